// SPDX-License-Identifier: Apache-2.0

//! Offences that are proved on chain: two conflicting statements, with every key, signature and
//! balance real. Each test is named after the attempt to be slashed less, or to earn more, than is
//! due.

use super::*;
use codec::Encode;
use frame_support::{assert_noop, assert_storage_noop};
use pallet_slashing::{EquivocationProof, SignedStatement};
use restaking_primitives::{ServiceKey, ServiceSignature, VerifierId};
use sp_core::{sr25519, Pair};

/// What the operator takes for a topic, unless a test says otherwise.
pub(super) const TOPIC: u64 = 7;

/// A key pair of the operator, by name.
pub(super) fn pair(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//ferdie//{name}"), None).unwrap()
}

pub(super) fn key(pair: &sr25519::Pair) -> ServiceKey {
	ServiceKey::Sr25519(pair.public())
}

pub(super) fn proof_of_possession(who: Sr25519Keyring, pair: &sr25519::Pair) -> ServiceSignature {
	// Written out, not asked of the pallet: this is what operators' tools sign.
	let genesis = crate::System::block_hash(0);
	let message = (*b"rampart/possession", genesis, account(who), key(pair)).encode();
	ServiceSignature::Sr25519(pair.sign(&message))
}

pub(super) fn set_key(who: Sr25519Keyring, pair: &sr25519::Pair) {
	assert_ok!(Operators::set_key(signed(who), key(pair), proof_of_possession(who, pair)));
}

/// What is signed for a service.
pub(super) fn statement_bytes(
	service: ServiceId,
	topic: u64,
	era: EraIndex,
	payload: u64,
) -> Vec<u8> {
	let (topic, payload) = (H256::from_low_u64_be(topic), H256::from_low_u64_be(payload));
	(*b"rampart/statement", crate::System::block_hash(0), service, topic, era, payload).encode()
}

pub(super) fn statement(
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

pub(super) fn conflict(
	topic: u64,
	first: SignedStatement,
	second: SignedStatement,
) -> EquivocationProof {
	EquivocationProof { topic: H256::from_low_u64_be(topic), first, second }
}

/// Two statements of one era that say 1 and 2.
pub(super) fn equivocation(service: ServiceId, era: EraIndex) -> EquivocationProof {
	let pair = pair("one");
	conflict(
		TOPIC,
		statement(&pair, service, TOPIC, era, 1),
		statement(&pair, service, TOPIC, era, 2),
	)
}

pub(super) fn report(
	who: Sr25519Keyring,
	service: ServiceId,
	proof: EquivocationProof,
) -> DispatchResult {
	let call = pallet_slashing::Call::report_offence { service, proof: Box::new(proof) };
	dispatch(who, RuntimeCall::Slashing(call))
}

/// Half of the allocation for an equivocation, a tenth of it for the reporter.
pub(super) fn objective_terms() -> TermsOf<Runtime> {
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
pub(super) fn provable() -> (ServiceId, EraIndex) {
	provable_with(objective_terms())
}

pub(super) fn provable_with(terms: TermsOf<Runtime>) -> (ServiceId, EraIndex) {
	let service = opted_in_with(terms);
	set_key(OPERATOR, &pair("one"));
	let era = active_era() + Restaking::delays().allocation;
	run_to_era(era);
	(service, era)
}

pub(super) fn slashes() -> u32 {
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
		assert_storage_noop!(assert_eq!(
			report(STRANGER, service, equivocation(service, era)),
			Err(SlashingError::OffenceTooOld.into())
		));
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
		assert_eq!((gained, lost), (500 * UNIT, 5_000 * UNIT));
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
		run_blocks(2);
		let refused = (1..10).find_map(|topic| report(OPERATOR, service, on(topic, era)).err());
		assert_eq!(refused, Some(SlashingError::TooManyOpenSlashes.into()));
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
		assert_storage_noop!(assert_eq!(
			report(STRANGER, service, equivocation(service, changed)),
			Err(SlashingError::NotObjective.into())
		));
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
