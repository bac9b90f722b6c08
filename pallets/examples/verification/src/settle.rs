// SPDX-License-Identifier: Apache-2.0

//! A stage is over. Each step is bounded by the number of operators, and none can be refused: a task
//! always comes to its end.

use crate::{
	consumer::OnVerified,
	pallet::*,
	types::{EraBook, Outcome, Stage, TaskId},
	weights::WeightInfo,
};
use alloc::vec::Vec;
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::*,
	token::{
		fungible::{Mutate, MutateHold},
		Fortitude, Precision, Preservation,
	},
	traits::tokens::Restriction,
};
use restaking_primitives::{
	security::{InspectService, PayService, SlashService},
	Balance, ProvenOffence, ServiceId,
};

impl<T: Config> Pallet<T> {
	/// Takes `id` a step further, and returns what that weighs.
	pub(crate) fn do_settle(id: TaskId) -> Result<Weight, DispatchError> {
		let service = Service::<T>::get().ok_or(Error::<T>::NoService)?;
		let task = Tasks::<T>::get(id).ok_or(Error::<T>::UnknownTask)?;
		ensure!(Self::now() >= task.due, Error::<T>::NotDue);
		let weight = Self::weight_of_step(&task);
		Self::step(service, id, task);
		Ok(weight)
	}

	/// What the next step of `task` weighs.
	pub(crate) fn weight_of_step(task: &TaskOf<T>) -> Weight {
		let ballots = task.ballots;
		let ended = T::OnVerified::max_weight();
		match task.stage {
			Stage::Open | Stage::Disputed(..) => T::WeightInfo::end(ballots).saturating_add(ended),
			Stage::Proposed { .. } => {
				T::WeightInfo::judge(ballots).max(T::WeightInfo::end(ballots)).saturating_add(ended)
			}
			Stage::Decided { .. } => T::WeightInfo::judge(ballots).saturating_add(ended),
			Stage::Settling { .. } => T::WeightInfo::punish(),
		}
	}

	/// The next step of a task whose stage is over.
	pub(crate) fn step(service: ServiceId, id: TaskId, task: TaskOf<T>) {
		let paused = T::Security::is_paused(service);
		match task.stage.clone() {
			Stage::Open | Stage::Proposed { .. } if paused => {
				Self::end(id, task, None, Outcome::CalledOff)
			}
			Stage::Open => Self::end(id, task, None, Outcome::NoQuorum),
			Stage::Proposed { result } => Self::judge(service, id, task, result, None),
			Stage::Disputed(dispute) => {
				let outcome = if paused { Outcome::CalledOff } else { Outcome::Undecided };
				Self::end(id, task, Some(dispute), outcome)
			}
			Stage::Decided { result, dispute } => {
				Self::judge(service, id, task, result, Some(dispute))
			}
			Stage::Settling { reporter, after } => Self::punish(service, id, task, reporter, after),
		}
	}

	/// Ends a task without a result: everybody has back what it gave.
	fn end(id: TaskId, task: TaskOf<T>, dispute: Option<DisputeOf<T>>, outcome: Outcome) {
		if let Some(dispute) = dispute {
			Self::release_bond(&dispute);
		}
		let ballots: Vec<_> = Ballots::<T>::iter_key_prefix(id).collect();
		for operator in ballots {
			Ballots::<T>::remove(id, operator);
		}
		Self::forget_tallies(id);
		let kept = Self::refund(&task);
		Self::close_book(&task, kept);
		Self::forget(id, &task);
		Self::tell(id, &task, outcome);
	}

	/// Pays those who were right, and lets the others wait for their slash.
	fn judge(
		service: ServiceId,
		id: TaskId,
		mut task: TaskOf<T>,
		result: H256,
		dispute: Option<DisputeOf<T>>,
	) {
		let points = task.points(T::MinFee::get());
		let right: Vec<_> = Ballots::<T>::iter_prefix(id)
			.filter(|(_, ballot)| ballot.is_right(result))
			.map(|(operator, _)| (operator, points))
			.collect();
		for (operator, _) in &right {
			Ballots::<T>::remove(id, operator);
			task.ballots = task.ballots.saturating_sub(1);
		}
		Self::forget_tallies(id);

		// If nobody has found the right result, nobody is paid for it.
		let mut earned = if right.is_empty() { Self::refund(&task) } else { task.fee };
		let mut reporter = None;
		match dispute {
			Some(dispute) if dispute.counter == result => {
				Self::release_bond(&dispute);
				reporter = Some(dispute.challenger);
			}
			Some(dispute) => earned = earned.saturating_add(Self::take_bond(&dispute)),
			None => {}
		}
		Self::close_book(&task, earned);
		if !right.is_empty() {
			let pallet = T::PalletId::get();
			let counted =
				with_storage_layer(|| T::Security::report_points(pallet, service, task.era, right));
			if let Err(error) = counted {
				Self::deposit_event(Event::PointsNotCounted { task: id, error });
			}
		}
		let outcome = Outcome::Verified(result);
		if task.ballots == 0 {
			Self::forget(id, &task);
			Self::tell(id, &task, outcome);
		} else {
			Self::tell(id, &task, outcome);
			task.stage = Stage::Settling { reporter, after: None };
			Self::store_due(id, task, Self::now());
		}
	}

