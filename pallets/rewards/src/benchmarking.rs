// SPDX-License-Identifier: Apache-2.0

//! What calls and hooks weigh, at worst: at a service with so many operators, each of which keeps a
//! part of its share, and paid to accounts that are not there yet.

use crate::{
	pallet::*,
	queue::{Step, Walk},
	types::{Cursor, Destination, Stream},
};
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*, deps::frame_support::weights::WeightMeter, token::fungible::Inspect,
};
use restaking_primitives::{Balance, EraIndex, Eras, RewardStake, ServiceId};

/// Sets the scene, in the real runtime as in the mock. [`Self::service`] is called first, on an
/// empty chain, as genesis left it: the account of the pots has its existential deposit.
pub trait BenchmarkHelper<AccountId> {
	/// Creates a service that `owner` owns. The active era is late enough for
	/// [`Self::past_era`].
	fn service(owner: &AccountId) -> ServiceId;

	/// Gives `service` so many operators, each with an allocation to it, with stake behind it, and
	/// with a commission between nothing and everything, all in force in [`Self::past_era`], and
	/// as much history as there can be of what is read of each. Returns them.
	fn operators(service: ServiceId, n: u32) -> Vec<AccountId>;

	/// A restaker with stake bonded, liable at `operator` in [`Self::past_era`] with most of what
	/// is behind it, and with room to delegate more. It has positions with as many other operators
	/// as it can have.
	fn restaker(operator: &AccountId) -> AccountId;

	/// Gives `account` so many plancks.
	fn fund(account: &AccountId, amount: Balance);

	/// An era that is over and can be distributed.
	fn past_era() -> EraIndex;

	/// Removes `service`.
	fn remove_service(service: ServiceId);
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// More than anything here costs.
fn plenty<T: Config>() -> Balance {
	T::Currency::minimum_balance().max(1).saturating_mul(1_000_000_000)
}

/// A service with `n` operators and a pot, and its owner.
fn funded<T: Config>(
	n: u32,
) -> Result<(ServiceId, T::AccountId, Vec<T::AccountId>), BenchmarkError> {
	let owner: T::AccountId = whitelisted_caller();
	let amount = plenty::<T>();
	Helper::<T>::fund(&owner, amount.saturating_mul(4));
	let service = Helper::<T>::service(&owner);
	let operators = Helper::<T>::operators(service, n);
	Pallet::<T>::do_fund(&owner, service, amount)?;
	Ok((service, owner, operators))
}

/// An operator whose stake and commission were rewarded, and a restaker of it.
fn rewarded<T: Config>() -> Result<(T::AccountId, T::AccountId), BenchmarkError> {
	let (service, _, operators) = funded::<T>(1)?;
	let operator = operators.into_iter().next().ok_or("there is an operator")?;
	let restaker = Helper::<T>::restaker(&operator);
	Pallet::<T>::distribute_era(service, Helper::<T>::past_era(), plenty::<T>(), false)?;
	Ok((operator, restaker))
}

/// Points for `operators`, one each.
fn points<T: Config>(
	operators: Vec<T::AccountId>,
) -> BoundedVec<(T::AccountId, u32), T::MaxOperatorsPerService> {
	BoundedVec::truncate_from(operators.into_iter().map(|who| (who, 1)).collect())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn fund() -> Result<(), BenchmarkError> {
		let (service, owner, _) = funded::<T>(1)?;
		let before = Pallet::<T>::pot(service);
		let amount = plenty::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service, amount);

		assert_eq!(Pallet::<T>::pot(service), before.saturating_add(amount));
		Ok(())
	}

	#[benchmark]
	fn set_rewarder() -> Result<(), BenchmarkError> {
		let (service, owner, _) = funded::<T>(1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), service, Some(owner.clone()));

