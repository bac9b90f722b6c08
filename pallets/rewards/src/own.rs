// SPDX-License-Identifier: Apache-2.0

//! A pallet pays those who secure its service.

use crate::pallet::*;
use alloc::vec::Vec;
use frame::{deps::sp_runtime::traits::AccountIdConversion, prelude::*};
use restaking_primitives::{security::PayService, Balance, EraIndex, ServiceId};

impl<T: Config> PayService<T::AccountId> for Pallet<T> {
	fn pot(service: ServiceId) -> Balance {
		Pots::<T>::get(service)
	}

	fn fund(service: ServiceId, from: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::do_fund(from, service, amount)
	}

	fn report_points(
		pallet: PalletId,
		service: ServiceId,
		era: EraIndex,
		points: Vec<(T::AccountId, u32)>,
	) -> DispatchResult {
		Self::ensure_rewarding_pallet(pallet, service)?;
		// What an extrinsic cannot even say.
		let most = T::MaxOperatorsPerService::get() as usize;
		ensure!(points.len() <= most, Error::<T>::TooManyOperators);
		Self::do_report_points(service, era, points)
	}

	fn distribute(
		pallet: PalletId,
		service: ServiceId,
		era: EraIndex,
		amount: Balance,
		by_points: bool,
	) -> DispatchResult {
		Self::ensure_rewarding_pallet(pallet, service)?;
		Self::do_distribute(service, era..=era, amount, by_points)
	}

	fn stream(
		pallet: PalletId,
		service: ServiceId,
		per_era: Balance,
		eras: u32,
		by_points: bool,
	) -> DispatchResult {
		Self::ensure_rewarding_pallet(pallet, service)?;
		Self::do_stream(service, per_era, eras, by_points)
	}

	fn stop_stream(pallet: PalletId, service: ServiceId) -> DispatchResult {
		Self::ensure_rewarding_pallet(pallet, service)?;
		Self::do_stop_stream(service)
	}
}

impl<T: Config> Pallet<T> {
	fn ensure_rewarding_pallet(pallet: PalletId, service: ServiceId) -> DispatchResult {
		Self::ensure_rewarder(&pallet.into_account_truncating(), service)
	}
}
