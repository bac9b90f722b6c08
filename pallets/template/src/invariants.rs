// SPDX-License-Identifier: Apache-2.0

//! What holds between any two extrinsics, whatever happened. Reads the whole state.

use crate::pallet::*;
use alloc::collections::btree_set::BTreeSet;
use frame::prelude::*;
use restaking_primitives::security::InspectService;

/// Fails with a sentence that says what is broken.
fn check(holds: bool, what: &'static str) -> DispatchResult {
	ensure!(holds, DispatchError::Other(what));
	Ok(())
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet, and says which one is broken.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::check_nothing_is_stored_before_the_start()?;
		Self::check_who_was_there_is_of_open_eras()?;
		Self::check_each_operator_pinged_once()?;
		Self::check_who_pinged_backs_the_service()?;
		Self::check_nobody_is_silent_beyond_patience()?;
		Self::check_offences_are_of_closed_eras()
	}

	fn check_nothing_is_stored_before_the_start() -> DispatchResult {
		let empty = Present::<T>::iter_keys().next().is_none()
			&& Offences::<T>::iter_keys().next().is_none()
			&& Silent::<T>::get().is_empty();
		check(
			Service::<T>::exists() || empty,
			"template: something is stored, and it has not started",
		)?;
		let begun = NextEra::<T>::get() <= T::Security::active_era();
		check(begun, "template: an era is closed that is not over")
	}

	fn check_who_was_there_is_of_open_eras() -> DispatchResult {
		let open = NextEra::<T>::get()..=T::Security::active_era();
		let all = Present::<T>::iter_keys().all(|era| open.contains(&era));
		check(all, "template: it is kept who was there in an era that is closed, or has not begun")
	}

	fn check_each_operator_pinged_once() -> DispatchResult {
		let once = Present::<T>::iter_values().all(|present| {
			let distinct: BTreeSet<_> = present.iter().collect();
			distinct.len() == present.len() && !present.is_empty()
		});
		check(once, "template: an operator pinged twice, or nobody did")
	}

	/// Of the active era alone: what there was in earlier ones is forgotten some time.
	fn check_who_pinged_backs_the_service() -> DispatchResult {
		let Some(service) = Service::<T>::get() else { return Ok(()) };
		let now = T::Security::active_era();
		let backed = Present::<T>::get(now)
			.iter()
			.all(|operator| T::Security::stake_in(service, operator, now) > 0);
		check(backed, "template: somebody pinged who does not back it")
	}

	fn check_nobody_is_silent_beyond_patience() -> DispatchResult {
		let patient = 1..T::Patience::get();
		let all = Silent::<T>::get().values().all(|eras| patient.contains(eras));
		check(all, "template: somebody was silent for no era, or for longer than that is allowed")
	}

	fn check_offences_are_of_closed_eras() -> DispatchResult {
		let next = NextEra::<T>::get();
		let closed = Offences::<T>::iter_keys().all(|(era, _)| era < next);
		check(closed, "template: an offence was found in an era that is not closed")
	}
}
