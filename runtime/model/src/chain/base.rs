// SPDX-License-Identifier: Apache-2.0

//! What the base chain does to bonds: the calls of pallet-staking, offences, slashes.
//!
//! Of pallet-staking's calls these are not played ([`LEFT_OUT`]), because no bond and no slash
//! depends on them:
//!
//! - `set_controller`, `deprecate_controller_batch`: for stashes with a controller of their own,
//!   which no stash of a chain this young has; they fail.
//! - `restore_ledger`: root's repair of a ledger that is corrupted; of one that is not, it fails.
//! - `migrate_currency`: for bonds that are locks still; every one here is a hold.
//! - `set_min_commission`, `force_apply_min_commission`: what validators keep of the base chain's
//!   rewards, of which each bond gets its part whatever that is.
//! - `set_validator_count`, `increase_validator_count`, `scale_validator_count`, `force_no_eras`,
//!   `force_new_era`, `force_new_era_always`, `set_invulnerables`: who is elected, when, and who is
//!   never slashed; here there is one validator, which every election has to find.
//! - `set_staking_configs`: part of `chill_other`, which succeeds under its limits only.

use super::{council, Cast, VALIDATOR};
use crate::{
	driver::BaseCall,
	harness,
	reference::{Fraction, Planck, Who},
};
use frame_support::{
	traits::{fungible::Balanced, Get, OnUnbalanced},
	weights::Weight,
};
use pallet_staking::{RewardDestination, ValidatorPrefs};
use rampart_runtime::{
	AccountId, Balances, Offences, Runtime, RuntimeCall, RuntimeOrigin, Session, System,
};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult, MultiAddress, Perbill};
use sp_staking::offence::{Kind, Offence, ReportOffence};

/// The calls of pallet-staking that are not played; see above why.
pub const LEFT_OUT: [&str; 14] = [
	"deprecate_controller_batch",
	"force_apply_min_commission",
	"force_new_era",
	"force_new_era_always",
	"force_no_eras",
	"increase_validator_count",
	"migrate_currency",
	"restore_ledger",
	"scale_validator_count",
	"set_controller",
	"set_invulnerables",
	"set_min_commission",
	"set_staking_configs",
	"set_validator_count",
];

/// Dispatches a call of the base chain.
pub fn dispatch(cast: &Cast, call: &BaseCall) -> DispatchResult {
	let account = |who: &Who| cast.account(*who);
	let signed = |who: &Who| RuntimeOrigin::signed(cast.account(*who));
	let address = |who: &Who| MultiAddress::Id(cast.account(*who));
	let (origin, call) = match call {
		BaseCall::Bond { who, amount } => (
			signed(who),
			pallet_staking::Call::bond { value: *amount, payee: RewardDestination::Staked },
		),
		BaseCall::BondExtra { who, amount } => {
			(signed(who), pallet_staking::Call::bond_extra { max_additional: *amount })
		}
		BaseCall::Unbond { who, amount } => {
			(signed(who), pallet_staking::Call::unbond { value: *amount })
		}
		BaseCall::Rebond { who, amount } => {
			(signed(who), pallet_staking::Call::rebond { value: *amount })
		}
		BaseCall::WithdrawUnbonded { who } => {
			(signed(who), pallet_staking::Call::withdraw_unbonded { num_slashing_spans: SPANS })
		}
		BaseCall::Chill { who } => (signed(who), pallet_staking::Call::chill {}),
		BaseCall::Nominate { who } => {
			(signed(who), pallet_staking::Call::nominate { targets: vec![address(&VALIDATOR)] })
		}
		BaseCall::Validate { who } => {
			(signed(who), pallet_staking::Call::validate { prefs: ValidatorPrefs::default() })
		}
		BaseCall::SetPayee { who, staked } => {
			let payee = if *staked { RewardDestination::Staked } else { RewardDestination::Stash };
			(signed(who), pallet_staking::Call::set_payee { payee })
		}
		BaseCall::UpdatePayee { who } => {
			// Only who set it long ago has what this call does away with.
			#[allow(deprecated, reason = "it is what the call is for")]
			pallet_staking::Payee::<Runtime>::insert(account(who), RewardDestination::Controller);
			(signed(who), pallet_staking::Call::update_payee { controller: account(who) })
		}
		BaseCall::Kick { who, nominator } => {
			(signed(who), pallet_staking::Call::kick { who: vec![address(nominator)] })
		}
		BaseCall::ReapStash { who } => (
			signed(&VALIDATOR),
			pallet_staking::Call::reap_stash { stash: account(who), num_slashing_spans: SPANS },
		),
		BaseCall::ForceUnstake { who } => (
			RuntimeOrigin::root(),
			pallet_staking::Call::force_unstake { stash: account(who), num_slashing_spans: SPANS },
		),
		BaseCall::ChillOther { who } => {
			let call = pallet_staking::Call::chill_other { stash: account(who) };
			crowded(true)?;
			let done = sent(signed(&VALIDATOR), RuntimeCall::Staking(call));
			crowded(false)?;
			return done;
		}
		BaseCall::PayoutStakers { era } => (
			signed(&VALIDATOR),
			pallet_staking::Call::payout_stakers {
				validator_stash: account(&VALIDATOR),
				era: *era,
			},
		),
		BaseCall::PayoutStakersByPage { era } => (
			signed(&VALIDATOR),
			pallet_staking::Call::payout_stakers_by_page {
				validator_stash: account(&VALIDATOR),
				era: *era,
				page: 0,
			},
		),
		BaseCall::ManualSlash { era, fraction } => (
			council(),
			pallet_staking::Call::manual_slash {
				validator_stash: account(&VALIDATOR),
				era: *era,
				slash_fraction: Perbill::from_parts(*fraction),
			},
		),
		BaseCall::CancelDeferredSlash { era, index } => (
			council(),
			pallet_staking::Call::cancel_deferred_slash { era: *era, slash_indices: vec![*index] },
		),
		BaseCall::Transfer { who, amount } => {
			let call = pallet_balances::Call::transfer_allow_death {
				dest: address(&VALIDATOR),
				value: *amount,
			};
			return sent(signed(who), RuntimeCall::Balances(call));
		}
		BaseCall::TransferAll { who } => {
			let dest = address(&VALIDATOR);
			let call = pallet_balances::Call::transfer_all { dest, keep_alive: false };
			return sent(signed(who), RuntimeCall::Balances(call));
		}
	};
	sent(origin, RuntimeCall::Staking(call))
}

