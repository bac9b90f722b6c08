// SPDX-License-Identifier: Apache-2.0

//! Paying what is owed, where its owner wants it.

use super::{Checked, Destination, Era, Owed, Planck, Reference, Who};
use crate::num::{floor, q, ratio, Answer, Verdict, Q};
use num_traits::Zero;

/// Within so many plancks every payment to a restaker is foreseen, or it shows nothing; a large one
/// within [one part](MOST_MARGIN_OF) of it: where little stake earns much, each unit earns many plancks,
/// and units are rounded.
pub const MOST_MARGIN: Planck = 10_000;

/// One part in so many of a payment.
pub const MOST_MARGIN_OF: Planck = 1_000_000_000;

/// A payment, as the chain tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed {
	/// Through which operator it was earned.
	pub operator: Who,
	/// Who earned it.
	pub who: Who,
	/// How much.
	pub amount: Planck,
	/// Who got it.
	pub to: Who,
	/// Whether it was commission.
	pub commission: bool,
}

/// What of something that was just bonded could be delegated.
#[derive(Clone, Debug)]
pub struct Room {
	/// Who bonded.
	pub who: Who,
	/// How much.
	pub bonded: Planck,
	/// How much more could be delegated then, less than nothing included.
	room: Q,
	/// The least that this may be.
	least: Q,
	/// By how much both may be off.
	slack: u128,
}

impl Reference {
	// Somebody can be paid: an account that has nothing takes no less than it needs to exist.
	fn need_payable(&self, verdict: &mut Verdict, to: Who, owed: &Owed) {
		let lives = self.rewards.free(to) >= self.rules.existential_deposit;
		let enough = owed.at_least(self.rules.existential_deposit);
		verdict.need(Answer::from(lives).or(enough), "Token");
	}

	// What is owed can be bonded and, as far as the reserve allows, delegated to the operator.
	fn need_restake(&self, verdict: &mut Verdict, who: Who, operator: Who, owed: &Owed) {
		self.need_payable(verdict, who, owed);
		// Staking has a say of its own.
		for theirs in ["InsufficientBond", "BoundNotMet", "AlreadyBonded", "BadState"] {
			verdict.need(Answer::Open, theirs);
		}
		if self.rewards.free(who) < self.rules.existential_deposit {
			verdict.need(Answer::Open, "Token");
		}
		let least = self.rules.min_delegation;
		let room = self.room(who, &owed.least());
		let certain = owed.at_least(least) == Answer::Yes && room.at_least(least) == Answer::Yes;
		let most = self.room(who, &owed.most());
		if owed.at_least(least) == Answer::No || most.at_least(least) == Answer::No {
			return;
		}
		let joining = self.may_join(who, operator);
		if certain {
			verdict.fails.extend(joining.fails);
		} else {
			verdict.may_fail.extend(joining.fails);
		}
		verdict.may_fail.extend(joining.may_fail);
		// What is collected on the way can end a bond.
		if self.position(who, operator).pending().is_positive() {
			verdict.need(Answer::Open, "ExceedsRestakable");
		}
	}

	// How much could be delegated if so much more were bonded.
	fn room(&self, who: Who, bonded: &Q) -> Owed {
		let record = self.restaker(who);
		let exact = self.delegable(&(q(record.active) + bonded)) - record.claim();
		let slack = q(record.slack() + 1);
		Owed { exact, below: slack.clone(), above: slack }
	}

