// SPDX-License-Identifier: Apache-2.0

//! Who gets what is collected, and when, to the last planck.

use crate::{mock::*, pallet::*, Books};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		slashing::{FakeTerms, FakeVerifier},
		FakeEras,
	},
	Balance, Beneficiary, EraIndex, SlashMode, SlashTerms,
};

/// When the slash of the bridge that these tests begin with is executed, and its victim paid.
const EXECUTED: EraIndex = NOW + VETO_WINDOW;
const PAYABLE: EraIndex = EXECUTED + PAYOUT_DELAY;

/// A slash of 25,000 for the victim, executed.
fn for_the_victim() -> u32 {
	let id = bridge_proposes(ALICE, NOW, 10, 1);
	go_to(EXECUTED);
	assert_eq!(books(id).accounted, 25_000);
	events();
	id
}

fn pot() -> Balance {
	balance(Slashing::pot()) - EXISTENTIAL_DEPOSIT
}

fn pay(id: u32) -> DispatchResult {
	Slashing::pay_beneficiary(RuntimeOrigin::signed(RESTAKER), id)
}

fn confiscate(id: u32) -> DispatchResult {
	Slashing::confiscate(RuntimeOrigin::signed(COUNCIL), id)
}

/// What was paid to the beneficiary and to the reporter, and what is held.
fn shares(id: u32) -> (Balance, Balance, Balance) {
	let Books { paid_to_beneficiary, paid_to_reporter, held, .. } = books(id);
	(paid_to_beneficiary, paid_to_reporter, held)
}

#[test]
fn an_account_waits_as_long_as_unbonding_takes() {
	run(|| {
		// GIVEN
		let id = for_the_victim();
		let before = issuance();

		// WHEN
		collect(id, 10_000, 15_000);

		// THEN
		assert_eq!((balance(VICTIM), pot()), (0, 10_000));
		assert_eq!(shares(id), (0, 0, 10_000));
		let outstanding = 15_000;
		assert_eq!(
			events(),
			[Event::SlashCollected {
				id,
				amount: 10_000,
				to_reporter: 0,
				paid_to: None,
				outstanding
			}]
		);

		// WHEN the last era of the delay has come
		go_to(PAYABLE - 1);

		// THEN
		assert_noop!(pay(id), Error::<Test>::PayoutNotDue);

		// WHEN it is over
		go_to(PAYABLE);
		assert_ok!(pay(id));

		// THEN
		assert_eq!((balance(VICTIM), pot()), (10_000, 0));
		assert_eq!(shares(id), (10_000, 0, 0));
		let paid_to = Beneficiary::Account(VICTIM);
		assert_eq!(events(), [Event::BeneficiaryPaid { id, amount: 10_000, paid_to }]);
		assert_noop!(pay(id), Error::<Test>::NothingToPay);
		assert_eq!(issuance(), before);
	});
}

#[test]
fn what_is_collected_later_does_not_wait() {
	run(|| {
		// GIVEN
		let id = for_the_victim();
		collect(id, 10_000, 15_000);

		// WHEN
		go_to(PAYABLE);
		events();
		collect(id, 9_000, 6_000);

		// THEN what waits still does, until somebody or the end comes
		assert_eq!((balance(VICTIM), pot()), (9_000, 10_000));
		assert_eq!(shares(id), (9_000, 0, 10_000));
		let paid_to = Some(Beneficiary::Account(VICTIM));
		assert_eq!(
			events(),
			[Event::SlashCollected {
				id,
				amount: 9_000,
				to_reporter: 0,
				paid_to,
				outstanding: 6_000
			}]
		);
	});
}

#[test]
fn what_nobody_asks_for_is_paid_when_the_slash_is_forgotten() {
	run(|| {
		// GIVEN
		let id = for_the_victim();
		collect(id, 25_000, 0);

		// WHEN its liability window is over
		go_to(NOW + WINDOW + 1);
		const { assert!(NOW + WINDOW + 1 < PAYABLE) };

		// THEN it is still on record
		assert_eq!(shares(id), (0, 0, 25_000));
		go_to(PAYABLE - 1);
		assert_eq!(balance(VICTIM), 0);
		events();

		// WHEN
		go_to(PAYABLE);

		// THEN
		let paid_to = Beneficiary::Account(VICTIM);
		assert_eq!(
			events(),
			[Event::BeneficiaryPaid { id, amount: 25_000, paid_to }, Event::SlashPruned { id },]
		);
		assert_eq!((balance(VICTIM), pot()), (25_000, 0));
		assert_noop!(pay(id), Error::<Test>::UnknownSlash);
	});
}

