// SPDX-License-Identifier: Apache-2.0

use super::*;

const TENTH: u64 = FULL / 10;

#[test]
fn exclusive_magnitude_backs_one_service_alone() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	for _ in 0..2 {
		world.do_create_service(OWNER, terms());
	}
	assert!(world.may_opt_in(ALICE, 0, 6 * TENTH).fails.is_empty());
	world.do_opt_in(ALICE, 0, 6 * TENTH, false);
	assert_eq!(world.may_opt_in(ALICE, 1, 5 * TENTH).fails, ["MagnitudeExceeded"]);
	assert_eq!(world.may_opt_in(ALICE, 0, TENTH).fails, ["AlreadyOptedIn"]);
	assert_eq!(world.may_opt_in(ALICE, 1, 0).fails, ["ZeroMagnitude"]);
	assert_eq!(world.may_opt_in(ALICE, 2, TENTH).fails, ["UnknownService"]);
}

#[test]
fn an_allocation_counts_late_and_stays_slashable() {
	let mut world = network();
	world.do_create_service(OWNER, terms());
	world.do_opt_in(ALICE, 0, TENTH, false);
	assert_eq!((world.allocated_in(0, ALICE, 9), world.allocated_in(0, ALICE, 10)), (0, TENTH));
	world.era = 12;
	world.do_end(0, ALICE);
	assert_eq!((world.allocated_in(0, ALICE, 12), world.allocated_in(0, ALICE, 13)), (TENTH, 0));
	// Three eras of deallocation would do, but the liability window is three eras long too: a slash
	// for era 12 may still execute in era 15.
	world.era = 15;
	assert!(world.unreleased().is_empty());
	assert_eq!(world.may_release(0, ALICE).fails, ["StillSlashable"]);
	assert_eq!(world.may_retire_service(OWNER, 0).fails, ["ServiceInUse"]);
	world.era = 16;
	assert_eq!(world.unreleased(), [(0, ALICE)]);
	world.note_released(0, ALICE, TENTH).unwrap();
	assert!(world.may_retire_service(OWNER, 0).is_clear());
}

#[test]
fn what_never_counted_is_gone_at_once() {
	let mut world = network();
	world.do_create_service(OWNER, terms());
	world.do_opt_in(ALICE, 0, TENTH, false);
	world.era = 9;
	world.do_end(0, ALICE);
	assert!(world.allocations.is_empty());
}

#[test]
fn an_application_takes_magnitude_and_waits_for_the_owner() {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	world.do_create_service(OWNER, Terms { admission: Admission::Approval, ..terms() });
	assert!(!world.do_opt_in(ALICE, 0, TENTH, false));
	assert_eq!(world.reserved(ALICE, true), TENTH);
	world.era = 9;
	assert_eq!(world.may_admit(BOB, 0, ALICE).fails, ["NotServiceOwner"]);
	assert!(world.may_admit(OWNER, 0, ALICE).is_clear());
	world.do_admit(0, ALICE);
	assert_eq!((world.allocated_in(0, ALICE, 11), world.allocated_in(0, ALICE, 12)), (0, TENTH));
	assert_eq!(world.may_reject(OWNER, 0, ALICE).fails, ["AlreadyAdmitted"]);
}

#[test]
fn slashes_of_one_era_refer_to_what_was_allocated_when_it_began() {
	let mut world = secured();
	// Two slashes of a quarter, both of two tenths, leave half of them.
	assert_eq!(world.slash_allocation(0, ALICE, 10, WHOLE / 4), FULL / 20);
	assert_eq!(world.effective(0, ALICE), FULL * 3 / 20);
	assert_eq!(world.slash_allocation(0, ALICE, 10, WHOLE / 4), FULL / 20);
	assert_eq!(
		(world.allocated_in(0, ALICE, 10), world.allocated_in(0, ALICE, 11)),
		(FULL / 5, TENTH)
	);
	// In the next era a half of that era takes half of what is left; one more of era 10 the rest.
	world.era = 11;
	assert_eq!(world.slash_allocation(0, ALICE, 11, WHOLE / 2), FULL / 20);
	assert_eq!(world.slash_allocation(0, ALICE, 10, WHOLE / 2), FULL / 20);
	let allocation = &world.allocations[&(0, ALICE)];
	assert_eq!((allocation.left, allocation.ended_in), (0, Some(11)));
}

#[test]
fn a_fraction_is_rounded_up() {
	let mut world = secured();
	world.allocations.get_mut(&(0, ALICE)).unwrap().steps = Steps::from(10, 10);
	assert_eq!(world.asked_of(0, ALICE, 10, 1), 1);
	assert_eq!(world.asked_of(0, ALICE, 10, WHOLE / 3), 4);
}

/// A tranche of three tenths, caps of two and three tenths on it.
fn shared() -> Reference {
	let mut world = network();
	world.do_delegate(BOB, ALICE, 800);
	for _ in 0..3 {
		world.do_create_service(OWNER, terms());
	}
	world.do_open_tranche(ALICE, 3 * TENTH);
	world.do_opt_in(ALICE, 0, 2 * TENTH, true);
	world.do_opt_in(ALICE, 1, 3 * TENTH, true);
	world.era = 10;
	world
}

