// SPDX-License-Identifier: Apache-2.0

//! Who earns what, to the last planck, and what cannot be distributed.

use crate::{mock::*, pallet::*, shares_of, Distribution, OperatorReward};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		rewards::{FakeCommissions, FakeRewardStake, FakeServices},
		FakeEras,
	},
	Balance, PerUnit, Units,
};

/// What an operator kept, and what its restakers got for so many units.
fn reward(commission: Balance, to_restakers: Balance, units: u128) -> OperatorReward {
	let each = PerUnit(to_restakers * 1_000_000_000_000_000_000 / units);
	OperatorReward { commission, to_restakers, each }
}

#[test]
fn an_era_is_shared_out_by_stake_after_commission() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		FakeCommissions::set(ALICE, ORACLE, 0, Perbill::from_percent(10));
		events();

		// WHEN 100 are distributed
		assert_ok!(distribute(ORACLE, 9, 9, 100));

		// THEN 600 to 200 makes 75 and 25; a tenth of 75 is 7, and 68 are 51 and 17
		assert_eq!(Rewards::commission_owed(&ALICE), 7);
		assert_eq!(Rewards::commission_owed(&BOB), 0);
		assert_eq!((owed(ALICE, RITA), owed(ALICE, RON), owed(BOB, RUTH)), (51, 17, 25));
		assert_eq!((Rewards::pot(ORACLE), set_aside()), (900, 93));
		assert_eq!(
			events(),
			[Event::EraDistributed {
				service: ORACLE,
				era: 9,
				amount: 100,
				commission: 7,
				operators: 2
			}]
		);
		let record = Rewards::record_of(ORACLE, 9);
		let distributed = Distribution { amount: 100, commission: 7, by_points: false };
		assert_eq!(record.distributed, Some(distributed));
		assert_eq!(
			record.paid.into_inner(),
			[(ALICE, reward(7, 68, 400)), (BOB, reward(0, 25, 100))]
		);
	});
}

#[test]
fn a_commission_is_rounded_down() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		FakeCommissions::set(ALICE, ORACLE, 0, Perbill::from_percent(10));

		// WHEN 104 make 78 for Alice, a tenth of which is nearly 8
		assert_ok!(distribute(ORACLE, 9, 9, 104));

		// THEN
		assert_eq!(Rewards::commission_owed(&ALICE), 7);
		assert_eq!(owed(ALICE, RITA) + owed(ALICE, RON), 53 + 17);
		assert_eq!(set_aside(), 71 + 26);
	});
}

#[test]
fn what_cannot_be_divided_stays_in_the_pot() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);

		// WHEN 101 are distributed over 3 eras, 33 each: 24.75 and 8.25
		assert_ok!(distribute(ORACLE, 7, 9, 101));

		// THEN 2 + 3 · 1 stay
		assert_eq!(Rewards::pot(ORACLE), 1_000 - 3 * 32);
		assert_eq!(shared_out(ORACLE, 8), Some(32));
		assert_eq!(owed(BOB, RUTH), 24);
		// and of Alice's 24 each time, 18 and 6 are owed
		assert_eq!((owed(ALICE, RITA), owed(ALICE, RON)), (54, 18));
		assert_eq!(set_aside(), 96);
	});
}

#[test]
fn what_the_ledger_cannot_divide_stays_set_aside() {
	run(|| {
		// GIVEN 10 for Alice: 7.5 and 2.5
		fund(BRIDGE, 20);
		assert_ok!(distribute(BRIDGE, 9, 9, 20));
		assert_eq!((owed(ALICE, RITA), owed(ALICE, RON), owed(CAROL, RITA)), (7, 2, 10));

		// WHEN everybody has claimed
		for (who, operator) in [(RITA, ALICE), (RON, ALICE), (RITA, CAROL)] {
			assert_ok!(Rewards::claim(signed(who), operator));
		}

		// THEN funded = paid + claimable + dust
		assert_eq!(funded_and_paid(), (20, 19));
		assert_eq!(FakeRewardStake::owed_in_all(), 0);
		assert_eq!((set_aside(), in_the_account()), (1, 1));
	});
}

