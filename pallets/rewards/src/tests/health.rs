// SPDX-License-Identifier: Apache-2.0

use crate::mock::*;
use frame::testing_prelude::*;
use restaking_primitives::runtime_api::{RewardsEnd, RewardsHealth};

/// A quarter of a day.
const ERA_MILLIS: u64 = 6 * 60 * 60 * 1_000;

fn health() -> RewardsHealth {
	Rewards::health(ORACLE, ERA_MILLIS)
}

/// For how many eras it pays, and what ends it.
fn lasts() -> (u32, RewardsEnd) {
	(health().eras_left, health().ends)
}

#[test]
fn without_a_stream_nothing_is_paid_whatever_the_pot_has() {
	run(|| {
		fund(ORACLE, 500);
		assert_eq!(
			health(),
			RewardsHealth {
				pot: 500,
				per_era: 0,
				eras_left: 0,
				seconds_left: 0,
				days_left: 0,
				ends: RewardsEnd::NoStream,
			}
		);
	});
}

#[test]
fn a_stream_lasts_as_long_as_it_is_planned_or_the_pot_has() {
	run(|| {
		fund(ORACLE, 579);
		stream(ORACLE, 80, 7);
		// 579 are 7 · 80 and 19.
		assert_eq!(
			health(),
			RewardsHealth {
				pot: 579,
				per_era: 80,
				eras_left: 7,
				seconds_left: 7 * 6 * 60 * 60,
				days_left: 1,
				ends: RewardsEnd::StreamEnds,
			}
		);
		assert_ok!(Rewards::stop_stream(owner(ORACLE), ORACLE));
		stream(ORACLE, 80, 8);
		assert_eq!(lasts(), (7, RewardsEnd::PotRunsDry));
		assert_ok!(Rewards::stop_stream(owner(ORACLE), ORACLE));
		stream(ORACLE, 580, 8);
		assert_eq!(lasts(), (0, RewardsEnd::PotRunsDry));
	});
}

#[test]
fn what_is_left_falls_with_the_eras_paid_or_not_yet() {
	run(|| {
		fund(ORACLE, 400);
		stream(ORACLE, 80, 9);
		assert_eq!(lasts(), (5, RewardsEnd::PotRunsDry));
		// WHEN an era is over and not paid yet.
		restaking_primitives::fakes::FakeEras::advance(1);
		assert_eq!(lasts(), (4, RewardsEnd::PotRunsDry));
		// WHEN it is.
		next_block();
		assert_eq!(health().pot, 320);
		assert_eq!(lasts(), (4, RewardsEnd::PotRunsDry));
		// WHEN the pot is dry the stream goes on for nothing.
		go_to(NOW + 6);
		assert_eq!(lasts(), (0, RewardsEnd::PotRunsDry));
		go_to(NOW + 9);
		assert_eq!(lasts(), (0, RewardsEnd::NoStream));
	});
}
