// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::num::{ratio, Answer};
use crate::reference::claims::MOST_MARGIN;

/// Service 0 of [`secured`], whose pot has 1 000, in era 11: era 10 can be distributed. Bob's 800 and
/// Carol's 400 stand behind Alice.
fn funded() -> Reference {
	let mut world = secured();
	world.do_fund(0, 1_000);
	world.era = 11;
	world
}

/// What the chain tells when Alice gets all of it.
fn told(era: Era, commission: Planck, rest: Planck) -> Distributed {
	Distributed {
		service: 0,
		era,
		amount: commission + rest,
		commission,
		shares: vec![(ALICE, commission, rest)],
		stakes: vec![(ALICE, 240)],
		units: BTreeMap::new(),
	}
}

fn distribute(world: &mut Reference, era: Era, commission: Planck, rest: Planck) -> Checked {
	let asked = (commission + rest, false);
	world.note_distributed(&told(era, commission, rest), &[], asked, true)
}

fn owed(world: &Reference, who: Who) -> crate::num::Q {
	world.rewards.owed(who, ALICE).exact
}

fn claimed(who: Who, amount: Planck) -> Claimed {
	Claimed { operator: ALICE, who, amount, to: who, commission: false }
}

#[test]
fn a_reward_is_shared_by_what_stood_behind_the_operator() {
	let mut world = funded();
	distribute(&mut world, 10, 0, 100).unwrap();
	assert_eq!((owed(&world, BOB), owed(&world, CAROL)), (ratio(200, 3), ratio(100, 3)));
	assert_eq!((world.rewards.pot(0), world.rewards.set_aside), (900, 100));
	assert!(distribute(&mut world, 10, 0, 100).unwrap_err().contains("twice"));
	assert!(distribute(&mut world, 11, 0, 100).unwrap_err().contains("cannot be distributed"));
	world.check_rewards_add_up().unwrap();
}

#[test]
fn a_stake_told_later_may_be_less_but_never_more() {
	// Who stood behind Alice may have caught up with the base chain since.
	let distribute = |stake, settled| {
		let told = Distributed { stakes: vec![(ALICE, stake)], ..told(10, 0, 100) };
		funded().note_distributed(&told, &[], (100, false), settled)
	};
	distribute(240, true).unwrap();
	distribute(120, false).unwrap();
	for (stake, settled) in [(120, true), (480, true), (480, false)] {
		let why = distribute(stake, settled).unwrap_err();
		assert!(why.contains("is said to have had a stake"), "{why}");
	}
}

#[test]
fn who_comes_later_gets_nothing_for_the_past_and_who_leaves_gets_its_last_era() {
	let mut world = funded();
	// Liable from 12 on; and Bob's half until 11.
	world.do_delegate(CAROL, ALICE, 400);
	world.do_undelegate(BOB, ALICE, 400);
	world.reward_stake(ALICE, 11, 120, None).unwrap();
	assert_eq!((owed(&world, BOB), owed(&world, CAROL)), (q(80), q(40)));
	world.era = 13;
	world.reward_stake(ALICE, 12, 120, None).unwrap();
	assert_eq!((owed(&world, BOB), owed(&world, CAROL)), (q(120), q(120)));
}

#[test]
fn the_base_chain_takes_its_part_of_what_is_rewarded_later() {
	let mut world = funded();
	world.note_lost(BOB, 400).unwrap();
	world.reward_stake(ALICE, 10, 90, None).unwrap();
	assert_eq!((owed(&world, BOB), owed(&world, CAROL)), (q(45), q(45)));
}

#[test]
fn a_slash_by_a_service_changes_no_shares() {
	let mut world = funded();
	world.slash_stake(0, ALICE, 10, FULL / 10);
	world.reward_stake(ALICE, 10, 90, None).unwrap();
	assert_eq!((owed(&world, BOB), owed(&world, CAROL)), (q(60), q(30)));
	// Who joins now counts more for the same stake.
	world.do_delegate(CAROL, ALICE, 90);
	world.era = 13;
	world.reward_stake(ALICE, 12, 130, None).unwrap();
	assert_eq!((owed(&world, BOB), owed(&world, CAROL)), (q(140), q(80)));
}

