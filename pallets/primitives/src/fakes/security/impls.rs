// SPDX-License-Identifier: Apache-2.0

//! What a service asks and does, except slashing.

use super::*;
use crate::{
	security::{Admission, InspectService, OwnService, PayService},
	share, Delays, KeyKind, ServiceKeys, SlashMode, VerifierId,
};
use frame::traits::Get;
use std::collections::BTreeSet;

const MAX_OPERATORS: u32 = 100;

impl<A, L, C> InspectService<A> for Security<A, L, C>
where
	A: Codec + Ord + Clone,
	L: OnService<A>,
{
	fn active_era() -> EraIndex {
		now()
	}

	fn max_operators() -> u32 {
		Self::read(|state| state.max_operators).unwrap_or(MAX_OPERATORS)
	}

	fn is_paused(service: ServiceId) -> bool {
		Self::service(service, |record| record.paused).unwrap_or_default()
	}

	fn operators(service: ServiceId) -> Vec<(A, Balance)> {
		Self::backing(service, |_, backing| backing.now(now()))
	}

	fn operators_in(service: ServiceId, era: EraIndex) -> Vec<(A, Balance)> {
		let record = Self::service(service, Service::clone);
		Self::backing(service, |operator, _| {
			record.as_ref().map_or(0, |record| Self::slashable(record, operator, era))
		})
	}

	fn stake(service: ServiceId, operator: &A) -> Balance {
		Self::service(service, |record| {
			record.operators.get(operator).map_or(0, |backing| backing.now(now()))
		})
		.unwrap_or_default()
	}

	fn stake_in(service: ServiceId, operator: &A, era: EraIndex) -> Balance {
		Self::service(service, |record| Self::slashable(record, operator, era)).unwrap_or_default()
	}

	fn quorum(service: ServiceId, era: EraIndex) -> Option<Perbill> {
		Self::terms(service, era).map(|terms| terms.quorum)
	}
}

impl<A, L, C> ServiceKeys<A> for Security<A, L, C>
where
	A: Codec + Ord + Clone,
	L: OnService<A>,
{
	fn owner_in(key: &ServiceKey, era: EraIndex) -> Option<A> {
		Self::read(|state| {
			let mut keys = state.keys.iter();
			keys.find(|(other, _, from, until)| {
				other == key && *from <= era && until.is_none_or(|until| era <= until)
			})
			.map(|entry| entry.1.clone())
		})
	}

	fn key_of(operator: &A, kind: KeyKind) -> Option<ServiceKey> {
		Self::read(|state| {
			let mut keys = state.keys.iter();
			keys.find(|(key, owner, _, until)| {
				owner == operator && key.kind() == kind && until.is_none()
			})
			.map(|entry| entry.0)
		})
	}
}

impl<A, L, C> PayService<A> for Security<A, L, C>
where
	A: Codec + Ord + Clone,
	L: OnService<A>,
	C: MoveIntoPot<A>,
{
	fn pot(service: ServiceId) -> Balance {
		Self::service(service, |record| record.pot).unwrap_or_default()
	}

	fn fund(service: ServiceId, from: &A, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, named("ZeroAmount"));
		Self::service(service, |_| ()).ok_or(named("UnknownService"))?;
		C::move_into_pot(from, amount)?;
		Self::try_change(service, |record| {
			record.pot = record.pot.saturating_add(amount);
			Ok(())
		})
	}

	fn report_points(
		pallet: PalletId,
		service: ServiceId,
		era: EraIndex,
		points: Vec<(A, u32)>,
	) -> DispatchResult {
		Self::ensure_rewarder(pallet, service)?;
		ensure!(era <= now(), named("EraNotBegun"));
		ensure!(era >= oldest_era(), named("EraTooOld"));
		ensure!(!Self::is_distributed(service, era), named("AlreadyDistributed"));
		ensure!(points.len() <= Self::max_operators() as usize, named("TooManyOperators"));
		Self::try_change(service, |record| {
			let mut seen = BTreeSet::new();
			for (operator, more) in points {
				let stake = Self::slashable(record, &operator, era);
				ensure!(stake > 0, named("NotOperatorOfService"));
				ensure!(seen.insert(operator.clone()), named("DuplicateOperator"));
				let sum = record.points.entry(era).or_default().entry(operator).or_default();
				*sum = sum.checked_add(more).ok_or(named("TooManyPoints"))?;
			}
			Ok(())
		})
	}

	fn distribute(
		pallet: PalletId,
		service: ServiceId,
		era: EraIndex,
		amount: Balance,
		by_points: bool,
	) -> DispatchResult {
		Self::ensure_rewarder(pallet, service)?;
		Self::share_out(service, era, amount, by_points)
	}

	fn stream(
		pallet: PalletId,
		service: ServiceId,
		per_era: Balance,
		eras: u32,
		by_points: bool,
	) -> DispatchResult {
		Self::ensure_rewarder(pallet, service)?;
		ensure!(per_era > 0, named("ZeroAmount"));
		ensure!(eras > 0, named("EmptyRange"));
		Self::try_change(service, |record| {
			let runs = record.stream.is_some_and(|stream| now() <= stream.until);
			ensure!(!runs, named("StreamExists"));
			let until = now().saturating_add(eras);
			record.stream = Some(FakeStream { per_era, until, by_points });
			Ok(())
		})
	}

	fn stop_stream(pallet: PalletId, service: ServiceId) -> DispatchResult {
		Self::ensure_rewarder(pallet, service)?;
		Self::try_change(service, |record| {
			record.stream.take().map(|_| ()).ok_or(named("NoStream"))
		})
	}
}

