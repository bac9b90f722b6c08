// SPDX-License-Identifier: Apache-2.0

//! # Data availability: an example of a service
//!
//! Somebody publishes data too large for a block, say what a rollup executed. The chain keeps 32
//! bytes of it; operators keep the data, in chunks, and have to show one when they are asked.
//!
//! ## Words
//!
//! - **Blob**: the data. It is cut into *chunks*, of which any few give it back (see [`coding`]).
//! - **Commitment**: the Merkle root over the chunks, and how the blob was cut. Its hash names the
//!   blob.
//! - **Custodian**: an operator that backed the service when the era of the commitment began. Which
//!   chunks it keeps follows from the name of the blob and the randomness of that moment (see
//!   [`Layout`]).
//! - **Attestation**: a custodian says that it has its chunks, and answers for them from then on.
//! - **Challenge**: one custodian is asked for one of its chunks, and has to show it in time.
//!
//! ## The story of a blob
//!
//! ```text
//!  commit ──► Pending ── a quorum attests ──► Available ◄──────────┐ until its last era,
//!    fee         │        fee into the pot       │      ▲          │ then it is forgotten
//!                │                               │      └ attested │ as soon as no challenge
//!                │ nobody does in time           ▼        in time  │ is open
//!                ▼                             Lost ───────────────┘
//!         forgotten, fee back          custodians failed or left
//! ```
//!
//! Rita commits a blob of 40 chunks, any 10 of which are enough, for 20 eras. Each of the 8 operators
//! of the service keeps 10 chunks, each chunk is kept by 2. Those with 70 % of the stake attest in
//! time, which is more than the quorum, and all chunks are among theirs: the blob is available, and
//! [`DataAvailability`] says so to other pallets. Now and then one of them is asked for a chunk. Its
//! node finds it in its offchain storage and puts it on chain, without a key and without a fee. One
//! day Bob's does not: he is slashed, the stake behind him with him, and does not count for the blob any
//! more; 60 % are left, the quorum is not, and the blob is lost.
//!
//! ## What is guaranteed
//!
//! - **Silence costs, and nothing else does.** A chunk that is wrong is refused, and the challenge
//!   stays open: nobody gets an operator slashed by answering badly for it. The proof is all an
//!   answer needs; whoever has the chunk may answer, once.
//! - **An answer gets in.** It is of the operational class: blocks full of transactions have room for
//!   it. The window is in blocks: a chain that stands still does not shorten it. A runtime must not
//!   filter [`Call::answer`], whatever else it stops. What is over is over when the deadline has
//!   passed, not when somebody looks: a late answer is refused, and an answer in time counts however
//!   long the block has no weight to spare for what is late.
//! - **No more than once.** Who was silent about a blob is not a custodian of it any more. Two
//!   challenges of one blob at the same time cost as much as one.
//! - **Leaving takes nobody out of it.** An operator that leaves backs the service until the era is
//!   over, is asked until then, and stays liable for what it was asked. Then it is released, and the
//!   blob is lost if the others are too few.
//! - **Who has nothing to lose keeps nothing.** An operator that has not left, and behind which
//!   there is no stake any more, is released in the same way as soon as it is drawn. Until then it
//!   counts: nobody looks through all blobs for it.
//! - **Fees are for those who work.** What a blob costs is paid in equal parts for each era from the one
//!   in which it is available on, by stake and points: [`POINTS_FOR_CUSTODY`] for an
//!   attestation, [`POINTS_FOR_ANSWER`] for an answer. Attestations earn when the blob becomes
//!   available, in that era, and those that come later at once: nobody earns by blobs that it
//!   commits itself and shows to no quorum. What nobody earned in an era is added to the next,
//!   and so is what anybody else puts into the pot of the service. If a blob never becomes
//!   available its poster gets back all but [`Config::CommitFee`].
//! - **Places cost.** They are few, and a blob of one byte takes one. So [`Config::CommitFee`] is due
//!   whatever becomes of the blob, and again each time that it is kept for longer: at the latest
//!   every [`Config::MaxEras`] eras.
//! - **While the service is paused** nobody is asked, and silence is forgiven.
//! - **Costs are bounded.** There are at most [`Config::MaxBlobs`] blobs and
//!   [`Config::MaxOpenChallenges`] challenges; what is due is done in spare weight, or by anybody with
//!   [`Call::work_off`].
//!
//! ## What is not
//!
//! - **That the chunks are a correct encoding.** The chain sees the root only. If they are not, then
//!   whoever gets enough of them cannot put a blob together, and knows it
//!   ([`coding::CodingError::BadEncoding`]): all of them see the same, but availability of such a blob is
//!   worth nothing. On chain it could be shown by [`Commitment::data`] chunks with their proofs and one
//!   that does not fit to them; that proof is the next step for a service that needs it.
//! - **That an operator has its chunk on a disk of its own.** It has to be able to get it within the
//!   window, that is all a challenge can show.
//! - **That nobody foresees a challenge.** They are drawn by [`Config::Randomness`]. With BABE's of one
//!   epoch ago that is: nobody knows the draws of an epoch until the one before is over, everybody
//!   does from then on, and whoever writes its last blocks can choose among a few outcomes by leaving
//!   out its own. So only custody that was fixed before is drawn: the window for attestations has
//!   closed before the randomness was known. A poster can try names until it likes who keeps what,
//!   but not who the custodians are, nor their stake.
//!
//! ## Copy it
//!
//! The README of this crate says what to change first.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod attest;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod challenge;
#[cfg(feature = "std")]
pub mod coding;
mod commit;
mod fees;
mod idle;
mod invariants;
pub mod merkle;
#[cfg(test)]
mod mock;
mod offchain;
mod start;
#[cfg(test)]
mod tests;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The log target of this pallet.
pub const LOG_TARGET: &str = "runtime::availability";

