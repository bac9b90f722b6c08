// SPDX-License-Identifier: Apache-2.0

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod answer;
mod attest;
mod coding;
mod commit;
mod draw;
mod fees;
mod invariants;
mod leave;
mod offchain;
mod silence;
mod stateful;
