// SPDX-License-Identifier: Apache-2.0

//! The council, the brakes, and what they cannot stop.

use super::harness::*;
use crate::{
	configs::governance::without_brake, Babe, Balances, Grandpa, Proxy, Runtime, RuntimeCall,
	RuntimeOrigin, SafeMode, SecurityCouncil, Sudo, System, Timestamp, Treasury, TxPause, UNIT,
};
use frame_support::{
	assert_noop, assert_ok, assert_storage_noop,
	traits::{fungible::Inspect, GetCallMetadata, PalletInfoAccess},
};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave, Ferdie};
use sp_runtime::ApplyExtrinsicResult;

fn transfer() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
		dest: account(Bob).into(),
		value: UNIT,
	})
}

fn full_name(pallet: &str, call: &str) -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
	(pallet.as_bytes().to_vec().try_into().unwrap(), call.as_bytes().to_vec().try_into().unwrap())
}

fn pause(pallet: &str, call: &str) -> RuntimeCall {
	RuntimeCall::TxPause(pallet_tx_pause::Call::pause { full_name: full_name(pallet, call) })
}

fn is_filtered(result: ApplyExtrinsicResult) -> bool {
	result == Ok(Err(frame_system::Error::<Runtime>::CallFiltered.into()))
}

#[test]
fn the_council_stops_transactions_but_not_the_chain() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		assert_ok!(council_executes(pallet_safe_mode::Call::force_enter {}));
		assert!(SafeMode::is_entered());
		assert!(is_filtered(submit(Ferdie, transfer())));
		assert!(is_filtered(submit(
			Alice,
			pallet_staking::Call::bond_extra { max_additional: UNIT }
		)));
		// Nor does what carries other calls carry them past the brake.
		let balance = Balances::balance(&account(Bob));
		let batch = pallet_utility::Call::batch { calls: vec![transfer()] };
		assert_ok!(submit(Ferdie, batch).unwrap());
		let multisig = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![account(Dave)],
			call: Box::new(transfer()),
		};
		assert!(submit(Ferdie, multisig).unwrap().is_err());
		assert_eq!(Balances::balance(&account(Bob)), balance);

		let era = active_era();
		assert_eq!(next_era(), era + 1);

		assert_ok!(submit(Bob, frame_system::Call::remark { remark: vec![] }).unwrap());
		assert_ok!(council_executes(pallet_safe_mode::Call::force_exit {}));
		assert_ok!(submit(Ferdie, transfer()).unwrap());
	});
}

#[test]
fn safe_mode_ends_by_itself() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		assert_ok!(council_executes(pallet_safe_mode::Call::force_enter {}));
		let until = pallet_safe_mode::EnteredUntil::<Runtime>::get().unwrap();
		// A day of one-second slots.
		assert_eq!(until, System::block_number() + 24 * 60 * 60);
		pallet_safe_mode::EnteredUntil::<Runtime>::put(System::block_number() + 1);
		run_blocks(3);
		assert!(!SafeMode::is_entered());
	});
}

#[test]
fn a_paused_call_is_refused_on_every_path() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		assert_ok!(council_executes(pause(Balances::name(), "transfer_allow_death")));
		assert!(is_filtered(submit(Ferdie, transfer())));

		let balance = Balances::balance(&account(Bob));
		let batch = pallet_utility::Call::batch { calls: vec![transfer()] };
		assert_ok!(submit(Ferdie, batch).unwrap());
		assert_ok!(Proxy::add_proxy(signed(Ferdie), account(Dave).into(), Default::default(), 0));
		let proxied = pallet_proxy::Call::proxy {
			real: account(Ferdie).into(),
			force_proxy_type: None,
			call: Box::new(transfer()),
		};
		assert_ok!(submit(Dave, proxied).unwrap());
		assert_eq!(Balances::balance(&account(Bob)), balance);

		assert_ok!(council_executes(pallet_tx_pause::Call::unpause {
			ident: full_name(Balances::name(), "transfer_allow_death"),
		}));
		assert_ok!(submit(Ferdie, transfer()).unwrap());
	});
}

#[test]
fn what_keeps_the_chain_alive_cannot_be_paused() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		for (pallet, call) in [
			(Timestamp::name(), "set"),
			(Babe::name(), "report_equivocation_unsigned"),
			(Grandpa::name(), "report_equivocation_unsigned"),
			(Sudo::name(), "sudo"),
			(SecurityCouncil::name(), "close"),
			(SafeMode::name(), "force_exit"),
			(TxPause::name(), "unpause"),
		] {
			assert_noop!(
				TxPause::pause(RuntimeOrigin::root(), full_name(pallet, call)),
				pallet_tx_pause::Error::<Runtime>::Unpausable
			);
		}
	});
}

#[test]
fn every_call_that_no_brake_stops_exists() {
	for (pallet, calls) in without_brake() {
		assert!(RuntimeCall::get_module_names().contains(&pallet), "{pallet}");
		let known = RuntimeCall::get_call_names(pallet);
		for call in calls.into_iter().flatten() {
			assert!(known.contains(call), "{pallet}.{call}");
		}
	}
}

#[test]
fn one_member_is_not_the_council() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		let call = RuntimeCall::SafeMode(pallet_safe_mode::Call::force_enter {});
		let length = codec::Encode::encoded_size(&call) as u32;
		assert_ok!(SecurityCouncil::propose(signed(Charlie), 1, Box::new(call), length));
		assert!(!SafeMode::is_entered());
		assert_storage_noop!(assert!(SafeMode::force_enter(signed(Alice)).is_err()));
	});
}

#[test]
fn the_council_spends_from_the_treasury() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		assert_ok!(Balances::transfer_allow_death(
			signed(Alice),
			Treasury::account_id().into(),
			100 * UNIT
		));
		assert_ok!(council_executes(pallet_treasury::Call::spend {
			asset_kind: Box::new(()),
			amount: 40 * UNIT,
			beneficiary: Box::new(account(Ferdie)),
			valid_from: None,
		}));
		let before = Balances::balance(&account(Ferdie));
		assert_ok!(Treasury::payout(signed(Dave), 0));
		assert_eq!(Balances::balance(&account(Ferdie)), before + 40 * UNIT);
	});
}
