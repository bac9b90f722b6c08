// SPDX-License-Identifier: Apache-2.0

//! Stand-ins for what rewards ask of others: who serves a service, for which commission, and whose
//! stake is behind an operator.
//!
//! These keep their state in storage, so that a failed call rolls them back.

use crate::{
	Balance, Commissions, Delegate, EraIndex, PerUnit, RewardStake, ServiceId, ServiceOperators,
	Units,
};
use frame::{
	arithmetic::Perbill,
	deps::{frame_support::weights::Weight, sp_runtime::DispatchError},
	prelude::ensure,
	runtime::prelude::parameter_types,
};
use std::{collections::BTreeMap, vec::Vec};

parameter_types! {
	/// Who owns a service.
	storage Owners: BTreeMap<ServiceId, u64> = BTreeMap::new();
	/// What an operator has allocated to a service from an era on.
	storage Stakes: BTreeMap<(ServiceId, u64), History<Balance>> = BTreeMap::new();
	/// What an operator keeps of what a service pays, from an era on.
	storage Kept: BTreeMap<(u64, ServiceId), History<Perbill>> = BTreeMap::new();
	/// The units of a restaker behind an operator from an era on.
	storage Behind: BTreeMap<(u64, u64), History<Units>> = BTreeMap::new();
	/// What a restaker is owed at an operator.
	storage Owed: BTreeMap<(u64, u64), Balance> = BTreeMap::new();
	/// How much more a stash could delegate.
	storage Restakable: BTreeMap<u64, Balance> = BTreeMap::new();
	/// What settling adds to the weight of a delegation.
	storage Settlement: Weight = Weight::zero();
	/// Whether no delegation is accepted.
	storage Refusing: bool = false;
}

/// What holds from an era on, by era.
type History<V> = BTreeMap<EraIndex, V>;

fn change<V>(get: fn() -> V, set: fn(&V), change: impl FnOnce(&mut V)) {
	let mut value = get();
	change(&mut value);
	set(&value);
}

fn in_force<V: Copy>(history: &History<V>, era: EraIndex) -> Option<V> {
	history.range(..=era).next_back().map(|(_, value)| *value)
}

/// Services and who serves them, as the test says.
pub struct FakeServices;

impl FakeServices {
	/// Makes `owner` the owner of `service`, or removes the service.
	pub fn set_owner(service: ServiceId, owner: Option<u64>) {
		change(Owners::get, Owners::set, |all| {
			match owner {
				Some(owner) => all.insert(service, owner),
				None => all.remove(&service),
			};
		});
	}

	/// Lets `operator` have `stake` plancks allocated to `service` from `era` on.
	pub fn set_stake(service: ServiceId, operator: u64, era: EraIndex, stake: Balance) {
		change(Stakes::get, Stakes::set, |all| {
			all.entry((service, operator)).or_default().insert(era, stake);
		});
	}
}

impl ServiceOperators<u64> for FakeServices {
	fn owner(service: ServiceId) -> Option<u64> {
		Owners::get().get(&service).copied()
	}

	fn stakes_in(service: ServiceId, era: EraIndex) -> Vec<(u64, Balance)> {
		Stakes::get()
			.range((service, 0)..=(service, u64::MAX))
			.filter_map(|((_, operator), history)| Some((*operator, in_force(history, era)?)))
			.filter(|(_, stake)| *stake > 0)
			.collect()
	}

	fn stake_in(service: ServiceId, operator: &u64, era: EraIndex) -> Balance {
		Stakes::get()
			.get(&(service, *operator))
			.and_then(|history| in_force(history, era))
			.unwrap_or_default()
	}

	fn operators_of(service: ServiceId) -> u32 {
		Stakes::get().range((service, 0)..=(service, u64::MAX)).count() as u32
	}
}

/// Commissions, as the test says; nothing at first.
pub struct FakeCommissions;

impl FakeCommissions {
	/// Lets `operator` keep `commission` of what `service` pays for `era` and later ones.
	pub fn set(operator: u64, service: ServiceId, era: EraIndex, commission: Perbill) {
		change(Kept::get, Kept::set, |all| {
			all.entry((operator, service)).or_default().insert(era, commission);
		});
	}
}

impl Commissions<u64> for FakeCommissions {
	fn commission_in(operator: &u64, service: ServiceId, era: EraIndex) -> Perbill {
		Kept::get()
			.get(&(*operator, service))
			.and_then(|history| in_force(history, era))
			.unwrap_or(Perbill::zero())
	}
}

/// A plain ledger: it goes through every restaker.
pub struct FakeRewardStake;

impl FakeRewardStake {
	/// Lets `restaker` have `units` behind `operator` from `era` on.
	pub fn set_units(operator: u64, restaker: u64, era: EraIndex, units: Units) {
		change(Behind::get, Behind::set, |all| {
			all.entry((operator, restaker)).or_default().insert(era, units);
		});
	}

