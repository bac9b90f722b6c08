// SPDX-License-Identifier: Apache-2.0

//! What services pay, and to whom, on the real runtime: every figure is worked out by hand.

use super::*;
use pallet_rewards::Destination;
use restaking_primitives::{PerUnit, RewardStake, Units};

type RewardsError = pallet_rewards::Error<Runtime>;

/// A service with a pot of 1 000 UNIT, in an era after one in which Ferdie served it with 40 000 UNIT
/// of Bob and 20 000 of Charlie behind him; that era.
fn earning() -> (ServiceId, EraIndex) {
	let (service, era) = secured(Beneficiary::Burn);
	assert_ok!(Rewards::fund(signed(STRANGER), service, 1_000 * UNIT));
	run_to_era(era + 1);
	(service, era)
}

fn distribute(service: ServiceId, era: EraIndex, units: Balance) {
	assert_ok!(
		Rewards::distribute(signed(OWNER), service, era, era, units * UNIT, false).map(|_| ())
	);
}

fn owed(who: Sr25519Keyring) -> Balance {
	Rewards::owed(&account(OPERATOR), &account(who))
}

/// What the rewards pallet set aside is what the ledger owes, to the unit.
fn the_ledger_owes_what_was_set_aside() {
	assert_eq!(Rewards::totals().set_aside, Restaking::rewards_outstanding());
}

fn within_a_planck(left: Balance, right: Balance) -> bool {
	left.abs_diff(right) <= 1
}

#[test]
fn a_service_pays_those_who_secure_it_in_proportion_to_their_stake() {
	story(|| {
		let (service, era) = earning();
		let issued = issuance();
		distribute(service, era, 600);
		// No commission: two thirds are Bob's, one third is Charlie's.
		assert!(within_a_planck(owed(Bob), 400 * UNIT));
		assert!(within_a_planck(owed(Charlie), 200 * UNIT));
		the_ledger_owes_what_was_set_aside();

		let before = free_to_spend(&account(Bob));
		let due = owed(Bob);
		assert_ok!(Rewards::claim(signed(Bob), account(OPERATOR)).map(|_| ()));
		assert_eq!(free_to_spend(&account(Bob)), before + due);
		assert_eq!(owed(Bob), 0);
		assert_eq!(
			failed(Rewards::claim(signed(Bob), account(OPERATOR))),
			Some(RewardsError::NothingToClaim.into())
		);
		the_ledger_owes_what_was_set_aside();
		// Nothing was made: what is paid was funded.
		assert_eq!(issuance(), issued);
	});
}

#[test]
fn a_commission_that_is_raised_counts_for_later_eras_only() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		assert_ok!(Rewards::fund(signed(STRANGER), service, 1_000 * UNIT));
		// Asked for in an era that is paid later: it was not in force then.
		assert_ok!(Operators::set_commission(signed(OPERATOR), part(5)));
		let from = era + Restaking::delays().exit;
		run_to_era(from + 1);
		let commission = |service, era| {
			let before = Rewards::commission_owed(&account(OPERATOR));
			distribute(service, era, 100);
			Rewards::commission_owed(&account(OPERATOR)) - before
		};
		assert_eq!(commission(service, from - 1), 0);
		assert_eq!(commission(service, from), 5 * UNIT);

		let before = free_to_spend(&account(OPERATOR));
		assert_ok!(Rewards::claim_commission(signed(OPERATOR)).map(|_| ()));
		assert_eq!(free_to_spend(&account(OPERATOR)), before + 5 * UNIT);
		the_ledger_owes_what_was_set_aside();
	});
}

#[test]
fn two_services_pay_one_operator_by_different_commissions() {
	story(|| {
		let (service, _) = secured(Beneficiary::Burn);
		let other = create_service(Beneficiary::Burn);
		assert_ok!(Services::opt_in(signed(OPERATOR), other, percent(20)));
		assert_ok!(Operators::set_service_commission(signed(OPERATOR), other, part(4)));
		let era = active_era() + Restaking::delays().allocation.max(Restaking::delays().exit);
		run_to_era(era + 1);
		for service in [service, other] {
			assert_ok!(Rewards::fund(signed(STRANGER), service, 100 * UNIT));
			distribute(service, era, 100);
		}
		// Nothing of the first, four of a hundred of the other: 196 are left for 60 000 UNIT.
		assert_eq!(Rewards::commission_owed(&account(OPERATOR)), 4 * UNIT);
		assert!(within_a_planck(owed(Charlie), 196 * UNIT / 3));
		the_ledger_owes_what_was_set_aside();
	});
}

