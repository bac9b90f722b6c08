// SPDX-License-Identifier: Apache-2.0

//! The fakes behave as the docs of the seam say.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::{
	fakes::{FakeDelays, FakeListener, Heard},
	security::{InspectService, OwnService, PayService, SharedSecurity, SlashService},
	Delays, KeyKind, ProvenOffence, ServiceKeys,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::Weight},
	testing_prelude::*,
};
use std::vec;

const ORACLE: PalletId = PalletId(*b"svc/orcl");
const OTHER: PalletId = PalletId(*b"oth/pall");
const ALICE: u64 = 1;
const BOB: u64 = 2;
const CAROL: u64 = 3;
const REPORTER: u64 = 9;

type Shared = Security<u64, FakeListener>;

fn shares<S: SharedSecurity<u64>>() {}

/// A service in era 10 with 600 of Alice, 300 of Bob and 100 of Carol.
fn backed(terms: TermsOfService<u64>, test: impl FnOnce(ServiceId)) {
	shares::<Shared>();
	TestExternalities::default().execute_with(|| {
		FakeEras::set(10);
		let service = Shared::create(ORACLE, vec![], terms).unwrap();
		for (operator, stake) in [(ALICE, 600), (BOB, 300), (CAROL, 100)] {
			Shared::set_operator(service, &operator, stake);
		}
		FakeListener::heard();
		test(service);
	});
}

fn percent(percent: u32) -> Perbill {
	Perbill::from_percent(percent)
}

fn proven() -> TermsOfService<u64> {
	TermsOfService::proven_by(ORACLE, percent(50))
}

fn accused() -> TermsOfService<u64> {
	TermsOfService::accused_by(Shared::account(ORACLE), None, 1, percent(50))
}

fn offence(operator: u64, era: EraIndex, evidence: u8) -> ProvenOffence<u64> {
	ProvenOffence { operator, era, evidence: H256::repeat_byte(evidence) }
}

fn slash(service: ServiceId, operator: u64, era: EraIndex, evidence: u8) -> DispatchResult {
	let offence = offence(operator, era, evidence);
	Shared::slash(ORACLE, service, offence, percent(20), Some(REPORTER)).map(|_| ())
}

#[test]
fn a_quorum_is_a_part_of_what_there_was_when_the_era_began() {
	backed(proven(), |service| {
		// 67 % of 1000.
		assert_eq!(Shared::quorum_stake(service, 10), Some(670));
		assert!(!Shared::is_quorum_stake(service, 10, 669));
		assert!(Shared::is_quorum_stake(service, 10, 670));
		assert!(Shared::is_quorum(service, 10, &[ALICE, CAROL]));
		assert!(!Shared::is_quorum(service, 10, &[ALICE, ALICE, REPORTER]));
		assert!(!Shared::is_quorum(service, 10, &[BOB, CAROL]));
		assert_ok!(Shared::slash(ORACLE, service, offence(ALICE, 10, 1), percent(50), None));
		assert_eq!(Shared::total_stake(service), 700);
		assert_eq!(Shared::stake(service, &ALICE), 300);
		assert_eq!(Shared::quorum_stake(service, 10), Some(670));
		FakeEras::advance(1);
		// 67 % of 700.
		assert_eq!(Shared::quorum_stake(service, 11), Some(469));
		assert_eq!(Shared::stake_in(service, &ALICE, 10), 600);
	});
}

#[test]
fn nothing_is_never_a_quorum() {
	backed(proven(), |service| {
		for era in [9, 11] {
			assert_eq!(Shared::operators_in(service, era), vec![]);
			assert_eq!(Shared::quorum_stake(service, era), None);
			assert!(!Shared::is_quorum_stake(service, era, 0));
			assert!(!Shared::is_quorum_stake(service, era, 1_000));
			assert!(!Shared::is_quorum(service, era, &[ALICE, BOB, CAROL]));
		}
		assert!(!Shared::is_quorum(service, 10, &[]));
		assert!(!Shared::is_quorum(service + 1, 10, &[ALICE, BOB, CAROL]));
	});
}

