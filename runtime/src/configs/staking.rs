// SPDX-License-Identifier: Apache-2.0

//! The stake that secures the base chain: who may validate, who is elected, what they earn.

use super::{
	governance::{SecurityCouncilOrigin, TreasuryAccount},
	restaking::TellRestaking,
	voter_bags, MAX_BACKERS_PER_VALIDATOR, MAX_VALIDATORS,
};
use crate::{
	timing, AccountId, Balance, Balances, Runtime, RuntimeEvent, RuntimeHoldReason, Session,
	Staking, Timestamp, Timing, VoterList,
};
use frame_election_provider_support::{
	bounds::{ElectionBounds, ElectionBoundsBuilder},
	onchain, SequentialPhragmen, VoteWeight,
};
use frame_support::{
	parameter_types,
	traits::{tokens::imbalance::ResolveTo, ConstBool, ConstU32, Nothing},
};
use pallet_staking_reward_fn::compute_inflation;
use sp_arithmetic::Perquintill;
use sp_runtime::{Perbill, Saturating};
use sp_staking::{currency_to_vote::U128CurrencyToVote, EraIndex};

/// How many validators a nominator may name.
pub const MAX_NOMINATIONS: u32 = 16;
/// How many voters an election takes, those with the most stake first.
///
/// The election runs inside one block, at the planning of an era. With these bounds the snapshot
/// and the solution fit into it, see the test below.
pub const MAX_ELECTING_VOTERS: u32 = 2_000;
/// How many candidates an election takes. Genesis caps the number of registered validators at the
/// same figure, so that none is left out unseen.
pub const MAX_ELECTABLE_TARGETS: u32 = 500;

parameter_types! {
	pub const HistoryDepth: EraIndex = 84;
	pub const BagThresholds: &'static [VoteWeight] = voter_bags::THRESHOLDS;
	pub ElectionLimits: ElectionBounds = ElectionBoundsBuilder::default()
		.voters_count(MAX_ELECTING_VOTERS.into())
		.targets_count(MAX_ELECTABLE_TARGETS.into())
		.build();
}

/// The election: sequential Phragmén, on chain, whole in one go.
pub struct OnChainPhragmen;

impl onchain::Config for OnChainPhragmen {
	type Bounds = ElectionLimits;
	type DataProvider = Staking;
	type MaxBackersPerWinner = ConstU32<MAX_BACKERS_PER_VALIDATOR>;
	type MaxWinnersPerPage = ConstU32<MAX_VALIDATORS>;
	type Solver = SequentialPhragmen<AccountId, Perbill>;
	// A validator with too many backers keeps those with the most stake, rather than failing the
	// election.
	type Sort = ConstBool<true>;
	type System = Runtime;
	type WeightInfo = frame_election_provider_support::weights::SubstrateWeight<Runtime>;
}

/// Sizes for the benchmarks of staking.
pub struct StakingBenchmarks;

impl pallet_staking::BenchmarkingConfig for StakingBenchmarks {
	type MaxNominators = ConstU32<1_000>;
	type MaxValidators = ConstU32<1_000>;
}

impl pallet_staking::Config for Runtime {
	type AdminOrigin = SecurityCouncilOrigin;
	type BenchmarkingConfig = StakingBenchmarks;
	type BondingDuration = timing::BondingDuration;
	type Currency = Balances;
	type CurrencyBalance = Balance;
	type CurrencyToVote = U128CurrencyToVote;
	type ElectionProvider = onchain::OnChainExecution<OnChainPhragmen>;
	type EraPayout = EraPayout;
	type EventListeners = TellRestaking;
	type Filter = Nothing;
	type GenesisElectionProvider = onchain::OnChainExecution<OnChainPhragmen>;
	type HistoryDepth = HistoryDepth;
	type MaxControllersInDeprecationBatch = ConstU32<100>;
	type MaxExposurePageSize = ConstU32<64>;
	type MaxUnlockingChunks = ConstU32<32>;
	type MaxValidatorSet = ConstU32<MAX_VALIDATORS>;
	type NextNewSession = Session;
	type NominationsQuota = pallet_staking::FixedNominationsQuota<MAX_NOMINATIONS>;
	type OldCurrency = Balances;
	// Payouts to stakers are minted as they are claimed.
	type Reward = ();
	type RewardRemainder = ResolveTo<TreasuryAccount, Balances>;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SessionInterface = Self;
	type SessionsPerEra = timing::SessionsPerEra;
	type Slash = ResolveTo<TreasuryAccount, Balances>;
	type SlashDeferDuration = timing::SlashDeferDuration;
	type TargetList = pallet_staking::UseValidatorsMap<Self>;
	type UnixTime = Timestamp;
	type VoterList = VoterList;
	type WeightInfo = pallet_staking::weights::SubstrateWeight<Runtime>;
}

impl pallet_bags_list::Config for Runtime {
	type BagThresholds = BagThresholds;
	// Stake changes by rewards and slashes without the list being told; a few entries per block of
	// idle time keep it close.
	type MaxAutoRebagPerBlock = ConstU32<5>;
	type RuntimeEvent = RuntimeEvent;
	type Score = VoteWeight;
	type ScoreProvider = Staking;
	type WeightInfo = pallet_bags_list::weights::SubstrateWeight<Runtime>;
}

