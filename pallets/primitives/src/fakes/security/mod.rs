// SPDX-License-Identifier: Apache-2.0

//! All the security a service shares, in memory: its unit tests need no staking stack.
//!
//! ```ignore
//! // In the mock: hears of its own service, and pays fees into the pot with real tokens.
//! type Security = fakes::Security<u64, Oracle, fakes::Tokens<Balances>>;
//!
//! // In a test:
//! Security::set_operator(service, &ALICE, 600);
//! let key = Security::signer(&ALICE);
//! assert_ok!(Oracle::submit(none(), key.public(), price, key.sign(&message)));
//! Security::end_era();
//! assert_eq!(Security::slashes()[0].operator, BOB);
//! ```
//!
//! It behaves as the real pallets do where a service can see it: stake by era, a slash that takes of
//! what there was in the offence era, at most what is left, evidence that is good once, caps and
//! budgets, terms that change after the delay, an era that is distributed once, errors of the same
//! names. It does not know of restakers, tranches, commissions or curves. The clock is
//! [`FakeEras`], the delays are [`FakeDelays`](super::FakeDelays). The rest is kept in storage, so
//! that what fails is undone.
//!
//! Where an account is a `u64`, that of a pallet has room for the first four bytes of its id: let those
//! of two pallets in one mock differ there.

use super::FakeEras;
use crate::{
	security::TermsOfService, Balance, EraIndex, Eras, OnService, ServiceId, ServiceKey,
	ServiceSignature, SlashId,
};
use codec::{Codec, Decode, Encode};
use core::marker::PhantomData;
use frame::{
	arithmetic::Perbill,
	deps::{
		frame_support::storage::unhashed,
		sp_core::{sr25519, Pair, H256},
		sp_runtime::traits::AccountIdConversion,
	},
	hashing::blake2_256,
	prelude::{ensure, DispatchError, DispatchResult, PalletId},
	token::{fungible::Mutate, Preservation},
};
use std::{collections::BTreeMap, format, string::String, vec::Vec};

mod impls;
mod slash;
#[cfg(test)]
mod tests;

/// Shared security in memory, for the accounts of a mock. Tells `Listener` what happens; `Currency`
/// moves what goes into pots, [`Counted`] or [`Tokens`].
pub struct Security<AccountId = u64, Listener = (), Currency = Counted>(
	PhantomData<(AccountId, Listener, Currency)>,
);

/// Where what is paid into a pot comes from.
pub trait MoveIntoPot<AccountId> {
	/// Moves `amount` from `from` into the pots.
	fn move_into_pot(from: &AccountId, amount: Balance) -> DispatchResult;
}

/// Nowhere: everybody has whatever it pays, and it is only counted.
pub struct Counted;

impl<AccountId> MoveIntoPot<AccountId> for Counted {
	fn move_into_pot(_: &AccountId, _: Balance) -> DispatchResult {
		Ok(())
	}
}

/// An account with real tokens, of this currency, which are moved to [`fake_pot`].
pub struct Tokens<Currency>(PhantomData<Currency>);

impl<AccountId, Currency> MoveIntoPot<AccountId> for Tokens<Currency>
where
	AccountId: Codec + Eq,
	Currency: Mutate<AccountId, Balance = Balance>,
{
	fn move_into_pot(from: &AccountId, amount: Balance) -> DispatchResult {
		Currency::transfer(from, &fake_pot(), amount, Preservation::Preserve).map(|_| ())
	}
}

/// The account of all pots, for those with [`Tokens`].
pub fn fake_pot<AccountId: Codec>() -> AccountId {
	PalletId(*b"pot/fake").into_account_truncating()
}

/// What became of a slash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Outcome {
	/// It waits for [`Security::execute`].
	Proposed,
	/// So many plancks were taken.
	Executed(Balance),
	/// It was vetoed.
	Vetoed,
}

/// A slash that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FakeSlash<AccountId> {
	/// The service.
	pub service: ServiceId,
	/// Who is slashed.
	pub operator: AccountId,
	/// The offence era.
	pub era: EraIndex,
	/// Which part of what was allocated then.
	pub fraction: Perbill,
	/// The evidence.
	pub evidence: H256,
	/// Who earns the reporter's share.
	pub reporter: Option<AccountId>,
	/// Whether it exceeds the cap or the budget: then somebody has to approve it before it executes.
	pub needs_approval: bool,
	/// What became of it.
	pub outcome: Outcome,
}

