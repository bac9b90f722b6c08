// SPDX-License-Identifier: Apache-2.0

//! Verification tasks on the real runtime.
//!
//! The cast: Ferdie, Alice's stash and Bob's stash are operators, of which half is allocated to the
//! service: 15 000, 10 000 and 5 000 UNIT. Bob stands behind Ferdie with 30 000, Charlie behind Alice's
//! stash with 20 000, Dave and Bob behind Bob's stash with 5 000 each. Eve posts tasks, Dave's stash
//! challenges, Charlie's stash brings what is signed. Any two of the first three that are a quorum
//! include Ferdie; Ferdie and Alice's stash decide a second round.

use super::super::harness::*;
use crate::{
	configs::examples::verification::{ChallengeBond, MinFee, TaskPeriods},
	timing, AccountId, Balance, Balances, Operators, Restaking, Rewards, Runtime, RuntimeCall,
	RuntimeEvent, Services, Slashing, Verification, UNIT,
};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungible::{Inspect, InspectHold},
		Get,
	},
};
use pallet_example_verification::{
	Call, Error, Event, HoldReason, Outcome, Periods, Round, Service, Stage, TaskId, Tasks,
};
use restaking_primitives::{Magnitude, ServiceId, ServiceKey, ServiceSignature};
use sp_core::{sr25519, Pair, H256};
use sp_keyring::Sr25519Keyring::{self, *};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult, Perbill, TokenError};

const OPERATORS: [Sr25519Keyring; 3] = [Ferdie, AliceStash, BobStash];
const POSTER: Sr25519Keyring = Eve;
const CHALLENGER: Sr25519Keyring = DaveStash;
const COURIER: Sr25519Keyring = CharlieStash;
const STRANGER: Sr25519Keyring = EveStash;
const FEE: Balance = 250 * UNIT;
const A: H256 = H256::repeat_byte(0xaa);
const B: H256 = H256::repeat_byte(0xbb);
const INPUT: H256 = H256::repeat_byte(1);

type TestError = Error<Runtime>;

/// Plays on a development network on which the operators back the service, in the first era in which
/// they do, and checks every invariant in the end.
fn story(play: impl FnOnce()) {
	new_ext("development").execute_with(|| {
		for operator in OPERATORS {
			let account = account(operator);
			assert_ok!(Operators::register(signed(operator), vec![], Perbill::zero(), 0));
			assert_ok!(Operators::set_key(signed(operator), key(operator), possession(operator)));
			for (restaker, units) in behind(operator) {
				assert_ok!(Restaking::delegate(signed(*restaker), account.clone(), units * UNIT));
			}
			let half = Magnitude(Magnitude::FULL.0 / 2);
			assert_ok!(Services::opt_in(signed(operator), service(), half));
		}
		run_to_era(active_era() + Restaking::delays().allocation);
		play();
		check_invariants();
	});
}

fn behind(operator: Sr25519Keyring) -> &'static [(Sr25519Keyring, Balance)] {
	match operator {
		Ferdie => &[(Bob, 30_000)],
		AliceStash => &[(Charlie, 20_000)],
		_ => &[(Dave, 5_000), (Bob, 5_000)],
	}
}

fn check_invariants() {
	use restaking_primitives::runtime_api::runtime_decl_for_restaking_api::RestakingApiV1;
	if let Err(broken) = <Runtime as RestakingApiV1<crate::Block, AccountId>>::check_invariants() {
		panic!("{}", String::from_utf8_lossy(&broken));
	}
}

fn service() -> ServiceId {
	Service::<Runtime>::get().unwrap()
}

fn pair(operator: Sr25519Keyring) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//{operator}//verifier"), None).unwrap()
}

fn key(operator: Sr25519Keyring) -> ServiceKey {
	ServiceKey::Sr25519(pair(operator).public())
}

fn possession(operator: Sr25519Keyring) -> ServiceSignature {
	let genesis = crate::System::block_hash(0);
	let message = (*b"rampart/possession", genesis, account(operator), key(operator)).encode();
	ServiceSignature::Sr25519(pair(operator).sign(&message))
}

/// What `operator` signs, as its own tools do.
fn attestation(operator: Sr25519Keyring, task: TaskId, round: Round, result: H256) -> RuntimeCall {
	let genesis = crate::System::block_hash(0);
	let round_byte: u8 = if round == Round::First { 0 } else { 1 };
	let message = (*b"rampart/attestation", genesis, service(), task, round_byte, result).encode();
	let signature = ServiceSignature::Sr25519(pair(operator).sign(&message));
	Call::attest { task, round, result, key: key(operator), signature }.into()
}

