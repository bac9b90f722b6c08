// SPDX-License-Identifier: Apache-2.0

//! What tasks earn, and who gets it.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::{fakes::FakeEras, security::PayService};

type TestError = Error<Test>;

fn shares(index: usize) -> Vec<(u64, u128)> {
	Shared::payments()[index].shares.clone()
}

#[test]
fn those_who_were_right_share_the_fees_of_their_era_by_stake() {
	build_and_execute(|| {
		// GIVEN a task that Carol is wrong about
		let id = post();
		attest(CAROL, id, B);
		attest(ALICE, id, A);
		attest(BOB, id, A);
		run(CHALLENGE + 1);
		assert_eq!(escrow(), FEE);
		assert_eq!(EraBooks::<Test>::get(ERA), EraBook { earned: FEE, open: 0 });
		events();

		// WHEN the era is over
		end_era();

		// THEN 600 and 300 share 100, and the planck that is left stays in the pot
		assert_eq!(shares(0), vec![(ALICE, 66), (BOB, 33)]);
		assert_eq!((escrow(), Shared::pot(service())), (0, 1));
		assert_eq!(events(), vec![Event::EraPaid { era: ERA, earned: FEE }]);
	});
}

#[test]
fn a_larger_fee_counts_more() {
	build_and_execute(|| {
		// GIVEN a task for 300 that Alice and Carol do, and one for 100 that Alice and Bob do
		assert_ok!(Verification::post(signed(DAVE), INPUT, None, 300, ATTEST));
		attest(ALICE, 0, A);
		attest(CAROL, 0, A);
		let id = proposed();
		run(CHALLENGE + 1);
		assert!(has_ended(id));
		assert_eq!(Shared::points(service(), ERA), vec![(ALICE, 40), (BOB, 10), (CAROL, 30)]);
		end_era();
		// 600 · 40, 300 · 10 and 100 · 30, of 400
		assert_eq!(shares(0), vec![(ALICE, 320), (BOB, 40), (CAROL, 40)]);
	});
}

#[test]
fn points_are_whole_fees_and_at_most_what_can_be_counted() {
	build_and_execute(|| {
		let with = |fee| TaskOf::<Test> { fee, ..task(post()) };
		assert_eq!(with(19).points(10), 1);
		assert_eq!(with(20).points(10), 2);
		assert_eq!(with(u128::MAX).points(10), u32::MAX);
		assert_eq!(with(7).points(0), 7);
	});
}

#[test]
fn what_is_left_in_the_pot_goes_with_the_next_era() {
	build_and_execute(|| {
		proposed();
		run(CHALLENGE + 1);
		end_era();
		// 1 planck is left, and somebody adds some.
		assert_ok!(Shared::fund(service(), &COURIER, 49));
		proposed();
		run(CHALLENGE + 1);
		end_era();
		assert_eq!(shares(1), vec![(ALICE, 100), (BOB, 50)]);
	});
}

#[test]
fn an_era_is_paid_when_its_last_task_is_decided() {
	build_and_execute(|| {
		// GIVEN a result of an era that is over, and a task of it that is open
		let first = proposed();
		run(CHALLENGE - 1);
		let second = post();
		run(2);
		assert!(has_ended(first));
		end_era();
		assert_eq!(Shared::payments(), vec![]);
		assert_noop!(Verification::pay(signed(COURIER), ERA), TestError::TasksOpen);

		// WHEN that one is decided too
		attest(ALICE, second, A);
		attest(CAROL, second, A);
		run(CHALLENGE + 2);

		// THEN both are paid at once: 600 · 20, 300 · 10, 100 · 10
		assert_eq!(shares(0), vec![(ALICE, 150), (BOB, 37), (CAROL, 12)]);
	});
}

#[test]
fn anyone_has_an_era_paid_where_blocks_are_full() {
	build_and_execute(|| {
		let pay = |era| Verification::pay(signed(COURIER), era);
		assert_noop!(pay(ERA), TestError::NothingToPay);
		proposed();
		run(CHALLENGE + 1);
		assert_noop!(pay(ERA), TestError::EraNotOver);
		FakeEras::advance(1);
		assert_ok!(pay(ERA));
		assert_noop!(pay(ERA), TestError::NothingToPay);
		assert_eq!(shares(0), vec![(ALICE, 66), (BOB, 33)]);
		Service::<Test>::kill();
		assert_noop!(pay(ERA), TestError::NoService);
		Service::<Test>::put(0);
		// The walk finds nothing to do, and goes on.
		run(1);
		assert_eq!(PaidBefore::<Test>::get(), ERA + 1);
	});
}

#[test]
fn what_nobody_can_be_paid_waits_in_the_pot() {
	build_and_execute(|| {
		// GIVEN an era that has earned something, and is forgotten before it is paid
		proposed();
		run(CHALLENGE + 1);
		FakeEras::advance(4);
		events();
		run(1);
		let error = forgotten("EraTooOld");
		assert_eq!(events(), vec![Event::EraNotPaid { era: ERA, earned: FEE, error }]);
		assert_eq!((escrow(), Shared::pot(service())), (0, FEE));

		// WHEN a later one is paid
		proposed();
		run(CHALLENGE + 1);
		end_era();
		// THEN it goes with that
		assert_eq!(shares(0), vec![(ALICE, 133), (BOB, 66)]);
	});
}

#[test]
fn a_result_of_an_era_that_is_forgotten_earns_no_points() {
	build_and_execute(|| {
		let id = proposed();
		run_full(CHALLENGE);
		FakeEras::advance(4);
		events();
		run(1);
		let error = forgotten("EraTooOld");
		let lost = Event::PointsNotCounted { task: id, error };
		assert!(events().contains(&lost));
		assert_eq!(heard(), vec![(id, Outcome::Verified(A))]);
		run(1);
		assert_eq!(Shared::pot(service()), FEE);
	});
}

#[test]
fn eras_without_tasks_are_passed() {
	build_and_execute(|| {
		FakeEras::set(ERA + 500);
		run(1);
		assert_eq!(PaidBefore::<Test>::get(), ERA + 500);
		assert_eq!(Shared::payments(), vec![]);
	});
}
