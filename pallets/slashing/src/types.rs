// SPDX-License-Identifier: Apache-2.0

//! What is recorded of a slash, and of what a service takes in a window.

use crate::books::Books;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use restaking_primitives::{
	runtime_api::SlashStage, Balance, Beneficiary, Curve, Delays, EraIndex, Magnitude, ServiceId,
	SlashId, VerifierId, Window,
};

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

/// When an open slash has its turn: in each era every service has its first turn before any has
/// its second.
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
pub struct Turn {
	/// The era of the next automatic attempt.
	pub era: EraIndex,
	/// How many slashes of the same service were queued for that era before it.
	pub number: u32,
}

/// What makes an offence the same one: nobody is slashed for it twice. One piece of evidence is
/// good for one slash, whatever era it is said to be of.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Offence<AccountId> {
	/// The accusing service.
	pub service: ServiceId,
	/// The accused operator.
	pub operator: AccountId,
	/// By what it was proved; `None` if it was not, so that no accusation uses up a proof.
	pub verifier: Option<VerifierId>,
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
	/// The service that accuses.
	pub service: ServiceId,
}

/// Whether the security council has to agree to a slash, because it exceeds what its service may
/// take on its own.
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
pub enum Approval {
	/// It is within the service's cap and budget, and counts towards both.
	#[default]
	NotNeeded,
	/// It exceeds one of them, and waits.
	Needed,
	/// It exceeds one of them, and the council has agreed.
	Given,
}

/// What counts in one window of offence eras of a service: the sum over its slashes on record that
/// are proposed or executed, and wait for no approval.
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
pub struct WindowUse {
	/// What they take of the budget, in plancks; those that need an approval take nothing.
	pub spent: Balance,
	/// What the operators that offended had allocated, in plancks, each once.
	pub offending: Balance,
}

impl WindowUse {
	/// Whether there is nothing to keep.
	pub const fn is_empty(&self) -> bool {
		self.spent == 0 && self.offending == 0
	}
}

/// An operator that offended in a window of a service.
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
pub struct Offender {
	/// How many slashes are counted for it.
	pub slashes: u32,
	/// The most it had allocated in the offence era of any of them, in plancks. It does not fall
	/// before all of them are gone: a small offence first is no way to make a large one look small.
	pub stake: Balance,
}

/// How a service stands in a window of offence eras.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct WindowReport {
	/// The window.
	pub window: Window,
	/// What it has slashed on its own in it, and how much stake offended.
	pub used: WindowUse,
	/// What it may slash on its own in it, by what was allocated to it in the era asked for.
	pub limit: Balance,
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
	/// It is not decided: it can be vetoed, and executes by itself unless it lacks an approval.
	Proposed {
		/// When it has its turn.
		queued: Turn,
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
	/// It was not executed before the liability window closed.
	Failed {
		/// The era in which it was dropped.
		era: EraIndex,
	},
}

impl SlashStatus {
	/// Whether it counts towards the cap, the budget and the correlation of offences.
	pub const fn counts(&self) -> bool {
		matches!(self, Self::Proposed { .. } | Self::Executed { .. })
	}

	/// When it has its turn, while it is not decided.
	pub const fn queued(&self) -> Option<Turn> {
		match self {
			Self::Proposed { queued } => Some(*queued),
			_ => None,
		}
	}
}

/// All there is to know of a slash. Everything that the terms say is of those in force in the
/// offence era.
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
	/// Which part of what was allocated in that era is asked for, and taken once it is executed.
	pub fraction: Perbill,
	/// The hash of the evidence, which the service keeps unless it was given on chain.
	pub evidence: H256,
	/// By what it was proved on chain; `None` if it was not.
	pub verifier: Option<VerifierId>,
	/// Who may veto it, next to the security council.
	pub resolver: Option<AccountId>,
	/// Who proved the offence on chain and earns for it.
	pub reporter: Option<AccountId>,
	/// The part of what is collected that the reporter earns.
	pub reporter_share: Perbill,
	/// Who gets what is taken, less the reporter's share.
	pub beneficiary: Beneficiary<AccountId>,
	/// When it was proposed.
	pub proposed_in: EraIndex,
	/// The first era in which it can execute.
	pub executable_from: EraIndex,
	/// Whether the security council has to agree.
	pub approval: Approval,
	/// In which window it counts towards the budget and the correlation of offences.
	pub window: Window,
	/// Lowers it to what the correlation of offences asks for when it executes.
	pub curve: Option<Curve>,
	/// What the operator had allocated to the service in the offence era, in plancks.
	pub allocated: Balance,
	/// What all operators had, in plancks.
	pub service_stake: Balance,
	/// Where it stands.
	pub status: SlashStatus,
	/// What it has taken and will take.
	pub books: Books,
}

