// SPDX-License-Identifier: Apache-2.0

//! What an operator's restakers were rewarded: one sum for all of them, and what has to be
//! remembered of it for those who begin or end somewhere in between. Nothing here touches storage or
//! tokens.

use crate::Config;
use frame::prelude::*;
use restaking_primitives::{Balance, EraIndex, PerUnit};

/// What the restakers of an operator were rewarded, whoever they are: rewards belong to units
/// alike, so that one sum pays everybody.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct Rewards<T: Config> {
	/// What a unit was rewarded that was liable in every era.
	pub total: PerUnit,
	/// What of it was for eras that are still kept; ascending by era.
	pub recent: BoundedVec<(EraIndex, PerUnit), T::MaxHistory>,
	/// What was given and no position has accrued: what they will, and what rounding leaves.
	pub unaccrued: Balance,
	/// What could not be divided among the units; it comes on top of the next reward.
	pub remainder: Balance,
}

impl<T: Config> Default for Rewards<T> {
	fn default() -> Self {
		Self { total: PerUnit::ZERO, recent: BoundedVec::default(), unaccrued: 0, remainder: 0 }
	}
}

impl<T: Config> Rewards<T> {
	/// What a unit was rewarded for the eras before `era`, none of which can be rewarded any more if
	/// it is not kept.
	pub(crate) fn before(&self, era: EraIndex) -> PerUnit {
		self.recent
			.iter()
			.filter(|(of, _)| *of >= era)
			.fold(self.total, |sum, (_, each)| sum.saturating_sub(*each))
	}

	/// Gives `each` unit of `era` so much: `given` in all.
	pub(crate) fn give(
		&mut self,
		era: EraIndex,
		each: PerUnit,
		given: Balance,
		remainder: Balance,
	) -> Result<(), RewardRefused> {
		let total = self.total.checked_add(each).ok_or(RewardRefused::TooLarge)?;
		let unaccrued = self.unaccrued.checked_add(given).ok_or(RewardRefused::TooLarge)?;
		match self.recent.binary_search_by_key(&era, |(of, _)| *of) {
			Ok(place) => {
				if let Some((_, sum)) = self.recent.get_mut(place) {
					*sum = sum.checked_add(each).ok_or(RewardRefused::TooLarge)?;
				}
			}
			Err(place) => self
				.recent
				.try_insert(place, (era, each))
				.map_err(|_| RewardRefused::HistoryFull)?,
		}
		(self.total, self.unaccrued, self.remainder) = (total, unaccrued, remainder);
		Ok(())
	}
}

/// Why the stake behind an operator cannot be rewarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RewardRefused {
	/// The era is older than the ledger remembers.
	EraForgotten,
	/// Nobody was liable in that era.
	NobodyLiable,
	/// It is more than a unit can be given.
	TooLarge,
	/// See [`HistoryFull`].
	HistoryFull,
}

/// An era at which positions begin or end at an operator.
///
/// What a unit was rewarded before it is known from the operator's ledger while the era is kept,
/// and written here when it is forgotten: a position that nobody touches for a thousand eras still
/// gets exactly what is its own, at the cost of looking here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Boundary {
	/// How many positions have it; it is forgotten with the last of them.
	pub positions: u32,
	/// What a unit was rewarded for the eras before; `None` while the era is kept.
	pub rewarded: Option<PerUnit>,
}

/// How many eras share an entry of the storage of boundaries: a ledger that was not touched for as
/// long as it remembers forgets them with a few writes.
pub const ERAS_PER_ENTRY: u32 = 32;

/// The boundaries among so many eras.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BoundaryEntry(pub BoundedVec<(EraIndex, Boundary), ConstU32<ERAS_PER_ENTRY>>);

impl BoundaryEntry {
	/// Where the boundary at `era` is.
	pub const fn key(era: EraIndex) -> u32 {
		era / ERAS_PER_ENTRY
	}

	/// The boundary at `era`.
	pub fn get(&self, era: EraIndex) -> Option<&Boundary> {
		self.0.iter().find(|(of, _)| *of == era).map(|(_, boundary)| boundary)
	}

	/// A position more has the boundary at `era`.
	pub fn add(&mut self, era: EraIndex) {
		match self.0.iter_mut().find(|(of, _)| *of == era) {
			Some((_, boundary)) => boundary.positions.saturating_inc(),
			// There is room for every era that has its place here.
			None => {
				let boundary = Boundary { positions: 1, rewarded: None };
				let _ = self.0.try_push((era, boundary));
			}
		}
	}

	/// A position less has the boundary at `era`.
	pub fn remove(&mut self, era: EraIndex) {
		if let Some((_, boundary)) = self.0.iter_mut().find(|(of, _)| *of == era) {
			boundary.positions.saturating_dec();
		}
		self.0.retain(|(_, boundary)| boundary.positions > 0);
	}

	/// Writes down what a unit was rewarded before `era`; whether somebody wants to know.
	pub fn pass(&mut self, era: EraIndex, rewarded: PerUnit) -> bool {
		match self.0.iter_mut().find(|(of, _)| *of == era) {
			Some((_, boundary)) => {
				boundary.rewarded = Some(rewarded);
				true
			}
			None => false,
		}
	}
}
