// SPDX-License-Identifier: Apache-2.0

//! Who backs a service, and what is a quorum of them.

use crate::{Balance, EraIndex, ServiceId};
use alloc::vec::Vec;
use frame::arithmetic::Perbill;

/// Reads who backs services. Amounts are plancks; an operator's stake is rounded down.
pub trait InspectService<AccountId> {
	/// The era that is active now.
	fn active_era() -> EraIndex;

	/// The most operators any list of these has.
	fn max_operators() -> u32;

	/// Whether there is such a service and the security council has paused it: it can then slash
	/// nobody, and admit nobody.
	fn is_paused(service: ServiceId) -> bool;

	/// Each operator that backs `service` now, with what it is worth: what was allocated when the
	/// active era began less what has been slashed since. In no particular order. Reads each
	/// operator of the service.
	fn operators(service: ServiceId) -> Vec<(AccountId, Balance)>;

	/// Each operator that backed `service` when `era` began, with what was allocated then. In no
	/// particular order. Reads each operator of the service.
	fn operators_in(service: ServiceId, era: EraIndex) -> Vec<(AccountId, Balance)>;

	/// What `operator` backs `service` with now; zero if it does not.
	fn stake(service: ServiceId, operator: &AccountId) -> Balance;

	/// What `operator` had allocated to `service` when `era` began; zero if nothing.
	fn stake_in(service: ServiceId, operator: &AccountId, era: EraIndex) -> Balance;

	/// The fraction of its stake that can act for `service`, by the terms in force in `era`; `None`
	/// if there was no such service.
	fn quorum(service: ServiceId, era: EraIndex) -> Option<Perbill>;

	/// What all operators together back `service` with now. Reads each of them.
	fn total_stake(service: ServiceId) -> Balance {
		sum(&Self::operators(service))
	}

	/// What all operators together had allocated to `service` when `era` began. Reads each of them.
	fn total_stake_in(service: ServiceId, era: EraIndex) -> Balance {
		sum(&Self::operators_in(service, era))
	}

	/// The least stake that is a quorum of `service` in `era`: its fraction of all that was
	/// allocated when the era began, rounded up. `None` if there is no such service, or if nobody
	/// backed it: nothing is never a quorum. Reads each operator.
	fn quorum_stake(service: ServiceId, era: EraIndex) -> Option<Balance> {
		let total = Self::total_stake_in(service, era);
		Self::quorum(service, era).filter(|_| total > 0).map(|quorum| quorum.mul_ceil(total))
	}

	/// Whether `stake`, added up over operators of `service` as it was when `era` began, is a
	/// quorum. Reads each operator.
	fn is_quorum_stake(service: ServiceId, era: EraIndex, stake: Balance) -> bool {
		Self::quorum_stake(service, era).is_some_and(|least| stake > 0 && stake >= least)
	}

	/// Whether `voters` are a quorum of `service` in `era`. One that is named twice counts once, one
	/// that is no operator of the service does not count. Reads each operator, and compares each
	/// with every voter: let there be no more of them than [`Self::max_operators`].
	fn is_quorum(service: ServiceId, era: EraIndex, voters: &[AccountId]) -> bool
	where
		AccountId: PartialEq,
	{
		let operators = Self::operators_in(service, era);
		let total = sum(&operators);
		let voting = operators
			.iter()
			.filter(|(operator, _)| voters.contains(operator))
			.fold(0, |sum: Balance, (_, stake)| sum.saturating_add(*stake));
		Self::quorum(service, era)
			.is_some_and(|quorum| voting > 0 && voting >= quorum.mul_ceil(total))
	}
}

fn sum<AccountId>(operators: &[(AccountId, Balance)]) -> Balance {
	operators.iter().fold(0, |sum: Balance, (_, stake)| sum.saturating_add(*stake))
}
