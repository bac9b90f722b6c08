// SPDX-License-Identifier: Apache-2.0

//! Who can say that it is there, and when.

use crate::{mock::*, pallet::*};
use frame::testing_prelude::*;
use restaking_primitives::fakes::FakeEras;

// guide: test-ping
#[test]
fn an_operator_says_once_per_era_that_it_is_there() {
	run(|| {
		assert_ok!(ping(ALICE));
		assert_eq!(events(), vec![Event::Pinged { era: NOW, operator: ALICE }]);
		assert_noop!(ping(ALICE), Error::<Test>::AlreadyPinged);
		end_era();
		assert_ok!(ping(ALICE));
	});
}

#[test]
fn only_who_backed_the_service_when_the_era_began_can_ping() {
	run(|| {
		assert_noop!(ping(STRANGER), Error::<Test>::NotOperator);
		Security::set_operator_from(service(), &STRANGER, NOW + 1, 50);
		assert_noop!(ping(STRANGER), Error::<Test>::NotOperator);
		end_era();
		assert_ok!(ping(STRANGER));
	});
}
// guide: end

#[test]
fn who_leaves_can_ping_until_the_era_is_over() {
	run(|| {
		assert_ok!(Security::leave(service(), &BOB));
		assert_ok!(ping(BOB));
		end_era();
		assert_noop!(ping(BOB), Error::<Test>::NotOperator);
	});
}

#[test]
fn there_is_nothing_to_ping_before_the_start() {
	new_test_ext_with(|genesis| genesis.slash = Perbill::zero()).execute_with(|| {
		assert_noop!(ping(ALICE), Error::<Test>::NotStarted);
		check();
	});
}

#[test]
fn a_ping_has_a_sender() {
	run(|| {
		assert_noop!(Template::ping(RuntimeOrigin::none()), BadOrigin);
		assert_noop!(Template::ping(RuntimeOrigin::root()), BadOrigin);
	});
}

#[test]
fn anybody_can_read_who_is_there_and_who_was_silent() {
	run(|| {
		assert_ok!(ping(ALICE));
		assert!(Template::is_present(ALICE));
		assert!(!Template::is_present(BOB));
		end_era();
		assert!(!Template::is_present(ALICE));
		assert_eq!([ALICE, BOB, STRANGER].map(Template::silence_of), [0, 1, 0]);
	});
}

#[test]
fn a_ping_is_for_the_era_that_is_active_even_if_earlier_ones_are_not_closed() {
	run(|| {
		assert_ok!(ping(ALICE));
		FakeEras::advance(1);
		assert_ok!(ping(ALICE));
		assert_eq!(Present::<Test>::iter().count(), 2);
		next_block();
		assert_eq!(Present::<Test>::iter_keys().collect::<Vec<_>>(), vec![NOW + 1]);
	});
}
