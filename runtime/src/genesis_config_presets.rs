// SPDX-License-Identifier: Apache-2.0

//! The networks this repository knows how to start.
//!
//! | preset | block | session | era | bonding | validators |
//! |---|---|---|---|---|---|
//! | `development` | 1 s | 10 s | 20 s | 80 s | Alice |
//! | `local_testnet` | 2 s | 20 s | 60 s | 4 min | Alice, Bob, Charlie, Dave |
//! | `staging` | 6 s | 1 h | 6 h | 7 days | to be filled in |
//!
//! The first two are for machines one owns: their keys are known to everybody.
//!
//! Validators are named once, as session keys; BABE, GRANDPA and authority discovery take their
//! first authorities from the session, so a tool that rewrites `session.keys` has rewritten them
//! all. The first staker of a preset is a validator whose bond is a fair example, and no amount
//! needs more digits than a JavaScript number keeps: tools copy both.

use crate::{
	configs::{
		examples::{availability::AvailabilityAccount, verification::VerificationAccount},
		restaking::{RewardPot, SlashPot},
	},
	first_operators::FirstOperator,
	opaque::SessionKeys,
	timing::Parameters,
	AccountId, AvailabilityConfig, BabeConfig, Balance, BalancesConfig, FirstOperatorsConfig,
	OracleConfig, RestakingConfig, RuntimeGenesisConfig, SecurityCouncilConfig, SessionConfig,
	StakingConfig, SudoConfig, VerificationConfig, EXISTENTIAL_DEPOSIT, UNIT,
};
use alloc::{
	string::{String, ToString},
	vec,
	vec::Vec,
};
use frame_support::build_struct_json_patch;
use pallet_staking::StakerStatus;
use restaking_primitives::{Delays, ServiceId};
use serde_json::Value;
use sp_consensus_babe::{AllowedSlots, BabeEpochConfiguration};
use sp_core::{ed25519, sr25519};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::Perbill;

/// The preset with production-like timing; what must be filled in before it is used is said at
/// [`staging`].
pub const STAGING_RUNTIME_PRESET: &str = "staging";

/// What a development account owns.
const ENDOWMENT: Balance = 1_000_000 * UNIT;
/// What a validator has bonded at genesis.
const VALIDATOR_BOND: Balance = 100_000 * UNIT;

/// The shortest delays that are safe: a whole life cycle, from delegation through slash and exit to
/// withdrawal, fits in a few minutes where eras are short.
const SHORTEST_DELAYS: Delays = Delays {
	report_window: 1,
	veto_window: 1,
	execution_slack: 1,
	exit: 3,
	allocation: 3,
	deallocation: 3,
	terms: 3,
};

/// Two thirds agree; a wrong attestation costs a tenth of an allocation, and all of an era at most half.
const VERIFICATION: pallet_example_verification::Parameters =
	pallet_example_verification::Parameters {
		quorum: Perbill::from_percent(67),
		slash: Perbill::from_percent(10),
		max_slash: Perbill::from_percent(50),
		reporter_share: Perbill::from_percent(10),
		min_operator_stake: 100 * UNIT,
	};

/// Silence about a blob costs a tenth of an allocation, and half of it in an era without the council.
const AVAILABILITY: pallet_example_availability::Parameters =
	pallet_example_availability::Parameters {
		min_operator_stake: UNIT,
		quorum: Perbill::from_percent(67),
		slash: Perbill::from_percent(10),
		max_slash: Perbill::from_percent(50),
		value_at_stake: 0,
	};

/// A staker at genesis: its stash, the controller (the same account), the bond and the role.
type Staker = (AccountId, AccountId, Balance, StakerStatus<AccountId>);
/// A validator at genesis: its account, the same as validator, and its keys.
type Validator = (AccountId, AccountId, SessionKeys);

