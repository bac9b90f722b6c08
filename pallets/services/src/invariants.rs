// SPDX-License-Identifier: Apache-2.0

//! What is true of services and allocations between any two calls.

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet over its whole state, and says which one is broken.
	pub fn do_try_state() -> DispatchResult {
		Self::ensure_history_fits_the_liability_window()?;
		for (service, record) in Services::<T>::iter() {
			ensure!(service < NextServiceId::<T>::get(), "services: a name may be used again");
			Self::ensure_counters_match_allocations(service, &record)?;
		}
		Self::ensure_terms_are_those_of_services()?;
		for (service, operator, allocation) in Allocations::<T>::iter() {
			Self::ensure_allocation_is_indexed(service, &operator, &allocation)?;
			Self::ensure_left_is_what_history_says(&allocation)?;
		}
		for (operator, services) in OperatorServices::<T>::iter() {
			Self::ensure_index_names_allocations(&operator, &services)?;
			Self::ensure_members_are_shared_allocations(&operator)?;
			Self::ensure_reserved_within_magnitude(&operator)?;
			Self::ensure_backing_within_operators_stake(&operator)?;
		}
		for (operator, tranche) in Tranches::<T>::iter() {
			Self::ensure_members_are_shared_allocations(&operator)?;
			Self::ensure_reserved_within_magnitude(&operator)?;
			Self::ensure_backing_within_operators_stake(&operator)?;
			Self::ensure_tranche_is_what_history_says(&tranche)?;
		}
		Self::ensure_effective_stake_is_sum_over_operators()?;
		Self::ensure_queue_names_ended_allocations()?;
		Self::ensure_deposits_are_held()
	}

	/// Every service, and nothing else, has terms: those of one step are in force until those of
	/// the next are, some are in force now, and at most one change is pending.
	fn ensure_terms_are_those_of_services() -> DispatchResult {
		let now = T::Eras::active_era();
		for service in Services::<T>::iter_keys() {
			ensure!(TermsHistories::<T>::contains_key(service), "services: a service has no terms");
		}
		for (service, history) in TermsHistories::<T>::iter() {
			ensure!(
				Services::<T>::contains_key(service),
				"services: the terms of a service that does not exist"
			);
			let steps = history.0;
			ensure!(
				steps.iter().zip(steps.iter().skip(1)).all(|(one, next)| one.from < next.from),
				"services: the terms are not in the order of their eras"
			);
			ensure!(steps.iter().any(|step| step.from <= now), "services: no terms are in force");
			ensure!(
				steps.iter().filter(|step| step.from > now).count() <= 1,
				"services: more than one change of terms is pending"
			);
		}
		Ok(())
	}

	/// The members of a tranche are exactly the services with a shared allocation of its operator,
	/// each once.
	fn ensure_members_are_shared_allocations(operator: &T::AccountId) -> DispatchResult {
		let tranche = Tranches::<T>::get(operator);
		let members: Vec<_> = tranche.iter().flat_map(|it| it.members.iter().copied()).collect();
		let distinct: BTreeSet<_> = members.iter().copied().collect();
		ensure!(distinct.len() == members.len(), "services: a tranche names a member twice");
		let shared: BTreeSet<_> = Self::all_of(operator)
			.filter(|(_, allocation)| allocation.shared)
			.map(|(service, _)| service)
			.collect();
		ensure!(distinct == shared, "services: a tranche does not know who draws on it");
		Ok(())
	}

	/// Invariant 3: what an operator's exclusive allocations and its tranche have left together is
	/// at most the operator's magnitude.
	fn ensure_reserved_within_magnitude(operator: &T::AccountId) -> DispatchResult {
		let mut sum = Self::shared_magnitude(operator);
		for (_, allocation) in Self::all_of(operator).filter(|(_, it)| !it.shared) {
			sum = sum.checked_add(allocation.left).ok_or(ArithmeticError::Overflow)?;
		}
		ensure!(
			sum <= T::Stake::magnitude(operator),
			"services: an operator has allocated more than its magnitude (3)"
		);
		Ok(())
	}

	/// Invariant 4, the bound: what an operator has behind all its services together, its tranche
	/// counted once, is at most what it has, and none that shares has more than the tranche.
	fn ensure_backing_within_operators_stake(operator: &T::AccountId) -> DispatchResult {
		let now = T::Eras::active_era();
		let all = T::Stake::backing(operator, T::Stake::magnitude(operator), now);
		let tranche = Tranches::<T>::get(operator)
			.map_or(0, |it| T::Stake::backing(operator, it.effective_in(now), now));
		let mut promised = tranche;
		for (service, allocation) in Self::all_of(operator) {
			let stake = Self::stake_at(service, operator).unwrap_or_default();
			if allocation.shared {
				ensure!(stake <= tranche, "services: a service shares more than there is (4)");
			} else {
				promised = promised.saturating_add(stake);
			}
		}
		ensure!(promised <= all, "services: an operator backs services with more than it has (4)");
		Ok(())
	}

	/// Invariant 4, the sum: a service's effective stake is that of its operators together,
	/// whether one goes by the services or by the operators.
	fn ensure_effective_stake_is_sum_over_operators() -> DispatchResult {
		let mut sums = BTreeMap::<ServiceId, Balance>::new();
		for (operator, services) in OperatorServices::<T>::iter() {
			for service in services {
				let sum = sums.entry(service).or_default();
				*sum = sum.saturating_add(Self::stake_at(service, &operator).unwrap_or_default());
			}
		}
		for service in Services::<T>::iter_keys() {
			let sum = sums.remove(&service).unwrap_or_default();
			let agrees = Self::security(service).is_some_and(|said| {
				said.effective_stake == sum
					&& said.exclusive_stake.saturating_add(said.shared_stake) == sum
			});
			ensure!(agrees, "services: an effective stake is not the sum of its parts (4)");
		}
		ensure!(sums.is_empty(), "services: an allocation to a service that does not exist");
		Ok(())
	}

	/// The counters of a service are what they count, and within bounds.
	fn ensure_counters_match_allocations(
		service: ServiceId,
		record: &ServiceOf<T>,
	) -> DispatchResult {
		let (mut operators, mut applications) = (0_u32, 0_u32);
		for allocation in Allocations::<T>::iter_prefix_values(service) {
			match allocation.is_admitted() {
				true => operators.saturating_inc(),
				false => applications.saturating_inc(),
			}
		}
		ensure!(
			(record.operators, record.applications) == (operators, applications),
			"services: a counter does not count its operators"
		);
		Ok(())
	}

	/// Every allocation is known by its operator, and by the queue if it has ended.
	fn ensure_allocation_is_indexed(
		service: ServiceId,
		operator: &T::AccountId,
		allocation: &AllocationOf<T>,
	) -> DispatchResult {
		ensure!(
			OperatorServices::<T>::get(operator).contains(&service),
			"services: an operator does not know of its allocation"
		);
		ensure!(
			allocation.ending.is_none_or(|ending| {
				ReleaseQueue::<T>::contains_key(ending.queued_for, (service, operator))
			}),
			"services: the release of an ended allocation is not queued"
		);
		Ok(())
	}

	/// What an operator's index names exists, once.
	fn ensure_index_names_allocations(
		operator: &T::AccountId,
		services: &[ServiceId],
	) -> DispatchResult {
		let distinct: BTreeSet<_> = services.iter().collect();
		ensure!(
			!services.is_empty() && distinct.len() == services.len(),
			"services: an operator's index is empty or names a service twice"
		);
		ensure!(
			services.iter().all(|service| Allocations::<T>::contains_key(service, operator)),
			"services: an operator's index names an allocation that does not exist"
		);
		Ok(())
	}

	/// What the queue names exists, has ended, and is not queued for an era that is done with.
	fn ensure_queue_names_ended_allocations() -> DispatchResult {
		let done_before = ReleasesDoneBefore::<T>::get();
		for (era, (service, operator)) in ReleaseQueue::<T>::iter_keys() {
			let ending = Allocations::<T>::get(service, &operator).and_then(|it| it.ending);
			ensure!(
				ending.is_some_and(|ending| ending.queued_for == era) && era >= done_before,
				"services: the release queue names what has not ended"
			);
		}
		Ok(())
	}

	/// An allocation's history falls and never rises, and what is left of it is its last value,
	/// or, once it has ended, at most the last one with which it backed the service.
	fn ensure_left_is_what_history_says(allocation: &AllocationOf<T>) -> DispatchResult {
		let steps = &allocation.steps.0;
		ensure!(Self::falls(&allocation.steps), "services: an allocation has risen");

		let last = steps.last().map(|step| step.nominal);
		let agrees = match (allocation.effective_from, allocation.ending) {
			(None, None) => last.is_none() && !allocation.left.is_zero(),
			(Some(_), None) => last == Some(allocation.left) && !allocation.left.is_zero(),
			(Some(_), Some(Ending { in_era, .. })) => {
				let forgotten = steps.first().is_some_and(|step| step.from > in_era);
				last == Some(Magnitude::ZERO)
					&& allocation.steps.nominal_in(in_era.saturating_add(1)).is_zero()
					&& (forgotten || allocation.left <= allocation.steps.nominal_in(in_era))
			}
			(None, Some(_)) => false,
		};
		ensure!(agrees, "services: what is left of an allocation is not what its history says");
		Ok(())
	}

	/// A tranche's history falls and never rises, and what is left of it is its last value.
	fn ensure_tranche_is_what_history_says(tranche: &TrancheOf<T>) -> DispatchResult {
		ensure!(Self::falls(&tranche.steps), "services: a tranche has risen");
		ensure!(
			tranche.steps.0.last().map(|step| step.nominal) == Some(tranche.left),
			"services: what is left of a tranche is not what its history says"
		);
		Ok(())
	}

	fn falls(History(steps): &History<T::MaxSteps>) -> bool {
		steps
			.iter()
			.zip(steps.iter().skip(1))
			.all(|(one, next)| one.from < next.from && one.nominal >= next.nominal)
	}

	/// An allocation can have a step for every era that can be slashed, the one before and the
	/// one to come.
	fn ensure_history_fits_the_liability_window() -> DispatchResult {
		ensure!(
			T::MaxSteps::get() >= T::Delays::get().liability_window().saturating_add(2),
			"services: the liability window is longer than an allocation's history"
		);
		Ok(())
	}

	/// What owners have paid for their services is held from them, and given to nobody
	/// (invariant 6).
	fn ensure_deposits_are_held() -> DispatchResult {
		let mut owed = BTreeMap::<T::AccountId, Balance>::new();
		for record in Services::<T>::iter_values() {
			let sum = owed.entry(record.owner).or_default();
			*sum = sum.saturating_add(record.deposit);
		}
		let reason = HoldReason::ServiceDeposit.into();
		ensure!(
			owed.iter().all(|(who, sum)| T::Currency::balance_on_hold(&reason, who) == *sum),
			"services: a deposit is not held"
		);
		Ok(())
	}
}
