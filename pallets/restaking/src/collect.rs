// SPDX-License-Identifier: Apache-2.0

//! Taking what is owed, and keeping positions up to date.

use crate::*;
use alloc::vec::Vec;
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
	token::fungible::{hold::Balanced as BalancedHold, Credit},
	traits::{Imbalance, SaturatedConversion},
};
use restaking_primitives::{
	Balance, Bonds, EraIndex, Eras, Magnitude, OpenSlashes, SlashBonds, SlashSettlement,
};

/// What a touch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Touched {
	/// How many slashes were settled.
	pub collected: u32,
	/// What was owed for them, in plancks.
	pub owed: Balance,
	/// An exit has ended.
	pub released: bool,
}

impl<T: Config> Pallet<T> {
	/// Brings one position up to date: takes what it owes, ends the exits that have waited long
	/// enough, makes an exit of what the restaker delegates beyond its bond, and holds or releases
	/// its collateral. Part of every call that concerns a position.
	pub(crate) fn touch(
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Result<Touched, DispatchError> {
		let touched = Self::bring_up_to_date(operator, restaker)?;
		Self::let_go(restaker, core::slice::from_ref(operator));
		Ok(touched)
	}

	/// The first half of a touch: takes what the position owes, and ends its exits that have
	/// waited long enough. [`Self::let_go`] has to follow.
	pub(crate) fn bring_up_to_date(
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Result<Touched, DispatchError> {
		ensure!(Positions::<T>::contains_key(operator, restaker), Error::<T>::NoPosition);
		// First of all: what has left the bond without a word is caught while it is there.
		Self::secure(restaker);
		let mut position = Positions::<T>::get(operator, restaker).ok_or(Error::<T>::NoPosition)?;
		let mut ledger = Self::ledger(operator);
		let now = T::Eras::active_era();
		let open = T::OpenSlashes::oldest_offence(operator);
		let before = (position.delegated(), position.claim());

		Self::accrue(operator, restaker, &mut ledger, &mut position);
		let dues = position.settle(&mut ledger, now).map_err(Error::<T>::from)?;
		let settled_claim = position.claim();
		let exit_delay = DelaysInForce::<T>::get().exit;
		let released =
			position.release_exits(&mut ledger, now, exit_delay, open).map_err(Error::<T>::from)?;
		position.merge(&ledger);

		let after = (position.delegated(), position.claim());
		Self::store(operator, restaker, ledger, position);
		Self::change_record(operator, restaker, |record| {
			record.delegated = record.delegated.saturating_sub(before.0.saturating_sub(after.0));
			record.claim = record.claim.saturating_sub(before.1.saturating_sub(after.1));
		});
		if released > 0 {
			Self::deposit_event(Event::Withdrawn {
				restaker: restaker.clone(),
				operator: operator.clone(),
				amount: released,
			});
		}
		// All that follows reads storage again: staking calls back while it slashes.
		let owed = before.1.saturating_sub(settled_claim);
		Self::charge(restaker, owed, &dues);
		let collected = u32::try_from(dues.len()).unwrap_or(u32::MAX);
		Ok(Touched { collected, owed, released: released > 0 })
	}

	/// The second half of a touch: what cannot stay delegated leaves, and the collateral is held or
	/// released.
	pub(crate) fn let_go(restaker: &T::AccountId, operators: &[T::AccountId]) {
		for operator in operators {
			Self::leave_exhausted(operator, restaker);
		}
		Self::undelegate_excess(restaker, T::Bonds::active(restaker));
		Self::secure(restaker);
	}

	/// Touches a position with an operator of which `ledger` is what is stored, if `meter` has as much
	/// left as that can weigh; whether it had. One that cannot be touched is left for the next round,
	/// and keeps nobody waiting.
	pub(crate) fn touch_within(
		meter: &mut WeightMeter,
		ledger: &OperatorLedger<T>,
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> bool {
		let most = ledger.uncollected.len().saturated_into();
		let touch = T::WeightInfo::collect(most).max(T::WeightInfo::withdraw(most));
		// Reading who has to leave is a part of the touch: it is weighed first.
		let has_room = meter.try_consume(touch).is_ok()
			&& meter.try_consume(Self::weight_of_letting_go(ledger, operator, restaker)).is_ok();
		if has_room {
			let _ = with_storage_layer(|| Self::touch(operator, restaker));
		}
		has_room
	}

	/// What [`Self::let_go`] will add to the weight of a touch, which counts on nobody having to
	/// leave: who is with an exhausted operator, and who delegates more than its bond allows, or may
	/// once the position has paid what it owes.
	fn weight_of_letting_go(
		ledger: &OperatorLedger<T>,
		operator: &T::AccountId,
		restaker: &T::AccountId,
	) -> Weight {
		let exhausted = ledger.magnitude.is_exhausted();
		let leaving = if exhausted { T::WeightInfo::undelegate(0) } else { Weight::zero() };
		let record = Restakers::<T>::get(restaker).unwrap_or_default();
		let claim = Positions::<T>::get(operator, restaker).map_or(0, |position| position.claim());
		let owed = if ledger.uncollected.is_empty() { 0 } else { claim };
		let active = T::Bonds::active(restaker).saturating_sub(owed);
		if record.delegated <= Self::delegable(active) {
			return leaving;
		}
		leaving.saturating_add(Self::weight_of_excess(&record))
	}

	/// Takes `owed` out of the bond, and out of the hold what the bond lacks, and hands each slash
	/// its due.
	fn charge(restaker: &T::AccountId, owed: Balance, dues: &[Due]) {
		if dues.is_empty() {
			return;
		}
		let from_bond = owed.min(T::Bonds::total(restaker));
		let mut credit = if from_bond > 0 {
			Charging::<T>::put(true);
			let taken = T::Bonds::slash(restaker, from_bond);
			Charging::<T>::kill();
			taken
		} else {
			Credit::<T::AccountId, T::Currency>::zero()
		};
		let missing = owed.saturating_sub(credit.peek());
		if missing > 0 {
			let reason = HoldReason::Collateral.into();
			let (held, _) =
				<T::Currency as BalancedHold<T::AccountId>>::slash(&reason, restaker, missing);
			credit.subsume(held);
		}
		for due in dues {
			let part = credit.extract(due.amount);
			Self::deposit_event(Event::Collected {
				slash: due.id,
				restaker: restaker.clone(),
				amount: part.peek(),
			});
			T::Settlement::on_collected(due.id, part, due.outstanding);
		}
	}

	/// Does what is to be done with up to `limit` of weight.
	pub(crate) fn work_within(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::on_idle_base()).is_ok()
			// Of nobody who is behind anything is collected: that would not be weighed.
			&& Self::catch_up_within(&mut meter)
		{
			Self::collect_within(&mut meter);
			Self::wind_up_within(&mut meter);
		}
		meter.consumed()
	}

	/// Collects as far as `meter` allows; operators take turns, restaker by restaker.
	fn collect_within(meter: &mut WeightMeter) {
		while meter.can_consume(T::WeightInfo::on_idle_step()) {
			let Some((operator, after)) = Self::next_to_collect() else { break };
			meter.consume(T::WeightInfo::on_idle_step());
			LastCollected::<T>::put(&operator);
			let ledger = Operators::<T>::get(&operator).unwrap_or_default();
			if ledger.uncollected.is_empty() {
				Collecting::<T>::remove(&operator);
				continue;
			}
			let Some(restaker) = Self::restakers_after(&operator, after.as_ref(), 1).pop() else {
				// Around once more, for slashes executed since the round began.
				Collecting::<T>::insert(&operator, None::<T::AccountId>);
				continue;
			};
			let settled = Positions::<T>::get(&operator, &restaker)
				.map_or(ledger.next_sequence, |position| position.settled);
			if settled < ledger.next_sequence
				&& !Self::touch_within(meter, &ledger, &operator, &restaker)
			{
				break;
			}
			Collecting::<T>::insert(&operator, Some(restaker));
		}
	}

	/// The operator whose turn it is, with the restaker to go on after. They take turns, restaker by
	/// restaker: nobody's slashes wait for another's to be collected.
	fn next_to_collect() -> Option<(T::AccountId, Option<T::AccountId>)> {
		LastCollected::<T>::get()
			.and_then(|last| {
				Collecting::<T>::iter_from(Collecting::<T>::hashed_key_for(last)).next()
			})
			.or_else(|| Collecting::<T>::iter().next())
	}

	/// At most `limit` restakers of `operator` after `after`, in the order of storage.
	pub(crate) fn restakers_after(
		operator: &T::AccountId,
		after: Option<&T::AccountId>,
		limit: u32,
	) -> Vec<T::AccountId> {
		let limit = usize::try_from(limit).unwrap_or(usize::MAX);
		match after {
			Some(after) => Positions::<T>::iter_key_prefix_from(
				operator,
				Positions::<T>::hashed_key_for(operator, after),
			)
			.take(limit)
			.collect(),
			None => Positions::<T>::iter_key_prefix(operator).take(limit).collect(),
		}
	}

	/// The ledger of `operator` with what can no longer be slashed forgotten; a new one if it has
	/// none.
	pub(crate) fn ledger(operator: &T::AccountId) -> OperatorLedger<T> {
		let mut ledger = Operators::<T>::get(operator).unwrap_or_default();
		ledger.forget_before(Self::keep_from(operator));
		ledger
	}

	/// The earliest era that can still be slashed at `operator`.
	pub(crate) fn keep_from(operator: &T::AccountId) -> EraIndex {
		let now = T::Eras::active_era();
		let window = DelaysInForce::<T>::get().liability_window();
		let oldest = now.saturating_add(1).saturating_sub(window);
		let wanted =
			T::OpenSlashes::oldest_offence(operator).map_or(oldest, |open| open.min(oldest));
		// Two eras of the history are ahead of now: the one that is joined, the one after.
		wanted.max(now.saturating_add(2).saturating_sub(T::MaxHistory::get()))
	}

	/// Stores what is left of a ledger and of a position.
	pub(crate) fn store(
		operator: &T::AccountId,
		restaker: &T::AccountId,
		mut ledger: OperatorLedger<T>,
		position: Position<T>,
	) {
		let old = Positions::<T>::get(operator, restaker);
		let known = old.is_some();
		let old = old.map(|old| old.boundaries()).unwrap_or_default();
		let new = position.boundaries();
		if position.parts.is_empty() {
			Positions::<T>::remove(operator, restaker);
			ledger.positions = ledger.positions.saturating_sub(u32::from(known));
		} else {
			Positions::<T>::insert(operator, restaker, position);
			ledger.positions = ledger.positions.saturating_add(u32::from(!known));
		}
		Self::store_ledger(operator, ledger);
		Self::move_boundaries(operator, &old, &new);
	}

	/// Stores a ledger; one that nobody has anything with any more is closed.
	pub(crate) fn store_ledger(operator: &T::AccountId, mut ledger: OperatorLedger<T>) {
		Self::note_passed(operator, core::mem::take(&mut ledger.passed));
		if ledger.is_wound_up() {
			Self::keep_dust(ledger.rewards);
			Self::wind_up_no_more(operator, ledger.winds_up);
			if Operators::<T>::take(operator).is_some_and(|old| old.magnitude < Magnitude::FULL) {
				Self::deposit_event(Event::OperatorWoundUp { operator: operator.clone() });
			}
		} else {
			Operators::<T>::insert(operator, ledger);
		}
	}

	/// Changes what is known of a restaker, and forgets the operator, or all of it, when nothing is
	/// left.
	pub(crate) fn change_record(
		operator: &T::AccountId,
		restaker: &T::AccountId,
		change: impl FnOnce(&mut RestakerRecord<T>),
	) {
		Restakers::<T>::mutate_exists(restaker, |slot| {
			let Some(record) = slot.as_mut() else { return };
			change(record);
			if !Positions::<T>::contains_key(operator, restaker) {
				record.operators.retain(|other| other != operator);
			}
			if record.operators.is_empty() {
				*slot = None;
			}
		});
	}
}

impl<T> From<HistoryFull> for Error<T> {
	fn from(_: HistoryFull) -> Self {
		Self::HistoryFull
	}
}

impl<T> From<SplitRefused> for Error<T> {
	fn from(why: SplitRefused) -> Self {
		match why {
			SplitRefused::TooManyParts => Self::TooManyParts,
			SplitRefused::HistoryFull => Self::HistoryFull,
		}
	}
}

impl<T> From<SlashRefused> for Error<T> {
	fn from(why: SlashRefused) -> Self {
		match why {
			SlashRefused::EraForgotten => Self::EraForgotten,
			SlashRefused::TooManyUncollected => Self::TooManyUncollected,
		}
	}
}
