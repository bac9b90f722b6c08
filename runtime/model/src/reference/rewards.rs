// SPDX-License-Identifier: Apache-2.0

//! What services pay: pots, and who may open them.

use super::{Era, Fraction, Planck, Reference, ServiceId, Who};
use crate::num::{q, Answer, Verdict, Q};
use num_traits::Zero;
use std::collections::BTreeMap;

/// Where somebody wants to be paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destination {
	/// Where it is earned.
	#[default]
	Owner,
	/// To somebody else.
	Account(Who),
	/// To where all that is owed comes from, which is refused.
	Pot,
	/// Bonded, and delegated to the operator through whom it was earned.
	Restake,
}

/// What somebody is owed at an operator. Whole plancks are owed on the chain, each part of a
/// position rounded down by itself: so many less, or more, they may be.
#[derive(Clone, Debug, Default)]
pub struct Owed {
	/// What it is exactly.
	pub exact: Q,
	/// By how much the chain may owe less.
	pub below: Q,
	/// By how much it may owe more.
	pub above: Q,
}

impl Owed {
	/// The least it may be.
	pub fn least(&self) -> Q {
		(&self.exact - &self.below).max(Q::zero())
	}

	/// The most.
	pub fn most(&self) -> Q {
		&self.exact + &self.above
	}

	/// Whether so much is what is owed.
	pub fn allows(&self, amount: Planck) -> bool {
		let amount = q(amount);
		self.least() <= amount && amount <= self.most()
	}

	/// Whether at least so much is owed.
	pub fn at_least(&self, amount: Planck) -> Answer {
		// Whole plancks: more than one less of them is all of them.
		if self.least() + q(1) > q(amount) {
			Answer::Yes
		} else if self.most() < q(amount) {
			Answer::No
		} else {
			Answer::Open
		}
	}
}

/// What a service pays for an era.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EraPaid {
	/// In all.
	pub amount: Planck,
	/// What operators keep of it.
	pub commission: Planck,
	/// Whether points counted.
	pub by_points: bool,
	/// What each operator keeps, and what those behind it get.
	pub shares: BTreeMap<Who, (Planck, Planck)>,
}

/// What is on record of an era of a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
	/// The points of each operator that has some.
	pub points: BTreeMap<Who, u32>,
	/// What was paid, once it was.
	pub paid: Option<EraPaid>,
}

/// The same amount for each of several eras.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
	/// For each era.
	pub per_era: Planck,
	/// The next one.
	pub next: Era,
	/// The first one that is not paid any more.
	pub until: Era,
	/// Whether points count.
	pub by_points: bool,
	/// Whether the pot had too little for the last one.
	pub starved: bool,
}

/// All about rewards.
#[derive(Clone, Debug, Default)]
pub struct Rewards {
	/// What services have to pay.
	pub pots: BTreeMap<ServiceId, Planck>,
	/// Who may pay it besides their owners.
	pub rewarders: BTreeMap<ServiceId, Who>,
	/// What is on record of their eras.
	pub records: BTreeMap<(ServiceId, Era), Record>,
	/// What they pay by themselves.
	pub streams: BTreeMap<ServiceId, Stream>,
	/// The commission that operators are owed.
	pub commissions: BTreeMap<Who, Planck>,
	/// What a restaker is owed at an operator.
	pub owed: BTreeMap<(Who, Who), Owed>,
	/// The most that could not be divided behind an operator the last time, and comes on top of the
	/// next.
	pub undivided: BTreeMap<Who, Planck>,
	/// What was lost in rounding to those who were paid since.
	pub rounded: Q,
	/// The most that the chain may have rounded away, of what was paid and of what is owed: less than
	/// a planck of each part that was rewarded, each time, and of each reward what it cannot divide.
	pub rounded_at_most: Planck,
	/// Within how many plancks each payment to a restaker was foreseen.
	pub margins: Vec<Planck>,
	/// What restakers were rewarded and not paid.
	pub set_aside: Planck,
	/// All that was funded.
	pub funded: Planck,
	/// All that was paid.
	pub paid: Planck,
	/// Who wants to be paid elsewhere.
	pub destinations: BTreeMap<Who, Destination>,
	/// Whose rewards are restaked by themselves, and the first era in which they are the next time.
	pub compounding: BTreeMap<Who, Era>,
	/// What everybody can spend. The base chain's business: an input.
	pub free: BTreeMap<Who, Planck>,
}

impl Rewards {
	/// What the pot of a service has.
	pub fn pot(&self, service: ServiceId) -> Planck {
		self.pots.get(&service).copied().unwrap_or(0)
	}

	/// What somebody is owed at an operator.
	pub fn owed(&self, restaker: Who, operator: Who) -> Owed {
		self.owed.get(&(restaker, operator)).cloned().unwrap_or_default()
	}

	/// The commission that an operator is owed.
	pub fn commission(&self, operator: Who) -> Planck {
		self.commissions.get(&operator).copied().unwrap_or(0)
	}

	/// Where somebody wants to be paid.
	pub fn destination(&self, who: Who) -> Destination {
		self.destinations.get(&who).copied().unwrap_or_default()
	}

