// SPDX-License-Identifier: Apache-2.0

//! A blob is committed, and its chunks are given out.

use crate::{merkle, pallet::*, types::*};
use frame::{prelude::*, traits::Randomness};
use restaking_primitives::{security::InspectService, Balance, EraIndex, ServiceId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_commit(
		who: &T::AccountId,
		commitment: Commitment,
		until: EraIndex,
	) -> DispatchResult {
		let service = Self::service()?;
		ensure!(!T::Security::is_paused(service), Error::<T>::ServiceIsPaused);
		let now = T::Security::active_era();
		let last = now.saturating_add(T::MaxEras::get());
		ensure!((now..=last).contains(&until), Error::<T>::BadEra);
		let id = commitment.id();
		match Blobs::<T>::get(id) {
			Some(blob) => Self::extend(who, service, id, blob, until),
			None => Self::take_in(who, service, commitment, until),
		}
	}

	fn take_in(
		who: &T::AccountId,
		service: ServiceId,
		commitment: Commitment,
		until: EraIndex,
	) -> DispatchResult {
		let Commitment { size, chunks, data, .. } = commitment;
		ensure!(size > 0, Error::<T>::BlobIsEmpty);
		let shaped = 0 < data && data < chunks && chunks <= T::MaxChunks::get();
		ensure!(shaped, Error::<T>::BadShape);
		let fits = commitment.chunk_len() <= T::MaxChunkSize::get();
		ensure!(fits, Error::<T>::ChunkTooLarge);

		let id = commitment.id();
		let era = T::Security::active_era();
		let (custody, needed) = Self::give_out(service, era, id)?;
		let closes =
			frame_system::Pallet::<T>::block_number().saturating_add(T::AttestationWindow::get());
		Entries::<T>::try_mutate(|entries| {
			entries
				.try_push(Entry { blob: id, until, closes, pending: true })
				.map_err(|_| Error::<T>::TooManyBlobs)
		})?;
		let per_era = Self::per_era(size).ok_or(ArithmeticError::Overflow)?;
		let escrow = Self::price_of(size, until).ok_or(ArithmeticError::Overflow)?;
		Self::charge(who, service, escrow)?;
		Blobs::<T>::insert(
			id,
			Blob {
				commitment,
				poster: who.clone(),
				era,
				until,
				closes,
				replicas: T::Replicas::get(),
				custodians: custody.len().saturated_into(),
				needed,
				attested: 0,
				covered: 0,
				per_era,
				escrow,
				status: Status::Pending,
				open: 0,
			},
		);
		Custodies::<T>::insert(id, custody);
		let poster = who.clone();
		Self::deposit_event(Event::BlobCommitted { blob: id, commitment, poster, until, closes });
		Ok(())
	}

	/// Those who back the service in `era`, in the order in which they get the chunks of `blob`, and
	/// the least stake that is a quorum of them.
	fn give_out(
		service: ServiceId,
		era: EraIndex,
		blob: BlobId,
	) -> Result<(CustodyOf<T>, Balance), DispatchError> {
		let operators = T::Security::operators_in(service, era);
		let total = operators.iter().fold(0, |sum: Balance, (_, it)| sum.saturating_add(*it));
		ensure!(total > 0, Error::<T>::NoCustodians);
		let quorum = T::Security::quorum(service, era).ok_or(Error::<T>::NoCustodians)?;
		let (seed, _) = T::Randomness::random(&(T::PalletId::get(), blob).encode());
		let mut custody: alloc::vec::Vec<_> = operators
			.into_iter()
			.map(|(who, stake)| Custodian { who, stake, duty: Duty::None })
			.collect();
		custody.sort_by_cached_key(|it| merkle::tagged(merkle::ORDER, &(seed, &it.who).encode()));
		let custody = custody.try_into().map_err(|_| Error::<T>::TooManyOperators)?;
		Ok((custody, quorum.mul_ceil(total)))
	}

	fn extend(
		who: &T::AccountId,
		service: ServiceId,
		id: BlobId,
		mut blob: BlobOf<T>,
		until: EraIndex,
	) -> DispatchResult {
		ensure!(blob.until >= T::Security::active_era(), Error::<T>::BlobIsExpiring);
		let eras = until.checked_sub(blob.until).filter(|eras| *eras > 0);
		let eras = eras.ok_or(Error::<T>::AlreadyKept)?;
		let price = blob.per_era.checked_mul(eras.into()).ok_or(ArithmeticError::Overflow)?;
		Self::charge_longer(who, service, &mut blob, price, until)?;
		blob.until = until;
		Self::change_entry(id, |entry| entry.until = until);
		Blobs::<T>::insert(id, blob);
		Self::deposit_event(Event::BlobExtended { blob: id, until });
		Ok(())
	}

	/// Changes what the list of blobs says of `id`.
	pub(crate) fn change_entry(id: BlobId, change: impl FnOnce(&mut Entry<BlockNumberFor<T>>)) {
		Entries::<T>::mutate(|entries| {
			if let Some(entry) = entries.iter_mut().find(|entry| entry.blob == id) {
				change(entry);
			}
		});
	}

	/// Forgets a blob.
	pub(crate) fn forget(id: BlobId) {
		Blobs::<T>::remove(id);
		Custodies::<T>::remove(id);
		Entries::<T>::mutate(|entries| entries.retain(|entry| entry.blob != id));
	}
}
