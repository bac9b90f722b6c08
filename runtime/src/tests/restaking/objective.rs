// SPDX-License-Identifier: Apache-2.0

//! Offences that are proved on chain: two conflicting statements, with every key, signature and
//! balance real. Each test is named after the attempt to be slashed less, or to earn more, than is
//! due.

use super::*;
use codec::Encode;
use frame_support::{assert_noop, assert_storage_noop};
use pallet_slashing::{EquivocationProof, SignedStatement};
use restaking_primitives::{KeyKind, ServiceKey, ServiceSignature, VerifierId};
use sp_core::{ecdsa, ed25519, sr25519, Pair};

/// What the operator takes for a topic, unless a test says otherwise.
const TOPIC: u64 = 7;

/// A key pair of the operator, by name.
fn pair(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//ferdie//{name}"), None).unwrap()
}

fn key(pair: &sr25519::Pair) -> ServiceKey {
	ServiceKey::Sr25519(pair.public())
}

fn proof_of_possession(who: Sr25519Keyring, pair: &sr25519::Pair) -> ServiceSignature {
	// Written out, not asked of the pallet: this is what operators' tools sign.
	let genesis = crate::System::block_hash(0);
	let message = (*b"rampart/possession", genesis, account(who), key(pair)).encode();
	ServiceSignature::Sr25519(pair.sign(&message))
}

fn set_key(who: Sr25519Keyring, pair: &sr25519::Pair) {
	assert_ok!(Operators::set_key(signed(who), key(pair), proof_of_possession(who, pair)));
}

/// What is signed for a service.
fn statement_bytes(service: ServiceId, topic: u64, era: EraIndex, payload: u64) -> Vec<u8> {
	let (topic, payload) = (H256::from_low_u64_be(topic), H256::from_low_u64_be(payload));
	(*b"rampart/statement", crate::System::block_hash(0), service, topic, era, payload).encode()
}

fn statement(
	pair: &sr25519::Pair,
	service: ServiceId,
	topic: u64,
	era: EraIndex,
	payload: u64,
) -> SignedStatement {
	SignedStatement {
		era,
		payload: H256::from_low_u64_be(payload),
		key: key(pair),
		signature: ServiceSignature::Sr25519(
			pair.sign(&statement_bytes(service, topic, era, payload)),
		),
	}
}

fn conflict(topic: u64, first: SignedStatement, second: SignedStatement) -> EquivocationProof {
	EquivocationProof { topic: H256::from_low_u64_be(topic), first, second }
}

/// Two statements of one era that say 1 and 2.
fn equivocation(service: ServiceId, era: EraIndex) -> EquivocationProof {
	let pair = pair("one");
	conflict(
		TOPIC,
		statement(&pair, service, TOPIC, era, 1),
		statement(&pair, service, TOPIC, era, 2),
	)
}

fn report(who: Sr25519Keyring, service: ServiceId, proof: EquivocationProof) -> DispatchResult {
	let call = pallet_slashing::Call::report_offence { service, proof: Box::new(proof) };
	dispatch(who, RuntimeCall::Slashing(call))
}

/// Half of the allocation for an equivocation, a tenth of it for the reporter.
fn objective_terms() -> TermsOf<Runtime> {
	pallet_services::Terms {
		mode: SlashMode::Objective {
			verifier: VerifierId::EQUIVOCATION,
			fraction: part(50),
			reporter_share: part(10),
		},
		..terms(Beneficiary::Burn)
	}
}

/// As [`secured`], where equivocations are slashed; the operator has a key from the start.
fn provable() -> (ServiceId, EraIndex) {
	provable_with(objective_terms())
}

fn provable_with(terms: TermsOf<Runtime>) -> (ServiceId, EraIndex) {
	let service = opted_in_with(terms);
	set_key(OPERATOR, &pair("one"));
	let era = active_era() + Restaking::delays().allocation;
	run_to_era(era);
	(service, era)
}

fn slashes() -> u32 {
	pallet_slashing::NextSlashId::<Runtime>::get()
}

