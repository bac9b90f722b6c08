// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::configs::restaking::StakingBonds;

#[test]
fn a_slash_really_takes_tokens_and_burns_them() {
	story(|| {
		// GIVEN a service backed by 60 000 UNIT, half of them allocated to it
		let (service, era) = secured(Beneficiary::Burn);
		let security = Services::security(service).unwrap();
		assert_eq!(security.effective_stake, 30_000 * UNIT);
		assert_eq!(security.quorum_stake, 20_100 * UNIT);
		let (bob, charlie) = (account(Bob), account(Charlie));
		let before = [total(&bob), total(&charlie)];

		// WHEN it takes half of that
		let id = propose(service, era, 50);
		let executed_in = Slashing::slash(id).unwrap().executable_from;
		run_to_era(executed_in);
		let issued = issuance();
		run_blocks(1);

		// THEN bonds and balances fall by exactly each one's share, and so does the issuance
		assert_eq!(StakingBonds::total(&bob), 40_000 * UNIT);
		assert_eq!(StakingBonds::total(&charlie), 35_000 * UNIT);
		assert_eq!(total(&bob), before[0] - 10_000 * UNIT);
		assert_eq!(total(&charlie), before[1] - 5_000 * UNIT);
		assert_eq!(issuance(), issued - 15_000 * UNIT);
		assert_eq!(collected(id), 15_000 * UNIT);
		// AND the ledger of staking, its hold and the delegation agree
		assert_eq!(claim(&bob), 30_000 * UNIT);
		assert_eq!(Services::security(service).unwrap().effective_stake, 15_000 * UNIT);
	});
}

#[test]
fn what_is_collected_goes_to_the_treasury_at_once() {
	story(|| {
		let (service, era) = secured(Beneficiary::Treasury);
		let id = propose(service, era, 20);
		let treasury = crate::Treasury::account_id();
		run_to_era(Slashing::slash(id).unwrap().executable_from);
		let (before, issued) = (total(&treasury), issuance());
		run_blocks(1);
		assert_eq!(total(&treasury), before + 6_000 * UNIT);
		assert_eq!(issuance(), issued);
	});
}

#[test]
fn what_is_collected_goes_to_an_account_after_an_unbonding() {
	story(|| {
		let (service, era) = secured(Beneficiary::Account(account(EveStash)));
		let id = propose(service, era, 20);
		until_collected(id);
		let (who, before, issued) = (account(EveStash), total(&account(EveStash)), issuance());
		let SlashStatus::Executed { era: executed, .. } = status(id) else { unreachable!() };
		let due = executed + crate::timing::BondingDuration::get() + 1;
		run_to_era(due - 1);
		run_blocks(1);
		assert_eq!(total(&who), before);
		assert_eq!(
			Slashing::pay_beneficiary(signed(STRANGER), id),
			Err(SlashingError::PayoutNotDue.into())
		);
		run_to_era(due);
		run_blocks(2);
		assert_eq!(total(&who), before + 6_000 * UNIT);
		// The eras have minted what they pay, and nothing else has come or gone.
		assert!(issuance() >= issued);
		assert_eq!(
			Slashing::pay_beneficiary(signed(STRANGER), id),
			Err(SlashingError::UnknownSlash.into())
		);
	});
}

#[test]
fn from_bond_to_slash_to_exit() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 50);
		until_collected(id);
		// Everybody leaves, unbonds and withdraws side by side.
		let bob = account(Bob);
		undelegate(Bob, 30_000);
		assert_ok!(Staking::chill(signed(Bob)));
		assert_ok!(Staking::unbond(signed(Bob), 40_000 * UNIT));
		let exit = active_era() + Restaking::delays().exit;
		run_to_era(exit);
		assert_ok!(Restaking::withdraw(signed(Bob), account(OPERATOR)));
		run_to_era(exit + 1);
		assert_ok!(Staking::withdraw_unbonded(signed(Bob), 0));
		assert_eq!((claim(&bob), held(&bob), StakingBonds::total(&bob)), (0, 0, 0));
		assert_eq!(free_to_spend(&bob), total(&bob));
		// The operator closes shop.
		assert_ok!(Services::opt_out(signed(OPERATOR), service));
		undelegate(Charlie, 15_000);
		run_to_era(active_era() + Restaking::delays().deallocation.max(exit));
		run_blocks(1);
		assert_ok!(Restaking::withdraw(signed(Charlie), account(OPERATOR)));
		assert_ok!(Operators::deregister(signed(OPERATOR)));
		assert_ok!(Services::retire_service(signed(OWNER), service));
	});
}

