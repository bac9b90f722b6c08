// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*, Books, SlashStatus};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake, FakeTerms},
		FakeEras,
	},
	Magnitude, OpenSlashes,
};

const BUSY: DispatchError = DispatchError::Unavailable;

fn execute(id: u32) -> DispatchResult {
	Slashing::execute_slash(RuntimeOrigin::signed(RESTAKER), id)
}

#[test]
fn a_slash_executes_by_itself_when_its_veto_window_is_over() {
	run(|| {
		// GIVEN
		let before = FakeAllocations::left(ORACLE, ALICE);
		let id = oracle_proposes(ALICE, NOW - 1, 10, 1);
		events();

		// WHEN its veto window is not over
		go_to(NOW + VETO_WINDOW - 1);

		// THEN
		assert_eq!(events(), []);
		assert_eq!(Slashing::oldest_offence(&ALICE), Some(NOW - 1));

		// WHEN it is
		go_to(NOW + VETO_WINDOW);

		// THEN 10 % of half of the magnitude are taken
		let magnitude = Magnitude(Magnitude::FULL.0 / 20);
		let fraction = Perbill::from_percent(10);
		assert_eq!(
			events(),
			[Event::SlashExecuted { id, fraction, magnitude, accounted: STAKE / 20 }]
		);
		assert_eq!(FakeAllocations::left(ORACLE, ALICE), before.saturating_sub(magnitude));
		assert_eq!(record(id).status, SlashStatus::Executed { era: NOW + VETO_WINDOW, magnitude });
		assert_eq!(Slashing::books(id), Some(Books::open(STAKE / 20)));
		assert_eq!(Slashing::oldest_offence(&ALICE), None);
	});
}

#[test]
fn a_slash_is_of_what_was_allocated_in_the_offence_era() {
	run(|| {
		// GIVEN an allocation that was doubled after the offence
		FakeAllocations::set(ORACLE, ALICE, NOW, Magnitude::FULL);
		let id = oracle_proposes(ALICE, NOW - 1, 10, 1);

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		assert_eq!(books(id).accounted, STAKE / 20);
	});
}

#[test]
fn a_slash_of_what_is_not_there_any_more_is_settled_at_once() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW - 1, 10, 1);
		FakeAllocations::set(ORACLE, ALICE, NOW, Magnitude::ZERO);
		events();

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		let (fraction, magnitude) = (Perbill::from_percent(10), Magnitude::ZERO);
		assert_eq!(
			events(),
			[
				Event::SlashExecuted { id, fraction, magnitude, accounted: 0 },
				Event::SlashSettled { id, collected: 0, written_off: 0 },
			]
		);
		assert_eq!(Slashing::oldest_offence(&ALICE), None);
	});
}

#[test]
fn slashes_execute_under_pause() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		FakeTerms::pause(ORACLE);

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		assert!(matches!(record(id).status, SlashStatus::Executed { .. }));
	});
}

#[test]
fn an_era_that_nobody_looked_at_is_caught_up_with() {
	run(|| {
		// GIVEN slashes due in several eras
		let first = oracle_proposes(ALICE, NOW, 10, 1);
		FakeEras::advance(1);
		let second = oracle_proposes(BOB, NOW, 10, 1);

		// WHEN the next block comes long after
		FakeEras::set(NOW + 20);
		next_block();

		// THEN
		assert!(
			matches!(record(first).status, SlashStatus::Executed { era, .. } if era == NOW + 20)
		);
		assert!(matches!(record(second).status, SlashStatus::Executed { .. }));
	});
}

#[test]
fn what_does_not_fit_into_a_block_executes_in_the_next_one() {
	run(|| {
		// GIVEN five slashes that are due, and room for two
		let ids: Vec<_> = (0..3)
			.map(|n| oracle_proposes(ALICE, NOW, 1, n))
			.chain((0..2).map(|n| bridge_proposes(BOB, NOW, 1, n)))
			.collect();
		FakeEras::set(NOW + VETO_WINDOW);
		// The queue's cursor is there already.
		ExecutionCursor::<Test>::put(NOW + VETO_WINDOW);
		ExecutionWeight::set(room_for(2).limit());

		let executed = || {
			let done = |id: &&u32| matches!(record(**id).status, SlashStatus::Executed { .. });
			ids.iter().filter(done).count()
		};
		for expected in [2, 4, 5] {
			// WHEN
			let weight = Slashing::on_initialize(2);

			// THEN
			assert_eq!(executed(), expected);
			assert!(weight.all_lte(ExecutionWeight::get()));
			assert_ok!(Slashing::do_try_state());
		}
	});
}

#[test]
fn a_block_without_room_executes_nothing() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		ExecutionWeight::set(Weight::from_parts(1, 1));

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		assert!(record(id).status.queued().is_some());
		assert_eq!(Slashing::on_initialize(9), Weight::zero());
	});
}

#[test]
fn anyone_executes_what_is_due() {
	run(|| {
		// GIVEN
		let first = oracle_proposes(ALICE, NOW, 10, 1);
		let second = oracle_proposes(ALICE, NOW, 10, 2);
		FakeEras::set(NOW + VETO_WINDOW);
		events();

		// WHEN
		assert_ok!(execute(second));

		// THEN
		assert!(matches!(events()[..], [Event::SlashExecuted { id, .. }] if id == second));

		// AND the other one still executes by itself, and this one not again
		next_block();
		assert!(matches!(events()[..], [Event::SlashExecuted { id, .. }] if id == first));
	});
}

