// SPDX-License-Identifier: Apache-2.0

//! Two services, two operators, and a clock that the test turns.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate as pallet_slashing;
use crate::{pallet::*, Books, SlashRecord};
use frame::{
	deps::frame_support::weights::WeightMeter,
	testing_prelude::*,
	token::fungible::{Balanced, Inspect},
};
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake, FakeTerms},
		FakeDelays, FakeEras,
	},
	Balance, Beneficiary, Delays, EraIndex, Eras, Magnitude, ServiceId, SlashId, SlashSettlement,
	SlashTerms,
};

pub const ORACLE: ServiceId = 1;
pub const BRIDGE: ServiceId = 2;

pub const ORACLE_SLASHER: u64 = 11;
pub const ORACLE_RESOLVER: u64 = 12;
pub const BRIDGE_SLASHER: u64 = 21;
pub const VICTIM: u64 = 30;
pub const COUNCIL: u64 = 50;
pub const TREASURY: u64 = 99;
pub const ALICE: u64 = 100;
pub const BOB: u64 = 200;
pub const RESTAKER: u64 = 300;

/// The era in which tests begin.
pub const NOW: EraIndex = 10;
pub const REPORT_WINDOW: EraIndex = 3;
pub const VETO_WINDOW: EraIndex = 2;
pub const SLACK: EraIndex = 2;
/// How long after an offence its slash may execute.
pub const WINDOW: EraIndex = REPORT_WINDOW + VETO_WINDOW + SLACK;

/// What stands behind each operator.
pub const STAKE: Balance = 1_000_000;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Slashing = pallet_slashing;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<10>;
}

parameter_types! {
	pub const Treasury: u64 = TREASURY;
	pub static ExecutionWeight: Weight = Weight::MAX;
}

ord_parameter_types! {
	pub const Council: u64 = COUNCIL;
}

impl Config for Test {
	type Currency = Balances;
	type Eras = FakeEras;
	type Delays = FakeDelays;
	type Terms = FakeTerms;
	type Allocations = FakeAllocations;
	type Stake = FakeSlashStake;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type CouncilOrigin = EnsureSignedBy<Council, u64>;
	type Treasury = Treasury;
	type MaxOpenSlashes = ConstU32<3>;
	type MaxServicesPerOperator = ConstU32<4>;
	type ExecutionWeight = ExecutionWeight;
	type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_slashing::BenchmarkHelper<u64> for Helper {
	fn prepare_offence() -> (ServiceId, u64, u64, EraIndex) {
		(ORACLE, ORACLE_SLASHER, ALICE, NOW)
	}

	fn advance_era_to(era: EraIndex) {
		FakeEras::set(era);
	}
}

/// The terms of the oracle: half of an allocation at most, vetoed by its resolver, burned.
pub fn oracle_terms() -> SlashTerms<u64> {
	SlashTerms {
		slasher: ORACLE_SLASHER,
		resolver: Some(ORACLE_RESOLVER),
		max_fraction: Perbill::from_percent(50),
		beneficiary: Beneficiary::Burn,
	}
}

/// The terms of the bridge: everything at most, vetoed by the council only, paid to its victim.
pub fn bridge_terms() -> SlashTerms<u64> {
	SlashTerms {
		slasher: BRIDGE_SLASHER,
		resolver: None,
		max_fraction: Perbill::one(),
		beneficiary: Beneficiary::Account(VICTIM),
	}
}

/// Both operators have half of their magnitude with the oracle and a quarter with the bridge.
pub fn new_test_ext() -> TestState {
	let balances = vec![(TREASURY, 1_000), (RESTAKER, 10 * STAKE)];
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		..Default::default()
	};
	let mut ext = TestState::new(genesis.build_storage().unwrap());
	ext.execute_with(|| {
		System::set_block_number(1);
		ExecutionWeight::set(Weight::MAX);
		FakeEras::set(NOW);
		FakeDelays::set(Delays {
			report_window: REPORT_WINDOW,
			veto_window: VETO_WINDOW,
			execution_slack: SLACK,
			exit: WINDOW,
			allocation: WINDOW,
			deallocation: WINDOW,
			terms: WINDOW,
		});
		FakeTerms::set(ORACLE, 0, oracle_terms());
		FakeTerms::set(BRIDGE, 0, bridge_terms());
		for operator in [ALICE, BOB] {
			FakeAllocations::set(ORACLE, operator, 0, Magnitude(Magnitude::FULL.0 / 2));
			FakeAllocations::set(BRIDGE, operator, 0, Magnitude(Magnitude::FULL.0 / 4));
			FakeSlashStake::set_units(operator, Magnitude::FULL.units_for(STAKE));
		}
	});
	ext
}

