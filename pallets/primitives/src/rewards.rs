// SPDX-License-Identifier: Apache-2.0

//! The seams through which rewards reach those whose stake earned them.
//!
//! `pallet-rewards` holds the tokens and decides which operator earned what; the ledger knows whose
//! stake was behind an operator in which era, and owes each its share of it.

use crate::{Balance, EraIndex, ServiceId, Units};
use alloc::vec::Vec;
use frame::{arithmetic::Perbill, deps::sp_runtime::DispatchError, prelude::DispatchResult};

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
	/// The units behind `operator` that were liable in `era`; `None` once the era is forgotten.
	fn units_in(operator: &AccountId, era: EraIndex) -> Option<Units>;

	/// Owes `amount` plancks to all who were liable at `operator` in `era`, in proportion to their
	/// units, at a cost that does not depend on their number. Each is owed its share rounded down;
	/// what cannot be divided is added to what the operator's restakers get the next time.
	///
	/// Fails, and changes nothing, if nobody was liable, or if `era` is not over or forgotten.
	fn reward_stake(operator: &AccountId, era: EraIndex, amount: Balance) -> DispatchResult;

	/// What `restaker` is owed at `operator`, in plancks, rounded down.
	fn owed(operator: &AccountId, restaker: &AccountId) -> Balance;

	/// Makes [`Self::owed`] nothing, and returns what it was: the caller pays it.
	fn take_owed(operator: &AccountId, restaker: &AccountId) -> Balance;

	/// The operators at which `restaker` has a position or is owed something.
	fn operators_of(restaker: &AccountId) -> Vec<AccountId>;
}

/// Puts bonded stake behind an operator on behalf of its owner.
pub trait Delegate<AccountId> {
	/// How much more of its bond `stash` could delegate now, in plancks.
	fn restakable(stash: &AccountId) -> Balance;

	/// The least that can be delegated at once, in plancks.
	fn min_delegation() -> Balance;

	/// Delegates `amount` plancks of the bond of `restaker` to `operator`, liable from the next era
	/// on.
	fn delegate(
		restaker: &AccountId,
		operator: &AccountId,
		amount: Balance,
	) -> Result<(), DispatchError>;
}
