// SPDX-License-Identifier: Apache-2.0

//! The reference against small cases computed by hand from the design.

mod ledger;
mod registry;
mod rewards;
mod slashing;

use super::*;
use crate::num::q;

pub const ALICE: Who = Who(0);
pub const BOB: Who = Who(1);
pub const CAROL: Who = Who(2);
pub const OWNER: Who = Who(3);
pub const JUDGE: Who = Who(4);

pub fn rules() -> Rules {
	Rules {
		report_window: 1,
		veto_window: 1,
		execution_slack: 1,
		exit: 3,
		allocation: 3,
		deallocation: 3,
		terms: 3,
		commission: 3,
		payout: 4,
		reserve: 200_000_000,
		min_delegation: 10,
		max_operators: 8,
		max_parts: 32,
		exhausted_below: FULL / 1_000,
		operator_deposit: 10,
		service_deposit: 100,
		max_metadata: 256,
		max_commission: 500_000_000,
		max_commission_step: 50_000_000,
		max_retired_keys: 2,
		max_services_per_operator: 12,
		max_shared_services: 2,
		max_budget_window: 10,
		max_reporter_share: 500_000_000,
		max_open_slashes: 2,
		max_service_commissions: 2,
		max_eras_per_distribution: 3,
		history: 20,
		min_compound: 20,
		existential_deposit: 1,
	}
}

/// Alice is an operator; Bob has bonded 1 000, Carol 500, both all active. It is era 7.
pub fn network() -> Reference {
	let mut world = Reference::new(rules());
	world.era = 7;
	world.do_register(ALICE, 0, 0);
	for (who, bond) in [(BOB, 1_000), (CAROL, 500)] {
		world.restakers.insert(who, Restaker { bond, active: bond, ..Restaker::default() });
	}
	world
}

pub fn terms() -> Terms {
	Terms {
		admission: Admission::Open,
		min_operator_stake: 0,
		quorum: 1,
		max_slash: WHOLE / 2,
		budget: WHOLE,
		budget_window: 1,
		curve: None,
		mode: Mode::Vetoable { slasher: OWNER, resolver: Some(JUDGE), window: 1 },
		beneficiary: Beneficiary::Burn,
	}
}

/// The same, with 800 of Bob and 400 of Carol delegated to Alice in era 7 and two tenths of her
/// magnitude behind service 0. It is era 10.
pub fn secured() -> Reference {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	world.do_delegate(CAROL, ALICE, 400);
	world.do_create_service(OWNER, terms());
	assert!(world.do_opt_in(ALICE, 0, FULL / 5, false));
	world.era = 10;
	world
}

pub fn accusation(era: Era, fraction: Fraction) -> Accusation {
	let evidence = u64::from(era) << 32 | u64::from(fraction);
	Accusation {
		service: 0,
		operator: ALICE,
		era,
		fraction,
		evidence,
		reporter: None,
		proven: false,
	}
}

pub fn worth(world: &Reference, who: Who) -> crate::num::Q {
	world.position(who, ALICE).claim() - world.position(who, ALICE).pending()
}
