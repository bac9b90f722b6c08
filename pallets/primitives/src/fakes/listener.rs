// SPDX-License-Identifier: Apache-2.0

//! Somebody who hears what is told of services, and remembers it.

use crate::{Balance, EraIndex, OnService, ServiceId, SlashId};
use codec::{Decode, Encode};
use frame::{deps::frame_support::weights::Weight, runtime::prelude::parameter_types};
use std::vec::Vec;

/// What was told.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Heard {
	/// See [`OnService::on_joined`].
	Joined(ServiceId, u64, EraIndex),
	/// See [`OnService::on_left`].
	Left(ServiceId, u64, Option<EraIndex>),
	/// See [`OnService::on_slashed`].
	Slashed(ServiceId, u64, SlashId, EraIndex, Balance),
	/// See [`OnService::on_terms_change`].
	TermsChange(ServiceId, Option<EraIndex>),
	/// See [`OnService::on_era_distributed`].
	EraDistributed(ServiceId, EraIndex, Balance),
}

parameter_types! {
	storage Told: Vec<Heard> = Vec::new();
	storage Weighs: Weight = Weight::zero();
}

/// Remembers what it is told, unless that is undone.
pub struct FakeListener;

impl FakeListener {
	/// What was told since this was asked last.
	pub fn heard() -> Vec<Heard> {
		let told = Told::get();
		Told::set(&Vec::new());
		told
	}

	/// Makes a notification weigh so much at most; nothing at first.
	pub fn weighs(weight: Weight) {
		Weighs::set(&weight);
	}

	fn hear(heard: Heard) {
		let mut told = Told::get();
		told.push(heard);
		Told::set(&told);
	}
}

impl OnService<u64> for FakeListener {
	fn max_weight() -> Weight {
		Weighs::get()
	}

	fn on_joined(service: ServiceId, operator: &u64, from: EraIndex) {
		Self::hear(Heard::Joined(service, *operator, from));
	}

	fn on_left(service: ServiceId, operator: &u64, until: Option<EraIndex>) {
		Self::hear(Heard::Left(service, *operator, until));
	}

	fn on_slashed(service: ServiceId, operator: &u64, id: SlashId, era: EraIndex, owed: Balance) {
		Self::hear(Heard::Slashed(service, *operator, id, era, owed));
	}

	fn on_terms_change(service: ServiceId, from: Option<EraIndex>) {
		Self::hear(Heard::TermsChange(service, from));
	}

	fn on_era_distributed(service: ServiceId, era: EraIndex, amount: Balance) {
		Self::hear(Heard::EraDistributed(service, era, amount));
	}
}
