// SPDX-License-Identifier: Apache-2.0

//! What is recorded of blobs, and the arithmetic on it.

use crate::merkle;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{arithmetic::Perbill, hashing::H256, prelude::*};
use restaking_primitives::{Balance, EraIndex};

/// The name of a blob: the hash of its [`Commitment`].
pub type BlobId = H256;
/// The name of a challenge.
pub type ChallengeId = u32;

/// What an operator earns by attesting custody of a blob, once that is available.
pub const POINTS_FOR_CUSTODY: u32 = 10;
/// What an operator earns when a challenge of it is answered.
pub const POINTS_FOR_ANSWER: u32 = 10;

/// Knows which data is available, for other pallets.
pub trait DataAvailability {
	/// Whether a quorum keeps enough of `blob`, the hash of its [`Commitment`], in the active era.
	fn is_available(blob: BlobId) -> bool;
}

/// What a blob is known by: the root over its chunks, and how it was cut.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Commitment {
	/// The Merkle root over all chunks.
	pub root: H256,
	/// How many bytes the blob has.
	pub size: u32,
	/// How many chunks there are.
	pub chunks: u32,
	/// Any so many of them are enough to get the blob back.
	pub data: u32,
}

impl Commitment {
	/// The name of the blob. Who claims another size or another number of chunks for the same root
	/// names another blob.
	pub fn id(&self) -> BlobId {
		merkle::tagged(merkle::BLOB, &self.encode())
	}

	/// How many bytes each chunk has: the code works on words of two.
	pub fn chunk_len(&self) -> u32 {
		self.size.div_ceil(self.data.max(1)).div_ceil(2).saturating_mul(2)
	}

	/// Whether `chunk` is the one at `index`.
	pub fn has(&self, index: u32, chunk: &[u8], proof: &[H256]) -> bool {
		u32::try_from(chunk.len()) == Ok(self.chunk_len())
			&& merkle::verify(self.root, self.chunks, index, chunk, proof)
	}
}

/// Who has to keep which chunks: each chunk is kept by the same number of custodians, and each
/// custodian keeps as many as any other, or one less for each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
	/// How many chunks there are.
	pub chunks: u32,
	/// How many custodians there are.
	pub custodians: u32,
	/// How many of them keep each chunk.
	pub replicas: u32,
}

impl Layout {
	/// Whether the custodian at `position` keeps `chunk`: the first keeper of a chunk is found by
	/// going round, the others come right after it.
	pub fn keeps(&self, position: u32, chunk: u32) -> bool {
		let custodians = self.custodians.max(1);
		let first = chunk % custodians;
		let distance = position.saturating_add(custodians).saturating_sub(first) % custodians;
		chunk < self.chunks && position < custodians && distance < self.replicas
	}

	/// The chunks that the custodian at `position` keeps.
	pub fn chunks_of(self, position: u32) -> impl Iterator<Item = u32> {
		(0..self.chunks).filter(move |chunk| self.keeps(position, *chunk))
	}
}

/// What a custodian has to do with a blob.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Duty {
	/// Nothing: it has not attested.
	#[default]
	None,
	/// It has attested that it keeps its chunks, and answers for them.
	Keeps,
	/// It left the service, or has nothing at stake, and answers only for what it was asked before.
	Released,
	/// It was silent when it was asked.
	Failed,
}

/// One of those who were asked to keep chunks of a blob.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Custodian<AccountId> {
	/// The operator.
	pub who: AccountId,
	/// What it had allocated to the service when the era of the commitment began.
	pub stake: Balance,
	/// What it has to do.
	pub duty: Duty,
}

/// Where a blob is in its life.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Status {
	/// It waits for attestations.
	Pending,
	/// A quorum keeps enough of it.
	Available,
	/// A quorum did keep enough of it, and no longer does.
	Lost,
}

