// SPDX-License-Identifier: Apache-2.0

//! Verification tasks: how long the stages of a task are on this network, and what they cost.

use crate::{
	configs::{governance::SecurityCouncilOrigin, restaking::RampartSecurity},
	timing, AccountId, Balance, Balances, BlockNumber, Restaking, Runtime, RuntimeHoldReason,
	Verification, MILLI_UNIT, UNIT,
};
use frame_support::{parameter_types, traits::Get, PalletId};
use frame_system::EnsureRoot;
use pallet_example_verification::Periods;
use restaking_primitives::EraIndex;
use sp_runtime::Perbill;

/// The stages of a task, as parts of the time in which an era can be reported for sure: from its last
/// block on. All together take nine tenths of it, and the rest is for the slashes.
pub struct TaskPeriods;

impl Get<Periods<BlockNumber>> for TaskPeriods {
	fn get() -> Periods<BlockNumber> {
		let sessions = timing::SessionsPerEra::get();
		let era = timing::EpochDuration::get().saturating_mul(sessions.into());
		let eras = ReportWindow::get().max(1);
		let tenths = |parts: u64| {
			let blocks = era.saturating_mul(eras.into()).saturating_mul(parts) / 10;
			BlockNumber::try_from(blocks).unwrap_or(BlockNumber::MAX).max(1)
		};
		Periods {
			attest: tenths(3),
			challenge: tenths(2),
			vote: tenths(2),
			resolve: tenths(2),
			retry: tenths(1),
		}
	}
}

parameter_types! {
	pub const VerificationId: PalletId = PalletId(*b"rmp/vrfy");
	/// Where the fees of tasks wait for those who earn them.
	pub VerificationAccount: AccountId = Verification::account();
	pub ReportWindow: EraIndex = Restaking::delays().report_window;
	pub const MinFee: Balance = 100 * MILLI_UNIT;
	pub const ChallengeBond: Balance = 10 * UNIT;
	pub const SecondQuorum: Perbill = Perbill::from_percent(80);
}

impl pallet_example_verification::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::ServicePalletsStage;
	type ChallengeBond = ChallengeBond;
	type Currency = Balances;
	type MinFee = MinFee;
	// Whoever wants to hear of results is named here.
	type OnVerified = ();
	type PalletId = VerificationId;
	type Periods = TaskPeriods;
	type ReportWindow = ReportWindow;
	type ResolverOrigin = SecurityCouncilOrigin;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SecondQuorum = SecondQuorum;
	type Security = RampartSecurity;
	type WeightInfo = pallet_example_verification::weights::SubstrateWeight<Runtime>;
}
