// SPDX-License-Identifier: Apache-2.0

//! Fees, and what proxies may do.

use super::harness::*;
use crate::{
	configs::accounts::ProxyType, AccountId, Balance, Balances, RuntimeCall, Treasury, MILLI_UNIT,
	UNIT,
};
use frame_support::{
	assert_ok,
	storage::{storage_prefix, unhashed},
	traits::{fungible::Inspect, InstanceFilter},
};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Eve, Ferdie};

const PROXY_TYPES: [ProxyType; 6] = [
	ProxyType::Any,
	ProxyType::NonTransfer,
	ProxyType::Governance,
	ProxyType::Staking,
	ProxyType::Restaking,
	ProxyType::CancelProxy,
];

fn balance(who: &AccountId) -> Balance {
	Balances::balance(who)
}

fn transfer() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
		dest: account(Bob).into(),
		value: UNIT,
	})
}

#[test]
fn a_transfer_costs_about_a_thousandth() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		let before = balance(&account(Eve));
		assert_ok!(submit(Eve, transfer()).unwrap());
		let fee = before - UNIT - balance(&account(Eve));
		assert!((MILLI_UNIT * 8 / 10..MILLI_UNIT * 12 / 10).contains(&fee), "{fee}");
	});
}

#[test]
fn the_treasury_gets_four_fifths_of_a_fee_and_the_author_the_rest_and_the_tip() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		let (author, treasury) = (account(Alice), Treasury::account_id());
		let issuance = Balances::total_issuance();
		let before = (balance(&account(Eve)), balance(&author), balance(&treasury));
		let tip = UNIT;
		assert_ok!(submit_with_tip(Eve, transfer(), tip).unwrap());

		let paid = before.0 - UNIT - balance(&account(Eve));
		let (to_author, to_treasury) = (balance(&author) - before.1, balance(&treasury) - before.2);
		assert_eq!(to_author + to_treasury, paid);
		assert!(to_treasury.abs_diff((paid - tip) * 8 / 10) <= 1);
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn the_treasury_gets_what_the_author_cannot_take() {
	new_ext(LOCAL_TESTNET_RUNTIME_PRESET).execute_with(|| {
		let issuance = Balances::total_issuance();
		let nobody = AccountId::new([7; 32]);
		unhashed::put(&storage_prefix(b"Authorship", b"Author"), &nobody);
		assert_ok!(submit(Eve, transfer()).unwrap());
		assert_eq!(Balances::total_issuance(), issuance);
		assert_eq!(balance(&nobody), 0);
	});
}

fn sample_calls() -> Vec<RuntimeCall> {
	let boxed = || Box::new(transfer());
	vec![
		transfer(),
		pallet_staking::Call::chill {}.into(),
		pallet_session::Call::purge_keys {}.into(),
		pallet_utility::Call::batch { calls: vec![] }.into(),
		pallet_sudo::Call::sudo { call: boxed() }.into(),
		pallet_proxy::Call::remove_proxies {}.into(),
		pallet_proxy::Call::reject_announcement {
			delegate: account(Bob).into(),
			call_hash: Default::default(),
		}
		.into(),
		pallet_treasury::Call::payout { index: 0 }.into(),
		pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![], call: boxed() }
			.into(),
		frame_system::Call::remark { remark: vec![] }.into(),
	]
}

#[test]
fn only_a_proxy_for_everything_moves_funds_or_uses_the_sudo_key() {
	for kind in PROXY_TYPES {
		let powerful = kind == ProxyType::Any;
		assert_eq!(kind.filter(&transfer()), powerful);
		let sudo = pallet_sudo::Call::sudo { call: Box::new(transfer()) };
		assert_eq!(kind.filter(&sudo.into()), powerful);
	}
}

#[test]
fn a_proxy_that_contains_another_allows_all_it_allows() {
	for wide in PROXY_TYPES {
		for narrow in PROXY_TYPES {
			if wide.is_superset(&narrow) {
				for call in sample_calls() {
					assert!(
						wide.filter(&call) || !narrow.filter(&call),
						"{wide:?} contains {narrow:?} but refuses {call:?}"
					);
				}
			}
		}
	}
}

#[test]
fn a_batch_does_not_widen_a_proxy() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		let before = balance(&account(Eve));
		assert_ok!(crate::Proxy::add_proxy(
			signed(Eve),
			account(Ferdie).into(),
			ProxyType::Staking,
			0
		));
		let deposit = before - balance(&account(Eve));
		let batch = pallet_utility::Call::batch { calls: vec![transfer()] };
		assert_ok!(submit(
			Ferdie,
			pallet_proxy::Call::proxy {
				real: account(Eve).into(),
				force_proxy_type: None,
				call: Box::new(batch.into()),
			}
		)
		.unwrap());
		assert_eq!(balance(&account(Eve)), before - deposit);
	});
}
