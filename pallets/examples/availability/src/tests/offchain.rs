// SPDX-License-Identifier: Apache-2.0

//! A node answers with the chunks in its storage.

use crate::{mock::*, pallet::*, types::*};
use frame::{
	deps::sp_runtime::offchain::storage::StorageValueRef, testing_prelude::*, traits::Hooks,
};

/// As `offchain_localStorageSet` does.
fn store(blob: BlobId, index: u32, piece: &Piece) {
	StorageValueRef::persistent(&Availability::piece_key(blob, index)).set(piece);
}

#[test]
fn a_node_that_has_the_chunk_answers_by_itself() {
	with_a_node(|pool| {
		let blob = kept(1, 2);
		let (mine, others) = (ask(blob, BOB), ask(blob, ALICE));
		let chunk = first_chunk(blob, BOB);
		if chunk == first_chunk(blob, ALICE) {
			return;
		}
		store(blob, chunk, &cut(1).piece(chunk).unwrap());
		Availability::offchain_worker(block());
		let sent = pool();
		assert_eq!(sent.len(), 1);
		let extrinsic = Extrinsic::decode(&mut &sent[0][..]).unwrap();
		let RuntimeCall::Availability(Call::answer { challenge, .. }) = &extrinsic.function else {
			panic!("{extrinsic:?}");
		};
		assert_eq!(*challenge, mine);
		assert_ok!(extrinsic.function.dispatch(authorized()));
		assert!(Challenges::<Test>::get(mine).is_none());
		assert!(Challenges::<Test>::get(others).is_some());
		// Answered: nothing more is sent.
		Availability::offchain_worker(block());
		assert_eq!(pool().len(), 1);
	});
}

#[test]
fn a_node_with_a_broken_chunk_sends_nothing() {
	with_a_node(|pool| {
		let blob = kept(1, 2);
		ask(blob, BOB);
		let chunk = first_chunk(blob, BOB);
		store(blob, chunk, &cut(2).piece(chunk).unwrap());
		Availability::offchain_worker(block());
		let key = Availability::piece_key(blob, chunk);
		StorageValueRef::persistent(&key).set(&1_u8);
		Availability::offchain_worker(block());
		assert!(pool().is_empty());
	});
}
