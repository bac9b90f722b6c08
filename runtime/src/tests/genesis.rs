// SPDX-License-Identifier: Apache-2.0

//! What the presets promise, and what genesis refuses.

use super::harness::*;
use crate::{
	genesis_config_presets::{self, STAGING_RUNTIME_PRESET},
	timing::Parameters,
	AllPalletsWithSystem, AuthorityDiscovery, Babe, Balances, Grandpa, Runtime, Session, Timing,
	UNIT,
};
use frame_support::traits::{fungible::Inspect, IntegrityTest};
use restaking_primitives::Delays;
use serde_json::json;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::Sr25519Keyring::{Alice, AliceStash, Bob, Charlie, DaveStash};

const PRESETS: [&str; 3] =
	[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, STAGING_RUNTIME_PRESET];

#[test]
fn every_preset_starts_with_its_validators_and_keeps_them() {
	for (preset, validators) in PRESETS.into_iter().zip([1, 4, 4]) {
		new_ext(preset).execute_with(|| {
			assert_eq!(Session::validators().len(), validators);
			assert_eq!(Babe::authorities().len(), validators);
			assert_eq!(Grandpa::grandpa_authorities().len(), validators);
			assert_eq!(AuthorityDiscovery::authorities().len(), validators);
			assert_eq!(active_era(), 0);
		});
	}
}

#[test]
fn every_preset_is_listed_and_nothing_else_is_one() {
	let names: Vec<String> =
		genesis_config_presets::preset_names().iter().map(ToString::to_string).collect();
	assert_eq!(names, PRESETS);
	for name in genesis_config_presets::preset_names() {
		assert!(genesis_config_presets::get_preset(&name).is_some());
	}
	assert!(genesis_config_presets::get_preset(&"mainnet".into()).is_none());
}

#[test]
fn development_has_stake_of_every_kind() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		assert_eq!(Session::validators(), vec![account(Alice)]);
		assert_eq!(bonded(&account(Alice)), 100_000 * UNIT);
		assert_eq!(bonded(&account(Bob)), 50_000 * UNIT);
		assert_eq!(Balances::total_balance(&account(Bob)), 1_000_000 * UNIT);
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(account(Alice)));
		let mut council = [Alice, Bob, Charlie].map(account);
		council.sort();
		assert_eq!(members(), council);
	});
}

#[test]
fn local_testnet_validates_with_stash_accounts() {
	new_ext(LOCAL_TESTNET_RUNTIME_PRESET).execute_with(|| {
		let validators = Session::validators();
		assert!(validators.contains(&account(AliceStash)));
		assert!(validators.contains(&account(DaveStash)));
		assert_eq!(
			Session::key_owner(sp_core::crypto::key_types::BABE, &Alice.public().0),
			Some(account(AliceStash))
		);
	});
}

#[test]
fn staging_gives_nobody_the_sudo_key_and_no_development_key_anything() {
	new_ext(STAGING_RUNTIME_PRESET).execute_with(|| {
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), None);
		assert_eq!(Timing::parameters(), Parameters::default());
		for key in sp_keyring::Sr25519Keyring::iter() {
			assert_eq!(Balances::total_balance(&account(key)), 0);
			assert!(!members().contains(&account(key)));
		}
	});
}

#[test]
fn timing_is_readable_in_the_configuration() {
	assert_eq!(
		genesis(DEV_RUNTIME_PRESET)["timing"],
		json!({
			"slotDuration": 1_000,
			"epochDuration": 10,
			"sessionsPerEra": 2,
			"bondingDuration": 4,
			"slashDeferDuration": 1,
		})
	);
}

fn refused(field: &str, value: u64) -> bool {
	std::panic::catch_unwind(|| {
		build_genesis(DEV_RUNTIME_PRESET, |config| config["timing"][field] = value.into())
	})
	.is_err()
}

#[test]
fn genesis_refuses_a_clock_that_cannot_work() {
	assert!(!refused("slotDuration", 2_000));
	assert!(refused("slotDuration", 0));
	assert!(refused("slotDuration", 998));
	assert!(refused("slotDuration", 1_001));
	assert!(refused("epochDuration", 0));
	assert!(refused("sessionsPerEra", 0));
	assert!(refused("bondingDuration", 1));
	assert!(refused("bondingDuration", 84));
	assert!(refused("slashDeferDuration", 4));
}

/// Why the runtime refuses the development genesis with these delays and this bonding duration;
/// `None` if it does not.
fn why_delays_are_refused(delays: Delays, bonding_duration: u32) -> Option<String> {
	let built = std::panic::catch_unwind(|| {
		build_genesis(DEV_RUNTIME_PRESET, |config| {
			config["restaking"]["delays"] = serde_json::to_value(delays).unwrap();
			config["timing"]["bondingDuration"] = bonding_duration.into();
		})
		.map(|_| ())
	});
	match built {
		Ok(built) => built.err(),
		Err(panic) => Some(match panic.downcast::<String>() {
			Ok(message) => *message,
			Err(panic) => (*panic.downcast::<&str>().unwrap()).into(),
		}),
	}
}

