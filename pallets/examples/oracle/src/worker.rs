// SPDX-License-Identifier: Apache-2.0

//! What an operator's node does beside the chain: ask the source, sign, submit.

use crate::{pallet::*, source::parse, submit::LONGEVITY, types::Submission, LOG_TARGET};
use alloc::{string::String, vec::Vec};
use core::fmt;
use frame::{
	deps::{
		sp_core::offchain::{Duration, HttpError, StorageKind, Timestamp},
		sp_io,
		sp_runtime::offchain::{
			http::{self, Request},
			storage::StorageValueRef,
			storage_lock::{StorageLock, Time},
		},
	},
	prelude::*,
};
use restaking_primitives::{
	security::InspectService, Asset, EraIndex, KeyKind, Price, ServiceId, ServiceKey, ServiceKeys,
};

/// Where the offchain storage of a node, its persistent part, has the URL of the source, as text.
pub const SOURCE: &[u8] = b"rampart/oracle/source";

/// Who has it may ask the source.
const LOCK: &[u8] = b"rampart/oracle/lock";

/// In which era, and after which block, was submitted last.
const SENT: &[u8] = b"rampart/oracle/sent";

/// How long the source has to answer, all of it, in milliseconds.
const PATIENCE: u64 = 2_000;

/// How much it may answer, in bytes.
const MAX_ANSWER: usize = 16 * 1_024;

/// Why nothing was submitted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
	/// What is set as source is no text.
	BadSource,
	/// The source did not answer, or not in time.
	Offline,
	/// The source answered with this status.
	Status(u16),
	/// The answer is too long.
	TooLong,
	/// The answer cannot be understood.
	Malformed,
	/// The answer has none of the prices that are due.
	Missing,
	/// The node refused to sign, or to take the transaction.
	Refused,
}

impl fmt::Display for Failure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::BadSource => write!(f, "the source that is set is no text"),
			Self::Offline => write!(f, "the source did not answer in {PATIENCE} ms"),
			Self::Status(code) => write!(f, "the source answered with status {code}"),
			Self::TooLong => write!(f, "the source answered more than {MAX_ANSWER} bytes"),
			Self::Malformed => write!(f, "the source's answer cannot be understood"),
			Self::Missing => write!(f, "the source has not said what is asked for"),
			Self::Refused => write!(f, "this node did not sign or take the transaction"),
		}
	}
}

/// What is due: which pair is to be signed for by which key.
struct Due {
	key: ServiceKey,
	asset: Asset,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn run_worker(block: BlockNumberFor<T>) {
		if let Err(why) = Self::submit_what_is_due(block) {
			log::warn!(target: LOG_TARGET, "no price was submitted: {why}");
		}
	}

	/// Submits what the keys of this node have not submitted in the active era. Returns how many
	/// prices that were.
	pub(crate) fn submit_what_is_due(block: BlockNumberFor<T>) -> Result<u32, Failure> {
		let Some(service) = Service::<T>::get() else { return Ok(0) };
		let Some(url) = sp_io::offchain::local_storage_get(StorageKind::PERSISTENT, SOURCE) else {
			return Ok(0);
		};
		let url = String::from_utf8(url).map_err(|_| Failure::BadSource)?;
		let era = T::Security::active_era();
		let due = Self::due(service, era);
		if due.is_empty() {
			return Ok(0);
		}
		// One block at a time: the next one does not ask again while this one waits for an answer.
		let hold = Duration::from_millis(PATIENCE.saturating_mul(2));
		let mut lock = StorageLock::<Time>::with_deadline(LOCK, hold);
		let Ok(_guard) = lock.try_lock() else { return Ok(0) };
		let sent = StorageValueRef::persistent(SENT);
		let last = sent.get::<(EraIndex, BlockNumberFor<T>)>().ok().flatten();
		if last.is_some_and(|(sent_in, at)| sent_in == era && Self::may_be_pending(at, block)) {
			return Ok(0);
		}

		let assets = Assets::<T>::get();
		let prices = parse(&fetch(&url)?, &assets).ok_or(Failure::Malformed)?;
		let mut submitted: u32 = 0;
		let mut last_failure = Failure::Missing;
		for Due { key, asset } in due {
			let Some(price) = prices.get(&asset) else {
				let pair = core::str::from_utf8(&asset).unwrap_or_default();
				log::warn!(target: LOG_TARGET, "the source has no price of {pair}");
				continue;
			};
			// One that fails keeps none of the others from being submitted.
			match Self::send(service, era, key, asset, *price) {
				Ok(()) => submitted = submitted.saturating_add(1),
				Err(why) => {
					log::warn!(target: LOG_TARGET, "a price was not submitted: {why}");
					last_failure = why;
				}
			}
		}
		ensure!(submitted > 0, last_failure);
		sent.set(&(era, block));
		Ok(submitted)
	}

