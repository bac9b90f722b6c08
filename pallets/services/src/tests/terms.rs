// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{TermsHistories, TermsStep};
use rand::{rngs::StdRng, Rng, SeedableRng};
use restaking_primitives::fakes::slashing::FakeVerifier;
use std::collections::BTreeMap;

fn change(service: ServiceId, terms: TermsOf<Test>) -> DispatchResult {
	Services::change_terms(RuntimeOrigin::signed(OWNER), service, terms)
}

fn withdraw(service: ServiceId) -> DispatchResult {
	Services::withdraw_terms_change(RuntimeOrigin::signed(OWNER), service)
}

/// Terms that differ from others in nothing but a number.
fn numbered(number: Balance) -> TermsOf<Test> {
	Terms { value_at_stake: number, ..terms() }
}

/// The number of the terms in force in `era`.
fn number_in(service: ServiceId, era: EraIndex) -> Option<Balance> {
	Services::terms_in(service, era).map(|terms| terms.value_at_stake)
}

fn count(service: ServiceId) -> usize {
	TermsHistories::<Test>::get(service).unwrap().0.len()
}

fn objective(fraction: Perbill, reporter_share: Perbill) -> SlashMode<AccountId> {
	SlashMode::Objective { verifier: FakeVerifier::ID, fraction, reporter_share }
}

fn vetoable(window: EraIndex) -> SlashMode<AccountId> {
	SlashMode::Vetoable { slasher: SLASHER, resolver: Some(BOB), window }
}

#[test]
fn terms_that_make_no_sense_are_refused_from_the_beginning_and_later() {
	build_and_execute(|| {
		let service = create_with(terms());
		let refused = |terms: TermsOf<Test>, error: Error<Test>| {
			let (owner, error) = (RuntimeOrigin::signed(OWNER), DispatchError::from(error));
			assert_noop!(Services::create_service(owner, vec![], terms.clone()), error);
			assert_noop!(change(service, terms), error);
		};
		let with_budget =
			|fraction, window| Terms { budget: Budget { fraction, window }, ..terms() };
		let with_mode = |mode| Terms { mode, ..terms() };
		let flat = Curve { floor: percent(50), multiplier: 0, steepness: Steepness::Linear };
		let stranger = SlashMode::Objective {
			verifier: VerifierId::EQUIVOCATION,
			fraction: percent(10),
			reporter_share: percent(10),
		};
		refused(Terms { quorum: Perbill::zero(), ..terms() }, Error::QuorumIsZero);
		refused(Terms { max_slash: Perbill::zero(), ..terms() }, Error::MaxSlashIsZero);
		refused(with_budget(Perbill::zero(), 4), Error::BudgetIsZero);
		refused(with_budget(percent(1), 0), Error::BudgetWindowOutOfRange);
		refused(with_budget(percent(1), 9), Error::BudgetWindowOutOfRange);
		refused(Terms { curve: Some(flat), ..terms() }, Error::CurveNeverRises);
		refused(with_mode(vetoable(0)), Error::VetoWindowOutOfRange);
		refused(with_mode(vetoable(2)), Error::VetoWindowOutOfRange);
		refused(with_mode(stranger), Error::UnknownVerifier);
		refused(with_mode(objective(Perbill::zero(), percent(10))), Error::FractionIsZero);
		refused(with_mode(objective(percent(51), percent(10))), Error::FractionAboveMaxSlash);
		refused(with_mode(objective(percent(50), percent(21))), Error::ReporterShareTooHigh);
		let of_nobody = Terms { admission: allow_list(&[]), ..terms() };
		refused(of_nobody, Error::AllowListIsEmpty);
		let twice = Terms { admission: allow_list(&[ALICE, BOB, ALICE]), ..terms() };
		refused(twice, Error::AllowListHasDuplicates);
	});
}

