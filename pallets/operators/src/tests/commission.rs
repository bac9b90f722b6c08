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

/// What is read of the commission for `service`, in each of `eras`, in percent.
fn read(service: ServiceId, eras: core::ops::RangeInclusive<u32>) -> Vec<u32> {
	let billionths = eras.map(|era| Operators::commission_in(&ALICE, service, era).deconstruct());
	billionths
		.map(|parts| {
			assert_eq!(parts % 10_000_000, 0, "the tests set whole percents");
			parts / 10_000_000
		})
		.collect()
}

/// A service without a commission of its own.
const ANY: ServiceId = 7;
/// The one for which the tests set one.
const SERVICE: ServiceId = 4;

#[test]
fn a_past_era_keeps_its_commission_when_a_raise_comes_into_force() {
	build_and_execute(|| {
		// GIVEN a raise asked for in era 10.
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		for now in [10, 12, 13, 14] {
			FakeEras::set(now);
			// THEN the era before it, the first one of it, and the one after are told apart.
			assert_eq!(read(ANY, 9..=14), [10, 10, 10, 10, 15, 15]);
		}
	});
}

#[test]
fn a_second_raise_does_not_rewrite_what_was_before_the_first() {
	build_and_execute(|| {
		// GIVEN a raise in force since era 13.
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		FakeEras::set(13);
		// WHEN another is asked for in that very era, and replaced in the next.
		assert_ok!(set_commission(percent(20)));
		assert_eq!(read(ANY, 11..=17), [10, 10, 15, 15, 15, 20, 20]);
		FakeEras::set(14);
		assert_ok!(set_commission(percent(18)));
		// THEN the eras before 13 are read as they were, and those to come as announced.
		assert_eq!(read(ANY, 11..=18), [10, 10, 15, 15, 15, 15, 18, 18]);
		// WHEN a third is asked for as soon as the second is in force.
		FakeEras::set(17);
		assert_ok!(set_commission(percent(23)));
		// THEN all that can still be rewarded, which is era 14 and later, is read as it was.
		assert_eq!(read(ANY, 14..=20), [15, 15, 15, 18, 18, 18, 23]);
	});
}

#[test]
fn a_lower_commission_counts_for_past_eras_that_were_higher_and_no_other() {
	build_and_execute(|| {
		// GIVEN a raise in force since era 13.
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		FakeEras::set(14);
		// WHEN the commission is confirmed, THEN nothing changes.
		assert_ok!(set_commission(percent(15)));
		assert_eq!(read(ANY, 12..=15), [10, 15, 15, 15]);
		// WHEN it is lowered to what is still above the earlier one, THEN that stays.
		assert_ok!(set_commission(percent(12)));
		assert_eq!(read(ANY, 12..=15), [10, 12, 12, 12]);
		let commission = Operators::info(&ALICE).unwrap().commission;
		assert_eq!(commission.before, Some(Earlier { commission: percent(10), ended: 13 }));
		// WHEN it is lowered to the earlier one, or below, THEN there is one for all eras.
		assert_ok!(set_commission(percent(10)));
		assert_eq!(Operators::info(&ALICE).unwrap().commission, Commission::of(percent(10)));
		assert_ok!(set_commission(percent(9)));
		assert_eq!(read(ANY, 11..=15), [9; 5]);
	});
}

#[test]
fn a_lower_commission_drops_the_raise_that_waits_and_keeps_the_past() {
	build_and_execute(|| {
		// GIVEN a raise in force since era 13, and another that waits for era 17.
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		FakeEras::set(14);
		assert_ok!(set_commission(percent(20)));
		// WHEN
		FakeEras::set(15);
		assert_ok!(set_commission(percent(14)));
		// THEN
		assert_eq!(read(ANY, 12..=18), [10, 14, 14, 14, 14, 14, 14]);
		// WHEN it is below all there was, with a raise waiting that comes into force.
		assert_ok!(set_commission(percent(19)));
		FakeEras::set(18);
		assert_eq!(read(ANY, 15..=18), [14, 14, 14, 19]);
		assert_ok!(set_commission(percent(3)));
		assert_eq!(read(ANY, 15..=22), [3; 8]);
	});
}

#[test]
fn what_a_service_pays_follows_the_general_commission_at_first() {
	build_and_execute(|| {
		assert_eq!(Operators::commission_in(&ALICE, SERVICE, 10), Perbill::zero());
		assert_eq!(Operators::service_commission(ALICE, SERVICE), None);
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		assert_eq!(Operators::service_commission(ALICE, SERVICE), Some(percent(10)));
		FakeEras::set(13);
		assert_eq!(Operators::service_commission(ALICE, SERVICE), Some(percent(15)));
		assert_eq!(read(SERVICE, 12..=13), [10, 15]);
		// Bob is none of this.
		assert_eq!(Operators::commission_in(&BOB, SERVICE, 13), Perbill::zero());
	});
}

