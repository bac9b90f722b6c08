// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::Magnitude;
use restaking_primitives::{fakes::staking::Pallet as Staking, Bonds};

type Error = crate::Error<Test>;

/// What settling one slash can weigh in spare weight, which may end exits as well.
fn one_touch() -> Weight {
	<() as WeightInfo>::collect(1).max(<() as WeightInfo>::withdraw(1))
}

/// What on_idle needs to settle two positions.
fn two_touches() -> Weight {
	let step = <() as WeightInfo>::on_idle_step().saturating_add(one_touch());
	<() as WeightInfo>::on_idle_base().saturating_add(step.saturating_mul(2))
}

#[test]
fn collecting_takes_tokens_from_the_bond_and_burns_them() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		slash(1, OSCAR, 11, percent(50));
		let before = issuance();
		assert_ok!(
			Restaking::collect(RuntimeOrigin::signed(DAVE), OSCAR, BOB),
			PostDispatchInfo {
				actual_weight: Some(<() as WeightInfo>::collect(1)),
				pays_fee: Pays::No,
			}
		);
		assert_eq!(Staking::<Test>::total(&BOB), 60_000);
		assert_eq!(total(BOB), ENDOWMENT - 40_000);
		assert_eq!(issuance(), before - 40_000);
		assert_eq!(book(1).collected, 40_000);
		assert_eq!(book(1).outstanding, 0);
	});
}

#[test]
fn nothing_is_collected_twice() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		delegate(CAROL, OSCAR, 10_000);
		advance(1);
		slash(1, OSCAR, 11, percent(50));
		assert_ok!(Restaking::collect(RuntimeOrigin::signed(DAVE), OSCAR, BOB));
		assert_noop!(
			Restaking::collect(RuntimeOrigin::signed(DAVE), OSCAR, BOB),
			Error::NothingToCollect
		);
		assert_noop!(
			Restaking::collect(RuntimeOrigin::signed(DAVE), OSCAR, DAVE),
			Error::NoPosition
		);
		assert_eq!(book(1).outstanding, 5_000);
	});
}

#[test]
fn idle_collects_from_everybody_without_being_asked() {
	build_and_execute(|| {
		for who in [ALICE, BOB, CAROL, DAVE] {
			delegate(who, OSCAR, 20_000);
			delegate(who, OLIVE, 20_000);
		}
		advance(1);
		slash(1, OSCAR, 11, percent(10));
		slash(2, OLIVE, 11, percent(20));
		assert_eq!(Collecting::<Test>::count(), 2);
		idle();
		assert_eq!(Collecting::<Test>::count(), 0);
		assert_eq!((book(1).collected, book(2).collected), (8_000, 16_000));
	});
}

#[test]
fn idle_stays_within_the_weight_it_is_given() {
	build_and_execute(|| {
		for who in [ALICE, BOB, CAROL, DAVE] {
			delegate(who, OSCAR, 20_000);
		}
		advance(1);
		slash(1, OSCAR, 11, percent(10));
		let base = <() as WeightInfo>::on_idle_base();
		let one = <() as WeightInfo>::on_idle_step().saturating_add(one_touch());
		let nothing = base.saturating_sub(Weight::from_parts(1, 0));
		assert_eq!(Restaking::on_idle(1, nothing), Weight::zero());
		let limit = base.saturating_add(one);
		for collected in [2_000, 4_000, 6_000, 8_000] {
			assert!(Restaking::on_idle(1, limit).all_lte(limit));
			assert_eq!(book(1).collected, collected);
		}
		Restaking::on_idle(1, limit);
		assert_eq!(Collecting::<Test>::count(), 0);
		assert_eq!(book(1).collected, 8_000);
	});
}

#[test]
fn collecting_dust_is_not_free() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 4_900);
		advance(1);
		for (id, pays) in [(1, Pays::Yes), (2, Pays::Yes), (3, Pays::No)] {
			// 49 plancks, once for each of the first two; then twice that.
			slash(id, OSCAR, 11, percent(if id == 3 { 2 } else { 1 }));
			let info = Restaking::collect(RuntimeOrigin::signed(DAVE), OSCAR, BOB).unwrap();
			assert_eq!(info.pays_fee, pays);
		}
	});
}

