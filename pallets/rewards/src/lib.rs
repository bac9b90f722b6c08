// SPDX-License-Identifier: Apache-2.0

//! # Rewards
//!
//! Pays what services fund to operators, and to the stake behind them.
//!
//! ## Words
//!
//! - **Pot**: what a service has to distribute. Anybody may fund it; nothing but rewards leaves it.
//! - **Reward origin**: who may distribute the pot of a service: its owner, and the *rewarder*
//!   that its owner names.
//! - **Share**: what one operator earns of what is distributed for an era.
//! - **Commission**: the part of its share that the operator keeps, as it was announced for that
//!   service and era.
//! - **Points**: what a service counts of its operators' work in an era, in a unit of its own.
//! - **Stream**: the same amount for each of several eras, distributed without anybody's asking.
//! - **Window**: the eras that the ledger remembers: an era can be distributed up to the last era of
//!   its liability window.
//! - **Destination**: where somebody wants to be paid.
//! - **Compounding**: what is owed is bonded and delegated again, once per era, by itself.
//!
//! ## The way of a planck
//!
//! ```text
//!   fund            distribute, or a stream              claim, claim_for, compounding
//!  ──────► pot ───────────────┬───────────────► set aside ──────────────────────┬─► owner
//!           │                 │  rest of each share, pro rata                   ├─► another
//!           │ the service     │  to the units liable in the era                 │   account
//!           │ is gone:        │                                                 └─► bonded and
//!           │ sweep           └───────────────► commission ──────────────────┐      delegated
//!           ▼                    of each share                               └──► the same
//!        treasury                                          claim_commission
//! ```
//!
//! *By hand.* An oracle funds its pot with 1,000 and distributes 300 of it for the eras 7 to 9. Each
//! era gets 100. In era 7 Alice had 600 allocated to it and Bob 200: their shares are 75 and 25. Alice
//! keeps a tenth, rounded down: 7; the other 68 are owed to those who stood behind her in era 7, each
//! as it counted then. Nobody is paid yet: each claims when it wants, and the cost of distributing
//! does not depend on their number.
//!
//! *By points.* The oracle reports that Alice gave 10 answers in era 8 and Bob 90. Weighted by points
//! her 600 count 6,000 and his 200 count 18,000: of 100 she gets 25. Who has no points gets nothing.
//!
//! *As a stream.* A bridge funds its pot once and lets 50 flow for each of the next 100 eras. As each
//! era is over it is distributed in spare block weight.
//!
//! ## Units and rounding
//!
//! All amounts are plancks. With `n` eras in the range and `w` the weight of an operator in an era,
//! which is what it had allocated to the service then, times its points if asked for:
//!
//! ```text
//! per era      = ⌊ amount / n ⌋
//! share        = ⌊ per era · w / Σ w ⌋
//! commission   = ⌊ share · rate of the operator for the service in the era ⌋
//! to its stake = share − commission
//! ```
//!
//! What is rounded away by the first two stays in the pot. What the ledger cannot divide among
//! restakers stays set aside, and is added to what they get the next time. At any time
//!
//! ```text
//! funded = paid + Σ pots + Σ commissions owed + set aside
//! ```
//!
//! to the planck, and the account of this pallet has that and its existential deposit.
//!
//! ## What is guaranteed
//!
//! - **Nothing is lost.** If nobody served in an era, nobody had stake, or nobody had points, nothing
//!   moves, and the era can be distributed later. If nobody stood behind an operator in the era, its
//!   share stays in the pot. If an account cannot take what it is owed, it stays owed. If
//!   a service is gone, its pot is swept to the treasury.
//! - **Time counts.** What is distributed for an era goes to those who served in it, and to the
//!   stake that was liable in it: an operator that has left since is rewarded, one that came later is
//!   not. A slash changes nothing of what is distributed for the eras before it, even if it has taken
//!   everything, whether it is collected already or not. What the base chain has taken from a bond,
//!   though, counts for no era that was not distributed by then.
//! - **An era is distributed once**, by hand or by the stream, whichever comes first.
//! - **A stream is over when its last era is.** It counts calendar eras: one in which nobody is to be
//!   rewarded, for which the pot had too little, that was distributed by hand, or that fell out of
//!   the window before there was weight for it, is skipped, and its amount stays in the pot. Each skip
//!   says why in an event; a pot that stays too small says so once. Funding it revives the stream with
//!   the next era that is over.
//! - **Streams share the weight.** Every service's stream is paid for an era before any is for the
//!   next. One that needs more weight than is left is the first one in the next block, and if that is
//!   still too little does not keep others waiting. The same holds for compounding: what fails there
//!   moves nothing, says why, and has its next turn in the next era.
//! - **Nobody is paid elsewhere.** Whoever claims for somebody pays the fee and nothing else: the
//!   reward goes where its owner wants it, and is not restaked in crumbs.
//! - **Restaking keeps the reserve.** All of a reward is bonded, but delegated only as far as the
//!   consensus reserve allows: with a reserve of 20 % and nothing to spare before, 80 % of it. Less
//!   than the ledger takes at once stays in the bond.
//! - **Costs are bounded.** Distributing an era costs as much as the service has operators, a claim
//!   the same for everybody, and hooks what the block has left. Records are forgotten a number of eras
//!   after their era, but never while the era could be distributed.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claim;
mod distribute;
mod fund;
mod idle;
mod invariants;
#[cfg(test)]
mod mock;
mod own;
mod queue;
mod reads;
mod stream;
#[cfg(test)]
mod tests;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use idle::MOST_LEFT;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The log target of this pallet.
pub const LOG_TARGET: &str = "runtime::rewards";

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "in what the macro expands to")]
pub mod pallet {
	use crate::{
		types::{Cursor, Destination, EraRecord, Stream, Totals},
		weights::WeightInfo,
	};
	use alloc::vec::Vec;
	use frame::{
		deps::frame_support::weights::WeightMeter,
		prelude::*,
		token::fungible::{Inspect, Mutate},
	};
	use restaking_primitives::{
		Balance, Commissions, Delays, Delegate, EraIndex, Eras, ExtendBonds, OnService,
		RewardStake, ServiceId, ServiceOperators,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// What is on record of one era of one service.
	pub type EraRecordOf<T> =
		EraRecord<<T as frame_system::Config>::AccountId, <T as Config>::MaxOperatorsPerService>;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The token in which services pay.
		type Currency: Inspect<Self::AccountId, Balance = Balance> + Mutate<Self::AccountId>;

		/// The clock.
		type Eras: Eras;

		/// The delays that make restaking safe; they say how far back an era can be distributed.
		type Delays: Get<Delays>;

		/// Who serves a service, and for how much.
		type Services: ServiceOperators<Self::AccountId>;

		/// What operators keep.
		type Commissions: Commissions<Self::AccountId>;

		/// The ledger that owes rewards to the stake behind operators, and takes more of it.
		type Stake: RewardStake<Self::AccountId> + Delegate<Self::AccountId>;

		/// Who hears that an era is distributed. What that weighs at most is added for each era.
		type OnService: OnService<Self::AccountId>;

		/// Where what is restaked is bonded.
		type Bonds: ExtendBonds<Self::AccountId>;

		/// Sets the scene for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId>;

		/// Gets what is in the pot of a service that is gone.
		type Treasury: Get<Self::AccountId>;

		/// Names the account that has all pots, and all that is owed. It needs an existential
		/// deposit of its own from genesis on, so that it can give back all it took.
		#[pallet::constant]
		type PotId: Get<PalletId>;

		/// For how many eras after its era what is on record of it is kept; longer if it could be
		/// distributed for longer.
		#[pallet::constant]
		type HistoryDepth: Get<EraIndex>;

		/// How many operators one service can have, including those that ended and are still
		/// slashable.
		#[pallet::constant]
		type MaxOperatorsPerService: Get<u32>;

		/// How many eras can be distributed at once.
		#[pallet::constant]
		type MaxErasPerDistribution: Get<u32>;

		/// The least that is restaked automatically, or at the wish of somebody else, in plancks. It
		/// should be so much that the part of it which the consensus reserve leaves is no less than
		/// what can be delegated at once: what is less than that is only bonded.
		#[pallet::constant]
		type MinCompound: Get<Balance>;

		/// What calls and hooks weigh.
		type WeightInfo: WeightInfo;
	}

