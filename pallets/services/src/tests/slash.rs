// SPDX-License-Identifier: Apache-2.0

use super::*;

/// The first era in which Alice backs [`backed_service`].
const FIRST: EraIndex = ERA + 3;

fn slash_noop(service: ServiceId, who: AccountId, era: EraIndex) {
	assert_eq!(Services::allocated_in(service, &who, era), None);
	assert_noop!(
		Services::slash_allocation(service, &who, era, percent(10)),
		Error::<Test>::NothingAllocated
	);
}

#[test]
fn a_slash_takes_a_fraction_of_what_was_allocated() {
	build_and_execute(|| {
		// GIVEN
		let service = backed_service(40);
		assert_eq!(Services::allocated_in(service, &ALICE, FIRST), Some(of_full(40)));
		// WHEN
		assert_eq!(slash(service, ALICE, FIRST, percent(25)), of_full(10));
		// THEN
		assert_eq!(
			take_events(),
			[Event::AllocationSlashed {
				service,
				operator: ALICE,
				era: FIRST,
				taken: of_full(10),
				left: of_full(30),
			}]
		);
		// What is left backs the service at once; the era's history stays what it was.
		assert_eq!(Services::effective_stake(service, ALICE), Some(STAKE * 30 / 100));
		assert_eq!(Services::allocated_in(service, &ALICE, FIRST), Some(of_full(40)));
		FakeEras::advance(1);
		assert_eq!(Services::allocated_in(service, &ALICE, FIRST + 1), Some(of_full(30)));
		assert_eq!(Services::effective_stake(service, ALICE), Some(STAKE * 30 / 100));
	});
}

#[test]
fn what_is_taken_is_rounded_up() {
	build_and_execute(|| {
		// GIVEN an allocation of three parts of 10^18.
		open_service();
		FakeStake::set(&ALICE, Magnitude::FULL.0.into());
		let service = create_with(Terms { min_operator_stake: 1, ..terms() });
		assert_ok!(opt_in(ALICE, service, Magnitude(3)));
		FakeEras::advance(3);
		// WHEN half of it is slashed, THEN two are taken.
		assert_eq!(slash(service, ALICE, FIRST, percent(50)), Magnitude(2));
	});
}

#[test]
fn the_stake_of_a_service_is_that_of_the_era_that_is_asked_for() {
	build_and_execute(|| {
		// GIVEN an allocation of an operator to which more is delegated from the next era on.
		let service = backed_service(40);
		FakeStake::set_from(&ALICE, FIRST + 1, 2 * STAKE);
		// WHEN that era has come,
		FakeEras::advance(1);
		// THEN an offence of the era before is still measured by what there was then.
		assert_eq!(Services::service_stake(service, FIRST), STAKE * 40 / 100);
		assert_eq!(Services::service_stake(service, FIRST + 1), 2 * STAKE * 40 / 100);
		assert_eq!(Services::effective_stake(service, ALICE), Some(2 * STAKE * 40 / 100));
	});
}

#[test]
fn slashes_for_one_era_refer_to_the_same_magnitude_in_any_order() {
	let left_after = |fractions: [u32; 3], eras_between: u32| {
		let mut rest = Magnitude::ZERO;
		build_and_execute(|| {
			let service = backed_service(40);
			for fraction in fractions {
				slash(service, ALICE, FIRST, percent(fraction));
				FakeEras::advance(eras_between);
			}
			rest = left(service, ALICE);
		});
		rest
	};
	let expected = of_full(16); // 40 % less 10 + 20 + 30 % of it.
	for order in [[10, 20, 30], [30, 20, 10], [20, 30, 10]] {
		for eras_between in [0, 1] {
			assert_eq!(left_after(order, eras_between), expected);
		}
	}
}

#[test]
fn a_slash_for_an_earlier_era_is_not_smaller_for_what_was_slashed_since() {
	build_and_execute(|| {
		// GIVEN an allocation of 40 %, of which half was slashed for its second era.
		let service = backed_service(40);
		FakeEras::advance(1);
		assert_eq!(slash(service, ALICE, FIRST + 1, percent(50)), of_full(20));
		FakeEras::advance(1);
		// WHEN a quarter is slashed for the first, THEN it is a quarter of 40 %,
		assert_eq!(slash(service, ALICE, FIRST, percent(25)), of_full(10));
		// and one for today is of what there was when today began.
		assert_eq!(slash(service, ALICE, FIRST + 2, percent(25)), of_full(5));
		assert_eq!(left(service, ALICE), of_full(5));
	});
}

