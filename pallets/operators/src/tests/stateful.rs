// SPDX-License-Identifier: Apache-2.0

//! Random operations with keys and with commissions, against models that forget nothing.

use super::{keys::Signer, *};
use rand::{rngs::StdRng, seq::SliceRandom, Rng, SeedableRng};

const WINDOW: u32 = 3;
const OPERATORS: [AccountId; 2] = [ALICE, BOB];

/// Whose a key was, from when and until when.
struct Tenure {
	key: ServiceKey,
	operator: AccountId,
	from: u32,
	until: Option<u32>,
}

/// Every tenure there ever was, less those of operators that have left.
#[derive(Default)]
struct Model(Vec<Tenure>);

impl Model {
	fn owner_in(&self, key: ServiceKey, era: u32) -> Option<AccountId> {
		let mut owners = self.0.iter().filter(|tenure| {
			tenure.key == key && tenure.from <= era && tenure.until.is_none_or(|until| era <= until)
		});
		let owner = owners.next().map(|tenure| tenure.operator);
		assert!(owners.next().is_none(), "a key has one owner in every era");
		owner
	}

	/// The last era of whose `key` was in `era`.
	fn until(&self, key: ServiceKey, era: u32) -> Option<u32> {
		let covers = |tenure: &&Tenure| {
			tenure.key == key && tenure.from <= era && tenure.until.is_none_or(|until| era <= until)
		};
		self.0.iter().find(covers).and_then(|tenure| tenure.until)
	}

	fn key_of(&self, operator: AccountId, kind: KeyKind) -> Option<ServiceKey> {
		let current = self.0.iter().find(|tenure| {
			tenure.operator == operator && tenure.key.kind() == kind && tenure.until.is_none()
		});
		current.map(|tenure| tenure.key)
	}

	fn retire(&mut self, operator: AccountId, kind: KeyKind, era: u32) {
		for tenure in &mut self.0 {
			if tenure.operator == operator && tenure.key.kind() == kind && tenure.until.is_none() {
				tenure.until = Some(era);
			}
		}
	}

	/// What of the retired keys of `operator` can still be slashed in `era`.
	fn retired(&self, operator: AccountId, era: u32) -> usize {
		let retired = self.0.iter().filter(|tenure| {
			tenure.operator == operator && tenure.until.is_some_and(|until| era <= until + WINDOW)
		});
		retired.count()
	}

	/// Whether anything `key` signed, or will sign, can be slashed in `era`.
	fn is_needed(&self, key: ServiceKey, era: u32) -> bool {
		self.0.iter().any(|tenure| {
			tenure.key == key && tenure.until.is_none_or(|until| era <= until + WINDOW)
		})
	}
}

#[derive(Default)]
struct Seen {
	set: u32,
	removed: u32,
	left: u32,
	in_use: u32,
	too_many: u32,
}

/// One call, and what it has to do according to the model.
fn step(rng: &mut StdRng, model: &mut Model, signers: &[Signer], era: u32, seen: &mut Seen) {
	let who = *OPERATORS.choose(rng).unwrap();
	let signer = signers.choose(rng).unwrap();
	let (key, kind) = (signer.key(), signer.key().kind());
	let full = model.retired(who, era) >= MAX_RETIRED_KEYS as usize;
	let has_one = model.key_of(who, kind).is_some();
	match rng.gen_range(0..20) {
		0 => {
			assert_ok!(Operators::deregister(RuntimeOrigin::signed(who)));
			model.0.retain(|tenure| tenure.operator != who);
			register(who, percent(1));
			seen.left += 1;
		}
		1..=5 => {
			let result = Operators::remove_key(RuntimeOrigin::signed(who), kind);
			if !has_one {
				assert_eq!(result, Err(Error::<Test>::NoKey.into()));
			} else if full {
				assert_eq!(result, Err(Error::<Test>::TooManyRetiredKeys.into()));
				seen.too_many += 1;
			} else {
				assert_ok!(result);
				model.retire(who, kind, era);
				seen.removed += 1;
			}
		}
		_ => {
			let proof = signer.proof_for(who);
			let result = Operators::set_key(RuntimeOrigin::signed(who), key, proof);
			if result == Err(Error::<Test>::KeyInUse.into()) {
				// It may be on record longer than it is needed, with an owner that does nothing.
				let on_record = KeyTenures::<Test>::get(key).unwrap();
				assert!(model.is_needed(key, era) || on_record.operator != who);
				seen.in_use += 1;
				return;
			}
			assert!(!model.is_needed(key, era));
			if has_one && full {
				assert_eq!(result, Err(Error::<Test>::TooManyRetiredKeys.into()));
				seen.too_many += 1;
			} else {
				assert_ok!(result);
				model.retire(who, kind, era);
				model.0.push(Tenure { key, operator: who, from: era, until: None });
				seen.set += 1;
			}
		}
	}
}

