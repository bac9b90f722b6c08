// SPDX-License-Identifier: Apache-2.0

//! A network and a reference of it, one step at a time.

use super::{
	affected::{affected_by, compare_all, compare_some, named_by},
	compare_rewards,
	follow::{follow, Moved},
	predict,
	rewarded::Wealth,
	Action, BaseCall, Books,
};
use crate::{
	chain::{self, Cast, Frozen, Network, Outcome, Pace, SeenRestaker, Told},
	num::{floor, q},
	reference::{Checked, Era, Planck, Reference, Restaker, Who, FULL},
};
use std::collections::BTreeSet;

/// After so many steps what has changed is written to the state below.
const COMMIT_EVERY: u32 = 64;

/// Both sides.
pub struct Game {
	network: Network,
	/// The reference.
	pub world: Reference,
	/// After so many steps everything is compared, and every invariant checked; in between, what a
	/// step has to do with. Where time passes all is, in any case.
	pub every: u32,
	steps: u32,
	told: Vec<Told>,
	last_offence: Option<Era>,
}

/// Both sides, at rest.
pub struct FrozenGame {
	network: Frozen,
	world: Reference,
}

/// What a step came to.
#[derive(Debug)]
pub struct Step {
	/// The error, if it was a call that failed.
	pub error: Option<String>,
	/// What the chain did by itself, each with the error if it failed.
	pub by_itself: Vec<(&'static str, Option<String>)>,
}

impl Game {
	/// A fresh network.
	pub fn new(pace: Pace) -> Self {
		let mut network = Network::new(pace);
		let world = network.enter(|cast| {
			let mut world = Reference::new(chain::rules());
			world.era = chain::era();
			for (who, _) in cast.everybody() {
				let (bond, active) = cast.bond(who);
				world.restakers.insert(who, Restaker { bond, active, ..Restaker::default() });
			}
			world
		});
		network.commit();
		Self { network, world, every: 1, steps: 0, told: Vec::new(), last_offence: None }
	}

	/// Both sides at rest, for others to start from.
	pub fn freeze(self) -> FrozenGame {
		FrozenGame { network: self.network.freeze(), world: self.world }
	}

	/// Both sides from there on.
	pub fn thaw(FrozenGame { network, world }: &FrozenGame) -> Self {
		Self {
			network: Network::thaw(network),
			world: world.clone(),
			every: 1,
			steps: 0,
			told: Vec::new(),
			last_offence: None,
		}
	}

	/// Plays a step on both sides; what differs is an error.
	pub fn step(&mut self, action: &Action) -> Result<Step, String> {
		self.steps += 1;
		let everything = self.steps.is_multiple_of(self.every.max(1)) || action.is_time();
		let world = &mut self.world;
		let told = &mut self.told;
		let step = self.network.enter(|cast| step(world, cast, action, everything, told))?;
		self.last_offence = match action {
			Action::Offence { .. } => Some(self.world.era),
			Action::Base(BaseCall::ManualSlash { era, .. }) => Some(*era),
			_ => self.last_offence,
		};
		if let Action::Base(BaseCall::ForceUnstake { who }) = action {
			// Staking tells nobody of what root releases; until the ledger hears of it by a `sync`,
			// it does not cover what it should.
			if step.error.is_none() && needs_sync(&self.world, *who) {
				self.step(&Action::Sync { restaker: *who })?;
			}
		}
		if self.steps.is_multiple_of(COMMIT_EVERY) {
			self.network.commit();
		}
		Ok(step)
	}

	/// The era of the last offence that was reported, if its slash may be due still.
	pub fn offended(&self) -> Option<Era> {
		self.last_offence.filter(|era| self.world.era <= era + 4)
	}

	/// What the chain told of the last step.
	pub fn last_told(&self) -> &[Told] {
		&self.told
	}

	/// What there is to see of somebody.
	pub fn see(&mut self, who: Who) -> SeenRestaker {
		self.network.enter(|cast| cast.restaker(who))
	}

