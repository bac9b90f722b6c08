// SPDX-License-Identifier: Apache-2.0

//! Weights for `pallet_services`.
//!
//! Provisional until generated from the benchmarks.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// Weight functions needed for `pallet_services`.
pub trait WeightInfo {
	fn create_service(m: u32, a: u32, ) -> Weight;
	fn set_service_metadata(m: u32, ) -> Weight;
	fn retire_service() -> Weight;
	fn opt_in(s: u32, ) -> Weight;
	fn opt_out() -> Weight;
	fn admit(s: u32, ) -> Weight;
	fn reject() -> Weight;
	fn remove_operator() -> Weight;
	fn release() -> Weight;
	fn pause_service() -> Weight;
	fn resume_service() -> Weight;
	fn look_for_release() -> Weight;
	fn release_next() -> Weight;
}

/// Weights for `pallet_services` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Services::NextServiceId` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `Services::Services` (r:0 w:1)
	/// The range of component `m` is `[0, MaxMetadata]`.
	/// The range of component `a` is `[0, MaxAllowList]`.
	fn create_service(m: u32, a: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(50_000, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// The range of component `m` is `[0, MaxMetadata]`.
	fn set_service_metadata(m: u32, ) -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	fn retire_service() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Storage: `Services::Services` (r:17 w:17)
	/// Storage: `Services::Allocations` (r:17 w:17)
	/// Storage: `Services::ReleaseQueue` (r:0 w:16)
	/// The range of component `s` is `[0, MaxServicesPerOperator]`.
	fn opt_in(s: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 4_000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	fn opt_out() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::Allocations` (r:17 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:0)
	/// The range of component `s` is `[0, MaxServicesPerOperator]`.
	fn admit(s: u32, ) -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(Weight::from_parts(8_000_000, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	fn reject() -> Weight {
		Weight::from_parts(45_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	fn remove_operator() -> Weight {
		Weight::from_parts(55_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::ReleaseQueue` (r:0 w:1)
	fn release() -> Weight {
		Weight::from_parts(55_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	fn pause_service() -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	fn resume_service() -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::ReleasesDoneBefore` (r:1 w:1)
	/// Storage: `Services::ReleaseQueue` (r:1 w:0)
	fn look_for_release() -> Weight {
		Weight::from_parts(15_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::ReleaseQueue` (r:0 w:1)
	fn release_next() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// Storage: `Services::NextServiceId` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `Services::Services` (r:0 w:1)
	/// The range of component `m` is `[0, MaxMetadata]`.
	/// The range of component `a` is `[0, MaxAllowList]`.
	fn create_service(m: u32, a: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(50_000, 0).saturating_mul(a.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// The range of component `m` is `[0, MaxMetadata]`.
	fn set_service_metadata(m: u32, ) -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	fn retire_service() -> Weight {
		Weight::from_parts(60_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Storage: `Services::Services` (r:17 w:17)
	/// Storage: `Services::Allocations` (r:17 w:17)
	/// Storage: `Services::ReleaseQueue` (r:0 w:16)
	/// The range of component `s` is `[0, MaxServicesPerOperator]`.
	fn opt_in(s: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 4_000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	fn opt_out() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::Allocations` (r:17 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:0)
	/// The range of component `s` is `[0, MaxServicesPerOperator]`.
	fn admit(s: u32, ) -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(Weight::from_parts(8_000_000, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	fn reject() -> Weight {
		Weight::from_parts(45_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	fn remove_operator() -> Weight {
		Weight::from_parts(55_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::ReleaseQueue` (r:0 w:1)
	fn release() -> Weight {
		Weight::from_parts(55_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	fn pause_service() -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	fn resume_service() -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::ReleasesDoneBefore` (r:1 w:1)
	/// Storage: `Services::ReleaseQueue` (r:1 w:0)
	fn look_for_release() -> Weight {
		Weight::from_parts(15_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Storage: `Services::ReleaseQueue` (r:0 w:1)
	fn release_next() -> Weight {
		Weight::from_parts(50_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
}
