// SPDX-License-Identifier: Apache-2.0

//! The registry, step by step.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod commission;
mod invariants;
mod keys;
mod reads;
mod register;
mod stateful;
mod update;

use crate::{
	mock::*, Commission, Earlier, Error, Event, HoldReason, KeyTenures, Keys, Operators as Records,
	Raise, RetiredKeys, ServiceCommissions,
};
use frame::{testing_prelude::*, token::fungible::InspectHold};
use restaking_primitives::{
	fakes::{registry::FakeCommitments, FakeDelays, FakeEras},
	Balance, Commissions, Delays, KeyKind, OperatorRegistry, ServiceId, ServiceKey, ServiceKeys,
	ServiceSignature,
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

fn set_service_commission(service: ServiceId, to: Perbill) -> DispatchResult {
	Operators::set_service_commission(RuntimeOrigin::signed(ALICE), service, to)
}

fn clear_service_commission(service: ServiceId) -> DispatchResult {
	Operators::clear_service_commission(RuntimeOrigin::signed(ALICE), service)
}

fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::OperatorDeposit.into(), &who)
}
