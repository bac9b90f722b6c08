// SPDX-License-Identifier: Apache-2.0

//! Becoming an operator, and leaving.

use crate::*;
use frame::token::Precision;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register(
		who: T::AccountId,
		metadata: Vec<u8>,
		commission: Perbill,
		min_self_delegation: Balance,
	) -> DispatchResult {
		ensure!(!Operators::<T>::contains_key(&who), Error::<T>::AlreadyOperator);
		let metadata = Self::bound_metadata(metadata)?;
		ensure!(commission <= T::MaxCommission::get(), Error::<T>::CommissionTooHigh);
		let deposit = T::Deposit::get();
		T::Currency::hold(&HoldReason::OperatorDeposit.into(), &who, deposit)?;
		let record = OperatorRecord {
			metadata,
			commission: Commission::of(commission),
			min_self_delegation,
			deposit,
		};
		Operators::<T>::insert(&who, record);
		Self::deposit_event(Event::Registered { operator: who, commission, min_self_delegation });
		Ok(())
	}

	pub(crate) fn do_deregister(who: T::AccountId) -> DispatchResult {
		let record = Self::info(&who).ok_or(Error::<T>::NotOperator)?;
		ensure!(!T::Commitments::has_allocations(&who), Error::<T>::HasAllocations);
		T::Currency::release(
			&HoldReason::OperatorDeposit.into(),
			&who,
			record.deposit,
			Precision::Exact,
		)?;
		Operators::<T>::remove(&who);
		ServiceCommissions::<T>::remove(&who);
		Self::forget_keys(&who);
		Self::deposit_event(Event::Deregistered { operator: who });
		Ok(())
	}
}
