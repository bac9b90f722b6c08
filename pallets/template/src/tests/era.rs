// SPDX-License-Identifier: Apache-2.0

//! What becomes of an era that is over.

use crate::{mock::*, pallet::*, weights::WeightInfo};
use frame::testing_prelude::*;
use restaking_primitives::fakes::FakeEras;

// guide: test-points
#[test]
fn who_was_there_gets_a_point_and_is_paid_by_it() {
	let rewards = |genesis: &mut GenesisConfig<Test>| genesis.rewards = Some((STRANGER, 90, 4));
	new_test_ext_with(rewards).execute_with(|| {
		assert_eq!(Security::stream_of(service()).map(|stream| stream.per_era), Some(90));
		assert_ok!(ping(ALICE));
		assert_ok!(ping(BOB));
		FakeEras::advance(1);
		next_block();
		assert_eq!(Security::points(service(), NOW), vec![(ALICE, 1), (BOB, 1)]);
		check();
	});
}
// guide: end

#[test]
fn an_era_is_closed_in_the_first_block_after_it() {
	run(|| {
		assert_ok!(ping(ALICE));
		next_block();
		assert_eq!(events(), vec![]);
		end_era();
		assert_eq!(events(), vec![Event::EraClosed { era: NOW, present: 1, silent: 2 }]);
		assert_eq!(NextEra::<Test>::get(), NOW + 1);
		// Once.
		next_block();
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn who_joins_is_not_missed_before() {
	run(|| {
		Security::set_operator_from(service(), &STRANGER, NOW + 1, 50);
		era_with(&[ALICE, BOB, CAROL]);
		assert_eq!(Template::silence_of(STRANGER), 0);
		era_with(&[ALICE, BOB, CAROL]);
		assert_eq!(Template::silence_of(STRANGER), 1);
	});
}

#[test]
fn who_has_left_is_forgotten() {
	run(|| {
		era_with(&[ALICE, BOB]);
		assert_eq!(Template::silence_of(CAROL), 1);
		assert_ok!(ping(CAROL));
		assert_ok!(Security::leave(service(), &CAROL));
		era_with(&[ALICE, BOB]);
		era_with(&[ALICE, BOB]);
		assert_eq!(Template::silence_of(CAROL), 0);
		assert_eq!(slashed(), vec![]);
	});
}

#[test]
fn eras_that_could_not_be_closed_in_time_are_made_up_for() {
	run(|| {
		assert_ok!(ping(ALICE));
		FakeEras::advance(3);
		next_block();
		assert_eq!(NextEra::<Test>::get(), NOW + 3);
		assert_eq!(Present::<Test>::iter().count(), 0);
	});
}

#[test]
fn without_weight_nothing_is_done_and_nothing_is_lost() {
	run(|| {
		assert_ok!(ping(ALICE));
		Security::end_era();
		let base = <() as WeightInfo>::poll_base();
		let era = <() as WeightInfo>::close_era(100);
		assert_eq!(next_block_with(Weight::zero()), Weight::zero());
		assert_eq!(next_block_with(base), base);
		assert_eq!(NextEra::<Test>::get(), NOW);
		assert_eq!(next_block_with(base + era), base + era);
		assert_eq!(NextEra::<Test>::get(), NOW + 1);
		assert_eq!(Security::points(service(), NOW), vec![(ALICE, 1)]);
	});
}

#[test]
fn points_that_are_refused_are_told_of() {
	run(|| {
		// GIVEN: somebody paid for the era before it was closed.
		assert_ok!(ping(ALICE));
		Security::set_max_operators(0);
		// WHEN
		end_era();
		// THEN. Events do not have the names of the fakes.
		let error = DispatchError::Other("");
		assert!(events().contains(&Event::PointsRefused { era: NOW, error }));
		assert_eq!(NextEra::<Test>::get(), NOW + 1);
		Security::set_max_operators(100);
	});
}
