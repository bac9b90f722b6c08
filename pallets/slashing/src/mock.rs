// SPDX-License-Identifier: Apache-2.0

//! Two services that accuse, two that have offences proved, two operators, and a clock that the
//! test turns.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate as pallet_slashing;
use crate::{pallet::*, Approval, Books, Equivocation, EquivocationProof, SlashRecord};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::{
	deps::frame_support::weights::WeightMeter,
	testing_prelude::*,
	token::fungible::{Balanced, Inspect},
};
use restaking_primitives::{
	fakes::{
		registry::FakeKeys,
		slashing::{FakeAllocations, FakeSlashStake, FakeTerms, FakeVerifier},
		FakeDelays, FakeEras, FakeListener,
	},
	Balance, Beneficiary, Budget, Delays, EraIndex, Eras, Magnitude, ProvenOffence, ServiceId,
	SlashId, SlashMode, SlashSettlement, SlashTerms, VerifierId, Verifiers, VerifyOffence,
};

pub const ORACLE: ServiceId = 1;
pub const BRIDGE: ServiceId = 2;
/// Believes whatever is proved to it.
pub const ROLLUP: ServiceId = 3;
/// Has equivocations proved.
pub const SEQUENCER: ServiceId = 4;

pub const ORACLE_SLASHER: u64 = 11;
pub const ORACLE_RESOLVER: u64 = 12;
pub const BRIDGE_SLASHER: u64 = 21;
pub const VICTIM: u64 = 30;
pub const COUNCIL: u64 = 50;
pub const TREASURY: u64 = 99;
pub const ALICE: u64 = 100;
pub const BOB: u64 = 200;
pub const RESTAKER: u64 = 300;
pub const REPORTER: u64 = 400;

/// The era in which tests begin.
pub const NOW: EraIndex = 10;
pub const REPORT_WINDOW: EraIndex = 3;
pub const VETO_WINDOW: EraIndex = 2;
pub const SLACK: EraIndex = 2;
/// How long after an offence its slash may execute.
pub const WINDOW: EraIndex = REPORT_WINDOW + VETO_WINDOW + SLACK;

/// How long after an execution accounts are paid.
pub const PAYOUT_DELAY: EraIndex = 12;

/// How many slashes a service can have against an operator at a time.
pub const MAX_OPEN_SLASHES: u32 = 4;

pub const EXISTENTIAL_DEPOSIT: Balance = 10;

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
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
}

parameter_types! {
	pub const Treasury: u64 = TREASURY;
	pub const PayoutDelay: EraIndex = PAYOUT_DELAY;
	pub const PotId: PalletId = PalletId(*b"rmp/slsh");
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
	type Verifiers = MockVerifiers;
	type OnService = FakeListener;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type CouncilOrigin = EnsureSignedBy<Council, u64>;
	type Treasury = Treasury;
	type PotId = PotId;
	type PayoutDelay = PayoutDelay;
	type MaxOpenSlashes = ConstU32<MAX_OPEN_SLASHES>;
	type MaxServicesPerOperator = ConstU32<4>;
	type MaxOperatorsPerService = ConstU32<5>;
	type ExecutionWeight = ExecutionWeight;
	type WeightInfo = ();
}

type Equivocations = Equivocation<Test, FakeKeys>;

/// What proves an offence to either verifier.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Proof {
	Fake(Option<ProvenOffence<u64>>),
	Equivocation(Box<EquivocationProof>),
}

/// Both verifiers, as a runtime with several has them.
pub struct MockVerifiers;

impl Verifiers for MockVerifiers {
	fn is_known(verifier: VerifierId) -> bool {
		FakeVerifier::is_known(verifier) || Equivocations::is_known(verifier)
	}
}

impl VerifyOffence<u64> for MockVerifiers {
	type Proof = Proof;

	fn weight(proof: &Proof) -> Weight {
		match proof {
			Proof::Fake(proof) => FakeVerifier::weight(proof),
			Proof::Equivocation(proof) => Equivocations::weight(proof),
		}
	}

