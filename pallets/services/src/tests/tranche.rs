// SPDX-License-Identifier: Apache-2.0

use super::*;

/// The first era in which Alice backs the services of [`sharing`].
const FIRST: EraIndex = ERA + 3;

/// Alice has a tranche of `tranche` percent, on which an open service draws for each of `caps`; in
/// the first era in which it does.
fn sharing<const N: usize>(tranche: u64, caps: [u64; N]) -> [ServiceId; N] {
	open_service();
	assert_ok!(open_tranche(ALICE, of_full(tranche)));
	let services = caps.map(|cap| {
		let service = create(Admission::Open);
		assert_ok!(opt_in_shared(ALICE, service, of_full(cap)));
		service
	});
	FakeEras::set(FIRST);
	take_events();
	services
}

fn tranche_left(who: AccountId) -> Magnitude {
	Services::shared_magnitude(&who)
}

fn members(who: AccountId) -> Vec<ServiceId> {
	Tranches::<Test>::get(who).unwrap().members.into_inner()
}

fn stake(percent: u128) -> Option<Balance> {
	Some(STAKE * percent / 100)
}

fn no_slash(service: ServiceId, era: EraIndex) {
	assert_eq!(Services::allocated_in(service, &ALICE, era), None);
	assert_noop!(
		Services::slash_allocation(service, &ALICE, era, percent(10)),
		Error::<Test>::NothingAllocated
	);
}

#[test]
fn open_tranche_takes_what_no_other_allocation_has() {
	build_and_execute(|| {
		// GIVEN an operator with an exclusive allocation.
		let service = open_service();
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		take_events();
		// WHEN it sets more aside than it has left, that is refused, and the rest itself is fine.
		let over = Magnitude(of_full(60).0 + 1);
		assert_noop!(open_tranche(ALICE, over), Error::<Test>::MagnitudeExceeded);
		assert_noop!(open_tranche(ALICE, Magnitude(u64::MAX)), Error::<Test>::MagnitudeExceeded);
		assert_ok!(open_tranche(ALICE, of_full(60)));
		// THEN nothing is left to offer, although nobody draws on it yet.
		let opened = Event::TrancheOpened { operator: ALICE, magnitude: of_full(60) };
		assert_eq!(take_events(), [opened]);
		assert_eq!(Services::reserved(&ALICE), Magnitude::FULL);
		assert_eq!(tranche_left(ALICE), of_full(60));
		let other = create(Admission::Open);
		let worth_something = of_full(1);
		assert_noop!(opt_in(ALICE, other, worth_something), Error::<Test>::MagnitudeExceeded);
		assert_noop!(open_tranche(ALICE, Magnitude(1)), Error::<Test>::TrancheExists);
	});
}

#[test]
fn a_tranche_is_for_active_operators_and_of_something() {
	build_and_execute(|| {
		open_service();
		let inactive = DispatchError::Other("inactive operator");
		assert_noop!(open_tranche(9, of_full(10)), inactive);
		FakeStake::set_active(&ALICE, false);
		assert_noop!(open_tranche(ALICE, of_full(10)), inactive);
		assert_noop!(open_tranche(BOB, Magnitude::ZERO), Error::<Test>::ZeroMagnitude);
		assert_noop!(close_tranche(BOB), Error::<Test>::NoTranche);
	});
}

#[test]
fn what_is_due_makes_room_for_a_tranche() {
	build_and_execute(|| {
		// GIVEN everything in an allocation that has ended and can no longer be slashed.
		let service = backed_service(100);
		assert_ok!(opt_out(ALICE, service));
		FakeEras::advance(WAIT - 1);
		assert_noop!(open_tranche(ALICE, of_full(1)), Error::<Test>::MagnitudeExceeded);
		FakeEras::advance(1);
		// WHEN, THEN
		assert_ok!(open_tranche(ALICE, Magnitude::FULL));
		assert_eq!(counters(service), (0, 0));
	});
}

