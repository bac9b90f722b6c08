// SPDX-License-Identifier: Apache-2.0

//! The service in a runtime of its own, with the fakes behind it: no staking stack.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use crate as pallet_template;
use crate::pallet::*;
use frame::{deps::frame_support::weights::WeightMeter, testing_prelude::*};
use restaking_primitives::{
	fakes::{self, FakeDelays, FakeEras},
	Delays, EraIndex, Eras, ServiceId,
};

// guide: fake
/// All the security there is, in memory. It tells the pallet what happens to its service.
pub type Security = fakes::Security<u64, Template>;
// guide: end

/// Backs the service with 600 of 1000.
pub const ALICE: u64 = 1;
/// Backs it with 300.
pub const BOB: u64 = 2;
/// Backs it with 100.
pub const CAROL: u64 = 3;
/// Does not back it.
pub const STRANGER: u64 = 9;

/// The era in which tests begin.
pub const NOW: EraIndex = 10;

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
	pub type Template = pallet_template;
}

parameter_types! {
	pub const Id: PalletId = PalletId(*b"svc/tmpl");
	pub const EraWeight: Weight = Weight::from_parts(200_000_000_000, u64::MAX);
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

impl Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Stage;
	type EraWeight = EraWeight;
	type MaxOperators = ConstU32<100>;
	type PalletId = Id;
	type Patience = ConstU32<2>;
	type Security = Security;
	type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Stage;

#[cfg(feature = "runtime-benchmarks")]
impl restaking_primitives::security::ServiceStage<u64> for Stage {
	fn back(service: ServiceId, n: u32) -> Vec<u64> {
		let operators: Vec<u64> = (0..u64::from(n)).map(|i| 10_000 + i).collect();
		for operator in &operators {
			Security::set_operator(service, operator, 1_000_000);
		}
		operators
	}

	fn key(operator: &u64) -> restaking_primitives::ServiceKey {
		Security::signer(operator).public()
	}

	fn sign(
		key: &restaking_primitives::ServiceKey,
		message: &[u8],
	) -> restaking_primitives::ServiceSignature {
		let operator = (10_000..10_100).find(|who| Security::signer(who).public() == *key);
		Security::signer(&operator.unwrap()).sign(message)
	}

	fn endow(_: &u64, _: restaking_primitives::Balance) {}

	fn pass_eras(eras: EraIndex) {
		FakeEras::advance(eras);
	}
}

/// A service by which silence costs a tenth, backed by Alice, Bob and Carol.
pub fn new_test_ext() -> TestState {
	new_test_ext_with(|_| ())
}

/// The same, with the genesis changed first.
pub fn new_test_ext_with(change: impl FnOnce(&mut GenesisConfig<Test>)) -> TestState {
	let mut template =
		GenesisConfig::<Test> { slash: Perbill::from_percent(10), ..Default::default() };
	change(&mut template);
	FakeEras::set(NOW);
	FakeDelays::set(Delays::default());
	let genesis = RuntimeGenesisConfig { template, ..Default::default() };
	let mut ext = TestState::new(genesis.build_storage().unwrap());
	ext.execute_with(|| {
		next_block();
		if let Some(service) = Service::<Test>::get() {
			for (operator, stake) in [(ALICE, 600), (BOB, 300), (CAROL, 100)] {
				Security::set_operator(service, &operator, stake);
			}
		}
	});
	ext
}

/// Runs `test`, and checks every invariant afterwards.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check();
	});
}

pub fn check() {
	assert_ok!(Template::do_try_state());
}

/// Opens the next block, up to its transactions. What was in the one before stays.
pub fn next_block() {
	next_block_with(Weight::MAX);
}

/// The same, with so much weight to spare. Returns what was used of it.
pub fn next_block_with(weight: Weight) -> Weight {
	let block = System::block_number() + 1;
	System::set_block_number(block);
	System::reset_events();
	let mut meter = WeightMeter::with_limit(weight);
	Template::on_poll(block, &mut meter);
	check();
	meter.consumed()
}

/// Ends the era, and opens the first block of the next one.
pub fn end_era() {
	Security::end_era();
	next_block();
}

/// The active era.
pub fn now() -> EraIndex {
	FakeEras::active_era()
}

pub fn service() -> ServiceId {
	Service::<Test>::get().expect("it has started")
}

pub fn ping(who: u64) -> DispatchResult {
	Template::ping(RuntimeOrigin::signed(who))
}

/// Lets an era pass in which these operators are there.
pub fn era_with(present: &[u64]) {
	for who in present {
		assert_ok!(ping(*who));
	}
	end_era();
}

/// The events of this pallet in this block.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}

/// Who was slashed, for which era.
pub fn slashed() -> Vec<(u64, EraIndex)> {
	Security::slashes().into_iter().map(|slash| (slash.operator, slash.era)).collect()
}
