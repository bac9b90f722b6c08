// SPDX-License-Identifier: Apache-2.0

//! What an operator's node does beside the chain.

use super::node::*;
use crate::{mock::*, pallet::*, submit::LONGEVITY, worker::Failure};
use frame::testing_prelude::*;
use restaking_primitives::fakes::FakeEras;

const ANSWER: &str = r#"{"prices":{"RMPUSD":"2","BTCUSD":"60000"}}"#;

/// Puts what is in the pool into the block.
fn include_all(node: &Operator) -> usize {
	let pool = node.pool();
	for transaction in &pool {
		assert_ok!(Chain::apply_extrinsic(transaction.clone()), Ok(()));
	}
	pool.len()
}

fn only_rmp(genesis: &mut GenesisConfig<Test>) {
	genesis.assets = vec!["RMPUSD".into()];
}

#[test]
fn a_node_submits_what_its_source_says() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		node.answers(ANSWER);
		assert_eq!(node.work(), Ok(2));
		assert_eq!(include_all(node), 2);
		assert_eq!(Oracle::round(NOW, rmp()), vec![(ALICE, cents(200))]);
		assert_eq!(Oracle::round(NOW, btc()), vec![(ALICE, cents(6_000_000))]);
	});
}

#[test]
fn in_every_era_with_nobody_typing_anything() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		node.has_key_of(BOB);
		for era in NOW..NOW + 3 {
			node.answers(ANSWER);
			for _ in 0..4 {
				Oracle::offchain_worker(System::block_number());
				include_all(node);
				next_block();
			}
			end_era();
			assert_eq!(last(), Some((cents(200), era)));
		}
	});
}

#[test]
fn a_plain_decimal_is_enough_for_one_pair() {
	on_a_node_with(only_rmp, |node| {
		node.has_key_of(ALICE);
		node.answers("2.00\n");
		assert_eq!(node.work(), Ok(1));
		include_all(node);
		assert_eq!(Oracle::round(NOW, rmp()), vec![(ALICE, cents(200))]);
	});
}

#[test]
fn a_node_asks_nobody_when_it_has_nothing_to_say() {
	// The source would notice: a request that is not expected is a failure of the test.
	on_a_node(|node| {
		// No key.
		assert_eq!(node.work(), Ok(0));
		// The key of somebody who does not back the oracle.
		node.has_key_of(STRANGER);
		assert_eq!(node.work(), Ok(0));
		// Everything is said.
		node.has_key_of(ALICE);
		for asset in [rmp(), btc()] {
			assert_ok!(include(signed_by(ALICE, asset, cents(1))), Ok(()));
		}
		assert_eq!(node.work(), Ok(0));
		// An operator that has left.
		assert_ok!(Security::leave(service(), &ALICE));
		end_era();
		assert_eq!(node.work(), Ok(0));
	});
	on_a_node_with(
		|genesis| genesis.assets.clear(),
		|node| {
			node.has_key_of(ALICE);
			assert_eq!(node.work(), Ok(0));
		},
	);
}

#[test]
fn a_node_without_a_source_submits_nothing() {
	new_test_ext().execute_with(check);
	on_a_node(|node| {
		node.has_key_of(ALICE);
		frame::deps::sp_io::offchain::local_storage_clear(
			frame::deps::sp_core::offchain::StorageKind::PERSISTENT,
			crate::SOURCE,
		);
		assert_eq!(node.work(), Ok(0));
		set_source(&[0xff]);
		assert_eq!(node.work(), Err(Failure::BadSource));
		assert!(node.pool().is_empty());
	});
}

#[test]
fn several_blocks_do_not_submit_twice() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		node.answers(ANSWER);
		assert_eq!(node.work(), Ok(2));
		// Nobody includes it, and nothing is asked or sent again while it may be in a pool.
		for _ in 1..LONGEVITY {
			next_block();
			assert_eq!(node.work(), Ok(0));
		}
		next_block();
		node.answers(ANSWER);
		assert_eq!(node.work(), Ok(2));
		assert_eq!(node.pool().len(), 4);
		// A new era is another matter.
		end_era();
		node.answers(ANSWER);
		assert_eq!(node.work(), Ok(2));
	});
}

