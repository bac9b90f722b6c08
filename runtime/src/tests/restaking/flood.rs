// SPDX-License-Identifier: Apache-2.0

//! Slashes by the thousand, slashes that fail, and those that come in between: each is executed,
//! none waits for another service's.

use super::*;
use crate::{configs::restaking::ExecutionWeight, RuntimeOrigin, Session, System};
use frame_support::{dispatch::DispatchClass, weights::Weight};
use pallet_services::Allocations;
use std::collections::BTreeSet;

/// Operators of the flooding services, each with stake of its own.
const OPERATORS: u32 = 84;
/// Services that flood. Four slashes of each against every operator make a thousand and eight.
const FLOODING: usize = 3;

/// The slashes that were executed in the open block so far.
fn executed_here() -> Vec<SlashId> {
	events()
		.into_iter()
		.filter_map(|event| match event {
			RuntimeEvent::Slashing(pallet_slashing::Event::SlashExecuted { id, .. }) => Some(id),
			_ => None,
		})
		.collect()
}

/// What the hooks of the open block weighed that run whatever the block carries.
fn mandatory() -> Weight {
	*System::block_weight().get(DispatchClass::Mandatory)
}

fn accuse(service: ServiceId, operator: AccountId, era: EraIndex, fraction: Perbill) -> SlashId {
	let id = pallet_slashing::NextSlashId::<Runtime>::get();
	let evidence = H256::from_low_u64_be(id.into());
	assert_ok!(Slashing::propose_slash(
		signed(SLASHER),
		service,
		operator,
		era,
		fraction,
		evidence
	));
	id
}

#[test]
fn a_thousand_proposals_in_one_block_are_all_executed_and_delay_nobody_else() {
	story(|| {
		// GIVEN three services with 84 operators, and another one that shares one of these
		let flooding: [_; FLOODING] = [(); FLOODING].map(|()| create_service(Beneficiary::Burn));
		let other = create_service(Beneficiary::Burn);
		for index in 0..OPERATORS {
			let who = bond_nobody(index, 100);
			let origin = || RuntimeOrigin::signed(who.clone());
			assert_ok!(Operators::register(origin(), Vec::new(), Perbill::zero(), 0));
			assert_ok!(Restaking::delegate(origin(), who.clone(), 50 * UNIT));
			for service in flooding {
				assert_ok!(Services::opt_in(origin(), service, percent(20)));
			}
			if index == 0 {
				assert_ok!(Services::opt_in(origin(), other, percent(20)));
			}
		}
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		let quiet = mandatory();

		// WHEN all that can be are proposed in one block, and one more by the other service
		let mut flood = BTreeSet::new();
		for service in flooding {
			for index in 0..OPERATORS {
				for _ in 0..4 {
					flood.insert(accuse(service, nobody(index), era, part(1)));
				}
			}
		}
		assert!(flood.len() >= 1_000);
		let single = accuse(other, nobody(0), era, part(10));
		while active_era() == era {
			run_blocks(1);
			assert!(active_era() > era || executed_here().is_empty());
		}

		// THEN that one executes in the first block in which it can, behind one of each other's
		let first = executed_here();
		assert_eq!(first.iter().position(|id| *id == single), Some(FLOODING));
		assert!(first.len() < flood.len(), "all fit into one block");
		// AND the others follow in as many blocks as they need, none of which is used up by it
		let mut executed: BTreeSet<_> = first.iter().copied().collect();
		let mut fullest = Weight::zero();
		let mut blocks = 1;
		while !executed.is_superset(&flood) {
			let session = Session::current_index();
			run_blocks(1);
			blocks += 1;
			// The change of session takes all of a block.
			if Session::current_index() == session {
				let used = mandatory().saturating_sub(quiet);
				assert!(used.all_lte(ExecutionWeight::get()), "block {blocks} used {used:?}");
				fullest = fullest.max(used);
			}
			let here = executed_here();
			assert!(!here.is_empty(), "block {blocks} executed nothing");
			assert!(here.iter().all(|id| executed.insert(*id)), "executed twice");
		}
		assert!(blocks > 2 && blocks < 20, "{blocks} blocks");
		assert!(fullest.any_gt(ExecutionWeight::get() / 2), "{fullest:?}");
		assert_eq!(executed.len(), flood.len() + 1);
		// AND all of it is collected: 12 % of what the three have there, to the planck.
		while flood.iter().any(|id| Slashing::slash(*id).unwrap().books.outstanding > 0) {
			run_blocks(1);
			blocks += 1;
			assert!(blocks < 100, "collection is stuck");
		}
		let due = Balance::from(OPERATORS) * 3 * 4 * UNIT / 10;
		assert_eq!(flood.iter().map(|id| collected(*id)).sum::<Balance>(), due);
		assert_eq!(collected(single), UNIT);
	});
}

