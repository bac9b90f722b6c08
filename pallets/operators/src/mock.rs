// SPDX-License-Identifier: Apache-2.0

//! A runtime with nothing but balances and the registry.

#![allow(clippy::expect_used)]

use crate as pallet_operators;
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{registry::FakeCommitments, FakeDelays, FakeEras},
	Balance, Delays, EraIndex,
};

pub type AccountId = u64;

pub const DEPOSIT: Balance = 50;
pub const FUNDS: Balance = 1_000;
pub const MAX_RETIRED_KEYS: u32 = 3;
pub const MAX_SERVICE_COMMISSIONS: u32 = 3;

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
	pub type Operators = pallet_operators;
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
	type ExistentialDeposit = ConstU128<1>;
}

parameter_types! {
	pub const MaxCommission: Perbill = Perbill::from_percent(50);
	pub const MaxCommissionStep: Perbill = Perbill::from_percent(5);
	// Three eras, if the test says nothing else.
	pub CommissionDelay: EraIndex = FakeDelays::get().exit;
}

impl pallet_operators::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Eras = FakeEras;
	type Commitments = FakeCommitments;
	type Delays = FakeDelays;
	type MaxMetadata = ConstU32<16>;
	type Deposit = ConstU128<DEPOSIT>;
	type MaxCommission = MaxCommission;
	type MaxCommissionStep = MaxCommissionStep;
	type CommissionDelay = CommissionDelay;
	type MaxServiceCommissions = ConstU32<MAX_SERVICE_COMMISSIONS>;
	type MaxRetiredKeys = ConstU32<MAX_RETIRED_KEYS>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Stage;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Stage;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_operators::BenchmarkHelper for Stage {
	fn set_active_era(era: u32) {
		FakeEras::set(era);
	}
}

/// Era 10, the shortest safe delays (a liability window of three eras), and accounts 1 to 3 with
/// [`FUNDS`].
pub fn new_test_ext() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.expect("the default genesis builds");
	let balances = (1..=3).map(|who| (who, FUNDS)).collect();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
		.assimilate_storage(&mut storage)
		.expect("the balances are above the existential deposit");
	FakeEras::set(10);
	FakeDelays::set(Delays::default());
	let mut ext = TestState::new(storage);
	// Benchmarks sign with the keys of their host.
	#[cfg(feature = "runtime-benchmarks")]
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test`, and checks every invariant after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Operators::do_try_state().expect("every invariant holds");
	});
}

/// The registry's events since this was asked last.
pub fn take_events() -> Vec<pallet_operators::Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
