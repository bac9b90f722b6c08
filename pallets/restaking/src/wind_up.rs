// SPDX-License-Identifier: Apache-2.0

//! Winding up an operator that was slashed to nothing.
//!
//! It cannot be delegated to, and can start again once nobody has anything with it any more. Nobody
//! has to come back for that: in spare weight everybody who is still with it is touched, so that what
//! is delegated leaves, and touched again when exits that began then are over. What a slash that is
//! still under decision could reach stays, and has its turn in a later round.

use crate::*;
use frame::{deps::frame_support::weights::WeightMeter, prelude::Get};
use restaking_primitives::{EraIndex, Eras};

impl<T: Config> Pallet<T> {
	/// Touches everybody who is with `operator`, from `era` on; its `ledger` says so.
	pub(crate) fn wind_up_from(
		era: EraIndex,
		operator: &T::AccountId,
		ledger: &mut OperatorLedger<T>,
	) {
		ledger.winds_up = Some(era);
		WindingUp::<T>::insert(era, operator, None::<T::AccountId>);
		let first = WindUpFrom::<T>::get().map_or(era, |from| from.min(era));
		WindUpFrom::<T>::put(first);
	}

	/// Nobody is with `operator` any more, which was to be wound up from `era` on.
	pub(crate) fn wind_up_no_more(operator: &T::AccountId, era: Option<EraIndex>) {
		let Some(era) = era else { return };
		// No call weighs this: it happens once to an operator that was slashed to nothing.
		Self::register_weight(T::DbWeight::get().writes(1));
		WindingUp::<T>::remove(era, operator);
	}

	/// Winds up exhausted operators, as far as `meter` allows.
	pub(crate) fn wind_up_within(meter: &mut WeightMeter) {
		let now = T::Eras::active_era();
		while let Some(era) = WindUpFrom::<T>::get().filter(|era| *era <= now) {
			if meter.try_consume(T::WeightInfo::wind_up_step()).is_err() {
				return;
			}
			let Some((operator, after)) = WindingUp::<T>::iter_prefix(era).next() else {
				let any = WindingUp::<T>::iter_keys().next().is_some();
				WindUpFrom::<T>::set(any.then(|| era.saturating_add(1)));
				continue;
			};
			let queued = Operators::<T>::get(&operator).filter(|it| it.winds_up == Some(era));
			let Some(mut ledger) = queued else {
				WindingUp::<T>::remove(era, &operator);
				continue;
			};
			let Some(restaker) = Self::restakers_after(&operator, after.as_ref(), 1).pop() else {
				WindingUp::<T>::remove(era, &operator);
				// Who is still there has left by now.
				let over = now.saturating_add(DelaysInForce::<T>::get().exit);
				Self::wind_up_from(over, &operator, &mut ledger);
				Operators::<T>::insert(&operator, ledger);
				continue;
			};
			if !Self::touch_within(meter, &ledger, &operator, &restaker) {
				return;
			}
			// It can have been the last one.
			WindingUp::<T>::mutate_exists(era, &operator, |after| {
				*after = after.take().map(|_| Some(restaker));
			});
		}
	}
}
