// SPDX-License-Identifier: Apache-2.0

//! What those who slash, and those who run out of stake, might try; each test is named after it.
//!
//! These are the traps the peers fell into, each with the test that steps into it here:
//!
//! | trap | test |
//! |---|---|
//! | a magnitude at zero bricks an operator | [`an_operator_slashed_to_nothing_winds_up_and_starts_again`] |
//! | near zero, products round to nothing | [`what_is_left_of_an_operator_close_to_nothing_is_still_slashed`] |
//! | many small deposits lower what can be withdrawn | [`many_small_delegations_are_worth_what_a_large_one_is`] |
//! | a slash changes what late joiners risk elsewhere | [`a_slash_that_a_late_joiner_missed_changes_nothing_of_what_it_risks_elsewhere`] |
//! | the order of consensus and service slashes matters | `order::an_offence_against_consensus_and_a_slash_of_a_service`, and the rest of `order` |
//! | a slash manager that does nothing and says Ok; a slash that lowers a number and takes nothing | `life_cycle::a_slash_really_takes_tokens_and_burns_them` |
//! | a lock of the last amount instead of the sum, cleared for all when one is closed | [`what_is_held_is_the_sum_over_all_operators_and_leaving_one_keeps_the_rest`] |
//! | leaving makes unslashable at once | `evasion::the_operator_opts_out_and_deregisters_before_the_execution`, `keys::removing_the_key_opting_out_and_deregistering_after_both_statements`, `shared::closing_the_tranche_or_leaving_it_before_the_slash` |
//! | going offline makes unslashable at once | [`an_operator_that_stops_validating_is_slashed_all_the_same`] |
//! | exits shorter than the slash delay | `genesis::genesis_refuses_every_set_of_delays_that_is_not_safe`, `evasion::an_exit_never_ends_before_a_slash_that_touches_it` |
//! | a call filter that proxies and batches walk around | `governance::a_paused_call_is_refused_on_every_path`, `evasion::unbonding_and_withdrawing_everything_in_a_batch`, `…_by_a_proxy`, `…_by_a_multisig` |
//! | a queue that tries the exact round only, and ten at most | `flood::a_thousand_proposals_in_one_block_are_all_executed_and_delay_nobody_else` |
//! | a failure that stays in the queue and blocks the rest | `flood::a_slash_that_fails_is_tried_again_and_blocks_nobody` |
//! | any owner clears everyone's pending slashes | `pause::an_owner_clears_nobodys_pending_slashes_not_even_its_own` |
//! | loops over delegators | `costs::a_slash_costs_the_same_with_any_number_of_restakers` |
//! | a cap of delegators that dust fills | [`dust_keeps_nobody_out_and_goes_not_free`] |
//! | who may slash, or veto, swapped with no delay | `terms::a_slasher_that_is_rotated_in_cannot_slash_the_past`, `terms::asking_again_waits_again_and_taking_back_leaves_no_trace` |
//! | limits counted in events instead of stake | `budget::many_small_slashes_over_operators_and_eras_end_at_the_budget` |
//! | lazy slashes that wait for a bot | `life_cycle::a_slash_really_takes_tokens_and_burns_them`, `flood`: nobody ever calls `collect` or `execute_slash` |
//! | rewards for the past, on what is deposited today | `rewards::a_top_up_before_a_distribution_or_a_claim_earns_nothing_for_the_past` |
//! | pots that pay the payer | `rewards::a_pot_does_not_go_back_to_who_paid_it_when_the_service_is_retired` |

use super::*;
use crate::{configs::restaking::StakingBonds, RuntimeOrigin};
use frame_support::assert_noop;
use pallet_slashing::Books;

#[test]
fn accusing_of_what_is_too_long_ago() {
	story_with(long_window, || {
		let (service, era) = secured(Beneficiary::Burn);
		let window = Restaking::delays().report_window;
		run_to_era(era + window);
		propose(service, era, 1);
		run_to_era(era + window + 1);
		assert_noop!(
			Slashing::propose_slash(
				signed(SLASHER),
				service,
				account(OPERATOR),
				era,
				part(1),
				H256::repeat_byte(9)
			),
			SlashingError::OffenceTooOld
		);
	});
}

