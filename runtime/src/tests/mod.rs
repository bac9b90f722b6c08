// SPDX-License-Identifier: Apache-2.0

//! Stories that cross pallets, told on the real runtime.
//!
//! [`harness`] builds a network from a preset and lets time pass on it.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unreachable
)]

mod accounts;
mod base;
mod examples;
mod genesis;
mod governance;
mod harness;
mod restaking;
