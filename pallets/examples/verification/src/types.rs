// SPDX-License-Identifier: Apache-2.0

//! What is known of a task and of an operator's ballot, with the arithmetic that belongs to them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{arithmetic::Perbill, prelude::*};
use restaking_primitives::{Balance, EraIndex};
use serde::{Deserialize, Serialize};

/// Names a task for ever; never used again.
pub type TaskId = u64;

/// Which vote is meant.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Round {
	/// The one in which each operator says what it has found.
	First,
	/// The one between the two results of a dispute.
	Second,
}

/// A task, from the moment it is posted until nothing is left to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Task<AccountId, BlockNumber> {
	/// Who posted it.
	pub poster: AccountId,
	/// The hash of what is to be checked.
	pub input: H256,
	/// The hash of what else there is to say of it.
	pub metadata: Option<H256>,
	/// What the poster pays, in plancks. The account of the pallet has it.
	pub fee: Balance,
	/// The era whose operators and stake count.
	pub era: EraIndex,
	/// What all operators had allocated in that era, in plancks.
	pub stake: Balance,
	/// The least of it that is a quorum.
	pub quorum: Balance,
	/// The first block in which nobody can attest any more.
	pub deadline: BlockNumber,
	/// How many operators have a ballot on record.
	pub ballots: u32,
	/// The first block in which the stage is over, and the task can be settled.
	pub due: BlockNumber,
	/// How far it has come.
	pub stage: Stage<AccountId, BlockNumber>,
}

/// How far a task has come.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Stage<AccountId, BlockNumber> {
	/// No result has a quorum.
	Open,
	/// This one has, and can be challenged.
	Proposed {
		/// The result.
		result: H256,
	},
	/// It was challenged: operators vote again, then it is the resolver's turn.
	Disputed(Dispute<AccountId, BlockNumber>),
	/// It is known what is right, and nobody is paid or slashed for it yet.
	Decided {
		/// The right result.
		result: H256,
		/// The dispute that was decided by it.
		dispute: Dispute<AccountId, BlockNumber>,
	},
	/// Those who were wrong are slashed one by one: all ballots that are left.
	Settling {
		/// Who was right to challenge, and earns the reporter's share.
		reporter: Option<AccountId>,
		/// Whose turn was the last one.
		after: Option<AccountId>,
	},
}

/// What two results are in dispute, and what the second round says of them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Dispute<AccountId, BlockNumber> {
	/// The result that had a quorum.
	pub proposed: H256,
	/// The one that the challenger holds against it.
	pub counter: H256,
	/// Who challenged.
	pub challenger: AccountId,
	/// What is held from it, in plancks.
	pub bond: Balance,
	/// The first block in which the second round is over.
	pub votes_until: BlockNumber,
	/// The stake that voted for what was proposed.
	pub for_proposed: Balance,
	/// The stake that voted for the other one.
	pub for_counter: Balance,
}

impl<AccountId, BlockNumber> Dispute<AccountId, BlockNumber> {
	/// Whether it is about `result`.
	pub fn is_about(&self, result: H256) -> bool {
		result == self.proposed || result == self.counter
	}

	/// Counts a vote for `result`, and returns what voted for it then; `None` if the dispute is not
	/// about it.
	pub fn count(&mut self, result: H256, stake: Balance) -> Option<Balance> {
		let votes = if result == self.proposed {
			&mut self.for_proposed
		} else if result == self.counter {
			&mut self.for_counter
		} else {
			return None;
		};
		*votes = votes.saturating_add(stake);
		Some(*votes)
	}
}

impl<AccountId, BlockNumber> Task<AccountId, BlockNumber> {
	/// The stake that decides a second round of which `part` of all has to agree: never less than a
	/// quorum.
	pub fn second_quorum(&self, part: Perbill) -> Balance {
		part.mul_ceil(self.stake).max(self.quorum)
	}

	/// What each right attestation counts, in whole `unit`s of the fee.
	pub fn points(&self, unit: Balance) -> u32 {
		let points = self.fee.checked_div(unit).unwrap_or(self.fee);
		u32::try_from(points).unwrap_or(u32::MAX)
	}

	/// Whether the fee is still the task's: it goes when a result is settled or the task ends.
	pub const fn is_undecided(&self) -> bool {
		!matches!(self.stage, Stage::Settling { .. })
	}
}

/// What an operator has said of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ballot {
	/// What it had allocated in the era of the task, in plancks.
	pub stake: Balance,
	/// Its result.
	pub first: Option<H256>,
	/// Its vote in the second round.
	pub second: Option<H256>,
}

impl Ballot {
	/// Whether it never said anything but `result`.
	pub fn is_right(&self, result: H256) -> bool {
		[self.first, self.second].into_iter().flatten().all(|said| said == result)
	}
}

/// How a task ended.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Outcome {
	/// This is the result.
	Verified(H256),
	/// No result had a quorum in time.
	NoQuorum,
	/// A dispute that neither the second round nor the resolver decided in time.
	Undecided,
	/// The service was paused when a result was due.
	CalledOff,
}

/// What the tasks of an era have earned those who were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct EraBook {
	/// Fees and lost bonds, in plancks. The account of the pallet has them.
	pub earned: Balance,
	/// How many tasks of the era can still add to that.
	pub open: u32,
}

/// How long the stages of a task are, in blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Periods<BlockNumber> {
	/// The longest time a poster may give operators to attest.
	pub attest: BlockNumber,
	/// How long a result can be challenged.
	pub challenge: BlockNumber,
	/// How long operators can vote in a second round.
	pub vote: BlockNumber,
	/// How long the resolver has after that.
	pub resolve: BlockNumber,
	/// After how long a slash that was refused is tried again.
	pub retry: BlockNumber,
}

/// What the terms of the service are made of.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// The fraction of the stake that makes a result; more than half, so that there is never more than
	/// one.
	pub quorum: Perbill,
	/// What a wrong attestation costs, of the allocation.
	pub slash: Perbill,
	/// What all wrong attestations of an operator in an era, and those of all operators, cost at most
	/// unless the security council approves more.
	pub max_slash: Perbill,
	/// What a challenger that was right earns of what is collected.
	pub reporter_share: Perbill,
	/// What an allocation must be worth when it is made, in plancks.
	pub min_operator_stake: Balance,
}