	fn verify(
		verifier: VerifierId,
		service: ServiceId,
		proof: &Proof,
	) -> Result<ProvenOffence<u64>, DispatchError> {
		match proof {
			Proof::Fake(proof) => FakeVerifier::verify(verifier, service, proof),
			Proof::Equivocation(proof) => Equivocations::verify(verifier, service, proof),
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
impl Helper {
	/// Gives `service` so many operators, two of which it has in every test.
	fn crowd(service: ServiceId, operators: u32) {
		// What was set before is gone when a benchmark is repeated.
		set_the_scene();
		for operator in 2..u64::from(operators) {
			FakeAllocations::set(service, 1_000 + operator, 0, Magnitude(1_000));
			FakeSlashStake::set_units(1_000 + operator, Magnitude::FULL.units_for(STAKE));
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_slashing::BenchmarkHelper<u64, Proof> for Helper {
	fn prepare_offence(operators: u32) -> (ServiceId, u64, u64, EraIndex) {
		Self::crowd(ORACLE, operators);
		(ORACLE, ORACLE_SLASHER, ALICE, NOW)
	}

	fn prepare_proof(operators: u32, kind: restaking_primitives::KeyKind) -> (ServiceId, Proof) {
		Self::crowd(SEQUENCER, operators);
		let key = crate::tests::evidence::Signer::new(kind, 1);
		FakeKeys::set(key.public(), ALICE, 0, None);
		let [first, second] = [1, 2].map(|payload| key.states(NOW, payload));
		let topic = crate::tests::evidence::TOPIC;
		(SEQUENCER, Proof::Equivocation(Box::new(EquivocationProof { topic, first, second })))
	}

	fn advance_era_to(era: EraIndex) {
		FakeEras::set(era);
	}
}

/// A budget that is never exceeded within the cap: all of the stake, era by era.
pub const GENEROUS: Budget = Budget { fraction: Perbill::one(), window: 1 };

/// The terms of the oracle: half of an allocation at most, vetoed by its resolver, burned.
pub fn oracle_terms() -> SlashTerms<u64> {
	SlashTerms {
		mode: SlashMode::Vetoable {
			slasher: ORACLE_SLASHER,
			resolver: Some(ORACLE_RESOLVER),
			window: VETO_WINDOW,
		},
		curve: None,
		max_fraction: Perbill::from_percent(50),
		budget: GENEROUS,
		beneficiary: Beneficiary::Burn,
	}
}

/// The terms of the bridge: everything at most, vetoed by the council only, paid to its victim.
pub fn bridge_terms() -> SlashTerms<u64> {
	SlashTerms {
		mode: SlashMode::Vetoable { slasher: BRIDGE_SLASHER, resolver: None, window: VETO_WINDOW },
		curve: None,
		max_fraction: Perbill::one(),
		budget: GENEROUS,
		beneficiary: Beneficiary::Account(VICTIM),
	}
}

/// The terms of the rollup: a fifth of an allocation for what is proved by `verifier`, half of it
/// at most, a tenth of which is the reporter's, and the rest the treasury's.
pub fn objective_terms(verifier: VerifierId) -> SlashTerms<u64> {
	SlashTerms {
		mode: SlashMode::Objective {
			verifier,
			fraction: Perbill::from_percent(20),
			reporter_share: Perbill::from_percent(10),
		},
		curve: None,
		max_fraction: Perbill::from_percent(50),
		budget: GENEROUS,
		beneficiary: Beneficiary::Treasury,
	}
}

/// The same terms under another slasher and resolver.
pub fn with_slasher(slasher: u64, resolver: Option<u64>) -> SlashMode<u64> {
	SlashMode::Vetoable { slasher, resolver, window: VETO_WINDOW }
}

/// Both operators have half of their magnitude with the oracle, a quarter with the bridge, and an
/// eighth each with the rollup and the sequencer.
fn set_the_scene() {
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
	FakeTerms::set(ROLLUP, 0, objective_terms(FakeVerifier::ID));
	FakeTerms::set(SEQUENCER, 0, objective_terms(VerifierId::EQUIVOCATION));
	for operator in [ALICE, BOB] {
		for (service, part) in [(ORACLE, 2), (BRIDGE, 4), (ROLLUP, 8), (SEQUENCER, 8)] {
			FakeAllocations::set(service, operator, 0, Magnitude(Magnitude::FULL.0 / part));
		}
		FakeSlashStake::set_units(operator, Magnitude::FULL.units_for(STAKE));
	}
}

/// The beginning of every test.
pub fn new_test_ext() -> TestState {
	let balances = vec![
		(TREASURY, 1_000),
		(RESTAKER, 10 * STAKE),
		(REPORTER, 1_000),
		(Slashing::pot(), EXISTENTIAL_DEPOSIT),
	];
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		..Default::default()
	};
	let mut ext = TestState::new(genesis.build_storage().unwrap());
	ext.execute_with(set_the_scene);
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

/// What proves to the rollup that `operator` committed offence number `n` in `era`.
pub fn proof(operator: u64, era: EraIndex, n: u64) -> Box<Proof> {
	Box::new(Proof::Fake(Some(ProvenOffence { operator, era, evidence: evidence(n) })))
}

/// `who` reports an offence of `operator` to the rollup.
pub fn reports(who: u64, operator: u64, era: EraIndex, n: u64) -> SlashId {
	let id = NextSlashId::<Test>::get();
	let origin = RuntimeOrigin::signed(who);
	assert_ok!(Slashing::report_offence(origin, ROLLUP, proof(operator, era, n)));
	id
}

/// Whether `id` waits for an approval.
pub fn awaits_approval(id: SlashId) -> bool {
	record(id).approval == Approval::Needed
}

/// The slashes executed since the last call, in order.
pub fn executed() -> Vec<SlashId> {
	let executed = |event| match event {
		Event::SlashExecuted { id, .. } => Some(id),
		_ => None,
	};
	events().into_iter().filter_map(executed).collect()
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
