// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{OperatorServices, ReleaseQueue};

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
				it.steps.try_push(risen).unwrap();
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

#[test]
fn a_lost_deposit_is_noticed() {
	noticed(
		|service| {
			crate::Services::<Test>::mutate(service, |it| it.as_mut().unwrap().deposit += 1);
		},
		"services: a deposit is not held",
	);
}
