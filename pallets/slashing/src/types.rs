// SPDX-License-Identifier: Apache-2.0

//! What is recorded of a slash, and the arithmetic on it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use restaking_primitives::{Balance, Beneficiary, EraIndex, Magnitude, ServiceId, SlashId};

/// Where an entry stands in a queue: the era from which it is due, and its position among the
/// entries of that era.
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
pub struct Place {
	/// The first era in which the entry is due.
	pub era: EraIndex,
	/// How many entries of that era were queued before it.
	pub index: u32,
}

/// What makes an offence the same one: nobody is accused of it twice.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Offence<AccountId> {
	/// The accusing service.
	pub service: ServiceId,
	/// The accused operator.
	pub operator: AccountId,
	/// When it happened.
	pub era: EraIndex,
	/// The hash of the evidence.
	pub evidence: H256,
}

/// A slash that is neither executed, vetoed nor dropped, as its operator's list keeps it.
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
pub struct OpenSlash {
	/// The offence era.
	pub era: EraIndex,
	/// The slash.
	pub id: SlashId,
	/// The service that proposed it.
	pub service: ServiceId,
}

/// Where a slash stands in its life.
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
pub enum SlashStatus {
	/// It can be vetoed, and executes by itself.
	Proposed {
		/// Where it is queued; the era is that of the next automatic attempt.
		queued: Place,
	},
	/// The stake was taken from the operator; it is collected from the restakers one by one.
	Executed {
		/// The era of the execution.
		era: EraIndex,
		/// What was taken from the operator's magnitude.
		magnitude: Magnitude,
	},
	/// The resolver or the security council refused it.
	Vetoed {
		/// The era of the veto.
		era: EraIndex,
	},
	/// It could not be executed before the liability window closed.
	Failed {
		/// The era in which it was dropped.
		era: EraIndex,
	},
}

impl SlashStatus {
	/// Whether its fraction counts towards what its service may take for the offence era.
	pub const fn counts_towards_cap(&self) -> bool {
		matches!(self, Self::Proposed { .. } | Self::Executed { .. })
	}

	/// Where it is queued, while it is not decided.
	pub const fn queued(&self) -> Option<Place> {
		match self {
			Self::Proposed { queued } => Some(*queued),
			_ => None,
		}
	}
}

/// The books of one slash, in plancks. `accounted = collected + outstanding` always.
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
	/// What was collected and handed on.
	pub collected: Balance,
	/// What is still to be collected.
	pub outstanding: Balance,
	/// What was outstanding once and never will be collected, because the base chain took the
	/// collateral first.
	pub written_off: Balance,
}

impl Books {
	/// The books of a slash of which nothing is collected yet.
	pub const fn open(accounted: Balance) -> Self {
		Self { accounted, collected: 0, outstanding: accounted, written_off: 0 }
	}

	/// `amount` was collected, and `outstanding` remains.
	#[must_use]
	pub const fn collect(self, amount: Balance, outstanding: Balance) -> Self {
		let shortfall = self.outstanding.saturating_sub(outstanding).saturating_sub(amount);
		let collected = self.collected.saturating_add(amount);
		Self {
			accounted: collected.saturating_add(outstanding),
			collected,
			outstanding,
			written_off: self.written_off.saturating_add(shortfall),
		}
	}

	/// Nothing was collected, but only `outstanding` remains to be.
	#[must_use]
	pub const fn write_off(self, outstanding: Balance) -> Self {
		self.collect(0, outstanding)
	}

	/// Whether there is nothing left to collect.
	pub const fn is_settled(&self) -> bool {
		self.outstanding == 0
	}
}

/// All there is to know of a slash.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SlashRecord<AccountId> {
	/// Who accuses.
	pub service: ServiceId,
	/// Who is accused.
	pub operator: AccountId,
	/// When the offence happened.
	pub era: EraIndex,
	/// Which part of what was allocated in that era is taken.
	pub fraction: Perbill,
	/// The hash of the evidence, which the service keeps.
	pub evidence: H256,
	/// Who may veto it, next to the security council; of the terms in force in the offence era.
	pub resolver: Option<AccountId>,
	/// Who gets what is taken; of the terms in force in the offence era.
	pub beneficiary: Beneficiary<AccountId>,
	/// When it was proposed.
	pub proposed_in: EraIndex,
	/// The first era in which it can execute.
	pub executable_from: EraIndex,
	/// Where it stands.
	pub status: SlashStatus,
	/// What it has taken and will take.
	pub books: Books,
}

impl<AccountId> SlashRecord<AccountId> {
	/// Whether nothing will happen to it any more.
	pub const fn is_closed(&self) -> bool {
		match self.status {
			SlashStatus::Proposed { .. } => false,
			SlashStatus::Executed { .. } => self.books.is_settled(),
			SlashStatus::Vetoed { .. } | SlashStatus::Failed { .. } => true,
		}
	}
}

impl<AccountId: Clone> SlashRecord<AccountId> {
	/// What it is about.
	pub fn offence(&self) -> Offence<AccountId> {
		Offence {
			service: self.service,
			operator: self.operator.clone(),
			era: self.era,
			evidence: self.evidence,
		}
	}

	/// Of which allocation, in which era, it takes a part.
	pub fn liability(&self) -> (ServiceId, AccountId, EraIndex) {
		(self.service, self.operator.clone(), self.era)
	}
}
