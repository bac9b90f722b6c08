// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame::token::fungible::MutateHold;

#[test]
fn register_makes_an_operator_for_a_deposit() {
	build_and_execute(|| {
		// GIVEN an account that is no operator.
		assert!(!Operators::is_operator(&ALICE));
		assert_eq!(Operators::min_self_delegation(&ALICE), None);
		assert_eq!(Operators::commission(&ALICE), None);
		// WHEN it registers.
		assert_ok!(Operators::register(
			RuntimeOrigin::signed(ALICE),
			b"Alice & Co.".to_vec(),
			percent(10),
			77
		));
		// THEN it is one, with what it said, and the deposit is held.
		let record = Operators::info(&ALICE).unwrap();
		assert_eq!(record.metadata.to_vec(), b"Alice & Co.".to_vec());
		assert_eq!(record.min_self_delegation, 77);
		assert!(Operators::is_operator(&ALICE));
		assert_eq!(Operators::min_self_delegation(&ALICE), Some(77));
		assert_eq!(Operators::commission(&ALICE), Some(percent(10)));
		assert_eq!(held(ALICE), DEPOSIT);
		assert_eq!(
			take_events(),
			[Event::Registered {
				operator: ALICE,
				commission: percent(10),
				min_self_delegation: 77
			}]
		);
	});
}

#[test]
fn register_refuses_what_is_out_of_bounds() {
	build_and_execute(|| {
		let register = |metadata: &[u8], commission| {
			Operators::register(RuntimeOrigin::signed(ALICE), metadata.to_vec(), commission, 0)
		};
		assert_noop!(register(&[b'x'; 17], percent(1)), Error::<Test>::MetadataTooLong);
		assert_noop!(register(b"me", percent(51)), Error::<Test>::CommissionTooHigh);
		assert_noop!(
			Operators::register(RuntimeOrigin::root(), vec![], percent(1), 0),
			DispatchError::BadOrigin
		);
		// The bounds themselves are fine.
		assert_ok!(register(&[b'x'; 16], percent(50)));
		assert_noop!(register(b"me", percent(1)), Error::<Test>::AlreadyOperator);
	});
}

#[test]
fn register_needs_the_deposit() {
	build_and_execute(|| {
		let poor = 9;
		assert_noop!(
			Operators::register(RuntimeOrigin::signed(poor), vec![], percent(1), 0),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn deregister_gives_the_deposit_back() {
	build_and_execute(|| {
		// GIVEN
		register(ALICE, percent(10));
		register(BOB, percent(10));
		take_events();
		// WHEN
		assert_ok!(Operators::deregister(RuntimeOrigin::signed(ALICE)));
		// THEN
		assert_eq!(Operators::info(&ALICE), None);
		assert_eq!((held(ALICE), held(BOB)), (0, DEPOSIT));
		assert_eq!(Balances::free_balance(ALICE), FUNDS);
		assert_eq!(take_events(), [Event::Deregistered { operator: ALICE }]);
		assert_noop!(
			Operators::deregister(RuntimeOrigin::signed(ALICE)),
			Error::<Test>::NotOperator
		);
	});
}

#[test]
fn deregister_gives_back_what_was_paid_whatever_the_deposit_is_today() {
	build_and_execute(|| {
		// GIVEN an operator that registered when the deposit was higher.
		register(ALICE, percent(10));
		assert_ok!(Balances::hold(&HoldReason::OperatorDeposit.into(), &ALICE, 7));
		Records::<Test>::mutate(ALICE, |record| record.as_mut().unwrap().deposit += 7);
		// WHEN
		assert_ok!(Operators::deregister(RuntimeOrigin::signed(ALICE)));
		// THEN
		assert_eq!((held(ALICE), Balances::free_balance(ALICE)), (0, FUNDS));
	});
}

#[test]
fn deregister_waits_for_the_last_allocation() {
	build_and_execute(|| {
		// GIVEN an operator with an allocation.
		register(ALICE, percent(10));
		FakeCommitments::set(&ALICE, true);
		// THEN it cannot leave,
		assert_noop!(
			Operators::deregister(RuntimeOrigin::signed(ALICE)),
			Error::<Test>::HasAllocations
		);
		// WHEN the allocation is gone, it can.
		FakeCommitments::set(&ALICE, false);
		assert_ok!(Operators::deregister(RuntimeOrigin::signed(ALICE)));
	});
}

#[test]
fn an_operator_that_left_may_come_back() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		assert_ok!(Operators::deregister(RuntimeOrigin::signed(ALICE)));
		register(ALICE, percent(20));
		assert_eq!(Operators::commission(&ALICE), Some(percent(20)));
		assert_eq!(held(ALICE), DEPOSIT);
	});
}
