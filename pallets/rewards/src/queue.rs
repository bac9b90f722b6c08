// SPDX-License-Identifier: Apache-2.0

//! Queues by era, worked off in spare weight: streams, automatic compounding and pruning.
//!
//! A queue is a map of (era, who). A cursor names where the walk over it goes on in the next block.
//! Who is served leaves the queue or goes to a later era's, so that everybody who waits for an era
//! has a turn before anybody has one for the next. Who needs more weight than is left is the first one
//! in the next block; who needs more even then is passed over, and met again when the walk has come
//! to its end. So whoever fits into a block has a turn, and whoever does not is in nobody's way.

use crate::types::Cursor;
use codec::FullCodec;
use core::marker::PhantomData;
use frame::deps::frame_support::storage::{IterableStorageDoubleMap, KeyPrefixIterator};
use restaking_primitives::EraIndex;

/// What one step of a walk met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<Who> {
	/// Whose turn it is, and for which era. It stays queued until it is removed.
	Entry(EraIndex, Who),
	/// Nothing of an era is left.
	EraOver,
	/// Nothing more is due.
	Finished,
}

/// A walk over the eras that are due, which does not look back: what was met in it is not met
/// again.
pub(crate) struct Walk<Queue, Who> {
	at: Cursor<Who>,
	/// The first era that is not due.
	end: EraIndex,
	/// How many entries were met.
	met: u32,
	/// Who was met before the last one, in the same era.
	before: Option<Who>,
	marker: PhantomData<Queue>,
}

impl<Queue, Who> Walk<Queue, Who>
where
	Who: FullCodec + Clone,
	Queue: IterableStorageDoubleMap<EraIndex, Who, (), PartialKeyIterator = KeyPrefixIterator<Who>>,
{
	/// A walk from `cursor` on, up to and without era `end`.
	pub fn new(cursor: Cursor<Who>, end: EraIndex) -> Self {
		Self { at: cursor, end, met: 0, before: None, marker: PhantomData }
	}

	/// Moves on by one step, if anything is due. At the end it begins again with what was passed
	/// over, unless somebody was met on the way, who may be the same.
	pub fn step(&mut self) -> Step<Who> {
		let era = self.at.era;
		if era >= self.end {
			let Some(passed) = self.at.passed.take_if(|_| self.met == 0) else {
				return Step::Finished;
			};
			self.at = Cursor::at(passed);
			return Step::EraOver;
		}
		// Searching on from what was met last spares the search from stepping over all that was
		// taken out in this block.
		let next = match &self.at.after {
			Some(who) => {
				Queue::iter_key_prefix_from(era, Queue::hashed_key_for(era, who.clone())).next()
			}
			None => Queue::iter_key_prefix(era).next(),
		};
		match next {
			Some(who) => {
				self.before = self.at.after.replace(who.clone());
				self.met = self.met.saturating_add(1);
				Step::Entry(era, who)
			}
			None => {
				self.at.after = None;
				self.at.era = era.saturating_add(1);
				Step::EraOver
			}
		}
	}

	/// The entry that was met last needs more weight than is left. If it was the first one, it stays
	/// where it is and the walk goes on: others need not wait for it. If not, the walk is over, and
	/// the next one begins with it. Returns whether it goes on.
	pub fn goes_on_without(&mut self) -> bool {
		let first = self.met <= 1;
		if first {
			self.at.passed = self.at.passed.or(Some(self.at.era));
		} else {
			self.at.after = self.before.take();
		}
		first
	}

	/// Where the next walk goes on.
	pub fn cursor(self) -> Cursor<Who> {
		self.at
	}
}
