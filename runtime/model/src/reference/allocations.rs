// SPDX-License-Identifier: Apache-2.0

//! What operators put behind services: the handshake, endings, slashes of it, and what is shared.

use super::{
	Admission, Allocation, Checked, Era, Fraction, Reference, ServiceId, Steps, Tranche, Who, WHOLE,
};
use crate::num::{part_up, q, Answer, Verdict, Q};

impl Allocation {
	/// Whether it waits to be admitted.
	pub fn is_application(&self) -> bool {
		self.effective_from.is_none()
	}
}

impl Reference {
	/// The first era in which an allocation that ended in `era` is released: late enough that no
	/// slash finds nothing to take from.
	pub fn releasable_from(&self, ended_in: Era) -> Era {
		ended_in + self.rules.deallocation.max(self.rules.window() + 1)
	}

	fn is_releasable(&self, allocation: &Allocation) -> bool {
		allocation.ended_in.is_some_and(|era| self.releasable_from(era) <= self.era)
	}

	/// What an operator's allocations have taken of its magnitude. With what can be released by
	/// now, or without.
	pub fn reserved(&self, operator: Who, with_releasable: bool) -> u64 {
		let exclusive: u64 = self
			.allocations
			.iter()
			.filter(|((_, of), a)| {
				*of == operator && !a.shared && (with_releasable || !self.is_releasable(a))
			})
			.map(|(_, allocation)| allocation.left)
			.sum();
		exclusive + self.tranches.get(&operator).map_or(0, |tranche| tranche.left)
	}

	/// The services an operator is at; of those that share its tranche, or all.
	pub fn services_of(&self, operator: Who, shared_only: bool) -> Vec<ServiceId> {
		let mine = self.allocations.iter().filter(|((_, of), _)| *of == operator);
		mine.filter(|(_, a)| a.shared || !shared_only).map(|((service, _), _)| *service).collect()
	}

	/// What an operator had allocated to a service when `era` began; zero also for an era too old to
	/// be slashed.
	pub fn allocated_in(&self, service: ServiceId, operator: Who, era: Era) -> u64 {
		if era + self.rules.window() < self.era {
			return 0;
		}
		let Some(allocation) = self.allocations.get(&(service, operator)) else { return 0 };
		let own = allocation.steps.at(era);
		match self.tranches.get(&operator) {
			Some(tranche) if allocation.shared => own.min(tranche.steps.at(era)),
			_ => own,
		}
	}

	/// What backs a service now: slashes of this era count already.
	pub fn effective(&self, service: ServiceId, operator: Who) -> u64 {
		let Some(allocation) = self.allocations.get(&(service, operator)) else { return 0 };
		self.allocated_in(service, operator, self.era).min(self.slashable(operator, allocation))
	}

	/// The most that can be taken.
	fn slashable(&self, operator: Who, allocation: &Allocation) -> u64 {
		match self.tranches.get(&operator) {
			Some(tranche) if allocation.shared => allocation.left.min(tranche.left),
			_ => allocation.left,
		}
	}

	// What is asked of an operator and its stake, to opt in and again to be admitted.
	fn need_worth(&self, verdict: &mut Verdict, service: ServiceId, operator: Who, of: u64) {
		verdict.need(self.operators.contains_key(&operator), "NotOperator");
		verdict.need(self.keeps_its_promise(operator), "SelfDelegationTooLow");
		verdict.need(!self.is_exhausted(operator), "OperatorExhausted");
		let Some(terms) = self.terms_in(service, self.era) else { return };
		// Something, and at least what the service asks for; of what is liable now, or of what will
		// be. The design leaves open which.
		let least = q(terms.min_operator_stake.max(1));
		let enough = |era| {
			let slack = self.backing_slack(operator);
			Answer::at_most(&least, &self.backing(operator, of, era), slack)
		};
		verdict.need(enough(self.era).agreed(enough(self.era + 1)), "StakeTooLow");
	}

	fn need_opening(&self, verdict: &mut Verdict, who: Who, service: ServiceId, magnitude: u64) {
		verdict.need(magnitude > 0, "ZeroMagnitude");
		let record = self.services.get(&service);
		verdict.need(record.is_some(), "UnknownService");
		verdict.need(record.is_none_or(|service| !service.paused), "ServiceIsPaused");
		// What can be released is released first, if it is of this operator.
		let taken = self.allocations.get(&(service, who));
		verdict.need(taken.is_none_or(|a| self.is_releasable(a)), "AlreadyOptedIn");
		if let Some(Admission::AllowList(list)) =
			self.terms_in(service, self.era).map(|terms| &terms.admission)
		{
			verdict.need(list.contains(&who), "NotOnAllowList");
		}
		let at = self
			.allocations
			.iter()
			.filter(|((_, of), a)| *of == who && !self.is_releasable(a))
			.count();
		verdict.need(at < self.rules.max_services_per_operator, "TooManyServices");
	}

