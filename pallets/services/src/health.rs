// SPDX-License-Identifier: Apache-2.0

//! How the operators of a service are, and whether they can decide anything.

use crate::*;
use restaking_primitives::runtime_api::{
	OperatorsHealth, QuorumOutlook, QuorumProblem, WeakOperator,
};

/// An operator that a service has admitted.
struct Member<T: Config> {
	operator: T::AccountId,
	claim: ClaimOf<T>,
	active: bool,
}

impl<T: Config> Member<T> {
	/// Whether neither side has ended it.
	fn stays(&self) -> bool {
		self.claim.allocation.ending.is_none()
	}

	/// What its votes count in `era`.
	fn stake_in(&self, era: EraIndex) -> Balance {
		match self.claim.nominal_in(era) {
			Magnitude::ZERO => 0,
			nominal => T::Stake::backing(&self.operator, nominal, era),
		}
	}

	/// Whether it backs the service in `era` as the terms ask.
	fn is_able(&self, era: EraIndex, minimum: Balance) -> bool {
		let stake = Pallet::<T>::worth(&self.operator, &self.claim, era);
		self.stays() && self.active && stake > 0 && stake >= minimum
	}
}

impl<T: Config> Pallet<T> {
	/// How the operators of `service` are; `None` if there is no such service. Reads each of them, for
	/// every era until the allocation delay is over.
	pub fn operators_health(service: ServiceId) -> Option<OperatorsHealth<T::AccountId>> {
		let now = T::Eras::active_era();
		let minimum = Self::terms_in(service, now)?.min_operator_stake;
		let members: Vec<Member<T>> = Allocations::<T>::iter_prefix(service)
			.filter(|(_, allocation)| allocation.is_admitted())
			.filter_map(|(operator, allocation)| {
				let claim = Self::with_tranche(&operator, allocation)?;
				let active = T::Stake::ensure_active(&operator).is_ok();
				Some(Member { operator, claim, active })
			})
			.collect();

		let mut backing: u32 = 0;
		let (mut below_minimum, mut inactive) = (Vec::new(), Vec::new());
		for member in &members {
			let stake = Self::worth(&member.operator, &member.claim, now);
			if stake > 0 {
				backing.saturating_inc();
			}
			let serves = member.stays() && member.claim.allocation.has_begun(now);
			if serves && (stake == 0 || stake < minimum) {
				below_minimum.push(WeakOperator { operator: member.operator.clone(), stake });
			}
			if member.stays() && !member.active {
				inactive.push(member.operator.clone());
			}
		}
		let last = now.saturating_add(T::Delays::get().allocation);
		let quorum =
			(now..=last).filter_map(|era| Self::quorum_outlook(service, era, &members)).collect();
		Some(OperatorsHealth { backing, minimum, below_minimum, inactive, quorum })
	}

	fn quorum_outlook(
		service: ServiceId,
		era: EraIndex,
		members: &[Member<T>],
	) -> Option<QuorumOutlook> {
		let terms = Self::terms_in(service, era)?;
		let (mut total, mut able): (Balance, Balance) = (0, 0);
		for member in members {
			let stake = member.stake_in(era);
			total = total.saturating_add(stake);
			if member.is_able(era, terms.min_operator_stake) {
				able = able.saturating_add(stake);
			}
		}
		let needed = terms.quorum.mul_ceil(total);
		let problem = if total == 0 {
			Some(QuorumProblem::NobodyBacks)
		} else if able < needed {
			Some(QuorumProblem::TooFewAreAble)
		} else {
			None
		};
		Some(QuorumOutlook { era, total, needed, able, problem })
	}
}
