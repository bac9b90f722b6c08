// SPDX-License-Identifier: Apache-2.0

//! Following what the base chain's staking takes from a bond: at once while the block has weight for
//! it, later where it has not.
//!
//! Staking applies all its slashes of an era in one block, which is mandatory, and tells of each bond
//! in turn. Following one means to look at every position of its owner. So a block follows as many
//! as [`Config::MaxFollowing`] has weight for; of the others it writes down what the bond came to
//! ([`SlashedBond`]), and they follow before anything else is done with a position of theirs, or in
//! `on_idle`. Nothing can come in between that changes what it has but further slashes, and the order
//! of slashes makes no difference: so whether somebody followed at once or later does not, either,
//! but for the era in which what is in excess begins to leave, and for what is distributed, or reckoned
//! with as backing, in the meantime: there it still counts with what it had.

use crate::*;
use frame::{
	deps::frame_support::weights::WeightMeter, prelude::*, token::fungible::InspectHold,
	traits::SaturatedConversion,
};
use restaking_primitives::Balance;

impl<T: Config> Pallet<T> {
	/// The base chain has slashed the bond of `stash`, which came to this: lowers what is claimed
	/// beyond it, and lets go of what is delegated beyond it, now or later.
	///
	/// Staking is in the middle of its own change: nothing is taken here, and what storage says of
	/// the bond is from before.
	pub(crate) fn follow_slash(stash: &T::AccountId, now: SlashedBond) {
		// The base chain's weight does not know of any of this.
		let Some(record) = Restakers::<T>::get(stash) else {
			return Self::register_weight(T::DbWeight::get().reads(1));
		};
		Self::register_weight(T::WeightInfo::postpone());
		// What was not followed yet is less than was there then: nothing is added without following.
		let bond = Behind::<T>::get(stash).map_or(now, |before| before.min(now));
		let held = T::Currency::balance_on_hold(&HoldReason::Collateral.into(), stash);
		if !bond.is_behind(&record, held, Self::delegable(bond.active)) {
			return;
		}
		if Self::has_weight_to_follow(Self::weight_of_following(&record)) {
			Behind::<T>::remove(stash);
			Self::follow(stash, &record, bond);
			Self::release_surplus(stash, bond.total);
		} else {
			Behind::<T>::insert(stash, bond);
			Self::deposit_event(Event::BondSlashPostponed { restaker: stash.clone() });
		}
	}

	/// Follows what the base chain has taken from the bond of `restaker` and there was no weight
	/// to follow then. Before anything that concerns its positions, its bond or its hold.
	pub(crate) fn catch_up(restaker: &T::AccountId) {
		let Some(bond) = Behind::<T>::take(restaker) else { return };
		let Some(record) = Restakers::<T>::get(restaker) else { return };
		Self::follow(restaker, &record, bond);
	}

	fn follow(restaker: &T::AccountId, record: &RestakerRecord<T>, bond: SlashedBond) {
		Self::register_weight(T::WeightInfo::on_bond_slashed(record.count()));
		let held = T::Currency::balance_on_hold(&HoldReason::Collateral.into(), restaker);
		Self::cap_claim(restaker, bond.total.saturating_add(held));
		Self::undelegate_excess(restaker, bond.active);
	}

	/// What following weighs: each position is lowered, and lets go.
	fn weight_of_following(record: &RestakerRecord<T>) -> Weight {
		T::WeightInfo::on_bond_slashed(record.count())
			.saturating_add(Self::weight_of_excess(record))
	}

	/// Takes `weight` of what this block has for following; whether that was there.
	fn has_weight_to_follow(weight: Weight) -> bool {
		let now = frame_system::Pallet::<T>::block_number();
		let spent = match Followed::<T>::get() {
			Some((block, spent)) if block == now => spent,
			_ => Weight::zero(),
		};
		let spent = spent.saturating_add(weight);
		let is_there = spent.all_lte(T::MaxFollowing::get());
		if is_there {
			Followed::<T>::put((now, spent));
		}
		is_there
	}

	/// Lets whoever is behind catch up, as far as `meter` allows; whether nobody is any more.
	pub(crate) fn catch_up_within(meter: &mut WeightMeter) -> bool {
		while let Some(restaker) = Behind::<T>::iter_keys().next() {
			let look = T::WeightInfo::on_idle_step();
			if meter.try_consume(look).is_err() {
				return false;
			}
			let record = Restakers::<T>::get(&restaker).unwrap_or_default();
			let following = Self::weight_of_following(&record)
				.saturating_add(T::WeightInfo::on_bond_withdrawn());
			if meter.try_consume(following).is_err() {
				return false;
			}
			Self::secure(&restaker);
		}
		true
	}

	/// The part of its positions that is left of what `restaker` claims, and the claim, once it has
	/// caught up; `None` if it is not behind, or its collateral covers the claim.
	pub(crate) fn left_after_catching_up(restaker: &T::AccountId) -> Option<(Balance, Balance)> {
		let bond = Behind::<T>::get(restaker)?;
		let claim = Restakers::<T>::get(restaker)?.claim;
		let held = T::Currency::balance_on_hold(&HoldReason::Collateral.into(), restaker);
		let collateral = bond.total.saturating_add(held);
		(collateral < claim).then_some((collateral, claim))
	}
}

impl<T: Config> RestakerRecord<T> {
	/// With how many operators it has positions.
	pub(crate) fn count(&self) -> u32 {
		self.operators.len().saturated_into()
	}
}
