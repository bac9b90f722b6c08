// SPDX-License-Identifier: Apache-2.0

//! What wallets, dashboards and the node's `restaking_*` JSON-RPC methods can ask the runtime.
//!
//! All amounts are plancks; in JSON they are decimal strings, because they do not fit a double.

use crate::{types::decimal, Balance, Beneficiary, EraIndex, Magnitude, ServiceId, SlashId};
use alloc::vec::Vec;
use codec::{Codec, Decode, Encode};
use frame::arithmetic::Perbill;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What an operator shares among services, as one of them sees it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedSecurity {
	/// What is left of the tranche.
	pub tranche: Magnitude,
	/// The other services that draw on it: what one of them takes, none of the others can.
	pub with: Vec<ServiceId>,
}

/// What an operator puts behind a service.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OperatorSecurity<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// What is left of its allocation: the most the service can take.
	pub magnitude: Magnitude,
	/// The tranche it draws on, if it shares; `None` if the allocation is the service's alone.
	pub shared: Option<SharedSecurity>,
	/// The first era in which the allocation backs the service.
	pub effective_from: EraIndex,
	/// The last era in which it does, once either side has ended it.
	pub ended_in: Option<EraIndex>,
	/// What the allocation is worth in the active era: zero before it is effective.
	#[serde(with = "decimal")]
	pub effective_stake: Balance,
}

/// What secures a service.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceSecurity<AccountId> {
	/// The era these figures are of.
	pub era: EraIndex,
	/// Whether the security council has paused the service.
	pub paused: bool,
	/// The sum of its operators' effective stake.
	#[serde(with = "decimal")]
	pub effective_stake: Balance,
	/// The part of it that nobody else can take.
	#[serde(with = "decimal")]
	pub exclusive_stake: Balance,
	/// The part of it that is shared with other services.
	#[serde(with = "decimal")]
	pub shared_stake: Balance,
	/// The least stake that is a quorum: the service's quorum fraction of the effective stake,
	/// rounded up.
	#[serde(with = "decimal")]
	pub quorum_stake: Balance,
	/// Each operator with an allocation.
	pub operators: Vec<OperatorSecurity<AccountId>>,
}

/// Stake that is on its way out of a delegation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExitInfo {
	/// What it is worth after pending slashes.
	#[serde(with = "decimal")]
	pub amount: Balance,
	/// The last era for whose offences it is liable.
	pub liable_until: EraIndex,
	/// The first era in which it can be withdrawn.
	pub withdrawable_from: EraIndex,
}

/// One (restaker, operator) position.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DelegationInfo<AccountId> {
	/// The operator delegated to.
	pub operator: AccountId,
	/// What is delegated, after pending slashes.
	#[serde(with = "decimal")]
	pub delegated: Balance,
	/// The part of it that is not liable before the next era.
	#[serde(with = "decimal")]
	pub joining: Balance,
	/// What is owed and not collected yet, from this position and its exits.
	#[serde(with = "decimal")]
	pub pending_slash: Balance,
	/// What is on its way out.
	pub exits: Vec<ExitInfo>,
}

/// What a stash has restaked.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RestakerInfo<AccountId> {
	/// The whole bond in the base chain's staking.
	#[serde(with = "decimal")]
	pub bond: Balance,
	/// The active part of it.
	#[serde(with = "decimal")]
	pub active_bond: Balance,
	/// What the base chain's staking has released and this ledger holds.
	#[serde(with = "decimal")]
	pub held: Balance,
	/// How much more can be delegated now.
	#[serde(with = "decimal")]
	pub restakable: Balance,
	/// Every position.
	pub delegations: Vec<DelegationInfo<AccountId>>,
}

/// What a stash owes for one slash.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PendingSlash<AccountId> {
	/// The slash.
	pub slash: SlashId,
	/// The slashed operator.
	pub operator: AccountId,
	/// The offence era.
	pub era: EraIndex,
	/// What will be collected.
	#[serde(with = "decimal")]
	pub amount: Balance,
}

/// An allocation of an operator.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AllocationInfo {
	/// The service it backs.
	pub service: ServiceId,
	/// What is left of it.
	pub magnitude: Magnitude,
	/// Whether it draws on the operator's shared tranche.
	pub shared: bool,
	/// The first era in which it backs the service; `None` while the service has not admitted it.
	pub effective_from: Option<EraIndex>,
	/// The last era in which it does, once either side has ended it.
	pub ended_in: Option<EraIndex>,
	/// What it is worth in the active era.
	#[serde(with = "decimal")]
	pub effective_stake: Balance,
}