	/// Whether what was sent after block `at` can still be in the pool after `block`.
	fn may_be_pending(at: BlockNumberFor<T>, block: BlockNumberFor<T>) -> bool {
		let longevity: BlockNumberFor<T> = LONGEVITY.saturated_into();
		(at..at.saturating_add(longevity)).contains(&block)
	}

	/// What the keys of this node can submit and have not.
	fn due(service: ServiceId, era: EraIndex) -> Vec<Due> {
		let keys = [KeyKind::Sr25519, KeyKind::Ed25519, KeyKind::Ecdsa]
			.into_iter()
			.flat_map(ServiceKey::local)
			.filter_map(|key| T::Security::owner_in(&key, era).map(|owner| (key, owner)))
			.filter(|(_, owner)| T::Security::stake_in(service, owner, era) > 0);
		// An operator may have a key of each kind here, and signs with one.
		let mut operators: Vec<(ServiceKey, T::AccountId)> = Vec::new();
		for (key, owner) in keys {
			if !operators.iter().any(|(_, known)| *known == owner) {
				operators.push((key, owner));
			}
		}
		let mut due = Vec::new();
		for asset in Assets::<T>::get() {
			let round = Rounds::<T>::get(era, &asset);
			for (key, owner) in &operators {
				if !round.iter().any(|(who, _)| who == owner) {
					due.push(Due { key: *key, asset: asset.clone() });
				}
			}
		}
		due
	}

	/// Signs a price, and gives it to the pool.
	fn send(
		service: ServiceId,
		era: EraIndex,
		key: ServiceKey,
		asset: Asset,
		price: Price,
	) -> Result<(), Failure> {
		let message = Self::message(service, era, &asset, price);
		let signature = key.sign(&message).ok_or(Failure::Refused)?;
		let call = Call::submit { submission: Submission { era, asset, price, key }, signature };
		let transaction = T::create_authorized_transaction(call.into());
		SubmitTransaction::<T, Call<T>>::submit_transaction(transaction)
			.map_err(|()| Failure::Refused)
	}
}

/// What the source answers, within [`PATIENCE`].
fn fetch(url: &str) -> Result<Vec<u8>, Failure> {
	let deadline = sp_io::offchain::timestamp().add(Duration::from_millis(PATIENCE));
	let response = Request::get(url)
		.deadline(deadline)
		.send()
		.map_err(|_: HttpError| Failure::Offline)?
		.try_wait(deadline)
		.map_err(|_| Failure::Offline)?
		.map_err(|_| Failure::Offline)?;
	ensure!(response.code == 200, Failure::Status(response.code));
	read(response, deadline)
}

/// The body of a response.
fn read(response: http::Response, deadline: Timestamp) -> Result<Vec<u8>, Failure> {
	let mut body = response.body();
	body.deadline(deadline);
	let answer: Vec<u8> = body.by_ref().take(MAX_ANSWER.saturating_add(1)).collect();
	ensure!(body.error().is_none(), Failure::Offline);
	ensure!(answer.len() <= MAX_ANSWER, Failure::TooLong);
	Ok(answer)
}
