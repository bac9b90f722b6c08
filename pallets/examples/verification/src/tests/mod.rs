// SPDX-License-Identifier: Apache-2.0

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod attest;
mod challenge;
mod invariants;
mod pay;
mod post;
mod settle;
mod stateful;
