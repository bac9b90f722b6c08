// SPDX-License-Identifier: Apache-2.0

//! The books of a slash, and the arithmetic on them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use restaking_primitives::Balance;

/// The books of one slash, in plancks. Always, `accounted = collected + outstanding` and
/// `collected = paid_to_reporter + paid_to_beneficiary + held`.
///
/// What an execution accounts is an estimate rounded up over all restakers together; what each of
/// them owes is rounded up as well. So every collection restates what is accounted: it may rise,
/// by at most one planck per restaker and slash, and falls by what turns out not to be there,
/// which is counted as written off.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Books {
	/// What the slash takes in all: collected and outstanding together.
	pub accounted: Balance,
	/// What was collected.
	pub collected: Balance,
	/// What is still to be collected.
	pub outstanding: Balance,
	/// What was outstanding once and never will be collected, because the base chain took the
	/// collateral first.
	pub written_off: Balance,
	/// What the reporter got.
	pub paid_to_reporter: Balance,
	/// What the beneficiary got, or whoever stood in for it.
	pub paid_to_beneficiary: Balance,
	/// What waits in the pot until it can be paid to the beneficiary.
	pub held: Balance,
}

impl Books {
	/// The books of a slash of which nothing is collected yet.
	pub const fn open(accounted: Balance) -> Self {
		Self {
			accounted,
			collected: 0,
			outstanding: accounted,
			written_off: 0,
			paid_to_reporter: 0,
			paid_to_beneficiary: 0,
			held: 0,
		}
	}

	/// `amount` was collected, which is not handed on yet, and `outstanding` remains.
	#[must_use]
	pub const fn collect(self, amount: Balance, outstanding: Balance) -> Self {
		let shortfall = self.outstanding.saturating_sub(outstanding).saturating_sub(amount);
		let collected = self.collected.saturating_add(amount);
		Self {
			accounted: collected.saturating_add(outstanding),
			collected,
			outstanding,
			written_off: self.written_off.saturating_add(shortfall),
			..self
		}
	}

	/// Nothing was collected, but only `outstanding` remains to be.
	#[must_use]
	pub const fn write_off(self, outstanding: Balance) -> Self {
		self.collect(0, outstanding)
	}

	/// `amount` of what was collected went to the reporter.
	#[must_use]
	pub const fn pay_reporter(self, amount: Balance) -> Self {
		Self { paid_to_reporter: self.paid_to_reporter.saturating_add(amount), ..self }
	}

	/// `amount` of what was collected went to the beneficiary.
	#[must_use]
	pub const fn pay_beneficiary(self, amount: Balance) -> Self {
		Self { paid_to_beneficiary: self.paid_to_beneficiary.saturating_add(amount), ..self }
	}

	/// `amount` of what was collected waits in the pot.
	#[must_use]
	pub const fn hold(self, amount: Balance) -> Self {
		Self { held: self.held.saturating_add(amount), ..self }
	}

	/// What waited in the pot went to the beneficiary.
	#[must_use]
	pub const fn release(self) -> Self {
		Self { held: 0, ..self.pay_beneficiary(self.held) }
	}

	/// Whether there is nothing left to collect.
	pub const fn is_settled(&self) -> bool {
		self.outstanding == 0
	}

	/// Whether the books are right in themselves.
	pub fn add_up(&self) -> bool {
		let handed_on = self
			.paid_to_reporter
			.checked_add(self.paid_to_beneficiary)
			.and_then(|paid| paid.checked_add(self.held));
		self.collected.checked_add(self.outstanding) == Some(self.accounted)
			&& handed_on == Some(self.collected)
	}
}
