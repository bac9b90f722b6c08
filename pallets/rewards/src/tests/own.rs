// SPDX-License-Identifier: Apache-2.0

//! A pallet pays those who secure its service.

use crate::{mock::*, pallet::*};
use frame::{deps::sp_runtime::traits::AccountIdConversion, testing_prelude::*};
use restaking_primitives::{
	fakes::{rewards::FakeServices, FakeListener, Heard},
	security::PayService,
	Balance, EraIndex, ServiceId,
};

const PALLET: PalletId = PalletId(*b"svc/feed");
const OTHER: PalletId = PalletId(*b"else/svc");

/// The oracle belongs to the pallet, and its pot has 1,000.
fn pallet_owns_the_oracle() {
	FakeServices::set_owner(ORACLE, Some(PALLET.into_account_truncating()));
	assert_ok!(<Rewards as PayService<_>>::fund(ORACLE, &FUNDER, 1_000));
	events();
}

fn report(pallet: PalletId, era: EraIndex, points: Vec<(u64, u32)>) -> DispatchResult {
	<Rewards as PayService<_>>::report_points(pallet, ORACLE, era, points)
}

fn pay(pallet: PalletId, era: EraIndex, amount: Balance, by_points: bool) -> DispatchResult {
	<Rewards as PayService<u64>>::distribute(pallet, ORACLE, era, amount, by_points)
}

fn pay_on(pallet: PalletId, service: ServiceId) -> DispatchResult {
	<Rewards as PayService<u64>>::stream(pallet, service, 80, 2, false)
}

#[test]
fn a_pallet_funds_from_whom_it_likes() {
	run(|| {
		FakeServices::set_owner(ORACLE, Some(PALLET.into_account_truncating()));
		assert_ok!(<Rewards as PayService<_>>::fund(ORACLE, &FUNDER, 70));
		assert_eq!(<Rewards as PayService<u64>>::pot(ORACLE), 70);
		assert_eq!(balance(FUNDER), FUNDS - 70);
		let all = || <Rewards as PayService<_>>::fund(ORACLE, &FUNDER, FUNDS);
		assert_noop!(all(), TokenError::FundsUnavailable);
		let unknown = || <Rewards as PayService<_>>::fund(99, &FUNDER, 1);
		assert_noop!(unknown(), Error::<Test>::UnknownService);
		let nothing = || <Rewards as PayService<_>>::fund(ORACLE, &FUNDER, 0);
		assert_noop!(nothing(), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn a_pallet_reports_points_and_pays_by_them() {
	run(|| {
		pallet_owns_the_oracle();
		// 600 · 1 and 200 · 3 are alike.
		assert_ok!(report(PALLET, NOW - 1, vec![(ALICE, 1), (BOB, 3)]));
		assert_ok!(pay(PALLET, NOW - 1, 100, true));
		assert_eq!(owed(ALICE, RITA) + owed(ALICE, RON), 49);
		assert_eq!(owed(BOB, RUTH), 50);
		assert_eq!(FakeListener::heard(), [Heard::EraDistributed(ORACLE, NOW - 1, 100)]);
		assert_noop!(pay(PALLET, NOW - 1, 100, true), Error::<Test>::AlreadyDistributed);
		assert_noop!(pay(PALLET, NOW, 100, false), Error::<Test>::EraNotOver);
		assert_noop!(pay(PALLET, NOW - 2, 901, false), Error::<Test>::PotTooSmall);
		assert!(FakeListener::heard().is_empty());
	});
}

#[test]
fn a_pallet_that_does_not_own_a_service_pays_nobody_there() {
	run(|| {
		pallet_owns_the_oracle();
		let error = Error::<Test>::NotRewarder;
		assert_noop!(report(OTHER, NOW, vec![(ALICE, 1)]), error);
		assert_noop!(pay(OTHER, NOW - 1, 100, false), Error::<Test>::NotRewarder);
		assert_noop!(pay_on(OTHER, ORACLE), Error::<Test>::NotRewarder);
		assert_noop!(pay_on(PALLET, BRIDGE), Error::<Test>::NotRewarder);
		assert_noop!(pay_on(PALLET, 99), Error::<Test>::UnknownService);
		assert_ok!(pay_on(PALLET, ORACLE));
		let stop = |pallet| <Rewards as PayService<u64>>::stop_stream(pallet, ORACLE);
		assert_noop!(stop(OTHER), Error::<Test>::NotRewarder);
		assert_ok!(stop(PALLET));
		assert_noop!(stop(PALLET), Error::<Test>::NoStream);
	});
}

#[test]
fn more_points_than_operators_are_refused_before_any_is_looked_up() {
	run(|| {
		pallet_owns_the_oracle();
		let points = (0..6).map(|who| (who, 1)).collect();
		assert_noop!(report(PALLET, NOW, points), Error::<Test>::TooManyOperators);
		let points = (0..5).map(|who| (who, 1)).collect();
		assert_noop!(report(PALLET, NOW, points), Error::<Test>::NotOperatorOfService);
	});
}

#[test]
fn who_is_told_hears_of_each_era_that_a_stream_pays() {
	run(|| {
		pallet_owns_the_oracle();
		assert_ok!(pay_on(PALLET, ORACLE));
		go_to(NOW + 4);
		let paid = |era| Heard::EraDistributed(ORACLE, era, 80);
		assert_eq!(FakeListener::heard(), [paid(NOW), paid(NOW + 1)]);
	});
}

#[test]
fn each_era_weighs_what_telling_of_it_weighs() {
	run(|| {
		let more = Weight::from_parts(123_456, 789);
		let call = crate::Call::<Test>::distribute {
			service: ORACLE,
			from: NOW - 3,
			to: NOW - 1,
			amount: 100,
			by_points: false,
		};
		let before = call.get_dispatch_info().call_weight;
		FakeListener::weighs(more);
		assert_eq!(call.get_dispatch_info().call_weight, before + more * 3);
	});
}

#[test]
fn a_stream_waits_until_there_is_weight_to_tell_of_it() {
	run(|| {
		pallet_owns_the_oracle();
		assert_ok!(pay_on(PALLET, ORACLE));
		restaking_primitives::fakes::FakeEras::advance(1);
		FakeListener::weighs(Weight::from_parts(u64::MAX / 2, 0));
		next_block_with(Weight::from_parts(u64::MAX / 2, u64::MAX));
		assert_eq!(shared_out(ORACLE, NOW), None);
		next_block_with(Weight::MAX);
		assert_eq!(shared_out(ORACLE, NOW), Some(80));
	});
}
