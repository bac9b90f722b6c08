// SPDX-License-Identifier: Apache-2.0

//! Everything that can happen in a step.

use crate::reference::{
	Destination, Era, Fraction, Key, Planck, Scheme, ServiceId, SlashId, Statement, Terms, Who,
};

/// Who calls what the council may: itself, or somebody.
pub type By = Option<Who>;

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are the calls, with the names of their arguments")]
pub enum Action {
	// The ledger.
	Delegate {
		who: Who,
		operator: Who,
		amount: Planck,
	},
	Undelegate {
		who: Who,
		operator: Who,
		amount: Planck,
	},
	Withdraw {
		who: Who,
		operator: Who,
	},
	Collect {
		operator: Who,
		restaker: Who,
	},
	Sync {
		restaker: Who,
	},
	Rebond {
		who: Who,
		amount: Planck,
	},
	// Operators.
	Register {
		who: Who,
		metadata: usize,
		commission: Fraction,
		min_self_delegation: Planck,
	},
	UpdateMetadata {
		who: Who,
		metadata: usize,
	},
	SetCommission {
		who: Who,
		commission: Fraction,
	},
	SetMinSelfDelegation {
		who: Who,
		min_self_delegation: Planck,
	},
	SetKey {
		who: Who,
		key: Key,
		good_proof: bool,
	},
	RemoveKey {
		who: Who,
		scheme: Scheme,
	},
	SetServiceCommission {
		who: Who,
		service: ServiceId,
		commission: Fraction,
	},
	ClearServiceCommission {
		who: Who,
		service: ServiceId,
	},
	Deregister {
		who: Who,
	},
	// Services.
	CreateService {
		who: Who,
		metadata: usize,
		terms: Terms,
	},
	SetServiceMetadata {
		who: Who,
		service: ServiceId,
		metadata: usize,
	},
	RetireService {
		who: Who,
		service: ServiceId,
	},
	ChangeTerms {
		who: Who,
		service: ServiceId,
		terms: Terms,
	},
	WithdrawTermsChange {
		who: Who,
		service: ServiceId,
	},
	OptIn {
		who: Who,
		service: ServiceId,
		magnitude: u64,
	},
	OptInShared {
		who: Who,
		service: ServiceId,
		cap: u64,
	},
	OptOut {
		who: Who,
		service: ServiceId,
	},
	Admit {
		who: Who,
		service: ServiceId,
		operator: Who,
	},
	Reject {
		who: Who,
		service: ServiceId,
		operator: Who,
	},
	RemoveOperator {
		who: Who,
		service: ServiceId,
		operator: Who,
	},
	Release {
		service: ServiceId,
		operator: Who,
	},
	OpenTranche {
		who: Who,
		magnitude: u64,
	},
	CloseTranche {
		who: Who,
	},
	PauseService {
		by: By,
		service: ServiceId,
	},
	ResumeService {
		by: By,
		service: ServiceId,
	},
	// Slashing.
	ProposeSlash {
		who: Who,
		service: ServiceId,
		operator: Who,
		era: Era,
		fraction: Fraction,
		evidence: u64,
	},
	ReportOffence {
		who: Who,
		service: ServiceId,
		topic: u64,
		statements: [Statement; 2],
	},
	VetoSlash {
		by: By,
		id: SlashId,
	},
	ApproveSlash {
		by: By,
		id: SlashId,
	},
	ExecuteSlash {
		id: SlashId,
	},
	Confiscate {
		by: By,
		id: SlashId,
	},
	PayBeneficiary {
		id: SlashId,
	},
	// Rewards.
	Fund {
		who: Who,
		service: ServiceId,
		amount: Planck,
	},
	SetRewarder {
		who: Who,
		service: ServiceId,
		rewarder: Option<Who>,
	},
	Sweep {
		service: ServiceId,
	},
	ReportPoints {
		who: Who,
		service: ServiceId,
		era: Era,
		points: Vec<(Who, u32)>,
	},
	Distribute {
		who: Who,
		service: ServiceId,
		from: Era,
		to: Era,
		amount: Planck,
		by_points: bool,
	},
	Stream {
		who: Who,
		service: ServiceId,
		per_era: Planck,
		eras: u32,
		by_points: bool,
	},
	StopStream {
		who: Who,
		service: ServiceId,
	},
	Claim {
		who: Who,
		operator: Who,
	},
	ClaimFor {
		who: Who,
		operator: Who,
		restaker: Who,
	},
	ClaimCommission {
		who: Who,
	},
	ClaimCommissionFor {
		who: Who,
		operator: Who,
	},
	ClaimAndRestake {
		who: Who,
		operator: Who,
	},
	SetDestination {
		who: Who,
		destination: Destination,
	},
	/// A call of pallet-staking.
	Base(BaseCall),
	/// The validators are reported, and slashed after a while with their nominators.
	Offence {
		fraction: Fraction,
	},
	/// The base chain slashes one stash, now; in a busy block, which has no weight left to follow.
	BaseSlash {
		who: Who,
		amount: Planck,
		busy: bool,
	},
	/// So many blocks.
	Blocks(u32),
	/// Into the next era.
	NextEra,
	/// The same, but its first blocks have no weight left for slashes that are due.
	BusyEra,
}

