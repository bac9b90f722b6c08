// SPDX-License-Identifier: Apache-2.0

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod invariants;
mod node;
mod read;
mod round;
mod slash;
mod source;
mod start;
mod stateful;
mod submit;
mod types;
mod worker;