#[test]
fn an_era_that_can_no_longer_be_slashed_is_forgotten() {
	backed(proven(), |service| {
		FakeEras::advance(3);
		assert_eq!(Shared::stake_in(service, &ALICE, 10), 600);
		FakeEras::advance(1);
		assert_eq!(Shared::stake_in(service, &ALICE, 10), 0);
		assert_eq!(Shared::stake(service, &ALICE), 600);
	});
}

#[test]
fn a_proven_offence_is_slashed_at_once() {
	backed(proven(), |service| {
		assert_ok!(slash(service, ALICE, 10, 1));
		assert_eq!(FakeListener::heard(), vec![Heard::Slashed(0, ALICE, 0, 10, 120)]);
		assert_eq!(Shared::slashes()[0].outcome, Outcome::Executed(120));
		assert_eq!(Shared::stake(service, &ALICE), 480);
		// Both of the same 600.
		assert_ok!(slash(service, ALICE, 10, 2));
		assert_eq!(Shared::stake(service, &ALICE), 360);
	});
}

#[test]
fn no_more_is_taken_than_the_terms_say() {
	backed(proven(), |service| {
		assert_ok!(Shared::slash(ORACLE, service, offence(BOB, 10, 1), Perbill::one(), None));
		assert_eq!(Shared::slashes()[0].fraction, percent(50));
		assert_eq!(FakeListener::heard(), vec![Heard::Slashed(0, BOB, 0, 10, 150)]);
	});
}

#[test]
fn an_accusation_waits_and_can_be_vetoed() {
	backed(accused(), |service| {
		assert_ok!(slash(service, ALICE, 10, 1));
		assert_ok!(slash(service, BOB, 10, 2));
		assert_eq!(FakeListener::heard(), vec![]);
		assert_ok!(Shared::veto(0));
		assert_ok!(Shared::execute(1));
		assert_eq!(FakeListener::heard(), vec![Heard::Slashed(0, BOB, 1, 10, 60)]);
		assert_eq!(Shared::execute(0), Err(named("AlreadyDecided")));
		assert_eq!(Shared::stake(service, &ALICE), 600);
	});
}

#[test]
fn beyond_the_cap_or_the_budget_a_slash_waits_for_approval() {
	let mut terms = proven();
	terms.slashing.max_fraction = percent(30);
	terms.slashing.mode = TermsOfService::proven_by(ORACLE, percent(20)).slashing.mode;
	terms.slashing.budget.fraction = percent(15);
	backed(terms, |service| {
		// 120 of 150.
		assert_ok!(slash(service, ALICE, 10, 1));
		// 40 % of one is beyond the cap of 30 %.
		assert_ok!(slash(service, ALICE, 10, 2));
		// 60 more would be 180 of 150.
		assert_ok!(slash(service, BOB, 10, 3));
		let beyond: Vec<_> = Shared::slashes().iter().map(|slash| slash.needs_approval).collect();
		assert_eq!(beyond, vec![false, true, true]);
		assert_eq!(FakeListener::heard(), vec![Heard::Slashed(0, ALICE, 0, 10, 120)]);
		// What waits counts towards the cap, not the budget: 120 and 20 are within 150.
		assert_ok!(slash(service, CAROL, 10, 4));
		assert_eq!(Shared::slashes()[3].outcome, Outcome::Executed(20));
		assert_ok!(Shared::execute(2));
		assert_eq!(Shared::slashes()[2].outcome, Outcome::Executed(60));
		// Nor does what was approved.
		assert_ok!(Shared::veto(1));
		FakeEras::advance(1);
		assert_ok!(slash(service, BOB, 11, 5));
		assert_eq!(Shared::slashes()[4].outcome, Outcome::Executed(48));
	});
}