#[test]
fn accusing_twice_of_one_offence() {
	story_with(long_window, || {
		let (service, era) = secured(Beneficiary::Burn);
		let evidence = H256::repeat_byte(9);
		let accuse = |era| {
			Slashing::propose_slash(
				signed(SLASHER),
				service,
				account(OPERATOR),
				era,
				part(10),
				evidence,
			)
		};
		assert_ok!(accuse(era));
		assert_noop!(accuse(era), SlashingError::AlreadyProposed);
		next_era();
		// By way of another era, before and after it is executed, and when it is collected.
		assert_noop!(accuse(era + 1), SlashingError::AlreadyProposed);
		until_collected(0);
		for other in era..=active_era() {
			assert_noop!(accuse(other), SlashingError::AlreadyProposed);
		}
		// As long as its offence can be reported it is on record.
		run_to_era(era + Restaking::delays().report_window);
		run_blocks(2);
		assert_noop!(accuse(era), SlashingError::AlreadyProposed);
		assert_eq!(claim(&account(Bob)), 38_000 * UNIT);
	});
}

#[test]
fn accusing_again_of_what_was_vetoed() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 10);
		assert_ok!(Slashing::veto_slash(signed(RESOLVER), id));
		assert_noop!(
			Slashing::propose_slash(
				signed(SLASHER),
				service,
				account(OPERATOR),
				era,
				part(5),
				H256::from_low_u64_be(id.into())
			),
			SlashingError::AlreadyProposed
		);
	});
}

/// Bob as the operator that he delegates 40 000 UNIT to, everything of it allocated to a service
/// that he owns as well, which may take all of it in favour of an account that is his too.
fn own_service(mode: SlashMode<AccountId>) -> (ServiceId, EraIndex) {
	register(Bob);
	assert_ok!(Restaking::delegate(signed(Bob), account(Bob), 40_000 * UNIT));
	let service = create_service_with(pallet_services::Terms {
		max_slash: part(100),
		mode,
		..terms(Beneficiary::Account(account(EveStash)))
	});
	assert_ok!(Services::opt_in(signed(Bob), service, Magnitude::FULL));
	let era = active_era() + Restaking::delays().allocation;
	run_to_era(era);
	(service, era)
}

fn own_mode() -> SlashMode<AccountId> {
	SlashMode::Vetoable { slasher: account(SLASHER), resolver: None, window: 1 }
}

fn books(id: SlashId) -> Books {
	Slashing::slash(id).unwrap().books
}

#[test]
fn slashing_oneself_frees_nothing_before_unbonding_would() {
	story(|| {
		let (service, era) = own_service(own_mode());
		let id = propose_against(Bob, service, era, part(100));
		run_to_era(era + 1);
		assert!(is_executed(id));
		pays_no_sooner_than_unbonding(id, 40_000 * UNIT);
	});
}

#[test]
fn what_somebody_slashes_of_itself_can_be_confiscated() {
	story(|| {
		let (service, era) = own_service(own_mode());
		let id = propose_against(Bob, service, era, part(100));
		until_collected(id);
		assert_eq!(books(id).held, 40_000 * UNIT);
		assert_noop!(Slashing::confiscate(signed(OWNER), id), sp_runtime::DispatchError::BadOrigin);
		let treasury = crate::Treasury::account_id();
		let before = [total(&account(EveStash)), total(&treasury)];
		assert_ok!(council(pallet_slashing::Call::confiscate { id }));
		assert_eq!(total(&treasury), before[1] + 40_000 * UNIT);
		assert_eq!(
			council(pallet_slashing::Call::confiscate { id }),
			Err(SlashingError::NotConfiscable.into())
		);
		assert_noop!(Slashing::pay_beneficiary(signed(Bob), id), SlashingError::NothingToPay);
		run_to_era(active_era() + crate::timing::BondingDuration::get() + 2);
		assert_eq!(total(&account(EveStash)), before[0]);
	});
}

