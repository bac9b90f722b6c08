// SPDX-License-Identifier: Apache-2.0

//! Restaking: how the five pallets reach each other, and the base chain's staking.
//!
//! ```text
//!   operators ◀── registry ── restaking ◀── bonds, events ── pallet-staking
//!       │                      ▲   ▲ │
//!       │ commitments    stake │   │ │ what is collected
//!       ▼                      │   │ ▼
//!   services ◀─ terms, allocations ─ slashing ─ keys ──▶ operators
//!       ▲                          │
//!       │ allocations, origins     │ shares, bonds of what is restaked
//!       └───────────────────────rewards ─ commissions ──▶ operators
//! ```
//!
//! A service that is a pallet meets all of them through [`RampartSecurity`], and hears from them as one of
//! [`ServicePallets`].

pub use super::security::RampartSecurity;

use super::governance::{SecurityCouncilOrigin, TreasuryAccount};
use crate::{
	timing, AccountId, Balance, Balances, Operators, Restaking, Rewards, Runtime,
	RuntimeHoldReason, Services, Slashing, Staking, MAXIMUM_BLOCK_WEIGHT, UNIT,
};
use alloc::collections::BTreeMap;
use frame_support::{
	parameter_types,
	traits::{
		fungible::{Balanced, Credit},
		tokens::imbalance::ResolveTo,
		ConstU32, Imbalance, OnUnbalanced,
	},
	weights::Weight,
	PalletId,
};
use pallet_slashing::Equivocation;
use restaking_primitives::{Bonds, EraIndex, Eras, ExtendBonds, OnBondChange, SlashBonds};
use sp_runtime::{DispatchResult, Perbill};
use sp_staking::{OnStakingUpdate, StakingInterface};

/// How many eras the ledger remembers; the longest liability window is four less.
const MAX_HISTORY: u32 = 64;

/// The era by which liability is measured: the active one, not the one that is planned.
pub struct ActiveEra;

impl Eras for ActiveEra {
	fn active_era() -> EraIndex {
		pallet_staking::ActiveEra::<Runtime>::get().map_or(0, |era| era.index)
	}
}

/// The bonds of the base chain's staking.
///
/// A virtual staker (a pool) has a ledger but no tokens of its own under it, so it has no bond
/// here.
pub struct StakingBonds;

impl Bonds<AccountId> for StakingBonds {
	fn active(stash: &AccountId) -> Balance {
		Self::stake(stash).map_or(0, |stake| stake.active)
	}

	fn total(stash: &AccountId) -> Balance {
		Self::stake(stash).map_or(0, |stake| stake.total)
	}
}

impl StakingBonds {
	fn stake(stash: &AccountId) -> Option<sp_staking::Stake<Balance>> {
		<Staking as StakingInterface>::stake(stash)
			.ok()
			.filter(|_| !Staking::is_virtual_staker(stash))
	}
}

impl SlashBonds<AccountId> for StakingBonds {
	type Credit = Credit<AccountId, Balances>;

	fn slash(stash: &AccountId, amount: Balance) -> Self::Credit {
		if Self::total(stash) == 0 {
			return Credit::<AccountId, Balances>::zero();
		}
		// Era zero makes every unlocking chunk young enough to be taken from, in proportion.
		let mut taken = Credit::<AccountId, Balances>::zero();
		let mut reward = 0;
		pallet_staking::slashing::do_slash::<Runtime>(stash, amount, &mut reward, &mut taken, 0);
		// Staking sweeps remainders below the existential deposit; they are the stash's.
		let (taken, swept) = taken.split(amount);
		if swept.peek() > 0 {
			if let Err(unpayable) = Balances::resolve(stash, swept) {
				ResolveTo::<TreasuryAccount, Balances>::on_unbalanced(unpayable);
			}
		}
		taken
	}
}