#[test]
fn a_tranche_is_taken_once_however_many_share_it() {
	let world = shared();
	assert_eq!(world.reserved(ALICE, true), 3 * TENTH);
	assert_eq!(world.may_opt_in(ALICE, 2, 8 * TENTH).fails, ["MagnitudeExceeded"]);
	assert!(world.may_opt_in(ALICE, 2, 7 * TENTH).is_clear());
	assert_eq!(world.may_opt_in_shared(ALICE, 2, TENTH).fails, ["TooManySharedServices"]);
	assert_eq!(world.may_close_tranche(ALICE).fails, ["TrancheInUse"]);
	assert_eq!(world.may_open_tranche(ALICE, TENTH).fails, ["TrancheExists"]);
	assert_eq!(world.may_open_tranche(BOB, TENTH).fails, ["NotOperator", "SelfDelegationTooLow"]);
}

#[test]
fn what_one_takes_of_a_tranche_no_other_can() {
	let mut world = shared();
	// Service 1 takes all of its cap but a tenth: two of the three tenths there are.
	assert_eq!(world.slash_allocation(1, ALICE, 10, WHOLE / 3 * 2 + 1), 2 * TENTH + 100_000_000);
	// Service 0 has its cap still, but reaches less than a tenth.
	let left = TENTH - 100_000_000;
	assert_eq!(world.allocations[&(0, ALICE)].left, 2 * TENTH);
	assert_eq!(world.effective(0, ALICE), left);
	assert_eq!(world.allocated_in(0, ALICE, 10), 2 * TENTH);
	assert_eq!(world.allocated_in(0, ALICE, 11), left);
	// Half of what it had in era 10 is a tenth: more than there is.
	assert_eq!(world.slash_allocation(0, ALICE, 10, WHOLE / 2), left);
	assert_eq!(world.tranches[&ALICE].left, 0);
	assert_eq!(world.allocations[&(0, ALICE)].ended_in, None, "its cap is not used up");
}

#[test]
fn terms_change_late_and_never_backwards() {
	let mut world = network();
	world.do_create_service(OWNER, terms());
	let other = Terms { max_slash: WHOLE, ..terms() };
	assert_eq!(world.do_change_terms(0, other.clone()), 10);
	world.era = 8;
	let third = Terms { quorum: 5, ..terms() };
	assert_eq!(world.do_change_terms(0, third.clone()), 11, "asking again waits again");
	assert_eq!(world.terms_in(0, 10), Some(&terms()));
	assert_eq!(world.terms_in(0, 11), Some(&third));
	assert_eq!(world.terms_in(0, 6), None, "not before there was a service");
	assert_eq!(world.may_withdraw_terms_change(BOB, 0).fails, ["NotServiceOwner"]);
	world.do_withdraw_terms_change(0);
	assert_eq!(world.may_withdraw_terms_change(OWNER, 0).fails, ["NoPendingTerms"]);
	assert_eq!(world.terms_in(0, 11), Some(&terms()));
}

#[test]
fn terms_that_make_no_sense_are_refused() {
	let world = network();
	let objective = |fraction, reporter_share| Mode::Objective {
		known_verifier: true,
		fraction,
		reporter_share,
	};
	let bad = [
		(Terms { quorum: 0, ..terms() }, "QuorumIsZero"),
		(Terms { max_slash: 0, ..terms() }, "MaxSlashIsZero"),
		(Terms { budget: 0, ..terms() }, "BudgetIsZero"),
		(Terms { budget_window: 0, ..terms() }, "BudgetWindowOutOfRange"),
		(Terms { budget_window: 11, ..terms() }, "BudgetWindowOutOfRange"),
		(Terms { mode: objective(0, 0), ..terms() }, "FractionIsZero"),
		(Terms { mode: objective(WHOLE, 0), ..terms() }, "FractionAboveMaxSlash"),
		(Terms { mode: objective(1, WHOLE), ..terms() }, "ReporterShareTooHigh"),
		(Terms { admission: Admission::AllowList(vec![]), ..terms() }, "AllowListIsEmpty"),
	];
	for (terms, error) in bad {
		assert_eq!(world.may_create_service(0, &terms).fails, [error]);
	}
	assert!(world.may_create_service(256, &terms()).is_clear());
}

#[test]
fn a_key_is_its_owners_until_it_is_rotated_and_nobodys_else() {
	let mut world = network();
	let key = |seed| Key { scheme: Scheme::Sr25519, seed };
	world.do_set_key(ALICE, key(1));
	world.era = 9;
	world.do_set_key(ALICE, key(2));
	assert_eq!(world.key_owner_in(key(1), 6), None);
	assert_eq!(world.key_owner_in(key(1), 9), Some(ALICE));
	assert_eq!(world.key_owner_in(key(1), 10), None);
	assert_eq!(world.key_owner_in(key(2), 9), Some(ALICE));
	assert_eq!(world.may_set_key(ALICE, key(1), true).fails, ["KeyInUse"]);
	world.do_set_key(ALICE, key(3));
	assert_eq!(world.may_set_key(ALICE, key(4), true).fails, ["TooManyRetiredKeys"]);
	// Evidence of era 9 can be slashed up to era 12.
	world.era = 12;
	assert_eq!(world.may_set_key(ALICE, key(4), true).fails, ["TooManyRetiredKeys"]);
	world.era = 13;
	assert!(world.may_set_key(ALICE, key(1), true).is_clear());
}

#[test]
fn a_raise_waits_and_a_cut_does_not() {
	let mut world = network();
	assert_eq!(world.may_set_commission(ALICE, 50_000_001).fails, ["CommissionStepTooLarge"]);
	world.do_set_commission(ALICE, 50_000_000);
	let in_force = |world: &Reference| world.operators[&ALICE].commission.at(world.era);
	world.era = 9;
	assert_eq!(in_force(&world), 0);
	world.era = 10;
	assert_eq!(in_force(&world), 50_000_000);
	world.do_set_commission(ALICE, 10_000_000);
	assert_eq!(in_force(&world), 10_000_000);
}