#[frame::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "in what the macro expands to")]
pub mod pallet {
	use crate::{merkle::MAX_PROOF, types::*, weights::WeightInfo};
	use alloc::vec::Vec;
	use frame::{
		deps::frame_support::{
			dispatch::DispatchClass, traits::Randomness, weights::WeightMeter, PalletId,
		},
		prelude::*,
		token::fungible::{Inspect, Mutate},
	};
	use restaking_primitives::{Balance, EraIndex, ServiceId, SharedSecurity, SlashId};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// A blob, with the accounts and block numbers of this runtime.
	pub type BlobOf<T> = Blob<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// Those who keep a blob, in the order in which chunks are given out.
	pub type CustodyOf<T> =
		BoundedVec<Custodian<<T as frame_system::Config>::AccountId>, <T as Config>::MaxOperators>;
	/// A challenge, with the accounts and block numbers of this runtime.
	pub type ChallengeOf<T> = Challenge<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// The bytes of a chunk.
	pub type ChunkOf<T> = BoundedVec<u8, <T as Config>::MaxChunkSize>;
	/// The proof of a chunk, from its sibling up.
	pub type Proof = BoundedVec<H256, ConstU32<MAX_PROOF>>;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config + CreateAuthorizedTransaction<Call<Self>> {
		/// The security that the service shares.
		type Security: SharedSecurity<Self::AccountId>;

		/// The token in which is paid.
		type Currency: Inspect<Self::AccountId, Balance = Balance> + Mutate<Self::AccountId>;

		/// Gives chunks out and draws challenges; says since when it could be known.
		type Randomness: Randomness<H256, BlockNumberFor<Self>>;

		/// Who may start the service, where it was not started at genesis.
		type StartOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: restaking_primitives::security::ServiceStage<Self::AccountId>;

		/// Names the account that owns the service, and keeps fees until they are earned. It needs an
		/// existential deposit of its own from genesis on.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The most operators that the service can have.
		#[pallet::constant]
		type MaxOperators: Get<u32>;

		/// The most blobs at a time.
		#[pallet::constant]
		type MaxBlobs: Get<u32>;

		/// The most chunks of a blob.
		#[pallet::constant]
		type MaxChunks: Get<u32>;

		/// The most bytes of a chunk.
		#[pallet::constant]
		type MaxChunkSize: Get<u32>;

		/// For how many eras after the active one a blob can be kept.
		#[pallet::constant]
		type MaxEras: Get<EraIndex>;

		/// How many custodians keep each chunk, if there are as many.
		#[pallet::constant]
		type Replicas: Get<u32>;

		/// The most challenges that are open at a time.
		#[pallet::constant]
		type MaxOpenChallenges: Get<u32>;

		/// How many blocks there are to attest custody.
		#[pallet::constant]
		type AttestationWindow: Get<BlockNumberFor<Self>>;

		/// How many blocks there are to answer. Shorter than offences can be reported: silence
		/// is an offence of the era of the challenge.
		#[pallet::constant]
		type AnswerWindow: Get<BlockNumberFor<Self>>;

		/// In how many blocks a challenge is drawn.
		#[pallet::constant]
		type ChallengePeriod: Get<BlockNumberFor<Self>>;

		/// What committing costs whatever becomes of the blob, and each call that keeps it for
		/// longer, in plancks.
		#[pallet::constant]
		type CommitFee: Get<Balance>;

		/// What keeping a byte for an era costs, in plancks.
		#[pallet::constant]
		type ByteFee: Get<Balance>;

		/// What calls and hooks weigh.
		type WeightInfo: WeightInfo;
	}

