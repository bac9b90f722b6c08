// SPDX-License-Identifier: Apache-2.0

//! The ledger's data, and the arithmetic that belongs to it. Nothing here touches storage or
//! tokens; everything is linear in units, so the order of two slashes never matters.

use crate::{Config, RewardRefused, Rewards};
use alloc::{collections::BTreeSet, vec::Vec};
use frame::prelude::*;
use restaking_primitives::{share, Balance, EraIndex, Magnitude, PerUnit, SlashId, Units};

/// A part of a position that joined in one era and, if it is an exit, began to leave in one.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Part {
	/// The first era for whose offences it is liable.
	pub joined: EraIndex,
	/// The last one, for an exit; `None` while it is delegated.
	pub left: Option<EraIndex>,
	/// What it counts.
	pub units: Units,
	/// What it is worth, before the slashes that its position has not settled.
	pub amount: Balance,
	/// What each of its units was rewarded for its eras and is no longer owed.
	pub rewarded: PerUnit,
}

impl Part {
	/// Whether an offence of `era` touches it.
	pub fn is_liable_in(&self, era: EraIndex) -> bool {
		self.joined <= era && self.left.is_none_or(|left| era <= left)
	}

	/// The first era for which it gets no reward, for an exit that was liable at all.
	fn ends_before(&self) -> Option<EraIndex> {
		self.left.map(|left| left.saturating_add(1))
	}

	/// Whether it was liable for any era that is remembered.
	fn is_liable_at_all(&self) -> bool {
		self.left.is_none_or(|left| self.joined <= left)
	}

	/// Whether it is worth anything, or was there to be rewarded.
	pub fn counts(&self) -> bool {
		self.amount > 0 || !self.units.is_zero()
	}

	/// Whether it is delegated, that is, no exit.
	pub fn is_delegated(&self) -> bool {
		self.left.is_none()
	}
}

/// A slash that has been executed and not been collected from everybody yet.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Uncollected {
	/// The slash.
	pub id: SlashId,
	/// Its place in the order of the operator's slashes; a position remembers up to which one it
	/// has settled.
	pub sequence: u32,
	/// The offence era.
	pub era: EraIndex,
	/// What was taken from the operator's magnitude.
	pub delta: Magnitude,
	/// The units liable for it that have not been settled yet.
	pub units: Units,
}

impl Uncollected {
	/// What is still to be collected, in plancks, rounded up.
	pub fn outstanding(&self) -> Balance {
		self.delta.stake_of_rounded_up(self.units)
	}
}

/// What one position owes for one slash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
	/// The slash.
	pub id: SlashId,
	/// Its offence era.
	pub era: EraIndex,
	/// What the position owes, in plancks, rounded up over the whole position.
	pub amount: Balance,
	/// What remains to be collected from others.
	pub outstanding: Balance,
}

/// The bounded aggregates of an operator.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct OperatorLedger<T: Config> {
	/// What is left of its magnitude. It only falls.
	pub magnitude: Magnitude,
	/// Eras before this one are forgotten: nothing can be slashed for them any more.
	pub kept_from: EraIndex,
	/// The units liable from an era on, until the next entry; ascending by era.
	pub history: BoundedVec<(EraIndex, Units), T::MaxHistory>,
	/// How many restakers have a position with it.
	pub positions: u32,
	/// The sequence number of the next slash.
	pub next_sequence: u32,
	/// The slashes that are not collected from everybody yet; ascending by sequence.
	pub uncollected: BoundedVec<Uncollected, T::MaxUncollected>,
	/// What its restakers were rewarded.
	pub rewards: Rewards<T>,
	/// The era from which everybody who is still there is let go, if it is exhausted.
	pub winds_up: Option<EraIndex>,
	/// Eras at which units changed and that have just been forgotten, with what a unit was rewarded
	/// before them. Not stored here: see [`Boundary`].
	#[codec(skip)]
	pub passed: Vec<(EraIndex, PerUnit)>,
}

impl<T: Config> Default for OperatorLedger<T> {
	fn default() -> Self {
		Self {
			magnitude: Magnitude::FULL,
			kept_from: 0,
			history: BoundedVec::default(),
			positions: 0,
			next_sequence: 0,
			uncollected: BoundedVec::default(),
			rewards: Rewards::default(),
			winds_up: None,
			passed: Vec::new(),
		}
	}
}