	/// What has to come of a claim by `by` of what `owed` says, earned through `operator`.
	fn may_be_paid(&self, by: Who, operator: Who, who: Who, owed: &Owed) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(owed.at_least(1), "NothingToClaim");
		if owed.at_least(1) == Answer::No {
			return verdict;
		}
		match self.rewards.destination(who) {
			Destination::Owner | Destination::Pot => self.need_payable(&mut verdict, who, owed),
			Destination::Account(to) => self.need_payable(&mut verdict, to, owed),
			Destination::Restake => {
				// Nobody else makes somebody restake in crumbs.
				let welcome = Answer::from(by == who).or(owed.at_least(self.rules.min_compound));
				verdict.need(welcome, "TooLittleToRestake");
				self.need_restake(&mut verdict, who, operator, owed);
			}
		}
		verdict
	}

	/// What has to come of `claim` and `claim_for`.
	pub fn may_claim(&self, by: Who, operator: Who, restaker: Who) -> Verdict {
		self.may_be_paid(by, operator, restaker, &self.rewards.owed(restaker, operator))
	}

	/// What has to come of `claim_commission` and `claim_commission_for`.
	pub fn may_claim_commission(&self, by: Who, operator: Who) -> Verdict {
		let exact = q(self.rewards.commission(operator));
		let owed = Owed { exact, ..Owed::default() };
		self.may_be_paid(by, operator, operator, &owed)
	}

	/// What has to come of `claim_and_restake`.
	pub fn may_claim_and_restake(&self, who: Who, operator: Who) -> Verdict {
		let mut verdict = Verdict::default();
		let owed = self.rewards.owed(who, operator);
		verdict.need(owed.at_least(1), "NothingToClaim");
		if owed.at_least(1) != Answer::No {
			self.need_restake(&mut verdict, who, operator, &owed);
		}
		verdict
	}

	/// What has to come of `set_destination`.
	pub fn may_set_destination(&self, destination: Destination) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(destination != Destination::Pot, "BadDestination");
		verdict
	}

	/// Sets it; what is restaked is restaked from the next era on.
	pub fn do_set_destination(&mut self, who: Who, destination: Destination) {
		self.rewards.destinations.remove(&who);
		if destination != Destination::Owner {
			self.rewards.destinations.insert(who, destination);
		}
		if destination != Destination::Restake {
			self.rewards.compounding.remove(&who);
		} else {
			self.rewards.compounding.entry(who).or_insert(self.era + 1);
		}
	}

	/// The chain says that somebody was paid.
	pub fn note_claimed(&mut self, claimed: &Claimed) -> Checked {
		let Claimed { operator, who, amount, .. } = *claimed;
		if claimed.commission {
			let owed = self.rewards.commissions.remove(&operator).unwrap_or(0);
			if owed != amount || amount == 0 {
				return Err(format!("paid {amount}, but {owed} is owed"));
			}
		} else {
			let owed = self.rewards.owed.remove(&(who, operator)).unwrap_or_default();
			if !owed.allows(amount) || amount == 0 {
				let (least, most) = (floor(&owed.least()), floor(&owed.most()));
				let exact = floor(&owed.exact);
				return Err(format!("paid {amount}, but {exact} ({least} to {most}) is owed"));
			}
			self.rewards.rounded += owed.exact - q(amount);
			let margin = floor(&(&owed.below + &owed.above));
			if margin > MOST_MARGIN.max(amount / MOST_MARGIN_OF) {
				return Err(format!("paid {amount}, which is foreseen within {margin} only"));
			}
			self.rewards.margins.push(margin);
			let left = self.rewards.set_aside.checked_sub(amount);
			self.rewards.set_aside = left.ok_or("more than was set aside")?;
		}
		self.rewards.paid += amount;
		Ok(())
	}

	/// The chain says that somebody has bonded so much: an input, but for what follows from it. What
	/// staking took of its bond in the same breath, `slashed`, it took from the active part or not.
	pub fn note_bonded(&mut self, who: Who, bonded: Planck, slashed: Planck) -> Room {
		let record = self.restakers.entry(who).or_default();
		record.bond += bonded;
		record.active += bonded;
		let Owed { exact: room, .. } = self.room(who, &Q::zero());
		let Owed { exact: least, .. } = self.room(who, &-q(slashed));
		if self.behind.contains_key(&who) {
			// It has to catch up first.
			let none = Q::zero();
			return Room { who, bonded, room: none.clone(), least: none, slack: 0 };
		}
		Room { who, bonded, room, least, slack: self.restaker(who).slack() + 2 }
	}

	/// The chain says how much of what was bonded was delegated: as much as the reserve leaves,
	/// unless that is too little.
	pub fn check_restaked(&self, room: &Room, delegated: Planck) -> Checked {
		let bonded = q(room.bonded);
		let most = bonded.clone().min(&room.room + q(room.slack));
		let least = bonded.min(&room.least - q(room.slack));
		let min = q(self.rules.min_delegation);
		let rightly = match delegated {
			0 => least < min,
			_ => q(delegated) >= min && least <= q(delegated) && q(delegated) <= most,
		};
		if rightly {
			return Ok(());
		}
		Err(format!(
			"delegated {delegated} of {}, there is room for {}",
			room.bonded,
			floor(&room.room)
		))
	}

	/// It is somebody's turn to have its rewards restaked.
	pub fn note_compounding(&mut self, who: Who) -> Checked {
		let now = self.era;
		match self.rewards.compounding.get_mut(&who) {
			Some(next) if *next <= now => {
				*next = now + 1;
				Ok(())
			}
			next => Err(format!("it is not its turn in era {now}, but {next:?}")),
		}
	}

	/// Of whom the chain restakes rewards by itself, at which operators, if it is their turn in one
	/// of the eras before `end`: where enough is owed for sure.
	pub fn to_compound(&self, end: Era) -> Vec<(Who, Who)> {
		let due = |who: &Who| self.rewards.compounding.get(who).is_some_and(|next| *next < end);
		let enough = |owed: &Owed| owed.at_least(self.rules.min_compound) == Answer::Yes;
		let all = self.rewards.owed.iter();
		all.filter(|((who, _), owed)| due(who) && enough(owed)).map(|(pair, _)| *pair).collect()
	}

	/// The operators at which `who` is, or was, owed something although it has nothing there now.
	pub fn left_by(&self, who: Who) -> Vec<Who> {
		let with = |operator: &Who| self.is_known(who, *operator) != Answer::No;
		let owed = self.rewards.owed.keys().filter(|(of, _)| *of == who);
		owed.map(|(_, operator)| *operator).filter(|operator| !with(operator)).collect()
	}

	/// What restakers were rewarded is owed, was paid, or was lost in rounding.
	pub fn check_rewards_add_up(&self) -> Checked {
		let owed: Q = self.rewards.owed.values().map(|owed| &owed.exact).sum();
		let off = (owed + &self.rewards.rounded - q(self.rewards.set_aside)).abs();
		if off < ratio(1, 1_000_000_000) {
			return Ok(());
		}
		Err(format!("{} set aside, off by {off:?}", self.rewards.set_aside))
	}

	/// The most that the chain may have rounded away of what restakers were rewarded.
	pub fn most_dust(&self) -> Planck {
		self.rewards.rounded_at_most
	}
}
