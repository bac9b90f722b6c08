// SPDX-License-Identifier: Apache-2.0

//! One token's incomes and losses, as its owner is told them, against what really happened to it.

use super::*;
use crate::Session;
use restaking_primitives::{
	runtime_api::runtime_decl_for_restaking_api::RestakingApiV1, statement::Statement,
};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

fn statement(who: Sr25519Keyring) -> Statement<AccountId> {
	<Runtime as RestakingApiV1<crate::Block, AccountId>>::statement(account(who))
}

/// Has what the base chain owes for `era` paid, and returns who got how much.
fn base_payouts(era: EraIndex) -> Vec<(AccountId, Balance)> {
	crate::System::reset_events();
	assert_ok!(Staking::payout_stakers(signed(STRANGER), account(Alice), era));
	events()
		.into_iter()
		.filter_map(|event| match event {
			RuntimeEvent::Staking(pallet_staking::Event::Rewarded { stash, amount, .. }) => {
				Some((stash, amount))
			}
			_ => None,
		})
		.collect()
}

fn pays(service: ServiceId, era: EraIndex, units: Balance) {
	assert_ok!(Rewards::fund(signed(STRANGER), service, units * UNIT));
	assert_ok!(
		Rewards::distribute(signed(OWNER), service, era, era, units * UNIT, false).map(|_| ())
	);
}

#[test]
fn one_token_has_three_incomes() {
	story(|| {
		// GIVEN two services that Ferdie serves, the second for a commission of 4 %
		let (service, _) = secured(Beneficiary::Burn);
		let other = create_service(Beneficiary::Burn);
		assert_ok!(Services::opt_in(signed(OPERATOR), other, percent(20)));
		assert_ok!(Operators::set_service_commission(signed(OPERATOR), other, part(4)));
		let era = active_era() + Restaking::delays().allocation;
		run_to_era(era + 1);

		// WHEN both pay for an era, and so does the base chain
		pays(service, era, 300);
		pays(other, era, 100);
		let unpaid = statement(Bob);
		let paid = base_payouts(era);

		// THEN Bob is told of all three
		let told = statement(Bob);
		assert_eq!((told.from, told.to), (era - 1, era + 1));
		let base: Vec<_> = told.base_rewards.iter().filter(|it| it.era == era).collect();
		let bobs = paid.iter().find(|(who, _)| *who == account(Bob)).unwrap().1;
		assert!(bobs > 0);
		assert_eq!(base.len(), 1);
		assert_eq!((&base[0].validator, base[0].amount), (&account(Alice), bobs));
		assert!(base[0].paid);
		assert!(unpaid.base_rewards.iter().any(|it| it.era == era && !it.paid));

		// Two thirds of what is behind Ferdie are his: of 300, and of 96 after a commission of 4.
		let of = |id| told.service_rewards.iter().find(|it| it.service == id).unwrap();
		assert_eq!(told.service_rewards.len(), 2);
		assert!(of(service).amount.abs_diff(200 * UNIT) <= 1);
		assert_eq!(of(service).commission, 0);
		assert!(of(other).amount.abs_diff(64 * UNIT) <= 1);
		assert!(of(other).commission.abs_diff(8 * UNIT / 3) <= 1);
		let owed = Rewards::owed(&account(OPERATOR), &account(Bob));
		assert_eq!(told.claimable, owed);
		assert!(owed.abs_diff(of(service).amount + of(other).amount) <= 2);

		// AND the sums are those of what is listed; claiming changes what is claimable alone
		let base: Balance = told.base_rewards.iter().map(|it| it.amount).sum();
		assert_eq!(told.earned, base + of(service).amount + of(other).amount);
		assert_eq!((told.lost, told.net), (0, told.earned as i128));
		assert_ok!(Rewards::claim(signed(Bob), account(OPERATOR)).map(|_| ()));
		assert_eq!(statement(Bob), Statement { claimable: 0, ..told });
	});
}

