// SPDX-License-Identifier: Apache-2.0

//! The runtime APIs: what the node needs to run the chain, what wallets and explorers ask of it.

use crate::{
	configs::restaking::{ActiveEra, RampartSecurity},
	genesis_config_presets,
	opaque::SessionKeys,
	timing, AccountId, AuthorityDiscovery, Availability, Babe, Balance, Block, Executive, Grandpa,
	Historical, InherentDataExt, Nonce, Operators, Oracle, Restaking, Rewards, Runtime,
	RuntimeCall, RuntimeGenesisConfig, Services, Slashing, Staking, System, TransactionPayment,
	Verification, VERSION,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	view_functions::{ViewFunctionDispatchError, ViewFunctionId},
	weights::Weight,
};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use restaking_primitives::{
	dashboard::{
		self, OperatorSummary, RestakerExposure, ServiceInfo, ServiceSummary, SlashChange,
	},
	runtime_api::{
		OperatorInfo, PendingSlash, RestakerInfo, ServiceHealth, ServiceSecurity, SlashInfo, Totals,
	},
	statement::{RewardsOwed, ServicePot, Statement},
	Eras, OperatorStake, ServiceId, SlashId,
};
use sp_api::impl_runtime_apis;
use sp_authority_discovery::AuthorityId as AuthorityDiscoveryId;
use sp_consensus_babe::AuthorityId as BabeId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_genesis_builder::PresetId;
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_staking::{EraIndex, Page};
use sp_version::RuntimeVersion;

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_babe::BabeApi<Block> for Runtime {
		fn configuration() -> sp_consensus_babe::BabeConfiguration {
			let epoch_config = Babe::epoch_config().unwrap_or_default();
			sp_consensus_babe::BabeConfiguration {
				slot_duration: Babe::slot_duration(),
				epoch_length: timing::EpochDuration::get(),
				c: epoch_config.c,
				authorities: Babe::authorities().to_vec(),
				randomness: Babe::randomness(),
				allowed_slots: epoch_config.allowed_slots,
			}
		}

		fn current_epoch_start() -> sp_consensus_babe::Slot {
			Babe::current_epoch_start()
		}

		fn current_epoch() -> sp_consensus_babe::Epoch {
			Babe::current_epoch()
		}

		fn next_epoch() -> sp_consensus_babe::Epoch {
			Babe::next_epoch()
		}

		fn generate_key_ownership_proof(
			_slot: sp_consensus_babe::Slot,
			authority_id: BabeId,
		) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
			use frame_support::traits::KeyOwnerProofSystem;

			Historical::prove((sp_consensus_babe::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_babe::OpaqueKeyOwnershipProof::new(proof.encode()))
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_babe::EquivocationProof<<Block as BlockT>::Header>,
			key_owner_proof: sp_consensus_babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Babe::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			use frame_support::traits::KeyOwnerProofSystem;

			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
		}
	}

	impl sp_authority_discovery::AuthorityDiscoveryApi<Block> for Runtime {
		fn authorities() -> Vec<AuthorityDiscoveryId> {
			AuthorityDiscovery::authorities()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime
	{
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_staking_runtime_api::StakingApi<Block, Balance, AccountId> for Runtime {
		fn nominations_quota(balance: Balance) -> u32 {
			Staking::api_nominations_quota(balance)
		}

		fn eras_stakers_page_count(era: EraIndex, account: AccountId) -> Page {
			Staking::api_eras_stakers_page_count(era, account)
		}

		fn pending_rewards(era: EraIndex, account: AccountId) -> bool {
			Staking::api_pending_rewards(era, account)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<PresetId> {
			genesis_config_presets::preset_names()
		}
	}

	impl restaking_primitives::runtime_api::RestakingApi<Block, AccountId> for Runtime {
		fn services(
			after: Option<ServiceId>,
			limit: u32,
		) -> dashboard::Page<ServiceSummary<AccountId>, ServiceId> {
			Services::page(after, limit)
		}

		fn operators(
			after: Option<AccountId>,
			limit: u32,
		) -> dashboard::Page<OperatorSummary<AccountId>, AccountId> {
			crate::dashboard::operators(after, limit)
		}

		fn service(service: ServiceId) -> Option<ServiceInfo<AccountId>> {
			Services::info(service)
		}

		fn service_security(service: ServiceId) -> Option<ServiceSecurity<AccountId>> {
			Services::security(service)
		}

		fn health(service: ServiceId) -> Option<ServiceHealth<AccountId>> {
			RampartSecurity::health(service)
		}

		fn delegations(restaker: AccountId) -> RestakerInfo<AccountId> {
			Restaking::restaker_info(&restaker)
		}

		fn exposure(restaker: AccountId) -> RestakerExposure<AccountId> {
			crate::dashboard::exposure(&restaker)
		}

		fn pending_slashes(restaker: AccountId) -> Vec<PendingSlash<AccountId>> {
			Restaking::pending_slashes_of(&restaker)
		}

		fn operator(operator: AccountId) -> Option<OperatorInfo> {
			let record = Operators::info(&operator)?;
			let magnitude = <Restaking as OperatorStake<AccountId>>::magnitude(&operator);
			Some(OperatorInfo {
				metadata: record.metadata.into_inner(),
				commission: Operators::commission(&operator).unwrap_or_default(),
				active: <Restaking as OperatorStake<AccountId>>::ensure_active(&operator).is_ok(),
				magnitude,
				free_magnitude: magnitude.saturating_sub(Services::reserved(&operator)),
				shared_magnitude: Services::shared_magnitude(&operator),
				stake: Restaking::backing(&operator, magnitude, ActiveEra::active_era()),
				outstanding: Restaking::outstanding_of(&operator),
				allocations: Services::allocations_of(&operator),
			})
		}

		fn slash(id: SlashId) -> Option<SlashInfo<AccountId>> {
			Slashing::info(id)
		}

		fn slash_changes() -> Vec<SlashChange<AccountId>> {
			crate::dashboard::slash_changes()
		}

		fn rewards(account: AccountId) -> RewardsOwed<AccountId> {
			Rewards::owed_to(&account)
		}

		fn service_pot(service: ServiceId) -> Option<ServicePot<AccountId>> {
			Rewards::pot_info(service)
		}

		fn statement(restaker: AccountId) -> Statement<AccountId> {
			crate::statement::of(&restaker)
		}

		fn totals() -> Totals {
			let era = ActiveEra::active_era();
			let mut totals = Totals {
				era,
				services: pallet_services::NextServiceId::<Runtime>::get(),
				..Default::default()
			};
			for (operator, ledger) in pallet_restaking::Operators::<Runtime>::iter() {
				let stake = Restaking::backing(&operator, ledger.magnitude, era);
				totals.operators = totals.operators.saturating_add(1);
				totals.restaked = totals.restaked.saturating_add(stake);
				for slash in ledger.uncollected.iter().filter_map(|it| Slashing::info(it.id)) {
					totals.collecting = totals.collecting.saturating_add(1);
					totals.accounted = totals.accounted.saturating_add(slash.accounted);
					totals.collected = totals.collected.saturating_add(slash.collected);
					totals.outstanding = totals.outstanding.saturating_add(slash.outstanding);
				}
			}
			totals
		}

		fn check_invariants() -> Result<(), Vec<u8>> {
			Operators::do_try_state()
				.and_then(|()| Restaking::do_try_state())
				.and_then(|()| Services::do_try_state())
				.and_then(|()| Slashing::do_try_state())
				.and_then(|()| Rewards::do_try_state())
				.and_then(|()| Availability::do_try_state())
				.and_then(|()| Oracle::do_try_state())
				.and_then(|()| Verification::do_try_state())
				.map_err(|broken| <&'static str>::from(broken).as_bytes().to_vec())
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		#[allow(non_local_definitions)]
		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			// A failed check has to stop the tool that runs this; it never runs on a chain.
			#[allow(clippy::unwrap_used)]
			let weight = Executive::try_runtime_upgrade(checks).unwrap();
			(weight, crate::configs::system::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			#[allow(clippy::unwrap_used)]
			Executive::try_execute_block(block, state_root_check, signature_check, select).unwrap()
		}
	}
}
