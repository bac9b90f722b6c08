// SPDX-License-Identifier: Apache-2.0

//! Operators, the stake behind them and what they have promised, as the test says.

use crate::{
	Balance, EraIndex, KeyKind, Magnitude, OperatorCommitments, OperatorRegistry, OperatorStake,
	ServiceKey, ServiceKeys, Units,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::Encode;
use core::cell::RefCell;
use frame::prelude::{DispatchError, DispatchResult};

/// An account of whatever type.
type Key = Vec<u8>;

std::thread_local! {
	static OPERATORS: RefCell<BTreeMap<Key, Balance>> = const { RefCell::new(BTreeMap::new()) };
	static COMMITTED: RefCell<BTreeSet<Key>> = const { RefCell::new(BTreeSet::new()) };
	static STAKES: RefCell<BTreeMap<Key, Stake>> = const { RefCell::new(BTreeMap::new()) };
}

/// A registry of operators that the test fills.
pub struct FakeOperators;

impl FakeOperators {
	/// Makes `who` an operator that promises `min_self_delegation`.
	pub fn register(who: &impl Encode, min_self_delegation: Balance) {
		OPERATORS.with_borrow_mut(|all| all.insert(who.encode(), min_self_delegation));
	}

	/// Makes `who` an operator no longer.
	pub fn deregister(who: &impl Encode) {
		OPERATORS.with_borrow_mut(|all| all.remove(&who.encode()));
	}
}

impl<AccountId: Encode> OperatorRegistry<AccountId> for FakeOperators {
	fn min_self_delegation(who: &AccountId) -> Option<Balance> {
		OPERATORS.with_borrow(|all| all.get(&who.encode()).copied())
	}
}

/// The keys of operators, and the eras in which they are theirs, as the test says.
pub struct FakeKeys;

std::thread_local! {
	static KEYS: RefCell<Vec<(ServiceKey, u64, EraIndex, Option<EraIndex>)>> =
		const { RefCell::new(Vec::new()) };
}

impl FakeKeys {
	/// Makes `key` one of `operator` from era `from` on, up to and including `until` if it was
	/// rotated away then.
	pub fn set(key: ServiceKey, operator: u64, from: EraIndex, until: Option<EraIndex>) {
		KEYS.with_borrow_mut(|all| {
			all.retain(|entry| entry.0 != key);
			all.push((key, operator, from, until));
		});
	}
}

impl ServiceKeys<u64> for FakeKeys {
	fn owner_in(key: &ServiceKey, era: EraIndex) -> Option<u64> {
		KEYS.with_borrow(|all| {
			all.iter()
				.find(|(other, _, from, until)| {
					other == key && *from <= era && until.is_none_or(|until| era <= until)
				})
				.map(|entry| entry.1)
		})
	}

	fn key_of(operator: &u64, kind: KeyKind) -> Option<ServiceKey> {
		KEYS.with_borrow(|all| {
			all.iter()
				.find(|(key, owner, _, until)| {
					owner == operator && key.kind() == kind && until.is_none()
				})
				.map(|entry| entry.0)
		})
	}
}

/// What operators have promised to services, as the test says; nothing at first.
pub struct FakeCommitments;

impl FakeCommitments {
	/// Gives `operator` an allocation, or takes it away.
	pub fn set(operator: &impl Encode, has_allocations: bool) {
		COMMITTED.with_borrow_mut(|all| match has_allocations {
			true => all.insert(operator.encode()),
			false => all.remove(&operator.encode()),
		});
	}
}

impl<AccountId: Encode> OperatorCommitments<AccountId> for FakeCommitments {
	fn has_allocations(operator: &AccountId) -> bool {
		COMMITTED.with_borrow(|all| all.contains(&operator.encode()))
	}
}

/// The stake behind operators, as the test says: the same units in every era, unless it says
/// since when.
pub struct FakeStake;

#[derive(Clone)]
struct Stake {
	active: bool,
	magnitude: Magnitude,
	/// The units from an era on, until the next entry.
	units: Vec<(EraIndex, Units)>,
}

impl FakeStake {
	/// Makes `operator` an active one of full magnitude with `stake` plancks delegated to it.
	pub fn set(operator: &impl Encode, stake: Balance) {
		let stake = Stake {
			active: true,
			magnitude: Magnitude::FULL,
			units: Vec::from([(0, Magnitude::FULL.units_for(stake))]),
		};
		STAKES.with_borrow_mut(|all| all.insert(operator.encode(), stake));
	}

	/// Lets `stake` plancks be delegated to `operator` from era `from` on, at a full magnitude;
	/// what was said of that era or later ones before is forgotten.
	pub fn set_from(operator: &impl Encode, from: EraIndex, stake: Balance) {
		Self::change(operator, |all| {
			all.units.retain(|(era, _)| *era < from);
			all.units.push((from, Magnitude::FULL.units_for(stake)));
		});
	}

	/// Makes `operator` active or inactive; its stake stays.
	pub fn set_active(operator: &impl Encode, active: bool) {
		Self::change(operator, |stake| stake.active = active);
	}

	/// Takes `delta` from the magnitude of `operator`, as the ledger does for a slash.
	pub fn slash(operator: &impl Encode, delta: Magnitude) {
		Self::change(operator, |stake| stake.magnitude = stake.magnitude.saturating_sub(delta));
	}

	/// Gives `operator` a fresh magnitude, as the ledger does once an exhausted one has wound up.
	pub fn reset(operator: &impl Encode) {
		Self::change(operator, |stake| stake.magnitude = Magnitude::FULL);
	}

	fn change(operator: &impl Encode, change: impl FnOnce(&mut Stake)) {
		STAKES.with_borrow_mut(|all| {
			if let Some(stake) = all.get_mut(&operator.encode()) {
				change(stake);
			}
		});
	}

	fn of(operator: &impl Encode) -> Option<Stake> {
		STAKES.with_borrow(|all| all.get(&operator.encode()).cloned())
	}
}

impl<AccountId: Encode> OperatorStake<AccountId> for FakeStake {
	fn ensure_active(operator: &AccountId) -> DispatchResult {
		match Self::of(operator) {
			Some(stake) if stake.active && !stake.magnitude.is_exhausted() => Ok(()),
			_ => Err(DispatchError::Other("inactive operator")),
		}
	}

	fn magnitude(operator: &AccountId) -> Magnitude {
		Self::of(operator).map_or(Magnitude::FULL, |stake| stake.magnitude)
	}

	fn backing(operator: &AccountId, magnitude: Magnitude, era: EraIndex) -> Balance {
		Self::of(operator)
			.and_then(|stake| stake.units.into_iter().rev().find(|(from, _)| *from <= era))
			.map_or(0, |(_, units)| magnitude.stake_of(units))
	}
}
