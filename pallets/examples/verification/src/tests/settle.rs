// SPDX-License-Identifier: Apache-2.0

//! Tasks come to their end: in spare weight, by anyone, and whatever stands in the way.

use crate::{mock::*, *};
use frame::{deps::frame_support::weights::WeightMeter, testing_prelude::*};
use restaking_primitives::{
	fakes::{security::Outcome as SlashOutcome, FakeEras},
	security::SlashService,
	ProvenOffence,
};

type TestError = Error<Test>;

/// A task that Carol alone is wrong about, in the first block in which it can be settled.
fn due() -> TaskId {
	let id = post();
	attest(CAROL, id, B);
	attest(ALICE, id, A);
	attest(BOB, id, A);
	run_full(CHALLENGE);
	id
}

fn settle(id: TaskId) -> DispatchResultWithPostInfo {
	Verification::settle(signed(COURIER), id)
}

#[test]
fn who_was_wrong_is_slashed_and_who_said_nothing_is_not() {
	build_and_execute(|| {
		Shared::set_operator(service(), &ERIN, 10);
		let id = due();
		events();
		run(1);
		assert_eq!(
			events(),
			vec![
				Event::TaskEnded { task: id, outcome: Outcome::Verified(A) },
				Event::WrongAttestation { task: id, operator: CAROL, slash: 0 },
			]
		);
		assert_eq!([ALICE, BOB, CAROL, ERIN].map(stake), [600, 300, 90, 10]);
		assert!(has_ended(id));
	});
}

#[test]
fn anyone_settles_step_by_step_where_blocks_are_full() {
	build_and_execute(|| {
		let id = due();
		// Who was right is paid in the first step, who was wrong slashed in the next.
		assert_ok!(settle(id));
		assert_eq!(Shared::points(service(), ERA), vec![(ALICE, 10), (BOB, 10)]);
		assert_eq!((task(id).ballots, slashed()), (1, vec![]));
		assert_ok!(settle(id));
		assert_eq!(slashed(), vec![(CAROL, ERA)]);
		assert_noop!(settle(id), TestError::UnknownTask);
		// The agenda has nothing left of it.
		assert_eq!(Agenda::<Test>::iter().count(), 0);
	});
}

#[test]
fn nothing_is_settled_before_its_time() {
	build_and_execute(|| {
		let (open, proposed, disputed) = (post(), proposed(), disputed());
		for id in [open, proposed, disputed] {
			assert_noop!(settle(id), TestError::NotDue);
		}
		run_full(CHALLENGE - 1);
		assert_noop!(settle(proposed), TestError::NotDue);
		run_full(1);
		assert_ok!(settle(proposed));
		assert_noop!(settle(open), TestError::NotDue);
		Service::<Test>::kill();
		assert_noop!(settle(open), TestError::NoService);
		Service::<Test>::put(0);
	});
}

#[test]
fn a_step_costs_what_it_was_and_never_more_than_was_asked_for() {
	build_and_execute(|| {
		let id = due();
		let asked = Verification::weight_of_settling();
		let first = settle(id).unwrap().actual_weight.unwrap();
		let ended = Consumer::max_weight();
		let look = <() as WeightInfo>::look();
		assert_eq!(first, <() as WeightInfo>::judge(3).saturating_add(ended).saturating_add(look));
		let second = settle(id).unwrap().actual_weight.unwrap();
		assert_eq!(second, <() as WeightInfo>::punish().saturating_add(look));
		assert!(first.all_lte(asked) && second.all_lte(asked));
	});
}

#[test]
fn spare_weight_is_never_exceeded_and_always_enough_in_the_end() {
	build_and_execute(|| {
		let tasks: Vec<_> = (0..4).map(|_| due()).collect();
		// What no block has to spare is not begun.
		let room = <() as WeightInfo>::judge(3).saturating_add(Weight::from_parts(1, 1));
		let mut blocks = 0;
		while !tasks.iter().all(|id| has_ended(*id)) {
			let weight = <() as WeightInfo>::punish()
				.saturating_add(room)
				.saturating_add(<() as WeightInfo>::idle_base());
			assert!(next_block_with(weight).all_lte(weight));
			check();
			blocks += 1;
			assert!(blocks < 100, "never settled");
		}
		assert!(blocks > 2, "it was bounded");
		assert_eq!(slashed(), vec![(CAROL, ERA); 4]);
	});
}