impl<T: Config> OperatorLedger<T> {
	/// The units liable in `era`; `None` if that is forgotten.
	pub fn units_in(&self, era: EraIndex) -> Option<Units> {
		if era < self.kept_from {
			return None;
		}
		let entry = self.history.iter().rev().find(|(from, _)| *from <= era);
		Some(entry.map_or(Units::ZERO, |(_, units)| *units))
	}

	/// Forgets what happened before `era`, which is folded into one entry.
	pub fn forget_before(&mut self, era: EraIndex) {
		if era <= self.kept_from {
			return;
		}
		let at = self.units_in(era).unwrap_or_default();
		for (from, _) in self.history.iter().filter(|(from, _)| *from < era) {
			self.passed.push((*from, self.rewards.before(*from)));
		}
		let entries = self.history.len();
		self.history.retain(|(from, _)| *from > era);
		if self.history.len() < entries {
			// There is room: what it says stood in an entry that has just been folded away. It is
			// there for whoever begins or ends at it, also if nothing counts any more.
			let _ = self.history.try_insert(0, (era, at));
		}
		self.rewards.recent.retain(|(of, _)| *of >= era);
		self.kept_from = era;
	}

	/// What a unit that was there from the beginning was rewarded for the eras before `era`; `None`
	/// if that was forgotten before the ledger was read.
	pub fn rewarded_before(&self, era: EraIndex) -> Option<PerUnit> {
		if era >= self.kept_from {
			return Some(self.rewards.before(era));
		}
		self.passed.iter().find(|(of, _)| *of == era).map(|(_, rewarded)| *rewarded)
	}

	/// Shares `amount` among the units liable in `era`, with what could not be divided before.
	/// Returns what each gets.
	pub fn reward(&mut self, era: EraIndex, amount: Balance) -> Result<PerUnit, RewardRefused> {
		let units = self.units_in(era).ok_or(RewardRefused::EraForgotten)?;
		let all = self.rewards.remainder.checked_add(amount).ok_or(RewardRefused::TooLarge)?;
		let each = PerUnit::of(all, units).ok_or(match units.is_zero() {
			true => RewardRefused::NobodyLiable,
			false => RewardRefused::TooLarge,
		})?;
		let given = each.worth_rounded_up(units);
		self.rewards.give(era, each, given, all.saturating_sub(given))?;
		Ok(each)
	}

	/// Whether nobody has anything with the operator any more, so that it can start again.
	pub fn is_wound_up(&self) -> bool {
		self.positions == 0
	}

	/// Makes `units` liable from `from` on.
	pub fn add_units(&mut self, from: EraIndex, units: Units) -> Result<(), HistoryFull> {
		self.change(from, None, |held| held.saturating_add(units))
	}

	/// Ends the liability of `units` for the eras after `left`.
	pub fn end_units(&mut self, left: EraIndex, units: Units) -> Result<(), HistoryFull> {
		self.change(left.saturating_add(1), None, |held| held.saturating_sub(units))
	}

	/// Takes `units` out of everything that `part` is liable for.
	pub fn remove_units(&mut self, part: &Part, units: Units) -> Result<(), HistoryFull> {
		if units.is_zero() {
			return Ok(());
		}
		let until = part.left.map(|left| left.saturating_add(1));
		self.change(part.joined, until, |held| held.saturating_sub(units))
	}

	/// Takes `units` out of everything that `part`, of a position settled up to `settled`, is
	/// liable for and out of what it owes; notes what is outstanding then.
	fn drop_units(
		&mut self,
		settled: u32,
		part: &Part,
		units: Units,
		written_off: &mut WrittenOff,
	) -> Result<(), HistoryFull> {
		if units.is_zero() {
			return Ok(());
		}
		self.remove_units(part, units)?;
		for slash in self
			.uncollected
			.iter_mut()
			.filter(|slash| slash.sequence >= settled && part.is_liable_in(slash.era))
		{
			slash.units = slash.units.saturating_sub(units);
			let outstanding = slash.outstanding();
			match written_off.iter_mut().find(|(id, _)| *id == slash.id) {
				Some(entry) => entry.1 = outstanding,
				None => written_off.push((slash.id, outstanding)),
			}
		}
		self.uncollected.retain(|slash| !slash.units.is_zero());
		Ok(())
	}

