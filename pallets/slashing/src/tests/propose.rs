// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*, Approval, SlashRecord, SlashStatus, Turn};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake, FakeTerms},
		FakeEras,
	},
	Beneficiary, Magnitude, OpenSlashes, SlashMode, SlashTerms, Window,
};

fn propose(
	who: u64,
	service: u32,
	operator: u64,
	era: u32,
	percent: u32,
	n: u64,
) -> DispatchResultWithPostInfo {
	Slashing::propose_slash(
		RuntimeOrigin::signed(who),
		service,
		operator,
		era,
		Perbill::from_percent(percent),
		evidence(n),
	)
}

#[test]
fn propose_slash_records_the_accusation_under_the_terms_of_the_offence_era() {
	run(|| {
		// WHEN
		let id = oracle_proposes(ALICE, NOW - 2, 10, 7);

		// THEN
		let expected = SlashRecord {
			service: ORACLE,
			operator: ALICE,
			era: NOW - 2,
			fraction: Perbill::from_percent(10),
			evidence: evidence(7),
			verifier: None,
			resolver: Some(ORACLE_RESOLVER),
			reporter: None,
			reporter_share: Perbill::zero(),
			beneficiary: Beneficiary::Burn,
			proposed_in: NOW,
			executable_from: NOW + VETO_WINDOW,
			approval: Approval::NotNeeded,
			window: Window { from: NOW - 2, eras: 1 },
			curve: None,
			allocated: STAKE / 2,
			service_stake: STAKE,
			status: SlashStatus::Proposed { queued: Turn { era: NOW + VETO_WINDOW, number: 0 } },
			books: Default::default(),
		};
		assert_eq!(Slashing::slash(id), Some(expected));
		assert_eq!(Slashing::open_slashes(ALICE).len(), 1);
		assert_eq!(
			events(),
			[Event::SlashProposed {
				id,
				service: ORACLE,
				operator: ALICE,
				era: NOW - 2,
				fraction: Perbill::from_percent(10),
				evidence: evidence(7),
				executable_from: NOW + VETO_WINDOW,
				approval: Approval::NotNeeded,
			}]
		);
	});
}

#[test]
fn propose_slash_takes_nothing_yet() {
	run(|| {
		// GIVEN
		let before = FakeAllocations::left(ORACLE, ALICE);

		// WHEN
		let id = oracle_proposes(ALICE, NOW, 50, 1);

		// THEN
		assert_eq!(FakeAllocations::left(ORACLE, ALICE), before);
		assert_eq!(Slashing::books(id), Some(Default::default()));
	});
}

#[test]
fn oldest_offence_is_the_earliest_of_all_open_slashes() {
	run(|| {
		// GIVEN
		assert_eq!(Slashing::oldest_offence(&ALICE), None);

		// WHEN
		oracle_proposes(ALICE, NOW - 1, 10, 1);
		bridge_proposes(ALICE, NOW - 3, 10, 1);
		bridge_proposes(ALICE, NOW, 10, 2);

		// THEN
		assert_eq!(Slashing::oldest_offence(&ALICE), Some(NOW - 3));
		assert_eq!(Slashing::oldest_offence(&BOB), None);
	});
}

#[test]
fn only_the_slasher_of_the_service_accuses() {
	run(|| {
		for who in [BRIDGE_SLASHER, ORACLE_RESOLVER, COUNCIL, ALICE] {
			assert_noop!(propose(who, ORACLE, ALICE, NOW, 10, 1), Error::<Test>::NotSlasher);
		}
		assert_noop!(
			Slashing::propose_slash(
				RuntimeOrigin::root(),
				ORACLE,
				ALICE,
				NOW,
				Perbill::from_percent(10),
				evidence(1)
			),
			BadOrigin
		);
	});
}

#[test]
fn a_new_slasher_accuses_only_of_offences_under_its_own_terms() {
	run(|| {
		// GIVEN
		let new = SlashTerms {
			mode: with_slasher(BOB, Some(COUNCIL)),
			beneficiary: Beneficiary::Treasury,
			..oracle_terms()
		};
		FakeTerms::set(ORACLE, NOW, new);

		// THEN the offences before are the former slasher's, with the former resolver
		assert_noop!(propose(BOB, ORACLE, ALICE, NOW - 1, 10, 1), Error::<Test>::NotSlasher);
		let before = oracle_proposes(ALICE, NOW - 1, 10, 1);
		assert_eq!(record(before).resolver, Some(ORACLE_RESOLVER));
		assert_eq!(record(before).beneficiary, Beneficiary::Burn);

		// AND those since are the new one's
		assert_noop!(propose(ORACLE_SLASHER, ORACLE, ALICE, NOW, 10, 2), Error::<Test>::NotSlasher);
		assert_ok!(propose(BOB, ORACLE, ALICE, NOW, 10, 2));
		assert_eq!(record(before + 1).resolver, Some(COUNCIL));
		assert_eq!(record(before + 1).beneficiary, Beneficiary::Treasury);
	});
}