#[test]
fn a_walk_does_not_look_back_at_what_it_has_settled() {
	const STALE: core::ops::Range<TaskId> = 1_000..1_100;
	let left = || Agenda::<Test>::iter().filter(|(_, id, ())| STALE.contains(id)).count();
	build_and_execute(|| {
		// GIVEN names on the agenda that appear while a task is settled, before and after it
		let id = due();
		ON_END.set(|| {
			STALE.for_each(|stale| Agenda::<Test>::insert(System::block_number(), stale, ()))
		});
		// WHEN it is settled THEN those before it are for the next walk
		run(1);
		assert!(has_ended(id));
		assert!((1..STALE.count()).contains(&left()));
		run(1);
		assert_eq!(left(), 0);
	});
}

#[test]
fn a_task_is_taken_as_far_as_it_goes_when_it_is_met() {
	build_and_execute(|| {
		// GIVEN two tasks that were due some blocks ago
		due();
		due();
		run_full(3);
		events();
		run(1);
		// THEN what one of them costs Carol is not put off until the other has ended
		let order: Vec<_> = events()
			.into_iter()
			.map(|event| match event {
				Event::TaskEnded { task, .. } | Event::WrongAttestation { task, .. } => task,
				event => panic!("{event:?}"),
			})
			.collect();
		assert_eq!(order.len(), 4);
		assert!(order[0] == order[1] && order[2] == order[3], "{order:?}");
	});
}

#[test]
fn a_block_without_weight_does_nothing() {
	build_and_execute(|| {
		let id = due();
		let base = <() as WeightInfo>::idle_base();
		for limit in [Weight::zero(), base.saturating_sub(Weight::from_parts(1, 0)), base] {
			let mut meter = WeightMeter::with_limit(limit);
			assert_storage_noop!(Verification::work_off(&mut meter));
			assert!(meter.consumed().all_lte(limit));
		}
		assert!(!has_ended(id));
	});
}

#[test]
fn a_slash_that_is_refused_is_tried_again_and_holds_up_nobody() {
	build_and_execute(|| {
		// GIVEN Bob, of whose allocation nothing is left to take in this era, and Carol, both wrong
		let all = ProvenOffence { operator: BOB, era: ERA, evidence: H256([7; 32]) };
		for evidence in 0..10 {
			let evidence = H256([evidence; 32]);
			let offence = ProvenOffence { evidence, ..all.clone() };
			let pallet = PalletId(*b"rmp/vrfy");
			assert_ok!(Shared::slash(pallet, service(), offence, Perbill::one(), None));
		}
		let id = post();
		attest(BOB, id, B);
		attest(CAROL, id, B);
		Shared::set_operator(service(), &ALICE, 600);
		attest(ALICE, id, A);
		run(ATTEST + 1);
		assert_eq!(heard(), vec![(id, Outcome::NoQuorum)]);

		let id = post();
		attest(BOB, id, B);
		attest(ALICE, id, A);
		attest(CAROL, id, A);
		run(CHALLENGE);
		events();
		run(1);
		// WHEN he is refused
		assert_eq!(heard(), vec![(id, Outcome::Verified(A))]);
		assert_eq!(events().len(), 1);
		// THEN he is tried again as long as the era can be reported
		FakeEras::set(ERA + 1);
		run(RETRY);
		assert!(!has_ended(id));
		assert_eq!(events().len(), 1, "nothing but what the era was paid");
		// AND given up after that
		FakeEras::set(ERA + 2);
		run(RETRY + 1);
		let error = forgotten("OffenceTooOld");
		assert_eq!(events(), vec![Event::NotSlashed { task: id, operator: BOB, error }]);
		assert!(has_ended(id));
	});
}

#[test]
fn others_are_slashed_past_one_that_cannot_be() {
	build_and_execute(|| {
		// GIVEN Bob and Carol, who are wrong, and Carol, of whom all is taken
		for evidence in 0..10 {
			let evidence = H256([evidence; 32]);
			let offence = ProvenOffence { operator: CAROL, era: ERA, evidence };
			let pallet = PalletId(*b"rmp/vrfy");
			assert_ok!(Shared::slash(pallet, service(), offence, Perbill::one(), None));
		}
		let before = slashed().len();
		let id = disputed_with_carol();
		run(VOTE);
		assert_ok!(Verification::resolve(signed(RESOLVER), id, B));
		// WHEN they are settled
		run(1);
		// THEN Alice and Bob are slashed whatever becomes of Carol
		let mut others: Vec<_> = slashed().split_off(before);
		others.sort_unstable();
		assert_eq!(others, vec![(ALICE, ERA), (BOB, ERA)]);
		assert_eq!(task(id).ballots, 1);
	});
}

