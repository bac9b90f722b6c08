// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn an_open_service_admits_at_once_and_is_backed_after_the_allocation_delay() {
	build_and_execute(|| {
		// GIVEN
		let service = open_service();
		// WHEN
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		// THEN
		assert_eq!(
			take_events(),
			[
				Event::OptedIn { service, operator: ALICE, magnitude: of_full(40), shared: false },
				Event::OperatorAdmitted { service, operator: ALICE, effective_from: ERA + 3 },
			]
		);
		assert_eq!(counters(service), (1, 0));
		assert_eq!(Services::reserved(&ALICE), of_full(40));
		assert!(Services::has_allocations(&ALICE));
		assert!(!Services::has_allocations(&BOB));
		// It backs nothing before its era has come.
		FakeEras::advance(2);
		assert_eq!(Services::effective_stake(service, ALICE), Some(0));
		FakeEras::advance(1);
		assert_eq!(Services::effective_stake(service, ALICE), Some(STAKE * 40 / 100));
	});
}

#[test]
fn what_counts_is_the_stake_of_the_next_era() {
	build_and_execute(|| {
		// GIVEN Alice, to whom something was delegated in this era for the first time, and Bob,
		// whose restakers have just left.
		let service = open_service();
		FakeStake::set(&ALICE, 0);
		FakeStake::set_from(&ALICE, ERA + 1, STAKE);
		FakeStake::set_from(&BOB, ERA + 1, 0);
		// THEN she can opt in, and he cannot.
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		assert_noop!(opt_in(BOB, service, of_full(40)), Error::<Test>::StakeTooLow);
	});
}

#[test]
fn an_allow_list_admits_those_it_names_at_once() {
	build_and_execute(|| {
		// GIVEN a list in no order at all.
		open_service();
		let service = create(allow_list(&[CHARLIE, ALICE, BOB]));
		// WHEN those on it opt in, THEN they are admitted.
		assert_ok!(opt_in(ALICE, service, of_full(10)));
		assert_ok!(opt_in(BOB, service, of_full(10)));
		assert_ok!(opt_in(CHARLIE, service, of_full(10)));
		assert_eq!(counters(service), (3, 0));
		assert_noop!(opt_in(DAVE, service, of_full(10)), Error::<Test>::NotOnAllowList);
	});
}

#[test]
fn an_approving_service_admits_when_its_owner_does() {
	build_and_execute(|| {
		// GIVEN an application.
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		assert_eq!(
			take_events(),
			[Event::OptedIn { service, operator: ALICE, magnitude: of_full(40), shared: false }]
		);
		assert_eq!(counters(service), (0, 1));
		// It takes magnitude, and however long it waits backs nothing.
		FakeEras::advance(9);
		assert_eq!(Services::reserved(&ALICE), of_full(40));
		assert_eq!(Services::effective_stake(service, ALICE), Some(0));
		// WHEN the owner admits it.
		assert_ok!(admit(service, ALICE));
		// THEN the delay begins.
		assert_eq!(
			take_events(),
			[Event::OperatorAdmitted { service, operator: ALICE, effective_from: ERA + 12 }]
		);
		assert_eq!(counters(service), (1, 0));
		FakeEras::set(ERA + 11);
		assert_eq!(Services::effective_stake(service, ALICE), Some(0));
		FakeEras::set(ERA + 12);
		assert_eq!(Services::effective_stake(service, ALICE), Some(STAKE * 40 / 100));
	});
}