	/// What each service has to distribute.
	#[pallet::storage]
	pub type Pots<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Balance, ValueQuery>;

	/// The commission that each operator is owed.
	#[pallet::storage]
	pub type CommissionOwed<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Balance, ValueQuery>;

	/// What the ledger was told to owe to restakers and is not paid, with what it could not divide.
	#[pallet::storage]
	pub type SetAside<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// All that services were ever funded with.
	#[pallet::storage]
	pub type Funded<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// All that was ever paid, what was swept to the treasury included.
	#[pallet::storage]
	pub type Paid<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// Who may distribute the pot of a service besides its owner.
	#[pallet::storage]
	pub type Rewarders<T: Config> =
		StorageMap<_, Twox64Concat, ServiceId, T::AccountId, OptionQuery>;

	/// What is on record of an era of a service, until it is forgotten.
	#[pallet::storage]
	pub type EraRecords<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ServiceId,
		Twox64Concat,
		EraIndex,
		EraRecordOf<T>,
		ValueQuery,
	>;

	/// The records, by era, in the order in which they are forgotten.
	#[pallet::storage]
	pub type PruneQueue<T: Config> =
		StorageDoubleMap<_, Twox64Concat, EraIndex, Twox64Concat, ServiceId, (), OptionQuery>;

	/// Nothing is on record of an era before this one, and nothing ever will be.
	#[pallet::storage]
	pub type PrunedBefore<T: Config> = StorageValue<_, EraIndex, ValueQuery>;