	/// Changes the units of every kept era from `from` on and before `until`.
	fn change(
		&mut self,
		from: EraIndex,
		until: Option<EraIndex>,
		f: impl Fn(Units) -> Units,
	) -> Result<(), HistoryFull> {
		let from = from.max(self.kept_from);
		if until.is_some_and(|until| until <= from) {
			return Ok(());
		}
		self.ensure_entry(from)?;
		if let Some(until) = until {
			self.ensure_entry(until)?;
		}
		for (era, units) in self.history.iter_mut() {
			if *era >= from && until.is_none_or(|until| *era < until) {
				*units = f(*units);
			}
		}
		Ok(())
	}

	/// Makes an entry begin at `era`, with the units of the one before.
	fn ensure_entry(&mut self, era: EraIndex) -> Result<(), HistoryFull> {
		match self.history.binary_search_by_key(&era, |(from, _)| *from) {
			Ok(_) => Ok(()),
			Err(place) => {
				let units = self.units_in(era).unwrap_or_default();
				self.history.try_insert(place, (era, units)).map_err(|_| HistoryFull)
			}
		}
	}

	/// Takes `delta` from the magnitude for an offence of `era`.
	///
	/// Returns the slash as it is to be collected; `None` if nobody was liable.
	pub fn slash(
		&mut self,
		id: SlashId,
		era: EraIndex,
		delta: Magnitude,
	) -> Result<Option<Uncollected>, SlashRefused> {
		let units = self.units_in(era).ok_or(SlashRefused::EraForgotten)?;
		let delta = delta.min(self.magnitude);
		let slash = Uncollected { id, sequence: self.next_sequence, era, delta, units };
		let owed = slash.outstanding() > 0;
		if owed {
			self.uncollected.try_push(slash).map_err(|_| SlashRefused::TooManyUncollected)?;
			self.next_sequence = self.next_sequence.saturating_add(1);
		}
		self.magnitude = self.magnitude.saturating_sub(delta);
		Ok(owed.then_some(slash))
	}

	/// The slashes from `sequence` on.
	fn unsettled(&self, sequence: u32) -> impl Iterator<Item = &Uncollected> {
		self.uncollected.iter().filter(move |slash| slash.sequence >= sequence)
	}

	/// The magnitude that a position settled up to `sequence` has to back: what is left, and what
	/// the slashes it has not settled will take. Never more than it had when it joined.
	fn magnitude_before(&self, sequence: u32) -> Magnitude {
		let taken = self
			.unsettled(sequence)
			.fold(self.magnitude.0, |sum, slash| sum.saturating_add(slash.delta.0));
		Magnitude(taken.min(Magnitude::FULL.0))
	}
}

/// The ledger has no room for another era: it was not touched for longer than it remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryFull;

/// Why a slash cannot be accounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlashRefused {
	/// The offence is older than the ledger remembers.
	EraForgotten,
	/// Too many slashes of the operator wait for collection; this passes by itself.
	TooManyUncollected,
}

/// Why a part cannot be split off a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplitRefused {
	/// The position has no room for another part.
	TooManyParts,
	/// See [`HistoryFull`].
	HistoryFull,
}

impl From<HistoryFull> for SplitRefused {
	fn from(_: HistoryFull) -> Self {
		Self::HistoryFull
	}
}

/// Everything one restaker has with one operator: what is delegated, and what is leaving.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct Position<T: Config> {
	/// The sequence number of the first slash it has not settled.
	pub settled: u32,
	/// Its parts, in the order they were made.
	pub parts: BoundedVec<Part, T::MaxParts>,
}

/// The slashes of which less is outstanding although nothing was collected, with what that is.
pub type WrittenOff = Vec<(SlashId, Balance)>;

/// What leaving did to a position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
	/// Became an exit.
	pub exiting: Balance,
	/// Was not liable for anything yet and is free at once.
	pub cancelled: Balance,
	/// What splitting an unsettled position rounded off what it owes.
	pub written_off: WrittenOff,
}

impl<T: Config> Position<T> {
	/// A position that owes nothing for what happened before.
	pub fn new(ledger: &OperatorLedger<T>) -> Self {
		Self { settled: ledger.next_sequence, parts: BoundedVec::default() }
	}

