// SPDX-License-Identifier: Apache-2.0

//! How the pallet becomes a service.

use crate::{mock::*, pallet::*};
use frame::{testing_prelude::*, traits::IntegrityTest};
use restaking_primitives::{
	fakes::FakeEras,
	security::{OwnService, PayService},
	SlashMode, VerifierId,
};

fn start(percent: u32) -> DispatchResult {
	Template::start(RuntimeOrigin::root(), Perbill::from_percent(percent))
}

fn without_service(test: impl FnOnce()) {
	new_test_ext_with(|genesis| genesis.slash = Perbill::zero()).execute_with(|| {
		test();
		check();
	});
}

// guide: test-start
#[test]
fn genesis_creates_a_service_that_the_pallet_proves_offences_for() {
	run(|| {
		let terms = Security::terms(service(), NOW).unwrap();
		let SlashMode::Objective { verifier, fraction, .. } = terms.slashing.mode else {
			panic!("the offences are proved")
		};
		assert_eq!(verifier, VerifierId::of_pallet(Id::get()));
		assert_eq!(fraction, Perbill::from_percent(10));
	});
}
// guide: end

#[test]
fn genesis_pays_operators_by_points() {
	let rewards = |genesis: &mut GenesisConfig<Test>| genesis.rewards = Some((ALICE, 50, 4));
	new_test_ext_with(rewards).execute_with(|| {
		assert_eq!(Security::pot(service()), 200);
		let stream = Security::stream_of(service()).unwrap();
		assert_eq!((stream.per_era, stream.until, stream.by_points), (50, NOW + 4, true));
	});
}

#[test]
fn genesis_without_a_slash_has_no_service() {
	without_service(|| {
		assert_eq!(Service::<Test>::get(), None);
		assert!(Security::services().is_empty());
		// And nothing happens.
		end_era();
		assert_eq!(events(), vec![]);
	});
}

#[test]
#[should_panic(expected = "the service is refused")]
fn genesis_refuses_rewards_of_nothing() {
	new_test_ext_with(|genesis| genesis.rewards = Some((ALICE, 0, 4)));
}

#[test]
fn root_starts_it_on_a_chain_that_has_none() {
	without_service(|| {
		FakeEras::set(40);
		assert_ok!(start(10));
		assert_eq!(events(), vec![Event::Started { service: service() }]);
		// Eras of before are not looked at.
		assert_eq!(NextEra::<Test>::get(), 40);
	});
}

#[test]
fn it_starts_once_and_only_in_a_way_that_makes_sense() {
	run(|| {
		assert_noop!(start(10), Error::<Test>::AlreadyStarted);
	});
	without_service(|| {
		let stranger = Template::start(RuntimeOrigin::signed(ALICE), Perbill::one());
		assert_noop!(stranger, BadOrigin);
		assert_noop!(start(0), DispatchError::Other("MaxSlashIsZero"));
	});
}

#[test]
fn what_an_era_takes_fits_into_what_a_block_gives() {
	new_test_ext().execute_with(<Template as IntegrityTest>::integrity_test);
}
