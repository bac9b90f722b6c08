// SPDX-License-Identifier: Apache-2.0

//! What other pallets can ask and take.

use crate::*;
use restaking_primitives::{OperatorCommitments, ServiceTerms, SlashAllocations, SlashTerms};

impl<T: Config> ServiceTerms<T::AccountId> for Pallet<T> {
	fn slash_terms(service: ServiceId, era: EraIndex) -> Option<SlashTerms<T::AccountId>> {
		Self::terms_in(service, era).map(Into::into)
	}

	fn is_paused(service: ServiceId) -> bool {
		Services::<T>::get(service).is_some_and(|record| record.paused)
	}
}

impl<T: Config> SlashAllocations<T::AccountId> for Pallet<T> {
	fn allocated_in(
		service: ServiceId,
		operator: &T::AccountId,
		era: EraIndex,
	) -> Option<Magnitude> {
		let allocation = Self::ensure_allocated(service, operator, era).ok()?;
		Some(allocation.nominal_in(era))
	}

	fn slash_allocation(
		service: ServiceId,
		operator: &T::AccountId,
		era: EraIndex,
		fraction: Perbill,
	) -> Result<Magnitude, DispatchError> {
		Self::do_slash_allocation(service, operator, era, fraction)
	}
}

impl<T: Config> OperatorCommitments<T::AccountId> for Pallet<T> {
	fn has_allocations(operator: &T::AccountId) -> bool {
		OperatorServices::<T>::contains_key(operator)
	}
}
