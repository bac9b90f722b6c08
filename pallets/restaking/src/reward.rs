// SPDX-License-Identifier: Apache-2.0

//! Owing rewards to everybody behind an operator, without looking at anybody.

use crate::*;
use alloc::{collections::BTreeSet, vec::Vec};
use frame::prelude::*;
use restaking_primitives::{
	Balance, Delegate, EraIndex, Eras, Magnitude, PerUnit, RewardStake, Units,
};

impl<T: Config> Pallet<T> {
	/// Adds what `position` was rewarded since the last time to what its owner is owed.
	pub(crate) fn accrue(
		operator: &T::AccountId,
		restaker: &T::AccountId,
		ledger: &mut OperatorLedger<T>,
		position: &mut Position<T>,
	) {
		let accrued = position.accrue(ledger, |era| Self::rewarded_before(operator, ledger, era));
		if accrued > 0 {
			ledger.rewards.unaccrued = ledger.rewards.unaccrued.saturating_sub(accrued);
			Owed::<T>::mutate(restaker, operator, |owed| *owed = owed.saturating_add(accrued));
		}
	}

	/// What a unit of `operator` was rewarded for the eras before `era`.
	fn rewarded_before(
		operator: &T::AccountId,
		ledger: &OperatorLedger<T>,
		era: EraIndex,
	) -> PerUnit {
		ledger
			.rewarded_before(era)
			.or_else(|| Boundaries::<T>::get(operator, BoundaryEntry::key(era))?.get(era)?.rewarded)
			// Never needed: every boundary of a position is on record. Whoever it is gets nothing.
			.unwrap_or(ledger.rewards.total)
	}

	/// Writes down what has just been forgotten of the boundaries that positions have.
	pub(crate) fn note_passed(operator: &T::AccountId, passed: Vec<(EraIndex, PerUnit)>) {
		let mut left = passed.as_slice();
		while let Some((era, _)) = left.first() {
			let key = BoundaryEntry::key(*era);
			let here = left.iter().take_while(|(era, _)| BoundaryEntry::key(*era) == key).count();
			let (these, others) = left.split_at(here);
			left = others;
			let Some(mut entry) = Boundaries::<T>::get(operator, key) else { continue };
			let noted = these.iter().filter(|(era, rewarded)| entry.pass(*era, *rewarded)).count();
			if noted > 0 {
				Boundaries::<T>::insert(operator, key, entry);
			}
		}
	}

	/// A position has the boundaries `new` instead of `old`.
	pub(crate) fn move_boundaries(
		operator: &T::AccountId,
		old: &BTreeSet<EraIndex>,
		new: &BTreeSet<EraIndex>,
	) {
		let change = |era: EraIndex, change: fn(&mut BoundaryEntry, EraIndex)| {
			Boundaries::<T>::mutate_exists(operator, BoundaryEntry::key(era), |slot| {
				let mut entry = slot.take().unwrap_or_default();
				change(&mut entry, era);
				*slot = (!entry.0.is_empty()).then_some(entry);
			});
		};
		for era in new.difference(old) {
			change(*era, BoundaryEntry::add);
		}
		for era in old.difference(new) {
			change(*era, BoundaryEntry::remove);
		}
	}

	/// What nobody will be owed any more: the rounding of the rewards of an operator that everybody
	/// has left.
	pub(crate) fn keep_dust(rewards: Rewards<T>) {
		let dust = rewards.unaccrued.saturating_add(rewards.remainder);
		if dust > 0 {
			RewardDust::<T>::mutate(|all| *all = all.saturating_add(dust));
		}
	}

	/// What all restakers are owed or will be, with what rounding left: as much as was given and not
	/// taken yet. Reads everything.
	pub fn rewards_outstanding() -> Balance {
		let owed = Owed::<T>::iter_values().fold(0, Balance::saturating_add);
		Operators::<T>::iter_values()
			.map(|ledger| ledger.rewards.unaccrued.saturating_add(ledger.rewards.remainder))
			.fold(owed, Balance::saturating_add)
			.saturating_add(RewardDust::<T>::get())
	}

