// SPDX-License-Identifier: Apache-2.0

//! The service of `pallet-template`.

use crate::{
	configs::restaking::RampartSecurity, AccountId, Runtime, TemplateConfig, MAXIMUM_BLOCK_WEIGHT,
	UNIT,
};
use frame_support::{parameter_types, traits::ConstU32, weights::Weight, PalletId};
use frame_system::EnsureRoot;
use sp_runtime::Perbill;

// guide: runtime
parameter_types! {
	pub const TemplateId: PalletId = PalletId(*b"svc/tmpl");
	pub TemplateEraWeight: Weight = Perbill::from_percent(20) * MAXIMUM_BLOCK_WEIGHT;
}

impl pallet_template::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::ServicePalletsStage;
	type EraWeight = TemplateEraWeight;
	// As many as the registry of services allows.
	type MaxOperators = ConstU32<100>;
	type PalletId = TemplateId;
	type Patience = ConstU32<3>;
	type Security = RampartSecurity;
	type WeightInfo = pallet_template::weights::SubstrateWeight<Runtime>;
}

/// Silence costs a hundredth of an allocation; `payer` pays operators for a while.
pub fn genesis(payer: AccountId) -> TemplateConfig {
	TemplateConfig { slash: Perbill::from_percent(1), rewards: Some((payer, 10 * UNIT, 1_000)) }
}
// guide: end
