// SPDX-License-Identifier: Apache-2.0

//! What secures a service, and what an operator has given to services.

use crate::*;
use restaking_primitives::runtime_api::{AllocationInfo, OperatorSecurity, ServiceSecurity};

impl<T: Config> Pallet<T> {
	/// What secures `service` in the active era; `None` if there is no such service. Reads every
	/// operator of the service.
	pub fn security(service: ServiceId) -> Option<ServiceSecurity<T::AccountId>> {
		let record = Services::<T>::get(service)?;
		let era = T::Eras::active_era();
		let operators: Vec<_> = Allocations::<T>::iter_prefix(service)
			.filter_map(|(operator, allocation)| {
				let effective_from = allocation.effective_from?;
				Some(OperatorSecurity {
					magnitude: allocation.left,
					effective_from,
					ended_in: allocation.ending.map(|ending| ending.in_era),
					effective_stake: Self::worth(&operator, &allocation, era),
					operator,
				})
			})
			.collect();
		let effective_stake = operators
			.iter()
			.fold(0, |sum: Balance, operator| sum.saturating_add(operator.effective_stake));
		Some(ServiceSecurity {
			era,
			paused: record.paused,
			effective_stake,
			quorum_stake: record.terms.quorum.mul_ceil(effective_stake),
			operators,
		})
	}

	/// Every allocation of `operator`, applications and endings included.
	pub fn allocations_of(operator: &T::AccountId) -> Vec<AllocationInfo> {
		let era = T::Eras::active_era();
		Self::all_of(operator)
			.map(|(service, allocation)| AllocationInfo {
				service,
				magnitude: allocation.left,
				effective_from: allocation.effective_from,
				ended_in: allocation.ending.map(|ending| ending.in_era),
				effective_stake: Self::worth(operator, &allocation, era),
			})
			.collect()
	}

	/// The part of an operator's magnitude that its allocations have taken: those in force, those
	/// it has offered, and those that ended and can still be slashed.
	pub fn reserved(operator: &T::AccountId) -> Magnitude {
		Self::all_of(operator)
			.filter(|(_, allocation)| !Self::is_releasable(allocation))
			.fold(Magnitude::ZERO, |sum, (_, allocation)| {
				Magnitude(sum.0.saturating_add(allocation.left.0))
			})
	}

	/// The terms of `service` in force in `era`; `None` if there is no such service.
	pub fn terms_in(service: ServiceId, _era: EraIndex) -> Option<TermsOf<T>> {
		Services::<T>::get(service).map(|record| record.terms)
	}

	/// What `operator` has behind `service` in the active era, in plancks, rounded down; `None` if
	/// it has no allocation there.
	pub(crate) fn stake_at(service: ServiceId, operator: &T::AccountId) -> Option<Balance> {
		Allocations::<T>::get(service, operator)
			.map(|allocation| Self::worth(operator, &allocation, T::Eras::active_era()))
	}

	fn all_of(operator: &T::AccountId) -> impl Iterator<Item = (ServiceId, AllocationOf<T>)> + '_ {
		OperatorServices::<T>::get(operator)
			.into_iter()
			.filter_map(move |service| Some((service, Allocations::<T>::get(service, operator)?)))
	}

	fn worth(operator: &T::AccountId, allocation: &AllocationOf<T>, era: EraIndex) -> Balance {
		match allocation.effective_in(era) {
			Magnitude::ZERO => 0,
			magnitude => T::Stake::backing(operator, magnitude, era),
		}
	}
}
