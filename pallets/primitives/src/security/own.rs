// SPDX-License-Identifier: Apache-2.0

//! A service that belongs to a pallet.

use crate::{
	types::decimal, Balance, Beneficiary, Budget, EraIndex, ServiceId, SlashMode, SlashTerms,
	VerifierId,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::{
	arithmetic::Perbill,
	deps::sp_runtime::traits::AccountIdConversion,
	prelude::{DispatchError, DispatchResult, PalletId},
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Whom a service lets in.
#[derive(
	Clone,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Admission<AccountId> {
	/// Every operator that fulfils the terms, at once.
	#[default]
	Open,
	/// Those whom the pallet [admits](OwnService::admit), one by one.
	Approval,
	/// These operators only, at once.
	AllowList(Vec<AccountId>),
}

/// What a service asks of operators, and what they risk there.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct TermsOfService<AccountId> {
	/// Whom the service lets in.
	pub admission: Admission<AccountId>,
	/// What an allocation must be worth when it is made, in plancks.
	#[serde(with = "decimal")]
	pub min_operator_stake: Balance,
	/// The fraction of the stake that can act for the service.
	pub quorum: Perbill,
	/// What an attacker could gain by corrupting the service, in plancks.
	#[serde(with = "decimal")]
	pub value_at_stake: Balance,
	/// Under which terms it slashes.
	pub slashing: SlashTerms<AccountId>,
}

/// Two thirds and a bit: two quorums have more than a third in common.
const QUORUM: Perbill = Perbill::from_percent(67);

impl<AccountId> TermsOfService<AccountId> {
	/// Terms by which `pallet` proves offences by itself, and each takes at most `fraction` of an
	/// allocation, at once.
	///
	/// Open to all, a quorum of 67 %, no reporter's share, no curve, at most `fraction` for one era of
	/// one operator and of the whole stake per era without the security council; what is taken is the
	/// treasury's. Change what does not fit.
	pub fn proven_by(pallet: PalletId, fraction: Perbill) -> Self {
		let mode = SlashMode::Objective {
			verifier: VerifierId::of_pallet(pallet),
			fraction,
			reporter_share: Perbill::zero(),
		};
		Self::with_mode(mode, fraction)
	}

	/// Terms by which `slasher` accuses, a slash can be vetoed for `window` eras by `resolver` and the
	/// security council, and executes if it is not. The rest is as in [`Self::proven_by`]. A pallet that
	/// accuses is a slasher by [its account](OwnService::account).
	pub fn accused_by(
		slasher: AccountId,
		resolver: Option<AccountId>,
		window: EraIndex,
		fraction: Perbill,
	) -> Self {
		Self::with_mode(SlashMode::Vetoable { slasher, resolver, window }, fraction)
	}

	fn with_mode(mode: SlashMode<AccountId>, fraction: Perbill) -> Self {
		Self {
			admission: Admission::Open,
			min_operator_stake: 0,
			quorum: QUORUM,
			value_at_stake: 0,
			slashing: SlashTerms {
				mode,
				curve: None,
				max_fraction: fraction,
				budget: Budget { fraction, window: 1 },
				beneficiary: Beneficiary::Treasury,
			},
		}
	}
}

/// Runs a service in the name of a pallet.
pub trait OwnService<AccountId> {
	/// The account of `pallet`: it owns the services that the pallet creates, and nobody has a key to
	/// it.
	fn account(pallet: PalletId) -> AccountId
	where
		PalletId: AccountIdConversion<AccountId>,
	{
		pallet.into_account_truncating()
	}

	/// Creates a service that `pallet` owns, and returns its name: from genesis on, or in the upgrade
	/// that brings the pallet. It costs no deposit. The caller remembers the name, and does not
	/// create a second one. `metadata` is for people to read.
	///
	/// Fails with `MetadataTooLong`, and for terms that make no sense with `QuorumIsZero`,
	/// `MaxSlashIsZero`, `BudgetIsZero`, `BudgetWindowOutOfRange`, `CurveNeverRises`,
	/// `VetoWindowOutOfRange`, `UnknownVerifier` (that of another pallet is unknown),
	/// `FractionIsZero`, `FractionAboveMaxSlash`, `ReporterShareTooHigh`, `AllowListIsEmpty`,
	/// `AllowListHasDuplicates` or `AllowListTooLong`.
	fn create(
		pallet: PalletId,
		metadata: Vec<u8>,
		terms: TermsOfService<AccountId>,
	) -> Result<ServiceId, DispatchError>;

	/// The terms of `service` in force in `era`; `None` if there was no such service, or if that is
	/// forgotten.
	fn terms(service: ServiceId, era: EraIndex) -> Option<TermsOfService<AccountId>>;

	/// Asks for new terms, and returns the first era in which they are in force; those that were
	/// pending are dropped.
	///
	/// Fails with `UnknownService` or `NotServiceOwner`, or as [`Self::create`] does.
	fn change_terms(
		pallet: PalletId,
		service: ServiceId,
		terms: TermsOfService<AccountId>,
	) -> Result<EraIndex, DispatchError>;

	/// The operators that have applied and wait to be admitted or rejected, at most as many as
	/// [`InspectService::max_operators`](super::InspectService::max_operators). Reads each operator of
	/// the service.
	fn applications(service: ServiceId) -> Vec<AccountId>;

	/// Admits an operator that has applied; it backs the service after the allocation delay.
	///
	/// Fails with `UnknownService`, `NotServiceOwner`, `ServiceIsPaused`, `NotOptedIn`,
	/// `AlreadyAdmitted`, `TooManyOperators`, or where the operator no longer fulfils the terms with
	/// `MagnitudeExceeded`, `CapAboveTranche`, `StakeTooLow` or the ledger's error.
	fn admit(pallet: PalletId, service: ServiceId, operator: &AccountId) -> DispatchResult;

	/// Refuses an operator that has applied.
	///
	/// Fails with `UnknownService`, `NotServiceOwner`, `NotOptedIn` or `AlreadyAdmitted`.
	fn reject(pallet: PalletId, service: ServiceId, operator: &AccountId) -> DispatchResult;

	/// Ends the allocation of an operator. It backs the service until the active era is over, and can
	/// be slashed for that time as long as for any other.
	///
	/// Fails with `UnknownService`, `NotServiceOwner`, `NotOptedIn`, `NotAdmitted` or
	/// `AlreadyEnded`.
	fn remove(pallet: PalletId, service: ServiceId, operator: &AccountId) -> DispatchResult;
}