#[test]
fn points_weigh_stake() {
	run(|| {
		// GIVEN 600 · 10 to 200 · 90, that is 1 to 3
		fund(ORACLE, 1_000);
		assert_ok!(report(ORACLE, 9, [(ALICE, 10), (BOB, 90)]));

		// WHEN
		assert_ok!(Rewards::distribute(owner(ORACLE), ORACLE, 9, 9, 100, true));

		// THEN
		assert_eq!(set_aside(), 100);
		let record = Rewards::era_record(ORACLE, 9);
		assert_eq!(
			record.paid.into_inner(),
			[(ALICE, reward(0, 25, 400)), (BOB, reward(0, 75, 100))]
		);
		assert!(record.distributed.unwrap().by_points);
	});
}

#[test]
fn who_has_no_points_gets_nothing() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		assert_ok!(report(ORACLE, 9, [(BOB, 3), (ALICE, 0)]));

		// WHEN
		assert_ok!(Rewards::distribute(owner(ORACLE), ORACLE, 9, 9, 100, true));

		// THEN
		assert_eq!((owed(ALICE, RITA), owed(BOB, RUTH)), (0, 100));
		let paid = Rewards::era_record(ORACLE, 9).paid.into_inner();
		assert_eq!(paid, [(BOB, reward(0, 100, 100))]);
	});
}

#[test]
fn points_do_not_count_unless_asked_for() {
	run(|| {
		fund(ORACLE, 1_000);
		assert_ok!(report(ORACLE, 9, [(BOB, 3)]));
		assert_ok!(distribute(ORACLE, 9, 9, 100));
		assert_eq!(Rewards::era_record(ORACLE, 9).paid.len(), 2);
	});
}

#[test]
fn points_add_up_until_the_era_is_distributed() {
	run(|| {
		// GIVEN
		fund(ORACLE, 100);
		events();

		// WHEN
		assert_ok!(report(ORACLE, NOW, [(ALICE, 1), (BOB, 2)]));
		assert_ok!(report(ORACLE, NOW, [(ALICE, 5)]));

		// THEN
		assert_eq!(
			events(),
			[
				Event::PointsReported { service: ORACLE, era: NOW, operators: 2 },
				Event::PointsReported { service: ORACLE, era: NOW, operators: 1 },
			]
		);
		assert_eq!(Rewards::points(ORACLE, &ALICE, NOW), 6);
		assert_eq!(Rewards::points(ORACLE, &BOB, NOW), 2);
		assert_eq!(Rewards::points(ORACLE, &BOB, NOW - 1), 0);

		// WHEN
		go_to(NOW + 1);
		assert_ok!(distribute(ORACLE, NOW, NOW, 10));

		// THEN
		assert_noop!(report(ORACLE, NOW, [(ALICE, 1)]), Error::<Test>::AlreadyDistributed);
		assert_eq!(Rewards::points(ORACLE, &ALICE, NOW), 6);
	});
}

#[test]
fn points_are_for_those_who_served_in_the_era() {
	run(|| {
		// GIVEN Carol serves the oracle from the next era on, and Bob no longer does
		FakeServices::set_stake(ORACLE, CAROL, NOW + 1, 500);
		FakeServices::set_stake(ORACLE, BOB, NOW, 0);

		// THEN
		for stranger in [STRANGER, CAROL, BOB] {
			assert_noop!(
				report(ORACLE, NOW, [(ALICE, 1), (stranger, 1)]),
				Error::<Test>::NotOperatorOfService
			);
		}
		assert_noop!(report(ORACLE, NOW, [(STRANGER, 0)]), Error::<Test>::NotOperatorOfService);
		assert_noop!(
			report(ORACLE, NOW, [(ALICE, 1), (ALICE, 1)]),
			Error::<Test>::DuplicateOperator
		);
		assert_ok!(report(ORACLE, NOW - 1, [(BOB, 1)]));
	});
}

