// SPDX-License-Identifier: Apache-2.0

//! Correlated offences cost more. Every figure is computed by hand: ten operators have 500,000
//! each with the oracle, 5,000,000 in all.

use crate::{mock::*, pallet::*, Approval};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake, FakeTerms, FakeVerifier},
		FakeEras,
	},
	Balance, Budget, Curve, Magnitude, ServiceId, SlashMode, SlashTerms, Steepness,
};

/// Polkadot's: (3 · x)², at least a hundredth.
const CURVE: Curve =
	Curve { floor: Perbill::from_percent(1), multiplier: 3, steepness: Steepness::Quadratic };

/// Operators 1,000 to 1,007 join Alice and Bob, and the oracle gets `curve`, over windows of four
/// eras (8..=11), with a budget of everything.
fn with_curve(curve: Curve) {
	for operator in 1_000..1_008 {
		FakeAllocations::set(ORACLE, operator, 0, Magnitude(Magnitude::FULL.0 / 2));
		FakeSlashStake::set_units(operator, Magnitude::FULL.units_for(STAKE));
	}
	let budget = Budget { fraction: Perbill::one(), window: 4 };
	let terms = SlashTerms { curve: Some(curve), budget, ..oracle_terms() };
	FakeTerms::set(ORACLE, 0, terms);
}

fn accounted<const N: usize>(ids: [u32; N]) -> [Balance; N] {
	ids.map(|id| books(id).accounted)
}

#[test]
fn a_lone_offender_loses_little() {
	run(|| {
		// GIVEN a tenth of the stake: (3 · 0.1)² = 0.09
		with_curve(CURVE);
		let id = oracle_proposes(ALICE, NOW, 50, 1);
		events();

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		let fraction = Perbill::from_percent(9);
		let magnitude = Magnitude(Magnitude::FULL.0 / 200 * 9);
		assert_eq!(events(), [Event::SlashExecuted { id, fraction, magnitude, accounted: 45_000 }]);
		assert_eq!(record(id).fraction, fraction);
	});
}

#[test]
fn what_a_curve_spares_is_given_back_to_the_planck() {
	run(|| {
		// GIVEN a curve that takes 12.0000001 % of 500,000: 60,000 and a part of a planck
		let floor = Perbill::from_parts(120_000_001);
		with_curve(Curve { floor, multiplier: 1, steepness: Steepness::Linear });
		let id = oracle_proposes(ALICE, NOW, 50, 1);
		let spent = || Windows::<Test>::get((ORACLE, record(id).window)).spent;
		assert_eq!(spent(), 250_000);

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN a planck that is begun is spent
		assert_eq!(record(id).fraction, floor);
		assert_eq!(spent(), 60_001);
	});
}

#[test]
fn offenders_together_lose_more() {
	run(|| {
		// GIVEN two tenths: (3 · 0.2)² = 0.36
		with_curve(CURVE);
		let ids = [ALICE, BOB].map(|operator| oracle_proposes(operator, NOW, 50, 1));

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		assert_eq!(accounted(ids), [180_000, 180_000]);
	});
}

#[test]
fn a_curve_never_takes_more_than_was_asked_for() {
	run(|| {
		// GIVEN three tenths: (3 · 0.3)² = 0.81, more than the half asked for
		with_curve(CURVE);
		let ids = [ALICE, BOB, 1_000].map(|operator| oracle_proposes(operator, NOW, 50, 1));
		let less = oracle_proposes(1_001, NOW - 3, 5, 1);

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		assert_eq!(accounted(ids), [250_000, 250_000, 250_000]);
		// It is in the window before, alone: (3 · 0.1)² = 0.09, more than the twentieth asked for.
		assert_eq!(accounted([less]), [25_000]);
	});
}

#[test]
fn the_floor_is_lost_even_by_the_smallest() {
	run(|| {
		// GIVEN a thousandth of the stake: (3 · 0.001)² is less than a hundredth
		with_curve(CURVE);
		FakeAllocations::set(ORACLE, ALICE, 0, Magnitude(Magnitude::FULL.0 / 200));
		let id = oracle_proposes(ALICE, NOW, 50, 1);

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN a hundredth of 5,000
		assert_eq!(accounted([id]), [50]);
	});
}

#[test]
fn a_linear_curve_rises_in_proportion() {
	run(|| {
		// GIVEN 2 · 0.2 = 0.4
		with_curve(Curve { multiplier: 2, steepness: Steepness::Linear, ..CURVE });
		let ids = [ALICE, BOB].map(|operator| oracle_proposes(operator, NOW, 50, 1));

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		assert_eq!(accounted(ids), [200_000, 200_000]);
	});
}

