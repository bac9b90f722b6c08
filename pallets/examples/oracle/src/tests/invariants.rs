// SPDX-License-Identifier: Apache-2.0

//! Each invariant notices what it is there for.

use crate::{mock::*, pallet::*, types::Progress};
use frame::testing_prelude::*;

/// Breaks something in a state that holds, and expects the sentence.
fn broken(change: impl FnOnce(), sentence: &'static str) {
	new_test_ext().execute_with(|| {
		for who in [ALICE, BOB] {
			say(who, 200);
		}
		end_era();
		say(ALICE, 200);
		check();
		change();
		assert_eq!(Oracle::do_try_state(), Err(DispatchError::Other(sentence)));
	});
}

#[test]
fn a_start_is_whole() {
	let sentence = "oracle: it has not started and prices pairs, or the other way round";
	broken(Service::<Test>::kill, sentence);
	broken(Assets::<Test>::kill, sentence);
	broken(
		|| Assets::<Test>::put(BoundedVec::truncate_from(vec![rmp(), rmp()])),
		"oracle: a pair is priced twice",
	);
}

#[test]
fn the_next_round_exists() {
	let sentence = "oracle: the round that is closed next does not exist";
	broken(|| Closing::<Test>::put(Progress { era: NOW + 2, closed: 0 }), sentence);
	broken(|| Closing::<Test>::put(Progress { era: NOW + 1, closed: 2 }), sentence);
}

#[test]
fn rounds_are_open() {
	let sentence = "oracle: a round is kept that was closed, or has not begun";
	let round = || Rounds::<Test>::get(NOW + 1, rmp());
	broken(|| Rounds::<Test>::insert(NOW, rmp(), round()), sentence);
	broken(|| Rounds::<Test>::insert(NOW + 2, rmp(), round()), sentence);
	broken(|| Rounds::<Test>::insert(NOW + 1, pair("ETHUSD"), round()), sentence);
}

#[test]
fn who_submits_is_an_operator_and_does_it_once() {
	let put = |round: Vec<_>| {
		Rounds::<Test>::insert(NOW + 1, rmp(), BoundedVec::truncate_from(round));
	};
	let twice = "oracle: an operator submitted twice, or nothing";
	broken(|| put(vec![(ALICE, cents(1)), (ALICE, cents(2))]), twice);
	broken(|| put(vec![(ALICE, cents(0))]), twice);
	broken(|| put(vec![(STRANGER, cents(1))]), "oracle: somebody submitted who does not back it");
}

#[test]
fn offences_and_prices_are_of_rounds_that_are_closed() {
	broken(
		|| Offences::<Test>::insert((NOW + 1, rmp(), CAROL), cents(9)),
		"oracle: an offence was found in a round that is open",
	);
	let sentence = "oracle: a price is none, or of a round that is open";
	broken(|| Prices::<Test>::insert(rmp(), (cents(1), NOW + 1)), sentence);
	broken(|| Prices::<Test>::insert(rmp(), (cents(0), NOW)), sentence);
	broken(|| Prices::<Test>::insert(pair("ETHUSD"), (cents(1), NOW)), sentence);
}
