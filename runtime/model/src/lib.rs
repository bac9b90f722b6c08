// SPDX-License-Identifier: Apache-2.0

//! # Rampart, played twice
//!
//! Random sequences of every call of the restaking pallets, of pallet-staking's own, of consensus
//! slashes and of time, on the real runtime and, side by side, on an exact reference; after every
//! step all that the two have is compared, and every invariant of the runtime is checked. (Where
//! time is short, after every so many steps and whenever time passes; in between, what a step has to
//! do with.)
//!
//! | where | what |
//! |---|---|
//! | [`reference`] | restaking as the design says it should be, written without the pallets' code |
//! | [`chain`] | the real runtime in memory |
//! | [`driver`] | chooses, plays on both sides, compares, reports |
//!
//! `./scripts/model` runs it; `./scripts/fuzz` lets a fuzzer make the choices.

#![allow(
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used,
	reason = "no part of the runtime: what goes wrong here has to stop the run"
)]

pub mod chain;
pub mod driver;
mod exact;
pub mod num;
pub mod reference;

#[allow(dead_code, reason = "the runtime's tests need more of it")]
#[allow(clippy::expect_used, clippy::panic, reason = "it was written for tests")]
#[path = "../../src/tests/harness.rs"]
mod harness;

// What the harness finds at the root of its crate.
use rampart_runtime::*;
