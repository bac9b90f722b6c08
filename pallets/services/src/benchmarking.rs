// SPDX-License-Identifier: Apache-2.0

//! What each call costs, and each step of the release queue.

use crate::*;
use alloc::vec;
use frame::{benchmarking::prelude::*, token::fungible};
use restaking_primitives::Beneficiary;

/// Sets the stage, because operators, stake and eras are another pallet's.
pub trait BenchmarkHelper<AccountId> {
	/// Makes `operator` an active one of full magnitude, with so much stake that a thousandth of
	/// its magnitude is worth something in the next era.
	fn activate(operator: &AccountId);

	/// Makes `era` the active one.
	fn set_active_era(era: EraIndex);
}

/// A thousandth of an operator's magnitude.
const MAGNITUDE: Magnitude = Magnitude(Magnitude::FULL.0 / 1_000);

/// An account that can pay for as many services as it likes.
fn owner<T: Config>() -> T::AccountId
where
	T::Currency: fungible::Mutate<T::AccountId>,
{
	let who: T::AccountId = account("owner", 0, 0);
	let services = Balance::from(T::MaxServicesPerOperator::get()).saturating_add(2);
	let funds =
		T::Deposit::get().saturating_add(T::Currency::minimum_balance()).saturating_mul(services);
	<T::Currency as fungible::Mutate<_>>::set_balance(&who, funds);
	who
}

fn operator<T: Config>() -> T::AccountId {
	let who: T::AccountId = account("operator", 0, 0);
	T::BenchmarkHelper::activate(&who);
	who
}

/// Terms with an allow-list of `length`, of which the operator is one.
fn terms<T: Config>(length: u32) -> TermsOf<T> {
	let list: Vec<T::AccountId> = (0..length).map(|i| account("operator", i, 0)).collect();
	let stranger: T::AccountId = account("stranger", 0, 0);
	Terms {
		admission: match BoundedVec::try_from(list) {
			Ok(list) if !list.is_empty() => Admission::AllowList(list),
			_ => Admission::Approval,
		},
		min_operator_stake: 1,
		quorum: Perbill::from_percent(67),
		max_slash: Perbill::from_percent(50),
		slasher: stranger.clone(),
		resolver: Some(stranger.clone()),
		beneficiary: Beneficiary::Account(stranger),
		value_at_stake: 1,
	}
}

/// A service as large as one may be, that admits the operator at once.
fn service<T: Config>(owner: &T::AccountId) -> Result<ServiceId, DispatchError> {
	let metadata = vec![b'x'; T::MaxMetadata::get() as usize];
	Pallet::<T>::do_create_service(owner.clone(), metadata, terms::<T>(T::MaxAllowList::get()))
}

/// A service that admits one operator after the other.
fn approving_service<T: Config>(owner: &T::AccountId) -> Result<ServiceId, DispatchError> {
	let metadata = vec![b'x'; T::MaxMetadata::get() as usize];
	Pallet::<T>::do_create_service(owner.clone(), metadata, terms::<T>(0))
}

/// Gives `operator` allocations at `n` services, and returns them.
fn opt_in_to<T: Config>(
	owner: &T::AccountId,
	operator: &T::AccountId,
	n: u32,
) -> Result<Vec<ServiceId>, DispatchError> {
	(0..n)
		.map(|_| {
			let service = service::<T>(owner)?;
			Pallet::<T>::do_opt_in(operator.clone(), service, MAGNITUDE)?;
			Ok(service)
		})
		.collect()
}

fn pass_eras<T: Config>(eras: EraIndex) {
	T::BenchmarkHelper::set_active_era(T::Eras::active_era().saturating_add(eras));
}

/// Ends the allocations of `operator` to `services`, and lets so much time pass that all of them
/// can be released.
fn end_and_wait<T: Config>(
	operator: &T::AccountId,
	services: &[ServiceId],
) -> Result<(), DispatchError> {
	pass_eras::<T>(T::Delays::get().allocation);
	for service in services {
		Pallet::<T>::do_opt_out(operator.clone(), *service)?;
	}
	pass_eras::<T>(Pallet::<T>::release_delay());
	Ok(())
}

