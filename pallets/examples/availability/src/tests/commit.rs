// SPDX-License-Identifier: Apache-2.0

//! Blobs are committed, and kept for longer.

use crate::{mock::*, pallet::*, types::*, DataAvailability};
use frame::testing_prelude::*;
use restaking_primitives::{fakes::FakeEras, security::PayService};
use std::collections::BTreeSet;

#[test]
fn a_blob_is_committed_and_its_chunks_are_given_out() {
	run(|| {
		events();
		let blob = committed(1, 2);
		let commitment = cut(1).commitment;
		assert_eq!(
			events(),
			vec![Event::BlobCommitted {
				blob,
				commitment,
				poster: RITA,
				until: NOW + 2,
				closes: 1 + ATTESTATION_WINDOW,
			}]
		);
		assert_eq!(status(blob), Status::Pending);
		assert!(!Availability::is_available(blob));
		let record = Availability::blob(blob).unwrap();
		assert_eq!((record.needed, record.attested, record.covered), (670, 0, 0));
		// Eight chunks, two of the four for each.
		let custody = Availability::custody(blob);
		assert!(custody.iter().all(|(_, chunks, duty)| chunks.len() == 4 && *duty == Duty::None));
		let custodians: BTreeSet<_> = custody.into_iter().map(|it| it.0).collect();
		assert_eq!(custodians, BTreeSet::from([ALICE, BOB, CAROL, DAVE]));
	});
}

#[test]
fn who_keeps_what_follows_from_the_name_and_the_randomness() {
	run(|| {
		let first = Availability::custody(committed(1, 0));
		let second = Availability::custody(committed(2, 0));
		let third = Availability::custody(committed(3, 0));
		assert!(first != second || second != third);
		go_to(NOW + 1);
		assert_eq!(Entries::<Test>::get().len(), 0);
		assert_eq!(Availability::custody(committed(1, 0)), first);
	});
}

#[test]
fn committing_costs_the_fee_and_each_byte_in_each_era() {
	run(|| {
		assert_eq!(Availability::price(24, NOW + 2), Some(3 * PER_ERA));
		assert_eq!(Availability::price(24, NOW - 1), None);
		committed(1, 2);
		assert_eq!(balance(RITA), FUNDS - COMMIT_FEE - 3 * PER_ERA);
		assert_eq!(balance(Availability::account()), EXISTENTIAL_DEPOSIT + 3 * PER_ERA);
		assert_eq!(Security::pot(the_service()), COMMIT_FEE);
	});
}

#[test]
fn what_has_no_shape_is_refused() {
	run(|| {
		let refused = |change: fn(&mut Commitment), error: Error<Test>| {
			let mut commitment = cut(1).commitment;
			change(&mut commitment);
			assert_noop!(Availability::commit(signed(RITA), commitment, NOW), error);
		};
		refused(|it| it.size = 0, Error::BlobIsEmpty);
		refused(|it| it.data = 0, Error::BadShape);
		refused(|it| it.data = it.chunks, Error::BadShape);
		refused(|it| it.chunks = 17, Error::BadShape);
		refused(|it| it.size = 4 * 64 + 1, Error::ChunkTooLarge);
		refused(|it| it.size = u32::MAX, Error::ChunkTooLarge);
		let largest = Commitment { size: 4 * 64, chunks: 16, ..cut(1).commitment };
		assert_ok!(Availability::commit(signed(RITA), largest, NOW));
	});
}

#[test]
fn a_blob_is_kept_for_an_era_to_come_and_not_for_too_many() {
	run(|| {
		let commitment = cut(1).commitment;
		let refused = |until| {
			assert_noop!(
				Availability::commit(signed(RITA), commitment, until),
				Error::<Test>::BadEra
			);
		};
		refused(NOW - 1);
		refused(NOW + MAX_ERAS + 1);
		assert_ok!(commit(1, MAX_ERAS));
	});
}

#[test]
fn there_are_not_too_many_blobs() {
	run(|| {
		for number in 0..MAX_BLOBS as u8 {
			committed(number, 1);
		}
		assert_noop!(commit(9, 1), Error::<Test>::TooManyBlobs);
		// A place is free again when a blob that nobody keeps is forgotten.
		blocks(ATTESTATION_WINDOW + 1);
		assert_ok!(commit(9, 1));
	});
}

#[test]
fn without_operators_nobody_can_keep_a_blob() {
	run(|| {
		for (operator, _) in OPERATORS {
			assert_ok!(Security::leave(the_service(), &operator));
		}
		next_era();
		assert_noop!(commit(1, 1), Error::<Test>::NoCustodians);
	});
}

#[test]
fn while_the_service_is_paused_nothing_is_committed() {
	run(|| {
		Security::pause(the_service(), true);
		assert_noop!(commit(1, 1), Error::<Test>::ServiceIsPaused);
		Security::pause(the_service(), false);
		assert_ok!(commit(1, 1));
	});
}