	/// Slashes the next one of those who were wrong, or begins again with those that could not be.
	fn punish(
		service: ServiceId,
		id: TaskId,
		mut task: TaskOf<T>,
		reporter: Option<T::AccountId>,
		after: Option<T::AccountId>,
	) {
		let next = match &after {
			Some(last) => {
				let key = Ballots::<T>::hashed_key_for(id, last);
				Ballots::<T>::iter_key_prefix_from(id, key).next()
			}
			None => Ballots::<T>::iter_key_prefix(id).next(),
		};
		let now = Self::now();
		let Some(operator) = next else {
			if task.ballots == 0 {
				return Self::forget(id, &task);
			}
			task.stage = Stage::Settling { reporter, after: None };
			let again = now.saturating_add(T::Periods::get().retry.max(One::one()));
			return Self::store_due(id, task, again);
		};
		let offence = ProvenOffence {
			operator: operator.clone(),
			era: task.era,
			evidence: blake2_256(&(b"wrong attestation", service, id).encode()).into(),
		};
		// As much as the terms say.
		let slashed = with_storage_layer(|| {
			let pallet = T::PalletId::get();
			T::Security::slash(pallet, service, offence, Perbill::one(), reporter.clone())
		});
		let last = task.era.saturating_add(T::ReportWindow::get());
		let done = match slashed {
			Ok(slash) => {
				let operator = operator.clone();
				Self::deposit_event(Event::WrongAttestation { task: id, operator, slash });
				true
			}
			Err(error) if T::Security::active_era() > last => {
				let operator = operator.clone();
				Self::deposit_event(Event::NotSlashed { task: id, operator, error });
				true
			}
			// There is time: it is tried again when the others have had their turn.
			Err(_) => false,
		};
		if done {
			Ballots::<T>::remove(id, &operator);
			task.ballots = task.ballots.saturating_sub(1);
			if task.ballots == 0 {
				return Self::forget(id, &task);
			}
		}
		task.stage = Stage::Settling { reporter, after: Some(operator) };
		Self::store_due(id, task, now);
	}

	/// Gives the poster its fee back, and returns what stays: all of it if its account cannot take it.
	fn refund(task: &TaskOf<T>) -> Balance {
		let from = Self::account();
		let refunded = with_storage_layer(|| {
			T::Currency::transfer(&from, &task.poster, task.fee, Preservation::Preserve)
		});
		match refunded {
			Ok(_) => 0,
			Err(_) => task.fee,
		}
	}

	fn release_bond(dispute: &DisputeOf<T>) {
		let reason = HoldReason::ChallengeBond.into();
		let who = &dispute.challenger;
		let released = T::Currency::release(&reason, who, dispute.bond, Precision::BestEffort);
		frame::deps::frame_support::defensive_assert!(released == Ok(dispute.bond));
	}

	/// Takes the bond of a challenger that was wrong, and returns what it was.
	fn take_bond(dispute: &DisputeOf<T>) -> Balance {
		let taken = with_storage_layer(|| {
			T::Currency::transfer_on_hold(
				&HoldReason::ChallengeBond.into(),
				&dispute.challenger,
				&Self::account(),
				dispute.bond,
				Precision::BestEffort,
				Restriction::Free,
				Fortitude::Force,
			)
		});
		taken.unwrap_or_else(|_| {
			Self::release_bond(dispute);
			0
		})
	}

	fn forget_tallies(id: TaskId) {
		let results: Vec<_> = Tallies::<T>::iter_key_prefix(id).collect();
		for result in results {
			Tallies::<T>::remove(id, result);
		}
	}

	/// Adds what was `earned` by `task`, which adds no more, to what its era pays.
	fn close_book(task: &TaskOf<T>, earned: Balance) {
		EraBooks::<T>::mutate_exists(task.era, |book| {
			let mut left = book.unwrap_or_default();
			left.open = left.open.saturating_sub(1);
			left.earned = left.earned.saturating_add(earned);
			*book = (left != EraBook::default()).then_some(left);
		});
	}

	fn forget(id: TaskId, task: &TaskOf<T>) {
		Agenda::<T>::remove(task.due, id);
		Tasks::<T>::remove(id);
	}

	fn tell(id: TaskId, task: &TaskOf<T>, outcome: Outcome) {
		T::OnVerified::on_end(id, &task.poster, task.input, outcome);
		Self::deposit_event(Event::TaskEnded { task: id, outcome });
	}
}
