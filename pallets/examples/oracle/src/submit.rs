// SPDX-License-Identifier: Apache-2.0

//! Who may submit what, without a fee and only once.

use crate::{pallet::*, types::Submission};
use alloc::vec::Vec;
use codec::Encode;
use frame::{
	deps::{
		frame_support::pallet_prelude::{
			TransactionPriority, TransactionSource, TransactionValidityError,
			TransactionValidityWithRefund,
		},
		sp_runtime::transaction_validity::TransactionLongevity,
	},
	prelude::*,
	traits::Contains,
};
use restaking_primitives::{
	security::InspectService, Asset, EraIndex, Price, ServiceId, ServiceKeys, ServiceSignature,
};

/// What a key signs begins with this.
const DOMAIN: [u8; 20] = *b"rampart/oracle/price";

/// For how many blocks a submission is kept in the pool; then the node that made it makes another one.
pub const LONGEVITY: TransactionLongevity = 8;

/// Before what pays a fee: there are no more of them in an era than operators times pairs.
const PRIORITY: TransactionPriority = TransactionPriority::MAX / 2;

impl<T: Config> Pallet<T> {
	/// What a service key signs to submit `price`, byte by byte: `rampart/oracle/price`, the hash of
	/// block 0, the service, the era, the pair with its length, the price. It holds on one chain, for
	/// one service, once.
	pub(crate) fn message(
		service: ServiceId,
		era: EraIndex,
		asset: &Asset,
		price: Price,
	) -> Vec<u8> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		(DOMAIN, genesis, service, era, asset, price).encode()
	}

	/// The service for which `submission` can be made now, and the operator that makes it.
	pub(crate) fn ensure_due(
		submission: &Submission,
	) -> Result<(ServiceId, T::AccountId), Error<T>> {
		let Submission { era, asset, price, key } = submission;
		let service = Service::<T>::get().ok_or(Error::<T>::NotStarted)?;
		let now = T::Security::active_era();
		ensure!(*era >= now, Error::<T>::EraIsOver);
		ensure!(*era <= now, Error::<T>::EraNotBegun);
		ensure!(!price.is_zero(), Error::<T>::ZeroPrice);
		ensure!(Assets::<T>::get().contains(asset), Error::<T>::UnknownAsset);
		let operator = T::Security::owner_in(key, *era).ok_or(Error::<T>::UnknownKey)?;
		let stake = T::Security::stake_in(service, &operator, *era);
		ensure!(stake > 0, Error::<T>::NotOperator);
		let known = Rounds::<T>::get(era, asset).iter().any(|(who, _)| *who == operator);
		ensure!(!known, Error::<T>::AlreadySubmitted);
		Ok((service, operator))
	}

	/// Whether a pool, and a block, may take the submission though nobody pays for it. The signature is
	/// checked last, as it costs most.
	pub(crate) fn authorize_submission(
		_: TransactionSource,
		submission: &Submission,
		signature: &ServiceSignature,
	) -> TransactionValidityWithRefund {
		// What the chain's brakes would refuse must not be in a block for free.
		let call = Call::submit { submission: submission.clone(), signature: signature.clone() };
		ensure!(T::BaseCallFilter::contains(&call.into()), InvalidTransaction::Call);
		let (service, operator) = Self::ensure_due(submission).map_err(why_invalid)?;
		let Submission { era, asset, price, key } = submission;
		let message = Self::message(service, *era, asset, *price);
		ensure!(key.verify(&message, signature), InvalidTransaction::BadProof);
		ValidTransaction::with_tag_prefix("rampart/oracle")
			.and_provides((era, asset, operator))
			.priority(PRIORITY)
			.longevity(LONGEVITY)
			.propagate(true)
			.build()
			.map(|valid| (valid, Weight::zero()))
	}

	pub(crate) fn do_submit(submission: Submission) -> DispatchResult {
		let (_, operator) = Self::ensure_due(&submission)?;
		let Submission { era, asset, price, .. } = submission;
		Rounds::<T>::try_append(era, &asset, (operator.clone(), price))
			.map_err(|()| Error::<T>::TooManySubmissions)?;
		Self::deposit_event(Event::PriceSubmitted { era, asset, operator, price });
		Ok(())
	}
}

/// What a node is told of a submission that is refused.
fn why_invalid<T: Config>(error: Error<T>) -> TransactionValidityError {
	match error {
		Error::EraIsOver | Error::AlreadySubmitted => InvalidTransaction::Stale,
		Error::EraNotBegun => InvalidTransaction::Future,
		Error::UnknownKey | Error::NotOperator => InvalidTransaction::BadSigner,
		_ => InvalidTransaction::Call,
	}
	.into()
}
