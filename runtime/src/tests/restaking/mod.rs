// SPDX-License-Identifier: Apache-2.0

//! Restaking on the real runtime, with the real pallet-staking under it.
//!
//! [`story`] starts a development network, lets a test play, and checks every invariant of the five
//! restaking pallets and of the three example services in the end. The cast: Bob, Charlie, Dave and
//! Eve have bonded 50 000, 40 000, 20 000 and 10 000 UNIT; Ferdie is the operator; the service
//! belongs to Alice's stash account, Bob's may slash and Charlie's may veto. A service of [`terms`]
//! may slash all it has on its own; the tests of limits set them.

mod abuse;
mod budget;
mod costs;
mod dashboard;
mod evasion;
mod flood;
mod following;
mod keys;
mod life_cycle;
mod objective;
mod order;
mod pause;
mod refusals;
mod reward_costs;
mod rewards;
mod security;
mod shared;
mod stateful;
mod statement;
mod terms;

use super::harness::*;
use crate::{
	AccountId, Balance, Balances, Operators, Restaking, Rewards, Runtime, RuntimeCall,
	RuntimeEvent, Services, Slashing, Staking, UNIT,
};
use frame_support::{
	assert_ok,
	traits::{
		fungible::{Inspect, InspectHold},
		tokens::{Fortitude, Preservation},
	},
};
use pallet_services::TermsOf;
use pallet_slashing::{Approval, SlashStatus};
use restaking_primitives::{
	Beneficiary, Bonds, Budget, EraIndex, Magnitude, ServiceId, SlashId, SlashMode,
};
use serde_json::Value;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, *};
use sp_runtime::{DispatchResult, Perbill};

const OPERATOR: Sr25519Keyring = Ferdie;
const OWNER: Sr25519Keyring = AliceStash;
const SLASHER: Sr25519Keyring = BobStash;
const RESOLVER: Sr25519Keyring = CharlieStash;
const STRANGER: Sr25519Keyring = DaveStash;

type OperatorsError = pallet_operators::Error<Runtime>;
type RestakingError = pallet_restaking::Error<Runtime>;
type ServicesError = pallet_services::Error<Runtime>;
type SlashingError = pallet_slashing::Error<Runtime>;

/// Plays a story on a fresh development network and checks every invariant in the end.
fn story(play: impl FnOnce()) {
	story_with(|_| (), play);
}

/// The same, on a network whose genesis is changed first.
fn story_with(change: impl FnOnce(&mut Value), play: impl FnOnce()) {
	new_ext_with("development", change).execute_with(|| {
		play();
		check_invariants();
	});
}

