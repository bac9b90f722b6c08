// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod attest;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod challenge;
pub mod consumer;
mod invariants;
#[cfg(test)]
mod mock;
mod pay;
mod post;
mod settle;
#[cfg(test)]
mod tests;
pub mod types;
pub mod weights;

pub use consumer::{OnVerified, RequestVerification};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The log target of this pallet.
pub const LOG_TARGET: &str = "runtime::verification";

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "in what the macro expands to")]
pub mod pallet {
	use crate::{
		consumer::OnVerified,
		types::{Ballot, Dispute, EraBook, Outcome, Parameters, Periods, Round, Task, TaskId},
		weights::WeightInfo,
	};
	use alloc::vec::Vec;
	use frame::{
		deps::frame_support::weights::WeightMeter,
		prelude::*,
		token::fungible::{Inspect, InspectHold, Mutate, MutateHold},
	};
	use restaking_primitives::{
		security::InspectService, Balance, EraIndex, ServiceId, ServiceKey, ServiceSignature,
		SharedSecurity, SlashId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// A task in a runtime.
	pub type TaskOf<T> = Task<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// A dispute in a runtime.
	pub type DisputeOf<T> = Dispute<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The token in which fees are paid.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ InspectHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ MutateHold<Self::AccountId>;

		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// The security that the service shares.
		type Security: SharedSecurity<Self::AccountId>;

		/// Hears how tasks end.
		type OnVerified: OnVerified<Self::AccountId>;

		/// Decides a dispute that the second round has not.
		type ResolverOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Creates the service on a chain whose genesis has not.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Names this pallet, and its account. That needs an existential deposit of its own.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// How long the stages are.
		type Periods: Get<Periods<BlockNumberFor<Self>>>;

		/// For how many eras after its own an offence can be reported.
		type ReportWindow: Get<EraIndex>;

		/// The least fee of a task, and the unit in which fees count as points. Not below the
		/// existential deposit, so that it can always go back.
		#[pallet::constant]
		type MinFee: Get<Balance>;

		/// What is held from a challenger.
		#[pallet::constant]
		type ChallengeBond: Get<Balance>;

		/// The part of the stake that decides a second round, if it is more than a quorum.
		#[pallet::constant]
		type SecondQuorum: Get<Perbill>;

		/// What calls and hooks weigh.
		type WeightInfo: WeightInfo;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: restaking_primitives::security::ServiceStage<Self::AccountId>;
	}

