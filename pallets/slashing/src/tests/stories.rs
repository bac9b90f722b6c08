// SPDX-License-Identifier: Apache-2.0

//! Many steps at random: whatever happens, the invariants hold, every slash is decided in time,
//! and in the end nothing is left.

use crate::{mock::*, pallet::*, Approval, SlashStatus};
use frame::testing_prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake, FakeTerms, FakeVerifier},
		FakeEras,
	},
	Balance, Beneficiary, Budget, Curve, Eras, Magnitude, Steepness,
};
use std::cell::Cell;

thread_local! {
	/// What was burned, by what the events say.
	static BURNED: Cell<Balance> = const { Cell::new(0) };
}

/// Books what the events since the last call say was burned.
fn read_events() {
	for event in events() {
		let burned = match event {
			Event::SlashCollected {
				amount, to_reporter, paid_to: Some(Beneficiary::Burn), ..
			} => amount - to_reporter,
			Event::BeneficiaryPaid { amount, paid_to: Beneficiary::Burn, .. }
			| Event::SlashConfiscated { amount, paid_to: Beneficiary::Burn, .. } => amount,
			_ => 0,
		};
		BURNED.set(BURNED.get() + burned);
	}
}

const BUSY: DispatchError = DispatchError::Unavailable;

/// The slashes on record for which `filter` holds.
fn ids(filter: impl Fn(&crate::SlashRecord<u64>) -> bool) -> Vec<u32> {
	let mut ids: Vec<_> =
		Slashes::<Test>::iter().filter(|(_, r)| filter(r)).map(|(id, _)| id).collect();
	ids.sort_unstable();
	ids
}

fn pick(rng: &mut ChaCha8Rng, ids: &[u32]) -> Option<u32> {
	(!ids.is_empty()).then(|| ids[rng.gen_range(0..ids.len())])
}

fn random_step(rng: &mut ChaCha8Rng, n: u64) {
	let operator = if rng.gen() { ALICE } else { BOB };
	let era = FakeEras::active_era().saturating_sub(rng.gen_range(0..5));
	match rng.gen_range(0..100) {
		0..=29 => {
			let (service, slasher) =
				if rng.gen() { (ORACLE, ORACLE_SLASHER) } else { (BRIDGE, BRIDGE_SLASHER) };
			let fraction = Perbill::from_parts(rng.gen_range(0..600_000_000));
			let _ = Slashing::propose_slash(
				RuntimeOrigin::signed(slasher),
				service,
				operator,
				era,
				fraction,
				evidence(n % 7),
			);
		}
		30..=39 => {
			let who = if rng.gen() { REPORTER } else { operator };
			let proof = proof(operator, era, n % 7);
			let _ = Slashing::report_offence(RuntimeOrigin::signed(who), ROLLUP, proof);
		}
		40..=43 => {
			if let Some(id) = pick(rng, &ids(|r| r.approval == Approval::Needed)) {
				let _ = Slashing::approve_slash(RuntimeOrigin::signed(COUNCIL), id);
			}
		}
		44..=46 => {
			if let Some(id) = pick(rng, &ids(|r| r.is_confiscable())) {
				assert_ok!(Slashing::confiscate(RuntimeOrigin::signed(COUNCIL), id));
			}
		}
		47..=49 => {
			if let Some(id) = pick(rng, &ids(|r| r.books.held > 0)) {
				let _ = Slashing::pay_beneficiary(RuntimeOrigin::signed(RESTAKER), id);
			}
		}
		50..=54 => {
			if let Some(id) = pick(rng, &ids(|r| r.status.queued().is_some())) {
				let who = if rng.gen() { ORACLE_RESOLVER } else { COUNCIL };
				let _ = Slashing::veto_slash(RuntimeOrigin::signed(who), id);
			}
		}
		55..=59 => {
			if let Some(id) = pick(rng, &ids(|r| r.status.queued().is_some())) {
				// As a transaction does: it leaves nothing behind when it fails.
				let _ = frame::deps::frame_support::storage::with_storage_layer(|| {
					Slashing::execute_slash(RuntimeOrigin::signed(RESTAKER), id)
				});
			}
		}
		60..=79 => {
			if let Some(id) = pick(rng, &ids(|r| r.books.outstanding > 0)) {
				let before = books(id);
				let outstanding = rng.gen_range(0..before.outstanding);
				let amount = before.outstanding - outstanding + rng.gen_range(0..2);
				collect(id, amount, outstanding);
				assert!(books(id).accounted <= before.accounted + 1);
				assert!(books(id).accounted >= before.accounted);
			}
		}
		80..=84 => {
			if let Some(id) = pick(rng, &ids(|r| r.books.outstanding > 0)) {
				let before = books(id);
				write_off(id, rng.gen_range(0..before.outstanding));
				let after = books(id);
				assert_eq!(
					after.accounted + after.written_off,
					before.accounted + before.written_off
				);
			}
		}
		85..=89 => FakeSlashStake::refuse(operator, rng.gen::<bool>().then_some(BUSY)),
		90..=91 => {
			let magnitude = Magnitude(rng.gen_range(0..Magnitude::FULL.0 / 2));
			FakeAllocations::set(ORACLE, operator, FakeEras::active_era() + 1, magnitude);
		}
		92..=95 => {
			ExecutionWeight::set(room_for(rng.gen_range(1..5)).limit());
		}
		_ => {
			FakeEras::advance(rng.gen_range(1..3));
			next_block();
		}
	}
	next_block();
}

