// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::num::{ratio, Answer};

/// The same service with other terms, in force from the beginning.
fn secured_with(terms: Terms) -> Reference {
	let mut world = secured();
	world.services.get_mut(&0).unwrap().terms = vec![(7, terms)];
	world
}

/// Everything delegated, so many times.
fn enlarge(world: &mut Reference, times: u128) {
	for restaker in world.restakers.values_mut() {
		for part in restaker.positions.values_mut().flat_map(|position| &mut position.parts) {
			part.worth = &part.worth * q(times);
			part.units = &part.units * q(times);
		}
	}
}

#[test]
fn only_the_slasher_accuses_and_only_in_time() {
	let world = secured();
	assert!(world.may_propose(OWNER, &accusation(10, 1)).is_clear());
	assert_eq!(world.may_propose(JUDGE, &accusation(10, 1)).fails, ["NotSlasher"]);
	assert_eq!(world.may_propose(OWNER, &accusation(11, 1)).fails, ["EraInFuture"]);
	assert_eq!(world.may_propose(OWNER, &accusation(9, 1)).fails, ["NothingAllocated"]);
	assert_eq!(world.may_propose(OWNER, &accusation(10, 0)).fails, ["ZeroFraction"]);
	let mut later = world.clone();
	later.era = 12;
	assert_eq!(later.may_propose(OWNER, &accusation(10, 1)).fails, ["OffenceTooOld"]);
	let mut paused = world;
	paused.do_pause(0, true);
	assert_eq!(paused.may_propose(OWNER, &accusation(10, 1)).fails, ["ServicePaused"]);
}

#[test]
fn beyond_its_cap_a_service_needs_the_council_and_beyond_everything_nobody_helps() {
	let mut world = secured();
	world.rules.max_open_slashes = 3;
	assert_eq!(world.needs_approval(&accusation(10, WHOLE / 2)), Answer::No);
	assert_eq!(world.needs_approval(&accusation(10, WHOLE / 2 + 1)), Answer::Yes);
	world.do_accuse(0, accusation(10, WHOLE / 2), false);
	assert_eq!(world.needs_approval(&accusation(10, 1)), Answer::Yes);
	assert!(world.may_propose(OWNER, &accusation(10, 1)).is_clear());
	assert_eq!(world.may_propose(OWNER, &accusation(10, WHOLE / 2 + 1)).fails, ["CapExceeded"]);
	assert_eq!(world.may_propose(OWNER, &accusation(10, WHOLE / 2)).fails, ["AlreadyProposed"]);
	// A veto frees the cap; the evidence is used up.
	world.do_veto(0);
	assert_eq!(world.needs_approval(&accusation(10, WHOLE / 2)), Answer::No);
	assert_eq!(world.may_propose(OWNER, &accusation(10, WHOLE / 2)).fails, ["AlreadyProposed"]);
}

#[test]
fn the_last_place_is_for_a_slash_that_needs_no_approval() {
	// Of two places one is taken: what is within the cap of a half still has room, what is not waits.
	let mut world = secured();
	world.do_accuse(0, accusation(10, WHOLE / 4), false);
	assert!(world.may_propose(OWNER, &accusation(10, WHOLE / 4 - 1)).is_clear());
	let beyond = accusation(10, WHOLE / 4 + 1);
	assert_eq!(world.may_propose(OWNER, &beyond).fails, ["TooManyOpenSlashes"]);
	world.do_accuse(1, accusation(10, 1), false);
	assert_eq!(world.may_propose(OWNER, &accusation(10, 2)).fails, ["TooManyOpenSlashes"]);
	world.do_veto(0);
	world.do_veto(1);
	assert!(world.may_propose(OWNER, &accusation(10, WHOLE)).is_clear());
}

#[test]
fn a_budget_is_counted_in_stake_per_window() {
	// A tenth of 240 000 is 24 000: a tenth of the allocation.
	let mut world = secured_with(Terms { budget: WHOLE / 10, budget_window: 4, ..terms() });
	enlarge(&mut world, 1_000);
	let small = |n: u32| Accusation { evidence: n.into(), ..accusation(10, WHOLE / 100) };
	assert_eq!(world.needs_approval(&accusation(10, WHOLE / 5)), Answer::Yes);
	world.do_accuse(0, small(0), false);
	assert_eq!(world.spent(0, (8, 4)).0, q(2_400));
	// 2 400 of 24 000 are spent; a 25th of 240 000 are 9 600 more, 11 hundredths 26 400.
	assert_eq!(world.needs_approval(&accusation(10, WHOLE / 25)), Answer::No);
	assert_eq!(world.needs_approval(&accusation(10, WHOLE / 100 * 11)), Answer::Yes);
	// What the council approves does not count.
	world.do_accuse(1, accusation(10, WHOLE / 5), true);
	assert_eq!(world.spent(0, (8, 4)).0, q(2_400));
	// The next window begins in era 12.
	assert_eq!(world.spent(0, (12, 4)).0, q(0));
}

