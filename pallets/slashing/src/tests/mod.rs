// SPDX-License-Identifier: Apache-2.0

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod execute;
mod invariants;
mod propose;
mod prune;
mod queue;
mod settle;
mod stories;
mod veto;
