// SPDX-License-Identifier: Apache-2.0

//! A small staking pallet with real tokens, for unit tests: bonds are held balance, unbonded
//! stake waits for [`Config::BondingDuration`] eras, and the listener hears of every slash and
//! withdrawal in the way the base chain's staking tells it.

use crate::{Balance, Bonds, EraIndex, Eras, ExtendBonds, OnBondChange, SlashBonds};
use frame::{
	prelude::*,
	token::fungible::{
		hold::{Balanced as BalancedHold, Inspect as InspectHold, Mutate as MutateHold},
		Credit, Inspect,
	},
};

pub use pallet::*;

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "the pallet macro writes them")]
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The token.
		type Currency: InspectHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ Inspect<Self::AccountId, Balance = Balance>
			+ MutateHold<Self::AccountId>
			+ BalancedHold<Self::AccountId>;
		/// The reasons for holds of the runtime.
		type RuntimeHoldReason: From<HoldReason>;
		/// The clock.
		type Eras: Eras;
		/// Who hears of slashes and withdrawals.
		type Listener: OnBondChange<Self::AccountId>;
		/// How long unbonded stake waits.
		#[pallet::constant]
		type BondingDuration: Get<EraIndex>;
	}

	/// Why tokens are held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// They are bonded.
		#[codec(index = 0)]
		Bond,
	}

	/// What a stash has bonded: the active part, and the parts on their way out with the era
	/// from which they can be withdrawn.
	#[pallet::storage]
	#[pallet::unbounded]
	pub type Ledgers<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		(Balance, alloc::vec::Vec<(EraIndex, Balance)>),
		ValueQuery,
	>;
}

impl<T: Config> Pallet<T> {
	/// Moves `amount` of the active bond into unlocking.
	pub fn unbond(stash: &T::AccountId, amount: Balance) {
		Ledgers::<T>::mutate(stash, |(active, unlocking)| {
			let amount = amount.min(*active);
			*active = active.saturating_sub(amount);
			let until = T::Eras::active_era().saturating_add(T::BondingDuration::get());
			unlocking.push((until, amount));
		});
	}

	/// Releases what has unlocked and tells the listener.
	pub fn withdraw(stash: &T::AccountId) -> DispatchResult {
		let now = T::Eras::active_era();
		let mut released: Balance = 0;
		Ledgers::<T>::mutate(stash, |(_, unlocking)| {
			unlocking.retain(|(until, amount)| {
				let due = *until <= now;
				if due {
					released = released.saturating_add(*amount);
				}
				!due
			});
		});
		T::Currency::release(&HoldReason::Bond.into(), stash, released, tokens::Precision::Exact)?;
		T::Listener::on_bond_withdrawn(stash);
		Ok(())
	}

	/// Slashes the bond as the base chain does for a consensus offence: the listener is told
	/// while storage still shows the bond from before. What is taken is burned.
	pub fn consensus_slash(stash: &T::AccountId, amount: Balance) -> Balance {
		let credit = Self::take(stash, amount);
		let taken = frame::traits::Imbalance::peek(&credit);
		drop(credit);
		taken
	}

	fn take(stash: &T::AccountId, amount: Balance) -> Credit<T::AccountId, T::Currency> {
		let (mut active, mut unlocking) = Ledgers::<T>::get(stash);
		let mut left = amount;
		let mut take_from = |part: &mut Balance| {
			let taken = left.min(*part);
			*part = part.saturating_sub(taken);
			left = left.saturating_sub(taken);
		};
		take_from(&mut active);
		unlocking.iter_mut().for_each(|(_, part)| take_from(part));
		let total = unlocking.iter().fold(active, |sum, (_, part)| sum.saturating_add(*part));
		T::Listener::on_bond_slashed(stash, active, total);
		Ledgers::<T>::insert(stash, (active, unlocking));
		let taken = amount.saturating_sub(left);
		T::Currency::slash(&HoldReason::Bond.into(), stash, taken).0
	}
}

impl<T: Config> Bonds<T::AccountId> for Pallet<T> {
	fn active(stash: &T::AccountId) -> Balance {
		Ledgers::<T>::get(stash).0
	}

	fn total(stash: &T::AccountId) -> Balance {
		let (active, unlocking) = Ledgers::<T>::get(stash);
		unlocking.iter().fold(active, |sum, (_, part)| sum.saturating_add(*part))
	}
}

impl<T: Config> SlashBonds<T::AccountId> for Pallet<T> {
	type Credit = Credit<T::AccountId, T::Currency>;

	fn slash(stash: &T::AccountId, amount: Balance) -> Self::Credit {
		Self::take(stash, amount)
	}
}

impl<T: Config> ExtendBonds<T::AccountId> for Pallet<T> {
	fn bond(stash: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Currency::hold(&HoldReason::Bond.into(), stash, amount)?;
		Ledgers::<T>::mutate(stash, |(active, _)| *active = active.saturating_add(amount));
		Ok(())
	}
}
