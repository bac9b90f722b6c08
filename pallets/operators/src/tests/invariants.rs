// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{KeyInForce, KeyTenure, RetiredKey};
use frame::deps::sp_core::{ed25519, sr25519};

#[test]
fn a_lost_deposit_is_noticed() {
	new_test_ext().execute_with(|| {
		register(ALICE, percent(10));
		assert_ok!(Operators::do_try_state());
		Records::<Test>::mutate(ALICE, |record| record.as_mut().unwrap().deposit += 1);
		assert_eq!(
			Operators::do_try_state(),
			Err(DispatchError::Other("operators: a deposit is not held"))
		);
	});
}

#[test]
fn a_reduction_that_waits_is_noticed() {
	new_test_ext().execute_with(|| {
		register(ALICE, percent(10));
		Records::<Test>::mutate(ALICE, |record| {
			record.as_mut().unwrap().commission.pending = Some(Raise { to: percent(9), from: 11 });
		});
		assert_eq!(
			Operators::do_try_state(),
			Err(DispatchError::Other("operators: a pending commission is not a raise"))
		);
	});
}

/// Sets the stage with what the calls would leave in era 10, tampers with one of the commissions,
/// and checks that this is noticed, or not.
fn tampered_commission(change: impl Fn(&mut Commission), noticed: Option<&'static str>) {
	let commission = Commission {
		before: Some(Earlier { commission: percent(5), ended: 9 }),
		current: percent(10),
		pending: Some(Raise { to: percent(15), from: 12 }),
	};
	for specific in [true, false] {
		new_test_ext().execute_with(|| {
			// GIVEN
			register(ALICE, percent(10));
			Records::<Test>::mutate(ALICE, |record| {
				record.as_mut().unwrap().commission = commission
			});
			put_service_commissions(ALICE, &[(1, commission), (2, commission)]);
			assert_ok!(Operators::do_try_state());
			// WHEN
			if specific {
				ServiceCommissions::<Test>::mutate(ALICE, |list| change(&mut list[1].1));
			} else {
				Records::<Test>::mutate(ALICE, |record| {
					change(&mut record.as_mut().unwrap().commission)
				});
			}
			// THEN
			let expected = noticed.map_or(Ok(()), |what| Err(DispatchError::Other(what)));
			assert_eq!(Operators::do_try_state(), expected);
		});
	}
}

fn put_service_commissions(who: AccountId, list: &[(ServiceId, Commission)]) {
	ServiceCommissions::<Test>::insert(who, BoundedVec::truncate_from(list.to_vec()));
}

#[test]
fn a_commission_that_is_out_of_order_is_noticed() {
	let not_a_raise = Some("operators: a pending commission is not a raise");
	let raise = |to| Some(Raise { to, from: 12 });
	tampered_commission(|commission| commission.pending = raise(percent(10)), not_a_raise);
	tampered_commission(
		|commission| commission.pending = raise(Perbill::from_parts(100_000_001)),
		None,
	);
	let not_lower = Some("operators: an earlier commission is not lower");
	let earlier = |commission, ended| Some(Earlier { commission, ended });
	tampered_commission(|commission| commission.before = earlier(percent(10), 9), not_lower);
	tampered_commission(
		|commission| commission.before = earlier(Perbill::from_parts(99_999_999), 9),
		None,
	);
	let out_of_order = Some("operators: the steps of a commission are out of order");
	tampered_commission(|commission| commission.before = earlier(percent(5), 11), out_of_order);
	tampered_commission(|commission| commission.before = earlier(percent(5), 10), None);
	tampered_commission(
		|commission| commission.pending = Some(Raise { to: percent(15), from: 9 }),
		out_of_order,
	);
	tampered_commission(
		|commission| commission.pending = Some(Raise { to: percent(15), from: 10 }),
		None,
	);
}

#[test]
fn a_commission_above_the_highest_is_noticed() {
	let noticed = Some("operators: a commission is above the highest there may be");
	let above = Perbill::from_parts(500_000_001);
	let set = |commission: &mut Commission, to| *commission = Commission::of(to);
	tampered_commission(|commission| set(commission, above), noticed);
	tampered_commission(|commission| set(commission, percent(50)), None);
	let wait = |commission: &mut Commission, to| commission.pending = Some(Raise { to, from: 12 });
	tampered_commission(|commission| wait(commission, above), noticed);
	tampered_commission(|commission| wait(commission, percent(50)), None);
}

#[test]
fn service_commissions_that_are_nobodys_or_none_are_noticed() {
	let one = [(1, Commission::of(percent(1)))];
	tampered(
		|| put_service_commissions(3, &one),
		"operators: a service commission is of somebody who is no operator",
	);
	tampered(
		|| put_service_commissions(ALICE, &[]),
		"operators: a list of service commissions is empty",
	);
}

#[test]
fn a_service_with_two_commissions_is_noticed() {
	let [one, two] = [1, 2].map(|x| Commission::of(percent(x)));
	tampered(
		|| put_service_commissions(ALICE, &[(1, one), (2, one), (1, two)]),
		"operators: a service has two commissions",
	);
}

#[test]
fn a_raise_that_waits_too_short_is_noticed() {
	let delays = |report_window| Delays { report_window, ..Delays::default() };
	// The raise waits as long as restakers wait to leave, in this runtime.
	tampered(
		|| FakeDelays::set(delays(2)),
		"operators: a raise waits for less than the liability window",
	);
	new_test_ext().execute_with(|| {
		FakeDelays::set(delays(1));
		assert_ok!(Operators::do_try_state());
	});
}