fn dispatch(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(signed(who)).map(|_| ()).map_err(|error| error.error)
}

fn say(operator: Sr25519Keyring, task: TaskId, round: Round, result: H256) -> DispatchResult {
	dispatch(COURIER, attestation(operator, task, round, result))
}

fn attest(operator: Sr25519Keyring, task: TaskId, result: H256) {
	assert_ok!(say(operator, task, Round::First, result));
}

fn vote(operator: Sr25519Keyring, task: TaskId, result: H256) {
	assert_ok!(say(operator, task, Round::Second, result));
}

fn post() -> TaskId {
	let id = pallet_example_verification::NextTaskId::<Runtime>::get();
	let blocks = periods().attest;
	assert_ok!(Verification::post(signed(POSTER), INPUT, None, FEE, blocks));
	id
}

/// A task for which Ferdie and Alice's stash propose A.
fn proposed() -> TaskId {
	let task = post();
	attest(Ferdie, task, A);
	attest(AliceStash, task, A);
	task
}

/// The same, and B is held against it.
fn disputed() -> TaskId {
	let task = proposed();
	assert_ok!(Verification::challenge(signed(CHALLENGER), task, B));
	task
}

fn periods() -> Periods<crate::BlockNumber> {
	TaskPeriods::get()
}

fn has_ended(task: TaskId) -> bool {
	!Tasks::<Runtime>::contains_key(task)
}

/// Runs until `task` has ended, and says how; all by itself.
fn outcome(task: TaskId) -> Outcome {
	for _ in 0..100 {
		let ended = events().into_iter().find_map(|event| match event {
			RuntimeEvent::Verification(Event::TaskEnded { task: id, outcome }) if id == task => {
				Some(outcome)
			}
			_ => None,
		});
		// Events of a block's end are seen before the next one begins.
		if let Some(outcome) = ended {
			return outcome;
		}
		close_block();
		let ended = events().into_iter().find_map(|event| match event {
			RuntimeEvent::Verification(Event::TaskEnded { task: id, outcome }) if id == task => {
				Some(outcome)
			}
			_ => None,
		});
		open_block();
		if let Some(outcome) = ended {
			return outcome;
		}
	}
	panic!("the task never ends");
}

fn total(who: Sr25519Keyring) -> Balance {
	<Balances as Inspect<AccountId>>::total_balance(&account(who))
}

fn treasury() -> Balance {
	let account = crate::configs::governance::TreasuryAccount::get();
	<Balances as Inspect<AccountId>>::total_balance(&account)
}

fn bond_of(who: Sr25519Keyring) -> Balance {
	let reason = HoldReason::ChallengeBond.into();
	<Balances as InspectHold<AccountId>>::balance_on_hold(&reason, &account(who))
}

/// What `restaker` is owed at `operator` so far.
fn owed(operator: Sr25519Keyring, restaker: Sr25519Keyring) -> Balance {
	Rewards::owed(&account(operator), &account(restaker))
}

fn slashes() -> u32 {
	pallet_slashing::NextSlashId::<Runtime>::get()
}

/// The bonds of those behind the three operators.
fn bonds() -> [Balance; 3] {
	[Bob, Charlie, Dave].map(|who| bonded(&account(who)))
}

/// Within a planck that is rounded away.
#[track_caller]
fn about(left: Balance, right: Balance) {
	assert!(left <= right && right - left <= 2, "{left} is not {right}");
}

#[test]
fn the_service_is_there_from_genesis_on_where_it_should_be() {
	for (preset, there) in [("development", true), ("local_testnet", true), ("staging", false)] {
		new_ext(preset).execute_with(|| {
			assert_eq!(Service::<Runtime>::get().is_some(), there);
			// Its account can take any fee and give it back.
			let account = Verification::account();
			let has = <Balances as Inspect<AccountId>>::total_balance(&account);
			assert_eq!(has, crate::EXISTENTIAL_DEPOSIT);
			if there {
				let record = pallet_services::Services::<Runtime>::get(service()).unwrap();
				assert_eq!((record.owner, record.deposit), (account, 0));
			}
		});
	}
}

