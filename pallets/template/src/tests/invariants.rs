// SPDX-License-Identifier: Apache-2.0

//! Every invariant notices when it is broken.

use crate::{mock::*, pallet::*};
use frame::testing_prelude::*;

fn broken(by: impl FnOnce(), name: &'static str) {
	new_test_ext().execute_with(|| {
		assert_ok!(ping(ALICE));
		check();
		by();
		assert_eq!(Template::do_try_state(), Err(DispatchError::Other(name)));
	});
}

fn present(era: u32, who: &[u64]) {
	Present::<Test>::insert(era, BoundedVec::truncate_from(who.to_vec()));
}

fn silent(who: u64, eras: u32) {
	Silent::<Test>::mutate(|silent| silent.try_insert(who, eras).unwrap());
}

#[test]
fn nothing_is_stored_before_the_start() {
	broken(Service::<Test>::kill, "template: something is stored, and it has not started");
	broken(|| NextEra::<Test>::put(NOW + 1), "template: an era is closed that is not over");
}

#[test]
fn who_was_there_is_kept_for_open_eras_alone() {
	let name = "template: it is kept who was there in an era that is closed, or has not begun";
	broken(|| present(NOW + 1, &[BOB]), name);
	broken(|| present(NOW - 1, &[BOB]), name);
}

#[test]
fn each_operator_pings_once() {
	let name = "template: an operator pinged twice, or nobody did";
	broken(|| present(NOW, &[ALICE, ALICE]), name);
	broken(|| present(NOW, &[]), name);
}

#[test]
fn who_pinged_backs_the_service() {
	broken(|| present(NOW, &[STRANGER]), "template: somebody pinged who does not back it");
}

#[test]
fn nobody_is_silent_beyond_patience() {
	let name = "template: somebody was silent for no era, or for longer than that is allowed";
	broken(|| silent(BOB, 2), name);
	broken(|| silent(BOB, 0), name);
}

#[test]
fn offences_are_of_closed_eras() {
	broken(
		|| Offences::<Test>::insert((NOW, BOB), ()),
		"template: an offence was found in an era that is not closed",
	);
}
