// SPDX-License-Identifier: Apache-2.0

//! The seams through which rewards reach those whose stake earned them.
//!
//! `pallet-rewards` holds the tokens and decides which operator earned what; the ledger knows whose
//! stake was behind an operator in which era, and owes each its share of it.

use crate::{Balance, EraIndex, ServiceId, Units};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	arithmetic::{Perbill, Rounding},
	deps::{
		frame_support::weights::Weight,
		sp_arithmetic::helpers_128bit::multiply_by_rational_with_rounding,
		sp_runtime::DispatchError,
	},
};
use scale_info::TypeInfo;

/// What each unit was rewarded: plancks, in parts of 10^18.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct PerUnit(pub u128);

impl PerUnit {
	/// Nothing.
	pub const ZERO: Self = Self(0);
	/// One planck for each unit.
	const ONE: u128 = 1_000_000_000_000_000_000;

	/// What each of `units` gets of `amount`, rounded down; `None` if there are none, or so few that
	/// it is too much for one of them.
	pub fn of(amount: Balance, units: Units) -> Option<Self> {
		if units.is_zero() {
			return None;
		}
		multiply_by_rational_with_rounding(amount, Self::ONE, units.0, Rounding::Down).map(Self)
	}

	/// What so many units get, in plancks, rounded down.
	pub fn worth(self, units: Units) -> Balance {
		self.scaled(units, Rounding::Down)
	}

	/// What so many units get, in plancks, rounded up.
	pub fn worth_rounded_up(self, units: Units) -> Balance {
		self.scaled(units, Rounding::Up)
	}

	fn scaled(self, units: Units, rounding: Rounding) -> Balance {
		multiply_by_rational_with_rounding(self.0, units.0, Self::ONE, rounding)
			.unwrap_or(u128::MAX)
	}

	/// `self - other`, at least zero.
	pub const fn saturating_sub(self, other: Self) -> Self {
		Self(self.0.saturating_sub(other.0))
	}

	/// `self + other`, or `None` beyond `u128`.
	pub fn checked_add(self, other: Self) -> Option<Self> {
		self.0.checked_add(other.0).map(Self)
	}
}

/// Reads who serves a service, and for how much.
pub trait ServiceOperators<AccountId> {
	/// Who owns `service`; `None` if there is no such service.
	fn owner(service: ServiceId) -> Option<AccountId>;

	/// What each operator of `service` had allocated to it in `era`, in plancks, rounded down; only
	/// those with more than nothing. Reads each of its operators. Nothing for an era that can no
	/// longer be slashed, or that has not begun.
	fn stakes_in(service: ServiceId, era: EraIndex) -> Vec<(AccountId, Balance)>;

	/// The same of one operator; zero if it had nothing.
	fn stake_in(service: ServiceId, operator: &AccountId, era: EraIndex) -> Balance;

	/// How many operators [`Self::stakes_in`] reads.
	fn operators_of(service: ServiceId) -> u32;
}

/// Reads what operators keep of rewards.
pub trait Commissions<AccountId> {
	/// The part of what `service` pays for `era` that `operator` keeps; zero if it is no operator.
	fn commission_in(operator: &AccountId, service: ServiceId, era: EraIndex) -> Perbill;
}

/// Owes rewards to the stake behind operators. No tokens move here: whoever calls this has them,
/// and pays what it takes.
pub trait RewardStake<AccountId> {
	/// Owes `amount` plancks to all who were liable at `operator` in `era`, in proportion to their
	/// units, at a cost that does not depend on their number. Each is owed its share rounded down;
	/// what cannot be divided is added to what the operator's restakers get the next time. Returns
	/// what each unit got, what could not be divided before included.
	///
	/// Fails, and changes nothing, if nobody was liable, or if `era` is not over or forgotten.
	fn reward_stake(
		operator: &AccountId,
		era: EraIndex,
		amount: Balance,
	) -> Result<PerUnit, DispatchError>;

	/// What `restaker` gets of a reward of `operator` for `era` of which a unit got `each`, in
	/// plancks, rounded down; zero once the era is forgotten. A position that the base chain has
	/// slashed since is taken for what is left of it.
	fn share_of(
		operator: &AccountId,
		restaker: &AccountId,
		era: EraIndex,
		each: PerUnit,
	) -> Balance;

	/// What `restaker` is owed at `operator`, in plancks, rounded down.
	fn owed(operator: &AccountId, restaker: &AccountId) -> Balance;

	/// Makes [`Self::owed`] nothing, and returns what it was: the caller pays it.
	fn take_owed(operator: &AccountId, restaker: &AccountId) -> Balance;

	/// The operators at which `restaker` has a position.
	fn operators_of(restaker: &AccountId) -> Vec<AccountId>;

	/// At most `limit` operators at which `restaker` is owed something although it has nothing there
	/// any more.
	fn operators_left_by(restaker: &AccountId, limit: u32) -> Vec<AccountId>;

	/// All operators at which `restaker` has a position or is owed something. Their number has no
	/// bound.
	fn all_operators_of(restaker: &AccountId) -> Vec<AccountId> {
		let mut all = Self::operators_of(restaker);
		all.extend(Self::operators_left_by(restaker, u32::MAX));
		all
	}
}

/// Puts bonded stake behind an operator on behalf of its owner.
pub trait Delegate<AccountId> {
	/// How much more of its bond `stash` could delegate now, in plancks.
	fn restakable(stash: &AccountId) -> Balance;

	/// The least that can be delegated at once, in plancks.
	fn min_delegation() -> Balance;

	/// What settling the slashes that a restaker may owe adds to the weight of [`Self::delegate`],
	/// at most.
	fn max_settlement() -> Weight;

	/// Delegates `amount` plancks of the bond of `restaker` to `operator`, liable from the next era
	/// on. Returns what settling the slashes it owed has added to the weight.
	fn delegate(
		restaker: &AccountId,
		operator: &AccountId,
		amount: Balance,
	) -> Result<Weight, DispatchError>;
}
