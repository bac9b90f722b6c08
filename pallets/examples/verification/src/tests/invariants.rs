// SPDX-License-Identifier: Apache-2.0

//! Every invariant notices when it is broken.

use crate::{mock::*, *};
use frame::testing_prelude::*;

/// Breaks something in a state with a task in every stage, and checks what is said of it.
fn broken(what: &'static str, breaks: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let (_open, _proposed) = (post(), proposed());
		attest(CAROL, 0, C);
		let dispute = disputed();
		vote(CAROL, dispute, B);
		let decided = disputed();
		vote(ALICE, decided, B);
		vote(BOB, decided, B);
		let settling = disputed();
		vote(ALICE, settling, B);
		vote(BOB, settling, B);
		assert_ok!(Verification::settle(signed(COURIER), settling));
		assert!(matches!(task(settling).stage, Stage::Settling { .. }));
		check();
		breaks();
		assert_eq!(Verification::do_try_state(), Err(named(what)));
	});
}

fn change(id: TaskId, change: impl FnOnce(&mut TaskOf<Test>)) {
	Tasks::<Test>::mutate(id, |task| change(task.as_mut().unwrap()));
}

fn change_dispute(change_it: impl FnOnce(&mut DisputeOf<Test>)) {
	change(2, |task| match &mut task.stage {
		Stage::Disputed(dispute) => change_it(dispute),
		_ => panic!("the task is in dispute"),
	});
}

#[test]
fn the_account_has_what_it_owes() {
	let what = "verification: the account does not have what it owes";
	broken(what, || change(0, |task| task.fee += 1));
	broken(what, || EraBooks::<Test>::mutate(ERA, |book| book.earned += 500));
	broken(what, || change(0, |task| task.fee = u128::MAX));
}

#[test]
fn bonds_are_held() {
	let what = "verification: a bond is not held";
	broken(what, || change_dispute(|dispute| dispute.bond += 1));
	broken(what, || change_dispute(|dispute| dispute.challenger = COURIER));
}

#[test]
fn books_count_the_tasks() {
	broken("verification: a book does not count its tasks", || {
		EraBooks::<Test>::mutate(ERA, |book| book.open -= 1);
	});
	broken("verification: a book says nothing", || {
		EraBooks::<Test>::insert(ERA + 1, EraBook::default());
	});
	broken("verification: an era is passed and not paid", || PaidBefore::<Test>::put(ERA + 1));
	broken("verification: a task is in no book", || EraBooks::<Test>::remove(ERA));
}

#[test]
fn the_agenda_is_the_tasks() {
	broken("verification: a task is never settled", || change(0, |task| task.due += 1));
	broken("verification: a task is never settled", || SettledBefore::<Test>::put(2));
	broken("verification: the agenda is not the tasks", || Agenda::<Test>::insert(9, 99, ()));
	broken("verification: a name is used twice", || NextTaskId::<Test>::put(1));
}

#[test]
fn nothing_is_kept_of_no_task() {
	let what = "verification: something is kept of no task";
	broken(what, || Ballots::<Test>::insert(99, ALICE, Ballot::default()));
	broken(what, || Tallies::<Test>::insert(99, A, 1));
}

#[test]
fn ballots_are_counted() {
	let what = "verification: the ballots are not counted";
	broken(what, || change(0, |task| task.ballots += 1));
	let what = "verification: a ballot says nothing";
	broken(what, || Ballots::<Test>::insert(0, CAROL, Ballot { stake: 100, ..Ballot::default() }));
	let silent = Ballot { stake: 0, first: Some(C), second: None };
	broken(what, || Ballots::<Test>::insert(0, CAROL, silent));
	let what = "verification: more voted than there is, or a quorum is no majority";
	broken(what, || change(0, |task| task.quorum = 500));
	broken(what, || change(1, |task| task.stake = 899));
}

#[test]
fn tallies_are_the_sums_of_ballots() {
	let what = "verification: a tally is not the sum of its ballots";
	broken(what, || Tallies::<Test>::insert(0, C, 99));
	broken(what, || Tallies::<Test>::insert(0, B, 0));
	broken(what, || Tallies::<Test>::remove(0, C));
	broken("verification: a tally is kept of what is decided", || {
		Tallies::<Test>::insert(4, A, 1);
	});
	let what = "verification: what is proposed is not what has a quorum";
	broken(what, || change(0, |task| task.stage = Stage::Proposed { result: C }));
	broken(what, || change(1, |task| task.stage = Stage::Open));
	broken(what, || change_dispute(|dispute| dispute.proposed = C));
}

#[test]
fn disputes_count_the_votes() {
	let what = "verification: a dispute is about something else";
	broken(what, || change_dispute(|dispute| dispute.counter = A));
	broken(what, || change_dispute(|dispute| dispute.counter = C));
	let what = "verification: a vote is not counted";
	broken(what, || change_dispute(|dispute| dispute.for_proposed = 1));
	broken(what, || change_dispute(|dispute| dispute.for_counter = 0));
	broken("verification: a vote without a dispute", || {
		let ballot = Ballot { stake: 100, first: Some(C), second: Some(C) };
		Ballots::<Test>::insert(0, CAROL, ballot);
	});
	broken("verification: a dispute is not decided as was voted", || {
		change(3, |task| match task.stage.clone() {
			Stage::Decided { dispute, .. } => task.stage = Stage::Disputed(dispute),
			_ => panic!("the dispute is decided"),
		});
	});
}
