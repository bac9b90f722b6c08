// SPDX-License-Identifier: Apache-2.0

//! What is answered without changing anything.

use crate::{
	pallet::*,
	types::{Stream, Totals},
};
use alloc::vec::Vec;
use restaking_primitives::{Balance, EraIndex, RewardStake, ServiceId};

impl<T: Config> Pallet<T> {
	/// What the pot of `service` has, in plancks.
	pub fn pot(service: ServiceId) -> Balance {
		Pots::<T>::get(service)
	}

	/// What `restaker` is owed at `operator`, in plancks, rounded down.
	pub fn owed(operator: &T::AccountId, restaker: &T::AccountId) -> Balance {
		T::Stake::owed(operator, restaker)
	}

	/// What `restaker` is owed at each operator, where that is more than nothing.
	pub fn owed_everywhere(restaker: &T::AccountId) -> Vec<(T::AccountId, Balance)> {
		T::Stake::operators_of(restaker)
			.into_iter()
			.map(|operator| {
				let owed = T::Stake::owed(&operator, restaker);
				(operator, owed)
			})
			.filter(|(_, owed)| *owed > 0)
			.collect()
	}

	/// The commission that `operator` is owed, in plancks.
	pub fn commission_owed(operator: &T::AccountId) -> Balance {
		CommissionOwed::<T>::get(operator)
	}

	/// What is on record of `era` of `service`; empty if there was nothing or it is forgotten.
	pub fn era_record(service: ServiceId, era: EraIndex) -> EraRecordOf<T> {
		EraRecords::<T>::get(service, era)
	}

	/// The points that `service` has reported for `operator` and `era`.
	pub fn points(service: ServiceId, operator: &T::AccountId, era: EraIndex) -> u32 {
		EraRecords::<T>::get(service, era).points_of(operator)
	}

	/// The stream of `service`, if it has one.
	pub fn stream_of(service: ServiceId) -> Option<Stream> {
		Streams::<T>::get(service)
	}

	/// The books over all services.
	pub fn totals() -> Totals {
		Totals {
			funded: Funded::<T>::get(),
			paid: Paid::<T>::get(),
			set_aside: SetAside::<T>::get(),
		}
	}
}
