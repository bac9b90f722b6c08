// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_example_verification`: estimates, from the measured weights of the calls
//! of other pallets that do the same work, to be replaced by `./scripts/weights`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// What the calls and hooks of `pallet_example_verification` weigh.
pub trait WeightInfo {
	fn post() -> Weight;
	fn attest() -> Weight;
	fn challenge() -> Weight;
	fn resolve() -> Weight;
	fn end(o: u32, ) -> Weight;
	fn judge(o: u32, ) -> Weight;
	fn punish() -> Weight;
	fn pay() -> Weight;
	fn create_service() -> Weight;
	fn idle_base() -> Weight;
	fn look() -> Weight;
}

/// What they weigh as estimated, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn post() -> Weight {
		Weight::from_parts(2_000_000_000, 700000)
			.saturating_add(T::DbWeight::get().reads(312_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn attest() -> Weight {
		Weight::from_parts(250_000_000, 20000)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn challenge() -> Weight {
		Weight::from_parts(90_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn resolve() -> Weight {
		Weight::from_parts(40_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn end(o: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 6000)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 2700).saturating_mul(o.into()))
	}
	fn judge(o: u32, ) -> Weight {
		Weight::from_parts(250_000_000, 15000)
			.saturating_add(Weight::from_parts(35_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 7000).saturating_mul(o.into()))
	}
	fn punish() -> Weight {
		Weight::from_parts(1_700_000_000, 520000)
			.saturating_add(T::DbWeight::get().reads(245_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	fn pay() -> Weight {
		Weight::from_parts(6_000_000_000, 900000)
			.saturating_add(T::DbWeight::get().reads(720_u64))
			.saturating_add(T::DbWeight::get().writes(310_u64))
	}
	fn create_service() -> Weight {
		Weight::from_parts(70_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn idle_base() -> Weight {
		Weight::from_parts(12_000_000, 3000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	fn look() -> Weight {
		Weight::from_parts(15_000_000, 3600)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn post() -> Weight {
		Weight::from_parts(2_000_000_000, 700000)
			.saturating_add(RocksDbWeight::get().reads(312_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn attest() -> Weight {
		Weight::from_parts(250_000_000, 20000)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn challenge() -> Weight {
		Weight::from_parts(90_000_000, 6000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn resolve() -> Weight {
		Weight::from_parts(40_000_000, 5000)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn end(o: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 6000)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 2700).saturating_mul(o.into()))
	}
	fn judge(o: u32, ) -> Weight {
		Weight::from_parts(250_000_000, 15000)
			.saturating_add(Weight::from_parts(35_000_000, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().reads((5_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 7000).saturating_mul(o.into()))
	}
	fn punish() -> Weight {
		Weight::from_parts(1_700_000_000, 520000)
			.saturating_add(RocksDbWeight::get().reads(245_u64))
			.saturating_add(RocksDbWeight::get().writes(20_u64))
	}
	fn pay() -> Weight {
		Weight::from_parts(6_000_000_000, 900000)
			.saturating_add(RocksDbWeight::get().reads(720_u64))
			.saturating_add(RocksDbWeight::get().writes(310_u64))
	}
	fn create_service() -> Weight {
		Weight::from_parts(70_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn idle_base() -> Weight {
		Weight::from_parts(12_000_000, 3000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
	}
	fn look() -> Weight {
		Weight::from_parts(15_000_000, 3600)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
