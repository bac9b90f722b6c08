// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, types::SlashStatus};
use frame::testing_prelude::*;
use restaking_primitives::{
	runtime_api::{SlashInfo, SlashStage},
	Beneficiary,
};

fn stage(id: u32) -> SlashStage {
	Slashing::info(id).unwrap().stage
}

#[test]
fn a_slash_is_told_with_its_books() {
	run(|| {
		// GIVEN
		let id = bridge_proposes(ALICE, NOW - 1, 10, 1);
		go_to(NOW + VETO_WINDOW);
		collect(id, 10_000, 12_000);

		// THEN
		assert_eq!(
			Slashing::info(id),
			Some(SlashInfo {
				service: BRIDGE,
				operator: ALICE,
				era: NOW - 1,
				fraction: Perbill::from_percent(10),
				stage: SlashStage::Executed,
				executable_from: NOW + VETO_WINDOW,
				reporter: None,
				beneficiary: Beneficiary::Account(VICTIM),
				accounted: 22_000,
				collected: 10_000,
				outstanding: 12_000,
				written_off: 3_000,
				paid_to_reporter: 0,
				paid_to_beneficiary: 0,
				held: 10_000,
				payable_from: Some(NOW + VETO_WINDOW + PAYOUT_DELAY),
			})
		);
		assert_eq!(Slashing::info(99), None);
	});
}

#[test]
fn every_stage_of_a_slash_is_told() {
	run(|| {
		// GIVEN
		let id = bridge_proposes(ALICE, NOW, 10, 1);
		let vetoed = oracle_proposes(ALICE, NOW, 10, 1);
		let awaiting = oracle_proposes(BOB, NOW, 60, 1);
		let approved = oracle_proposes(BOB, NOW - 1, 60, 2);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));
		assert_ok!(Slashing::approve_slash(RuntimeOrigin::signed(COUNCIL), approved));

		// THEN
		assert_eq!(stage(id), SlashStage::Proposed);
		assert_eq!(stage(vetoed), SlashStage::Vetoed);
		assert_eq!(stage(awaiting), SlashStage::AwaitingApproval);
		assert_eq!(stage(approved), SlashStage::Proposed);

		// WHEN all is collected, THEN it is settled once it is paid
		go_to(NOW + VETO_WINDOW);
		assert_eq!(stage(id), SlashStage::Executed);
		collect(id, 25_000, 0);
		assert_eq!(stage(id), SlashStage::Executed);
		let payable = NOW + VETO_WINDOW + PAYOUT_DELAY;
		assert_eq!(Slashing::info(id).unwrap().payable_from, Some(payable));
		collect(approved, books(approved).outstanding, 0);
		assert_eq!(stage(approved), SlashStage::Settled);

		// WHEN nobody approves, THEN it fails
		restaking_primitives::fakes::FakeEras::set(payable);
		Slashing::on_initialize(2);
		assert_eq!(stage(awaiting), SlashStage::Failed);
		assert_ok!(Slashing::pay_beneficiary(RuntimeOrigin::signed(RESTAKER), id));
		assert_eq!(stage(id), SlashStage::Settled);
		assert_eq!(Slashing::info(id).unwrap().payable_from, None);
	});
}

/// Every slash that was told of since the last call: by number, whether it is new, its stage.
fn changes() -> Vec<(u32, bool, Option<SlashStage>)> {
	let changes = Slashing::changes_told_by(events().into_iter());
	changes.into_iter().map(|it| (it.id, it.is_new, it.slash.map(|slash| slash.stage))).collect()
}

#[test]
fn a_change_of_a_slash_is_told_once_with_what_became_of_it() {
	run(|| {
		assert_eq!(changes(), []);
		// WHEN one is proposed, one proposed and vetoed, one proved
		let id = bridge_proposes(ALICE, NOW, 10, 1);
		let vetoed = oracle_proposes(ALICE, NOW, 10, 1);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));
		let proved = reports(RESTAKER, BOB, NOW, 7);
		// THEN
		assert_eq!(
			changes(),
			[
				(id, true, Some(SlashStage::Proposed)),
				(vetoed, true, Some(SlashStage::Vetoed)),
				(proved, true, Some(SlashStage::Executed)),
			]
		);

		// WHEN one is executed, and collected in two parts
		go_to(NOW + VETO_WINDOW);
		assert_eq!(changes(), [(id, false, Some(SlashStage::Executed))]);
		collect(id, 10_000, 15_000);
		collect(id, 10_000, 5_000);
		let told = Slashing::changes_told_by(events().into_iter());
		// THEN it is told once, with the books as they are after both
		assert_eq!(told.len(), 1);
		assert_eq!(told[0].slash, Slashing::info(id));
		assert_eq!(told[0].slash.as_ref().unwrap().collected, 20_000);

		// WHEN what cannot be collected is written off, THEN that is told too
		write_off(id, 0);
		assert_eq!(changes(), [(id, false, Some(SlashStage::Executed))]);
	});
}

#[test]
fn a_slash_that_is_forgotten_is_told_without_books() {
	run(|| {
		let id = bridge_proposes(ALICE, NOW, 10, 1);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), id));
		events();
		go_to(NOW + WINDOW + 1);
		assert_eq!(changes(), [(id, false, None)]);
	});
}

#[test]
fn what_was_executed_against_operators_is_listed_by_number() {
	run(|| {
		// GIVEN one of each operator that is executed, one that is vetoed, one of an older era
		let old = bridge_proposes(ALICE, NOW - 1, 10, 1);
		let vetoed = oracle_proposes(ALICE, NOW, 10, 1);
		let of_alice = oracle_proposes(ALICE, NOW, 10, 2);
		let of_bob = oracle_proposes(BOB, NOW, 10, 3);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));
		let listed = |from, who: &[u64]| {
			let found = Slashing::executed_since(from, who);
			found.into_iter().map(|slash| (slash.id, slash.operator, slash.era)).collect::<Vec<_>>()
		};
		assert_eq!(listed(0, &[ALICE, BOB]), []);

		// WHEN
		go_to(NOW + VETO_WINDOW);
		next_block();

		// THEN
		let all = [(old, ALICE, NOW - 1), (of_alice, ALICE, NOW), (of_bob, BOB, NOW)];
		assert_eq!(listed(0, &[ALICE, BOB]), all);
		assert_eq!(listed(NOW, &[ALICE]), [(of_alice, ALICE, NOW)]);
		assert_eq!(listed(0, &[VICTIM]), []);
		let told = Slashing::executed_since(NOW, &[BOB]).pop().unwrap().magnitude;
		let status = Slashing::slash(of_bob).unwrap().status;
		assert!(
			matches!(status, SlashStatus::Executed { magnitude, .. } if magnitude == told),
			"{status:?}"
		);
	});
}