#[test]
fn a_slash_between_two_distributions_changes_who_is_paid_by_nothing() {
	story(|| {
		let (service, era) = earning();
		distribute(service, era, 300);
		let id = propose(service, era, 20);
		until_collected(id);
		let later = active_era();
		run_to_era(later + 1);
		distribute(service, later, 300);
		// Both lost the same tenth of their stake: they share as before.
		assert!(owed(Bob).abs_diff(400 * UNIT) <= 2);
		assert!(owed(Charlie).abs_diff(200 * UNIT) <= 2);
		the_ledger_owes_what_was_set_aside();
	});
}

#[test]
fn a_slash_of_everything_takes_nothing_of_what_is_paid_for_the_eras_before() {
	let paid_after = |blocks: u32| {
		let mut paid = (0, 0);
		story_with(long_window, || {
			// GIVEN an operator that has put all it has behind a service, which takes all of it
			register_operator();
			let service = create_service_with(pallet_services::Terms {
				max_slash: Perbill::one(),
				..terms(Beneficiary::Burn)
			});
			delegate(Bob, 40_000);
			delegate(Charlie, 20_000);
			assert_ok!(Services::opt_in(signed(OPERATOR), service, Magnitude::FULL));
			assert_ok!(Rewards::fund(signed(STRANGER), service, 1_000 * UNIT));
			let era = active_era() + Restaking::delays().allocation;
			run_to_era(era + 1);
			let id = propose(service, era + 1, 100);
			while !is_executed(id) {
				run_blocks(1);
			}
			// WHEN the eras before are paid only then, when it is collected or when it is not
			run_blocks(blocks);
			assert_eq!(collected(id) > 0, blocks > 0);
			distribute(service, era, 300);
			distribute(service, era + 1, 300);
			run_blocks(2);
			assert_eq!(collected(id), 60_000 * UNIT);
			assert_eq!(Restaking::operator_magnitude(account(OPERATOR)), Magnitude::ZERO);
			the_ledger_owes_what_was_set_aside();
			paid = (owed(Bob), owed(Charlie));
			// AND after the exit delay the operator is as good as new, and what is owed is owed
			run_to_era(active_era() + Restaking::delays().exit);
			run_blocks(2);
			assert_eq!(Restaking::operator_magnitude(account(OPERATOR)), Magnitude::FULL);
			assert_eq!((owed(Bob), owed(Charlie)), paid);
			assert_ok!(Rewards::claim(signed(Bob), account(OPERATOR)).map(|_| ()));
			the_ledger_owes_what_was_set_aside();
		});
		paid
	};
	let (at_once, later) = (paid_after(0), paid_after(2));
	assert_eq!(at_once, later);
	// THEN two thirds are Bob's, one third is Charlie's, as if nothing had been taken
	assert!(at_once.0.abs_diff(400 * UNIT) <= 2 && at_once.1.abs_diff(200 * UNIT) <= 2);
}

#[test]
fn a_top_up_before_a_distribution_or_a_claim_earns_nothing_for_the_past() {
	story(|| {
		let (service, era) = earning();
		assert_ok!(Restaking::delegate(signed(Dave), account(OPERATOR), 10_000 * UNIT));
		delegate(Charlie, 10_000);
		distribute(service, era, 600);
		assert_eq!(owed(Dave), 0);
		assert!(within_a_planck(owed(Charlie), 200 * UNIT));

		// Nor between the distribution and the claim: for somebody new as for who was there,
		delegate(Charlie, 2_000);
		delegate(Eve, 8_000);
		let shares = [Bob, Charlie, Dave, Eve].map(owed);
		let expected = [400 * UNIT, 200 * UNIT, 0, 0];
		assert!(shares.into_iter().zip(expected).all(|(is, due)| within_a_planck(is, due)));
		// also once it counts.
		run_to_era(era + 2);
		assert_eq!([Bob, Charlie, Dave, Eve].map(owed), shares);
		let before = free_to_spend(&account(Charlie));
		assert_ok!(Rewards::claim(signed(Charlie), account(OPERATOR)).map(|_| ()));
		assert_eq!(free_to_spend(&account(Charlie)), before + shares[1]);
		for who in [Charlie, Dave, Eve] {
			assert_eq!(
				failed(Rewards::claim(signed(who), account(OPERATOR))),
				Some(RewardsError::NothingToClaim.into())
			);
		}

		// In the era of the top-ups they are nothing yet, in the next they are: 40, 32, 10 and 8 of 90.
		distribute(service, era + 1, 60);
		assert!(within_a_planck(owed(Charlie), 20 * UNIT));
		assert_eq!([owed(Dave), owed(Eve)], [0; 2]);
		run_to_era(era + 3);
		distribute(service, era + 2, 90);
		for (who, units) in [(Bob, 400 + 40 + 40), (Charlie, 20 + 32), (Dave, 10), (Eve, 8)] {
			assert!(owed(who).abs_diff(units * UNIT) <= 2, "{who:?}: {}", owed(who));
		}
		the_ledger_owes_what_was_set_aside();
	});
}

