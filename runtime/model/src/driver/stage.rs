// SPDX-License-Identifier: Apache-2.0

//! Sets the stage: bonds, operators, services of every kind, delegations and allocations.

use super::{
	action::{Action, BaseCall},
	generate::{BENEFICIARY, DOOMED, RESOLVER, RESTAKERS, RUIN, SLASHER},
	Game,
};
use crate::{
	chain::VALIDATOR,
	reference::{
		Admission, Beneficiary, Curve, Destination, Key, Mode, Scheme, Terms, Who, FULL, WHOLE,
	},
};
use rampart_runtime::UNIT;

/// The first operators.
const FIRST: [Who; 4] = [Who(0), Who(1), Who(2), Who(3)];

/// What is done before the first step that is chosen.
pub(super) fn actions(game: &Game) -> Vec<Action> {
	let mut actions = Vec::new();
	for who in RESTAKERS.map(Who).filter(|who| *who != VALIDATOR) {
		let amount = (5_000 + 4_000 * u128::from(who.0)) * UNIT;
		actions.push(Action::Base(BaseCall::Bond { who, amount }));
		if who.0 % 4 != 3 {
			actions.push(Action::Base(BaseCall::Nominate { who }));
		}
	}
	for who in FIRST {
		actions.push(Action::Register { who, metadata: 5, commission: 0, min_self_delegation: 0 });
		for scheme in [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa] {
			let key = Key { scheme, seed: 400 + u16::from(who.0) };
			actions.push(Action::SetKey { who, key, good_proof: true });
		}
	}
	let who = DOOMED;
	actions.push(Action::Register { who, metadata: 5, commission: 0, min_self_delegation: 0 });
	for terms in first_services(game.world.rules.veto_window) {
		actions.push(Action::CreateService { who: Who(12), metadata: 3, terms });
	}
	for who in RESTAKERS.map(Who) {
		for operator in FIRST.into_iter().filter(|of| (who.0 + of.0) % 3 != 0 || who == *of) {
			let amount = (500 + 37 * u128::from(who.0)) * UNIT + u128::from(operator.0) * 1_234_567;
			actions.push(Action::Delegate { who, operator, amount });
		}
	}
	for who in [0, 1, 5, 6, 8].map(Who) {
		actions.push(Action::Delegate { who, operator: DOOMED, amount: 200 * UNIT + 7_654_321 });
	}
	actions.push(Action::NextEra);
	actions.push(Action::OptIn { who: DOOMED, service: RUIN, magnitude: FULL });
	for who in FIRST {
		actions.push(Action::OpenTranche { who, magnitude: FULL / 4 });
		for service in 0..5 {
			actions.push(if (service + u32::from(who.0)) % 3 == 0 {
				Action::OptInShared { who, service, cap: FULL / 6 }
			} else {
				Action::OptIn { who, service, magnitude: FULL / 8 }
			});
		}
		actions.push(Action::Admit { who: Who(12), service: 1, operator: who });
	}
	for service in 0..6 {
		let (who, amount) = (Who(18), 3_000 * UNIT);
		actions.push(Action::Fund { who, service, amount });
	}
	for service in [0, 2, RUIN] {
		let (who, per_era) = (Who(12), 40 * UNIT + 7);
		actions.push(Action::Stream { who, service, per_era, eras: 30, by_points: service == 2 });
	}
	for who in [4, 7, 8].map(Who) {
		let destination = Destination::Restake;
		actions.push(Action::SetDestination { who, destination });
	}
	for (who, commission) in FIRST.into_iter().zip(1..) {
		let commission = commission * (WHOLE / 100);
		actions.push(Action::SetCommission { who, commission });
		actions.push(Action::SetServiceCommission { who, service: 1, commission: 0 });
	}
	actions.extend((0..game.world.rules.allocation).map(|_| Action::NextEra));
	actions
}

/// One service of each kind.
fn first_services(veto_window: u32) -> [Terms; 6] {
	let vetoable = Terms {
		admission: Admission::Open,
		min_operator_stake: UNIT,
		quorum: WHOLE / 3 * 2,
		max_slash: WHOLE / 2,
		budget: WHOLE,
		budget_window: 1,
		curve: None,
		mode: Mode::Vetoable { slasher: SLASHER, resolver: Some(RESOLVER), window: veto_window },
		beneficiary: Beneficiary::Burn,
	};
	let objective =
		Mode::Objective { known_verifier: true, fraction: WHOLE / 10, reporter_share: WHOLE / 10 };
	let curve = |multiplier, quadratic| Some(Curve { floor: WHOLE / 100, multiplier, quadratic });
	[
		vetoable.clone(),
		Terms {
			admission: Admission::Approval,
			curve: curve(3, true),
			beneficiary: Beneficiary::Account(BENEFICIARY),
			budget_window: 4,
			..vetoable.clone()
		},
		Terms { mode: objective.clone(), ..vetoable.clone() },
		Terms {
			mode: objective,
			curve: curve(2, false),
			beneficiary: Beneficiary::Account(BENEFICIARY),
			budget_window: 3,
			..vetoable.clone()
		},
		Terms {
			admission: Admission::AllowList((0..6).map(Who).collect()),
			beneficiary: Beneficiary::Treasury,
			budget: WHOLE / 20,
			budget_window: 2,
			..vetoable.clone()
		},
		Terms { max_slash: WHOLE, ..vetoable },
	]
}
