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
//!                        └────┘ update_metadata, set_commission, set_service_commission,
//!                               clear_service_commission, set_min_self_delegation, set_key,
//!                               remove_key
//! ```
//!
//! - Registering holds a deposit; it comes back when the operator leaves.
//! - Delegations do not keep an operator from leaving, and stay where they are: without an
//!   allocation nobody can slash them, and their owners undelegate when they like.
//! - Its service keys are forgotten when it leaves: without an allocation, one that ended and can
//!   still be slashed included, nothing they signed can be held against it.
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
//! **Rewards come late.** Those of an era are distributed within the liability window after it, by
//! the commission of that era, not of the moment. So a [`Commission`] remembers since when its last
//! raise counts, and no later raise rewrites an era before it. Lowering does: it counts at once and
//! for every era that is not distributed yet, where the commission was higher. Of the eras that can
//! still be rewarded, none is ever read with more than was in force or waiting for it
//! [`Config::CommissionDelay`] eras before.
//!
//! **One of its own for a service.** [`Pallet::set_service_commission`] sets what the operator keeps
//! of what that one service pays, by the same rules, measured from what is in force for that
//! service. The same holds for it because no call ever raises what is read for a service in an era
//! that begins before the delay is over:
//!
//! - The first one set for a service begins as a copy of the general commission, its past and the
//!   raise that waits included, and is then changed like any other. Nothing but that change tells it
//!   from the general one.
//! - From then on the general one changes without it, lowering included.
//! - [`Pallet::clear_service_commission`] goes back to the general one, at once, if that is not above
//!   the specific one in any era that can still be rewarded or is to come, by what is in force and
//!   waiting now. Otherwise it fails with [`Error::GeneralCommissionHigher`]: the operator raises the
//!   specific one first, for everybody to see, or lowers the general one, and clears when what was
//!   lower is beyond the liability window. Nothing is left to remember.
//!
//! Leaving and registering again is no way around that. It takes an operator without allocations,
//! one that ended and can still be slashed included: there is no era left for which it could be
//! rewarded; and a new allocation starts to earn only after the allocation delay, which
//! is never shorter than the one a restaker waits to leave.
//!
//! ## Service keys
//!
//! With these an operator signs what it says to services, so that anybody can prove on chain who
//! said it, and so that the key of its account can stay offline. It has at most one of each
//! [`KeyKind`] in force.
//!
//! ```text
//!              set_key            set_key of the same kind, remove_key
//!  (unknown) ──────────▶ in force ────────────────────────────────────▶ retired
//!      ▲                    │                                              │
//!      ├──── deregister ────┘                                              │
//!      └─ once it has expired: set_key, remove_key (of any); deregister ───┘
//! ```
//!
//! **A key has one owner.** Nobody can set one that is on record, in force or retired, not even its
//! owner: what it has signed points to one operator, in every era. So that nobody claims a key that
//! somebody else is about to set, whoever sets one proves to have it: by a signature, with that key,
//! of these bytes. [`Pallet::possession_message`] returns them:
//!
//! ```text
//!  18 bytes  "rampart/possession", in ASCII
//!  32 bytes  the hash of block 0, so that it holds on this chain only
//!  32 bytes  the account of the operator, so that it is of no use to another
//!   1 byte   0 sr25519, 1 ed25519, 2 ECDSA
//!  32 bytes  the public key; 33, compressed, for ECDSA
//! ```
//!
//! ECDSA signs their BLAKE2b-256 hash. Nothing may be put around them: `key sign --hex` of the node
//! signs just these, a wallet that wraps what it signs in `<Bytes>` does not.
//!
//! **Rotating a key is no way out.** A key set in era *s* and retired in era *r* is its owner's in
//! *s..=r*, and its successor from *r* on: in that one era both are, because the moment within it
//! cannot be told from what they sign. A retired key stays on record until nothing it signed can be
//! slashed, up to and including era *r* plus the liability window; [`ServiceKeys::owner_in`] answers
//! from that record. After that it goes with the next call of its owner that concerns keys, and
//! whoever has it may set it again. At most [`Config::MaxRetiredKeys`] are on record at a time, so an
//! operator cannot rotate more often than that within a window.
//!
//! [`ServiceKeys::owner_in`]: restaking_primitives::ServiceKeys::owner_in

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod commission;
mod impls;
mod invariants;
mod keys;
mod reads;
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

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{Commission, Earlier, KeyInForce, KeyTenure, OperatorRecord, Raise, RetiredKey};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::fungible::{
		hold::{Inspect as InspectHold, Mutate as MutateHold},
		Inspect,
	},
};
use restaking_primitives::{
	Balance, Delays, EraIndex, Eras, KeyKind, OperatorCommitments, ServiceId, ServiceKey,
	ServiceSignature,
};