#[test]
fn what_is_confiscated_before_it_is_collected_never_waits() {
	story(|| {
		let (service, era) = own_service(own_mode());
		let id = propose_against(Bob, service, era, part(50));
		assert_ok!(council(pallet_slashing::Call::confiscate { id }));
		run_to_era(era + 1);
		let before = total(&crate::Treasury::account_id());
		until_collected(id);
		assert_eq!(books(id).held, 0);
		assert_eq!(total(&crate::Treasury::account_id()), before + 20_000 * UNIT);
		assert_eq!(
			council(pallet_slashing::Call::confiscate { id: id + 1 }),
			Err(SlashingError::UnknownSlash.into())
		);
	});
	// What is burned, or the treasury's, anyway is nothing to confiscate.
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 10);
		assert_eq!(
			council(pallet_slashing::Call::confiscate { id }),
			Err(SlashingError::NotConfiscable.into())
		);
	});
}

#[test]
fn paying_a_beneficiary_that_does_not_exist() {
	story(|| {
		let heir = nobody(1);
		let (service, era) = secured(Beneficiary::Account(heir.clone()));
		let pot = total(&Slashing::pot());
		let id = propose(service, era, 20);
		until_collected(id);
		assert_eq!((total(&heir), total(&Slashing::pot())), (0, pot + 6_000 * UNIT));
		run_to_era(era + 1 + payout_delay());
		run_blocks(2);
		// What it gets brings it into being.
		assert_eq!((total(&heir), total(&Slashing::pot())), (6_000 * UNIT, pot));
	});
}

#[test]
fn paying_a_beneficiary_that_does_not_exist_less_than_an_account_can_hold() {
	story(|| {
		let heir = nobody(1);
		let (service, era) = secured(Beneficiary::Account(heir.clone()));
		let pot = total(&Slashing::pot());
		let id = propose_against(OPERATOR, service, era, Perbill::from_parts(1));
		until_collected(id);
		let dust = collected(id);
		assert!(dust > 0 && dust < crate::EXISTENTIAL_DEPOSIT);
		assert_eq!(total(&Slashing::pot()), pot + dust);
		run_to_era(era + 1 + payout_delay());
		let treasury = total(&crate::Treasury::account_id());
		// The chain has done it in the first block of the era, or does now.
		let waits = books_if_known(id).is_some_and(|books| books.held > 0);
		run_blocks(2);
		assert_eq!((total(&heir), total(&Slashing::pot())), (0, pot));
		if waits {
			assert_eq!(total(&crate::Treasury::account_id()), treasury + dust);
		}
	});
}

/// How many eras an account waits for what was collected for it.
fn payout_delay() -> EraIndex {
	use sp_core::Get;
	<<Runtime as pallet_slashing::Config>::PayoutDelay as Get<EraIndex>>::get()
}

fn books_if_known(id: SlashId) -> Option<Books> {
	Slashing::slash(id).map(|record| record.books)
}