	/// The units of `restaker` that were liable at `operator` in `era`; none of an era that is
	/// forgotten.
	pub fn units_of(operator: &T::AccountId, restaker: &T::AccountId, era: EraIndex) -> Units {
		if era < Self::keep_from(operator) {
			return Units::ZERO;
		}
		Positions::<T>::get(operator, restaker)
			.map_or(Units::ZERO, |position| position.units_in(era))
	}

	/// What `restaker` owes, or has paid, for a slash that took `delta` from the magnitude of
	/// `operator` for `era`, in plancks, rounded up; zero once the era is forgotten. A position that
	/// the base chain has slashed since is taken for what is left of it.
	pub fn slash_share(
		operator: &T::AccountId,
		restaker: &T::AccountId,
		era: EraIndex,
		delta: Magnitude,
	) -> Balance {
		delta.stake_of_rounded_up(Self::units_of(operator, restaker, era))
	}
}

impl<T: Config> RewardStake<T::AccountId> for Pallet<T> {
	fn reward_stake(
		operator: &T::AccountId,
		era: EraIndex,
		amount: Balance,
	) -> Result<PerUnit, DispatchError> {
		ensure!(era < T::Eras::active_era(), Error::<T>::EraNotOver);
		let mut ledger = Self::ledger(operator);
		let each = ledger.reward(era, amount).map_err(Error::<T>::from)?;
		Self::store_ledger(operator, ledger);
		Self::deposit_event(Event::StakeRewarded { operator: operator.clone(), era, amount });
		Ok(each)
	}

	fn share_of(
		operator: &T::AccountId,
		restaker: &T::AccountId,
		era: EraIndex,
		each: PerUnit,
	) -> Balance {
		each.worth(Self::units_of(operator, restaker, era))
	}

	fn owed(operator: &T::AccountId, restaker: &T::AccountId) -> Balance {
		let accrued = Positions::<T>::get(operator, restaker).map_or(0, |mut position| {
			let ledger = Self::ledger(operator);
			position.accrue(&ledger, |era| Self::rewarded_before(operator, &ledger, era))
		});
		Owed::<T>::get(restaker, operator).saturating_add(accrued)
	}

	fn take_owed(operator: &T::AccountId, restaker: &T::AccountId) -> Balance {
		if let Some(mut position) = Positions::<T>::get(operator, restaker) {
			let mut ledger = Self::ledger(operator);
			Self::accrue(operator, restaker, &mut ledger, &mut position);
			Self::store(operator, restaker, ledger, position);
		}
		Owed::<T>::take(restaker, operator)
	}

	fn operators_of(restaker: &T::AccountId) -> Vec<T::AccountId> {
		Restakers::<T>::get(restaker).unwrap_or_default().operators.into_inner()
	}

	fn operators_left_by(restaker: &T::AccountId, limit: u32) -> Vec<T::AccountId> {
		let with = Self::operators_of(restaker);
		let limit = usize::try_from(limit).unwrap_or(usize::MAX);
		Owed::<T>::iter_key_prefix(restaker)
			.take(with.len().saturating_add(limit))
			.filter(|operator| !with.contains(operator))
			.take(limit)
			.collect()
	}
}

impl<T: Config> Delegate<T::AccountId> for Pallet<T> {
	fn restakable(stash: &T::AccountId) -> Balance {
		Self::restakable_of(stash)
	}

	fn min_delegation() -> Balance {
		T::MinDelegation::get()
	}

	fn max_settlement() -> Weight {
		T::WeightInfo::delegate(T::MaxUncollected::get()).saturating_sub(T::WeightInfo::delegate(0))
	}

	fn delegate(
		restaker: &T::AccountId,
		operator: &T::AccountId,
		amount: Balance,
	) -> Result<Weight, DispatchError> {
		let touched = Self::do_delegate(restaker, operator, amount)?;
		Ok(T::WeightInfo::delegate(touched.collected).saturating_sub(T::WeightInfo::delegate(0)))
	}
}

impl<T> From<RewardRefused> for Error<T> {
	fn from(why: RewardRefused) -> Self {
		match why {
			RewardRefused::EraForgotten => Self::EraForgotten,
			RewardRefused::NobodyLiable => Self::NobodyLiable,
			RewardRefused::TooLarge => Self::RewardTooLarge,
			RewardRefused::HistoryFull => Self::HistoryFull,
		}
	}
}
