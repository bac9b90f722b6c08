// SPDX-License-Identifier: Apache-2.0

use super::*;
use restaking_primitives::runtime_api::AllocationInfo;

#[test]
fn security_adds_up_what_backs_a_service() {
	build_and_execute(|| {
		// GIVEN one operator that backs the service, one that will, one that has just left, and one
		// that has applied.
		let service = approving_service();
		for who in [ALICE, BOB] {
			assert_ok!(opt_in(who, service, of_full(30)));
			assert_ok!(admit(service, who));
		}
		FakeEras::advance(3);
		assert_ok!(opt_out(BOB, service));
		FakeEras::advance(1);
		assert_ok!(opt_in(CHARLIE, service, of_full(30)));
		assert_ok!(admit(service, CHARLIE));
		assert_ok!(opt_in(DAVE, service, of_full(30)));
		// THEN
		let security = Services::security(service).unwrap();
		assert_eq!((security.era, security.paused), (ERA + 4, false));
		assert_eq!(security.effective_stake, STAKE * 30 / 100);
		assert_eq!((security.exclusive_stake, security.shared_stake), (STAKE * 30 / 100, 0));
		assert_eq!(security.quorum_stake, STAKE * 30 / 100 * 67 / 100);
		assert_eq!(Services::quorum_stake(service), Some(security.quorum_stake));
		let mut said: Vec<_> = security
			.operators
			.iter()
			.map(|it| (it.operator, it.effective_from, it.ended_in, it.effective_stake))
			.collect();
		said.sort();
		assert_eq!(
			said,
			[
				(ALICE, ERA + 3, None, STAKE * 30 / 100),
				(BOB, ERA + 3, Some(ERA + 3), 0),
				(CHARLIE, ERA + 7, None, 0),
			]
		);
		assert_eq!(Services::effective_stake(service, DAVE), Some(0));
		assert_eq!(Services::effective_stake(service, OWNER), None);
	});
}

#[test]
fn a_quorum_is_rounded_up() {
	build_and_execute(|| {
		open_service();
		FakeStake::set(&ALICE, 10);
		let service = create_with(Terms { min_operator_stake: 1, ..terms() });
		assert_eq!(Services::quorum_stake(service), Some(0));
		assert_ok!(opt_in(ALICE, service, of_full(100)));
		FakeEras::advance(3);
		assert_eq!(Services::quorum_stake(service), Some(7));
		pause(service);
		assert!(Services::security(service).unwrap().paused);
	});
}

#[test]
fn a_service_that_does_not_exist_has_no_security() {
	build_and_execute(|| {
		assert_eq!(Services::security(0), None);
		assert_eq!(Services::quorum_stake(0), None);
		assert_eq!(Services::effective_stake(0, ALICE), None);
		assert!(!Services::is_paused(0));
	});
}

#[test]
fn allocations_of_an_operator_say_how_far_each_has_come() {
	build_and_execute(|| {
		// GIVEN one that was slashed and ended, one that waits for its era, and an application.
		let first = backed_service(20);
		slash(first, ALICE, ERA + 3, percent(50));
		assert_ok!(opt_out(ALICE, first));
		let second = create(Admission::Open);
		assert_ok!(opt_in(ALICE, second, of_full(30)));
		let third = create(Admission::Approval);
		assert_ok!(opt_in(ALICE, third, of_full(40)));
		// THEN
		assert_eq!(
			Services::allocations_of(&ALICE),
			[
				AllocationInfo {
					service: first,
					magnitude: of_full(10),
					shared: false,
					effective_from: Some(ERA + 3),
					ended_in: Some(ERA + 3),
					effective_stake: STAKE * 10 / 100,
				},
				AllocationInfo {
					service: second,
					magnitude: of_full(30),
					shared: false,
					effective_from: Some(ERA + 6),
					ended_in: None,
					effective_stake: 0,
				},
				AllocationInfo {
					service: third,
					magnitude: of_full(40),
					shared: false,
					effective_from: None,
					ended_in: None,
					effective_stake: 0,
				},
			]
		);
		assert_eq!(Services::reserved(&ALICE), of_full(80));
		assert_eq!(Services::allocations_of(&BOB), []);
	});
}

#[test]
fn an_operator_that_starts_again_with_a_fresh_magnitude_can_allocate_it() {
	build_and_execute(|| {
		// GIVEN an operator slashed to nothing, whose allocation has gone.
		let service = backed_service(100);
		slash(service, ALICE, ERA + 3, percent(100));
		FakeEras::advance(WAIT);
		idle(Weight::MAX);
		let inactive = DispatchError::Other("inactive operator");
		assert_noop!(opt_in(ALICE, service, of_full(10)), inactive);
		// WHEN the ledger lets it start again.
		FakeStake::reset(&ALICE);
		// THEN it can.
		assert_ok!(opt_in(ALICE, service, Magnitude::FULL));
	});
}