#[test]
fn an_equivocation_is_slashed_at_once_and_its_reporter_paid() {
	story(|| {
		// GIVEN 30 000 UNIT of Bob's and Charlie's behind a service
		let (service, era) = provable();
		let (bob, stranger) = (account(Bob), account(STRANGER));
		let (before, issued) = ([total(&bob), total(&stranger)], issuance());

		// WHEN anyone shows two statements that contradict each other
		assert_ok!(report(STRANGER, service, equivocation(service, era)));

		// THEN half of it is owed in the same block, and collected in the next ones
		let record = Slashing::slash(0).unwrap();
		assert!(matches!(record.status, SlashStatus::Executed { era: now, .. } if now == era));
		assert_eq!((record.era, record.reporter), (era, Some(stranger.clone())));
		run_blocks(2);
		assert_eq!(collected(0), 15_000 * UNIT);
		assert_eq!(total(&bob), before[0] - 10_000 * UNIT);
		// AND a tenth of it is the reporter's, the rest burned
		assert_eq!(total(&stranger), before[1] + 1_500 * UNIT);
		assert_eq!(issuance(), issued - 13_500 * UNIT);
		let books = Slashing::slash(0).unwrap().books;
		assert_eq!(books.paid_to_reporter, 1_500 * UNIT);
		assert_eq!(books.paid_to_beneficiary, 13_500 * UNIT);
		assert_eq!(books.held, 0);
	});
}

#[test]
fn reporting_the_same_equivocation_again_in_every_way_one_can_think_of() {
	story(|| {
		let (service, era) = provable();
		let pair = pair("one");
		let say = |era, payload| statement(&pair, service, TOPIC, era, payload);
		assert_ok!(report(STRANGER, service, equivocation(service, era)));
		run_blocks(2);
		let (paid, taken) = (total(&account(STRANGER)), claim(&account(Bob)));

		let again = |proof: EquivocationProof| {
			assert_storage_noop!(assert_eq!(
				report(STRANGER, service, proof),
				Err(SlashingError::AlreadyProposed.into())
			));
		};
		// Replayed, and swapped.
		again(equivocation(service, era));
		let EquivocationProof { topic, first, second } = equivocation(service, era);
		again(EquivocationProof { topic, first: second, second: first });
		// A third statement on the topic, with either of the two, and two more.
		again(conflict(TOPIC, say(era, 1), say(era, 3)));
		again(conflict(TOPIC, say(era, 3), say(era, 2)));
		again(conflict(TOPIC, say(era, 3), say(era, 4)));
		// By way of another era.
		again(conflict(TOPIC, say(era - 1, 1), say(era, 2)));
		run_blocks(2);
		assert_eq!(slashes(), 1);
		assert_eq!((total(&account(STRANGER)), claim(&account(Bob))), (paid, taken));

		// Whoever contradicts itself in another era too is slashed for that, once, whichever of its
		// statements it is held against; and on another topic.
		let later = next_era();
		again(equivocation(service, era));
		assert_ok!(report(STRANGER, service, conflict(TOPIC, say(era, 1), say(later, 2))));
		again(conflict(TOPIC, say(later, 2), say(era, 1)));
		again(conflict(TOPIC, say(era, 3), say(later, 2)));
		again(conflict(TOPIC, say(later, 1), say(later, 2)));
		let other = |payload| statement(&pair, service, 8, later, payload);
		assert_ok!(report(STRANGER, service, conflict(8, other(1), other(2))));
		assert_eq!(slashes(), 3);
	});
}

#[test]
fn reporting_it_again_once_it_is_forgotten() {
	story(|| {
		let (service, era) = provable();
		assert_ok!(report(STRANGER, service, equivocation(service, era)));
		run_to_era(era + Restaking::delays().liability_window() + 2);
		run_blocks(3);
		assert_eq!(Slashing::slash(0), None);
		assert_storage_noop!(assert!(report(STRANGER, service, equivocation(service, era)).is_err()));
		assert_eq!(slashes(), 1);
	});
}

#[test]
fn reporting_an_equivocation_after_the_report_window_or_before_its_era() {
	story(|| {
		let (service, era) = provable();
		let early = report(STRANGER, service, equivocation(service, era + 1));
		assert_eq!(early, Err(SlashingError::EraInFuture.into()));
		run_to_era(era + Restaking::delays().report_window + 1);
		assert_storage_noop!(assert_eq!(
			report(STRANGER, service, equivocation(service, era)),
			Err(SlashingError::OffenceTooOld.into())
		));
		// The later statement counts; dating one of the two back is no way out.
		let now = active_era();
		let pair = pair("one");
		let dated_back = conflict(
			TOPIC,
			statement(&pair, service, TOPIC, era, 1),
			statement(&pair, service, TOPIC, now, 2),
		);
		assert_ok!(report(STRANGER, service, dated_back));
		assert_eq!(Slashing::slash(0).unwrap().era, now);
	});
}

