// SPDX-License-Identifier: Apache-2.0

//! What holds between any two extrinsics, whatever happened. Reads the whole state.

use crate::{
	pallet::*,
	types::{Books, OpenSlash, Place, SlashStatus},
};
use alloc::collections::{btree_map::BTreeMap, btree_set::BTreeSet};
use frame::prelude::*;
use restaking_primitives::{EraIndex, ServiceId, SlashId, SlashStake};

/// Fails with a sentence that says what is broken.
fn check(holds: bool, what: &'static str) -> DispatchResult {
	ensure!(holds, DispatchError::Other(what));
	Ok(())
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet, and says which one is broken.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::invariant_5_accounted_is_collected_plus_outstanding()?;
		Self::invariant_5_outstanding_is_what_the_ledger_says()?;
		Self::check_names_are_below_the_next_one()?;
		Self::check_open_lists_are_the_proposed_slashes()?;
		Self::check_execution_queue_is_the_proposed_slashes()?;
		Self::check_pruning_queue_is_the_closed_slashes()?;
		Self::check_caps_used_are_the_sums_of_fractions()?;
		Self::check_unsettled_are_the_executed_slashes_not_settled()?;
		Self::check_offences_are_the_slashes_on_record()
	}

	/// What is counted as executed and not settled is that.
	fn check_unsettled_are_the_executed_slashes_not_settled() -> DispatchResult {
		let mut counts = BTreeMap::<(ServiceId, T::AccountId), u32>::new();
		for record in Slashes::<T>::iter_values() {
			let executed = matches!(record.status, SlashStatus::Executed { .. });
			if executed && !record.books.is_settled() {
				let count = counts.entry((record.service, record.operator)).or_default();
				*count = count.saturating_add(1);
			}
		}
		let stored: BTreeMap<_, _> = Unsettled::<T>::iter().collect();
		check(stored == counts, "slashing: the slashes not settled are not counted right")
	}

	/// For every slash, what is accounted is what is collected and what is outstanding; for one
	/// that is not executed, all of it is nothing.
	fn invariant_5_accounted_is_collected_plus_outstanding() -> DispatchResult {
		Slashes::<T>::iter_values().try_for_each(|record| {
			let books = record.books;
			let sum = books.collected.checked_add(books.outstanding);
			check(
				sum == Some(books.accounted),
				"slashing: accounted is not collected plus outstanding",
			)?;
			let executed = matches!(record.status, SlashStatus::Executed { .. });
			check(
				executed || books == Books::default(),
				"slashing: something is accounted for a slash that is not executed",
			)
		})
	}

	/// For every slash, the books and the ledger agree on what is outstanding.
	fn invariant_5_outstanding_is_what_the_ledger_says() -> DispatchResult {
		Slashes::<T>::iter().try_for_each(|(id, record)| {
			check(
				T::Stake::outstanding(&record.operator, id) == record.books.outstanding,
				"slashing: the ledger disagrees on what is outstanding",
			)
		})
	}

	/// No slash on record has a name that will be given again.
	fn check_names_are_below_the_next_one() -> DispatchResult {
		let next = NextSlashId::<T>::get();
		check(
			Slashes::<T>::iter_keys().all(|id| id < next),
			"slashing: a name in use would be given again",
		)
	}

	/// The operators' lists hold every proposed slash once and nothing else, and no service has
	/// more in one than it can.
	fn check_open_lists_are_the_proposed_slashes() -> DispatchResult {
		let mut listed = BTreeSet::new();
		for (operator, list) in OpenLists::<T>::iter() {
			check(!list.is_empty(), "slashing: an empty list of open slashes is kept")?;
			let mut by_service = BTreeMap::<ServiceId, u32>::new();
			for OpenSlash { era, id, service } in list {
				let fits = Slashes::<T>::get(id).is_some_and(|record| {
					record.status.queued().is_some()
						&& record.operator == operator
						&& record.era == era
						&& record.service == service
				});
				check(fits, "slashing: a list of open slashes has one that is not proposed")?;
				check(listed.insert(id), "slashing: an open slash is listed twice")?;
				let of_service = by_service.entry(service).or_default();
				*of_service = of_service.saturating_add(1);
				check(
					*of_service <= T::MaxOpenSlashes::get(),
					"slashing: a service has too many open slashes against an operator",
				)?;
			}
		}
		check(
			Self::proposed().keys().all(|id| listed.contains(id)),
			"slashing: a proposed slash is missing in its operator's list",
		)
	}

	/// The execution queue holds every proposed slash once, where its record says, and nothing
	/// else; the cursor has passed none of them, and no era counts less than it holds.
	fn check_execution_queue_is_the_proposed_slashes() -> DispatchResult {
		let queue: BTreeMap<SlashId, Place> =
			Executions::<T>::iter().map(|(era, index, id)| (id, Place { era, index })).collect();
		check(
			queue.len() == Executions::<T>::iter_keys().count() && queue == Self::proposed(),
			"slashing: the execution queue is not the proposed slashes",
		)?;
		let cursor = ExecutionCursor::<T>::get();
		let reachable = queue
			.values()
			.all(|place| *place >= cursor && place.index < ExecutionCounts::<T>::get(place.era));
		check(reachable, "slashing: the execution queue never reaches a slash")?;
		check(
			ExecutionCounts::<T>::iter_keys().all(|era| era >= cursor.era),
			"slashing: an era that is over is still counted in the execution queue",
		)
	}

	/// The pruning queue holds every closed slash once and nothing else; the cursor has passed
	/// none of them, and no era counts less than it holds.
	fn check_pruning_queue_is_the_closed_slashes() -> DispatchResult {
		let queue: BTreeMap<SlashId, Place> =
			Prunings::<T>::iter().map(|(era, index, id)| (id, Place { era, index })).collect();
		let closed = Slashes::<T>::iter().filter(|(_, record)| record.is_closed());
		check(
			queue.len() == Prunings::<T>::iter_keys().count()
				&& queue.keys().copied().collect::<BTreeSet<_>>()
					== closed.map(|(id, _)| id).collect(),
			"slashing: the pruning queue is not the closed slashes",
		)?;
		let cursor = PruningCursor::<T>::get();
		let reachable = queue
			.values()
			.all(|place| *place >= cursor && place.index < PruningCounts::<T>::get(place.era));
		check(reachable, "slashing: the pruning queue never reaches a slash")?;
		check(
			PruningCounts::<T>::iter_keys().all(|era| era >= cursor.era),
			"slashing: an era that is over is still counted in the pruning queue",
		)
	}

	/// What is used of each cap is the sum of the fractions of the slashes on record that are
	/// neither vetoed nor dropped.
	fn check_caps_used_are_the_sums_of_fractions() -> DispatchResult {
		let mut sums = BTreeMap::<(ServiceId, T::AccountId, EraIndex), Perbill>::new();
		for record in Slashes::<T>::iter_values() {
			if record.status.counts_towards_cap() {
				let sum = sums.entry(record.liability()).or_default();
				*sum = sum
					.checked_add(&record.fraction)
					.ok_or(DispatchError::Other("slashing: more than a whole is slashed"))?;
			}
		}
		check(
			CapsUsed::<T>::iter().collect::<BTreeMap<_, _>>() == sums,
			"slashing: what is used of a cap is not the sum of its slashes",
		)
	}

	/// Every slash on record has its offence, and every offence its slash.
	fn check_offences_are_the_slashes_on_record() -> DispatchResult {
		for (offence, id) in Offences::<T>::iter() {
			check(
				Slashes::<T>::get(id).is_some_and(|record| record.offence() == offence),
				"slashing: an offence is not the one of its slash",
			)?;
		}
		check(
			Offences::<T>::iter_keys().count() == Slashes::<T>::iter_keys().count(),
			"slashing: a slash on record has no offence",
		)
	}

	/// The proposed slashes, and where their records say they are queued.
	fn proposed() -> BTreeMap<SlashId, Place> {
		Slashes::<T>::iter()
			.filter_map(|(id, record)| record.status.queued().map(|place| (id, place)))
			.collect()
	}
}
