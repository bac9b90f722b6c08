// SPDX-License-Identifier: Apache-2.0

//! The tree over the chunks of a blob.
//!
//! The shape is that of `binary-merkle-tree`. Leaves, inner nodes and names of blobs are hashed with
//! different tags, so that none is ever taken for another, and a leaf says which chunk it is:
//!
//! ```text
//! leaf = BLAKE2b-256( 0 ‖ index, little endian, 4 bytes ‖ chunk )
//! node = BLAKE2b-256( 1 ‖ left ‖ right )
//! blob = BLAKE2b-256( 2 ‖ SCALE( commitment ) )
//! ```

use alloc::vec::Vec;
use binary_merkle_tree::{merkle_proof_raw, merkle_root_raw, verify_proof, Leaf};
use frame::{
	deps::{sp_core::Hasher, sp_io::hashing::blake2_256},
	hashing::{BlakeTwo256, H256},
};

const LEAF: u8 = 0;
const NODE: u8 = 1;
/// The tag of names of blobs.
pub(crate) const BLOB: u8 = 2;
/// The tag of what orders custodians.
pub(crate) const ORDER: u8 = 3;
/// The tag of the evidence of silence.
pub(crate) const SILENCE: u8 = 4;

/// The most steps a proof can have: enough for as many chunks as can be counted.
pub const MAX_PROOF: u32 = 32;

/// The hash of `data` under `tag`.
pub(crate) fn tagged(tag: u8, data: &[u8]) -> H256 {
	let mut bytes = Vec::with_capacity(data.len().saturating_add(1));
	bytes.push(tag);
	bytes.extend_from_slice(data);
	blake2_256(&bytes).into()
}

/// Hashes inner nodes.
struct Nodes;

impl Hasher for Nodes {
	type Out = H256;
	type StdHasher = <BlakeTwo256 as Hasher>::StdHasher;
	const LENGTH: usize = 32;

	fn hash(data: &[u8]) -> H256 {
		tagged(NODE, data)
	}
}

/// The leaf of the chunk at `index`.
pub fn leaf(index: u32, chunk: &[u8]) -> H256 {
	let mut bytes = Vec::with_capacity(chunk.len().saturating_add(4));
	bytes.extend_from_slice(&index.to_le_bytes());
	bytes.extend_from_slice(chunk);
	tagged(LEAF, &bytes)
}

/// The root over `leaves`; zeros if there are none.
pub fn root(leaves: &[H256]) -> H256 {
	merkle_root_raw::<Nodes, _>(leaves.iter().copied())
}

/// The proof that the leaf at `index` is one of `leaves`; `None` if it is not.
pub fn prove(leaves: &[H256], index: u32) -> Option<Vec<H256>> {
	let known = usize::try_from(index).is_ok_and(|index| index < leaves.len());
	// The library stops with a panic for a leaf that is not there.
	known.then(|| merkle_proof_raw::<Nodes, _>(leaves.iter().copied(), index).proof)
}

/// Whether `proof` proves that `chunk` is the one at `index` of `chunks` under `root`.
pub fn verify(root: H256, chunks: u32, index: u32, chunk: &[u8], proof: &[H256]) -> bool {
	let leaf = Leaf::Hash(leaf(index, chunk));
	verify_proof::<Nodes, _, _>(&root, proof.iter().copied(), chunks, index, leaf)
}
