// SPDX-License-Identifier: Apache-2.0

//! What is restaked by itself.

use crate::{mock::*, pallet::*, Destination, WeightInfo, MOST_LEFT};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{rewards::FakeRewardStake, FakeEras},
	Balance, Bonds, Delegate, EraIndex,
};

type W = ();

/// Rita is owed 225 at Alice and 200 at Carol, Ron 75 and 200 at Alice, Ruth 100 at Bob.
fn everybody_is_owed(era: EraIndex) {
	fund(ORACLE, 400);
	fund(BRIDGE, 400);
	assert_ok!(distribute(ORACLE, era, era, 400));
	assert_ok!(distribute(BRIDGE, era, era, 400));
	events();
}

/// What looking at operators that were left weighs, next to a look.
fn left_behind() -> Weight {
	let weight: frame::deps::frame_support::weights::RuntimeDbWeight =
		<Test as frame_system::Config>::DbWeight::get();
	weight.reads(MOST_LEFT.into())
}

fn bonded(who: u64) -> Balance {
	Staking::total(&who)
}

#[test]
fn who_opts_in_is_restaked_in_spare_weight() {
	run(|| {
		// GIVEN
		everybody_is_owed(9);
		assert_eq!((owed(ALICE, RITA), owed(CAROL, RITA)), (225 + 150, 200));
		set_destination(RITA, Destination::Restake);
		FakeRewardStake::set_restakable(RITA, 10_000);
		assert_eq!(Compounding::<Test>::count(), 1);
		events();

		// WHEN this era goes on
		next_block();

		// THEN nothing happens yet
		assert_eq!(bonded(RITA), 0);

		// WHEN the next one comes
		go_to(NOW + 1);

		// THEN all of it is bonded and delegated, and nobody else's is
		assert_eq!(bonded(RITA), 575);
		assert_eq!((owed(ALICE, RITA), owed(CAROL, RITA)), (0, 0));
		assert_eq!((owed(ALICE, RON), owed(BOB, RUTH)), (125, 100));
		assert_eq!(
			events(),
			[
				Event::Restaked { restaker: RITA, operator: ALICE, bonded: 375, delegated: 375 },
				Event::RewardsClaimed { operator: ALICE, restaker: RITA, amount: 375, to: RITA },
				Event::Restaked { restaker: RITA, operator: CAROL, bonded: 200, delegated: 200 },
				Event::RewardsClaimed { operator: CAROL, restaker: RITA, amount: 200, to: RITA },
			]
		);
	});
}

#[test]
fn it_happens_once_per_era() {
	run(|| {
		// GIVEN
		set_destination(RUTH, Destination::Restake);
		go_to(NOW + 1);

		// WHEN something is owed in the era in which she had her turn
		everybody_is_owed(NOW);
		for _ in 0..3 {
			// Such a block costs no more than one without anything to do.
			assert_eq!(next_block_with(Weight::MAX), W::idle_base());
		}

		// THEN it waits for the next one
		assert_eq!(bonded(RUTH), 0);
		go_to(NOW + 2);
		assert_eq!(bonded(RUTH), 100);
	});
}

#[test]
fn what_is_not_worth_it_is_left() {
	run(|| {
		// GIVEN 49 for Ruth
		set_destination(RUTH, Destination::Restake);
		fund(ORACLE, 1_000);
		assert_ok!(distribute(ORACLE, 9, 9, 199));
		assert_eq!(owed(BOB, RUTH), MIN_COMPOUND - 1);

		// WHEN
		go_to(NOW + 1);

		// THEN
		assert_eq!((bonded(RUTH), owed(BOB, RUTH)), (0, MIN_COMPOUND - 1));

		// WHEN a planck more is owed
		assert_ok!(distribute(ORACLE, 8, 8, 5));
		go_to(NOW + 2);

		// THEN
		assert_eq!((bonded(RUTH), owed(BOB, RUTH)), (MIN_COMPOUND, 0));
	});
}

#[test]
fn the_failure_of_one_delays_nobody_and_moves_nothing() {
	run(|| {
		// GIVEN Ron cannot bond: what he is owed is all he may keep free
		everybody_is_owed(9);
		for who in [RITA, RON, RUTH] {
			set_destination(who, Destination::Restake);
		}
		assert_ok!(Balances::transfer_all(signed(RON), STRANGER, false));
		events();

		// WHEN
		go_to(NOW + 1);

		// THEN
		assert_eq!((bonded(RITA), bonded(RON), bonded(RUTH)), (575, 0, 100));
		assert_eq!((owed(ALICE, RON), balance(RON)), (125, 0));
		let error = TokenError::FundsUnavailable.into();
		let failed = Event::CompoundingFailed { restaker: RON, operator: ALICE, error };
		let count = |events: Vec<Event<Test>>| events.iter().filter(|e| **e == failed).count();
		assert_eq!(count(events()), 1);
		// It is not tried again in this era,
		next_block();
		assert_eq!(count(events()), 0);
		// but in the next one,
		go_to(NOW + 2);
		assert_eq!(count(events()), 1);
		// until it works.
		assert_ok!(Balances::transfer_allow_death(signed(STRANGER), RON, FUNDS));
		go_to(NOW + 3);
		assert_eq!(bonded(RON), 125);
	});
}

