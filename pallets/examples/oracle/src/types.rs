// SPDX-License-Identifier: Apache-2.0

//! What is stored, and the arithmetic of a round.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::arithmetic::{Permill, Zero};
use restaking_primitives::{Asset, Balance, EraIndex, Price, ServiceKey};
use scale_info::TypeInfo;

/// What an operator says a pair costs.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Submission {
	/// The active era.
	pub era: EraIndex,
	/// The pair.
	pub asset: Asset,
	/// Its price.
	pub price: Price,
	/// The service key that signs this: it says whose it is.
	pub key: ServiceKey,
}

/// Which round is closed next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Progress {
	/// The first era that is not closed.
	pub era: EraIndex,
	/// How many of its rounds are.
	pub closed: u32,
}

/// What one operator submitted, and the stake that it speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// Its price.
	pub price: Price,
	/// What it had allocated when the era began, in plancks.
	pub stake: Balance,
}

/// The stake of all `votes`.
pub fn stake_of<AccountId>(votes: &[Vote<AccountId>]) -> Balance {
	votes.iter().fold(0, |sum: Balance, vote| sum.saturating_add(vote.stake))
}

/// The lowest price among `votes` such that half of their stake or more is at it or below: with a tie
/// of two halves, the lower one of the two in the middle. `None` if nobody with stake voted.
pub fn lower_median<AccountId>(votes: &[Vote<AccountId>]) -> Option<Price> {
	let total = stake_of(votes);
	let mut ascending: Vec<_> = votes.iter().map(|vote| (vote.price, vote.stake)).collect();
	ascending.sort();
	let mut below: Balance = 0;
	ascending
		.into_iter()
		.filter(|(_, stake)| !stake.is_zero())
		.find(|(_, stake)| {
			below = below.saturating_add(*stake);
			below >= total.saturating_sub(below)
		})
		.map(|(price, _)| price)
}

/// Whether `price` is at most `band` of the `median` away from it, which is rounded down to a 10^-18.
pub fn is_inside(price: Price, median: Price, band: Permill) -> bool {
	let (price, median) = (price.into_inner(), median.into_inner());
	price.abs_diff(median) <= band.mul_floor(median)
}