#[test]
fn idle_reckons_with_what_has_to_leave() {
	let step = <() as WeightInfo>::on_idle_step().saturating_add(one_touch());
	let touch = <() as WeightInfo>::on_idle_base().saturating_add(step);
	let collected_with = |limit| {
		assert!(Restaking::on_idle(1, limit).all_lte(limit));
		book(1).collected
	};
	// GIVEN a restaker who has unbonded more than the reserve
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		Staking::<Test>::unbond(&BOB, 50_000);
		slash(1, OSCAR, 11, percent(10));
		// WHEN there is room for a touch, but not for the exit THEN it waits
		assert_eq!(collected_with(touch), 0);
		let leaving = <() as WeightInfo>::on_bond_slashed(1);
		assert_eq!(collected_with(touch.saturating_add(leaving)), 8_000);
		assert!(delegated(BOB, OSCAR) < 72_000);
	});
	// GIVEN one whose operator has next to nothing left
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		slash(1, OSCAR, 11, Magnitude(Magnitude::FULL.0 - Magnitude::FULL.0 / 2_000));
		assert_eq!(collected_with(touch), 0);
		let leaving = <() as WeightInfo>::undelegate(0);
		assert_eq!(collected_with(touch.saturating_add(leaving)), 39_980);
		assert_eq!(delegated(BOB, OSCAR), 0);
	});
	// GIVEN one whose bond, less what it owes for an exit, does not allow what stays delegated
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(BOB, OLIVE, 40_000);
		advance(1);
		undelegate(BOB, OSCAR, 40_000);
		Staking::<Test>::unbond(&BOB, 50_000);
		slash(1, OSCAR, 11, percent(10));
		assert_eq!(collected_with(touch), 0);
		assert_eq!(delegated(BOB, OLIVE), 40_000);
		let leaving = <() as WeightInfo>::on_bond_slashed(2);
		assert_eq!(collected_with(touch.saturating_add(leaving)), 4_000);
		assert!(delegated(BOB, OLIVE) < 40_000);
	});
}

#[test]
fn rounding_takes_at_most_a_planck_more_than_the_share() {
	build_and_execute(|| {
		for (who, amount) in [(ALICE, 101), (BOB, 103), (CAROL, 107)] {
			delegate(who, OSCAR, amount);
		}
		advance(1);
		let owed = slash(1, OSCAR, 11, Magnitude(Magnitude::FULL.0 / 3));
		idle();
		// A third of 101, 103 and 107, each rounded up; of 311 in all, rounded up.
		assert_eq!((claim(ALICE), claim(BOB), claim(CAROL)), (101 - 34, 103 - 35, 107 - 36));
		assert_eq!(owed, 104);
		assert_eq!(book(1).collected, 105);
	});
}

#[test]
fn every_touch_collects() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		slash(1, OSCAR, 11, percent(10));
		delegate(BOB, OSCAR, 1_000);
		assert_eq!(book(1).collected, 4_000);
		advance(1);
		slash(2, OSCAR, 12, percent(10));
		undelegate(BOB, OSCAR, 1_000);
		assert!(book(2).collected > 0);
		assert_eq!(book(2).outstanding, 0);
	});
}

#[test]
fn operators_take_turns_in_collection() {
	build_and_execute(|| {
		for who in [ALICE, BOB, CAROL] {
			delegate(who, OSCAR, 20_000);
			delegate(who, OLIVE, 20_000);
		}
		advance(1);
		slash(1, OSCAR, 11, percent(10));
		slash(2, OLIVE, 11, percent(10));
		Restaking::on_idle(1, two_touches());
		assert_eq!((book(1).collected, book(2).collected), (2_000, 2_000));
	});
}

#[test]
fn a_slash_executed_during_a_round_is_collected_in_the_next() {
	build_and_execute(|| {
		for who in [ALICE, BOB, CAROL] {
			delegate(who, OSCAR, 20_000);
		}
		advance(1);
		slash(1, OSCAR, 11, percent(10));
		// GIVEN a round that has come to two of the three
		Restaking::on_idle(1, two_touches());
		assert_eq!(book(1).collected, 4_000);
		// WHEN there is another slash THEN these two pay it, too
		slash(2, OSCAR, 11, percent(10));
		idle();
		assert_eq!((book(1).collected, book(2).collected), (6_000, 6_000));
		assert_eq!((book(1).outstanding, book(2).outstanding), (0, 0));
		assert_eq!(Collecting::<Test>::count(), 0);
	});
}
