// SPDX-License-Identifier: Apache-2.0

//! What is owed is paid where its owner wants it.

use crate::{mock::*, pallet::*, Destination};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::rewards::{FakeCommissions, FakeRewardStake},
	Balance, Bonds, Delegate, Units,
};

/// Rita is owed 225 at Alice, Ron 75, and Alice 0.
fn something_is_owed() {
	fund(ORACLE, 1_000);
	assert_ok!(distribute(ORACLE, 9, 9, 400));
	assert_eq!((owed(ALICE, RITA), owed(ALICE, RON), owed(BOB, RUTH)), (225, 75, 100));
	events();
}

/// Alice is owed 300 of commission.
fn commission_is_owed() {
	FakeCommissions::set(ALICE, ORACLE, 0, Perbill::one());
	fund(ORACLE, 1_000);
	assert_ok!(distribute(ORACLE, 9, 9, 400));
	assert_eq!(Rewards::commission_owed(&ALICE), 300);
	events();
}

#[test]
fn a_restaker_claims_what_it_is_owed() {
	run(|| {
		// GIVEN
		something_is_owed();
		assert_eq!(Rewards::rewards_of(RITA), [(ALICE, 225)]);

		// WHEN
		assert_ok!(Rewards::claim(signed(RITA), ALICE));

		// THEN
		assert_eq!(balance(RITA), FUNDS + 225);
		assert_eq!((set_aside(), in_the_account()), (175, 775));
		assert_eq!(funded_and_paid(), (1_000, 225));
		assert_eq!(
			events(),
			[Event::RewardsClaimed { operator: ALICE, restaker: RITA, amount: 225, to: RITA }]
		);
		assert_noop!(Rewards::claim(signed(RITA), ALICE), Error::<Test>::NothingToClaim);
		assert_noop!(Rewards::claim(signed(RITA), CAROL), Error::<Test>::NothingToClaim);
		assert_noop!(Rewards::claim(signed(STRANGER), ALICE), Error::<Test>::NothingToClaim);
	});
}

