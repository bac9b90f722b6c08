// SPDX-License-Identifier: Apache-2.0

//! What operators share among services: never more than the tranche is taken, and what is a
//! service's alone stays so.

use super::*;
use frame_support::assert_noop;

/// Bob's 40 000 UNIT behind an operator that gives 40 % of itself to one service and shares the
/// rest among three others, which may take up to 60 %, 50 % and 10 %.
struct Shared {
	alone: ServiceId,
	most: ServiceId,
	much: ServiceId,
	little: ServiceId,
	/// The first era in which all of it is in force.
	era: EraIndex,
}

impl Shared {
	fn set_up() -> Self {
		register_operator();
		delegate(Bob, 40_000);
		let [alone, most, much, little] = [(); 4].map(|()| create_service(Beneficiary::Burn));
		assert_ok!(Services::opt_in(signed(OPERATOR), alone, percent(40)));
		assert_ok!(Services::open_tranche(signed(OPERATOR), percent(60)));
		for (service, cap) in [(most, 60), (much, 50), (little, 10)] {
			assert_ok!(Services::opt_in_shared(signed(OPERATOR), service, percent(cap)));
		}
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era);
		Self { alone, most, much, little, era }
	}

	/// What each has behind it, in UNIT.
	fn stakes(&self) -> [Balance; 4] {
		[self.alone, self.most, self.much, self.little].map(|service| effective(service) / UNIT)
	}
}

#[test]
fn one_services_slash_reaches_another_only_through_the_tranche() {
	story(|| {
		// GIVEN 24 000 UNIT shared and 16 000 that are not
		let shared = Shared::set_up();
		assert_eq!(shared.stakes(), [16_000, 24_000, 20_000, 4_000]);
		// WHEN the first takes half of what it can
		let id = propose(shared.most, shared.era, 50);
		until_collected(id);
		assert_eq!(collected(id), 12_000 * UNIT);
		// THEN the tranche is down to 12 000, and so is who could reach beyond that; who asked for
		// less than is left has what it had, and what is one service's alone is not touched.
		assert_eq!(shared.stakes(), [16_000, 12_000, 12_000, 4_000]);
		let security = |service| Services::security(service).unwrap();
		for (service, exclusive, stake) in
			[(shared.alone, 16_000, 0), (shared.most, 0, 12_000), (shared.little, 0, 4_000)]
		{
			let report = security(service);
			assert_eq!(report.exclusive_stake, exclusive * UNIT);
			assert_eq!(report.shared_stake, stake * UNIT);
		}
		let report = security(shared.much).operators.remove(0).shared.unwrap();
		assert_eq!(report.tranche, percent(30));
		assert_eq!(report.with, [shared.most, shared.little]);
		assert_eq!(claim(&account(Bob)), 28_000 * UNIT);
	});
}

#[test]
fn the_services_of_a_tranche_take_no_more_than_it_together() {
	story(|| {
		let shared = Shared::set_up();
		// 60 % of 24 000, of 20 000 and of 4 000 would be 28 800.
		let ids = [shared.most, shared.much, shared.little]
			.map(|service| propose(service, shared.era, 60));
		for id in ids {
			until_collected(id);
		}
		let taken = ids.map(|id| collected(id) / UNIT);
		assert_eq!(taken, [14_400, 9_600, 0]);
		assert_eq!(shared.stakes(), [16_000, 0, 0, 0]);
		assert_eq!(claim(&account(Bob)), 16_000 * UNIT);
		// What is one service's alone can all be had still.
		let last = propose(shared.alone, shared.era, 60);
		until_collected(last);
		assert_eq!(collected(last), 9_600 * UNIT);
	});
}

#[test]
fn an_exclusive_slash_leaves_the_tranche_as_it_is() {
	story(|| {
		let shared = Shared::set_up();
		let id = propose(shared.alone, shared.era, 60);
		until_collected(id);
		assert_eq!(shared.stakes(), [6_400, 24_000, 20_000, 4_000]);
	});
}

