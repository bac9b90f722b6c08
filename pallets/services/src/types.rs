// SPDX-License-Identifier: Apache-2.0

//! Services and their terms, over time.

use frame::prelude::*;
use restaking_primitives::{
	security::{self, TermsOfService},
	Balance, Beneficiary, Budget, Curve, EraIndex, SlashMode, SlashTerms,
};

/// Whom a service lets in.
#[derive(
	CloneNoBound,
	DebugNoBound,
	PartialEqNoBound,
	EqNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(MaxAllowList))]
#[codec(mel_bound(AccountId: MaxEncodedLen))]
pub enum Admission<AccountId, MaxAllowList>
where
	AccountId: Clone + Debug + Eq,
	MaxAllowList: Get<u32>,
{
	/// Every operator that fulfils the terms, at once.
	Open,
	/// Those whom its owner admits, one by one.
	Approval,
	/// These operators only, at once.
	AllowList(BoundedVec<AccountId, MaxAllowList>),
}

/// What a service asks of operators, and what they risk there.
#[derive(
	CloneNoBound,
	DebugNoBound,
	PartialEqNoBound,
	EqNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(MaxAllowList))]
#[codec(mel_bound(AccountId: MaxEncodedLen))]
pub struct Terms<AccountId, MaxAllowList>
where
	AccountId: Clone + Debug + Eq,
	MaxAllowList: Get<u32>,
{
	/// Whom the service lets in.
	pub admission: Admission<AccountId, MaxAllowList>,
	/// What an allocation must be worth when it is made, in plancks.
	pub min_operator_stake: Balance,
	/// The fraction of the effective stake that can act for the service.
	pub quorum: Perbill,
	/// The highest fraction of an allocation that the service may take on its own for one offence
	/// era.
	pub max_slash: Perbill,
	/// The most it may take on its own over all operators.
	pub budget: Budget,
	/// Whether, and how, correlated offences cost more than single ones.
	pub curve: Option<Curve>,
	/// Who accuses, and how it is decided.
	pub mode: SlashMode<AccountId>,
	/// Who gets what is taken.
	pub beneficiary: Beneficiary<AccountId>,
	/// What an attacker could gain by corrupting the service, in plancks, as its owner sees it.
	pub value_at_stake: Balance,
}

impl<AccountId: Clone + Debug + Eq, MaxAllowList: Get<u32>> Terms<AccountId, MaxAllowList> {
	/// How many operators the allow-list names.
	pub fn allow_list_len(&self) -> u32 {
		match &self.admission {
			Admission::AllowList(list) => list.len().saturated_into(),
			Admission::Open | Admission::Approval => 0,
		}
	}
}

impl<AccountId: Clone + Debug + Eq, MaxAllowList: Get<u32>> From<Terms<AccountId, MaxAllowList>>
	for SlashTerms<AccountId>
{
	fn from(terms: Terms<AccountId, MaxAllowList>) -> Self {
		Self {
			mode: terms.mode,
			curve: terms.curve,
			max_fraction: terms.max_slash,
			budget: terms.budget,
			beneficiary: terms.beneficiary,
		}
	}
}

impl<AccountId: Clone + Debug + Eq, MaxAllowList: Get<u32>> From<Terms<AccountId, MaxAllowList>>
	for TermsOfService<AccountId>
{
	fn from(terms: Terms<AccountId, MaxAllowList>) -> Self {
		let admission = match &terms.admission {
			Admission::Open => security::Admission::Open,
			Admission::Approval => security::Admission::Approval,
			Admission::AllowList(list) => security::Admission::AllowList(list.to_vec()),
		};
		Self {
			admission,
			min_operator_stake: terms.min_operator_stake,
			quorum: terms.quorum,
			value_at_stake: terms.value_at_stake,
			slashing: terms.into(),
		}
	}
}

/// An allow-list names more operators than it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllowListTooLong;

impl<AccountId: Clone + Debug + Eq, MaxAllowList: Get<u32>> TryFrom<TermsOfService<AccountId>>
	for Terms<AccountId, MaxAllowList>
{
	type Error = AllowListTooLong;

	fn try_from(terms: TermsOfService<AccountId>) -> Result<Self, AllowListTooLong> {
		let admission = match terms.admission {
			security::Admission::Open => Admission::Open,
			security::Admission::Approval => Admission::Approval,
			security::Admission::AllowList(list) => {
				Admission::AllowList(list.try_into().map_err(|_| AllowListTooLong)?)
			}
		};
		let SlashTerms { mode, curve, max_fraction, budget, beneficiary } = terms.slashing;
		Ok(Self {
			admission,
			min_operator_stake: terms.min_operator_stake,
			quorum: terms.quorum,
			max_slash: max_fraction,
			budget,
			curve,
			mode,
			beneficiary,
			value_at_stake: terms.value_at_stake,
		})
	}
}

