// SPDX-License-Identifier: Apache-2.0

//! What dashboards and wallets are told that no pallet knows alone. Meant for the runtime API.

use crate::{
	configs::restaking::ActiveEra, AccountId, Operators, Restaking, RuntimeEvent, Services,
	Slashing, System,
};
use alloc::vec::Vec;
use restaking_primitives::{
	dashboard::{OperatorSummary, Page, RestakerExposure, SlashChange},
	Eras, OperatorStake,
};

/// The operators after `after`, or the first ones.
pub fn operators(
	after: Option<AccountId>,
	limit: u32,
) -> Page<OperatorSummary<AccountId>, AccountId> {
	let now = ActiveEra::active_era();
	let Page { items, next } = Operators::page(after.as_ref(), limit);
	let items = items
		.into_iter()
		.map(|(operator, record)| {
			let magnitude = <Restaking as OperatorStake<AccountId>>::magnitude(&operator);
			OperatorSummary {
				metadata: record.metadata.into_inner(),
				commission: record.commission.in_force(now),
				active: <Restaking as OperatorStake<AccountId>>::ensure_active(&operator).is_ok(),
				magnitude,
				stake: Restaking::backing(&operator, magnitude, now),
				services: Services::services_of(&operator),
				operator,
			}
		})
		.collect();
	Page { items, next }
}

/// What `restaker` can lose to services.
pub fn exposure(restaker: &AccountId) -> RestakerExposure<AccountId> {
	let mut exposure = RestakerExposure::none(ActiveEra::active_era());
	for (operator, position) in Restaking::positions_of(restaker) {
		let risk = Services::risk(&operator, |era| position.units_in(era));
		exposure.add(operator, position.claim(), risk);
	}
	exposure
}

/// The slashes that the events of this block are about.
pub fn slash_changes() -> Vec<SlashChange<AccountId>> {
	let events = System::read_events_no_consensus().filter_map(|record| match record.event {
		RuntimeEvent::Slashing(event) => Some(event),
		_ => None,
	});
	Slashing::changes_told_by(events)
}
