// SPDX-License-Identifier: Apache-2.0

//! Bad input on the real runtime: each a named error, and not one key of the state changed.

use super::*;
use frame_support::{assert_noop, traits::ConstU32, BoundedVec};
use sp_runtime::{traits::BadOrigin, DispatchError};

fn oscar() -> AccountId {
	account(OPERATOR)
}

fn slash(
	who: Sr25519Keyring,
	service: ServiceId,
	era: EraIndex,
	part: u32,
	evidence: u64,
) -> DispatchResult {
	Slashing::propose_slash(
		signed(who),
		service,
		oscar(),
		era,
		Perbill::from_percent(part),
		H256::from_low_u64_be(evidence),
	)
	.map(drop)
	.map_err(|error| error.error)
}

#[test]
fn bad_delegations() {
	story(|| {
		let bob = || signed(Bob);
		assert_noop!(Restaking::delegate(bob(), oscar(), UNIT), RestakingError::NotOperator);
		register_operator();
		assert_noop!(
			Restaking::delegate(bob(), oscar(), 40_001 * UNIT),
			RestakingError::ExceedsRestakable
		);
		assert_noop!(Restaking::delegate(bob(), oscar(), UNIT - 1), RestakingError::BelowMinimum);
		assert_noop!(Restaking::delegate(bob(), oscar(), 0), RestakingError::BelowMinimum);
		assert_noop!(
			Restaking::delegate(bob(), oscar(), Balance::MAX),
			RestakingError::ExceedsRestakable
		);
		// No bond, nothing to restake, however much is free.
		assert_noop!(
			Restaking::delegate(signed(STRANGER), oscar(), UNIT),
			RestakingError::ExceedsRestakable
		);
		delegate(Bob, 10_000);
		next_era();
		assert_noop!(
			Restaking::undelegate(bob(), oscar(), 10_001 * UNIT),
			RestakingError::InsufficientDelegation
		);
		assert_noop!(
			Restaking::undelegate(bob(), oscar(), 10_000 * UNIT - 1),
			RestakingError::BelowMinimum
		);
		assert_noop!(Restaking::withdraw(bob(), oscar()), RestakingError::NothingToWithdraw);
		assert_noop!(Restaking::withdraw(signed(STRANGER), oscar()), RestakingError::NoPosition);
		assert_noop!(
			Restaking::collect(signed(STRANGER), oscar(), account(Bob)),
			RestakingError::NothingToCollect
		);
		assert_noop!(Restaking::sync(signed(STRANGER), account(Eve)), RestakingError::NotRestaker);
		assert_noop!(Restaking::rebond(bob(), UNIT), RestakingError::InsufficientHold);
	});
}

#[test]
fn bad_registrations() {
	story(|| {
		register_operator();
		assert_noop!(
			Operators::register(signed(OPERATOR), Vec::new(), Perbill::zero(), 0),
			OperatorsError::AlreadyOperator
		);
		assert_noop!(
			Operators::register(signed(Eve), Vec::new(), Perbill::from_percent(51), 0),
			OperatorsError::CommissionTooHigh
		);
		assert_noop!(
			Operators::register(signed(Eve), vec![0; 257], Perbill::zero(), 0),
			OperatorsError::MetadataTooLong
		);
		assert_noop!(
			Operators::set_commission(signed(OPERATOR), Perbill::from_percent(6)),
			OperatorsError::CommissionStepTooLarge
		);
		assert_noop!(Operators::deregister(signed(Eve)), OperatorsError::NotOperator);
	});
}

#[test]
fn bad_services() {
	story(|| {
		let with = |change: fn(&mut pallet_services::TermsOf<Runtime>)| {
			let mut changed = terms(Beneficiary::Burn);
			change(&mut changed);
			Services::create_service(signed(OWNER), Vec::new(), changed)
		};
		assert_noop!(with(|terms| terms.quorum = Perbill::zero()), ServicesError::QuorumIsZero);
		assert_noop!(
			with(|terms| terms.max_slash = Perbill::zero()),
			ServicesError::MaxSlashIsZero
		);
		assert_noop!(
			with(|terms| {
				terms.admission = pallet_services::Admission::AllowList(BoundedVec::<
					_,
					ConstU32<100>,
				>::truncate_from(vec![
					account(OPERATOR),
					account(OPERATOR),
				]));
			}),
			ServicesError::AllowListHasDuplicates
		);
	});
}

