// SPDX-License-Identifier: Apache-2.0

//! Taking from an allocation.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_slash_allocation(
		service: ServiceId,
		operator: &T::AccountId,
		era: EraIndex,
		fraction: Perbill,
	) -> Result<Magnitude, DispatchError> {
		let mut allocation = Self::ensure_allocated(service, operator, era)?;
		let taken = allocation.take(era, fraction);
		if taken.is_zero() {
			return Ok(taken);
		}
		let left = allocation.left;
		let ending = match allocation.ending {
			None if left.is_zero() => Some(Self::end(&mut allocation)?),
			None => {
				Self::allocate_from_next(&mut allocation, left)?;
				None
			}
			Some(_) => None,
		};
		Self::deposit_event(Event::AllocationSlashed {
			service,
			operator: operator.clone(),
			era,
			taken,
			left,
		});
		if let Some(ending) = ending {
			Self::note_ending(service, operator, ending);
		}
		Allocations::<T>::insert(service, operator, allocation);
		Ok(taken)
	}

	/// The allocation that backed `service` in `era`, if that era can be slashed in the active one.
	pub(crate) fn ensure_allocated(
		service: ServiceId,
		operator: &T::AccountId,
		era: EraIndex,
	) -> Result<AllocationOf<T>, Error<T>> {
		let now = T::Eras::active_era();
		ensure!((Self::oldest_slashable(now)..=now).contains(&era), Error::<T>::NothingAllocated);
		Allocations::<T>::get(service, operator)
			.filter(|allocation| !allocation.nominal_in(era).is_zero())
			.ok_or(Error::<T>::NothingAllocated)
	}

	/// The oldest era whose offences can be slashed in era `now`: a slash may execute up to and
	/// including the last era of the window.
	pub(crate) fn oldest_slashable(now: EraIndex) -> EraIndex {
		now.saturating_sub(T::Delays::get().liability_window())
	}
}
