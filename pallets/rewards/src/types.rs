// SPDX-License-Identifier: Apache-2.0

//! What is recorded of rewards, and the arithmetic on it.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	deps::sp_core::{U256, U512},
	prelude::*,
};
use restaking_primitives::{Balance, EraIndex, PerUnit};

/// Where somebody wants to be paid.
#[derive(
	Clone,
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
pub enum Destination<AccountId> {
	/// On the account that earned it.
	#[default]
	Owner,
	/// On this account.
	Account(AccountId),
	/// Nowhere: it is bonded, and delegated to the operator through whom it was earned.
	Restake,
}

/// What a service paid for an era.
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
pub struct Distribution {
	/// What was shared out, in plancks, commissions included.
	pub amount: Balance,
	/// What operators keep of it.
	pub commission: Balance,
	/// Whether stake was weighted by points.
	pub by_points: bool,
}

/// What a service paid for one operator's work in an era, in plancks.
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
pub struct OperatorReward {
	/// What the operator keeps.
	pub commission: Balance,
	/// What is owed to the stake behind it.
	pub to_restakers: Balance,
	/// What each unit of that stake got, what rounding had left of earlier rewards included.
	pub each: PerUnit,
}

/// What is on record of one era of one service.
#[derive(
	CloneNoBound,
	DebugNoBound,
	DefaultNoBound,
	PartialEqNoBound,
	EqNoBound,
	Encode,
	Decode,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(MaxOperators))]
#[codec(mel_bound(AccountId: MaxEncodedLen))]
pub struct EraRecord<AccountId, MaxOperators>
where
	AccountId: Clone + Debug + Eq,
	MaxOperators: Get<u32>,
{
	/// What the service paid; `None` as long as it has not.
	pub distributed: Option<Distribution>,
	/// The points it reported per operator, each with more than none.
	pub points: BoundedVec<(AccountId, u32), MaxOperators>,
	/// What it paid per operator, each more than nothing.
	pub paid: BoundedVec<(AccountId, OperatorReward), MaxOperators>,
}

impl<AccountId: Clone + Debug + Eq, MaxOperators: Get<u32>> EraRecord<AccountId, MaxOperators> {
	/// The points of `operator`.
	pub fn points_of(&self, operator: &AccountId) -> u32 {
		self.points.iter().find(|(who, _)| who == operator).map_or(0, |(_, points)| *points)
	}

	/// Adds `points` to those of `operator`; fails if they are too many, or the list is full.
	pub fn add_points(&mut self, operator: AccountId, points: u32) -> Result<(), PointsRefused> {
		if points == 0 {
			return Ok(());
		}
		if let Some((_, sum)) = self.points.iter_mut().find(|(who, _)| *who == operator) {
			*sum = sum.checked_add(points).ok_or(PointsRefused::TooManyPoints)?;
			return Ok(());
		}
		self.points.try_push((operator, points)).map_err(|_| PointsRefused::TooManyOperators)
	}
}

/// Why points cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsRefused {
	/// The sum leaves `u32`.
	TooManyPoints,
	/// The record has no room for another operator.
	TooManyOperators,
}

/// What a service pays by itself, era after era.
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
pub struct Stream {
	/// What is distributed for each era, in plancks.
	pub per_era: Balance,
	/// The next era that is paid, once it is over.
	pub next: EraIndex,
	/// The first era that is not paid any more.
	pub until: EraIndex,
	/// Whether stake is weighted by points.
	pub by_points: bool,
	/// Whether the pot had too little for the era that came before.
	pub starved: bool,
}

/// Where the walk over a queue by era goes on.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Cursor<Who> {
	/// The era it is in.
	pub era: EraIndex,
	/// Whom it met last in that era.
	pub after: Option<Who>,
	/// The first era of which it left somebody where it was.
	pub passed: Option<EraIndex>,
}

// Derived it would ask the same of `Who`.
impl<Who> Default for Cursor<Who> {
	fn default() -> Self {
		Self { era: 0, after: None, passed: None }
	}
}

impl<Who> Cursor<Who> {
	/// The beginning of `era`.
	pub const fn at(era: EraIndex) -> Self {
		Self { era, after: None, passed: None }
	}

	/// The first era of which anything can be queued.
	pub fn first(&self) -> EraIndex {
		self.passed.map_or(self.era, |passed| passed.min(self.era))
	}
}

/// The books over all services, in plancks. What was funded and not paid is in the pots, in
/// commissions owed, or set aside.
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
pub struct Totals {
	/// All that services were ever funded with.
	pub funded: Balance,
	/// All that was ever paid, what was swept to the treasury included.
	pub paid: Balance,
	/// What is owed to restakers, with what is lost in rounding there.
	pub set_aside: Balance,
}

/// What each of several weights gets of `amount`: `amount · weight / Σ weight`, rounded down. A
/// weight is stake times points; neither their products nor their sum leave 256 bits, nor what is
/// multiplied with them 512.
pub fn shares_of<AccountId>(
	amount: Balance,
	weights: Vec<(AccountId, Balance, u32)>,
) -> Vec<(AccountId, Balance)> {
	let weight = |stake: Balance, points: u32| U256::from(stake).saturating_mul(points.into());
	let sum = weights
		.iter()
		.fold(U256::zero(), |sum, (_, stake, points)| sum.saturating_add(weight(*stake, *points)));
	if sum.is_zero() {
		return Vec::new();
	}
	let share = |stake, points| {
		U256::from(amount)
			.full_mul(weight(stake, points))
			.checked_div(U512::from(sum))
			.and_then(|share| Balance::try_from(share).ok())
			.unwrap_or_default()
	};
	weights
		.into_iter()
		.map(|(operator, stake, points)| (operator, share(stake, points)))
		.filter(|(_, share)| *share > 0)
		.collect()
}
