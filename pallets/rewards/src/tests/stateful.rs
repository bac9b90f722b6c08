// SPDX-License-Identifier: Apache-2.0

//! Random sequences of everything that can happen, with every invariant after each step and every
//! planck counted twice: by the pallet, and by what its events say.

use crate::{mock::*, pallet::*, Destination};
use frame::testing_prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use restaking_primitives::{
	fakes::{
		rewards::{FakeCommissions, FakeRewardStake, FakeServices},
		FakeEras,
	},
	Balance, EraIndex, Eras, ServiceId, Units,
};

const STEPS: u32 = if cfg!(debug_assertions) { 300 } else { 2_000 };
const SERVICES: [ServiceId; 2] = [ORACLE, BRIDGE];
const OPERATORS: [u64; 3] = [ALICE, BOB, CAROL];
const RESTAKERS: [u64; 3] = [RITA, RON, RUTH];

/// What events say happened.
#[derive(Default)]
struct Reference {
	funded: Balance,
	/// Shared out, commissions included.
	shared: Balance,
	commission: Balance,
	swept: Balance,
	claimed: Balance,
	commission_claimed: Balance,
	streamed: u32,
	compounded: u32,
}

impl Reference {
	fn hear(&mut self) {
		for event in events() {
			match event {
				Event::PotFunded { amount, .. } => self.funded += amount,
				Event::PotSwept { amount, .. } => self.swept += amount,
				Event::EraDistributed { amount, commission, .. } => {
					self.shared += amount;
					self.commission += commission;
				}
				Event::RewardsClaimed { amount, .. } => self.claimed += amount,
				Event::CommissionClaimed { amount, .. } => self.commission_claimed += amount,
				Event::Restaked { .. } => self.compounded += 1,
				Event::StreamStarted { .. } => self.streamed += 1,
				_ => (),
			}
		}
	}

	fn check(&self, seed: u64, step: u32) {
		let at = format!("seed {seed} step {step}");
		let paid = self.swept + self.claimed + self.commission_claimed;
		assert_eq!(funded_and_paid(), (self.funded, paid), "{at}");
		assert_eq!(in_the_account(), self.funded - paid, "{at}");
		let pots: Balance = [ORACLE, BRIDGE, 3].into_iter().map(Rewards::pot).sum();
		assert_eq!(pots, self.funded - self.shared - self.swept, "{at}");
		let commission: Balance = OPERATORS.iter().map(Rewards::commission_owed).sum();
		assert_eq!(commission, self.commission - self.commission_claimed, "{at}");
		assert_eq!(set_aside(), self.shared - self.commission - self.claimed, "{at}");
		assert!(FakeRewardStake::owed_in_all() <= set_aside(), "{at}");
	}
}

fn one_of<V: Copy>(rng: &mut ChaCha8Rng, values: &[V]) -> V {
	values[rng.gen_range(0..values.len())]
}

