// SPDX-License-Identifier: Apache-2.0

//! What sources answer. It comes from outside, so nothing is taken for granted.

use alloc::{
	collections::btree_map::BTreeMap,
	string::{String, ToString},
};
use frame::{arithmetic::Zero, prelude::*};
use restaking_primitives::{Asset, Price};
use serde::Deserialize;

/// The digits after the point of a [`Price`].
const DIGITS: usize = 18;

/// A [`Price`] of one.
const ONE: u128 = 1_000_000_000_000_000_000;

/// An answer in JSON. What else is in it does not matter.
#[derive(Deserialize)]
#[serde(crate = "serde")]
struct Answer {
	/// A decimal for each pair.
	prices: BTreeMap<String, String>,
}

/// The prices of those of `assets` that `body` has one for: JSON, or one decimal if there is one pair.
/// `None` if it is neither, or if the price of one of them is no positive decimal.
pub fn parse(body: &[u8], assets: &[Asset]) -> Option<BTreeMap<Asset, Price>> {
	let text = core::str::from_utf8(body).ok()?.trim();
	let answer = match assets {
		[only] if !text.starts_with('{') => BTreeMap::from([(name(only)?, text.to_string())]),
		_ => serde_json::from_str::<Answer>(text).ok()?.prices,
	};
	let mut prices = BTreeMap::new();
	for asset in assets {
		if let Some(text) = answer.get(&name(asset)?) {
			let price = decimal(text).filter(|price| !price.is_zero())?;
			prices.insert(asset.clone(), price);
		}
	}
	Some(prices)
}

fn name(asset: &Asset) -> Option<String> {
	core::str::from_utf8(asset).ok().map(ToString::to_string)
}

/// A decimal such as `12`, `1.2345` or `0.5`, without sign or exponent; digits that a [`Price`] does not
/// have are cut off. `None` if it is something else, or too large.
pub fn decimal(text: &str) -> Option<Price> {
	let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
	let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	if !digits(whole) || !digits(part) {
		return None;
	}
	let whole = whole.parse::<u128>().ok()?.checked_mul(ONE)?;
	let part = part.get(..part.len().min(DIGITS))?;
	let scale = 10_u128.checked_pow(DIGITS.saturating_sub(part.len()) as u32)?;
	let part = part.parse::<u128>().ok()?.checked_mul(scale)?;
	whole.checked_add(part).map(Price::from_inner)
}
