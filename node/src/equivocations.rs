// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Reports validators that write two blocks in one slot.
//!
//! `sc-consensus-babe` does so too, but the version of this release train looks at headers whose
//! seals were taken off already, and without them its reports prove nothing: the runtime refuses
//! every one (`InvalidEquivocationProof`). So the node keeps those from reaching the pool, and
//! reports what it sees itself: the same proof, by the same runtime APIs, with the seals. When a
//! version that reports them right is used, this module can go.

use crate::service::{FullClient, FullPool};
use rampart_runtime::{opaque::Block, Hash, Header};
use sc_client_api::HeaderBackend;
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_consensus::BlockOrigin;
use sp_consensus_babe::{AuthorityId, BabeApi, EquivocationProof, Slot};
use std::{
	collections::{btree_map::Entry, BTreeMap},
	sync::{Arc, Mutex, PoisonError},
};

/// How many slots back a second block is still noticed.
const SLOTS: u64 = 1_000;

/// Who wrote which block first, slot by slot, as far back as [`SLOTS`].
#[derive(Default)]
struct Seen(BTreeMap<(Slot, AuthorityId), Header>);

impl Seen {
	/// Notes that `author` has written `header` in `slot`. Returns the one it has written before, if
	/// that is another.
	fn note(&mut self, slot: Slot, author: AuthorityId, header: &Header) -> Option<Header> {
		while let Some(oldest) = self.0.first_entry() {
			if u64::from(oldest.key().0).saturating_add(SLOTS) >= u64::from(slot) {
				break;
			}
			oldest.remove();
		}
		match self.0.entry((slot, author)) {
			Entry::Vacant(none) => {
				none.insert(header.clone());
				None
			}
			Entry::Occupied(first) => Some(first.get().clone()).filter(|first| first != header),
		}
	}
}

/// A block import that looks at every block that others spread, after `inner` has taken it.
pub struct Reporting<I> {
	inner: I,
	client: Arc<FullClient>,
	pool: OffchainTransactionPoolFactory<Block>,
	seen: Arc<Mutex<Seen>>,
}

impl<I> Reporting<I> {
	/// Reports into `pool` what is wrong with the blocks that `inner` imports.
	pub fn new(inner: I, client: Arc<FullClient>, pool: Arc<FullPool>) -> Self {
		let pool = OffchainTransactionPoolFactory::new(pool);
		Self { inner, client, pool, seen: Arc::default() }
	}

	/// Looks at a block that was imported: `header` is whole, its seal included.
	fn look(&self, header: &Header) -> Result<(), String> {
		let digest = sc_consensus_babe::find_pre_digest::<Block>(header).map_err(text)?;
		let (slot, at) = (digest.slot(), header.hash());
		let api = self.client.runtime_api();
		// The epoch of the block itself: it may be the first one of it.
		let epoch = api.current_epoch(at).map_err(text)?;
		let (offender, _) = usize::try_from(digest.authority_index())
			.ok()
			.and_then(|index| epoch.authorities.get(index))
			.ok_or("its author is no authority")?;
		let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
		let Some(first) = seen.note(slot, offender.clone(), header) else { return Ok(()) };
		drop(seen);
		log::warn!(
			target: "babe",
			"{offender:?} has written two blocks in slot {slot}: {:?} and {at:?}",
			first.hash(),
		);
		let proof = EquivocationProof {
			offender: offender.clone(),
			slot,
			first_header: first,
			second_header: header.clone(),
		};
		self.report(at, proof)
	}

	fn report(&self, at: Hash, proof: EquivocationProof<Header>) -> Result<(), String> {
		let owner = self
			.client
			.runtime_api()
			.generate_key_ownership_proof(at, proof.slot, proof.offender.clone())
			.map_err(text)?
			.ok_or("there is no proof of whose key it is")?;
		let best = self.client.info().best_hash;
		let mut api = self.client.runtime_api();
		api.register_extension(self.pool.offchain_transaction_pool(best));
		api.submit_report_equivocation_unsigned_extrinsic(best, proof, owner)
			.map_err(text)?
			.ok_or("the runtime could not submit the report")?;
		Ok(())
	}
}

fn text(error: impl ToString) -> String {
	error.to_string()
}

#[async_trait::async_trait]
impl<I> BlockImport<Block> for Reporting<I>
where
	I: BlockImport<Block> + Send + Sync,
{
	type Error = I::Error;

	async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, I::Error> {
		self.inner.check_block(block).await
	}

	async fn import_block(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<ImportResult, I::Error> {
		// What comes in while catching up is too old to be reported.
		let spread =
			matches!(block.origin, BlockOrigin::NetworkBroadcast | BlockOrigin::ConsensusBroadcast);
		let header = spread.then(|| block.post_header());
		let result = self.inner.import_block(block).await?;
		if let (Some(header), ImportResult::Imported(_)) = (header, &result) {
			if let Err(why) = self.look(&header) {
				log::debug!(target: "babe", "cannot look at block {:?}: {why}", header.hash());
			}
		}
		Ok(result)
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
	use super::*;
	use sp_consensus_babe::AuthorityPair;
	use sp_core::Pair;

	fn block(number: u32) -> Header {
		Header {
			number,
			parent_hash: Default::default(),
			state_root: Default::default(),
			extrinsics_root: Default::default(),
			digest: Default::default(),
		}
	}

	fn author(n: u8) -> AuthorityId {
		AuthorityPair::from_seed(&[n; 32]).public()
	}

	#[test]
	fn a_second_block_in_a_slot_is_noticed() {
		let mut seen = Seen::default();
		assert_eq!(seen.note(1.into(), author(1), &block(1)), None);
		assert_eq!(seen.note(1.into(), author(1), &block(2)), Some(block(1)));
	}

	#[test]
	fn the_same_block_again_another_author_and_another_slot_are_not() {
		let mut seen = Seen::default();
		assert_eq!(seen.note(1.into(), author(1), &block(1)), None);
		assert_eq!(seen.note(1.into(), author(1), &block(1)), None);
		assert_eq!(seen.note(1.into(), author(2), &block(2)), None);
		assert_eq!(seen.note(2.into(), author(1), &block(3)), None);
	}

	#[test]
	fn old_slots_are_forgotten() {
		let mut seen = Seen::default();
		seen.note(1.into(), author(1), &block(1));
		seen.note((1 + SLOTS).into(), author(1), &block(2));
		assert_eq!(seen.0.len(), 2);
		seen.note((2 + SLOTS).into(), author(1), &block(3));
		assert_eq!(seen.0.len(), 2);
	}
}