#[test]
fn a_lower_commission_of_a_service_counts_at_once_and_for_it_alone() {
	build_and_execute(|| {
		// GIVEN a general raise that waits.
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		take_events();
		// WHEN
		assert_ok!(set_service_commission(SERVICE, percent(4)));
		// THEN that raise is not one of the service.
		assert_eq!(
			take_events(),
			[Event::ServiceCommissionSet {
				operator: ALICE,
				service: SERVICE,
				commission: percent(4),
				from: 10
			}]
		);
		assert_eq!(Operators::service_commission(ALICE, SERVICE), Some(percent(4)));
		assert_eq!(read(SERVICE, 9..=14), [4; 6]);
		assert_eq!(read(ANY, 9..=14), [10, 10, 10, 10, 15, 15]);
		assert_eq!(Operators::commission_in_force(ALICE), Some(percent(10)));
		// The general one does not concern it any more, however low.
		assert_ok!(set_commission(percent(1)));
		assert_eq!((read(SERVICE, 10..=10), read(ANY, 10..=10)), (vec![4], vec![1]));
	});
}

#[test]
fn a_first_raise_for_a_service_keeps_the_general_past_and_waits() {
	build_and_execute(|| {
		// GIVEN a general raise in force since era 13, and another that waits for era 17.
		register(ALICE, percent(10));
		assert_ok!(set_commission(percent(15)));
		FakeEras::set(14);
		assert_ok!(set_commission(percent(20)));
		FakeEras::set(15);
		take_events();
		// WHEN one for the service is asked for.
		assert_ok!(set_service_commission(SERVICE, percent(16)));
		// THEN it counts three eras later, in place of the general one that waits.
		assert_eq!(
			take_events(),
			[Event::ServiceCommissionSet {
				operator: ALICE,
				service: SERVICE,
				commission: percent(16),
				from: 18
			}]
		);
		assert_eq!(read(SERVICE, 12..=18), [10, 15, 15, 15, 15, 15, 16]);
		assert_eq!(read(ANY, 12..=18), [10, 15, 15, 15, 15, 20, 20]);
		// Lowering the general one leaves the past of the service as it is.
		assert_ok!(set_commission(percent(2)));
		assert_eq!(read(SERVICE, 12..=18), [10, 15, 15, 15, 15, 15, 16]);
		assert_eq!(read(ANY, 12..=18), [2; 7]);
	});
}

#[test]
fn a_commission_of_a_service_is_raised_and_lowered_like_any_other() {
	build_and_execute(|| {
		// GIVEN 4 % for the service, in general 10 %.
		register(ALICE, percent(10));
		assert_ok!(set_service_commission(SERVICE, percent(4)));
		// WHEN it is raised twice.
		assert_ok!(set_service_commission(SERVICE, percent(9)));
		FakeEras::set(13);
		assert_ok!(set_service_commission(SERVICE, percent(14)));
		// THEN each era is read as it was announced.
		assert_eq!(read(SERVICE, 10..=16), [4, 4, 4, 9, 9, 9, 14]);
		// WHEN it is lowered with a raise pending.
		FakeEras::set(15);
		assert_ok!(set_service_commission(SERVICE, percent(6)));
		// THEN
		assert_eq!(read(SERVICE, 12..=17), [4, 6, 6, 6, 6, 6]);
		assert_eq!(ServiceCommissions::<Test>::get(ALICE).len(), 1);
	});
}

#[test]
fn a_raise_for_a_service_is_at_most_one_step_above_its_own_and_the_maximum() {
	build_and_execute(|| {
		register(ALICE, percent(47));
		// The first is measured from the general one,
		assert_noop!(
			set_service_commission(SERVICE, Perbill::from_parts(500_000_001)),
			Error::<Test>::CommissionTooHigh
		);
		assert_ok!(set_service_commission(SERVICE, percent(50)));
		assert_ok!(set_commission(percent(20)));
		assert_noop!(
			set_service_commission(5, Perbill::from_parts(250_000_001)),
			Error::<Test>::CommissionStepTooLarge
		);
		assert_ok!(set_service_commission(5, percent(25)));
		// those that follow from its own in force, whatever waits.
		assert_ok!(set_service_commission(5, percent(3)));
		assert_noop!(
			set_service_commission(5, Perbill::from_parts(80_000_001)),
			Error::<Test>::CommissionStepTooLarge
		);
		assert_ok!(set_service_commission(5, percent(8)));
		assert_noop!(set_service_commission(5, percent(9)), Error::<Test>::CommissionStepTooLarge);
		FakeEras::set(13);
		assert_ok!(set_service_commission(5, percent(13)));
	});
}