/// Runs `test`, and checks every invariant afterwards.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Slashing::do_try_state());
	});
}

/// The next block: what it executes at its beginning and prunes at its end.
pub fn next_block() {
	let block = System::block_number() + 1;
	System::set_block_number(block);
	Slashing::on_initialize(block);
	Slashing::on_idle(block, Weight::MAX);
	assert_ok!(Slashing::do_try_state());
}

/// The first block of `era`.
pub fn go_to(era: EraIndex) {
	while FakeEras::active_era() < era {
		FakeEras::advance(1);
		next_block();
	}
}

/// Evidence number `n`.
pub fn evidence(n: u64) -> H256 {
	H256::from_low_u64_be(n)
}

/// The oracle accuses `operator` of an offence of `era`.
pub fn oracle_proposes(operator: u64, era: EraIndex, percent: u32, n: u64) -> SlashId {
	let id = NextSlashId::<Test>::get();
	assert_ok!(Slashing::propose_slash(
		RuntimeOrigin::signed(ORACLE_SLASHER),
		ORACLE,
		operator,
		era,
		Perbill::from_percent(percent),
		evidence(n),
	));
	id
}

/// The bridge accuses `operator` of an offence of `era`.
pub fn bridge_proposes(operator: u64, era: EraIndex, percent: u32, n: u64) -> SlashId {
	let id = NextSlashId::<Test>::get();
	assert_ok!(Slashing::propose_slash(
		RuntimeOrigin::signed(BRIDGE_SLASHER),
		BRIDGE,
		operator,
		era,
		Perbill::from_percent(percent),
		evidence(n),
	));
	id
}

/// What is on record of `id`.
pub fn record(id: SlashId) -> SlashRecord<u64> {
	Slashes::<Test>::get(id).expect("the slash is on record")
}

/// The books of `id`.
pub fn books(id: SlashId) -> Books {
	record(id).books
}

/// The ledger collects `amount` for `id` from the restaker; `outstanding` remains.
pub fn collect(id: SlashId, amount: Balance, outstanding: Balance) {
	let credit = <Balances as Balanced<u64>>::withdraw(
		&RESTAKER,
		amount,
		tokens::Precision::Exact,
		tokens::Preservation::Protect,
		tokens::Fortitude::Polite,
	)
	.expect("the restaker has enough");
	if let Some(record) = Slashes::<Test>::get(id) {
		FakeSlashStake::set_outstanding(record.operator, id, outstanding);
	}
	<Slashing as SlashSettlement>::on_collected(id, credit, outstanding);
}

/// The ledger finds that only `outstanding` can be collected for `id`.
pub fn write_off(id: SlashId, outstanding: Balance) {
	FakeSlashStake::set_outstanding(record(id).operator, id, outstanding);
	<Slashing as SlashSettlement>::on_written_off(id, outstanding);
}

/// The tokens of `who`.
pub fn balance(who: u64) -> Balance {
	<Balances as Inspect<u64>>::total_balance(&who)
}

/// All tokens there are.
pub fn issuance() -> Balance {
	<Balances as Inspect<u64>>::total_issuance()
}

/// A meter with room for `n` executions, and no more.
pub fn room_for(n: u64) -> WeightMeter {
	let step = <() as crate::WeightInfo>::execution_step();
	WeightMeter::with_limit(
		Slashing::least_execution_weight().saturating_add(step.saturating_mul(n - 1)),
	)
}

/// The events of this pallet since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::Slashing(event) => Some(event),
		_ => None,
	});
	let events = events.collect();
	System::reset_events();
	events
}