#[test]
fn who_leaves_is_paid_for_the_eras_in_which_it_was_liable() {
	story(|| {
		let (service, era) = earning();
		undelegate(Bob, 40_000);
		let left_in = active_era();
		run_to_era(left_in + 2);
		distribute(service, left_in, 300);
		distribute(service, left_in + 1, 300);
		assert_eq!(
			failed(Rewards::distribute(signed(OWNER), service, era, era, UNIT, false)),
			Some(RewardsError::EraTooOld.into()),
		);
		// Two thirds of the first, nothing of the second.
		assert!(within_a_planck(owed(Bob), 200 * UNIT));
		assert!(within_a_planck(owed(Charlie), 400 * UNIT));
		// Who has left for good is paid all the same.
		run_to_era(left_in + Restaking::delays().exit);
		assert_ok!(Restaking::withdraw(signed(Bob), account(OPERATOR)).map(|_| ()));
		assert!(within_a_planck(owed(Bob), 200 * UNIT));
		assert_ok!(
			Rewards::claim_for(signed(STRANGER), account(OPERATOR), account(Bob)).map(|_| ())
		);
		the_ledger_owes_what_was_set_aside();
	});
}

#[test]
fn claim_and_restake_bonds_all_and_delegates_what_the_reserve_leaves() {
	story(|| {
		let (service, era) = earning();
		distribute(service, era, 600);
		let (bond, delegated) = (bonded(&account(Bob)), claim(&account(Bob)));
		let due = owed(Bob);
		assert_ok!(Rewards::claim_and_restake(signed(Bob), account(OPERATOR)));
		assert_eq!(bonded(&account(Bob)), bond + due);
		// Bob had delegated four fifths of his bond, the most there is: so of what is new.
		assert!(within_a_planck(claim(&account(Bob)), delegated + due / 5 * 4));
		the_ledger_owes_what_was_set_aside();
	});
}

#[test]
fn compounding_needs_nobody() {
	story(|| {
		let (service, era) = earning();
		assert_ok!(Rewards::set_destination(signed(Bob), Destination::Restake));
		assert_ok!(Rewards::set_destination(
			signed(Charlie),
			Destination::Account(account(EveStash))
		));
		assert_ok!(Rewards::stream(signed(OWNER), service, 60 * UNIT, 2, false));
		let (bond, theirs) = (bonded(&account(Bob)), total(&account(EveStash)));
		run_to_era(era + 4);
		run_blocks(4);
		// Two eras of 60: two thirds are Bob's.
		assert_eq!(owed(Bob), 0);
		assert!(bonded(&account(Bob)).abs_diff(bond + 80 * UNIT) <= 2);
		// Charlie's are paid when somebody asks for it, to where he wants them.
		assert_eq!(total(&account(EveStash)), theirs);
		assert_ok!(
			Rewards::claim_for(signed(STRANGER), account(OPERATOR), account(Charlie)).map(|_| ())
		);
		assert!(total(&account(EveStash)).abs_diff(theirs + 40 * UNIT) <= 2);
		the_ledger_owes_what_was_set_aside();
	});
}

