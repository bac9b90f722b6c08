// SPDX-License-Identifier: Apache-2.0

//! Equivocations, with real keys and signatures of every kind.

use crate::{mock::*, pallet::*, EquivocationProof, SignedStatement};
use codec::Encode;
use frame::{
	deps::sp_core::{ecdsa, ed25519, sr25519, Pair},
	hashing::blake2_256,
	testing_prelude::*,
};
use restaking_primitives::{
	fakes::{
		registry::FakeKeys,
		slashing::{FakeAllocations, FakeTerms},
		FakeEras,
	},
	EraIndex, KeyKind, Magnitude, ServiceId, ServiceKey, ServiceSignature, VerifierId, Verifiers,
	VerifyOffence,
};

pub const TOPIC: H256 = H256::repeat_byte(1);

const KINDS: [KeyKind; 3] = [KeyKind::Sr25519, KeyKind::Ed25519, KeyKind::Ecdsa];

/// Somebody with a key.
#[derive(Clone, Copy)]
pub struct Signer {
	kind: KeyKind,
	seed: [u8; 32],
}

impl Signer {
	pub fn new(kind: KeyKind, seed: u8) -> Self {
		Self { kind, seed: [seed; 32] }
	}

	pub fn public(&self) -> ServiceKey {
		match self.kind {
			KeyKind::Sr25519 => ServiceKey::Sr25519(self.pair::<sr25519::Pair>().public()),
			KeyKind::Ed25519 => ServiceKey::Ed25519(self.pair::<ed25519::Pair>().public()),
			KeyKind::Ecdsa => ServiceKey::Ecdsa(self.pair::<ecdsa::Pair>().public()),
		}
	}

	fn sign(&self, message: &[u8]) -> ServiceSignature {
		match self.kind {
			KeyKind::Sr25519 => {
				ServiceSignature::Sr25519(self.pair::<sr25519::Pair>().sign(message))
			}
			KeyKind::Ed25519 => {
				ServiceSignature::Ed25519(self.pair::<ed25519::Pair>().sign(message))
			}
			KeyKind::Ecdsa => ServiceSignature::Ecdsa(self.pair::<ecdsa::Pair>().sign(message)),
		}
	}

	fn pair<P: Pair<Seed = [u8; 32]>>(&self) -> P {
		P::from_seed(&self.seed)
	}

	/// A statement on the topic to the sequencer.
	pub fn states(&self, era: EraIndex, payload: u64) -> SignedStatement {
		self.states_to(SEQUENCER, TOPIC, era, payload)
	}

	fn states_to(
		&self,
		service: ServiceId,
		topic: H256,
		era: EraIndex,
		payload: u64,
	) -> SignedStatement {
		let payload = H256::from_low_u64_be(payload);
		let message = Slashing::statement_message(service, topic, era, payload);
		SignedStatement { era, payload, key: self.public(), signature: self.sign(&message) }
	}
}

/// Somebody whose key is `operator`'s from the beginning.
fn signer(kind: KeyKind, seed: u8, operator: u64) -> Signer {
	let signer = Signer::new(kind, seed);
	FakeKeys::set(signer.public(), operator, 0, None);
	signer
}

fn alices() -> Signer {
	signer(KeyKind::Sr25519, 1, ALICE)
}

fn report_to(
	service: ServiceId,
	topic: H256,
	first: SignedStatement,
	second: SignedStatement,
) -> DispatchResultWithPostInfo {
	let proof = Box::new(Proof::Equivocation(Box::new(EquivocationProof { topic, first, second })));
	Slashing::report_offence(RuntimeOrigin::signed(REPORTER), service, proof)
}

fn report(first: SignedStatement, second: SignedStatement) -> DispatchResultWithPostInfo {
	report_to(SEQUENCER, TOPIC, first, second)
}

#[test]
fn two_statements_that_do_not_agree_are_slashed_whatever_the_kind_of_key() {
	run(|| {
		for (n, kind) in KINDS.into_iter().enumerate() {
			// GIVEN
			let key = signer(kind, 1, ALICE);
			let topic = H256::from_low_u64_be(n as u64);
			let [first, second] =
				[1, 2].map(|payload| key.states_to(SEQUENCER, topic, NOW, payload));

			// WHEN
			let id = NextSlashId::<Test>::get();
			assert_ok!(report_to(SEQUENCER, topic, first, second));

			// THEN
			let record = record(id);
			assert_eq!((record.operator, record.era), (ALICE, NOW));
			let evidence = (b"equivocation", SEQUENCER, ALICE, topic, NOW).encode();
			assert_eq!(record.evidence, blake2_256(&evidence).into());
			assert!(record.status.queued().is_none() || awaits_approval(id));
		}
	});
}

