// SPDX-License-Identifier: Apache-2.0

//! Services that are pallets, on the real runtime.

mod availability;