#[test]
fn an_increase_of_history_is_impossible_and_a_decrease_is_remembered() {
	build_and_execute(|| {
		let service = backed_service(40);
		slash(service, ALICE, FIRST, percent(10));
		FakeEras::advance(1);
		slash(service, ALICE, FIRST + 1, percent(10));
		FakeEras::advance(1);
		let nominals: Vec<_> =
			(FIRST..=FIRST + 2).map(|era| Services::allocated_in(service, &ALICE, era)).collect();
		let second = of_full(36);
		let third = Magnitude(second.0 - second.0 / 10);
		assert_eq!(nominals, [Some(of_full(40)), Some(second), Some(third)]);
	});
}

#[test]
fn together_they_take_at_most_what_is_left_and_then_it_ends() {
	build_and_execute(|| {
		// GIVEN
		let service = backed_service(40);
		assert_eq!(slash(service, ALICE, FIRST, percent(70)), of_full(28));
		take_events();
		// WHEN more is slashed than is left.
		assert_eq!(slash(service, ALICE, FIRST, percent(70)), of_full(12));
		// THEN the allocation is over, in the way any other ends.
		assert_eq!(
			take_events(),
			[
				Event::AllocationSlashed {
					service,
					operator: ALICE,
					era: FIRST,
					taken: of_full(12),
					left: Magnitude::ZERO,
				},
				Event::AllocationEnded {
					service,
					operator: ALICE,
					ended_in: FIRST,
					releasable_from: FIRST + WAIT,
				},
			]
		);
		assert_noop!(opt_out(ALICE, service), Error::<Test>::AlreadyEnded);
		// A further slash finds nothing, and that is no error.
		assert_eq!(slash(service, ALICE, FIRST, percent(70)), Magnitude::ZERO);
		assert_eq!(take_events(), []);
		assert_eq!(Services::effective_stake(service, ALICE), Some(0));
		// And it is released by itself.
		FakeEras::advance(WAIT);
		idle(Weight::MAX);
		assert!(!Services::has_allocations(&ALICE));
	});
}

#[test]
fn a_fraction_of_nothing_changes_nothing() {
	build_and_execute(|| {
		let service = backed_service(40);
		let taken = Services::slash_allocation(service, &ALICE, FIRST, Perbill::zero());
		assert_eq!(taken, Ok(Magnitude::ZERO));
		assert_eq!(take_events(), []);
		assert_eq!(steps(service, ALICE), [(FIRST, of_full(40))]);
	});
}

#[test]
fn an_ended_allocation_is_slashed_for_what_it_backed() {
	build_and_execute(|| {
		// GIVEN an allocation that has ended, in the last era in which a slash for it may execute.
		let service = backed_service(40);
		assert_ok!(opt_out(ALICE, service));
		FakeEras::advance(3);
		idle(Weight::MAX);
		take_events();
		// WHEN it is slashed for its last era.
		assert_eq!(slash(service, ALICE, FIRST, percent(50)), of_full(20));
		// THEN what it keeps reserved falls, and it ends no second time.
		assert_eq!(Services::reserved(&ALICE), of_full(20));
		assert_eq!(take_events().len(), 1);
		// It backs nothing later, and after its release nothing at all.
		slash_noop(service, ALICE, FIRST + 1);
		FakeEras::advance(1);
		idle(Weight::MAX);
		slash_noop(service, ALICE, FIRST);
	});
}

