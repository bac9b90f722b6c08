// SPDX-License-Identifier: Apache-2.0

//! What is paid without anybody's asking, era after era.

use crate::{mock::*, pallet::*, Stream, WeightInfo};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::{
		rewards::{FakeRewardStake, FakeServices},
		FakeEras,
	},
	EraIndex, ServiceId, Units,
};

type W = ();

/// Room for the payment of one era of one service with two operators, and no more.
fn room_for_one() -> Weight {
	W::idle_base() + W::look() + W::look() + W::stream_step() + W::distribute(2)
}

/// How many of the eras `from..to` were paid.
fn paid_eras(service: ServiceId, from: EraIndex, to: EraIndex) -> usize {
	(from..to).filter(|era| shared_out(service, *era).is_some()).count()
}

fn skipped(service: ServiceId, era: EraIndex, error: Error<Test>) -> Event<Test> {
	Event::StreamSkipped { service, era, error: error.into() }
}

#[test]
fn a_service_that_funds_once_pays_era_after_era() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		events();

		// WHEN
		stream(ORACLE, 80, 3);

		// THEN
		let started = Event::StreamStarted {
			service: ORACLE,
			per_era: 80,
			from: NOW,
			until: NOW + 3,
			by_points: false,
		};
		assert_eq!(events(), [started]);
		let stream =
			Stream { per_era: 80, next: NOW, until: NOW + 3, by_points: false, starved: false };
		assert_eq!(Rewards::service_stream(ORACLE), Some(stream));

		// WHEN the active era is not over
		next_block();

		// THEN
		assert_eq!((Rewards::pot(ORACLE), events()), (1_000, vec![]));

		// WHEN it is, and again
		go_to(NOW + 1);
		assert_eq!(Rewards::pot(ORACLE), 920);
		next_block();
		assert_eq!(Rewards::pot(ORACLE), 920);
		go_to(NOW + 2);
		assert_eq!(Rewards::pot(ORACLE), 840);
		events();
		go_to(NOW + 3);

		// THEN it has ended
		assert_eq!(
			events(),
			[
				Event::EraDistributed {
					service: ORACLE,
					era: NOW + 2,
					amount: 80,
					commission: 0,
					operators: 2
				},
				Event::StreamEnded { service: ORACLE },
			]
		);
		assert_eq!(Rewards::stream_of(ORACLE), None);
		go_to(NOW + 5);
		assert_eq!(Rewards::pot(ORACLE), 760);
		assert_eq!(owed(BOB, RUTH), 60);
	});
}

#[test]
fn a_stream_pays_by_points() {
	run(|| {
		fund(ORACLE, 1_000);
		assert_ok!(Rewards::stream(owner(ORACLE), ORACLE, 80, 2, true));
		assert_ok!(report(ORACLE, NOW, [(BOB, 1)]));
		go_to(NOW + 1);
		assert_eq!(owed(BOB, RUTH), 80);
		events();
		// Without points the era is skipped, and its amount stays in the pot.
		go_to(NOW + 2);
		let era = NOW + 1;
		assert_eq!(
			events(),
			[skipped(ORACLE, era, Error::NobodyToReward), Event::StreamEnded { service: ORACLE },]
		);
		assert_eq!(Rewards::pot(ORACLE), 920);
		// It can be distributed still.
		assert_ok!(distribute(ORACLE, era, era, 80));
	});
}

#[test]
fn streams_that_cannot_be() {
	run(|| {
		let stream = |who: u64, service, per_era, eras| {
			Rewards::stream(signed(who), service, per_era, eras, false)
		};
		assert_noop!(stream(STRANGER, ORACLE, 1, 1), Error::<Test>::NotRewarder);
		assert_noop!(stream(ORACLE_OWNER, 7, 1, 1), Error::<Test>::UnknownService);
		assert_noop!(stream(ORACLE_OWNER, ORACLE, 0, 1), Error::<Test>::ZeroAmount);
		assert_noop!(stream(ORACLE_OWNER, ORACLE, 1, 0), Error::<Test>::EmptyRange);
		assert_noop!(stream(ORACLE_OWNER, ORACLE, 1, u32::MAX), Error::<Test>::TooManyEras);
		assert_noop!(Rewards::stop_stream(owner(ORACLE), ORACLE), Error::<Test>::NoStream);
		assert_ok!(stream(ORACLE_OWNER, ORACLE, 1, 1));
		assert_noop!(stream(ORACLE_OWNER, ORACLE, 1, 1), Error::<Test>::StreamExists);
		assert_noop!(Rewards::stop_stream(signed(STRANGER), ORACLE), Error::<Test>::NotRewarder);
	});
}

