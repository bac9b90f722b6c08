// SPDX-License-Identifier: Apache-2.0

//! What a service may take on its own: of one operator for one offence era (the cap), of all of
//! them in one window of offence eras (the budget, in stake), and how the correlation of offences
//! lowers it (the curve).
//!
//! Every slash on record that is proposed or executed counts, and stops to when it is vetoed,
//! dropped or forgotten. It is not forgotten while another one of its window can come. One that
//! waits for an approval counts towards the cap alone until it is approved.
//!
//! Windows of different lengths do not know of each other: terms with another window bring a budget
//! of their own, as all new terms do, and like them only after everybody had time to leave.

use crate::{
	pallet::*,
	types::{Approval, Offender, SlashRecord, WindowUse},
	WindowReport,
};
use frame::prelude::*;
use restaking_primitives::{
	Balance, EraIndex, ServiceId, ServiceTerms, SlashAllocations, SlashTerms, Window,
};

impl<T: Config> Pallet<T> {
	/// Whether a new slash has to be approved; an error if more than everything would be taken.
	pub(crate) fn approval_for(
		record: &SlashRecord<T::AccountId>,
		terms: &SlashTerms<T::AccountId>,
	) -> Result<Approval, DispatchError> {
		let before = CapsUsed::<T>::get(record.liability()).unwrap_or_default();
		ensure!(before.checked_add(&record.fraction).is_some(), Error::<T>::CapExceeded);
		let in_window = Windows::<T>::get((record.service, record.window));
		// What is proved executes at once: what the curve spares is never taken.
		let taken = match record.curve.filter(|_| record.verifier.is_some()) {
			Some(curve) => {
				let (_, offending) = Self::offender_with(record, &in_window)?;
				record.fraction.min(curve.fraction(offending, record.service_stake))
			}
			None => record.fraction,
		};
		let spent = in_window.spent.checked_add(taken.mul_ceil(record.allocated));
		let limit = terms.budget.limit(record.service_stake);
		let fits = before.saturating_add(taken) <= terms.max_fraction
			&& spent.is_some_and(|spent| spent <= limit);
		Ok(if fits { Approval::NotNeeded } else { Approval::Needed })
	}

	/// Counts a new slash. Changes nothing when it fails.
	pub(crate) fn count(record: &SlashRecord<T::AccountId>) -> DispatchResult {
		const OVERFLOW: ArithmeticError = ArithmeticError::Overflow;
		let used = CapsUsed::<T>::get(record.liability()).unwrap_or_default();
		let used = used.checked_add(&record.fraction).ok_or(OVERFLOW)?;
		if record.approval != Approval::Needed {
			let window = (record.service, record.window);
			let mut in_window = Windows::<T>::get(window);
			let (offender, offending) = Self::offender_with(record, &in_window)?;
			in_window.spent = in_window.spent.checked_add(record.spends()).ok_or(OVERFLOW)?;
			in_window.offending = offending;
			Self::put_offender(record, offender, in_window);
		}
		CapsUsed::<T>::insert(record.liability(), used);
		Ok(())
	}

	/// Counts the operator of `record`, which has just been approved, as an offender. Changes
	/// nothing when it fails.
	pub(crate) fn count_offender(record: &SlashRecord<T::AccountId>) -> DispatchResult {
		let mut in_window = Windows::<T>::get((record.service, record.window));
		let (offender, offending) = Self::offender_with(record, &in_window)?;
		in_window.offending = offending;
		Self::put_offender(record, offender, in_window);
		Ok(())
	}

	/// The operator of `record` as an offender, and all that offends in its window, with `record`.
	fn offender_with(
		record: &SlashRecord<T::AccountId>,
		in_window: &WindowUse,
	) -> Result<(Offender, Balance), DispatchError> {
		const OVERFLOW: ArithmeticError = ArithmeticError::Overflow;
		let before = Offenders::<T>::get(record.offender());
		let offender = Offender {
			slashes: before.slashes.checked_add(1).ok_or(OVERFLOW)?,
			stake: before.stake.max(record.allocated),
		};
		let more = offender.stake.saturating_sub(before.stake);
		Ok((offender, in_window.offending.checked_add(more).ok_or(OVERFLOW)?))
	}

	fn put_offender(record: &SlashRecord<T::AccountId>, offender: Offender, in_window: WindowUse) {
		Offenders::<T>::insert(record.offender(), offender);
		if !in_window.is_empty() {
			Windows::<T>::insert((record.service, record.window), in_window);
		}
	}

	/// Stops to count `record`.
	pub(crate) fn uncount(record: &SlashRecord<T::AccountId>) {
		Self::give_back(record, Perbill::zero());
		if record.approval == Approval::Needed {
			return;
		}
		let mut stake = 0;
		Offenders::<T>::mutate_exists(record.offender(), |offender| {
			let mut left = offender.take().unwrap_or_default();
			left.slashes = left.slashes.saturating_sub(1);
			if left.slashes > 0 {
				*offender = Some(left);
			} else {
				stake = left.stake;
			}
		});
		Windows::<T>::mutate_exists((record.service, record.window), |in_window| {
			let mut left = in_window.take().unwrap_or_default();
			left.offending = left.offending.saturating_sub(stake);
			*in_window = (!left.is_empty()).then_some(left);
		});
	}

	/// Lowers the fraction of `record` to what the correlation of the offences on record asks for,
	/// if its service has a curve.
	pub(crate) fn apply_curve(record: &mut SlashRecord<T::AccountId>) {
		let Some(curve) = record.curve else { return };
		let in_window = Windows::<T>::get((record.service, record.window));
		let fraction = curve.fraction(in_window.offending, record.service_stake);
		if fraction < record.fraction {
			Self::give_back(record, fraction);
			record.fraction = fraction;
		}
	}

	/// Frees what `record` counts towards its cap and budget beyond what `fraction` would.
	fn give_back(record: &SlashRecord<T::AccountId>, fraction: Perbill) {
		CapsUsed::<T>::mutate_exists(record.liability(), |used| {
			let freed = record.fraction.saturating_sub(fraction);
			let left = used.unwrap_or_default().saturating_sub(freed);
			*used = (!left.is_zero()).then_some(left);
		});
		if record.approval != Approval::NotNeeded {
			return;
		}
		Windows::<T>::mutate_exists((record.service, record.window), |in_window| {
			let mut left = in_window.take().unwrap_or_default();
			let freed = record.spends().saturating_sub(fraction.mul_ceil(record.allocated));
			left.spent = left.spent.saturating_sub(freed);
			*in_window = (!left.is_empty()).then_some(left);
		});
	}

	/// See [`Pallet::window`].
	pub(crate) fn window_report(service: ServiceId, era: EraIndex) -> Option<WindowReport> {
		let SlashTerms { budget, .. } = T::Terms::slash_terms(service, era)?;
		let window = Window::of(era, budget.window);
		let limit = budget.limit(T::Allocations::service_stake(service, era));
		Some(WindowReport { window, used: Windows::<T>::get((service, window)), limit })
	}
}