/// What moves a bond by the base chain's own rules.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are the calls, with the names of their arguments")]
pub enum BaseCall {
	Bond {
		who: Who,
		amount: Planck,
	},
	BondExtra {
		who: Who,
		amount: Planck,
	},
	Unbond {
		who: Who,
		amount: Planck,
	},
	Rebond {
		who: Who,
		amount: Planck,
	},
	WithdrawUnbonded {
		who: Who,
	},
	Chill {
		who: Who,
	},
	Nominate {
		who: Who,
	},
	Validate {
		who: Who,
	},
	SetPayee {
		who: Who,
		staked: bool,
	},
	UpdatePayee {
		who: Who,
	},
	Kick {
		who: Who,
		nominator: Who,
	},
	ReapStash {
		who: Who,
	},
	ForceUnstake {
		who: Who,
	},
	ChillOther {
		who: Who,
	},
	PayoutStakers {
		era: Era,
	},
	/// The only page there is.
	PayoutStakersByPage {
		era: Era,
	},
	/// The council reports the validator.
	ManualSlash {
		era: Era,
		fraction: Fraction,
	},
	/// The council drops the slash that is deferred to an era, as it is counted there.
	CancelDeferredSlash {
		era: Era,
		index: u32,
	},
	/// Free tokens leave the account.
	Transfer {
		who: Who,
		amount: Planck,
	},
	/// All of them.
	TransferAll {
		who: Who,
	},
}

impl Action {
	/// The name of the call, for the table.
	pub fn name(&self) -> String {
		let shown = match self {
			Self::Base(call) => format!("{call:?}"),
			other => format!("{other:?}"),
		};
		let end = shown.find([' ', '(', '{']).unwrap_or(shown.len());
		let mut name = String::from(match self {
			Self::Base(BaseCall::Transfer { .. } | BaseCall::TransferAll { .. }) => "balances.",
			Self::Base(_) => "staking.",
			_ => "",
		});
		for (i, letter) in shown.get(..end).unwrap_or(&shown).chars().enumerate() {
			if letter.is_uppercase() && i > 0 {
				name.push('_');
			}
			name.extend(letter.to_lowercase());
		}
		name
	}

	/// Whether it is time that passes.
	pub fn is_time(&self) -> bool {
		matches!(self, Self::Blocks(_) | Self::NextEra | Self::BusyEra)
	}

	/// Whether it is a call of rewards.
	pub fn is_of_rewards(&self) -> bool {
		use Action::*;
		matches!(
			self,
			Fund { .. }
				| SetRewarder { .. }
				| Sweep { .. }
				| ReportPoints { .. }
				| Distribute { .. }
				| Stream { .. }
				| StopStream { .. }
				| Claim { .. }
				| ClaimFor { .. }
				| ClaimCommission { .. }
				| ClaimCommissionFor { .. }
				| ClaimAndRestake { .. }
				| SetDestination { .. }
		)
	}

	/// Whether it is the base chain's business.
	pub fn is_base(&self) -> bool {
		matches!(self, Self::Base(_) | Self::Offence { .. } | Self::BaseSlash { .. })
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_action_is_called_as_its_call() {
		assert_eq!(Action::Sync { restaker: Who(1) }.name(), "sync");
		assert_eq!(Action::OptInShared { who: Who(1), service: 0, cap: 1 }.name(), "opt_in_shared");
		assert_eq!(Action::Base(BaseCall::Chill { who: Who(1) }).name(), "staking.chill");
		assert_eq!(Action::Blocks(3).name(), "blocks");
	}
}
