// SPDX-License-Identifier: Apache-2.0

//! What other pallets can ask of the registry.

use crate::*;
use restaking_primitives::{Commissions, OperatorRegistry, ServiceKeys};

impl<T: Config> Pallet<T> {
	/// What is known of `who`; `None` if it is not an operator.
	pub fn info(who: &T::AccountId) -> Option<OperatorRecordOf<T>> {
		Operators::<T>::get(who)
	}

	/// What `who` keeps of the rewards in the active era; `None` if it is not an operator.
	pub fn commission(who: &T::AccountId) -> Option<Perbill> {
		Self::info(who).map(|record| record.commission.in_force(T::Eras::active_era()))
	}

	/// What `who` keeps of what `service` pays, in every era: the commission it has set for it, or
	/// else the general one; `None` if it is not an operator.
	pub fn commission_for(who: &T::AccountId, service: ServiceId) -> Option<Commission> {
		ServiceCommissions::<T>::get(who)
			.into_iter()
			.find(|(of, _)| *of == service)
			.map(|(_, specific)| specific)
			.or_else(|| Self::info(who).map(|record| record.commission))
	}
}

impl<T: Config> OperatorRegistry<T::AccountId> for Pallet<T> {
	fn min_self_delegation(who: &T::AccountId) -> Option<Balance> {
		Self::info(who).map(|record| record.min_self_delegation)
	}

	fn is_operator(who: &T::AccountId) -> bool {
		Operators::<T>::contains_key(who)
	}
}

impl<T: Config> Commissions<T::AccountId> for Pallet<T> {
	/// Never above what was in force or waiting for `era` when [`Config::CommissionDelay`] eras
	/// were left until it began, as long as `era` is within the liability window. An era that has
	/// not begun is answered with what is known of it now.
	fn commission_in(operator: &T::AccountId, service: ServiceId, era: EraIndex) -> Perbill {
		Self::commission_for(operator, service)
			.map_or(Perbill::zero(), |commission| commission.in_force(era))
	}
}

impl<T: Config> ServiceKeys<T::AccountId> for Pallet<T> {
	/// The answer is the same whether or not an expired key has been pruned. An era that has not
	/// begun is answered with what is known of it now.
	fn owner_in(key: &ServiceKey, era: EraIndex) -> Option<T::AccountId> {
		let window = T::Delays::get().liability_window();
		let now = T::Eras::active_era();
		KeyTenures::<T>::get(key)
			.filter(|tenure| tenure.covers(era))
			.filter(|tenure| tenure.until.is_none_or(|until| now <= until.saturating_add(window)))
			.map(|tenure| tenure.operator)
	}

	fn key_of(operator: &T::AccountId, kind: KeyKind) -> Option<ServiceKey> {
		Keys::<T>::get(operator, kind).map(|current| current.key)
	}
}
