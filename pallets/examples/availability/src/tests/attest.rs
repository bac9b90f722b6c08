// SPDX-License-Identifier: Apache-2.0

//! Custodians attest; a quorum makes a blob available.

use crate::{
	mock::*, pallet::*, types::*, weights::WeightInfo, DataAvailability, POINTS_FOR_CUSTODY,
};
use frame::{deps::frame_support::dispatch::GetDispatchInfo, testing_prelude::*};
use restaking_primitives::{fakes::FakeEras, security::PayService};

#[test]
fn a_quorum_makes_a_blob_available() {
	run(|| {
		let blob = committed(1, 2);
		assert_ok!(attest(blob, ALICE));
		assert_ok!(attest(blob, CAROL));
		// 600 of 1000.
		assert!(!Availability::is_available(blob));
		events();
		assert_ok!(attest(blob, DAVE));
		assert_eq!(
			events(),
			vec![Event::CustodyAttested { blob, operator: DAVE }, Event::BlobAvailable { blob }]
		);
		assert!(Availability::is_available(blob));
		// The others may still join, and nothing changes by that.
		assert_ok!(attest(blob, BOB));
		assert_eq!(events(), vec![Event::CustodyAttested { blob, operator: BOB }]);
		assert_eq!(Availability::blob(blob).unwrap().attested, 1_000);
	});
}

#[test]
fn stake_alone_is_not_enough_if_chunks_are_missing() {
	new_test_ext().execute_with(|| {
		// GIVEN one operator with nearly all the stake, and a blob of which all chunks but one
		// are needed.
		Security::set_operator(the_service(), &ALICE, 1_000_000);
		let commitment = crate::coding::encode(&[7; 28], 8, 7).unwrap().commitment;
		assert_ok!(Availability::commit(signed(RITA), commitment, NOW + 1));
		let blob = commitment.id();
		// WHEN it attests alone, THEN it keeps half of the chunks, and that is not the blob.
		assert_ok!(attest(blob, ALICE));
		let record = Availability::blob(blob).unwrap();
		assert!(record.attested >= record.needed);
		assert_eq!((record.covered, record.status), (4, Status::Pending));
		// WHEN others join, THEN it is.
		for who in [BOB, CAROL, DAVE] {
			assert_ok!(attest(blob, who));
		}
		assert!(Availability::is_available(blob));
		check();
	});
}

#[test]
fn attestations_earn_points_when_the_blob_becomes_available() {
	run(|| {
		let blob = committed(1, 2);
		let points = |era| Security::points(the_service(), era);
		assert_ok!(attest(blob, BOB));
		assert_ok!(attest(blob, CAROL));
		next_era();
		assert_eq!((points(NOW), points(NOW + 1)), (vec![], vec![]));
		// WHEN there is a quorum, THEN all who made it earn, in this era
		assert_ok!(attest(blob, ALICE));
		let each = [ALICE, BOB, CAROL].map(|who| (who, POINTS_FOR_CUSTODY));
		assert_eq!((points(NOW), points(NOW + 1)), (vec![], each.to_vec()));
		// AND who comes later earns at once
		assert_ok!(attest(blob, DAVE));
		assert_eq!(points(NOW + 1).len(), 4);
		assert_eq!(points(NOW + 1)[..3], each);
	});
}

#[test]
fn blobs_that_never_are_available_earn_nobody_anything() {
	run(|| {
		// GIVEN a blob that everybody keeps, and others that Dave commits and alone attests to
		let shared = committed(1, 0);
		for (operator, _) in OPERATORS {
			assert_ok!(attest(shared, operator));
		}
		for number in [2, 3] {
			assert_ok!(Availability::commit(signed(DAVE), cut(number).commitment, NOW));
			assert_ok!(attest(id(number), DAVE));
		}
		// WHEN the era is paid
		next_era();
		// THEN he has his tenth of it
		let payment = &Security::payments()[0];
		let share = |who| payment.shares.iter().find(|it| it.0 == who).unwrap().1;
		assert!(share(ALICE).abs_diff(4 * share(DAVE)) < 4, "{:?}", payment.shares);
	});
}

#[test]
fn who_does_not_back_the_service_any_more_is_not_in_the_way_of_those_who_do() {
	run(|| {
		// GIVEN Dave, who has attested and has left, and a block without room to release him
		let blob = committed(1, 2);
		assert_ok!(attest(blob, DAVE));
		assert_ok!(attest(blob, BOB));
		assert_ok!(Security::leave(the_service(), &DAVE));
		FakeEras::advance(1);
		// WHEN the blob becomes available THEN the others earn
		assert_ok!(attest(blob, ALICE));
		let each = [ALICE, BOB].map(|who| (who, POINTS_FOR_CUSTODY));
		assert_eq!(Security::points(the_service(), NOW + 1), each);
	});
}

