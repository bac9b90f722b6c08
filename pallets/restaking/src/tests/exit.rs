// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{ledger::FakeOpenSlashes, staking::Pallet as Staking},
	Balance, Bonds, Magnitude, Units,
};

type Error = crate::Error<Test>;

fn withdraw(who: u64) -> DispatchResultWithPostInfo {
	Restaking::withdraw(RuntimeOrigin::signed(who), OSCAR)
}

#[test]
fn an_exit_waits_out_its_delay() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		undelegate(BOB, OSCAR, 15_000);
		assert_eq!(
			last_event(),
			Event::Undelegated {
				restaker: BOB,
				operator: OSCAR,
				amount: 15_000,
				liable_until: 11,
				withdrawable_from: 14,
			}
			.into()
		);
		advance(2);
		assert_noop!(withdraw(BOB), Error::NothingToWithdraw);
		advance(1);
		assert_ok!(withdraw(BOB));
		assert_eq!(claim(BOB), 25_000);
		assert_noop!(withdraw(BOB), Error::NothingToWithdraw);
		assert_noop!(withdraw(CAROL), Error::NoPosition);
	});
}

#[test]
fn a_delegation_can_be_cancelled_before_it_is_liable() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		undelegate(BOB, OSCAR, 40_000);
		assert_eq!(
			last_event(),
			Event::DelegationCancelled { restaker: BOB, operator: OSCAR, amount: 40_000 }.into()
		);
		assert_eq!(claim(BOB), 0);
		assert!(!Operators::<Test>::contains_key(OSCAR));
		assert!(!Restakers::<Test>::contains_key(BOB));
	});
}

#[test]
fn the_newest_stake_leaves_first() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 1_000);
		advance(1);
		delegate(BOB, OSCAR, 500);
		// The 500 are not liable yet and free at once, 100 of the 1 000 become an exit.
		undelegate(BOB, OSCAR, 600);
		assert_eq!(claim(BOB), 1_000);
		assert_eq!(delegated(BOB, OSCAR), 900);
		let info = Restaking::restaker_info(&BOB);
		assert_eq!(info.delegations[0].exits.len(), 1);
		assert_eq!(info.delegations[0].exits[0].amount, 100);
	});
}

#[test]
fn bad_exits_are_refused() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 1_000);
		advance(1);
		for (amount, why) in [
			(0, Error::InsufficientDelegation),
			(1_001, Error::InsufficientDelegation),
			(901, Error::BelowMinimum),
		] {
			assert_noop!(Restaking::undelegate(RuntimeOrigin::signed(BOB), OSCAR, amount), why);
		}
		assert_noop!(
			Restaking::undelegate(RuntimeOrigin::signed(CAROL), OSCAR, 1),
			Error::NoPosition
		);
		// The minimum itself may stay.
		undelegate(BOB, OSCAR, 900);
		assert_eq!(delegated(BOB, OSCAR), 100);
	});
}

#[test]
fn exits_begun_in_one_era_are_one() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 10_000);
		advance(1);
		for _ in 0..20 {
			undelegate(BOB, OSCAR, 100);
		}
		assert_eq!(Positions::<Test>::get(OSCAR, BOB).unwrap().parts.len(), 2);
	});
}

#[test]
fn undelegate_keeps_stake_liable_for_earlier_offences() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(CAROL, OSCAR, 40_000);
		advance(2);
		undelegate(BOB, OSCAR, 40_000);
		advance(1);
		// An offence of the era in which Bob left, and one of the era after.
		assert_eq!(slash(1, OSCAR, 12, percent(10)), 8_000);
		assert_eq!(slash(2, OSCAR, 13, percent(10)), 4_000);
		idle();
		assert_eq!(claim(BOB), 36_000);
		assert_eq!(claim(CAROL), 32_000);
	});
}

#[test]
fn an_exit_waits_for_every_slash_that_could_touch_it() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		undelegate(BOB, OSCAR, 40_000);
		FakeOpenSlashes::set(OSCAR, Some(11));
		advance(9);
		assert_noop!(withdraw(BOB), Error::NothingToWithdraw);
		assert_eq!(slash(1, OSCAR, 11, percent(50)), 20_000);
		FakeOpenSlashes::set(OSCAR, None);
		assert_ok!(withdraw(BOB));
		assert_eq!(book(1).collected, 20_000);
		assert_eq!(claim(BOB), 0);
	});
}

