// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Raise;

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
