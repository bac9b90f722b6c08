// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What the node answers over JSON-RPC, beyond what every Substrate node does.

mod restaking;

use crate::service::{FullBackend, FullClient, FullPool, FullSelectChain};
use jsonrpsee::RpcModule;
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use rampart_runtime::{opaque::Block, AccountId, BlockNumber, Hash, Nonce};
use restaking::{Restaking, RestakingRpcServer};
use sc_consensus_babe::BabeWorkerHandle;
use sc_consensus_babe_rpc::{Babe, BabeApiServer};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_rpc::SubscriptionTaskExecutor;
use sc_service::ChainSpec;
use sc_sync_state_rpc::{SyncState, SyncStateApiServer};
use sp_keystore::KeystorePtr;
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};

/// What the answers are made from.
pub struct Deps {
	/// The chain.
	pub client: Arc<FullClient>,
	/// The transactions that wait.
	pub pool: Arc<FullPool>,
	/// Which fork is the best.
	pub select_chain: FullSelectChain,
	/// The specification this node runs, to be exported with a starting point for light clients.
	pub chain_spec: Box<dyn ChainSpec>,
	/// The keys of this node.
	pub keystore: KeystorePtr,
	/// Answers questions about epochs.
	pub babe_worker: BabeWorkerHandle<Block>,
	/// How far the current GRANDPA rounds are.
	pub voter_state: SharedVoterState,
	/// Who votes in them.
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// Justifications as they come in.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proves that a block is final.
	pub finality_proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

/// All methods of this node that are not part of every Substrate node.
pub fn create_full(
	deps: &Deps,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let client = &deps.client;
	let mut module = RpcModule::new(());

	let system = System::new(client.clone(), deps.pool.clone());
	module.merge(SystemApiServer::<Hash, AccountId, Nonce>::into_rpc(system))?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(
		Babe::new(
			client.clone(),
			deps.babe_worker.clone(),
			deps.keystore.clone(),
			deps.select_chain.clone(),
		)
		.into_rpc(),
	)?;
	module.merge(
		Grandpa::new(
			executor.clone(),
			deps.authority_set.clone(),
			deps.voter_state.clone(),
			deps.justifications.clone(),
			deps.finality_proofs.clone(),
		)
		.into_rpc(),
	)?;
	module.merge(
		SyncState::new(
			deps.chain_spec.cloned_box(),
			client.clone(),
			deps.authority_set.clone(),
			deps.babe_worker.clone(),
		)?
		.into_rpc(),
	)?;
	module.merge(Restaking::new(client.clone(), executor).into_rpc())?;

	Ok(module)
}
