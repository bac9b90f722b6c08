// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_operators`.
//!
//! Provisional until generated from the benchmarks.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_operators`.
pub trait WeightInfo {
	fn register(m: u32, ) -> Weight;
	fn update_metadata(m: u32, ) -> Weight;
	fn set_commission() -> Weight;
	fn set_min_self_delegation() -> Weight;
	fn deregister() -> Weight;
}

/// Weights for `pallet_operators` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// The range of component `m` is `[0, MaxMetadata]`.
	fn register(m: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// The range of component `m` is `[0, MaxMetadata]`.
	fn update_metadata(m: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	fn set_commission() -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	fn set_min_self_delegation() -> Weight {
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	fn deregister() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// The range of component `m` is `[0, MaxMetadata]`.
	fn register(m: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// The range of component `m` is `[0, MaxMetadata]`.
	fn update_metadata(m: u32, ) -> Weight {
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	fn set_commission() -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	fn set_min_self_delegation() -> Weight {
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	fn deregister() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
