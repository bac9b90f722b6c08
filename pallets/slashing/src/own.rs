// SPDX-License-Identifier: Apache-2.0

//! A pallet slashes operators of its service.

use crate::pallet::*;
use frame::{deps::sp_runtime::traits::AccountIdConversion, prelude::*};
use restaking_primitives::{
	security::SlashService, ProvenOffence, ServiceId, SlashId, SlashMode, VerifierId,
};

impl<T: Config> SlashService<T::AccountId> for Pallet<T> {
	fn slash(
		pallet: PalletId,
		service: ServiceId,
		offence: ProvenOffence<T::AccountId>,
		fraction: Perbill,
		reporter: Option<T::AccountId>,
	) -> Result<SlashId, DispatchError> {
		let who: T::AccountId = pallet.into_account_truncating();
		match Self::terms_of_offence(service, offence.era)?.mode {
			SlashMode::Vetoable { .. } => {
				let ProvenOffence { operator, era, evidence } = offence;
				Self::do_propose(&who, service, operator, era, fraction, evidence)
			}
			SlashMode::Objective { .. } => {
				let by = VerifierId::of_pallet(pallet);
				Self::do_report_proven(&who, reporter, service, by, offence, fraction)
			}
		}
	}
}
