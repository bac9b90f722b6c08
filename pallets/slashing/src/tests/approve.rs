// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*, Approval, SlashStatus};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake, FakeTerms, FakeVerifier},
		FakeEras,
	},
	OpenSlashes, SlashTerms,
};

fn approve(who: u64, id: u32) -> DispatchResult {
	Slashing::approve_slash(RuntimeOrigin::signed(who), id)
}

/// A slash of the oracle beyond its cap.
fn awaiting() -> u32 {
	let id = oracle_proposes(ALICE, NOW, 60, 1);
	assert!(awaits_approval(id));
	events();
	id
}

#[test]
fn what_nobody_approves_takes_nothing_and_is_dropped() {
	run(|| {
		// GIVEN
		let before = FakeAllocations::left(ORACLE, ALICE);
		let id = awaiting();

		// WHEN its veto window and its liability window pass
		go_to(NOW + WINDOW);

		// THEN it has gated exits all the while, without an attempt
		assert_eq!(events(), []);
		assert_eq!(Slashing::oldest_offence(&ALICE), Some(NOW));

		// WHEN
		go_to(NOW + WINDOW + 1);

		// THEN
		let error = Error::<Test>::NotApproved.into();
		assert!(events().contains(&Event::SlashFailed { id, error }));
		assert_eq!(Slashing::oldest_offence(&ALICE), None);
		assert_eq!(FakeAllocations::left(ORACLE, ALICE), before);
		assert_eq!(CapsUsed::<Test>::iter_keys().count(), 0);
		assert_eq!(Offenders::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn an_approved_slash_executes_when_its_veto_window_is_over() {
	run(|| {
		// GIVEN
		let id = awaiting();

		// WHEN
		assert_ok!(approve(COUNCIL, id));

		// THEN
		let executable_from = NOW + VETO_WINDOW;
		assert_eq!(events(), [Event::SlashApproved { id, executable_from }]);
		assert_eq!(record(id).approval, Approval::Given);
		go_to(NOW + VETO_WINDOW - 1);
		assert_eq!(executed(), [0; 0]);
		go_to(NOW + VETO_WINDOW);
		assert_eq!(executed(), [id]);
		assert_eq!(books(id).accounted, 300_000);
	});
}

#[test]
fn a_slash_approved_late_executes_at_once() {
	run(|| {
		// GIVEN one whose veto window is over, and another one executed in the same era
		let id = awaiting();
		let other = oracle_proposes(BOB, NOW, 10, 1);
		go_to(NOW + VETO_WINDOW);
		assert_eq!(executed(), [other]);
		go_to(NOW + VETO_WINDOW + 1);

		// WHEN
		assert_ok!(approve(COUNCIL, id));

		// THEN
		assert_eq!(record(id).executable_from, NOW + VETO_WINDOW + 1);
		assert_eq!(executed(), [id]);
	});
}

#[test]
fn a_slash_that_cannot_execute_when_it_is_approved_stays_in_the_queue() {
	run(|| {
		// GIVEN
		let id = awaiting();
		go_to(NOW + VETO_WINDOW);
		FakeSlashStake::refuse(ALICE, Some(DispatchError::Unavailable));

		// WHEN
		assert_ok!(approve(COUNCIL, id));

		// THEN
		assert_eq!(record(id).approval, Approval::Given);
		assert_eq!(executed(), [0; 0]);
		FakeSlashStake::refuse(ALICE, None);
		next_block();
		assert_eq!(executed(), [id]);
	});
}

#[test]
fn a_slash_approved_in_the_era_in_which_it_would_be_dropped_executes() {
	run(|| {
		// GIVEN one that no block had room to drop
		let id = awaiting();
		ExecutionWeight::set(Weight::zero());
		go_to(NOW + WINDOW + 1);

		// WHEN
		assert_ok!(approve(COUNCIL, id));
		assert_ok!(Slashing::do_try_state());

		// THEN
		assert_eq!(executed(), [id]);
	});
}

#[test]
fn nobody_but_the_council_approves() {
	run(|| {
		let id = awaiting();
		for who in [ORACLE_SLASHER, ORACLE_RESOLVER, ALICE, RESTAKER] {
			assert_noop!(approve(who, id), BadOrigin);
		}
		assert_noop!(Slashing::approve_slash(RuntimeOrigin::none(), id), BadOrigin);
	});
}

#[test]
fn what_needs_no_approval_gets_none() {
	run(|| {
		// GIVEN
		let fine = oracle_proposes(BOB, NOW, 10, 1);
		let approved = awaiting();
		assert_ok!(approve(COUNCIL, approved));
		let vetoed = oracle_proposes(ALICE, NOW - 1, 60, 2);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));

		// THEN
		assert_noop!(approve(COUNCIL, fine), Error::<Test>::ApprovalNotNeeded);
		assert_noop!(approve(COUNCIL, approved), Error::<Test>::ApprovalNotNeeded);
		assert_noop!(approve(COUNCIL, vetoed), Error::<Test>::AlreadyDecided);
		assert_noop!(approve(COUNCIL, 99), Error::<Test>::UnknownSlash);
		go_to(NOW + VETO_WINDOW);
		assert_noop!(approve(COUNCIL, fine), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn nobody_executes_what_is_not_approved() {
	run(|| {
		// GIVEN
		let id = awaiting();
		let execute = || Slashing::execute_slash(RuntimeOrigin::signed(RESTAKER), id);

		// THEN
		assert_noop!(execute(), Error::<Test>::NotApproved);
		FakeEras::set(NOW + VETO_WINDOW);
		assert_noop!(execute(), Error::<Test>::NotApproved);
		assert_ok!(approve(COUNCIL, id));
		assert_noop!(execute(), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn what_waits_for_an_approval_can_be_vetoed() {
	run(|| {
		// GIVEN
		let [resolvers, councils, late] =
			[NOW, NOW - 1, NOW - 2].map(|era| oracle_proposes(ALICE, era, 60, u64::from(era)));
		let veto = |who, id| Slashing::veto_slash(RuntimeOrigin::signed(who), id);

		// THEN by either, in the veto window
		assert_ok!(veto(ORACLE_RESOLVER, resolvers));
		assert_ok!(veto(COUNCIL, councils));

		// AND by the council after it
		go_to(NOW + VETO_WINDOW);
		assert_noop!(veto(ORACLE_RESOLVER, late), Error::<Test>::VetoWindowOver);
		assert_ok!(veto(COUNCIL, late));
		for id in [resolvers, councils, late] {
			assert!(matches!(record(id).status, SlashStatus::Vetoed { .. }));
		}
		assert_noop!(approve(COUNCIL, late), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn an_approval_is_no_execution() {
	run(|| {
		// GIVEN
		let id = awaiting();
		assert_ok!(approve(COUNCIL, id));

		// THEN the resolver and the council can still refuse it in time
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(ORACLE_RESOLVER), id));
		go_to(NOW + WINDOW);
		assert_eq!(executed(), [0; 0]);
	});
}

#[test]
fn what_waits_for_an_approval_leaves_room_for_what_does_not() {
	run(|| {
		// GIVEN an operator that has itself reported beyond every cap, with room for four slashes
		FakeTerms::set(
			ROLLUP,
			0,
			SlashTerms {
				max_fraction: Perbill::from_percent(20),
				..objective_terms(FakeVerifier::ID)
			},
		);
		let first = reports(ALICE, ALICE, NOW - 3, 1);
		collect(first, books(first).outstanding, 0);
		for n in 2..5 {
			assert!(awaits_approval(reports(ALICE, ALICE, NOW - 3, n)));
		}

		// THEN no more of that kind
		assert_noop!(
			Slashing::report_offence(
				RuntimeOrigin::signed(ALICE),
				ROLLUP,
				proof(ALICE, NOW - 3, 5)
			),
			Error::<Test>::TooManyOpenSlashes
		);

		// AND what it does now can be reported
		let id = reports(REPORTER, ALICE, NOW, 9);
		assert_eq!(books(id).accounted, 25_000);
	});
}
