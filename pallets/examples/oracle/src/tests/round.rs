// SPDX-License-Identifier: Apache-2.0

//! What becomes of a round.

use crate::{mock::*, pallet::*, types::Progress, weights::WeightInfo};
use frame::{deps::frame_support::weights::constants::RocksDbWeight, testing_prelude::*};
use restaking_primitives::{
	fakes::FakeEras,
	security::{OwnService, PayService, TermsOfService},
	EraIndex,
};

fn published(era: EraIndex, price: u128, agreed: bool) -> Event<Test> {
	Event::PricePublished { era, asset: rmp(), price: cents(price), agreed }
}

fn silent(era: EraIndex, asset: restaking_primitives::Asset, stake: u128) -> Event<Test> {
	Event::NoQuorum { era, asset, stake }
}

/// The points of the last era.
fn points() -> Vec<(u64, u32)> {
	Security::points(service(), now() - 1)
}

#[test]
fn the_price_is_the_median_of_the_stake_that_submitted() {
	run(|| {
		// GIVEN: what the docs tell.
		say(ALICE, 200);
		say(BOB, 202);
		say(CAROL, 250);
		// WHEN: the era is over.
		end_era();
		// THEN
		assert_eq!(last(), Some((cents(200), NOW)));
		let [first, second, ..] = &events()[..] else { panic!("there are events") };
		assert_eq!(*first, published(NOW, 200, true));
		assert_eq!(*second, silent(NOW, btc(), 0));
		assert_eq!(points(), vec![(ALICE, 1), (BOB, 1)]);
	});
}