#[test]
fn a_slash_is_refused_by_name() {
	backed(proven(), |service| {
		FakeEras::set(11);
		let refused = |result, name| assert_eq!(result, Err(named(name)));
		refused(slash(service + 1, ALICE, 10, 1), "UnknownService");
		refused(slash(service, ALICE, 12, 1), "EraInFuture");
		refused(slash(service, ALICE, 9, 1), "OffenceTooOld");
		refused(slash(service, REPORTER, 10, 1), "NothingAllocated");
		let stranger = Shared::slash(OTHER, service, offence(ALICE, 10, 1), percent(1), None);
		refused(stranger.map(|_| ()), "NotObjective");
		let nothing = Shared::slash(ORACLE, service, offence(ALICE, 10, 1), percent(0), None);
		refused(nothing.map(|_| ()), "ZeroFraction");
		Shared::pause(service, true);
		refused(slash(service, ALICE, 10, 1), "ServicePaused");
		Shared::pause(service, false);
		assert_ok!(slash(service, ALICE, 10, 1));
		refused(slash(service, ALICE, 10, 1), "AlreadyProposed");
		assert_eq!(Shared::slashes().len(), 1);
	});
	backed(accused(), |service| {
		let stranger = Shared::slash(OTHER, service, offence(ALICE, 10, 1), percent(1), None);
		assert_eq!(stranger, Err(named("NotSlasher")));
	});
}

#[test]
fn who_reports_itself_earns_nothing() {
	backed(proven(), |service| {
		let own = offence(ALICE, 10, 1);
		assert_ok!(Shared::slash(ORACLE, service, own, percent(1), Some(ALICE)));
		assert_ok!(slash(service, ALICE, 10, 2));
		let reporters: Vec<_> = Shared::slashes().iter().map(|slash| slash.reporter).collect();
		assert_eq!(reporters, vec![None, Some(REPORTER)]);
	});
}

#[test]
fn an_operator_slashed_to_nothing_has_left() {
	backed(TermsOfService::proven_by(ORACLE, Perbill::one()), |service| {
		assert_ok!(Shared::slash(ORACLE, service, offence(CAROL, 10, 1), Perbill::one(), None));
		assert_eq!(
			FakeListener::heard(),
			vec![Heard::Left(0, CAROL, Some(10)), Heard::Slashed(0, CAROL, 0, 10, 100)]
		);
		assert_eq!(Shared::operators(service), vec![(ALICE, 600), (BOB, 300)]);
	});
}

#[test]
fn who_leaves_stays_liable_for_the_era() {
	backed(proven(), |service| {
		assert_ok!(Shared::leave(service, &ALICE));
		assert_eq!(FakeListener::heard(), vec![Heard::Left(0, ALICE, Some(10))]);
		assert_eq!(Shared::stake(service, &ALICE), 600);
		FakeEras::advance(1);
		assert_eq!(Shared::stake(service, &ALICE), 0);
		assert_ok!(slash(service, ALICE, 10, 1));
		assert_eq!(FakeListener::heard(), vec![Heard::Slashed(0, ALICE, 0, 10, 120)]);
		assert_eq!(Shared::leave(service, &ALICE), Err(named("AlreadyEnded")));
	});
}

#[test]
fn an_applicant_backs_the_service_after_the_delay() {
	let terms = TermsOfService { admission: crate::security::Admission::Approval, ..proven() };
	backed(terms, |service| {
		Shared::apply(service, &7, 50);
		Shared::apply(service, &8, 50);
		assert_eq!(Shared::applications(service), vec![7, 8]);
		assert_eq!(Shared::admit(OTHER, service, &7), Err(named("NotServiceOwner")));
		assert_ok!(Shared::admit(ORACLE, service, &7));
		assert_ok!(Shared::reject(ORACLE, service, &8));
		assert_eq!(Shared::admit(ORACLE, service, &8), Err(named("NotOptedIn")));
		assert_eq!(Shared::admit(ORACLE, service, &7), Err(named("AlreadyAdmitted")));
		assert_eq!(FakeListener::heard(), vec![Heard::Joined(0, 7, 13)]);
		assert_eq!(Shared::stake(service, &7), 0);
		FakeEras::advance(3);
		assert_eq!(Shared::stake(service, &7), 50);
		assert_ok!(Shared::remove(ORACLE, service, &7));
		assert_eq!(FakeListener::heard(), vec![Heard::Left(0, 7, Some(13))]);
	});
}

