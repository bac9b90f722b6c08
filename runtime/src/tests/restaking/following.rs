// SPDX-License-Identifier: Apache-2.0

//! The base chain slashes a validator with more restakers behind it than a block has weight to
//! follow. The block stays a light one, nobody gets anything out of being behind, and in the end
//! everybody has lost the same.

use super::*;
use crate::{
	configs::restaking::{MaxFollowing, StakingBonds},
	RuntimeOrigin, Session, System,
};
use frame_support::{dispatch::DispatchClass, weights::Weight};
use pallet_restaking::{Behind, Followed};
use sp_runtime::MultiAddress;
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

/// Restakers that all nominate Alice.
const RESTAKERS: u32 = 40;
/// Operators, with each of which every restaker has a tenth of its bond: as many as it can have.
const OPERATORS: u32 = 8;
const BOND: Balance = 100 * UNIT;

fn restaker(index: u32) -> AccountId {
	nobody(100 + index)
}

fn restakers() -> impl Iterator<Item = AccountId> {
	(0..RESTAKERS).map(restaker)
}

fn behind() -> u32 {
	restakers().filter(|who| Behind::<Runtime>::contains_key(who)).count() as u32
}

/// A service that one of the operators has put half of its stake behind, the restakers behind all
/// operators, and Alice reported for an offence for which they lose half of what they have.
/// Returns the service, the era from which on it is backed, and the one in which the base chain's
/// slash is applied.
fn reported() -> (ServiceId, EraIndex, EraIndex) {
	let service = create_service(Beneficiary::Burn);
	for index in 0..OPERATORS {
		let operator = RuntimeOrigin::signed(bond_nobody(index, 100));
		assert_ok!(Operators::register(operator, Vec::new(), Perbill::zero(), 0));
	}
	for index in 0..RESTAKERS {
		let who = RuntimeOrigin::signed(bond_nobody(100 + index, 100));
		let validator = MultiAddress::Id(account(Alice));
		assert_ok!(Staking::nominate(who.clone(), vec![validator]));
		for operator in 0..OPERATORS {
			assert_ok!(Restaking::delegate(who.clone(), nobody(operator), 10 * UNIT));
		}
	}
	assert_ok!(Services::opt_in(RuntimeOrigin::signed(nobody(0)), service, percent(50)));
	let era = active_era() + Restaking::delays().allocation;
	run_to_era(era);
	<Staking as OnOffenceHandler<_, _, _>>::on_offence(
		&[OffenceDetails { offender: (account(Alice), ()), reporters: vec![] }],
		&[part(50)],
		Session::current_index(),
	);
	(service, era, era + crate::timing::SlashDeferDuration::get() + 1)
}

/// Into the block in which the base chain applies the slash.
fn until_applied(era: EraIndex) {
	for _ in 0..200 {
		run_blocks(1);
		if active_era() >= era && StakingBonds::total(&restaker(0)) < BOND {
			return;
		}
	}
	panic!("the base chain's slash was not applied");
}

fn until_nobody_is_behind() -> u32 {
	for blocks in 0..100 {
		check_invariants();
		if behind() == 0 {
			return blocks;
		}
		run_blocks(1);
	}
	panic!("somebody is still behind");
}

/// What each has lost: half of the bond, and so much of what is delegated that the rest, 50 UNIT,
/// covers it; of that a fifth is the base chain's alone, and leaves.
fn assert_lost_alike(who: &AccountId) {
	assert_eq!(StakingBonds::total(who), BOND / 2);
	assert_eq!(claim(who), BOND / 2);
	for operator in 0..OPERATORS {
		assert_eq!(Restaking::delegation(nobody(operator), who.clone()), 5 * UNIT);
	}
}

#[test]
fn slashing_more_bonds_at_once_than_a_block_can_follow() {
	story_with(without_services, || {
		let (_, _, applied) = reported();
		until_applied(applied);
		// The block followed as many as it has weight for, and weighs no more for them.
		let followed = RESTAKERS - behind();
		assert!((1..RESTAKERS).contains(&followed), "{followed} were followed");
		let (block, spent) = Followed::<Runtime>::get().unwrap();
		assert_eq!(block, System::block_number());
		assert!(spent.all_lte(MaxFollowing::get()));
		let told = *System::block_weight().get(DispatchClass::Normal);
		let most = part(25) * crate::MAXIMUM_BLOCK_WEIGHT;
		assert!(spent.all_lte(told) && told.all_lte(most), "{told:?} of {most:?}");
		check_invariants();
		// Everybody sees what is left, whoever was followed.
		for who in restakers() {
			let shown = Restaking::restaker_info(&who).delegations;
			let shown: Balance = shown.iter().map(|at| at.delegated).sum();
			let exits = if Behind::<Runtime>::contains_key(&who) { 50 } else { 40 };
			assert_eq!(shown, exits * UNIT);
		}
		// WHEN blocks have weight left THEN the others follow.
		assert!(until_nobody_is_behind() > 1);
		restakers().for_each(|who| assert_lost_alike(&who));
	});
}