#[test]
fn terms_at_the_edge_of_sense_are_fine() {
	build_and_execute(|| {
		FakeDelays::set(Delays { veto_window: 2, exit: 4, terms: 4, ..Delays::default() });
		let all = Perbill::one();
		let steepest = Curve { floor: all, multiplier: 255, steepness: Steepness::Linear };
		let least = Curve { floor: Perbill::zero(), multiplier: 1, ..steepest };
		let fine = [
			Terms { quorum: all, max_slash: all, ..terms() },
			Terms { budget: Budget { fraction: all, window: 8 }, ..terms() },
			Terms { budget: Budget { fraction: Perbill::from_parts(1), window: 1 }, ..terms() },
			Terms { curve: None, ..terms() },
			Terms { curve: Some(steepest), ..terms() },
			Terms { curve: Some(least), ..terms() },
			Terms { mode: vetoable(1), ..terms() },
			Terms { mode: vetoable(2), ..terms() },
			Terms { mode: objective(percent(50), percent(20)), ..terms() },
			Terms { mode: objective(Perbill::from_parts(1), Perbill::zero()), ..terms() },
		];
		for terms in fine {
			let service = create_with(terms.clone());
			assert_eq!(Services::terms(service), Some(terms.clone()));
			assert_ok!(change(service, terms));
			assert_ok!(Services::retire_service(RuntimeOrigin::signed(OWNER), service));
		}
		FakeDelays::set(Delays::default());
	});
}

#[test]
fn new_terms_are_in_force_after_the_delay_and_old_offences_come_under_old_ones() {
	build_and_execute(|| {
		// GIVEN a service that is vetoed and burns, and terms that do neither.
		let service = create_with(terms());
		take_events();
		let new = Terms {
			mode: objective(percent(20), percent(10)),
			curve: None,
			max_slash: percent(20),
			beneficiary: Beneficiary::Account(BOB),
			..terms()
		};
		// WHEN its owner asks for them.
		assert_ok!(change(service, new.clone()));
		// THEN that is said, and can be seen coming, with nothing changed yet.
		let from = ERA + 3;
		let requested = Event::TermsChangeRequested { service, terms: new.clone(), from };
		assert_eq!(take_events(), [requested]);
		assert_eq!(Services::terms(service), Some(terms()));
		assert_eq!(Services::pending_terms(service), Some(TermsStep { from, terms: new.clone() }));
		FakeEras::set(from - 1);
		assert_eq!(Services::terms(service), Some(terms()));
		// WHEN their era has come, they are in force,
		FakeEras::set(from);
		assert_eq!(Services::terms(service), Some(new.clone()));
		assert_eq!(Services::pending_terms(service), None);
		// THEN an offence on either side of the boundary comes under the terms of its era, as long
		// as it can be slashed.
		for now in from..=from + 2 {
			FakeEras::set(now);
			assert_eq!(Services::slash_terms(service, from - 1), Some(terms().into()));
			assert_eq!(Services::slash_terms(service, from), Some(new.clone().into()));
		}
		assert_ne!(SlashTerms::from(terms()), SlashTerms::from(new));
	});
}

#[test]
fn asking_again_replaces_what_is_pending_and_waits_the_whole_delay_again() {
	build_and_execute(|| {
		// GIVEN a change that is one era away.
		let service = create_with(numbered(0));
		assert_ok!(change(service, numbered(1)));
		FakeEras::advance(2);
		// WHEN the owner asks for another.
		assert_ok!(change(service, numbered(2)));
		// THEN the first never is in force, and the other waits as long as any.
		let numbers: Vec<_> = (ERA..ERA + 7).map(|era| number_in(service, era).unwrap()).collect();
		assert_eq!(numbers, [0, 0, 0, 0, 0, 2, 2]);
		assert_eq!(count(service), 2);
	});
}

#[test]
fn a_change_that_is_withdrawn_never_happens() {
	build_and_execute(|| {
		// GIVEN a change that is one era away.
		let service = create_with(numbered(0));
		assert_ok!(change(service, numbered(1)));
		FakeEras::advance(2);
		take_events();
		// WHEN
		assert_ok!(withdraw(service));
		// THEN
		assert_eq!(take_events(), [Event::TermsChangeWithdrawn { service, from: ERA + 3 }]);
		assert_eq!(Services::pending_terms(service), None);
		FakeEras::advance(9);
		assert_eq!(number_in(service, ERA + 11), Some(0));
		assert_eq!(count(service), 1);
		// And there is nothing to withdraw twice.
		assert_noop!(withdraw(service), Error::<Test>::NoPendingTerms);
	});
}

#[test]
fn what_is_in_force_cannot_be_withdrawn() {
	build_and_execute(|| {
		let service = create_with(numbered(0));
		assert_noop!(withdraw(service), Error::<Test>::NoPendingTerms);
		assert_ok!(change(service, numbered(1)));
		FakeEras::advance(3);
		assert_noop!(withdraw(service), Error::<Test>::NoPendingTerms);
		assert_eq!(number_in(service, ERA + 3), Some(1));
	});
}

