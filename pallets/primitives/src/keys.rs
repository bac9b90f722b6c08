// SPDX-License-Identifier: Apache-2.0

//! The keys with which operators sign for services.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::deps::{
	sp_core::{crypto::KeyTypeId, ecdsa, ed25519, sr25519},
	sp_io::crypto,
};
use scale_info::TypeInfo;

/// Under which type a node keeps the keys with which its operator signs for services.
pub const SERVICE_KEYS: KeyTypeId = KeyTypeId(*b"rsvc");

/// The signature schemes a service key can be of.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum KeyKind {
	/// Schnorr signatures over Ristretto255, as accounts use them.
	Sr25519,
	/// Ed25519.
	Ed25519,
	/// ECDSA over secp256k1, of the BLAKE2b-256 hash of the message.
	Ecdsa,
}

/// With what an operator signs for services.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ServiceKey {
	/// See [`KeyKind::Sr25519`].
	Sr25519(sr25519::Public),
	/// See [`KeyKind::Ed25519`].
	Ed25519(ed25519::Public),
	/// See [`KeyKind::Ecdsa`].
	Ecdsa(ecdsa::Public),
}

/// A signature by a [`ServiceKey`].
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ServiceSignature {
	/// By an sr25519 key.
	Sr25519(sr25519::Signature),
	/// By an ed25519 key.
	Ed25519(ed25519::Signature),
	/// By an ECDSA key.
	Ecdsa(ecdsa::Signature),
}

impl ServiceKey {
	/// The scheme of the key.
	pub const fn kind(&self) -> KeyKind {
		match self {
			Self::Sr25519(_) => KeyKind::Sr25519,
			Self::Ed25519(_) => KeyKind::Ed25519,
			Self::Ecdsa(_) => KeyKind::Ecdsa,
		}
	}

	/// The keys of this kind in the keystore of the node. For offchain workers: on chain there is no
	/// keystore.
	pub fn local(kind: KeyKind) -> Vec<Self> {
		match kind {
			KeyKind::Sr25519 => {
				let keys = crypto::sr25519_public_keys(SERVICE_KEYS);
				keys.into_iter().map(Self::Sr25519).collect()
			}
			KeyKind::Ed25519 => {
				let keys = crypto::ed25519_public_keys(SERVICE_KEYS);
				keys.into_iter().map(Self::Ed25519).collect()
			}
			KeyKind::Ecdsa => {
				let keys = crypto::ecdsa_public_keys(SERVICE_KEYS);
				keys.into_iter().map(Self::Ecdsa).collect()
			}
		}
	}

	/// Signs `message`; `None` if the key is not in the keystore of the node. For offchain workers.
	pub fn sign(&self, message: &[u8]) -> Option<ServiceSignature> {
		match self {
			Self::Sr25519(key) => {
				crypto::sr25519_sign(SERVICE_KEYS, key, message).map(ServiceSignature::Sr25519)
			}
			Self::Ed25519(key) => {
				crypto::ed25519_sign(SERVICE_KEYS, key, message).map(ServiceSignature::Ed25519)
			}
			Self::Ecdsa(key) => {
				crypto::ecdsa_sign(SERVICE_KEYS, key, message).map(ServiceSignature::Ecdsa)
			}
		}
	}

	/// Whether `signature` is one of `message` by this key; never by one of another scheme.
	pub fn verify(&self, message: &[u8], signature: &ServiceSignature) -> bool {
		match (self, signature) {
			(Self::Sr25519(key), ServiceSignature::Sr25519(signature)) => {
				crypto::sr25519_verify(signature, message, key)
			}
			(Self::Ed25519(key), ServiceSignature::Ed25519(signature)) => {
				crypto::ed25519_verify(signature, message, key)
			}
			(Self::Ecdsa(key), ServiceSignature::Ecdsa(signature)) => {
				crypto::ecdsa_verify(signature, message, key)
			}
			_ => false,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame::deps::sp_core::Pair;

	#[test]
	fn a_key_knows_its_signatures_and_no_others() {
		let sr = sr25519::Pair::from_seed(&[1; 32]);
		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let ec = ecdsa::Pair::from_seed(&[1; 32]);
		let keys = [
			ServiceKey::Sr25519(sr.public()),
			ServiceKey::Ed25519(ed.public()),
			ServiceKey::Ecdsa(ec.public()),
		];
		let signatures = [
			ServiceSignature::Sr25519(sr.sign(b"so")),
			ServiceSignature::Ed25519(ed.sign(b"so")),
			ServiceSignature::Ecdsa(ec.sign(b"so")),
		];
		for (i, key) in keys.iter().enumerate() {
			for (j, signature) in signatures.iter().enumerate() {
				assert_eq!(key.verify(b"so", signature), i == j);
				assert!(!key.verify(b"otherwise", signature));
			}
		}
		assert_eq!(
			keys.map(|key| key.kind()),
			[KeyKind::Sr25519, KeyKind::Ed25519, KeyKind::Ecdsa]
		);
	}
}
