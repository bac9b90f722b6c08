// SPDX-License-Identifier: Apache-2.0

//! Restaking on the real runtime, with the real pallet-staking under it.
//!
//! [`story`] starts a development network, lets a test play, and checks every invariant of the
//! four pallets in the end. The cast: Bob, Charlie, Dave and Eve have bonded 50 000, 40 000, 20 000
//! and 10 000 UNIT; Ferdie is the operator; the service belongs to Alice's stash account, Bob's may
//! slash and Charlie's may veto.

mod costs;
mod evasion;
mod life_cycle;
mod refusals;
mod stateful;

use super::harness::*;
use crate::{
	AccountId, Balance, Balances, Operators, Restaking, Runtime, RuntimeCall, RuntimeEvent,
	Services, Slashing, Staking, UNIT,
};
use frame_support::{
	assert_ok,
	traits::{
		fungible::{Inspect, InspectHold},
		tokens::{Fortitude, Preservation},
	},
};
use pallet_slashing::SlashStatus;
use restaking_primitives::{Beneficiary, Bonds, EraIndex, Magnitude, ServiceId, SlashId};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, *};
use sp_runtime::{DispatchResult, Perbill};

const OPERATOR: Sr25519Keyring = Ferdie;
const OWNER: Sr25519Keyring = AliceStash;
const SLASHER: Sr25519Keyring = BobStash;
const RESOLVER: Sr25519Keyring = CharlieStash;
const STRANGER: Sr25519Keyring = DaveStash;

/// Plays a story on a fresh development network and checks every invariant in the end.
fn story(play: impl FnOnce()) {
	new_ext("development").execute_with(|| {
		play();
		check_invariants();
	});
}

fn check_invariants() {
	use restaking_primitives::runtime_api::runtime_decl_for_restaking_api::RestakingApiV1;
	if let Err(broken) = <Runtime as RestakingApiV1<crate::Block, AccountId>>::check_invariants() {
		panic!("{}", String::from_utf8_lossy(&broken));
	}
}

fn percent(p: u64) -> Magnitude {
	Magnitude(Magnitude::FULL.0 / 100 * p)
}

fn terms(beneficiary: Beneficiary<AccountId>) -> pallet_services::TermsOf<Runtime> {
	pallet_services::Terms {
		admission: pallet_services::Admission::Open,
		min_operator_stake: UNIT,
		quorum: Perbill::from_percent(67),
		max_slash: Perbill::from_percent(60),
		slasher: account(SLASHER),
		resolver: Some(account(RESOLVER)),
		beneficiary,
		value_at_stake: 0,
	}
}

fn register_operator() {
	assert_ok!(Operators::register(signed(OPERATOR), b"ferdie".to_vec(), Perbill::zero(), 0));
}

fn create_service(beneficiary: Beneficiary<AccountId>) -> ServiceId {
	let service = pallet_services::NextServiceId::<Runtime>::get();
	assert_ok!(Services::create_service(signed(OWNER), b"oracle".to_vec(), terms(beneficiary)));
	service
}

fn delegate(who: Sr25519Keyring, units: Balance) {
	assert_ok!(Restaking::delegate(signed(who), account(OPERATOR), units * UNIT));
}

fn undelegate(who: Sr25519Keyring, units: Balance) {
	assert_ok!(Restaking::undelegate(signed(who), account(OPERATOR), units * UNIT));
}

/// An operator with 40 000 UNIT of Bob and 20 000 of Charlie behind it, half of its magnitude
/// allocated to a service, in the first era in which that backs it.
fn secured(beneficiary: Beneficiary<AccountId>) -> (ServiceId, EraIndex) {
	let service = opted_in(beneficiary);
	let era = active_era() + Restaking::delays().allocation;
	run_to_era(era);
	(service, era)
}

/// The same, in the era of the opt-in.
fn opted_in(beneficiary: Beneficiary<AccountId>) -> ServiceId {
	register_operator();
	let service = create_service(beneficiary);
	delegate(Bob, 40_000);
	delegate(Charlie, 20_000);
	assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
	service
}

/// Proposes a slash of so many percent of the allocation.
fn propose(service: ServiceId, era: EraIndex, part: u32) -> SlashId {
	let id = pallet_slashing::NextSlashId::<Runtime>::get();
	assert_ok!(Slashing::propose_slash(
		signed(SLASHER),
		service,
		account(OPERATOR),
		era,
		Perbill::from_percent(part),
		H256::from_low_u64_be(id.into()),
	));
	id
}

/// Lets time pass until a proposed slash is executed, and collected.
fn until_collected(id: SlashId) {
	let record = Slashing::slash(id).unwrap();
	run_to_era(record.executable_from);
	run_blocks(2);
	let record = Slashing::slash(id).unwrap();
	assert!(matches!(record.status, SlashStatus::Executed { .. }), "{:?}", record.status);
	assert_eq!(record.books.outstanding, 0);
}

fn held(who: &AccountId) -> Balance {
	let reason = pallet_restaking::HoldReason::Collateral.into();
	<Balances as InspectHold<AccountId>>::balance_on_hold(&reason, who)
}

fn total(who: &AccountId) -> Balance {
	<Balances as Inspect<AccountId>>::total_balance(who)
}

fn free_to_spend(who: &AccountId) -> Balance {
	Balances::reducible_balance(who, Preservation::Expendable, Fortitude::Polite)
}

fn issuance() -> Balance {
	<Balances as Inspect<AccountId>>::total_issuance()
}

fn claim(who: &AccountId) -> Balance {
	pallet_restaking::Restakers::<Runtime>::get(who).map_or(0, |record| record.claim)
}

/// What slash `id` has brought so far, by its books.
fn collected(id: SlashId) -> Balance {
	Slashing::slash(id).unwrap().books.collected
}

fn dispatch(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	use sp_runtime::traits::Dispatchable;
	call.into().dispatch(signed(who)).map(|_| ()).map_err(|error| error.error)
}