#[test]
fn opting_out_in_the_era_of_a_slash_leaves_both_right() {
	build_and_execute(|| {
		// GIVEN a slash, and the end, in one era; in either order.
		let service = backed_service(40);
		assert_ok!(opt_in(BOB, service, of_full(40)));
		FakeEras::advance(3);
		let now = FIRST + 3;
		slash(service, ALICE, now, percent(50));
		assert_ok!(opt_out(ALICE, service));
		assert_ok!(opt_out(BOB, service));
		slash(service, BOB, now, percent(50));
		// THEN both have the same left, and back nothing from the next era on.
		for who in [ALICE, BOB] {
			assert_eq!(left(service, who), of_full(20));
			assert_eq!(steps(service, who).last(), Some(&(now + 1, Magnitude::ZERO)));
			assert_eq!(Services::effective_stake(service, who), Some(STAKE * 20 / 100));
		}
		FakeEras::advance(1);
		assert_eq!(Services::effective_stake(service, ALICE), Some(0));
	});
}

#[test]
fn an_era_outside_the_liability_window_cannot_be_slashed() {
	build_and_execute(|| {
		let service = backed_service(40);
		// Before it began, and in the future.
		slash_noop(service, ALICE, FIRST - 1);
		slash_noop(service, ALICE, FIRST + 1);
		// Three eras later the first can still be, a fourth later no more.
		FakeEras::advance(3);
		assert_eq!(Services::allocated_in(service, &ALICE, FIRST), Some(of_full(40)));
		FakeEras::advance(1);
		slash_noop(service, ALICE, FIRST);
		// Nor what was never allocated.
		slash_noop(service, BOB, FIRST + 4);
		slash_noop(9, ALICE, FIRST + 4);
	});
}

#[test]
fn what_is_not_admitted_or_has_not_begun_cannot_be_slashed() {
	build_and_execute(|| {
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		slash_noop(service, ALICE, ERA);
		assert_ok!(admit(service, ALICE));
		slash_noop(service, ALICE, ERA);
		FakeEras::advance(2);
		slash_noop(service, ALICE, ERA + 2);
	});
}

#[test]
fn a_paused_service_can_still_execute_a_slash() {
	build_and_execute(|| {
		let service = backed_service(40);
		pause(service);
		assert_eq!(slash(service, ALICE, FIRST, percent(50)), of_full(20));
	});
}

#[test]
fn other_allocations_do_not_change() {
	build_and_execute(|| {
		// GIVEN an operator at two services.
		let service = open_service();
		let other = create(Admission::Open);
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		assert_ok!(opt_in(ALICE, other, of_full(60)));
		assert_ok!(opt_in(BOB, service, of_full(40)));
		FakeEras::advance(3);
		// WHEN one of them takes everything.
		slash(service, ALICE, FIRST, percent(100));
		// THEN the other has what it had, and so has the service from another operator.
		assert_eq!(Services::effective_stake(other, ALICE), Some(STAKE * 60 / 100));
		assert_eq!(Services::allocated_in(other, &ALICE, FIRST), Some(of_full(60)));
		assert_eq!(Services::effective_stake(service, BOB), Some(STAKE * 40 / 100));
	});
}

#[test]
fn history_never_outgrows_its_bound() {
	build_and_execute(|| {
		// GIVEN a slash in every era, for the oldest era there is.
		let service = backed_service(40);
		for era in FIRST..FIRST + 20 {
			let oldest = era.saturating_sub(3).max(FIRST);
			slash(service, ALICE, oldest, percent(1));
			// THEN the window is remembered, and no more.
			assert!(steps(service, ALICE).len() <= 5);
			assert_ok!(Services::do_try_state());
			FakeEras::advance(1);
		}
		assert_ok!(opt_out(ALICE, service));
	});
}

#[test]
fn a_history_that_is_full_refuses_rather_than_forgets() {
	build_and_execute(|| {
		// GIVEN a liability window that is longer than a history can be.
		FakeDelays::set(Delays { report_window: 9, deallocation: 11, ..Delays::default() });
		let service = backed_service(40);
		for era in FIRST..FIRST + 4 {
			slash(service, ALICE, era, percent(1));
			FakeEras::advance(1);
		}
		// WHEN it is slashed once more, THEN nothing changes.
		assert_noop!(
			Services::slash_allocation(service, &ALICE, FIRST, percent(1)),
			Error::<Test>::TooManySteps
		);
		assert!(Services::do_try_state().is_err());
		FakeDelays::set(Delays::default());
	});
}