#[test]
fn points_are_for_eras_that_have_begun_and_are_remembered() {
	run(|| {
		assert_noop!(report(ORACLE, NOW + 1, [(ALICE, 1)]), Error::<Test>::EraNotBegun);
		assert_noop!(report(ORACLE, OLDEST - 1, [(ALICE, 1)]), Error::<Test>::EraTooOld);
		assert_ok!(report(ORACLE, OLDEST, [(ALICE, 1)]));
		let none = BoundedVec::default();
		assert_noop!(
			Rewards::report_points(signed(STRANGER), ORACLE, NOW, none),
			Error::<Test>::NotRewarder
		);
	});
}

#[test]
fn points_do_not_wrap_around() {
	run(|| {
		assert_ok!(report(ORACLE, NOW, [(ALICE, u32::MAX)]));
		assert_noop!(report(ORACLE, NOW, [(ALICE, 1)]), Error::<Test>::TooManyPoints);
	});
}

#[test]
fn more_operators_than_can_be_on_record_are_refused() {
	run(|| {
		// GIVEN six, where five are the limit
		fund(ORACLE, 1_000);
		for operator in 0..4 {
			FakeServices::set_stake(ORACLE, 800 + operator, 0, 200);
			FakeRewardStake::set_units(800 + operator, RITA, 0, Units(1));
		}
		assert_ok!(report(ORACLE, 9, (0..4).map(|n| (800 + n, 1))));

		// THEN
		assert_noop!(report(ORACLE, 9, [(ALICE, 1), (BOB, 1)]), Error::<Test>::TooManyOperators);
		assert_noop!(distribute(ORACLE, 9, 9, 100), Error::<Test>::TooManyOperators);
	});
}

#[test]
fn eras_that_cannot_be_distributed() {
	run(|| {
		fund(ORACLE, 1_000);
		assert_noop!(distribute(ORACLE, NOW, NOW, 10), Error::<Test>::EraNotOver);
		assert_noop!(distribute(ORACLE, NOW + 1, NOW + 1, 10), Error::<Test>::EraNotOver);
		assert_noop!(distribute(ORACLE, NOW - 1, NOW, 10), Error::<Test>::EraNotOver);
		assert_noop!(distribute(ORACLE, OLDEST - 1, OLDEST, 10), Error::<Test>::EraTooOld);
		assert_noop!(distribute(ORACLE, 9, 8, 10), Error::<Test>::EmptyRange);
		assert_noop!(distribute(ORACLE, 5, 9, 10), Error::<Test>::TooManyEras);
		assert_noop!(distribute(ORACLE, 0, u32::MAX, 10), Error::<Test>::TooManyEras);
		assert_ok!(distribute(ORACLE, OLDEST, OLDEST, 10));
	});
}

#[test]
fn an_era_is_distributed_once() {
	run(|| {
		fund(ORACLE, 1_000);
		assert_ok!(distribute(ORACLE, 8, 8, 10));
		assert_noop!(distribute(ORACLE, 8, 8, 10), Error::<Test>::AlreadyDistributed);
		assert_noop!(distribute(ORACLE, 7, 9, 10), Error::<Test>::AlreadyDistributed);
		assert_ok!(distribute(ORACLE, 9, 9, 10));
		// and each service for itself
		fund(BRIDGE, 1_000);
		assert_ok!(distribute(BRIDGE, 8, 8, 10));
	});
}

#[test]
fn amounts_that_cannot_be_distributed() {
	run(|| {
		fund(ORACLE, 1_000);
		fund(BRIDGE, 5_000);
		assert_noop!(distribute(ORACLE, 9, 9, 1_001), Error::<Test>::PotTooSmall);
		assert_noop!(distribute(ORACLE, 9, 9, 0), Error::<Test>::ZeroAmount);
		assert_noop!(distribute(ORACLE, 7, 9, 2), Error::<Test>::ZeroAmount);
		// Three quarters of a planck, and a quarter.
		assert_noop!(distribute(ORACLE, 9, 9, 1), Error::<Test>::NobodyToReward);
		assert_noop!(
			Rewards::distribute(signed(STRANGER), ORACLE, 9, 9, 10, false),
			Error::<Test>::NotRewarder
		);
		assert_ok!(distribute(ORACLE, 9, 9, 1_000));
		assert_eq!((Rewards::pot(ORACLE), Rewards::pot(BRIDGE)), (0, 5_000));
	});
}

