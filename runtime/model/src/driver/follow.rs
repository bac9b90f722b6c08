// SPDX-License-Identifier: Apache-2.0

//! Follows on the reference what the chain tells of a step, and checks every word of it.

use super::{predict, rewarded::Rewarded, Action};
use crate::{
	chain::{Outcome, Told},
	num::{close, floor, Answer},
	reference::{Accusation, Beneficiary, Checked, Planck, Reference, SlashId, Who},
};
use std::collections::{BTreeMap, BTreeSet};

/// What left a delegation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Amounts {
	/// What became an exit.
	pub undelegated: Planck,
	/// What was free at once.
	pub cancelled: Planck,
	/// What of both the reference was told.
	followed: Amounted,
}

type Amounted = (Planck, Planck);

/// What a step moved, as it was told.
#[derive(Debug, Default)]
pub struct Moved {
	/// What the base chain took of a bond, for itself or for a slash that was collected.
	pub base_slashed: BTreeMap<Who, Planck>,
	/// What was collected.
	pub collected: BTreeMap<Who, Planck>,
	/// What was put on hold.
	pub held: BTreeMap<Who, Planck>,
	/// What was released, into free hands or into a bond.
	pub released: BTreeMap<Who, Planck>,
	/// What was bonded again.
	pub rebonded: BTreeMap<Who, Planck>,
	/// What became exits because the bond did not allow it any more.
	pub excess: BTreeMap<Who, Planck>,
	/// Who lost collateral to the base chain.
	pub lost: BTreeMap<Who, Planck>,
	/// Whose loss was told, but not yet what the base chain took.
	unexplained: BTreeSet<Who>,
	/// Who was behind the base chain's slashes at some time of the step.
	pub behind: BTreeSet<Who>,
	/// Of whom it was told that it is, but not yet what the base chain took.
	postponed: BTreeSet<Who>,
	/// What was minted.
	pub minted: Planck,
	/// What was burned.
	pub burned: Planck,
	/// The slashes that were executed.
	pub executed: Vec<SlashId>,
	/// Operators that start again.
	pub wound_up: Vec<Who>,
	/// Those of them that the reference was not told of yet: the chain tells it before it tells who
	/// was the last to leave.
	starting_again: Vec<Who>,
	/// What left operators that were exhausted.
	seen_out: BTreeMap<Who, Planck>,
	/// The slashes of which something was told.
	pub slashes: Vec<SlashId>,
	/// What left delegations: as exits, and free at once.
	pub left: BTreeMap<(Who, Who), Amounts>,
	/// What rewards did.
	pub rewards: Rewarded,
}

impl Moved {
	fn start_again(&mut self, world: &mut Reference) -> Checked {
		for operator in std::mem::take(&mut self.starting_again) {
			world.note_wound_up(operator).map_err(|why| format!("{operator:?}: {why}"))?;
		}
		Ok(())
	}

	fn see_out(&mut self, world: &Reference, who: Who, operator: Who, amount: Planck) {
		if world.is_exhausted(operator) {
			add(&mut self.seen_out, who, amount);
		}
	}

	/// What somebody had delegated that was not liable yet, and was let go.
	fn freed(&self, who: Who) -> Planck {
		let left = self.left.iter().filter(|((of, _), _)| *of == who);
		left.map(|(_, amounts)| amounts.cancelled).sum()
	}
}

fn add(to: &mut BTreeMap<Who, Planck>, who: Who, amount: Planck) {
	*to.entry(who).or_default() += amount;
}

/// Follows a step that did not fail.
pub fn follow(
	world: &mut Reference,
	action: &Action,
	accusation: Option<Accusation>,
	outcome: &Outcome,
) -> Result<Moved, String> {
	let mut moved = Moved { behind: world.behind.keys().copied().collect(), ..Moved::default() };
	for told in &outcome.told {
		// What left is told in two parts; the reference wants the whole of it.
		if !matches!(told, Told::Undelegated { .. } | Told::Cancelled { .. }) {
			leave(world, &mut moved)?;
		}
		if matches!(told, Told::Bonded { .. } | Told::Delegated { .. } | Told::Era(_)) {
			moved.start_again(world)?;
		}
		one(world, action, &accusation, told, &mut moved)
			.map_err(|why| format!("{told:?}: {why}"))?;
	}
	leave(world, &mut moved)?;
	moved.start_again(world)?;
	check_left(action, &moved)?;
	moved.rewards.check_told(world, action)?;
	predict::apply(world, action);
	Ok(moved)
}