#[test]
fn an_operator_counts_once_however_often_it_offends() {
	run(|| {
		// GIVEN
		with_curve(CURVE);
		let ids =
			[(NOW, 1), (NOW, 2), (NOW - 1, 3)].map(|(era, n)| oracle_proposes(ALICE, era, 20, n));
		assert_eq!(Slashing::window(ORACLE, NOW).unwrap().used.offending, 500_000);

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN each is of 0.09
		assert_eq!(accounted(ids), [45_000, 45_000, 45_000]);
	});
}

#[test]
fn other_windows_and_what_was_vetoed_do_not_count() {
	run(|| {
		// GIVEN offences of the last era of the window before, and of the first of this one
		with_curve(CURVE);
		let before = oracle_proposes(ALICE, 7, 50, 1);
		let first = oracle_proposes(BOB, 8, 50, 1);
		let vetoed = oracle_proposes(1_000, NOW, 50, 1);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN each is alone in its own
		assert_eq!(accounted([before, first]), [45_000, 45_000]);
	});
}

#[test]
fn what_a_curve_spares_goes_back_to_cap_and_budget() {
	run(|| {
		// GIVEN
		with_curve(CURVE);
		oracle_proposes(ALICE, NOW, 50, 1);
		assert_eq!(Slashing::window(ORACLE, NOW).unwrap().used.spent, 250_000);

		// WHEN 0.09 is taken
		go_to(NOW + VETO_WINDOW);

		// THEN
		assert_eq!(CapsUsed::<Test>::get((ORACLE, ALICE, NOW)), Some(Perbill::from_percent(9)));
		assert_eq!(Slashing::window(ORACLE, NOW).unwrap().used.spent, 45_000);
		assert!(!awaits_approval(oracle_proposes(ALICE, NOW, 41, 2)));
		assert!(awaits_approval(oracle_proposes(ALICE, NOW, 1, 3)));
	});
}