#[test]
fn only_the_owner_admits_and_rejects_and_only_applications() {
	build_and_execute(|| {
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		let stranger = RuntimeOrigin::signed(BOB);
		let owner = RuntimeOrigin::signed(OWNER);
		assert_noop!(
			Services::admit(stranger.clone(), service, ALICE),
			Error::<Test>::NotServiceOwner
		);
		assert_noop!(Services::reject(stranger, service, ALICE), Error::<Test>::NotServiceOwner);
		assert_noop!(admit(service, BOB), Error::<Test>::NotOptedIn);
		assert_noop!(Services::reject(owner.clone(), service, BOB), Error::<Test>::NotOptedIn);
		assert_noop!(admit(9, ALICE), Error::<Test>::UnknownService);
		assert_noop!(Services::reject(owner.clone(), 9, ALICE), Error::<Test>::UnknownService);
		assert_ok!(admit(service, ALICE));
		assert_noop!(admit(service, ALICE), Error::<Test>::AlreadyAdmitted);
		assert_noop!(Services::reject(owner, service, ALICE), Error::<Test>::AlreadyAdmitted);
	});
}

#[test]
fn reject_drops_the_application() {
	build_and_execute(|| {
		// GIVEN
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		take_events();
		// WHEN
		assert_ok!(Services::reject(RuntimeOrigin::signed(OWNER), service, ALICE));
		// THEN
		assert_eq!(take_events(), [Event::ApplicationRejected { service, operator: ALICE }]);
		assert_eq!(counters(service), (0, 0));
		assert_eq!(Services::reserved(&ALICE), Magnitude::ZERO);
		assert!(!Services::has_allocations(&ALICE));
		// And it may apply again.
		assert_ok!(opt_in(ALICE, service, of_full(10)));
	});
}

#[test]
fn allocations_together_never_exceed_the_magnitude() {
	build_and_execute(|| {
		// GIVEN an operator that has given 40 % to one service, and offered 40 % to another.
		let first = open_service();
		let second = create(Admission::Approval);
		let third = create(Admission::Open);
		assert_ok!(opt_in(ALICE, first, of_full(40)));
		assert_ok!(opt_in(ALICE, second, of_full(40)));
		// WHEN it gives more than the rest.
		let over = Magnitude(of_full(20).0 + 1);
		assert_noop!(opt_in(ALICE, third, over), Error::<Test>::MagnitudeExceeded);
		assert_noop!(opt_in(ALICE, third, Magnitude(u64::MAX)), Error::<Test>::MagnitudeExceeded);
		// THEN that is refused, and the rest itself is fine.
		assert_ok!(opt_in(ALICE, third, of_full(20)));
		assert_eq!(Services::reserved(&ALICE), Magnitude::FULL);
	});
}

#[test]
fn what_was_slashed_cannot_be_allocated_again() {
	build_and_execute(|| {
		// GIVEN an operator that lost half of the 40 % it gave to one service.
		let service = backed_service(40);
		let other = create(Admission::Open);
		assert_eq!(slash(service, ALICE, ERA + 3, percent(50)), of_full(20));
		// THEN 60 % are left for others, as before.
		let over = Magnitude(of_full(60).0 + 1);
		assert_noop!(opt_in(ALICE, other, over), Error::<Test>::MagnitudeExceeded);
		assert_ok!(opt_in(ALICE, other, of_full(60)));
	});
}

#[test]
fn opt_in_refuses_what_cannot_be_honoured() {
	build_and_execute(|| {
		let service = open_service();
		assert_noop!(opt_in(ALICE, service, Magnitude::ZERO), Error::<Test>::ZeroMagnitude);
		assert_noop!(opt_in(ALICE, 9, of_full(10)), Error::<Test>::UnknownService);
		// Too little stake: 1,000 plancks are asked for.
		FakeStake::set(&ALICE, 9_999);
		assert_noop!(opt_in(ALICE, service, of_full(10)), Error::<Test>::StakeTooLow);
		FakeStake::set(&ALICE, 10_000);
		assert_ok!(opt_in(ALICE, service, of_full(10)));
		assert_noop!(opt_in(ALICE, service, of_full(10)), Error::<Test>::AlreadyOptedIn);
		// An inactive operator, and an account that is none.
		FakeStake::set_active(&BOB, false);
		let inactive = DispatchError::Other("inactive operator");
		assert_noop!(opt_in(BOB, service, of_full(10)), inactive);
		assert_noop!(opt_in(9, service, of_full(10)), inactive);
		// A paused service.
		pause(service);
		assert_noop!(opt_in(CHARLIE, service, of_full(10)), Error::<Test>::ServiceIsPaused);
	});
}