#[test]
fn whatever_happens_the_invariants_hold_and_nothing_is_left_in_the_end() {
	for seed in 0..4 {
		new_test_ext().execute_with(|| {
			// GIVEN services with curves, and with budgets over windows of other lengths
			let mut rng = ChaCha8Rng::seed_from_u64(seed);
			let curve = Curve {
				floor: Perbill::from_percent(2),
				multiplier: 2,
				steepness: Steepness::Linear,
			};
			for (service, mut terms) in [
				(ORACLE, oracle_terms()),
				(BRIDGE, bridge_terms()),
				(ROLLUP, objective_terms(FakeVerifier::ID)),
			] {
				let fraction = Perbill::from_percent(rng.gen_range(10..100));
				terms.budget = Budget { fraction, window: rng.gen_range(1..6) };
				terms.curve = rng.gen::<bool>().then_some(curve);
				FakeTerms::set(service, 0, terms);
			}
			let tokens = issuance();

			// WHEN
			for n in 0..200 {
				random_step(&mut rng, n);
				assert_eq!(Slashing::do_try_state(), Ok(()), "seed {seed}, step {n}");
				read_events();
			}

			// THEN every open slash is decided when its liability window is over
			ExecutionWeight::set(Weight::MAX);
			go_to(FakeEras::active_era() + WINDOW + 1);
			assert_eq!(ids(|r| r.status.queued().is_some()), [0; 0]);

			// AND everything is forgotten once it is collected
			for id in ids(|r| r.books.outstanding > 0) {
				collect(id, books(id).outstanding, 0);
			}
			go_to(FakeEras::active_era() + PAYOUT_DELAY + WINDOW + 6);
			assert_eq!(Slashes::<Test>::iter_keys().count(), 0);
			assert_eq!(Windows::<Test>::iter_keys().count(), 0);
			assert_eq!(Offenders::<Test>::iter_keys().count(), 0);
			assert_eq!(OpenLists::<Test>::iter_keys().count(), 0);
			assert_eq!(CapsUsed::<Test>::iter_keys().count(), 0);
			assert_eq!(Offences::<Test>::iter_keys().count(), 0);
			assert_eq!(Turns::<Test>::iter_keys().count(), 0);
			assert_eq!(PruningCounts::<Test>::iter_keys().count(), 0);

			// AND every planck is accounted for
			assert_eq!(balance(Slashing::pot()), EXISTENTIAL_DEPOSIT);
			read_events();
			let burned = BURNED.take();
			assert!(burned > 0);
			assert_eq!(issuance(), tokens - burned, "seed {seed}");
		});
	}
}

#[test]
fn one_whose_stake_cannot_be_slashed_delays_nobody() {
	run(|| {
		// GIVEN an operator with as many bad slashes as it can have, all due before a good one
		FakeSlashStake::refuse(ALICE, Some(BUSY));
		for n in 0..3 {
			oracle_proposes(ALICE, NOW, 1, n);
			bridge_proposes(ALICE, NOW, 1, n);
		}
		let good = oracle_proposes(BOB, NOW, 10, 1);
		FakeEras::set(NOW + VETO_WINDOW);
		ExecutionCursor::<Test>::put(NOW + VETO_WINDOW);

		// WHEN there is room for one attempt per block
		ExecutionWeight::set(Slashing::least_execution_weight());
		for _ in 0..7 {
			next_block();
		}

		// THEN
		assert!(matches!(record(good).status, SlashStatus::Executed { .. }));
	});
}