/// An operator, as a restaker would look at it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OperatorInfo {
	/// What the operator says of itself.
	pub metadata: Vec<u8>,
	/// Its share of rewards.
	pub commission: Perbill,
	/// Whether it takes delegations and opt-ins: registered, not exhausted, and its minimum
	/// self-delegation kept.
	pub active: bool,
	/// What is left of its magnitude.
	pub magnitude: Magnitude,
	/// The part of it that no allocation has taken.
	pub free_magnitude: Magnitude,
	/// What is left of its shared tranche; zero if it has none.
	pub shared_magnitude: Magnitude,
	/// What its whole magnitude is worth in the active era.
	#[serde(with = "decimal")]
	pub stake: Balance,
	/// What is still to be collected from its restakers.
	#[serde(with = "decimal")]
	pub outstanding: Balance,
	/// Every allocation.
	pub allocations: Vec<AllocationInfo>,
}

/// Where a slash stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SlashStage {
	/// It can be vetoed, and executes by itself.
	Proposed,
	/// It exceeds what its service may take on its own: the security council has to approve it.
	AwaitingApproval,
	/// It is collected from the restakers one by one.
	Executed,
	/// Everything is collected and paid, or written off.
	Settled,
	/// The resolver or the security council refused it.
	Vetoed,
	/// It could not be executed, or was not approved, before the liability window closed.
	Failed,
}

/// A slash and its books: `accounted = collected + outstanding`, and
/// `collected = paid_to_reporter + paid_to_beneficiary + held`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SlashInfo<AccountId> {
	/// The service that slashes.
	pub service: ServiceId,
	/// Who is slashed.
	pub operator: AccountId,
	/// The offence era.
	pub era: EraIndex,
	/// The fraction of what was allocated then, in parts of 10^9.
	pub fraction: Perbill,
	/// Where it stands.
	pub stage: SlashStage,
	/// The first era in which it can execute.
	pub executable_from: EraIndex,
	/// Who proved the offence, if it was proved on chain.
	pub reporter: Option<AccountId>,
	/// Who gets what is taken, less the reporter's share.
	pub beneficiary: Beneficiary<AccountId>,
	/// What it takes in all.
	#[serde(with = "decimal")]
	pub accounted: Balance,
	/// What was collected.
	#[serde(with = "decimal")]
	pub collected: Balance,
	/// What is still to be collected.
	#[serde(with = "decimal")]
	pub outstanding: Balance,
	/// What never will be, because the base chain took the collateral first.
	#[serde(with = "decimal")]
	pub written_off: Balance,
	/// What the reporter got.
	#[serde(with = "decimal")]
	pub paid_to_reporter: Balance,
	/// What the beneficiary got, or was burned for it.
	#[serde(with = "decimal")]
	pub paid_to_beneficiary: Balance,
	/// What waits until it can be paid to the beneficiary.
	#[serde(with = "decimal")]
	pub held: Balance,
	/// The first era in which it is; `None` if nothing has to wait.
	pub payable_from: Option<EraIndex>,
}

/// An operator that backs a service with less than its terms ask for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WeakOperator<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// What it backs the service with now.
	#[serde(with = "decimal")]
	pub stake: Balance,
}

/// Why no quorum can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum QuorumProblem {
	/// Nobody backs the service.
	NobodyBacks,
	/// Those that are able to act have too little: the others have left, are inactive, or back it
	/// with less than the terms ask for.
	TooFewAreAble,
}

/// Whether a quorum can be reached in an era; of one to come as far as that is known now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuorumOutlook {
	/// The era.
	pub era: EraIndex,
	/// What backs the service when it begins.
	#[serde(with = "decimal")]
	pub total: Balance,
	/// The least of it that is a quorum.
	#[serde(with = "decimal")]
	pub needed: Balance,
	/// What those have of it that have not left, are active and have what the terms ask for.
	#[serde(with = "decimal")]
	pub able: Balance,
	/// Why a quorum cannot be reached; `None` if it can.
	pub problem: Option<QuorumProblem>,
}

/// How the operators of a service are.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OperatorsHealth<AccountId> {
	/// How many back the service now.
	pub backing: u32,
	/// What the terms ask of an operator.
	#[serde(with = "decimal")]
	pub minimum: Balance,
	/// Those that should back the service now, have not left, and do with less than that: what they
	/// have was slashed, or their restakers left.
	pub below_minimum: Vec<WeakOperator<AccountId>>,
	/// Those that have not left and are not active: exhausted, or without their own stake.
	pub inactive: Vec<AccountId>,
	/// The active era, and every era to come in which somebody may join or have left.
	pub quorum: Vec<QuorumOutlook>,
}

