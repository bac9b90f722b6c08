// SPDX-License-Identifier: Apache-2.0

//! What a slash costs, and that it is the same however many restakers there are.
//!
//! As a test this runs with few restakers. With `RAMPART_BENCH=1` it runs with up to 100 000,
//! measures time too, and prints a table: that is `./scripts/bench slash`.

use super::*;
use std::{
	collections::BTreeSet,
	sync::{Arc, LazyLock, Mutex},
	time::{Duration, Instant},
};
use tracing::{
	field::{Field, Visit},
	span,
	subscriber::NoSubscriber,
	Dispatch, Event, Metadata, Subscriber,
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

/// The most services an operator can be at, and how many of them can share.
const SERVICES: usize = 12;
const SHARING: usize = 4;
/// The most eras for which the ledger can be made liable.
const WINDOW: EraIndex = 60;

/// The longest delays there can be.
fn longest_window(config: &mut Value) {
	config["timing"]["bondingDuration"] = WINDOW.into();
	config["restaking"]["delays"] = serde_json::json!({
		"reportWindow": WINDOW - 2,
		"vetoWindow": 1,
		"executionSlack": 1,
		"exit": WINDOW,
		"allocation": WINDOW,
		"deallocation": WINDOW,
		"terms": WINDOW,
	});
}

/// Two restakers whose delegations make the history of the ledger as long as it can be.
const REGULARS: [Sr25519Keyring; 2] = [Bob, Charlie];

/// A network where `restakers` stand behind one operator and a slash of it can be executed, which
/// has the longest way to go: every service the operator can have, alone and shared; an offence
/// and a change in each era that is remembered; and as many slashes before it, executed and not
/// collected, as there is room for.
fn network(restakers: u32) -> (sp_io::TestExternalities, SlashId) {
	let mut ext = new_ext_with("development", longest_window);
	let id = ext.execute_with(|| {
		let services = every_service_of_one_operator();
		let slashed = services[0];
		// An offence in every era fills the histories of what is slashed last.
		let first = active_era();
		for era in first..first + WINDOW {
			let who = REGULARS[(era % 2) as usize];
			assert_ok!(Restaking::delegate(signed(who), account(OPERATOR), UNIT));
			let id = propose_against(OPERATOR, slashed, era, Perbill::from_parts(1));
			set_era(era + 1);
			execute(id);
			for who in REGULARS {
				let _ = Restaking::collect(signed(who), account(OPERATOR), account(who));
			}
			assert_eq!(Slashing::slash(id).unwrap().books.outstanding, 0);
		}
		for index in 0..restakers {
			let who = bond_nobody(index, 10);
			let origin = crate::RuntimeOrigin::signed(who);
			assert_ok!(Restaking::delegate(origin, account(OPERATOR), 5 * UNIT));
		}
		let era = active_era() + 1;
		set_era(era);
		let waiting = fill_with_uncollected_slashes(&services, era);
		let id = propose(slashed, era, 50);
		// Not by time passing: then it would execute by itself.
		set_era(Slashing::slash(id).unwrap().executable_from);
		waiting.into_iter().for_each(execute);
		assert_full(slashed);
		// All this happened in one block; a real one does not carry the events of a crowd's joining.
		crate::System::reset_events();
		id
	});
	ext.commit_all().unwrap();
	(ext, id)
}

/// The operator with all the services it can be at, the shared ones first, effective now.
fn every_service_of_one_operator() -> Vec<ServiceId> {
	use restaking_primitives::{Curve, Steepness};
	register_operator();
	for who in REGULARS {
		delegate(who, 1_000);
	}
	assert_ok!(Services::open_tranche(signed(OPERATOR), percent(50)));
	let services: Vec<_> = (0..SERVICES)
		.map(|nth| {
			let service = create_service_with(pallet_services::Terms {
				budget: Budget { fraction: Perbill::one(), window: 1 },
				curve: Some(Curve {
					floor: part(1),
					multiplier: 3,
					steepness: Steepness::Quadratic,
				}),
				min_operator_stake: 0,
				..terms(Beneficiary::Burn)
			});
			let joined = if nth < SHARING {
				Services::opt_in_shared(signed(OPERATOR), service, percent(50))
			} else {
				Services::opt_in(signed(OPERATOR), service, percent(5))
			};
			assert_ok!(joined);
			service
		})
		.collect();
	set_era(active_era() + Restaking::delays().allocation);
	services
}

/// Proposes all but one of the slashes that an operator has room for, over all its services and
/// over the eras that can be reported in `now`.
fn fill_with_uncollected_slashes(services: &[ServiceId], now: EraIndex) -> Vec<SlashId> {
	let all = services.iter().cycle().take(4 * SERVICES - 1);
	// The first of them has one less: that is the one which is measured.
	all.skip(1)
		.chain(std::iter::once(services.last().unwrap()))
		.zip((now - (WINDOW - 3)..=now).cycle())
		.map(|(service, era)| {
			propose_against(OPERATOR, *service, era, Perbill::from_parts(1_000_000))
		})
		.collect()
}

/// Checks that nothing could make the next slash of `service` go a longer way.
fn assert_full(service: ServiceId) {
	let ledger = pallet_restaking::Operators::<Runtime>::get(account(OPERATOR)).unwrap();
	assert_eq!(ledger.uncollected.len() + 1, 4 * SERVICES);
	assert!(ledger.history.len() >= WINDOW as usize - 2, "{}", ledger.history.len());
	let slashed: BTreeSet<_> = ledger.uncollected.iter().map(|slash| slash.era).collect();
	assert!(slashed.len() >= 40, "{}", slashed.len());
	let allocation =
		pallet_services::Allocations::<Runtime>::get(service, account(OPERATOR)).unwrap();
	assert!(allocation.shared && allocation.steps.0.len() >= WINDOW as usize - 2);
	let tranche = pallet_services::Tranches::<Runtime>::get(account(OPERATOR)).unwrap();
	assert_eq!(tranche.members.len(), SHARING);
	assert!(tranche.steps.0.len() >= WINDOW as usize - 2, "{}", tranche.steps.0.len());
	assert_eq!(Services::allocations_of(&account(OPERATOR)).len(), SERVICES);
}

pub(super) fn set_era(index: EraIndex) {
	pallet_staking::ActiveEra::<Runtime>::put(pallet_staking::ActiveEraInfo { index, start: None });
}

fn execute(id: SlashId) {
	assert_ok!(Slashing::execute_slash(signed(STRANGER), id));
}

fn accesses(ext: &mut sp_io::TestExternalities, id: SlashId) -> (usize, usize) {
	counted(ext, || {
		execute(id);
		assert!(is_executed(id));
	})
}

/// How many keys `work` reads and writes. It is rolled back.
pub(super) fn counted(ext: &mut sp_io::TestExternalities, work: impl FnOnce()) -> (usize, usize) {
	let Count { reads, writes, .. } = counted_with_bytes(ext, work);
	(reads, writes)
}

/// What some work does with the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
	/// How many keys it reads, and writes.
	pub reads: usize,
	pub writes: usize,
	/// How long the values are that it finds at what it reads, all together: what a proof of the
	/// state has to have, next to the keys and the way to them.
	pub bytes: usize,
}

