// SPDX-License-Identifier: Apache-2.0

//! What the benchmarks of a service need of the pallets around it.

use crate::{Balance, EraIndex, ServiceId, ServiceKey, ServiceSignature};
use alloc::vec::Vec;

/// Sets the stage for the benchmarks of a service, with the real pallets of the runtime. The
/// `BenchmarkHelper` in a service's `Config`.
pub trait ServiceStage<AccountId> {
	/// Lets `n` operators back `service` from the active era on, of which all is read that there
	/// can be, and returns them. Time passes until they do.
	fn back(service: ServiceId, n: u32) -> Vec<AccountId>;

	/// Gives `operator` an sr25519 key that signs for services.
	fn key(operator: &AccountId) -> ServiceKey;

	/// What `key` signs.
	fn sign(key: &ServiceKey, message: &[u8]) -> ServiceSignature;

	/// Gives `who` so much to spend.
	fn endow(who: &AccountId, amount: Balance);

	/// Lets `eras` pass.
	fn pass_eras(eras: EraIndex);
}
