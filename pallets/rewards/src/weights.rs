// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_rewards`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 20, repeat 8, worst case map size
//! 1000000, wasm execution Compiled. Never edit it by hand.

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

/// What they weigh as measured, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Funded` (r:1 w:1)
	/// Proof: `Rewards::Funded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Pots` (r:1 w:1)
	/// Proof: `Rewards::Pots` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn fund() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `737`
		//  Estimated: `3792`
		// Minimum execution time: 76_744_000 picoseconds.
		Weight::from_parts(81_021_000, 3792)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Rewarders` (r:0 w:1)
	/// Proof: `Rewards::Rewarders` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn set_rewarder() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `403`
		//  Estimated: `3792`
		// Minimum execution time: 22_053_000 picoseconds.
		Weight::from_parts(29_173_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Pots` (r:1 w:1)
	/// Proof: `Rewards::Pots` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Rewarders` (r:1 w:1)
	/// Proof: `Rewards::Rewarders` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Streams` (r:1 w:1)
	/// Proof: `Rewards::Streams` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Paid` (r:1 w:1)
	/// Proof: `Rewards::Paid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::StreamQueue` (r:0 w:1)
	/// Proof: `Rewards::StreamQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn sweep() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1010`
		//  Estimated: `6196`
		// Minimum execution time: 85_226_000 picoseconds.
		Weight::from_parts(89_192_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PrunedBefore` (r:1 w:0)
	/// Proof: `Rewards::PrunedBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EraRecords` (r:1 w:1)
	/// Proof: `Rewards::EraRecords` (`max_values`: None, `max_size`: Some(11662), added: 14137, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:100 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:100 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:100 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PruneQueue` (r:0 w:1)
	/// Proof: `Rewards::PruneQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 100]`.
	fn report_points(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4125 + o * (292 ±0)`
		//  Estimated: `15127 + o * (6884 ±0)`
		// Minimum execution time: 64_756_000 picoseconds.
		Weight::from_parts(76_440_759, 15127)
			// Standard Error: 233_154
			.saturating_add(Weight::from_parts(18_066_109, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 6884).saturating_mul(o.into()))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Pots` (r:1 w:1)
	/// Proof: `Rewards::Pots` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PrunedBefore` (r:1 w:0)
	/// Proof: `Rewards::PrunedBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EraRecords` (r:1 w:1)
	/// Proof: `Rewards::EraRecords` (`max_values`: None, `max_size`: Some(11662), added: 14137, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:101 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:100 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:100 w:100)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ServiceCommissions` (r:100 w:0)
	/// Proof: `Operators::ServiceCommissions` (`max_values`: None, `max_size`: Some(465), added: 2940, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:100 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:300 w:100)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::SetAside` (r:1 w:1)
	/// Proof: `Rewards::SetAside` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PruneQueue` (r:0 w:1)
	/// Proof: `Rewards::PruneQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 100]`.
	fn distribute(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4546 + o * (454 ±0)`
		//  Estimated: `15127 + o * (10008 ±0)`
		// Minimum execution time: 137_765_000 picoseconds.
		Weight::from_parts(140_219_000, 15127)
			// Standard Error: 934_312
			.saturating_add(Weight::from_parts(60_521_949, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 10008).saturating_mul(o.into()))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Streams` (r:1 w:1)
	/// Proof: `Rewards::Streams` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::StreamQueue` (r:0 w:1)
	/// Proof: `Rewards::StreamQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn stream() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1099`
		//  Estimated: `3792`
		// Minimum execution time: 39_008_000 picoseconds.
		Weight::from_parts(45_888_000, 3792)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Streams` (r:1 w:1)
	/// Proof: `Rewards::Streams` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::StreamQueue` (r:0 w:1)
	/// Proof: `Rewards::StreamQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn stop_stream() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `611`
		//  Estimated: `3792`
		// Minimum execution time: 36_665_000 picoseconds.
		Weight::from_parts(49_754_000, 3792)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Rewards::Destinations` (r:1 w:0)
	/// Proof: `Rewards::Destinations` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Positions` (r:1 w:1)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Owed` (r:1 w:1)
	/// Proof: `Restaking::Owed` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::SetAside` (r:1 w:1)
	/// Proof: `Rewards::SetAside` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Paid` (r:1 w:1)
	/// Proof: `Rewards::Paid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1961`
		//  Estimated: `7874`
		// Minimum execution time: 130_294_000 picoseconds.
		Weight::from_parts(141_290_000, 7874)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Restaking::Positions` (r:1 w:1)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Owed` (r:1 w:1)
	/// Proof: `Restaking::Owed` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::SetAside` (r:1 w:1)
	/// Proof: `Rewards::SetAside` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Paid` (r:1 w:1)
	/// Proof: `Rewards::Paid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListNodes` (r:1 w:0)
	/// Proof: `VoterList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Restakers` (r:1 w:1)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:1 w:1)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	fn claim_and_restake() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4783`
		//  Estimated: `7874`
		// Minimum execution time: 384_081_000 picoseconds.
		Weight::from_parts(409_579_000, 7874)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Rewards::Compounding` (r:1 w:1)
	/// Proof: `Rewards::Compounding` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::CounterForCompounding` (r:1 w:1)
	/// Proof: `Rewards::CounterForCompounding` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Destinations` (r:0 w:1)
	/// Proof: `Rewards::Destinations` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::CompoundQueue` (r:0 w:1)
	/// Proof: `Rewards::CompoundQueue` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn set_destination() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `706`
		//  Estimated: `3517`
		// Minimum execution time: 27_020_000 picoseconds.
		Weight::from_parts(29_564_000, 3517)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::StreamCursor` (r:1 w:0)
	/// Proof: `Rewards::StreamCursor` (`max_values`: Some(1), `max_size`: Some(14), added: 509, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PrunedBefore` (r:1 w:0)
	/// Proof: `Rewards::PrunedBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::CompoundCursor` (r:1 w:0)
	/// Proof: `Rewards::CompoundCursor` (`max_values`: Some(1), `max_size`: Some(42), added: 537, mode: `MaxEncodedLen`)
	fn idle_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `754`
		//  Estimated: `1527`
		// Minimum execution time: 18_938_000 picoseconds.
		Weight::from_parts(19_840_000, 1527)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `Rewards::CompoundQueue` (r:1 w:0)
	/// Proof: `Rewards::CompoundQueue` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::CompoundCursor` (r:0 w:1)
	/// Proof: `Rewards::CompoundCursor` (`max_values`: Some(1), `max_size`: Some(42), added: 537, mode: `MaxEncodedLen`)
	fn look() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `108`
		//  Estimated: `3525`
		// Minimum execution time: 7_401_000 picoseconds.
		Weight::from_parts(7_942_000, 3525)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rewards::EraRecords` (r:0 w:1)
	/// Proof: `Rewards::EraRecords` (`max_values`: None, `max_size`: Some(11662), added: 14137, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PruneQueue` (r:0 w:1)
	/// Proof: `Rewards::PruneQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn prune_step() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `0`
		//  Estimated: `0`
		// Minimum execution time: 17_366_000 picoseconds.
		Weight::from_parts(19_278_000, 0)
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Rewards::Streams` (r:1 w:1)
	/// Proof: `Rewards::Streams` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PrunedBefore` (r:1 w:0)
	/// Proof: `Rewards::PrunedBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EraRecords` (r:1 w:0)
	/// Proof: `Rewards::EraRecords` (`max_values`: None, `max_size`: Some(11662), added: 14137, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Pots` (r:1 w:0)
	/// Proof: `Rewards::Pots` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::StreamQueue` (r:0 w:2)
	/// Proof: `Rewards::StreamQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn stream_step() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4914`
		//  Estimated: `15127`
		// Minimum execution time: 92_708_000 picoseconds.
		Weight::from_parts(122_312_000, 15127)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Restaking::Restakers` (r:1 w:0)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Compounding` (r:1 w:1)
	/// Proof: `Rewards::Compounding` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::CompoundQueue` (r:0 w:2)
	/// Proof: `Rewards::CompoundQueue` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn compound_look() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `977`
		//  Estimated: `3802`
		// Minimum execution time: 26_299_000 picoseconds.
		Weight::from_parts(28_943_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Restaking::Positions` (r:1 w:1)
	/// Proof: `Restaking::Positions` (`max_values`: None, `max_size`: Some(1925), added: 4400, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Owed` (r:1 w:1)
	/// Proof: `Restaking::Owed` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::SetAside` (r:1 w:1)
	/// Proof: `Rewards::SetAside` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Paid` (r:1 w:1)
	/// Proof: `Rewards::Paid` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Bonded` (r:1 w:0)
	/// Proof: `Staking::Bonded` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Staking::Ledger` (r:1 w:1)
	/// Proof: `Staking::Ledger` (`max_values`: None, `max_size`: Some(1091), added: 3566, mode: `MaxEncodedLen`)
	/// Storage: `Staking::VirtualStakers` (r:1 w:0)
	/// Proof: `Staking::VirtualStakers` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `VoterList::ListNodes` (r:1 w:0)
	/// Proof: `VoterList::ListNodes` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Behind` (r:1 w:0)
	/// Proof: `Restaking::Behind` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Restakers` (r:1 w:1)
	/// Proof: `Restaking::Restakers` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:1 w:1)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	fn compound_step() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4872`
		//  Estimated: `7874`
		// Minimum execution time: 399_665_000 picoseconds.
		Weight::from_parts(420_906_000, 7874)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn fund() -> Weight {
		Weight::from_parts(81_021_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_rewarder() -> Weight {
		Weight::from_parts(29_173_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn sweep() -> Weight {
		Weight::from_parts(89_192_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn report_points(o: u32, ) -> Weight {
		Weight::from_parts(76_440_759, 15127)
			.saturating_add(Weight::from_parts(18_066_109, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 6884).saturating_mul(o.into()))
	}
	fn distribute(o: u32, ) -> Weight {
		Weight::from_parts(140_219_000, 15127)
			.saturating_add(Weight::from_parts(60_521_949, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((8_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 10008).saturating_mul(o.into()))
	}
	fn stream() -> Weight {
		Weight::from_parts(45_888_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn stop_stream() -> Weight {
		Weight::from_parts(49_754_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(141_290_000, 7874)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn claim_and_restake() -> Weight {
		Weight::from_parts(409_579_000, 7874)
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn set_destination() -> Weight {
		Weight::from_parts(29_564_000, 3517)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn idle_base() -> Weight {
		Weight::from_parts(19_840_000, 1527)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
	}
	fn look() -> Weight {
		Weight::from_parts(7_942_000, 3525)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn prune_step() -> Weight {
		Weight::from_parts(19_278_000, 0)
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn stream_step() -> Weight {
		Weight::from_parts(122_312_000, 15127)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn compound_look() -> Weight {
		Weight::from_parts(28_943_000, 3802)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn compound_step() -> Weight {
		Weight::from_parts(420_906_000, 7874)
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
}
