// SPDX-License-Identifier: Apache-2.0

//! Setting, rotating and removing the keys with which an operator signs for services.

use crate::*;

/// What the bytes that prove the possession of a key begin with.
const POSSESSION: [u8; 18] = *b"rampart/possession";

/// The retired keys of an operator.
struct Retired<T: Config> {
	/// Those by which it can still be slashed.
	kept: RetiredKeysOf<T>,
	/// Those by which nobody can.
	expired: Vec<RetiredKey>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_key(
		who: T::AccountId,
		key: ServiceKey,
		proof: ServiceSignature,
	) -> DispatchResult {
		ensure!(Operators::<T>::contains_key(&who), Error::<T>::NotOperator);
		let now = T::Eras::active_era();
		let mut retired = Self::retired_keys(&who, now);
		let forgotten = retired.expired.iter().any(|old| old.key == key);
		ensure!(forgotten || !KeyTenures::<T>::contains_key(key), Error::<T>::KeyInUse);
		let previous = Keys::<T>::get(&who, key.kind());
		if let Some(previous) = previous {
			retired.add(previous.key, now)?;
		}
		ensure!(
			key.verify(&Self::possession_message_of(&who, &key), &proof),
			Error::<T>::BadProofOfPossession
		);

		Self::store_retired_keys(&who, retired);
		if let Some(previous) = previous {
			Self::close_tenure(&who, previous, now);
		}
		Self::open_tenure(who, key, now);
		Ok(())
	}

	/// Sets the first key of its kind for `who`, which does not prove to have it. For genesis alone,
	/// where whoever writes it is trusted, and the hash of block 0 that a proof names is not known.
	pub fn set_key_at_genesis(who: T::AccountId, key: ServiceKey) -> DispatchResult {
		ensure!(Operators::<T>::contains_key(&who), Error::<T>::NotOperator);
		let known = Keys::<T>::contains_key(&who, key.kind()) || KeyTenures::<T>::contains_key(key);
		ensure!(!known, Error::<T>::KeyInUse);
		Self::open_tenure(who, key, T::Eras::active_era());
		Ok(())
	}

	fn open_tenure(who: T::AccountId, key: ServiceKey, now: EraIndex) {
		Keys::<T>::insert(&who, key.kind(), KeyInForce { key, since: now });
		KeyTenures::<T>::insert(key, KeyTenure::of(who.clone(), now));
		Self::deposit_event(Event::KeySet { operator: who, key, from: now });
	}

	pub(crate) fn do_remove_key(who: T::AccountId, kind: KeyKind) -> DispatchResult {
		ensure!(Operators::<T>::contains_key(&who), Error::<T>::NotOperator);
		let now = T::Eras::active_era();
		let current = Keys::<T>::get(&who, kind).ok_or(Error::<T>::NoKey)?;
		let mut retired = Self::retired_keys(&who, now);
		retired.add(current.key, now)?;

		Self::store_retired_keys(&who, retired);
		Keys::<T>::remove(&who, kind);
		Self::close_tenure(&who, current, now);
		Ok(())
	}

	/// Forgets every key of `who`, in force or retired.
	pub(crate) fn forget_keys(who: &T::AccountId) {
		// One of each kind, at most.
		for (_, current) in Keys::<T>::drain_prefix(who) {
			KeyTenures::<T>::remove(current.key);
		}
		for old in RetiredKeys::<T>::take(who) {
			KeyTenures::<T>::remove(old.key);
		}
	}

	/// The retired keys of `who` as they are to be judged in era `now`; changes nothing.
	fn retired_keys(who: &T::AccountId, now: EraIndex) -> Retired<T> {
		let window = T::Delays::get().liability_window();
		let mut kept = RetiredKeys::<T>::get(who);
		let mut expired = Vec::new();
		kept.retain(|old| {
			let needed = old.can_be_slashed_in(now, window);
			if !needed {
				expired.push(*old);
			}
			needed
		});
		Retired { kept, expired }
	}

	fn store_retired_keys(who: &T::AccountId, retired: Retired<T>) {
		for old in retired.expired {
			KeyTenures::<T>::remove(old.key);
		}
		if retired.kept.is_empty() {
			RetiredKeys::<T>::remove(who);
		} else {
			RetiredKeys::<T>::insert(who, retired.kept);
		}
	}

	fn close_tenure(who: &T::AccountId, key: KeyInForce, until: EraIndex) {
		let KeyInForce { key, since: from } = key;
		let operator = who.clone();
		let tenure = KeyTenure { operator: operator.clone(), from, until: Some(until) };
		KeyTenures::<T>::insert(key, tenure);
		Self::deposit_event(Event::KeyRetired { operator, key, until });
	}

	pub(crate) fn possession_message_of(operator: &T::AccountId, key: &ServiceKey) -> Vec<u8> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		(POSSESSION, genesis, operator, key).encode()
	}
}

impl<T: Config> Retired<T> {
	/// Adds a key that is retired in era `until`.
	fn add(&mut self, key: ServiceKey, until: EraIndex) -> Result<(), Error<T>> {
		self.kept.try_push(RetiredKey { until, key }).map_err(|_| Error::<T>::TooManyRetiredKeys)
	}
}
