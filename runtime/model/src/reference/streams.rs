// SPDX-License-Identifier: Apache-2.0

//! What services pay by themselves, era after era.

use super::{Checked, Era, Planck, Reference, ServiceId, Stream, Who};
use crate::num::{Answer, Verdict};

impl Reference {
	/// What has to come of `stream`.
	pub fn may_stream(&self, who: Who, service: ServiceId, per_era: Planck, eras: u32) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_rewarder(&mut verdict, who, service);
		verdict.need(per_era > 0, "ZeroAmount");
		verdict.need(eras > 0, "EmptyRange");
		verdict.need(!self.rewards.streams.contains_key(&service), "StreamExists");
		verdict.need(self.era.checked_add(eras).is_some(), "TooManyEras");
		verdict
	}

	/// Starts one, with the active era.
	pub fn do_stream(&mut self, service: ServiceId, per_era: Planck, eras: u32, by_points: bool) {
		let (next, until) = (self.era, self.era.saturating_add(eras));
		let stream = Stream { per_era, next, until, by_points, starved: false };
		self.rewards.streams.insert(service, stream);
	}

	/// What has to come of `stop_stream`.
	pub fn may_stop_stream(&self, who: Who, service: ServiceId) -> Verdict {
		let mut verdict = Verdict::default();
		self.need_rewarder(&mut verdict, who, service);
		verdict.need(self.rewards.streams.contains_key(&service), "NoStream");
		verdict
	}

	/// Stops it.
	pub fn do_stop_stream(&mut self, service: ServiceId) {
		self.rewards.streams.remove(&service);
	}

	/// It is the turn of the stream of a service for `era`: the eras before it were skipped without
	/// a word, and every other stream has had its turn for them. Returns what it pays.
	pub fn note_turn(&mut self, service: ServiceId, era: Era) -> Result<(Planck, bool), String> {
		self.skip_silently(service, era)?;
		let others: Vec<ServiceId> =
			self.rewards.streams.keys().copied().filter(|other| *other != service).collect();
		for other in others {
			self.skip_silently(other, era)
				.map_err(|why| format!("before service {other}: {why}"))?;
		}
		let stream = self.rewards.streams.get(&service).ok_or("there is no stream")?;
		if stream.next != era || era >= stream.until || era >= self.era {
			return Err(format!("it is not the turn of era {era}: {stream:?}"));
		}
		Ok((stream.per_era, stream.by_points))
	}

	// A pot that stays too small says so once.
	fn skip_silently(&mut self, service: ServiceId, before: Era) -> Result<(), String> {
		let pot = self.rewards.pot(service);
		let gone = !self.services.contains_key(&service);
		let Some(stream) = self.rewards.streams.get_mut(&service) else { return Ok(()) };
		if stream.next >= before {
			return Ok(());
		}
		if !stream.starved || pot >= stream.per_era || gone {
			return Err(format!("it paid nothing for era {}: {stream:?}", stream.next));
		}
		stream.next = before.min(stream.until);
		Ok(())
	}

	/// Whether a stream has had all its turns up to now, if nothing keeps it from them.
	pub fn check_streams(&mut self) -> Checked {
		let (now, all) = (self.era, self.rewards.streams.keys().copied().collect::<Vec<_>>());
		for service in all {
			self.skip_silently(service, now).map_err(|why| format!("service {service}: {why}"))?;
		}
		Ok(())
	}

	/// The stream of a service has skipped eras without a word, up to `next`.
	pub fn note_skipped_silently(&mut self, service: ServiceId, next: Era) -> Checked {
		if next > self.era {
			return Err(format!("era {next} is not over"));
		}
		self.skip_silently(service, next)
	}

	fn move_on(&mut self, service: ServiceId, starved: bool) {
		if let Some(stream) = self.rewards.streams.get_mut(&service) {
			stream.next += 1;
			stream.starved = starved;
		}
	}

	/// The stream has paid for its era.
	pub fn note_streamed(&mut self, service: ServiceId) {
		self.move_on(service, false);
	}

	/// The chain says that the pot has too little for `era`.
	pub fn note_starved(&mut self, service: ServiceId, era: Era) -> Checked {
		let (per_era, _) = self.note_turn(service, era)?;
		let pot = self.rewards.pot(service);
		let starved = self.rewards.streams.get(&service).is_some_and(|stream| stream.starved);
		if starved || pot >= per_era || !self.services.contains_key(&service) {
			return Err(format!("the pot has {pot} for {per_era}, starved before: {starved}"));
		}
		self.move_on(service, true);
		Ok(())
	}

	/// The chain says that `era` is not paid because of an error.
	pub fn note_skipped(&mut self, service: ServiceId, era: Era, error: &str) -> Checked {
		let (per_era, by_points) = self.note_turn(service, era)?;
		let rightly = match error {
			"AlreadyDistributed" => self.is_distributed(service, era),
			"EraTooOld" => era < self.oldest_distributable(),
			"NobodyToReward" => {
				self.rewards.pot(service) >= per_era
					&& self.somebody(service, era, per_era, by_points) != Answer::Yes
			}
			_ => false,
		};
		if !rightly || !self.services.contains_key(&service) {
			return Err(format!("skipped, by {error}"));
		}
		let starved = self.rewards.streams.get(&service).is_some_and(|stream| stream.starved);
		self.move_on(service, starved);
		Ok(())
	}

	/// The chain says that a stream is over.
	pub fn note_stream_ended(&mut self, service: ServiceId) -> Checked {
		let now = self.era;
		let gone = !self.services.contains_key(&service);
		let over = |stream: &Stream| stream.next >= stream.until;
		// It is told when there was room for it, which can be eras later.
		if !gone && !self.rewards.streams.get(&service).is_some_and(over) {
			self.skip_silently(service, now)?;
		}
		let stream = self.rewards.streams.remove(&service).ok_or("there is no stream")?;
		if gone && stream.next < now || over(&stream) {
			return Ok(());
		}
		Err(format!("it is not over: {stream:?}"))
	}
}
