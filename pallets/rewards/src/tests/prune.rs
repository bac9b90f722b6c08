// SPDX-License-Identifier: Apache-2.0

//! What is on record of an era, and for how long.

use crate::{mock::*, pallet::*, EraRecord, WeightInfo};
use frame::testing_prelude::*;
use restaking_primitives::fakes::{FakeDelays, FakeEras};
use restaking_primitives::Delays;

#[test]
fn records_are_kept_for_the_history_depth() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		assert_ok!(report(ORACLE, NOW, [(ALICE, 7)]));
		go_to(NOW + 1);
		assert_ok!(distribute(ORACLE, NOW, NOW, 80));
		let record = Rewards::record_of(ORACLE, NOW);

		// WHEN
		go_to(NOW + HISTORY_DEPTH);

		// THEN
		assert_eq!(Rewards::record_of(ORACLE, NOW), record);
		assert_eq!(Rewards::points(ORACLE, &ALICE, NOW), 7);

		// WHEN
		go_to(NOW + HISTORY_DEPTH + 1);

		// THEN
		assert_eq!(Rewards::record_of(ORACLE, NOW), EraRecord::default());
		assert_eq!(EraRecords::<Test>::iter().count(), 0);
		assert_eq!(PruneQueue::<Test>::iter().count(), 0);
		assert_eq!(PrunedBefore::<Test>::get(), NOW + 1);
		// What was earned is still owed.
		assert_eq!(owed(BOB, RUTH), 20);
	});
}

#[test]
fn points_of_an_era_that_was_never_distributed_are_forgotten_too() {
	run(|| {
		assert_ok!(report(ORACLE, NOW, [(ALICE, 7)]));
		assert_ok!(report(BRIDGE, NOW, [(ALICE, 7)]));
		go_to(NOW + HISTORY_DEPTH + 1);
		assert_eq!(EraRecords::<Test>::iter().count(), 0);
	});
}

#[test]
fn forgetting_waits_for_weight() {
	run(|| {
		// GIVEN
		assert_ok!(report(ORACLE, NOW, [(ALICE, 7)]));
		assert_ok!(report(BRIDGE, NOW, [(ALICE, 7)]));
		go_to(NOW + HISTORY_DEPTH);
		FakeEras::advance(1);
		type W = ();
		// The streams' cursor has to move on first.
		let one = W::idle_base() + W::look() + W::stream_step().max(W::look() + W::prune_step());

		// THEN one per block
		next_block_with(one);
		assert_eq!(EraRecords::<Test>::iter().count(), 1);
		next_block_with(one);
		assert_eq!(EraRecords::<Test>::iter().count(), 0);
	});
}

#[test]
fn nothing_is_forgotten_that_could_be_distributed_again() {
	run(|| {
		// GIVEN a window that is longer than the history
		FakeDelays::set(Delays { report_window: HISTORY_DEPTH, ..FakeDelays::get() });
		let window = HISTORY_DEPTH + 4;
		fund(ORACLE, 1_000);
		assert_ok!(distribute(ORACLE, 9, 9, 80));

		// WHEN
		go_to(8 + window);

		// THEN
		assert_noop!(distribute(ORACLE, 9, 9, 80), Error::<Test>::AlreadyDistributed);
		go_to(9 + window);
		assert_noop!(distribute(ORACLE, 9, 9, 80), Error::<Test>::EraTooOld);

		// WHEN it is forgotten, and the window becomes longer still
		go_to(10 + window);
		assert_eq!(shared_out(ORACLE, 9), None);
		FakeDelays::set(Delays { report_window: 40, ..FakeDelays::get() });

		// THEN
		assert_noop!(distribute(ORACLE, 9, 9, 80), Error::<Test>::EraTooOld);
		assert_noop!(report(ORACLE, 9, [(ALICE, 1)]), Error::<Test>::EraTooOld);
		assert_ok!(distribute(ORACLE, 10, 10, 80));
	});
}