#[test]
fn an_era_without_operators_stays_as_it_is() {
	run(|| {
		// GIVEN a service whose only operator came in era 9
		FakeServices::set_owner(3, Some(BRIDGE_OWNER));
		fund(3, 1_000);
		assert_noop!(distribute(3, 8, 8, 100), Error::<Test>::NobodyToReward);
		FakeServices::set_stake(3, BOB, 9, 400);
		events();

		// WHEN
		assert_ok!(distribute(3, 7, 9, 99));

		// THEN only era 9 is distributed
		assert_eq!(Rewards::pot(3), 967);
		assert_eq!([7, 8, 9].map(|era| shared_out(3, era)), [None, None, Some(33)]);
		assert_eq!(events().len(), 1);
		assert_noop!(distribute(3, 7, 8, 99), Error::<Test>::NobodyToReward);
	});
}

#[test]
fn an_era_with_zero_stake_or_no_points_stays_as_it_is() {
	run(|| {
		fund(ORACLE, 1_000);
		// No points.
		assert_noop!(
			Rewards::distribute(owner(ORACLE), ORACLE, 9, 9, 10, true),
			Error::<Test>::NobodyToReward
		);
		// No stake.
		FakeServices::set_stake(ORACLE, ALICE, 9, 0);
		FakeServices::set_stake(ORACLE, BOB, 9, 0);
		assert_noop!(distribute(ORACLE, 9, 9, 10), Error::<Test>::NobodyToReward);
		assert_eq!(Rewards::pot(ORACLE), 1_000);
		assert_ok!(distribute(ORACLE, 8, 8, 10));
	});
}

#[test]
fn an_operator_that_left_is_rewarded_for_the_era_and_no_later_one() {
	run(|| {
		// GIVEN Bob has left for era 9, and Carol came
		fund(ORACLE, 1_000);
		FakeServices::set_stake(ORACLE, BOB, 9, 0);
		FakeServices::set_stake(ORACLE, CAROL, 9, 600);

		// WHEN
		assert_ok!(distribute(ORACLE, 8, 9, 200));

		// THEN
		assert_eq!(owed(BOB, RUTH), 25);
		assert_eq!(owed(CAROL, RITA), 50);
		assert_eq!(owed(ALICE, RITA) + owed(ALICE, RON), 75 - 1 + 50 - 1);
		assert_eq!(Rewards::pot(ORACLE), 800);
	});
}

#[test]
fn stake_that_came_later_earns_nothing_for_the_past() {
	run(|| {
		fund(ORACLE, 1_000);
		FakeRewardStake::set_units(BOB, RON, 9, Units(900));
		assert_ok!(distribute(ORACLE, 8, 9, 200));
		assert_eq!((owed(BOB, RUTH), owed(BOB, RON)), (25 + 2, 22));
		assert_eq!(set_aside(), 200);
	});
}

#[test]
fn the_share_of_an_operator_without_stake_behind_it_stays_in_the_pot() {
	run(|| {
		// GIVEN nobody stood behind Bob in era 9 any more; he would keep a half
		fund(ORACLE, 1_000);
		FakeRewardStake::set_units(BOB, RUTH, 9, Units::ZERO);
		FakeCommissions::set(BOB, ORACLE, 0, Perbill::from_percent(50));
		events();

		// WHEN
		assert_ok!(distribute(ORACLE, 9, 9, 100));

		// THEN all of his share stays, commission included
		assert_eq!((Rewards::pot(ORACLE), set_aside()), (925, 75));
		assert_eq!(Rewards::commission_owed(&BOB), 0);
		// What it says does not get into an event.
		let error = DispatchError::Other("");
		assert_eq!(
			events(),
			[
				Event::ShareNotPaid { service: ORACLE, era: 9, operator: BOB, amount: 25, error },
				Event::EraDistributed {
					service: ORACLE,
					era: 9,
					amount: 75,
					commission: 0,
					operators: 1
				},
			]
		);

		// WHEN nobody stands behind Alice either, THEN nothing happens
		FakeRewardStake::set_units(ALICE, RITA, 8, Units::ZERO);
		FakeRewardStake::set_units(ALICE, RON, 8, Units::ZERO);
		FakeRewardStake::set_units(BOB, RUTH, 8, Units::ZERO);
		assert_noop!(distribute(ORACLE, 8, 8, 100), Error::<Test>::NobodyToReward);
	});
}