	/// What services pay by themselves.
	#[pallet::storage]
	pub type Streams<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Stream, OptionQuery>;

	/// The streams, by the era that they pay next.
	#[pallet::storage]
	pub type StreamQueue<T: Config> =
		StorageDoubleMap<_, Twox64Concat, EraIndex, Twox64Concat, ServiceId, (), OptionQuery>;

	/// Where paying streams goes on.
	#[pallet::storage]
	pub type StreamCursor<T: Config> = StorageValue<_, Cursor<ServiceId>, ValueQuery>;

	/// Where somebody wants to be paid, if it is not where it is earned.
	#[pallet::storage]
	pub type Destinations<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Destination<T::AccountId>, ValueQuery>;

	/// Whose rewards are restaked automatically, and the first era in which they are the next time.
	#[pallet::storage]
	pub type Compounding<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, EraIndex, OptionQuery>;

	/// The same by era.
	#[pallet::storage]
	pub type CompoundQueue<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EraIndex,
		Blake2_128Concat,
		T::AccountId,
		(),
		OptionQuery,
	>;

	/// Where automatic compounding goes on.
	#[pallet::storage]
	pub type CompoundCursor<T: Config> = StorageValue<_, Cursor<T::AccountId>, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The pot of a service was funded.
		PotFunded {
			/// The service.
			service: ServiceId,
			/// Who paid.
			who: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// What the pot of a service that is gone had went to the treasury.
		PotSwept {
			/// The service.
			service: ServiceId,
			/// What the pot had.
			amount: Balance,
		},
		/// The owner of a service has said who may distribute its pot besides itself.
		RewarderSet {
			/// The service.
			service: ServiceId,
			/// Who; `None` if nobody else may.
			rewarder: Option<T::AccountId>,
		},
		/// A service has reported points for an era; they add to those it reported before.
		PointsReported {
			/// The service.
			service: ServiceId,
			/// The era.
			era: EraIndex,
			/// For how many operators.
			operators: u32,
		},
		/// A part of a service's pot was shared out for an era.
		EraDistributed {
			/// The service.
			service: ServiceId,
			/// The era.
			era: EraIndex,
			/// What was shared out, commissions included.
			amount: Balance,
			/// What operators keep of it.
			commission: Balance,
			/// How many operators got a share.
			operators: u32,
		},
		/// The share of an operator stays in the pot, as the stake behind it cannot be rewarded.
		ShareNotPaid {
			/// The service.
			service: ServiceId,
			/// The era.
			era: EraIndex,
			/// The operator.
			operator: T::AccountId,
			/// Its share.
			amount: Balance,
			/// Why the ledger refused it.
			error: DispatchError,
		},
		/// A service pays for eras by itself from now on.
		StreamStarted {
			/// The service.
			service: ServiceId,
			/// What it pays per era.
			per_era: Balance,
			/// The first era that is paid, once it is over.
			from: EraIndex,
			/// The first era that is not paid any more.
			until: EraIndex,
			/// Whether stake is weighted by points.
			by_points: bool,
		},
		/// The pot had too little for an era of a stream, which is skipped, as are the next ones as
		/// long as that is so.
		StreamStarved {
			/// The service.
			service: ServiceId,
			/// The era.
			era: EraIndex,
		},
		/// A stream did not pay for an era; its amount stays in the pot.
		StreamSkipped {
			/// The service.
			service: ServiceId,
			/// The era.
			era: EraIndex,
			/// Why.
			error: DispatchError,
		},
		/// A stream has come to its end, was stopped, or its service is gone.
		StreamEnded {
			/// The service.
			service: ServiceId,
		},
		/// A restaker was paid what it was owed at an operator.
		RewardsClaimed {
			/// The operator.
			operator: T::AccountId,
			/// The restaker.
			restaker: T::AccountId,
			/// What it was owed.
			amount: Balance,
			/// The account that got it.
			to: T::AccountId,
		},
		/// An operator was paid the commission it was owed.
		CommissionClaimed {
			/// The operator.
			operator: T::AccountId,
			/// What it was owed.
			amount: Balance,
			/// The account that got it.
			to: T::AccountId,
		},
		/// What somebody was paid was bonded, and delegated as far as the consensus reserve allows.
		Restaked {
			/// Whose bond it is.
			restaker: T::AccountId,
			/// The operator.
			operator: T::AccountId,
			/// What was added to the bond.
			bonded: Balance,
			/// What was delegated.
			delegated: Balance,
		},
		/// What a restaker is owed could not be restaked automatically. It stays owed, and is tried
		/// again in the next era.
		CompoundingFailed {
			/// The restaker.
			restaker: T::AccountId,
			/// The operator.
			operator: T::AccountId,
			/// Why.
			error: DispatchError,
		},
		/// Somebody has said where it wants to be paid.
		DestinationSet {
			/// Who.
			who: T::AccountId,
			/// Where.
			destination: Destination<T::AccountId>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such service.
		UnknownService,
		/// The sender does not own the service.
		NotOwner,
		/// The sender is neither the owner nor the rewarder of the service.
		NotRewarder,
		/// The amount is zero, or so small that it is zero per era.
		ZeroAmount,
		/// No era is in the range.
		EmptyRange,
		/// These are more eras than can be distributed at once, or than there are.
		TooManyEras,
		/// The era is the active one, or in the future.
		EraNotOver,
		/// The era is in the future.
		EraNotBegun,
		/// The era is so long ago that the ledger has forgotten who was liable.
		EraTooOld,
		/// The era was distributed before.
		AlreadyDistributed,
		/// The pot has less than is to be distributed.
		PotTooSmall,
		/// In none of the eras was there anybody to share with: no operator had stake, or points if
		/// they count, or nobody is left who stood behind one.
		NobodyToReward,
		/// Points are for an account that had nothing allocated to the service in the era.
		NotOperatorOfService,
		/// An operator is named twice.
		DuplicateOperator,
		/// An operator has more points than can be counted.
		TooManyPoints,
		/// The service has more operators than can be on record.
		TooManyOperators,
		/// The service has a stream already.
		StreamExists,
		/// The service has no stream.
		NoStream,
		/// Nothing is owed.
		NothingToClaim,
		/// The ledger owes more than it was given. Never happens.
		NotSetAside,
		/// It would be restaked, and is too little for anybody but its owner to ask for that.
		TooLittleToRestake,
		/// Nobody can be paid to the account of this pallet.
		BadDestination,
		/// The service is not gone.
		ServiceExists,
		/// Nothing is left of the service.
		NothingToSweep,
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
			assert!(
				T::MaxOperatorsPerService::get() > 0 && T::MaxErasPerDistribution::get() > 0,
				"MaxOperatorsPerService and MaxErasPerDistribution have to allow a distribution",
			);
			assert!(
				Self::pot_account() != T::Treasury::get(),
				"the pots have to be apart from the treasury, which would spend them",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Funds the pot of `service` with `amount` plancks of the sender's.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails if there is no such service, if `amount` is zero, or if the sender would not keep
		/// its existential deposit.
		///
		/// Emits [`Event::PotFunded`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::fund())]
		pub fn fund(
			origin: OriginFor<T>,
			service: ServiceId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fund(&who, service, amount)
		}

		/// Says who may distribute the pot of `service`, report points and stream, besides its owner.
		///
		/// Origin: signed, by the owner of the service.
		///
		/// Fails if there is no such service.
		///
		/// Emits [`Event::RewarderSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_rewarder())]
		pub fn set_rewarder(
			origin: OriginFor<T>,
			service: ServiceId,
			rewarder: Option<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_rewarder(&who, service, rewarder)
		}

		/// Gives the treasury what is in the pot of a service that is gone, and forgets its rewarder
		/// and its stream.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails if the service exists, if nothing is left of it, or if the treasury cannot take it.
		///
		/// Emits [`Event::PotSwept`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::sweep())]
		pub fn sweep(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_sweep(service)
		}

		/// Adds to the points of operators of `service` in `era`.
		///
		/// Origin: signed, by the reward origin of the service.
		///
		/// Fails if there is no such service, if `era` has not begun, is out of the window or
		/// distributed already, if one that is named had nothing allocated to the service in `era`
		/// or is named twice, or if there are too many points.
		///
		/// Emits [`Event::PointsReported`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::report_points(points.len() as u32))]
		pub fn report_points(
			origin: OriginFor<T>,
			service: ServiceId,
			era: EraIndex,
			points: BoundedVec<(T::AccountId, u32), T::MaxOperatorsPerService>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::ensure_rewarder(&who, service)?;
			Self::do_report_points(service, era, points.into_inner())
		}

		/// Distributes `amount` plancks of the pot of `service` over the eras `from` to `to`, both
		/// included, the same for each: by what operators had allocated to it, times their points if
		/// `by_points`. An era with nobody to reward stays as it is.
		///
		/// Origin: signed, by the reward origin of the service.
		///
		/// Fails if there is no such service, if the pot has less, if `amount` is zero per era, if
		/// there is no era or too many, if one is not over, out of the window or distributed
		/// already, or if there is nobody to reward in any.
		///
		/// Emits [`Event::EraDistributed`] for each era, and [`Event::ShareNotPaid`] for each share
		/// that the ledger refuses. Once it succeeded it costs less the fewer operators the service
		/// has.
		#[pallet::call_index(11)]
		// Those that wait to be admitted are read along: they can be as many again.
		#[pallet::weight(Pallet::<T>::weight_of_distribution(
			T::MaxOperatorsPerService::get(), *from, *to,
		).saturating_add(T::DbWeight::get().reads(T::MaxOperatorsPerService::get().into())))]
		pub fn distribute(
			origin: OriginFor<T>,
			service: ServiceId,
			from: EraIndex,
			to: EraIndex,
			#[pallet::compact] amount: Balance,
			by_points: bool,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::ensure_rewarder(&who, service)?;
			Self::do_distribute(service, from..=to, amount, by_points)?;
			let operators = T::Services::operators_of(service);
			Ok(Some(Self::weight_of_distribution(operators, from, to)).into())
		}

