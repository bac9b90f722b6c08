// SPDX-License-Identifier: Apache-2.0

//! # Slashing
//!
//! Proposes, vetoes, executes and settles slashes of restaked stake.
//!
//! ## Words
//!
//! - **Slasher**: the account that may accuse operators in the name of a service.
//! - **Resolver**: the account that may veto such an accusation, next to the security council.
//! - **Offence era**: when the misbehaviour happened. It decides who is liable, and under which
//!   terms: slasher, resolver, cap and beneficiary are those in force in that era, so nobody
//!   comes under a new slasher retroactively.
//! - **Cap**: which part of what an operator had allocated in one offence era a service may take
//!   for it, over all its slashes together.
//! - **Liability window**: report window, veto window and execution slack together; how long
//!   after an offence its slash may execute.
//!
//! ## The life of a slash
//!
//! ```text
//!              propose_slash, up to ReportWindow eras after the offence
//!                     │
//!                     ▼            veto_slash
//!    ┌───────────► Proposed ──────────────────────────► Vetoed ───┐
//!    │                │ VetoWindow is over:                       │
//!    │                │ by itself, or execute_slash               │
//!    │    it fails    ▼          it fails, and the liability      │
//!    └─────────── execution ──────────────────────────► Failed ───┤
//!      next era       │          window closes                    │
//!                     ▼                                           │
//!                 Executed: accounted = collected + outstanding   │
//!                     │                                           │
//!                     ▼ nothing is outstanding                    │
//!                  settled ───────────────────────────────────────┤
//!                                                                 ▼
//!                              forgotten after the liability window
//! ```
//!
//! An oracle catches an operator signing nonsense in era 7. Its slasher proposes to take 5 % of
//! what the operator had allocated to it in era 7, and publishes the evidence whose hash it gives.
//! The resolver looks at it and finds nothing wrong. When the veto window is over the slash
//! executes: 5 % of the allocation of era 7, or what is left of it, leaves the operator's
//! magnitude, at a cost that does not depend on how many restakers stand behind it. What they owe
//! together is accounted; as it is collected from each, it is handed on to the beneficiary.
//!
//! ## What is guaranteed
//!
//! - **A slash is decided.** It executes from the block in which its veto window is over, in a
//!   mandatory hook with its own weight, and no transaction is needed for it. What does not fit
//!   into one block goes on in the next one, in the order in which slashes become executable and
//!   were proposed.
//! - **One bad entry blocks no other.** An execution that fails changes nothing and says why in an
//!   event. It is queued again for the next era, behind what is queued already, until the liability
//!   window closes; then it is dropped. Anyone may try in between, with `execute_slash`.
//! - **Nobody leaves first.** As long as a slash is open, [`OpenSlashes`] tells the ledger, which
//!   keeps exits that are liable for the offence waiting: waiting for a slash never loses it.
//! - **A service harms only its own operators, within bounds.** It has a bounded number of open
//!   slashes per operator, which is its share of the operator's list, and only its own slasher,
//!   its resolver and the security council touch its proposals.
//! - **A veto is final.** It frees the cap, and the same offence with the same evidence cannot be
//!   proposed again: otherwise the more persistent side would win, and exits would wait with it.
//!   New evidence makes a new proposal.
//! - **A pause stops accusations, not consequences.** Slashes of a paused service that were
//!   already proposed execute. A pause that stopped them would let the accused go free, or their
//!   restakers wait for ever; the council that pauses can veto each of them.
//! - **Nothing grows for ever.** What is settled, vetoed or dropped is removed in spare block
//!   weight once the liability window of its offence era is over.
//!
//! [`OpenSlashes`]: restaking_primitives::OpenSlashes

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod execute;
mod impls;
mod invariants;
#[cfg(test)]
mod mock;
mod propose;
mod prune;
mod queue;
mod settle;
#[cfg(test)]
mod tests;
pub mod types;
mod veto;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The log target of this pallet.
pub const LOG_TARGET: &str = "runtime::slashing";

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "in what the macro expands to")]
pub mod pallet {
	use crate::{
		types::{Books, Offence, OpenSlash, Place, SlashRecord},
		weights::WeightInfo,
	};
	use alloc::vec::Vec;
	use frame::{deps::frame_support::weights::WeightMeter, prelude::*, token::fungible::Balanced};
	use restaking_primitives::{
		Balance, Beneficiary, Delays, EraIndex, Eras, Magnitude, ServiceId, ServiceTerms,
		SlashAllocations, SlashId, SlashStake,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The token in which slashes are collected.
		type Currency: Balanced<Self::AccountId, Balance = Balance>;

		/// The clock.
		type Eras: Eras;

		/// The delays that make restaking safe. They have to satisfy [`Delays::ensure_safe`].
		type Delays: Get<Delays>;

		/// Under which terms services slash.
		type Terms: ServiceTerms<Self::AccountId>;

		/// What operators have allocated to services.
		type Allocations: SlashAllocations<Self::AccountId>;

		/// The stake behind operators.
		type Stake: SlashStake<Self::AccountId>;

		/// Sets the scene for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId>;

		/// The security council, which can veto any slash.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Gets what the terms give to the treasury, and what a beneficiary cannot take.
		type Treasury: Get<Self::AccountId>;

		/// How many slashes one service can have against one operator that are open, or executed
		/// and not settled.
		#[pallet::constant]
		type MaxOpenSlashes: Get<u32>;

		/// How many services one operator can have an allocation to, including those that ended
		/// and are still slashable.
		#[pallet::constant]
		type MaxServicesPerOperator: Get<u32>;

		/// How much of a block automatic executions may take.
		#[pallet::constant]
		type ExecutionWeight: Get<Weight>;

		/// What calls and hooks weigh.
		type WeightInfo: WeightInfo;
	}

