// SPDX-License-Identifier: Apache-2.0

//! The example services on the real runtime, with the real pallet-staking under it.

mod availability;
mod oracle;
mod verification;
