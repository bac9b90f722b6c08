// SPDX-License-Identifier: Apache-2.0

//! Paying those who secure a service.

use crate::{Balance, EraIndex, ServiceId};
use alloc::vec::Vec;
use frame::prelude::{DispatchResult, PalletId};

/// Pays operators of services, and the stake behind them. Amounts are plancks.
///
/// What is paid is taken from the service's pot. Of an operator's share it keeps its commission; the
/// rest is owed to all who were liable at it in the era, however many they are.
pub trait PayService<AccountId> {
	/// What the pot of `service` has.
	fn pot(service: ServiceId) -> Balance;

	/// Moves `amount` from the free balance of `from` into the pot of `service`; anybody's, whose
	/// existential deposit stays.
	///
	/// Fails with `UnknownService` or `ZeroAmount`, or when `from` has less.
	fn fund(service: ServiceId, from: &AccountId, amount: Balance) -> DispatchResult;

	/// Adds to the points of operators of `service` in `era`, which has begun and is not
	/// distributed. Costs a read for each that is named.
	///
	/// Fails with `UnknownService`, `NotRewarder`, `EraNotBegun`, `EraTooOld`,
	/// `AlreadyDistributed`, `NotOperatorOfService` (it had nothing allocated in `era`),
	/// `DuplicateOperator`, `TooManyPoints` or `TooManyOperators`.
	fn report_points(
		pallet: PalletId,
		service: ServiceId,
		era: EraIndex,
		points: Vec<(AccountId, u32)>,
	) -> DispatchResult;

	/// Shares out up to `amount` of the pot of `service` for `era`, which is over: by what operators had
	/// allocated, times their points if `by_points`. Each share is rounded down; what is not shared
	/// out stays in the pot. Reads each operator.
	///
	/// Fails with `UnknownService`, `NotRewarder`, `ZeroAmount`, `PotTooSmall`, `EraNotOver`,
	/// `EraTooOld`, `AlreadyDistributed` or `NobodyToReward`.
	fn distribute(
		pallet: PalletId,
		service: ServiceId,
		era: EraIndex,
		amount: Balance,
		by_points: bool,
	) -> DispatchResult;

	/// Lets the pot of `service` pay `per_era` for each of the next `eras` eras, the active one
	/// first, as each is over. It happens by itself.
	///
	/// Fails with `UnknownService`, `NotRewarder`, `ZeroAmount`, `EmptyRange` (no era) or
	/// `StreamExists`.
	fn stream(
		pallet: PalletId,
		service: ServiceId,
		per_era: Balance,
		eras: u32,
		by_points: bool,
	) -> DispatchResult;

	/// Stops the stream of `service`.
	///
	/// Fails with `UnknownService`, `NotRewarder` or `NoStream`.
	fn stop_stream(pallet: PalletId, service: ServiceId) -> DispatchResult;
}
