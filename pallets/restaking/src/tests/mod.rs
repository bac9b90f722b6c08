// SPDX-License-Identifier: Apache-2.0

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod collect;
mod delegate;
mod exit;
mod follow;
mod reward;
mod secure;
mod slash;
mod stateful;
