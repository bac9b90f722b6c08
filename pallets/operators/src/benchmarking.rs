// SPDX-License-Identifier: Apache-2.0

//! What each call costs.

use crate::*;
use alloc::vec;
use frame::{benchmarking::prelude::*, token::fungible};

/// An account that can pay the deposit.
fn funded<T: Config>() -> T::AccountId
where
	T::Currency: fungible::Mutate<T::AccountId>,
{
	let who: T::AccountId = whitelisted_caller();
	let funds = T::Deposit::get().saturating_add(T::Currency::minimum_balance()).saturating_mul(2);
	<T::Currency as fungible::Mutate<_>>::set_balance(&who, funds);
	who
}

/// An operator with as much to say as it may, and no commission.
fn operator<T: Config>() -> Result<T::AccountId, BenchmarkError>
where
	T::Currency: fungible::Mutate<T::AccountId>,
{
	let who = funded::<T>();
	let metadata = vec![b'x'; T::MaxMetadata::get() as usize];
	Pallet::<T>::do_register(who.clone(), metadata, Perbill::zero(), 0)?;
	Ok(who)
}

#[benchmarks(where T::Currency: fungible::Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	/// `m`: the length of the metadata.
	#[benchmark]
	fn register(m: Linear<0, { T::MaxMetadata::get() }>) -> Result<(), BenchmarkError> {
		let who = funded::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), vec![b'x'; m as usize], T::MaxCommission::get(), 1);

		assert!(Operators::<T>::contains_key(who));
		Ok(())
	}

	/// `m`: the length of the metadata.
	#[benchmark]
	fn update_metadata(m: Linear<0, { T::MaxMetadata::get() }>) -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), vec![b'y'; m as usize]);

		assert_eq!(Pallet::<T>::info(&who).map(|record| record.metadata.len()), Some(m as usize));
		Ok(())
	}

	/// A raise, which reads more than a reduction.
	#[benchmark]
	fn set_commission() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;
		let to = T::MaxCommissionStep::get().min(T::MaxCommission::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), to);

		let pending = Pallet::<T>::info(&who).and_then(|record| record.commission.pending);
		assert_eq!(pending.map(|raise| raise.to), Some(to));
		Ok(())
	}

	#[benchmark]
	fn set_min_self_delegation() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Balance::MAX);

		let record = Pallet::<T>::info(&who);
		assert_eq!(record.map(|record| record.min_self_delegation), Some(Balance::MAX));
		Ok(())
	}

	#[benchmark]
	fn deregister() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(!Operators::<T>::contains_key(who));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
