// SPDX-License-Identifier: Apache-2.0

//! Services that are pallets: examples of what can be built on the security of this chain.

pub mod availability;
pub mod oracle;
pub mod verification;
