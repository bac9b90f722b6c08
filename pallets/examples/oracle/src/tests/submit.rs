// SPDX-License-Identifier: Apache-2.0

//! Who may submit what.

use crate::{mock::*, pallet::*, submit::LONGEVITY, types::Submission};
use codec::Encode;
use frame::{
	deps::sp_runtime::transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError,
	},
	testing_prelude::*,
};
use restaking_primitives::ServiceSignature;

type Signed = (Submission, ServiceSignature);

fn alice() -> Signed {
	signed_by(ALICE, rmp(), cents(200))
}

/// Neither a pool nor a block takes it, and a call by hand says why.
fn refused(signed: Signed, invalid: InvalidTransaction, error: Option<Error<Test>>) {
	let invalid = TransactionValidityError::Invalid(invalid);
	let validity = Chain::validate_transaction(
		TransactionSource::External,
		transaction(signed.clone()),
		Default::default(),
	);
	assert_eq!(validity, Err(invalid));
	assert_eq!(include(signed.clone()), Err(invalid));
	if let Some(error) = error {
		let (submission, signature) = signed;
		let authorized = frame_system::RawOrigin::Authorized.into();
		assert_noop!(Oracle::submit(authorized, submission, signature), error);
	}
}

#[test]
fn a_submission_costs_nothing_and_is_kept_until_its_round_is_closed() {
	run(|| {
		say(ALICE, 200);
		let submitted =
			Event::PriceSubmitted { era: NOW, asset: rmp(), operator: ALICE, price: cents(200) };
		assert_eq!(events(), vec![submitted]);
		assert_eq!(Oracle::round(NOW, rmp()), vec![(ALICE, cents(200))]);
		assert_eq!(Oracle::round(NOW, btc()), vec![]);
		end_era();
		assert_eq!(Oracle::round(NOW, rmp()), vec![]);
	});
}

#[test]
fn pools_keep_one_per_operator_and_round_for_some_blocks() {
	run(|| {
		let valid = |signed| {
			let source = TransactionSource::External;
			Chain::validate_transaction(source, transaction(signed), Default::default()).unwrap()
		};
		let first = valid(alice());
		assert_eq!(first.provides, vec![("rampart/oracle", (NOW, rmp(), ALICE)).encode()]);
		assert_eq!(first.longevity, LONGEVITY);
		assert!(first.propagate && first.requires.is_empty());
		// Another price of hers takes the same place and no precedence.
		let second = valid(signed_by(ALICE, rmp(), cents(900)));
		assert_eq!((&second.provides, second.priority), (&first.provides, first.priority));
		for other in [signed_by(ALICE, btc(), cents(200)), signed_by(BOB, rmp(), cents(200))] {
			assert_ne!(valid(other).provides, first.provides);
		}
	});
}

#[test]
fn nobody_submits_twice_in_a_round() {
	run(|| {
		say(ALICE, 200);
		let stale = InvalidTransaction::Stale;
		refused(alice(), stale, Some(Error::AlreadySubmitted));
		let other = signed_by(ALICE, rmp(), cents(201));
		refused(other, stale, Some(Error::AlreadySubmitted));
		// The other pair, and the next era, are other rounds.
		assert_ok!(include(signed_by(ALICE, btc(), cents(200))), Ok(()));
		end_era();
		say(ALICE, 201);
	});
}

#[test]
fn what_was_signed_for_another_era_is_late_or_early() {
	run(|| {
		let late = alice();
		let (mut early, _) = late.clone();
		early.era = NOW + 1;
		let early = sign(ALICE, early);
		refused(early.clone(), InvalidTransaction::Future, Some(Error::EraNotBegun));
		end_era();
		refused(late, InvalidTransaction::Stale, Some(Error::EraIsOver));
		assert_ok!(include(early), Ok(()));
	});
}

