// SPDX-License-Identifier: Apache-2.0

//! Random sequences of everything that can happen, with every invariant after each step, every planck
//! counted twice, and nobody slashed but for silence.

use crate::{mock::*, pallet::*, types::*};
use frame::testing_prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use restaking_primitives::{
	fakes::security::Outcome,
	security::{InspectService, PayService},
	Balance,
};
use std::collections::{BTreeMap, BTreeSet};

const STEPS: u32 = if cfg!(debug_assertions) { 300 } else { 2_000 };
const BLOBS: u8 = 6;

/// What events say happened.
#[derive(Default)]
struct Reference {
	/// Who was asked for what, and answered neither well nor too late.
	open: BTreeMap<ChallengeId, (BlobId, u64, u64)>,
	missed: u32,
	available: BTreeSet<BlobId>,
	lost: u32,
	refunded: Balance,
	paid: Balance,
}

impl Reference {
	fn hear(&mut self) {
		for event in events() {
			match event {
				Event::ChallengeIssued { challenge, blob, operator, deadline, .. } => {
					self.open.insert(challenge, (blob, operator, deadline));
				}
				Event::ChallengeAnswered { challenge, operator } => {
					let (_, asked, deadline) = self.open.remove(&challenge).unwrap();
					assert_eq!(asked, operator);
					assert!(block() <= deadline);
				}
				Event::ChallengeMissed { challenge, operator, slash } => {
					let (_, asked, deadline) = self.open.remove(&challenge).unwrap();
					assert_eq!(asked, operator);
					assert!(block() > deadline);
					if let Ok(id) = slash {
						assert_eq!(Security::slashes()[id as usize].operator, operator);
						self.missed += 1;
					}
				}
				Event::ChallengeForgiven { challenge, .. } => {
					assert!(self.open.remove(&challenge).is_some());
				}
				Event::BlobAvailable { blob } => {
					self.available.insert(blob);
				}
				Event::BlobLost { blob } => {
					assert!(self.available.remove(&blob));
					self.lost += 1;
				}
				Event::BlobExpired { blob } => {
					assert!(self.open.values().all(|it| it.0 != blob));
					self.available.remove(&blob);
				}
				Event::BlobRefused { blob, refund } => {
					assert!(!self.available.contains(&blob));
					self.refunded += refund;
				}
				Event::EraPaid { amount, .. } => self.paid += amount,
				_ => (),
			}
		}
	}

	fn check(&self, charged: Balance) {
		assert_eq!(Security::slashes().len(), self.missed as usize);
		let available = Blobs::<Test>::iter().filter(|it| it.1.status == Status::Available);
		assert_eq!(available.map(|it| it.0).collect::<BTreeSet<_>>(), self.available);
		assert_eq!(Challenges::<Test>::count() as usize, self.open.len());
		// What posters and others paid is in escrow, in the pot, refunded or paid, to the planck.
		let escrow = Accounts::<Test>::get().escrow;
		let pot = Security::pot(the_service());
		assert_eq!(charged, escrow + pot + self.refunded + self.paid);
	}
}

/// Runs random operations and returns how often each succeeded, and what came of them.
fn random_steps(seed: u64) -> ([u32; 10], [u32; 4]) {
	let (mut done, mut ever) = ([0; 10], [0; 4]);
	new_test_ext().execute_with(|| {
		let mut rng = ChaCha8Rng::seed_from_u64(seed);
		let mut reference = Reference::default();
		let (service, issuance) = (the_service(), Balances::total_issuance());
		reference.hear();
		for _ in 0..STEPS {
			let number = rng.gen_range(0..BLOBS);
			let operator = rng.gen_range(ALICE..=DAVE);
			let action = rng.gen_range(0..done.len());
			let ok = match action {
				0 => commit(number, rng.gen_range(0..MAX_ERAS + 2)).is_ok(),
				1 => attest(id(number), operator).is_ok(),
				// Nearly everybody.
				2 => {
					let some = (ALICE..=DAVE).filter(|who| *who != operator || rng.gen_ratio(1, 2));
					some.collect::<Vec<_>>()
						.into_iter()
						.map(|who| attest(id(number), who).is_ok())
						.fold(false, |any, ok| any | ok)
				}
				3 => {
					// With whatever chunk of whatever blob, at whatever time.
					let challenge = rng.gen_range(0..NextChallenge::<Test>::get() + 1);
					answer(challenge, number, rng.gen_range(0..8)).is_err()
				}
				4 => {
					// Whoever has the chunks of a blob.
					let open: Vec<_> = Challenges::<Test>::iter_keys().collect();
					open.into_iter().any(|challenge| answer_well(challenge, number).is_ok())
				}
				5 | 6 => {
					let room = rng.gen_range(0..60_000_000_000_u64);
					let room = if rng.gen_ratio(1, 2) { u64::MAX } else { room };
					next_block_with(Weight::from_parts(room, room)).any_gt(Weight::zero())
				}
				7 => {
					rng.gen_ratio(1, 5) && {
						Security::end_era();
						true
					}
				}
				8 => match stake(operator) {
					0 => {
						let era = Security::active_era();
						Leaving::<Test>::get(operator).is_none_or(|until| until < era) && {
							Security::set_operator(
								service,
								&operator,
								100 * Balance::from(operator),
							);
							// As if it came back long after it was released.
							Availability::release(&operator);
							true
						}
					}
					_ => rng.gen_ratio(1, 12) && Security::leave(service, &operator).is_ok(),
				},
				_ => {
					Seed::set(&(rng.gen(), block().saturating_sub(rng.gen_range(0..3))));
					Security::pause(service, rng.gen_ratio(1, 8));
					// Somebody else pays operators, too.
					Security::fund(service, &STRANGER, rng.gen_range(1..100)).is_ok()
				}
			};
			if ok {
				done[action] += 1;
			}
			reference.hear();
			let charged = 2 * FUNDS - balance(RITA) - balance(STRANGER) + reference.refunded;
			reference.check(charged);
			check();
			assert_eq!(Balances::total_issuance(), issuance);
		}
		ever = [
			reference.missed,
			reference.lost,
			reference.refunded.min(1) as u32,
			reference.paid.min(1) as u32,
		];
		assert!(Security::slashes().iter().all(|slash| slash.outcome != Outcome::Vetoed));

		// In the end all is forgotten, and what nobody earned is still there.
		Security::pause(service, false);
		for _ in 0..MAX_ERAS + 2 {
			Security::end_era();
			blocks(ANSWER_WINDOW + 2);
		}
		reference.hear();
		assert_eq!(Blobs::<Test>::iter().count(), 0);
		assert_eq!(Custodies::<Test>::iter().count(), 0);
		assert_eq!(Challenges::<Test>::count(), 0);
		assert_eq!(Turns::<Test>::iter().count(), 0);
		assert_eq!(Leaving::<Test>::iter().count(), 0);
		let books = Accounts::<Test>::get();
		assert_eq!((books.rate, books.escrow), (0, 0));
		assert_eq!(Security::pot(service), books.carried);
	});
	(done, ever)
}

#[test]
fn random_steps_slash_nobody_who_answered_and_lose_no_planck() {
	let mut total = [0; 14];
	for seed in 0..4 {
		let (done, ever) = random_steps(seed);
		for (sum, done) in total.iter_mut().zip(done.into_iter().chain(ever)) {
			*sum += done;
		}
	}
	assert!(total.iter().all(|done| *done > 0), "something never happens: {total:?}");
}