#[test]
fn an_old_offence_is_slashed_from_what_was_shared_then() {
	story(|| {
		let shared = Shared::set_up();
		let id = propose(shared.most, shared.era, 50);
		until_collected(id);
		// Executed now, for the era in which the tranche was whole: 30 % of 20 000, not of 12 000.
		let id = propose(shared.much, shared.era, 30);
		until_collected(id);
		assert_eq!(collected(id), 6_000 * UNIT);
		assert_eq!(shared.stakes(), [16_000, 6_000, 6_000, 4_000]);
	});
}

#[test]
fn closing_the_tranche_or_leaving_it_before_the_slash() {
	story(|| {
		let shared = Shared::set_up();
		assert_noop!(Services::close_tranche(signed(OPERATOR)), ServicesError::TrancheInUse);
		for service in [shared.most, shared.much, shared.little] {
			assert_ok!(Services::opt_out(signed(OPERATOR), service));
		}
		assert_noop!(Services::close_tranche(signed(OPERATOR)), ServicesError::TrancheInUse);
		// Nor can its magnitude be promised to anybody else meanwhile.
		let other = create_service(Beneficiary::Burn);
		assert_noop!(
			Services::opt_in(signed(OPERATOR), other, percent(1)),
			ServicesError::MagnitudeExceeded
		);
		let later = next_era();
		let id = propose(shared.most, shared.era, 50);
		until_collected(id);
		assert_eq!(collected(id), 12_000 * UNIT);
		// Once nothing can be slashed any more it can be closed, and what is left is free.
		run_to_era(later + release_delay());
		run_blocks(2);
		assert_ok!(Services::close_tranche(signed(OPERATOR)));
		assert_noop!(Services::close_tranche(signed(OPERATOR)), ServicesError::NoTranche);
		assert_ok!(Services::opt_in(signed(OPERATOR), other, percent(30)));
	});
}

#[test]
fn sharing_more_than_there_is() {
	story(|| {
		register_operator();
		delegate(Bob, 40_000);
		let services = [(); 6].map(|()| create_service(Beneficiary::Burn));
		let open = |part| Services::open_tranche(signed(OPERATOR), percent(part));
		let share = |service, cap| Services::opt_in_shared(signed(OPERATOR), service, percent(cap));
		assert_noop!(open(0), ServicesError::ZeroMagnitude);
		assert_noop!(open(101), ServicesError::MagnitudeExceeded);
		assert_noop!(share(services[0], 10), ServicesError::NoTranche);
		assert_ok!(Services::opt_in(signed(OPERATOR), services[5], percent(41)));
		assert_noop!(open(60), ServicesError::MagnitudeExceeded);
		assert_ok!(open(59));
		assert_noop!(open(1), ServicesError::TrancheExists);
		assert_noop!(share(services[0], 60), ServicesError::CapAboveTranche);
		assert_noop!(share(services[0], 0), ServicesError::ZeroMagnitude);
		for service in &services[..4] {
			assert_ok!(share(*service, 59));
		}
		assert_noop!(share(services[4], 1), ServicesError::TooManySharedServices);
		assert_noop!(share(services[0], 1), ServicesError::AlreadyOptedIn);
		assert_noop!(
			Services::opt_in(signed(OPERATOR), services[0], percent(1)),
			ServicesError::AlreadyOptedIn
		);
		// A second tranche's worth of magnitude cannot be had by the other door.
		assert_noop!(
			Services::opt_in(signed(OPERATOR), services[4], percent(1)),
			ServicesError::MagnitudeExceeded
		);
	});
}

#[test]
fn a_cap_slashed_to_nothing_ends_its_allocation_and_leaves_the_others_theirs() {
	story(|| {
		let shared = Shared::set_up();
		// All of the little one's cap, with the council's approval.
		let id = propose(shared.little, shared.era, 100);
		assert_ok!(council(pallet_slashing::Call::approve_slash { id }));
		until_collected(id);
		assert_eq!(collected(id), 4_000 * UNIT);
		assert_eq!(shared.stakes(), [16_000, 20_000, 20_000, 0]);
		run_to_era(active_era() + release_delay());
		run_blocks(2);
		assert_noop!(Services::opt_out(signed(OPERATOR), shared.little), ServicesError::NotOptedIn);
		assert_ok!(Services::opt_in_shared(signed(OPERATOR), shared.little, percent(5)));
	});
}
