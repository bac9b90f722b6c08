// SPDX-License-Identifier: Apache-2.0

//! What is answered without changing anything.

use crate::{
	pallet::*,
	types::{SlashRecord, SlashStatus},
};
use alloc::vec::Vec;
use frame::prelude::*;
use restaking_primitives::{
	dashboard::SlashChange,
	runtime_api::{SlashInfo, SlashStage, SlashesHealth},
	Delays, EraIndex, Eras, Magnitude, ServiceId, SlashId,
};

/// A slash that was executed, as it concerns those behind its operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecutedSlash<AccountId> {
	/// The slash.
	pub id: SlashId,
	/// The service that slashed.
	pub service: ServiceId,
	/// The slashed operator.
	pub operator: AccountId,
	/// The offence era.
	pub era: EraIndex,
	/// What was taken from the operator's magnitude.
	pub magnitude: Magnitude,
}

impl<T: Config> Event<T> {
	/// The slash this is about, and whether it is the first there is to be said of it.
	fn slash(&self) -> Option<(SlashId, bool)> {
		match self {
			Self::SlashProposed { id, .. } => Some((*id, true)),
			Self::OffenceProven { id, .. }
			| Self::SlashApproved { id, .. }
			| Self::SlashVetoed { id, .. }
			| Self::SlashExecuted { id, .. }
			| Self::SlashSetAside { id, .. }
			| Self::SlashFailed { id, .. }
			| Self::SlashCollected { id, .. }
			| Self::BeneficiaryPaid { id, .. }
			| Self::SlashConfiscated { id, .. }
			| Self::SlashWrittenOff { id, .. }
			| Self::SlashSettled { id, .. }
			| Self::SlashPruned { id } => Some((*id, false)),
			// What the macro adds, which is never made.
			Self::__Ignore(..) => None,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The slashes that were executed against any of `operators` for `from` or a later era, by number.
	/// For the runtime API: it reads every slash on record.
	pub fn executed_since(
		from: EraIndex,
		operators: &[T::AccountId],
	) -> Vec<ExecutedSlash<T::AccountId>> {
		let mut executed: Vec<_> = Slashes::<T>::iter()
			.filter(|(_, record)| record.era >= from && operators.contains(&record.operator))
			.filter_map(|(id, record)| match record.status {
				SlashStatus::Executed { magnitude, .. } => Some(ExecutedSlash {
					id,
					service: record.service,
					operator: record.operator,
					era: record.era,
					magnitude,
				}),
				_ => None,
			})
			.collect();
		executed.sort_unstable_by_key(|slash| slash.id);
		executed
	}

	/// The slashes that `events` are about, each once, in this order.
	pub fn changes_told_by(
		events: impl Iterator<Item = Event<T>>,
	) -> Vec<SlashChange<T::AccountId>> {
		let mut changes: Vec<SlashChange<_>> = Vec::new();
		for (id, is_new) in events.filter_map(|event| event.slash()) {
			match changes.iter_mut().find(|change| change.id == id) {
				Some(change) => change.is_new |= is_new,
				None => changes.push(SlashChange { id, is_new, slash: Self::info_of(id) }),
			}
		}
		changes
	}

	/// See [`Pallet::info`].
	pub(crate) fn info_of(id: SlashId) -> Option<SlashInfo<T::AccountId>> {
		let record: SlashRecord<_> = Slashes::<T>::get(id)?;
		let now = T::Eras::active_era();
		let books = record.books;
		let payable_from = record
			.payable_from(T::PayoutDelay::get())
			.filter(|from| books.held > 0 || (now < *from && !books.is_settled()));
		Some(SlashInfo {
			stage: record.stage(),
			service: record.service,
			operator: record.operator,
			era: record.era,
			fraction: record.fraction,
			executable_from: record.executable_from,
			reporter: record.reporter,
			beneficiary: record.beneficiary,
			accounted: books.accounted,
			collected: books.collected,
			outstanding: books.outstanding,
			written_off: books.written_off,
			paid_to_reporter: books.paid_to_reporter,
			paid_to_beneficiary: books.paid_to_beneficiary,
			held: books.held,
			payable_from,
		})
	}

	/// What `service` has slashed for offences that could still be slashed. Reads every slash on
	/// record.
	pub fn slashes_health(service: ServiceId) -> SlashesHealth {
		let now = T::Eras::active_era();
		let delays: Delays = T::Delays::get();
		let since = now.saturating_sub(delays.liability_window());
		let window = Self::window_report(service, now);
		let mut health = SlashesHealth {
			since,
			proposed: 0,
			awaiting_approval: 0,
			executed: 0,
			refused: 0,
			accounted: 0,
			budget_spent: window.as_ref().map_or(0, |window| window.used.spent),
			budget_limit: window.map_or(0, |window| window.limit),
		};
		for record in Slashes::<T>::iter_values() {
			if record.service != service || record.era < since {
				continue;
			}
			match record.stage() {
				SlashStage::Proposed => health.proposed.saturating_inc(),
				SlashStage::AwaitingApproval => health.awaiting_approval.saturating_inc(),
				SlashStage::Executed | SlashStage::Settled => health.executed.saturating_inc(),
				SlashStage::Vetoed | SlashStage::Failed => health.refused.saturating_inc(),
			}
			health.accounted = health.accounted.saturating_add(record.books.accounted);
		}
		health
	}
}
