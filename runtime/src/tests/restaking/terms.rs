// SPDX-License-Identifier: Apache-2.0

//! Terms that change: only after a delay, never for the past, and never to what is not safe.

use super::*;
use frame_support::assert_noop;
use restaking_primitives::{Curve, Steepness, VerifierId, Window};

fn change(service: ServiceId, terms: TermsOf<Runtime>) -> DispatchResult {
	Services::change_terms(signed(OWNER), service, terms)
}

fn slash_by(
	who: Sr25519Keyring,
	service: ServiceId,
	era: EraIndex,
	fraction: Perbill,
) -> DispatchResult {
	let evidence = H256::from_low_u64_be(pallet_slashing::NextSlashId::<Runtime>::get().into());
	Slashing::propose_slash(signed(who), service, account(OPERATOR), era, fraction, evidence)
		.map(drop)
		.map_err(|error| error.error)
}

fn mode(slasher: Sr25519Keyring, resolver: Sr25519Keyring) -> SlashMode<AccountId> {
	SlashMode::Vetoable { slasher: account(slasher), resolver: Some(account(resolver)), window: 1 }
}

#[test]
fn a_slasher_that_is_rotated_in_cannot_slash_the_past() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let changed = era + Restaking::delays().terms;
		let new = pallet_services::Terms {
			mode: mode(EveStash, FerdieStash),
			..terms(Beneficiary::Burn)
		};
		assert_ok!(change(service, new));
		// Until then it is as if nothing had been asked for.
		assert_noop!(slash_by(EveStash, service, era, part(1)), SlashingError::NotSlasher);
		run_to_era(changed - 1);
		assert_noop!(slash_by(EveStash, service, changed - 1, part(1)), SlashingError::NotSlasher);

		run_to_era(changed);
		// Of the era before the old one still accuses, the new one does not; and the other way round.
		assert_noop!(slash_by(EveStash, service, changed - 1, part(1)), SlashingError::NotSlasher);
		assert_ok!(slash_by(SLASHER, service, changed - 1, part(1)));
		assert_noop!(slash_by(SLASHER, service, changed, part(1)), SlashingError::NotSlasher);
		assert_ok!(slash_by(EveStash, service, changed, part(1)));
		// The resolver follows.
		let veto = |who, id| Slashing::veto_slash(signed(who), id);
		assert_noop!(veto(FerdieStash, 0), SlashingError::NotResolver);
		assert_noop!(veto(RESOLVER, 1), SlashingError::NotResolver);
		assert_ok!(veto(RESOLVER, 0));
		assert_ok!(veto(FerdieStash, 1));
	});
}

#[test]
fn beneficiary_and_limits_are_those_of_the_offence_era() {
	story(|| {
		let (service, era) = secured(Beneficiary::Treasury);
		let changed = era + Restaking::delays().terms;
		let new = pallet_services::Terms {
			max_slash: part(20),
			budget: Budget { fraction: part(20), window: 1 },
			..terms(Beneficiary::Burn)
		};
		assert_ok!(change(service, new));
		run_to_era(changed);

		// 60 % of 30 000 UNIT to the treasury, under the terms of before.
		let old = propose(service, changed - 1, 60);
		// 20 % burned, under those of now; another percent is the council's to grant.
		let young = propose(service, changed, 20);
		let beyond = propose(service, changed, 1);
		assert_eq!([approval(old), approval(young)], [Approval::NotNeeded; 2]);
		assert_eq!(approval(beyond), Approval::Needed);

		run_to_era(changed + 1);
		let (treasury, issued) = (total(&crate::Treasury::account_id()), issuance());
		run_blocks(2);
		assert_eq!([collected(old), collected(young)], [18_000 * UNIT, 6_000 * UNIT]);
		assert_eq!(total(&crate::Treasury::account_id()), treasury + 18_000 * UNIT);
		assert_eq!(issuance(), issued - 6_000 * UNIT);
	});
}

#[test]
fn the_veto_window_is_that_of_the_offence_era() {
	story_with(long_window, || {
		let (service, era) = secured(Beneficiary::Burn);
		let changed = era + Restaking::delays().terms;
		let mut new = terms(Beneficiary::Burn);
		new.mode = SlashMode::Vetoable {
			slasher: account(SLASHER),
			resolver: Some(account(RESOLVER)),
			window: 2,
		};
		assert_ok!(change(service, new));
		run_to_era(changed - 1);
		let early = propose(service, changed - 1, 1);
		run_to_era(changed);
		// Proposed side by side: an era for what was done before, two for what is done now.
		let old = propose(service, changed - 1, 1);
		let young = [propose(service, changed, 1), propose(service, changed, 1)];
		let from = |id| Slashing::slash(id).unwrap().executable_from;
		assert_eq!([from(early), from(old)], [changed, changed + 1]);
		assert_eq!(young.map(from), [changed + 2; 2]);

		// That is how long each can be vetoed, and when it executes.
		run_to_era(changed + 1);
		assert!(is_executed(early) && is_executed(old));
		assert!(young.into_iter().all(is_open));
		assert_noop!(Slashing::veto_slash(signed(RESOLVER), old), SlashingError::AlreadyDecided);
		assert_ok!(Slashing::veto_slash(signed(RESOLVER), young[0]));
		run_to_era(changed + 2);
		assert!(matches!(status(young[0]), SlashStatus::Vetoed { .. }));
		assert!(is_executed(young[1]));
	});
}

