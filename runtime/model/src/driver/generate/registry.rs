// SPDX-License-Identifier: Apache-2.0

//! Calls of the registries: operators and services.

use super::{Chooser, BENEFICIARY, DOOMED, OPERATORS, OWNERS, RESOLVER, RUIN, SLASHER};
use crate::{
	driver::Action,
	num::{floor, Answer},
	reference::{
		Admission, Allocation, Beneficiary, Curve, Key, Mode, Scheme, ServiceId, Terms, Who, FULL,
		WHOLE,
	},
};
use rampart_runtime::UNIT;

/// No more services than that at a time.
const MOST_SERVICES: usize = 9;

impl Chooser<'_> {
	fn metadata(&mut self) -> usize {
		if self.one_in(16) {
			self.world.rules.max_metadata + 1
		} else {
			self.by.below(20) as usize
		}
	}

	fn percent(&mut self, most: u32) -> u32 {
		(1 + self.by.below(most)) * (WHOLE / 100)
	}

	pub(super) fn register(&mut self) -> Option<Action> {
		let free: Vec<Who> =
			OPERATORS.map(Who).filter(|who| !self.world.operators.contains_key(who)).collect();
		let who = match self.pick(&free) {
			Some(who) => who,
			None if self.one_in(4) => self.anybody(OPERATORS),
			None => return None,
		};
		let most = if self.one_in(8) { 100 } else { 50 };
		let commission = self.percent(most);
		let min_self_delegation = if self.one_in(3) { 100 * UNIT } else { 0 };
		Some(Action::Register { who, metadata: self.metadata(), commission, min_self_delegation })
	}

	pub(super) fn update_metadata(&mut self) -> Option<Action> {
		Some(Action::UpdateMetadata { who: self.operator(), metadata: self.metadata() })
	}

	pub(super) fn set_commission(&mut self) -> Option<Action> {
		let who = self.operator();
		let era = self.world.era;
		let now = self.world.operators.get(&who).map_or(0, |record| record.commission.at(era));
		let commission = match self.by.below(4) {
			0 => self.percent(60),
			1 => now / 2,
			_ => now.saturating_add(self.percent(6)),
		};
		Some(Action::SetCommission { who, commission })
	}

	pub(super) fn set_min_self_delegation(&mut self) -> Option<Action> {
		let who = self.operator();
		let own = floor(&self.world.position(who, who).delegated());
		let min_self_delegation = match self.by.below(6) {
			0 => self.amount(own.saturating_mul(2)),
			1 => self.amount(own),
			_ => 0,
		};
		Some(Action::SetMinSelfDelegation { who, min_self_delegation })
	}

	fn scheme(&mut self) -> Scheme {
		match self.by.below(3) {
			0 => Scheme::Sr25519,
			1 => Scheme::Ed25519,
			_ => Scheme::Ecdsa,
		}
	}

	pub(super) fn set_key(&mut self) -> Option<Action> {
		let known: Vec<Key> = self.world.keys.keys().copied().collect();
		let key = match self.pick(&known) {
			Some(key) if self.one_in(5) => key,
			_ => Key { scheme: self.scheme(), seed: self.by.below(300) as u16 },
		};
		let good_proof = !self.one_in(12);
		Some(Action::SetKey { who: self.operator(), key, good_proof })
	}

	pub(super) fn remove_key(&mut self) -> Option<Action> {
		let held: Vec<(Who, Scheme)> = self
			.world
			.keys
			.iter()
			.filter(|(_, tenure)| tenure.until.is_none())
			.map(|(key, tenure)| (tenure.operator, key.scheme))
			.collect();
		let (who, scheme) = match self.pick(&held) {
			Some(pair) if !self.one_in(6) => pair,
			_ => (self.operator(), self.scheme()),
		};
		Some(Action::RemoveKey { who, scheme })
	}

	pub(super) fn deregister(&mut self) -> Option<Action> {
		let idle: Vec<Who> =
			self.registered().into_iter().filter(|who| !self.world.has_allocations(*who)).collect();
		let who = match self.pick(&idle) {
			Some(who) => who,
			None if self.one_in(4) => self.operator(),
			None => return None,
		};
		Some(Action::Deregister { who })
	}

	fn beneficiary(&mut self) -> Beneficiary {
		match self.by.below(3) {
			0 => Beneficiary::Burn,
			1 => Beneficiary::Treasury,
			_ => Beneficiary::Account(BENEFICIARY),
		}
	}

	fn mode(&mut self, max_slash: u32) -> Mode {
		if self.one_in(2) {
			let window =
				if self.one_in(16) { 0 } else { 1 + self.by.below(self.world.rules.veto_window) };
			let resolver = if self.one_in(6) { None } else { Some(RESOLVER) };
			return Mode::Vetoable { slasher: SLASHER, resolver, window };
		}
		let fraction = self.percent(20).min(max_slash);
		let most = if self.one_in(12) { 40 } else { 20 };
		let reporter_share = self.percent(most);
		Mode::Objective { known_verifier: !self.one_in(20), fraction, reporter_share }
	}

	fn terms(&mut self) -> Terms {
		let max_slash = if self.one_in(20) { 0 } else { self.percent(60) };
		let admission = match self.by.below(8) {
			0 | 1 => Admission::Approval,
			2 => {
				let from = self.by.below(4) as u8;
				Admission::AllowList((from..OPERATORS.end).map(Who).collect())
			}
			3 if self.one_in(4) => Admission::AllowList(vec![Who(0), Who(0)]),
			_ => Admission::Open,
		};
		let curve = self.one_in(3).then(|| Curve {
			floor: self.by.below(20) * (WHOLE / 100),
			multiplier: self.by.below(5) as u8,
			quadratic: self.one_in(2),
		});
		let most_budget = if self.one_in(2) { 100 } else { 12 };
		let longest = if self.one_in(20) { 80 } else { 6 };
		Terms {
			admission,
			min_operator_stake: if self.one_in(3) { 200 * UNIT } else { UNIT },
			quorum: self.percent(100),
			max_slash,
			budget: self.percent(most_budget),
			budget_window: 1 + self.by.below(longest),
			curve,
			mode: self.mode(max_slash),
			beneficiary: self.beneficiary(),
		}
	}

	pub(super) fn create_service(&mut self) -> Option<Action> {
		if self.world.services.len() >= MOST_SERVICES {
			return None;
		}
		let who = self.anybody(OWNERS);
		Some(Action::CreateService { who, metadata: self.metadata(), terms: self.terms() })
	}

	pub(super) fn set_service_metadata(&mut self) -> Option<Action> {
		let service = self.service();
		let who = self.owner_of(service);
		Some(Action::SetServiceMetadata { who, service, metadata: self.metadata() })
	}

	pub(super) fn retire_service(&mut self) -> Option<Action> {
		let service = self.service();
		Some(Action::RetireService { who: self.owner_of(service), service })
	}

	/// The retirement of a service that nobody serves, if there is one.
	pub(super) fn retire_unused(&mut self) -> Option<Action> {
		let all: Vec<ServiceId> = self.world.services.keys().copied().collect();
		let unused: Vec<ServiceId> =
			all.iter().copied().filter(|s| self.world.members(*s).next().is_none()).collect();
		let service = self.pick(&unused)?;
		Some(Action::RetireService { who: self.owner_of(service), service })
	}

	pub(super) fn change_terms(&mut self) -> Option<Action> {
		let service = self.service();
		let who = self.owner_of(service);
		Some(Action::ChangeTerms { who, service, terms: self.terms() })
	}

	pub(super) fn withdraw_terms_change(&mut self) -> Option<Action> {
		let pending: Vec<ServiceId> = self
			.world
			.services
			.iter()
			.filter(|(_, service)| service.pending(self.world.era).is_some())
			.map(|(id, _)| *id)
			.collect();
		let service = match self.pick(&pending) {
			Some(service) => service,
			None if self.one_in(4) => self.service(),
			None => return None,
		};
		Some(Action::WithdrawTermsChange { who: self.owner_of(service), service })
	}

	/// An active operator and a service it is not at.
	fn opening(&mut self, shared: bool) -> (Who, ServiceId) {
		let mut open = Vec::new();
		for who in self.registered() {
			let able = self.world.keeps_its_promise(who) == Answer::Yes
				&& !self.world.is_exhausted(who)
				&& (!shared || self.world.tranches.contains_key(&who));
			for (service, record) in &self.world.services {
				if able && !record.paused && !self.world.allocations.contains_key(&(*service, who))
				{
					open.push((who, *service));
				}
			}
		}
		match self.pick(&open) {
			Some(pair) if !self.one_in(12) => pair,
			_ => (self.operator(), self.service()),
		}
	}

	fn free(&self, who: Who) -> u64 {
		self.world.magnitude(who).saturating_sub(self.world.reserved(who, true))
	}

	pub(super) fn opt_in(&mut self) -> Option<Action> {
		if self.one_in(3) && self.registered().contains(&DOOMED) && self.free(DOOMED) == FULL {
			return Some(Action::OptIn { who: DOOMED, service: RUIN, magnitude: FULL });
		}
		let (who, service) = self.opening(false);
		let free = self.free(who);
		let most = if self.one_in(4) { free } else { free / 3 };
		let magnitude = self.amount(most.into()) as u64;
		Some(Action::OptIn { who, service, magnitude })
	}

	pub(super) fn opt_in_shared(&mut self) -> Option<Action> {
		let (who, service) = self.opening(true);
		let most = self.world.tranches.get(&who).map_or(0, |tranche| tranche.left);
		let cap = self.amount(most.into()) as u64;
		Some(Action::OptInShared { who, service, cap })
	}

	pub(super) fn open_tranche(&mut self) -> Option<Action> {
		let without: Vec<Who> = self
			.registered()
			.into_iter()
			.filter(|who| !self.world.tranches.contains_key(who))
			.collect();
		let who = self.pick(&without).unwrap_or(self.operator());
		let free = self.free(who).min(FULL);
		let magnitude = if self.one_in(6) {
			self.amount(free.into()) as u64
		} else {
			self.amount((free / 2).into()) as u64
		};
		Some(Action::OpenTranche { who, magnitude })
	}

	pub(super) fn close_tranche(&mut self) -> Option<Action> {
		let with: Vec<Who> = self.world.tranches.keys().copied().collect();
		let unused: Vec<Who> = with
			.iter()
			.copied()
			.filter(|who| self.world.services_of(*who, true).is_empty())
			.collect();
		let who = match self.pick(&unused) {
			Some(who) => who,
			None if self.one_in(2) => self.operator(),
			None => return None,
		};
		Some(Action::CloseTranche { who })
	}

	/// An allocation for which something holds, or now and then any.
	fn allocation(&mut self, such: impl Fn(&Allocation) -> bool) -> (ServiceId, Who) {
		let fitting: Vec<(ServiceId, Who)> = self
			.world
			.allocations
			.iter()
			.filter(|(_, allocation)| such(allocation))
			.map(|(key, _)| *key)
			.collect();
		match self.pick(&fitting) {
			Some(pair) if !self.one_in(12) => pair,
			_ => (self.service(), self.operator()),
		}
	}

	pub(super) fn opt_out(&mut self) -> Option<Action> {
		let (service, who) = self.allocation(|allocation| allocation.ended_in.is_none());
		Some(Action::OptOut { who, service })
	}

	pub(super) fn admit(&mut self) -> Option<Action> {
		let (service, operator) = self.allocation(Allocation::is_application);
		Some(Action::Admit { who: self.owner_of(service), service, operator })
	}

	pub(super) fn reject(&mut self) -> Option<Action> {
		let (service, operator) = self.allocation(Allocation::is_application);
		Some(Action::Reject { who: self.owner_of(service), service, operator })
	}

	pub(super) fn remove_operator(&mut self) -> Option<Action> {
		let (service, operator) = self.allocation(|a| !a.is_application() && a.ended_in.is_none());
		Some(Action::RemoveOperator { who: self.owner_of(service), service, operator })
	}

	/// The release of an allocation that nobody has released yet, if there is one.
	pub(super) fn release_due(&mut self) -> Option<Action> {
		let due: Vec<(ServiceId, Who)> = self
			.world
			.allocations
			.keys()
			.filter(|(service, operator)| {
				self.world.may_release(*service, *operator).fails.is_empty()
			})
			.copied()
			.collect();
		let (service, operator) = self.pick(&due)?;
		Some(Action::Release { service, operator })
	}

	pub(super) fn release(&mut self) -> Option<Action> {
		let (service, operator) = self.allocation(|allocation| allocation.ended_in.is_some());
		Some(Action::Release { service, operator })
	}

	pub(super) fn pause_service(&mut self) -> Option<Action> {
		Some(Action::PauseService { by: self.council(), service: self.service() })
	}

	pub(super) fn resume_service(&mut self) -> Option<Action> {
		let paused: Vec<ServiceId> =
			self.world.services.iter().filter(|(_, s)| s.paused).map(|(id, _)| *id).collect();
		let service = match self.pick(&paused) {
			Some(service) => service,
			None if self.one_in(4) => self.service(),
			None => return None,
		};
		Some(Action::ResumeService { by: self.council(), service })
	}
}