#[test]
fn there_is_a_limit_to_the_services_with_a_commission_of_their_own() {
	build_and_execute(|| {
		// GIVEN as many as there can be.
		register(ALICE, percent(10));
		for service in 1..=MAX_SERVICE_COMMISSIONS {
			assert_ok!(set_service_commission(service, percent(service)));
		}
		// THEN there is no room for another, be it lower or higher,
		for commission in [percent(1), percent(11)] {
			assert_noop!(
				set_service_commission(9, commission),
				Error::<Test>::TooManyServiceCommissions
			);
		}
		// any of those there are can be changed,
		assert_ok!(set_service_commission(1, percent(2)));
		assert_ok!(set_service_commission(3, percent(1)));
		// and one that is cleared makes room.
		assert_ok!(set_commission(percent(1)));
		assert_ok!(clear_service_commission(2));
		assert_ok!(set_service_commission(9, percent(1)));
		// Another operator has its own.
		register(BOB, percent(10));
		assert_ok!(Operators::set_service_commission(RuntimeOrigin::signed(BOB), 8, percent(1)));
	});
}

#[test]
fn only_an_operator_sets_and_clears_commissions_of_services() {
	build_and_execute(|| {
		assert_noop!(set_service_commission(SERVICE, percent(1)), Error::<Test>::NotOperator);
		assert_noop!(clear_service_commission(SERVICE), Error::<Test>::NotOperator);
		assert_noop!(
			Operators::set_service_commission(RuntimeOrigin::root(), SERVICE, percent(1)),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Operators::clear_service_commission(RuntimeOrigin::root(), SERVICE),
			DispatchError::BadOrigin
		);
		register(ALICE, percent(10));
		assert_noop!(clear_service_commission(SERVICE), Error::<Test>::NoServiceCommission);
		assert_ok!(set_service_commission(SERVICE, percent(1)));
		assert_noop!(clear_service_commission(5), Error::<Test>::NoServiceCommission);
	});
}

#[test]
fn a_commission_of_a_service_that_is_not_lower_is_cleared_at_once() {
	build_and_execute(|| {
		// GIVEN one that pins the general commission,
		register(ALICE, percent(10));
		assert_ok!(set_service_commission(SERVICE, percent(10)));
		assert_ok!(set_service_commission(5, percent(10)));
		take_events();
		// WHEN it is cleared, THEN it is the general one again,
		assert_ok!(clear_service_commission(SERVICE));
		assert_eq!(
			take_events(),
			[Event::ServiceCommissionCleared { operator: ALICE, service: SERVICE }]
		);
		assert_noop!(clear_service_commission(SERVICE), Error::<Test>::NoServiceCommission);
		// which is lower here, for the past as well.
		assert_ok!(set_commission(percent(6)));
		assert_eq!((read(SERVICE, 10..=10), read(5, 10..=10)), (vec![6], vec![10]));
		assert_ok!(clear_service_commission(5));
		assert_eq!(read(5, 7..=13), [6; 7]);
		// No empty list is left behind.
		assert!(!ServiceCommissions::<Test>::contains_key(ALICE));
	});
}

#[test]
fn a_lower_commission_of_a_service_is_not_cleared_to_a_higher_one() {
	build_and_execute(|| {
		// GIVEN 8 % for the service, and in general 10 %.
		register(ALICE, percent(10));
		assert_ok!(set_service_commission(SERVICE, percent(8)));
		let higher = Error::<Test>::GeneralCommissionHigher;
		assert_noop!(clear_service_commission(SERVICE), higher);
		// WHEN it is raised to the general one, which counts from era 13 on,
		assert_ok!(set_service_commission(SERVICE, percent(10)));
		// THEN it cannot be cleared while an era before that can be rewarded, the last one being 12,
		for now in 10..=15 {
			FakeEras::set(now);
			assert_noop!(clear_service_commission(SERVICE), Error::<Test>::GeneralCommissionHigher);
			assert_eq!(read(SERVICE, 12..=13), [8, 10]);
		}
		// and then it can.
		FakeEras::set(16);
		assert_ok!(clear_service_commission(SERVICE));
		assert_eq!(read(SERVICE, 13..=16), [10; 4]);
	});
}

