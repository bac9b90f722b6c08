// SPDX-License-Identifier: Apache-2.0

use super::*;
use restaking_primitives::runtime_api::{
	OperatorsHealth, QuorumOutlook, QuorumProblem, WeakOperator,
};

fn health(service: ServiceId) -> OperatorsHealth<AccountId> {
	Services::operators_health(service).unwrap()
}

/// What is wrong in each era from the active one on.
fn problems(service: ServiceId) -> Vec<Option<QuorumProblem>> {
	health(service).quorum.into_iter().map(|outlook| outlook.problem).collect()
}

const NOBODY: Option<QuorumProblem> = Some(QuorumProblem::NobodyBacks);
const TOO_FEW: Option<QuorumProblem> = Some(QuorumProblem::TooFewAreAble);

/// A service that Alice, Bob and Charlie back with a half, a quarter and a quarter of what there is.
fn backed_by_three() -> ServiceId {
	let service = open_service();
	for (who, part) in [(ALICE, 40), (BOB, 20), (CHARLIE, 20)] {
		assert_ok!(opt_in(who, service, of_full(part)));
	}
	FakeEras::advance(3);
	service
}

#[test]
fn a_service_that_does_not_exist_has_no_health() {
	build_and_execute(|| assert_eq!(Services::operators_health(0), None));
}

#[test]
fn nobody_backs_a_service_before_its_operators_begin() {
	build_and_execute(|| {
		let service = open_service();
		assert_eq!(problems(service), [NOBODY; 4]);
		assert_ok!(opt_in(ALICE, service, of_full(40)));
		assert_eq!(problems(service), [NOBODY, NOBODY, NOBODY, None]);
		let health = health(service);
		assert_eq!((health.backing, health.minimum), (0, 1_000));
		assert_eq!((health.below_minimum, health.inactive), (vec![], vec![]));
		let stake = STAKE / 100 * 40;
		assert_eq!(
			health.quorum[3],
			QuorumOutlook {
				era: ERA + 3,
				total: stake,
				needed: percent(67).mul_ceil(stake),
				able: stake,
				problem: None,
			}
		);
	});
}

#[test]
fn a_healthy_service_has_nothing_to_complain_of() {
	build_and_execute(|| {
		let service = backed_by_three();
		let health = health(service);
		assert_eq!(health.backing, 3);
		assert_eq!((health.below_minimum, health.inactive), (vec![], vec![]));
		assert!(health.quorum.iter().all(|outlook| outlook.able == outlook.total));
		assert_eq!(problems(service), [None; 4]);
	});
}

#[test]
fn too_few_are_able_while_who_has_left_still_counts() {
	build_and_execute(|| {
		let service = backed_by_three();
		// WHEN half of the stake leaves.
		assert_ok!(opt_out(ALICE, service));
		// THEN it counts for the rest of the era, and cannot be relied upon.
		assert_eq!(problems(service), [TOO_FEW, None, None, None]);
		let now = &health(service).quorum[0];
		assert_eq!((now.total, now.able), (STAKE / 100 * 80, STAKE / 100 * 40));
		assert_eq!(health(service).quorum[1].total, STAKE / 100 * 40);
		// WHEN all have left.
		assert_ok!(opt_out(BOB, service));
		assert_ok!(opt_out(CHARLIE, service));
		assert_eq!(problems(service), [TOO_FEW, NOBODY, NOBODY, NOBODY]);
		assert_eq!(health(service).backing, 3);
	});
}

#[test]
fn an_inactive_operator_is_named_and_not_relied_upon() {
	build_and_execute(|| {
		let service = backed_by_three();
		FakeStake::set_active(&ALICE, false);
		assert_eq!(health(service).inactive, [ALICE]);
		assert_eq!(problems(service), [TOO_FEW; 4]);
		// Once it has left nobody expects it to be active.
		assert_ok!(opt_out(ALICE, service));
		assert_eq!(health(service).inactive, Vec::<AccountId>::new());
	});
}

#[test]
fn an_operator_whose_stake_fell_below_the_minimum_is_named() {
	build_and_execute(|| {
		open_service();
		let service = create_with(Terms { min_operator_stake: STAKE / 100 * 30, ..terms() });
		for who in [ALICE, BOB] {
			assert_ok!(opt_in(who, service, of_full(40)));
		}
		FakeEras::advance(3);
		assert_eq!(health(service).below_minimum, []);
		// WHEN a third of what Alice has is taken.
		slash(service, ALICE, ERA + 3, percent(50));
		let stake = STAKE / 100 * 20;
		assert_eq!(health(service).below_minimum, [WeakOperator { operator: ALICE, stake }]);
		assert_eq!(problems(service), [TOO_FEW, TOO_FEW, TOO_FEW, TOO_FEW]);
		let outlook = health(service).quorum;
		// In the era it counts as when the era began, later as what is left.
		assert_eq!((outlook[0].total, outlook[0].able), (2 * STAKE / 100 * 40, STAKE / 100 * 40));
		assert_eq!(outlook[1].total, STAKE / 100 * 60);
	});
}

#[test]
fn terms_to_come_are_those_of_their_eras() {
	build_and_execute(|| {
		let service = backed_by_three();
		let strict = Terms { min_operator_stake: STAKE / 100 * 30, ..terms() };
		assert_ok!(Services::change_terms(RuntimeOrigin::signed(OWNER), service, strict));
		assert_eq!(problems(service), [None, None, None, TOO_FEW]);
		assert_eq!(health(service).below_minimum, []);
	});
}
