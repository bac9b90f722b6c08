// SPDX-License-Identifier: Apache-2.0

//! Anything, in any order, beside a model that knows nothing of how it is stored.

use crate::{mock::*, pallet::*};
use frame::testing_prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, BTreeSet};

const OPERATORS: std::ops::RangeInclusive<u64> = 1..=8;

fn play(seed: u64) {
	let mut random = ChaCha8Rng::seed_from_u64(seed);
	// Who was there in the era, who was silent for how long, how often each was slashed.
	let mut there = BTreeSet::new();
	let mut silent = BTreeMap::<u64, u32>::new();
	let mut slashes = BTreeMap::<u64, usize>::new();
	// Who backs the service in the era.
	let mut backing: BTreeSet<u64> = [ALICE, BOB, CAROL].into();
	let mut leaving = BTreeSet::new();
	let mut joining = BTreeSet::new();
	for _ in 0..100 {
		let who = random.gen_range(OPERATORS);
		match random.gen_range(0..10) {
			0..=4 => {
				let can = backing.contains(&who) && there.insert(who);
				assert_eq!(ping(who).is_ok(), can);
			}
			5 if backing.contains(&who) && leaving.insert(who) => {
				assert_ok!(Security::leave(service(), &who));
			}
			6 if !backing.contains(&who) && joining.insert(who) => {
				Security::set_operator_from(service(), &who, now() + 1, 1_000);
			}
			7 => next_block(),
			_ => {
				end_era();
				let mut still = BTreeMap::new();
				for operator in backing.difference(&there) {
					let eras = silent.get(operator).copied().unwrap_or(0) + 1;
					if eras < 2 {
						still.insert(*operator, eras);
					} else {
						*slashes.entry(*operator).or_default() += 1;
					}
				}
				silent = still;
				there.clear();
				backing = backing.difference(&leaving).copied().collect();
				backing.append(&mut joining);
				leaving.clear();
			}
		}
		assert_eq!(*Silent::<Test>::get(), silent, "seed {seed}");
		let mut asked = BTreeMap::<u64, usize>::new();
		for (operator, _) in slashed() {
			*asked.entry(operator).or_default() += 1;
		}
		assert_eq!(asked, slashes, "seed {seed}");
		check();
	}
}

#[test]
fn whatever_happens_everybody_is_judged_by_its_own_silence() {
	for seed in 0..8 {
		new_test_ext().execute_with(|| play(seed));
	}
}
