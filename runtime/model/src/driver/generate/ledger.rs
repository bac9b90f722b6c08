// SPDX-License-Identifier: Apache-2.0

//! Calls of the ledger.

use super::{Chooser, RESTAKERS};
use crate::{
	driver::Action,
	num::{floor, q, Q},
	reference::{Position, Who},
};
use num_traits::Zero;

impl Chooser<'_> {
	/// Positions for which something holds: who, with which operator.
	fn positions(&self, such: impl Fn(Who, &Position) -> bool) -> Vec<(Who, Who)> {
		self.world
			.restakers
			.iter()
			.flat_map(|(who, record)| record.positions.iter().map(move |(of, p)| (*who, *of, p)))
			.filter(|(_, of, position)| such(*of, position))
			.map(|(who, of, _)| (who, of))
			.collect()
	}

	/// One of these, or now and then one of any.
	fn position(&mut self, such: impl Fn(Who, &Position) -> bool) -> (Who, Who) {
		let fitting = self.positions(such);
		match self.pick(&fitting) {
			Some(pair) if !self.one_in(12) => pair,
			_ => (self.anybody(RESTAKERS), self.operator()),
		}
	}

	/// What somebody could delegate still.
	fn room(&self, who: Who) -> u128 {
		let record = self.world.restaker(who);
		let room = self.world.delegable(&q(record.active)) - record.claim();
		floor(&room.max(Q::zero()))
	}

	pub(super) fn delegate(&mut self) -> Option<Action> {
		let mut who = self.anybody(RESTAKERS);
		for _ in 0..2 {
			if self.room(who) < self.world.rules.min_delegation {
				who = self.anybody(RESTAKERS);
			}
		}
		// Those who cannot take delegations without one of their own come first.
		let lacking: Vec<Who> = self
			.registered()
			.into_iter()
			.filter(|who| self.world.keeps_its_promise(*who) != crate::num::Answer::Yes)
			.collect();
		let operator = match self.pick(&lacking) {
			Some(operator) if self.one_in(3) => {
				who = operator;
				operator
			}
			_ => self.operator(),
		};
		let room = self.room(who);
		let amount = match self.by.below(12) {
			0 => self.world.rules.min_delegation,
			1 => self.amount(self.world.rules.min_delegation),
			2 => self.amount(room),
			_ => self.amount(room / 3),
		};
		Some(Action::Delegate { who, operator, amount })
	}

	pub(super) fn undelegate(&mut self) -> Option<Action> {
		let (who, operator) = self.position(|_, position| position.delegated().is_positive());
		let most = floor(&self.world.position(who, operator).delegated());
		let amount = if self.one_in(3) { self.amount(most) } else { self.amount(most / 2) };
		Some(Action::Undelegate { who, operator, amount: amount.max(1) })
	}

	pub(super) fn withdraw(&mut self) -> Option<Action> {
		let world = self.world;
		let (who, operator) = self.position(|operator, position| {
			position.parts.iter().any(|part| world.has_matured(operator, part))
		});
		Some(Action::Withdraw { who, operator })
	}

	pub(super) fn collect(&mut self) -> Option<Action> {
		let (restaker, operator) = self.position(|_, position| !position.owed().is_empty());
		Some(Action::Collect { operator, restaker })
	}

	pub(super) fn sync(&mut self) -> Option<Action> {
		let (restaker, _) = self.position(|_, _| true);
		Some(Action::Sync { restaker })
	}

	pub(super) fn rebond(&mut self) -> Option<Action> {
		let holding: Vec<Who> =
			self.world.restakers.iter().filter(|(_, r)| r.hold > 0).map(|(who, _)| *who).collect();
		let who = self.pick(&holding).unwrap_or(self.anybody(RESTAKERS));
		let amount = self.amount(self.world.restaker(who).hold).max(1);
		Some(Action::Rebond { who, amount })
	}
}