#[test]
fn a_small_offence_first_does_not_make_a_large_one_look_small() {
	run(|| {
		// GIVEN operators that offended when they had a hundredth of what they have since
		with_curve(CURVE);
		for operator in [ALICE, BOB] {
			FakeAllocations::set(ORACLE, operator, 8, Magnitude(Magnitude::FULL.0 / 200));
			FakeAllocations::set(ORACLE, operator, 9, Magnitude(Magnitude::FULL.0 / 2));
		}
		let small = [ALICE, BOB].map(|operator| oracle_proposes(operator, 8, 50, 1));

		// WHEN they offend again
		let large = [ALICE, BOB].map(|operator| oracle_proposes(operator, 9, 50, 2));

		// THEN all of their stake has offended
		assert_eq!(Slashing::window(ORACLE, NOW).unwrap().used.offending, 1_000_000);
		go_to(NOW + VETO_WINDOW);
		assert_eq!(accounted(large), [180_000, 180_000]);

		// AND nothing of it once all is refused or forgotten
		small.into_iter().chain(large).for_each(|id| collect(id, books(id).outstanding, 0));
		go_to(11 + WINDOW + 1);
		assert_eq!(Offenders::<Test>::iter_keys().count(), 0);
		assert_eq!(Windows::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn what_was_executed_before_counts_for_those_after_it() {
	run(|| {
		// GIVEN a service that takes up to everything of what is proved to it
		with_curve(CURVE);
		for operator in 1_000..1_008 {
			FakeAllocations::set(ROLLUP, operator, 0, Magnitude(Magnitude::FULL.0 / 8));
		}
		let mode = SlashMode::Objective {
			verifier: FakeVerifier::ID,
			fraction: Perbill::one(),
			reporter_share: Perbill::zero(),
		};
		let terms = SlashTerms {
			mode,
			curve: Some(CURVE),
			max_fraction: Perbill::one(),
			..objective_terms(FakeVerifier::ID)
		};
		FakeTerms::set(ROLLUP, 0, terms);

		// WHEN one offence after the other is reported
		let ids = [ALICE, BOB, 1_000, 1_001].map(|operator| reports(REPORTER, operator, NOW, 1));

		// THEN 0.09, 0.36, 0.81, and everything of 125,000; the last is beyond no budget, as the
		// first ones gave back what the curve spared
		assert_eq!(accounted(ids), [11_250, 45_000, 101_250, 125_000]);
	});
}

/// The rollup takes up to everything of what is proved to it, as far as offences are correlated.
fn rollup_with_curve(budget: Perbill) {
	let mode = SlashMode::Objective {
		verifier: FakeVerifier::ID,
		fraction: Perbill::one(),
		reporter_share: Perbill::zero(),
	};
	let terms = SlashTerms {
		mode,
		curve: Some(CURVE),
		max_fraction: Perbill::one(),
		budget: Budget { fraction: budget, window: 1 },
		..objective_terms(FakeVerifier::ID)
	};
	FakeTerms::set(ROLLUP, 0, terms);
	for operator in 1_000..1_008 {
		FakeAllocations::set(ROLLUP, operator, 0, Magnitude(Magnitude::FULL.0 / 8));
		FakeSlashStake::set_units(operator, Magnitude::FULL.units_for(STAKE));
	}
}

#[test]
fn a_small_offence_does_not_make_the_next_one_too_much_to_be_proved() {
	run(|| {
		// GIVEN an operator that has lost little, at a service that asks for everything
		rollup_with_curve(Perbill::one());
		let small = reports(REPORTER, ALICE, NOW, 1);
		assert_eq!(accounted([small]), [11_250]);

		// WHEN it offends again while others do
		for operator in [BOB, 1_000, 1_001] {
			reports(REPORTER, operator, NOW, 1);
		}
		let large = reports(REPORTER, ALICE, NOW, 2);

		// THEN it loses all that is left, and the council is not asked
		assert_eq!(record(large).approval, Approval::NotNeeded);
		assert_eq!(accounted([large]), [125_000 - 11_250]);
		let proof = proof(ALICE, NOW, 3);
		assert_noop!(
			Slashing::report_offence(RuntimeOrigin::signed(REPORTER), ROLLUP, proof),
			Error::<Test>::CapExceeded
		);
	});
}

#[test]
fn what_waits_for_an_approval_makes_nobody_elses_slash_any_higher() {
	run(|| {
		// GIVEN a service of ten equal operators whose budget is a fifth of the stake of one
		rollup_with_curve(Perbill::from_percent(2));
		let waiting = [ALICE, BOB, 1_000, 1_001].map(|operator| {
			// All of them beyond the budget, but the first.
			reports(REPORTER, operator, NOW, 1)
		});
		let beyond: Vec<_> = waiting.into_iter().filter(|id| awaits_approval(*id)).collect();
		assert_eq!(beyond.len(), 3);

		// THEN only the first offends
		assert_eq!(Slashing::window(ROLLUP, NOW).unwrap().used.offending, 125_000);

		// WHEN one is approved, it does as well, and is slashed by what both are
		assert_ok!(Slashing::approve_slash(RuntimeOrigin::signed(COUNCIL), beyond[0]));
		next_block();

		// THEN
		assert_eq!(accounted([beyond[0]]), [45_000]);
		assert_eq!(Slashing::window(ROLLUP, NOW).unwrap().used.offending, 250_000);
	});
}

#[test]
fn an_approved_slash_follows_the_curve_too() {
	run(|| {
		// GIVEN
		with_curve(CURVE);
		let id = oracle_proposes(ALICE, NOW, 100, 1);
		assert!(awaits_approval(id));
		assert_ok!(Slashing::approve_slash(RuntimeOrigin::signed(COUNCIL), id));

		// WHEN
		go_to(NOW + VETO_WINDOW);

		// THEN
		assert_eq!(accounted([id]), [45_000]);
		assert_eq!(Slashing::window(ORACLE, NOW).unwrap().used.spent, 0);
	});
}

#[test]
fn what_offended_is_known_when_the_slash_executes_and_not_before() {
	run(|| {
		// GIVEN one that is proposed late, when the first is not executed yet
		with_curve(CURVE);
		let first = oracle_proposes(ALICE, NOW, 50, 1);
		FakeEras::advance(1);
		let second = oracle_proposes(BOB, NOW, 50, 1);

		// WHEN
		go_to(NOW + VETO_WINDOW + 1);

		// THEN
		assert_eq!(accounted([first, second]), [180_000, 180_000]);
	});
}

#[test]
fn stake_that_came_later_does_not_thin_out_an_offence() {
	run(|| {
		// GIVEN
		with_curve(CURVE);
		let id = oracle_proposes(ALICE, NOW, 50, 1);

		// WHEN the service's stake doubles
		let service: ServiceId = ORACLE;
		for operator in 2_000..2_010 {
			FakeAllocations::set(service, operator, NOW + 1, Magnitude(Magnitude::FULL.0 / 2));
			FakeSlashStake::set_units(operator, Magnitude::FULL.units_for(STAKE));
		}
		go_to(NOW + VETO_WINDOW);

		// THEN
		assert_eq!(accounted([id]), [45_000]);
	});
}