impl<A, L, C> OwnService<A> for Security<A, L, C>
where
	A: Codec + Ord + Clone,
	L: OnService<A>,
{
	fn create(
		pallet: PalletId,
		_metadata: Vec<u8>,
		terms: TermsOfService<A>,
	) -> Result<ServiceId, DispatchError> {
		ensure_sensible(pallet, &terms)?;
		Self::change(|state| {
			let service = state.next;
			state.next = service.saturating_add(1);
			let record = Service {
				owner: pallet.into_account_truncating(),
				paused: false,
				terms: BTreeMap::from([(now(), terms)]),
				operators: BTreeMap::new(),
				applications: BTreeMap::new(),
				pot: 0,
				points: BTreeMap::new(),
				stream: None,
			};
			state.services.insert(service, record);
			Ok(service)
		})
	}

	fn terms(service: ServiceId, era: EraIndex) -> Option<TermsOfService<A>> {
		Self::service(service, |record| {
			record.terms.range(..=era).next_back().map(|(_, terms)| terms.clone())
		})
		.flatten()
	}

	fn change_terms(
		pallet: PalletId,
		service: ServiceId,
		terms: TermsOfService<A>,
	) -> Result<EraIndex, DispatchError> {
		Self::ensure_owner(pallet, service)?;
		ensure_sensible(pallet, &terms)?;
		let delays: Delays = super::super::FakeDelays::get();
		let from = now().saturating_add(delays.terms);
		Self::try_change(service, |record| {
			record.terms.split_off(&now().saturating_add(1));
			record.terms.insert(from, terms);
			Ok(())
		})?;
		L::on_terms_change(service, Some(from));
		Ok(from)
	}

	fn applications(service: ServiceId) -> Vec<A> {
		Self::service(service, |record| record.applications.keys().cloned().collect())
			.unwrap_or_default()
	}

	fn admit(pallet: PalletId, service: ServiceId, operator: &A) -> DispatchResult {
		Self::ensure_owner(pallet, service)?;
		let delays: Delays = super::super::FakeDelays::get();
		let from = now().saturating_add(delays.allocation);
		let most = Self::max_operators() as usize;
		let stake = Self::try_change(service, |record| {
			ensure!(!record.paused, named("ServiceIsPaused"));
			let stake = record.applications.remove(operator).ok_or_else(|| {
				match record.operators.contains_key(operator) {
					true => named("AlreadyAdmitted"),
					false => named("NotOptedIn"),
				}
			})?;
			ensure!(record.operators.len() < most, named("TooManyOperators"));
			Ok(stake)
		})?;
		Self::set_operator_from(service, operator, from, stake);
		Ok(())
	}

	fn reject(pallet: PalletId, service: ServiceId, operator: &A) -> DispatchResult {
		Self::ensure_owner(pallet, service)?;
		Self::try_change(service, |record| {
			record.applications.remove(operator).map(|_| ()).ok_or(named("NotOptedIn"))
		})
	}

	fn remove(pallet: PalletId, service: ServiceId, operator: &A) -> DispatchResult {
		Self::ensure_owner(pallet, service)?;
		Self::leave(service, operator)
	}
}

