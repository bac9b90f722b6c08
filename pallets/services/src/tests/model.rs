// SPDX-License-Identifier: Apache-2.0

//! Random lives of operators and services, against a model that remembers everything and knows
//! no steps, no queue and no index.

use super::*;
use rand::{rngs::StdRng, Rng, SeedableRng};
use std::collections::BTreeMap;

const OPERATORS: [AccountId; 3] = [ALICE, BOB, CHARLIE];
const SERVICES: [ServiceId; 4] = [0, 1, 2, 3];
/// The one that admits operators one by one.
const APPROVING: ServiceId = 1;
/// How many of them may share.
const MAX_SHARED: usize = 3;

/// An allocation that keeps what it was in every era.
#[derive(Clone, Default)]
struct Life {
	shared: bool,
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
}

/// A tranche that keeps what it was in every era.
#[derive(Clone, Default)]
struct Pot {
	left: u64,
	began_with: BTreeMap<EraIndex, u64>,
}

#[derive(Default)]
struct World {
	now: EraIndex,
	lives: BTreeMap<(ServiceId, AccountId), Life>,
	pots: BTreeMap<AccountId, Pot>,
	/// How often something worth telling has happened.
	seen: BTreeMap<&'static str, u32>,
}

impl World {
	fn saw(&mut self, what: &'static str, really: bool) {
		*self.seen.entry(what).or_default() += u32::from(really);
	}

	fn all_of(&self, who: AccountId) -> impl Iterator<Item = (ServiceId, &Life)> {
		self.lives.iter().filter(move |((_, it), _)| *it == who).map(|((at, _), life)| (*at, life))
	}

	/// What `who` has promised or set aside, and cannot promise again.
	fn reserved(&self, who: AccountId) -> u64 {
		let pot = self.pots.get(&who).map_or(0, |pot| pot.left);
		let alone = self.all_of(who).filter(|(_, life)| !life.shared && !life.is_due(self.now));
		pot + alone.map(|(_, life)| life.left).sum::<u64>()
	}

	fn sharing(&self, who: AccountId) -> Vec<ServiceId> {
		self.all_of(who).filter(|(_, life)| life.shared).map(|(service, _)| service).collect()
	}

	/// What was allocated when `era` began.
	fn allocated(&self, service: ServiceId, who: AccountId, era: EraIndex) -> Option<u64> {
		if era > self.now || era + 3 < self.now {
			return None;
		}
		let life = self.lives.get(&(service, who))?;
		let own = *life.began_with.get(&era)?;
		let reach = match life.shared {
			true => own.min(self.pots[&who].began_with[&era]),
			false => own,
		};
		(reach > 0).then_some(reach)
	}

	fn slash(
		&mut self,
		service: ServiceId,
		who: AccountId,
		era: EraIndex,
		fraction: Perbill,
	) -> Option<u64> {
		let asked = fraction.mul_ceil(self.allocated(service, who, era)?);
		let life = self.lives.get_mut(&(service, who)).unwrap();
		let mut taken = asked.min(life.left);
		if life.shared {
			let pot = self.pots.get_mut(&who).unwrap();
			let cap = taken;
			taken = cap.min(pot.left);
			pot.left -= taken;
			*self.seen.entry("the end of a tranche").or_default() += u32::from(taken < cap);
		}
		life.left -= taken;
		if life.left == 0 && life.ended_in.is_none() && taken > 0 {
			life.ended_in = Some(self.now);
		}
		Some(taken)
	}

	fn next_era(&mut self) {
		self.now += 1;
		FakeEras::set(self.now);
		self.lives.values_mut().for_each(|life| life.begin(self.now));
		for pot in self.pots.values_mut() {
			pot.began_with.insert(self.now, pot.left);
		}
	}

	fn release_due_of(&mut self, who: AccountId) {
		self.lives.retain(|(_, operator), life| *operator != who || !life.is_due(self.now));
	}