	/// What is delegated, before unsettled slashes.
	pub fn delegated(&self) -> Balance {
		self.sum(Part::is_delegated)
	}

	/// What is delegated or leaving, before unsettled slashes.
	pub fn claim(&self) -> Balance {
		self.sum(|_| true)
	}

	fn sum(&self, which: impl Fn(&Part) -> bool) -> Balance {
		self.parts
			.iter()
			.filter(|part| which(part))
			.fold(0, |sum: Balance, part| sum.saturating_add(part.amount))
	}

	/// The units liable in `era`.
	pub fn units_in(&self, era: EraIndex) -> Units {
		self.parts
			.iter()
			.filter(|part| part.is_liable_in(era))
			.fold(Units::ZERO, |sum, part| sum.saturating_add(part.units))
	}

	/// Adds `amount`, liable from `joined` on; it counts what the magnitude makes of it now.
	pub fn join(
		&mut self,
		ledger: &mut OperatorLedger<T>,
		joined: EraIndex,
		amount: Balance,
	) -> Result<(), SplitRefused> {
		let units = ledger.magnitude.units_for(amount);
		ledger.add_units(joined, units)?;
		self.insert(Part { joined, left: None, units, amount, rewarded: PerUnit::ZERO })
	}

	/// Adds a part, to one that is liable for the same eras if there is one.
	fn insert(&mut self, part: Part) -> Result<(), SplitRefused> {
		let same = self
			.parts
			.iter_mut()
			.find(|other| other.joined == part.joined && other.left == part.left);
		if let Some(other) = same {
			other.units = other.units.saturating_add(part.units);
			other.amount = other.amount.saturating_add(part.amount);
			return Ok(());
		}
		self.parts.try_push(part).map_err(|_| SplitRefused::TooManyParts)
	}

	/// Brings the parts together that differ only in eras nobody can be slashed or rewarded for any
	/// more. What they were rewarded has to be [accrued](Self::accrue) before.
	pub fn merge(&mut self, ledger: &OperatorLedger<T>) {
		let kept_from = ledger.kept_from;
		let mut merged: Vec<Part> = Vec::with_capacity(self.parts.len());
		for mut part in core::mem::take(&mut self.parts) {
			if part.joined < kept_from {
				part.joined = kept_from;
				let until = match part.ends_before() {
					Some(end) => ledger.rewards.before(end.max(kept_from)),
					None => ledger.rewards.total,
				};
				part.rewarded = until.saturating_sub(ledger.rewards.before(kept_from));
			}
			match merged
				.iter_mut()
				.find(|other| other.joined == part.joined && other.left == part.left)
			{
				Some(other) => {
					other.units = other.units.saturating_add(part.units);
					other.amount = other.amount.saturating_add(part.amount);
				}
				None => merged.push(part),
			}
		}
		// Never longer than it was.
		self.parts = BoundedVec::truncate_from(merged);
	}

	/// The eras at which a part begins or ends: those of which one has to know what a unit was
	/// rewarded before them, however long ago they are.
	pub fn boundaries(&self) -> BTreeSet<EraIndex> {
		self.parts
			.iter()
			.filter(|part| part.is_liable_at_all())
			.flat_map(|part| [Some(part.joined), part.ends_before()])
			.flatten()
			.collect()
	}

	/// What it was rewarded since this was asked last, in plancks, each part rounded down; `before`
	/// says what a unit was rewarded before an era.
	pub fn accrue(
		&mut self,
		ledger: &OperatorLedger<T>,
		before: impl Fn(EraIndex) -> PerUnit,
	) -> Balance {
		let mut accrued: Balance = 0;
		for part in self.parts.iter_mut().filter(|part| part.is_liable_at_all()) {
			let until = part.ends_before().map_or(ledger.rewards.total, &before);
			let rewarded = until.saturating_sub(before(part.joined)).max(part.rewarded);
			let since = rewarded.saturating_sub(part.rewarded);
			accrued = accrued.saturating_add(since.worth(part.units));
			part.rewarded = rewarded;
		}
		accrued
	}

