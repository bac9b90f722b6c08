// SPDX-License-Identifier: Apache-2.0

//! # A service: pings
//!
//! Operators back this service and say once in every era that they are there. Who says so gets a point,
//! by which it is paid; who backs the service and is silent for [`Config::Patience`] eras in a row is
//! slashed, by terms that this pallet proves by itself: whether somebody was silent is on chain.
//!
//! ## The life of an era
//!
//! ```text
//!  era e                          │ era e + 1, before any transaction
//!                                 │
//!  ping, once per operator ───────┼──▶ close ──┬─ was there ─▶ a point; its silence is forgotten
//!                                 │            │
//!                                 │            └─ was silent ─▶ one era more of silence
//!                                 │                                     │ as many as the patience
//!                                 │                                     ▼
//!                                 │                            slash, and count anew
//! ```
//!
//! *A good era.* Alice, Bob and Carol back the service. All of them ping: a point each.
//!
//! *A silent one.* Carol does not, for the second time in a row, with a patience of two: she is slashed
//! for the second of these eras, of what she had allocated when it began.
//!
//! ## What is guaranteed
//!
//! - **Only who backs the service** when an era begins can ping in it, once, and has to.
//! - **Slashed once** for an era, and not again before it was silent for as long anew. Leaving the service
//!   after the era began is no way out.
//! - **Nobody waits for others.** A slash or points that are refused, because the council has paused the
//!   service for example, are not tried again: an event says why.
//! - **Bounded.** Closing eras and slashing take at most [`Config::EraWeight`] of a block; what is not done
//!   then is done in the next.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod era;
mod hear;
mod invariants;
#[cfg(test)]
mod mock;
mod ping;
mod start;
#[cfg(test)]
mod tests;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

/// The log target of this pallet.
pub const LOG_TARGET: &str = "runtime::template";

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "in what the macro expands to")]
pub mod pallet {
	use crate::weights::WeightInfo;
	use frame::{
		deps::frame_support::{weights::WeightMeter, BoundedBTreeMap},
		prelude::*,
	};
	#[cfg(feature = "runtime-benchmarks")]
	use restaking_primitives::security::ServiceStage;
	use restaking_primitives::{Balance, EraIndex, ServiceId, SharedSecurity, SlashId};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	// guide: config
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The security that this service shares.
		type Security: SharedSecurity<Self::AccountId>;

		/// Names this pallet as the owner of its service.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// For how many eras in a row an operator may be silent before it is slashed.
		#[pallet::constant]
		type Patience: Get<EraIndex>;

		/// Who may start the service on a chain whose genesis did not.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The most operators: as many as the service can have.
		#[pallet::constant]
		type MaxOperators: Get<u32>;

		/// The most that closing eras and slashing may take of one block.
		#[pallet::constant]
		type EraWeight: Get<Weight>;

