// SPDX-License-Identifier: Apache-2.0

//! What the security council can stop by pausing a service, and what nobody can; and what happens
//! when nobody watches.

use super::{
	objective::{equivocation, provable, report},
	*,
};
use frame_support::{assert_noop, assert_storage_noop};

fn pause(service: ServiceId) {
	assert_ok!(council_executes(RuntimeCall::Services(pallet_services::Call::pause_service {
		service
	})));
}

fn resume(service: ServiceId) {
	assert_ok!(council_executes(RuntimeCall::Services(pallet_services::Call::resume_service {
		service
	})));
}

fn veto(id: SlashId) -> DispatchResult {
	council(pallet_slashing::Call::veto_slash { id })
}

fn without_resolver(resolver: Option<AccountId>) -> TermsOf<Runtime> {
	pallet_services::Terms {
		mode: SlashMode::Vetoable { slasher: account(SLASHER), resolver, window: 1 },
		..terms(Beneficiary::Burn)
	}
}

#[test]
fn a_pause_traps_nobody_and_stops_no_slash_that_was_proposed() {
	story(|| {
		// GIVEN a slash that is proposed, and a service that is paused then
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 50);
		pause(service);
		assert_noop!(
			Slashing::propose_slash(
				signed(SLASHER),
				service,
				account(OPERATOR),
				era,
				part(1),
				H256::repeat_byte(9)
			),
			SlashingError::ServicePaused
		);
		// WHEN everybody leaves
		undelegate(Bob, 40_000);
		undelegate(Charlie, 20_000);
		assert_ok!(Services::opt_out(signed(OPERATOR), service));
		// THEN the slash executes
		until_collected(id);
		assert_eq!(collected(id), 15_000 * UNIT);
		// AND everybody is out in time: restakers, the operator, and the deposits
		run_to_era(era + Restaking::delays().exit);
		assert_ok!(Restaking::withdraw(signed(Bob), account(OPERATOR)));
		assert_ok!(Restaking::withdraw(signed(Charlie), account(OPERATOR)));
		let release = release_delay();
		run_to_era(era + release);
		assert_ok!(Services::release(signed(STRANGER), service, account(OPERATOR)));
		assert_ok!(Operators::deregister(signed(OPERATOR)));
		assert_ok!(Services::retire_service(signed(OWNER), service));
		assert_eq!((claim(&account(Bob)), claim(&account(Charlie))), (0, 0));
	});
}

#[test]
fn what_a_pause_refuses_is_accepted_again_once_the_council_has_resumed_the_service() {
	// What is said,
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let accuse = || {
			Slashing::propose_slash(
				signed(SLASHER),
				service,
				account(OPERATOR),
				era,
				part(50),
				H256::repeat_byte(9),
			)
		};
		pause(service);
		assert_noop!(accuse(), SlashingError::ServicePaused);
		// It is not the owner's to end it.
		for who in [OWNER, SLASHER] {
			assert_noop!(
				Services::resume_service(signed(who), service),
				sp_runtime::DispatchError::BadOrigin
			);
		}
		resume(service);
		assert_ok!(accuse());
		until_collected(0);
		assert_eq!(collected(0), 15_000 * UNIT);
	});
	// and what is proved.
	story(|| {
		let (service, era) = provable();
		pause(service);
		assert_storage_noop!(assert_eq!(
			report(STRANGER, service, equivocation(service, era)),
			Err(SlashingError::ServicePaused.into())
		));
		resume(service);
		assert_ok!(report(STRANGER, service, equivocation(service, era)));
		assert!(is_executed(0));
		run_blocks(2);
		assert_eq!(collected(0), 15_000 * UNIT);
	});
}

#[test]
fn a_pause_stops_neither_the_council_nor_the_resolver() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let (first, second) = (propose(service, era, 10), propose(service, era, 10));
		pause(service);
		assert_ok!(Slashing::veto_slash(signed(RESOLVER), first));
		assert_ok!(veto(second));
		run_to_era(era + 2);
		assert_eq!(claim(&account(Bob)), 40_000 * UNIT);
	});
}

