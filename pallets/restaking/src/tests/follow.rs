// SPDX-License-Identifier: Apache-2.0

//! The base chain slashes more bonds in a block than that has weight to follow.

use crate::{mock::*, *};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{ledger::FakeRegistry, staking::Pallet as Staking},
	Balance, Bonds, ExtendBonds,
};

type Error = crate::Error<Test>;

/// As if the block had no weight for following from now on.
fn without_weight() {
	MaxFollowing::set(&Weight::zero());
}

fn is_behind(who: u64) -> bool {
	Behind::<Test>::contains_key(who)
}

fn consensus_slash(who: u64, amount: Balance) {
	Staking::<Test>::consensus_slash(&who, amount);
	Restaking::do_try_state().unwrap();
}

/// Bob has delegated 60 000 to Oscar and 20 000 to Olive, and the base chain takes 60 000 of his
/// bond in a block that does not follow.
fn behind(then: impl FnOnce()) {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 60_000);
		delegate(BOB, OLIVE, 20_000);
		advance(1);
		without_weight();
		consensus_slash(BOB, 60_000);
		assert!(is_behind(BOB));
		then();
	});
}

fn caught_up() {
	assert!(!is_behind(BOB));
	assert_eq!(claim(BOB), 40_000);
	// 8 000 more cannot stay: a fifth of the bond is the base chain's alone.
	assert_eq!((delegated(BOB, OSCAR), delegated(BOB, OLIVE)), (24_000, 8_000));
}

#[test]
fn what_is_not_followed_is_told_and_counts_for_whoever_asks() {
	behind(|| {
		System::assert_has_event(Event::BondSlashPostponed { restaker: BOB }.into());
		assert_eq!(claim(BOB), 80_000);
		assert_eq!((delegated(BOB, OSCAR), delegated(BOB, OLIVE)), (30_000, 10_000));
		assert_eq!(Restaking::restakable_of(&BOB), 0);
	});
}

#[test]
fn idle_lets_everybody_catch_up_before_it_collects() {
	behind(|| {
		slash(1, OSCAR, 11, percent(50));
		idle();
		assert!(!is_behind(BOB));
		// Half of the 30 000 that were left with Oscar.
		assert_eq!(book(1).collected, 15_000);
		assert_eq!(Staking::<Test>::total(&BOB), 25_000);
	});
	behind(|| {
		idle();
		caught_up();
	});
}

#[test]
fn idle_does_not_begin_what_it_has_no_weight_for() {
	behind(|| {
		let look = <() as WeightInfo>::on_idle_base() + <() as WeightInfo>::on_idle_step();
		let following = <() as WeightInfo>::on_bond_slashed(2) * 2;
		let enough = look + following + <() as WeightInfo>::on_bond_withdrawn();
		let short = enough - Weight::from_parts(1, 0);
		assert!(Restaking::on_idle(1, short).all_lte(short));
		assert!(is_behind(BOB));
		assert!(Restaking::on_idle(1, enough).all_lte(enough));
		caught_up();
	});
}

#[test]
fn every_touch_catches_up_first() {
	let bob = || RuntimeOrigin::signed(BOB);
	let touches: [(&str, &dyn Fn()); 7] = [
		("sync", &|| {
			assert_ok!(Restaking::sync(RuntimeOrigin::signed(DAVE), BOB));
		}),
		("undelegate", &|| undelegate(BOB, OSCAR, 10_000)),
		("a bond withdrawn", &|| {
			Staking::<Test>::unbond(&BOB, 40_000);
			advance(4);
			assert_ok!(Staking::<Test>::withdraw(&BOB));
		}),
		("rebond", &|| {
			Staking::<Test>::unbond(&BOB, 40_000);
			advance(4);
			assert_ok!(Staking::<Test>::withdraw(&BOB));
			assert_ok!(Restaking::rebond(bob(), 10_000));
		}),
		("collect", &|| {
			slash(1, OSCAR, 11, percent(1));
			assert_ok!(Restaking::collect(RuntimeOrigin::signed(DAVE), OSCAR, BOB));
		}),
		("delegate to the same", &|| {
			assert_ok!(Staking::<Test>::bond(&BOB, 50_000));
			assert_ok!(Restaking::delegate(bob(), OSCAR, 1_000));
		}),
		("delegate to another", &|| {
			assert_ok!(Staking::<Test>::bond(&BOB, 50_000));
			FakeRegistry::register(CAROL, 0);
			assert_ok!(Restaking::delegate(bob(), CAROL, 1_000));
		}),
	];
	for (name, touch) in touches {
		behind(|| {
			touch();
			assert!(!is_behind(BOB), "{name}");
			let held_and_bonded = Staking::<Test>::total(&BOB) + held(BOB);
			assert!(claim(BOB) <= held_and_bonded.min(41_000), "{name}");
			// Nothing was put on hold in place of what the base chain took.
			assert!(held(BOB) <= 40_000, "{name}");
		});
	}
}

#[test]
fn a_touch_that_fails_leaves_it_behind() {
	behind(|| {
		assert_noop!(
			Restaking::delegate(RuntimeOrigin::signed(BOB), OSCAR, 1_000),
			Error::ExceedsRestakable
		);
		assert!(is_behind(BOB));
	});
}