#[test]
fn terms_change_after_the_delay() {
	backed(proven(), |service| {
		let new = TermsOfService { quorum: percent(90), ..proven() };
		assert_eq!(
			Shared::change_terms(OTHER, service, new.clone()),
			Err(named("NotServiceOwner"))
		);
		assert_eq!(Shared::change_terms(ORACLE, service, new), Ok(13));
		assert_eq!(FakeListener::heard(), vec![Heard::TermsChange(0, Some(13))]);
		assert_eq!(Shared::quorum(service, 12), Some(percent(67)));
		assert_eq!(Shared::quorum(service, 13), Some(percent(90)));
		assert_eq!(Shared::quorum(service, 9), None);
	});
}

#[test]
fn terms_that_make_no_sense_are_refused() {
	TestExternalities::default().execute_with(|| {
		let refused = |change: fn(&mut TermsOfService<u64>), name| {
			let mut terms = proven();
			change(&mut terms);
			assert_eq!(Shared::create(ORACLE, vec![], terms), Err(named(name)));
		};
		refused(|terms| terms.quorum = percent(0), "QuorumIsZero");
		refused(|terms| terms.slashing.max_fraction = percent(0), "MaxSlashIsZero");
		refused(|terms| terms.slashing.max_fraction = percent(49), "FractionAboveMaxSlash");
		refused(|terms| terms.slashing.budget.window = 0, "BudgetWindowOutOfRange");
		refused(
			|terms| terms.admission = crate::security::Admission::AllowList(vec![ALICE, ALICE]),
			"AllowListHasDuplicates",
		);
		assert_eq!(
			Shared::create(OTHER, vec![], proven()),
			Err(named("UnknownVerifier")),
			"a pallet proves for itself alone"
		);
		assert!(Shared::services().is_empty());
	});
}

#[test]
fn an_era_is_paid_once_by_stake_and_points() {
	backed(proven(), |service| {
		assert_ok!(Shared::fund(service, &REPORTER, 100));
		let points = vec![(ALICE, 1), (BOB, 2)];
		assert_ok!(Shared::report_points(ORACLE, service, 10, points.clone()));
		let pay = |era, amount| Shared::distribute(ORACLE, service, era, amount, true);
		assert_eq!(pay(10, 80), Err(named("EraNotOver")));
		FakeEras::advance(1);
		assert_eq!(pay(10, 101), Err(named("PotTooSmall")));
		assert_ok!(pay(10, 81));
		// 600 · 1 and 300 · 2 are alike.
		assert_eq!(Shared::payments()[0].shares, vec![(ALICE, 40), (BOB, 40)]);
		assert_eq!(Shared::pot(service), 20);
		assert_eq!(FakeListener::heard(), vec![Heard::EraDistributed(0, 10, 80)]);
		assert_eq!(pay(10, 1), Err(named("AlreadyDistributed")));
		let late = Shared::report_points(ORACLE, service, 10, points);
		assert_eq!(late, Err(named("AlreadyDistributed")));
	});
}

