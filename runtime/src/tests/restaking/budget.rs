// SPDX-License-Identifier: Apache-2.0

//! How much a service can take on its own, and what the security council is asked for.

use super::*;
use frame_support::assert_noop;
use restaking_primitives::{Curve, Steepness, Window};
use sp_runtime::DispatchError;

/// A tenth of the stake in four eras.
const WINDOW: EraIndex = 4;

fn small_budget() -> TermsOf<Runtime> {
	pallet_services::Terms {
		budget: Budget { fraction: part(10), window: WINDOW },
		..terms(Beneficiary::Burn)
	}
}

/// 20 000 UNIT of Bob's behind Ferdie and 10 000 of Charlie's behind Dave, in the last era of a
/// window of the budget, of which each era can still be reported.
fn two_operators() -> (ServiceId, EraIndex) {
	for who in [OPERATOR, Dave] {
		register(who);
	}
	let service = create_service_with(small_budget());
	delegate(Bob, 40_000);
	assert_ok!(Restaking::delegate(signed(Charlie), account(Dave), 20_000 * UNIT));
	for who in [OPERATOR, Dave] {
		assert_ok!(Services::opt_in(signed(who), service, percent(50)));
	}
	let effective = active_era() + Restaking::delays().allocation;
	let first = effective.next_multiple_of(WINDOW);
	run_to_era(first + WINDOW - 1);
	(service, first)
}

fn approve(id: SlashId) -> DispatchResult {
	council(pallet_slashing::Call::approve_slash { id })
}

fn error_of(id: SlashId) -> Option<DispatchError> {
	events().into_iter().find_map(|event| match event {
		RuntimeEvent::Slashing(pallet_slashing::Event::SlashFailed { id: failed, error })
			if failed == id =>
		{
			Some(error)
		}
		_ => None,
	})
}

#[test]
fn many_small_slashes_over_operators_and_eras_end_at_the_budget() {
	story_with(long_window, || {
		// GIVEN a budget of 3 000 UNIT for four eras
		let (service, first) = two_operators();
		let last = first + WINDOW - 1;

		// WHEN it is asked for in pieces: 900 twice and 600 twice
		let mut granted = Vec::new();
		for era in [first, first + 1] {
			let fraction = Perbill::from_rational(45_u32, 1_000);
			granted.push(propose_against(OPERATOR, service, era, fraction));
		}
		for era in [first, last] {
			granted.push(propose_against(Dave, service, era, part(6)));
		}
		// THEN nothing more is to be had, be it ever so little
		let least = Perbill::from_parts(1);
		let ferdies = propose_against(OPERATOR, service, last, least);
		let daves = propose_against(Dave, service, first + 2, least);
		for id in &granted {
			assert_eq!(approval(*id), Approval::NotNeeded, "{id}");
		}
		assert_eq!([approval(ferdies), approval(daves)], [Approval::Needed; 2]);
		assert_noop!(Slashing::approve_slash(signed(SLASHER), ferdies), DispatchError::BadOrigin);
		assert_eq!(approve(granted[0]), Err(SlashingError::ApprovalNotNeeded.into()));

		// AND the four take the budget, to the last planck
		run_to_era(last + 1);
		run_blocks(2);
		assert_eq!(granted.iter().map(|id| collected(*id)).sum::<Balance>(), 3_000 * UNIT);
		assert!(is_open(ferdies) && is_open(daves));
		assert_noop!(
			Slashing::execute_slash(signed(STRANGER), ferdies),
			SlashingError::NotApproved
		);

		// AND what the council approves executes at once, the rest never does
		assert_ok!(approve(ferdies));
		assert!(is_executed(ferdies));
		assert_eq!(approve(ferdies), Err(SlashingError::AlreadyDecided.into()));
		assert_eq!(approve(daves + 1), Err(SlashingError::UnknownSlash.into()));
		run_blocks(2);
		assert!(collected(ferdies) >= 20_000 * UNIT / 1_000_000_000);
		run_to_era(last + Restaking::delays().liability_window() + 2);
		assert!(!matches!(
			Slashing::slash(daves).map(|record| record.status),
			Some(SlashStatus::Executed { .. } | SlashStatus::Proposed { .. })
		));

		// AND the next window has a budget of its own.
		let later = Window::of(active_era(), WINDOW).from;
		assert!(later > last);
		assert_eq!(
			approval(propose_against(OPERATOR, service, active_era(), part(3))),
			Approval::NotNeeded
		);
	});
}

#[test]
fn what_is_not_approved_lapses_and_lets_everybody_go() {
	story_with(long_window, || {
		let (service, first) = two_operators();
		let era = first + WINDOW - 1;
		// Everything the operator has, for one offence: far beyond cap and budget.
		let id = propose_against(Dave, service, era, part(100));
		assert_eq!(approval(id), Approval::Needed);
		assert_ok!(Restaking::undelegate(signed(Charlie), account(Dave), 20_000 * UNIT));
		assert_ok!(Services::opt_out(signed(Dave), service));

		// The exit waits as long as it could still be approved, and is free in the era after.
		let window = Restaking::delays().liability_window();
		run_to_era(era + window);
		assert!(is_open(id));
		assert_eq!(
			failed(Restaking::withdraw(signed(Charlie), account(Dave))),
			Some(RestakingError::NothingToWithdraw.into())
		);
		while active_era() < era + window + 1 {
			run_blocks(1);
		}
		assert_eq!(error_of(id), Some(SlashingError::NotApproved.into()));
		assert!(matches!(status(id), SlashStatus::Failed { .. }));
		assert_eq!(approve(id), Err(SlashingError::AlreadyDecided.into()));
		let before = claim(&account(Charlie));
		assert_ok!(Restaking::withdraw(signed(Charlie), account(Dave)));
		assert_eq!((before, claim(&account(Charlie))), (20_000 * UNIT, 0));
		run_blocks(2);
		assert_ok!(Operators::deregister(signed(Dave)));
	});
}

