// SPDX-License-Identifier: Apache-2.0

//! Everything a restaker or an operator might try in order not to pay; each test is named after
//! the attempt, and ends with what was owed being paid.

use super::*;
use crate::configs::restaking::StakingBonds;
use sp_runtime::{MultiAddress, TokenError};

const BOB_OWES: Balance = 10_000 * UNIT;

fn staking(call: pallet_staking::Call<Runtime>) -> RuntimeCall {
	RuntimeCall::Staking(call)
}

fn unbond_all(of: &AccountId) -> RuntimeCall {
	staking(pallet_staking::Call::unbond { value: StakingBonds::total(of) })
}

fn withdraw_all() -> RuntimeCall {
	staking(pallet_staking::Call::withdraw_unbonded { num_slashing_spans: 0 })
}

fn transfer_all() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_all {
		dest: MultiAddress::Id(account(EveStash)),
		keep_alive: false,
	})
}

/// Bob unbonds by `act` as soon as he has delegated, withdraws by `act` in the era of the offence,
/// and sends away whatever he can. He pays all the same.
fn withdraw_everything_before_the_slash(
	stash: &AccountId,
	act: impl Fn(RuntimeCall),
	service: ServiceId,
) {
	act(staking(pallet_staking::Call::chill {}));
	act(unbond_all(stash));
	let era = active_era() + 4;
	run_to_era(era);
	act(withdraw_all());
	assert_eq!(StakingBonds::total(stash), 0);
	assert_eq!(held(stash), 40_000 * UNIT);
	act(transfer_all());
	let id = propose(service, era, 50);
	until_collected(id);
	assert_eq!(held(stash), 30_000 * UNIT);
	// Charlie's share is 5 000.
	assert_eq!(collected(id), BOB_OWES + 5_000 * UNIT);
}

#[test]
fn unbonding_and_withdrawing_everything_directly() {
	story(|| {
		let service = opted_in(Beneficiary::Burn);
		let act = |call| submit(Bob, call).unwrap().unwrap();
		withdraw_everything_before_the_slash(&account(Bob), act, service);
	});
}

#[test]
fn unbonding_and_withdrawing_everything_in_a_batch() {
	story(|| {
		let service = opted_in(Beneficiary::Burn);
		let act = |call| {
			let batch = pallet_utility::Call::batch_all { calls: vec![call] };
			submit(Bob, batch).unwrap().unwrap();
		};
		withdraw_everything_before_the_slash(&account(Bob), act, service);
	});
}

#[test]
fn withdrawing_and_transferring_in_one_batch() {
	story(|| {
		let service = opted_in(Beneficiary::Burn);
		let bob = account(Bob);
		submit(Bob, staking(pallet_staking::Call::chill {})).unwrap().unwrap();
		submit(Bob, unbond_all(&bob)).unwrap().unwrap();
		let era = active_era() + 4;
		run_to_era(era);
		let spendable = free_to_spend(&bob);
		let calls = vec![
			withdraw_all(),
			RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
				dest: MultiAddress::Id(account(EveStash)),
				// All that would be free if the ledger were an instant late.
				value: spendable + 40_000 * UNIT,
			}),
		];
		assert_eq!(
			dispatch(Bob, pallet_utility::Call::batch_all { calls }),
			Err(TokenError::FundsUnavailable.into())
		);
		// It failed as a whole.
		assert_eq!((StakingBonds::total(&bob), held(&bob)), (50_000 * UNIT, 0));
		submit(Bob, withdraw_all()).unwrap().unwrap();
		let id = propose(service, era, 50);
		until_collected(id);
		assert_eq!(held(&bob), 30_000 * UNIT);
	});
}

