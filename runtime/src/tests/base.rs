// SPDX-License-Identifier: Apache-2.0

//! The base chain by itself: sessions rotate, eras pass, validators are elected again and paid.

use super::harness::*;
use crate::{
	Babe, Balances, Executive, Header, Historical, Runtime, RuntimeCall, Session, Staking, System,
	Timestamp, Timing, Treasury, UncheckedExtrinsic, UNIT,
};
use codec::Encode;
use frame_support::{
	assert_ok,
	traits::{fungible::Inspect, KeyOwnerProofSystem},
};
use sp_consensus_babe::{EquivocationProof, BABE_ENGINE_ID, KEY_TYPE};
use sp_core::Pair;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::Sr25519Keyring::{Alice, AliceStash, Bob, Eve};
use sp_runtime::{traits::Header as _, Digest, DigestItem};

#[test]
fn blocks_follow_the_clock_of_the_network() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		let (number, now) = (System::block_number(), Timestamp::get());
		run_blocks(7);
		assert_eq!(System::block_number(), number + 7);
		assert_eq!(Timestamp::get(), now + 7 * Timing::parameters().slot_duration);
	});
}

#[test]
fn a_session_lasts_an_epoch_and_an_era_its_sessions() {
	for preset in [DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET] {
		new_ext(preset).execute_with(|| {
			let timing = Timing::parameters();
			next_session();
			let block = System::block_number();
			next_session();
			assert_eq!(u64::from(System::block_number() - block), timing.epoch_duration);

			next_era();
			let (session, block) = (Session::current_index(), System::block_number());
			assert_eq!(Babe::epoch_index(), u64::from(session));
			next_era();
			assert_eq!(Session::current_index() - session, timing.sessions_per_era);
			assert_eq!(
				u64::from(System::block_number() - block) * timing.slot_duration,
				timing.era_millis()
			);
		});
	}
}

#[test]
fn validators_are_elected_again_every_era() {
	new_ext(LOCAL_TESTNET_RUNTIME_PRESET).execute_with(|| {
		for _ in 0..3 {
			let era = next_era();
			let validators = Session::validators();
			assert_eq!(validators.len(), 4);
			for validator in &validators {
				let exposure = Staking::eras_stakers(era, validator);
				assert_eq!(exposure.own, 100_000 * UNIT);
			}
			assert_eq!(Staking::eras_total_stake(era), 500_000 * UNIT);
			assert_eq!(Babe::authorities().len(), 4);
		}
	});
}

#[test]
fn stake_bonded_in_one_era_backs_validators_two_eras_later() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		let alice = account(Alice);
		let before = Staking::eras_stakers(next_era(), &alice).total;
		assert_ok!(Staking::nominate(signed(Eve), vec![alice.clone().into()]));
		next_era();
		let after = Staking::eras_stakers(next_era(), &alice).total;
		assert_eq!(after, before + 10_000 * UNIT);
	});
}

#[test]
fn an_era_pays_its_stakers_and_the_treasury() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		// The first era has no start, so nothing is paid for it.
		let era = next_era();
		let bob = Balances::total_balance(&account(Bob));
		let treasury = Balances::balance(&Treasury::account_id());
		let issuance = Balances::total_issuance();
		next_era();

		let payout = pallet_staking::ErasValidatorReward::<Runtime>::get(era).unwrap();
		assert!(payout > 0);
		let to_treasury = Balances::balance(&Treasury::account_id()) - treasury;
		assert!(to_treasury > 0);
		assert_eq!(Balances::total_issuance() - issuance, to_treasury);

		assert_ok!(Staking::payout_stakers(signed(Eve), account(Alice), era));
		assert!(Balances::total_balance(&account(Bob)) > bob);
		assert!(Balances::total_issuance() - issuance - to_treasury <= payout);
	});
}

