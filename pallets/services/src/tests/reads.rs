// SPDX-License-Identifier: Apache-2.0

use super::*;
use restaking_primitives::{
	dashboard::{Exposure, OperatorRisk, PendingTerms},
	Units,
};

/// As many units at a full magnitude as stake.
const UNITS: Units = Units(STAKE);

/// What services can take of a position with Alice that has [`UNITS`] in every era.
fn risk() -> OperatorRisk<AccountId> {
	Services::risk(&ALICE, |_| UNITS)
}

/// What can be lost to each service: on its own, now, ever.
fn losses(risk: &OperatorRisk<AccountId>) -> Vec<(ServiceId, Balance, Balance, Balance)> {
	risk.services.iter().map(|(id, it)| (*id, it.on_its_own, it.now, it.most)).collect()
}

#[test]
fn services_are_listed_by_number_in_pages() {
	build_and_execute(|| {
		// GIVEN five services, of which two are retired, and Alice behind one
		let ids: Vec<_> = (0..5).map(|_| create(Admission::Open)).collect();
		for id in [ids[1], ids[4]] {
			assert_ok!(Services::retire_service(RuntimeOrigin::signed(OWNER), id));
		}
		FakeStake::set(&ALICE, STAKE);
		assert_ok!(opt_in(ALICE, ids[2], of_full(30)));
		FakeEras::advance(3);
		pause(ids[3]);

		// THEN
		let listed = |after, limit| {
			let page = Services::page(after, limit);
			(page.items.into_iter().map(|it| it.service).collect::<Vec<_>>(), page.next)
		};
		assert_eq!(listed(None, 100), (vec![0, 2, 3], None));
		assert_eq!(listed(None, 2), (vec![0, 2], Some(2)));
		assert_eq!(listed(Some(2), 2), (vec![3], None));
		assert_eq!(listed(None, 0), (vec![0], Some(0)));
		assert_eq!(listed(Some(4), 1), (vec![], None));
		assert_eq!(listed(Some(u32::MAX), 1), (vec![], None));

		let items = Services::page(None, 100).items;
		assert_eq!((items[1].owner, items[1].metadata.as_slice()), (OWNER, b"it".as_slice()));
		assert_eq!((items[1].operators, items[1].applications), (1, 0));
		assert_eq!(items[1].effective_stake, STAKE * 30 / 100);
		assert_eq!((items[1].paused, items[2].paused), (false, true));
	});
}

#[test]
fn many_retired_services_make_a_page_short_and_not_slow() {
	build_and_execute(|| {
		crate::NextServiceId::<Test>::put(2_500);
		let last = create(Admission::Open);
		let mut after = None;
		let mut pages = 0;
		let found = loop {
			let page = Services::page(after, 100);
			pages += 1;
			if let Some(found) = page.items.first() {
				break found.service;
			}
			assert!(page.next > after, "the list goes on");
			after = page.next;
		};
		assert_eq!((found, pages), (last, 3));
		assert_eq!(Services::page(Some(last), 100).next, None);
	});
}

#[test]
fn a_service_is_told_with_its_terms_now_and_pending() {
	build_and_execute(|| {
		// GIVEN
		let service = create(Admission::Approval);
		FakeStake::set(&ALICE, STAKE);
		assert_ok!(opt_in(ALICE, service, of_full(30)));
		let info = Services::info(service).unwrap();
		assert_eq!((info.owner, info.metadata.as_slice()), (OWNER, b"it".as_slice()));
		assert_eq!((info.operators, info.applications, info.paused), (0, 1, false));
		assert_eq!(info.deposit, DEPOSIT);
		let now = TermsOf::<Test> { admission: Admission::Approval, ..terms() };
		assert_eq!(info.terms, now.clone().into());
		assert_eq!(info.pending, None);

		// WHEN a change is asked for
		let later = Terms { max_slash: percent(10), ..now.clone() };
		assert_ok!(Services::change_terms(RuntimeOrigin::signed(OWNER), service, later.clone()));

		// THEN it is pending, until it is in force
		let info = Services::info(service).unwrap();
		let pending = PendingTerms { from: ERA + 3, terms: later.clone().into() };
		assert_eq!((info.terms, info.pending), (now.into(), Some(pending)));
		FakeEras::advance(3);
		let info = Services::info(service).unwrap();
		assert_eq!((info.terms, info.pending), (later.into(), None));
		assert_eq!(Services::info(99), None);
	});
}