impl<A, L, C> Security<A, L, C>
where
	A: Codec + Ord + Clone,
	L: OnService<A>,
{
	fn backing(service: ServiceId, stake: impl Fn(&A, &Backing) -> Balance) -> Vec<(A, Balance)> {
		Self::service(service, |record| {
			let each = record.operators.iter();
			each.map(|(operator, backing)| (operator.clone(), stake(operator, backing)))
				.filter(|(_, stake)| *stake > 0)
				.collect()
		})
		.unwrap_or_default()
	}

	fn ensure_owner(pallet: PalletId, service: ServiceId) -> DispatchResult {
		Self::ensure_account(pallet, service, "NotServiceOwner")
	}

	fn ensure_rewarder(pallet: PalletId, service: ServiceId) -> DispatchResult {
		Self::ensure_account(pallet, service, "NotRewarder")
	}

	fn ensure_account(
		pallet: PalletId,
		service: ServiceId,
		otherwise: &'static str,
	) -> DispatchResult {
		let owner =
			Self::service(service, |record| record.owner.clone()).ok_or(named("UnknownService"))?;
		ensure!(owner == pallet.into_account_truncating(), named(otherwise));
		Ok(())
	}

	fn is_distributed(service: ServiceId, era: EraIndex) -> bool {
		Self::read(|state| {
			state.payments.iter().any(|paid| (paid.service, paid.era) == (service, era))
		})
	}

	/// Shares out `amount` of the pot of `service` for `era`, and tells the listener.
	pub(super) fn share_out(
		service: ServiceId,
		era: EraIndex,
		amount: Balance,
		by_points: bool,
	) -> DispatchResult {
		ensure!(amount > 0, named("ZeroAmount"));
		ensure!(era < now(), named("EraNotOver"));
		ensure!(era >= oldest_era(), named("EraTooOld"));
		ensure!(!Self::is_distributed(service, era), named("AlreadyDistributed"));
		let points: BTreeMap<_, _> = Self::points(service, era).into_iter().collect();
		let weights: Vec<(A, Balance)> = Self::operators_in(service, era)
			.into_iter()
			.map(|(operator, stake)| {
				let times = if by_points { points.get(&operator).copied().unwrap_or(0) } else { 1 };
				(operator, stake.saturating_mul(times.into()))
			})
			.filter(|(_, weight)| *weight > 0)
			.collect();
		let total = weights.iter().fold(0, |sum: Balance, it| sum.saturating_add(it.1));
		let shares: Vec<_> = weights
			.into_iter()
			.map(|(operator, weight)| (operator, share(amount, weight, total)))
			.filter(|(_, share)| *share > 0)
			.collect();
		let paid = shares.iter().fold(0, |sum: Balance, it| sum.saturating_add(it.1));
		Self::try_change(service, |record| {
			ensure!(record.pot >= amount, named("PotTooSmall"));
			ensure!(paid > 0, named("NobodyToReward"));
			record.pot = record.pot.saturating_sub(paid);
			Ok(())
		})?;
		Self::change(|state| {
			state.payments.push(FakePayment { service, era, amount: paid, shares })
		});
		L::on_era_distributed(service, era, paid);
		Ok(())
	}
}

/// The oldest era that can be distributed.
fn oldest_era() -> EraIndex {
	let window = super::super::FakeDelays::get().liability_window();
	now().saturating_add(1).saturating_sub(window)
}

/// What the registry refuses and a service can get wrong.
fn ensure_sensible<A: Codec + Ord>(pallet: PalletId, terms: &TermsOfService<A>) -> DispatchResult {
	let delays: Delays = super::super::FakeDelays::get();
	ensure!(!terms.quorum.is_zero(), named("QuorumIsZero"));
	ensure!(!terms.slashing.max_fraction.is_zero(), named("MaxSlashIsZero"));
	ensure!(!terms.slashing.budget.fraction.is_zero(), named("BudgetIsZero"));
	ensure!(terms.slashing.budget.window > 0, named("BudgetWindowOutOfRange"));
	let rises = terms.slashing.curve.is_none_or(|curve| curve.multiplier > 0);
	ensure!(rises, named("CurveNeverRises"));
	match &terms.slashing.mode {
		SlashMode::Vetoable { window, .. } => {
			ensure!((1..=delays.veto_window).contains(window), named("VetoWindowOutOfRange"));
		}
		SlashMode::Objective { verifier, fraction, .. } => {
			let own = VerifierId::of_pallet(pallet);
			let known = *verifier == own || *verifier == VerifierId::EQUIVOCATION;
			ensure!(known, named("UnknownVerifier"));
			ensure!(!fraction.is_zero(), named("FractionIsZero"));
			let most = terms.slashing.max_fraction;
			ensure!(*fraction <= most, named("FractionAboveMaxSlash"));
		}
	}
	if let Admission::AllowList(list) = &terms.admission {
		ensure!(!list.is_empty(), named("AllowListIsEmpty"));
		let distinct: BTreeSet<_> = list.iter().collect();
		ensure!(distinct.len() == list.len(), named("AllowListHasDuplicates"));
	}
	Ok(())
}
