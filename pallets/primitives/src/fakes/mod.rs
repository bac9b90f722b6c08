// SPDX-License-Identifier: Apache-2.0

//! Stand-ins for the traits of this crate, so that a pallet's unit tests need no staking stack.
//!
//! Each keeps its state per thread and is set by the test. [`staking`] is the one with real
//! tokens: a pallet that bonds, unbonds, releases and slashes as the base chain's does.
//! [`Security`] is the one that a service needs, and the only one.

use crate::{Delays, EraIndex, Eras};
use core::cell::Cell;
use frame::traits::Get;

pub mod ledger;
pub mod listener;
pub mod registry;
pub mod rewards;
pub mod security;
pub mod slashing;
pub mod staking;

pub use listener::{FakeListener, Heard};
pub use security::{Security, Tokens};

std::thread_local! {
	static ERA: Cell<EraIndex> = const { Cell::new(0) };
	static DELAYS: Cell<Delays> = const { Cell::new(Delays {
		report_window: 1,
		veto_window: 1,
		execution_slack: 1,
		exit: 3,
		allocation: 3,
		deallocation: 3,
		terms: 3,
	}) };
}

/// A clock that the test turns.
pub struct FakeEras;

impl FakeEras {
	/// Makes `era` the active one.
	pub fn set(era: EraIndex) {
		ERA.set(era);
	}

	/// Goes on by `eras`.
	pub fn advance(eras: EraIndex) {
		ERA.set(ERA.get().saturating_add(eras));
	}
}

impl Eras for FakeEras {
	fn active_era() -> EraIndex {
		ERA.get()
	}
}

/// Delays that the test chooses; the shortest safe ones at first.
pub struct FakeDelays;

impl FakeDelays {
	/// Makes these the delays.
	pub fn set(delays: Delays) {
		DELAYS.set(delays);
	}
}

impl Get<Delays> for FakeDelays {
	fn get() -> Delays {
		DELAYS.get()
	}
}
