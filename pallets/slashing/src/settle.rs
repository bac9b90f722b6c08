// SPDX-License-Identifier: Apache-2.0

//! What is collected reaches its beneficiary as it arrives, and the books follow.

use crate::{pallet::*, types::SlashRecord, LOG_TARGET};
use frame::{
	prelude::*,
	token::fungible::{Balanced, Credit},
	traits::Imbalance,
};
use restaking_primitives::{Balance, Beneficiary, SlashId};

impl<T: Config> Pallet<T> {
	/// Hands on `credit`, collected for slash `id`, of which `outstanding` remains.
	pub(crate) fn settle(
		id: SlashId,
		credit: Credit<T::AccountId, T::Currency>,
		outstanding: Balance,
	) {
		let amount = credit.peek();
		let record = Slashes::<T>::get(id);
		if record.is_none() {
			log::error!(target: LOG_TARGET, "{amount} collected for slash {id}, not on record");
		}
		// What nobody claims is the treasury's.
		let beneficiary = record.as_ref().map(|record| record.beneficiary.clone());
		let paid_to = Self::pay(beneficiary.unwrap_or(Beneficiary::Treasury), credit);
		Self::deposit_event(Event::SlashCollected { id, amount, paid_to, outstanding });
		if let Some(mut record) = record {
			let was_settled = record.books.is_settled();
			record.books = record.books.collect(amount, outstanding);
			if !was_settled && record.books.is_settled() {
				Self::close_settled(id, &record);
			}
			Slashes::<T>::insert(id, record);
		}
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

	/// Pays `credit` to `beneficiary`; to the treasury when that account cannot take it, and to
	/// nobody when the treasury cannot either. Returns who got it.
	fn pay(
		beneficiary: Beneficiary<T::AccountId>,
		credit: Credit<T::AccountId, T::Currency>,
	) -> Beneficiary<T::AccountId> {
		let credit = match beneficiary {
			Beneficiary::Burn => return Beneficiary::Burn,
			Beneficiary::Treasury => credit,
			Beneficiary::Account(who) => match T::Currency::resolve(&who, credit) {
				Ok(()) => return Beneficiary::Account(who),
				Err(credit) => credit,
			},
		};
		match T::Currency::resolve(&T::Treasury::get(), credit) {
			Ok(()) => Beneficiary::Treasury,
			// Dropping a credit takes it out of the issuance.
			Err(_) => Beneficiary::Burn,
		}
	}
}
