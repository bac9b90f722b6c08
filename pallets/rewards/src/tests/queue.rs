// SPDX-License-Identifier: Apache-2.0

//! The queues by era, step by step.

use crate::{
	mock::*,
	pallet::*,
	queue::{Step, Walk},
	types::Cursor,
};
use restaking_primitives::ServiceId;

type Queue = Walk<PruneQueue<Test>, ServiceId>;

/// All services that a walk meets, with their eras.
fn met(walk: &mut Queue) -> Vec<(u32, ServiceId)> {
	let mut all = Vec::new();
	loop {
		match walk.step() {
			Step::Entry(era, service) => all.push((era, service)),
			Step::EraOver => (),
			Step::Finished => break,
		}
	}
	all.sort_unstable();
	all
}

#[test]
fn a_walk_meets_everything_that_is_due_once() {
	new_test_ext().execute_with(|| {
		for (era, service) in [(3, 1), (3, 2), (4, 1), (6, 1), (7, 1)] {
			PruneQueue::<Test>::insert(era, service, ());
		}
		let mut walk = Queue::new(Cursor::at(2), 7);
		assert_eq!(met(&mut walk), [(3, 1), (3, 2), (4, 1), (6, 1)]);
		assert_eq!(walk.step(), Step::Finished);
		assert_eq!(walk.cursor(), Cursor::at(7));
	});
}

#[test]
fn a_walk_does_not_begin_after_its_end() {
	new_test_ext().execute_with(|| {
		PruneQueue::<Test>::insert(5, 1, ());
		let mut walk = Queue::new(Cursor::at(5), 5);
		assert_eq!((walk.step(), walk.cursor()), (Step::Finished, Cursor::at(5)));
		let mut walk = Queue::new(Cursor::at(6), 5);
		assert_eq!((walk.step(), walk.cursor()), (Step::Finished, Cursor::at(6)));
	});
}

#[test]
fn a_walk_comes_back_to_what_it_passed_over_when_it_is_at_its_end() {
	new_test_ext().execute_with(|| {
		for (era, service) in [(3, 1), (4, 1), (4, 2), (5, 1)] {
			PruneQueue::<Test>::insert(era, service, ());
		}
		let mut walk = Queue::new(Cursor::at(3), 6);
		assert_eq!(walk.step(), Step::Entry(3, 1));
		PruneQueue::<Test>::remove(3, 1);
		assert_eq!(walk.step(), Step::EraOver);
		let Step::Entry(4, passed) = walk.step() else { panic!("era 4 is next") };
		assert!(!walk.goes_on_without(), "it was not the first one that was met");

		// The next block begins with it, and goes on without it.
		let cursor = walk.cursor();
		assert_eq!(cursor, Cursor::at(4));
		let mut walk = Queue::new(cursor, 6);
		assert_eq!(walk.step(), Step::Entry(4, passed));
		assert!(walk.goes_on_without());

		// The next block goes on behind it, and the others have their turn.
		let cursor = walk.cursor();
		let at = Cursor { era: 4, after: Some(passed), passed: Some(4) };
		assert_eq!((&cursor, cursor.first()), (&at, 4));
		let mut walk = Queue::new(cursor, 6);
		let others = met(&mut walk);
		assert_eq!(others, [(4, 3 - passed), (5, 1)]);
		for (era, service) in others {
			PruneQueue::<Test>::remove(era, service);
		}
		let cursor = walk.cursor();
		assert_eq!((&cursor, cursor.first()), (&Cursor { passed: Some(4), ..Cursor::at(6) }, 4));

		// The block after that begins again with it.
		let mut walk = Queue::new(cursor, 6);
		assert_eq!(met(&mut walk), [(4, passed)]);
		assert_eq!(walk.cursor(), Cursor::at(6));
	});
}
