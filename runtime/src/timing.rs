// SPDX-License-Identifier: Apache-2.0

//! # Timing: the clock of a network
//!
//! One runtime blob serves every network, so its block time and the lengths of its epochs and eras
//! cannot be constants of the code. They are [`Parameters`], written once when the genesis state is
//! built and never again: there is no call that changes them, and must not be. BABE derives the
//! epoch of a slot by dividing by its length, so a chain whose slot or epoch changed under it could
//! not author another block, and staking compares eras recorded under one length with eras counted
//! under another.
//!
//! Genesis refuses values under which the pallets that read them do not work, see
//! [`Parameters::check`].
//!
//! Other pallets take a value as a `Get` adapter ([`EpochDuration`], [`SessionsPerEra`], …). Some
//! of those appear in the metadata as constants, and metadata can be asked of a runtime that has no
//! chain behind it; the values are then the [defaults](Parameters::default).

use crate::{BlockNumber, Runtime, BLOCK_COMPUTE_MILLIS};
use core::marker::PhantomData;
use frame_support::{parameter_types, traits::Get};
use sp_staking::{EraIndex, SessionIndex};

pub use pallet::*;

/// The shortest slot: a full block executes in half of it.
pub const MIN_SLOT_DURATION: u64 = 2 * BLOCK_COMPUTE_MILLIS;
/// The longest slot.
pub const MAX_SLOT_DURATION: u64 = 60_000;
/// The fewest slots of an epoch. The first block of an epoch is spent on the session change, so
/// with fewer most of the chain's room would be.
pub const MIN_EPOCH_DURATION: u64 = 4;
/// The most slots of an epoch: a day of six-second slots.
pub const MAX_EPOCH_DURATION: u64 = 14_400;
/// The most sessions of an era. With the longest bonding it bounds how many past GRANDPA sets are
/// remembered.
pub const MAX_SESSIONS_PER_ERA: SessionIndex = 96;

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::unreachable, reason = "the pallet macro writes them")]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::BlockNumberFor;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// How many eras staking remembers; an offence must be judged while it still does.
		#[pallet::constant]
		type HistoryDepth: Get<EraIndex>;
	}

	/// What genesis said.
	///
	/// Read in every block, so benchmarks count it as known.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Schedule<T> = StorageValue<_, Parameters, ValueQuery>;

	/// The [`Parameters`] of a network, one field each.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T> {
		pub slot_duration: u64,
		pub epoch_duration: u64,
		pub sessions_per_era: SessionIndex,
		pub bonding_duration: EraIndex,
		pub slash_defer_duration: EraIndex,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	impl<T> Default for GenesisConfig<T> {
		fn default() -> Self {
			Parameters::default().into()
		}
	}

	impl<T> From<Parameters> for GenesisConfig<T> {
		fn from(parameters: Parameters) -> Self {
			let Parameters {
				slot_duration,
				epoch_duration,
				sessions_per_era,
				bonding_duration,
				slash_defer_duration,
			} = parameters;
			Self {
				slot_duration,
				epoch_duration,
				sessions_per_era,
				bonding_duration,
				slash_defer_duration,
				_config: PhantomData,
			}
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let parameters = Parameters {
				slot_duration: self.slot_duration,
				epoch_duration: self.epoch_duration,
				sessions_per_era: self.sessions_per_era,
				bonding_duration: self.bonding_duration,
				slash_defer_duration: self.slash_defer_duration,
			};
			// Genesis is built off chain; this is where a bad specification must stop.
			assert_eq!(parameters.check(T::HistoryDepth::get()), Ok(()), "timing refused");
			Schedule::<T>::put(parameters);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert_eq!(Parameters::default().check(T::HistoryDepth::get()), Ok(()));
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::parameters().check(T::HistoryDepth::get()).map_err(Into::into)
		}
	}

	impl<T: Config> Pallet<T> {
		/// The timing of this network.
		pub fn parameters() -> Parameters {
			Schedule::<T>::get()
		}
	}

	/// How time passes on a network.
	#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
	pub struct Parameters {
		/// The length of a slot, in milliseconds; the time between two blocks.
		pub slot_duration: u64,
		/// The length of an epoch, which is also a session, in slots.
		pub epoch_duration: u64,
		/// The length of an era, in sessions.
		pub sessions_per_era: SessionIndex,
		/// How long stake stays bonded after its owner asked for it, in eras.
		pub bonding_duration: EraIndex,
		/// How long a slash by the base chain waits, and can be cancelled, in eras.
		pub slash_defer_duration: EraIndex,
	}

	impl Default for Parameters {
		/// Production-like: six-second blocks, sessions of an hour, eras of six, seven days of
		/// bonding.
		fn default() -> Self {
			Self {
				slot_duration: 6_000,
				epoch_duration: 600,
				sessions_per_era: 6,
				bonding_duration: 28,
				slash_defer_duration: 27,
			}
		}
	}

	impl Parameters {
		/// Whether a chain can live by these values; if not, why.
		pub fn check(&self, history_depth: EraIndex) -> Result<(), &'static str> {
			ensure!(
				(MIN_SLOT_DURATION..=MAX_SLOT_DURATION).contains(&self.slot_duration),
				"slot duration out of range"
			);
			// The timestamp pallet keeps half a slot and BABE doubles that again.
			ensure!(self.slot_duration.is_multiple_of(2), "slot duration is odd");
			ensure!(
				(MIN_EPOCH_DURATION..=MAX_EPOCH_DURATION).contains(&self.epoch_duration),
				"epoch duration out of range"
			);
			ensure!(
				(1..=MAX_SESSIONS_PER_ERA).contains(&self.sessions_per_era),
				"sessions per era out of range"
			);
			ensure!(
				self.slash_defer_duration < self.bonding_duration,
				"a deferred slash would find the stake gone"
			);
			ensure!(
				self.bonding_duration < history_depth,
				"stake would be slashable for eras that staking has forgotten"
			);
			Ok(())
		}

		/// The length of an era, in milliseconds.
		pub fn era_millis(&self) -> u64 {
			self.epoch_duration
				.saturating_mul(self.sessions_per_era.into())
				.saturating_mul(self.slot_duration)
		}

		/// How many sessions an offence stays punishable.
		pub fn sessions_per_bonding(&self) -> u64 {
			u64::from(self.bonding_duration).saturating_mul(self.sessions_per_era.into())
		}
	}
}

