// SPDX-License-Identifier: Apache-2.0

//! Slashes that are over are forgotten, once nobody can propose them again and nothing that is
//! proposed depends on them; what waits for their beneficiary is paid then.

use crate::{
	pallet::*,
	queue::{PruningQueue, Step},
	types::{Place, SlashRecord},
	weights::WeightInfo,
};
use frame::{deps::frame_support::weights::WeightMeter, prelude::*};
use restaking_primitives::{Delays, EraIndex, Eras, SlashId};

impl<T: Config> Pallet<T> {
	/// Slash `id` is over; it is queued to be forgotten when it can be. Returns where.
	pub(crate) fn queue_for_pruning(id: SlashId, record: &SlashRecord<T::AccountId>) -> Place {
		let delays: Delays = T::Delays::get();
		let due = record.forgettable_from(&delays, T::PayoutDelay::get());
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
					Self::prune(id, place, now);
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

	/// Takes the entry `id` at `place` out of the queue, pays what waits, and forgets the slash.
	pub(crate) fn prune(id: SlashId, place: Place, now: EraIndex) {
		PruningQueue::<T>::remove(place);
		// One that is to be collected again comes back when it is settled again.
		let Some(mut record) = Slashes::<T>::get(id).filter(SlashRecord::is_closed) else { return };
		if record.books.held > 0 {
			let paid = Self::is_payable(&record) && Self::pay_held(id, &mut record).is_ok();
			if !paid {
				PruningQueue::<T>::push(now.saturating_add(1), id);
				return;
			}
		}
		if record.status.counts() {
			Self::uncount(&record);
		}
		Offences::<T>::remove(record.offence());
		Slashes::<T>::remove(id);
		Self::deposit_event(Event::SlashPruned { id });
	}
}
