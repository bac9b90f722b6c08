// SPDX-License-Identifier: Apache-2.0

//! Services take turns.

use crate::{
	fair_queue::{Due, FairQueue, Step, Walk},
	mock::*,
	pallet::*,
	Turn,
};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake},
		FakeEras,
	},
	Magnitude,
};

/// What is due in `now`, each taken out when it is met, and how many steps it took.
fn walk(now: u32) -> (Vec<u32>, u32) {
	let mut walk = Walk::<Test>::new(now);
	let (mut met, mut steps) = (Vec::new(), 0);
	loop {
		match walk.step() {
			Step::Due(Due { turn, service, id }) => {
				FairQueue::<Test>::remove(turn, service);
				met.push(id);
			}
			Step::Skipped => {}
			Step::Finished => break,
		}
		steps += 1;
	}
	ExecutionCursor::<Test>::put(walk.cursor());
	(met, steps)
}

fn push(era: u32, service: u32, id: u32) -> Turn {
	FairQueue::<Test>::push(era, service, id)
}

/// As many operators of the oracle as are needed to queue `n` of its slashes, and those slashes.
fn flood(n: u64) -> Vec<u32> {
	(0..n)
		.map(|n| {
			let operator = 1_000 + n / 3;
			FakeAllocations::set(ORACLE, operator, 0, Magnitude(Magnitude::FULL.0 / 1_000));
			FakeSlashStake::set_units(operator, Magnitude::FULL.units_for(STAKE));
			oracle_proposes(operator, NOW, 1, n)
		})
		.collect()
}

#[test]
fn every_service_has_its_first_turn_before_any_has_its_second() {
	new_test_ext().execute_with(|| {
		// GIVEN
		for (service, id) in [(7, 70), (7, 71), (7, 72), (300, 300), (2, 20), (2, 21), (70_000, 1)]
		{
			push(5, service, id);
		}

		// THEN in the order of services' numbers in each turn
		assert_eq!(walk(5).0, [20, 70, 300, 1, 21, 71, 72]);
	});
}

#[test]
fn the_order_is_right_beyond_a_byte() {
	new_test_ext().execute_with(|| {
		// GIVEN more turns than a byte counts, and one of another service
		for n in 0..300 {
			push(5, 1, n);
		}
		push(5, 2, 1_000);

		// THEN
		let met = walk(5).0;
		assert_eq!(met[..3], [0, 1_000, 1]);
		let ones: Vec<_> = met.into_iter().filter(|id| *id < 1_000).collect();
		assert!(ones.is_sorted() && ones.len() == 300);
	});
}

#[test]
fn nothing_is_met_before_its_era() {
	new_test_ext().execute_with(|| {
		push(5, 1, 50);
		push(7, 1, 70);
		assert_eq!(walk(4).0, [0; 0]);
		assert_eq!(walk(6).0, [50]);
		assert_eq!(walk(7).0, [70]);
		assert_eq!(walk(7).0, [0; 0]);
	});
}

#[test]
fn a_turn_that_comes_late_is_met_in_the_same_era() {
	new_test_ext().execute_with(|| {
		// GIVEN an era that is done
		push(5, 2, 20);
		push(5, 2, 21);
		assert_eq!(walk(5).0, [20, 21]);

		// WHEN more is queued for it, of a service that had turns and of one that had none
		assert_eq!(push(5, 2, 22), Turn { era: 5, number: 2 });
		assert_eq!(push(5, 3, 30), Turn { era: 5, number: 0 });

		// THEN the one that had none is first
		assert_eq!(walk(5).0, [30, 22]);
	});
}

#[test]
fn what_is_queued_for_an_era_that_is_over_is_not_lost() {
	new_test_ext().execute_with(|| {
		walk(9);
		assert_eq!(push(4, 1, 1), Turn { era: 9, number: 0 });
		assert_eq!(walk(9).0, [1]);
	});
}

