// SPDX-License-Identifier: Apache-2.0

//! Sharing out what a service pays for an era: among operators, and behind each of them.

use super::{Checked, Era, EraPaid, Planck, Reference, ServiceId, Who, FULL, WHOLE};
use crate::num::{bound, ceil, floor, over, part_down, q, Answer, Verdict, Q};
use num_traits::Zero;
use std::collections::BTreeMap;

/// In parts of this the ledger counts what a unit is rewarded.
const PER_UNIT: u128 = 1_000_000_000_000_000_000;

/// What the chain tells of the distribution of an era.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distributed {
	/// Whose pot it was.
	pub service: ServiceId,
	/// For which era.
	pub era: Era,
	/// In all.
	pub amount: Planck,
	/// What operators keep of it.
	pub commission: Planck,
	/// What each operator keeps, and what those behind it get.
	pub shares: Vec<(Who, Planck, Planck)>,
	/// What each operator had allocated to the service, as the chain counts it.
	pub stakes: Vec<(Who, Planck)>,
	/// What everybody behind each of them counted in that era, as the chain says.
	pub units: BTreeMap<Who, BTreeMap<Who, u128>>,
}

/// A share that the ledger refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
	/// Whose it is.
	pub operator: Who,
	/// How much.
	pub amount: Planck,
	/// Why.
	pub error: String,
}

/// Somebody who was liable behind an operator in an era.
struct Liable {
	who: Who,
	units: Q,
	/// By how much the chain may count more or less.
	off: Q,
	/// In how many parts: each is rounded by itself.
	parts: u128,
}

/// What an operator's stake counts: exactly, and as it may be in whole plancks.
struct Weight {
	operator: Who,
	least: Q,
	most: Q,
}

/// What one of several who share gets of `amount`, if it counts between `least` and `most`, and all
/// the others between those.
fn share_between(amount: &Q, own: (&Q, &Q), others: (&Q, &Q)) -> (Q, Q) {
	let of = |own: &Q, others: &Q| amount * over(own, &(own + others));
	(of(own.0, others.1), of(own.1, others.0))
}

impl Reference {
	/// By how much what is kept in whole plancks of an operator's stake, and shrinks with its
	/// magnitude, may be off for each planck of worth.
	pub fn planck_of_worth(&self, operator: Who) -> u128 {
		// Where nothing is left, units were not rounded by that any more.
		let last = self.last_magnitudes.get(&operator).copied();
		let magnitude = match self.magnitude(operator) {
			0 => last.unwrap_or(1),
			magnitude => magnitude,
		};
		u128::from(FULL / magnitude) + 1
	}

	/// By how much what somebody counts may be off for each planck of worth: of a part that slashes
	/// have taken most of, and the base chain's after that, a planck stands for many units.
	pub fn units_per_planck(&self, restaker: Who, operator: Who) -> u128 {
		let position = self.position(restaker, operator);
		let worth = position.parts.iter().map(|part| (&part.units, part.gross()));
		let some = worth.filter(|(_, gross)| *gross > q(position.slack));
		let most = some.map(|(units, gross)| ceil(&over(units, &gross)) + 1).max();
		self.planck_of_worth(operator).max(most.unwrap_or(0))
	}

	/// The same, of whoever is behind an operator.
	pub fn most_units_per_planck(&self, operator: Who) -> u128 {
		let all = self.restakers.keys().map(|who| self.units_per_planck(*who, operator));
		all.max().unwrap_or(1)
	}

	/// What an operator had allocated to a service in `era`, in whole plancks: at least, and at most.
	fn stake_between(&self, service: ServiceId, operator: Who, era: Era) -> (Q, Q) {
		let exact = self.allocated_stake(service, operator, era);
		let slack =
			self.backing_slack(operator).saturating_mul(self.most_units_per_planck(operator));
		let slack = q(slack);
		((&exact - &slack).max(Q::zero()), exact + slack)
	}

	/// Whether an operator had stake allocated to a service in `era`.
	pub fn has_stake(&self, service: ServiceId, operator: Who, era: Era) -> Answer {
		if self.allocated_in(service, operator, era) == 0 {
			return Answer::No;
		}
		let (least, most) = self.stake_between(service, operator, era);
		match (least.is_positive(), most < q(1)) {
			(true, _) => Answer::Yes,
			(_, true) => Answer::No,
			_ => Answer::Open,
		}
	}

