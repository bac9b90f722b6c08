// SPDX-License-Identifier: Apache-2.0

//! Who does not answer pays, once for each blob.

use crate::{mock::*, pallet::*, types::*, DataAvailability};
use frame::testing_prelude::*;
use restaking_primitives::fakes::{security::Outcome, FakeEras};

/// So many blocks with nothing to spare, and one in which what is late is given up.
fn let_it_pass() {
	full_blocks(ANSWER_WINDOW);
	blocks(1);
}

#[test]
fn silence_is_slashed_by_the_terms() {
	run(|| {
		let blob = kept(1, 2);
		let challenge = ask(blob, BOB);
		full_blocks(ANSWER_WINDOW);
		assert_eq!(stake(BOB), 300);
		events();
		blocks(1);
		let missed = Event::ChallengeMissed { challenge, operator: BOB, slash: Ok(0) };
		assert!(events().contains(&missed));
		assert_eq!(stake(BOB), 270);
		let slash = &Security::slashes()[0];
		assert_eq!((slash.operator, slash.era, slash.fraction), (BOB, NOW, SLASH));
		assert_eq!(slash.outcome, Outcome::Executed(30));
		assert_eq!(slash.reporter, None);
		// He is no custodian any more; the others are enough.
		assert_eq!(duty(blob, BOB), Duty::Failed);
		let record = Availability::blob(blob).unwrap();
		assert_eq!((record.attested, record.open), (700, 0));
		assert!(Availability::is_available(blob));
	});
}

#[test]
fn a_blob_is_lost_when_those_who_keep_it_are_no_quorum() {
	run(|| {
		let blob = kept(1, 2);
		ask(blob, ALICE);
		events();
		let_it_pass();
		assert!(events().contains(&Event::BlobLost { blob }));
		assert_eq!(status(blob), Status::Lost);
		assert!(!Availability::is_available(blob));
		// The others still answer for it.
		let challenge = ask(blob, CAROL);
		assert_ok!(answer_well(challenge, 1));
		ask(blob, CAROL);
		let_it_pass();
		assert_eq!(stake(CAROL), 180);
	});
}

#[test]
fn a_blob_is_lost_when_too_few_chunks_are_left() {
	new_test_ext().execute_with(|| {
		// GIVEN a quorum of one half, and a blob of which seven of eight chunks are needed.
		let service = the_service();
		Security::set_operator(service, &ALICE, 1_000);
		let cut = crate::coding::encode(&[7; 28], 8, 7).unwrap();
		let blob = cut.commitment.id();
		assert_ok!(Availability::commit(signed(RITA), cut.commitment, NOW + 1));
		let custody = Availability::custody(blob);
		for (operator, ..) in &custody {
			assert_ok!(attest(blob, *operator));
		}
		full_blocks(ATTESTATION_WINDOW + 1);
		// WHEN two neighbours fail, between whom two chunks are alone.
		let at = custody.iter().position(|it| it.0 != ALICE && custody[0].0 != it.0).unwrap();
		let pair = [(at, 0), (at + 1, 1), (at + 2, 2), (at + 3, 3)]
			.map(|(position, _)| custody[position % 4].0);
		let two = match pair {
			[a, b, ..] if a != ALICE && b != ALICE => [a, b],
			[_, b, c, _] if b != ALICE && c != ALICE => [b, c],
			[_, _, c, d] => [c, d],
		};
		ask(blob, two[0]);
		let_it_pass();
		assert_eq!(status(blob), Status::Available);
		ask(blob, two[1]);
		let_it_pass();
		// THEN there is stake enough, and the blob is lost all the same.
		let record = Availability::blob(blob).unwrap();
		assert!(record.attested >= record.needed);
		assert_eq!((record.covered, record.status), (6, Status::Lost));
		check();
	});
}

#[test]
fn two_challenges_of_one_blob_cost_as_much_as_one() {
	run(|| {
		let blob = kept(1, 2);
		ask(blob, BOB);
		let second = ask(blob, BOB);
		events();
		let_it_pass();
		assert!(events().contains(&Event::ChallengeForgiven { challenge: second, operator: BOB }));
		assert_eq!(stake(BOB), 270);
		assert_eq!(Security::slashes().len(), 1);
	});
}

