// SPDX-License-Identifier: Apache-2.0

//! The ledger over real balances and the fake staking of `primitives`.

#![allow(clippy::unwrap_used)]

use crate as pallet_restaking;
use crate::*;
use frame::{testing_prelude::*, token::fungible::Inspect};
use restaking_primitives::{
	fakes::{
		ledger::{FakeOpenSlashes, FakeRegistry, FakeSettlement},
		staking as pallet_fake_staking, FakeEras,
	},
	Balance, Delays, EraIndex, ExtendBonds, Magnitude, SlashId, SlashStake,
};

pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
pub const CAROL: u64 = 3;
pub const DAVE: u64 = 4;
pub const OSCAR: u64 = 11;
pub const OLIVE: u64 = 12;

pub const ENDOWMENT: Balance = 1_000_000;
pub const BOND: Balance = 100_000;

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
	pub type Restaking = pallet_restaking;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ConstU128<10>;
}

impl pallet_fake_staking::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Eras = FakeEras;
	type Listener = Restaking;
	type BondingDuration = ConstU32<4>;
}

parameter_types! {
	pub const Reserve: Perbill = Perbill::from_percent(20);
	pub storage MaxFollowing: Weight = Weight::MAX;
}

impl Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Eras = FakeEras;
	type Bonds = Staking;
	type Registry = FakeRegistry;
	type OpenSlashes = FakeOpenSlashes;
	type Settlement = FakeSettlement<CreditOf<Test>>;
	type BondingDuration = ConstU32<4>;
	type ConsensusReserve = Reserve;
	type MinDelegation = ConstU128<100>;
	type FreeCollection = ConstU128<50>;
	type MaxFollowing = MaxFollowing;
	type MaxOperators = ConstU32<3>;
	type MaxParts = ConstU32<12>;
	type MaxHistory = ConstU32<16>;
	type MaxUncollected = ConstU32<8>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Bencher;
}

/// What the benchmarks need of a runtime, from the fakes.
#[cfg(feature = "runtime-benchmarks")]
pub struct Bencher;

#[cfg(feature = "runtime-benchmarks")]
impl benchmarking::BenchmarkHelper<u64> for Bencher {
	fn bonded(stash: &u64, amount: Balance) {
		<Balances as frame::token::fungible::Mutate<u64>>::mint_into(stash, amount * 2).unwrap();
		Staking::bond(stash, amount).unwrap();
	}

	fn operator(who: &u64) {
		FakeRegistry::register(*who, 0);
	}

	fn set_era(era: EraIndex) {
		FakeEras::set(era);
	}

	fn unbond_and_withdraw(stash: &u64, amount: Balance) {
		Staking::unbond(stash, amount);
		FakeEras::advance(4);
		Staking::withdraw(stash).unwrap();
	}

	fn prepare_slash(_: SlashId, _: &u64, _: Balance) {}
}

pub fn new_test_ext() -> TestState {
	FakeEras::set(10);
	FakeRegistry::clear();
	FakeOpenSlashes::clear();
	FakeSettlement::<CreditOf<Test>>::clear();
	let mut ext: TestState = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: [ALICE, BOB, CAROL, DAVE, OSCAR, OLIVE].map(|who| (who, ENDOWMENT)).to_vec(),
			..Default::default()
		},
		restaking: pallet_restaking::GenesisConfig {
			delays: Delays::default(),
			..Default::default()
		},
		..Default::default()
	}
	.build_storage()
	.unwrap()
	.into();
	ext.execute_with(|| {
		System::set_block_number(1);
		for who in [ALICE, BOB, CAROL, DAVE, OSCAR] {
			Staking::bond(&who, BOND).unwrap();
		}
		FakeRegistry::register(OSCAR, 0);
		FakeRegistry::register(OLIVE, 0);
	});
	ext
}

/// Runs a test and checks every invariant after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Restaking::do_try_state().unwrap();
	});
}

/// Percent of a whole magnitude.
pub fn percent(p: u64) -> Magnitude {
	Magnitude(Magnitude::FULL.0 / 100 * p)
}

pub fn slash(id: SlashId, operator: u64, era: EraIndex, delta: Magnitude) -> Balance {
	<Restaking as SlashStake<u64>>::slash_stake(id, &operator, era, delta).unwrap()
}

pub fn delegate(restaker: u64, operator: u64, amount: Balance) {
	Restaking::delegate(RuntimeOrigin::signed(restaker), operator, amount).unwrap();
}

pub fn undelegate(restaker: u64, operator: u64, amount: Balance) {
	Restaking::undelegate(RuntimeOrigin::signed(restaker), operator, amount).unwrap();
}

pub fn delegated(restaker: u64, operator: u64) -> Balance {
	Restaking::delegation_of(&operator, &restaker)
}

pub fn claim(restaker: u64) -> Balance {
	Restakers::<Test>::get(restaker).map_or(0, |record| record.claim)
}

pub fn held(who: u64) -> Balance {
	use frame::token::fungible::InspectHold;
	Balances::balance_on_hold(&HoldReason::Collateral.into(), &who)
}

pub fn book(id: SlashId) -> restaking_primitives::fakes::ledger::Book {
	FakeSettlement::<CreditOf<Test>>::book(id)
}

pub fn issuance() -> Balance {
	Balances::total_issuance()
}

/// Lets `on_idle` work with plenty of weight.
pub fn idle() {
	Restaking::on_idle(1, Weight::MAX);
}

pub fn last_event() -> RuntimeEvent {
	System::events().pop().unwrap().event
}

pub fn advance(eras: EraIndex) {
	FakeEras::advance(eras);
}

pub fn total(who: u64) -> Balance {
	Balances::total_balance(&who)
}