#[test]
fn unbonding_and_withdrawing_everything_by_a_proxy() {
	story(|| {
		let service = opted_in(Beneficiary::Burn);
		assert_ok!(crate::Proxy::add_proxy(
			signed(Bob),
			MultiAddress::Id(account(EveStash)),
			crate::configs::accounts::ProxyType::Any,
			0
		));
		let act = |call: RuntimeCall| {
			let proxied = pallet_proxy::Call::proxy {
				real: MultiAddress::Id(account(Bob)),
				force_proxy_type: None,
				call: Box::new(call),
			};
			submit(EveStash, proxied).unwrap().unwrap();
			let refused = events().into_iter().find_map(|event| match event {
				RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => result.err(),
				_ => None,
			});
			assert_eq!(refused, None);
		};
		withdraw_everything_before_the_slash(&account(Bob), act, service);
	});
}

#[test]
fn unbonding_and_withdrawing_everything_by_a_multisig() {
	story(|| {
		register_operator();
		let service = create_service(Beneficiary::Burn);
		// The stash is an account that two hold together; either can act.
		let mut signatories = vec![account(DaveStash), account(EveStash)];
		signatories.sort();
		let stash = pallet_multisig::Pallet::<Runtime>::multi_account_id(&signatories, 1);
		let act = |call: RuntimeCall| {
			submit(
				EveStash,
				pallet_multisig::Call::as_multi_threshold_1 {
					other_signatories: vec![account(DaveStash)],
					call: Box::new(call),
				},
			)
			.unwrap()
			.unwrap();
		};
		assert_ok!(Balances::transfer_allow_death(
			signed(AliceStash),
			MultiAddress::Id(stash.clone()),
			60_000 * UNIT
		));
		act(staking(pallet_staking::Call::bond {
			value: 50_000 * UNIT,
			payee: pallet_staking::RewardDestination::Staked,
		}));
		act(RuntimeCall::Restaking(pallet_restaking::Call::delegate {
			operator: account(OPERATOR),
			amount: 40_000 * UNIT,
		}));
		delegate(Charlie, 20_000);
		assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
		withdraw_everything_before_the_slash(&stash, act, service);
	});
}

#[test]
fn undelegating_between_offence_and_proposal() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		undelegate(Bob, 40_000);
		next_era();
		let id = propose(service, era, 50);
		until_collected(id);
		assert_eq!(claim(&account(Bob)), 30_000 * UNIT);
		assert_eq!(StakingBonds::total(&account(Bob)), 40_000 * UNIT);
	});
}

#[test]
fn transferring_reserving_and_bonding_again_whatever_can_be() {
	story(|| {
		let service = opted_in(Beneficiary::Burn);
		let bob = account(Bob);
		submit(Bob, staking(pallet_staking::Call::chill {})).unwrap().unwrap();
		submit(Bob, unbond_all(&bob)).unwrap().unwrap();
		let era = active_era() + 4;
		run_to_era(era);
		submit(Bob, withdraw_all()).unwrap().unwrap();
		// Reserve for proxies and announcements, to be paid to somebody else if that were possible.
		for friend in [EveStash, FerdieStash, DaveStash] {
			assert_ok!(dispatch(
				Bob,
				pallet_proxy::Call::add_proxy {
					delegate: MultiAddress::Id(account(friend)),
					proxy_type: crate::configs::accounts::ProxyType::Any,
					delay: 0,
				},
			));
		}
		assert!(Balances::reserved_balance(&bob) > 40_000 * UNIT);
		// Bond what is free, so that it is held for another reason.
		let free = free_to_spend(&bob).saturating_sub(UNIT);
		assert_ok!(dispatch(
			Bob,
			pallet_staking::Call::bond {
				value: free / 2,
				payee: pallet_staking::RewardDestination::Staked,
			},
		));
		assert_eq!(StakingBonds::total(&bob), free / 2);
		assert_ok!(dispatch(Bob, transfer_all()));
		assert_eq!(free_to_spend(&bob), 0);
		let id = propose(service, era, 50);
		until_collected(id);
		assert_eq!(collected(id), 15_000 * UNIT);
		assert_eq!(claim(&bob), 30_000 * UNIT);
	});
}

#[test]
fn delegating_late_owes_nothing_and_takes_nothing_off_the_others() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		delegate(Dave, 10_000);
		let id = propose(service, era, 50);
		until_collected(id);
		assert_eq!(claim(&account(Dave)), 10_000 * UNIT);
		assert_eq!(StakingBonds::total(&account(Dave)), 20_000 * UNIT);
		assert_eq!(collected(id), 15_000 * UNIT);
	});
}

