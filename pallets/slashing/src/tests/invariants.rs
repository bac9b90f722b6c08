// SPDX-License-Identifier: Apache-2.0

//! The checks notice what they are there for.

use crate::{mock::*, pallet::*, Place};
use frame::testing_prelude::*;
use restaking_primitives::fakes::slashing::FakeSlashStake;

/// A vetoed, an executed and a proposed slash; then `damage` to one thing, which has to be noticed
/// as `what`.
fn notices(what: &'static str, damage: impl FnOnce(u32)) {
	new_test_ext().execute_with(|| {
		// GIVEN
		let vetoed = oracle_proposes(ALICE, NOW, 10, 1);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));
		oracle_proposes(ALICE, NOW, 10, 2);
		go_to(NOW + VETO_WINDOW);
		oracle_proposes(ALICE, NOW, 10, 3);
		assert_ok!(Slashing::do_try_state());

		// WHEN
		damage(vetoed);

		// THEN
		assert_eq!(Slashing::do_try_state(), Err(DispatchError::Other(what)));
	});
}

#[test]
fn books_that_do_not_add_up_are_noticed() {
	notices("slashing: accounted is not collected plus outstanding", |vetoed| {
		Slashes::<Test>::mutate(vetoed + 1, |record| {
			record.as_mut().unwrap().books.accounted += 1;
		});
	});
	notices("slashing: something is accounted for a slash that is not executed", |vetoed| {
		Slashes::<Test>::mutate(vetoed, |record| {
			record.as_mut().unwrap().books = crate::Books::open(1);
		});
	});
	notices("slashing: the ledger disagrees on what is outstanding", |vetoed| {
		FakeSlashStake::set_outstanding(ALICE, vetoed + 1, 1);
	});
}

#[test]
fn an_open_slash_that_gates_no_exit_is_noticed() {
	notices("slashing: a proposed slash is missing in its operator's list", |_| {
		OpenLists::<Test>::remove(ALICE);
	});
}

#[test]
fn a_decided_slash_that_still_gates_exits_is_noticed() {
	notices("slashing: a list of open slashes has one that is not proposed", |vetoed| {
		OpenLists::<Test>::mutate(ALICE, |list| list[0].id = vetoed);
	});
}

#[test]
fn a_slash_that_would_never_execute_is_noticed() {
	let place = Place { era: NOW + 2 * VETO_WINDOW, index: 0 };
	notices("slashing: the execution queue is not the proposed slashes", |_| {
		Executions::<Test>::remove(place.era, place.index);
	});
	notices("slashing: the execution queue never reaches a slash", |_| {
		ExecutionCursor::<Test>::put(Place { index: 1, ..place });
	});
	notices("slashing: the execution queue never reaches a slash", |_| {
		ExecutionCounts::<Test>::remove(place.era);
	});
}

#[test]
fn a_slash_that_would_never_be_forgotten_is_noticed() {
	let era = NOW + WINDOW + 1;
	notices("slashing: the pruning queue is not the closed slashes", |_| {
		Prunings::<Test>::remove(era, 0);
	});
	notices("slashing: the pruning queue never reaches a slash", |_| {
		PruningCounts::<Test>::remove(era);
	});
}

#[test]
fn a_cap_that_is_not_the_sum_of_its_slashes_is_noticed() {
	notices("slashing: what is used of a cap is not the sum of its slashes", |_| {
		CapsUsed::<Test>::insert((ORACLE, ALICE, NOW), Perbill::from_percent(30));
	});
}

#[test]
fn an_offence_without_its_slash_is_noticed() {
	notices("slashing: an offence is not the one of its slash", |vetoed| {
		Offences::<Test>::insert(record(vetoed).offence(), vetoed + 1);
	});
	notices("slashing: a slash on record has no offence", |vetoed| {
		Offences::<Test>::remove(record(vetoed).offence());
	});
}

#[test]
fn a_name_that_would_be_given_again_is_noticed() {
	notices("slashing: a name in use would be given again", |_| {
		NextSlashId::<Test>::mutate(|next| *next -= 1);
	});
}
