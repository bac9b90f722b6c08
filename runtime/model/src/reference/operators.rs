// SPDX-License-Identifier: Apache-2.0

//! The registry of operators.

use super::{Fraction, Operator, Planck, Reference, Who};
use crate::num::Verdict;

impl Operator {
	/// What counts in `era`.
	pub fn commission_in(&self, era: super::Era) -> Fraction {
		self.raise.filter(|(_, from)| *from <= era).map_or(self.commission, |(raised, _)| raised)
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
		self.operators.insert(who, Operator { commission, raise: None, min_self_delegation });
	}

	/// What has to come of `update_metadata`.
	pub fn may_update_metadata(&self, who: Who, metadata: usize) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(self.operators.contains_key(&who), "NotOperator");
		verdict.need(metadata <= self.rules.max_metadata, "MetadataTooLong");
		verdict
	}

	/// What has to come of `set_commission`.
	pub fn may_set_commission(&self, who: Who, commission: Fraction) -> Verdict {
		let mut verdict = Verdict::default();
		let record = self.operators.get(&who);
		verdict.need(record.is_some(), "NotOperator");
		verdict.need(commission <= self.rules.max_commission, "CommissionTooHigh");
		let now = record.map_or(0, |record| record.commission_in(self.era));
		verdict.need(
			commission.saturating_sub(now) <= self.rules.max_commission_step,
			"CommissionStepTooLarge",
		);
		verdict
	}

	/// Sets a commission: a lower one at once, a raise later.
	pub fn do_set_commission(&mut self, who: Who, commission: Fraction) {
		let (era, delay) = (self.era, self.rules.commission);
		let Some(record) = self.operators.get_mut(&who) else { return };
		let now = record.commission_in(era);
		*record = if commission > now {
			Operator { commission: now, raise: Some((commission, era + delay)), ..*record }
		} else {
			Operator { commission, raise: None, ..*record }
		};
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
