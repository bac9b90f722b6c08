// SPDX-License-Identifier: Apache-2.0

//! Who is who on the chain: accounts and keys.

use crate::reference::{Key, Scheme, Who};
use rampart_runtime::AccountId;
use restaking_primitives::{KeyKind, ServiceKey, ServiceSignature};
use sp_core::{ecdsa, ed25519, sr25519, Pair};
use sp_keyring::Sr25519Keyring;
use std::{cell::RefCell, collections::BTreeMap};

/// How many play.
pub const CAST: u8 = 21;
/// The validator; the others nominate it.
pub const VALIDATOR: Who = Who(0);
/// Has no part in anything.
pub const STRANGER: Who = Who(19);
/// Has nothing at genesis.
pub const PAUPER: Who = Who(20);

/// The accounts of the cast.
pub struct Cast {
	accounts: Vec<AccountId>,
	names: BTreeMap<AccountId, Who>,
}

impl Default for Cast {
	fn default() -> Self {
		let accounts: Vec<AccountId> = (0..CAST).map(|n| account_of(Who(n))).collect();
		let names = accounts.iter().cloned().zip((0..CAST).map(Who)).collect();
		Self { accounts, names }
	}
}

fn account_of(who: Who) -> AccountId {
	match who {
		VALIDATOR => Sr25519Keyring::Alice.to_account_id(),
		Who(n) => sp_io::hashing::blake2_256(format!("rampart/cast/{n}").as_bytes()).into(),
	}
}

impl Cast {
	/// The account of somebody.
	pub fn account(&self, who: Who) -> AccountId {
		self.accounts.get(usize::from(who.0)).cloned().unwrap_or_else(|| account_of(who))
	}

	/// Whose account it is, if anybody's.
	pub fn find(&self, account: &AccountId) -> Option<Who> {
		self.names.get(account).copied()
	}

	/// Everybody.
	pub fn everybody(&self) -> impl Iterator<Item = (Who, &AccountId)> {
		self.accounts.iter().enumerate().map(|(n, account)| (Who(n as u8), account))
	}
}

/// The kind of key that is called so on the chain.
pub fn kind(scheme: Scheme) -> KeyKind {
	match scheme {
		Scheme::Sr25519 => KeyKind::Sr25519,
		Scheme::Ed25519 => KeyKind::Ed25519,
		Scheme::Ecdsa => KeyKind::Ecdsa,
	}
}

fn seed(key: Key) -> [u8; 32] {
	sp_io::hashing::blake2_256(format!("rampart/key/{}", key.seed).as_bytes())
}

/// The public key.
pub fn public(key: Key) -> ServiceKey {
	// They are asked for after every step, and take long to make.
	thread_local! {
		static MADE: RefCell<BTreeMap<Key, ServiceKey>> = const { RefCell::new(BTreeMap::new()) };
	}
	MADE.with(|made| *made.borrow_mut().entry(key).or_insert_with(|| make_public(key)))
}

fn make_public(key: Key) -> ServiceKey {
	match key.scheme {
		Scheme::Sr25519 => ServiceKey::Sr25519(sr25519::Pair::from_seed(&seed(key)).public()),
		Scheme::Ed25519 => ServiceKey::Ed25519(ed25519::Pair::from_seed(&seed(key)).public()),
		Scheme::Ecdsa => ServiceKey::Ecdsa(ecdsa::Pair::from_seed(&seed(key)).public()),
	}
}

/// A signature.
pub fn sign(key: Key, message: &[u8]) -> ServiceSignature {
	match key.scheme {
		Scheme::Sr25519 => {
			ServiceSignature::Sr25519(sr25519::Pair::from_seed(&seed(key)).sign(message))
		}
		Scheme::Ed25519 => {
			ServiceSignature::Ed25519(ed25519::Pair::from_seed(&seed(key)).sign(message))
		}
		Scheme::Ecdsa => ServiceSignature::Ecdsa(ecdsa::Pair::from_seed(&seed(key)).sign(message)),
	}
}
