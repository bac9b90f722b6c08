// SPDX-License-Identifier: Apache-2.0

//! Taking from an allocation, and from the tranche behind it.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_slash_allocation(
		service: ServiceId,
		operator: &T::AccountId,
		era: EraIndex,
		fraction: Perbill,
	) -> Result<Magnitude, DispatchError> {
		let mut claim = Self::ensure_allocated(service, operator, era)?;
		let taken = claim.take(era, fraction);
		if taken.is_zero() {
			return Ok(taken);
		}
		let Claim { mut allocation, mut tranche } = claim;
		if let Some(tranche) = &mut tranche {
			let left = tranche.left;
			Self::set_from_next(&mut tranche.steps, left)?;
		}
		let left = allocation.left;
		let ending = match allocation.ending {
			None if left.is_zero() => Some(Self::end(&mut allocation)?),
			None => {
				Self::set_from_next(&mut allocation.steps, left)?;
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
		if let Some(tranche) = tranche {
			Self::note_tranche_slash(operator, tranche, taken);
		}
		Allocations::<T>::insert(service, operator, allocation);
		if let Some(ending) = ending {
			Self::note_ending(service, operator, ending);
		}
		Ok(taken)
	}

	/// What `service` could take from `operator` in `era`, if that era can be slashed in the active
	/// one and anything was allocated.
	pub(crate) fn ensure_allocated(
		service: ServiceId,
		operator: &T::AccountId,
		era: EraIndex,
	) -> Result<ClaimOf<T>, Error<T>> {
		ensure!(Self::is_slashable(era), Error::<T>::NothingAllocated);
		Self::claim_of(service, operator)
			.filter(|claim| !claim.nominal_in(era).is_zero())
			.ok_or(Error::<T>::NothingAllocated)
	}

	/// What `service` can take from `operator`; `None` if it has no allocation there.
	pub(crate) fn claim_of(service: ServiceId, operator: &T::AccountId) -> Option<ClaimOf<T>> {
		Self::with_tranche(operator, Allocations::<T>::get(service, operator)?)
	}

	/// `allocation` of `operator`, with the tranche it draws on if it is shared.
	pub(crate) fn with_tranche(
		operator: &T::AccountId,
		allocation: AllocationOf<T>,
	) -> Option<ClaimOf<T>> {
		let tranche = match allocation.shared {
			true => Some(Tranches::<T>::get(operator)?),
			false => None,
		};
		Some(Claim { allocation, tranche })
	}

	/// Whether offences of `era` can be slashed in the active one.
	pub(crate) fn is_slashable(era: EraIndex) -> bool {
		let now = T::Eras::active_era();
		(Self::oldest_slashable(now)..=now).contains(&era)
	}

	/// The oldest era whose offences can be slashed in era `now`: a slash may execute up to and
	/// including the last era of the window.
	pub(crate) fn oldest_slashable(now: EraIndex) -> EraIndex {
		now.saturating_sub(T::Delays::get().liability_window())
	}
}