#[test]
fn an_operator_keeps_the_commission_of_the_era_and_the_service() {
	let mut world = funded();
	world.do_set_commission(ALICE, 50_000_000);
	assert_eq!(world.commission_in(ALICE, 0, 13), 0);
	assert_eq!(world.commission_in(ALICE, 0, 14), 50_000_000);
	world.era = 15;
	// One of its own begins as the general one, and what waits after it is its own.
	world.do_set_service_commission(ALICE, 0, 100_000_000);
	world.do_set_commission(ALICE, 20_000_000);
	let kept =
		|service| [13, 15, 18].map(|era| world.commission_in(ALICE, service, era) / 10_000_000);
	assert_eq!((kept(0), kept(1)), ([0, 5, 10], [0, 2, 2]));
	let wrong = distribute(&mut world.clone(), 14, 4, 96).unwrap_err();
	assert!(wrong.contains("expected 5"), "{wrong}");
	distribute(&mut world, 14, 5, 95).unwrap();
	assert_eq!(world.rewards.commission(ALICE), 5);
	// Cheaper in every era that can still be rewarded: the general one may count again.
	assert!(world.may_clear_service_commission(ALICE, 0).is_clear());
	world.do_set_service_commission(ALICE, 0, 10_000_000);
	let verdict = world.may_clear_service_commission(ALICE, 0);
	assert_eq!(verdict.fails, ["GeneralCommissionHigher"]);
}

#[test]
fn a_commission_is_raised_by_steps_and_late() {
	let mut world = funded();
	assert_eq!(world.may_set_commission(ALICE, 60_000_000).fails, ["CommissionStepTooLarge"]);
	world.do_set_commission(ALICE, 50_000_000);
	// Asked for again, it waits again.
	world.era = 13;
	world.do_set_commission(ALICE, 30_000_000);
	assert_eq!([15, 16].map(|era| world.commission_in(ALICE, 0, era)), [0, 30_000_000]);
	world.do_set_service_commission(ALICE, 0, 0);
	world.do_set_service_commission(ALICE, 1, 0);
	let full = world.may_set_service_commission(ALICE, 2, 0);
	assert_eq!(full.fails, ["TooManyServiceCommissions"]);
}

#[test]
fn a_claim_is_what_is_owed_but_for_rounding_down() {
	let mut world = funded();
	distribute(&mut world, 10, 0, 100).unwrap();
	assert!(world.clone().note_claimed(&claimed(BOB, 66)).is_ok());
	for wrong in [0, 64, 68] {
		assert!(world.clone().note_claimed(&claimed(BOB, wrong)).is_err(), "{wrong}");
	}
	world.note_claimed(&claimed(BOB, 66)).unwrap();
	assert_eq!((world.rewards.paid, world.rewards.set_aside), (66, 34));
	assert_eq!((owed(&world, BOB), owed(&world, CAROL)), (q(0), ratio(100, 3)));
	world.check_rewards_add_up().unwrap();
	assert!(world.most_dust() <= 4);
	assert_eq!(world.may_claim(BOB, ALICE, BOB).fails, ["NothingToClaim"]);
}

/// Alice has nothing any more, and Bob's 800 were collected in era 11.
fn ruined() -> Reference {
	let mut world = funded();
	world.do_accuse(0, accusation(10, WHOLE / 10), false);
	world.slash_stake(0, ALICE, 10, FULL);
	world.note_collected(0, BOB, 800).unwrap();
	world
}

fn counted(bob: u128) -> BTreeMap<Who, u128> {
	BTreeMap::from([(BOB, bob), (CAROL, 400)])
}