fn parameters() -> Parameters {
	Pallet::<Runtime>::parameters()
}

parameter_types! {
	pub SlotDuration: u64 = parameters().slot_duration;
	pub MinimumPeriod: u64 = parameters().slot_duration / 2;
	pub EpochDuration: u64 = parameters().epoch_duration;
	pub SessionsPerEra: SessionIndex = parameters().sessions_per_era;
	pub BondingDuration: EraIndex = parameters().bonding_duration;
	pub SlashDeferDuration: EraIndex = parameters().slash_defer_duration;
	/// How many past GRANDPA sets to tell apart: those an equivocation may still be proved for.
	pub MaxSetIdSessionEntries: u64 = parameters().sessions_per_bonding();
	/// How many blocks a report of an equivocation stays worth including.
	pub ReportLongevity: u64 = {
		let parameters = parameters();
		parameters.sessions_per_bonding().saturating_mul(parameters.epoch_duration)
	};
}

/// So many minutes, in blocks of this network; at least one block.
pub fn minutes(n: u64) -> BlockNumber {
	let blocks = n.saturating_mul(60_000) / SlotDuration::get().max(1);
	BlockNumber::try_from(blocks).unwrap_or(BlockNumber::MAX).max(1)
}

/// So many days, in blocks of this network.
pub fn days(n: u64) -> BlockNumber {
	minutes(n.saturating_mul(24 * 60))
}
