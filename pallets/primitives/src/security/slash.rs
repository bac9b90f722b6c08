// SPDX-License-Identifier: Apache-2.0

//! Slashing by the service's own terms.

use crate::{ProvenOffence, ServiceId, SlashId};
use frame::{
	arithmetic::Perbill,
	prelude::{DispatchError, PalletId},
};

/// Slashes operators of services.
pub trait SlashService<AccountId> {
	/// Slashes an operator of `service` for an offence that `pallet` has found, by the terms in force
	/// in the offence era. `fraction` is of what the operator had allocated when that era began;
	/// `offence.evidence` has to be the same whenever the pallet finds the same offence, as one piece of
	/// evidence slashes an operator once.
	///
	/// - *Objective* terms that name [`VerifierId::of_pallet`](crate::VerifierId::of_pallet)`(pallet)`:
	///   the pallet has proved it. Taken is `fraction`, at most the terms' own, less where they have a
	///   curve; the slash executes at once, and `reporter` earns the terms' share of what is
	///   collected unless it is the operator itself.
	/// - *Vetoable* terms whose slasher is the account of `pallet`: the slash is proposed, and executes
	///   by itself unless it is vetoed. `reporter` earns nothing.
	///
	/// Either way what exceeds the service's cap or budget waits for the security council. So that
	/// there is a slash does not mean that anything is taken:
	/// [`OnService::on_slashed`](super::OnService::on_slashed) says so when it is, which can be within
	/// this call.
	///
	/// Reads each operator of the service once, and costs what executing a slash costs.
	///
	/// Fails with `UnknownService`, `NotSlasher` (vetoable by somebody else), `NotObjective` (proved by
	/// somebody else), `ServicePaused`, `EraInFuture`, `OffenceTooOld` (later than the report window),
	/// `NothingAllocated`, `ZeroFraction`, `CapExceeded` (more than everything for one era),
	/// `AlreadyProposed` (the same evidence), `TooManyOpenSlashes` or
	/// `OperatorHasTooManyOpenSlashes`.
	fn slash(
		pallet: PalletId,
		service: ServiceId,
		offence: ProvenOffence<AccountId>,
		fraction: Perbill,
		reporter: Option<AccountId>,
	) -> Result<SlashId, DispatchError>;
}