#[test]
fn all_that_can_happen_to_a_task_fits_into_the_time_to_slash() {
	for preset in ["development", "local_testnet", "staging"] {
		new_ext(preset).execute_with(|| {
			let sessions = u64::from(timing::SessionsPerEra::get());
			let era = timing::EpochDuration::get() * sessions;
			let eras = u64::from(Restaking::delays().report_window);
			let Periods { attest, challenge, vote, resolve, retry } = periods();
			let most = attest + challenge + vote + resolve;
			assert!(u64::from(most) < era * eras, "{preset}: {most} blocks are too many");
			assert!(u64::from(most + retry) <= era * eras);
			// Nobody loses a stage to the first block of a session, which takes no transaction.
			assert!([attest, challenge, vote, resolve].into_iter().all(|stage| stage >= 4));
		});
	}
}

#[test]
fn a_task_is_verified_and_everybody_gets_what_is_due() {
	story(|| {
		// GIVEN a task of this era
		let era = active_era();
		let (bonds_before, treasury_before) = (bonds(), treasury());
		let poster = total(POSTER);
		let task = post();
		assert_eq!(total(POSTER), poster - FEE);

		// WHEN two operators agree, one does not, and nobody challenges it
		attest(BobStash, task, B);
		attest(Ferdie, task, A);
		attest(AliceStash, task, A);
		assert_eq!(outcome(task), Outcome::Verified(A));
		run_blocks(3);

		// THEN a tenth of 5 000 is taken of those behind the third, by halves, and of nobody else
		let [bob, charlie, dave] = bonds_before;
		assert_eq!(bonds(), [bob - 250 * UNIT, charlie, dave - 250 * UNIT]);
		let record = Slashing::slash(0).unwrap();
		assert_eq!((record.operator, record.era), (account(BobStash), era));
		assert_eq!((record.books.collected, record.books.outstanding), (500 * UNIT, 0));
		assert!(treasury() >= treasury_before + 500 * UNIT);

		// AND when the era is over those behind the two share the fee, as 15 to 10
		run_to_era(era + 1);
		run_blocks(2);
		about(owed(Ferdie, Bob), 150 * UNIT);
		about(owed(AliceStash, Charlie), 100 * UNIT);
		assert_eq!(owed(BobStash, Dave), 0);
		assert!(has_ended(task));
		let account = Verification::account();
		let left = <Balances as Inspect<AccountId>>::total_balance(&account);
		assert_eq!(left, crate::EXISTENTIAL_DEPOSIT);

		// AND it is theirs
		let before = total(Charlie);
		assert_ok!(dispatch(
			Charlie,
			pallet_rewards::Call::claim { operator: super::super::harness::account(AliceStash) }
		));
		about(total(Charlie) - before, 100 * UNIT);
	});
}

#[test]
fn whoever_brings_an_attestation_pays_no_fee() {
	story(|| {
		let task = post();
		let before = total(COURIER);
		assert_ok!(submit(COURIER, attestation(Ferdie, task, Round::First, A)).unwrap());
		assert_eq!(total(COURIER), before);
		// One that does not count is paid for.
		let again = submit(COURIER, attestation(Ferdie, task, Round::First, B)).unwrap();
		assert_eq!(again, Err(TestError::AlreadyAttested.into()));
		assert!(total(COURIER) < before);
	});
}

#[test]
fn without_a_quorum_the_fee_goes_back() {
	story(|| {
		let before = total(POSTER);
		let task = post();
		attest(Ferdie, task, A);
		attest(BobStash, task, B);
		assert_eq!(outcome(task), Outcome::NoQuorum);
		assert_eq!((total(POSTER), slashes()), (before, 0));
	});
}

#[test]
fn a_tie_is_no_quorum() {
	story(|| {
		// 15 000 against 10 000 and 5 000
		let before = total(POSTER);
		let task = post();
		attest(Ferdie, task, A);
		attest(AliceStash, task, B);
		attest(BobStash, task, B);
		assert_eq!(outcome(task), Outcome::NoQuorum);
		assert_eq!((total(POSTER), slashes()), (before, 0));
	});
}

