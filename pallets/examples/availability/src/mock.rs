// SPDX-License-Identifier: Apache-2.0

//! Four operators, small blobs, and a clock and randomness that the test sets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use crate as pallet_example_availability;
use crate::{coding, pallet::*, types::*};
use core::cell::RefCell;
use frame::{
	deps::{
		frame_support::weights::constants::RocksDbWeight,
		sp_core::offchain::{testing, OffchainDbExt, OffchainWorkerExt, TransactionPoolExt},
	},
	testing_prelude::*,
	token::fungible::Inspect,
	traits::Randomness,
};
use restaking_primitives::{
	fakes::{FakeDelays, FakeEras, Security as Fake, Tokens},
	security::InspectService,
	Balance, Delays, EraIndex, ServiceId,
};
use std::collections::BTreeMap;

pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
pub const CAROL: u64 = 3;
pub const DAVE: u64 = 4;
/// The operators, with what they back the service with: 670 of 1000 is a quorum.
pub const OPERATORS: [(u64, Balance); 4] = [(ALICE, 400), (BOB, 300), (CAROL, 200), (DAVE, 100)];
/// Commits blobs.
pub const RITA: u64 = 100;
/// Is nobody in particular.
pub const STRANGER: u64 = 200;

pub const FUNDS: Balance = 1_000_000;
pub const EXISTENTIAL_DEPOSIT: Balance = 10;
pub const COMMIT_FEE: Balance = 7;
pub const BYTE_FEE: Balance = 2;
/// The era in which tests begin.
pub const NOW: EraIndex = 10;
pub const MAX_ERAS: EraIndex = 6;
pub const ATTESTATION_WINDOW: u64 = 5;
pub const ANSWER_WINDOW: u64 = 4;
pub const PERIOD: u64 = 3;
pub const MAX_BLOBS: u32 = 3;
pub const MAX_OPEN: u32 = 4;
pub const REPLICAS: u32 = 2;
/// Of an allocation, what silence costs.
pub const SLASH: Perbill = Perbill::from_percent(10);

/// The service of the pallet, as its tests turn it.
pub type Security = Fake<u64, Availability, Tokens<Balances>>;
type Block = MockBlock<Test, (), frame_system::AuthorizeCall<Test>>;
pub type Extrinsic = MockUncheckedExtrinsic<Test, (), frame_system::AuthorizeCall<Test>>;

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
	pub type Availability = pallet_example_availability;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type DbWeight = RocksDbWeight;
	type AccountData = pallet_balances::AccountData<Balance>;
}

