// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::Magnitude;
use restaking_primitives::{
	fakes::{ledger::FakeOpenSlashes, staking::Pallet as Staking},
	Bonds, Eras, OperatorStake, SlashStake,
};

type Error = crate::Error<Test>;

#[test]
fn everybody_liable_owes_its_share() {
	build_and_execute(|| {
		delegate(ALICE, OSCAR, 10_000);
		delegate(BOB, OSCAR, 30_000);
		delegate(CAROL, OSCAR, 60_000);
		advance(1);
		assert_eq!(slash(1, OSCAR, 11, percent(25)), 25_000);
		assert_eq!(Restaking::magnitude_of(&OSCAR), percent(75));
		let owed = |who| Restaking::pending_slashes_of(&who)[0].amount;
		assert_eq!((owed(ALICE), owed(BOB), owed(CAROL)), (2_500, 7_500, 15_000));
		assert_eq!(Restaking::outstanding(&OSCAR, 1), 25_000);
	});
}

#[test]
fn delegating_late_owes_nothing() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		// Carol joins in the era of the offence, Dave in the one after.
		delegate(CAROL, OSCAR, 40_000);
		advance(1);
		delegate(DAVE, OSCAR, 40_000);
		slash(1, OSCAR, 11, percent(50));
		idle();
		assert_eq!((claim(BOB), claim(CAROL), claim(DAVE)), (20_000, 40_000, 40_000));
	});
}

#[test]
fn a_top_up_is_not_liable_for_the_past() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 20_000);
		advance(1);
		delegate(BOB, OSCAR, 20_000);
		slash(1, OSCAR, 11, percent(50));
		idle();
		assert_eq!(claim(BOB), 30_000);
	});
}

#[test]
fn the_order_of_slashes_does_not_matter() {
	let run = |order: [(u32, u32, u64); 3]| {
		let mut result = None;
		build_and_execute(|| {
			delegate(ALICE, OSCAR, 33_333);
			advance(1);
			delegate(BOB, OSCAR, 44_444);
			advance(1);
			delegate(CAROL, OSCAR, 55_555);
			undelegate(ALICE, OSCAR, 11_111);
			advance(1);
			for (id, era, part) in order {
				slash(id, OSCAR, era, percent(part));
			}
			idle();
			result = Some([ALICE, BOB, CAROL].map(claim));
		});
		result.unwrap()
	};
	let first = run([(1, 11, 13), (2, 12, 29), (3, 13, 7)]);
	let second = run([(3, 13, 7), (1, 11, 13), (2, 12, 29)]);
	for (a, b) in first.into_iter().zip(second) {
		assert!(a.abs_diff(b) <= 1, "{first:?} {second:?}");
	}
}

#[test]
fn order_of_settling_and_slashing_does_not_matter() {
	let run = |settle_between: bool| {
		let mut result = None;
		build_and_execute(|| {
			delegate(BOB, OSCAR, 12_345);
			delegate(CAROL, OSCAR, 67_891);
			advance(1);
			slash(1, OSCAR, 11, Magnitude(123_456_789_012_345_678));
			if settle_between {
				idle();
			}
			slash(2, OSCAR, 11, Magnitude(234_567_890_123_456_789));
			idle();
			result = Some([BOB, CAROL].map(claim));
		});
		result.unwrap()
	};
	let (lazy, eager) = (run(false), run(true));
	for (a, b) in lazy.into_iter().zip(eager) {
		assert!(a.abs_diff(b) <= 1, "{lazy:?} {eager:?}");
	}
}

#[test]
fn a_slash_takes_at_most_what_is_left_of_the_magnitude() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		assert_eq!(slash(1, OSCAR, 11, percent(70)), 28_000);
		assert_eq!(slash(2, OSCAR, 11, percent(70)), 12_000);
		assert_eq!(Restaking::magnitude_of(&OSCAR), Magnitude::ZERO);
		idle();
		assert_eq!(claim(BOB), 0);
	});
}

