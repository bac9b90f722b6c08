// SPDX-License-Identifier: Apache-2.0

use super::*;
use codec::Encode;
use frame::deps::sp_core::{ecdsa, ed25519, sr25519, Pair};

/// What the test signs with.
pub(super) enum Signer {
	Sr25519(sr25519::Pair),
	Ed25519(Box<ed25519::Pair>),
	Ecdsa(ecdsa::Pair),
}

impl Signer {
	fn sr25519(seed: u8) -> Self {
		Self::Sr25519(sr25519::Pair::from_seed(&[seed; 32]))
	}

	pub(super) fn ed25519(seed: u8) -> Self {
		Self::Ed25519(Box::new(ed25519::Pair::from_seed(&[seed; 32])))
	}

	pub(super) fn ecdsa(seed: u8) -> Self {
		Self::Ecdsa(ecdsa::Pair::from_seed(&[seed; 32]))
	}

	/// One of each kind.
	fn of_every_kind(seed: u8) -> [Self; 3] {
		[Self::sr25519(seed), Self::ed25519(seed), Self::ecdsa(seed)]
	}

	pub(super) fn key(&self) -> ServiceKey {
		match self {
			Self::Sr25519(pair) => ServiceKey::Sr25519(pair.public()),
			Self::Ed25519(pair) => ServiceKey::Ed25519(pair.public()),
			Self::Ecdsa(pair) => ServiceKey::Ecdsa(pair.public()),
		}
	}

	fn sign(&self, message: &[u8]) -> ServiceSignature {
		match self {
			Self::Sr25519(pair) => ServiceSignature::Sr25519(pair.sign(message)),
			Self::Ed25519(pair) => ServiceSignature::Ed25519(pair.sign(message)),
			Self::Ecdsa(pair) => ServiceSignature::Ecdsa(pair.sign(message)),
		}
	}

	/// Proves that `operator` has this key.
	pub(super) fn proof_for(&self, operator: AccountId) -> ServiceSignature {
		self.sign(&Operators::possession_message(operator, self.key()))
	}
}

fn set_key_with(who: AccountId, key: ServiceKey, proof: ServiceSignature) -> DispatchResult {
	Operators::set_key(RuntimeOrigin::signed(who), key, proof)
}

fn set_key(who: AccountId, signer: &Signer) -> DispatchResult {
	set_key_with(who, signer.key(), signer.proof_for(who))
}

fn remove_key(who: AccountId, kind: KeyKind) -> DispatchResult {
	Operators::remove_key(RuntimeOrigin::signed(who), kind)
}

/// Whose the key was, era by era.
fn owners(signer: &Signer, eras: impl IntoIterator<Item = u32>) -> Vec<Option<AccountId>> {
	eras.into_iter().map(|era| Operators::owner_in(&signer.key(), era)).collect()
}

/// How many keys are in force, on record, and in the lists of retired ones.
fn stored() -> (usize, usize, usize) {
	let retired = RetiredKeys::<Test>::iter_values().map(|list| list.len()).sum();
	(Keys::<Test>::iter().count(), KeyTenures::<Test>::iter().count(), retired)
}

#[test]
fn an_operator_sets_a_key_of_every_kind() {
	build_and_execute(|| {
		// GIVEN
		register(ALICE, percent(10));
		take_events();
		for signer in Signer::of_every_kind(1) {
			let key = signer.key();
			assert_eq!(Operators::key_of(&ALICE, key.kind()), None);
			// WHEN
			assert_ok!(set_key(ALICE, &signer));
			// THEN it is the operator's, from this era on.
			assert_eq!(Operators::key_of(&ALICE, key.kind()), Some(key));
			assert_eq!(owners(&signer, 9..=11), [None, Some(ALICE), Some(ALICE)]);
			assert_eq!(take_events(), [Event::KeySet { operator: ALICE, key, from: 10 }]);
		}
		// One of each, next to each other.
		assert_eq!(stored(), (3, 3, 0));
		assert_eq!(Operators::key_of(&BOB, KeyKind::Ecdsa), None);
	});
}

