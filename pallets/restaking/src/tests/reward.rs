// SPDX-License-Identifier: Apache-2.0

//! Who is owed what of a reward; every figure is worked out by hand.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{ledger::FakeOpenSlashes, staking::Pallet as Staking, FakeEras},
	Balance, EraIndex, Eras, Magnitude, RewardStake, Units,
};

type Error = crate::Error<Test>;

fn reward(operator: u64, era: EraIndex, amount: Balance) {
	Restaking::reward_stake(&operator, era, amount).unwrap();
}

fn now() -> EraIndex {
	FakeEras::active_era()
}

fn owed(who: u64) -> Balance {
	Restaking::owed(&OSCAR, &who)
}

/// Everything that was given is there.
fn all_is_there(given: Balance) {
	assert_eq!(Restaking::rewards_outstanding(), given);
}

#[test]
fn a_reward_belongs_to_those_liable_in_proportion_to_their_stake() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(CAROL, OSCAR, 20_000);
		delegate(DAVE, OLIVE, 20_000);
		advance(2);
		reward(OSCAR, 11, 6_000);
		assert_eq!((owed(BOB), owed(CAROL), owed(DAVE)), (4_000, 2_000, 0));
		assert_eq!(
			last_event(),
			Event::StakeRewarded { operator: OSCAR, era: 11, amount: 6_000 }.into()
		);
		assert_eq!(Restaking::units_of(&OSCAR, &CAROL, 11), Units(20_000));
		all_is_there(6_000);
	});
}

#[test]
fn nobody_is_rewarded_for_eras_before_it_joined() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		delegate(CAROL, OSCAR, 40_000);
		advance(2);
		// Carol is there already when era 11 is rewarded, but was not in era 11.
		reward(OSCAR, 11, 1_000);
		reward(OSCAR, 12, 1_000);
		assert_eq!((owed(BOB), owed(CAROL)), (1_500, 500));
	});
}

#[test]
fn topping_up_earns_nothing_for_the_past() {
	build_and_execute(|| {
		for who in [BOB, CAROL] {
			delegate(who, OSCAR, 20_000);
		}
		advance(1);
		// Just before an era is rewarded, and just before a claim.
		delegate(BOB, OSCAR, 60_000);
		advance(1);
		reward(OSCAR, 11, 1_000);
		delegate(CAROL, OSCAR, 60_000);
		assert_eq!((owed(BOB), owed(CAROL)), (500, 500));
		// From then on it counts: 80 000 of 100 000.
		advance(1);
		reward(OSCAR, 12, 1_000);
		assert_eq!((owed(BOB), owed(CAROL)), (500 + 800, 500 + 200));
		all_is_there(2_000);
	});
}

#[test]
fn who_leaves_is_rewarded_for_the_eras_it_was_liable_for() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(CAROL, OSCAR, 40_000);
		advance(1);
		undelegate(BOB, OSCAR, 20_000);
		advance(2);
		// All of it in era 11, half of it from era 12 on.
		reward(OSCAR, 11, 1_000);
		reward(OSCAR, 12, 1_200);
		assert_eq!((owed(BOB), owed(CAROL)), (500 + 400, 500 + 800));
		// AND what has left for good takes nothing with it of what came later
		advance(1);
		assert_ok!(Restaking::withdraw(RuntimeOrigin::signed(BOB), OSCAR));
		reward(OSCAR, 13, 1_200);
		assert_eq!((owed(BOB), owed(CAROL)), (1_300, 2_100));
		all_is_there(3_400);
	});
}

#[test]
fn what_is_cancelled_before_it_is_liable_earns_nothing() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(CAROL, OSCAR, 40_000);
		undelegate(CAROL, OSCAR, 40_000);
		advance(2);
		reward(OSCAR, 11, 1_000);
		assert_eq!((owed(BOB), owed(CAROL)), (1_000, 0));
	});
}

