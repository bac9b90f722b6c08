// SPDX-License-Identifier: Apache-2.0

//! What calls and hooks weigh, at worst: at a service with so many operators, against an operator
//! with as many open slashes as it can have, with a curve that lowers the slash, a reporter, and
//! payments to accounts.

use crate::{
	fair_queue::{Due, FairQueue, Step, Walk},
	pallet::*,
	queue::{self, PruningQueue},
	types::{Approval, OpenSlash, Place, SlashRecord, SlashStatus},
	Books,
};
use frame::{
	benchmarking::prelude::*,
	deps::frame_support::weights::WeightMeter,
	token::fungible::{Balanced, Inspect},
};
use restaking_primitives::{
	Balance, Beneficiary, Curve, Delays, EraIndex, Eras, KeyKind, Magnitude, ServiceId, SlashId,
	Steepness, VerifierId, VerifyOffence,
};

/// Sets the scene, in the real runtime as in the mock. Each function is called on an empty chain,
/// as genesis left it: the pot has its existential deposit.
pub trait BenchmarkHelper<AccountId, Proof> {
	/// Creates a vetoable service, unpaused, whose terms allow it to take at least a hundredth of
	/// an allocation without approval: with a slasher, a cap and a budget of everything, and a
	/// curve. Gives it `operators` operators (at least one), each active, with stake and an
	/// allocation to it, and as much history as there can be of what is read of each.
	///
	/// Returns the service, its slasher, one of the operators, and an era that can be reported now,
	/// in which the allocations were in force.
	fn prepare_offence(operators: u32) -> (ServiceId, AccountId, AccountId, EraIndex);

