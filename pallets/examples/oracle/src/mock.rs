// SPDX-License-Identifier: Apache-2.0

//! An oracle for two pairs, backed by three operators of the fakes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use crate as pallet_oracle;
use crate::{pallet::*, types::Submission};
use frame::{
	deps::{
		frame_support::weights::constants::RocksDbWeight,
		frame_system::{AuthorizeCall, ChainContext},
		sp_runtime::{generic, testing::UintAuthorityId, traits::BlakeTwo256},
	},
	testing_prelude::*,
};
use restaking_primitives::{
	fakes::{self, FakeDelays, FakeEras},
	Asset, Delays, EraIndex, Eras, Price, ServiceId, ServiceSignature,
};

pub type Security = fakes::Security<u64>;

/// Backs the oracle with 600 of 1000.
pub const ALICE: u64 = 1;
/// Backs it with 300.
pub const BOB: u64 = 2;
/// Backs it with 100.
pub const CAROL: u64 = 3;
/// Does not back it.
pub const STRANGER: u64 = 9;

/// The era in which tests begin.
pub const NOW: EraIndex = 10;
pub const ORACLE: PalletId = PalletId(*b"rmp/orcl");

pub type Extension = AuthorizeCall<Test>;
pub type Extrinsic = generic::UncheckedExtrinsic<u64, RuntimeCall, UintAuthorityId, Extension>;
pub type Block = generic::Block<generic::Header<u64, BlakeTwo256>, Extrinsic>;
pub type Chain = Executive<Test, Block, ChainContext<Test>, Test, AllPalletsWithSystem>;

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
	pub type Oracle = pallet_oracle;
}

parameter_types! {
	/// Whether the chain's brakes are on.
	pub static Braked: bool = false;
	pub const Id: PalletId = ORACLE;
	pub const Band: Permill = Permill::from_percent(5);
	pub const RoundWeight: Weight = Weight::from_parts(200_000_000_000, u64::MAX);
}

pub struct Brakes;

impl frame::traits::Contains<RuntimeCall> for Brakes {
	fn contains(_: &RuntimeCall) -> bool {
		!Braked::get()
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type BaseCallFilter = Brakes;
	type Block = Block;
	type DbWeight = RocksDbWeight;
	type Lookup = IdentityLookup<u64>;
}

impl Config for Test {
	type Security = Security;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Stage;
	type AdminOrigin = EnsureRoot<u64>;
	type PalletId = Id;
	type Band = Band;
	type MaxAssets = ConstU32<3>;
	type MaxOperators = ConstU32<100>;
	type RoundWeight = RoundWeight;
	type WeightInfo = ();
}

impl<LocalCall> CreateTransactionBase<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = Extrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<LocalCall> CreateTransaction<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	type Extension = Extension;

	fn create_transaction(call: RuntimeCall, extension: Extension) -> Extrinsic {
		Extrinsic::new_transaction(call, extension)
	}
}

impl<LocalCall> CreateAuthorizedTransaction<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	fn create_extension() -> Extension {
		AuthorizeCall::new()
	}
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

/// 600 of Alice, 300 of Bob and 100 of Carol behind an oracle that prices two pairs.
pub fn new_test_ext() -> TestState {
	new_test_ext_with(|_| ())
}

/// The same, with the genesis changed first.
pub fn new_test_ext_with(change: impl FnOnce(&mut GenesisConfig<Test>)) -> TestState {
	let mut oracle = GenesisConfig::<Test> {
		assets: vec!["RMPUSD".into(), "BTCUSD".into()],
		slash: Perbill::from_percent(10),
		rewards: None,
	};
	change(&mut oracle);
	FakeEras::set(NOW);
	FakeDelays::set(Delays::default());
	Braked::set(false);
	let genesis = RuntimeGenesisConfig { oracle, ..Default::default() };
	let mut ext = TestState::new(genesis.build_storage().unwrap());
	ext.execute_with(|| {
		next_block();
		if let Some(service) = Service::<Test>::get() {
			for (operator, stake) in [(ALICE, 600), (BOB, 300), (CAROL, 100)] {
				Security::set_operator(service, &operator, stake);
				Security::signer(&operator);
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
	assert_ok!(Oracle::do_try_state());
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
	let mut meter = frame::deps::frame_support::weights::WeightMeter::with_limit(weight);
	Oracle::on_poll(block, &mut meter);
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

pub fn pair(name: &str) -> Asset {
	name.as_bytes().to_vec().try_into().unwrap()
}

pub fn rmp() -> Asset {
	pair("RMPUSD")
}

pub fn btc() -> Asset {
	pair("BTCUSD")
}

/// A price of so many hundredths.
pub fn cents(cents: u128) -> Price {
	Price::from_rational(cents, 100)
}

/// What `who` submits in the active era, and its signature.
pub fn signed_by(who: u64, asset: Asset, price: Price) -> (Submission, ServiceSignature) {
	let key = Security::signer(&who).public();
	let era = now();
	sign(who, Submission { era, asset, price, key })
}

/// The signature of `who` for what it submits.
pub fn sign(who: u64, submission: Submission) -> (Submission, ServiceSignature) {
	let Submission { era, asset, price, .. } = &submission;
	let message = Oracle::message(service(), *era, asset, *price);
	let signature = Security::signer(&who).sign(&message);
	(submission, signature)
}

/// The transaction that a node makes of it.
pub fn transaction((submission, signature): (Submission, ServiceSignature)) -> Extrinsic {
	let call = Call::<Test>::submit { submission, signature };
	Extrinsic::new_transaction(call.into(), AuthorizeCall::new())
}

/// Puts a submission into the block as any node does.
pub fn include(signed: (Submission, ServiceSignature)) -> ApplyExtrinsicResult {
	Chain::apply_extrinsic(transaction(signed))
}

/// Lets `who` say what RMP costs, in cents.
pub fn say(who: u64, price: u128) {
	assert_ok!(include(signed_by(who, rmp(), cents(price))), Ok(()));
}

/// The last price of RMP.
pub fn last() -> Option<(Price, EraIndex)> {
	Oracle::last_price(&rmp())
}

/// The events of this pallet in this block.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}

/// Who was slashed, in which era.
pub fn slashed() -> Vec<(u64, EraIndex)> {
	Security::slashes().into_iter().map(|slash| (slash.operator, slash.era)).collect()
}
