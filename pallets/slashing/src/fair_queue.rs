// SPDX-License-Identifier: Apache-2.0

//! A queue by era that is fair among services: in each era every service has its first turn before
//! any has its second, so that one service's flood delays another's first slash by one execution.
//!
//! A cursor names the oldest era that is not over in the queue; it never passes an era that holds
//! an entry. While it is behind the active era, every other turn is the active era's: what could
//! not be done in time delays what comes after it by half. Entries that are taken out leave
//! nothing behind but the count of their service's turns, which costs one cheap step when the era
//! is over.

use crate::{pallet::*, types::Turn};
use alloc::vec::Vec;
use core::marker::PhantomData;
use restaking_primitives::{EraIndex, ServiceId, SlashId};

/// The key of an entry among those of its era: they are ordered by turn and then by service, as
/// big-endian bytes are by number.
pub type TurnKey = [u8; 8];

fn key(turn: u32, service: ServiceId) -> TurnKey {
	let [a, b, c, d] = turn.to_be_bytes();
	let [e, f, g, h] = service.to_be_bytes();
	[a, b, c, d, e, f, g, h]
}

fn parts([a, b, c, d, e, f, g, h]: TurnKey) -> (u32, ServiceId) {
	(u32::from_be_bytes([a, b, c, d]), ServiceId::from_be_bytes([e, f, g, h]))
}

/// An entry whose turn it is. It stays in the queue until it is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Due {
	/// When its turn is.
	pub turn: Turn,
	/// Whose turn it is.
	pub service: ServiceId,
	/// The slash.
	pub id: SlashId,
}

/// What one step of a walk met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
	/// An entry that is due.
	Due(Due),
	/// Something of an era that is over.
	Skipped,
	/// Nothing more is due.
	Finished,
}

/// Slashes that wait for their execution.
pub(crate) struct FairQueue<T>(PhantomData<T>);

impl<T: Config> FairQueue<T> {
	/// Queues `id` as the last one of `service` due in `era`; in the cursor's own era if `era` is
	/// before it.
	pub fn push(era: EraIndex, service: ServiceId, id: SlashId) -> Turn {
		let era = era.max(ExecutionCursor::<T>::get());
		// A slash enters an era at most once, so that slash ids run out before turns.
		let number = Turns::<T>::mutate(era, service, |count| {
			let number = *count;
			*count = count.saturating_add(1);
			number
		});
		Executions::<T>::insert(era, key(number, service), id);
		Turn { era, number }
	}

	/// Takes out the entry of `service` at `turn`.
	pub fn remove(turn: Turn, service: ServiceId) {
		Executions::<T>::remove(turn.era, key(turn.number, service));
	}

	/// Every entry, for checks.
	pub fn entries() -> impl Iterator<Item = Due> {
		Executions::<T>::iter().map(|(era, key, id)| {
			let (number, service) = parts(key);
			Due { turn: Turn { era, number }, service, id }
		})
	}
}

/// A walk over one era, which does not look back: what was met and taken out is not met again.
struct EraWalk<T> {
	era: EraIndex,
	/// The key of the last entry met. Searching on from there spares the search from stepping over
	/// all that was taken out in this block.
	met: Option<Vec<u8>>,
	/// The same for the counts of turns.
	counts_met: Option<Vec<u8>>,
	marker: PhantomData<T>,
}

impl<T: Config> EraWalk<T> {
	fn new(era: EraIndex) -> Self {
		Self { era, met: None, counts_met: None, marker: PhantomData }
	}

	/// The next entry, in the order of turns.
	fn next(&mut self) -> Option<Due> {
		let era = self.era;
		let mut entries = match self.met.take() {
			Some(met) => Executions::<T>::iter_prefix_from(era, met),
			None => Executions::<T>::iter_prefix(era),
		};
		let next = entries.next();
		// Also at the end, so that what was met stays behind.
		self.met = Some(entries.last_raw_key().to_vec());
		next.map(|(key, id)| {
			let (number, service) = parts(key);
			Due { turn: Turn { era, number }, service, id }
		})
	}

	/// Removes one count of turns; false if there is none left.
	fn forget_a_count(&mut self) -> bool {
		let mut services = match self.counts_met.take() {
			Some(met) => Turns::<T>::iter_key_prefix_from(self.era, met),
			None => Turns::<T>::iter_key_prefix(self.era),
		};
		let next = services.next();
		self.counts_met = Some(services.last_raw_key().to_vec());
		next.inspect(|service| Turns::<T>::remove(self.era, service)).is_some()
	}
}

/// A walk over what is due, one bounded step at a time.
pub(crate) struct Walk<T> {
	oldest: EraWalk<T>,
	/// The active era, while the oldest one is before it.
	active: Option<EraWalk<T>>,
	/// Whether the next step is the active era's.
	actives_turn: bool,
	/// Whether something of the active era may be left.
	active_is_left: bool,
	now: EraIndex,
}

impl<T: Config> Walk<T> {
	/// A walk from the cursor on, in era `now`.
	pub fn new(now: EraIndex) -> Self {
		let oldest = EraWalk::new(ExecutionCursor::<T>::get());
		let active = (oldest.era < now).then(|| EraWalk::new(now));
		let active_is_left = active.is_some();
		Self { oldest, active, actives_turn: false, active_is_left, now }
	}

	/// The oldest era that is not over.
	pub fn cursor(&self) -> EraIndex {
		self.oldest.era
	}

	/// Moves on by one step, if anything is due.
	pub fn step(&mut self) -> Step {
		if core::mem::take(&mut self.actives_turn) {
			let next = self.active.as_mut().and_then(EraWalk::next);
			self.active_is_left = next.is_some();
			return next.map_or(Step::Skipped, Step::Due);
		}
		if let Some(due) = self.oldest.next() {
			self.actives_turn = self.active_is_left;
			return Step::Due(due);
		}
		if self.oldest.era >= self.now {
			return Step::Finished;
		}
		if !self.oldest.forget_a_count() {
			let next = self.oldest.era.saturating_add(1);
			let reached = self.active.take_if(|active| active.era == next);
			self.active_is_left &= self.active.is_some();
			self.oldest = reached.unwrap_or_else(|| EraWalk::new(next));
		}
		Step::Skipped
	}
}
