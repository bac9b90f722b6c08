// SPDX-License-Identifier: Apache-2.0

//! How the oracle becomes a service: at genesis, or later.

use crate::{pallet::*, types::Progress};
use alloc::vec::Vec;
use frame::prelude::*;
use restaking_primitives::{
	security::{InspectService, OwnService, PayService, TermsOfService},
	Asset, ServiceId,
};

impl<T: Config> Pallet<T> {
	/// Starts the oracle as genesis wants it.
	pub(crate) fn build(genesis: &GenesisConfig<T>) -> DispatchResult {
		let assets = genesis
			.assets
			.iter()
			.map(|name| Asset::try_from(name.as_bytes().to_vec()))
			.collect::<Result<Vec<_>, _>>()
			.map_err(|_| Error::<T>::BadAsset)?;
		let assets = BoundedVec::try_from(assets).map_err(|_| Error::<T>::TooManyAssets)?;
		let service = Self::do_start(assets, genesis.slash)?;
		if let Some((payer, per_era, eras)) = &genesis.rewards {
			let amount = per_era.saturating_mul((*eras).into());
			T::Security::fund(service, payer, amount)?;
			T::Security::stream(T::PalletId::get(), service, *per_era, *eras, true)?;
		}
		Ok(())
	}

	/// Creates the service, without a stream. An upgrade that brings the oracle calls this.
	pub fn do_start(
		assets: BoundedVec<Asset, T::MaxAssets>,
		slash: Perbill,
	) -> Result<ServiceId, DispatchError> {
		ensure!(!Service::<T>::exists(), Error::<T>::AlreadyStarted);
		ensure!(!assets.is_empty(), Error::<T>::NoAssets);
		for (at, asset) in assets.iter().enumerate() {
			let named = !asset.is_empty() && asset.iter().all(u8::is_ascii_alphanumeric);
			ensure!(named, Error::<T>::BadAsset);
			ensure!(
				!assets.iter().take(at).any(|other| other == asset),
				Error::<T>::DuplicateAsset
			);
		}

		let id = T::PalletId::get();
		let mut terms = TermsOfService::proven_by(id, slash);
		// Each pair is an offence of its own.
		let pairs = assets.len().saturated_into();
		let most = Perbill::from_parts(slash.deconstruct().saturating_mul(pairs));
		terms.slashing.max_fraction = most;
		terms.slashing.budget.fraction = most;
		let service = T::Security::create(id, b"price oracle".to_vec(), terms)?;
		Assets::<T>::put(assets);
		Service::<T>::put(service);
		Closing::<T>::put(Progress { era: T::Security::active_era(), closed: 0 });
		Self::deposit_event(Event::Started { service });
		Ok(service)
	}
}