#[test]
fn what_proves_possession_is_told_byte_by_byte() {
	build_and_execute(|| {
		let genesis = System::block_hash(0);
		assert_ne!(genesis, Default::default());
		for (index, signer) in Signer::of_every_kind(1).into_iter().enumerate() {
			let public = match signer.key() {
				ServiceKey::Sr25519(key) => key.0.to_vec(),
				ServiceKey::Ed25519(key) => key.0.to_vec(),
				ServiceKey::Ecdsa(key) => key.0.to_vec(),
			};
			let expected = [
				b"rampart/possession".as_slice(),
				genesis.as_bytes(),
				&ALICE.to_le_bytes(),
				&[index as u8],
				&public,
			]
			.concat();
			assert_eq!(Operators::possession_message(ALICE, signer.key()), expected);
		}
	});
}

#[test]
fn only_an_operator_has_keys() {
	build_and_execute(|| {
		let signer = Signer::sr25519(1);
		assert_noop!(set_key(ALICE, &signer), Error::<Test>::NotOperator);
		assert_noop!(remove_key(ALICE, KeyKind::Sr25519), Error::<Test>::NotOperator);
		register(ALICE, percent(10));
		assert_noop!(
			Operators::set_key(RuntimeOrigin::root(), signer.key(), signer.proof_for(ALICE)),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Operators::remove_key(RuntimeOrigin::none(), KeyKind::Sr25519),
			DispatchError::BadOrigin
		);
		assert_ok!(set_key(ALICE, &signer));
	});
}

#[test]
fn nobody_sets_a_key_without_having_it() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		for (signer, other) in Signer::of_every_kind(1).into_iter().zip(Signer::of_every_kind(2)) {
			let key = signer.key();
			let refused = |proof| {
				assert_noop!(set_key_with(ALICE, key, proof), Error::<Test>::BadProofOfPossession);
			};
			let message = Operators::possession_message(ALICE, key);
			// Signed by another key, of this kind or any,
			refused(other.sign(&message));
			for stranger in Signer::of_every_kind(1) {
				if stranger.key() != key {
					refused(stranger.sign(&message));
				}
			}
			// or the right one, but about another key or nothing of the sort.
			refused(signer.sign(&Operators::possession_message(ALICE, other.key())));
			refused(signer.sign(b"rampart/possession"));
			refused(signer.sign(&[b"<Bytes>", message.as_slice(), b"</Bytes>"].concat()));
			// What it takes is the key's own signature of the whole message.
			assert_ok!(set_key_with(ALICE, key, signer.sign(&message)));
		}
	});
}

#[test]
fn a_proof_for_one_operator_is_of_no_use_to_another() {
	build_and_execute(|| {
		// GIVEN Bob's proof, which everybody can read once he has sent it.
		register(ALICE, percent(10));
		register(BOB, percent(10));
		for signer in Signer::of_every_kind(1) {
			let proof = signer.proof_for(BOB);
			// WHEN Alice is faster, THEN it does not help her.
			assert_noop!(
				set_key_with(ALICE, signer.key(), proof.clone()),
				Error::<Test>::BadProofOfPossession
			);
			assert_ok!(set_key_with(BOB, signer.key(), proof));
		}
	});
}

#[test]
fn a_proof_for_another_chain_proves_nothing() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		for signer in Signer::of_every_kind(1) {
			let domain = *b"rampart/possession";
			let message = |genesis: H256| (domain, genesis, ALICE, signer.key()).encode();
			assert_noop!(
				set_key_with(ALICE, signer.key(), signer.sign(&message(H256::repeat_byte(7)))),
				Error::<Test>::BadProofOfPossession
			);
			assert_ok!(set_key_with(
				ALICE,
				signer.key(),
				signer.sign(&message(System::block_hash(0)))
			));
		}
	});
}

