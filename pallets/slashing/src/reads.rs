// SPDX-License-Identifier: Apache-2.0

//! What is answered without changing anything.

use crate::{pallet::*, types::SlashRecord};
use frame::prelude::*;
use restaking_primitives::{runtime_api::SlashInfo, Eras, SlashId};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::info`].
	pub(crate) fn info_of(id: SlashId) -> Option<SlashInfo<T::AccountId>> {
		let record: SlashRecord<_> = Slashes::<T>::get(id)?;
		let now = T::Eras::active_era();
		let books = record.books;
		let payable_from = record
			.payable_from(T::PayoutDelay::get())
			.filter(|from| books.held > 0 || (now < *from && !books.is_settled()));
		Some(SlashInfo {
			stage: record.stage(),
			service: record.service,
			operator: record.operator,
			era: record.era,
			fraction: record.fraction,
			executable_from: record.executable_from,
			reporter: record.reporter,
			beneficiary: record.beneficiary,
			accounted: books.accounted,
			collected: books.collected,
			outstanding: books.outstanding,
			written_off: books.written_off,
			paid_to_reporter: books.paid_to_reporter,
			paid_to_beneficiary: books.paid_to_beneficiary,
			held: books.held,
			payable_from,
		})
	}
}
