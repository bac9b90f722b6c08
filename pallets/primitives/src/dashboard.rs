// SPDX-License-Identifier: Apache-2.0

//! What a dashboard lists and a wallet warns of: services, operators, what a restaker can lose and
//! to whom, and which slashes a block changed.

use crate::{
	runtime_api::SlashInfo,
	security::TermsOfService,
	types::{decimal, hex},
	Balance, EraIndex, Magnitude, ServiceId, SlashId,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame::arithmetic::Perbill;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most entries of a page, and how many it has if nothing is said.
pub const MAX_PAGE: u32 = 100;

/// How many entries a page has for whom `limit` is asked: at least one, at most [`MAX_PAGE`].
pub fn page_size(limit: u32) -> usize {
	usize::try_from(limit.clamp(1, MAX_PAGE)).unwrap_or(1)
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page<Item, Key> {
	/// The entries; there may be none of them although others follow.
	pub items: Vec<Item>,
	/// After what to ask for the next page; `None` if this is the last one.
	pub next: Option<Key>,
}

/// A service, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceSummary<AccountId> {
	/// The service.
	pub service: ServiceId,
	/// Who runs it.
	pub owner: AccountId,
	/// What its owner says of it.
	#[serde(with = "hex")]
	pub metadata: Vec<u8>,
	/// Whether the security council has paused it.
	pub paused: bool,
	/// How many operators it has admitted, those included that have left and can still be slashed.
	pub operators: u32,
	/// How many operators wait to be admitted.
	pub applications: u32,
	/// What backs it in the active era.
	#[serde(with = "decimal")]
	pub effective_stake: Balance,
}

/// A service, and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceInfo<AccountId> {
	/// Who runs it.
	pub owner: AccountId,
	/// What its owner says of it.
	#[serde(with = "hex")]
	pub metadata: Vec<u8>,
	/// What is held from the owner for it.
	#[serde(with = "decimal")]
	pub deposit: Balance,
	/// Whether the security council has paused it.
	pub paused: bool,
	/// How many operators it has admitted, those included that have left and can still be slashed.
	pub operators: u32,
	/// How many operators wait to be admitted.
	pub applications: u32,
	/// The terms in force.
	pub terms: TermsOfService<AccountId>,
	/// The change of them that is not in force yet.
	pub pending: Option<PendingTerms<AccountId>>,
}

/// Terms that are not in force yet.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PendingTerms<AccountId> {
	/// The first era in which they are.
	pub from: EraIndex,
	/// The terms.
	pub terms: TermsOfService<AccountId>,
}

/// An operator, in a list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OperatorSummary<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// What it says of itself.
	#[serde(with = "hex")]
	pub metadata: Vec<u8>,
	/// Its share of rewards.
	pub commission: Perbill,
	/// Whether it takes delegations and opt-ins: registered, not exhausted, and its minimum
	/// self-delegation kept.
	pub active: bool,
	/// What is left of its magnitude.
	pub magnitude: Magnitude,
	/// What its whole magnitude is worth in the active era.
	#[serde(with = "decimal")]
	pub stake: Balance,
	/// At how many services it has an allocation, applications and endings included.
	pub services: u32,
}

/// What a restaker can lose to a service through one operator.
///
/// Rounded up, and without what is owed already for slashes that were executed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Exposure<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// Whether the allocation draws on the operator's shared tranche: what another service takes of
	/// that, this one cannot.
	pub shared: bool,
	/// The most the service can still take of the operator.
	pub magnitude: Magnitude,
	/// The first era in which the allocation backs the service.
	pub effective_from: EraIndex,
	/// The last era in which it does, once either side has ended it.
	pub ended_in: Option<EraIndex>,
	/// What is lost for offences of the active era if the service takes as much as its terms let it
	/// take without the security council, and its budget suffices.
	#[serde(with = "decimal")]
	pub on_its_own: Balance,
	/// What is lost for offences of the active era if the service takes all of the allocation.
	#[serde(with = "decimal")]
	pub now: Balance,
	/// The most that can be lost if nothing else changes: for any offence of the past that can still
	/// be slashed, now, or once what is admitted and delegated counts.
	#[serde(with = "decimal")]
	pub most: Balance,
}

/// What a restaker can lose to a service.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceExposure<AccountId> {
	/// The service.
	pub service: ServiceId,
	/// The sum of what is below, see [`Exposure::on_its_own`].
	#[serde(with = "decimal")]
	pub on_its_own: Balance,
	/// The sum of what is below, see [`Exposure::now`].
	#[serde(with = "decimal")]
	pub now: Balance,
	/// The sum of what is below, see [`Exposure::most`].
	#[serde(with = "decimal")]
	pub most: Balance,
	/// Through whom.
	pub through: Vec<Exposure<AccountId>>,
}

