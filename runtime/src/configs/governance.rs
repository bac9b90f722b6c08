// SPDX-License-Identifier: Apache-2.0

//! Who decides, and how the chain is braked in an emergency.
//!
//! The security council is a handful of accounts; two thirds of them act as
//! [`SecurityCouncilOrigin`]. It can stop transactions (safe mode, pausing single calls), cancel
//! slashes and spend from the treasury; it cannot change the code. Root does everything else; on
//! development networks it is reached with a sudo key, on others there is none to lose.

use crate::{
	timing, AccountId, Balance, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, RuntimeOrigin, System, Treasury, MAXIMUM_BLOCK_WEIGHT,
};
use frame_support::{
	parameter_types,
	traits::{
		tokens::{PayFromAccount, UnityAssetBalanceConversion},
		CallMetadata, ConstU32, Contains, EitherOfDiverse, GetCallMetadata, PalletInfoAccess,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureWithSuccess};
use pallet_collective::{EnsureProportionAtLeast, Instance1, PrimeDefaultVote};
use pallet_tx_pause::RuntimeCallNameOf;
use sp_runtime::{traits::IdentityLookup, Perbill, Permill};

/// The instance of the collective pallet that is the security council.
pub type SecurityCouncilCollective = Instance1;

/// Root, or two thirds of the security council.
pub type SecurityCouncilOrigin = EitherOfDiverse<
	EnsureRoot<AccountId>,
	EnsureProportionAtLeast<AccountId, SecurityCouncilCollective, 2, 3>,
>;

impl pallet_sudo::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub MotionDuration: BlockNumber = timing::days(3);
	pub MaxProposalWeight: Weight = Perbill::from_percent(50) * MAXIMUM_BLOCK_WEIGHT;
}

impl pallet_collective::Config<SecurityCouncilCollective> for Runtime {
	// Only members propose, and there is room for few proposals: nothing to be paid for.
	type Consideration = ();
	type DefaultVote = PrimeDefaultVote;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type MaxMembers = ConstU32<15>;
	type MaxProposals = ConstU32<20>;
	type MaxProposalWeight = MaxProposalWeight;
	type MotionDuration = MotionDuration;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	// Where there is no sudo key, nobody else could ever replace a member.
	type SetMembersOrigin = SecurityCouncilOrigin;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const TreasuryPalletId: PalletId = PalletId(*b"rmp/trsy");
	pub const NothingBurnt: Permill = Permill::zero();
	pub const AnyAmount: Balance = Balance::MAX;
	pub SpendPeriod: BlockNumber = timing::days(1);
	pub PayoutPeriod: BlockNumber = timing::days(30);
	pub TreasuryAccount: AccountId = Treasury::account_id();
}

impl pallet_treasury::Config for Runtime {
	type AssetKind = ();
	type BalanceConverter = UnityAssetBalanceConversion;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::TreasuryArguments;
	type Beneficiary = AccountId;
	type BeneficiaryLookup = IdentityLookup<AccountId>;
	type BlockNumberProvider = System;
	type Burn = NothingBurnt;
	type BurnDestination = ();
	type Currency = Balances;
	type MaxApprovals = ConstU32<100>;
	type PalletId = TreasuryPalletId;
	type Paymaster = PayFromAccount<Balances, TreasuryAccount>;
	type PayoutPeriod = PayoutPeriod;
	type RejectOrigin = SecurityCouncilOrigin;
	type RuntimeEvent = RuntimeEvent;
	type SpendFunds = ();
	type SpendOrigin = EnsureWithSuccess<SecurityCouncilOrigin, AccountId, AnyAmount>;
	type SpendPeriod = SpendPeriod;
	type WeightInfo = pallet_treasury::weights::SubstrateWeight<Runtime>;
}

/// What no brake stops, by pallet: all of its calls, or these.
///
/// Blocks keep being made, those who cheat keep being reported, nobody is kept from proving that it
/// does not, and whoever pulled the brake can release it. What runs on meanwhile can still be met:
/// slashes can be vetoed before they execute, and whoever wants to be liable no longer can leave,
/// services and the base chain alike. An account that acts through others can too: what proxies,
/// multisigs and batches carry is filtered once more.
pub(crate) fn without_brake() -> [(&'static str, Option<&'static [&'static str]>); 15] {
	[
		(crate::Timestamp::name(), None),
		(crate::Babe::name(), None),
		(crate::Grandpa::name(), None),
		(crate::Sudo::name(), None),
		(crate::SafeMode::name(), None),
		(crate::TxPause::name(), None),
		(crate::SecurityCouncil::name(), None),
		(crate::Multisig::name(), None),
		(crate::Utility::name(), None),
		(crate::Proxy::name(), Some(&["proxy"])),
		(crate::Staking::name(), Some(&["chill", "unbond", "withdraw_unbonded"])),
		(crate::Restaking::name(), Some(&["undelegate", "withdraw"])),
		(crate::Services::name(), Some(&["opt_out"])),
		(crate::Slashing::name(), Some(&["veto_slash"])),
		(crate::Availability::name(), Some(&["answer"])),
	]
}

fn has_no_brake(pallet: &[u8], call: &[u8]) -> bool {
	let all = without_brake();
	let Some((_, calls)) = all.iter().find(|(name, _)| name.as_bytes() == pallet) else {
		return false;
	};
	calls.is_none_or(|calls| calls.iter().any(|name| name.as_bytes() == call))
}

/// The calls safe mode leaves open: those that no brake stops; and the reports of offences and the
/// calls of the system, each of which can still be paused by itself.
pub struct SafeModeWhitelist;

impl Contains<RuntimeCall> for SafeModeWhitelist {
	fn contains(call: &RuntimeCall) -> bool {
		let CallMetadata { pallet_name, function_name } = call.get_call_metadata();
		has_no_brake(pallet_name.as_bytes(), function_name.as_bytes())
			|| matches!(
				call,
				RuntimeCall::System(..)
					| RuntimeCall::Slashing(pallet_slashing::Call::report_offence { .. })
			)
	}
}

parameter_types! {
	pub EnterDuration: BlockNumber = timing::days(1);
	pub ExtendDuration: BlockNumber = timing::days(1);
	// No deposit buys safe mode: only the council and root enter it.
	pub const NoDeposit: Option<Balance> = None;
	pub const NoRelease: Option<BlockNumber> = None;
}

impl pallet_safe_mode::Config for Runtime {
	type Currency = Balances;
	type EnterDepositAmount = NoDeposit;
	type EnterDuration = EnterDuration;
	type ExtendDepositAmount = NoDeposit;
	type ExtendDuration = ExtendDuration;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type ForceEnterOrigin = EnsureWithSuccess<SecurityCouncilOrigin, AccountId, EnterDuration>;
	type ForceExitOrigin = SecurityCouncilOrigin;
	type ForceExtendOrigin = EnsureWithSuccess<SecurityCouncilOrigin, AccountId, ExtendDuration>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = SafeModeWhitelist;
}

/// The calls that cannot be paused: those that no brake stops.
pub struct Unpausable;

impl Contains<RuntimeCallNameOf<Runtime>> for Unpausable {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		has_no_brake(pallet, call)
	}
}

impl pallet_tx_pause::Config for Runtime {
	type MaxNameLen = ConstU32<256>;
	type PauseOrigin = SecurityCouncilOrigin;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type UnpauseOrigin = SecurityCouncilOrigin;
	type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
	type WhitelistedCalls = Unpausable;
}
