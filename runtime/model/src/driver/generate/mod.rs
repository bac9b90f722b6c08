// SPDX-License-Identifier: Apache-2.0

//! Chooses steps: mostly such as the state of the reference lets succeed, now and then others.

mod base;
mod ledger;
mod registry;
mod rewards;
mod slashing;

use super::{choices::Choices, Action, By};
use crate::reference::{Era, Reference, ServiceId, Who};

/// The restakers: those with a bond from the beginning.
pub const RESTAKERS: std::ops::Range<u8> = 0..12;
/// Of those, the ones that may become operators.
pub const OPERATORS: std::ops::Range<u8> = 0..6;
/// Who creates services.
pub const OWNERS: std::ops::Range<u8> = 12..15;
/// Who accuses.
pub const SLASHER: Who = Who(15);
/// Who may veto.
pub const RESOLVER: Who = Who(16);
/// An operator that puts all it has behind [`RUIN`] again and again.
pub const DOOMED: Who = Who(4);
/// A service that takes all there is.
pub const RUIN: ServiceId = 5;
/// Who gets what is slashed.
pub const BENEFICIARY: Who = Who(17);
/// Who reports what it sees.
pub const REPORTER: Who = Who(18);

/// What a choice is made from.
pub struct Chooser<'a> {
	/// The state.
	pub world: &'a Reference,
	/// The choices.
	pub by: &'a mut dyn Choices,
	/// How many steps were chosen; makes evidence and topics that were not used before.
	pub count: u64,
	/// The era of the last offence that was reported, if that was not long ago. Staking does not expect a stash to be
	/// gone when its deferred slash is due, which only root can bring about.
	pub offended: Option<Era>,
}

impl Chooser<'_> {
	/// What there is to choose, and how often.
	const CHOICES: [(u32, fn(&mut Self) -> Option<Action>); 58] = [
		(90, Self::delegate),
		(60, Self::undelegate),
		(40, Self::withdraw),
		(40, Self::collect),
		(30, Self::sync),
		(40, Self::rebond),
		(14, Self::register),
		(6, Self::update_metadata),
		(10, Self::set_commission),
		(12, Self::set_min_self_delegation),
		(20, Self::set_key),
		(8, Self::remove_key),
		(40, Self::deregister),
		(14, Self::create_service),
		(6, Self::set_service_metadata),
		(6, Self::retire_service),
		(16, Self::change_terms),
		(36, Self::withdraw_terms_change),
		(60, Self::opt_in),
		(40, Self::opt_in_shared),
		(18, Self::opt_out),
		(30, Self::admit),
		(28, Self::reject),
		(10, Self::remove_operator),
		(14, Self::release),
		(20, Self::open_tranche),
		(24, Self::close_tranche),
		(8, Self::pause_service),
		(16, Self::resume_service),
		(80, Self::propose_slash),
		(50, Self::report_offence),
		(18, Self::veto_slash),
		(30, Self::approve_slash),
		(28, Self::execute_slash),
		(16, Self::confiscate),
		(16, Self::pay_beneficiary),
		(34, Self::fund),
		(8, Self::set_rewarder),
		(4, Self::sweep),
		(40, Self::report_points),
		(60, Self::distribute),
		(24, Self::stream),
		(14, Self::stop_stream),
		(40, Self::claim),
		(34, Self::claim_for),
		(14, Self::claim_commission),
		(14, Self::claim_commission_for),
		(36, Self::claim_and_restake),
		(26, Self::set_destination),
		(26, Self::set_service_commission),
		(14, Self::clear_service_commission),
		(200, Self::base_call),
		(5, Self::offence),
		(9, Self::manual_slash),
		(24, Self::base_slash),
		(60, Self::blocks),
		(100, Self::next_era),
		(20, Self::busy_era),
	];

	/// The next step.
	pub fn step(&mut self) -> Action {
		// The chain releases and executes what is due with the first weight it can spare: whoever
		// wants to come first has but the first block of an era for it.
		let due: [(u32, fn(&mut Self) -> Option<Action>); 9] = [
			(2, Self::release_due),
			(2, Self::execute_due),
			(8, Self::pay_due),
			(15, Self::retire_unused),
			(14, Self::reap_unbonded),
			(26, Self::cancel_deferred),
			(10, Self::sweep_due),
			(4, Self::fund_unused),
			(24, Self::unpayable),
		];
		for (n, choice) in due {
			if let Some(action) = choice(self).filter(|_| self.one_in(n)) {
				return action;
			}
		}
		let sum: u32 = Self::CHOICES.iter().map(|(weight, _)| weight).sum();
		let mut at = self.by.below(sum);
		for (weight, choice) in Self::CHOICES {
			if at < weight {
				// What cannot be done now makes time pass.
				return choice(self).unwrap_or(Action::Blocks(1));
			}
			at -= weight;
		}
		Action::NextEra
	}

	fn blocks(&mut self) -> Option<Action> {
		Some(Action::Blocks(1 + self.by.below(2)))
	}

	fn next_era(&mut self) -> Option<Action> {
		Some(Action::NextEra)
	}

	fn busy_era(&mut self) -> Option<Action> {
		// What waits from one already has to be executed in its own.
		if self.has_due() {
			return self.next_era();
		}
		Some(Action::BusyEra)
	}

	fn one_in(&mut self, n: u32) -> bool {
		self.by.below(n) == 0
	}

	fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
		from.get(self.by.below(from.len() as u32) as usize).cloned()
	}

	/// A number up to `most`: now and then all of it, or one next to it.
	fn amount(&mut self, most: u128) -> u128 {
		let part = most / 64 * u128::from(self.by.below(65));
		match self.by.below(16) {
			0 | 1 => most,
			2 => most.saturating_add(1),
			3 => most.saturating_sub(1),
			4 => part.saturating_add(u128::from(self.by.below(1_000_003))),
			_ => (part + most / 4_096 / 1_021 * u128::from(self.by.below(65_536))).min(most),
		}
	}

	fn anybody(&mut self, of: std::ops::Range<u8>) -> Who {
		Who(of.start + self.by.below(u32::from(of.end - of.start)) as u8)
	}

	fn registered(&self) -> Vec<Who> {
		self.world.operators.keys().copied().collect()
	}

	/// An operator, or now and then somebody who may be none.
	fn operator(&mut self) -> Who {
		let all = self.registered();
		match self.pick(&all) {
			Some(who) if !self.one_in(24) => who,
			_ => self.anybody(OPERATORS),
		}
	}

	/// A service, or now and then one that may not exist.
	fn service(&mut self) -> ServiceId {
		let all: Vec<ServiceId> = self.world.services.keys().copied().collect();
		match self.pick(&all) {
			Some(service) if !self.one_in(48) => service,
			_ => self.by.below(self.world.next_service + 1),
		}
	}

	/// The owner of a service, or now and then somebody else.
	fn owner_of(&mut self, service: ServiceId) -> Who {
		let owner = self.world.services.get(&service).map(|service| service.owner);
		match owner {
			Some(owner) if !self.one_in(16) => owner,
			_ => self.anybody(OWNERS),
		}
	}

	/// The council, or now and then somebody without such powers.
	fn council(&mut self) -> By {
		if self.one_in(12) {
			Some(RESOLVER)
		} else {
			None
		}
	}
}