	/// Lets `amount` of what is delegated leave in `era`, the newest first: what has not been
	/// liable yet (it would be from the next era on) is free at once.
	///
	/// Parts that no slash can tell apart any more are of one age, and each gives the same share of
	/// itself: whether an earlier touch has [merged](Self::merge) them makes no difference.
	///
	/// Works on settled and on unsettled positions alike: both sides of a split keep owing what
	/// they owe.
	pub fn leave(
		&mut self,
		ledger: &mut OperatorLedger<T>,
		era: EraIndex,
		amount: Balance,
	) -> Result<Left, SplitRefused> {
		let magnitude = ledger.magnitude_before(self.settled);
		let kept_from = ledger.kept_from;
		let age = |part: &Part| part.joined.max(kept_from);
		let mut ages: Vec<(EraIndex, Balance)> = Vec::new();
		for part in self.parts.iter().filter(|part| part.is_delegated()) {
			match ages.iter_mut().find(|(joined, _)| *joined == age(part)) {
				Some((_, sum)) => *sum = sum.saturating_add(part.amount),
				None => ages.push((age(part), part.amount)),
			}
		}
		ages.sort_unstable_by_key(|(joined, _)| core::cmp::Reverse(*joined));
		let mut done = Left::default();
		let mut wanted = amount;
		let mut exits: Vec<Part> = Vec::new();
		for (joined, mut rest) in ages {
			let mut to_go = wanted.min(rest);
			wanted = wanted.saturating_sub(to_go);
			for part in
				self.parts.iter_mut().filter(|part| part.is_delegated() && age(part) == joined)
			{
				let taken = share(part.amount, to_go, rest);
				rest = rest.saturating_sub(part.amount);
				if taken == 0 {
					continue;
				}
				to_go = to_go.saturating_sub(taken);
				let whole = *part;
				let kept = whole.amount.saturating_sub(taken);
				let units = whole.units.share(taken, whole.amount).min(magnitude.most_units(taken));
				part.amount = kept;
				part.units = whole.units.saturating_sub(units).min(magnitude.most_units(kept));
				// Splitting rounds down: what is lost of the units leaves the aggregate too.
				let dust = whole.units.saturating_sub(units).saturating_sub(part.units);
				ledger.drop_units(self.settled, &whole, dust, &mut done.written_off)?;
				if whole.joined > era {
					ledger.remove_units(&whole, units)?;
					done.cancelled = done.cancelled.saturating_add(taken);
				} else {
					ledger.end_units(era, units)?;
					done.exiting = done.exiting.saturating_add(taken);
					exits.push(Part { left: Some(era), units, amount: taken, ..whole });
				}
			}
		}
		self.parts.retain(Part::counts);
		for exit in exits {
			self.insert(exit)?;
		}
		Ok(done)
	}

	/// Settles every slash this position has not settled yet: its parts are worth less from now
	/// on, and what each slash gets is returned.
	///
	/// What is owed is rounded up once over the whole position, so a restaker pays at most one
	/// planck more than its share of a slash. What is left worth nothing leaves in `now`.
	pub fn settle(
		&mut self,
		ledger: &mut OperatorLedger<T>,
		now: EraIndex,
	) -> Result<Vec<Due>, HistoryFull> {
		let mut dues = Vec::new();
		if self.settled >= ledger.next_sequence {
			return Ok(dues);
		}
		for slash in ledger.uncollected.iter_mut().filter(|s| s.sequence >= self.settled) {
			let mut seen = Units::ZERO;
			let mut charged: Balance = 0;
			let mut amount: Balance = 0;
			for part in self.parts.iter_mut().filter(|part| part.is_liable_in(slash.era)) {
				seen = seen.saturating_add(part.units);
				let so_far = slash.delta.stake_of_rounded_up(seen);
				let due = so_far.saturating_sub(charged).min(part.amount);
				charged = so_far;
				part.amount = part.amount.saturating_sub(due);
				amount = amount.saturating_add(due);
			}
			if !seen.is_zero() {
				slash.units = slash.units.saturating_sub(seen);
				dues.push(Due {
					id: slash.id,
					era: slash.era,
					amount,
					outstanding: slash.outstanding(),
				});
			}
		}
		self.settled = ledger.next_sequence;
		ledger.uncollected.retain(|slash| !slash.units.is_zero());
		if !dues.is_empty() {
			self.trim(ledger, now)?;
		}
		Ok(dues)
	}