		/// Lets the pot of `service` pay `per_era` plancks for each of the next `eras` eras, the
		/// active one first, as each is over.
		///
		/// Origin: signed, by the reward origin of the service.
		///
		/// Fails if there is no such service, if it has a stream, or if `per_era` or `eras` is zero.
		///
		/// Emits [`Event::StreamStarted`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::stream())]
		pub fn stream(
			origin: OriginFor<T>,
			service: ServiceId,
			#[pallet::compact] per_era: Balance,
			eras: u32,
			by_points: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::ensure_rewarder(&who, service)?;
			Self::do_stream(service, per_era, eras, by_points)
		}

		/// Stops the stream of `service`. Eras that are over and not paid are not paid by it.
		///
		/// Origin: signed, by the reward origin of the service.
		///
		/// Fails if there is no such service, or if it has no stream.
		///
		/// Emits [`Event::StreamEnded`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::stop_stream())]
		pub fn stop_stream(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::ensure_rewarder(&who, service)?;
			Self::do_stop_stream(service)
		}

		/// Pays what the sender is owed at `operator` where it wants it.
		///
		/// Origin: signed, by a restaker.
		///
		/// Fails if nothing is owed, or if the account cannot take it: then it stays owed.
		///
		/// Emits [`Event::RewardsClaimed`], and [`Event::Restaked`] if it is restaked.
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::most_of_claim())]
		pub fn claim(origin: OriginFor<T>, operator: T::AccountId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let settled = Self::do_claim(&operator, &who)?;
			Ok(Self::actual_weight_of_claim(&who, settled))
		}

		/// Pays what `restaker` is owed at `operator` where `restaker` wants it.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails if nothing is owed, if it would be restaked and is less than
		/// [`Config::MinCompound`], or if the account cannot take it: then it stays owed.
		///
		/// Emits [`Event::RewardsClaimed`], and [`Event::Restaked`] if it is restaked.
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::most_of_claim())]
		pub fn claim_for(
			origin: OriginFor<T>,
			operator: T::AccountId,
			restaker: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::ensure_welcome(&who, &restaker, Self::owed(&operator, &restaker))?;
			let settled = Self::do_claim(&operator, &restaker)?;
			Ok(Self::actual_weight_of_claim(&restaker, settled))
		}

		/// Pays the commission that the sender is owed where it wants it.
		///
		/// Origin: signed, by who is or was an operator.
		///
		/// Fails if nothing is owed, or if the account cannot take it: then it stays owed.
		///
		/// Emits [`Event::CommissionClaimed`], and [`Event::Restaked`] if it is restaked.
		#[pallet::call_index(22)]
		#[pallet::weight(Pallet::<T>::most_of_claim())]
		pub fn claim_commission(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let settled = Self::do_claim_commission(&who)?;
			Ok(Self::actual_weight_of_claim(&who, settled))
		}

		/// Pays the commission that `operator` is owed where `operator` wants it.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails if nothing is owed, if it would be restaked and is less than
		/// [`Config::MinCompound`], or if the account cannot take it: then it stays owed.
		///
		/// Emits [`Event::CommissionClaimed`], and [`Event::Restaked`] if it is restaked.
		#[pallet::call_index(23)]
		#[pallet::weight(Pallet::<T>::most_of_claim())]
		pub fn claim_commission_for(
			origin: OriginFor<T>,
			operator: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::ensure_welcome(&who, &operator, Self::commission_owed(&operator))?;
			let settled = Self::do_claim_commission(&operator)?;
			Ok(Self::actual_weight_of_claim(&operator, settled))
		}

		/// Bonds what the sender is owed at `operator`, and delegates as much of it to `operator` as
		/// the consensus reserve allows, wherever else the sender wants to be paid.
		///
		/// Origin: signed, by a restaker.
		///
		/// Fails if nothing is owed, if it cannot be bonded, or if the ledger refuses the delegation:
		/// then it stays owed. What is too little to be delegated is only bonded.
		///
		/// Emits [`Event::RewardsClaimed`] and [`Event::Restaked`].
		#[pallet::call_index(24)]
		#[pallet::weight(Pallet::<T>::most_of_restaking())]
		pub fn claim_and_restake(
			origin: OriginFor<T>,
			operator: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let settled = Self::do_claim_and_restake(&operator, &who)?;
			Ok(Some(T::WeightInfo::claim_and_restake().saturating_add(settled)).into())
		}

		/// Says where the sender wants to be paid from now on, also what it is owed already. With
		/// [`Destination::Restake`] that happens by itself, once per era from the next one on, at
		/// each operator where it is owed [`Config::MinCompound`] or more.
		///
		/// Origin: signed, by anyone.
		///
		/// Fails if that is the account of this pallet.
		///
		/// Emits [`Event::DestinationSet`].
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::set_destination())]
		pub fn set_destination(
			origin: OriginFor<T>,
			destination: Destination<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_destination(&who, destination)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What the pot of `service` has, in plancks.
		pub fn service_pot(service: ServiceId) -> Balance {
			Self::pot(service)
		}

		/// What `restaker` is owed at each operator, in plancks, where that is more than nothing.
		pub fn rewards_of(restaker: T::AccountId) -> Vec<(T::AccountId, Balance)> {
			Self::owed_everywhere(&restaker)
		}

		/// The commission that `operator` is owed, in plancks.
		pub fn commission_of(operator: T::AccountId) -> Balance {
			Self::commission_owed(&operator)
		}

		/// What `service` reported and paid for `era`, per operator; empty once it is forgotten.
		pub fn record_of(service: ServiceId, era: EraIndex) -> EraRecordOf<T> {
			Self::era_record(service, era)
		}

		/// What `service` pays by itself; `None` if nothing.
		pub fn service_stream(service: ServiceId) -> Option<Stream> {
			Self::stream_of(service)
		}

		/// Where `who` wants to be paid.
		pub fn destination_of(who: T::AccountId) -> Destination<T::AccountId> {
			Destinations::<T>::get(who)
		}

		/// The books over all services.
		pub fn books() -> Totals {
			Self::totals()
		}

		/// The account that has all pots, and all that is owed.
		pub fn pot_account() -> T::AccountId {
			T::PotId::get().into_account_truncating()
		}
	}
}
