// SPDX-License-Identifier: Apache-2.0

//! What secures a service, and what an operator has given to services.

use crate::*;
use restaking_primitives::runtime_api::{
	AllocationInfo, OperatorSecurity, ServiceSecurity, SharedSecurity,
};

impl<T: Config> Pallet<T> {
	/// What secures `service` in the active era; `None` if there is no such service. Reads every
	/// operator of the service.
	///
	/// The services with which a tranche is shared include those that have not admitted the operator
	/// yet, and those it has left and that can still slash it.
	pub fn security(service: ServiceId) -> Option<ServiceSecurity<T::AccountId>> {
		let record = Services::<T>::get(service)?;
		let era = T::Eras::active_era();
		let quorum = Self::terms_in(service, era)?.quorum;
		let operators: Vec<_> = Allocations::<T>::iter_prefix(service)
			.filter_map(|(operator, allocation)| {
				let effective_from = allocation.effective_from?;
				let claim = Self::with_tranche(&operator, allocation)?;
				Some(OperatorSecurity {
					magnitude: claim.left(),
					effective_from,
					ended_in: claim.allocation.ending.map(|ending| ending.in_era),
					effective_stake: Self::worth(&operator, &claim, era),
					shared: claim.tranche.map(|tranche| SharedSecurity {
						tranche: tranche.left,
						with: tranche.members.into_iter().filter(|it| *it != service).collect(),
					}),
					operator,
				})
			})
			.collect();
		let sum_of = |shared: bool| {
			operators
				.iter()
				.filter(|operator| operator.shared.is_some() == shared)
				.fold(0, |sum: Balance, operator| sum.saturating_add(operator.effective_stake))
		};
		let (exclusive_stake, shared_stake) = (sum_of(false), sum_of(true));
		let effective_stake = exclusive_stake.saturating_add(shared_stake);
		Some(ServiceSecurity {
			era,
			paused: record.paused,
			effective_stake,
			exclusive_stake,
			shared_stake,
			quorum_stake: quorum.mul_ceil(effective_stake),
			operators,
		})
	}

	/// Every allocation of `operator`, applications and endings included. The magnitude of a shared
	/// one is what is left of its cap; the tranche may have less.
	pub fn allocations_of(operator: &T::AccountId) -> Vec<AllocationInfo> {
		let era = T::Eras::active_era();
		Self::all_of(operator)
			.filter_map(|(service, allocation)| {
				let claim = Self::with_tranche(operator, allocation)?;
				Some(AllocationInfo {
					service,
					magnitude: claim.allocation.left,
					shared: claim.allocation.shared,
					effective_from: claim.allocation.effective_from,
					ended_in: claim.allocation.ending.map(|ending| ending.in_era),
					effective_stake: Self::worth(operator, &claim, era),
				})
			})
			.collect()
	}

	/// The part of an operator's magnitude that is taken: by its tranche, and by its exclusive
	/// allocations: those in force, those it has offered, and those that ended and can still be
	/// slashed.
	pub fn reserved(operator: &T::AccountId) -> Magnitude {
		Self::all_of(operator)
			.filter(|(_, allocation)| !allocation.shared && !Self::is_releasable(allocation))
			.fold(Self::shared_magnitude(operator), |sum, (_, allocation)| {
				Magnitude(sum.0.saturating_add(allocation.left.0))
			})
	}

	/// What `operator` has behind `service` in the active era, in plancks, rounded down; `None` if
	/// it has no allocation there.
	pub(crate) fn stake_at(service: ServiceId, operator: &T::AccountId) -> Option<Balance> {
		Self::claim_of(service, operator)
			.map(|claim| Self::worth(operator, &claim, T::Eras::active_era()))
	}

	pub(crate) fn all_of(
		operator: &T::AccountId,
	) -> impl Iterator<Item = (ServiceId, AllocationOf<T>)> + '_ {
		OperatorServices::<T>::get(operator)
			.into_iter()
			.filter_map(move |service| Some((service, Allocations::<T>::get(service, operator)?)))
	}

	pub(crate) fn worth(operator: &T::AccountId, claim: &ClaimOf<T>, era: EraIndex) -> Balance {
		match claim.effective_in(era) {
			Magnitude::ZERO => 0,
			magnitude => T::Stake::backing(operator, magnitude, era),
		}
	}
}