		assert!(Rewarders::<T>::contains_key(service));
		Ok(())
	}

	#[benchmark]
	fn sweep() -> Result<(), BenchmarkError> {
		let (service, owner, _) = funded::<T>(1)?;
		Pallet::<T>::do_set_rewarder(&owner, service, Some(owner.clone()))?;
		Pallet::<T>::do_stream(service, 1, 1, false)?;
		Helper::<T>::remove_service(service);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service);

		assert_eq!(Pallet::<T>::pot(service), 0);
		Ok(())
	}

	/// For operators that have points already.
	#[benchmark]
	fn report_points(
		o: Linear<1, { T::MaxOperatorsPerService::get() }>,
	) -> Result<(), BenchmarkError> {
		let (service, owner, operators) = funded::<T>(o)?;
		let era = Helper::<T>::past_era();
		let points = points::<T>(operators);
		Pallet::<T>::do_report_points(service, era, points.clone().into_inner())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service, era, points);

		assert_eq!(Pallet::<T>::era_record(service, era).points.len(), o as usize);
		Ok(())
	}

	/// One era, by points.
	#[benchmark]
	fn distribute(
		o: Linear<1, { T::MaxOperatorsPerService::get() }>,
	) -> Result<(), BenchmarkError> {
		let (service, owner, operators) = funded::<T>(o)?;
		let era = Helper::<T>::past_era();
		Pallet::<T>::do_report_points(service, era, points::<T>(operators).into_inner())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service, era, era, plenty::<T>(), true);

		assert_eq!(Pallet::<T>::era_record(service, era).paid.len(), o as usize);
		Ok(())
	}

	#[benchmark]
	fn stream() -> Result<(), BenchmarkError> {
		let (service, owner, _) = funded::<T>(1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service, 1, 1, false);

		assert!(Streams::<T>::contains_key(service));
		Ok(())
	}

	#[benchmark]
	fn stop_stream() -> Result<(), BenchmarkError> {
		let (service, owner, _) = funded::<T>(1)?;
		Pallet::<T>::do_stream(service, 1, 1, false)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), service);

		assert!(!Streams::<T>::contains_key(service));
		Ok(())
	}

	/// To another account, which is not there yet.
	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		let (operator, restaker) = rewarded::<T>()?;
		let to: T::AccountId = account("destination", 0, 0);
		Pallet::<T>::do_set_destination(&restaker, Destination::Account(to.clone()))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(restaker), operator);

		assert!(T::Currency::balance(&to) > 0);
		Ok(())
	}

	#[benchmark]
	fn claim_and_restake() -> Result<(), BenchmarkError> {
		let (operator, restaker) = rewarded::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(restaker.clone()), operator.clone());

		assert_eq!(Pallet::<T>::owed(&operator, &restaker), 0);
		Ok(())
	}

	/// From another account to compounding.
	#[benchmark]
	fn set_destination() -> Result<(), BenchmarkError> {
		let who: T::AccountId = whitelisted_caller();
		Pallet::<T>::do_set_destination(&who, Destination::Account(who.clone()))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Destination::Restake);

		assert!(Compounding::<T>::contains_key(&who));
		Ok(())
	}

	/// Nothing is due.
	#[benchmark]
	fn idle_base() {
		let now = T::Eras::active_era();
		StreamCursor::<T>::put(Cursor::at(now));
		CompoundCursor::<T>::put(Cursor::at(now.saturating_add(1)));
		PrunedBefore::<T>::put(now);
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::work_off(&mut meter);
		}
	}

	/// The last entry of an era was met, and the cursor moves on.
	#[benchmark]
	fn look() {
		let who: T::AccountId = whitelisted_caller();
		let era = T::Eras::active_era();
		let cursor = Cursor { era, after: Some(who), passed: Some(era) };
		let step;

		#[block]
		{
			let mut walk = Walk::<CompoundQueue<T>, _>::new(cursor, era.saturating_add(1));
			step = walk.step();
			CompoundCursor::<T>::put(walk.cursor());
		}

		assert!(matches!(step, Step::EraOver));
	}

	/// A record of as many operators as there can be.
	#[benchmark]
	fn prune_step() -> Result<(), BenchmarkError> {
		let (service, _, operators) = funded::<T>(T::MaxOperatorsPerService::get())?;
		let era = Helper::<T>::past_era();
		Pallet::<T>::do_report_points(service, era, points::<T>(operators).into_inner())?;

		#[block]
		{
			Pallet::<T>::forget_record(era, service);
		}

		assert!(!EraRecords::<T>::contains_key(service, era));
		Ok(())
	}

	/// An era that is skipped, of a stream that goes on; its record is as large as it can be.
	#[benchmark]
	fn stream_step() -> Result<(), BenchmarkError> {
		let (service, _, operators) = funded::<T>(T::MaxOperatorsPerService::get())?;
		let era = Helper::<T>::past_era();
		Pallet::<T>::do_report_points(service, era, points::<T>(operators).into_inner())?;
		let until = era.saturating_add(2);
		let per_era = Balance::MAX;
		let flow = Stream { per_era, next: era, until, by_points: false, starved: false };
		Streams::<T>::insert(service, flow);
		StreamQueue::<T>::insert(era, service, ());
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::pay_stream(service, era, &mut meter);
		}

		let next = Pallet::<T>::stream_of(service).map(|it| (it.next, it.starved));
		assert_eq!(next, Some((era.saturating_add(1), true)));
		Ok(())
	}

	/// A restaker's operators are read, and it is queued again.
	#[benchmark]
	fn compound_look() -> Result<(), BenchmarkError> {
		let (_, restaker) = rewarded::<T>()?;
		Pallet::<T>::do_set_destination(&restaker, Destination::Restake)?;
		let queued = Compounding::<T>::get(&restaker).unwrap_or_default();
		let operators;

		#[block]
		{
			operators = T::Stake::operators_of(&restaker);
			Pallet::<T>::queue_again(&restaker, queued, queued.saturating_add(1));
		}

		assert!(!operators.is_empty());
		Ok(())
	}

	/// What one restaker is owed at one operator.
	#[benchmark]
	fn compound_step() -> Result<(), BenchmarkError> {
		let (operator, restaker) = rewarded::<T>()?;
		Pallet::<T>::do_set_destination(&restaker, Destination::Restake)?;
		let operators = Vec::from([operator.clone()]);

		#[block]
		{
			Pallet::<T>::compound(&restaker, operators);
		}

		assert_eq!(Pallet::<T>::owed(&operator, &restaker), 0);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