/// What a preset decides; the rest is the same for all or the default.
struct Preset {
	timing: Parameters,
	balances: Vec<(AccountId, Balance)>,
	validators: Vec<Validator>,
	stakers: Vec<Staker>,
	minimum_validator_count: u32,
	min_validator_bond: Balance,
	min_nominator_bond: Balance,
	delays: Delays,
	/// The terms of data availability; without them there is no such service.
	availability: Option<pallet_example_availability::Parameters>,
	council: Vec<AccountId>,
	sudo: Option<AccountId>,
	verification: Option<pallet_example_verification::Parameters>,
	/// Who pays the operators of the oracle; without that there is none.
	oracle: Option<AccountId>,
	operators: Vec<FirstOperator>,
}

impl Preset {
	fn into_json(mut self) -> Value {
		let validator_count = self.validators.len() as u32;
		// So that they can take any amount, however small.
		self.balances.push((SlashPot::get(), EXISTENTIAL_DEPOSIT));
		self.balances.push((RewardPot::get(), EXISTENTIAL_DEPOSIT));
		self.balances.push((VerificationAccount::get(), EXISTENTIAL_DEPOSIT));
		self.balances.push((AvailabilityAccount::get(), EXISTENTIAL_DEPOSIT));
		build_struct_json_patch!(RuntimeGenesisConfig {
			timing: self.timing.into(),
			balances: BalancesConfig { balances: self.balances },
			babe: BabeConfig {
				epoch_config: BabeEpochConfiguration {
					c: (1, 4),
					allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots,
				},
			},
			session: SessionConfig { keys: self.validators },
			staking: StakingConfig {
				validator_count,
				minimum_validator_count: self.minimum_validator_count,
				invulnerables: Vec::<AccountId>::new(),
				slash_reward_fraction: Perbill::from_percent(10),
				stakers: self.stakers,
				min_nominator_bond: self.min_nominator_bond,
				min_validator_bond: self.min_validator_bond,
				max_validator_count: Some(crate::configs::staking::MAX_ELECTABLE_TARGETS),
			},
			restaking: RestakingConfig { delays: self.delays },
			availability: AvailabilityConfig { service: self.availability },
			security_council: SecurityCouncilConfig { members: self.council },
			sudo: SudoConfig { key: self.sudo },
			verification: VerificationConfig { service: self.verification },
			oracle: oracle(self.oracle),
			first_operators: FirstOperatorsConfig { operators: self.operators },
		})
	}
}

/// One validator, Alice; everybody else funded, most of them bonded, so that stake can be used
/// again from the first block on.
fn development() -> Preset {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, One, Two};

	let alice = Alice.to_account_id();
	let nominator = |who: Sr25519Keyring, bond: Balance| {
		staker(who, bond, StakerStatus::Nominator(vec![alice.clone()]))
	};

	Preset {
		timing: Parameters {
			slot_duration: 1_000,
			epoch_duration: 10,
			sessions_per_era: 2,
			bonding_duration: 4,
			slash_defer_duration: 1,
		},
		balances: [One, Two]
			.map(|who| (who.to_account_id(), ENDOWMENT))
			.into_iter()
			.chain(development_balances())
			.collect(),
		validators: vec![validator(Alice, Alice, Ed25519Keyring::Alice)],
		stakers: vec![
			staker(Alice, VALIDATOR_BOND, StakerStatus::Validator),
			nominator(Bob, 50_000 * UNIT),
			nominator(Charlie, 40_000 * UNIT),
			nominator(Dave, 20_000 * UNIT),
			staker(Eve, 10_000 * UNIT, StakerStatus::Idle),
			staker(One, 10_000 * UNIT, StakerStatus::Idle),
			staker(Two, 5_000 * UNIT, StakerStatus::Idle),
		],
		minimum_validator_count: 1,
		min_validator_bond: UNIT,
		min_nominator_bond: UNIT,
		delays: SHORTEST_DELAYS,
		availability: Some(AVAILABILITY),
		council: vec![Alice.to_account_id(), Bob.to_account_id(), Charlie.to_account_id()],
		sudo: Some(Alice.to_account_id()),
		verification: Some(VERIFICATION),
		oracle: Some(Alice.to_account_id()),
		// A quorum by herself, and one that she outvotes: whoever runs a node for it (`--one`) can
		// see what a wrong source costs.
		operators: vec![
			operator(Alice, Alice, &[(Alice, 70_000)]),
			operator(One, One, &[(One, 8_000), (Two, 4_000)]),
		],
	}
}

