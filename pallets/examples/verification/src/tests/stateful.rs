// SPDX-License-Identifier: Apache-2.0

//! Random sequences of everything that can happen, with every invariant after each step, every planck
//! counted, and what becomes of each task computed a second time.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use restaking_primitives::{
	fakes::{FakeDelays, FakeEras},
	security::{InspectService, PayService},
	Balance, Delays, EraIndex, Eras,
};
use std::collections::{BTreeMap, BTreeSet};

const STEPS: u32 = if cfg!(debug_assertions) { 500 } else { 2_000 };
const OPERATORS: [u64; 4] = [ALICE, BOB, CAROL, COURIER];
const RESULTS: [H256; 3] = [A, B, C];

/// What has been said of a task, and where it stands, kept apart from the pallet.
struct Model {
	era: EraIndex,
	fee: Balance,
	stakes: BTreeMap<u64, Balance>,
	first: BTreeMap<u64, H256>,
	second: BTreeMap<u64, H256>,
	proposed: Option<H256>,
	counter: Option<H256>,
	decided: Option<H256>,
}

impl Model {
	fn total(&self) -> Balance {
		self.stakes.values().sum()
	}

	fn agreed(&self, said: &BTreeMap<u64, H256>, percent: Balance) -> Option<H256> {
		RESULTS.into_iter().find(|result| {
			let of = |(who, it): (&u64, &H256)| if it == result { self.stakes[who] } else { 0 };
			let stake: Balance = said.iter().map(of).sum();
			stake * 100 >= self.total() * percent && stake > 0
		})
	}

	fn wrong(&self, result: H256) -> BTreeSet<u64> {
		let said = self.first.iter().chain(&self.second);
		said.filter(|(_, it)| **it != result).map(|(who, _)| *who).collect()
	}

	/// What it costs who posted it, and who challenged it.
	fn earned(&self) -> Balance {
		let Outcome::Verified(result) = self.outcome() else { return 0 };
		let wrong = self.wrong(result);
		let mut voters = self.first.keys().chain(self.second.keys());
		let fee = if voters.any(|who| !wrong.contains(who)) { self.fee } else { 0 };
		let lost = self.counter.is_some_and(|counter| counter != result);
		fee + if lost { BOND } else { 0 }
	}

	/// How it has to end, when it does while the service works.
	fn outcome(&self) -> Outcome {
		match (self.proposed, self.counter, self.decided) {
			(None, _, _) => Outcome::NoQuorum,
			(Some(result), None, _) => Outcome::Verified(result),
			(_, Some(_), Some(result)) => Outcome::Verified(result),
			(_, Some(_), None) => Outcome::Undecided,
		}
	}
}

