// SPDX-License-Identifier: Apache-2.0

//! The service of `pallet-template` on the real runtime, with real bonds behind its operator: Ferdie,
//! with half of 30 000 UNIT of Bob's and Charlie's.

use super::harness::*;
use crate::{
	configs::restaking::RampartSecurity, AccountId, AllPalletsWithSystem, Balance, Operators,
	Restaking, Rewards, Runtime, RuntimeCall, RuntimeEvent, Services, Slashing, Template,
	MILLI_UNIT, UNIT,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{Get, PalletsInfoAccess},
};
use restaking_primitives::{
	runtime_api::runtime_decl_for_restaking_api::RestakingApiV1, security::PayService, EraIndex,
	Magnitude, ServiceId,
};
use sp_keyring::Sr25519Keyring::*;
use sp_runtime::Perbill;

type Pings = pallet_template::Error<Runtime>;

/// Plays a story on a fresh development network, and checks every invariant in the end.
fn story(play: impl FnOnce()) {
	new_ext("development").execute_with(|| {
		play();
		check_invariants();
	});
}

fn check_invariants() {
	if let Err(broken) = <Runtime as RestakingApiV1<crate::Block, AccountId>>::check_invariants() {
		panic!("{}", String::from_utf8_lossy(&broken));
	}
}

fn service() -> ServiceId {
	pallet_template::Service::<Runtime>::get().expect("genesis has started it")
}

fn patience() -> EraIndex {
	<Runtime as pallet_template::Config>::Patience::get()
}

/// Lets Ferdie back the service with half of what Bob (20 000) and Charlie (10 000) delegate to him.
/// Returns the first era in which he does.
fn backed() -> EraIndex {
	assert_ok!(Operators::register(signed(Ferdie), b"ferdie".to_vec(), Perbill::zero(), 0));
	assert_ok!(Restaking::delegate(signed(Bob), account(Ferdie), 20_000 * UNIT));
	assert_ok!(Restaking::delegate(signed(Charlie), account(Ferdie), 10_000 * UNIT));
	let half = Magnitude(Magnitude::FULL.0 / 2);
	assert_ok!(Services::opt_in(signed(Ferdie), service(), half));
	let era = active_era() + Restaking::delays().allocation;
	run_to_era(era);
	era
}

fn ping() {
	let call = RuntimeCall::Template(pallet_template::Call::ping {});
	assert_ok!(submit(Ferdie, call), Ok(()));
}

/// What was collected for each slash of the service.
fn collected() -> Vec<Balance> {
	(0..pallet_slashing::NextSlashId::<Runtime>::get())
		.filter_map(Slashing::slash)
		.filter(|slash| slash.service == service())
		.map(|slash| slash.books.collected)
		.collect()
}

/// Goes on to the next era, and some blocks into it: eras are closed, rewards paid, slashes collected.
fn close_era() {
	next_era();
	run_blocks(4);
}

#[test]
fn the_runtime_has_it_and_genesis_has_started_it() {
	story(|| {
		let names: Vec<_> = AllPalletsWithSystem::infos().iter().map(|info| info.name).collect();
		assert!(names.contains(&"Template"), "{names:?}");
		let api = <Runtime as RestakingApiV1<crate::Block, AccountId>>::service_security;
		assert!(api(service()).is_some());
		assert_eq!(RampartSecurity::pot(service()), 10_000 * UNIT);
	});
}

#[test]
fn who_is_there_is_paid() {
	story(|| {
		backed();
		let pot = RampartSecurity::pot(service());
		ping();
		close_era();
		assert_eq!(RampartSecurity::pot(service()), pot - 10 * UNIT);
		// Two thirds are Bob's.
		let owed = |who| Rewards::owed(&account(Ferdie), &account(who)) / MILLI_UNIT;
		assert_eq!([Bob, Charlie, Dave].map(owed), [6_666, 3_333, 0]);
		assert_eq!(Template::silence_of(account(Ferdie)), 0);
	});
}

#[test]
fn silence_costs_restakers_exactly_their_share() {
	story(|| {
		backed();
		let before = [Bob, Charlie, Dave].map(|who| bonded(&account(who)));
		for era in 1..patience() {
			close_era();
			assert_eq!(Template::silence_of(account(Ferdie)), era);
			assert_eq!([Bob, Charlie, Dave].map(|who| bonded(&account(who))), before);
		}
		close_era();
		// A hundredth of 15 000 UNIT, two thirds of it Bob's.
		let after = [before[0] - 100 * UNIT, before[1] - 50 * UNIT, before[2]];
		assert_eq!([Bob, Charlie, Dave].map(|who| bonded(&account(who))), after);
		assert_eq!(collected(), vec![150 * UNIT]);
		// And is over.
		ping();
		close_era();
		assert_eq!([Bob, Charlie, Dave].map(|who| bonded(&account(who))), after);
	});
}

#[test]
fn only_who_backs_it_can_ping() {
	story(|| {
		assert_noop!(Template::ping(signed(Alice)), Pings::NotOperator);
		backed();
		ping();
		assert_noop!(Template::ping(signed(Ferdie)), Pings::AlreadyPinged);
		assert_noop!(Template::ping(signed(Bob)), Pings::NotOperator);
	});
}

#[test]
fn it_hears_of_its_slashes() {
	story(|| {
		let first = backed();
		run_to_era(first + patience() - 1);
		let owed_for = |event| match event {
			RuntimeEvent::Template(pallet_template::Event::OperatorSlashed { owed, .. }) => {
				Some(owed)
			}
			_ => None,
		};
		// Hooks of a block in which nobody sends anything run when it is closed.
		let told = (0..100).find_map(|_| {
			close_block();
			let told = events().into_iter().find_map(owed_for);
			open_block();
			told
		});
		assert_eq!(told, Some(150 * UNIT));
		assert_eq!(active_era(), first + patience());
	});
}
