// SPDX-License-Identifier: Apache-2.0

//! The price oracle. Genesis has two operators: Alice, with 35 000 UNIT of her own at the oracle, and
//! One, with 6 000 UNIT there, of which 4 000 are its own and 2 000 are Two's. Alice is a quorum by
//! herself.

use crate::tests::harness::*;
use crate::{
	configs::{examples::oracle::OracleId, restaking::RampartSecurity},
	AccountId, AllPalletsWithSystem, Balance, Balances, Executive, Operators, Oracle, OriginCaller,
	Restaking, Rewards, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, Services, Slashing,
	UncheckedExtrinsic, Utility, UNIT,
};
use codec::{Decode, Encode};
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::Inspect, OffchainWorker},
};
use frame_system::offchain::CreateAuthorizedTransaction;
use pallet_example_oracle::{Event, Submission, SOURCE};
use restaking_primitives::{
	security::{InspectService, OwnService, PayService},
	Asset, EraIndex, Price, Quote, ReadPrices, ServiceId, ServiceKey, ServiceKeys,
	ServiceSignature, SERVICE_KEYS,
};
use serde_json::{json, Value};
use sp_core::offchain::{
	testing::{PendingRequest, TestOffchainExt, TestTransactionPoolExt},
	OffchainDbExt, OffchainWorkerExt, StorageKind, TransactionPoolExt,
};
use sp_keyring::Sr25519Keyring::{self, *};
use sp_keystore::{testing::MemoryKeystore, Keystore, KeystoreExt};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	ApplyExtrinsicResult, DispatchError, Perbill,
};
use std::sync::Arc;

/// The oracle's service.
const ORACLE: ServiceId = 0;
/// The first era in which it is backed: allocations of genesis wait like all others.
const FIRST: EraIndex = 3;
/// Where nodes have their source in these tests.
const URL: &str = "http://127.0.0.1:1234/";

/// Plays a story on a fresh development network, in the first era in which the oracle is backed, and
/// checks every invariant in the end.
fn story(play: impl FnOnce()) {
	story_on("development", |_| (), play);
}