#[test]
fn nothing_that_can_be_slashed_is_forgotten_or_changes_hands() {
	let signers: Vec<_> = (1..=9).map(Signer::ed25519).chain((1..=2).map(Signer::ecdsa)).collect();
	let mut seen = Seen::default();
	for seed in 0..4 {
		build_and_execute(|| {
			let mut rng = StdRng::seed_from_u64(seed);
			let mut model = Model::default();
			OPERATORS.into_iter().for_each(|who| register(who, percent(1)));
			let mut era = 10;
			for _ in 0..150 {
				if rng.gen_ratio(1, 6) {
					era += 1;
					FakeEras::set(era);
				}
				step(&mut rng, &mut model, &signers, era, &mut seen);
				for signer in &signers {
					let key = signer.key();
					for slashable in era - WINDOW..=era {
						assert_eq!(
							Operators::owner_in(&key, slashable),
							model.owner_in(key, slashable)
						);
					}
					// However long ago, unless nothing the key has signed can be slashed any more.
					let old = era - WINDOW - 1;
					let known = model.until(key, old).is_none_or(|until| era <= until + WINDOW);
					assert_eq!(
						Operators::owner_in(&key, old),
						model.owner_in(key, old).filter(|_| known)
					);
					for who in OPERATORS {
						assert_eq!(
							Operators::key_of(&who, key.kind()),
							model.key_of(who, key.kind())
						);
					}
				}
				assert_ok!(Operators::do_try_state());
			}
		});
	}
	// All of it has happened.
	let Seen { set, removed, left, in_use, too_many } = seen;
	for count in [set, removed, left, in_use, too_many] {
		assert!(count > 10, "{count} are too few to mean anything");
	}
}

/// How many eras a raise waits.
const DELAY: u32 = 3;
/// More services than can have a commission of their own.
const SERVICES: [ServiceId; 5] = [1, 2, 3, 4, 5];

/// A commission, era by era.
#[derive(Clone)]
struct Schedule([u32; 400]);

impl Schedule {
	fn in_era(&self, era: u32) -> u32 {
		self.0[era as usize]
	}

	/// What `set_commission` has to do to it in era `now`, and whether it does.
	fn set(&mut self, to: u32, now: u32) -> Result<(), Error<Test>> {
		let in_force = self.in_era(now);
		if to > 50 {
			return Err(Error::CommissionTooHigh);
		}
		if to > in_force + 5 {
			return Err(Error::CommissionStepTooLarge);
		}
		for (era, commission) in (0..).zip(&mut self.0) {
			*commission = match era {
				_ if era <= now => to.min(*commission),
				_ if era < now + DELAY => to.min(in_force),
				_ => to,
			};
		}
		Ok(())
	}

	/// What counts in the eras that can still be rewarded in era `now`, and in those to come.
	fn rewardable_in(&self, now: u32) -> &[u32] {
		&self.0[(now - WINDOW) as usize..]
	}
}

/// What an operator keeps, in general and of services.
struct Split {
	general: Schedule,
	specific: Vec<(ServiceId, Schedule)>,
}

