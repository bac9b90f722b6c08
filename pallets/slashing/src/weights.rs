// SPDX-License-Identifier: Apache-2.0

//! The weights of `pallet_slashing`.
//!
//! Estimates on the safe side, until `./scripts/weights slashing` writes what it measures in their
//! place.

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
	/// The range of component `o` is `[1, 200]`.
	fn propose_slash(o: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 7133)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(9_u64))
			.saturating_add(Weight::from_parts(0, 5554).saturating_mul(o.into()))
	}
	/// The range of component `o` is `[1, 200]`.
	fn report_offence(o: u32, ) -> Weight {
		Weight::from_parts(160_000_000, 7133)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(16_u64))
			.saturating_add(Weight::from_parts(0, 5554).saturating_mul(o.into()))
	}
	fn veto_slash() -> Weight {
		Weight::from_parts(55_000_000, 4090)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn approve_slash() -> Weight {
		Weight::from_parts(40_000_000, 4090)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn confiscate() -> Weight {
		Weight::from_parts(80_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn execute_slash() -> Weight {
		Weight::from_parts(85_000_000, 6544)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn pay_beneficiary() -> Weight {
		Weight::from_parts(85_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(150_000_000, 5084)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(150_000_000, 5084)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	fn verify_ecdsa() -> Weight {
		Weight::from_parts(150_000_000, 5084)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	fn execution_base() -> Weight {
		Weight::from_parts(15_000_000, 3481)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	fn execution_skip() -> Weight {
		Weight::from_parts(12_000_000, 6068)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn execution_step() -> Weight {
		Weight::from_parts(95_000_000, 6544)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	fn set_aside() -> Weight {
		Weight::from_parts(45_000_000, 4090)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn pruning_base() -> Weight {
		Weight::from_parts(10_966_000, 3481)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	fn pruning_skip() -> Weight {
		Weight::from_parts(6_119_000, 3481)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn pruning_step() -> Weight {
		Weight::from_parts(110_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
}

/// For mocks.
impl WeightInfo for () {
	/// The range of component `o` is `[1, 200]`.
	fn propose_slash(o: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 7133)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
			.saturating_add(Weight::from_parts(0, 5554).saturating_mul(o.into()))
	}
	/// The range of component `o` is `[1, 200]`.
	fn report_offence(o: u32, ) -> Weight {
		Weight::from_parts(160_000_000, 7133)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(21_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(16_u64))
			.saturating_add(Weight::from_parts(0, 5554).saturating_mul(o.into()))
	}
	fn veto_slash() -> Weight {
		Weight::from_parts(55_000_000, 4090)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn approve_slash() -> Weight {
		Weight::from_parts(40_000_000, 4090)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn confiscate() -> Weight {
		Weight::from_parts(80_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn execute_slash() -> Weight {
		Weight::from_parts(85_000_000, 6544)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn pay_beneficiary() -> Weight {
		Weight::from_parts(85_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn verify_sr25519() -> Weight {
		Weight::from_parts(150_000_000, 5084)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn verify_ed25519() -> Weight {
		Weight::from_parts(150_000_000, 5084)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn verify_ecdsa() -> Weight {
		Weight::from_parts(150_000_000, 5084)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn execution_base() -> Weight {
		Weight::from_parts(15_000_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
	}
	fn execution_skip() -> Weight {
		Weight::from_parts(12_000_000, 6068)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn execution_step() -> Weight {
		Weight::from_parts(95_000_000, 6544)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn set_aside() -> Weight {
		Weight::from_parts(45_000_000, 4090)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
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
		Weight::from_parts(110_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
}