#[test]
fn what_the_ledger_refuses_is_not_bonded_either() {
	run(|| {
		// GIVEN
		everybody_is_owed(9);
		set_destination(RUTH, Destination::Restake);
		FakeRewardStake::set_restakable(RUTH, 1_000);
		FakeRewardStake::refuse_delegations(true);
		let refused = DispatchError::Other("refused");
		assert_noop!(Rewards::claim_and_restake(signed(RUTH), BOB), refused);
		assert_noop!(Rewards::claim(signed(RUTH), BOB), refused);
		events();

		// WHEN
		go_to(NOW + 1);

		// THEN
		let error = DispatchError::Other("");
		assert_eq!(events(), [Event::CompoundingFailed { restaker: RUTH, operator: BOB, error }]);
		assert_eq!((bonded(RUTH), owed(BOB, RUTH), balance(RUTH)), (0, 100, FUNDS));

		// WHEN it accepts
		FakeRewardStake::refuse_delegations(false);
		go_to(NOW + 2);

		// THEN
		assert_eq!((bonded(RUTH), owed(BOB, RUTH)), (100, 0));
	});
}

#[test]
fn they_take_turns() {
	run(|| {
		// GIVEN
		next_block();
		everybody_is_owed(9);
		for who in [RITA, RON, RUTH] {
			set_destination(who, Destination::Restake);
		}
		FakeEras::advance(1);

		// WHEN each block has room for one position
		let step = W::compound_step() + FakeRewardStake::max_settlement();
		let left = left_behind();
		let room = W::idle_base() + W::look() * 2 + W::compound_look() + left + step;
		for _ in 0..6 {
			next_block_with(room);
		}

		// THEN those with one had their turn, and Rita with two waits without being in the way
		assert_eq!((bonded(RITA), bonded(RON), bonded(RUTH)), (0, 125, 100));

		// WHEN
		for _ in 0..2 {
			next_block_with(room + step);
		}

		// THEN
		assert_eq!(bonded(RITA), 575);
	});
}

#[test]
fn operators_left_long_ago_are_in_nobodys_way() {
	run(|| {
		// GIVEN somebody who has left more operators than are looked at, and never claimed there
		next_block();
		everybody_is_owed(9);
		set_destination(RUTH, Destination::Restake);
		FakeRewardStake::set_restakable(RUTH, 10_000);
		for operator in 1_000..1_040 {
			FakeRewardStake::remember(operator, RUTH);
		}
		FakeEras::advance(1);

		// WHEN there is room for one operator it is with, and for those that are looked at
		let left = left_behind();
		let most = Rewards::weight_of_compounding(1, MOST_LEFT);
		let room = W::idle_base() + W::look() * 2 + W::compound_look() + left + most;
		next_block_with(room);
		next_block_with(room);

		// THEN
		assert_eq!(bonded(RUTH), 100);
	});
}

#[test]
fn settling_slashes_takes_weight() {
	run(|| {
		// GIVEN a restaker with slashes to settle
		next_block();
		everybody_is_owed(9);
		set_destination(RUTH, Destination::Restake);
		FakeRewardStake::set_restakable(RUTH, 10_000);
		let settled = FakeRewardStake::max_settlement() / 2;
		FakeRewardStake::set_settlement(settled);
		FakeEras::advance(1);

		// WHEN there is room for all but what is settled
		let left = left_behind();
		let room = W::idle_base() + W::look() * 2 + W::compound_look() + left + W::compound_step();
		next_block_with(room);

		// THEN it waits
		assert_eq!(bonded(RUTH), 0);

		// WHEN there is room for the most there can be
		let used = next_block_with(room + W::look() * 4 + FakeRewardStake::max_settlement());

		// THEN what it was is counted
		assert_eq!(bonded(RUTH), 100);
		assert!(used.all_gte(W::compound_step() + settled));
		assert!(!used.all_gte(W::compound_step() + FakeRewardStake::max_settlement()));
	});
}

#[test]
fn who_wants_to_be_paid_again_is_not_restaked() {
	run(|| {
		everybody_is_owed(9);
		set_destination(RITA, Destination::Restake);
		// Saying it twice changes nothing.
		set_destination(RITA, Destination::Restake);
		assert_eq!(Compounding::<Test>::count(), 1);
		set_destination(RITA, Destination::Owner);
		assert_eq!(Compounding::<Test>::count(), 0);
		go_to(NOW + 2);
		assert_eq!((bonded(RITA), owed(CAROL, RITA)), (0, 200));

		// Nor who wants to be paid elsewhere.
		set_destination(RITA, Destination::Restake);
		set_destination(RITA, Destination::Account(NOBODY));
		go_to(NOW + 3);
		assert_eq!(bonded(RITA), 0);
	});
}

#[test]
fn who_has_no_position_costs_a_look() {
	run(|| {
		set_destination(STRANGER, Destination::Restake);
		go_to(NOW + 1);
		assert_eq!(bonded(STRANGER), 0);
		assert_eq!(Compounding::<Test>::get(STRANGER), Some(NOW + 2));
	});
}
