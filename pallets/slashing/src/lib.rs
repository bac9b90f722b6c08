// SPDX-License-Identifier: Apache-2.0

//! # Slashing
//!
//! Proposes, vetoes, executes and settles slashes of restaked stake.
//!
//! ## Words
//!
//! - **Mode**: a service either accuses (*vetoable*), or has offences proved on chain
//!   (*objective*).
//! - **Slasher**: the account that may accuse operators in the name of a vetoable service.
//! - **Resolver**: the account that may veto such an accusation, next to the security council.
//! - **Verifier**: what checks the proof of an offence at an objective service. Anyone may report
//!   one, and earns the **reporter's share** of what is collected.
//! - **Offence era**: when the misbehaviour happened. It decides who is liable, and under which
//!   terms: mode, cap, budget, curve and beneficiary are those in force in that era, so nobody
//!   comes under a new slasher retroactively.
//! - **Cap**: which part of what an operator had allocated in one offence era a service may take
//!   for it on its own, over all its slashes together.
//! - **Budget**: how much stake a service may take on its own from all its operators together, for
//!   the offences of one **window** of eras.
//! - **Approval**: what the security council gives to a slash beyond cap or budget.
//! - **Curve**: how the fraction that is taken rises with the stake that offended in the same
//!   window. It lowers a slash to that when it executes.
//! - **Liability window**: report window, veto window and execution slack together; how long
//!   after an offence its slash may execute.
//! - **Pot**: the account of this pallet, in which waits what goes to accounts.
//!
//! ## The life of a slash
//!
//! ```text
//!   propose_slash (vetoable)            report_offence (objective), with a proof
//!       │      both up to ReportWindow eras after the offence      │
//!       │                                                          │
//!       ├─────────── beyond cap or budget ──────┬──────────────────┤
//!       │                                       ▼                  │
//!       │ within             approve    AwaitingApproval           │ within
//!       ▼                     ┌──────────── │   │                  │
//!    Proposed ◄───────────────┘             │   └─ veto_slash ─────│──► Vetoed ──┐
//!     ▲ │  └──────────────────── veto_slash │ ─────────────────────│──► Vetoed ──┤
//!     │ │                                   └─ not approved until  │             │
//!     │ │ the veto window is over:             the liability ──────│──► Failed ──┤
//!     │ │ by itself, or execute_slash          window closes       │             │
//!     │ ▼                                                          │             │
//!     │ execution ◄──────────────── at once ───────────────────────┘             │
//!     │ │   │                                                                    │
//!     └─│───┴─ it fails: again in the next era, until the liability ──► Failed ──┤
//!       │                                       window closes                    │
//!       ▼                                                                        │
//!    Executed:  accounted = collected + outstanding                              │
//!       │       collected = paid to the reporter + paid to the beneficiary       │
//!       │                   + held                                               │
//!       ▼ nothing is outstanding                                                 │
//!    settled ────────────────────────────────────────────────────────────────────┤
//!                                                                                ▼
//!               forgotten, once no slash of its window can come and nothing is held
//! ```
//!
//! *A slash that is argued about.* An oracle catches an operator signing nonsense in era 7. Its
//! slasher proposes to take 5 % of what the operator had allocated to it in era 7, and publishes
//! the evidence whose hash it gives. The resolver looks at it and finds nothing wrong. When the
//! veto window is over the slash executes: 5 % of the allocation of era 7, or what is left of it,
//! leaves the operator's magnitude, at a cost that does not depend on how many restakers stand
//! behind it. What they owe together is accounted; as it is collected from each, it is handed on.
//!
//! *A slash that is proved.* An operator of a rollup signs two blocks of one height. Whoever sees
//! both reports them; [`Equivocation`] finds that the operator's keys signed them, and the slash
//! executes in the same transaction. One in a hundred operators doing so loses little; if a third
//! of the stake does in one window, the curve takes all of it. A slash that executes at once sees
//! the offences that were reported before it.
//!
//! *A slash that a pallet finds.* A service that is a pallet sees on chain what its operators did, and
//! slashes through [`SlashService`] without a transaction of anybody. Its terms decide what that is:
//! if they name the pallet as the verifier, it has proved the offence, and the slash executes at once;
//! if they name its account as the slasher, it has accused, and the slash can be vetoed. Caps, budgets
//! and approvals are those of any other slash.
//!
//! *A slash that is too large.* A service wants more than its cap or its budget allows: it was
//! taken over, or something terrible has happened. The slash is on record, gates exits and uses up
//! its evidence, but does not execute unless the security council approves it. If the council does
//! not before the liability window closes, the slash is dropped.
//!
//! ## What is guaranteed
//!
//! - **A slash is decided.** It executes from the block in which its veto window is over, in a
//!   mandatory hook with its own weight, and no transaction is needed for it. What does not fit
//!   into one block goes on in the next one.
//! - **Services take turns.** In each era, every service's first slash executes before any
//!   service's second, and while older eras are not done every other turn is the active era's. So
//!   however many slashes one service has, another's first one waits for no more than one
//!   execution per service with something due, two while there is a backlog.
//! - **One bad entry blocks no other.** An execution that fails changes nothing and says why in an
//!   event. It is queued again for the next era until the liability window closes; then it is
//!   dropped. Anyone may try in between, with `execute_slash`.
//! - **Nobody leaves first.** As long as a slash is open, [`OpenSlashes`] tells the ledger, which
//!   keeps exits that are liable for the offence waiting: waiting for a slash, or for an approval,
//!   never loses it.
//! - **A service harms only its own operators, within bounds.** It has a bounded number of open
//!   slashes per operator, which is its share of the operator's list, and only its own slasher,
//!   a proof, its resolver and the security council touch its slashes. The last place is never
//!   taken by one that waits for an approval. On its own it never takes more than its cap of one
//!   operator and its budget, measured in stake, of all of them: many small slashes come no further
//!   than a large one. Nobody can take more than everything.
//! - **A veto is final.** It frees cap and budget, and the same evidence is no good again:
//!   otherwise the more persistent side would win, and exits would wait with it. New evidence makes
//!   a new proposal. The resolver has the veto window for it, the council as long as it is open.
//! - **One offence, one slash.** A piece of evidence is used up by the slash it leads to, whatever
//!   era it is said to be of; all proofs that an operator contradicted itself on one topic in one
//!   era are one piece of evidence.
//! - **A slash is no way out.** An account that is a beneficiary is paid a payout delay after the
//!   execution, which is longer than unbonding takes: an operator that slashes itself in favour of
//!   itself gets at no bonded token sooner, and the security council can
//!   [confiscate](Pallet::confiscate) what waits. Burning and the treasury do not wait. A reporter
//!   does not either, as its share is bounded, and who reports itself earns nothing.
//! - **No planck is lost.** What was collected is paid to the reporter, paid to the beneficiary, or
//!   held in the pot, which always has what the books say. What an account cannot take goes to the
//!   treasury, and is burned if that cannot either.
//! - **A pause stops accusations, not consequences.** Slashes of a paused service that were
//!   already proposed execute. A pause that stopped them would let the accused go free, or their
//!   restakers wait for ever; the council that pauses can veto each of them.
//! - **Nothing grows for ever.** What is settled and paid, vetoed or dropped is removed in spare
//!   block weight once no other slash of its window can come.
//! - **An execution costs the same** whatever number of restakers stand behind the operator, and
//!   whatever number of services, operators and earlier slashes there are. A proposal reads each
//!   operator of its service once, to know what its budget is a part of.
//!
//! [`OpenSlashes`]: restaking_primitives::OpenSlashes
//! [`SlashService`]: restaking_primitives::security::SlashService

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod approve;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod books;
mod budget;
pub mod evidence;
mod execute;
mod fair_queue;
mod impls;
mod invariants;
#[cfg(test)]
mod mock;
mod own;
mod payout;
mod propose;
mod prune;
mod queue;
mod reads;
mod report;
mod settle;
#[cfg(test)]
mod tests;
pub mod types;
mod veto;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use books::Books;
pub use evidence::{Equivocation, EquivocationProof, SignedStatement};
pub use fair_queue::TurnKey;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The log target of this pallet.
pub const LOG_TARGET: &str = "runtime::slashing";

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "in what the macro expands to")]
pub mod pallet {
	use crate::{
		books::Books,
		fair_queue::TurnKey,
		types::{
			Approval, Offence, Offender, OpenSlash, Place, SlashRecord, WindowReport, WindowUse,
		},
		weights::WeightInfo,
	};
	use alloc::{boxed::Box, vec::Vec};
	use frame::{deps::frame_support::weights::WeightMeter, prelude::*, token::fungible::Balanced};
	use restaking_primitives::{
		runtime_api::SlashInfo, Balance, Beneficiary, Delays, EraIndex, Eras, Magnitude, OnService,
		OperatorStake, ServiceId, ServiceTerms, SlashAllocations, SlashId, SlashStake,
		VerifyOffence, Window,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// What proves an offence on chain.
	pub type ProofOf<T> =
		<<T as Config>::Verifiers as VerifyOffence<<T as frame_system::Config>::AccountId>>::Proof;

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
		type Stake: SlashStake<Self::AccountId> + OperatorStake<Self::AccountId>;

		/// In which ways offences are proved on chain.
		type Verifiers: VerifyOffence<Self::AccountId>;

		/// Who hears of executed slashes; whom the registry of services tells that an allocation of which
		/// nothing is left has ended. What both weigh at most is part of what an execution weighs.
		type OnService: OnService<Self::AccountId>;

		/// Sets the scene for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId, ProofOf<Self>>;

		/// The security council, which can veto any slash, has to approve what exceeds a service's
		/// cap or budget, and can confiscate what waits for a beneficiary.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Gets what the terms give to the treasury, and what a beneficiary cannot take.
		type Treasury: Get<Self::AccountId>;

		/// Names the pot in which waits what goes to accounts. The pot needs an existential
		/// deposit of its own from genesis on, so that it can take any amount and give back all of
		/// it.
		#[pallet::constant]
		type PotId: Get<PalletId>;

		/// How many eras after its execution an account gets what a slash takes: as long as
		/// unbonding takes.
		type PayoutDelay: Get<EraIndex>;

		/// How many slashes one service can have against one operator that are open, or executed
		/// and not settled; at least two, as one place is kept from those that wait for an
		/// approval.
		#[pallet::constant]
		type MaxOpenSlashes: Get<u32>;

		/// How many services one operator can have an allocation to, including those that ended
		/// and are still slashable.
		#[pallet::constant]
		type MaxServicesPerOperator: Get<u32>;

		/// How many operators one service can have, including those that ended and are still
		/// slashable.
		#[pallet::constant]
		type MaxOperatorsPerService: Get<u32>;

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

	/// The slash that each piece of evidence led to, for every slash on record.
	#[pallet::storage]
	pub type Offences<T: Config> =
		StorageMap<_, Blake2_128Concat, Offence<T::AccountId>, SlashId, OptionQuery>;

	/// The sum of the fractions of all slashes on record that are neither vetoed nor dropped, by
	/// service, operator and offence era.
	#[pallet::storage]
	pub type CapsUsed<T: Config> =
		StorageMap<_, Blake2_128Concat, (ServiceId, T::AccountId, EraIndex), Perbill, OptionQuery>;

	/// What counts in each window of offence eras of a service.
	#[pallet::storage]
	pub type Windows<T: Config> =
		StorageMap<_, Blake2_128Concat, (ServiceId, Window), WindowUse, ValueQuery>;

	/// The operators that offended in each window of offence eras of a service.
	#[pallet::storage]
	pub type Offenders<T: Config> =
		StorageMap<_, Blake2_128Concat, (ServiceId, Window, T::AccountId), Offender, ValueQuery>;

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

	/// The oldest era that is not over in the queue of executions.
	#[pallet::storage]
	pub type ExecutionCursor<T: Config> = StorageValue<_, EraIndex, ValueQuery>;

	/// How many slashes of a service were ever queued for an era that is not over in the queue.
	#[pallet::storage]
	pub type Turns<T: Config> =
		StorageDoubleMap<_, Twox64Concat, EraIndex, Twox64Concat, ServiceId, u32, ValueQuery>;

	/// The open slashes by the era of their next attempt, and then in the order of their turns:
	/// the hasher keeps the order of the keys.
	#[pallet::storage]
	pub type Executions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, EraIndex, Identity, TurnKey, SlashId, OptionQuery>;

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
		/// A slash is on record, by accusation or by proof. Unless it is vetoed it executes from an era
		/// on, once it is approved if it has to be.
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
			/// Whether it exceeds the service's cap or budget, so that the security council has to
			/// approve it first.
			approval: Approval,
		},
		/// An offence was proved on chain; the slash executes at once unless it needs an approval.
		OffenceProven {
			/// The slash.
			id: SlashId,
			/// Who proved it.
			reporter: T::AccountId,
		},
		/// The security council has approved a slash beyond its service's cap or budget.
		SlashApproved {
			/// The slash.
			id: SlashId,
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
			/// Which part of what was allocated in the offence era was taken: what was asked for,
			/// or less where the service has a curve.
			fraction: Perbill,
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
		/// A slash could not be executed, or was not approved, before the liability window closed,
		/// and was dropped; nothing is taken.
		SlashFailed {
			/// The slash.
			id: SlashId,
			/// Why it could not be executed the last time.
			error: DispatchError,
		},
		/// A part of a slash was collected, and handed on as far as it need not wait.
		SlashCollected {
			/// The slash.
			id: SlashId,
			/// What was collected.
			amount: Balance,
			/// What the reporter got of it.
			to_reporter: Balance,
			/// Who got the rest: the beneficiary, or who stands in when the beneficiary cannot take
			/// it; `None` if it waits in the pot.
			paid_to: Option<Beneficiary<T::AccountId>>,
			/// What is still to be collected.
			outstanding: Balance,
		},
		/// What waited for the beneficiary of a slash was paid.
		BeneficiaryPaid {
			/// The slash.
			id: SlashId,
			/// What was paid.
			amount: Balance,
			/// Who got it: the beneficiary, or who stands in when the beneficiary cannot take it.
			paid_to: Beneficiary<T::AccountId>,
		},
		/// The security council has made the treasury the beneficiary of a slash.
		SlashConfiscated {
			/// The slash.
			id: SlashId,
			/// What had waited for the former beneficiary.
			amount: Balance,
			/// Who got that: the treasury, or who stands in for it.
			paid_to: Beneficiary<T::AccountId>,
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
		/// The service's slashes of this operator for the offence era would exceed all that was
		/// allocated.
		CapExceeded,
		/// A slash of this operator with this evidence, accused or proved, is or was on record.
		AlreadyProposed,
		/// The service has as many slashes against this operator that are open, or executed and not
		/// settled, as it can have; one place is kept from those that need an approval.
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
		/// Offences at the service were not a matter of accusations in the offence era: they have to
		/// be proved.
		NotVetoable,
		/// Offences at the service are not proved in this way, or were not in the offence era.
		NotObjective,
		/// The time in which the resolver can veto the slash is over.
		VetoWindowOver,
		/// The slash exceeds what its service may take on its own, and is not approved.
		NotApproved,
		/// The slash is within what its service may take on its own, or approved already.
		ApprovalNotNeeded,
		/// The beneficiary has to wait for longer.
		PayoutNotDue,
		/// Nothing waits for the beneficiary.
		NothingToPay,
		/// Nothing of the slash goes to an account any more.
		NotConfiscable,
		/// There is no verifier of this name.
		UnknownVerifier,
		/// The two statements say the same.
		StatementsAgree,
		/// A key was nobody's in the era of its statement, or that is too long ago.
		KeyNotInForce,
		/// The two statements were signed by different operators.
		DifferentOperators,
		/// A signature is not one of its statement, for this service on this chain, by its key.
		BadSignature,
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
				T::MaxOpenSlashes::get() > 1 && T::MaxServicesPerOperator::get() > 0,
				"MaxOpenSlashes has to allow a slash next to one that waits for an approval, and \
				 MaxServicesPerOperator a service",
			);
			assert!(
				T::MaxOperatorsPerService::get() > 0,
				"MaxOperatorsPerService has to allow an operator that can be slashed",
			);
			assert!(
				Self::pot() != T::Treasury::get(),
				"the pot has to be apart from the treasury, which would spend what is held",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Proposes to take `fraction` of what `operator` had allocated to `service` in `era`. What
		/// exceeds the service's cap or budget waits for the security council's approval.
		///
		/// Origin: signed, by the slasher of the service under the terms in force in `era`.
		///
		/// Fails if there was no such service, if offences at it had to be proved, if it is paused,
		/// if `era` is in the future or longer ago than the report window, if nothing was
		/// allocated then, if `fraction` is zero or exceeds what is left of everything, if the same
		/// evidence was given before, or if too many slashes are open.
		///
		/// Emits [`Event::SlashProposed`]. Once it succeeded it costs less the fewer operators the
		/// service has.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of_proposal(T::MaxOperatorsPerService::get()))]
		pub fn propose_slash(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
			era: EraIndex,
			fraction: Perbill,
			evidence: H256,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let operators = T::Allocations::operators_of(service);
			Self::do_propose(&who, service, operator, era, fraction, evidence)?;
			Ok(Some(Self::weight_of_proposal(operators)).into())
		}

		/// Reports an offence at `service` that `proof` proves on chain, and executes its slash. If
		/// the slash exceeds the service's cap or budget it waits for the security council's
		/// approval; if it cannot be executed now it is queued, as one that was proposed.
		///
		/// Origin: signed, by anyone. The reporter earns its share of what is collected, unless it
		/// is the operator itself.
		///
		/// Fails if there is no such service, if offences at it are not proved, or were not
		/// in the offence era in this way, if the proof proves nothing, if the service is paused,
		/// if the offence era is in the future or longer ago than the report window, if nothing was
		/// allocated then, if nothing of that is left to be taken, if the offence was reported before,
		/// or if too many slashes are open. Of what would be more than everything, what is left is
		/// taken.
		///
		/// Emits [`Event::SlashProposed`] and [`Event::OffenceProven`], and
		/// [`Event::SlashExecuted`] if it executes. Once it succeeded it costs less the fewer
		/// operators the service has.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::weight_of_report(T::MaxOperatorsPerService::get(), proof))]
		pub fn report_offence(
			origin: OriginFor<T>,
			service: ServiceId,
			proof: Box<ProofOf<T>>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let operators = T::Allocations::operators_of(service);
			Self::do_report(&who, service, &proof)?;
			Ok(Some(Self::weight_of_report(operators, &proof)).into())
		}

		/// Vetoes an open slash, for good: what it counts towards cap and budget is free again, but
		/// its evidence is used up.
		///
		/// Origin: the security council, or signed by the resolver of the slash.
		///
		/// Fails if there is no such slash, or if it is decided already; for the resolver also if
		/// the veto window is over.
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

		/// Approves an open slash that exceeds its service's cap or budget: it executes when its
		/// veto window is over, at once if it is already.
		///
		/// Origin: the security council.
		///
		/// Fails if there is no such slash, if it is decided already, or if it needs no approval.
		///
		/// Emits [`Event::SlashApproved`], and what executing it emits.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::approve_slash().saturating_add(Pallet::<T>::execution_weight()))]
		pub fn approve_slash(origin: OriginFor<T>, id: SlashId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_approve(id)
		}

		/// Makes the treasury the beneficiary of a slash, instead of an account: it gets what waits
		/// for that account, and what will be collected.
		///
		/// Origin: the security council.
		///
		/// Fails if there is no such slash, or if nothing of it goes to an account any more.
		///
		/// Emits [`Event::SlashConfiscated`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::confiscate())]
		pub fn confiscate(origin: OriginFor<T>, id: SlashId) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_confiscate(id)
		}

		/// Executes an open slash whose veto window is over, without waiting for its turn.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails if there is no such slash, if it is decided already, if it is not approved and has
		/// to be, if its veto window is not over, or if the stake cannot be slashed now; then it
		/// stays queued as it was.
		///
		/// Emits [`Event::SlashExecuted`], and [`Event::SlashSettled`] if nothing was left to take.
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::weight_without_turn())]
		pub fn execute_slash(origin: OriginFor<T>, id: SlashId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_execute(id)
		}

		/// Pays the beneficiary of a slash what waits for it, without waiting for the slash to be
		/// forgotten; to the treasury if that account cannot take it.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails if there is no such slash, if nothing waits, or if the payout delay is not over.
		///
		/// Emits [`Event::BeneficiaryPaid`].
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::pay_beneficiary())]
		pub fn pay_beneficiary(origin: OriginFor<T>, id: SlashId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_pay_beneficiary(id)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// All there is to know of slash `id`; `None` if there is no such slash or it is
		/// forgotten.
		pub fn slash(id: SlashId) -> Option<SlashRecord<T::AccountId>> {
			Slashes::<T>::get(id)
		}

		/// What a wallet shows of slash `id`; `None` if there is no such slash or it is forgotten.
		pub fn info(id: SlashId) -> Option<SlashInfo<T::AccountId>> {
			Self::info_of(id)
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

		/// How `service` stands in the window of offence eras that `era` is in; `None` if there was
		/// no such service in `era`.
		pub fn window(service: ServiceId, era: EraIndex) -> Option<WindowReport> {
			Self::window_report(service, era)
		}

		/// The account in which waits what goes to accounts.
		pub fn pot() -> T::AccountId {
			T::PotId::get().into_account_truncating()
		}

		/// What an operator signs to state `payload` on `topic` to `service` in `era`, such that
		/// two that do not agree prove an [`Equivocation`](crate::Equivocation).
		pub fn statement_message(
			service: ServiceId,
			topic: H256,
			era: EraIndex,
			payload: H256,
		) -> Vec<u8> {
			Self::statement_bytes(service, topic, era, payload)
		}
	}
}
