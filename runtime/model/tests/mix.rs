// SPDX-License-Identifier: Apache-2.0

//! A short run of everything, on every build.

#![allow(clippy::panic, reason = "a test")]

use rampart_model::driver::{pace_of, run, Bytes, Chance, Table, SELDOM};

/// The development profile is some thirty times slower.
const STEPS: u32 = if cfg!(debug_assertions) { 40 } else { 600 };

#[test]
fn the_runtime_does_what_the_reference_says() {
	let mut table = Table::default();
	for seed in [0, 1, 2] {
		let run = run(pace_of(seed), &mut Chance::new(seed), STEPS, SELDOM);
		if let Some(difference) = run.difference {
			panic!("seed {seed} differs:\n{difference}");
		}
		table.add(&run.table);
	}
	println!("{table}");
	if !cfg!(debug_assertions) {
		let often = [
			"delegate",
			"undelegate",
			"opt_in",
			"propose_slash",
			"report_offence",
			"distribute",
			"claim",
			"(stream)",
			"(compounding)",
		];
		for name in often {
			assert!(table.succeeded(name) > 10, "{name} hardly ever succeeded");
		}
	}
}

#[test]
fn bytes_make_a_run_too() {
	let bytes: Vec<u8> =
		(0..if cfg!(debug_assertions) { 40_u32 } else { 400 }).map(|n| (n * 37) as u8).collect();
	let run = run(pace_of(0), &mut Bytes::new(&bytes), u32::MAX, 1);
	assert!(run.steps > 5);
	if let Some(difference) = run.difference {
		panic!("the bytes differ:\n{difference}");
	}
}
