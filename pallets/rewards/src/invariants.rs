// SPDX-License-Identifier: Apache-2.0

//! What holds between any two extrinsics, whatever happened. Reads the whole state.

use crate::{pallet::*, types::Destination};
use alloc::{collections::btree_map::BTreeMap, vec::Vec};
use frame::{prelude::*, token::fungible::Inspect};
use restaking_primitives::Balance;

/// Fails with a sentence that says what is broken.
fn check(holds: bool, what: &'static str) -> DispatchResult {
	ensure!(holds, DispatchError::Other(what));
	Ok(())
}

/// The sum; `None` if it leaves `u128`.
fn sum(mut amounts: impl Iterator<Item = Balance>) -> Option<Balance> {
	amounts.try_fold(0, |sum: Balance, amount| sum.checked_add(amount))
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet, and says which one is broken.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::invariant_7_funded_is_paid_and_held()?;
		Self::invariant_7_the_account_has_what_is_held()?;
		Self::check_nothing_is_stored_of_nothing()?;
		Self::check_records_add_up()?;
		Self::check_records_are_queued_for_pruning()?;
		Self::check_streams_are_queued()?;
		Self::check_compounding_is_who_wants_it()?;
		Self::check_compounding_is_queued()
	}

	/// What is in pots, owed as commission, or set aside for restakers.
	fn held() -> Option<Balance> {
		let pots = sum(Pots::<T>::iter_values())?;
		let commissions = sum(CommissionOwed::<T>::iter_values())?;
		pots.checked_add(commissions)?.checked_add(SetAside::<T>::get())
	}

	/// What was funded is paid, in a pot, or owed, to the planck.
	fn invariant_7_funded_is_paid_and_held() -> DispatchResult {
		let all = Self::held().and_then(|held| held.checked_add(Paid::<T>::get()));
		check(
			all == Some(Funded::<T>::get()),
			"rewards: what was funded is not what is paid and held",
		)
	}

	/// The account has what the books say, next to its existential deposit.
	fn invariant_7_the_account_has_what_is_held() -> DispatchResult {
		let balance = T::Currency::balance(&Self::pot_account());
		let needed = Self::held().and_then(|held| match held {
			0 => Some(0),
			held => held.checked_add(T::Currency::minimum_balance()),
		});
		check(
			needed.is_some_and(|needed| needed <= balance),
			"rewards: the account does not have what is held",
		)
	}

	/// No entry says what the lack of one says.
	fn check_nothing_is_stored_of_nothing() -> DispatchResult {
		let nothing = Pots::<T>::iter_values().any(|pot| pot == 0)
			|| CommissionOwed::<T>::iter_values().any(|owed| owed == 0)
			|| Destinations::<T>::iter_values().any(|to| to == Destination::Owner);
		check(!nothing, "rewards: an entry says nothing")
	}

	/// What was shared out for an era is the sum over its operators, and nobody is named twice.
	fn check_records_add_up() -> DispatchResult {
		EraRecords::<T>::iter_values().try_for_each(|record| {
			let commission = sum(record.paid.iter().map(|(_, paid)| paid.commission));
			let to_restakers = sum(record.paid.iter().map(|(_, paid)| paid.to_restakers));
			let amount = commission.zip(to_restakers).and_then(|(a, b)| a.checked_add(b));
			check(
				match record.distributed {
					Some(paid) => {
						paid.amount > 0
							&& amount == Some(paid.amount)
							&& commission == Some(paid.commission)
					}
					None => record.paid.is_empty(),
				},
				"rewards: what was paid for an era does not add up",
			)?;
			let named: BTreeMap<_, _> = record.paid.iter().cloned().collect();
			check(named.len() == record.paid.len(), "rewards: an operator was paid twice")?;
			let counted: BTreeMap<_, _> = record.points.iter().cloned().collect();
			check(
				counted.len() == record.points.len() && counted.values().all(|points| *points > 0),
				"rewards: points are counted twice, or none are",
			)
		})
	}

	/// Every record is forgotten some day, and nothing else is.
	fn check_records_are_queued_for_pruning() -> DispatchResult {
		let first = PrunedBefore::<T>::get();
		let queued = PruneQueue::<T>::iter_keys().try_fold(0_u32, |count, (era, service)| {
			let known = era >= first && EraRecords::<T>::contains_key(service, era);
			known.then(|| count.saturating_add(1))
		});
		let records = EraRecords::<T>::iter_keys().count();
		check(
			queued.is_some_and(|queued| usize::try_from(queued) == Ok(records)),
			"rewards: the queue for pruning is not the records",
		)
	}

	/// Every stream is queued for the era it pays next, and that is one of its eras.
	fn check_streams_are_queued() -> DispatchResult {
		let first = StreamCursor::<T>::get().first();
		let streams: BTreeMap<_, _> = Streams::<T>::iter().collect();
		check(
			streams.values().all(|stream| {
				stream.per_era > 0 && first <= stream.next && stream.next < stream.until
			}),
			"rewards: a stream has nothing to pay, or its era was passed",
		)?;
		let wanted = streams.into_iter().map(|(service, stream)| (service, stream.next));
		let mut queued: Vec<_> =
			StreamQueue::<T>::iter_keys().map(|(era, service)| (service, era)).collect();
		queued.sort_unstable();
		check(wanted.eq(queued), "rewards: the queue is not the streams")
	}

	/// Who is restaked automatically is who wants it.
	fn check_compounding_is_who_wants_it() -> DispatchResult {
		let wanting = Destinations::<T>::iter().filter(|(_, to)| *to == Destination::Restake);
		let wanting = wanting.map(|(who, _)| (who, ())).collect::<BTreeMap<_, _>>();
		let listed = Compounding::<T>::iter_keys().map(|who| (who, ())).collect::<BTreeMap<_, _>>();
		check(
			wanting == listed && usize::try_from(Compounding::<T>::count()) == Ok(listed.len()),
			"rewards: who is restaked is not who wants it",
		)
	}

	/// Who is restaked automatically is queued for it, once.
	fn check_compounding_is_queued() -> DispatchResult {
		let first = CompoundCursor::<T>::get().first();
		let listed: BTreeMap<_, _> = Compounding::<T>::iter().collect();
		check(
			listed.values().all(|era| first <= *era),
			"rewards: the era of who is restaked was passed",
		)?;
		let queued: Vec<_> = CompoundQueue::<T>::iter_keys().collect();
		let same = queued.len() == listed.len()
			&& queued.iter().all(|(era, who)| listed.get(who) == Some(era));
		check(same, "rewards: the queue is not who is restaked")
	}
}