	/// The same with an objective service, whose verifier is
	/// [`EQUIVOCATION`](restaking_primitives::VerifierId::EQUIVOCATION), which takes at least a
	/// hundredth of an allocation and gives a share to the reporter. One of the operators has set a
	/// key of this `kind`, and signed two statements on one topic with it that do not agree, both
	/// of an era that can be reported now: what to sign is
	/// [`statement_message`](crate::Pallet::statement_message).
	///
	/// Returns the service and what proves it. Keys that live in the client's keystore
	/// (`sp_io::crypto::sr25519_generate` and so on) can be used.
	fn prepare_proof(operators: u32, kind: KeyKind) -> (ServiceId, Proof);

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

/// A proposed slash, the last one in the list of its operator, which is lowered when it executes.
fn proposed<T: Config>() -> Result<SlashId, BenchmarkError> {
	let (service, slasher, operator, era) = T::BenchmarkHelper::prepare_offence(1);
	fill_open_list::<T>(&operator)?;
	let fraction = Perbill::from_percent(1);
	let id = Pallet::<T>::do_propose(&slasher, service, operator, era, fraction, EVIDENCE)?;
	change::<T>(id, |record| {
		let floor = Perbill::from_parts(5_000_000);
		record.curve = Some(Curve { floor, multiplier: 1, steepness: Steepness::Quadratic });
		record.service_stake = Balance::MAX;
	})?;
	Ok(id)
}

/// Changes what is on record of `id`.
fn change<T: Config>(
	id: SlashId,
	change: impl FnOnce(&mut SlashRecord<T::AccountId>),
) -> Result<SlashRecord<T::AccountId>, BenchmarkError> {
	let mut record = Slashes::<T>::get(id).ok_or("the slash is on record")?;
	change(&mut record);
	Slashes::<T>::insert(id, &record);
	Ok(record)
}

/// A proposed slash whose veto window is over.
fn due<T: Config>() -> Result<Due, BenchmarkError> {
	let id = proposed::<T>()?;
	let record = Slashes::<T>::get(id).ok_or("the slash is on record")?;
	T::BenchmarkHelper::advance_era_to(record.executable_from);
	let turn = record.status.queued().ok_or("the slash is queued")?;
	Ok(Due { turn, service: record.service, id })
}

/// An executed slash, settled, of which something waits for an account that is there already.
fn held<T: Config>() -> Result<(SlashId, SlashRecord<T::AccountId>), BenchmarkError> {
	let id = proposed::<T>()?;
	let amount = T::Currency::minimum_balance();
	let endow = |who: &T::AccountId| {
		let credit = T::Currency::issue(amount.saturating_mul(2));
		T::Currency::resolve(who, credit).map_err(|_| BenchmarkError::Stop("nothing is endowed"))
	};
	let beneficiary: T::AccountId = account("beneficiary", 0, 0);
	endow(&beneficiary)?;
	endow(&Pallet::<T>::pot())?;
	endow(&T::Treasury::get())?;
	let record = change::<T>(id, |record| {
		record.beneficiary = Beneficiary::Account(beneficiary);
		record.status = SlashStatus::Executed { era: record.era, magnitude: Magnitude::ZERO };
		record.books = Books::open(0).collect(amount, 0).hold(amount);
	})?;
	Ok((id, record))
}

fn status<T: Config>(id: SlashId) -> Option<SlashStatus> {
	Slashes::<T>::get(id).map(|record| record.status)
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// What proves an offence with keys of this `kind`, to which verifier and at which service.
fn proof<T: Config>(kind: KeyKind) -> Result<(VerifierId, ServiceId, ProofOf<T>), BenchmarkError> {
	let (service, proof) = T::BenchmarkHelper::prepare_proof(1, kind);
	Ok((Pallet::<T>::verifiers_of(service)?.0, service, proof))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn propose_slash(
		o: Linear<1, { T::MaxOperatorsPerService::get() }>,
	) -> Result<(), BenchmarkError> {
		let (service, slasher, operator, era) = T::BenchmarkHelper::prepare_offence(o);
		fill_open_list::<T>(&operator)?;
		let id = NextSlashId::<T>::get();
		let fraction = Perbill::from_percent(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(slasher), service, operator, era, fraction, EVIDENCE);

		assert!(Slashes::<T>::contains_key(id));
		Ok(())
	}

	/// Without the verification of the proof, which the verifier weighs.
	/// Of fewer, one would be so large a part of the service's stake that its curve takes all.
	#[benchmark]
	fn report_offence(
		o: Linear<4, { T::MaxOperatorsPerService::get() }>,
	) -> Result<(), BenchmarkError> {
		let (service, proof) = T::BenchmarkHelper::prepare_proof(o, KeyKind::Sr25519);
		let verifier = Pallet::<T>::verifiers_of(service)?.0;
		let proven = T::Verifiers::verify(verifier, service, &proof)?;
		fill_open_list::<T>(&proven.operator)?;
		let reporter: T::AccountId = whitelisted_caller();
		let id;

		#[block]
		{
			let verifier = Pallet::<T>::verifiers_of(service)?.0;
			let earner = Some(reporter.clone());
			let all = Perbill::one();
			id = Pallet::<T>::do_report_proven(&reporter, earner, service, verifier, proven, all)?;
		}

		assert!(matches!(status::<T>(id), Some(SlashStatus::Executed { .. })));
		Ok(())
	}

	#[benchmark]
	fn veto_slash() -> Result<(), BenchmarkError> {
		let id = proposed::<T>()?;
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert!(matches!(status::<T>(id), Some(SlashStatus::Vetoed { .. })));
		Ok(())
	}

	#[benchmark]
	fn approve_slash() -> Result<(), BenchmarkError> {
		let id = proposed::<T>()?;
		let origin = council::<T>()?;
		change::<T>(id, |record| {
			record.approval = Approval::Needed;
			// Queued for when it would be dropped.
			if let Some(turn) = record.status.queued() {
				FairQueue::<T>::remove(turn, record.service);
				let later = turn.era.saturating_add(1);
				let queued = FairQueue::<T>::push(later, record.service, id);
				record.status = SlashStatus::Proposed { queued };
			}
		})?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		let approval = Slashes::<T>::get(id).map(|record| record.approval);
		assert_eq!(approval, Some(Approval::Given));
		Ok(())
	}

	#[benchmark]
	fn confiscate() -> Result<(), BenchmarkError> {
		let (id, _) = held::<T>()?;
		let origin = council::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(Pallet::<T>::books(id).map(|books| books.held), Some(0));
		Ok(())
	}

	#[benchmark]
	fn execute_slash() -> Result<(), BenchmarkError> {
		let Due { id, .. } = due::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id);

		assert!(matches!(status::<T>(id), Some(SlashStatus::Executed { .. })));
		Ok(())
	}

	#[benchmark]
	fn pay_beneficiary() -> Result<(), BenchmarkError> {
		let (id, record) = held::<T>()?;
		let from = record.payable_from(T::PayoutDelay::get()).unwrap_or_default();
		T::BenchmarkHelper::advance_era_to(from);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id);

		assert_eq!(Pallet::<T>::books(id).map(|books| books.held), Some(0));
		Ok(())
	}

