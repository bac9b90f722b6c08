// SPDX-License-Identifier: Apache-2.0

//! Follows on the reference what rewards did in a step, and checks every word of it: those that
//! were asked for, and those that the chain pays and restakes by itself.

use super::{follow::expect, Action};
use crate::{
	chain::{Cast, Told},
	reference::{
		Checked, Claimed, Destination, Distributed, Era, Planck, Reference, Refused, Room, Who,
	},
};
use std::collections::{BTreeMap, BTreeSet};

/// What everybody has, and the treasury.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wealth(BTreeMap<Who, Planck>, Planck);

impl Wealth {
	/// What they have now.
	pub fn of(cast: &Cast) -> Self {
		Self(cast.everybody().map(|(who, _)| (who, cast.wealth(who))).collect(), cast.treasury())
	}
}

/// What rewards did in a step, as it was told.
#[derive(Debug, Default)]
pub struct Rewarded {
	/// What was bonded of what was paid.
	pub bonded: BTreeMap<Who, Planck>,
	/// What the chain did by itself, each with the error if it failed.
	pub by_itself: Vec<(&'static str, Option<String>)>,
	/// What was given to those behind operators, for an era that is not told yet.
	given: Vec<(Who, Era, Planck)>,
	/// The shares that were refused of it.
	refused: Vec<Refused>,
	/// The eras that were distributed.
	distributed: Vec<Era>,
	/// What staking took of bonds.
	slashed: BTreeMap<Who, Planck>,
	/// What was bonded last, and what of it could be delegated.
	room: Option<Room>,
	/// What was delegated then.
	delegated: Option<(Who, Who, Planck)>,
	/// What was restaked then.
	restaked: Option<(Who, Who, Planck)>,
	/// What was paid.
	paid: Vec<Claimed>,
	/// Whose turn it was to restake, when.
	turns: BTreeSet<(Who, Era)>,
	/// Who was restaked, where; or was told why not.
	compounded: BTreeSet<(Who, Who)>,
	funded: Option<(Who, Planck)>,
	swept: Option<Planck>,
	started: bool,
	ended: bool,
}

impl Rewarded {
	/// Follows what is told, if it is about rewards.
	pub fn follow(
		&mut self,
		world: &mut Reference,
		action: &Action,
		told: &Told,
	) -> Result<bool, String> {
		match told {
			Told::StakeRewarded { operator, era, amount } => {
				self.given.push((*operator, *era, *amount));
			}
			Told::ShareNotPaid { refused, .. } => self.refused.push(refused.clone()),
			Told::Distributed(told) => self.distributed(world, action, told)?,
			Told::StreamStarted { .. }
			| Told::StreamStarved { .. }
			| Told::StreamSkipped { .. }
			| Told::StreamEnded { .. } => self.streamed(world, action, told)?,
			Told::PotFunded { service, who, amount } => {
				let asked = Action::Fund { who: *who, service: *service, amount: *amount };
				expect(*action == asked, "unasked")?;
				self.funded = Some((*who, *amount));
			}
			Told::PotSwept { service, amount } => {
				expect(*action == Action::Sweep { service: *service }, "unasked")?;
				let left = world.left_of(*service);
				expect(left == Some(*amount), &format!("expected {left:?}"))?;
				self.swept = Some(*amount);
			}
			Told::Bonded { who, amount } => {
				// Of what staking does at somebody's wish it tells in its own way.
				if action.is_base() || matches!(action, Action::Rebond { .. }) {
					return Ok(true);
				}
				*self.bonded.entry(*who).or_default() += amount;
				expect(self.room.is_none(), "bonded twice")?;
				let slashed = self.slashed.get(who).copied().unwrap_or(0);
				self.room = Some(world.note_bonded(*who, *amount, slashed));
			}
			Told::BaseSlashed { who, amount } => {
				*self.slashed.entry(*who).or_default() += amount;
				return Ok(false);
			}
			Told::Delegated { restaker, operator, amount, liable_from }
				if !matches!(action, Action::Delegate { .. }) =>
			{
				expect(self.room.as_ref().is_some_and(|room| room.who == *restaker), "unasked")?;
				expect(*liable_from == world.era + 1, "liable at another time")?;
				world.may_delegate(*restaker, *operator, *amount).judge(None)?;
				world.do_delegate(*restaker, *operator, *amount);
				self.delegated = Some((*restaker, *operator, *amount));
			}
			Told::Restaked { restaker, operator, bonded, delegated } => {
				let room = self.room.take().ok_or("nothing was bonded")?;
				expect((room.who, room.bonded) == (*restaker, *bonded), "bonded something else")?;
				let told = self.delegated.take().unwrap_or((*restaker, *operator, 0));
				expect(told == (*restaker, *operator, *delegated), "delegated something else")?;
				world.check_restaked(&room, *delegated)?;
				self.restaked = Some((*restaker, *operator, *bonded));
			}
			Told::RewardPaid(claimed) => self.was_paid(world, action, claimed)?,
			Told::CompoundingFailed { restaker, operator, error } => {
				expect(action.is_time(), "nobody waits for it")?;
				self.turn(world, *restaker)?;
				let owed = world.rewards.owed(*restaker, *operator).most();
				let enough = owed >= crate::num::q(world.rules.min_compound);
				expect(enough, "too little to be restaked")?;
				world.may_claim_and_restake(*restaker, *operator).judge(Some(error))?;
				self.compounded.insert((*restaker, *operator));
				self.by_itself.push(("(compounding)", Some(error.clone())));
			}
			_ => return Ok(false),
		}
		Ok(true)
	}