#[benchmarks(where T::Currency: fungible::Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	/// `m`: the length of the metadata; `a`: that of the allow-list.
	#[benchmark]
	fn create_service(
		m: Linear<0, { T::MaxMetadata::get() }>,
		a: Linear<0, { T::MaxAllowList::get() }>,
	) -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let id = NextServiceId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), vec![b'x'; m as usize], terms::<T>(a));

		assert!(Services::<T>::contains_key(id));
		Ok(())
	}

	/// `m`: the length of the metadata.
	#[benchmark]
	fn set_service_metadata(m: Linear<0, { T::MaxMetadata::get() }>) -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let id = service::<T>(&owner)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, vec![b'y'; m as usize]);

		assert_eq!(Services::<T>::get(id).map(|it| it.metadata.len()), Some(m as usize));
		Ok(())
	}

	#[benchmark]
	fn retire_service() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let id = service::<T>(&owner)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert!(!Services::<T>::contains_key(id));
		Ok(())
	}

	/// `s`: how many allocations the operator has ended, all of which are released.
	#[benchmark]
	fn opt_in(s: Linear<0, { T::MaxServicesPerOperator::get() }>) -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = operator::<T>();
		let ended = opt_in_to::<T>(&owner, &operator, s)?;
		end_and_wait::<T>(&operator, &ended)?;
		let id = service::<T>(&owner)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), id, MAGNITUDE);

		assert_eq!(OperatorServices::<T>::get(operator).into_inner(), vec![id]);
		Ok(())
	}

	/// Before the allocation has begun, when it is removed from everywhere at once.
	#[benchmark]
	fn opt_out() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = operator::<T>();
		let all = opt_in_to::<T>(&owner, &operator, T::MaxServicesPerOperator::get())?;
		let id = all.last().copied().ok_or("no operator could be at a service")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), id);

		assert!(!Allocations::<T>::contains_key(id, operator));
		Ok(())
	}

	/// `s`: how many allocations the operator has, the application included.
	#[benchmark]
	fn admit(s: Linear<1, { T::MaxServicesPerOperator::get() }>) -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = operator::<T>();
		opt_in_to::<T>(&owner, &operator, s.saturating_sub(1))?;
		let id = approving_service::<T>(&owner)?;
		Pallet::<T>::do_opt_in(operator.clone(), id, MAGNITUDE)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, operator.clone());

		assert!(Allocations::<T>::get(id, operator).is_some_and(|it| it.is_admitted()));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = operator::<T>();
		opt_in_to::<T>(&owner, &operator, T::MaxServicesPerOperator::get().saturating_sub(1))?;
		let id = approving_service::<T>(&owner)?;
		Pallet::<T>::do_opt_in(operator.clone(), id, MAGNITUDE)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, operator.clone());

		assert!(!Allocations::<T>::contains_key(id, operator));
		Ok(())
	}

	/// Before the allocation has begun, when it is removed from everywhere at once.
	#[benchmark]
	fn remove_operator() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = operator::<T>();
		let all = opt_in_to::<T>(&owner, &operator, T::MaxServicesPerOperator::get())?;
		let id = all.last().copied().ok_or("no operator could be at a service")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, operator.clone());

		assert!(!Allocations::<T>::contains_key(id, operator));
		Ok(())
	}

	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = operator::<T>();
		let all = opt_in_to::<T>(&owner, &operator, T::MaxServicesPerOperator::get())?;
		let id = all.last().copied().ok_or("no operator could be at a service")?;
		end_and_wait::<T>(&operator, &[id])?;
		let anyone: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), id, operator.clone());

		assert!(!Allocations::<T>::contains_key(id, operator));
		Ok(())
	}

	#[benchmark]
	fn pause_service() -> Result<(), BenchmarkError> {
		let id = service::<T>(&owner::<T>())?;
		let council =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(council as T::RuntimeOrigin, id);

		assert!(Services::<T>::get(id).is_some_and(|it| it.paused));
		Ok(())
	}

	#[benchmark]
	fn resume_service() -> Result<(), BenchmarkError> {
		let id = service::<T>(&owner::<T>())?;
		Pallet::<T>::do_pause_service(id)?;
		let council =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(council as T::RuntimeOrigin, id);

		assert!(Services::<T>::get(id).is_some_and(|it| !it.paused));
		Ok(())
	}

	/// An era for which nothing is queued.
	#[benchmark]
	fn look_for_release() -> Result<(), BenchmarkError> {
		let came_to = T::Eras::active_era();
		ReleasesDoneBefore::<T>::put(came_to);
		pass_eras::<T>(1);
		let mut meter = WeightMeter::with_limit(T::WeightInfo::look_for_release());

		#[block]
		{
			Pallet::<T>::release_due(&mut meter);
		}

		assert!(ReleasesDoneBefore::<T>::get() >= came_to);
		Ok(())
	}

	/// One entry of the queue.
	#[benchmark]
	fn release_next() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = operator::<T>();
		let all = opt_in_to::<T>(&owner, &operator, T::MaxServicesPerOperator::get())?;
		let id = all.last().copied().ok_or("no operator could be at a service")?;
		end_and_wait::<T>(&operator, &[id])?;

		#[block]
		{
			Pallet::<T>::release_queued(T::Eras::active_era(), id, operator.clone());
		}

		assert!(!Allocations::<T>::contains_key(id, operator));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
