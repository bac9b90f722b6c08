// SPDX-License-Identifier: Apache-2.0

//! What other pallets read.

use crate::mock::*;
use restaking_primitives::{Quote, ReadPrices};

fn fresh(max_age: u32) -> Option<restaking_primitives::Price> {
	<Oracle as ReadPrices>::price(&rmp(), max_age)
}

#[test]
fn there_is_no_price_before_the_first() {
	run(|| {
		assert_eq!(Oracle::price_of(rmp()), None);
		assert_eq!(fresh(u32::MAX), None);
		assert_eq!(Oracle::price_of(pair("ETHUSD")), None);
	});
}

#[test]
fn a_price_ages_and_is_replaced() {
	run(|| {
		say(ALICE, 200);
		say(BOB, 200);
		end_era();
		for age in 0..4 {
			let quote = Quote { price: cents(200), era: NOW, age };
			assert_eq!(Oracle::price_of(rmp()), Some(quote));
			assert_eq!(fresh(age), Some(cents(200)));
			if age > 0 {
				assert_eq!(fresh(age - 1), None);
			}
			end_era();
		}
		say(ALICE, 300);
		say(BOB, 300);
		end_era();
		let quote = Quote { price: cents(300), era: NOW + 5, age: 0 };
		assert_eq!(Oracle::price_of(rmp()), Some(quote));
	});
}

#[test]
fn until_its_round_is_closed_the_price_before_has_aged() {
	run(|| {
		for _ in 0..2 {
			say(ALICE, 200);
			say(BOB, 200);
			Security::end_era();
			if last().is_some() {
				assert_eq!(fresh(0), None);
				assert_eq!(fresh(1), Some(cents(200)));
			}
			next_block();
			assert_eq!(fresh(0), Some(cents(200)));
		}
	});
}
