// SPDX-License-Identifier: Apache-2.0

//! Somebody proves an offence on chain.

use crate::{fair_queue::Due, pallet::*, propose::Accusation};
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
		let verifier = Self::verifier_of(service)?;
		let proven = T::Verifiers::verify(verifier, service, proof)?;
		let earner = Some(reporter.clone());
		Self::do_report_proven(reporter, earner, service, verifier, proven, Perbill::one())
	}

	/// By which verifier offences at `service` are proved. Right after a service has gone over to
	/// accusations, those it was not told of before can still be proved.
	pub(crate) fn verifier_of(service: ServiceId) -> Result<VerifierId, DispatchError> {
		let now = T::Eras::active_era();
		let delays: Delays = T::Delays::get();
		let mut error = Error::<T>::UnknownService;
		// Terms change at most once in a report window: the change waits for longer than that.
		for era in [now, now.saturating_sub(delays.report_window)] {
			match T::Terms::slash_terms(service, era).map(|terms| terms.mode) {
				Some(SlashMode::Objective { verifier, .. }) => return Ok(verifier),
				Some(SlashMode::Vetoable { .. }) => error = Error::NotObjective,
				None => {}
			}
		}
		Err(error.into())
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
