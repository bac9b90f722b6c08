// SPDX-License-Identifier: Apache-2.0

//! Many steps at random: whatever happens, the invariants hold, every slash is decided in time,
//! and in the end nothing is left.

use crate::{mock::*, pallet::*, SlashStatus};
use frame::testing_prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake},
		FakeEras,
	},
	Eras, Magnitude,
};

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
		0..=39 => {
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
		40..=49 => {
			if let Some(id) = pick(rng, &ids(|r| r.status.queued().is_some())) {
				let who = if rng.gen() { ORACLE_RESOLVER } else { COUNCIL };
				let _ = Slashing::veto_slash(RuntimeOrigin::signed(who), id);
			}
		}
		50..=59 => {
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
			// GIVEN
			let mut rng = ChaCha8Rng::seed_from_u64(seed);

			// WHEN
			for n in 0..200 {
				random_step(&mut rng, n);
				assert_eq!(Slashing::do_try_state(), Ok(()), "seed {seed}, step {n}");
			}

			// THEN every open slash is decided when its liability window is over
			ExecutionWeight::set(Weight::MAX);
			go_to(FakeEras::active_era() + WINDOW + 1);
			assert_eq!(ids(|r| r.status.queued().is_some()), [0; 0]);

			// AND everything is forgotten once it is collected
			for id in ids(|r| r.books.outstanding > 0) {
				collect(id, books(id).outstanding, 0);
			}
			go_to(FakeEras::active_era() + WINDOW + 2);
			assert_eq!(Slashes::<Test>::iter_keys().count(), 0);
			assert_eq!(CapsUsed::<Test>::iter_keys().count(), 0);
			assert_eq!(Offences::<Test>::iter_keys().count(), 0);
			assert_eq!(ExecutionCounts::<Test>::iter_keys().count(), 0);
			assert_eq!(PruningCounts::<Test>::iter_keys().count(), 0);
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
		ExecutionCursor::<Test>::mutate(|cursor| cursor.era = NOW + VETO_WINDOW);

		// WHEN there is room for one attempt per block
		ExecutionWeight::set(Slashing::least_execution_weight());
		for _ in 0..7 {
			next_block();
		}

		// THEN
		assert!(matches!(record(good).status, SlashStatus::Executed { .. }));
	});
}
