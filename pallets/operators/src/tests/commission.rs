// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn a_lower_commission_counts_at_once() {
	build_and_execute(|| {
		// GIVEN
		register(ALICE, percent(10));
		take_events();
		// WHEN it falls by more than a raise could be.
		assert_ok!(set_commission(percent(1)));
		// THEN
		assert_eq!(Operators::commission(&ALICE), Some(percent(1)));
		assert_eq!(
			take_events(),
			[Event::CommissionSet { operator: ALICE, commission: percent(1), from: 10 }]
		);
	});
}

#[test]
fn a_raise_counts_after_the_delay() {
	build_and_execute(|| {
		// GIVEN
		register(ALICE, percent(10));
		take_events();
		// WHEN
		assert_ok!(set_commission(percent(15)));
		assert_eq!(
			take_events(),
			[Event::CommissionSet { operator: ALICE, commission: percent(15), from: 13 }]
		);
		// THEN the old one counts for three eras more, and then the new one, by itself.
		FakeEras::set(12);
		assert_eq!(Operators::commission_in_force(ALICE), Some(percent(10)));
		FakeEras::set(13);
		assert_eq!(Operators::commission_in_force(ALICE), Some(percent(15)));
	});
}

#[test]
fn a_raise_is_at_most_one_step_and_the_maximum() {
	build_and_execute(|| {
		register(ALICE, percent(47));
		assert_noop!(
			set_commission(Perbill::from_parts(500_000_001)),
			Error::<Test>::CommissionTooHigh
		);
		assert_ok!(set_commission(percent(40)));
		assert_noop!(
			set_commission(Perbill::from_parts(450_000_001)),
			Error::<Test>::CommissionStepTooLarge
		);
		assert_ok!(set_commission(percent(45)));
	});
}

#[test]
fn a_second_raise_is_measured_from_the_commission_in_force_and_waits_anew() {
	build_and_execute(|| {
		// GIVEN a raise that waits.
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		FakeEras::set(12);
		// WHEN another is asked for, THEN the first does not lift the ceiling,
		assert_noop!(set_commission(percent(16)), Error::<Test>::CommissionStepTooLarge);
		// and the new one replaces it and waits the whole delay.
		assert_ok!(set_commission(percent(14)));
		FakeEras::set(14);
		assert_eq!(Operators::commission(&ALICE), Some(percent(10)));
		FakeEras::set(15);
		assert_eq!(Operators::commission(&ALICE), Some(percent(14)));
		// Once in force, it is what the next is measured from.
		assert_ok!(set_commission(percent(19)));
		assert_eq!(Operators::commission(&ALICE), Some(percent(14)));
	});
}

#[test]
fn a_lower_commission_drops_the_raise_that_waits() {
	build_and_execute(|| {
		// GIVEN a raise that waits.
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		// WHEN the commission is lowered, or just confirmed.
		assert_ok!(set_commission(percent(10)));
		// THEN nothing waits any more.
		FakeEras::set(99);
		assert_eq!(Operators::commission(&ALICE), Some(percent(10)));
	});
}

#[test]
fn a_raise_that_has_come_into_force_can_be_lowered() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		FakeEras::set(13);
		assert_ok!(set_commission(percent(12)));
		assert_eq!(Operators::commission(&ALICE), Some(percent(12)));
	});
}

#[test]
fn only_an_operator_has_a_commission() {
	build_and_execute(|| {
		assert_noop!(set_commission(percent(1)), Error::<Test>::NotOperator);
		assert_eq!(Operators::commission_in_force(ALICE), None);
	});
}

#[test]
fn the_end_of_time_is_an_error() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		FakeEras::set(u32::MAX - 2);
		assert_noop!(set_commission(percent(11)), ArithmeticError::Overflow);
	});
}
