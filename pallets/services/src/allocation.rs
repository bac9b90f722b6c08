// SPDX-License-Identifier: Apache-2.0

//! Allocations and shared tranches, with the arithmetic that belongs to them.

use frame::prelude::*;
use restaking_primitives::{EraIndex, Magnitude, ServiceId};

/// From an era on, so much is allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Step {
	/// The first era.
	pub from: EraIndex,
	/// What is allocated, and what a fraction for an offence of that time is a fraction of.
	pub nominal: Magnitude,
}

/// A history has as many steps as it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManySteps;

/// A step function of eras, the oldest step first, as far back as it can be slashed: what was
/// allocated when an era began is what an offence of that era can be slashed from, whatever has
/// happened since.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(MaxSteps))]
#[codec(mel_bound())]
pub struct History<MaxSteps: Get<u32>>(pub BoundedVec<Step, MaxSteps>);

impl<MaxSteps: Get<u32>> History<MaxSteps> {
	/// Nothing, in every era.
	pub fn new() -> Self {
		Self(BoundedVec::new())
	}

	/// What was allocated when `era` began; zero if nothing was, or if that is forgotten.
	pub fn nominal_in(&self, era: EraIndex) -> Magnitude {
		self.0
			.iter()
			.rev()
			.find(|step| step.from <= era)
			.map_or(Magnitude::ZERO, |step| step.nominal)
	}

	/// Makes `nominal` what is allocated from era `from` on, and forgets what was allocated
	/// before `oldest`. Nothing may be known yet of eras after `from`.
	pub fn set_from(
		&mut self,
		from: EraIndex,
		nominal: Magnitude,
		oldest: EraIndex,
	) -> Result<(), TooManySteps> {
		self.forget_before(oldest);
		match self.0.last_mut() {
			Some(last) if last.from == from => last.nominal = nominal,
			_ => self.0.try_push(Step { from, nominal }).map_err(|_| TooManySteps)?,
		}
		Ok(())
	}

	/// Drops the steps that say nothing of `oldest` or any later era.
	fn forget_before(&mut self, oldest: EraIndex) {
		let superseded = self.0.iter().skip(1).filter(|step| step.from <= oldest).count();
		self.0.drain(..superseded);
	}
}

impl<MaxSteps: Get<u32>> Default for History<MaxSteps> {
	fn default() -> Self {
		Self::new()
	}
}

/// How an allocation ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ending {
	/// The last era in which the allocation backs the service.
	pub in_era: EraIndex,
	/// The era under which its release is queued.
	pub queued_for: EraIndex,
}

/// What an operator has put behind a service, offered or admitted: a part of its magnitude that
/// is the service's alone, or, if it is shared, the most the service can take of its [`Tranche`].
///
/// What can be taken in all, over every era, is at most what is `left`.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(MaxSteps))]
#[codec(mel_bound())]
pub struct Allocation<MaxSteps: Get<u32>> {
	/// Whether it draws on the operator's tranche, and its magnitude is only a cap on that.
	pub shared: bool,
	/// What has not been slashed of it.
	pub left: Magnitude,
	/// The first era in which it backs the service; `None` until the service has admitted it.
	pub effective_from: Option<EraIndex>,
	/// How it ends, once it does.
	pub ending: Option<Ending>,
	/// What it was in each era.
	pub steps: History<MaxSteps>,
}

impl<MaxSteps: Get<u32>> Allocation<MaxSteps> {
	/// An offer of `magnitude` to one service alone, that waits to be admitted.
	pub fn exclusive(magnitude: Magnitude) -> Self {
		Self {
			shared: false,
			left: magnitude,
			effective_from: None,
			ending: None,
			steps: History::new(),
		}
	}

	/// An offer of at most `cap` of the operator's tranche, that waits to be admitted.
	pub fn shared(cap: Magnitude) -> Self {
		Self { shared: true, ..Self::exclusive(cap) }
	}

	/// Lets it back the service from era `from` on.
	pub fn admit(&mut self, from: EraIndex) -> Result<(), TooManySteps> {
		self.steps.set_from(from, self.left, from)?;
		self.effective_from = Some(from);
		Ok(())
	}

