// SPDX-License-Identifier: Apache-2.0

//! What holds between any two extrinsics, whatever happened. Reads the whole state.

use crate::{
	fair_queue::{Due, FairQueue},
	pallet::*,
	types::{Approval, Offender, OpenSlash, Place, SlashStatus, Turn, WindowUse},
	Books,
};
use alloc::collections::{btree_map::BTreeMap, btree_set::BTreeSet};
use frame::{prelude::*, token::fungible::Inspect};
use restaking_primitives::{
	Balance, Beneficiary, EraIndex, ServiceId, SlashId, SlashStake, Window,
};

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
		Self::invariant_5_what_is_held_is_in_the_pot()?;
		Self::check_only_accounts_wait()?;
		Self::check_names_are_below_the_next_one()?;
		Self::check_open_lists_are_the_proposed_slashes()?;
		Self::check_fair_queue_is_the_proposed_slashes()?;
		Self::check_turns_are_not_given_twice()?;
		Self::check_pruning_queue_is_the_closed_slashes()?;
		Self::check_caps_used_are_the_sums_of_fractions()?;
		Self::check_offenders_are_the_operators_slashed()?;
		Self::check_windows_are_the_sums_of_slashes_and_offenders()?;
		Self::check_only_awaiting_slashes_lack_approval()?;
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

	/// For every slash, what is accounted is what is collected and what is outstanding, and what
	/// is collected is what is paid and what is held; for one that is not executed, all of it is
	/// nothing. The reporter never got more than its share.
	fn invariant_5_accounted_is_collected_plus_outstanding() -> DispatchResult {
		Slashes::<T>::iter_values().try_for_each(|record| {
			let books = record.books;
			check(books.add_up(), "slashing: the books of a slash do not add up")?;
			check(
				books.paid_to_reporter <= record.reporter_share.mul_floor(books.collected),
				"slashing: a reporter got more than its share",
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

	/// The pot has what waits for beneficiaries.
	fn invariant_5_what_is_held_is_in_the_pot() -> DispatchResult {
		let held = Slashes::<T>::iter_values()
			.try_fold(0, |sum: Balance, record| sum.checked_add(record.books.held));
		check(
			held.is_some_and(|held| held <= T::Currency::balance(&Self::pot())),
			"slashing: the pot does not have what is held",
		)
	}

	/// Nothing waits that is burned or the treasury's.
	fn check_only_accounts_wait() -> DispatchResult {
		Slashes::<T>::iter_values().try_for_each(|record| {
			check(
				record.books.held == 0 || matches!(record.beneficiary, Beneficiary::Account(_)),
				"slashing: something waits for no account",
			)
		})
	}

	/// No slash is executed that is not approved and has to be.
	fn check_only_awaiting_slashes_lack_approval() -> DispatchResult {
		Slashes::<T>::iter_values().try_for_each(|record| {
			let executed = matches!(record.status, SlashStatus::Executed { .. });
			check(
				!executed || record.approval != Approval::Needed,
				"slashing: a slash is executed that was not approved",
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
			Self::proposed().all(|id| listed.contains(&id)),
			"slashing: a proposed slash is missing in its operator's list",
		)
	}

	/// The fair queue holds every proposed slash once, at the turn that its record says and under
	/// its service, and nothing else; the cursor has passed none of them.
	fn check_fair_queue_is_the_proposed_slashes() -> DispatchResult {
		let queue: BTreeMap<SlashId, (Turn, ServiceId)> = FairQueue::<T>::entries()
			.map(|Due { turn, service, id }| (id, (turn, service)))
			.collect();
		let proposed = Slashes::<T>::iter()
			.filter_map(|(id, record)| record.status.queued().map(|t| (id, (t, record.service))));
		check(
			queue.len() == Executions::<T>::iter_keys().count() && queue == proposed.collect(),
			"slashing: the fair queue is not the proposed slashes",
		)?;
		let cursor = ExecutionCursor::<T>::get();
		check(
			queue.values().all(|(turn, _)| turn.era >= cursor),
			"slashing: the fair queue never reaches a slash",
		)
	}

	/// No service will have a turn that one of its slashes has, and nothing is kept of an era that
	/// is over.
	fn check_turns_are_not_given_twice() -> DispatchResult {
		check(
			FairQueue::<T>::entries()
				.all(|Due { turn, service, .. }| turn.number < Turns::<T>::get(turn.era, service)),
			"slashing: a turn in use would be given again",
		)?;
		let cursor = ExecutionCursor::<T>::get();
		check(
			Turns::<T>::iter_keys().all(|(era, _)| era >= cursor),
			"slashing: the turns of an era that is over are still counted",
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
			// A curve can lower a fraction to nothing.
			if record.status.counts() && !record.fraction.is_zero() {
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

	/// Every operator with slashes that count, and wait for no approval, is an offender of their
	/// windows, with as many slashes, and with the most it had allocated for any of them; and
	/// nobody else is.
	fn check_offenders_are_the_operators_slashed() -> DispatchResult {
		let mut slashed = BTreeMap::<(ServiceId, Window, T::AccountId), Offender>::new();
		for record in Slashes::<T>::iter_values().filter(|record| record.offends()) {
			let offender = slashed.entry(record.offender()).or_default();
			offender.slashes = offender.slashes.saturating_add(1);
			offender.stake = offender.stake.max(record.allocated);
		}
		for (key, offender) in Offenders::<T>::iter() {
			// What it had for one that was vetoed since may be more.
			let fits = slashed.remove(&key).is_some_and(|expected| {
				offender.slashes == expected.slashes && offender.stake >= expected.stake
			});
			check(fits, "slashing: an offender is not what its slashes say")?;
		}
		check(slashed.is_empty(), "slashing: a slashed operator is no offender of its window")
	}

	/// What is spent in a window is the sum over its slashes, and what offended in it is the sum
	/// over its offenders.
	fn check_windows_are_the_sums_of_slashes_and_offenders() -> DispatchResult {
		const TOO_MUCH: DispatchError = DispatchError::Other("slashing: a window overflows");
		let mut sums = BTreeMap::<(ServiceId, Window), WindowUse>::new();
		for record in Slashes::<T>::iter_values().filter(|record| record.status.counts()) {
			let sum = sums.entry((record.service, record.window)).or_default();
			sum.spent = sum.spent.checked_add(record.spends()).ok_or(TOO_MUCH)?;
		}
		for ((service, window, _), offender) in Offenders::<T>::iter() {
			let sum = sums.entry((service, window)).or_default();
			sum.offending = sum.offending.checked_add(offender.stake).ok_or(TOO_MUCH)?;
		}
		sums.retain(|_, sum| !sum.is_empty());
		check(
			Windows::<T>::iter().collect::<BTreeMap<_, _>>() == sums,
			"slashing: a window is not the sum of its slashes and offenders",
		)
	}

	/// The proposed slashes.
	fn proposed() -> impl Iterator<Item = SlashId> {
		Slashes::<T>::iter()
			.filter_map(|(id, record)| record.status.queued().is_some().then_some(id))
	}
}
