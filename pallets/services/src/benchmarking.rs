// SPDX-License-Identifier: Apache-2.0

//! What each call costs, and each step of the release queue.

use crate::*;
use alloc::vec;
use frame::{benchmarking::prelude::*, token::fungible};
use restaking_primitives::{Beneficiary, Budget, Curve, SlashMode, Steepness};

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
		budget: Budget { fraction: Perbill::from_percent(50), window: T::MaxBudgetWindow::get() },
		curve: Some(Curve {
			floor: Perbill::from_percent(1),
			multiplier: 3,
			steepness: Steepness::Quadratic,
		}),
		mode: SlashMode::Vetoable {
			slasher: stranger.clone(),
			resolver: Some(stranger.clone()),
			window: 1,
		},
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

/// Gives `operator` allocations at `n` services, and returns them. Of its tranche, if it has one, it
/// shares so many of the first as may be, and the last one too.
fn opt_in_to<T: Config>(
	owner: &T::AccountId,
	operator: &T::AccountId,
	n: u32,
) -> Result<Vec<ServiceId>, DispatchError> {
	let shares = Tranches::<T>::contains_key(operator);
	(1..=n)
		.map(|i| {
			let service = service::<T>(owner)?;
			match shares && (i < T::MaxSharedServices::get() || i == n) {
				true => Pallet::<T>::do_opt_in_shared(operator.clone(), service, MAGNITUDE)?,
				false => Pallet::<T>::do_opt_in(operator.clone(), service, MAGNITUDE)?,
			}
			Ok(service)
		})
		.collect()
}

/// An operator with a tranche.
fn sharing_operator<T: Config>() -> Result<T::AccountId, DispatchError> {
	let operator = operator::<T>();
	Pallet::<T>::do_open_tranche(operator.clone(), MAGNITUDE)?;
	Ok(operator)
}

/// A service at which `operator` has applied for a part of its tranche, as one of `s` services.
fn application<T: Config>(
	owner: &T::AccountId,
	operator: &T::AccountId,
	s: u32,
) -> Result<ServiceId, DispatchError> {
	// One place in the tranche is the application's.
	for i in 1..s {
		let service = service::<T>(owner)?;
		match i < T::MaxSharedServices::get() {
			true => Pallet::<T>::do_opt_in_shared(operator.clone(), service, MAGNITUDE)?,
			false => Pallet::<T>::do_opt_in(operator.clone(), service, MAGNITUDE)?,
		}
	}
	let service = approving_service::<T>(owner)?;
	Pallet::<T>::do_opt_in_shared(operator.clone(), service, MAGNITUDE)?;
	Ok(service)
}

/// A service whose terms have a superseded step, one in force and one that is pending, each as large
/// as one may be.
fn service_with_full_history<T: Config>(owner: &T::AccountId) -> Result<ServiceId, DispatchError> {
	let service = service::<T>(owner)?;
	let change =
		|| Pallet::<T>::do_change_terms(owner.clone(), service, terms::<T>(T::MaxAllowList::get()));
	for _ in 0..2 {
		change()?;
		pass_eras::<T>(T::Delays::get().terms);
	}
	change()?;
	Ok(service)
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

	/// `a`: the length of the allow-list. A pending change is replaced, and a superseded step kept.
	#[benchmark]
	fn change_terms(a: Linear<0, { T::MaxAllowList::get() }>) -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let id = service_with_full_history::<T>(&owner)?;
		let terms = Terms { value_at_stake: 2, ..terms::<T>(a) };

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, terms);

		let history = TermsHistories::<T>::get(id).ok_or("the service has terms")?;
		assert_eq!(history.0.len(), 3);
		assert_eq!(history.0.last().map(|step| step.terms.value_at_stake), Some(2));
		Ok(())
	}

	/// A superseded step is kept.
	#[benchmark]
	fn withdraw_terms_change() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let id = service_with_full_history::<T>(&owner)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert_eq!(TermsHistories::<T>::get(id).map(|it| it.0.len()), Some(2));
		Ok(())
	}

	/// `s`: how many allocations the operator has ended, all of which are released.
	#[benchmark]
	fn opt_in(s: Linear<0, { T::MaxServicesPerOperator::get() }>) -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = sharing_operator::<T>()?;
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
		let operator = sharing_operator::<T>()?;
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
		let operator = sharing_operator::<T>()?;
		let id = application::<T>(&owner, &operator, s)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, operator.clone());

		assert!(Allocations::<T>::get(id, operator).is_some_and(|it| it.is_admitted()));
		Ok(())
	}

	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = sharing_operator::<T>()?;
		let id = application::<T>(&owner, &operator, T::MaxServicesPerOperator::get())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, operator.clone());

		assert!(!Allocations::<T>::contains_key(id, operator));
		Ok(())
	}

	/// Before the allocation has begun, when it is removed from everywhere at once.
	#[benchmark]
	fn remove_operator() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = sharing_operator::<T>()?;
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
		let operator = sharing_operator::<T>()?;
		let all = opt_in_to::<T>(&owner, &operator, T::MaxServicesPerOperator::get())?;
		let id = all.last().copied().ok_or("no operator could be at a service")?;
		end_and_wait::<T>(&operator, &[id])?;
		let anyone: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(anyone), id, operator.clone());

		assert!(!Allocations::<T>::contains_key(id, operator));
		Ok(())
	}

	/// `s`: how many allocations the operator has ended, all of which are released.
	#[benchmark]
	fn open_tranche(
		s: Linear<0, { T::MaxServicesPerOperator::get() }>,
	) -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = operator::<T>();
		let ended = opt_in_to::<T>(&owner, &operator, s)?;
		end_and_wait::<T>(&operator, &ended)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), MAGNITUDE);

		assert_eq!(Pallet::<T>::shared_magnitude(&operator), MAGNITUDE);
		assert!(!OperatorServices::<T>::contains_key(operator));
		Ok(())
	}

	#[benchmark]
	fn close_tranche() -> Result<(), BenchmarkError> {
		let operator = sharing_operator::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));

		assert!(!Tranches::<T>::contains_key(operator));
		Ok(())
	}

	/// `s`: how many allocations the operator has ended, all of which are released.
	#[benchmark]
	fn opt_in_shared(
		s: Linear<0, { T::MaxServicesPerOperator::get() }>,
	) -> Result<(), BenchmarkError> {
		let owner = owner::<T>();
		let operator = sharing_operator::<T>()?;
		let ended = opt_in_to::<T>(&owner, &operator, s)?;
		end_and_wait::<T>(&operator, &ended)?;
		let id = service::<T>(&owner)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), id, MAGNITUDE);

		let members = Tranches::<T>::get(operator).map(|it| it.members.into_inner());
		assert_eq!(members, Some(vec![id]));
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
		let operator = sharing_operator::<T>()?;
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