#[test]
fn the_curve_grows_with_who_offends_together() {
	let quadratic = Curve { floor: WHOLE / 100, multiplier: 3, quadratic: true };
	assert_eq!(quadratic.fraction(&ratio(1, 10)), 90_000_000);
	assert_eq!(quadratic.fraction(&ratio(1, 100)), WHOLE / 100);
	assert_eq!(quadratic.fraction(&ratio(1, 3)), WHOLE);
	// 333 333 334 billionths, squared, rounded up.
	let gentle = Curve { floor: 0, multiplier: 1, quadratic: true };
	assert_eq!(gentle.fraction(&ratio(1, 3)), 111_111_112);
	let linear = Curve { floor: 0, multiplier: 3, quadratic: false };
	assert_eq!(linear.fraction(&ratio(1, 10)), 300_000_000);
}

#[test]
fn a_lone_offender_loses_less_under_a_curve() {
	let curve = Curve { floor: 0, multiplier: 1, quadratic: true };
	let mut world = secured_with(Terms { curve: Some(curve), ..terms() });
	world.do_register(BOB, 0, 0);
	world.do_delegate(CAROL, BOB, 100);
	world.restakers.get_mut(&CAROL).unwrap().bond = 10_000;
	world.do_opt_in(BOB, 0, FULL, false);
	world.era = 13;
	// Alice has 240 at stake, Bob 100: she offends with 240 of 340. 0.70588236² is 0.49826991.
	world.do_accuse(0, accusation(13, WHOLE), false);
	let slash = &world.slashes[&0];
	assert_eq!((&slash.allocated, &slash.service_stake), (&q(240), &q(340)));
	let exact = Slash { slack: 0, ..slash.clone() };
	let (least, most) = world.fraction_now(&exact);
	assert!(least <= 498_269_910 && 498_269_890 <= most, "{least} to {most}");
}

#[test]
fn nobody_is_accused_by_what_proves_nothing() {
	let mut world = secured_with(Terms {
		mode: Mode::Objective { known_verifier: true, fraction: 7, reporter_share: 0 },
		..terms()
	});
	let key = Key { scheme: Scheme::Ed25519, seed: 1 };
	let said = |payload| Statement { era: 10, payload, key, good: true };
	let report = |world: &Reference, statements| world.may_report(JUDGE, 0, |_, _| 1, statements);
	assert_eq!(report(&world, [said(1), said(2)]).0.fails, ["KeyNotInForce"]);
	world.do_set_key(ALICE, key);
	assert_eq!(report(&world, [said(1), said(1)]).0.fails, ["StatementsAgree"]);
	let forged = Statement { good: false, ..said(2) };
	assert_eq!(report(&world, [said(1), forged]).0.fails, ["BadSignature"]);
	let (verdict, accusation) = report(&world, [said(1), said(2)]);
	assert!(verdict.is_clear());
	let accusation = accusation.unwrap();
	assert_eq!((accusation.operator, accusation.era, accusation.fraction), (ALICE, 10, 7));
	assert_eq!(accusation.reporter, Some(JUDGE));
	let own = world.may_report(ALICE, 0, |_, _| 1, [said(1), said(2)]).1.unwrap();
	assert_eq!(own.reporter, None, "nothing for reporting oneself");
	assert_eq!(world.may_propose(OWNER, &accusation).fails, ["NotVetoable"]);
}

#[test]
fn executions_take_turns_among_services() {
	let mut world = secured();
	world.do_create_service(OWNER, terms());
	world.do_opt_in(ALICE, 1, FULL / 5, false);
	world.era = 13;
	let of = |service, n: u64| Accusation { service, evidence: n, ..accusation(13, 1) };
	for (id, service) in [(0, 0), (1, 0), (2, 1)] {
		world.do_accuse(id, of(service, id.into()), false);
	}
	assert_eq!(world.next_due(), None);
	world.era = 14;
	let mut order = Vec::new();
	while let Some(id) = world.next_due() {
		order.push(id);
		world.note_executed(id, 1).unwrap();
	}
	assert_eq!(order, [0, 2, 1]);
}

