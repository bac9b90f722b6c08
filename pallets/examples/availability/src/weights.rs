// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_example_availability`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, worst case map size
//! 1000000, wasm execution Compiled. Never edit it by hand.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// What the calls and hooks of `pallet_example_availability` weigh.
pub trait WeightInfo {
	fn commit(o: u32, ) -> Weight;
	fn attest(e: u32, ) -> Weight;
	fn answer(b: u32, ) -> Weight;
	fn authorize_answer(b: u32, ) -> Weight;
	fn start() -> Weight;
	fn on_left() -> Weight;
	fn idle_base() -> Weight;
	fn look() -> Weight;
	fn miss() -> Weight;
	fn refuse() -> Weight;
	fn expire() -> Weight;
	fn release() -> Weight;
	fn pay_next_era() -> Weight;
	fn draw() -> Weight;
}

/// What they weigh as measured, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Availability::Service` (r:1 w:0)
	/// Proof: `Availability::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Blobs` (r:1 w:1)
	/// Proof: `Availability::Blobs` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:101 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:100 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:100 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Babe::NextRandomness` (r:1 w:0)
	/// Proof: `Babe::NextRandomness` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Babe::EpochStart` (r:1 w:0)
	/// Proof: `Babe::EpochStart` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Entries` (r:1 w:1)
	/// Proof: `Availability::Entries` (`max_values`: Some(1), `max_size`: Some(2626), added: 3121, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Funded` (r:1 w:1)
	/// Proof: `Rewards::Funded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Pots` (r:1 w:1)
	/// Proof: `Rewards::Pots` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Accounts` (r:1 w:1)
	/// Proof: `Availability::Accounts` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Custodies` (r:0 w:1)
	/// Proof: `Availability::Custodies` (`max_values`: None, `max_size`: Some(4934), added: 7409, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 100]`.
	fn commit(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `8208 + o * (257 ±0)`
		//  Estimated: `13573 + o * (6889 ±0)`
		// Minimum execution time: 287_919_000 picoseconds.
		Weight::from_parts(385_142_325, 13573)
			// Standard Error: 425_388
			.saturating_add(Weight::from_parts(21_607_212, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(Weight::from_parts(0, 6889).saturating_mul(o.into()))
	}
	/// Storage: `Availability::Service` (r:1 w:0)
	/// Proof: `Availability::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Blobs` (r:1 w:1)
	/// Proof: `Availability::Blobs` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Custodies` (r:1 w:1)
	/// Proof: `Availability::Custodies` (`max_values`: None, `max_size`: Some(4934), added: 7409, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Leaving` (r:1 w:0)
	/// Proof: `Availability::Leaving` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:100 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:100 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:100 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Funded` (r:1 w:1)
	/// Proof: `Rewards::Funded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Pots` (r:1 w:1)
	/// Proof: `Rewards::Pots` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Accounts` (r:1 w:1)
	/// Proof: `Availability::Accounts` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Turns` (r:2 w:2)
	/// Proof: `Availability::Turns` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Entries` (r:1 w:1)
	/// Proof: `Availability::Entries` (`max_values`: Some(1), `max_size`: Some(2626), added: 3121, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PrunedBefore` (r:1 w:0)
	/// Proof: `Rewards::PrunedBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EraRecords` (r:1 w:1)
	/// Proof: `Rewards::EraRecords` (`max_values`: None, `max_size`: Some(11662), added: 14137, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PruneQueue` (r:0 w:1)
	/// Proof: `Rewards::PruneQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[1, 100]`.
	fn attest(e: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `21448 + e * (184 ±0)`
		//  Estimated: `15127 + e * (6889 ±0)`
		// Minimum execution time: 352_294_000 picoseconds.
		Weight::from_parts(674_376_687, 15127)
			// Standard Error: 482_024
			.saturating_add(Weight::from_parts(29_315_525, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(12_u64))
			.saturating_add(Weight::from_parts(0, 6889).saturating_mul(e.into()))
	}
	/// Storage: `Availability::Service` (r:1 w:0)
	/// Proof: `Availability::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Challenges` (r:1 w:1)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Blobs` (r:1 w:1)
	/// Proof: `Availability::Blobs` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Availability::CounterForChallenges` (r:1 w:1)
	/// Proof: `Availability::CounterForChallenges` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PrunedBefore` (r:1 w:0)
	/// Proof: `Rewards::PrunedBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EraRecords` (r:1 w:1)
	/// Proof: `Rewards::EraRecords` (`max_values`: None, `max_size`: Some(11662), added: 14137, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PruneQueue` (r:0 w:1)
	/// Proof: `Rewards::PruneQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// The range of component `b` is `[2, 16384]`.
	fn answer(_b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6841`
		//  Estimated: `15127`
		// Minimum execution time: 189_773_000 picoseconds.
		Weight::from_parts(274_310_938, 15127)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Availability::Challenges` (r:1 w:0)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Blobs` (r:1 w:0)
	/// Proof: `Availability::Blobs` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// The range of component `b` is `[2, 16384]`.
	fn authorize_answer(b: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `584`
		//  Estimated: `3666`
		// Minimum execution time: 35_663_000 picoseconds.
		Weight::from_parts(49_958_088, 3666)
			// Standard Error: 87
			.saturating_add(Weight::from_parts(1_890, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Availability::Service` (r:1 w:1)
	/// Proof: `Availability::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::NextServiceId` (r:1 w:1)
	/// Proof: `Services::NextServiceId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Accounts` (r:1 w:1)
	/// Proof: `Availability::Accounts` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:0 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:0 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn start() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `849`
		//  Estimated: `1537`
		// Minimum execution time: 35_002_000 picoseconds.
		Weight::from_parts(37_175_000, 1537)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Availability::Service` (r:1 w:0)
	/// Proof: `Availability::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Leaving` (r:0 w:1)
	/// Proof: `Availability::Leaving` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn on_left() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `103`
		//  Estimated: `1489`
		// Minimum execution time: 7_771_000 picoseconds.
		Weight::from_parts(8_502_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Availability::Service` (r:1 w:0)
	/// Proof: `Availability::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Availability::FirstChallenge` (r:1 w:0)
	/// Proof: `Availability::FirstChallenge` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Availability::NextChallenge` (r:1 w:0)
	/// Proof: `Availability::NextChallenge` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Entries` (r:1 w:0)
	/// Proof: `Availability::Entries` (`max_values`: Some(1), `max_size`: Some(2626), added: 3121, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Leaving` (r:1 w:0)
	/// Proof: `Availability::Leaving` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Accounts` (r:1 w:0)
	/// Proof: `Availability::Accounts` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Draws` (r:1 w:0)
	/// Proof: `Availability::Draws` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	fn idle_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3450`
		//  Estimated: `4111`
		// Minimum execution time: 56_644_000 picoseconds.
		Weight::from_parts(84_205_000, 4111)
			.saturating_add(T::DbWeight::get().reads(8_u64))
	}
	/// Storage: `Availability::Challenges` (r:1 w:0)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Leaving` (r:2 w:0)
	/// Proof: `Availability::Leaving` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Availability::FirstChallenge` (r:0 w:1)
	/// Proof: `Availability::FirstChallenge` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn look() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `177`
		//  Estimated: `6044`
		// Minimum execution time: 18_648_000 picoseconds.
		Weight::from_parts(22_484_000, 6044)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Availability::Challenges` (r:1 w:1)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Availability::CounterForChallenges` (r:1 w:1)
	/// Proof: `Availability::CounterForChallenges` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Blobs` (r:1 w:1)
	/// Proof: `Availability::Blobs` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Custodies` (r:1 w:1)
	/// Proof: `Availability::Custodies` (`max_values`: None, `max_size`: Some(4934), added: 7409, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:101 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:100 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:100 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offences` (r:1 w:1)
	/// Proof: `Slashing::Offences` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Windows` (r:1 w:1)
	/// Proof: `Slashing::Windows` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::NextSlashId` (r:1 w:1)
	/// Proof: `Slashing::NextSlashId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offenders` (r:1 w:1)
	/// Proof: `Slashing::Offenders` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:1 w:0)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Turns` (r:1 w:1)
	/// Proof: `Slashing::Turns` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindUpFrom` (r:1 w:1)
	/// Proof: `Restaking::WindUpFrom` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:3 w:0)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Collecting` (r:1 w:1)
	/// Proof: `Restaking::Collecting` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CounterForCollecting` (r:1 w:1)
	/// Proof: `Restaking::CounterForCollecting` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindingUp` (r:0 w:1)
	/// Proof: `Restaking::WindingUp` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:0 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	fn miss() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `37325`
		//  Estimated: `689890`
		// Minimum execution time: 2_296_698_000 picoseconds.
		Weight::from_parts(3_344_658_000, 689890)
			.saturating_add(T::DbWeight::get().reads(324_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
	}
	/// Storage: `Availability::Blobs` (r:1 w:1)
	/// Proof: `Availability::Blobs` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Accounts` (r:1 w:1)
	/// Proof: `Availability::Accounts` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Entries` (r:1 w:1)
	/// Proof: `Availability::Entries` (`max_values`: Some(1), `max_size`: Some(2626), added: 3121, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Custodies` (r:0 w:1)
	/// Proof: `Availability::Custodies` (`max_values`: None, `max_size`: Some(4934), added: 7409, mode: `MaxEncodedLen`)
	fn refuse() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3928`
		//  Estimated: `4111`
		// Minimum execution time: 135_201_000 picoseconds.
		Weight::from_parts(192_006_000, 4111)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Availability::Blobs` (r:1 w:1)
	/// Proof: `Availability::Blobs` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Entries` (r:1 w:1)
	/// Proof: `Availability::Entries` (`max_values`: Some(1), `max_size`: Some(2626), added: 3121, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Custodies` (r:0 w:1)
	/// Proof: `Availability::Custodies` (`max_values`: None, `max_size`: Some(4934), added: 7409, mode: `MaxEncodedLen`)
	fn expire() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3647`
		//  Estimated: `4111`
		// Minimum execution time: 68_592_000 picoseconds.
		Weight::from_parts(94_280_000, 4111)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Availability::Entries` (r:1 w:0)
	/// Proof: `Availability::Entries` (`max_values`: Some(1), `max_size`: Some(2626), added: 3121, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Custodies` (r:64 w:64)
	/// Proof: `Availability::Custodies` (`max_values`: None, `max_size`: Some(4934), added: 7409, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Blobs` (r:64 w:64)
	/// Proof: `Availability::Blobs` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Leaving` (r:0 w:1)
	/// Proof: `Availability::Leaving` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `332463`
		//  Estimated: `475166`
		// Minimum execution time: 2_797_965_000 picoseconds.
		Weight::from_parts(3_701_098_000, 475166)
			.saturating_add(T::DbWeight::get().reads(129_u64))
			.saturating_add(T::DbWeight::get().writes(129_u64))
	}
	/// Storage: `Availability::Accounts` (r:1 w:1)
	/// Proof: `Availability::Accounts` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Turns` (r:66 w:1)
	/// Proof: `Availability::Turns` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Pots` (r:1 w:1)
	/// Proof: `Rewards::Pots` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
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
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ServiceCommissions` (r:100 w:0)
	/// Proof: `Operators::ServiceCommissions` (`max_values`: None, `max_size`: Some(465), added: 2940, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:100 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:100 w:0)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:300 w:100)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::SetAside` (r:1 w:1)
	/// Proof: `Rewards::SetAside` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PruneQueue` (r:0 w:1)
	/// Proof: `Rewards::PruneQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn pay_next_era() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `53402`
		//  Estimated: `1001790`
		// Minimum execution time: 5_627_216_000 picoseconds.
		Weight::from_parts(9_256_047_000, 1001790)
			.saturating_add(T::DbWeight::get().reads(975_u64))
			.saturating_add(T::DbWeight::get().writes(206_u64))
	}
	/// Storage: `Availability::Draws` (r:1 w:1)
	/// Proof: `Availability::Draws` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Availability::CounterForChallenges` (r:1 w:1)
	/// Proof: `Availability::CounterForChallenges` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Babe::NextRandomness` (r:1 w:0)
	/// Proof: `Babe::NextRandomness` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Babe::EpochStart` (r:1 w:0)
	/// Proof: `Babe::EpochStart` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Entries` (r:1 w:0)
	/// Proof: `Availability::Entries` (`max_values`: Some(1), `max_size`: Some(2626), added: 3121, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Blobs` (r:1 w:1)
	/// Proof: `Availability::Blobs` (`max_values`: None, `max_size`: Some(201), added: 2676, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Custodies` (r:1 w:0)
	/// Proof: `Availability::Custodies` (`max_values`: None, `max_size`: Some(4934), added: 7409, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Availability::NextChallenge` (r:1 w:1)
	/// Proof: `Availability::NextChallenge` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Availability::Challenges` (r:1 w:1)
	/// Proof: `Availability::Challenges` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn draw() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `15790`
		//  Estimated: `8399`
		// Minimum execution time: 171_436_000 picoseconds.
		Weight::from_parts(214_980_000, 8399)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn commit(o: u32, ) -> Weight {
		Weight::from_parts(385_142_325, 13573)
			.saturating_add(Weight::from_parts(21_607_212, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(15_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(Weight::from_parts(0, 6889).saturating_mul(o.into()))
	}
	fn attest(e: u32, ) -> Weight {
		Weight::from_parts(674_376_687, 15127)
			.saturating_add(Weight::from_parts(29_315_525, 0).saturating_mul(e.into()))
			.saturating_add(RocksDbWeight::get().reads(17_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(e.into())))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
			.saturating_add(Weight::from_parts(0, 6889).saturating_mul(e.into()))
	}
	fn answer(_b: u32, ) -> Weight {
		Weight::from_parts(274_310_938, 15127)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn authorize_answer(b: u32, ) -> Weight {
		Weight::from_parts(49_958_088, 3666)
			.saturating_add(Weight::from_parts(1_890, 0).saturating_mul(b.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn start() -> Weight {
		Weight::from_parts(37_175_000, 1537)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn on_left() -> Weight {
		Weight::from_parts(8_502_000, 1489)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn idle_base() -> Weight {
		Weight::from_parts(84_205_000, 4111)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
	}
	fn look() -> Weight {
		Weight::from_parts(22_484_000, 6044)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn miss() -> Weight {
		Weight::from_parts(3_344_658_000, 689890)
			.saturating_add(RocksDbWeight::get().reads(324_u64))
			.saturating_add(RocksDbWeight::get().writes(21_u64))
	}
	fn refuse() -> Weight {
		Weight::from_parts(192_006_000, 4111)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn expire() -> Weight {
		Weight::from_parts(94_280_000, 4111)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(3_701_098_000, 475166)
			.saturating_add(RocksDbWeight::get().reads(129_u64))
			.saturating_add(RocksDbWeight::get().writes(129_u64))
	}
	fn pay_next_era() -> Weight {
		Weight::from_parts(9_256_047_000, 1001790)
			.saturating_add(RocksDbWeight::get().reads(975_u64))
			.saturating_add(RocksDbWeight::get().writes(206_u64))
	}
	fn draw() -> Weight {
		Weight::from_parts(214_980_000, 8399)
			.saturating_add(RocksDbWeight::get().reads(15_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
}
