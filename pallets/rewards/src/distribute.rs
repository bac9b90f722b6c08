// SPDX-License-Identifier: Apache-2.0

//! Which operator earned what in an era: by stake, or by stake and points.

use crate::{
	pallet::*,
	types::{shares_of, Distribution, OperatorReward, PointsRefused},
	weights::WeightInfo,
};
use alloc::vec::Vec;
use core::ops::RangeInclusive;
use frame::{deps::frame_support::storage::with_storage_layer, prelude::*};
use restaking_primitives::{
	Balance, Commissions, Delays, EraIndex, Eras, OnService, PerUnit, RewardStake, ServiceId,
	ServiceOperators,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_report_points(
		service: ServiceId,
		era: EraIndex,
		points: Vec<(T::AccountId, u32)>,
	) -> DispatchResult {
		ensure!(era <= T::Eras::active_era(), Error::<T>::EraNotBegun);
		ensure!(era >= Self::oldest_era(), Error::<T>::EraTooOld);
		let mut record = EraRecords::<T>::get(service, era);
		ensure!(record.distributed.is_none(), Error::<T>::AlreadyDistributed);
		let mut seen = Vec::with_capacity(points.len());
		let operators = points.len().saturated_into();
		for (operator, points) in points {
			let stake = T::Services::stake_in(service, &operator, era);
			ensure!(stake > 0, Error::<T>::NotOperatorOfService);
			ensure!(!seen.contains(&operator), Error::<T>::DuplicateOperator);
			record.add_points(operator.clone(), points).map_err(Error::<T>::from)?;
			seen.push(operator);
		}
		Self::store_record(service, era, record);
		Self::deposit_event(Event::PointsReported { service, era, operators });
		Ok(())
	}

	/// Distributes `amount` plancks of the pot of `service` over `eras`, the same for each, by the
	/// stake that operators had allocated to it, times their points if `by_points`. For a pallet
	/// that is a service and pays without an origin; see [`Pallet::distribute`] for the rest.
	///
	/// Fails as that does, and changes nothing then. Whoever calls this answers for who may.
	pub fn do_distribute(
		service: ServiceId,
		eras: RangeInclusive<EraIndex>,
		amount: Balance,
		by_points: bool,
	) -> DispatchResult {
		with_storage_layer(|| Self::distribute_eras(service, eras, amount, by_points))
	}

	fn distribute_eras(
		service: ServiceId,
		eras: RangeInclusive<EraIndex>,
		amount: Balance,
		by_points: bool,
	) -> DispatchResult {
		let (from, to) = eras.into_inner();
		let count = Self::eras_between(from, to);
		ensure!(count > 0, Error::<T>::EmptyRange);
		ensure!(count <= T::MaxErasPerDistribution::get(), Error::<T>::TooManyEras);
		ensure!(T::Services::owner(service).is_some(), Error::<T>::UnknownService);
		let per_era = amount.checked_div(count.into()).unwrap_or_default();
		ensure!(per_era > 0, Error::<T>::ZeroAmount);
		ensure!(amount <= Pots::<T>::get(service), Error::<T>::PotTooSmall);
		for era in from..=to {
			Self::ensure_distributable(service, era)?;
		}

		let nobody = Error::<T>::NobodyToReward.into();
		let mut rewarded = false;
		for era in from..=to {
			match Self::distribute_era(service, era, per_era, by_points) {
				Ok(()) => rewarded = true,
				Err(error) if error == nobody => (),
				Err(error) => return Err(error),
			}
		}
		ensure!(rewarded, Error::<T>::NobodyToReward);
		Ok(())
	}

	/// How many eras `from..=to` are.
	pub(crate) fn eras_between(from: EraIndex, to: EraIndex) -> u32 {
		to.checked_sub(from).map_or(0, |more| more.saturating_add(1))
	}

	/// The oldest era that can be distributed: the ledger forgets those before it, or this pallet
	/// has forgotten them.
	pub(crate) fn oldest_era() -> EraIndex {
		let delays: Delays = T::Delays::get();
		let now = T::Eras::active_era();
		let oldest = now.saturating_add(1).saturating_sub(delays.liability_window());
		oldest.max(PrunedBefore::<T>::get())
	}

	/// Whether `era` of `service` is one that can be distributed.
	pub(crate) fn ensure_distributable(service: ServiceId, era: EraIndex) -> DispatchResult {
		ensure!(era < T::Eras::active_era(), Error::<T>::EraNotOver);
		ensure!(era >= Self::oldest_era(), Error::<T>::EraTooOld);
		let record = EraRecords::<T>::get(service, era);
		ensure!(record.distributed.is_none(), Error::<T>::AlreadyDistributed);
		Ok(())
	}

	/// Shares out up to `amount` of the pot of `service` for `era`, which has to be one that can be
	/// distributed. Changes nothing when it fails, which it does with
	/// [`NobodyToReward`](Error::NobodyToReward) if it would share out nothing.
	pub(crate) fn distribute_era(
		service: ServiceId,
		era: EraIndex,
		amount: Balance,
		by_points: bool,
	) -> DispatchResult {
		with_storage_layer(|| Self::share_out(service, era, amount, by_points))
	}

	fn share_out(
		service: ServiceId,
		era: EraIndex,
		amount: Balance,
		by_points: bool,
	) -> DispatchResult {
		let mut record = EraRecords::<T>::get(service, era);
		let weights = T::Services::stakes_in(service, era)
			.into_iter()
			.map(|(operator, stake)| {
				let points = if by_points { record.points_of(&operator) } else { 1 };
				(operator, stake, points)
			})
			.collect();
		let (mut commissions, mut to_stake): (Balance, Balance) = (0, 0);
		for (operator, share) in shares_of(amount, weights) {
			let kept = T::Commissions::commission_in(&operator, service, era);
			let commission = kept.mul_floor(share);
			let to_restakers = share.saturating_sub(commission);
			let each = match to_restakers {
				0 => Ok(PerUnit::ZERO),
				amount => T::Stake::reward_stake(&operator, era, amount),
			};
			let each = match each {
				Ok(each) => each,
				Err(error) => {
					let amount = share;
					let event = Event::ShareNotPaid { service, era, operator, amount, error };
					Self::deposit_event(event);
					continue;
				}
			};
			if commission > 0 {
				CommissionOwed::<T>::mutate(&operator, |owed| {
					*owed = owed.saturating_add(commission)
				});
			}
			commissions = commissions.saturating_add(commission);
			to_stake = to_stake.saturating_add(to_restakers);
			record
				.paid
				.try_push((operator, OperatorReward { commission, to_restakers, each }))
				.map_err(|_| Error::<T>::TooManyOperators)?;
		}

		let amount = commissions.saturating_add(to_stake);
		ensure!(amount > 0, Error::<T>::NobodyToReward);
		Self::take_from_pot(service, amount)?;
		SetAside::<T>::mutate(|sum| *sum = sum.saturating_add(to_stake));
		let operators = record.paid.len().saturated_into();
		record.distributed = Some(Distribution { amount, commission: commissions, by_points });
		Self::store_record(service, era, record);
		Self::deposit_event(Event::EraDistributed {
			service,
			era,
			amount,
			commission: commissions,
			operators,
		});
		T::OnService::on_era_distributed(service, era, amount);
		Ok(())
	}

	/// Takes `amount` off what the pot of `service` has.
	fn take_from_pot(service: ServiceId, amount: Balance) -> DispatchResult {
		let left = Pots::<T>::get(service).checked_sub(amount).ok_or(Error::<T>::PotTooSmall)?;
		if left == 0 {
			Pots::<T>::remove(service);
		} else {
			Pots::<T>::insert(service, left);
		}
		Ok(())
	}

	/// Stores the record of an era, and sees to it that it is forgotten some day.
	fn store_record(service: ServiceId, era: EraIndex, record: EraRecordOf<T>) {
		EraRecords::<T>::insert(service, era, record);
		PruneQueue::<T>::insert(era, service, ());
	}

	/// What distributing the eras `from..=to` at a service of so many operators weighs.
	pub(crate) fn weight_of_distribution(operators: u32, from: EraIndex, to: EraIndex) -> Weight {
		let eras = Self::eras_between(from, to).clamp(1, T::MaxErasPerDistribution::get().max(1));
		Self::weight_of_era(operators).saturating_mul(eras.into())
	}

	/// What distributing an era at a service of so many operators weighs.
	pub(crate) fn weight_of_era(operators: u32) -> Weight {
		T::WeightInfo::distribute(operators).saturating_add(T::OnService::max_weight())
	}
}

impl<T> From<PointsRefused> for Error<T> {
	fn from(why: PointsRefused) -> Self {
		match why {
			PointsRefused::TooManyPoints => Self::TooManyPoints,
			PointsRefused::TooManyOperators => Self::TooManyOperators,
		}
	}
}
