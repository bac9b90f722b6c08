// SPDX-License-Identifier: Apache-2.0

//! A result is challenged, and somebody decides, or nobody does.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::fakes::FakeEras;

type TestError = Error<Test>;

/// The bond of Erin that is lost, next to the fee.
const SPOILS: u128 = FEE + BOND;

#[test]
fn a_challenge_holds_the_bond_and_opens_the_second_round() {
	build_and_execute(|| {
		let id = proposed();
		events();
		challenge(id, B);
		assert_eq!((held(ERIN), balance(ERIN)), (BOND, FUNDS));
		let votes_until = 1 + VOTE;
		assert_eq!(
			events(),
			vec![Event::ResultChallenged { task: id, challenger: ERIN, result: B, votes_until }]
		);
		assert_eq!(task(id).due, votes_until + RESOLVE);
	});
}

#[test]
fn a_challenge_is_refused_by_name() {
	build_and_execute(|| {
		let challenge = |who, id, result| Verification::challenge(signed(who), id, result);
		assert_noop!(challenge(ERIN, 9, B), TestError::UnknownTask);
		let (open, id) = (post(), proposed());
		assert_noop!(challenge(ERIN, open, B), TestError::NothingProposed);
		// The same result.
		assert_noop!(challenge(ERIN, id, A), TestError::SameResult);
		// Nothing to hold.
		assert_noop!(challenge(PAUPER, id, B), TokenError::FundsUnavailable);
		// A second challenge.
		assert_ok!(challenge(ERIN, id, B));
		for result in [A, B, C] {
			assert_noop!(challenge(DAVE, id, result), TestError::AlreadyChallenged);
		}
		// Nor when it is decided.
		vote(ALICE, id, A);
		vote(BOB, id, A);
		assert_noop!(challenge(DAVE, id, B), TestError::AlreadyChallenged);
	});
}

#[test]
fn nobody_challenges_after_the_window() {
	build_and_execute(|| {
		let (id, wrong) = (proposed(), post());
		attest(CAROL, wrong, B);
		attest(ALICE, wrong, A);
		attest(BOB, wrong, A);
		run_full(CHALLENGE);
		for id in [id, wrong] {
			assert_noop!(
				Verification::challenge(signed(ERIN), id, B),
				TestError::ChallengedTooLate
			);
		}
		// Nor while those who were wrong are slashed.
		assert_ok!(Verification::settle(signed(COURIER), wrong));
		assert!(matches!(task(wrong).stage, Stage::Settling { .. }));
		assert_noop!(Verification::challenge(signed(ERIN), wrong, B), TestError::ChallengedTooLate);
	});
}

#[test]
fn a_challenger_that_is_right_has_its_bond_back_and_the_wrong_ones_are_slashed() {
	build_and_execute(|| {
		// GIVEN a result of Alice and Bob that Erin disputes, and Carol, who said so from the start
		let id = post();
		attest(CAROL, id, B);
		attest(ALICE, id, A);
		attest(BOB, id, A);
		challenge(id, B);

		// WHEN four fifths of the stake agree with her
		vote(ALICE, id, B);
		assert_eq!(heard(), vec![]);
		vote(BOB, id, B);
		run(1);

		// THEN B is the result, and Alice and Bob are slashed for what they said first
		assert_eq!(heard(), vec![(id, Outcome::Verified(B))]);
		assert_eq!((held(ERIN), balance(ERIN)), (0, FUNDS));
		assert_eq!([ALICE, BOB, CAROL].map(stake), [540, 270, 100]);
		// AND Erin is who reported it
		assert!(Shared::slashes().iter().all(|slash| slash.reporter == Some(ERIN)));
		// AND Carol alone is paid
		end_era();
		assert_eq!(Shared::payments()[0].shares, vec![(CAROL, FEE)]);
		assert!(has_ended(id));
	});
}

#[test]
fn a_challenger_that_is_wrong_loses_its_bond_to_those_who_were_right() {
	build_and_execute(|| {
		let id = disputed();
		vote(BOB, id, A);
		vote(ALICE, id, A);
		run(1);
		assert_eq!(heard(), vec![(id, Outcome::Verified(A))]);
		assert_eq!((held(ERIN), balance(ERIN)), (0, FUNDS - BOND));
		assert_eq!((slashed(), escrow()), (vec![], SPOILS));
		end_era();
		assert_eq!(Shared::payments()[0].shares, vec![(ALICE, 100), (BOB, 50)]);
		assert_eq!(escrow(), 0);
	});
}

#[test]
fn the_second_round_takes_more_than_a_quorum() {
	build_and_execute(|| {
		// GIVEN 70 % that agree
		Shared::set_operator(service(), &BOB, 100);
		Shared::set_operator(service(), &CAROL, 200);
		Shared::set_operator(service(), &ERIN, 100);
		let id = post();
		attest(ALICE, id, A);
		attest(BOB, id, A);
		challenge(id, B);
		vote(ALICE, id, A);
		vote(BOB, id, A);
		// THEN that decides nothing
		assert!(matches!(task(id).stage, Stage::Disputed(..)));
		// WHEN a tenth more does
		vote(ERIN, id, A);
		let decided = matches!(task(id).stage, Stage::Decided { result, .. } if result == A);
		assert!(decided);
		assert_noop!(say(CAROL, id, Round::Second, A), TestError::TooLate);
	});
}

#[test]
fn a_quorum_above_four_fifths_is_one_in_the_second_round_too() {
	build_and_execute(|| {
		let task = TaskOf::<Test> { quorum: 900, ..task(post()) };
		assert_eq!(task.second_quorum(Perbill::from_percent(80)), 900);
		assert_eq!(task.second_quorum(Perbill::from_percent(95)), 950);
	});
}