/// Four validators under their stash accounts, as tools that start several nodes expect them.
fn local_testnet() -> Preset {
	use Sr25519Keyring::{
		Alice, AliceStash, Bob, BobStash, Charlie, CharlieStash, Dave, DaveStash, Eve, Ferdie,
	};

	let stashes = [AliceStash, BobStash, CharlieStash, DaveStash];
	let targets: Vec<_> = stashes.into_iter().map(Sr25519Keyring::to_account_id).collect();
	let nominator =
		|who: Sr25519Keyring| staker(who, 50_000 * UNIT, StakerStatus::Nominator(targets.clone()));

	Preset {
		timing: Parameters {
			slot_duration: 2_000,
			epoch_duration: 10,
			sessions_per_era: 3,
			bonding_duration: 4,
			slash_defer_duration: 2,
		},
		balances: development_balances(),
		validators: vec![
			validator(AliceStash, Alice, Ed25519Keyring::Alice),
			validator(BobStash, Bob, Ed25519Keyring::Bob),
			validator(CharlieStash, Charlie, Ed25519Keyring::Charlie),
			validator(DaveStash, Dave, Ed25519Keyring::Dave),
		],
		stakers: stashes
			.into_iter()
			.map(|stash| staker(stash, VALIDATOR_BOND, StakerStatus::Validator))
			.chain([nominator(Eve), nominator(Ferdie)])
			.collect(),
		minimum_validator_count: 1,
		min_validator_bond: UNIT,
		min_nominator_bond: UNIT,
		delays: SHORTEST_DELAYS,
		availability: Some(AVAILABILITY),
		council: vec![Alice.to_account_id(), Bob.to_account_id(), Charlie.to_account_id()],
		sudo: Some(Alice.to_account_id()),
		verification: Some(VERIFICATION),
		oracle: Some(Alice.to_account_id()),
		// Any three of them are a quorum. Tools that start several nodes give a bond to validators
		// alone.
		operators: vec![
			operator(AliceStash, Alice, &[(AliceStash, 40_000)]),
			operator(BobStash, Bob, &[(BobStash, 40_000)]),
			operator(CharlieStash, Charlie, &[(CharlieStash, 40_000)]),
			operator(DaveStash, Dave, &[(DaveStash, 40_000)]),
		],
	}
}

/// The shape of a production network: its timing, four validators, a council of five, no sudo key.
///
/// **Every account and every key in it is a placeholder and must be replaced** in the chain
/// specification before it is used: `balances`, `session.keys`, `staking.stakers` and
/// `securityCouncil.members`. The placeholders are hashes of their names. Nobody knows a private
/// key for them, not even whoever wrote this file, so a network started from them by mistake does
/// not produce a single block, whereas one with keys from a published seed would be anybody's.
fn staging() -> Preset {
	let validators: Vec<AccountId> = (1..=4).map(|n| placeholder("validator", n).into()).collect();
	let council: Vec<AccountId> = (1..=5).map(|n| placeholder("council", n).into()).collect();

	Preset {
		timing: Parameters::default(),
		balances: validators
			.iter()
			.map(|who| (who.clone(), ENDOWMENT))
			.chain(council.iter().map(|who| (who.clone(), 1_000 * UNIT)))
			.collect(),
		stakers: validators
			.iter()
			.map(|who| (who.clone(), who.clone(), VALIDATOR_BOND, StakerStatus::Validator))
			.collect(),
		validators: validators
			.into_iter()
			.zip(1..)
			.map(|(who, n)| {
				let keys = SessionKeys {
					babe: sr25519::Public::from_raw(placeholder("babe", n)).into(),
					grandpa: ed25519::Public::from_raw(placeholder("grandpa", n)).into(),
					authority_discovery: sr25519::Public::from_raw(placeholder("discovery", n))
						.into(),
				};
				(who.clone(), who, keys)
			})
			.collect(),
		minimum_validator_count: 4,
		min_validator_bond: 10_000 * UNIT,
		min_nominator_bond: 100 * UNIT,
		// Eras of six hours: an offence can be reported for two days and vetoed for one, stake
		// leaves in four days.
		delays: Delays {
			report_window: 8,
			veto_window: 4,
			execution_slack: 4,
			exit: 16,
			allocation: 16,
			deallocation: 16,
			terms: 16,
		},
		availability: None,
		council,
		sudo: None,
		verification: None,
		oracle: None,
		operators: vec![],
	}
}