	fn distributed(
		&mut self,
		world: &mut Reference,
		action: &Action,
		told: &Distributed,
	) -> Checked {
		let asked = match action {
			Action::Distribute { service, from, to, amount, by_points, .. } => {
				let asked = *service == told.service && (*from..=*to).contains(&told.era);
				expect(asked, "unasked")?;
				(amount / u128::from(to - from + 1), *by_points)
			}
			_ => {
				expect(action.is_time(), "unasked")?;
				world.note_turn(told.service, told.era)?
			}
		};
		let given = std::mem::take(&mut self.given);
		let expected: Vec<(Who, Era, Planck)> = told
			.shares
			.iter()
			.filter(|(_, _, rest)| *rest > 0)
			.map(|(operator, _, rest)| (*operator, told.era, *rest))
			.collect();
		expect(given == expected, &format!("those behind operators were given {given:?}"))?;
		let refused = std::mem::take(&mut self.refused);
		world.note_distributed(told, &refused, asked, !action.is_time())?;
		self.distributed.push(told.era);
		if action.is_time() {
			world.note_streamed(told.service);
			self.by_itself.push(("(stream)", None));
		}
		Ok(())
	}

	fn streamed(&mut self, world: &mut Reference, action: &Action, told: &Told) -> Checked {
		match told {
			Told::StreamStarted { service, per_era, from, until, by_points } => {
				self.started = true;
				let Action::Stream { service: of, per_era: each, eras, by_points: points, .. } =
					action
				else {
					return Err("unasked".into());
				};
				let asked = (*of, *each, world.era, world.era + eras, *points);
				expect(asked == (*service, *per_era, *from, *until, *by_points), "another stream")
			}
			Told::StreamStarved { service, era } => {
				expect(action.is_time(), "unasked")?;
				self.by_itself.push(("(stream)", Some("PotTooSmall".into())));
				world.note_starved(*service, *era)
			}
			Told::StreamSkipped { service, era, error } => {
				expect(action.is_time(), "unasked")?;
				self.by_itself.push(("(stream)", Some(error.clone())));
				world.note_skipped(*service, *era, error)
			}
			Told::StreamEnded { service } => {
				self.ended = true;
				match action {
					Action::StopStream { service: of, .. } if of == service => Ok(()),
					_ => {
						expect(action.is_time(), "unasked")?;
						self.by_itself.push(("(end of a stream)", None));
						world.note_stream_ended(*service)
					}
				}
			}
			_ => Ok(()),
		}
	}

	// It is somebody's turn to have all restaked, once per era.
	fn turn(&mut self, world: &mut Reference, who: Who) -> Checked {
		if self.turns.insert((who, world.era)) {
			world.note_compounding(who)?;
		}
		Ok(())
	}

	fn was_paid(&mut self, world: &mut Reference, action: &Action, claimed: &Claimed) -> Checked {
		let Claimed { operator, who, amount, to, commission } = *claimed;
		let claims = match action {
			Action::Claim { who, operator } => (*who, *operator, false),
			Action::ClaimFor { restaker, operator, .. } => (*restaker, *operator, false),
			Action::ClaimAndRestake { who, operator } => (*who, *operator, false),
			Action::ClaimCommission { who } => (*who, *who, true),
			Action::ClaimCommissionFor { operator, .. } => (*operator, *operator, true),
			_ => {
				expect(action.is_time(), "unasked")?;
				(who, operator, false)
			}
		};
		expect(claims == (who, operator, commission), "paid to somebody else")?;
		let wanted = world.rewards.destination(who);
		let destination = match action {
			Action::ClaimAndRestake { .. } => Destination::Restake,
			_ => wanted,
		};
		if action.is_time() {
			expect(wanted == Destination::Restake, "it wants no restaking")?;
			expect(amount >= world.rules.min_compound, "too little to be restaked")?;
			self.turn(world, who)?;
			self.compounded.insert((who, operator));
			self.by_itself.push(("(compounding)", None));
		}
		let (expected, restaked) = match destination {
			Destination::Account(to) => (to, None),
			Destination::Restake => (who, Some((who, operator, amount))),
			Destination::Owner | Destination::Pot => (who, None),
		};
		expect(to == expected, &format!("expected it to go to {expected:?}"))?;
		let told = self.restaked.take();
		expect(told == restaked, &format!("restaked {told:?}, expected {restaked:?}"))?;
		self.paid.push(*claimed);
		world.note_claimed(claimed)
	}