	/// How many open slashes an operator can have: [`Config::MaxOpenSlashes`] of each of
	/// [`Config::MaxServicesPerOperator`], so that no service takes another's place.
	pub struct MaxOpenPerOperator<T>(PhantomData<T>);

	impl<T: Config> Get<u32> for MaxOpenPerOperator<T> {
		fn get() -> u32 {
			T::MaxOpenSlashes::get().saturating_mul(T::MaxServicesPerOperator::get())
		}
	}

	/// The name of the next slash.
	#[pallet::storage]
	pub type NextSlashId<T: Config> = StorageValue<_, SlashId, ValueQuery>;

	/// Slashes by name, until they are forgotten.
	#[pallet::storage]
	pub type Slashes<T: Config> =
		StorageMap<_, Twox64Concat, SlashId, SlashRecord<T::AccountId>, OptionQuery>;

	/// The slash in which each offence was reported, for every slash on record.
	#[pallet::storage]
	pub type Offences<T: Config> =
		StorageMap<_, Blake2_128Concat, Offence<T::AccountId>, SlashId, OptionQuery>;

	/// The sum of the fractions of all slashes on record that are neither vetoed nor dropped, by
	/// service, operator and offence era.
	#[pallet::storage]
	pub type CapsUsed<T: Config> =
		StorageMap<_, Blake2_128Concat, (ServiceId, T::AccountId, EraIndex), Perbill, OptionQuery>;

	/// The open slashes against each operator, in the order in which they were proposed.
	#[pallet::storage]
	pub type OpenLists<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<OpenSlash, MaxOpenPerOperator<T>>,
		ValueQuery,
	>;

	/// How many slashes of a service against an operator are executed and not settled. They take
	/// the room of open ones, so that no service fills what the ledger can collect at a time.
	#[pallet::storage]
	pub type Unsettled<T: Config> =
		StorageMap<_, Blake2_128Concat, (ServiceId, T::AccountId), u32, ValueQuery>;

	/// Where the queue of executions goes on.
	#[pallet::storage]
	pub type ExecutionCursor<T: Config> = StorageValue<_, Place, ValueQuery>;

