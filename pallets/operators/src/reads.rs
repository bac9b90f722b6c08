// SPDX-License-Identifier: Apache-2.0

//! What is listed of operators.

use crate::*;
use restaking_primitives::dashboard::{page_size, Page};

impl<T: Config> Pallet<T> {
	/// The operators after `after`, or the first ones, in the order of their keys in storage; see
	/// [`page_size`] for how many. It does not matter whether `after` is still an operator.
	pub fn page(
		after: Option<&T::AccountId>,
		limit: u32,
	) -> Page<(T::AccountId, OperatorRecordOf<T>), T::AccountId> {
		let size = page_size(limit);
		let mut rest = match after {
			Some(after) => Operators::<T>::iter_from(Operators::<T>::hashed_key_for(after)),
			None => Operators::<T>::iter(),
		};
		let items: Vec<_> = rest.by_ref().take(size).collect();
		let last = items.last().map(|(operator, _)| operator.clone());
		Page { next: last.filter(|_| rest.next().is_some()), items }
	}
}
