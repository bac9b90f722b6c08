// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*, Approval, SlashStatus};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake, FakeTerms, FakeVerifier},
		FakeEras,
	},
	Magnitude, OpenSlashes, ServiceId, SlashTerms, VerifierId,
};

const BUSY: DispatchError = DispatchError::Unavailable;

fn report(who: u64, service: ServiceId, proof: Box<Proof>) -> DispatchResultWithPostInfo {
	Slashing::report_offence(RuntimeOrigin::signed(who), service, proof)
}

#[test]
fn an_offence_that_is_proved_is_slashed_at_once() {
	run(|| {
		// GIVEN
		let before = FakeAllocations::left(ROLLUP, ALICE);

		// WHEN
		let id = reports(REPORTER, ALICE, NOW - 1, 7);

		// THEN a fifth of an eighth of the stake
		let fraction = Perbill::from_percent(20);
		let magnitude = Magnitude(Magnitude::FULL.0 / 40);
		assert_eq!(
			events(),
			[
				Event::SlashProposed {
					id,
					service: ROLLUP,
					operator: ALICE,
					era: NOW - 1,
					fraction,
					evidence: evidence(7),
					executable_from: NOW,
					approval: Approval::NotNeeded,
				},
				Event::OffenceProven { id, reporter: REPORTER },
				Event::SlashExecuted { id, fraction, magnitude, accounted: 25_000 },
			]
		);
		let record = record(id);
		assert_eq!(record.status, SlashStatus::Executed { era: NOW, magnitude });
		assert_eq!(record.reporter, Some(REPORTER));
		assert_eq!(record.reporter_share, Perbill::from_percent(10));
		assert_eq!(record.resolver, None);
		assert_eq!(FakeAllocations::left(ROLLUP, ALICE), before.saturating_sub(magnitude));
		assert_eq!(Slashing::oldest_offence(&ALICE), None);
		assert_eq!(Executions::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn pallets_report_as_anyone_does() {
	run(|| {
		// WHEN
		let id = Slashing::do_report(&REPORTER, ROLLUP, &proof(ALICE, NOW, 1)).unwrap();

		// THEN
		assert!(matches!(record(id).status, SlashStatus::Executed { .. }));

		// AND a report that fails changes nothing, also where no transaction rolls it back
		let before = frame::deps::sp_io::storage::root(StateVersion::V1);
		for (proof, why) in [
			(proof(ALICE, NOW, 1), Error::<Test>::AlreadyProposed),
			(proof(ALICE, NOW + 1, 2), Error::<Test>::EraInFuture),
			(proof(500, NOW, 2), Error::<Test>::NothingAllocated),
		] {
			assert_eq!(Slashing::do_report(&REPORTER, ROLLUP, &proof), Err(why.into()));
		}
		assert_eq!(frame::deps::sp_io::storage::root(StateVersion::V1), before);
	});
}

#[test]
fn a_proof_that_proves_nothing_is_refused() {
	run(|| {
		let nothing = Box::new(Proof::Fake(None));
		assert_noop!(report(REPORTER, ROLLUP, nothing), FakeVerifier::REFUSED);
		let origin = RuntimeOrigin::none();
		assert_noop!(Slashing::report_offence(origin, ROLLUP, proof(ALICE, NOW, 1)), BadOrigin);
	});
}

#[test]
fn offences_at_a_service_that_accuses_are_not_proved() {
	run(|| {
		assert_noop!(report(REPORTER, ORACLE, proof(ALICE, NOW, 1)), Error::<Test>::NotObjective);
		assert_noop!(report(REPORTER, 77, proof(ALICE, NOW, 1)), Error::<Test>::UnknownService);
	});
}

#[test]
fn the_terms_of_the_offence_era_say_how_it_is_proved() {
	run(|| {
		// GIVEN a service that accused before, and one that had another verifier
		FakeTerms::set(ORACLE, NOW, objective_terms(FakeVerifier::ID));
		FakeTerms::set(SEQUENCER, NOW, objective_terms(FakeVerifier::ID));

		// THEN
		for service in [ORACLE, SEQUENCER] {
			assert_noop!(
				report(REPORTER, service, proof(ALICE, NOW - 1, 1)),
				Error::<Test>::NotObjective
			);
			assert_ok!(report(REPORTER, service, proof(ALICE, NOW, 1)));
		}
	});
}

#[test]
fn what_happened_before_another_verifier_came_is_shown_to_the_one_of_then() {
	run(|| {
		// GIVEN
		FakeTerms::set(ROLLUP, NOW, objective_terms(VerifierId::EQUIVOCATION));

		// WHEN an offence of the era before is reported, THEN it is slashed
		let id = reports(REPORTER, ALICE, NOW - 1, 1);
		assert!(matches!(record(id).status, SlashStatus::Executed { .. }));

		// AND what happened since is not for the verifier of before, nor is anything once that is
		// longer ago than the report window
		assert!(report(REPORTER, ROLLUP, proof(ALICE, NOW, 2)).is_err());
		go_to(NOW + REPORT_WINDOW + 1);
		assert!(report(REPORTER, ROLLUP, proof(ALICE, NOW - 1, 3)).is_err());
	});
}

#[test]
fn fraction_and_share_are_those_of_the_offence_era() {
	run(|| {
		// GIVEN
		FakeTerms::set(
			ROLLUP,
			NOW,
			SlashTerms {
				mode: restaking_primitives::SlashMode::Objective {
					verifier: FakeVerifier::ID,
					fraction: Perbill::from_percent(40),
					reporter_share: Perbill::from_percent(1),
				},
				..objective_terms(FakeVerifier::ID)
			},
		);

		// WHEN
		let before = reports(REPORTER, ALICE, NOW - 1, 1);
		let since = reports(REPORTER, ALICE, NOW, 2);

		// THEN
		let terms = |id| (record(id).fraction, record(id).reporter_share);
		assert_eq!(terms(before), (Perbill::from_percent(20), Perbill::from_percent(10)));
		assert_eq!(terms(since), (Perbill::from_percent(40), Perbill::from_percent(1)));
	});
}

#[test]
fn going_over_to_accusations_lets_no_offence_before_go_free() {
	run(|| {
		// GIVEN
		FakeTerms::set(ROLLUP, NOW, oracle_terms());

		// THEN what happened before can still be proved, as long as it can be reported
		assert_noop!(report(REPORTER, ROLLUP, proof(ALICE, NOW, 1)), Error::<Test>::NotObjective);
		reports(REPORTER, ALICE, NOW - 1, 1);
		FakeEras::set(NOW - 1 + REPORT_WINDOW);
		reports(REPORTER, BOB, NOW - 1, 1);
		FakeEras::advance(1);
		assert_noop!(
			report(REPORTER, ROLLUP, proof(ALICE, NOW - 1, 2)),
			Error::<Test>::NotObjective
		);
	});
}

#[test]
fn nothing_is_reported_to_a_paused_service() {
	run(|| {
		FakeTerms::pause(ROLLUP);
		assert_noop!(report(REPORTER, ROLLUP, proof(ALICE, NOW, 1)), Error::<Test>::ServicePaused);
	});
}

#[test]
fn a_report_comes_neither_before_the_offence_nor_after_the_report_window() {
	run(|| {
		assert_noop!(
			report(REPORTER, ROLLUP, proof(ALICE, NOW + 1, 1)),
			Error::<Test>::EraInFuture
		);
		assert_noop!(
			report(REPORTER, ROLLUP, proof(ALICE, NOW - REPORT_WINDOW - 1, 1)),
			Error::<Test>::OffenceTooOld
		);
		reports(REPORTER, ALICE, NOW - REPORT_WINDOW, 1);
	});
}

#[test]
fn an_offence_is_reported_once() {
	run(|| {
		// GIVEN
		reports(REPORTER, ALICE, NOW, 1);

		// THEN not by another reporter, and not as one of another era
		for (who, era) in [(REPORTER, NOW), (RESTAKER, NOW), (REPORTER, NOW - 1)] {
			assert_noop!(report(who, ROLLUP, proof(ALICE, era, 1)), Error::<Test>::AlreadyProposed);
		}
		reports(REPORTER, BOB, NOW, 1);
	});
}

#[test]
fn an_accusation_uses_up_no_proof() {
	run(|| {
		// GIVEN a service that goes over from accusations to proofs, and its old slasher, who knows
		// what will be proved
		let mut terms = oracle_terms();
		terms.max_fraction = Perbill::one();
		FakeTerms::set(ROLLUP, 0, terms);
		FakeTerms::set(ROLLUP, NOW, objective_terms(FakeVerifier::ID));
		assert_ok!(Slashing::propose_slash(
			RuntimeOrigin::signed(ORACLE_SLASHER),
			ROLLUP,
			ALICE,
			NOW - 1,
			Perbill::from_parts(1),
			evidence(1),
		));

		// THEN
		let id = reports(REPORTER, ALICE, NOW, 1);
		assert!(matches!(record(id).status, SlashStatus::Executed { .. }));
	});
}

#[test]
fn who_reports_itself_earns_nothing() {
	run(|| {
		// WHEN
		let id = reports(ALICE, ALICE, NOW, 1);

		// THEN
		assert!(events().contains(&Event::OffenceProven { id, reporter: ALICE }));
		assert_eq!(record(id).reporter, None);
		collect(id, 25_000, 0);
		assert_eq!(books(id).paid_to_reporter, 0);
		assert_eq!(balance(ALICE), 0);
		assert_eq!(balance(TREASURY), 26_000);
	});
}

#[test]
fn a_report_that_cannot_be_executed_now_is_tried_again() {
	run(|| {
		// GIVEN
		FakeSlashStake::refuse(ALICE, Some(BUSY));

		// WHEN
		let id = reports(REPORTER, ALICE, NOW, 1);

		// THEN the offence is on record, and gates exits
		let next_attempt = NOW + 1;
		assert_eq!(events().last(), Some(&Event::SlashSetAside { id, error: BUSY, next_attempt }));
		assert_eq!(Slashing::oldest_offence(&ALICE), Some(NOW));
		assert_noop!(
			report(RESTAKER, ROLLUP, proof(ALICE, NOW, 1)),
			Error::<Test>::AlreadyProposed
		);

		// WHEN
		FakeSlashStake::refuse(ALICE, None);
		go_to(NOW + 1);

		// THEN it is the first reporter's
		assert!(matches!(record(id).status, SlashStatus::Executed { .. }));
		assert_eq!(record(id).reporter, Some(REPORTER));
	});
}

#[test]
fn what_exceeds_the_cap_waits_for_an_approval() {
	run(|| {
		// GIVEN a cap of half, of which two fifths are used
		reports(REPORTER, ALICE, NOW, 1);
		reports(REPORTER, ALICE, NOW, 2);
		let before = FakeAllocations::left(ROLLUP, ALICE);
		events();

		// WHEN
		let id = reports(REPORTER, ALICE, NOW, 3);

		// THEN
		assert!(awaits_approval(id));
		assert_eq!(executed(), [0; 0]);
		assert_eq!(FakeAllocations::left(ROLLUP, ALICE), before);
		assert_eq!(Slashing::oldest_offence(&ALICE), Some(NOW));

		// WHEN it is approved
		assert_ok!(Slashing::approve_slash(RuntimeOrigin::signed(COUNCIL), id));
		next_block();

		// THEN
		assert_eq!(executed(), [id]);
	});
}

#[test]
fn a_report_costs_less_the_fewer_operators_there_are() {
	run(|| {
		// GIVEN
		use frame::deps::frame_support::dispatch::extract_actual_weight;
		let call = RuntimeCall::Slashing(Call::report_offence {
			service: ROLLUP,
			proof: proof(ALICE, NOW, 1),
		});
		let info = call.get_dispatch_info();
		let of = |operators| {
			let set_aside = <() as crate::WeightInfo>::set_aside();
			<() as crate::WeightInfo>::report_offence(operators).saturating_add(set_aside)
		};
		assert_eq!(info.call_weight, of(5));

		// WHEN
		let result = call.dispatch(RuntimeOrigin::signed(REPORTER));

		// THEN it is paid for the two operators there are
		assert_ok!(result);
		assert_eq!(extract_actual_weight(&result, &info), of(2));
	});
}

#[test]
fn a_verifier_is_asked_only_for_what_is_its_own() {
	run(|| {
		// A proof to one verifier is nothing to a service that has another.
		assert_noop!(report(REPORTER, SEQUENCER, proof(ALICE, NOW, 1)), FakeVerifier::REFUSED);
		assert_ne!(VerifierId::EQUIVOCATION, FakeVerifier::ID);
	});
}
