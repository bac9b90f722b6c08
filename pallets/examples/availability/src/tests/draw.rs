// SPDX-License-Identifier: Apache-2.0

//! Challenges are drawn.

use crate::{mock::*, pallet::*, types::*, DataAvailability};
use frame::testing_prelude::*;
use restaking_primitives::fakes::FakeEras;
use std::collections::BTreeSet;

/// Who was asked for what, of which blob.
fn drawn() -> Vec<(BlobId, u64, u32)> {
	let issued = events().into_iter().filter_map(|event| match event {
		Event::ChallengeIssued { blob, operator, chunk, .. } => Some((blob, operator, chunk)),
		_ => None,
	});
	issued.collect()
}

fn answer_all(number_of: impl Fn(BlobId) -> u8) {
	let open: Vec<_> = Challenges::<Test>::iter().collect();
	for (challenge, asked) in open {
		assert_ok!(answer_well(challenge, number_of(asked.blob)));
	}
}

#[test]
fn one_challenge_is_drawn_per_period() {
	run(|| {
		let_draw();
		kept(1, 5);
		for _ in 0..5 {
			events();
			blocks(PERIOD);
			assert_eq!(drawn().len(), 1);
			answer_all(|_| 1);
		}
	});
}

#[test]
fn everybody_who_keeps_something_is_drawn_for_all_of_it() {
	run(|| {
		let_draw();
		let blobs = [1, 2].map(|number| committed(number, 5));
		for blob in blobs {
			for who in [ALICE, BOB, CAROL] {
				assert_ok!(attest(blob, who));
			}
		}
		full_blocks(ATTESTATION_WINDOW + 1);
		events();
		for _ in 0..300 {
			blocks(PERIOD);
			answer_all(|blob| if blob == blobs[0] { 1 } else { 2 });
		}
		let asked: BTreeSet<_> = drawn().into_iter().collect();
		let keeps: BTreeSet<_> = blobs
			.into_iter()
			.flat_map(|blob| Availability::custody(blob).into_iter().map(move |it| (blob, it)))
			.filter(|(_, (who, ..))| *who != DAVE)
			.flat_map(|(blob, (who, chunks, _))| {
				chunks.into_iter().map(move |chunk| (blob, who, chunk))
			})
			.collect();
		assert_eq!(asked, keeps);
	});
}

#[test]
fn the_draw_is_the_same_whenever_the_block_has_room() {
	let play = |wait| {
		new_test_ext().execute_with(|| {
			let_draw();
			kept(1, 5);
			events();
			full_blocks(wait);
			blocks(1);
			drawn()
		})
	};
	assert_eq!(play(0).len(), 1);
	assert_eq!(play(0), play(17));
}

#[test]
fn other_randomness_draws_others() {
	let play = |seed| {
		new_test_ext().execute_with(|| {
			kept(1, 5);
			Seed::set(&(seed, u64::MAX));
			events();
			blocks(1);
			drawn()
		})
	};
	let outcomes: BTreeSet<_> = (0..20).map(play).collect();
	assert!(outcomes.len() > 5);
}

#[test]
fn only_custody_that_was_fixed_before_the_randomness_was_known_is_drawn() {
	run(|| {
		let_draw();
		let blob = kept(1, 5);
		let closes = Availability::blob(blob).unwrap().closes;
		events();
		Seed::set(&(0, closes));
		blocks(3 * PERIOD);
		assert_eq!(drawn(), vec![]);
		Seed::set(&(0, closes + 1));
		blocks(PERIOD);
		assert_eq!(drawn().len(), 1);
	});
}

#[test]
fn a_pending_blob_is_not_drawn_and_nothing_is_drawn_of_nothing() {
	run(|| {
		let_draw();
		blocks(PERIOD);
		let blob = committed(1, 5);
		assert_ok!(attest(blob, ALICE));
		events();
		blocks(ATTESTATION_WINDOW);
		assert_eq!(drawn(), vec![]);
	});
}

#[test]
fn no_more_are_open_than_there_can_be() {
	run(|| {
		let_draw();
		let blob = kept(1, 5);
		for _ in 0..MAX_OPEN {
			ask(blob, ALICE);
		}
		events();
		blocks(PERIOD);
		assert_eq!(drawn(), vec![]);
		assert_eq!(Challenges::<Test>::count(), MAX_OPEN);
	});
}

#[test]
fn while_the_service_is_paused_nobody_is_asked() {
	run(|| {
		let_draw();
		kept(1, 5);
		Security::pause(the_service(), true);
		events();
		blocks(3 * PERIOD);
		assert_eq!(drawn(), vec![]);
	});
}

#[test]
fn who_is_drawn_with_nothing_at_stake_does_not_keep_anything_any_more() {
	run(|| {
		// GIVEN two blobs that everybody keeps, one that is pending, and what Alice was asked before
		let blobs = [1, 2].map(|number| committed(number, 5));
		let pending = committed(3, 5);
		for (blob, (who, _)) in blobs.into_iter().flat_map(|it| OPERATORS.map(|who| (it, who))) {
			assert_ok!(attest(blob, who));
		}
		assert_ok!(attest(pending, ALICE));
		full_blocks(ATTESTATION_WINDOW + 1);
		let before = ask(blobs[0], ALICE);
		// WHEN all who stand behind her have left in the era before, and she has not
		Security::set_operator_from(the_service(), &ALICE, NOW + 1, 0);
		FakeEras::advance(1);
		assert_eq!(Leaving::<Test>::iter().count(), 0);
		assert!(blobs.into_iter().all(Availability::is_available));
		Availability::ask(the_service(), blobs[1], ALICE, first_chunk(blobs[1], ALICE));
		blocks(1);
		// THEN she is not asked, keeps nothing, and the others are too few
		for blob in blobs {
			assert_eq!((duty(blob, ALICE), status(blob)), (Duty::Released, Status::Lost));
			assert!(!Availability::is_available(blob));
		}
		assert_eq!(NextChallenge::<Test>::get(), before + 1);
		assert_eq!(Leaving::<Test>::iter().count(), 0);
		// AND that costs her nothing but what she owes from before
		assert!(Security::slashes().is_empty());
		blocks(ANSWER_WINDOW + 1);
		assert_eq!(Security::slashes().len(), 1);
		assert_eq!((Security::slashes()[0].operator, Security::slashes()[0].era), (ALICE, NOW));
	});
}

#[test]
fn a_draw_finds_those_with_nothing_at_stake() {
	run(|| {
		let blob = kept(1, 5);
		Security::set_operator_from(the_service(), &ALICE, NOW + 1, 0);
		FakeEras::advance(1);
		let_draw();
		for _ in 0..100 {
			blocks(PERIOD);
			answer_all(|_| 1);
		}
		assert_eq!((duty(blob, ALICE), status(blob)), (Duty::Released, Status::Lost));
		assert!(drawn().iter().all(|(_, who, _)| *who != ALICE));
		assert!([BOB, CAROL, DAVE].into_iter().all(|who| duty(blob, who) == Duty::Keeps));
	});
}