#[test]
fn a_tranche_nobody_draws_on_is_a_commitment_until_it_is_closed() {
	build_and_execute(|| {
		open_service();
		assert_ok!(open_tranche(ALICE, of_full(60)));
		assert!(Services::has_allocations(&ALICE));
		take_events();
		// WHEN an operator that is not even active any more closes it.
		FakeStake::set_active(&ALICE, false);
		assert_ok!(close_tranche(ALICE));
		// THEN nothing of it is left.
		let closed = Event::TrancheClosed { operator: ALICE, magnitude: of_full(60) };
		assert_eq!(take_events(), [closed]);
		assert!(!Services::has_allocations(&ALICE));
		assert_eq!(Services::reserved(&ALICE), Magnitude::ZERO);
		assert_noop!(close_tranche(ALICE), Error::<Test>::NoTranche);
	});
}

#[test]
fn caps_together_may_be_more_than_the_tranche_and_take_nothing_else() {
	build_and_execute(|| {
		// GIVEN
		open_service();
		let services = [create(Admission::Open), create(Admission::Open)];
		assert_ok!(open_tranche(ALICE, of_full(50)));
		take_events();
		// WHEN two services are offered all of it.
		for service in services {
			assert_ok!(opt_in_shared(ALICE, service, of_full(50)));
			assert_eq!(
				take_events(),
				[
					Event::OptedIn {
						service,
						operator: ALICE,
						magnitude: of_full(50),
						shared: true
					},
					Event::OperatorAdmitted { service, operator: ALICE, effective_from: FIRST },
				]
			);
		}
		// THEN it is reserved once, and both are backed with it from the same era on as ever.
		assert_eq!(Services::reserved(&ALICE), of_full(50));
		assert_eq!(members(ALICE), services);
		FakeEras::set(FIRST - 1);
		no_slash(services[0], FIRST - 1);
		assert_eq!(Services::effective_stake(services[0], ALICE), Some(0));
		FakeEras::set(FIRST);
		for service in services {
			assert_eq!(Services::allocated_in(service, &ALICE, FIRST), Some(of_full(50)));
			assert_eq!(Services::effective_stake(service, ALICE), stake(50));
		}
		// And the other half can back somebody alone.
		assert_ok!(opt_in(ALICE, create(Admission::Open), of_full(50)));
	});
}

#[test]
fn opt_in_shared_refuses_what_cannot_be_honoured() {
	build_and_execute(|| {
		let service = open_service();
		let cap = of_full(10);
		assert_noop!(opt_in_shared(ALICE, service, cap), Error::<Test>::NoTranche);
		assert_ok!(open_tranche(ALICE, of_full(50)));
		assert_noop!(opt_in_shared(ALICE, service, Magnitude::ZERO), Error::<Test>::ZeroMagnitude);
		let over = Magnitude(of_full(50).0 + 1);
		assert_noop!(opt_in_shared(ALICE, service, over), Error::<Test>::CapAboveTranche);
		assert_noop!(opt_in_shared(ALICE, 9, cap), Error::<Test>::UnknownService);
		// Less than the 1,000 plancks that are asked for.
		let little = Magnitude(Magnitude::FULL.0 / 1_001);
		assert_noop!(opt_in_shared(ALICE, service, little), Error::<Test>::StakeTooLow);
		let closed = create(allow_list(&[BOB]));
		assert_noop!(opt_in_shared(ALICE, closed, cap), Error::<Test>::NotOnAllowList);
		pause(closed);
		assert_noop!(opt_in_shared(ALICE, closed, cap), Error::<Test>::ServiceIsPaused);
		assert_ok!(opt_in_shared(ALICE, service, cap));
		FakeStake::set_active(&ALICE, false);
		let other = create(Admission::Open);
		let inactive = DispatchError::Other("inactive operator");
		assert_noop!(opt_in_shared(ALICE, other, cap), inactive);
	});
}

