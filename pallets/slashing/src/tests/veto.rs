// SPDX-License-Identifier: Apache-2.0

use crate::{mock::*, pallet::*, SlashStatus};
use frame::testing_prelude::*;
use restaking_primitives::{
	fakes::slashing::{FakeAllocations, FakeSlashStake},
	OpenSlashes,
};

#[test]
fn the_resolver_vetoes() {
	run(|| {
		// GIVEN
		let before = FakeAllocations::left(ORACLE, ALICE);
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		events();

		// WHEN
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(ORACLE_RESOLVER), id));

		// THEN
		assert_eq!(events(), [Event::SlashVetoed { id, resolver: Some(ORACLE_RESOLVER) }]);
		assert_eq!(record(id).status, SlashStatus::Vetoed { era: NOW });
		assert_eq!(Slashing::oldest_offence(&ALICE), None);
		go_to(NOW + VETO_WINDOW + 1);
		assert_eq!(FakeAllocations::left(ORACLE, ALICE), before);
		assert_eq!(events(), []);
	});
}

#[test]
fn the_security_council_vetoes_any_slash() {
	run(|| {
		// GIVEN a slash with a resolver, and one without
		let oracles = oracle_proposes(ALICE, NOW, 10, 1);
		let bridges = bridge_proposes(ALICE, NOW, 10, 1);
		events();

		// WHEN
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), oracles));
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), bridges));

		// THEN
		assert_eq!(
			events(),
			[oracles, bridges].map(|id| Event::SlashVetoed { id, resolver: None })
		);
	});
}

#[test]
fn nobody_else_vetoes() {
	run(|| {
		// GIVEN
		let oracles = oracle_proposes(ALICE, NOW, 10, 1);
		let bridges = bridge_proposes(ALICE, NOW, 10, 1);

		// THEN neither the accused, nor the accuser, nor another service's resolver
		for (id, who) in [
			(oracles, ALICE),
			(oracles, ORACLE_SLASHER),
			(oracles, BRIDGE_SLASHER),
			(bridges, ORACLE_RESOLVER),
			(bridges, BRIDGE_SLASHER),
		] {
			assert_noop!(
				Slashing::veto_slash(RuntimeOrigin::signed(who), id),
				Error::<Test>::NotResolver
			);
		}
		assert_noop!(Slashing::veto_slash(RuntimeOrigin::none(), oracles), BadOrigin);
	});
}

#[test]
fn a_veto_leaves_all_other_slashes_alone() {
	run(|| {
		// GIVEN
		let first = oracle_proposes(ALICE, NOW - 1, 10, 1);
		let second = oracle_proposes(ALICE, NOW, 10, 2);
		let third = bridge_proposes(ALICE, NOW, 10, 1);

		// WHEN
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(ORACLE_RESOLVER), first));

		// THEN
		assert_eq!(Slashing::oldest_offence(&ALICE), Some(NOW));
		go_to(NOW + VETO_WINDOW);
		for id in [second, third] {
			assert!(matches!(record(id).status, SlashStatus::Executed { .. }));
		}
	});
}

#[test]
fn a_veto_frees_the_cap_but_not_the_evidence() {
	run(|| {
		// GIVEN
		let id = oracle_proposes(ALICE, NOW, 50, 1);

		// WHEN
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(ORACLE_RESOLVER), id));

		// THEN
		assert_noop!(
			Slashing::propose_slash(
				RuntimeOrigin::signed(ORACLE_SLASHER),
				ORACLE,
				ALICE,
				NOW,
				Perbill::from_percent(50),
				evidence(1),
			),
			Error::<Test>::AlreadyProposed
		);
		oracle_proposes(ALICE, NOW, 50, 2);
	});
}

#[test]
fn what_is_decided_cannot_be_vetoed() {
	run(|| {
		// GIVEN
		let executed = oracle_proposes(ALICE, NOW, 10, 1);
		let vetoed = oracle_proposes(BOB, NOW, 10, 1);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(ORACLE_RESOLVER), vetoed));
		go_to(NOW + VETO_WINDOW);

		// THEN
		for id in [executed, vetoed] {
			assert_noop!(
				Slashing::veto_slash(RuntimeOrigin::signed(ORACLE_RESOLVER), id),
				Error::<Test>::AlreadyDecided
			);
		}
		assert_noop!(
			Slashing::veto_slash(RuntimeOrigin::signed(ORACLE_RESOLVER), 99),
			Error::<Test>::UnknownSlash
		);
	});
}

#[test]
fn the_council_vetoes_a_slash_that_was_set_aside() {
	run(|| {
		// GIVEN
		FakeSlashStake::refuse(ALICE, Some(DispatchError::Unavailable));
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		go_to(NOW + VETO_WINDOW);

		// WHEN
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), id));

		// THEN
		assert_eq!(Slashing::oldest_offence(&ALICE), None);
		FakeSlashStake::refuse(ALICE, None);
		events();
		go_to(NOW + VETO_WINDOW + 2);
		assert_eq!(events(), []);
	});
}

#[test]
fn the_resolver_vetoes_as_long_as_the_veto_window_is_open() {
	run(|| {
		// GIVEN a slash that no block had room for
		let id = oracle_proposes(ALICE, NOW, 10, 1);
		let in_time = oracle_proposes(BOB, NOW, 10, 1);
		ExecutionWeight::set(Weight::zero());
		let veto = |who, id| Slashing::veto_slash(RuntimeOrigin::signed(who), id);

		// WHEN its last era has come
		go_to(NOW + VETO_WINDOW - 1);

		// THEN
		assert_ok!(veto(ORACLE_RESOLVER, in_time));

		// WHEN it is over
		go_to(NOW + VETO_WINDOW);

		// THEN the council still can
		assert_noop!(veto(ORACLE_RESOLVER, id), Error::<Test>::VetoWindowOver);
		assert_noop!(veto(BRIDGE_SLASHER, id), Error::<Test>::NotResolver);
		assert_ok!(veto(COUNCIL, id));
	});
}

#[test]
fn a_veto_gives_back_what_was_spent_and_who_offended() {
	run(|| {
		// GIVEN two slashes against one operator, and one against another
		let ids = [
			oracle_proposes(ALICE, NOW, 10, 1),
			oracle_proposes(ALICE, NOW, 20, 2),
			oracle_proposes(BOB, NOW, 20, 1),
		];
		let used = || {
			let used = Slashing::window(ORACLE, NOW).unwrap().used;
			(used.spent, used.offending)
		};
		assert_eq!(used(), (250_000, STAKE));

		// WHEN they are vetoed one by one, THEN an operator offends as long as one is left
		for (id, expected) in ids.into_iter().zip([(200_000, STAKE), (100_000, STAKE / 2), (0, 0)])
		{
			assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), id));
			assert_eq!(used(), expected);
		}
		assert_eq!(Windows::<Test>::iter_keys().count(), 0);
		assert_eq!(Offenders::<Test>::iter_keys().count(), 0);
	});
}
