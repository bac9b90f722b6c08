// SPDX-License-Identifier: Apache-2.0

//! A service accuses an operator.

use crate::{
	pallet::*,
	queue::ExecutionQueue,
	types::{Books, Offence, OpenSlash, SlashRecord, SlashStatus},
};
use frame::prelude::*;
use restaking_primitives::{
	Delays, EraIndex, Eras, ServiceId, ServiceTerms, SlashAllocations, SlashId,
};

impl<T: Config> Pallet<T> {
	/// Proposes a slash in the name of `slasher`: what [`Pallet::propose_slash`] does, for pallets
	/// that are a service's slasher. Changes nothing when it fails.
	pub fn do_propose(
		slasher: &T::AccountId,
		service: ServiceId,
		operator: T::AccountId,
		era: EraIndex,
		fraction: Perbill,
		evidence: H256,
	) -> Result<SlashId, DispatchError> {
		let now = T::Eras::active_era();
		let delays: Delays = T::Delays::get();
		ensure!(era <= now, Error::<T>::EraInFuture);
		ensure!(now <= era.saturating_add(delays.report_window), Error::<T>::OffenceTooOld);

		let terms = T::Terms::slash_terms(service, era).ok_or(Error::<T>::UnknownService)?;
		ensure!(terms.slasher == *slasher, Error::<T>::NotSlasher);
		ensure!(!T::Terms::is_paused(service), Error::<T>::ServicePaused);
		ensure!(!fraction.is_zero(), Error::<T>::ZeroFraction);
		let allocated = T::Allocations::allocated_in(service, &operator, era);
		ensure!(allocated.is_some_and(|m| !m.is_zero()), Error::<T>::NothingAllocated);

		let offence = Offence { service, operator: operator.clone(), era, evidence };
		ensure!(!Offences::<T>::contains_key(&offence), Error::<T>::AlreadyProposed);

		let liability = (service, operator.clone(), era);
		let used = CapsUsed::<T>::get(&liability)
			.unwrap_or_default()
			.checked_add(&fraction)
			.filter(|used| *used <= terms.max_fraction)
			.ok_or(Error::<T>::CapExceeded)?;

		let id = NextSlashId::<T>::get();
		let next_id = id.checked_add(1).ok_or(Error::<T>::SlashIdsExhausted)?;
		let mut open = OpenLists::<T>::get(&operator);
		let of_service = open.iter().filter(|open| open.service == service).count();
		let unsettled = Unsettled::<T>::get((service, &operator)) as usize;
		let max = T::MaxOpenSlashes::get() as usize;
		ensure!(of_service.saturating_add(unsettled) < max, Error::<T>::TooManyOpenSlashes);
		open.try_push(OpenSlash { era, id, service })
			.map_err(|_| Error::<T>::OperatorHasTooManyOpenSlashes)?;

		let executable_from = now.saturating_add(delays.veto_window);
		let queued = ExecutionQueue::<T>::push(executable_from, id);
		let record = SlashRecord {
			service,
			operator: operator.clone(),
			era,
			fraction,
			evidence,
			resolver: terms.resolver,
			beneficiary: terms.beneficiary,
			proposed_in: now,
			executable_from,
			status: SlashStatus::Proposed { queued },
			books: Books::default(),
		};
		NextSlashId::<T>::put(next_id);
		Slashes::<T>::insert(id, record);
		Offences::<T>::insert(offence, id);
		CapsUsed::<T>::insert(liability, used);
		OpenLists::<T>::insert(&operator, open);
		Self::deposit_event(Event::SlashProposed {
			id,
			service,
			operator,
			era,
			fraction,
			evidence,
			executable_from,
		});
		Ok(id)
	}

	/// Gives the fraction of `record` back to what its service may take for the offence era.
	pub(crate) fn free_cap(record: &SlashRecord<T::AccountId>) {
		CapsUsed::<T>::mutate_exists(record.liability(), |used| {
			let left = used.unwrap_or_default().saturating_sub(record.fraction);
			*used = (!left.is_zero()).then_some(left);
		});
	}
}