#[test]
fn every_service_of_an_operator_has_room_for_its_slashes() {
	story(|| {
		// GIVEN an operator at as many services as it can be at
		register_operator();
		delegate(Bob, 40_000);
		let services = [(); 12].map(|()| create_service(Beneficiary::Burn));
		for service in services {
			assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(8)));
		}
		let thirteenth = create_service(Beneficiary::Burn);
		assert_eq!(
			Services::opt_in(signed(OPERATOR), thirteenth, percent(1)),
			Err(ServicesError::TooManyServices.into())
		);
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		// WHEN each slashes as often as it can, the first one trying more
		let mut ids = Vec::new();
		for service in services {
			for _ in 0..4 {
				ids.push(propose(service, era, 10));
			}
			let refused = Slashing::propose_slash(
				signed(SLASHER),
				service,
				account(OPERATOR),
				era,
				part(1),
				H256::repeat_byte(9),
			);
			assert_eq!(refused, Err(SlashingError::TooManyOpenSlashes.into()));
		}
		// THEN all are executed, and collected: 40 % of 96 % of 40 000.
		run_to_era(era + 1);
		run_blocks(5);
		assert!(ids.iter().all(|id| is_executed(*id)));
		assert_eq!(ids.iter().map(|id| collected(*id)).sum::<Balance>(), 15_360 * UNIT);
		assert_eq!(claim(&account(Bob)), 24_640 * UNIT);
	});
}

#[test]
fn a_slash_that_fails_is_tried_again_and_blocks_nobody() {
	story(|| {
		// GIVEN two slashes of the same era, the first of which cannot be executed
		register_operator();
		delegate(Bob, 40_000);
		let (one, two) = (create_service(Beneficiary::Burn), create_service(Beneficiary::Burn));
		for service in [one, two] {
			assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
		}
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		let (failing, good) = (propose(one, era, 50), propose(two, era, 50));
		let lost = Allocations::<Runtime>::take(one, account(OPERATOR)).unwrap();
		// WHEN their era comes
		run_to_era(era + 1);
		// THEN the second is executed,
		assert!(is_executed(good));
		assert!(is_open(failing));
		assert_eq!(
			Slashing::execute_slash(signed(STRANGER), failing),
			Err(ServicesError::NothingAllocated.into())
		);
		// AND the first in the next era, when it can be.
		Allocations::<Runtime>::insert(one, account(OPERATOR), lost);
		until_collected(good);
		assert!(is_open(failing));
		run_to_era(era + 2);
		assert!(is_executed(failing));
		until_collected(failing);
		assert_eq!(collected(failing) + collected(good), 20_000 * UNIT);
	});
}

#[test]
fn a_slash_that_fails_can_be_executed_by_anyone_before_its_next_turn() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 50);
		let lost = Allocations::<Runtime>::take(service, account(OPERATOR)).unwrap();
		run_to_era(era + 1);
		assert!(is_open(id));
		Allocations::<Runtime>::insert(service, account(OPERATOR), lost);
		assert_ok!(Slashing::execute_slash(signed(STRANGER), id));
		assert!(is_executed(id));
		// Its turn in the next era finds nothing to do.
		run_to_era(era + 2);
		run_blocks(2);
		assert_eq!(collected(id), 15_000 * UNIT);
	});
}

#[test]
fn a_slash_that_never_can_be_executed_is_dropped_and_frees_the_exits() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 50);
		undelegate(Bob, 40_000);
		let lost = Allocations::<Runtime>::take(service, account(OPERATOR)).unwrap();
		run_to_era(era + Restaking::delays().liability_window());
		run_blocks(1);
		assert!(matches!(status(id), SlashStatus::Failed { .. }), "{:?}", status(id));
		assert_ok!(Restaking::withdraw(signed(Bob), account(OPERATOR)));
		Allocations::<Runtime>::insert(service, account(OPERATOR), lost);
	});
}
