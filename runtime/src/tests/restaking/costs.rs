// SPDX-License-Identifier: Apache-2.0

//! What a slash costs, and that it is the same however many restakers there are.
//!
//! As a test this runs with few restakers. With `RAMPART_BENCH=1` it runs with up to 100 000,
//! measures time too, and prints a table: that is `./scripts/bench slash`.

use super::*;
use std::{
	collections::BTreeSet,
	sync::{Arc, Mutex},
	time::{Duration, Instant},
};
use tracing::{
	field::{Field, Visit},
	span, Event, Metadata, Subscriber,
};

/// The keys read and written, as the state machine reports each access.
#[derive(Default)]
struct Accesses {
	reads: BTreeSet<String>,
	writes: BTreeSet<String>,
}

/// Listens to the state machine.
struct Listener(Arc<Mutex<Accesses>>);

#[derive(Default)]
struct Access {
	method: String,
	key: String,
}

impl Visit for Access {
	fn record_str(&mut self, field: &Field, value: &str) {
		if field.name() == "method" {
			self.method = value.into();
		}
	}

	fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
		match field.name() {
			"method" => self.method = format!("{value:?}").trim_matches('"').into(),
			"key" => self.key = format!("{value:?}"),
			_ => (),
		}
	}
}

impl Subscriber for Listener {
	fn enabled(&self, metadata: &Metadata<'_>) -> bool {
		metadata.target() == "state"
	}

	fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
		span::Id::from_u64(1)
	}

	fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

	fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

	fn event(&self, event: &Event<'_>) {
		let mut access = Access::default();
		event.record(&mut access);
		let mut all = self.0.lock().unwrap();
		match access.method.as_str() {
			"Get" | "Exists" | "Hash" => drop(all.reads.insert(access.key)),
			"Put" | "Append" => drop(all.writes.insert(access.key)),
			_ => (),
		}
	}

	fn enter(&self, _: &span::Id) {}

	fn exit(&self, _: &span::Id) {}
}

fn crowd_member(index: u32) -> AccountId {
	AccountId::new(sp_io::hashing::blake2_256(&index.to_le_bytes()))
}

/// A network where `restakers` stand behind one operator and a slash of it can be executed.
fn network(restakers: u32) -> (sp_io::TestExternalities, SlashId) {
	let mut ext = new_ext("development");
	let id = ext.execute_with(|| {
		register_operator();
		let service = create_service(Beneficiary::Burn);
		for index in 0..restakers {
			let who = crowd_member(index);
			let origin = crate::RuntimeOrigin::signed(who.clone());
			<Balances as frame_support::traits::fungible::Mutate<_>>::mint_into(&who, 20 * UNIT)
				.unwrap();
			assert_ok!(Staking::bond(
				origin.clone(),
				10 * UNIT,
				pallet_staking::RewardDestination::Staked
			));
			assert_ok!(Restaking::delegate(origin, account(OPERATOR), 5 * UNIT));
		}
		assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
		let era = active_era() + Restaking::delays().allocation;
		set_era(era);
		let id = propose(service, era, 50);
		// Not by time passing: then it would execute by itself.
		set_era(Slashing::slash(id).unwrap().executable_from);
		// All this happened in one block; a real one does not carry the events of a crowd's joining.
		crate::System::reset_events();
		id
	});
	ext.commit_all().unwrap();
	(ext, id)
}

fn set_era(index: EraIndex) {
	pallet_staking::ActiveEra::<Runtime>::put(pallet_staking::ActiveEraInfo { index, start: None });
}

fn execute(id: SlashId) {
	assert_ok!(Slashing::execute_slash(signed(STRANGER), id));
}

fn accesses(ext: &mut sp_io::TestExternalities, id: SlashId) -> (usize, usize) {
	let all = Arc::new(Mutex::new(Accesses::default()));
	ext.execute_with(|| {
		let _ = frame_support::storage::with_transaction(|| {
			tracing::subscriber::with_default(Listener(all.clone()), || execute(id));
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(()))
		});
	});
	let all = all.lock().unwrap();
	(all.reads.len(), all.writes.len())
}

