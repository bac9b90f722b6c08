// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*};
use frame::testing_prelude::*;
use restaking_primitives::fakes::{slashing::FakeSlashStake, FakeEras};

/// Whether anything at all is kept.
fn is_empty() -> bool {
	Slashes::<Test>::iter_keys().next().is_none()
		&& Offences::<Test>::iter_keys().next().is_none()
		&& CapsUsed::<Test>::iter_keys().next().is_none()
		&& OpenLists::<Test>::iter_keys().next().is_none()
		&& Executions::<Test>::iter_keys().next().is_none()
		&& Prunings::<Test>::iter_keys().next().is_none()
		&& Turns::<Test>::iter_keys().next().is_none()
		&& Windows::<Test>::iter_keys().next().is_none()
		&& Offenders::<Test>::iter_keys().next().is_none()
		&& PruningCounts::<Test>::iter_keys().next().is_none()
}

#[test]
fn a_vetoed_slash_is_forgotten_after_the_liability_window() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), id));

		// WHEN
		go_to(NOW + WINDOW);
		events();

		// THEN
		assert!(Slashing::slash(id).is_some());

		// WHEN
		go_to(NOW + WINDOW + 1);

		// THEN
		assert_eq!(events(), [Event::SlashPruned { id }]);
		assert_eq!(Slashing::slash(id), None);
		assert_eq!(Slashing::books(id), None);
		go_to(NOW + WINDOW + 2);
		assert!(is_empty());
	});
}

#[test]
fn a_settled_slash_is_forgotten_after_the_liability_window_and_its_cap_with_it() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		go_to(NOW + VETO_WINDOW);
		collect(id, STAKE / 20, 0);

		// WHEN
		go_to(NOW + WINDOW);
		assert_eq!(CapsUsed::<Test>::get((ORACLE, ALICE, NOW)), Some(Perbill::from_percent(10)));
		go_to(NOW + WINDOW + 2);

		// THEN
		assert!(is_empty());
	});
}

#[test]
fn a_dropped_slash_is_forgotten() {
	run(|| {
		// GIVEN
		FakeSlashStake::refuse(ALICE, Some(DispatchError::Unavailable));
		oracle_proposes(ALICE, NOW, 10, 1);

		// WHEN
		go_to(NOW + WINDOW + 2);

		// THEN
		assert!(is_empty());
	});
}

#[test]
fn a_slash_is_kept_as_long_as_it_is_not_settled() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		let other = oracle_proposes(BOB, NOW, 10, 1);
		go_to(NOW + VETO_WINDOW);
		collect(other, STAKE / 20, 0);

		// WHEN
		go_to(NOW + 3 * WINDOW);

		// THEN it does not keep others
		assert!(Slashing::slash(id).is_some());
		assert_eq!(Slashing::slash(other), None);

		// WHEN it is settled
		collect(id, STAKE / 20, 0);
		next_block();
		go_to(NOW + 3 * WINDOW + 1);

		// THEN
		assert!(is_empty());
	});
}

#[test]
fn forgetting_waits_for_spare_weight() {
	run(|| {
		// GIVEN two slashes that can be forgotten, and the cursor there
		for n in 0..2 {
			let id = oracle_proposes(ALICE, NOW, 10, n);
			assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), id));
		}
		FakeEras::set(NOW + WINDOW + 1);
		PruningCursor::<Test>::mutate(|cursor| cursor.era = NOW + WINDOW + 1);
		let base = <() as crate::WeightInfo>::pruning_base();
		let step = <() as crate::WeightInfo>::pruning_step();
		let kept = || Slashes::<Test>::iter_keys().count();

		for (room, expected) in
			[(Weight::zero(), 2), (base, 2), (base.saturating_add(step), 1), (Weight::MAX, 0)]
		{
			// WHEN
			let used = Slashing::on_idle(2, room);

			// THEN
			assert_eq!(kept(), expected);
			assert!(used.all_lte(room));
			assert_ok!(Slashing::do_try_state());
		}
	});
}

#[test]
fn nothing_can_be_proposed_again_once_it_is_forgotten() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), id));

		// WHEN
		go_to(NOW + WINDOW + 1);

		// THEN
		assert_noop!(
			Slashing::propose_slash(
				RuntimeOrigin::signed(ORACLE_SLASHER),
				ORACLE,
				ALICE,
				NOW,
				Perbill::from_percent(10),
				evidence(1)
			),
			Error::<Test>::OffenceTooOld
		);
	});
}
