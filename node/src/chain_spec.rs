// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! The chains this node knows by name, and those it reads from a file.

use rampart_runtime::{genesis_config_presets::STAGING_RUNTIME_PRESET, opaque::Block, WASM_BINARY};
use sc_chain_spec::ChainSpecExtension;
use sc_client_api::{BadBlocks, ForkBlocks};
use sc_service::{ChainType, GenericChainSpec, Properties};
use sc_sync_state_rpc::LightSyncStateExtension;
use serde::{Deserialize, Serialize};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use std::path::Path;

/// A chain specification of Rampart.
pub type ChainSpec = GenericChainSpec<Extensions>;

/// What a specification tells the client and not the runtime.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ChainSpecExtension)]
#[serde(rename_all = "camelCase", default)]
pub struct Extensions {
	/// Blocks that are canonical whatever the fork choice says.
	pub fork_blocks: ForkBlocks<Block>,
	/// Blocks that are never imported.
	pub bad_blocks: BadBlocks<Block>,
	/// Where a light client starts; `sync_state_genSyncSpec` fills it in.
	pub light_sync_state: LightSyncStateExtension,
}

/// One validator, and eras short enough to watch a whole life cycle.
pub fn development() -> Result<ChainSpec, String> {
	from_preset("Rampart Development", "rampart_dev", ChainType::Development, DEV_RUNTIME_PRESET)
}

/// Several validators on one machine.
pub fn local_testnet() -> Result<ChainSpec, String> {
	from_preset(
		"Rampart Local Testnet",
		"rampart_local",
		ChainType::Local,
		LOCAL_TESTNET_RUNTIME_PRESET,
	)
}

/// Production-like figures.
pub fn staging() -> Result<ChainSpec, String> {
	from_preset("Rampart Staging", "rampart_staging", ChainType::Live, STAGING_RUNTIME_PRESET)
}

/// The specification in the JSON file at `path`.
pub fn from_file(path: &Path) -> Result<ChainSpec, String> {
	let shown = path.display();
	if !path.is_file() {
		return Err(format!(
			"`{shown}` is neither a chain this node knows nor a file. Pass `--chain dev`, \
			 `--chain local`, `--chain staging`, or the path of a chain specification in JSON.",
		));
	}
	ChainSpec::from_json_file(path.into()).map_err(|error| {
		format!(
			"`{shown}` is not a chain specification of this node: {error}. Write a valid one with \
			 `export-chain-spec --chain local --output FILE` and start from it.",
		)
	})
}

fn from_preset(
	name: &str,
	id: &str,
	chain_type: ChainType,
	preset: &str,
) -> Result<ChainSpec, String> {
	let code = WASM_BINARY.ok_or(
		"This node was built without its runtime. Build it again without SKIP_WASM_BUILD, or pass \
		 the path of a chain specification with `--chain`.",
	)?;
	Ok(ChainSpec::builder(code, Extensions::default())
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_protocol_id("rampart")
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// How wallets show amounts and addresses.
fn properties() -> Properties {
	Properties::from_iter([
		("tokenSymbol".into(), "RMP".into()),
		("tokenDecimals".into(), 12.into()),
		("ss58Format".into(), 42.into()),
	])
}