#[test]
fn one_block_at_a_time_waits_for_the_source() {
	use frame::deps::sp_runtime::offchain::storage_lock::{StorageLock, Time};
	on_a_node(|node| {
		node.has_key_of(ALICE);
		let mut lock = StorageLock::<Time>::new(b"rampart/oracle/lock");
		let guard = lock.try_lock().unwrap();
		assert_eq!(node.work(), Ok(0));
		drop(guard);
		node.answers(ANSWER);
		assert_eq!(node.work(), Ok(2));
	});
}

#[test]
fn a_source_that_is_offline_is_asked_again_in_the_next_block() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		node.set_line(Line::Down);
		assert_eq!(node.work(), Err(Failure::Offline));
		node.set_line(Line::Silent);
		next_block();
		assert_eq!(node.work(), Err(Failure::Offline));
		assert!(node.pool().is_empty());
		node.set_line(Line::Up(200));
		next_block();
		node.answers(ANSWER);
		assert_eq!(node.work(), Ok(2));
	});
}

#[test]
fn what_a_source_says_with_another_status_does_not_count() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		for status in [204, 301, 404, 500, 503] {
			node.set_line(Line::Up(status));
			assert_eq!(node.work(), Err(Failure::Status(status)));
		}
		assert!(node.pool().is_empty());
	});
}

#[test]
fn an_answer_that_is_nonsense_or_too_long_is_dropped() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		node.answers("<html>");
		assert_eq!(node.work(), Err(Failure::Malformed));
		node.answers(r#"{"prices":{"ETHUSD":"1"}}"#);
		assert_eq!(node.work(), Err(Failure::Missing));
		let padded = |bytes: usize| format!("{ANSWER}{}", " ".repeat(bytes - ANSWER.len()));
		node.answers(padded(16 * 1_024 + 1));
		assert_eq!(node.work(), Err(Failure::TooLong));
		assert!(node.pool().is_empty());
		node.answers(padded(16 * 1_024));
		assert_eq!(node.work(), Ok(2));
		// A warning is all that comes of a failure.
		end_era();
		node.answers("");
		Oracle::offchain_worker(System::block_number());
	});
}

#[test]
fn what_the_source_does_not_know_is_left_out() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		node.answers(r#"{"prices":{"RMPUSD":"2"}}"#);
		assert_eq!(node.work(), Ok(1));
		include_all(node);
		assert_eq!(Oracle::round(NOW, btc()), vec![]);
		assert_eq!(Oracle::round(NOW, rmp()).len(), 1);
	});
}

#[test]
fn a_transaction_that_the_pool_refuses_keeps_no_other_waiting() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		node.refuses(2);
		node.answers(ANSWER);
		assert_eq!(node.work(), Err(Failure::Refused));
		next_block();
		node.refuses(1);
		node.answers(ANSWER);
		assert_eq!(node.work(), Ok(1));
		assert_eq!(include_all(node), 1);
		// What is left is due as soon as the other one cannot be in a pool any more.
		for _ in 0..LONGEVITY {
			next_block();
		}
		node.answers(ANSWER);
		assert_eq!(node.work(), Ok(1));
		include_all(node);
		assert_eq!((Oracle::round(NOW, rmp()).len(), Oracle::round(NOW, btc()).len()), (1, 1));
	});
}

#[test]
fn an_operator_that_leaves_within_the_era_still_submits_in_it() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		assert_ok!(Security::leave(service(), &ALICE));
		node.answers(ANSWER);
		assert_eq!(node.work(), Ok(2));
		assert_eq!(include_all(node), 2);
	});
}

#[test]
fn a_key_that_was_rotated_away_does_not_sign() {
	on_a_node(|node| {
		node.has_key_of(ALICE);
		let key = Security::signer(&ALICE).public();
		Security::set_key(key, &ALICE, 0, Some(NOW));
		FakeEras::advance(1);
		assert_eq!(node.work(), Ok(0));
	});
}

#[test]
fn a_dishonest_source_costs_who_believes_it() {
	on_a_node(|node| {
		node.has_key_of(CAROL);
		node.answers(r#"{"prices":{"RMPUSD":"9"}}"#);
		assert_eq!(node.work(), Ok(1));
		include_all(node);
		say(ALICE, 200);
		say(BOB, 200);
		end_era();
		assert_eq!(slashed(), vec![(CAROL, NOW)]);
	});
}
