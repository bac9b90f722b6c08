// SPDX-License-Identifier: Apache-2.0

//! What there is to see on the chain, through its public reads.

use super::Cast;
use crate::{
	harness,
	reference::{Era, Key, Planck, Scheme, ServiceId, SlashId, Who},
};
use frame_support::traits::fungible::{Inspect, InspectHold};
use rampart_runtime::{
	AccountId, Balances, Block, Operators, Restaking, Runtime, RuntimeHoldReason, Services,
	Slashing,
};
use restaking_primitives::{
	runtime_api::{runtime_decl_for_restaking_api::RestakingApiV1, *},
	Magnitude, OperatorStake, ServiceKeys, SlashAllocations,
};
use std::collections::BTreeMap;

/// What a restaker has with one operator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenPosition {
	/// What is delegated.
	pub delegated: Planck,
	/// What of it is not liable yet.
	pub joining: Planck,
	/// What it owes.
	pub pending: Planck,
	/// What leaves: the amount, the last era it is liable for, and when it is free.
	pub exits: Vec<(Planck, Era, Era)>,
}

/// A restaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenRestaker {
	/// The bond.
	pub bond: Planck,
	/// Its active part.
	pub active: Planck,
	/// What is on hold.
	pub hold: Planck,
	/// What it claims in all, as the ledger has it.
	pub claim: Planck,
	/// Its positions.
	pub positions: BTreeMap<Who, SeenPosition>,
	/// What it owes, by slash.
	pub owed: BTreeMap<SlashId, Planck>,
}

/// An allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenAllocation {
	/// What is left.
	pub left: u64,
	/// Whether it is shared.
	pub shared: bool,
	/// From when on it counts.
	pub effective_from: Option<Era>,
	/// Until when it does.
	pub ended_in: Option<Era>,
	/// What it is worth.
	pub stake: Planck,
}

impl Cast {
	/// A restaker.
	pub fn restaker(&self, who: Who) -> SeenRestaker {
		let account = self.account(who);
		let info = <Runtime as RestakingApiV1<Block, AccountId>>::delegations(account.clone());
		let positions = info.delegations.into_iter().filter_map(|delegation| {
			let exits = delegation
				.exits
				.iter()
				.map(|exit| (exit.amount, exit.liable_until, exit.withdrawable_from))
				.collect();
			let position = SeenPosition {
				delegated: delegation.delegated,
				joining: delegation.joining,
				pending: delegation.pending_slash,
				exits,
			};
			Some((self.find(&delegation.operator)?, position))
		});
		let owed = <Runtime as RestakingApiV1<Block, AccountId>>::pending_slashes(account.clone());
		SeenRestaker {
			bond: info.bond,
			active: info.active_bond,
			hold: info.held,
			claim: pallet_restaking::Restakers::<Runtime>::get(&account)
				.map_or(0, |record| record.claim),
			positions: positions.collect(),
			owed: owed.into_iter().map(|pending| (pending.slash, pending.amount)).collect(),
		}
	}

	/// The bond of a stash: the whole, and its active part.
	pub fn bond(&self, who: Who) -> (Planck, Planck) {
		let account = self.account(who);
		let active = pallet_staking::Ledger::<Runtime>::get(&account).map_or(0, |l| l.active);
		(harness::bonded(&account), active)
	}

	/// Whether somebody has anything with an operator, be it worth nothing.
	pub fn has_position(&self, who: Who, operator: Who) -> bool {
		let (who, operator) = (self.account(who), self.account(operator));
		pallet_restaking::Positions::<Runtime>::contains_key(operator, who)
	}

	/// Whether somebody's positions have not followed what the base chain took yet.
	pub fn is_behind(&self, who: Who) -> bool {
		pallet_restaking::Behind::<Runtime>::contains_key(self.account(who))
	}

	/// What is on hold of somebody as collateral.
	pub fn hold(&self, who: Who) -> Planck {
		let reason: RuntimeHoldReason = pallet_restaking::HoldReason::Collateral.into();
		Balances::balance_on_hold(&reason, &self.account(who))
	}

