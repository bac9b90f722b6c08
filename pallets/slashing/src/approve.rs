// SPDX-License-Identifier: Apache-2.0

//! The security council agrees to a slash that exceeds what its service may take on its own.

use crate::{
	fair_queue::FairQueue,
	pallet::*,
	types::{Approval, SlashStatus},
};
use frame::{deps::frame_support::storage::with_storage_layer, prelude::*};
use restaking_primitives::{Eras, SlashId};

impl<T: Config> Pallet<T> {
	/// Approves slash `id`: it executes as soon as its veto window is over. If it is already, that
	/// is now: the block that follows may be too late.
	pub(crate) fn do_approve(id: SlashId) -> DispatchResult {
		let mut record = Slashes::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		let queued = record.status.queued().ok_or(Error::<T>::AlreadyDecided)?;
		ensure!(record.approval == Approval::Needed, Error::<T>::ApprovalNotNeeded);

		let executable_from = record.executable_from.max(T::Eras::active_era());
		record.approval = Approval::Given;
		record.executable_from = executable_from;
		Self::count_offender(&record)?;
		if queued.era != executable_from {
			FairQueue::<T>::remove(queued, record.service);
			let queued = FairQueue::<T>::push(executable_from, record.service, id);
			record.status = SlashStatus::Proposed { queued };
		}
		Slashes::<T>::insert(id, record);
		Self::deposit_event(Event::SlashApproved { id, executable_from });
		if executable_from <= T::Eras::active_era() {
			// What cannot execute now stays in the queue, which deals with it.
			let _ = with_storage_layer(|| Self::do_execute(id));
		}
		Ok(())
	}
}
