// SPDX-License-Identifier: Apache-2.0

//! Prices that a service agrees on, for the pallets that need one.

use crate::EraIndex;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	arithmetic::FixedU128,
	deps::{frame_support::BoundedVec, sp_core::ConstU32},
};
use scale_info::TypeInfo;

/// What is priced, and in what: the name of the pair in ASCII, such as `RMPUSD`.
pub type Asset = BoundedVec<u8, ConstU32<16>>;

/// How many of the second of a pair one of the first costs, with 18 digits after the point: 1.5 is
/// `1_500_000_000_000_000_000`. Whole units of both, not plancks; never zero.
pub type Price = FixedU128;

/// A price, and when it was one.
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
pub struct Quote {
	/// The price.
	pub price: Price,
	/// The era that it is of.
	pub era: EraIndex,
	/// For how many eras it has been known: zero in the era after [`Self::era`], the first in which
	/// it can be.
	pub age: EraIndex,
}

/// Reads prices.
///
/// A price is of an era, and known soon after that is over. In an era without one the last one
/// stays: whoever reads it says how old it may be, and has to be ready for an answer that is `None`.
pub trait ReadPrices {
	/// The last price of `asset`, however old; `None` if there never was one.
	fn last(asset: &Asset) -> Option<Quote>;

	/// The last price of `asset` if it has been known for at most `max_age` eras. Zero asks for that of
	/// the era before the active one, and is answered with `None` in the first blocks of an era.
	fn price(asset: &Asset, max_age: EraIndex) -> Option<Price> {
		Self::last(asset).filter(|quote| quote.age <= max_age).map(|quote| quote.price)
	}
}
