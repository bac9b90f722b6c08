// SPDX-License-Identifier: Apache-2.0

//! The node of an operator answers by itself, with the chunks in its offchain storage.
//!
//! It needs no key: whatever node has the chunk can answer, and the first answer is the last.

use crate::{pallet::*, types::*, LOG_TARGET};
use frame::{deps::sp_runtime::offchain::storage::StorageValueRef, prelude::*};

impl<T: Config> Pallet<T> {
	/// Answers all open challenges of which this node has the chunk.
	pub(crate) fn answer_from_storage() {
		for (challenge, asked) in Challenges::<T>::iter() {
			let key = Self::piece_key(asked.blob, asked.chunk);
			let Ok(Some(piece)) = StorageValueRef::persistent(&key).get::<Piece>() else {
				continue;
			};
			if let Err(error) = Self::send_answer(challenge, piece) {
				log::warn!(target: LOG_TARGET, "challenge {challenge} is not answered: {error:?}");
			}
		}
	}

	fn send_answer(challenge: ChallengeId, piece: Piece) -> DispatchResult {
		Self::ensure_answers(challenge, &piece.chunk, &piece.proof)?;
		let chunk = piece.chunk.try_into().map_err(|_| Error::<T>::WrongChunk)?;
		let proof = piece.proof.try_into().map_err(|_| Error::<T>::WrongChunk)?;
		let call = Call::<T>::answer { challenge, chunk, proof };
		let transaction = T::create_authorized_transaction(call.into());
		// The pool has it already until it is in a block: that is not an error.
		let _ = SubmitTransaction::<T, Call<T>>::submit_transaction(transaction);
		Ok(())
	}
}
