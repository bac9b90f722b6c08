// SPDX-License-Identifier: Apache-2.0

//! Streams: the same amount for each of several eras, paid without anybody's asking.

use crate::{
	pallet::*,
	queue::{Step, Walk},
	types::Stream,
	weights::WeightInfo,
};
use frame::{deps::frame_support::weights::WeightMeter, prelude::*};
use restaking_primitives::{Balance, EraIndex, Eras, ServiceId, ServiceOperators};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_stream(
		service: ServiceId,
		per_era: Balance,
		eras: u32,
		by_points: bool,
	) -> DispatchResult {
		ensure!(per_era > 0, Error::<T>::ZeroAmount);
		ensure!(eras > 0, Error::<T>::EmptyRange);
		ensure!(!Streams::<T>::contains_key(service), Error::<T>::StreamExists);
		let next = T::Eras::active_era();
		let until = next.checked_add(eras).ok_or(Error::<T>::TooManyEras)?;
		let stream = Stream { per_era, next, until, by_points, starved: false };
		Streams::<T>::insert(service, stream);
		StreamQueue::<T>::insert(next, service, ());
		Self::deposit_event(Event::StreamStarted {
			service,
			per_era,
			from: next,
			until,
			by_points,
		});
		Ok(())
	}

	pub(crate) fn do_stop_stream(service: ServiceId) -> DispatchResult {
		ensure!(Self::forget_stream(service), Error::<T>::NoStream);
		Self::deposit_event(Event::StreamEnded { service });
		Ok(())
	}

	/// Removes the stream of `service`; false if it has none.
	pub(crate) fn forget_stream(service: ServiceId) -> bool {
		Streams::<T>::take(service)
			.inspect(|stream| StreamQueue::<T>::remove(stream.next, service))
			.is_some()
	}

	/// Pays the eras that are over, oldest first, and in each era every service once.
	pub(crate) fn stream_due(now: EraIndex, meter: &mut WeightMeter) {
		let start = StreamCursor::<T>::get();
		let mut walk = Walk::<StreamQueue<T>, _>::new(start.clone(), now);
		let look = T::WeightInfo::look().saturating_add(T::WeightInfo::stream_step());
		while meter.can_consume(look) {
			match walk.step() {
				Step::Entry(era, service) => {
					meter.consume(look);
					if !Self::pay_stream(service, era, meter) && !walk.goes_on_without() {
						break;
					}
				}
				Step::EraOver => meter.consume(T::WeightInfo::look()),
				Step::Finished => break,
			}
		}
		let cursor = walk.cursor();
		if cursor != start {
			StreamCursor::<T>::put(cursor);
		}
	}

	/// Pays what the stream of `service` has for `era`, or skips it if it cannot be paid. Returns
	/// false, and changes nothing, if `meter` has too little left to pay it.
	pub(crate) fn pay_stream(service: ServiceId, era: EraIndex, meter: &mut WeightMeter) -> bool {
		let Some(stream) = Streams::<T>::get(service) else {
			StreamQueue::<T>::remove(era, service);
			return true;
		};
		if T::Services::owner(service).is_none() {
			Self::forget_stream(service);
			Self::deposit_event(Event::StreamEnded { service });
			return true;
		}
		let outcome = match Self::ensure_payable(service, era, stream.per_era) {
			Ok(()) => {
				let operators = T::Services::operators_of(service);
				if meter.try_consume(Self::weight_of_era(operators)).is_err() {
					return false;
				}
				Self::distribute_era(service, era, stream.per_era, stream.by_points)
			}
			refused => refused,
		};
		Self::move_on(service, era, stream, outcome);
		true
	}

	/// Whether `era` can be paid, if there is somebody to reward.
	fn ensure_payable(service: ServiceId, era: EraIndex, amount: Balance) -> DispatchResult {
		Self::ensure_distributable(service, era)?;
		ensure!(amount <= Pots::<T>::get(service), Error::<T>::PotTooSmall);
		Ok(())
	}

	/// The stream of `service` goes on with the era after `era`, whose payment had this `outcome`.
	fn move_on(service: ServiceId, era: EraIndex, mut stream: Stream, outcome: DispatchResult) {
		match outcome {
			Ok(()) => stream.starved = false,
			Err(error) if error == Error::<T>::PotTooSmall.into() => {
				if !stream.starved {
					Self::deposit_event(Event::StreamStarved { service, era });
				}
				stream.starved = true;
			}
			Err(error) => {
				Self::deposit_event(Event::StreamSkipped { service, era, error });
			}
		}
		StreamQueue::<T>::remove(era, service);
		stream.next = era.saturating_add(1);
		if stream.next < stream.until {
			StreamQueue::<T>::insert(stream.next, service, ());
			Streams::<T>::insert(service, stream);
		} else {
			Streams::<T>::remove(service);
			Self::deposit_event(Event::StreamEnded { service });
		}
	}
}
