// SPDX-License-Identifier: Apache-2.0

use crate::mock::*;
use frame::testing_prelude::*;
use restaking_primitives::{fakes::slashing::FakeTerms, runtime_api::SlashesHealth};

#[test]
fn a_service_that_never_slashed_has_its_whole_budget() {
	run(|| {
		assert_eq!(
			Slashing::slashes_health(ORACLE),
			SlashesHealth {
				since: NOW - WINDOW,
				proposed: 0,
				awaiting_approval: 0,
				executed: 0,
				refused: 0,
				accounted: 0,
				budget_spent: 0,
				budget_limit: STAKE,
			}
		);
		let unknown = Slashing::slashes_health(99);
		assert_eq!((unknown.budget_spent, unknown.budget_limit), (0, 0));
	});
}

#[test]
fn slashes_are_counted_by_what_became_of_them() {
	run(|| {
		// GIVEN one that executes, one that is proposed, one that is vetoed, one that waits, and one
		// of another service.
		let executed = oracle_proposes(ALICE, NOW - 2, 10, 1);
		go_to(NOW + VETO_WINDOW);
		assert!(Slashing::slash(executed).is_some());
		let now = NOW + VETO_WINDOW;
		oracle_proposes(ALICE, now, 20, 2);
		let vetoed = oracle_proposes(BOB, now, 30, 3);
		oracle_proposes(BOB, now, 60, 4);
		bridge_proposes(ALICE, now, 5, 5);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));
		// THEN
		assert_eq!(
			Slashing::slashes_health(ORACLE),
			SlashesHealth {
				since: now - WINDOW,
				proposed: 1,
				awaiting_approval: 1,
				executed: 1,
				refused: 1,
				// A tenth of a half of the stake.
				accounted: 50_000,
				// A fifth of it, in the active era's window.
				budget_spent: 100_000,
				budget_limit: STAKE,
			}
		);
	});
}

#[test]
fn what_can_no_longer_be_slashed_no_longer_counts() {
	run(|| {
		// Nothing of a window is forgotten as long as another slash of it can come.
		let mut terms = oracle_terms();
		terms.budget.window = 20;
		FakeTerms::set(ORACLE, 0, terms);
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		go_to(NOW + WINDOW);
		assert_eq!(Slashing::slashes_health(ORACLE).executed, 1);
		go_to(NOW + WINDOW + 1);
		assert!(Slashing::slash(id).is_some());
		let health = Slashing::slashes_health(ORACLE);
		assert_eq!((health.since, health.executed, health.accounted), (NOW + 1, 0, 0));
		assert_eq!(health.budget_spent, 50_000);
	});
}
