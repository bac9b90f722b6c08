// SPDX-License-Identifier: Apache-2.0

use crate::{
	mock::*,
	pallet::*,
	queue::{PruningQueue, Step},
	Place,
};

/// Everything that is due in `now`, and how many steps it took.
fn walk(cursor: &mut Place, now: u32) -> (Vec<u32>, u32) {
	let (mut found, mut steps) = (Vec::new(), 0);
	loop {
		match PruningQueue::<Test>::step(cursor, now) {
			Step::Entry(_, id) => found.push(id),
			Step::Skipped => {}
			Step::Finished => return (found, steps),
		}
		steps += 1;
	}
}

#[test]
fn entries_come_by_era_and_then_in_the_order_of_adding() {
	new_test_ext().execute_with(|| {
		// GIVEN
		for (era, id) in [(5, 50), (3, 30), (5, 51), (3, 31), (7, 70)] {
			PruningQueue::<Test>::push(era, id);
		}
		let mut cursor = Place::default();

		// THEN
		assert_eq!(walk(&mut cursor, 4).0, [30, 31]);
		assert_eq!(walk(&mut cursor, 6).0, [50, 51]);
		assert_eq!(walk(&mut cursor, 6).0, [0; 0]);
		assert_eq!(walk(&mut cursor, 7).0, [70]);
	});
}

#[test]
fn what_is_removed_costs_one_step() {
	new_test_ext().execute_with(|| {
		// GIVEN
		let places: Vec<_> = (0..4).map(|id| PruningQueue::<Test>::push(0, id)).collect();
		PruningQueue::<Test>::remove(places[0]);
		PruningQueue::<Test>::remove(places[2]);

		// THEN
		assert_eq!(walk(&mut Place::default(), 0), (vec![1, 3], 4));
	});
}

#[test]
fn what_is_added_to_the_active_era_while_it_is_walked_is_found() {
	new_test_ext().execute_with(|| {
		// GIVEN
		let mut cursor = Place::default();
		PruningQueue::<Test>::push(2, 1);
		assert_eq!(walk(&mut cursor, 2).0, [1]);

		// WHEN
		PruningQueue::<Test>::push(2, 2);

		// THEN
		assert_eq!(walk(&mut cursor, 2).0, [2]);
	});
}

#[test]
fn what_is_added_to_an_era_that_is_over_is_not_lost() {
	new_test_ext().execute_with(|| {
		// GIVEN
		let mut cursor = Place::default();
		walk(&mut cursor, 9);
		PruningCursor::<Test>::put(cursor);

		// WHEN
		let place = PruningQueue::<Test>::push(4, 1);

		// THEN
		assert_eq!(place, Place { era: 9, index: 0 });
		assert_eq!(walk(&mut cursor, 9).0, [1]);
	});
}

#[test]
fn an_era_that_is_over_leaves_nothing_behind() {
	new_test_ext().execute_with(|| {
		// GIVEN
		let place = PruningQueue::<Test>::push(2, 1);
		PruningQueue::<Test>::remove(place);

		// WHEN
		walk(&mut Place::default(), 3);

		// THEN
		assert_eq!(PruningCounts::<Test>::iter_keys().count(), 0);
	});
}
