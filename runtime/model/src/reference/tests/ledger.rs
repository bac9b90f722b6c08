// SPDX-License-Identifier: Apache-2.0

use super::*;
use num_traits::Zero;

#[test]
fn only_who_was_there_owes_and_in_proportion() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	world.era = 8;
	world.do_delegate(CAROL, ALICE, 400);

	// A tenth of the magnitude, for era 8: Bob was liable from then on, Carol will be from 9.
	assert_eq!(world.slash_stake(0, ALICE, 8, FULL / 10), q(80));
	assert_eq!(world.position(BOB, ALICE).pending(), q(80));
	assert_eq!((worth(&world, BOB), worth(&world, CAROL)), (q(720), q(400)));

	// Another tenth, for era 7: nobody was liable.
	assert_eq!(world.slash_stake(1, ALICE, 7, FULL / 10), q(0));
	// And one for era 9, when both are.
	world.era = 9;
	assert_eq!(world.slash_stake(2, ALICE, 9, FULL / 10), q(120));
	assert_eq!((worth(&world, BOB), worth(&world, CAROL)), (q(640), q(360)));
	assert_eq!(world.magnitude(ALICE), FULL / 10 * 7);
}

#[test]
fn who_joins_after_a_slash_gets_more_units_and_risks_what_it_brought() {
	let mut world = network();
	world.magnitudes.insert(ALICE, FULL / 2);
	world.do_delegate(BOB, ALICE, 300);
	assert_eq!(world.backing(ALICE, FULL / 2, 8), q(300));
	assert_eq!(world.backing(ALICE, FULL / 2, 7), q(0));
	// Everything: half of a magnitude is all there is.
	world.era = 8;
	assert_eq!(world.slash_stake(0, ALICE, 8, FULL / 2), q(300));
	assert_eq!(worth(&world, BOB), q(0));
	assert!(world.is_exhausted(ALICE));
}

#[test]
fn two_slashes_come_to_the_same_in_either_order() {
	let play = |order: [(SlashId, Era, u64); 2]| {
		let mut world = network();
		world.do_delegate(BOB, ALICE, 700);
		world.era = 8;
		world.do_delegate(BOB, ALICE, 100);
		world.do_delegate(CAROL, ALICE, 333);
		world.era = 9;
		for (id, era, delta) in order {
			world.slash_stake(id, ALICE, era, delta);
		}
		(worth(&world, BOB), worth(&world, CAROL), world.magnitude(ALICE))
	};
	let (one, other) = ((0, 8, FULL / 3), (1, 9, FULL / 7));
	assert_eq!(play([one, other]), play([other, one]));
	// 800 - 700/3 - 800/7 and 333 - 333/7, up to what a third and a seventh of 10^18 leave out.
	let (bob, carol, _) = play([one, other]);
	assert_eq!(crate::num::floor(&bob), 452);
	assert_eq!(crate::num::floor(&carol), 285);
}

#[test]
fn an_exit_answers_for_its_own_time_only() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	world.era = 9;
	assert_eq!(world.do_undelegate(BOB, ALICE, 300), q(0));
	world.era = 10;
	// For era 9, all 800 answer; for era 10 the 500 that stayed.
	assert_eq!(world.slash_stake(0, ALICE, 9, FULL / 10), q(80));
	assert_eq!(world.slash_stake(1, ALICE, 10, FULL / 10), q(50));
	// 300 - 30 wait until era 12.
	assert!(!world.may_withdraw(BOB, ALICE).is_clear());
	world.era = 12;
	assert!(world.may_withdraw(BOB, ALICE).is_clear());
	assert_eq!(world.do_withdraw(BOB, ALICE), q(270));
	assert_eq!(worth(&world, BOB), q(500 - 50 - 50));
}

#[test]
fn what_came_last_leaves_first_and_what_is_not_liable_is_free() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 100);
	world.era = 8;
	world.do_delegate(BOB, ALICE, 200);
	assert_eq!(world.do_undelegate(BOB, ALICE, 250), q(200));
	let position = world.position(BOB, ALICE);
	assert_eq!(position.delegated(), q(50));
	assert_eq!(position.claim(), q(100));
	assert!(position.parts.iter().all(|part| part.joined == 8));
}

#[test]
fn a_fifth_of_the_bond_is_the_chains() {
	let mut world = network();
	assert!(world.may_delegate(BOB, ALICE, 797).is_clear());
	assert!(world.may_delegate(BOB, ALICE, 800).fails.is_empty());
	assert_eq!(world.may_delegate(BOB, ALICE, 803).fails, ["ExceedsRestakable"]);
	world.do_delegate(BOB, ALICE, 500);
	assert_eq!(world.may_delegate(BOB, ALICE, 310).fails, ["ExceedsRestakable"]);
	assert_eq!(world.may_delegate(BOB, ALICE, 9).fails, ["BelowMinimum"]);
	assert_eq!(world.may_delegate(BOB, CAROL, 100).fails, ["NotOperator", "SelfDelegationTooLow"]);
}