#[derive(Default)]
struct Seen(BTreeMap<&'static str, u32>);

impl Seen {
	fn saw(&mut self, what: &'static str) {
		*self.0.entry(what).or_default() += 1;
	}
}

/// Hears how tasks end, and compares it with the models.
fn hear(models: &mut BTreeMap<TaskId, Model>, paused: bool, seen: &mut Seen) {
	for (id, outcome) in heard() {
		let model = &models[&id];
		if outcome == Outcome::CalledOff {
			assert!(paused && model.decided.is_none());
			models.remove(&id);
			seen.saw("called off");
			continue;
		}
		assert_eq!(outcome, model.outcome());
		seen.saw(match outcome {
			Outcome::Verified(result) if model.counter == Some(result) => "challenger right",
			Outcome::Verified(_) if model.counter.is_some() => "challenger wrong",
			Outcome::Verified(_) => "unchallenged",
			Outcome::NoQuorum => "no quorum",
			Outcome::Undecided => "undecided",
			Outcome::CalledOff => "called off",
		});
		if !matches!(outcome, Outcome::Verified(_)) {
			models.remove(&id);
		}
	}
}

fn random_steps(seed: u64, seen: &mut Seen) {
	new_test_ext().execute_with(|| {
		let mut rng = ChaCha8Rng::seed_from_u64(seed);
		FakeDelays::set(Delays {
			report_window: 2,
			exit: 4,
			allocation: 4,
			deallocation: 4,
			terms: 4,
			..Delays::default()
		});
		let issuance = Balances::total_issuance();
		let mut models = BTreeMap::<TaskId, Model>::new();
		let mut paused = false;
		// Who was slashed for which task, and who was found not to be in time.
		let mut punished = BTreeSet::new();
		for _ in 0..STEPS {
			if paused && rng.gen_ratio(1, 15) {
				paused = false;
				Shared::pause(service(), paused);
			}
			let era = FakeEras::active_era();
			let who = OPERATORS[rng.gen_range(0..OPERATORS.len())];
			let result = RESULTS[[0, 0, 0, 0, 1, 1, 2][rng.gen_range(0..7)]];
			let next = NextTaskId::<Test>::get();
			// One with which something can still be done, most of the time.
			let mut open: Vec<_> = Tasks::<Test>::iter_keys().collect();
			open.sort_unstable();
			let id = match open.get(rng.gen_range(0..open.len() + 1)) {
				Some(id) => *id,
				None => next.saturating_sub(1),
			};
			let round = if rng.gen_ratio(1, 2) { Round::First } else { Round::Second };
			// One that is still to say something, most of the time: signatures take long.
			let silent = |model: &Model| {
				let said = if round == Round::First { &model.first } else { &model.second };
				model.stakes.keys().find(|who| !said.contains_key(who)).copied()
			};
			let who = match models.get(&id).and_then(silent) {
				Some(silent) if rng.gen_ratio(9, 10) => silent,
				_ => who,
			};
			match rng.gen_range(0..100) {
				0..=4 => {
					let fee = rng.gen_range(5..200);
					let blocks = rng.gen_range(2..=ATTEST);
					let posted = Verification::post(signed(DAVE), INPUT, None, fee, blocks);
					if posted.is_ok() {
						assert!(!paused && fee >= MIN_FEE);
						let stakes: BTreeMap<_, _> =
							Shared::operators_in(service(), era).into_iter().collect();
						models.insert(
							next,
							Model {
								era,
								fee,
								stakes,
								first: BTreeMap::new(),
								second: BTreeMap::new(),
								proposed: None,
								counter: None,
								decided: None,
							},
						);
						seen.saw("posted");
					}
				}
				5..=64 if round == Round::First => {
					if say(who, id, round, result).is_ok() {
						let model = models.get_mut(&id).unwrap();
						assert!(!paused && model.counter.is_none() && model.stakes[&who] > 0);
						assert_eq!(model.first.insert(who, result), None);
						model.proposed = model.proposed.or(model.agreed(&model.first, 67));
						seen.saw("attested");
					}
				}
				65..=70 => {
					if Verification::challenge(signed(ERIN), id, result).is_ok() {
						let model = models.get_mut(&id).unwrap();
						assert!(model.proposed.is_some_and(|proposed| proposed != result));
						assert_eq!(model.counter.replace(result), None);
						seen.saw("challenged");
					}
				}
				5..=64 if models.get(&id).is_none_or(|it| it.counter.is_none()) => (),
				5..=64 => {
					if say(who, id, round, result).is_ok() {
						let model = models.get_mut(&id).unwrap();
						assert!(model.decided.is_none());
						assert!([model.proposed, model.counter].contains(&Some(result)));
						assert_eq!(model.second.insert(who, result), None);
						model.decided = model.agreed(&model.second, 80);
						seen.saw("voted");
					}
				}
				71..=80 => {
					if Verification::resolve(signed(RESOLVER), id, result).is_ok() {
						let model = models.get_mut(&id).unwrap();
						assert!([model.proposed, model.counter].contains(&Some(result)));
						assert_eq!(model.decided.replace(result), None);
						seen.saw("resolved");
					}
				}
				81..=82 => {
					if Verification::settle(signed(COURIER), id).is_ok() {
						seen.saw("settled");
					}
				}
				83..=85 => {
					if Verification::pay(signed(COURIER), era.saturating_sub(rng.gen_range(1..3)))
						.is_ok()
					{
						seen.saw("paid");
					}
				}
				86 => {
					paused = true;
					Shared::pause(service(), paused);
				}
				87..=88 => {
					let stake = rng.gen_range(1..800);
					Shared::set_operator_from(service(), &who, era + 1, stake);
				}
				89 => {
					if rng.gen_ratio(1, 4) {
						let _ = Shared::leave(service(), &who);
					}
				}
				90 => FakeEras::advance(1),
				_ => {
					// Often too little to pay an era.
					let room = rng.gen_range(0..100_000_000_000_u64);
					let limit = Weight::from_parts(room, room);
					assert!(next_block_with(limit).all_lte(limit));
				}
			}
			hear(&mut models, paused, seen);
			for event in events() {
				match event {
					Event::WrongAttestation { task, operator, .. } => {
						assert!(punished.insert((task, operator)), "slashed twice");
						seen.saw("slashed");
					}
					Event::NotSlashed { task, operator, .. } => {
						assert!(FakeEras::active_era() > models[&task].era + 2);
						assert!(punished.insert((task, operator)), "given up twice");
						seen.saw("not slashed");
					}
					Event::EraPaid { .. } => seen.saw("era paid"),
					_ => (),
				}
			}
			check();
			assert_eq!(Balances::total_issuance(), issuance);
		}

		// In the end nothing is left.
		paused = false;
		Shared::pause(service(), paused);
		run(50);
		hear(&mut models, paused, seen);
		FakeEras::advance(4);
		run(50);
		for event in events() {
			if let Event::WrongAttestation { task, operator, .. }
			| Event::NotSlashed { task, operator, .. } = event
			{
				assert!(punished.insert((task, operator)), "settled twice");
			}
		}
		check();
		let left = Tasks::<Test>::iter().count()
			+ Ballots::<Test>::iter().count()
			+ Tallies::<Test>::iter().count()
			+ Agenda::<Test>::iter().count()
			+ EraBooks::<Test>::iter().count();
		assert_eq!((left, escrow(), held(ERIN)), (0, 0, 0));

		// Who was wrong about a result was dealt with, and nobody else.
		let expected: BTreeSet<_> = models
			.iter()
			.filter_map(|(id, model)| match model.outcome() {
				Outcome::Verified(result) => Some((*id, model.wrong(result))),
				_ => None,
			})
			.flat_map(|(id, wrong)| wrong.into_iter().map(move |who| (id, who)))
			.collect();
		assert_eq!(punished, expected, "seed {seed}");

		// What Dave and Erin no longer have was earned, and is paid or in the pot.
		let given = 2 * FUNDS - balance(DAVE) - balance(ERIN);
		let paid: Balance = Shared::payments().iter().map(|payment| payment.amount).sum();
		assert_eq!(given, paid + Shared::pot(service()), "seed {seed}");
		let earned: Balance = models.values().map(Model::earned).sum();
		assert_eq!(given, earned, "seed {seed}");
	});
}

#[test]
fn random_steps_lose_no_planck_and_wrong_no_operator() {
	let mut seen = Seen::default();
	for seed in 0..6 {
		random_steps(seed, &mut seen);
	}
	for what in [
		"posted",
		"attested",
		"challenged",
		"voted",
		"resolved",
		"settled",
		"paid",
		"slashed",
		"not slashed",
		"era paid",
		"unchallenged",
		"challenger right",
		"challenger wrong",
		"no quorum",
		"undecided",
		"called off",
	] {
		let count = seen.0.get(what).copied().unwrap_or(0);
		assert!(count > 0, "{what} never happens: {:?}", seen.0);
	}
}