	fn weights(&self, service: ServiceId, era: Era, by_points: bool) -> Vec<Weight> {
		let record = self.rewards.records.get(&(service, era));
		let points = |operator: &Who| match record {
			_ if !by_points => 1,
			Some(record) => record.points.get(operator).copied().unwrap_or(0),
			None => 0,
		};
		self.members(service)
			.filter(|operator| self.allocated_in(service, *operator, era) > 0)
			.map(|operator| {
				let (least, most) = self.stake_between(service, operator, era);
				let points = q(points(&operator));
				Weight { operator, least: least * &points, most: most * points }
			})
			.collect()
	}

	/// Between which bounds the shares of operators are.
	fn shares(
		&self,
		of: &Distributed,
		asked: Planck,
		by_points: bool,
	) -> Vec<(Who, Planck, Planck)> {
		let weights = self.weights(of.service, of.era, by_points);
		let least: Q = weights.iter().map(|weight| &weight.least).sum();
		let most: Q = weights.iter().map(|weight| &weight.most).sum();
		let share = |weight: &Weight| {
			let others = (&(&least - &weight.least), &(&most - &weight.most));
			let (least, most) = share_between(&q(asked), (&weight.least, &weight.most), others);
			(weight.operator, floor(&least), floor(&most))
		};
		weights.iter().map(share).collect()
	}

	/// Whether anybody is to be rewarded for `era`.
	pub fn somebody(
		&self,
		service: ServiceId,
		era: Era,
		amount: Planck,
		by_points: bool,
	) -> Answer {
		let of = Distributed { service, era, ..Distributed::default() };
		let shares = self.shares(&of, amount, by_points);
		if shares.iter().any(|(_, least, _)| *least > 0) {
			Answer::Yes
		} else if shares.iter().all(|(_, _, most)| *most == 0) {
			Answer::No
		} else {
			Answer::Open
		}
	}