#[test]
fn an_exit_does_not_wait_for_a_later_offence() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(CAROL, OSCAR, 40_000);
		advance(1);
		undelegate(BOB, OSCAR, 40_000);
		advance(2);
		FakeOpenSlashes::set(OSCAR, Some(13));
		advance(1);
		assert_ok!(withdraw(BOB));
		assert_eq!(slash(1, OSCAR, 13, percent(50)), 20_000);
		assert_eq!(claim(BOB), 0);
	});
}

#[test]
fn an_exit_that_ends_while_a_slash_is_collected_is_not_taken_with_it() {
	build_and_execute(|| {
		// GIVEN an exit that is free, and a slash of what stayed
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		undelegate(BOB, OSCAR, 15_000);
		advance(3);
		assert_eq!(slash(1, OSCAR, 13, percent(10)), 2_500);
		// WHEN one touch settles the slash and ends the exit
		assert_ok!(withdraw(BOB));
		// THEN what is taken is what is owed
		assert_eq!(Staking::<Test>::total(&BOB), BOND - 2_500);
		assert_eq!(book(1).collected, 2_500);
		assert_eq!(claim(BOB), 22_500);
	});
}

#[test]
fn sync_ends_exits_and_needs_a_restaker() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(BOB, OLIVE, 20_000);
		advance(1);
		undelegate(BOB, OSCAR, 40_000);
		undelegate(BOB, OLIVE, 10_000);
		advance(3);
		assert_noop!(Restaking::sync(RuntimeOrigin::signed(DAVE), CAROL), Error::NotRestaker);
		assert_ok!(Restaking::sync(RuntimeOrigin::signed(DAVE), BOB));
		assert_eq!(claim(BOB), 10_000);
		assert_eq!(Restakers::<Test>::get(BOB).unwrap().operators, vec![OLIVE]);
	});
}

#[test]
fn unbonding_the_reserve_makes_an_exit_of_the_excess() {
	build_and_execute(|| {
		// GIVEN as much as can be is delegated to two operators
		delegate(BOB, OSCAR, 60_000);
		delegate(BOB, OLIVE, 20_000);
		advance(1);
		// WHEN half of the bond is unbonded, which staking allows
		Staking::<Test>::unbond(&BOB, 50_000);
		assert_ok!(Restaking::sync(RuntimeOrigin::signed(CAROL), BOB));
		// THEN each operator loses the same share of its delegation to an exit
		assert_eq!(delegated(BOB, OSCAR), 30_000);
		assert_eq!(delegated(BOB, OLIVE), 10_000);
		assert_eq!(claim(BOB), 80_000);
		// AND a second sync changes nothing
		assert_ok!(Restaking::sync(RuntimeOrigin::signed(CAROL), BOB));
		assert_eq!(delegated(BOB, OSCAR), 30_000);
	});
}

#[test]
fn sync_works_when_an_earlier_touch_ends_a_later_position() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		advance(1);
		delegate(BOB, OLIVE, 20_000);
		Staking::<Test>::unbond(&BOB, BOND);
		assert_ok!(Restaking::sync(RuntimeOrigin::signed(DAVE), BOB));
		assert_eq!(delegated(BOB, OLIVE), 0);
		assert_eq!(claim(BOB), 40_000);
	});
}

#[test]
fn all_that_is_delegated_can_leave_while_some_of_it_has_to() {
	build_and_execute(|| {
		// GIVEN more is delegated than the bond allows, and nobody has noticed yet
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		Staking::<Test>::unbond(&BOB, 50_000);
		// WHEN all of it is undelegated
		undelegate(BOB, OSCAR, 80_000);
		// THEN it has left, in one exit
		assert_eq!(delegated(BOB, OSCAR), 0);
		assert_eq!(claim(BOB), 80_000);
		assert_eq!(Positions::<Test>::get(OSCAR, BOB).unwrap().parts.len(), 1);
	});
}

