// SPDX-License-Identifier: Apache-2.0

//! The resolver or the security council refuses a slash.

use crate::{pallet::*, types::SlashStatus};
use frame::prelude::*;
use restaking_primitives::{Eras, SlashId};

impl<T: Config> Pallet<T> {
	/// Vetoes slash `id`, in the name of the security council when `resolver` is `None`.
	pub(crate) fn do_veto(id: SlashId, resolver: Option<T::AccountId>) -> DispatchResult {
		let mut record = Slashes::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		let queued = record.status.queued().ok_or(Error::<T>::AlreadyDecided)?;
		let now = T::Eras::active_era();
		if resolver.is_some() {
			ensure!(resolver == record.resolver, Error::<T>::NotResolver);
			ensure!(now < record.executable_from, Error::<T>::VetoWindowOver);
		}

		record.status = SlashStatus::Vetoed { era: now };
		Self::take_from_queue(id, &record, queued);
		Self::uncount(&record);
		Self::queue_for_pruning(id, &record);
		Slashes::<T>::insert(id, record);
		Self::deposit_event(Event::SlashVetoed { id, resolver });
		Ok(())
	}
}