/// An era that was paid.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FakePayment<AccountId> {
	/// The service.
	pub service: ServiceId,
	/// The era.
	pub era: EraIndex,
	/// What was shared out.
	pub amount: Balance,
	/// What each operator got, with those behind it.
	pub shares: Vec<(AccountId, Balance)>,
}

/// What a service pays by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FakeStream {
	/// What it pays for each era.
	pub per_era: Balance,
	/// The first era that it does not pay.
	pub until: EraIndex,
	/// Whether stake is weighted by points.
	pub by_points: bool,
}

/// With what an operator signs.
pub struct Signer([u8; 32]);

impl Signer {
	/// Its key.
	pub fn public(&self) -> ServiceKey {
		ServiceKey::Sr25519(self.pair().public())
	}

	/// Its signature of `message`.
	pub fn sign(&self, message: &[u8]) -> ServiceSignature {
		ServiceSignature::Sr25519(self.pair().sign(message))
	}

	/// The secret, as `author_insertKey` and keystores take it: of type [`SERVICE_KEYS`] it lets an
	/// offchain worker sign.
	///
	/// [`SERVICE_KEYS`]: crate::SERVICE_KEYS
	pub fn suri(&self) -> String {
		let hex: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
		format!("0x{hex}")
	}

	fn pair(&self) -> sr25519::Pair {
		sr25519::Pair::from_seed(&self.0)
	}
}

/// The stake of an operator at a service.
#[derive(Clone, Default, Encode, Decode)]
struct Backing {
	/// What was allocated from an era on.
	steps: BTreeMap<EraIndex, Balance>,
	/// What has not been slashed.
	left: Balance,
	/// Whether it has ended.
	ended: bool,
}

impl Backing {
	fn in_era(&self, era: EraIndex) -> Balance {
		self.steps.range(..=era).next_back().map_or(0, |(_, stake)| *stake)
	}

	fn now(&self, now: EraIndex) -> Balance {
		self.in_era(now).min(self.left)
	}
}

#[derive(Clone, Encode, Decode)]
struct Service<AccountId: Ord> {
	owner: AccountId,
	paused: bool,
	terms: BTreeMap<EraIndex, TermsOfService<AccountId>>,
	operators: BTreeMap<AccountId, Backing>,
	applications: BTreeMap<AccountId, Balance>,
	pot: Balance,
	points: BTreeMap<EraIndex, BTreeMap<AccountId, u32>>,
	stream: Option<FakeStream>,
}

#[derive(Encode, Decode)]
struct State<AccountId: Ord> {
	services: BTreeMap<ServiceId, Service<AccountId>>,
	next: ServiceId,
	keys: Vec<(ServiceKey, AccountId, EraIndex, Option<EraIndex>)>,
	slashes: Vec<FakeSlash<AccountId>>,
	payments: Vec<FakePayment<AccountId>>,
	max_operators: Option<u32>,
}

impl<AccountId: Ord> Default for State<AccountId> {
	fn default() -> Self {
		Self {
			services: BTreeMap::new(),
			next: 0,
			keys: Vec::new(),
			slashes: Vec::new(),
			payments: Vec::new(),
			max_operators: None,
		}
	}
}

const STATE: &[u8] = b":fakes:security";

/// An error of this name.
const fn named(name: &'static str) -> DispatchError {
	DispatchError::Other(name)
}

fn now() -> EraIndex {
	FakeEras::active_era()
}