#[test]
fn what_is_admitted_counts_before_it_backs_the_service() {
	build_and_execute(|| {
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(30)));
		// An application can take nothing.
		assert_eq!(risk(), OperatorRisk { services: vec![], exclusive: 0, shared: 0 });
		assert_ok!(admit(service, ALICE));
		let entry = Exposure {
			operator: ALICE,
			shared: false,
			magnitude: of_full(30),
			effective_from: ERA + 3,
			ended_in: None,
			on_its_own: 0,
			now: 0,
			most: STAKE * 30 / 100,
		};
		let all = OperatorRisk {
			services: vec![(service, entry.clone())],
			exclusive: STAKE * 30 / 100,
			shared: 0,
		};
		assert_eq!(risk(), all);
		// Whoever has left before it does is not concerned.
		let leaving = Services::risk(&ALICE, |era| if era < ERA + 3 { UNITS } else { Units::ZERO });
		assert_eq!(leaving.services, []);
		// Half of it without the council, by the terms.
		FakeEras::advance(3);
		assert_eq!(
			losses(&risk()),
			[(service, STAKE * 15 / 100, STAKE * 30 / 100, STAKE * 30 / 100)]
		);
	});
}

#[test]
fn what_was_slashed_cannot_be_lost_again() {
	build_and_execute(|| {
		let service = backed_service(40);
		slash(service, ALICE, ERA + 3, percent(25));
		// Of 40 % there are 30 left; of this era's the cap is still half of 40.
		let (alone, left) = (STAKE * 20 / 100, STAKE * 30 / 100);
		assert_eq!(losses(&risk()), [(service, alone, left, left)]);
		FakeEras::advance(1);
		assert_eq!(losses(&risk()), [(service, STAKE * 15 / 100, left, left)]);
	});
}

#[test]
fn what_has_ended_can_be_lost_for_as_long_as_it_can_be_slashed() {
	build_and_execute(|| {
		let service = backed_service(40);
		assert_ok!(opt_out(ALICE, service));
		let all = STAKE * 40 / 100;
		for now in ERA + 4..=ERA + 6 {
			FakeEras::set(now);
			let risk = risk();
			assert_eq!(losses(&risk), [(service, 0, 0, all)], "{now}");
			assert_eq!(risk.services[0].1.ended_in, Some(ERA + 3));
		}
		FakeEras::advance(1);
		assert_eq!(risk().services, []);
	});
}

#[test]
fn the_worst_era_is_the_one_with_the_most_units() {
	build_and_execute(|| {
		let service = backed_service(50);
		FakeEras::advance(2);
		let now = ERA + 5;
		let of = |worst| move |era| if era == worst { UNITS } else { Units(10) };
		let most = |worst| Services::risk(&ALICE, of(worst)).services[0].1.most;
		// It backs the service from ERA + 3 on; what is delegated now is liable from the next era on.
		for era in ERA + 3..=now + 1 {
			assert_eq!(most(era), STAKE / 2, "{era}");
		}
		assert_eq!(most(ERA + 2), 5);
		assert_eq!(Services::risk(&ALICE, of(ERA + 3)).services[0].1.now, 5);
		assert_eq!(losses(&Services::risk(&ALICE, |_| Units(3))), [(service, 1, 2, 2)]);
	});
}

#[test]
fn what_is_shared_is_lost_once() {
	build_and_execute(|| {
		// GIVEN a tranche of 40 %, on which two services draw with 30 % each, and one of its own
		let own = open_service();
		assert_ok!(opt_in(ALICE, own, of_full(20)));
		assert_ok!(open_tranche(ALICE, of_full(40)));
		let shared: Vec<_> = (0..2).map(|_| create(Admission::Open)).collect();
		for service in &shared {
			assert_ok!(opt_in_shared(ALICE, *service, of_full(30)));
		}
		FakeEras::advance(3);

		// THEN
		let told = risk();
		assert_eq!((told.exclusive, told.shared), (STAKE * 20 / 100, STAKE * 40 / 100));
		let (alone, all) = (STAKE * 15 / 100, STAKE * 30 / 100);
		let expected = [
			(own, STAKE * 10 / 100, STAKE * 20 / 100, STAKE * 20 / 100),
			(shared[0], alone, all, all),
			(shared[1], alone, all, all),
		];
		assert_eq!(losses(&told), expected);
		let drawn: Vec<_> = told.services.iter().map(|(_, it)| it.shared).collect();
		assert_eq!(drawn, [false, true, true]);

		// WHEN one of them takes all it can, THEN the other reaches what is left, and no further
		slash(shared[0], ALICE, ERA + 3, percent(100));
		let told = risk();
		assert_eq!((told.exclusive, told.shared), (STAKE * 20 / 100, STAKE * 10 / 100));
		let ten = STAKE * 10 / 100;
		assert_eq!(losses(&told)[1], (shared[1], ten, ten, ten));
	});
}