/// The name of the oracle's service: the first that genesis creates.
const ORACLE: ServiceId = 0;

/// An oracle for one pair, whose operators `payer` pays for a while; none without one.
fn oracle(payer: Option<AccountId>) -> OracleConfig {
	match payer {
		Some(payer) => OracleConfig {
			assets: vec![String::from("RMPUSD")],
			slash: Perbill::from_percent(10),
			rewards: Some((payer, 10 * UNIT, 1_000)),
		},
		None => OracleConfig::default(),
	}
}

/// An operator of the oracle that signs with the key of `node`, with what these have delegated to it, in
/// UNIT.
fn operator(
	who: Sr25519Keyring,
	node: Sr25519Keyring,
	delegations: &[(Sr25519Keyring, Balance)],
) -> FirstOperator {
	FirstOperator {
		account: who.to_account_id(),
		name: who.to_string().to_lowercase(),
		commission: Perbill::from_percent(5),
		key: node.public(),
		delegations: delegations
			.iter()
			.map(|(restaker, units)| (restaker.to_account_id(), units * UNIT))
			.collect(),
		allocations: vec![(ORACLE, Perbill::from_percent(50))],
	}
}

fn placeholder(role: &str, n: u32) -> [u8; 32] {
	sp_io::hashing::blake2_256(alloc::format!("rampart/staging/{role}/{n}").as_bytes())
}

fn development_balances() -> Vec<(AccountId, Balance)> {
	use Sr25519Keyring::{
		Alice, AliceStash, Bob, BobStash, Charlie, CharlieStash, Dave, DaveStash, Eve, EveStash,
		Ferdie, FerdieStash,
	};

	[
		Alice,
		Bob,
		Charlie,
		Dave,
		Eve,
		Ferdie,
		AliceStash,
		BobStash,
		CharlieStash,
		DaveStash,
		EveStash,
		FerdieStash,
	]
	.into_iter()
	.map(|who| (who.to_account_id(), ENDOWMENT))
	.collect()
}

fn staker(who: Sr25519Keyring, bond: Balance, status: StakerStatus<AccountId>) -> Staker {
	(who.to_account_id(), who.to_account_id(), bond, status)
}

fn validator(stash: Sr25519Keyring, node: Sr25519Keyring, finality: Ed25519Keyring) -> Validator {
	let keys = SessionKeys {
		babe: node.public().into(),
		grandpa: finality.public().into(),
		authority_discovery: node.public().into(),
	};
	(stash.to_account_id(), stash.to_account_id(), keys)
}

/// The preset of that name, as a patch of the default genesis.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let preset = match id.as_ref() {
		DEV_RUNTIME_PRESET => development(),
		LOCAL_TESTNET_RUNTIME_PRESET => local_testnet(),
		STAGING_RUNTIME_PRESET => staging(),
		_ => return None,
	};
	serde_json::to_vec(&preset.into_json()).ok()
}

/// The names [`get_preset`] knows.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(DEV_RUNTIME_PRESET),
		PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET),
		PresetId::from(STAGING_RUNTIME_PRESET),
	]
}
