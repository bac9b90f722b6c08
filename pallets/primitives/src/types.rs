// SPDX-License-Identifier: Apache-2.0

//! The words every restaking pallet uses, with the arithmetic that belongs to them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use frame::{
	arithmetic::{Perbill, Rounding},
	deps::sp_arithmetic::helpers_128bit::multiply_by_rational_with_rounding,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// An amount of the native token, in plancks.
pub type Balance = u128;

/// Counts eras as `pallet-staking` does.
pub type EraIndex = u32;

/// Names a service for ever; never used again.
pub type ServiceId = u32;

/// Names a slash for ever; never used again.
pub type SlashId = u32;

/// One whole magnitude: what an operator starts with.
const FULL: u64 = 1_000_000_000_000_000_000;

/// Below this an operator counts as exhausted: a thousandth of a whole magnitude. Above it, units
/// are at most a thousand times the stake they stand for, so that no product leaves `u128`.
const EXHAUSTED_BELOW: u64 = FULL / 1_000;

/// The fixed-point unit of allocations, in parts of 10^18.
///
/// An operator has one, which starts [full](Magnitude::FULL) and only falls; each of its
/// allocations has one, and those of its allocations together never exceed its own.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(transparent)]
pub struct Magnitude(#[serde(with = "decimal")] pub u64);

impl Magnitude {
	/// What an operator starts with: 10^18.
	pub const FULL: Self = Self(FULL);
	/// Nothing.
	pub const ZERO: Self = Self(0);

	/// Whether nothing is left.
	pub const fn is_zero(self) -> bool {
		self.0 == 0
	}

	/// Whether an operator of this magnitude takes no new delegations and has to wind up.
	pub const fn is_exhausted(self) -> bool {
		self.0 < EXHAUSTED_BELOW
	}

	/// `self + other`, or `None` beyond `u64`.
	pub fn checked_add(self, other: Self) -> Option<Self> {
		self.0.checked_add(other.0).map(Self)
	}

	/// `self - other`, at least zero.
	pub const fn saturating_sub(self, other: Self) -> Self {
		Self(self.0.saturating_sub(other.0))
	}

	/// `fraction` of this magnitude, rounded up, at most the whole of it.
	pub fn take(self, fraction: Perbill) -> Self {
		Self(fraction.mul_ceil(self.0))
	}

	/// What this magnitude of an operator's `units` is worth, rounded down.
	pub fn stake_of(self, units: Units) -> Balance {
		scale(units.0, self.0.into(), FULL.into(), Rounding::Down)
	}

	/// What this magnitude of an operator's `units` is worth, rounded up.
	pub fn stake_of_rounded_up(self, units: Units) -> Balance {
		scale(units.0, self.0.into(), FULL.into(), Rounding::Up)
	}

	/// The most units that a holding worth `amount` may count: those it can back, at this magnitude.
	/// At magnitude zero they are worth nothing, and it may count any number.
	pub fn most_units(self, amount: Balance) -> Units {
		if self.is_zero() {
			return Units(u128::MAX);
		}
		self.units_for(amount)
	}

	/// The most units that `amount` can back at this magnitude, rounded down: the holding never
	/// stands for more than it is worth. Zero at magnitude zero.
	pub fn units_for(self, amount: Balance) -> Units {
		if self.is_zero() {
			return Units::ZERO;
		}
		Units(scale(amount, FULL.into(), self.0.into(), Rounding::Down))
	}
}

impl fmt::Display for Magnitude {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}/10^18", self.0)
	}
}

/// What a delegation counts at its operator. Slashing never changes units, only their worth:
/// a magnitude of `m` makes `u` units worth `m · u / 10^18` plancks.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Units(pub u128);

impl Units {
	/// None.
	pub const ZERO: Self = Self(0);

	/// Whether there are none.
	pub const fn is_zero(self) -> bool {
		self.0 == 0
	}

	/// `self + other`, at most `u128::MAX`.
	pub const fn saturating_add(self, other: Self) -> Self {
		Self(self.0.saturating_add(other.0))
	}

	/// `self - other`, at least zero.
	pub const fn saturating_sub(self, other: Self) -> Self {
		Self(self.0.saturating_sub(other.0))
	}

	/// `self · part / whole`, rounded down; all of it when `whole` is zero.
	pub fn share(self, part: Balance, whole: Balance) -> Self {
		Self(share(self.0, part, whole))
	}
}

