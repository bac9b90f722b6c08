// SPDX-License-Identifier: Apache-2.0

//! A rational number that is quick to add and to compare.
//!
//! Fractions are not reduced unless they grow long: what is added here is mostly of one denominator,
//! and looking for a common divisor would take longer than all the rest.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use std::{
	cmp::Ordering,
	iter::Sum,
	ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub, SubAssign},
};

/// Denominators that are longer than this when they are reduced are rounded to [`GRID_BITS`].
/// Splitting a holding in two multiplies denominators; without a bound they would grow for ever.
const LONGEST_DENOMINATOR: u64 = 200;
/// The grid long denominators are rounded to: a 2^384th, or 10^-115.
const GRID_BITS: u64 = 384;

/// An exact number, but for its hundredth digit.
#[derive(Clone, Debug)]
pub struct Q {
	numerator: BigInt,
	/// Positive.
	denominator: BigInt,
}

impl Q {
	/// A fraction; of a positive denominator.
	pub fn new(numerator: BigInt, denominator: BigInt) -> Self {
		Self::of(numerator, denominator, false)
	}

	// The same, of numbers that are on the grid and need not be reduced any more; or not.
	fn of(mut numerator: BigInt, mut denominator: BigInt, gridded: bool) -> Self {
		let is_long = |denominator: &BigInt| denominator.bits() > LONGEST_DENOMINATOR;
		if is_long(&denominator) && !gridded {
			(numerator, denominator) = BigRational::new(numerator, denominator).into_raw();
		}
		// What is on the grid stays there.
		if !is_long(&denominator) || gridded && denominator.bits() == GRID_BITS + 1 {
			return Self { numerator, denominator };
		}
		let scaled = numerator << (GRID_BITS + 1);
		// Rounded to the nearest.
		let numerator: BigInt = (floor_of(&scaled, &denominator) + 1_u8) >> 1_u8;
		Self { numerator, denominator: BigInt::one() << GRID_BITS }
	}

	fn is_gridded(&self) -> bool {
		self.denominator.bits() == GRID_BITS + 1
	}

	fn with(&self, other: &Self, numerator: BigInt, denominator: BigInt) -> Self {
		Self::of(numerator, denominator, self.is_gridded() || other.is_gridded())
	}

	/// A whole number.
	pub fn from_integer(whole: BigInt) -> Self {
		Self { numerator: whole, denominator: BigInt::one() }
	}

	/// How long its denominator is.
	pub fn denominator_bits(&self) -> u64 {
		self.denominator.bits()
	}

	/// The largest whole number that is not larger.
	pub fn floor(&self) -> BigInt {
		floor_of(&self.numerator, &self.denominator)
	}

	/// The smallest whole number that is not smaller.
	pub fn ceil(&self) -> BigInt {
		-floor_of(&-&self.numerator, &self.denominator)
	}

	/// Whether it is more than zero.
	pub fn is_positive(&self) -> bool {
		self.numerator.is_positive()
	}

	/// Without its sign.
	pub fn abs(&self) -> Self {
		Self { numerator: self.numerator.abs(), denominator: self.denominator.clone() }
	}

	fn plus(&self, other: &Self) -> Self {
		if self.denominator == other.denominator {
			let numerator = &self.numerator + &other.numerator;
			return Self { numerator, denominator: self.denominator.clone() };
		}
		if other.denominator.is_one() {
			let numerator = &self.numerator + &other.numerator * &self.denominator;
			return Self { numerator, denominator: self.denominator.clone() };
		}
		if self.denominator.is_one() {
			return other.plus(self);
		}
		let numerator = &self.numerator * &other.denominator + &other.numerator * &self.denominator;
		self.with(other, numerator, &self.denominator * &other.denominator)
	}

	fn times(&self, other: &Self) -> Self {
		let numerator = &self.numerator * &other.numerator;
		self.with(other, numerator, &self.denominator * &other.denominator)
	}

	fn by(&self, other: &Self) -> Self {
		let denominator = &self.denominator * &other.numerator;
		let numerator = &self.numerator * &other.denominator;
		if denominator.is_negative() {
			self.with(other, -numerator, -denominator)
		} else {
			self.with(other, numerator, denominator)
		}
	}
}

// Towards less, where division of integers goes towards zero. `by` is positive.
fn floor_of(n: &BigInt, by: &BigInt) -> BigInt {
	if by.is_one() {
		return n.clone();
	}
	let (whole, rest) = (n / by, n % by);
	if rest.is_negative() {
		whole - 1_u8
	} else {
		whole
	}
}

impl Default for Q {
	fn default() -> Self {
		Self::zero()
	}
}

