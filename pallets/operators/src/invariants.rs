// SPDX-License-Identifier: Apache-2.0

//! What is true of the registry between any two calls.

use crate::*;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet over its whole state, and says which one is broken.
	pub fn do_try_state() -> DispatchResult {
		for (who, record) in Operators::<T>::iter() {
			Self::ensure_deposit_is_held(&who, &record)?;
			Self::ensure_pending_commission_is_a_raise(&record)?;
		}
		Ok(())
	}

	/// What an operator has paid to be one is held from it, and given to nobody (invariant 6).
	fn ensure_deposit_is_held(who: &T::AccountId, record: &OperatorRecordOf<T>) -> DispatchResult {
		let held = T::Currency::balance_on_hold(&HoldReason::OperatorDeposit.into(), who);
		ensure!(held == record.deposit, "operators: a deposit is not held");
		Ok(())
	}

	/// What waits is always a raise: a lower commission counts at once.
	fn ensure_pending_commission_is_a_raise(record: &OperatorRecordOf<T>) -> DispatchResult {
		let Commission { current, pending } = record.commission;
		ensure!(
			pending.is_none_or(|raise| raise.to > current),
			"operators: a pending commission is not a raise"
		);
		Ok(())
	}
}
