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

/// A commission: the one it was, the one it is, and the raise that may be waiting, each higher than
/// the one before it.
///
/// Whoever changes it lets every raise wait for at least the liability window. One earlier step is
/// enough then to answer for every era that can still be rewarded. It is replaced only when a raise
/// that has come into force makes room for what follows; that raise was not asked for before the
/// earlier step ended, and has waited since: the eras of that step are older than the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Commission {
	/// The commission before the current one.
	pub before: Option<Earlier>,
	/// The commission until a raise comes into force.
	pub current: Perbill,
	/// The raise that is waiting, or has come into force since it was asked for.
	pub pending: Option<Raise>,
}

/// What a commission was until a raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Earlier {
	/// The commission until then.
	pub commission: Perbill,
	/// The first era in which it no longer counted.
	pub ended: EraIndex,
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
		Self { before: None, current, pending: None }
	}

	/// The commission that counts in `era`: exact for every era that can still be rewarded, and for
	/// one to come what is known of it now.
	pub fn in_force(&self, era: EraIndex) -> Perbill {
		match (self.before, self.pending) {
			(_, Some(raise)) if raise.from <= era => raise.to,
			(Some(earlier), _) if era < earlier.ended => earlier.commission,
			_ => self.current,
		}
	}

	/// This, lowered to `to` in era `now`, where no less than that is in force. It counts at once,
	/// and in the eras of the past in which the commission was higher; in the others what it was
	/// still counts. Whatever raise was waiting is dropped.
	pub fn lowered(self, to: Perbill, now: EraIndex) -> Self {
		let Self { before, current, .. } = self.without_waiting(now);
		Self {
			before: before.filter(|earlier| earlier.commission < to),
			current: current.min(to),
			pending: None,
		}
	}

	/// This, with a raise asked for in era `now`, in place of whatever raise was waiting. No era
	/// before the raise counts is read any differently.
	pub fn raised(self, raise: Raise, now: EraIndex) -> Self {
		Self { pending: Some(raise), ..self.without_waiting(now) }
	}

	/// Whether this is above `other` in no era from `since` on, those to come included.
	pub fn is_never_above(&self, other: &Self, since: EraIndex) -> bool {
		let rises =
			[self.before.map(|earlier| earlier.ended), self.pending.map(|raise| raise.from)];
		// Neither ever falls as eras go by: it is enough to look at the first, and where this rises.
		rises
			.into_iter()
			.flatten()
			.filter(|era| since < *era)
			.chain([since])
			.all(|era| self.in_force(era) <= other.in_force(era))
	}

	/// The same up to era `now`, and nothing waiting.
	fn without_waiting(self, now: EraIndex) -> Self {
		match self.pending {
			Some(raise) if raise.from <= now => Self {
				before: Some(Earlier { commission: self.current, ended: raise.from }),
				current: raise.to,
				pending: None,
			},
			_ => Self { pending: None, ..self },
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