#[test]
fn an_exhausted_operator_winds_up_and_starts_again() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		delegate(CAROL, OSCAR, 40_000);
		slash(1, OSCAR, 11, Magnitude::FULL);
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(DAVE), OSCAR, 1_000),
			Error::OperatorExhausted
		);
		assert_eq!(Restaking::ensure_active(&OSCAR), Err(Error::OperatorExhausted.into()));
		idle();
		// Carol, who was not liable yet, has all of it back.
		assert_eq!((claim(BOB), claim(CAROL)), (0, 0));
		assert_eq!(Staking::<Test>::total(&CAROL), BOND);
		// Bob has nothing left, and may still be rewarded for the past.
		assert!(Operators::<Test>::contains_key(OSCAR));
		advance(2);
		idle();
		assert!(Operators::<Test>::contains_key(OSCAR));
		advance(1);
		idle();
		assert!(System::events()
			.iter()
			.any(|e| e.event == Event::OperatorWoundUp { operator: OSCAR }.into()));
		assert_eq!(Restaking::magnitude_of(&OSCAR), Magnitude::FULL);
		delegate(DAVE, OSCAR, 1_000);
		assert_eq!(delegated(DAVE, OSCAR), 1_000);
	});
}

#[test]
fn an_offence_out_of_memory_is_refused() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(6);
		assert_noop!(
			<Restaking as SlashStake<u64>>::slash_stake(1, &OSCAR, 11, percent(10)),
			Error::EraForgotten
		);
		// The window is three eras: one of era 14 can still be executed in era 16.
		assert_eq!(slash(1, OSCAR, 14, percent(10)), 4_000);
	});
}

#[test]
fn slashes_wait_when_too_many_are_uncollected() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		for id in 0..8 {
			slash(id, OSCAR, 11, percent(1));
		}
		assert_noop!(
			<Restaking as SlashStake<u64>>::slash_stake(9, &OSCAR, 11, percent(1)),
			Error::TooManyUncollected
		);
		idle();
		slash(9, OSCAR, 11, percent(1));
		idle();
		assert_eq!(claim(BOB), 40_000 - 9 * 400);
	});
}

#[test]
fn a_slash_nobody_is_liable_for_takes_nothing() {
	build_and_execute(|| {
		assert_eq!(slash(1, OSCAR, 10, percent(50)), 0);
		delegate(BOB, OSCAR, 40_000);
		assert_eq!(slash(2, OSCAR, 10, percent(50)), 0);
		advance(1);
		idle();
		assert_eq!(claim(BOB), 40_000);
	});
}

#[test]
fn a_slash_nobody_is_liable_for_lowers_the_magnitude_all_the_same() {
	build_and_execute(|| {
		// GIVEN a delegation that counts from the next era on
		delegate(BOB, OSCAR, 40_000);
		// WHEN a slash for this era takes half of the magnitude, which is gone for every service
		assert_eq!(slash(1, OSCAR, 10, percent(50)), 0);
		// THEN another one finds the rest
		assert_eq!(Restaking::magnitude_of(&OSCAR), percent(50));
		advance(1);
		assert_eq!(slash(2, OSCAR, 11, Magnitude::FULL), 20_000);
	});
}

#[test]
fn slashing_an_operator_leaves_the_restakers_of_another_alone() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(BOB, OLIVE, 40_000);
		advance(1);
		slash(1, OSCAR, 11, Magnitude::FULL);
		idle();
		assert_eq!(delegated(BOB, OLIVE), 40_000);
		assert_eq!(delegated(BOB, OSCAR), 0);
	});
}

#[test]
fn a_restaker_who_never_comes_back_does_not_keep_an_exhausted_operator_from_starting_again() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		delegate(CAROL, OSCAR, 1_000);
		advance(1);
		slash(1, OSCAR, 11, Magnitude::FULL);
		// Carol, who came after the offence, does nothing; she is seen out.
		idle();
		assert_eq!((claim(BOB), claim(CAROL)), (0, 1_000));
		assert_eq!(delegated(CAROL, OSCAR), 0);
		advance(3);
		idle();
		assert!(!Operators::<Test>::contains_key(OSCAR));
		delegate(BOB, OSCAR, 1_000);
		// Whoever comes now stays.
		advance(10);
		idle();
		assert_eq!((delegated(BOB, OSCAR), WindingUp::<Test>::iter().count()), (1_000, 0));
		assert_eq!(WindUpFrom::<Test>::get(), None);
	});
}

