// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The `restaking_*` methods: the runtime's `RestakingApi`, for those who speak only JSON.

use crate::service::FullClient;
use jsonrpsee::{core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned};
use rampart_runtime::{opaque::Block, AccountId, Hash};
use restaking_primitives::{
	runtime_api::{
		OperatorInfo, PendingSlash, RestakerInfo, RestakingApi, ServiceSecurity, SlashInfo,
	},
	statement::{RewardsOwed, ServicePot, Statement},
	ServiceId, SlashId,
};
use sc_client_api::HeaderBackend;
use sp_api::{ApiError, ProvideRuntimeApi};
use std::sync::Arc;

/// The JSON-RPC error code of a question the runtime could not answer.
const RUNTIME_ERROR: i32 = 9_100;

/// Reads restaked security. Amounts are plancks, as decimal strings; `at` is the hash of the block
/// to ask at, the best one if left out.
#[rpc(server)]
pub trait RestakingRpc {
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
}

impl Restaking {
	/// Answers from the state that `client` has.
	pub fn new(client: Arc<FullClient>) -> Self {
		Self { client }
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

impl RestakingRpcServer for Restaking {
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
