// SPDX-License-Identifier: Apache-2.0

use frame::weights_prelude::*;

pub trait WeightInfo {
	fn delegate(s: u32) -> Weight;
	fn undelegate(s: u32) -> Weight;
	fn withdraw(s: u32) -> Weight;
	fn collect(s: u32) -> Weight;
	fn sync(o: u32) -> Weight;
	fn rebond() -> Weight;
	fn on_idle_base() -> Weight;
	fn on_idle_step() -> Weight;
	fn on_bond_slashed(o: u32) -> Weight;
	fn on_bond_withdrawn() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn delegate(s: u32) -> Weight {
		<() as WeightInfo>::delegate(s)
	}
	fn undelegate(s: u32) -> Weight {
		<() as WeightInfo>::undelegate(s)
	}
	fn withdraw(s: u32) -> Weight {
		<() as WeightInfo>::withdraw(s)
	}
	fn collect(s: u32) -> Weight {
		<() as WeightInfo>::collect(s)
	}
	fn sync(o: u32) -> Weight {
		<() as WeightInfo>::sync(o)
	}
	fn rebond() -> Weight {
		<() as WeightInfo>::rebond()
	}
	fn on_idle_base() -> Weight {
		<() as WeightInfo>::on_idle_base()
	}
	fn on_idle_step() -> Weight {
		<() as WeightInfo>::on_idle_step()
	}
	fn on_bond_slashed(o: u32) -> Weight {
		<() as WeightInfo>::on_bond_slashed(o)
	}
	fn on_bond_withdrawn() -> Weight {
		<() as WeightInfo>::on_bond_withdrawn()
	}
}

impl WeightInfo for () {
	fn delegate(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000).saturating_mul(s as u64 + 1)
	}
	fn undelegate(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000).saturating_mul(s as u64 + 1)
	}
	fn withdraw(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000).saturating_mul(s as u64 + 1)
	}
	fn collect(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000).saturating_mul(s as u64 + 1)
	}
	fn sync(o: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000).saturating_mul(o as u64 + 1)
	}
	fn rebond() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
	}
	fn on_idle_base() -> Weight {
		Weight::from_parts(5_000_000, 1_000)
	}
	fn on_idle_step() -> Weight {
		Weight::from_parts(10_000_000, 1_000)
	}
	fn on_bond_slashed(o: u32) -> Weight {
		Weight::from_parts(100_000_000, 10_000).saturating_mul(o as u64 + 1)
	}
	fn on_bond_withdrawn() -> Weight {
		Weight::from_parts(100_000_000, 10_000)
	}
}