#[test]
fn a_slash_between_two_rewards_changes_neither_the_past_nor_the_shares() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(2);
		reward(OSCAR, 11, 1_000);
		// Half of it is gone; who joins now counts twice what it delegates.
		slash(1, OSCAR, 12, percent(50));
		slash(2, OSCAR, 11, percent(10));
		delegate(CAROL, OSCAR, 16_000);
		advance(1);
		reward(OSCAR, 12, 1_000);
		advance(1);
		reward(OSCAR, 13, 1_000);
		// Era 13: Bob has 40 000 units, Carol 16 000 / 0.4 = 40 000.
		assert_eq!((owed(BOB), owed(CAROL)), (2_500, 500));
		idle();
		assert_eq!((owed(BOB), owed(CAROL)), (2_500, 500));
		assert_eq!(claim(BOB), 16_000);
		all_is_there(3_000);
	});
}

#[test]
fn what_the_base_chain_takes_counts_from_then_on() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		delegate(CAROL, OSCAR, 80_000);
		advance(2);
		reward(OSCAR, 11, 1_000);
		// Three quarters of Bob's bond: 25 000 are left, his claim falls to it, and 5 000 of it
		// have to leave.
		Staking::<Test>::consensus_slash(&BOB, 75_000);
		advance(1);
		// Era 12: all of what was left was liable. 25 000 of 105 000.
		reward(OSCAR, 12, 1_050);
		advance(1);
		// Era 13: 20 000 of 100 000.
		reward(OSCAR, 13, 1_000);
		assert_eq!((owed(BOB), owed(CAROL)), (500 + 250 + 200, 500 + 800 + 800));
		all_is_there(3_050);
	});
}

#[test]
fn a_thousand_eras_without_a_touch_cost_nothing() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(2);
		for _ in 0..500 {
			reward(OSCAR, now() - 1, 100);
			advance(1);
		}
		// Carol joins, and an era before she did is rewarded after that.
		let joins_in = now();
		delegate(CAROL, OSCAR, 40_000);
		advance(1);
		reward(OSCAR, joins_in - 1, 100);
		reward(OSCAR, joins_in, 100);
		for _ in 0..500 {
			advance(1);
			reward(OSCAR, now() - 1, 100);
		}
		assert_eq!(owed(CAROL), 500 * 50);
		assert_eq!(owed(BOB), 502 * 100 + 500 * 50);
		// What is kept does not grow with time.
		let ledger = Operators::<Test>::get(OSCAR).unwrap();
		assert!(ledger.rewards.recent.len() <= 3 && ledger.history.len() <= 3);
		assert_eq!(Boundaries::<Test>::iter().count(), 2);
	});
}

#[test]
fn an_exit_that_nobody_ends_is_rewarded_for_its_own_eras_only() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(CAROL, OSCAR, 40_000);
		advance(2);
		undelegate(BOB, OSCAR, 40_000);
		for _ in 0..50 {
			advance(1);
			reward(OSCAR, now() - 1, 100);
		}
		assert_eq!((owed(BOB), owed(CAROL)), (50, 50 + 49 * 100));
		// Ending it changes nothing of that.
		assert_ok!(Restaking::withdraw(RuntimeOrigin::signed(BOB), OSCAR));
		assert!(!Positions::<Test>::contains_key(OSCAR, BOB));
		assert_eq!((owed(BOB), owed(CAROL)), (50, 4_950));
		assert_eq!(Restaking::take_owed(&OSCAR, &BOB), 50);
		all_is_there(4_950);
	});
}

#[test]
fn touching_changes_nothing_of_what_is_owed() {
	build_and_execute(|| {
		// GIVEN two alike, of which one is touched in every era
		let step = |n: u32| match n % 7 {
			0 => [BOB, CAROL].iter().for_each(|who| delegate(*who, OSCAR, 7_000)),
			3 => [BOB, CAROL].iter().for_each(|who| undelegate(*who, OSCAR, 3_000)),
			_ => (),
		};
		let mut given = 0;
		for n in 0..40 {
			step(n);
			advance(1);
			assert_ok!(Restaking::sync(RuntimeOrigin::signed(DAVE), CAROL));
			if n > 3 {
				let era = now() - 1 - (n % 2);
				reward(OSCAR, era, 1_000_000_000);
				given += 1_000_000_000;
			}
		}
		// THEN they are owed the same, but for the planck that each touch may round off
		assert!(owed(BOB).abs_diff(owed(CAROL)) <= 40);
		assert!(owed(BOB) + owed(CAROL) <= given);
		assert!(owed(BOB) + owed(CAROL) >= given - 100);
		all_is_there(given);
	});
}