#[test]
fn what_is_signed_is_fixed_byte_by_byte() {
	run(|| {
		let payload = H256::repeat_byte(9);
		let genesis = System::block_hash(0);
		assert_ne!(genesis, H256::zero());
		let mut expected = b"rampart/statement".to_vec();
		expected.extend_from_slice(genesis.as_bytes());
		expected.extend_from_slice(&[4, 0, 0, 0]);
		expected.extend_from_slice(TOPIC.as_bytes());
		expected.extend_from_slice(&[7, 0, 0, 0]);
		expected.extend_from_slice(payload.as_bytes());
		assert_eq!(Slashing::statement_message(SEQUENCER, TOPIC, 7, payload), expected);
	});
}

#[test]
fn statements_that_agree_are_no_offence() {
	run(|| {
		let key = alices();
		assert_noop!(
			report(key.states(NOW, 1), key.states(NOW, 1)),
			Error::<Test>::StatementsAgree
		);
		// Nor when they were made in different eras, or with different keys.
		assert_noop!(
			report(key.states(NOW, 1), key.states(NOW - 1, 1)),
			Error::<Test>::StatementsAgree
		);
		let other = signer(KeyKind::Ecdsa, 1, ALICE);
		assert_noop!(
			report(key.states(NOW, 1), other.states(NOW, 1)),
			Error::<Test>::StatementsAgree
		);
	});
}

#[test]
fn one_equivocation_is_slashed_once() {
	run(|| {
		// GIVEN
		let key = alices();
		let [first, second, third] = [1, 2, 3].map(|payload| key.states(NOW, payload));
		assert_ok!(report(first.clone(), second.clone()));

		// THEN neither the same again, nor swapped, nor with a third statement on the topic
		for (a, b) in [(&first, &second), (&second, &first), (&first, &third), (&third, &second)] {
			assert_noop!(report(a.clone(), b.clone()), Error::<Test>::AlreadyProposed);
		}

		// NOR with one of an era before, or by another key of the operator
		let later = signer(KeyKind::Ed25519, 1, ALICE).states(NOW - 1, 4);
		assert_noop!(report(first, later), Error::<Test>::AlreadyProposed);

		// AND another topic, or another operator, is another offence
		let topic = H256::repeat_byte(2);
		let [first, second] = [1, 2].map(|n| key.states_to(SEQUENCER, topic, NOW, n));
		assert_ok!(report_to(SEQUENCER, topic, first, second));
		let bobs = signer(KeyKind::Sr25519, 2, BOB);
		assert_ok!(report(bobs.states(NOW, 1), bobs.states(NOW, 2)));
	});
}

#[test]
fn an_operator_does_not_use_up_an_offence_with_an_older_one() {
	run(|| {
		// GIVEN an operator that had a thousandth of its stake two eras ago
		let few = Magnitude(Magnitude::FULL.0 / 8_000);
		FakeAllocations::set(SEQUENCER, ALICE, NOW - 2, few);
		FakeAllocations::set(SEQUENCER, ALICE, NOW, Magnitude(Magnitude::FULL.0 / 8));
		let key = alices();

		// WHEN it contradicts itself now, and proves that it has done so then
		let [first, second] = [1, 2].map(|payload| key.states(NOW, payload));
		assert_ok!(report(key.states(NOW - 2, 1), key.states(NOW - 2, 2)));
		assert_eq!(books(0).accounted, 25);

		// THEN
		assert_ok!(report(first, second));
		assert_eq!(books(1).accounted, 25_000);
	});
}

#[test]
fn an_equivocation_that_was_vetoed_is_not_reported_again() {
	run(|| {
		// GIVEN one that exceeds the cap
		let mut terms = objective_terms(VerifierId::EQUIVOCATION);
		terms.max_fraction = Perbill::from_percent(19);
		FakeTerms::set(SEQUENCER, 0, terms);
		let key = alices();
		assert_ok!(report(key.states(NOW, 1), key.states(NOW, 2)));

		// WHEN
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), 0));

		// THEN
		assert_noop!(
			report(key.states(NOW, 1), key.states(NOW, 3)),
			Error::<Test>::AlreadyProposed
		);
	});
}