/// Hears nothing, and is there from before anybody listens until the process ends. What is worth
/// telling is decided once for all threads, and where there is one listener only, by asking it of the
/// thread that comes by first: another test's, which has none. Where there are two, all are asked.
static SECOND: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(NoSubscriber::default()));

/// How many keys `work` reads and writes, and how much it reads there. It is rolled back.
pub(super) fn counted_with_bytes(ext: &mut sp_io::TestExternalities, work: impl FnOnce()) -> Count {
	LazyLock::force(&SECOND);
	let all = Arc::new(Mutex::new(Accesses::default()));
	ext.execute_with(|| {
		let _ = frame_support::storage::with_transaction(|| {
			tracing::subscriber::with_default(Listener(all.clone()), work);
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(()))
		});
		let all = all.lock().unwrap();
		let length = |key: &String| {
			let key = sp_core::bytes::from_hex(key).expect("keys are reported in hexadecimal");
			sp_io::storage::get(&key).map_or(0, |value| value.len())
		};
		Count {
			reads: all.reads.len(),
			writes: all.writes.len(),
			bytes: all.reads.iter().map(length).sum(),
		}
	})
}

/// One execution, rolled back.
fn time_once(ext: &mut sp_io::TestExternalities, id: SlashId) -> Duration {
	timed(ext, || execute(id))
}