#[test]
fn an_operator_slashed_to_nothing_winds_up_and_starts_again() {
	story(|| {
		// GIVEN an operator with everything promised, alone and shared
		register_operator();
		delegate(Bob, 40_000);
		let [alone, shared, fresh] = [(); 3].map(|()| create_service(Beneficiary::Burn));
		assert_ok!(Services::opt_in(signed(OPERATOR), alone, percent(40)));
		assert_ok!(Services::open_tranche(signed(OPERATOR), percent(60)));
		assert_ok!(Services::opt_in_shared(signed(OPERATOR), shared, percent(60)));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		// WHEN both take more than half, twice
		let first = [propose(alone, era, 60), propose(shared, era, 60)];
		run_to_era(era + 1);
		let second = [propose(alone, era + 1, 60), propose(shared, era + 1, 60)];
		run_to_era(era + 2);

		// THEN nothing is left of it, and it takes no stake while it winds up
		let operator = || account(OPERATOR);
		assert_eq!(Restaking::operator_magnitude(operator()), Magnitude::ZERO);
		assert_eq!(
			failed(Restaking::delegate(signed(Charlie), operator(), UNIT)),
			Some(RestakingError::OperatorExhausted.into())
		);
		assert_noop!(
			Services::opt_in(signed(OPERATOR), fresh, percent(1)),
			RestakingError::OperatorExhausted
		);
		let late = propose(shared, era + 2, 50);
		run_blocks(2);
		let taken: Balance = first.into_iter().chain(second).map(collected).sum();
		assert_eq!((taken, claim(&account(Bob))), (40_000 * UNIT, 0));

		// AND when nobody can be rewarded for the past any more it is, by itself, as good as new:
		// magnitude, delegations, an allocation, a tranche
		run_to_era(active_era() + Restaking::delays().exit);
		run_blocks(2);
		assert_eq!(Restaking::operator_magnitude(operator()), Magnitude::FULL);
		delegate(Charlie, 20_000);
		assert_ok!(Services::opt_in(signed(OPERATOR), fresh, percent(50)));
		assert_noop!(
			Services::open_tranche(signed(OPERATOR), percent(50)),
			ServicesError::TrancheExists
		);
		// AND what its former services still say of the past costs the newcomers nothing: it was said
		// before, or comes too late
		assert_noop!(
			Slashing::propose_slash(
				signed(SLASHER),
				alone,
				operator(),
				era + 2,
				part(1),
				H256::repeat_byte(9)
			),
			SlashingError::OffenceTooOld
		);
		run_to_era(era + 3);
		run_blocks(2);
		assert!(is_executed(late));
		assert_eq!((collected(late), claim(&account(Charlie))), (0, 20_000 * UNIT));

		run_to_era(era + 2 + release_delay());
		run_blocks(2);
		assert_ok!(Services::close_tranche(signed(OPERATOR)));
		assert_ok!(Services::open_tranche(signed(OPERATOR), percent(50)));
		assert_ok!(Services::opt_in_shared(signed(OPERATOR), shared, percent(30)));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		assert_eq!([effective(fresh), effective(shared)], [10_000 * UNIT, 6_000 * UNIT]);
		let again = [propose(fresh, era, 50), propose(shared, era, 50)];
		again.into_iter().for_each(until_collected);
		assert_eq!(again.map(collected), [5_000 * UNIT, 3_000 * UNIT]);
		assert_eq!(claim(&account(Charlie)), 12_000 * UNIT);
	});
}

#[test]
fn a_slash_of_everything_where_the_base_chain_has_left_nothing() {
	for share in [100, 50] {
		story(|| {
			// GIVEN an operator of which a service wants all it has, or all of the half it has
			register_operator();
			let service = create_service_with(pallet_services::Terms {
				max_slash: Perbill::one(),
				..terms(Beneficiary::Burn)
			});
			delegate(Bob, 40_000);
			delegate(Charlie, 20_000);
			assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(share)));
			let era = active_era() + Restaking::delays().allocation;
			run_to_era(era);
			let id = propose(service, era, 100);
			assert_eq!(approval(id), Approval::NotNeeded);
			assert_eq!(effective(service), 600 * Balance::from(share) * UNIT);
			// WHEN the base chain takes the bonds of all who are behind it, to the last planck
			for who in [Bob, Charlie].map(account) {
				consensus_slash(&who, StakingBonds::total(&who));
				assert_eq!((StakingBonds::total(&who), claim(&who), held(&who)), (0, 0, 0));
			}
			check_invariants();
			assert!(is_open(id));
			assert_eq!(effective(service), 0);

			// THEN the slash executes and finds nobody to take from
			let owned = [Bob, Charlie].map(|who| total(&account(who)));
			run_to_era(era + 1);
			run_blocks(2);
			assert!(is_executed(id));
			let books = books(id);
			assert_eq!((books.accounted, books.collected, books.outstanding), (0, 0, 0));
			assert_eq!([Bob, Charlie].map(|who| total(&account(who))), owned);
			check_invariants();

			// AND the operator can be delegated to, be allocated and be slashed as ever
			assert_eq!(Restaking::operator_magnitude(account(OPERATOR)), Magnitude::FULL);
			delegate(Dave, 10_000);
			let other = create_service(Beneficiary::Burn);
			assert_ok!(Services::opt_in(signed(OPERATOR), other, percent(50)));
			let era = active_era() + Restaking::delays().allocation;
			run_to_era(era);
			assert_eq!([effective(service), effective(other)], [0, 5_000 * UNIT]);
			let again = propose(other, era, 50);
			until_collected(again);
			assert_eq!((collected(again), claim(&account(Dave))), (2_500 * UNIT, 7_500 * UNIT));
		});
	}
}