#[test]
fn late_and_double_attestations_and_wrong_keys_are_refused() {
	story(|| {
		let task = post();
		attest(Ferdie, task, A);
		assert_noop!(say(Ferdie, task, Round::First, B), TestError::AlreadyAttested);
		// Somebody without a key here.
		assert_noop!(say(STRANGER, task, Round::First, A), TestError::UnknownKey);
		// A key of one operator under what another one signed.
		let RuntimeCall::Verification(Call::attest { signature, .. }) =
			attestation(BobStash, task, Round::First, A)
		else {
			panic!("it is an attestation");
		};
		let stolen =
			Call::attest { task, round: Round::First, result: A, key: key(AliceStash), signature };
		assert_noop!(dispatch(COURIER, stolen), TestError::BadSignature);
		assert_noop!(say(Ferdie, task, Round::Second, A), TestError::NotDisputed);

		run_blocks(periods().attest - 1);
		attest(AliceStash, task, A);
		run_blocks(1);
		assert_noop!(say(BobStash, task, Round::First, A), TestError::TooLate);
	});
}

#[test]
fn a_key_that_was_rotated_signs_in_its_era_and_no_longer() {
	story(|| {
		let task = post();
		let next = sr25519::Pair::from_string("//Ferdie//next", None).unwrap();
		let key = ServiceKey::Sr25519(next.public());
		let genesis = crate::System::block_hash(0);
		let message = (*b"rampart/possession", genesis, account(Ferdie), key).encode();
		let proof = ServiceSignature::Sr25519(next.sign(&message));
		assert_ok!(Operators::set_key(signed(Ferdie), key, proof));
		attest(Ferdie, task, A);
		run_to_era(active_era() + 1);
		let task = post();
		assert_noop!(say(Ferdie, task, Round::First, A), TestError::UnknownKey);
	});
}

#[test]
fn a_task_without_a_fee_or_of_somebody_who_cannot_pay_is_refused() {
	story(|| {
		let post = |who, fee| Verification::post(signed(who), INPUT, None, fee, 4);
		assert_noop!(post(POSTER, 0), TestError::FeeTooLow);
		assert_noop!(post(POSTER, MinFee::get() - 1), TestError::FeeTooLow);
		// What is bonded cannot be spent: of a million, Bob has bonded 50 000.
		assert_noop!(post(Bob, 960_000 * UNIT), TokenError::FundsUnavailable);
		assert_noop!(
			Verification::post(signed(POSTER), INPUT, None, FEE, periods().attest + 1),
			TestError::DeadlineOutOfRange
		);
		assert_ok!(post(POSTER, MinFee::get()));
	});
}

#[test]
fn a_challenger_that_is_right_earns_a_part_of_what_the_wrong_ones_lose() {
	story(|| {
		// GIVEN a result that is wrong, as Bob's stash said
		let (poster, challenger, bonds_before) = (total(POSTER), total(CHALLENGER), bonds());
		let era = active_era();
		let task = post();
		attest(BobStash, task, B);
		attest(Ferdie, task, A);
		attest(AliceStash, task, A);
		assert_ok!(Verification::challenge(signed(CHALLENGER), task, B));
		assert_eq!(bond_of(CHALLENGER), ChallengeBond::get());

		// WHEN the second round says so, too
		vote(Ferdie, task, B);
		vote(AliceStash, task, B);
		assert_eq!(outcome(task), Outcome::Verified(B));
		run_blocks(3);

		// THEN those behind the two lose a tenth of what was allocated
		let [bob, charlie, dave] = bonds_before;
		assert_eq!(bonds(), [bob - 1_500 * UNIT, charlie - 1_000 * UNIT, dave]);
		// AND the challenger has a tenth of that, and its bond
		assert_eq!(bond_of(CHALLENGER), 0);
		assert_eq!(total(CHALLENGER), challenger + 250 * UNIT);
		// AND the fee is for those behind the one that was right all along
		run_to_era(era + 1);
		run_blocks(2);
		about(owed(BobStash, Dave), 125 * UNIT);
		about(owed(BobStash, Bob), 125 * UNIT);
		assert_eq!(owed(Ferdie, Bob), 0);
		assert_eq!(total(POSTER), poster - FEE);
	});
}

#[test]
fn a_challenger_that_is_wrong_pays_those_who_were_right() {
	story(|| {
		let (challenger, bonds_before) = (total(CHALLENGER), bonds());
		let era = active_era();
		let task = disputed();
		vote(Ferdie, task, A);
		vote(AliceStash, task, A);
		assert_eq!(outcome(task), Outcome::Verified(A));
		assert_eq!(total(CHALLENGER), challenger - ChallengeBond::get());
		assert_eq!((bonds(), slashes()), (bonds_before, 0));
		run_to_era(era + 1);
		run_blocks(2);
		// Of 250 and 10.
		about(owed(Ferdie, Bob), 156 * UNIT);
		about(owed(AliceStash, Charlie), 104 * UNIT);
	});
}