/// Offences can be reported for four eras and vetoed for two; stake leaves in seven.
fn long_window(config: &mut Value) {
	config["timing"]["bondingDuration"] = 8.into();
	config["restaking"]["delays"] = serde_json::json!({
		"reportWindow": 4,
		"vetoWindow": 2,
		"executionSlack": 1,
		"exit": 7,
		"allocation": 7,
		"deallocation": 7,
		"terms": 7,
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

fn part(p: u32) -> Perbill {
	Perbill::from_percent(p)
}

/// Half the stake, vetoable for an era, as much as there is within a window.
fn terms(beneficiary: Beneficiary<AccountId>) -> TermsOf<Runtime> {
	pallet_services::Terms {
		admission: pallet_services::Admission::Open,
		min_operator_stake: UNIT,
		quorum: part(67),
		max_slash: part(60),
		budget: Budget { fraction: Perbill::one(), window: 1 },
		curve: None,
		mode: SlashMode::Vetoable {
			slasher: account(SLASHER),
			resolver: Some(account(RESOLVER)),
			window: 1,
		},
		beneficiary,
		value_at_stake: 0,
	}
}

fn register_operator() {
	register(OPERATOR);
}

fn register(who: Sr25519Keyring) {
	assert_ok!(Operators::register(signed(who), b"ferdie".to_vec(), Perbill::zero(), 0));
}

fn create_service(beneficiary: Beneficiary<AccountId>) -> ServiceId {
	create_service_with(terms(beneficiary))
}

fn create_service_with(terms: TermsOf<Runtime>) -> ServiceId {
	let service = pallet_services::NextServiceId::<Runtime>::get();
	assert_ok!(Services::create_service(signed(OWNER), b"oracle".to_vec(), terms));
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
	secured_with(terms(beneficiary))
}

/// The same with these terms.
fn secured_with(terms: TermsOf<Runtime>) -> (ServiceId, EraIndex) {
	let service = opted_in_with(terms);
	let era = active_era() + Restaking::delays().allocation;
	run_to_era(era);
	(service, era)
}

/// The same, in the era of the opt-in.
fn opted_in(beneficiary: Beneficiary<AccountId>) -> ServiceId {
	opted_in_with(terms(beneficiary))
}

fn opted_in_with(terms: TermsOf<Runtime>) -> ServiceId {
	register_operator();
	let service = create_service_with(terms);
	delegate(Bob, 40_000);
	delegate(Charlie, 20_000);
	assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
	service
}

/// Proposes a slash of so many percent of the allocation.
fn propose(service: ServiceId, era: EraIndex, percent: u32) -> SlashId {
	propose_against(OPERATOR, service, era, part(percent))
}

/// Proposes a slash, with evidence that was never used before.
fn propose_against(
	operator: Sr25519Keyring,
	service: ServiceId,
	era: EraIndex,
	fraction: Perbill,
) -> SlashId {
	let id = pallet_slashing::NextSlashId::<Runtime>::get();
	assert_ok!(Slashing::propose_slash(
		signed(SLASHER),
		service,
		account(operator),
		era,
		fraction,
		H256::from_low_u64_be(id.into()),
	));
	id
}

/// Lets the security council do something.
fn council(call: pallet_slashing::Call<Runtime>) -> DispatchResult {
	council_executes(RuntimeCall::Slashing(call))
}

fn status(id: SlashId) -> SlashStatus {
	Slashing::slash(id).unwrap().status
}

fn approval(id: SlashId) -> Approval {
	Slashing::slash(id).unwrap().approval
}

fn is_open(id: SlashId) -> bool {
	matches!(status(id), SlashStatus::Proposed { .. })
}

fn is_executed(id: SlashId) -> bool {
	matches!(status(id), SlashStatus::Executed { .. })
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

/// Lets somebody unbond now, and time pass until slash `id`, executed now in favour of Eve's stash,
/// is paid: so many plancks, and no sooner than those that unbond are free.
fn pays_no_sooner_than_unbonding(id: SlashId, amount: Balance) {
	let who = account(EveStash);
	assert_ok!(Staking::unbond(signed(Dave), 10_000 * UNIT));
	let before = total(&who);
	for _ in 0..200 {
		run_blocks(1);
		assert_ok!(Staking::withdraw_unbonded(signed(Dave), 0));
		let unbonded = bonded(&account(Dave)) == 10_000 * UNIT;
		let _ = Slashing::pay_beneficiary(signed(STRANGER), id);
		if total(&who) > before {
			assert!(unbonded, "paid before what was unbonded is free");
			assert_eq!(total(&who), before + amount);
			return;
		}
	}
	panic!("never paid");
}

/// How long an allocation that has ended can still be slashed.
fn release_delay() -> EraIndex {
	let delays = Restaking::delays();
	delays.deallocation.max(delays.liability_window() + 1)
}

/// What a service is backed with now.
fn effective(service: ServiceId) -> Balance {
	Services::security(service).unwrap().effective_stake
}

/// Slashes a bond as pallet-staking does when it applies a consensus offence.
fn consensus_slash(who: &AccountId, amount: Balance) {
	let mut payout = sp_runtime::traits::Zero::zero();
	let mut taken = frame_support::traits::fungible::Credit::<AccountId, Balances>::default();
	pallet_staking::slashing::do_slash::<Runtime>(
		who,
		amount,
		&mut payout,
		&mut taken,
		active_era(),
	);
}

/// An account that no key belongs to.
fn nobody(index: u32) -> AccountId {
	AccountId::new(sp_io::hashing::blake2_256(&index.to_le_bytes()))
}

/// Bonds so many UNIT for an account that no key belongs to.
fn bond_nobody(index: u32, units: Balance) -> AccountId {
	let who = nobody(index);
	<Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(&who, 2 * units * UNIT)
		.unwrap();
	assert_ok!(Staking::bond(
		crate::RuntimeOrigin::signed(who.clone()),
		units * UNIT,
		pallet_staking::RewardDestination::Staked
	));
	who
}

/// An error of a call, without what its weight was.
fn failed<T>(
	result: Result<
		T,
		sp_runtime::DispatchErrorWithPostInfo<frame_support::dispatch::PostDispatchInfo>,
	>,
) -> Option<sp_runtime::DispatchError> {
	result.err().map(|error| error.error)
}

fn dispatch(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	use sp_runtime::traits::Dispatchable;
	call.into().dispatch(signed(who)).map(|_| ()).map_err(|error| error.error)
}