	/// The service of this pallet, once it was started.
	#[pallet::storage]
	pub type Service<T: Config> = StorageValue<_, ServiceId, OptionQuery>;

	/// The blobs that there are.
	#[pallet::storage]
	pub type Blobs<T: Config> = StorageMap<_, Identity, BlobId, BlobOf<T>, OptionQuery>;

	/// Who keeps what of each blob.
	#[pallet::storage]
	pub type Custodies<T: Config> = StorageMap<_, Identity, BlobId, CustodyOf<T>, ValueQuery>;

	/// The same blobs in a list, of which challenges are drawn.
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageValue<_, BoundedVec<Entry<BlockNumberFor<T>>, T::MaxBlobs>, ValueQuery>;

	/// The challenges that are open.
	#[pallet::storage]
	pub type Challenges<T: Config> =
		CountedStorageMap<_, Twox64Concat, ChallengeId, ChallengeOf<T>, OptionQuery>;

	/// The name of the next challenge; as many were ever issued.
	#[pallet::storage]
	pub type NextChallenge<T: Config> = StorageValue<_, ChallengeId, ValueQuery>;

	/// No challenge before this one is open.
	#[pallet::storage]
	pub type FirstChallenge<T: Config> = StorageValue<_, ChallengeId, ValueQuery>;

	/// How many draws there were, and the first block in which there is another.
	#[pallet::storage]
	pub type Draws<T: Config> = StorageValue<_, (u64, BlockNumberFor<T>), ValueQuery>;

	/// Operators that have left, or were drawn without any stake, with the last era in which they
	/// are custodians.
	#[pallet::storage]
	pub type Leaving<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, EraIndex, OptionQuery>;

	/// How far eras are paid.
	#[pallet::storage]
	pub type Accounts<T: Config> = StorageValue<_, Books, ValueQuery>;

