// SPDX-License-Identifier: Apache-2.0

//! What the ledger answers without changing anything.

use crate::*;
use alloc::vec::Vec;
use frame::{prelude::*, token::fungible::InspectHold};
use restaking_primitives::{
	runtime_api::{DelegationInfo, ExitInfo, PendingSlash, RestakerInfo},
	Balance, Bonds, Delays, EraIndex, Eras, Magnitude,
};

impl<T: Config> Pallet<T> {
	/// How many eras a liability window may last, so that the ledger has room for it: it keeps
	/// the window, the era before, and two eras ahead.
	pub fn max_window() -> EraIndex {
		T::MaxHistory::get().saturating_sub(4)
	}

	/// The delays in force.
	pub fn delays() -> Delays {
		DelaysInForce::<T>::get()
	}

	pub(crate) fn magnitude_of(operator: &T::AccountId) -> Magnitude {
		Operators::<T>::get(operator).map_or(Magnitude::FULL, |ledger| ledger.magnitude)
	}

	pub(crate) fn restakable_of(stash: &T::AccountId) -> Balance {
		if Behind::<T>::contains_key(stash) {
			// First it has to catch up; what that leaves is known then.
			return 0;
		}
		let claim = Restakers::<T>::get(stash).map_or(0, |record| record.claim);
		Self::delegable(T::Bonds::active(stash)).saturating_sub(claim)
	}

	/// What `restaker` has delegated to `operator`, after pending slashes.
	pub(crate) fn delegation_of(operator: &T::AccountId, restaker: &T::AccountId) -> Balance {
		Self::settled(operator, restaker).map_or(0, |(position, _)| position.delegated())
	}

	/// A position as it will be when it is settled, and what it owes.
	pub(crate) fn settled(
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Option<(Position<T>, Vec<Due>)> {
		let (position, dues, _) = Self::settled_at(operator, restaker)?;
		Some((position, dues))
	}

	/// The same, and the ledger it was settled at.
	fn settled_at(
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Option<(Position<T>, Vec<Due>, OperatorLedger<T>)> {
		let mut position = Positions::<T>::get(operator, restaker)?;
		let mut ledger = Self::ledger(operator);
		if let Some((left, claim)) = Self::left_after_catching_up(restaker) {
			position.scale(&mut ledger, left, claim).ok()?;
		}
		let dues = position.settle(&mut ledger, T::Eras::active_era()).ok()?;
		Some((position, dues, ledger))
	}

	/// Every position of `stash`, by operator, as it will be when it is settled: liable for eras that
	/// can still be slashed, and for no other. For the runtime API.
	pub fn positions_of(
		stash: &T::AccountId,
	) -> impl Iterator<Item = (T::AccountId, Position<T>)> + '_ {
		let operators = Restakers::<T>::get(stash).unwrap_or_default().operators;
		operators.into_iter().filter_map(move |operator| {
			let (mut position, _, ledger) = Self::settled_at(&operator, stash)?;
			position.merge(&ledger);
			Some((operator, position))
		})
	}

	/// Everything `stash` has restaked. For the runtime API.
	pub fn restaker_info(stash: &T::AccountId) -> RestakerInfo<T::AccountId> {
		let record = Restakers::<T>::get(stash).unwrap_or_default();
		RestakerInfo {
			bond: T::Bonds::total(stash),
			active_bond: T::Bonds::active(stash),
			held: T::Currency::balance_on_hold(&HoldReason::Collateral.into(), stash),
			restakable: Self::restakable_of(stash),
			delegations: record
				.operators
				.iter()
				.filter_map(|operator| Self::delegation_info(operator, stash))
				.collect(),
		}
	}

	fn delegation_info(
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Option<DelegationInfo<T::AccountId>> {
		let (position, dues) = Self::settled(operator, restaker)?;
		if position.claim() == 0 && dues.is_empty() {
			// It is there to be rewarded only.
			return None;
		}
		let now = T::Eras::active_era();
		let exit_delay = Self::delays().exit;
		let joining = position
			.parts
			.iter()
			.filter(|part| part.is_delegated() && part.joined > now)
			.fold(0, |sum: Balance, part| sum.saturating_add(part.amount));
		let mut exits: Vec<ExitInfo> = Vec::new();
		let worth_something = position.parts.iter().filter(|part| part.amount > 0);
		for (liable_until, amount) in
			worth_something.filter_map(|part| Some((part.left?, part.amount)))
		{
			match exits.iter_mut().find(|exit| exit.liable_until == liable_until) {
				Some(exit) => exit.amount = exit.amount.saturating_add(amount),
				None => exits.push(ExitInfo {
					amount,
					liable_until,
					withdrawable_from: liable_until.saturating_add(exit_delay),
				}),
			}
		}
		Some(DelegationInfo {
			operator: operator.clone(),
			delegated: position.delegated(),
			joining,
			pending_slash: dues.iter().fold(0, |sum: Balance, due| sum.saturating_add(due.amount)),
			exits,
		})
	}

	/// Everything `stash` owes. For the runtime API.
	pub fn pending_slashes_of(stash: &T::AccountId) -> Vec<PendingSlash<T::AccountId>> {
		Restakers::<T>::get(stash)
			.unwrap_or_default()
			.operators
			.iter()
			.filter_map(|operator| Some((operator, Self::settled(operator, stash)?.1)))
			.flat_map(|(operator, dues)| {
				dues.into_iter().map(move |due| PendingSlash {
					slash: due.id,
					operator: operator.clone(),
					era: due.era,
					amount: due.amount,
				})
			})
			.collect()
	}

	/// What is still to be collected from the restakers of `operator`, over all its slashes.
	pub fn outstanding_of(operator: &T::AccountId) -> Balance {
		Operators::<T>::get(operator).map_or(0, |ledger| {
			ledger
				.uncollected
				.iter()
				.fold(0, |sum: Balance, slash| sum.saturating_add(slash.outstanding()))
		})
	}
}
