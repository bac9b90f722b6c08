// SPDX-License-Identifier: Apache-2.0

//! The pallets whose calls are benchmarked, and what they need for it.

use crate::{
	AccountId, AllPalletsWithSystem, Babe, Balances, Grandpa, Multisig, Proxy, Runtime, SafeMode,
	SecurityCouncil, Staking, Sudo, Timestamp, TransactionPayment, Treasury, TxPause, Utility,
	VoterList,
};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{
	add_benchmark, add_benchmarks, baseline::Pallet as BaselineBench, define_benchmarks,
	list_benchmark, list_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList,
};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use frame_system_benchmarking::{
	extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
};

define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_babe, Babe]
	[pallet_bags_list, VoterList]
	[pallet_balances, Balances]
	[pallet_collective, SecurityCouncil]
	[pallet_grandpa, Grandpa]
	[pallet_multisig, Multisig]
	[pallet_proxy, Proxy]
	[pallet_safe_mode, SafeMode]
	[pallet_staking, Staking]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_treasury, Treasury]
	[pallet_tx_pause, TxPause]
	[pallet_utility, Utility]
	// The restaking pallets (indices 40 to 44) join here.
);

impl frame_benchmarking::baseline::Config for Runtime {}
impl frame_system_benchmarking::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// What can be benchmarked.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs what is asked for.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// The treasury pays in the native token only, so there is but one kind of asset.
pub struct TreasuryArguments;

impl pallet_treasury::ArgumentsFactory<(), AccountId> for TreasuryArguments {
	fn create_asset_kind(_seed: u32) {}

	fn create_beneficiary(seed: [u8; 32]) -> AccountId {
		AccountId::new(seed)
	}
}
