// SPDX-License-Identifier: Apache-2.0

//! What other pallets can ask of the registry.

use crate::*;
use restaking_primitives::OperatorRegistry;

impl<T: Config> Pallet<T> {
	/// What is known of `who`; `None` if it is not an operator.
	pub fn info(who: &T::AccountId) -> Option<OperatorRecordOf<T>> {
		Operators::<T>::get(who)
	}

	/// What `who` keeps of the rewards in the active era; `None` if it is not an operator.
	pub fn commission(who: &T::AccountId) -> Option<Perbill> {
		Self::info(who).map(|record| record.commission.in_force(T::Eras::active_era()))
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