#[test]
fn a_stream_is_stopped_and_begun_again() {
	run(|| {
		fund(ORACLE, 1_000);
		stream(ORACLE, 80, 5);
		go_to(NOW + 1);
		events();
		assert_ok!(Rewards::stop_stream(owner(ORACLE), ORACLE));
		assert_eq!(events(), [Event::StreamEnded { service: ORACLE }]);
		go_to(NOW + 2);
		assert_eq!(Rewards::pot(ORACLE), 920);
		stream(ORACLE, 100, 5);
		go_to(NOW + 3);
		assert_eq!(Rewards::pot(ORACLE), 820);
		assert_eq!(shared_out(ORACLE, NOW + 1), None);
	});
}

#[test]
fn a_starved_stream_says_so_once_and_is_revived_by_funds() {
	run(|| {
		// GIVEN enough for one era and a half
		fund(ORACLE, 120);
		stream(ORACLE, 80, 20);
		go_to(NOW + 1);
		events();

		// WHEN two eras starve
		go_to(NOW + 3);

		// THEN
		let starved = |era| Event::StreamStarved { service: ORACLE, era };
		assert_eq!(events(), [starved(NOW + 1)]);
		assert!(stream_of(ORACLE).starved);
		assert_eq!(Rewards::pot(ORACLE), 40);

		// WHEN
		fund(ORACLE, 40);
		events();
		go_to(NOW + 5);

		// THEN the next one is paid, and the one after it starves again
		assert_eq!(shared_out(ORACLE, NOW + 3), Some(80));
		assert_eq!(shared_out(ORACLE, NOW + 2), None);
		assert_eq!(events().last(), Some(&starved(NOW + 4)));
		assert_eq!(Rewards::pot(ORACLE), 0);
	});
}

#[test]
fn an_era_that_was_distributed_by_hand_is_skipped() {
	run(|| {
		// GIVEN
		fund(ORACLE, 1_000);
		stream(ORACLE, 80, 5);
		FakeEras::advance(1);
		assert_ok!(distribute(ORACLE, NOW, NOW, 200));
		events();

		// WHEN
		next_block();

		// THEN
		assert_eq!(events(), [skipped(ORACLE, NOW, Error::AlreadyDistributed)]);
		assert_eq!(Rewards::pot(ORACLE), 800);
		go_to(NOW + 2);
		assert_eq!(Rewards::pot(ORACLE), 720);
		// And an era that the stream has paid is not distributed by hand.
		assert_noop!(distribute(ORACLE, NOW + 1, NOW + 1, 80), Error::<Test>::AlreadyDistributed);
	});
}

#[test]
fn an_era_that_fell_out_of_the_window_is_skipped() {
	run(|| {
		// GIVEN no weight to spare for as long as the window and two eras
		fund(ORACLE, 10_000);
		stream(ORACLE, 80, 20);
		FakeEras::advance(WINDOW + 2);
		events();

		// WHEN
		next_block();

		// THEN
		let events = events();
		let too_old = |era| skipped(ORACLE, era, Error::EraTooOld);
		assert_eq!(events[..3], [NOW, NOW + 1, NOW + 2].map(too_old));
		assert_eq!(events.len() as u32, WINDOW + 2);
		assert_eq!(paid_eras(ORACLE, NOW, NOW + WINDOW + 2), 6);
		assert_eq!(Rewards::pot(ORACLE), 10_000 - 6 * 80);
	});
}

#[test]
fn an_era_without_operators_is_skipped_and_counts() {
	run(|| {
		// GIVEN a service without operators until the second era
		FakeServices::set_owner(3, Some(BRIDGE_OWNER));
		fund(3, 1_000);
		stream(3, 100, 2);
		FakeServices::set_stake(3, BOB, NOW + 1, 10);

		// WHEN
		go_to(NOW + 2);

		// THEN one of two eras is paid, and the stream is over
		assert_eq!(Rewards::pot(3), 900);
		assert_eq!(Rewards::stream_of(3), None);
	});
}