#[test]
fn who_cannot_pay_commits_nothing() {
	run(|| {
		let poor = 300;
		let until = NOW + 1;
		let commitment = cut(1).commitment;
		assert_err!(
			Availability::commit(signed(poor), commitment, until),
			TokenError::FundsUnavailable
		);
		let rest = COMMIT_FEE + 2 * PER_ERA + EXISTENTIAL_DEPOSIT;
		assert_ok!(Balances::transfer_allow_death(signed(RITA), poor, rest - 1));
		let short = Availability::commit(signed(poor), commitment, until);
		assert!(short.is_err());
		assert_noop!(short, short.unwrap_err());
		assert_ok!(Balances::transfer_allow_death(signed(RITA), poor, 1));
		assert_ok!(Availability::commit(signed(poor), commitment, until));
	});
}

#[test]
fn another_shape_of_the_same_root_is_another_blob() {
	run(|| {
		let blob = committed(1, 1);
		let commitment = Commitment { data: 5, ..cut(1).commitment };
		assert_ok!(Availability::commit(signed(STRANGER), commitment, NOW));
		assert_ne!(commitment.id(), blob);
		assert_eq!(Entries::<Test>::get().len(), 2);
	});
}

#[test]
fn committing_again_keeps_a_blob_for_longer() {
	run(|| {
		let blob = committed(1, 1);
		assert_noop!(commit(1, 1), Error::<Test>::AlreadyKept);
		assert_noop!(commit(1, 0), Error::<Test>::AlreadyKept);
		// Pending: what it costs more waits with the rest.
		assert_ok!(commit(1, 2));
		assert_eq!(Accounts::<Test>::get().escrow, 3 * PER_ERA);
		for (operator, _) in OPERATORS {
			assert_ok!(attest(blob, operator));
		}
		// Available: it is earned.
		events();
		let commitment = cut(1).commitment;
		assert_ok!(Availability::commit(signed(STRANGER), commitment, NOW + 4));
		assert_eq!(events(), vec![Event::BlobExtended { blob, until: NOW + 4 }]);
		assert_eq!(balance(STRANGER), FUNDS - COMMIT_FEE - 2 * PER_ERA);
		assert_eq!(Security::pot(the_service()), 3 * COMMIT_FEE + 5 * PER_ERA);
		go_to(NOW + 4);
		assert!(Availability::is_available(blob));
		next_era();
		assert_eq!(Availability::blob(blob), None);
	});
}

#[test]
fn a_place_is_paid_for_each_time_that_a_blob_is_kept_for_longer() {
	run(|| {
		// GIVEN a blob of one byte, which costs next to nothing to keep
		let commitment = crate::coding::encode(&[1], 8, 4).unwrap().commitment;
		let keep = |until| {
			assert_ok!(Availability::commit(signed(RITA), commitment, until));
		};
		keep(NOW);
		// WHEN it is kept for longer, pending or available
		keep(NOW + 1);
		for (operator, _) in OPERATORS {
			assert_ok!(attest(commitment.id(), operator));
		}
		keep(NOW + 2);
		// THEN the place is paid for three times, and what it costs is earned
		assert_eq!(balance(RITA), FUNDS - 3 * COMMIT_FEE - 3 * BYTE_FEE);
		assert_eq!(Accounts::<Test>::get().carried, 3 * COMMIT_FEE);
		assert_eq!(Security::pot(the_service()), 3 * COMMIT_FEE + 3 * BYTE_FEE);
		// AND who cannot pay for it cannot keep it.
		let poor = 300;
		let rest = EXISTENTIAL_DEPOSIT + COMMIT_FEE + BYTE_FEE;
		assert_ok!(Balances::transfer_allow_death(signed(RITA), poor, rest - 1));
		let longer = || Availability::commit(signed(poor), commitment, NOW + 3);
		assert!(frame::deps::frame_support::storage::with_storage_layer(longer).is_err());
		assert_ok!(Balances::transfer_allow_death(signed(RITA), poor, 1));
		assert_ok!(longer());
	});
}

#[test]
fn a_blob_whose_eras_are_over_is_not_kept_for_longer() {
	run(|| {
		let blob = kept(1, 0);
		FakeEras::advance(1);
		assert_noop!(commit(1, 2), Error::<Test>::BlobIsExpiring);
		blocks(1);
		assert_eq!(Availability::blob(blob), None);
		assert_ok!(commit(1, 2));
	});
}

#[test]
fn the_service_is_started_once() {
	run(|| {
		let again = Availability::start(RuntimeOrigin::root(), PARAMETERS);
		assert_noop!(again, Error::<Test>::AlreadyStarted);
	});
}

#[test]
fn a_chain_that_is_there_already_starts_it_with_a_call() {
	ext_with(None).execute_with(|| {
		assert_noop!(commit(1, 1), Error::<Test>::NotStarted);
		assert_noop!(attest(id(1), ALICE), Error::<Test>::NotStarted);
		assert_noop!(answer(0, 1, 0), Error::<Test>::NotStarted);
		blocks(3);
		assert_noop!(Availability::start(signed(RITA), PARAMETERS), BadOrigin);
		let senseless = Parameters { slash: Perbill::zero(), ..PARAMETERS };
		let refused = Availability::start(RuntimeOrigin::root(), senseless);
		assert_noop!(refused, DispatchError::Other("FractionIsZero"));
		assert_ok!(Availability::start(RuntimeOrigin::root(), PARAMETERS));
		let started = Event::Started { service: the_service() };
		assert_eq!(events(), vec![started]);
		for (operator, stake) in OPERATORS {
			Security::set_operator(the_service(), &operator, stake);
		}
		assert_ok!(commit(1, 1));
		next_era();
		check();
	});
}
