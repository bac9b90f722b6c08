// SPDX-License-Identifier: Apache-2.0

//! Leaving an operator: undelegate, wait, withdraw.

use crate::{collect::Touched, *};
use frame::prelude::*;
use restaking_primitives::{Balance, Eras, SlashSettlement};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_undelegate(
		restaker: &T::AccountId,
		operator: &T::AccountId,
		amount: Balance,
	) -> Result<Touched, DispatchError> {
		// What is asked for goes before what has to: it may be the same stake.
		let touched = Self::bring_up_to_date(operator, restaker)?;
		let mut position = Positions::<T>::get(operator, restaker).unwrap_or_else(|| {
			// That has just ended it.
			Position::new(&OperatorLedger::default())
		});
		let delegated = position.delegated();
		ensure!(amount > 0 && amount <= delegated, Error::<T>::InsufficientDelegation);
		let stays = delegated.saturating_sub(amount);
		ensure!(stays == 0 || stays >= T::MinDelegation::get(), Error::<T>::BelowMinimum);

		let mut ledger = Self::ledger(operator);
		let now = T::Eras::active_era();
		let left = position.leave(&mut ledger, now, amount).map_err(Error::<T>::from)?;

		Self::store_left(operator, restaker, ledger, position, amount, left);
		Self::let_go(restaker, core::slice::from_ref(operator));
		Ok(touched)
	}

	/// Stores a position of which `amount` has left, and its ledger, and emits what leaving did.
	fn store_left(
		operator: &T::AccountId,
		restaker: &T::AccountId,
		ledger: OperatorLedger<T>,
		position: Position<T>,
		amount: Balance,
		left: Left,
	) {
		Self::store(operator, restaker, ledger, position);
		Self::change_record(operator, restaker, |record| {
			record.delegated = record.delegated.saturating_sub(amount);
			record.claim = record.claim.saturating_sub(left.cancelled);
		});
		let now = T::Eras::active_era();
		if left.cancelled > 0 {
			Self::deposit_event(Event::DelegationCancelled {
				restaker: restaker.clone(),
				operator: operator.clone(),
				amount: left.cancelled,
			});
		}
		for (slash, outstanding) in left.written_off {
			T::Settlement::on_written_off(slash, outstanding);
		}
		if left.exiting > 0 {
			Self::deposit_event(Event::Undelegated {
				restaker: restaker.clone(),
				operator: operator.clone(),
				amount: left.exiting,
				liable_until: now,
				withdrawable_from: now.saturating_add(DelaysInForce::<T>::get().exit),
			});
		}
	}

	/// An operator that was slashed to nothing winds up: whoever is still there leaves, so that a
	/// restaker who never comes back does not keep it from starting again. Once their exits are
	/// over, they are [ended](Self::wind_up_within). Where there is no room for an exit, a later touch
	/// finds some.
	pub(crate) fn leave_exhausted(operator: &T::AccountId, restaker: &T::AccountId) {
		if !Self::magnitude_of(operator).is_exhausted() {
			return;
		}
		let Some(position) = Positions::<T>::get(operator, restaker) else { return };
		let delegated = position.delegated();
		if delegated > 0 {
			// No call weighs this: it happens once to each restaker of such an operator.
			Self::register_weight(T::WeightInfo::undelegate(0));
			Self::try_leave(operator, restaker, position, delegated);
		}
	}

	/// Lets `amount` of what is delegated leave if the position has room for it.
	fn try_leave(
		operator: &T::AccountId,
		restaker: &T::AccountId,
		mut position: Position<T>,
		amount: Balance,
	) -> bool {
		let mut ledger = Self::ledger(operator);
		// What it was rewarded so far is for what it counted so far.
		Self::accrue(operator, restaker, &mut ledger, &mut position);
		let (mut changed, mut aggregates) = (position.clone(), ledger.clone());
		match changed.leave(&mut aggregates, T::Eras::active_era(), amount) {
			Ok(left) => {
				Self::store_left(operator, restaker, aggregates, changed, amount, left);
				true
			}
			Err(_) => {
				Self::store(operator, restaker, ledger, position);
				false
			}
		}
	}

	pub(crate) fn do_withdraw(
		restaker: &T::AccountId,
		operator: &T::AccountId,
	) -> Result<Touched, DispatchError> {
		let touched = Self::touch(operator, restaker)?;
		ensure!(touched.released, Error::<T>::NothingToWithdraw);
		Ok(touched)
	}

	pub(crate) fn do_sync(restaker: &T::AccountId) -> Result<u32, DispatchError> {
		let record = Restakers::<T>::get(restaker).ok_or(Error::<T>::NotRestaker)?;
		// All that is owed goes first: what may stay depends on it.
		for operator in &record.operators {
			// What one is charged can end another.
			if Positions::<T>::contains_key(operator, restaker) {
				Self::bring_up_to_date(operator, restaker)?;
			}
		}
		Self::let_go(restaker, &record.operators);
		Ok(u32::try_from(record.operators.len()).unwrap_or(u32::MAX))
	}

	/// What [`Self::undelegate_excess`] weighs where there is some.
	pub(crate) fn weight_of_excess(record: &RestakerRecord<T>) -> Weight {
		T::WeightInfo::on_bond_slashed(record.count())
	}

	/// Makes an exit of what `restaker` has delegated beyond what a bond of `active` allows, the
	/// same share from each operator. Works on unsettled positions too, so that the base chain's
	/// staking can bring it about while it slashes.
	///
	/// What a position has no room for stays delegated until a later touch: the collateral is
	/// there either way.
	pub(crate) fn undelegate_excess(restaker: &T::AccountId, active: Balance) {
		let Some(record) = Restakers::<T>::get(restaker) else { return };
		let excess = record.delegated.saturating_sub(Self::delegable(active));
		if excess == 0 {
			return;
		}
		// No call weighs this: it happens once after an owner has unbonded more than the reserve.
		Self::register_weight(Self::weight_of_excess(&record));
		let mut to_go = excess;
		let mut rest = record.delegated;
		let mut moved: Balance = 0;
		for operator in &record.operators {
			let Some(position) = Positions::<T>::get(operator, restaker) else { continue };
			let delegated = position.delegated();
			let share = restaking_primitives::share(delegated, to_go, rest);
			rest = rest.saturating_sub(delegated);
			if share == 0 {
				continue;
			}
			if !Self::try_leave(operator, restaker, position, share) {
				continue;
			}
			to_go = to_go.saturating_sub(share);
			moved = moved.saturating_add(share);
		}
		if moved > 0 {
			Self::deposit_event(Event::ExcessUndelegated {
				restaker: restaker.clone(),
				amount: moved,
			});
		}
	}
}