#[test]
fn a_pot_does_not_go_back_to_who_paid_it_when_the_service_is_retired() {
	story(|| {
		// GIVEN a pot that its owner and a stranger have paid 1 500 UNIT into, 600 of them earned
		let (service, era) = earning();
		assert_ok!(Rewards::fund(signed(OWNER), service, 500 * UNIT));
		distribute(service, era, 600);
		assert_ok!(Rewards::set_rewarder(signed(OWNER), service, Some(account(STRANGER))));
		for who in [OWNER, STRANGER] {
			assert_eq!(
				Rewards::sweep(signed(who), service),
				Err(RewardsError::ServiceExists.into())
			);
		}
		// WHEN nobody serves it any more, and its owner retires it and has the pot swept
		let left_in = active_era();
		assert_ok!(Services::opt_out(signed(OPERATOR), service));
		run_to_era(left_in + release_delay());
		run_blocks(2);
		let treasury = crate::Treasury::account_id();
		let payers = || [OWNER, STRANGER].map(|who| total(&account(who)));
		let (before, theirs, issued) = (total(&treasury), payers(), issuance());
		assert_ok!(Services::retire_service(signed(OWNER), service));
		for who in [OWNER, STRANGER] {
			assert_eq!(
				failed(Rewards::distribute(signed(who), service, left_in, left_in, UNIT, false)),
				Some(RewardsError::UnknownService.into())
			);
		}
		assert_ok!(Rewards::sweep(signed(OWNER), service));
		// THEN all that was left is the treasury's, and what was earned is still owed
		assert_eq!(total(&treasury), before + 900 * UNIT);
		assert_eq!((payers(), issuance()), (theirs, issued));
		assert!(within_a_planck(owed(Bob), 400 * UNIT));
		assert_eq!(
			Rewards::sweep(signed(OWNER), service),
			Err(RewardsError::NothingToSweep.into())
		);
		the_ledger_owes_what_was_set_aside();
	});
}

#[test]
fn nothing_is_told_of_an_era_that_is_forgotten() {
	story(|| {
		// GIVEN somebody who has been there all the time, and whom nobody has touched since
		let (_, era) = secured(Beneficiary::Burn);
		let (operator, bob) = (account(OPERATOR), account(Bob));
		let each = PerUnit::of(60 * UNIT, Units(60_000 * UNIT)).unwrap();
		let told = |era| {
			(
				Restaking::units_of(&operator, &bob, era),
				Restaking::slash_share(&operator, &bob, era, percent(50)),
				Restaking::share_of(&operator, &bob, era, each),
			)
		};
		let all = (Units(40_000 * UNIT), 20_000 * UNIT, 40 * UNIT);
		assert_eq!(told(era), all);
		// WHEN the window has passed
		let kept = Restaking::delays().liability_window();
		run_to_era(era + kept - 1);
		assert_eq!(told(era), all);
		run_to_era(era + kept);
		// THEN nothing is told of the era any more, while the next one is still known
		assert_eq!(told(era), (Units::ZERO, 0, 0));
		assert_eq!(told(era + 1), all);
	});
}

#[test]
fn points_weigh_what_operators_did() {
	story(|| {
		let (service, era) = earning();
		let points = |who, points| vec![(account(who), points)].try_into().unwrap();
		assert_eq!(
			Rewards::report_points(signed(OWNER), service, era, points(Dave, 1)),
			Err(RewardsError::NotOperatorOfService.into()),
		);
		assert_eq!(
			failed(Rewards::distribute(signed(OWNER), service, era, era, UNIT, true)),
			Some(RewardsError::NobodyToReward.into()),
		);
		assert_ok!(Rewards::report_points(signed(OWNER), service, era, points(OPERATOR, 7)));
		assert_ok!(
			Rewards::distribute(signed(OWNER), service, era, era, 600 * UNIT, true).map(|_| ())
		);
		assert!(within_a_planck(owed(Bob), 400 * UNIT));
	});
}

#[test]
fn what_must_not_be_distributed_is_refused() {
	story(|| {
		let (service, era) = earning();
		let now = active_era();
		let distribute = |who, from, to, amount| {
			failed(Rewards::distribute(signed(who), service, from, to, amount, false))
		};
		for (who, from, to, amount, why) in [
			(OWNER, era, era, 1_000 * UNIT + 1, RewardsError::PotTooSmall),
			(OWNER, era, now, UNIT, RewardsError::EraNotOver),
			(OWNER, now + 1, now + 1, UNIT, RewardsError::EraNotOver),
			(OWNER, era, era - 1, UNIT, RewardsError::EmptyRange),
			(OWNER, era, era, 0, RewardsError::ZeroAmount),
			(STRANGER, era, era, UNIT, RewardsError::NotRewarder),
		] {
			assert_eq!(distribute(who, from, to, amount), Some(why.into()));
		}
		assert_eq!(distribute(OWNER, era, era, UNIT), None);
		assert_eq!(
			distribute(OWNER, era, era, UNIT),
			Some(RewardsError::AlreadyDistributed.into())
		);
		assert_eq!(
			Restaking::reward_stake(&account(OPERATOR), now, UNIT),
			Err(RestakingError::EraNotOver.into())
		);
	});
}
