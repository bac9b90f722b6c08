// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{ReleaseQueue, ReleasesDoneBefore, WeightInfo};

fn release(service: ServiceId, operator: AccountId) -> DispatchResult {
	Services::release(RuntimeOrigin::signed(BOB), service, operator)
}

/// A service that Alice has left, in the first era in which she can be released.
fn left_service() -> ServiceId {
	let service = backed_service(40);
	assert_ok!(opt_out(ALICE, service));
	FakeEras::advance(WAIT);
	take_events();
	service
}

fn queued() -> usize {
	ReleaseQueue::<Test>::iter_keys().count()
}

#[test]
fn anyone_releases_what_can_no_longer_be_slashed() {
	build_and_execute(|| {
		// GIVEN
		let service = left_service();
		// WHEN
		assert_ok!(release(service, ALICE));
		// THEN
		assert_eq!(
			take_events(),
			[Event::AllocationReleased { service, operator: ALICE, magnitude: of_full(40) }]
		);
		assert_eq!(counters(service), (0, 0));
		assert_eq!(queued(), 0);
		assert!(!Services::has_allocations(&ALICE));
		assert_noop!(release(service, ALICE), Error::<Test>::NotOptedIn);
	});
}

#[test]
fn nothing_else_is_released() {
	build_and_execute(|| {
		let service = backed_service(40);
		assert_noop!(release(service, ALICE), Error::<Test>::NotEnded);
		assert_ok!(opt_out(ALICE, service));
		FakeEras::advance(WAIT - 1);
		assert_noop!(release(service, ALICE), Error::<Test>::StillSlashable);
		assert_noop!(release(9, ALICE), Error::<Test>::NotOptedIn);
	});
}

#[test]
fn the_next_opt_in_releases_first_also_at_the_same_service() {
	build_and_execute(|| {
		// GIVEN
		let service = left_service();
		// WHEN the operator comes back with all it has.
		assert_ok!(opt_in(ALICE, service, Magnitude::FULL));
		// THEN it is as if it had never been there.
		assert_eq!(counters(service), (1, 0));
		assert_eq!(steps(service, ALICE), [(ERA + 10, Magnitude::FULL)]);
		assert_eq!(queued(), 0);
	});
}

#[test]
fn spare_weight_releases_without_anybodys_call() {
	build_and_execute(|| {
		// GIVEN one allocation that is due and one that is not.
		let service = backed_service(40);
		assert_ok!(opt_in(BOB, service, of_full(40)));
		assert_ok!(opt_out(ALICE, service));
		FakeEras::set(ERA + 7);
		assert_ok!(opt_out(BOB, service));
		take_events();
		// WHEN
		idle(Weight::MAX);
		// THEN the first is released and the other waits.
		assert_eq!(
			take_events(),
			[Event::AllocationReleased { service, operator: ALICE, magnitude: of_full(40) }]
		);
		assert_eq!((counters(service), queued()), ((1, 0), 1));
		FakeEras::set(ERA + 11);
		idle(Weight::MAX);
		assert_eq!((counters(service), queued()), ((0, 0), 0));
		assert_eq!(ReleasesDoneBefore::<Test>::get(), ERA + 11);
	});
}

#[test]
fn spare_weight_is_all_that_is_used() {
	build_and_execute(|| {
		// GIVEN two allocations that are due, and a queue that has come to their era.
		let service = open_service();
		for who in [ALICE, BOB] {
			assert_ok!(opt_in(who, service, of_full(40)));
		}
		FakeEras::advance(3);
		for who in [ALICE, BOB] {
			assert_ok!(opt_out(who, service));
		}
		FakeEras::advance(WAIT);
		ReleasesDoneBefore::<Test>::put(ERA + 7);
		let look = <() as WeightInfo>::look_for_release();
		let one = <() as WeightInfo>::release_next();
		// WHEN there is no weight, or too little, THEN nothing happens and nothing more is used.
		assert_eq!(idle(Weight::zero()), Weight::zero());
		assert_eq!(idle(look), look);
		assert_eq!(idle(look + one - Weight::from_parts(1, 0)), look);
		assert_eq!(queued(), 2);
		// WHEN there is enough for one, THEN one is released.
		assert_eq!(idle(look + one), look + one);
		assert_eq!(queued(), 1);
		// WHEN there is plenty, THEN the other is, and the rest is given back.
		assert_eq!(idle(Weight::MAX), look + one + look);
		assert_eq!(queued(), 0);
	});
}

#[test]
fn a_long_silence_is_caught_up_with_step_by_step() {
	build_and_execute(|| {
		// GIVEN a queue that has not been looked at since era 0.
		let service = left_service();
		let look = <() as WeightInfo>::look_for_release();
		// WHEN every block has weight for two eras.
		let mut blocks = 0;
		while queued() > 0 {
			idle(look * 2 + <() as WeightInfo>::release_next());
			blocks += 1;
		}
		// THEN the entry of era 17 is found in time.
		assert!(blocks <= 17, "{blocks}");
		assert_eq!(counters(service), (0, 0));
	});
}

#[test]
fn a_delay_that_became_longer_holds_for_what_has_ended_too() {
	build_and_execute(|| {
		// GIVEN an allocation that has ended.
		let service = backed_service(40);
		assert_ok!(opt_out(ALICE, service));
		// WHEN the delay is prolonged before it is over.
		FakeDelays::set(Delays { deallocation: 6, ..Delays::default() });
		FakeEras::set(ERA + 7);
		idle(Weight::MAX);
		// THEN it waits as long, and the queue knows.
		assert_noop!(release(service, ALICE), Error::<Test>::StillSlashable);
		assert_eq!(ReleaseQueue::<Test>::iter_keys().next(), Some((ERA + 9, (service, ALICE))));
		assert_ok!(Services::do_try_state());
		FakeEras::set(ERA + 9);
		idle(Weight::MAX);
		assert_eq!(queued(), 0);
		assert_eq!(counters(service), (0, 0));
	});
}

#[test]
fn a_delay_that_became_shorter_lets_anyone_release_earlier() {
	build_and_execute(|| {
		// GIVEN an allocation that has ended under a long delay.
		FakeDelays::set(Delays { deallocation: 9, ..Delays::default() });
		let service = backed_service(40);
		assert_ok!(opt_out(ALICE, service));
		// WHEN the delay becomes shorter.
		FakeDelays::set(Delays::default());
		FakeEras::advance(WAIT);
		// THEN it can be released, and the queue forgets it.
		assert_ok!(release(service, ALICE));
		assert_eq!(queued(), 0);
	});
}
