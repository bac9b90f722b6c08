// SPDX-License-Identifier: Apache-2.0

//! The one seam between a service and the security it shares.
//!
//! A service is a pallet with `type Security: SharedSecurity<Self::AccountId>` in its `Config`, and
//! nothing else of this project's. Each trait is one capability; a pallet that does not slash asks
//! for those that it uses:
//!
//! | trait | what it does |
//! |---|---|
//! | [`InspectService`] | who backs the service, with how much, and what is a quorum |
//! | [`ServiceKeys`] | whose a key is or was, and who signed something |
//! | [`SlashService`] | slashes by the service's own terms |
//! | [`PayService`] | funds the pot, reports points, distributes and streams |
//! | [`OwnService`] | creates the pallet's own service, admits operators, changes terms |
//! | [`OnService`] | the other way round: the pallet hears of what happens to its service |
//!
//! [`SharedSecurity`] is the first five together. In unit tests
//! [`fakes::Security`](crate::fakes::Security) stands in for all of them.
//!
//! ## Who calls
//!
//! Whatever changes something takes the [`PalletId`] of the pallet that calls, and is refused unless
//! that pallet is entitled to it: it owns the service, is its rewarder or slasher, or proves its
//! offences. So a pallet never touches another one's service by a mistake. A pallet's account is
//! [`OwnService::account`], to which no key belongs.
//!
//! ## Eras
//!
//! Operators, stake and slashes are by era. What an operator backs a service with *now* falls with a
//! slash at once; what it had *in an era* is what was allocated when the era began, is what a slash for
//! that era is a fraction of, and does not change afterwards: votes of an era are counted by that.
//! Eras that can no longer be slashed, and those that have not begun, are answered with nothing.
//!
//! ## Errors and weights
//!
//! A [`DispatchError`](frame::deps::sp_runtime::DispatchError) that comes from here is an error with
//! a name of the pallet that refused, which wallets show; where these docs name one, the fakes return
//! [`DispatchError::Other`](frame::deps::sp_runtime::DispatchError::Other) with that name. What fails
//! changes nothing.
//!
//! What a call of the service costs with all this in it is measured by its benchmark, on the runtime,
//! with as many operators as there can be: see `ServiceStage`, which there is for benchmarks.

mod inspect;
mod notify;
mod own;
mod pay;
mod slash;
#[cfg(feature = "runtime-benchmarks")]
mod stage;

pub use crate::ServiceKeys;
pub use inspect::InspectService;
pub use notify::OnService;
pub use own::{Admission, OwnService, TermsOfService};
pub use pay::PayService;
pub use slash::SlashService;
#[cfg(feature = "runtime-benchmarks")]
pub use stage::ServiceStage;

#[allow(unused_imports, reason = "for the docs")]
use frame::prelude::PalletId;

/// All that a service can ask of the security it shares.
pub trait SharedSecurity<AccountId>:
	InspectService<AccountId>
	+ ServiceKeys<AccountId>
	+ SlashService<AccountId>
	+ PayService<AccountId>
	+ OwnService<AccountId>
{
}

impl<AccountId, Security> SharedSecurity<AccountId> for Security where
	Security: InspectService<AccountId>
		+ ServiceKeys<AccountId>
		+ SlashService<AccountId>
		+ PayService<AccountId>
		+ OwnService<AccountId>
{
}
