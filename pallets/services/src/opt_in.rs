// SPDX-License-Identifier: Apache-2.0

//! The handshake: an operator offers, the service admits or refuses.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_opt_in(
		operator: T::AccountId,
		service: ServiceId,
		magnitude: Magnitude,
	) -> DispatchResult {
		Self::offer(operator, service, Allocation::exclusive(magnitude))
	}

	pub(crate) fn do_opt_in_shared(
		operator: T::AccountId,
		service: ServiceId,
		cap: Magnitude,
	) -> DispatchResult {
		Self::offer(operator, service, Allocation::shared(cap))
	}

	fn offer(
		operator: T::AccountId,
		service: ServiceId,
		mut allocation: AllocationOf<T>,
	) -> DispatchResult {
		let (magnitude, shared) = (allocation.left, allocation.shared);
		ensure!(!magnitude.is_zero(), Error::<T>::ZeroMagnitude);
		// What is due makes room, at this service perhaps; a failure below undoes it.
		Self::release_due_of(&operator);
		let mut record = Self::ensure_running(service)?;
		ensure!(!Allocations::<T>::contains_key(service, &operator), Error::<T>::AlreadyOptedIn);
		let terms = Self::terms_now(service)?;
		let at_once = Self::ensure_welcome(&terms, &operator)?;
		// The tranche was taken from the operator's magnitude when it was opened.
		let new = if shared { Magnitude::ZERO } else { magnitude };
		Self::ensure_honourable(&terms, &operator, &allocation, new)?;

		let effective_from = match at_once {
			true => Some(Self::admit_to(&mut record, &mut allocation)?),
			false => {
				Self::wait_for(&mut record)?;
				None
			}
		};
		if shared {
			Self::join_tranche(&operator, service)?;
		}
		OperatorServices::<T>::try_append(&operator, service)
			.map_err(|_| Error::<T>::TooManyServices)?;
		Services::<T>::insert(service, record);
		Allocations::<T>::insert(service, &operator, allocation);
		let opted_in = Event::OptedIn { service, operator: operator.clone(), magnitude, shared };
		Self::deposit_event(opted_in);
		if let Some(effective_from) = effective_from {
			Self::note_admission(service, operator, effective_from);
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
		let terms = Self::terms_now(service)?;
		// What the application asks for is reserved already.
		Self::ensure_honourable(&terms, &operator, &allocation, Magnitude::ZERO)?;
		record.applications.saturating_dec();
		let effective_from = Self::admit_to(&mut record, &mut allocation)?;
		Services::<T>::insert(service, record);
		Allocations::<T>::insert(service, &operator, allocation);
		Self::note_admission(service, operator, effective_from);
		Ok(())
	}

	/// Says that `service` has just admitted `operator`.
	fn note_admission(service: ServiceId, operator: T::AccountId, effective_from: EraIndex) {
		let admitted =
			Event::OperatorAdmitted { service, operator: operator.clone(), effective_from };
		Self::deposit_event(admitted);
		T::OnService::on_joined(service, &operator, effective_from);
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

	/// Checks that `operator` can honour `allocation`, which takes `new` of its magnitude besides
	/// what is reserved already.
	fn ensure_honourable(
		terms: &TermsOf<T>,
		operator: &T::AccountId,
		allocation: &AllocationOf<T>,
		new: Magnitude,
	) -> DispatchResult {
		T::Stake::ensure_active(operator)?;
		Self::ensure_can_reserve(operator, new)?;
		if allocation.shared {
			Self::ensure_tranche_covers(operator, allocation.left)?;
		}
		// The next era, because what was delegated in this one counts from then on.
		let next = T::Eras::active_era().saturating_add(1);
		let stake = T::Stake::backing(operator, allocation.left, next);
		ensure!(stake > 0 && stake >= terms.min_operator_stake, Error::<T>::StakeTooLow);
		Ok(())
	}

	/// Checks that `operator` has `new` of its magnitude to offer besides what is reserved already.
	pub(crate) fn ensure_can_reserve(operator: &T::AccountId, new: Magnitude) -> DispatchResult {
		let reserved =
			Self::reserved(operator).checked_add(new).ok_or(Error::<T>::MagnitudeExceeded)?;
		ensure!(reserved <= T::Stake::magnitude(operator), Error::<T>::MagnitudeExceeded);
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