/// Sets the stage with what the calls would leave, tampers with it, and checks that this is noticed.
fn tampered(tamper: impl FnOnce(), noticed: &'static str) {
	new_test_ext().execute_with(|| {
		// GIVEN Alice with one key in force and two retired.
		register(ALICE, percent(10));
		register(BOB, percent(10));
		Keys::<Test>::insert(ALICE, KeyKind::Sr25519, KeyInForce { key: key(3), since: 9 });
		KeyTenures::<Test>::insert(key(3), KeyTenure::of(ALICE, 9));
		let tenure = |until| KeyTenure { operator: ALICE, from: 7, until: Some(until) };
		KeyTenures::<Test>::insert(key(1), tenure(8));
		KeyTenures::<Test>::insert(key(2), tenure(9));
		RetiredKeys::<Test>::insert(ALICE, retired(&[(8, 1), (9, 2)]));
		assert_ok!(Operators::do_try_state());
		// WHEN
		tamper();
		// THEN
		assert_eq!(Operators::do_try_state(), Err(DispatchError::Other(noticed)));
	});
}

fn key(seed: u8) -> ServiceKey {
	ServiceKey::Sr25519(sr25519::Public::from_raw([seed; 32]))
}

fn retired(keys: &[(u32, u8)]) -> BoundedVec<RetiredKey, ConstU32<MAX_RETIRED_KEYS>> {
	let keys = keys.iter().map(|(until, seed)| RetiredKey { until: *until, key: key(*seed) });
	BoundedVec::truncate_from(keys.collect())
}

fn change_tenure(seed: u8, change: impl FnOnce(&mut KeyTenure<AccountId>)) {
	KeyTenures::<Test>::mutate(key(seed), |tenure| change(tenure.as_mut().unwrap()));
}

#[test]
fn a_key_in_force_that_is_not_on_record_is_noticed() {
	let noticed = "operators: a key in force is not on record";
	tampered(|| KeyTenures::<Test>::remove(key(3)), noticed);
	tampered(|| change_tenure(3, |tenure| tenure.operator = BOB), noticed);
	tampered(|| change_tenure(3, |tenure| tenure.from = 8), noticed);
	tampered(|| change_tenure(3, |tenure| tenure.until = Some(9)), noticed);
	// The same key twice.
	let stolen = KeyInForce { key: key(3), since: 9 };
	tampered(|| Keys::<Test>::insert(BOB, KeyKind::Sr25519, stolen), noticed);
	// A retired one.
	let revived = KeyInForce { key: key(2), since: 7 };
	tampered(|| Keys::<Test>::insert(ALICE, KeyKind::Sr25519, revived), noticed);
}

#[test]
fn a_key_of_another_kind_is_noticed() {
	let other = ServiceKey::Ed25519(ed25519::Public::from_raw([4; 32]));
	tampered(
		|| {
			Keys::<Test>::insert(ALICE, KeyKind::Ecdsa, KeyInForce { key: other, since: 9 });
			KeyTenures::<Test>::insert(other, KeyTenure::of(ALICE, 9));
		},
		"operators: a key in force is of another kind",
	);
}

#[test]
fn a_retired_key_that_is_not_on_record_is_noticed() {
	let noticed = "operators: a retired key is not on record";
	tampered(|| KeyTenures::<Test>::remove(key(1)), noticed);
	tampered(|| change_tenure(1, |tenure| tenure.operator = BOB), noticed);
	tampered(|| change_tenure(1, |tenure| tenure.until = Some(9)), noticed);
	tampered(|| change_tenure(1, |tenure| tenure.until = None), noticed);
	tampered(|| RetiredKeys::<Test>::insert(BOB, retired(&[(8, 1)])), noticed);
}

#[test]
fn a_list_of_retired_keys_that_is_empty_or_out_of_order_is_noticed() {
	tampered(
		|| RetiredKeys::<Test>::insert(BOB, retired(&[])),
		"operators: a list of retired keys is empty",
	);
	tampered(
		|| RetiredKeys::<Test>::insert(ALICE, retired(&[(9, 2), (8, 1)])),
		"operators: retired keys are out of order",
	);
}

#[test]
fn a_key_on_record_that_is_nowhere_else_or_twice_is_noticed() {
	let noticed = "operators: a key on record is neither in force nor retired once";
	tampered(|| Keys::<Test>::remove(ALICE, KeyKind::Sr25519), noticed);
	tampered(|| RetiredKeys::<Test>::remove(ALICE), noticed);
	tampered(|| RetiredKeys::<Test>::insert(ALICE, retired(&[(8, 1), (9, 2), (9, 2)])), noticed);
	tampered(|| KeyTenures::<Test>::insert(key(4), KeyTenure::of(BOB, 9)), noticed);
}

#[test]
fn a_key_of_somebody_who_is_no_operator_is_noticed() {
	tampered(
		|| Records::<Test>::remove(ALICE),
		"operators: a key is of somebody who is no operator",
	);
}

#[test]
fn a_tenure_that_cannot_be_is_noticed() {
	let noticed = "operators: a tenure ends before it begins, or is of the future";
	tampered(|| change_tenure(1, |tenure| tenure.from = 9), noticed);
	tampered(|| FakeEras::set(8), noticed);
}