#[test]
fn what_was_slashed_to_nothing_is_rewarded_for_its_eras() {
	let mut world = ruined();
	let known = counted(800);
	assert!(world.reward_stake(ALICE, 10, 90, Some((&counted(0), true))).is_err());
	world.reward_stake(ALICE, 10, 90, Some((&known, true))).unwrap();
	assert_eq!((owed(&world, BOB), owed(&world, CAROL)), (q(60), q(30)));
	// Foreseen as closely as any other.
	assert!(world.rewards.owed(BOB, ALICE).above < q(40));
}

#[test]
fn of_what_rounding_left_counts_what_the_chain_says() {
	let mut world = ruined();
	// The base chain may have taken the last planck of it, and its units.
	world.note_lost(BOB, 0).unwrap();
	for (bob, gets) in [(800, 60), (400, 45), (0, 0)] {
		let mut world = world.clone();
		world.reward_stake(ALICE, 10, 90, Some((&counted(bob), true))).unwrap();
		assert_eq!((owed(&world, BOB), owed(&world, CAROL)), (q(gets), q(90 - gets)));
	}
	assert!(world.reward_stake(ALICE, 10, 90, Some((&counted(2_000), true))).is_err());
	// Once it is known, it is known.
	let settled = |seen: u128| {
		let mut world = world.clone();
		world.settle_traces(BOB, ALICE, |_| seen).map(|()| world.backing(ALICE, FULL, 10))
	};
	assert_eq!(settled(800), Ok(q(1_200)));
	assert_eq!(settled(0), Ok(q(400)));
	assert_eq!(settled(500), Ok(q(900)));
	assert!(settled(2_000).is_err());
	assert!(ruined().forget_traces(BOB, ALICE).is_err());
	world.clone().forget_traces(BOB, ALICE).unwrap();
}

#[test]
fn a_payment_that_is_hardly_foreseen_shows_nothing() {
	let mut world = funded();
	distribute(&mut world, 10, 0, 100).unwrap();
	let bob = world.rewards.owed.get_mut(&(BOB, ALICE)).unwrap();
	bob.above += q(MOST_MARGIN);
	let why = world.note_claimed(&claimed(BOB, 66)).unwrap_err();
	assert!(why.contains("foreseen within"), "{why}");
}

#[test]
fn points_weigh_stake_and_count_once_per_name() {
	let mut world = funded();
	let report = |world: &Reference, points: &[(Who, u32)]| {
		world.may_report_points(OWNER, 0, 10, points).fails
	};
	assert!(report(&world, &[(ALICE, 3)]).is_empty());
	assert_eq!(report(&world, &[(BOB, 3)]), ["NotOperatorOfService"]);
	assert_eq!(report(&world, &[(ALICE, 3), (ALICE, 4)]), ["DuplicateOperator"]);
	assert_eq!(world.somebody(0, 10, 100, true), Answer::No);
	world.do_report_points(0, 10, &[(ALICE, u32::MAX)]);
	assert_eq!(world.somebody(0, 10, 100, true), Answer::Yes);
	assert_eq!(report(&world, &[(ALICE, 1)]), ["TooManyPoints"]);
	assert_eq!(world.may_report_points(BOB, 0, 12, &[]).fails, ["NotRewarder", "EraNotBegun"]);
}

#[test]
fn a_distribution_is_refused_for_what_is_wrong_with_it() {
	let mut world = funded();
	let may = |world: &Reference, eras, amount| world.may_distribute(OWNER, 0, eras, amount, false);
	assert!(may(&world, (9, 10), 1_000).is_clear());
	assert_eq!(may(&world, (10, 10), 1_001).fails, ["PotTooSmall"]);
	assert_eq!(may(&world, (11, 11), 10).fails, ["EraNotOver"]);
	assert_eq!(may(&world, (8, 10), 100).fails, ["EraTooOld"]);
	assert_eq!(may(&world, (9, 10), 1).fails, ["ZeroAmount", "NobodyToReward"]);
	assert!(may(&world, (7, 10), 100).fails.contains(&"TooManyEras"));
	assert!(may(&world, (10, 9), 100).fails.contains(&"EmptyRange"));
	distribute(&mut world, 10, 0, 10).unwrap();
	assert_eq!(may(&world, (9, 10), 100).fails, ["AlreadyDistributed"]);
	assert_eq!(
		world.may_distribute(BOB, 0, (9, 9), 10, false).fails,
		["NotRewarder", "NobodyToReward"]
	);
}

