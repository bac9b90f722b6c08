// SPDX-License-Identifier: Apache-2.0

//! What is listed of services, what each asks for, and what it can take of a position.

use crate::*;
use restaking_primitives::{
	dashboard::{
		page_size, Exposure, OperatorRisk, Page, PendingTerms, ServiceInfo, ServiceSummary,
	},
	Units,
};

/// How many numbers one page looks at: those of services that were retired are passed over.
const MAX_LOOKED_AT: ServiceId = 1_000;

impl<T: Config> Pallet<T> {
	/// The services after `after`, or the first ones, by number; see
	/// [`page_size`] for how many. Reads each of their operators.
	pub fn page(
		after: Option<ServiceId>,
		limit: u32,
	) -> Page<ServiceSummary<T::AccountId>, ServiceId> {
		let all = NextServiceId::<T>::get();
		let first = after.map_or(0, |id| id.saturating_add(1));
		let end = first.saturating_add(MAX_LOOKED_AT).min(all);
		let size = page_size(limit);
		let mut items = Vec::new();
		let mut last = None;
		for service in first..end {
			if items.len() >= size {
				return Page { items, next: last };
			}
			items.extend(Self::summary(service));
			last = Some(service);
		}
		Page { items, next: last.filter(|_| end < all) }
	}

	fn summary(service: ServiceId) -> Option<ServiceSummary<T::AccountId>> {
		let record = Services::<T>::get(service)?;
		Some(ServiceSummary {
			service,
			owner: record.owner,
			metadata: record.metadata.into_inner(),
			paused: record.paused,
			operators: record.operators,
			applications: record.applications,
			effective_stake: Self::security(service)?.effective_stake,
		})
	}

	/// What there is to know of `service`; `None` if there is no such service.
	pub fn info(service: ServiceId) -> Option<ServiceInfo<T::AccountId>> {
		let record = Services::<T>::get(service)?;
		let history = TermsHistories::<T>::get(service)?;
		let now = T::Eras::active_era();
		Some(ServiceInfo {
			owner: record.owner,
			metadata: record.metadata.into_inner(),
			deposit: record.deposit,
			paused: record.paused,
			operators: record.operators,
			applications: record.applications,
			terms: history.in_force_in(now)?.clone().into(),
			pending: history
				.pending(now)
				.cloned()
				.map(|step| PendingTerms { from: step.from, terms: step.terms.into() }),
		})
	}

	/// At how many services `operator` has an allocation, applications and endings included.
	pub fn services_of(operator: &T::AccountId) -> u32 {
		OperatorServices::<T>::decode_len(operator).unwrap_or_default().saturated_into()
	}

	/// What services can take of a position with `operator` that has so many `units` liable in an era.
	///
	/// All that is left of an allocation can be taken for a single era in which it was not less, so
	/// the era with the most units is the worst.
	pub fn risk(
		operator: &T::AccountId,
		units: impl Fn(EraIndex) -> Units,
	) -> OperatorRisk<T::AccountId> {
		let mut risk = OperatorRisk { services: Vec::new(), exclusive: 0, shared: 0 };
		let (mut caps, mut worst) = (Magnitude::ZERO, Units::ZERO);
		for (service, allocation) in Self::all_of(operator) {
			let Some(effective_from) = allocation.effective_from else { continue };
			let Some(claim) = Self::with_tranche(operator, allocation) else { continue };
			let most_units = Self::most_units(&claim, effective_from, &units);
			let magnitude = claim.left();
			let most = magnitude.stake_of_rounded_up(most_units);
			if most == 0 {
				continue;
			}
			let shared = claim.tranche.is_some();
			if shared {
				caps = Magnitude(caps.0.saturating_add(magnitude.0));
				worst = worst.max(most_units);
			} else {
				risk.exclusive = risk.exclusive.saturating_add(most);
			}
			let now = T::Eras::active_era();
			let cap = Self::terms_in(service, now).map_or(Perbill::zero(), |terms| terms.max_slash);
			let alone = claim.nominal_in(now).take(cap).min(magnitude);
			risk.services.push((
				service,
				Exposure {
					operator: operator.clone(),
					shared,
					magnitude,
					effective_from,
					ended_in: claim.allocation.ending.map(|ending| ending.in_era),
					on_its_own: alone.stake_of_rounded_up(units(now)),
					now: claim.effective_in(now).stake_of_rounded_up(units(now)),
					most,
				},
			));
		}
		risk.shared = caps.min(Self::shared_magnitude(operator)).stake_of_rounded_up(worst);
		risk
	}

	/// The most units that are liable in an era for which `claim` can be slashed, now or ever.
	fn most_units(
		claim: &ClaimOf<T>,
		effective_from: EraIndex,
		units: impl Fn(EraIndex) -> Units,
	) -> Units {
		let now = T::Eras::active_era();
		// What has just been delegated counts from the next era on, what was admitted when its time
		// has come; after that nothing changes by itself but that exits come to their end.
		let last = now.saturating_add(1).max(effective_from);
		(Self::oldest_slashable(now)..=last)
			.filter(|era| !claim.nominal_in(*era).is_zero())
			.map(units)
			.max()
			.unwrap_or(Units::ZERO)
	}
}
