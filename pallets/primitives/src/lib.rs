// SPDX-License-Identifier: Apache-2.0

//! # Restaking primitives
//!
//! What Rampart's restaking pallets know about each other, and nothing else: the words they share
//! ([`types`], [`terms`], [`keys`]), the traits through which they meet ([`traits`]), the runtime API
//! they answer together ([`runtime_api`], [`dashboard`], [`statement`]), what they are to a service
//! ([`security`]), what services are to other pallets ([`prices`]) and, under the feature `fakes`,
//! stand-ins for unit tests.
//!
//! A pallet of this project depends on this crate and on no other pallet of this project; the
//! runtime's `configs` wire them together.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod dashboard;
#[cfg(any(test, feature = "fakes"))]
pub mod fakes;
pub mod keys;
pub mod prices;
pub mod rewards;
pub mod runtime_api;
pub mod security;
pub mod statement;
pub mod terms;
pub mod traits;
pub mod types;

pub use keys::*;
pub use prices::*;
pub use rewards::*;
pub use security::{OnService, SharedSecurity};
pub use terms::*;
pub use traits::*;
pub use types::*;
