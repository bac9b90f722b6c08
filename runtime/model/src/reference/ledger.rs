// SPDX-License-Identifier: Apache-2.0

//! Delegations, exits, and what an operator's stake is worth.

use super::{Checked, Era, Part, Planck, Position, Reference, Restaker, Trace, Who, FULL, WHOLE};
use crate::num::{ceil, close, over, q, ratio, Answer, Verdict, Q};
use num_traits::Zero;
use std::collections::BTreeMap;

impl Reference {
	/// A position, or an empty one.
	pub fn position(&self, restaker: Who, operator: Who) -> Position {
		self.restakers
			.get(&restaker)
			.and_then(|restaker| restaker.positions.get(&operator))
			.cloned()
			.unwrap_or_default()
	}

	fn position_mut(&mut self, restaker: Who, operator: Who) -> &mut Position {
		self.restakers.entry(restaker).or_default().positions.entry(operator).or_default()
	}

	/// Whether somebody has anything with an operator.
	pub fn has_position(&self, restaker: Who, operator: Who) -> bool {
		self.restakers
			.get(&restaker)
			.is_some_and(|restaker| restaker.positions.contains_key(&operator))
	}

	/// What rounding can have left where all was taken: a planck of each part.
	pub fn dust(&self, restaker: Who, operator: Who) -> u128 {
		let all = self.rules.max_parts as u128;
		if self.traces.contains_key(&(restaker, operator)) {
			all
		} else {
			0
		}
	}

	/// Whether somebody has anything with an operator, or had, and may still be rewarded for it:
	/// whether the chain says so then is its business.
	pub(super) fn is_known(&self, restaker: Who, operator: Who) -> Answer {
		let lingers = self.traces.contains_key(&(restaker, operator));
		Answer::from(self.has_position(restaker, operator)).or(match lingers {
			true => Answer::Open,
			false => Answer::No,
		})
	}

	/// What of somebody's parts with an operator is worth nothing, and owes nothing, since that was
	/// slashed to nothing: it is gone, but for the eras in which it was there.
	pub(super) fn leave_traces(&mut self, restaker: Who, operator: Who) {
		if self.magnitude(operator) > 0 {
			return;
		}
		let now = self.era;
		let position = self.position_mut(restaker, operator);
		let (gone, there) = std::mem::take(&mut position.parts)
			.into_iter()
			.partition(|part| part.worth.is_zero() && part.owed.is_empty());
		position.parts = there;
		let gone: Vec<Part> = gone;
		let traces = gone.into_iter().map(|part| Trace {
			joined: part.joined,
			left: part.left.unwrap_or(now),
			units: part.units,
			pieces: part.pieces,
			unsure: false,
		});
		let traces: Vec<Trace> = traces.filter(|trace| trace.units.is_positive()).collect();
		if !traces.is_empty() {
			self.traces.entry((restaker, operator)).or_default().extend(traces);
		}
	}

	/// Whether what rounding has left of a slash of everything was taken by the base chain since, and
	/// the units with it: what `counts` for somebody in an era, as the chain says, tells.
	pub fn settle_traces(
		&mut self,
		restaker: Who,
		operator: Who,
		counts: impl Fn(Era) -> u128,
	) -> Checked {
		let position = self.position(restaker, operator);
		let slack = (position.slack + self.dust(restaker, operator))
			.saturating_mul(self.planck_of_worth(operator));
		let eras = self.oldest_slashable(operator)..=self.era;
		let Some(traces) = self.traces.get_mut(&(restaker, operator)) else { return Ok(()) };
		for i in (0..traces.len()).rev() {
			let Some(trace) = traces.get(i).filter(|trace| trace.unsure) else { continue };
			// The last era in which it counts is the last to be forgotten.
			let era = trace.left;
			if !eras.contains(&era) {
				continue;
			}
			let here = position.parts.iter().filter(|part| part.is_liable_in(era));
			let sure: Q = here.map(|part| &part.units).sum();
			let others = traces
				.iter()
				.enumerate()
				.filter(|(n, other)| *n != i && (other.joined..=other.left).contains(&era));
			let others: Vec<(&Q, bool)> =
				others.map(|(_, other)| (&other.units, other.unsure)).collect();
			// With each choice of the others that are not sure either.
			let open = others.iter().filter(|(_, unsure)| *unsure).count().min(8);
			let seen = counts(era);
			let fits = |own: &Q| {
				(0..1_u32 << open).any(|choice| {
					let mut n = 0;
					let mut sum = &sure + own;
					for (units, unsure) in &others {
						let there = !unsure || n >= open || choice >> n & 1 == 1;
						n += usize::from(*unsure);
						if there {
							sum += *units;
						}
					}
					close(&sum, seen, slack)
				})
			};
			// It can have been several parts on the chain, of which some are left.
			let known: Q = others.iter().map(|(units, _)| *units).sum();
			let rest = (q(seen) - sure.clone() - known).max(Q::zero());
			let in_part = open == 0 && rest <= trace.units && fits(&rest);
			let units = match (fits(&trace.units), fits(&Q::zero())) {
				(true, true) => continue,
				(true, false) => trace.units.clone(),
				(false, true) => Q::zero(),
				(false, false) if in_part => rest,
				(false, false) => {
					return Err(format!(
						"{restaker:?} counts {seen} behind {operator:?} in era {era}, with {trace:?}"
					));
				}
			};
			if let Some(trace) = traces.get_mut(i) {
				(trace.units, trace.unsure) = (units, false);
			}
		}
		traces.retain(|trace| trace.units.is_positive());
		Ok(())
	}

