// SPDX-License-Identifier: Apache-2.0

//! Custodians are asked for chunks; they show them, or pay.

use crate::{merkle, pallet::*, types::*, POINTS_FOR_ANSWER};
use frame::{
	arithmetic::Perbill,
	deps::{
		frame_support::storage::with_storage_layer,
		sp_runtime::transaction_validity::{TransactionPriority, TransactionValidityWithRefund},
	},
	prelude::*,
	traits::{Get, Randomness},
};
use restaking_primitives::{
	security::{InspectService, SlashService},
	ProvenOffence, ServiceId,
};

/// A number below `len` that `seed` draws, another for each `n`; `None` if there is nothing to draw.
fn draw_below(seed: &H256, n: u8, len: usize) -> Option<usize> {
	let number = u64::from_le_bytes((seed, n).using_encoded(blake2_64));
	number.checked_rem(u64::try_from(len).ok()?).and_then(|it| usize::try_from(it).ok())
}

impl<T: Config> Pallet<T> {
	/// Asks a custodian for a chunk.
	pub(crate) fn draw(service: ServiceId) {
		let (count, _) = Draws::<T>::get();
		let now = frame_system::Pallet::<T>::block_number();
		let next = now.saturating_add(T::ChallengePeriod::get());
		Draws::<T>::put((count.saturating_add(1), next));
		if T::Security::is_paused(service)
			|| Challenges::<T>::count() >= T::MaxOpenChallenges::get()
		{
			return;
		}
		// By the count, not by the block: whoever fills blocks does not choose among draws.
		let subject = (T::PalletId::get(), count).encode();
		let (seed, known_since) = T::Randomness::random(&subject);
		if let Some((blob, operator, chunk)) = Self::drawn(&seed, known_since) {
			Self::ask(service, blob, operator, chunk);
		}
	}

	/// Asks `operator` for a chunk if it has something to lose. If not, it could not be slashed for
	/// its silence, and what it keeps counts for nothing: it is released from all of it as those that
	/// have left are, which is too much for here.
	pub(crate) fn ask(service: ServiceId, blob: BlobId, operator: T::AccountId, chunk: u32) {
		let era = T::Security::active_era();
		if T::Security::stake_in(service, &operator, era) > 0 {
			Self::issue(blob, operator, chunk);
		} else {
			Leaving::<T>::insert(operator, era.saturating_sub(1));
		}
	}

	/// Whom `seed` draws, of those whose custody was fixed before it was known.
	pub(crate) fn drawn(
		seed: &H256,
		known_since: BlockNumberFor<T>,
	) -> Option<(BlobId, T::AccountId, u32)> {
		let era = T::Security::active_era();
		let entries = Entries::<T>::get();
		let is_fixed = |it: &&Entry<BlockNumberFor<T>>| {
			!it.pending && it.closes < known_since && era <= it.until
		};
		let kept = || entries.iter().filter(is_fixed);
		let id = kept().nth(draw_below(seed, 0, kept().count())?)?.blob;

		let blob = Blobs::<T>::get(id)?;
		let custody = Custodies::<T>::get(id);
		let keepers = || (0_u32..).zip(&custody).filter(|(_, it)| it.duty == Duty::Keeps);
		let (position, keeper) = keepers().nth(draw_below(seed, 1, keepers().count())?)?;

		let chunks = || blob.layout().chunks_of(position);
		let chunk = chunks().nth(draw_below(seed, 2, chunks().count())?)?;
		Some((id, keeper.who.clone(), chunk))
	}

	/// Asks `operator` for a chunk.
	pub(crate) fn issue(blob: BlobId, operator: T::AccountId, chunk: u32) {
		let challenge = NextChallenge::<T>::get();
		let deadline =
			frame_system::Pallet::<T>::block_number().saturating_add(T::AnswerWindow::get());
		let era = T::Security::active_era();
		NextChallenge::<T>::put(challenge.saturating_add(1));
		let asked = Challenge { blob, operator: operator.clone(), chunk, era, deadline };
		Challenges::<T>::insert(challenge, asked);
		Self::change_open(blob, |open| open.saturating_add(1));
		Self::deposit_event(Event::ChallengeIssued { challenge, blob, operator, chunk, deadline });
	}

