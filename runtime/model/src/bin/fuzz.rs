// SPDX-License-Identifier: Apache-2.0

//! Lets libFuzzer make the choices: its bytes are the steps. See `scripts/fuzz`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rampart_model::{
	chain::Pace,
	driver::{run, Bytes},
};

/// No more steps than that of one input.
const STEPS: u32 = 400;

fuzz_target!(|bytes: &[u8]| {
	let (pace, choices) = match bytes.split_first() {
		Some((first, rest)) if first % 3 == 2 => (Pace::Long, rest),
		Some((_, rest)) => (Pace::Short, rest),
		None => return,
	};
	let run = run(pace, &mut Bytes::new(choices), STEPS);
	if let Some(difference) = run.difference {
		eprintln!("{difference}");
		std::process::abort();
	}
});