#[test]
fn genesis_refuses_every_set_of_delays_that_is_not_safe() {
	// Each figure is the least, or the most, that the others allow.
	let tight = Delays {
		report_window: 2,
		veto_window: 1,
		execution_slack: 1,
		exit: 4,
		allocation: 4,
		deallocation: 4,
		terms: 4,
	};
	assert_eq!(why_delays_are_refused(tight, 4), None);
	let wider = Delays { exit: 5, allocation: 5, deallocation: 5, terms: 5, ..tight };
	assert_eq!(why_delays_are_refused(wider, 5), None);

	for (delays, bonding, why) in [
		// AllocationDelay >= ExitDelay
		(Delays { allocation: 3, ..tight }, 4, "AllocationTooShort"),
		(Delays { allocation: 4, ..wider }, 5, "AllocationTooShort"),
		// TermsDelay >= ExitDelay
		(Delays { terms: 3, ..tight }, 4, "TermsTooShort"),
		(Delays { terms: 4, ..wider }, 5, "TermsTooShort"),
		// DeallocationDelay >= ReportWindow + VetoWindow + ExecutionSlack
		(Delays { deallocation: 3, ..tight }, 4, "DeallocationTooShort"),
		(Delays { report_window: 3, deallocation: 4, ..wider }, 5, "DeallocationTooShort"),
		// ExitDelay >= ReportWindow + VetoWindow + ExecutionSlack
		(Delays { exit: 3, ..tight }, 4, "ExitTooShort"),
		(Delays { report_window: 3, ..tight }, 4, "ExitTooShort"),
		(Delays { veto_window: 2, ..tight }, 4, "ExitTooShort"),
		(Delays { execution_slack: 2, ..tight }, 4, "ExitTooShort"),
		// BondingDuration >= ExitDelay
		(tight, 3, "BondingTooShort"),
		(wider, 4, "BondingTooShort"),
		// Sums that overflow are no way around.
		(Delays { report_window: u32::MAX, ..tight }, 4, "ExitTooShort"),
		// A veto window and an execution need time.
		(Delays { veto_window: 0, ..wider }, 5, "WindowTooShort"),
		(Delays { execution_slack: 0, ..wider }, 5, "WindowTooShort"),
		// The ledger does not remember for ever.
		(
			Delays {
				report_window: 59,
				exit: 61,
				allocation: 61,
				deallocation: 61,
				terms: 61,
				..tight
			},
			61,
			"WindowTooLong",
		),
	] {
		let refused = why_delays_are_refused(delays, bonding).unwrap_or_default();
		assert!(
			refused.contains("unsafe delays") && refused.contains(why),
			"{delays:?} with a bonding duration of {bonding}: {refused:?}, not {why}"
		);
	}
}

#[test]
fn genesis_refuses_a_delay_it_does_not_know_or_that_is_missing() {
	let unknown = build_genesis(DEV_RUNTIME_PRESET, |config| {
		config["restaking"]["delays"]["reward"] = 3.into();
	});
	assert!(unknown.is_err());
	let missing = build_genesis(DEV_RUNTIME_PRESET, |config| {
		config["restaking"]["delays"].as_object_mut().unwrap().remove("terms");
	});
	assert!(missing.is_err());
}

#[test]
fn the_delays_of_every_preset_are_safe_and_in_force() {
	for preset in PRESETS {
		let said: Delays =
			serde_json::from_value(genesis(preset)["restaking"]["delays"].clone()).unwrap();
		new_ext(preset).execute_with(|| {
			assert_eq!(crate::Restaking::delays(), said);
			let bonding = Timing::parameters().bonding_duration;
			assert_eq!(said.ensure_safe(bonding, crate::Restaking::max_window()), Ok(()));
		});
	}
}

#[test]
fn what_is_slashed_has_a_pot_to_wait_in_on_every_network() {
	for preset in PRESETS {
		new_ext(preset).execute_with(|| {
			let pot = crate::configs::restaking::SlashPot::get();
			assert_eq!(Balances::balance(&pot), crate::EXISTENTIAL_DEPOSIT);
		});
	}
}

#[test]
fn genesis_refuses_what_it_does_not_know() {
	assert!(build_genesis(DEV_RUNTIME_PRESET, |config| {
		config["timing"]["blockDuration"] = 6_000.into();
	})
	.is_err());
}

#[test]
fn the_integrity_of_every_pallet_holds_on_every_network() {
	for preset in PRESETS {
		new_ext(preset).execute_with(AllPalletsWithSystem::integrity_test);
	}
}

#[test]
fn metadata_can_be_built_without_a_chain() {
	sp_io::TestExternalities::default().execute_with(|| {
		for version in [14, 15, 16] {
			assert!(Runtime::metadata_at_version(version).is_some());
		}
		assert_eq!(Timing::parameters(), Parameters::default());
	});
}

fn members() -> Vec<crate::AccountId> {
	pallet_collective::Members::<Runtime, crate::SecurityCouncilCollective>::get()
}
