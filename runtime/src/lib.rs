// SPDX-License-Identifier: Apache-2.0

//! The Rampart runtime: a proof-of-stake chain whose bonded stake also secures services.
//!
//! One wasm blob serves every network. What differs between them (block time, the lengths of
//! epochs and eras, delays) is written at genesis and read through [`timing`]; the presets in
//! [`genesis_config_presets`] are the networks this repository knows.
//!
//! | where | what |
//! |---|---|
//! | [`mod@configs`] | every pallet's `Config`, by domain |
//! | [`apis`] | the runtime APIs, for the node, wallets and explorers |
//! | [`timing`] | the clock of a network: slots, epochs, eras |
//! | [`first_operators`] | who runs services from genesis on |
//! | [`genesis_config_presets`] | the genesis states a node can start from |

#![cfg_attr(not(feature = "std"), no_std)]
// The `runtime` and `impl_runtime_apis` macros recurse deeply with this many pallets.
#![recursion_limit = "512"]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod dashboard;
pub mod first_operators;
pub mod genesis_config_presets;
pub mod statement;
#[cfg(test)]
mod tests;
pub mod timing;

use alloc::{borrow::Cow, vec::Vec};
use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature, Perbill,
};
use sp_version::RuntimeVersion;

#[cfg(feature = "std")]
pub use apis::RuntimeApi;
pub use apis::RUNTIME_API_VERSIONS;
pub use configs::governance::{SecurityCouncilCollective, SecurityCouncilOrigin};
pub use genesis_config_presets::STAGING_RUNTIME_PRESET;

/// The signature of a transaction; any of the schemes wallets use.
pub type Signature = MultiSignature;
/// An account: the public key of its signer, or a hash of it.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An amount, in the smallest unit; see [`UNIT`].
pub type Balance = u128;
/// The height of a block.
pub type BlockNumber = u32;
/// How many transactions an account has sent.
pub type Nonce = u32;
/// The hash of a block, a call or a storage root.
pub type Hash = sp_core::H256;
/// A moment in time, in milliseconds since the Unix epoch.
pub type Moment = u64;
/// How an account is named in a call.
pub type Address = MultiAddress<AccountId, ()>;
/// The block header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// The block, with extrinsics decoded.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// What a transaction carries beside its call. All of it is standard, so wallets and libraries
/// that read the metadata need no extra definitions.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);
/// An extrinsic as it arrives, its signature not yet checked.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a sender signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// Executes blocks: hooks, inherents, transactions.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types for the parts of a node that must keep working across runtime upgrades, whatever the
/// extrinsics of the day look like.
pub mod opaque {
	use super::*;
	use sp_runtime::impl_opaque_keys;

	pub use super::{AccountId, Balance, Hash, Header, Nonce};
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// The block, with extrinsics as bytes.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
	/// A block by hash or by number.
	pub type BlockId = generic::BlockId<Block>;

	impl_opaque_keys! {
		pub struct SessionKeys {
			pub babe: Babe,
			pub grandpa: Grandpa,
			pub authority_discovery: AuthorityDiscovery,
		}
	}
}

#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("rampart"),
	impl_name: Cow::Borrowed("rampart-node"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// The symbol of the native token, as wallets show it.
pub const TOKEN_SYMBOL: &str = "RMP";
/// Digits after the decimal point of one [`UNIT`].
pub const TOKEN_DECIMALS: u8 = 12;
/// One RMP.
pub const UNIT: Balance = 1_000_000_000_000;
/// One thousandth of a [`UNIT`].
pub const MILLI_UNIT: Balance = UNIT / 1_000;
/// One millionth of a [`UNIT`].
pub const MICRO_UNIT: Balance = UNIT / 1_000_000;
/// An account with less than this is removed.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLI_UNIT;
/// The address format; 42 is what development chains use.
pub const SS58_PREFIX: u16 = 42;

/// The deposit for occupying storage: so many items, so many bytes in all.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
	(items as Balance) * 100 * MILLI_UNIT + (bytes as Balance) * MILLI_UNIT
}

/// Time a block may take to execute on reference hardware.
///
/// The same blob has to fit the shortest slot a genesis may choose
/// ([`timing::MIN_SLOT_DURATION`]), and an author needs the other half of that slot to build and
/// to spread the block.
pub const BLOCK_COMPUTE_MILLIS: u64 = 500;
/// The weight of a full block. A standalone chain has no proof to send, hence no limit on its size.
pub const MAXIMUM_BLOCK_WEIGHT: Weight =
	Weight::from_parts(BLOCK_COMPUTE_MILLIS * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);
