// SPDX-License-Identifier: Apache-2.0

//! Executing: the curve, the queue, and what is too late.

use super::{Approval, Checked, Curve, Fraction, Reference, Slash, SlashId, Stage, WHOLE};
use crate::num::{ceil, part_up, q, ratio, Q};
use num_traits::Zero;

/// What an execution comes to.
#[derive(Clone, Debug)]
pub struct Executed {
	/// What left the operator's magnitude.
	pub magnitude: u64,
	/// What the restakers owe together.
	pub owed: Q,
	/// By how much an integer may differ from that.
	pub slack: u128,
}

impl Curve {
	/// The fraction to take when this share of the stake offended; each product is rounded up to a
	/// billionth.
	pub fn fraction(&self, share: &Q) -> Fraction {
		let whole = u128::from(WHOLE);
		let share = ceil(&(share * q(whole))).min(whole);
		let risen = (share * u128::from(self.multiplier)).min(whole);
		let risen = if self.quadratic { part_up(risen, risen, whole) } else { risen };
		(risen as Fraction).max(self.floor)
	}
}

impl Reference {
	/// Between which bounds the fraction is that is taken if a slash executes now.
	pub fn fraction_now(&self, slash: &Slash) -> (Fraction, Fraction) {
		let Some(curve) = &slash.terms.curve else { return (slash.fraction, slash.fraction) };
		let (offending, slack) = self.offending(slash.service, slash.window());
		let (slack, stake_slack) = (q(slack), q(slash.slack));
		let share = |part: Q, whole: Q| {
			if whole <= Q::zero() {
				q(1)
			} else {
				part.max(Q::zero()) / whole
			}
		};
		let least = share(&offending - &slack, &slash.service_stake + &stake_slack);
		let most = share(offending + slack, &slash.service_stake - stake_slack);
		let fraction = |share: Q| slash.fraction.min(curve.fraction(&share));
		(fraction(least), fraction(most))
	}

	/// The chain says that a slash was executed, taking that fraction.
	pub fn note_executed(&mut self, id: SlashId, fraction: Fraction) -> Result<Executed, String> {
		let slash = self.slashes.get(&id).ok_or("no such slash")?;
		if slash.stage != Stage::Open {
			return Err(format!("executed although it is {:?}", slash.stage));
		}
		if slash.approval == Approval::Needed {
			return Err("executed without approval".into());
		}
		if self.era < slash.executable_from {
			return Err(format!("executed before era {}", slash.executable_from));
		}
		if slash.era + self.rules.window() < self.era {
			return Err(format!("executed too late for era {}", slash.era));
		}
		let (least, most) = self.fraction_now(slash);
		if !(least..=most).contains(&fraction) {
			return Err(format!("took {fraction} ppb, expected {least} to {most}"));
		}
		let (service, operator, era) = (slash.service, slash.operator, slash.era);
		let magnitude = self.slash_allocation(service, operator, era, fraction);
		let slack = self.backing_slack(operator);
		let owed = self.slash_stake(id, operator, era, magnitude);
		self.dequeue(id);
		let now = self.era;
		if let Some(slash) = self.slashes.get_mut(&id) {
			slash.stage = Stage::Executed { in_era: now };
			slash.stake = &slash.stake * ratio(fraction.into(), slash.fraction.into());
			slash.fraction = fraction;
		}
		Ok(Executed { magnitude, owed, slack })
	}

	/// The next slash to be executed by the chain itself, if one is due.
	pub fn next_due(&self) -> Option<SlashId> {
		let (_, entries) = self.queue.range(..=self.era).next()?;
		entries.values().next().copied()
	}

	/// The chain says that a slash was dropped because of an error.
	pub fn note_failed(&mut self, id: SlashId, error: &str) -> Checked {
		let slash = self.slashes.get(&id).ok_or("no such slash")?;
		if slash.stage != Stage::Open {
			return Err(format!("failed although it is {:?}", slash.stage));
		}
		if slash.era + self.rules.window() >= self.era {
			return Err(format!("dropped while it may still execute, by {error}"));
		}
		// Approved when it was too late: nobody had got round to dropping it.
		let late = slash.approval == Approval::Given
			&& slash.executable_from > slash.era + self.rules.window();
		if !late && (slash.approval != Approval::Needed || error != "NotApproved") {
			return Err(format!("a slash was lost by {error}"));
		}
		self.drop_slash(id, Stage::Failed);
		Ok(())
	}
}
