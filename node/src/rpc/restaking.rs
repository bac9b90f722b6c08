// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The `restaking_*` methods: the runtime's `RestakingApi`, for those who speak only JSON.
//!
//! ## The subscription
//!
//! `restaking_subscribeSlashes` tells of every block that becomes the best one, and of those before it
//! that become part of the best chain with it, which slashes it has made or changed; blocks that
//! changed none are passed over. Native code does not decode the runtime's events: the runtime is
//! asked, at each block, for what its own events are about (`RestakingApi::slash_changes`).
//!
//! A block can lose its place on the best chain again, so each notification names its block: what has
//! to be sure waits until that is final. Blocks that are imported while the node catches up with the
//! chain are not told, nor what happened while nobody listened: `restaking_slashChanges` answers for
//! any block. A listener that is slower than the chain by more than [`BUFFER`] notifications loses
//! its subscription.

use crate::service::FullClient;
use futures::{stream, StreamExt};
use jsonrpsee::{
	core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned, PendingSubscriptionSink,
};
use rampart_runtime::{opaque::Block, AccountId, BlockNumber, Hash};
use restaking_primitives::{
	dashboard::{
		OperatorSummary, Page, RestakerExposure, ServiceInfo, ServiceSummary, SlashChange, MAX_PAGE,
	},
	runtime_api::{
		OperatorInfo, PendingSlash, RestakerInfo, RestakingApi, ServiceHealth, ServiceSecurity,
		SlashInfo,
	},
	statement::{RewardsOwed, ServicePot, Statement},
	ServiceId, SlashId,
};
use sc_client_api::{BlockImportNotification, BlockchainEvents, HeaderBackend};
use sc_rpc::{
	utils::{spawn_subscription_task, BoundedVecDeque, PendingSubscription},
	SubscriptionTaskExecutor,
};
use serde::{Deserialize, Serialize};
use sp_api::{ApiError, ProvideRuntimeApi};
use std::sync::Arc;

/// The JSON-RPC error code of a question the runtime could not answer.
const RUNTIME_ERROR: i32 = 9_100;

/// How many notifications wait for a listener before it loses its subscription.
pub const BUFFER: usize = 64;

/// The slashes that a block has made or changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SlashesOfBlock {
	/// The block.
	pub block: Hash,
	/// Its number.
	pub number: BlockNumber,
	/// Each of them once, as it is at the end of the block.
	pub slashes: Vec<SlashChange<AccountId>>,
}

