// SPDX-License-Identifier: Apache-2.0

//! A queue by era: entries come due with an era, in the order in which they were added to it.
//!
//! A cursor walks over it, one bounded step at a time, and never passes an era before the era is
//! over: whatever was not reached in its own era is reached later, nothing is missed. Removing an
//! entry leaves a hole that costs the cursor one cheap step.

use crate::{pallet::*, types::Place};
use core::marker::PhantomData;
use frame::deps::frame_support::{StorageDoubleMap, StorageMap, StorageValue};
use restaking_primitives::{EraIndex, SlashId};

/// What one step of the cursor met.
pub(crate) enum Step {
	/// An entry that is due. It stays in the queue until it is removed.
	Entry(Place, SlashId),
	/// A hole, or the end of an era that is over.
	Skipped,
	/// Nothing more is due.
	Finished,
}

/// A queue over three storage items: the cursor, how many entries each era ever had, and the
/// entries.
pub(crate) struct EraQueue<Cursor, Counts, Entries>(PhantomData<(Cursor, Counts, Entries)>);

/// Closed slashes that wait to be forgotten.
pub(crate) type PruningQueue<T> = EraQueue<PruningCursor<T>, PruningCounts<T>, Prunings<T>>;

impl<Cursor, Counts, Entries> EraQueue<Cursor, Counts, Entries>
where
	Cursor: StorageValue<Place, Query = Place>,
	Counts: StorageMap<EraIndex, u32, Query = u32>,
	Entries: StorageDoubleMap<EraIndex, u32, SlashId, Query = Option<SlashId>>,
{
	/// Adds `id` as the last one due in `era`; in the cursor's own era if `era` is before it.
	pub fn push(era: EraIndex, id: SlashId) -> Place {
		let era = era.max(Cursor::get().era);
		// A slash enters an era's line at most once, so that slash ids run out before positions.
		let index = Counts::mutate(era, |count| {
			let index = *count;
			*count = count.saturating_add(1);
			index
		});
		Entries::insert(era, index, id);
		Place { era, index }
	}

	/// Takes out the entry at `place`.
	pub fn remove(place: Place) {
		Entries::remove(place.era, place.index);
	}

	/// Moves `cursor` on by one step, if anything is due in `now`.
	pub fn step(cursor: &mut Place, now: EraIndex) -> Step {
		if cursor.index < Counts::get(cursor.era) {
			let place = *cursor;
			cursor.index = cursor.index.saturating_add(1);
			return Entries::get(place.era, place.index)
				.map_or(Step::Skipped, |id| Step::Entry(place, id));
		}
		if cursor.era >= now {
			return Step::Finished;
		}
		Counts::remove(cursor.era);
		*cursor = Place { era: cursor.era.saturating_add(1), index: 0 };
		Step::Skipped
	}
}