#[test]
fn an_allocation_is_either_exclusive_or_shared() {
	build_and_execute(|| {
		let [service] = sharing(50, [50]);
		let twice = DispatchError::from(Error::<Test>::AlreadyOptedIn);
		assert_noop!(opt_in_shared(ALICE, service, of_full(10)), twice);
		assert_noop!(opt_in(ALICE, service, of_full(10)), twice);
		let other = create(Admission::Open);
		assert_ok!(opt_in(ALICE, other, of_full(10)));
		assert_noop!(opt_in_shared(ALICE, other, of_full(10)), twice);
		assert_eq!(members(ALICE), [service]);
	});
}

#[test]
fn a_bounded_number_of_services_share() {
	build_and_execute(|| {
		// GIVEN three services that share, one of them only an application.
		open_service();
		assert_ok!(open_tranche(ALICE, of_full(50)));
		let three = [Admission::Open, Admission::Approval, Admission::Open].map(create);
		for service in three {
			assert_ok!(opt_in_shared(ALICE, service, of_full(50)));
		}
		let fourth = create(Admission::Open);
		// THEN there is no room for a fourth, except alone,
		let full = Error::<Test>::TooManySharedServices;
		assert_noop!(opt_in_shared(ALICE, fourth, of_full(10)), full);
		assert_ok!(opt_in(ALICE, fourth, of_full(10)));
		assert_ok!(opt_out(ALICE, fourth));
		// until one of them leaves.
		assert_ok!(opt_out(ALICE, three[1]));
		assert_ok!(opt_in_shared(ALICE, fourth, of_full(10)));
	});
}

#[test]
fn an_application_for_a_part_of_the_tranche_is_admitted_if_there_is_as_much() {
	build_and_execute(|| {
		// GIVEN a service that draws on the tranche, and two applications.
		let [first] = sharing(50, [50]);
		let services = [create(Admission::Approval), create(Admission::Approval)];
		assert_ok!(opt_in_shared(ALICE, services[0], of_full(50)));
		assert_ok!(opt_in_shared(ALICE, services[1], of_full(30)));
		assert_eq!(counters(services[0]), (0, 1));
		assert_eq!(Services::effective_stake(services[0], ALICE), Some(0));
		// WHEN two fifths of the tranche are slashed, THEN the larger is not admitted any more.
		assert_eq!(slash(first, ALICE, FIRST, percent(40)), of_full(20));
		assert_noop!(admit(services[0], ALICE), Error::<Test>::CapAboveTranche);
		assert_ok!(admit(services[1], ALICE));
		assert_ok!(Services::reject(RuntimeOrigin::signed(OWNER), services[0], ALICE));
		assert_eq!(members(ALICE), [first, services[1]]);
		FakeEras::advance(3);
		assert_eq!(Services::effective_stake(services[1], ALICE), stake(30));
	});
}

#[test]
fn a_slash_by_one_lowers_the_reach_of_another_only_through_the_tranche() {
	build_and_execute(|| {
		// GIVEN a tranche of 50 %, caps of 50, 40 and 20 %, and an exclusive allocation.
		let [large, middle, small] = sharing(50, [50, 40, 20]);
		let alone = create(Admission::Open);
		assert_ok!(opt_in(ALICE, alone, of_full(50)));
		FakeEras::set(FIRST + 3);
		let now = FIRST + 3;
		take_events();
		// WHEN the first takes two fifths of what it shares.
		assert_eq!(slash(large, ALICE, now, percent(40)), of_full(20));
		// THEN its cap and the tranche are lower by that,
		assert_eq!(
			take_events(),
			[
				Event::AllocationSlashed {
					service: large,
					operator: ALICE,
					era: now,
					taken: of_full(20),
					left: of_full(30),
				},
				Event::TrancheSlashed { operator: ALICE, taken: of_full(20), left: of_full(30) },
			]
		);
		let caps = [large, middle, small, alone].map(|service| left(service, ALICE));
		assert_eq!(caps, [30, 40, 20, 50].map(of_full));
		assert_eq!((tranche_left(ALICE), Services::reserved(&ALICE)), (of_full(30), of_full(80)));
		// and of the others only that which reached for more than there is now reaches for less.
		let backed =
			|| [large, middle, small, alone].map(|it| Services::effective_stake(it, ALICE));
		assert_eq!(backed(), [30, 30, 20, 50].map(stake));
		// An offence of this era is still one against what there was when it began.
		assert_eq!(Services::allocated_in(middle, &ALICE, now), Some(of_full(40)));
		FakeEras::advance(1);
		assert_eq!(backed(), [30, 30, 20, 50].map(stake));
		assert_eq!(Services::allocated_in(middle, &ALICE, now), Some(of_full(40)));
		assert_eq!(Services::allocated_in(middle, &ALICE, now + 1), Some(of_full(30)));
		assert_eq!(Services::allocated_in(small, &ALICE, now + 1), Some(of_full(20)));
	});
}