#[test]
fn getting_away_while_a_slash_of_the_base_chain_is_not_followed() {
	story_with(without_services, || {
		let (_, _, applied) = reported();
		until_applied(applied);
		let late: Vec<AccountId> =
			restakers().filter(|who| Behind::<Runtime>::contains_key(who)).take(6).collect();
		let origin = |who: usize| RuntimeOrigin::signed(late[who].clone());
		let operator = nobody(0);
		// One bonds as much again as was taken; it does not make up for it.
		assert_ok!(Staking::bond_extra(origin(0), BOND / 2));
		// One takes out what it can, at once.
		assert_ok!(Restaking::undelegate(origin(1), operator.clone(), 5 * UNIT));
		// One unbonds everything.
		assert_ok!(Staking::chill(origin(2)));
		assert_ok!(Staking::unbond(origin(2), BOND / 2));
		// One would delegate what it has not got any more; of one, somebody else takes care.
		let too_much = Restaking::delegate(origin(3), operator.clone(), UNIT);
		assert_eq!(failed(too_much), Some(RestakingError::ExceedsRestakable.into()));
		assert_ok!(Restaking::sync(signed(STRANGER), late[4].clone()));
		// And one is slashed again before anybody followed.
		consensus_slash(&late[5], BOND / 4);
		check_invariants();
		until_nobody_is_behind();
		assert_eq!(claim(&late[0]), BOND / 2);
		assert_eq!(StakingBonds::total(&late[0]), BOND);
		for who in [1, 2, 3, 4] {
			assert_eq!(claim(&late[who]), BOND / 2, "{who}");
		}
		assert_eq!(claim(&late[5]), BOND / 4);
		// What was not liable to be slashed was not touched: nothing is on hold, nothing more is gone.
		for who in &late {
			assert_eq!(held(who), 0);
			let bonded_again = if *who == late[0] { BOND / 2 } else { 0 };
			assert_eq!(free_to_spend(who), BOND - bonded_again - crate::EXISTENTIAL_DEPOSIT);
		}
	});
}

#[test]
fn a_service_collects_the_same_from_who_was_followed_at_once_and_who_was_not() {
	story_with(without_services, || {
		let (service, era, applied) = reported();
		let who = restakers().count() as Balance;
		// The window closes with the era, so that it executes in the block of the base chain's slash.
		let id = pallet_slashing::NextSlashId::<Runtime>::get();
		while active_era() + 1 < applied {
			run_blocks(1);
		}
		let evidence = H256::repeat_byte(7);
		let proposed =
			Slashing::propose_slash(signed(SLASHER), service, nobody(0), era, part(50), evidence);
		assert_ok!(proposed);
		let due = Slashing::slash(id).unwrap().executable_from;
		assert_eq!(due, applied);
		until_applied(applied);
		while !is_executed(id) {
			run_blocks(1);
		}
		let accounted = Slashing::slash(id).unwrap().books.accounted;
		until_nobody_is_behind();
		run_blocks(5);
		let books = Slashing::slash(id).unwrap().books;
		assert_eq!(books.outstanding, 0);
		// A quarter of what is left of 10 UNIT of each, rounded up to a planck for each.
		let share = 10 * UNIT * 50 / 80 / 4;
		assert!(accounted >= share * who);
		assert!(books.collected.abs_diff(share * who) <= who, "{}", books.collected);
		for who in restakers() {
			assert!(StakingBonds::total(&who).abs_diff(BOND / 2 - share) <= 1);
			assert!(claim(&who).abs_diff(BOND / 2 - share) <= 8);
		}
	});
}

#[test]
fn a_block_has_room_for_the_largest_slash_that_is_followed_at_once() {
	use frame_support::traits::Get;
	use pallet_restaking::WeightInfo as _;
	type Weights = <Runtime as pallet_restaking::Config>::WeightInfo;
	new_ext("development").execute_with(|| {
		let operators = <<Runtime as pallet_restaking::Config>::MaxOperators as Get<u32>>::get();
		let largest: Weight = Weights::on_bond_slashed(operators) * 2;
		assert!(largest.all_lte(MaxFollowing::get()));
		// With what it takes to write the others down it is less than a quarter of a block, for as
		// many bonds as can stand behind a validator.
		let backers = crate::configs::MAX_BACKERS_PER_VALIDATOR + 1;
		let all = MaxFollowing::get() + Weights::postpone() * u64::from(backers);
		let most = part(25) * crate::MAXIMUM_BLOCK_WEIGHT;
		assert!(all.all_lte(most), "{all:?} of {most:?}");
	});
}
