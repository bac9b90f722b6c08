// SPDX-License-Identifier: Apache-2.0

//! Who gets what is collected, and when.
//!
//! The reporter's share, and what is burned or the treasury's, go at once. An account waits: an
//! operator that has itself slashed in favour of an account of its own would otherwise have its
//! bond back, less an unbonding period. What waits is in the pallet's pot.

use crate::{pallet::*, types::SlashRecord, LOG_TARGET};
use frame::{
	prelude::*,
	token::fungible::{Balanced, Credit},
	traits::Imbalance,
};
use restaking_primitives::{Balance, Beneficiary, Eras, SlashId};

impl<T: Config> Pallet<T> {
	/// Hands on `credit`, the last that was collected for `record`, and books it. Returns who got
	/// it, less the reporter's share; `None` if it waits.
	pub(crate) fn hand_on(
		record: &mut SlashRecord<T::AccountId>,
		credit: Credit<T::AccountId, T::Currency>,
	) -> Option<Beneficiary<T::AccountId>> {
		let credit = Self::pay_reporter(record, credit);
		let amount = credit.peek();
		let now = T::Eras::active_era();
		let waits = record.payable_from(T::PayoutDelay::get()).is_some_and(|from| now < from);
		let paid_to = if waits {
			match T::Currency::resolve(&Self::pot(), credit) {
				Ok(()) => {
					record.books = record.books.hold(amount);
					return None;
				}
				// A pot that was never endowed cannot take dust.
				Err(credit) => Self::pay(Beneficiary::Treasury, credit),
			}
		} else {
			Self::pay(record.beneficiary.clone(), credit)
		};
		record.books = record.books.pay_beneficiary(amount);
		Some(paid_to)
	}

	/// Pays the reporter its share of `credit`, the last that was collected for `record`; all of
	/// them together are its share of all that was collected, rounded down once. Returns the rest,
	/// which is everything when the reporter's account cannot take its part.
	fn pay_reporter(
		record: &mut SlashRecord<T::AccountId>,
		credit: Credit<T::AccountId, T::Currency>,
	) -> Credit<T::AccountId, T::Currency> {
		let Some(reporter) = &record.reporter else { return credit };
		let share = record.reporter_share;
		let collected = record.books.collected;
		let before = collected.saturating_sub(credit.peek());
		let earned = share.mul_floor(collected).saturating_sub(share.mul_floor(before));
		let (part, rest) = credit.split(earned);
		let amount = part.peek();
		match T::Currency::resolve(reporter, part) {
			Ok(()) => {
				record.books = record.books.pay_reporter(amount);
				rest
			}
			Err(part) => rest.merge(part),
		}
	}

	/// Pays `credit` to `beneficiary`; to the treasury when that account cannot take it, and to
	/// nobody when the treasury cannot either. Returns who got it.
	pub(crate) fn pay(
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

	/// Pays the beneficiary of slash `id` what waits for it, if it is time.
	pub(crate) fn do_pay_beneficiary(id: SlashId) -> DispatchResult {
		let mut record = Slashes::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		ensure!(record.books.held > 0, Error::<T>::NothingToPay);
		ensure!(Self::is_payable(&record), Error::<T>::PayoutNotDue);
		Self::pay_held(id, &mut record)?;
		Slashes::<T>::insert(id, record);
		Ok(())
	}

	/// Makes the treasury the beneficiary of slash `id`, also of what waits for an account.
	pub(crate) fn do_confiscate(id: SlashId) -> DispatchResult {
		let mut record = Slashes::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		ensure!(record.is_confiscable(), Error::<T>::NotConfiscable);
		record.beneficiary = Beneficiary::Treasury;
		let amount = record.books.held;
		let paid_to = Self::release(&mut record)?;
		Slashes::<T>::insert(id, record);
		Self::deposit_event(Event::SlashConfiscated { id, amount, paid_to });
		Ok(())
	}

	/// Whether what waits for the beneficiary of `record` can be paid.
	pub(crate) fn is_payable(record: &SlashRecord<T::AccountId>) -> bool {
		let from = record.payable_from(T::PayoutDelay::get());
		from.is_none_or(|from| T::Eras::active_era() >= from)
	}

	/// Pays what waits for the beneficiary of slash `id`, and says so.
	pub(crate) fn pay_held(id: SlashId, record: &mut SlashRecord<T::AccountId>) -> DispatchResult {
		let amount: Balance = record.books.held;
		let paid_to = Self::release(record)?;
		Self::deposit_event(Event::BeneficiaryPaid { id, amount, paid_to });
		Ok(())
	}

	/// Takes what waits for the beneficiary of `record` out of the pot, and pays it. Returns who
	/// got it. Fails, and changes nothing, if the pot does not have it.
	fn release(
		record: &mut SlashRecord<T::AccountId>,
	) -> Result<Beneficiary<T::AccountId>, DispatchError> {
		let beneficiary = record.beneficiary.clone();
		if record.books.held == 0 {
			return Ok(beneficiary);
		}
		let credit = T::Currency::withdraw(
			&Self::pot(),
			record.books.held,
			Precision::Exact,
			// What is left of the pot is what waits for others: it never falls to dust.
			Preservation::Preserve,
			Fortitude::Polite,
		)
		.inspect_err(|error| {
			log::error!(target: LOG_TARGET, "the pot does not have what is held: {error:?}");
		})?;
		record.books = record.books.release();
		Ok(Self::pay(beneficiary, credit))
	}
}
