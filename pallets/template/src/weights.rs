// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_template`. Estimates, from what other pallets measured for the same reads and
//! writes; `./scripts/weights template` replaces them with what its benchmarks measure.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// What the calls and hooks of `pallet_template` weigh.
pub trait WeightInfo {
	fn ping() -> Weight;
	fn start() -> Weight;
	fn poll_base() -> Weight;
	fn close_era(o: u32, ) -> Weight;
	fn slash_offender() -> Weight;
	fn hear_of_slash() -> Weight;
}

/// What they weigh, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn ping() -> Weight {
		Weight::from_parts(55_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn start() -> Weight {
		Weight::from_parts(60_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn poll_base() -> Weight {
		Weight::from_parts(12_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// The range of component `o` is `[1, 100]`.
	fn close_era(o: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 27000)
			.saturating_add(Weight::from_parts(50_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 6884).saturating_mul(o.into()))
	}
	fn slash_offender() -> Weight {
		Weight::from_parts(1_800_000_000, 520000)
			.saturating_add(T::DbWeight::get().reads(245_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	fn hear_of_slash() -> Weight {
		Weight::from_parts(8_000_000, 1500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn ping() -> Weight {
		Weight::from_parts(55_000_000, 9000)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn start() -> Weight {
		Weight::from_parts(60_000_000, 5000)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn poll_base() -> Weight {
		Weight::from_parts(12_000_000, 5000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// The range of component `o` is `[1, 100]`.
	fn close_era(o: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 27000)
			.saturating_add(Weight::from_parts(50_000_000, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 6884).saturating_mul(o.into()))
	}
	fn slash_offender() -> Weight {
		Weight::from_parts(1_800_000_000, 520000)
			.saturating_add(RocksDbWeight::get().reads(245_u64))
			.saturating_add(RocksDbWeight::get().writes(16_u64))
	}
	fn hear_of_slash() -> Weight {
		Weight::from_parts(8_000_000, 1500)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
}
