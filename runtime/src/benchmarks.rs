// SPDX-License-Identifier: Apache-2.0

//! The pallets whose calls are benchmarked, and what they need for it.

use crate::{configs::restaking::ActiveEra, timing, RuntimeOrigin, UNIT};
use crate::{
	AccountId, AllPalletsWithSystem, Availability, Babe, Balance, Balances, Grandpa, Multisig,
	Operators, Oracle, Proxy, Restaking, Rewards, Runtime, SafeMode, SecurityCouncil, Services,
	Slashing, Staking, Sudo, Timestamp, TransactionPayment, Treasury, TxPause, Utility,
	Verification, VoterList,
};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{
	baseline::Pallet as BaselineBench, define_benchmarks, BenchmarkBatch, BenchmarkConfig,
	BenchmarkList,
};
use frame_support::traits::{
	fungible::Mutate, Get, StorageInfo, StorageInfoTrait, WhitelistedStorageKeys,
};
use frame_system_benchmarking::{
	extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
};
use pallet_restaking::benchmarking::BenchmarkHelper as _;
use pallet_slashing::{
	Approval, Books, EquivocationProof, SignedStatement, SlashRecord, SlashStatus,
};
use pallet_staking::{ActiveEraInfo, RewardDestination};
use restaking_primitives::{
	security::ServiceStage, Beneficiary, Budget, Curve, EraIndex, Eras, KeyKind, Magnitude,
	OperatorRegistry, ServiceId, ServiceKey, ServiceSignature, SlashId, SlashMode, Steepness,
	VerifierId, Window, SERVICE_KEYS,
};
use sp_core::{crypto::KeyTypeId, H256};
use sp_io::crypto;
use sp_runtime::Perbill;

define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_babe, Babe]
	[pallet_bags_list, VoterList]
	[pallet_balances, Balances]
	[pallet_collective, SecurityCouncil]
	[pallet_grandpa, Grandpa]
	[pallet_multisig, Multisig]
	[pallet_proxy, Proxy]
	[pallet_safe_mode, SafeMode]
	[pallet_staking, Staking]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_treasury, Treasury]
	[pallet_tx_pause, TxPause]
	[pallet_utility, Utility]
	[pallet_operators, Operators]
	[pallet_restaking, Restaking]
	[pallet_services, Services]
	[pallet_slashing, Slashing]
	[pallet_rewards, Rewards]
	[pallet_example_availability, Availability]
	[pallet_example_oracle, Oracle]
	[pallet_example_verification, Verification]
);

impl frame_benchmarking::baseline::Config for Runtime {}
impl frame_system_benchmarking::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// What can be benchmarked.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs what is asked for.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// The treasury pays in the native token only, so there is but one kind of asset.
pub struct TreasuryArguments;

impl pallet_treasury::ArgumentsFactory<(), AccountId> for TreasuryArguments {
	fn create_asset_kind(_seed: u32) {}

	fn create_beneficiary(seed: [u8; 32]) -> AccountId {
		AccountId::new(seed)
	}
}

// What follows sets the stage for the restaking pallets with the real ones around them. It runs in
// benchmarks alone, where a failure has to stop the run.

/// The name of the account that owns the service slashed in benchmarks.
const OWNER: AccountId = AccountId::new([7; 32]);
/// The one that may slash.
const SLASHER: AccountId = AccountId::new([8; 32]);
/// The one that is slashed.
const OFFENDER: AccountId = AccountId::new([9; 32]);
/// The one that gets what is collected.
const BENEFICIARY: AccountId = AccountId::new([10; 32]);
/// The one that reported it.
const REPORTER: AccountId = AccountId::new([11; 32]);

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

fn fund(who: &AccountId, amount: Balance) {
	let _ = <Balances as Mutate<AccountId>>::mint_into(who, amount);
}

fn set_era(index: EraIndex) {
	pallet_staking::ActiveEra::<Runtime>::put(ActiveEraInfo { index, start: None });
	pallet_staking::CurrentEra::<Runtime>::put(index);
}

/// Registers an operator with a delegation of its own that is liable from the next era on.
#[allow(clippy::unwrap_used, reason = "see above")]
fn active_operator(who: &AccountId) {
	RestakingStage::operator(who);
	RestakingStage::bonded(who, 10_000 * UNIT);
	Restaking::delegate(signed(who), who.clone(), 5_000 * UNIT).unwrap();
}

/// The stage of the registry of operators.
pub struct OperatorsStage;

impl pallet_operators::BenchmarkHelper for OperatorsStage {
	fn set_active_era(era: EraIndex) {
		set_era(era);
	}
}

