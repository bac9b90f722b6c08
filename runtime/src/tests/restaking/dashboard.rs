// SPDX-License-Identifier: Apache-2.0

//! What dashboards list and wallets warn of, against what then really happens.

use super::*;
use restaking_primitives::{
	dashboard::{
		OperatorSummary, Page, RestakerExposure, ServiceInfo, ServiceSummary, SlashChange,
	},
	runtime_api::{runtime_decl_for_restaking_api::RestakingApiV1, SlashStage},
};

type Api = Runtime;

fn services(after: Option<ServiceId>, limit: u32) -> Page<ServiceSummary<AccountId>, ServiceId> {
	<Api as RestakingApiV1<crate::Block, AccountId>>::services(after, limit)
}

fn operators(after: Option<AccountId>) -> Page<OperatorSummary<AccountId>, AccountId> {
	<Api as RestakingApiV1<crate::Block, AccountId>>::operators(after, 1)
}

fn service(service: ServiceId) -> Option<ServiceInfo<AccountId>> {
	<Api as RestakingApiV1<crate::Block, AccountId>>::service(service)
}

fn exposure(who: Sr25519Keyring) -> RestakerExposure<AccountId> {
	<Api as RestakingApiV1<crate::Block, AccountId>>::exposure(account(who))
}

fn slash_changes() -> Vec<SlashChange<AccountId>> {
	<Api as RestakingApiV1<crate::Block, AccountId>>::slash_changes()
}

/// What the current block has changed: slash, whether it is new, its stage.
fn changed() -> Vec<(SlashId, bool, Option<SlashStage>)> {
	let changes = slash_changes();
	changes.into_iter().map(|it| (it.id, it.is_new, it.slash.map(|slash| slash.stage))).collect()
}

#[test]
fn services_and_operators_are_listed() {
	story(|| {
		// GIVEN what genesis has, and a service that Ferdie backs, a second one, a second operator
		let before = services(None, 100).items.len();
		let (first, _) = secured(Beneficiary::Burn);
		let second = create_service(Beneficiary::Treasury);
		register(Dave);

		// THEN
		let listed = services(None, 100).items;
		assert_eq!(listed.len(), before + 2);
		let of_first = listed.iter().find(|it| it.service == first).unwrap();
		assert_eq!(
			(&of_first.owner, of_first.metadata.as_slice()),
			(&account(OWNER), &b"oracle"[..])
		);
		assert_eq!((of_first.operators, of_first.effective_stake), (1, 30_000 * UNIT));
		assert_eq!(services(Some(first), 1).items[0].service, second);
		assert_eq!(services(Some(first), 1).next, None);

		// One by one, no operator twice and none left out.
		let mut seen = Vec::new();
		let mut page = operators(None);
		loop {
			seen.extend(page.items);
			let Some(next) = page.next else { break };
			page = operators(Some(next));
		}
		let all: Vec<_> = pallet_operators::Operators::<Runtime>::iter_keys().collect();
		assert_eq!(seen.iter().map(|it| it.operator.clone()).collect::<Vec<_>>(), all);
		let ferdie = seen.iter().find(|it| it.operator == account(OPERATOR)).unwrap();
		assert_eq!((ferdie.metadata.as_slice(), ferdie.services), (&b"ferdie"[..], 1));
		assert_eq!((ferdie.active, ferdie.stake), (true, 60_000 * UNIT));
		let dave = seen.iter().find(|it| it.operator == account(Dave)).unwrap();
		assert_eq!((dave.services, dave.stake), (0, 0));
	});
}

#[test]
fn a_service_tells_what_it_asks_for_and_what_it_will() {
	story(|| {
		let id = create_service(Beneficiary::Burn);
		let later = pallet_services::Terms { max_slash: part(5), ..terms(Beneficiary::Burn) };
		assert_ok!(Services::change_terms(signed(OWNER), id, later.clone()));
		let info = service(id).unwrap();
		assert_eq!((info.owner, info.terms), (account(OWNER), terms(Beneficiary::Burn).into()));
		let pending = info.pending.unwrap();
		assert_eq!(pending.from, active_era() + Restaking::delays().terms);
		assert_eq!(pending.terms, later.into());
		assert_eq!(service(u32::MAX), None);
	});
}

