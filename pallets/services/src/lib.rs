// SPDX-License-Identifier: Apache-2.0

//! # Services
//!
//! The registry of what consumes shared security: services, the terms under which operators back
//! them, and how much each operator has put behind each of them. No token moves here, except the
//! deposit for a service; an allocation is a magnitude, a part of whatever stake the operator has,
//! and what it is worth is asked of the restaking ledger.
//!
//! ## The life of an allocation
//!
//! ```text
//!            opt_in                 admit                  era ≥ effective_from
//!   (none) ─────────▶ application ─────────▶ admitted ─────────────────────────▶ backing
//!     ▲  ╲                │                     ▲│                                  │
//!     │   ╲──── opt_in, open or allow-list ─────╯│                                  │
//!     │                   │ opt_out, reject      │ opt_out, remove_operator         │ the same, or
//!     ├───────────────────┴──────────────────────╯                                  │ all slashed
//!     │                                                                             ▼
//!     └──────────────────────────────── release ──────────────────────────────── ended
//!                        (on_idle, the next opt_in, or anyone)
//! ```
//!
//! - **opt_in** takes magnitude out of what the operator can offer others, whatever becomes of it.
//!   What its tranche and all its exclusive allocations have left is never more than the operator's
//!   own magnitude.
//! - **admitted** in era *c*, it backs the service from era *c* + `allocation` on: a restaker that
//!   dislikes the new risk has time to leave first.
//! - **ended** in era *c*, it backs the service until *c* is over, can be slashed for offences up
//!   to then, and keeps its magnitude until era *c* + `deallocation`, or one era more where that
//!   is no longer than the liability window: while a slash may execute, there is something to take
//!   it from. Before it began to back the service there is nothing to be slashed for, and it
//!   vanishes at once.
//! - **released**, it is forgotten, and no longer a member of the tranche if it was. Nobody has to
//!   do anything for that: an entry in the queue of the era brings it about in the spare weight of
//!   a block.
//!
//! ## Exclusive and shared
//!
//! An *exclusive* allocation (**opt_in**) is a part of the operator's magnitude that one service
//! alone can take. What an operator wants several services to draw on it sets aside as a *tranche*
//! (**open_tranche**); a *shared* allocation (**opt_in_shared**) is a cap on how much of the tranche
//! a service can take. The caps together may be more than the tranche: that is the point of it, and
//! the risk. The life of a shared allocation is that of any other.
//!
//! What is shared backs each of its services with the lesser of the cap and the tranche. A slash
//! by one of them lowers both; the others keep their caps, and reach less only where the tranche is
//! now smaller than that. Exclusive allocations never notice.
//!
//! ## What a slash takes
//!
//! An allocation is a step function of eras, and so is a tranche. A fraction is taken of what was
//! allocated when the offence era began, which for a shared allocation is the lesser of the two, at
//! most what is left, of both; a slash executed in era *c* lowers the functions from era *c* + 1
//! on. So several slashes for one era refer to the same magnitude in whatever order they come, a
//! slash for a past era is not smaller for what has been slashed since, and the whole is never more
//! than what was promised. Only where several services together take all of a tranche, it matters
//! who comes first. An allocation of which nothing is left has ended; one that finds its tranche
//! empty waits to be ended.
//!
//! ## How terms change
//!
//! ```text
//!                change_terms in era c              era c + `terms`
//!   in force ──────────────────────────▶ pending ──────────────────▶ in force
//!                                         │   ▲╲
//!                   withdraw_terms_change │   ╰─╯ change_terms: the wait begins again
//!                                         ▼
//!                                      (none)
//! ```
//!
//! An offence is slashed under the terms of its era, whenever that happens: nobody comes under new
//! terms retroactively, and whoever disagrees with a pending change can leave before it is in
//! force, because `terms` is at least as long as an exit. Operators opt in and are admitted under
//! the terms in force when they do.
//!
//! ## A pallet's own service
//!
//! A pallet creates a service that it owns, without a deposit, and runs it as an owner does, through
//! [`OwnService`]; what its operators have behind it it asks of [`InspectService`]. By its terms it
//! can be the one that proves offences there; no other service can name it for that. Whoever is told,
//! by [`Config::OnService`], hears when an operator is admitted, when an allocation ends, and when
//! terms are about to change.
//!
//! [`OwnService`]: restaking_primitives::security::OwnService
//! [`InspectService`]: restaking_primitives::security::InspectService
//!
//! ## Who can stop what
//!
//! The security council pauses a service: nobody opts in or is admitted, and the slashing pallet
//! takes no proposals and no reports. Leaving goes on.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod allocation;
mod exit;
mod health;
mod impls;
mod invariants;
mod manage;
mod opt_in;
mod own;
mod reads;
mod release;
mod security;
mod slash;
mod terms;
mod tranche;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use allocation::{Allocation, Claim, Ending, History, Step, TooManySteps, Tranche};
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Admission, AllowListTooLong, Service, Terms, TermsHistory, TermsStep, TooManyTermsSteps,
};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use frame::{
	deps::{frame_support::weights::WeightMeter, sp_runtime::traits::AccountIdConversion},
	prelude::*,
	token::fungible::{
		hold::{Inspect as InspectHold, Mutate as MutateHold},
		Inspect,
	},
};
use restaking_primitives::{
	Balance, Delays, EraIndex, Eras, Magnitude, OnService, OperatorStake, ServiceId, Verifiers,
};