#[test]
fn a_key_in_force_can_be_set_by_nobody() {
	build_and_execute(|| {
		// GIVEN two who have the same key, and one who was faster.
		register(ALICE, percent(10));
		register(BOB, percent(10));
		for signer in Signer::of_every_kind(1) {
			assert_ok!(set_key(ALICE, &signer));
			// THEN the other cannot have it, nor the first once more, however often it sends the
			// proof that was good.
			assert_noop!(set_key(BOB, &signer), Error::<Test>::KeyInUse);
			assert_noop!(set_key(ALICE, &signer), Error::<Test>::KeyInUse);
		}
	});
}

#[test]
fn a_retired_key_can_be_set_by_nobody() {
	build_and_execute(|| {
		// GIVEN a key that was rotated away, and one that was removed.
		register(ALICE, percent(10));
		register(BOB, percent(10));
		let [rotated, removed, successor] =
			[Signer::ecdsa(1), Signer::ed25519(1), Signer::ecdsa(2)];
		for signer in [&rotated, &removed, &successor] {
			assert_ok!(set_key(ALICE, signer));
		}
		assert_ok!(remove_key(ALICE, KeyKind::Ed25519));
		// THEN neither the other nor the owner can set them while they are on record.
		for era in 10..=13 {
			FakeEras::set(era);
			for signer in [&rotated, &removed] {
				assert_noop!(set_key(BOB, signer), Error::<Test>::KeyInUse);
				assert_noop!(set_key(ALICE, signer), Error::<Test>::KeyInUse);
			}
		}
	});
}

#[test]
fn a_rotated_key_is_its_owners_for_the_eras_it_was() {
	build_and_execute(|| {
		// GIVEN a key set in era 10. The window is wide enough to see all that follows.
		FakeDelays::set(Delays { report_window: 98, exit: 100, ..Delays::default() });
		register(ALICE, percent(10));
		let [old, new] = [Signer::sr25519(1), Signer::sr25519(2)];
		assert_ok!(set_key(ALICE, &old));
		// WHEN it is rotated in era 12.
		FakeEras::set(12);
		take_events();
		assert_ok!(set_key(ALICE, &new));
		// THEN the events tell both,
		assert_eq!(
			take_events(),
			[
				Event::KeyRetired { operator: ALICE, key: old.key(), until: 12 },
				Event::KeySet { operator: ALICE, key: new.key(), from: 12 }
			]
		);
		// and in era 12 either is hers: nothing signed in it escapes.
		let alice = Some(ALICE);
		assert_eq!(owners(&old, 9..=13), [None, alice, alice, alice, None]);
		assert_eq!(owners(&new, 9..=13), [None, None, None, alice, alice]);
		assert_eq!(Operators::key_of(&ALICE, KeyKind::Sr25519), Some(new.key()));
		assert_eq!(stored(), (1, 2, 1));
		// Time alone changes nothing of that.
		FakeEras::set(100);
		assert_eq!(owners(&old, 9..=13), [None, alice, alice, alice, None]);
		assert_eq!(owners(&new, [11, 12, 100]), [None, alice, alice]);
	});
}

#[test]
fn a_removed_key_has_no_successor_and_keeps_its_past() {
	build_and_execute(|| {
		// GIVEN two keys.
		register(ALICE, percent(10));
		let [gone, other] = [Signer::ed25519(1), Signer::ecdsa(1)];
		assert_ok!(set_key(ALICE, &gone));
		assert_ok!(set_key(ALICE, &other));
		take_events();
		// WHEN one is removed, an era later.
		FakeEras::set(11);
		assert_ok!(remove_key(ALICE, KeyKind::Ed25519));
		// THEN
		assert_eq!(
			take_events(),
			[Event::KeyRetired { operator: ALICE, key: gone.key(), until: 11 }]
		);
		assert_eq!(Operators::key_of(&ALICE, KeyKind::Ed25519), None);
		assert_eq!(Operators::key_of(&ALICE, KeyKind::Ecdsa), Some(other.key()));
		assert_eq!(owners(&gone, 9..=12), [None, Some(ALICE), Some(ALICE), None]);
		assert_noop!(remove_key(ALICE, KeyKind::Ed25519), Error::<Test>::NoKey);
		assert_noop!(remove_key(ALICE, KeyKind::Sr25519), Error::<Test>::NoKey);
	});
}

