// SPDX-License-Identifier: Apache-2.0

//! What other pallets ask of the ledger.

use crate::*;
use frame::prelude::*;
use frame::traits::Get;
use restaking_primitives::{
	Balance, Delays, EraIndex, Eras, Magnitude, OperatorRegistry, OperatorStake, SlashId,
	SlashStake,
};

impl<T: Config> OperatorStake<T::AccountId> for Pallet<T> {
	fn ensure_active(operator: &T::AccountId) -> DispatchResult {
		let least = T::Registry::min_self_delegation(operator).ok_or(Error::<T>::NotOperator)?;
		ensure!(!Self::magnitude_of(operator).is_exhausted(), Error::<T>::OperatorExhausted);
		ensure!(
			least == 0 || Self::delegation_of(operator, operator) >= least,
			Error::<T>::SelfDelegationTooLow
		);
		Ok(())
	}

	fn magnitude(operator: &T::AccountId) -> Magnitude {
		Self::magnitude_of(operator)
	}

	fn backing(operator: &T::AccountId, magnitude: Magnitude, era: EraIndex) -> Balance {
		Operators::<T>::get(operator)
			.and_then(|ledger| ledger.units_in(era))
			.map_or(0, |units| magnitude.stake_of(units))
	}
}

impl<T: Config> SlashStake<T::AccountId> for Pallet<T> {
	fn slash_stake(
		id: SlashId,
		operator: &T::AccountId,
		era: EraIndex,
		delta: Magnitude,
	) -> Result<Balance, DispatchError> {
		let mut ledger = Self::ledger(operator);
		let delta = delta.min(ledger.magnitude);
		let slash = ledger.slash(id, era, delta).map_err(Error::<T>::from)?;
		let owed = slash.map_or(0, |slash| slash.outstanding());
		if ledger.magnitude.is_exhausted() && ledger.winds_up.is_none() {
			Self::wind_up_from(T::Eras::active_era(), operator, &mut ledger);
		}
		Self::store_ledger(operator, ledger);
		if owed > 0 && !Collecting::<T>::contains_key(operator) {
			Collecting::<T>::insert(operator, None::<T::AccountId>);
		}
		Self::deposit_event(Event::OperatorSlashed {
			slash: id,
			operator: operator.clone(),
			era,
			delta,
			owed,
		});
		Ok(owed)
	}

	fn outstanding(operator: &T::AccountId, id: SlashId) -> Balance {
		Operators::<T>::get(operator)
			.and_then(|ledger| {
				ledger.uncollected.iter().find(|slash| slash.id == id).map(Uncollected::outstanding)
			})
			.unwrap_or_default()
	}
}

impl<T: Config> Get<Delays> for Pallet<T> {
	fn get() -> Delays {
		DelaysInForce::<T>::get()
	}
}
