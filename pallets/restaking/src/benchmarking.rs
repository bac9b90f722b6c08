// SPDX-License-Identifier: Apache-2.0

//! Benchmarks. Every position, history and list is as long as it can be; what varies is how many
//! slashes are settled (`s`) and with how many operators a restaker has positions (`o`).

use super::*;
use crate::Pallet as Restaking;
use alloc::vec::Vec;
use frame::benchmarking::prelude::*;
use restaking_primitives::{
	Balance, Bonds, EraIndex, Eras, Magnitude, OnBondChange, PerUnit, SlashId, Units,
};

/// What the benchmarks need of a runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Gives `stash` funds and a bond of `amount`.
	fn bonded(stash: &AccountId, amount: Balance);
	/// Registers `who` as an operator.
	fn operator(who: &AccountId);
	/// Makes `era` the active one.
	fn set_era(era: EraIndex);
	/// Unbonds `amount`, waits, and withdraws it.
	fn unbond_and_withdraw(stash: &AccountId, amount: Balance);
	/// Makes slash `id` of `operator` known to whoever settles it, with `owed` to collect, to be
	/// paid to an account of its own.
	fn prepare_slash(id: SlashId, operator: &AccountId, owed: Balance);
}

const START: EraIndex = 1_000;

/// An operator whose ledger is as long as it can be, with `slashes` that are not collected.
fn operator<T: Config>(index: u32, slashes: u32) -> T::AccountId {
	let who: T::AccountId = account("operator", index, 0);
	T::BenchmarkHelper::operator(&who);
	T::BenchmarkHelper::set_era(START);
	let mut ledger = OperatorLedger::<T> {
		kept_from: START.saturating_sub(T::MaxHistory::get()).saturating_add(2),
		next_sequence: slashes,
		..Default::default()
	};
	// Every era was rewarded: a thousandth of a planck for each unit.
	let each = PerUnit(1_000_000_000_000_000);
	for i in 0..T::MaxHistory::get() {
		let era = ledger.kept_from.saturating_add(i);
		let _ = ledger.history.try_push((era, Units::ZERO));
		let _ = ledger.rewards.recent.try_push((era, each));
		ledger.rewards.total = ledger.rewards.total.checked_add(each).unwrap_or_default();
	}
	ledger.rewards.unaccrued = Balance::MAX;
	for i in 0..slashes {
		let _ = ledger.uncollected.try_push(Uncollected {
			id: index.saturating_mul(T::MaxUncollected::get()).saturating_add(i),
			sequence: i,
			era: START,
			delta: Magnitude(Magnitude::FULL.0 / 1_000),
			units: Units::ZERO,
		});
	}
	Operators::<T>::insert(&who, ledger);
	who
}

/// A position of as many parts as there can be, less `room`, all liable for the uncollected
/// slashes, half of them exits.
fn position<T: Config>(
	operator: &T::AccountId,
	restaker: &T::AccountId,
	room: u32,
	exited: EraIndex,
) {
	let each = T::MinDelegation::get();
	let Some(mut ledger) = Operators::<T>::get(operator) else { return };
	let mut parts: Vec<Part> = Vec::new();
	for i in 0..T::MaxParts::get().saturating_sub(room) {
		let part = Part {
			joined: exited.saturating_sub(i),
			left: (i % 2 == 1).then_some(exited),
			units: Units(each),
			amount: each,
			rewarded: PerUnit::ZERO,
		};
		let _ = match part.left {
			None => ledger.add_units(part.joined, part.units),
			Some(left) => ledger
				.add_units(part.joined, part.units)
				.and_then(|()| ledger.end_units(left, part.units)),
		};
		for slash in ledger.uncollected.iter_mut().filter(|slash| part.is_liable_in(slash.era)) {
			slash.units = slash.units.saturating_add(part.units);
		}
		parts.push(part);
	}
	ledger.positions = ledger.positions.saturating_add(1);
	for slash in &ledger.uncollected {
		T::BenchmarkHelper::prepare_slash(slash.id, operator, slash.outstanding());
	}
	Operators::<T>::insert(operator, ledger);
	Collecting::<T>::insert(operator, None::<T::AccountId>);
	let position = Position::<T> { settled: 0, parts: BoundedVec::truncate_from(parts) };
	Restakers::<T>::mutate(restaker, |slot| {
		let record = slot.get_or_insert_with(RestakerRecord::default);
		record.claim = record.claim.saturating_add(position.claim());
		record.delegated = record.delegated.saturating_add(position.delegated());
		let _ = record.operators.try_push(operator.clone());
	});
	Pallet::<T>::move_boundaries(operator, &Default::default(), &position.boundaries());
	Positions::<T>::insert(operator, restaker, position);
}