#[test]
fn an_operator_may_keep_everything() {
	run(|| {
		fund(ORACLE, 1_000);
		FakeCommissions::set(ALICE, ORACLE, 9, Perbill::one());
		assert_ok!(distribute(ORACLE, 8, 9, 200));
		assert_eq!(Rewards::commission_of(ALICE), 75);
		assert_eq!(owed(ALICE, RITA) + owed(ALICE, RON), 74);
	});
}

#[test]
fn who_keeps_everything_is_paid_without_stake_behind_it() {
	run(|| {
		fund(ORACLE, 1_000);
		FakeCommissions::set(BOB, ORACLE, 0, Perbill::one());
		FakeRewardStake::set_units(BOB, RUTH, 9, Units::ZERO);
		assert_ok!(distribute(ORACLE, 9, 9, 100));
		assert_eq!((Rewards::commission_owed(&BOB), Rewards::pot(ORACLE)), (25, 900));
	});
}

#[test]
fn a_service_that_is_a_pallet_pays_without_an_origin() {
	run(|| {
		fund(ORACLE, 1_000);
		assert_ok!(Rewards::do_distribute(ORACLE, 8..=9, 200, false));
		assert_eq!((Rewards::pot(ORACLE), set_aside()), (800, 200));
		assert_noop!(
			Rewards::do_distribute(ORACLE, 9..=9, 200, false),
			Error::<Test>::AlreadyDistributed
		);
	});
}

#[test]
fn the_largest_weights_do_not_overflow() {
	let weights = |n: u64| (0..n).map(|who| (who, Balance::MAX, u32::MAX)).collect();
	let shares = shares_of(Balance::MAX, weights(3));
	assert_eq!(shares, [0, 1, 2].map(|who| (who, Balance::MAX / 3)));
	// Two hundred operators with 10^27 each.
	let many: Vec<_> = (0..200).map(|who| (who, 10_u128.pow(27), u32::MAX)).collect();
	let shares = shares_of(10_u128.pow(27), many);
	assert!(shares.iter().all(|(_, share)| *share == 5 * 10_u128.pow(24)));
	assert_eq!(shares.len(), 200);
	assert!(shares_of(5, vec![(1, 0, 7), (2, 7, 0)]).is_empty());
	assert!(shares_of::<u64>(5, vec![]).is_empty());
}

#[test]
fn a_distribution_costs_what_the_service_has_operators() {
	run(|| {
		fund(ORACLE, 1_000);
		let call = Call::<Test>::distribute {
			service: ORACLE,
			from: 7,
			to: 9,
			amount: 300,
			by_points: false,
		};
		let declared = call.get_dispatch_info().call_weight;
		let used = distribute(ORACLE, 7, 9, 300).unwrap().actual_weight.unwrap();
		assert_eq!(declared, <() as crate::WeightInfo>::distribute(5) * 3);
		assert_eq!(used, <() as crate::WeightInfo>::distribute(2) * 3);
		// However long the range is, no more than can be distributed at once is paid for.
		let call = Call::<Test>::distribute {
			service: ORACLE,
			from: 0,
			to: u32::MAX,
			amount: 300,
			by_points: false,
		};
		let most = <() as crate::WeightInfo>::distribute(5) * 4;
		assert_eq!(call.get_dispatch_info().call_weight, most);
		FakeEras::advance(1);
	});
}