#[test]
fn the_base_chain_pays_what_it_is_said_to_owe_to_the_planck() {
	story(|| {
		assert_ok!(Staking::validate(
			signed(Alice),
			pallet_staking::ValidatorPrefs { commission: part(7), blocked: false },
		));
		run_to_era(active_era() + 3);
		let era = active_era() - 1;
		let cast = [Alice, Bob, Charlie, Dave];
		let told: Vec<_> = cast
			.into_iter()
			.map(|who| {
				let told = statement(who).base_rewards;
				let of_era: Vec<_> = told.into_iter().filter(|it| it.era == era).collect();
				assert_eq!(of_era.len(), 1, "{who:?}");
				(account(who), of_era[0].amount, of_era[0].commission)
			})
			.collect();
		let paid = base_payouts(era);
		assert_eq!(paid.len(), cast.len());
		for (who, amount, commission) in told {
			assert!(paid.contains(&(who.clone(), amount)));
			// A validator pays itself none; of the others 7 % of what they earned are Alice's.
			let expected = if who == account(Alice) { 0 } else { amount * 7 / 93 };
			assert!(commission.abs_diff(expected) <= expected / 1_000_000 + 1, "{commission}");
		}
		// Of an era that is not over nobody knows yet.
		assert!(statement(Bob).base_rewards.iter().all(|it| it.era < active_era()));
		assert!(statement(Ferdie).base_rewards.is_empty());
	});
}

#[test]
fn a_slash_is_told_while_it_is_pending_and_when_it_is_collected() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 20);
		assert!(statement(Bob).service_slashes.is_empty());
		let bond = bonded(&account(Bob));
		run_to_era(Slashing::slash(id).unwrap().executable_from);
		// In the block of the execution it is not collected yet, if it is executed by hand.
		if is_open(id) {
			assert_ok!(Slashing::execute_slash(signed(STRANGER), id).map(|_| ()));
		}
		let pending = statement(Bob).service_slashes;
		assert_eq!(pending.len(), 1);
		assert_eq!(pending[0].pending, pending[0].amount - (bond - bonded(&account(Bob))));
		run_blocks(3);

		// A fifth of half of what Bob has there.
		let told = statement(Bob);
		let lost = bond - bonded(&account(Bob));
		assert_eq!(lost, 4_000 * UNIT);
		let slash = &told.service_slashes[0];
		assert_eq!((slash.slash, slash.service, slash.era), (id, service, era));
		assert_eq!((slash.amount, slash.pending), (lost, 0));
		assert_eq!((told.lost, told.net), (lost, told.earned as i128 - lost as i128));

		// Who came later has lost nothing.
		delegate(Dave, 1_000);
		run_blocks(1);
		assert!(statement(Dave).service_slashes.is_empty());
	});
}

#[test]
fn offences_against_the_base_chain_are_told_once_per_slashing_span() {
	story_with(long_window, || {
		run_to_era(active_era() + 1);
		let era = active_era();
		let offence = |percent| {
			<Staking as OnOffenceHandler<_, _, _>>::on_offence(
				&[OffenceDetails { offender: (account(Alice), ()), reporters: vec![] }],
				&[part(percent)],
				Session::current_index(),
			);
		};
		let before = [Alice, Bob].map(|who| (who, bonded(&account(who))));
		// The second one is of the same span, and the base chain takes the larger of the two.
		offence(4);
		run_to_era(era + 1);
		offence(10);
		let told = |who| -> Vec<_> {
			statement(who).base_slashes.iter().map(|it| (it.era, it.amount)).collect()
		};
		let at_once = before.map(|(who, _)| told(who));
		run_to_era(era + 2 + crate::timing::SlashDeferDuration::get());
		run_blocks(2);
		for ((who, before), at_once) in before.into_iter().zip(at_once) {
			let lost = before - bonded(&account(who));
			assert!(lost >= before / 10, "{who:?}");
			assert_eq!(told(who).iter().map(|it| it.1).sum::<Balance>(), lost, "{who:?}");
			assert_eq!(told(who), at_once, "{who:?}");
			assert_eq!(statement(who).lost, lost, "{who:?}");
		}
	});
}

#[test]
fn whoever_has_nothing_is_told_nothing() {
	story(|| {
		run_to_era(active_era() + 2);
		let told = statement(STRANGER);
		let nothing = Statement::new(told.from..=told.to, vec![], vec![], vec![], vec![], 0);
		assert_eq!(told, nothing);
	});
}

#[test]
fn amounts_are_decimal_strings_in_json_also_below_zero() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		let id = propose(service, era, 20);
		until_collected(id);
		let told = statement(Bob);
		let json = serde_json::to_value(&told).unwrap();
		assert_eq!(json["net"], told.net.to_string());
		assert_eq!(json["serviceSlashes"][0]["amount"], (4_000 * UNIT).to_string());
		assert_eq!(serde_json::from_value::<Statement<AccountId>>(json).unwrap(), told);
		let lost = Statement { net: -1, ..told };
		assert_eq!(serde_json::to_value(&lost).unwrap()["net"], "-1");
	});
}
