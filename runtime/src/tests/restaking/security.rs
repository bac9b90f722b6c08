// SPDX-License-Identifier: Apache-2.0

//! The seam that services build on, over the real pallets: a pallet owns a service, is backed with real
//! bonds, slashes, pays, and is told of it by nothing but what it asks.

use super::*;
use crate::configs::restaking::RampartSecurity as Security;
use frame_support::{assert_noop, PalletId};
use restaking_primitives::{
	runtime_api::{
		runtime_decl_for_restaking_api::RestakingApiV1, QuorumProblem, RewardsEnd, ServiceHealth,
	},
	security::{InspectService, OwnService, PayService, SlashService, TermsOfService},
	ProvenOffence, ServiceKey, ServiceKeys, ServiceSignature, SharedSecurity,
};
use sp_core::Pair;

const PALLET: PalletId = PalletId(*b"svc/feed");
const OTHER: PalletId = PalletId(*b"svc/else");

fn is_all_there_is<S: SharedSecurity<AccountId>>() {}

/// Terms by which the pallet proves offences, each costs up to half, and a tenth is the reporter's.
fn proven() -> TermsOfService<AccountId> {
	let mut terms = TermsOfService::proven_by(PALLET, part(50));
	if let SlashMode::Objective { reporter_share, .. } = &mut terms.slashing.mode {
		*reporter_share = part(10);
	}
	terms.slashing.beneficiary = Beneficiary::Burn;
	terms
}

/// A pallet's service that Ferdie backs with half of 60 000 UNIT, in the first era in which he does.
fn backed(terms: TermsOfService<AccountId>) -> (ServiceId, EraIndex) {
	let service = Security::create(PALLET, b"feed".to_vec(), terms).unwrap();
	register_operator();
	delegate(Bob, 40_000);
	delegate(Charlie, 20_000);
	assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
	let era = active_era() + Restaking::delays().allocation;
	run_to_era(era);
	(service, era)
}

fn offence(era: EraIndex, n: u64) -> ProvenOffence<AccountId> {
	ProvenOffence { operator: account(OPERATOR), era, evidence: H256::from_low_u64_be(n) }
}

fn health(service: ServiceId) -> ServiceHealth<AccountId> {
	<Runtime as RestakingApiV1<crate::Block, AccountId>>::health(service).unwrap()
}

#[test]
fn a_pallet_owns_a_service_and_sees_who_backs_it() {
	is_all_there_is::<Security>();
	story(|| {
		let (service, era) = backed(proven());
		let owner = <Security as OwnService<AccountId>>::account(PALLET);
		assert_eq!(pallet_services::Services::<Runtime>::get(service).unwrap().owner, owner);
		assert_eq!(total(&owner), 0);
		assert_eq!(Security::operators(service), vec![(account(OPERATOR), 30_000 * UNIT)]);
		assert_eq!(Security::operators_in(service, era), Security::operators(service));
		assert_eq!(Security::operators_in(service, era + 1), vec![]);
		assert!(Security::is_quorum(service, era, &[account(OPERATOR)]));
		assert!(!Security::is_quorum(service, era, &[account(STRANGER)]));
		assert_eq!(Security::quorum_stake(service, era), Some(part(67).mul_ceil(30_000 * UNIT)));
	});
}

#[test]
fn what_a_pallet_proves_costs_restakers_their_share_at_once() {
	story(|| {
		let (service, era) = backed(proven());
		let (bob, stranger) = (account(Bob), account(STRANGER));
		let before = [total(&bob), total(&account(Charlie)), total(&stranger)];
		let reporter = Some(stranger.clone());
		let id = Security::slash(PALLET, service, offence(era, 1), part(20), reporter).unwrap();
		assert_eq!(Security::stake(service, &account(OPERATOR)), 24_000 * UNIT);
		assert_eq!(Security::stake_in(service, &account(OPERATOR), era), 30_000 * UNIT);
		run_blocks(2);
		assert_eq!(collected(id), 6_000 * UNIT);
		assert_eq!(total(&bob), before[0] - 4_000 * UNIT);
		assert_eq!(total(&account(Charlie)), before[1] - 2_000 * UNIT);
		assert_eq!(total(&stranger), before[2] + 600 * UNIT);
		let again = || Security::slash(PALLET, service, offence(era, 1), part(20), None);
		assert_noop!(again(), SlashingError::AlreadyProposed);
	});
}

#[test]
fn what_a_pallet_accuses_of_the_council_can_veto() {
	story(|| {
		let account_of_it = <Security as OwnService<AccountId>>::account(PALLET);
		let (service, era) = backed(TermsOfService::accused_by(account_of_it, None, 1, part(50)));
		let vetoed = Security::slash(PALLET, service, offence(era, 1), part(20), None).unwrap();
		let id = Security::slash(PALLET, service, offence(era, 2), part(10), None).unwrap();
		assert_ok!(council(pallet_slashing::Call::veto_slash { id: vetoed }));
		until_collected(id);
		assert_eq!(collected(id), 3_000 * UNIT);
		assert_eq!(collected(vetoed), 0);
	});
}

