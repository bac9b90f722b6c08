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
		let claim = Self::ensure_allocated(service, operator, era).ok()?;
		Some(claim.nominal_in(era))
	}

	fn service_stake(service: ServiceId, era: EraIndex) -> Balance {
		if !Self::is_slashable(era) {
			return 0;
		}
		Allocations::<T>::iter_prefix(service)
			.filter_map(|(operator, allocation)| {
				let nominal = Self::with_tranche(&operator, allocation)?.nominal_in(era);
				(!nominal.is_zero()).then(|| T::Stake::backing(&operator, nominal, era))
			})
			.fold(0, |sum: Balance, stake| sum.saturating_add(stake))
	}

	/// Those that wait to be admitted are counted as well: they are read, and passed over.
	fn operators_of(service: ServiceId) -> u32 {
		Services::<T>::get(service)
			.map_or(0, |record| record.operators.saturating_add(record.applications))
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
	/// A tranche is one too, also while nobody draws on it: it would outlive its operator.
	fn has_allocations(operator: &T::AccountId) -> bool {
		OperatorServices::<T>::contains_key(operator) || Tranches::<T>::contains_key(operator)
	}
}