#[test]
fn the_council_can_approve_up_to_the_last_era_of_the_liability_window() {
	story_with(long_window, || {
		let (service, first) = two_operators();
		let era = first + WINDOW - 1;
		let id = propose_against(Dave, service, era, part(80));
		run_to_era(era + Restaking::delays().liability_window());
		assert_ok!(approve(id));
		run_blocks(3);
		assert!(is_executed(id));
		assert_eq!(collected(id), 8_000 * UNIT);
	});
}

#[test]
fn an_approval_does_not_shorten_the_veto_window() {
	story_with(long_window, || {
		let (service, first) = two_operators();
		let era = first + WINDOW - 1;
		let id = propose_against(Dave, service, era, part(80));
		assert_ok!(approve(id));
		run_blocks(3);
		assert!(is_open(id));
		assert_ok!(Slashing::veto_slash(signed(RESOLVER), id));
		run_to_era(era + 2);
		assert_eq!(claim(&account(Charlie)), 20_000 * UNIT);
	});
}

#[test]
fn an_approved_slash_leaves_the_budget_to_others() {
	story_with(long_window, || {
		let (service, first) = two_operators();
		let big = propose_against(Dave, service, first, part(60));
		assert_ok!(approve(big));
		// All 3 000 UNIT are there.
		let own = propose_against(OPERATOR, service, first, part(15));
		assert_eq!(approval(own), Approval::NotNeeded);
		let beyond = propose_against(OPERATOR, service, first, Perbill::from_parts(1));
		assert_eq!(approval(beyond), Approval::Needed);
	});
}

#[test]
fn a_veto_gives_the_budget_back_and_an_execution_does_not() {
	story_with(long_window, || {
		let (service, first) = two_operators();
		let all = propose_against(OPERATOR, service, first, part(15));
		assert_ok!(Slashing::veto_slash(signed(RESOLVER), all));
		let again = propose_against(OPERATOR, service, first, part(15));
		assert_eq!(approval(again), Approval::NotNeeded);
		until_collected(again);
		let beyond = propose_against(OPERATOR, service, first + 1, part(1));
		assert_eq!(approval(beyond), Approval::Needed);
	});
}

#[test]
fn stake_that_joins_after_the_offence_does_not_raise_the_budget() {
	story_with(long_window, || {
		let (service, first) = two_operators();
		let era = first + WINDOW - 1;
		assert_ok!(Restaking::delegate(signed(Charlie), account(Dave), 10_000 * UNIT));
		assert_ok!(Restaking::delegate(signed(Eve), account(Dave), 8_000 * UNIT));
		next_era();
		// Of era `era` the budget is 3 000 UNIT still.
		assert_eq!(
			approval(propose_against(OPERATOR, service, era, part(15))),
			Approval::NotNeeded
		);
		assert_eq!(
			approval(propose_against(Dave, service, era, Perbill::from_parts(1))),
			Approval::Needed
		);
	});
}

#[test]
fn the_cap_of_one_offence_era_counts_all_its_slashes() {
	story_with(long_window, || {
		// 60 % for an operator in an era, of a budget that is never short.
		let (service, era) = secured(Beneficiary::Burn);
		let first = propose(service, era, 40);
		let second = propose(service, era, 20);
		let third = propose(service, era, 1);
		assert_eq!([approval(first), approval(second)], [Approval::NotNeeded; 2]);
		assert_eq!(approval(third), Approval::Needed);
		// More than everything is not even the council's to grant.
		assert_noop!(
			Slashing::propose_slash(
				signed(SLASHER),
				service,
				account(OPERATOR),
				era,
				part(40),
				H256::repeat_byte(9)
			),
			SlashingError::CapExceeded
		);
		until_collected(second);
		assert_eq!(collected(first) + collected(second), 18_000 * UNIT);
		assert!(is_open(third));
	});
}

#[test]
fn offences_of_many_cost_each_of_them_more() {
	story_with(long_window, || {
		// GIVEN a service that punishes as the base chain does: (3 · x)², at least 1 %
		register(OPERATOR);
		register(Dave);
		let curve = Curve { floor: part(1), multiplier: 3, steepness: Steepness::Quadratic };
		let service = create_service_with(pallet_services::Terms {
			max_slash: part(100),
			budget: Budget { fraction: part(100), window: 8 },
			curve: Some(curve),
			..terms(Beneficiary::Burn)
		});
		delegate(Bob, 36_000);
		assert_ok!(Restaking::delegate(signed(Charlie), account(Dave), 4_000 * UNIT));
		for who in [OPERATOR, Dave] {
			assert_ok!(Services::opt_in(signed(who), service, percent(50)));
		}
		// WHEN one with a tenth of the stake offends alone in a window: (3 / 10)²
		let era = (active_era() + Restaking::delays().allocation).next_multiple_of(8);
		run_to_era(era);
		let alone = propose_against(Dave, service, era, part(100));
		until_collected(alone);
		assert_eq!(collected(alone), 180 * UNIT);
		// AND in the next window both do: everything
		let era = era + 8;
		run_to_era(era);
		let (one, two) = (
			propose_against(Dave, service, era, part(100)),
			propose_against(OPERATOR, service, era, part(100)),
		);
		until_collected(one);
		until_collected(two);
		// THEN the small one pays for being one of many.
		assert_eq!(collected(two), 18_000 * UNIT);
		let left = 2_000 * UNIT - 180 * UNIT;
		assert!(collected(one).abs_diff(left) <= 2, "{}", collected(one));
	});
}
