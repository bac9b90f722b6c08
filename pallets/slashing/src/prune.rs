// SPDX-License-Identifier: Apache-2.0

//! Slashes that are over are forgotten, once nobody can propose them again.

use crate::{
	pallet::*,
	queue::{PruningQueue, Step},
	types::{Place, SlashRecord},
	weights::WeightInfo,
};
use frame::{deps::frame_support::weights::WeightMeter, prelude::*};
use restaking_primitives::{Delays, Eras, SlashId};

impl<T: Config> Pallet<T> {
	/// Slash `id` is over; it is forgotten after the liability window of its offence. Returns
	/// where it is queued for that.
	pub(crate) fn queue_for_pruning(id: SlashId, record: &SlashRecord<T::AccountId>) -> Place {
		let delays: Delays = T::Delays::get();
		let due = record.era.saturating_add(delays.liability_window()).saturating_add(1);
		PruningQueue::<T>::push(due, id)
	}

	/// Forgets what is due, in order, as far as `meter` allows.
	pub(crate) fn prune_due(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::pruning_base()).is_err() {
			return;
		}
		let now = T::Eras::active_era();
		let start = PruningCursor::<T>::get();
		let mut cursor = start;
		let most = T::WeightInfo::pruning_step().max(T::WeightInfo::pruning_skip());
		while meter.can_consume(most) {
			match PruningQueue::<T>::step(&mut cursor, now) {
				Step::Entry(place, id) => {
					Self::prune(id, place);
					meter.consume(T::WeightInfo::pruning_step());
				}
				Step::Skipped => meter.consume(T::WeightInfo::pruning_skip()),
				Step::Finished => break,
			}
		}
		if cursor != start {
			PruningCursor::<T>::put(cursor);
		}
	}

	/// Takes the entry `id` at `place` out of the queue, and forgets the slash.
	pub(crate) fn prune(id: SlashId, place: Place) {
		PruningQueue::<T>::remove(place);
		// One that is to be collected again comes back when it is settled again.
		let Some(record) = Slashes::<T>::get(id).filter(SlashRecord::is_closed) else { return };
		if record.status.counts_towards_cap() {
			Self::free_cap(&record);
		}
		Offences::<T>::remove(record.offence());
		Slashes::<T>::remove(id);
		Self::deposit_event(Event::SlashPruned { id });
	}
}