/// What a year mints at most, as a part of the issuance. Stakers get what the curve gives them, the
/// treasury the rest.
const MAX_INFLATION: Perquintill = Perquintill::from_percent(10);
/// What stakers would get in a year if almost nobody staked.
const MIN_INFLATION: Perquintill = Perquintill::from_parts(25_000_000_000_000_000);
/// The part of the issuance that is best at stake: there the curve peaks.
const IDEAL_STAKE: Perquintill = Perquintill::from_percent(50);
/// How much more stake than ideal halves the reward above the minimum.
const FALLOFF: Perquintill = Perquintill::from_percent(5);
/// A year of 365.25 days.
const MILLIS_PER_YEAR: u64 = 31_557_600_000;

/// Pays an era by the inflation curve of nominated proof-of-stake: rising in proportion to the
/// stake up to [`IDEAL_STAKE`], falling exponentially beyond it
/// (<https://research.web3.foundation/Polkadot/overview/token-economics>).
pub struct EraPayout;

impl sp_staking::EraPayout<Balance> for EraPayout {
	fn era_payout(
		total_staked: Balance,
		total_issuance: Balance,
		era_duration_millis: u64,
	) -> (Balance, Balance) {
		// Time during which the chain stood still has not been worked for; without the cap, a chain
		// that is started again after a year would mint a year's inflation for one era.
		let worked = era_duration_millis.min(Timing::parameters().era_millis().saturating_mul(2));
		let period = Perquintill::from_rational(worked, MILLIS_PER_YEAR);

		let staked = Perquintill::from_rational(total_staked, total_issuance);
		let above_minimum = compute_inflation(staked, IDEAL_STAKE, FALLOFF)
			* MAX_INFLATION.saturating_sub(MIN_INFLATION);
		let yearly = MIN_INFLATION.saturating_add(above_minimum);

		let minted = period * (MAX_INFLATION * total_issuance);
		let to_stakers = period * (yearly * total_issuance);
		(to_stakers, minted.saturating_sub(to_stakers))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{MAXIMUM_BLOCK_WEIGHT, NORMAL_DISPATCH_RATIO, UNIT};
	use frame_election_provider_support::NposSolver;
	use pallet_staking::WeightInfo as _;
	use sp_staking::EraPayout as _;

	const DAY: u64 = 24 * 60 * 60 * 1_000;

	fn in_externalities<R>(test: impl FnOnce() -> R) -> R {
		sp_io::TestExternalities::default().execute_with(test)
	}

	#[test]
	fn an_election_of_the_largest_size_fits_into_a_block() {
		let weight = in_externalities(|| {
			let snapshot = <Runtime as pallet_staking::Config>::WeightInfo::get_npos_voters(
				MAX_ELECTABLE_TARGETS,
				MAX_ELECTING_VOTERS - MAX_ELECTABLE_TARGETS,
			)
			.saturating_add(<Runtime as pallet_staking::Config>::WeightInfo::get_npos_targets(
				MAX_ELECTABLE_TARGETS,
			));
			let solution = <OnChainPhragmen as onchain::Config>::Solver::weight::<
				<OnChainPhragmen as onchain::Config>::WeightInfo,
			>(MAX_ELECTING_VOTERS, MAX_ELECTABLE_TARGETS, MAX_NOMINATIONS);
			snapshot.saturating_add(solution)
		});
		assert!(weight.all_lt(MAXIMUM_BLOCK_WEIGHT), "{weight:?}");
	}

	#[test]
	fn an_equivocation_report_of_the_largest_size_fits_into_a_block() {
		let room = NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT;
		let babe = <() as pallet_babe::WeightInfo>::report_equivocation(
			MAX_VALIDATORS,
			MAX_BACKERS_PER_VALIDATOR,
		);
		let grandpa = <() as pallet_grandpa::WeightInfo>::report_equivocation(
			MAX_VALIDATORS,
			MAX_BACKERS_PER_VALIDATOR,
		);
		// A tenth of the block is set aside for its hooks.
		assert!(babe.max(grandpa).all_lt(room - MAXIMUM_BLOCK_WEIGHT / 10), "{babe:?} {grandpa:?}");
	}

	#[test]
	fn the_ideal_stake_earns_the_whole_inflation() {
		in_externalities(|| {
			let issuance = 1_000_000 * UNIT;
			let era = Timing::parameters().era_millis();
			let (to_stakers, rest) = EraPayout::era_payout(issuance / 2, issuance, era);
			assert_eq!(rest, 0);
			let eras_per_year = u128::from(MILLIS_PER_YEAR / era);
			assert!((to_stakers * eras_per_year).abs_diff(issuance / 10) < UNIT);
		});
	}

	#[test]
	fn less_and_more_than_the_ideal_stake_earn_less() {
		in_externalities(|| {
			let issuance = 1_000_000 * UNIT;
			let payout = |percent: u128| {
				EraPayout::era_payout(issuance * percent / 100, issuance, DAY / 4).0
			};
			assert!(payout(0) > 0);
			assert!(payout(0) < payout(30));
			assert!(payout(30) < payout(50));
			assert!(payout(60) < payout(50));
			assert!(payout(100) >= payout(0));
		});
	}

	#[test]
	fn time_the_chain_stood_still_is_not_paid() {
		in_externalities(|| {
			let issuance = 1_000_000 * UNIT;
			let era = Timing::parameters().era_millis();
			assert_eq!(
				EraPayout::era_payout(issuance / 4, issuance, 365 * DAY),
				EraPayout::era_payout(issuance / 4, issuance, 2 * era),
			);
		});
	}
}
