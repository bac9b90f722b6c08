// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_rewards`.
//!
//! Estimates on the safe side, until `./scripts/weights rewards` writes what it measures in their
//! place.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// What the calls and hooks of `pallet_rewards` weigh.
pub trait WeightInfo {
	fn fund() -> Weight;
	fn set_rewarder() -> Weight;
	fn sweep() -> Weight;
	fn report_points(o: u32, ) -> Weight;
	fn distribute(o: u32, ) -> Weight;
	fn stream() -> Weight;
	fn stop_stream() -> Weight;
	fn claim() -> Weight;
	fn claim_and_restake() -> Weight;
	fn set_destination() -> Weight;
	fn idle_base() -> Weight;
	fn look() -> Weight;
	fn prune_step() -> Weight;
	fn stream_step() -> Weight;
	fn compound_look() -> Weight;
	fn compound_step() -> Weight;
}

/// What they weigh as estimated, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn fund() -> Weight {
		Weight::from_parts(70_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn set_rewarder() -> Weight {
		Weight::from_parts(30_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn sweep() -> Weight {
		Weight::from_parts(80_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// The range of component `o` is `[1, 200]`.
	fn report_points(o: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 22000)
			.saturating_add(Weight::from_parts(14_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 5554).saturating_mul(o.into()))
	}
	/// The range of component `o` is `[1, 200]`.
	fn distribute(o: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 22000)
			.saturating_add(Weight::from_parts(45_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((7_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 16000).saturating_mul(o.into()))
	}
	fn stream() -> Weight {
		Weight::from_parts(40_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn stop_stream() -> Weight {
		Weight::from_parts(35_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(110_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn claim_and_restake() -> Weight {
		Weight::from_parts(380_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(34_u64))
			.saturating_add(T::DbWeight::get().writes(24_u64))
	}
	fn set_destination() -> Weight {
		Weight::from_parts(50_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn idle_base() -> Weight {
		Weight::from_parts(12_000_000, 3481)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	fn look() -> Weight {
		Weight::from_parts(15_000_000, 3600)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn prune_step() -> Weight {
		Weight::from_parts(20_000_000, 3600)
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn stream_step() -> Weight {
		Weight::from_parts(50_000_000, 22000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn compound_look() -> Weight {
		Weight::from_parts(40_000_000, 4100)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn compound_step() -> Weight {
		Weight::from_parts(400_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(36_u64))
			.saturating_add(T::DbWeight::get().writes(24_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn fund() -> Weight {
		Weight::from_parts(70_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_rewarder() -> Weight {
		Weight::from_parts(30_000_000, 3700)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn sweep() -> Weight {
		Weight::from_parts(80_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	/// The range of component `o` is `[1, 200]`.
	fn report_points(o: u32, ) -> Weight {
		Weight::from_parts(45_000_000, 22000)
			.saturating_add(Weight::from_parts(14_000_000, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 5554).saturating_mul(o.into()))
	}
	/// The range of component `o` is `[1, 200]`.
	fn distribute(o: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 22000)
			.saturating_add(Weight::from_parts(45_000_000, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().reads((7_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 16000).saturating_mul(o.into()))
	}
	fn stream() -> Weight {
		Weight::from_parts(40_000_000, 3700)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn stop_stream() -> Weight {
		Weight::from_parts(35_000_000, 3700)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(110_000_000, 9000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn claim_and_restake() -> Weight {
		Weight::from_parts(380_000_000, 24000)
			.saturating_add(RocksDbWeight::get().reads(34_u64))
			.saturating_add(RocksDbWeight::get().writes(24_u64))
	}
	fn set_destination() -> Weight {
		Weight::from_parts(50_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn idle_base() -> Weight {
		Weight::from_parts(12_000_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn look() -> Weight {
		Weight::from_parts(15_000_000, 3600)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn prune_step() -> Weight {
		Weight::from_parts(20_000_000, 3600)
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn stream_step() -> Weight {
		Weight::from_parts(50_000_000, 22000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn compound_look() -> Weight {
		Weight::from_parts(40_000_000, 4100)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn compound_step() -> Weight {
		Weight::from_parts(400_000_000, 24000)
			.saturating_add(RocksDbWeight::get().reads(36_u64))
			.saturating_add(RocksDbWeight::get().writes(24_u64))
	}
}
