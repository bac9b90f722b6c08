// SPDX-License-Identifier: Apache-2.0

//! How other pallets use this one.

use crate::types::{Outcome, TaskId};
use frame::prelude::*;
use restaking_primitives::Balance;

/// Posts tasks, in the name of somebody who pays.
pub trait RequestVerification<AccountId> {
	/// Posts a task: what [`post`](crate::Pallet::post) does. Nothing changes when it fails.
	fn request(
		poster: &AccountId,
		input: H256,
		metadata: Option<H256>,
		fee: Balance,
		blocks: u32,
	) -> Result<TaskId, DispatchError>;
}

/// Hears how tasks end; of all of them, so that a receiver first asks whether it has asked for this
/// one. Nothing waits for an answer and nothing can be refused. `()` hears nothing.
pub trait OnVerified<AccountId> {
	/// What one notification weighs at most.
	fn max_weight() -> Weight;

	/// The task that `poster` posted about `input` has ended.
	fn on_end(task: TaskId, poster: &AccountId, input: H256, outcome: Outcome);
}

impl<AccountId> OnVerified<AccountId> for () {
	fn max_weight() -> Weight {
		Weight::zero()
	}

	fn on_end(_: TaskId, _: &AccountId, _: H256, _: Outcome) {}
}