#[test]
fn a_stream_has_its_turn_in_every_era_and_starves_aloud_once() {
	let mut world = funded();
	world.do_stream(0, 600, 4, false);
	assert!(world.note_turn(0, 11).is_err(), "the era is not over");
	world.era = 12;
	assert!(world.check_streams().is_err(), "it has had no turn for era 11");
	assert_eq!(world.note_turn(0, 11), Ok((600, false)));
	world.rewards.take_from_pot(0, 600);
	world.note_streamed(0);
	world.check_streams().unwrap();
	world.era = 14;
	assert!(world.check_streams().is_err(), "nothing was said of era 12");
	world.note_starved(0, 12).unwrap();
	assert!(world.clone().note_starved(0, 13).is_err(), "said before");
	world.check_streams().unwrap();
	world.do_fund(0, 600);
	world.era = 15;
	assert!(world.note_skipped(0, 14, "NobodyToReward").is_err(), "Alice served");
	assert_eq!(world.note_turn(0, 14), Ok((600, false)));
	world.note_streamed(0);
	world.note_stream_ended(0).unwrap();
	assert!(world.rewards.streams.is_empty());
}

#[test]
fn rewards_go_where_they_are_wanted() {
	let mut world = funded();
	world.rewards.free = [(ALICE, 5), (BOB, 5)].into();
	distribute(&mut world, 10, 0, 30).unwrap();
	assert!(world.may_claim(JUDGE, ALICE, BOB).is_clear());
	world.do_set_destination(BOB, Destination::Account(CAROL));
	assert!(world.may_claim(JUDGE, ALICE, BOB).is_clear(), "20 keep an account alive");
	world.do_set_destination(BOB, Destination::Restake);
	assert_eq!(world.rewards.compounding.get(&BOB), Some(&12));
	// It is 20, or 19 if it was rounded.
	assert_eq!(world.may_claim(JUDGE, ALICE, BOB).fails, [""; 0]);
	assert!(world.may_claim(JUDGE, ALICE, BOB).may_fail.contains(&"TooLittleToRestake"));
	assert!(!world.may_claim(BOB, ALICE, BOB).may_fail.contains(&"TooLittleToRestake"));
	assert_eq!(world.may_set_destination(Destination::Pot).fails, ["BadDestination"]);
	assert!(world.note_compounding(BOB).is_err());
	world.era = 12;
	world.note_compounding(BOB).unwrap();
	assert!(world.note_compounding(BOB).is_err(), "once per era");
}

#[test]
fn what_is_restaked_is_delegated_as_far_as_the_reserve_allows() {
	let mut world = funded();
	// All of Bob's bond was delegated but for the reserve: four fifths of 100 can be now.
	let room = world.note_bonded(BOB, 100, 0);
	assert_eq!(world.restaker(BOB).active, 1_100);
	for (delegated, rightly) in [(80, true), (70, false), (100, false), (0, false)] {
		assert_eq!(world.check_restaked(&room, delegated).is_ok(), rightly, "{delegated}");
	}
	// Of 8 more six can be, and nobody delegates less than ten.
	world.do_delegate(BOB, ALICE, 80);
	let room = world.note_bonded(BOB, 8, 0);
	assert!(world.check_restaked(&room, 0).is_ok() && world.check_restaked(&room, 6).is_err());
}

#[test]
fn what_a_service_leaves_behind_is_swept() {
	let mut world = funded();
	assert_eq!(world.may_sweep(0).fails, ["ServiceExists"]);
	world.do_retire_service(0);
	assert_eq!(world.left_of(0), Some(1_000));
	world.do_sweep(0);
	assert_eq!((world.rewards.paid, world.rewards.held()), (1_000, 0));
	assert_eq!(world.may_sweep(0).fails, ["NothingToSweep"]);
}