	/// Two statements, each signed with a key of this kind.
	#[benchmark]
	fn verify_sr25519() -> Result<(), BenchmarkError> {
		let (verifier, service, proof) = proof::<T>(KeyKind::Sr25519)?;
		let proven;

		#[block]
		{
			proven = T::Verifiers::verify(verifier, service, &proof);
		}

		assert!(proven.is_ok());
		Ok(())
	}

	/// Two statements, each signed with a key of this kind.
	#[benchmark]
	fn verify_ed25519() -> Result<(), BenchmarkError> {
		let (verifier, service, proof) = proof::<T>(KeyKind::Ed25519)?;
		let proven;

		#[block]
		{
			proven = T::Verifiers::verify(verifier, service, &proof);
		}

		assert!(proven.is_ok());
		Ok(())
	}

	/// Two statements, each signed with a key of this kind.
	#[benchmark]
	fn verify_ecdsa() -> Result<(), BenchmarkError> {
		let (verifier, service, proof) = proof::<T>(KeyKind::Ecdsa)?;
		let proven;

		#[block]
		{
			proven = T::Verifiers::verify(verifier, service, &proof);
		}

		assert!(proven.is_ok());
		Ok(())
	}

	/// Nothing is due.
	#[benchmark]
	fn execution_base() {
		ExecutionCursor::<T>::put(T::Eras::active_era());
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::execute_due(&mut meter);
		}
	}

	/// The count of a service's turns in an era that is over, with the active era behind it.
	#[benchmark]
	fn execution_skip() {
		let era = T::Eras::active_era();
		ExecutionCursor::<T>::put(era);
		Turns::<T>::insert(era, ServiceId::MAX, 1);
		let mut walk = Walk::<T>::new(era.saturating_add(1));
		let step;

		#[block]
		{
			step = walk.step();
			ExecutionCursor::<T>::put(walk.cursor());
		}

		assert_eq!(step, Step::Skipped);
		assert!(!Turns::<T>::contains_key(era, ServiceId::MAX));
	}

	/// A slash that executes.
	#[benchmark]
	fn execution_step() -> Result<(), BenchmarkError> {
		let Due { turn, id, .. } = due::<T>()?;
		ExecutionCursor::<T>::put(turn.era);

		#[block]
		{
			let mut walk = Walk::<T>::new(turn.era);
			if let Step::Due(due) = walk.step() {
				Pallet::<T>::attempt(due, turn.era);
			}
			ExecutionCursor::<T>::put(walk.cursor());
		}

		assert!(matches!(status::<T>(id), Some(SlashStatus::Executed { .. })));
		Ok(())
	}

	/// A slash that is dropped, which is more than queueing it again.
	#[benchmark]
	fn set_aside() -> Result<(), BenchmarkError> {
		let due = due::<T>()?;
		let era = Slashes::<T>::get(due.id).map(|record| record.era).unwrap_or_default();
		let delays: Delays = T::Delays::get();
		let now = era.saturating_add(delays.liability_window());

		#[block]
		{
			Pallet::<T>::set_aside(due, now, DispatchError::Unavailable);
		}

		assert!(matches!(status::<T>(due.id), Some(SlashStatus::Failed { .. })));
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

		assert!(matches!(step, queue::Step::Skipped));
		assert!(!PruningCounts::<T>::contains_key(era));
	}

	/// A slash that is settled, counts, and has something waiting for an account.
	#[benchmark]
	fn pruning_step() -> Result<(), BenchmarkError> {
		let (id, record) = held::<T>()?;
		let mut cursor = Pallet::<T>::queue_for_pruning(id, &record);
		let now = cursor.era;
		T::BenchmarkHelper::advance_era_to(now);

		#[block]
		{
			if let queue::Step::Entry(place, id) = PruningQueue::<T>::step(&mut cursor, now) {
				Pallet::<T>::prune(id, place, now);
			}
			PruningCursor::<T>::put(cursor);
		}

		assert!(!Slashes::<T>::contains_key(id));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