	fn change_open(blob: BlobId, change: impl FnOnce(u32) -> u32) {
		Blobs::<T>::mutate_extant(blob, |blob| blob.open = change(blob.open));
	}

	/// The challenge, if this answers it in time.
	pub(crate) fn ensure_answers(
		challenge: ChallengeId,
		chunk: &[u8],
		proof: &[H256],
	) -> Result<ChallengeOf<T>, DispatchError> {
		let asked = Challenges::<T>::get(challenge).ok_or(Error::<T>::UnknownChallenge)?;
		let in_time = frame_system::Pallet::<T>::block_number() <= asked.deadline;
		ensure!(in_time, Error::<T>::AnswerTooLate);
		let blob = Blobs::<T>::get(asked.blob).ok_or(Error::<T>::UnknownBlob)?;
		ensure!(blob.commitment.has(asked.chunk, chunk, proof), Error::<T>::WrongChunk);
		Ok(asked)
	}

	/// A valid transaction, if this answers `challenge`.
	pub(crate) fn authorize(
		challenge: ChallengeId,
		chunk: &[u8],
		proof: &[H256],
	) -> TransactionValidityWithRefund {
		Self::ensure_answers(challenge, chunk, proof).map_err(|error| {
			if error == Error::<T>::WrongChunk.into() {
				InvalidTransaction::BadProof
			} else {
				InvalidTransaction::Stale
			}
		})?;
		let valid = ValidTransaction::with_tag_prefix("Availability")
			// There is one right answer to a challenge: whoever has it first is enough.
			.and_provides(challenge)
			// Authors stop looking for what fits into a full block. There are few answers at a time.
			.priority(TransactionPriority::MAX / 2)
			.propagate(true)
			.build()?;
		Ok((valid, Weight::zero()))
	}

	pub(crate) fn do_answer(
		challenge: ChallengeId,
		chunk: &[u8],
		proof: &[H256],
	) -> DispatchResult {
		let service = Self::service()?;
		let Challenge { blob, operator, .. } = Self::ensure_answers(challenge, chunk, proof)?;
		Challenges::<T>::remove(challenge);
		Self::change_open(blob, |open| open.saturating_sub(1));
		Self::give_points(service, &operator, POINTS_FOR_ANSWER);
		Self::deposit_event(Event::ChallengeAnswered { challenge, operator });
		Ok(())
	}

	/// Nobody has answered `challenge` in time: its custodian fails, once for each blob.
	pub(crate) fn miss(service: ServiceId, challenge: ChallengeId, asked: ChallengeOf<T>) {
		let Challenge { blob: id, operator, era, .. } = asked;
		Challenges::<T>::remove(challenge);
		Self::change_open(id, |open| open.saturating_sub(1));
		let mut custody = Custodies::<T>::get(id);
		let liable = custody
			.iter_mut()
			.find(|it| it.who == operator && matches!(it.duty, Duty::Keeps | Duty::Released));
		let forgiven = T::Security::is_paused(service);
		let Some((liable, blob)) = liable.zip(Blobs::<T>::get(id)).filter(|_| !forgiven) else {
			Self::deposit_event(Event::ChallengeForgiven { challenge, operator });
			return;
		};
		liable.duty = Duty::Failed;
		Self::fewer_keep(id, blob, custody);

		let pallet = T::PalletId::get();
		let evidence = merkle::tagged(merkle::SILENCE, &(pallet, challenge).encode());
		let offence = ProvenOffence { operator: operator.clone(), era, evidence };
		// As much as the terms of that era say.
		let slash = with_storage_layer(|| {
			T::Security::slash(pallet, service, offence, Perbill::one(), None)
		});
		Self::deposit_event(Event::ChallengeMissed { challenge, operator, slash });
	}
}
