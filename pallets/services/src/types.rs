// SPDX-License-Identifier: Apache-2.0

//! Services, their terms, and allocations with the arithmetic that belongs to them.

use frame::prelude::*;
use restaking_primitives::{Balance, Beneficiary, EraIndex, Magnitude, SlashTerms};

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
	/// The highest fraction of an allocation that the service may take for one offence era.
	pub max_slash: Perbill,
	/// Who may propose a slash.
	pub slasher: AccountId,
	/// Who may veto one, next to the security council.
	pub resolver: Option<AccountId>,
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
			slasher: terms.slasher,
			resolver: terms.resolver,
			max_fraction: terms.max_slash,
			beneficiary: terms.beneficiary,
		}
	}
}

/// A service.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(MaxMetadata, MaxAllowList))]
#[codec(mel_bound(AccountId: MaxEncodedLen))]
pub struct Service<AccountId, MaxMetadata, MaxAllowList>
where
	AccountId: Clone + Debug + Eq,
	MaxMetadata: Get<u32>,
	MaxAllowList: Get<u32>,
{
	/// Who runs it.
	pub owner: AccountId,
	/// What is held from the owner for it, in plancks.
	pub deposit: Balance,
	/// What its owner says of it.
	pub metadata: BoundedVec<u8, MaxMetadata>,
	/// What it asks of operators, and what they risk.
	pub terms: Terms<AccountId, MaxAllowList>,
	/// Whether the security council has paused it.
	pub paused: bool,
	/// How many operators it has admitted, those included that have left and can still be slashed.
	pub operators: u32,
	/// How many operators wait to be admitted.
	pub applications: u32,
}

/// From an era on, an allocation backs its service with this magnitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Step {
	/// The first era.
	pub from: EraIndex,
	/// What is allocated, and what a fraction for an offence of that time is a fraction of.
	pub nominal: Magnitude,
}

/// How an allocation ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ending {
	/// The last era in which the allocation backs the service.
	pub in_era: EraIndex,
	/// The era under which its release is queued.
	pub queued_for: EraIndex,
}

/// An allocation has as many steps as it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManySteps;

/// What an operator has put behind a service, offered or admitted.
///
/// Its history is a step function of eras: what was allocated when an era began is what an offence
/// of that era can be slashed from, whatever has happened since. What can be taken in all, over
/// every era, is at most what is `left`.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(MaxSteps))]
#[codec(mel_bound())]
pub struct Allocation<MaxSteps: Get<u32>> {
	/// What has not been slashed of it.
	pub left: Magnitude,
	/// The first era in which it backs the service; `None` until the service has admitted it.
	pub effective_from: Option<EraIndex>,
	/// How it ends, once it does.
	pub ending: Option<Ending>,
	/// Its history, the oldest step first, as far back as it can be slashed.
	pub steps: BoundedVec<Step, MaxSteps>,
}

impl<MaxSteps: Get<u32>> Allocation<MaxSteps> {
	/// An offer of `magnitude` that waits to be admitted.
	pub fn offer(magnitude: Magnitude) -> Self {
		Self { left: magnitude, effective_from: None, ending: None, steps: BoundedVec::new() }
	}

	/// Lets it back the service from era `from` on.
	pub fn admit(&mut self, from: EraIndex) -> Result<(), TooManySteps> {
		self.set_from(from, self.left, from)?;
		self.effective_from = Some(from);
		Ok(())
	}

	/// Whether the service has admitted it.
	pub fn is_admitted(&self) -> bool {
		self.effective_from.is_some()
	}

	/// Whether it has backed the service already in `era`, for however short a time.
	pub fn has_begun(&self, era: EraIndex) -> bool {
		self.effective_from.is_some_and(|from| from <= era)
	}

	/// What was allocated when `era` began; zero if nothing was, or if that is forgotten.
	pub fn nominal_in(&self, era: EraIndex) -> Magnitude {
		self.steps
			.iter()
			.rev()
			.find(|step| step.from <= era)
			.map_or(Magnitude::ZERO, |step| step.nominal)
	}

	/// What backs the service in `era`, the active one: what was allocated when it began, less
	/// what has been taken since.
	pub fn effective_in(&self, era: EraIndex) -> Magnitude {
		self.nominal_in(era).min(self.left)
	}

	/// Whether, in era `now`, it can never be slashed again; `delay` is how long it stays
	/// slashable after it has ended.
	pub fn is_releasable(&self, now: EraIndex, delay: EraIndex) -> bool {
		self.ending.is_some_and(|ending| ending.in_era.saturating_add(delay) <= now)
	}

	/// Takes `fraction` of what was allocated in `era`, rounded up and at most what is left, and
	/// returns it. A later era's nominal does not change before [`Self::set_from`] says so: that
	/// is what makes the order of slashes irrelevant.
	pub fn take(&mut self, era: EraIndex, fraction: Perbill) -> Magnitude {
		let taken = self.nominal_in(era).take(fraction).min(self.left);
		self.left = self.left.saturating_sub(taken);
		taken
	}

	/// Makes `nominal` what is allocated from era `from` on, and forgets what was allocated
	/// before `oldest`. Nothing may be known yet of eras after `from`.
	pub fn set_from(
		&mut self,
		from: EraIndex,
		nominal: Magnitude,
		oldest: EraIndex,
	) -> Result<(), TooManySteps> {
		self.forget_before(oldest);
		match self.steps.last_mut() {
			Some(last) if last.from == from => last.nominal = nominal,
			_ => self.steps.try_push(Step { from, nominal }).map_err(|_| TooManySteps)?,
		}
		Ok(())
	}

	/// Drops the steps that say nothing of `oldest` or any later era.
	fn forget_before(&mut self, oldest: EraIndex) {
		let superseded = self.steps.iter().skip(1).filter(|step| step.from <= oldest).count();
		self.steps.drain(..superseded);
	}
}