fn sent(origin: RuntimeOrigin, call: RuntimeCall) -> DispatchResult {
	call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

// Whether staking has as many nominators and validators as it wants, and no bond is large enough:
// then anybody can chill another.
fn crowded(so: bool) -> DispatchResult {
	use pallet_staking::ConfigOp::{Noop, Remove, Set};
	let call = if so {
		pallet_staking::Call::set_staking_configs {
			min_nominator_bond: Set(Planck::MAX),
			min_validator_bond: Set(Planck::MAX),
			max_nominator_count: Set(0),
			max_validator_count: Set(0),
			chill_threshold: Set(sp_runtime::Percent::zero()),
			min_commission: Noop,
			max_staked_rewards: Noop,
		}
	} else {
		pallet_staking::Call::set_staking_configs {
			min_nominator_bond: Remove,
			min_validator_bond: Remove,
			max_nominator_count: Remove,
			max_validator_count: Remove,
			chill_threshold: Remove,
			min_commission: Noop,
			max_staked_rewards: Noop,
		}
	};
	sent(RuntimeOrigin::root(), RuntimeCall::Staking(call))
}

// More than any stash has; staking asks for at least as many.
const SPANS: u32 = 1_000;

/// The base chain slashes one stash, as it does when a slash was deferred and is due. What it takes
/// goes where the runtime says. In a busy block others were slashed before, as many as are followed
/// at once.
pub fn slash(cast: &Cast, who: Who, amount: Planck, busy: bool) -> DispatchResult {
	let stash = cast.account(who);
	if harness::bonded(&stash) == 0 {
		return Err(DispatchError::Other("NotStash"));
	}
	let spent = if busy {
		<<Runtime as pallet_restaking::Config>::MaxFollowing as Get<Weight>>::get()
	} else {
		Weight::zero()
	};
	pallet_restaking::Followed::<Runtime>::put((System::block_number(), spent));
	let mut taken = <Balances as Balanced<AccountId>>::issue(0);
	let (mut reward, era) = (0, harness::active_era());
	pallet_staking::slashing::do_slash::<Runtime>(&stash, amount, &mut reward, &mut taken, era);
	<Runtime as pallet_staking::Config>::Slash::on_unbalanced(taken);
	Ok(())
}

/// An offence of the current validators, one per session.
struct Misbehaviour {
	session: u32,
	fraction: Perbill,
}

type Offender = pallet_session::historical::IdentificationTuple<Runtime>;

impl Offence<Offender> for Misbehaviour {
	const ID: Kind = *b"rampart/model/00";
	type Slot = u32;

	fn offenders(&self) -> Vec<Offender> {
		Session::validators().into_iter().map(|validator| (validator, ())).collect()
	}

	fn session_index(&self) -> u32 {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		Session::validators().len() as u32
	}

	fn slot(&self) -> u32 {
		self.session
	}

	fn slash_fraction(&self, _: u32) -> Perbill {
		self.fraction
	}
}

/// Reports the validators of this session.
pub fn report_offence(fraction: Fraction) -> DispatchResult {
	let offence =
		Misbehaviour { session: Session::current_index(), fraction: Perbill::from_parts(fraction) };
	Offences::report_offence(Vec::new(), offence)
		.map_err(|_| DispatchError::Other("DuplicateReport"))?;
	Ok(())
}