	/// What has to come of `opt_in`.
	pub fn may_opt_in(&self, who: Who, service: ServiceId, magnitude: u64) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_opening(&mut verdict, who, service, magnitude);
		self.need_worth(&mut verdict, service, who, magnitude);
		let fits = self.reserved(who, false).saturating_add(magnitude) <= self.magnitude(who);
		verdict.need(fits, "MagnitudeExceeded");
		verdict
	}

	/// What has to come of `opt_in_shared`.
	pub fn may_opt_in_shared(&self, who: Who, service: ServiceId, cap: u64) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_opening(&mut verdict, who, service, cap);
		self.need_worth(&mut verdict, service, who, cap);
		let tranche = self.tranches.get(&who);
		verdict.need(tranche.is_some(), "NoTranche");
		verdict.need(tranche.is_some_and(|tranche| cap <= tranche.left), "CapAboveTranche");
		let sharing = self
			.allocations
			.iter()
			.filter(|((_, of), a)| *of == who && a.shared && !self.is_releasable(a))
			.count();
		verdict.need(sharing < self.rules.max_shared_services, "TooManySharedServices");
		verdict
	}

	/// Opts in; returns whether the service admits at once.
	pub fn do_opt_in(&mut self, who: Who, service: ServiceId, left: u64, shared: bool) -> bool {
		let open = self
			.terms_in(service, self.era)
			.is_some_and(|terms| terms.admission != Admission::Approval);
		let allocation = Allocation {
			shared,
			left,
			effective_from: None,
			ended_in: None,
			steps: Steps::default(),
		};
		self.allocations.insert((service, who), allocation);
		if open {
			self.do_admit(service, who);
		}
		open
	}

	/// What has to come of `admit`.
	pub fn may_admit(&self, who: Who, service: ServiceId, operator: Who) -> Verdict {
		let mut verdict = Verdict::default();
		let record = self.services.get(&service);
		verdict.need(record.is_some(), "UnknownService");
		verdict.need(record.is_some_and(|service| service.owner == who), "NotServiceOwner");
		verdict.need(record.is_none_or(|service| !service.paused), "ServiceIsPaused");
		let allocation = self.allocations.get(&(service, operator));
		verdict.need(allocation.is_some(), "NotOptedIn");
		verdict.need(allocation.is_some_and(Allocation::is_application), "AlreadyAdmitted");
		if let Some(allocation) = allocation {
			self.need_worth(&mut verdict, service, operator, allocation.left);
			// A tranche may have been slashed below the cap meanwhile.
			let tranche = self.tranches.get(&operator).map_or(0, |tranche| tranche.left);
			if allocation.shared && tranche < allocation.left {
				verdict.need(Answer::Open, "CapAboveTranche");
				verdict.need(Answer::Open, "StakeTooLow");
			}
			if self.reserved(operator, true) > self.magnitude(operator) {
				verdict.need(false, "MagnitudeExceeded");
			}
		}
		verdict
	}

	/// Admits: what is allocated counts after the allocation delay.
	pub fn do_admit(&mut self, service: ServiceId, operator: Who) {
		let from = self.era + self.rules.allocation;
		if let Some(allocation) = self.allocations.get_mut(&(service, operator)) {
			allocation.effective_from = Some(from);
			allocation.steps = Steps::from(from, allocation.left);
		}
	}

	/// What has to come of `reject`.
	pub fn may_reject(&self, who: Who, service: ServiceId, operator: Who) -> Verdict {
		let mut verdict = Verdict::default();
		let owner = self.services.get(&service).map(|service| service.owner);
		verdict.need(owner.is_some(), "UnknownService");
		verdict.need(owner == Some(who), "NotServiceOwner");
		let allocation = self.allocations.get(&(service, operator));
		verdict.need(allocation.is_some(), "NotOptedIn");
		verdict.need(allocation.is_some_and(Allocation::is_application), "AlreadyAdmitted");
		verdict
	}

	/// What has to come of `opt_out`.
	pub fn may_opt_out(&self, who: Who, service: ServiceId) -> Verdict {
		let mut verdict = Verdict::default();
		let allocation = self.allocations.get(&(service, who));
		verdict.need(allocation.is_some(), "NotOptedIn");
		verdict.need(allocation.is_some_and(|a| a.ended_in.is_none()), "AlreadyEnded");
		verdict
	}

	/// What has to come of `remove_operator`.
	pub fn may_remove_operator(&self, who: Who, service: ServiceId, operator: Who) -> Verdict {
		let mut verdict = self.may_opt_out(operator, service);
		let owner = self.services.get(&service).map(|service| service.owner);
		verdict.need(owner.is_some(), "UnknownService");
		verdict.need(owner == Some(who), "NotServiceOwner");
		let allocation = self.allocations.get(&(service, operator));
		verdict.need(allocation.is_some_and(|a| !a.is_application()), "NotAdmitted");
		verdict
	}

	/// Ends an allocation: at once if it never counted, otherwise when this era is over.
	pub fn do_end(&mut self, service: ServiceId, operator: Who) {
		let now = self.era;
		let Some(allocation) = self.allocations.get_mut(&(service, operator)) else { return };
		match allocation.effective_from {
			Some(from) if from <= now => {
				allocation.ended_in = Some(now);
				allocation.steps.end(now + 1);
			}
			_ => {
				self.allocations.remove(&(service, operator));
			}
		}
	}

	/// What has to come of `release`.
	pub fn may_release(&self, service: ServiceId, operator: Who) -> Verdict {
		let mut verdict = Verdict::default();
		let allocation = self.allocations.get(&(service, operator));
		verdict.need(allocation.is_some(), "NotOptedIn");
		let ended = allocation.is_some_and(|allocation| allocation.ended_in.is_some());
		verdict.need(ended, "NotEnded");
		verdict.need(allocation.is_some_and(|a| self.is_releasable(a)), "StillSlashable");
		verdict
	}

	/// The chain says that an allocation was released, of that much.
	pub fn note_released(&mut self, service: ServiceId, operator: Who, left: u64) -> Checked {
		let allocation = self.allocations.get(&(service, operator)).ok_or("nothing to release")?;
		if !self.is_releasable(allocation) {
			return Err(format!("released too early: {allocation:?}"));
		}
		if allocation.left != left {
			return Err(format!("released {left}, but {} was left", allocation.left));
		}
		self.allocations.remove(&(service, operator));
		Ok(())
	}

	/// The allocations that should be gone by now.
	pub fn unreleased(&self) -> Vec<(ServiceId, Who)> {
		let all = self.allocations.iter();
		all.filter(|(_, allocation)| self.is_releasable(allocation)).map(|(key, _)| *key).collect()
	}

	/// What has to come of `open_tranche`.
	pub fn may_open_tranche(&self, who: Who, magnitude: u64) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(self.operators.contains_key(&who), "NotOperator");
		verdict.need(self.keeps_its_promise(who), "SelfDelegationTooLow");
		verdict.need(!self.is_exhausted(who), "OperatorExhausted");
		verdict.need(magnitude > 0, "ZeroMagnitude");
		verdict.need(!self.tranches.contains_key(&who), "TrancheExists");
		let fits = |with| self.reserved(who, with).saturating_add(magnitude) <= self.magnitude(who);
		verdict.need(Answer::from(fits(true)).agreed(fits(false).into()), "MagnitudeExceeded");
		verdict
	}

	/// Opens it.
	pub fn do_open_tranche(&mut self, who: Who, magnitude: u64) {
		let steps = Steps::from(self.era, magnitude);
		self.tranches.insert(who, Tranche { left: magnitude, steps });
	}

	/// What has to come of `close_tranche`.
	pub fn may_close_tranche(&self, who: Who) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(self.tranches.contains_key(&who), "NoTranche");
		let members = self.services_of(who, true);
		let releasable = members.iter().all(|service| {
			self.allocations.get(&(*service, who)).is_some_and(|a| self.is_releasable(a))
		});
		let free = match (members.is_empty(), releasable) {
			(true, _) => Answer::Yes,
			// It may be released on the way.
			(false, true) => Answer::Open,
			(false, false) => Answer::No,
		};
		verdict.need(free, "TrancheInUse");
		verdict
	}

	/// Closes it.
	pub fn do_close_tranche(&mut self, who: Who) {
		self.tranches.remove(&who);
	}

	/// Takes `fraction` of what was allocated in `era`, rounded up, at most what is left; returns
	/// how much that is, and whether the allocation ended by it.
	pub fn slash_allocation(
		&mut self,
		service: ServiceId,
		operator: Who,
		era: Era,
		fraction: Fraction,
	) -> u64 {
		let asked = self.asked_of(service, operator, era, fraction);
		let now = self.era;
		let Some(allocation) = self.allocations.get(&(service, operator)) else { return 0 };
		let taken = asked.min(self.slashable(operator, allocation));
		let shared = allocation.shared;
		if let Some(allocation) = self.allocations.get_mut(&(service, operator)) {
			allocation.left -= taken;
			allocation.steps.lower(now + 1, taken);
			if allocation.left == 0 && allocation.ended_in.is_none() {
				allocation.ended_in = Some(now);
				allocation.steps.end(now + 1);
			}
		}
		if let Some(tranche) = self.tranches.get_mut(&operator).filter(|_| shared) {
			tranche.left -= taken;
			tranche.steps.lower(now + 1, taken);
		}
		taken
	}

	/// `fraction` of what was allocated in `era`, rounded up.
	pub fn asked_of(&self, service: ServiceId, operator: Who, era: Era, of: Fraction) -> u64 {
		let allocated = self.allocated_in(service, operator, era);
		part_up(allocated.into(), of.into(), WHOLE.into()) as u64
	}

	/// What an operator's allocation to a service in `era` is worth.
	pub fn allocated_stake(&self, service: ServiceId, operator: Who, era: Era) -> Q {
		self.backing(operator, self.allocated_in(service, operator, era), era)
	}
}
