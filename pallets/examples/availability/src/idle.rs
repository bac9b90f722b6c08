// SPDX-License-Identifier: Apache-2.0

//! What is done in the weight that a block has left. What is late comes first, new challenges last.

use crate::{pallet::*, types::*, weights::WeightInfo};
use frame::{deps::frame_support::weights::WeightMeter, prelude::*};
use restaking_primitives::{security::InspectService, ServiceId};

impl<T: Config> Pallet<T> {
	/// Does what is due, as far as `meter` allows.
	pub(crate) fn do_work_off(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::idle_base()).is_err() {
			return;
		}
		let Some(service) = Service::<T>::get() else { return };
		Self::give_up_late(service, meter);
		Self::close_due(service, meter);
		Self::release_leavers(meter);
		Self::pay_due(service, meter);
		let (_, next) = Draws::<T>::get();
		let due = next <= frame_system::Pallet::<T>::block_number();
		if due && meter.try_consume(T::WeightInfo::draw()).is_ok() {
			Self::draw(service);
		}
	}

	/// Gives up challenges whose deadline has passed, in the order in which they were issued.
	fn give_up_late(service: ServiceId, meter: &mut WeightMeter) {
		let now = frame_system::Pallet::<T>::block_number();
		let (first, next) = (FirstChallenge::<T>::get(), NextChallenge::<T>::get());
		let step = T::WeightInfo::look().saturating_add(T::WeightInfo::miss());
		let mut reached = first;
		while reached < next && meter.can_consume(step) {
			meter.consume(T::WeightInfo::look());
			match Challenges::<T>::get(reached) {
				Some(challenge) if now <= challenge.deadline => break,
				Some(challenge) => {
					meter.consume(T::WeightInfo::miss());
					Self::miss(service, reached, challenge);
				}
				None => (),
			}
			reached = reached.saturating_add(1);
		}
		if reached != first {
			FirstChallenge::<T>::put(reached);
		}
	}

	/// Forgets the blobs that nobody keeps, and those whose eras are over.
	fn close_due(service: ServiceId, meter: &mut WeightMeter) {
		let now = frame_system::Pallet::<T>::block_number();
		let era = T::Security::active_era();
		for Entry { blob, until, closes, pending } in Entries::<T>::get() {
			let over = until < era;
			if pending && (over || closes < now) {
				if meter.try_consume(T::WeightInfo::refuse()).is_err() {
					return;
				}
				Self::refuse(service, blob);
			} else if over {
				if meter.try_consume(T::WeightInfo::expire()).is_err() {
					return;
				}
				Self::expire(blob);
			}
		}
	}

	/// Releases those who have left when the last era in which they are custodians is over.
	fn release_leavers(meter: &mut WeightMeter) {
		let era = T::Security::active_era();
		let mut leavers = Leaving::<T>::iter();
		while meter.try_consume(T::WeightInfo::look()).is_ok() {
			let Some((operator, until)) = leavers.next() else { break };
			if until < era {
				if meter.try_consume(T::WeightInfo::release()).is_err() {
					break;
				}
				Self::release(&operator);
			}
		}
	}

	/// Pays the eras that are over.
	fn pay_due(service: ServiceId, meter: &mut WeightMeter) {
		let era = T::Security::active_era();
		let weight = T::WeightInfo::pay_next_era();
		while Accounts::<T>::get().next < era && meter.try_consume(weight).is_ok() {
			Self::pay_next_era(service);
		}
	}
}
