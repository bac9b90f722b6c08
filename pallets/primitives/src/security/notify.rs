// SPDX-License-Identifier: Apache-2.0

//! What a service hears of itself.

use crate::{Balance, EraIndex, ServiceId, SlashId};
use frame::deps::frame_support::weights::Weight;

/// Hears of what happens to services; of all of them, so that a receiver first asks whether `service` is
/// its own. Nothing waits for an answer and nothing can be refused.
///
/// A notification comes when what it tells of is stored, within the call or the hook that brought it
/// about; that can be a call of the receiver itself, which slashes for example. If that fails in the
/// end, what a receiver has stored is undone with it.
///
/// One costs at most [`Self::max_weight`], whatever has happened: who has more to do notes it down.
/// `()` hears nothing, a tuple tells each of its members.
pub trait OnService<AccountId> {
	/// What any one notification weighs at most.
	fn max_weight() -> Weight;

	/// `service` has admitted `operator`, which backs it from era `from` on.
	fn on_joined(_service: ServiceId, _operator: &AccountId, _from: EraIndex) {}

	/// The allocation of `operator` to `service` has ended: by either side, or because nothing is left
	/// of it. It backs the service up to and including era `until`, and can be slashed for that
	/// time; `None` if it never did.
	fn on_left(_service: ServiceId, _operator: &AccountId, _until: Option<EraIndex>) {}

	/// Slash `id` of `operator` by `service`, for an offence of `era`, was executed: restakers owe
	/// `owed` plancks together, rounded up; zero if nothing was left to take.
	fn on_slashed(
		_service: ServiceId,
		_operator: &AccountId,
		_id: SlashId,
		_era: EraIndex,
		_owed: Balance,
	) {
	}

	/// The terms of `service` change with era `from`, instead of any change that was pending; `None` if
	/// that was taken back, and nothing changes.
	fn on_terms_change(_service: ServiceId, _from: Option<EraIndex>) {}

	/// `amount` plancks of the pot of `service`, commissions included, were shared out for `era`.
	fn on_era_distributed(_service: ServiceId, _era: EraIndex, _amount: Balance) {}
}

macro_rules! tell_each {
	($( $name:ident )*) => {
		#[allow(clippy::unused_unit, reason = "for the empty tuple")]
		impl<AccountId, $( $name: OnService<AccountId>, )*> OnService<AccountId> for ($( $name, )*) {
			fn max_weight() -> Weight {
				Weight::zero() $( .saturating_add($name::max_weight()) )*
			}

			fn on_joined(_service: ServiceId, _operator: &AccountId, _from: EraIndex) {
				$( $name::on_joined(_service, _operator, _from); )*
			}

			fn on_left(_service: ServiceId, _operator: &AccountId, _until: Option<EraIndex>) {
				$( $name::on_left(_service, _operator, _until); )*
			}

			fn on_slashed(
				_service: ServiceId,
				_operator: &AccountId,
				_id: SlashId,
				_era: EraIndex,
				_owed: Balance,
			) {
				$( $name::on_slashed(_service, _operator, _id, _era, _owed); )*
			}

			fn on_terms_change(_service: ServiceId, _from: Option<EraIndex>) {
				$( $name::on_terms_change(_service, _from); )*
			}

			fn on_era_distributed(_service: ServiceId, _era: EraIndex, _amount: Balance) {
				$( $name::on_era_distributed(_service, _era, _amount); )*
			}
		}
	};
}

tell_each!();
tell_each!(A);
tell_each!(A B);
tell_each!(A B C);
tell_each!(A B C D);
tell_each!(A B C D E);
tell_each!(A B C D E F);
tell_each!(A B C D E F G);
tell_each!(A B C D E F G H);
