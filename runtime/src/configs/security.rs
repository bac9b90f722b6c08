// SPDX-License-Identifier: Apache-2.0

//! What services share: each capability of the pallet that has it.

use crate::{timing, AccountId, Balance, Operators, Rewards, Runtime, Services, Slashing};
use alloc::vec::Vec;
use frame_support::PalletId;
use restaking_primitives::{
	runtime_api::ServiceHealth,
	security::{InspectService, OwnService, PayService, ServiceKeys, SlashService, TermsOfService},
	EraIndex, KeyKind, ProvenOffence, ServiceId, ServiceKey, SlashId,
};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

/// The security of this chain, for services: a pallet's `type Security`.
pub struct RampartSecurity;

impl RampartSecurity {
	/// How `service` is; `None` if there is no such service.
	pub fn health(service: ServiceId) -> Option<ServiceHealth<AccountId>> {
		let operators = Services::operators_health(service)?;
		let without_key = Self::operators(service)
			.into_iter()
			.map(|(operator, _)| operator)
			.filter(|operator| KINDS.iter().all(|kind| Self::key_of(operator, *kind).is_none()))
			.collect();
		let era_millis = timing::Pallet::<Runtime>::parameters().era_millis();
		Some(ServiceHealth {
			era: Self::active_era(),
			paused: Self::is_paused(service),
			operators,
			without_key,
			rewards: Rewards::health(service, era_millis),
			slashes: Slashing::slashes_health(service),
		})
	}
}

/// Every kind of key there is.
const KINDS: [KeyKind; 3] = [KeyKind::Sr25519, KeyKind::Ed25519, KeyKind::Ecdsa];

impl InspectService<AccountId> for RampartSecurity {
	fn active_era() -> EraIndex {
		<Services as InspectService<AccountId>>::active_era()
	}

	fn max_operators() -> u32 {
		<Services as InspectService<AccountId>>::max_operators()
	}

	fn is_paused(service: ServiceId) -> bool {
		<Services as InspectService<AccountId>>::is_paused(service)
	}

	fn operators(service: ServiceId) -> Vec<(AccountId, Balance)> {
		<Services as InspectService<AccountId>>::operators(service)
	}

	fn operators_in(service: ServiceId, era: EraIndex) -> Vec<(AccountId, Balance)> {
		<Services as InspectService<AccountId>>::operators_in(service, era)
	}

	fn stake(service: ServiceId, operator: &AccountId) -> Balance {
		<Services as InspectService<AccountId>>::stake(service, operator)
	}

	fn stake_in(service: ServiceId, operator: &AccountId, era: EraIndex) -> Balance {
		<Services as InspectService<AccountId>>::stake_in(service, operator, era)
	}

	fn quorum(service: ServiceId, era: EraIndex) -> Option<Perbill> {
		<Services as InspectService<AccountId>>::quorum(service, era)
	}
}

impl ServiceKeys<AccountId> for RampartSecurity {
	fn owner_in(key: &ServiceKey, era: EraIndex) -> Option<AccountId> {
		<Operators as ServiceKeys<AccountId>>::owner_in(key, era)
	}

	fn key_of(operator: &AccountId, kind: KeyKind) -> Option<ServiceKey> {
		<Operators as ServiceKeys<AccountId>>::key_of(operator, kind)
	}
}

impl SlashService<AccountId> for RampartSecurity {
	fn slash(
		pallet: PalletId,
		service: ServiceId,
		offence: ProvenOffence<AccountId>,
		fraction: Perbill,
		reporter: Option<AccountId>,
	) -> Result<SlashId, DispatchError> {
		<Slashing as SlashService<_>>::slash(pallet, service, offence, fraction, reporter)
	}
}

impl PayService<AccountId> for RampartSecurity {
	fn pot(service: ServiceId) -> Balance {
		<Rewards as PayService<AccountId>>::pot(service)
	}

	fn fund(service: ServiceId, from: &AccountId, amount: Balance) -> DispatchResult {
		<Rewards as PayService<_>>::fund(service, from, amount)
	}

	fn report_points(
		pallet: PalletId,
		service: ServiceId,
		era: EraIndex,
		points: Vec<(AccountId, u32)>,
	) -> DispatchResult {
		<Rewards as PayService<_>>::report_points(pallet, service, era, points)
	}

	fn distribute(
		pallet: PalletId,
		service: ServiceId,
		era: EraIndex,
		amount: Balance,
		by_points: bool,
	) -> DispatchResult {
		<Rewards as PayService<AccountId>>::distribute(pallet, service, era, amount, by_points)
	}

	fn stream(
		pallet: PalletId,
		service: ServiceId,
		per_era: Balance,
		eras: u32,
		by_points: bool,
	) -> DispatchResult {
		<Rewards as PayService<AccountId>>::stream(pallet, service, per_era, eras, by_points)
	}

	fn stop_stream(pallet: PalletId, service: ServiceId) -> DispatchResult {
		<Rewards as PayService<AccountId>>::stop_stream(pallet, service)
	}
}

impl OwnService<AccountId> for RampartSecurity {
	fn create(
		pallet: PalletId,
		metadata: Vec<u8>,
		terms: TermsOfService<AccountId>,
	) -> Result<ServiceId, DispatchError> {
		<Services as OwnService<_>>::create(pallet, metadata, terms)
	}

	fn terms(service: ServiceId, era: EraIndex) -> Option<TermsOfService<AccountId>> {
		<Services as OwnService<_>>::terms(service, era)
	}

	fn change_terms(
		pallet: PalletId,
		service: ServiceId,
		terms: TermsOfService<AccountId>,
	) -> Result<EraIndex, DispatchError> {
		<Services as OwnService<_>>::change_terms(pallet, service, terms)
	}

	fn applications(service: ServiceId) -> Vec<AccountId> {
		<Services as OwnService<_>>::applications(service)
	}

	fn admit(pallet: PalletId, service: ServiceId, operator: &AccountId) -> DispatchResult {
		<Services as OwnService<_>>::admit(pallet, service, operator)
	}

	fn reject(pallet: PalletId, service: ServiceId, operator: &AccountId) -> DispatchResult {
		<Services as OwnService<_>>::reject(pallet, service, operator)
	}

	fn remove(pallet: PalletId, service: ServiceId, operator: &AccountId) -> DispatchResult {
		<Services as OwnService<_>>::remove(pallet, service, operator)
	}
}
