// SPDX-License-Identifier: Apache-2.0

//! How much a service takes on its own: the cap of one operator and era, and the budget of all of
//! them in one window.

use crate::{mock::*, pallet::*, WindowUse};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		slashing::{FakeSlashStake, FakeTerms},
		FakeEras,
	},
	Balance, Budget, EraIndex, Magnitude, SlashTerms, Window,
};

/// Gives the bridge a budget of so many percent per window of four eras: the tests begin in the
/// third era of one. It has 500,000 allocated, of each operator half.
fn with_budget(percent: u32) {
	with_window(percent, 4);
}

fn with_window(percent: u32, window: EraIndex) {
	let budget = Budget { fraction: Perbill::from_percent(percent), window };
	FakeTerms::set(BRIDGE, 0, SlashTerms { budget, ..bridge_terms() });
}

fn spent(era: EraIndex) -> Balance {
	Slashing::window(BRIDGE, era).unwrap().used.spent
}

fn veto(id: u32) {
	assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), id));
}

#[test]
fn many_small_slashes_come_no_further_than_a_large_one() {
	run(|| {
		// GIVEN a budget of 50,000, and slashes of 12,500 each
		with_budget(10);
		for (n, (operator, era)) in
			[(ALICE, 8), (ALICE, 9), (ALICE, 10), (BOB, 8)].iter().enumerate()
		{
			let id = bridge_proposes(*operator, *era, 5, n as u64);
			assert!(!awaits_approval(id));
		}
		assert_eq!(spent(NOW), 50_000);

		// WHEN it is used up
		let id = bridge_proposes(BOB, NOW, 5, 9);

		// THEN
		assert!(awaits_approval(id));
		assert_eq!(spent(NOW), 50_000);
	});
}

#[test]
fn a_budget_is_measured_by_the_stake_of_the_offence_era() {
	run(|| {
		// GIVEN operators that have had ten times the stake since this era
		for operator in [ALICE, BOB] {
			let units = Magnitude::FULL.units_for(10 * STAKE);
			FakeSlashStake::set_units_from(operator, NOW, units);
		}

		// WHEN one is accused of an offence of the era before
		let id = bridge_proposes(ALICE, NOW - 1, 5, 1);

		// THEN a quarter of what each had then is what counts
		assert_eq!((record(id).allocated, record(id).service_stake), (STAKE / 4, STAKE / 2));
		assert_eq!(spent(NOW - 1), STAKE / 80);
	});
}

#[test]
fn a_budget_is_exact_to_the_planck() {
	run(|| {
		// GIVEN a slash that leaves 12,500 of it
		with_budget(10);
		bridge_proposes(ALICE, NOW, 15, 1);

		// WHEN something more than that is asked for
		let propose = |operator, parts, n| {
			let id = NextSlashId::<Test>::get();
			assert_ok!(Slashing::propose_slash(
				RuntimeOrigin::signed(BRIDGE_SLASHER),
				BRIDGE,
				operator,
				NOW,
				Perbill::from_parts(parts),
				evidence(n)
			));
			id
		};
		let too_much = propose(BOB, 50_000_001, 1);
		let just_right = propose(BOB, 50_000_000, 2);

		// THEN a planck that is begun counts
		assert!(awaits_approval(too_much));
		assert!(!awaits_approval(just_right));
		assert!(awaits_approval(propose(BOB, 1, 3)));
		assert_eq!(spent(NOW), 50_000);
	});
}

#[test]
fn a_planck_that_is_begun_is_spent() {
	run(|| {
		// GIVEN
		with_budget(10);

		// WHEN a billionth of 500,000 is asked for: less than a planck
		let id = NextSlashId::<Test>::get();
		assert_ok!(Slashing::propose_slash(
			RuntimeOrigin::signed(BRIDGE_SLASHER),
			BRIDGE,
			ALICE,
			NOW,
			Perbill::from_parts(1),
			evidence(1)
		));

		// THEN
		assert!(!awaits_approval(id));
		assert_eq!(spent(NOW), 1);
	});
}

