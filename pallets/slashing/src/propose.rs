// SPDX-License-Identifier: Apache-2.0

//! A service accuses an operator.

use crate::{
	fair_queue::FairQueue,
	pallet::*,
	types::{Approval, Offence, OpenSlash, SlashRecord, SlashStatus},
	weights::WeightInfo,
	Books,
};
use frame::prelude::*;
use restaking_primitives::{
	Budget, Delays, EraIndex, Eras, OperatorStake, ServiceId, ServiceTerms, SlashAllocations,
	SlashId, SlashMode, SlashTerms, VerifierId, Window,
};

/// The open slashes of an operator.
type OpenList<T> = BoundedVec<OpenSlash, MaxOpenPerOperator<T>>;

/// What is said against an operator by somebody who is entitled to say it.
pub(crate) struct Accusation<AccountId> {
	/// The accusing service.
	pub service: ServiceId,
	/// The accused operator.
	pub operator: AccountId,
	/// The offence era.
	pub era: EraIndex,
	/// Which part of the allocation is asked for.
	pub fraction: Perbill,
	/// The hash of the evidence.
	pub evidence: H256,
	/// By what it was proved, if it was.
	pub verifier: Option<VerifierId>,
	/// For how many eras it can be vetoed.
	pub veto_window: EraIndex,
	/// Who may veto it, next to the security council.
	pub resolver: Option<AccountId>,
	/// Who earns for having proved it.
	pub reporter: Option<AccountId>,
	/// Which part of what is collected.
	pub reporter_share: Perbill,
}

impl<T: Config> Pallet<T> {
	/// What a proposal at a service of so many operators weighs. Operators that wait to be admitted
	/// cost less than those that back it; the benchmark, which fits one line to both, falls short of
	/// the latter by at most a read for each.
	pub(crate) fn weight_of_proposal(operators: u32) -> Weight {
		T::WeightInfo::propose_slash(operators)
			.saturating_add(T::DbWeight::get().reads(operators.into()))
	}

	/// Proposes a slash in the name of `slasher`: what [`Pallet::propose_slash`] does, for pallets
	/// that are a service's slasher. Changes nothing when it fails. Reads each operator of the
	/// service once.
	pub fn do_propose(
		slasher: &T::AccountId,
		service: ServiceId,
		operator: T::AccountId,
		era: EraIndex,
		fraction: Perbill,
		evidence: H256,
	) -> Result<SlashId, DispatchError> {
		let terms = Self::terms_of_offence(service, era)?;
		let SlashMode::Vetoable { slasher: ref entitled, ref resolver, window } = terms.mode else {
			return Err(Error::<T>::NotVetoable.into());
		};
		ensure!(entitled == slasher, Error::<T>::NotSlasher);
		let accusation = Accusation {
			service,
			operator,
			era,
			fraction,
			evidence,
			verifier: None,
			veto_window: window,
			resolver: resolver.clone(),
			reporter: None,
			reporter_share: Perbill::zero(),
		};
		Self::admit(accusation, &terms)
	}

	/// The terms by which an offence of `era` is judged, if it can be reported now.
	pub(crate) fn terms_of_offence(
		service: ServiceId,
		era: EraIndex,
	) -> Result<SlashTerms<T::AccountId>, DispatchError> {
		let now = T::Eras::active_era();
		let delays: Delays = T::Delays::get();
		ensure!(era <= now, Error::<T>::EraInFuture);
		ensure!(now <= era.saturating_add(delays.report_window), Error::<T>::OffenceTooOld);
		Ok(T::Terms::slash_terms(service, era).ok_or(Error::<T>::UnknownService)?)
	}