fn story_on(preset: &str, change: impl FnOnce(&mut Value), play: impl FnOnce()) {
	new_ext_with(preset, change).execute_with(|| {
		run_to_era(FIRST);
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

fn rmp() -> Asset {
	b"RMPUSD".to_vec().try_into().unwrap()
}

fn cents(cents: u128) -> Price {
	Price::from_rational(cents, 100)
}

/// What the node with the key of `who` submits, put together without the pallet's help.
fn submission(who: Sr25519Keyring, era: EraIndex, price: Price) -> UncheckedExtrinsic {
	let genesis = crate::System::block_hash(0);
	let message = (*b"rampart/oracle/price", genesis, ORACLE, era, rmp(), price).encode();
	let signature = ServiceSignature::Sr25519(who.sign(&message));
	let key = ServiceKey::Sr25519(who.public());
	transaction(Submission { era, asset: rmp(), price, key }, signature)
}

fn transaction(submission: Submission, signature: ServiceSignature) -> UncheckedExtrinsic {
	let call = pallet_example_oracle::Call::submit { submission, signature };
	<Runtime as CreateAuthorizedTransaction<RuntimeCall>>::create_authorized_transaction(
		call.into(),
	)
}

/// Lets the node with the key of `who` say what RMP costs now, in cents.
fn say(who: Sr25519Keyring, price: u128) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(submission(who, active_era(), cents(price)))
}

/// Neither a pool nor a block takes it.
fn refused(transaction: UncheckedExtrinsic, why: InvalidTransaction) {
	let why = TransactionValidityError::Invalid(why);
	let parent = crate::System::parent_hash();
	let source = TransactionSource::External;
	assert_eq!(Executive::validate_transaction(source, transaction.clone(), parent), Err(why));
	assert_eq!(Executive::apply_extrinsic(transaction), Err(why));
}

/// Goes on to the next era, and some blocks into it: rounds are closed, rewards paid, slashes collected.
fn close_era() {
	next_era();
	run_blocks(4);
}

fn last() -> Option<Quote> {
	Oracle::price_of(rmp())
}

fn price_of(era: EraIndex) -> Option<Price> {
	last().filter(|quote| quote.era == era).map(|quote| quote.price)
}

/// What slashes the oracle has asked for: of whom, and what was collected.
fn slashes() -> Vec<(AccountId, Balance)> {
	(0..pallet_slashing::NextSlashId::<Runtime>::get())
		.filter_map(Slashing::slash)
		.map(|slash| (slash.operator, slash.books.collected))
		.collect()
}

fn total(who: Sr25519Keyring) -> Balance {
	Balances::total_balance(&account(who))
}

#[test]
fn genesis_has_operators_that_back_the_oracle_as_soon_as_that_can_be() {
	new_ext("development").execute_with(|| {
		assert_eq!(pallet_example_oracle::Service::<Runtime>::get(), Some(ORACLE));
		assert_eq!(RampartSecurity::operators(ORACLE), vec![]);
		assert!(Operators::info(&account(Alice)).is_some());
		run_to_era(FIRST - 1);
		assert_eq!(RampartSecurity::operators(ORACLE), vec![]);
		run_to_era(FIRST);
		let mut operators = RampartSecurity::operators_in(ORACLE, FIRST);
		operators.sort_by_key(|(_, stake)| *stake);
		let expected = [(account(One), 6_000 * UNIT), (account(Alice), 35_000 * UNIT)];
		assert_eq!(operators, expected);
		assert_eq!(
			RampartSecurity::owner_in(&ServiceKey::Sr25519(One.public()), FIRST),
			Some(account(One))
		);
		check_invariants();
	});
}

#[test]
fn there_is_a_price_in_every_era_and_it_costs_no_fee() {
	story(|| {
		for era in FIRST..FIRST + 3 {
			let before = (total(Alice), total(One));
			assert_ok!(say(Alice, 200 + u128::from(era)), Ok(()));
			assert_eq!((total(Alice), total(One)), before);
			close_era();
			assert_eq!(price_of(era), Some(cents(200 + u128::from(era))));
		}
		assert_eq!(<Oracle as ReadPrices>::price(&rmp(), 0), Some(cents(205)));
		assert_eq!(slashes(), vec![]);
	});
}

#[test]
fn who_is_dishonest_costs_those_behind_it_exactly_their_share() {
	story(|| {
		// GIVEN: One's node has a wrong source; Charlie comes too late to be liable.
		assert_ok!(say(Alice, 200), Ok(()));
		assert_ok!(say(One, 900), Ok(()));
		assert_ok!(Restaking::delegate(signed(Charlie), account(One), 3_000 * UNIT));
		let everybody = [Alice, Bob, Charlie, Dave, Eve];
		let bonds = everybody.map(|who| bonded(&account(who)));
		// WHEN
		close_era();
		// THEN: a tenth of 6 000, two thirds and a third.
		assert_eq!(price_of(FIRST), Some(cents(200)));
		assert_eq!(slashes(), vec![(account(One), 600 * UNIT)]);
		assert_eq!(bonded(&account(One)), (10_000 - 400) * UNIT);
		assert_eq!(bonded(&account(Two)), (5_000 - 200) * UNIT);
		assert_eq!(everybody.map(|who| bonded(&account(who))), bonds);
		// And once.
		close_era();
		assert_eq!(bonded(&account(One)), (10_000 - 400) * UNIT);
		assert_eq!(slashes().len(), 1);
		// A tenth of the allocation is gone, and Charlie's part is whole.
		let with_charlie = (12_000 + 3_000) / 2 - 600;
		let stake = RampartSecurity::stake(ORACLE, &account(One));
		assert!(stake.abs_diff(with_charlie * UNIT) < 200 * UNIT, "{stake}");
	});
}

#[test]
fn who_is_right_is_paid_and_who_is_wrong_is_not() {
	story(|| {
		let pot = RampartSecurity::pot(ORACLE);
		assert_ok!(say(Alice, 200), Ok(()));
		assert_ok!(say(One, 900), Ok(()));
		close_era();
		// Ten an era; Alice keeps her commission of 5 % too.
		assert_eq!(RampartSecurity::pot(ORACLE), pot - 10 * UNIT);
		let owed = |operator, who| Rewards::owed(&account(operator), &account(who));
		let paid = owed(Alice, Alice) + Rewards::commission_of(account(Alice));
		assert!(paid.abs_diff(10 * UNIT) <= 1, "{paid}");
		assert_eq!(Rewards::commission_of(account(Alice)), UNIT / 2);
		assert_eq!(owed(One, One) + Rewards::commission_of(account(One)), 0);
		// In an era without a price nobody is.
		close_era();
		assert_eq!(RampartSecurity::pot(ORACLE), pot - 10 * UNIT);
		// Both are right: in proportion to their stake, of which One's has been slashed.
		assert_ok!(say(Alice, 200), Ok(()));
		assert_ok!(say(One, 201), Ok(()));
		let stake = |who| RampartSecurity::stake_in(ORACLE, &account(who), active_era());
		let expected = 10 * UNIT * stake(One) / (stake(One) + stake(Alice));
		close_era();
		let paid = owed(One, One) + owed(One, Two) + Rewards::commission_of(account(One));
		assert!(paid.abs_diff(expected) <= 2, "{paid} is not {expected}");
	});
}

#[test]
fn root_has_the_oracle_pay_again_when_its_stream_is_over() {
	story(|| {
		let service = ORACLE;
		let as_owner = |call: pallet_rewards::Call<Runtime>| {
			let owner = <RampartSecurity as OwnService<AccountId>>::account(OracleId::get());
			let origin: OriginCaller = frame_system::RawOrigin::Signed(owner).into();
			let call = Box::new(call.into());
			assert_ok!(Utility::dispatch_as(RuntimeOrigin::root(), Box::new(origin), call));
		};
		let pays = || {
			let pot = RampartSecurity::pot(ORACLE);
			assert_ok!(say(Alice, 200), Ok(()));
			close_era();
			pot - RampartSecurity::pot(ORACLE)
		};
		// Without a stream nobody is paid, whatever is in the pot.
		as_owner(pallet_rewards::Call::stop_stream { service });
		assert_eq!(pays(), 0);
		let stream =
			pallet_rewards::Call::stream { service, per_era: 20 * UNIT, eras: 1, by_points: true };
		as_owner(stream);
		assert_eq!((pays(), pays()), (20 * UNIT, 0));
		// Or somebody is to see to it from now on.
		let rewarder = Some(account(Eve));
		as_owner(pallet_rewards::Call::set_rewarder { service, rewarder });
		assert_ok!(Rewards::stream(signed(Eve), service, 20 * UNIT, 1, true));
		assert_eq!(pays(), 20 * UNIT);
	});
}

#[test]
fn without_a_quorum_the_last_price_ages() {
	story(|| {
		assert_ok!(say(Alice, 200), Ok(()));
		close_era();
		for age in 1..4 {
			assert_ok!(say(One, 900), Ok(()));
			close_era();
			assert_eq!(last(), Some(Quote { price: cents(200), era: FIRST, age }));
		}
		assert_eq!(<Oracle as ReadPrices>::price(&rmp(), 2), None);
		assert_eq!(<Oracle as ReadPrices>::price(&rmp(), 3), Some(cents(200)));
		assert_eq!(slashes(), vec![]);
	});
}

#[test]
fn a_tie_is_the_lower_price_and_nobodys_fault() {
	let equal = |config: &mut Value| {
		let stake = (12_000 * UNIT) as u64;
		let operators = &mut config["firstOperators"]["operators"];
		operators[0]["delegations"] = json!([[account(Alice), stake]]);
	};
	story_on("development", equal, || {
		assert_ok!(say(Alice, 300), Ok(()));
		assert_ok!(say(One, 200), Ok(()));
		close_era();
		assert_eq!(price_of(FIRST), Some(cents(200)));
		assert_eq!(slashes(), vec![]);
		// One of them is no quorum.
		assert_ok!(say(Alice, 400), Ok(()));
		close_era();
		assert_eq!(price_of(FIRST + 1), None);
	});
}

#[test]
fn what_is_late_double_or_not_ones_own_to_say_is_refused() {
	story(|| {
		let late = submission(Alice, FIRST, cents(200));
		refused(submission(Alice, FIRST + 1, cents(200)), InvalidTransaction::Future);
		// Of nobody that the chain knows a key of.
		refused(submission(Bob, FIRST, cents(200)), InvalidTransaction::BadSigner);
		refused(submission(AliceStash, FIRST, cents(200)), InvalidTransaction::BadSigner);
		// Alice's signature under One's name.
		let one = ServiceKey::Sr25519(One.public());
		let forged = Submission { era: FIRST, asset: rmp(), price: cents(200), key: one };
		let signature = ServiceSignature::Sr25519(Alice.sign(b"anything"));
		refused(transaction(forged, signature), InvalidTransaction::BadProof);
		assert_ok!(Executive::apply_extrinsic(late.clone()), Ok(()));
		refused(late.clone(), InvalidTransaction::Stale);
		refused(submission(Alice, FIRST, cents(201)), InvalidTransaction::Stale);
		close_era();
		refused(late, InvalidTransaction::Stale);
		assert_eq!(price_of(FIRST), Some(cents(200)));
	});
}

#[test]
fn leaving_in_the_era_of_the_lie_saves_nobody() {
	story(|| {
		assert_ok!(say(Alice, 200), Ok(()));
		assert_ok!(say(One, 900), Ok(()));
		assert_ok!(Services::opt_out(signed(One), ORACLE));
		let all = 4_000 * UNIT;
		assert_ok!(Restaking::undelegate(signed(Two), account(One), all));
		close_era();
		assert_eq!(bonded(&account(One)), (10_000 - 400) * UNIT);
		assert_eq!(bonded(&account(Two)), (5_000 - 200) * UNIT);
		// It has no voice any more.
		refused(submission(One, FIRST + 1, cents(200)), InvalidTransaction::BadSigner);
	});
}

#[test]
fn while_the_council_has_paused_the_oracle_nobody_is_slashed() {
	story(|| {
		assert_ok!(say(Alice, 200), Ok(()));
		assert_ok!(say(One, 900), Ok(()));
		assert_ok!(council_executes(pallet_services::Call::pause_service { service: ORACLE }));
		// The first transaction comes after what is due.
		next_era();
		assert_ok!(say(Alice, 200), Ok(()));
		assert_eq!(price_of(FIRST), Some(cents(200)));
		let paused: DispatchError = pallet_slashing::Error::<Runtime>::ServicePaused.into();
		assert!(events().into_iter().any(|event| matches!(
			event,
			RuntimeEvent::Oracle(Event::SlashRefused { error, .. }) if error == paused
		)));
		assert_eq!(slashes(), vec![]);
		assert_eq!(bonded(&account(One)), 10_000 * UNIT);
	});
}

#[test]
fn a_call_that_is_paused_is_no_free_place_in_a_block() {
	story(|| {
		let name = |name: &[u8]| name.to_vec().try_into().unwrap();
		let call = (name(b"Oracle"), name(b"submit"));
		pallet_tx_pause::PausedCalls::<Runtime>::insert(&call, ());
		refused(submission(Alice, FIRST, cents(200)), InvalidTransaction::Call);
		pallet_tx_pause::PausedCalls::<Runtime>::remove(&call);
		assert_ok!(say(Alice, 200), Ok(()));
	});
}

#[test]
fn on_the_testnet_three_of_four_agree_and_the_fourth_pays() {
	story_on(
		"local_testnet",
		|_| (),
		|| {
			for who in [Alice, Bob, Charlie] {
				assert_ok!(say(who, 200), Ok(()));
			}
			assert_ok!(say(Dave, 20), Ok(()));
			let stashes = [AliceStash, BobStash, CharlieStash];
			let bonds = stashes.map(|who| bonded(&account(who)));
			let dave = bonded(&account(DaveStash));
			close_era();
			assert_eq!(price_of(FIRST), Some(cents(200)));
			assert_eq!(bonded(&account(DaveStash)), dave - 2_000 * UNIT);
			assert_eq!(stashes.map(|who| bonded(&account(who))), bonds);
		},
	);
}

#[test]
fn root_starts_an_oracle_on_a_chain_that_has_none() {
	new_ext("staging").execute_with(|| {
		assert_eq!(pallet_example_oracle::Service::<Runtime>::get(), None);
		let assets = vec![rmp()].try_into().unwrap();
		assert_ok!(Oracle::start(RuntimeOrigin::root(), assets, Perbill::from_percent(1)));
		let assets = vec![rmp()].try_into().unwrap();
		assert_noop!(
			Oracle::start(RuntimeOrigin::root(), assets, Perbill::from_percent(1)),
			pallet_example_oracle::Error::<Runtime>::AlreadyStarted
		);
		check_invariants();
	});
}

#[test]
fn genesis_refuses_operators_that_cannot_be() {
	let refused = |change: fn(&mut Value)| {
		std::panic::catch_unwind(|| build_genesis("development", change).map(|_| ())).is_err()
	};
	assert!(!refused(|_| ()));
	// The same key twice, more than was bonded, a service that does not exist, twice the same one.
	assert!(refused(|config| {
		let operators = &mut config["firstOperators"]["operators"];
		operators[1]["key"] = operators[0]["key"].clone();
	}));
	assert!(refused(|config| {
		let operators = &mut config["firstOperators"]["operators"];
		operators[1]["delegations"][0][1] = ((9_000 * UNIT) as u64).into();
	}));
	assert!(refused(|config| {
		let operators = &mut config["firstOperators"]["operators"];
		operators[0]["allocations"] = json!([[9, 1_000_000]]);
	}));
	assert!(refused(|config| {
		let operators = &mut config["firstOperators"]["operators"];
		operators[1] = operators[0].clone();
	}));
}

/// A node beside the chain of the test.
struct Node {
	ext: TestOffchainExt,
	pool: Box<dyn Fn() -> Vec<Vec<u8>>>,
}

impl Node {
	/// Lets the source answer the next request, which has to come, with this.
	fn answers(&self, body: &str) {
		self.ext.0.write().expect_request(PendingRequest {
			method: "GET".into(),
			uri: URL.into(),
			sent: true,
			response: Some(body.into()),
			..Default::default()
		});
	}

	/// What the node does after each block, for some blocks.
	fn runs_blocks(&self, n: u32) -> usize {
		let mut included = 0;
		for _ in 0..n {
			let block = crate::System::block_number();
			<AllPalletsWithSystem as OffchainWorker<_>>::offchain_worker(block);
			run_blocks(1);
			for bytes in (self.pool)() {
				let transaction = UncheckedExtrinsic::decode(&mut &bytes[..]).unwrap();
				assert_ok!(Executive::apply_extrinsic(transaction), Ok(()));
				included += 1;
			}
		}
		included
	}
}

/// The same network as [`story`], seen from the node of Alice, with nobody typing anything.
fn on_a_node(play: impl FnOnce(&Node)) {
	let mut state = new_ext("development");
	let (ext, _) = TestOffchainExt::new();
	let (pool, transactions) = TestTransactionPoolExt::new();
	let keys = MemoryKeystore::new();
	keys.sr25519_generate_new(SERVICE_KEYS, Some("//Alice")).unwrap();
	state.register_extension(OffchainDbExt::new(ext.clone()));
	state.register_extension(OffchainWorkerExt::new(ext.clone()));
	state.register_extension(TransactionPoolExt::new(pool));
	state.register_extension(KeystoreExt(Arc::new(keys)));
	let pool = Box::new(move || std::mem::take(&mut transactions.write().transactions));
	let node = Node { ext, pool };
	state.execute_with(|| {
		run_to_era(FIRST);
		sp_io::offchain::local_storage_set(StorageKind::PERSISTENT, SOURCE, URL.as_bytes());
		play(&node);
		check_invariants();
	});
}

#[test]
fn a_node_publishes_a_price_each_era_with_nobody_typing_anything() {
	on_a_node(|node| {
		for era in FIRST..FIRST + 3 {
			node.answers(r#"{ "prices": { "RMPUSD": "1.25" } }"#);
			assert_eq!(node.runs_blocks(4), 1);
			close_era();
			assert_eq!(price_of(era), Some(cents(125)));
		}
	});
}

#[test]
fn a_source_that_is_gone_or_talks_nonsense_stops_nothing() {
	on_a_node(|node| {
		node.answers(r#"{ "prices": { "RMPUSD": "1.25" } }"#);
		assert_eq!(node.runs_blocks(2), 1);
		close_era();
		for nonsense in ["", "<html>", r#"{"prices":{"RMPUSD":1e999}}"#, r#"{"prices":{}}"#] {
			node.answers(nonsense);
			assert_eq!(node.runs_blocks(1), 0);
		}
		sp_io::offchain::local_storage_set(StorageKind::PERSISTENT, SOURCE, b"no url");
		close_era();
		assert_eq!(last(), Some(Quote { price: cents(125), era: FIRST, age: 1 }));
		// It is back.
		sp_io::offchain::local_storage_set(StorageKind::PERSISTENT, SOURCE, URL.as_bytes());
		node.answers("1.30");
		assert_eq!(node.runs_blocks(2), 1);
		close_era();
		assert_eq!(price_of(FIRST + 2), Some(cents(130)));
	});
}

#[test]
fn no_call_and_no_step_needs_more_than_a_quarter_of_a_block() {
	use frame_support::traits::Get;
	use pallet_example_oracle::{Config, WeightInfo as _};
	type Weights = <Runtime as Config>::WeightInfo;

	let operators = <<Runtime as Config>::MaxOperators as Get<u32>>::get();
	let assets = <<Runtime as Config>::MaxAssets as Get<u32>>::get();
	let quarter = crate::MAXIMUM_BLOCK_WEIGHT / 4;
	let search = <Runtime as frame_system::Config>::DbWeight::get().reads(1);
	for (what, weight) in [
		("submit", Weights::authorize_submit() + Weights::submit()),
		("start", Weights::start()),
		// All that an era may take before anybody is paid for it.
		("rounds", Weights::poll_base() + Weights::close_round(operators) * u64::from(assets)),
		("slash", Weights::poll_base() + Weights::slash_offender() + search),
		("a block", <<Runtime as Config>::RoundWeight as Get<_>>::get()),
	] {
		assert!(weight.all_lte(quarter), "{what}: {weight} is more than {quarter}");
	}
}
