// SPDX-License-Identifier: Apache-2.0

//! The price oracle.

use crate::{
	configs::restaking::{RampartSecurity, MAX_OPERATORS_PER_SERVICE},
	AccountId, Runtime, MAXIMUM_BLOCK_WEIGHT,
};
use frame_support::{parameter_types, traits::ConstU32, weights::Weight, PalletId};
use frame_system::EnsureRoot;
use sp_runtime::{Perbill, Permill};

/// For the node.
pub use pallet_example_oracle::SOURCE;

parameter_types! {
	pub const OracleId: PalletId = PalletId(*b"rmp/orcl");
	// Sources that ask the same markets differ by less, unless one of them is wrong.
	pub const PriceBand: Permill = Permill::from_percent(5);
	pub RoundWeight: Weight = Perbill::from_percent(20) * MAXIMUM_BLOCK_WEIGHT;
}

impl pallet_example_oracle::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type Band = PriceBand;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::ServicePalletsStage;
	type MaxAssets = ConstU32<4>;
	type MaxOperators = ConstU32<MAX_OPERATORS_PER_SERVICE>;
	type PalletId = OracleId;
	type RoundWeight = RoundWeight;
	type Security = RampartSecurity;
	type WeightInfo = pallet_example_oracle::weights::SubstrateWeight<Runtime>;
}
