// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::Magnitude;
use restaking_primitives::{
	fakes::ledger::FakeRegistry, fakes::staking::Pallet as Staking, Bonds, ExtendBonds,
	OperatorStake,
};

type Error = crate::Error<Test>;

#[test]
fn nothing_moves_when_stake_is_delegated() {
	build_and_execute(|| {
		// GIVEN a bond
		let before = Balances::free_balance(BOB);
		// WHEN most of it is delegated
		delegate(BOB, OSCAR, 80_000);
		// THEN bond and free balance are as they were, and nothing is held by the ledger
		assert_eq!(Balances::free_balance(BOB), before);
		assert_eq!(Staking::<Test>::total(&BOB), BOND);
		assert_eq!(held(BOB), 0);
		assert_eq!(delegated(BOB, OSCAR), 80_000);
		assert_eq!(
			last_event(),
			Event::Delegated { restaker: BOB, operator: OSCAR, amount: 80_000, liable_from: 11 }
				.into()
		);
	});
}

#[test]
fn the_consensus_reserve_is_never_delegated() {
	build_and_execute(|| {
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), OSCAR, 80_001),
			Error::ExceedsRestakable
		);
		delegate(BOB, OSCAR, 50_000);
		delegate(BOB, OLIVE, 20_000);
		assert_eq!(Restaking::restakable(BOB), 10_000);
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), OLIVE, 10_001),
			Error::ExceedsRestakable
		);
		delegate(BOB, OLIVE, 10_000);
		assert_eq!(Restaking::restakable(BOB), 0);
	});
}

#[test]
fn the_consensus_reserve_is_rounded_up() {
	build_and_execute(|| {
		assert_ok!(Staking::<Test>::bond(&OLIVE, 99_999));
		// A fifth is 19 999.8.
		assert_eq!(Restaking::restakable(OLIVE), 79_999);
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(OLIVE), OSCAR, 80_000),
			Error::ExceedsRestakable
		);
		delegate(OLIVE, OSCAR, 79_999);
	});
}

#[test]
fn exits_count_as_delegated_until_they_are_withdrawn() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		undelegate(BOB, OSCAR, 80_000);
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), OLIVE, 100),
			Error::ExceedsRestakable
		);
	});
}

#[test]
fn bad_delegations_are_refused() {
	build_and_execute(|| {
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), DAVE, 1_000),
			Error::NotOperator
		);
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), OSCAR, 99),
			Error::BelowMinimum
		);
		assert_noop!(Restaking::delegate(RuntimeOrigin::none(), OSCAR, 100), BadOrigin);
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(OLIVE), OSCAR, 100),
			Error::ExceedsRestakable
		);
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), OSCAR, u128::MAX),
			Error::ExceedsRestakable
		);
	});
}

#[test]
fn a_restaker_has_a_bounded_number_of_operators() {
	build_and_execute(|| {
		for operator in 20..23 {
			FakeRegistry::register(operator, 0);
			delegate(BOB, operator, 100);
		}
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), OSCAR, 100),
			Error::TooManyOperators
		);
		undelegate(BOB, 21, 100);
		delegate(BOB, OSCAR, 100);
	});
}

#[test]
fn an_operator_takes_delegations_only_while_it_keeps_its_own() {
	build_and_execute(|| {
		FakeRegistry::register(OSCAR, 5_000);
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), OSCAR, 1_000),
			Error::SelfDelegationTooLow
		);
		delegate(OSCAR, OSCAR, 5_000);
		delegate(BOB, OSCAR, 1_000);
		undelegate(OSCAR, OSCAR, 1_000);
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), OSCAR, 1_000),
			Error::SelfDelegationTooLow
		);
	});
}

#[test]
fn stake_backs_an_operator_from_the_next_era_on() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		assert_eq!(Restaking::backing(&OSCAR, Magnitude::FULL, 10), 0);
		assert_eq!(Restaking::backing(&OSCAR, Magnitude::FULL, 11), 40_000);
		advance(1);
		delegate(CAROL, OSCAR, 10_000);
		assert_eq!(Restaking::backing(&OSCAR, Magnitude::FULL, 11), 40_000);
		assert_eq!(Restaking::backing(&OSCAR, Magnitude::FULL, 12), 50_000);
		assert_eq!(Restaking::backing(&OSCAR, percent(30), 12), 15_000);
	});
}

#[test]
fn what_backs_a_service_is_rounded_down() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 101);
		// 30.3 and 50.5.
		assert_eq!(Restaking::backing(&OSCAR, percent(30), 11), 30);
		assert_eq!(Restaking::backing(&OSCAR, percent(50), 11), 50);
	});
}

#[test]
fn many_small_delegations_are_worth_what_they_add_up_to() {
	build_and_execute(|| {
		for _ in 0..50 {
			delegate(BOB, OSCAR, 101);
			advance(1);
		}
		assert_eq!(delegated(BOB, OSCAR), 50 * 101);
		assert_eq!(Positions::<Test>::get(OSCAR, BOB).unwrap().parts.len(), 3 + 1);
		undelegate(BOB, OSCAR, 50 * 101);
		advance(3);
		assert_ok!(Restaking::withdraw(RuntimeOrigin::signed(BOB), OSCAR));
		assert_eq!(claim(BOB), 0);
	});
}