/// `value · part / whole`, rounded down; `value` itself when `whole` is zero or `part ≥ whole`.
pub fn share(value: u128, part: u128, whole: u128) -> u128 {
	if whole == 0 || part >= whole {
		return value;
	}
	scale(value, part, whole, Rounding::Down)
}

/// `value · part / whole` without losing bits on the way; saturates at `u128::MAX`.
fn scale(value: u128, part: u128, whole: u128, rounding: Rounding) -> u128 {
	multiply_by_rational_with_rounding(value, part, whole, rounding).unwrap_or(u128::MAX)
}

/// Numbers as decimal strings in JSON: they do not fit a double.
pub(crate) mod decimal {
	use alloc::string::{String, ToString};
	use core::{fmt::Display, str::FromStr};
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<N: ToString, S: Serializer>(number: &N, s: S) -> Result<S::Ok, S::Error> {
		s.serialize_str(&number.to_string())
	}

	pub fn deserialize<'de, N, D>(d: D) -> Result<N, D::Error>
	where
		N: FromStr<Err: Display>,
		D: Deserializer<'de>,
	{
		String::deserialize(d)?.parse().map_err(D::Error::custom)
	}
}

/// Bytes in hexadecimal in JSON, after `0x`, as every Substrate node has them.
pub(crate) mod hex {
	use alloc::{format, string::String, vec::Vec};
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer>(bytes: &impl AsRef<[u8]>, s: S) -> Result<S::Ok, S::Error> {
		let digits: String = bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
		s.serialize_str(&format!("0x{digits}"))
	}

	pub fn deserialize<'de, B: TryFrom<Vec<u8>>, D: Deserializer<'de>>(
		d: D,
	) -> Result<B, D::Error> {
		let text = String::deserialize(d)?;
		let bytes = text.strip_prefix("0x").and_then(parse).ok_or_else(|| {
			D::Error::custom("bytes are 0x and an even number of hexadecimal digits")
		})?;
		B::try_from(bytes).map_err(|_| D::Error::custom("another number of bytes is expected"))
	}

	fn parse(digits: &str) -> Option<Vec<u8>> {
		let digit =
			|ascii: &u8| char::from(*ascii).to_digit(16).and_then(|it| u8::try_from(it).ok());
		digits
			.as_bytes()
			.chunks(2)
			.map(|pair| match pair {
				[high, low] => Some(digit(high)?.checked_mul(16)?.saturating_add(digit(low)?)),
				_ => None,
			})
			.collect()
	}
}

/// The delays that make restaking safe, in eras. See [`Delays::ensure_safe`].
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
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Delays {
	/// How old an offence may be when its slash is proposed: an offence of era *e* can be proposed
	/// up to and including era *e + report_window*.
	pub report_window: EraIndex,
	/// How long a proposed slash can be vetoed: one proposed in era *p* executes from era
	/// *p + veto_window* on.
	pub veto_window: EraIndex,
	/// How long an execution may take beyond the veto window.
	pub execution_slack: EraIndex,
	/// How long undelegated stake waits: what began to leave in era *x* is free from era
	/// *x + exit* on.
	pub exit: EraIndex,
	/// How long an admitted opt-in waits before it backs the service.
	pub allocation: EraIndex,
	/// How long an ended allocation stays slashable and its magnitude stays taken.
	pub deallocation: EraIndex,
	/// How long a change of a service's terms waits.
	pub terms: EraIndex,
}

/// Which inequality a set of [`Delays`] breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsafeDelays {
	/// The veto window and the execution slack are at least one era each.
	WindowTooShort,
	/// `ExitDelay ≥ ReportWindow + VetoWindow + ExecutionSlack`.
	ExitTooShort,
	/// `AllocationDelay ≥ ExitDelay`.
	AllocationTooShort,
	/// `DeallocationDelay ≥ ReportWindow + VetoWindow + ExecutionSlack`.
	DeallocationTooShort,
	/// `TermsDelay ≥ ExitDelay`.
	TermsTooShort,
	/// `BondingDuration ≥ ExitDelay`.
	BondingTooShort,
	/// The liability window is longer than the ledger keeps.
	WindowTooLong,
}

impl Delays {
	/// How many eras after an offence its slash may still execute.
	pub const fn liability_window(&self) -> EraIndex {
		self.report_window.saturating_add(self.veto_window).saturating_add(self.execution_slack)
	}