#[test]
fn what_is_left_of_an_operator_close_to_nothing_is_still_slashed() {
	story_with(long_window, || {
		register_operator();
		delegate(Bob, 40_000);
		let service = create_service_with(pallet_services::Terms {
			max_slash: Perbill::one(),
			min_operator_stake: 0,
			..terms(Beneficiary::Burn)
		});
		assert_ok!(Services::opt_in(signed(OPERATOR), service, Magnitude::FULL));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		// All but a billionth is taken,
		let id = propose_against(OPERATOR, service, era, Perbill::one() - Perbill::from_parts(1));
		run_to_era(era + 1);
		assert!(is_executed(id));
		let left = Restaking::operator_magnitude(account(OPERATOR));
		assert_eq!(left, Magnitude(Magnitude::FULL.0 / 1_000_000_000));
		until_collected(id);
		let rest = claim(&account(Bob));
		assert_eq!(rest, 40_000 * UNIT / 1_000_000_000);
		// AND then that billionth, although its owner is on the way out.
		let id = propose_against(OPERATOR, service, era + 1, Perbill::from_parts(1));
		until_collected(id);
		assert_eq!((collected(id), claim(&account(Bob))), (rest, 0));
	});
}

#[test]
fn many_small_delegations_are_worth_what_a_large_one_is() {
	story_with(long_window, || {
		// GIVEN an operator whose magnitude is an odd number, for it was slashed
		let (service, era) = secured(Beneficiary::Burn);
		let third = Perbill::from_rational(1_u32, 3);
		until_collected(propose_against(OPERATOR, service, era, third));
		// WHEN one restaker comes with many odd amounts, over several eras, and one with their sum
		let odd = UNIT + 1;
		for _ in 0..5 {
			for _ in 0..40 {
				assert_ok!(Restaking::delegate(signed(Eve), account(OPERATOR), odd));
			}
			next_era();
		}
		assert_ok!(Restaking::delegate(signed(Dave), account(OPERATOR), 200 * odd));
		// THEN each can have back all of it
		for who in [Eve, Dave] {
			assert_eq!(Restaking::delegation(account(OPERATOR), account(who)), 200 * odd);
		}
		// AND a slash takes the same of both, but for a planck a delegation
		let now = next_era();
		until_collected(propose_against(OPERATOR, service, now, third));
		let [eve, dave] =
			[Eve, Dave].map(|who| Restaking::delegation(account(OPERATOR), account(who)));
		assert!(eve < 200 * odd && eve.abs_diff(dave) <= 200, "{eve} and {dave}");
		for (who, worth) in [(Eve, eve), (Dave, dave)] {
			assert_ok!(Restaking::undelegate(signed(who), account(OPERATOR), worth));
		}
		run_to_era(active_era() + Restaking::delays().exit);
		for who in [Eve, Dave] {
			assert_ok!(Restaking::withdraw(signed(who), account(OPERATOR)));
			assert_eq!(claim(&account(who)), 0);
		}
	});
}

#[test]
fn a_slash_that_a_late_joiner_missed_changes_nothing_of_what_it_risks_elsewhere() {
	let run = |slashed: bool| {
		let mut result = None;
		story(|| {
			register_operator();
			let (one, two) = (create_service(Beneficiary::Burn), create_service(Beneficiary::Burn));
			delegate(Bob, 40_000);
			for service in [one, two] {
				assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
			}
			let era = active_era() + Restaking::delays().allocation;
			run_to_era(era);
			delegate(Dave, 16_000);
			if slashed {
				propose(one, era, 60);
			}
			run_to_era(era + 1);
			run_blocks(2);
			let id = propose(two, era + 1, 60);
			until_collected(id);
			result = Some((claim(&account(Dave)), collected(id)));
		});
		result.unwrap()
	};
	// 60 % of half of it, either way.
	assert_eq!(run(false), (11_200 * UNIT, 16_800 * UNIT));
	assert_eq!(run(true), run(false));
}

