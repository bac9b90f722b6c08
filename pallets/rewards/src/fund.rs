// SPDX-License-Identifier: Apache-2.0

//! What goes into pots, and out of this pallet.

use crate::{pallet::*, types::Destination};
use frame::{prelude::*, token::fungible::Mutate};
use restaking_primitives::{Balance, ServiceId, ServiceOperators};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_fund(
		who: &T::AccountId,
		service: ServiceId,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(T::Services::owner(service).is_some(), Error::<T>::UnknownService);
		let funded = Funded::<T>::get().checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		T::Currency::transfer(who, &Self::pot_account(), amount, Preservation::Preserve)?;
		Funded::<T>::put(funded);
		Pots::<T>::mutate(service, |pot| *pot = pot.saturating_add(amount));
		Self::deposit_event(Event::PotFunded { service, who: who.clone(), amount });
		Ok(())
	}

	pub(crate) fn do_set_rewarder(
		who: &T::AccountId,
		service: ServiceId,
		rewarder: Option<T::AccountId>,
	) -> DispatchResult {
		let owner = T::Services::owner(service).ok_or(Error::<T>::UnknownService)?;
		ensure!(*who == owner, Error::<T>::NotOwner);
		Rewarders::<T>::set(service, rewarder.clone());
		Self::deposit_event(Event::RewarderSet { service, rewarder });
		Ok(())
	}

	/// Whether `who` is the reward origin of `service`: its owner, or its rewarder.
	pub(crate) fn ensure_rewarder(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		let owner = T::Services::owner(service).ok_or(Error::<T>::UnknownService)?;
		let may = *who == owner || Rewarders::<T>::get(service).as_ref() == Some(who);
		ensure!(may, Error::<T>::NotRewarder);
		Ok(())
	}

	pub(crate) fn do_sweep(service: ServiceId) -> DispatchResult {
		ensure!(T::Services::owner(service).is_none(), Error::<T>::ServiceExists);
		let amount = Pots::<T>::take(service);
		let had_rewarder = Rewarders::<T>::take(service).is_some();
		let had_stream = Self::forget_stream(service);
		ensure!(amount > 0 || had_rewarder || had_stream, Error::<T>::NothingToSweep);
		if amount > 0 {
			Self::pay(&T::Treasury::get(), amount)?;
		}
		Self::deposit_event(Event::PotSwept { service, amount });
		Ok(())
	}

	/// Pays `amount` to `to`. Fails if that account cannot take it.
	fn pay(to: &T::AccountId, amount: Balance) -> DispatchResult {
		// What is left is what others are owed: it never falls to dust.
		let pot = Self::pot_account();
		T::Currency::transfer(&pot, to, amount, Preservation::Preserve)?;
		Paid::<T>::mutate(|paid| *paid = paid.saturating_add(amount));
		Ok(())
	}

	/// Pays `amount`, which `who` has earned through `operator`, to `destination`. Returns the
	/// account that got it.
	pub(crate) fn pay_out(
		destination: Destination<T::AccountId>,
		who: &T::AccountId,
		operator: &T::AccountId,
		amount: Balance,
	) -> Result<(T::AccountId, Weight), DispatchError> {
		let to = match &destination {
			Destination::Account(to) => to,
			Destination::Owner | Destination::Restake => who,
		};
		Self::pay(to, amount)?;
		let settled = if destination == Destination::Restake {
			Self::restake(who, operator, amount)?
		} else {
			Weight::zero()
		};
		Ok((to.clone(), settled))
	}
}
