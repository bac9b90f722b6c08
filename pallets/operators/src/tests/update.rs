// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn update_metadata_replaces_it() {
	build_and_execute(|| {
		// GIVEN
		register(ALICE, percent(10));
		take_events();
		// WHEN
		assert_ok!(Operators::update_metadata(RuntimeOrigin::signed(ALICE), b"new".to_vec()));
		// THEN
		assert_eq!(Operators::info(&ALICE).unwrap().metadata.to_vec(), b"new".to_vec());
		assert_eq!(take_events(), [Event::MetadataUpdated { operator: ALICE }]);
	});
}

#[test]
fn update_metadata_refuses_strangers_and_novels() {
	build_and_execute(|| {
		register(ALICE, percent(10));
		assert_noop!(
			Operators::update_metadata(RuntimeOrigin::signed(ALICE), vec![0; 17]),
			Error::<Test>::MetadataTooLong
		);
		assert_noop!(
			Operators::update_metadata(RuntimeOrigin::signed(BOB), vec![]),
			Error::<Test>::NotOperator
		);
	});
}

#[test]
fn set_min_self_delegation_changes_the_promise() {
	build_and_execute(|| {
		// GIVEN
		register(ALICE, percent(10));
		take_events();
		// WHEN
		assert_ok!(Operators::set_min_self_delegation(RuntimeOrigin::signed(ALICE), 99));
		// THEN
		assert_eq!(Operators::min_self_delegation(&ALICE), Some(99));
		assert_eq!(
			take_events(),
			[Event::MinSelfDelegationSet { operator: ALICE, min_self_delegation: 99 }]
		);
		assert_noop!(
			Operators::set_min_self_delegation(RuntimeOrigin::signed(BOB), 1),
			Error::<Test>::NotOperator
		);
	});
}