#[test]
fn what_is_held_is_the_sum_over_all_operators_and_leaving_one_keeps_the_rest() {
	story(|| {
		let bob = account(Bob);
		for who in [OPERATOR, Dave] {
			register(who);
		}
		assert_ok!(Restaking::delegate(signed(Bob), account(Dave), 25_000 * UNIT));
		delegate(Bob, 15_000);
		assert_ok!(Staking::chill(signed(Bob)));
		assert_ok!(Staking::unbond(signed(Bob), 50_000 * UNIT));
		while StakingBonds::total(&bob) > 0 {
			next_era();
			assert_ok!(Staking::withdraw_unbonded(signed(Bob), 0));
		}
		assert_eq!((claim(&bob), held(&bob)), (40_000 * UNIT, 40_000 * UNIT));
		assert_ok!(Restaking::sync(signed(STRANGER), bob.clone()));
		run_to_era(active_era() + Restaking::delays().exit);
		// Leaving one operator lets go of what was its part, to the planck, and of nothing else.
		assert_ok!(Restaking::withdraw(signed(Bob), account(OPERATOR)));
		assert_eq!((claim(&bob), held(&bob)), (25_000 * UNIT, 25_000 * UNIT));
		assert!(free_to_spend(&bob) <= total(&bob) - 25_000 * UNIT);
		assert_ok!(Restaking::withdraw(signed(Bob), account(Dave)));
		assert_eq!((claim(&bob), held(&bob)), (0, 0));
	});
}

#[test]
fn an_operator_that_stops_validating_is_slashed_all_the_same() {
	// Where there are other validators to go on with.
	new_ext_with("local_testnet", without_services).execute_with(|| {
		let operator = AliceStash;
		register(operator);
		for (who, units) in [(operator, 10_000), (Eve, 40_000)] {
			let amount = units * UNIT;
			assert_ok!(Restaking::delegate(signed(who), account(operator), amount));
		}
		let service = create_service(Beneficiary::Burn);
		assert_ok!(Services::opt_in(signed(operator), service, percent(50)));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		let validates = || crate::Session::validators().contains(&account(operator));
		assert!(validates());
		assert_ok!(Staking::chill(signed(operator)));
		assert_ok!(Staking::unbond(signed(operator), 100_000 * UNIT));
		next_era();
		assert!(!validates());
		assert_eq!(StakingBonds::active(&account(operator)), 0);
		let id = propose_against(operator, service, era, part(50));
		until_collected(id);
		assert_eq!(collected(id), 12_500 * UNIT);
		assert_eq!(StakingBonds::total(&account(operator)), 97_500 * UNIT);
		check_invariants();
	});
}

#[test]
fn dust_keeps_nobody_out_and_goes_not_free() {
	story(|| {
		// GIVEN many restakers with the least there is
		register_operator();
		let service = create_service(Beneficiary::Burn);
		let dust: Vec<_> = (0..120).map(|index| bond_nobody(index, 2)).collect();
		for who in &dust {
			let origin = || RuntimeOrigin::signed(who.clone());
			assert_eq!(
				failed(Restaking::delegate(origin(), account(OPERATOR), UNIT - 1)),
				Some(RestakingError::BelowMinimum.into())
			);
			assert_ok!(Restaking::delegate(origin(), account(OPERATOR), UNIT));
		}
		// WHEN another comes after them, and the operator is slashed
		delegate(Bob, 40_000);
		assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		let id = propose(service, era, 50);
		run_to_era(era + 1);
		run_blocks(5);
		// THEN everybody pays a quarter
		assert_eq!(books(id).outstanding, 0);
		assert_eq!(claim(&account(Bob)), 30_000 * UNIT);
		assert!(dust.iter().all(|who| claim(who) == UNIT * 3 / 4));
		assert_eq!(collected(id), 10_000 * UNIT + 120 * UNIT / 4);
	});
}
