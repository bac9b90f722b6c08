// SPDX-License-Identifier: Apache-2.0

//! The service of this pallet: how it begins, and what it hears of itself.

use crate::{pallet::*, types::*, weights::WeightInfo};
use frame::prelude::*;
use restaking_primitives::{
	security::{InspectService, OwnService, TermsOfService},
	EraIndex, OnService, ServiceId,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_start(parameters: Parameters) -> DispatchResult {
		ensure!(!Service::<T>::exists(), Error::<T>::AlreadyStarted);
		let Parameters { min_operator_stake, quorum, slash, max_slash, value_at_stake } =
			parameters;
		let pallet = T::PalletId::get();
		let mut terms = TermsOfService {
			min_operator_stake,
			quorum,
			value_at_stake,
			..TermsOfService::proven_by(pallet, slash)
		};
		// Several blobs can be lost in one era by one operator, and by several operators.
		terms.slashing.max_fraction = max_slash;
		terms.slashing.budget.fraction = max_slash;
		let service = T::Security::create(pallet, b"data availability".to_vec(), terms)?;
		Service::<T>::put(service);
		Accounts::<T>::mutate(|books| books.next = T::Security::active_era());
		Self::deposit_event(Event::Started { service });
		Ok(())
	}

	/// The service of this pallet.
	pub(crate) fn service() -> Result<ServiceId, Error<T>> {
		Service::<T>::get().ok_or(Error::<T>::NotStarted)
	}

	/// The account of this pallet.
	pub fn account() -> T::AccountId {
		T::Security::account(T::PalletId::get())
	}
}

impl<T: Config> OnService<T::AccountId> for Pallet<T> {
	fn max_weight() -> Weight {
		T::WeightInfo::on_left()
	}

	fn on_left(service: ServiceId, operator: &T::AccountId, until: Option<EraIndex>) {
		if let Some(until) = until.filter(|_| Service::<T>::get() == Some(service)) {
			// It is released from all it keeps when that era is over; that is too much for here.
			Leaving::<T>::insert(operator, until);
		}
	}
}