#[test]
fn proofs_that_prove_nothing() {
	story(|| {
		let (service, era) = provable();
		let one = pair("one");
		let say = |era, payload| statement(&one, service, TOPIC, era, payload);
		let refused = |proof: EquivocationProof, why: SlashingError| {
			assert_storage_noop!(assert_eq!(report(STRANGER, service, proof), Err(why.into())));
		};
		// They agree.
		refused(conflict(TOPIC, say(era, 1), say(era, 1)), SlashingError::StatementsAgree);
		// They are on different topics: whatever is signed says on which.
		let elsewhere = statement(&one, service, 8, era, 2);
		refused(conflict(TOPIC, say(era, 1), elsewhere.clone()), SlashingError::BadSignature);
		refused(conflict(8, say(era, 1), elsewhere), SlashingError::BadSignature);
		// One is for another service.
		let other = create_service_with(objective_terms());
		let for_other = statement(&one, other, TOPIC, era, 2);
		refused(conflict(TOPIC, say(era, 1), for_other), SlashingError::BadSignature);
		// The era, or the payload, is not what was signed.
		let moved = SignedStatement { era: era - 1, ..say(era, 2) };
		refused(conflict(TOPIC, say(era, 1), moved), SlashingError::BadSignature);
		let altered = SignedStatement { payload: H256::from_low_u64_be(9), ..say(era, 2) };
		refused(conflict(TOPIC, say(era, 1), altered), SlashingError::BadSignature);
		// Somebody else signed with a key of its own, which is nobody's.
		let forged = statement(&pair("forger"), service, TOPIC, era, 2);
		refused(conflict(TOPIC, say(era, 1), forged.clone()), SlashingError::KeyNotInForce);
		// Or says it was the operator's.
		let forged = SignedStatement { key: key(&one), ..forged };
		refused(conflict(TOPIC, say(era, 1), forged), SlashingError::BadSignature);
		assert_eq!(slashes(), 0);
	});
}

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
		let message = |key: ServiceKey| {
			(*b"rampart/possession", genesis, account(OPERATOR), key).encode()
		};
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

#[test]
fn an_operator_that_reports_itself_earns_nothing() {
	story(|| {
		let (service, era) = provable();
		let (ferdie, issued) = (account(OPERATOR), issuance());
		let before = total(&ferdie);
		assert_ok!(report(OPERATOR, service, equivocation(service, era)));
		assert_eq!(Slashing::slash(0).unwrap().reporter, None);
		run_blocks(2);
		assert_eq!(total(&ferdie), before);
		assert_eq!(collected(0), 15_000 * UNIT);
		// Nobody else does either.
		assert_eq!(issuance(), issued - 15_000 * UNIT);
		assert_eq!(
			report(STRANGER, service, equivocation(service, era)),
			Err(SlashingError::AlreadyProposed.into())
		);
	});
}

#[test]
fn an_operator_that_reports_itself_from_a_second_account_loses_more_than_that_gains() {
	story(|| {
		// GIVEN an operator with stake of its own, at the service that pays reporters best
		assert_ok!(Operators::register(signed(Dave), Vec::new(), Perbill::zero(), 0));
		assert_ok!(Restaking::delegate(signed(Dave), account(Dave), 10_000 * UNIT));
		let mut best = objective_terms();
		best.mode = SlashMode::Objective {
			verifier: VerifierId::EQUIVOCATION,
			fraction: part(50),
			reporter_share: crate::configs::restaking::MaxReporterShare::get(),
		};
		let service = create_service_with(best);
		let daves = pair("dave");
		set_key(Dave, &daves);
		assert_ok!(Services::opt_in(signed(Dave), service, Magnitude::FULL));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);

		// WHEN its second account reports it
		let before = [total(&account(Dave)), total(&account(EveStash))];
		let says = |payload| statement(&daves, service, TOPIC, era, payload);
		assert_ok!(report(EveStash, service, conflict(TOPIC, says(1), says(2))));
		run_blocks(2);

		// THEN that gets the share, and no more
		let gained = total(&account(EveStash)) - before[1];
		let lost = before[0] - total(&account(Dave));
		assert_eq!((gained, lost), (1_000 * UNIT, 5_000 * UNIT));
		assert!(gained <= crate::configs::restaking::MaxReporterShare::get() * lost);
	});
}

