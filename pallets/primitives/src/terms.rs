// SPDX-License-Identifier: Apache-2.0

//! Under which terms a service slashes, with the arithmetic of budgets and correlation.

use crate::{types::hex, Balance, EraIndex};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	arithmetic::{PerThing, Perbill, Rounding},
	prelude::PalletId,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Who gets what a slash takes, less the reporter's share.
#[derive(
	Clone,
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
#[serde(rename_all = "camelCase")]
pub enum Beneficiary<AccountId> {
	/// Nobody: the tokens leave the issuance.
	Burn,
	/// The chain's treasury.
	Treasury,
	/// This account, once the slash is older than an unbonding: slashing oneself is no way to get at
	/// bonded stake any sooner.
	Account(AccountId),
}

/// Names a way to prove an offence on chain, in ASCII, padded with zeros.
#[derive(
	Clone,
	Copy,
	Debug,
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
pub struct VerifierId(#[serde(with = "hex")] pub [u8; 16]);

impl VerifierId {
	/// Two conflicting statements on one topic of one service, signed by one operator.
	pub const EQUIVOCATION: Self = Self(*b"equivocation\0\0\0\0");

	/// The pallet of this id itself: it finds offences on chain and slashes for them, and nobody else
	/// can prove one. `pallet:`, the id, and a zero.
	pub const fn of_pallet(pallet: PalletId) -> Self {
		let [a, b, c, d, e, f, g, h] = pallet.0;
		Self([b'p', b'a', b'l', b'l', b'e', b't', b':', a, b, c, d, e, f, g, h, 0])
	}

	/// The pallet that it stands for, if it stands for one.
	pub const fn pallet(&self) -> Option<PalletId> {
		match self.0 {
			[b'p', b'a', b'l', b'l', b'e', b't', b':', a, b, c, d, e, f, g, h, 0] => {
				Some(PalletId([a, b, c, d, e, f, g, h]))
			}
			_ => None,
		}
	}
}

/// How a service slashes.
#[derive(
	Clone,
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
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SlashMode<AccountId> {
	/// An account accuses; the slash executes unless it is vetoed.
	Vetoable {
		/// Who may propose a slash.
		slasher: AccountId,
		/// Who may veto one, next to the security council.
		resolver: Option<AccountId>,
		/// For how many eras it can be vetoed: at least one, at most the chain's
		/// [`veto_window`](crate::Delays::veto_window).
		window: EraIndex,
	},
	/// Anyone proves the offence; the slash executes at once.
	Objective {
		/// What checks the proof.
		verifier: VerifierId,
		/// The fraction of the allocation that is taken, or the most of it where there is a
		/// [`Curve`].
		fraction: Perbill,
		/// The part of what is collected that goes to the reporter.
		reporter_share: Perbill,
	},
}

/// A window of eras: those from `from` on, `eras` in number.
///
/// Windows of one length do not overlap: the window of an era begins at the last multiple of the
/// length, as the base chain counts offences by session.
#[derive(
	Clone,
	Copy,
	Debug,
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
pub struct Window {
	/// The first era.
	pub from: EraIndex,
	/// How many eras.
	pub eras: EraIndex,
}

impl Window {
	/// The window of so many `eras` (one, if zero) that `era` is in.
	pub fn of(era: EraIndex, eras: EraIndex) -> Self {
		let eras = eras.max(1);
		Self { from: era.saturating_sub(era.checked_rem(eras).unwrap_or(0)), eras }
	}
}

/// How much stake a service may slash on its own in one [`Window`] of offence eras; the security
/// council has to approve what goes beyond.
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
#[serde(rename_all = "camelCase")]
pub struct Budget {
	/// The fraction of the stake allocated to the service in the offence era.
	pub fraction: Perbill,
	/// The length of the window, in eras. Offences are correlated over the same window.
	pub window: EraIndex,
}

impl Budget {
	/// What may be slashed in a window if `allocated` plancks are, rounded down.
	pub fn limit(&self, allocated: Balance) -> Balance {
		self.fraction.mul_floor(allocated)
	}
}

/// How steeply a [`Curve`] rises.
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
#[serde(rename_all = "camelCase")]
pub enum Steepness {
	/// `multiplier · x`: the shape of Ethereum's correlation penalty, whose multiplier is 3.
	Linear,
	/// `(multiplier · x)²`: the shape of Polkadot's penalty for equivocation, whose multiplier is 3.
	Quadratic,
}

/// Correlated offences cost more: the fraction that is taken rises with the share *x* of the
/// service's stake whose operators offended in the same [`Window`].
///
/// `fraction(x) = max(floor, min(1, (multiplier · x)^k))` with *k* = 1 or 2, see [`Steepness`].
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
#[serde(rename_all = "camelCase")]
pub struct Curve {
	/// What even a lone small offender loses.
	pub floor: Perbill,
	/// How fast the fraction rises: all is lost from a share of `1 / multiplier` on. At least one.
	pub multiplier: u8,
	/// Its shape.
	pub steepness: Steepness,
}

impl Curve {
	/// The fraction to take when `offending` of `allocated` plancks offended, each product rounded
	/// up to a billionth; everything when nothing is allocated.
	pub fn fraction(&self, offending: Balance, allocated: Balance) -> Perbill {
		let share = if offending >= allocated {
			Perbill::one()
		} else {
			Perbill::from_rational_with_rounding(offending, allocated, Rounding::Up)
				.unwrap_or(Perbill::one())
		};
		// At most 255 billion, which fits.
		let risen = u64::from(share.deconstruct()).saturating_mul(u64::from(self.multiplier));
		let risen = u32::try_from(risen).map_or(Perbill::one(), Perbill::from_parts);
		let risen = match self.steepness {
			Steepness::Linear => risen,
			Steepness::Quadratic => Perbill::from_parts(risen.mul_ceil(risen.deconstruct())),
		};
		risen.max(self.floor)
	}
}

/// Under which terms a service slashes; those in force in the offence era.
#[derive(
	Clone,
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
#[serde(rename_all = "camelCase")]
pub struct SlashTerms<AccountId> {
	/// Who accuses, and how it is decided.
	pub mode: SlashMode<AccountId>,
	/// Lowers a slash to what the correlation of offences asks for.
	pub curve: Option<Curve>,
	/// The highest fraction of an operator's allocation in one offence era that the service may
	/// take for it on its own, over all its slashes.
	pub max_fraction: Perbill,
	/// The most it may take on its own over all operators.
	pub budget: Budget,
	/// Who gets what is taken.
	pub beneficiary: Beneficiary<AccountId>,
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;

	fn curve(steepness: Steepness) -> Curve {
		Curve { floor: Perbill::from_percent(1), multiplier: 3, steepness }
	}

	/// One of 100 equal operators, ten, a third, and all: by hand, (3 · 1/100)² = 0.0009,
	/// (3 · 1/10)² = 0.09, (3 · 1/3)² = 1.
	#[test]
	fn the_quadratic_curve_is_polkadots() {
		let curve = Curve { floor: Perbill::zero(), ..curve(Steepness::Quadratic) };
		assert_eq!(curve.fraction(1, 100), Perbill::from_parts(900_000));
		assert_eq!(curve.fraction(10, 100), Perbill::from_percent(9));
		assert_eq!(curve.fraction(20, 100), Perbill::from_percent(36));
		assert_eq!(curve.fraction(1, 3), Perbill::one());
		assert_eq!(curve.fraction(2, 3), Perbill::one());
		assert_eq!(curve.fraction(0, 100), Perbill::zero());
	}

	/// By hand: 3 · 1/100 = 0.03, 3 · 1/10 = 0.3, 3 · 1/3 = 1.
	#[test]
	fn the_linear_curve_is_ethereums() {
		let curve = curve(Steepness::Linear);
		assert_eq!(curve.fraction(1, 100), Perbill::from_percent(3));
		assert_eq!(curve.fraction(10, 100), Perbill::from_percent(30));
		assert_eq!(curve.fraction(1, 3), Perbill::one());
		assert_eq!(curve.fraction(100, 100), Perbill::one());
	}

	#[test]
	fn the_floor_is_what_a_lone_offender_loses() {
		assert_eq!(curve(Steepness::Quadratic).fraction(1, 1_000), Perbill::from_percent(1));
		assert_eq!(curve(Steepness::Linear).fraction(0, 1_000), Perbill::from_percent(1));
	}

	/// 1/3 of a billionth more than a whole number of billionths counts as a whole one more.
	#[test]
	fn a_share_is_rounded_up() {
		let curve = Curve { floor: Perbill::zero(), multiplier: 1, steepness: Steepness::Linear };
		assert_eq!(curve.fraction(1, 3), Perbill::from_parts(333_333_334));
		assert_eq!(curve.fraction(1, u128::MAX), Perbill::from_parts(1));
		let curve = Curve { steepness: Steepness::Quadratic, ..curve };
		// 0.333333334² = 0.111111111555…
		assert_eq!(curve.fraction(1, 3), Perbill::from_parts(111_111_112));
	}

	#[test]
	fn where_nothing_is_allocated_everything_is_taken() {
		assert_eq!(curve(Steepness::Quadratic).fraction(0, 0), Perbill::one());
		assert_eq!(curve(Steepness::Linear).fraction(5, 0), Perbill::one());
	}

	#[test]
	fn the_curve_never_falls() {
		for steepness in [Steepness::Linear, Steepness::Quadratic] {
			for multiplier in [1, 2, 3, 255] {
				let curve = Curve { multiplier, ..curve(steepness) };
				let mut last = Perbill::zero();
				for offending in 0..=1_000 {
					let fraction = curve.fraction(offending, 1_000);
					assert!(fraction >= last && fraction >= curve.floor);
					last = fraction;
				}
				assert_eq!(last, Perbill::one());
			}
		}
	}

	#[test]
	fn a_verifier_that_is_a_pallet_says_which() {
		let oracle = PalletId(*b"svc/orcl");
		let verifier = VerifierId::of_pallet(oracle);
		assert_eq!(&verifier.0, b"pallet:svc/orcl\0");
		assert!(verifier.pallet() == Some(oracle));
		assert_ne!(verifier, VerifierId::of_pallet(PalletId(*b"svc/orc2")));
		assert!(VerifierId::EQUIVOCATION.pallet().is_none());
		assert!(VerifierId(*b"pallet:svc/orcl!").pallet().is_none());
	}

	#[test]
	fn terms_survive_json() {
		let terms = SlashTerms {
			mode: SlashMode::<u64>::Objective {
				verifier: VerifierId::EQUIVOCATION,
				fraction: Perbill::from_percent(25),
				reporter_share: Perbill::from_percent(10),
			},
			curve: Some(curve(Steepness::Linear)),
			max_fraction: Perbill::one(),
			budget: Budget { fraction: Perbill::one(), window: 4 },
			beneficiary: Beneficiary::Treasury,
		};
		let json = serde_json::to_value(&terms).unwrap();
		assert_eq!(
			json["mode"]["objective"],
			serde_json::json!({
				"verifier": "0x65717569766f636174696f6e00000000",
				"fraction": 250_000_000,
				"reporterShare": 100_000_000,
			})
		);
		assert_eq!(json["curve"]["steepness"], "linear");
		assert_eq!(json["beneficiary"], "treasury");
		assert_eq!(serde_json::from_value::<SlashTerms<u64>>(json.clone()).unwrap(), terms);
		for wrong in ["0x65", "65717569766f636174696f6e00000000", "0x6", "0xgg"] {
			let mut json = json.clone();
			json["mode"]["objective"]["verifier"] = wrong.into();
			assert!(serde_json::from_value::<SlashTerms<u64>>(json).is_err(), "{wrong}");
		}
	}

	#[test]
	fn windows_tile_the_eras() {
		assert_eq!(Window::of(0, 4), Window { from: 0, eras: 4 });
		assert_eq!(Window::of(3, 4), Window { from: 0, eras: 4 });
		assert_eq!(Window::of(4, 4), Window { from: 4, eras: 4 });
		assert_eq!(Window::of(7, 0), Window { from: 7, eras: 1 });
	}

	#[test]
	fn a_budget_is_rounded_down() {
		let budget = Budget { fraction: Perbill::from_percent(10), window: 1 };
		assert_eq!(budget.limit(19), 1);
		assert_eq!(budget.limit(20), 2);
	}
}