#[test]
fn a_slash_by_a_service_alone_does_not_touch_the_tranche() {
	build_and_execute(|| {
		let [shared] = sharing(50, [50]);
		let alone = create(Admission::Open);
		assert_ok!(opt_in(ALICE, alone, of_full(50)));
		FakeEras::advance(3);
		assert_eq!(slash(alone, ALICE, FIRST + 3, percent(100)), of_full(50));
		assert_eq!((tranche_left(ALICE), left(shared, ALICE)), (of_full(50), of_full(50)));
		assert_eq!(Services::effective_stake(shared, ALICE), stake(50));
	});
}

#[test]
fn a_cap_above_what_is_left_of_the_tranche_reaches_no_further() {
	build_and_execute(|| {
		// GIVEN a tranche of 50 %, of which 30 % are gone, and a cap of 40 %.
		let [one, other] = sharing(50, [50, 40]);
		slash(one, ALICE, FIRST, percent(60));
		FakeEras::advance(1);
		assert_eq!(tranche_left(ALICE), of_full(20));
		// WHEN half is slashed for today, THEN it is half of what the tranche has;
		assert_eq!(slash(other, ALICE, FIRST + 1, percent(50)), of_full(10));
		// and half for yesterday is half of the cap, or what there is.
		assert_eq!(slash(other, ALICE, FIRST, percent(50)), of_full(10));
		assert_eq!((tranche_left(ALICE), left(other, ALICE)), (Magnitude::ZERO, of_full(20)));
	});
}

#[test]
fn what_is_taken_of_a_tranche_is_rounded_up() {
	build_and_execute(|| {
		// GIVEN a tranche of three parts of 10^18, and caps of three and two.
		open_service();
		FakeStake::set(&ALICE, Magnitude::FULL.0.into());
		assert_ok!(open_tranche(ALICE, Magnitude(3)));
		let services = [3, 2].map(|cap| {
			let service = create_with(Terms { min_operator_stake: 1, ..terms() });
			assert_ok!(opt_in_shared(ALICE, service, Magnitude(cap)));
			service
		});
		FakeEras::set(FIRST);
		// WHEN half of each is slashed, THEN it is two, and one.
		assert_eq!(slash(services[0], ALICE, FIRST, percent(50)), Magnitude(2));
		assert_eq!(slash(services[1], ALICE, FIRST, percent(50)), Magnitude(1));
		assert_eq!(tranche_left(ALICE), Magnitude::ZERO);
	});
}

/// What the two services took, what is left of their caps, and of the tranche, after slashes of
/// these (service, era after [`FIRST`], percent) in this order, so many eras apart.
fn after(
	slashes: &[(usize, EraIndex, u32)],
	eras_between: EraIndex,
) -> ([u64; 2], [Magnitude; 2], Magnitude) {
	let mut result = Default::default();
	build_and_execute(|| {
		let services = sharing(50, [40, 30]);
		FakeEras::advance(1);
		let mut taken = [0, 0];
		for (at, era, fraction) in slashes {
			taken[*at] += slash(services[*at], ALICE, FIRST + era, percent(*fraction)).0;
			FakeEras::advance(eras_between);
		}
		result = (taken, services.map(|it| left(it, ALICE)), tranche_left(ALICE));
	});
	result
}

