// SPDX-License-Identifier: Apache-2.0

//! The service begins, and tasks are posted.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::FakeEras,
	security::{InspectService, OwnService},
	Beneficiary, Budget, SlashMode, VerifierId,
};

type TestError = Error<Test>;

#[test]
fn a_poster_pays_the_fee_and_the_task_is_of_this_era() {
	build_and_execute(|| {
		// WHEN Dave posts a task
		assert_ok!(Verification::post(signed(DAVE), INPUT, Some(C), FEE, 3));

		// THEN the pallet has the fee
		assert_eq!(balance(DAVE), FUNDS - FEE);
		assert_eq!(escrow(), FEE);
		// AND 670 of the 1,000 that this era has are a quorum
		let posted = TaskOf::<Test> {
			poster: DAVE,
			input: INPUT,
			metadata: Some(C),
			fee: FEE,
			era: ERA,
			stake: 1_000,
			quorum: 670,
			deadline: 4,
			ballots: 0,
			due: 4,
			stage: Stage::Open,
		};
		assert_eq!(task(0), posted);
		let event = Event::TaskPosted {
			task: 0,
			poster: DAVE,
			input: INPUT,
			fee: FEE,
			era: ERA,
			deadline: 4,
		};
		assert_eq!(events(), vec![event]);
	});
}

#[test]
fn a_task_without_a_fee_is_refused() {
	build_and_execute(|| {
		for fee in [0, MIN_FEE - 1] {
			assert_noop!(
				Verification::post(signed(DAVE), INPUT, None, fee, 1),
				TestError::FeeTooLow
			);
		}
		assert_ok!(Verification::post(signed(DAVE), INPUT, None, MIN_FEE, 1));
	});
}

#[test]
fn who_cannot_pay_posts_nothing() {
	build_and_execute(|| {
		assert_noop!(
			Verification::post(signed(PAUPER), INPUT, None, MIN_FEE, 1),
			TokenError::FundsUnavailable
		);
		// Nor who would have less than an existential deposit left.
		assert_noop!(
			Verification::post(signed(DAVE), INPUT, None, FUNDS - EXISTENTIAL_DEPOSIT + 1, 1),
			TokenError::NotExpendable
		);
		assert_ok!(Verification::post(signed(DAVE), INPUT, None, FUNDS - EXISTENTIAL_DEPOSIT, 1));
	});
}

#[test]
fn operators_have_some_time_and_not_too_much() {
	build_and_execute(|| {
		for blocks in [0, ATTEST + 1, u64::MAX] {
			assert_noop!(
				Verification::post(signed(DAVE), INPUT, None, FEE, blocks),
				TestError::DeadlineOutOfRange
			);
		}
		assert_ok!(Verification::post(signed(DAVE), INPUT, None, FEE, 1));
		assert_ok!(Verification::post(signed(DAVE), INPUT, None, FEE, ATTEST));
	});
}

#[test]
fn nobody_can_be_asked_while_nobody_backs_the_service() {
	bare_ext().execute_with(|| {
		assert_noop!(Verification::post(signed(DAVE), INPUT, None, FEE, 1), TestError::NoService);
		assert!(Verification::attestation_message(0, Round::First, A).is_empty());
		assert_ok!(Verification::create_service(signed(ADMIN), PARAMETERS));
		assert_noop!(Verification::post(signed(DAVE), INPUT, None, FEE, 1), TestError::NoOperators);
		// An operator of the next era does not count in this one.
		Shared::set_operator_from(service(), &ALICE, ERA + 1, 600);
		assert_noop!(Verification::post(signed(DAVE), INPUT, None, FEE, 1), TestError::NoOperators);
		FakeEras::advance(1);
		assert_ok!(Verification::post(signed(DAVE), INPUT, None, FEE, 1));
		check();
	});
}