#[test]
fn only_the_owner_changes_terms_and_only_of_what_exists() {
	build_and_execute(|| {
		let service = create_with(terms());
		let stranger = RuntimeOrigin::signed(ALICE);
		assert_noop!(
			Services::change_terms(stranger.clone(), service, terms()),
			Error::<Test>::NotServiceOwner
		);
		assert_noop!(change(9, terms()), Error::<Test>::UnknownService);
		assert_ok!(change(service, terms()));
		assert_noop!(
			Services::withdraw_terms_change(stranger, service),
			Error::<Test>::NotServiceOwner
		);
		assert_noop!(withdraw(9), Error::<Test>::UnknownService);
		assert_eq!((Services::terms(9), Services::pending_terms(9)), (None, None));
	});
}

#[test]
fn a_paused_service_can_change_its_terms() {
	build_and_execute(|| {
		let service = create_with(numbered(0));
		pause(service);
		assert_ok!(change(service, numbered(1)));
		assert_ok!(withdraw(service));
		assert_ok!(change(service, numbered(2)));
		FakeEras::advance(3);
		assert_eq!(number_in(service, ERA + 3), Some(2));
	});
}

#[test]
fn operators_come_in_under_the_terms_in_force() {
	build_and_execute(|| {
		// GIVEN an open service that will ask for more, and admit few.
		let service = open_service();
		let admission = allow_list(&[DAVE, ALICE]);
		let strict = Terms { admission, min_operator_stake: STAKE / 2, ..terms() };
		assert_ok!(change(service, strict));
		// WHEN somebody opts in before that is in force, THEN it may.
		FakeEras::advance(2);
		assert_ok!(opt_in(BOB, service, of_full(10)));
		// WHEN somebody does afterwards, THEN it may if it is on the list, and has enough.
		FakeEras::advance(1);
		assert_noop!(opt_in(CHARLIE, service, of_full(10)), Error::<Test>::NotOnAllowList);
		assert_noop!(opt_in(ALICE, service, of_full(49)), Error::<Test>::StakeTooLow);
		assert_ok!(opt_in(ALICE, service, of_full(50)));
		assert_ok!(opt_in(DAVE, service, of_full(50)));
	});
}

#[test]
fn who_has_applied_is_admitted_under_the_terms_in_force() {
	build_and_execute(|| {
		// GIVEN an application, and terms that ask for more by the time the owner looks at it.
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(10)));
		let admission = Admission::Approval;
		let strict = Terms { admission, min_operator_stake: STAKE / 2, ..terms() };
		assert_ok!(change(service, strict));
		FakeEras::advance(3);
		// THEN
		assert_noop!(admit(service, ALICE), Error::<Test>::StakeTooLow);
	});
}

#[test]
fn a_quorum_is_one_of_the_terms_in_force() {
	build_and_execute(|| {
		let service = backed_service(40);
		assert_ok!(change(service, Terms { quorum: percent(50), ..terms() }));
		FakeEras::advance(2);
		assert_eq!(Services::quorum_stake(service), Some(STAKE * 40 / 100 * 67 / 100));
		FakeEras::advance(1);
		assert_eq!(Services::quorum_stake(service), Some(STAKE * 40 / 100 * 50 / 100));
	});
}

/// What was in force in every era, by hand.
#[derive(Default)]
struct Record {
	in_force: BTreeMap<EraIndex, Balance>,
	pending: Option<(EraIndex, Balance)>,
}

impl Record {
	fn begin(&mut self, era: EraIndex) {
		let before = self.in_force.get(&(era - 1)).copied().unwrap_or_default();
		let number = match self.pending {
			Some((from, number)) if from == era => {
				self.pending = None;
				number
			}
			_ => before,
		};
		self.in_force.insert(era, number);
	}

	/// Every offence that can be slashed comes under the terms that were in force.
	fn agrees(&self, service: ServiceId, now: EraIndex) {
		let window = FakeDelays::get().liability_window();
		for era in now - window..=now {
			assert_eq!(number_in(service, era), self.in_force.get(&era).copied(), "{era} in {now}");
		}
	}
}