#[test]
fn what_stays_is_nothing_or_enough() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 100);
	assert_eq!(world.may_undelegate(BOB, ALICE, 95).fails, ["BelowMinimum"]);
	assert_eq!(world.may_undelegate(BOB, ALICE, 105).fails, ["InsufficientDelegation"]);
	assert!(world.may_undelegate(BOB, ALICE, 80).is_clear());
	assert!(world.may_undelegate(BOB, ALICE, 100).fails.is_empty());
}

#[test]
fn the_base_chain_comes_first_and_takes_from_all_alike() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	world.era = 8;
	world.do_undelegate(BOB, ALICE, 400);
	world.slash_stake(0, ALICE, 8, FULL / 4);
	// 300 delegated, 300 leaving, 200 pending. The bond falls to 400: half of everything is lost.
	let bob = world.restakers.get_mut(&BOB).unwrap();
	(bob.bond, bob.active) = (400, 400);
	world.note_lost(BOB, 400).unwrap();
	world.check_covered_exactly(BOB, 0).unwrap();
	let position = world.position(BOB, ALICE);
	assert_eq!((position.delegated(), position.pending()), (q(150), q(100)));
	assert_eq!(world.backing(ALICE, FULL, 9), q(200));
	assert!(world.excess(BOB).is_zero());
}

#[test]
fn the_excess_over_the_bond_is_what_the_reserve_lacks() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	world.era = 8;
	world.restakers.get_mut(&BOB).unwrap().active = 500;
	assert_eq!(world.excess(BOB), q(400));
	assert!(world.check_synced(BOB).is_err());
	world.do_undelegate(BOB, ALICE, 400);
	world.check_synced(BOB).unwrap();
}

#[test]
fn what_is_collected_has_to_be_what_is_owed() {
	let mut world = secured();
	world.do_accuse(0, accusation(10, WHOLE / 10), false);
	world.era = 11;
	// A tenth of a fifth: 16 of 800, 8 of 400.
	let executed = world.note_executed(0, WHOLE / 10).unwrap();
	assert_eq!((executed.magnitude, executed.owed), (FULL / 50, q(24)));
	assert!(world.clone().note_collected(0, BOB, 10).is_err());
	assert!(world.clone().note_collected(1, BOB, 16).is_err());
	world.note_collected(0, BOB, 16).unwrap();
	assert!(world.note_collected(0, BOB, 16).is_err(), "not twice");
	world.check_settled(BOB, ALICE).unwrap();
	assert_eq!(world.outstanding(0), q(8));
}

#[test]
fn an_operator_without_anybody_starts_again() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	assert!(world.clone().note_wound_up(ALICE).is_err());
	world.era = 8;
	world.slash_stake(0, ALICE, 8, FULL);
	assert!(world.clone().note_wound_up(ALICE).is_err(), "not before it is collected");
	world.slashes.insert(0, slash_of(&world));
	world.note_collected(0, BOB, 800).unwrap();
	assert!(world.clone().note_wound_up(ALICE).is_err(), "not while it may be rewarded");
	assert_eq!(world.backing(ALICE, FULL, 8), q(800));
	assert_eq!(world.backing(ALICE, FULL, 9), q(0));
	assert!(world.clone().forget_traces(BOB, ALICE).is_err());
	world.era = 8 + world.rules.exit;
	world.note_wound_up(ALICE).unwrap();
	assert_eq!(world.magnitude(ALICE), FULL);
}

fn slash_of(world: &Reference) -> Slash {
	let mut other = secured();
	other.do_accuse(0, accusation(10, 1), false);
	Slash { era: world.era, ..other.slashes.remove(&0).unwrap() }
}

#[test]
fn bond_and_hold_cover_every_claim() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	world.check_covered(BOB).unwrap();
	let bob = world.restakers.get_mut(&BOB).unwrap();
	(bob.bond, bob.active, bob.hold) = (100, 0, 700);
	world.check_covered(BOB).unwrap();
	world.check_hold(BOB).unwrap();
	world.restakers.get_mut(&BOB).unwrap().hold = 690;
	assert!(world.check_covered(BOB).is_err());
	world.restakers.get_mut(&BOB).unwrap().hold = 710;
	assert!(world.check_hold(BOB).is_err());
}