#[test]
fn an_allocation_worth_nothing_is_refused_whatever_the_terms() {
	build_and_execute(|| {
		open_service();
		let service = create_with(Terms { min_operator_stake: 0, ..terms() });
		assert_noop!(opt_in(ALICE, service, Magnitude(1)), Error::<Test>::StakeTooLow);
	});
}

#[test]
fn admit_asks_everything_again() {
	build_and_execute(|| {
		// GIVEN an application.
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(10)));
		// WHEN in the meantime the operator became inactive,
		FakeStake::set_active(&ALICE, false);
		assert_noop!(admit(service, ALICE), DispatchError::Other("inactive operator"));
		// lost most of its stake,
		FakeStake::set(&ALICE, 9_999);
		assert_noop!(admit(service, ALICE), Error::<Test>::StakeTooLow);
		// or the service was paused.
		FakeStake::set(&ALICE, STAKE);
		pause(service);
		assert_noop!(admit(service, ALICE), Error::<Test>::ServiceIsPaused);
		// THEN it is not admitted, until all is well.
		assert_ok!(Services::resume_service(RuntimeOrigin::root(), service));
		assert_ok!(admit(service, ALICE));
	});
}

#[test]
fn a_service_has_a_bounded_number_of_operators() {
	build_and_execute(|| {
		// GIVEN a full service.
		let service = open_service();
		for who in [ALICE, BOB, CHARLIE] {
			assert_ok!(opt_in(who, service, of_full(10)));
		}
		assert_noop!(opt_in(DAVE, service, of_full(10)), Error::<Test>::TooManyOperators);
		// WHEN one leaves before it began, its place is free at once.
		assert_ok!(opt_out(ALICE, service));
		assert_ok!(opt_in(DAVE, service, of_full(10)));
		// WHEN one leaves that can still be slashed, it keeps its place.
		FakeEras::advance(3);
		assert_ok!(opt_out(BOB, service));
		assert_noop!(opt_in(ALICE, service, of_full(10)), Error::<Test>::TooManyOperators);
	});
}

#[test]
fn applicants_never_crowd_out_those_who_serve() {
	build_and_execute(|| {
		// GIVEN as many applications as there may be.
		let service = approving_service();
		for who in [ALICE, BOB, CHARLIE] {
			assert_ok!(opt_in(who, service, of_full(10)));
		}
		assert_noop!(opt_in(DAVE, service, of_full(10)), Error::<Test>::TooManyApplications);
		// WHEN one is admitted, there is room for another applicant,
		assert_ok!(admit(service, ALICE));
		assert_ok!(opt_in(DAVE, service, of_full(10)));
		assert_eq!(counters(service), (1, 3));
		// and applicants can be admitted up to the number of operators.
		assert_ok!(admit(service, BOB));
		assert_ok!(admit(service, CHARLIE));
		assert_noop!(admit(service, DAVE), Error::<Test>::TooManyOperators);
	});
}

#[test]
fn an_operator_is_at_a_bounded_number_of_services() {
	build_and_execute(|| {
		let first = open_service();
		assert_ok!(opt_in(ALICE, first, of_full(10)));
		for _ in 0..3 {
			assert_ok!(opt_in(ALICE, create(Admission::Open), of_full(10)));
		}
		let fifth = create(Admission::Open);
		assert_noop!(opt_in(ALICE, fifth, of_full(10)), Error::<Test>::TooManyServices);
		assert_ok!(opt_out(ALICE, first));
		assert_ok!(opt_in(ALICE, fifth, of_full(10)));
	});
}
