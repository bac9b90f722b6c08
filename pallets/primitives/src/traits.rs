// SPDX-License-Identifier: Apache-2.0

//! The seams between the restaking pallets, one capability each.
//!
//! No trait that moves or promises money is implemented for `()`: a miswired runtime must not
//! compile into one that silently never slashes.

use crate::{
	Balance, EraIndex, KeyKind, Magnitude, ServiceId, ServiceKey, ServiceSignature, SlashId,
	SlashTerms, VerifierId,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	arithmetic::Perbill,
	deps::{
		frame_support::{weights::Weight, Parameter},
		sp_core::H256,
		sp_runtime::DispatchError,
	},
	prelude::DispatchResult,
};
use scale_info::TypeInfo;

/// Reads the clock by which liability is measured.
pub trait Eras {
	/// The era that is active now: its validators author blocks.
	fn active_era() -> EraIndex;
}

/// Reads what a stash has bonded in the base chain's staking.
pub trait Bonds<AccountId> {
	/// The active part of the bond, in plancks; zero when the stash has none.
	fn active(stash: &AccountId) -> Balance;

	/// The whole bond, unlocking parts included, in plancks; zero when the stash has none.
	fn total(stash: &AccountId) -> Balance;
}

/// Takes tokens out of a bond.
pub trait SlashBonds<AccountId>: Bonds<AccountId> {
	/// Tokens taken and not yet given to anybody.
	type Credit;

	/// Takes up to `amount` plancks out of the bond of `stash`, ledger and held balance alike, and
	/// never more; returns what was taken, which is less only if the bond is smaller.
	fn slash(stash: &AccountId, amount: Balance) -> Self::Credit;
}

/// Puts free tokens into a bond.
pub trait ExtendBonds<AccountId>: Bonds<AccountId> {
	/// Bonds `amount` plancks of the free balance of `stash`, opening a bond if there is none.
	fn bond(stash: &AccountId, amount: Balance) -> DispatchResult;
}

/// Hears from the base chain's staking what it takes or lets go of.
pub trait OnBondChange<AccountId> {
	/// The base chain has slashed `stash`; `total` plancks of its bond remain. What storage says
	/// of the bond may still be from before.
	fn on_bond_slashed(stash: &AccountId, active: Balance, total: Balance);

	/// The base chain has just released part or all of the bond of `stash`, in this extrinsic.
	fn on_bond_withdrawn(stash: &AccountId);
}

/// Reads the registry of operators.
pub trait OperatorRegistry<AccountId> {
	/// The least its owner promises to keep delegated to itself, in plancks; `None` when `who` is
	/// no operator.
	fn min_self_delegation(who: &AccountId) -> Option<Balance>;

	/// Whether `who` is an operator.
	fn is_operator(who: &AccountId) -> bool {
		Self::min_self_delegation(who).is_some()
	}
}

/// Reads with which keys operators sign for services.
pub trait ServiceKeys<AccountId> {
	/// Whose `key` was in `era`, however long ago that is; `None` if nobody's, or if it was rotated
	/// away longer ago than a slash can still be executed for.
	fn owner_in(key: &ServiceKey, era: EraIndex) -> Option<AccountId>;

	/// The key of this kind with which `operator` signs now.
	fn key_of(operator: &AccountId, kind: KeyKind) -> Option<ServiceKey>;

	/// Whose signature of `message` this is, by a `key` that was in force in `era`; `None` if the key
	/// was nobody's, or if it did not sign that. Costs a read, and checking a signature of the
	/// key's kind. An operator signs for all its services with one key: a message has to say which
	/// chain and which service it is for, and what of.
	fn signer_in(
		key: &ServiceKey,
		era: EraIndex,
		message: &[u8],
		signature: &ServiceSignature,
	) -> Option<AccountId> {
		Self::owner_in(key, era).filter(|_| key.verify(message, signature))
	}
}

/// Reads the stake behind an operator.
pub trait OperatorStake<AccountId> {
	/// Whether `operator` is registered, not exhausted, and keeps its minimum self-delegation.
	fn ensure_active(operator: &AccountId) -> DispatchResult;

	/// What is left of the magnitude of `operator`; [`Magnitude::FULL`] if it was never slashed.
	fn magnitude(operator: &AccountId) -> Magnitude;

	/// What `magnitude` of `operator` is worth with the stake liable in `era`, in plancks, rounded
	/// down. An era that has not begun is answered with what is known of it now; one that is
	/// forgotten with zero.
	fn backing(operator: &AccountId, magnitude: Magnitude, era: EraIndex) -> Balance;
}

