// SPDX-License-Identifier: Apache-2.0

//! Collecting, the base chain's slashes, and what is on hold.

use super::{Checked, Planck, Reference, Restaker, SlashId, Who};
use crate::num::{ceil, close, floor, over, q, Answer, Verdict, Q};
use num_traits::Zero;

impl Reference {
	/// What has to come of `collect`.
	pub fn may_collect(&self, operator: Who, restaker: Who) -> Verdict {
		let mut verdict = Verdict::default();
		let position = self.position(restaker, operator);
		verdict.need(self.is_known(restaker, operator), "NoPosition");
		let due = match position.owed().is_empty() {
			true => Answer::No,
			false if position.pending() > q(position.slack) => Answer::Yes,
			false => Answer::Open,
		};
		verdict.need(due, "NothingToCollect");
		verdict
	}

	/// The chain says that so much was collected for a slash.
	pub fn note_collected(&mut self, id: SlashId, restaker: Who, amount: Planck) -> Checked {
		let Some(slash) = self.slashes.get_mut(&id) else {
			return Err("collected for a slash that was never executed".into());
		};
		let operator = slash.operator;
		slash.taken += amount;
		let position = self
			.restakers
			.get_mut(&restaker)
			.and_then(|restaker| restaker.positions.get_mut(&operator))
			.ok_or("collected from somebody without a position")?;
		let owed: Vec<Q> =
			position.parts.iter_mut().filter_map(|part| part.owed.remove(&id)).collect();
		if owed.is_empty() {
			return Err(format!("{restaker:?} owes nothing for slash {id}, but paid {amount}"));
		}
		let owed: Q = owed.into_iter().sum();
		// One planck for this slash, and units are whole.
		if !close(&owed, amount, 1 + position.slack) {
			return Err(format!("{restaker:?} paid {amount} where {} is owed", ceil(&owed)));
		}
		self.leave_traces(restaker, operator);
		self.forget_if_empty(restaker, operator);
		Ok(())
	}

	/// Whether everything somebody owes at an operator was collected.
	pub fn check_settled(&self, restaker: Who, operator: Who) -> Checked {
		let position = self.position(restaker, operator);
		if position.pending() <= q(position.slack) {
			return Ok(());
		}
		Err(format!("{restaker:?} still owes {:?} to {operator:?}", position.owed()))
	}

	/// The base chain took from a bond, and claims fell by so much with it: to what covers them.
	pub fn note_lost(&mut self, restaker: Who, amount: Planck) -> Checked {
		let Some(record) = self.restakers.get_mut(&restaker) else {
			return Err("collateral of nobody was lost".into());
		};
		let claim = record.claim();
		if q(amount) > &claim + q(record.slack()) {
			return Err(format!("lost {amount}, more than the claim of {}", floor(&claim)));
		}
		let left = over(&(&claim - q(amount)), &claim).max(Q::zero());
		let lost = q(1) - &left;
		let slack = record.slack();
		for position in record.positions.values_mut() {
			// What it is off by falls with it; how much falls, though, is a matter of all claims,
			// and of what they are off by.
			let own = &left * q(position.slack);
			let others = over(&position.claim(), &claim) * &lost * q(slack);
			position.slack = ceil(&(own + others)) + position.parts.len() as u128 + 1;
			for part in &mut position.parts {
				for (id, owed) in &part.owed {
					if let Some(slash) = self.slashes.get_mut(id) {
						slash.lost += owed * &lost;
					}
					position.slack += 1;
				}
				part.scale(&left);
			}
		}
		let operators: Vec<Who> = record.positions.keys().copied().collect();
		for operator in operators {
			self.forget_if_empty(restaker, operator);
		}
		// What is worth less than a planck here can be worth one on the chain.
		for (_, traces) in self.traces.iter_mut().filter(|((who, _), _)| *who == restaker) {
			traces.iter_mut().for_each(|trace| trace.unsure = true);
		}
		Ok(())
	}

	/// After such a loss, claims are what covers them, no more and no less.
	/// `freed` is what was delegated and not liable yet, and was let go after it.
	pub fn check_covered_exactly(&mut self, restaker: Who, freed: Planck) -> Checked {
		let record = self.restaker(restaker);
		let cover = (record.bond + record.hold).saturating_sub(freed);
		if close(&record.claim(), cover, record.slack() + 1) {
			self.forget_uncovered(restaker, record.bond + record.hold);
			return Ok(());
		}
		Err(format!(
			"after the base chain's slash {restaker:?} claims {}, covered by {cover}",
			floor(&record.claim())
		))
	}

	/// The chain says that it had no weight to follow what the base chain is about to take.
	pub fn note_postponed(&mut self, restaker: Who) {
		self.behind.entry(restaker).or_default();
	}

