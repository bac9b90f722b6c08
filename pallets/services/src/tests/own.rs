// SPDX-License-Identifier: Apache-2.0

use super::*;
use restaking_primitives::{
	fakes::{FakeListener, Heard},
	security::{self, InspectService, OwnService, TermsOfService},
};

const ORACLE: PalletId = PalletId(*b"svc/orcl");
const OTHER: PalletId = PalletId(*b"oth/pall");

fn proven() -> TermsOfService<AccountId> {
	TermsOfService::proven_by(ORACLE, percent(50))
}

/// A service of a pallet, and four operators that could back it.
fn pallets_service(terms: TermsOfService<AccountId>) -> ServiceId {
	[ALICE, BOB, CHARLIE, DAVE].iter().for_each(|who| FakeStake::set(who, STAKE));
	Services::create(ORACLE, b"oracle".to_vec(), terms).unwrap()
}

#[test]
fn a_pallet_creates_a_service_without_a_deposit() {
	build_and_execute(|| {
		let service = pallets_service(proven());
		let owner = <Services as OwnService<AccountId>>::account(ORACLE);
		let record = crate::Services::<Test>::get(service).unwrap();
		assert_eq!((record.owner, record.deposit), (owner, 0));
		assert_eq!(take_events(), vec![Event::ServiceCreated { service, owner }]);
		assert_eq!(<Services as OwnService<_>>::terms(service, ERA), Some(proven()));
		assert_eq!(<Services as OwnService<_>>::terms(service, ERA - 1), None);
		// Everything an owner can do it can do by calls as well, also retire it.
		let owner = RuntimeOrigin::signed(owner);
		assert_ok!(Services::set_service_metadata(owner.clone(), service, b"price".to_vec()));
		assert_ok!(Services::retire_service(owner, service));
		assert_eq!(crate::Services::<Test>::get(service), None);
	});
}

#[test]
fn a_pallet_creates_a_service_at_genesis() {
	new_test_ext().execute_with(|| {
		System::set_block_number(0);
		assert_ok!(Services::create(ORACLE, vec![], proven()));
		assert_ok!(Services::do_try_state());
	});
}

#[test]
fn a_pallet_proves_offences_at_its_own_service_alone() {
	build_and_execute(|| {
		let error = Error::<Test>::UnknownVerifier;
		assert_noop!(Services::create(OTHER, vec![], proven()), error);
		let of_an_account: TermsOf<Test> = proven().try_into().unwrap();
		let owner = RuntimeOrigin::signed(OWNER);
		let error = Error::<Test>::UnknownVerifier;
		assert_noop!(Services::create_service(owner, vec![], of_an_account), error);
		let service = pallets_service(proven());
		let theirs = TermsOfService::proven_by(OTHER, percent(10));
		let changed = || <Services as OwnService<_>>::change_terms(ORACLE, service, theirs.clone());
		assert_noop!(changed(), Error::<Test>::UnknownVerifier);
	});
}

#[test]
fn what_a_pallet_asks_for_is_as_sensible_as_what_an_account_does() {
	build_and_execute(|| {
		let list = |list: &[AccountId]| TermsOfService {
			admission: security::Admission::AllowList(list.to_vec()),
			..proven()
		};
		let create = |terms| Services::create(ORACLE, vec![], terms);
		assert_noop!(create(list(&[1, 2, 3, 4])), Error::<Test>::AllowListTooLong);
		assert_noop!(create(list(&[1, 1])), Error::<Test>::AllowListHasDuplicates);
		assert_noop!(create(list(&[])), Error::<Test>::AllowListIsEmpty);
		let none = TermsOfService { quorum: percent(0), ..proven() };
		assert_noop!(create(none), Error::<Test>::QuorumIsZero);
		let long = || Services::create(ORACLE, vec![0; 17], proven());
		assert_noop!(long(), Error::<Test>::MetadataTooLong);
		assert_ok!(create(list(&[3, 1, 2])));
	});
}

#[test]
fn only_the_pallet_that_owns_a_service_runs_it() {
	build_and_execute(|| {
		let terms = TermsOfService { admission: security::Admission::Approval, ..proven() };
		let service = pallets_service(terms);
		assert_ok!(opt_in(ALICE, service, of_full(50)));
		let error = Error::<Test>::NotServiceOwner;
		assert_noop!(<Services as OwnService<_>>::admit(OTHER, service, &ALICE), error);
		let error = Error::<Test>::NotServiceOwner;
		assert_noop!(<Services as OwnService<_>>::reject(OTHER, service, &ALICE), error);
		let error = Error::<Test>::NotServiceOwner;
		assert_noop!(<Services as OwnService<_>>::remove(OTHER, service, &ALICE), error);
		let error = Error::<Test>::NotServiceOwner;
		assert_noop!(<Services as OwnService<_>>::change_terms(OTHER, service, proven()), error);
	});
}