impl ExtendBonds<AccountId> for StakingBonds {
	fn bond(stash: &AccountId, amount: Balance) -> DispatchResult {
		if <Staking as StakingInterface>::stake(stash).is_ok() {
			<Staking as StakingInterface>::bond_extra(stash, amount)
		} else {
			Staking::bond(
				frame_system::RawOrigin::Signed(stash.clone()).into(),
				amount,
				pallet_staking::RewardDestination::Staked,
			)
		}
	}
}

/// Tells the ledger what staking takes and lets go of.
pub struct TellRestaking;

impl OnStakingUpdate<AccountId, Balance> for TellRestaking {
	fn on_slash(
		stash: &AccountId,
		active: Balance,
		_unlocking: &BTreeMap<EraIndex, Balance>,
		slashed: Balance,
	) {
		// Staking calls this before it stores the ledger: what is stored is from before the slash.
		let total = StakingBonds::total(stash).saturating_sub(slashed);
		Restaking::on_bond_slashed(stash, active, total);
	}

	fn on_withdraw(stash: &AccountId, _amount: Balance) {
		Restaking::on_bond_withdrawn(stash);
	}
}

parameter_types! {
	pub const OperatorDeposit: Balance = 10 * UNIT;
	pub const ServiceDeposit: Balance = 100 * UNIT;
	pub const MaxCommission: Perbill = Perbill::from_percent(50);
	pub const MaxCommissionStep: Perbill = Perbill::from_percent(5);
	// A restaker who dislikes a raise can be gone before it is in force.
	pub CommissionDelay: EraIndex = Restaking::delays().exit;
	pub const ConsensusReserve: Perbill = Perbill::from_percent(20);
	pub const MinDelegation: Balance = UNIT;
	// Many times the fee: blocks cannot be filled for less than is slashed.
	pub const FreeCollection: Balance = UNIT / 10;
	// With what it takes to write down the others behind a validator, below a quarter of a block.
	pub MaxFollowing: Weight = Perbill::from_percent(13) * MAXIMUM_BLOCK_WEIGHT;
	pub ExecutionWeight: Weight = Perbill::from_percent(20) * MAXIMUM_BLOCK_WEIGHT;
	// As the base chain's slashes reward those who report: an operator that reports itself through
	// another account, for what its restakers lose, gets no more of it.
	pub const MaxReporterShare: Perbill = Perbill::from_percent(10);
	// As long as unbonding takes, and the era more that staking counts when unbonding begins in the
	// last session of one: whoever slashes itself does not get at its bond any sooner.
	pub PayoutDelay: EraIndex = timing::BondingDuration::get().saturating_add(1);
	pub const SlashPotId: PalletId = PalletId(*b"rmp/slsh");
	/// Where what was slashed waits for accounts that are beneficiaries.
	pub SlashPot: AccountId = Slashing::pot();
}

parameter_types! {
	pub const RewardPotId: PalletId = PalletId(*b"rmp/rwrd");
	/// Where what services fund waits for those who earn it.
	pub RewardPot: AccountId = Rewards::pot_account();
	// What bonding leaves of it for a delegation, less the reserve, is one that may be made.
	pub const MinCompound: Balance = 2 * UNIT;
}

/// The most services one operator may be at.
const MAX_SERVICES_PER_OPERATOR: u32 = 12;
/// The most slashes of one service against one operator at a time.
const MAX_OPEN_SLASHES: u32 = 4;

type MaxServicesPerOperator = ConstU32<MAX_SERVICES_PER_OPERATOR>;
/// The most operators one service may have, and the most that may wait to be admitted.
pub const MAX_OPERATORS_PER_SERVICE: u32 = 100;
/// The services that are pallets: each hears what happens to it.
pub type ServicePallets = (crate::Availability,);
/// The ways in which offences are proved on chain.
type OffenceVerifiers = Equivocation<Runtime, Operators>;

