// SPDX-License-Identifier: Apache-2.0

//! Forgetting what can no longer be slashed.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_release(service: ServiceId, operator: T::AccountId) -> DispatchResult {
		let allocation = Allocations::<T>::get(service, &operator).ok_or(Error::<T>::NotOptedIn)?;
		ensure!(allocation.ending.is_some(), Error::<T>::NotEnded);
		ensure!(Self::is_releasable(&allocation), Error::<T>::StillSlashable);
		Self::release_now(service, &operator, &allocation);
		Ok(())
	}

	/// Releases what `operator` has ended and can no longer be slashed for.
	pub(crate) fn release_due_of(operator: &T::AccountId) {
		for service in OperatorServices::<T>::get(operator) {
			match Allocations::<T>::get(service, operator) {
				Some(allocation) if Self::is_releasable(&allocation) => {
					Self::release_now(service, operator, &allocation)
				}
				_ => (),
			}
		}
	}

	/// Works off the release queue up to the active era, as far as `meter` allows.
	pub(crate) fn release_due(meter: &mut WeightMeter) {
		let look = T::WeightInfo::look_for_release();
		let release = T::WeightInfo::release_next();
		if meter.try_consume(look).is_err() {
			return;
		}
		let now = T::Eras::active_era();
		let came_to = ReleasesDoneBefore::<T>::get();
		let mut era = came_to;
		// The last key of the era that was met: searching on from there spares the search from
		// stepping over all that was released in this block.
		let mut met = None;
		loop {
			let mut queued = match met.take() {
				Some(met) => ReleaseQueue::<T>::iter_key_prefix_from(era, met),
				None => ReleaseQueue::<T>::iter_key_prefix(era),
			};
			match queued.next() {
				Some(_) if meter.try_consume(release).is_err() => break,
				Some((service, operator)) => {
					met = Some(queued.last_raw_key().to_vec());
					Self::release_queued(era, service, operator);
				}
				None if era >= now => break,
				None => era.saturating_inc(),
			}
			if meter.try_consume(look).is_err() {
				break;
			}
		}
		if era != came_to {
			ReleasesDoneBefore::<T>::put(era);
		}
	}

	/// Takes one entry off the queue of `era`, which has come: releases the allocation, or queues
	/// it again if the delay has become longer since it ended.
	pub(crate) fn release_queued(era: EraIndex, service: ServiceId, operator: T::AccountId) {
		ReleaseQueue::<T>::remove(era, (service, &operator));
		let Some(mut allocation) = Allocations::<T>::get(service, &operator) else { return };
		if Self::is_releasable(&allocation) {
			Self::release_now(service, &operator, &allocation);
		} else if let Some(ending) = &mut allocation.ending {
			ending.queued_for = ending.in_era.saturating_add(Self::release_delay());
			ReleaseQueue::<T>::insert(ending.queued_for, (service, &operator), ());
			Allocations::<T>::insert(service, &operator, allocation);
		}
	}

	pub(crate) fn is_releasable(allocation: &AllocationOf<T>) -> bool {
		allocation.is_releasable(T::Eras::active_era(), Self::release_delay())
	}

	/// How long an ended allocation waits: the deallocation delay, and in any case until its last
	/// era can no longer be slashed.
	pub(crate) fn release_delay() -> EraIndex {
		let delays = T::Delays::get();
		delays.deallocation.max(delays.liability_window().saturating_add(1))
	}

	fn release_now(service: ServiceId, operator: &T::AccountId, allocation: &AllocationOf<T>) {
		Self::forget(service, operator, allocation);
		Self::deposit_event(Event::AllocationReleased {
			service,
			operator: operator.clone(),
			magnitude: allocation.left,
		});
	}

	/// Removes `allocation` from everything that knows of it.
	pub(crate) fn forget(
		service: ServiceId,
		operator: &T::AccountId,
		allocation: &AllocationOf<T>,
	) {
		Allocations::<T>::remove(service, operator);
		if let Some(ending) = allocation.ending {
			ReleaseQueue::<T>::remove(ending.queued_for, (service, operator));
		}
		if allocation.shared {
			Self::leave_tranche(operator, service);
		}
		OperatorServices::<T>::mutate_exists(operator, |slot| {
			if let Some(services) = slot {
				services.retain(|other| *other != service);
				if services.is_empty() {
					*slot = None;
				}
			}
		});
		Services::<T>::mutate(service, |slot| {
			if let Some(record) = slot {
				match allocation.is_admitted() {
					true => record.operators.saturating_dec(),
					false => record.applications.saturating_dec(),
				}
			}
		});
	}
}
