// SPDX-License-Identifier: Apache-2.0

//! What a transaction costs, and who gets it.
//!
//! A fee is linear in weight and in length, times a multiplier that follows how full blocks are. At
//! a multiplier of one a simple transfer costs about a thousandth of a UNIT.

use super::governance::TreasuryAccount;
use crate::{AccountId, Authorship, Balance, Balances, Runtime, RuntimeEvent, MICRO_UNIT, UNIT};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{Balanced, Credit},
		tokens::imbalance::ResolveTo,
		ConstU8, Imbalance, OnUnbalanced,
	},
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, ConstantMultiplier},
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{traits::Bounded, FixedPointNumber, Perquintill};

/// The price of a second of execution.
const COMPUTE_SECOND: Balance = 2 * UNIT;
/// The price of a byte in a block.
const BYTE: Balance = MICRO_UNIT;

parameter_types! {
	pub const WeightPrice: Balance = COMPUTE_SECOND / WEIGHT_REF_TIME_PER_SECOND as Balance;
	pub const BytePrice: Balance = BYTE;
	/// How full blocks are when the multiplier rests.
	pub const TargetFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast it moves: full blocks for a day of six-second slots raise it to about 2.2 times.
	pub AdjustmentSpeed: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

/// Shares fees between the treasury and the author of the block, four to one. A tip is the author's
/// alone: it pays for a place in this block.
pub struct FeesToTreasuryAndAuthor;

impl OnUnbalanced<Credit<AccountId, Balances>> for FeesToTreasuryAndAuthor {
	fn on_unbalanceds(mut fee_then_tip: impl Iterator<Item = Credit<AccountId, Balances>>) {
		if let Some(fee) = fee_then_tip.next() {
			let (to_treasury, mut to_author) = fee.ration(80, 20);
			if let Some(tip) = fee_then_tip.next() {
				tip.merge_into(&mut to_author);
			}
			ResolveTo::<TreasuryAccount, Balances>::on_unbalanced(to_treasury);
			pay_author(to_author);
		}
	}
}

fn pay_author(credit: Credit<AccountId, Balances>) {
	let unpaid = match Authorship::author() {
		// Fails for an author whose account is gone and who would get less than it takes to exist.
		Some(author) => Balances::resolve(&author, credit).err(),
		None => Some(credit),
	};
	if let Some(credit) = unpaid {
		ResolveTo::<TreasuryAccount, Balances>::on_unbalanced(credit);
	}
}

impl pallet_transaction_payment::Config for Runtime {
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetFullness,
		AdjustmentSpeed,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type LengthToFee = ConstantMultiplier<Balance, BytePrice>;
	type OnChargeTransaction = FungibleAdapter<Balances, FeesToTreasuryAndAuthor>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
	type WeightToFee = ConstantMultiplier<Balance, WeightPrice>;
}
