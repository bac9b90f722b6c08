// SPDX-License-Identifier: Apache-2.0

//! A network in memory: built from a preset as a node builds it, advanced block by block with the
//! hooks, digests and inherents of the real thing.
//!
//! [`new_ext`] leaves block 1 open: initialized, its timestamp set, not yet finalized. Calls made
//! in a test are made inside the open block. [`run_blocks`] finalizes it and opens the next, so
//! many times; there is always exactly one block open.

use crate::{
	genesis_config_presets, timing, AccountId, Babe, Balance, BlockNumber, Executive, Header,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig, RuntimeOrigin, SecurityCouncil,
	SecurityCouncilCollective, Session, SignedPayload, System, TxExtension, UncheckedExtrinsic,
};
use codec::Encode;
use frame_support::{
	dispatch::GetDispatchInfo, genesis_builder_helper::build_state, traits::DisabledValidators,
};
use serde_json::Value;
use sp_consensus_babe::{
	digests::{PreDigest, SecondaryPlainPreDigest},
	Slot, BABE_ENGINE_ID,
};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob};
use sp_runtime::{
	generic::Era,
	traits::{BlakeTwo256, Hash, Header as _},
	ApplyExtrinsicResult, Digest, DigestItem, DispatchResult,
};
use sp_staking::{EraIndex, SessionIndex};

/// The slot of block 1. Any but zero, which BABE takes for not having started.
const FIRST_SLOT: u64 = 1_000;
/// How many times its length a session or an era may take before the chain is called stuck.
const PATIENCE: u64 = 4;

/// A network started from the preset, its block 1 open.
pub fn new_ext(preset: &str) -> TestExternalities {
	new_ext_with(preset, |_| ())
}

/// The same, with the genesis configuration changed first, in the JSON a chain specification has.
pub fn new_ext_with(preset: &str, change: impl FnOnce(&mut Value)) -> TestExternalities {
	let mut ext = build_genesis(preset, change).unwrap_or_else(|error| panic!("{error}"));
	ext.execute_with(open_block);
	ext
}

/// Takes the services away that the preset has as pallets, and their operators, for tests that bring
/// their own.
pub fn without_services(config: &mut Value) {
	config["oracle"]["assets"] = Value::Array(Vec::new());
	config["verification"]["service"] = Value::Null;
	config["availability"]["service"] = Value::Null;
	without_operators(config);
}

/// Takes away the operators that the preset has, for tests of which the cast needs its bonds.
pub fn without_operators(config: &mut Value) {
	config["firstOperators"]["operators"] = Value::Array(Vec::new());
}

/// The genesis state alone, or why the runtime refused to build it.
///
/// A refusal by assertion, as most pallets refuse, is a panic.
pub fn build_genesis(
	preset: &str,
	change: impl FnOnce(&mut Value),
) -> Result<TestExternalities, String> {
	let mut config = genesis(preset);
	change(&mut config);
	let mut ext = TestExternalities::default();
	ext.execute_with(|| build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()))?;
	ext.commit_all()?;
	Ok(ext)
}

/// The whole genesis configuration of a preset: its patch over the defaults.
pub fn genesis(preset: &str) -> Value {
	let patch = genesis_config_presets::get_preset(&preset.into()).expect("a known preset");
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("serializes");
	merge(&mut config, serde_json::from_slice(&patch).expect("presets are JSON"));
	config
}

// As chain specifications are merged (RFC 7396), so that a preset is tested as nodes read it.
fn merge(target: &mut Value, patch: Value) {
	match (target, patch) {
		(Value::Object(target), Value::Object(patch)) => {
			for (key, value) in patch {
				if value.is_null() {
					target.remove(&key);
				} else {
					merge(target.entry(key).or_insert(Value::Null), value);
				}
			}
		}
		(target, patch) => *target = patch,
	}
}

/// Finalizes the open block and opens the next, `n` times.
pub fn run_blocks(n: BlockNumber) {
	for _ in 0..n {
		close_block();
		open_block();
	}
}

/// Runs into the next session and returns its index.
///
/// The block it leaves open is the second of the session: the session change takes the whole weight
/// of the first, so no transaction and no idle work fits into that one.
pub fn next_session() -> SessionIndex {
	let before = Session::current_index();
	let limit = PATIENCE * timing::EpochDuration::get();
	for _ in 0..limit {
		run_blocks(1);
		if Session::current_index() > before {
			run_blocks(1);
			return Session::current_index();
		}
	}
	panic!("no session change in {limit} blocks");
}