/// Reads restaked security. Amounts are plancks, as decimal strings; `at` is the hash of the block
/// to ask at, the best one if left out.
#[rpc(server)]
pub trait RestakingRpc {
	/// The services there are, by number: those after `after`, or the first ones; `limit` of them, or
	/// as many as there may be in one answer.
	#[method(name = "restaking_services", blocking)]
	fn services(
		&self,
		after: Option<ServiceId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Page<ServiceSummary<AccountId>, ServiceId>>;

	/// The operators there are: those after `after`, or the first ones; `limit` of them, or as many
	/// as there may be in one answer.
	#[method(name = "restaking_operators", blocking)]
	fn operators(
		&self,
		after: Option<AccountId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Page<OperatorSummary<AccountId>, AccountId>>;

	/// What there is to know of `service`, with its terms; `null` if there is no such service.
	#[method(name = "restaking_service", blocking)]
	fn service(
		&self,
		service: ServiceId,
		at: Option<Hash>,
	) -> RpcResult<Option<ServiceInfo<AccountId>>>;

	/// How `service` is; `null` if there is no such service.
	#[method(name = "restaking_health", blocking)]
	fn health(
		&self,
		service: ServiceId,
		at: Option<Hash>,
	) -> RpcResult<Option<ServiceHealth<AccountId>>>;

	/// What secures `service`; `null` if there is no such service.
	#[method(name = "restaking_serviceSecurity", blocking)]
	fn service_security(
		&self,
		service: ServiceId,
		at: Option<Hash>,
	) -> RpcResult<Option<ServiceSecurity<AccountId>>>;

	/// What `account` has restaked.
	#[method(name = "restaking_delegations", blocking)]
	fn delegations(
		&self,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<RestakerInfo<AccountId>>;

	/// What `account` can lose to services, and to which.
	#[method(name = "restaking_exposure", blocking)]
	fn exposure(
		&self,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<RestakerExposure<AccountId>>;

	/// What `account` owes and has not been collected yet.
	#[method(name = "restaking_pendingSlashes", blocking)]
	fn pending_slashes(
		&self,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<Vec<PendingSlash<AccountId>>>;

	/// What there is to know of the operator `account`; `null` if it is not registered.
	#[method(name = "restaking_operator", blocking)]
	fn operator(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Option<OperatorInfo>>;

	/// A slash and its books; `null` if there is no such slash, or once it is forgotten.
	#[method(name = "restaking_slash", blocking)]
	fn slash(&self, id: SlashId, at: Option<Hash>) -> RpcResult<Option<SlashInfo<AccountId>>>;

	/// The slashes that a block has made or changed.
	#[method(name = "restaking_slashChanges", blocking)]
	fn slash_changes(&self, at: Option<Hash>) -> RpcResult<Vec<SlashChange<AccountId>>>;

	/// Tells which slashes each block of the best chain makes or changes.
	#[subscription(
		name = "restaking_subscribeSlashes" => "restaking_slashes",
		unsubscribe = "restaking_unsubscribeSlashes",
		item = SlashesOfBlock
	)]
	fn subscribe_slashes(&self);

	/// What services owe `account`, as a restaker and as an operator.
	#[method(name = "restaking_rewards", blocking)]
	fn rewards(&self, account: AccountId, at: Option<Hash>) -> RpcResult<RewardsOwed<AccountId>>;

	/// What `service` has to pay with, and what it has paid; `null` if there is no such service.
	#[method(name = "restaking_servicePot", blocking)]
	fn service_pot(
		&self,
		service: ServiceId,
		at: Option<Hash>,
	) -> RpcResult<Option<ServicePot<AccountId>>>;

	/// What `account` has earned and lost, by securing the base chain and by securing services.
	#[method(name = "restaking_statement", blocking)]
	fn statement(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Statement<AccountId>>;
}

/// Answers from the runtime of the block asked at.
pub struct Restaking {
	client: Arc<FullClient>,
	executor: SubscriptionTaskExecutor,
}

impl Restaking {
	/// Answers from the state that `client` has; subscriptions are served by `executor`.
	pub fn new(client: Arc<FullClient>, executor: SubscriptionTaskExecutor) -> Self {
		Self { client, executor }
	}

	fn ask<R>(
		&self,
		at: Option<Hash>,
		question: impl FnOnce(
			&<FullClient as ProvideRuntimeApi<Block>>::Api,
			Hash,
		) -> Result<R, ApiError>,
	) -> RpcResult<R> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		question(&self.client.runtime_api(), at).map_err(|error| {
			ErrorObjectOwned::owned(
				RUNTIME_ERROR,
				format!(
					"The runtime could not answer at block {at:?}. Ask at a block whose state this \
					 node still has, or name none to ask at the best one.",
				),
				Some(error.to_string()),
			)
		})
	}
}

/// The blocks that become part of the best chain with the one that is imported, in order.
fn joining(notification: &BlockImportNotification<Block>) -> Vec<Hash> {
	if !notification.is_new_best {
		return Vec::new();
	}
	// Up to the parent of the block itself.
	let before = notification.tree_route.iter().flat_map(|route| route.enacted());
	before.map(|block| block.hash).chain([notification.hash]).collect()
}

/// What `block` has done to slashes; `None` if nothing.
fn slashes_of(client: &FullClient, block: Hash) -> Option<SlashesOfBlock> {
	let number = client.number(block).ok().flatten()?;
	match client.runtime_api().slash_changes(block) {
		Ok(slashes) => (!slashes.is_empty()).then_some(SlashesOfBlock { block, number, slashes }),
		Err(error) => {
			log::warn!(
				target: "restaking",
				"Listeners miss the slashes of block {number} ({block:?}): {error}",
			);
			None
		}
	}
}

impl RestakingRpcServer for Restaking {
	fn services(
		&self,
		after: Option<ServiceId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Page<ServiceSummary<AccountId>, ServiceId>> {
		self.ask(at, |api, at| api.services(at, after, limit.unwrap_or(MAX_PAGE)))
	}

	fn operators(
		&self,
		after: Option<AccountId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Page<OperatorSummary<AccountId>, AccountId>> {
		self.ask(at, |api, at| api.operators(at, after, limit.unwrap_or(MAX_PAGE)))
	}

	fn service(
		&self,
		service: ServiceId,
		at: Option<Hash>,
	) -> RpcResult<Option<ServiceInfo<AccountId>>> {
		self.ask(at, |api, at| api.service(at, service))
	}

	fn health(
		&self,
		service: ServiceId,
		at: Option<Hash>,
	) -> RpcResult<Option<ServiceHealth<AccountId>>> {
		self.ask(at, |api, at| api.health(at, service))
	}

	fn exposure(
		&self,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<RestakerExposure<AccountId>> {
		self.ask(at, |api, at| api.exposure(at, account))
	}

	fn slash_changes(&self, at: Option<Hash>) -> RpcResult<Vec<SlashChange<AccountId>>> {
		self.ask(at, |api, at| api.slash_changes(at))
	}

	fn subscribe_slashes(&self, pending: PendingSubscriptionSink) {
		let client = self.client.clone();
		let slashes = self
			.client
			.import_notification_stream()
			.flat_map(|notification| stream::iter(joining(&notification)))
			.filter_map(move |block| std::future::ready(slashes_of(&client, block)));
		spawn_subscription_task(
			&self.executor,
			PendingSubscription::from(pending)
				.pipe_from_stream(slashes, BoundedVecDeque::new(BUFFER)),
		);
	}

	fn service_security(
		&self,
		service: ServiceId,
		at: Option<Hash>,
	) -> RpcResult<Option<ServiceSecurity<AccountId>>> {
		self.ask(at, |api, at| api.service_security(at, service))
	}

	fn delegations(
		&self,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<RestakerInfo<AccountId>> {
		self.ask(at, |api, at| api.delegations(at, account))
	}

	fn pending_slashes(
		&self,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<Vec<PendingSlash<AccountId>>> {
		self.ask(at, |api, at| api.pending_slashes(at, account))
	}

	fn operator(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Option<OperatorInfo>> {
		self.ask(at, |api, at| api.operator(at, account))
	}

	fn slash(&self, id: SlashId, at: Option<Hash>) -> RpcResult<Option<SlashInfo<AccountId>>> {
		self.ask(at, |api, at| api.slash(at, id))
	}

	fn rewards(&self, account: AccountId, at: Option<Hash>) -> RpcResult<RewardsOwed<AccountId>> {
		self.ask(at, |api, at| api.rewards(at, account))
	}

	fn service_pot(
		&self,
		service: ServiceId,
		at: Option<Hash>,
	) -> RpcResult<Option<ServicePot<AccountId>>> {
		self.ask(at, |api, at| api.service_pot(at, service))
	}

	fn statement(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Statement<AccountId>> {
		self.ask(at, |api, at| api.statement(at, account))
	}
}