impl<AccountId> SlashRecord<AccountId> {
	/// What it takes of the budget, in plancks, rounded up.
	pub fn spends(&self) -> Balance {
		match self.approval {
			Approval::NotNeeded => self.fraction.mul_ceil(self.allocated),
			Approval::Needed | Approval::Given => 0,
		}
	}

	/// Whether nothing is left to be decided or collected.
	pub const fn is_closed(&self) -> bool {
		match self.status {
			SlashStatus::Proposed { .. } => false,
			SlashStatus::Executed { .. } => self.books.is_settled(),
			SlashStatus::Vetoed { .. } | SlashStatus::Failed { .. } => true,
		}
	}

	/// The first era in which its beneficiary is paid what waits, if that has to wait at all, with
	/// a payout delay of so many eras.
	pub const fn payable_from(&self, delay: EraIndex) -> Option<EraIndex> {
		match (&self.status, &self.beneficiary) {
			(SlashStatus::Executed { era, .. }, Beneficiary::Account(_)) => {
				Some(era.saturating_add(delay))
			}
			_ => None,
		}
	}

	/// Whether something of it waits for an account, or will.
	pub const fn is_confiscable(&self) -> bool {
		if !matches!(self.beneficiary, Beneficiary::Account(_)) {
			return false;
		}
		match self.status {
			SlashStatus::Proposed { .. } => true,
			SlashStatus::Executed { .. } => self.books.held > 0 || !self.books.is_settled(),
			SlashStatus::Vetoed { .. } | SlashStatus::Failed { .. } => false,
		}
	}

	/// The first era in which it can be forgotten: every slash of its window is decided, and
	/// whatever its beneficiary gets can be paid.
	pub fn forgettable_from(&self, delays: &Delays, payout_delay: EraIndex) -> EraIndex {
		let Window { from, eras } = self.window;
		let last = from.saturating_add(eras.saturating_sub(1)).max(self.era);
		let decided = last.saturating_add(delays.liability_window()).saturating_add(1);
		self.payable_from(payout_delay).map_or(decided, |payable| payable.max(decided))
	}

	/// Where it stands, for those outside.
	pub const fn stage(&self) -> SlashStage {
		match self.status {
			SlashStatus::Proposed { .. } => match self.approval {
				Approval::Needed => SlashStage::AwaitingApproval,
				Approval::NotNeeded | Approval::Given => SlashStage::Proposed,
			},
			SlashStatus::Executed { .. } if self.books.is_settled() && self.books.held == 0 => {
				SlashStage::Settled
			}
			SlashStatus::Executed { .. } => SlashStage::Executed,
			SlashStatus::Vetoed { .. } => SlashStage::Vetoed,
			SlashStatus::Failed { .. } => SlashStage::Failed,
		}
	}
}

impl<AccountId: Clone> SlashRecord<AccountId> {
	/// What it is about.
	pub fn offence(&self) -> Offence<AccountId> {
		Offence {
			service: self.service,
			operator: self.operator.clone(),
			verifier: self.verifier,
			evidence: self.evidence,
		}
	}

	/// Of which allocation, in which era, it takes a part.
	pub fn liability(&self) -> (ServiceId, AccountId, EraIndex) {
		(self.service, self.operator.clone(), self.era)
	}

	/// Whether its operator counts as an offender: while a slash waits for an approval, it makes
	/// nobody else's any higher.
	pub fn offends(&self) -> bool {
		self.status.counts() && self.approval != Approval::Needed
	}

	/// Whose offence, in which window, it counts as.
	pub fn offender(&self) -> (ServiceId, Window, AccountId) {
		(self.service, self.window, self.operator.clone())
	}
}