#[test]
fn nobody_but_the_pallet_touches_its_service() {
	story(|| {
		let (service, era) = backed(proven());
		run_to_era(era + 1);
		let slash = || Security::slash(OTHER, service, offence(era, 1), part(20), None);
		assert_noop!(slash(), SlashingError::NotObjective);
		let remove = || Security::remove(OTHER, service, &account(OPERATOR));
		assert_noop!(remove(), ServicesError::NotServiceOwner);
		let pay = || <Security as PayService<AccountId>>::distribute(OTHER, service, era, 1, false);
		assert_noop!(pay(), pallet_rewards::Error::<Runtime>::NotRewarder);
		let theirs: TermsOf<Runtime> = proven().try_into().unwrap();
		let create = || Services::create_service(signed(OWNER), vec![], theirs.clone());
		assert_noop!(create(), ServicesError::UnknownVerifier);
	});
}

#[test]
fn a_pallet_pays_by_points_and_streams() {
	story(|| {
		let (service, era) = backed(proven());
		assert_ok!(<Security as PayService<_>>::fund(service, &account(STRANGER), 900 * UNIT));
		let points = vec![(account(OPERATOR), 7)];
		assert_ok!(Security::report_points(PALLET, service, era, points));
		assert_ok!(<Security as PayService<AccountId>>::stream(
			PALLET,
			service,
			300 * UNIT,
			9,
			true
		));
		assert_eq!(health(service).rewards.eras_left, 3);
		run_to_era(era + 1);
		run_blocks(1);
		let owed = |who| Rewards::owed(&account(OPERATOR), &account(who));
		assert!(owed(Bob).abs_diff(200 * UNIT) <= 1);
		assert!(owed(Charlie).abs_diff(100 * UNIT) <= 1);
		assert_eq!(<Security as PayService<AccountId>>::pot(service), 600 * UNIT);
	});
}

#[test]
fn a_pallet_knows_who_signed() {
	story(|| {
		let (_, era) = backed(proven());
		let pair = super::objective::pair("one");
		super::objective::set_key(OPERATOR, &pair);
		let key = ServiceKey::Sr25519(pair.public());
		let signature = ServiceSignature::Sr25519(pair.sign(b"price"));
		assert_eq!(Security::signer_in(&key, era, b"price", &signature), Some(account(OPERATOR)));
		assert_eq!(Security::signer_in(&key, era, b"other", &signature), None);
		assert_eq!(Security::signer_in(&key, era - 1, b"price", &signature), None);
	});
}

#[test]
fn the_health_of_a_service_says_what_is_wrong_and_until_when() {
	story(|| {
		let missing = <Runtime as RestakingApiV1<crate::Block, AccountId>>::health(99);
		assert_eq!(missing, None);
		// GIVEN a service that nobody backs, and that pays nothing.
		let empty = Security::create(PALLET, vec![], proven()).unwrap();
		let nobody = health(empty);
		assert_eq!((nobody.paused, nobody.operators.backing), (false, 0));
		let problems = nobody.operators.quorum.iter().map(|outlook| outlook.problem);
		assert!(problems.eq(nobody
			.operators
			.quorum
			.iter()
			.map(|_| Some(QuorumProblem::NobodyBacks))));
		assert_eq!(nobody.rewards.ends, RewardsEnd::NoStream);

		// GIVEN one that is backed by an operator without a key, and pays for four eras.
		let terms = TermsOfService { min_operator_stake: 30_000 * UNIT, ..proven() };
		let (service, era) = backed(terms);
		assert_ok!(<Security as PayService<_>>::fund(service, &account(STRANGER), 400 * UNIT));
		assert_ok!(<Security as PayService<AccountId>>::stream(
			PALLET,
			service,
			100 * UNIT,
			9,
			false
		));
		let well = health(service);
		assert_eq!((well.era, well.operators.backing), (era, 1));
		assert!(well.operators.quorum.iter().all(|outlook| outlook.problem.is_none()));
		assert!(well.operators.below_minimum.is_empty());
		assert_eq!(well.without_key, vec![account(OPERATOR)]);
		assert_eq!((well.rewards.eras_left, well.rewards.ends), (4, RewardsEnd::PotRunsDry));
		let era_millis = crate::timing::Pallet::<Runtime>::parameters().era_millis();
		assert_eq!(well.rewards.seconds_left, 4 * era_millis / 1_000);
		assert_eq!((well.slashes.executed, well.slashes.budget_limit), (0, 15_000 * UNIT));

		// WHEN a fifth is slashed, and the council pauses it.
		assert_ok!(Security::slash(PALLET, service, offence(era, 1), part(20), None));
		assert_ok!(council_executes(RuntimeCall::Services(pallet_services::Call::pause_service {
			service
		})));
		// THEN the operator is below the minimum, and there is nobody else for a quorum.
		let ill = health(service);
		assert!(ill.paused);
		assert_eq!(ill.operators.below_minimum[0].stake, 24_000 * UNIT);
		let problems: Vec<_> = ill.operators.quorum.iter().map(|outlook| outlook.problem).collect();
		assert!(problems.iter().all(|problem| *problem == Some(QuorumProblem::TooFewAreAble)));
		assert_eq!((ill.slashes.executed, ill.slashes.accounted), (1, 6_000 * UNIT));
		assert_eq!(ill.slashes.budget_spent, 6_000 * UNIT);
	});
}
