// SPDX-License-Identifier: Apache-2.0

//! Where choices come from.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A source of choices.
pub trait Choices {
	/// One of so many, from zero on. Of none, zero.
	fn below(&mut self, n: u32) -> u32;

	/// Whether there are choices left.
	fn goes_on(&self) -> bool {
		true
	}
}

/// Choices by chance, from a seed.
pub struct Chance(ChaCha8Rng);

impl Chance {
	/// The same choices for the same seed.
	pub fn new(seed: u64) -> Self {
		Self(ChaCha8Rng::seed_from_u64(seed))
	}
}

impl Choices for Chance {
	fn below(&mut self, n: u32) -> u32 {
		if n == 0 {
			return 0;
		}
		self.0.gen_range(0..n)
	}
}

/// Choices that somebody else has made, as bytes: one for a choice of up to 256, more for more.
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
	/// These bytes.
	pub fn new(bytes: &'a [u8]) -> Self {
		Self(bytes)
	}
}

impl Choices for Bytes<'_> {
	fn below(&mut self, n: u32) -> u32 {
		let mut chosen: u32 = 0;
		let mut range: u64 = 1;
		while range < u64::from(n) {
			let Some((byte, rest)) = self.0.split_first() else { break };
			self.0 = rest;
			chosen = chosen << 8 | u32::from(*byte);
			range <<= 8;
		}
		chosen.checked_rem(n).unwrap_or(0)
	}

	fn goes_on(&self) -> bool {
		!self.0.is_empty()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bytes_are_used_up_one_choice_at_a_time() {
		let mut bytes = Bytes::new(&[7, 1, 0, 3]);
		assert_eq!((bytes.below(1), bytes.below(5), bytes.below(1_000)), (0, 2, 256));
		assert!(bytes.goes_on());
		assert_eq!((bytes.below(200), bytes.below(200)), (3, 0));
		assert!(!bytes.goes_on());
	}

	#[test]
	fn a_seed_gives_the_same_choices() {
		let all = |seed| {
			let mut chance = Chance::new(seed);
			(0..20).map(|_| chance.below(1_000)).collect::<Vec<_>>()
		};
		assert_eq!(all(1), all(1));
		assert_ne!(all(1), all(2));
	}
}