#[test]
fn several_keys_of_one_era_are_all_their_owners_in_it() {
	build_and_execute(|| {
		// GIVEN an operator that rotates twice within an era.
		register(ALICE, percent(10));
		let signers: Vec<_> = (1..=3).map(Signer::ecdsa).collect();
		for signer in &signers {
			assert_ok!(set_key(ALICE, signer));
		}
		// THEN it answers for each.
		let alice = Some(ALICE);
		assert_eq!(owners(&signers[0], 9..=11), [None, alice, None]);
		assert_eq!(owners(&signers[1], 9..=11), [None, alice, None]);
		assert_eq!(owners(&signers[2], 9..=11), [None, alice, alice]);
	});
}

#[test]
fn a_key_that_was_retired_tells_its_owner_as_long_as_it_matters_and_one_in_force_always() {
	build_and_execute(|| {
		// GIVEN one key retired in era 12, and one in force since then; the window is three eras.
		register(ALICE, percent(10));
		let [old, new] = [Signer::sr25519(1), Signer::sr25519(2)];
		assert_ok!(set_key(ALICE, &old));
		FakeEras::set(12);
		assert_ok!(set_key(ALICE, &new));
		// THEN all eras of the old one count up to and including the third after its last.
		let alice = Some(ALICE);
		FakeEras::set(13);
		assert_eq!(owners(&old, 10..=12), [alice, alice, alice]);
		FakeEras::set(15);
		assert_eq!(owners(&old, 10..=12), [alice, alice, alice]);
		assert_eq!(owners(&new, 12..=15), [alice, alice, alice, alice]);
		FakeEras::set(16);
		assert_eq!(owners(&old, 10..=12), [None, None, None]);
		assert_eq!(owners(&new, 12..=16), [alice; 5]);
		// Nothing of it depends on whether the old one has been pruned: it has not.
		assert_eq!(stored(), (1, 2, 1));
	});
}

#[test]
fn a_retired_key_is_forgotten_only_when_nothing_it_signed_can_be_slashed() {
	build_and_execute(|| {
		// GIVEN a key retired in era 10; the window is three eras.
		register(ALICE, percent(10));
		let [first, second, third, other] =
			[Signer::sr25519(1), Signer::sr25519(2), Signer::sr25519(3), Signer::ecdsa(4)];
		assert_ok!(set_key(ALICE, &first));
		assert_ok!(set_key(ALICE, &second));
		// WHEN its owner sets another in era 13, THEN it stays,
		FakeEras::set(13);
		assert_ok!(set_key(ALICE, &third));
		assert_eq!(owners(&first, [10]), [Some(ALICE)]);
		assert_eq!(stored(), (1, 3, 2));
		// and in era 14 it goes, whatever the kind of the key that is set; the second stays.
		FakeEras::set(14);
		assert_ok!(set_key(ALICE, &other));
		assert!(!KeyTenures::<Test>::contains_key(first.key()));
		assert_eq!(owners(&second, [13]), [Some(ALICE)]);
		assert_eq!(stored(), (2, 3, 1));
	});
}

#[test]
fn removing_a_key_forgets_expired_ones_too() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		let [first, second] = [Signer::sr25519(1), Signer::sr25519(2)];
		assert_ok!(set_key(ALICE, &first));
		assert_ok!(set_key(ALICE, &second));
		FakeEras::set(14);
		assert_ok!(remove_key(ALICE, KeyKind::Sr25519));
		assert!(!KeyTenures::<Test>::contains_key(first.key()));
		assert_eq!(stored(), (0, 1, 1));
	});
}