/// Runs into the next era and returns its index; see [`next_session`].
pub fn next_era() -> EraIndex {
	let before = active_era();
	let sessions = PATIENCE * u64::from(timing::SessionsPerEra::get()).max(1);
	for _ in 0..sessions {
		next_session();
		if active_era() > before {
			return active_era();
		}
	}
	panic!("no new era in {sessions} sessions");
}

/// Runs into the given era; see [`next_session`].
pub fn run_to_era(era: EraIndex) {
	while active_era() < era {
		next_era();
	}
}

/// The era that stake is at work in.
pub fn active_era() -> EraIndex {
	pallet_staking::ActiveEra::<Runtime>::get().expect("set at genesis").index
}

/// The account of a development key.
pub fn account(who: Sr25519Keyring) -> AccountId {
	who.to_account_id()
}

/// The origin of a development key.
pub fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(who))
}

/// What a stash has bonded: active and unlocking.
pub fn bonded(who: &AccountId) -> Balance {
	pallet_staking::Ledger::<Runtime>::get(who).map_or(0, |ledger| ledger.total)
}

/// Signs a call as a wallet does and puts it into the open block: filters apply, fees are paid.
pub fn submit(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	submit_with_tip(who, call, 0)
}

/// The same, with a tip.
pub fn submit_with_tip(
	who: Sr25519Keyring,
	call: impl Into<RuntimeCall>,
	tip: Balance,
) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(extrinsic(who, call, tip))
}

/// A signed transaction, valid next.
pub fn extrinsic(
	who: Sr25519Keyring,
	call: impl Into<RuntimeCall>,
	tip: Balance,
) -> UncheckedExtrinsic {
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(System::account_nonce(account(who))),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call.into(), extension).expect("all implicits are known");
	let signature = payload.using_encoded(|bytes| who.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, account(who).into(), signature.into(), extension)
}

/// Has the security council of a development preset execute a call, two of its three in favour.
pub fn council_executes(call: impl Into<RuntimeCall>) -> DispatchResult {
	let call = call.into();
	let (hash, length) = (BlakeTwo256::hash_of(&call), call.encoded_size() as u32);
	let index = pallet_collective::ProposalCount::<Runtime, SecurityCouncilCollective>::get();
	let weight = call.get_dispatch_info().call_weight;

	SecurityCouncil::propose(signed(Alice), 2, Box::new(call), length)
		.map_err(|error| error.error)?;
	for member in [Alice, Bob] {
		SecurityCouncil::vote(signed(member), hash, index, true).map_err(|error| error.error)?;
	}
	SecurityCouncil::close(signed(Alice), hash, index, weight, length)
		.map_err(|error| error.error)?;
	// The last one: the same may have been decided before in this block.
	events()
		.into_iter()
		.rev()
		.find_map(|event| match event {
			RuntimeEvent::SecurityCouncil(pallet_collective::Event::Executed {
				proposal_hash,
				result,
			}) if proposal_hash == hash => Some(result),
			_ => None,
		})
		.expect("closed in favour, so executed")
}

/// The events of the open block so far.
pub fn events() -> Vec<RuntimeEvent> {
	System::events().into_iter().map(|record| record.event).collect()
}

/// The digest of a block that a validator writes in a secondary slot, as any may.
pub fn pre_digest(slot: Slot, authority_index: u32) -> DigestItem {
	let digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { slot, authority_index });
	DigestItem::PreRuntime(BABE_ENGINE_ID, digest.encode())
}

pub fn open_block() {
	let number = System::block_number() + 1;
	let slot = if number == 1 { Slot::from(FIRST_SLOT) } else { Babe::current_slot() + 1 };
	let digest = Digest { logs: vec![pre_digest(slot, author_of(slot))] };
	let parent = System::block_hash(number - 1);
	let header = Header::new(number, Default::default(), Default::default(), parent, digest);

	Executive::initialize_block(&header);
	let now = *slot * timing::SlotDuration::get();
	let inherent = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now });
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(inherent))
		.expect("the inherent is valid")
		.expect("the inherent succeeds");
}

pub fn close_block() {
	let header = Executive::finalize_block();
	frame_system::BlockHash::<Runtime>::insert(header.number(), header.hash());
}

// Validators take turns, except for those that are disabled, whose blocks the runtime rejects.
fn author_of(slot: Slot) -> u32 {
	let authorities = Babe::authorities().len() as u64;
	(0..authorities)
		.map(|offset| ((*slot + offset) % authorities) as u32)
		.find(|index| !Session::is_disabled(*index))
		.expect("some validator is not disabled")
}
