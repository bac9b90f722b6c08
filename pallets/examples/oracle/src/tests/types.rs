// SPDX-License-Identifier: Apache-2.0

//! The arithmetic of a round, checked by hand.

use crate::{
	mock::cents,
	types::{is_inside, lower_median, Vote},
};
use frame::testing_prelude::*;
use restaking_primitives::{Balance, Price};

fn median(votes: &[(u128, Balance)]) -> Option<Price> {
	let votes: Vec<_> = votes
		.iter()
		.map(|(price, stake)| Vote { operator: 0, price: cents(*price), stake: *stake })
		.collect();
	lower_median(&votes)
}

#[test]
fn the_median_is_where_half_of_the_stake_is_reached() {
	assert_eq!(median(&[(200, 60), (202, 30), (250, 10)]), Some(cents(200)));
	assert_eq!(median(&[(250, 60), (200, 30), (202, 10)]), Some(cents(250)));
	assert_eq!(median(&[(3, 1), (1, 1), (2, 1)]), Some(cents(2)));
	assert_eq!(median(&[(7, 1)]), Some(cents(7)));
}

#[test]
fn a_tie_of_two_halves_is_the_lower_one() {
	assert_eq!(median(&[(300, 50), (200, 50)]), Some(cents(200)));
	assert_eq!(median(&[(4, 1), (1, 1), (3, 1), (2, 1)]), Some(cents(2)));
	// One planck more, and it is the upper one.
	assert_eq!(median(&[(300, 51), (200, 50)]), Some(cents(300)));
}

#[test]
fn who_has_no_stake_has_no_voice() {
	assert_eq!(median(&[]), None);
	assert_eq!(median(&[(200, 0)]), None);
	assert_eq!(median(&[(1, 0), (200, 1), (900, 0)]), Some(cents(200)));
}

#[test]
fn the_median_survives_the_most_extreme_stakes() {
	assert_eq!(median(&[(1, Balance::MAX / 2), (2, Balance::MAX / 2)]), Some(cents(1)));
	assert_eq!(median(&[(1, 1), (2, Balance::MAX - 1)]), Some(cents(2)));
}

#[test]
fn the_ends_of_the_band_are_inside() {
	let band = Permill::from_percent(5);
	for (price, inside) in [(9_499, false), (9_500, true), (10_500, true), (10_501, false)] {
		assert_eq!(is_inside(cents(price), cents(10_000), band), inside, "{price}");
	}
	let (most, least) = (Price::from_inner(u128::MAX), Price::from_inner(1));
	assert!(is_inside(most, most, band));
	assert!(!is_inside(least, most, band));
	assert!(!is_inside(most, least, band));
}
