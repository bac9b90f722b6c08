// SPDX-License-Identifier: Apache-2.0

//! What holds between any two extrinsics, whatever happened. Reads the whole state.

use crate::pallet::*;
use alloc::collections::btree_set::BTreeSet;
use frame::prelude::*;
use restaking_primitives::{security::InspectService, Asset, EraIndex};

/// Fails with a sentence that says what is broken.
fn check(holds: bool, what: &'static str) -> DispatchResult {
	ensure!(holds, DispatchError::Other(what));
	Ok(())
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet, and says which one is broken.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::check_nothing_is_stored_before_the_start()?;
		Self::check_the_next_round_is_one()?;
		Self::check_rounds_are_open()?;
		Self::check_each_operator_submitted_once()?;
		Self::check_who_submitted_backs_the_service()?;
		Self::check_offences_are_of_closed_rounds()?;
		Self::check_prices_are_of_closed_rounds()
	}

	/// The position of a round in its era; `None` if the pair is unknown.
	fn position(asset: &Asset) -> Option<u32> {
		Assets::<T>::get().iter().position(|known| known == asset).map(|at| at.saturated_into())
	}

	/// Whether a round was closed; `None` if the pair is unknown.
	fn is_closed(era: EraIndex, asset: &Asset) -> Option<bool> {
		let next = Closing::<T>::get();
		Self::position(asset).map(|at| (era, at) < (next.era, next.closed))
	}

	fn check_nothing_is_stored_before_the_start() -> DispatchResult {
		let started = Service::<T>::exists();
		let empty = Assets::<T>::get().is_empty();
		check(
			started != empty,
			"oracle: it has not started and prices pairs, or the other way round",
		)?;
		let distinct: BTreeSet<_> = Assets::<T>::get().into_iter().collect();
		check(distinct.len() == Assets::<T>::get().len(), "oracle: a pair is priced twice")
	}

	fn check_the_next_round_is_one() -> DispatchResult {
		let next = Closing::<T>::get();
		let known = (next.closed as usize) < Assets::<T>::get().len().max(1);
		let begun = next.era <= T::Security::active_era();
		check(known && begun, "oracle: the round that is closed next does not exist")
	}

	fn check_rounds_are_open() -> DispatchResult {
		let now = T::Security::active_era();
		let open = Rounds::<T>::iter_keys()
			.all(|(era, asset)| era <= now && Self::is_closed(era, &asset) == Some(false));
		check(open, "oracle: a round is kept that was closed, or has not begun")
	}

	fn check_each_operator_submitted_once() -> DispatchResult {
		let once = Rounds::<T>::iter_values().all(|round| {
			let operators: BTreeSet<_> = round.iter().map(|(operator, _)| operator).collect();
			operators.len() == round.len() && round.iter().all(|(_, price)| !price.is_zero())
		});
		check(once, "oracle: an operator submitted twice, or nothing")
	}

	/// Of the active era alone: what there was in earlier ones is forgotten some time.
	fn check_who_submitted_backs_the_service() -> DispatchResult {
		let Some(service) = Service::<T>::get() else { return Ok(()) };
		let now = T::Security::active_era();
		let backed = Rounds::<T>::iter_prefix_values(now)
			.flatten()
			.all(|(operator, _)| T::Security::stake_in(service, &operator, now) > 0);
		check(backed, "oracle: somebody submitted who does not back it")
	}

	fn check_offences_are_of_closed_rounds() -> DispatchResult {
		let closed = Offences::<T>::iter_keys()
			.all(|(era, asset, _)| Self::is_closed(era, &asset) == Some(true));
		check(closed, "oracle: an offence was found in a round that is open")
	}

	fn check_prices_are_of_closed_rounds() -> DispatchResult {
		let closed = Prices::<T>::iter().all(|(asset, (price, era))| {
			Self::is_closed(era, &asset) == Some(true) && !price.is_zero()
		});
		check(closed, "oracle: a price is none, or of a round that is open")
	}
}
