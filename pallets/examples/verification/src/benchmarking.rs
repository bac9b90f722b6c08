// SPDX-License-Identifier: Apache-2.0

//! What calls and steps weigh, at worst: with as many operators as there can be, of which all is read
//! that there can be.

use crate::{pallet::*, types::*};
use alloc::vec::Vec;
use frame::{
	benchmarking::prelude::*,
	deps::frame_support::weights::WeightMeter,
	token::{
		fungible::{Inspect, Mutate, MutateHold},
		Preservation,
	},
};
use restaking_primitives::{
	security::{InspectService, PayService, ServiceStage},
	Balance, ServiceId,
};

type Stager<T> = <T as Config>::BenchmarkHelper;

const RESULT: H256 = H256::repeat_byte(1);
const OTHER: H256 = H256::repeat_byte(2);

/// A result that nobody but operator `n` has.
fn distinct(n: u32) -> H256 {
	let mut result = [0; 32];
	if let Some((_, tail)) = result.split_last_chunk_mut::<4>() {
		*tail = n.to_be_bytes();
	}
	H256(result)
}

/// Terms that make sense on every chain.
fn parameters() -> Parameters {
	Parameters {
		quorum: Perbill::from_percent(67),
		slash: Perbill::from_percent(10),
		max_slash: Perbill::from_percent(50),
		reporter_share: Perbill::from_percent(10),
		min_operator_stake: 0,
	}
}

/// More than anything here costs.
fn plenty<T: Config>() -> Balance {
	let most = T::MinFee::get().max(T::ChallengeBond::get()).max(T::Currency::minimum_balance());
	most.max(1).saturating_mul(1_000)
}

/// An account that can pay, and a service that `n` operators back.
fn backed<T: Config>(
	n: u32,
) -> Result<(T::AccountId, ServiceId, Vec<T::AccountId>), BenchmarkError> {
	// Calls are made in the first block, and so it has to be that one by now.
	frame_system::Pallet::<T>::set_block_number(One::one());
	let who: T::AccountId = whitelisted_caller();
	Stager::<T>::endow(&who, plenty::<T>());
	Stager::<T>::endow(&Pallet::<T>::account(), plenty::<T>());
	let service = match Service::<T>::get() {
		Some(service) => service,
		None => Pallet::<T>::do_create_service(parameters())?,
	};
	let operators = Stager::<T>::back(service, n);
	PaidBefore::<T>::put(T::Security::active_era());
	SettledBefore::<T>::put(Pallet::<T>::now());
	Ok((who, service, operators))
}

/// The same, with a task.
fn posted<T: Config>(n: u32) -> Result<(T::AccountId, TaskId, Vec<T::AccountId>), BenchmarkError> {
	let (who, _, operators) = backed::<T>(n)?;
	let id = Pallet::<T>::do_post(&who, RESULT, Some(OTHER), T::MinFee::get(), One::one())?;
	Ok((who, id, operators))
}

/// Gives each of `operators` a ballot, the first of which says what `says` does.
fn cast<T: Config>(
	id: TaskId,
	operators: &[T::AccountId],
	says: impl Fn(u32) -> H256,
) -> Result<(), BenchmarkError> {
	let mut task = Tasks::<T>::get(id).ok_or("the task was posted")?;
	for (index, operator) in (0_u32..).zip(operators) {
		let result = says(index);
		let ballot = Ballot { stake: 1, first: Some(result), second: None };
		Ballots::<T>::insert(id, operator, ballot);
		Tallies::<T>::mutate(id, result, |tally| *tally = tally.saturating_add(1));
		task.ballots = task.ballots.saturating_add(1);
	}
	Tasks::<T>::insert(id, task);
	Ok(())
}

/// A dispute over `id` between [`RESULT`] and [`OTHER`], for which the bond is held.
fn dispute<T: Config>(who: &T::AccountId) -> Result<DisputeOf<T>, BenchmarkError> {
	let bond = T::ChallengeBond::get();
	T::Currency::hold(&HoldReason::ChallengeBond.into(), who, bond)?;
	Ok(Dispute {
		proposed: RESULT,
		counter: OTHER,
		challenger: who.clone(),
		bond,
		votes_until: Pallet::<T>::now(),
		for_proposed: 0,
		for_counter: 0,
	})
}

/// Puts `id` into `stage`, which is over in block `due`.
fn put<T: Config>(
	id: TaskId,
	stage: Stage<T::AccountId, BlockNumberFor<T>>,
	due: BlockNumberFor<T>,
) -> Result<(), BenchmarkError> {
	let task = Tasks::<T>::get(id).ok_or("the task was posted")?;
	Pallet::<T>::store_due(id, TaskOf::<T> { stage, ..task }, due);
	Ok(())
}

