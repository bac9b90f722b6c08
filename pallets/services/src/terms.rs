// SPDX-License-Identifier: Apache-2.0

//! The terms of a service: which are refused, and how they change with a delay.

use crate::*;
use restaking_primitives::{SlashMode, Verifiers};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_change_terms(
		who: T::AccountId,
		service: ServiceId,
		mut terms: TermsOf<T>,
	) -> Result<EraIndex, DispatchError> {
		Self::ensure_owned(service, &who)?;
		Self::ensure_sensible(&who, &mut terms)?;
		let now = T::Eras::active_era();
		let from = now.checked_add(T::Delays::get().terms).ok_or(ArithmeticError::Overflow)?;
		let mut history = TermsHistories::<T>::get(service).ok_or(Error::<T>::UnknownService)?;
		history
			.change(now, Self::oldest_slashable(now), from, terms.clone())
			.map_err(Error::<T>::from)?;
		TermsHistories::<T>::insert(service, history);
		Self::deposit_event(Event::TermsChangeRequested { service, terms, from });
		T::OnService::on_terms_change(service, Some(from));
		Ok(from)
	}

	pub(crate) fn do_withdraw_terms_change(
		who: T::AccountId,
		service: ServiceId,
	) -> DispatchResult {
		Self::ensure_owned(service, &who)?;
		let now = T::Eras::active_era();
		let mut history = TermsHistories::<T>::get(service).ok_or(Error::<T>::UnknownService)?;
		let withdrawn =
			history.withdraw(now, Self::oldest_slashable(now)).ok_or(Error::<T>::NoPendingTerms)?;
		TermsHistories::<T>::insert(service, history);
		Self::deposit_event(Event::TermsChangeWithdrawn { service, from: withdrawn.from });
		T::OnService::on_terms_change(service, None);
		Ok(())
	}

	/// The terms of `service` in force in `era`; `None` if there is no such service, if it was
	/// created later, or if `era` is too old to be slashed and what was in force is forgotten. A
	/// future era is answered with what is known of it now.
	pub fn terms_in(service: ServiceId, era: EraIndex) -> Option<TermsOf<T>> {
		TermsHistories::<T>::get(service)?.in_force_in(era).cloned()
	}

	/// The terms of `service` in force now.
	pub(crate) fn terms_now(service: ServiceId) -> Result<TermsOf<T>, Error<T>> {
		Self::terms_in(service, T::Eras::active_era()).ok_or(Error::<T>::UnknownService)
	}

	/// Checks that `terms` of a service of `owner` can be meant, and sorts the allow-list.
	pub(crate) fn ensure_sensible(
		owner: &T::AccountId,
		terms: &mut TermsOf<T>,
	) -> Result<(), Error<T>> {
		ensure!(!terms.quorum.is_zero(), Error::<T>::QuorumIsZero);
		ensure!(!terms.max_slash.is_zero(), Error::<T>::MaxSlashIsZero);
		ensure!(!terms.budget.fraction.is_zero(), Error::<T>::BudgetIsZero);
		ensure!(
			(1..=T::MaxBudgetWindow::get()).contains(&terms.budget.window),
			Error::<T>::BudgetWindowOutOfRange
		);
		let rises = terms.curve.is_none_or(|curve| curve.multiplier > 0);
		ensure!(rises, Error::<T>::CurveNeverRises);
		Self::ensure_decidable(owner, terms)?;
		if let Admission::AllowList(list) = &mut terms.admission {
			ensure!(!list.is_empty(), Error::<T>::AllowListIsEmpty);
			list.sort();
			let twice = list.iter().zip(list.iter().skip(1)).any(|(one, next)| one == next);
			ensure!(!twice, Error::<T>::AllowListHasDuplicates);
		}
		Ok(())
	}

	/// Checks that a slash under `terms` can be decided, and in time.
	fn ensure_decidable(owner: &T::AccountId, terms: &TermsOf<T>) -> Result<(), Error<T>> {
		match &terms.mode {
			SlashMode::Vetoable { window, .. } => ensure!(
				(1..=T::Delays::get().veto_window).contains(window),
				Error::<T>::VetoWindowOutOfRange
			),
			SlashMode::Objective { verifier, fraction, reporter_share } => {
				let known = match verifier.pallet() {
					// It finds offences at its own service; at another one it never would.
					Some(pallet) => *owner == pallet.into_account_truncating(),
					None => T::Verifiers::is_known(*verifier),
				};
				ensure!(known, Error::<T>::UnknownVerifier);
				ensure!(!fraction.is_zero(), Error::<T>::FractionIsZero);
				ensure!(*fraction <= terms.max_slash, Error::<T>::FractionAboveMaxSlash);
				ensure!(
					*reporter_share <= T::MaxReporterShare::get(),
					Error::<T>::ReporterShareTooHigh
				);
			}
		}
		Ok(())
	}
}