#[test]
fn a_call_that_fails_forgets_nothing() {
	build_and_execute(|| {
		// GIVEN a retired key that has expired.
		register(ALICE, percent(10));
		assert_ok!(set_key(ALICE, &Signer::sr25519(1)));
		assert_ok!(remove_key(ALICE, KeyKind::Sr25519));
		FakeEras::set(14);
		// THEN a call that fails leaves it.
		let [other, stranger] = [Signer::sr25519(2), Signer::sr25519(3)];
		assert_noop!(
			set_key_with(ALICE, other.key(), stranger.proof_for(ALICE)),
			Error::<Test>::BadProofOfPossession
		);
		assert_noop!(remove_key(ALICE, KeyKind::Sr25519), Error::<Test>::NoKey);
		assert_eq!(stored(), (0, 1, 1));
	});
}

#[test]
fn an_expired_key_is_its_owners_to_set_again_and_then_anybodys() {
	build_and_execute(|| {
		// GIVEN two keys that have expired, still on record.
		register(ALICE, percent(10));
		register(BOB, percent(10));
		let [again, passed_on] = [Signer::ed25519(1), Signer::ecdsa(1)];
		for signer in [&again, &passed_on] {
			assert_ok!(set_key(ALICE, signer));
			assert_ok!(remove_key(ALICE, signer.key().kind()));
		}
		FakeEras::set(14);
		assert_noop!(set_key(BOB, &passed_on), Error::<Test>::KeyInUse);
		// WHEN their owner sets one of them anew, THEN its tenure begins anew,
		assert_ok!(set_key(ALICE, &again));
		assert_eq!(owners(&again, [10, 13, 14]), [None, None, Some(ALICE)]);
		assert_eq!(stored(), (1, 1, 0));
		// and the other is forgotten, so that whoever has it can set it.
		assert_ok!(set_key(BOB, &passed_on));
		assert_eq!(owners(&passed_on, [10, 13, 14]), [None, None, Some(BOB)]);
	});
}

#[test]
fn there_is_a_limit_to_retired_keys_which_passes_with_time() {
	build_and_execute(|| {
		// GIVEN as many retired keys as can be, the first an era before the others.
		register(ALICE, percent(10));
		let signers: Vec<_> = (1..=5).map(Signer::ecdsa).collect();
		assert_ok!(set_key(ALICE, &signers[0]));
		assert_ok!(set_key(ALICE, &signers[1]));
		FakeEras::set(11);
		assert_ok!(set_key(ALICE, &signers[2]));
		assert_ok!(set_key(ALICE, &signers[3]));
		assert_eq!(stored(), (1, 4, MAX_RETIRED_KEYS as usize));
		// THEN no other can be retired, however,
		for era in [11, 13] {
			FakeEras::set(era);
			assert_noop!(set_key(ALICE, &signers[4]), Error::<Test>::TooManyRetiredKeys);
			assert_noop!(remove_key(ALICE, KeyKind::Ecdsa), Error::<Test>::TooManyRetiredKeys);
		}
		// while one that replaces nothing can be set,
		assert_ok!(set_key(ALICE, &Signer::ed25519(1)));
		// until the first has expired: that is room for one, and no more.
		FakeEras::set(14);
		assert_ok!(set_key(ALICE, &signers[4]));
		assert!(!KeyTenures::<Test>::contains_key(signers[0].key()));
		assert_noop!(remove_key(ALICE, KeyKind::Ecdsa), Error::<Test>::TooManyRetiredKeys);
		// An era later the others are history as well.
		FakeEras::set(15);
		assert_ok!(remove_key(ALICE, KeyKind::Ecdsa));
		assert_eq!(stored(), (1, 3, 2));
	});
}

#[test]
fn one_operators_retired_keys_are_not_anothers() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		register(BOB, percent(10));
		for seed in 1..=4 {
			assert_ok!(set_key(ALICE, &Signer::sr25519(seed)));
		}
		let [first, second] = [Signer::sr25519(11), Signer::sr25519(12)];
		assert_ok!(set_key(BOB, &first));
		assert_ok!(set_key(BOB, &second));
		// Bob's next call, long after, forgets what is his only.
		FakeEras::set(50);
		assert_ok!(remove_key(BOB, KeyKind::Sr25519));
		assert!(!KeyTenures::<Test>::contains_key(first.key()));
		assert_eq!(RetiredKeys::<Test>::get(ALICE).len(), 3);
	});
}