#[test]
fn the_order_of_two_members_slashes_changes_nothing_while_the_tranche_lasts() {
	// Of caps of 40 % and 30 %: 25 % and 25 % of the one, 50 % and 10 % of the other.
	let slashes = [(0, 0, 25), (1, 0, 50), (0, 1, 25), (1, 1, 10)];
	let taken = [of_full(20).0, of_full(18).0];
	let expected = (taken, [of_full(20), of_full(12)], of_full(12));
	for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]] {
		let slashes = order.map(|at| slashes[at]);
		assert_eq!(after(&slashes, 0), expected, "{order:?}");
	}
	// Nor does it when they are executed in different eras.
	let first_era = [(0, 0, 25), (1, 0, 50), (1, 0, 10)];
	let reversed = [(1, 0, 10), (1, 0, 50), (0, 0, 25)];
	assert_eq!(after(&first_era, 1), after(&reversed, 1));
	assert_eq!(after(&first_era, 1), after(&reversed, 0));
}

#[test]
fn at_the_end_of_the_tranche_the_first_comes_first_and_the_sum_is_the_same() {
	// GIVEN both want all they can reach, 70 % together, and there are 50 %.
	let (one_first, one_caps, one_left) = after(&[(0, 0, 100), (1, 0, 100)], 0);
	let (other_first, other_caps, other_left) = after(&[(1, 0, 100), (0, 0, 100)], 0);
	// THEN whoever comes first gets it, and the other what is left.
	assert_eq!(one_first, [of_full(40).0, of_full(10).0]);
	assert_eq!(other_first, [of_full(20).0, of_full(30).0]);
	assert_eq!(one_caps, [Magnitude::ZERO, of_full(20)]);
	assert_eq!(other_caps, [of_full(20), Magnitude::ZERO]);
	assert_eq!((one_left, other_left), (Magnitude::ZERO, Magnitude::ZERO));
}

#[test]
fn a_cap_slashed_to_nothing_ends_its_allocation_and_no_other() {
	build_and_execute(|| {
		// GIVEN
		let [one, other] = sharing(50, [20, 50]);
		// WHEN
		assert_eq!(slash(one, ALICE, FIRST, percent(100)), of_full(20));
		// THEN it ends in the way any other does.
		assert_eq!(
			take_events(),
			[
				Event::AllocationSlashed {
					service: one,
					operator: ALICE,
					era: FIRST,
					taken: of_full(20),
					left: Magnitude::ZERO,
				},
				Event::TrancheSlashed { operator: ALICE, taken: of_full(20), left: of_full(30) },
				Event::AllocationEnded {
					service: one,
					operator: ALICE,
					ended_in: FIRST,
					releasable_from: FIRST + WAIT,
				},
			]
		);
		assert_eq!(members(ALICE), [one, other]);
		FakeEras::advance(WAIT);
		idle(Weight::MAX);
		assert_eq!(members(ALICE), [other]);
		assert_eq!(Services::effective_stake(other, ALICE), stake(30));
	});
}

#[test]
fn an_empty_tranche_leaves_caps_that_reach_nothing_until_they_are_ended() {
	build_and_execute(|| {
		// GIVEN a tranche of which one service has taken everything.
		let [one, other] = sharing(50, [50, 40]);
		slash(one, ALICE, FIRST, percent(100));
		// THEN the other keeps its cap, for nothing: also for what can still be slashed.
		assert_eq!(left(other, ALICE), of_full(40));
		assert_eq!(Services::effective_stake(other, ALICE), Some(0));
		assert_eq!(slash(other, ALICE, FIRST, percent(100)), Magnitude::ZERO);
		FakeEras::advance(1);
		no_slash(other, FIRST + 1);
		let third = create(Admission::Open);
		assert_noop!(opt_in_shared(ALICE, third, of_full(1)), Error::<Test>::CapAboveTranche);
		// WHEN it is ended, and time passes, the tranche can be closed and another opened.
		assert_ok!(opt_out(ALICE, other));
		FakeEras::advance(WAIT);
		idle(Weight::MAX);
		assert_ok!(close_tranche(ALICE));
		assert_ok!(open_tranche(ALICE, of_full(50)));
		assert_noop!(close_tranche(BOB), Error::<Test>::NoTranche);
	});
}

