// SPDX-License-Identifier: Apache-2.0

//! The way of a fee: from the poster into the pallet's account, from there into the pot of the service
//! when the blob is available, and from the pot to operators, era by era.
//!
//! What blobs pay per era is added up by the eras in which it begins and ends, so that an era is paid
//! at the same cost however many blobs there are:
//!
//! ```text
//! rate(e)   = rate(e − 1) − ends(e − 1) + begins(e)
//! paid(e)   = rate(e) + carried
//! ```

use crate::{pallet::*, types::*};
use frame::{prelude::*, token::fungible::Mutate};
use restaking_primitives::{
	security::{InspectService, PayService},
	Balance, EraIndex, ServiceId,
};

impl<T: Config> Pallet<T> {
	/// What keeping so many bytes for an era costs.
	pub(crate) fn per_era(size: u32) -> Option<Balance> {
		T::ByteFee::get().checked_mul(size.into())
	}

	/// What keeping so many bytes from the active era until `until` costs.
	pub(crate) fn price_of(size: u32, until: EraIndex) -> Option<Balance> {
		let eras = until.checked_sub(T::Security::active_era())?.checked_add(1)?;
		Self::per_era(size)?.checked_mul(eras.into())
	}

	/// Takes what a new blob costs from `who`: `escrow` is kept, the rest is earned already.
	pub(crate) fn charge(
		who: &T::AccountId,
		service: ServiceId,
		escrow: Balance,
	) -> DispatchResult {
		let fee = T::CommitFee::get();
		if fee > 0 {
			T::Security::fund(service, who, fee)?;
		}
		T::Currency::transfer(who, &Self::account(), escrow, Preservation::Preserve)?;
		Accounts::<T>::mutate(|books| {
			books.carried = books.carried.saturating_add(fee);
			books.escrow = books.escrow.saturating_add(escrow);
		});
		Ok(())
	}

	/// Takes from `who` what `blob` costs if it is kept until `until`.
	pub(crate) fn charge_longer(
		who: &T::AccountId,
		service: ServiceId,
		blob: &mut BlobOf<T>,
		price: Balance,
		until: EraIndex,
	) -> DispatchResult {
		if blob.status == Status::Pending {
			T::Currency::transfer(who, &Self::account(), price, Preservation::Preserve)?;
			blob.escrow = blob.escrow.saturating_add(price);
			Accounts::<T>::mutate(|books| books.escrow = books.escrow.saturating_add(price));
		} else if price > 0 {
			T::Security::fund(service, who, price)?;
			Self::turn(blob.until, |it| it.ends = it.ends.saturating_sub(blob.per_era));
			Self::turn(until, |it| it.ends = it.ends.saturating_add(blob.per_era));
		}
		Ok(())
	}

	/// What `blob` costs is earned from the active era on.
	pub(crate) fn earn(service: ServiceId, blob: &mut BlobOf<T>) -> DispatchResult {
		let escrow = core::mem::take(&mut blob.escrow);
		if escrow == 0 {
			return Ok(());
		}
		T::Security::fund(service, &Self::account(), escrow)?;
		let now = T::Security::active_era();
		let eras = blob.until.saturating_add(1).saturating_sub(now);
		// Paid for eras in which it was not available yet.
		let waited = escrow.saturating_sub(blob.per_era.saturating_mul(eras.into()));
		Accounts::<T>::mutate(|books| {
			books.escrow = books.escrow.saturating_sub(escrow);
			books.carried = books.carried.saturating_add(waited);
		});
		Self::turn(now, |it| it.begins = it.begins.saturating_add(blob.per_era));
		Self::turn(blob.until, |it| it.ends = it.ends.saturating_add(blob.per_era));
		Ok(())
	}

	fn turn(era: EraIndex, change: impl FnOnce(&mut Turn)) {
		Turns::<T>::mutate_exists(era, |turn| {
			let mut changed = turn.take().unwrap_or_default();
			change(&mut changed);
			*turn = Some(changed).filter(|it| *it != Turn::default());
		});
	}

	/// Gives the poster of `blob` back what was not earned, and returns how much that is. An account
	/// that cannot take it is gone: then it is earned.
	pub(crate) fn refund(service: ServiceId, blob: &BlobOf<T>) -> Balance {
		let (account, escrow) = (Self::account(), blob.escrow);
		let preserve = Preservation::Preserve;
		let paid = T::Currency::transfer(&account, &blob.poster, escrow, preserve).is_ok();
		let earned = !paid && escrow > 0 && T::Security::fund(service, &account, escrow).is_ok();
		Accounts::<T>::mutate(|books| {
			books.escrow = books.escrow.saturating_sub(escrow);
			if earned {
				books.carried = books.carried.saturating_add(escrow);
			}
		});
		if paid {
			escrow
		} else {
			0
		}
	}

	/// Distributes what was earned in the next era to pay, which is over.
	pub(crate) fn pay_next_era(service: ServiceId) {
		let mut books = Accounts::<T>::get();
		let era = books.next;
		let turn = Turns::<T>::take(era);
		books.next = era.saturating_add(1);
		books.rate = books.rate.saturating_add(turn.begins);
		let amount = books.rate.saturating_add(books.carried);
		books.rate = books.rate.saturating_sub(turn.ends);
		books.carried = amount;
		if amount > 0 {
			let before = T::Security::pot(service);
			match T::Security::distribute(T::PalletId::get(), service, era, amount, true) {
				Ok(()) => {
					// Shares are rounded down.
					let paid = before.saturating_sub(T::Security::pot(service));
					books.carried = amount.saturating_sub(paid);
					Self::deposit_event(Event::EraPaid { era, amount: paid });
				}
				Err(error) => Self::deposit_event(Event::EraNotPaid { era, amount, error }),
			}
		}
		Accounts::<T>::put(books);
	}
}