#[test]
fn what_is_not_approved_comes_up_too_late_and_fails() {
	let mut world = secured();
	world.do_accuse(0, accusation(10, WHOLE), true);
	assert!(world.clone().note_executed(0, WHOLE).is_err());
	assert_eq!(world.oldest_open_offence(ALICE), Some(10));
	world.era = 13;
	assert_eq!(world.next_due(), None);
	assert_eq!(world.may_execute(0).fails, ["NotApproved"]);
	assert!(world.clone().note_failed(0, "NotApproved").is_err(), "there is time left");
	let mut approved = world.clone();
	approved.do_approve(0);
	assert_eq!(approved.next_due(), Some(0));
	approved.note_executed(0, WHOLE).unwrap();
	world.era = 14;
	assert_eq!(world.next_due(), Some(0));
	world.note_failed(0, "NotApproved").unwrap();
	assert_eq!(world.oldest_open_offence(ALICE), None);
}

#[test]
fn a_veto_is_the_resolvers_in_time_and_the_councils_always() {
	let mut world = secured();
	world.do_accuse(0, accusation(10, 1), false);
	assert!(world.may_veto(Some(JUDGE), 0).is_clear());
	assert_eq!(world.may_veto(Some(BOB), 0).fails, ["NotResolver"]);
	world.era = 11;
	assert_eq!(world.may_veto(Some(JUDGE), 0).fails, ["VetoWindowOver"]);
	assert!(world.may_veto(None, 0).is_clear());
	world.do_veto(0);
	assert_eq!(world.may_veto(None, 0).fails, ["AlreadyDecided"]);
	assert_eq!(world.may_execute(0).fails, ["AlreadyDecided"]);
}

#[test]
fn a_service_has_room_for_so_many_slashes_at_a_time() {
	let mut world = secured();
	for id in 0..2 {
		world.do_accuse(id, Accusation { evidence: id.into(), ..accusation(10, 1) }, false);
	}
	assert_eq!(world.may_propose(OWNER, &accusation(10, 1)).fails, ["TooManyOpenSlashes"]);
	world.era = 11;
	world.note_executed(0, 1).unwrap();
	// Executed, not collected: it still takes room.
	assert_eq!(world.may_propose(OWNER, &accusation(10, 1)).fails, ["TooManyOpenSlashes"]);
	world.note_collected(0, BOB, 1).unwrap();
	world.note_collected(0, CAROL, 1).unwrap();
	assert!(world.may_propose(OWNER, &accusation(10, 1)).is_clear());
}

#[test]
fn a_reporter_gets_its_share_rounded_down_and_an_account_waits() {
	let mode =
		Mode::Objective { known_verifier: true, fraction: WHOLE / 3, reporter_share: WHOLE / 3 };
	let beneficiary = Beneficiary::Account(OWNER);
	let mut world = secured_with(Terms { mode, beneficiary, ..terms() });
	let proven = Accusation { reporter: Some(JUDGE), ..accusation(10, WHOLE / 10) };
	world.do_accuse(0, proven, false);
	world.note_executed(0, WHOLE / 10).unwrap();
	world.note_collected(0, BOB, 16).unwrap();
	world.note_brought(0, 16, 5, None).unwrap();
	let books = |world: &Reference| world.slashes[&0].books(world.era, world.rules.payout);
	assert_eq!(books(&world), Books { reporter: 5, beneficiary: 11, waits: true });
	world.note_collected(0, CAROL, 8).unwrap();
	world.note_brought(0, 8, 2, None).unwrap();
	assert_eq!(books(&world), Books { reporter: 7, beneficiary: 17, waits: true });
	assert_eq!(world.may_pay(0).fails, ["PayoutNotDue"]);
	world.era = 14;
	assert!(world.may_pay(0).is_clear() && !books(&world).waits);
	assert!(world.clone().note_pruned(0).is_err(), "not before it is paid");
	assert!(world.clone().note_paid(0, 16, beneficiary).is_err());
	world.note_paid(0, 17, beneficiary).unwrap();
	world.note_pruned(0).unwrap();
}