#[test]
fn each_window_has_a_budget_of_its_own() {
	run(|| {
		// GIVEN windows 4..=7, 8..=11 and 12..=15
		with_budget(10);
		for (n, era) in [7, 8].into_iter().enumerate() {
			assert!(!awaits_approval(bridge_proposes(ALICE, era, 20, n as u64)));
		}

		// THEN the first era of one, and the last of the other
		assert_eq!((spent(7), spent(8), spent(11)), (50_000, 50_000, 50_000));
		assert!(awaits_approval(bridge_proposes(BOB, 7, 1, 1)));
		assert!(awaits_approval(bridge_proposes(BOB, NOW, 1, 2)));

		// AND the last era of that, and the first of the next
		FakeEras::set(12);
		assert!(awaits_approval(bridge_proposes(BOB, 11, 1, 3)));
		assert!(!awaits_approval(bridge_proposes(ALICE, 12, 20, 4)));
		assert_eq!(spent(12), 50_000);
		assert_eq!(record(5).window, Window { from: 12, eras: 4 });
	});
}

#[test]
fn each_service_has_a_budget_of_its_own() {
	run(|| {
		// GIVEN one that has used up its budget
		with_budget(10);
		bridge_proposes(ALICE, NOW, 20, 1);

		// THEN
		assert!(!awaits_approval(oracle_proposes(ALICE, NOW, 50, 1)));
		assert!(awaits_approval(bridge_proposes(BOB, NOW, 1, 1)));
	});
}

#[test]
fn a_budget_counts_stake_and_not_operators() {
	run(|| {
		// GIVEN one operator with a hundredth of the other's stake
		FakeSlashStake::set_units(BOB, Magnitude::FULL.units_for(STAKE / 100));
		with_budget(10);

		// THEN a quarter of 1,010,000 is allocated, and a tenth of that the budget
		assert_eq!(Slashing::window(BRIDGE, NOW).unwrap().limit, 25_250);
		assert!(!awaits_approval(bridge_proposes(BOB, NOW, 100, 1)));
		assert_eq!(spent(NOW), 2_500);
		assert!(!awaits_approval(bridge_proposes(ALICE, NOW, 9, 1)));
		assert!(awaits_approval(bridge_proposes(ALICE, NOW, 1, 2)));
	});
}

#[test]
fn a_veto_gives_the_budget_back() {
	run(|| {
		// GIVEN
		with_budget(10);
		let id = bridge_proposes(ALICE, NOW, 20, 1);
		let waiting = bridge_proposes(BOB, NOW, 20, 1);

		// WHEN
		veto(id);

		// THEN it is there for others, but what waits goes on waiting
		assert_eq!(spent(NOW), 0);
		assert!(awaits_approval(waiting));
		assert!(!awaits_approval(bridge_proposes(BOB, NOW, 20, 2)));

		// AND the veto of what waited frees nothing
		veto(waiting);
		assert_eq!(spent(NOW), 50_000);
	});
}