impl<C> CreateTransactionBase<C> for Test
where
	RuntimeCall: From<C>,
{
	type Extrinsic = Extrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> CreateTransaction<C> for Test
where
	RuntimeCall: From<C>,
{
	type Extension = frame_system::AuthorizeCall<Test>;

	fn create_transaction(call: RuntimeCall, extension: Self::Extension) -> Extrinsic {
		Extrinsic::new_transaction(call, extension)
	}
}

impl<C> CreateAuthorizedTransaction<C> for Test
where
	RuntimeCall: From<C>,
{
	fn create_extension() -> Self::Extension {
		frame_system::AuthorizeCall::new()
	}
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

parameter_types! {
	pub const AvailabilityId: PalletId = PalletId(*b"rmp/avai");
	/// What the randomness is made of, and since when it is known: at first since before
	/// everything, so that nothing is drawn.
	pub storage Seed: (u64, u64) = (0, 0);
}

/// What the test says.
pub struct FakeRandomness;

impl Randomness<H256, u64> for FakeRandomness {
	fn random(subject: &[u8]) -> (H256, u64) {
		let (seed, since) = Seed::get();
		(blake2_256(&(seed, subject).encode()).into(), since)
	}
}

impl Config for Test {
	type Security = Security;
	type Currency = Balances;
	type Randomness = FakeRandomness;
	type StartOrigin = EnsureRoot<u64>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Stage;
	type PalletId = AvailabilityId;
	type MaxOperators = ConstU32<100>;
	type MaxBlobs = ConstU32<MAX_BLOBS>;
	type MaxChunks = ConstU32<16>;
	type MaxChunkSize = ConstU32<64>;
	type MaxEras = ConstU32<MAX_ERAS>;
	type Replicas = ConstU32<REPLICAS>;
	type MaxOpenChallenges = ConstU32<MAX_OPEN>;
	type AttestationWindow = ConstU64<ATTESTATION_WINDOW>;
	type AnswerWindow = ConstU64<ANSWER_WINDOW>;
	type ChallengePeriod = ConstU64<PERIOD>;
	type CommitFee = ConstU128<COMMIT_FEE>;
	type ByteFee = ConstU128<BYTE_FEE>;
	type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Stage;

#[cfg(feature = "runtime-benchmarks")]
impl restaking_primitives::security::ServiceStage<u64> for Stage {
	fn back(service: ServiceId, n: u32) -> Vec<u64> {
		let operators: Vec<u64> = (0..u64::from(n)).map(|index| 10_000 + index).collect();
		for (operator, _) in OPERATORS {
			let _ = Security::leave(service, &operator);
		}
		FakeEras::advance(1);
		for operator in &operators {
			Security::set_operator(service, operator, 1_000);
		}
		operators
	}

	fn key(operator: &u64) -> restaking_primitives::ServiceKey {
		Security::signer(operator).public()
	}

	fn sign(
		_: &restaking_primitives::ServiceKey,
		_: &[u8],
	) -> restaking_primitives::ServiceSignature {
		unimplemented!("nothing is signed")
	}

	fn endow(who: &u64, amount: Balance) {
		<Balances as frame::token::fungible::Mutate<u64>>::mint_into(who, amount).unwrap();
	}

	fn pass_eras(eras: EraIndex) {
		FakeEras::advance(eras);
	}
}

pub const PARAMETERS: Parameters = Parameters {
	min_operator_stake: 10,
	quorum: Perbill::from_percent(67),
	slash: SLASH,
	max_slash: Perbill::from_percent(30),
	value_at_stake: 0,
};

/// The beginning of every test, with these terms at genesis.
pub fn ext_with(service: Option<Parameters>) -> TestState {
	FakeEras::set(NOW);
	FakeDelays::set(Delays::default());
	let endowed = [RITA, STRANGER, ALICE, BOB, CAROL, DAVE];
	let mut balances: Vec<_> = endowed.into_iter().map(|who| (who, FUNDS)).collect();
	balances.push((AvailabilityId::get().into_account_truncating(), EXISTENTIAL_DEPOSIT));
	balances.push((restaking_primitives::fakes::security::fake_pot(), EXISTENTIAL_DEPOSIT));
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		availability: GenesisConfig { service, ..Default::default() },
		..Default::default()
	};
	let mut ext = TestState::new(genesis.build_storage().unwrap());
	ext.execute_with(|| {
		System::set_block_number(1);
		for (operator, stake) in service.map(|_| OPERATORS).into_iter().flatten() {
			Security::set_operator(the_service(), &operator, stake);
		}
	});
	ext
}

pub fn new_test_ext() -> TestState {
	ext_with(Some(PARAMETERS))
}

/// Runs `test`, and checks every invariant afterwards.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check();
	});
}

/// Every invariant of the pallet.
pub fn check() {
	assert_ok!(Availability::do_try_state());
}