	/// Lowers units that stand for more than their part is worth, which rounding can leave by a
	/// planck, and drops parts of which nothing is left.
	///
	/// What slashes have left worth nothing is an exit from `now` on: its units back nothing any more,
	/// but for the plancks that were rounded, and are still rewarded for the eras in which they did.
	fn trim(&mut self, ledger: &mut OperatorLedger<T>, now: EraIndex) -> Result<(), HistoryFull> {
		let magnitude = ledger.magnitude;
		for part in self.parts.iter_mut() {
			let most = magnitude.most_units(part.amount);
			if part.amount > 0 && part.units > most {
				ledger.remove_units(part, part.units.saturating_sub(most))?;
				part.units = most;
			}
			if part.amount == 0 && part.is_delegated() {
				ledger.end_units(now, part.units)?;
				part.left = Some(now);
			}
		}
		for part in core::mem::take(&mut self.parts).into_iter().filter(Part::counts) {
			// Never more than there were.
			let _ = self.insert(part);
		}
		Ok(())
	}

	/// Scales everything to `part / whole`, rounded down, because the base chain took collateral
	/// first; what is owed for slashes not settled yet falls alike.
	///
	/// Returns the slashes of which less is outstanding now, with what that is.
	pub fn scale(
		&mut self,
		ledger: &mut OperatorLedger<T>,
		part: Balance,
		whole: Balance,
	) -> Result<WrittenOff, HistoryFull> {
		let magnitude = ledger.magnitude_before(self.settled);
		let mut written_off = WrittenOff::new();
		for holding in self.parts.iter_mut().filter(|part| part.amount > 0) {
			let before = *holding;
			holding.amount = share(before.amount, part, whole);
			holding.units = match holding.amount {
				0 => Units::ZERO,
				amount => before.units.share(part, whole).min(magnitude.most_units(amount)),
			};
			let lost = before.units.saturating_sub(holding.units);
			ledger.drop_units(self.settled, &before, lost, &mut written_off)?;
		}
		self.parts.retain(Part::counts);
		Ok(written_off)
	}

	/// Removes the exits that are free: those that began to leave at least `delay` eras ago and
	/// are not liable for anything that `open`, the earliest offence still under decision, could
	/// bring. Returns what they were worth.
	pub fn release_exits(
		&mut self,
		ledger: &mut OperatorLedger<T>,
		now: EraIndex,
		delay: EraIndex,
		open: Option<EraIndex>,
	) -> Result<Balance, HistoryFull> {
		let mut released: Balance = 0;
		let mut gone: Vec<Part> = Vec::new();
		self.parts.retain(|part| {
			let free = part.left.is_some_and(|left| {
				left.saturating_add(delay) <= now && open.is_none_or(|offence| offence > left)
			});
			if free {
				released = released.saturating_add(part.amount);
				gone.push(*part);
			}
			!free
		});
		for part in gone {
			ledger.remove_units(&part, part.units)?;
		}
		Ok(released)
	}
}

/// What is known of a restaker over all its positions.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct RestakerRecord<T: Config> {
	/// The sum of its delegations and exits, before unsettled slashes: the collateral that has to
	/// stay within reach.
	pub claim: Balance,
	/// The part of it that is delegated.
	pub delegated: Balance,
	/// The operators it has a position with.
	pub operators: BoundedVec<T::AccountId, T::MaxOperators>,
}

impl<T: Config> Default for RestakerRecord<T> {
	fn default() -> Self {
		Self { claim: 0, delegated: 0, operators: BoundedVec::default() }
	}
}

/// What the base chain's slashes have left of a bond whose owner has not followed them yet.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct SlashedBond {
	/// Its active part.
	pub active: Balance,
	/// All of it.
	pub total: Balance,
}

impl SlashedBond {
	/// The least of both.
	pub fn min(self, other: Self) -> Self {
		Self { active: self.active.min(other.active), total: self.total.min(other.total) }
	}

	/// Whether `record` claims more than this and what is `held`, or has delegated more than
	/// `delegable`.
	pub fn is_behind<T: Config>(
		&self,
		record: &RestakerRecord<T>,
		held: Balance,
		delegable: Balance,
	) -> bool {
		record.claim > self.total.saturating_add(held) || record.delegated > delegable
	}
}
