// SPDX-License-Identifier: Apache-2.0

//! What posters pay reaches those who work for it.

use crate::{mock::*, pallet::*, types::*};
use frame::testing_prelude::*;
use restaking_primitives::{security::PayService, Balance, EraIndex};

/// What was paid for an era.
fn paid(era: EraIndex) -> Balance {
	Security::payments().iter().filter(|it| it.era == era).map(|it| it.amount).sum()
}

fn all_attest(blob: BlobId) {
	for (operator, _) in OPERATORS {
		assert_ok!(attest(blob, operator));
	}
}

/// Somebody earns points in this era.
fn somebody_answers(blob: BlobId, number: u8) {
	let challenge = ask(blob, ALICE);
	assert_ok!(answer_well(challenge, number));
}

#[test]
fn a_blob_is_paid_for_in_equal_parts() {
	run(|| {
		let blob = committed(1, 2);
		all_attest(blob);
		assert_eq!(Accounts::<Test>::get().escrow, 0);
		assert_eq!(Security::pot(the_service()), COMMIT_FEE + 3 * PER_ERA);
		for era in NOW..NOW + 3 {
			if era > NOW {
				somebody_answers(blob, 1);
			}
			next_era();
			let books = Accounts::<Test>::get();
			assert_eq!(books.next, era + 1);
			let due = (era - NOW + 1) as Balance * PER_ERA + COMMIT_FEE;
			// To the planck, less what shares are rounded down by.
			let so_far: Balance = (NOW..=era).map(paid).sum();
			assert_eq!(so_far + books.carried, due);
			assert!(books.carried < 4);
		}
		assert_eq!(Accounts::<Test>::get().rate, 0);
		assert_eq!(Turns::<Test>::iter().count(), 0);
		assert_eq!(Security::pot(the_service()), Accounts::<Test>::get().carried);
	});
}

#[test]
fn shares_go_by_stake_and_points() {
	run(|| {
		let blob = committed(1, 0);
		for who in [ALICE, BOB] {
			assert_ok!(attest(blob, who));
		}
		next_era();
		let payment = &Security::payments()[0];
		// 48 and the fee of 7: 400 to 300.
		assert_eq!(payment.shares, vec![(ALICE, 31), (BOB, 23)]);
		let books = Accounts::<Test>::get();
		assert_eq!(books.carried, 1);
	});
}

#[test]
fn what_nobody_earned_is_added_to_the_next_era() {
	run(|| {
		let blob = committed(1, 3);
		all_attest(blob);
		next_era();
		let rest = Accounts::<Test>::get().carried;
		events();
		// Nobody is asked in this era.
		Security::pause(the_service(), true);
		next_era();
		let era = NOW + 1;
		let amount = PER_ERA + rest;
		// Events do not carry the name of such an error.
		let error = DispatchError::Other("");
		assert!(events().contains(&Event::EraNotPaid { era, amount, error }));
		assert_eq!(Accounts::<Test>::get().carried, amount);
		Security::pause(the_service(), false);
		somebody_answers(blob, 1);
		next_era();
		assert_eq!(paid(NOW + 2), 2 * PER_ERA + rest);
	});
}

#[test]
fn eras_in_which_a_blob_was_pending_are_paid_with_the_first() {
	run(|| {
		let blob = committed(1, 2);
		next_era();
		all_attest(blob);
		// One of three eras is over: what was paid for it waits in the pot with the fee.
		assert_eq!(Accounts::<Test>::get().carried, COMMIT_FEE + PER_ERA);
		next_era();
		let paid = paid(NOW + 1);
		assert_eq!(paid + Accounts::<Test>::get().carried, COMMIT_FEE + 2 * PER_ERA);
	});
}

#[test]
fn blobs_of_different_lengths_add_up() {
	run(|| {
		let (short, long) = (committed(1, 0), committed(2, 3));
		all_attest(short);
		all_attest(long);
		next_era();
		let first = paid(NOW) + Accounts::<Test>::get().carried;
		assert_eq!(first, 2 * COMMIT_FEE + 2 * PER_ERA);
		assert_eq!(Accounts::<Test>::get().rate, PER_ERA);
		let third = committed(3, 1);
		all_attest(third);
		let before = Accounts::<Test>::get().carried;
		next_era();
		let second = paid(NOW + 1) + Accounts::<Test>::get().carried;
		assert_eq!(second, before + 2 * PER_ERA);
	});
}

#[test]
fn eras_that_had_no_room_are_paid_one_after_the_other() {
	run(|| {
		let blob = committed(1, 3);
		all_attest(blob);
		for _ in 0..3 {
			Security::end_era();
			somebody_answers(blob, 1);
			full_blocks(1);
		}
		assert!(Security::payments().is_empty());
		blocks(1);
		let eras: Vec<_> = Security::payments().iter().map(|it| it.era).collect();
		assert_eq!(eras, vec![NOW + 1, NOW + 2]);
		// The first is too long ago; it is paid with the second.
		assert!(paid(NOW + 1) > PER_ERA);
		assert_eq!(Accounts::<Test>::get().next, NOW + 3);
	});
}

#[test]
fn what_others_add_to_the_pot_is_paid_with_the_next_era_and_no_fee_before_its_time() {
	run(|| {
		// GIVEN blobs of different lengths, one of which is longer from the next era on
		let (short, long) = (committed(1, 1), committed(2, 3));
		all_attest(short);
		all_attest(long);
		next_era();
		let rest = Accounts::<Test>::get().carried;
		// WHEN somebody adds to the pot, and a blob begins in this era
		assert_ok!(Security::fund(the_service(), &STRANGER, 1_000));
		let third = committed(3, 2);
		all_attest(third);
		assert_ok!(commit(2, 4));
		check();
		next_era();
		// THEN that is paid with this era, and what blobs have paid for later ones is there
		let left = || Accounts::<Test>::get().carried;
		assert_eq!(paid(NOW + 1) + left(), rest + 1_000 + 2 * COMMIT_FEE + 3 * PER_ERA);
		assert!(left() < 4);
		assert_eq!(Security::pot(the_service()), left() + 6 * PER_ERA);
		// AND if nobody has earned it, with the one after.
		assert_ok!(Security::fund(the_service(), &STRANGER, 1_000));
		let before = left();
		next_era();
		assert_eq!((paid(NOW + 2), left()), (0, before + 1_000 + 2 * PER_ERA));
		somebody_answers(third, 3);
		next_era();
		assert_eq!(paid(NOW + 3), before + 1_000 + 4 * PER_ERA);
	});
}

#[test]
fn what_others_add_while_eras_wait_is_paid_with_the_last_of_them() {
	run(|| {
		let blob = committed(1, 3);
		all_attest(blob);
		full_blocks(1);
		for _ in 0..2 {
			Security::end_era();
			somebody_answers(blob, 1);
		}
		assert_ok!(Security::fund(the_service(), &STRANGER, 1_000));
		blocks(1);
		assert!(paid(NOW) <= COMMIT_FEE + PER_ERA);
		assert!(paid(NOW + 1) >= 1_000 + PER_ERA);
	});
}