	/// The chain has nothing of somebody with an operator any more: nor are there traces, if the last
	/// of them can be rewarded no more.
	pub fn forget_traces(&mut self, restaker: Who, operator: Who) -> Checked {
		let traces = self.traces.remove(&(restaker, operator)).unwrap_or_default();
		// What the base chain may have taken may be gone before.
		let mut sure = traces.iter().filter(|trace| !trace.unsure);
		match sure.find(|trace| trace.left + self.rules.exit > self.era) {
			Some(trace) => Err(format!("forgot {trace:?} of {restaker:?} at {operator:?}")),
			None => Ok(()),
		}
	}

	/// What `magnitude` of an operator is worth with the stake liable in `era`.
	pub fn backing(&self, operator: Who, magnitude: u64, era: Era) -> Q {
		let liable = self
			.restakers
			.values()
			.filter_map(|restaker| restaker.positions.get(&operator))
			.flat_map(|position| &position.parts)
			.filter(|part| part.is_liable_in(era));
		let gone = self.traces.iter().filter(|((_, of), _)| *of == operator);
		let gone = gone.flat_map(|(_, traces)| traces);
		let gone = gone.filter(|trace| (trace.joined..=trace.left).contains(&era));
		let units =
			liable.map(|part| &part.units).sum::<Q>() + gone.map(|trace| &trace.units).sum::<Q>();
		units * ratio(magnitude.into(), FULL.into())
	}

	/// By how much an integer may differ from [`Self::backing`].
	pub fn backing_slack(&self, operator: Who) -> u128 {
		let positions = self.restakers.values().filter_map(|r| r.positions.get(&operator));
		let gone = self.traces.keys().filter(|(_, of)| *of == operator);
		positions.map(|position| position.slack).sum::<u128>()
			+ gone.map(|(restaker, _)| self.dust(*restaker, operator)).sum::<u128>()
			+ 1
	}

	/// Whether an operator keeps its minimum self-delegation.
	pub fn keeps_its_promise(&self, operator: Who) -> Answer {
		let Some(record) = self.operators.get(&operator) else { return Answer::No };
		if self.behind.contains_key(&operator) {
			return Answer::Open;
		}
		let own = self.position(operator, operator);
		Answer::at_most(&q(record.min_self_delegation), &own.delegated(), own.slack)
	}

	/// Whether an operator is exhausted.
	pub fn is_exhausted(&self, operator: Who) -> bool {
		self.magnitude(operator) < self.rules.exhausted_below
	}

	/// What of an active bond can be delegated.
	pub fn delegable(&self, active: &Q) -> Q {
		active * (q(1) - ratio(self.rules.reserve.into(), WHOLE.into()))
	}

