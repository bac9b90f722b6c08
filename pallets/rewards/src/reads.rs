// SPDX-License-Identifier: Apache-2.0

//! What is answered without changing anything.

use crate::{
	pallet::*,
	types::{Stream, Totals},
};
use alloc::vec::Vec;
use restaking_primitives::{
	runtime_api::{RewardsEnd, RewardsHealth},
	Balance, EraIndex, Eras, RewardStake, ServiceId,
};

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

	/// How long `service` pays by itself, where an era takes `era_millis` milliseconds.
	pub fn health(service: ServiceId, era_millis: u64) -> RewardsHealth {
		let pot = Pots::<T>::get(service);
		let now = T::Eras::active_era();
		let Some(stream) = Streams::<T>::get(service) else {
			return RewardsHealth::lasting(pot, 0, 0, era_millis, RewardsEnd::NoStream);
		};
		let planned = stream.until.saturating_sub(stream.next);
		// No more than are planned, which fit.
		let affordable = pot.checked_div(stream.per_era).unwrap_or_default();
		let paid = u32::try_from(affordable).unwrap_or(u32::MAX).min(planned);
		let ends = if paid < planned { RewardsEnd::PotRunsDry } else { RewardsEnd::StreamEnds };
		let eras_left = stream.next.saturating_add(paid).saturating_sub(now);
		RewardsHealth::lasting(pot, stream.per_era, eras_left, era_millis, ends)
	}
}