	fn compare(&self) {
		for service in SERVICES {
			for who in OPERATORS {
				let life = self.lives.get(&(service, who));
				let stored = Allocations::<Test>::get(service, who);
				assert_eq!(life.is_some(), stored.is_some());
				if let (Some(life), Some(stored)) = (life, stored) {
					assert_eq!((life.shared, life.left), (stored.shared, stored.left.0));
					assert_eq!(life.ended_in, stored.ending.map(|it| it.in_era));
					let pot = self.pots.get(&who).filter(|_| life.shared);
					let effective = self
						.allocated(service, who, self.now)
						.unwrap_or_default()
						.min(life.left)
						.min(pot.map_or(u64::MAX, |pot| pot.left));
					let worth = Magnitude(effective).stake_of(Magnitude::FULL.units_for(STAKE));
					assert_eq!(Services::effective_stake(service, who), Some(worth));
				}
				for era in self.now - 4..self.now + 2 {
					let expected = self.allocated(service, who, era).map(Magnitude);
					assert_eq!(Services::allocated_in(service, &who, era), expected);
				}
			}
		}
		for who in OPERATORS {
			assert_eq!(Services::reserved(&who), Magnitude(self.reserved(who)));
			let tranche = Tranches::<Test>::get(who);
			let pot = self.pots.get(&who);
			assert_eq!(tranche.as_ref().map(|it| it.left.0), pot.map(|pot| pot.left));
			let mut members = tranche.map(|it| it.members.into_inner()).unwrap_or_default();
			members.sort();
			assert_eq!(members, self.sharing(who));
		}
	}

	/// What services have in all, which reads each of their operators for each era.
	fn compare_sums(&self) {
		for service in SERVICES {
			for era in self.now - 4..self.now + 2 {
				let stake_of = |who: &AccountId| {
					let allocated = self.allocated(service, *who, era).unwrap_or_default();
					Magnitude(allocated).stake_of(Magnitude::FULL.units_for(STAKE))
				};
				let sum: Balance = OPERATORS.iter().map(stake_of).sum();
				assert_eq!(Services::service_stake(service, era), sum);
			}
		}
	}

	/// Somebody does something, which is allowed or refused as the model says.
	fn act(&mut self, rng: &mut StdRng) {
		let service = SERVICES[rng.gen_range(0..SERVICES.len())];
		let who = OPERATORS[rng.gen_range(0..OPERATORS.len())];
		match rng.gen_range(0..20) {
			0 => self.opt_in(service, who, of_full(rng.gen_range(1..=30)), false),
			1..=4 => {
				// Mostly what the tranche has, or a part of it.
				let left = self.pots.get(&who).map_or(Magnitude::FULL.0, |pot| pot.left);
				let cap = left / 100 * rng.gen_range(50..=105);
				self.opt_in(service, who, Magnitude(cap.max(1)), true);
			}
			5 | 6 => self.open_or_close(who, of_full(rng.gen_range(30..=60))),
			7 => {
				if admit(APPROVING, who).is_ok() {
					let life = self.lives.get_mut(&(APPROVING, who)).unwrap();
					assert_eq!(life.effective_from.replace(self.now + 3), None);
				}
			}
			8 => self.end(service, who),
			9..=12 => {
				// Mostly one that there is, and now and then all of it.
				let at = rng.gen_range(0..=self.lives.len());
				let (service, who) = self.lives.keys().nth(at).copied().unwrap_or((service, who));
				let fraction = match rng.gen_range(0..4) {
					0 => Perbill::one(),
					_ => Perbill::from_parts(rng.gen_range(1..=300_000_000)),
				};
				self.slash_either(service, who, rng.gen_range(0..5), fraction);
			}
			13 => {
				let released = Services::release(RuntimeOrigin::signed(9), service, who).is_ok();
				let life = self.lives.get(&(service, who));
				assert_eq!(released, life.is_some_and(|life| life.is_due(self.now)));
				if released {
					self.lives.remove(&(service, who));
				}
			}
			14..=17 => self.next_era(),
			_ => {
				idle(Weight::MAX);
				self.lives.retain(|_, life| !life.is_due(self.now));
				// Who has lost much starts again, as the ledger lets it once its restakers have
				// gone, whatever it has allocated.
				let poor = |who: &&AccountId| {
					<FakeStake as OperatorStake<AccountId>>::magnitude(who) < of_full(60)
				};
				OPERATORS.iter().filter(poor).for_each(FakeStake::reset);
			}
		}
	}

