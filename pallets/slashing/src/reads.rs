// SPDX-License-Identifier: Apache-2.0

//! What is answered without changing anything.

use crate::{pallet::*, types::SlashRecord};
use frame::prelude::*;
use restaking_primitives::{
	runtime_api::{SlashInfo, SlashStage, SlashesHealth},
	Delays, Eras, ServiceId, SlashId,
};

impl<T: Config> Pallet<T> {
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