#[test]
fn safe_mode_keeps_nobody_from_leaving_or_from_a_veto() {
	story(|| {
		// GIVEN two slashes that will execute whether or not there are transactions
		let (service, era) = secured(Beneficiary::Burn);
		let (first, second) = (propose(service, era, 10), propose(service, era, 10));
		assert_ok!(council_executes(pallet_safe_mode::Call::force_enter {}));

		// WHEN the resolver vetoes one, the council the other, and everybody leaves
		assert_ok!(submit(RESOLVER, pallet_slashing::Call::veto_slash { id: first }).unwrap());
		assert_ok!(council_executes(RuntimeCall::Slashing(pallet_slashing::Call::veto_slash {
			id: second
		})));
		let undelegate = pallet_restaking::Call::undelegate {
			operator: account(OPERATOR),
			amount: 40_000 * UNIT,
		};
		assert_ok!(submit(Bob, undelegate).unwrap());
		assert_ok!(submit(OPERATOR, pallet_services::Call::opt_out { service }).unwrap());

		// THEN they have, and nobody joins
		assert_eq!(Restaking::delegation(account(OPERATOR), account(Bob)), 0);
		let delegate =
			pallet_restaking::Call::delegate { operator: account(OPERATOR), amount: UNIT };
		let filtered = frame_system::Error::<Runtime>::CallFiltered.into();
		assert_eq!(submit(Bob, delegate), Ok(Err(filtered)));
		run_to_era(era + 2);
		assert_eq!(claim(&account(Bob)), 40_000 * UNIT);
	});
}

#[test]
fn safe_mode_keeps_no_stake_however_long_it_lasts() {
	story(|| {
		// GIVEN who has delegated, and what acts through another
		let (_, era) = secured(Beneficiary::Burn);
		assert_ok!(crate::Proxy::add_proxy(
			signed(Charlie),
			account(STRANGER).into(),
			crate::configs::accounts::ProxyType::Restaking,
			0
		));
		assert_ok!(council_executes(pallet_safe_mode::Call::force_enter {}));

		// WHEN they leave the operator and the bond
		let undelegate =
			|amount| pallet_restaking::Call::undelegate { operator: account(OPERATOR), amount };
		let all = |who| Restaking::delegation(account(OPERATOR), account(who));
		let proxied = |call: RuntimeCall| pallet_proxy::Call::proxy {
			real: account(Charlie).into(),
			force_proxy_type: None,
			call: Box::new(call),
		};
		let bonded = |who| crate::Staking::ledger(account(who).into()).unwrap();
		let (bob, charlie) = (bonded(Bob), bonded(Charlie));
		let unbond = |value| pallet_staking::Call::unbond { value };
		assert_ok!(submit(Bob, undelegate(all(Bob))).unwrap());
		assert_ok!(submit(STRANGER, proxied(undelegate(all(Charlie)).into())).unwrap());
		assert_ok!(submit(Bob, pallet_staking::Call::chill {}).unwrap());
		assert_ok!(submit(Bob, unbond(bob.active)).unwrap());
		assert_ok!(submit(STRANGER, proxied(pallet_staking::Call::chill {}.into())).unwrap());
		assert_ok!(submit(STRANGER, proxied(unbond(charlie.active).into())).unwrap());

		// AND come for it after the delays, the brake still being pulled
		run_to_era(era + release_delay() + crate::timing::BondingDuration::get() + 1);
		let withdraw = pallet_restaking::Call::withdraw { operator: account(OPERATOR) };
		let free = pallet_staking::Call::withdraw_unbonded { num_slashing_spans: 0 };
		assert_ok!(submit(Bob, withdraw.clone()).unwrap());
		assert_ok!(submit(Bob, free.clone()).unwrap());
		assert_ok!(submit(STRANGER, proxied(withdraw.into())).unwrap());
		assert_ok!(submit(STRANGER, proxied(free.into())).unwrap());

		// THEN all of it is free
		for who in [Bob, Charlie] {
			assert_eq!(claim(&account(who)), 0);
			assert!(crate::Staking::ledger(account(who).into()).is_err());
			assert_eq!(held(&account(who)), 0);
		}
		assert!(crate::SafeMode::is_entered());
	});
}