#[test]
fn a_challenge_is_refused_by_name() {
	story(|| {
		let challenge = |task, result| Verification::challenge(signed(CHALLENGER), task, result);
		let (open, task, late) = (post(), proposed(), proposed());
		assert_noop!(challenge(open, B), TestError::NothingProposed);
		assert_noop!(challenge(task, A), TestError::SameResult);
		assert_ok!(challenge(task, B));
		assert_noop!(challenge(task, B), TestError::AlreadyChallenged);
		run_blocks(periods().challenge);
		assert_noop!(challenge(late, B), TestError::ChallengedTooLate);
		run_blocks(1);
		assert_noop!(challenge(late, B), TestError::UnknownTask);
	});
}

#[test]
fn an_operator_that_leaves_meanwhile_is_slashed_as_if_it_had_not() {
	story(|| {
		// GIVEN Bob's stash, wrong about a task
		let era = active_era();
		let [bob, _, dave] = bonds();
		let task = post();
		attest(BobStash, task, B);
		// WHEN it leaves the service, and who stands behind it undelegates
		assert_ok!(Services::opt_out(signed(BobStash), service()));
		let all = 5_000 * UNIT;
		assert_ok!(Restaking::undelegate(signed(Dave), account(BobStash), all));
		attest(Ferdie, task, A);
		attest(AliceStash, task, A);
		assert_eq!(outcome(task), Outcome::Verified(A));
		run_blocks(3);
		// THEN they lose the same, of that era
		assert_eq!(Slashing::slash(0).unwrap().era, era);
		let [bob_left, _, dave_left] = bonds();
		assert_eq!((bob_left, dave_left), (bob - 250 * UNIT, dave - 250 * UNIT));
		// AND what is left of it can leave in time
		run_to_era(era + 1 + Restaking::delays().exit);
		assert_ok!(Restaking::withdraw(signed(Dave), account(BobStash)));
	});
}

#[test]
fn an_operator_that_left_can_still_attest_to_tasks_of_its_time() {
	story(|| {
		let task = post();
		assert_ok!(Services::opt_out(signed(AliceStash), service()));
		// Whatever era it is by then.
		let deadline = Tasks::<Runtime>::get(task).unwrap().deadline;
		while crate::System::block_number() + 1 < deadline {
			run_blocks(1);
		}
		attest(Ferdie, task, A);
		attest(AliceStash, task, A);
		assert_eq!(outcome(task), Outcome::Verified(A));
	});
}

#[test]
fn the_council_decides_what_the_second_round_has_not() {
	story(|| {
		let (challenger, bonds_before) = (total(CHALLENGER), bonds());
		let task = disputed();
		vote(AliceStash, task, B);
		let resolve = |result| council_executes(Call::resolve { task, result });
		assert_noop_result(resolve(B), TestError::StillVoting.into());
		run_blocks(periods().vote);
		assert_noop!(Verification::resolve(signed(Alice), task, B), DispatchError::BadOrigin);
		assert_ok!(resolve(B));
		assert_eq!(outcome(task), Outcome::Verified(B));
		run_blocks(3);
		let [bob, charlie, dave] = bonds_before;
		assert_eq!(bonds(), [bob - 1_500 * UNIT, charlie - 1_000 * UNIT, dave]);
		assert_eq!(total(CHALLENGER), challenger + 250 * UNIT);
	});
}

fn assert_noop_result(result: DispatchResult, error: DispatchError) {
	// The words of a module's error are not part of an event.
	let strip = |error: DispatchError| error.encode();
	assert_eq!(result.map_err(strip), Err(strip(error)));
}

#[test]
fn what_nobody_decides_is_undone() {
	story(|| {
		let (poster, challenger, bonds_before) = (total(POSTER), total(CHALLENGER), bonds());
		let task = disputed();
		vote(BobStash, task, B);
		assert_eq!(outcome(task), Outcome::Undecided);
		run_blocks(3);
		assert_eq!((total(POSTER), total(CHALLENGER)), (poster, challenger));
		assert_eq!((bonds(), slashes(), bond_of(CHALLENGER)), (bonds_before, 0, 0));
		assert_noop_result(
			council_executes(Call::resolve { task, result: B }),
			TestError::UnknownTask.into(),
		);
	});
}