fn disputed_with_carol() -> TaskId {
	let id = proposed();
	attest(CAROL, id, A);
	challenge(id, B);
	id
}

#[test]
fn beyond_the_cap_it_is_for_the_council() {
	build_and_execute(|| {
		for _ in 0..6 {
			let id = post();
			attest(CAROL, id, B);
			attest(ALICE, id, A);
			attest(BOB, id, A);
		}
		run(CHALLENGE + 1);
		let outcomes: Vec<_> = Shared::slashes().into_iter().map(|slash| slash.outcome).collect();
		let mut expected = vec![SlashOutcome::Executed(10); 5];
		expected.push(SlashOutcome::Proposed);
		assert_eq!(outcomes, expected);
		assert_eq!(Tasks::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_falls_due_in_a_pause_is_called_off() {
	build_and_execute(|| {
		// GIVEN a task in each stage without a decision
		let (open, proposed, disputed) = (post(), proposed(), disputed());
		vote(ALICE, disputed, B);
		// WHEN the service is paused until they are due
		Shared::pause(service(), true);
		run(ATTEST + 1);
		// THEN everybody has back what it gave
		let mut ended = heard();
		ended.sort_unstable_by_key(|(id, _)| *id);
		let called_off = |id| (id, Outcome::CalledOff);
		assert_eq!(ended, [open, proposed, disputed].map(called_off));
		assert_eq!((balance(DAVE), balance(ERIN), held(ERIN)), (FUNDS, FUNDS, 0));
		assert_eq!((escrow(), slashed()), (0, vec![]));
	});
}

#[test]
fn a_decision_stands_in_a_pause_and_its_slashes_wait() {
	build_and_execute(|| {
		// GIVEN a dispute that the second round decides
		let id = disputed();
		vote(ALICE, id, B);
		vote(BOB, id, B);
		// WHEN the service is paused
		Shared::pause(service(), true);
		run(1);
		// THEN the result is known, and nobody is slashed
		assert_eq!(heard(), vec![(id, Outcome::Verified(B))]);
		run(RETRY + 1);
		assert_eq!(slashed(), vec![]);
		// WHEN it goes on
		Shared::pause(service(), false);
		run(RETRY + 1);
		// THEN they are
		assert_eq!(slashed(), vec![(ALICE, ERA), (BOB, ERA)]);
		assert!(has_ended(id));
	});
}

#[test]
fn the_resolver_decides_in_a_pause() {
	build_and_execute(|| {
		let id = disputed();
		Shared::pause(service(), true);
		run(VOTE);
		assert_ok!(Verification::resolve(signed(RESOLVER), id, A));
		run(1);
		assert_eq!(heard(), vec![(id, Outcome::Verified(A))]);
	});
}

#[test]
fn a_result_stands_if_there_was_no_time_to_slash() {
	build_and_execute(|| {
		let id = due();
		FakeEras::set(ERA + 2);
		events();
		run(1);
		assert_eq!(heard(), vec![(id, Outcome::Verified(A))]);
		let error = forgotten("OffenceTooOld");
		let given_up = Event::NotSlashed { task: id, operator: CAROL, error };
		assert!(events().contains(&given_up));
		assert!(has_ended(id));
		// It could be paid, still.
		run(1);
		assert_eq!(Shared::payments().len(), 1);
	});
}

#[test]
fn a_fee_whose_poster_is_gone_makes_its_account_again() {
	build_and_execute(|| {
		let id = post();
		assert_ok!(Balances::transfer_all(signed(DAVE), BOB, false));
		assert_eq!(balance(DAVE), 0);
		run(ATTEST + 1);
		assert!(has_ended(id));
		assert_eq!(balance(DAVE), FEE);
	});
}

#[test]
fn a_fee_that_cannot_go_back_is_for_the_operators() {
	build_and_execute(|| {
		// GIVEN a poster whose account can take nothing: the sum would be too much for a balance
		let id = post();
		frame_system::Account::<Test>::mutate(DAVE, |account| account.data.free = u128::MAX);
		run(ATTEST + 1);
		// THEN the task ends all the same, and the era has the fee
		assert_eq!(heard(), vec![(id, Outcome::NoQuorum)]);
		assert_eq!(EraBooks::<Test>::get(ERA), EraBook { earned: FEE, open: 0 });
		end_era();
		assert_eq!(EraBooks::<Test>::iter().count(), 0);
	});
}