#[test]
fn a_pallet_admits_rejects_and_removes() {
	build_and_execute(|| {
		let terms = TermsOfService { admission: security::Admission::Approval, ..proven() };
		let service = pallets_service(terms);
		for operator in [ALICE, BOB] {
			assert_ok!(opt_in(operator, service, of_full(50)));
		}
		let mut applications = <Services as OwnService<_>>::applications(service);
		applications.sort();
		assert_eq!(applications, vec![ALICE, BOB]);
		assert_ok!(<Services as OwnService<_>>::admit(ORACLE, service, &ALICE));
		assert_ok!(<Services as OwnService<_>>::reject(ORACLE, service, &BOB));
		assert!(<Services as OwnService<_>>::applications(service).is_empty());
		FakeEras::advance(3);
		assert_eq!(Services::operators(service), vec![(ALICE, STAKE / 2)]);
		assert_ok!(<Services as OwnService<_>>::remove(ORACLE, service, &ALICE));
		assert_eq!(Services::stake(service, &ALICE), STAKE / 2);
		FakeEras::advance(1);
		assert_eq!(Services::stake(service, &ALICE), 0);
		assert_eq!(<Services as InspectService<_>>::stake_in(service, &ALICE, ERA + 3), STAKE / 2);
		assert_eq!(
			FakeListener::heard(),
			vec![
				Heard::Joined(service, ALICE, ERA + 3),
				Heard::Left(service, ALICE, Some(ERA + 3))
			]
		);
	});
}

#[test]
fn a_service_knows_its_operators_now_and_when_the_era_began() {
	build_and_execute(|| {
		let service = pallets_service(proven());
		for (operator, part) in [(ALICE, 60), (BOB, 40)] {
			assert_ok!(opt_in(operator, service, of_full(part)));
		}
		FakeEras::advance(3);
		let now = ERA + 3;
		assert_eq!(Services::active_era(), now);
		assert_eq!(Services::max_operators(), 3);
		assert_eq!(Services::total_stake(service), STAKE);
		// WHEN Alice loses a half.
		slash(service, ALICE, now, percent(50));
		// THEN she backs it with less at once, and votes of the era count as when it began.
		assert_eq!(Services::stake(service, &ALICE), STAKE / 100 * 30);
		assert_eq!(Services::total_stake(service), STAKE / 100 * 70);
		assert_eq!(Services::total_stake_in(service, now), STAKE);
		assert!(!Services::is_quorum(service, now, &[ALICE]));
		assert!(Services::is_quorum(service, now, &[ALICE, BOB]));
		assert_eq!(Services::quorum_stake(service), Some(percent(67).mul_ceil(STAKE / 100 * 70)));
		let at_the_start = <Services as InspectService<_>>::quorum_stake(service, now);
		assert_eq!(at_the_start, Some(percent(67).mul_ceil(STAKE)));
	});
}

#[test]
fn who_runs_a_service_is_told_what_happens_to_it() {
	build_and_execute(|| {
		let service = pallets_service(proven());
		let heard = FakeListener::heard;
		// Nobody is told of what fails, or of an application.
		assert_noop!(opt_in(ALICE, service, of_full(101)), Error::<Test>::MagnitudeExceeded);
		assert_eq!(heard(), vec![]);
		// WHEN one joins, and leaves before it ever backed the service.
		assert_ok!(opt_in(ALICE, service, of_full(50)));
		assert_ok!(opt_out(ALICE, service));
		let joined = |who, from| Heard::Joined(service, who, from);
		let left = |who, until| Heard::Left(service, who, until);
		assert_eq!(heard(), vec![joined(ALICE, ERA + 3), left(ALICE, None)]);
		// WHEN one joins, and leaves later.
		assert_ok!(opt_in(ALICE, service, of_full(50)));
		FakeEras::advance(4);
		assert_ok!(opt_out(ALICE, service));
		assert_eq!(heard(), vec![joined(ALICE, ERA + 3), left(ALICE, Some(ERA + 4))]);
		// WHEN one is slashed, and then to nothing.
		assert_ok!(opt_in(BOB, service, of_full(50)));
		FakeEras::advance(3);
		slash(service, BOB, ERA + 7, percent(50));
		assert_eq!(heard(), vec![joined(BOB, ERA + 7)]);
		slash(service, BOB, ERA + 7, percent(50));
		assert_eq!(heard(), vec![left(BOB, Some(ERA + 7))]);
		// WHEN terms are about to change, and then are not.
		let from = <Services as OwnService<_>>::change_terms(ORACLE, service, proven()).unwrap();
		assert_eq!(from, ERA + 10);
		let owner = <Services as OwnService<AccountId>>::account(ORACLE);
		assert_ok!(Services::withdraw_terms_change(RuntimeOrigin::signed(owner), service));
		let changes = |from| Heard::TermsChange(service, from);
		assert_eq!(heard(), vec![changes(Some(from)), changes(None)]);
	});
}

#[test]
fn a_call_that_tells_somebody_weighs_what_that_weighs() {
	build_and_execute(|| {
		let more = Weight::from_parts(123_456, 789);
		let calls: [crate::Call<Test>; 7] = [
			crate::Call::opt_in { service: 0, magnitude: of_full(1) },
			crate::Call::opt_in_shared { service: 0, cap: of_full(1) },
			crate::Call::opt_out { service: 0 },
			crate::Call::admit { service: 0, operator: ALICE },
			crate::Call::remove_operator { service: 0, operator: ALICE },
			crate::Call::change_terms { service: 0, terms: terms() },
			crate::Call::withdraw_terms_change { service: 0 },
		];
		for call in calls {
			FakeListener::weighs(Weight::zero());
			let before = call.get_dispatch_info().call_weight;
			FakeListener::weighs(more);
			assert_eq!(call.get_dispatch_info().call_weight, before + more, "{call:?}");
		}
	});
}
