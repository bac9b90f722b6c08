// SPDX-License-Identifier: Apache-2.0

//! What other pallets can ask and take.

use crate::*;
use alloc::vec::Vec;
use restaking_primitives::{
	OperatorCommitments, ServiceOperators, ServiceTerms, SlashAllocations, SlashTerms,
};

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
		Self::each_stake_in(service, era)
			.fold(0, |sum: Balance, (_, stake)| sum.saturating_add(stake))
	}

	fn operators_of(service: ServiceId) -> u32 {
		Self::operators_to_read(service)
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

impl<T: Config> ServiceOperators<T::AccountId> for Pallet<T> {
	fn owner(service: ServiceId) -> Option<T::AccountId> {
		Services::<T>::get(service).map(|record| record.owner)
	}

	fn stakes_in(service: ServiceId, era: EraIndex) -> Vec<(T::AccountId, Balance)> {
		Self::each_stake_in(service, era).filter(|(_, stake)| *stake > 0).collect()
	}

	fn stake_in(service: ServiceId, operator: &T::AccountId, era: EraIndex) -> Balance {
		Self::ensure_allocated(service, operator, era)
			.map_or(0, |claim| T::Stake::backing(operator, claim.nominal_in(era), era))
	}

	fn operators_of(service: ServiceId) -> u32 {
		Self::operators_to_read(service)
	}
}

impl<T: Config> Pallet<T> {
	/// What each operator of `service` had allocated to it in `era`; nothing if that can no longer
	/// be slashed.
	fn each_stake_in(
		service: ServiceId,
		era: EraIndex,
	) -> impl Iterator<Item = (T::AccountId, Balance)> {
		Self::is_slashable(era)
			.then(|| Allocations::<T>::iter_prefix(service))
			.into_iter()
			.flatten()
			.filter_map(move |(operator, allocation)| {
				let nominal = Self::with_tranche(&operator, allocation)?.nominal_in(era);
				let stake =
					(!nominal.is_zero()).then(|| T::Stake::backing(&operator, nominal, era))?;
				Some((operator, stake))
			})
	}

	/// How many allocations have to be read for that. Those that wait to be admitted are counted as
	/// well: they are read, and passed over.
	fn operators_to_read(service: ServiceId) -> u32 {
		Services::<T>::get(service)
			.map_or(0, |record| record.operators.saturating_add(record.applications))
	}
}
