// SPDX-License-Identifier: Apache-2.0

//! Either side ends what they have with the other.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_opt_out(operator: T::AccountId, service: ServiceId) -> DispatchResult {
		let allocation = Allocations::<T>::get(service, &operator).ok_or(Error::<T>::NotOptedIn)?;
		if allocation.is_admitted() {
			return Self::end_admitted(service, operator, allocation);
		}
		Self::forget(service, &operator, &allocation);
		Self::deposit_event(Event::ApplicationWithdrawn { service, operator });
		Ok(())
	}

	pub(crate) fn do_remove_operator(
		who: T::AccountId,
		service: ServiceId,
		operator: T::AccountId,
	) -> DispatchResult {
		Self::ensure_owned(service, &who)?;
		let allocation = Allocations::<T>::get(service, &operator).ok_or(Error::<T>::NotOptedIn)?;
		ensure!(allocation.is_admitted(), Error::<T>::NotAdmitted);
		Self::end_admitted(service, operator, allocation)
	}

	fn end_admitted(
		service: ServiceId,
		operator: T::AccountId,
		mut allocation: AllocationOf<T>,
	) -> DispatchResult {
		ensure!(allocation.ending.is_none(), Error::<T>::AlreadyEnded);
		if !allocation.has_begun(T::Eras::active_era()) {
			Self::forget(service, &operator, &allocation);
			let cancelled = Event::AllocationCancelled { service, operator: operator.clone() };
			Self::deposit_event(cancelled);
			T::OnService::on_left(service, &operator, None);
			return Ok(());
		}
		let ending = Self::end(&mut allocation)?;
		Allocations::<T>::insert(service, &operator, allocation);
		Self::note_ending(service, &operator, ending);
		Ok(())
	}

	/// Ends `allocation` in the active era; storing that is the caller's.
	pub(crate) fn end(allocation: &mut AllocationOf<T>) -> Result<Ending, DispatchError> {
		let now = T::Eras::active_era();
		let queued_for = now.checked_add(Self::release_delay()).ok_or(ArithmeticError::Overflow)?;
		Self::set_from_next(&mut allocation.steps, Magnitude::ZERO)?;
		let ending = Ending { in_era: now, queued_for };
		allocation.ending = Some(ending);
		Ok(ending)
	}

	/// Queues the release of an allocation that has just ended and is stored, and says so.
	pub(crate) fn note_ending(service: ServiceId, operator: &T::AccountId, ending: Ending) {
		ReleaseQueue::<T>::insert(ending.queued_for, (service, operator), ());
		Self::deposit_event(Event::AllocationEnded {
			service,
			operator: operator.clone(),
			ended_in: ending.in_era,
			releasable_from: ending.queued_for,
		});
		T::OnService::on_left(service, operator, Some(ending.in_era));
	}

	/// Makes `nominal` what a history says of the next era on; storing that is the caller's.
	pub(crate) fn set_from_next(
		steps: &mut History<T::MaxSteps>,
		nominal: Magnitude,
	) -> DispatchResult {
		let now = T::Eras::active_era();
		let next = now.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		steps.set_from(next, nominal, Self::oldest_slashable(now)).map_err(Error::<T>::from)?;
		Ok(())
	}
}
