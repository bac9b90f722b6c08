// SPDX-License-Identifier: Apache-2.0

//! Random lives of operators and services, against a model that remembers everything and knows
//! no steps, no queue and no index.

use super::*;
use rand::{rngs::StdRng, Rng, SeedableRng};
use std::collections::BTreeMap;

const OPERATORS: [AccountId; 4] = [ALICE, BOB, CHARLIE, DAVE];
const SERVICES: [ServiceId; 3] = [0, 1, 2];

/// An allocation that keeps what it was in every era.
#[derive(Clone, Default)]
struct Life {
	left: u64,
	effective_from: Option<EraIndex>,
	ended_in: Option<EraIndex>,
	/// What was allocated when each era began.
	began_with: BTreeMap<EraIndex, u64>,
}

impl Life {
	fn is_due(&self, now: EraIndex) -> bool {
		self.ended_in.is_some_and(|era| era + WAIT <= now)
	}

	/// What is allocated as `era` begins.
	fn begin(&mut self, era: EraIndex) {
		let begun = self.effective_from.is_some_and(|from| from <= era);
		if begun && self.ended_in.is_none() {
			self.began_with.insert(era, self.left);
		}
	}

	fn slash(&mut self, now: EraIndex, era: EraIndex, fraction: Perbill) -> Option<u64> {
		if era > now || era + 3 < now {
			return None;
		}
		let base = *self.began_with.get(&era)?;
		let taken = fraction.mul_ceil(base).min(self.left);
		self.left -= taken;
		if self.left == 0 && self.ended_in.is_none() {
			self.ended_in = Some(now);
		}
		Some(taken)
	}
}

type Lives = BTreeMap<(ServiceId, AccountId), Life>;

fn compare(lives: &Lives, now: EraIndex) {
	for service in SERVICES {
		for who in OPERATORS {
			let life = lives.get(&(service, who));
			let stored = Allocations::<Test>::get(service, who);
			assert_eq!(life.is_some(), stored.is_some());
			if let (Some(life), Some(stored)) = (life, stored) {
				assert_eq!(life.left, stored.left.0);
				assert_eq!(life.ended_in, stored.ending.map(|it| it.in_era));
			}
			for era in now.saturating_sub(5)..now + 2 {
				let expected = life
					.filter(|_| era <= now && era + 3 >= now)
					.and_then(|life| life.began_with.get(&era))
					.map(|nominal| Magnitude(*nominal));
				assert_eq!(Services::allocated_in(service, &who, era), expected);
			}
		}
	}
	for who in OPERATORS {
		let reserved: u64 = lives
			.iter()
			.filter(|((_, operator), life)| *operator == who && !life.is_due(now))
			.map(|(_, life)| life.left)
			.sum();
		assert_eq!(Services::reserved(&who), Magnitude(reserved));
	}
}

fn live(seed: u64, days: u32) {
	let mut rng = StdRng::seed_from_u64(seed);
	build_and_execute(|| {
		open_service();
		create(Admission::Approval);
		create(Admission::Open);
		let mut now = ERA;
		let mut lives = Lives::new();
		for _ in 0..days {
			let service = SERVICES[rng.gen_range(0..SERVICES.len())];
			let who = OPERATORS[rng.gen_range(0..OPERATORS.len())];
			let at = (service, who);
			match rng.gen_range(0..10) {
				0..=2 => {
					let magnitude = of_full(rng.gen_range(1..=50));
					if opt_in(who, service, magnitude).is_ok() {
						lives.retain(|(_, operator), life| *operator != who || !life.is_due(now));
						let effective_from = (service != 1).then_some(now + 3);
						let life = Life { left: magnitude.0, effective_from, ..Life::default() };
						assert!(lives.insert(at, life).is_none());
					}
				}
				3 => {
					if admit(1, who).is_ok() {
						let life = lives.get_mut(&(1, who)).unwrap();
						assert_eq!(life.effective_from.replace(now + 3), None);
					}
				}
				4 => {
					let expected = lives.get(&at).is_some_and(|life| life.ended_in.is_none());
					let owner = RuntimeOrigin::signed(OWNER);
					let ended = opt_out(who, service)
						.or_else(|_| Services::remove_operator(owner, service, who));
					assert_eq!(ended.is_ok(), expected);
					if expected {
						let life = lives.get_mut(&at).unwrap();
						match life.effective_from {
							Some(from) if from <= now => life.ended_in = Some(now),
							_ => {
								lives.remove(&at);
							}
						}
					}
				}
				5 | 6 => {
					let era = now.saturating_sub(rng.gen_range(0..5));
					let fraction = Perbill::from_parts(rng.gen_range(1..=1_000_000_000));
					let taken = Services::slash_allocation(service, &who, era, fraction);
					let expected =
						lives.get_mut(&at).and_then(|life| life.slash(now, era, fraction));
					assert_eq!(taken.ok().map(|it| it.0), expected);
					FakeStake::slash(&who, Magnitude(expected.unwrap_or_default()));
				}
				7 => {
					let released =
						Services::release(RuntimeOrigin::signed(9), service, who).is_ok();
					let expected = lives.get(&at).is_some_and(|life| life.is_due(now));
					assert_eq!(released, expected);
					if released {
						lives.remove(&at);
					}
				}
				8 => {
					now += 1;
					FakeEras::set(now);
					lives.values_mut().for_each(|life| life.begin(now));
				}
				_ => {
					idle(Weight::MAX);
					lives.retain(|_, life| !life.is_due(now));
					OPERATORS
						.iter()
						.filter(|who| !Services::has_allocations(who))
						.for_each(FakeStake::reset);
				}
			}
			compare(&lives, now);
			assert_ok!(Services::do_try_state());
		}
	});
}

#[test]
fn many_random_lives_agree_with_a_model_that_remembers_everything() {
	for seed in 0..8 {
		live(seed, 250);
	}
}
