// SPDX-License-Identifier: Apache-2.0

//! Somebody holds another result against the proposed one, and somebody decides.

use crate::{
	pallet::*,
	types::{Dispute, Stage, TaskId},
};
use frame::{prelude::*, token::fungible::MutateHold};

impl<T: Config> Pallet<T> {
	/// Disputes the result that is proposed for `id`.
	pub(crate) fn do_challenge(
		challenger: T::AccountId,
		id: TaskId,
		counter: H256,
	) -> DispatchResult {
		Self::running_service()?;
		let mut task = Tasks::<T>::get(id).ok_or(Error::<T>::UnknownTask)?;
		let proposed = match task.stage {
			Stage::Open => return Err(Error::<T>::NothingProposed.into()),
			Stage::Proposed { result } => result,
			Stage::Disputed(..) | Stage::Decided { .. } => {
				return Err(Error::<T>::AlreadyChallenged.into());
			}
			Stage::Settling { .. } => return Err(Error::<T>::ChallengedTooLate.into()),
		};
		let now = Self::now();
		ensure!(now < task.due, Error::<T>::ChallengedTooLate);
		ensure!(counter != proposed, Error::<T>::SameResult);

		let bond = T::ChallengeBond::get();
		T::Currency::hold(&HoldReason::ChallengeBond.into(), &challenger, bond)?;
		let periods = T::Periods::get();
		let votes_until = now.saturating_add(periods.vote);
		task.stage = Stage::Disputed(Dispute {
			proposed,
			counter,
			challenger: challenger.clone(),
			bond,
			votes_until,
			for_proposed: 0,
			for_counter: 0,
		});
		Self::store_due(id, task, votes_until.saturating_add(periods.resolve));
		let result = counter;
		Self::deposit_event(Event::ResultChallenged { task: id, challenger, result, votes_until });
		Ok(())
	}

	/// Decides the dispute over `id` in the name of the resolver.
	pub(crate) fn do_resolve(id: TaskId, result: H256) -> DispatchResult {
		let task = Tasks::<T>::get(id).ok_or(Error::<T>::UnknownTask)?;
		let Stage::Disputed(ref dispute) = task.stage else {
			return Err(Error::<T>::NotDisputed.into());
		};
		let now = Self::now();
		ensure!(now >= dispute.votes_until, Error::<T>::StillVoting);
		ensure!(now < task.due, Error::<T>::TooLate);
		ensure!(dispute.is_about(result), Error::<T>::NotInDispute);
		let dispute = dispute.clone();
		Self::decide(id, task, result, dispute);
		Ok(())
	}
}