#[test]
fn it_makes_no_difference_whether_old_stake_was_touched_since() {
	build_and_execute(|| {
		// GIVEN two alike: stake that was slashed, and as much that joined after it, both so old
		// that no slash can tell them apart any more
		for who in [BOB, CAROL] {
			delegate(who, OSCAR, 40_000);
		}
		advance(1);
		slash(1, OSCAR, 11, percent(50));
		idle();
		for who in [BOB, CAROL] {
			delegate(who, OSCAR, 20_000);
		}
		advance(1);
		slash(2, OSCAR, 12, percent(10));
		slash(3, OSCAR, 11, percent(10));
		idle();
		advance(10);
		// WHEN one of them is touched, and then a part of each has to leave
		assert_ok!(Restaking::sync(RuntimeOrigin::signed(DAVE), CAROL));
		let parts = |who| Positions::<Test>::get(OSCAR, who).unwrap().parts;
		assert_eq!((parts(BOB).len(), parts(CAROL).len()), (2, 1));
		for who in [BOB, CAROL] {
			Restaking::undelegate_excess(&who, 20_000);
		}
		// THEN what stays of them is worth and counts the same
		let stays = |who| {
			let parts = parts(who);
			let delegated: Vec<_> = parts.iter().filter(|part| part.is_delegated()).collect();
			let amount: Balance = delegated.iter().map(|part| part.amount).sum();
			(amount, delegated.iter().map(|part| part.units.0).sum::<u128>())
		};
		let (bob, carol) = (stays(BOB), stays(CAROL));
		assert_eq!(bob.0, 16_000);
		assert_eq!(bob.0, carol.0);
		assert!(bob.1.abs_diff(carol.1) <= 2, "{bob:?} {carol:?}");
		// What joined last is worth more of what it counts: it does not leave before the other.
		assert_ne!(parts(BOB).iter().filter(|part| part.is_delegated()).count(), 1);
	});
}

#[test]
fn units_are_told_for_the_eras_they_are_liable_in() {
	build_and_execute(|| {
		// GIVEN stake liable from era 11 on, more from era 13 on, of which a part left in era 14
		delegate(BOB, OSCAR, 30_000);
		advance(2);
		delegate(BOB, OSCAR, 20_000);
		advance(2);
		undelegate(BOB, OSCAR, 20_000);
		delegate(BOB, OLIVE, 1_000);
		// THEN
		let mut positions: Vec<_> = Restaking::positions_of(&BOB).collect();
		positions.sort_by_key(|(operator, _)| *operator);
		assert_eq!(positions.len(), 2);
		let of = |operator| &positions.iter().find(|(who, _)| *who == operator).unwrap().1;
		let units = |era| of(OSCAR).units_in(era);
		let worth = |amount| Magnitude::FULL.units_for(amount);
		// An offence of era 11 can be slashed no longer, unless it was proposed in time; so what is older
		// than the window is told of no era before it.
		assert_eq!([10, 11, 12].map(units), [0, 0, 30_000].map(worth));
		assert_eq!([13, 14, 15].map(units), [50_000, 50_000, 30_000].map(worth));
		assert_eq!([14, 15].map(|era| of(OLIVE).units_in(era)), [0, 1_000].map(worth));
		assert_eq!(of(OSCAR).claim(), 50_000);
		assert_eq!(Restaking::positions_of(&CAROL).count(), 0);
	});
}

#[test]
fn an_exit_is_told_as_liable_for_as_long_as_it_is_whether_it_is_touched_or_not() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 30_000);
		advance(1);
		undelegate(BOB, OSCAR, 30_000);
		let units = || Restaking::positions_of(&BOB).next().unwrap().1.units_in(11);
		let worth = Magnitude::FULL.units_for(30_000);
		for _ in 0..2 {
			assert_eq!(units(), worth);
			advance(1);
		}
		assert_eq!(units(), worth);
		// WHEN the last era is over in which its offence could have been slashed
		advance(1);
		assert_eq!(units(), Units::ZERO);
		// unless an accusation of that era is open
		FakeOpenSlashes::set(OSCAR, Some(11));
		assert_eq!(units(), worth);
	});
}

#[test]
fn a_position_is_told_after_what_it_owes() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 80_000);
		advance(1);
		slash(0, OSCAR, 11, percent(10));
		let told: Vec<_> = Restaking::positions_of(&BOB).map(|(_, it)| it.claim()).collect();
		assert_eq!(told, [72_000]);
	});
}