#[test]
fn a_commission_of_a_service_is_not_cleared_to_a_raise_that_waits_too_short() {
	build_and_execute(|| {
		// GIVEN a service with 10 %, and the same in general.
		register(ALICE, percent(10));
		assert_ok!(set_service_commission(SERVICE, percent(10)));
		// WHEN the general one is about to be higher, THEN it is not cleared:
		assert_ok!(set_commission(percent(13)));
		assert_noop!(clear_service_commission(SERVICE), Error::<Test>::GeneralCommissionHigher);
		// neither if the service has a raise that is lower,
		assert_ok!(set_service_commission(SERVICE, percent(12)));
		assert_noop!(clear_service_commission(SERVICE), Error::<Test>::GeneralCommissionHigher);
		// nor if it has one that counts later,
		FakeEras::set(11);
		assert_ok!(set_service_commission(SERVICE, percent(15)));
		assert_noop!(clear_service_commission(SERVICE), Error::<Test>::GeneralCommissionHigher);
		// unless the general one is to count as late, or later.
		assert_ok!(set_commission(percent(15)));
		assert_ok!(clear_service_commission(SERVICE));
		assert_eq!(read(SERVICE, 10..=14), [10, 10, 10, 10, 15]);
	});
}

#[test]
fn a_commission_of_a_service_is_cleared_by_what_was_as_well() {
	build_and_execute(|| {
		// GIVEN in general 5 %, and 9 % from era 13 on; for the service 5 %, and 10 % from era 14 on.
		register(ALICE, percent(5));
		assert_ok!(set_service_commission(SERVICE, percent(5)));
		assert_ok!(set_commission(percent(9)));
		FakeEras::set(11);
		assert_ok!(set_service_commission(SERVICE, percent(10)));
		FakeEras::set(14);
		// Both remember what was before, with a raise that waits for era 17.
		assert_ok!(set_commission(percent(10)));
		assert_ok!(set_service_commission(SERVICE, percent(15)));
		assert_eq!(read(ANY, 12..=17), [5, 9, 9, 9, 9, 10]);
		assert_eq!(read(SERVICE, 12..=17), [5, 5, 10, 10, 10, 15]);
		// THEN it is not cleared as long as era 13, where the general one was higher, can be
		// rewarded,
		FakeEras::set(16);
		assert_noop!(clear_service_commission(SERVICE), Error::<Test>::GeneralCommissionHigher);
		// and then it is.
		FakeEras::set(17);
		assert_ok!(clear_service_commission(SERVICE));
		assert_eq!(read(SERVICE, 14..=17), [9, 9, 9, 10]);
	});
}

#[test]
fn lowering_the_general_commission_lets_one_of_a_service_be_cleared() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		assert_ok!(set_service_commission(SERVICE, percent(8)));
		assert_ok!(set_commission(percent(9)));
		assert_noop!(clear_service_commission(SERVICE), Error::<Test>::GeneralCommissionHigher);
		assert_ok!(set_commission(percent(8)));
		assert_ok!(clear_service_commission(SERVICE));
	});
}

#[test]
fn the_eras_before_the_first_one_are_none() {
	build_and_execute(|| {
		// GIVEN the chain is younger than the liability window.
		FakeEras::set(1);
		register(ALICE, percent(10));
		assert_ok!(set_service_commission(SERVICE, percent(10)));
		assert_ok!(clear_service_commission(SERVICE));
		assert_ok!(set_service_commission(SERVICE, percent(9)));
		assert_noop!(clear_service_commission(SERVICE), Error::<Test>::GeneralCommissionHigher);
	});
}

#[test]
fn an_operator_that_leaves_takes_its_commissions_of_services_along() {
	build_and_execute(|| {
		// GIVEN
		register(ALICE, percent(10));
		register(BOB, percent(10));
		assert_ok!(set_service_commission(SERVICE, percent(1)));
		let bob = RuntimeOrigin::signed(BOB);
		assert_ok!(Operators::set_service_commission(bob, SERVICE, percent(2)));
		// WHEN
		assert_ok!(Operators::deregister(RuntimeOrigin::signed(ALICE)));
		// THEN only hers are gone,
		assert_eq!(Operators::service_commission(ALICE, SERVICE), None);
		assert_eq!(read(SERVICE, 10..=10), [0]);
		assert_eq!(Operators::service_commission(BOB, SERVICE), Some(percent(2)));
		// and do not come back with her.
		register(ALICE, percent(20));
		assert_eq!(Operators::service_commission(ALICE, SERVICE), Some(percent(20)));
	});
}

#[test]
fn the_end_of_time_is_an_error_for_a_service_too() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		FakeEras::set(u32::MAX - 2);
		assert_noop!(set_service_commission(SERVICE, percent(11)), ArithmeticError::Overflow);
		FakeEras::set(u32::MAX - 3);
		assert_ok!(set_service_commission(SERVICE, percent(11)));
		assert_eq!(read(SERVICE, u32::MAX - 1..=u32::MAX), [10, 11]);
	});
}