// What was collected in the same breath was told before; what leaves takes the rest of its debts
// along.
fn leave(world: &mut Reference, moved: &mut Moved) -> Checked {
	for ((who, operator), amounts) in &mut moved.left {
		let (exits, free) = amounts.followed;
		let (exits, free) = (amounts.undelegated - exits, amounts.cancelled - free);
		if exits + free == 0 {
			continue;
		}
		amounts.followed = (amounts.undelegated, amounts.cancelled);
		let slack = world.position(*who, *operator).slack + 1;
		let freed = world.do_undelegate(*who, *operator, exits + free);
		expect(
			close(&freed, free, slack),
			&format!("{who:?} at {operator:?}: {free} were free, expected {}", floor(&freed)),
		)?;
	}
	Ok(())
}

// What left is what was asked for, and what was in excess.
fn check_left(action: &Action, moved: &Moved) -> Checked {
	let mut expected: BTreeMap<Who, Planck> = moved.excess.clone();
	if let Action::Undelegate { who, amount, .. } = action {
		add(&mut expected, *who, *amount);
	}
	let mut told: BTreeMap<Who, Planck> = BTreeMap::new();
	for ((who, _), amounts) in &moved.left {
		add(&mut told, *who, amounts.undelegated + amounts.cancelled);
	}
	// Whoever is with an exhausted operator leaves it, whether a part of that was to leave or not.
	let of = |sums: &BTreeMap<Who, Planck>, who: &Who| sums.get(who).copied().unwrap_or(0);
	let rightly = told.keys().chain(expected.keys()).all(|who| {
		let most = of(&told, who);
		let least = most - of(&moved.seen_out, who);
		(least..=most).contains(&of(&expected, who))
	});
	expect(rightly, &format!("{told:?} left, expected {expected:?}"))
}

fn one(
	world: &mut Reference,
	action: &Action,
	accusation: &Option<Accusation>,
	told: &Told,
	moved: &mut Moved,
) -> Checked {
	match told {
		Told::Era(era) => {
			world.era = *era;
			Ok(())
		}
		Told::Proposed { .. }
		| Told::Approved { .. }
		| Told::Executed { .. }
		| Told::SetAside { .. }
		| Told::Failed { .. } => decided(world, action, accusation, told, moved),
		Told::Brought { .. }
		| Told::Paid { .. }
		| Told::Confiscated { .. }
		| Told::WrittenOff { .. }
		| Told::Settled { .. }
		| Told::Pruned { .. } => booked(world, told, moved),
		_ if moved.rewards.follow(world, action, told)? => Ok(()),
		_ => moved_by(world, action, told, moved),
	}
}

/// Delegations, exits and collateral.
fn moved_by(world: &mut Reference, action: &Action, told: &Told, moved: &mut Moved) -> Checked {
	match *told {
		Told::Delegated { restaker, operator, amount, liable_from } => {
			expect(*action == Action::Delegate { who: restaker, operator, amount }, "unasked")?;
			expect(liable_from == world.era + 1, "liable at another time")
		}
		Told::Undelegated { restaker, operator, amount, until, free_from } => {
			moved.left.entry((restaker, operator)).or_default().undelegated += amount;
			moved.see_out(world, restaker, operator, amount);
			expect(until == world.era, "liable until another time")?;
			expect(free_from == world.era + world.rules.exit, "free at another time")
		}
		Told::Cancelled { restaker, operator, amount } => {
			moved.left.entry((restaker, operator)).or_default().cancelled += amount;
			moved.see_out(world, restaker, operator, amount);
			Ok(())
		}
		Told::Withdrawn { restaker, operator, amount } => {
			world.note_withdrawn(restaker, operator, amount)
		}
		Told::Collected { id, restaker, amount } => {
			add(&mut moved.collected, restaker, amount);
			world.note_collected(id, restaker, amount)
		}
		Told::Held { restaker, amount } => {
			add(&mut moved.held, restaker, amount);
			Ok(())
		}
		Told::Released { restaker, amount } => {
			add(&mut moved.released, restaker, amount);
			Ok(())
		}
		Told::Rebonded { restaker, amount } => {
			expect(*action == Action::Rebond { who: restaker, amount }, "unasked")?;
			add(&mut moved.rebonded, restaker, amount);
			Ok(())
		}
		Told::Lost { restaker, amount } => {
			add(&mut moved.lost, restaker, amount);
			world.note_lost(restaker, amount)?;
			if !world.behind.contains_key(&restaker) {
				moved.unexplained.insert(restaker);
				return Ok(());
			}
			let alone = !matches!(action, Action::BaseSlash { .. }) && !action.is_time();
			world.note_caught_up(restaker, moved.freed(restaker), alone)
		}
		Told::Postponed { restaker } => {
			moved.postponed.insert(restaker);
			moved.behind.insert(restaker);
			world.note_postponed(restaker);
			Ok(())
		}
		Told::Excess { restaker, amount } => {
			add(&mut moved.excess, restaker, amount);
			// Whoever was behind has caught up, and lost nothing if that was not told before.
			world.note_caught_up(restaker, 0, false)
		}
		Told::BaseSlashed { who, amount } => {
			add(&mut moved.base_slashed, who, amount);
			if let Some(record) = world.restakers.get_mut(&who) {
				record.bond = record.bond.saturating_sub(amount);
			}
			if moved.postponed.remove(&who) {
				world.note_left_behind(who);
			} else if moved.unexplained.remove(&who) {
				return world.check_covered_exactly(who, moved.freed(who));
			}
			Ok(())
		}
		Told::WoundUp { operator } => {
			moved.wound_up.push(operator);
			moved.starting_again.push(operator);
			Ok(())
		}
		Told::Minted { amount } => {
			moved.minted += amount;
			Ok(())
		}
		Told::AllocationReleased { service, operator, left } => {
			world.note_released(service, operator, left)
		}
		_ => Ok(()),
	}
}