#[test]
fn what_falls_due_while_the_service_is_paused_is_called_off() {
	story(|| {
		let (poster, challenger) = (total(POSTER), total(CHALLENGER));
		let (open, disputed) = (post(), disputed());
		assert_ok!(council_executes(pallet_services::Call::pause_service { service: service() }));
		assert_noop!(
			Verification::post(signed(POSTER), INPUT, None, FEE, 4),
			TestError::ServicePaused
		);
		assert_noop!(say(Ferdie, open, Round::First, A), TestError::ServicePaused);
		assert_eq!(outcome(open), Outcome::CalledOff);
		assert_eq!(outcome(disputed), Outcome::CalledOff);
		assert_eq!((total(POSTER), total(CHALLENGER)), (poster, challenger));
		assert_eq!((slashes(), bond_of(CHALLENGER)), (0, 0));
	});
}

#[test]
fn a_decision_stands_in_a_pause_and_its_slashes_wait_for_the_end_of_it() {
	story(|| {
		let bonds_before = bonds();
		let task = disputed();
		vote(Ferdie, task, B);
		assert_ok!(council_executes(pallet_services::Call::pause_service { service: service() }));
		run_blocks(periods().vote);
		assert_ok!(council_executes(Call::resolve { task, result: B }));
		assert_eq!(outcome(task), Outcome::Verified(B));
		run_blocks(1);
		assert_eq!(slashes(), 0);
		assert!(matches!(Tasks::<Runtime>::get(task).unwrap().stage, Stage::Settling { .. }));
		assert_ok!(council_executes(pallet_services::Call::resume_service { service: service() }));
		run_blocks(periods().retry + 3);
		assert!(has_ended(task));
		let [bob, charlie, dave] = bonds_before;
		assert_eq!(bonds(), [bob - 1_500 * UNIT, charlie - 1_000 * UNIT, dave]);
	});
}

#[test]
fn an_operator_that_is_wrong_again_and_again_is_slashed_as_often_as_the_terms_allow() {
	story(|| {
		// GIVEN more wrong attestations than can be open at a time
		let era = active_era();
		let tasks: Vec<_> = (0..6)
			.map(|_| {
				let task = post();
				attest(BobStash, task, B);
				attest(Ferdie, task, A);
				attest(AliceStash, task, A);
				task
			})
			.collect();
		let [_, _, dave] = bonds();
		// WHEN time passes
		run_to_era(era + 1);
		run_blocks(15);
		// THEN half of what was allocated is gone, as the cap says: five tenths of 2 500 for Dave
		assert_eq!(bonded(&account(Dave)), dave - 1_250 * UNIT);
		// AND no task is stuck
		run_to_era(era + 3);
		assert!(tasks.into_iter().all(has_ended));
	});
}

#[test]
fn anyone_settles_a_task_and_has_an_era_paid() {
	story(|| {
		let era = active_era();
		let task = proposed();
		let call = |call: Call<Runtime>| dispatch(STRANGER, call);
		assert_noop!(call(Call::settle { task }), TestError::NotDue);
		assert_noop!(call(Call::pay { era }), TestError::EraNotOver);
		// Blocks that have no weight to spare, as they are full.
		let due = Tasks::<Runtime>::get(task).unwrap().due;
		crate::System::set_block_number(due);
		assert_ok!(call(Call::settle { task }));
		assert!(has_ended(task));
	});
}

#[test]
fn no_call_and_no_step_needs_more_than_a_quarter_of_a_block() {
	use pallet_example_verification::WeightInfo as _;
	use restaking_primitives::security::InspectService;
	type Weights = <Runtime as pallet_example_verification::Config>::WeightInfo;

	let most = crate::configs::restaking::RampartSecurity::max_operators();
	let quarter = crate::MAXIMUM_BLOCK_WEIGHT / 4;
	for weight in [
		Weights::post(),
		Weights::attest(),
		Weights::challenge(),
		Weights::resolve(),
		Weights::end(most),
		Weights::judge(most),
		Weights::punish(),
		Weights::pay(),
		Weights::create_service(),
		Weights::idle_base() + Weights::look(),
	] {
		assert!(weight.all_lte(quarter), "{weight} is more than {quarter}");
	}
}
