// SPDX-License-Identifier: Apache-2.0

//! Operators leave while they keep blobs.

use crate::{mock::*, pallet::*, types::*, DataAvailability};
use frame::testing_prelude::*;
use restaking_primitives::{fakes::FakeEras, security::OwnService, OnService};

#[test]
fn who_leaves_keeps_its_chunks_until_the_era_is_over() {
	run(|| {
		let blob = kept(1, 3);
		assert_ok!(Security::leave(the_service(), &BOB));
		// It is asked, and answers.
		let (first, second) = (ask(blob, BOB), ask(blob, BOB));
		assert_ok!(answer_well(first, 1));
		assert_eq!(duty(blob, BOB), Duty::Keeps);
		events();
		next_era();
		assert!(events().contains(&Event::CustodyReleased { blob, operator: BOB }));
		assert_eq!(duty(blob, BOB), Duty::Released);
		assert_eq!(Availability::blob(blob).unwrap().attested, 700);
		assert!(Leaving::<Test>::get(BOB).is_none());
		// What it was asked before it still owes.
		full_blocks(ANSWER_WINDOW);
		blocks(1);
		let slash = &Security::slashes()[0];
		assert_eq!((slash.operator, slash.era), (BOB, NOW));
		assert_eq!(slash.outcome, restaking_primitives::fakes::security::Outcome::Executed(30));
		assert!(Challenges::<Test>::get(second).is_none());
		assert_eq!(duty(blob, BOB), Duty::Failed);
	});
}

#[test]
fn who_left_can_still_answer_what_it_was_asked() {
	run(|| {
		let blob = kept(1, 3);
		assert_ok!(Security::leave(the_service(), &BOB));
		let challenge = ask(blob, BOB);
		next_era();
		assert_ok!(answer_well(challenge, 1));
		blocks(2 * ANSWER_WINDOW);
		assert!(Security::slashes().is_empty());
		// It does not back the service in this era: nothing is earned.
		assert!(Security::points(the_service(), NOW + 1).is_empty());
	});
}

#[test]
fn who_was_released_is_not_asked_any_more() {
	run(|| {
		let blob = kept(1, 3);
		for who in [BOB, CAROL, DAVE] {
			assert_ok!(Security::leave(the_service(), &who));
		}
		next_era();
		assert_eq!(status(blob), Status::Lost);
		let_draw();
		blocks(20 * PERIOD);
		let asked: Vec<_> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::ChallengeIssued { operator, .. } => Some(operator),
				_ => None,
			})
			.collect();
		assert!(!asked.is_empty());
		assert!(asked.iter().all(|operator| *operator == ALICE), "{asked:?}");
	});
}

#[test]
fn who_leaves_does_not_attest() {
	run(|| {
		let blob = committed(1, 3);
		assert_ok!(Security::leave(the_service(), &BOB));
		assert_noop!(attest(blob, BOB), Error::<Test>::NotBacking);
		FakeEras::advance(1);
		assert_noop!(attest(blob, BOB), Error::<Test>::NotBacking);
	});
}

#[test]
fn a_pending_blob_does_without_those_who_left() {
	run(|| {
		let blob = committed(1, 3);
		assert_ok!(attest(blob, BOB));
		assert_ok!(Security::leave(the_service(), &BOB));
		next_era();
		assert_eq!(Availability::blob(blob).unwrap().attested, 0);
		assert_ok!(attest(blob, ALICE));
		assert_ok!(attest(blob, CAROL));
		assert_eq!(status(blob), Status::Pending);
		assert_ok!(attest(blob, DAVE));
		assert!(Availability::is_available(blob));
	});
}

#[test]
fn who_is_slashed_to_nothing_has_left() {
	let parameters = Parameters { slash: Perbill::one(), max_slash: Perbill::one(), ..PARAMETERS };
	ext_with(Some(parameters)).execute_with(|| {
		let blob = kept(1, 3);
		let other = committed(2, 3);
		for who in [DAVE, ALICE, BOB] {
			assert_ok!(attest(other, who));
		}
		ask(blob, DAVE);
		full_blocks(ANSWER_WINDOW);
		blocks(1);
		assert_eq!(stake(DAVE), 0);
		next_era();
		assert_eq!(duty(other, DAVE), Duty::Released);
		check();
	});
}

#[test]
fn the_service_of_another_is_none_of_this_pallets_business() {
	run(|| {
		let terms = Security::terms(the_service(), NOW).unwrap();
		let other = Security::create(AvailabilityId::get(), vec![], terms).unwrap();
		Availability::on_left(other, &BOB, Some(NOW));
		Availability::on_left(the_service(), &BOB, None);
		assert!(Leaving::<Test>::get(BOB).is_none());
	});
}

#[test]
fn leaving_many_blobs_waits_for_room() {
	run(|| {
		let blobs = [1, 2, 3].map(|number| committed(number, 3));
		for blob in blobs {
			assert_ok!(attest(blob, ALICE));
			assert_ok!(attest(blob, BOB));
		}
		assert_ok!(Security::leave(the_service(), &BOB));
		FakeEras::advance(1);
		full_blocks(2);
		assert_eq!(duty(blobs[0], BOB), Duty::Keeps);
		blocks(1);
		assert!(blobs.iter().all(|blob| duty(*blob, BOB) == Duty::Released));
		assert!(blobs.iter().all(|blob| status(*blob) == Status::Lost));
	});
}