	fn slash_either(
		&mut self,
		service: ServiceId,
		who: AccountId,
		eras_ago: EraIndex,
		fraction: Perbill,
	) {
		let era = self.now.saturating_sub(eras_ago);
		let taken = Services::slash_allocation(service, &who, era, fraction);
		let expected = self.slash(service, who, era, fraction);
		assert_eq!(taken.ok().map(|it| it.0), expected);
		FakeStake::slash(&who, Magnitude(expected.unwrap_or_default()));
	}

	fn opt_in(&mut self, service: ServiceId, who: AccountId, magnitude: Magnitude, shared: bool) {
		let opted_in = match shared {
			true => opt_in_shared(who, service, magnitude).is_ok(),
			false => opt_in(who, service, magnitude).is_ok(),
		};
		if !opted_in {
			return;
		}
		self.saw(if shared { "a shared opt-in" } else { "an exclusive opt-in" }, true);
		self.release_due_of(who);
		if shared {
			assert!(magnitude.0 <= self.pots[&who].left);
			assert!(self.sharing(who).len() < MAX_SHARED);
		}
		let effective_from = (service != APPROVING).then_some(self.now + 3);
		let life = Life { shared, left: magnitude.0, effective_from, ..Life::default() };
		assert!(self.lives.insert((service, who), life).is_none());
	}

	fn open_or_close(&mut self, who: AccountId, magnitude: Magnitude) {
		if let Some(pot) = self.pots.get(&who) {
			let (members, spent) = (self.sharing(who), pot.left < of_full(10).0);
			assert!(open_tranche(who, Magnitude(1)).is_err());
			if !members.is_empty() {
				assert!(close_tranche(who).is_err());
				self.saw("a tranche in use", true);
				// Those that draw on one of which little is left make way for the next.
				members.into_iter().filter(|_| spent).for_each(|it| self.end(it, who));
			} else if spent {
				assert!(close_tranche(who).is_ok());
				self.pots.remove(&who);
				self.saw("a tranche closed", true);
			}
			return;
		}
		assert!(close_tranche(who).is_err());
		let whole = <FakeStake as OperatorStake<AccountId>>::magnitude(&who);
		let room = self.reserved(who) + magnitude.0 <= whole.0;
		let opened = open_tranche(who, magnitude).is_ok();
		assert_eq!(opened, room && !whole.is_exhausted());
		if opened {
			self.release_due_of(who);
			let began_with = BTreeMap::from([(self.now, magnitude.0)]);
			self.pots.insert(who, Pot { left: magnitude.0, began_with });
		}
	}

	fn end(&mut self, service: ServiceId, who: AccountId) {
		let at = (service, who);
		let expected = self.lives.get(&at).is_some_and(|life| life.ended_in.is_none());
		let owner = RuntimeOrigin::signed(OWNER);
		let ended =
			opt_out(who, service).or_else(|_| Services::remove_operator(owner, service, who));
		assert_eq!(ended.is_ok(), expected);
		if expected {
			let life = self.lives.get_mut(&at).unwrap();
			match life.effective_from {
				Some(from) if from <= self.now => life.ended_in = Some(self.now),
				_ => {
					self.lives.remove(&at);
				}
			}
		}
	}
}

#[test]
fn many_random_lives_agree_with_a_model_that_remembers_everything() {
	let mut seen = BTreeMap::<&'static str, u32>::new();
	for seed in 0..6 {
		let mut rng = StdRng::seed_from_u64(seed);
		build_and_execute(|| {
			open_service();
			create(Admission::Approval);
			create(Admission::Open);
			create(Admission::Open);
			let mut world = World { now: ERA, ..World::default() };
			for step in 0..500 {
				world.act(&mut rng);
				world.compare();
				if step % 5 == 0 {
					world.compare_sums();
					assert_ok!(Services::do_try_state());
				}
			}
			for (what, times) in world.seen {
				*seen.entry(what).or_default() += times;
			}
		});
	}
	// None of it would show anything if it never came to that.
	for what in [
		"an exclusive opt-in",
		"a shared opt-in",
		"a tranche closed",
		"a tranche in use",
		"the end of a tranche",
	] {
		assert!(seen.get(what).is_some_and(|times| *times >= 8), "{what}: {seen:?}");
	}
}
