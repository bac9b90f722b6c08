// SPDX-License-Identifier: Apache-2.0

//! The registry of operators.

use super::{Era, Fraction, Planck, Reference, ServiceId, Who};
use crate::num::Verdict;
use std::collections::BTreeMap;

/// What an operator keeps, over time: from each of these eras on that much. As far as it is known:
/// it may be lowered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commission(BTreeMap<Era, Fraction>);

impl Commission {
	/// So much ever since.
	pub fn of(commission: Fraction) -> Self {
		Self(BTreeMap::from([(0, commission)]))
	}

	/// What it is in `era`.
	pub fn at(&self, era: Era) -> Fraction {
		self.0.range(..=era).next_back().map_or(0, |(_, commission)| *commission)
	}

	/// Drops the raise that waits.
	fn settle(&mut self, now: Era) {
		self.0.retain(|from, _| *from <= now);
	}

	/// Makes it `to` from `from` on, whatever waited before.
	pub fn raise(&mut self, to: Fraction, from: Era, now: Era) {
		self.settle(now);
		self.0.insert(from, to);
	}

	/// Makes it `to` at once, and in the past where it was more.
	pub fn lower(&mut self, to: Fraction, now: Era) {
		self.settle(now);
		for commission in self.0.values_mut() {
			*commission = to.min(*commission);
		}
	}

	/// Whether it is above another in some era from `since` on.
	pub fn is_ever_above(&self, other: &Self, since: Era) -> bool {
		let eras = self.0.keys().chain(other.0.keys()).copied().filter(|era| *era > since);
		eras.chain([since]).any(|era| self.at(era) > other.at(era))
	}
}

/// A registered operator.
#[derive(Clone, Debug)]
pub struct Operator {
	/// What it keeps of what services pay.
	pub commission: Commission,
	/// What it keeps of what these pay instead.
	pub service_commissions: BTreeMap<ServiceId, Commission>,
	/// The least it promised to have delegated to itself.
	pub min_self_delegation: Planck,
}

impl Operator {
	/// What it keeps of what a service pays.
	pub fn commission_for(&self, service: ServiceId) -> &Commission {
		self.service_commissions.get(&service).unwrap_or(&self.commission)
	}
}

impl Reference {
	/// Whether an operator has any allocation, ended ones that are not released included, or has set
	/// some of its magnitude aside for any.
	pub fn has_allocations(&self, operator: Who) -> bool {
		self.allocations.keys().any(|(_, of)| *of == operator)
			|| self.tranches.contains_key(&operator)
	}