#[test]
fn a_vetoed_slash_takes_nothing() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let first = propose(service, era, 10);
		let second = propose(service, era, 10);
		assert_ok!(Slashing::veto_slash(signed(RESOLVER), first));
		assert_ok!(council_executes(RuntimeCall::Slashing(pallet_slashing::Call::veto_slash {
			id: second
		})));
		run_to_era(era + 3);
		run_blocks(2);
		assert_eq!(claim(&account(Bob)), 40_000 * UNIT);
	});
}

#[test]
fn anyone_can_execute_a_slash_after_its_window() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 10);
		assert_eq!(
			Slashing::execute_slash(signed(STRANGER), id),
			Err(pallet_slashing::Error::<Runtime>::NotExecutableYet.into())
		);
		until_collected(id);
	});
}

#[test]
fn other_services_lose_nothing_by_a_slash() {
	story(|| {
		register_operator();
		let (one, other) = (create_service(Beneficiary::Burn), create_service(Beneficiary::Burn));
		delegate(Bob, 40_000);
		assert_ok!(Services::opt_in(signed(OPERATOR), one, percent(50)));
		assert_ok!(Services::opt_in(signed(OPERATOR), other, percent(50)));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		let id = propose(one, era, 60);
		until_collected(id);
		assert_eq!(Services::security(one).unwrap().effective_stake, 8_000 * UNIT);
		assert_eq!(Services::security(other).unwrap().effective_stake, 20_000 * UNIT);
	});
}

#[test]
fn a_slash_of_everything_leaves_the_consensus_reserve() {
	story(|| {
		register_operator();
		let service = create_service(Beneficiary::Burn);
		delegate(Bob, 40_000);
		assert_ok!(Services::opt_in(signed(OPERATOR), service, Magnitude::FULL));
		let mut era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		for _ in 0..2 {
			let id = propose(service, era, 60);
			until_collected(id);
			era = active_era();
		}
		// Two offences in two eras took the whole allocation, hence the whole delegation.
		assert_eq!(claim(&account(Bob)), 0);
		assert_eq!(StakingBonds::active(&account(Bob)), 10_000 * UNIT);
	});
}

#[test]
fn the_reserve_can_be_unbonded_and_sync_restores_the_rule() {
	story(|| {
		let (_, _) = secured(Beneficiary::Burn);
		assert_ok!(Staking::unbond(signed(Bob), 25_000 * UNIT));
		assert_ok!(Restaking::sync(signed(STRANGER), account(Bob)));
		assert_eq!(Restaking::delegation(account(OPERATOR), account(Bob)), 20_000 * UNIT);
		assert_eq!(claim(&account(Bob)), 40_000 * UNIT);
	});
}

#[test]
fn held_collateral_goes_back_to_work() {
	story(|| {
		let (_, _) = secured(Beneficiary::Burn);
		assert_ok!(Staking::chill(signed(Bob)));
		assert_ok!(Staking::unbond(signed(Bob), 50_000 * UNIT));
		run_to_era(active_era() + 4);
		assert_ok!(Staking::withdraw_unbonded(signed(Bob), 0));
		assert_eq!(held(&account(Bob)), 40_000 * UNIT);
		assert_ok!(Restaking::rebond(signed(Bob), 40_000 * UNIT));
		assert_eq!(held(&account(Bob)), 0);
		assert_eq!(StakingBonds::active(&account(Bob)), 40_000 * UNIT);
	});
}

#[test]
fn an_operator_with_a_delegation_of_its_own_is_slashed_with_it() {
	story(|| {
		assert_ok!(Operators::register(signed(Dave), Vec::new(), Perbill::zero(), 5_000 * UNIT));
		assert_eq!(
			Restaking::delegate(signed(Bob), account(Dave), UNIT).map_err(|error| error.error),
			Err(pallet_restaking::Error::<Runtime>::SelfDelegationTooLow.into())
		);
		assert_ok!(Restaking::delegate(signed(Dave), account(Dave), 5_000 * UNIT));
		assert_ok!(Restaking::delegate(signed(Bob), account(Dave), 5_000 * UNIT));
		let service = create_service(Beneficiary::Burn);
		assert_ok!(Services::opt_in(signed(Dave), service, Magnitude::FULL));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		assert_ok!(Slashing::propose_slash(
			signed(SLASHER),
			service,
			account(Dave),
			era,
			Perbill::from_percent(50),
			H256::zero()
		));
		until_collected(0);
		assert_eq!(claim(&account(Dave)), 2_500 * UNIT);
		assert_eq!(claim(&account(Bob)), 2_500 * UNIT);
	});
}