#[test]
fn statements_to_another_service_prove_nothing() {
	run(|| {
		// GIVEN another service that has equivocations proved
		let terms = objective_terms(VerifierId::EQUIVOCATION);
		FakeTerms::set(ROLLUP, 0, terms);
		let key = alices();
		let [first, second] = [1, 2].map(|payload| key.states(NOW, payload));

		// THEN
		assert_noop!(
			report_to(ROLLUP, TOPIC, first.clone(), second.clone()),
			Error::<Test>::BadSignature
		);
		// Not even one of them.
		let there = key.states_to(ROLLUP, TOPIC, NOW, 2);
		assert_noop!(report(first.clone(), there), Error::<Test>::BadSignature);
		assert_ok!(report(first, second));
	});
}

#[test]
fn statements_on_another_topic_or_in_another_era_prove_nothing() {
	run(|| {
		let key = alices();
		let elsewhere = key.states_to(SEQUENCER, H256::repeat_byte(2), NOW, 2);
		assert_noop!(report(key.states(NOW, 1), elsewhere), Error::<Test>::BadSignature);
		let moved = SignedStatement { era: NOW - 1, ..key.states(NOW, 2) };
		assert_noop!(report(key.states(NOW, 1), moved), Error::<Test>::BadSignature);
		let altered = SignedStatement { payload: H256::from_low_u64_be(3), ..key.states(NOW, 2) };
		assert_noop!(report(altered, key.states(NOW, 1)), Error::<Test>::BadSignature);
	});
}

#[test]
fn statements_on_another_chain_prove_nothing() {
	run(|| {
		// GIVEN a chain with the same operators and another genesis
		let key = alices();
		let genesis = System::block_hash(0);
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(0xee));
		let [first, second] = [1, 2].map(|payload| key.states(NOW, payload));

		// WHEN what was signed there is reported here
		frame_system::BlockHash::<Test>::insert(0, genesis);

		// THEN
		assert_noop!(report(first, second), Error::<Test>::BadSignature);
	});
}

#[test]
fn a_signature_has_to_be_by_the_key_it_comes_with() {
	run(|| {
		let [sr, ed, ec] = KINDS.map(|kind| signer(kind, 1, ALICE));
		let good = sr.states(NOW, 1);
		for (key, by) in [(&sr, &ed), (&ed, &ec), (&ec, &sr)] {
			let forged = SignedStatement { key: key.public(), ..by.states(NOW, 2) };
			assert_noop!(report(good.clone(), forged.clone()), Error::<Test>::BadSignature);
			assert_noop!(report(forged, good.clone()), Error::<Test>::BadSignature);
		}
		// Not by another key of the same kind either.
		let other = signer(KeyKind::Sr25519, 2, ALICE);
		let forged = SignedStatement { key: sr.public(), ..other.states(NOW, 2) };
		assert_noop!(report(good, forged), Error::<Test>::BadSignature);
	});
}

#[test]
fn an_offence_is_of_the_later_statement() {
	run(|| {
		let key = alices();
		assert_ok!(report(key.states(NOW - 1, 1), key.states(NOW - REPORT_WINDOW - 2, 2)));
		assert_eq!(record(0).era, NOW - 1);
	});
}

#[test]
fn what_is_too_long_ago_or_still_to_come_is_not_reported() {
	run(|| {
		let key = alices();
		let stale = NOW - REPORT_WINDOW - 1;
		assert_noop!(
			report(key.states(stale, 1), key.states(stale, 2)),
			Error::<Test>::OffenceTooOld
		);
		assert_noop!(
			report(key.states(NOW, 1), key.states(NOW + 1, 2)),
			Error::<Test>::EraInFuture
		);
		FakeEras::advance(1);
		assert_ok!(report(key.states(NOW, 1), key.states(NOW + 1, 2)));
	});
}