/// One execution, rolled back.
fn time_once(ext: &mut sp_io::TestExternalities, id: SlashId) -> Duration {
	ext.execute_with(|| {
		let mut taken = Duration::ZERO;
		let _ = frame_support::storage::with_transaction(|| {
			let start = Instant::now();
			execute(id);
			taken = start.elapsed();
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(()))
		});
		taken
	})
}

#[test]
fn a_slash_costs_the_same_with_any_number_of_restakers() {
	let bench = std::env::var_os("RAMPART_BENCH").is_some();
	let sizes: &[u32] = if bench { &[10, 1_000, 100_000] } else { &[10, 300] };
	let mut networks: Vec<_> = sizes.iter().map(|size| network(*size)).collect();
	let counted: Vec<_> = networks.iter_mut().map(|(ext, id)| accesses(ext, *id)).collect();
	assert!(counted[0].0 > 0 && counted[0].1 > 0, "nothing was counted: {counted:?}");
	assert!(counted.iter().all(|count| *count == counted[0]), "{counted:?}");
	if !bench {
		return;
	}
	// The fastest of many runs is what the work takes; the sizes take turns, so that whatever else
	// the machine does hits all alike. Measured until they agree, or the time is up.
	let mut best = vec![Duration::MAX; sizes.len()];
	let limit = Instant::now() + Duration::from_secs(120);
	let spread = |best: &[Duration]| {
		let (low, high) = (best.iter().min().unwrap(), best.iter().max().unwrap());
		high.as_secs_f64() / low.as_secs_f64() - 1.0
	};
	let mut rounds = 0;
	while rounds < 2_000 || (spread(&best) > 0.05 && Instant::now() < limit) {
		for ((ext, id), best) in networks.iter_mut().zip(&mut best) {
			*best = (*best).min(time_once(ext, *id));
		}
		rounds += 1;
	}
	println!("executing a slash, fastest of {rounds} runs");
	println!("{:>10} {:>10} {:>7} {:>7}", "restakers", "time (us)", "reads", "writes");
	for ((size, best), (reads, writes)) in sizes.iter().zip(&best).zip(&counted) {
		println!("{size:>10} {:>10.2} {reads:>7} {writes:>7}", best.as_secs_f64() * 1e6);
	}
	println!("spread in time: {:.1} % (at most 5 % allowed)", spread(&best) * 100.0);
	assert!(spread(&best) <= 0.05);
}

#[test]
fn the_worst_case_of_every_restaking_call_is_below_a_quarter_of_a_block() {
	use frame_support::dispatch::GetDispatchInfo;
	new_ext("development").execute_with(|| {
		let most = Perbill::from_percent(25) * crate::MAXIMUM_BLOCK_WEIGHT;
		let who = account(Bob);
		let calls: Vec<RuntimeCall> = vec![
			pallet_restaking::Call::delegate { operator: who.clone(), amount: 1 }.into(),
			pallet_restaking::Call::undelegate { operator: who.clone(), amount: 1 }.into(),
			pallet_restaking::Call::withdraw { operator: who.clone() }.into(),
			pallet_restaking::Call::collect { operator: who.clone(), restaker: who.clone() }.into(),
			pallet_restaking::Call::sync { restaker: who.clone() }.into(),
			pallet_restaking::Call::rebond { amount: 1 }.into(),
			pallet_services::Call::opt_in { service: 0, magnitude: Magnitude::FULL }.into(),
			pallet_services::Call::opt_out { service: 0 }.into(),
			pallet_slashing::Call::execute_slash { id: 0 }.into(),
			pallet_slashing::Call::veto_slash { id: 0 }.into(),
		];
		for call in calls {
			let weight = call.get_dispatch_info().call_weight;
			assert!(weight.all_lte(most), "{call:?} weighs {weight:?}");
		}
	});
}