/// What a restaker can lose through an operator, to all its services together.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OperatorExposure<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// What the position is worth, exits included, after pending slashes.
	#[serde(with = "decimal")]
	pub at_stake: Balance,
	/// The most that is lost to those services that have an allocation of their own.
	#[serde(with = "decimal")]
	pub exclusive: Balance,
	/// The most that is lost to those that share the tranche: their caps together, or the tranche if
	/// that is less.
	#[serde(with = "decimal")]
	pub shared: Balance,
	/// The most that is lost to all of them.
	#[serde(with = "decimal")]
	pub most: Balance,
}

/// What a restaker can lose to services, and to whom.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RestakerExposure<AccountId> {
	/// The active era.
	pub era: EraIndex,
	/// What all its positions are worth, exits included, after pending slashes.
	#[serde(with = "decimal")]
	pub at_stake: Balance,
	/// The most of it that services can take, if every one of them takes all it can.
	#[serde(with = "decimal")]
	pub most: Balance,
	/// By service.
	pub services: Vec<ServiceExposure<AccountId>>,
	/// By operator.
	pub operators: Vec<OperatorExposure<AccountId>>,
}

impl<AccountId> RestakerExposure<AccountId> {
	/// No position.
	pub const fn none(era: EraIndex) -> Self {
		Self { era, at_stake: 0, most: 0, services: Vec::new(), operators: Vec::new() }
	}

	/// Adds a position with `operator` that is worth `at_stake`, and `through` which services reach it.
	pub fn add(
		&mut self,
		operator: AccountId,
		at_stake: Balance,
		through: OperatorRisk<AccountId>,
	) {
		for (service, exposure) in through.services {
			self.add_to(service, exposure);
		}
		let OperatorRisk { exclusive, shared, .. } = through;
		let most = exclusive.saturating_add(shared).min(at_stake);
		self.at_stake = self.at_stake.saturating_add(at_stake);
		self.most = self.most.saturating_add(most);
		self.operators.push(OperatorExposure { operator, at_stake, exclusive, shared, most });
	}

	fn add_to(&mut self, service: ServiceId, exposure: Exposure<AccountId>) {
		let Exposure { on_its_own, now, most, .. } = exposure;
		match self.services.iter_mut().find(|it| it.service == service) {
			Some(it) => {
				it.on_its_own = it.on_its_own.saturating_add(on_its_own);
				it.now = it.now.saturating_add(now);
				it.most = it.most.saturating_add(most);
				it.through.push(exposure);
			}
			None => {
				let through = alloc::vec![exposure];
				self.services.push(ServiceExposure { service, on_its_own, now, most, through });
			}
		}
	}
}

/// What services can take of a position with one operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorRisk<AccountId> {
	/// Each of them.
	pub services: Vec<(ServiceId, Exposure<AccountId>)>,
	/// See [`OperatorExposure::exclusive`].
	pub exclusive: Balance,
	/// See [`OperatorExposure::shared`].
	pub shared: Balance,
}

/// A slash that a block has made or changed: proposed, approved, vetoed, executed, collected in
/// part, paid, settled, dropped or forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SlashChange<AccountId> {
	/// The slash.
	pub id: SlashId,
	/// Whether the block made it.
	pub is_new: bool,
	/// What it is at the end of the block, with its books; `None` if it is forgotten.
	pub slash: Option<SlashInfo<AccountId>>,
}

#[cfg(test)]
mod tests {
	use super::*;

	fn exposure(operator: u64, most: Balance) -> Exposure<u64> {
		Exposure {
			operator,
			shared: false,
			magnitude: Magnitude::FULL,
			effective_from: 3,
			ended_in: None,
			on_its_own: most / 4,
			now: most / 2,
			most,
		}
	}

	#[test]
	fn exposure_adds_up_by_service_and_by_operator() {
		let mut all = RestakerExposure::none(5);
		let services = alloc::vec![(0, exposure(7, 400)), (1, exposure(7, 200))];
		all.add(7, 1_000, OperatorRisk { services, exclusive: 400, shared: 200 });
		let services = alloc::vec![(1, exposure(8, 120))];
		all.add(8, 100, OperatorRisk { services, exclusive: 120, shared: 0 });

		assert_eq!((all.era, all.at_stake), (5, 1_100));
		// Of the second position there is no more to be lost than it is worth.
		assert_eq!(all.most, 600 + 100);
		let sums: Vec<_> = all
			.services
			.iter()
			.map(|it| (it.service, it.on_its_own, it.now, it.most, it.through.len()))
			.collect();
		assert_eq!(sums, [(0, 100, 200, 400, 1), (1, 80, 160, 320, 2)]);
		let by_operator: Vec<_> = all.operators.iter().map(|it| (it.operator, it.most)).collect();
		assert_eq!(by_operator, [(7, 600), (8, 100)]);
	}

	#[test]
	fn a_page_has_at_least_one_entry_and_at_most_a_hundred() {
		assert_eq!([0, 1, 7, 100, 101, u32::MAX].map(page_size), [1, 1, 7, 100, 100, 100]);
	}
}