	/// Why this pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// They are lost if a challenge was wrong.
		#[codec(index = 0)]
		ChallengeBond,
	}

	/// The service of this pallet, once there is one.
	#[pallet::storage]
	pub type Service<T: Config> = StorageValue<_, ServiceId, OptionQuery>;

	/// The name of the next task.
	#[pallet::storage]
	pub type NextTaskId<T: Config> = StorageValue<_, TaskId, ValueQuery>;

	/// The tasks with which something is still to be done.
	#[pallet::storage]
	pub type Tasks<T: Config> = StorageMap<_, Twox64Concat, TaskId, TaskOf<T>, OptionQuery>;

	/// What operators said of a task; while it is settled, of those that are still to be slashed.
	#[pallet::storage]
	pub type Ballots<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		TaskId,
		Blake2_128Concat,
		T::AccountId,
		Ballot,
		OptionQuery,
	>;

	/// The stake that attested to a result of a task, in plancks.
	#[pallet::storage]
	pub type Tallies<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TaskId, Blake2_128Concat, H256, Balance, ValueQuery>;

	/// The tasks by the block in which they are due.
	#[pallet::storage]
	pub type Agenda<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BlockNumberFor<T>, Twox64Concat, TaskId, (), OptionQuery>;

	/// No task is due in a block before this one.
	#[pallet::storage]
	pub type SettledBefore<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// What the tasks of an era have earned, until it is paid.
	#[pallet::storage]
	pub type EraBooks<T: Config> = StorageMap<_, Twox64Concat, EraIndex, EraBook, ValueQuery>;

	/// No era before this one is to be paid.
	#[pallet::storage]
	pub type PaidBefore<T: Config> = StorageValue<_, EraIndex, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame::prelude::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Creates the service, by these parameters.
		pub service: Option<Parameters>,
		/// Marker.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Some(parameters) = self.service {
				let created = Pallet::<T>::do_create_service(parameters);
				assert!(created.is_ok(), "no service for verification at genesis: {created:?}");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The service of this pallet was created.
		ServiceCreated {
			/// Its name.
			service: ServiceId,
		},
		/// A task was posted; it can be attested to in blocks before `deadline`.
		TaskPosted {
			/// The task.
			task: TaskId,
			/// Who pays.
			poster: T::AccountId,
			/// The hash of what is to be checked.
			input: H256,
			/// What is paid.
			fee: Balance,
			/// The era whose operators count.
			era: EraIndex,
			/// The first block in which it is too late.
			deadline: BlockNumberFor<T>,
		},
		/// An operator said what it has found.
		Attested {
			/// The task.
			task: TaskId,
			/// The operator.
			operator: T::AccountId,
			/// In which round.
			round: Round,
			/// What it says.
			result: H256,
			/// What that counts, in plancks.
			stake: Balance,
		},
		/// A result has a quorum, and can be challenged in blocks before `until`.
		ResultProposed {
			/// The task.
			task: TaskId,
			/// The result.
			result: H256,
			/// The first block in which it is too late.
			until: BlockNumberFor<T>,
		},
		/// Somebody holds another result against the one that is proposed. Operators vote again in
		/// blocks before `votes_until`, then it is the resolver's turn.
		ResultChallenged {
			/// The task.
			task: TaskId,
			/// Who.
			challenger: T::AccountId,
			/// The other result.
			result: H256,
			/// The first block in which it is too late to vote.
			votes_until: BlockNumberFor<T>,
		},
		/// The second round or the resolver has decided a dispute.
		DisputeDecided {
			/// The task.
			task: TaskId,
			/// The right result.
			result: H256,
		},
		/// A task has ended.
		TaskEnded {
			/// The task.
			task: TaskId,
			/// How.
			outcome: Outcome,
		},
		/// An operator was wrong, and a slash of it is on record.
		WrongAttestation {
			/// The task.
			task: TaskId,
			/// The operator.
			operator: T::AccountId,
			/// The slash.
			slash: SlashId,
		},
		/// An operator was wrong, and could not be slashed in time.
		NotSlashed {
			/// The task.
			task: TaskId,
			/// The operator.
			operator: T::AccountId,
			/// Why the last attempt was refused.
			error: DispatchError,
		},
		/// The right attestations to a task earn nothing, as its era cannot be paid any more.
		PointsNotCounted {
			/// The task.
			task: TaskId,
			/// Why.
			error: DispatchError,
		},
		/// What the tasks of an era have earned was shared out, with what was in the pot.
		EraPaid {
			/// The era.
			era: EraIndex,
			/// What its tasks have earned.
			earned: Balance,
		},
		/// Nobody could be paid for an era: what its tasks have earned waits in the pot.
		EraNotPaid {
			/// The era.
			era: EraIndex,
			/// What its tasks have earned.
			earned: Balance,
			/// Why.
			error: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The pallet has no service.
		NoService,
		/// The pallet has a service already.
		ServiceExists,
		/// A quorum has to be more than half of the stake.
		QuorumTooLow,
		/// The security council has paused the service.
		ServicePaused,
		/// There is no such task, or it has ended.
		UnknownTask,
		/// There is no name left for a task.
		TaskIdsExhausted,
		/// The fee is less than the least there has to be.
		FeeTooLow,
		/// The task would leave operators no time, or too much.
		DeadlineOutOfRange,
		/// Nobody backs the service in this era.
		NoOperators,
		/// The key is no operator's in this era.
		UnknownKey,
		/// The key has not signed this.
		BadSignature,
		/// The operator did not back the service in the era of the task.
		NotOperator,
		/// The operator has attested in this round already.
		AlreadyAttested,
		/// The time to attest, or to resolve, is over.
		TooLate,
		/// No result has a quorum yet.
		NothingProposed,
		/// The result was challenged before.
		AlreadyChallenged,
		/// The time to challenge the result is over.
		ChallengedTooLate,
		/// This is the result that is proposed.
		SameResult,
		/// Nobody has challenged the result, or the dispute is decided.
		NotDisputed,
		/// The dispute is not about this result.
		NotInDispute,
		/// The second round is not over.
		StillVoting,
		/// The stage of the task is not over.
		NotDue,
		/// The tasks of the era have earned nothing, or it is paid.
		NothingToPay,
		/// The era is not over.
		EraNotOver,
		/// A task of the era is not decided.
		TasksOpen,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::work_off(&mut meter);
			meter.consumed()
		}

		#[cfg(feature = "std")]
		fn integrity_test() {
			let least = T::Currency::minimum_balance().max(1);
			assert!(T::MinFee::get() >= least, "a fee could be too small to go back");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Posts a task: operators have `blocks` blocks, this one included, to attest to a result of
		/// what has the hash `input`.
		///
		/// Origin: signed, by anyone, who pays `fee`.
		///
		/// Fails with [`Error::NoService`], [`Error::ServicePaused`], [`Error::FeeTooLow`],
		/// [`Error::DeadlineOutOfRange`] or [`Error::NoOperators`], and if the sender would not keep
		/// its existential deposit. Emits [`Event::TaskPosted`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::post())]
		pub fn post(
			origin: OriginFor<T>,
			input: H256,
			metadata: Option<H256>,
			#[pallet::compact] fee: Balance,
			blocks: BlockNumberFor<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_post(&who, input, metadata, fee, blocks).map(|_| ())
		}

		/// Counts the attestation of the operator whose `key` has signed
		/// [`Self::attestation_message`]. With a quorum the result is proposed; in the second round
		/// it decides the dispute.
		///
		/// Origin: signed, by anyone, who pays only if it fails.
		///
		/// Fails with [`Error::NoService`], [`Error::ServicePaused`], [`Error::UnknownTask`],
		/// [`Error::TooLate`], [`Error::NotDisputed`], [`Error::NotInDispute`],
		/// [`Error::UnknownKey`], [`Error::BadSignature`], [`Error::NotOperator`] or
		/// [`Error::AlreadyAttested`]. Emits [`Event::Attested`], and [`Event::ResultProposed`] or
		/// [`Event::DisputeDecided`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::attest())]
		pub fn attest(
			origin: OriginFor<T>,
			task: TaskId,
			round: Round,
			result: H256,
			key: ServiceKey,
			signature: ServiceSignature,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_attest(task, round, result, key, &signature)?;
			Ok(Pays::No.into())
		}

		/// Holds `result` against the one that is proposed for `task`. [`Config::ChallengeBond`] is
		/// held from the sender until it is decided, and lost if `result` is wrong.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails with [`Error::NoService`], [`Error::ServicePaused`], [`Error::UnknownTask`],
		/// [`Error::NothingProposed`], [`Error::AlreadyChallenged`], [`Error::ChallengedTooLate`] or
		/// [`Error::SameResult`], and when the bond cannot be held. Emits
		/// [`Event::ResultChallenged`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::challenge())]
		pub fn challenge(origin: OriginFor<T>, task: TaskId, result: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_challenge(who, task, result)
		}

		/// Decides a dispute that the second round has not, for one of its two results.
		///
		/// Origin: [`Config::ResolverOrigin`].
		///
		/// Fails with [`Error::UnknownTask`], [`Error::NotDisputed`], [`Error::StillVoting`],
		/// [`Error::TooLate`] or [`Error::NotInDispute`]. Emits [`Event::DisputeDecided`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::resolve())]
		pub fn resolve(origin: OriginFor<T>, task: TaskId, result: H256) -> DispatchResult {
			T::ResolverOrigin::ensure_origin(origin)?;
			Self::do_resolve(task, result)
		}

		/// Takes a task whose stage is over one step further. Happens by itself where blocks have
		/// weight to spare.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails with [`Error::NoService`], [`Error::UnknownTask`] or [`Error::NotDue`]. Emits
		/// [`Event::TaskEnded`], [`Event::PointsNotCounted`], [`Event::WrongAttestation`] or
		/// [`Event::NotSlashed`].
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::weight_of_settling())]
		pub fn settle(origin: OriginFor<T>, task: TaskId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let weight = Self::do_settle(task)?;
			Ok(Some(weight.saturating_add(T::WeightInfo::look())).into())
		}

		/// Shares out what the tasks of `era` have earned. Happens by itself where blocks have
		/// weight to spare.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails with [`Error::NoService`], [`Error::NothingToPay`], [`Error::EraNotOver`] or
		/// [`Error::TasksOpen`]. Emits [`Event::EraPaid`] or [`Event::EraNotPaid`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::pay())]
		pub fn pay(origin: OriginFor<T>, era: EraIndex) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_pay(era)
		}

		/// Creates the service of this pallet, where genesis has not.
		///
		/// Origin: [`Config::AdminOrigin`].
		///
		/// Fails with [`Error::ServiceExists`], [`Error::QuorumTooLow`], or if `parameters` make no
		/// sense as terms. Emits [`Event::ServiceCreated`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::create_service())]
		pub fn create_service(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_create_service(parameters).map(|_| ())
		}
	}

	impl<T: Config> Pallet<T> {
		/// What a step of a task weighs at most.
		pub(crate) fn weight_of_settling() -> Weight {
			let most = T::Security::max_operators();
			T::WeightInfo::end(most)
				.max(T::WeightInfo::judge(most))
				.saturating_add(T::OnVerified::max_weight())
				.max(T::WeightInfo::punish())
				.saturating_add(T::WeightInfo::look())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What an operator signs to attest to `result`; empty while there is no service.
		pub fn attestation_message(task: TaskId, round: Round, result: H256) -> Vec<u8> {
			Service::<T>::get()
				.map(|service| Self::attestation_bytes(service, task, round, result))
				.unwrap_or_default()
		}

		/// The account of this pallet, which has the fees until they are paid.
		pub fn account() -> T::AccountId {
			T::PalletId::get().into_account_truncating()
		}
	}
}
