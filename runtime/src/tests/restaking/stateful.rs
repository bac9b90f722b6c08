// SPDX-License-Identifier: Apache-2.0

//! Random sequences of what moves stake and allocations, on the real runtime, with every invariant
//! after each step: all that restakers do, most of what operators and services do, the decisions about
//! slashes, pallet-staking's own calls, consensus slashes, and time.
//!
//! Rewards, keys, commissions, admissions, pauses and the ends of services and operators are not among
//! them: `runtime/model` plays every call of the five pallets, against a reference.

use super::{
	objective::{conflict, objective_terms, pair, report, set_key, statement},
	*,
};
use crate::configs::restaking::StakingBonds;
use rand::{seq::SliceRandom, Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sp_runtime::traits::Zero;
use std::collections::BTreeMap;

const RESTAKERS: [Sr25519Keyring; 4] = [Bob, Charlie, Dave, Eve];
const OPERATORS: [Sr25519Keyring; 2] = [Ferdie, Dave];
/// The names of their keys.
const KEYS: [&str; 2] = ["one", "two"];

struct World {
	rng: ChaCha8Rng,
	services: Vec<ServiceId>,
	evidence: u64,
	done: BTreeMap<&'static str, u32>,
}

impl World {
	fn new(seed: u64) -> Self {
		Self {
			rng: ChaCha8Rng::seed_from_u64(seed),
			services: Vec::new(),
			evidence: 0,
			done: BTreeMap::new(),
		}
	}

	/// Two operators, each with something for a service alone and something for two others that
	/// share. What services take on their own is bounded, so some of it waits for the council.
	fn stage(&mut self) {
		let bounded = |beneficiary| pallet_services::Terms {
			max_slash: part(40),
			budget: Budget { fraction: part(30), window: 2 },
			..terms(beneficiary)
		};
		for operator in OPERATORS {
			assert_ok!(Operators::register(signed(operator), Vec::new(), Perbill::zero(), 0));
		}
		self.services =
			[Beneficiary::Burn, Beneficiary::Treasury, Beneficiary::Account(account(EveStash))]
				.map(|beneficiary| create_service_with(bounded(beneficiary)))
				.into();
		self.services.push(create_service_with(objective_terms()));
		for who in RESTAKERS {
			for operator in OPERATORS {
				let amount = StakingBonds::active(&account(who)) / 4;
				assert_ok!(Restaking::delegate(signed(who), account(operator), amount));
			}
		}
		for (operator, name) in OPERATORS.into_iter().zip(KEYS) {
			set_key(operator, &pair(name));
			assert_ok!(Services::opt_in(signed(operator), self.services[0], percent(30)));
		}
		// Of the other one, and of the objective service, what comes is left to chance.
		assert_ok!(Services::open_tranche(signed(OPERATORS[0]), percent(50)));
		for service in &self.services[1..3] {
			assert_ok!(Services::opt_in_shared(signed(OPERATORS[0]), *service, percent(40)));
		}
		run_to_era(Restaking::delays().allocation);
	}

	/// Some slash of the last few.
	fn slash(&mut self) -> SlashId {
		let next = pallet_slashing::NextSlashId::<Runtime>::get();
		self.rng.gen_range(next.saturating_sub(12)..=next)
	}

	fn step(&mut self) {
		let who = *RESTAKERS.choose(&mut self.rng).unwrap();
		let operator = account(*OPERATORS.choose(&mut self.rng).unwrap());
		let service = *self.services.choose(&mut self.rng).unwrap();
		let amount = self.rng.gen_range(1..5_000) * UNIT + self.rng.gen_range(0..UNIT);
		let (name, ok): (&'static str, bool) = match self.rng.gen_range(0..27) {
			0 => ("delegate", Restaking::delegate(signed(who), operator, amount).is_ok()),
			1 => ("undelegate", Restaking::undelegate(signed(who), operator, amount).is_ok()),
			2 => ("withdraw", Restaking::withdraw(signed(who), operator).is_ok()),
			3 => ("collect", Restaking::collect(signed(who), operator, account(who)).is_ok()),
			4 => ("sync", Restaking::sync(signed(who), account(who)).is_ok()),
			5 => ("rebond", {
				RESTAKERS.into_iter().find(|who| held(&account(*who)) > 0).is_some_and(|who| {
					let held = held(&account(who));
					Restaking::rebond(signed(who), held.min(amount)).is_ok()
				})
			}),
			6 => ("opt_in", {
				let by = *OPERATORS.choose(&mut self.rng).unwrap();
				let magnitude = self.rng.gen_range(1..15);
				Services::opt_in(signed(by), service, percent(magnitude)).is_ok()
			}),
			7 if self.rng.gen_ratio(1, 4) => ("opt_out", {
				let by = *OPERATORS.choose(&mut self.rng).unwrap();
				Services::opt_out(signed(by), service).is_ok()
			}),
			8 | 9 => ("propose", {
				let era = active_era().saturating_sub(self.rng.gen_range(0..2));
				self.evidence += 1;
				Slashing::propose_slash(
					signed(SLASHER),
					service,
					operator,
					era,
					part(self.rng.gen_range(1..30)),
					H256::from_low_u64_be(self.evidence),
				)
				.is_ok()
			}),
			10 => ("veto", {
				let id = self.slash();
				Slashing::veto_slash(signed(RESOLVER), id).is_ok()
			}),
			17 => ("approve", {
				let next = pallet_slashing::NextSlashId::<Runtime>::get();
				(next.saturating_sub(12)..next).any(|id| {
					Slashing::approve_slash(frame_system::RawOrigin::Root.into(), id).is_ok()
				})
			}),
			18 => ("confiscate", {
				let id = self.slash();
				Slashing::confiscate(frame_system::RawOrigin::Root.into(), id).is_ok()
			}),
			19 | 23 => ("report", {
				let pair = pair(KEYS.choose(&mut self.rng).unwrap());
				let (topic, era) = (self.rng.gen_range(0..20), active_era());
				let service = self.services[3];
				let says = |payload| statement(&pair, service, topic, era, payload);
				report(STRANGER, service, conflict(topic, says(1), says(2))).is_ok()
			}),
			20 => ("opt_in_shared", {
				let by = *OPERATORS.choose(&mut self.rng).unwrap();
				let cap = self.rng.gen_range(1..30);
				Services::opt_in_shared(signed(by), service, percent(cap)).is_ok()
			}),
			21 => ("tranche", {
				let by = *OPERATORS.choose(&mut self.rng).unwrap();
				Services::close_tranche(signed(by)).is_ok()
					| Services::open_tranche(signed(by), percent(30)).is_ok()
			}),
			22 => ("change_terms", {
				let mut changed = Services::terms_in(service, active_era()).unwrap();
				changed.max_slash = part(self.rng.gen_range(10..80));
				changed.budget.window = self.rng.gen_range(1..5);
				if self.rng.gen_bool(0.3) {
					Services::withdraw_terms_change(signed(OWNER), service).is_ok()
				} else {
					Services::change_terms(signed(OWNER), service, changed).is_ok()
				}
			}),
			11 => ("bond_extra", Staking::bond_extra(signed(who), amount).is_ok()),
			12 | 25 => ("unbond", {
				let _ = Staking::chill(signed(who));
				Staking::unbond(signed(who), amount * if self.rng.gen_bool(0.5) { 100 } else { 2 })
					.is_ok()
			}),
			13 | 26 => ("staking_withdraw", Staking::withdraw_unbonded(signed(who), 0).is_ok()),
			14 if self.rng.gen_ratio(1, 3) => ("consensus_slash", {
				let mut payout = Zero::zero();
				let mut taken = Default::default();
				let divisor = self.rng.gen_range(2..30);
				if StakingBonds::total(&account(who)) > 0 {
					pallet_staking::slashing::do_slash::<Runtime>(
						&account(who),
						amount / divisor,
						&mut payout,
						&mut taken,
						active_era(),
					);
				}
				true
			}),
			15 | 24 => ("era", {
				next_era();
				// Before the chain does it in the first block with room to spare.
				let next = pallet_slashing::NextSlashId::<Runtime>::get();
				for id in next.saturating_sub(60)..next {
					let paid = Slashing::pay_beneficiary(signed(STRANGER), id).is_ok();
					*self.done.entry("pay").or_default() += u32::from(paid);
				}
				true
			}),
			_ => ("block", {
				run_blocks(1);
				true
			}),
		};
		*self.done.entry(name).or_default() += u32::from(ok);
	}
}

#[test]
fn two_hundred_random_steps_keep_every_invariant() {
	let mut done: BTreeMap<&'static str, u32> = BTreeMap::new();
	for seed in 0..10 {
		new_ext("development").execute_with(|| {
			let mut world = World::new(seed);
			world.stage();
			for step in 0..200 {
				world.step();
				use restaking_primitives::runtime_api::runtime_decl_for_restaking_api::RestakingApiV1;
				let checked =
					<Runtime as RestakingApiV1<crate::Block, AccountId>>::check_invariants();
				if let Err(broken) = checked {
					panic!("seed {seed} step {step}: {}", String::from_utf8_lossy(&broken));
				}
				for who in RESTAKERS {
					let who = account(who);
					assert!(
						StakingBonds::total(&who) + held(&who) >= claim(&who),
						"seed {seed} step {step}: collateral"
					);
				}
			}
			for (name, count) in world.done {
				*done.entry(name).or_default() += count;
			}
		});
	}
	let rare: Vec<_> = done.iter().filter(|(_, count)| **count < 2).collect();
	assert!(rare.is_empty(), "hardly ever succeeded: {rare:?} of {done:?}");
}
