// SPDX-License-Identifier: Apache-2.0

//! The invariants of the ledger, checked over its whole state.

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use frame::{prelude::*, token::fungible::InspectHold};
use restaking_primitives::{Balance, Bonds, EraIndex, Eras, Magnitude, RewardStake, Units};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet. Reads everything: for tests, audits and
	/// `try-runtime`, never for a call.
	pub fn do_try_state() -> DispatchResult {
		Self::the_delays_are_safe()?;
		Self::collateral_covers_every_claim()?;
		Self::who_is_behind_has_something_to_catch_up_with()?;
		Self::a_restaker_is_the_sum_of_its_positions()?;
		Self::aggregates_are_the_sum_of_positions()?;
		Self::uncollected_slashes_are_the_sum_of_what_positions_owe()?;
		Self::a_position_backs_what_it_counts()?;
		Self::magnitudes_are_at_most_full()?;
		ensure!(!Charging::<T>::exists(), "a slash of a bond did not come to its end");
		Self::every_uncollected_slash_is_being_collected()?;
		Self::every_exhausted_operator_is_winding_up()?;
		Self::boundaries_are_those_of_positions()?;
		Self::invariant_7_no_more_is_owed_than_was_given()
	}

	/// Section 9 of the design: the delays keep their inequalities.
	fn the_delays_are_safe() -> DispatchResult {
		let delays = DelaysInForce::<T>::get();
		ensure!(
			delays.ensure_safe(T::BondingDuration::get(), Self::max_window()).is_ok(),
			"the delays are not safe"
		);
		Ok(())
	}

	/// Invariant 1: bond and hold cover delegations and exits, pending slashes included; nothing
	/// is held beyond them. Of who is behind the base chain's slashes, they cover what is left once
	/// it has caught up.
	fn collateral_covers_every_claim() -> DispatchResult {
		let reason = HoldReason::Collateral.into();
		for (restaker, record) in Restakers::<T>::iter() {
			let held = T::Currency::balance_on_hold(&reason, &restaker);
			let collateral = T::Bonds::total(&restaker).saturating_add(held);
			let claim =
				Self::left_after_catching_up(&restaker).map_or(record.claim, |(left, _)| left);
			ensure!(collateral >= claim, "the collateral does not cover a claim");
			ensure!(held <= record.claim, "more is held than is claimed");
		}
		Ok(())
	}

	/// Only restakers are behind the base chain's slashes, and only where that makes a difference.
	fn who_is_behind_has_something_to_catch_up_with() -> DispatchResult {
		let reason = HoldReason::Collateral.into();
		for (restaker, bond) in Behind::<T>::iter() {
			let record = Restakers::<T>::get(&restaker).unwrap_or_default();
			let held = T::Currency::balance_on_hold(&reason, &restaker);
			let is_behind = bond.is_behind(&record, held, Self::delegable(bond.active));
			ensure!(is_behind, "somebody is behind, and has nothing to catch up with");
		}
		Ok(())
	}

	/// Invariant 2, seen from the restaker: what is known of one is the sum of its positions.
	fn a_restaker_is_the_sum_of_its_positions() -> DispatchResult {
		let mut sums: BTreeMap<T::AccountId, (Balance, Balance, BTreeSet<T::AccountId>)> =
			BTreeMap::new();
		for (operator, restaker, position) in Positions::<T>::iter() {
			ensure!(!position.parts.is_empty(), "an empty position is stored");
			ensure!(position.parts.iter().all(Part::counts), "an empty part is stored");
			let sum = sums.entry(restaker).or_default();
			sum.0 = sum.0.saturating_add(position.claim());
			sum.1 = sum.1.saturating_add(position.delegated());
			sum.2.insert(operator);
		}
		let mut known = 0_usize;
		for (restaker, record) in Restakers::<T>::iter() {
			let (claim, delegated, operators) = sums.get(&restaker).cloned().unwrap_or_default();
			ensure!(record.claim == claim, "a restaker's claim is not the sum of its positions");
			ensure!(record.delegated == delegated, "a restaker's delegations are not their sum");
			let listed: BTreeSet<_> = record.operators.iter().cloned().collect();
			ensure!(listed == operators, "a restaker's operators are not those of its positions");
			ensure!(listed.len() == record.operators.len(), "an operator is listed twice");
			known = known.saturating_add(1);
		}
		ensure!(known == sums.len(), "a restaker is not known");
		Ok(())
	}

	/// Invariant 2: an operator's units of every kept era are the sum over those liable in it.
	fn aggregates_are_the_sum_of_positions() -> DispatchResult {
		let next = T::Eras::active_era().saturating_add(1);
		for (operator, ledger) in Operators::<T>::iter() {
			let positions = Positions::<T>::iter_prefix(&operator).count();
			ensure!(
				usize::try_from(ledger.positions) == Ok(positions),
				"an operator's positions are not counted right"
			);
			let from = ledger.kept_from.max(Self::keep_from(&operator));
			for era in from..=next.max(from) {
				let mut sum = Units::ZERO;
				for (_, position) in Positions::<T>::iter_prefix(&operator) {
					for part in position.parts.iter().filter(|part| part.is_liable_in(era)) {
						sum = sum.saturating_add(part.units);
					}
				}
				ensure!(
					ledger.units_in(era) == Some(sum),
					"an operator's units of an era are not the sum of those liable in it"
				);
			}
			ensure!(
				ledger.history.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0)),
				"a history is not in order"
			);
		}
		for (operator, _, _) in Positions::<T>::iter() {
			ensure!(Operators::<T>::contains_key(&operator), "a position has no operator ledger");
		}
		Ok(())
	}

	/// Invariant 5, the ledger's half: what a slash still has to collect is what those owe who
	/// have not settled it, and they have it.
	fn uncollected_slashes_are_the_sum_of_what_positions_owe() -> DispatchResult {
		for (operator, ledger) in Operators::<T>::iter() {
			for slash in &ledger.uncollected {
				let mut sum = Units::ZERO;
				for (_, position) in Positions::<T>::iter_prefix(&operator) {
					if position.settled > slash.sequence {
						continue;
					}
					for part in position.parts.iter().filter(|part| part.is_liable_in(slash.era)) {
						sum = sum.saturating_add(part.units);
					}
				}
				ensure!(
					slash.units == sum,
					"what a slash has to collect is not what is owed for it"
				);
				ensure!(!sum.is_zero(), "a slash that nobody owes is still uncollected");
			}
			let owed = ledger
				.uncollected
				.iter()
				.fold(0, |sum: Balance, slash| sum.saturating_add(slash.outstanding()));
			let held = Positions::<T>::iter_prefix(&operator)
				.fold(0, |sum: Balance, (_, position)| sum.saturating_add(position.claim()));
			ensure!(owed <= held, "more is outstanding than is still held");
		}
		Ok(())
	}

	/// Every holding is worth at least what is allocated of it, also after all it still owes.
	fn a_position_backs_what_it_counts() -> DispatchResult {
		for (operator, restaker, _) in Positions::<T>::iter() {
			let magnitude = Self::magnitude_of(&operator);
			let Some((position, _)) = Self::settled(&operator, &restaker) else { continue };
			for part in &position.parts {
				// What is left worth nothing was rounded up when it was charged, and before.
				let most = if part.amount == 0 { 2 } else { part.amount };
				ensure!(
					magnitude.stake_of_rounded_up(part.units) <= most,
					"a holding counts more than it is worth"
				);
			}
		}
		Ok(())
	}

	/// Invariant 3, the ledger's half.
	fn magnitudes_are_at_most_full() -> DispatchResult {
		for (_, ledger) in Operators::<T>::iter() {
			ensure!(ledger.magnitude <= Magnitude::FULL, "a magnitude is above full");
			ensure!(!ledger.is_wound_up(), "a ledger without anybody liable is still open");
		}
		Ok(())
	}

	/// Nothing pending is forgotten: the collection of every uncollected slash is under way.
	fn every_uncollected_slash_is_being_collected() -> DispatchResult {
		for (operator, ledger) in Operators::<T>::iter() {
			ensure!(
				ledger.uncollected.is_empty() || Collecting::<T>::contains_key(&operator),
				"an uncollected slash is not being collected"
			);
		}
		Ok(())
	}

	/// Everybody leaves an operator that was slashed to nothing: all of those, once each, are queued
	/// for it.
	fn every_exhausted_operator_is_winding_up() -> DispatchResult {
		let first = WindUpFrom::<T>::get();
		let mut exhausted = 0_usize;
		for (operator, ledger) in Operators::<T>::iter() {
			let winds_up = ledger.winds_up;
			ensure!(
				ledger.magnitude.is_exhausted() == winds_up.is_some(),
				"not just what is exhausted winds up"
			);
			let Some(era) = winds_up else { continue };
			ensure!(
				WindingUp::<T>::contains_key(era, &operator),
				"an exhausted operator does not wind up"
			);
			ensure!(
				first.is_some_and(|first| first <= era),
				"an operator that winds up was passed"
			);
			exhausted = exhausted.saturating_add(1);
		}
		let queued = WindingUp::<T>::iter_keys().count();
		ensure!(queued == exhausted, "an operator winds up twice, or is not exhausted");
		Ok(())
	}

	/// What a position needs to know of its eras is on record, and nothing else is.
	fn boundaries_are_those_of_positions() -> DispatchResult {
		let mut counts: BTreeMap<(T::AccountId, EraIndex), u32> = BTreeMap::new();
		for (operator, _, position) in Positions::<T>::iter() {
			for era in position.boundaries() {
				counts.entry((operator.clone(), era)).or_default().saturating_inc();
			}
		}
		let mut known = 0_usize;
		let all = Boundaries::<T>::iter().flat_map(|(operator, key, entry)| {
			let entries = entry.0.into_iter();
			entries.map(move |(era, boundary)| (operator.clone(), key, era, boundary))
		});
		for (operator, key, era, boundary) in all {
			known = known.saturating_add(1);
			ensure!(BoundaryEntry::key(era) == key, "a boundary is not where it should be");
			let count = counts.get(&(operator.clone(), era)).copied().unwrap_or_default();
			ensure!(count > 0, "a boundary is of no position");
			ensure!(boundary.positions == count, "a boundary is not of that many positions");
			let kept = Operators::<T>::get(&operator).is_some_and(|ledger| era >= ledger.kept_from);
			ensure!(
				boundary.rewarded.is_none() == kept,
				"a boundary is not on record where it should be"
			);
		}
		ensure!(known == counts.len(), "a boundary of a position is not known");
		Ok(())
	}

	/// Invariant 7, the ledger's half: what the positions of an operator will be owed was given.
	fn invariant_7_no_more_is_owed_than_was_given() -> DispatchResult {
		for (operator, ledger) in Operators::<T>::iter() {
			let mut will_be: Balance = 0;
			for (restaker, _) in Positions::<T>::iter_prefix(&operator) {
				let owed = <Self as RewardStake<T::AccountId>>::owed(&operator, &restaker);
				let accrued = Owed::<T>::get(&restaker, &operator);
				will_be = will_be.saturating_add(owed.saturating_sub(accrued));
			}
			ensure!(will_be <= ledger.rewards.unaccrued, "more is owed than was given");
		}
		Ok(())
	}
}
