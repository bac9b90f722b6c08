// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_services`.
//!
//! Those of the terms and the tranche are estimates on the safe side, until `./scripts/weights
//! services` writes what it measures in their place.

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
	/// Storage: `Services::NextServiceId` (r:1 w:1)
	/// Proof: `Services::NextServiceId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:0 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:0 w:1)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 256]`.
	/// The range of component `a` is `[0, 100]`.
	fn create_service(m: u32, a: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `229`
		//  Estimated: `3658`
		// Minimum execution time: 51_777_000 picoseconds.
		Weight::from_parts(65_843_305, 3658)
			// Standard Error: 89
			.saturating_add(Weight::from_parts(1_039, 0).saturating_mul(m.into()))
			// Standard Error: 229
			.saturating_add(Weight::from_parts(29_166, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 256]`.
	fn set_service_metadata(m: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3724`
		//  Estimated: `7133`
		// Minimum execution time: 12_699_000 picoseconds.
		Weight::from_parts(13_868_551, 7133)
			// Standard Error: 38
			.saturating_add(Weight::from_parts(402, 0).saturating_mul(m.into()))
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
		//  Measured:  `4020`
		//  Estimated: `7133`
		// Minimum execution time: 49_114_000 picoseconds.
		Weight::from_parts(53_838_000, 7133)
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
		//  Measured:  `10500`
		//  Estimated: `13573`
		// Minimum execution time: 55_000_000 picoseconds.
		Weight::from_parts(60_000_000, 13573)
			// Standard Error: 500
			.saturating_add(Weight::from_parts(60_000, 0).saturating_mul(a.into()))
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
		//  Measured:  `10500`
		//  Estimated: `13573`
		// Minimum execution time: 45_000_000 picoseconds.
		Weight::from_parts(50_000_000, 13573)
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
	/// Storage: `Services::Services` (r:13 w:13)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(351), added: 2826, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(3079), added: 5554, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:12)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 12]`.
	fn opt_in(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `8259 + s * (149 ±0)`
		//  Estimated: `13573 + s * (6143 ±0)`
		// Minimum execution time: 52_979_000 picoseconds.
		Weight::from_parts(83_562_889, 13573)
			// Standard Error: 9_718
			.saturating_add(Weight::from_parts(19_176_881, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 6143).saturating_mul(s.into()))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	fn opt_out() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5162`
		//  Estimated: `7133`
		// Minimum execution time: 36_955_000 picoseconds.
		Weight::from_parts(47_159_000, 7133)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:12 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:0)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(351), added: 2826, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(3079), added: 5554, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:0)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[1, 12]`.
	fn admit(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1343 + s * (125 ±0)`
		//  Estimated: `13573 + s * (3351 ±0)`
		// Minimum execution time: 51_678_000 picoseconds.
		Weight::from_parts(65_314_174, 13573)
			// Standard Error: 6_041
			.saturating_add(Weight::from_parts(5_537_970, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 3351).saturating_mul(s.into()))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `1418`
		//  Estimated: `7133`
		// Minimum execution time: 30_656_000 picoseconds.
		Weight::from_parts(40_679_000, 7133)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	fn remove_operator() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5162`
		//  Estimated: `7133`
		// Minimum execution time: 40_341_000 picoseconds.
		Weight::from_parts(50_644_000, 7133)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:1)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5255`
		//  Estimated: `7133`
		// Minimum execution time: 43_385_000 picoseconds.
		Weight::from_parts(53_708_000, 7133)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:13 w:13)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:13 w:13)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(351), added: 2826, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(3079), added: 5554, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:12)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 12]`.
	fn open_tranche(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `8259 + s * (149 ±0)`
		//  Estimated: `7133 + s * (6143 ±0)`
		// Minimum execution time: 52_979_000 picoseconds.
		Weight::from_parts(83_562_889, 7133)
			// Standard Error: 9_718
			.saturating_add(Weight::from_parts(19_176_881, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 6143).saturating_mul(s.into()))
	}
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	fn close_tranche() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `500`
		//  Estimated: `4348`
		// Minimum execution time: 15_000_000 picoseconds.
		Weight::from_parts(20_000_000, 4348)
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
	/// Storage: `Services::Services` (r:13 w:13)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Operators` (r:1 w:0)
	/// Proof: `Operators::Operators` (`max_values`: None, `max_size`: Some(351), added: 2826, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Operators` (r:1 w:0)
	/// Proof: `Restaking::Operators` (`max_values`: None, `max_size`: Some(3079), added: 5554, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:12)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Services::TermsHistories` (r:1 w:0)
	/// Proof: `Services::TermsHistories` (`max_values`: None, `max_size`: Some(10108), added: 12583, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	/// The range of component `s` is `[0, 12]`.
	fn opt_in_shared(s: u32, ) -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `8259 + s * (149 ±0)`
		//  Estimated: `13573 + s * (6143 ±0)`
		// Minimum execution time: 52_979_000 picoseconds.
		Weight::from_parts(83_562_889, 13573)
			// Standard Error: 9_718
			.saturating_add(Weight::from_parts(19_176_881, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 6143).saturating_mul(s.into()))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn pause_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3724`
		//  Estimated: `7133`
		// Minimum execution time: 12_589_000 picoseconds.
		Weight::from_parts(13_570_000, 7133)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn resume_service() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `3724`
		//  Estimated: `7133`
		// Minimum execution time: 12_288_000 picoseconds.
		Weight::from_parts(13_320_000, 7133)
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
		//  Measured:  `558`
		//  Estimated: `3529`
		// Minimum execution time: 12_689_000 picoseconds.
		Weight::from_parts(13_500_000, 3529)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Staking::ActiveEra` (r:1 w:0)
	/// Proof: `Staking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	/// Storage: `Services::Allocations` (r:1 w:1)
	/// Proof: `Services::Allocations` (`max_values`: None, `max_size`: Some(877), added: 3352, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::DelaysInForce` (r:1 w:0)
	/// Proof: `Restaking::DelaysInForce` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Services::OperatorServices` (r:1 w:1)
	/// Proof: `Services::OperatorServices` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Services::ReleaseQueue` (r:0 w:1)
	/// Proof: `Services::ReleaseQueue` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Services::Tranches` (r:1 w:1)
	/// Proof: `Services::Tranches` (`max_values`: None, `max_size`: Some(883), added: 3358, mode: `MaxEncodedLen`)
	fn release_next() -> Weight {
		// Proof Size summary in bytes:
		//  Measured:  `5255`
		//  Estimated: `7133`
		// Minimum execution time: 40_791_000 picoseconds.
		Weight::from_parts(50_614_000, 7133)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	fn create_service(m: u32, a: u32, ) -> Weight {
		Weight::from_parts(65_843_305, 3658)
			.saturating_add(Weight::from_parts(1_039, 0).saturating_mul(m.into()))
			.saturating_add(Weight::from_parts(29_166, 0).saturating_mul(a.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn set_service_metadata(m: u32, ) -> Weight {
		Weight::from_parts(13_868_551, 7133)
			.saturating_add(Weight::from_parts(402, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn retire_service() -> Weight {
		Weight::from_parts(53_838_000, 7133)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn change_terms(a: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 13573)
			.saturating_add(Weight::from_parts(60_000, 0).saturating_mul(a.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn withdraw_terms_change() -> Weight {
		Weight::from_parts(50_000_000, 13573)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn opt_in(s: u32, ) -> Weight {
		Weight::from_parts(83_562_889, 13573)
			.saturating_add(Weight::from_parts(19_176_881, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 6143).saturating_mul(s.into()))
	}
	fn opt_out() -> Weight {
		Weight::from_parts(47_159_000, 7133)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn admit(s: u32, ) -> Weight {
		Weight::from_parts(65_314_174, 13573)
			.saturating_add(Weight::from_parts(5_537_970, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 3351).saturating_mul(s.into()))
	}
	fn reject() -> Weight {
		Weight::from_parts(40_679_000, 7133)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn remove_operator() -> Weight {
		Weight::from_parts(50_644_000, 7133)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(53_708_000, 7133)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn open_tranche(s: u32, ) -> Weight {
		Weight::from_parts(83_562_889, 7133)
			.saturating_add(Weight::from_parts(19_176_881, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 6143).saturating_mul(s.into()))
	}
	fn close_tranche() -> Weight {
		Weight::from_parts(20_000_000, 4348)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn opt_in_shared(s: u32, ) -> Weight {
		Weight::from_parts(83_562_889, 13573)
			.saturating_add(Weight::from_parts(19_176_881, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 6143).saturating_mul(s.into()))
	}
	fn pause_service() -> Weight {
		Weight::from_parts(13_570_000, 7133)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn resume_service() -> Weight {
		Weight::from_parts(13_320_000, 7133)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn look_for_release() -> Weight {
		Weight::from_parts(13_500_000, 3529)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn release_next() -> Weight {
		Weight::from_parts(50_614_000, 7133)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
}
