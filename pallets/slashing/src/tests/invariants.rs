// SPDX-License-Identifier: Apache-2.0

//! The checks notice what they are there for.

use crate::{mock::*, pallet::*, Approval, SlashStatus};
use frame::testing_prelude::*;
use restaking_primitives::fakes::slashing::FakeSlashStake;

/// A vetoed, an executed and a proposed slash; then `damage` to one thing, which has to be noticed
/// as `what`.
fn notices(what: &'static str, damage: impl FnOnce(u32)) {
	new_test_ext().execute_with(|| {
		// GIVEN
		let vetoed = oracle_proposes(ALICE, NOW, 10, 1);
		assert_ok!(Slashing::veto_slash(RuntimeOrigin::signed(COUNCIL), vetoed));
		oracle_proposes(ALICE, NOW, 10, 2);
		go_to(NOW + VETO_WINDOW);
		oracle_proposes(ALICE, NOW, 10, 3);
		assert_ok!(Slashing::do_try_state());

		// WHEN
		damage(vetoed);

		// THEN
		assert_eq!(Slashing::do_try_state(), Err(DispatchError::Other(what)));
	});
}

#[test]
fn books_that_do_not_add_up_are_noticed() {
	notices("slashing: the books of a slash do not add up", |vetoed| {
		Slashes::<Test>::mutate(vetoed + 1, |record| {
			record.as_mut().unwrap().books.accounted += 1;
		});
	});
	notices("slashing: something is accounted for a slash that is not executed", |vetoed| {
		Slashes::<Test>::mutate(vetoed, |record| {
			record.as_mut().unwrap().books = crate::Books::open(1);
		});
	});
	notices("slashing: the ledger disagrees on what is outstanding", |vetoed| {
		FakeSlashStake::set_outstanding(ALICE, vetoed + 1, 1);
	});
}

#[test]
fn an_open_slash_that_gates_no_exit_is_noticed() {
	notices("slashing: a proposed slash is missing in its operator's list", |_| {
		OpenLists::<Test>::remove(ALICE);
	});
}

#[test]
fn a_decided_slash_that_still_gates_exits_is_noticed() {
	notices("slashing: a list of open slashes has one that is not proposed", |vetoed| {
		OpenLists::<Test>::mutate(ALICE, |list| list[0].id = vetoed);
	});
}

#[test]
fn a_slash_that_would_never_execute_is_noticed() {
	let era = NOW + 2 * VETO_WINDOW;
	notices("slashing: the fair queue is not the proposed slashes", |_| {
		assert_eq!(Executions::<Test>::drain_prefix(era).count(), 1);
	});
	notices("slashing: the fair queue never reaches a slash", |_| {
		ExecutionCursor::<Test>::put(era + 1);
	});
}

#[test]
fn a_slash_queued_for_another_service_is_noticed() {
	notices("slashing: the fair queue is not the proposed slashes", |vetoed| {
		Slashes::<Test>::mutate(vetoed + 2, |record| {
			let record = record.as_mut().unwrap();
			let mut queued = record.status.queued().unwrap();
			queued.number += 1;
			record.status = SlashStatus::Proposed { queued };
		});
	});
}

#[test]
fn a_turn_that_would_be_given_again_is_noticed() {
	let era = NOW + 2 * VETO_WINDOW;
	notices("slashing: a turn in use would be given again", |_| {
		Turns::<Test>::remove(era, ORACLE);
	});
	notices("slashing: the turns of an era that is over are still counted", |_| {
		Turns::<Test>::insert(NOW, ORACLE, 1);
	});
}

#[test]
fn a_window_that_is_not_the_sum_of_its_slashes_is_noticed() {
	let what = "slashing: a window is not the sum of its slashes and offenders";
	notices(what, |vetoed| {
		Windows::<Test>::mutate((ORACLE, record(vetoed).window), |used| used.spent += 1);
	});
	notices(what, |vetoed| {
		Windows::<Test>::mutate((ORACLE, record(vetoed).window), |used| used.offending -= 1);
	});
	notices(what, |vetoed| {
		Windows::<Test>::remove((ORACLE, record(vetoed).window));
	});
}

#[test]
fn an_offender_that_is_not_what_its_slashes_say_is_noticed() {
	let what = "slashing: an offender is not what its slashes say";
	notices(what, |vetoed| {
		Offenders::<Test>::mutate(record(vetoed).offender(), |offender| offender.slashes += 1);
	});
	notices(what, |vetoed| {
		Offenders::<Test>::mutate(record(vetoed).offender(), |offender| offender.stake -= 1);
	});
	notices(what, |vetoed| {
		let (service, window, _) = record(vetoed).offender();
		Offenders::<Test>::insert((service, window, BOB), crate::Offender::default());
	});
	notices("slashing: a slashed operator is no offender of its window", |vetoed| {
		Offenders::<Test>::remove(record(vetoed).offender());
	});
}

#[test]
fn an_executed_slash_that_nobody_approved_is_noticed() {
	notices("slashing: a slash is executed that was not approved", |vetoed| {
		let executed = vetoed + 1;
		Windows::<Test>::mutate((ORACLE, record(executed).window), |used| {
			used.spent -= record(executed).spends();
		});
		Offenders::<Test>::mutate(record(executed).offender(), |offender| offender.slashes -= 1);
		Slashes::<Test>::mutate(executed, |record| {
			record.as_mut().unwrap().approval = Approval::Needed;
		});
	});
}

#[test]
fn held_money_that_is_not_there_is_noticed() {
	let hold = |id, amount| {
		Slashes::<Test>::mutate(id, |record| {
			let record = record.as_mut().unwrap();
			record.books.accounted += amount;
			record.books = record.books.collect(amount, record.books.outstanding).hold(amount);
		});
	};
	notices("slashing: the pot does not have what is held", |vetoed| {
		hold(vetoed + 1, EXISTENTIAL_DEPOSIT + 1);
	});
	notices("slashing: something waits for no account", |vetoed| {
		hold(vetoed + 1, EXISTENTIAL_DEPOSIT);
	});
}

#[test]
fn a_reporter_that_got_too_much_is_noticed() {
	notices("slashing: a reporter got more than its share", |vetoed| {
		Slashes::<Test>::mutate(vetoed + 1, |record| {
			let record = record.as_mut().unwrap();
			record.books = record.books.collect(5, record.books.outstanding).pay_reporter(5);
		});
	});
}

#[test]
fn a_slash_that_would_never_be_forgotten_is_noticed() {
	let era = NOW + WINDOW + 1;
	notices("slashing: the pruning queue is not the closed slashes", |_| {
		Prunings::<Test>::remove(era, 0);
	});
	notices("slashing: the pruning queue never reaches a slash", |_| {
		PruningCounts::<Test>::remove(era);
	});
}

#[test]
fn a_cap_that_is_not_the_sum_of_its_slashes_is_noticed() {
	notices("slashing: what is used of a cap is not the sum of its slashes", |_| {
		CapsUsed::<Test>::insert((ORACLE, ALICE, NOW), Perbill::from_percent(30));
	});
}

#[test]
fn an_offence_without_its_slash_is_noticed() {
	notices("slashing: an offence is not the one of its slash", |vetoed| {
		Offences::<Test>::insert(record(vetoed).offence(), vetoed + 1);
	});
	notices("slashing: a slash on record has no offence", |vetoed| {
		Offences::<Test>::remove(record(vetoed).offence());
	});
}

#[test]
fn a_name_that_would_be_given_again_is_noticed() {
	notices("slashing: a name in use would be given again", |_| {
		NextSlashId::<Test>::mutate(|next| *next -= 1);
	});
}
