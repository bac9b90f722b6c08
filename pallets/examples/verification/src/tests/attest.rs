// SPDX-License-Identifier: Apache-2.0

//! Operators say what they have found, and when that is a result.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::fakes::FakeEras;

type TestError = Error<Test>;

#[test]
fn a_result_is_proposed_as_soon_as_it_has_a_quorum() {
	build_and_execute(|| {
		// GIVEN 600 for A and 100 for B, of 1,000
		let id = post();
		attest(ALICE, id, A);
		attest(CAROL, id, B);
		assert_eq!(task(id).stage, Stage::Open);
		events();

		// WHEN 300 more agree with A
		run(2);
		attest(BOB, id, A);

		// THEN it is proposed, and can be challenged for some blocks
		assert_eq!(task(id).stage, Stage::Proposed { result: A });
		let until = 3 + CHALLENGE;
		let round = Round::First;
		assert_eq!(
			events(),
			vec![
				Event::Attested { task: id, operator: BOB, round, result: A, stake: 300 },
				Event::ResultProposed { task: id, result: A, until },
			]
		);
		assert_eq!(task(id).due, until);
	});
}

#[test]
fn exactly_a_quorum_is_one_and_a_planck_less_is_none() {
	build_and_execute(|| {
		Shared::set_operator(service(), &ALICE, 370);
		Shared::set_operator(service(), &BOB, 330);
		Shared::set_operator(service(), &CAROL, 300);
		let id = post();
		attest(ALICE, id, A);
		attest(CAROL, id, A);
		assert_eq!(task(id).stage, Stage::Proposed { result: A });

		Shared::set_operator(service(), &ALICE, 369);
		Shared::set_operator(service(), &BOB, 331);
		let id = post();
		attest(ALICE, id, A);
		attest(CAROL, id, A);
		assert_eq!(task(id).stage, Stage::Open);
	});
}

