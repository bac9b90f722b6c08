// SPDX-License-Identifier: Apache-2.0

//! Cutting a blob into chunks, and getting it back: what happens off chain, for posters, operators
//! and readers. Not part of the wasm.
//!
//! The first [`Commitment::data`] chunks are the blob itself, filled up with zeros; the others are
//! Reed–Solomon recovery chunks over GF(2^16) by `reed-solomon-simd`. Any [`Commitment::data`] of
//! them give the blob back.

use crate::{
	merkle,
	types::{Commitment, Piece},
};
use frame::hashing::H256;
use std::{collections::BTreeMap, vec::Vec};

/// Why a blob is not cut, or not put together.
#[derive(Clone, Debug, PartialEq)]
pub enum CodingError {
	/// The blob has no byte, or more than can be counted.
	BadSize,
	/// There is no such code: it takes at least one chunk of data, and one more than those.
	BadShape,
	/// The chunk at this index is not the one that was committed.
	WrongPiece(u32),
	/// So many different chunks are too few.
	TooFewPieces(u32),
	/// What was committed is not a blob cut by this code: whoever committed it has cheated, and
	/// these pieces show it.
	BadEncoding,
	/// The codec failed.
	Codec(reed_solomon_simd::Error),
}

impl From<reed_solomon_simd::Error> for CodingError {
	fn from(error: reed_solomon_simd::Error) -> Self {
		Self::Codec(error)
	}
}

/// A blob in chunks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
	/// What it is known by.
	pub commitment: Commitment,
	chunks: Vec<Vec<u8>>,
	leaves: Vec<H256>,
}

impl Encoded {
	/// The chunk at `index` with its proof.
	pub fn piece(&self, index: u32) -> Option<Piece> {
		let chunk = self.chunks.get(usize::try_from(index).ok()?)?.clone();
		Some(Piece { chunk, proof: merkle::prove(&self.leaves, index)? })
	}
}

/// Cuts `blob` into `chunks` chunks, any `data` of which are enough.
pub fn encode(blob: &[u8], chunks: u32, data: u32) -> Result<Encoded, CodingError> {
	let size = u32::try_from(blob.len()).map_err(|_| CodingError::BadSize)?;
	if size == 0 {
		return Err(CodingError::BadSize);
	}
	if data == 0 || data >= chunks {
		return Err(CodingError::BadShape);
	}
	let mut commitment = Commitment { root: H256::zero(), size, chunks, data };
	let len = commitment.chunk_len() as usize;
	let mut all: Vec<Vec<u8>> = blob.chunks(len).map(<[u8]>::to_vec).collect();
	all.resize(data as usize, Vec::new());
	for chunk in &mut all {
		chunk.resize(len, 0);
	}
	let spare = (chunks - data) as usize;
	all.extend(reed_solomon_simd::encode(data as usize, spare, &all)?);
	let leaves: Vec<_> = (0..).zip(&all).map(|(index, chunk)| merkle::leaf(index, chunk)).collect();
	commitment.root = merkle::root(&leaves);
	Ok(Encoded { commitment, chunks: all, leaves })
}

/// Puts the blob of `commitment` together from pieces of it, each with its index. All of them are
/// checked, and so is that the blob gives the same commitment when it is cut again: whoever gets a
/// blob gets the only one there is.
pub fn reconstruct(
	commitment: &Commitment,
	pieces: impl IntoIterator<Item = (u32, Piece)>,
) -> Result<Vec<u8>, CodingError> {
	let Commitment { size, chunks, data, .. } = *commitment;
	if size == 0 {
		return Err(CodingError::BadSize);
	}
	if data == 0 || data >= chunks {
		return Err(CodingError::BadShape);
	}
	let mut known = BTreeMap::new();
	for (index, Piece { chunk, proof }) in pieces {
		if !commitment.has(index, &chunk, &proof) {
			return Err(CodingError::WrongPiece(index));
		}
		known.insert(index, chunk);
	}
	let count = u32::try_from(known.len()).unwrap_or(u32::MAX);
	if count < data {
		return Err(CodingError::TooFewPieces(count));
	}
	let spare = known.split_off(&data);
	let restored = reed_solomon_simd::decode(
		data as usize,
		(chunks - data) as usize,
		known.iter().map(|(index, chunk)| (*index as usize, chunk)),
		spare.iter().map(|(index, chunk)| ((*index - data) as usize, chunk)),
	)?;
	known.extend(restored.into_iter().map(|(index, chunk)| (index as u32, chunk)));
	let mut blob: Vec<u8> = known.into_values().flatten().collect();
	blob.truncate(size as usize);
	match encode(&blob, chunks, data) {
		Ok(again) if again.commitment == *commitment => Ok(blob),
		_ => Err(CodingError::BadEncoding),
	}
}
