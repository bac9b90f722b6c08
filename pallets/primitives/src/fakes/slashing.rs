// SPDX-License-Identifier: Apache-2.0

//! What a slashing pallet consumes: terms, allocations and the stake behind operators.
//!
//! These keep their state in storage, so that a failed execution rolls them back as it would the
//! real ones.

use crate::{
	Balance, EraIndex, Magnitude, OperatorStake, ProvenOffence, ServiceId, ServiceTerms,
	SlashAllocations, SlashId, SlashStake, SlashTerms, Units, VerifierId, Verifiers, VerifyOffence,
};
use frame::{
	arithmetic::Perbill,
	deps::{frame_support::weights::Weight, sp_runtime::DispatchError},
	prelude::DispatchResult,
	runtime::prelude::parameter_types,
};
use std::collections::{BTreeMap, BTreeSet};

/// What holds from an era on, by era.
type History<V> = BTreeMap<EraIndex, V>;

parameter_types! {
	storage Terms: BTreeMap<ServiceId, History<SlashTerms<u64>>> = BTreeMap::new();
	storage Paused: BTreeSet<ServiceId> = BTreeSet::new();
	storage Allocated: BTreeMap<(ServiceId, u64), History<Magnitude>> = BTreeMap::new();
	storage Left: BTreeMap<(ServiceId, u64), Magnitude> = BTreeMap::new();
	storage StakeUnits: BTreeMap<u64, History<Units>> = BTreeMap::new();
	storage Outstanding: BTreeMap<(u64, SlashId), Balance> = BTreeMap::new();
	storage Refused: BTreeMap<u64, DispatchError> = BTreeMap::new();
}

fn in_force<V: Clone>(history: &History<V>, era: EraIndex) -> Option<V> {
	history.range(..=era).next_back().map(|(_, value)| value.clone())
}

/// Services whose terms the test writes.
pub struct FakeTerms;

impl FakeTerms {
	/// Makes `terms` those of `service` from era `from` on.
	pub fn set(service: ServiceId, from: EraIndex, terms: SlashTerms<u64>) {
		let mut all = Terms::get();
		all.entry(service).or_default().insert(from, terms);
		Terms::set(&all);
	}

	/// Pauses `service`.
	pub fn pause(service: ServiceId) {
		let mut paused = Paused::get();
		paused.insert(service);
		Paused::set(&paused);
	}
}

impl ServiceTerms<u64> for FakeTerms {
	fn slash_terms(service: ServiceId, era: EraIndex) -> Option<SlashTerms<u64>> {
		Terms::get().get(&service).and_then(|history| in_force(history, era))
	}

	fn is_paused(service: ServiceId) -> bool {
		Paused::get().contains(&service)
	}
}

/// Allocations that the test makes.
pub struct FakeAllocations;

impl FakeAllocations {
	/// Makes `magnitude` what `operator` allocates to `service` from era `from` on.
	pub fn set(service: ServiceId, operator: u64, from: EraIndex, magnitude: Magnitude) {
		let mut allocated = Allocated::get();
		allocated.entry((service, operator)).or_default().insert(from, magnitude);
		Allocated::set(&allocated);
		let mut left = Left::get();
		left.insert((service, operator), magnitude);
		Left::set(&left);
	}

	/// What is left of the allocation of `operator` to `service`.
	pub fn left(service: ServiceId, operator: u64) -> Magnitude {
		Left::get().get(&(service, operator)).copied().unwrap_or_default()
	}
}

impl SlashAllocations<u64> for FakeAllocations {
	fn allocated_in(service: ServiceId, operator: &u64, era: EraIndex) -> Option<Magnitude> {
		let allocated = Allocated::get();
		allocated.get(&(service, *operator)).and_then(|history| in_force(history, era))
	}

	fn service_stake(service: ServiceId, era: EraIndex) -> Balance {
		Allocated::get()
			.iter()
			.filter(|((of, _), _)| *of == service)
			.filter_map(|((_, operator), history)| {
				Some(FakeSlashStake::backing(operator, in_force(history, era)?, era))
			})
			.fold(0, |sum: Balance, stake| sum.saturating_add(stake))
	}