	/// By which eras what is paid changes.
	#[pallet::storage]
	pub type Turns<T: Config> = StorageMap<_, Twox64Concat, EraIndex, Turn, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The terms of the service; none if it is not to be there from genesis on.
		pub service: Option<Parameters>,
		/// Marker.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Some(parameters) = self.service {
				let started = Pallet::<T>::do_start(parameters);
				// Genesis is built off chain; this is where a bad specification must stop.
				assert!(started.is_ok(), "the service cannot be started: {started:?}");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The service of this pallet was created.
		Started {
			/// Its name.
			service: ServiceId,
		},
		/// A blob was committed, and waits for custodians to attest.
		BlobCommitted {
			/// The blob.
			blob: BlobId,
			/// What it is known by.
			commitment: Commitment,
			/// Who pays for it.
			poster: T::AccountId,
			/// The last era in which it is kept.
			until: EraIndex,
			/// The last block in which custody can be attested.
			closes: BlockNumberFor<T>,
		},
		/// A blob is kept for longer.
		BlobExtended {
			/// The blob.
			blob: BlobId,
			/// The last era in which it is kept.
			until: EraIndex,
		},
		/// A custodian has attested that it keeps its chunks of a blob.
		CustodyAttested {
			/// The blob.
			blob: BlobId,
			/// The custodian.
			operator: T::AccountId,
		},
		/// A quorum keeps enough of a blob.
		BlobAvailable {
			/// The blob.
			blob: BlobId,
		},
		/// No quorum has attested in time: the blob is forgotten, its poster gets its fee back.
		BlobRefused {
			/// The blob.
			blob: BlobId,
			/// What the poster got back, in plancks.
			refund: Balance,
		},
		/// Those who still keep a blob are too few.
		BlobLost {
			/// The blob.
			blob: BlobId,
		},
		/// A blob was kept as long as was paid for, and is forgotten.
		BlobExpired {
			/// The blob.
			blob: BlobId,
		},
		/// A custodian has left the service, or has no stake at it any more, and does not keep the
		/// blob any more.
		CustodyReleased {
			/// The blob.
			blob: BlobId,
			/// The custodian.
			operator: T::AccountId,
		},
		/// A custodian is asked for a chunk.
		ChallengeIssued {
			/// The challenge.
			challenge: ChallengeId,
			/// The blob.
			blob: BlobId,
			/// Who has to answer.
			operator: T::AccountId,
			/// The chunk.
			chunk: u32,
			/// The last block in which it can be answered.
			deadline: BlockNumberFor<T>,
		},
		/// The chunk was shown.
		ChallengeAnswered {
			/// The challenge.
			challenge: ChallengeId,
			/// Who was asked.
			operator: T::AccountId,
		},
		/// The chunk was not shown in time.
		ChallengeMissed {
			/// The challenge.
			challenge: ChallengeId,
			/// Who was asked.
			operator: T::AccountId,
			/// The slash; none if it was refused, and why.
			slash: Result<SlashId, DispatchError>,
		},
		/// A challenge was not answered in time, and is forgiven: the service is paused, or the
		/// custodian has failed for this blob before.
		ChallengeForgiven {
			/// The challenge.
			challenge: ChallengeId,
			/// Who was asked.
			operator: T::AccountId,
		},
		/// What was earned in an era was distributed.
		EraPaid {
			/// The era.
			era: EraIndex,
			/// How much, in plancks.
			amount: Balance,
		},
		/// What was to be distributed for an era is added to the next.
		EraNotPaid {
			/// The era.
			era: EraIndex,
			/// How much, in plancks.
			amount: Balance,
			/// Why.
			error: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The service was not started.
		NotStarted,
		/// The service was started before.
		AlreadyStarted,
		/// The service is paused.
		ServiceIsPaused,
		/// A blob has at least one byte.
		BlobIsEmpty,
		/// There has to be a chunk of data, one more than those, and not too many in all.
		BadShape,
		/// Chunks would be too large: cut the blob into more.
		ChunkTooLarge,
		/// The blob would be kept for no era to come, or for too many.
		BadEra,
		/// The blob is kept as long as that, or longer.
		AlreadyKept,
		/// The eras of the blob are over; it can be committed again once it is forgotten.
		BlobIsExpiring,
		/// There are as many blobs as there can be.
		TooManyBlobs,
		/// Nobody backs the service.
		NoCustodians,
		/// The service has more operators than can be custodians.
		TooManyOperators,
		/// There is no such blob.
		UnknownBlob,
		/// The operator was not asked to keep the blob.
		NotCustodian,
		/// The operator does not back the service any more.
		NotBacking,
		/// The operator has attested before.
		AlreadyAttested,
		/// The window for attestations has closed.
		AttestationClosed,
		/// There is no such challenge, or it was answered or given up.
		UnknownChallenge,
		/// The window for the answer has closed.
		AnswerTooLate,
		/// This is not the chunk that was asked for.
		WrongChunk,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::do_work_off(&mut meter);
			meter.consumed()
		}

		fn offchain_worker(_: BlockNumberFor<T>) {
			Self::answer_from_storage();
		}