impl Zero for Q {
	fn zero() -> Self {
		Self::from_integer(BigInt::zero())
	}

	fn is_zero(&self) -> bool {
		self.numerator.is_zero()
	}
}

impl Ord for Q {
	fn cmp(&self, other: &Self) -> Ordering {
		if self.denominator == other.denominator {
			return self.numerator.cmp(&other.numerator);
		}
		(&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
	}
}

impl PartialOrd for Q {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

impl PartialEq for Q {
	fn eq(&self, other: &Self) -> bool {
		self.cmp(other) == Ordering::Equal
	}
}

impl Eq for Q {}

impl Neg for Q {
	type Output = Self;

	fn neg(self) -> Self {
		Self { numerator: -self.numerator, denominator: self.denominator }
	}
}

macro_rules! operation {
	($operation:ident, $name:ident, |$left:ident, $right:ident| $result:expr) => {
		impl $operation<&Q> for &Q {
			type Output = Q;

			fn $name(self, right: &Q) -> Q {
				let ($left, $right) = (self, right);
				$result
			}
		}

		impl $operation<Q> for &Q {
			type Output = Q;

			fn $name(self, right: Q) -> Q {
				self.$name(&right)
			}
		}

		impl $operation<&Q> for Q {
			type Output = Q;

			fn $name(self, right: &Q) -> Q {
				(&self).$name(right)
			}
		}

		impl $operation<Q> for Q {
			type Output = Q;

			fn $name(self, right: Q) -> Q {
				(&self).$name(&right)
			}
		}
	};
}

operation!(Add, add, |left, right| left.plus(right));
operation!(Sub, sub, |left, right| left.plus(&-right.clone()));
operation!(Mul, mul, |left, right| left.times(right));
operation!(Div, div, |left, right| left.by(right));

impl AddAssign<&Q> for Q {
	fn add_assign(&mut self, other: &Self) {
		*self = self.plus(other);
	}
}

impl AddAssign for Q {
	fn add_assign(&mut self, other: Self) {
		*self += &other;
	}
}

impl SubAssign<&Q> for Q {
	fn sub_assign(&mut self, other: &Self) {
		*self = &*self - other;
	}
}

impl SubAssign for Q {
	fn sub_assign(&mut self, other: Self) {
		*self -= &other;
	}
}

impl MulAssign<&Q> for Q {
	fn mul_assign(&mut self, other: &Self) {
		*self = self.times(other);
	}
}

impl<'a> Sum<&'a Q> for Q {
	fn sum<I: Iterator<Item = &'a Q>>(numbers: I) -> Self {
		numbers.fold(Self::zero(), |sum, number| sum + number)
	}
}

impl Sum for Q {
	fn sum<I: Iterator<Item = Q>>(numbers: I) -> Self {
		numbers.fold(Self::zero(), |sum, number| sum + number)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn of(numerator: i64, denominator: i64) -> Q {
		Q::new(numerator.into(), denominator.into())
	}

	#[test]
	fn fractions_are_what_they_are_however_they_are_written() {
		assert_eq!(of(2, 4), of(1, 2));
		assert_eq!(of(1, 2) + of(1, 3), of(5, 6));
		assert_eq!(of(1, 2) - of(1, 3), of(1, 6));
		assert_eq!(of(2, 3) * of(3, 4), of(1, 2));
		assert_eq!(of(2, 3) / of(-3, 4), of(-8, 9));
		assert!(of(1, 3) < of(1, 2) && of(-1, 2) < of(-1, 3));
		assert_eq!([of(1, 2), of(1, 3), of(1, 6)].iter().sum::<Q>(), of(1, 1));
	}

	#[test]
	fn rounding_goes_down_or_up_on_either_side_of_zero() {
		assert_eq!((of(7, 2).floor(), of(7, 2).ceil()), (3.into(), 4.into()));
		assert_eq!((of(-7, 2).floor(), of(-7, 2).ceil()), ((-4).into(), (-3).into()));
		assert_eq!((of(6, 2).floor(), of(6, 2).ceil()), (3.into(), 3.into()));
	}

	#[test]
	fn a_long_number_keeps_its_first_hundred_digits() {
		let (mut up, mut down) = (of(1, 3), of(1, 3));
		for n in 1..100 {
			let factor = of(1_000_000_000_000_000_000 + n, 1_000_000_000_000_000_000 + 2 * n);
			up *= &factor;
			down = down / factor;
		}
		assert_eq!((up.denominator_bits(), down.denominator_bits()), (385, 385));
		let error = (up * down - of(1, 9)).abs();
		assert!(error < Q::new(1.into(), BigInt::from(10).pow(110)), "{error:?}");
	}
}