#[test]
fn being_slashed_by_the_base_chain_first() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let bob = account(Bob);
		let id = propose(service, era, 50);
		// Within the reserve: the service still gets all of its due.
		consensus_slash(&bob, 10_000 * UNIT);
		until_collected(id);
		assert_eq!(collected(id), 15_000 * UNIT);
		assert_eq!(StakingBonds::total(&bob), 30_000 * UNIT);
	});
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let bob = account(Bob);
		let id = propose(service, era, 50);
		// Beyond it: the base chain comes first, the service gets its share of the rest.
		consensus_slash(&bob, 30_000 * UNIT);
		assert_eq!(claim(&bob), 20_000 * UNIT);
		until_collected(id);
		assert_eq!(collected(id), 10_000 * UNIT);
		assert_eq!(StakingBonds::total(&bob), 15_000 * UNIT);
	});
}

#[test]
fn a_consensus_slash_and_a_service_slash_in_either_order() {
	let run = |consensus_first: bool| {
		let mut result = None;
		story(|| {
			let (service, era) = secured(Beneficiary::Burn);
			let bob = account(Bob);
			let id = propose(service, era, 50);
			if consensus_first {
				consensus_slash(&bob, 10_000 * UNIT);
			}
			until_collected(id);
			if !consensus_first {
				consensus_slash(&bob, 10_000 * UNIT);
			}
			result = Some((StakingBonds::total(&bob), claim(&bob), collected(id)));
		});
		result.unwrap()
	};
	// Of 50 000 UNIT either takes 10 000, one of them out of the 40 000 that are delegated.
	assert_eq!(run(false), (30_000 * UNIT, 30_000 * UNIT, 15_000 * UNIT));
	assert_eq!(run(true), run(false));
}

#[test]
fn killing_the_stash() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let bob = account(Bob);
		// Root removes the stash without a word to anybody; a touch catches what is there.
		assert_ok!(Staking::force_unstake(frame_system::RawOrigin::Root.into(), bob.clone(), 0));
		assert_eq!(StakingBonds::total(&bob), 0);
		assert_ok!(Restaking::sync(signed(STRANGER), bob.clone()));
		assert_eq!(held(&bob), 40_000 * UNIT);
		let id = propose(service, era, 50);
		until_collected(id);
		assert_eq!(held(&bob), 30_000 * UNIT);
	});
	// And without anybody's touch in between.
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let bob = account(Bob);
		assert_ok!(Staking::force_unstake(frame_system::RawOrigin::Root.into(), bob.clone(), 0));
		assert_eq!((StakingBonds::total(&bob), held(&bob)), (0, 0));
		let (owned, id) = (total(&bob), propose(service, era, 50));
		until_collected(id);
		assert_eq!(collected(id), 15_000 * UNIT);
		assert_eq!(total(&bob), owned - BOB_OWES);
		assert_eq!((claim(&bob), held(&bob)), (30_000 * UNIT, 30_000 * UNIT));
	});
}

#[test]
fn the_operator_opts_out_and_deregisters_before_the_execution() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		assert_ok!(Services::opt_out(signed(OPERATOR), service));
		assert_eq!(
			Operators::deregister(signed(OPERATOR)),
			Err(pallet_operators::Error::<Runtime>::HasAllocations.into())
		);
		next_era();
		let id = propose(service, era, 50);
		until_collected(id);
		assert_eq!(collected(id), 15_000 * UNIT);
	});
}