#[test]
fn a_key_counts_in_the_eras_in_which_it_was_the_operators() {
	run(|| {
		// GIVEN a key that was set in era 8 and rotated in era 9, to one that is there since
		let old = Signer::new(KeyKind::Sr25519, 1);
		let new = Signer::new(KeyKind::Sr25519, 2);
		FakeKeys::set(old.public(), ALICE, 8, Some(9));
		FakeKeys::set(new.public(), ALICE, 9, None);
		let no = || Error::<Test>::KeyNotInForce;

		// THEN it proves nothing outside these eras, in whichever place
		for era in [7, 10] {
			assert_noop!(report(old.states(era, 1), old.states(era, 2)), no());
			assert_noop!(report(old.states(8, 1), old.states(era, 2)), no());
			assert_noop!(report(old.states(era, 1), old.states(8, 2)), no());
		}
		assert_noop!(report(new.states(8, 1), new.states(9, 2)), no());

		// AND it does at both ends of them
		assert_ok!(report(old.states(8, 1), old.states(9, 2)));
	});
}

#[test]
fn rotating_a_key_between_two_statements_is_no_way_out() {
	run(|| {
		// GIVEN
		let old = Signer::new(KeyKind::Sr25519, 1);
		let new = Signer::new(KeyKind::Ed25519, 2);
		FakeKeys::set(old.public(), ALICE, 0, Some(NOW));
		FakeKeys::set(new.public(), ALICE, NOW, None);

		// WHEN
		assert_ok!(report(old.states(NOW, 1), new.states(NOW, 2)));

		// THEN
		assert_eq!(record(0).operator, ALICE);
	});
}

#[test]
fn a_key_of_nobody_proves_nothing() {
	run(|| {
		let nobodys = Signer::new(KeyKind::Sr25519, 9);
		let alices = alices();
		assert_noop!(
			report(nobodys.states(NOW, 1), nobodys.states(NOW, 2)),
			Error::<Test>::KeyNotInForce
		);
		assert_noop!(
			report(alices.states(NOW, 1), nobodys.states(NOW, 2)),
			Error::<Test>::KeyNotInForce
		);
	});
}

#[test]
fn two_operators_that_do_not_agree_commit_no_offence() {
	run(|| {
		let bobs = signer(KeyKind::Sr25519, 2, BOB);
		assert_noop!(
			report(alices().states(NOW, 1), bobs.states(NOW, 2)),
			Error::<Test>::DifferentOperators
		);
	});
}

#[test]
fn an_operator_of_another_service_only_is_not_slashed() {
	run(|| {
		let key = signer(KeyKind::Sr25519, 3, 500);
		assert_noop!(
			report(key.states(NOW, 1), key.states(NOW, 2)),
			Error::<Test>::NothingAllocated
		);
	});
}

#[test]
fn only_equivocations_are_verified_by_this_verifier() {
	type Verifier = crate::Equivocation<Test, FakeKeys>;
	run(|| {
		let key = alices();
		let [first, second] = [1, 2].map(|payload| key.states(NOW, payload));
		let proof = EquivocationProof { topic: TOPIC, first, second };
		let other = VerifierId(*b"something else\0\0");

		assert!(Verifier::is_known(VerifierId::EQUIVOCATION));
		assert!(!Verifier::is_known(other));
		assert_ok!(Verifier::verify(VerifierId::EQUIVOCATION, SEQUENCER, &proof));
		assert_eq!(
			Verifier::verify(other, SEQUENCER, &proof),
			Err(Error::<Test>::UnknownVerifier.into())
		);
	});
}

#[test]
fn a_proof_weighs_as_its_costlier_signature() {
	run(|| {
		use crate::WeightInfo;
		type Verifier = crate::Equivocation<Test, FakeKeys>;
		let [sr, ed, ec] = KINDS.map(|kind| signer(kind, 1, ALICE).states(NOW, 1));
		let weight = |first: &SignedStatement, second: &SignedStatement| {
			let (first, second) = (first.clone(), second.clone());
			<Verifier as VerifyOffence<u64>>::weight(&EquivocationProof {
				topic: TOPIC,
				first,
				second,
			})
		};
		let of_sr = <() as WeightInfo>::verify_sr25519();
		let of_ed = <() as WeightInfo>::verify_ed25519();
		let of_ec = <() as WeightInfo>::verify_ecdsa();
		assert_eq!(weight(&sr, &sr), of_sr);
		assert_eq!(weight(&sr, &ed), of_sr.max(of_ed));
		assert_eq!(weight(&ec, &ed), of_ec.max(of_ed));
	});
}
