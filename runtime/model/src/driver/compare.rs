// SPDX-License-Identifier: Apache-2.0

//! Compares the two sides, one thing at a time.

use crate::{
	chain::{Cast, SeenAllocation, SeenRestaker},
	num::{close, floor, part_up, q, Answer, Q},
	reference::{
		Approval, Checked, Era, Mode, Part, Reference, Scheme, ServiceId, SlashId, Stage, Who,
		FULL, WHOLE,
	},
};
use num_traits::Zero;
use restaking_primitives::runtime_api::SlashStage;
use std::collections::BTreeMap;

pub(super) fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: T, seen: T) -> Checked {
	if expected == seen {
		return Ok(());
	}
	Err(format!("{what}: expected {expected:?}, the chain has {seen:?}"))
}

fn near(what: &str, expected: &Q, seen: u128, slack: u128) -> Checked {
	if close(expected, seen, slack) {
		return Ok(());
	}
	Err(format!("{what}: expected {} (up to {slack}), the chain has {seen}", floor(expected)))
}

fn about(who: impl std::fmt::Debug) -> impl Fn(String) -> String {
	move |why| format!("{who:?}: {why}")
}

/// A restaker: bond, hold, claim, delegations, exits and what it owes.
pub fn restaker(world: &Reference, who: Who, seen: &SeenRestaker) -> Checked {
	restaker_inner(world, who, seen).map_err(about(who))
}

fn restaker_inner(world: &Reference, who: Who, seen: &SeenRestaker) -> Checked {
	let record = world.restaker(who);
	same("bond", (record.bond, record.active), (seen.bond, seen.active))?;
	same("hold", record.hold, seen.hold)?;
	// Where all was taken, rounding can leave a planck of each part.
	let traces: Vec<Who> =
		world.traces.keys().filter(|(of, _)| *of == who).map(|(_, operator)| *operator).collect();
	let dust = traces.iter().map(|operator| world.dust(who, *operator)).sum::<u128>();
	near("claim", &record.claim(), seen.claim, record.slack() + 1 + dust)?;
	if world.behind.contains_key(&who) {
		// What there is to see has caught up already.
		return Ok(());
	}
	let is_dust = |operator: &Who| {
		let position = seen.positions.get(operator).cloned().unwrap_or_default();
		let exits = position.exits.iter().map(|(amount, ..)| amount).sum::<u128>();
		traces.contains(operator)
			&& !record.positions.contains_key(operator)
			&& position.delegated + exits + position.pending <= dust
	};
	same(
		"operators",
		record.positions.keys().copied().collect::<Vec<Who>>(),
		seen.positions.keys().filter(|operator| !is_dust(operator)).copied().collect(),
	)?;
	for (operator, position) in &record.positions {
		let Some(theirs) = seen.positions.get(operator) else { continue };
		let slack = position.slack + 1;
		let at = |what: &str| format!("{what} at {operator:?}");
		near(&at("delegated"), &position.delegated(), theirs.delegated, slack)?;
		near(&at("pending"), &position.pending(), theirs.pending, slack)?;
		let joining = |part: &&Part| part.left.is_none() && part.joined > world.era;
		let joining: Q = position.parts.iter().filter(joining).map(|part| &part.worth).sum();
		near(&at("joining"), &joining, theirs.joining, slack)?;
		exits(world, &position.parts, &theirs.exits, slack).map_err(about(operator))?;
	}
	let mut owed: BTreeMap<SlashId, (Q, u128)> = BTreeMap::new();
	for position in record.positions.values() {
		for (id, amount) in position.owed() {
			owed.insert(id, (amount, position.slack + 1));
		}
	}
	for (id, (amount, slack)) in &owed {
		let theirs = seen.owed.get(id).copied().unwrap_or(0);
		near(&format!("owed for slash {id}"), amount, theirs, *slack)?;
	}
	if let Some((id, amount)) = seen.owed.iter().find(|(id, n)| **n > 0 && !owed.contains_key(id)) {
		return Err(format!("nothing is owed for slash {id}, the chain has {amount}"));
	}
	world.check_covered(who)
}