#[test]
fn a_signature_holds_for_nothing_else() {
	run(|| {
		let (submission, signature) = alice();
		let bad = InvalidTransaction::BadProof;
		// Replayed in another era, for another pair, with another price, by another key.
		end_era();
		let era = now();
		let replayed = Submission { era, ..submission.clone() };
		refused((replayed.clone(), signature.clone()), bad, None);
		let other = Submission { asset: btc(), ..replayed.clone() };
		refused((other, signature.clone()), bad, None);
		let other = Submission { price: cents(201), ..replayed.clone() };
		refused((other, signature.clone()), bad, None);
		let bob = Security::signer(&BOB).public();
		refused((Submission { key: bob, ..replayed.clone() }, signature), bad, None);
		// Signed for another service, or on another chain.
		let message = Oracle::message(service() + 1, era, &rmp(), cents(200));
		let elsewhere = Security::signer(&ALICE).sign(&message);
		refused((replayed.clone(), elsewhere), bad, None);
		let here = sign(ALICE, replayed);
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(1));
		refused(here, bad, None);
	});
}

#[test]
fn what_is_signed_is_what_the_docs_say() {
	run(|| {
		let genesis = System::block_hash(0);
		let mut bytes = b"rampart/oracle/price".to_vec();
		bytes.extend(genesis.as_bytes());
		bytes.extend(7_u32.to_le_bytes());
		bytes.extend(3_u32.to_le_bytes());
		// The length of the name, four times as compact integers have it, then the name.
		bytes.push(6 * 4);
		bytes.extend(b"RMPUSD");
		bytes.extend(2_000_000_000_000_000_000_u128.to_le_bytes());
		assert_eq!(Oracle::message(7, 3, &rmp(), cents(200)), bytes);
	});
}

#[test]
fn only_keys_of_those_who_back_the_oracle_in_the_era_count() {
	run(|| {
		let signer = InvalidTransaction::BadSigner;
		// A stranger's key: nobody's as far as the oracle goes.
		let stranger = signed_by(STRANGER, rmp(), cents(200));
		refused(stranger, signer, Some(Error::NotOperator));
		// One that was rotated away before.
		let key = Security::signer(&ALICE).public();
		Security::set_key(key, &ALICE, 0, Some(NOW - 1));
		refused(alice(), signer, Some(Error::UnknownKey));
		Security::set_key(key, &ALICE, 0, Some(NOW));
		say(ALICE, 200);
		// One who backs it from the next era on.
		Security::set_operator_from(service(), &STRANGER, NOW + 1, 50);
		let stranger = signed_by(STRANGER, rmp(), cents(200));
		refused(stranger, signer, Some(Error::NotOperator));
		end_era();
		say(STRANGER, 200);
	});
}

#[test]
fn an_operator_that_leaves_has_its_voice_until_the_era_is_over() {
	run(|| {
		assert_ok!(Security::leave(service(), &ALICE));
		say(ALICE, 200);
		end_era();
		refused(alice(), InvalidTransaction::BadSigner, Some(Error::NotOperator));
	});
}

#[test]
fn what_the_oracle_does_not_price_and_what_costs_nothing_is_refused() {
	run(|| {
		let call = InvalidTransaction::Call;
		refused(signed_by(ALICE, pair("ETHUSD"), cents(1)), call, Some(Error::UnknownAsset));
		refused(signed_by(ALICE, rmp(), cents(0)), call, Some(Error::ZeroPrice));
	});
}

#[test]
fn nothing_is_submitted_before_the_start() {
	let signed = new_test_ext().execute_with(alice);
	new_test_ext_with(|genesis| genesis.assets.clear()).execute_with(|| {
		refused(signed, InvalidTransaction::Call, Some(Error::NotStarted));
	});
}

#[test]
fn what_the_brakes_would_stop_is_no_free_transaction() {
	run(|| {
		Braked::set(true);
		refused(alice(), InvalidTransaction::Call, None);
		Braked::set(false);
		say(ALICE, 200);
	});
}

#[test]
fn the_call_is_for_authorized_transactions_alone() {
	run(|| {
		let (submission, signature) = alice();
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root(), RuntimeOrigin::signed(ALICE)] {
			let (submission, signature) = (submission.clone(), signature.clone());
			assert_noop!(Oracle::submit(origin, submission, signature), BadOrigin);
		}
	});
}
