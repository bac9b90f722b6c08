// SPDX-License-Identifier: Apache-2.0

//! What is said of a run.

use super::Action;
use crate::{chain::LEFT_OUT, reference::Reference};
use frame_support::traits::GetCallName;
use rampart_runtime::Runtime;
use std::{
	collections::{BTreeMap, VecDeque},
	fmt,
};

/// So many steps are shown before a difference.
const SHOWN: usize = 20;

/// The last steps.
#[derive(Default)]
pub(super) struct Log(VecDeque<String>);

impl Log {
	/// Notes a step that is about to be played.
	pub fn push(&mut self, world: &Reference, action: &Action) {
		if self.0.len() > SHOWN {
			self.0.pop_front();
		}
		self.0.push_back(format!("era {}: {action:?}", world.era));
	}

	/// What there is to say when the last of them went wrong.
	pub fn difference(&mut self, step: u32, what: String) -> Difference {
		let call = self.0.pop_back().unwrap_or_default();
		Difference { step, call, what, before: self.0.drain(..).collect() }
	}
}

/// Where the two sides differ.
#[derive(Clone, Debug)]
pub struct Difference {
	/// At which step; zero while the stage was being set.
	pub step: u32,
	/// Which one that was.
	pub call: String,
	/// What differs: what was expected and what the chain has.
	pub what: String,
	/// The steps before.
	pub before: Vec<String>,
}

impl fmt::Display for Difference {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for step in &self.before {
			writeln!(f, "    {step}")?;
		}
		writeln!(f, "at step {}: {}", self.step, self.call)?;
		write!(f, "    {}", self.what)
	}
}

/// Where all is that services have funded, in plancks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Books {
	/// What they have.
	pub funded: u128,
	/// What was paid.
	pub paid: u128,
	/// What is in pots.
	pub pots: u128,
	/// What operators are owed.
	pub commissions: u128,
	/// What restakers are owed.
	pub claimable: u128,
	/// What rounding has left, to be shared out with what they get next.
	pub dust: u128,
}

/// Within how many plancks payments to restakers were foreseen.
#[derive(Clone, Debug, Default)]
struct Margins(Vec<u128>);

/// How often each call succeeded, and how often it failed with what; and the books of rewards.
#[derive(Clone, Debug, Default)]
pub struct Table(BTreeMap<String, Row>, Books, Margins);

#[derive(Clone, Debug, Default)]
struct Row {
	succeeded: u32,
	errors: BTreeMap<String, u32>,
}

impl Table {
	/// Adds the books of a run that is over, and within how many plancks payments were foreseen.
	pub fn close(&mut self, books: Books, margins: &[u128]) {
		self.2 .0.extend(margins);
		let Books { funded, paid, pots, commissions, claimable, dust } = books;
		self.1.funded += funded;
		self.1.paid += paid;
		self.1.pots += pots;
		self.1.commissions += commissions;
		self.1.claimable += claimable;
		self.1.dust += dust;
	}

	/// Counts a call, or something the chain did by itself.
	pub fn count(&mut self, name: &str, error: Option<&str>) {
		let row = self.0.entry(name.into()).or_default();
		match error {
			None => row.succeeded += 1,
			Some(error) => *row.errors.entry(error.into()).or_default() += 1,
		}
	}

	/// Adds another run.
	pub fn add(&mut self, other: &Self) {
		self.close(other.1, &other.2 .0);
		for (name, row) in &other.0 {
			let ours = self.0.entry(name.clone()).or_default();
			ours.succeeded += row.succeeded;
			for (error, times) in &row.errors {
				*ours.errors.entry(error.clone()).or_default() += times;
			}
		}
	}

	/// How often a call succeeded.
	pub fn succeeded(&self, name: &str) -> u32 {
		self.0.get(name).map_or(0, |row| row.succeeded)
	}

	/// The calls that are played and succeeded less than so many times, be it that they were never
	/// made: all of the restaking pallets, pallet-staking's but for those that are
	/// [left out](LEFT_OUT), and what else the base chain does.
	pub fn rarer_than(&self, times: u32) -> Vec<String> {
		let calls = [
			pallet_operators::Call::<Runtime>::get_call_names(),
			pallet_restaking::Call::<Runtime>::get_call_names(),
			pallet_rewards::Call::<Runtime>::get_call_names(),
			pallet_services::Call::<Runtime>::get_call_names(),
			pallet_slashing::Call::<Runtime>::get_call_names(),
		];
		let staking = pallet_staking::Call::<Runtime>::get_call_names();
		let staking = staking.iter().filter(|name| !LEFT_OUT.contains(name));
		let ours = calls.concat().into_iter().map(String::from);
		let all = ours
			.chain(staking.map(|name| format!("staking.{name}")))
			.chain(["offence", "base_slash"].map(String::from))
			.chain(["balances.transfer", "balances.transfer_all"].map(String::from));
		all.filter(|name| self.succeeded(name) < times).collect()
	}
}

impl fmt::Display for Table {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{:<30} {:>9} {:>8}  errors", "call", "succeeded", "failed")?;
		for (name, row) in &self.0 {
			let failed: u32 = row.errors.values().sum();
			let errors: Vec<String> =
				row.errors.iter().map(|(error, times)| format!("{error} {times}")).collect();
			writeln!(f, "{name:<30} {:>9} {failed:>8}  {}", row.succeeded, errors.join(", "))?;
		}
		let Books { funded, paid, pots, commissions, claimable, dust } = self.1;
		writeln!(f, "\nrewards, in plancks")?;
		writeln!(f, "  {funded} funded =")?;
		writeln!(f, "  {paid} paid + {pots} in pots + {commissions} commission owed")?;
		writeln!(f, "  + {claimable} owed to restakers + {dust} dust")?;
		let mut margins = self.2 .0.clone();
		margins.sort_unstable();
		let (Some(most), count) = (margins.last(), margins.len()) else { return Ok(()) };
		let within = |percent: usize| margins.get(count * percent / 100).unwrap_or(most);
		writeln!(f, "  {count} payments to restakers, foreseen within so many plancks:")?;
		let (half, nine) = (within(50), within(90));
		writeln!(f, "  {half} for half of them, {nine} for nine in ten, {most} for all")
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{driver::BaseCall, reference::Who};

	#[test]
	fn a_call_is_rare_unless_it_is_left_out() {
		let rare = Table::default().rarer_than(1);
		for name in ["delegate", "distribute", "offence", "base_slash", "balances.transfer_all"] {
			assert!(rare.contains(&name.into()), "{name}");
		}
		let who = Who(1);
		for call in [BaseCall::ReapStash { who }, BaseCall::ManualSlash { era: 1, fraction: 1 }] {
			assert!(rare.contains(&Action::Base(call).name()));
		}
		let staking = pallet_staking::Call::<Runtime>::get_call_names();
		for name in LEFT_OUT {
			assert!(staking.contains(&name) && !rare.contains(&format!("staking.{name}")));
		}
	}

	#[test]
	fn a_call_that_succeeded_often_is_not_rare() {
		let mut table = Table::default();
		(0..3).for_each(|_| table.count("delegate", None));
		table.count("delegate", Some("NotOperator"));
		let is_rare = |times| table.rarer_than(times).contains(&"delegate".into());
		assert!(!is_rare(3) && is_rare(4));
	}
}
