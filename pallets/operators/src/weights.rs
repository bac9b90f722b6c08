// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_operators`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 20, repeat 8, worst case map size
//! 1000000, wasm execution Compiled. Never edit it by hand.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// What the calls and hooks of `pallet_operators` weigh.
pub trait WeightInfo {
	fn register(m: u32, ) -> Weight;
	fn update_metadata(m: u32, ) -> Weight;
	fn set_commission() -> Weight;
	fn set_min_self_delegation() -> Weight;
	fn set_key() -> Weight;
	fn remove_key() -> Weight;
	fn set_service_commission() -> Weight;
	fn clear_service_commission() -> Weight;
	fn deregister() -> Weight;
}

/// What they weigh as measured, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 256]`.
	fn register(m: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `389`
		//  Estimated: `3825`
		// Minimum execution time: 62_042_000 picoseconds.
		Weight::from_parts(63_586_427, 3825)
			// Standard Error: 6_372
			.saturating_add(Weight::from_parts(21_045, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 256]`.
	fn update_metadata(m: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `515`
		//  Estimated: `3825`
		// Minimum execution time: 13_791_000 picoseconds.
		Weight::from_parts(15_701_870, 3825)
			// Standard Error: 2_010
			.saturating_add(Weight::from_parts(2_449, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn set_commission() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1081`
		//  Estimated: `3825`
		// Minimum execution time: 25_598_000 picoseconds.
		Weight::from_parts(27_802_000, 3825)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	fn set_min_self_delegation() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `515`
		//  Estimated: `3825`
		// Minimum execution time: 14_461_000 picoseconds.
		Weight::from_parts(15_323_000, 3825)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Operators::RetiredKeys` (r:1 w:1)
	/// Proof: `Operators::RetiredKeys` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// Storage: `Operators::KeyTenures` (r:1 w:10)
	/// Proof: `Operators::KeyTenures` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Keys` (r:1 w:1)
	/// Proof: `Operators::Keys` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn set_key() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1733`
		//  Estimated: `3825`
		// Minimum execution time: 121_391_000 picoseconds.
		Weight::from_parts(128_662_000, 3825)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Keys` (r:1 w:1)
	/// Proof: `Operators::Keys` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Operators::RetiredKeys` (r:1 w:1)
	/// Proof: `Operators::RetiredKeys` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// Storage: `Operators::KeyTenures` (r:0 w:9)
	/// Proof: `Operators::KeyTenures` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	fn remove_key() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1341`
		//  Estimated: `3825`
		// Minimum execution time: 58_638_000 picoseconds.
		Weight::from_parts(60_871_000, 3825)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ServiceCommissions` (r:1 w:1)
	/// Proof: `Operators::ServiceCommissions` (`max_values`: None, `max_size`: Some(465), added: 2940, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn set_service_commission() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1574`
		//  Estimated: `3930`
		// Minimum execution time: 32_528_000 picoseconds.
		Weight::from_parts(34_291_000, 3930)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ServiceCommissions` (r:1 w:1)
	/// Proof: `Operators::ServiceCommissions` (`max_values`: None, `max_size`: Some(465), added: 2940, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn clear_service_commission() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1574`
		//  Estimated: `3930`
		// Minimum execution time: 31_847_000 picoseconds.
		Weight::from_parts(34_421_000, 3930)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Operators::Operators` (r:1 w:1)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:0)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Keys` (r:4 w:3)
	/// Proof: `Operators::Keys` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
	/// Storage: `Operators::RetiredKeys` (r:1 w:1)
	/// Proof: `Operators::RetiredKeys` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ServiceCommissions` (r:0 w:1)
	/// Proof: `Operators::ServiceCommissions` (`max_values`: None, `max_size`: Some(465), added: 2940, mode: `MaxEncodedLen`)
	/// Storage: `Operators::KeyTenures` (r:0 w:11)
	/// Proof: `Operators::KeyTenures` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	fn deregister() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1743`
		//  Estimated: `11270`
		// Minimum execution time: 120_089_000 picoseconds.
		Weight::from_parts(125_366_000, 11270)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn register(m: u32, ) -> Weight {
		Weight::from_parts(63_586_427, 3825)
			.saturating_add(Weight::from_parts(21_045, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn update_metadata(m: u32, ) -> Weight {
		Weight::from_parts(15_701_870, 3825)
			.saturating_add(Weight::from_parts(2_449, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_commission() -> Weight {
		Weight::from_parts(27_802_000, 3825)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_min_self_delegation() -> Weight {
		Weight::from_parts(15_323_000, 3825)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_key() -> Weight {
		Weight::from_parts(128_662_000, 3825)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
	}
	fn remove_key() -> Weight {
		Weight::from_parts(60_871_000, 3825)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn set_service_commission() -> Weight {
		Weight::from_parts(34_291_000, 3930)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn clear_service_commission() -> Weight {
		Weight::from_parts(34_421_000, 3930)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn deregister() -> Weight {
		Weight::from_parts(125_366_000, 11270)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(18_u64))
	}
}
