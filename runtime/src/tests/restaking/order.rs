// SPDX-License-Identifier: Apache-2.0

//! In whichever order slashes come, everybody has the same in the end.

use super::*;
use crate::{configs::restaking::StakingBonds, Session};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

const RESTAKERS: [Sr25519Keyring; 3] = [Bob, Charlie, Dave];

/// Whose allocations two slashes take from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Services2 {
	/// Both from one.
	One,
	/// Of two services, each its own.
	Exclusive,
	/// Of two services that draw on one tranche.
	Shared,
}

/// What there is in the end.
#[derive(Debug, PartialEq)]
struct Outcome {
	/// The claims and bonds of all restakers.
	claims: Vec<Balance>,
	bonds: Vec<Balance>,
	/// What the two slashes brought.
	taken: [Balance; 2],
	/// What is left of the operator, and behind the services.
	magnitude: Magnitude,
	stakes: Vec<Balance>,
}

/// Executes and collects two slashes, for offences of one era or of two, one after the other.
fn play(services: Services2, eras: u32, swapped: bool) -> Outcome {
	let mut outcome = None;
	story_with(long_window, || {
		register_operator();
		let (one, two) = (create_service(Beneficiary::Burn), create_service(Beneficiary::Burn));
		let odd = |units: Balance| units * UNIT + 333_333_333_333;
		for (who, units) in [(Bob, 31_234), (Charlie, 17_777)] {
			assert_ok!(Restaking::delegate(signed(who), account(OPERATOR), odd(units)));
		}
		match services {
			Services2::Shared => {
				assert_ok!(Services::open_tranche(signed(OPERATOR), percent(51)));
				assert_ok!(Services::opt_in_shared(signed(OPERATOR), one, percent(51)));
				assert_ok!(Services::opt_in_shared(signed(OPERATOR), two, percent(37)));
			}
			_ => {
				assert_ok!(Services::opt_in(signed(OPERATOR), one, percent(29)));
				assert_ok!(Services::opt_in(signed(OPERATOR), two, percent(47)));
			}
		}
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		// Liable for what happens in the next era only.
		assert_ok!(Restaking::delegate(signed(Dave), account(OPERATOR), odd(9_191)));
		run_to_era(era + 1);

		let second = if services == Services2::One { one } else { two };
		let mut slashes = [
			(one, era, Perbill::from_parts(371_234_567)),
			(second, era + eras - 1, Perbill::from_parts(137_654_321)),
		];
		if swapped {
			slashes.reverse();
		}
		let mut taken = slashes.map(|(service, era, fraction)| {
			let id = propose_against(OPERATOR, service, era, fraction);
			until_collected(id);
			collected(id)
		});
		if swapped {
			taken.reverse();
		}
		assert!(taken.iter().all(|taken| *taken > 1_000 * UNIT), "{taken:?}");
		outcome = Some(Outcome {
			claims: RESTAKERS.iter().map(|who| claim(&account(*who))).collect(),
			bonds: RESTAKERS.iter().map(|who| StakingBonds::total(&account(*who))).collect(),
			taken,
			magnitude: Restaking::operator_magnitude(account(OPERATOR)),
			stakes: [one, two].iter().map(|service| effective(*service)).collect(),
		});
	});
	outcome.unwrap()
}

fn assert_close(left: &[Balance], right: &[Balance], most: Balance, what: &str) {
	for (left, right) in left.iter().zip(right) {
		assert!(left.abs_diff(*right) <= most, "{what}: {left} and {right}");
	}
}

/// One planck per restaker and slash is what rounding can make of it.
fn assert_same_in_either_order(services: Services2, eras: u32) {
	let (one, other) = (play(services, eras, false), play(services, eras, true));
	assert_eq!(one.magnitude, other.magnitude);
	assert_close(&one.claims, &other.claims, 2, "claims");
	assert_close(&one.bonds, &other.bonds, 2, "bonds");
	assert_close(&one.taken, &other.taken, 3, "taken");
	assert_close(&one.stakes, &other.stakes, 2, "stakes");
}