/// How long `work` takes. It is rolled back.
pub(super) fn timed(ext: &mut sp_io::TestExternalities, work: impl FnOnce()) -> Duration {
	ext.execute_with(|| {
		let mut taken = Duration::ZERO;
		let _ = frame_support::storage::with_transaction(|| {
			let start = Instant::now();
			work();
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

/// A quarter of a block.
fn most() -> frame_support::weights::Weight {
	part(25) * crate::MAXIMUM_BLOCK_WEIGHT
}

/// Checks that none of `calls`, which are all calls of a pallet, weighs more than a quarter of a
/// block.
fn assert_light<C>(calls: Vec<C>)
where
	C: frame_support::traits::GetCallName
		+ frame_support::dispatch::GetDispatchInfo
		+ std::fmt::Debug,
{
	let listed: BTreeSet<_> = calls.iter().map(C::get_call_name).collect();
	let all: BTreeSet<_> = C::get_call_names().iter().copied().collect();
	assert_eq!(listed, all, "not all calls are listed");
	assert_eq!(calls.len(), all.len());
	for call in calls {
		let weight = call.get_dispatch_info().call_weight;
		assert!(weight.any_gt(Default::default()), "{call:?} weighs nothing");
		assert!(weight.all_lte(most()), "{call:?} weighs {weight:?}");
	}
}

fn heaviest_terms() -> TermsOf<Runtime> {
	let list = (0..100).map(nobody).collect::<Vec<_>>();
	pallet_services::Terms {
		admission: pallet_services::Admission::AllowList(list.try_into().unwrap()),
		..terms(Beneficiary::Burn)
	}
}

/// A proof of the kind that takes longest to check.
fn heaviest_proofs() -> Vec<pallet_slashing::EquivocationProof> {
	use restaking_primitives::{ServiceKey::*, ServiceSignature};
	use sp_core::{ecdsa, ed25519, sr25519};
	[
		(
			Sr25519(sr25519::Public::default()),
			ServiceSignature::Sr25519(sr25519::Signature::default()),
		),
		(
			Ed25519(ed25519::Public::default()),
			ServiceSignature::Ed25519(ed25519::Signature::default()),
		),
		(Ecdsa(ecdsa::Public::default()), ServiceSignature::Ecdsa(ecdsa::Signature::default())),
	]
	.map(|(key, signature)| {
		let statement =
			pallet_slashing::SignedStatement { era: 0, payload: H256::zero(), key, signature };
		pallet_slashing::EquivocationProof {
			topic: H256::zero(),
			first: statement.clone(),
			second: statement,
		}
	})
	.into()
}

#[test]
fn the_worst_case_of_every_restaking_call_is_below_a_quarter_of_a_block() {
	use frame_support::dispatch::GetDispatchInfo;
	use restaking_primitives::{KeyKind, ServiceKey, ServiceSignature};
	new_ext("development").execute_with(|| {
		let who = account(Bob);
		let metadata = vec![0; 256];
		{
			use pallet_operators::Call;
			assert_light::<Call<Runtime>>(vec![
				Call::register {
					metadata: metadata.clone(),
					commission: Perbill::zero(),
					min_self_delegation: 0,
				},
				Call::update_metadata { metadata: metadata.clone() },
				Call::set_commission { commission: Perbill::zero() },
				Call::set_min_self_delegation { min_self_delegation: 0 },
				Call::deregister {},
				Call::set_key {
					key: ServiceKey::Ecdsa(Default::default()),
					proof: ServiceSignature::Ecdsa(Default::default()),
				},
				Call::remove_key { kind: KeyKind::Ecdsa },
				Call::set_service_commission { service: 0, commission: Perbill::zero() },
				Call::clear_service_commission { service: 0 },
			]);
		}
		{
			use pallet_restaking::Call;
			assert_light::<Call<Runtime>>(vec![
				Call::delegate { operator: who.clone(), amount: 1 },
				Call::undelegate { operator: who.clone(), amount: 1 },
				Call::withdraw { operator: who.clone() },
				Call::collect { operator: who.clone(), restaker: who.clone() },
				Call::sync { restaker: who.clone() },
				Call::rebond { amount: 1 },
			]);
		}
		{
			use pallet_services::Call;
			let operator = who.clone();
			assert_light::<Call<Runtime>>(vec![
				Call::create_service { metadata: metadata.clone(), terms: heaviest_terms() },
				Call::set_service_metadata { service: 0, metadata },
				Call::retire_service { service: 0 },
				Call::change_terms { service: 0, terms: heaviest_terms() },
				Call::withdraw_terms_change { service: 0 },
				Call::opt_in { service: 0, magnitude: Magnitude::FULL },
				Call::opt_out { service: 0 },
				Call::admit { service: 0, operator: operator.clone() },
				Call::reject { service: 0, operator: operator.clone() },
				Call::remove_operator { service: 0, operator: operator.clone() },
				Call::release { service: 0, operator },
				Call::open_tranche { magnitude: Magnitude::FULL },
				Call::close_tranche {},
				Call::opt_in_shared { service: 0, cap: Magnitude::FULL },
				Call::pause_service { service: 0 },
				Call::resume_service { service: 0 },
			]);
		}
		{
			use pallet_slashing::Call;
			let mut proofs = heaviest_proofs().into_iter().map(Box::new);
			let proof = proofs.next().unwrap();
			assert_light::<Call<Runtime>>(vec![
				Call::propose_slash {
					service: 0,
					operator: who.clone(),
					era: 0,
					fraction: Perbill::one(),
					evidence: H256::zero(),
				},
				Call::report_offence { service: 0, proof },
				Call::veto_slash { id: 0 },
				Call::approve_slash { id: 0 },
				Call::confiscate { id: 0 },
				Call::execute_slash { id: 0 },
				Call::pay_beneficiary { id: 0 },
			]);
			for proof in proofs {
				let call = Call::<Runtime>::report_offence { service: 0, proof };
				let weight = call.get_dispatch_info().call_weight;
				assert!(weight.all_lte(most()), "{call:?} weighs {weight:?}");
			}
		}
		{
			use pallet_rewards::{Call, Config};
			use sp_core::Get;
			let operators = <Runtime as Config>::MaxOperatorsPerService::get();
			let points: Vec<_> = (0..operators).map(|index| (nobody(index), 1)).collect();
			let eras = <Runtime as Config>::MaxErasPerDistribution::get();
			assert_light::<Call<Runtime>>(vec![
				Call::fund { service: 0, amount: 1 },
				Call::set_rewarder { service: 0, rewarder: None },
				Call::sweep { service: 0 },
				Call::report_points { service: 0, era: 0, points: points.try_into().unwrap() },
				Call::distribute { service: 0, from: 1, to: eras, amount: 1, by_points: true },
				Call::stream { service: 0, per_era: 1, eras: 1, by_points: false },
				Call::stop_stream { service: 0 },
				Call::claim { operator: who.clone() },
				Call::claim_for { operator: who.clone(), restaker: who.clone() },
				Call::claim_commission {},
				Call::claim_commission_for { operator: who.clone() },
				Call::claim_and_restake { operator: who },
				Call::set_destination { destination: pallet_rewards::Destination::Owner },
			]);
		}
	});
}

#[test]
fn the_largest_step_of_every_hook_is_below_a_quarter_of_a_block() {
	use crate::configs::restaking::ExecutionWeight;
	use pallet_restaking::WeightInfo as _;
	use pallet_rewards::WeightInfo as _;
	use pallet_services::WeightInfo as _;
	use pallet_slashing::WeightInfo as _;
	use restaking_primitives::OnService;
	use sp_core::Get;
	type Database = <Runtime as frame_system::Config>::DbWeight;
	type RewardsWeights = <Runtime as pallet_rewards::Config>::WeightInfo;
	type RestakingWeights = <Runtime as pallet_restaking::Config>::WeightInfo;
	type ServicesWeights = <Runtime as pallet_services::Config>::WeightInfo;
	type SlashingWeights = <Runtime as pallet_slashing::Config>::WeightInfo;
	type Told = <Runtime as pallet_rewards::Config>::OnService;
	new_ext("development").execute_with(|| {
		// What is mandatory is bounded as a whole, and has room for a step at least.
		let execution: frame_support::weights::Weight = ExecutionWeight::get();
		assert!(execution.all_lte(most()));
		assert!(Slashing::least_execution_weight().all_lte(execution));
		// The rest is done in the weight that is left, a step at a time.
		let uncollected =
			<<Runtime as pallet_restaking::Config>::MaxUncollected as Get<u32>>::get();
		assert_eq!(uncollected as usize, 4 * SERVICES);
		let operators = <<Runtime as pallet_restaking::Config>::MaxOperators as Get<u32>>::get();
		let operators_per_service =
			<<Runtime as pallet_rewards::Config>::MaxOperatorsPerService as Get<u32>>::get();
		for (what, step) in [
			(
				"collecting",
				RestakingWeights::on_idle_base()
					+ RestakingWeights::on_idle_step()
					+ RestakingWeights::collect(uncollected),
			),
			(
				"collecting from who has to leave",
				RestakingWeights::on_idle_base()
					+ RestakingWeights::on_idle_step()
					+ RestakingWeights::collect(uncollected)
					+ RestakingWeights::on_bond_slashed(operators)
					+ RestakingWeights::undelegate(0),
			),
			(
				"compounding",
				RewardsWeights::idle_base()
					+ RewardsWeights::look()
					+ RewardsWeights::compound_look()
					+ Database::get().reads(pallet_rewards::MOST_LEFT.into())
					+ Rewards::weight_of_compounding(operators, pallet_rewards::MOST_LEFT),
			),
			(
				"a stream",
				RewardsWeights::idle_base()
					+ RewardsWeights::look()
					+ RewardsWeights::stream_step()
					+ RewardsWeights::distribute(operators_per_service)
					+ <Told as OnService<AccountId>>::max_weight(),
			),
			("old records", RewardsWeights::look() + RewardsWeights::prune_step()),
			("pruning", SlashingWeights::pruning_base() + SlashingWeights::pruning_step()),
			(
				"releasing",
				ServicesWeights::look_for_release() * 2 + ServicesWeights::release_next(),
			),
			(
				"winding up",
				RestakingWeights::on_idle_base()
					+ RestakingWeights::wind_up_step()
					+ RestakingWeights::withdraw(uncollected)
						.max(RestakingWeights::collect(uncollected))
					+ RestakingWeights::on_bond_slashed(operators)
					+ RestakingWeights::undelegate(0),
			),
			(
				"catching up",
				RestakingWeights::on_idle_base()
					+ RestakingWeights::on_idle_step()
					+ RestakingWeights::on_bond_slashed(operators) * 2
					+ RestakingWeights::on_bond_withdrawn(),
			),
			// What staking tells the ledger is followed at once as far as `MaxFollowing` allows.
			("a slashed bond", RestakingWeights::on_bond_slashed(operators) * 2),
			("a withdrawn bond", RestakingWeights::on_bond_withdrawn()),
		] {
			assert!(step.all_lte(most()), "{what} takes {step:?}");
		}
	});
}
