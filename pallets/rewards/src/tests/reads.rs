// SPDX-License-Identifier: Apache-2.0

//! What wallets are told.

use crate::{mock::*, types::Destination};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		rewards::{FakeCommissions, FakeRewardStake, FakeServices},
		FakeEras,
	},
	statement::{EraPaid, OwedAt, ServiceReward, StreamInfo},
	Balance, EraIndex, ServiceId, Units,
};

fn item(
	era: EraIndex,
	service: ServiceId,
	operator: u64,
	amount: Balance,
	commission: Balance,
) -> ServiceReward<u64> {
	ServiceReward { era, service, operator, amount, commission }
}

#[test]
fn what_was_earned_is_told_by_era_service_and_operator() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		fund(BRIDGE, 1_000);
		FakeCommissions::set(ALICE, ORACLE, 0, Perbill::from_percent(10));

		// WHEN both pay for one era, and the oracle for another
		assert_ok!(distribute(ORACLE, 9, 9, 100));
		assert_ok!(distribute(BRIDGE, 9, 9, 200));
		assert_ok!(distribute(ORACLE, 8, 8, 40));

		// THEN of Alice's 75 she keeps 7, and three quarters of the 68 are Rita's, as are of the 7;
		// of her 30 she keeps 3 of era 8
		let ritas = [
			item(8, ORACLE, ALICE, 20, 2),
			item(9, ORACLE, ALICE, 51, 5),
			item(9, BRIDGE, ALICE, 75, 0),
			item(9, BRIDGE, CAROL, 100, 0),
		];
		assert_eq!(Rewards::earned_by(&RITA), ritas);
		assert_eq!(Rewards::earned_by(&STRANGER), []);
		// Who has joined since has earned nothing.
		FakeRewardStake::set_units(ALICE, STRANGER, NOW, Units(100));
		assert_eq!(Rewards::earned_by(&STRANGER), []);

		// AND claiming changes nothing of what was earned
		assert_ok!(Rewards::claim(signed(RITA), ALICE));
		assert_eq!(Rewards::earned_by(&RITA), ritas);

		// AND it is told for as long as it could be distributed
		go_to(9 + WINDOW - 1);
		assert_eq!(Rewards::earned_by(&RITA), ritas[1..]);
		go_to(9 + WINDOW);
		assert_eq!(Rewards::earned_by(&RITA), []);
	});
}

#[test]
fn what_is_owed_is_told_with_where_it_is_paid() {
	run(|| {
		// GIVEN
		fund(BRIDGE, 1_000);
		FakeCommissions::set(CAROL, BRIDGE, 0, Perbill::from_percent(10));
		assert_ok!(distribute(BRIDGE, 9, 9, 200));

		// THEN
		let told = Rewards::owed_to(&RITA);
		let at = |operator, amount| OwedAt { operator, amount };
		assert_eq!(told.operators, [at(ALICE, 75), at(CAROL, 90)]);
		assert_eq!((told.commission, told.paid_to, told.compounding), (0, Some(RITA), false));
		assert_eq!(Rewards::owed_to(&CAROL).commission, 10);

		// WHEN
		assert_ok!(Rewards::set_destination(signed(RITA), Destination::Account(RON)));
		assert_eq!(Rewards::owed_to(&RITA).paid_to, Some(RON));
		assert_ok!(Rewards::set_destination(signed(RITA), Destination::Restake));
		let told = Rewards::owed_to(&RITA);
		assert_eq!((told.paid_to, told.compounding), (None, true));
	});
}

#[test]
fn a_pot_is_told_with_its_stream_and_what_it_paid() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		FakeCommissions::set(ALICE, ORACLE, 0, Perbill::from_percent(10));
		assert_ok!(distribute(ORACLE, 8, 9, 200));
		assert_ok!(Rewards::set_rewarder(owner(ORACLE), ORACLE, Some(STRANGER)));
		assert_ok!(Rewards::stream(owner(ORACLE), ORACLE, 50, 3, true));

		// THEN
		let told = Rewards::pot_info(ORACLE).unwrap();
		assert_eq!((told.balance, told.rewarder), (800, Some(STRANGER)));
		let now = <FakeEras as restaking_primitives::Eras>::active_era();
		let stream =
			StreamInfo { per_era: 50, next: now, until: now + 3, by_points: true, starved: false };
		assert_eq!(told.stream, Some(stream));
		let paid = |era| EraPaid { era, amount: 100, commission: 7, operators: 2 };
		assert_eq!(told.eras, [paid(8), paid(9)]);

		// WHEN there is no such service
		FakeServices::set_owner(ORACLE, None);
		assert_eq!(Rewards::pot_info(ORACLE), None);
	});
}
