// SPDX-License-Identifier: Apache-2.0

//! What one stake has earned and lost: by securing the base chain, and by securing services.

use crate::{types::decimal, Balance, EraIndex, ServiceId, SlashId};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a validator or a nominator earned in an era by securing the base chain.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BaseReward<AccountId> {
	/// The era.
	pub era: EraIndex,
	/// The validator that the stake stood behind.
	pub validator: AccountId,
	/// What it earned, rounded as the base chain's staking rounds it; of a validator that is its
	/// commission as well.
	#[serde(with = "decimal")]
	pub amount: Balance,
	/// What the validator kept of what this stake earned, rounded down; nothing of its own.
	#[serde(with = "decimal")]
	pub commission: Balance,
	/// Whether all of it is paid. What is not, anyone can have paid with `staking.payoutStakers`.
	pub paid: bool,
}

/// What a restaker earned in an era by securing a service through an operator.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceReward<AccountId> {
	/// The era.
	pub era: EraIndex,
	/// The service that paid.
	pub service: ServiceId,
	/// The operator.
	pub operator: AccountId,
	/// What it earned, rounded down.
	#[serde(with = "decimal")]
	pub amount: Balance,
	/// What the operator kept of what this stake earned, rounded down.
	#[serde(with = "decimal")]
	pub commission: Balance,
}

/// What a service took, or will take, for an offence of an operator.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceSlash<AccountId> {
	/// The offence era.
	pub era: EraIndex,
	/// The slash.
	pub slash: SlashId,
	/// The service that slashed.
	pub service: ServiceId,
	/// The operator.
	pub operator: AccountId,
	/// The restaker's part of it, rounded up; a planck less than what it pays where a later slash has
	/// lowered its units by as much as rounding takes.
	#[serde(with = "decimal")]
	pub amount: Balance,
	/// What of it is not collected yet.
	#[serde(with = "decimal")]
	pub pending: Balance,
}

/// What the base chain took, or will take once it is applied, for an offence of a validator.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BaseSlash {
	/// The offence era.
	pub era: EraIndex,
	/// What it takes of the bond.
	#[serde(with = "decimal")]
	pub amount: Balance,
}

/// What one stake has earned and lost for the eras `from..=to`: those for which it can still be
/// rewarded and slashed, the active one last. So it can still grow.
///
/// Each service reward and slash is of the position as it is now: what the base chain has taken of
/// it since counts as if it had never been there.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement<AccountId> {
	/// The first era.
	pub from: EraIndex,
	/// The last era, which is not over.
	pub to: EraIndex,
	/// What it earned by securing the base chain.
	pub base_rewards: Vec<BaseReward<AccountId>>,
	/// What it earned by securing services.
	pub service_rewards: Vec<ServiceReward<AccountId>>,
	/// What the base chain took of it.
	pub base_slashes: Vec<BaseSlash>,
	/// What services took of it.
	pub service_slashes: Vec<ServiceSlash<AccountId>>,
	/// What it earned in all, after commissions.
	#[serde(with = "decimal")]
	pub earned: Balance,
	/// What validators and operators kept in all of what it earned before.
	#[serde(with = "decimal")]
	pub commission: Balance,
	/// What it lost in all.
	#[serde(with = "decimal")]
	pub lost: Balance,
	/// `earned - lost`.
	#[serde(with = "decimal")]
	pub net: i128,
	/// What services owe it and it can claim, for whatever era.
	#[serde(with = "decimal")]
	pub claimable: Balance,
}

impl<AccountId> Statement<AccountId> {
	/// A statement of these items, with its sums.
	pub fn new(
		eras: core::ops::RangeInclusive<EraIndex>,
		base_rewards: Vec<BaseReward<AccountId>>,
		service_rewards: Vec<ServiceReward<AccountId>>,
		base_slashes: Vec<BaseSlash>,
		service_slashes: Vec<ServiceSlash<AccountId>>,
		claimable: Balance,
	) -> Self {
		let (from, to) = eras.into_inner();
		let base = base_rewards.iter().map(|it| (it.amount, it.commission));
		let service = service_rewards.iter().map(|it| (it.amount, it.commission));
		let (earned, commission) =
			base.chain(service).fold((0, 0), |(earned, commission): (Balance, Balance), it| {
				(earned.saturating_add(it.0), commission.saturating_add(it.1))
			});
		let lost = base_slashes
			.iter()
			.map(|it| it.amount)
			.chain(service_slashes.iter().map(|it| it.amount))
			.fold(0, Balance::saturating_add);
		let signed = |amount: Balance| i128::try_from(amount).unwrap_or(i128::MAX);
		Self {
			from,
			to,
			base_rewards,
			service_rewards,
			base_slashes,
			service_slashes,
			earned,
			commission,
			lost,
			net: signed(earned).saturating_sub(signed(lost)),
			claimable,
		}
	}
}

/// What an account is owed by services, and what it has said of it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RewardsOwed<AccountId> {
	/// What it is owed at each operator, where that is more than nothing.
	pub operators: Vec<OwedAt<AccountId>>,
	/// The commission it is owed as an operator.
	#[serde(with = "decimal")]
	pub commission: Balance,
	/// Where it is paid; `None` if it is restaked.
	pub paid_to: Option<AccountId>,
	/// Whether what it is owed is restaked by itself, once per era.
	pub compounding: bool,
}

/// What a restaker is owed at one operator.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OwedAt<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// What it can claim, rounded down.
	#[serde(with = "decimal")]
	pub amount: Balance,
}

/// What a service has to pay with, and how it does.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServicePot<AccountId> {
	/// What is in its pot.
	#[serde(with = "decimal")]
	pub balance: Balance,
	/// Who may distribute it besides the owner of the service.
	pub rewarder: Option<AccountId>,
	/// What it pays by itself; `None` if nothing.
	pub stream: Option<StreamInfo>,
	/// What it has paid for the eras that are on record, the oldest first.
	pub eras: Vec<EraPaid>,
}

/// What a service pays by itself, era after era.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StreamInfo {
	/// What it pays for each era.
	#[serde(with = "decimal")]
	pub per_era: Balance,
	/// The next era that is paid, once it is over.
	pub next: EraIndex,
	/// The first era that is not paid any more.
	pub until: EraIndex,
	/// Whether stake is weighted by points.
	pub by_points: bool,
	/// Whether the pot had too little for the era that came before.
	pub starved: bool,
}

/// What a service has paid for an era.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EraPaid {
	/// The era.
	pub era: EraIndex,
	/// What it paid, commissions included.
	#[serde(with = "decimal")]
	pub amount: Balance,
	/// What operators kept of it.
	#[serde(with = "decimal")]
	pub commission: Balance,
	/// How many operators got a share.
	pub operators: u32,
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_statement_adds_up() {
		let reward = |amount, commission| ServiceReward {
			era: 4,
			service: 1,
			operator: 7_u64,
			amount,
			commission,
		};
		let base = BaseReward { era: 4, validator: 9, amount: 30, commission: 3, paid: true };
		let slash =
			ServiceSlash { era: 4, slash: 0, service: 1, operator: 7, amount: 90, pending: 20 };
		let statement = Statement::new(
			3..=5,
			alloc::vec![base],
			alloc::vec![reward(10, 1), reward(20, 0)],
			alloc::vec![BaseSlash { era: 3, amount: 5 }],
			alloc::vec![slash],
			17,
		);
		assert_eq!((statement.from, statement.to), (3, 5));
		assert_eq!((statement.earned, statement.commission, statement.lost), (60, 4, 95));
		assert_eq!((statement.net, statement.claimable), (-35, 17));
	}
}