#[test]
fn nothing_is_known_before_the_era_is_over() {
	run(|| {
		say(ALICE, 200);
		say(BOB, 200);
		for _ in 0..5 {
			next_block();
		}
		assert_eq!(last(), None);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn without_a_quorum_the_last_price_stays() {
	run(|| {
		say(ALICE, 200);
		say(BOB, 200);
		end_era();
		say(BOB, 900);
		say(CAROL, 900);
		end_era();
		assert_eq!(events(), vec![silent(NOW + 1, rmp(), 400), silent(NOW + 1, btc(), 0)]);
		assert_eq!(last(), Some((cents(200), NOW)));
		assert_eq!(points(), vec![]);
		assert_eq!(slashed(), vec![]);
		// The same when nobody says anything.
		end_era();
		assert_eq!(last(), Some((cents(200), NOW)));
	});
}

#[test]
fn a_quorum_is_of_all_that_backs_the_oracle() {
	run(|| {
		// 600 of 1000 are not 67 %, though all of them agree.
		say(ALICE, 200);
		end_era();
		assert_eq!(last(), None);
		// 700 are.
		say(ALICE, 200);
		say(CAROL, 200);
		end_era();
		assert_eq!(last(), Some((cents(200), NOW + 1)));
	});
}

#[test]
fn a_tie_is_decided_for_the_lower_price() {
	run(|| {
		Security::set_operator(service(), &ALICE, 400);
		Security::set_operator(service(), &BOB, 400);
		say(ALICE, 300);
		say(BOB, 200);
		end_era();
		assert_eq!(last(), Some((cents(200), NOW)));
		assert_eq!(events()[0], published(NOW, 200, false));
		assert_eq!(slashed(), vec![]);
	});
}

#[test]
fn each_pair_is_a_round_of_its_own() {
	run(|| {
		for (who, price) in [(ALICE, 6_000_000), (BOB, 6_000_100)] {
			assert_ok!(include(signed_by(who, btc(), cents(price))), Ok(()));
		}
		say(ALICE, 200);
		end_era();
		assert_eq!(last(), None);
		assert_eq!(Oracle::last_price(&btc()), Some((cents(6_000_000), NOW)));
	});
}

#[test]
fn who_is_right_in_two_pairs_has_two_points() {
	run(|| {
		for who in [ALICE, BOB, CAROL] {
			say(who, 200);
			let price = if who == BOB { 90 } else { 100 };
			assert_ok!(include(signed_by(who, btc(), cents(price))), Ok(()));
		}
		end_era();
		assert_eq!(points(), vec![(ALICE, 2), (BOB, 1), (CAROL, 2)]);
	});
}

#[test]
fn points_pay() {
	let rewards = |genesis: &mut GenesisConfig<Test>| genesis.rewards = Some((ALICE, 90, 4));
	new_test_ext_with(rewards).execute_with(|| {
		say(ALICE, 200);
		say(BOB, 200);
		// The order of a block: what is due comes before what is done in spare weight.
		FakeEras::advance(1);
		next_block();
		assert_ok!(Security::distribute(ORACLE, service(), NOW, 90, true));
		assert_eq!(Security::payments()[0].shares, vec![(ALICE, 60), (BOB, 30)]);
	});
}

#[test]
fn points_that_come_too_late_are_no_reason_for_no_price() {
	run(|| {
		assert_ok!(Security::fund(service(), &STRANGER, 100));
		say(ALICE, 200);
		say(BOB, 200);
		FakeEras::advance(1);
		assert_ok!(Security::distribute(ORACLE, service(), NOW, 100, false));
		next_block();
		assert_eq!(last(), Some((cents(200), NOW)));
		// Events do not have the names of the fakes.
		let error = DispatchError::Other("");
		let refused = Event::PointsRefused { era: NOW, asset: rmp(), error };
		assert_eq!(events()[..2], [published(NOW, 200, true), refused]);
	});
}

#[test]
fn the_quorum_is_that_of_the_era() {
	run(|| {
		let all = TermsOfService {
			quorum: Perbill::one(),
			..TermsOfService::proven_by(ORACLE, Perbill::from_percent(10))
		};
		let from = Security::change_terms(ORACLE, service(), all).unwrap();
		while now() < from {
			say(ALICE, 200);
			say(BOB, 200);
			end_era();
		}
		assert_eq!(last(), Some((cents(200), from - 1)));
		say(ALICE, 300);
		say(BOB, 300);
		end_era();
		assert_eq!(last(), Some((cents(200), from - 1)));
	});
}

#[test]
fn what_does_not_fit_into_a_block_is_done_in_the_next() {
	run(|| {
		say(ALICE, 200);
		say(BOB, 200);
		say(CAROL, 900);
		Security::end_era();
		// No weight at all, as in the first block of a session.
		assert_eq!(next_block_with(Weight::zero()), Weight::zero());
		assert_eq!(events(), vec![]);
		// One round.
		let round = <() as WeightInfo>::close_round(100);
		let base = <() as WeightInfo>::poll_base();
		assert_eq!(next_block_with(base + round), base + round);
		assert_eq!(events(), vec![published(NOW, 200, true)]);
		assert_eq!(Closing::<Test>::get(), Progress { era: NOW, closed: 1 });
		assert_eq!(slashed(), vec![]);
		// The other one, and not enough to slash.
		next_block_with(base + round);
		assert_eq!(Closing::<Test>::get(), Progress { era: NOW + 1, closed: 0 });
		assert_eq!(slashed(), vec![]);
		assert_eq!(Offences::<Test>::iter().count(), 1);
		// The slash, and the look for another one.
		let slash = Oracle::weight_of_slash();
		assert_eq!(slash, <() as WeightInfo>::slash_offender() + RocksDbWeight::get().reads(1));
		assert_eq!(next_block_with(base + slash), base + slash);
		assert_eq!(slashed(), vec![(CAROL, NOW)]);
		assert_eq!(next_block_with(Weight::MAX), base);
	});
}

#[test]
fn it_takes_no_more_of_a_block_than_its_share() {
	run(|| {
		for _ in 0..200 {
			FakeEras::advance(1);
		}
		let used = next_block_with(Weight::MAX);
		assert!(used.all_lte(RoundWeight::get()));
		assert!(used.any_gt(RoundWeight::get() / 2));
		// And comes to an end.
		for _ in 0..200 {
			next_block();
		}
		assert_eq!(Closing::<Test>::get().era, NOW + 200);
	});
}

#[test]
fn eras_without_a_block_are_no_trouble() {
	run(|| {
		say(ALICE, 200);
		say(BOB, 200);
		FakeEras::advance(2);
		next_block();
		assert_eq!(last(), Some((cents(200), NOW)));
		// Nobody is known any more who backed it so long ago.
		say(ALICE, 300);
		say(BOB, 300);
		FakeEras::advance(20);
		next_block();
		assert_eq!(last(), Some((cents(200), NOW)));
		assert_eq!(Rounds::<Test>::iter().count(), 0);
	});
}
