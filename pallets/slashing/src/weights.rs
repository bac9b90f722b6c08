// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_slashing`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 10, repeat 5, worst case map size
//! 1000000, wasm execution Compiled. Never edit it by hand.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// What the calls and hooks of `pallet_slashing` weigh.
pub trait WeightInfo {
	fn propose_slash() -> Weight;
	fn veto_slash() -> Weight;
	fn execute_slash() -> Weight;
	fn execution_base() -> Weight;
	fn execution_skip() -> Weight;
	fn execution_step() -> Weight;
	fn set_aside() -> Weight;
	fn pruning_base() -> Weight;
	fn pruning_skip() -> Weight;
	fn pruning_step() -> Weight;
}

/// What they weigh as measured, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3668), added: 6143, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(876), added: 3351, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offences` (r:1 w:1)
	/// Proof: `Slashing::Offences` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::NextSlashId` (r:1 w:1)
	/// Proof: `Slashing::NextSlashId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:0)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:1 w:0)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCounts` (r:1 w:1)
	/// Proof: `Slashing::ExecutionCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:0 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	fn propose_slash() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1553`
		//  Estimated: `7133`
		// Minimum execution time: 53_851_000 picoseconds.
		Weight::from_parts(56_535_000, 7133)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:0 w:1)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn veto_slash() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1625`
		//  Estimated: `4090`
		// Minimum execution time: 37_617_000 picoseconds.
		Weight::from_parts(39_649_000, 4090)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(876), added: 3351, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(3079), added: 5554, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Collecting` (r:1 w:1)
	/// Proof: `Restaking::Collecting` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CounterForCollecting` (r:1 w:1)
	/// Proof: `Restaking::CounterForCollecting` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn execute_slash() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1865`
		//  Estimated: `6544`
		// Minimum execution time: 63_496_000 picoseconds.
		Weight::from_parts(66_289_000, 6544)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:1 w:0)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCounts` (r:1 w:0)
	/// Proof: `Slashing::ExecutionCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn execution_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `561`
		//  Estimated: `3481`
		// Minimum execution time: 10_175_000 picoseconds.
		Weight::from_parts(10_917_000, 3481)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `Slashing::ExecutionCounts` (r:1 w:1)
	/// Proof: `Slashing::ExecutionCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:0 w:1)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn execution_skip() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `43`
		//  Estimated: `3481`
		// Minimum execution time: 5_628_000 picoseconds.
		Weight::from_parts(6_080_000, 3481)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Slashing::ExecutionCounts` (r:1 w:0)
	/// Proof: `Slashing::ExecutionCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:1 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(876), added: 3351, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(3079), added: 5554, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Collecting` (r:1 w:1)
	/// Proof: `Restaking::Collecting` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CounterForCollecting` (r:1 w:1)
	/// Proof: `Restaking::CounterForCollecting` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:0 w:1)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn execution_step() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1884`
		//  Estimated: `6544`
		// Minimum execution time: 68_973_000 picoseconds.
		Weight::from_parts(72_749_000, 6544)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:0 w:1)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn set_aside() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1099`
		//  Estimated: `4090`
		// Minimum execution time: 28_963_000 picoseconds.
		Weight::from_parts(30_535_000, 4090)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:0)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn pruning_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `561`
		//  Estimated: `3481`
		// Minimum execution time: 10_195_000 picoseconds.
		Weight::from_parts(10_966_000, 3481)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:0 w:1)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn pruning_skip() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `43`
		//  Estimated: `3481`
		// Minimum execution time: 5_648_000 picoseconds.
		Weight::from_parts(6_119_000, 3481)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Slashing::PruningCounts` (r:1 w:0)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:1 w:1)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(239), added: 2714, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:0 w:1)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offences` (r:0 w:1)
	/// Proof: `Slashing::Offences` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn pruning_step() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `495`
		//  Estimated: `3704`
		// Minimum execution time: 22_083_000 picoseconds.
		Weight::from_parts(23_586_000, 3704)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn propose_slash() -> Weight {
		Weight::from_parts(56_535_000, 7133)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn veto_slash() -> Weight {
		Weight::from_parts(39_649_000, 4090)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn execute_slash() -> Weight {
		Weight::from_parts(66_289_000, 6544)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn execution_base() -> Weight {
		Weight::from_parts(10_917_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn execution_skip() -> Weight {
		Weight::from_parts(6_080_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn execution_step() -> Weight {
		Weight::from_parts(72_749_000, 6544)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn set_aside() -> Weight {
		Weight::from_parts(30_535_000, 4090)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn pruning_base() -> Weight {
		Weight::from_parts(10_966_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn pruning_skip() -> Weight {
		Weight::from_parts(6_119_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn pruning_step() -> Weight {
		Weight::from_parts(23_586_000, 3704)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
}