#[test]
fn no_call_by_which_one_leaves_or_vetoes_can_be_paused() {
	story(|| {
		let name = |pallet: &str, call: &str| {
			let name = |name: &str| name.as_bytes().to_vec().try_into().unwrap();
			(name(pallet), name(call))
		};
		for (pallet, call) in [
			("Slashing", "veto_slash"),
			("Restaking", "undelegate"),
			("Restaking", "withdraw"),
			("Services", "opt_out"),
			("Staking", "chill"),
			("Staking", "unbond"),
			("Staking", "withdraw_unbonded"),
			("Proxy", "proxy"),
			("Multisig", "as_multi"),
			("Utility", "batch_all"),
		] {
			assert_noop!(
				crate::TxPause::pause(frame_system::RawOrigin::Root.into(), name(pallet, call)),
				pallet_tx_pause::Error::<Runtime>::Unpausable
			);
		}
		for (pallet, call) in [("Slashing", "propose_slash"), ("Restaking", "delegate")] {
			assert_ok!(crate::TxPause::pause(
				frame_system::RawOrigin::Root.into(),
				name(pallet, call)
			));
		}
	});
}

#[test]
fn a_slash_of_a_service_without_resolver_executes_by_itself() {
	story(|| {
		let (service, era) = secured_with(without_resolver(None));
		let id = propose(service, era, 50);
		assert_noop!(Slashing::veto_slash(signed(RESOLVER), id), SlashingError::NotResolver);
		assert_noop!(Slashing::veto_slash(signed(OWNER), id), SlashingError::NotResolver);
		until_collected(id);
		assert_eq!(collected(id), 15_000 * UNIT);
	});
}

#[test]
fn a_resolver_that_never_acts_delays_nothing() {
	story(|| {
		// Its account does not even exist.
		let (service, era) = secured_with(without_resolver(Some(nobody(0))));
		let id = propose(service, era, 50);
		let executed = Slashing::slash(id).unwrap().executable_from;
		assert_eq!(executed, era + 1);
		run_to_era(executed);
		assert!(is_executed(id));
		run_blocks(2);
		assert_eq!(collected(id), 15_000 * UNIT);
	});
}

#[test]
fn where_the_resolver_is_absent_the_council_can_veto() {
	for resolver in [None, Some(nobody(0))] {
		story(|| {
			let (service, era) = secured_with(without_resolver(resolver));
			let id = propose(service, era, 50);
			assert_ok!(veto(id));
			run_to_era(era + 2);
			assert_eq!(claim(&account(Bob)), 40_000 * UNIT);
			assert!(matches!(status(id), SlashStatus::Vetoed { .. }));
		});
	}
}

#[test]
fn a_veto_after_the_window_comes_too_late() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 50);
		// It executes in the very block in which its window is over.
		while active_era() == era {
			assert!(is_open(id));
			run_blocks(1);
		}
		assert!(is_executed(id));
		assert_noop!(Slashing::veto_slash(signed(RESOLVER), id), SlashingError::AlreadyDecided);
		assert_eq!(veto(id), Err(SlashingError::AlreadyDecided.into()));
		run_blocks(2);
		assert_eq!(collected(id), 15_000 * UNIT);
	});
}

#[test]
fn after_the_window_a_slash_that_waits_is_the_councils_alone() {
	story(|| {
		// One that needs an approval is still open then.
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 61);
		assert_eq!(approval(id), Approval::Needed);
		run_to_era(era + 1);
		assert_noop!(Slashing::veto_slash(signed(RESOLVER), id), SlashingError::VetoWindowOver);
		assert_ok!(veto(id));
		assert!(matches!(status(id), SlashStatus::Vetoed { .. }));
	});
}

#[test]
fn an_owner_clears_nobodys_pending_slashes_not_even_its_own() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 50);
		// Whatever the owner of this service does, or that of another one.
		assert_noop!(Services::retire_service(signed(OWNER), service), ServicesError::ServiceInUse);
		assert_ok!(Services::remove_operator(signed(OWNER), service, account(OPERATOR)));
		let tamer = pallet_services::Terms {
			mode: SlashMode::Vetoable {
				slasher: account(OWNER),
				resolver: Some(account(OWNER)),
				window: 1,
			},
			max_slash: part(1),
			..terms(Beneficiary::Burn)
		};
		assert_ok!(Services::change_terms(signed(OWNER), service, tamer));
		assert_noop!(Slashing::veto_slash(signed(OWNER), id), SlashingError::NotResolver);
		assert_ok!(Services::create_service(
			signed(STRANGER),
			Vec::new(),
			without_resolver(Some(account(STRANGER)))
		));
		assert_noop!(Slashing::veto_slash(signed(STRANGER), id), SlashingError::NotResolver);
		until_collected(id);
		assert_eq!(collected(id), 15_000 * UNIT);
	});
}
