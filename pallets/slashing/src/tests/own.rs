// SPDX-License-Identifier: Apache-2.0

//! A pallet slashes operators of its service.

use crate::{mock::*, pallet::*, Approval, SlashStatus};
use frame::{deps::sp_runtime::traits::AccountIdConversion, testing_prelude::*};
use restaking_primitives::{
	fakes::{
		slashing::{FakeAllocations, FakeSlashStake, FakeTerms, FakeVerifier},
		FakeListener, Heard,
	},
	security::SlashService,
	EraIndex, Magnitude, ProvenOffence, ServiceId, SlashId, SlashTerms, VerifierId,
};

const PALLET: PalletId = PalletId(*b"svc/feed");
const OTHER: PalletId = PalletId(*b"else/svc");
/// The service of the pallet.
const FEED: ServiceId = 9;

fn account() -> u64 {
	PALLET.into_account_truncating()
}

/// Alice and Bob have half of their magnitude with the feed.
fn feed_under(terms: SlashTerms<u64>) {
	FakeTerms::set(FEED, 0, terms);
	for operator in [ALICE, BOB] {
		FakeAllocations::set(FEED, operator, 0, Magnitude(Magnitude::FULL.0 / 2));
	}
}

fn proven() -> SlashTerms<u64> {
	objective_terms(VerifierId::of_pallet(PALLET))
}

fn accused() -> SlashTerms<u64> {
	SlashTerms { mode: with_slasher(account(), None), ..oracle_terms() }
}

fn offence(operator: u64, era: EraIndex, n: u64) -> ProvenOffence<u64> {
	ProvenOffence { operator, era, evidence: evidence(n) }
}

fn slash(
	pallet: PalletId,
	operator: u64,
	percent: u32,
	reporter: Option<u64>,
) -> Result<SlashId, DispatchError> {
	let n = NextSlashId::<Test>::get().into();
	let fraction = Perbill::from_percent(percent);
	<Slashing as SlashService<_>>::slash(
		pallet,
		FEED,
		offence(operator, NOW, n),
		fraction,
		reporter,
	)
}

#[test]
fn what_a_pallet_proves_is_slashed_at_once() {
	run(|| {
		feed_under(proven());
		// WHEN
		let id = slash(PALLET, ALICE, 20, Some(REPORTER)).unwrap();
		// THEN a fifth of a half of the stake is taken, and the pallet is who proved it.
		let fraction = Perbill::from_percent(20);
		let magnitude = Magnitude(Magnitude::FULL.0 / 10);
		assert_eq!(
			events(),
			[
				Event::SlashProposed {
					id,
					service: FEED,
					operator: ALICE,
					era: NOW,
					fraction,
					evidence: evidence(0),
					executable_from: NOW,
					approval: Approval::NotNeeded,
				},
				Event::OffenceProven { id, reporter: account() },
				Event::SlashExecuted { id, fraction, magnitude, accounted: 100_000 },
			]
		);
		let record = record(id);
		assert_eq!(record.reporter, Some(REPORTER));
		assert_eq!(record.reporter_share, Perbill::from_percent(10));
		assert_eq!(record.verifier, Some(VerifierId::of_pallet(PALLET)));
		assert_eq!(FakeListener::heard(), [Heard::Slashed(FEED, ALICE, id, NOW, 100_000)]);
	});
}

#[test]
fn a_pallet_asks_for_less_than_its_terms_and_never_gets_more() {
	run(|| {
		feed_under(proven());
		let less = slash(PALLET, ALICE, 5, None).unwrap();
		let more = slash(PALLET, BOB, 100, None).unwrap();
		assert_eq!(record(less).fraction, Perbill::from_percent(5));
		assert_eq!(record(more).fraction, Perbill::from_percent(20));
		assert_noop!(slash(PALLET, ALICE, 0, None), Error::<Test>::ZeroFraction);
	});
}

#[test]
fn nobody_earns_what_nobody_reported_or_the_offender_did() {
	run(|| {
		feed_under(proven());
		for reporter in [None, Some(ALICE)] {
			let id = slash(PALLET, ALICE, 1, reporter).unwrap();
			assert_eq!(record(id).reporter, None);
			assert_eq!(record(id).reporter_share, Perbill::zero());
		}
	});
}