#[test]
fn bad_opt_ins() {
	story(|| {
		register_operator();
		let service = create_service(Beneficiary::Burn);
		let opt_in = |service, magnitude| Services::opt_in(signed(OPERATOR), service, magnitude);
		assert_noop!(opt_in(service, percent(50)), ServicesError::StakeTooLow);
		delegate(Bob, 10_000);
		assert_noop!(opt_in(service + 1, percent(50)), ServicesError::UnknownService);
		assert_noop!(opt_in(service, Magnitude::ZERO), ServicesError::ZeroMagnitude);
		assert_noop!(
			opt_in(service, Magnitude(Magnitude::FULL.0 + 1)),
			ServicesError::MagnitudeExceeded
		);
		assert_noop!(
			Services::opt_in(signed(Eve), service, percent(1)),
			RestakingError::NotOperator
		);
		assert_noop!(Services::pause_service(signed(OWNER), service), BadOrigin);
		assert_ok!(Services::pause_service(frame_system::RawOrigin::Root.into(), service));
		assert_noop!(opt_in(service, percent(50)), ServicesError::ServiceIsPaused);
		assert_ok!(Services::resume_service(frame_system::RawOrigin::Root.into(), service));
		assert_ok!(opt_in(service, percent(50)));
		assert_noop!(opt_in(service, percent(1)), ServicesError::AlreadyOptedIn);
		let other = create_service(Beneficiary::Burn);
		assert_noop!(opt_in(other, percent(51)), ServicesError::MagnitudeExceeded);
		assert_noop!(Services::opt_out(signed(OPERATOR), other), ServicesError::NotOptedIn);
		assert_noop!(
			Services::remove_operator(signed(STRANGER), service, oscar()),
			ServicesError::NotServiceOwner
		);
	});
}

#[test]
fn bad_slashes() {
	story(|| {
		let service = opted_in(Beneficiary::Burn);
		let joined = active_era();
		assert_noop!(slash(SLASHER, service, joined, 10, 0), SlashingError::NothingAllocated);
		let era = joined + Restaking::delays().allocation;
		run_to_era(era);
		assert_noop!(slash(STRANGER, service, era, 10, 0), SlashingError::NotSlasher);
		assert_noop!(slash(SLASHER, service + 1, era, 10, 0), SlashingError::UnknownService);
		assert_noop!(slash(SLASHER, service, era + 1, 10, 0), SlashingError::EraInFuture);
		assert_noop!(slash(SLASHER, service, era - 1, 10, 0), SlashingError::NothingAllocated);
		assert_noop!(slash(SLASHER, service, era, 0, 0), SlashingError::ZeroFraction);
		assert_ok!(slash(SLASHER, service, era, 40, 0));
		assert_noop!(slash(SLASHER, service, era, 10, 0), SlashingError::AlreadyProposed);
		assert_noop!(slash(SLASHER, service, era, 61, 1), SlashingError::CapExceeded);
		assert_noop!(Slashing::execute_slash(signed(STRANGER), 0), SlashingError::NotExecutableYet);
		assert_noop!(Slashing::execute_slash(signed(STRANGER), 1), SlashingError::UnknownSlash);
		assert_noop!(Slashing::veto_slash(signed(STRANGER), 0), SlashingError::NotResolver);
		until_collected(0);
		assert_noop!(Slashing::veto_slash(signed(RESOLVER), 0), SlashingError::AlreadyDecided);
		assert_noop!(Slashing::execute_slash(signed(STRANGER), 0), SlashingError::AlreadyDecided);
		run_to_era(era + Restaking::delays().report_window + 1);
		assert_noop!(slash(SLASHER, service, era, 10, 9), SlashingError::OffenceTooOld);
	});
}

#[test]
fn a_paused_service_proposes_nothing_and_traps_nobody() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		assert_ok!(Services::pause_service(frame_system::RawOrigin::Root.into(), service));
		assert_noop!(slash(SLASHER, service, era, 10, 0), SlashingError::ServicePaused);
		assert_ok!(Services::opt_out(signed(OPERATOR), service));
		undelegate(Bob, 40_000);
		run_to_era(era + Restaking::delays().exit);
		assert_ok!(Restaking::withdraw(signed(Bob), oscar()));
	});
}

#[test]
fn too_many_open_slashes_of_one_service_against_one_operator() {
	story(|| {
		let (service, era) = secured(Beneficiary::Burn);
		for evidence in 0..4 {
			assert_ok!(slash(SLASHER, service, era, 1, evidence));
		}
		assert_noop!(slash(SLASHER, service, era, 1, 4), SlashingError::TooManyOpenSlashes);
	});
}

#[test]
fn calls_need_a_signature() {
	story(|| {
		assert_noop!(
			Restaking::delegate(crate::RuntimeOrigin::none(), oscar(), UNIT),
			DispatchError::BadOrigin
		);
		assert_noop!(Operators::deregister(crate::RuntimeOrigin::none()), DispatchError::BadOrigin);
	});
}
