// SPDX-License-Identifier: Apache-2.0

//! What is known of an operator, and how its commission changes.

use frame::prelude::*;
use restaking_primitives::{Balance, EraIndex};

/// What is known of an operator.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(MaxMetadata))]
#[codec(mel_bound())]
pub struct OperatorRecord<MaxMetadata: Get<u32>> {
	/// What it says of itself.
	pub metadata: BoundedVec<u8, MaxMetadata>,
	/// What it keeps of the rewards.
	pub commission: Commission,
	/// The least it promises to keep delegated to itself, in plancks.
	pub min_self_delegation: Balance,
	/// What is held from it, in plancks.
	pub deposit: Balance,
}

/// A commission, and the raise that may be waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Commission {
	/// The commission until a raise comes into force.
	pub current: Perbill,
	/// The raise that is waiting, or has come into force since it was asked for.
	pub pending: Option<Raise>,
}

/// A raise of a commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Raise {
	/// The commission from then on.
	pub to: Perbill,
	/// The first era in which it counts.
	pub from: EraIndex,
}

impl Commission {
	/// A commission of `current`, and nothing waiting.
	pub const fn of(current: Perbill) -> Self {
		Self { current, pending: None }
	}

	/// The commission that counts in `era`.
	pub fn in_force(&self, era: EraIndex) -> Perbill {
		match self.pending {
			Some(raise) if raise.from <= era => raise.to,
			_ => self.current,
		}
	}
}