	/// Which invariant of the runtime is broken, if one is.
	pub fn invariants(&mut self) -> Checked {
		self.network.enter(|_| chain::check_invariants())
	}

	/// Where all is that services have funded.
	pub fn books(&mut self) -> Books {
		self.network.enter(compare_rewards::books)
	}

	/// Compares everything.
	pub fn check(&mut self) -> Checked {
		let world = &self.world;
		self.network.enter(|cast| compare_all(world, cast))
	}
}

fn step(
	world: &mut Reference,
	cast: &Cast,
	action: &Action,
	everything: bool,
	last_told: &mut Vec<Told>,
) -> Result<Step, String> {
	world.rewards.free = cast.everybody().map(|(who, _)| (who, cast.free(who))).collect();
	let foreseen = predict::verdict(world, action);
	let wealth = action.is_of_rewards().then(|| Wealth::of(cast));
	let to_compound = world.to_compound(world.era + 2);
	let issued = chain::issuance();
	let before = world.restakers.clone();
	world.touched.clear();
	let outcome = chain::play(cast, action);
	last_told.clone_from(&outcome.told);
	let mut affected = affected_by(action, &outcome);
	let mut by_itself = Vec::new();
	if matches!(action, Action::BaseSlash { .. }) {
		for who in affected.restakers.clone() {
			affected.operators.extend(world.restaker(who).positions.keys());
		}
	}

	let accusation = match foreseen {
		Some((verdict, accusation)) => {
			// Who is behind catches up first; what that leaves is known after.
			if named_by(action).iter().all(|who| !world.behind.contains_key(who)) {
				verdict.judge(outcome.error.as_deref())?;
			}
			accusation
		}
		None => None,
	};
	let was_behind: Vec<Who> = world.behind.keys().copied().collect();
	if outcome.error.is_some() {
		if !action.is_base() && !outcome.told.is_empty() {
			return Err(format!("it failed, but told {:?}", outcome.told));
		}
		if !action.is_base() && chain::issuance() != issued {
			return Err("it failed, but the issuance changed".into());
		}
	} else {
		let mut moved = follow(world, action, accusation, &outcome)?;
		affected.slashes.extend(&moved.slashes);
		settle(world, cast, action, &before, &moved)?;
		predict::check_after(world, action, &moved.executed)?;
		if action.is_time() {
			moved.rewards.catch_up(world, cast, &to_compound)?;
		}
		if let Some(before) = wealth.filter(|_| moved.collected.is_empty()) {
			moved.rewards.check_paid(&before, &Wealth::of(cast))?;
		}
		by_itself = std::mem::take(&mut moved.rewards.by_itself);
		let caught_up = was_behind.iter().filter(|who| !world.behind.contains_key(who));
		by_itself.extend(caught_up.map(|_| ("(catching up)", None)));
		by_itself.extend(moved.wound_up.iter().map(|_| ("(winding up)", None)));
		issuance(action, issued, &moved)?;
	}
	quiet(world, action, &outcome)?;
	let unheard = |who: &Who| outcome.error.is_none() && needs_sync(world, *who);
	if matches!(action, Action::Base(BaseCall::ForceUnstake { who }) if unheard(who)) {
		// It is compared once it has heard of it.
		return Ok(Step { error: outcome.error, by_itself });
	}
	if everything {
		compare_all(world, cast)?;
	} else {
		compare_some(world, cast, &affected)?;
	}
	Ok(Step { error: outcome.error, by_itself })
}

// Whether the ledger has to hear of the end of a bond.
fn needs_sync(world: &Reference, who: Who) -> bool {
	!world.restaker(who).positions.is_empty()
}

// Takes over what is the base chain's, and checks that the rest of what moved was told.
fn settle(
	world: &mut Reference,
	cast: &Cast,
	action: &Action,
	before: &std::collections::BTreeMap<Who, Restaker>,
	moved: &Moved,
) -> Checked {
	let everybody: Vec<Who> = world.restakers.keys().copied().collect();
	for who in everybody {
		let (bond, active) = cast.bond(who);
		let hold = cast.hold(who);
		let was = before.get(&who).cloned().unwrap_or_default();
		let sum = |of: &std::collections::BTreeMap<Who, Planck>| of.get(&who).copied().unwrap_or(0);
		if !action.is_base() {
			let bonded = sum(&moved.rebonded) + sum(&moved.rewards.bonded);
			let expected = (was.bond + bonded).saturating_sub(sum(&moved.base_slashed));
			if bond != expected {
				return Err(format!("{who:?} has a bond of {bond}, expected {expected}"));
			}
		}
		let gone = sum(&moved.released) + sum(&moved.rebonded);
		let at_most = (was.hold + sum(&moved.held)).saturating_sub(gone);
		let at_least = at_most.saturating_sub(sum(&moved.collected));
		if !(at_least..=at_most).contains(&hold) {
			return Err(format!("{who:?} has {hold} on hold, expected {at_least} to {at_most}"));
		}
		// What was collected came from somewhere: from the bond, as the base chain told, or the hold.
		let from_bond = sum(&moved.base_slashed);
		if !action.is_base()
			&& !action.is_time()
			&& from_bond + (at_most - hold) != sum(&moved.collected)
			&& bond > 0
		{
			return Err(format!("{who:?} lost {from_bond} and {}", at_most - hold));
		}
		if let Some(record) = world.restakers.get_mut(&who) {
			(record.bond, record.active, record.hold) = (bond, active, hold);
		}
	}
	catch_up(world, cast, action, before)?;
	for who in moved.excess.keys() {
		check_excess(world, action, *who, moved)?;
	}
	tidy_up(world, cast, moved)?;
	let slashed = world.magnitudes.iter().filter(|(_, magnitude)| **magnitude < FULL);
	let stuck = slashed.map(|(who, _)| *who).find(|who| world.is_deserted(*who));
	match stuck {
		Some(who) => Err(format!("nobody has anything with {who:?}, but it does not start again")),
		None => Ok(()),
	}
}

// Who has caught up although nothing was lost had nothing to lose.
fn catch_up(
	world: &mut Reference,
	cast: &Cast,
	action: &Action,
	before: &std::collections::BTreeMap<Who, Restaker>,
) -> Checked {
	if let Some((who, _)) =
		cast.everybody().find(|(who, _)| cast.is_behind(*who) && !world.behind.contains_key(who))
	{
		return Err(format!("{who:?} is behind, which was not told"));
	}
	let everybody: Vec<(Who, Option<Planck>)> =
		world.behind.iter().map(|(who, least)| (*who, *least)).collect();
	for (who, least) in everybody.into_iter().filter(|(who, _)| !cast.is_behind(*who)) {
		world.behind.remove(&who);
		let Some(was) = before.get(&who).filter(|_| !action.is_time()) else { continue };
		let cover = least.unwrap_or(0) + was.hold;
		if was.claim() > q(cover + was.slack() + 1) {
			return Err(format!("{who:?} has caught up without losing anything"));
		}
	}
	Ok(())
}

// What is in excess leaves, and no more: unless the rest of a delegation would be too little to
// stay. A slash in the same step lowers what stayed.
fn check_excess(world: &Reference, action: &Action, who: Who, moved: &Moved) -> Checked {
	let record = world.restaker(who);
	let stayed = record.delegated_gross();
	let allowed = world.delegable(&q(record.active));
	// What was collected in the same blocks changed the bond before or after: either is possible.
	let collected = moved.collected.get(&who).copied().filter(|_| action.is_time()).unwrap_or(0);
	let slack = record.slack() + 2 + collected;
	// Who catches up lets go of what was beyond the bond when that was slashed; what was unbonded
	// since leaves with the next touch.
	if stayed > &allowed + q(slack) && !moved.behind.contains(&who) {
		return Err(format!("{who:?} has {} delegated, more than allowed", floor(&stayed)));
	}
	let all_of_one = moved
		.left
		.keys()
		.any(|(of, operator)| *of == who && world.position(who, *operator).delegated() <= q(slack));
	// What was restaked since can have made room again.
	let bonded = moved.rewards.bonded.get(&who).copied().unwrap_or(0).min(record.active);
	let least = world.delegable(&q(record.active - bonded));
	// What was bonded after a slash, and before it was followed, does not count for it.
	let all_of_one = all_of_one || moved.behind.contains(&who);
	if moved.executed.is_empty() && !all_of_one && &stayed + q(slack) < least {
		return Err(format!(
			"{who:?} has {} delegated, less than the {} that could stay, of {} active: {:?}",
			floor(&stayed),
			floor(&allowed),
			record.active,
			moved.left
		));
	}
	Ok(())
}

// Forgets what is below a planck, where the chain has nothing any more.
fn tidy_up(world: &mut Reference, cast: &Cast, moved: &Moved) -> Checked {
	let mut pairs = std::mem::take(&mut world.touched);
	let collected = moved.collected.keys().chain(moved.lost.keys()).chain(moved.excess.keys());
	for who in collected {
		let operators = world.restaker(*who).positions.into_keys();
		pairs.extend(operators.map(|operator| (*who, operator)));
	}
	let traces: Vec<(Who, Who)> = world.traces.keys().copied().collect();
	for (who, operator) in traces {
		if !cast.has_position(who, operator) {
			world.forget_traces(who, operator)?;
		} else if !world.behind.contains_key(&who) {
			world.settle_traces(who, operator, |era| cast.units(who, operator, era))?;
		}
	}
	let restakers: BTreeSet<Who> = pairs.iter().map(|(who, _)| *who).collect();
	for who in restakers {
		let seen = cast.restaker(who);
		let slack = world.restaker(who).slack();
		for (_, operator) in pairs.iter().filter(|(of, _)| *of == who) {
			match seen.positions.get(operator) {
				Some(position) => world.forget_dust(who, *operator, position.delegated == 0),
				None if world.has_position(who, *operator) => world
					.forget_position(who, *operator, slack)
					.map_err(|why| format!("{who:?} at {operator:?}: {why}"))?,
				None => (),
			}
		}
	}
	Ok(())
}

// Nothing is minted or burned but what was told. The base chain's own calls are its business.
fn issuance(action: &Action, before: Planck, moved: &Moved) -> Checked {
	if action.is_base() {
		return Ok(());
	}
	let expected = before + moved.minted - moved.burned;
	if chain::issuance() == expected {
		return Ok(());
	}
	Err(format!(
		"the issuance was {before}, {} were minted and {} burned, and it is {}",
		moved.minted,
		moved.burned,
		chain::issuance()
	))
}

// After two blocks with room to spare nothing is left undone.
fn quiet(world: &mut Reference, action: &Action, outcome: &Outcome) -> Checked {
	let idle = matches!(action, Action::Blocks(n) if *n >= 2)
		&& !outcome.told.iter().any(|told| matches!(told, Told::Era(_)));
	if !idle {
		return Ok(());
	}
	if let Some(id) = world.next_due() {
		return Err(format!("slash {id} is due, and was not executed"));
	}
	if let Some(who) = world.behind.keys().next() {
		return Err(format!("{who:?} is still behind"));
	}
	for (who, record) in &world.restakers {
		for (operator, position) in &record.positions {
			world.check_settled(*who, *operator)?;
			if world.is_exhausted(*operator) && position.delegated() > q(position.slack) {
				return Err(format!("{who:?} is still with {operator:?}, which is exhausted"));
			}
		}
	}
	if let Some(left) = world.unreleased().first() {
		return Err(format!("{left:?} can be released, and was not"));
	}
	world.check_streams()?;
	match world.rewards.compounding.iter().find(|(_, next)| **next <= world.era) {
		Some((who, next)) => Err(format!("it is the turn of {who:?} to restake since {next}")),
		None => Ok(()),
	}
}
