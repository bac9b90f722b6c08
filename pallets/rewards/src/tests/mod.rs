// SPDX-License-Identifier: Apache-2.0

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod claim;
mod compound;
mod distribute;
mod fund;
mod health;
mod invariants;
mod own;
mod prune;
mod queue;
mod stateful;
mod stream;
