// SPDX-License-Identifier: Apache-2.0

//! What this pallet hears of its service.

use crate::{pallet::*, weights::WeightInfo};
use frame::prelude::*;
use restaking_primitives::{Balance, EraIndex, OnService, ServiceId, SlashId};

// guide: hear
impl<T: Config> OnService<T::AccountId> for Pallet<T> {
	fn max_weight() -> Weight {
		T::WeightInfo::hear_of_slash()
	}

	fn on_slashed(
		service: ServiceId,
		operator: &T::AccountId,
		slash: SlashId,
		era: EraIndex,
		owed: Balance,
	) {
		// It hears of all services.
		if Service::<T>::get() == Some(service) {
			let operator = operator.clone();
			Self::deposit_event(Event::OperatorSlashed { era, operator, slash, owed });
		}
	}
}
// guide: end