	/// What has to come of `register`.
	pub fn may_register(&self, who: Who, metadata: usize, commission: Fraction) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(!self.operators.contains_key(&who), "AlreadyOperator");
		verdict.need(metadata <= self.rules.max_metadata, "MetadataTooLong");
		verdict.need(commission <= self.rules.max_commission, "CommissionTooHigh");
		verdict
	}

	/// Registers.
	pub fn do_register(&mut self, who: Who, commission: Fraction, min_self_delegation: Planck) {
		let commission = Commission::of(commission);
		let service_commissions = BTreeMap::new();
		let record = Operator { commission, service_commissions, min_self_delegation };
		self.operators.insert(who, record);
	}

	/// What has to come of `update_metadata`.
	pub fn may_update_metadata(&self, who: Who, metadata: usize) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(self.operators.contains_key(&who), "NotOperator");
		verdict.need(metadata <= self.rules.max_metadata, "MetadataTooLong");
		verdict
	}

	// A commission of at most so much, and not much more than the one in force.
	fn need_commission(&self, verdict: &mut Verdict, in_force: Fraction, to: Fraction) {
		verdict.need(to <= self.rules.max_commission, "CommissionTooHigh");
		let small = to.saturating_sub(in_force) <= self.rules.max_commission_step;
		verdict.need(small, "CommissionStepTooLarge");
	}

	// A lower one at once, a raise later.
	fn change_commission(&self, commission: &mut Commission, to: Fraction) {
		if to > commission.at(self.era) {
			commission.raise(to, self.era + self.rules.commission, self.era);
		} else {
			commission.lower(to, self.era);
		}
	}

	/// What has to come of `set_commission`.
	pub fn may_set_commission(&self, who: Who, commission: Fraction) -> Verdict {
		let mut verdict = Verdict::default();
		let record = self.operators.get(&who);
		verdict.need(record.is_some(), "NotOperator");
		let now = record.map_or(0, |record| record.commission.at(self.era));
		self.need_commission(&mut verdict, now, commission);
		verdict
	}

	/// Sets a commission.
	pub fn do_set_commission(&mut self, who: Who, commission: Fraction) {
		let Some(mut record) = self.operators.get(&who).cloned() else { return };
		self.change_commission(&mut record.commission, commission);
		self.operators.insert(who, record);
	}

	/// What has to come of `set_service_commission`. Whether there is such a service is not asked.
	pub fn may_set_service_commission(
		&self,
		who: Who,
		service: ServiceId,
		commission: Fraction,
	) -> Verdict {
		let mut verdict = Verdict::default();
		let record = self.operators.get(&who);
		verdict.need(record.is_some(), "NotOperator");
		let now = record.map_or(0, |record| record.commission_for(service).at(self.era));
		self.need_commission(&mut verdict, now, commission);
		let room = record.is_none_or(|record| {
			record.service_commissions.contains_key(&service)
				|| record.service_commissions.len() < self.rules.max_service_commissions
		});
		verdict.need(room, "TooManyServiceCommissions");
		verdict
	}

	/// Sets one of its own for a service; what it was so far, and what waits, is the general one's.
	pub fn do_set_service_commission(&mut self, who: Who, service: ServiceId, to: Fraction) {
		let Some(mut record) = self.operators.get(&who).cloned() else { return };
		let mut commission = record.commission_for(service).clone();
		self.change_commission(&mut commission, to);
		record.service_commissions.insert(service, commission);
		self.operators.insert(who, record);
	}

	/// What has to come of `clear_service_commission`: no era that can be rewarded still, or is to
	/// come, costs more by it.
	pub fn may_clear_service_commission(&self, who: Who, service: ServiceId) -> Verdict {
		let mut verdict = Verdict::default();
		let record = self.operators.get(&who);
		verdict.need(record.is_some(), "NotOperator");
		let Some(record) = record else { return verdict };
		let own = record.service_commissions.get(&service);
		verdict.need(own.is_some(), "NoServiceCommission");
		let oldest = self.era.saturating_sub(self.rules.window());
		let dearer = own.is_some_and(|own| record.commission.is_ever_above(own, oldest));
		verdict.need(!dearer, "GeneralCommissionHigher");
		verdict
	}

	/// Clears it.
	pub fn do_clear_service_commission(&mut self, who: Who, service: ServiceId) {
		if let Some(record) = self.operators.get_mut(&who) {
			record.service_commissions.remove(&service);
		}
	}

	/// What has to come of `set_min_self_delegation`.
	pub fn may_set_min_self_delegation(&self, who: Who) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(self.operators.contains_key(&who), "NotOperator");
		verdict
	}

	/// Sets it.
	pub fn do_set_min_self_delegation(&mut self, who: Who, min_self_delegation: Planck) {
		if let Some(record) = self.operators.get_mut(&who) {
			record.min_self_delegation = min_self_delegation;
		}
	}

	/// What has to come of `deregister`.
	pub fn may_deregister(&self, who: Who) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(self.operators.contains_key(&who), "NotOperator");
		verdict.need(!self.has_allocations(who), "HasAllocations");
		verdict
	}

	/// Leaves, with all keys.
	pub fn do_deregister(&mut self, who: Who) {
		self.operators.remove(&who);
		self.keys.retain(|_, tenure| tenure.operator != who);
	}
}