	/// How many executions were ever queued for an era that is not over in the queue.
	#[pallet::storage]
	pub type ExecutionCounts<T: Config> = StorageMap<_, Twox64Concat, EraIndex, u32, ValueQuery>;

	/// The open slashes by the era in which they execute, in order.
	#[pallet::storage]
	pub type Executions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, EraIndex, Twox64Concat, u32, SlashId, OptionQuery>;

	/// Where the queue of slashes to be forgotten goes on.
	#[pallet::storage]
	pub type PruningCursor<T: Config> = StorageValue<_, Place, ValueQuery>;

	/// How many slashes were ever queued to be forgotten in an era that is not over in the queue.
	#[pallet::storage]
	pub type PruningCounts<T: Config> = StorageMap<_, Twox64Concat, EraIndex, u32, ValueQuery>;

	/// The slashes that are over, by the era in which they are forgotten, in order.
	#[pallet::storage]
	pub type Prunings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, EraIndex, Twox64Concat, u32, SlashId, OptionQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A service has accused an operator; the slash executes from an era on unless it is
		/// vetoed.
		SlashProposed {
			/// The slash.
			id: SlashId,
			/// The accusing service.
			service: ServiceId,
			/// The accused operator.
			operator: T::AccountId,
			/// When the offence happened.
			era: EraIndex,
			/// Which part of what was allocated then is to be taken.
			fraction: Perbill,
			/// The hash of the evidence.
			evidence: H256,
			/// The first era in which it executes.
			executable_from: EraIndex,
		},
		/// A slash was vetoed; nothing is taken.
		SlashVetoed {
			/// The slash.
			id: SlashId,
			/// The resolver who vetoed it; `None` if it was the security council.
			resolver: Option<T::AccountId>,
		},
		/// A slash was executed: what the restakers owe together is accounted and collected from
		/// now on.
		SlashExecuted {
			/// The slash.
			id: SlashId,
			/// What was taken from the operator's magnitude; zero if nothing was left.
			magnitude: Magnitude,
			/// What the restakers owe together, rounded up once; as each position's share is
			/// rounded up by itself, the books can end higher by a planck per restaker.
			accounted: Balance,
		},
		/// A slash could not be executed; it stays open and is tried again in a later era.
		SlashSetAside {
			/// The slash.
			id: SlashId,
			/// Why it could not be executed.
			error: DispatchError,
			/// The era of the next automatic attempt.
			next_attempt: EraIndex,
		},
		/// A slash could not be executed before the liability window closed, and was dropped;
		/// nothing is taken.
		SlashFailed {
			/// The slash.
			id: SlashId,
			/// Why it could not be executed the last time.
			error: DispatchError,
		},
		/// A part of a slash was collected and handed on.
		SlashCollected {
			/// The slash.
			id: SlashId,
			/// What was collected.
			amount: Balance,
			/// Who got it: the beneficiary, or who stands in when the beneficiary cannot take it.
			paid_to: Beneficiary<T::AccountId>,
			/// What is still to be collected.
			outstanding: Balance,
		},
		/// A part of a slash cannot be collected, because the base chain took the collateral first.
		SlashWrittenOff {
			/// The slash.
			id: SlashId,
			/// What was written off.
			amount: Balance,
			/// What is still to be collected.
			outstanding: Balance,
		},
		/// Nothing of a slash is left to be collected.
		SlashSettled {
			/// The slash.
			id: SlashId,
			/// What was collected in all.
			collected: Balance,
			/// What was written off in all.
			written_off: Balance,
		},
		/// A slash that is over was forgotten.
		SlashPruned {
			/// The slash.
			id: SlashId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such service, or there was none in the offence era.
		UnknownService,
		/// The sender was not the service's slasher under the terms of the offence era.
		NotSlasher,
		/// The security council has paused the service.
		ServicePaused,
		/// The offence era has not begun.
		EraInFuture,
		/// The report window of the offence era is over.
		OffenceTooOld,
		/// The operator had allocated nothing to the service in the offence era.
		NothingAllocated,
		/// The fraction is zero.
		ZeroFraction,
		/// The service's slashes of this operator for the offence era would exceed what its terms
		/// allow.
		CapExceeded,
		/// The service has accused this operator of this offence with this evidence before.
		AlreadyProposed,
		/// The service has as many slashes against this operator that are open, or executed and not
		/// settled, as it can have.
		TooManyOpenSlashes,
		/// The operator has as many open slashes as it can have.
		OperatorHasTooManyOpenSlashes,
		/// No name is left for another slash.
		SlashIdsExhausted,
		/// There is no such slash.
		UnknownSlash,
		/// The slash is executed, vetoed or dropped already.
		AlreadyDecided,
		/// The sender is neither the resolver of the slash nor the security council.
		NotResolver,
		/// The veto window is not over.
		NotExecutableYet,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let mut meter = WeightMeter::with_limit(T::ExecutionWeight::get());
			Self::execute_due(&mut meter);
			meter.consumed()
		}

		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::prune_due(&mut meter);
			meter.consumed()
		}

		#[cfg(feature = "std")]
		fn integrity_test() {
			assert!(
				Self::least_execution_weight().all_lte(T::ExecutionWeight::get()),
				"ExecutionWeight has to leave room for one execution per block",
			);
			assert!(
				MaxOpenPerOperator::<T>::get() > 0,
				"MaxOpenSlashes and MaxServicesPerOperator have to allow a slash",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Proposes to take `fraction` of what `operator` had allocated to `service` in `era`.
		///
		/// Origin: signed, by the slasher of the service under the terms in force in `era`.
		///
		/// Fails if there was no such service, if it is paused, if `era` is in the future or
		/// longer ago than the report window, if nothing was allocated then, if `fraction` is zero
		/// or exceeds what is left of the cap, if the same offence was proposed before, or if too
		/// many slashes are open.
		///
		/// Emits [`Event::SlashProposed`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::propose_slash())]
		pub fn propose_slash(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
			era: EraIndex,
			fraction: Perbill,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_propose(&who, service, operator, era, fraction, evidence).map(drop)
		}

		/// Vetoes an open slash, for good: its part of the cap is free again, but its evidence is
		/// used up.
		///
		/// Origin: the security council, or signed by the resolver of the slash.
		///
		/// Fails if there is no such slash, or if it is decided already.
		///
		/// Emits [`Event::SlashVetoed`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::veto_slash())]
		pub fn veto_slash(origin: OriginFor<T>, id: SlashId) -> DispatchResult {
			let resolver = match T::CouncilOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(ensure_signed(origin)?),
			};
			Self::do_veto(id, resolver)
		}

		/// Executes an open slash whose veto window is over, without waiting for its turn.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails if there is no such slash, if it is decided already, if its veto window is not
		/// over, or if the stake cannot be slashed now; then it stays queued as it was.
		///
		/// Emits [`Event::SlashExecuted`], and [`Event::SlashSettled`] if nothing was left to take.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::execute_slash())]
		pub fn execute_slash(origin: OriginFor<T>, id: SlashId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_execute(id)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// All there is to know of slash `id`; `None` if there is no such slash or it is
		/// forgotten.
		pub fn slash(id: SlashId) -> Option<SlashRecord<T::AccountId>> {
			Slashes::<T>::get(id)
		}

		/// The open slashes against `operator`, in the order in which they were proposed.
		pub fn open_slashes(operator: T::AccountId) -> Vec<OpenSlash> {
			OpenLists::<T>::get(operator).into_inner()
		}

		/// What slash `id` has taken and will take; `None` if there is no such slash or it is
		/// forgotten.
		pub fn books(id: SlashId) -> Option<Books> {
			Slashes::<T>::get(id).map(|record| record.books)
		}
	}
}
