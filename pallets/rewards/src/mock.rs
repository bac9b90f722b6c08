// SPDX-License-Identifier: Apache-2.0

//! Two services with two operators each, the stake behind those, and a clock that the test turns.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate as pallet_rewards;
use crate::{pallet::*, Destination, Stream, Totals};
use frame::{testing_prelude::*, token::fungible::Inspect};
use restaking_primitives::{
	fakes::{
		rewards::{FakeCommissions, FakeRewardStake, FakeServices},
		staking as pallet_fake_staking, FakeDelays, FakeEras, FakeListener,
	},
	Balance, Delays, EraIndex, Eras, OnBondChange, ServiceId, Units,
};

pub const ORACLE: ServiceId = 1;
pub const BRIDGE: ServiceId = 2;

pub const ORACLE_OWNER: u64 = 11;
pub const BRIDGE_OWNER: u64 = 21;
pub const REWARDER: u64 = 31;
pub const TREASURY: u64 = 99;
/// Serves the oracle with 600 and the bridge with 500.
pub const ALICE: u64 = 100;
/// Serves the oracle with 200.
pub const BOB: u64 = 200;
/// Serves the bridge with 500.
pub const CAROL: u64 = 300;
/// Has three quarters of what is behind Alice, and all that is behind Carol.
pub const RITA: u64 = 1_001;
/// Has a quarter of what is behind Alice.
pub const RON: u64 = 1_002;
/// Has all that is behind Bob.
pub const RUTH: u64 = 1_003;
pub const FUNDER: u64 = 500;
pub const STRANGER: u64 = 600;
/// Has nothing at all.
pub const NOBODY: u64 = 700;

pub const FUNDS: Balance = 1_000_000;
pub const EXISTENTIAL_DEPOSIT: Balance = 10;

/// The era in which tests begin.
pub const NOW: EraIndex = 10;
/// How long after an era the ledger remembers it.
pub const WINDOW: EraIndex = 7;
/// The oldest era that can be distributed in era [`NOW`].
pub const OLDEST: EraIndex = NOW + 1 - WINDOW;
pub const HISTORY_DEPTH: EraIndex = 9;
pub const MIN_COMPOUND: Balance = 50;

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
	pub type Staking = pallet_fake_staking;
	#[runtime::pallet_index(3)]
	pub type Rewards = pallet_rewards;
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
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

/// Does not care for bonds.
pub struct Deaf;

impl OnBondChange<u64> for Deaf {
	fn on_bond_slashed(_: &u64, _: Balance, _: Balance) {}
	fn on_bond_withdrawn(_: &u64) {}
}

impl pallet_fake_staking::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Eras = FakeEras;
	type Listener = Deaf;
	type BondingDuration = ConstU32<4>;
}

parameter_types! {
	pub const Treasury: u64 = TREASURY;
	pub const PotId: PalletId = PalletId(*b"rmp/rwrd");
}

impl Config for Test {
	type Currency = Balances;
	type Eras = FakeEras;
	type Delays = FakeDelays;
	type Services = FakeServices;
	type Commissions = FakeCommissions;
	type Stake = FakeRewardStake;
	type OnService = FakeListener;
	type Bonds = Staking;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type Treasury = Treasury;
	type PotId = PotId;
	type HistoryDepth = ConstU32<HISTORY_DEPTH>;
	type MaxOperatorsPerService = ConstU32<5>;
	type MaxErasPerDistribution = ConstU32<4>;
	type MinCompound = ConstU128<MIN_COMPOUND>;
	type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_rewards::BenchmarkHelper<u64> for Helper {
	fn service(owner: &u64) -> ServiceId {
		// What was set before is gone when a benchmark is repeated.
		set_the_scene();
		FakeServices::set_owner(3, Some(*owner));
		3
	}

	fn operators(service: ServiceId, n: u32) -> Vec<u64> {
		let operators: Vec<u64> = (0..u64::from(n)).map(|i| 10_000 + i).collect();
		for operator in &operators {
			FakeServices::set_stake(service, *operator, 0, 1_000_000);
			FakeRewardStake::set_units(*operator, RITA, 0, Units(1_000_000));
			FakeCommissions::set(*operator, service, 0, Perbill::from_percent(10));
		}
		operators
	}

	fn restaker(operator: &u64) -> u64 {
		FakeRewardStake::set_units(*operator, RUTH, 0, Units(1_000_000));
		FakeRewardStake::set_restakable(RUTH, Balance::MAX);
		RUTH
	}

	fn fund(account: &u64, amount: Balance) {
		<Balances as frame::token::fungible::Mutate<u64>>::mint_into(account, amount).unwrap();
	}

	fn past_era() -> EraIndex {
		NOW - 1
	}

	fn remove_service(service: ServiceId) {
		FakeServices::set_owner(service, None);
	}
}

fn set_the_scene() {
	System::set_block_number(1);
	FakeEras::set(NOW);
	FakeDelays::set(Delays {
		report_window: 3,
		veto_window: 2,
		execution_slack: 2,
		exit: WINDOW,
		allocation: WINDOW,
		deallocation: WINDOW,
		terms: WINDOW,
	});
	FakeServices::set_owner(ORACLE, Some(ORACLE_OWNER));
	FakeServices::set_owner(BRIDGE, Some(BRIDGE_OWNER));
	FakeServices::set_stake(ORACLE, ALICE, 0, 600);
	FakeServices::set_stake(ORACLE, BOB, 0, 200);
	FakeServices::set_stake(BRIDGE, ALICE, 0, 500);
	FakeServices::set_stake(BRIDGE, CAROL, 0, 500);
	FakeRewardStake::set_units(ALICE, RITA, 0, Units(300));
	FakeRewardStake::set_units(ALICE, RON, 0, Units(100));
	FakeRewardStake::set_units(BOB, RUTH, 0, Units(100));
	FakeRewardStake::set_units(CAROL, RITA, 0, Units(100));
}

/// The beginning of every test.
pub fn new_test_ext() -> TestState {
	let endowed = [TREASURY, FUNDER, STRANGER, ALICE, BOB, RITA, RON, RUTH, ORACLE_OWNER];
	let mut balances: Vec<_> = endowed.into_iter().map(|who| (who, FUNDS)).collect();
	balances.push((Rewards::pot_account(), EXISTENTIAL_DEPOSIT));
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		..Default::default()
	};
	let mut ext = TestState::new(genesis.build_storage().unwrap());
	ext.execute_with(set_the_scene);
	ext
}