#[test]
fn without_a_quorum_the_fee_goes_back_and_nobody_is_slashed() {
	build_and_execute(|| {
		// GIVEN 600 for A alone
		let id = post();
		attest(ALICE, id, A);

		// WHEN the time is over
		run(ATTEST);
		assert!(!has_ended(id));
		run(1);

		// THEN
		assert!(has_ended(id));
		assert_eq!(heard(), vec![(id, Outcome::NoQuorum)]);
		assert_eq!(balance(DAVE), FUNDS);
		assert_eq!((escrow(), slashed()), (0, vec![]));
		assert_eq!(Ballots::<Test>::iter().count() + Tallies::<Test>::iter().count(), 0);
		assert_eq!(EraBooks::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_tie_is_no_quorum() {
	build_and_execute(|| {
		Shared::set_operator(service(), &ALICE, 500);
		Shared::set_operator(service(), &BOB, 400);
		let id = post();
		attest(ALICE, id, A);
		attest(BOB, id, B);
		attest(CAROL, id, B);
		run(ATTEST + 1);
		assert_eq!(heard(), vec![(id, Outcome::NoQuorum)]);
		assert_eq!((balance(DAVE), slashed()), (FUNDS, vec![]));
	});
}

#[test]
fn nobody_attests_too_late() {
	build_and_execute(|| {
		let id = post();
		run(ATTEST - 1);
		attest(ALICE, id, A);
		// Nobody has settled it, and it is too late all the same.
		run_full(1);
		assert_noop!(say(BOB, id, Round::First, A), TestError::TooLate);
		run(1);
		assert_noop!(say(BOB, id, Round::First, A), TestError::UnknownTask);
		assert_noop!(say(BOB, 77, Round::First, A), TestError::UnknownTask);
	});
}

#[test]
fn the_slower_ones_can_attest_until_the_result_stands() {
	build_and_execute(|| {
		let id = proposed();
		run(CHALLENGE - 1);
		attest(CAROL, id, A);
		run_full(1);
		let other = post();
		assert_noop!(say(CAROL, id, Round::First, A), TestError::TooLate);
		run(1);
		// Carol shares the fee with the others.
		let points = |operator| (operator, 10);
		assert_eq!(Shared::points(service(), ERA), [ALICE, BOB, CAROL].map(points));
		assert!(!has_ended(other));
	});
}

#[test]
fn with_a_quorum_it_is_too_late_after_the_deadline_too() {
	build_and_execute(|| {
		assert_ok!(Verification::post(signed(DAVE), INPUT, None, FEE, 1));
		attest(ALICE, 0, A);
		attest(BOB, 0, A);
		run(1);
		assert_noop!(say(CAROL, 0, Round::First, B), TestError::TooLate);
	});
}

#[test]
fn an_operator_attests_once() {
	build_and_execute(|| {
		let id = post();
		attest(ALICE, id, A);
		for result in [A, B] {
			assert_noop!(say(ALICE, id, Round::First, result), TestError::AlreadyAttested);
		}
		// Another task is another matter.
		attest(ALICE, post(), B);
	});
}

#[test]
fn two_keys_of_an_operator_have_one_attestation() {
	build_and_execute(|| {
		let id = post();
		attest(ALICE, id, A);
		// A second key of Alice's: the one that was Bob's.
		let signer = Shared::signer(&BOB);
		Shared::set_key(signer.public(), &ALICE, ERA, None);
		let message = Verification::attestation_message(id, Round::First, B);
		let again = Verification::attest(
			signed(COURIER),
			id,
			Round::First,
			B,
			signer.public(),
			signer.sign(&message),
		);
		assert_eq!(again.unwrap_err().error, TestError::AlreadyAttested.into());
	});
}

#[test]
fn an_attestation_that_counts_costs_no_fee() {
	build_and_execute(|| {
		let id = post();
		assert_eq!(say(ALICE, id, Round::First, A).unwrap().pays_fee, Pays::No);
		assert_eq!(say(ALICE, id, Round::First, A).unwrap_err().post_info.pays_fee, Pays::Yes);
	});
}

#[test]
fn only_the_key_of_an_operator_counts() {
	build_and_execute(|| {
		let id = post();
		let signer = Shared::signer(&ALICE);
		let message = Verification::attestation_message(id, Round::First, A);
		let bring = |key, signature| {
			Verification::attest(signed(COURIER), id, Round::First, A, key, signature)
		};

		// A key that nobody has set.
		Shared::set_key(signer.public(), &ALICE, ERA + 1, None);
		assert_noop!(bring(signer.public(), signer.sign(&message)), TestError::UnknownKey);
		// One that was retired before this era.
		Shared::set_key(signer.public(), &ALICE, ERA - 3, Some(ERA - 1));
		assert_noop!(bring(signer.public(), signer.sign(&message)), TestError::UnknownKey);
		// One that is retired in this era.
		Shared::set_key(signer.public(), &ALICE, ERA - 3, Some(ERA));
		assert_ok!(bring(signer.public(), signer.sign(&message)));
		// Bob's key, and Carol's signature.
		let [bob, carol] = [BOB, CAROL].map(|who| Shared::signer(&who));
		assert_noop!(bring(bob.public(), carol.sign(&message)), TestError::BadSignature);
		// The key of somebody who is no operator here.
		let erin = Shared::signer(&ERIN);
		assert_noop!(bring(erin.public(), erin.sign(&message)), TestError::NotOperator);
	});
}

#[test]
fn a_signature_is_good_for_nothing_else() {
	build_and_execute(|| {
		let (id, other) = (post(), post());
		let signer = Shared::signer(&ALICE);
		let bring = |message: &[u8]| {
			let signature = signer.sign(message);
			let key = signer.public();
			Verification::attest(signed(COURIER), id, Round::First, A, key, signature)
		};
		let bytes = |chain: H256, service: u32, task: TaskId, round: u8, result: H256| {
			(*b"rampart/attestation", chain, service, task, round, result).encode()
		};
		let (chain, mine) = (System::block_hash(0), service());
		for message in [
			bytes(H256([9; 32]), mine, id, 0, A),
			bytes(chain, mine + 1, id, 0, A),
			bytes(chain, mine, other, 0, A),
			bytes(chain, mine, id, 1, A),
			bytes(chain, mine, id, 0, B),
		] {
			assert_noop!(bring(&message), TestError::BadSignature);
		}
		let message = bytes(chain, mine, id, 0, A);
		assert_eq!(message, Verification::attestation_message(id, Round::First, A));
		assert_eq!(message.len(), 19 + 32 + 4 + 8 + 1 + 32);
		assert_ok!(bring(&message));
	});
}

#[test]
fn who_joins_later_has_no_say_and_who_leaves_has() {
	build_and_execute(|| {
		// GIVEN a task of this era
		let id = post();
		// WHEN Alice leaves, Erin joins, and the era ends
		assert_ok!(Shared::leave(service(), &ALICE));
		Shared::set_operator_from(service(), &ERIN, ERA + 1, 5_000);
		Shared::signer(&ERIN);
		FakeEras::advance(1);
		assert_eq!(stake(ALICE), 0);

		// THEN Alice still counts her 600, and Erin nothing
		assert_noop!(say(ERIN, id, Round::First, A), TestError::NotOperator);
		attest(ALICE, id, A);
		attest(BOB, id, A);
		assert_eq!(Ballots::<Test>::get(id, ALICE).unwrap().stake, 600);
		assert_eq!(task(id).stage, Stage::Proposed { result: A });
	});
}

#[test]
fn a_slash_meanwhile_changes_no_vote() {
	build_and_execute(|| {
		let (wrong, id) = (post(), post());
		attest(CAROL, wrong, B);
		attest(ALICE, wrong, A);
		attest(BOB, wrong, A);
		run(CHALLENGE + 1);
		assert_eq!(stake(CAROL), 90);
		attest(CAROL, id, A);
		assert_eq!(Ballots::<Test>::get(id, CAROL).unwrap().stake, 100);
	});
}

#[test]
fn nobody_votes_where_nothing_is_disputed() {
	build_and_execute(|| {
		for id in [post(), proposed()] {
			assert_noop!(say(ALICE, id, Round::Second, A), TestError::NotDisputed);
		}
	});
}