	/// What has to come of `distribute`.
	pub fn may_distribute(
		&self,
		who: Who,
		service: ServiceId,
		(from, to): (Era, Era),
		amount: Planck,
		by_points: bool,
	) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_rewarder(&mut verdict, who, service);
		verdict.need(from <= to, "EmptyRange");
		let eras = u128::from(to.saturating_sub(from)) + 1;
		let few = eras <= u128::from(self.rules.max_eras_per_distribution);
		verdict.need(few, "TooManyEras");
		let per_era = amount / eras;
		verdict.need(per_era > 0, "ZeroAmount");
		verdict.need(amount <= self.rewards.pot(service), "PotTooSmall");
		if from > to || !few {
			return verdict;
		}
		let mut somebody = Answer::No;
		for era in from..=to {
			verdict.need(era < self.era, "EraNotOver");
			verdict.need(era >= self.oldest_distributable(), "EraTooOld");
			verdict.need(!self.is_distributed(service, era), "AlreadyDistributed");
			somebody = somebody.or(self.somebody(service, era, per_era, by_points));
		}
		verdict.need(somebody, "NobodyToReward");
		verdict
	}

	/// The chain says that it has distributed an era, of which `asked` was asked. What operators'
	/// stake comes to in whole plancks is the chain's, within what rounding explains; `settled` says
	/// whether it is what it was then.
	pub fn note_distributed(
		&mut self,
		told: &Distributed,
		refused: &[Refused],
		(asked, by_points): (Planck, bool),
		settled: bool,
	) -> Checked {
		let (service, era) = (told.service, told.era);
		if era >= self.era || era < self.oldest_distributable() {
			return Err(format!("era {era} cannot be distributed"));
		}
		if self.is_distributed(service, era) {
			return Err(format!("era {era} is distributed twice"));
		}
		if asked > self.rewards.pot(service) {
			return Err(format!("the pot has {}", self.rewards.pot(service)));
		}
		self.check_shares(told, refused, (asked, by_points), settled)?;
		let mut paid = EraPaid { by_points, ..EraPaid::default() };
		for (operator, commission, rest) in &told.shares {
			let rate = self.commission_in(*operator, service, era);
			let kept = part_down(commission + rest, rate.into(), WHOLE.into());
			if *commission != kept {
				return Err(format!("{operator:?} keeps {commission}, expected {kept}"));
			}
			paid.amount += commission + rest;
			paid.commission += commission;
			if paid.shares.insert(*operator, (*commission, *rest)).is_some() {
				return Err(format!("{operator:?} is paid twice"));
			}
		}
		if (paid.amount, paid.commission) != (told.amount, told.commission) || paid.amount == 0 {
			return Err(format!("expected {} and {}", paid.amount, paid.commission));
		}
		let shares = paid.shares.clone();
		self.rewards.take_from_pot(service, paid.amount);
		self.rewards.records.entry((service, era)).or_default().paid = Some(paid);
		for (operator, (commission, rest)) in shares {
			*self.rewards.commissions.entry(operator).or_default() += commission;
			let counted = told.units.get(&operator).map(|counted| (counted, settled));
			self.reward_stake(operator, era, rest, counted)?;
		}
		self.rewards.commissions.retain(|_, owed| *owed > 0);
		Ok(())
	}

	// Each gets what its stake comes to, rounded down.
	fn check_shares(
		&self,
		told: &Distributed,
		refused: &[Refused],
		(asked, by_points): (Planck, bool),
		settled: bool,
	) -> Checked {
		let (service, era) = (told.service, told.era);
		let mut shares: BTreeMap<Who, Planck> =
			told.shares.iter().map(|(who, kept, rest)| (*who, kept + rest)).collect();
		for share in refused {
			// A share that is too large for those few units behind it.
			let units = self.backing(share.operator, FULL, era);
			if share.error != "RewardTooLarge" || units * q(PER_UNIT) > q(share.amount) {
				return Err(format!("not paid: {share:?}"));
			}
			shares.insert(share.operator, share.amount);
		}
		for (operator, least, most) in self.shares(told, asked, by_points) {
			let share = shares.get(&operator).copied().unwrap_or(0);
			if !(least..=most).contains(&share) {
				return Err(format!(
					"{operator:?} gets {share}, expected {least} to {most} of {asked}"
				));
			}
		}
		let expected = self.proportions(told, asked, by_points);
		if expected != shares {
			// What was shared out by can be another stake already, within the same bounds.
			return if settled { Err(format!("expected the shares {expected:?}")) } else { Ok(()) };
		}
		for (operator, stake) in &told.stakes {
			let (least, most) = self.stake_between(service, *operator, era);
			// Where it is told later, whoever was behind the base chain's slashes may have caught up
			// since, and what its operators had is less: of that time, too. Never is it more.
			if (settled && q(*stake) < least) || q(*stake) > most {
				return Err(format!(
					"{operator:?} is said to have had a stake of {stake}, expected {} to {}",
					floor(&least),
					floor(&most)
				));
			}
		}
		Ok(())
	}

	// What each gets of the stakes that the chain has, to the planck.
	fn proportions(
		&self,
		told: &Distributed,
		asked: Planck,
		by_points: bool,
	) -> BTreeMap<Who, Planck> {
		let record = self.rewards.records.get(&(told.service, told.era));
		let points = |who: &Who| record.and_then(|r| r.points.get(who)).copied().unwrap_or(0);
		let weights: Vec<(Who, Q)> = told
			.stakes
			.iter()
			.map(|(who, stake)| (*who, q(*stake) * q(if by_points { points(who) } else { 1 })))
			.collect();
		let sum: Q = weights.iter().map(|(_, weight)| weight).sum();
		weights
			.into_iter()
			.map(|(who, weight)| (who, floor(&(q(asked) * over(&weight, &sum)))))
			.filter(|(_, share)| *share > 0)
			.collect()
	}

	/// Rewards whoever was liable behind an operator in `era`, in proportion.
	///
	/// The ledger counts in whole units, of which each may be off by what rounding did to it; gives
	/// a unit what it gets in parts of 10^18 of a planck, rounded down; adds what it cannot divide to
	/// the next reward; and rounds down once more for each part of a position. How far off that can
	/// be, in either direction, is counted along; what all of it can leave to nobody is less than a
	/// planck for each part, and for what could not be divided.
	///
	/// `counted` is what the chain says that everybody counted, and whether that is from the very
	/// moment of the reward: see [`Self::liable`].
	pub fn reward_stake(
		&mut self,
		operator: Who,
		era: Era,
		amount: Planck,
		counted: Option<(&BTreeMap<Who, u128>, bool)>,
	) -> Checked {
		let liable = self.liable(operator, era, counted)?;
		let all: Q = liable.iter().map(|liable| &liable.units).sum();
		if all.is_zero() && amount > 0 {
			return Err(format!("nobody was liable behind {operator:?} in era {era}"));
		}
		let all_off: Q = liable.iter().map(|liable| &liable.off).sum();
		let before = self.rewards.undivided.get(&operator).copied().unwrap_or(0);
		let undivided = floor(&((&all + &all_off) / q(PER_UNIT)));
		self.rewards.rounded_at_most += undivided + 1;
		for Liable { who, units, off, parts } in liable {
			let exact = q(amount) * over(&units, &all);
			let others = &all - &units;
			let others_off = &all_off - &off;
			let zero = Q::zero;
			let (least, most) = share_between(
				&q(1),
				(&(&units - &off).max(zero()), &(&units + &off)),
				(&(&others - &others_off).max(zero()), &(&others + &others_off)),
			);
			let least = q(amount) * least - (&units + &off) / q(PER_UNIT) - q(parts);
			let most = q(amount + before) * most;
			let owed = self.rewards.owed.entry((who, operator)).or_default();
			owed.below += bound(&exact - least);
			owed.above += bound(most - &exact);
			owed.exact += exact;
			self.rewards.rounded_at_most += parts;
		}
		self.rewards.undivided.insert(operator, undivided);
		self.rewards.set_aside += amount;
		Ok(())
	}

	/// Who was liable behind an operator in `era`, with how much.
	///
	/// Where slashes have taken all of a part, rounding can leave a few plancks of it, and the units
	/// of which they are the rest are rewarded for its eras still; unless the base chain takes those
	/// plancks, too, and the units with them. Which of it came about no exact arithmetic can say: of
	/// such a part the chain may count anything from nothing to all, and what it says is what counts.
	/// Of everything else it is off by no more than what rounding explains.
	fn liable(
		&self,
		operator: Who,
		era: Era,
		counted: Option<(&BTreeMap<Who, u128>, bool)>,
	) -> Result<Vec<Liable>, String> {
		let per_planck = self.planck_of_worth(operator);
		let exhausted = self.magnitude(operator) == 0;
		let mut all = Vec::new();
		for who in self.restakers.keys() {
			let position = self.position(*who, operator);
			let slack = position.slack + self.dust(*who, operator);
			let slack = q(slack.saturating_mul(per_planck));
			let (mut units, mut left, mut parts) = (Q::zero(), Q::zero(), 0);
			for part in position.parts.iter().filter(|part| part.is_liable_in(era)) {
				parts += part.pieces;
				let worth = if exhausted { part.gross() } else { part.worth.clone() };
				if worth <= q(position.slack) {
					left += &part.units;
				} else {
					units += &part.units;
				}
			}
			let gone = self.traces.get(&(*who, operator)).into_iter().flatten();
			for trace in gone.filter(|trace| (trace.joined..=trace.left).contains(&era)) {
				parts += trace.pieces;
				if trace.unsure {
					left += &trace.units;
				} else {
					units += &trace.units;
				}
			}
			let parts = parts.min(self.rules.max_parts as u128);
			let wide = position.slack + self.dust(*who, operator);
			let wide = q(wide.saturating_mul(self.units_per_planck(*who, operator)));
			let mut off = slack.clone();
			let theirs = counted.map(|(counted, at_once)| {
				let theirs = counted.get(who).copied().unwrap_or(0);
				(q(theirs), at_once)
			});
			match theirs {
				Some((theirs, _))
					if &units - &wide <= theirs && theirs <= &units + &left + &wide =>
				{
					units = theirs;
				}
				Some((theirs, true)) => {
					return Err(format!(
						"{who:?} counts {} behind {operator:?} in era {era}, expected {} and up to {} more",
						floor(&theirs),
						floor(&units),
						floor(&left)
					));
				}
				_ => {
					off += &left;
					units += left;
				}
			}
			if units.is_positive() {
				all.push(Liable { who: *who, units, off, parts });
			}
		}
		Ok(all)
	}
}
