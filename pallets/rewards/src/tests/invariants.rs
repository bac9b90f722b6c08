// SPDX-License-Identifier: Apache-2.0

//! Whatever breaks is found, and named.

use crate::{mock::*, pallet::*, Cursor, Destination, OperatorReward};
use frame::testing_prelude::*;

/// Everything there can be.
fn something_of_everything() {
	fund(ORACLE, 1_000);
	assert_ok!(distribute(ORACLE, 9, 9, 100));
	assert_ok!(report(ORACLE, NOW, [(ALICE, 1)]));
	stream(ORACLE, 10, 3);
	set_destination(RITA, Destination::Restake);
	CommissionOwed::<Test>::insert(ALICE, 5);
	Pots::<Test>::insert(ORACLE, 895);
}

/// After `tamper`, the check that fails says `what`.
fn breaks(what: &'static str, tamper: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		something_of_everything();
		assert_ok!(Rewards::do_try_state());
		tamper();
		assert_eq!(Rewards::do_try_state(), Err(DispatchError::Other(what)));
	});
}

#[test]
fn books_that_do_not_add_up() {
	let what = "rewards: what was funded is not what is paid and held";
	breaks(what, || Pots::<Test>::insert(ORACLE, 896));
	breaks(what, || Pots::<Test>::insert(BRIDGE, u128::MAX));
	breaks(what, || CommissionOwed::<Test>::remove(ALICE));
	breaks(what, || SetAside::<Test>::put(99));
	breaks(what, || Paid::<Test>::put(1));
	breaks(what, || Funded::<Test>::put(999));
}

#[test]
fn an_account_that_lacks_what_the_books_say() {
	breaks("rewards: the account does not have what is held", || {
		assert_ok!(Balances::transfer_allow_death(signed(Rewards::pot_account()), STRANGER, 1));
	});
}

#[test]
fn a_gift_to_the_account_breaks_nothing() {
	run(|| {
		something_of_everything();
		let pot = Rewards::pot_account();
		assert_ok!(Balances::transfer_allow_death(signed(STRANGER), pot, 77));
	});
}

#[test]
fn entries_that_say_nothing() {
	let what = "rewards: an entry says nothing";
	breaks(what, || Pots::<Test>::insert(BRIDGE, 0));
	breaks(what, || CommissionOwed::<Test>::insert(BOB, 0));
	breaks(what, || Destinations::<Test>::insert(BOB, Destination::Owner));
}

#[test]
fn records_that_do_not_add_up() {
	let what = "rewards: what was paid for an era does not add up";
	let reward = OperatorReward {
		commission: 0,
		to_restakers: 1,
		each: restaking_primitives::PerUnit::ZERO,
	};
	breaks(what, || {
		EraRecords::<Test>::mutate(ORACLE, 9, |record| {
			record.paid.try_push((CAROL, reward)).unwrap();
		});
	});
	breaks(what, || EraRecords::<Test>::mutate(ORACLE, 9, |record| record.distributed = None));
	breaks("rewards: an operator was paid twice", || {
		EraRecords::<Test>::mutate(ORACLE, 9, |record| {
			record.paid.try_push((ALICE, reward)).unwrap();
			record.distributed.as_mut().unwrap().amount += 1;
		});
	});
	breaks("rewards: points are counted twice, or none are", || {
		EraRecords::<Test>::mutate(ORACLE, NOW, |record| record.points[0].1 = 0);
	});
}

#[test]
fn records_that_are_never_forgotten() {
	let what = "rewards: the queue for pruning is not the records";
	breaks(what, || PruneQueue::<Test>::remove(9, ORACLE));
	breaks(what, || PruneQueue::<Test>::insert(9, BRIDGE, ()));
	breaks(what, || PrunedBefore::<Test>::put(10));
}

#[test]
fn streams_that_are_never_paid() {
	let what = "rewards: the queue is not the streams";
	breaks(what, || StreamQueue::<Test>::remove(NOW, ORACLE));
	breaks(what, || StreamQueue::<Test>::insert(NOW, BRIDGE, ()));
	let what = "rewards: a stream has nothing to pay, or its era was passed";
	breaks(what, || StreamCursor::<Test>::put(Cursor::at(NOW + 1)));
	breaks(what, || {
		Streams::<Test>::mutate(ORACLE, |stream| stream.as_mut().unwrap().until = NOW);
	});
}

#[test]
fn compounding_that_nobody_asked_for() {
	let what = "rewards: who is restaked is not who wants it";
	breaks(what, || Destinations::<Test>::remove(RITA));
	breaks(what, || Compounding::<Test>::insert(RON, NOW));
	let what = "rewards: the queue is not who is restaked";
	breaks(what, || CompoundQueue::<Test>::remove(NOW + 1, RITA));
	breaks(what, || Compounding::<Test>::insert(RITA, NOW + 2));
	breaks("rewards: the era of who is restaked was passed", || {
		CompoundCursor::<Test>::put(Cursor::at(NOW + 2));
	});
}