	/// Checks every inequality between delays on which the guarantees rest; `max_window` is how
	/// many eras of history the ledger can keep.
	pub const fn ensure_safe(
		&self,
		bonding_duration: EraIndex,
		max_window: EraIndex,
	) -> Result<(), UnsafeDelays> {
		let window = self.liability_window();
		if self.veto_window == 0 || self.execution_slack == 0 {
			return Err(UnsafeDelays::WindowTooShort);
		}
		if self.exit < window {
			return Err(UnsafeDelays::ExitTooShort);
		}
		if self.allocation < self.exit {
			return Err(UnsafeDelays::AllocationTooShort);
		}
		if self.deallocation < window {
			return Err(UnsafeDelays::DeallocationTooShort);
		}
		if self.terms < self.exit {
			return Err(UnsafeDelays::TermsTooShort);
		}
		if bonding_duration < self.exit {
			return Err(UnsafeDelays::BondingTooShort);
		}
		if window > max_window || self.deallocation > max_window || self.exit > max_window {
			return Err(UnsafeDelays::WindowTooLong);
		}
		Ok(())
	}
}

impl Default for Delays {
	/// The shortest delays that are safe.
	fn default() -> Self {
		Self {
			report_window: 1,
			veto_window: 1,
			execution_slack: 1,
			exit: 3,
			allocation: 3,
			deallocation: 3,
			terms: 3,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn units_never_stand_for_more_than_they_are_worth() {
		for m in [1_000_000_000_000_000, 333_333_333_333_333_333, FULL - 1, FULL] {
			for amount in [1, 2, 999, 1_000_000_007, 10_u128.pow(24)] {
				let units = Magnitude(m).units_for(amount);
				assert!(Magnitude(m).stake_of_rounded_up(units) <= amount);
				assert!(Magnitude(m).stake_of(units) + 1 >= amount);
			}
		}
	}

	#[test]
	fn what_is_taken_is_rounded_up_and_at_most_the_whole() {
		assert_eq!(Magnitude(10).take(Perbill::from_rational(1_u32, 3)), Magnitude(4));
		assert_eq!(Magnitude(10).take(Perbill::from_parts(1)), Magnitude(1));
		assert_eq!(Magnitude(10).take(Perbill::one()), Magnitude(10));
		assert_eq!(Magnitude(10).take(Perbill::zero()), Magnitude::ZERO);
	}

	#[test]
	fn a_zero_magnitude_backs_nothing() {
		assert_eq!(Magnitude::ZERO.units_for(100), Units::ZERO);
		assert_eq!(Magnitude::ZERO.stake_of_rounded_up(Units(100)), 0);
		assert!(Magnitude::ZERO.is_exhausted());
		assert!(Magnitude(FULL / 1_000 - 1).is_exhausted());
		assert!(!Magnitude(FULL / 1_000).is_exhausted());
	}

	#[test]
	fn a_share_of_nothing_is_all_of_it() {
		assert_eq!(share(7, 0, 0), 7);
		assert_eq!(share(7, 9, 8), 7);
		assert_eq!(share(7, 1, 2), 3);
		assert_eq!(Units(9).share(1, 3), Units(3));
	}

	#[test]
	fn every_inequality_between_the_delays_is_refused_when_broken() {
		let good = Delays::default();
		assert_eq!(good.ensure_safe(3, 64), Ok(()));
		let cases = [
			(Delays { veto_window: 0, ..good }, 3, UnsafeDelays::WindowTooShort),
			(Delays { execution_slack: 0, ..good }, 3, UnsafeDelays::WindowTooShort),
			(Delays { exit: 2, ..good }, 3, UnsafeDelays::ExitTooShort),
			(Delays { report_window: 2, ..good }, 3, UnsafeDelays::ExitTooShort),
			(Delays { allocation: 2, ..good }, 3, UnsafeDelays::AllocationTooShort),
			(Delays { deallocation: 2, ..good }, 3, UnsafeDelays::DeallocationTooShort),
			(Delays { terms: 2, ..good }, 3, UnsafeDelays::TermsTooShort),
			(Delays { exit: 4, terms: 4, ..good }, 4, UnsafeDelays::AllocationTooShort),
			(Delays { exit: 4, allocation: 4, ..good }, 4, UnsafeDelays::TermsTooShort),
			(good, 2, UnsafeDelays::BondingTooShort),
			(Delays { deallocation: 65, ..good }, 3, UnsafeDelays::WindowTooLong),
		];
		for (delays, bonding, why) in cases {
			assert_eq!(delays.ensure_safe(bonding, 64), Err(why), "{delays:?}");
		}
	}
}
