// SPDX-License-Identifier: Apache-2.0

//! Somebody proves an offence on chain.

use crate::{fair_queue::Due, pallet::*, propose::Accusation, weights::WeightInfo};
use frame::prelude::*;
use restaking_primitives::{
	Delays, Eras, ProvenOffence, ServiceId, ServiceTerms, SlashId, SlashMode, VerifierId,
	VerifyOffence,
};

impl<T: Config> Pallet<T> {
	/// Reports an offence in the name of `reporter`: what [`Pallet::report_offence`] does, for
	/// pallets that find one. Changes nothing when it fails. Reads each operator of the service
	/// once, next to what verifying `proof` and executing the slash costs.
	pub fn do_report(
		reporter: &T::AccountId,
		service: ServiceId,
		proof: &ProofOf<T>,
	) -> Result<SlashId, DispatchError> {
		let (latest, before) = Self::verifiers_of(service)?;
		let report = |verifier| {
			let proven = T::Verifiers::verify(verifier, service, proof)?;
			let earner = Some(reporter.clone());
			Self::do_report_proven(reporter, earner, service, verifier, proven, Perbill::one())
		};
		// An offence of before is shown to whoever judged it then: the other one proves nothing, or
		// not that.
		report(latest).or_else(|error| before.and_then(|before| report(before).ok()).ok_or(error))
	}

	/// What a report at a service of so many operators weighs, with its verification and its
	/// execution, whether that succeeds or not. Of the operators see [`Self::weight_of_proposal`].
	pub(crate) fn weight_of_report(operators: u32, proof: &ProofOf<T>) -> Weight {
		T::WeightInfo::report_offence(operators)
			.saturating_add(T::DbWeight::get().reads(operators.into()))
			.saturating_add(T::WeightInfo::set_aside())
			.saturating_add(Self::telling_weight())
			// Two verifiers, where another one judged what happened before.
			.saturating_add(T::Verifiers::weight(proof).saturating_mul(2))
	}

	/// By which verifier offences at `service` are proved, and by which other one those of before,
	/// which it was not told of then. Right after a service has gone over to accusations there still
	/// is one.
	pub(crate) fn verifiers_of(
		service: ServiceId,
	) -> Result<(VerifierId, Option<VerifierId>), DispatchError> {
		let now = T::Eras::active_era();
		let delays: Delays = T::Delays::get();
		let verifier_in = |era| match T::Terms::slash_terms(service, era).map(|terms| terms.mode) {
			Some(SlashMode::Objective { verifier, .. }) => Ok(verifier),
			Some(SlashMode::Vetoable { .. }) => Err(Error::<T>::NotObjective),
			None => Err(Error::<T>::UnknownService),
		};
		// Terms change at most once in a report window: the change waits for longer than that.
		let before = verifier_in(now.saturating_sub(delays.report_window));
		match (verifier_in(now), before) {
			(Ok(latest), before) => Ok((latest, before.ok().filter(|before| *before != latest))),
			(Err(_), Ok(before)) => Ok((before, None)),
			(Err(Error::UnknownService), Err(error)) | (Err(error), Err(_)) => Err(error.into()),
		}
	}

	/// Records what verifier `by` found proved and `who` reported, and executes it at once: for
	/// `asked` of what was allocated, at most what the terms say. `earner` gets the reporter's share.
	pub(crate) fn do_report_proven(
		who: &T::AccountId,
		earner: Option<T::AccountId>,
		service: ServiceId,
		by: VerifierId,
		proven: ProvenOffence<T::AccountId>,
		asked: Perbill,
	) -> Result<SlashId, DispatchError> {
		let ProvenOffence { operator, era, evidence } = proven;
		let terms = Self::terms_of_offence(service, era)?;
		let (fraction, reporter_share) = match terms.mode {
			SlashMode::Objective { verifier, fraction, reporter_share } if verifier == by => {
				(fraction.min(asked), reporter_share)
			}
			_ => return Err(Error::<T>::NotObjective.into()),
		};
		// Nobody earns back a part of its own slash.
		let earner = earner.filter(|who| *who != operator);
		// Nobody has chosen what is asked for: a small offence must not make a large one too much.
		let used = CapsUsed::<T>::get((service, &operator, era)).unwrap_or_default();
		let left = Perbill::one().saturating_sub(used);
		ensure!(!left.is_zero(), Error::<T>::CapExceeded);
		let accusation = Accusation {
			service,
			operator,
			era,
			fraction: fraction.min(left),
			evidence,
			verifier: Some(by),
			veto_window: 0,
			resolver: None,
			reporter_share: if earner.is_some() { reporter_share } else { Perbill::zero() },
			reporter: earner,
		};
		let id = Self::admit(accusation, &terms)?;
		Self::deposit_event(Event::OffenceProven { id, reporter: who.clone() });

		let record = Slashes::<T>::get(id).ok_or(Error::<T>::UnknownSlash)?;
		let now = T::Eras::active_era();
		match record.status.queued() {
			// If it cannot be executed now it is tried again: the proof is used up.
			Some(turn) if turn.era <= now => {
				Self::attempt(Due { turn, service, id }, now);
			}
			_ => {}
		}
		Ok(id)
	}
}
