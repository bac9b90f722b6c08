// SPDX-License-Identifier: Apache-2.0

//! Service keys: what they prove against an operator, and what it might do with them so that they
//! do not.

use super::{objective::*, *};
use codec::Encode;
use frame_support::{assert_noop, assert_storage_noop};
use pallet_slashing::SignedStatement;
use restaking_primitives::{KeyKind, ServiceKey, ServiceSignature};
use sp_core::{ecdsa, ed25519, Pair};

#[test]
fn framing_an_operator_with_a_key_of_another_one() {
	story(|| {
		let (service, era) = provable();
		register(Dave);
		let daves = pair("dave");
		set_key(Dave, &daves);
		let one = statement(&pair("one"), service, TOPIC, era, 1);
		let two = statement(&daves, service, TOPIC, era, 2);
		assert_storage_noop!(assert_eq!(
			report(STRANGER, service, conflict(TOPIC, one, two)),
			Err(SlashingError::DifferentOperators.into())
		));
		// An operator that has nothing at the service has nothing to lose there.
		let says = |payload| statement(&daves, service, TOPIC, era, payload);
		assert_storage_noop!(assert_eq!(
			report(STRANGER, service, conflict(TOPIC, says(1), says(2))),
			Err(SlashingError::NothingAllocated.into())
		));
		// Nor can an operator make another's key its own, not even once it is retired.
		let claim_it = || {
			let one = pair("one");
			Operators::set_key(signed(Dave), key(&one), proof_of_possession(Dave, &one))
		};
		assert_noop!(claim_it(), OperatorsError::KeyInUse);
		set_key(OPERATOR, &pair("two"));
		assert_noop!(claim_it(), OperatorsError::KeyInUse);
		// Nor with the proof that its owner gave.
		let three = pair("three");
		let stolen = proof_of_possession(OPERATOR, &three);
		assert_noop!(
			Operators::set_key(signed(Dave), key(&three), stolen),
			OperatorsError::BadProofOfPossession
		);
	});
}

#[test]
fn rotating_the_key_between_two_statements() {
	story(|| {
		let (service, era) = provable();
		let (one, two) = (pair("one"), pair("two"));
		let first = statement(&one, service, TOPIC, era, 1);
		set_key(OPERATOR, &two);
		// In the era of the rotation either key is the operator's.
		let second = statement(&two, service, TOPIC, era, 2);
		assert_ok!(report(STRANGER, service, conflict(TOPIC, first, second)));
		assert!(is_executed(0));

		// And in the era after it, with the first statement from before.
		let later = next_era();
		let first = statement(&one, service, 8, era, 1);
		let second = statement(&two, service, 8, later, 2);
		assert_ok!(report(STRANGER, service, conflict(8, first, second)));
		assert_eq!(Slashing::slash(1).unwrap().era, later);
		run_blocks(2);
		assert_eq!(collected(0) + collected(1), 15_000 * UNIT + 7_500 * UNIT);
	});
}

#[test]
fn rotating_the_key_away_after_both_statements() {
	story(|| {
		let (service, era) = provable();
		set_key(OPERATOR, &pair("two"));
		next_era();
		set_key(OPERATOR, &pair("three"));
		assert_ok!(report(STRANGER, service, equivocation(service, era)));
		// What the retired key signs for a time after it is nobody's.
		let one = pair("one");
		let says = |payload| statement(&one, service, 8, era + 1, payload);
		assert_eq!(
			report(STRANGER, service, conflict(8, says(1), says(2))),
			Err(SlashingError::KeyNotInForce.into())
		);
		run_blocks(2);
		assert_eq!(collected(0), 15_000 * UNIT);
	});
}

#[test]
fn removing_the_key_opting_out_and_deregistering_after_both_statements() {
	story(|| {
		let (service, era) = provable();
		assert_ok!(Operators::remove_key(signed(OPERATOR), KeyKind::Sr25519));
		assert_ok!(Services::opt_out(signed(OPERATOR), service));
		assert_noop!(Operators::deregister(signed(OPERATOR)), OperatorsError::HasAllocations);
		undelegate(Bob, 40_000);
		next_era();
		assert_ok!(report(STRANGER, service, equivocation(service, era)));
		run_blocks(2);
		assert_eq!(collected(0), 15_000 * UNIT);
	});
}

#[test]
fn rotating_so_often_that_the_key_is_forgotten() {
	story(|| {
		let (service, era) = provable();
		let mut rotated = 0;
		let refused = (0..100).find_map(|n| {
			let next = pair(&format!("rotated {n}"));
			let proof = proof_of_possession(OPERATOR, &next);
			let failed = Operators::set_key(signed(OPERATOR), key(&next), proof).err();
			rotated += u32::from(failed.is_none());
			failed
		});
		assert_eq!(refused, Some(OperatorsError::TooManyRetiredKeys.into()));
		assert_eq!(rotated, 8);
		next_era();
		assert_ok!(report(STRANGER, service, equivocation(service, era)));
		// The oldest passes when nobody can be slashed by it any more, not before.
		let window = Restaking::delays().liability_window();
		let next = pair("late");
		let set = || {
			let proof = proof_of_possession(OPERATOR, &next);
			Operators::set_key(signed(OPERATOR), key(&next), proof)
		};
		run_to_era(era + window);
		assert_noop!(set(), OperatorsError::TooManyRetiredKeys);
		run_to_era(era + window + 1);
		assert_ok!(set());
	});
}

#[test]
fn signing_with_keys_of_two_schemes() {
	story(|| {
		let (service, era) = provable();
		let ed = ed25519::Pair::from_string("//ferdie//ed", None).unwrap();
		let ec = ecdsa::Pair::from_string("//ferdie//ec", None).unwrap();
		let genesis = crate::System::block_hash(0);
		let message =
			|key: ServiceKey| (*b"rampart/possession", genesis, account(OPERATOR), key).encode();
		let (ed_key, ec_key) = (ServiceKey::Ed25519(ed.public()), ServiceKey::Ecdsa(ec.public()));
		let proof = ServiceSignature::Ed25519(ed.sign(&message(ed_key)));
		assert_ok!(Operators::set_key(signed(OPERATOR), ed_key, proof));
		let proof = ServiceSignature::Ecdsa(ec.sign(&message(ec_key)));
		assert_ok!(Operators::set_key(signed(OPERATOR), ec_key, proof));

		let bytes = |payload| statement_bytes(service, TOPIC, era, payload);
		let first = SignedStatement {
			era,
			payload: H256::from_low_u64_be(1),
			key: ed_key,
			signature: ServiceSignature::Ed25519(ed.sign(&bytes(1))),
		};
		let second = SignedStatement {
			era,
			payload: H256::from_low_u64_be(2),
			key: ec_key,
			signature: ServiceSignature::Ecdsa(ec.sign(&bytes(2))),
		};
		assert_ok!(report(STRANGER, service, conflict(TOPIC, first, second)));
		assert!(is_executed(0));
	});
}
