// SPDX-License-Identifier: Apache-2.0

//! # A price oracle
//!
//! A service whose operators say in every era what pairs such as `RMPUSD` cost. The price is what the
//! stake behind them agrees on; who is far off while the others agree is slashed. Other pallets read
//! it through [`ReadPrices`](restaking_primitives::ReadPrices).
//!
//! It shows a service that works by itself: operators are asked in every era, answer from their
//! nodes, are judged by what the others said, and paid by what they did. Nobody sends a transaction.
//!
//! ## Words
//!
//! - **Round**: one pair in one era.
//! - **Submission**: the price of one operator in one round, signed with its service key.
//! - **Median**: the lowest price that was submitted such that half of the stake that submitted, or
//!   more, is at it or below. With a tie of two halves it is the lower one of the two in the middle:
//!   always a price that somebody submitted.
//! - **Band**: within [`Config::Band`] of the median, its ends included.
//! - **Agreed**: the stake inside the band is a quorum of the service, by its terms: of all that
//!   backed it when the era began, not only of what submitted.
//!
//! ## The life of a round
//!
//! ```text
//!  era e                                     │ era e + 1, before any transaction
//!                                            │
//!  offchain worker ── HTTP ──▶ source        │            ┌─ no quorum ──▶ the last price stays
//!        │ signed with the service key       │            │
//!        ▼                                   │  close ────┤                ┌▶ points for who is inside
//!  submit, without a fee, once ──▶ round ────┼──▶         └─ quorum ─▶ price
//!                                            │                             └▶ agreed: who is outside
//!                                            │                                of the band is slashed
//! ```
//!
//! *A good era.* Alice, Bob and Carol back the oracle with 60, 30 and 10. They submit 2.00, 2.02 and
//! 2.50. Half of 100 is reached at 2.00, so that is the price. With a band of 5 % Alice and Bob are
//! inside: 90 of 100 agree, which is a quorum. They get a point each; Carol is slashed.
//!
//! *An undecided one.* Alice submits 2.00, Bob 2.50, Carol nothing. The price is 2.00. Only 60 are
//! inside, which is no quorum of 67 %: nobody can say that Bob is wrong, and he is not slashed.
//!
//! *A silent one.* Only Bob and Carol submit: 40 of 100 are no quorum. There is no price for this era,
//! and no points. The last one stays and ages; those who read it say how old it may be.
//!
//! ## What is guaranteed
//!
//! - **One voice each.** A submission counts once per round, for the active era, from an operator that
//!   backs the service in it, with a key that is its own in it; anything else is refused before it is
//!   in a block. What is signed names chain, service, era and pair, and holds nowhere else.
//! - **Free, and no way to flood.** It costs no fee, and cannot fail once it is in a block. Pools keep
//!   one per operator and round, for a few blocks.
//! - **Judged by the stake of the era.** Who joined later has no voice; who left since still has, and is
//!   slashed like everybody.
//! - **Slashed once** per round, by the terms in force in it, at once. What exceeds their cap or budget
//!   waits for the security council. A slash that is refused, because the council has paused
//!   the service for example, is not tried again: an event says why.
//! - **Bounded.** Rounds and slashes take at most [`Config::RoundWeight`] of a block, before its
//!   transactions, so that no crowd of those delays a price; what is not done then is done in the next.
//! - **Nothing waits for a source.** The offchain worker runs beside the node, has two seconds for
//!   its request, and gives up with a warning if the source is offline, slow or says nonsense.
//!
//! ## What it pays
//!
//! Who is inside of the band gets a point. By these and by stake the *stream* of the service shares
//! out its pot, the same amount for each era, by itself. Anybody can fund the pot (`rewards.fund`);
//! only the service's owner can begin a stream, and that is the account of this pallet, to which
//! nobody has a key. Genesis does it ([`GenesisConfig::rewards`]), for so many eras and no more;
//! [`Call::start`] does not. So where the stream of genesis is over, or there was none, nobody is
//! paid, whatever is in the pot, until root speaks for that account:
//!
//! ```text
//! utility.dispatchAs(system.Signed(OWNER), rewards.stream(SERVICE, PER_ERA, ERAS, true))
//! utility.dispatchAs(system.Signed(OWNER), rewards.setRewarder(SERVICE, Some(WHO)))
//! ```
//!
//! The first is one stream, which cannot begin before the last one is over or stopped. After the second
//! `WHO`, say the account of a committee, calls `rewards.stream` itself as often as it likes. An upgrade
//! does the same with `PayService::stream`. Eras for which the pot has too little are not paid
//! later.
//!
//! ## A node that submits
//!
//! Needs a source ([`SOURCE`], set by `--oracle-source URL`) and its operator's service key, of
//! type [`SERVICE_KEYS`](restaking_primitives::SERVICE_KEYS), in its keystore (`author_insertKey`). The
//! source answers `GET` with JSON, decimals in quotes, or for a single pair with the decimal alone:
//!
//! ```json
//! { "prices": { "RMPUSD": "1.2345" } }
//! ```

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod invariants;
#[cfg(test)]
mod mock;
mod round;
mod source;
mod start;
mod submit;
#[cfg(test)]
mod tests;
pub mod types;
pub mod weights;
mod worker;

