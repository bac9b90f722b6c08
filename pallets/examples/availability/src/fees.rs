// SPDX-License-Identifier: Apache-2.0

//! The way of a fee: from the poster into the pallet's account, from there into the pot of the service
//! when the blob is available, and from the pot to operators, era by era.
//!
//! What blobs pay per era is added up by the eras in which it begins and ends, so that an era is paid
//! at the same cost however many blobs there are:
//!
//! ```text
//! rate(e)   = rate(e − 1) − ends(e − 1) + begins(e)
//! paid(e)   = rate(e) + carried + added
//! ```
//!
//! What is *added* is what anybody else has put into the pot: all that is in it beyond what blobs pay
//! for later eras.

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
		Self::charge_for_place(who, service)?;
		T::Currency::transfer(who, &Self::account(), escrow, Preservation::Preserve)?;
		Accounts::<T>::mutate(|books| books.escrow = books.escrow.saturating_add(escrow));
		Ok(())
	}

	/// Takes from `who` what a place costs that is as good as any, however small the blob: it is
	/// earned at once.
	fn charge_for_place(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		let fee = T::CommitFee::get();
		if fee > 0 {
			T::Security::fund(service, who, fee)?;
			Accounts::<T>::mutate(|books| books.carried = books.carried.saturating_add(fee));
		}
		Ok(())
	}

	/// Takes from `who` what `blob` costs if it is kept until `until`, and for the place again.
	pub(crate) fn charge_longer(
		who: &T::AccountId,
		service: ServiceId,
		blob: &mut BlobOf<T>,
		price: Balance,
		until: EraIndex,
	) -> DispatchResult {
		Self::charge_for_place(who, service)?;
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

	/// What blobs have paid into the pot for era `next` and later ones, if `next` is the next to pay:
	/// whoever ends is paid from then on, or from when it begins.
	fn paid_for_later(next: EraIndex) -> Balance {
		let eras = |until: EraIndex| Balance::from(until.saturating_sub(next));
		let (all, not_yet) = Turns::<T>::iter().fold((0, 0), |(all, not_yet), (era, turn)| {
			let ends = turn.ends.saturating_mul(eras(era).saturating_add(1));
			let begins = turn.begins.saturating_mul(eras(era));
			(Balance::saturating_add(all, ends), Balance::saturating_add(not_yet, begins))
		});
		all.saturating_sub(not_yet)
	}

	/// Distributes what was earned in the next era to pay, which is over, and what others have added.
	pub(crate) fn pay_next_era(service: ServiceId) {
		let mut books = Accounts::<T>::get();
		let era = books.next;
		let turn = Turns::<T>::take(era);
		books.next = era.saturating_add(1);
		books.rate = books.rate.saturating_add(turn.begins);
		let mut amount = books.rate.saturating_add(books.carried);
		books.rate = books.rate.saturating_sub(turn.ends);
		let before = T::Security::pot(service);
		// Turns are no more than blobs once the last era that is over is paid.
		if books.next >= T::Security::active_era() {
			amount = amount.max(before.saturating_sub(Self::paid_for_later(books.next)));
		}
		books.carried = amount;
		if amount > 0 {
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