#[test]
fn an_era_that_fails_half_way_moves_nothing() {
	run(|| {
		// GIVEN six operators, where five are the limit
		for operator in 0..4 {
			FakeServices::set_stake(ORACLE, 800 + operator, 0, 200);
			FakeRewardStake::set_units(800 + operator, RITA, 0, Units(1));
		}
		fund(ORACLE, 10_000);
		stream(ORACLE, 800, 20);
		events();

		// WHEN
		go_to(NOW + 1);

		// THEN
		assert_eq!(events(), [skipped(ORACLE, NOW, Error::TooManyOperators)]);
		assert_eq!((Rewards::pot(ORACLE), set_aside()), (10_000, 0));
		assert_eq!(FakeRewardStake::owed_in_all(), 0);
	});
}

#[test]
fn the_stream_of_a_service_that_is_gone_ends() {
	run(|| {
		fund(ORACLE, 1_000);
		stream(ORACLE, 80, 20);
		FakeServices::set_owner(ORACLE, None);
		events();
		go_to(NOW + 1);
		assert_eq!(events(), [Event::StreamEnded { service: ORACLE }]);
		assert_eq!((Rewards::pot(ORACLE), Rewards::stream_of(ORACLE)), (1_000, None));
		assert_ok!(Rewards::sweep(signed(STRANGER), ORACLE));
	});
}

#[test]
fn two_streams_share_the_weight_era_by_era() {
	run(|| {
		// GIVEN three eras that both have to pay
		next_block();
		fund(ORACLE, 10_000);
		fund(BRIDGE, 10_000);
		stream(ORACLE, 80, 20);
		stream(BRIDGE, 80, 20);
		FakeEras::advance(3);

		for round in 1..=3 {
			// WHEN there is room for one payment in each of two blocks
			let paid = |service| paid_eras(service, NOW, NOW + 3);
			let before = paid(ORACLE) + paid(BRIDGE);
			next_block_with(room_for_one());
			assert_eq!(paid(ORACLE) + paid(BRIDGE), before + 1);
			next_block_with(room_for_one());

			// THEN each was paid for one era
			assert_eq!((paid(ORACLE), paid(BRIDGE)), (round, round));
		}
		let used = next_block_with(room_for_one());
		assert!(used.all_lt(room_for_one()));
	});
}

#[test]
fn a_stream_that_needs_more_weight_keeps_nobody_waiting() {
	run(|| {
		// GIVEN the oracle has five operators
		next_block();
		for operator in [801, 802, 803] {
			FakeServices::set_stake(ORACLE, operator, 0, 200);
			FakeRewardStake::set_units(operator, RITA, 0, Units(1));
		}
		fund(ORACLE, 10_000);
		fund(BRIDGE, 10_000);
		stream(ORACLE, 80, 20);
		stream(BRIDGE, 80, 20);
		FakeEras::advance(3);

		// WHEN blocks have room for two
		for _ in 0..10 {
			next_block_with(room_for_one() + W::look() + W::stream_step());
		}

		// THEN the bridge is paid, the oracle waits
		let paid = |service| paid_eras(service, NOW, NOW + 3);
		assert_eq!((paid(ORACLE), paid(BRIDGE)), (0, 3));
		assert_eq!(stream_of(ORACLE).next, NOW);

		// WHEN one has more, THEN it has lost nothing
		next_block();
		assert_eq!((paid(ORACLE), paid(BRIDGE)), (3, 3));
	});
}

#[test]
fn without_weight_nothing_is_done() {
	run(|| {
		fund(ORACLE, 1_000);
		stream(ORACLE, 80, 20);
		FakeEras::advance(1);
		assert_eq!(next_block_with(Weight::zero()), Weight::zero());
		assert_eq!(Rewards::pot(ORACLE), 1_000);
		let too_little = W::idle_base() + W::look();
		assert_eq!(next_block_with(too_little), W::idle_base());
		assert_eq!(Rewards::pot(ORACLE), 1_000);
	});
}

#[test]
fn an_idle_block_with_nothing_due_only_looks() {
	run(|| {
		fund(ORACLE, 1_000);
		stream(ORACLE, 80, 20);
		go_to(NOW + 1);
		assert_eq!(next_block_with(Weight::MAX), W::idle_base());
	});
}