/// The record of an operator in a runtime.
pub type OperatorRecordOf<T> = OperatorRecord<<T as Config>::MaxMetadata>;

/// The commissions that an operator has set for single services, in a runtime.
pub type ServiceCommissionsOf<T> =
	BoundedVec<(ServiceId, Commission), <T as Config>::MaxServiceCommissions>;

/// The tenure of a key in a runtime.
pub type KeyTenureOf<T> = KeyTenure<<T as frame_system::Config>::AccountId>;

/// The retired keys of an operator in a runtime.
pub type RetiredKeysOf<T> = BoundedVec<RetiredKey, <T as Config>::MaxRetiredKeys>;

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

		/// The delays, of which the liability window says how long a retired key and the commission
		/// of a past era matter.
		type Delays: Get<Delays>;

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

		/// How many eras a raise waits before it counts. Neither less than a restaker waits to leave
		/// nor than the liability window: the state is checked for both.
		#[pallet::constant]
		type CommissionDelay: Get<EraIndex>;

		/// The most services for which one operator may have a commission of their own.
		#[pallet::constant]
		type MaxServiceCommissions: Get<u32>;

		/// The most retired keys of one operator that are on record at a time.
		#[pallet::constant]
		type MaxRetiredKeys: Get<u32>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
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

	/// What operators keep of what single services pay, where that is not the general commission.
	#[pallet::storage]
	pub type ServiceCommissions<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, ServiceCommissionsOf<T>, ValueQuery>;

	/// The keys with which operators sign now.
	#[pallet::storage]
	pub type Keys<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		KeyKind,
		KeyInForce,
		OptionQuery,
	>;

	/// Whose a key on record is, in force or retired, and when.
	#[pallet::storage]
	pub type KeyTenures<T: Config> =
		StorageMap<_, Blake2_128Concat, ServiceKey, KeyTenureOf<T>, OptionQuery>;

	/// The retired keys of an operator that are on record, in the order in which they were retired.
	#[pallet::storage]
	pub type RetiredKeys<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, RetiredKeysOf<T>, ValueQuery>;

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
		/// An operator signs with this key from now on.
		KeySet {
			/// The operator.
			operator: T::AccountId,
			/// The key.
			key: ServiceKey,
			/// The first era in which it is the operator's.
			from: EraIndex,
		},
		/// An operator signs with this key no longer, and answers for what it has signed.
		KeyRetired {
			/// The operator.
			operator: T::AccountId,
			/// The key.
			key: ServiceKey,
			/// The last era in which it is the operator's.
			until: EraIndex,
		},
		/// An operator left, and has its deposit back; its keys are forgotten.
		Deregistered {
			/// Who was the operator.
			operator: T::AccountId,
		},
		/// An operator changed what it keeps of what one service pays.
		ServiceCommissionSet {
			/// The operator.
			operator: T::AccountId,
			/// The service.
			service: ServiceId,
			/// The new commission.
			commission: Perbill,
			/// The first era in which it counts.
			from: EraIndex,
		},
		/// An operator keeps of what this service pays what it keeps in general, from now on.
		ServiceCommissionCleared {
			/// The operator.
			operator: T::AccountId,
			/// The service.
			service: ServiceId,
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
		/// The key is an operator's, or was, and what it signed can still be slashed.
		KeyInUse,
		/// The signature is not the key's, or not one of what proves to this chain that this
		/// operator has it.
		BadProofOfPossession,
		/// The operator has retired as many keys as can be on record; the oldest expires in time.
		TooManyRetiredKeys,
		/// The operator has no key of this kind.
		NoKey,
		/// The operator has an allocation at a service, or had one that can still be slashed.
		HasAllocations,
		/// The operator has set a commission for as many services as it may.
		TooManyServiceCommissions,
		/// The operator has set no commission for this service.
		NoServiceCommission,
		/// The general commission is above the one of the service in an era that can still be
		/// rewarded, now, or once what is waiting counts.
		GeneralCommissionHigher,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				!T::MaxCommissionStep::get().is_zero(),
				"a commission could be lowered and never raised"
			);
			assert!(T::MaxRetiredKeys::get() > 0, "a key could be set and never rotated");
			assert!(
				T::MaxServiceCommissions::get() > 0,
				"no service could have a commission of its own"
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
		/// Origin: signed, by an operator. Whatever raise was waiting is dropped. A lower one counts
		/// for past eras too that are not distributed yet. Services with a commission of their own
		/// are not concerned. Fails with
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

		/// Makes `key` the one with which the caller signs for services, in place of the one of the
		/// same kind it may have.
		///
		/// Origin: signed, by an operator. `proof` is a signature of
		/// [`Pallet::possession_message`] by `key`. The key it replaces, if any, is retired: still
		/// the caller's for all it signed up to and including this era.
		///
		/// Fails with [`Error::NotOperator`], [`Error::KeyInUse`], [`Error::TooManyRetiredKeys`] or
		/// [`Error::BadProofOfPossession`]. Emits [`Event::KeySet`], after [`Event::KeyRetired`] if
		/// there was another.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::set_key())]
		pub fn set_key(
			origin: OriginFor<T>,
			key: ServiceKey,
			proof: ServiceSignature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_key(who, key, proof)
		}

		/// Retires the caller's key of this kind, without another in its place.
		///
		/// Origin: signed, by an operator. Fails with [`Error::NotOperator`], [`Error::NoKey`] or
		/// [`Error::TooManyRetiredKeys`]. Emits [`Event::KeyRetired`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::remove_key())]
		pub fn remove_key(origin: OriginFor<T>, kind: KeyKind) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_key(who, kind)
		}

		/// Sets what the caller keeps of what `service` pays: a lower commission from now on, a
		/// higher one after [`Config::CommissionDelay`]. From now on the general commission does not
		/// concern that service.
		///
		/// Origin: signed, by an operator. Whatever raise was waiting for that service, the general
		/// one included if there was no other, is dropped for it. A lower one counts for past eras
		/// too that are not distributed yet. Whether there is such a service is not asked.
		///
		/// Fails with [`Error::NotOperator`], [`Error::CommissionTooHigh`],
		/// [`Error::TooManyServiceCommissions`] or, for a raise of more than
		/// [`Config::MaxCommissionStep`] above what is in force for that service,
		/// [`Error::CommissionStepTooLarge`]. Emits [`Event::ServiceCommissionSet`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_service_commission())]
		pub fn set_service_commission(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
			commission: Perbill,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_service_commission(who, service, commission)
		}

		/// Makes the general commission of the caller count for `service` again, at once.
		///
		/// Origin: signed, by an operator. Fails with [`Error::NotOperator`],
		/// [`Error::NoServiceCommission`] or, if the general commission is above the one of the
		/// service in any era from the oldest one that can still be rewarded on, those to come
		/// included, [`Error::GeneralCommissionHigher`]. Emits [`Event::ServiceCommissionCleared`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::clear_service_commission())]
		pub fn clear_service_commission(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_clear_service_commission(who, service)
		}

		/// Makes the caller an operator no longer, gives its deposit back and forgets its keys and
		/// what it has set for single services.
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

		/// What `operator` keeps in the active era of what `service` pays: the commission it has set
		/// for it, or else the general one; `None` if it is not registered.
		pub fn service_commission(operator: T::AccountId, service: ServiceId) -> Option<Perbill> {
			let now = T::Eras::active_era();
			Self::commission_for(&operator, service).map(|commission| commission.in_force(now))
		}

		/// The bytes that `key` has to sign before `operator` can set it.
		pub fn possession_message(operator: T::AccountId, key: ServiceKey) -> Vec<u8> {
			Self::possession_message_of(&operator, &key)
		}
	}
}