#[test]
fn what_a_pallet_accuses_of_can_be_vetoed() {
	run(|| {
		feed_under(accused());
		let vetoed = slash(PALLET, ALICE, 20, Some(REPORTER)).unwrap();
		let executed = slash(PALLET, BOB, 20, Some(REPORTER)).unwrap();
		assert_eq!(record(vetoed).reporter, None);
		assert_eq!(record(vetoed).executable_from, NOW + VETO_WINDOW);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));
		assert!(FakeListener::heard().is_empty());
		go_to(NOW + VETO_WINDOW);
		assert_eq!(FakeListener::heard(), [Heard::Slashed(FEED, BOB, executed, NOW, 100_000)]);
		assert_eq!(FakeAllocations::left(FEED, ALICE), Magnitude(Magnitude::FULL.0 / 2));
	});
}

#[test]
fn no_other_pallet_slashes_for_it_and_nobody_else_proves() {
	run(|| {
		feed_under(proven());
		assert_noop!(slash(OTHER, ALICE, 20, None), Error::<Test>::NotObjective);
		let report = || {
			let origin = RuntimeOrigin::signed(REPORTER);
			let reported = Slashing::report_offence(origin, FEED, proof(ALICE, NOW, 7));
			reported.map_err(|failed| failed.error)
		};
		assert_noop!(report(), FakeVerifier::REFUSED);
		feed_under(accused());
		assert_noop!(slash(OTHER, ALICE, 20, None), Error::<Test>::NotSlasher);
		feed_under(SlashTerms { mode: with_slasher(ORACLE_SLASHER, None), ..oracle_terms() });
		assert_noop!(slash(PALLET, ALICE, 20, None), Error::<Test>::NotSlasher);
		feed_under(objective_terms(VerifierId::EQUIVOCATION));
		assert_noop!(slash(PALLET, ALICE, 20, None), Error::<Test>::NotObjective);
	});
}

#[test]
fn a_pallet_is_judged_like_anybody_else() {
	run(|| {
		feed_under(proven());
		let slash = |operator, era, n| {
			let fraction = Perbill::from_percent(20);
			<Slashing as SlashService<_>>::slash(
				PALLET,
				FEED,
				offence(operator, era, n),
				fraction,
				None,
			)
		};
		assert_noop!(slash(ALICE, NOW + 1, 1), Error::<Test>::EraInFuture);
		assert_noop!(slash(ALICE, NOW - REPORT_WINDOW - 1, 1), Error::<Test>::OffenceTooOld);
		assert_noop!(slash(REPORTER, NOW, 1), Error::<Test>::NothingAllocated);
		assert_ok!(slash(ALICE, NOW, 1));
		assert_noop!(slash(ALICE, NOW, 1), Error::<Test>::AlreadyProposed);
		assert_ok!(slash(ALICE, NOW, 2));
		// 60 % are more than the cap of 50.
		FakeListener::heard();
		let beyond = slash(ALICE, NOW, 3).unwrap();
		assert!(awaits_approval(beyond));
		assert!(FakeListener::heard().is_empty());
		FakeTerms::pause(FEED);
		assert_noop!(slash(BOB, NOW, 4), Error::<Test>::ServicePaused);
		let elsewhere = || {
			let offence = offence(ALICE, NOW, 5);
			<Slashing as SlashService<_>>::slash(PALLET, 99, offence, Perbill::one(), None)
		};
		assert_noop!(elsewhere(), Error::<Test>::UnknownService);
	});
}

#[test]
fn who_is_told_is_not_told_of_what_could_not_be_executed() {
	run(|| {
		feed_under(proven());
		FakeSlashStake::refuse(ALICE, Some(DispatchError::Unavailable));
		let id = slash(PALLET, ALICE, 20, None).unwrap();
		assert!(matches!(record(id).status, SlashStatus::Proposed { .. }));
		assert!(FakeListener::heard().is_empty());
		FakeSlashStake::refuse(ALICE, None);
		go_to(NOW + 1);
		assert_eq!(FakeListener::heard(), [Heard::Slashed(FEED, ALICE, id, NOW, 100_000)]);
	});
}

/// The slash, and that nothing is left of the allocation.
#[test]
fn an_execution_weighs_what_telling_of_it_weighs_at_most() {
	run(|| {
		let more = Weight::from_parts(123_456, 789);
		let weigh = || {
			let calls: [crate::Call<Test>; 3] = [
				crate::Call::report_offence { service: FEED, proof: proof(ALICE, NOW, 1) },
				crate::Call::execute_slash { id: 0 },
				crate::Call::approve_slash { id: 0 },
			];
			let mut weights: Vec<_> =
				calls.iter().map(|call| call.get_dispatch_info().call_weight).collect();
			weights.push(Slashing::least_execution_weight());
			weights
		};
		let before = weigh();
		FakeListener::weighs(more);
		for (before, after) in before.into_iter().zip(weigh()) {
			assert_eq!(after, before + more + more);
		}
	});
}
