// SPDX-License-Identifier: Apache-2.0

//! What holds between any two extrinsics, whatever happened. Reads the whole state.

use crate::{
	pallet::*,
	types::{Ballot, EraBook, Stage, Task, TaskId},
};
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use frame::{
	prelude::*,
	token::fungible::{Inspect, InspectHold},
};
use restaking_primitives::{Balance, EraIndex};

/// Fails with a sentence that says what is broken.
fn check(holds: bool, what: &'static str) -> DispatchResult {
	ensure!(holds, DispatchError::Other(what));
	Ok(())
}

/// The sum; `None` if it leaves `u128`.
fn sum(mut amounts: impl Iterator<Item = Balance>) -> Option<Balance> {
	amounts.try_fold(0, |sum: Balance, amount| sum.checked_add(amount))
}

/// What a ballot says in the first round, or in the second.
type Said = fn(&Ballot) -> Option<H256>;

fn stake_for(ballots: &[Ballot], said: Said, result: H256) -> Option<Balance> {
	sum(ballots.iter().filter(|ballot| said(ballot) == Some(result)).map(|ballot| ballot.stake))
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet, and says which one is broken.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::check_the_account_has_what_is_owed()?;
		Self::check_bonds_are_held()?;
		Self::check_books_count_the_tasks()?;
		Self::check_the_agenda_is_the_tasks()?;
		Self::check_nothing_is_kept_of_no_task()?;
		for (id, task) in Tasks::<T>::iter() {
			let ballots: Vec<_> = Ballots::<T>::iter_prefix(id).map(|(_, ballot)| ballot).collect();
			Self::check_ballots(&task, &ballots)?;
			Self::check_first_round(id, &task, &ballots)?;
			Self::check_second_round(&task, &ballots)?;
		}
		Ok(())
	}

	/// Fees of tasks and what eras are still to be paid are in the account, next to its existential
	/// deposit.
	fn check_the_account_has_what_is_owed() -> DispatchResult {
		let undecided = Tasks::<T>::iter_values().filter(Task::is_undecided);
		let fees = sum(undecided.map(|task| task.fee));
		let earned = sum(EraBooks::<T>::iter_values().map(|book| book.earned));
		let owed = fees.zip(earned).and_then(|(fees, earned)| fees.checked_add(earned));
		let needed = match owed {
			Some(0) => Some(0),
			owed => owed.and_then(|owed| owed.checked_add(T::Currency::minimum_balance())),
		};
		let has = T::Currency::balance(&Self::account());
		check(
			needed.is_some_and(|needed| needed <= has),
			"verification: the account does not have what it owes",
		)
	}

	/// The bonds of all disputes are held from their challengers.
	fn check_bonds_are_held() -> DispatchResult {
		let mut bonds = BTreeMap::<T::AccountId, Balance>::new();
		for task in Tasks::<T>::iter_values() {
			if let Stage::Disputed(dispute) | Stage::Decided { dispute, .. } = task.stage {
				let bond = bonds.entry(dispute.challenger).or_default();
				*bond = bond.saturating_add(dispute.bond);
			}
		}
		let reason = HoldReason::ChallengeBond.into();
		let held =
			bonds.iter().all(|(who, bond)| T::Currency::balance_on_hold(&reason, who) == *bond);
		check(held, "verification: a bond is not held")
	}

	/// A book of an era counts the tasks that can add to it, and there is none of nothing.
	fn check_books_count_the_tasks() -> DispatchResult {
		let mut open = BTreeMap::<EraIndex, u32>::new();
		for task in Tasks::<T>::iter_values().filter(Task::is_undecided) {
			let count = open.entry(task.era).or_default();
			*count = count.saturating_add(1);
		}
		let first = PaidBefore::<T>::get();
		for (era, book) in EraBooks::<T>::iter() {
			check(book != EraBook::default(), "verification: a book says nothing")?;
			check(era >= first, "verification: an era is passed and not paid")?;
			let counted = open.remove(&era).unwrap_or_default();
			check(counted == book.open, "verification: a book does not count its tasks")?;
		}
		check(open.is_empty(), "verification: a task is in no book")
	}

	/// Every task is on the agenda once, where it will be met.
	fn check_the_agenda_is_the_tasks() -> DispatchResult {
		let first = SettledBefore::<T>::get();
		let mut tasks = 0_usize;
		for (id, task) in Tasks::<T>::iter() {
			tasks = tasks.saturating_add(1);
			check(id < NextTaskId::<T>::get(), "verification: a name is used twice")?;
			check(
				task.due >= first && Agenda::<T>::contains_key(task.due, id),
				"verification: a task is never settled",
			)?;
		}
		check(Agenda::<T>::iter().count() == tasks, "verification: the agenda is not the tasks")
	}

	/// Ballots and tallies belong to tasks.
	fn check_nothing_is_kept_of_no_task() -> DispatchResult {
		let mut of = Ballots::<T>::iter_keys()
			.map(|(id, _)| id)
			.chain(Tallies::<T>::iter_keys().map(|(id, _)| id));
		check(of.all(Tasks::<T>::contains_key), "verification: something is kept of no task")
	}

	/// A task counts its ballots; each says something, and counts something.
	fn check_ballots(task: &TaskOf<T>, ballots: &[Ballot]) -> DispatchResult {
		check(
			usize::try_from(task.ballots) == Ok(ballots.len()),
			"verification: the ballots are not counted",
		)?;
		check(
			ballots.iter().all(|it| it.stake > 0 && (it.first.is_some() || it.second.is_some())),
			"verification: a ballot says nothing",
		)?;
		let all = sum(ballots.iter().map(|ballot| ballot.stake));
		check(
			all.is_some_and(|all| all <= task.stake) && task.quorum > task.stake / 2,
			"verification: more voted than there is, or a quorum is no majority",
		)
	}

	/// Tallies are the sums of ballots, and the stage of the task is what they say.
	fn check_first_round(id: TaskId, task: &TaskOf<T>, ballots: &[Ballot]) -> DispatchResult {
		let said: Said = |ballot| ballot.first;
		let tallies: BTreeMap<_, _> = Tallies::<T>::iter_prefix(id).collect();
		if !task.is_undecided() {
			return check(tallies.is_empty(), "verification: a tally is kept of what is decided");
		}
		let mut results: Vec<_> = ballots.iter().filter_map(said).collect();
		results.sort_unstable();
		results.dedup();
		let same = results.len() == tallies.len()
			&& results.iter().all(|it| stake_for(ballots, said, *it) == tallies.get(it).copied());
		check(same, "verification: a tally is not the sum of its ballots")?;
		let proposed = match &task.stage {
			Stage::Proposed { result } => Some(*result),
			Stage::Disputed(dispute) | Stage::Decided { dispute, .. } => Some(dispute.proposed),
			Stage::Open | Stage::Settling { .. } => None,
		};
		let with_quorum = tallies.into_iter().find(|(_, tally)| *tally >= task.quorum);
		check(
			proposed == with_quorum.map(|(result, _)| result),
			"verification: what is proposed is not what has a quorum",
		)
	}

	/// A dispute counts the votes, and is decided as soon as it has to be.
	fn check_second_round(task: &TaskOf<T>, ballots: &[Ballot]) -> DispatchResult {
		let said: Said = |ballot| ballot.second;
		let (dispute, decided) = match &task.stage {
			Stage::Disputed(dispute) => (dispute, None),
			Stage::Decided { dispute, result } => (dispute, Some(*result)),
			Stage::Settling { .. } => return Ok(()),
			Stage::Open | Stage::Proposed { .. } => {
				let none = ballots.iter().all(|ballot| ballot.second.is_none());
				return check(none, "verification: a vote without a dispute");
			}
		};
		check(
			dispute.proposed != dispute.counter
				&& decided.is_none_or(|result| dispute.is_about(result))
				&& ballots.iter().filter_map(said).all(|result| dispute.is_about(result)),
			"verification: a dispute is about something else",
		)?;
		let votes =
			[(dispute.proposed, dispute.for_proposed), (dispute.counter, dispute.for_counter)];
		let counted = votes.iter().all(|(it, votes)| stake_for(ballots, said, *it) == Some(*votes));
		check(counted, "verification: a vote is not counted")?;
		let quorum = task.second_quorum(T::SecondQuorum::get());
		check(
			votes.iter().all(|(it, votes)| *votes < quorum || decided == Some(*it)),
			"verification: a dispute is not decided as was voted",
		)
	}
}
