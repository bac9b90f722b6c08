// SPDX-License-Identifier: Apache-2.0

//! Operators say what they have found.

use crate::{
	pallet::*,
	types::{Ballot, Round, Stage, TaskId},
};
use frame::prelude::*;
use restaking_primitives::{
	security::InspectService, Balance, ServiceId, ServiceKey, ServiceKeys, ServiceSignature,
};

impl<T: Config> Pallet<T> {
	/// Counts what an operator has signed.
	pub(crate) fn do_attest(
		id: TaskId,
		round: Round,
		result: H256,
		key: ServiceKey,
		signature: &ServiceSignature,
	) -> DispatchResult {
		let service = Self::running_service()?;
		let task = Tasks::<T>::get(id).ok_or(Error::<T>::UnknownTask)?;
		Self::ensure_takes(&task, round, result)?;
		let operator = Self::signer(service, id, round, result, key, signature)?;
		let stake = T::Security::stake_in(service, &operator, task.era);
		ensure!(stake > 0, Error::<T>::NotOperator);

		let mut task = task;
		let mut ballot = Ballots::<T>::get(id, &operator).unwrap_or_else(|| {
			task.ballots = task.ballots.saturating_add(1);
			Ballot { stake, ..Ballot::default() }
		});
		let said = match round {
			Round::First => &mut ballot.first,
			Round::Second => &mut ballot.second,
		};
		ensure!(said.is_none(), Error::<T>::AlreadyAttested);
		*said = Some(result);
		let stake = ballot.stake;
		Ballots::<T>::insert(id, &operator, ballot);
		Self::deposit_event(Event::Attested { task: id, operator, round, result, stake });
		match round {
			Round::First => Self::count_first(id, task, result, stake),
			Round::Second => Self::count_second(id, task, result, stake),
		}
		Ok(())
	}

	/// Fails unless `task` takes an attestation to `result` now.
	fn ensure_takes(task: &TaskOf<T>, round: Round, result: H256) -> DispatchResult {
		let now = Self::now();
		match (round, &task.stage) {
			// With a quorum it is not too late: the slower ones are to be paid for their work, too.
			(Round::First, Stage::Open | Stage::Proposed { .. }) => {
				ensure!(now < task.deadline && now < task.due, Error::<T>::TooLate);
			}
			(Round::Second, Stage::Open | Stage::Proposed { .. }) => {
				return Err(Error::<T>::NotDisputed.into());
			}
			(Round::Second, Stage::Disputed(dispute)) => {
				ensure!(now < dispute.votes_until, Error::<T>::TooLate);
				ensure!(dispute.is_about(result), Error::<T>::NotInDispute);
			}
			_ => return Err(Error::<T>::TooLate.into()),
		}
		Ok(())
	}

	/// Whose key it is that has signed this.
	fn signer(
		service: ServiceId,
		id: TaskId,
		round: Round,
		result: H256,
		key: ServiceKey,
		signature: &ServiceSignature,
	) -> Result<T::AccountId, DispatchError> {
		// By the active era: what was retired before signs nothing new.
		let era = T::Security::active_era();
		let operator = T::Security::owner_in(&key, era).ok_or(Error::<T>::UnknownKey)?;
		let message = Self::attestation_bytes(service, id, round, result);
		ensure!(key.verify(&message, signature), Error::<T>::BadSignature);
		Ok(operator)
	}

	fn count_first(id: TaskId, mut task: TaskOf<T>, result: H256, stake: Balance) {
		let tally = Tallies::<T>::get(id, result).saturating_add(stake);
		Tallies::<T>::insert(id, result, tally);
		if task.stage != Stage::Open || tally < task.quorum {
			return Tasks::<T>::insert(id, task);
		}
		let until = Self::now().saturating_add(T::Periods::get().challenge);
		task.stage = Stage::Proposed { result };
		Self::store_due(id, task, until);
		Self::deposit_event(Event::ResultProposed { task: id, result, until });
	}

	fn count_second(id: TaskId, mut task: TaskOf<T>, result: H256, stake: Balance) {
		let quorum = task.second_quorum(T::SecondQuorum::get());
		if let Stage::Disputed(ref mut dispute) = task.stage {
			if dispute.count(result, stake).is_some_and(|votes| votes >= quorum) {
				let dispute = dispute.clone();
				return Self::decide(id, task, result, dispute);
			}
		}
		Tasks::<T>::insert(id, task);
	}

	/// Notes down that `dispute` is decided; the rest is for [`Pallet::settle`].
	pub(crate) fn decide(id: TaskId, mut task: TaskOf<T>, result: H256, dispute: DisputeOf<T>) {
		task.stage = Stage::Decided { result, dispute };
		Self::store_due(id, task, Self::now());
		Self::deposit_event(Event::DisputeDecided { task: id, result });
	}
}
