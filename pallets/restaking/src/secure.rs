// SPDX-License-Identifier: Apache-2.0

//! Keeping the collateral within reach, whatever the base chain's staking does with the bond.

use crate::*;
use frame::{
	prelude::*,
	token::fungible::{Inspect, InspectHold, MutateHold},
};
use restaking_primitives::{Balance, Bonds, OnBondChange, SlashSettlement};

impl<T: Config> Pallet<T> {
	/// Holds what the claim of `restaker` exceeds its bond by, releases what is not needed, and
	/// lowers the claim in the one case in which neither is enough: a bond that was removed
	/// without a word while its owner could spend it.
	pub(crate) fn secure(restaker: &T::AccountId) {
		Self::catch_up(restaker);
		let reason = HoldReason::Collateral.into();
		let bond = T::Bonds::total(restaker);
		let missing = Self::release_surplus(restaker, bond);
		if missing == 0 {
			return;
		}
		let within_reach = T::Currency::reducible_balance(
			restaker,
			tokens::Preservation::Protect,
			tokens::Fortitude::Force,
		);
		let amount = missing.min(within_reach);
		if amount > 0 && T::Currency::hold(&reason, restaker, amount).is_ok() {
			Self::deposit_event(Event::CollateralHeld { restaker: restaker.clone(), amount });
		}
		let held = T::Currency::balance_on_hold(&reason, restaker);
		Self::cap_claim(restaker, bond.saturating_add(held));
	}

	/// Charges the block for work done inside a call of another pallet.
	pub(crate) fn register_weight(weight: Weight) {
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			weight,
			frame::deps::frame_support::dispatch::DispatchClass::Normal,
		);
	}

	/// Releases what is held beyond what the claim exceeds `bond` by; returns how much less is
	/// held than that.
	pub(crate) fn release_surplus(restaker: &T::AccountId, bond: Balance) -> Balance {
		let reason = HoldReason::Collateral.into();
		let claim = Restakers::<T>::get(restaker).map_or(0, |record| record.claim);
		let held = T::Currency::balance_on_hold(&reason, restaker);
		let wanted = claim.saturating_sub(bond);
		let amount = held.saturating_sub(wanted);
		if amount > 0
			&& T::Currency::release(&reason, restaker, amount, tokens::Precision::BestEffort)
				.is_ok()
		{
			Self::deposit_event(Event::CollateralReleased { restaker: restaker.clone(), amount });
		}
		wanted.saturating_sub(held)
	}

	/// Lowers everything `restaker` has delegated or is taking back so that it is worth at most
	/// `collateral`; what it owes for slashes not collected yet falls alike.
	pub(crate) fn cap_claim(restaker: &T::AccountId, collateral: Balance) {
		let Some(record) = Restakers::<T>::get(restaker) else { return };
		if record.claim <= collateral {
			return;
		}
		for operator in &record.operators {
			let Some(mut position) = Positions::<T>::get(operator, restaker) else { continue };
			let mut ledger = Self::ledger(operator);
			let before = (position.delegated(), position.claim());
			// What it was rewarded so far is for what it counted so far.
			Self::accrue(operator, restaker, &mut ledger, &mut position);
			let accrued = (ledger.clone(), position.clone());
			let Ok(written_off) = position.scale(&mut ledger, collateral, record.claim) else {
				// A history without room is one nobody has touched for longer than it remembers;
				// then nothing can be slashed that this would have to change.
				Self::store(operator, restaker, accrued.0, accrued.1);
				continue;
			};
			let after = (position.delegated(), position.claim());
			Self::store(operator, restaker, ledger, position);
			Self::change_record(operator, restaker, |record| {
				record.delegated =
					record.delegated.saturating_sub(before.0.saturating_sub(after.0));
				record.claim = record.claim.saturating_sub(before.1.saturating_sub(after.1));
			});
			for (slash, outstanding) in written_off {
				T::Settlement::on_written_off(slash, outstanding);
			}
		}
		let now = Restakers::<T>::get(restaker).map_or(0, |record| record.claim);
		Self::deposit_event(Event::CollateralLost {
			restaker: restaker.clone(),
			amount: record.claim.saturating_sub(now),
		});
	}
}

impl<T: Config> OnBondChange<T::AccountId> for Pallet<T> {
	fn on_bond_slashed(stash: &T::AccountId, active: Balance, total: Balance) {
		// What is left of a bond below the existential deposit can be swept without a word.
		let total = if total < T::Currency::minimum_balance() { 0 } else { total };
		// A touch that charges sees to what that leaves when it is done.
		if !Charging::<T>::get() {
			Self::follow_slash(stash, SlashedBond { active, total });
		}
	}

	fn on_bond_withdrawn(stash: &T::AccountId) {
		if Restakers::<T>::contains_key(stash) {
			Self::register_weight(T::WeightInfo::on_bond_withdrawn());
			Self::secure(stash);
		}
	}
}
