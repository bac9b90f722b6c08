// SPDX-License-Identifier: Apache-2.0

//! Restaking as the design says it should be: plain, slow and exact.
//!
//! Every restaker is visited by a loop, every amount is an exact number, nothing is kept in
//! aggregates and nothing is collected lazily. None of the pallets' code is used.
//!
//! For each call there is a `may_…`, which says what has to come of it, and where something changes
//! that no event tells a `do_…`, which changes it. What the chain does by itself (collecting,
//! executing, releasing, forgetting) is foreseen, and checked as its events come in: the `note_…`.
//!
//! What pallet-staking does to a bond by its own rules is an input.

mod allocations;
mod claims;
mod collateral;
mod distribute;
mod execute;
mod keys;
mod ledger;
mod operators;
mod propose;
mod rewards;
mod services;
mod settle;
mod streams;
#[cfg(test)]
mod tests;
mod types;

pub use claims::{Claimed, Room};
pub use distribute::{Distributed, Refused};
pub use execute::Executed;
pub use operators::{Commission, Operator};
pub use propose::{Accusation, Statement};
pub use rewards::{Destination, EraPaid, Owed, Record, Rewards, Stream};
pub use settle::Books;
pub use types::*;

use crate::num::Q;
use std::collections::{BTreeMap, BTreeSet};

/// What a check of something the chain did by itself says.
pub type Checked = Result<(), String>;

/// The whole state.
#[derive(Clone, Debug)]
pub struct Reference {
	/// What does not change.
	pub rules: Rules,
	/// The active era.
	pub era: Era,
	/// Everybody with a bond or a position.
	pub restakers: BTreeMap<Who, Restaker>,
	/// What was left worth nothing, by restaker and operator, until no era of it can be rewarded.
	pub traces: BTreeMap<(Who, Who), Vec<Trace>>,
	/// The last magnitude of an operator that was not zero.
	pub last_magnitudes: BTreeMap<Who, u64>,
	/// Of whom the chain says that it had no weight to follow a slash of the base chain, and what is
	/// left of their bonds, once that is told.
	pub behind: BTreeMap<Who, Option<Planck>>,
	/// What is left of operators' magnitudes; whole for those not named.
	pub magnitudes: BTreeMap<Who, u64>,
	/// The registered operators.
	pub operators: BTreeMap<Who, Operator>,
	/// All keys on record.
	pub keys: BTreeMap<Key, Tenure>,
	/// All services that are not retired.
	pub services: BTreeMap<ServiceId, Service>,
	/// The name of the next.
	pub next_service: ServiceId,
	/// What operators have put behind services, applications and endings included.
	pub allocations: BTreeMap<(ServiceId, Who), Allocation>,
	/// What operators share.
	pub tranches: BTreeMap<Who, Tranche>,
	/// All slashes there ever were.
	pub slashes: BTreeMap<SlashId, Slash>,
	/// The open slashes by the era in which they are due, by turn and service.
	pub queue: BTreeMap<Era, BTreeMap<(u32, ServiceId), SlashId>>,
	/// How many were queued for an era, by service.
	pub turns: BTreeMap<(Era, ServiceId), u32>,
	/// Who offended in a window of a service: how many slashes, and with what stake.
	pub offenders: BTreeMap<(ServiceId, (Era, Era)), BTreeMap<Who, Offender>>,
	/// Pairs of restaker and operator that were touched since the last look.
	pub touched: BTreeSet<(Who, Who)>,
	/// All about rewards.
	pub rewards: Rewards,
}

/// An operator that offended in a window.
#[derive(Clone, Debug)]
pub struct Offender {
	/// How many slashes of it count.
	pub slashes: u32,
	/// Its allocation, as stake, at the first of them.
	pub stake: Q,
}

impl Reference {
	/// An empty network.
	pub fn new(rules: Rules) -> Self {
		Self {
			rules,
			era: 0,
			restakers: BTreeMap::new(),
			traces: BTreeMap::new(),
			last_magnitudes: BTreeMap::new(),
			behind: BTreeMap::new(),
			magnitudes: BTreeMap::new(),
			operators: BTreeMap::new(),
			keys: BTreeMap::new(),
			services: BTreeMap::new(),
			next_service: 0,
			allocations: BTreeMap::new(),
			tranches: BTreeMap::new(),
			slashes: BTreeMap::new(),
			queue: BTreeMap::new(),
			turns: BTreeMap::new(),
			offenders: BTreeMap::new(),
			touched: BTreeSet::new(),
			rewards: Rewards::default(),
		}
	}

	/// What is left of the magnitude of an operator.
	pub fn magnitude(&self, operator: Who) -> u64 {
		self.magnitudes.get(&operator).copied().unwrap_or(FULL)
	}
}
