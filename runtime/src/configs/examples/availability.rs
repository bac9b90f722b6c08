// SPDX-License-Identifier: Apache-2.0

//! Data availability.

use crate::{
	configs::restaking::{RampartSecurity, MAX_OPERATORS_PER_SERVICE},
	timing, AccountId, Availability, Balance, Balances, BlockNumber, Runtime, MICRO_UNIT, UNIT,
};
use frame_support::{parameter_types, traits::ConstU32, PalletId};
use frame_system::EnsureRoot;

/// Half an era, in blocks: silence is found in the era after at the latest, when it can still be
/// reported, and many authors have had a chance to include the answer.
fn half_an_era() -> BlockNumber {
	let era = timing::EpochDuration::get().saturating_mul(timing::SessionsPerEra::get().into());
	BlockNumber::try_from(era / 2).unwrap_or(BlockNumber::MAX).max(1)
}

parameter_types! {
	pub const AvailabilityId: PalletId = PalletId(*b"rmp/avai");
	/// Where fees wait until somebody earns them.
	pub AvailabilityAccount: AccountId = Availability::account();
	pub AttestationWindow: BlockNumber = half_an_era();
	pub AnswerWindow: BlockNumber = half_an_era();
	pub const ChallengePeriod: BlockNumber = 5;
	// It buys one of few places for a while, whatever becomes of the blob.
	pub const CommitFee: Balance = UNIT;
	// A megabyte for an era costs as much again.
	pub const ByteFee: Balance = MICRO_UNIT;
}

impl pallet_example_availability::Config for Runtime {
	type AnswerWindow = AnswerWindow;
	type AttestationWindow = AttestationWindow;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::ServicePalletsStage;
	type ByteFee = ByteFee;
	type ChallengePeriod = ChallengePeriod;
	type CommitFee = CommitFee;
	type Currency = Balances;
	type MaxBlobs = ConstU32<64>;
	type MaxChunks = ConstU32<256>;
	type MaxChunkSize = ConstU32<{ 16 * 1024 }>;
	type MaxEras = ConstU32<64>;
	type MaxOpenChallenges = ConstU32<64>;
	type MaxOperators = ConstU32<MAX_OPERATORS_PER_SERVICE>;
	type PalletId = AvailabilityId;
	type Randomness = pallet_babe::RandomnessFromOneEpochAgo<Runtime>;
	type Replicas = ConstU32<3>;
	type Security = RampartSecurity;
	type StartOrigin = EnsureRoot<AccountId>;
	type WeightInfo = pallet_example_availability::weights::SubstrateWeight<Runtime>;
}
