// SPDX-License-Identifier: Apache-2.0

//! Who is slashed, and for what.

use crate::{mock::*, pallet::*};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{security::Outcome, FakeDelays, FakeEras},
	security::InspectService,
	Delays,
};

#[test]
fn who_is_outside_of_what_a_supermajority_agreed_on_is_slashed() {
	run(|| {
		say(ALICE, 200);
		say(BOB, 202);
		say(CAROL, 250);
		end_era();
		let slashed = Event::OffenderSlashed { era: NOW, asset: rmp(), operator: CAROL, slash: 0 };
		assert_eq!(events().last(), Some(&slashed));
		let slash = &Security::slashes()[0];
		assert_eq!((slash.operator, slash.era, slash.reporter), (CAROL, NOW, None));
		// A tenth of her hundred.
		assert_eq!(slash.outcome, Outcome::Executed(10));
		assert_eq!(Security::stake(service(), &CAROL), 90);
		assert_eq!(slash.evidence, Oracle::evidence(service(), NOW, &rmp(), &CAROL));
		// Once.
		next_block();
		end_era();
		assert_eq!(Security::slashes().len(), 1);
	});
}

#[test]
fn the_edge_of_the_band_is_safe_and_one_step_further_is_not() {
	run(|| {
		say(ALICE, 10_000);
		say(BOB, 10_500);
		say(CAROL, 9_500);
		end_era();
		assert_eq!(slashed(), vec![]);
		say(ALICE, 10_000);
		say(BOB, 10_500);
		say(CAROL, 10_501);
		end_era();
		assert_eq!(slashed(), vec![(CAROL, NOW + 1)]);
	});
}

#[test]
fn nobody_is_slashed_unless_a_supermajority_agrees() {
	run(|| {
		// 600 of 1000 inside are no 67 %.
		say(ALICE, 200);
		say(BOB, 300);
		end_era();
		assert_eq!(last(), Some((cents(200), NOW)));
		assert_eq!(slashed(), vec![]);
		// Nor if Carol is far off as well.
		say(ALICE, 200);
		say(BOB, 300);
		say(CAROL, 900);
		end_era();
		assert_eq!(slashed(), vec![]);
		// With her 700 agree.
		say(ALICE, 200);
		say(BOB, 300);
		say(CAROL, 200);
		end_era();
		assert_eq!(slashed(), vec![(BOB, NOW + 2)]);
	});
}

#[test]
fn who_is_silent_is_not_slashed() {
	run(|| {
		say(ALICE, 200);
		say(BOB, 200);
		end_era();
		assert_eq!(slashed(), vec![]);
	});
}

#[test]
fn leaving_within_the_era_is_no_way_out() {
	run(|| {
		say(ALICE, 200);
		say(BOB, 200);
		say(CAROL, 900);
		assert_ok!(Security::leave(service(), &CAROL));
		end_era();
		assert_eq!(slashed(), vec![(CAROL, NOW)]);
		assert_eq!(Security::slashes()[0].outcome, Outcome::Executed(10));
	});
}

#[test]
fn two_pairs_are_two_offences() {
	run(|| {
		for (who, price) in [(ALICE, 200), (BOB, 200), (CAROL, 900)] {
			say(who, price);
			assert_ok!(include(signed_by(who, btc(), cents(price))), Ok(()));
		}
		end_era();
		assert_eq!(slashed(), vec![(CAROL, NOW), (CAROL, NOW)]);
		let slashes = Security::slashes();
		assert_ne!(slashes[0].evidence, slashes[1].evidence);
		assert!(slashes.iter().all(|slash| slash.outcome == Outcome::Executed(10)));
	});
}

#[test]
fn offences_are_named_by_all_that_they_are_about() {
	run(|| {
		let names = [
			Oracle::evidence(0, NOW, &rmp(), &CAROL),
			Oracle::evidence(1, NOW, &rmp(), &CAROL),
			Oracle::evidence(0, NOW + 1, &rmp(), &CAROL),
			Oracle::evidence(0, NOW, &btc(), &CAROL),
			Oracle::evidence(0, NOW, &rmp(), &ALICE),
		];
		for (at, name) in names.iter().enumerate() {
			assert!(!names[..at].contains(name));
		}
		assert_eq!(names[0], Oracle::evidence(0, NOW, &rmp(), &CAROL));
	});
}

#[test]
fn a_slash_that_is_refused_keeps_nothing_else_waiting() {
	run(|| {
		say(ALICE, 200);
		say(BOB, 200);
		say(CAROL, 900);
		Security::pause(service(), true);
		end_era();
		// Events do not have the names of the fakes.
		let error = DispatchError::Other("");
		let refused = Event::SlashRefused { era: NOW, asset: rmp(), operator: CAROL, error };
		assert_eq!(events().last(), Some(&refused));
		assert_eq!(last(), Some((cents(200), NOW)));
		assert_eq!(Offences::<Test>::iter().count(), 0);
		// Nor is it tried again.
		Security::pause(service(), false);
		next_block();
		assert_eq!(slashed(), vec![]);
		say(ALICE, 200);
		say(BOB, 200);
		say(CAROL, 900);
		end_era();
		assert_eq!(slashed(), vec![(CAROL, NOW + 1)]);
	});
}

#[test]
fn an_offence_for_which_it_is_too_late_is_dropped_by_name() {
	run(|| {
		FakeDelays::set(Delays { report_window: 1, ..Delays::default() });
		say(ALICE, 200);
		say(BOB, 200);
		say(CAROL, 900);
		FakeEras::advance(2);
		next_block();
		let error = DispatchError::Other("");
		let refused = Event::SlashRefused { era: NOW, asset: rmp(), operator: CAROL, error };
		assert!(events().contains(&refused));
	});
}
