// SPDX-License-Identifier: Apache-2.0

//! Putting bonded stake behind an operator.

use crate::{collect::Touched, *};
use frame::prelude::*;
use frame::token::fungible::{InspectHold, MutateHold};
use restaking_primitives::{Balance, Bonds, Eras, ExtendBonds, OperatorRegistry, OperatorStake};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_delegate(
		restaker: &T::AccountId,
		operator: &T::AccountId,
		amount: Balance,
	) -> Result<Touched, DispatchError> {
		ensure!(amount >= T::MinDelegation::get(), Error::<T>::BelowMinimum);
		if restaker == operator {
			// What an operator promises to keep delegated to itself has to begin somewhere.
			ensure!(T::Registry::is_operator(operator), Error::<T>::NotOperator);
			ensure!(!Self::magnitude_of(operator).is_exhausted(), Error::<T>::OperatorExhausted);
		} else {
			Self::ensure_active(operator)?;
		}
		Self::catch_up(restaker);
		// A position that exists is settled first, so that the new part owes nothing for the past.
		let touched = if Positions::<T>::contains_key(operator, restaker) {
			Self::touch(operator, restaker)?
		} else {
			Touched::default()
		};
		let mut record = Restakers::<T>::get(restaker).unwrap_or_default();
		let claim = record.claim.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		ensure!(
			claim <= Self::delegable(T::Bonds::active(restaker)),
			Error::<T>::ExceedsRestakable
		);
		if !record.operators.contains(operator) {
			record
				.operators
				.try_push(operator.clone())
				.map_err(|_| Error::<T>::TooManyOperators)?;
		}
		record.claim = claim;
		record.delegated = record.delegated.checked_add(amount).ok_or(ArithmeticError::Overflow)?;

		let mut ledger = Self::ledger(operator);
		let mut position =
			Positions::<T>::get(operator, restaker).unwrap_or_else(|| Position::new(&ledger));
		let liable_from = T::Eras::active_era().saturating_add(1);
		position.join(&mut ledger, liable_from, amount).map_err(Error::<T>::from)?;

		Self::store(operator, restaker, ledger, position);
		Restakers::<T>::insert(restaker, record);
		Self::deposit_event(Event::Delegated {
			restaker: restaker.clone(),
			operator: operator.clone(),
			amount,
			liable_from,
		});
		Ok(touched)
	}

	pub(crate) fn do_rebond(restaker: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::catch_up(restaker);
		let reason = HoldReason::Collateral.into();
		let held = T::Currency::balance_on_hold(&reason, restaker);
		ensure!(amount > 0 && amount <= held, Error::<T>::InsufficientHold);
		T::Currency::release(&reason, restaker, amount, tokens::Precision::Exact)?;
		T::Bonds::bond(restaker, amount)?;
		Self::secure(restaker);
		Self::deposit_event(Event::Rebonded { restaker: restaker.clone(), amount });
		Ok(())
	}

	/// The part of an active bond that may be delegated, rounded down.
	pub(crate) fn delegable(active: Balance) -> Balance {
		active.saturating_sub(T::ConsensusReserve::get().mul_ceil(active))
	}
}