		/// What calls and hooks weigh.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: ServiceStage<Self::AccountId>;
	}
	// guide: end

	// guide: storage
	/// The service of this pallet; none until it is started.
	#[pallet::storage]
	pub type Service<T: Config> = StorageValue<_, ServiceId, OptionQuery>;

	/// Who was there in the eras that are not closed.
	#[pallet::storage]
	pub type Present<T: Config> = StorageMap<
		_,
		Twox64Concat,
		EraIndex,
		BoundedVec<T::AccountId, T::MaxOperators>,
		ValueQuery,
	>;

	/// For how many eras in a row an operator was silent; nobody who was not.
	#[pallet::storage]
	pub type Silent<T: Config> =
		StorageValue<_, BoundedBTreeMap<T::AccountId, EraIndex, T::MaxOperators>, ValueQuery>;

	/// The first era that is not closed.
	#[pallet::storage]
	pub type NextEra<T: Config> = StorageValue<_, EraIndex, ValueQuery>;

	/// Who is to be slashed for its silence, and the last era of it.
	#[pallet::storage]
	pub type Offences<T: Config> =
		StorageMap<_, Twox64Concat, (EraIndex, T::AccountId), (), OptionQuery>;
	// guide: end

	/// How the service starts.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What silence costs, of what the operator had allocated; without it there is no service.
		pub slash: Perbill,
		/// Who pays operators, how much in an era, in plancks, and for how many eras.
		pub rewards: Option<(T::AccountId, Balance, u32)>,
	}

	// guide: genesis
	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if !self.slash.is_zero() {
				// Genesis is built off chain; this is where a bad specification must stop.
				let started = Pallet::<T>::build(self);
				assert!(started.is_ok(), "the service is refused: {started:?}");
			}
		}
	}
	// guide: end

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The service has started.
		Started {
			/// Its name: operators can opt in to it.
			service: ServiceId,
		},
		/// An operator is there.
		Pinged {
			/// The active era.
			era: EraIndex,
			/// The operator.
			operator: T::AccountId,
		},
		/// An era is closed.
		EraClosed {
			/// The era.
			era: EraIndex,
			/// How many operators were there.
			present: u32,
			/// How many were silent.
			silent: u32,
		},
		/// Those who were there got no points for an era.
		PointsRefused {
			/// The era.
			era: EraIndex,
			/// Why.
			error: DispatchError,
		},
		/// A slash of an operator that was silent for too long was asked for. What exceeds the terms'
		/// cap or budget waits for the security council.
		SilenceReported {
			/// The last era of silence.
			era: EraIndex,
			/// The operator.
			operator: T::AccountId,
			/// The slash.
			slash: SlashId,
		},
		/// An operator is not slashed for its silence.
		SlashRefused {
			/// The last era of silence.
			era: EraIndex,
			/// The operator.
			operator: T::AccountId,
			/// Why.
			error: DispatchError,
		},
		/// A slash of an operator was executed.
		OperatorSlashed {
			/// The last era of silence.
			era: EraIndex,
			/// The operator.
			operator: T::AccountId,
			/// The slash.
			slash: SlashId,
			/// What those behind it owe together, in plancks.
			owed: Balance,
		},
	}

	// guide: errors
	#[pallet::error]
	pub enum Error<T> {
		/// The service has not started.
		NotStarted,
		/// The service has started already.
		AlreadyStarted,
		/// The account did not back the service when the era began.
		NotOperator,
		/// The operator has pinged in this era.
		AlreadyPinged,
		/// More operators have pinged than the service can have. Never happens.
		TooManyPings,
	}
	// guide: end

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		// guide: hook
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			let most = meter.remaining().min(T::EraWeight::get());
			let mut share = WeightMeter::with_limit(most);
			Self::work_off(&mut share);
			meter.consume(share.consumed());
		}
		// guide: end

		#[cfg(feature = "std")]
		fn integrity_test() {
			use restaking_primitives::security::InspectService;
			assert!(T::Patience::get() > 0, "the Patience has to be an era at least");
			assert!(
				T::MaxOperators::get() >= T::Security::max_operators(),
				"MaxOperators has to allow all that the service can have",
			);
			let step = T::WeightInfo::close_era(T::MaxOperators::get())
				.max(T::WeightInfo::slash_offender());
			assert!(
				T::WeightInfo::poll_base().saturating_add(step).all_lte(T::EraWeight::get()),
				"EraWeight has to allow closing an era, and a slash",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		// guide: call
		/// Says that the caller is there in the active era.
		///
		/// Origin: signed, by an operator that backed the service when the era began.
		///
		/// Fails with [`Error::NotStarted`], [`Error::NotOperator`] or [`Error::AlreadyPinged`]. Emits
		/// [`Event::Pinged`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::ping())]
		pub fn ping(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_ping(who)
		}
		// guide: end

		/// Starts the service on a chain whose genesis did not: open to every operator, under terms by
		/// which silence costs `slash` of an allocation.
		///
		/// Origin: [`Config::AdminOrigin`].
		///
		/// Fails with [`Error::AlreadyStarted`], or if `slash` is nothing. Emits [`Event::Started`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::start())]
		pub fn start(origin: OriginFor<T>, slash: Perbill) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_start(slash).map(|_| ())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Whether `operator` has said in the active era that it is there.
		pub fn is_present(operator: T::AccountId) -> bool {
			use restaking_primitives::security::InspectService;
			Present::<T>::get(T::Security::active_era()).contains(&operator)
		}

		/// For how many eras in a row `operator` was silent, of those that are closed.
		pub fn silence_of(operator: T::AccountId) -> EraIndex {
			Silent::<T>::get().get(&operator).copied().unwrap_or_default()
		}
	}
}
