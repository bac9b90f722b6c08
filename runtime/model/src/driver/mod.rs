// SPDX-License-Identifier: Apache-2.0

//! Chooses steps, plays them on both sides, compares, and reports.

mod action;
mod affected;
mod choices;
mod compare;
mod compare_rewards;
mod follow;
mod game;
mod generate;
mod predict;
mod report;
mod rewarded;
mod stage;

pub use action::{Action, BaseCall, By};
pub use choices::{Bytes, Chance, Choices};
pub use game::{FrozenGame, Game, Step};
pub use generate::Chooser;
pub use report::{Books, Difference, Table};

use crate::chain::Pace;
use std::{
	panic::{catch_unwind, AssertUnwindSafe},
	sync::OnceLock,
	time::{Duration, Instant},
};

/// What a run came to.
pub struct Run {
	/// How often each call succeeded and failed.
	pub table: Table,
	/// How many steps were played, those that set the stage not counted.
	pub steps: u32,
	/// How long it took.
	pub time: Duration,
	/// Where the two sides differ, if they do.
	pub difference: Option<Difference>,
}

/// The pace of a seed: every third is slow.
pub fn pace_of(seed: u64) -> Pace {
	if seed % 3 == 2 {
		Pace::Long
	} else {
		Pace::Short
	}
}

/// A fresh network on which everything is set for a play, the same for each of a pace: operators
/// and services of every kind, restakers, and allocations that have just begun to count.
pub fn staged(pace: Pace) -> Result<Game, Difference> {
	static SHORT: OnceLock<Result<FrozenGame, Difference>> = OnceLock::new();
	static LONG: OnceLock<Result<FrozenGame, Difference>> = OnceLock::new();
	let stage = match pace {
		Pace::Short => &SHORT,
		Pace::Long => &LONG,
	};
	let frozen = stage.get_or_init(|| set_stage(pace));
	frozen.as_ref().map(Game::thaw).map_err(Clone::clone)
}

fn set_stage(pace: Pace) -> Result<FrozenGame, Difference> {
	let mut game = Game::new(pace);
	let mut log = report::Log::default();
	for action in stage::actions(&game) {
		log.push(&game.world, &action);
		let what = match game.step(&action) {
			Ok(Step { error: None, .. }) => continue,
			Ok(Step { error: Some(error), .. }) => format!("the stage cannot be set: {error}"),
			Err(what) => what,
		};
		return Err(log.difference(0, what));
	}
	Ok(game.freeze())
}

/// Where time is short, all is compared after so many steps only.
pub const SELDOM: u32 = 8;

/// Plays at most so many steps on a fresh network, as long as there are choices. What a step has to
/// do with is compared after it, and everything after `every` of them, with every invariant.
pub fn run(pace: Pace, choices: &mut dyn Choices, most: u32, every: u32) -> Run {
	let began = Instant::now();
	let mut report = report::Log::default();
	let (mut table, mut steps) = (Table::default(), 0);
	let mut game = match staged(pace) {
		Ok(game) => game,
		Err(difference) => {
			return Run { table, steps, time: began.elapsed(), difference: Some(difference) };
		}
	};
	game.every = every;
	let mut play = || -> Result<(), String> {
		while steps < most && choices.goes_on() {
			steps += 1;
			let count = u64::from(steps) + 1_000;
			let offended = game.offended();
			let action = Chooser { world: &game.world, by: choices, count, offended }.step();
			report.push(&game.world, &action);
			let step = game.step(&action)?;
			table.count(&action.name(), step.error.as_deref());
			for (what, error) in step.by_itself {
				table.count(what, error.as_deref());
			}
		}
		game.check()
	};
	// A panic of the runtime is a difference too.
	let outcome = catch_unwind(AssertUnwindSafe(&mut play)).unwrap_or_else(|panic| {
		let said = panic.downcast_ref::<String>().cloned();
		Err(format!(
			"panic: {}",
			said.or(panic.downcast_ref::<&str>().map(|s| (*s).into())).unwrap_or_default()
		))
	});
	let difference = outcome.err().map(|what| report.difference(steps, what));
	if difference.is_none() {
		let books = game.books();
		table.close(books, &game.world.rewards.margins);
	}
	Run { table, steps, time: began.elapsed(), difference }
}