fn restaker<T: Config>() -> T::AccountId {
	let who: T::AccountId = whitelisted_caller();
	let most = T::MinDelegation::get()
		.saturating_mul(T::MaxParts::get().into())
		.saturating_mul(T::MaxOperators::get().into());
	T::BenchmarkHelper::bonded(&who, most.saturating_mul(10));
	who
}

/// Fills the restaker's list of operators up, so that reading it costs as much as it can.
fn other_operators<T: Config>(restaker: &T::AccountId, how_many: u32) {
	for i in 0..how_many {
		let operator = operator::<T>(i.saturating_add(1), 0);
		position::<T>(&operator, restaker, 0, START);
	}
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn delegate(s: Linear<0, { T::MaxUncollected::get() }>) {
		let caller = restaker::<T>();
		let operator = operator::<T>(0, s);
		position::<T>(&operator, &caller, 1, START);
		other_operators::<T>(&caller, T::MaxOperators::get().saturating_sub(1));
		let amount = T::MinDelegation::get();
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), operator.clone(), amount);
		assert!(Restaking::<T>::delegation_of(&operator, &caller) > amount);
	}

	#[benchmark]
	fn undelegate(s: Linear<0, { T::MaxUncollected::get() }>) {
		let caller = restaker::<T>();
		let operator = operator::<T>(0, s);
		position::<T>(&operator, &caller, 2, START);
		let amount = T::MinDelegation::get();
		let before = Restaking::<T>::delegation_of(&operator, &caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), operator.clone(), amount);
		assert!(Restaking::<T>::delegation_of(&operator, &caller) < before);
	}

	#[benchmark]
	fn withdraw(s: Linear<0, { T::MaxUncollected::get() }>) {
		let caller = restaker::<T>();
		let operator = operator::<T>(0, s);
		// Unbonded, so that what the exits no longer claim is released from the hold.
		position::<T>(&operator, &caller, 0, START);
		let claim = Restakers::<T>::get(&caller).map_or(0, |record| record.claim);
		let spare = T::Bonds::total(&caller).saturating_sub(claim / 2);
		T::BenchmarkHelper::unbond_and_withdraw(&caller, spare);
		T::BenchmarkHelper::set_era(START.saturating_add(DelaysInForce::<T>::get().exit));
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), operator);
		assert!(Restakers::<T>::get(&caller).is_some_and(|record| record.claim < claim));
	}

	#[benchmark]
	fn collect(s: Linear<1, { T::MaxUncollected::get() }>) {
		let caller = restaker::<T>();
		let operator = operator::<T>(0, s);
		position::<T>(&operator, &caller, 0, START);
		let before = T::Bonds::total(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), operator, caller.clone());
		assert!(T::Bonds::total(&caller) < before);
	}

	#[benchmark]
	fn sync(o: Linear<1, { T::MaxOperators::get() }>) {
		let caller = restaker::<T>();
		for i in 0..o {
			let operator = operator::<T>(i, T::MaxUncollected::get());
			position::<T>(&operator, &caller, 1, START);
		}
		let before = T::Bonds::total(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), caller.clone());
		assert!(T::Bonds::total(&caller) < before);
	}

	#[benchmark]
	fn rebond() {
		let caller = restaker::<T>();
		let operator = operator::<T>(0, 0);
		position::<T>(&operator, &caller, 0, START);
		T::BenchmarkHelper::unbond_and_withdraw(&caller, T::Bonds::total(&caller));
		let claim = Restakers::<T>::get(&caller).map_or(0, |record| record.claim);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), claim);
		assert_eq!(T::Bonds::total(&caller), claim);
	}

	#[benchmark]
	fn on_idle_base() {
		#[block]
		{
			Restaking::<T>::work_within(<T as Config>::WeightInfo::on_idle_base());
		}
	}

	#[benchmark]
	fn on_idle_step() {
		let caller = restaker::<T>();
		let operator = operator::<T>(0, T::MaxUncollected::get());
		position::<T>(&operator, &caller, 0, START);
		// Settled already: the step finds nothing to collect.
		Positions::<T>::mutate(&operator, &caller, |position| {
			if let Some(position) = position {
				position.settled = T::MaxUncollected::get();
			}
		});
		let limit = <T as Config>::WeightInfo::on_idle_base()
			.saturating_add(<T as Config>::WeightInfo::on_idle_step());
		#[block]
		{
			Restaking::<T>::work_within(limit);
		}
		assert_eq!(Collecting::<T>::get(&operator), Some(Some(caller)));
	}

	#[benchmark]
	fn wind_up_step() {
		let caller = restaker::<T>();
		let operator = operator::<T>(0, 0);
		position::<T>(&operator, &caller, 0, START);
		Collecting::<T>::remove(&operator);
		Operators::<T>::mutate(&operator, |ledger| {
			if let Some(ledger) = ledger {
				ledger.magnitude = Magnitude::ZERO;
				ledger.winds_up = Some(START);
			}
		});
		// The last restaker was touched: the step begins the next round.
		WindingUp::<T>::insert(START, &operator, Some(caller));
		WindUpFrom::<T>::put(START);
		let limit = <T as Config>::WeightInfo::on_idle_base()
			.saturating_add(<T as Config>::WeightInfo::wind_up_step());
		#[block]
		{
			Restaking::<T>::work_within(limit);
		}
		assert!(!WindingUp::<T>::contains_key(START, &operator));
		assert_eq!(WindingUp::<T>::iter().count(), 1);
	}

	#[benchmark]
	fn on_bond_slashed(o: Linear<1, { T::MaxOperators::get() }>) {
		let caller = restaker::<T>();
		for i in 0..o {
			let operator = operator::<T>(i, T::MaxUncollected::get());
			position::<T>(&operator, &caller, 1, START);
		}
		let claim = Restakers::<T>::get(&caller).map_or(0, |record| record.claim);
		#[block]
		{
			Restaking::<T>::on_bond_slashed(&caller, claim / 2, claim / 2);
		}
		assert!(Restakers::<T>::get(&caller).is_some_and(|record| record.claim < claim));
	}

	#[benchmark]
	fn postpone() {
		let caller = restaker::<T>();
		for i in 0..T::MaxOperators::get() {
			let operator = operator::<T>(i, 0);
			position::<T>(&operator, &caller, 0, START);
		}
		let claim = Restakers::<T>::get(&caller).map_or(0, |record| record.claim);
		// Benchmarks run in the first block, if there is none yet.
		let now = frame_system::Pallet::<T>::block_number().max(1_u32.into());
		Followed::<T>::put((now, T::MaxFollowing::get()));
		#[block]
		{
			Restaking::<T>::on_bond_slashed(&caller, claim / 2, claim / 2);
		}
		assert!(Behind::<T>::contains_key(&caller));
	}

	#[benchmark]
	fn on_bond_withdrawn() {
		let caller = restaker::<T>();
		T::BenchmarkHelper::set_era(START);
		T::BenchmarkHelper::unbond_and_withdraw(&caller, T::Bonds::total(&caller));
		let operator = operator::<T>(0, 0);
		position::<T>(&operator, &caller, 0, T::Eras::active_era());
		#[block]
		{
			Restaking::<T>::on_bond_withdrawn(&caller);
		}
		assert!(Restakers::<T>::contains_key(&caller));
	}

	impl_benchmark_test_suite!(Restaking, crate::mock::new_test_ext(), crate::mock::Test);
}