	/// So much is left of a bond that is not followed: the least there ever was counts.
	pub fn note_left_behind(&mut self, restaker: Who) {
		let bond = self.restaker(restaker).bond;
		if let Some(least) = self.behind.get_mut(&restaker) {
			*least = Some(least.map_or(bond, |least| least.min(bond)));
		}
	}

	/// Somebody has caught up, and claims no more than what covered it then; no less, either, if
	/// nothing else was taken at the same time. `freed` is what was let go after it.
	pub fn note_caught_up(&mut self, restaker: Who, freed: Planck, alone: bool) -> Checked {
		let Some(least) = self.behind.remove(&restaker) else { return Ok(()) };
		let record = self.restaker(restaker);
		let covered = least.ok_or("it is behind of nothing")? + record.hold;
		let cover = q(covered.saturating_sub(freed));
		let (claim, slack) = (record.claim(), q(record.slack() + 1));
		if claim <= &cover + &slack && (!alone || cover <= claim + slack) {
			self.forget_uncovered(restaker, covered);
			return Ok(());
		}
		Err(format!(
			"{restaker:?} has caught up, and claims {}, covered by {}",
			floor(&record.claim()),
			floor(&cover)
		))
	}

	// Where nothing covers a claim nothing is claimed; what is left of it here is rounding.
	fn forget_uncovered(&mut self, restaker: Who, cover: Planck) {
		if let Some(record) = self.restakers.get_mut(&restaker).filter(|_| cover == 0) {
			record.positions.clear();
		}
	}

	/// What is delegated beyond what the bond allows, before what it owes is collected.
	pub fn excess(&self, restaker: Who) -> Q {
		let record = self.restaker(restaker);
		(record.delegated_gross() - self.delegable(&q(record.active))).max(Q::zero())
	}

	/// What has to come of `sync`.
	pub fn may_sync(&self, restaker: Who) -> Verdict {
		let mut verdict = Verdict::default();
		let record = self.restaker(restaker);
		let known = match record.positions.is_empty() {
			false => Answer::Yes,
			true if record.hold > 0 => Answer::Open,
			true if self.traces.keys().any(|(who, _)| *who == restaker) => Answer::Open,
			true => Answer::No,
		};
		verdict.need(known, "NotRestaker");
		verdict
	}

	/// After a `sync`: nothing owed, nothing to withdraw, nothing in excess, nothing held in vain.
	pub fn check_synced(&self, restaker: Who) -> Checked {
		let record = self.restaker(restaker);
		for (operator, position) in &record.positions {
			self.check_settled(restaker, *operator)?;
			if let Some(part) = position.parts.iter().find(|part| self.has_matured(*operator, part))
			{
				return Err(format!("sync left an exit that could be withdrawn: {part:?}"));
			}
		}
		if self.excess(restaker) > q(record.slack() + 1) {
			return Err(format!("sync left {} in excess", floor(&self.excess(restaker))));
		}
		self.check_hold(restaker)
	}

	/// Nothing is held that the bond covers.
	pub fn check_hold(&self, restaker: Who) -> Checked {
		let record = self.restaker(restaker);
		let needed = (record.claim() - q(record.bond)).max(Q::zero());
		if q(record.hold) <= needed + q(record.slack() + 1) {
			return Ok(());
		}
		Err(format!("{restaker:?} has {} on hold in vain", record.hold))
	}

	/// The first invariant: bond and hold cover delegations and exits.
	pub fn check_covered(&self, restaker: Who) -> Checked {
		let record = self.restaker(restaker);
		let cover = record.bond + record.hold;
		if record.claim() <= q(cover + record.slack() + 1) {
			return Ok(());
		}
		Err(format!(
			"{restaker:?} claims {}, but has a bond of {} and a hold of {}",
			floor(&record.claim()),
			record.bond,
			record.hold
		))
	}

	/// What has to come of `rebond`.
	pub fn may_rebond(&self, restaker: Who, amount: Planck) -> Verdict {
		let mut verdict = Verdict::default();
		let Restaker { hold, positions, .. } = self.restaker(restaker);
		verdict.need(amount <= hold, "InsufficientHold");
		// What is held may be lowered by what is owed, or not be needed any more.
		let pending: Q = positions.values().map(|position| position.pending()).sum();
		if pending.is_positive() || self.check_hold(restaker).is_err() {
			verdict.need(Answer::Open, "InsufficientHold");
		}
		// Staking has a say of its own.
		for theirs in ["InsufficientBond", "BoundNotMet", "AlreadyBonded", "BadState"] {
			verdict.need(Answer::Open, theirs);
		}
		verdict
	}
}