/// Every invariant of the pallet, and what only the ledger knows: all that it owes is set aside.
pub fn check() {
	assert_ok!(Rewards::do_try_state());
	assert!(FakeRewardStake::owed_in_all() <= Rewards::totals().set_aside);
}

/// Runs `test`, and checks every invariant afterwards.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check();
	});
}

/// The next block, with `weight` to spare.
pub fn next_block_with(weight: Weight) -> Weight {
	let block = System::block_number() + 1;
	System::set_block_number(block);
	let used = Rewards::on_idle(block, weight);
	assert!(used.all_lte(weight));
	check();
	used
}

/// The next block, with all the weight it wants.
pub fn next_block() {
	next_block_with(Weight::MAX);
}

/// The first block of `era`.
pub fn go_to(era: EraIndex) {
	while FakeEras::active_era() < era {
		FakeEras::advance(1);
		next_block();
	}
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The owner of `service`.
pub fn owner(service: ServiceId) -> RuntimeOrigin {
	signed(if service == ORACLE { ORACLE_OWNER } else { BRIDGE_OWNER })
}

pub fn fund(service: ServiceId, amount: Balance) {
	assert_ok!(Rewards::fund(signed(FUNDER), service, amount));
}

/// The owner of `service` distributes `amount` for `from..=to` by stake.
pub fn distribute(
	service: ServiceId,
	from: EraIndex,
	to: EraIndex,
	amount: Balance,
) -> DispatchResultWithPostInfo {
	Rewards::distribute(owner(service), service, from, to, amount, false)
}

pub fn report(
	service: ServiceId,
	era: EraIndex,
	points: impl IntoIterator<Item = (u64, u32)>,
) -> DispatchResult {
	let points = points.into_iter().collect::<Vec<_>>().try_into().unwrap();
	Rewards::report_points(owner(service), service, era, points)
}

pub fn stream(service: ServiceId, per_era: Balance, eras: u32) {
	assert_ok!(Rewards::stream(owner(service), service, per_era, eras, false));
}

pub fn stream_of(service: ServiceId) -> Stream {
	Rewards::stream_of(service).expect("the service has a stream")
}

pub fn set_destination(who: u64, destination: Destination<u64>) {
	assert_ok!(Rewards::set_destination(signed(who), destination));
}

/// What was shared out for an era.
pub fn shared_out(service: ServiceId, era: EraIndex) -> Option<Balance> {
	Rewards::era_record(service, era).distributed.map(|paid| paid.amount)
}

pub fn owed(operator: u64, restaker: u64) -> Balance {
	Rewards::owed(&operator, &restaker)
}

pub fn set_aside() -> Balance {
	Rewards::totals().set_aside
}

/// What was funded, and what was paid.
pub fn funded_and_paid() -> (Balance, Balance) {
	let Totals { funded, paid, .. } = Rewards::totals();
	(funded, paid)
}

/// The tokens of `who`.
pub fn balance(who: u64) -> Balance {
	<Balances as Inspect<u64>>::total_balance(&who)
}

/// What the account of the pots has beyond its existential deposit.
pub fn in_the_account() -> Balance {
	balance(Rewards::pot_account()) - EXISTENTIAL_DEPOSIT
}

/// The events of this pallet since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
