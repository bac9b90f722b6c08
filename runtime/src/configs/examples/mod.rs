// SPDX-License-Identifier: Apache-2.0

//! Services that are pallets, for builders to copy.

pub mod availability;