/// An account of a runtime.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
/// A service's terms in a runtime.
pub type TermsOf<T> = Terms<AccountIdOf<T>, <T as Config>::MaxAllowList>;
/// A service's terms from an era on, in a runtime.
pub type TermsStepOf<T> = TermsStep<AccountIdOf<T>, <T as Config>::MaxAllowList>;
/// A service's terms over time, in a runtime.
pub type TermsHistoryOf<T> = TermsHistory<AccountIdOf<T>, <T as Config>::MaxAllowList>;
/// A service in a runtime.
pub type ServiceOf<T> = Service<AccountIdOf<T>, <T as Config>::MaxMetadata>;
/// An allocation in a runtime.
pub type AllocationOf<T> = Allocation<<T as Config>::MaxSteps>;
/// A shared tranche in a runtime.
pub type TrancheOf<T> = Tranche<<T as Config>::MaxSteps, <T as Config>::MaxSharedServices>;
/// What a service can take from an operator, in a runtime.
pub type ClaimOf<T> = Claim<<T as Config>::MaxSteps, <T as Config>::MaxSharedServices>;

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

		/// The delays that make restaking safe.
		type Delays: Get<Delays>;

		/// The stake behind operators.
		type Stake: OperatorStake<Self::AccountId>;

		/// In which ways offences can be proved on chain.
		type Verifiers: Verifiers;

		/// Who hears who joins and leaves services, and of their terms. What that weighs at most is
		/// added to the weight of each call that tells it.
		type OnService: OnService<Self::AccountId>;

		/// The security council: who may pause a service.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What is held from an owner for each service.
		#[pallet::constant]
		type Deposit: Get<Balance>;

		/// The most bytes an owner may say of a service.
		#[pallet::constant]
		type MaxMetadata: Get<u32>;

		/// The most operators an allow-list may name.
		#[pallet::constant]
		type MaxAllowList: Get<u32>;

		/// The most services one operator may be at, applications and endings included.
		#[pallet::constant]
		type MaxServicesPerOperator: Get<u32>;

		/// The most operators one service may have, endings included; and the most that may wait
		/// to be admitted, counted apart: applicants never crowd out those who serve.
		#[pallet::constant]
		type MaxOperatorsPerService: Get<u32>;

		/// The most services that may draw on one tranche, applications and endings included.
		#[pallet::constant]
		type MaxSharedServices: Get<u32>;

		/// The highest share of what is collected that a service may promise to reporters: an
		/// offender may be its own reporter, under another name, and must not get its stake back.
		#[pallet::constant]
		type MaxReporterShare: Get<Perbill>;

		/// The longest window a service's budget may have, in eras.
		#[pallet::constant]
		type MaxBudgetWindow: Get<EraIndex>;

		/// The most steps the history of an allocation, or of a tranche, may have: two more than the longest
		/// liability window there will be, in eras.
		#[pallet::constant]
		type MaxSteps: Get<u32>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Why this pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// They are the deposit for a service.
		#[codec(index = 0)]
		ServiceDeposit,
	}

	/// The name of the next service.
	#[pallet::storage]
	pub type NextServiceId<T: Config> = StorageValue<_, ServiceId, ValueQuery>;

	/// Every service.
	#[pallet::storage]
	pub type Services<T: Config> =
		StorageMap<_, Twox64Concat, ServiceId, ServiceOf<T>, OptionQuery>;

	/// The terms of every service over time.
	#[pallet::storage]
	pub type TermsHistories<T: Config> =
		StorageMap<_, Twox64Concat, ServiceId, TermsHistoryOf<T>, OptionQuery>;

	/// What each operator has put behind each service, applications included.
	#[pallet::storage]
	pub type Allocations<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ServiceId,
		Blake2_128Concat,
		T::AccountId,
		AllocationOf<T>,
		OptionQuery,
	>;

	/// What each operator shares among several services, if it does.
	#[pallet::storage]
	pub type Tranches<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, TrancheOf<T>, OptionQuery>;

	/// At which services each operator has an allocation; no entry when there is none.
	#[pallet::storage]
	pub type OperatorServices<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<ServiceId, T::MaxServicesPerOperator>,
		ValueQuery,
	>;

	/// The ended allocations, by the era from which each can be released.
	#[pallet::storage]
	pub type ReleaseQueue<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EraIndex,
		Blake2_128Concat,
		(ServiceId, T::AccountId),
		(),
		OptionQuery,
	>;

	/// The era the release queue has come to: nothing is queued for an earlier one.
	#[pallet::storage]
	pub type ReleasesDoneBefore<T: Config> = StorageValue<_, EraIndex, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A service was created.
		ServiceCreated {
			/// The service.
			service: ServiceId,
			/// Who runs it.
			owner: T::AccountId,
		},
		/// An owner changed what it says of its service.
		ServiceMetadataSet {
			/// The service.
			service: ServiceId,
		},
		/// A service was retired, and its owner has the deposit back.
		ServiceRetired {
			/// The service there was.
			service: ServiceId,
		},
		/// The security council paused a service.
		ServicePaused {
			/// The service.
			service: ServiceId,
		},
		/// The security council let a paused service go on.
		ServiceResumed {
			/// The service.
			service: ServiceId,
		},
		/// An owner asked for new terms, instead of any that were pending.
		TermsChangeRequested {
			/// The service.
			service: ServiceId,
			/// The new terms.
			terms: TermsOf<T>,
			/// The first era in which they are in force.
			from: EraIndex,
		},
		/// An owner took a change of terms back before it was in force.
		TermsChangeWithdrawn {
			/// The service.
			service: ServiceId,
			/// The era from which it would have been.
			from: EraIndex,
		},
		/// An operator offered an allocation to a service.
		OptedIn {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// What it offered: a cap, if it is shared.
			magnitude: Magnitude,
			/// Whether the allocation draws on the operator's tranche.
			shared: bool,
		},
		/// A service admitted an operator.
		OperatorAdmitted {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// The first era in which its allocation backs the service.
			effective_from: EraIndex,
		},
		/// A service refused an operator's application.
		ApplicationRejected {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
		},
		/// An operator took its application back.
		ApplicationWithdrawn {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
		},
		/// An admitted allocation was dropped before it ever backed the service.
		AllocationCancelled {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
		},
		/// An allocation ended; it can be slashed for offences up to that era until it is
		/// released.
		AllocationEnded {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// The last era in which it backs the service.
			ended_in: EraIndex,
			/// The first era in which it is released.
			releasable_from: EraIndex,
		},
		/// An ended allocation was released; it can no longer be slashed.
		AllocationReleased {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// What was left of it. The operator can allocate it again, unless it was the cap of a
			/// shared one: what is left of a tranche stays in the tranche.
			magnitude: Magnitude,
		},
		/// A service took from an operator's allocation.
		AllocationSlashed {
			/// The service.
			service: ServiceId,
			/// The operator.
			operator: T::AccountId,
			/// The offence era.
			era: EraIndex,
			/// What was taken.
			taken: Magnitude,
			/// What is left of the allocation: of its cap, if it is shared.
			left: Magnitude,
		},
		/// What a service took was taken from the operator's tranche.
		TrancheSlashed {
			/// The operator.
			operator: T::AccountId,
			/// What was taken.
			taken: Magnitude,
			/// What is left of the tranche.
			left: Magnitude,
		},
		/// An operator set a part of its magnitude aside for several services.
		TrancheOpened {
			/// The operator.
			operator: T::AccountId,
			/// What they can draw on.
			magnitude: Magnitude,
		},
		/// An operator closed its tranche.
		TrancheClosed {
			/// The operator.
			operator: T::AccountId,
			/// What was left of it, and can be allocated again.
			magnitude: Magnitude,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such service.
		UnknownService,
		/// The account does not own the service.
		NotServiceOwner,
		/// The metadata is longer than a service's may be.
		MetadataTooLong,
		/// A quorum of nothing at all would do for the service.
		QuorumIsZero,
		/// The service could not slash anything.
		MaxSlashIsZero,
		/// The service could slash nothing without the security council.
		BudgetIsZero,
		/// The budget's window is no era at all, or longer than it may be.
		BudgetWindowOutOfRange,
		/// However many operators offend at once, the curve would ask for the floor alone.
		CurveNeverRises,
		/// A slash could not be vetoed at all, or for longer than the chain's veto window.
		VetoWindowOutOfRange,
		/// No verifier has this name.
		UnknownVerifier,
		/// A proven offence would cost nothing.
		FractionIsZero,
		/// A proven offence would cost more than the service may take at most.
		FractionAboveMaxSlash,
		/// The reporter would get more than a service may promise.
		ReporterShareTooHigh,
		/// The allow-list lets nobody in.
		AllowListIsEmpty,
		/// The allow-list names an operator twice.
		AllowListHasDuplicates,
		/// The service still has operators or applications, or allocations that can be slashed.
		ServiceInUse,
		/// The security council has paused the service.
		ServiceIsPaused,
		/// The service is not paused.
		ServiceNotPaused,
		/// The operator has an allocation at the service already: offered, in force, or ended and
		/// not released yet.
		AlreadyOptedIn,
		/// The operator has no allocation at the service.
		NotOptedIn,
		/// An allocation of nothing backs nothing.
		ZeroMagnitude,
		/// The operator's allocations together would exceed its magnitude.
		MagnitudeExceeded,
		/// The allocation is worth less than the service asks for, or nothing.
		StakeTooLow,
		/// The service has as many operators as it may have.
		TooManyOperators,
		/// The service has as many applications as it may have.
		TooManyApplications,
		/// The operator is at as many services as it may be.
		TooManyServices,
		/// The operator is not on the service's allow-list.
		NotOnAllowList,
		/// The service has admitted the operator already.
		AlreadyAdmitted,
		/// The service has not admitted the operator.
		NotAdmitted,
		/// The allocation has ended already.
		AlreadyEnded,
		/// The allocation has not ended.
		NotEnded,
		/// The allocation has ended, but can still be slashed.
		StillSlashable,
		/// The operator had nothing allocated to the service in that era, or the era can no longer
		/// be slashed.
		NothingAllocated,
		/// The history of the allocation or the tranche has as many steps as it may have.
		TooManySteps,
		/// The terms have changed so often that none of them can be forgotten yet.
		TooManyTermsSteps,
		/// No change of the service's terms is pending.
		NoPendingTerms,
		/// The operator has a tranche already.
		TrancheExists,
		/// The operator has no tranche.
		NoTranche,
		/// A service draws on the tranche: it has been offered a part of it, is backed by one, or
		/// can still slash one that has ended.
		TrancheInUse,
		/// The cap is more than what is left of the tranche.
		CapAboveTranche,
		/// As many services draw on the tranche as may.
		TooManySharedServices,
		/// The allow-list names more operators than it may.
		AllowListTooLong,
	}

	impl<T> From<TooManySteps> for Error<T> {
		fn from(_: TooManySteps) -> Self {
			Self::TooManySteps
		}
	}

	impl<T> From<AllowListTooLong> for Error<T> {
		fn from(_: AllowListTooLong) -> Self {
			Self::AllowListTooLong
		}
	}

	impl<T> From<TooManyTermsSteps> for Error<T> {
		fn from(_: TooManyTermsSteps) -> Self {
			Self::TooManyTermsSteps
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::release_due(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(T::MaxSteps::get() > 2, "no liability window fits an allocation's history");
			assert!(T::MaxOperatorsPerService::get() > 0, "no service could have an operator");
			assert!(T::MaxServicesPerOperator::get() > 0, "no operator could be at a service");
			assert!(T::MaxSharedServices::get() > 1, "no operator could share a tranche");
			assert!(T::MaxBudgetWindow::get() > 0, "no budget could have a window");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Creates a service that the caller owns, for a deposit.
		///
		/// Origin: signed. `metadata` is for people to read, at most [`Config::MaxMetadata`]
		/// bytes.
		///
		/// Fails with [`Error::MetadataTooLong`], when the deposit cannot be held, and for terms that
		/// make no sense with [`Error::QuorumIsZero`], [`Error::MaxSlashIsZero`],
		/// [`Error::BudgetIsZero`], [`Error::BudgetWindowOutOfRange`], [`Error::CurveNeverRises`],
		/// [`Error::VetoWindowOutOfRange`], [`Error::UnknownVerifier`], [`Error::FractionIsZero`],
		/// [`Error::FractionAboveMaxSlash`], [`Error::ReporterShareTooHigh`],
		/// [`Error::AllowListIsEmpty`] or [`Error::AllowListHasDuplicates`]. Emits
		/// [`Event::ServiceCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_service(
			metadata.len() as u32,
			terms.allow_list_len(),
		))]
		pub fn create_service(
			origin: OriginFor<T>,
			metadata: Vec<u8>,
			terms: TermsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_create_service(who, metadata, terms)?;
			Ok(())
		}

		/// Replaces what the owner says of its service.
		///
		/// Origin: signed, by the service's owner. Fails with [`Error::UnknownService`],
		/// [`Error::NotServiceOwner`] or [`Error::MetadataTooLong`]. Emits
		/// [`Event::ServiceMetadataSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_service_metadata(metadata.len() as u32))]
		pub fn set_service_metadata(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
			metadata: Vec<u8>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_service_metadata(who, service, metadata)
		}

		/// Retires a service that nobody backs any more, and gives the deposit back.
		///
		/// Origin: signed, by the service's owner. Fails with [`Error::UnknownService`],
		/// [`Error::NotServiceOwner`], or [`Error::ServiceInUse`] while there is any allocation,
		/// ended ones that can still be slashed included. Emits [`Event::ServiceRetired`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::retire_service())]
		pub fn retire_service(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retire_service(who, service)
		}

		/// Asks for new terms, which are in force after the terms delay. Any that are pending are
		/// replaced, and the wait begins again; those in force, and what happens under them, do not
		/// change.
		///
		/// Origin: signed, by the service's owner; also while the service is paused. Fails with
		/// [`Error::UnknownService`], [`Error::NotServiceOwner`], as [`Self::create_service`] for
		/// terms that make no sense, or with [`Error::TooManyTermsSteps`], which safe delays rule
		/// out. Emits [`Event::TermsChangeRequested`].
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::and_tell(T::WeightInfo::change_terms(terms.allow_list_len())))]
		pub fn change_terms(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
			terms: TermsOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_change_terms(who, service, terms)?;
			Ok(())
		}

		/// Takes a change of terms back that is not in force yet.
		///
		/// Origin: signed, by the service's owner; also while the service is paused. Fails with
		/// [`Error::UnknownService`], [`Error::NotServiceOwner`] or [`Error::NoPendingTerms`]. Emits
		/// [`Event::TermsChangeWithdrawn`].
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::and_tell(T::WeightInfo::withdraw_terms_change()))]
		pub fn withdraw_terms_change(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_terms_change(who, service)
		}

		// 5 to 9: kept for what owners do.

		/// Offers `magnitude` of the caller's stake to a service alone; an open service, or one whose
		/// allow-list names the caller, admits it at once.
		///
		/// Origin: signed, by an active operator. What the caller has ended elsewhere and can no
		/// longer be slashed for is released first.
		///
		/// Fails with the ledger's error for an operator that is not active, and with
		/// [`Error::ZeroMagnitude`], [`Error::UnknownService`], [`Error::ServiceIsPaused`],
		/// [`Error::AlreadyOptedIn`], [`Error::NotOnAllowList`], [`Error::MagnitudeExceeded`],
		/// [`Error::StakeTooLow`], [`Error::TooManyServices`], [`Error::TooManyOperators`] or
		/// [`Error::TooManyApplications`]. Emits [`Event::OptedIn`], and
		/// [`Event::OperatorAdmitted`] if it is.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::and_tell(T::WeightInfo::opt_in(T::MaxServicesPerOperator::get())))]
		pub fn opt_in(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
			magnitude: Magnitude,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_opt_in(who, service, magnitude)
		}

		/// Ends the caller's allocation to a service, or takes an application back.
		///
		/// Origin: signed, by the operator; also while the service is paused. Fails with
		/// [`Error::NotOptedIn`] or [`Error::AlreadyEnded`]. Emits
		/// [`Event::ApplicationWithdrawn`], [`Event::AllocationCancelled`] before the allocation
		/// has backed the service, or [`Event::AllocationEnded`].
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::and_tell(T::WeightInfo::opt_out()))]
		pub fn opt_out(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_opt_out(who, service)
		}

		/// Admits an operator that has applied.
		///
		/// Origin: signed, by the service's owner. Everything the operator had to fulfil to opt in
		/// is asked again.
		///
		/// Fails with [`Error::UnknownService`], [`Error::NotServiceOwner`],
		/// [`Error::ServiceIsPaused`], [`Error::NotOptedIn`], [`Error::AlreadyAdmitted`],
		/// [`Error::MagnitudeExceeded`], [`Error::CapAboveTranche`], [`Error::StakeTooLow`] or
		/// [`Error::TooManyOperators`], and with the ledger's error for an operator that is not
		/// active. Emits
		/// [`Event::OperatorAdmitted`].
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::and_tell(T::WeightInfo::admit(T::MaxServicesPerOperator::get())))]
		pub fn admit(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_admit(who, service, operator)
		}

		/// Refuses an operator that has applied.
		///
		/// Origin: signed, by the service's owner; also while the service is paused. Fails with
		/// [`Error::UnknownService`], [`Error::NotServiceOwner`], [`Error::NotOptedIn`] or
		/// [`Error::AlreadyAdmitted`]. Emits [`Event::ApplicationRejected`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::reject())]
		pub fn reject(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reject(who, service, operator)
		}

		/// Ends the allocation of an operator to the caller's service.
		///
		/// Origin: signed, by the service's owner; also while the service is paused. Fails with
		/// [`Error::UnknownService`], [`Error::NotServiceOwner`], [`Error::NotOptedIn`],
		/// [`Error::NotAdmitted`] or [`Error::AlreadyEnded`]. Emits
		/// [`Event::AllocationCancelled`] before the allocation has backed the service, or
		/// [`Event::AllocationEnded`].
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::and_tell(T::WeightInfo::remove_operator()))]
		pub fn remove_operator(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_operator(who, service, operator)
		}

		/// Releases an ended allocation that can no longer be slashed, before the chain comes to
		/// it by itself.
		///
		/// Origin: signed, by anyone. Fails with [`Error::NotOptedIn`], [`Error::NotEnded`] or
		/// [`Error::StillSlashable`]. Emits [`Event::AllocationReleased`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release(service, operator)
		}

		/// Sets `magnitude` of the caller's stake aside for several services to draw on.
		///
		/// Origin: signed, by an active operator. What the caller has ended and can no longer be
		/// slashed for is released first.
		///
		/// Fails with the ledger's error for an operator that is not active, and with
		/// [`Error::ZeroMagnitude`], [`Error::TrancheExists`] or [`Error::MagnitudeExceeded`]. Emits
		/// [`Event::TrancheOpened`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::open_tranche(T::MaxServicesPerOperator::get()))]
		pub fn open_tranche(origin: OriginFor<T>, magnitude: Magnitude) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_tranche(who, magnitude)
		}

		/// Closes the caller's tranche, on which no service draws any more.
		///
		/// Origin: signed, by the operator. Fails with [`Error::NoTranche`], or with
		/// [`Error::TrancheInUse`] while there is any shared allocation: applications, and those
		/// ended and not released yet, included. Emits [`Event::TrancheClosed`].
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::close_tranche())]
		pub fn close_tranche(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_tranche(who)
		}

		/// Lets a service draw on the caller's tranche, up to `cap`; an open service, or one whose
		/// allow-list names the caller, admits it at once.
		///
		/// Origin: signed, by an active operator. What the caller has ended elsewhere and can no
		/// longer be slashed for is released first.
		///
		/// Fails with the ledger's error for an operator that is not active, and with
		/// [`Error::ZeroMagnitude`], [`Error::UnknownService`], [`Error::ServiceIsPaused`],
		/// [`Error::AlreadyOptedIn`], [`Error::NotOnAllowList`], [`Error::NoTranche`],
		/// [`Error::CapAboveTranche`], [`Error::StakeTooLow`], [`Error::TooManySharedServices`],
		/// [`Error::TooManyServices`], [`Error::TooManyOperators`] or
		/// [`Error::TooManyApplications`]. Emits [`Event::OptedIn`], and
		/// [`Event::OperatorAdmitted`] if it is.
		#[pallet::call_index(18)]
		#[pallet::weight(Pallet::<T>::and_tell(T::WeightInfo::opt_in_shared(T::MaxServicesPerOperator::get())))]
		pub fn opt_in_shared(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
			cap: Magnitude,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_opt_in_shared(who, service, cap)
		}

		/// Pauses a service: nobody opts in or is admitted, and no slash is proposed or reported.
		/// Leaving goes on.
		///
		/// Origin: [`Config::CouncilOrigin`]. Fails with [`Error::UnknownService`] or
		/// [`Error::ServiceIsPaused`]. Emits [`Event::ServicePaused`].
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::pause_service())]
		pub fn pause_service(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_pause_service(service)
		}

		/// Lets a paused service go on.
		///
		/// Origin: [`Config::CouncilOrigin`]. Fails with [`Error::UnknownService`] or
		/// [`Error::ServiceNotPaused`]. Emits [`Event::ServiceResumed`].
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::resume_service())]
		pub fn resume_service(
			origin: OriginFor<T>,
			#[pallet::compact] service: ServiceId,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_resume_service(service)
		}
	}

	impl<T: Config> Pallet<T> {
		/// What a call weighs that tells [`Config::OnService`] one thing.
		pub(crate) fn and_tell(call: Weight) -> Weight {
			call.saturating_add(T::OnService::max_weight())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What `operator` has behind `service` in the active era, in plancks, rounded down;
		/// `None` if it has no allocation there.
		pub fn effective_stake(service: ServiceId, operator: T::AccountId) -> Option<Balance> {
			Self::stake_at(service, &operator)
		}

		/// The least stake that is a quorum of `service` in the active era, in plancks, rounded
		/// up; `None` if there is no such service.
		pub fn quorum_stake(service: ServiceId) -> Option<Balance> {
			Self::security(service).map(|security| security.quorum_stake)
		}

		/// The terms of `service` in force in the active era; `None` if there is no such service.
		pub fn terms(service: ServiceId) -> Option<TermsOf<T>> {
			Self::terms_in(service, T::Eras::active_era())
		}

		/// The change of the terms of `service` that is not in force yet; `None` if there is none.
		pub fn pending_terms(service: ServiceId) -> Option<TermsStepOf<T>> {
			TermsHistories::<T>::get(service)?.pending(T::Eras::active_era()).cloned()
		}
	}
}