/// The stage of the ledger.
pub struct RestakingStage;

#[allow(clippy::unwrap_used, reason = "see above")]
impl pallet_restaking::benchmarking::BenchmarkHelper<AccountId> for RestakingStage {
	fn bonded(stash: &AccountId, amount: Balance) {
		fund(stash, amount.saturating_mul(2));
		Staking::bond(signed(stash), amount, RewardDestination::Staked).unwrap();
	}

	fn operator(who: &AccountId) {
		if !<Operators as OperatorRegistry<AccountId>>::is_operator(who) {
			fund(who, 1_000 * UNIT);
			Operators::register(signed(who), Vec::new(), Perbill::zero(), 0).unwrap();
		}
	}

	fn set_era(era: EraIndex) {
		set_era(era);
	}

	fn unbond_and_withdraw(stash: &AccountId, amount: Balance) {
		let era = ActiveEra::active_era();
		Staking::unbond(signed(stash), amount).unwrap();
		set_era(era.saturating_add(timing::BondingDuration::get()));
		Staking::withdraw_unbonded(signed(stash), 0).unwrap();
		set_era(era);
	}

	fn prepare_slash(id: SlashId, operator: &AccountId, owed: Balance) {
		// The most there is to do with what is collected: a reporter gets a share, the rest waits.
		fund(&REPORTER, UNIT);
		fund(&Slashing::pot(), UNIT);
		pallet_slashing::Slashes::<Runtime>::insert(
			id,
			SlashRecord {
				service: 0,
				operator: operator.clone(),
				era: 0,
				fraction: Perbill::from_percent(1),
				evidence: Default::default(),
				verifier: Some(VerifierId::EQUIVOCATION),
				resolver: None,
				reporter: Some(REPORTER),
				reporter_share: Perbill::from_percent(10),
				beneficiary: Beneficiary::Account(BENEFICIARY),
				proposed_in: 0,
				executable_from: 0,
				approval: Approval::NotNeeded,
				window: Window::of(0, 1),
				curve: None,
				allocated: 0,
				service_stake: 0,
				status: SlashStatus::Executed {
					era: ActiveEra::active_era(),
					magnitude: Magnitude::ZERO,
				},
				books: Books::open(owed),
			},
		);
	}
}

/// The stage of the registry of services.
pub struct ServicesStage;

impl pallet_services::BenchmarkHelper<AccountId> for ServicesStage {
	fn activate(operator: &AccountId) {
		active_operator(operator);
	}

	fn set_active_era(era: EraIndex) {
		set_era(era);
	}
}

/// The stage of the slashes.
pub struct SlashingStage;

/// The keys that benchmarks let the client make and sign with.
const KEYS: KeyTypeId = KeyTypeId(*b"bnch");

#[allow(clippy::unwrap_used, reason = "see above")]
impl SlashingStage {
	/// A service with `operators` of which all is read that there can be: each draws on a shared
	/// tranche, and every history is as long as it can be. Returns it with the first operator, in
	/// an era in which the allocations count.
	fn secured(operators: u32, mode: SlashMode<AccountId>) -> (ServiceId, AccountId, EraIndex) {
		let started = 1_000;
		set_era(started);
		fund(&OWNER, 1_000 * UNIT);
		let service = pallet_services::NextServiceId::<Runtime>::get();
		let terms = Self::terms(mode);
		Services::create_service(signed(&OWNER), Vec::new(), terms).unwrap();
		let era = started.saturating_add(Restaking::delays().allocation);
		for index in 0..operators.max(1) {
			let operator = match index {
				0 => OFFENDER,
				_ => frame_benchmarking::account("operator", index, 0),
			};
			Self::serve(&operator, index, service, &OWNER, era);
		}
		set_era(era);
		(service, OFFENDER, era)
	}

	/// Terms of which all is read that there can be.
	fn terms(mode: SlashMode<AccountId>) -> pallet_services::TermsOf<Runtime> {
		pallet_services::Terms {
			admission: pallet_services::Admission::Approval,
			min_operator_stake: 0,
			quorum: Perbill::from_percent(67),
			max_slash: Perbill::one(),
			budget: Budget { fraction: Perbill::one(), window: 1 },
			curve: Some(Curve {
				floor: Perbill::from_percent(1),
				multiplier: 3,
				steepness: Steepness::Quadratic,
			}),
			mode,
			beneficiary: Beneficiary::Account(BENEFICIARY),
			value_at_stake: 0,
		}
	}

