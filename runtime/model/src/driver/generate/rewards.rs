// SPDX-License-Identifier: Apache-2.0

//! Calls of rewards.

use super::{Chooser, BENEFICIARY, OPERATORS, OWNERS, REPORTER, RESTAKERS};
use crate::{
	chain::{CAST, PAUPER},
	driver::Action,
	num::{Answer, Verdict},
	reference::{Destination, Era, Owed, ServiceId, Who, WHOLE},
};
use rampart_runtime::UNIT;

/// Who funds: those with tokens and no bond.
const FUNDERS: std::ops::Range<u8> = OWNERS.start..CAST - 1;

impl Chooser<'_> {
	/// Who may pay the pot of a service, or now and then somebody else.
	fn rewarder_of(&mut self, service: ServiceId) -> Who {
		match self.world.rewards.rewarders.get(&service) {
			Some(rewarder) if self.one_in(2) => *rewarder,
			_ => self.owner_of(service),
		}
	}

	/// An amount to pay: mostly so much that it is worth restaking, and now and then so little that
	/// it is not worth sharing.
	fn payment(&mut self, most: u128) -> u128 {
		match self.by.below(16) {
			0 => u128::from(self.by.below(40)),
			1 => u128::from(self.by.below(1_000_003)),
			2 => self.amount(most),
			_ => self.amount(most / 4),
		}
	}

	pub(super) fn fund(&mut self) -> Option<Action> {
		let who = self.anybody(FUNDERS);
		let amount = match self.by.below(60) {
			0 => self.amount(self.world.rewards.free(who)),
			_ => self.payment(6_000 * UNIT),
		};
		Some(Action::Fund { who, service: self.service(), amount })
	}

	/// The funding of a service that nobody serves, if there is one and it has nothing: some day it
	/// will be gone with what it has.
	pub(super) fn fund_unused(&mut self) -> Option<Action> {
		let world = self.world;
		let unused: Vec<ServiceId> = world
			.services
			.keys()
			.copied()
			.filter(|service| world.members(*service).next().is_none())
			.filter(|service| world.left_of(*service).is_none())
			.collect();
		let service = self.pick(&unused)?;
		let (who, amount) = (self.anybody(FUNDERS), 1 + self.payment(UNIT));
		Some(Action::Fund { who, service, amount })
	}

	pub(super) fn set_rewarder(&mut self) -> Option<Action> {
		let service = self.service();
		let rewarder = if self.one_in(3) { None } else { Some(self.anybody(15..19)) };
		Some(Action::SetRewarder { who: self.owner_of(service), service, rewarder })
	}

	/// What is left of a service that is gone, if there is any.
	pub(super) fn sweep_due(&mut self) -> Option<Action> {
		let gone: Vec<ServiceId> = (0..self.world.next_service)
			.filter(|service| self.world.may_sweep(*service).is_clear())
			.collect();
		self.pick(&gone).map(|service| Action::Sweep { service })
	}

	pub(super) fn sweep(&mut self) -> Option<Action> {
		Some(Action::Sweep { service: self.by.below(self.world.next_service + 1) })
	}

	/// The eras of services that are not paid, up to `until`, in which somebody served.
	fn unpaid(&self, until: Era) -> Vec<(ServiceId, Era)> {
		let world = self.world;
		let eras = || world.oldest_distributable()..=until;
		let all = world.services.keys().flat_map(|s| eras().map(|era| (*s, era)));
		all.filter(|(service, era)| {
			!world.is_distributed(*service, *era)
				&& world.members(*service).any(|who| world.allocated_in(*service, who, *era) > 0)
		})
		.collect()
	}

	pub(super) fn report_points(&mut self) -> Option<Action> {
		let now = self.world.era;
		let unpaid = self.unpaid(now);
		let active: Vec<(ServiceId, Era)> =
			unpaid.iter().copied().filter(|(_, era)| *era == now).collect();
		let awaited = |service: &ServiceId| {
			self.world.rewards.streams.get(service).is_some_and(|stream| stream.by_points)
		};
		let awaited: Vec<(ServiceId, Era)> =
			active.iter().copied().filter(|(service, _)| awaited(service)).collect();
		let from = match self.by.below(3) {
			0 => unpaid,
			1 => active,
			_ => awaited,
		};
		let (service, era) = match self.pick(&from) {
			Some(found) if !self.one_in(16) => found,
			_ => (self.service(), (now + 2).saturating_sub(self.by.below(9))),
		};
		let members: Vec<Who> = self.world.members(service).collect();
		let mut points = Vec::new();
		for operator in members {
			let serves = self.world.allocated_in(service, operator, era) > 0;
			if (serves && !self.one_in(4)) || self.one_in(24) {
				points.push((operator, self.by.below(1_000)));
			}
		}
		match self.by.below(16) {
			0 => points.push((self.anybody(OPERATORS), 7)),
			1 => {
				if let Some(first) = points.first_mut() {
					first.1 = u32::MAX - self.by.below(2);
				}
			}
			_ => (),
		}
		Some(Action::ReportPoints { who: self.rewarder_of(service), service, era, points })
	}

	pub(super) fn distribute(&mut self) -> Option<Action> {
		let now = self.world.era;
		let unpaid = self.unpaid(now.checked_sub(1)?);
		let fitting: Vec<(ServiceId, Era)> = unpaid
			.into_iter()
			.filter(|(service, _)| self.world.rewards.pot(*service) > 0)
			.collect();
		let counted: Vec<(ServiceId, Era)> = fitting
			.iter()
			.copied()
			.filter(|era| self.world.rewards.records.get(era).is_some_and(|r| r.points.len() > 1))
			.collect();
		let from = if counted.is_empty() || self.one_in(3) { &fitting } else { &counted };
		let (service, from) = match self.pick(from) {
			Some(found) if !self.one_in(12) => found,
			_ => (self.service(), (now + 2).saturating_sub(self.by.below(9))),
		};
		let paid = self.world.rewards.records.iter().filter(|(_, record)| record.paid.is_some());
		let last: Vec<(ServiceId, Era)> = paid
			.map(|(key, _)| *key)
			.filter(|(_, era)| *era >= self.world.oldest_distributable())
			.collect();
		// Now and then one that was paid already.
		let (service, from) = match self.pick(&last) {
			Some(paid) if self.one_in(24) => paid,
			_ => (service, from),
		};
		let mut to = from;
		while fitting.contains(&(service, to + 1)) && self.one_in(2) {
			to += 1;
		}
		match self.by.below(32) {
			0 => to += 1,
			1 => to = to.saturating_sub(1),
			2 => to += 5,
			_ => (),
		}
		let pot = self.world.rewards.pot(service);
		let amount = if self.one_in(8) { self.amount(pot) } else { self.payment(pot) };
		let has_points = self
			.world
			.rewards
			.records
			.get(&(service, from))
			.is_some_and(|record| !record.points.is_empty());
		let by_points = if has_points { !self.one_in(3) } else { self.one_in(12) };
		let who = self.rewarder_of(service);
		Some(Action::Distribute { who, service, from, to, amount, by_points })
	}

	pub(super) fn stream(&mut self) -> Option<Action> {
		let without: Vec<ServiceId> = self
			.world
			.services
			.keys()
			.copied()
			.filter(|service| !self.world.rewards.streams.contains_key(service))
			.collect();
		let service = match self.pick(&without) {
			Some(service) if !self.one_in(12) => service,
			_ => self.service(),
		};
		let per_era = match self.world.rewards.pot(service) {
			0 => self.payment(100 * UNIT),
			pot => self.payment(pot),
		};
		let eras = match self.by.below(24) {
			0 => 0,
			1 => u32::MAX - self.by.below(3),
			_ => 1 + self.by.below(12),
		};
		let who = self.rewarder_of(service);
		Some(Action::Stream { who, service, per_era, eras, by_points: self.one_in(3) })
	}

	pub(super) fn stop_stream(&mut self) -> Option<Action> {
		let with: Vec<ServiceId> = self.world.rewards.streams.keys().copied().collect();
		let service = match self.pick(&with) {
			Some(service) if !self.one_in(8) => service,
			None if !self.one_in(4) => return None,
			_ => self.service(),
		};
		Some(Action::StopStream { who: self.rewarder_of(service), service })
	}

	/// Who is owed something, at which operator; or now and then anybody.
	fn creditor(&mut self, such: impl Fn(&Self, Who, &Owed) -> bool) -> (Who, Who) {
		let owed: Vec<(Who, Who)> = self
			.world
			.rewards
			.owed
			.iter()
			.filter(|((who, _), owed)| such(self, *who, owed))
			.map(|(pair, _)| *pair)
			.collect();
		match self.pick(&owed) {
			Some(pair) if !self.one_in(16) => pair,
			_ => (self.anybody(RESTAKERS), self.operator()),
		}
	}

	pub(super) fn claim(&mut self) -> Option<Action> {
		let (who, operator) = self.creditor(|_, _, owed| owed.at_least(1) == Answer::Yes);
		Some(Action::Claim { who, operator })
	}

	pub(super) fn claim_for(&mut self) -> Option<Action> {
		let least = self.world.rules.min_compound;
		let (restaker, operator) = self.creditor(|chooser, who, owed| {
			let restaked = chooser.world.rewards.destination(who) == Destination::Restake;
			owed.at_least(if restaked { least } else { 1 }) == Answer::Yes
		});
		let who = if self.one_in(8) { restaker } else { self.anybody(0..CAST) };
		Some(Action::ClaimFor { who, operator, restaker })
	}

	pub(super) fn claim_and_restake(&mut self) -> Option<Action> {
		let worth_it = self.world.rules.min_delegation * 2;
		let least = if self.one_in(3) { 1 } else { worth_it };
		let (who, operator) = self.creditor(|_, _, owed| owed.at_least(least) == Answer::Yes);
		Some(Action::ClaimAndRestake { who, operator })
	}

	fn earner(&mut self) -> Who {
		let earners: Vec<Who> = self.world.rewards.commissions.keys().copied().collect();
		match self.pick(&earners) {
			Some(who) if !self.one_in(12) => who,
			_ => self.operator(),
		}
	}

	pub(super) fn claim_commission(&mut self) -> Option<Action> {
		Some(Action::ClaimCommission { who: self.earner() })
	}

	pub(super) fn claim_commission_for(&mut self) -> Option<Action> {
		let operator = self.earner();
		Some(Action::ClaimCommissionFor { who: self.anybody(0..CAST), operator })
	}

	pub(super) fn set_destination(&mut self) -> Option<Action> {
		let who = if self.one_in(12) { self.anybody(0..CAST) } else { self.anybody(RESTAKERS) };
		let destination = match self.by.below(20) {
			0 => Destination::Pot,
			1 => Destination::Account(PAUPER),
			2 => Destination::Account(who),
			3 | 4 => Destination::Account(self.anybody(0..CAST)),
			5 => Destination::Account(BENEFICIARY),
			6 => Destination::Account(REPORTER),
			7..=11 => Destination::Owner,
			_ => Destination::Restake,
		};
		Some(Action::SetDestination { who, destination })
	}

	pub(super) fn set_service_commission(&mut self) -> Option<Action> {
		let who = self.operator();
		let at = self.world.services_of(who, false);
		let service = match self.pick(&at) {
			Some(service) if !self.one_in(12) => service,
			// Whether there is such a service is not asked.
			_ => self.by.below(self.world.next_service + 20),
		};
		let now = self.world.commission_in(who, service, self.world.era);
		let commission = match self.by.below(6) {
			0 => (1 + self.by.below(60)) * (WHOLE / 100),
			1 => now / 2,
			2 => now,
			_ => now.saturating_add((1 + self.by.below(6)) * (WHOLE / 100)),
		};
		Some(Action::SetServiceCommission { who, service, commission })
	}

	pub(super) fn clear_service_commission(&mut self) -> Option<Action> {
		let all: Vec<(Who, ServiceId)> = self
			.world
			.operators
			.iter()
			.flat_map(|(who, record)| record.service_commissions.keys().map(|s| (*who, *s)))
			.collect();
		let clears = |(who, service): &(Who, ServiceId)| {
			self.world.may_clear_service_commission(*who, *service).is_clear()
		};
		let cheaper: Vec<(Who, ServiceId)> = all.iter().copied().filter(clears).collect();
		let (who, service) = match self.by.below(12) {
			0 => (self.operator(), self.service()),
			1..=3 => self.pick(&all)?,
			_ => self.pick(&cheaper)?,
		};
		Some(Action::ClearServiceCommission { who, service })
	}

	/// A claim that has to fail as its account cannot take what it is owed, if there is one.
	pub(super) fn unpayable(&mut self) -> Option<Action> {
		let refused = |verdict: Verdict| verdict.fails == ["Token"];
		let claims: Vec<(Who, Who)> = self
			.world
			.rewards
			.owed
			.keys()
			.copied()
			.filter(|(who, operator)| refused(self.world.may_claim(*who, *operator, *who)))
			.collect();
		self.pick(&claims).map(|(who, operator)| Action::Claim { who, operator })
	}
}
