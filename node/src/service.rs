// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Starts a node: client, transaction pool, network, BABE, GRANDPA, and what watches them.

use crate::{equivocations::Reporting, metrics, rpc};
use futures::{future, FutureExt, StreamExt};
use rampart_runtime::{
	configs::examples::oracle::SOURCE, opaque::Block, BlockNumber, Hash, RuntimeApi,
};
use restaking_primitives::SERVICE_KEYS;
use sc_basic_authorship::ProposerFactory;
use sc_client_api::{Backend, HeaderBackend};
use sc_consensus::{DefaultImportQueue, LongestChain};
use sc_consensus_babe::{
	BabeBlockImport, BabeLink, BabeParams, BabeWorkerHandle, ImportQueueParams, SlotProportion,
};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaBlockImport, GrandpaParams, GrandpaPruningFilter, LinkHalf,
	SharedVoterState, VotingRulesBuilder,
};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_executor::WasmExecutor;
use sc_network::{
	config::FullNetworkConfiguration, service::traits::NetworkService, Event, NetworkBackend,
	NotificationService, ProtocolName,
};
use sc_network_sync::SyncingService;
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers, STORAGE_PREFIX};
use sc_service::{
	BuildNetworkParams, Configuration, Error, PartialComponents, SpawnTasksParams, TFullBackend,
	TFullClient, TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool::TransactionPoolHandle;
use sc_transaction_pool_api::{OffchainTransactionPoolFactory, RejectAllTxPool};
use sp_consensus_babe::inherents::BabeCreateInherentDataProviders;
use sp_core::offchain::OffchainStorage;
use sp_keystore::KeystorePtr;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// How many blocks may pass without a stored justification; light clients and warp sync start from
/// those.
const JUSTIFICATION_PERIOD: u32 = 512;

/// How long a GRANDPA message is expected to travel.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// How much of its slot an author may spend on a block; the rest is for others to receive it.
const PROPOSAL_PORTION: f32 = 0.5;

#[cfg(not(feature = "runtime-benchmarks"))]
type HostFunctions = sp_io::SubstrateHostFunctions;
#[cfg(feature = "runtime-benchmarks")]
type HostFunctions =
	(sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);

pub type FullClient = TFullClient<Block, RuntimeApi, WasmExecutor<HostFunctions>>;
pub type FullBackend = TFullBackend<Block>;
pub type FullPool = TransactionPoolHandle<Block, FullClient>;
pub type FullSelectChain = LongestChain<FullBackend, Block>;
type FullGrandpaImport = GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
type FullGrandpaLink = LinkHalf<Block, FullClient, FullSelectChain>;
type FullBlockImport = BabeBlockImport<
	Block,
	FullClient,
	FullGrandpaImport,
	BabeCreateInherentDataProviders<Block>,
	FullSelectChain,
>;

/// Everything a subcommand needs to work on the chain without a network.
pub type Partial = PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	DefaultImportQueue<Block>,
	FullPool,
	Consensus,
>;

/// The ends of BABE and GRANDPA that block import leaves for the workers.
pub struct Consensus {
	block_import: FullBlockImport,
	inherent_data: BabeCreateInherentDataProviders<Block>,
	babe_link: BabeLink<Block>,
	babe_worker: BabeWorkerHandle<Block>,
	grandpa_link: FullGrandpaLink,
	telemetry: Option<Telemetry>,
}

/// Opens the database and builds everything up to the import queue.
pub fn new_partial(config: &Configuration) -> Result<Partial, Error> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			sc_service::new_wasm_executor(&config.executor),
			// A node that prunes blocks keeps those that prove finality, and so can serve warp sync.
			vec![Arc::new(GrandpaPruningFilter)],
		)?;
	let client = Arc::new(client);

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = LongestChain::new(backend.clone());

	let transaction_pool = Arc::new(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (grandpa_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry.as_ref().map(Telemetry::handle),
	)?;

	let babe_config = sc_consensus_babe::configuration(&*client)?;
	let slot_duration = babe_config.slot_duration();
	let inherent_data = Arc::new(move |_, ()| async move {
		let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
		let slot =
			sp_consensus_babe::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
				*timestamp,
				slot_duration,
			);
		Ok((slot, timestamp))
	}) as BabeCreateInherentDataProviders<Block>;

	let (block_import, babe_link) = sc_consensus_babe::block_import(
		babe_config,
		grandpa_import.clone(),
		client.clone(),
		inherent_data.clone(),
		select_chain.clone(),
		// Its reports prove nothing; see [`crate::equivocations`].
		OffchainTransactionPoolFactory::new(RejectAllTxPool::default()),
	)?;

	let (import_queue, babe_worker) = sc_consensus_babe::import_queue(ImportQueueParams {
		link: babe_link.clone(),
		block_import: Reporting::new(
			block_import.clone(),
			client.clone(),
			transaction_pool.clone(),
		),
		justification_import: Some(Box::new(grandpa_import)),
		client: client.clone(),
		slot_duration,
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
	})?;

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other: Consensus {
			block_import,
			inherent_data,
			babe_link,
			babe_worker,
			grandpa_link,
			telemetry,
		},
	})
}