#[test]
fn silence_about_two_blobs_costs_twice_and_no_more_than_the_terms_say() {
	run(|| {
		let blobs = [1, 2, 3].map(|number| committed(number, 2));
		for (blob, (operator, _)) in blobs.iter().flat_map(|it| OPERATORS.map(|who| (*it, who))) {
			assert_ok!(attest(blob, operator));
		}
		full_blocks(ATTESTATION_WINDOW + 1);
		for blob in blobs {
			ask(blob, DAVE);
		}
		let_it_pass();
		assert_eq!(stake(DAVE), 70);
		assert_eq!(Security::slashes().len(), 3);
		assert!(Security::slashes().iter().all(|slash| !slash.needs_approval));
	});
}

#[test]
fn who_answers_badly_for_another_does_not_get_it_slashed() {
	run(|| {
		let blob = kept(1, 2);
		let challenge = ask(blob, BOB);
		for index in 0..8 {
			if index != first_chunk(blob, BOB) {
				assert!(answer(challenge, 1, index).is_err());
			}
		}
		full_blocks(ANSWER_WINDOW);
		assert_ok!(answer_well(challenge, 1));
		blocks(2);
		assert_eq!(stake(BOB), 300);
	});
}

#[test]
fn blocks_without_room_slash_nobody_who_answered() {
	run(|| {
		// GIVEN blocks that have nothing to spare, and an answer in time.
		let blob = kept(1, 2);
		let (first, second) = (ask(blob, BOB), ask(blob, CAROL));
		full_blocks(1);
		assert_ok!(answer_well(first, 1));
		// WHEN there is room long after the deadline.
		full_blocks(10 * ANSWER_WINDOW);
		blocks(1);
		// THEN the one who was silent pays.
		assert_eq!((stake(BOB), stake(CAROL)), (300, 180));
		assert!(Challenges::<Test>::get(second).is_none());
	});
}

#[test]
fn anybody_can_have_what_is_late_given_up() {
	run(|| {
		let blob = kept(1, 2);
		ask(blob, BOB);
		full_blocks(ANSWER_WINDOW + 1);
		let none = Availability::work_off(signed(STRANGER), Weight::zero()).unwrap();
		assert!(none.actual_weight.unwrap().any_gt(Weight::zero()));
		assert_eq!(stake(BOB), 300);
		let limit = Weight::from_parts(1_000_000_000_000, 1_000_000);
		let done = Availability::work_off(signed(STRANGER), limit).unwrap();
		assert!(done.actual_weight.unwrap().all_lte(limit));
		assert_eq!(stake(BOB), 270);
		assert_noop!(Availability::work_off(RuntimeOrigin::none(), limit), BadOrigin);
	});
}

#[test]
fn while_the_service_is_paused_silence_is_forgiven() {
	run(|| {
		let blob = kept(1, 2);
		let challenge = ask(blob, BOB);
		Security::pause(the_service(), true);
		events();
		let_it_pass();
		assert!(events().contains(&Event::ChallengeForgiven { challenge, operator: BOB }));
		assert_eq!(stake(BOB), 300);
		assert_eq!(duty(blob, BOB), Duty::Keeps);
	});
}

#[test]
fn silence_that_is_found_too_late_says_why_it_costs_nothing() {
	run(|| {
		let blob = kept(1, 5);
		let challenge = ask(blob, BOB);
		full_blocks(ANSWER_WINDOW);
		FakeEras::advance(2);
		events();
		blocks(1);
		// Events do not carry the name of such an error.
		let slash = Err(DispatchError::Other(""));
		assert!(events().contains(&Event::ChallengeMissed { challenge, operator: BOB, slash }));
		assert_eq!(stake(BOB), 300);
		// But he does not count for the blob any more.
		assert_eq!(duty(blob, BOB), Duty::Failed);
	});
}

#[test]
fn a_blob_is_not_forgotten_before_its_challenges_are() {
	run(|| {
		let blob = kept(1, 0);
		let (first, second) = (ask(blob, BOB), ask(blob, CAROL));
		// The era of the blob is over while they are open.
		next_era();
		blocks(1);
		assert!(!Availability::is_available(blob));
		assert_ok!(answer_well(first, 1));
		blocks(ANSWER_WINDOW);
		assert!(Challenges::<Test>::get(second).is_none());
		assert_eq!((stake(BOB), stake(CAROL)), (300, 180));
		assert_eq!(Security::slashes()[0].era, NOW);
		blocks(1);
		assert_eq!(Availability::blob(blob), None);
	});
}
