// SPDX-License-Identifier: Apache-2.0

//! The keys operators sign with.

use super::{Era, Key, Reference, Scheme, Tenure, Who};
use crate::num::{Answer, Verdict};

impl Reference {
	/// The key of an operator that is in force, of a scheme.
	pub fn key_of(&self, operator: Who, scheme: Scheme) -> Option<Key> {
		self.keys
			.iter()
			.find(|(key, tenure)| {
				key.scheme == scheme && tenure.operator == operator && tenure.until.is_none()
			})
			.map(|(key, _)| *key)
	}

	/// Whose a key was in `era`.
	pub fn key_owner_in(&self, key: Key, era: Era) -> Option<Who> {
		self.keys
			.get(&key)
			.filter(|tenure| tenure.from <= era && tenure.until.is_none_or(|until| era <= until))
			.map(|tenure| tenure.operator)
	}

	// Evidence signed with it can no longer be slashed. The chain drops such keys when their owner
	// next changes one.
	fn is_outdated(&self, tenure: &Tenure) -> bool {
		tenure.until.is_some_and(|until| until + self.rules.window() < self.era)
	}

	fn prune_keys(&mut self, operator: Who) {
		let outdated: Vec<Key> = self
			.keys
			.iter()
			.filter(|(_, tenure)| tenure.operator == operator && self.is_outdated(tenure))
			.map(|(key, _)| *key)
			.collect();
		for key in outdated {
			self.keys.remove(&key);
		}
	}

	fn has_room_to_retire(&self, operator: Who) -> bool {
		let retired = self.keys.values().filter(|tenure| {
			tenure.operator == operator && tenure.until.is_some() && !self.is_outdated(tenure)
		});
		retired.count() < self.rules.max_retired_keys
	}

	/// What has to come of `set_key`, with a proof that is good or not.
	pub fn may_set_key(&self, who: Who, key: Key, good_proof: bool) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(self.operators.contains_key(&who), "NotOperator");
		let free = match self.keys.get(&key) {
			None => Answer::Yes,
			// Its owner's call prunes it first; anybody else's may not.
			Some(tenure) if self.is_outdated(tenure) && tenure.operator == who => Answer::Yes,
			Some(tenure) if self.is_outdated(tenure) => Answer::Open,
			Some(_) => Answer::No,
		};
		verdict.need(free, "KeyInUse");
		verdict.need(good_proof, "BadProofOfPossession");
		let rotates = self.key_of(who, key.scheme).is_some();
		verdict.need(!rotates || self.has_room_to_retire(who), "TooManyRetiredKeys");
		verdict
	}

	/// Sets or rotates.
	pub fn do_set_key(&mut self, who: Who, key: Key) {
		self.retire(who, key.scheme);
		self.keys.insert(key, Tenure { operator: who, from: self.era, until: None });
	}

	/// What has to come of `remove_key`.
	pub fn may_remove_key(&self, who: Who, scheme: Scheme) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(self.operators.contains_key(&who), "NotOperator");
		verdict.need(self.key_of(who, scheme).is_some(), "NoKey");
		verdict.need(self.has_room_to_retire(who), "TooManyRetiredKeys");
		verdict
	}

	/// Retires without a successor.
	pub fn do_remove_key(&mut self, who: Who, scheme: Scheme) {
		self.retire(who, scheme);
	}

	fn retire(&mut self, who: Who, scheme: Scheme) {
		self.prune_keys(who);
		let (era, key) = (self.era, self.key_of(who, scheme));
		if let Some(tenure) = key.and_then(|key| self.keys.get_mut(&key)) {
			tenure.until = Some(era);
		}
	}
}