#[test]
fn what_is_taken_out_costs_nothing_and_an_era_leaves_nothing() {
	new_test_ext().execute_with(|| {
		// GIVEN turns of three services, most of them taken out
		let turns: Vec<_> = (0..4).map(|n| (push(0, n % 3, n), n % 3)).collect();
		turns
			.into_iter()
			.skip(1)
			.for_each(|(turn, service)| FairQueue::<Test>::remove(turn, service));

		// THEN there is a step for the one, for the era after it, for each service's count, and for
		// the end of the era
		assert_eq!(walk(1), (vec![0], 6));
		assert_eq!(Turns::<Test>::iter_keys().count(), 0);
		assert_eq!(Executions::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn the_active_era_has_every_other_turn_while_an_older_one_is_not_done() {
	new_test_ext().execute_with(|| {
		// GIVEN
		for n in 0..4 {
			push(5, 1, n);
		}
		push(6, 2, 60);
		push(7, 3, 70);
		push(7, 3, 71);

		// THEN
		assert_eq!(walk(7).0, [0, 70, 1, 71, 2, 3, 60]);
	});
}

#[test]
fn a_flood_of_one_service_delays_another_by_one_execution() {
	run(|| {
		// GIVEN thirty slashes of the oracle, and one of the bridge that comes last
		let flood = flood(30);
		let single = bridge_proposes(BOB, NOW, 10, 1);
		events();

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		let executed = executed();
		assert_eq!(executed[..3], [flood[0], single, flood[1]]);
		assert_eq!(executed.len(), 31);
	});
}

#[test]
fn a_flood_of_the_era_before_delays_another_service_by_one_execution() {
	run(|| {
		// GIVEN thirty slashes of the oracle, and one of the bridge in the next era
		let flood = flood(30);
		FakeEras::advance(1);
		let single = bridge_proposes(BOB, NOW, 10, 1);
		events();

		// WHEN there was no room in the era of the flood, and is room for two in the next
		FakeEras::set(NOW + VETO_WINDOW + 1);
		ExecutionCursor::<Test>::put(NOW + VETO_WINDOW);
		ExecutionWeight::set(room_for(2).limit());
		next_block();

		// THEN
		assert_eq!(executed(), [flood[0], single]);

		// AND nothing of the flood is lost
		for _ in 0..30 {
			next_block();
		}
		assert_eq!(executed(), flood[1..]);
	});
}

#[test]
fn what_is_set_aside_has_a_new_turn_in_the_next_era() {
	run(|| {
		// GIVEN three bad slashes of the oracle, and good ones that are due in the next era
		FakeSlashStake::refuse(ALICE, Some(DispatchError::Unavailable));
		let bad = [0, 1, 2].map(|n| oracle_proposes(ALICE, NOW, 1, n));
		FakeEras::advance(1);
		let own = oracle_proposes(BOB, NOW, 1, 1);
		let other = bridge_proposes(BOB, NOW, 1, 1);

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN they are behind their service's own, which has the first turn
		let turns: Vec<_> = bad.map(|id| record(id).status.queued()).into();
		let era = NOW + VETO_WINDOW + 1;
		assert_eq!(turns, [1, 2, 3].map(|number| Some(Turn { era, number })));

		// AND before what its service proposes later
		FakeSlashStake::refuse(ALICE, None);
		events();
		go_to(era);
		assert_eq!(executed(), [own, other, bad[0], bad[1], bad[2]]);
	});
}

#[test]
fn a_flood_that_fails_delays_nobody_by_more_than_its_turns() {
	run(|| {
		// GIVEN
		FakeSlashStake::refuse(ALICE, Some(DispatchError::Unavailable));
		for n in 0..3 {
			oracle_proposes(ALICE, NOW, 1, n);
		}
		let good = bridge_proposes(BOB, NOW, 10, 1);
		events();

		// WHEN there is room for two attempts
		FakeEras::set(NOW + VETO_WINDOW);
		ExecutionCursor::<Test>::put(NOW + VETO_WINDOW);
		ExecutionWeight::set(room_for(3).limit());
		next_block();

		// THEN
		assert_eq!(executed(), [good]);
	});
}

#[test]
fn a_step_is_never_begun_without_room_for_it() {
	run(|| {
		// GIVEN
		flood(12);
		FakeEras::set(NOW + VETO_WINDOW);
		ExecutionCursor::<Test>::put(NOW + VETO_WINDOW);
		events();

		for n in [1, 2, 3, 6] {
			// WHEN there is room for so many
			ExecutionWeight::set(room_for(n).limit());
			let weight = Slashing::on_initialize(2);

			// THEN
			assert_eq!(executed().len() as u64, n);
			assert!(weight.all_lte(ExecutionWeight::get()));
			assert_ok!(Slashing::do_try_state());
		}
	});
}
