// SPDX-License-Identifier: Apache-2.0

//! Random sequences of everything that can happen to the ledger, with every invariant after each
//! step and every loss compared with what the slash allows.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use restaking_primitives::Magnitude;
use restaking_primitives::{
	fakes::{ledger::FakeOpenSlashes, staking::Pallet as Staking},
	Balance, Bonds, Eras, ExtendBonds, RewardStake, SlashStake,
};
use std::collections::BTreeMap;

const RESTAKERS: [u64; 5] = [ALICE, BOB, CAROL, DAVE, OSCAR];
const OPERATORS: [u64; 2] = [OSCAR, OLIVE];

/// What everybody was rewarded, by going through all of them each time.
#[derive(Default)]
struct PlainRewards {
	given: Balance,
	taken: Balance,
	/// By operator and restaker: what it was rewarded, less what it took.
	owed: BTreeMap<(u64, u64), f64>,
}

impl PlainRewards {
	fn give(&mut self, operator: u64, era: u32, amount: Balance) -> bool {
		let units = |who| Restaking::units_of(&operator, &who, era).0;
		let all: u128 = RESTAKERS.map(units).iter().sum();
		if Restaking::reward_stake(&operator, era, amount).is_err() {
			return false;
		}
		self.given += amount;
		for who in RESTAKERS {
			*self.owed.entry((operator, who)).or_default() +=
				amount as f64 * units(who) as f64 / all as f64;
		}
		true
	}

	fn take(&mut self, operator: u64, who: u64) -> bool {
		let foretold = Restaking::owed(&operator, &who);
		let taken = Restaking::take_owed(&operator, &who);
		assert_eq!(taken, foretold);
		self.taken += taken;
		*self.owed.entry((operator, who)).or_default() -= taken as f64;
		taken > 0
	}

	fn check(&self) {
		assert_eq!(self.given, self.taken + Restaking::rewards_outstanding());
		for ((operator, who), expected) in &self.owed {
			// A planck is rounded off of each part at each touch.
			let difference = (Restaking::owed(operator, who) as f64 - expected).abs();
			assert!(difference < 10_000.0, "{who} at {operator} is off by {difference}");
		}
	}
}

/// Runs `steps` random operations and returns how often each succeeded.
fn run(seed: u64, steps: u32) -> [u32; 13] {
	let mut done = [0; 13];
	new_test_ext().execute_with(|| {
		let mut rng = ChaCha8Rng::seed_from_u64(seed);
		let mut next_slash = 0;
		let mut open: Option<(u64, u32, Magnitude)> = None;
		let mut rewards = PlainRewards::default();
		let mut behind = 0;
		for step in 0..steps {
			let who = RESTAKERS[rng.gen_range(0..RESTAKERS.len())];
			let operator = OPERATORS[rng.gen_range(0..OPERATORS.len())];
			let signed = RuntimeOrigin::signed(who);
			let amount: Balance = rng.gen_range(1..10_000);
			let now = restaking_primitives::fakes::FakeEras::active_era();
			let before = issuance();
			let action = rng.gen_range(0..done.len());
			let ok = match action {
				0 => Restaking::delegate(signed, operator, amount).is_ok(),
				1 => Restaking::undelegate(signed, operator, amount).is_ok(),
				2 => Restaking::withdraw(signed, operator).is_ok(),
				3 => Restaking::collect(signed, operator, who).is_ok(),
				4 => Restaking::sync(signed, who).is_ok(),
				5 => RESTAKERS.into_iter().find(|who| held(*who) > 0).is_some_and(|who| {
					Restaking::rebond(RuntimeOrigin::signed(who), amount.min(held(who))).is_ok()
				}),
				6 => {
					let era = now.saturating_sub(rng.gen_range(0..3));
					let delta = Magnitude(rng.gen_range(0..Magnitude::FULL.0 / 40));
					next_slash += 1;
					<Restaking as SlashStake<u64>>::slash_stake(next_slash, &operator, era, delta)
						.is_ok()
				}
				7 => {
					// Every other time the block has no weight to follow.
					let most = if rng.gen() { Weight::MAX } else { Weight::zero() };
					MaxFollowing::set(&most);
					Staking::<Test>::consensus_slash(&who, amount / rng.gen_range(2..40));
					true
				}
				8 => {
					// Now and then everything.
					let amount = if rng.gen_ratio(1, 4) { BOND } else { amount };
					Staking::<Test>::unbond(&who, amount * rng.gen_range(1..4));
					Staking::<Test>::withdraw(&who).is_ok()
				}
				9 => {
					advance(1);
					match open.take() {
						// What was proposed is executed two eras later, however old it is.
						Some((operator, era, delta)) => {
							next_slash += 1;
							let _ = <Restaking as SlashStake<u64>>::slash_stake(
								next_slash, &operator, era, delta,
							);
							FakeOpenSlashes::set(operator, None);
						}
						None => {
							let delta = Magnitude(rng.gen_range(0..Magnitude::FULL.0 / 40));
							FakeOpenSlashes::set(operator, Some(now));
							open = Some((operator, now, delta));
						}
					}
					true
				}
				10 => {
					let era = now.saturating_sub(rng.gen_range(0..4));
					// So much that what is rounded off by the way does not matter.
					rewards.give(operator, era, amount * 1_000_000_000)
				}
				11 => rewards.take(operator, who),
				_ => {
					let _ = Staking::<Test>::bond(&who, 2 * amount);
					Restaking::on_idle(
						1,
						Weight::from_parts(rng.gen_range(0..600_000_000), 100_000),
					);
					true
				}
			};
			if ok {
				done[action] += 1;
			}
			assert!(issuance() <= before, "seed {seed} step {step}: tokens were minted");
			if let Err(why) = Restaking::do_try_state() {
				panic!("seed {seed} step {step} action {action}: {why:?}");
			}
			rewards.check();
			behind += Behind::<Test>::iter().count();
			for who in RESTAKERS.into_iter().filter(|who| !Behind::<Test>::contains_key(who)) {
				assert!(
					Staking::<Test>::total(&who) + held(who) >= claim(who),
					"seed {seed} step {step}: collateral of {who}"
				);
			}
		}
		assert!(behind > 20, "seed {seed}: hardly anybody was ever behind");
		// In the end everything can be collected and everybody can leave.
		FakeOpenSlashes::clear();
		idle();
		assert_eq!(Collecting::<Test>::count(), 0);
		for who in RESTAKERS {
			for operator in OPERATORS {
				let all = delegated(who, operator);
				if all > 0 {
					Restaking::undelegate(RuntimeOrigin::signed(who), operator, all).unwrap();
				}
			}
		}
		advance(4);
		for who in RESTAKERS {
			let _ = Restaking::sync(RuntimeOrigin::signed(who), who);
			assert_eq!((claim(who), held(who)), (0, 0), "seed {seed}: {who} cannot leave");
		}
		assert_eq!(
			Operators::<Test>::iter().count(),
			0,
			"seed {seed}: an operator is not wound up"
		);
		Restaking::do_try_state().unwrap();
	});
	done
}

#[test]
fn two_thousand_random_steps_keep_every_invariant() {
	let mut total = [0; 13];
	for seed in 0..6 {
		for (sum, done) in total.iter_mut().zip(run(seed, 2_000)) {
			*sum += done;
		}
	}
	assert!(total.iter().all(|done| *done >= 25), "some operation hardly ever succeeds: {total:?}");
}