#[test]
fn slashing_oneself_by_a_proof_frees_nothing_before_unbonding_would() {
	// In each session of an era: in the last one staking counts from the next era already.
	for sessions in 0..2 {
		story(|| {
			let for_itself = pallet_services::Terms {
				beneficiary: Beneficiary::Account(account(EveStash)),
				..objective_terms()
			};
			let (service, era) = provable_with(for_itself);
			for _ in 0..sessions {
				next_session();
			}
			assert_eq!(active_era(), era);
			assert_ok!(report(OPERATOR, service, equivocation(service, era)));
			pays_no_sooner_than_unbonding(0, 15_000 * UNIT);
		});
	}
}

#[test]
fn reporting_for_another_who_is_not_there() {
	story(|| {
		// The reporter's account is gone before the last planck is collected.
		let (service, era) = provable();
		assert_ok!(report(EveStash, service, equivocation(service, era)));
		assert_ok!(Balances::transfer_all(signed(EveStash), account(Eve).into(), false));
		assert_eq!(total(&account(EveStash)), 0);
		run_blocks(2);
		// It opens again for what it can hold.
		assert_eq!(total(&account(EveStash)), 1_500 * UNIT);
		assert_eq!(collected(0), 15_000 * UNIT);
	});
}

#[test]
fn a_reward_that_the_reporter_cannot_hold_goes_the_beneficiarys_way() {
	story(|| {
		let mut little = objective_terms();
		little.mode = SlashMode::Objective {
			verifier: VerifierId::EQUIVOCATION,
			// A billionth of 30 000 UNIT, and of that a tenth: less than an account can have.
			fraction: Perbill::from_parts(1),
			reporter_share: part(10),
		};
		little.beneficiary = Beneficiary::Treasury;
		let (service, era) = provable_with(little);
		let reporter = account(EveStash);
		assert_ok!(report(EveStash, service, equivocation(service, era)));
		assert_ok!(Balances::transfer_all(signed(EveStash), account(Eve).into(), false));
		let (treasury, issued) = (total(&crate::Treasury::account_id()), issuance());
		run_blocks(2);
		assert!(collected(0) > 0 && collected(0) < crate::EXISTENTIAL_DEPOSIT);
		assert_eq!(total(&reporter), 0);
		assert_eq!(Slashing::slash(0).unwrap().books.paid_to_reporter, 0);
		assert_eq!(total(&crate::Treasury::account_id()), treasury + collected(0));
		assert_eq!(issuance(), issued);
	});
}

#[test]
fn each_mode_keeps_to_its_own_call() {
	story(|| {
		let (service, era) = provable();
		assert_noop!(
			Slashing::propose_slash(
				signed(SLASHER),
				service,
				account(OPERATOR),
				era,
				part(10),
				H256::zero()
			),
			SlashingError::NotVetoable
		);
		let vetoable = create_service(Beneficiary::Burn);
		assert_storage_noop!(assert_eq!(
			report(STRANGER, vetoable, equivocation(vetoable, era)),
			Err(SlashingError::NotObjective.into())
		));
		assert_storage_noop!(assert_eq!(
			report(STRANGER, vetoable + 1, equivocation(vetoable + 1, era)),
			Err(SlashingError::UnknownService.into())
		));
	});
}

#[test]
fn a_proof_beyond_the_budget_waits_for_the_council() {
	story(|| {
		// GIVEN a service that may slash a tenth of its stake on its own
		let mut small = objective_terms();
		small.budget = Budget { fraction: part(10), window: 1 };
		let (service, era) = provable_with(small);
		// WHEN half of it is due
		assert_ok!(report(STRANGER, service, equivocation(service, era)));
		// THEN nothing is taken before the council says so
		assert_eq!(approval(0), Approval::Needed);
		run_to_era(era + 1);
		assert!(is_open(0));
		assert_eq!(claim(&account(Bob)), 40_000 * UNIT);
		let before = total(&account(STRANGER));
		assert_ok!(council(pallet_slashing::Call::approve_slash { id: 0 }));
		run_blocks(3);
		assert!(is_executed(0));
		assert_eq!(collected(0), 15_000 * UNIT);
		assert_eq!(total(&account(STRANGER)), before + 1_500 * UNIT);
	});
}

