// SPDX-License-Identifier: Apache-2.0

//! The traits of `restaking-primitives` that this pallet implements.

use crate::pallet::*;
use frame::token::fungible::Credit;
use restaking_primitives::{Balance, EraIndex, OpenSlashes, SlashId, SlashSettlement};

impl<T: Config> OpenSlashes<T::AccountId> for Pallet<T> {
	fn oldest_offence(operator: &T::AccountId) -> Option<EraIndex> {
		OpenLists::<T>::get(operator).iter().map(|open| open.era).min()
	}
}

impl<T: Config> SlashSettlement for Pallet<T> {
	type Credit = Credit<T::AccountId, T::Currency>;

	fn on_collected(id: SlashId, credit: Self::Credit, outstanding: Balance) {
		Self::settle(id, credit, outstanding);
	}

	fn on_written_off(id: SlashId, outstanding: Balance) {
		Self::write_off(id, outstanding);
	}
}