#[test]
fn a_tranche_cannot_be_closed_while_a_member_that_has_ended_can_be_slashed() {
	build_and_execute(|| {
		// GIVEN the only member has left, and an era later nothing draws on the tranche.
		let [service] = sharing(50, [40]);
		assert_ok!(opt_out(ALICE, service));
		FakeEras::set(FIRST + WAIT - 1);
		assert_eq!(Services::effective_stake(service, ALICE), Some(0));
		// WHEN it can be slashed for its last era, the tranche stays,
		assert_noop!(close_tranche(ALICE), Error::<Test>::TrancheInUse);
		assert_eq!(slash(service, ALICE, FIRST, percent(50)), of_full(20));
		assert_eq!((tranche_left(ALICE), left(service, ALICE)), (of_full(30), of_full(20)));
		// and as long as it is not released.
		FakeEras::set(FIRST + WAIT);
		assert_noop!(close_tranche(ALICE), Error::<Test>::TrancheInUse);
		take_events();
		assert_ok!(Services::release(RuntimeOrigin::signed(BOB), service, ALICE));
		// THEN its cap is no magnitude that comes back: what is left of the tranche does.
		let magnitude = of_full(20);
		let released = Event::AllocationReleased { service, operator: ALICE, magnitude };
		assert_eq!(take_events(), [released]);
		assert_eq!(Services::reserved(&ALICE), of_full(30));
		assert_ok!(close_tranche(ALICE));
		assert_eq!(Services::reserved(&ALICE), Magnitude::ZERO);
	});
}

#[test]
fn an_application_keeps_the_tranche_open() {
	build_and_execute(|| {
		// GIVEN
		let service = approving_service();
		assert_ok!(open_tranche(ALICE, of_full(50)));
		assert_ok!(opt_in_shared(ALICE, service, of_full(50)));
		assert_noop!(close_tranche(ALICE), Error::<Test>::TrancheInUse);
		// WHEN it is taken back, THEN the tranche can go.
		assert_ok!(opt_out(ALICE, service));
		assert_ok!(close_tranche(ALICE));
	});
}

#[test]
fn what_has_not_begun_leaves_the_tranche_at_once() {
	build_and_execute(|| {
		open_service();
		assert_ok!(open_tranche(ALICE, of_full(50)));
		let services = [create(Admission::Open), create(Admission::Open)];
		for service in services {
			assert_ok!(opt_in_shared(ALICE, service, of_full(50)));
		}
		assert_ok!(opt_out(ALICE, services[0]));
		assert_eq!(members(ALICE), [services[1]]);
		let owner = RuntimeOrigin::signed(OWNER);
		assert_ok!(Services::remove_operator(owner, services[1], ALICE));
		assert_ok!(close_tranche(ALICE));
	});
}

#[test]
fn the_next_opt_in_releases_members_that_are_due_also_at_the_same_service() {
	build_and_execute(|| {
		// GIVEN
		let [service] = sharing(50, [50]);
		assert_ok!(opt_out(ALICE, service));
		FakeEras::advance(WAIT);
		// WHEN
		assert_ok!(opt_in_shared(ALICE, service, of_full(30)));
		// THEN
		assert_eq!(members(ALICE), [service]);
		assert_eq!((counters(service), left(service, ALICE)), ((1, 0), of_full(30)));
	});
}

#[test]
fn the_history_of_a_tranche_never_outgrows_its_bound() {
	build_and_execute(|| {
		// GIVEN two services that take turns, in every era, for the oldest era there is.
		let services = sharing(50, [40, 50]);
		for era in FIRST..FIRST + 20 {
			let oldest = era.saturating_sub(3).max(FIRST);
			slash(services[era as usize % 2], ALICE, oldest, percent(1));
			// THEN the window is remembered, and no more.
			assert!(Tranches::<Test>::get(ALICE).unwrap().steps.0.len() <= 5);
			assert_ok!(Services::do_try_state());
			FakeEras::advance(1);
		}
	});
}