	/// Whether the service has admitted it.
	pub fn is_admitted(&self) -> bool {
		self.effective_from.is_some()
	}

	/// Whether it has backed the service already in `era`, for however short a time.
	pub fn has_begun(&self, era: EraIndex) -> bool {
		self.effective_from.is_some_and(|from| from <= era)
	}

	/// Whether, in era `now`, it can never be slashed again; `delay` is how long it stays
	/// slashable after it has ended.
	pub fn is_releasable(&self, now: EraIndex, delay: EraIndex) -> bool {
		self.ending.is_some_and(|ending| ending.in_era.saturating_add(delay) <= now)
	}
}

/// The part of an operator's magnitude on which several services draw, each up to its cap.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(MaxSteps, MaxMembers))]
#[codec(mel_bound())]
pub struct Tranche<MaxSteps: Get<u32>, MaxMembers: Get<u32>> {
	/// What has not been slashed of it, by any of its members.
	pub left: Magnitude,
	/// What it was in each era.
	pub steps: History<MaxSteps>,
	/// The services with a shared allocation of the operator, applications and endings included.
	pub members: BoundedVec<ServiceId, MaxMembers>,
}

impl<MaxSteps: Get<u32>, MaxMembers: Get<u32>> Tranche<MaxSteps, MaxMembers> {
	/// A tranche of `magnitude` without members, from era `from` on.
	pub fn open(magnitude: Magnitude, from: EraIndex) -> Result<Self, TooManySteps> {
		let mut steps = History::new();
		steps.set_from(from, magnitude, from)?;
		Ok(Self { left: magnitude, steps, members: BoundedVec::new() })
	}

	/// What it backs its members with in `era`, the active one, all of them together.
	pub fn effective_in(&self, era: EraIndex) -> Magnitude {
		self.steps.nominal_in(era).min(self.left)
	}

	/// Whether nobody draws on it, or can still slash it for having drawn on it.
	pub fn is_idle(&self) -> bool {
		self.members.is_empty()
	}
}

/// What a service can take from an operator: an allocation, and the tranche it draws on if it is
/// shared. Every figure is the lesser of the two.
#[derive(CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound)]
pub struct Claim<MaxSteps: Get<u32>, MaxMembers: Get<u32>> {
	/// What is promised to this service.
	pub allocation: Allocation<MaxSteps>,
	/// What it shares with others.
	pub tranche: Option<Tranche<MaxSteps, MaxMembers>>,
}

impl<MaxSteps: Get<u32>, MaxMembers: Get<u32>> Claim<MaxSteps, MaxMembers> {
	/// The most that can still be taken, over every era.
	pub fn left(&self) -> Magnitude {
		let left = self.allocation.left;
		self.tranche.as_ref().map_or(left, |tranche| left.min(tranche.left))
	}

	/// What was allocated when `era` began; zero if nothing was, or if that is forgotten.
	pub fn nominal_in(&self, era: EraIndex) -> Magnitude {
		let nominal = self.allocation.steps.nominal_in(era);
		self.tranche.as_ref().map_or(nominal, |it| nominal.min(it.steps.nominal_in(era)))
	}

	/// What backs the service in `era`, the active one: what was allocated when it began, less
	/// what has been taken since, by whomever.
	pub fn effective_in(&self, era: EraIndex) -> Magnitude {
		self.nominal_in(era).min(self.left())
	}

	/// Takes `fraction` of what was allocated in `era`, rounded up and at most what is left, and
	/// returns it. A later era's nominal does not change before [`History::set_from`] says so:
	/// that is what makes the order of slashes irrelevant, also of those by different services, as
	/// long as the tranche they share lasts.
	pub fn take(&mut self, era: EraIndex, fraction: Perbill) -> Magnitude {
		let taken = self.nominal_in(era).take(fraction).min(self.left());
		self.allocation.left = self.allocation.left.saturating_sub(taken);
		if let Some(tranche) = &mut self.tranche {
			tranche.left = tranche.left.saturating_sub(taken);
		}
		taken
	}
}