#[test]
fn a_vote_is_for_one_of_the_two_and_once_and_in_time() {
	build_and_execute(|| {
		let id = disputed();
		assert_noop!(say(ALICE, id, Round::Second, C), TestError::NotInDispute);
		// What was said first is not said again for her.
		assert_noop!(say(CAROL, id, Round::First, A), TestError::TooLate);
		vote(CAROL, id, B);
		assert_noop!(say(CAROL, id, Round::Second, A), TestError::AlreadyAttested);
		run(VOTE);
		assert_noop!(say(ALICE, id, Round::Second, A), TestError::TooLate);
	});
}

#[test]
fn what_was_signed_first_is_no_vote() {
	build_and_execute(|| {
		let id = disputed();
		let signer = Shared::signer(&ALICE);
		let first = signer.sign(&Verification::attestation_message(id, Round::First, A));
		assert_noop!(
			Verification::attest(signed(ERIN), id, Round::Second, A, signer.public(), first),
			TestError::BadSignature
		);
	});
}

#[test]
fn the_resolver_decides_what_the_second_round_has_not() {
	build_and_execute(|| {
		// GIVEN a dispute in which 600 stay with A, and 300 go over to B
		let id = disputed();
		vote(ALICE, id, A);
		vote(BOB, id, B);
		let resolve = |who, result| Verification::resolve(signed(who), id, result);
		assert_noop!(resolve(RESOLVER, B), TestError::StillVoting);
		run(VOTE);
		assert_noop!(resolve(ALICE, B), DispatchError::BadOrigin);
		assert_noop!(resolve(RESOLVER, C), TestError::NotInDispute);

		// WHEN the resolver says that it is B
		assert_ok!(resolve(RESOLVER, B));
		assert_noop!(resolve(RESOLVER, A), TestError::NotDisputed);
		run(1);

		// THEN it is; Bob, who was wrong first, is slashed as Alice is, and nobody earned the fee
		assert_eq!(heard(), vec![(id, Outcome::Verified(B))]);
		assert_eq!([ALICE, BOB, CAROL].map(stake), [540, 270, 100]);
		assert_eq!((balance(ERIN), held(ERIN)), (FUNDS, 0));
		assert_eq!((balance(DAVE), escrow()), (FUNDS, 0));
	});
}

#[test]
fn a_vote_that_is_wrong_costs_as_much_as_an_attestation() {
	build_and_execute(|| {
		let id = disputed();
		vote(CAROL, id, B);
		run(VOTE);
		assert_ok!(Verification::resolve(signed(RESOLVER), id, A));
		run(1);
		assert_eq!(slashed(), vec![(CAROL, ERA)]);
		assert_eq!(Shared::slashes()[0].reporter, None);
	});
}

#[test]
fn the_resolver_has_its_time_and_no_more() {
	build_and_execute(|| {
		assert_noop!(Verification::resolve(signed(RESOLVER), 0, A), TestError::UnknownTask);
		let id = proposed();
		assert_noop!(Verification::resolve(signed(RESOLVER), id, A), TestError::NotDisputed);
		challenge(id, B);
		run_full(VOTE + RESOLVE - 1);
		assert_ok!(frame::deps::frame_support::storage::with_transaction(|| {
			let in_time = Verification::resolve(signed(RESOLVER), id, A);
			frame::deps::sp_runtime::TransactionOutcome::Rollback(in_time)
		}));
		run_full(1);
		assert_noop!(Verification::resolve(signed(RESOLVER), id, A), TestError::TooLate);
	});
}

#[test]
fn what_nobody_decides_is_undone() {
	build_and_execute(|| {
		// GIVEN a dispute without a quorum, and a resolver that is away
		let id = disputed();
		vote(ALICE, id, A);
		run(VOTE + RESOLVE);
		assert_eq!(heard(), vec![]);
		run(1);

		// THEN nobody has won or lost
		assert_eq!(heard(), vec![(id, Outcome::Undecided)]);
		assert_eq!((balance(DAVE), balance(ERIN), held(ERIN)), (FUNDS, FUNDS, 0));
		assert_eq!((slashed(), escrow()), (vec![], 0));
		assert!(has_ended(id));
		assert_eq!(Ballots::<Test>::iter().count() + Tallies::<Test>::iter().count(), 0);
		end_era();
		assert_eq!(Shared::payments(), vec![]);
	});
}

#[test]
fn an_operator_that_leaves_in_a_dispute_is_liable_for_it() {
	build_and_execute(|| {
		let id = disputed();
		assert_ok!(Shared::leave(service(), &ALICE));
		FakeEras::advance(1);
		run(VOTE);
		assert_ok!(Verification::resolve(signed(RESOLVER), id, B));
		run(1);
		// 10 % of the 600 that it had when the task was posted.
		assert_eq!(slashed(), vec![(ALICE, ERA), (BOB, ERA)]);
		let taken = Shared::slashes()[0].outcome;
		assert_eq!(taken, restaking_primitives::fakes::security::Outcome::Executed(60));
	});
}

#[test]
fn one_challenger_has_a_bond_for_each_dispute() {
	build_and_execute(|| {
		let (first, second) = (disputed(), disputed());
		assert_eq!(held(ERIN), 2 * BOND);
		vote(ALICE, first, A);
		vote(BOB, first, A);
		vote(ALICE, second, B);
		vote(BOB, second, B);
		run(1);
		assert_eq!((held(ERIN), balance(ERIN)), (0, FUNDS - BOND));
	});
}
