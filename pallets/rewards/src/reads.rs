// SPDX-License-Identifier: Apache-2.0

//! What is answered without changing anything.

use crate::{
	pallet::*,
	types::{Destination, OperatorReward, Stream, Totals},
};
use alloc::vec::Vec;
use frame::prelude::SaturatedConversion;
use restaking_primitives::{
	runtime_api::{RewardsEnd, RewardsHealth},
	share,
	statement::{EraPaid, OwedAt, RewardsOwed, ServicePot, ServiceReward, StreamInfo},
	Balance, EraIndex, Eras, RewardStake, ServiceId, ServiceOperators,
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
	pub(crate) fn owed_everywhere(restaker: &T::AccountId) -> Vec<(T::AccountId, Balance)> {
		T::Stake::all_operators_of(restaker)
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

	/// What `who` is owed. For the runtime API.
	pub fn owed_to(who: &T::AccountId) -> RewardsOwed<T::AccountId> {
		let destination = Destinations::<T>::get(who);
		let compounding = destination == Destination::Restake;
		RewardsOwed {
			operators: Self::owed_everywhere(who)
				.into_iter()
				.map(|(operator, amount)| OwedAt { operator, amount })
				.collect(),
			commission: Self::commission_owed(who),
			paid_to: match destination {
				Destination::Owner => Some(who.clone()),
				Destination::Account(to) => Some(to),
				Destination::Restake => None,
			},
			compounding,
		}
	}

	/// What `service` has to pay with, and what it has paid; `None` if there is no such service. For
	/// the runtime API: it looks at each era that is kept on record.
	pub fn pot_info(service: ServiceId) -> Option<ServicePot<T::AccountId>> {
		T::Services::owner(service)?;
		Some(ServicePot {
			balance: Self::pot(service),
			rewarder: Rewarders::<T>::get(service),
			stream: Self::stream_of(service).map(|stream| StreamInfo {
				per_era: stream.per_era,
				next: stream.next,
				until: stream.until,
				by_points: stream.by_points,
				starved: stream.starved,
			}),
			eras: (PrunedBefore::<T>::get()..T::Eras::active_era())
				.filter_map(|era| {
					let record = Self::era_record(service, era);
					let paid = record.distributed?;
					Some(EraPaid {
						era,
						amount: paid.amount,
						commission: paid.commission,
						operators: record.paid.len().saturated_into(),
					})
				})
				.collect(),
		})
	}

	/// What `restaker` has earned for each of the eras that can still be distributed, by service and
	/// operator, whether it has claimed it or not. For the runtime API: it reads all that is on
	/// record of these eras.
	///
	/// Each entry is rounded down, so their sum may lack a planck for each of what was paid.
	pub fn earned_by(restaker: &T::AccountId) -> Vec<ServiceReward<T::AccountId>> {
		let operators = T::Stake::all_operators_of(restaker);
		let mut earned = Vec::new();
		for era in Self::oldest_era()..T::Eras::active_era() {
			let mut services: Vec<_> = PruneQueue::<T>::iter_key_prefix(era).collect();
			services.sort_unstable();
			for service in services {
				let paid = Self::era_record(service, era).paid.into_iter();
				let items = paid
					.filter(|(operator, _)| operators.contains(operator))
					.map(|(operator, reward)| {
						Self::earned_of(restaker, service, operator, era, reward)
					})
					.filter(|item| item.amount > 0);
				earned.extend(items);
			}
		}
		earned
	}

	/// What `restaker` has earned of `reward`.
	fn earned_of(
		restaker: &T::AccountId,
		service: ServiceId,
		operator: T::AccountId,
		era: EraIndex,
		reward: OperatorReward,
	) -> ServiceReward<T::AccountId> {
		let amount = T::Stake::share_of(&operator, restaker, era, reward.each);
		let commission = share(reward.commission, amount, reward.to_restakers);
		ServiceReward { era, service, operator, amount, commission }
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
