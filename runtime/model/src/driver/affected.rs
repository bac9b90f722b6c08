// SPDX-License-Identifier: Apache-2.0

//! What a step has to do with, which is compared after it; now and then everything is.

use super::{compare, compare_rewards, Action};
use crate::{
	chain::{self, Cast, Outcome, Told},
	reference::{Checked, Reference, ServiceId, SlashId, Who},
};
use std::collections::BTreeSet;

/// What a step has to do with.
#[derive(Default)]
pub struct Affected {
	/// Restakers, for what they have and are owed.
	pub restakers: BTreeSet<Who>,
	/// Operators.
	pub operators: BTreeSet<Who>,
	/// Services.
	pub services: BTreeSet<ServiceId>,
	/// Slashes.
	pub slashes: BTreeSet<SlashId>,
}

/// Compares what a step has to do with.
pub fn compare_some(world: &Reference, cast: &Cast, affected: &Affected) -> Checked {
	for who in &affected.restakers {
		compare::restaker(world, *who, &cast.restaker(*who))?;
		compare_rewards::owed(world, cast, *who)?;
	}
	for who in &affected.operators {
		compare::operator(world, cast, *who)?;
	}
	for service in &affected.services {
		compare::service(world, cast, *service)?;
	}
	for id in &affected.slashes {
		compare::slash(world, cast, *id)?;
	}
	Ok(())
}

/// Compares everything, and checks every invariant of the runtime.
pub fn compare_all(world: &Reference, cast: &Cast) -> Checked {
	if world.era != chain::era() {
		return Err(format!("it is era {}, the chain says {}", world.era, chain::era()));
	}
	for (who, _) in cast.everybody() {
		compare::restaker(world, who, &cast.restaker(who))?;
	}
	let operators: BTreeSet<Who> =
		world.operators.keys().chain(world.magnitudes.keys()).copied().collect();
	for who in operators {
		compare::operator(world, cast, who)?;
	}
	for service in world.services.keys() {
		compare::service(world, cast, *service)?;
	}
	for (id, _) in world.slashes.iter().filter(|(_, slash)| !slash.pruned) {
		compare::slash(world, cast, *id)?;
	}
	compare::keys(world, cast)?;
	compare::deposits(world, cast)?;
	compare_rewards::everything(world, cast)?;
	chain::check_invariants()
}

/// Whom an action names.
pub fn named_by(action: &Action) -> BTreeSet<Who> {
	let shown = format!("{action:?}");
	let named = shown.split("Who(").skip(1).filter_map(|name| {
		let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
		digits.parse().ok().map(Who)
	});
	named.collect()
}

/// What a step has to do with, by what it is called and what was told of it.
pub fn affected_by(action: &Action, outcome: &Outcome) -> Affected {
	// Operators and restakers are looked at alike.
	let mut affected = Affected { restakers: named_by(action), ..Affected::default() };
	let shown = format!("{action:?}");
	for name in shown.split("service: ").skip(1) {
		let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
		affected.services.extend(digits.parse::<ServiceId>().ok());
	}
	for told in &outcome.told {
		if let Told::RewardPaid(claimed) = told {
			affected.restakers.extend([claimed.who, claimed.operator]);
		}
		let (Told::Collected { restaker, .. }
		| Told::Lost { restaker, .. }
		| Told::Postponed { restaker }
		| Told::Excess { restaker, .. }
		| Told::Withdrawn { restaker, .. }) = told
		else {
			continue;
		};
		affected.restakers.insert(*restaker);
	}
	affected.operators = affected.restakers.clone();
	affected
}
