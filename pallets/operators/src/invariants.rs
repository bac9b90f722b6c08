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
		for (who, kind, current) in Keys::<T>::iter() {
			Self::ensure_key_in_force_is_on_record(&who, kind, &current)?;
		}
		for (who, retired) in RetiredKeys::<T>::iter() {
			Self::ensure_retired_keys_are_on_record(&who, &retired)?;
		}
		for (key, tenure) in KeyTenures::<T>::iter() {
			Self::ensure_tenure_is_an_operators(&tenure)?;
			Self::ensure_tenure_is_of_the_past(&tenure)?;
			Self::ensure_tenure_has_its_key(&key, &tenure)?;
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

	/// A key in force is its operator's since it was set, and nobody else's.
	fn ensure_key_in_force_is_on_record(
		who: &T::AccountId,
		kind: KeyKind,
		current: &KeyInForce,
	) -> DispatchResult {
		ensure!(current.key.kind() == kind, "operators: a key in force is of another kind");
		ensure!(
			KeyTenures::<T>::get(current.key) == Some(KeyTenure::of(who.clone(), current.since)),
			"operators: a key in force is not on record"
		);
		Ok(())
	}

	/// Retired keys are listed in order, each under the operator whose it was until then; no list
	/// is empty.
	fn ensure_retired_keys_are_on_record(
		who: &T::AccountId,
		retired: &RetiredKeysOf<T>,
	) -> DispatchResult {
		ensure!(!retired.is_empty(), "operators: a list of retired keys is empty");
		ensure!(
			retired.is_sorted_by_key(|old| old.until),
			"operators: retired keys are out of order"
		);
		for old in retired {
			ensure!(
				KeyTenures::<T>::get(old.key).is_some_and(|tenure| {
					tenure.operator == *who && tenure.until == Some(old.until)
				}),
				"operators: a retired key is not on record"
			);
		}
		Ok(())
	}

	/// Every key on record belongs to somebody who can answer for it.
	fn ensure_tenure_is_an_operators(tenure: &KeyTenureOf<T>) -> DispatchResult {
		ensure!(
			Operators::<T>::contains_key(&tenure.operator),
			"operators: a key is of somebody who is no operator"
		);
		Ok(())
	}

	/// A tenure has begun, and ends after it has begun and before what is to come.
	fn ensure_tenure_is_of_the_past(tenure: &KeyTenureOf<T>) -> DispatchResult {
		let now = T::Eras::active_era();
		let until = tenure.until.unwrap_or(now);
		ensure!(
			tenure.from <= until && until <= now,
			"operators: a tenure ends before it begins, or is of the future"
		);
		Ok(())
	}

	/// A key on record is in force, or listed once among the retired ones.
	fn ensure_tenure_has_its_key(key: &ServiceKey, tenure: &KeyTenureOf<T>) -> DispatchResult {
		let found = match tenure.until {
			None => Keys::<T>::get(&tenure.operator, key.kind())
				.is_some_and(|current| current.key == *key),
			Some(_) => {
				let retired = RetiredKeys::<T>::get(&tenure.operator);
				retired.iter().filter(|old| old.key == *key).count() == 1
			}
		};
		ensure!(found, "operators: a key on record is neither in force nor retired once");
		Ok(())
	}
}
