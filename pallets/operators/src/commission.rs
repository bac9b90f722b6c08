// SPDX-License-Identifier: Apache-2.0

//! Changing a commission.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_commission(who: T::AccountId, commission: Perbill) -> DispatchResult {
		let now = T::Eras::active_era();
		let from = Self::try_update(&who, |record| {
			ensure!(commission <= T::MaxCommission::get(), Error::<T>::CommissionTooHigh);
			let in_force = record.commission.in_force(now);
			if commission <= in_force {
				record.commission = Commission::of(commission);
				return Ok(now);
			}
			ensure!(
				commission.saturating_sub(in_force) <= T::MaxCommissionStep::get(),
				Error::<T>::CommissionStepTooLarge
			);
			let from =
				now.checked_add(T::CommissionDelay::get()).ok_or(ArithmeticError::Overflow)?;
			record.commission =
				Commission { current: in_force, pending: Some(Raise { to: commission, from }) };
			Ok(from)
		})?;
		Self::deposit_event(Event::CommissionSet { operator: who, commission, from });
		Ok(())
	}
}
