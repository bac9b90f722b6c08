// SPDX-License-Identifier: Apache-2.0

//! The service begins, and a task.

use crate::{
	consumer::RequestVerification,
	pallet::*,
	types::{Parameters, Round, Stage, Task, TaskId},
};
use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::{fungible::Mutate, Preservation},
};
use restaking_primitives::{
	security::{InspectService, OwnService, TermsOfService},
	Balance, Budget, ServiceId, SlashMode, VerifierId,
};

impl<T: Config> Pallet<T> {
	/// Creates the service of this pallet: at genesis, by [`Pallet::create_service`], or in the
	/// upgrade that brings the pallet.
	pub fn do_create_service(parameters: Parameters) -> Result<ServiceId, DispatchError> {
		ensure!(!Service::<T>::exists(), Error::<T>::ServiceExists);
		// Two results never have a quorum both.
		ensure!(parameters.quorum > Perbill::from_percent(50), Error::<T>::QuorumTooLow);
		let pallet = T::PalletId::get();
		let Parameters { quorum, slash, max_slash, reporter_share, min_operator_stake } =
			parameters;
		let mut terms = TermsOfService::proven_by(pallet, slash);
		terms.quorum = quorum;
		terms.min_operator_stake = min_operator_stake;
		terms.slashing.mode = SlashMode::Objective {
			verifier: VerifierId::of_pallet(pallet),
			fraction: slash,
			reporter_share,
		};
		terms.slashing.max_fraction = max_slash;
		terms.slashing.budget = Budget { fraction: max_slash, window: 1 };
		let service = T::Security::create(pallet, b"Verification tasks".to_vec(), terms)?;
		Service::<T>::put(service);
		PaidBefore::<T>::put(T::Security::active_era());
		SettledBefore::<T>::put(Self::now());
		Self::deposit_event(Event::ServiceCreated { service });
		Ok(service)
	}

	/// The service, as long as it works.
	pub(crate) fn running_service() -> Result<ServiceId, DispatchError> {
		let service = Service::<T>::get().ok_or(Error::<T>::NoService)?;
		ensure!(!T::Security::is_paused(service), Error::<T>::ServicePaused);
		Ok(service)
	}

	/// Posts a task.
	pub(crate) fn do_post(
		poster: &T::AccountId,
		input: H256,
		metadata: Option<H256>,
		fee: Balance,
		blocks: BlockNumberFor<T>,
	) -> Result<TaskId, DispatchError> {
		let service = Self::running_service()?;
		ensure!(fee >= T::MinFee::get(), Error::<T>::FeeTooLow);
		let longest = T::Periods::get().attest;
		ensure!(!blocks.is_zero() && blocks <= longest, Error::<T>::DeadlineOutOfRange);
		let era = T::Security::active_era();
		let stake = T::Security::total_stake_in(service, era);
		let quorum = T::Security::quorum(service, era)
			.filter(|_| stake > 0)
			.ok_or(Error::<T>::NoOperators)?
			.mul_ceil(stake);
		let id = NextTaskId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::TaskIdsExhausted)?;

		T::Currency::transfer(poster, &Self::account(), fee, Preservation::Preserve)?;
		NextTaskId::<T>::put(next);
		let deadline = Self::now().saturating_add(blocks);
		let task = Task {
			poster: poster.clone(),
			input,
			metadata,
			fee,
			era,
			stake,
			quorum,
			deadline,
			ballots: 0,
			due: deadline,
			stage: Stage::Open,
		};
		Agenda::<T>::insert(deadline, id, ());
		Tasks::<T>::insert(id, task);
		EraBooks::<T>::mutate(era, |book| book.open = book.open.saturating_add(1));
		let poster = poster.clone();
		Self::deposit_event(Event::TaskPosted { task: id, poster, input, fee, era, deadline });
		Ok(id)
	}

	/// Stores `task`, whose stage is over with block `due`.
	pub(crate) fn store_due(id: TaskId, mut task: TaskOf<T>, due: BlockNumberFor<T>) {
		Agenda::<T>::remove(task.due, id);
		Agenda::<T>::insert(due, id, ());
		task.due = due;
		Tasks::<T>::insert(id, task);
	}

	/// The block that is being built.
	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// The bytes that an operator signs.
	pub(crate) fn attestation_bytes(
		service: ServiceId,
		task: TaskId,
		round: Round,
		result: H256,
	) -> Vec<u8> {
		let chain = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		(b"rampart/attestation", chain, service, task, round, result).encode()
	}
}

impl<T: Config> RequestVerification<T::AccountId> for Pallet<T> {
	fn request(
		poster: &T::AccountId,
		input: H256,
		metadata: Option<H256>,
		fee: Balance,
		blocks: u32,
	) -> Result<TaskId, DispatchError> {
		frame::deps::frame_support::storage::with_storage_layer(|| {
			Self::do_post(poster, input, metadata, fee, blocks.into())
		})
	}
}