#[test]
fn two_slashes_of_one_service_for_one_era() {
	assert_same_in_either_order(Services2::One, 1);
}

#[test]
fn two_slashes_of_one_service_for_two_eras() {
	assert_same_in_either_order(Services2::One, 2);
}

#[test]
fn two_slashes_of_two_services_for_one_era() {
	assert_same_in_either_order(Services2::Exclusive, 1);
}

#[test]
fn two_slashes_of_two_services_for_two_eras() {
	assert_same_in_either_order(Services2::Exclusive, 2);
}

#[test]
fn two_slashes_of_one_tranche_for_one_era() {
	assert_same_in_either_order(Services2::Shared, 1);
}

#[test]
fn two_slashes_of_one_tranche_for_two_eras() {
	assert_same_in_either_order(Services2::Shared, 2);
}

/// What Bob and Charlie have left, and what a service got, when the base chain punishes the
/// validator they nominate with a tenth, and the service takes half of half.
fn with_a_consensus_offence(service_first: bool) -> (Vec<Balance>, Vec<Balance>, Balance) {
	let mut outcome = None;
	story_with(long_window, || {
		let (service, era) = secured(Beneficiary::Burn);
		// Reported now, applied when it cannot be cancelled any more: in two eras.
		<Staking as OnOffenceHandler<_, _, _>>::on_offence(
			&[OffenceDetails { offender: (account(Alice), ()), reporters: vec![] }],
			&[part(10)],
			Session::current_index(),
		);
		let applied = era + crate::timing::SlashDeferDuration::get() + 1;
		if !service_first {
			run_to_era(applied);
			run_blocks(2);
			assert_eq!(StakingBonds::total(&account(Bob)), 45_000 * UNIT);
		}
		let id = propose(service, era, 50);
		until_collected(id);
		if service_first {
			assert_eq!(StakingBonds::total(&account(Bob)), 40_000 * UNIT);
		}
		run_to_era(applied + 2);
		let who = [Bob, Charlie].map(account);
		outcome = Some((
			who.iter().map(StakingBonds::total).collect(),
			who.iter().map(claim).collect(),
			collected(id),
		));
	});
	outcome.unwrap()
}

#[test]
fn an_offence_against_consensus_and_a_slash_of_a_service() {
	let (one, other) = (with_a_consensus_offence(true), with_a_consensus_offence(false));
	assert_eq!(one, other);
	let expected = (vec![35_000 * UNIT, 31_000 * UNIT], vec![30_000 * UNIT, 15_000 * UNIT]);
	assert_eq!((one.0, one.1), expected);
	assert_eq!(one.2, 15_000 * UNIT);
}

#[test]
fn beyond_the_reserve_the_base_chain_has_its_due_in_either_order() {
	let run = |service_first: bool| {
		let mut result = None;
		story(|| {
			let (service, era) = secured(Beneficiary::Burn);
			let bob = account(Bob);
			let id = propose(service, era, 50);
			let due = 30_000 * UNIT;
			let slash = || {
				let before = StakingBonds::total(&bob);
				consensus_slash(&bob, due);
				before - StakingBonds::total(&bob)
			};
			let taken = if service_first {
				until_collected(id);
				slash()
			} else {
				let taken = slash();
				until_collected(id);
				taken
			};
			assert!(StakingBonds::total(&bob) + held(&bob) >= claim(&bob));
			result = Some((taken, collected(id), Slashing::slash(id).unwrap().books));
		});
		result.unwrap()
	};
	let (first, second) = (run(true), run(false));
	// The base chain takes the same, whoever comes first.
	assert_eq!([first.0, second.0], [30_000 * UNIT; 2]);
	// A service that comes second has its part of what is left: a quarter of 20 000 from Bob, and
	// 5 000 from Charlie. What it cannot have it does not expect either.
	assert_eq!([first.1, second.1], [15_000 * UNIT, 10_000 * UNIT]);
	for books in [first.2, second.2] {
		assert_eq!(books.accounted, books.collected);
	}
}
