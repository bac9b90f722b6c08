// SPDX-License-Identifier: Apache-2.0

//! Stand-ins for what the ledger asks of others: who is an operator, what is under decision, and
//! who gets what is collected.

use crate::{Balance, EraIndex, OpenSlashes, OperatorRegistry, SlashId, SlashSettlement};
use core::{cell::RefCell, marker::PhantomData};
use frame::traits::{Imbalance, TryDrop};
use std::collections::BTreeMap;

std::thread_local! {
	static REGISTRY: RefCell<BTreeMap<u64, Balance>> = const { RefCell::new(BTreeMap::new()) };
	static OPEN: RefCell<BTreeMap<u64, EraIndex>> = const { RefCell::new(BTreeMap::new()) };
	static BOOKS: RefCell<BTreeMap<SlashId, Book>> = const { RefCell::new(BTreeMap::new()) };
}

/// A registry that the test fills: operators and the minimum they keep delegated to themselves.
pub struct FakeRegistry;

impl FakeRegistry {
	/// Registers `who`.
	pub fn register(who: u64, min_self_delegation: Balance) {
		REGISTRY.with_borrow_mut(|all| all.insert(who, min_self_delegation));
	}

	/// Removes `who`.
	pub fn deregister(who: u64) {
		REGISTRY.with_borrow_mut(|all| all.remove(&who));
	}

	/// Removes everybody.
	pub fn clear() {
		REGISTRY.with_borrow_mut(BTreeMap::clear);
	}
}

impl OperatorRegistry<u64> for FakeRegistry {
	fn min_self_delegation(who: &u64) -> Option<Balance> {
		REGISTRY.with_borrow(|all| all.get(who).copied())
	}
}

/// Slashes under decision, as the test says.
pub struct FakeOpenSlashes;

impl FakeOpenSlashes {
	/// Makes `era` the earliest offence under decision of `operator`, or none.
	pub fn set(operator: u64, era: Option<EraIndex>) {
		OPEN.with_borrow_mut(|all| match era {
			Some(era) => all.insert(operator, era),
			None => all.remove(&operator),
		});
	}

	/// Nothing is under decision.
	pub fn clear() {
		OPEN.with_borrow_mut(BTreeMap::clear);
	}
}

impl OpenSlashes<u64> for FakeOpenSlashes {
	fn oldest_offence(operator: &u64) -> Option<EraIndex> {
		OPEN.with_borrow(|all| all.get(operator).copied())
	}
}

/// What a slash has brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Book {
	/// Collected in all.
	pub collected: Balance,
	/// What was said to remain, last.
	pub outstanding: Balance,
}

/// Books what is collected, and burns it.
pub struct FakeSettlement<Credit>(PhantomData<Credit>);

impl<Credit> FakeSettlement<Credit> {
	/// What slash `id` has brought.
	pub fn book(id: SlashId) -> Book {
		BOOKS.with_borrow(|all| all.get(&id).copied().unwrap_or_default())
	}

	/// Forgets everything.
	pub fn clear() {
		BOOKS.with_borrow_mut(BTreeMap::clear);
	}
}

impl<Credit: Imbalance<Balance> + TryDrop> SlashSettlement for FakeSettlement<Credit> {
	type Credit = Credit;

	fn on_collected(id: SlashId, credit: Credit, outstanding: Balance) {
		BOOKS.with_borrow_mut(|all| {
			let book = all.entry(id).or_default();
			book.collected = book.collected.saturating_add(credit.peek());
			book.outstanding = outstanding;
		});
	}

	fn on_written_off(id: SlashId, outstanding: Balance) {
		BOOKS.with_borrow_mut(|all| all.entry(id).or_default().outstanding = outstanding);
	}
}