#[test]
fn an_unknown_service_accuses_nobody() {
	run(|| {
		assert_noop!(propose(ORACLE_SLASHER, 77, ALICE, NOW, 10, 1), Error::<Test>::UnknownService);
	});
}

#[test]
fn a_service_accuses_nobody_of_what_happened_before_it_was_there() {
	run(|| {
		// GIVEN
		FakeTerms::set(77, NOW, oracle_terms());
		FakeAllocations::set(77, ALICE, NOW, Magnitude::FULL);

		// THEN
		assert_noop!(
			propose(ORACLE_SLASHER, 77, ALICE, NOW - 1, 10, 1),
			Error::<Test>::UnknownService
		);
		assert_ok!(propose(ORACLE_SLASHER, 77, ALICE, NOW, 10, 1));
	});
}

#[test]
fn a_paused_service_accuses_nobody() {
	run(|| {
		FakeTerms::pause(ORACLE);
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW, 10, 1),
			Error::<Test>::ServicePaused
		);
		bridge_proposes(ALICE, NOW, 10, 1);
	});
}

#[test]
fn an_offence_is_reported_neither_before_it_happens_nor_after_the_report_window() {
	run(|| {
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW + 1, 10, 1),
			Error::<Test>::EraInFuture
		);
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW - REPORT_WINDOW - 1, 10, 1),
			Error::<Test>::OffenceTooOld
		);
		oracle_proposes(ALICE, NOW, 10, 1);
		oracle_proposes(ALICE, NOW - REPORT_WINDOW, 10, 2);
	});
}

#[test]
fn nothing_is_proposed_against_an_operator_that_had_allocated_nothing() {
	run(|| {
		// GIVEN an operator that joined in era 9, and one that left in era 9
		FakeAllocations::set(ORACLE, 401, 9, Magnitude::FULL);
		FakeSlashStake::set_units(401, Magnitude::FULL.units_for(1));
		FakeAllocations::set(ORACLE, BOB, 9, Magnitude::ZERO);
		// and one with an allocation that is worth less than a planck
		FakeAllocations::set(ORACLE, 402, 0, Magnitude(Magnitude::FULL.0 - 1));
		FakeSlashStake::set_units(402, Magnitude::FULL.units_for(1));

		// THEN
		for (operator, era) in [(401, 8), (BOB, 9), (402, 9), (500, 9)] {
			assert_noop!(
				propose(ORACLE_SLASHER, ORACLE, operator, era, 10, 1),
				Error::<Test>::NothingAllocated
			);
		}
		oracle_proposes(401, 9, 10, 1);
		oracle_proposes(BOB, 8, 10, 1);
	});
}

#[test]
fn a_slash_of_nothing_is_refused() {
	run(|| {
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW, 0, 1),
			Error::<Test>::ZeroFraction
		);
	});
}

#[test]
fn a_service_that_has_offences_proved_accuses_nobody() {
	run(|| {
		assert_noop!(
			propose(ORACLE_SLASHER, ROLLUP, ALICE, NOW, 10, 1),
			Error::<Test>::NotVetoable
		);

		// GIVEN one that went over to accusations
		FakeTerms::set(ROLLUP, NOW, oracle_terms());

		// THEN
		assert_noop!(
			propose(ORACLE_SLASHER, ROLLUP, ALICE, NOW - 1, 10, 1),
			Error::<Test>::NotVetoable
		);
		assert_ok!(propose(ORACLE_SLASHER, ROLLUP, ALICE, NOW, 10, 1));
	});
}

