// SPDX-License-Identifier: Apache-2.0

//! Plays random steps on the runtime and on the reference, and says where they differ.

#![allow(
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used,
	reason = "no part of the runtime: what goes wrong here has to stop the run"
)]

use clap::Parser;
use rampart_model::driver::{pace_of, run, Chance, Run, Table};
use std::{
	process::ExitCode,
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		mpsc,
	},
	time::Instant,
};

/// A run of so many steps is a long one: it shows something only if every call …
const LONG: u64 = 100_000;
/// … has succeeded so many times.
const OFTEN: u32 = 200;

/// At most so many networks at a time.
const THREADS: u64 = 2;

/// Plays random steps on the runtime and on an exact reference, and says where they differ.
#[derive(Parser)]
#[command(version)]
struct Arguments {
	/// How many seeds to play, each on a fresh network.
	#[arg(long, default_value_t = 4)]
	seeds: u64,
	/// How many steps of each.
	#[arg(long, default_value_t = 500)]
	steps: u32,
	/// The first seed.
	#[arg(long, default_value_t = 0)]
	seed: u64,
	/// After how many steps everything is compared, and every invariant checked: after each, unless
	/// told otherwise. In between, what a step has to do with is.
	#[arg(long, default_value_t = 1)]
	every: u32,
}

fn main() -> ExitCode {
	let Arguments { seeds, steps, seed: first, every } = Arguments::parse();
	let began = Instant::now();
	let next = AtomicU64::new(0);
	let stop = AtomicBool::new(false);
	let (sender, receiver) = mpsc::channel::<(u64, Run)>();
	let (mut table, mut played, mut failed) = (Table::default(), 0_u64, None);
	std::thread::scope(|scope| {
		for _ in 0..THREADS.min(seeds) {
			let (sender, next, stop) = (sender.clone(), &next, &stop);
			scope.spawn(move || loop {
				let seed = next.fetch_add(1, Ordering::Relaxed);
				if seed >= seeds || stop.load(Ordering::Relaxed) {
					return;
				}
				let seed = first + seed;
				let run = run(pace_of(seed), &mut Chance::new(seed), steps, every);
				stop.fetch_or(run.difference.is_some(), Ordering::Relaxed);
				if sender.send((seed, run)).is_err() {
					return;
				}
			});
		}
		drop(sender);
		for (seed, run) in receiver {
			println!("seed {seed}: {} steps in {:.1} s", run.steps, run.time.as_secs_f64());
			table.add(&run.table);
			played += u64::from(run.steps);
			if let Some(difference) = run.difference {
				println!("seed {seed} differs:\n{difference}\n");
				failed = Some(failed.map_or(seed, |known: u64| known.min(seed)));
			}
		}
	});
	println!("\n{table}");
	println!("{played} steps of {seeds} seeds in {:.1} s", began.elapsed().as_secs_f64());
	let rare = if played < LONG { Vec::new() } else { table.rarer_than(OFTEN) };
	match failed {
		None if !rare.is_empty() => {
			println!("they agree, but some calls succeeded less than {OFTEN} times: {rare:?}");
			ExitCode::FAILURE
		}
		None => {
			println!("the runtime and the reference agree");
			ExitCode::SUCCESS
		}
		Some(seed) => {
			println!("they differ; to see it again:");
			println!("    ./scripts/model --seeds 1 --seed {seed} --steps {steps}");
			ExitCode::FAILURE
		}
	}
}
