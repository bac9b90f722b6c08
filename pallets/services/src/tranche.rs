// SPDX-License-Identifier: Apache-2.0

//! What an operator shares among several services.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_tranche(operator: T::AccountId, magnitude: Magnitude) -> DispatchResult {
		ensure!(!magnitude.is_zero(), Error::<T>::ZeroMagnitude);
		ensure!(!Tranches::<T>::contains_key(&operator), Error::<T>::TrancheExists);
		T::Stake::ensure_active(&operator)?;
		// What is due makes room; a failure below undoes it.
		Self::release_due_of(&operator);
		Self::ensure_can_reserve(&operator, magnitude)?;
		// Whoever joins backs its service later: of the rest of this era nobody asks.
		let tranche = Tranche::open(magnitude, T::Eras::active_era()).map_err(Error::<T>::from)?;
		Tranches::<T>::insert(&operator, tranche);
		Self::deposit_event(Event::TrancheOpened { operator, magnitude });
		Ok(())
	}

	pub(crate) fn do_close_tranche(operator: T::AccountId) -> DispatchResult {
		let tranche = Tranches::<T>::get(&operator).ok_or(Error::<T>::NoTranche)?;
		ensure!(tranche.is_idle(), Error::<T>::TrancheInUse);
		Tranches::<T>::remove(&operator);
		Self::deposit_event(Event::TrancheClosed { operator, magnitude: tranche.left });
		Ok(())
	}

	/// What is left of the tranche of `operator`; zero if it has none.
	pub fn shared_magnitude(operator: &T::AccountId) -> Magnitude {
		Tranches::<T>::get(operator).map_or(Magnitude::ZERO, |tranche| tranche.left)
	}

	/// Checks that the tranche of `operator` has `cap` left.
	pub(crate) fn ensure_tranche_covers(
		operator: &T::AccountId,
		cap: Magnitude,
	) -> Result<(), Error<T>> {
		let tranche = Tranches::<T>::get(operator).ok_or(Error::<T>::NoTranche)?;
		ensure!(cap <= tranche.left, Error::<T>::CapAboveTranche);
		Ok(())
	}

	/// Lets `service` draw on the tranche of `operator`.
	pub(crate) fn join_tranche(
		operator: &T::AccountId,
		service: ServiceId,
	) -> Result<(), Error<T>> {
		Tranches::<T>::try_mutate(operator, |slot| {
			let tranche = slot.as_mut().ok_or(Error::<T>::NoTranche)?;
			tranche.members.try_push(service).map_err(|_| Error::<T>::TooManySharedServices)
		})
	}

	/// Lets `service` draw no longer on the tranche of `operator`, which keeps what is left of it.
	pub(crate) fn leave_tranche(operator: &T::AccountId, service: ServiceId) {
		Tranches::<T>::mutate_extant(operator, |tranche| {
			tranche.members.retain(|other| *other != service);
		});
	}

	/// Stores a tranche of which `taken` has just been slashed, and says so.
	pub(crate) fn note_tranche_slash(
		operator: &T::AccountId,
		tranche: TrancheOf<T>,
		taken: Magnitude,
	) {
		let left = tranche.left;
		Tranches::<T>::insert(operator, tranche);
		Self::deposit_event(Event::TrancheSlashed { operator: operator.clone(), taken, left });
	}
}
