// SPDX-License-Identifier: Apache-2.0

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod approve;
mod budget;
mod curve;
pub(crate) mod evidence;
mod execute;
mod fair_queue;
mod health;
mod invariants;
mod own;
mod payout;
mod propose;
mod prune;
mod queue;
mod reads;
mod report;
mod settle;
mod stories;
mod veto;
