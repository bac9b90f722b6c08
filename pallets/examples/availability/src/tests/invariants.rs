// SPDX-License-Identifier: Apache-2.0

//! Every invariant notices what it is there for.

use crate::{mock::*, pallet::*, types::*};
use frame::testing_prelude::*;

/// Breaks the state of a chain with a kept and a pending blob, and expects to be told so.
fn broken(what: &'static str, damage: impl FnOnce(BlobId, BlobId)) {
	new_test_ext().execute_with(|| {
		let (kept, pending) = (kept(1, 2), committed(2, 2));
		ask(kept, BOB);
		check();
		damage(kept, pending);
		assert_eq!(Availability::do_try_state(), Err(DispatchError::Other(what)));
	});
}

fn change(blob: BlobId, change: impl FnOnce(&mut BlobOf<Test>)) {
	Blobs::<Test>::mutate_extant(blob, change);
}

#[test]
fn damage_is_noticed() {
	broken("availability: the list is not the blobs", |kept, _| {
		Blobs::<Test>::remove(kept);
	});
	broken("availability: the list says something else than the blob", |kept, _| {
		change(kept, |blob| blob.until += 1);
	});
	broken("availability: a blob has another's name", |kept, _| {
		change(kept, |blob| blob.commitment.size += 1);
	});
	broken("availability: a blob has no shape", |kept, _| {
		change(kept, |blob| blob.needed = 0);
	});
	broken("availability: a custodian is there twice, or for nothing", |kept, _| {
		Custodies::<Test>::mutate(kept, |custody| custody[1].who = custody[0].who);
	});
	broken("availability: what is kept of a blob is miscounted", |kept, _| {
		change(kept, |blob| blob.covered -= 1);
	});
	broken("availability: a blob is not what those who keep it make of it", |kept, _| {
		change(kept, |blob| blob.status = Status::Lost);
	});
	broken("availability: a challenge is out of the queue", |_, _| {
		FirstChallenge::<Test>::put(1);
	});
	broken("availability: who is challenged does not keep the chunk", |_, _| {
		Challenges::<Test>::mutate(0, |challenge| challenge.as_mut().unwrap().chunk = 99);
	});
	broken("availability: challenges are miscounted, or too many", |kept, _| {
		for _ in 0..MAX_OPEN {
			ask(kept, ALICE);
		}
	});
	broken("availability: a blob does not know its challenges", |kept, _| {
		change(kept, |blob| blob.open = 2);
	});
	broken("availability: the escrow is not what blobs wait for", |_, pending| {
		change(pending, |blob| blob.escrow += 1);
	});
	broken("availability: what is earned is in escrow", |kept, pending| {
		change(pending, |blob| blob.escrow -= 1);
		change(kept, |blob| blob.escrow += 1);
	});
	broken("availability: the account does not have the escrow", |_, _| {
		let from = signed(Availability::account());
		assert_ok!(Balances::transfer_allow_death(from, STRANGER, 1));
	});
	broken("availability: a turn was passed", |_, _| {
		Accounts::<Test>::mutate(|books| books.next = NOW + 1);
	});
	broken("availability: a turn says nothing", |_, _| {
		Turns::<Test>::insert(NOW + 1, Turn::default());
	});
	broken("availability: less than nothing is paid", |_, _| {
		Turns::<Test>::mutate(NOW + 2, |turn| turn.ends += 1);
	});
	broken("availability: something is paid forever", |_, _| {
		Turns::<Test>::remove(NOW + 2);
	});
	broken("availability: an era was paid before it is over", |_, _| {
		Accounts::<Test>::mutate(|books| books.next = NOW + 1);
		let begins = Turns::<Test>::take(NOW);
		Turns::<Test>::insert(NOW + 1, begins);
	});
	broken("availability: the pot has less than is earned", |_, _| {
		Accounts::<Test>::mutate(|books| books.carried += 1);
	});
}