	/// Whether somebody's bond has room for so much more.
	fn has_room(&self, restaker: Who, operator: Who, amount: Planck) -> Answer {
		let Some(record) = self.restakers.get(&restaker) else { return Answer::No };
		// Collecting comes first; what it takes of the active part is the base chain's choice. What
		// is pending elsewhere may count or not, and exits that waited long enough may be ended.
		let pending: Q = record.positions.values().map(Position::pending).sum();
		let here = record.positions.get(&operator).map(Position::pending).unwrap_or_default();
		let matured: Q = record
			.positions
			.iter()
			.flat_map(|(operator, position)| {
				position.parts.iter().filter(|part| self.has_matured(*operator, part))
			})
			.map(|part| &part.worth)
			.sum();
		let claim = record.claim();
		let active = q(record.active);
		let least = self.delegable(&(&active - &pending).max(Q::zero()));
		let most = self.delegable(&active);
		let slack = record.slack() + 2;
		let worst = Answer::at_most(&(&claim - &here + q(amount)), &least, slack);
		let best = Answer::at_most(&(claim - pending - matured + q(amount)), &most, slack);
		worst.agreed(best)
	}

	/// What has to come of `delegate`.
	pub fn may_delegate(&self, restaker: Who, operator: Who, amount: Planck) -> Verdict {
		let mut verdict = self.may_join(restaker, operator);
		verdict.need(amount >= self.rules.min_delegation, "BelowMinimum");
		verdict.need(self.has_room(restaker, operator, amount), "ExceedsRestakable");
		verdict
	}

