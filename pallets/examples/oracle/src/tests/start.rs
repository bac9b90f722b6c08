// SPDX-License-Identifier: Apache-2.0

//! How the oracle becomes a service.

use crate::{mock::*, pallet::*, types::Progress};
use frame::{testing_prelude::*, traits::IntegrityTest};
use restaking_primitives::{
	fakes::FakeEras,
	security::{InspectService, OwnService, PayService},
	SlashMode, VerifierId,
};

fn start(pairs: &[&str], percent: u32) -> DispatchResult {
	let assets = pairs.iter().map(|name| pair(name)).collect::<Vec<_>>().try_into().unwrap();
	Oracle::start(RuntimeOrigin::root(), assets, Perbill::from_percent(percent))
}

fn without_oracle(test: impl FnOnce()) {
	new_test_ext_with(|genesis| genesis.assets.clear()).execute_with(|| {
		test();
		check();
	});
}

#[test]
fn genesis_creates_a_service_that_the_pallet_proves_offences_for() {
	run(|| {
		let terms = Security::terms(service(), NOW).unwrap();
		let SlashMode::Objective { verifier, fraction, .. } = terms.slashing.mode else {
			panic!("the offences are proved")
		};
		assert_eq!(verifier, VerifierId::of_pallet(ORACLE));
		assert_eq!(fraction, Perbill::from_percent(10));
		// An offence in each of two pairs.
		assert_eq!(terms.slashing.max_fraction, Perbill::from_percent(20));
		assert_eq!(terms.slashing.budget.fraction, Perbill::from_percent(20));
		assert_eq!(Assets::<Test>::get(), vec![rmp(), btc()]);
		assert_eq!(Closing::<Test>::get(), Progress { era: NOW, closed: 0 });
	});
}

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
fn genesis_without_a_pair_has_no_oracle() {
	without_oracle(|| {
		assert_eq!(Service::<Test>::get(), None);
		assert!(Security::services().is_empty());
		// And nothing happens.
		end_era();
		assert_eq!(events(), vec![]);
	});
}

#[test]
#[should_panic(expected = "the oracle is refused")]
fn genesis_refuses_a_pair_that_is_named_badly() {
	new_test_ext_with(|genesis| genesis.assets = vec!["A NAME THAT IS TOO LONG".into()]);
}

#[test]
fn root_starts_it_on_a_chain_that_has_none() {
	without_oracle(|| {
		FakeEras::set(40);
		assert_ok!(start(&["RMPUSD"], 10));
		let service = Service::<Test>::get().unwrap();
		assert_eq!(events(), vec![Event::Started { service }]);
		// Eras of before are not looked at.
		assert_eq!(Closing::<Test>::get(), Progress { era: 40, closed: 0 });
		assert!(Security::quorum(service, 40).is_some());
	});
}

#[test]
fn an_oracle_that_root_starts_pays_nobody_before_there_is_a_stream() {
	without_oracle(|| {
		assert_ok!(start(&["RMPUSD"], 10));
		for (operator, stake) in [(ALICE, 600), (BOB, 300)] {
			Security::set_operator(service(), &operator, stake);
		}
		assert_ok!(Security::fund(service(), &STRANGER, 100));
		let round = || {
			say(ALICE, 200);
			say(BOB, 200);
			// Points first: on a chain streams pay in spare weight, after this.
			FakeEras::advance(1);
			next_block();
			FakeEras::set(now() - 1);
			Security::end_era();
		};
		round();
		assert_eq!((Security::payments(), Security::pot(service())), (vec![], 100));
		assert_ok!(Security::stream(ORACLE, service(), 90, 1, true));
		round();
		assert_eq!(Security::payments()[0].shares, vec![(ALICE, 60), (BOB, 30)]);
		// Nor after it is over.
		assert_ok!(Security::fund(service(), &STRANGER, 100));
		round();
		assert_eq!(Security::payments().len(), 1);
	});
}

#[test]
fn it_starts_once_and_only_in_a_way_that_makes_sense() {
	run(|| {
		assert_noop!(start(&["RMPUSD"], 10), Error::<Test>::AlreadyStarted);
	});
	without_oracle(|| {
		assert_noop!(
			Oracle::start(RuntimeOrigin::signed(ALICE), Default::default(), Perbill::one()),
			BadOrigin
		);
		assert_noop!(start(&[], 10), Error::<Test>::NoAssets);
		assert_noop!(start(&["RMPUSD", "RMPUSD"], 10), Error::<Test>::DuplicateAsset);
		assert_noop!(start(&[""], 10), Error::<Test>::BadAsset);
		assert_noop!(start(&["RMP/USD"], 10), Error::<Test>::BadAsset);
		assert_noop!(start(&["RMPUSD"], 0), DispatchError::Other("MaxSlashIsZero"));
	});
	let four = |genesis: &mut GenesisConfig<Test>| {
		genesis.assets = ["A", "B", "C", "D"].map(Into::into).to_vec();
	};
	let mut genesis = GenesisConfig::<Test>::default();
	four(&mut genesis);
	without_oracle(|| {
		assert_eq!(Oracle::build(&genesis), Err(Error::<Test>::TooManyAssets.into()));
	});
}

#[test]
fn all_rounds_of_an_era_fit_into_what_a_block_gives() {
	new_test_ext().execute_with(<Oracle as IntegrityTest>::integrity_test);
}
