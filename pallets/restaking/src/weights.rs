// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_restaking`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, worst case map size
//! 1000000, wasm execution Compiled. Never edit it by hand.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// What the calls and hooks of `pallet_restaking` weigh.
pub trait WeightInfo {
	fn delegate(s: u32, ) -> Weight;
	fn undelegate(s: u32, ) -> Weight;
	fn withdraw(s: u32, ) -> Weight;
	fn collect(s: u32, ) -> Weight;
	fn sync(o: u32, ) -> Weight;
	fn rebond() -> Weight;
	fn on_idle_base() -> Weight;
	fn on_idle_step() -> Weight;
	fn wind_up_step() -> Weight;
	fn on_bond_slashed(o: u32, ) -> Weight;
	fn postpone() -> Weight;
	fn on_bond_withdrawn() -> Weight;
}

/// What they weigh as measured, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Positions` (r:1 w:1)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Restakers` (r:1 w:1)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Owed` (r:1 w:1)
	/// Proof: `Restaking::Owed` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:3 w:2)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:48 w:48)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:0 w:48)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 48]`.
	fn delegate(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `8672 + s * (83 ±0)`
		//  Estimated: `10998 + s * (2864 ±0)`
		// Minimum execution time: 313_817_000 picoseconds.
		Weight::from_parts(318_075_365, 10998)
			// Standard Error: 1_429_334
			.saturating_add(Weight::from_parts(89_206_933, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2864).saturating_mul(s.into()))
	}
	/// Storage: `Restaking::Positions` (r:1 w:1)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Restakers` (r:1 w:1)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Owed` (r:1 w:1)
	/// Proof: `Restaking::Owed` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:3 w:2)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:48 w:48)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:0 w:48)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 48]`.
	fn undelegate(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7354 + s * (83 ±0)`
		//  Estimated: `10998 + s * (2864 ±0)`
		// Minimum execution time: 300_998_000 picoseconds.
		Weight::from_parts(430_652_342, 10998)
			// Standard Error: 1_624_719
			.saturating_add(Weight::from_parts(84_670_439, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2864).saturating_mul(s.into()))
	}
	/// Storage: `Restaking::Positions` (r:1 w:1)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Restakers` (r:1 w:1)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Owed` (r:1 w:1)
	/// Proof: `Restaking::Owed` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:3 w:2)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:48 w:48)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:0 w:48)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 48]`.
	fn withdraw(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7499 + s * (83 ±0)`
		//  Estimated: `10998 + s * (2864 ±0)`
		// Minimum execution time: 358_744_000 picoseconds.
		Weight::from_parts(790_856_639, 10998)
			// Standard Error: 849_008
			.saturating_add(Weight::from_parts(55_794_466, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2864).saturating_mul(s.into()))
	}
	/// Storage: `Restaking::Positions` (r:1 w:1)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Restakers` (r:1 w:1)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Owed` (r:1 w:1)
	/// Proof: `Restaking::Owed` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:3 w:2)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:48 w:48)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:0 w:48)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 48]`.
	fn collect(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7482 + s * (83 ±0)`
		//  Estimated: `10998 + s * (2864 ±0)`
		// Minimum execution time: 401_798_000 picoseconds.
		Weight::from_parts(414_630_013, 10998)
			// Standard Error: 844_033
			.saturating_add(Weight::from_parts(65_701_584, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(12_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2864).saturating_mul(s.into()))
	}
	/// Storage: `Restaking::Restakers` (r:1 w:1)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Positions` (r:8 w:8)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:8 w:8)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:8 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Owed` (r:8 w:8)
	/// Proof: `Restaking::Owed` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:24 w:16)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:384 w:384)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:8 w:8)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:0 w:384)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 8]`.
	fn sync(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4108 + o * (7325 ±0)`
		//  Estimated: `6196 + o * (137472 ±0)`
		// Minimum execution time: 3_059_183_000 picoseconds.
		Weight::from_parts(482_465_999, 6196)
			// Standard Error: 21_898_266
			.saturating_add(Weight::from_parts(3_300_925_903, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((56_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((102_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 137472).saturating_mul(o.into()))
	}
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:1)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Restakers` (r:1 w:0)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Payee` (r:0 w:1)
	/// Proof: `Staking::Payee` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	fn rebond() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1571`
		//  Estimated: `4556`
		// Minimum execution time: 161_771_000 picoseconds.
		Weight::from_parts(193_789_000, 4556)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindUpFrom` (r:1 w:0)
	/// Proof: `Restaking::WindUpFrom` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_idle_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `721`
		//  Estimated: `3545`
		// Minimum execution time: 11_187_000 picoseconds.
		Weight::from_parts(13_450_000, 3545)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::LastCollected` (r:1 w:1)
	/// Proof: `Restaking::LastCollected` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Collecting` (r:2 w:1)
	/// Proof: `Restaking::Collecting` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Positions` (r:2 w:0)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindUpFrom` (r:1 w:0)
	/// Proof: `Restaking::WindUpFrom` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_idle_step() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `7155`
		//  Estimated: `9790`
		// Minimum execution time: 55_142_000 picoseconds.
		Weight::from_parts(59_278_000, 9790)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindUpFrom` (r:1 w:1)
	/// Proof: `Restaking::WindUpFrom` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindingUp` (r:2 w:2)
	/// Proof: `Restaking::WindingUp` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Positions` (r:1 w:0)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn wind_up_step() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3878`
		//  Estimated: `7879`
		// Minimum execution time: 53_880_000 picoseconds.
		Weight::from_parts(56_184_000, 7879)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Restaking::Restakers` (r:1 w:1)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:1)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Followed` (r:1 w:1)
	/// Proof: `Restaking::Followed` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Positions` (r:8 w:8)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:8 w:8)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:8 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Owed` (r:8 w:8)
	/// Proof: `Restaking::Owed` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:24 w:16)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:384 w:384)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 8]`.
	fn on_bond_slashed(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3198 + o * (7325 ±0)`
		//  Estimated: `3802 + o * (137472 ±0)`
		// Minimum execution time: 659_822_000 picoseconds.
		Weight::from_parts(71_820_993, 3802)
			// Standard Error: 1_878_968
			.saturating_add(Weight::from_parts(659_942_066, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((55_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((53_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 137472).saturating_mul(o.into()))
	}
	/// Storage: `Restaking::Restakers` (r:1 w:0)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:1)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Followed` (r:1 w:0)
	/// Proof: `Restaking::Followed` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn postpone() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `865`
		//  Estimated: `3802`
		// Minimum execution time: 30_586_000 picoseconds.
		Weight::from_parts(32_699_000, 3802)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Restaking::Restakers` (r:1 w:0)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	fn on_bond_withdrawn() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1248`
		//  Estimated: `3802`
		// Minimum execution time: 88_051_000 picoseconds.
		Weight::from_parts(89_373_000, 3802)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn delegate(s: u32, ) -> Weight {
		Weight::from_parts(318_075_365, 10998)
			.saturating_add(Weight::from_parts(89_206_933, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(20_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2864).saturating_mul(s.into()))
	}
	fn undelegate(s: u32, ) -> Weight {
		Weight::from_parts(430_652_342, 10998)
			.saturating_add(Weight::from_parts(84_670_439, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2864).saturating_mul(s.into()))
	}
	fn withdraw(s: u32, ) -> Weight {
		Weight::from_parts(790_856_639, 10998)
			.saturating_add(Weight::from_parts(55_794_466, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2864).saturating_mul(s.into()))
	}
	fn collect(s: u32, ) -> Weight {
		Weight::from_parts(414_630_013, 10998)
			.saturating_add(Weight::from_parts(65_701_584, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(20_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2864).saturating_mul(s.into()))
	}
	fn sync(o: u32, ) -> Weight {
		Weight::from_parts(482_465_999, 6196)
			.saturating_add(Weight::from_parts(3_300_925_903, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().reads((56_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
			.saturating_add(RocksDbWeight::get().writes((102_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 137472).saturating_mul(o.into()))
	}
	fn rebond() -> Weight {
		Weight::from_parts(193_789_000, 4556)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(13_450_000, 3545)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn on_idle_step() -> Weight {
		Weight::from_parts(59_278_000, 9790)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn wind_up_step() -> Weight {
		Weight::from_parts(56_184_000, 7879)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn on_bond_slashed(o: u32, ) -> Weight {
		Weight::from_parts(71_820_993, 3802)
			.saturating_add(Weight::from_parts(659_942_066, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().reads((55_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((53_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 137472).saturating_mul(o.into()))
	}
	fn postpone() -> Weight {
		Weight::from_parts(32_699_000, 3802)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn on_bond_withdrawn() -> Weight {
		Weight::from_parts(89_373_000, 3802)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