#[test]
fn an_attestation_weighs_what_the_points_do_that_it_gives() {
	run(|| {
		let blob = committed(1, 2);
		let weight = |who| {
			let done = Availability::attest(signed(who), blob).unwrap();
			done.actual_weight.unwrap()
		};
		let giving = <() as WeightInfo>::attest;
		// To nobody as long as it waits, then to all that have attested, then to whoever does.
		assert_eq!((weight(ALICE), weight(BOB), weight(CAROL)), (giving(0), giving(2), giving(1)));
		let asked = Call::<Test>::attest { blob }.get_dispatch_info().call_weight;
		assert_eq!(asked, giving(100));
		assert!(asked.ref_time() > giving(2).ref_time());
		// What is refused gives none.
		let refused = Availability::attest(signed(STRANGER), blob).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, Some(giving(0)));
	});
}

#[test]
fn only_custodians_attest_and_each_once() {
	run(|| {
		let blob = committed(1, 1);
		assert_noop!(attest(id(2), ALICE), Error::<Test>::UnknownBlob);
		assert_noop!(attest(blob, STRANGER), Error::<Test>::NotCustodian);
		// Who joins after the commitment was not given any chunks.
		Security::set_operator(the_service(), &STRANGER, 500);
		assert_noop!(attest(blob, STRANGER), Error::<Test>::NotCustodian);
		assert_ok!(attest(blob, ALICE));
		assert_noop!(attest(blob, ALICE), Error::<Test>::AlreadyAttested);
	});
}

#[test]
fn without_a_quorum_in_time_the_fee_goes_back() {
	run(|| {
		let blob = committed(1, 2);
		assert_ok!(attest(blob, BOB));
		full_blocks(ATTESTATION_WINDOW);
		// The last block of the window.
		assert_ok!(attest(blob, CAROL));
		events();
		full_blocks(1);
		assert_noop!(attest(blob, ALICE), Error::<Test>::AttestationClosed);
		assert_eq!(status(blob), Status::Pending);
		blocks(1);
		assert_eq!(events(), vec![Event::BlobRefused { blob, refund: 3 * PER_ERA }]);
		assert_eq!(Availability::blob(blob), None);
		assert_eq!(balance(RITA), FUNDS - COMMIT_FEE);
		assert_noop!(attest(blob, ALICE), Error::<Test>::UnknownBlob);
	});
}

#[test]
fn a_poster_that_is_gone_gets_nothing_back_and_operators_do() {
	new_test_ext().execute_with(|| {
		// GIVEN a blob that costs less than an account has to have, of a poster that is gone.
		let poor = 300;
		assert_ok!(Balances::transfer_allow_death(signed(RITA), poor, 100));
		let commitment = crate::coding::encode(&[1; 4], 8, 4).unwrap().commitment;
		assert_ok!(Availability::commit(signed(poor), commitment, NOW));
		assert_ok!(Balances::transfer_all(signed(poor), STRANGER, false));
		assert_eq!(balance(poor), 0);
		events();
		// WHEN nobody attests, THEN what it paid is shared out with the next era.
		blocks(ATTESTATION_WINDOW + 1);
		let blob = commitment.id();
		assert_eq!(events(), vec![Event::BlobRefused { blob, refund: 0 }]);
		assert_eq!(Accounts::<Test>::get().carried, COMMIT_FEE + 4 * BYTE_FEE);
		assert_eq!(Security::pot(the_service()), COMMIT_FEE + 4 * BYTE_FEE);
		check();
	});
}

#[test]
fn an_era_that_ends_closes_the_window_of_a_blob_that_was_for_it() {
	run(|| {
		let blob = committed(1, 0);
		assert_ok!(attest(blob, ALICE));
		FakeEras::advance(1);
		assert_noop!(attest(blob, BOB), Error::<Test>::AttestationClosed);
		blocks(1);
		assert_eq!(Availability::blob(blob), None);
		assert_eq!(balance(RITA), FUNDS - COMMIT_FEE);
	});
}

#[test]
fn a_blob_is_available_until_its_last_era_is_over() {
	run(|| {
		let blob = kept(1, 2);
		go_to(NOW + 2);
		assert!(Availability::is_available(blob));
		FakeEras::advance(1);
		// Even before it is forgotten.
		assert!(!Availability::is_available(blob));
		events();
		full_blocks(1);
		assert!(Availability::blob(blob).is_some());
		blocks(1);
		assert!(events().contains(&Event::BlobExpired { blob }));
		assert_eq!(Availability::blob(blob), None);
	});
}
