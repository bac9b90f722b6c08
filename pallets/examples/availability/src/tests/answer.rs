// SPDX-License-Identifier: Apache-2.0

//! Challenges are answered, and by nothing but the chunk.

use crate::{mock::*, pallet::*, types::*, POINTS_FOR_ANSWER, POINTS_FOR_CUSTODY};
use frame::{
	deps::sp_runtime::transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError,
	},
	testing_prelude::*,
	traits::Authorize,
};

#[test]
fn a_chunk_and_its_proof_answer_a_challenge() {
	run(|| {
		let blob = kept(1, 2);
		events();
		let challenge = ask(blob, BOB);
		let chunk = first_chunk(blob, BOB);
		let deadline = block() + ANSWER_WINDOW;
		assert_eq!(
			events(),
			vec![Event::ChallengeIssued { challenge, blob, operator: BOB, chunk, deadline }]
		);
		assert_ok!(answer_well(challenge, 1));
		assert_eq!(events(), vec![Event::ChallengeAnswered { challenge, operator: BOB }]);
		let points = Security::points(the_service(), NOW);
		assert!(points.contains(&(BOB, POINTS_FOR_CUSTODY + POINTS_FOR_ANSWER)));
		// It is good once.
		assert_noop!(answer(challenge, 1, chunk), Error::<Test>::UnknownChallenge);
		blocks(2 * ANSWER_WINDOW);
		assert_eq!(stake(BOB), 300);
	});
}

#[test]
fn a_wrong_chunk_is_refused_and_the_challenge_stays_open() {
	run(|| {
		let blob = kept(1, 2);
		let other = kept(2, 2);
		let challenge = ask(blob, BOB);
		let chunk = first_chunk(blob, BOB);
		// The right index of another blob.
		assert_noop!(answer(challenge, 2, chunk), Error::<Test>::WrongChunk);
		// Every other chunk of the right blob.
		for index in (0..8).filter(|index| *index != chunk) {
			assert_noop!(answer(challenge, 1, index), Error::<Test>::WrongChunk);
		}
		// The right chunk with the proof of another.
		let Piece { chunk: bytes, .. } = cut(1).piece(chunk).unwrap();
		let Piece { proof, .. } = cut(1).piece((chunk + 1) % 8).unwrap();
		let (bytes, proof) = (bytes.try_into().unwrap(), proof.try_into().unwrap());
		let mixed = Availability::answer(authorized(), challenge, bytes, proof);
		assert_noop!(mixed, Error::<Test>::WrongChunk);
		// Nothing at all.
		let nothing =
			Availability::answer(authorized(), challenge, Default::default(), Default::default());
		assert_noop!(nothing, Error::<Test>::WrongChunk);

		assert_ok!(answer_well(challenge, 1));
		assert_eq!(status(other), Status::Available);
	});
}

#[test]
fn the_window_is_over_when_the_deadline_is() {
	run(|| {
		let blob = kept(1, 2);
		let (first, second) = (ask(blob, BOB), ask(blob, ALICE));
		full_blocks(ANSWER_WINDOW);
		// The last block of the window.
		assert_ok!(answer_well(first, 1));
		full_blocks(1);
		// Too late, though nobody has looked yet.
		assert_noop!(answer_well(second, 1), Error::<Test>::AnswerTooLate);
		assert_noop!(answer(9, 1, 0), Error::<Test>::UnknownChallenge);
	});
}

#[test]
fn only_the_proof_authorizes_an_answer() {
	run(|| {
		let blob = kept(1, 2);
		let challenge = ask(blob, BOB);
		let call = |index| {
			let Piece { chunk, proof } = cut(1).piece(index).unwrap();
			let (chunk, proof) = (chunk.try_into().unwrap(), proof.try_into().unwrap());
			RuntimeCall::from(Call::<Test>::answer { challenge, chunk, proof })
		};
		let authorize = |index| call(index).authorize(TransactionSource::External).unwrap();
		let chunk = first_chunk(blob, BOB);
		let invalid = |reason: InvalidTransaction| Err(TransactionValidityError::from(reason));
		assert_eq!(authorize((chunk + 1) % 8), invalid(InvalidTransaction::BadProof));
		// The same from whoever it comes: the pool takes one.
		let (first, second) = (authorize(chunk).unwrap().0, authorize(chunk).unwrap().0);
		assert!(first.propagate);
		assert!(first.priority > u64::MAX / 4);
		assert_eq!(first.provides.len(), 1);
		assert_eq!(first.provides, second.provides);
		// A signature does not replace it, nor does root.
		for origin in [signed(BOB), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert!(call(chunk).dispatch(origin).is_err());
		}
		assert_ok!(call(chunk).dispatch(authorized()));
		assert_eq!(authorize(chunk), invalid(InvalidTransaction::Stale));
	});
}

#[test]
fn an_answer_has_room_in_a_block_full_of_transactions() {
	run(|| {
		let call = Call::<Test>::answer {
			challenge: 0,
			chunk: Default::default(),
			proof: Default::default(),
		};
		assert_eq!(call.get_dispatch_info().class, DispatchClass::Operational);
	});
}