/// Takes the task a step further, as a hook does.
fn step<T: Config>(service: ServiceId, id: TaskId) {
	if let Some(task) = Tasks::<T>::get(id) {
		Pallet::<T>::step(service, id, task);
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn post() -> Result<(), BenchmarkError> {
		let (who, _, _) = backed::<T>(T::Security::max_operators())?;
		let id = NextTaskId::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), RESULT, Some(OTHER), T::MinFee::get(), One::one());

		assert!(Tasks::<T>::contains_key(id));
		Ok(())
	}

	/// One that makes a quorum.
	#[benchmark]
	fn attest() -> Result<(), BenchmarkError> {
		let (who, id, operators) = posted::<T>(1)?;
		let operator = operators.first().ok_or("there is an operator")?;
		let key = Stager::<T>::key(operator);
		let message = Pallet::<T>::attestation_message(id, Round::First, RESULT);
		let signature = Stager::<T>::sign(&key, &message);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, Round::First, RESULT, key, signature);

		let proposed = Stage::Proposed { result: RESULT };
		assert!(Tasks::<T>::get(id).is_some_and(|task| task.stage == proposed));
		Ok(())
	}

	#[benchmark]
	fn challenge() -> Result<(), BenchmarkError> {
		let (who, id, _) = posted::<T>(1)?;
		let due = Pallet::<T>::now().saturating_add(One::one());
		put::<T>(id, Stage::Proposed { result: RESULT }, due)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, OTHER);

		let task = Tasks::<T>::get(id);
		assert!(task.is_some_and(|task| matches!(task.stage, Stage::Disputed(_))));
		Ok(())
	}

	#[benchmark]
	fn resolve() -> Result<(), BenchmarkError> {
		let (who, id, _) = posted::<T>(1)?;
		let due = Pallet::<T>::now().saturating_add(One::one());
		put::<T>(id, Stage::Disputed(dispute::<T>(&who)?), due)?;
		let origin =
			T::ResolverOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, OTHER);

		let task = Tasks::<T>::get(id);
		assert!(task.is_some_and(|task| matches!(task.stage, Stage::Decided { .. })));
		Ok(())
	}

	/// A dispute that nobody has decided, of operators that all said something else.
	#[benchmark]
	fn end(o: Linear<1, { T::Security::max_operators() }>) -> Result<(), BenchmarkError> {
		let (who, id, _) = posted::<T>(1)?;
		let service = Service::<T>::get().ok_or("there is a service")?;
		let operators: Vec<T::AccountId> = (0..o).map(|n| account("voter", n, 0)).collect();
		cast::<T>(id, &operators, |n| distinct(n))?;
		put::<T>(id, Stage::Disputed(dispute::<T>(&who)?), Pallet::<T>::now())?;

		#[block]
		{
			step::<T>(service, id);
		}

		assert!(!Tasks::<T>::contains_key(id));
		Ok(())
	}

	/// A dispute that the challenger has lost, of operators that are all to be paid but one.
	#[benchmark]
	fn judge(o: Linear<1, { T::Security::max_operators() }>) -> Result<(), BenchmarkError> {
		let (who, id, operators) = posted::<T>(o)?;
		let service = Service::<T>::get().ok_or("there is a service")?;
		cast::<T>(id, &operators, |_| RESULT)?;
		let wrong: T::AccountId = account("wrong", 0, 0);
		cast::<T>(id, &[wrong], |_| OTHER)?;
		let dispute = dispute::<T>(&who)?;
		put::<T>(id, Stage::Decided { result: RESULT, dispute }, Pallet::<T>::now())?;

		#[block]
		{
			step::<T>(service, id);
		}

		assert!(Tasks::<T>::get(id).is_some_and(|task| task.ballots == 1));
		Ok(())
	}

	/// A slash that is executed at once, and earns a reporter.
	#[benchmark]
	fn punish() -> Result<(), BenchmarkError> {
		let (who, id, operators) = posted::<T>(T::Security::max_operators())?;
		let service = Service::<T>::get().ok_or("there is a service")?;
		let offender = operators.get(..1).ok_or("there is an operator")?;
		cast::<T>(id, offender, |_| OTHER)?;
		EraBooks::<T>::remove(T::Security::active_era());
		let stage = Stage::Settling { reporter: Some(who), after: None };
		put::<T>(id, stage, Pallet::<T>::now())?;

		#[block]
		{
			step::<T>(service, id);
		}

		assert!(!Tasks::<T>::contains_key(id));
		Ok(())
	}

	/// For as many operators as there can be.
	#[benchmark]
	fn pay() -> Result<(), BenchmarkError> {
		let (who, service, operators) = backed::<T>(T::Security::max_operators())?;
		let era = T::Security::active_era();
		let points = operators.into_iter().map(|operator| (operator, 1)).collect();
		T::Security::report_points(T::PalletId::get(), service, era, points)?;
		let earned = plenty::<T>().saturating_div(2);
		T::Currency::transfer(&who, &Pallet::<T>::account(), earned, Preservation::Preserve)?;
		EraBooks::<T>::insert(era, EraBook { earned, open: 0 });
		Stager::<T>::pass_eras(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), era);

		assert!(T::Security::pot(service) < earned);
		Ok(())
	}

	#[benchmark]
	fn create_service() -> Result<(), BenchmarkError> {
		Service::<T>::kill();
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters());

		assert!(Service::<T>::exists());
		Ok(())
	}

	/// Nothing is due.
	#[benchmark]
	fn idle_base() -> Result<(), BenchmarkError> {
		backed::<T>(1)?;
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::work_off(&mut meter);
		}

		Ok(())
	}

	/// What is due is found, and the walk goes on.
	#[benchmark]
	fn look() -> Result<(), BenchmarkError> {
		let (_, id, _) = posted::<T>(1)?;
		let due = Tasks::<T>::get(id).ok_or("the task was posted")?.due;
		let found;

		#[block]
		{
			found = Agenda::<T>::iter_key_prefix(due).next().and_then(Tasks::<T>::get);
			SettledBefore::<T>::put(due);
		}

		assert!(found.is_some());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::bare_ext(), crate::mock::Test);
}
