// SPDX-License-Identifier: Apache-2.0

//! # Restaking: the ledger
//!
//! Lets a stash put a second claim on what it has bonded in the base chain's staking, so that the
//! same tokens also secure services, and makes that claim stick.
//!
//! ## Words
//!
//! - *Bond*: what a stash has bonded in the base chain's staking, active and unlocking.
//! - *Delegation*: the part of a bond that a *restaker* puts behind an *operator*.
//! - *Exit*: undelegated stake that waits, still liable for the offences of the eras before it
//!   left.
//! - *Position*: everything one restaker has with one operator: one delegation, several exits.
//! - *Claim*: a restaker's delegations and exits together.
//! - *Hold*: what this pallet holds of a restaker's tokens: nothing while the bond covers the
//!   claim, and whatever staking releases of it from then on.
//! - *Magnitude* and *units*: see below.
//!
//! ## A story
//!
//! Bob has bonded 100 tokens and delegates 80 of them to Alice, an operator, in era 7; a fifth of
//! his bond stays the base chain's alone. From era 8 on his 80 tokens are liable for what Alice
//! does. In era 9 he undelegates: for an offence of era 9 or before he still answers, for a later
//! one he does not. Meanwhile he unbonds everything and withdraws it in era 12. In that very
//! extrinsic this pallet puts 80 tokens on hold. When a slash for era 9 takes half of what Alice
//! had allocated, half of Bob's 80 tokens are collected out of that hold, without anybody asking
//! for it. Once the exit delay is over he withdraws the rest. Carol, who delegated in era 9 after
//! the offence, owes nothing: she was not there.
//!
//! ## Units
//!
//! An operator has a magnitude *M*, 10^18 at first. Delegating *a* gives *u = a / M* units,
//! liable from the next era on. Allocating a magnitude *m* to a service backs it with *m · U*,
//! where *U* is the sum of the units liable in an era. A slash that takes *Δ* of *m* for an offence
//! of era *e* takes *Δ* of *M*; every holding that was liable in *e* owes *Δ · u*. So units never
//! change by slashing, and a slash reads and writes the operator's aggregates alone: the units per
//! era ([`OperatorLedger::history`]) and the list of slashes that are not collected from everybody
//! ([`OperatorLedger::uncollected`]). A position remembers which of them it has settled.
//!
//! What is owed is rounded up once per position and slash: a restaker can pay a planck more than
//! its share, the books are never short. A holding is never worth less than the units it counts.
//!
//! ## Collection
//!
//! What a position owes is taken on any touch, by [`Pallet::collect`], which anyone may call, and
//! by `on_idle` with the weight a block has left, the operators in turn, until nothing is
//! pending.
//!
//! ## Leaving
//!
//! The newest stake leaves first. What joined so long ago that no slash can tell it apart any more
//! is of one age, and leaves in proportion: whether somebody has touched the position meanwhile
//! makes no difference to anybody.
//!
//! ## Rewards
//!
//! A reward for an era belongs to the units liable in it, each the same:
//! [`RewardStake::reward_stake`](restaking_primitives::RewardStake::reward_stake) adds one number
//! to the operator's ledger, whatever the number of restakers. With *A(e)* what a unit was rewarded
//! for the eras before *e*, in parts of 10^18 of a planck, a part of *u* units that joined in *j* and
//! left in *x* was rewarded *u · (A(x + 1) − A(j))*; *A* of the present if it has not left. An era
//! can be rewarded up to the last era of its liability window; after that its *A* is final, and the
//! ledger forgets it, unless a position begins or ends there ([`Boundary`]): that one finds it
//! written down, be it a thousand eras later. What is rounded off each part is less than a planck;
//! what cannot be divided among the units comes on top of the next reward.
//!
//! Units outlive their worth: what a slash of the whole magnitude has left worth nothing is an exit
//! like any other, and stays until its eras can be rewarded no more.
//!
//! ## Starting again
//!
//! An operator that was slashed to nothing takes no more delegations. Everybody leaves it: in spare
//! weight, each is let go, and a second time, when the exit delay is over, its exit is ended. Then it
//! can start again with a whole magnitude. No restaker has to come back for that.
//!
//! ## The base chain first
//!
//! A consensus slash shrinks the bond. What the claim then exceeds, it loses, delegations and pending
//! slashes alike; what exceeds the share of the bond that may be delegated becomes an exit. See
//! [`OnBondChange`](restaking_primitives::OnBondChange). That happens at once; where so many bonds
//! are slashed in one block that it has no weight for all ([`Config::MaxFollowing`]), before anything
//! else is done with the others' positions, or in `on_idle`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod accumulator;
pub mod types;
pub mod weights;

