// SPDX-License-Identifier: Apache-2.0

//! What is done in the weight that a block has left: streams first, as an era that falls out of
//! the window is not paid any more, then forgetting what is old, then compounding.

use crate::{
	pallet::*,
	queue::{Step, Walk},
	types::Cursor,
	weights::WeightInfo,
	LOG_TARGET,
};
use alloc::vec::Vec;
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use restaking_primitives::{Delays, Delegate, EraIndex, Eras, RewardStake, ServiceId};

/// At how many operators that a restaker has left compounding looks, each time: nothing ends the
/// list of those at which it never claimed.
pub const MOST_LEFT: u32 = 8;

impl<T: Config> Pallet<T> {
	/// Works off everything that is due, as far as `meter` allows.
	pub(crate) fn work_off(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::idle_base()).is_err() {
			return;
		}
		let now = T::Eras::active_era();
		Self::stream_due(now, meter);
		Self::prune_due(now, meter);
		Self::compound_due(now, meter);
	}

	/// Forgets the records of eras that are old.
	pub(crate) fn prune_due(now: EraIndex, meter: &mut WeightMeter) {
		let delays: Delays = T::Delays::get();
		// Never one that could be distributed again.
		let kept = T::HistoryDepth::get().max(delays.liability_window());
		let start = PrunedBefore::<T>::get();
		let mut walk = Walk::<PruneQueue<T>, _>::new(Cursor::at(start), now.saturating_sub(kept));
		let step = T::WeightInfo::look().saturating_add(T::WeightInfo::prune_step());
		while meter.can_consume(step) {
			match walk.step() {
				Step::Entry(era, service) => {
					meter.consume(step);
					Self::forget_record(era, service);
				}
				Step::EraOver => meter.consume(T::WeightInfo::look()),
				Step::Finished => break,
			}
		}
		let pruned_before = walk.cursor().era;
		if pruned_before != start {
			PrunedBefore::<T>::put(pruned_before);
		}
	}

	/// Forgets what is on record of `era` of `service`.
	pub(crate) fn forget_record(era: EraIndex, service: ServiceId) {
		EraRecords::<T>::remove(service, era);
		PruneQueue::<T>::remove(era, service);
	}

	/// What compounding for one restaker weighs, at most, that is with so many operators and has left
	/// so many: there it has nothing to settle.
	pub fn weight_of_compounding(with: u32, left: u32) -> Weight {
		T::WeightInfo::compound_step()
			.saturating_mul(with.saturating_add(left).into())
			.saturating_add(T::Stake::max_settlement().saturating_mul(with.into()))
	}

	/// Restakes what those are owed who want that, each once per era.
	pub(crate) fn compound_due(now: EraIndex, meter: &mut WeightMeter) {
		let next = now.saturating_add(1);
		let start = CompoundCursor::<T>::get();
		let mut walk = Walk::<CompoundQueue<T>, _>::new(start.clone(), next);
		let look = T::WeightInfo::look()
			.saturating_add(T::WeightInfo::compound_look())
			.saturating_add(T::DbWeight::get().reads(MOST_LEFT.into()));
		while meter.can_consume(look) {
			match walk.step() {
				Step::Entry(era, who) => {
					meter.consume(look);
					let mut operators = T::Stake::operators_of(&who);
					let left = T::Stake::operators_left_by(&who, MOST_LEFT);
					// All of them or none, so that nobody is met twice in an era.
					let most = Self::weight_of_compounding(
						operators.len().saturated_into(),
						left.len().saturated_into(),
					);
					operators.extend(left);
					if meter.can_consume(most) {
						meter.consume(Self::compound(&who, operators));
						Self::queue_again(&who, era, next);
					} else if !walk.goes_on_without() {
						break;
					}
				}
				Step::EraOver => meter.consume(T::WeightInfo::look()),
				Step::Finished => break,
			}
		}
		let cursor = walk.cursor();
		if cursor != start {
			CompoundCursor::<T>::put(cursor);
		}
	}

	/// Restakes what `restaker` is owed at each of `operators`, where that is worth it. Returns the
	/// weight this took.
	pub(crate) fn compound(restaker: &T::AccountId, operators: Vec<T::AccountId>) -> Weight {
		let mut weight = Weight::zero();
		for operator in operators {
			weight.saturating_accrue(T::WeightInfo::compound_step());
			if T::Stake::owed(&operator, restaker) < T::MinCompound::get().max(1) {
				continue;
			}
			let done = with_storage_layer(|| Self::do_claim_and_restake(&operator, restaker));
			match done {
				Ok(settled) => weight.saturating_accrue(settled),
				Err(error) => {
					// It may have settled all there was before it failed.
					weight.saturating_accrue(T::Stake::max_settlement());
					log::debug!(target: LOG_TARGET, "rewards are not compounded: {error:?}");
					let restaker = restaker.clone();
					Self::deposit_event(Event::CompoundingFailed { restaker, operator, error });
				}
			}
		}
		weight
	}
}
