// SPDX-License-Identifier: Apache-2.0

//! What calls and hooks weigh, at worst: against an operator with as many open slashes as it can
//! have.

use crate::{
	pallet::*,
	queue::{ExecutionQueue, PruningQueue, Step},
	types::{Books, OpenSlash, Place, SlashStatus},
};
use frame::{benchmarking::prelude::*, deps::frame_support::weights::WeightMeter};
use restaking_primitives::{Delays, EraIndex, Eras, Magnitude, ServiceId, SlashId};

/// Sets the scene, in the real runtime as in the mock.
pub trait BenchmarkHelper<AccountId> {
	/// Creates a service that may take at least a hundredth of an allocation, with a slasher, and
	/// an operator with stake and an allocation to it. Returns them, with an era that can be
	/// reported now and in which the allocation was in force: service, slasher, operator, era.
	fn prepare_offence() -> (ServiceId, AccountId, AccountId, EraIndex);

	/// Makes `era` the active one.
	fn advance_era_to(era: EraIndex);
}

const EVIDENCE: H256 = H256::repeat_byte(7);

/// Gives `operator` all the open slashes it can have but one, of other services.
fn fill_open_list<T: Config>(operator: &T::AccountId) -> Result<(), BenchmarkError> {
	let room = MaxOpenPerOperator::<T>::get().saturating_sub(1);
	let mut list = OpenLists::<T>::get(operator);
	for n in (list.len() as u32)..room {
		let open = OpenSlash { era: n, id: SlashId::MAX - n, service: ServiceId::MAX - n };
		list.try_push(open).map_err(|_| BenchmarkError::Stop("the list is full"))?;
	}
	OpenLists::<T>::insert(operator, list);
	Ok(())
}

/// A proposed slash, the last one in the list of its operator.
fn proposed<T: Config>() -> Result<SlashId, BenchmarkError> {
	let (service, slasher, operator, era) = T::BenchmarkHelper::prepare_offence();
	fill_open_list::<T>(&operator)?;
	let fraction = Perbill::from_percent(1);
	Ok(Pallet::<T>::do_propose(&slasher, service, operator, era, fraction, EVIDENCE)?)
}

/// A proposed slash whose veto window is over.
fn due<T: Config>() -> Result<(SlashId, Place), BenchmarkError> {
	let id = proposed::<T>()?;
	let record = Slashes::<T>::get(id).ok_or("the slash is on record")?;
	T::BenchmarkHelper::advance_era_to(record.executable_from);
	let queued = record.status.queued().ok_or("the slash is queued")?;
	Ok((id, queued))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn propose_slash() -> Result<(), BenchmarkError> {
		let (service, slasher, operator, era) = T::BenchmarkHelper::prepare_offence();
		fill_open_list::<T>(&operator)?;
		let id = NextSlashId::<T>::get();
		let fraction = Perbill::from_percent(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(slasher), service, operator, era, fraction, EVIDENCE);

		assert!(Slashes::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn veto_slash() -> Result<(), BenchmarkError> {
		let id = proposed::<T>()?;
		let origin =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		let status = Slashes::<T>::get(id).map(|record| record.status);
		assert!(matches!(status, Some(SlashStatus::Vetoed { .. })));
		Ok(())
	}

	#[benchmark]
	fn execute_slash() -> Result<(), BenchmarkError> {
		let (id, _) = due::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id);

		let status = Slashes::<T>::get(id).map(|record| record.status);
		assert!(matches!(status, Some(SlashStatus::Executed { .. })));
		Ok(())
	}

	/// Nothing is due.
	#[benchmark]
	fn execution_base() {
		ExecutionCursor::<T>::put(Place { era: T::Eras::active_era(), index: 0 });
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::execute_due(&mut meter);
		}
	}

	/// An era that is over.
	#[benchmark]
	fn execution_skip() {
		let era = T::Eras::active_era();
		ExecutionCounts::<T>::insert(era, 1);
		let mut cursor = Place { era, index: 1 };
		let step;

		#[block]
		{
			step = ExecutionQueue::<T>::step(&mut cursor, era.saturating_add(1));
			ExecutionCursor::<T>::put(cursor);
		}

		assert!(matches!(step, Step::Skipped));
		assert!(!ExecutionCounts::<T>::contains_key(era));
	}

	/// A slash that executes.
	#[benchmark]
	fn execution_step() -> Result<(), BenchmarkError> {
		let (id, mut cursor) = due::<T>()?;
		let now = cursor.era;

		#[block]
		{
			if let Step::Entry(place, id) = ExecutionQueue::<T>::step(&mut cursor, now) {
				Pallet::<T>::attempt(id, place, now);
			}
			ExecutionCursor::<T>::put(cursor);
		}

		let status = Slashes::<T>::get(id).map(|record| record.status);
		assert!(matches!(status, Some(SlashStatus::Executed { .. })));
		Ok(())
	}

	/// A slash that is dropped, which is more than queueing it again.
	#[benchmark]
	fn set_aside() -> Result<(), BenchmarkError> {
		let (id, place) = due::<T>()?;
		let era = Slashes::<T>::get(id).map(|record| record.era).unwrap_or_default();
		let delays: Delays = T::Delays::get();
		let now = era.saturating_add(delays.liability_window());

		#[block]
		{
			Pallet::<T>::set_aside(id, place, now, DispatchError::Unavailable);
		}

		let status = Slashes::<T>::get(id).map(|record| record.status);
		assert!(matches!(status, Some(SlashStatus::Failed { .. })));
		Ok(())
	}

	/// Nothing is due.
	#[benchmark]
	fn pruning_base() {
		PruningCursor::<T>::put(Place { era: T::Eras::active_era(), index: 0 });
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::prune_due(&mut meter);
		}
	}

	/// An era that is over.
	#[benchmark]
	fn pruning_skip() {
		let era = T::Eras::active_era();
		PruningCounts::<T>::insert(era, 1);
		let mut cursor = Place { era, index: 1 };
		let step;

		#[block]
		{
			step = PruningQueue::<T>::step(&mut cursor, era.saturating_add(1));
			PruningCursor::<T>::put(cursor);
		}

		assert!(matches!(step, Step::Skipped));
		assert!(!PruningCounts::<T>::contains_key(era));
	}

	/// A slash that is settled, and counts towards a cap.
	#[benchmark]
	fn pruning_step() -> Result<(), BenchmarkError> {
		let id = proposed::<T>()?;
		let mut record = Slashes::<T>::get(id).ok_or("the slash is on record")?;
		record.status = SlashStatus::Executed { era: record.era, magnitude: Magnitude::ZERO };
		record.books = Books::default();
		Slashes::<T>::insert(id, &record);
		let mut cursor = Pallet::<T>::queue_for_pruning(id, &record);
		let now = cursor.era;

		#[block]
		{
			if let Step::Entry(place, id) = PruningQueue::<T>::step(&mut cursor, now) {
				Pallet::<T>::prune(id, place);
			}
			PruningCursor::<T>::put(cursor);
		}

		assert!(!Slashes::<T>::contains_key(id));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
