// SPDX-License-Identifier: Apache-2.0

//! Pots: what goes in, who may spend it, and what becomes of it when the service is gone.

use crate::{mock::*, pallet::*};
use frame::testing_prelude::*;
use restaking_primitives::{fakes::rewards::FakeServices, Eras};

#[test]
fn anybody_funds_the_pot_of_a_service() {
	run(|| {
		// WHEN
		assert_ok!(Rewards::fund(signed(FUNDER), ORACLE, 700));
		assert_ok!(Rewards::fund(signed(STRANGER), ORACLE, 300));
		assert_ok!(Rewards::fund(signed(STRANGER), BRIDGE, 50));

		// THEN
		assert_eq!((Rewards::pot(ORACLE), Rewards::service_pot(BRIDGE)), (1_000, 50));
		assert_eq!((balance(FUNDER), balance(STRANGER)), (FUNDS - 700, FUNDS - 350));
		assert_eq!(in_the_account(), 1_050);
		assert_eq!(funded_and_paid(), (1_050, 0));
		assert_eq!(
			events(),
			[
				Event::PotFunded { service: ORACLE, who: FUNDER, amount: 700 },
				Event::PotFunded { service: ORACLE, who: STRANGER, amount: 300 },
				Event::PotFunded { service: BRIDGE, who: STRANGER, amount: 50 },
			]
		);
	});
}

#[test]
fn a_pot_is_of_a_service_and_gets_something() {
	run(|| {
		assert_noop!(Rewards::fund(signed(FUNDER), 7, 1), Error::<Test>::UnknownService);
		assert_noop!(Rewards::fund(signed(FUNDER), ORACLE, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Rewards::fund(RuntimeOrigin::root(), ORACLE, 1), DispatchError::BadOrigin);
	});
}

#[test]
fn who_funds_keeps_the_existential_deposit() {
	run(|| {
		let too_much = FUNDS - EXISTENTIAL_DEPOSIT + 1;
		assert_noop!(Rewards::fund(signed(FUNDER), ORACLE, too_much), TokenError::NotExpendable);
		assert_ok!(Rewards::fund(signed(FUNDER), ORACLE, too_much - 1));
		assert_eq!(balance(FUNDER), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn the_books_do_not_wrap_around() {
	run(|| {
		Funded::<Test>::put(u128::MAX);
		assert_noop!(Rewards::fund(signed(FUNDER), ORACLE, 1), ArithmeticError::Overflow);
		Funded::<Test>::put(0);
	});
}

#[test]
fn an_owner_names_a_rewarder_and_dismisses_it() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		events();
		let distribute = |era| Rewards::distribute(signed(REWARDER), ORACLE, era, era, 100, false);
		assert_noop!(distribute(8), Error::<Test>::NotRewarder);

		// WHEN
		assert_ok!(Rewards::set_rewarder(owner(ORACLE), ORACLE, Some(REWARDER)));

		// THEN it may do all of it, at this service
		assert_eq!(events(), [Event::RewarderSet { service: ORACLE, rewarder: Some(REWARDER) }]);
		assert_ok!(distribute(8));
		let points = BoundedVec::try_from(vec![(ALICE, 1)]).unwrap();
		assert_ok!(Rewards::report_points(signed(REWARDER), ORACLE, 9, points));
		assert_ok!(Rewards::stream(signed(REWARDER), ORACLE, 1, 1, false));
		assert_ok!(Rewards::stop_stream(signed(REWARDER), ORACLE));
		assert_noop!(
			Rewards::stream(signed(REWARDER), BRIDGE, 1, 1, false),
			Error::<Test>::NotRewarder
		);
		assert_noop!(
			Rewards::distribute(signed(STRANGER), ORACLE, 9, 9, 1, false),
			Error::<Test>::NotRewarder
		);
		// but not name another one
		assert_noop!(
			Rewards::set_rewarder(signed(REWARDER), ORACLE, Some(STRANGER)),
			Error::<Test>::NotOwner
		);

		// WHEN
		assert_ok!(Rewards::set_rewarder(owner(ORACLE), ORACLE, None));

		// THEN
		assert_noop!(distribute(9), Error::<Test>::NotRewarder);
		assert_noop!(Rewards::set_rewarder(owner(ORACLE), 7, None), Error::<Test>::UnknownService);
	});
}

#[test]
fn what_a_service_that_is_gone_leaves_goes_to_the_treasury() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		assert_ok!(Rewards::set_rewarder(owner(ORACLE), ORACLE, Some(REWARDER)));
		stream(ORACLE, 100, 5);
		assert_ok!(distribute(ORACLE, 9, 9, 80));
		assert_noop!(Rewards::sweep(signed(STRANGER), ORACLE), Error::<Test>::ServiceExists);
		FakeServices::set_owner(ORACLE, None);
		events();

		// WHEN
		assert_ok!(Rewards::sweep(signed(STRANGER), ORACLE));

		// THEN
		assert_eq!(events(), [Event::PotSwept { service: ORACLE, amount: 920 }]);
		assert_eq!(balance(TREASURY), FUNDS + 920);
		assert_eq!(Rewards::pot(ORACLE), 0);
		assert_eq!(Rewards::stream_of(ORACLE), None);
		assert!(!Rewarders::<Test>::contains_key(ORACLE));
		assert_eq!(funded_and_paid(), (1_000, 920));
		// and what was earned is still owed
		assert_eq!(in_the_account(), 80);
		assert_ok!(Rewards::claim(signed(RITA), ALICE));
		assert_noop!(Rewards::sweep(signed(STRANGER), ORACLE), Error::<Test>::NothingToSweep);
	});
}

#[test]
fn a_rewarder_or_a_stream_without_a_pot_is_swept_too() {
	run(|| {
		assert_ok!(Rewards::set_rewarder(owner(ORACLE), ORACLE, Some(REWARDER)));
		stream(BRIDGE, 100, 5);
		FakeServices::set_owner(ORACLE, None);
		FakeServices::set_owner(BRIDGE, None);
		assert_ok!(Rewards::sweep(signed(STRANGER), ORACLE));
		assert_ok!(Rewards::sweep(signed(STRANGER), BRIDGE));
		assert_noop!(Rewards::sweep(signed(STRANGER), BRIDGE), Error::<Test>::NothingToSweep);
	});
}

#[test]
fn a_treasury_that_cannot_take_it_gets_nothing() {
	run(|| {
		// GIVEN a treasury without an account, and dust
		assert_ok!(Balances::transfer_all(signed(TREASURY), STRANGER, false));
		fund(ORACLE, EXISTENTIAL_DEPOSIT - 1);
		FakeServices::set_owner(ORACLE, None);

		// THEN
		assert_noop!(Rewards::sweep(signed(STRANGER), ORACLE), TokenError::BelowMinimum);
		assert_eq!(Rewards::pot(ORACLE), EXISTENTIAL_DEPOSIT - 1);
	});
}

#[test]
fn nothing_is_distributed_for_a_service_that_is_gone() {
	run(|| {
		fund(ORACLE, 1_000);
		FakeServices::set_owner(ORACLE, None);
		let now = <Test as Config>::Eras::active_era();
		assert_noop!(distribute(ORACLE, now - 1, now - 1, 10), Error::<Test>::UnknownService);
		assert_noop!(
			Rewards::do_distribute(ORACLE, now - 1..=now - 1, 10, false),
			Error::<Test>::UnknownService
		);
		assert_noop!(report(ORACLE, now, [(ALICE, 1)]), Error::<Test>::UnknownService);
	});
}
