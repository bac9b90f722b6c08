// SPDX-License-Identifier: Apache-2.0

//! Paying what is owed, where its owner wants it.

use crate::{pallet::*, types::Destination, weights::WeightInfo};
use frame::prelude::*;
use restaking_primitives::{Balance, Delegate, EraIndex, Eras, ExtendBonds, RewardStake};

impl<T: Config> Pallet<T> {
	/// Pays what `restaker` is owed at `operator` where it wants it. Returns, as all that pays does,
	/// what settling slashes has added to the weight, where it was restaked.
	pub(crate) fn do_claim(
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Result<Weight, DispatchError> {
		Self::claim_to(Destinations::<T>::get(restaker), operator, restaker)
	}

	/// Whether one who claims for `who`, to whom `amount` is owed, does it no harm: who wants it
	/// restaked is not made to restake it planck by planck, too little each time to be delegated.
	pub(crate) fn ensure_welcome(
		claimant: &T::AccountId,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let welcome = amount == 0
			|| amount >= T::MinCompound::get()
			|| claimant == who
			|| Destinations::<T>::get(who) != Destination::Restake;
		ensure!(welcome, Error::<T>::TooLittleToRestake);
		Ok(())
	}

	/// Bonds what `restaker` is owed at `operator` and delegates it there, wherever else it wants
	/// to be paid.
	pub(crate) fn do_claim_and_restake(
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Result<Weight, DispatchError> {
		Self::claim_to(Destination::Restake, operator, restaker)
	}

	fn claim_to(
		destination: Destination<T::AccountId>,
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Result<Weight, DispatchError> {
		let amount = Self::take_owed(operator, restaker)?;
		let (to, settled) = Self::pay_out(destination, restaker, operator, amount)?;
		Self::deposit_event(Event::RewardsClaimed {
			operator: operator.clone(),
			restaker: restaker.clone(),
			amount,
			to,
		});
		Ok(settled)
	}

	/// Pays the commission that `operator` is owed where it wants it.
	pub(crate) fn do_claim_commission(operator: &T::AccountId) -> Result<Weight, DispatchError> {
		let amount = CommissionOwed::<T>::take(operator);
		ensure!(amount > 0, Error::<T>::NothingToClaim);
		let (to, settled) =
			Self::pay_out(Destinations::<T>::get(operator), operator, operator, amount)?;
		Self::deposit_event(Event::CommissionClaimed { operator: operator.clone(), amount, to });
		Ok(settled)
	}

	pub(crate) fn do_set_destination(
		who: &T::AccountId,
		destination: Destination<T::AccountId>,
	) -> DispatchResult {
		// What is paid from there to there would be nobody's.
		let pot = Destination::Account(Self::pot_account());
		ensure!(destination != pot, Error::<T>::BadDestination);
		if destination == Destination::Restake {
			Self::start_compounding(who);
		} else {
			Self::stop_compounding(who);
		}
		if destination == Destination::Owner {
			Destinations::<T>::remove(who);
		} else {
			Destinations::<T>::insert(who, &destination);
		}
		Self::deposit_event(Event::DestinationSet { who: who.clone(), destination });
		Ok(())
	}

	/// Takes what `restaker` is owed at `operator` out of what is set aside.
	fn take_owed(
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Result<Balance, DispatchError> {
		let amount = T::Stake::take_owed(operator, restaker);
		ensure!(amount > 0, Error::<T>::NothingToClaim);
		let left = SetAside::<T>::get().checked_sub(amount).ok_or(Error::<T>::NotSetAside)?;
		SetAside::<T>::put(left);
		Ok(amount)
	}

	/// Bonds `amount` of what `restaker` has, and delegates to `operator` as much of it as the
	/// consensus reserve leaves: of a bond that was fully used before, a reserve of 20 % makes
	/// that 80 % of `amount`.
	pub(crate) fn restake(
		restaker: &T::AccountId,
		operator: &T::AccountId,
		amount: Balance,
	) -> Result<Weight, DispatchError> {
		T::Bonds::bond(restaker, amount)?;
		let room = T::Stake::restakable(restaker).min(amount);
		let enough = room > 0 && room >= T::Stake::min_delegation();
		let delegated = if enough { room } else { 0 };
		let settled = if enough {
			T::Stake::delegate(restaker, operator, delegated)?
		} else {
			Weight::zero()
		};
		Self::deposit_event(Event::Restaked {
			restaker: restaker.clone(),
			operator: operator.clone(),
			bonded: amount,
			delegated,
		});
		Ok(settled)
	}

	/// Queues `who` for the next era, unless it is queued already.
	fn start_compounding(who: &T::AccountId) {
		if Compounding::<T>::contains_key(who) {
			return;
		}
		Self::queue_compounding(who, T::Eras::active_era().saturating_add(1));
	}

	/// Moves `who` from the queue of era `served` to that of era `next`.
	pub(crate) fn queue_again(who: &T::AccountId, served: EraIndex, next: EraIndex) {
		CompoundQueue::<T>::remove(served, who);
		Self::queue_compounding(who, next);
	}

	/// Queues `who` for `era`.
	fn queue_compounding(who: &T::AccountId, era: EraIndex) {
		Compounding::<T>::insert(who, era);
		CompoundQueue::<T>::insert(era, who, ());
	}

	fn stop_compounding(who: &T::AccountId) {
		if let Some(era) = Compounding::<T>::take(who) {
			CompoundQueue::<T>::remove(era, who);
		}
	}

	/// What a claim weighs, or would if it is `restaked`.
	pub(crate) fn weight_of_claim(restaked: bool) -> Weight {
		let claim = T::WeightInfo::claim();
		if restaked {
			claim.max(T::WeightInfo::claim_and_restake())
		} else {
			claim
		}
	}

	/// What a claim weighs at most: the restaker may want it restaked, and owe slashes.
	pub(crate) fn most_of_claim() -> Weight {
		Self::weight_of_claim(false).max(Self::most_of_restaking())
	}

	/// What claiming and restaking weighs at most. The benchmark settles no slashes.
	pub(crate) fn most_of_restaking() -> Weight {
		T::WeightInfo::claim_and_restake().saturating_add(T::Stake::max_settlement())
	}

	/// What a claim that paid `who`, and has `settled` slashes, weighed.
	pub(crate) fn actual_weight_of_claim(who: &T::AccountId, settled: Weight) -> PostDispatchInfo {
		let restaked = Destinations::<T>::get(who) == Destination::Restake;
		Some(Self::weight_of_claim(restaked).saturating_add(settled)).into()
	}
}