#[test]
fn a_tranche_whose_history_is_full_refuses_rather_than_forgets() {
	build_and_execute(|| {
		// GIVEN a liability window that is longer than a history can be, and two services that take
		// turns: the tranche has a step for every era, and neither cap has.
		let services = sharing(50, [40, 50]);
		FakeDelays::set(Delays { report_window: 9, deallocation: 11, ..Delays::default() });
		for era in FIRST..FIRST + 4 {
			slash(services[era as usize % 2], ALICE, era, percent(1));
			FakeEras::advance(1);
		}
		assert!(services.iter().all(|service| steps(*service, ALICE).len() < 5));
		// WHEN one of them slashes once more, THEN nothing changes, and nothing is said.
		assert_noop!(
			Services::slash_allocation(services[0], &ALICE, FIRST, percent(1)),
			Error::<Test>::TooManySteps
		);
		FakeDelays::set(Delays::default());
	});
}

#[test]
fn security_tells_what_is_shared_and_with_whom() {
	build_and_execute(|| {
		// GIVEN a service with an exclusive operator, and one that shares with two others; one of
		// those has been slashed below the cap.
		let [one, other] = sharing(50, [40, 50]);
		assert_ok!(opt_in(BOB, one, of_full(30)));
		let applied = create(Admission::Approval);
		assert_ok!(opt_in_shared(ALICE, applied, of_full(10)));
		FakeEras::advance(3);
		slash(other, ALICE, FIRST + 3, percent(40));
		// THEN
		let security = Services::security(one).unwrap();
		let stakes = (security.exclusive_stake, security.shared_stake, security.effective_stake);
		assert_eq!(stakes, (STAKE * 30 / 100, STAKE * 30 / 100, STAKE * 60 / 100));
		let of = |who| security.operators.iter().find(|it| it.operator == who).unwrap();
		assert_eq!(of(BOB).shared, None);
		assert_eq!(of(ALICE).magnitude, of_full(30));
		let shared = of(ALICE).shared.clone().unwrap();
		assert_eq!((shared.tranche, shared.with), (of_full(30), vec![other, applied]));
		// And the operator sees its caps.
		let caps: Vec<_> = Services::allocations_of(&ALICE)
			.into_iter()
			.map(|it| (it.service, it.magnitude, it.shared, it.effective_stake))
			.collect();
		assert_eq!(
			caps,
			[
				(one, of_full(40), true, STAKE * 30 / 100),
				(other, of_full(30), true, STAKE * 30 / 100),
				(applied, of_full(10), true, 0),
			]
		);
	});
}

#[test]
fn the_stake_of_a_service_is_what_was_allocated_in_an_era() {
	build_and_execute(|| {
		// GIVEN a shared and an exclusive operator, and an applicant, in the era of a slash.
		let [one, other] = sharing(50, [40, 50]);
		assert_ok!(opt_in(BOB, one, of_full(30)));
		FakeEras::set(FIRST + 3);
		slash(other, ALICE, FIRST + 3, percent(40));
		assert_ok!(opt_out(BOB, one));
		FakeEras::set(FIRST + 4);
		// THEN each era has its own: before Bob, with him, and with less of the tranche and no Bob.
		let stakes: Vec<_> =
			(FIRST..FIRST + 6).map(|era| Services::service_stake(one, era)).collect();
		let [alice, both, lower] = [40, 70, 30].map(|percent| STAKE * percent / 100);
		assert_eq!(stakes, [0, alice, alice, both, lower, 0]);
		assert_eq!(Services::service_stake(9, FIRST + 4), 0);
		// And whoever is read is counted.
		assert_eq!(Services::operators_of(one), 2);
		let approving = create(Admission::Approval);
		assert_ok!(opt_in(CHARLIE, approving, of_full(10)));
		assert_eq!(Services::operators_of(approving), 1);
		assert_eq!(Services::service_stake(approving, FIRST + 4), 0);
		assert_eq!(Services::operators_of(9), 0);
	});
}