	/// Lets `operator` draw on a shared tranche for `service`, with every history as long as it can
	/// be. One that is not admitted at once its `owner` admits; those beyond what a service may have
	/// wait to be admitted, and are read all the same.
	fn serve(
		operator: &AccountId,
		index: u32,
		service: ServiceId,
		owner: &AccountId,
		era: EraIndex,
	) {
		let half = Magnitude(Magnitude::FULL.0 / 2);
		active_operator(operator);
		Services::open_tranche(signed(operator), half).unwrap();
		Services::opt_in_shared(signed(operator), service, half).unwrap();
		if index < <Runtime as pallet_services::Config>::MaxOperatorsPerService::get() {
			let allocation =
				pallet_services::Allocations::<Runtime>::get(service, operator).unwrap();
			if !allocation.is_admitted() {
				Services::admit(signed(owner), service, operator.clone()).unwrap();
			}
			Self::lengthen_histories(operator, service, era);
		}
	}

	/// Writes what is true in `era` into every era before it as well, as many as there is room for.
	fn lengthen_histories(operator: &AccountId, service: ServiceId, era: EraIndex) {
		pallet_restaking::Operators::<Runtime>::mutate(operator, |ledger| {
			let ledger = ledger.as_mut().unwrap();
			let units = ledger.units_in(era).unwrap();
			let len = <Runtime as pallet_restaking::Config>::MaxHistory::get();
			ledger.kept_from = era.saturating_sub(len).saturating_add(2);
			// A slash leaves nothing of it, so that it is queued to be wound up.
			ledger.magnitude = Magnitude(Magnitude::FULL.0 / 1_000);
			ledger.history = (0..len)
				.map(|n| (ledger.kept_from.saturating_add(n), units))
				.collect::<Vec<_>>()
				.try_into()
				.unwrap();
		});
		let len = <Runtime as pallet_services::Config>::MaxSteps::get();
		let steps = |nominal| {
			let steps = (0..len).map(|n| pallet_services::Step {
				from: era.saturating_sub(len).saturating_add(1).saturating_add(n),
				nominal,
			});
			pallet_services::History(steps.collect::<Vec<_>>().try_into().unwrap())
		};
		pallet_services::Allocations::<Runtime>::mutate(service, operator, |allocation| {
			let allocation = allocation.as_mut().unwrap();
			allocation.steps = steps(allocation.left);
		});
		pallet_services::Tranches::<Runtime>::mutate(operator, |tranche| {
			let tranche = tranche.as_mut().unwrap();
			tranche.steps = steps(tranche.left);
		});
	}

	fn generate(kind: KeyKind) -> ServiceKey {
		match kind {
			KeyKind::Sr25519 => ServiceKey::Sr25519(crypto::sr25519_generate(KEYS, None)),
			KeyKind::Ed25519 => ServiceKey::Ed25519(crypto::ed25519_generate(KEYS, None)),
			KeyKind::Ecdsa => ServiceKey::Ecdsa(crypto::ecdsa_generate(KEYS, None)),
		}
	}

	fn sign(key: &ServiceKey, message: &[u8]) -> ServiceSignature {
		match key {
			ServiceKey::Sr25519(key) => {
				ServiceSignature::Sr25519(crypto::sr25519_sign(KEYS, key, message).unwrap())
			}
			ServiceKey::Ed25519(key) => {
				ServiceSignature::Ed25519(crypto::ed25519_sign(KEYS, key, message).unwrap())
			}
			ServiceKey::Ecdsa(key) => {
				ServiceSignature::Ecdsa(crypto::ecdsa_sign(KEYS, key, message).unwrap())
			}
		}
	}
}

#[allow(clippy::unwrap_used, reason = "see above")]
impl pallet_slashing::BenchmarkHelper<AccountId, EquivocationProof> for SlashingStage {
	fn prepare_offence(operators: u32) -> (ServiceId, AccountId, AccountId, EraIndex) {
		let mode = SlashMode::Vetoable { slasher: SLASHER, resolver: None, window: 1 };
		let (service, operator, era) = Self::secured(operators, mode);
		(service, SLASHER, operator, era)
	}

	fn prepare_proof(operators: u32, kind: KeyKind) -> (ServiceId, EquivocationProof) {
		let mode = SlashMode::Objective {
			verifier: VerifierId::EQUIVOCATION,
			fraction: Perbill::one(),
			reporter_share: Perbill::from_percent(10),
		};
		let (service, operator, era) = Self::secured(operators, mode);
		let key = Self::generate(kind);
		let possession = Self::sign(&key, &Operators::possession_message(operator.clone(), key));
		Operators::set_key(signed(&operator), key, possession).unwrap();
		let topic = H256::repeat_byte(1);
		let statement = |payload: u8| {
			let payload = H256::repeat_byte(payload);
			let message = Slashing::statement_message(service, topic, era, payload);
			SignedStatement { era, payload, key, signature: Self::sign(&key, &message) }
		};
		(service, EquivocationProof { topic, first: statement(2), second: statement(3) })
	}