#[test]
fn bonding_more_before_catching_up_makes_up_for_nothing() {
	behind(|| {
		// GIVEN as much as the base chain took is bonded again WHEN he catches up
		assert_ok!(Staking::<Test>::bond(&BOB, 60_000));
		idle();
		// THEN he has lost what he would have lost at once
		caught_up();
		assert_eq!(Staking::<Test>::total(&BOB), BOND);
	});
}

#[test]
fn what_is_slashed_twice_before_catching_up_is_the_least_that_was_left() {
	behind(|| {
		assert_ok!(Staking::<Test>::bond(&BOB, 60_000));
		consensus_slash(BOB, 10_000);
		idle();
		caught_up();
	});
	behind(|| {
		consensus_slash(BOB, 20_000);
		idle();
		assert_eq!(claim(BOB), 20_000);
	});
}

#[test]
fn a_slash_with_weight_to_follow_follows_the_one_before_too() {
	behind(|| {
		assert_ok!(Staking::<Test>::bond(&BOB, 60_000));
		MaxFollowing::set(&Weight::MAX);
		consensus_slash(BOB, 1);
		caught_up();
	});
}

#[test]
fn losing_the_whole_bond_without_weight_to_follow_ends_the_position_later() {
	behind(|| {
		consensus_slash(BOB, BOND);
		assert_eq!(claim(BOB), 80_000);
		assert_eq!(delegated(BOB, OSCAR), 0);
		idle();
		assert!(!Restakers::<Test>::contains_key(BOB));
	});
}

#[test]
fn every_block_has_weight_of_its_own_to_follow() {
	build_and_execute(|| {
		for who in [ALICE, BOB, CAROL] {
			delegate(who, OSCAR, 80_000);
		}
		advance(1);
		let one = <() as WeightInfo>::on_bond_slashed(1) * 2;
		MaxFollowing::set(&(one * 2 - Weight::from_parts(1, 0)));
		consensus_slash(ALICE, 50_000);
		consensus_slash(BOB, 50_000);
		assert_eq!([ALICE, BOB].map(is_behind), [false, true]);
		System::set_block_number(2);
		consensus_slash(CAROL, 50_000);
		assert!(!is_behind(CAROL));
		assert_eq!([ALICE, BOB, CAROL].map(|who| delegated(who, OSCAR)), [40_000, 50_000, 40_000]);
	});
}

#[test]
fn a_bond_that_still_covers_everything_takes_no_weight() {
	build_and_execute(|| {
		delegate(BOB, OSCAR, 40_000);
		delegate(CAROL, OSCAR, 80_000);
		advance(1);
		MaxFollowing::set(&(<() as WeightInfo>::on_bond_slashed(1) * 2));
		consensus_slash(BOB, 50_000);
		assert_eq!(Followed::<Test>::get(), None);
		consensus_slash(CAROL, 50_000);
		// Nor has a bond without anything restaked.
		consensus_slash(DAVE, 50_000);
		assert_eq!([BOB, CAROL, DAVE].map(is_behind), [false; 3]);
	});
}

#[test]
fn now_or_later_comes_to_the_same() {
	// Two slashes that are followed apart are rounded apart.
	let near = |a: Balance, b: Balance| a.abs_diff(b) <= 3;
	// What comes after the base chain's slash, and before there is time to catch up.
	let between: [&dyn Fn(); 4] = [
		&|| (),
		&|| {
			slash(1, OSCAR, 11, percent(30));
			slash(2, OLIVE, 10, percent(30));
		},
		&|| {
			assert_ok!(Staking::<Test>::bond(&BOB, 45_000));
			slash(1, OSCAR, 11, percent(30));
		},
		&|| {
			Staking::<Test>::unbond(&BOB, 7_000);
			Staking::<Test>::consensus_slash(&BOB, 9_000);
			slash(1, OSCAR, 11, percent(70));
		},
	];
	for (which, between) in between.into_iter().enumerate() {
		for taken in [5_000, 25_000, 60_000, 99_995, BOND] {
			let run = |at_once: bool| {
				let mut result = None;
				build_and_execute(|| {
					delegate(BOB, OSCAR, 50_000);
					delegate(BOB, OLIVE, 30_000);
					delegate(CAROL, OSCAR, 10_000);
					advance(1);
					undelegate(BOB, OLIVE, 10_000);
					if !at_once {
						without_weight();
					}
					Staking::<Test>::consensus_slash(&BOB, taken);
					between();
					idle();
					assert!(!is_behind(BOB));
					let [one, two] = [1, 2].map(book);
					assert_eq!((one.outstanding, two.outstanding), (0, 0));
					let claims = [claim(BOB), claim(CAROL)];
					let delegated = [OSCAR, OLIVE].map(|operator| delegated(BOB, operator));
					let tokens = [Staking::<Test>::total(&BOB), held(BOB), issuance()];
					result = Some(
						[claims.as_slice(), &delegated, &tokens, &[one.collected, two.collected]]
							.concat(),
					);
				});
				result.unwrap()
			};
			let (now, later) = (run(true), run(false));
			let same = now.iter().zip(&later).all(|(a, b)| near(*a, *b));
			assert!(same, "{which} after {taken}: {now:?} and {later:?}");
		}
	}
}