#[test]
fn points_are_for_operators_and_by_the_service() {
	backed(proven(), |service| {
		let report = |points| Shared::report_points(ORACLE, service, 10, points);
		assert_eq!(report(vec![(ALICE, 1), (7, 1)]), Err(named("NotOperatorOfService")));
		assert_eq!(report(vec![(ALICE, 1), (ALICE, 1)]), Err(named("DuplicateOperator")));
		assert_eq!(Shared::points(service, 10), vec![], "nothing of what fails is kept");
		let stranger = Shared::report_points(OTHER, service, 10, vec![(ALICE, 1)]);
		assert_eq!(stranger, Err(named("NotRewarder")));
		assert_ok!(report(vec![(ALICE, 1)]));
		assert_ok!(report(vec![(ALICE, 2)]));
		assert_eq!(Shared::points(service, 10), vec![(ALICE, 3)]);
	});
}

#[test]
fn a_stream_pays_each_era_as_it_ends() {
	backed(proven(), |service| {
		assert_ok!(Shared::fund(service, &REPORTER, 1_000));
		assert_ok!(Shared::stream(ORACLE, service, 10, 2, false));
		assert_eq!(Shared::stream(ORACLE, service, 10, 2, false), Err(named("StreamExists")));
		for _ in 0..3 {
			Shared::end_era();
		}
		assert_eq!(
			FakeListener::heard(),
			vec![Heard::EraDistributed(0, 10, 10), Heard::EraDistributed(0, 11, 10)]
		);
		assert_eq!(Shared::pot(service), 980);
		assert_ok!(Shared::stop_stream(ORACLE, service));
		assert_eq!(Shared::stop_stream(ORACLE, service), Err(named("NoStream")));
	});
}

#[test]
fn operators_have_keys_that_sign() {
	backed(proven(), |_| {
		let signer = Shared::signer(&ALICE);
		let key = signer.public();
		let signature = signer.sign(b"so");
		assert_eq!(Shared::key_of(&ALICE, KeyKind::Sr25519), Some(key));
		assert_eq!(Shared::signer_in(&key, 10, b"so", &signature), Some(ALICE));
		assert_eq!(Shared::signer_in(&key, 10, b"otherwise", &signature), None);
		assert_eq!(Shared::signer_in(&key, 9, b"so", &signature), None);
		assert!(!Shared::signer(&BOB).public().verify(b"so", &signature));
		let pair = sr25519::Pair::from_string(&signer.suri(), None).unwrap();
		assert_eq!(ServiceKey::Sr25519(pair.public()), key);
		Shared::set_key(key, &ALICE, 10, Some(10));
		assert_eq!(Shared::key_of(&ALICE, KeyKind::Sr25519), None);
		assert_eq!(Shared::owner_in(&key, 10), Some(ALICE));
		assert_eq!(Shared::owner_in(&key, 11), None);
	});
}

#[test]
fn what_fails_in_the_end_is_undone() {
	backed(proven(), |service| {
		let result: DispatchResult = with_storage_layer(|| {
			slash(service, ALICE, 10, 1)?;
			Err(named("changed my mind"))
		});
		assert_eq!(result, Err(named("changed my mind")));
		assert_eq!(Shared::slashes(), vec![]);
		assert_eq!(Shared::stake(service, &ALICE), 600);
	});
}

#[test]
fn a_tuple_tells_each_and_weighs_as_much_as_all() {
	type Tuple = (FakeListener, (), (FakeListener, FakeListener));
	TestExternalities::default().execute_with(|| {
		FakeListener::weighs(Weight::from_parts(1, 2));
		<Tuple as OnService<u64>>::on_joined(0, &ALICE, 1);
		assert_eq!(FakeListener::heard(), vec![Heard::Joined(0, ALICE, 1); 3]);
		assert_eq!(<Tuple as OnService<u64>>::max_weight(), Weight::from_parts(3, 6));
		assert_eq!(<() as OnService<u64>>::max_weight(), Weight::zero());
	});
}

#[test]
fn the_delays_are_those_that_the_test_sets() {
	backed(proven(), |service| {
		FakeDelays::set(Delays { terms: 9, ..Delays::default() });
		assert_eq!(Shared::change_terms(ORACLE, service, proven()), Ok(19));
	});
}
