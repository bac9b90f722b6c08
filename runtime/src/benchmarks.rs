// SPDX-License-Identifier: Apache-2.0

//! The pallets whose calls are benchmarked, and what they need for it.

use crate::{configs::restaking::ActiveEra, timing, RuntimeOrigin, UNIT};
use crate::{
	AccountId, AllPalletsWithSystem, Babe, Balance, Balances, Grandpa, Multisig, Operators, Proxy,
	Restaking, Runtime, SafeMode, SecurityCouncil, Services, Slashing, Staking, Sudo, Timestamp,
	TransactionPayment, Treasury, TxPause, Utility, VoterList,
};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{
	baseline::Pallet as BaselineBench, define_benchmarks, BenchmarkBatch, BenchmarkConfig,
	BenchmarkList,
};
use frame_support::traits::{
	fungible::Mutate, StorageInfo, StorageInfoTrait, WhitelistedStorageKeys,
};
use frame_system_benchmarking::{
	extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
};
use pallet_restaking::benchmarking::BenchmarkHelper as _;
use pallet_slashing::{Books, SlashRecord, SlashStatus};
use pallet_staking::{ActiveEraInfo, RewardDestination};
use restaking_primitives::{
	Beneficiary, EraIndex, Eras, Magnitude, OperatorRegistry, ServiceId, SlashId,
};
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
		fund(&BENEFICIARY, UNIT);
		pallet_slashing::Slashes::<Runtime>::insert(
			id,
			SlashRecord {
				service: 0,
				operator: operator.clone(),
				era: 0,
				fraction: Perbill::from_percent(1),
				evidence: Default::default(),
				resolver: None,
				beneficiary: Beneficiary::Account(BENEFICIARY),
				proposed_in: 0,
				executable_from: 0,
				status: SlashStatus::Executed { era: 0, magnitude: Magnitude::ZERO },
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

#[allow(clippy::unwrap_used, reason = "see above")]
impl pallet_slashing::BenchmarkHelper<AccountId> for SlashingStage {
	fn prepare_offence() -> (ServiceId, AccountId, AccountId, EraIndex) {
		let started = 100;
		set_era(started);
		active_operator(&OFFENDER);
		fund(&OWNER, 1_000 * UNIT);
		let service = pallet_services::NextServiceId::<Runtime>::get();
		let terms = pallet_services::Terms {
			admission: pallet_services::Admission::Open,
			min_operator_stake: 0,
			quorum: Perbill::from_percent(67),
			max_slash: Perbill::from_percent(100),
			slasher: SLASHER,
			resolver: None,
			beneficiary: Beneficiary::Treasury,
			value_at_stake: 0,
		};
		Services::create_service(signed(&OWNER), Vec::new(), terms).unwrap();
		Services::opt_in(signed(&OFFENDER), service, Magnitude(Magnitude::FULL.0 / 2)).unwrap();
		let era = started.saturating_add(Restaking::delays().allocation);
		set_era(era);
		(service, SLASHER, OFFENDER, era)
	}

	fn advance_era_to(era: EraIndex) {
		set_era(era);
	}
}
