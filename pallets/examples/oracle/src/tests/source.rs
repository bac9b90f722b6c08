// SPDX-License-Identifier: Apache-2.0

//! What is made of what sources answer.

use crate::{
	mock::*,
	source::{decimal, parse},
};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use restaking_primitives::{Asset, Price};

/// The prices of RMP and BTC in an answer, in cents; `None` if it cannot be understood.
fn both(body: &str) -> Option<Vec<(Asset, Price)>> {
	parse(body.as_bytes(), &[rmp(), btc()]).map(|prices| prices.into_iter().collect())
}

#[test]
fn json_names_the_price_of_each_pair() {
	let answer = r#"{"prices":{"RMPUSD":"1.25","BTCUSD":"60000","ETHUSD":"3"},"at":[1,{}]}"#;
	assert_eq!(both(answer), Some(vec![(btc(), cents(6_000_000)), (rmp(), cents(125))]));
	assert_eq!(both(" {\"prices\": {\"RMPUSD\": \"1\"}}\n"), Some(vec![(rmp(), cents(100))]));
	assert_eq!(both(r#"{"prices":{}}"#), Some(vec![]));
}

#[test]
fn one_decimal_is_the_price_of_the_only_pair() {
	let alone = |body: &str| parse(body.as_bytes(), &[rmp()]);
	assert_eq!(alone("1.25\n").unwrap()[&rmp()], cents(125));
	assert_eq!(alone(r#"{"prices":{"RMPUSD":"1.25"}}"#).unwrap()[&rmp()], cents(125));
	assert_eq!(alone("1.25 USD"), None);
	assert_eq!(alone(""), None);
	assert_eq!(both("1.25"), None);
}

#[test]
fn what_cannot_be_understood_is_no_price() {
	for body in [
		"",
		"[]",
		"{}",
		"null",
		"<html>502 Bad Gateway</html>",
		r#"{"prices":[]}"#,
		r#"{"prices":{"RMPUSD":1.25}}"#,
		r#"{"prices":{"RMPUSD":null}}"#,
		r#"{"prices":{"RMPUSD":"1.25"}"#,
		r#"{"prices":{"RMPUSD":"1.25"}} and more"#,
		r#"{"prices":{"RMPUSD":"NaN"}}"#,
		r#"{"prices":{"RMPUSD":"-1"}}"#,
		r#"{"prices":{"RMPUSD":"0"}}"#,
		// One that is wrong spoils the others: the source is not to be trusted.
		r#"{"prices":{"RMPUSD":"","BTCUSD":"1"}}"#,
	] {
		assert_eq!(both(body), None, "{body}");
	}
	assert_eq!(parse(&[0xff, 0xfe], &[rmp()]), None);
	let deep = "[".repeat(100_000);
	assert_eq!(both(&format!("{{\"prices\":{deep}")), None);
}

#[test]
fn decimals_are_read_to_the_last_digit() {
	for (text, inner) in [
		("0", 0),
		("1", 1_000_000_000_000_000_000),
		("01.50", 1_500_000_000_000_000_000),
		("0.000000000000000001", 1),
		// What a price does not have is cut off.
		("0.0000000000000000019", 1),
		(
			"1.00000000000000000000000000000000000000000000000000000000001",
			1_000_000_000_000_000_000,
		),
		("340282366920938463463.374607431768211455", u128::MAX),
	] {
		assert_eq!(decimal(text), Some(Price::from_inner(inner)), "{text}");
	}
}

#[test]
fn what_is_no_decimal_is_refused() {
	for text in [
		"",
		".",
		"1.",
		".5",
		"+1",
		"-1",
		"1e3",
		"1,5",
		"1.2.3",
		" 1",
		"0x1",
		"٣",
		"1.٣",
		"inf",
		"340282366920938463463.374607431768211456",
		"340282366920938463464",
		"999999999999999999999999999999999999999999999999",
	] {
		assert_eq!(decimal(text), None, "{text}");
	}
}

#[test]
fn no_answer_makes_a_node_stumble() {
	let mut rng = ChaCha8Rng::seed_from_u64(1);
	let alphabet = br#"{}[]":,.0123456789eE+-RMPUSDprices \u"#;
	let valid = br#"{"prices":{"RMPUSD":"1.25","BTCUSD":"60000"}}"#;
	let mut understood = 0;
	for _ in 0..20_000 {
		let mut body = valid.to_vec();
		for _ in 0..rng.gen_range(0..4) {
			let at = rng.gen_range(0..body.len());
			match rng.gen_range(0..3) {
				0 => body[at] = alphabet[rng.gen_range(0..alphabet.len())],
				1 => body.truncate(at.max(1)),
				_ => body.insert(at, rng.gen()),
			}
		}
		if let Some(prices) = parse(&body, &[rmp(), btc()]) {
			understood += 1;
			assert!(prices.values().all(|price| *price > Price::from_inner(0)));
		}
	}
	assert!((1_000..19_000).contains(&understood), "{understood}");
}