#[test]
fn what_cannot_be_divided_comes_on_top_of_the_next_reward() {
	build_and_execute(|| {
		for who in [ALICE, BOB, CAROL] {
			delegate(who, OSCAR, 10_000);
		}
		advance(2);
		// 30 000 units: a planck is 33 333 333 333 333 parts of 10^18 for each of them.
		reward(OSCAR, 11, 1);
		assert_eq!([ALICE, BOB, CAROL].map(owed), [0; 3]);
		reward(OSCAR, 11, 2);
		assert!([ALICE, BOB, CAROL].map(owed).iter().sum::<Balance>() <= 3);
		reward(OSCAR, 11, 2_997);
		for who in [ALICE, BOB, CAROL] {
			assert!((999..=1_000).contains(&owed(who)));
		}
		all_is_there(3_000);
	});
}

#[test]
fn what_cannot_be_divided_among_very_many_units_is_given_with_the_next_reward() {
	// Of 3 · 10^18 units each gets a part of 10^18 of a planck or none: 3 plancks, or 6.
	let units = Units(3_000_000_000_000_000_000);
	let mut ledger = OperatorLedger::<Test>::default();
	ledger.add_units(11, units).unwrap();
	let once = ledger.reward(11, 4).unwrap();
	assert_eq!(once.worth_rounded_up(units), 3);
	assert_eq!((ledger.rewards.unaccrued, ledger.rewards.remainder), (3, 1));
	let twice = ledger.reward(11, 5).unwrap();
	assert_eq!(twice.worth_rounded_up(units), 6);
	assert_eq!((ledger.rewards.unaccrued, ledger.rewards.remainder), (9, 0));
}

#[test]
fn what_is_owed_outlives_the_position_and_the_operator() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(2);
		reward(OSCAR, 11, 1_001);
		slash(1, OSCAR, 12, percent(100));
		idle();
		advance(3);
		idle();
		assert!(!Positions::<Test>::contains_key(OSCAR, BOB));
		assert!(!Operators::<Test>::contains_key(OSCAR));
		assert_eq!(owed(BOB), 1_001);
		assert_eq!(Restaking::all_operators_of(&BOB), [OSCAR]);
		assert_eq!(Restaking::take_owed(&OSCAR, &BOB), 1_001);
		assert_eq!(Restaking::take_owed(&OSCAR, &BOB), 0);
		assert_eq!(Restaking::all_operators_of(&BOB), [0; 0]);
		assert_eq!(Boundaries::<Test>::iter().count(), 0);
		all_is_there(0);
	});
}

#[test]
fn what_a_slash_has_left_worth_nothing_is_rewarded_for_what_was_before() {
	worth_nothing_is_rewarded_for_what_was_before(&[Magnitude::FULL]);
}

#[test]
fn what_slashes_have_left_worth_less_than_a_planck_is_rewarded_for_what_was_before() {
	// Of the magnitude, 10^-18 is left.
	worth_nothing_is_rewarded_for_what_was_before(&[Magnitude(Magnitude::FULL.0 / 3); 3]);
}