// Exits by the last era they answer for; the chain may have put together what nothing tells apart.
fn exits(world: &Reference, parts: &[Part], seen: &[(u128, Era, Era)], slack: u128) -> Checked {
	let oldest = world.era.saturating_sub(world.rules.window().max(world.rules.exit) + 1);
	let mut sums: BTreeMap<Era, (Q, u128)> = BTreeMap::new();
	for part in parts {
		if let Some(left) = part.left {
			sums.entry(left.max(oldest)).or_default().0 += &part.worth;
		}
	}
	for (amount, until, free_from) in seen {
		same("free from", until + world.rules.exit, *free_from)?;
		sums.entry((*until).max(oldest)).or_default().1 += amount;
	}
	for (left, (expected, theirs)) in sums {
		near(&format!("exits of era {left}"), &expected, theirs, slack)?;
	}
	Ok(())
}

/// An operator: the registry, its magnitude, its allocations and what they are worth.
pub fn operator(world: &Reference, cast: &Cast, who: Who) -> Checked {
	operator_inner(world, cast, who).map_err(about(who))
}

fn operator_inner(world: &Reference, cast: &Cast, who: Who) -> Checked {
	same("magnitude", world.magnitude(who), cast.magnitude(who))?;
	let slack = world.backing_slack(who);
	for era in world.oldest_slashable(who)..=world.era + 1 {
		let expected = world.backing(who, FULL, era);
		let what = format!("stake of a whole magnitude in era {era}");
		// A planck of worth is more than one of units once the magnitude has fallen.
		let scale = world.most_units_per_planck(who);
		near(&what, &expected, cast.backing(who, FULL, era), slack.saturating_mul(scale))
			.map_err(|why| format!("{why}; {}", counts(world, cast, who, era)))?;
	}
	let Some(seen) = cast.operator(who) else {
		return same("registered", world.operators.contains_key(&who), false);
	};
	let record = world.operators.get(&who).ok_or("registered on the chain only")?;
	same("commission", Some(record.commission.at(world.era)), cast.commission(who))?;
	let active = match (world.keeps_its_promise(who), world.is_exhausted(who)) {
		(_, true) => Answer::No,
		(kept, false) => kept,
	};
	if active != Answer::Open {
		same("active", active, seen.active.into())?;
	}
	let magnitude = world.magnitude(who);
	// What can be released counts as free already.
	let free = magnitude.saturating_sub(world.reserved(who, false));
	same("free magnitude", free, seen.free_magnitude.0)?;
	let tranche = world.tranches.get(&who).map_or(0, |tranche| tranche.left);
	same("tranche", tranche, seen.shared_magnitude.0)?;
	near("stake", &world.backing(who, magnitude, world.era), seen.stake, slack)?;
	let owed: Q = world
		.slashes
		.keys()
		.filter(|id| is_of(world, **id, who))
		.map(|id| world.outstanding(*id))
		.sum();
	near("outstanding", &owed, seen.outstanding, 2 * slack + 16)?;

	let theirs: BTreeMap<ServiceId, SeenAllocation> =
		seen.allocations.iter().map(|info| (info.service, info.into())).collect();
	let services = world.services_of(who, false);
	same("services", services.clone(), theirs.keys().copied().collect())?;
	for service in services {
		let (Some(ours), Some(theirs)) =
			(world.allocations.get(&(service, who)), theirs.get(&service))
		else {
			continue;
		};
		let at = |what: &str| format!("{what} of the allocation to {service}");
		same(&at("rest"), ours.left, theirs.left)?;
		same(&at("sharing"), ours.shared, theirs.shared)?;
		same(&at("beginning"), ours.effective_from, theirs.effective_from)?;
		same(&at("end"), ours.ended_in, theirs.ended_in)?;
		let worth = world.backing(who, world.effective(service, who), world.era);
		near(&at("stake"), &worth, theirs.stake, slack)?;
	}
	Ok(())
}

