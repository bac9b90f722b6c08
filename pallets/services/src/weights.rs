// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_services`, generated from its benchmarks by `./scripts/weights`.
//!
//! Benchmark CLI 64.0.0, steps 20, repeat 8, worst case map size
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:0 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:0 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 256]`.
	/// The range of component `a` is `[0, 100]`.
	fn create_service(_m: u32, a: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1057`
		//  Estimated: `3676`
		// Minimum execution time: 79_778_000 picoseconds.
		Weight::from_parts(85_834_973, 3676)
			// Standard Error: 8_376
			.saturating_add(Weight::from_parts(61_620, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 256]`.
	fn set_service_metadata(m: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `628`
		//  Estimated: `3792`
		// Minimum execution time: 16_765_000 picoseconds.
		Weight::from_parts(17_786_125, 3792)
			// Standard Error: 992
			.saturating_add(Weight::from_parts(3_592, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:0 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	fn retire_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `990`
		//  Estimated: `3792`
		// Minimum execution time: 63_164_000 picoseconds.
		Weight::from_parts(64_567_000, 3792)
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
		//  Measured:  `11401`
		//  Estimated: `13573`
		// Minimum execution time: 43_585_000 picoseconds.
		Weight::from_parts(44_579_160, 13573)
			// Standard Error: 4_953
			.saturating_add(Weight::from_parts(58_680, 0).saturating_mul(a.into()))
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
		//  Measured:  `11401`
		//  Estimated: `13573`
		// Minimum execution time: 41_542_000 picoseconds.
		Weight::from_parts(44_397_000, 13573)
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
		//  Measured:  `5660 + s * (177 ±0)`
		//  Estimated: `13573 + s * (3352 ±0)`
		// Minimum execution time: 83_474_000 picoseconds.
		Weight::from_parts(94_393_779, 13573)
			// Standard Error: 181_475
			.saturating_add(Weight::from_parts(20_685_355, 0).saturating_mul(s.into()))
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
		//  Measured:  `1965`
		//  Estimated: `4342`
		// Minimum execution time: 52_107_000 picoseconds.
		Weight::from_parts(54_462_000, 4342)
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
		//  Measured:  `2087 + s * (140 ±0)`
		//  Estimated: `13573 + s * (3352 ±0)`
		// Minimum execution time: 81_091_000 picoseconds.
		Weight::from_parts(76_817_047, 13573)
			// Standard Error: 54_033
			.saturating_add(Weight::from_parts(6_177_607, 0).saturating_mul(s.into()))
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
		//  Measured:  `1422`
		//  Estimated: `4342`
		// Minimum execution time: 45_808_000 picoseconds.
		Weight::from_parts(47_560_000, 4342)
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
		//  Measured:  `1965`
		//  Estimated: `4342`
		// Minimum execution time: 53_890_000 picoseconds.
		Weight::from_parts(54_771_000, 4342)
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
		// Minimum execution time: 56_585_000 picoseconds.
		Weight::from_parts(58_638_000, 4342)
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
		//  Measured:  `1784 + s * (149 ±0)`
		//  Estimated: `7874 + s * (3352 ±0)`
		// Minimum execution time: 45_968_000 picoseconds.
		Weight::from_parts(53_760_131, 7874)
			// Standard Error: 398_450
			.saturating_add(Weight::from_parts(21_249_345, 0).saturating_mul(s.into()))
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
		//  Measured:  `294`
		//  Estimated: `4332`
		// Minimum execution time: 16_785_000 picoseconds.
		Weight::from_parts(17_416_000, 4332)
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
		//  Measured:  `5660 + s * (177 ±0)`
		//  Estimated: `13573 + s * (3352 ±0)`
		// Minimum execution time: 87_991_000 picoseconds.
		Weight::from_parts(99_365_881, 13573)
			// Standard Error: 165_037
			.saturating_add(Weight::from_parts(20_957_678, 0).saturating_mul(s.into()))
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
		//  Measured:  `628`
		//  Estimated: `3792`
		// Minimum execution time: 16_544_000 picoseconds.
		Weight::from_parts(17_806_000, 3792)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn resume_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `628`
		//  Estimated: `3792`
		// Minimum execution time: 16_454_000 picoseconds.
		Weight::from_parts(17_326_000, 3792)
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
		//  Measured:  `756`
		//  Estimated: `3529`
		// Minimum execution time: 17_806_000 picoseconds.
		Weight::from_parts(18_358_000, 3529)
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
		// Minimum execution time: 53_700_000 picoseconds.
		Weight::from_parts(56_083_000, 4342)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn create_service(_m: u32, a: u32, ) -> Weight {
		Weight::from_parts(85_834_973, 3676)
			.saturating_add(Weight::from_parts(61_620, 0).saturating_mul(a.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn set_service_metadata(m: u32, ) -> Weight {
		Weight::from_parts(17_786_125, 3792)
			.saturating_add(Weight::from_parts(3_592, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn retire_service() -> Weight {
		Weight::from_parts(64_567_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn change_terms(a: u32, ) -> Weight {
		Weight::from_parts(44_579_160, 13573)
			.saturating_add(Weight::from_parts(58_680, 0).saturating_mul(a.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn withdraw_terms_change() -> Weight {
		Weight::from_parts(44_397_000, 13573)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn opt_in(s: u32, ) -> Weight {
		Weight::from_parts(94_393_779, 13573)
			.saturating_add(Weight::from_parts(20_685_355, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	fn opt_out() -> Weight {
		Weight::from_parts(54_462_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn admit(s: u32, ) -> Weight {
		Weight::from_parts(76_817_047, 13573)
			.saturating_add(Weight::from_parts(6_177_607, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	fn reject() -> Weight {
		Weight::from_parts(47_560_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn remove_operator() -> Weight {
		Weight::from_parts(54_771_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(58_638_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn open_tranche(s: u32, ) -> Weight {
		Weight::from_parts(53_760_131, 7874)
			.saturating_add(Weight::from_parts(21_249_345, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	fn close_tranche() -> Weight {
		Weight::from_parts(17_416_000, 4332)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn opt_in_shared(s: u32, ) -> Weight {
		Weight::from_parts(99_365_881, 13573)
			.saturating_add(Weight::from_parts(20_957_678, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3352).saturating_mul(s.into()))
	}
	fn pause_service() -> Weight {
		Weight::from_parts(17_806_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn resume_service() -> Weight {
		Weight::from_parts(17_326_000, 3792)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn look_for_release() -> Weight {
		Weight::from_parts(18_358_000, 3529)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn release_next() -> Weight {
		Weight::from_parts(56_083_000, 4342)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
}
