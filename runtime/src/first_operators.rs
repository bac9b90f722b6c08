// SPDX-License-Identifier: Apache-2.0

//! # First operators: who runs services from the first block on
//!
//! A network whose services are pallets can have operators for them at genesis, so that they are backed
//! as soon as an allocation can be, without anybody's sending a transaction. What is written here is done
//! in the name of the accounts, by the calls that they would make, with the deposits and the delays of
//! these; only that a key is theirs they do not prove, because the hash that such a proof names is not
//! known yet.
//!
//! There is nothing else in this pallet: no storage, no calls.

use crate::{AccountId, Balance, Operators, Restaking, Runtime, RuntimeOrigin, Services};
use alloc::{string::String, vec::Vec};
use core::marker::PhantomData;
use restaking_primitives::{Magnitude, ServiceId, ServiceKey};
use serde::{Deserialize, Serialize};
use sp_core::sr25519;
use sp_runtime::{DispatchResult, Perbill};

pub use pallet::*;

/// An operator at genesis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FirstOperator {
	/// Its account.
	pub account: AccountId,
	/// What it says of itself.
	pub name: String,
	/// What it keeps of rewards.
	pub commission: Perbill,
	/// With what it signs for services.
	pub key: sr25519::Public,
	/// Who has delegated how much to it, in plancks; each has bonded more than that.
	pub delegations: Vec<(AccountId, Balance)>,
	/// Which part of its magnitude is a service's alone.
	pub allocations: Vec<(ServiceId, Perbill)>,
}

impl FirstOperator {
	fn set_up(&self) -> DispatchResult {
		let operator = &self.account;
		let signed = |who: &AccountId| RuntimeOrigin::signed(who.clone());
		let name = self.name.as_bytes().to_vec();
		Operators::register(signed(operator), name, self.commission, 0)?;
		Operators::set_key_at_genesis(operator.clone(), ServiceKey::Sr25519(self.key))?;
		for (restaker, amount) in &self.delegations {
			Restaking::delegate(signed(restaker), operator.clone(), *amount)
				.map_err(|error| error.error)?;
		}
		for (service, part) in &self.allocations {
			let magnitude = Magnitude(part.mul_floor(Magnitude::FULL.0));
			Services::opt_in(signed(operator), *service, magnitude)?;
		}
		Ok(())
	}
}

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "the pallet macro writes them")]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	/// The operators of a network at genesis, in order.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T> {
		/// The operators.
		pub operators: Vec<FirstOperator>,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for operator in &self.operators {
				// Genesis is built off chain; this is where a bad specification must stop.
				let done = operator.set_up();
				assert!(done.is_ok(), "the operator {} is refused: {done:?}", operator.name);
			}
		}
	}
}

impl Config for Runtime {}
