// SPDX-License-Identifier: Apache-2.0

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod era;
mod guide; // only here
mod invariants;
mod ping;
mod slash;
mod start;
mod stateful;
