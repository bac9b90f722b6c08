// SPDX-License-Identifier: Apache-2.0

//! What operators say.

use crate::pallet::*;
use frame::prelude::*;
use restaking_primitives::security::InspectService;

// guide: ping
impl<T: Config> Pallet<T> {
	pub(crate) fn do_ping(operator: T::AccountId) -> DispatchResult {
		let service = Service::<T>::get().ok_or(Error::<T>::NotStarted)?;
		let era = T::Security::active_era();
		let stake = T::Security::stake_in(service, &operator, era);
		ensure!(stake > 0, Error::<T>::NotOperator);
		Present::<T>::try_mutate(era, |present| {
			ensure!(!present.contains(&operator), Error::<T>::AlreadyPinged);
			present.try_push(operator.clone()).map_err(|_| Error::<T>::TooManyPings)
		})?;
		Self::deposit_event(Event::Pinged { era, operator });
		Ok(())
	}
}
// guide: end
