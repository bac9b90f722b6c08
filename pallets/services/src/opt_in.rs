// SPDX-License-Identifier: Apache-2.0

//! The handshake: an operator offers, the service admits or refuses.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_opt_in(
		operator: T::AccountId,
		service: ServiceId,
		magnitude: Magnitude,
	) -> DispatchResult {
		ensure!(!magnitude.is_zero(), Error::<T>::ZeroMagnitude);
		// What is due makes room, at this service perhaps; a failure below undoes it.
		Self::release_due_of(&operator);
		let mut record = Self::ensure_running(service)?;
		ensure!(!Allocations::<T>::contains_key(service, &operator), Error::<T>::AlreadyOptedIn);
		let at_once = Self::ensure_welcome(&record.terms, &operator)?;
		let reserved = Self::reserved(&operator)
			.checked_add(magnitude)
			.ok_or(Error::<T>::MagnitudeExceeded)?;
		Self::ensure_honourable(&record.terms, &operator, magnitude, reserved)?;

		let mut allocation = Allocation::offer(magnitude);
		let effective_from = match at_once {
			true => Some(Self::admit_to(&mut record, &mut allocation)?),
			false => {
				Self::wait_for(&mut record)?;
				None
			}
		};
		OperatorServices::<T>::try_append(&operator, service)
			.map_err(|_| Error::<T>::TooManyServices)?;
		Services::<T>::insert(service, record);
		Allocations::<T>::insert(service, &operator, allocation);
		Self::deposit_event(Event::OptedIn { service, operator: operator.clone(), magnitude });
		if let Some(effective_from) = effective_from {
			Self::deposit_event(Event::OperatorAdmitted { service, operator, effective_from });
		}
		Ok(())
	}

	pub(crate) fn do_admit(
		who: T::AccountId,
		service: ServiceId,
		operator: T::AccountId,
	) -> DispatchResult {
		Self::ensure_owned(service, &who)?;
		let mut record = Self::ensure_running(service)?;
		let mut allocation = Self::ensure_application(service, &operator)?;
		let reserved = Self::reserved(&operator);
		Self::ensure_honourable(&record.terms, &operator, allocation.left, reserved)?;
		record.applications.saturating_dec();
		let effective_from = Self::admit_to(&mut record, &mut allocation)?;
		Services::<T>::insert(service, record);
		Allocations::<T>::insert(service, &operator, allocation);
		Self::deposit_event(Event::OperatorAdmitted { service, operator, effective_from });
		Ok(())
	}

	pub(crate) fn do_reject(
		who: T::AccountId,
		service: ServiceId,
		operator: T::AccountId,
	) -> DispatchResult {
		Self::ensure_owned(service, &who)?;
		let allocation = Self::ensure_application(service, &operator)?;
		Self::forget(service, &operator, &allocation);
		Self::deposit_event(Event::ApplicationRejected { service, operator });
		Ok(())
	}

	/// Counts one more operator, makes `allocation` back the service after the allocation delay,
	/// and returns the era from which it does; storing that is the caller's.
	fn admit_to(
		record: &mut ServiceOf<T>,
		allocation: &mut AllocationOf<T>,
	) -> Result<EraIndex, DispatchError> {
		ensure!(record.operators < T::MaxOperatorsPerService::get(), Error::<T>::TooManyOperators);
		let effective_from = T::Eras::active_era()
			.checked_add(T::Delays::get().allocation)
			.ok_or(ArithmeticError::Overflow)?;
		allocation.admit(effective_from).map_err(Error::<T>::from)?;
		record.operators.saturating_inc();
		Ok(effective_from)
	}

	/// Counts one more application; storing that is the caller's.
	fn wait_for(record: &mut ServiceOf<T>) -> DispatchResult {
		ensure!(
			record.applications < T::MaxOperatorsPerService::get(),
			Error::<T>::TooManyApplications
		);
		record.applications.saturating_inc();
		Ok(())
	}

	/// Whether the service admits `operator` at once; an error if it never would.
	fn ensure_welcome(terms: &TermsOf<T>, operator: &T::AccountId) -> Result<bool, Error<T>> {
		match &terms.admission {
			Admission::Open => Ok(true),
			Admission::Approval => Ok(false),
			Admission::AllowList(list) => {
				list.binary_search(operator).map(|_| true).map_err(|_| Error::<T>::NotOnAllowList)
			}
		}
	}

	/// Checks that `operator` can honour an allocation of `magnitude`, with which its allocations
	/// take `reserved` of its magnitude together.
	fn ensure_honourable(
		terms: &TermsOf<T>,
		operator: &T::AccountId,
		magnitude: Magnitude,
		reserved: Magnitude,
	) -> DispatchResult {
		T::Stake::ensure_active(operator)?;
		ensure!(reserved <= T::Stake::magnitude(operator), Error::<T>::MagnitudeExceeded);
		// The next era, because what was delegated in this one counts from then on.
		let next = T::Eras::active_era().saturating_add(1);
		let stake = T::Stake::backing(operator, magnitude, next);
		ensure!(stake > 0 && stake >= terms.min_operator_stake, Error::<T>::StakeTooLow);
		Ok(())
	}

	fn ensure_application(
		service: ServiceId,
		operator: &T::AccountId,
	) -> Result<AllocationOf<T>, Error<T>> {
		let allocation = Allocations::<T>::get(service, operator).ok_or(Error::<T>::NotOptedIn)?;
		ensure!(!allocation.is_admitted(), Error::<T>::AlreadyAdmitted);
		Ok(allocation)
	}
}
