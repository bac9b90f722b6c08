// SPDX-License-Identifier: Apache-2.0

//! What calls and hooks weigh, at worst: with as many operators as there can be.

use crate::pallet::*;
use alloc::vec::Vec;
use frame::{benchmarking::prelude::*, deps::frame_support::weights::WeightMeter};
use restaking_primitives::{
	security::{InspectService, ServiceStage},
	OnService, ServiceId,
};

type Stage<T> = <T as Config>::BenchmarkHelper;

/// The service, started anew.
fn started<T: Config>() -> Result<ServiceId, BenchmarkError> {
	Service::<T>::kill();
	Ok(Pallet::<T>::do_start(Perbill::from_percent(1))?)
}

/// Lets these operators be there in the active era.
fn are_there<T: Config>(operators: &[T::AccountId]) {
	let present = BoundedVec::truncate_from(operators.to_vec());
	Present::<T>::insert(T::Security::active_era(), present);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// All the others have pinged.
	#[benchmark]
	fn ping() -> Result<(), BenchmarkError> {
		let service = started::<T>()?;
		let operators = Stage::<T>::back(service, T::Security::max_operators());
		let (operator, others) = operators.split_last().ok_or("there are operators")?;
		are_there::<T>(others);

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));

		assert!(Pallet::<T>::is_present(operator.clone()));
		Ok(())
	}

	#[benchmark]
	fn start() -> Result<(), BenchmarkError> {
		Service::<T>::kill();
		let origin = T::AdminOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("somebody can start it"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Perbill::from_percent(1));

		assert!(Service::<T>::exists());
		Ok(())
	}

	/// Finds nothing to do, and notes how far it is.
	#[benchmark]
	fn poll_base() -> Result<(), BenchmarkError> {
		started::<T>()?;
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			NextEra::<T>::put(NextEra::<T>::get());
			Pallet::<T>::work_off(&mut meter);
		}
		Ok(())
	}

	/// Half of the operators were there, the others are to be slashed.
	#[benchmark]
	fn close_era(o: Linear<1, 100>) -> Result<(), BenchmarkError> {
		let service = started::<T>()?;
		let operators = Stage::<T>::back(service, o);
		let (present, silent) = operators.split_at(operators.len() / 2);
		are_there::<T>(present);
		Silent::<T>::mutate(|eras| {
			for operator in silent {
				let _ = eras.try_insert(operator.clone(), T::Patience::get());
			}
		});

		#[block]
		{
			Pallet::<T>::close_era(service, T::Security::active_era());
		}

		let offences: Vec<_> = Offences::<T>::iter_keys().collect();
		assert_eq!(offences.len(), silent.len());
		Ok(())
	}

	#[benchmark]
	fn slash_offender() -> Result<(), BenchmarkError> {
		let service = started::<T>()?;
		let operators = Stage::<T>::back(service, T::Security::max_operators());
		let operator = operators.first().ok_or("there are operators")?;
		let era = T::Security::active_era();
		let before = T::Security::stake(service, operator);
		Offences::<T>::insert((era, operator), ());

		#[block]
		{
			Pallet::<T>::slash_offender(service, era, operator.clone());
		}

		assert!(Offences::<T>::iter_keys().next().is_none());
		assert!(T::Security::stake(service, operator) < before);
		Ok(())
	}

	#[benchmark]
	fn hear_of_slash() -> Result<(), BenchmarkError> {
		let service = started::<T>()?;
		let operator: T::AccountId = account("operator", 0, 0);

		#[block]
		{
			Pallet::<T>::on_slashed(service, &operator, 0, 0, 1);
		}
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