#[test]
fn unbonded_stake_is_free_after_the_bonding_duration() {
	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		let bob = account(Bob);
		next_era();
		assert_ok!(Staking::unbond(signed(Bob), 20_000 * UNIT));
		run_to_era(active_era() + Timing::parameters().bonding_duration - 1);
		assert_ok!(Staking::withdraw_unbonded(signed(Bob), 0));
		assert_eq!(bonded(&bob), 50_000 * UNIT);

		// Staking counts from the era that is planned, one ahead of the active one at most.
		run_to_era(active_era() + 2);
		assert_ok!(Staking::withdraw_unbonded(signed(Bob), 0));
		assert_eq!(bonded(&bob), 30_000 * UNIT);
	});
}

#[test]
fn a_slash_of_the_base_chain_waits_and_goes_to_the_treasury() {
	use sp_runtime::Perbill;
	use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

	new_ext(DEV_RUNTIME_PRESET).execute_with(|| {
		let alice = account(Alice);
		let era = next_era();
		let (own, backer) = (bonded(&alice), bonded(&account(Bob)));

		<Staking as OnOffenceHandler<_, _, _>>::on_offence(
			&[OffenceDetails { offender: (alice.clone(), ()), reporters: vec![] }],
			&[Perbill::from_percent(10)],
			Session::current_index(),
		);
		assert_eq!(bonded(&alice), own);

		let last = Timing::parameters().slash_defer_duration + era;
		run_to_era(last);
		assert_eq!(bonded(&alice), own);
		let treasury = Balances::balance(&Treasury::account_id());
		next_era();
		assert_eq!(bonded(&alice), own - own / 10);
		assert_eq!(bonded(&account(Bob)), backer - backer / 10);
		let taken = own / 10 + backer / 10;
		assert!(Balances::balance(&Treasury::account_id()) > treasury + taken);
	});
}

/// Two blocks by Alice in one slot, signed by the key the session knows her by.
fn equivocation() -> EquivocationProof<Header> {
	let slot = Babe::current_slot();
	let offender = Alice.public().into();
	let index = Babe::authorities().iter().position(|(key, _)| *key == offender).unwrap() as u32;
	let block = |extrinsics_root: u8| {
		let digest = Digest { logs: vec![pre_digest(slot, index)] };
		let mut header = Header::new(
			9,
			[extrinsics_root; 32].into(),
			Default::default(),
			Default::default(),
			digest,
		);
		let signature = Alice.pair().sign(header.hash().as_ref());
		header.digest.push(DigestItem::Seal(BABE_ENGINE_ID, signature.encode()));
		header
	};
	EquivocationProof { offender, slot, first_header: block(1), second_header: block(2) }
}

#[test]
fn a_proved_equivocation_is_punished_by_staking() {
	new_ext(LOCAL_TESTNET_RUNTIME_PRESET).execute_with(|| {
		let alice = account(AliceStash);
		let era = next_era();
		run_blocks(1);
		let equivocation_proof = equivocation();
		let key_owner_proof =
			Historical::prove((KEY_TYPE, equivocation_proof.offender.clone())).unwrap();

		// As the node that saw it puts it into a block of its own.
		let report = RuntimeCall::Babe(pallet_babe::Call::report_equivocation_unsigned {
			equivocation_proof: Box::new(equivocation_proof),
			key_owner_proof,
		});
		let report = UncheckedExtrinsic::new_bare(report);
		assert_ok!(Executive::apply_extrinsic(report.clone()).unwrap());
		assert!(Executive::apply_extrinsic(report).is_err());

		// She writes no block for the rest of the era, the others go on.
		assert_eq!(Session::disabled_validators().len(), 1);
		run_blocks(4);

		run_to_era(era + Timing::parameters().slash_defer_duration);
		assert_eq!(bonded(&alice), 100_000 * UNIT);
		next_era();
		// One of four: (3 * 1 / 4)^2.
		assert_eq!(bonded(&alice), (100_000 - 56_250) * UNIT);
	});
}