/// A state with offchain storage and a pool, and what came into the pool.
pub fn with_a_node(test: impl FnOnce(Box<dyn Fn() -> Vec<Vec<u8>>>)) {
	let (offchain, _) = testing::TestOffchainExt::new();
	let (pool, state) = testing::TestTransactionPoolExt::new();
	let mut ext = new_test_ext();
	ext.register_extension(OffchainDbExt::new(offchain.clone()));
	ext.register_extension(OffchainWorkerExt::new(offchain));
	ext.register_extension(TransactionPoolExt::new(pool));
	ext.execute_with(|| {
		test(Box::new(move || state.read().transactions.clone()));
		check();
	});
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The origin of what the proof authorizes.
pub fn authorized() -> RuntimeOrigin {
	frame_system::RawOrigin::Authorized.into()
}

pub fn the_service() -> ServiceId {
	Service::<Test>::get().expect("started at genesis")
}

pub fn block() -> u64 {
	System::block_number()
}

/// The next block, with `weight` to spare.
pub fn next_block_with(weight: Weight) -> Weight {
	System::set_block_number(block() + 1);
	let used = Availability::on_idle(block(), weight);
	assert!(used.all_lte(weight));
	check();
	used
}

/// So many blocks, with all the weight they want.
pub fn blocks(n: u64) {
	for _ in 0..n {
		next_block_with(Weight::MAX);
	}
}

/// So many blocks that have nothing to spare.
pub fn full_blocks(n: u64) {
	for _ in 0..n {
		next_block_with(Weight::zero());
	}
}

/// The first block of the next era.
pub fn next_era() {
	Security::end_era();
	blocks(1);
}

/// The first block of `era`.
pub fn go_to(era: EraIndex) {
	while Security::active_era() < era {
		next_era();
	}
}

/// A blob of 24 bytes in 8 chunks of 6, any 4 of which are enough; each has other bytes.
pub fn cut(number: u8) -> coding::Encoded {
	CUTS.with_borrow_mut(|cuts| {
		let bytes: Vec<u8> = (0..24).map(|n: u8| n.wrapping_mul(7) ^ number).collect();
		let cut = cuts.entry(number);
		cut.or_insert_with(|| coding::encode(&bytes, 8, 4).unwrap()).clone()
	})
}

std::thread_local! {
	/// The code is slow to warm up.
	static CUTS: RefCell<BTreeMap<u8, coding::Encoded>> = const { RefCell::new(BTreeMap::new()) };
}

/// What a blob of [`cut`] costs for an era.
pub const PER_ERA: Balance = 24 * BYTE_FEE;

pub fn id(number: u8) -> BlobId {
	cut(number).commitment.id()
}

/// Rita commits a blob for this and `eras` more eras.
pub fn commit(number: u8, eras: EraIndex) -> DispatchResult {
	let until = Security::active_era() + eras;
	Availability::commit(signed(RITA), cut(number).commitment, until)
}

pub fn committed(number: u8, eras: EraIndex) -> BlobId {
	assert_ok!(commit(number, eras));
	id(number)
}

pub fn attest(blob: BlobId, who: u64) -> DispatchResult {
	Availability::attest(signed(who), blob).map(|_| ()).map_err(|refused| refused.error)
}

/// Lets challenges be drawn of all that is kept.
pub fn let_draw() {
	Seed::set(&(0, u64::MAX));
}

/// A blob that all four keep, and for which the window has closed.
pub fn kept(number: u8, eras: EraIndex) -> BlobId {
	let blob = committed(number, eras);
	for (operator, _) in OPERATORS {
		assert_ok!(attest(blob, operator));
	}
	full_blocks(ATTESTATION_WINDOW + 1);
	blob
}

pub fn status(blob: BlobId) -> Status {
	Blobs::<Test>::get(blob).expect("there is such a blob").status
}

pub fn duty(blob: BlobId, who: u64) -> Duty {
	Availability::custody(blob).into_iter().find(|it| it.0 == who).expect("a custodian").2
}

/// A chunk that `who` keeps.
pub fn first_chunk(blob: BlobId, who: u64) -> u32 {
	Availability::custody(blob).into_iter().find(|it| it.0 == who).expect("a custodian").1[0]
}

/// Asks `who` for the first chunk that it keeps.
pub fn ask(blob: BlobId, who: u64) -> ChallengeId {
	Availability::issue(blob, who, first_chunk(blob, who));
	NextChallenge::<Test>::get() - 1
}

/// Answers `challenge` with chunk `index` of a blob.
pub fn answer(challenge: ChallengeId, number: u8, index: u32) -> DispatchResult {
	let Piece { chunk, proof } = cut(number).piece(index).unwrap();
	let (chunk, proof) = (chunk.try_into().unwrap(), proof.try_into().unwrap());
	Availability::answer(authorized(), challenge, chunk, proof)
}

/// Answers `challenge` of a blob as it should be.
pub fn answer_well(challenge: ChallengeId, number: u8) -> DispatchResult {
	let chunk = Challenges::<Test>::get(challenge).map_or(0, |asked| asked.chunk);
	answer(challenge, number, chunk)
}

pub fn balance(who: u64) -> Balance {
	<Balances as Inspect<u64>>::total_balance(&who)
}

pub fn stake(who: u64) -> Balance {
	Security::stake(the_service(), &who)
}

/// The events of this pallet since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}
