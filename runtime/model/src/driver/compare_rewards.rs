// SPDX-License-Identifier: Apache-2.0

//! Compares rewards: to the planck where the rule of rounding is known, and what restakers are owed
//! within what rounding can make of it.

use super::{compare::same, Books};
use crate::{
	chain::{self, Cast, SeenRewards},
	num::floor,
	reference::{Checked, Era, Reference, Who},
};
use std::collections::BTreeSet;

/// What somebody is owed, wherever.
pub fn owed(world: &Reference, cast: &Cast, who: Who) -> Checked {
	let mut operators: BTreeSet<Who> = cast.operators_of(who).into_iter().collect();
	let ours = world.rewards.owed.keys().filter(|(of, _)| *of == who);
	operators.extend(ours.map(|(_, operator)| *operator));
	for operator in operators {
		let (ours, theirs) = (world.rewards.owed(who, operator), cast.owed(who, operator));
		if !ours.allows(theirs) {
			return Err(format!(
				"{who:?} at {operator:?}: expected a reward of {} ({} to {}), the chain owes {theirs}",
				floor(&ours.exact),
				floor(&ours.least()),
				floor(&ours.most())
			));
		}
	}
	Ok(())
}

/// All of it.
pub fn everything(world: &Reference, cast: &Cast) -> Checked {
	let ours = &world.rewards;
	let seen = cast.rewards();
	same("funded, paid, set aside", (ours.funded, ours.paid, ours.set_aside), seen.totals)?;
	same("pots", &ours.pots, &seen.pots)?;
	same("rewarders", &ours.rewarders, &seen.rewarders)?;
	same("streams", &ours.streams, &seen.streams)?;
	same("commission owed", &ours.commissions, &seen.commissions)?;
	same("destinations", &ours.destinations, &seen.destinations)?;
	same("turns to restake", &ours.compounding, &seen.compounding)?;
	same("what the ledger owes", ours.set_aside, seen.outstanding)?;
	same("the account", ours.held() + seen.account.1, seen.account.0)?;
	same("funded", ours.paid + ours.held(), ours.funded)?;
	for (who, _) in cast.everybody() {
		owed(world, cast, who)?;
	}
	world.check_rewards_add_up()?;
	let (dust, most) = (ours.set_aside.checked_sub(claimable(cast)), world.most_dust());
	if dust.is_none_or(|dust| dust > most) {
		return Err(format!("dust of {dust:?}, expected at most {most}"));
	}
	records(world, cast)?;
	commissions(world, cast)
}

// What is on record, for the eras that can still be distributed and those that are forgotten now.
fn records(world: &Reference, cast: &Cast) -> Checked {
	let (now, window) = (world.era, world.rules.window());
	let kept = world.rules.history.max(window);
	for service in 0..world.next_service {
		for era in now.saturating_sub(window + 1)..=now {
			let ours = world.rewards.records.get(&(service, era)).cloned().unwrap_or_default();
			let what = format!("the record of era {era} of service {service}");
			same(&what, ours, cast.record(service, era))?;
		}
		// Spare weight is all it takes; it may come a block late. The first block of an era has none,
		// and where eras are one block short any number of them follow each other.
		let late = chain::had_room().then_some(2);
		let old: [(Option<Era>, bool); 2] = [
			(now.checked_sub(kept), true),
			(late.and_then(|late| now.checked_sub(kept + late)), false),
		];
		for (era, known) in old {
			let Some(era) = era else { continue };
			let ours = world.rewards.records.get(&(service, era)).filter(|_| known);
			let what = format!("the old record of era {era} of service {service}");
			same(&what, ours.cloned().unwrap_or_default(), cast.record(service, era))?;
		}
	}
	Ok(())
}

// What operators keep, in every era that can still be rewarded, and later as far as it is known.
fn commissions(world: &Reference, cast: &Cast) -> Checked {
	for operator in world.operators.keys() {
		let record = world.operators.get(operator);
		let own = record.into_iter().flat_map(|record| record.service_commissions.keys().copied());
		let mut services: BTreeSet<u32> = world.services_of(*operator, false).into_iter().collect();
		services.extend(own);
		services.insert(world.next_service);
		for service in services {
			let until = world.era + world.rules.commission;
			for era in world.era.saturating_sub(world.rules.window())..=until {
				same(
					&format!("what {operator:?} keeps of service {service} in era {era}"),
					world.commission_in(*operator, service, era),
					cast.commission_in(*operator, service, era),
				)?;
			}
		}
	}
	Ok(())
}

/// What restakers could claim, all together.
fn claimable(cast: &Cast) -> u128 {
	let all = cast.everybody().map(|(who, _)| {
		let operators = cast.operators_of(who).into_iter();
		operators.map(|operator| cast.owed(who, operator)).sum::<u128>()
	});
	all.sum()
}

/// Where all is that services have funded.
pub fn books(cast: &Cast) -> Books {
	let SeenRewards { totals: (funded, paid, set_aside), pots, commissions, .. } = cast.rewards();
	let claimable = claimable(cast);
	Books {
		funded,
		paid,
		pots: pots.values().sum(),
		commissions: commissions.values().sum(),
		claimable,
		dust: set_aside.saturating_sub(claimable),
	}
}
