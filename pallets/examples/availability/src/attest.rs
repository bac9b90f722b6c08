// SPDX-License-Identifier: Apache-2.0

//! Custodians attest, and custody ends: refused, expired, or as those who have it leave.

use crate::{pallet::*, types::*, DataAvailability, LOG_TARGET, POINTS_FOR_CUSTODY};
use alloc::vec::Vec;
use frame::{deps::frame_support::storage::with_storage_layer, prelude::*};
use restaking_primitives::{
	security::{InspectService, PayService},
	EraIndex, ServiceId,
};

impl<T: Config> Pallet<T> {
	/// Returns for how many custodians that counts points.
	pub(crate) fn do_attest(who: &T::AccountId, id: BlobId) -> Result<u32, DispatchError> {
		let service = Self::service()?;
		let era = T::Security::active_era();
		let mut blob = Blobs::<T>::get(id).ok_or(Error::<T>::UnknownBlob)?;
		let mut custody = Custodies::<T>::get(id);
		let open = frame_system::Pallet::<T>::block_number() <= blob.closes && era <= blob.until;
		ensure!(open, Error::<T>::AttestationClosed);
		let custodian =
			custody.iter_mut().find(|it| it.who == *who).ok_or(Error::<T>::NotCustodian)?;
		ensure!(custodian.duty == Duty::None, Error::<T>::AlreadyAttested);
		let backs =
			!Leaving::<T>::contains_key(who) && T::Security::stake_in(service, who, era) > 0;
		ensure!(backs, Error::<T>::NotBacking);

		custodian.duty = Duty::Keeps;
		Self::deposit_event(Event::CustodyAttested { blob: id, operator: who.clone() });
		blob.count(&custody);
		let waited = blob.status == Status::Pending;
		if blob.is_held() && blob.status != Status::Available {
			if blob.status == Status::Pending {
				Self::earn(service, &mut blob)?;
				Self::change_entry(id, |entry| entry.pending = false);
			}
			blob.status = Status::Available;
			Self::deposit_event(Event::BlobAvailable { blob: id });
		}
		// Nothing is earned by a blob that nobody pays for: it may be that nobody can get it.
		let earned = if blob.status == Status::Pending {
			0
		} else if waited {
			Self::give_points_to_keepers(service, era, &custody)
		} else {
			Self::give_points(service, who, POINTS_FOR_CUSTODY);
			1
		};
		Blobs::<T>::insert(id, blob);
		Custodies::<T>::insert(id, custody);
		Ok(earned)
	}

	/// Counts again who keeps `blob`, after one of them does not any more, and stores it.
	pub(crate) fn fewer_keep(id: BlobId, mut blob: BlobOf<T>, custody: CustodyOf<T>) {
		blob.count(&custody);
		if blob.status == Status::Available && !blob.is_held() {
			blob.status = Status::Lost;
			Self::deposit_event(Event::BlobLost { blob: id });
		}
		Blobs::<T>::insert(id, blob);
		Custodies::<T>::insert(id, custody);
	}

	/// Releases an operator that does not back the service any more from all it keeps.
	pub(crate) fn release(operator: &T::AccountId) {
		for Entry { blob: id, .. } in Entries::<T>::get() {
			let mut custody = Custodies::<T>::get(id);
			let keeper =
				custody.iter_mut().find(|it| it.who == *operator && it.duty == Duty::Keeps);
			let Some((keeper, blob)) = keeper.zip(Blobs::<T>::get(id)) else { continue };
			keeper.duty = Duty::Released;
			Self::deposit_event(Event::CustodyReleased { blob: id, operator: operator.clone() });
			Self::fewer_keep(id, blob, custody);
		}
		Leaving::<T>::remove(operator);
	}

	/// Nobody keeps a blob that is still pending: forgets it, and gives the fee back.
	pub(crate) fn refuse(service: ServiceId, id: BlobId) {
		let Some(blob) = Blobs::<T>::get(id) else { return };
		let refund = Self::refund(service, &blob);
		Self::forget(id);
		Self::deposit_event(Event::BlobRefused { blob: id, refund });
	}

	/// Forgets a blob whose eras are over, unless a challenge of it is open.
	pub(crate) fn expire(id: BlobId) {
		if Blobs::<T>::get(id).is_some_and(|blob| blob.open == 0) {
			Self::forget(id);
			Self::deposit_event(Event::BlobExpired { blob: id });
		}
	}

	/// Counts the work of an operator in the active era.
	pub(crate) fn give_points(service: ServiceId, who: &T::AccountId, points: u32) {
		let era = T::Security::active_era();
		Self::report(service, era, Vec::from([(who.clone(), points)]));
	}

	/// Counts, in the active era, the attestations of all who keep a blob that has become available,
	/// and returns how many they are, with those that do not back the service any more and earn
	/// nothing.
	fn give_points_to_keepers(
		service: ServiceId,
		era: EraIndex,
		custody: &[Custodian<T::AccountId>],
	) -> u32 {
		let keepers = || custody.iter().filter(|it| it.duty == Duty::Keeps);
		let points = keepers()
			.filter(|it| T::Security::stake_in(service, &it.who, era) > 0)
			.map(|it| (it.who.clone(), POINTS_FOR_CUSTODY))
			.collect();
		Self::report(service, era, points);
		keepers().count().saturated_into()
	}

	/// That it earns nothing is no reason for somebody's work to fail.
	fn report(service: ServiceId, era: EraIndex, points: Vec<(T::AccountId, u32)>) {
		let pallet = T::PalletId::get();
		let reported =
			with_storage_layer(|| T::Security::report_points(pallet, service, era, points));
		if let Err(error) = reported {
			log::debug!(target: LOG_TARGET, "no points in era {era}: {error:?}");
		}
	}

	/// Who is asked to keep which chunks of a blob.
	pub(crate) fn custody_of(id: BlobId) -> Vec<(T::AccountId, Vec<u32>, Duty)> {
		let Some(layout) = Blobs::<T>::get(id).map(|blob| blob.layout()) else {
			return Vec::new();
		};
		(0..)
			.zip(Custodies::<T>::get(id))
			.map(|(position, it)| (it.who, layout.chunks_of(position).collect(), it.duty))
			.collect()
	}
}

impl<T: Config> DataAvailability for Pallet<T> {
	fn is_available(blob: BlobId) -> bool {
		Blobs::<T>::get(blob).is_some_and(|blob| {
			blob.status == Status::Available && T::Security::active_era() <= blob.until
		})
	}
}