#[test]
fn undelegating_cancelling_and_delegating_anew_all_the_time() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		undelegate(Bob, 40_000);
		next_era();
		undelegate(Charlie, 10_000);
		let id = propose(service, era, 50);
		let charlie = account(Charlie);
		for round in 1..=3 {
			delegate(Charlie, 5_000);
			assert_eq!(claim(&charlie), 25_000 * UNIT);
			undelegate(Charlie, 5_000);
			// What was not liable yet is free at once, and what is on its way out stays that.
			assert_eq!(claim(&charlie), 20_000 * UNIT);
			let cancelled = events().into_iter().filter(|event| {
				let cancelled = pallet_restaking::Event::DelegationCancelled {
					restaker: charlie.clone(),
					operator: account(OPERATOR),
					amount: 5_000 * UNIT,
				};
				*event == RuntimeEvent::Restaking(cancelled)
			});
			assert_eq!(cancelled.count(), round);
		}
		until_collected(id);
		assert_eq!(collected(id), 15_000 * UNIT);
	});
}

#[test]
fn an_exit_never_ends_before_a_slash_that_touches_it() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		undelegate(Bob, 40_000);
		// The last moment for a proposal.
		run_to_era(era + Restaking::delays().report_window);
		let id = propose(service, era, 50);
		let free_from = era + Restaking::delays().exit;
		while active_era() < free_from {
			assert_eq!(
				failed(Restaking::withdraw(signed(Bob), account(OPERATOR))),
				Some(RestakingError::NothingToWithdraw.into())
			);
			next_era();
		}
		assert_eq!(collected(id), 15_000 * UNIT);
		assert_ok!(Restaking::withdraw(signed(Bob), account(OPERATOR)));
	});
}

#[test]
fn leaving_one_operator_and_unbonding_what_the_exit_would_pay_with() {
	story(|| {
		// GIVEN Bob, with half of what he can delegate behind each of two operators
		let elsewhere = account(Dave);
		register_operator();
		register(Dave);
		let service = create_service(Beneficiary::Burn);
		for operator in [account(OPERATOR), elsewhere.clone()] {
			assert_ok!(Restaking::delegate(signed(Bob), operator, 20_000 * UNIT));
		}
		assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		// WHEN he leaves one, and unbonds all but what the other takes
		undelegate(Bob, 20_000);
		assert_ok!(Staking::unbond(signed(Bob), 25_000 * UNIT));
		assert_ok!(Restaking::sync(signed(STRANGER), account(Bob)));
		let delegation = || Restaking::delegation(elsewhere.clone(), account(Bob));
		assert_eq!(delegation(), 20_000 * UNIT);
		// THEN the exit still pays, and what the bond does not allow then leaves the other, too.
		let id = propose(service, era, 50);
		until_collected(id);
		assert_eq!(collected(id), 5_000 * UNIT);
		// The base chain takes of what unbonds, too: half of it each.
		assert_eq!(StakingBonds::active(&account(Bob)), 22_500 * UNIT);
		assert_eq!(StakingBonds::total(&account(Bob)), 45_000 * UNIT);
		assert_eq!(delegation(), 18_000 * UNIT);
		assert_eq!(claim(&account(Bob)), 35_000 * UNIT);
	});
}

#[test]
fn leaving_so_much_of_the_bond_that_a_slash_leaves_less_than_an_account_needs() {
	story(|| {
		let service = opted_in(Beneficiary::Burn);
		let bob = account(Bob);
		let rest = crate::EXISTENTIAL_DEPOSIT / 2;
		assert_ok!(Staking::chill(signed(Bob)));
		assert_ok!(Staking::unbond(signed(Bob), 50_000 * UNIT - BOB_OWES - rest));
		let era = active_era() + 4;
		run_to_era(era);
		assert_ok!(Staking::withdraw_unbonded(signed(Bob), 0));
		assert_eq!(StakingBonds::total(&bob), BOB_OWES + rest);
		assert_eq!(held(&bob), 30_000 * UNIT - rest);
		// The bond ends with the slash; what it backed beyond that is held, and counts as before.
		let (owned, id) = (total(&bob), propose(service, era, 50));
		until_collected(id);
		assert_eq!(collected(id), BOB_OWES + 5_000 * UNIT);
		assert_eq!(StakingBonds::total(&bob), 0);
		assert_eq!(total(&bob), owned - BOB_OWES);
		assert_eq!((claim(&bob), held(&bob)), (30_000 * UNIT, 30_000 * UNIT));
	});
}
