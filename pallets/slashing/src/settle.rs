// SPDX-License-Identifier: Apache-2.0

//! What is collected is handed on as it arrives, and the books follow.

use crate::{
	pallet::*,
	types::{SlashRecord, SlashStatus},
	LOG_TARGET,
};
use frame::{token::fungible::Credit, traits::Imbalance};
use restaking_primitives::{Balance, Beneficiary, SlashId};

impl<T: Config> Pallet<T> {
	/// Hands on `credit`, collected for slash `id`, of which `outstanding` remains.
	pub(crate) fn settle(
		id: SlashId,
		credit: Credit<T::AccountId, T::Currency>,
		outstanding: Balance,
	) {
		let amount = credit.peek();
		let executed =
			|record: &SlashRecord<_>| matches!(record.status, SlashStatus::Executed { .. });
		let Some(mut record) = Slashes::<T>::get(id).filter(executed) else {
			log::error!(target: LOG_TARGET, "{amount} collected for slash {id}, not on record");
			// What nobody claims is the treasury's.
			let paid_to = Some(Self::pay(Beneficiary::Treasury, credit));
			let to_reporter = 0;
			Self::deposit_event(Event::SlashCollected {
				id,
				amount,
				to_reporter,
				paid_to,
				outstanding,
			});
			return;
		};
		let was_settled = record.books.is_settled();
		let paid_before = record.books.paid_to_reporter;
		record.books = record.books.collect(amount, outstanding);
		let paid_to = Self::hand_on(&mut record, credit);
		let to_reporter = record.books.paid_to_reporter.saturating_sub(paid_before);
		Self::deposit_event(Event::SlashCollected {
			id,
			amount,
			to_reporter,
			paid_to,
			outstanding,
		});
		if !was_settled && record.books.is_settled() {
			Self::close_settled(id, &record);
		}
		Slashes::<T>::insert(id, record);
	}

	/// Of slash `id` only `outstanding` can still be collected.
	pub(crate) fn write_off(id: SlashId, outstanding: Balance) {
		let Some(mut record) = Slashes::<T>::get(id) else {
			log::error!(target: LOG_TARGET, "write-off for slash {id}, not on record");
			return;
		};
		let before = record.books;
		record.books = before.write_off(outstanding);
		let amount = record.books.written_off.saturating_sub(before.written_off);
		Self::deposit_event(Event::SlashWrittenOff { id, amount, outstanding });
		if !before.is_settled() && record.books.is_settled() {
			Self::close_settled(id, &record);
		}
		Slashes::<T>::insert(id, record);
	}

	/// Nothing is left to collect for slash `id`.
	pub(crate) fn close_settled(id: SlashId, record: &SlashRecord<T::AccountId>) {
		Self::queue_for_pruning(id, record);
		Unsettled::<T>::mutate_exists((record.service, &record.operator), |n| {
			let left = n.unwrap_or_default().saturating_sub(1);
			*n = (left > 0).then_some(left);
		});
		let (collected, written_off) = (record.books.collected, record.books.written_off);
		Self::deposit_event(Event::SlashSettled { id, collected, written_off });
	}
}
