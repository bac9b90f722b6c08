// SPDX-License-Identifier: Apache-2.0

//! Services and their terms over time.

use super::{Admission, Era, Mode, Reference, Service, ServiceId, Terms, Who};
use crate::num::{Verdict, Q};

impl Reference {
	fn need_terms(&self, verdict: &mut Verdict, terms: &Terms) {
		let rules = &self.rules;
		verdict.need(terms.quorum > 0, "QuorumIsZero");
		verdict.need(terms.max_slash > 0, "MaxSlashIsZero");
		verdict.need(terms.budget > 0, "BudgetIsZero");
		verdict.need(
			(1..=rules.max_budget_window).contains(&terms.budget_window),
			"BudgetWindowOutOfRange",
		);
		match terms.mode {
			Mode::Vetoable { window, .. } => {
				verdict.need((1..=rules.veto_window).contains(&window), "VetoWindowOutOfRange");
			}
			Mode::Objective { known_verifier, fraction, reporter_share } => {
				verdict.need(known_verifier, "UnknownVerifier");
				verdict.need(fraction > 0, "FractionIsZero");
				verdict.need(fraction <= terms.max_slash, "FractionAboveMaxSlash");
				verdict.need(reporter_share <= rules.max_reporter_share, "ReporterShareTooHigh");
			}
		}
		if let Some(curve) = &terms.curve {
			verdict.need(curve.multiplier > 0, "CurveNeverRises");
		}
		if let Admission::AllowList(list) = &terms.admission {
			verdict.need(!list.is_empty(), "AllowListIsEmpty");
			let mut sorted = list.clone();
			sorted.sort();
			sorted.dedup();
			verdict.need(sorted.len() == list.len(), "AllowListHasDuplicates");
		}
	}

	fn need_owner(&self, verdict: &mut Verdict, who: Who, service: ServiceId) {
		let owner = self.services.get(&service).map(|service| service.owner);
		verdict.need(owner.is_some(), "UnknownService");
		verdict.need(owner == Some(who), "NotServiceOwner");
	}

	/// What has to come of `create_service`.
	pub fn may_create_service(&self, metadata: usize, terms: &Terms) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(metadata <= self.rules.max_metadata, "MetadataTooLong");
		self.need_terms(&mut verdict, terms);
		verdict
	}

	/// Creates one, with terms in force from now on.
	pub fn do_create_service(&mut self, owner: Who, terms: Terms) -> ServiceId {
		let service = self.next_service;
		self.next_service += 1;
		let terms = vec![(self.era, terms)];
		self.services.insert(service, Service { owner, paused: false, terms });
		service
	}

	/// What has to come of `set_service_metadata`.
	pub fn may_set_service_metadata(
		&self,
		who: Who,
		service: ServiceId,
		metadata: usize,
	) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_owner(&mut verdict, who, service);
		verdict.need(metadata <= self.rules.max_metadata, "MetadataTooLong");
		verdict
	}

	/// What has to come of `retire_service`.
	pub fn may_retire_service(&self, who: Who, service: ServiceId) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_owner(&mut verdict, who, service);
		let in_use = self.allocations.keys().any(|(of, _)| *of == service);
		verdict.need(!in_use, "ServiceInUse");
		verdict
	}

	/// Retires it.
	pub fn do_retire_service(&mut self, service: ServiceId) {
		self.services.remove(&service);
	}

	/// What has to come of `change_terms`.
	pub fn may_change_terms(&self, who: Who, service: ServiceId, terms: &Terms) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_owner(&mut verdict, who, service);
		self.need_terms(&mut verdict, terms);
		verdict
	}

	/// Asks for other terms, and replaces what was asked for before; returns when they count.
	pub fn do_change_terms(&mut self, service: ServiceId, terms: Terms) -> Era {
		let (now, from) = (self.era, self.era + self.rules.terms);
		if let Some(record) = self.services.get_mut(&service) {
			record.terms.retain(|(from, _)| *from <= now);
			record.terms.push((from, terms));
		}
		from
	}

	/// What has to come of `withdraw_terms_change`.
	pub fn may_withdraw_terms_change(&self, who: Who, service: ServiceId) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_owner(&mut verdict, who, service);
		let pending = self.services.get(&service).and_then(|service| service.pending(self.era));
		verdict.need(pending.is_some(), "NoPendingTerms");
		verdict
	}

	/// Takes it back.
	pub fn do_withdraw_terms_change(&mut self, service: ServiceId) {
		let now = self.era;
		if let Some(record) = self.services.get_mut(&service) {
			record.terms.retain(|(from, _)| *from <= now);
		}
	}

	/// What has to come of pausing or resuming a service, by the council or by somebody else.
	pub fn may_pause(&self, by_council: bool, service: ServiceId, pause: bool) -> Verdict {
		let mut verdict = Verdict::default();
		let paused = self.services.get(&service).map(|service| service.paused);
		verdict.need(by_council, "BadOrigin");
		verdict.need(paused.is_some(), "UnknownService");
		let (wanted, error) =
			if pause { (false, "ServiceIsPaused") } else { (true, "ServiceNotPaused") };
		verdict.need(paused == Some(wanted), error);
		verdict
	}

	/// Pauses or resumes.
	pub fn do_pause(&mut self, service: ServiceId, pause: bool) {
		if let Some(record) = self.services.get_mut(&service) {
			record.paused = pause;
		}
	}

	/// The terms of a service in an era.
	pub fn terms_in(&self, service: ServiceId, era: Era) -> Option<&Terms> {
		self.services.get(&service).and_then(|service| service.terms_in(era))
	}

	/// What all operators had allocated to a service in `era`, as stake.
	pub fn service_stake(&self, service: ServiceId, era: Era) -> Q {
		self.members(service)
			.map(|operator| self.backing(operator, self.allocated_in(service, operator, era), era))
			.sum()
	}

	/// By how much an integer may differ from that.
	pub fn service_slack(&self, service: ServiceId) -> u128 {
		self.members(service).map(|operator| self.backing_slack(operator)).sum()
	}

	/// The operators with an allocation to a service.
	pub fn members(&self, service: ServiceId) -> impl Iterator<Item = Who> + '_ {
		let keys = self.allocations.keys();
		keys.filter(move |(of, _)| *of == service).map(|(_, operator)| *operator)
	}
}
