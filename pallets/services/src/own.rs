// SPDX-License-Identifier: Apache-2.0

//! What a service asks of the registry, and how a pallet runs its own.

use crate::*;
use restaking_primitives::{
	security::{InspectService, OwnService, TermsOfService},
	ServiceOperators, ServiceTerms,
};

impl<T: Config> InspectService<T::AccountId> for Pallet<T> {
	fn active_era() -> EraIndex {
		T::Eras::active_era()
	}

	fn max_operators() -> u32 {
		T::MaxOperatorsPerService::get()
	}

	fn is_paused(service: ServiceId) -> bool {
		<Self as ServiceTerms<_>>::is_paused(service)
	}

	fn operators(service: ServiceId) -> Vec<(T::AccountId, Balance)> {
		let era = T::Eras::active_era();
		Allocations::<T>::iter_prefix(service)
			.filter_map(|(operator, allocation)| {
				let claim = Self::with_tranche(&operator, allocation)?;
				let stake = Self::worth(&operator, &claim, era);
				(stake > 0).then_some((operator, stake))
			})
			.collect()
	}

	fn operators_in(service: ServiceId, era: EraIndex) -> Vec<(T::AccountId, Balance)> {
		<Self as ServiceOperators<_>>::stakes_in(service, era)
	}

	fn stake(service: ServiceId, operator: &T::AccountId) -> Balance {
		Self::stake_at(service, operator).unwrap_or_default()
	}

	fn stake_in(service: ServiceId, operator: &T::AccountId, era: EraIndex) -> Balance {
		<Self as ServiceOperators<_>>::stake_in(service, operator, era)
	}

	fn quorum(service: ServiceId, era: EraIndex) -> Option<Perbill> {
		Self::terms_in(service, era).map(|terms| terms.quorum)
	}
}

impl<T: Config> OwnService<T::AccountId> for Pallet<T> {
	fn create(
		pallet: PalletId,
		metadata: Vec<u8>,
		terms: TermsOfService<T::AccountId>,
	) -> Result<ServiceId, DispatchError> {
		let terms = Self::bound_terms(terms)?;
		Self::create_for(Self::account(pallet), Balance::zero(), metadata, terms)
	}

	fn terms(service: ServiceId, era: EraIndex) -> Option<TermsOfService<T::AccountId>> {
		Self::terms_in(service, era).map(Into::into)
	}

	fn change_terms(
		pallet: PalletId,
		service: ServiceId,
		terms: TermsOfService<T::AccountId>,
	) -> Result<EraIndex, DispatchError> {
		let terms = Self::bound_terms(terms)?;
		Self::do_change_terms(Self::account(pallet), service, terms)
	}

	fn applications(service: ServiceId) -> Vec<T::AccountId> {
		Allocations::<T>::iter_prefix(service)
			.filter(|(_, allocation)| !allocation.is_admitted())
			.map(|(operator, _)| operator)
			.collect()
	}

	fn admit(pallet: PalletId, service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		Self::do_admit(Self::account(pallet), service, operator.clone())
	}

	fn reject(pallet: PalletId, service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		Self::do_reject(Self::account(pallet), service, operator.clone())
	}

	fn remove(pallet: PalletId, service: ServiceId, operator: &T::AccountId) -> DispatchResult {
		Self::do_remove_operator(Self::account(pallet), service, operator.clone())
	}
}

impl<T: Config> Pallet<T> {
	fn bound_terms(terms: TermsOfService<T::AccountId>) -> Result<TermsOf<T>, Error<T>> {
		terms.try_into().map_err(|why: AllowListTooLong| why.into())
	}
}