mod collect;
mod delegate;
mod exit;
mod follow;
mod impls;
mod invariants;
mod reads;
mod reward;
mod secure;
mod wind_up;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use accumulator::*;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "the pallet macro writes them")]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame::{
		prelude::*,
		token::fungible::{
			hold::{Balanced as BalancedHold, Inspect as InspectHold, Mutate as MutateHold},
			Credit, Inspect,
		},
	};
	use restaking_primitives::{
		Balance, Delays, EraIndex, Eras, ExtendBonds, Magnitude, OpenSlashes, OperatorRegistry,
		SlashBonds, SlashId, SlashSettlement,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Tokens taken and not yet given to anybody.
	pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The token.
		type Currency: InspectHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ Inspect<Self::AccountId, Balance = Balance>
			+ MutateHold<Self::AccountId>
			+ BalancedHold<Self::AccountId>;

		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// The clock.
		type Eras: Eras;

		/// The base chain's staking.
		type Bonds: SlashBonds<Self::AccountId, Credit = CreditOf<Self>>
			+ ExtendBonds<Self::AccountId>;

		/// Who is an operator.
		type Registry: OperatorRegistry<Self::AccountId>;

		/// Which slashes are under decision; exits wait for those that could touch them.
		type OpenSlashes: OpenSlashes<Self::AccountId>;

		/// Who gets what is collected.
		type Settlement: SlashSettlement<Credit = CreditOf<Self>>;

		/// How long unbonded stake waits in the base chain's staking.
		type BondingDuration: Get<EraIndex>;

		/// The part of an active bond that is never delegated, so that services can never take the
		/// stake that the base chain itself relies on.
		#[pallet::constant]
		type ConsensusReserve: Get<Perbill>;

		/// The least that can be delegated at once, and the least that can stay delegated.
		#[pallet::constant]
		type MinDelegation: Get<Balance>;

		/// The least that has to be collected at once for nobody to pay for it. What is less is
		/// collected in spare weight all the same.
		#[pallet::constant]
		type FreeCollection: Get<Balance>;

		/// The weight that a block has for following what the base chain takes from bonds at once;
		/// who has not followed by then does later.
		#[pallet::constant]
		type MaxFollowing: Get<Weight>;

		/// How many operators one restaker can have positions with.
		#[pallet::constant]
		type MaxOperators: Get<u32>;

		/// How many parts (joined in one era, left in one era) a position can have.
		#[pallet::constant]
		type MaxParts: Get<u32>;

		/// How many eras the ledger remembers.
		#[pallet::constant]
		type MaxHistory: Get<u32>;

		/// How many slashes of one operator can wait for collection.
		#[pallet::constant]
		type MaxUncollected: Get<u32>;

		/// The weights of this pallet.
		type WeightInfo: WeightInfo;

		/// What benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// Why this pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// They back a delegation or an exit, and the base chain's staking has released them.
		#[codec(index = 0)]
		Collateral,
	}

	/// The delays, in eras. Written at genesis.
	#[pallet::storage]
	pub type DelaysInForce<T: Config> = StorageValue<_, Delays, ValueQuery>;

	/// The aggregates of each operator that has, or had, anything delegated to it.
	#[pallet::storage]
	pub type Operators<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, OperatorLedger<T>, OptionQuery>;

	/// What a restaker (second key) has with an operator (first key).
	#[pallet::storage]
	pub type Positions<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		Position<T>,
		OptionQuery,
	>;

	/// What is known of a restaker over all its positions.
	#[pallet::storage]
	pub type Restakers<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, RestakerRecord<T>, OptionQuery>;

	/// The operators whose slashes are being collected, and the restaker to go on after.
	#[pallet::storage]
	pub type Collecting<T: Config> =
		CountedStorageMap<_, Twox64Concat, T::AccountId, Option<T::AccountId>, OptionQuery>;

	/// The operator whose slashes were collected last; the next in the order of storage is next.
	#[pallet::storage]
	pub type LastCollected<T: Config> = StorageValue<_, T::AccountId, OptionQuery>;

	/// The exhausted operators, by the era from which on everybody who is still with them is touched,
	/// and the restaker to go on after.
	#[pallet::storage]
	pub type WindingUp<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EraIndex,
		Blake2_128Concat,
		T::AccountId,
		Option<T::AccountId>,
		OptionQuery,
	>;

	/// No operator is to be wound up before this era; `None` if none is.
	#[pallet::storage]
	pub type WindUpFrom<T: Config> = StorageValue<_, EraIndex, OptionQuery>;

	/// Whose bond the base chain has slashed in a block that had no weight left to follow, and what
	/// was left of it.
	#[pallet::storage]
	pub type Behind<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, SlashedBond, OptionQuery>;

	/// The last block in which a slash of the base chain was followed at once, and what that has
	/// weighed; see [`Config::MaxFollowing`].
	#[pallet::storage]
	pub type Followed<T: Config> = StorageValue<_, (BlockNumberFor<T>, Weight), OptionQuery>;

	/// What a restaker (first key) is owed of the rewards of an operator (second key); what its
	/// position has not accrued yet comes on top.
	#[pallet::storage]
	pub type Owed<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		Balance,
		ValueQuery,
	>;

	/// The eras at which positions with an operator begin or end, [`ERAS_PER_ENTRY`] eras at a place.
	#[pallet::storage]
	pub type Boundaries<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		u32,
		BoundaryEntry,
		OptionQuery,
	>;

	/// What rounding has left of the rewards of operators that everybody has left.
	#[pallet::storage]
	pub type RewardDust<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// Set while this pallet slashes a bond itself: what staking then tells it is part of a work
	/// that is weighed already. Never left over at the end of a call.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Charging<T: Config> = StorageValue<_, bool, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame::prelude::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The delays in force from genesis on.
		pub delays: Delays,
		/// Marker.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let checked =
				self.delays.ensure_safe(T::BondingDuration::get(), Pallet::<T>::max_window());
			assert!(checked.is_ok(), "unsafe delays at genesis: {checked:?}");
			DelaysInForce::<T>::put(self.delays);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Bonded stake was delegated; it is liable from that era on.
		Delegated {
			/// Whose bond.
			restaker: T::AccountId,
			/// To whom.
			operator: T::AccountId,
			/// How much.
			amount: Balance,
			/// The first era for whose offences it is liable.
			liable_from: EraIndex,
		},
		/// A delegation, or part of it, became an exit.
		Undelegated {
			/// Whose.
			restaker: T::AccountId,
			/// From whom.
			operator: T::AccountId,
			/// How much.
			amount: Balance,
			/// The last era for whose offences it is liable.
			liable_until: EraIndex,
			/// The first era in which it can be withdrawn.
			withdrawable_from: EraIndex,
		},
		/// A delegation, or part of it, was taken back before it became liable; it is free.
		DelegationCancelled {
			/// Whose.
			restaker: T::AccountId,
			/// From whom.
			operator: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Exits ended; this stake backs nothing any more.
		Withdrawn {
			/// Whose.
			restaker: T::AccountId,
			/// From whom.
			operator: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// An operator's magnitude fell; its restakers owe this much together.
		OperatorSlashed {
			/// The slash.
			slash: SlashId,
			/// Whose magnitude.
			operator: T::AccountId,
			/// The offence era.
			era: EraIndex,
			/// By how much the magnitude fell.
			delta: Magnitude,
			/// What is owed by those liable in that era.
			owed: Balance,
		},
		/// A restaker paid what it owed for a slash.
		Collected {
			/// The slash.
			slash: SlashId,
			/// From whom.
			restaker: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Staking released collateral, and it was put on hold.
		CollateralHeld {
			/// Whose.
			restaker: T::AccountId,
			/// How much more is on hold.
			amount: Balance,
		},
		/// Held collateral is not needed any more, and was released.
		CollateralReleased {
			/// Whose.
			restaker: T::AccountId,
			/// How much less is on hold.
			amount: Balance,
		},
		/// Held collateral was bonded again.
		Rebonded {
			/// Whose.
			restaker: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// The base chain took collateral first; delegations and exits fell with it.
		CollateralLost {
			/// Whose.
			restaker: T::AccountId,
			/// By how much they fell.
			amount: Balance,
		},
		/// The base chain took collateral in a block that had no weight left to follow; delegations
		/// and exits fall when they are touched next, or with the weight that a block has left.
		BondSlashPostponed {
			/// Whose.
			restaker: T::AccountId,
		},
		/// More was delegated than the bond allows; the excess became an exit.
		ExcessUndelegated {
			/// Whose.
			restaker: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Whoever was liable at an operator in that era is owed its share of this.
		StakeRewarded {
			/// Behind whom.
			operator: T::AccountId,
			/// The era that is rewarded.
			era: EraIndex,
			/// How much.
			amount: Balance,
		},
		/// Nobody has anything with this operator, which was slashed, any more; it can start again
		/// with a whole magnitude.
		OperatorWoundUp {
			/// Whose.
			operator: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is not a registered operator.
		NotOperator,
		/// The operator's own delegation is below the minimum it promised.
		SelfDelegationTooLow,
		/// The operator was slashed to nothing and has to wind up.
		OperatorExhausted,
		/// Less than the minimum would be delegated.
		BelowMinimum,
		/// More would be delegated than the bond, less the consensus reserve, allows.
		ExceedsRestakable,
		/// The restaker has positions with as many operators as it can.
		TooManyOperators,
		/// The position has as many parts as it can; some pass as eras go by.
		TooManyParts,
		/// The restaker has nothing with this operator.
		NoPosition,
		/// Less is delegated than should be undelegated.
		InsufficientDelegation,
		/// No exit can be withdrawn yet.
		NothingToWithdraw,
		/// The position owes nothing.
		NothingToCollect,
		/// The account has restaked nothing.
		NotRestaker,
		/// Less is on hold than should be bonded again.
		InsufficientHold,
		/// The offence is older than the ledger remembers.
		EraForgotten,
		/// Too many slashes of the operator wait for collection; this passes by itself.
		TooManyUncollected,
		/// The ledger has no room for another era.
		HistoryFull,
		/// The era that should be rewarded is not over.
		EraNotOver,
		/// Nobody was liable at the operator in that era.
		NobodyLiable,
		/// A reward is more than a unit can be given.
		RewardTooLarge,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_now: BlockNumberFor<T>, limit: Weight) -> Weight {
			Self::work_within(limit)
		}

		fn integrity_test() {
			assert!(
				T::MaxHistory::get() >= 8,
				"the ledger has to remember at least one liability window"
			);
			assert!(T::MinDelegation::get() > 0, "dust must not be delegated");
			assert!(T::MaxUncollected::get() > 0, "a slash has to have room");
			assert!(T::MaxOperators::get() > 0, "a restaker has to have room for an operator");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Delegates `amount` of the caller's bond to `operator`, liable from the next era on.
		///
		/// Signed by the stash. Fails if the operator takes no delegations, if more would be delegated
		/// than the active bond less the consensus reserve, if that is less than the minimum, or if
		/// the caller has delegated to too many operators or to this one in too many eras. Emits
		/// [`Event::Delegated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::delegate(T::MaxUncollected::get()))]
		pub fn delegate(
			origin: OriginFor<T>,
			operator: T::AccountId,
			amount: Balance,
		) -> DispatchResultWithPostInfo {
			let restaker = ensure_signed(origin)?;
			let touched = Self::do_delegate(&restaker, &operator, amount)?;
			Ok(Some(T::WeightInfo::delegate(touched.collected)).into())
		}

		/// Lets `amount` of the caller's delegation to `operator` leave; it stays liable for the
		/// offences up to the current era, and waits out the exit delay.
		///
		/// Signed by the stash. Fails if nothing or less is delegated, if what stays would be below the
		/// minimum, or if exits began in too many eras that are not over yet. Emits
		/// [`Event::Undelegated`]; [`Event::DelegationCancelled`] for what was delegated in this era and
		/// is free at once.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::undelegate(T::MaxUncollected::get()))]
		pub fn undelegate(
			origin: OriginFor<T>,
			operator: T::AccountId,
			amount: Balance,
		) -> DispatchResultWithPostInfo {
			let restaker = ensure_signed(origin)?;
			let touched = Self::do_undelegate(&restaker, &operator, amount)?;
			Ok(Some(T::WeightInfo::undelegate(touched.collected)).into())
		}

		/// Ends the caller's exits from `operator` that have waited long enough.
		///
		/// Signed by the stash. Fails if there is none: the exit delay is not over, or a slash
		/// that could touch the exit is still under decision. Emits [`Event::Withdrawn`], and
		/// [`Event::CollateralReleased`] if tokens were on hold.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::withdraw(T::MaxUncollected::get()))]
		pub fn withdraw(
			origin: OriginFor<T>,
			operator: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let restaker = ensure_signed(origin)?;
			let touched = Self::do_withdraw(&restaker, &operator)?;
			Ok(Some(T::WeightInfo::withdraw(touched.collected)).into())
		}

		/// Collects what `restaker` owes for slashes of `operator`.
		///
		/// Signed by anyone; free if [`Config::FreeCollection`] or more was owed. Fails if nothing
		/// is. Emits [`Event::Collected`] per slash.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::collect(T::MaxUncollected::get()))]
		pub fn collect(
			origin: OriginFor<T>,
			operator: T::AccountId,
			restaker: T::AccountId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let collect::Touched { collected, owed, .. } = Self::touch(&operator, &restaker)?;
			ensure!(collected > 0, Error::<T>::NothingToCollect);
			let worth_it = owed >= T::FreeCollection::get();
			let pays = if worth_it { Pays::No } else { Pays::Yes };
			Ok((Some(T::WeightInfo::collect(collected)), pays).into())
		}

		/// Brings everything of `restaker` up to date: collects what it owes, ends its exits,
		/// makes an exit of what it delegates beyond its bond, and holds or releases collateral.
		///
		/// Signed by anyone. Fails if the account has restaked nothing. Emits what it does.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::sync(T::MaxOperators::get()))]
		pub fn sync(origin: OriginFor<T>, restaker: T::AccountId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let operators = Self::do_sync(&restaker)?;
			Ok(Some(T::WeightInfo::sync(operators)).into())
		}

		/// Bonds `amount` of the caller's held collateral again, without waiting for an exit.
		///
		/// Signed by the stash. Fails if less is on hold, or if staking refuses. Emits
		/// [`Event::Rebonded`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::rebond())]
		pub fn rebond(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let restaker = ensure_signed(origin)?;
			Self::do_rebond(&restaker, amount)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// How much more `stash` could delegate now, in plancks; nothing while it is [`Behind`].
		pub fn restakable(stash: T::AccountId) -> Balance {
			Self::restakable_of(&stash)
		}

		/// What `restaker` has delegated to `operator`, after pending slashes, in plancks.
		pub fn delegation(operator: T::AccountId, restaker: T::AccountId) -> Balance {
			Self::delegation_of(&operator, &restaker)
		}

		/// What is left of the magnitude of `operator`.
		pub fn operator_magnitude(operator: T::AccountId) -> Magnitude {
			Self::magnitude_of(&operator)
		}

		/// The restakers of `operator`, at most `limit`, after `after` in the order of storage.
		pub fn restakers_of(
			operator: T::AccountId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<T::AccountId> {
			Self::restakers_after(&operator, after.as_ref(), limit)
		}
	}
}