	fn advance_era_to(era: EraIndex) {
		set_era(era);
	}
}

/// The stage of the rewards.
pub struct RewardsStage;

#[allow(clippy::unwrap_used, reason = "see above")]
impl pallet_rewards::BenchmarkHelper<AccountId> for RewardsStage {
	fn service(owner: &AccountId) -> ServiceId {
		set_era(1_000);
		fund(owner, 1_000 * UNIT);
		let service = pallet_services::NextServiceId::<Runtime>::get();
		let mode = SlashMode::Vetoable { slasher: SLASHER, resolver: None, window: 1 };
		Services::create_service(signed(owner), Vec::new(), SlashingStage::terms(mode)).unwrap();
		service
	}

	fn operators(service: ServiceId, n: u32) -> Vec<AccountId> {
		set_era(1_000);
		let owner = pallet_services::Services::<Runtime>::get(service).unwrap().owner;
		let operators: Vec<AccountId> =
			(0..n).map(|index| frame_benchmarking::account("operator", index, 0)).collect();
		for (index, operator) in (0_u32..).zip(&operators) {
			SlashingStage::serve(operator, index, service, &owner, Self::past_era());
			pallet_operators::ServiceCommissions::<Runtime>::insert(operator, {
				let commission = Operators::info(operator).unwrap().commission;
				let most = <Runtime as pallet_operators::Config>::MaxServiceCommissions::get();
				let services = (0..most).map(|n| (service.saturating_sub(n), commission));
				frame_support::BoundedVec::truncate_from(services.collect::<Vec<_>>())
			});
		}
		set_era(Self::past_era().saturating_add(1));
		operators
	}

	fn restaker(operator: &AccountId) -> AccountId {
		let restaker: AccountId = frame_benchmarking::account("restaker", 0, 0);
		let now = ActiveEra::active_era();
		// Liable in the past era; it keeps room for more.
		set_era(Self::past_era().saturating_sub(1));
		RestakingStage::bonded(&restaker, 100_000 * UNIT);
		let most = <Runtime as pallet_restaking::Config>::MaxOperators::get();
		for index in 1..most {
			let other: AccountId = frame_benchmarking::account("other", index, 0);
			active_operator(&other);
			Restaking::delegate(signed(&restaker), other, UNIT).unwrap();
		}
		Restaking::delegate(signed(&restaker), operator.clone(), 10_000 * UNIT).unwrap();
		set_era(now);
		restaker
	}

	fn fund(account: &AccountId, amount: Balance) {
		fund(account, amount);
	}

	fn past_era() -> EraIndex {
		1_000_u32.saturating_add(Restaking::delays().allocation)
	}

	fn remove_service(service: ServiceId) {
		pallet_services::Services::<Runtime>::remove(service);
	}
}

/// The stage of the services that are pallets.
pub struct ServicePalletsStage;

#[allow(clippy::unwrap_used, reason = "see above")]
impl ServiceStage<AccountId> for ServicePalletsStage {
	fn back(service: ServiceId, n: u32) -> Vec<AccountId> {
		let owner = pallet_services::Services::<Runtime>::get(service).unwrap().owner;
		// Late enough for every history to be as long as it can be.
		set_era(ActiveEra::active_era().max(1_000));
		let era = ActiveEra::active_era().saturating_add(Restaking::delays().allocation);
		let operators: Vec<AccountId> =
			(0..n).map(|index| frame_benchmarking::account("operator", index, 0)).collect();
		for (index, operator) in (0_u32..).zip(&operators) {
			SlashingStage::serve(operator, index, service, &owner, era);
		}
		set_era(era);
		operators
	}

	fn key(operator: &AccountId) -> ServiceKey {
		let key = ServiceKey::Sr25519(crypto::sr25519_generate(SERVICE_KEYS, None));
		let possession = Operators::possession_message(operator.clone(), key);
		let proof = Self::sign(&key, &possession);
		Operators::set_key(signed(operator), key, proof).unwrap();
		key
	}

	fn sign(key: &ServiceKey, message: &[u8]) -> ServiceSignature {
		key.sign(message).unwrap()
	}

	fn endow(who: &AccountId, amount: Balance) {
		fund(who, amount);
	}

	fn pass_eras(eras: EraIndex) {
		set_era(ActiveEra::active_era().saturating_add(eras));
	}
}
