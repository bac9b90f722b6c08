// SPDX-License-Identifier: Apache-2.0

//! The registry, step by step.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod commission;
mod invariants;
mod keys;
mod register;
mod stateful;
mod update;

use crate::{
	mock::*, Error, Event, HoldReason, KeyTenures, Keys, Operators as Records, RetiredKeys,
};
use frame::{testing_prelude::*, token::fungible::InspectHold};
use restaking_primitives::{
	fakes::{registry::FakeCommitments, FakeDelays, FakeEras},
	Balance, Delays, KeyKind, OperatorRegistry, ServiceKey, ServiceKeys, ServiceSignature,
};

const ALICE: AccountId = 1;
const BOB: AccountId = 2;

fn percent(x: u32) -> Perbill {
	Perbill::from_percent(x)
}

fn register(who: AccountId, commission: Perbill) {
	assert_ok!(Operators::register(RuntimeOrigin::signed(who), b"me".to_vec(), commission, 7));
}

fn set_commission(to: Perbill) -> DispatchResult {
	Operators::set_commission(RuntimeOrigin::signed(ALICE), to)
}

fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::OperatorDeposit.into(), &who)
}
