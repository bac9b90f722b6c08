// SPDX-License-Identifier: Apache-2.0

//! What calls and hooks weigh, at worst: with as many operators as there can be, of which each submits.

use crate::{
	pallet::*,
	types::{Progress, Submission},
	weights::WeightInfo as _,
};
use alloc::{vec, vec::Vec};
use frame::{
	benchmarking::prelude::*,
	deps::frame_support::{
		pallet_prelude::TransactionSource, traits::Authorize, weights::WeightMeter,
	},
};
use restaking_primitives::{
	security::{InspectService, ServiceStage},
	Asset, Price, ServiceId, ServiceSignature,
};

type Stage<T> = <T as Config>::BenchmarkHelper;

/// A name as long as there can be.
fn asset(number: u8) -> Asset {
	Asset::truncate_from(vec![b'A'.saturating_add(number); 16])
}

/// As many pairs as there can be.
fn assets<T: Config>() -> BoundedVec<Asset, T::MaxAssets> {
	BoundedVec::truncate_from((0..T::MaxAssets::get()).map(|n| asset(n as u8)).collect())
}

/// The service of the oracle, started anew with as many pairs as there can be.
fn started<T: Config>() -> Result<ServiceId, BenchmarkError> {
	Service::<T>::kill();
	Ok(Pallet::<T>::do_start(assets::<T>(), Perbill::from_percent(1))?)
}

/// What `operator` submits now, and its signature.
fn signed<T: Config>(
	service: ServiceId,
	operator: &T::AccountId,
) -> (Submission, ServiceSignature) {
	let (era, asset, price) = (T::Security::active_era(), asset(0), Price::from_u32(2));
	let key = Stage::<T>::key(operator);
	let message = Pallet::<T>::message(service, era, &asset, price);
	let signature = Stage::<T>::sign(&key, &message);
	(Submission { era, asset, price, key }, signature)
}

/// Lets all but the last of `operators` submit the same price.
fn all_but_one_submit<T: Config>(operators: &[T::AccountId]) {
	let mut round: Vec<_> =
		operators.iter().map(|operator| (operator.clone(), Price::from_u32(2))).collect();
	round.pop();
	let round = BoundedVec::truncate_from(round);
	Rounds::<T>::insert(T::Security::active_era(), asset(0), round);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn submit() -> Result<(), BenchmarkError> {
		let service = started::<T>()?;
		let operators = Stage::<T>::back(service, T::Security::max_operators());
		all_but_one_submit::<T>(&operators);
		let operator = operators.last().ok_or("there are operators")?;
		let (submission, signature) = signed::<T>(service, operator);
		let era = submission.era;

		#[extrinsic_call]
		_(RawOrigin::Authorized, submission, signature);

		assert_eq!(Rounds::<T>::get(era, asset(0)).len(), operators.len());
		Ok(())
	}

	#[benchmark]
	fn authorize_submit() -> Result<(), BenchmarkError> {
		let service = started::<T>()?;
		let operators = Stage::<T>::back(service, T::Security::max_operators());
		all_but_one_submit::<T>(&operators);
		let operator = operators.last().ok_or("there are operators")?;
		let (submission, signature) = signed::<T>(service, operator);
		let call = Call::<T>::submit { submission, signature };

		let authorized;

		#[block]
		{
			authorized = call.authorize(TransactionSource::External);
		}

		assert!(matches!(authorized, Some(Ok(_))));
		Ok(())
	}

	#[benchmark]
	fn start() -> Result<(), BenchmarkError> {
		Service::<T>::kill();
		let origin = T::AdminOrigin::try_successful_origin()
			.map_err(|()| BenchmarkError::Stop("somebody can start it"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, assets::<T>(), Perbill::from_percent(1));

		assert!(Service::<T>::exists());
		Ok(())
	}

	/// Finds nothing to do, and notes how far it is.
	#[benchmark]
	fn poll_base() -> Result<(), BenchmarkError> {
		started::<T>()?;
		let mut meter = WeightMeter::with_limit(T::WeightInfo::poll_base());

		#[block]
		{
			Closing::<T>::put(Closing::<T>::get());
			Pallet::<T>::work_off(&mut meter);
		}
		Ok(())
	}

	/// Two thirds of the operators agree, the others are outside of the band.
	#[benchmark]
	fn close_round(o: Linear<1, 100>) -> Result<(), BenchmarkError> {
		let service = started::<T>()?;
		let operators = Stage::<T>::back(service, o);
		let era = T::Security::active_era();
		let wrong = operators.len().saturating_mul(32) / 100;
		let round: Vec<_> = operators
			.iter()
			.enumerate()
			.map(|(at, operator)| {
				let price = if at < wrong { 9 } else { 2 };
				(operator.clone(), Price::from_u32(price))
			})
			.collect();
		Rounds::<T>::insert(era, asset(0), BoundedVec::truncate_from(round));

		#[block]
		{
			Pallet::<T>::close_next(service, Progress { era, closed: 0 });
		}

		assert!(Prices::<T>::contains_key(asset(0)));
		assert_eq!(Offences::<T>::iter().count(), wrong);
		Ok(())
	}

	#[benchmark]
	fn slash_offender() -> Result<(), BenchmarkError> {
		let service = started::<T>()?;
		let operators = Stage::<T>::back(service, T::Security::max_operators());
		let operator = operators.first().ok_or("there are operators")?;
		let before = T::Security::stake(service, operator);
		let offence = (T::Security::active_era(), asset(0), operator.clone());
		Offences::<T>::insert(&offence, Price::from_u32(9));

		#[block]
		{
			Pallet::<T>::slash_offender(service, offence);
		}

		assert!(Offences::<T>::iter().next().is_none());
		assert!(T::Security::stake(service, operator) < before);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
