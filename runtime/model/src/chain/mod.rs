// SPDX-License-Identifier: Apache-2.0

//! The real runtime, in memory.

mod base;
mod calls;
mod cast;
mod rewards;
mod seen;
mod told;

pub use base::LEFT_OUT;
pub use cast::{Cast, CAST, PAUPER, STRANGER, VALIDATOR};
pub use rewards::SeenRewards;
pub use seen::{SeenAllocation, SeenPosition, SeenRestaker};
pub use told::Told;

use crate::{
	driver::Action,
	harness,
	reference::{Era, Planck, Rules},
};
use frame_support::traits::Get;
use rampart_runtime::{
	configs::restaking as constants, AccountId, Balances, Block, Restaking, Runtime, RuntimeOrigin,
	EXISTENTIAL_DEPOSIT, UNIT,
};
use restaking_primitives::runtime_api::runtime_decl_for_restaking_api::RestakingApiV1;
use serde_json::{json, Value};
use sp_core::{storage::StateVersion, H256};
use sp_io::TestExternalities;
use sp_runtime::Perbill;

/// What everybody of the cast owns at genesis.
const ENDOWMENT: Planck = 1_000_000 * UNIT;

/// How long things take on a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
	/// The delays of the development preset: the shortest there are.
	Short,
	/// Longer windows, with room between the delays.
	Long,
}

impl Pace {
	fn delays(self) -> Value {
		let [report, veto, slack, exit, allocation, deallocation, terms] = match self {
			Self::Short => [1, 1, 1, 3, 3, 3, 3],
			Self::Long => [2, 2, 1, 5, 6, 7, 6],
		};
		json!({
			"reportWindow": report,
			"vetoWindow": veto,
			"executionSlack": slack,
			"exit": exit,
			"allocation": allocation,
			"deallocation": deallocation,
			"terms": terms,
		})
	}

	fn bonding(self) -> u32 {
		match self {
			Self::Short => 4,
			Self::Long => 6,
		}
	}
}

/// A network at rest, of which others can be made.
pub struct Frozen {
	entries: Vec<(Vec<u8>, (Vec<u8>, i32))>,
	root: H256,
}

/// A network, and who plays on it.
pub struct Network {
	/// Who is who.
	pub cast: Cast,
	ext: TestExternalities,
}

impl Network {
	/// A fresh one: the development preset, its sessions and eras as short as they may be.
	pub fn new(pace: Pace) -> Self {
		let cast = Cast::default();
		// The validator has its own already.
		let accounts: Vec<AccountId> = cast
			.everybody()
			.filter(|(who, _)| ![VALIDATOR, PAUPER].contains(who))
			.map(|(_, account)| account.clone())
			.collect();
		let ext = harness::new_ext_with("development", |config| {
			config["timing"]["epochDuration"] = 4.into();
			config["timing"]["sessionsPerEra"] = 1.into();
			config["timing"]["bondingDuration"] = pace.bonding().into();
			config["restaking"]["delays"] = pace.delays();
			// The reference begins with nothing.
			harness::without_services(config);
			if let Some(balances) = config["balances"]["balances"].as_array_mut() {
				for account in accounts {
					// Amounts of this size are numbers in the JSON of a chain specification too.
					balances.push(json!([account, ENDOWMENT as u64]));
				}
			}
		});
		Self { cast, ext }
	}

	/// The state of this one, for others to start from.
	pub fn freeze(mut self) -> Frozen {
		self.commit();
		let (entries, root) = self.ext.into_raw_snapshot();
		Frozen { entries, root }
	}

	/// One that starts from such a state.
	pub fn thaw(Frozen { entries, root }: &Frozen) -> Self {
		let ext =
			TestExternalities::from_raw_snapshot(entries.clone(), *root, StateVersion::default());
		Self { cast: Cast::default(), ext }
	}

	/// Does something on the chain.
	pub fn enter<R>(&mut self, play: impl FnOnce(&Cast) -> R) -> R {
		let cast = &self.cast;
		self.ext.execute_with(|| play(cast))
	}

	/// Writes what has changed to the state below, which keeps computing its root cheap.
	pub fn commit(&mut self) {
		self.ext.commit_all().unwrap_or_else(|error| panic!("{error}"));
	}
}

/// What came of a step.
#[derive(Debug)]
pub struct Outcome {
	/// The name of the error, if it was a call that failed.
	pub error: Option<String>,
	/// What the chain told, in order.
	pub told: Vec<Told>,
}

/// Plays a step. Runs inside [`Network::enter`].
pub fn play(cast: &Cast, action: &Action) -> Outcome {
	let before = frame_system::Pallet::<Runtime>::event_count();
	let mut told = Vec::new();
	let error = match action {
		Action::Blocks(n) => {
			told.extend((0..*n).flat_map(|_| run_block(cast)));
			None
		}
		Action::NextEra => {
			told.extend(run_to_next_era(cast));
			None
		}
		Action::BusyEra => {
			told.extend(without_executions(|| run_to_next_era(cast)));
			None
		}
		call => {
			let error = calls::dispatch(cast, call).err().map(|error| told::name(&error));
			told.extend(tell(cast, before));
			error
		}
	};
	Outcome { error, told }
}

// The events of the open block from one on.
fn tell(cast: &Cast, from: u32) -> Vec<Told> {
	let events = harness::events().into_iter().skip(from as usize);
	events.filter_map(|event| cast.told(event)).collect()
}