fn worth_nothing_is_rewarded_for_what_was_before(deltas: &[Magnitude]) {
	build_and_execute(|| {
		// GIVEN three restakers, of whom Dave came after the offence, and slashes of everything
		delegate(BOB, OSCAR, 10_000);
		delegate(CAROL, OSCAR, 30_000);
		advance(1);
		delegate(DAVE, OSCAR, 5_000);
		advance(2);
		for (id, delta) in (1..).zip(deltas) {
			slash(id, OSCAR, 11, *delta);
		}
		// WHEN it was collected from some, and not from others
		assert_ok!(Restaking::collect(RuntimeOrigin::signed(ALICE), OSCAR, BOB));
		assert_eq!((claim(BOB), claim(CAROL)), (0, 30_000));
		// THEN eras of before are rewarded as if it had never been
		reward(OSCAR, 11, 4_000);
		assert_eq!([BOB, CAROL, DAVE].map(owed), [1_000, 3_000, 0]);
		idle();
		reward(OSCAR, 12, 4_500);
		assert_eq!([BOB, CAROL, DAVE].map(owed), [2_000, 6_000, 500]);
		assert_eq!([BOB, CAROL, DAVE].map(|who| delegated(who, OSCAR)), [0; 3]);
		// Nothing is shown of what is worth nothing.
		assert_eq!(Restaking::restaker_info(&BOB).delegations, []);
		// Who owes nothing has all that it had, on its way out.
		assert_eq!(
			(claim(DAVE), <Staking<Test> as restaking_primitives::Bonds<u64>>::total(&DAVE)),
			(5_000, BOND)
		);
		// As long as an era can be rewarded everybody is there, and then nobody.
		advance(2);
		idle();
		assert_eq!(Positions::<Test>::iter().count(), 3);
		advance(1);
		idle();
		assert_eq!(Positions::<Test>::iter().count(), 0);
		assert!(!Operators::<Test>::contains_key(OSCAR));
		assert_eq!([BOB, CAROL, DAVE].map(owed), [2_000, 6_000, 500]);
	});
}

#[test]
fn what_came_after_the_offence_is_rewarded_when_the_rest_is_worth_nothing() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 10_000);
		delegate(CAROL, OSCAR, 30_000);
		advance(1);
		delegate(BOB, OSCAR, 20_000);
		advance(2);
		slash(1, OSCAR, 11, percent(100));
		idle();
		assert_eq!((claim(BOB), claim(CAROL)), (20_000, 0));
		// In era 12 Bob had 30 000 behind it, Carol as much.
		reward(OSCAR, 12, 6_000);
		assert_eq!([BOB, CAROL].map(owed), [3_000, 3_000]);
	});
}

#[test]
fn the_base_chain_takes_nothing_from_what_is_worth_nothing() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 10_000);
		delegate(BOB, OLIVE, 20_000);
		delegate(CAROL, OSCAR, 10_000);
		advance(2);
		slash(1, OSCAR, 11, percent(100));
		idle();
		Staking::<Test>::consensus_slash(&BOB, BOND - 10_000 - 4_000);
		assert_eq!(claim(BOB), 4_000);
		reward(OSCAR, 11, 4_000);
		assert_eq!([BOB, CAROL].map(owed), [2_000, 2_000]);
	});
}

#[test]
fn nothing_is_told_of_an_era_that_is_forgotten() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		let told = || {
			let units = Restaking::units_of(&OSCAR, &BOB, 11);
			(units.0, Restaking::slash_share(&OSCAR, &BOB, 11, percent(10)))
		};
		// Nobody touches anything meanwhile: what is stored remembers more.
		advance(2);
		assert_eq!(told(), (40_000, 4_000));
		advance(1);
		assert_eq!(told(), (0, 0));
	});
}

#[test]
fn what_cannot_be_rewarded_is_refused() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		for (era, amount, why) in [
			(11, 1, Error::EraNotOver),
			(12, 1, Error::EraNotOver),
			(10, 1, Error::NobodyLiable),
			(8, 1, Error::EraForgotten),
		] {
			assert_noop!(Restaking::reward_stake(&OSCAR, era, amount), why);
		}
		advance(1);
		assert_noop!(Restaking::reward_stake(&OLIVE, 11, 1), Error::NobodyLiable);
		assert_noop!(Restaking::reward_stake(&OSCAR, 11, Balance::MAX), Error::RewardTooLarge);
		reward(OSCAR, 11, 1_000);
		// An old offence under decision keeps its era, and those after it, open.
		FakeOpenSlashes::set(OSCAR, Some(11));
		advance(10);
		reward(OSCAR, 12, 1_000);
		FakeOpenSlashes::set(OSCAR, None);
		assert_noop!(Restaking::reward_stake(&OSCAR, 12, 1), Error::EraForgotten);
		assert_eq!(owed(BOB), 2_000);
	});
}