#[test]
fn deregister_forgets_every_key() {
	build_and_execute(|| {
		// GIVEN an operator with keys of every kind in force and a retired one, and another.
		register(ALICE, percent(10));
		register(BOB, percent(10));
		let old = Signer::ecdsa(9);
		assert_ok!(set_key(ALICE, &old));
		for signer in Signer::of_every_kind(1) {
			assert_ok!(set_key(ALICE, &signer));
		}
		let [bobs_old, bobs] = [Signer::ecdsa(7), Signer::ecdsa(8)];
		assert_ok!(set_key(BOB, &bobs_old));
		assert_ok!(set_key(BOB, &bobs));
		assert_eq!(stored(), (4, 6, 2));
		// WHEN it cannot leave yet, THEN it keeps them.
		FakeCommitments::set(&ALICE, true);
		assert_noop!(
			Operators::deregister(RuntimeOrigin::signed(ALICE)),
			Error::<Test>::HasAllocations
		);
		assert_eq!(owners(&old, [10]), [Some(ALICE)]);
		// WHEN it leaves.
		FakeCommitments::set(&ALICE, false);
		take_events();
		assert_ok!(Operators::deregister(RuntimeOrigin::signed(ALICE)));
		// THEN nothing of them is left, and the other's are untouched.
		assert_eq!(take_events(), [Event::Deregistered { operator: ALICE }]);
		assert_eq!(owners(&old, [10]), [None]);
		for signer in Signer::of_every_kind(1) {
			assert_eq!(owners(&signer, [10]), [None]);
			assert_eq!(Operators::key_of(&ALICE, signer.key().kind()), None);
		}
		assert_eq!(stored(), (1, 2, 1));
		assert_eq!(owners(&bobs_old, [10]), [Some(BOB)]);
		assert_eq!(Operators::key_of(&BOB, KeyKind::Ecdsa), Some(bobs.key()));
		// Whoever has one can set it now, the same who comes back included.
		register(ALICE, percent(10));
		assert_ok!(set_key(ALICE, &Signer::sr25519(1)));
		assert_ok!(set_key(BOB, &Signer::ed25519(1)));
	});
}

#[test]
fn keys_outlive_the_end_of_time() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		FakeEras::set(u32::MAX);
		let [old, new] = [Signer::sr25519(1), Signer::sr25519(2)];
		assert_ok!(set_key(ALICE, &old));
		assert_ok!(set_key(ALICE, &new));
		assert_eq!(owners(&old, [u32::MAX - 1, u32::MAX]), [None, Some(ALICE)]);
		assert_eq!(stored(), (1, 2, 1));
	});
}

#[test]
fn at_genesis_an_operator_has_a_key_without_proof_and_each_has_one_owner() {
	build_and_execute(|| {
		let (one, two) = (Signer::sr25519(1), Signer::sr25519(2));
		let give = |who, signer: &Signer| Operators::set_key_at_genesis(who, signer.key());
		assert_noop!(give(ALICE, &one), Error::<Test>::NotOperator);
		register(ALICE, percent(10));
		register(BOB, percent(10));
		let now = <FakeEras as restaking_primitives::Eras>::active_era();
		assert_ok!(give(ALICE, &one));
		assert_eq!(owners(&one, [now]), vec![Some(ALICE)]);
		assert_noop!(give(BOB, &one), Error::<Test>::KeyInUse);
		assert_noop!(give(ALICE, &two), Error::<Test>::KeyInUse);
		assert_noop!(set_key(BOB, &one), Error::<Test>::KeyInUse);
		// It rotates like any other.
		assert_ok!(set_key(ALICE, &two));
		assert_eq!(owners(&two, [now]), vec![Some(ALICE)]);
	});
}