/// Safe delays: terms wait as long as the liability window is, which is as short as can be; then a
/// little longer than that, and much longer.
fn safe_delays() -> [Delays; 4] {
	let base = Delays::default();
	let short = Delays { report_window: 0, exit: 2, allocation: 2, deallocation: 2, ..base };
	let all = [
		base,
		Delays { terms: 2, ..short },
		Delays { terms: 4, ..base },
		Delays { terms: 9, ..base },
	];
	assert!(all.iter().all(|delays| delays.ensure_safe(9, 9).is_ok()));
	all
}

#[test]
fn three_steps_are_enough_for_the_fastest_sequence_of_changes() {
	for delays in safe_delays() {
		new_test_ext().execute_with(|| {
			// GIVEN an owner that asks for new terms as soon as the last ones are in force.
			FakeDelays::set(delays);
			let service = create_with(numbered(0));
			let mut record = Record::default();
			record.in_force.insert(ERA, 0);
			let mut most = 0;
			for now in ERA + 1..ERA + 60 {
				FakeEras::set(now);
				record.begin(now);
				if Services::pending_terms(service).is_none() {
					assert_ok!(change(service, numbered(now.into())));
					record.pending = Some((now + delays.terms, now.into()));
				}
				// THEN nothing that can be asked for is missing, and nothing ever is refused.
				record.agrees(service, now);
				most = most.max(count(service));
			}
			assert_eq!(most, 3);
			assert!(record.in_force[&(ERA + 59)] > 0);
		});
	}
}

#[test]
fn three_steps_are_enough_for_any_sequence_of_changes() {
	for (seed, delays) in (0..30).zip(safe_delays().into_iter().cycle()) {
		let mut rng = StdRng::seed_from_u64(seed);
		new_test_ext().execute_with(|| {
			FakeDelays::set(delays);
			let service = create_with(numbered(0));
			let mut record = Record::default();
			record.in_force.insert(ERA, 0);
			for now in ERA + 1..ERA + 80 {
				FakeEras::set(now);
				record.begin(now);
				match rng.gen_range(0..8) {
					0 => {
						assert_ok!(change(service, numbered(now.into())));
						record.pending = Some((now + delays.terms, now.into()));
					}
					1 => assert_eq!(withdraw(service).is_ok(), record.pending.take().is_some()),
					2 if record.pending.is_none() => {
						assert_ok!(change(service, numbered(now.into())));
						record.pending = Some((now + delays.terms, now.into()));
					}
					_ => (),
				}
				record.agrees(service, now);
				assert_ok!(Services::do_try_state());
			}
		});
	}
}

#[test]
fn terms_that_nobody_can_ask_for_are_forgotten() {
	build_and_execute(|| {
		// GIVEN terms that were superseded in era 13.
		let service = create_with(numbered(0));
		assert_ok!(change(service, numbered(1)));
		// WHEN the list is touched while an offence of era 12 can be slashed, THEN they are kept,
		FakeEras::set(ERA + 5);
		assert_ok!(change(service, numbered(2)));
		assert_eq!((count(service), number_in(service, ERA + 2)), (3, Some(0)));
		// and forgotten by the next touch after that.
		FakeEras::set(ERA + 6);
		assert_ok!(withdraw(service));
		assert_eq!((count(service), number_in(service, ERA + 2)), (1, None));
		assert_eq!(number_in(service, ERA + 3), Some(1));
	});
}

#[test]
fn delays_that_are_not_safe_make_a_change_fail_rather_than_forget() {
	build_and_execute(|| {
		// GIVEN terms that may change in every era, and a window of three.
		FakeDelays::set(Delays { terms: 1, ..Delays::default() });
		let service = create_with(numbered(0));
		for number in 1..=2 {
			assert_ok!(change(service, numbered(number)));
			FakeEras::advance(1);
		}
		// WHEN a fourth step would be needed, THEN nothing changes.
		let too_many = Error::<Test>::TooManyTermsSteps;
		assert_noop!(change(service, numbered(3)), too_many);
		let numbers: Vec<_> = (ERA..ERA + 3).map(|era| number_in(service, era).unwrap()).collect();
		assert_eq!(numbers, [0, 1, 2]);
		FakeDelays::set(Delays::default());
	});
}

#[test]
fn at_the_end_of_time_terms_change_no_more() {
	build_and_execute(|| {
		let service = create_with(terms());
		FakeEras::set(EraIndex::MAX - 2);
		assert_noop!(change(service, terms()), ArithmeticError::Overflow);
	});
}