/// From an era on, these are the terms of a service.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(MaxAllowList))]
#[codec(mel_bound(AccountId: MaxEncodedLen))]
pub struct TermsStep<AccountId, MaxAllowList>
where
	AccountId: Clone + Debug + Eq,
	MaxAllowList: Get<u32>,
{
	/// The first era in which they are in force.
	pub from: EraIndex,
	/// The terms.
	pub terms: Terms<AccountId, MaxAllowList>,
}

/// The terms of a service changed more often than its history can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyTermsSteps;

/// The terms of a service over time, the oldest first: as far back as an offence can still be
/// slashed, those in force, and a change that is pending.
///
/// ## Three steps are enough
///
/// Let *d* be the terms delay and *w* the liability window, in eras; `d ≥ exit ≥ w`, see
/// [`Delays::ensure_safe`](restaking_primitives::Delays::ensure_safe).
///
/// 1. *Steps are at least* d *apart.* A change that is requested while another is pending replaces
///    it. So whatever comes after a step was requested when that step was in force already, in an
///    era no earlier than its `from`, and waits for *d* eras. The first step is in force from the
///    era in which the service is created.
/// 2. *All but one of the superseded steps are forgotten.* Let *a*, *b*, *c* be steps in this
///    order, and *c* be in force `now`. Then `b.from ≤ c.from − d ≤ now − w`: also the oldest
///    offence that can be slashed now happened when *b* was in force. Nothing asks for *a*, nor
///    for anything before it, and it is forgotten before another step is added.
/// 3. What is left is *b*, *c*, and the one pending.
///
/// Where the delays do not keep to that, the change is refused with [`TooManyTermsSteps`]: nothing
/// is forgotten that can be asked for.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(MaxAllowList))]
#[codec(mel_bound(AccountId: MaxEncodedLen))]
pub struct TermsHistory<AccountId, MaxAllowList>(
	pub BoundedVec<TermsStep<AccountId, MaxAllowList>, ConstU32<3>>,
)
where
	AccountId: Clone + Debug + Eq,
	MaxAllowList: Get<u32>;

impl<AccountId: Clone + Debug + Eq, MaxAllowList: Get<u32>> TermsHistory<AccountId, MaxAllowList> {
	/// These `terms`, from era `from` on.
	pub fn new(from: EraIndex, terms: Terms<AccountId, MaxAllowList>) -> Self {
		Self(BoundedVec::truncate_from(alloc::vec![TermsStep { from, terms }]))
	}

	/// The terms in force in `era`; `None` if that is before the first of them, or forgotten.
	pub fn in_force_in(&self, era: EraIndex) -> Option<&Terms<AccountId, MaxAllowList>> {
		self.0.iter().rev().find(|step| step.from <= era).map(|step| &step.terms)
	}

	/// The change that is not in force yet in era `now`.
	pub fn pending(&self, now: EraIndex) -> Option<&TermsStep<AccountId, MaxAllowList>> {
		self.0.last().filter(|step| step.from > now)
	}

	/// Lets `terms` be in force from era `from` on, instead of whatever is pending in era `now`,
	/// and forgets what was in force before `oldest`.
	pub fn change(
		&mut self,
		now: EraIndex,
		oldest: EraIndex,
		from: EraIndex,
		terms: Terms<AccountId, MaxAllowList>,
	) -> Result<(), TooManyTermsSteps> {
		self.withdraw(now, oldest);
		self.0.try_push(TermsStep { from, terms }).map_err(|_| TooManyTermsSteps)
	}

	/// Takes back the change that is pending in era `now`, if there is one, and forgets what was in
	/// force before `oldest`.
	pub fn withdraw(
		&mut self,
		now: EraIndex,
		oldest: EraIndex,
	) -> Option<TermsStep<AccountId, MaxAllowList>> {
		let superseded = self.0.iter().skip(1).filter(|step| step.from <= oldest).count();
		self.0.drain(..superseded);
		match self.pending(now) {
			Some(_) => self.0.pop(),
			None => None,
		}
	}
}

/// A service.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(MaxMetadata))]
#[codec(mel_bound(AccountId: MaxEncodedLen))]
pub struct Service<AccountId, MaxMetadata>
where
	AccountId: Clone + Debug + Eq,
	MaxMetadata: Get<u32>,
{
	/// Who runs it.
	pub owner: AccountId,
	/// What is held from the owner for it, in plancks.
	pub deposit: Balance,
	/// What its owner says of it.
	pub metadata: BoundedVec<u8, MaxMetadata>,
	/// Whether the security council has paused it.
	pub paused: bool,
	/// How many operators it has admitted, those included that have left and can still be slashed.
	pub operators: u32,
	/// How many operators wait to be admitted.
	pub applications: u32,
}
