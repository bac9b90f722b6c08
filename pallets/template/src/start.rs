// SPDX-License-Identifier: Apache-2.0

//! How this pallet becomes a service: at genesis, or later.

use crate::pallet::*;
use frame::prelude::*;
use restaking_primitives::{
	security::{InspectService, OwnService, PayService, TermsOfService},
	ServiceId,
};

impl<T: Config> Pallet<T> {
	/// Starts the service as genesis wants it.
	pub(crate) fn build(genesis: &GenesisConfig<T>) -> DispatchResult {
		let service = Self::do_start(genesis.slash)?;
		// guide: pay
		if let Some((payer, per_era, eras)) = &genesis.rewards {
			let amount = per_era.saturating_mul((*eras).into());
			T::Security::fund(service, payer, amount)?;
			T::Security::stream(T::PalletId::get(), service, *per_era, *eras, true)?;
		}
		// guide: end
		Ok(())
	}

	// guide: start
	/// Creates the service. An upgrade that brings this pallet calls this.
	pub fn do_start(slash: Perbill) -> Result<ServiceId, DispatchError> {
		ensure!(!Service::<T>::exists(), Error::<T>::AlreadyStarted);
		let id = T::PalletId::get();
		let terms = TermsOfService::proven_by(id, slash);
		let service = T::Security::create(id, b"template".to_vec(), terms)?;
		Service::<T>::put(service);
		NextEra::<T>::put(T::Security::active_era());
		Self::deposit_event(Event::Started { service });
		Ok(service)
	}
	// guide: end
}
