// SPDX-License-Identifier: Apache-2.0

//! Changing a commission, in general or of one service.

use crate::*;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_commission(who: T::AccountId, commission: Perbill) -> DispatchResult {
		let from = Self::try_update(&who, |record| {
			Self::change_commission(&mut record.commission, commission)
		})?;
		Self::deposit_event(Event::CommissionSet { operator: who, commission, from });
		Ok(())
	}

	pub(crate) fn do_set_service_commission(
		who: T::AccountId,
		service: ServiceId,
		commission: Perbill,
	) -> DispatchResult {
		let general = Self::info(&who).ok_or(Error::<T>::NotOperator)?.commission;
		let mut list = ServiceCommissions::<T>::get(&who);
		let from = match list.iter_mut().find(|(of, _)| *of == service) {
			Some((_, specific)) => Self::change_commission(specific, commission)?,
			None => {
				// As it was for this service so far: its past is not rewritten.
				let mut specific = general;
				let from = Self::change_commission(&mut specific, commission)?;
				list.try_push((service, specific))
					.map_err(|_| Error::<T>::TooManyServiceCommissions)?;
				from
			}
		};
		ServiceCommissions::<T>::insert(&who, list);
		Self::deposit_event(Event::ServiceCommissionSet {
			operator: who,
			service,
			commission,
			from,
		});
		Ok(())
	}

	pub(crate) fn do_clear_service_commission(
		who: T::AccountId,
		service: ServiceId,
	) -> DispatchResult {
		let general = Self::info(&who).ok_or(Error::<T>::NotOperator)?.commission;
		let mut list = ServiceCommissions::<T>::get(&who);
		let specific = list
			.iter()
			.find(|(of, _)| *of == service)
			.map(|(_, specific)| *specific)
			.ok_or(Error::<T>::NoServiceCommission)?;
		let oldest = T::Eras::active_era().saturating_sub(T::Delays::get().liability_window());
		ensure!(general.is_never_above(&specific, oldest), Error::<T>::GeneralCommissionHigher);

		list.retain(|(of, _)| *of != service);
		if list.is_empty() {
			ServiceCommissions::<T>::remove(&who);
		} else {
			ServiceCommissions::<T>::insert(&who, list);
		}
		Self::deposit_event(Event::ServiceCommissionCleared { operator: who, service });
		Ok(())
	}

	/// Makes `to` of `commission`, and returns the first era in which it counts.
	fn change_commission(
		commission: &mut Commission,
		to: Perbill,
	) -> Result<EraIndex, DispatchError> {
		ensure!(to <= T::MaxCommission::get(), Error::<T>::CommissionTooHigh);
		let now = T::Eras::active_era();
		let in_force = commission.in_force(now);
		if to <= in_force {
			*commission = commission.lowered(to, now);
			return Ok(now);
		}
		ensure!(
			to.saturating_sub(in_force) <= T::MaxCommissionStep::get(),
			Error::<T>::CommissionStepTooLarge
		);
		let from = now.checked_add(T::CommissionDelay::get()).ok_or(ArithmeticError::Overflow)?;
		*commission = commission.raised(Raise { to, from }, now);
		Ok(from)
	}
}
