// SPDX-License-Identifier: Apache-2.0

//! Who is slashed, and for what.

use crate::{mock::*, pallet::*, weights::WeightInfo};
use frame::testing_prelude::*;
use restaking_primitives::{fakes::security::Outcome, security::InspectService, OnService};

// guide: test-slash
#[test]
fn who_is_silent_for_too_long_is_slashed() {
	run(|| {
		era_with(&[ALICE, BOB]);
		assert_eq!(slashed(), vec![]);
		era_with(&[ALICE, BOB]);
		// A tenth of Carol's hundred, for the second era of silence.
		assert_eq!(slashed(), vec![(CAROL, NOW + 1)]);
		assert_eq!(Security::slashes()[0].outcome, Outcome::Executed(10));
		assert_eq!(Security::stake(service(), &CAROL), 90);
	});
}

#[test]
fn who_is_there_in_between_is_not() {
	run(|| {
		for _ in 0..3 {
			era_with(&[ALICE, BOB]);
			era_with(&[ALICE, BOB, CAROL]);
		}
		assert_eq!(slashed(), vec![]);
	});
}
// guide: end

#[test]
fn it_counts_anew_after_a_slash() {
	run(|| {
		for _ in 0..5 {
			era_with(&[ALICE, BOB]);
		}
		assert_eq!(slashed(), vec![(CAROL, NOW + 1), (CAROL, NOW + 3)]);
		assert_eq!(Template::silence_of(CAROL), 1);
	});
}

#[test]
fn it_is_told_what_a_slash_took() {
	run(|| {
		era_with(&[ALICE, BOB]);
		era_with(&[ALICE, BOB]);
		let era = NOW + 1;
		let expected = [
			Event::EraClosed { era, present: 2, silent: 1 },
			Event::OperatorSlashed { era, operator: CAROL, slash: 0, owed: 10 },
			Event::SilenceReported { era, operator: CAROL, slash: 0 },
		];
		assert_eq!(events(), expected);
		// Of its own service alone.
		Template::on_slashed(service() + 1, &CAROL, 1, era, 5);
		assert_eq!(events().len(), expected.len());
	});
}

#[test]
fn leaving_after_the_era_began_is_no_way_out() {
	run(|| {
		era_with(&[ALICE, BOB]);
		assert_ok!(Security::leave(service(), &CAROL));
		era_with(&[ALICE, BOB]);
		assert_eq!(slashed(), vec![(CAROL, NOW + 1)]);
		assert_eq!(Security::slashes()[0].outcome, Outcome::Executed(10));
	});
}

#[test]
fn a_slash_that_is_refused_keeps_nothing_else_waiting() {
	run(|| {
		era_with(&[ALICE, BOB]);
		Security::pause(service(), true);
		era_with(&[ALICE, BOB]);
		let error = DispatchError::Other("");
		let refused = Event::SlashRefused { era: NOW + 1, operator: CAROL, error };
		assert_eq!(events().last(), Some(&refused));
		assert_eq!(Offences::<Test>::iter().count(), 0);
		// Nor is it tried again.
		Security::pause(service(), false);
		next_block();
		assert_eq!(slashed(), vec![]);
		assert_eq!(NextEra::<Test>::get(), NOW + 2);
	});
}

#[test]
fn as_many_are_slashed_in_a_block_as_there_is_weight_for() {
	run(|| {
		era_with(&[ALICE]);
		Security::end_era();
		let base = <() as WeightInfo>::poll_base();
		let (era, slash) =
			(<() as WeightInfo>::close_era(100), <() as WeightInfo>::slash_offender());
		// Nobody was there: Alice for the first time.
		next_block_with(base + era + slash);
		assert_eq!(slashed().len(), 1);
		assert_eq!(Offences::<Test>::iter().count(), 1);
		next_block_with(base + slash);
		let mut all = slashed();
		all.sort();
		assert_eq!(all, vec![(BOB, NOW + 1), (CAROL, NOW + 1)]);
	});
}

#[test]
fn offences_are_named_by_all_that_they_are_about() {
	run(|| {
		let names = [
			Template::evidence(0, NOW, &CAROL),
			Template::evidence(1, NOW, &CAROL),
			Template::evidence(0, NOW + 1, &CAROL),
			Template::evidence(0, NOW, &ALICE),
		];
		for (at, name) in names.iter().enumerate() {
			assert!(!names[..at].contains(name));
		}
		assert_eq!(names[0], Template::evidence(0, NOW, &CAROL));
	});
}
