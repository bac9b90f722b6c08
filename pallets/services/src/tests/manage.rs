// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame::token::fungible::MutateHold;

fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::ServiceDeposit.into(), &who)
}

#[test]
fn create_service_holds_a_deposit_for_each() {
	build_and_execute(|| {
		// WHEN an owner creates two services.
		let first = create_with(terms());
		let second = create_with(terms());
		// THEN they have different names, and a deposit is held for each.
		assert_eq!((first, second), (0, 1));
		assert_eq!(held(OWNER), 2 * DEPOSIT);
		assert_eq!(
			take_events(),
			[
				Event::ServiceCreated { service: first, owner: OWNER },
				Event::ServiceCreated { service: second, owner: OWNER },
			]
		);
		// And the slashing pallet reads its terms, from the era on in which it was created.
		let said = SlashTerms {
			mode: terms().mode,
			curve: terms().curve,
			max_fraction: percent(50),
			budget: terms().budget,
			beneficiary: Beneficiary::Burn,
		};
		assert_eq!(Services::slash_terms(first, ERA - 1), None);
		assert_eq!(Services::slash_terms(first, ERA), Some(said.clone()));
		assert_eq!(Services::slash_terms(first, ERA + 100), Some(said));
		assert_eq!(Services::slash_terms(7, ERA), None);
	});
}

#[test]
fn create_service_refuses_long_metadata_and_an_owner_who_cannot_pay() {
	build_and_execute(|| {
		let create = |who, metadata: &[u8]| {
			Services::create_service(RuntimeOrigin::signed(who), metadata.to_vec(), terms())
		};
		assert_noop!(create(OWNER, &[b'x'; 17]), Error::<Test>::MetadataTooLong);
		let poor = 77;
		assert_noop!(create(poor, b"it"), TokenError::FundsUnavailable);
		assert_ok!(create(OWNER, &[b'x'; 16]));
	});
}

#[test]
fn names_are_never_used_again() {
	build_and_execute(|| {
		// GIVEN a service that was retired.
		let first = create_with(terms());
		assert_ok!(Services::retire_service(RuntimeOrigin::signed(OWNER), first));
		// WHEN another is created, THEN it has another name.
		assert_eq!(create_with(terms()), first + 1);
		// And at the end of names there are no more services.
		crate::NextServiceId::<Test>::put(ServiceId::MAX);
		assert_noop!(
			Services::create_service(RuntimeOrigin::signed(OWNER), vec![], terms()),
			ArithmeticError::Overflow
		);
	});
}

#[test]
fn the_owner_changes_the_metadata() {
	build_and_execute(|| {
		// GIVEN
		let service = create_with(terms());
		take_events();
		let set = |who, service, metadata: &[u8]| {
			Services::set_service_metadata(RuntimeOrigin::signed(who), service, metadata.to_vec())
		};
		// WHEN
		assert_ok!(set(OWNER, service, b"new"));
		// THEN
		let record = crate::Services::<Test>::get(service).unwrap();
		assert_eq!(record.metadata.to_vec(), b"new".to_vec());
		assert_eq!(take_events(), [Event::ServiceMetadataSet { service }]);
		assert_noop!(set(ALICE, service, b"no"), Error::<Test>::NotServiceOwner);
		assert_noop!(set(OWNER, 9, b"no"), Error::<Test>::UnknownService);
		assert_noop!(set(OWNER, service, &[0; 17]), Error::<Test>::MetadataTooLong);
	});
}

#[test]
fn retire_service_gives_back_what_was_paid_whatever_the_deposit_is_today() {
	build_and_execute(|| {
		// GIVEN a service that was created when the deposit was higher.
		let service = create_with(terms());
		assert_ok!(Balances::hold(&HoldReason::ServiceDeposit.into(), &OWNER, 7));
		crate::Services::<Test>::mutate(service, |it| it.as_mut().unwrap().deposit += 7);
		// WHEN
		assert_ok!(Services::retire_service(RuntimeOrigin::signed(OWNER), service));
		// THEN
		assert_eq!(held(OWNER), 0);
	});
}

#[test]
fn retire_service_gives_the_deposit_back() {
	build_and_execute(|| {
		// GIVEN
		let service = create_with(terms());
		let other = create_with(terms());
		take_events();
		// WHEN
		assert_noop!(
			Services::retire_service(RuntimeOrigin::signed(ALICE), service),
			Error::<Test>::NotServiceOwner
		);
		assert_ok!(Services::retire_service(RuntimeOrigin::signed(OWNER), service));
		// THEN
		assert_eq!(held(OWNER), DEPOSIT);
		assert!(Services::terms_in(service, ERA).is_none());
		assert!(!crate::TermsHistories::<Test>::contains_key(service));
		assert!(Services::terms_in(other, ERA).is_some());
		assert_eq!(take_events(), [Event::ServiceRetired { service }]);
		assert_noop!(
			Services::retire_service(RuntimeOrigin::signed(OWNER), service),
			Error::<Test>::UnknownService
		);
	});
}

#[test]
fn retire_service_waits_until_the_last_allocation_is_released() {
	build_and_execute(|| {
		let retire = |id| Services::retire_service(RuntimeOrigin::signed(OWNER), id);
		// GIVEN an application: it keeps the service,
		let service = approving_service();
		assert_ok!(opt_in(ALICE, service, of_full(10)));
		assert_noop!(retire(service), Error::<Test>::ServiceInUse);
		// as does an operator,
		assert_ok!(admit(service, ALICE));
		FakeEras::advance(3);
		assert_noop!(retire(service), Error::<Test>::ServiceInUse);
		// and one that has left and can still be slashed.
		assert_ok!(opt_out(ALICE, service));
		assert_noop!(retire(service), Error::<Test>::ServiceInUse);
		// WHEN it no longer can, THEN the service can go.
		FakeEras::advance(WAIT);
		idle(Weight::MAX);
		assert_ok!(retire(service));
	});
}

#[test]
fn the_council_pauses_and_resumes() {
	build_and_execute(|| {
		// GIVEN
		let service = create_with(terms());
		take_events();
		assert!(!Services::is_paused(service));
		// WHEN
		pause(service);
		// THEN
		assert!(Services::is_paused(service));
		assert_eq!(take_events(), [Event::ServicePaused { service }]);
		assert_noop!(
			Services::pause_service(RuntimeOrigin::root(), service),
			Error::<Test>::ServiceIsPaused
		);
		// WHEN
		assert_ok!(Services::resume_service(RuntimeOrigin::root(), service));
		// THEN
		assert!(!Services::is_paused(service));
		assert_eq!(take_events(), [Event::ServiceResumed { service }]);
		assert_noop!(
			Services::resume_service(RuntimeOrigin::root(), service),
			Error::<Test>::ServiceNotPaused
		);
	});
}

#[test]
fn only_the_council_pauses_and_only_what_exists() {
	build_and_execute(|| {
		let service = create_with(terms());
		let owner = RuntimeOrigin::signed(OWNER);
		assert_noop!(Services::pause_service(owner.clone(), service), DispatchError::BadOrigin);
		assert_noop!(Services::resume_service(owner, service), DispatchError::BadOrigin);
		assert_noop!(
			Services::pause_service(RuntimeOrigin::root(), 9),
			Error::<Test>::UnknownService
		);
		assert_noop!(
			Services::resume_service(RuntimeOrigin::root(), 9),
			Error::<Test>::UnknownService
		);
	});
}
