// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*, Books};
use frame::testing_prelude::*;
use restaking_primitives::{fakes::slashing::FakeTerms, Balance, Beneficiary, SlashTerms};

/// A slash of the bridge of 10 % of a quarter of the stake, executed.
fn executed_for(beneficiary: Beneficiary<u64>) -> u32 {
	FakeTerms::set(BRIDGE, 0, SlashTerms { beneficiary, ..bridge_terms() });
	let id = bridge_proposes(ALICE, NOW, 10, 1);
	go_to(NOW + VETO_WINDOW);
	assert_eq!(books(id).accounted, 25_000);
	events();
	id
}

/// One whose proceeds go to the treasury.
fn executed() -> u32 {
	executed_for(Beneficiary::Treasury)
}

/// The books of a slash of which all that was collected is paid.
fn paid(collected: Balance, outstanding: Balance, written_off: Balance) -> Books {
	Books {
		accounted: collected + outstanding,
		collected,
		outstanding,
		written_off,
		paid_to_reporter: 0,
		paid_to_beneficiary: collected,
		held: 0,
	}
}

/// What is said of a collection without a reporter.
fn collected(
	id: u32,
	amount: Balance,
	paid_to: Beneficiary<u64>,
	outstanding: Balance,
) -> Event<Test> {
	Event::SlashCollected { id, amount, to_reporter: 0, paid_to: Some(paid_to), outstanding }
}

#[test]
fn what_is_collected_is_handed_on_as_it_arrives() {
	run(|| {
		// GIVEN
		let id = executed();

		// WHEN
		collect(id, 10_000, 15_000);

		// THEN
		let expected = paid(10_000, 15_000, 0);
		assert_eq!(Slashing::books(id), Some(expected));
		assert_eq!(balance(TREASURY), 11_000);
		assert_eq!(events(), [collected(id, 10_000, Beneficiary::Treasury, 15_000)]);
	});
}

#[test]
fn a_slash_is_settled_when_nothing_is_outstanding() {
	run(|| {
		// GIVEN
		let id = executed();
		collect(id, 10_000, 15_000);
		events();

		// WHEN
		collect(id, 15_000, 0);

		// THEN
		assert_eq!(
			events(),
			[
				collected(id, 15_000, Beneficiary::Treasury, 0),
				Event::SlashSettled { id, collected: 25_000, written_off: 0 },
			]
		);
		assert!(record(id).is_closed());
	});
}

#[test]
fn what_is_burned_leaves_the_issuance() {
	run(|| {
		// GIVEN
		let id = executed_for(Beneficiary::Burn);
		let before = issuance();

		// WHEN
		collect(id, 10_000, 15_000);

		// THEN
		assert_eq!(issuance(), before - 10_000);
		assert_eq!(events(), [collected(id, 10_000, Beneficiary::Burn, 15_000)]);
	});
}

#[test]
fn what_is_the_treasurys_goes_there() {
	run(|| {
		// GIVEN
		let id = executed_for(Beneficiary::Treasury);
		let before = issuance();

		// WHEN
		collect(id, 10_000, 15_000);

		// THEN
		assert_eq!(issuance(), before);
		assert_eq!(balance(TREASURY), 11_000);
	});
}

#[test]
fn what_the_treasury_cannot_take_is_burned() {
	run(|| {
		// GIVEN a treasury without an account
		let id = executed_for(Beneficiary::Treasury);
		assert_ok!(Balances::transfer_all(RuntimeOrigin::signed(TREASURY), RESTAKER, false));
		let before = issuance();
		events();

		// WHEN
		collect(id, 9, 24_991);

		// THEN
		assert_eq!(issuance(), before - 9);
		assert_eq!(books(id).collected, 9);
		assert_eq!(events(), [collected(id, 9, Beneficiary::Burn, 24_991)]);
	});
}

#[test]
fn rounding_raises_what_is_accounted() {
	run(|| {
		// GIVEN
		let id = executed();

		// WHEN two restakers owe half of it each, rounded up
		collect(id, 12_501, 12_500);
		collect(id, 12_500, 0);

		// THEN
		let expected = paid(25_001, 0, 0);
		assert_eq!(books(id), expected);
	});
}

#[test]
fn what_the_base_chain_took_first_is_written_off() {
	run(|| {
		// GIVEN
		let id = executed();
		collect(id, 10_000, 15_000);
		events();

		// WHEN
		write_off(id, 12_000);

		// THEN
		let expected = paid(10_000, 12_000, 3_000);
		assert_eq!(books(id), expected);
		assert_eq!(events(), [Event::SlashWrittenOff { id, amount: 3_000, outstanding: 12_000 }]);

		// WHEN all of the rest is gone
		write_off(id, 0);

		// THEN
		assert_eq!(
			events(),
			[
				Event::SlashWrittenOff { id, amount: 12_000, outstanding: 0 },
				Event::SlashSettled { id, collected: 10_000, written_off: 15_000 },
			]
		);
		assert_eq!(books(id).accounted, 10_000);
	});
}

#[test]
fn a_collection_that_falls_short_is_written_off_for_the_rest() {
	run(|| {
		// GIVEN
		let id = executed();

		// WHEN a restaker owed 10,000 and had 4,000
		collect(id, 4_000, 15_000);

		// THEN
		let expected = paid(4_000, 15_000, 6_000);
		assert_eq!(books(id), expected);
	});
}

#[test]
fn a_slash_is_settled_once() {
	run(|| {
		// GIVEN
		let id = executed();
		collect(id, 25_000, 0);
		events();

		// WHEN a last planck of rounding arrives
		collect(id, 1, 0);

		// THEN
		assert_eq!(events().len(), 1);
		assert_eq!(books(id).accounted, 25_001);
	});
}

#[test]
fn what_is_collected_for_no_slash_on_record_is_the_treasurys() {
	run(|| {
		// WHEN
		let before = issuance();
		collect(99, 500, 0);

		// THEN
		assert_eq!(balance(TREASURY), 1_500);
		assert_eq!(issuance(), before);
		assert_eq!(events(), [collected(99, 500, Beneficiary::Treasury, 0)]);
	});
}

#[test]
fn what_is_collected_for_a_slash_that_was_never_executed_is_the_treasurys() {
	run(|| {
		// GIVEN
		let id = bridge_proposes(ALICE, NOW, 10, 1);
		events();

		// WHEN a ledger that has lost its way collects for it
		collect(id, 500, 0);

		// THEN
		assert_eq!(balance(TREASURY), 1_500);
		assert_eq!(books(id), Books::default());
		assert_eq!(events(), [collected(id, 500, Beneficiary::Treasury, 0)]);
	});
}

#[test]
fn books_add_up() {
	let good = Books::open(100).collect(60, 40).pay_reporter(10).pay_beneficiary(20).hold(30);
	assert!(good.add_up());
	assert!(good.release().add_up());
	assert_eq!(good.release().paid_to_beneficiary, 50);
	assert!(!Books { accounted: 101, ..good }.add_up());
	assert!(!Books { held: 29, ..good }.add_up());
	assert!(!Books { paid_to_reporter: Balance::MAX, ..good }.add_up());
	assert!(!Books { outstanding: Balance::MAX, ..good }.add_up());
}