/// A blob that was committed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Blob<AccountId, BlockNumber> {
	/// What it is known by.
	pub commitment: Commitment,
	/// Who committed it, and gets the fee back if nobody keeps it.
	pub poster: AccountId,
	/// The era in which that was.
	pub era: EraIndex,
	/// The last era in which it is kept.
	pub until: EraIndex,
	/// The last block in which custody can be attested.
	pub closes: BlockNumber,
	/// How many custodians keep each chunk.
	pub replicas: u32,
	/// How many custodians were asked.
	pub custodians: u32,
	/// The least stake that is a quorum.
	pub needed: Balance,
	/// The stake of those who keep it.
	pub attested: Balance,
	/// How many of the chunks they keep.
	pub covered: u32,
	/// What is paid for each era, in plancks.
	pub per_era: Balance,
	/// The part of the fee that waits in the pallet's account; zero once it is in the pot.
	pub escrow: Balance,
	/// Where it is in its life.
	pub status: Status,
	/// How many challenges of it are open.
	pub open: u32,
}

impl<AccountId, BlockNumber> Blob<AccountId, BlockNumber> {
	/// Who keeps what.
	pub fn layout(&self) -> Layout {
		let Self { commitment: Commitment { chunks, .. }, custodians, replicas, .. } = *self;
		Layout { chunks, custodians, replicas }
	}

	/// Counts again what `custody` keeps.
	pub fn count(&mut self, custody: &[Custodian<AccountId>]) {
		let keeping = || {
			let all = (0_u32..).zip(custody);
			all.filter(|(_, custodian)| custodian.duty == Duty::Keeps)
		};
		let layout = self.layout();
		self.attested = keeping().fold(0, |sum: Balance, (_, it)| sum.saturating_add(it.stake));
		let is_kept = |chunk: &u32| keeping().any(|(position, _)| layout.keeps(position, *chunk));
		self.covered = (0..layout.chunks).filter(is_kept).count().saturated_into();
	}

	/// Whether a quorum keeps enough of it to get it back.
	pub fn is_held(&self) -> bool {
		self.attested >= self.needed && self.covered >= self.commitment.data
	}
}

/// A blob in the list of those that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Entry<BlockNumber> {
	/// The blob.
	pub blob: BlobId,
	/// The last era in which it is kept.
	pub until: EraIndex,
	/// The last block in which custody can be attested.
	pub closes: BlockNumber,
	/// Whether it is still pending.
	pub pending: bool,
}

/// A chunk that an operator was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Challenge<AccountId, BlockNumber> {
	/// The blob.
	pub blob: BlobId,
	/// Who has to answer.
	pub operator: AccountId,
	/// The chunk.
	pub chunk: u32,
	/// The era in which it was asked; silence is an offence of that era.
	pub era: EraIndex,
	/// The last block in which it can be answered.
	pub deadline: BlockNumber,
}

/// What changes in what is paid per era.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Turn {
	/// From this era on, so much more is paid.
	pub begins: Balance,
	/// After this era, so much less is paid.
	pub ends: Balance,
}

/// How far eras are paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Books {
	/// The next era to pay.
	pub next: EraIndex,
	/// What was paid for in the era before, and goes on.
	pub rate: Balance,
	/// What is in the pot for nobody yet, and is added to the next era.
	pub carried: Balance,
	/// What waits in the pallet's account.
	pub escrow: Balance,
}

/// Under which terms the service of this pallet begins.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Parameters {
	/// What an allocation must be worth when it is made, in plancks.
	pub min_operator_stake: Balance,
	/// The fraction of the stake that has to attest.
	pub quorum: Perbill,
	/// What silence costs, as a fraction of the allocation.
	pub slash: Perbill,
	/// What can be taken of one operator for one era, and of all of them together, without the
	/// security council.
	pub max_slash: Perbill,
	/// What an attacker could gain by making data unavailable, in plancks.
	pub value_at_stake: Balance,
}

/// What a node has to have of a chunk to answer for it: the value that its offchain storage keeps
/// under [`Pallet::piece_key`](crate::Pallet::piece_key), SCALE encoded.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Piece {
	/// The chunk.
	pub chunk: alloc::vec::Vec<u8>,
	/// The proof that it is the one, from the leaf's sibling up.
	pub proof: alloc::vec::Vec<H256>,
}

/// The key in a node's persistent offchain storage under which it keeps its [`Piece`] of a blob.
pub fn piece_key(pallet: PalletId, blob: BlobId, chunk: u32) -> alloc::vec::Vec<u8> {
	(pallet, blob, chunk).encode()
}
