// SPDX-License-Identifier: Apache-2.0

//! Closing eras that are over: points for those who were there, slashes for those who were not.

use crate::{pallet::*, weights::WeightInfo, LOG_TARGET};
use alloc::vec::Vec;
use codec::Encode;
use frame::{
	deps::{
		frame_support::{weights::WeightMeter, BoundedBTreeMap},
		sp_core::H256,
	},
	hashing::blake2_256,
	prelude::*,
};
use restaking_primitives::{
	security::{InspectService, PayService, SlashService},
	EraIndex, ProvenOffence, ServiceId,
};

/// What the evidence of an offence begins with.
const OFFENCE: &[u8] = b"rampart/template/silence";

impl<T: Config> Pallet<T> {
	/// Does what is due, one step after the other, as far as `meter` allows: every era first, so that
	/// points are counted before anybody is paid by them, slashes then.
	pub(crate) fn work_off(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::poll_base()).is_err() {
			return;
		}
		let Some(service) = Service::<T>::get() else { return };
		let now = T::Security::active_era();
		let mut era = NextEra::<T>::get();
		while era < now {
			if meter.try_consume(T::WeightInfo::close_era(T::MaxOperators::get())).is_err() {
				break;
			}
			Self::close_era(service, era);
			era = era.saturating_add(1);
			NextEra::<T>::put(era);
		}
		while let Some((era, operator)) = Offences::<T>::iter_keys().next() {
			if meter.try_consume(T::WeightInfo::slash_offender()).is_err() {
				break;
			}
			Self::slash_offender(service, era, operator);
		}
	}

	// guide: close
	/// Tells who was there from who was silent, by the stake of when the era began.
	pub(crate) fn close_era(service: ServiceId, era: EraIndex) {
		let pinged = Present::<T>::take(era);
		let silent_before = Silent::<T>::take();
		let mut silent = BoundedBTreeMap::new();
		let mut points = Vec::new();
		let mut missing = 0_u32;
		for (operator, _) in T::Security::operators_in(service, era) {
			if pinged.contains(&operator) {
				points.push((operator, 1));
				continue;
			}
			missing.saturating_inc();
			let eras = silent_before.get(&operator).map_or(1, |eras| eras.saturating_add(1));
			if eras < T::Patience::get() {
				// There is room for every operator.
				let _ = silent.try_insert(operator, eras);
			} else {
				Offences::<T>::insert((era, operator), ());
			}
		}
		Silent::<T>::put(silent);
		let present = points.len().saturated_into();
		Self::deposit_event(Event::EraClosed { era, present, silent: missing });
		Self::give_points(service, era, points);
	}
	// guide: end

	// guide: points
	/// One point for each of those who were there: the stream pays by them.
	fn give_points(service: ServiceId, era: EraIndex, points: Vec<(T::AccountId, u32)>) {
		if points.is_empty() {
			return;
		}
		let reported = T::Security::report_points(T::PalletId::get(), service, era, points);
		if let Err(error) = reported {
			log::warn!(target: LOG_TARGET, "no points for era {era}: {error:?}");
			Self::deposit_event(Event::PointsRefused { era, error });
		}
	}
	// guide: end

	// guide: slash
	/// Slashes for one offence, which is then done with, whatever comes of it.
	pub(crate) fn slash_offender(service: ServiceId, era: EraIndex, operator: T::AccountId) {
		Offences::<T>::remove((era, &operator));
		let evidence = Self::evidence(service, era, &operator);
		let offence = ProvenOffence { operator: operator.clone(), era, evidence };
		// The terms say what it costs; no more than that is taken.
		let fraction = Perbill::one();
		match T::Security::slash(T::PalletId::get(), service, offence, fraction, None) {
			Ok(slash) => {
				Self::deposit_event(Event::SilenceReported { era, operator, slash });
			}
			Err(error) => {
				log::warn!(target: LOG_TARGET, "an operator is not slashed: {error:?}");
				Self::deposit_event(Event::SlashRefused { era, operator, error });
			}
		}
	}

	/// Names an offence: the same for one operator and era, whenever it is found.
	pub(crate) fn evidence(service: ServiceId, era: EraIndex, operator: &T::AccountId) -> H256 {
		blake2_256(&(OFFENCE, service, era, operator).encode()).into()
	}
	// guide: end
}