/// Tells the oracle's offchain worker where to ask. The command line is the whole truth: without a
/// source there, one of an earlier run is forgotten.
fn set_oracle_source(backend: &FullBackend, source: Option<&str>) -> Result<(), Error> {
	let mut storage = backend
		.offchain_storage()
		.ok_or_else(|| Error::Other("The database has no offchain storage.".into()))?;
	match source {
		Some(url) => storage.set(STORAGE_PREFIX, SOURCE, url.as_bytes()),
		None => storage.remove(STORAGE_PREFIX, SOURCE),
	}
	Ok(())
}

/// Starts a node on the network backend `N`, with a source for the oracle if it has an operator.
pub fn new_full<N>(
	config: Configuration,
	oracle_source: Option<String>,
) -> Result<TaskManager, Error>
where
	N: NetworkBackend<Block, Hash>,
{
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other:
			Consensus {
				block_import,
				inherent_data,
				babe_link,
				babe_worker,
				grandpa_link,
				mut telemetry,
			},
	} = new_partial(&config)?;

	let keystore = keystore_container.keystore();
	set_oracle_source(&backend, oracle_source.as_deref())?;
	// A development node (`--dev`, `--alice` and so on) signs for services with its well-known key, as
	// for everything else.
	if let Some(seed) = &config.dev_key_seed {
		keystore
			.sr25519_generate_new(SERVICE_KEYS, Some(seed))
			.map_err(|error| Error::Other(format!("The keystore refuses a key: {error}")))?;
	}
	let registry = config.prometheus_registry().cloned();
	let authority_set = grandpa_link.shared_authority_set().clone();

	let metrics = N::register_notification_metrics(registry.as_ref());
	let mut net_config =
		FullNetworkConfiguration::<_, _, N>::new(&config.network, registry.clone());
	let grandpa_protocol = sc_consensus_grandpa::protocol_standard_name(
		&client.info().genesis_hash,
		&config.chain_spec,
	);
	let (grandpa_peers, grandpa_notifications) =
		sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
			grandpa_protocol.clone(),
			metrics.clone(),
			net_config.peer_store_handle(),
		);
	// A protocol that nobody serves takes the network down.
	if !config.disable_grandpa {
		net_config.add_notification_protocol(grandpa_peers);
	}

	let warp_sync = sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		authority_set.clone(),
		vec![],
	);
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let voter_state = SharedVoterState::empty();
	let rpc_deps = rpc::Deps {
		client: client.clone(),
		pool: transaction_pool.clone(),
		select_chain: select_chain.clone(),
		chain_spec: config.chain_spec.cloned_box(),
		keystore: keystore.clone(),
		babe_worker,
		voter_state: voter_state.clone(),
		authority_set: authority_set.clone(),
		justifications: grandpa_link.justification_stream(),
		finality_proofs: FinalityProofProvider::new_for_service(
			backend.clone(),
			Some(authority_set),
		),
	};

	let node = Node {
		role: config.role,
		name: config.network.node_name.clone(),
		client: client.clone(),
		transaction_pool: transaction_pool.clone(),
		keystore: keystore.clone(),
		network: network.clone(),
		sync_service: sync_service.clone(),
		registry,
	};
	let offchain_workers = config.offchain_worker.enabled;
	let discovery = sc_authority_discovery::WorkerConfig {
		publish_non_global_ips: config.network.allow_non_globals_in_dht,
		public_addresses: config.network.public_addresses.clone(),
		// Every version of this node signs its records.
		strict_record_validation: true,
		persisted_cache_directory: config.network.net_config_path.clone(),
		..Default::default()
	};
	let authoring = Authoring {
		select_chain,
		block_import,
		inherent_data,
		babe_link,
		force: config.force_authoring,
		// Without a voter nothing is finalized, and backing off would stop the chain.
		backoff: (!config.disable_grandpa).then(BackoffAuthoringOnFinalizedHeadLagging::default),
	};
	let voting = (!config.disable_grandpa).then_some(Voting {
		link: grandpa_link,
		protocol: grandpa_protocol,
		notifications: grandpa_notifications,
		state: voter_state,
	});

	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client,
		backend: backend.clone(),
		task_manager: &mut task_manager,
		keystore,
		transaction_pool,
		rpc_builder: Box::new(move |executor| {
			rpc::create_full(&rpc_deps, executor).map_err(Into::into)
		}),
		network,
		system_rpc_tx,
		tx_handler_controller,
		sync_service,
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if let Some(registry) = &node.registry {
		task_manager.spawn_handle().spawn_blocking(
			"restaking-metrics",
			Some("metrics"),
			metrics::run(node.client.clone(), metrics::Metrics::register(registry)?),
		);
	}
	if offchain_workers {
		node.start_offchain_workers(&task_manager, &backend)?;
	}
	if node.role.is_authority() {
		node.start_authoring(&task_manager, authoring, telemetry.as_ref())?;
		node.start_authority_discovery(&task_manager, discovery);
	}
	if let Some(voting) = voting {
		node.start_voting(&task_manager, voting, telemetry.as_ref())?;
	}

	Ok(task_manager)
}