#[test]
fn a_slash_that_is_dropped_gives_the_budget_back() {
	run(|| {
		// GIVEN
		with_budget(10);
		FakeSlashStake::refuse(ALICE, Some(DispatchError::Unavailable));
		bridge_proposes(ALICE, NOW, 20, 1);

		// WHEN
		go_to(NOW + WINDOW - 1);
		assert_eq!(spent(NOW), 50_000);
		go_to(NOW + WINDOW);

		// THEN
		assert_eq!(spent(NOW), 0);
		assert_eq!(CapsUsed::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn an_executed_slash_still_counts_towards_the_budget() {
	run(|| {
		// GIVEN
		with_budget(10);
		let id = bridge_proposes(ALICE, NOW, 20, 1);
		go_to(NOW + VETO_WINDOW);
		collect(id, 50_000, 0);

		// THEN
		assert_eq!(spent(NOW), 50_000);
		assert!(awaits_approval(bridge_proposes(BOB, NOW, 1, 1)));
	});
}

#[test]
fn a_budget_lasts_as_long_as_its_window_whatever_is_forgotten() {
	run(|| {
		// GIVEN a window of twenty eras, 0..=19, and a slash that is over in the middle of it
		with_window(10, 20);
		let terms = SlashTerms {
			beneficiary: restaking_primitives::Beneficiary::Burn,
			budget: Budget { fraction: Perbill::from_percent(10), window: 20 },
			..bridge_terms()
		};
		FakeTerms::set(BRIDGE, 0, terms);
		let id = bridge_proposes(ALICE, NOW, 20, 1);
		go_to(NOW + VETO_WINDOW);
		collect(id, 50_000, 0);

		// WHEN its own liability window is long over
		go_to(19);
		const { assert!(19 > NOW + WINDOW + 1) };

		// THEN
		assert_eq!(spent(19), 50_000);
		assert!(awaits_approval(bridge_proposes(BOB, 19, 1, 1)));

		// AND it is forgotten when nothing of its window can be decided any more
		go_to(19 + WINDOW);
		assert!(Slashing::slash(id).is_some());
		go_to(19 + WINDOW + 1);
		assert_eq!(Slashing::slash(id), None);
		assert_eq!(spent(19), 0);
	});
}

#[test]
fn what_exceeds_the_cap_of_an_operator_waits_for_an_approval() {
	run(|| {
		// GIVEN a cap of 50 %
		assert!(!awaits_approval(oracle_proposes(ALICE, NOW, 30, 1)));

		// WHEN
		let beyond = oracle_proposes(ALICE, NOW, 21, 2);

		// THEN
		assert!(awaits_approval(beyond));

		// AND it counts until it is refused
		assert_eq!(CapsUsed::<Test>::get((ORACLE, ALICE, NOW)), Some(Perbill::from_percent(51)));
		veto(beyond);
		assert!(!awaits_approval(oracle_proposes(ALICE, NOW, 20, 4)));

		// AND other eras, operators and services have a cap of their own
		assert!(!awaits_approval(oracle_proposes(ALICE, NOW - 1, 50, 5)));
		assert!(!awaits_approval(oracle_proposes(BOB, NOW, 50, 1)));
		assert!(!awaits_approval(bridge_proposes(ALICE, NOW, 100, 1)));
	});
}

#[test]
fn nobody_takes_more_than_everything() {
	run(|| {
		// GIVEN
		oracle_proposes(ALICE, NOW, 30, 1);
		oracle_proposes(ALICE, NOW, 70, 2);

		// THEN not even the council could approve a billionth more
		assert_noop!(
			Slashing::propose_slash(
				RuntimeOrigin::signed(ORACLE_SLASHER),
				ORACLE,
				ALICE,
				NOW,
				Perbill::from_parts(1),
				evidence(3)
			),
			Error::<Test>::CapExceeded
		);
	});
}

#[test]
fn an_executed_slash_still_counts_towards_the_cap() {
	run(|| {
		// GIVEN
		oracle_proposes(ALICE, NOW, 40, 1);
		go_to(NOW + VETO_WINDOW);
		assert!(Slashing::open_slashes(ALICE).is_empty());

		// THEN
		assert!(awaits_approval(oracle_proposes(ALICE, NOW, 11, 2)));
	});
}

#[test]
fn an_approved_slash_takes_nothing_of_the_budget() {
	run(|| {
		// GIVEN one beyond the budget
		with_budget(10);
		let id = bridge_proposes(ALICE, NOW, 50, 1);

		// WHEN
		assert_ok!(Slashing::approve_slash(RuntimeOrigin::signed(COUNCIL), id));
		go_to(NOW + VETO_WINDOW);

		// THEN all of it is left
		assert_eq!(executed(), [id]);
		let used = Slashing::window(BRIDGE, NOW).unwrap().used;
		assert_eq!(used, WindowUse { spent: 0, offending: STAKE / 4 });
		assert!(!awaits_approval(bridge_proposes(BOB, NOW, 20, 1)));
	});
}

#[test]
fn a_window_is_reported_with_its_limit() {
	run(|| {
		with_budget(10);
		let report = Slashing::window(BRIDGE, NOW).unwrap();
		assert_eq!(report.window, Window { from: 8, eras: 4 });
		assert_eq!((report.used, report.limit), (WindowUse::default(), 50_000));
		assert_eq!(Slashing::window(77, NOW), None);
	});
}
