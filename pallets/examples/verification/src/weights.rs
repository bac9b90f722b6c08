// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_example_verification`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 20, repeat 8, worst case map size
//! 1000000, wasm execution Compiled. Never edit it by hand.

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

/// What they weigh as measured, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Verification::Service` (r:1 w:0)
	/// Proof: `Verification::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:101 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:100 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:100 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Verification::NextTaskId` (r:1 w:1)
	/// Proof: `Verification::NextTaskId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Verification::EraBooks` (r:1 w:1)
	/// Proof: `Verification::EraBooks` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Agenda` (r:0 w:1)
	/// Proof: `Verification::Agenda` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Tasks` (r:0 w:1)
	/// Proof: `Verification::Tasks` (`max_values`: None, `max_size`: Some(358), added: 2833, mode: `MaxEncodedLen`)
	fn post() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `30258`
		//  Estimated: `689390`
		// Minimum execution time: 1_638_118_000 picoseconds.
		Weight::from_parts(1_692_580_000, 689390)
			.saturating_add(T::DbWeight::get().reads(309_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Verification::Service` (r:1 w:0)
	/// Proof: `Verification::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Tasks` (r:1 w:1)
	/// Proof: `Verification::Tasks` (`max_values`: None, `max_size`: Some(358), added: 2833, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Operators::KeyTenures` (r:1 w:0)
	/// Proof: `Operators::KeyTenures` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Ballots` (r:1 w:1)
	/// Proof: `Verification::Ballots` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Tallies` (r:1 w:1)
	/// Proof: `Verification::Tallies` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Agenda` (r:0 w:2)
	/// Proof: `Verification::Agenda` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn attest() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4809`
		//  Estimated: `7874`
		// Minimum execution time: 144_846_000 picoseconds.
		Weight::from_parts(148_921_000, 7874)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Verification::Service` (r:1 w:0)
	/// Proof: `Verification::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Tasks` (r:1 w:1)
	/// Proof: `Verification::Tasks` (`max_values`: None, `max_size`: Some(358), added: 2833, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Agenda` (r:0 w:2)
	/// Proof: `Verification::Agenda` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn challenge() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1054`
		//  Estimated: `3823`
		// Minimum execution time: 90_175_000 picoseconds.
		Weight::from_parts(91_326_000, 3823)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Verification::Tasks` (r:1 w:1)
	/// Proof: `Verification::Tasks` (`max_values`: None, `max_size`: Some(358), added: 2833, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Agenda` (r:0 w:2)
	/// Proof: `Verification::Agenda` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn resolve() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `525`
		//  Estimated: `3823`
		// Minimum execution time: 27_400_000 picoseconds.
		Weight::from_parts(28_222_000, 3823)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Verification::Tasks` (r:1 w:1)
	/// Proof: `Verification::Tasks` (`max_values`: None, `max_size`: Some(358), added: 2833, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Ballots` (r:101 w:100)
	/// Proof: `Verification::Ballots` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Tallies` (r:101 w:100)
	/// Proof: `Verification::Tallies` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Verification::EraBooks` (r:1 w:1)
	/// Proof: `Verification::EraBooks` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Agenda` (r:0 w:1)
	/// Proof: `Verification::Agenda` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 100]`.
	fn end(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1421 + o * (155 ±0)`
		//  Estimated: `3823 + o * (2621 ±0)`
		// Minimum execution time: 132_337_000 picoseconds.
		Weight::from_parts(123_054_599, 3823)
			// Standard Error: 56_277
			.saturating_add(Weight::from_parts(7_637_817, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 2621).saturating_mul(o.into()))
	}
	/// Storage: `Verification::Tasks` (r:1 w:1)
	/// Proof: `Verification::Tasks` (`max_values`: None, `max_size`: Some(358), added: 2833, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Ballots` (r:102 w:100)
	/// Proof: `Verification::Ballots` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Tallies` (r:3 w:2)
	/// Proof: `Verification::Tallies` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Verification::EraBooks` (r:1 w:1)
	/// Proof: `Verification::EraBooks` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
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
	/// Storage: `Verification::Agenda` (r:0 w:1)
	/// Proof: `Verification::Agenda` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 100]`.
	fn judge(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5554 + o * (347 ±0)`
		//  Estimated: `15127 + o * (6884 ±0)`
		// Minimum execution time: 177_243_000 picoseconds.
		Weight::from_parts(139_453_370, 15127)
			// Standard Error: 379_339
			.saturating_add(Weight::from_parts(25_120_170, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(9_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 6884).saturating_mul(o.into()))
	}
	/// Storage: `Verification::Tasks` (r:1 w:1)
	/// Proof: `Verification::Tasks` (`max_values`: None, `max_size`: Some(358), added: 2833, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Ballots` (r:1 w:1)
	/// Proof: `Verification::Ballots` (`max_values`: None, `max_size`: Some(146), added: 2621, mode: `MaxEncodedLen`)
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
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
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
	/// Storage: `Restaking::Boundaries` (r:3 w:0)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Collecting` (r:1 w:1)
	/// Proof: `Restaking::Collecting` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CounterForCollecting` (r:1 w:1)
	/// Proof: `Restaking::CounterForCollecting` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Agenda` (r:0 w:1)
	/// Proof: `Verification::Agenda` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:0 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	fn punish() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `31041`
		//  Estimated: `689390`
		// Minimum execution time: 1_784_356_000 picoseconds.
		Weight::from_parts(1_852_267_000, 689390)
			.saturating_add(T::DbWeight::get().reads(321_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Verification::Service` (r:1 w:0)
	/// Proof: `Verification::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Verification::EraBooks` (r:1 w:1)
	/// Proof: `Verification::EraBooks` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Funded` (r:1 w:1)
	/// Proof: `Rewards::Funded` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Pots` (r:1 w:1)
	/// Proof: `Rewards::Pots` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
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
	fn pay() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `50716`
		//  Estimated: `1001790`
		// Minimum execution time: 5_381_610_000 picoseconds.
		Weight::from_parts(5_481_048_000, 1001790)
			.saturating_add(T::DbWeight::get().reads(913_u64))
			.saturating_add(T::DbWeight::get().writes(208_u64))
	}
	/// Storage: `Verification::Service` (r:1 w:1)
	/// Proof: `Verification::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::NextServiceId` (r:1 w:1)
	/// Proof: `Services::NextServiceId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Verification::PaidBefore` (r:0 w:1)
	/// Proof: `Verification::PaidBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Verification::SettledBefore` (r:0 w:1)
	/// Proof: `Verification::SettledBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:0 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:0 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn create_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `773`
		//  Estimated: `1498`
		// Minimum execution time: 28_683_000 picoseconds.
		Weight::from_parts(29_925_000, 1498)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Verification::Service` (r:1 w:0)
	/// Proof: `Verification::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Verification::PaidBefore` (r:1 w:0)
	/// Proof: `Verification::PaidBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Verification::SettledBefore` (r:1 w:0)
	/// Proof: `Verification::SettledBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Agenda` (r:1 w:0)
	/// Proof: `Verification::Agenda` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn idle_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `646`
		//  Estimated: `3493`
		// Minimum execution time: 23_165_000 picoseconds.
		Weight::from_parts(24_016_000, 3493)
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `Verification::Agenda` (r:1 w:0)
	/// Proof: `Verification::Agenda` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Verification::Tasks` (r:1 w:0)
	/// Proof: `Verification::Tasks` (`max_values`: None, `max_size`: Some(358), added: 2833, mode: `MaxEncodedLen`)
	/// Storage: `Verification::SettledBefore` (r:0 w:1)
	/// Proof: `Verification::SettledBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn look() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `419`
		//  Estimated: `3823`
		// Minimum execution time: 16_054_000 picoseconds.
		Weight::from_parts(16_675_000, 3823)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn post() -> Weight {
		Weight::from_parts(1_692_580_000, 689390)
			.saturating_add(RocksDbWeight::get().reads(309_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn attest() -> Weight {
		Weight::from_parts(148_921_000, 7874)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn challenge() -> Weight {
		Weight::from_parts(91_326_000, 3823)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn resolve() -> Weight {
		Weight::from_parts(28_222_000, 3823)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn end(o: u32, ) -> Weight {
		Weight::from_parts(123_054_599, 3823)
			.saturating_add(Weight::from_parts(7_637_817, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 2621).saturating_mul(o.into()))
	}
	fn judge(o: u32, ) -> Weight {
		Weight::from_parts(139_453_370, 15127)
			.saturating_add(Weight::from_parts(25_120_170, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 6884).saturating_mul(o.into()))
	}
	fn punish() -> Weight {
		Weight::from_parts(1_852_267_000, 689390)
			.saturating_add(RocksDbWeight::get().reads(321_u64))
			.saturating_add(RocksDbWeight::get().writes(18_u64))
	}
	fn pay() -> Weight {
		Weight::from_parts(5_481_048_000, 1001790)
			.saturating_add(RocksDbWeight::get().reads(913_u64))
			.saturating_add(RocksDbWeight::get().writes(208_u64))
	}
	fn create_service() -> Weight {
		Weight::from_parts(29_925_000, 1498)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn idle_base() -> Weight {
		Weight::from_parts(24_016_000, 3493)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
	}
	fn look() -> Weight {
		Weight::from_parts(16_675_000, 3823)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
