// SPDX-License-Identifier: Apache-2.0

use super::*;

fn remove(service: ServiceId, operator: AccountId) -> DispatchResult {
	Services::remove_operator(RuntimeOrigin::signed(OWNER), service, operator)
}

#[test]
fn opt_out_takes_an_application_back() {
	build_and_execute(|| {
		// GIVEN
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		take_events();
		// WHEN
		assert_ok!(opt_out(ALICE, service));
		// THEN nothing of it is left.
		assert_eq!(take_events(), [Event::ApplicationWithdrawn { service, operator: ALICE }]);
		assert_eq!(counters(service), (0, 0));
		assert!(!Services::has_allocations(&ALICE));
		assert_noop!(opt_out(ALICE, service), Error::<Test>::NotOptedIn);
	});
}

#[test]
fn what_has_not_begun_vanishes_at_once() {
	build_and_execute(|| {
		// GIVEN an admitted allocation, in the last era before it begins.
		let service = open_service();
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		FakeEras::advance(2);
		take_events();
		// WHEN
		assert_ok!(opt_out(ALICE, service));
		// THEN
		assert_eq!(take_events(), [Event::AllocationCancelled { service, operator: ALICE }]);
		assert_eq!(counters(service), (0, 0));
		assert_eq!(Services::reserved(&ALICE), Magnitude::ZERO);
		// And it may opt in again, as anyone.
		assert_ok!(opt_in(ALICE, service, of_full(10)));
	});
}

#[test]
fn an_ended_allocation_stays_reserved_and_slashable() {
	build_and_execute(|| {
		// GIVEN an allocation in its first era.
		let service = backed_service(40);
		let now = ERA + 3;
		// WHEN the operator opts out.
		assert_ok!(opt_out(ALICE, service));
		// THEN it has ended in this era, and backs the service until that is over.
		assert_eq!(
			take_events(),
			[Event::AllocationEnded {
				service,
				operator: ALICE,
				ended_in: now,
				releasable_from: now + WAIT
			}]
		);
		assert_eq!(Services::effective_stake(service, ALICE), Some(STAKE * 40 / 100));
		FakeEras::advance(1);
		assert_eq!(Services::effective_stake(service, ALICE), Some(0));
		// It can be slashed for what happened up to then, and for nothing later,
		assert_eq!(Services::allocated_in(service, &ALICE, now), Some(of_full(40)));
		assert_eq!(Services::allocated_in(service, &ALICE, now + 1), None);
		// and its magnitude is not free for others before it can no longer be.
		let other = create(Admission::Open);
		let over = Magnitude(of_full(60).0 + 1);
		FakeEras::set(now + WAIT - 1);
		assert_eq!(Services::reserved(&ALICE), of_full(40));
		assert_noop!(opt_in(ALICE, other, over), Error::<Test>::MagnitudeExceeded);
		FakeEras::set(now + WAIT);
		assert_eq!(Services::reserved(&ALICE), Magnitude::ZERO);
		assert_ok!(opt_in(ALICE, other, Magnitude::FULL));
	});
}

#[test]
fn an_ended_allocation_neither_ends_nor_begins_again() {
	build_and_execute(|| {
		let service = backed_service(40);
		assert_ok!(opt_out(ALICE, service));
		assert_noop!(opt_out(ALICE, service), Error::<Test>::AlreadyEnded);
		assert_noop!(remove(service, ALICE), Error::<Test>::AlreadyEnded);
		assert_noop!(opt_in(ALICE, service, of_full(10)), Error::<Test>::AlreadyOptedIn);
	});
}

#[test]
fn the_owner_removes_an_operator() {
	build_and_execute(|| {
		// GIVEN one operator that backs the service and one that will.
		let service = backed_service(40);
		assert_ok!(opt_in(BOB, service, of_full(40)));
		take_events();
		// WHEN the owner removes both.
		assert_noop!(
			Services::remove_operator(RuntimeOrigin::signed(BOB), service, ALICE),
			Error::<Test>::NotServiceOwner
		);
		assert_ok!(remove(service, ALICE));
		assert_ok!(remove(service, BOB));
		// THEN the first has ended, and the other was never there.
		let now = ERA + 3;
		assert_eq!(
			take_events(),
			[
				Event::AllocationEnded {
					service,
					operator: ALICE,
					ended_in: now,
					releasable_from: now + WAIT
				},
				Event::AllocationCancelled { service, operator: BOB },
			]
		);
		assert_eq!(counters(service), (1, 0));
	});
}

#[test]
fn remove_operator_is_for_those_admitted() {
	build_and_execute(|| {
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		assert_noop!(remove(service, ALICE), Error::<Test>::NotAdmitted);
		assert_noop!(remove(service, BOB), Error::<Test>::NotOptedIn);
		assert_noop!(remove(9, ALICE), Error::<Test>::UnknownService);
	});
}

#[test]
fn leaving_a_paused_service_goes_on() {
	build_and_execute(|| {
		// GIVEN every kind of allocation, and then a pause.
		let service = approving_service();
		for who in [ALICE, BOB] {
			assert_ok!(opt_in(who, service, of_full(10)));
			assert_ok!(admit(service, who));
		}
		FakeEras::advance(3);
		for who in [CHARLIE, DAVE] {
			assert_ok!(opt_in(who, service, of_full(10)));
		}
		pause(service);
		// WHEN they leave, or are made to, THEN nothing stops them.
		assert_ok!(opt_out(ALICE, service));
		assert_ok!(remove(service, BOB));
		assert_ok!(opt_out(CHARLIE, service));
		assert_ok!(Services::reject(RuntimeOrigin::signed(OWNER), service, DAVE));
		FakeEras::advance(WAIT);
		assert_ok!(Services::release(RuntimeOrigin::signed(DAVE), service, ALICE));
		idle(Weight::MAX);
		assert_eq!(counters(service), (0, 0));
	});
}
