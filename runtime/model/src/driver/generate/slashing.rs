// SPDX-License-Identifier: Apache-2.0

//! Calls of slashing.

use super::{Chooser, REPORTER, RESOLVER, RUIN, SLASHER};
use crate::{
	driver::Action,
	reference::{
		Approval, Beneficiary, Era, Key, Mode, ServiceId, Slash, SlashId, Stage, Statement, Who,
		WHOLE,
	},
};

impl Chooser<'_> {
	/// Allocations that can be slashed under terms for which something holds, with the era.
	fn slashable(&self, such: impl Fn(&Mode) -> bool) -> Vec<(ServiceId, Who, Era)> {
		let world = self.world;
		let oldest = world.era.saturating_sub(world.rules.report_window);
		let mut found = Vec::new();
		for (service, operator) in world.allocations.keys() {
			for era in oldest..=world.era {
				let fits = world.terms_in(*service, era).is_some_and(|terms| such(&terms.mode));
				let open = world.services.get(service).is_some_and(|service| !service.paused);
				if fits && open && world.allocated_in(*service, *operator, era) > 0 {
					found.push((*service, *operator, era));
				}
			}
		}
		found
	}

	pub(super) fn propose_slash(&mut self) -> Option<Action> {
		let all = self.slashable(|mode| matches!(mode, Mode::Vetoable { .. }));
		let ruined: Vec<_> = all.iter().copied().filter(|(service, ..)| *service == RUIN).collect();
		let all = if ruined.is_empty() || !self.one_in(3) { all } else { ruined };
		let (service, operator, era) = match self.pick(&all) {
			Some(found) if !self.one_in(16) => found,
			_ => {
				let era = (self.world.era + 1).saturating_sub(self.by.below(4));
				(self.service(), self.operator(), era)
			}
		};
		let fraction = match self.by.below(12) {
			0..=8 if service == RUIN => WHOLE,
			0 => WHOLE,
			1 | 2 => self.amount(WHOLE.into()) as u32,
			3 => self.amount(100) as u32,
			_ => self.amount((WHOLE / 6).into()) as u32,
		};
		let who = if self.one_in(20) { REPORTER } else { SLASHER };
		let evidence = match self.pick_slash(|_, slash| slash.service == service) {
			Some((_, slash)) if self.one_in(20) => slash.evidence,
			_ => self.count,
		};
		Some(Action::ProposeSlash {
			who,
			service,
			operator,
			era,
			fraction: fraction.min(WHOLE),
			evidence: evidence & !(1 << 63),
		})
	}

	/// A key of an operator, in one of the eras in which it can still be told.
	fn keys_of(&self, operator: Who) -> Vec<(Key, Era)> {
		let world = self.world;
		let oldest = world.era.saturating_sub(world.rules.report_window + 1);
		let mut found = Vec::new();
		for key in world.keys.keys() {
			let eras =
				(oldest..=world.era).filter(|era| world.key_owner_in(*key, *era) == Some(operator));
			found.extend(eras.map(|era| (*key, era)));
		}
		found
	}

	pub(super) fn report_offence(&mut self) -> Option<Action> {
		let all = self.slashable(|mode| matches!(mode, Mode::Objective { .. }));
		let (service, operator, era) = match self.pick(&all) {
			Some(found) if !self.one_in(16) => found,
			_ => (self.service(), self.operator(), self.world.era),
		};
		let keys = self.keys_of(operator);
		let of_era: Vec<(Key, Era)> = keys.iter().copied().filter(|(_, of)| *of == era).collect();
		let first = self.pick(&of_era).or_else(|| self.pick(&keys));
		let second = self.pick(&keys);
		let unknown = (Key { scheme: crate::reference::Scheme::Ed25519, seed: 999 }, era);
		let mut statements = [(first, 1), (second, 2)].map(|(of, payload)| {
			let (key, era) = of.unwrap_or(unknown);
			Statement { era, payload, key, good: true }
		});
		// Now and then something is wrong with it.
		let [one, other] = &mut statements;
		{
			match self.by.below(24) {
				0 => other.payload = one.payload,
				1 => other.good = false,
				2 => other.era = self.world.era + 1,
				3 => {
					let others: Vec<Key> = self.world.keys.keys().copied().collect();
					other.key = self.pick(&others).unwrap_or(other.key);
				}
				_ => (),
			}
			if self.one_in(2) {
				std::mem::swap(one, other);
			}
		}
		let topic = if self.one_in(8) { u64::from(self.by.below(4)) } else { self.count };
		let who = if self.one_in(6) { operator } else { REPORTER };
		Some(Action::ReportOffence { who, service, topic: topic & 0xffff_ffff, statements })
	}

	/// A slash for which something holds.
	fn pick_slash(&mut self, such: impl Fn(SlashId, &Slash) -> bool) -> Option<(SlashId, Slash)> {
		let fitting: Vec<SlashId> = self
			.world
			.slashes
			.iter()
			.filter(|(id, slash)| !slash.pruned && such(**id, slash))
			.map(|(id, _)| *id)
			.collect();
		let id = self.pick(&fitting)?;
		Some((id, self.world.slashes.get(&id)?.clone()))
	}

	/// The name of such a slash, or now and then of any.
	fn slash(&mut self, such: impl Fn(SlashId, &Slash) -> bool) -> SlashId {
		match self.pick_slash(such) {
			Some((id, _)) if !self.one_in(12) => id,
			_ => {
				let next = self.world.slashes.keys().next_back().map_or(0, |id| id + 1);
				next.saturating_sub(self.by.below(6))
			}
		}
	}

	pub(super) fn veto_slash(&mut self) -> Option<Action> {
		let id = self.slash(|_, slash| slash.stage == Stage::Open);
		let by = match self.by.below(8) {
			0 => Some(REPORTER),
			1 => None,
			_ => Some(RESOLVER),
		};
		Some(Action::VetoSlash { by, id })
	}

	pub(super) fn approve_slash(&mut self) -> Option<Action> {
		let id =
			self.slash(|_, slash| slash.stage == Stage::Open && slash.approval == Approval::Needed);
		Some(Action::ApproveSlash { by: self.council(), id })
	}

	/// Whether a slash waits for nothing but somebody to execute it.
	fn is_due(&self, slash: &Slash) -> bool {
		slash.stage == Stage::Open
			&& slash.executable_from <= self.world.era
			&& slash.approval != Approval::Needed
			&& self.world.era <= slash.era + self.world.rules.window()
	}

	pub(super) fn execute_slash(&mut self) -> Option<Action> {
		let id = self.slash(|_, slash| slash.stage == Stage::Open);
		Some(Action::ExecuteSlash { id })
	}

	fn due(&self) -> Vec<SlashId> {
		let all = self.world.slashes.iter();
		let due = all.filter(|(_, slash)| !slash.pruned && self.is_due(slash));
		due.map(|(id, _)| *id).collect()
	}

	/// Whether a slash waits for nothing but to be executed.
	pub(super) fn has_due(&self) -> bool {
		!self.due().is_empty()
	}

	/// The execution of a slash that nobody has executed yet, if one is due.
	pub(super) fn execute_due(&mut self) -> Option<Action> {
		let due = self.due();
		self.pick(&due).map(|id| Action::ExecuteSlash { id })
	}

	pub(super) fn confiscate(&mut self) -> Option<Action> {
		let id = self.slash(|_, slash| {
			matches!(slash.terms.beneficiary, Beneficiary::Account(_)) && !slash.confiscated
		});
		Some(Action::Confiscate { by: self.council(), id })
	}

	pub(super) fn pay_beneficiary(&mut self) -> Option<Action> {
		let id = self.slash(|_, slash| matches!(slash.terms.beneficiary, Beneficiary::Account(_)));
		Some(Action::PayBeneficiary { id })
	}

	/// The payment of what waits for a beneficiary, if it has waited long enough.
	pub(super) fn pay_due(&mut self) -> Option<Action> {
		let world = self.world;
		let due = world.slashes.iter().filter(|(_, slash)| {
			let due = slash.payable_from(world.rules.payout).is_some_and(|from| from <= world.era);
			due && !slash.pruned && world.held_for(slash) > 0
		});
		let due: Vec<SlashId> = due.map(|(id, _)| *id).collect();
		self.pick(&due).map(|id| Action::PayBeneficiary { id })
	}
}
