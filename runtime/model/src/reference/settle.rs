// SPDX-License-Identifier: Apache-2.0

//! Where the money goes, and when a slash is forgotten.

use super::{
	Beneficiary, Checked, Era, Fraction, Mode, Planck, Reference, Slash, SlashId, Stage, WHOLE,
};
use crate::num::{part_down, Answer, Verdict};

/// The books of a slash as they should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Books {
	/// What is the reporter's so far.
	pub reporter: Planck,
	/// What is the beneficiary's so far.
	pub beneficiary: Planck,
	/// Whether that waits.
	pub waits: bool,
}

impl Slash {
	fn reporter_share(&self) -> Fraction {
		match (self.reporter, &self.terms.mode) {
			(Some(_), Mode::Objective { reporter_share, .. }) => *reporter_share,
			_ => 0,
		}
	}

	/// The first era in which an account is paid; `None` if nothing has to wait.
	pub fn payable_from(&self, delay: Era) -> Option<Era> {
		match (self.stage, self.terms.beneficiary) {
			(Stage::Executed { in_era }, Beneficiary::Account(_)) if !self.confiscated => {
				Some(in_era + delay)
			}
			_ => None,
		}
	}

	/// What of what was collected is whose.
	pub fn books(&self, now: Era, delay: Era) -> Books {
		let share = self.reporter_share();
		let reporter = part_down(self.collected, share.into(), WHOLE.into());
		Books {
			reporter,
			beneficiary: self.collected - reporter,
			waits: self.payable_from(delay).is_some_and(|from| now < from),
		}
	}
}

impl Reference {
	/// The chain says that so much of a slash arrived, so much of it went to the reporter, and the
	/// rest to somebody or nobody yet.
	pub fn note_brought(
		&mut self,
		id: SlashId,
		amount: Planck,
		to_reporter: Planck,
		paid: Option<Beneficiary>,
	) -> Checked {
		let (now, delay) = (self.era, self.rules.payout);
		let slash = self.slashes.get_mut(&id).ok_or("no such slash")?;
		slash.collected += amount;
		slash.paid_to_reporter += to_reporter;
		let books = slash.books(now, delay);
		if slash.paid_to_reporter != books.reporter {
			return Err(format!("the reporter has {}, of {books:?}", slash.paid_to_reporter));
		}
		let expected = match slash.terms.beneficiary {
			Beneficiary::Account(_) if slash.confiscated => Some(Beneficiary::Treasury),
			Beneficiary::Account(_) if books.waits => None,
			other => Some(other),
		};
		// Of nothing, nobody has to get any.
		if paid != expected && amount > to_reporter {
			return Err(format!("paid to {paid:?} instead of {expected:?}"));
		}
		if paid.is_some() {
			slash.paid_to_beneficiary += amount - to_reporter;
		}
		Ok(())
	}

	/// The chain says that what waited was paid.
	pub fn note_paid(&mut self, id: SlashId, amount: Planck, to: Beneficiary) -> Checked {
		let slash = self.slashes.get(&id).ok_or("no such slash")?;
		let (held, due) = (self.held_for(slash), slash.payable_from(self.rules.payout));
		if to != slash.terms.beneficiary || amount != held {
			return Err(format!("{amount} paid to {to:?}, of {held}"));
		}
		if due.is_some_and(|from| self.era < from) {
			return Err(format!("paid before {due:?}"));
		}
		if let Some(slash) = self.slashes.get_mut(&id) {
			slash.paid_to_beneficiary += amount;
		}
		Ok(())
	}

	/// The chain says that the treasury got what waited.
	pub fn note_confiscated(&mut self, id: SlashId, amount: Planck, to: Beneficiary) -> Checked {
		let slash = self.slashes.get(&id).ok_or("no such slash")?;
		let held = self.held_for(slash);
		if to != Beneficiary::Treasury || amount != held {
			return Err(format!("{amount} confiscated for {to:?}, of {held}"));
		}
		if let Some(slash) = self.slashes.get_mut(&id) {
			slash.paid_to_beneficiary += amount;
			slash.confiscated = true;
		}
		Ok(())
	}

	/// What waits for an account.
	pub fn held_for(&self, slash: &Slash) -> Planck {
		slash.collected - slash.paid_to_reporter - slash.paid_to_beneficiary
	}

	/// What has to come of `pay_beneficiary`.
	pub fn may_pay(&self, id: SlashId) -> Verdict {
		let mut verdict = Verdict::default();
		let slash = self.slashes.get(&id).filter(|slash| !slash.pruned);
		verdict.need(slash.is_some(), "UnknownSlash");
		let Some(slash) = slash else { return verdict };
		let due = match (slash.payable_from(self.rules.payout), self.held_for(slash)) {
			(Some(from), held) if held > 0 => Answer::from(from <= self.era),
			(Some(from), _) if from > self.era => Answer::Open,
			_ => Answer::Yes,
		};
		verdict.need(due, "PayoutNotDue");
		verdict.need(self.held_for(slash) > 0, "NothingToPay");
		verdict
	}

	/// What has to come of `confiscate`.
	pub fn may_confiscate(&self, by_council: bool, id: SlashId) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(by_council, "BadOrigin");
		let slash = self.slashes.get(&id).filter(|slash| !slash.pruned);
		verdict.need(slash.is_some(), "UnknownSlash");
		let Some(slash) = slash else { return verdict };
		let waits = match (slash.stage, slash.terms.beneficiary) {
			(_, Beneficiary::Burn | Beneficiary::Treasury) => Answer::No,
			_ if slash.confiscated => Answer::No,
			(Stage::Vetoed | Stage::Failed, _) => Answer::No,
			(Stage::Executed { .. }, _) if self.held_for(slash) > 0 => Answer::Yes,
			_ => Answer::Open,
		};
		verdict.need(waits, "NotConfiscable");
		verdict
	}

	/// The chain says that it forgot a slash.
	pub fn note_pruned(&mut self, id: SlashId) -> Checked {
		let slash = self.slashes.get(&id).ok_or("no such slash")?;
		if !self.is_settled(id, slash) {
			return Err("forgotten before it was settled".into());
		}
		if slash.era + self.rules.window() >= self.era {
			return Err("forgotten within its liability window".into());
		}
		let (from, length) = slash.window();
		// A later offence in the same window can still be reported, and counts with it.
		let counts = matches!(slash.stage, Stage::Executed { .. });
		if counts && from + length - 1 + self.rules.report_window >= self.era {
			return Err(format!("forgotten within its budget window, {from} and {length} long"));
		}
		if self.held_for(slash) > 0 {
			return Err(format!("forgotten with {} unpaid", self.held_for(slash)));
		}
		let key = (slash.service, slash.window());
		let (operator, counted) = (slash.operator, counts);
		if let Some(slash) = self.slashes.get_mut(&id) {
			slash.pruned = true;
		}
		if let Some(offenders) = self.offenders.get_mut(&key).filter(|_| counted) {
			if let Some(offender) = offenders.get_mut(&operator) {
				offender.slashes -= 1;
			}
			offenders.retain(|_, offender| offender.slashes > 0);
		}
		Ok(())
	}
}