	/// Lets `stash` delegate up to `amount` more.
	pub fn set_restakable(stash: u64, amount: Balance) {
		change(Restakable::get, Restakable::set, |all| {
			all.insert(stash, amount);
		});
	}

	/// Lets the ledger refuse every delegation, or accept them again.
	pub fn refuse_delegations(refuse: bool) {
		Refusing::set(&refuse);
	}

	/// Remembers what `restaker` is owed at `operator` although it has nothing there any more.
	pub fn remember(operator: u64, restaker: u64) {
		change(Owed::get, Owed::set, |all| {
			all.entry((operator, restaker)).or_default();
		});
		change(Behind::get, Behind::set, |all| {
			all.remove(&(operator, restaker));
		});
	}

	/// Lets `restaker` owe slashes that add so much to the weight of delegating.
	pub fn set_settlement(weight: Weight) {
		Settlement::set(&weight);
	}

	/// What all restakers together are owed.
	pub fn owed_in_all() -> Balance {
		Owed::get().values().sum()
	}

	/// The units behind `operator` in `era`.
	pub fn units_in(operator: u64, era: EraIndex) -> Units {
		Units(Self::behind(operator, era).iter().map(|(_, units)| units.0).sum())
	}

	fn behind(operator: u64, era: EraIndex) -> Vec<(u64, Units)> {
		Behind::get()
			.range((operator, 0)..=(operator, u64::MAX))
			.filter_map(|((_, restaker), history)| Some((*restaker, in_force(history, era)?)))
			.collect()
	}
}

impl RewardStake<u64> for FakeRewardStake {
	fn reward_stake(
		operator: &u64,
		era: EraIndex,
		amount: Balance,
	) -> Result<PerUnit, DispatchError> {
		let behind = Self::behind(*operator, era);
		let all = Self::units_in(*operator, era);
		let each = PerUnit::of(amount, all).ok_or(DispatchError::Other("nobody was liable"))?;
		change(Owed::get, Owed::set, |owed| {
			for (restaker, units) in behind {
				*owed.entry((*operator, restaker)).or_default() +=
					crate::share(amount, units.0, all.0);
			}
		});
		Ok(each)
	}

	fn share_of(operator: &u64, restaker: &u64, era: EraIndex, each: PerUnit) -> Balance {
		let behind = Self::behind(*operator, era);
		behind.iter().find(|(who, _)| who == restaker).map_or(0, |(_, units)| each.worth(*units))
	}

	fn owed(operator: &u64, restaker: &u64) -> Balance {
		Owed::get().get(&(*operator, *restaker)).copied().unwrap_or_default()
	}

	fn take_owed(operator: &u64, restaker: &u64) -> Balance {
		let owed = Self::owed(operator, restaker);
		change(Owed::get, Owed::set, |all| {
			all.remove(&(*operator, *restaker));
		});
		owed
	}

	fn operators_of(restaker: &u64) -> Vec<u64> {
		Behind::get()
			.keys()
			.filter(|(_, who)| who == restaker)
			.map(|(operator, _)| *operator)
			.collect()
	}

	fn operators_left_by(restaker: &u64, limit: u32) -> Vec<u64> {
		let behind = Behind::get();
		Owed::get()
			.keys()
			.filter(|(operator, who)| who == restaker && !behind.contains_key(&(*operator, *who)))
			.map(|(operator, _)| *operator)
			.take(limit as usize)
			.collect()
	}
}

impl Delegate<u64> for FakeRewardStake {
	fn restakable(stash: &u64) -> Balance {
		Restakable::get().get(stash).copied().unwrap_or_default()
	}

	fn min_delegation() -> Balance {
		100
	}

	fn max_settlement() -> Weight {
		Weight::from_parts(10_000_000_000, 100_000)
	}

	fn delegate(restaker: &u64, operator: &u64, amount: Balance) -> Result<Weight, DispatchError> {
		ensure!(!Refusing::get(), DispatchError::Other("refused"));
		ensure!(amount >= Self::min_delegation(), DispatchError::Other("below the minimum"));
		ensure!(amount <= Self::restakable(restaker), DispatchError::Other("too much"));
		change(Restakable::get, Restakable::set, |all| {
			*all.entry(*restaker).or_default() -= amount;
		});
		change(Behind::get, Behind::set, |all| {
			let history = all.entry((*operator, *restaker)).or_default();
			let now = history.values().next_back().copied().unwrap_or_default();
			let from = <super::FakeEras as crate::Eras>::active_era() + 1;
			history.insert(from, now.saturating_add(Units(amount)));
		});
		Ok(Settlement::get())
	}
}