	fn operators_of(service: ServiceId) -> u32 {
		let count = Allocated::get().keys().filter(|(of, _)| *of == service).count();
		u32::try_from(count).unwrap_or(u32::MAX)
	}

	fn slash_allocation(
		service: ServiceId,
		operator: &u64,
		era: EraIndex,
		fraction: Perbill,
	) -> Result<Magnitude, DispatchError> {
		let allocated = Self::allocated_in(service, operator, era)
			.ok_or(DispatchError::Other("nothing allocated"))?;
		let mut all_left = Left::get();
		let left = all_left.entry((service, *operator)).or_default();
		let taken = allocated.take(fraction).min(*left);
		*left = left.saturating_sub(taken);
		Left::set(&all_left);
		Ok(taken)
	}
}

/// A ledger of operators' stake that is slashed, and collected by hand.
pub struct FakeSlashStake;

impl FakeSlashStake {
	/// Puts `units` behind `operator`, in every era.
	pub fn set_units(operator: u64, units: Units) {
		Self::set_units_from(operator, 0, units);
	}

	/// Puts `units` behind `operator` from era `from` on.
	pub fn set_units_from(operator: u64, from: EraIndex, units: Units) {
		let mut all = StakeUnits::get();
		all.entry(operator).or_default().insert(from, units);
		StakeUnits::set(&all);
	}

	fn units_in(operator: u64, era: EraIndex) -> Units {
		let all = StakeUnits::get();
		all.get(&operator).and_then(|history| in_force(history, era)).unwrap_or_default()
	}

	/// Refuses to slash `operator` from now on, or no longer.
	pub fn refuse(operator: u64, error: Option<DispatchError>) {
		let mut refused = Refused::get();
		match error {
			Some(error) => refused.insert(operator, error),
			None => refused.remove(&operator),
		};
		Refused::set(&refused);
	}

	/// Makes `outstanding` what is still to be collected for slash `id` of `operator`.
	pub fn set_outstanding(operator: u64, id: SlashId, outstanding: Balance) {
		let mut all = Outstanding::get();
		if outstanding == 0 {
			all.remove(&(operator, id));
		} else {
			all.insert((operator, id), outstanding);
		}
		Outstanding::set(&all);
	}
}

impl OperatorStake<u64> for FakeSlashStake {
	fn ensure_active(_: &u64) -> DispatchResult {
		Ok(())
	}

	fn magnitude(_: &u64) -> Magnitude {
		Magnitude::FULL
	}

	fn backing(operator: &u64, magnitude: Magnitude, era: EraIndex) -> Balance {
		magnitude.stake_of(Self::units_in(*operator, era))
	}
}

impl SlashStake<u64> for FakeSlashStake {
	fn slash_stake(
		id: SlashId,
		operator: &u64,
		era: EraIndex,
		delta: Magnitude,
	) -> Result<Balance, DispatchError> {
		if let Some(error) = Refused::get().get(operator) {
			return Err(*error);
		}
		let owed = delta.stake_of_rounded_up(Self::units_in(*operator, era));
		Self::set_outstanding(*operator, id, owed);
		Ok(owed)
	}

	fn outstanding(operator: &u64, id: SlashId) -> Balance {
		Outstanding::get().get(&(*operator, id)).copied().unwrap_or_default()
	}
}

/// A verifier that believes what it is told: a proof is the offence it proves, or nothing.
pub struct FakeVerifier;

impl FakeVerifier {
	/// Its name.
	pub const ID: VerifierId = VerifierId(*b"fake\0\0\0\0\0\0\0\0\0\0\0\0");
	/// Why a proof of nothing is refused.
	pub const REFUSED: DispatchError = DispatchError::Other("the proof proves nothing");
}

impl Verifiers for FakeVerifier {
	fn is_known(verifier: VerifierId) -> bool {
		verifier == Self::ID
	}
}

impl VerifyOffence<u64> for FakeVerifier {
	type Proof = Option<ProvenOffence<u64>>;

	fn weight(_: &Self::Proof) -> Weight {
		Weight::zero()
	}

	fn verify(
		verifier: VerifierId,
		_: ServiceId,
		proof: &Self::Proof,
	) -> Result<ProvenOffence<u64>, DispatchError> {
		proof.clone().filter(|_| Self::is_known(verifier)).ok_or(Self::REFUSED)
	}
}