// Who counts how much behind an operator in an era, where the two sides are not the same: a help to
// whoever looks for a difference.
fn counts(world: &Reference, cast: &Cast, operator: Who, era: Era) -> String {
	let differ = cast.everybody().filter_map(|(who, _)| {
		let position = world.position(who, operator);
		let here = position.parts.iter().filter(|part| part.is_liable_in(era));
		let ours: Q = here.clone().map(|part| &part.units).sum();
		let gone = world.traces.get(&(who, operator)).into_iter().flatten();
		let gone = gone.filter(|trace| (trace.joined..=trace.left).contains(&era));
		let ours = ours + gone.map(|trace| &trace.units).sum::<Q>();
		let theirs = cast.units(who, operator, era);
		let worth = here.map(Part::gross).sum::<Q>();
		(!close(&ours, theirs, 1)).then(|| {
			let (ours, worth, slack) = (floor(&ours), floor(&worth), position.slack);
			format!("{who:?} counts {theirs} instead of {ours}, worth {worth} (up to {slack})")
		})
	});
	differ.collect::<Vec<_>>().join("; ")
}

fn is_of(world: &Reference, id: SlashId, who: Who) -> bool {
	world.slashes.get(&id).is_some_and(|slash| slash.operator == who)
}

/// A service: what secures it, now and in every era that can still be slashed.
pub fn service(world: &Reference, cast: &Cast, service: ServiceId) -> Checked {
	service_inner(world, cast, service).map_err(|why| format!("service {service}: {why}"))
}

fn service_inner(world: &Reference, cast: &Cast, service: ServiceId) -> Checked {
	let Some(seen) = cast.security(service) else {
		return same("existence", world.services.contains_key(&service), false);
	};
	let record = world.services.get(&service).ok_or("exists on the chain only")?;
	same("era", world.era, seen.era)?;
	same("paused", record.paused, seen.paused)?;
	let (mut exclusive, mut shared) = (Q::zero(), Q::zero());
	for operator in world.members(service) {
		let worth = world.backing(operator, world.effective(service, operator), world.era);
		if world.allocations.get(&(service, operator)).is_some_and(|a| a.shared) {
			shared += worth;
		} else {
			exclusive += worth;
		}
	}
	let slack = world.service_slack(service);
	near("exclusive stake", &exclusive, seen.exclusive_stake, slack)?;
	near("shared stake", &shared, seen.shared_stake, slack)?;
	same("effective stake", seen.exclusive_stake + seen.shared_stake, seen.effective_stake)?;
	let quorum = world.terms_in(service, world.era).map_or(0, |terms| terms.quorum);
	let quorum = part_up(seen.effective_stake, quorum.into(), WHOLE.into());
	same("quorum", quorum, seen.quorum_stake)?;
	for era in world.era.saturating_sub(world.rules.window())..=world.era {
		for operator in world.members(service) {
			same(
				&format!("allocated by {operator:?} in era {era}"),
				world.allocated_in(service, operator, era),
				cast.allocated_in(service, operator, era),
			)?;
		}
		// The ledger forgets eras that no slash can refer to any more.
		if world.members(service).any(|operator| era < world.oldest_slashable(operator)) {
			continue;
		}
		let what = format!("stake in era {era}");
		let each = world.members(service).map(|operator| {
			let allocated = u128::from(world.allocated_in(service, operator, era));
			let scale = part_up(world.most_units_per_planck(operator), allocated, FULL.into());
			world.backing_slack(operator).saturating_mul(scale.max(1))
		});
		let slack = each.sum::<u128>();
		near(&what, &world.service_stake(service, era), cast.service_stake(service, era), slack)?;
	}
	Ok(())
}

/// A slash and its books.
pub fn slash(world: &Reference, cast: &Cast, id: SlashId) -> Checked {
	slash_inner(world, cast, id).map_err(|why| format!("slash {id}: {why}"))
}

