// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_services`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 20, repeat 6, worst case map size
//! 1000000, wasm execution Compiled. Never edit it by hand.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame::weights_prelude::*;

/// What the calls and hooks of `pallet_services` weigh.
pub trait WeightInfo {
	fn create_service(m: u32, a: u32, ) -> Weight;
	fn set_service_metadata(m: u32, ) -> Weight;
	fn retire_service() -> Weight;
	fn change_terms(a: u32, ) -> Weight;
	fn withdraw_terms_change() -> Weight;
	fn opt_in(s: u32, ) -> Weight;
	fn opt_out() -> Weight;
	fn admit(s: u32, ) -> Weight;
	fn reject() -> Weight;
	fn remove_operator() -> Weight;
	fn release() -> Weight;
	fn open_tranche(s: u32, ) -> Weight;
	fn close_tranche() -> Weight;
	fn opt_in_shared(s: u32, ) -> Weight;
	fn pause_service() -> Weight;
	fn resume_service() -> Weight;
	fn look_for_release() -> Weight;
	fn release_next() -> Weight;
}

/// What they weigh as measured, with the runtime's price of database access.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::NextServiceId` (r:1 w:1)
	/// Proof: `Services::NextServiceId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:0 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:0 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 256]`.
	/// The range of component `a` is `[0, 100]`.
	fn create_service(m: u32, a: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `769`
		//  Estimated: `3658`
		// Minimum execution time: 73_449_000 picoseconds.
		Weight::from_parts(77_925_027, 3658)
			// Standard Error: 5_480
			.saturating_add(Weight::from_parts(2_847, 0).saturating_mul(m.into()))
			// Standard Error: 14_002
			.saturating_add(Weight::from_parts(53_003, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 256]`.
	fn set_service_metadata(_m: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `416`
		//  Estimated: `3792`
		// Minimum execution time: 14_452_000 picoseconds.
		Weight::from_parts(16_347_480, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:0 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	fn retire_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `712`
		//  Estimated: `3792`
		// Minimum execution time: 59_308_000 picoseconds.
		Weight::from_parts(60_871_000, 3792)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// The range of component `a` is `[0, 100]`.
	fn change_terms(a: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `11054`
		//  Estimated: `13573`
		// Minimum execution time: 38_618_000 picoseconds.
		Weight::from_parts(40_468_877, 13573)
			// Standard Error: 7_894
			.saturating_add(Weight::from_parts(46_578, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn withdraw_terms_change() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `11054`
		//  Estimated: `13573`
		// Minimum execution time: 36_324_000 picoseconds.
		Weight::from_parts(37_586_000, 13573)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:13 w:13)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:13 w:13)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:12)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 12]`.
	fn opt_in(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5134 + s * (178 ±0)`
		//  Estimated: `13573 + s * (3352 ±0)`
		// Minimum execution time: 75_562_000 picoseconds.
		Weight::from_parts(87_799_241, 13573)
			// Standard Error: 175_181
			.saturating_add(Weight::from_parts(21_089_375, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn opt_out() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1966`
		//  Estimated: `4342`
		// Minimum execution time: 50_796_000 picoseconds.
		Weight::from_parts(52_548_000, 4342)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:12 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:0)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 12]`.
	fn admit(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1541 + s * (151 ±0)`
		//  Estimated: `13573 + s * (3352 ±0)`
		// Minimum execution time: 72_948_000 picoseconds.
		Weight::from_parts(69_622_425, 13573)
			// Standard Error: 64_697
			.saturating_add(Weight::from_parts(6_271_788, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1423`
		//  Estimated: `4342`
		// Minimum execution time: 44_296_000 picoseconds.
		Weight::from_parts(46_089_000, 4342)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn remove_operator() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1966`
		//  Estimated: `4342`
		// Minimum execution time: 52_408_000 picoseconds.
		Weight::from_parts(53_901_000, 4342)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:1)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2059`
		//  Estimated: `4342`
		// Minimum execution time: 56_614_000 picoseconds.
		Weight::from_parts(59_478_000, 4342)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:12 w:12)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:12 w:12)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:12)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 12]`.
	fn open_tranche(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1326 + s * (150 ±0)`
		//  Estimated: `7874 + s * (3352 ±0)`
		// Minimum execution time: 40_320_000 picoseconds.
		Weight::from_parts(49_804_496, 7874)
			// Standard Error: 117_486
			.saturating_add(Weight::from_parts(20_595_728, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	fn close_tranche() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `101`
		//  Estimated: `4332`
		// Minimum execution time: 15_624_000 picoseconds.
		Weight::from_parts(16_885_000, 4332)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:13 w:13)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:13 w:13)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(360), added: 2835, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(4409), added: 6884, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:12)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 12]`.
	fn opt_in_shared(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5134 + s * (178 ±0)`
		//  Estimated: `13573 + s * (3352 ±0)`
		// Minimum execution time: 80_589_000 picoseconds.
		Weight::from_parts(92_456_526, 13573)
			// Standard Error: 260_043
			.saturating_add(Weight::from_parts(21_138_283, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn pause_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `416`
		//  Estimated: `3792`
		// Minimum execution time: 14_732_000 picoseconds.
		Weight::from_parts(16_024_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn resume_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `416`
		//  Estimated: `3792`
		// Minimum execution time: 14_512_000 picoseconds.
		Weight::from_parts(15_453_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleasesDoneBefore` (r:1 w:1)
	/// Proof: `Services::ReleasesDoneBefore` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:1 w:0)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn look_for_release() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `559`
		//  Estimated: `3529`
		// Minimum execution time: 15_463_000 picoseconds.
		Weight::from_parts(16_785_000, 3529)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(867), added: 3342, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:1)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn release_next() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `2059`
		//  Estimated: `4342`
		// Minimum execution time: 51_647_000 picoseconds.
		Weight::from_parts(53_400_000, 4342)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn create_service(m: u32, a: u32, ) -> Weight {
		Weight::from_parts(77_925_027, 3658)
			.saturating_add(Weight::from_parts(2_847, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(53_003, 0).saturating_mul(a.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn set_service_metadata(_m: u32, ) -> Weight {
		Weight::from_parts(16_347_480, 3792)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn retire_service() -> Weight {
		Weight::from_parts(60_871_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn change_terms(a: u32, ) -> Weight {
		Weight::from_parts(40_468_877, 13573)
			.saturating_add(Weight::from_parts(46_578, 0).saturating_mul(a.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn withdraw_terms_change() -> Weight {
		Weight::from_parts(37_586_000, 13573)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn opt_in(s: u32, ) -> Weight {
		Weight::from_parts(87_799_241, 13573)
			.saturating_add(Weight::from_parts(21_089_375, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	fn opt_out() -> Weight {
		Weight::from_parts(52_548_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn admit(s: u32, ) -> Weight {
		Weight::from_parts(69_622_425, 13573)
			.saturating_add(Weight::from_parts(6_271_788, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	fn reject() -> Weight {
		Weight::from_parts(46_089_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn remove_operator() -> Weight {
		Weight::from_parts(53_901_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(59_478_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn open_tranche(s: u32, ) -> Weight {
		Weight::from_parts(49_804_496, 7874)
			.saturating_add(Weight::from_parts(20_595_728, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	fn close_tranche() -> Weight {
		Weight::from_parts(16_885_000, 4332)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn opt_in_shared(s: u32, ) -> Weight {
		Weight::from_parts(92_456_526, 13573)
			.saturating_add(Weight::from_parts(21_138_283, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	fn pause_service() -> Weight {
		Weight::from_parts(16_024_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn resume_service() -> Weight {
		Weight::from_parts(15_453_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn look_for_release() -> Weight {
		Weight::from_parts(16_785_000, 3529)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn release_next() -> Weight {
		Weight::from_parts(53_400_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
}
