// SPDX-License-Identifier: Apache-2.0

//! A runtime with nothing but balances and services; operators, stake and eras are fakes.

#![allow(clippy::expect_used)]

use crate as pallet_services;
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{registry::FakeStake, slashing::FakeVerifier, FakeDelays, FakeEras, FakeListener},
	Balance, Delays,
};

pub type AccountId = u64;

pub const DEPOSIT: Balance = 100;
pub const FUNDS: Balance = 1_000;
/// The active era when a test begins.
pub const ERA: u32 = 10;

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
	pub type Services = pallet_services;
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
	pub const MaxReporterShare: Perbill = Perbill::from_percent(20);
}

impl pallet_services::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Eras = FakeEras;
	type Delays = FakeDelays;
	type Stake = FakeStake;
	type Verifiers = FakeVerifier;
	type OnService = FakeListener;
	type CouncilOrigin = EnsureRoot<AccountId>;
	type Deposit = ConstU128<DEPOSIT>;
	type MaxMetadata = ConstU32<16>;
	type MaxAllowList = ConstU32<3>;
	type MaxServicesPerOperator = ConstU32<4>;
	type MaxOperatorsPerService = ConstU32<3>;
	type MaxSharedServices = ConstU32<3>;
	type MaxReporterShare = MaxReporterShare;
	type MaxBudgetWindow = ConstU32<8>;
	type MaxSteps = ConstU32<5>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Stage;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Stage;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_services::BenchmarkHelper<AccountId> for Stage {
	fn activate(operator: &AccountId) {
		FakeStake::set(operator, 1_000_000);
	}

	fn set_active_era(era: u32) {
		FakeEras::set(era);
	}
}

/// Era [`ERA`], the shortest safe delays, and accounts 1 to 9 with [`FUNDS`].
pub fn new_test_ext() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.expect("the default genesis builds");
	let balances = (1..=9).map(|who| (who, FUNDS)).collect();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
		.assimilate_storage(&mut storage)
		.expect("the balances are above the existential deposit");
	FakeEras::set(ERA);
	FakeDelays::set(Delays::default());
	let mut ext = TestState::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test`, and checks every invariant after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Services::do_try_state().expect("every invariant holds");
	});
}

/// The registry's events since this was asked last.
pub fn take_events() -> Vec<pallet_services::Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