	/// What somebody could spend.
	pub fn free(&self, who: Who) -> Planck {
		Balances::balance(&self.account(who))
	}

	/// Deposits held of somebody: as an operator, and for services.
	pub fn deposits(&self, who: Who) -> (Planck, Planck) {
		let account = self.account(who);
		let on_hold = |reason: RuntimeHoldReason| Balances::balance_on_hold(&reason, &account);
		(
			on_hold(pallet_operators::HoldReason::OperatorDeposit.into()),
			on_hold(pallet_services::HoldReason::ServiceDeposit.into()),
		)
	}

	/// Everything about an operator; `None` if it is not registered.
	pub fn operator(&self, who: Who) -> Option<OperatorInfo> {
		<Runtime as RestakingApiV1<Block, AccountId>>::operator(self.account(who))
	}

	/// The magnitude of an operator, registered or not.
	pub fn magnitude(&self, who: Who) -> u64 {
		Restaking::magnitude(&self.account(who)).0
	}

	/// What a magnitude of an operator is worth with the stake of an era.
	pub fn backing(&self, who: Who, magnitude: u64, era: Era) -> Planck {
		Restaking::backing(&self.account(who), Magnitude(magnitude), era)
	}

	/// The commission in force; `None` if it is no operator.
	pub fn commission(&self, who: Who) -> Option<u32> {
		Operators::commission_in_force(self.account(who)).map(|part| part.deconstruct())
	}

	/// Whose a key was in an era.
	pub fn key_owner(&self, key: Key, era: Era) -> Option<Who> {
		let owner = <Operators as ServiceKeys<AccountId>>::owner_in(&super::cast::public(key), era);
		owner.and_then(|account| self.find(&account))
	}

	/// The key in force.
	pub fn has_key(&self, who: Who, key: Key) -> bool {
		let there = <Operators as ServiceKeys<AccountId>>::key_of(
			&self.account(who),
			super::cast::kind(key.scheme),
		);
		there == Some(super::cast::public(key))
	}

	/// Whether an operator has no key of a scheme.
	pub fn has_no_key(&self, who: Who, scheme: Scheme) -> bool {
		let kind = super::cast::kind(scheme);
		<Operators as ServiceKeys<AccountId>>::key_of(&self.account(who), kind).is_none()
	}

	/// What secures a service; `None` if there is no such service.
	pub fn security(&self, service: ServiceId) -> Option<ServiceSecurity<AccountId>> {
		<Runtime as RestakingApiV1<Block, AccountId>>::service_security(service)
	}

	/// The stake of a service in an era.
	pub fn service_stake(&self, service: ServiceId, era: Era) -> Planck {
		<Services as SlashAllocations<AccountId>>::service_stake(service, era)
	}

	/// What an operator had allocated to a service in an era.
	pub fn allocated_in(&self, service: ServiceId, who: Who, era: Era) -> u64 {
		let account = self.account(who);
		<Services as SlashAllocations<AccountId>>::allocated_in(service, &account, era)
			.map_or(0, |magnitude| magnitude.0)
	}

	/// A slash; `None` once it is forgotten.
	pub fn slash(&self, id: SlashId) -> Option<SlashInfo<AccountId>> {
		<Runtime as RestakingApiV1<Block, AccountId>>::slash(id)
	}

	/// What waits in the pot for beneficiaries.
	pub fn pot(&self) -> Planck {
		Balances::balance(&Slashing::pot())
	}

	/// The name of the next slash.
	pub fn next_slash(&self) -> SlashId {
		pallet_slashing::NextSlashId::<Runtime>::get()
	}
}

impl From<&AllocationInfo> for SeenAllocation {
	fn from(info: &AllocationInfo) -> Self {
		Self {
			left: info.magnitude.0,
			shared: info.shared,
			effective_from: info.effective_from,
			ended_in: info.ended_in,
			stake: info.effective_stake,
		}
	}
}