#[test]
fn the_window_of_the_budget_is_that_of_the_offence_era() {
	story_with(long_window, || {
		// A fifth of the stake in five eras, then a tenth in three.
		let with = |percent, window| pallet_services::Terms {
			budget: Budget { fraction: part(percent), window },
			..terms(Beneficiary::Burn)
		};
		let (service, era) = secured_with(with(20, 5));
		let changed = era + Restaking::delays().terms;
		assert_ok!(change(service, with(10, 3)));
		run_to_era(changed);
		assert_eq!(changed, 14);
		let window = |id| Slashing::slash(id).unwrap().window;
		let [of_old, of_young] = [Window { from: 10, eras: 5 }, Window { from: 12, eras: 3 }];

		// Era 13 is in the window from 10 to 14, as it was when it was 13; era 14 is in the one from
		// 12 to 14. Each has the budget of its terms, of which the other spends nothing.
		let (old, young) = (propose(service, 13, 20), propose(service, 14, 10));
		assert_eq!([old, young].map(window), [of_old, of_young]);
		assert_eq!([old, young].map(approval), [Approval::NotNeeded; 2]);
		// Then nothing is left of either, for era 12 no more than for era 13.
		for (era, of) in [(12, of_old), (14, of_young)] {
			let beyond = propose(service, era, 1);
			assert_eq!((window(beyond), approval(beyond)), (of, Approval::Needed), "{era}");
			// There is room for so many at a time only.
			assert_ok!(Slashing::veto_slash(signed(RESOLVER), beyond));
		}
		// What is done in the next three eras counts anew.
		run_to_era(15);
		let next = propose(service, 15, 9);
		assert_eq!(window(next), Window { from: 15, eras: 3 });
		assert_eq!(approval(next), Approval::NotNeeded);
	});
}

#[test]
fn a_beneficiary_swapped_after_the_offence_gets_nothing() {
	story(|| {
		let (service, era) = secured(Beneficiary::Treasury);
		let changed = era + Restaking::delays().terms;
		let swapped = terms(Beneficiary::Account(account(EveStash)));
		assert_ok!(change(service, swapped));
		// Proposed under the old terms, executed and collected under the new ones.
		run_to_era(changed - 1);
		let id = propose(service, changed - 1, 10);
		run_to_era(changed);
		run_blocks(2);
		assert_eq!(collected(id), 3_000 * UNIT);
		let books = Slashing::slash(id).unwrap().books;
		assert_eq!((books.paid_to_beneficiary, books.held), (3_000 * UNIT, 0));
	});
}

#[test]
fn asking_again_waits_again_and_taking_back_leaves_no_trace() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let delay = Restaking::delays().terms;
		let with_slasher =
			|who| pallet_services::Terms { mode: mode(who, RESOLVER), ..terms(Beneficiary::Burn) };
		assert_ok!(change(service, with_slasher(EveStash)));
		run_to_era(era + delay - 1);
		// Just before the change comes, another is slipped in.
		assert_ok!(change(service, with_slasher(FerdieStash)));
		run_to_era(era + delay);
		for who in [EveStash, FerdieStash] {
			let refused = slash_by(who, service, era + delay, part(1));
			assert_eq!(refused, Err(SlashingError::NotSlasher.into()));
		}
		assert_ok!(slash_by(SLASHER, service, era + delay, part(1)));

		assert_ok!(Services::withdraw_terms_change(signed(OWNER), service));
		assert_noop!(
			Services::withdraw_terms_change(signed(OWNER), service),
			ServicesError::NoPendingTerms
		);
		run_to_era(era + 2 * delay);
		let refused = slash_by(FerdieStash, service, era + 2 * delay, part(1));
		assert_eq!(refused, Err(SlashingError::NotSlasher.into()));
		assert_ok!(slash_by(SLASHER, service, era + 2 * delay, part(1)));
	});
}

#[test]
fn whoever_dislikes_the_new_terms_is_gone_before_they_come() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let worse = pallet_services::Terms { max_slash: part(100), ..terms(Beneficiary::Burn) };
		assert_ok!(change(service, worse));
		undelegate(Bob, 40_000);
		assert_ok!(Services::opt_out(signed(OPERATOR), service));
		let changed = era + Restaking::delays().terms;
		run_to_era(changed);
		// The restaker has everything back, and the allocation is nobody's to slash.
		assert_ok!(Restaking::withdraw(signed(Bob), account(OPERATOR)));
		assert_eq!(claim(&account(Bob)), 0);
		assert_noop!(slash_by(SLASHER, service, changed, part(1)), SlashingError::NothingAllocated);
	});
}

