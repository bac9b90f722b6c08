// SPDX-License-Identifier: Apache-2.0

//! Blobs are cut, proved and put together again; chunks are given out.

use crate::{
	coding::{encode, reconstruct, CodingError, Encoded},
	merkle,
	types::{Commitment, Layout, Piece},
};
use frame::hashing::H256;
use rand::{seq::SliceRandom, Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn bytes(rng: &mut ChaCha8Rng, len: usize) -> Vec<u8> {
	(0..len).map(|_| rng.gen()).collect()
}

fn pieces(cut: &Encoded, indexes: &[u32]) -> Vec<(u32, Piece)> {
	indexes.iter().map(|index| (*index, cut.piece(*index).unwrap())).collect()
}

#[test]
fn any_few_chunks_give_the_blob_back() {
	let mut rng = ChaCha8Rng::seed_from_u64(1);
	for _ in 0..if cfg!(debug_assertions) { 10 } else { 300 } {
		let data = rng.gen_range(1..20);
		let chunks = data + rng.gen_range(1..30);
		let len = rng.gen_range(1..600);
		let blob = bytes(&mut rng, len);
		let cut = encode(&blob, chunks, data).unwrap();
		assert_eq!(cut.commitment.size as usize, len);

		let mut all: Vec<u32> = (0..chunks).collect();
		all.shuffle(&mut rng);
		let more = rng.gen_range(data..=chunks);
		for count in [data, more, chunks] {
			let some = pieces(&cut, &all[..count as usize]);
			assert_eq!(reconstruct(&cut.commitment, some).as_ref(), Ok(&blob));
		}
		// The same chunk again is no other one.
		let mut few = pieces(&cut, &all[..data as usize - 1]);
		few.extend(few.first().cloned());
		let refused = reconstruct(&cut.commitment, few);
		assert_eq!(refused, Err(CodingError::TooFewPieces(data - 1)));
	}
}

#[test]
fn the_first_chunks_are_the_blob() {
	let cut = encode(b"what a rollup executed", 6, 3).unwrap();
	assert_eq!(cut.commitment.chunk_len(), 8);
	let first: Vec<u8> = (0..3).flat_map(|index| cut.piece(index).unwrap().chunk).collect();
	assert_eq!(first, b"what a rollup executed\0\0");
	assert_eq!(cut.piece(6), None);
}

/// So many chunks of four bytes and the commitment to them, whatever the code makes of it.
fn tree(rng: &mut ChaCha8Rng, chunks: u32) -> (Commitment, Vec<Piece>) {
	let all: Vec<_> = (0..chunks).map(|_| bytes(rng, 4)).collect();
	let leaves: Vec<_> = (0..).zip(&all).map(|(index, chunk)| merkle::leaf(index, chunk)).collect();
	let commitment = Commitment { root: merkle::root(&leaves), size: 4, chunks, data: 1 };
	let proofs = (0..chunks).map(|index| merkle::prove(&leaves, index).unwrap());
	let pieces = all.into_iter().zip(proofs).map(|(chunk, proof)| Piece { chunk, proof });
	(commitment, pieces.collect())
}

#[test]
fn a_proof_is_of_one_chunk_at_one_place_under_one_root() {
	let mut rng = ChaCha8Rng::seed_from_u64(2);
	for chunks in 2..40 {
		let (shape, pieces) = tree(&mut rng, chunks);
		let (other, _) = tree(&mut rng, chunks);
		for (index, Piece { chunk, proof }) in (0..chunks).zip(pieces) {
			assert!(shape.has(index, &chunk, &proof));
			assert!(!other.has(index, &chunk, &proof));
			assert!(!shape.has((index + 1) % chunks, &chunk, &proof));
			assert!(!shape.has(index + chunks, &chunk, &proof));
			assert!(!Commitment { chunks: index, ..shape }.has(index, &chunk, &proof));
			assert!(!shape.has(index, &chunk[1..], &proof));
			assert!(!shape.has(index, &chunk, &proof[1..]));
			let longer: Vec<_> = proof.iter().copied().chain([H256::zero()]).collect();
			assert!(!shape.has(index, &chunk, &longer));
			let mut changed = chunk.clone();
			changed[0] ^= 1;
			assert!(!shape.has(index, &changed, &proof));
			let mut changed = proof.clone();
			changed[0].0[31] ^= 1;
			assert!(!shape.has(index, &chunk, &changed));
		}
	}
}

#[test]
fn an_inner_node_is_never_taken_for_a_chunk() {
	// GIVEN the tree of four leaves, whose inner nodes are the hash of 64 bytes.
	let leaves: Vec<_> = (0..4).map(|index| merkle::leaf(index, &[9; 2])).collect();
	let root = merkle::root(&leaves);
	// WHEN the two halves of an inner node are shown as the chunk of a tree of two.
	let pair = [leaves[0].as_bytes(), leaves[1].as_bytes()].concat();
	let right = merkle::root(&leaves[2..]);
	// THEN it is refused.
	assert!(!merkle::verify(root, 2, 0, &pair, &[right]));
}

#[test]
fn what_cannot_be_cut_is_refused() {
	assert_eq!(encode(b"", 4, 2), Err(CodingError::BadSize));
	for (chunks, data) in [(2, 2), (2, 3), (2, 0), (0, 0)] {
		assert_eq!(encode(b"blob", chunks, data), Err(CodingError::BadShape));
	}
	assert!(matches!(encode(b"blob", 70_000, 40_000), Err(CodingError::Codec(_))));
}

#[test]
fn a_wrong_piece_is_named() {
	let cut = encode(b"some blob or other", 6, 3).unwrap();
	let mut some = pieces(&cut, &[0, 4, 5]);
	some[1].1.chunk[0] ^= 1;
	assert_eq!(reconstruct(&cut.commitment, some), Err(CodingError::WrongPiece(4)));
}

#[test]
fn a_bad_encoding_is_noticed_by_whoever_puts_it_together() {
	// GIVEN a commitment to chunks of which one is not what the code makes of the others.
	let good = encode(b"some blob or other", 6, 3).unwrap();
	let mut chunks: Vec<_> = (0..6).map(|index| good.piece(index).unwrap().chunk).collect();
	chunks[5][0] ^= 1;
	let leaves: Vec<_> = (0..6).map(|index| merkle::leaf(index, &chunks[index as usize])).collect();
	let commitment = Commitment { root: merkle::root(&leaves), ..good.commitment };
	let piece = |index: u32| {
		let proof = merkle::prove(&leaves, index).unwrap();
		(index, Piece { chunk: chunks[index as usize].clone(), proof })
	};
	// WHEN somebody puts it together, with the bad chunk or without it.
	// THEN it sees that there is no such blob.
	for some in [[0, 1, 2], [0, 1, 5], [3, 4, 5]] {
		let result = reconstruct(&commitment, some.map(piece));
		assert_eq!(result, Err(CodingError::BadEncoding));
	}
	// A claimed size that is not the blob's is another lie, and noticed as well.
	let shorter = Commitment { size: good.commitment.size - 1, ..good.commitment };
	let result = reconstruct(&shorter, pieces(&good, &[0, 1, 2]));
	assert_eq!(result, Err(CodingError::BadEncoding));
}

#[test]
fn each_chunk_is_kept_by_as_many_as_it_should_be() {
	for chunks in 2..30 {
		for custodians in 1..12 {
			for replicas in 1..5 {
				let layout = Layout { chunks, custodians, replicas };
				let keepers = |chunk| {
					(0..custodians).filter(move |position| layout.keeps(*position, chunk)).count()
				};
				for chunk in 0..chunks {
					assert_eq!(keepers(chunk), replicas.min(custodians) as usize);
				}
				assert_eq!(keepers(chunks), 0);
				assert!(!layout.keeps(custodians, 0));
				// Nobody has much more to keep than somebody else.
				let each = (0..custodians).map(|position| layout.chunks_of(position).count());
				let (least, most) = (each.clone().min().unwrap(), each.max().unwrap());
				assert!(most - least <= replicas as usize);
			}
		}
	}
}
