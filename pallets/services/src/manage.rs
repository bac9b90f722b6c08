// SPDX-License-Identifier: Apache-2.0

//! Creating, describing, pausing and retiring a service.

use crate::*;
use frame::token::Precision;

impl<T: Config> Pallet<T> {
	/// Creates a service owned by `owner`, from whom the deposit is held, and returns its name.
	pub fn do_create_service(
		owner: T::AccountId,
		metadata: Vec<u8>,
		terms: TermsOf<T>,
	) -> Result<ServiceId, DispatchError> {
		Self::create_for(owner, T::Deposit::get(), metadata, terms)
	}

	/// Creates a service owned by `owner`, from whom `deposit` is held, and returns its name. Changes
	/// nothing when it fails.
	pub(crate) fn create_for(
		owner: T::AccountId,
		deposit: Balance,
		metadata: Vec<u8>,
		mut terms: TermsOf<T>,
	) -> Result<ServiceId, DispatchError> {
		let metadata = Self::bound_metadata(metadata)?;
		Self::ensure_sensible(&owner, &mut terms)?;
		let service = NextServiceId::<T>::get();
		let next = service.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		// Without one the owner need not even exist, as pallets' accounts do not.
		if deposit > 0 {
			T::Currency::hold(&HoldReason::ServiceDeposit.into(), &owner, deposit)?;
		}
		NextServiceId::<T>::put(next);
		let record = Service {
			owner: owner.clone(),
			deposit,
			metadata,
			paused: false,
			operators: 0,
			applications: 0,
		};
		Services::<T>::insert(service, record);
		let terms = TermsHistory::new(T::Eras::active_era(), terms);
		TermsHistories::<T>::insert(service, terms);
		Self::deposit_event(Event::ServiceCreated { service, owner });
		Ok(service)
	}

	pub(crate) fn do_set_service_metadata(
		who: T::AccountId,
		service: ServiceId,
		metadata: Vec<u8>,
	) -> DispatchResult {
		let mut record = Self::ensure_owned(service, &who)?;
		record.metadata = Self::bound_metadata(metadata)?;
		Services::<T>::insert(service, record);
		Self::deposit_event(Event::ServiceMetadataSet { service });
		Ok(())
	}

	pub(crate) fn do_retire_service(who: T::AccountId, service: ServiceId) -> DispatchResult {
		let record = Self::ensure_owned(service, &who)?;
		ensure!(record.operators == 0 && record.applications == 0, Error::<T>::ServiceInUse);
		if record.deposit > 0 {
			T::Currency::release(
				&HoldReason::ServiceDeposit.into(),
				&who,
				record.deposit,
				Precision::Exact,
			)?;
		}
		Services::<T>::remove(service);
		TermsHistories::<T>::remove(service);
		Self::deposit_event(Event::ServiceRetired { service });
		Ok(())
	}

	pub(crate) fn do_pause_service(service: ServiceId) -> DispatchResult {
		let mut record = Self::ensure_running(service)?;
		record.paused = true;
		Services::<T>::insert(service, record);
		Self::deposit_event(Event::ServicePaused { service });
		Ok(())
	}

	pub(crate) fn do_resume_service(service: ServiceId) -> DispatchResult {
		let mut record = Self::ensure_service(service)?;
		ensure!(record.paused, Error::<T>::ServiceNotPaused);
		record.paused = false;
		Services::<T>::insert(service, record);
		Self::deposit_event(Event::ServiceResumed { service });
		Ok(())
	}

	pub(crate) fn ensure_service(service: ServiceId) -> Result<ServiceOf<T>, Error<T>> {
		Services::<T>::get(service).ok_or(Error::<T>::UnknownService)
	}

	pub(crate) fn ensure_running(service: ServiceId) -> Result<ServiceOf<T>, Error<T>> {
		let record = Self::ensure_service(service)?;
		ensure!(!record.paused, Error::<T>::ServiceIsPaused);
		Ok(record)
	}

	pub(crate) fn ensure_owned(
		service: ServiceId,
		who: &T::AccountId,
	) -> Result<ServiceOf<T>, Error<T>> {
		let record = Self::ensure_service(service)?;
		ensure!(record.owner == *who, Error::<T>::NotServiceOwner);
		Ok(record)
	}

	fn bound_metadata(metadata: Vec<u8>) -> Result<BoundedVec<u8, T::MaxMetadata>, Error<T>> {
		metadata.try_into().map_err(|_| Error::<T>::MetadataTooLong)
	}
}
