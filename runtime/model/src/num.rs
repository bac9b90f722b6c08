// SPDX-License-Identifier: Apache-2.0

//! Exact numbers, and answers that may be left open.

pub use crate::exact::Q;

use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

/// The grid of what need not be exact: a 2^64th.
const ROUGH_BITS: u32 = 64;

/// A whole number.
pub fn q(n: impl Into<BigInt>) -> Q {
	Q::from_integer(n.into())
}

/// `a / b`; zero if `b` is.
pub fn ratio(a: u128, b: u128) -> Q {
	if b == 0 {
		return Q::zero();
	}
	Q::new(a.into(), b.into())
}

/// `a / b`; zero if `b` is.
pub fn over(a: &Q, b: &Q) -> Q {
	if b.is_zero() {
		return Q::zero();
	}
	a / b
}

/// The largest whole number that is not larger; zero if that is negative.
pub fn floor(x: &Q) -> u128 {
	x.floor().to_u128().unwrap_or_default()
}

/// The smallest whole number that is not smaller; zero if that is negative.
pub fn ceil(x: &Q) -> u128 {
	x.ceil().to_u128().unwrap_or_default()
}

/// `value · part / whole` of whole numbers, rounded up.
pub fn part_up(value: u128, part: u128, whole: u128) -> u128 {
	ceil(&(q(value) * ratio(part, whole)))
}

/// `value · part / whole` of whole numbers, rounded down.
pub fn part_down(value: u128, part: u128, whole: u128) -> u128 {
	floor(&(q(value) * ratio(part, whole)))
}

/// A bound that is no less, and quickly added: zero if it is negative.
pub fn bound(x: Q) -> Q {
	let grid = BigInt::from(1) << ROUGH_BITS;
	let up = (x * Q::from_integer(grid.clone())).ceil();
	Q::new(up.max(BigInt::zero()), grid)
}

/// Whether `exact` and `whole` differ by at most `slack`.
pub fn close(exact: &Q, whole: u128, slack: u128) -> bool {
	(exact - q(whole)).abs() <= q(slack)
}

/// An answer that rounding may leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
	/// Certainly.
	Yes,
	/// Certainly not.
	No,
	/// It depends on rounding, or on what the design leaves to the implementation.
	Open,
}

impl Answer {
	/// Whether `left ≤ right` when each may be off, `slack` in all.
	pub fn at_most(left: &Q, right: &Q, slack: u128) -> Self {
		let slack = q(slack);
		if left + &slack <= *right {
			Self::Yes
		} else if *left > right + &slack {
			Self::No
		} else {
			Self::Open
		}
	}

	/// Open, unless both say the same.
	pub fn agreed(self, other: Self) -> Self {
		if self == other {
			self
		} else {
			Self::Open
		}
	}

	/// Yes if either does, no if both do.
	pub fn or(self, other: Self) -> Self {
		match (self, other) {
			(Self::Yes, _) | (_, Self::Yes) => Self::Yes,
			(Self::No, Self::No) => Self::No,
			_ => Self::Open,
		}
	}
}

impl From<bool> for Answer {
	fn from(yes: bool) -> Self {
		if yes {
			Self::Yes
		} else {
			Self::No
		}
	}
}

/// What is to be expected of a call: which of its conditions fail, and which may.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
	/// The errors one of which has to come.
	pub fails: Vec<&'static str>,
	/// The errors that may come.
	pub may_fail: Vec<&'static str>,
}

impl Verdict {
	/// The call needs this, or fails with that error.
	pub fn need(&mut self, met: impl Into<Answer>, error: &'static str) {
		match met.into() {
			Answer::Yes => (),
			Answer::No => self.fails.push(error),
			Answer::Open => self.may_fail.push(error),
		}
	}

	/// Whether nothing speaks against the call.
	pub fn is_clear(&self) -> bool {
		self.fails.is_empty() && self.may_fail.is_empty()
	}

	/// Compares with what happened: `None` for success, or the name of the error.
	pub fn judge(&self, error: Option<&str>) -> Result<(), String> {
		match error {
			None if self.fails.is_empty() => Ok(()),
			None => Err(format!("expected one of the errors {:?}, but it succeeded", self.fails)),
			Some(error) if self.fails.iter().chain(&self.may_fail).any(|known| *known == error) => {
				Ok(())
			}
			Some(error) if self.is_clear() => Err(format!("expected success, but got {error}")),
			Some(error) => Err(format!(
				"expected {:?} or, by rounding, {:?}, but got {error}",
				self.fails, self.may_fail
			)),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn rounding_goes_where_it_says() {
		assert_eq!((part_up(10, 1, 3), part_down(10, 1, 3)), (4, 3));
		assert_eq!((part_up(9, 1, 3), part_down(9, 1, 3)), (3, 3));
		assert_eq!(floor(&-ratio(1, 2)), 0);
		assert_eq!(bound(ratio(1, 4)), ratio(1, 4));
		assert!(bound(ratio(1, 3)) > ratio(1, 3) && bound(-q(1)) == Q::zero());
		assert_eq!(ratio(1, 0), Q::zero());
	}

	#[test]
	fn an_answer_is_open_only_within_the_slack() {
		let at_most = |a: u128, b: u128| Answer::at_most(&q(a), &q(b), 2);
		assert_eq!(at_most(10, 12), Answer::Yes);
		assert_eq!(at_most(11, 12), Answer::Open);
		assert_eq!(at_most(14, 12), Answer::Open);
		assert_eq!(at_most(15, 12), Answer::No);
	}

	#[test]
	fn a_verdict_accepts_only_what_it_foresaw() {
		let mut verdict = Verdict::default();
		verdict.need(true, "A");
		assert!(verdict.judge(None).is_ok() && verdict.judge(Some("A")).is_err());
		verdict.need(Answer::Open, "B");
		assert!(verdict.judge(None).is_ok() && verdict.judge(Some("B")).is_ok());
		assert!(verdict.judge(Some("A")).is_err());
		verdict.need(false, "C");
		assert!(verdict.judge(None).is_err() && verdict.judge(Some("C")).is_ok());
	}
}