#[test]
fn a_slash_comes_up_to_be_forgotten_when_its_beneficiary_can_be_paid() {
	run(|| {
		// GIVEN one that could be forgotten sooner if nothing waited for anybody
		let id = for_the_victim();

		// WHEN
		collect(id, 25_000, 0);

		// THEN
		let due: Vec<_> = Prunings::<Test>::iter().map(|(era, _, id)| (era, id)).collect();
		assert_eq!(due, [(PAYABLE, id)]);
	});
}

#[test]
fn a_beneficiary_that_is_gone_goes_the_treasurys_way() {
	run(|| {
		// GIVEN less than the existential deposit, for an account that is not there
		let id = for_the_victim();
		collect(id, 9, 24_991);
		assert_eq!(pot(), 9);

		// WHEN
		go_to(PAYABLE);
		events();
		assert_ok!(pay(id));

		// THEN
		let paid_to = Beneficiary::Treasury;
		assert_eq!(events(), [Event::BeneficiaryPaid { id, amount: 9, paid_to }]);
		assert_eq!((balance(VICTIM), balance(TREASURY), pot()), (0, 1_009, 0));
		assert_eq!(shares(id), (9, 0, 0));
	});
}

#[test]
fn what_neither_can_take_is_burned() {
	run(|| {
		// GIVEN a treasury without an account
		let id = for_the_victim();
		assert_ok!(Balances::transfer_all(RuntimeOrigin::signed(TREASURY), RESTAKER, false));
		collect(id, 9, 24_991);
		go_to(PAYABLE);
		let before = issuance();
		events();

		// WHEN
		assert_ok!(pay(id));

		// THEN
		let paid_to = Beneficiary::Burn;
		assert_eq!(events(), [Event::BeneficiaryPaid { id, amount: 9, paid_to }]);
		assert_eq!((issuance(), pot()), (before - 9, 0));
		assert_eq!(shares(id), (9, 0, 0));
	});
}

#[test]
fn what_waits_for_one_is_not_paid_to_another() {
	run(|| {
		// GIVEN two slashes
		let first = bridge_proposes(ALICE, NOW, 10, 1);
		let second = bridge_proposes(BOB, NOW, 10, 1);
		go_to(EXECUTED);
		collect(first, 9, 24_991);
		collect(second, 24_000, 1_000);
		assert_eq!(pot(), 24_009);
		go_to(PAYABLE);

		// WHEN the large one is paid, THEN the small one is untouched, dust as it is
		assert_ok!(pay(second));
		assert_eq!((balance(VICTIM), pot()), (24_000, 9));
		assert_ok!(Slashing::do_try_state());
		assert_ok!(pay(first));
		assert_eq!((balance(VICTIM), pot()), (24_009, 0));
	});
}

#[test]
fn a_pot_that_cannot_take_it_loses_nothing() {
	run(|| {
		// GIVEN a pot that was never endowed
		let id = for_the_victim();
		let everything = RuntimeOrigin::signed(Slashing::pot());
		assert_ok!(Balances::transfer_all(everything, RESTAKER, false));
		let before = issuance();
		events();

		// WHEN what comes is too little for it, and then enough
		collect(id, 9, 24_991);
		collect(id, 10_000, 14_991);

		// THEN the little is the treasury's
		assert_eq!((balance(TREASURY), balance(Slashing::pot())), (1_009, 10_000));
		assert_eq!(shares(id), (9, 0, 10_000));

		// AND the rest waits until the pot has its deposit, rather than falling to dust
		go_to(PAYABLE);
		assert!(pay(id).is_err());
		assert_eq!(shares(id), (9, 0, 10_000));
		let deposit = EXISTENTIAL_DEPOSIT;
		let restaker = RuntimeOrigin::signed(RESTAKER);
		assert_ok!(Balances::transfer_keep_alive(restaker, Slashing::pot(), deposit));
		assert_ok!(pay(id));
		assert_eq!(balance(VICTIM), 10_000);
		assert_eq!(issuance(), before);
	});
}