#[test]
fn nobody_executes_what_is_not_due_or_decided() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		let vetoed = oracle_proposes(ALICE, NOW, 10, 2);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));

		// THEN
		assert_noop!(execute(id), Error::<Test>::NotExecutableYet);
		assert_noop!(execute(vetoed), Error::<Test>::AlreadyDecided);
		assert_noop!(execute(99), Error::<Test>::UnknownSlash);
		assert_noop!(Slashing::execute_slash(RuntimeOrigin::none(), id), BadOrigin);
		FakeEras::set(NOW + VETO_WINDOW - 1);
		assert_noop!(execute(id), Error::<Test>::NotExecutableYet);
		FakeEras::set(NOW + VETO_WINDOW);
		assert_ok!(execute(id));
		assert_noop!(execute(id), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn a_failed_execution_changes_nothing_and_blocks_nobody() {
	run(|| {
		// GIVEN an operator whose stake cannot be slashed now
		FakeSlashStake::refuse(ALICE, Some(BUSY));
		let before = FakeAllocations::left(ORACLE, ALICE);
		let bad = oracle_proposes(ALICE, NOW, 10, 1);
		let good = oracle_proposes(BOB, NOW, 10, 1);
		events();

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		let next_attempt = NOW + VETO_WINDOW + 1;
		assert!(matches!(
			events()[..],
			[Event::SlashSetAside { id, error: BUSY, next_attempt: next },
			 Event::SlashExecuted { id: other, .. }]
			if id == bad && other == good && next == next_attempt
		));
		assert_eq!(FakeAllocations::left(ORACLE, ALICE), before);
		assert_eq!(Slashing::oldest_offence(&ALICE), Some(NOW));
		assert_eq!(record(bad).status.queued().map(|place| place.era), Some(next_attempt));
	});
}

#[test]
fn a_slash_that_was_set_aside_is_tried_once_an_era() {
	run(|| {
		// GIVEN
		FakeSlashStake::refuse(ALICE, Some(BUSY));
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		go_to(NOW + VETO_WINDOW);
		events();

		// WHEN
		next_block();
		next_block();

		// THEN
		assert_eq!(events(), []);

		// WHEN the reason has passed
		FakeSlashStake::refuse(ALICE, None);
		next_block();
		assert_eq!(events(), []);
		go_to(NOW + VETO_WINDOW + 1);

		// THEN
		assert!(
			matches!(events()[..], [Event::SlashExecuted { id: executed, .. }] if executed == id)
		);
		assert_eq!(Slashing::oldest_offence(&ALICE), None);
	});
}

#[test]
fn anyone_executes_what_was_set_aside() {
	run(|| {
		// GIVEN
		FakeSlashStake::refuse(ALICE, Some(BUSY));
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		go_to(NOW + VETO_WINDOW);

		// WHEN the reason has not passed
		let queued = record(id).status;
		assert_noop!(execute(id), BUSY);
		assert_eq!(record(id).status, queued);

		// AND WHEN it has
		FakeSlashStake::refuse(ALICE, None);
		assert_ok!(execute(id));

		// THEN
		assert_eq!(Slashing::oldest_offence(&ALICE), None);
	});
}

#[test]
fn a_slash_that_never_succeeds_is_dropped_when_the_liability_window_closes() {
	run(|| {
		// GIVEN
		FakeSlashStake::refuse(ALICE, Some(BUSY));
		let id = oracle_proposes(ALICE, NOW, 50, 1);

		// WHEN
		go_to(NOW + WINDOW - 1);

		// THEN exits wait
		assert_eq!(Slashing::oldest_offence(&ALICE), Some(NOW));
		events();

		// WHEN
		go_to(NOW + WINDOW);

		// THEN
		assert_eq!(events(), [Event::SlashFailed { id, error: BUSY }]);
		assert_eq!(record(id).status, SlashStatus::Failed { era: NOW + WINDOW });
		assert_eq!(Slashing::oldest_offence(&ALICE), None);
		assert_eq!(CapsUsed::<Test>::get((ORACLE, ALICE, NOW)), None);
		assert_noop!(execute(id), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn a_slash_reported_at_the_last_moment_is_tried_more_than_once() {
	run(|| {
		// GIVEN
		FakeSlashStake::refuse(ALICE, Some(BUSY));
		let id = oracle_proposes(ALICE, NOW - REPORT_WINDOW, 10, 1);
		events();

		// WHEN
		go_to(NOW + VETO_WINDOW + SLACK);

		// THEN
		let attempts = events();
		assert_eq!(attempts.len() as u32, 1 + SLACK);
		assert_eq!(attempts.last(), Some(&Event::SlashFailed { id, error: BUSY }));
	});
}

#[test]
fn a_slash_is_tried_at_least_once_however_late() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW, 10, 1);

		// WHEN no block had room until the liability window was over
		FakeEras::set(NOW + 2 * WINDOW);
		next_block();

		// THEN
		assert!(matches!(record(id).status, SlashStatus::Executed { .. }));
	});
}

#[test]
fn the_hook_refuses_a_runtime_that_never_executes() {
	run(|| {
		ExecutionWeight::set(Slashing::least_execution_weight());
		Slashing::integrity_test();
		ExecutionWeight::set(Weight::from_parts(1, u64::MAX));
		assert!(std::panic::catch_unwind(Slashing::integrity_test).is_err());
	});
}
