// SPDX-License-Identifier: Apache-2.0

//! Balances, and the ways to act through and together with other accounts.

use crate::{
	deposit, Balance, Balances, OriginCaller, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeFreezeReason, RuntimeHoldReason, System, EXISTENTIAL_DEPOSIT,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter, VariantCountOf},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
}

impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type DoneSlashHandler = ();
	type DustRemoval = ();
	type ExistentialDeposit = ExistentialDeposit;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type ReserveIdentifier = [u8; 8];
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
}

impl pallet_utility::Config for Runtime {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	// One item: the call's hash, when it was proposed, the depositor and the approvals so far.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	// One approval more in it: an account.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
}

impl pallet_multisig::Config for Runtime {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	// One item with a small header.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	// A proxy in it: an account, a type and a delay.
	pub const ProxyDepositFactor: Balance = deposit(0, 37);
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	// An announcement in it: an account, a hash and a block number.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
}

/// What a proxy may do in the name of the account it acts for.
///
/// Each kind lists what it allows: a pallet added later is out of reach until it is put into a
/// list. Batching is part of most, because every call inside a batch is filtered again.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything that cannot move funds to another account at will.
	#[codec(index = 1)]
	NonTransfer,
	/// Taking part in the security council.
	#[codec(index = 2)]
	Governance,
	/// Managing the stake that secures the base chain.
	#[codec(index = 3)]
	Staking,
	/// Managing the stake of the base chain and what it is used for again.
	#[codec(index = 4)]
	Restaking,
	/// Refusing what another proxy announced.
	#[codec(index = 5)]
	CancelProxy,
}

impl ProxyType {
	fn allows_governance(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::SecurityCouncil(..)
				| RuntimeCall::Treasury(..)
				| RuntimeCall::SafeMode(..)
				| RuntimeCall::TxPause(..)
				| RuntimeCall::Utility(..)
		)
	}

	fn allows_staking(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Staking(..)
				| RuntimeCall::VoterList(..)
				| RuntimeCall::Session(..)
				| RuntimeCall::Utility(..)
		)
	}

	fn allows_restaking(call: &RuntimeCall) -> bool {
		Self::allows_staking(call)
			|| matches!(
				call,
				RuntimeCall::Operators(..)
					| RuntimeCall::Restaking(..)
					| RuntimeCall::Services(..)
					| RuntimeCall::Slashing(..)
					| RuntimeCall::Rewards(..)
					| RuntimeCall::Availability(..)
					| RuntimeCall::Oracle(..)
			)
	}

	fn allows_cancelling(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. })
				| RuntimeCall::Utility(..)
		)
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			ProxyType::Any => true,
			ProxyType::NonTransfer => {
				ProxyType::allows_governance(call)
					|| ProxyType::allows_restaking(call)
					|| matches!(
						call,
						RuntimeCall::System(..)
							| RuntimeCall::Babe(..)
							| RuntimeCall::Grandpa(..)
							| RuntimeCall::Proxy(..)
							| RuntimeCall::Multisig(..)
					)
			}
			ProxyType::Governance => ProxyType::allows_governance(call),
			ProxyType::Staking => ProxyType::allows_staking(call),
			ProxyType::Restaking => ProxyType::allows_restaking(call),
			ProxyType::CancelProxy => ProxyType::allows_cancelling(call),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(this, other) if this == other => true,
			(ProxyType::Any, _) => true,
			(_, ProxyType::Any) => false,
			(ProxyType::NonTransfer, _) => true,
			(ProxyType::Restaking, ProxyType::Staking) => true,
			_ => false,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<32>;
	type MaxProxies = ConstU32<32>;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
}