#[test]
fn a_slash_whose_pot_is_short_is_not_forgotten() {
	run(|| {
		// GIVEN
		let id = for_the_victim();
		let everything = RuntimeOrigin::signed(Slashing::pot());
		assert_ok!(Balances::transfer_all(everything, RESTAKER, false));
		collect(id, 25_000, 0);

		// WHEN
		go_to(PAYABLE + 1);

		// THEN
		assert_eq!(shares(id), (0, 0, 25_000));

		// WHEN the pot has its deposit
		let restaker = RuntimeOrigin::signed(RESTAKER);
		assert_ok!(Balances::transfer_keep_alive(restaker, Slashing::pot(), EXISTENTIAL_DEPOSIT));
		go_to(PAYABLE + 2);

		// THEN
		assert_eq!(Slashing::slash(id), None);
		assert_eq!(balance(VICTIM), 25_000);
	});
}

#[test]
fn there_is_nothing_to_pay_where_nothing_waits() {
	run(|| {
		// GIVEN one that burns, one that is not executed, and one of which nothing came yet
		let burns = oracle_proposes(ALICE, NOW, 10, 1);
		let id = bridge_proposes(ALICE, NOW, 10, 1);

		// THEN
		assert_noop!(pay(id), Error::<Test>::NothingToPay);
		go_to(PAYABLE);
		collect(burns, 10_000, 40_000);
		for id in [burns, id] {
			assert_noop!(pay(id), Error::<Test>::NothingToPay);
		}
		assert_noop!(pay(99), Error::<Test>::UnknownSlash);
		assert_noop!(Slashing::pay_beneficiary(RuntimeOrigin::none(), id), BadOrigin);
	});
}

#[test]
fn the_council_confiscates_what_waits_and_what_comes() {
	run(|| {
		// GIVEN
		let id = for_the_victim();
		collect(id, 10_000, 15_000);
		events();

		// WHEN
		assert_ok!(confiscate(id));

		// THEN
		let paid_to = Beneficiary::Treasury;
		assert_eq!(events(), [Event::SlashConfiscated { id, amount: 10_000, paid_to }]);
		assert_eq!((balance(TREASURY), pot()), (11_000, 0));
		assert_eq!(shares(id), (10_000, 0, 0));

		// WHEN more is collected
		collect(id, 15_000, 0);

		// THEN
		assert_eq!((balance(VICTIM), balance(TREASURY)), (0, 26_000));
		assert_noop!(confiscate(id), Error::<Test>::NotConfiscable);
		go_to(NOW + WINDOW + 2);
		assert_eq!(Slashing::slash(id), None);
	});
}

#[test]
fn a_slash_is_confiscated_before_anything_of_it_is_there() {
	run(|| {
		// GIVEN one that is proposed
		let id = bridge_proposes(ALICE, NOW, 10, 1);
		events();

		// WHEN
		assert_ok!(confiscate(id));

		// THEN
		let paid_to = Beneficiary::Treasury;
		assert_eq!(events(), [Event::SlashConfiscated { id, amount: 0, paid_to }]);
		go_to(EXECUTED);
		collect(id, 25_000, 0);
		assert_eq!(balance(TREASURY), 26_000);
	});
}

#[test]
fn only_what_goes_to_an_account_is_confiscated() {
	run(|| {
		// GIVEN one that burns, one that was vetoed, and one that is paid
		let burns = oracle_proposes(ALICE, NOW, 10, 1);
		let vetoed = bridge_proposes(BOB, NOW, 10, 1);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));
		let id = for_the_victim();
		FakeEras::set(PAYABLE);
		collect(id, 25_000, 0);

		// THEN
		for id in [burns, vetoed, id] {
			assert_noop!(confiscate(id), Error::<Test>::NotConfiscable);
		}
		assert_noop!(confiscate(99), Error::<Test>::UnknownSlash);
	});
}

#[test]
fn nobody_but_the_council_confiscates() {
	run(|| {
		let id = for_the_victim();
		for who in [BRIDGE_SLASHER, ALICE, VICTIM, TREASURY] {
			let origin = RuntimeOrigin::signed(who);
			assert_noop!(Slashing::confiscate(origin, id), BadOrigin);
		}
	});
}

/// A slash of 25,000 that was proved to the rollup, a tenth of which is the reporter's.
fn reported(by: u64, beneficiary: Beneficiary<u64>) -> u32 {
	let terms = SlashTerms { beneficiary, ..objective_terms(FakeVerifier::ID) };
	FakeTerms::set(ROLLUP, 0, terms);
	let id = reports(by, ALICE, NOW, 1);
	assert_eq!(books(id).accounted, 25_000);
	events();
	id
}

