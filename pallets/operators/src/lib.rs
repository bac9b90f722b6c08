// SPDX-License-Identifier: Apache-2.0

//! # Operators
//!
//! The registry of those who run services with restaked stake: what an operator says of itself,
//! what it keeps of the rewards, and how much of its own it promises to have at stake. What is
//! delegated to an operator is the restaking ledger's business, what it has promised to services
//! the services registry's; this pallet knows neither and asks the latter one question only, when
//! an operator wants to leave.
//!
//! ## The life of an operator
//!
//! ```text
//!  (none) ──register──▶ operator ──deregister──▶ (none)
//!                        │    ▲                   only without any allocation
//!                        └────┘ update_metadata, set_commission, set_min_self_delegation
//! ```
//!
//! - Registering holds a deposit; it comes back when the operator leaves.
//! - Delegations do not keep an operator from leaving, and stay where they are: without an
//!   allocation nobody can slash them, and their owners undelegate when they like.
//!
//! ## Commission
//!
//! A restaker must see a higher commission before it pays it. Lowering counts at once; a raise is
//! at most [`Config::MaxCommissionStep`] above the commission in force and counts
//! [`Config::CommissionDelay`] eras later. A raise asked for while another waits replaces it, is
//! measured from the commission in force too and waits the whole delay: no sequence of calls
//! climbs faster than one step per delay. Nothing happens at the moment a raise comes into force;
//! every read resolves it by the era (see [`Commission::in_force`]).
//!
//! Leaving and registering again is no way around that. It takes an operator without allocations,
//! which earns nothing; and a new allocation starts to earn only after the allocation delay, which
//! is never shorter than the one a restaker waits to leave.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod commission;
mod impls;
mod invariants;
mod register;
mod types;
mod update;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::{Commission, OperatorRecord, Raise};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::fungible::{
		hold::{Inspect as InspectHold, Mutate as MutateHold},
		Inspect,
	},
};
use restaking_primitives::{Balance, EraIndex, Eras, OperatorCommitments};

/// The record of an operator in a runtime.
pub type OperatorRecordOf<T> = OperatorRecord<<T as Config>::MaxMetadata>;

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "in what the macro expands to")]
pub mod pallet {
	use super::*;

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The native token.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ InspectHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ MutateHold<Self::AccountId>;

		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// The clock.
		type Eras: Eras;

		/// Knows whether an operator has promised anything to a service.
		type Commitments: OperatorCommitments<Self::AccountId>;

		/// The most bytes an operator may say of itself.
		#[pallet::constant]
		type MaxMetadata: Get<u32>;

		/// What is held from an operator while it is registered.
		#[pallet::constant]
		type Deposit: Get<Balance>;

		/// The highest commission there may be.
		#[pallet::constant]
		type MaxCommission: Get<Perbill>;

		/// The most by which one change may raise a commission.
		#[pallet::constant]
		type MaxCommissionStep: Get<Perbill>;

		/// How many eras a raise waits before it counts.
		#[pallet::constant]
		type CommissionDelay: Get<EraIndex>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// Why this pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// They are an operator's deposit.
		#[codec(index = 0)]
		OperatorDeposit,
	}

	/// Every operator.
	#[pallet::storage]
	pub type Operators<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, OperatorRecordOf<T>, OptionQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account became an operator.
		Registered {
			/// The operator.
			operator: T::AccountId,
			/// What it keeps of the rewards.
			commission: Perbill,
			/// The least it promises to keep delegated to itself.
			min_self_delegation: Balance,
		},
		/// An operator changed what it says of itself.
		MetadataUpdated {
			/// The operator.
			operator: T::AccountId,
		},
		/// An operator changed what it keeps of the rewards.
		CommissionSet {
			/// The operator.
			operator: T::AccountId,
			/// The new commission.
			commission: Perbill,
			/// The first era in which it counts.
			from: EraIndex,
		},
		/// An operator changed the least it promises to keep delegated to itself.
		MinSelfDelegationSet {
			/// The operator.
			operator: T::AccountId,
			/// The new minimum.
			min_self_delegation: Balance,
		},
		/// An operator left, and has its deposit back.
		Deregistered {
			/// Who was the operator.
			operator: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is an operator already.
		AlreadyOperator,
		/// The account is not an operator.
		NotOperator,
		/// The metadata is longer than an operator's may be.
		MetadataTooLong,
		/// The commission is above the highest there may be.
		CommissionTooHigh,
		/// The raise is larger than one change may be.
		CommissionStepTooLarge,
		/// The operator has an allocation at a service, or had one that can still be slashed.
		HasAllocations,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				!T::MaxCommissionStep::get().is_zero(),
				"a commission could be lowered and never raised"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Makes the caller an operator, for a deposit.
		///
		/// Origin: signed, by an account that is not an operator. `metadata` is for people to
		/// read, at most [`Config::MaxMetadata`] bytes; below `min_self_delegation` plancks of its
		/// own stake the operator takes neither delegations nor opt-ins.
		///
		/// Fails with [`Error::AlreadyOperator`], [`Error::MetadataTooLong`] or
		/// [`Error::CommissionTooHigh`], and when the deposit cannot be held. Emits
		/// [`Event::Registered`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register(metadata.len() as u32))]
		pub fn register(
			origin: OriginFor<T>,
			metadata: Vec<u8>,
			commission: Perbill,
			min_self_delegation: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register(who, metadata, commission, min_self_delegation)
		}

		/// Replaces what the caller says of itself.
		///
		/// Origin: signed, by an operator. Fails with [`Error::NotOperator`] or
		/// [`Error::MetadataTooLong`]. Emits [`Event::MetadataUpdated`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_metadata(metadata.len() as u32))]
		pub fn update_metadata(origin: OriginFor<T>, metadata: Vec<u8>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_metadata(who, metadata)
		}

		/// Sets what the caller keeps of the rewards: a lower commission from now on, a higher one
		/// after [`Config::CommissionDelay`].
		///
		/// Origin: signed, by an operator. Whatever raise was waiting is dropped. Fails with
		/// [`Error::NotOperator`], [`Error::CommissionTooHigh`] or, for a raise of more than
		/// [`Config::MaxCommissionStep`] above the commission in force,
		/// [`Error::CommissionStepTooLarge`]. Emits [`Event::CommissionSet`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_commission())]
		pub fn set_commission(origin: OriginFor<T>, commission: Perbill) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_commission(who, commission)
		}

		/// Sets the least the caller promises to keep delegated to itself.
		///
		/// Origin: signed, by an operator. A promise above what it has makes it inactive until it
		/// has as much. Fails with [`Error::NotOperator`]. Emits [`Event::MinSelfDelegationSet`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_min_self_delegation())]
		pub fn set_min_self_delegation(
			origin: OriginFor<T>,
			#[pallet::compact] min_self_delegation: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_min_self_delegation(who, min_self_delegation)
		}

		// 4 to 9: service keys.

		/// Makes the caller an operator no longer, and gives its deposit back.
		///
		/// Origin: signed, by an operator without any allocation, one that ended and can still be
		/// slashed included. Fails with [`Error::NotOperator`] or [`Error::HasAllocations`]. Emits
		/// [`Event::Deregistered`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::deregister())]
		pub fn deregister(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_deregister(who)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What `operator` keeps of the rewards in the active era; `None` if it is not registered.
		pub fn commission_in_force(operator: T::AccountId) -> Option<Perbill> {
			Self::commission(&operator)
		}
	}
}
