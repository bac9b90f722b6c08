// SPDX-License-Identifier: Apache-2.0

//! What the base chain does.

use super::{Chooser, RESTAKERS};
use crate::{
	chain::{PAUPER, VALIDATOR},
	driver::{Action, BaseCall},
	reference::{Who, WHOLE},
};
use rampart_runtime::UNIT;

impl Chooser<'_> {
	/// Anybody but the validator, without whom no election succeeds.
	fn nominator(&mut self) -> Who {
		self.anybody(RESTAKERS.start + 1..RESTAKERS.end)
	}

	pub(super) fn base_call(&mut self) -> Option<Action> {
		let who = self.anybody(RESTAKERS);
		let nominator = self.nominator();
		let record = self.world.restaker(who);
		let unlocking = record.bond.saturating_sub(record.active);
		let some = (1 + u128::from(self.by.below(5_000))) * UNIT + u128::from(self.by.below(997));
		let call = match self.by.below(71) {
			0..=4 | 59 => BaseCall::Bond { who: self.unbonded().unwrap_or(who), amount: some * 4 },
			5..=8 => BaseCall::BondExtra { who, amount: some },
			9..=15 => BaseCall::Unbond { who, amount: self.amount(record.active / 2) },
			16 | 17 if who != VALIDATOR => {
				BaseCall::Unbond { who, amount: self.amount(record.active) }
			}
			18..=20 | 60 | 61 | 67 | 68 => BaseCall::Rebond { who, amount: self.amount(unlocking) },
			21..=28 => BaseCall::WithdrawUnbonded { who },
			29 | 30 | 69 => BaseCall::Chill { who: nominator },
			31 | 32 | 70 => BaseCall::Nominate { who: nominator },
			33 | 54 | 55 => BaseCall::Validate { who: nominator },
			34 | 44 => BaseCall::SetPayee { who, staked: self.one_in(2) },
			35 | 45 => BaseCall::UpdatePayee { who },
			36 | 46 => BaseCall::Kick { who: VALIDATOR, nominator },
			37 | 47..=49 => BaseCall::ReapStash { who: self.unbonded().unwrap_or(nominator) },
			38 | 39 | 65 | 66 if self.offended.is_none() => {
				BaseCall::ForceUnstake { who: nominator }
			}
			40 | 50 | 51 | 56 => BaseCall::ChillOther { who: nominator },
			41 | 57 => {
				BaseCall::PayoutStakers { era: self.world.era.saturating_sub(1 + self.by.below(3)) }
			}
			62 | 63 => BaseCall::PayoutStakersByPage {
				era: self.world.era.saturating_sub(1 + self.by.below(3)),
			},
			64 => return self.cancel_deferred_slash(),
			42 | 52 | 53 => BaseCall::Transfer { who, amount: some },
			43 | 58 => BaseCall::TransferAll { who: PAUPER },
			_ => BaseCall::WithdrawUnbonded { who },
		};
		Some(Action::Base(call))
	}

	fn unbonded(&mut self) -> Option<Who> {
		let without: Vec<Who> =
			RESTAKERS.map(Who).filter(|who| self.world.restaker(*who).bond == 0).collect();
		self.pick(&without)
	}

	/// The end of a bond of which nothing is left, if there is one.
	pub(super) fn reap_unbonded(&mut self) -> Option<Action> {
		self.unbonded().map(|who| Action::Base(BaseCall::ReapStash { who }))
	}

	pub(super) fn offence(&mut self) -> Option<Action> {
		Some(Action::Offence { fraction: (1 + self.by.below(12)) * (WHOLE / 100) })
	}

	/// An offence that the council knows of, as it was reported or of its own.
	pub(super) fn manual_slash(&mut self) -> Option<Action> {
		// For an older one, the slash would be due already.
		let era = self.world.era.saturating_sub(self.by.below(2));
		let fraction = (1 + self.by.below(4)) * (WHOLE / 100);
		Some(Action::Base(BaseCall::ManualSlash { era, fraction }))
	}

	fn cancel_deferred_slash(&mut self) -> Option<Action> {
		let offence = self.offended.unwrap_or(self.world.era);
		// Deferred by one era, and due when that is over.
		let era = if self.one_in(8) { offence + self.by.below(4) } else { offence + 2 };
		let index = u32::from(self.one_in(6));
		Some(Action::Base(BaseCall::CancelDeferredSlash { era, index }))
	}

	/// The end of a slash that is deferred, while there may be one.
	pub(super) fn cancel_deferred(&mut self) -> Option<Action> {
		let offence = self.offended?;
		if self.world.era > offence + 1 {
			return None;
		}
		self.cancel_deferred_slash()
	}

	pub(super) fn base_slash(&mut self) -> Option<Action> {
		let who = self.nominator();
		let bond = self.world.restaker(who).bond;
		let amount = match self.by.below(12) {
			0..=2 => bond,
			3 => self.amount(bond),
			_ => self.amount(bond / 5),
		};
		Some(Action::BaseSlash { who, amount, busy: self.by.below(2) == 0 })
	}
}
