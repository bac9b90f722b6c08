// SPDX-License-Identifier: Apache-2.0

//! A runtime with balances and this pallet, on security that is in memory.

#![allow(clippy::expect_used, clippy::unwrap_used)]

use crate::{self as pallet_example_verification, *};
use core::cell::{Cell, RefCell};
use frame::{
	testing_prelude::*,
	token::fungible::{Inspect, InspectHold},
};
use restaking_primitives::{
	fakes::{FakeDelays, FakeEras, Security, Tokens},
	security::InspectService,
	Balance, Delays, EraIndex, ServiceId,
};

pub type AccountId = u64;
pub type Shared = Security<AccountId, (), Tokens<Balances>>;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
/// Posts tasks.
pub const DAVE: AccountId = 4;
/// Challenges.
pub const ERIN: AccountId = 5;
/// Brings what others have signed.
pub const COURIER: AccountId = 6;
pub const RESOLVER: AccountId = 7;
pub const ADMIN: AccountId = 8;
/// Has nothing.
pub const PAUPER: AccountId = 9;

pub const FUNDS: Balance = 10_000;
pub const EXISTENTIAL_DEPOSIT: Balance = 5;
pub const MIN_FEE: Balance = 10;
pub const FEE: Balance = 100;
pub const BOND: Balance = 50;
/// The era in which a test begins.
pub const ERA: EraIndex = 10;
pub const ATTEST: u64 = 10;
pub const CHALLENGE: u64 = 5;
pub const VOTE: u64 = 4;
pub const RESOLVE: u64 = 3;
pub const RETRY: u64 = 2;

pub const A: H256 = H256([0xaa; 32]);
pub const B: H256 = H256([0xbb; 32]);
pub const C: H256 = H256([0xcc; 32]);
pub const INPUT: H256 = H256([1; 32]);

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
	pub type Verification = pallet_example_verification;
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

parameter_types! {
	pub const VerificationId: PalletId = PalletId(*b"rmp/vrfy");
	pub const SecondQuorum: Perbill = Perbill::from_percent(80);
	pub const ThePeriods: Periods<u64> = Periods {
		attest: ATTEST,
		challenge: CHALLENGE,
		vote: VOTE,
		resolve: RESOLVE,
		retry: RETRY,
	};
	pub ReportWindow: EraIndex = FakeDelays::get().report_window;
}

/// One signed account, by number.
pub struct Only<const WHO: u64>;

impl<const WHO: u64> frame::traits::EnsureOrigin<RuntimeOrigin> for Only<WHO> {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		match ensure_signed(origin.clone()) {
			Ok(who) if who == WHO => Ok(()),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::signed(WHO))
	}
}

std::thread_local! {
	static HEARD: RefCell<Vec<(TaskId, AccountId, H256, Outcome)>> = const { RefCell::new(Vec::new()) };
	/// What else the consumer does when a task ends.
	pub static ON_END: Cell<fn()> = const { Cell::new(|| ()) };
}

/// Another pallet that wants to know.
pub struct Consumer;

impl OnVerified<AccountId> for Consumer {
	fn max_weight() -> Weight {
		Weight::from_parts(7, 7)
	}

	fn on_end(task: TaskId, poster: &AccountId, input: H256, outcome: Outcome) {
		HEARD.with_borrow_mut(|heard| heard.push((task, *poster, input, outcome)));
		ON_END.get()();
	}
}

/// How tasks ended, as the consumer was told since this was asked last.
pub fn heard() -> Vec<(TaskId, Outcome)> {
	let heard = HEARD.take();
	assert!(heard.iter().all(|(_, poster, input, _)| (*poster, *input) == (DAVE, INPUT)));
	heard.into_iter().map(|(task, _, _, outcome)| (task, outcome)).collect()
}

impl pallet_example_verification::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Security = Shared;
	type OnVerified = Consumer;
	type ResolverOrigin = Only<RESOLVER>;
	type AdminOrigin = Only<ADMIN>;
	type PalletId = VerificationId;
	type Periods = ThePeriods;
	type ReportWindow = ReportWindow;
	type MinFee = ConstU128<MIN_FEE>;
	type ChallengeBond = ConstU128<BOND>;
	type SecondQuorum = SecondQuorum;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = TestStage;
}

/// What the benchmarks of the mock stand on.
#[cfg(feature = "runtime-benchmarks")]
pub struct TestStage;

#[cfg(feature = "runtime-benchmarks")]
impl restaking_primitives::security::ServiceStage<AccountId> for TestStage {
	fn back(service: ServiceId, n: u32) -> Vec<AccountId> {
		let operators: Vec<_> = (100..).take(n as usize).collect();
		for operator in &operators {
			Shared::set_operator(service, operator, 100);
		}
		operators
	}

	fn key(operator: &AccountId) -> restaking_primitives::ServiceKey {
		Shared::signer(operator).public()
	}

	fn sign(
		key: &restaking_primitives::ServiceKey,
		message: &[u8],
	) -> restaking_primitives::ServiceSignature {
		use restaking_primitives::{Eras, ServiceKeys};
		let operator = Shared::owner_in(key, FakeEras::active_era()).expect("it has an owner");
		Shared::signer(&operator).sign(message)
	}

	fn endow(who: &AccountId, amount: Balance) {
		use frame::token::fungible::Mutate;
		Balances::mint_into(who, amount).expect("it can be minted");
	}

	fn pass_eras(eras: EraIndex) {
		FakeEras::advance(eras);
	}
}

