// SPDX-License-Identifier: Apache-2.0

//! What is true of the registry between any two calls.

use crate::*;
use alloc::collections::BTreeSet;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet over its whole state, and says which one is broken.
	pub fn do_try_state() -> DispatchResult {
		Self::ensure_raises_wait_long_enough()?;
		for (who, record) in Operators::<T>::iter() {
			Self::ensure_deposit_is_held(&who, &record)?;
			Self::ensure_commission_is_in_order(&record.commission)?;
		}
		for (who, list) in ServiceCommissions::<T>::iter() {
			Self::ensure_service_commissions_are_an_operators(&who, &list)?;
			Self::ensure_services_are_listed_once(&list)?;
			for (_, commission) in &list {
				Self::ensure_commission_is_in_order(commission)?;
			}
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

	/// A raise waits until a restaker who dislikes it can be gone, and until every era from before
	/// the change that made room for it can no longer be rewarded: see [`Commission`].
	fn ensure_raises_wait_long_enough() -> DispatchResult {
		let delays = T::Delays::get();
		let delay = T::CommissionDelay::get();
		ensure!(delay >= delays.exit, "operators: a raise counts before restakers can leave");
		ensure!(
			delay >= delays.liability_window(),
			"operators: a raise waits for less than the liability window"
		);
		Ok(())
	}

	/// What waits is always a raise: a lower commission counts at once. What was before is lower,
	/// for the same reason, and of the past; none is above the highest there may be.
	fn ensure_commission_is_in_order(commission: &Commission) -> DispatchResult {
		let Commission { before, current, pending } = *commission;
		ensure!(
			pending.is_none_or(|raise| raise.to > current),
			"operators: a pending commission is not a raise"
		);
		ensure!(
			before.is_none_or(|earlier| earlier.commission < current),
			"operators: an earlier commission is not lower"
		);
		let now = T::Eras::active_era();
		ensure!(
			before.is_none_or(|earlier| {
				earlier.ended <= now && pending.is_none_or(|raise| earlier.ended < raise.from)
			}),
			"operators: the steps of a commission are out of order"
		);
		ensure!(
			pending.map_or(current, |raise| raise.to) <= T::MaxCommission::get(),
			"operators: a commission is above the highest there may be"
		);
		Ok(())
	}

	/// Only an operator has commissions of services; no list of them is empty.
	fn ensure_service_commissions_are_an_operators(
		who: &T::AccountId,
		list: &ServiceCommissionsOf<T>,
	) -> DispatchResult {
		ensure!(!list.is_empty(), "operators: a list of service commissions is empty");
		ensure!(
			Operators::<T>::contains_key(who),
			"operators: a service commission is of somebody who is no operator"
		);
		Ok(())
	}

	/// A service has one commission, or none of its own.
	fn ensure_services_are_listed_once(list: &ServiceCommissionsOf<T>) -> DispatchResult {
		let services: BTreeSet<_> = list.iter().map(|(service, _)| service).collect();
		ensure!(services.len() == list.len(), "operators: a service has two commissions");
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