impl<A, L, C> Security<A, L, C>
where
	A: Codec + Ord + Clone,
	L: OnService<A>,
{
	fn read<R>(read: impl FnOnce(&State<A>) -> R) -> R {
		read(&unhashed::get_or_default(STATE))
	}

	fn change<R>(change: impl FnOnce(&mut State<A>) -> R) -> R {
		let mut state = unhashed::get_or_default(STATE);
		let result = change(&mut state);
		unhashed::put(STATE, &state);
		result
	}

	fn service<R>(service: ServiceId, read: impl FnOnce(&Service<A>) -> R) -> Option<R> {
		Self::read(|state| state.services.get(&service).map(read))
	}

	/// Changes `service`, unless `change` fails.
	fn try_change<R>(
		service: ServiceId,
		change: impl FnOnce(&mut Service<A>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let mut state: State<A> = unhashed::get_or_default(STATE);
		let record = state.services.get_mut(&service).ok_or(named("UnknownService"))?;
		let result = change(record)?;
		unhashed::put(STATE, &state);
		Ok(result)
	}

	/// Lets `operator` back `service` with `stake` from the active era on, as if it always had in that
	/// era; no handshake. Tells the listener if it is new. Does nothing without such a service.
	pub fn set_operator(service: ServiceId, operator: &A, stake: Balance) {
		Self::set_operator_from(service, operator, now(), stake);
	}

	/// The same from era `from` on.
	pub fn set_operator_from(service: ServiceId, operator: &A, from: EraIndex, stake: Balance) {
		let joined = Self::try_change(service, |record| {
			let joined = record.operators.get(operator).is_none_or(|backing| backing.ended);
			let backing = record.operators.entry(operator.clone()).or_default();
			backing.steps.split_off(&from);
			backing.steps.insert(from, stake);
			backing.left = stake.max(backing.in_era(now()));
			backing.ended = false;
			Ok(joined)
		});
		if joined == Ok(true) {
			L::on_joined(service, operator, from);
		}
	}

	/// Lets `operator` apply with `stake`: the service has to admit it.
	pub fn apply(service: ServiceId, operator: &A, stake: Balance) {
		let _ = Self::try_change(service, |record| {
			record.applications.insert(operator.clone(), stake);
			Ok(())
		});
	}

	/// Lets `operator` leave `service`, which it backs until the era is over. Tells the listener.
	pub fn leave(service: ServiceId, operator: &A) -> DispatchResult {
		let until = Self::try_change(service, |record| {
			let backing = record.operators.get_mut(operator).ok_or(named("NotOptedIn"))?;
			ensure!(!backing.ended, named("AlreadyEnded"));
			let begun = backing.steps.keys().next().is_some_and(|from| *from <= now());
			if !begun {
				record.operators.remove(operator);
				return Ok(None);
			}
			let next = now().saturating_add(1);
			backing.steps.split_off(&next);
			backing.steps.insert(next, 0);
			backing.ended = true;
			Ok(Some(now()))
		})?;
		L::on_left(service, operator, until);
		Ok(())
	}

	/// Pauses `service`, as the security council does, or lets it go on.
	pub fn pause(service: ServiceId, paused: bool) {
		let _ = Self::try_change(service, |record| {
			record.paused = paused;
			Ok(())
		});
	}

	/// Makes `max` the most operators a service can have; 100 at first.
	pub fn set_max_operators(max: u32) {
		Self::change(|state| state.max_operators = Some(max));
	}

	/// A key for `operator`, which is in force from the active era on, always the same one.
	pub fn signer(operator: &A) -> Signer {
		let signer = Signer(blake2_256(&operator.encode()));
		let known = Self::read(|state| state.keys.iter().any(|key| key.0 == signer.public()));
		if !known {
			Self::set_key(signer.public(), operator, now(), None);
		}
		signer
	}

	/// Makes `key` one of `operator` from era `from` on, up to and including `until` if it was rotated
	/// away then.
	pub fn set_key(key: ServiceKey, operator: &A, from: EraIndex, until: Option<EraIndex>) {
		Self::change(|state| {
			state.keys.retain(|entry| entry.0 != key);
			state.keys.push((key, operator.clone(), from, until));
		});
	}

	/// The slashes that were asked for, by name.
	pub fn slashes() -> Vec<FakeSlash<A>> {
		Self::read(|state| state.slashes.clone())
	}

	/// What was paid, in order.
	pub fn payments() -> Vec<FakePayment<A>> {
		Self::read(|state| state.payments.clone())
	}

	/// The points that were reported for `era`.
	pub fn points(service: ServiceId, era: EraIndex) -> Vec<(A, u32)> {
		Self::service(service, |record| record.points.get(&era).cloned())
			.flatten()
			.map(|points| points.into_iter().collect())
			.unwrap_or_default()
	}

	/// What `service` pays by itself.
	pub fn stream_of(service: ServiceId) -> Option<FakeStream> {
		Self::service(service, |record| record.stream).flatten()
	}

	/// The services that there are.
	pub fn services() -> Vec<ServiceId> {
		Self::read(|state| state.services.keys().copied().collect())
	}

	/// Ends the active era, and lets streams pay for it.
	pub fn end_era() {
		let over = now();
		FakeEras::advance(1);
		for service in Self::services() {
			let Some(stream) = Self::stream_of(service) else { continue };
			if over < stream.until {
				let _ = Self::share_out(service, over, stream.per_era, stream.by_points);
			}
		}
	}
}

/// The name of the slash at this place.
fn slash_id(index: usize) -> SlashId {
	SlashId::try_from(index).unwrap_or(SlashId::MAX)
}
