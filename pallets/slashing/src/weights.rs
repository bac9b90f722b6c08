// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_slashing`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 50, repeat 20, worst case map size
//! 1000000, wasm execution Compiled. Never edit it by hand.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// What the calls and hooks of `pallet_slashing` weigh.
pub trait WeightInfo {
	fn propose_slash(o: u32, ) -> Weight;
	fn report_offence(o: u32, ) -> Weight;
	fn veto_slash() -> Weight;
	fn approve_slash() -> Weight;
	fn confiscate() -> Weight;
	fn execute_slash() -> Weight;
	fn pay_beneficiary() -> Weight;
	fn verify_sr25519() -> Weight;
	fn verify_ed25519() -> Weight;
	fn verify_ecdsa() -> Weight;
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
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:201 w:0)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:200 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:100 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offences` (r:1 w:1)
	/// Proof: `Slashing::Offences` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Windows` (r:1 w:1)
	/// Proof: `Slashing::Windows` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::NextSlashId` (r:1 w:1)
	/// Proof: `Slashing::NextSlashId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:0)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offenders` (r:1 w:1)
	/// Proof: `Slashing::Offenders` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:1 w:0)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Turns` (r:1 w:1)
	/// Proof: `Slashing::Turns` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:0 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// The range of component `o` is `[1, 200]`.
	fn propose_slash(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6805 + o * (217 ±0)`
		//  Estimated: `171102 + o * (3442 ±0)`
		// Minimum execution time: 118_856_000 picoseconds.
		Weight::from_parts(282_531_345, 171102)
			// Standard Error: 130_295
			.saturating_add(Weight::from_parts(13_812_565, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(39_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(9_u64))
			.saturating_add(Weight::from_parts(0, 3442).saturating_mul(o.into()))
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
	/// Storage: `Services::Allocations` (r:201 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:200 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:100 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offences` (r:1 w:1)
	/// Proof: `Slashing::Offences` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Windows` (r:1 w:1)
	/// Proof: `Slashing::Windows` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offenders` (r:1 w:1)
	/// Proof: `Slashing::Offenders` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::NextSlashId` (r:1 w:1)
	/// Proof: `Slashing::NextSlashId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:1 w:0)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Turns` (r:1 w:1)
	/// Proof: `Slashing::Turns` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindUpFrom` (r:1 w:1)
	/// Proof: `Restaking::WindUpFrom` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
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
	/// The range of component `o` is `[4, 200]`.
	fn report_offence(o: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `6963 + o * (215 ±0)`
		//  Estimated: `183759 + o * (3352 ±248)`
		// Minimum execution time: 285_305_000 picoseconds.
		Weight::from_parts(217_984_552, 183759)
			// Standard Error: 243_509
			.saturating_add(Weight::from_parts(18_535_210, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(44_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(17_u64))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(o.into()))
	}
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Windows` (r:1 w:1)
	/// Proof: `Slashing::Windows` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offenders` (r:1 w:1)
	/// Proof: `Slashing::Offenders` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:0 w:1)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn veto_slash() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1952`
		//  Estimated: `4090`
		// Minimum execution time: 65_558_000 picoseconds.
		Weight::from_parts(68_052_000, 4090)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Windows` (r:1 w:1)
	/// Proof: `Slashing::Windows` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offenders` (r:1 w:1)
	/// Proof: `Slashing::Offenders` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:1 w:0)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Turns` (r:1 w:1)
	/// Proof: `Slashing::Turns` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:2)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn approve_slash() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1261`
		//  Estimated: `3854`
		// Minimum execution time: 52_438_000 picoseconds.
		Weight::from_parts(53_259_000, 3854)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn confiscate() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `807`
		//  Estimated: `6196`
		// Minimum execution time: 63_624_000 picoseconds.
		Weight::from_parts(65_828_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Windows` (r:1 w:1)
	/// Proof: `Slashing::Windows` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindUpFrom` (r:1 w:1)
	/// Proof: `Restaking::WindUpFrom` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:1 w:0)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Collecting` (r:1 w:1)
	/// Proof: `Restaking::Collecting` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CounterForCollecting` (r:1 w:1)
	/// Proof: `Restaking::CounterForCollecting` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindingUp` (r:0 w:1)
	/// Proof: `Restaking::WindingUp` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn execute_slash() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5467`
		//  Estimated: `7879`
		// Minimum execution time: 126_027_000 picoseconds.
		Weight::from_parts(167_940_000, 7879)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn pay_beneficiary() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1381`
		//  Estimated: `6196`
		// Minimum execution time: 72_648_000 picoseconds.
		Weight::from_parts(77_675_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Operators::KeyTenures` (r:1 w:0)
	/// Proof: `Operators::KeyTenures` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn verify_sr25519() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `876`
		//  Estimated: `3556`
		// Minimum execution time: 133_729_000 picoseconds.
		Weight::from_parts(140_589_000, 3556)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Operators::KeyTenures` (r:1 w:0)
	/// Proof: `Operators::KeyTenures` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn verify_ed25519() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `876`
		//  Estimated: `3556`
		// Minimum execution time: 140_019_000 picoseconds.
		Weight::from_parts(149_152_000, 3556)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Operators::KeyTenures` (r:1 w:0)
	/// Proof: `Operators::KeyTenures` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn verify_ecdsa() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `877`
		//  Estimated: `3556`
		// Minimum execution time: 128_081_000 picoseconds.
		Weight::from_parts(138_796_000, 3556)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:1 w:0)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:1 w:0)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn execution_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `558`
		//  Estimated: `3489`
		// Minimum execution time: 21_902_000 picoseconds.
		Weight::from_parts(24_847_000, 3489)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `Slashing::Executions` (r:1 w:0)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Turns` (r:1 w:1)
	/// Proof: `Slashing::Turns` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ExecutionCursor` (r:0 w:1)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn execution_skip() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `80`
		//  Estimated: `3493`
		// Minimum execution time: 18_698_000 picoseconds.
		Weight::from_parts(20_110_000, 3493)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Slashing::ExecutionCursor` (r:1 w:1)
	/// Proof: `Slashing::ExecutionCursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:2 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Windows` (r:1 w:1)
	/// Proof: `Slashing::Windows` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:1)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4414), added: 6889, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindUpFrom` (r:1 w:1)
	/// Proof: `Restaking::WindUpFrom` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Boundaries` (r:1 w:0)
	/// Proof: `Restaking::Boundaries` (`max_values`: None, `max_size`: Some(861), added: 3336, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Collecting` (r:1 w:1)
	/// Proof: `Restaking::Collecting` (`max_values`: None, `max_size`: Some(73), added: 2548, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CounterForCollecting` (r:1 w:1)
	/// Proof: `Restaking::CounterForCollecting` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Unsettled` (r:1 w:1)
	/// Proof: `Slashing::Unsettled` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::WindingUp` (r:0 w:1)
	/// Proof: `Restaking::WindingUp` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn execution_step() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5501`
		//  Estimated: `7879`
		// Minimum execution time: 193_188_000 picoseconds.
		Weight::from_parts(219_006_000, 7879)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::OpenLists` (r:1 w:1)
	/// Proof: `Slashing::OpenLists` (`max_values`: None, `max_size`: Some(625), added: 3100, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Windows` (r:1 w:1)
	/// Proof: `Slashing::Windows` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offenders` (r:1 w:1)
	/// Proof: `Slashing::Offenders` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Executions` (r:0 w:1)
	/// Proof: `Slashing::Executions` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:0 w:1)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn set_aside() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1425`
		//  Estimated: `4090`
		// Minimum execution time: 54_721_000 picoseconds.
		Weight::from_parts(57_566_000, 4090)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:1 w:0)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCounts` (r:1 w:0)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn pruning_base() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `563`
		//  Estimated: `3481`
		// Minimum execution time: 11_427_000 picoseconds.
		Weight::from_parts(11_938_000, 3481)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `Slashing::PruningCounts` (r:1 w:1)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:0 w:1)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn pruning_skip() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `44`
		//  Estimated: `3481`
		// Minimum execution time: 6_820_000 picoseconds.
		Weight::from_parts(7_191_000, 3481)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Slashing::PruningCounts` (r:1 w:0)
	/// Proof: `Slashing::PruningCounts` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Prunings` (r:1 w:1)
	/// Proof: `Slashing::Prunings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Slashes` (r:1 w:1)
	/// Proof: `Slashing::Slashes` (`max_values`: None, `max_size`: Some(389), added: 2864, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::CapsUsed` (r:1 w:1)
	/// Proof: `Slashing::CapsUsed` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Windows` (r:1 w:1)
	/// Proof: `Slashing::Windows` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offenders` (r:1 w:1)
	/// Proof: `Slashing::Offenders` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::PruningCursor` (r:0 w:1)
	/// Proof: `Slashing::PruningCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Offences` (r:0 w:1)
	/// Proof: `Slashing::Offences` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn pruning_step() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1696`
		//  Estimated: `6196`
		// Minimum execution time: 100_780_000 picoseconds.
		Weight::from_parts(103_934_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn propose_slash(o: u32, ) -> Weight {
		Weight::from_parts(282_531_345, 171102)
			.saturating_add(Weight::from_parts(13_812_565, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(39_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
			.saturating_add(Weight::from_parts(0, 3442).saturating_mul(o.into()))
	}
	fn report_offence(o: u32, ) -> Weight {
		Weight::from_parts(217_984_552, 183759)
			.saturating_add(Weight::from_parts(18_535_210, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(44_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(17_u64))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(o.into()))
	}
	fn veto_slash() -> Weight {
		Weight::from_parts(68_052_000, 4090)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn approve_slash() -> Weight {
		Weight::from_parts(53_259_000, 3854)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn confiscate() -> Weight {
		Weight::from_parts(65_828_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn execute_slash() -> Weight {
		Weight::from_parts(167_940_000, 7879)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn pay_beneficiary() -> Weight {
		Weight::from_parts(77_675_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(140_589_000, 3556)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(149_152_000, 3556)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
	}
	fn verify_ecdsa() -> Weight {
		Weight::from_parts(138_796_000, 3556)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
	}
	fn execution_base() -> Weight {
		Weight::from_parts(24_847_000, 3489)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn execution_skip() -> Weight {
		Weight::from_parts(20_110_000, 3493)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn execution_step() -> Weight {
		Weight::from_parts(219_006_000, 7879)
			.saturating_add(RocksDbWeight::get().reads(17_u64))
			.saturating_add(RocksDbWeight::get().writes(14_u64))
	}
	fn set_aside() -> Weight {
		Weight::from_parts(57_566_000, 4090)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn pruning_base() -> Weight {
		Weight::from_parts(11_938_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn pruning_skip() -> Weight {
		Weight::from_parts(7_191_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn pruning_step() -> Weight {
		Weight::from_parts(103_934_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
}