#[test]
fn a_slash_executes_when_the_veto_window_of_its_service_is_over() {
	run(|| {
		// GIVEN a shorter one than the chain allows, and a longer one
		let with_window = |window| SlashTerms {
			mode: SlashMode::Vetoable { slasher: ORACLE_SLASHER, resolver: None, window },
			..oracle_terms()
		};
		FakeTerms::set(ORACLE, NOW, with_window(VETO_WINDOW - 1));
		FakeTerms::set(ORACLE, NOW - 1, with_window(VETO_WINDOW + 1));

		// WHEN
		let soon = oracle_proposes(ALICE, NOW, 10, 1);
		let late = oracle_proposes(ALICE, NOW - 1, 10, 2);

		// THEN the longer one leaves time to execute
		assert_eq!(record(soon).executable_from, NOW + VETO_WINDOW - 1);
		assert_eq!(record(late).executable_from, NOW + VETO_WINDOW);
	});
}

#[test]
fn a_proposal_costs_less_the_fewer_operators_there_are() {
	run(|| {
		// GIVEN
		use frame::deps::frame_support::dispatch::extract_actual_weight;
		let call = pallet_slashing_call(NOW);
		let info = call.get_dispatch_info();
		let of = <() as crate::WeightInfo>::propose_slash;
		assert_eq!(info.call_weight, of(5));

		// WHEN
		let result = call.dispatch(RuntimeOrigin::signed(ORACLE_SLASHER));

		// THEN it is paid for the two operators there are
		assert_ok!(result);
		assert_eq!(extract_actual_weight(&result, &info), of(2));
	});
}

/// The oracle's proposal to slash Alice for an offence of `era`.
fn pallet_slashing_call(era: u32) -> RuntimeCall {
	RuntimeCall::Slashing(Call::propose_slash {
		service: ORACLE,
		operator: ALICE,
		era,
		fraction: Perbill::from_percent(1),
		evidence: evidence(1),
	})
}

#[test]
fn the_same_offence_is_not_reported_twice() {
	run(|| {
		// GIVEN
		oracle_proposes(ALICE, NOW, 10, 1);

		// THEN
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW, 5, 1),
			Error::<Test>::AlreadyProposed
		);

		// AND not of another era either
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW - 1, 10, 1),
			Error::<Test>::AlreadyProposed
		);

		// AND whatever else differs makes another offence
		oracle_proposes(ALICE, NOW, 10, 2);
		oracle_proposes(BOB, NOW, 10, 1);
		bridge_proposes(ALICE, NOW, 10, 1);
	});
}

#[test]
fn a_service_that_floods_an_operator_leaves_room_for_others() {
	run(|| {
		// GIVEN as many open slashes of the oracle as it can have
		let ids = [0, 1, 2, 3].map(|n| oracle_proposes(ALICE, NOW, 1, n));

		// THEN
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW, 1, 9),
			Error::<Test>::TooManyOpenSlashes
		);
		oracle_proposes(BOB, NOW, 1, 9);
		bridge_proposes(ALICE, NOW, 1, 9);

		// AND there is no room when they are executed, until they are collected
		go_to(NOW + VETO_WINDOW);
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW, 1, 9),
			Error::<Test>::TooManyOpenSlashes
		);
		let [first, ..] = ids;
		collect(first, books(first).outstanding, 0);
		oracle_proposes(ALICE, NOW, 1, 9);
	});
}

#[test]
fn an_operator_has_a_bounded_number_of_open_slashes() {
	run(|| {
		// GIVEN four services that use up their slots
		for service in 10..14 {
			FakeTerms::set(service, 0, oracle_terms());
			FakeAllocations::set(service, ALICE, 0, Magnitude(Magnitude::FULL.0 / 100));
			for n in 0..u64::from(MAX_OPEN_SLASHES) {
				assert_ok!(propose(ORACLE_SLASHER, service, ALICE, NOW, 1, n));
			}
		}

		// THEN a fifth one, more than an operator can have, has to wait
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW, 1, 1),
			Error::<Test>::OperatorHasTooManyOpenSlashes
		);
	});
}

#[test]
fn names_are_never_given_twice() {
	run(|| {
		// GIVEN
		NextSlashId::<Test>::put(u32::MAX);

		// THEN
		assert_noop!(
			propose(ORACLE_SLASHER, ORACLE, ALICE, NOW, 1, 1),
			Error::<Test>::SlashIdsExhausted
		);
	});
}

#[test]
fn an_offence_of_the_last_reportable_era_executes_within_the_liability_window() {
	run(|| {
		// GIVEN
		let era = NOW;
		FakeEras::set(era + REPORT_WINDOW);

		// WHEN
		let id = oracle_proposes(ALICE, era, 10, 1);

		// THEN
		assert!(record(id).executable_from < era + WINDOW);
	});
}