	/// Records `accusation`, judged by `terms`, unless something speaks against it; then nothing
	/// changes.
	pub(crate) fn admit(
		accusation: Accusation<T::AccountId>,
		terms: &SlashTerms<T::AccountId>,
	) -> Result<SlashId, DispatchError> {
		let Accusation { service, operator, era, fraction, evidence, .. } = accusation;
		ensure!(!T::Terms::is_paused(service), Error::<T>::ServicePaused);
		ensure!(!fraction.is_zero(), Error::<T>::ZeroFraction);
		let magnitude = T::Allocations::allocated_in(service, &operator, era)
			.filter(|magnitude| !magnitude.is_zero())
			.ok_or(Error::<T>::NothingAllocated)?;
		// What is worth nothing would cost no budget, and yet lower the operator's magnitude.
		let allocated = T::Stake::backing(&operator, magnitude, era);
		ensure!(allocated > 0, Error::<T>::NothingAllocated);
		let verifier = accusation.verifier;
		let offence = Offence { service, operator: operator.clone(), verifier, evidence };
		ensure!(!Offences::<T>::contains_key(&offence), Error::<T>::AlreadyProposed);

		let now = T::Eras::active_era();
		let delays: Delays = T::Delays::get();
		let Budget { window, .. } = terms.budget;
		let mut record = SlashRecord {
			service,
			allocated,
			service_stake: T::Allocations::service_stake(service, era),
			operator,
			era,
			fraction,
			evidence,
			verifier,
			resolver: accusation.resolver,
			reporter: accusation.reporter,
			reporter_share: accusation.reporter_share,
			beneficiary: terms.beneficiary.clone(),
			proposed_in: now,
			// Never so long that there is no time left to execute it.
			executable_from: now.saturating_add(accusation.veto_window.min(delays.veto_window)),
			approval: Approval::NotNeeded,
			window: Window::of(era, window),
			curve: terms.curve,
			status: SlashStatus::Proposed { queued: Default::default() },
			books: Books::default(),
		};
		record.approval = Self::approval_for(&record, terms)?;
		let (id, next_id, open) = Self::room_for(&record)?;
		// The last that fails, and it changes nothing then.
		Self::count(&record)?;
		NextSlashId::<T>::put(next_id);
		OpenLists::<T>::insert(&record.operator, open);

		let attempt_in = match record.approval {
			// Only to be dropped, if nobody approves it before.
			Approval::Needed => Self::decided_by(&record, &delays).saturating_add(1),
			Approval::NotNeeded | Approval::Given => record.executable_from,
		};
		let queued = FairQueue::<T>::push(attempt_in, service, id);
		record.status = SlashStatus::Proposed { queued };
		Offences::<T>::insert(offence, id);
		Self::deposit_event(Event::SlashProposed {
			id,
			service,
			operator: record.operator.clone(),
			era,
			fraction,
			evidence,
			executable_from: record.executable_from,
			approval: record.approval,
		});
		Slashes::<T>::insert(id, record);
		Ok(id)
	}

	/// The last era in which a slash can be executed: that in which its liability window closes.
	pub(crate) fn decided_by(record: &SlashRecord<T::AccountId>, delays: &Delays) -> EraIndex {
		record.era.saturating_add(delays.liability_window())
	}

	/// The name of a new slash, the name after it, and the open slashes of its operator with it.
	///
	/// What waits for an approval leaves its service room for one that does not: an operator that
	/// proves offences of its own, which nobody will ever approve, must not keep others from
	/// proving one that counts.
	fn room_for(
		record: &SlashRecord<T::AccountId>,
	) -> Result<(SlashId, SlashId, OpenList<T>), DispatchError> {
		let SlashRecord { service, era, ref operator, .. } = *record;
		let id = NextSlashId::<T>::get();
		let next_id = id.checked_add(1).ok_or(Error::<T>::SlashIdsExhausted)?;
		let mut open = OpenLists::<T>::get(operator);
		let of_service = open.iter().filter(|open| open.service == service).count();
		let unsettled = Unsettled::<T>::get((service, operator)) as usize;
		let kept_free = usize::from(record.approval == Approval::Needed);
		let taken = of_service.saturating_add(unsettled).saturating_add(kept_free);
		ensure!(taken < T::MaxOpenSlashes::get() as usize, Error::<T>::TooManyOpenSlashes);
		open.try_push(OpenSlash { era, id, service })
			.map_err(|_| Error::<T>::OperatorHasTooManyOpenSlashes)?;
		Ok((id, next_id, open))
	}
}