pub use pallet::*;
pub use types::Submission;
pub use weights::WeightInfo;
pub use worker::SOURCE;

/// The log target of this pallet.
pub const LOG_TARGET: &str = "runtime::oracle";

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "in what the macro expands to")]
pub mod pallet {
	use crate::{
		types::{Progress, Submission},
		weights::WeightInfo,
	};
	use alloc::{string::String, vec::Vec};
	use frame::{deps::frame_support::weights::WeightMeter, prelude::*};
	#[cfg(feature = "runtime-benchmarks")]
	use restaking_primitives::security::ServiceStage;
	use restaking_primitives::{
		Asset, Balance, EraIndex, Price, Quote, ReadPrices, ServiceId, ServiceSignature,
		SharedSecurity, SlashId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeCall: From<Call<Self>>>
		+ CreateAuthorizedTransaction<Call<Self>>
	{
		/// The security that this service shares.
		type Security: SharedSecurity<Self::AccountId>;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: ServiceStage<Self::AccountId>;

		/// Who may start the oracle on a chain whose genesis did not.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Names this pallet as the owner of its service.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// How far from the median a price may be.
		#[pallet::constant]
		type Band: Get<Permill>;

		/// The most pairs.
		#[pallet::constant]
		type MaxAssets: Get<u32>;

		/// The most operators a round can have: as many as the service can.
		#[pallet::constant]
		type MaxOperators: Get<u32>;

		/// The most that closing rounds and slashing may take of one block.
		#[pallet::constant]
		type RoundWeight: Get<Weight>;

		/// What calls and hooks weigh.
		type WeightInfo: WeightInfo;
	}

	/// The service of this pallet; none until it is started.
	#[pallet::storage]
	pub type Service<T: Config> = StorageValue<_, ServiceId, OptionQuery>;

	/// The pairs that are priced.
	#[pallet::storage]
	pub type Assets<T: Config> = StorageValue<_, BoundedVec<Asset, T::MaxAssets>, ValueQuery>;

	/// Who submitted what in rounds that are not closed.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EraIndex,
		Blake2_128Concat,
		Asset,
		BoundedVec<(T::AccountId, Price), T::MaxOperators>,
		ValueQuery,
	>;

	/// Which round is closed next.
	#[pallet::storage]
	pub type Closing<T: Config> = StorageValue<_, Progress, ValueQuery>;

	/// The prices outside of the band for which nobody was slashed yet.
	#[pallet::storage]
	pub type Offences<T: Config> =
		StorageMap<_, Twox64Concat, (EraIndex, Asset, T::AccountId), Price, OptionQuery>;

	/// The last price of each pair, and the era that it is of.
	#[pallet::storage]
	pub type Prices<T: Config> =
		StorageMap<_, Blake2_128Concat, Asset, (Price, EraIndex), OptionQuery>;

	/// How the oracle starts.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The pairs that are priced; without one there is no oracle.
		pub assets: Vec<String>,
		/// What a price outside of the band costs, of what its operator had allocated.
		pub slash: Perbill,
		/// Who pays operators, how much in an era, in plancks, and for how many eras: after them
		/// nobody is paid until there is another stream.
		pub rewards: Option<(T::AccountId, Balance, u32)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if !self.assets.is_empty() {
				// Genesis is built off chain; this is where a bad specification must stop.
				let started = Pallet::<T>::build(self);
				assert!(started.is_ok(), "the oracle is refused: {started:?}");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The oracle has started.
		Started {
			/// Its service: operators can opt in to it.
			service: ServiceId,
		},
		/// An operator has said what a pair costs.
		PriceSubmitted {
			/// The active era.
			era: EraIndex,
			/// The pair.
			asset: Asset,
			/// The operator.
			operator: T::AccountId,
			/// Its price.
			price: Price,
		},
		/// There is a price for an era.
		PricePublished {
			/// The era.
			era: EraIndex,
			/// The pair.
			asset: Asset,
			/// The median.
			price: Price,
			/// Whether a quorum is inside the band: then those outside of it are slashed.
			agreed: bool,
		},
		/// There is no price for an era, as too few submitted one; the last one stays.
		NoQuorum {
			/// The era.
			era: EraIndex,
			/// The pair.
			asset: Asset,
			/// The stake that submitted, in plancks.
			stake: Balance,
		},
		/// An operator was slashed for a price outside of the band. What exceeds the terms' cap or
		/// budget waits for the security council.
		OffenderSlashed {
			/// The era.
			era: EraIndex,
			/// The pair.
			asset: Asset,
			/// The operator.
			operator: T::AccountId,
			/// The slash.
			slash: SlashId,
		},
		/// An operator is not slashed for a price outside of the band.
		SlashRefused {
			/// The era.
			era: EraIndex,
			/// The pair.
			asset: Asset,
			/// The operator.
			operator: T::AccountId,
			/// Why.
			error: DispatchError,
		},
		/// Those inside of the band got no points for a round.
		PointsRefused {
			/// The era.
			era: EraIndex,
			/// The pair.
			asset: Asset,
			/// Why.
			error: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The oracle has not started.
		NotStarted,
		/// The oracle has started already.
		AlreadyStarted,
		/// There is no pair to price.
		NoAssets,
		/// There are more pairs than the oracle can price.
		TooManyAssets,
		/// A pair is named twice.
		DuplicateAsset,
		/// A pair is not named with one to sixteen letters and digits of ASCII.
		BadAsset,
		/// The era of the submission is over.
		EraIsOver,
		/// The era of the submission has not begun.
		EraNotBegun,
		/// Nothing is free.
		ZeroPrice,
		/// The oracle does not price this pair.
		UnknownAsset,
		/// The key was nobody's in the era.
		UnknownKey,
		/// The key's owner did not back the oracle when the era began.
		NotOperator,
		/// The operator has submitted a price in this round.
		AlreadySubmitted,
		/// The round has more submissions than the service can have operators. Never happens.
		TooManySubmissions,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			let most = meter.remaining().min(T::RoundWeight::get());
			let mut share = WeightMeter::with_limit(most);
			Self::work_off(&mut share);
			meter.consume(share.consumed());
		}

		fn offchain_worker(block: BlockNumberFor<T>) {
			Self::run_worker(block);
		}

		#[cfg(feature = "std")]
		fn integrity_test() {
			use restaking_primitives::security::InspectService;
			assert!(
				T::MaxOperators::get() >= T::Security::max_operators(),
				"MaxOperators has to allow all that the service can have",
			);
			assert!(!T::Band::get().is_zero(), "the Band has to have some width");
			// A stream that pays by points does so in spare weight, which comes after this.
			let rounds = T::WeightInfo::close_round(T::MaxOperators::get())
				.saturating_mul(T::MaxAssets::get().into());
			let step = rounds.max(Self::weight_of_slash());
			assert!(
				T::WeightInfo::poll_base().saturating_add(step).all_lte(T::RoundWeight::get()),
				"RoundWeight has to allow all rounds of an era, and a slash",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Submits what a pair costs in the active era.
		///
		/// Origin: nobody's. A general transaction without a fee, which is valid if `signature` is one by
		/// the service key of an operator of the oracle that has not submitted this price yet.
		///
		/// Fails if the oracle has not started, the era is not the active one, the price is zero, the
		/// pair is unknown, the key is nobody's, its owner does not back the oracle or has submitted
		/// in this round. As all of this makes a transaction invalid, none fails in a block.
		///
		/// Emits [`Event::PriceSubmitted`].
		#[pallet::call_index(0)]
		#[pallet::authorize(Pallet::<T>::authorize_submission)]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_submit())]
		// When blocks are full is when prices are needed.
		#[pallet::weight((T::WeightInfo::submit(), DispatchClass::Operational))]
		pub fn submit(
			origin: OriginFor<T>,
			submission: Submission,
			signature: ServiceSignature,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			// Checked by whoever authorized it.
			let _ = signature;
			Self::do_submit(submission)
		}

		/// Starts the oracle on a chain whose genesis did not: creates its service, open to every
		/// operator, under terms by which a price outside of the band costs `slash` of an allocation.
		/// It pays nobody: a stream has to begin apart from it, as this crate's documentation says.
		///
		/// Origin: [`Config::AdminOrigin`].
		///
		/// Fails if it has started, if there is no pair, or one is named badly or twice, or if `slash` is
		/// nothing.
		///
		/// Emits [`Event::Started`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::start())]
		pub fn start(
			origin: OriginFor<T>,
			assets: BoundedVec<Asset, T::MaxAssets>,
			slash: Perbill,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_start(assets, slash).map(|_| ())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The last price of `asset`, and how old it is; `None` if there never was one.
		pub fn price_of(asset: Asset) -> Option<Quote> {
			<Self as ReadPrices>::last(&asset)
		}

		/// Who has submitted what for `asset` in `era`, until that round is closed.
		pub fn round(era: EraIndex, asset: Asset) -> Vec<(T::AccountId, Price)> {
			Rounds::<T>::get(era, asset).into_inner()
		}
	}

	impl<T: Config> ReadPrices for Pallet<T> {
		fn last(asset: &Asset) -> Option<Quote> {
			use restaking_primitives::security::InspectService;
			Self::last_price(asset).map(|(price, era)| {
				let known_from = era.saturating_add(1);
				let age = T::Security::active_era().saturating_sub(known_from);
				Quote { price, era, age }
			})
		}
	}
}