fn run_block(cast: &Cast) -> Vec<Told> {
	let before = frame_system::Pallet::<Runtime>::event_count();
	harness::close_block();
	let mut told = tell(cast, before);
	let last = era();
	harness::open_block();
	// The era changes before any of ours hears of the block.
	told.extend(Some(Told::Era(era())).filter(|_| era() > last));
	told.extend(tell(cast, 0));
	told
}

// Into the second block of the next era: the first is spent on changing the session.
fn run_to_next_era(cast: &Cast) -> Vec<Told> {
	let before = era();
	let mut told = Vec::new();
	for _ in 0..100 {
		told.extend(run_block(cast));
		if era() > before {
			told.extend(run_block(cast));
			return told;
		}
	}
	panic!("no new era in 100 blocks");
}

// As if no block had weight left to execute slashes: what is queued is out of sight meanwhile.
fn without_executions<R>(run: impl FnOnce() -> R) -> R {
	use pallet_slashing::{ExecutionCursor, Executions, Turns};
	let queued: Vec<_> = Executions::<Runtime>::drain().collect();
	let turns: Vec<_> = Turns::<Runtime>::iter().collect();
	let cursor = ExecutionCursor::<Runtime>::get();
	let result = run();
	for (era, service, turn) in turns {
		Turns::<Runtime>::insert(era, service, turn);
	}
	for (era, turn, id) in queued {
		Executions::<Runtime>::insert(era, turn, id);
	}
	ExecutionCursor::<Runtime>::put(cursor);
	result
}

/// The active era.
pub fn era() -> Era {
	harness::active_era()
}

/// Whether a block of this era is over that had room for anything: the first has none.
pub fn had_room() -> bool {
	let slot = rampart_runtime::timing::SlotDuration::get();
	let began = pallet_staking::ActiveEra::<Runtime>::get().and_then(|era| era.start);
	let now = pallet_timestamp::Now::<Runtime>::get();
	// The block that is open is the third of its era at least.
	began.is_some_and(|began| began + 2 * slot <= now)
}

/// The total issuance.
pub fn issuance() -> Planck {
	Balances::total_issuance()
}

/// Which invariant is broken, if one is.
pub fn check_invariants() -> Result<(), String> {
	<Runtime as RestakingApiV1<Block, AccountId>>::check_invariants()
		.map_err(|broken| String::from_utf8_lossy(&broken).into_owned())
}

/// What the network has settled. Plain constants and delays; nothing is computed from them.
pub fn rules() -> Rules {
	let delays = Restaking::delays();
	Rules {
		report_window: delays.report_window,
		veto_window: delays.veto_window,
		execution_slack: delays.execution_slack,
		exit: delays.exit,
		allocation: delays.allocation,
		deallocation: delays.deallocation,
		terms: delays.terms,
		commission: <<Runtime as pallet_operators::Config>::CommissionDelay as Get<u32>>::get(),
		payout: <<Runtime as pallet_slashing::Config>::PayoutDelay as Get<u32>>::get(),
		reserve: constants::ConsensusReserve::get().deconstruct(),
		min_delegation: constants::MinDelegation::get(),
		max_operators: <<Runtime as pallet_restaking::Config>::MaxOperators as Get<u32>>::get()
			as usize,
		max_parts: <<Runtime as pallet_restaking::Config>::MaxParts as Get<u32>>::get() as usize,
		exhausted_below: crate::reference::FULL / 1_000,
		operator_deposit: constants::OperatorDeposit::get(),
		service_deposit: constants::ServiceDeposit::get(),
		max_metadata: <<Runtime as pallet_operators::Config>::MaxMetadata as Get<u32>>::get()
			as usize,
		max_commission: constants::MaxCommission::get().deconstruct(),
		max_commission_step: constants::MaxCommissionStep::get().deconstruct(),
		max_retired_keys: <<Runtime as pallet_operators::Config>::MaxRetiredKeys as Get<u32>>::get()
			as usize,
		max_services_per_operator:
			<<Runtime as pallet_services::Config>::MaxServicesPerOperator as Get<u32>>::get()
				as usize,
		max_shared_services:
			<<Runtime as pallet_services::Config>::MaxSharedServices as Get<u32>>::get() as usize,
		max_budget_window: <<Runtime as pallet_services::Config>::MaxBudgetWindow as Get<u32>>::get(
		),
		max_reporter_share: <<Runtime as pallet_services::Config>::MaxReporterShare as Get<
			Perbill,
		>>::get()
		.deconstruct(),
		max_open_slashes: <<Runtime as pallet_slashing::Config>::MaxOpenSlashes as Get<u32>>::get()
			as usize,
		max_service_commissions:
			<<Runtime as pallet_operators::Config>::MaxServiceCommissions as Get<u32>>::get()
				as usize,
		max_eras_per_distribution:
			<<Runtime as pallet_rewards::Config>::MaxErasPerDistribution as Get<u32>>::get(),
		history: <<Runtime as pallet_rewards::Config>::HistoryDepth as Get<u32>>::get(),
		min_compound: constants::MinCompound::get(),
		existential_deposit: EXISTENTIAL_DEPOSIT,
	}
}

/// The origin of the security council: two of its three.
fn council() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, rampart_runtime::SecurityCouncilCollective>::Members(
		2, 3,
	)
	.into()
}