		#[cfg(feature = "std")]
		fn integrity_test() {
			use restaking_primitives::security::InspectService;
			assert!(
				T::MaxChunks::get() >= 2 && T::MaxChunkSize::get() >= 2,
				"MaxChunks and MaxChunkSize have to allow a blob",
			);
			assert!(T::Replicas::get() > 0, "each chunk has to be kept by somebody");
			assert!(
				T::MaxOperators::get() >= T::Security::max_operators(),
				"every operator of the service has to fit into a custody",
			);
			assert!(
				!T::AnswerWindow::get().is_zero() && !T::AttestationWindow::get().is_zero(),
				"there has to be time to attest and to answer",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Commits a blob, to be kept from now until the end of era `until`; or, if it is there
		/// already, keeps it for longer.
		///
		/// Origin: signed, by anyone, who pays [`Config::CommitFee`] in either case, and
		/// [`Config::ByteFee`] for each byte of it and each era, or each that it is kept longer.
		///
		/// Fails if the service was not started or is paused, if nobody backs it, if the blob is
		/// empty or its chunks would be too many or too large, if there are too many blobs, if it would
		/// be kept for too long or not at all, if it is kept that long already, or if the sender
		/// cannot pay.
		///
		/// Emits [`Event::BlobCommitted`] or [`Event::BlobExtended`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::commit(T::MaxOperators::get()))]
		pub fn commit(
			origin: OriginFor<T>,
			commitment: Commitment,
			until: EraIndex,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_commit(&who, commitment, until)
		}

		/// Attests that the sender keeps its chunks of `blob`, and answers for them.
		///
		/// Origin: signed, by an operator that is a custodian of the blob.
		///
		/// Fails if there is no such blob, if its window has closed, if the sender is no custodian of
		/// it, has attested before, or does not back the service any more.
		///
		/// Emits [`Event::CustodyAttested`], and [`Event::BlobAvailable`] if that is enough; that
		/// gives points to all who attested, and costs more.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::attest(T::MaxOperators::get()))]
		pub fn attest(origin: OriginFor<T>, blob: BlobId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let weight = |earned| Some(T::WeightInfo::attest(earned)).into();
			match Self::do_attest(&who, blob) {
				Ok(earned) => Ok(weight(earned)),
				Err(error) => Err(DispatchErrorWithPostInfo { post_info: weight(0), error }),
			}
		}

		/// Answers `challenge` with the chunk that was asked for.
		///
		/// Origin: anyone, without a signature and without a fee: the proof is what authorizes it,
		/// and it is good once.
		///
		/// Fails if there is no such challenge, if its window has closed, or if this is another chunk,
		/// of whatever blob: then the challenge stays open.
		///
		/// Emits [`Event::ChallengeAnswered`].
		#[pallet::call_index(2)]
		#[pallet::weight((T::WeightInfo::answer(chunk.len() as u32), DispatchClass::Operational))]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_answer(chunk.len() as u32))]
		#[pallet::authorize(|_source, challenge, chunk, proof| Pallet::<T>::authorize(
			*challenge, chunk, proof,
		))]
		pub fn answer(
			origin: OriginFor<T>,
			challenge: ChallengeId,
			chunk: ChunkOf<T>,
			proof: Proof,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_answer(challenge, &chunk, &proof)
		}

		/// Does what is due, as it is otherwise done in spare weight, as far as `limit` allows.
		///
		/// Origin: signed, by anyone, who pays for the weight that it takes.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::idle_base().saturating_add(*limit))]
		pub fn work_off(origin: OriginFor<T>, limit: Weight) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let most = T::WeightInfo::idle_base().saturating_add(limit);
			let mut meter = WeightMeter::with_limit(most);
			Self::do_work_off(&mut meter);
			Ok(Some(meter.consumed()).into())
		}

		/// Creates the service of this pallet.
		///
		/// Origin: [`Config::StartOrigin`].
		///
		/// Fails if there is one, or for terms that make no sense.
		///
		/// Emits [`Event::Started`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::start())]
		pub fn start(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			T::StartOrigin::ensure_origin(origin)?;
			Self::do_start(parameters)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What is on record of `blob`.
		pub fn blob(blob: BlobId) -> Option<BlobOf<T>> {
			Blobs::<T>::get(blob)
		}

		/// Who is asked to keep which chunks of `blob`, and what became of it.
		pub fn custody(blob: BlobId) -> Vec<(T::AccountId, Vec<u32>, Duty)> {
			Self::custody_of(blob)
		}

		/// The challenges that are open, with their names.
		pub fn open_challenges() -> Vec<(ChallengeId, ChallengeOf<T>)> {
			Challenges::<T>::iter().collect()
		}

		/// What keeping so many bytes until `until` costs, in plancks; `None` if that era is over, or
		/// if nobody has so much.
		pub fn price(size: u32, until: EraIndex) -> Option<Balance> {
			Self::price_of(size, until)
		}

		/// How far eras are paid, and what waits to be.
		pub fn books() -> Books {
			Accounts::<T>::get()
		}

		/// The key in a node's persistent offchain storage under which it keeps its [`Piece`] of a
		/// blob.
		pub fn piece_key(blob: BlobId, chunk: u32) -> Vec<u8> {
			crate::types::piece_key(T::PalletId::get(), blob, chunk)
		}
	}
}