#[test]
fn an_operator_that_starts_again_before_its_turn_came_does_not_wind_up_any_more() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(2);
		// No block has spare weight: Bob is seen out by nobody, and is charged when he comes.
		slash(1, OSCAR, 11, Magnitude::FULL);
		assert!(WindingUp::<Test>::contains_key(12, OSCAR));
		advance(3);
		assert_ok!(Restaking::sync(RuntimeOrigin::signed(BOB), BOB));
		advance(20);
		assert_ok!(Restaking::sync(RuntimeOrigin::signed(BOB), BOB));
		assert!(!Operators::<Test>::contains_key(OSCAR));
		assert_eq!(WindingUp::<Test>::iter().count(), 0);
		// The second time it winds up as the first time: once.
		delegate(CAROL, OSCAR, 1_000);
		advance(2);
		let now = <Test as Config>::Eras::active_era();
		slash(2, OSCAR, now - 1, Magnitude::FULL);
		let queued: Vec<_> = WindingUp::<Test>::iter().collect();
		assert_eq!(queued, [(now, OSCAR, None)]);
		idle();
		advance(20);
		idle();
		assert!(!Operators::<Test>::contains_key(OSCAR));
		assert_eq!(WindingUp::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_operator_that_nobody_is_with_any_more_does_not_wind_up() {
	build_and_execute(|| {
		// A slash that was decided while Oscar had a restaker comes when it has none.
		assert_ok!(Restaking::slash_stake(1, &OSCAR, 11, Magnitude::FULL));
		assert!(!Operators::<Test>::contains_key(OSCAR));
		assert_eq!(WindingUp::<Test>::iter().count(), 0);
		delegate(BOB, OSCAR, 40_000);
	});
}

#[test]
fn an_exit_that_an_open_slash_could_touch_is_not_ended_by_winding_up() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		delegate(CAROL, OSCAR, 1_000);
		advance(1);
		slash(1, OSCAR, 11, Magnitude::FULL);
		idle();
		FakeOpenSlashes::set(OSCAR, Some(12));
		advance(3);
		idle();
		assert_eq!(claim(CAROL), 1_000);
		FakeOpenSlashes::set(OSCAR, None);
		// Its next turn is an exit delay later.
		advance(2);
		idle();
		assert_eq!(claim(CAROL), 1_000);
		advance(1);
		idle();
		assert_eq!(claim(CAROL), 0);
		assert!(!Operators::<Test>::contains_key(OSCAR));
	});
}

#[test]
fn winding_up_stops_where_the_weight_ends_and_goes_on_there() {
	build_and_execute(|| {
		let everybody = [ALICE, BOB, CAROL, DAVE];
		delegate(OSCAR, OSCAR, 1_000);
		advance(1);
		for who in everybody {
			delegate(who, OSCAR, 1_000);
		}
		advance(1);
		// Nobody but the operator owes anything; the others are not in its way.
		slash(1, OSCAR, 11, Magnitude::FULL);
		assert_ok!(Restaking::collect(RuntimeOrigin::signed(BOB), OSCAR, OSCAR));
		Collecting::<Test>::remove(OSCAR);
		let step = <() as WeightInfo>::wind_up_step()
			+ <() as WeightInfo>::withdraw(0).max(<() as WeightInfo>::collect(0))
			+ <() as WeightInfo>::undelegate(0);
		let one = <() as WeightInfo>::on_idle_base() + step;
		let there = || everybody.into_iter().filter(|who| delegated(*who, OSCAR) > 0).count();
		for _ in 0..10 {
			let before = there();
			assert!(Restaking::on_idle(1, one).all_lte(one));
			assert!((before.saturating_sub(1)..=before).contains(&there()));
		}
		assert_eq!(there(), 0);
	});
}

#[test]
fn an_operator_winds_up_below_the_floor_and_not_at_it() {
	build_and_execute(|| {
		// GIVEN two operators, one slashed to the floor, the other one to just below it
		for operator in [OSCAR, OLIVE] {
			delegate(BOB, operator, 40_000);
		}
		advance(1);
		for operator in [OSCAR, OLIVE] {
			delegate(CAROL, operator, 1_000);
		}
		advance(1);
		let to_the_floor = Magnitude(Magnitude::FULL.0 - Magnitude::FULL.0 / 1_000);
		slash(1, OSCAR, 11, to_the_floor);
		slash(2, OLIVE, 11, Magnitude(to_the_floor.0 + 1));
		// WHEN the slashes are collected
		idle();
		// THEN Carol, who owes nothing, stays with the first one only
		assert_eq!((delegated(CAROL, OSCAR), delegated(CAROL, OLIVE)), (1_000, 0));
		assert_eq!(claim(CAROL), 2_000);
	});
}