/// The size of a full block, in bytes.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;
/// The part of a block that ordinary transactions may fill.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);

// Pallets are ordered by index, and the order matters twice. At genesis: Timing before everything
// that reads it, Balances before Staking, Staking before Session. In a block: Timestamp before
// whoever asks the time, Authorship before Session, so that the author of a session's last block is
// credited in the era in which it was written.
#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Runtime>;
	#[runtime::pallet_index(1)]
	pub type Timing = crate::timing::Pallet<Runtime>;
	#[runtime::pallet_index(2)]
	pub type Timestamp = pallet_timestamp::Pallet<Runtime>;

	// Blocks, validators and the stake behind them.
	#[runtime::pallet_index(3)]
	pub type Babe = pallet_babe::Pallet<Runtime>;
	#[runtime::pallet_index(4)]
	pub type Authorship = pallet_authorship::Pallet<Runtime>;
	#[runtime::pallet_index(5)]
	pub type Balances = pallet_balances::Pallet<Runtime>;
	#[runtime::pallet_index(6)]
	pub type TransactionPayment = pallet_transaction_payment::Pallet<Runtime>;
	#[runtime::pallet_index(7)]
	pub type Staking = pallet_staking::Pallet<Runtime>;
	#[runtime::pallet_index(8)]
	pub type VoterList = pallet_bags_list::Pallet<Runtime>;
	#[runtime::pallet_index(9)]
	pub type Offences = pallet_offences::Pallet<Runtime>;
	#[runtime::pallet_index(10)]
	pub type Historical = pallet_session::historical::Pallet<Runtime>;
	#[runtime::pallet_index(11)]
	pub type Session = pallet_session::Pallet<Runtime>;
	#[runtime::pallet_index(12)]
	pub type Grandpa = pallet_grandpa::Pallet<Runtime>;
	#[runtime::pallet_index(13)]
	pub type AuthorityDiscovery = pallet_authority_discovery::Pallet<Runtime>;

	// Ways to act through and with other accounts.
	#[runtime::pallet_index(20)]
	pub type Utility = pallet_utility::Pallet<Runtime>;
	#[runtime::pallet_index(21)]
	pub type Proxy = pallet_proxy::Pallet<Runtime>;
	#[runtime::pallet_index(22)]
	pub type Multisig = pallet_multisig::Pallet<Runtime>;

	// Governance and the brakes.
	#[runtime::pallet_index(30)]
	pub type Sudo = pallet_sudo::Pallet<Runtime>;
	#[runtime::pallet_index(31)]
	pub type SecurityCouncil = pallet_collective::Pallet<Runtime, Instance1>;
	#[runtime::pallet_index(32)]
	pub type Treasury = pallet_treasury::Pallet<Runtime>;
	#[runtime::pallet_index(33)]
	pub type SafeMode = pallet_safe_mode::Pallet<Runtime>;
	#[runtime::pallet_index(34)]
	pub type TxPause = pallet_tx_pause::Pallet<Runtime>;

	// Restaking. The ledger comes after Timing and Staking, which it asks at genesis.
	#[runtime::pallet_index(40)]
	pub type Operators = pallet_operators::Pallet<Runtime>;
	#[runtime::pallet_index(41)]
	pub type Restaking = pallet_restaking::Pallet<Runtime>;
	#[runtime::pallet_index(42)]
	pub type Services = pallet_services::Pallet<Runtime>;
	#[runtime::pallet_index(43)]
	pub type Slashing = pallet_slashing::Pallet<Runtime>;
	#[runtime::pallet_index(44)]
	pub type Rewards = pallet_rewards::Pallet<Runtime>;

	// Services that are pallets: examples.
	#[runtime::pallet_index(52)]
	pub type Availability = pallet_example_availability::Pallet<Runtime>;
	#[runtime::pallet_index(50)]
	pub type Oracle = pallet_example_oracle::Pallet<Runtime>;
	#[runtime::pallet_index(51)]
	pub type Verification = pallet_example_verification::Pallet<Runtime>;

	// After all that it sets up at genesis.
	#[runtime::pallet_index(60)]
	pub type FirstOperators = crate::first_operators::Pallet<Runtime>;
}