#[test]
fn what_a_restaker_is_told_it_can_lose_is_what_it_loses() {
	story(|| {
		// GIVEN half of Ferdie's magnitude at one service, and a tranche of 20 % that two share
		let (own, _) = secured(Beneficiary::Burn);
		assert_ok!(Services::open_tranche(signed(OPERATOR), percent(20)));
		let [one, other] = [15, 10].map(|cap| {
			let service = create_service(Beneficiary::Burn);
			assert_ok!(Services::opt_in_shared(signed(OPERATOR), service, percent(cap)));
			service
		});
		run_to_era(active_era() + Restaking::delays().allocation);
		let era = active_era();

		// THEN Bob, with 40 000, is told of each of them
		let told = exposure(Bob);
		assert_eq!((told.era, told.at_stake), (era, 40_000 * UNIT));
		let by_service: Vec<_> =
			told.services.iter().map(|it| (it.service, it.on_its_own, it.now, it.most)).collect();
		let all = |units: Balance| (units * UNIT * 6 / 10, units * UNIT, units * UNIT);
		let of = |id, (alone, now, most)| (id, alone, now, most);
		let expected = [of(own, all(20_000)), of(one, all(6_000)), of(other, all(4_000))];
		assert_eq!(by_service, expected);
		let ferdie = &told.operators[0];
		assert_eq!((ferdie.exclusive, ferdie.shared), (20_000 * UNIT, 8_000 * UNIT));
		assert_eq!((ferdie.most, told.most), (28_000 * UNIT, 28_000 * UNIT));
		assert_eq!(exposure(Dave), RestakerExposure::none(era));

		// WHEN the first takes all that it may on its own, and more with the council's approval
		let before = bonded(&account(Bob));
		let id = propose(own, era, 60);
		until_collected(id);
		assert_eq!(before - bonded(&account(Bob)), 12_000 * UNIT);
		let approved = propose(own, era, 40);
		assert_ok!(council(pallet_slashing::Call::approve_slash { id: approved }));
		until_collected(approved);

		// THEN Bob has lost to it what he was told, and is told of the others alone
		assert_eq!(before - bonded(&account(Bob)), 20_000 * UNIT);
		let told = exposure(Bob);
		let left: Vec<_> = told.services.iter().map(|it| (it.service, it.most)).collect();
		assert_eq!(left, [(one, 6_000 * UNIT), (other, 4_000 * UNIT)]);
		assert_eq!((told.at_stake, told.most), (20_000 * UNIT, 8_000 * UNIT));
	});
}

#[test]
fn who_leaves_is_exposed_until_nothing_can_be_slashed() {
	story(|| {
		let (own, _) = secured(Beneficiary::Burn);
		undelegate(Bob, 40_000);
		let era = active_era();
		let all = 20_000 * UNIT;
		assert_eq!(exposure(Bob).services[0].now, all);
		// In the last era of the window only what was proposed before can execute.
		for _ in 1..Restaking::delays().liability_window() {
			next_era();
			let told = exposure(Bob);
			assert_eq!((told.services[0].service, told.services[0].now), (own, 0));
			assert_eq!((told.services[0].most, told.at_stake), (all, 40_000 * UNIT));
		}
		next_era();
		let told = exposure(Bob);
		assert_eq!((told.services.len(), told.most), (0, 0), "since era {era}");
	});
}

#[test]
fn every_block_tells_which_slashes_it_has_changed() {
	story(|| {
		let (own, era) = secured(Beneficiary::Burn);
		assert_eq!(changed(), []);
		let id = propose(own, era, 10);
		let vetoed = propose(own, era, 11);
		assert_ok!(Slashing::veto_slash(signed(RESOLVER), vetoed));
		assert_eq!(
			changed(),
			[(id, true, Some(SlashStage::Proposed)), (vetoed, true, Some(SlashStage::Vetoed))]
		);
		run_blocks(1);
		assert_eq!(changed(), []);

		// Followed block by block, its stages and books are told without a gap.
		let mut collected = 0;
		for _ in 0..500 {
			// What is collected in spare weight is told at the end of the block.
			close_block();
			for change in slash_changes() {
				assert_eq!(change.slash, Slashing::info(change.id));
				let Some(slash) = change.slash else { continue };
				assert!(!change.is_new);
				if change.id == id {
					assert!(slash.collected >= collected);
					collected = slash.collected;
				}
			}
			open_block();
			if collected > 0 && Slashing::info(id).unwrap().outstanding == 0 {
				break;
			}
		}
		assert_eq!(collected, 3_000 * UNIT);
	});
}