#[test]
fn a_reporter_gets_its_share_as_it_is_collected() {
	run(|| {
		// GIVEN
		let id = reported(REPORTER, Beneficiary::Treasury);

		// WHEN
		collect(id, 10_000, 15_000);

		// THEN
		assert_eq!((balance(REPORTER), balance(TREASURY)), (2_000, 10_000));
		assert_eq!(shares(id), (9_000, 1_000, 0));
		let paid_to = Some(Beneficiary::Treasury);
		let outstanding = 15_000;
		assert_eq!(
			events(),
			[Event::SlashCollected {
				id,
				amount: 10_000,
				to_reporter: 1_000,
				paid_to,
				outstanding
			}]
		);
	});
}

#[test]
fn a_reporters_share_is_rounded_once() {
	run(|| {
		// GIVEN
		let id = reported(REPORTER, Beneficiary::Treasury);

		// WHEN it is collected in parts of 3, a tenth of which is nothing
		for n in 1..=33 {
			collect(id, 3, 25_000 - 3 * n);
		}

		// THEN the reporter has a tenth of 99, and not 33 times nothing
		assert_eq!(shares(id), (90, 9, 0));
		assert_eq!((balance(REPORTER), balance(TREASURY)), (1_009, 1_090));
	});
}

#[test]
fn a_reporter_does_not_wait_for_a_beneficiary_that_does() {
	run(|| {
		// GIVEN
		let id = reported(REPORTER, Beneficiary::Account(VICTIM));

		// WHEN
		collect(id, 10_001, 14_999);

		// THEN
		assert_eq!((balance(REPORTER), balance(VICTIM), pot()), (2_000, 0, 9_001));
		assert_eq!(shares(id), (0, 1_000, 9_001));
		go_to(NOW + PAYOUT_DELAY);
		assert_ok!(pay(id));
		assert_eq!((balance(VICTIM), pot()), (9_001, 0));
		assert_eq!(shares(id), (9_001, 1_000, 0));
	});
}

#[test]
fn what_a_reporter_cannot_take_is_the_beneficiarys() {
	run(|| {
		// GIVEN a reporter without an account
		let id = reported(401, Beneficiary::Treasury);

		// WHEN its share is less than the existential deposit
		collect(id, 99, 24_901);

		// THEN
		assert_eq!((balance(401), balance(TREASURY)), (0, 1_099));
		assert_eq!(shares(id), (99, 0, 0));

		// WHEN the next one is not
		collect(id, 101, 24_800);

		// THEN it gets its share of that: 20 of 200 in all, less the 9 that are given away
		assert_eq!((balance(401), balance(TREASURY)), (11, 1_189));
		assert_eq!(shares(id), (189, 11, 0));
	});
}

#[test]
fn a_reporter_earns_of_what_is_burned_and_of_what_is_confiscated() {
	run(|| {
		// GIVEN
		let id = reported(REPORTER, Beneficiary::Burn);
		let before = issuance();

		// WHEN
		collect(id, 10_000, 15_000);

		// THEN
		assert_eq!((issuance(), balance(REPORTER)), (before - 9_000, 2_000));
		assert_eq!(shares(id), (9_000, 1_000, 0));
	});
	run(|| {
		// GIVEN
		let id = reported(REPORTER, Beneficiary::Account(VICTIM));
		collect(id, 10_000, 15_000);

		// WHEN
		assert_ok!(confiscate(id));
		collect(id, 15_000, 0);

		// THEN
		assert_eq!((balance(REPORTER), balance(TREASURY)), (3_500, 23_500));
	});
}

#[test]
fn a_reporter_can_earn_everything() {
	run(|| {
		// GIVEN
		FakeTerms::set(
			ROLLUP,
			0,
			SlashTerms {
				mode: SlashMode::Objective {
					verifier: FakeVerifier::ID,
					fraction: Perbill::from_percent(20),
					reporter_share: Perbill::one(),
				},
				..objective_terms(FakeVerifier::ID)
			},
		);
		let id = reports(REPORTER, ALICE, NOW, 1);

		// WHEN
		collect(id, 12_345, 12_655);

		// THEN
		assert_eq!((balance(REPORTER), balance(TREASURY)), (13_345, 1_000));
		assert_eq!(shares(id), (0, 12_345, 0));
	});
}