/// Slashes the stake behind an operator.
pub trait SlashStake<AccountId> {
	/// Takes `delta` from the magnitude of `operator` for an offence of `era`, at a cost that does
	/// not depend on the number of restakers, and returns what they owe together, in plancks,
	/// rounded up. It is collected from each of them afterwards, and handed on through
	/// [`SlashSettlement`] under the name `id`.
	///
	/// Fails, and changes nothing, when `era` is out of the ledger's memory or the operator has
	/// too many slashes that are not collected yet; the latter passes by itself.
	fn slash_stake(
		id: SlashId,
		operator: &AccountId,
		era: EraIndex,
		delta: Magnitude,
	) -> Result<Balance, DispatchError>;

	/// What is still to be collected for slash `id` of `operator`, in plancks, rounded up.
	fn outstanding(operator: &AccountId, id: SlashId) -> Balance;
}

/// Receives what is collected for a slash. Infallible: whatever happens, the funds are accounted.
pub trait SlashSettlement {
	/// Tokens taken and not yet given to anybody.
	type Credit;

	/// `credit` was collected for slash `id`, of which `outstanding` plancks remain.
	fn on_collected(id: SlashId, credit: Self::Credit, outstanding: Balance);

	/// Nothing was collected, but what remains to be collected fell to `outstanding` plancks,
	/// because the base chain took collateral first.
	fn on_written_off(id: SlashId, outstanding: Balance);
}

/// Reads which slashes are proposed and not yet decided.
pub trait OpenSlashes<AccountId> {
	/// The earliest offence era of any slash proposed against `operator` that is neither executed
	/// nor vetoed.
	fn oldest_offence(operator: &AccountId) -> Option<EraIndex>;
}

/// Reads whether an operator has promised anything to a service.
pub trait OperatorCommitments<AccountId> {
	/// Whether `operator` has an allocation, also one that ended but is still slashable.
	fn has_allocations(operator: &AccountId) -> bool;
}

/// Reads under which terms services slash.
pub trait ServiceTerms<AccountId> {
	/// The terms of `service` in force in `era`; `None` if there is no such service.
	fn slash_terms(service: ServiceId, era: EraIndex) -> Option<SlashTerms<AccountId>>;

	/// Whether the security council has paused `service`.
	fn is_paused(service: ServiceId) -> bool;
}

/// Takes from what an operator has allocated to a service.
pub trait SlashAllocations<AccountId> {
	/// What `operator` had allocated to `service` when `era` began; `None` if it had nothing or
	/// `era` is too old to be slashed.
	fn allocated_in(service: ServiceId, operator: &AccountId, era: EraIndex) -> Option<Magnitude>;

	/// What all operators of `service` had allocated to it in `era`, in plancks, each rounded down.
	/// Reads each of its operators.
	fn service_stake(service: ServiceId, era: EraIndex) -> Balance;

	/// How many operators that reads.
	fn operators_of(service: ServiceId) -> u32;

	/// Takes `fraction` of what was allocated in `era`, rounded up and at most what is left of the
	/// allocation, and returns it. Other services keep all that is theirs alone; those that share
	/// the tranche it comes from, if it does, reach less of that.
	fn slash_allocation(
		service: ServiceId,
		operator: &AccountId,
		era: EraIndex,
		fraction: Perbill,
	) -> Result<Magnitude, DispatchError>;
}

/// An offence that was proved on chain.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ProvenOffence<AccountId> {
	/// Who committed it.
	pub operator: AccountId,
	/// When.
	pub era: EraIndex,
	/// The same for every proof of this offence, so that nobody is slashed for it twice.
	pub evidence: H256,
}

/// Knows in which ways offences can be proved on chain.
pub trait Verifiers {
	/// Whether there is a verifier of this name.
	fn is_known(verifier: VerifierId) -> bool;
}

/// Checks proofs of offences.
///
/// A runtime with several verifiers makes [`Proof`](Self::Proof) an enum of theirs, and passes on.
pub trait VerifyOffence<AccountId>: Verifiers {
	/// What proves an offence.
	type Proof: Parameter;

	/// What [`Self::verify`] weighs.
	fn weight(proof: &Self::Proof) -> Weight;

	/// What `proof` proves to `verifier` against an operator of `service`; an error that says why
	/// if it proves nothing. Changes nothing.
	fn verify(
		verifier: VerifierId,
		service: ServiceId,
		proof: &Self::Proof,
	) -> Result<ProvenOffence<AccountId>, DispatchError>;
}