#[test]
fn a_paused_service_takes_nothing_new() {
	build_and_execute(|| {
		let (open, proposed) = (post(), proposed());
		Shared::pause(service(), true);
		let paused = TestError::ServicePaused;
		assert_noop!(Verification::post(signed(DAVE), INPUT, None, FEE, 1), paused);
		assert_noop!(say(ALICE, open, Round::First, A), TestError::ServicePaused);
		assert_noop!(Verification::challenge(signed(ERIN), proposed, B), TestError::ServicePaused);
		Shared::pause(service(), false);
		attest(ALICE, open, A);
	});
}

#[test]
fn genesis_creates_the_service_by_its_parameters() {
	build_and_execute(|| {
		let terms = Shared::terms(service(), ERA).unwrap();
		assert_eq!(terms.quorum, Perbill::from_percent(67));
		assert_eq!(terms.min_operator_stake, 1);
		assert_eq!(terms.slashing.max_fraction, Perbill::from_percent(50));
		let budget = Budget { fraction: Perbill::from_percent(50), window: 1 };
		assert_eq!(terms.slashing.budget, budget);
		assert_eq!(terms.slashing.beneficiary, Beneficiary::Treasury);
		assert_eq!(
			terms.slashing.mode,
			SlashMode::Objective {
				verifier: VerifierId::of_pallet(PalletId(*b"rmp/vrfy")),
				fraction: Perbill::from_percent(10),
				reporter_share: Perbill::from_percent(10),
			}
		);
		assert_eq!(Shared::total_stake(service()), 1_000);
	});
}

#[test]
fn a_chain_that_exists_gets_its_service_from_the_admin_once() {
	bare_ext().execute_with(|| {
		assert_noop!(
			Verification::create_service(signed(ALICE), PARAMETERS),
			DispatchError::BadOrigin
		);
		let half = Perbill::from_percent(50);
		assert_noop!(
			Verification::create_service(signed(ADMIN), Parameters { quorum: half, ..PARAMETERS }),
			TestError::QuorumTooLow
		);
		let slash = Perbill::zero();
		assert_noop!(
			Verification::create_service(signed(ADMIN), Parameters { slash, ..PARAMETERS }),
			named("FractionIsZero")
		);
		System::set_block_number(77);
		assert_ok!(Verification::create_service(signed(ADMIN), PARAMETERS));
		assert_eq!(events(), vec![Event::ServiceCreated { service: service() }]);
		// The walks begin here, not at block and era zero.
		assert_eq!((SettledBefore::<Test>::get(), PaidBefore::<Test>::get()), (77, ERA));
		assert_noop!(
			Verification::create_service(signed(ADMIN), PARAMETERS),
			TestError::ServiceExists
		);
		check();
	});
}

#[test]
#[should_panic(expected = "no service for verification at genesis: Err(Module")]
fn genesis_refuses_a_quorum_that_is_no_majority() {
	bare_ext().execute_with(|| {
		let parameters = Parameters { quorum: Perbill::from_percent(40), ..PARAMETERS };
		GenesisConfig::<Test> { service: Some(parameters), _config: Default::default() }.build();
	});
}

#[test]
fn another_pallet_asks_in_the_name_of_who_pays_and_hears_the_end() {
	build_and_execute(|| {
		// GIVEN a task that a pallet posts for Dave
		let request = <Verification as RequestVerification<u64>>::request;
		let id = request(&DAVE, INPUT, None, FEE, 2).unwrap();
		assert_eq!(balance(DAVE), FUNDS - FEE);
		attest(ALICE, id, A);
		attest(BOB, id, A);

		// WHEN its result can no longer be challenged
		run(CHALLENGE + 1);

		// THEN it is told
		assert_eq!(heard(), vec![(id, Outcome::Verified(A))]);

		// AND what is refused changes nothing
		assert_storage_noop!(assert!(request(&PAUPER, INPUT, None, FEE, 2).is_err()));
		assert_storage_noop!(assert!(request(&DAVE, INPUT, None, FEE, 0).is_err()));
	});
}

#[test]
fn names_run_out_before_one_is_used_twice() {
	build_and_execute(|| {
		NextTaskId::<Test>::put(TaskId::MAX);
		assert_noop!(
			Verification::post(signed(DAVE), INPUT, None, FEE, 1),
			TestError::TaskIdsExhausted
		);
	});
}
