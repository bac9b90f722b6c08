// SPDX-License-Identifier: Apache-2.0

//! Lets libFuzzer make the choices: its bytes are the steps. See `scripts/fuzz`.

#![allow(
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used,
	reason = "no part of the runtime: what goes wrong here has to stop the run"
)]
#![no_main]

use libfuzzer_sys::fuzz_target;
use rampart_model::{
	chain::Pace,
	driver::{run, Bytes, SELDOM},
};

/// No more steps than that of one input.
const STEPS: u32 = 400;

fuzz_target!(|bytes: &[u8]| {
	let (pace, choices) = match bytes.split_first() {
		Some((first, rest)) if first % 3 == 2 => (Pace::Long, rest),
		Some((_, rest)) => (Pace::Short, rest),
		None => return,
	};
	let run = run(pace, &mut Bytes::new(choices), STEPS, SELDOM);
	if let Some(difference) = run.difference {
		eprintln!("{difference}");
		std::process::abort();
	}
});
