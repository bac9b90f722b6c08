// SPDX-License-Identifier: Apache-2.0

//! Every pallet's `Config`, by domain. This is the one place where pallets learn of each other.

pub mod accounts;
pub mod consensus;
pub mod examples;
pub mod fees;
pub mod governance;
pub mod restaking;
pub mod security;
pub mod staking;
pub mod system;
mod voter_bags;

/// How many validators may be active at once. BABE, GRANDPA, the election and authority discovery
/// all keep lists of them, bounded by the same number.
pub const MAX_VALIDATORS: u32 = 100;

/// How many nominators may stand behind one validator in an era.
///
/// Whoever reports an equivocation pays for slashing that many, so a report only fits into a block
/// while this number is modest; see the test next to the limit in [`staking`].
pub const MAX_BACKERS_PER_VALIDATOR: u32 = 512;
