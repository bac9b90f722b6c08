// SPDX-License-Identifier: Apache-2.0

//! Who writes blocks, who finalizes them, and what happens to those who cheat.
//!
//! BABE and GRANDPA turn an equivocation into an offence, proved with the session keys of the time
//! ([`Historical`]); [`Offences`] hands it to [`Staking`], which slashes. Nothing of Rampart's own
//! stands in between.

use super::{MAX_BACKERS_PER_VALIDATOR, MAX_VALIDATORS};
use crate::{
	deposit, opaque::SessionKeys, timing, AccountId, Babe, Balance, Balances, Historical, Offences,
	Runtime, RuntimeEvent, Session, Staking,
};
use frame_support::{parameter_types, traits::ConstU32};
use pallet_session::{
	disabling::UpToLimitWithReEnablingDisablingStrategy,
	historical::{IdentificationTuple, NoteHistoricalRoot},
	FindAccountFromAuthorIndex,
};
use sp_runtime::traits::{ConvertInto, OpaqueKeys};
use sp_session::MembershipProof;

impl pallet_babe::Config for Runtime {
	type DisabledValidators = Session;
	type EpochChangeTrigger = pallet_babe::ExternalTrigger;
	type EpochDuration = timing::EpochDuration;
	type EquivocationReportSystem =
		pallet_babe::EquivocationReportSystem<Self, Offences, Historical, timing::ReportLongevity>;
	type ExpectedBlockTime = timing::SlotDuration;
	type KeyOwnerProof = MembershipProof;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<MAX_BACKERS_PER_VALIDATOR>;
	// The only weights the crate publishes for its calls; they are real ones.
	type WeightInfo = ();
}

impl pallet_authorship::Config for Runtime {
	type EventHandler = Staking;
	type FindAuthor = FindAccountFromAuthorIndex<Self, Babe>;
}

impl pallet_grandpa::Config for Runtime {
	type EquivocationReportSystem = pallet_grandpa::EquivocationReportSystem<
		Self,
		Offences,
		Historical,
		timing::ReportLongevity,
	>;
	type KeyOwnerProof = MembershipProof;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<MAX_BACKERS_PER_VALIDATOR>;
	type MaxSetIdSessionEntries = timing::MaxSetIdSessionEntries;
	type RuntimeEvent = RuntimeEvent;
	// The only weights the crate publishes for its calls; they are real ones.
	type WeightInfo = ();
}

impl pallet_authority_discovery::Config for Runtime {
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
}

parameter_types! {
	pub const KeyDeposit: Balance = deposit(4, 256);
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy;
	type KeyDeposit = KeyDeposit;
	type Keys = SessionKeys;
	type NextSessionRotation = Babe;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = NoteHistoricalRoot<Self, Staking>;
	type ShouldEndSession = Babe;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

impl pallet_session::historical::Config for Runtime {
	// Staking looks the exposure up by era when it slashes, so the key proofs need not carry it.
	type FullIdentification = ();
	type FullIdentificationOf = pallet_staking::UnitIdentificationOf<Self>;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_offences::Config for Runtime {
	type IdentificationTuple = IdentificationTuple<Self>;
	type OnOffenceHandler = Staking;
	type RuntimeEvent = RuntimeEvent;
}
