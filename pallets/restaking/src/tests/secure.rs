// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::Magnitude;
use restaking_primitives::{fakes::staking::Pallet as Staking, Bonds};

type Error = crate::Error<Test>;

fn unbond_and_withdraw(who: u64, amount: restaking_primitives::Balance) {
	Staking::<Test>::unbond(&who, amount);
	advance(4);
	Staking::<Test>::withdraw(&who).unwrap();
}

#[test]
fn what_staking_releases_is_held_at_once() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		unbond_and_withdraw(BOB, BOND);
		assert_eq!(Staking::<Test>::total(&BOB), 0);
		assert_eq!(held(BOB), 80_000);
		// A slash is collected from the hold.
		slash(1, OSCAR, 14, percent(50));
		idle();
		assert_eq!(held(BOB), 40_000);
		assert_eq!(total(BOB), ENDOWMENT - 40_000);
	});
}

#[test]
fn what_is_unlocking_is_charged_as_the_rest_of_the_bond_is() {
	build_and_execute(|| {
		// GIVEN a bond all of which is on its way out, and still there
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		Staking::<Test>::unbond(&BOB, BOND);
		// WHEN a slash is collected
		slash(1, OSCAR, 11, percent(50));
		idle();
		// THEN it is from what is unlocking
		assert_eq!(Staking::<Test>::total(&BOB), BOND - 40_000);
		assert_eq!((book(1).collected, book(1).outstanding), (40_000, 0));
	});
}

#[test]
fn a_slash_takes_from_the_bond_first_and_then_from_the_hold() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		unbond_and_withdraw(BOB, 70_000);
		assert_eq!((Staking::<Test>::total(&BOB), held(BOB)), (30_000, 50_000));
		slash(1, OSCAR, 14, percent(50));
		idle();
		assert_eq!((Staking::<Test>::total(&BOB), held(BOB)), (0, 40_000));
	});
}

#[test]
fn held_collateral_is_free_after_the_exit() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		undelegate(BOB, OSCAR, 80_000);
		unbond_and_withdraw(BOB, BOND);
		assert_eq!(held(BOB), 80_000);
		assert_ok!(Restaking::withdraw(RuntimeOrigin::signed(BOB), OSCAR));
		assert_eq!(held(BOB), 0);
		assert_eq!(Balances::free_balance(BOB), ENDOWMENT);
	});
}

#[test]
fn held_collateral_can_be_bonded_again_at_once() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		unbond_and_withdraw(BOB, BOND);
		assert_noop!(
			Restaking::rebond(RuntimeOrigin::signed(BOB), 80_001),
			Error::InsufficientHold
		);
		assert_noop!(Restaking::rebond(RuntimeOrigin::signed(BOB), 0), Error::InsufficientHold);
		assert_ok!(Restaking::rebond(RuntimeOrigin::signed(BOB), 80_000));
		assert_eq!((Staking::<Test>::total(&BOB), held(BOB)), (80_000, 0));
		assert_eq!(claim(BOB), 80_000);
	});
}

#[test]
fn bonding_again_by_staking_frees_the_hold_on_the_next_touch() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		unbond_and_withdraw(BOB, BOND);
		use restaking_primitives::ExtendBonds;
		assert_ok!(Staking::<Test>::bond(&BOB, BOND));
		assert_ok!(Restaking::sync(RuntimeOrigin::signed(BOB), BOB));
		assert_eq!(held(BOB), 0);
	});
}

#[test]
fn a_consensus_slash_within_the_reserve_costs_services_nothing_but_the_excess() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		Staking::<Test>::consensus_slash(&BOB, 10_000);
		// The bond allows 72 000 now; 8 000 became an exit, still liable for this era.
		assert_eq!(delegated(BOB, OSCAR), 72_000);
		assert_eq!(claim(BOB), 80_000);
		slash(1, OSCAR, 11, percent(50));
		idle();
		assert_eq!(book(1).collected, 40_000);
	});
}

#[test]
fn what_the_base_chain_takes_leaves_what_the_hold_covers() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 45_000);
		delegate(BOB, OLIVE, 15_000);
		advance(1);
		undelegate(BOB, OLIVE, 15_000);
		unbond_and_withdraw(BOB, 50_000);
		assert_eq!((Staking::<Test>::total(&BOB), held(BOB)), (50_000, 10_000));
		Staking::<Test>::consensus_slash(&BOB, 10_000);
		// What is bonded still, and what is on hold.
		assert_eq!((claim(BOB), held(BOB)), (40_000 + 10_000, 10_000));
	});
}

#[test]
fn the_base_chain_comes_first_and_services_share_what_is_left() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 60_000);
		delegate(BOB, OLIVE, 20_000);
		delegate(CAROL, OSCAR, 20_000);
		advance(1);
		slash(1, OSCAR, 11, percent(50));
		// GIVEN what Bob owes is not collected yet WHEN the base chain takes 60 000 of his bond
		Staking::<Test>::consensus_slash(&BOB, 60_000);
		// THEN all he has delegated is cut in half, and so is what he owes
		assert_eq!(claim(BOB), 40_000);
		assert_eq!(Restaking::pending_slashes_of(&BOB)[0].amount, 15_000);
		assert_eq!(Restaking::outstanding_of(&OSCAR), 25_000);
		assert_eq!(book(1).outstanding, 25_000);
		idle();
		assert_eq!(book(1).collected, 25_000);
	});
}

#[test]
fn a_service_slash_and_a_consensus_slash_within_the_reserve_commute() {
	let run = |consensus_first: bool| {
		let mut result = None;
		build_and_execute(|| {
			delegate(BOB, OSCAR, 70_000);
			advance(1);
			if consensus_first {
				Staking::<Test>::consensus_slash(&BOB, 20_000);
			}
			slash(1, OSCAR, 11, percent(30));
			idle();
			if !consensus_first {
				Staking::<Test>::consensus_slash(&BOB, 20_000);
			}
			result = Some((Staking::<Test>::total(&BOB), claim(BOB), book(1).collected));
		});
		result.unwrap()
	};
	assert_eq!(run(true), run(false));
}

#[test]
fn losing_the_whole_bond_to_the_base_chain_ends_the_position() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		delegate(CAROL, OSCAR, 10_000);
		advance(1);
		slash(1, OSCAR, 11, percent(50));
		Staking::<Test>::consensus_slash(&BOB, BOND);
		assert_eq!(claim(BOB), 0);
		assert!(!Restakers::<Test>::contains_key(BOB));
		idle();
		assert_eq!(book(1).collected, 5_000);
	});
}

#[test]
fn what_staking_may_sweep_without_a_word_is_no_collateral() {
	build_and_execute(|| {
		for who in [BOB, CAROL] {
			delegate(who, OSCAR, 80_000);
		}
		advance(1);
		// The existential deposit is 10.
		Staking::<Test>::consensus_slash(&BOB, BOND - 9);
		Staking::<Test>::consensus_slash(&CAROL, BOND - 10);
		assert_eq!((claim(BOB), claim(CAROL)), (0, 10));
	});
}

#[test]
fn a_service_slash_never_touches_the_reserve() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		slash(1, OSCAR, 11, Magnitude::FULL);
		idle();
		assert_eq!(Staking::<Test>::active(&BOB), 20_000);
	});
}
