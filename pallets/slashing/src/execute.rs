// SPDX-License-Identifier: Apache-2.0

//! Slashes whose veto window is over are executed: automatically, in bounded work per block, or
//! by whoever does not want to wait.

use crate::{
	fair_queue::{Due, FairQueue, Step, Walk},
	pallet::*,
	types::{Approval, OpenSlash, SlashRecord, SlashStatus, Turn},
	weights::WeightInfo,
	Books, LOG_TARGET,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use restaking_primitives::{
	Delays, EraIndex, Eras, OnService, SlashAllocations, SlashId, SlashStake,
};

impl<T: Config> Pallet<T> {
	/// The least [`Config::ExecutionWeight`] with which anything ever executes.
	pub fn least_execution_weight() -> Weight {
		T::WeightInfo::execution_base().saturating_add(Self::most_of_an_attempt())
	}

	/// What one step of the queue costs at most.
	fn most_of_an_attempt() -> Weight {
		Self::execution_weight()
			.saturating_add(T::WeightInfo::set_aside())
			.max(T::WeightInfo::execution_skip())
	}

	/// What an execution weighs. Ending an allocation that is slashed to nothing is what the
	/// benchmark cannot show next to a curve that spares something: its release is queued.
	pub(crate) fn execution_weight() -> Weight {
		T::WeightInfo::execution_step()
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Self::telling_weight())
	}

	/// What executing a slash without its turn weighs; see [`Self::execution_weight`].
	pub(crate) fn weight_without_turn() -> Weight {
		T::WeightInfo::execute_slash()
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Self::telling_weight())
	}

	/// What it weighs to tell of an execution: the slash, and that the allocation has ended.
	pub(crate) fn telling_weight() -> Weight {
		T::OnService::max_weight().saturating_mul(2)
	}

	/// Executes what is due, in turn, as far as `meter` allows; the next block goes on from there.
	pub(crate) fn execute_due(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::execution_base()).is_err() {
			return;
		}
		let now = T::Eras::active_era();
		let mut walk = Walk::<T>::new(now);
		let start = walk.cursor();
		while meter.can_consume(Self::most_of_an_attempt()) {
			match walk.step() {
				Step::Due(due) => meter.consume(Self::attempt(due, now)),
				Step::Skipped => meter.consume(T::WeightInfo::execution_skip()),
				Step::Finished => break,
			}
		}
		if walk.cursor() != start {
			ExecutionCursor::<T>::put(walk.cursor());
		}
	}

	/// Executes what is `due`, or sets it aside. Returns the weight this took.
	pub(crate) fn attempt(due: Due, now: EraIndex) -> Weight {
		match with_storage_layer(|| Self::do_execute(due.id)) {
			Ok(()) => Self::execution_weight(),
			Err(error) => {
				log::warn!(target: LOG_TARGET, "slash {} is not executed: {error:?}", due.id);
				Self::set_aside(due, now, error);
				Self::execution_weight().saturating_add(T::WeightInfo::set_aside())
			}
		}
	}

	/// Executes slash `id`. Changes nothing when it fails, provided it runs in a storage layer.
	pub(crate) fn do_execute(id: SlashId) -> DispatchResult {
		let mut record = Slashes::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		let queued = record.status.queued().ok_or(Error::<T>::AlreadyDecided)?;
		ensure!(record.approval != Approval::Needed, Error::<T>::NotApproved);
		let now = T::Eras::active_era();
		ensure!(now >= record.executable_from, Error::<T>::NotExecutableYet);

		Self::apply_curve(&mut record);
		let SlashRecord { service, ref operator, era, fraction, .. } = record;
		let magnitude = T::Allocations::slash_allocation(service, operator, era, fraction)?;
		let accounted = if magnitude.is_zero() {
			0
		} else {
			T::Stake::slash_stake(id, operator, era, magnitude)?
		};

		record.status = SlashStatus::Executed { era: now, magnitude };
		record.books = Books::open(accounted);
		Self::take_from_queue(id, &record, queued);
		Self::deposit_event(Event::SlashExecuted { id, fraction, magnitude, accounted });
		Unsettled::<T>::mutate((service, &record.operator), |n| *n = n.saturating_add(1));
		if record.books.is_settled() {
			Self::close_settled(id, &record);
		}
		let operator = record.operator.clone();
		Slashes::<T>::insert(id, record);
		T::OnService::on_slashed(service, &operator, id, era, accounted);
		Ok(())
	}

	/// Queues a slash again for the next era, behind what its service has queued for it already, as
	/// long as the liability window of its offence is open then; drops it otherwise.
	pub(crate) fn set_aside(due: Due, now: EraIndex, error: DispatchError) {
		let Due { turn, service, id } = due;
		let Some(mut record) = Slashes::<T>::get(id) else {
			FairQueue::<T>::remove(turn, service);
			return;
		};
		let next = now.saturating_add(1);
		let delays: Delays = T::Delays::get();
		if next <= Self::decided_by(&record, &delays) {
			FairQueue::<T>::remove(turn, service);
			let queued = FairQueue::<T>::push(next, service, id);
			record.status = SlashStatus::Proposed { queued };
			Self::deposit_event(Event::SlashSetAside { id, error, next_attempt: next });
		} else {
			record.status = SlashStatus::Failed { era: now };
			Self::take_from_queue(id, &record, turn);
			Self::uncount(&record);
			Self::queue_for_pruning(id, &record);
			Self::deposit_event(Event::SlashFailed { id, error });
		}
		Slashes::<T>::insert(id, record);
	}

	/// Slash `id` is decided: it leaves the queue and its operator's list of open slashes.
	pub(crate) fn take_from_queue(id: SlashId, record: &SlashRecord<T::AccountId>, queued: Turn) {
		FairQueue::<T>::remove(queued, record.service);
		OpenLists::<T>::mutate_exists(&record.operator, |list| {
			let mut left = list.take().unwrap_or_default();
			left.retain(|open: &OpenSlash| open.id != id);
			*list = (!left.is_empty()).then_some(left);
		});
	}
}