/// Runs random operations and returns how often each succeeded.
fn random_steps(seed: u64) -> [u32; 12] {
	let mut done = [0; 12];
	new_test_ext().execute_with(|| {
		let mut rng = ChaCha8Rng::seed_from_u64(seed);
		let mut reference = Reference::default();
		let issuance = Balances::total_issuance();
		for who in [RITA, RON, RUTH, CAROL] {
			FakeRewardStake::set_restakable(who, 1_000);
		}
		for step in 0..STEPS {
			let service = one_of(&mut rng, &SERVICES);
			let operator = one_of(&mut rng, &OPERATORS);
			let restaker = one_of(&mut rng, &RESTAKERS);
			let now = FakeEras::active_era();
			let era: EraIndex = now.saturating_sub(rng.gen_range(0..WINDOW + 2));
			let amount: Balance = rng.gen_range(0..2_000);
			let action = rng.gen_range(0..done.len());
			let ok = match action {
				0 => Rewards::fund(signed(FUNDER), service, amount).is_ok(),
				1 | 2 => {
					let to = era + rng.gen_range(0..3);
					let by_points = rng.gen_ratio(1, 3);
					let who = owner(service);
					Rewards::distribute(who, service, era, to, amount, by_points).is_ok()
				}
				3 => report(service, era, [(operator, rng.gen_range(0..10))]).is_ok(),
				4 => {
					let eras = rng.gen_range(0..5);
					let by_points = rng.gen_ratio(1, 4);
					Rewards::stream(owner(service), service, amount / 4, eras, by_points).is_ok()
				}
				5 => Rewards::claim(signed(restaker), operator).is_ok(),
				6 => Rewards::claim_and_restake(signed(restaker), operator).is_ok(),
				7 => Rewards::claim_commission_for(signed(STRANGER), operator).is_ok(),
				8 => {
					let destination = match rng.gen_range(0..4) {
						0 => Destination::Owner,
						1 => Destination::Account(NOBODY),
						_ => Destination::Restake,
					};
					let who = if rng.gen_ratio(1, 5) { operator } else { restaker };
					Rewards::set_destination(signed(who), destination).is_ok()
				}
				9 => {
					// Stake comes and goes, and with it what stands behind operators.
					let from = now + 1;
					match rng.gen_range(0..3) {
						0 => FakeServices::set_stake(service, operator, from, amount / 2),
						1 => {
							let units = Units(rng.gen_range(0..3) * amount);
							FakeRewardStake::set_units(operator, restaker, from, units);
						}
						_ => {
							let part = Perbill::from_percent(rng.gen_range(0..101));
							FakeCommissions::set(operator, service, from, part);
						}
					}
					true
				}
				10 => {
					FakeEras::advance(1);
					true
				}
				_ => {
					let room = rng.gen_range(0..20_000_000_000_u64);
					let weight = Weight::from_parts(room, room);
					next_block_with(weight).any_gt(Weight::zero())
				}
			};
			if ok {
				done[action] += 1;
			}
			if rng.gen_ratio(1, 50) {
				let _ = Rewards::stop_stream(owner(service), service);
			}
			// A service that comes and goes; never the same one twice in the real registry, but
			// the books do not care.
			if rng.gen_ratio(1, 40) {
				FakeServices::set_owner(3, Some(BRIDGE_OWNER));
				let _ = Rewards::fund(signed(FUNDER), 3, amount);
				FakeServices::set_owner(3, None);
				let _ = Rewards::sweep(signed(STRANGER), 3);
			}
			reference.hear();
			reference.check(seed, step);
			check();
			assert_eq!(Balances::total_issuance(), issuance);
		}

		// In the end everything can be claimed, and nothing but dust is left.
		FakeEras::advance(30);
		next_block();
		for who in RESTAKERS.into_iter().chain(OPERATORS) {
			set_destination(who, Destination::Account(STRANGER));
		}
		for operator in OPERATORS {
			let _ = Rewards::claim_commission_for(signed(FUNDER), operator);
			// An operator whose commission was restaked stands behind itself.
			for restaker in RESTAKERS.into_iter().chain(OPERATORS) {
				let _ = Rewards::claim_for(signed(FUNDER), operator, restaker);
			}
		}
		for service in SERVICES {
			FakeServices::set_owner(service, None);
			let _ = Rewards::sweep(signed(FUNDER), service);
		}
		reference.hear();
		reference.check(seed, STEPS);
		check();
		assert_eq!(FakeRewardStake::owed_in_all(), 0);
		assert_eq!(in_the_account(), set_aside());
		assert!(set_aside() <= 6 * Balance::from(STEPS), "seed {seed}: more than dust is left");
		assert!(reference.streamed > 0 && reference.compounded > 0);
		assert_eq!(EraRecords::<Test>::iter().count(), 0);
	});
	done
}

#[test]
fn random_steps_lose_no_planck() {
	let mut total = [0; 12];
	for seed in 0..4 {
		for (sum, done) in total.iter_mut().zip(random_steps(seed)) {
			*sum += done;
		}
	}
	assert!(total.iter().all(|done| *done >= 10), "some operation hardly succeeds: {total:?}");
}