	/// Whether somebody may stand behind an operator, whatever its bond has room for.
	pub fn may_join(&self, restaker: Who, operator: Who) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(self.operators.contains_key(&operator), "NotOperator");
		// An operator may always delegate to itself, or it could never begin.
		let own = restaker == operator;
		verdict.need(self.keeps_its_promise(operator).or(own.into()), "SelfDelegationTooLow");
		verdict.need(!self.is_exhausted(operator), "OperatorExhausted");
		let positions = self.restakers.get(&restaker).map_or(0, |r| r.positions.len());
		let traces = self.traces.keys().filter(|(who, _)| *who == restaker).count();
		let room = match (positions < self.rules.max_operators, traces) {
			(true, traces) if positions + traces >= self.rules.max_operators => Answer::Open,
			(room, _) => room.into(),
		};
		verdict.need(room.or(self.has_position(restaker, operator).into()), "TooManyOperators");
		verdict.need(self.has_room_for_parts(restaker, operator), "TooManyParts");
		verdict
	}

	/// Delegates; to be liable from the next era on.
	pub fn do_delegate(&mut self, restaker: Who, operator: Who, amount: Planck) {
		let joined = self.era + 1;
		let units = q(amount) * ratio(FULL.into(), self.magnitude(operator).into());
		let position = self.position_mut(restaker, operator);
		position.slack += 1;
		let same = |part: &&mut Part| part.joined == joined && part.left.is_none();
		match position.parts.iter_mut().find(same) {
			Some(part) => {
				part.worth += q(amount);
				part.units += units;
			}
			None => {
				let owed = BTreeMap::new();
				let (left, worth, pieces) = (None, q(amount), 1);
				position.parts.push(Part { joined, left, worth, units, owed, pieces });
			}
		}
		self.touched.insert((restaker, operator));
	}

	/// What has to come of `undelegate`.
	pub fn may_undelegate(&self, restaker: Who, operator: Who, amount: Planck) -> Verdict {
		let mut verdict = Verdict::default();
		let position = self.position(restaker, operator);
		let delegated = position.delegated();
		let slack = position.slack;
		verdict.need(self.is_known(restaker, operator), "NoPosition");
		verdict.need(Answer::at_most(&q(amount), &delegated, slack), "InsufficientDelegation");
		let rest = (&delegated - q(amount)).max(Q::zero());
		let gone = match rest <= q(slack) {
			true if slack == 0 => Answer::Yes,
			true => Answer::Open,
			false => Answer::No,
		};
		let enough = Answer::at_most(&q(self.rules.min_delegation), &rest, slack);
		verdict.need(gone.or(enough), "BelowMinimum");
		if amount == 0 {
			verdict.need(Answer::Open, "BelowMinimum");
		}
		verdict.need(self.has_room_for_parts(restaker, operator), "TooManyParts");
		verdict
	}

	/// Takes back what was delegated last: what is not liable yet is free, the rest exits, with its
	/// share of what is owed. Returns how much of it is free.
	pub fn do_undelegate(&mut self, restaker: Who, operator: Who, amount: Planck) -> Q {
		self.touched.insert((restaker, operator));
		let amount = q(amount);
		let now = self.era;
		self.merge_old_parts(restaker, operator);
		let position = self.position_mut(restaker, operator);
		let mut rest = amount;
		let mut free = Q::zero();
		let mut order: Vec<usize> = (0..position.parts.len())
			.filter(|i| position.parts.get(*i).is_some_and(|part| part.left.is_none()))
			.collect();
		order.sort_by_key(|i| std::cmp::Reverse(position.parts.get(*i).map(|part| part.joined)));
		for i in order {
			let Some(part) = position.parts.get_mut(i) else { continue };
			let gross = part.gross();
			let leaves = gross.clone().min(rest.clone());
			let mut off = part.split(&over(&leaves, &gross));
			if !leaves.is_positive() {
				continue;
			}
			position.slack += 1;
			rest -= &leaves;
			if off.joined > now {
				free += leaves;
				continue;
			}
			off.left = Some(now);
			let same = |part: &&mut Part| part.joined == off.joined && part.left == off.left;
			match position.parts.iter_mut().find(same) {
				Some(exit) => exit.join(off),
				None => position.parts.push(off),
			}
		}
		position.parts.retain(|part| part.gross().is_positive());
		self.forget_if_empty(restaker, operator);
		free
	}

	// Parts that no slash still to come can tell apart are one.
	fn merge_old_parts(&mut self, restaker: Who, operator: Who) {
		let reachable = (self.era + 1).saturating_sub(self.rules.window());
		let oldest = self.oldest_open_offence(operator).unwrap_or(reachable).min(reachable);
		let position = self.position_mut(restaker, operator);
		let mut merged: Vec<Part> = Vec::new();
		for mut part in std::mem::take(&mut position.parts) {
			part.joined = part.joined.max(oldest);
			match merged.iter_mut().find(|m| m.joined == part.joined && m.left == part.left) {
				Some(same) => same.join(part),
				None => merged.push(part),
			}
		}
		position.parts = merged;
	}

	// Which parts the chain has merged is its business; it has room for many more than are needed.
	fn has_room_for_parts(&self, restaker: Who, operator: Who) -> Answer {
		let parts = self.position(restaker, operator).parts.len();
		if parts + 2 < self.rules.max_parts {
			Answer::Yes
		} else {
			Answer::Open
		}
	}

	/// Whether a part can be withdrawn: it waited, and no open slash could touch it.
	pub fn has_matured(&self, operator: Who, part: &Part) -> bool {
		let waited = part.left.is_some_and(|left| {
			left + self.rules.exit <= self.era
				&& self.oldest_open_offence(operator).is_none_or(|era| left < era)
		});
		waited && part.worth.is_positive()
	}

	/// What has to come of `withdraw`.
	pub fn may_withdraw(&self, restaker: Who, operator: Who) -> Verdict {
		let mut verdict = Verdict::default();
		let position = self.position(restaker, operator);
		verdict.need(self.is_known(restaker, operator), "NoPosition");
		let matured = position.parts.iter().filter(|part| self.has_matured(operator, part));
		let free: Q = matured.map(|part| &part.worth).sum();
		// What is no more than rounding accounts for may be nothing on the chain.
		let some = match free.is_positive() {
			true if free <= q(position.slack) => Answer::Open,
			some => some.into(),
		};
		verdict.need(some, "NothingToWithdraw");
		verdict
	}

	/// Ends the exits that have waited long enough, and returns what they were worth.
	pub fn do_withdraw(&mut self, restaker: Who, operator: Who) -> Q {
		self.touched.insert((restaker, operator));
		let mut parts = self.position(restaker, operator).parts;
		let mut free = Q::zero();
		for part in parts.iter_mut().filter(|part| self.has_matured(operator, part)) {
			// What it owes is owed still, until it is collected.
			free += std::mem::take(&mut part.worth);
			part.units = Q::zero();
		}
		parts.retain(|part| part.gross().is_positive());
		self.position_mut(restaker, operator).parts = parts;
		self.forget_if_empty(restaker, operator);
		free
	}

	/// The chain says that these exits ended: of so much.
	pub fn note_withdrawn(&mut self, restaker: Who, operator: Who, amount: Planck) -> Checked {
		let slack = self.position(restaker, operator).slack + self.dust(restaker, operator);
		let worth = self.do_withdraw(restaker, operator);
		if crate::num::close(&worth, amount, slack) {
			return Ok(());
		}
		Err(format!("withdrew {amount}, but {} is free", ceil(&worth)))
	}

	/// What is below a planck on the chain is nothing: forgets what is delegated here if it is no
	/// more than what rounding accounts for.
	pub fn forget_dust(&mut self, restaker: Who, operator: Who, delegation_is_gone: bool) {
		if !self.has_position(restaker, operator) {
			return;
		}
		let position = self.position_mut(restaker, operator);
		let delegated = position.parts.iter().filter(|part| part.left.is_none());
		let gross: Q = delegated.map(Part::gross).sum();
		if delegation_is_gone && gross <= q(position.slack) {
			position.parts.retain(|part| part.left.is_some());
		}
		self.forget_if_empty(restaker, operator);
	}

	/// The chain has forgotten the position: so does the reference, if all is but dust. A loss is
	/// shared by all positions of a restaker, and with it by how much they are off: `slack` in all.
	pub fn forget_position(&mut self, restaker: Who, operator: Who, slack: u128) -> Checked {
		let position = self.position(restaker, operator);
		if position.claim() > q(slack) {
			let claim = ceil(&position.claim());
			return Err(format!(
				"forgot a position worth {claim}, in {} parts, where {slack} is rounding",
				position.parts.len()
			));
		}
		if let Some(record) = self.restakers.get_mut(&restaker) {
			record.positions.remove(&operator);
		}
		Ok(())
	}

	pub(super) fn forget_if_empty(&mut self, restaker: Who, operator: Who) {
		let Some(record) = self.restakers.get_mut(&restaker) else { return };
		let empty = record.positions.get(&operator).is_some_and(|p| !p.claim().is_positive());
		if empty {
			record.positions.remove(&operator);
		}
	}

	/// Whether nobody has anything with an operator.
	pub fn is_deserted(&self, operator: Who) -> bool {
		!self.restakers.values().any(|restaker| restaker.positions.contains_key(&operator))
			&& !self.traces.keys().any(|(_, of)| *of == operator)
	}

	/// The chain says that an operator starts again with a whole magnitude.
	pub fn note_wound_up(&mut self, operator: Who) -> Checked {
		let there = |restaker: &&Who| self.has_position(**restaker, operator);
		let there: Vec<Who> = self.restakers.keys().filter(there).copied().collect();
		for restaker in there {
			let slack = self.restaker(restaker).slack();
			self.forget_position(restaker, operator, slack)
				.map_err(|why| format!("wound up with {restaker:?}: {why}"))?;
		}
		let traces = self.traces.keys().filter(|(_, of)| *of == operator);
		for (restaker, _) in traces.copied().collect::<Vec<_>>() {
			self.forget_traces(restaker, operator)?;
		}
		if self.magnitudes.remove(&operator).is_none_or(|magnitude| magnitude == FULL) {
			return Err("wound up, but never slashed".into());
		}
		self.last_magnitudes.remove(&operator);
		Ok(())
	}

	/// Takes `delta` of an operator's magnitude for an offence of `era`: everybody who was liable
	/// owes it. Returns what they owe together.
	pub fn slash_stake(&mut self, id: super::SlashId, operator: Who, era: Era, delta: u64) -> Q {
		let before = self.magnitude(operator);
		if before > 0 {
			self.last_magnitudes.insert(operator, before);
		}
		let left = before.saturating_sub(delta);
		self.magnitudes.insert(operator, left);
		let part_taken = ratio(delta.into(), FULL.into());
		let mut total = Q::zero();
		for position in self.restakers.values_mut().filter_map(|r| r.positions.get_mut(&operator)) {
			let mut owed = Q::zero();
			for part in position.parts.iter_mut().filter(|part| part.is_liable_in(era)) {
				let due = (&part.units * &part_taken).min(part.worth.clone());
				part.worth -= &due;
				owed += &due;
				if due.is_positive() {
					part.owed.insert(id, due);
				}
			}
			if owed.is_positive() {
				position.slack += 1;
				total += &owed;
			}
		}
		total
	}

	/// A restaker, to look at.
	pub fn restaker(&self, who: Who) -> Restaker {
		self.restakers.get(&who).cloned().unwrap_or_default()
	}
}