#[test]
fn who_claims_for_others_pays_the_owner() {
	run(|| {
		// GIVEN
		something_is_owed();

		// WHEN
		assert_ok!(Rewards::claim_for(signed(STRANGER), ALICE, RON));

		// THEN
		assert_eq!((balance(RON), balance(STRANGER)), (FUNDS + 75, FUNDS));
		assert_noop!(
			Rewards::claim_for(signed(STRANGER), ALICE, RON),
			Error::<Test>::NothingToClaim
		);
		assert_noop!(
			Rewards::claim_for(RuntimeOrigin::root(), ALICE, RITA),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn an_operator_claims_its_commission_separately() {
	run(|| {
		// GIVEN Alice keeps a tenth, and has stake of her own behind her
		FakeCommissions::set(ALICE, ORACLE, 0, Perbill::from_percent(10));
		FakeRewardStake::set_units(ALICE, ALICE, 0, Units(100));
		fund(ORACLE, 1_000);
		assert_ok!(distribute(ORACLE, 9, 9, 400));
		assert_eq!((Rewards::commission_owed(&ALICE), owed(ALICE, ALICE)), (30, 54));
		events();

		// WHEN
		assert_ok!(Rewards::claim_commission(signed(ALICE)));

		// THEN
		assert_eq!(balance(ALICE), FUNDS + 30);
		assert_eq!(owed(ALICE, ALICE), 54);
		assert_eq!(events(), [Event::CommissionClaimed { operator: ALICE, amount: 30, to: ALICE }]);
		assert_noop!(Rewards::claim_commission(signed(ALICE)), Error::<Test>::NothingToClaim);
		assert_ok!(Rewards::claim(signed(ALICE), ALICE));
		assert_eq!(balance(ALICE), FUNDS + 84);
	});
}

#[test]
fn who_claims_commission_for_an_operator_pays_the_operator() {
	run(|| {
		commission_is_owed();
		assert_ok!(Rewards::claim_commission_for(signed(STRANGER), ALICE));
		assert_eq!((balance(ALICE), balance(STRANGER)), (FUNDS + 300, FUNDS));
		assert_noop!(
			Rewards::claim_commission_for(signed(STRANGER), ALICE),
			Error::<Test>::NothingToClaim
		);
	});
}

#[test]
fn claims_are_redirected() {
	run(|| {
		// GIVEN
		something_is_owed();

		// WHEN
		set_destination(RITA, Destination::Account(NOBODY));
		assert_ok!(Rewards::claim_for(signed(STRANGER), ALICE, RITA));

		// THEN
		assert_eq!((balance(RITA), balance(NOBODY)), (FUNDS, 225));
		assert_eq!(
			events(),
			[
				Event::DestinationSet { who: RITA, destination: Destination::Account(NOBODY) },
				Event::RewardsClaimed { operator: ALICE, restaker: RITA, amount: 225, to: NOBODY },
			]
		);

		// WHEN it is set back
		assert_ok!(distribute(ORACLE, 8, 8, 400));
		set_destination(RITA, Destination::Owner);
		assert_ok!(Rewards::claim(signed(RITA), ALICE));

		// THEN
		assert_eq!((balance(RITA), balance(NOBODY)), (FUNDS + 225, 225));
		assert_eq!(Rewards::destination_of(RITA), Destination::Owner);
	});
}

#[test]
fn commission_is_redirected_too() {
	run(|| {
		commission_is_owed();
		set_destination(ALICE, Destination::Account(NOBODY));
		assert_ok!(Rewards::claim_commission_for(signed(STRANGER), ALICE));
		assert_eq!((balance(ALICE), balance(NOBODY)), (FUNDS, 300));
	});
}

#[test]
fn the_pots_are_no_destination() {
	run(|| {
		let pot = Destination::Account(Rewards::pot_account());
		assert_noop!(Rewards::set_destination(signed(RITA), pot), Error::<Test>::BadDestination);
	});
}

#[test]
fn what_an_account_cannot_take_stays_owed() {
	run(|| {
		// GIVEN 3 for Rita, to an account that would have less than the existential deposit
		fund(ORACLE, 1_000);
		assert_ok!(distribute(ORACLE, 9, 9, 6));
		assert_eq!(owed(ALICE, RITA), 3);
		set_destination(RITA, Destination::Account(NOBODY));

		// THEN
		assert_noop!(Rewards::claim(signed(RITA), ALICE), TokenError::BelowMinimum);
		assert_noop!(Rewards::claim_for(signed(RON), ALICE, RITA), TokenError::BelowMinimum);
		assert_eq!(owed(ALICE, RITA), 3);

		// WHEN more is owed
		assert_ok!(distribute(ORACLE, 8, 8, 400));
		assert_ok!(Rewards::claim(signed(RITA), ALICE));

		// THEN
		assert_eq!(balance(NOBODY), 228);
	});
}

#[test]
fn the_last_planck_can_be_claimed() {
	run(|| {
		fund(ORACLE, 400);
		assert_ok!(distribute(ORACLE, 9, 9, 400));
		for (who, operator) in [(RITA, ALICE), (RON, ALICE), (RUTH, BOB)] {
			assert_ok!(Rewards::claim(signed(who), operator));
		}
		assert_eq!((in_the_account(), set_aside()), (0, 0));
		assert_eq!(funded_and_paid(), (400, 400));
	});
}

#[test]
fn the_account_of_the_pots_keeps_its_existential_deposit() {
	run(|| {
		// GIVEN a planck is missing
		fund(ORACLE, 400);
		assert_ok!(distribute(ORACLE, 9, 9, 400));
		let pot = Rewards::pot_account();
		assert_ok!(Balances::transfer_allow_death(signed(pot), STRANGER, 1));
		assert_ok!(Rewards::claim(signed(RON), ALICE));
		assert_ok!(Rewards::claim(signed(RITA), ALICE));

		// THEN it is not taken out of the deposit
		let claim = || Rewards::claim(signed(RUTH), BOB);
		assert_noop!(claim(), TokenError::NotExpendable);
		assert_ok!(Balances::transfer_allow_death(signed(STRANGER), pot, 1));
		assert_ok!(claim());
		assert_eq!(balance(pot), EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a_ledger_that_owes_more_than_it_was_given_is_not_paid_from_pots() {
	run(|| {
		something_is_owed();
		SetAside::<Test>::put(224);
		assert_noop!(Rewards::claim(signed(RITA), ALICE), Error::<Test>::NotSetAside);
		SetAside::<Test>::put(400);
	});
}

#[test]
fn a_claim_is_bonded_and_delegated_as_far_as_the_reserve_allows() {
	run(|| {
		// GIVEN room for 180 of the 225
		something_is_owed();
		FakeRewardStake::set_restakable(RITA, 180);
		let units = FakeRewardStake::units_in(ALICE, NOW + 1);

		// WHEN
		assert_ok!(Rewards::claim_and_restake(signed(RITA), ALICE));

		// THEN
		assert_eq!(Staking::total(&RITA), 225);
		assert_eq!(balance(RITA), FUNDS + 225);
		let more = FakeRewardStake::units_in(ALICE, NOW + 1).0 - units.0;
		assert_eq!(more, 180);
		assert_eq!(
			events(),
			[
				Event::Restaked { restaker: RITA, operator: ALICE, bonded: 225, delegated: 180 },
				Event::RewardsClaimed { operator: ALICE, restaker: RITA, amount: 225, to: RITA },
			]
		);
		assert_noop!(
			Rewards::claim_and_restake(signed(RITA), ALICE),
			Error::<Test>::NothingToClaim
		);
	});
}

#[test]
fn no_more_than_what_was_claimed_is_delegated() {
	run(|| {
		something_is_owed();
		FakeRewardStake::set_restakable(RITA, 10_000);
		assert_ok!(Rewards::claim_and_restake(signed(RITA), ALICE));
		assert!(events().contains(&Event::Restaked {
			restaker: RITA,
			operator: ALICE,
			bonded: 225,
			delegated: 225
		}));
	});
}

#[test]
fn what_is_too_little_to_be_delegated_is_only_bonded() {
	run(|| {
		// GIVEN no room for Rita, and room for less than the minimum for Ron
		something_is_owed();
		FakeRewardStake::set_restakable(RITA, 0);
		FakeRewardStake::set_restakable(RON, 1_000);

		// WHEN
		assert_ok!(Rewards::claim_and_restake(signed(RITA), ALICE));
		assert_ok!(Rewards::claim_and_restake(signed(RON), ALICE));

		// THEN
		assert_eq!((Staking::total(&RITA), Staking::total(&RON)), (225, 75));
		let delegated: Vec<Balance> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::Restaked { delegated, .. } => Some(delegated),
				_ => None,
			})
			.collect();
		assert_eq!(delegated, [0, 0]);
	});
}

#[test]
fn who_restakes_by_itself_overrules_its_destination() {
	run(|| {
		something_is_owed();
		set_destination(RITA, Destination::Account(NOBODY));
		assert_ok!(Rewards::claim_and_restake(signed(RITA), ALICE));
		assert_eq!((Staking::total(&RITA), balance(NOBODY)), (225, 0));
	});
}

#[test]
fn what_cannot_be_bonded_stays_owed() {
	run(|| {
		// GIVEN Ron has nothing but what he is owed: it is all he may keep free
		something_is_owed();
		assert_ok!(Balances::transfer_all(signed(RON), STRANGER, false));
		assert_eq!(balance(RON), 0);

		// THEN
		assert_noop!(Rewards::claim_and_restake(signed(RON), ALICE), TokenError::FundsUnavailable);
		assert_eq!(owed(ALICE, RON), 75);
		assert_ok!(Rewards::claim(signed(RON), ALICE));
	});
}

#[test]
fn a_claim_of_one_who_wants_it_restaked_restakes() {
	run(|| {
		// GIVEN
		something_is_owed();
		set_destination(RITA, Destination::Restake);
		set_destination(RUTH, Destination::Restake);
		FakeRewardStake::set_restakable(RITA, 1_000);

		// WHEN
		assert_ok!(Rewards::claim(signed(RITA), ALICE));
		assert_ok!(Rewards::claim_for(signed(STRANGER), BOB, RUTH));

		// THEN
		assert_eq!((Staking::total(&RITA), Staking::total(&RUTH)), (225, 100));
		assert_eq!(balance(STRANGER), FUNDS);
	});
}

#[test]
fn nobody_else_makes_one_restake_in_crumbs() {
	run(|| {
		// GIVEN 49 for Ruth
		fund(ORACLE, 1_000);
		assert_ok!(distribute(ORACLE, 9, 9, 199));
		assert_eq!(owed(BOB, RUTH), MIN_COMPOUND - 1);
		set_destination(RUTH, Destination::Restake);

		// THEN
		let claim_for = |who| Rewards::claim_for(signed(who), BOB, RUTH);
		assert_noop!(claim_for(STRANGER), Error::<Test>::TooLittleToRestake);
		assert_ok!(claim_for(RUTH));
		assert_eq!(Staking::total(&RUTH), MIN_COMPOUND - 1);
		assert_noop!(claim_for(STRANGER), Error::<Test>::NothingToClaim);

		// WHEN it is a planck more
		assert_ok!(distribute(ORACLE, 8, 8, 200));

		// THEN
		assert_ok!(claim_for(STRANGER));
		assert_eq!(Staking::total(&RUTH), 2 * MIN_COMPOUND - 1);
	});
}

#[test]
fn nor_a_commission() {
	run(|| {
		FakeCommissions::set(BOB, ORACLE, 0, Perbill::one());
		fund(ORACLE, 1_000);
		assert_ok!(distribute(ORACLE, 9, 9, 199));
		set_destination(BOB, Destination::Restake);
		let claim_for = |who| Rewards::claim_commission_for(signed(who), BOB);
		assert_noop!(claim_for(STRANGER), Error::<Test>::TooLittleToRestake);
		assert_ok!(claim_for(BOB));
		assert_eq!(Staking::total(&BOB), MIN_COMPOUND - 1);
	});
}

#[test]
fn the_books_are_read() {
	run(|| {
		something_is_owed();
		assert_ok!(Rewards::claim(signed(RITA), ALICE));
		let books = Rewards::books();
		assert_eq!((books.funded, books.paid, books.set_aside), (1_000, 225, 175));
		assert_eq!(Rewards::service_pot(ORACLE), 600);
		assert_eq!(Rewards::rewards_of(RITA), []);
	});
}

#[test]
fn a_commission_that_is_restaked_stands_behind_its_operator() {
	run(|| {
		commission_is_owed();
		set_destination(ALICE, Destination::Restake);
		FakeRewardStake::set_restakable(ALICE, 240);
		events();
		assert_ok!(Rewards::claim_commission(signed(ALICE)));
		assert_eq!(
			events(),
			[
				Event::Restaked { restaker: ALICE, operator: ALICE, bonded: 300, delegated: 240 },
				Event::CommissionClaimed { operator: ALICE, amount: 300, to: ALICE },
			]
		);
	});
}

#[test]
fn a_claim_that_does_not_restake_costs_less() {
	run(|| {
		something_is_owed();
		set_destination(RUTH, Destination::Restake);
		let plain = Rewards::claim(signed(RITA), ALICE).unwrap().actual_weight.unwrap();
		let restaked = Rewards::claim(signed(RUTH), BOB).unwrap().actual_weight.unwrap();
		assert_eq!(plain, Rewards::weight_of_claim(false));
		assert_eq!(restaked, Rewards::weight_of_claim(true));
		assert!(plain.all_lte(restaked) && plain.ref_time() < restaked.ref_time());
	});
}

#[test]
fn a_claim_that_settles_slashes_costs_what_that_costs() {
	run(|| {
		something_is_owed();
		let most = FakeRewardStake::max_settlement();
		FakeRewardStake::set_settlement(most / 3);
		FakeRewardStake::set_restakable(RITA, 10_000);
		let used = Rewards::claim_and_restake(signed(RITA), ALICE).unwrap().actual_weight.unwrap();
		assert_eq!(used, Rewards::most_of_restaking() - most + most / 3);
		for call in [
			Call::<Test>::claim { operator: BOB },
			Call::claim_for { operator: BOB, restaker: RUTH },
			Call::claim_commission {},
			Call::claim_commission_for { operator: BOB },
			Call::claim_and_restake { operator: BOB },
		] {
			assert!(call.get_dispatch_info().call_weight.all_gte(Rewards::most_of_restaking()));
		}
	});
}