/// Accusations and what becomes of them.
fn decided(
	world: &mut Reference,
	action: &Action,
	accusation: &Option<Accusation>,
	told: &Told,
	moved: &mut Moved,
) -> Checked {
	match told {
		Told::Proposed { id, approval, fraction, era, executable_from } => {
			moved.slashes.push(*id);
			let accusation = accusation.clone().ok_or("unasked")?;
			expect((*fraction, *era) == (accusation.fraction, accusation.era), "another slash")?;
			let expected = world.needs_approval(&accusation);
			expect(
				expected == Answer::Open || expected == Answer::from(*approval),
				&format!("expected it to need approval: {expected:?}"),
			)?;
			world.do_accuse(*id, accusation, *approval);
			let from = world.slashes.get(id).map(|slash| slash.executable_from);
			expect(from == Some(*executable_from), &format!("expected {from:?}"))
		}
		Told::Approved { id, executable_from } => {
			moved.slashes.push(*id);
			let from = world.do_approve(*id);
			expect(from == Some(*executable_from), &format!("expected {from:?}"))
		}
		Told::Executed { id, fraction, magnitude, accounted } => {
			moved.slashes.push(*id);
			moved.executed.push(*id);
			if action.is_time() {
				let due = world.next_due();
				expect(due == Some(*id), &format!("it is the turn of {due:?}"))?;
			}
			let executed = world.note_executed(*id, *fraction)?;
			expect(
				executed.magnitude == *magnitude,
				&format!("expected a magnitude of {}", executed.magnitude),
			)?;
			if let Some(slash) = world.slashes.get_mut(id) {
				slash.accounted = *accounted;
			}
			expect(
				close(&executed.owed, *accounted, executed.slack + 1),
				&format!("expected {} to be owed", floor(&executed.owed)),
			)
		}
		// The ledger has room for every slash there can be, so nothing is ever set aside.
		Told::SetAside { .. } => Err("a slash was set aside".into()),
		Told::Failed { id, error } => {
			moved.slashes.push(*id);
			world.note_failed(*id, error)
		}
		_ => Ok(()),
	}
}

/// Money.
fn booked(world: &mut Reference, told: &Told, moved: &mut Moved) -> Checked {
	match *told {
		Told::Brought { id, amount, to_reporter, paid } => {
			moved.slashes.push(id);
			if paid == Some(Beneficiary::Burn) {
				moved.burned += amount - to_reporter;
			}
			world.note_brought(id, amount, to_reporter, paid)
		}
		Told::Paid { id, amount, to } => {
			moved.slashes.push(id);
			world.note_paid(id, amount, to)
		}
		Told::Confiscated { id, amount, to } => {
			moved.slashes.push(id);
			world.note_confiscated(id, amount, to)
		}
		Told::WrittenOff { id, amount } => {
			moved.slashes.push(id);
			if let Some(slash) = world.slashes.get_mut(&id) {
				slash.written_off += amount;
			}
			Ok(())
		}
		Told::Settled { id, collected } => {
			moved.slashes.push(id);
			let slash = world.slashes.get(&id).ok_or("no such slash")?;
			expect(slash.collected == collected, &format!("expected {}", slash.collected))?;
			// Books are never short: what was accounted is collected or written off.
			let least = slash.accounted.saturating_sub(slash.written_off);
			expect(collected >= least, &format!("short of {least}"))
		}
		Told::Pruned { id } => world.note_pruned(id),
		_ => Ok(()),
	}
}

pub(super) fn expect(holds: bool, otherwise: &str) -> Checked {
	if holds {
		Ok(())
	} else {
		Err(otherwise.into())
	}
}