/// A quorum of 67 %; a tenth for a wrong attestation, half in all; a tenth of that for the reporter.
pub const PARAMETERS: Parameters = Parameters {
	quorum: Perbill::from_percent(67),
	slash: Perbill::from_percent(10),
	max_slash: Perbill::from_percent(50),
	reporter_share: Perbill::from_percent(10),
	min_operator_stake: 1,
};

/// A chain without the service, in its first block.
pub fn bare_ext() -> TestState {
	let mut storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.expect("the default genesis builds");
	let account = Verification::account();
	let balances = (ALICE..=ADMIN).map(|who| (who, FUNDS)).chain([(account, EXISTENTIAL_DEPOSIT)]);
	pallet_balances::GenesisConfig::<Test> { balances: balances.collect(), ..Default::default() }
		.assimilate_storage(&mut storage)
		.expect("the balances are above the existential deposit");
	FakeEras::set(ERA);
	FakeDelays::set(Delays::default());
	HEARD.take();
	ON_END.set(|| ());
	let mut ext = TestState::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// A chain with a service that genesis has created, and 600 of Alice, 300 of Bob and 100 of Carol
/// behind it.
pub fn new_test_ext() -> TestState {
	let mut ext = bare_ext();
	ext.execute_with(|| {
		GenesisConfig::<Test> { service: Some(PARAMETERS), _config: Default::default() }.build();
		for (operator, stake) in [(ALICE, 600), (BOB, 300), (CAROL, 100)] {
			Shared::set_operator(service(), &operator, stake);
			Shared::signer(&operator);
		}
		System::reset_events();
	});
	ext
}

/// Runs `test` on it, and checks every invariant after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check();
	});
}

pub fn check() {
	Verification::do_try_state().expect("every invariant holds");
}

pub fn service() -> ServiceId {
	Service::<Test>::get().expect("there is a service")
}

/// Ends this block with as much spare weight, and begins the next one.
pub fn next_block_with(weight: Weight) -> Weight {
	let now = System::block_number();
	let used = Verification::on_idle(now, weight);
	System::set_block_number(now + 1);
	used
}

/// So many blocks with all the spare weight in the world.
pub fn run(blocks: u64) {
	for _ in 0..blocks {
		next_block_with(Weight::MAX);
	}
}

/// So many blocks that have no weight to spare.
pub fn run_full(blocks: u64) {
	for _ in 0..blocks {
		next_block_with(Weight::zero());
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Dave posts a task for [`FEE`], with all the time there is.
pub fn post() -> TaskId {
	let id = NextTaskId::<Test>::get();
	assert_ok!(Verification::post(signed(DAVE), INPUT, None, FEE, ATTEST));
	id
}

/// The courier brings what `operator` has signed.
pub fn say(
	operator: AccountId,
	task: TaskId,
	round: Round,
	result: H256,
) -> DispatchResultWithPostInfo {
	let signer = Shared::signer(&operator);
	// Written out, not asked of the pallet: this is what operators' tools sign.
	let genesis = System::block_hash(0);
	let bytes = (*b"rampart/attestation", genesis, service(), task, round as u8, result).encode();
	Verification::attest(signed(COURIER), task, round, result, signer.public(), signer.sign(&bytes))
}

/// `operator` attests to `result`.
pub fn attest(operator: AccountId, task: TaskId, result: H256) {
	assert_ok!(say(operator, task, Round::First, result));
}

/// `operator` votes for `result` in the second round.
pub fn vote(operator: AccountId, task: TaskId, result: H256) {
	assert_ok!(say(operator, task, Round::Second, result));
}

/// Erin holds `result` against what is proposed.
pub fn challenge(task: TaskId, result: H256) {
	assert_ok!(Verification::challenge(signed(ERIN), task, result));
}

/// A task whose result A has Alice's and Bob's quorum.
pub fn proposed() -> TaskId {
	let task = post();
	attest(ALICE, task, A);
	attest(BOB, task, A);
	task
}

/// The same, and Erin has challenged it by B.
pub fn disputed() -> TaskId {
	let task = proposed();
	challenge(task, B);
	task
}

pub fn task(id: TaskId) -> TaskOf<Test> {
	Tasks::<Test>::get(id).expect("the task has not ended")
}

pub fn has_ended(id: TaskId) -> bool {
	!Tasks::<Test>::contains_key(id)
}

/// Ends the era, and lets what it earned be paid.
pub fn end_era() {
	FakeEras::advance(1);
	run(1);
}

/// All tokens of `who`.
pub fn balance(who: AccountId) -> Balance {
	<Balances as Inspect<_>>::total_balance(&who)
}

/// The bonds of `who`.
pub fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::ChallengeBond.into(), &who)
}

/// What the account of the pallet has beyond its existential deposit.
pub fn escrow() -> Balance {
	balance(Verification::account()) - EXISTENTIAL_DEPOSIT
}

/// Who was slashed, for which era.
pub fn slashed() -> Vec<(AccountId, EraIndex)> {
	Shared::slashes().into_iter().map(|slash| (slash.operator, slash.era)).collect()
}

/// What `operator` has behind the service now.
pub fn stake(operator: AccountId) -> Balance {
	Shared::stake(service(), &operator)
}

/// The events of this pallet since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet();
	System::reset_events();
	events
}

/// An error of what the pallet relies on.
pub fn named(name: &'static str) -> DispatchError {
	DispatchError::Other(name)
}

/// The same in an event: there the words of an error are lost.
pub fn forgotten(name: &'static str) -> DispatchError {
	DispatchError::decode(&mut &named(name).encode()[..]).expect("it is an error")
}
