// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{History, OperatorServices, ReleaseQueue, TermsHistories, TermsStep, TrancheOf};

/// Breaks something, and expects the check to name it.
fn noticed(break_it: impl FnOnce(ServiceId), what: &'static str) {
	new_test_ext().execute_with(|| {
		let service = backed_service(40);
		assert_ok!(opt_in(BOB, service, of_full(40)));
		FakeEras::advance(3);
		assert_ok!(opt_out(BOB, service));
		assert_ok!(Services::do_try_state());
		break_it(service);
		assert_eq!(Services::do_try_state(), Err(DispatchError::Other(what)));
	});
}

fn change(service: ServiceId, who: AccountId, change: impl FnOnce(&mut crate::AllocationOf<Test>)) {
	Allocations::<Test>::mutate(service, who, |slot| change(slot.as_mut().unwrap()));
}

#[test]
fn more_than_the_magnitude_is_noticed() {
	noticed(
		|_| FakeStake::slash(&ALICE, of_full(61)),
		"services: an operator has allocated more than its magnitude (3)",
	);
}

#[test]
fn a_wrong_counter_is_noticed() {
	noticed(
		|service| {
			crate::Services::<Test>::mutate(service, |it| it.as_mut().unwrap().operators = 1);
		},
		"services: a counter does not count its operators",
	);
}

#[test]
fn an_allocation_nobody_knows_of_is_noticed() {
	noticed(
		|_| OperatorServices::<Test>::remove(ALICE),
		"services: an operator does not know of its allocation",
	);
	noticed(
		|_| ReleaseQueue::<Test>::remove(ERA + 10, (0, BOB)),
		"services: the release of an ended allocation is not queued",
	);
}

#[test]
fn an_index_of_nothing_is_noticed() {
	noticed(
		|service| OperatorServices::<Test>::try_append(ALICE, service + 1).unwrap(),
		"services: an operator's index names an allocation that does not exist",
	);
	noticed(
		|service| OperatorServices::<Test>::try_append(ALICE, service).unwrap(),
		"services: an operator's index is empty or names a service twice",
	);
	noticed(
		|service| ReleaseQueue::<Test>::insert(ERA + 10, (service, ALICE), ()),
		"services: the release queue names what has not ended",
	);
}

#[test]
fn a_history_that_cannot_be_is_noticed() {
	noticed(
		|service| {
			change(service, ALICE, |it| {
				let risen = Step { from: ERA + 7, nominal: of_full(41) };
				it.steps.0.try_push(risen).unwrap();
			})
		},
		"services: an allocation has risen",
	);
	for who in [ALICE, BOB] {
		noticed(
			|service| change(service, who, |it| it.left = of_full(41)),
			"services: what is left of an allocation is not what its history says",
		);
	}
}

fn change_terms(
	service: ServiceId,
	change: impl FnOnce(&mut BoundedVec<TermsStep<AccountId, ConstU32<3>>, ConstU32<3>>),
) {
	TermsHistories::<Test>::mutate(service, |slot| change(&mut slot.as_mut().unwrap().0));
}

#[test]
fn terms_without_a_service_and_the_reverse_are_noticed() {
	noticed(TermsHistories::<Test>::remove, "services: a service has no terms");
	noticed(
		|service| {
			let history = TermsHistories::<Test>::get(service).unwrap();
			TermsHistories::<Test>::insert(service + 1, history);
		},
		"services: the terms of a service that does not exist",
	);
}

#[test]
fn terms_out_of_order_are_noticed() {
	let step = |from| TermsStep { from, terms: terms() };
	noticed(
		|service| change_terms(service, |steps| steps.try_push(step(ERA)).unwrap()),
		"services: the terms are not in the order of their eras",
	);
	noticed(
		|service| change_terms(service, |steps| steps[0].from = ERA + 7),
		"services: no terms are in force",
	);
	noticed(
		|service| {
			change_terms(service, |steps| {
				steps.try_push(step(ERA + 7)).unwrap();
				steps.try_push(step(ERA + 8)).unwrap();
			})
		},
		"services: more than one change of terms is pending",
	);
}

/// Breaks the tranche of Charlie, on which one service draws, and expects the check to name it.
fn noticed_of_tranche(break_it: impl FnOnce(&mut TrancheOf<Test>), what: &'static str) {
	noticed(
		|service| {
			assert_ok!(open_tranche(CHARLIE, of_full(50)));
			assert_ok!(opt_in_shared(CHARLIE, service, of_full(40)));
			assert_ok!(Services::do_try_state());
			Tranches::<Test>::mutate(CHARLIE, |slot| break_it(slot.as_mut().unwrap()));
		},
		what,
	);
}

#[test]
fn wrong_members_of_a_tranche_are_noticed() {
	let wrong = "services: a tranche does not know who draws on it";
	noticed_of_tranche(|it| it.members.clear(), wrong);
	noticed_of_tranche(|it| it.members.try_push(7).unwrap(), wrong);
	noticed_of_tranche(
		|it| it.members.try_push(0).unwrap(),
		"services: a tranche names a member twice",
	);
	// Also where there is none, or none any more.
	noticed(|service| change(service, ALICE, |it| it.shared = true), wrong);
	noticed(
		|service| {
			assert_ok!(open_tranche(CHARLIE, of_full(50)));
			assert_ok!(opt_in_shared(CHARLIE, service, of_full(40)));
			Tranches::<Test>::remove(CHARLIE);
		},
		wrong,
	);
}

#[test]
fn a_tranche_that_cannot_be_is_noticed() {
	noticed_of_tranche(
		|it| it.steps.0.try_push(Step { from: ERA + 7, nominal: of_full(51) }).unwrap(),
		"services: a tranche has risen",
	);
	noticed_of_tranche(
		|it| it.left = of_full(49),
		"services: what is left of a tranche is not what its history says",
	);
	noticed_of_tranche(
		|it| it.steps = History::new(),
		"services: what is left of a tranche is not what its history says",
	);
}

#[test]
fn a_tranche_is_part_of_what_an_operator_has_allocated() {
	let too_much = "services: an operator has allocated more than its magnitude (3)";
	// With a member, and without.
	noticed_of_tranche(|_| FakeStake::slash(&CHARLIE, of_full(51)), too_much);
	noticed(
		|_| {
			assert_ok!(open_tranche(CHARLIE, of_full(50)));
			FakeStake::slash(&CHARLIE, of_full(51));
		},
		too_much,
	);
}

#[test]
fn a_lost_deposit_is_noticed() {
	noticed(
		|service| {
			crate::Services::<Test>::mutate(service, |it| it.as_mut().unwrap().deposit += 1);
		},
		"services: a deposit is not held",
	);
}