impl Split {
	fn of(&self, service: ServiceId) -> &Schedule {
		let specific = self.specific.iter().find(|(of, _)| *of == service);
		specific.map_or(&self.general, |(_, schedule)| schedule)
	}

	fn set_for(&mut self, service: ServiceId, to: u32, now: u32) -> Result<(), Error<Test>> {
		let mut schedule = self.of(service).clone();
		schedule.set(to, now)?;
		let others = self.specific.iter().filter(|(of, _)| *of != service);
		if others.count() == MAX_SERVICE_COMMISSIONS as usize {
			return Err(Error::TooManyServiceCommissions);
		}
		self.specific.retain(|(of, _)| *of != service);
		self.specific.push((service, schedule));
		Ok(())
	}

	fn clear(&mut self, service: ServiceId, now: u32) -> Result<(), Error<Test>> {
		if self.specific.iter().all(|(of, _)| *of != service) {
			return Err(Error::NoServiceCommission);
		}
		let mut eras =
			self.general.rewardable_in(now).iter().zip(self.of(service).rewardable_in(now));
		if eras.any(|(general, specific)| general > specific) {
			return Err(Error::GeneralCommissionHigher);
		}
		self.specific.retain(|(of, _)| *of != service);
		Ok(())
	}
}

/// What the registry reads for `service` in each era that can be rewarded in era `now` or is to
/// come, in percent.
fn read(service: ServiceId, now: u32) -> Vec<(u32, u32)> {
	(now - WINDOW..=now + DELAY + 1)
		.map(|era| {
			let parts = Operators::commission_in(&ALICE, service, era).deconstruct();
			(era, parts / 10_000_000)
		})
		.collect()
}

#[test]
fn no_era_is_ever_read_with_more_than_was_announced_in_time() {
	// By the name of what happened, so that no case is missed.
	let mut seen = std::collections::BTreeMap::<String, u32>::new();
	for seed in 0..6 {
		build_and_execute(|| {
			let mut rng = StdRng::seed_from_u64(seed);
			let mut era = 10;
			register(ALICE, percent(10));
			// What was last read for a service and an era, that many eras before or earlier.
			let mut announced = std::collections::BTreeMap::new();
			let mut split = Split { general: Schedule([10; 400]), specific: Vec::new() };
			for _ in 0..400 {
				let service = *SERVICES.choose(&mut rng).unwrap();
				let in_force = split.of(service).in_era(era);
				// More often a little more or less than what is in force than anything.
				let to = match rng.gen_range(0..10) {
					0 => rng.gen_range(0..=60),
					1..=3 => in_force.saturating_sub(rng.gen_range(0..=3)),
					_ => in_force + rng.gen_range(0..=6),
				};
				let (name, result, expected) = match rng.gen_range(0..12) {
					0..=1 => ("general", set_commission(percent(to)), split.general.set(to, era)),
					2..=5 => (
						"specific",
						set_service_commission(service, percent(to)),
						split.set_for(service, to, era),
					),
					6..=8 => {
						("clear", clear_service_commission(service), split.clear(service, era))
					}
					_ => {
						era += 1;
						FakeEras::set(era);
						("era", Ok(()), Ok(()))
					}
				};
				*seen.entry(format!("{name}: {expected:?}")).or_default() += 1;
				assert_eq!(result, expected.map_err(DispatchError::from));
				for service in SERVICES {
					for (of, commission) in read(service, era) {
						assert_eq!(commission, split.of(service).in_era(of));
						if era + DELAY <= of {
							announced.insert((service, of), commission);
						} else {
							// At first there was no other.
							assert!(commission <= *announced.get(&(service, of)).unwrap_or(&10));
						}
					}
				}
				assert_ok!(Operators::do_try_state());
			}
		});
	}
	// All of it has happened.
	assert_eq!(seen.len(), 11, "{seen:?}");
	assert!(seen.values().all(|count| *count > 5), "{seen:?}");
}