	/// What somebody can spend.
	pub fn free(&self, who: Who) -> Planck {
		self.free.get(&who).copied().unwrap_or(0)
	}

	/// What is in pots, owed or set aside: what was funded and is not paid.
	pub fn held(&self) -> Planck {
		let pots: Planck = self.pots.values().sum();
		let commissions: Planck = self.commissions.values().sum();
		pots + commissions + self.set_aside
	}

	pub(super) fn take_from_pot(&mut self, service: ServiceId, amount: Planck) {
		let left = self.pot(service).saturating_sub(amount);
		self.pots.insert(service, left);
		self.pots.retain(|_, pot| *pot > 0);
	}
}

impl Reference {
	/// What has to come of `fund`.
	pub fn may_fund(&self, who: Who, service: ServiceId, amount: Planck) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(amount > 0, "ZeroAmount");
		verdict.need(self.services.contains_key(&service), "UnknownService");
		let keeps = amount.saturating_add(self.rules.existential_deposit);
		verdict.need(keeps <= self.rewards.free(who), "Token");
		verdict
	}

	/// Funds.
	pub fn do_fund(&mut self, service: ServiceId, amount: Planck) {
		*self.rewards.pots.entry(service).or_default() += amount;
		self.rewards.funded += amount;
	}

	/// What has to come of `set_rewarder`.
	pub fn may_set_rewarder(&self, who: Who, service: ServiceId) -> Verdict {
		let mut verdict = Verdict::default();
		let owner = self.services.get(&service).map(|service| service.owner);
		verdict.need(owner.is_some(), "UnknownService");
		verdict.need(owner == Some(who), "NotOwner");
		verdict
	}

	/// Names the rewarder.
	pub fn do_set_rewarder(&mut self, service: ServiceId, rewarder: Option<Who>) {
		self.rewards.rewarders.remove(&service);
		self.rewards.rewarders.extend(rewarder.map(|who| (service, who)));
	}

	/// What is asked of who pays the pot of a service.
	pub(super) fn need_rewarder(&self, verdict: &mut Verdict, who: Who, service: ServiceId) {
		let owner = self.services.get(&service).map(|service| service.owner);
		verdict.need(owner.is_some(), "UnknownService");
		let may = owner == Some(who) || self.rewards.rewarders.get(&service) == Some(&who);
		verdict.need(may, "NotRewarder");
	}

	/// What is left of a service that is gone: its pot, and whether it has a rewarder or a stream.
	pub fn left_of(&self, service: ServiceId) -> Option<Planck> {
		let pot = self.rewards.pot(service);
		let any = pot > 0
			|| self.rewards.rewarders.contains_key(&service)
			|| self.rewards.streams.contains_key(&service);
		any.then_some(pot)
	}

	/// What has to come of `sweep`.
	pub fn may_sweep(&self, service: ServiceId) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(!self.services.contains_key(&service), "ServiceExists");
		verdict.need(self.left_of(service).is_some(), "NothingToSweep");
		verdict
	}

	/// Sweeps.
	pub fn do_sweep(&mut self, service: ServiceId) {
		self.rewards.paid += self.rewards.pots.remove(&service).unwrap_or(0);
		self.rewards.rewarders.remove(&service);
		self.rewards.streams.remove(&service);
	}

	/// The oldest era that can be distributed.
	pub fn oldest_distributable(&self) -> Era {
		(self.era + 1).saturating_sub(self.rules.window())
	}

	/// Whether an era of a service was distributed.
	pub fn is_distributed(&self, service: ServiceId, era: Era) -> bool {
		self.rewards.records.get(&(service, era)).is_some_and(|record| record.paid.is_some())
	}

	/// What has to come of `report_points`.
	pub fn may_report_points(
		&self,
		who: Who,
		service: ServiceId,
		era: Era,
		points: &[(Who, u32)],
	) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_rewarder(&mut verdict, who, service);
		verdict.need(era <= self.era, "EraNotBegun");
		verdict.need(era >= self.oldest_distributable(), "EraTooOld");
		verdict.need(!self.is_distributed(service, era), "AlreadyDistributed");
		let record = self.rewards.records.get(&(service, era)).cloned().unwrap_or_default();
		let (mut seen, mut sums) = (Vec::new(), record.points);
		for (operator, more) in points {
			verdict.need(self.has_stake(service, *operator, era), "NotOperatorOfService");
			verdict.need(!seen.contains(operator), "DuplicateOperator");
			seen.push(*operator);
			let sum = sums.entry(*operator).or_default();
			verdict.need(sum.checked_add(*more).is_some(), "TooManyPoints");
			*sum = sum.saturating_add(*more);
		}
		verdict
	}

	/// Reports.
	pub fn do_report_points(&mut self, service: ServiceId, era: Era, points: &[(Who, u32)]) {
		let record = self.rewards.records.entry((service, era)).or_default();
		for (operator, more) in points.iter().filter(|(_, more)| *more > 0) {
			*record.points.entry(*operator).or_default() += more;
		}
	}

	/// What an operator keeps of what a service pays for an era.
	pub fn commission_in(&self, operator: Who, service: ServiceId, era: Era) -> Fraction {
		self.operators.get(&operator).map_or(0, |record| record.commission_for(service).at(era))
	}
}
