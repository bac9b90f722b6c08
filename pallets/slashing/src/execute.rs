// SPDX-License-Identifier: Apache-2.0

//! Slashes whose veto window is over are executed: automatically, in bounded work per block, or
//! by whoever does not want to wait.

use crate::{
	pallet::*,
	queue::{ExecutionQueue, Step},
	types::{Books, OpenSlash, Place, SlashRecord, SlashStatus},
	weights::WeightInfo,
	LOG_TARGET,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use restaking_primitives::{Delays, EraIndex, Eras, SlashAllocations, SlashId, SlashStake};

impl<T: Config> Pallet<T> {
	/// The least [`Config::ExecutionWeight`] with which anything ever executes.
	pub fn least_execution_weight() -> Weight {
		T::WeightInfo::execution_base().saturating_add(Self::most_of_an_attempt())
	}

	/// What one step of the queue costs at most.
	fn most_of_an_attempt() -> Weight {
		T::WeightInfo::execution_step()
			.saturating_add(T::WeightInfo::set_aside())
			.max(T::WeightInfo::execution_skip())
	}

	/// Executes what is due, in order, as far as `meter` allows; the next block goes on from there.
	pub(crate) fn execute_due(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::execution_base()).is_err() {
			return;
		}
		let now = T::Eras::active_era();
		let start = ExecutionCursor::<T>::get();
		let mut cursor = start;
		while meter.can_consume(Self::most_of_an_attempt()) {
			match ExecutionQueue::<T>::step(&mut cursor, now) {
				Step::Entry(place, id) => meter.consume(Self::attempt(id, place, now)),
				Step::Skipped => meter.consume(T::WeightInfo::execution_skip()),
				Step::Finished => break,
			}
		}
		if cursor != start {
			ExecutionCursor::<T>::put(cursor);
		}
	}

	/// Executes the entry `id` at `place`, or sets it aside. Returns the weight this took.
	pub(crate) fn attempt(id: SlashId, place: Place, now: EraIndex) -> Weight {
		match with_storage_layer(|| Self::do_execute(id)) {
			Ok(()) => T::WeightInfo::execution_step(),
			Err(error) => {
				log::warn!(target: LOG_TARGET, "slash {id} could not be executed: {error:?}");
				Self::set_aside(id, place, now, error);
				T::WeightInfo::execution_step().saturating_add(T::WeightInfo::set_aside())
			}
		}
	}

	/// Executes slash `id`. Changes nothing when it fails, provided it runs in a storage layer.
	pub(crate) fn do_execute(id: SlashId) -> DispatchResult {
		let mut record = Slashes::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		let queued = record.status.queued().ok_or(Error::<T>::AlreadyDecided)?;
		let now = T::Eras::active_era();
		ensure!(now >= record.executable_from, Error::<T>::NotExecutableYet);

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
		Self::deposit_event(Event::SlashExecuted { id, magnitude, accounted });
		Unsettled::<T>::mutate((service, &record.operator), |n| *n = n.saturating_add(1));
		if record.books.is_settled() {
			Self::close_settled(id, &record);
		}
		Slashes::<T>::insert(id, record);
		Ok(())
	}

	/// Queues slash `id` again for the next era, behind what is queued for it already, as long
	/// as the liability window of its offence is open then; drops it otherwise.
	pub(crate) fn set_aside(id: SlashId, place: Place, now: EraIndex, error: DispatchError) {
		let Some(mut record) = Slashes::<T>::get(id) else {
			ExecutionQueue::<T>::remove(place);
			return;
		};
		let next = now.saturating_add(1);
		let delays: Delays = T::Delays::get();
		if next <= record.era.saturating_add(delays.liability_window()) {
			ExecutionQueue::<T>::remove(place);
			record.status = SlashStatus::Proposed { queued: ExecutionQueue::<T>::push(next, id) };
			Self::deposit_event(Event::SlashSetAside { id, error, next_attempt: next });
		} else {
			record.status = SlashStatus::Failed { era: now };
			Self::take_from_queue(id, &record, place);
			Self::free_cap(&record);
			Self::queue_for_pruning(id, &record);
			Self::deposit_event(Event::SlashFailed { id, error });
		}
		Slashes::<T>::insert(id, record);
	}

	/// Slash `id` is decided: it leaves the queue and its operator's list of open slashes.
	pub(crate) fn take_from_queue(id: SlashId, record: &SlashRecord<T::AccountId>, queued: Place) {
		ExecutionQueue::<T>::remove(queued);
		OpenLists::<T>::mutate_exists(&record.operator, |list| {
			let mut left = list.take().unwrap_or_default();
			left.retain(|open: &OpenSlash| open.id != id);
			*list = (!left.is_empty()).then_some(left);
		});
	}
}