	/// What was asked for was told, and nothing is left half told. Before a call is
	/// [applied](super::predict::apply).
	pub fn check_told(&self, world: &Reference, action: &Action) -> Checked {
		let half = self.room.is_some() || self.delegated.is_some() || self.restaked.is_some();
		let untold = !self.given.is_empty() || !self.refused.is_empty();
		expect(!half && !untold, &format!("half told: {self:?}"))?;
		let told = match action {
			Action::Fund { .. } => self.funded.is_some(),
			Action::Sweep { .. } => self.swept.is_some(),
			Action::Stream { .. } => self.started,
			Action::StopStream { .. } => self.ended,
			Action::Claim { .. }
			| Action::ClaimFor { .. }
			| Action::ClaimAndRestake { .. }
			| Action::ClaimCommission { .. }
			| Action::ClaimCommissionFor { .. } => self.paid.len() == 1,
			Action::Distribute { service, from, to, amount, by_points, .. } => {
				let per_era = amount / u128::from(to - from + 1);
				for era in (*from..=*to).filter(|era| !self.distributed.contains(era)) {
					let somebody = world.somebody(*service, era, per_era, *by_points);
					let left_out = somebody == crate::num::Answer::Yes;
					expect(!left_out, &format!("nothing was paid for era {era}"))?;
				}
				!self.distributed.is_empty()
			}
			_ => true,
		};
		expect(told, "it was not told")
	}

	/// After some blocks: what happened without a word, and what should have been told.
	/// `to_compound` says where enough was owed to be restaked, if somebody had its turn.
	pub fn catch_up(
		&self,
		world: &mut Reference,
		cast: &Cast,
		to_compound: &[(Who, Who)],
	) -> Checked {
		let streams: Vec<u32> = world.rewards.streams.keys().copied().collect();
		for service in streams {
			if let Some((next, _)) = cast.stream(service) {
				world
					.note_skipped_silently(service, next)
					.map_err(|why| format!("stream of service {service}: {why}"))?;
			}
		}
		let now = world.era;
		for (who, theirs) in cast.compounding() {
			let Some(ours) = world.rewards.compounding.get_mut(&who) else { continue };
			let had_its_turn = theirs != *ours || self.turns.iter().any(|(of, _)| *of == who);
			if !had_its_turn {
				continue;
			}
			expect((*ours..=now + 1).contains(&theirs), &format!("{who:?} restakes in {theirs}"))?;
			*ours = theirs;
			let here = |pair: &&(Who, Who)| pair.0 == who;
			// Of the operators that somebody has left, a few are looked at each time.
			let left = world.left_by(who);
			let most = usize::try_from(pallet_rewards::MOST_LEFT).unwrap_or(usize::MAX);
			for pair in to_compound.iter().filter(here) {
				let told = self.compounded.contains(pair);
				let passed_over = left.len() > most && left.contains(&pair.1);
				expect(told || passed_over, &format!("{pair:?} was not restaked"))?;
			}
		}
		Ok(())
	}

	/// Whoever was to be paid was paid, and nobody else.
	pub fn check_paid(&self, before: &Wealth, after: &Wealth) -> Checked {
		let mut expected = before.clone();
		if let Some((who, amount)) = self.funded {
			expected.0.entry(who).and_modify(|has| *has -= amount);
		}
		for claimed in &self.paid {
			expected.0.entry(claimed.to).and_modify(|has| *has += claimed.amount);
		}
		expected.1 += self.swept.unwrap_or(0);
		let wrong = expected.0.iter().find(|(who, has)| after.0.get(who) != Some(has));
		if let Some((who, has)) = wrong {
			let has_now = after.0.get(who).copied().unwrap_or(0);
			return Err(format!("{who:?} has {has_now}, expected {has}"));
		}
		expect(expected.1 == after.1, &format!("the treasury has {}", after.1))
	}
}
