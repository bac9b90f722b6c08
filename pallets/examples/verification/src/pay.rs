// SPDX-License-Identifier: Apache-2.0

//! What is done in spare block weight: paying for eras that are over, then settling what is due.

use crate::{
	pallet::*,
	types::{EraBook, TaskId},
	weights::WeightInfo,
	LOG_TARGET,
};
use frame::{
	deps::frame_support::{storage::with_storage_layer, weights::WeightMeter},
	prelude::*,
};
use restaking_primitives::{
	security::{InspectService, PayService},
	EraIndex, ServiceId,
};

impl<T: Config> Pallet<T> {
	/// Shares out what the tasks of `era` have earned, and what the pot has besides.
	pub(crate) fn do_pay(era: EraIndex) -> DispatchResult {
		let service = Service::<T>::get().ok_or(Error::<T>::NoService)?;
		let book = EraBooks::<T>::get(era);
		ensure!(book != EraBook::default(), Error::<T>::NothingToPay);
		ensure!(era < T::Security::active_era(), Error::<T>::EraNotOver);
		ensure!(book.open == 0, Error::<T>::TasksOpen);
		EraBooks::<T>::remove(era);
		T::Security::fund(service, &Self::account(), book.earned)?;
		let amount = T::Security::pot(service);
		let pallet = T::PalletId::get();
		let paid =
			with_storage_layer(|| T::Security::distribute(pallet, service, era, amount, true));
		Self::deposit_event(match paid {
			Ok(()) => Event::EraPaid { era, earned: book.earned },
			// It is in the pot, and goes with the next era.
			Err(error) => Event::EraNotPaid { era, earned: book.earned, error },
		});
		Ok(())
	}

	/// Works off what is due, as far as `meter` allows.
	pub(crate) fn work_off(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::idle_base()).is_err() {
			return;
		}
		if let Some(service) = Service::<T>::get() {
			Self::pay_due(meter);
			Self::settle_due(service, meter);
		}
	}

	/// Pays for eras that are over, in their order.
	fn pay_due(meter: &mut WeightMeter) {
		let start = PaidBefore::<T>::get();
		let now = T::Security::active_era();
		let mut era = start;
		while era < now && meter.try_consume(T::WeightInfo::look()).is_ok() {
			let book = EraBooks::<T>::get(era);
			if book.open > 0 {
				break;
			}
			if book != EraBook::default() {
				if meter.try_consume(T::WeightInfo::pay()).is_err() {
					break;
				}
				// If it fails, which it never does, anybody can ask for it.
				if let Err(error) = with_storage_layer(|| Self::do_pay(era)) {
					log::error!(target: LOG_TARGET, "era {era} is not paid: {error:?}");
				}
			}
			era = era.saturating_add(1);
		}
		if era != start {
			PaidBefore::<T>::put(era);
		}
	}

	/// Settles tasks in the order in which they are due.
	///
	/// The walk over what is due in a block does not look back: searching on from what was met last
	/// spares it from stepping over all that was settled before. So each task is taken as far as it goes
	/// when it is met.
	fn settle_due(service: ServiceId, meter: &mut WeightMeter) {
		let now = Self::now();
		let start = SettledBefore::<T>::get();
		let mut block = start;
		let mut due = Agenda::<T>::iter_key_prefix(block);
		while meter.try_consume(T::WeightInfo::look()).is_ok() {
			if let Some(id) = due.next() {
				if !Self::settle_on(service, id, block, meter) {
					break;
				}
			} else if block < now {
				block = block.saturating_add(One::one());
				due = Agenda::<T>::iter_key_prefix(block);
			} else {
				// Never beyond this block, for which something can still become due.
				break;
			}
		}
		if block != start {
			SettledBefore::<T>::put(block);
		}
	}

	/// Settles `id`, which is on the agenda of `block`, until it is due later or has ended. Returns
	/// whether there was weight for that; if not, it is met again in the next block, which has more to
	/// spare.
	fn settle_on(
		service: ServiceId,
		id: TaskId,
		block: BlockNumberFor<T>,
		meter: &mut WeightMeter,
	) -> bool {
		let now = Self::now();
		let mut next = Tasks::<T>::get(id);
		if next.is_none() {
			Agenda::<T>::remove(block, id);
		}
		while let Some(task) = next.filter(|task| task.due <= now) {
			if meter.try_consume(Self::weight_of_step(&task)).is_err() {
				return false;
			}
			Self::step(service, id, task);
			if meter.try_consume(T::WeightInfo::look()).is_err() {
				return false;
			}
			next = Tasks::<T>::get(id);
		}
		true
	}
}