#[test]
fn terms_are_changed_by_the_owner_alone() {
	story(|| {
		let (service, _) = secured(Beneficiary::Burn);
		for who in [SLASHER, RESOLVER, OPERATOR, STRANGER] {
			assert_noop!(
				Services::change_terms(signed(who), service, terms(Beneficiary::Treasury)),
				ServicesError::NotServiceOwner
			);
			assert_noop!(
				Services::withdraw_terms_change(signed(who), service),
				ServicesError::NotServiceOwner
			);
		}
		assert_noop!(
			change(service + 1, terms(Beneficiary::Treasury)),
			ServicesError::UnknownService
		);
	});
}

#[test]
fn an_offence_from_before_the_service_was_created_is_nobodys() {
	story(|| {
		register_operator();
		delegate(Bob, 40_000);
		run_to_era(2);
		let service = create_service(Beneficiary::Burn);
		assert_noop!(slash_by(SLASHER, service, 1, part(1)), SlashingError::UnknownService);
	});
}

type Change = fn(&mut TermsOf<Runtime>);

/// Every value of a service's terms that is refused, by the error that says why.
fn refused_terms() -> Vec<(ServicesError, Change)> {
	fn objective(terms: &mut TermsOf<Runtime>, fraction: Perbill, share: Perbill) {
		terms.mode = SlashMode::Objective {
			verifier: VerifierId::EQUIVOCATION,
			fraction,
			reporter_share: share,
		};
	}
	fn window(terms: &mut TermsOf<Runtime>, eras: EraIndex) {
		terms.mode =
			SlashMode::Vetoable { slasher: account(SLASHER), resolver: None, window: eras };
	}
	fn curve(terms: &mut TermsOf<Runtime>, steepness: Steepness) {
		terms.curve = Some(Curve { floor: part(1), multiplier: 0, steepness });
	}
	vec![
		(ServicesError::QuorumIsZero, |terms| terms.quorum = Perbill::zero()),
		(ServicesError::MaxSlashIsZero, |terms| terms.max_slash = Perbill::zero()),
		(ServicesError::BudgetIsZero, |terms| terms.budget.fraction = Perbill::zero()),
		(ServicesError::BudgetWindowOutOfRange, |terms| terms.budget.window = 0),
		(ServicesError::BudgetWindowOutOfRange, |terms| terms.budget.window = 65),
		(ServicesError::BudgetWindowOutOfRange, |terms| terms.budget.window = u32::MAX),
		(ServicesError::VetoWindowOutOfRange, |terms| window(terms, 0)),
		(ServicesError::VetoWindowOutOfRange, |terms| window(terms, 2)),
		(ServicesError::VetoWindowOutOfRange, |terms| window(terms, u32::MAX)),
		(ServicesError::UnknownVerifier, |terms| {
			terms.mode = SlashMode::Objective {
				verifier: VerifierId(*b"equivocations\0\0\0"),
				fraction: part(10),
				reporter_share: part(10),
			};
		}),
		(ServicesError::FractionIsZero, |terms| objective(terms, Perbill::zero(), part(1))),
		(ServicesError::FractionAboveMaxSlash, |terms| objective(terms, part(61), part(1))),
		(ServicesError::ReporterShareTooHigh, |terms| {
			let most = crate::configs::restaking::MaxReporterShare::get();
			objective(terms, part(10), most + Perbill::from_parts(1));
		}),
		(ServicesError::ReporterShareTooHigh, |terms| objective(terms, part(10), part(100))),
		(ServicesError::CurveNeverRises, |terms| curve(terms, Steepness::Linear)),
		(ServicesError::CurveNeverRises, |terms| curve(terms, Steepness::Quadratic)),
	]
}

#[test]
fn what_is_not_safe_is_refused_when_a_service_is_created_and_when_it_changes() {
	story(|| {
		let service = create_service(Beneficiary::Burn);
		for (why, spoil) in refused_terms() {
			let mut spoiled = terms(Beneficiary::Burn);
			spoil(&mut spoiled);
			let why = sp_runtime::DispatchError::from(why);
			assert_noop!(Services::create_service(signed(OWNER), Vec::new(), spoiled.clone()), why);
			assert_noop!(change(service, spoiled), why);
		}
		// What is just safe is not refused.
		let mut most = terms(Beneficiary::Burn);
		most.budget.window = 64;
		most.mode = SlashMode::Objective {
			verifier: VerifierId::EQUIVOCATION,
			fraction: part(60),
			reporter_share: crate::configs::restaking::MaxReporterShare::get(),
		};
		most.curve =
			Some(Curve { floor: Perbill::zero(), multiplier: 1, steepness: Steepness::Linear });
		assert_ok!(Services::create_service(signed(OWNER), Vec::new(), most.clone()));
		assert_ok!(change(service, most));
	});
}

#[test]
fn the_chain_bounds_veto_windows() {
	story_with(long_window, || {
		let with = |window| {
			let mut changed = terms(Beneficiary::Burn);
			changed.mode =
				SlashMode::Vetoable { slasher: account(SLASHER), resolver: None, window };
			Services::create_service(signed(OWNER), Vec::new(), changed)
		};
		assert_ok!(with(1));
		assert_ok!(with(2));
		assert_noop!(with(3), ServicesError::VetoWindowOutOfRange);
	});
}