#[test]
fn proofs_that_nobody_will_approve_leave_room_for_one_that_counts() {
	story(|| {
		// GIVEN an operator that proves one offence of its own after the other, beyond the budget
		let mut small = objective_terms();
		small.max_slash = part(10);
		small.budget = Budget { fraction: part(10), window: 1 };
		small.mode = SlashMode::Objective {
			verifier: VerifierId::EQUIVOCATION,
			fraction: part(10),
			reporter_share: part(10),
		};
		let (service, era) = provable_with(small);
		let pair = pair("one");
		let on = |topic, era| {
			let says = |payload| statement(&pair, service, topic, era, payload);
			conflict(topic, says(1), says(2))
		};
		assert_ok!(report(OPERATOR, service, on(0, era)));
		let refused = (1..10).find_map(|topic| report(OPERATOR, service, on(topic, era)).err());
		assert_eq!(refused, Some(SlashingError::TooManyOpenSlashes.into()));
		run_blocks(2);
		let open = Slashing::open_slashes(account(OPERATOR)).len();
		assert_eq!(open, 3);
		// WHEN another offence of it is within the next budget
		let later = next_era();
		assert_ok!(report(STRANGER, service, on(TOPIC, later)));
		// THEN that is slashed at once.
		assert!(is_executed(slashes() - 1));
	});
}

#[test]
fn an_owner_that_changes_the_mode_saves_no_offender() {
	story(|| {
		let (service, era) = provable();
		assert_ok!(Services::change_terms(signed(OWNER), service, terms(Beneficiary::Burn)));
		let changed = era + Restaking::delays().terms;
		// The last era in which equivocations are slashed, reported when they are not any more.
		run_to_era(changed);
		assert_ok!(report(STRANGER, service, equivocation(service, changed - 1)));
		run_blocks(2);
		assert_eq!(collected(0), 15_000 * UNIT);
		// What is done under the new terms is judged by them.
		assert!(report(STRANGER, service, equivocation(service, changed)).is_err());
		propose(service, changed, 10);
	});
}

#[test]
fn an_owner_that_changes_the_mode_makes_nothing_an_offence_in_hindsight() {
	story(|| {
		let service = opted_in(Beneficiary::Burn);
		set_key(OPERATOR, &pair("one"));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		assert_ok!(Services::change_terms(signed(OWNER), service, objective_terms()));
		let changed = era + Restaking::delays().terms;
		run_to_era(changed);
		assert_storage_noop!(assert_eq!(
			report(STRANGER, service, equivocation(service, changed - 1)),
			Err(SlashingError::NotObjective.into())
		));
		// By way of the later of two statements neither: that is when the offence is complete.
		let pair = pair("one");
		let proof = conflict(
			TOPIC,
			statement(&pair, service, TOPIC, changed - 1, 1),
			statement(&pair, service, TOPIC, changed, 2),
		);
		assert_ok!(report(STRANGER, service, proof));
		assert_eq!(Slashing::slash(0).unwrap().era, changed);
	});
}

#[test]
fn contradicting_oneself_after_so_long_that_the_first_statement_is_old() {
	story(|| {
		// Nothing has changed meanwhile: the operator, its key and its allocation are the same.
		let (service, era) = provable();
		run_to_era(era + Restaking::delays().liability_window() + 1);
		let (pair, now) = (pair("one"), active_era());
		let proof = conflict(
			TOPIC,
			statement(&pair, service, TOPIC, era, 1),
			statement(&pair, service, TOPIC, now, 2),
		);
		assert_ok!(report(STRANGER, service, proof));
		assert_eq!(Slashing::slash(0).unwrap().era, now);
	});
}

#[test]
fn contradicting_oneself_early_while_there_is_little_to_lose() {
	story(|| {
		// GIVEN an operator with next to nothing behind it, that contradicts itself on a topic of
		// the future and has that slashed
		register_operator();
		set_key(OPERATOR, &pair("one"));
		delegate(Bob, 2);
		let service = create_service_with(objective_terms());
		assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		assert_ok!(report(OPERATOR, service, equivocation(service, era)));
		// WHEN it has much to lose, and contradicts itself on that topic twice more
		delegate(Charlie, 30_000);
		let now = next_era();
		// THEN that is another offence.
		assert_ok!(report(STRANGER, service, equivocation(service, now)));
		run_blocks(2);
		assert!(collected(1) > 1_000 * UNIT);
	});
}
