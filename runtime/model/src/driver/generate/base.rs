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
		let call = match self.by.below(62) {
			0..=4 | 59 => BaseCall::Bond { who: self.unbonded().unwrap_or(who), amount: some * 4 },
			5..=8 => BaseCall::BondExtra { who, amount: some },
			9..=15 => BaseCall::Unbond { who, amount: self.amount(record.active / 2) },
			16 | 17 if who != VALIDATOR => {
				BaseCall::Unbond { who, amount: self.amount(record.active) }
			}
			18..=20 | 60 | 61 => BaseCall::Rebond { who, amount: self.amount(unlocking) },
			21..=28 => BaseCall::WithdrawUnbonded { who },
			29 | 30 => BaseCall::Chill { who: nominator },
			31 | 32 => BaseCall::Nominate { who: nominator },
			33 | 54 | 55 => BaseCall::Validate { who: nominator },
			34 | 44 => BaseCall::SetPayee { who, staked: self.one_in(2) },
			35 | 45 => BaseCall::UpdatePayee { who },
			36 | 46 => BaseCall::Kick { who: VALIDATOR, nominator },
			37 | 47..=49 => BaseCall::ReapStash { who: self.unbonded().unwrap_or(nominator) },
			38 | 39 if !self.offended => BaseCall::ForceUnstake { who: nominator },
			40 | 50 | 51 | 56 => BaseCall::ChillOther { who: nominator },
			41 | 57 => {
				BaseCall::PayoutStakers { era: self.world.era.saturating_sub(1 + self.by.below(3)) }
			}
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

	pub(super) fn base_slash(&mut self) -> Option<Action> {
		let who = self.nominator();
		let bond = self.world.restaker(who).bond;
		let amount = match self.by.below(12) {
			0 | 1 => bond,
			2 => self.amount(bond),
			_ => self.amount(bond / 5),
		};
		Some(Action::BaseSlash { who, amount, busy: self.by.below(2) == 0 })
	}
}
