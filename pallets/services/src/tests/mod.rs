// SPDX-License-Identifier: Apache-2.0

//! Services and allocations, step by step.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod exit;
mod health;
mod invariants;
mod manage;
mod model;
mod opt_in;
mod own;
mod release;
mod security;
mod slash;
mod terms;
mod tranche;

use crate::{
	mock::*, Admission, Allocations, Error, Event, HoldReason, Step, Terms, TermsOf, Tranches,
};
use frame::{testing_prelude::*, token::fungible::InspectHold};
use restaking_primitives::{
	fakes::{registry::FakeStake, FakeDelays, FakeEras},
	Balance, Beneficiary, Budget, Curve, Delays, EraIndex, Magnitude, OperatorCommitments,
	OperatorStake, ServiceId, ServiceTerms, SlashAllocations, SlashMode, SlashTerms, Steepness,
	VerifierId,
};

const OWNER: AccountId = 1;
const SLASHER: AccountId = 2;
const ALICE: AccountId = 3;
const BOB: AccountId = 4;
const CHARLIE: AccountId = 5;
const DAVE: AccountId = 6;

/// What each operator has delegated to it.
const STAKE: Balance = 1_000_000;

/// How long an ended allocation waits: one era more than the liability window.
const WAIT: EraIndex = 4;

fn percent(x: u32) -> Perbill {
	Perbill::from_percent(x)
}

/// So many percent of a whole magnitude.
fn of_full(percent: u64) -> Magnitude {
	Magnitude(Magnitude::FULL.0 / 100 * percent)
}

fn terms() -> TermsOf<Test> {
	Terms {
		admission: Admission::Open,
		min_operator_stake: 1_000,
		quorum: percent(67),
		max_slash: percent(50),
		budget: Budget { fraction: percent(30), window: 4 },
		curve: Some(Curve { floor: percent(1), multiplier: 3, steepness: Steepness::Quadratic }),
		mode: SlashMode::Vetoable { slasher: SLASHER, resolver: None, window: 1 },
		beneficiary: Beneficiary::Burn,
		value_at_stake: 5_000,
	}
}

fn allow_list(list: &[AccountId]) -> Admission<AccountId, ConstU32<3>> {
	Admission::AllowList(list.to_vec().try_into().unwrap())
}

fn create_with(terms: TermsOf<Test>) -> ServiceId {
	let service = crate::NextServiceId::<Test>::get();
	assert_ok!(Services::create_service(RuntimeOrigin::signed(OWNER), b"it".to_vec(), terms));
	service
}

fn create(admission: Admission<AccountId, ConstU32<3>>) -> ServiceId {
	create_with(Terms { admission, ..terms() })
}

/// A service open to all, and Alice, Bob, Charlie and Dave, each with [`STAKE`].
fn open_service() -> ServiceId {
	[ALICE, BOB, CHARLIE, DAVE].iter().for_each(|who| FakeStake::set(who, STAKE));
	let service = create(Admission::Open);
	take_events();
	service
}

fn approving_service() -> ServiceId {
	open_service();
	let service = create(Admission::Approval);
	take_events();
	service
}

fn opt_in(who: AccountId, service: ServiceId, magnitude: Magnitude) -> DispatchResult {
	Services::opt_in(RuntimeOrigin::signed(who), service, magnitude)
}

fn opt_out(who: AccountId, service: ServiceId) -> DispatchResult {
	Services::opt_out(RuntimeOrigin::signed(who), service)
}

fn open_tranche(who: AccountId, magnitude: Magnitude) -> DispatchResult {
	Services::open_tranche(RuntimeOrigin::signed(who), magnitude)
}

fn close_tranche(who: AccountId) -> DispatchResult {
	Services::close_tranche(RuntimeOrigin::signed(who))
}

fn opt_in_shared(who: AccountId, service: ServiceId, cap: Magnitude) -> DispatchResult {
	Services::opt_in_shared(RuntimeOrigin::signed(who), service, cap)
}

fn admit(service: ServiceId, operator: AccountId) -> DispatchResult {
	Services::admit(RuntimeOrigin::signed(OWNER), service, operator)
}

fn pause(service: ServiceId) {
	assert_ok!(Services::pause_service(RuntimeOrigin::root(), service));
}

/// An open service that Alice backs with `percent` of her magnitude, in the first era she does.
fn backed_service(percent: u64) -> ServiceId {
	let service = open_service();
	assert_ok!(opt_in(ALICE, service, of_full(percent)));
	FakeEras::advance(3);
	take_events();
	service
}

/// Slashes as the slashing pallet does: the allocation, and the operator's magnitude with it.
fn slash(service: ServiceId, who: AccountId, era: EraIndex, fraction: Perbill) -> Magnitude {
	let taken = Services::slash_allocation(service, &who, era, fraction).unwrap();
	FakeStake::slash(&who, taken);
	taken
}

/// What is left of the allocation of `who`.
fn left(service: ServiceId, who: AccountId) -> Magnitude {
	Allocations::<Test>::get(service, who).unwrap().left
}

fn counters(service: ServiceId) -> (u32, u32) {
	let record = crate::Services::<Test>::get(service).unwrap();
	(record.operators, record.applications)
}

fn steps(service: ServiceId, who: AccountId) -> Vec<(EraIndex, Magnitude)> {
	let allocation = Allocations::<Test>::get(service, who).unwrap();
	allocation.steps.0.iter().map(|Step { from, nominal }| (*from, *nominal)).collect()
}

fn idle(weight: Weight) -> Weight {
	Services::on_idle(1, weight)
}