const SECONDS_PER_DAY: u64 = 24 * 60 * 60;

/// What ends the rewards of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RewardsEnd {
	/// Nothing is paid by itself.
	NoStream,
	/// The stream ends, and the pot has enough until then.
	StreamEnds,
	/// The pot has too little for the whole stream.
	PotRunsDry,
}

/// How long a service pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RewardsHealth {
	/// What the pot has.
	#[serde(with = "decimal")]
	pub pot: Balance,
	/// What its stream pays for each era; zero if it has none.
	#[serde(with = "decimal")]
	pub per_era: Balance,
	/// For how many eras the stream goes on and the pot suffices, the active one included; at least,
	/// as what an era does not pay stays in the pot.
	pub eras_left: u32,
	/// How long that is, in seconds, from the beginning of the active era.
	#[serde(with = "decimal")]
	pub seconds_left: u64,
	/// The same in days, rounded down.
	pub days_left: u32,
	/// What ends it.
	pub ends: RewardsEnd,
}

impl RewardsHealth {
	/// Rewards of `per_era` for `eras_left` eras of `era_millis` milliseconds each.
	pub fn lasting(
		pot: Balance,
		per_era: Balance,
		eras_left: u32,
		era_millis: u64,
		ends: RewardsEnd,
	) -> Self {
		let seconds_left = era_millis.saturating_mul(eras_left.into()) / 1_000;
		let days_left = u32::try_from(seconds_left / SECONDS_PER_DAY).unwrap_or(u32::MAX);
		Self { pot, per_era, eras_left, seconds_left, days_left, ends }
	}
}

/// What a service has slashed lately: for offences that could still be slashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SlashesHealth {
	/// The oldest offence era that counts here.
	pub since: EraIndex,
	/// How many slashes are proposed and can be vetoed.
	pub proposed: u32,
	/// How many wait for the security council's approval.
	pub awaiting_approval: u32,
	/// How many were executed.
	pub executed: u32,
	/// How many were vetoed, or failed.
	pub refused: u32,
	/// What the executed ones take in all.
	#[serde(with = "decimal")]
	pub accounted: Balance,
	/// What the service has spent of its budget in the window that the active era is in.
	#[serde(with = "decimal")]
	pub budget_spent: Balance,
	/// The most it may spend there on its own.
	#[serde(with = "decimal")]
	pub budget_limit: Balance,
}

/// How a service is, as whoever runs it or depends on it would look at it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceHealth<AccountId> {
	/// The active era.
	pub era: EraIndex,
	/// Whether the security council has paused the service.
	pub paused: bool,
	/// Its operators, and what they can decide.
	pub operators: OperatorsHealth<AccountId>,
	/// Those that back it now and have no key to sign with, of any kind; fine if it needs none.
	pub without_key: Vec<AccountId>,
	/// How long it pays.
	pub rewards: RewardsHealth,
	/// What it has slashed.
	pub slashes: SlashesHealth,
}

frame::deps::sp_api::decl_runtime_apis! {
	/// Reads restaked security. Every figure is of the block it is asked at.
	pub trait RestakingApi<AccountId> where AccountId: Codec {
		/// What secures `service`; `None` if there is no such service.
		fn service_security(service: ServiceId) -> Option<ServiceSecurity<AccountId>>;

		/// How `service` is; `None` if there is no such service. Reads each of its operators, and every
		/// slash on record.
		fn health(service: ServiceId) -> Option<ServiceHealth<AccountId>>;

		/// What `restaker` has restaked.
		fn delegations(restaker: AccountId) -> RestakerInfo<AccountId>;

		/// What `restaker` owes and has not been collected yet.
		fn pending_slashes(restaker: AccountId) -> Vec<PendingSlash<AccountId>>;

		/// What there is to know of `operator`; `None` if it is not registered.
		fn operator(operator: AccountId) -> Option<OperatorInfo>;

		/// Slash `id` and its books; `None` if there is no such slash, or once it is forgotten.
		fn slash(id: SlashId) -> Option<SlashInfo<AccountId>>;

		/// Checks every invariant of the restaking pallets over their whole state, and says which
		/// one is broken. Meant for audits: it reads everything.
		fn check_invariants() -> Result<(), Vec<u8>>;
	}
}
