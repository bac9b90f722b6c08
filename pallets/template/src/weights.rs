// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_template`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 20, repeat 8, worst case map size
//! 1000000, wasm execution Compiled. Never edit it by hand.

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

/// What they weigh as measured, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Template::Service` (r:1 w:0)
	/// Proof: `Template::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Template::Present` (r:1 w:1)
	/// Proof: `Template::Present` (`max_values`: None, `max_size`: Some(3214), added: 5689, mode: `MaxEncodedLen`)
	fn ping() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `9445`
		//  Estimated: `7874`
		// Minimum execution time: 98_306_000 picoseconds.
		Weight::from_parts(113_950_000, 7874)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Template::Service` (r:1 w:1)
	/// Proof: `Template::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::NextServiceId` (r:1 w:1)
	/// Proof: `Services::NextServiceId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Template::NextEra` (r:0 w:1)
	/// Proof: `Template::NextEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:0 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:0 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn start() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `798`
		//  Estimated: `1498`
		// Minimum execution time: 30_986_000 picoseconds.
		Weight::from_parts(32_248_000, 1498)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Template::NextEra` (r:1 w:1)
	/// Proof: `Template::NextEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Template::Service` (r:1 w:0)
	/// Proof: `Template::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Template::Offences` (r:1 w:0)
	/// Proof: `Template::Offences` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn poll_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `725`
		//  Estimated: `3509`
		// Minimum execution time: 17_737_000 picoseconds.
		Weight::from_parts(18_427_000, 3509)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Template::Present` (r:1 w:1)
	/// Proof: `Template::Present` (`max_values`: None, `max_size`: Some(3214), added: 5689, mode: `MaxEncodedLen`)
	/// Storage: `Template::Silent` (r:1 w:1)
	/// Proof: `Template::Silent` (`max_values`: Some(1), `max_size`: Some(3602), added: 4097, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:101 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:100 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:100 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PrunedBefore` (r:1 w:0)
	/// Proof: `Rewards::PrunedBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::EraRecords` (r:1 w:1)
	/// Proof: `Rewards::EraRecords` (`max_values`: None, `max_size`: Some(11662), added: 14137, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::PruneQueue` (r:0 w:1)
	/// Proof: `Rewards::PruneQueue` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Template::Offences` (r:0 w:50)
	/// Proof: `Template::Offences` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 100]`.
	fn close_era(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `4252 + o * (290 ±0)`
		//  Estimated: `15127 + o * (6884 ±0)`
		// Minimum execution time: 58_317_000 picoseconds.
		Weight::from_parts(52_360_775, 15127)
			// Standard Error: 258_955
			.saturating_add(Weight::from_parts(22_459_708, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 6884).saturating_mul(o.into()))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
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
	/// Storage: `Template::Service` (r:1 w:0)
	/// Proof: `Template::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Template::Offences` (r:0 w:1)
	/// Proof: `Template::Offences` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:0 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	fn slash_offender() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `30638`
		//  Estimated: `689390`
		// Minimum execution time: 1_673_140_000 picoseconds.
		Weight::from_parts(1_781_982_000, 689390)
			.saturating_add(T::DbWeight::get().reads(320_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `Template::Service` (r:1 w:0)
	/// Proof: `Template::Service` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn hear_of_slash() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `93`
		//  Estimated: `1489`
		// Minimum execution time: 7_571_000 picoseconds.
		Weight::from_parts(8_383_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn ping() -> Weight {
		Weight::from_parts(113_950_000, 7874)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn start() -> Weight {
		Weight::from_parts(32_248_000, 1498)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn poll_base() -> Weight {
		Weight::from_parts(18_427_000, 3509)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn close_era(o: u32, ) -> Weight {
		Weight::from_parts(52_360_775, 15127)
			.saturating_add(Weight::from_parts(22_459_708, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 6884).saturating_mul(o.into()))
	}
	fn slash_offender() -> Weight {
		Weight::from_parts(1_781_982_000, 689390)
			.saturating_add(RocksDbWeight::get().reads(320_u64))
			.saturating_add(RocksDbWeight::get().writes(16_u64))
	}
	fn hear_of_slash() -> Weight {
		Weight::from_parts(8_383_000, 1489)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
}