/// What every worker of a running node needs.
struct Node {
	role: sc_service::Role,
	name: String,
	client: Arc<FullClient>,
	transaction_pool: Arc<FullPool>,
	keystore: KeystorePtr,
	network: Arc<dyn NetworkService>,
	sync_service: Arc<SyncingService<Block>>,
	registry: Option<Registry>,
}

/// What BABE needs to author blocks.
struct Authoring {
	select_chain: FullSelectChain,
	block_import: FullBlockImport,
	inherent_data: BabeCreateInherentDataProviders<Block>,
	babe_link: BabeLink<Block>,
	force: bool,
	backoff: Option<BackoffAuthoringOnFinalizedHeadLagging<BlockNumber>>,
}

/// What GRANDPA needs to vote, or to follow the votes of others.
struct Voting {
	link: FullGrandpaLink,
	protocol: ProtocolName,
	notifications: Box<dyn NotificationService>,
	state: SharedVoterState,
}

impl Node {
	fn start_offchain_workers(
		&self,
		task_manager: &TaskManager,
		backend: &FullBackend,
	) -> Result<(), Error> {
		let workers = OffchainWorkers::new(OffchainWorkerOptions {
			runtime_api_provider: self.client.clone(),
			keystore: Some(self.keystore.clone()),
			offchain_db: backend.offchain_storage(),
			transaction_pool: Some(OffchainTransactionPoolFactory::new(
				self.transaction_pool.clone(),
			)),
			network_provider: Arc::new(self.network.clone()),
			is_validator: self.role.is_authority(),
			enable_http_requests: true,
			custom_extensions: |_| vec![],
		})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			workers.run(self.client.clone(), task_manager.spawn_handle()).boxed(),
		);
		Ok(())
	}

	fn start_authoring(
		&self,
		task_manager: &TaskManager,
		authoring: Authoring,
		telemetry: Option<&Telemetry>,
	) -> Result<(), Error> {
		let worker = sc_consensus_babe::start_babe(BabeParams {
			keystore: self.keystore.clone(),
			client: self.client.clone(),
			select_chain: authoring.select_chain,
			env: ProposerFactory::new(
				task_manager.spawn_handle(),
				self.client.clone(),
				self.transaction_pool.clone(),
				self.registry.as_ref(),
				telemetry.map(Telemetry::handle),
			),
			block_import: authoring.block_import,
			sync_oracle: self.sync_service.clone(),
			justification_sync_link: self.sync_service.clone(),
			create_inherent_data_providers: authoring.inherent_data,
			force_authoring: authoring.force,
			backoff_authoring_blocks: authoring.backoff,
			babe_link: authoring.babe_link,
			block_proposal_slot_portion: SlotProportion::new(PROPOSAL_PORTION),
			max_block_proposal_slot_portion: None,
			telemetry: telemetry.map(Telemetry::handle),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking(
			"babe-proposer",
			Some("block-authoring"),
			worker,
		);
		Ok(())
	}

	fn start_authority_discovery(
		&self,
		task_manager: &TaskManager,
		config: sc_authority_discovery::WorkerConfig,
	) {
		let events = self.network.event_stream("authority-discovery").filter_map(|event| {
			future::ready(match event {
				Event::Dht(event) => Some(event),
				_ => None,
			})
		});
		let (worker, _) = sc_authority_discovery::new_worker_and_service_with_config(
			config,
			self.client.clone(),
			Arc::new(self.network.clone()),
			events,
			sc_authority_discovery::Role::PublishAndDiscover(self.keystore.clone()),
			self.registry.clone(),
			task_manager.spawn_handle(),
		);
		task_manager.spawn_handle().spawn(
			"authority-discovery-worker",
			Some("networking"),
			worker.run(),
		);
	}

	fn start_voting(
		&self,
		task_manager: &TaskManager,
		voting: Voting,
		telemetry: Option<&Telemetry>,
	) -> Result<(), Error> {
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: GOSSIP_DURATION,
				justification_generation_period: JUSTIFICATION_PERIOD,
				observer_enabled: false,
				local_role: self.role,
				name: Some(self.name.clone()),
				keystore: self.role.is_authority().then(|| self.keystore.clone()),
				telemetry: telemetry.map(Telemetry::handle),
				protocol_name: voting.protocol,
			},
			link: voting.link,
			network: self.network.clone(),
			sync: self.sync_service.clone(),
			notification_service: voting.notifications,
			voting_rule: VotingRulesBuilder::default().build(),
			prometheus_registry: self.registry.clone(),
			shared_voter_state: voting.state,
			telemetry: telemetry.map(Telemetry::handle),
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(
				self.transaction_pool.clone(),
			),
		})?;
		// Without its voter a node stops finalizing, which is worse than not running.
		task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
		Ok(())
	}
}
