// SPDX-License-Identifier: Apache-2.0

//! What holds between any two extrinsics, whatever happened. Reads the whole state.

use crate::{pallet::*, types::*};
use alloc::collections::{BTreeMap, BTreeSet};
use frame::{prelude::*, token::fungible::Inspect};
use restaking_primitives::{
	security::{InspectService, PayService},
	Balance,
};

/// Fails with a sentence that says what is broken.
fn check(holds: bool, what: &'static str) -> DispatchResult {
	ensure!(holds, DispatchError::Other(what));
	Ok(())
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet, and says which one is broken.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::check_blobs_are_listed()?;
		Self::check_blobs_are_bounded()?;
		Self::check_custody_is_counted()?;
		Self::check_challenges_are_of_custodians()?;
		Self::check_escrow_is_in_the_account()?;
		Self::check_eras_add_up()?;
		Self::check_what_is_earned_is_in_the_pot()
	}

	/// Every blob is in the list once, with its custody, and nothing else is.
	fn check_blobs_are_listed() -> DispatchResult {
		let entries = Entries::<T>::get();
		let listed: BTreeSet<_> = entries.iter().map(|entry| entry.blob).collect();
		let blobs: BTreeSet<_> = Blobs::<T>::iter_keys().collect();
		let custodies: BTreeSet<_> = Custodies::<T>::iter_keys().collect();
		check(
			listed.len() == entries.len() && listed == blobs && listed == custodies,
			"availability: the list is not the blobs",
		)?;
		entries.into_iter().try_for_each(|entry| {
			let same = Blobs::<T>::get(entry.blob).is_some_and(|blob| {
				let pending = blob.status == Status::Pending;
				(blob.until, blob.closes, pending) == (entry.until, entry.closes, entry.pending)
			});
			check(same, "availability: the list says something else than the blob")
		})
	}

	/// Every blob has the name of its commitment, and a shape that is allowed.
	fn check_blobs_are_bounded() -> DispatchResult {
		Blobs::<T>::iter().try_for_each(|(id, blob)| {
			let Commitment { size, chunks, data, .. } = blob.commitment;
			check(id == blob.commitment.id(), "availability: a blob has another's name")?;
			check(
				size > 0 && 0 < data && data < chunks && blob.era <= blob.until && blob.needed > 0,
				"availability: a blob has no shape",
			)
		})
	}

	/// What is counted of a blob is what its custodians keep, and it is available if that is enough.
	fn check_custody_is_counted() -> DispatchResult {
		Blobs::<T>::iter().try_for_each(|(id, blob)| {
			let custody = Custodies::<T>::get(id);
			let distinct: BTreeSet<_> = custody.iter().map(|it| &it.who).collect();
			check(
				distinct.len() == custody.len()
					&& u32::try_from(custody.len()) == Ok(blob.custodians)
					&& custody.iter().all(|it| it.stake > 0),
				"availability: a custodian is there twice, or for nothing",
			)?;
			let mut again = blob.clone();
			again.count(&custody);
			check(again == blob, "availability: what is kept of a blob is miscounted")?;
			check(
				(blob.status == Status::Available) == blob.is_held(),
				"availability: a blob is not what those who keep it make of it",
			)
		})
	}

	/// Every challenge is of a custodian that keeps or kept that chunk, and counted at its blob.
	fn check_challenges_are_of_custodians() -> DispatchResult {
		let mut open = BTreeMap::<_, u32>::new();
		for (id, Challenge { blob, operator, chunk, .. }) in Challenges::<T>::iter() {
			let named = FirstChallenge::<T>::get() <= id && id < NextChallenge::<T>::get();
			check(named, "availability: a challenge is out of the queue")?;
			let custody = Custodies::<T>::get(blob);
			let asked = (0_u32..).zip(&custody).any(|(position, it)| {
				let keeps =
					Blobs::<T>::get(blob).is_some_and(|blob| blob.layout().keeps(position, chunk));
				it.who == operator && it.duty != Duty::None && keeps
			});
			check(asked, "availability: who is challenged does not keep the chunk")?;
			let count = open.entry(blob).or_default();
			*count = count.saturating_add(1);
		}
		check(
			usize::try_from(Challenges::<T>::count()) == Ok(Challenges::<T>::iter_keys().count())
				&& Challenges::<T>::count() <= T::MaxOpenChallenges::get(),
			"availability: challenges are miscounted, or too many",
		)?;
		let counted = Blobs::<T>::iter()
			.all(|(id, blob)| open.get(&id).copied().unwrap_or_default() == blob.open);
		check(counted, "availability: a blob does not know its challenges")
	}

	/// What waits in the account is the sum over pending blobs, and it is there next to the
	/// existential deposit.
	fn check_escrow_is_in_the_account() -> DispatchResult {
		let escrow = Accounts::<T>::get().escrow;
		let sum = Blobs::<T>::iter_values()
			.try_fold(0, |sum: Balance, blob| sum.checked_add(blob.escrow));
		check(sum == Some(escrow), "availability: the escrow is not what blobs wait for")?;
		let earned = Blobs::<T>::iter_values()
			.all(|blob| blob.status == Status::Pending || blob.escrow == 0);
		check(earned, "availability: what is earned is in escrow")?;
		let needed = match escrow {
			0 => Some(0),
			escrow => escrow.checked_add(T::Currency::minimum_balance()),
		};
		let balance = T::Currency::balance(&Self::account());
		check(
			needed.is_some_and(|needed| needed <= balance),
			"availability: the account does not have the escrow",
		)
	}

	/// What is paid per era ends when the last blob does, and is what blobs pay until then.
	fn check_eras_add_up() -> DispatchResult {
		let Books { next, mut rate, .. } = Accounts::<T>::get();
		for (era, turn) in Self::turns() {
			check(era >= next, "availability: a turn was passed")?;
			check(turn != Turn::default(), "availability: a turn says nothing")?;
			let changed = rate.checked_add(turn.begins).and_then(|it| it.checked_sub(turn.ends));
			rate =
				changed.ok_or(DispatchError::Other("availability: less than nothing is paid"))?;
		}
		check(rate == 0, "availability: something is paid forever")
	}

	/// What is still to be paid is in the pot.
	fn check_what_is_earned_is_in_the_pot() -> DispatchResult {
		let Some(service) = Service::<T>::get() else { return Ok(()) };
		let Books { mut next, mut rate, carried, .. } = Accounts::<T>::get();
		check(
			next <= T::Security::active_era(),
			"availability: an era was paid before it is over",
		)?;
		let mut owed = carried;
		for (era, turn) in Self::turns() {
			let eras: Balance = era.saturating_sub(next).into();
			owed = owed.saturating_add(rate.saturating_mul(eras));
			rate = rate.saturating_add(turn.begins);
			owed = owed.saturating_add(rate);
			rate = rate.saturating_sub(turn.ends);
			next = era.saturating_add(1);
		}
		check(owed <= T::Security::pot(service), "availability: the pot has less than is earned")
	}

	/// The turns in order.
	fn turns() -> BTreeMap<restaking_primitives::EraIndex, Turn> {
		Turns::<T>::iter().collect()
	}
}
