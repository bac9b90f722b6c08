// SPDX-License-Identifier: Apache-2.0

//! Closing the rounds of an era that is over: a price, points, offences.

use crate::{
	pallet::*,
	types::{is_inside, lower_median, stake_of, Progress, Vote},
	weights::WeightInfo,
	LOG_TARGET,
};
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use codec::Encode;
use frame::{
	deps::{frame_support::weights::WeightMeter, sp_core::H256},
	hashing::blake2_256,
	prelude::*,
};
use restaking_primitives::{
	security::{InspectService, PayService, SlashService},
	Asset, EraIndex, Price, ProvenOffence, ServiceId,
};

/// What the evidence of an offence begins with.
const OFFENCE: [u8; 22] = *b"rampart/oracle/offence";

impl<T: Config> Pallet<T> {
	/// Does what is due, one step after the other, as far as `meter` allows: every round first, so that
	/// points are counted before anybody is paid by them, offenders then.
	pub(crate) fn work_off(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::poll_base()).is_err() {
			return;
		}
		let Some(service) = Service::<T>::get() else { return };
		let now = T::Security::active_era();
		let mut progress = Closing::<T>::get();
		let start = progress;
		while progress.era < now {
			if meter.try_consume(T::WeightInfo::close_round(T::MaxOperators::get())).is_err() {
				break;
			}
			progress = Self::close_next(service, progress);
		}
		if progress != start {
			Closing::<T>::put(progress);
		}
		// One walk, so that it does not step over all those that it has taken out.
		for offence in Offences::<T>::iter_keys() {
			if meter.try_consume(Self::weight_of_slash()).is_err() {
				break;
			}
			Self::slash_offender(service, offence);
		}
	}

	/// What a slash weighs, and the search for the next one; the first search is in `poll_base`.
	pub(crate) fn weight_of_slash() -> Weight {
		T::WeightInfo::slash_offender().saturating_add(T::DbWeight::get().reads(1))
	}

	/// Closes the round that `progress` says, and returns which is next.
	pub(crate) fn close_next(service: ServiceId, progress: Progress) -> Progress {
		let Progress { era, closed } = progress;
		let assets = Assets::<T>::get();
		if let Some(asset) = assets.get(closed as usize) {
			Self::close_round(service, era, asset.clone());
		}
		let closed = closed.saturating_add(1);
		if (closed as usize) < assets.len() {
			Progress { era, closed }
		} else {
			Progress { era: era.saturating_add(1), closed: 0 }
		}
	}

	fn close_round(service: ServiceId, era: EraIndex, asset: Asset) {
		let mut stakes: BTreeMap<_, _> =
			T::Security::operators_in(service, era).into_iter().collect();
		let votes: Vec<_> = Rounds::<T>::take(era, &asset)
			.into_iter()
			.filter_map(|(operator, price)| {
				stakes.remove(&operator).map(|stake| Vote { operator, price, stake })
			})
			.collect();
		let stake = stake_of(&votes);
		let median =
			lower_median(&votes).filter(|_| T::Security::is_quorum_stake(service, era, stake));
		let Some(price) = median else {
			Self::deposit_event(Event::NoQuorum { era, asset, stake });
			return;
		};
		Prices::<T>::insert(&asset, (price, era));

		let band = T::Band::get();
		let (inside, outside): (Vec<_>, Vec<_>) =
			votes.into_iter().partition(|vote| is_inside(vote.price, price, band));
		let agreed = T::Security::is_quorum_stake(service, era, stake_of(&inside));
		Self::deposit_event(Event::PricePublished { era, asset: asset.clone(), price, agreed });
		Self::give_points(service, era, &asset, inside);
		if agreed {
			for Vote { operator, price, .. } in outside {
				Offences::<T>::insert((era, asset.clone(), operator), price);
			}
		}
	}

	/// One point for each of those that were right.
	fn give_points(
		service: ServiceId,
		era: EraIndex,
		asset: &Asset,
		inside: Vec<Vote<T::AccountId>>,
	) {
		let points = inside.into_iter().map(|vote| (vote.operator, 1)).collect();
		let reported = T::Security::report_points(T::PalletId::get(), service, era, points);
		if let Err(error) = reported {
			log::warn!(target: LOG_TARGET, "no points for era {era}: {error:?}");
			Self::deposit_event(Event::PointsRefused { era, asset: asset.clone(), error });
		}
	}

	/// Slashes for one offence, which is then done with, whatever comes of it.
	pub(crate) fn slash_offender(
		service: ServiceId,
		(era, asset, operator): (EraIndex, Asset, T::AccountId),
	) {
		Offences::<T>::remove((era, &asset, &operator));
		let evidence = Self::evidence(service, era, &asset, &operator);
		let offence = ProvenOffence { operator: operator.clone(), era, evidence };
		// The terms say what it costs; no more than that is taken.
		let fraction = Perbill::one();
		match T::Security::slash(T::PalletId::get(), service, offence, fraction, None) {
			Ok(slash) => {
				Self::deposit_event(Event::OffenderSlashed { era, asset, operator, slash });
			}
			Err(error) => {
				log::warn!(target: LOG_TARGET, "an offender is not slashed: {error:?}");
				Self::deposit_event(Event::SlashRefused { era, asset, operator, error });
			}
		}
	}

	/// Names an offence: the same for one price of one operator, whenever it is found.
	pub(crate) fn evidence(
		service: ServiceId,
		era: EraIndex,
		asset: &Asset,
		operator: &T::AccountId,
	) -> H256 {
		blake2_256(&(OFFENCE, service, era, asset, operator).encode()).into()
	}

	/// The last price of `asset`, and the era that it is of.
	pub(crate) fn last_price(asset: &Asset) -> Option<(Price, EraIndex)> {
		Prices::<T>::get(asset)
	}
}
