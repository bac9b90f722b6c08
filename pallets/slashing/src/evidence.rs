// SPDX-License-Identifier: Apache-2.0

//! Offences that can be proved on chain.
//!
//! The one that is here: an operator signs two statements on one topic that do not agree, an
//! equivocation. A service makes its operators sign what [`Pallet::statement_message`] says, once
//! per topic (the height of a block, the number of a round), and refuses statements that are not
//! of the active era. Whoever sees two of them can prove it.

use crate::{pallet::*, weights::WeightInfo};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{hashing::blake2_256, prelude::*};
use restaking_primitives::{
	EraIndex, KeyKind, ProvenOffence, ServiceId, ServiceKey, ServiceKeys, ServiceSignature,
	VerifierId, Verifiers, VerifyOffence,
};

/// What an operator signed for a service.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SignedStatement {
	/// The era it says it was signed in.
	pub era: EraIndex,
	/// What is stated, or its hash.
	pub payload: H256,
	/// By which key.
	pub key: ServiceKey,
	/// The signature of [`Pallet::statement_message`].
	pub signature: ServiceSignature,
}

/// Two statements on one topic that do not agree.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct EquivocationProof {
	/// What both are about.
	pub topic: H256,
	/// One of them.
	pub first: SignedStatement,
	/// The other one.
	pub second: SignedStatement,
}

/// Proves that an operator signed two statements that do not agree, by an [`EquivocationProof`].
///
/// The keys may differ, as long as each was the operator's in the era of its statement: rotating
/// a key between two statements is no way out. The offence is of the later era, and the same for
/// any two statements on the topic of which that is the later one. Statements of other eras are
/// another offence: an operator must not use one up by proving that it also contradicted itself
/// in an era in which it had little to lose.
pub struct Equivocation<T, Keys>(PhantomData<(T, Keys)>);

impl<T, Keys> Verifiers for Equivocation<T, Keys> {
	fn is_known(verifier: VerifierId) -> bool {
		verifier == VerifierId::EQUIVOCATION
	}
}

impl<T: Config, Keys: ServiceKeys<T::AccountId>> VerifyOffence<T::AccountId>
	for Equivocation<T, Keys>
{
	type Proof = EquivocationProof;

	fn weight(proof: &Self::Proof) -> Weight {
		let [first, second] =
			[&proof.first, &proof.second].map(|statement| match statement.key.kind() {
				KeyKind::Sr25519 => T::WeightInfo::verify_sr25519(),
				KeyKind::Ed25519 => T::WeightInfo::verify_ed25519(),
				KeyKind::Ecdsa => T::WeightInfo::verify_ecdsa(),
			});
		first.max(second)
	}

	fn verify(
		verifier: VerifierId,
		service: ServiceId,
		proof: &Self::Proof,
	) -> Result<ProvenOffence<T::AccountId>, DispatchError> {
		ensure!(Self::is_known(verifier), Error::<T>::UnknownVerifier);
		let EquivocationProof { topic, first, second } = proof;
		ensure!(first.payload != second.payload, Error::<T>::StatementsAgree);

		let owner = |statement: &SignedStatement| Keys::owner_in(&statement.key, statement.era);
		let operator = owner(first).ok_or(Error::<T>::KeyNotInForce)?;
		let other = owner(second).ok_or(Error::<T>::KeyNotInForce)?;
		ensure!(operator == other, Error::<T>::DifferentOperators);

		for SignedStatement { era, payload, key, signature } in [first, second] {
			let message = Pallet::<T>::statement_message(service, *topic, *era, *payload);
			ensure!(key.verify(&message, signature), Error::<T>::BadSignature);
		}
		let era = first.era.max(second.era);
		let evidence = blake2_256(&(b"equivocation", service, &operator, topic, era).encode());
		Ok(ProvenOffence { operator, era, evidence: evidence.into() })
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::statement_message`].
	pub(crate) fn statement_bytes(
		service: ServiceId,
		topic: H256,
		era: EraIndex,
		payload: H256,
	) -> Vec<u8> {
		let chain = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		(b"rampart/statement", chain, service, topic, era, payload).encode()
	}
}
