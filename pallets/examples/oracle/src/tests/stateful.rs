// SPDX-License-Identifier: Apache-2.0

//! Random eras, with every invariant after each step, and each price and each slash worked out a second
//! time, the slow way.

use crate::{mock::*, pallet::*};
use frame::{deps::sp_runtime::traits::Zero, testing_prelude::*};
use rand::{seq::SliceRandom, Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use restaking_primitives::{
	fakes::FakeEras, security::InspectService, Asset, Balance, EraIndex, Price,
};
use std::collections::{BTreeMap, BTreeSet};

const STEPS: u32 = if cfg!(debug_assertions) { 400 } else { 2_000 };
const OPERATORS: [u64; 5] = [ALICE, BOB, CAROL, 4, 5];

/// What is to be expected.
#[derive(Default)]
struct Reference {
	/// What was submitted, by round.
	rounds: BTreeMap<(EraIndex, Asset), BTreeMap<u64, Price>>,
	/// The last price of each pair.
	prices: BTreeMap<Asset, (Price, EraIndex)>,
	/// Who is to be slashed: each once per round.
	offenders: BTreeSet<(EraIndex, Asset, u64)>,
	undecided: u32,
	silent: u32,
}

impl Reference {
	/// Judges the era by going through the stake, planck by planck as it were.
	fn close(&mut self, era: EraIndex) {
		let stakes: BTreeMap<u64, Balance> =
			Security::operators_in(service(), era).into_iter().collect();
		let all: Balance = stakes.values().sum();
		for asset in [rmp(), btc()] {
			let round = self.rounds.remove(&(era, asset.clone())).unwrap_or_default();
			let said: Balance = round.keys().map(|who| stakes[who]).sum();
			// 67 %, as the terms are.
			let quorum = |stake: Balance| stake > 0 && stake * 100 >= all * 67;
			if !quorum(said) {
				self.silent += 1;
				continue;
			}
			let at_or_below = |price: Price| -> Balance {
				round.iter().filter(|(_, other)| **other <= price).map(|(who, _)| stakes[who]).sum()
			};
			let median = round.values().copied().filter(|price| 2 * at_or_below(*price) >= said);
			let median = median.min().expect("somebody said something");
			self.prices.insert(asset.clone(), (median, era));
			let off = |price: Price| {
				let (price, median) = (price.into_inner(), median.into_inner());
				price.abs_diff(median) > median / 20
			};
			let inside: Balance =
				round.iter().filter(|(_, price)| !off(**price)).map(|(who, _)| stakes[who]).sum();
			if !quorum(inside) {
				self.undecided += 1;
				continue;
			}
			for (who, price) in &round {
				if off(*price) {
					self.offenders.insert((era, asset.clone(), *who));
				}
			}
		}
	}

	fn check(&self, at: &str) {
		for asset in [rmp(), btc()] {
			assert_eq!(Oracle::last_price(&asset), self.prices.get(&asset).copied(), "{at}");
		}
		let slashes = Security::slashes();
		assert_eq!(slashes.len(), self.offenders.len(), "{at}");
		let expected: BTreeSet<_> = self
			.offenders
			.iter()
			.map(|(era, asset, who)| Oracle::evidence(service(), *era, asset, who))
			.collect();
		let found: BTreeSet<_> = slashes.iter().map(|slash| slash.evidence).collect();
		assert_eq!(found, expected, "{at}");
	}
}

fn play(seed: u64) -> Reference {
	let mut reference = Reference::default();
	new_test_ext().execute_with(|| {
		let mut rng = ChaCha8Rng::seed_from_u64(seed);
		for step in 0..STEPS {
			let at = format!("seed {seed} step {step}");
			let era = now();
			let who = *OPERATORS.choose(&mut rng).unwrap();
			match rng.gen_range(0..24) {
				0..=19 => {
					let asset = if rng.gen() { rmp() } else { btc() };
					// Mostly right, sometimes at the edge of the band, sometimes far off.
					let price = match rng.gen_range(0..10) {
						0..=5 => cents(rng.gen_range(9_990..=10_010)),
						6..=7 => cents(rng.gen_range(9_490..=10_510)),
						8 => cents(rng.gen_range(1..100_000)),
						_ => cents(0),
					};
					let round = reference.rounds.entry((era, asset.clone())).or_default();
					let welcome = Security::stake_in(service(), &who, era) > 0
						&& !round.contains_key(&who)
						&& !price.is_zero();
					let included = include(signed_by(who, asset, price));
					assert_eq!(included == Ok(Ok(())), welcome, "{at}");
					if welcome {
						round.insert(who, price);
					}
				}
				20 => {
					Security::set_operator_from(
						service(),
						&who,
						era + 1,
						rng.gen_range(1..1_000) * 1_000_000,
					);
				}
				21 if rng.gen_ratio(1, 4) => {
					let _ = Security::leave(service(), &who);
				}
				22 => {
					FakeEras::advance(1);
					reference.close(era);
					// Blocks with little room, until everything is done.
					while Closing::<Test>::get().era <= era || Offences::<Test>::count_left() {
						let room = rng.gen_range(0..60_000_000_000_u64);
						next_block_with(Weight::from_parts(room, u64::MAX));
					}
				}
				_ => next_block(),
			}
			check();
			reference.check(&at);
		}
	});
	reference
}

/// Whether somebody is still to be slashed.
trait CountLeft {
	fn count_left() -> bool;
}

impl CountLeft for Offences<Test> {
	fn count_left() -> bool {
		Self::iter_keys().next().is_some()
	}
}

#[test]
fn random_eras_are_judged_as_the_docs_say() {
	let (mut prices, mut offenders, mut undecided, mut silent) = (0, 0, 0, 0);
	for seed in 0..4 {
		let reference = play(seed);
		prices += reference.prices.len();
		offenders += reference.offenders.len();
		undecided += reference.undecided;
		silent += reference.silent;
	}
	assert!(
		prices > 4 && offenders > 10 && undecided > 2 && silent > 10,
		"{prices} prices, {offenders} offenders, {undecided} undecided, {silent} silent"
	);
}