impl pallet_operators::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::OperatorsStage;
	type Commitments = Services;
	type CommissionDelay = CommissionDelay;
	type Currency = Balances;
	type Delays = Restaking;
	type Deposit = OperatorDeposit;
	type Eras = ActiveEra;
	type MaxCommission = MaxCommission;
	type MaxCommissionStep = MaxCommissionStep;
	type MaxMetadata = ConstU32<256>;
	type MaxRetiredKeys = ConstU32<8>;
	// A commission of its own for each service, and some for services it has left.
	type MaxServiceCommissions = ConstU32<16>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_operators::weights::SubstrateWeight<Runtime>;
}

impl pallet_restaking::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::RestakingStage;
	type BondingDuration = timing::BondingDuration;
	type Bonds = StakingBonds;
	type ConsensusReserve = ConsensusReserve;
	type Currency = Balances;
	type Eras = ActiveEra;
	type FreeCollection = FreeCollection;
	type MaxFollowing = MaxFollowing;
	type MaxHistory = ConstU32<MAX_HISTORY>;
	type MaxOperators = ConstU32<8>;
	type MaxParts = ConstU32<32>;
	// Room for all that services can have executed at a time: the ledger never refuses a slash.
	type MaxUncollected = ConstU32<{ MAX_OPEN_SLASHES * MAX_SERVICES_PER_OPERATOR }>;
	type MinDelegation = MinDelegation;
	type OpenSlashes = Slashing;
	type Registry = Operators;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Settlement = Slashing;
	type WeightInfo = pallet_restaking::weights::SubstrateWeight<Runtime>;
}

impl pallet_services::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::ServicesStage;
	type CouncilOrigin = SecurityCouncilOrigin;
	type Currency = Balances;
	type Delays = Restaking;
	type Deposit = ServiceDeposit;
	type Eras = ActiveEra;
	type MaxAllowList = ConstU32<100>;
	type MaxBudgetWindow = ConstU32<MAX_HISTORY>;
	type MaxMetadata = ConstU32<256>;
	type MaxOperatorsPerService = ConstU32<MAX_OPERATORS_PER_SERVICE>;
	type MaxReporterShare = MaxReporterShare;
	type MaxServicesPerOperator = MaxServicesPerOperator;
	type MaxSharedServices = ConstU32<4>;
	type MaxSteps = ConstU32<{ MAX_HISTORY + 2 }>;
	type OnService = ServicePallets;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Stake = Restaking;
	type Verifiers = OffenceVerifiers;
	type WeightInfo = pallet_services::weights::SubstrateWeight<Runtime>;
}

impl pallet_slashing::Config for Runtime {
	type Allocations = Services;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::SlashingStage;
	type CouncilOrigin = SecurityCouncilOrigin;
	type Currency = Balances;
	type Delays = Restaking;
	type Eras = ActiveEra;
	type ExecutionWeight = ExecutionWeight;
	type MaxOpenSlashes = ConstU32<MAX_OPEN_SLASHES>;
	// Those that apply are read along with those that serve.
	type MaxOperatorsPerService = ConstU32<{ 2 * MAX_OPERATORS_PER_SERVICE }>;
	type MaxServicesPerOperator = MaxServicesPerOperator;
	type OnService = ServicePallets;
	type PayoutDelay = PayoutDelay;
	type PotId = SlashPotId;
	type Stake = Restaking;
	type Terms = Services;
	type Treasury = TreasuryAccount;
	type Verifiers = OffenceVerifiers;
	type WeightInfo = pallet_slashing::weights::SubstrateWeight<Runtime>;
}

impl pallet_rewards::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::RewardsStage;
	type Bonds = StakingBonds;
	type Commissions = Operators;
	type Currency = Balances;
	type Delays = Restaking;
	type Eras = ActiveEra;
	type HistoryDepth = super::staking::HistoryDepth;
	type MaxErasPerDistribution = ConstU32<4>;
	type MaxOperatorsPerService = ConstU32<MAX_OPERATORS_PER_SERVICE>;
	type MinCompound = MinCompound;
	type OnService = ServicePallets;
	type PotId = RewardPotId;
	type Services = Services;
	type Stake = Restaking;
	type Treasury = TreasuryAccount;
	type WeightInfo = pallet_rewards::weights::SubstrateWeight<Runtime>;
}
