// SPDX-License-Identifier: Apache-2.0

//! What is known of an operator, how its commission changes, and whose key is whose.

use frame::prelude::*;
use restaking_primitives::{Balance, EraIndex, ServiceKey};

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

/// A key with which an operator signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct KeyInForce {
	/// The key.
	pub key: ServiceKey,
	/// The era in which it was set.
	pub since: EraIndex,
}

/// A key with which an operator signs no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RetiredKey {
	/// The era in which it was retired, the last one in which it was the operator's.
	pub until: EraIndex,
	/// The key.
	pub key: ServiceKey,
}

/// Whose a key is, and when.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct KeyTenure<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// The first era in which it is the operator's.
	pub from: EraIndex,
	/// The last one, once it is retired.
	pub until: Option<EraIndex>,
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

impl RetiredKey {
	/// Whether an offence signed with it can still be slashed in era `now`, with a liability window
	/// of `window`.
	pub const fn can_be_slashed_in(&self, now: EraIndex, window: EraIndex) -> bool {
		now <= self.until.saturating_add(window)
	}
}

impl<AccountId> KeyTenure<AccountId> {
	/// Begins in era `from`, and has not ended.
	pub const fn of(operator: AccountId, from: EraIndex) -> Self {
		Self { operator, from, until: None }
	}

	/// Whether the key is the operator's in `era`.
	pub fn covers(&self, era: EraIndex) -> bool {
		self.from <= era && self.until.is_none_or(|until| era <= until)
	}
}