fn slash_inner(world: &Reference, cast: &Cast, id: SlashId) -> Checked {
	let Some(ours) = world.slashes.get(&id) else { return Err("unknown".into()) };
	let Some(seen) = cast.slash(id) else { return same("forgotten", ours.pruned, true) };
	same("forgotten", ours.pruned, false)?;
	same("service", ours.service, seen.service)?;
	same("operator", Some(ours.operator), cast.find(&seen.operator))?;
	same("era", ours.era, seen.era)?;
	same("fraction", ours.fraction, seen.fraction.deconstruct())?;
	same("executable from", ours.executable_from, seen.executable_from)?;
	let objective = matches!(ours.terms.mode, Mode::Objective { .. });
	if objective {
		same("reporter", ours.reporter, seen.reporter.and_then(|who| cast.find(&who)))?;
	}
	let held = world.held_for(ours);
	let stage = match ours.stage {
		Stage::Open if ours.approval == Approval::Needed => SlashStage::AwaitingApproval,
		Stage::Open => SlashStage::Proposed,
		Stage::Vetoed => SlashStage::Vetoed,
		Stage::Failed => SlashStage::Failed,
		Stage::Executed { .. } if world.is_settled(id, ours) && held == 0 => SlashStage::Settled,
		Stage::Executed { .. } => SlashStage::Executed,
	};
	same("stage", stage, seen.stage)?;
	same("taken from restakers", ours.taken, ours.collected)?;
	same("collected", ours.collected, seen.collected)?;
	same("written off", ours.written_off, seen.written_off)?;
	same("paid to the reporter", ours.paid_to_reporter, seen.paid_to_reporter)?;
	same("paid to the beneficiary", ours.paid_to_beneficiary, seen.paid_to_beneficiary)?;
	same("held", held, seen.held)?;
	same("accounted", seen.collected + seen.outstanding, seen.accounted)?;
	let payable = ours.payable_from(world.rules.payout);
	if ours.stage != Stage::Open && !ours.confiscated && held > 0 {
		same("payable from", payable, seen.payable_from)?;
	}
	// One planck for each restaker that owes, and what rounding units comes to.
	let slack = world.backing_slack(ours.operator) + world.owing(id).count() as u128 + 1;
	near("outstanding", &world.outstanding(id), seen.outstanding, slack)?;
	let written = q(ours.written_off);
	if written > &ours.lost + q(slack) {
		return Err(format!("wrote off {}, lost were {}", ours.written_off, floor(&ours.lost)));
	}
	Ok(())
}

/// Keys, of every era that matters.
pub fn keys(world: &Reference, cast: &Cast) -> Checked {
	for key in world.keys.keys() {
		for era in world.era.saturating_sub(world.rules.window())..=world.era {
			same(
				&format!("owner of {key:?} in era {era}"),
				world.key_owner_in(*key, era),
				cast.key_owner(*key, era),
			)?;
		}
	}
	for who in world.operators.keys() {
		for scheme in [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa] {
			let agrees = match world.key_of(*who, scheme) {
				Some(key) => cast.has_key(*who, key),
				None => cast.has_no_key(*who, scheme),
			};
			same(&format!("{scheme:?} key of {who:?} as expected"), true, agrees)?;
		}
	}
	Ok(())
}

/// Deposits, and what waits in the pot.
pub fn deposits(world: &Reference, cast: &Cast) -> Checked {
	for (who, _) in cast.everybody() {
		let services = world.services.values().filter(|service| service.owner == who).count();
		let operator = u128::from(world.operators.contains_key(&who));
		let expected = (
			operator * world.rules.operator_deposit,
			services as u128 * world.rules.service_deposit,
		);
		same(&format!("deposits of {who:?}"), expected, cast.deposits(who))?;
	}
	let held: u128 = world.slashes.values().map(|slash| world.held_for(slash)).sum();
	if cast.pot() < held {
		return Err(format!("the pot has {} of {held}", cast.pot()));
	}
	Ok(())
}
