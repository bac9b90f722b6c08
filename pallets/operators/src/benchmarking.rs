// SPDX-License-Identifier: Apache-2.0

//! What each call costs.

use crate::*;
use alloc::vec;
use frame::{
	benchmarking::prelude::*,
	deps::{
		sp_core::{crypto::KeyTypeId, ecdsa, ed25519, sr25519},
		sp_io::crypto::{ecdsa_generate, ecdsa_sign},
	},
	hashing::blake2_256,
	token::fungible,
};

/// Sets the stage, because eras are another pallet's.
pub trait BenchmarkHelper {
	/// Makes `era` the active one.
	fn set_active_era(era: EraIndex);
}

/// Where the host keeps the key that is set.
const KEY_TYPE: KeyTypeId = KeyTypeId(*b"rest");

/// The era in which all retired keys were retired.
const RETIRED_IN: EraIndex = 0;

/// An account that can pay the deposit.
fn funded<T: Config>() -> T::AccountId
where
	T::Currency: fungible::Mutate<T::AccountId>,
{
	let who: T::AccountId = whitelisted_caller();
	let funds = T::Deposit::get().saturating_add(T::Currency::minimum_balance()).saturating_mul(2);
	<T::Currency as fungible::Mutate<_>>::set_balance(&who, funds);
	who
}

/// An operator with as much to say as it may, and no commission.
fn operator<T: Config>() -> Result<T::AccountId, BenchmarkError>
where
	T::Currency: fungible::Mutate<T::AccountId>,
{
	let who = funded::<T>();
	let metadata = vec![b'x'; T::MaxMetadata::get() as usize];
	Pallet::<T>::do_register(who.clone(), metadata, Perbill::zero(), 0)?;
	Ok(who)
}

/// As many bytes as a public key, and different for every `seed`.
fn bytes(seed: u32) -> [u8; 32] {
	blake2_256(&seed.to_le_bytes())
}

/// Gives `who` a key that nobody can sign with.
fn put_in_force<T: Config>(who: &T::AccountId, key: ServiceKey) {
	Keys::<T>::insert(who, key.kind(), KeyInForce { key, since: RETIRED_IN });
	KeyTenures::<T>::insert(key, KeyTenure::of(who.clone(), RETIRED_IN));
}

/// Gives `who` as many retired keys as there can be.
fn fill_retired<T: Config>(who: &T::AccountId) -> Result<(), BenchmarkError> {
	let until = RETIRED_IN;
	let retired: Vec<_> = (0..T::MaxRetiredKeys::get())
		.map(|i| RetiredKey {
			until,
			key: ServiceKey::Sr25519(sr25519::Public::from_raw(bytes(i))),
		})
		.collect();
	for old in &retired {
		let tenure = KeyTenure { operator: who.clone(), from: until, until: Some(until) };
		KeyTenures::<T>::insert(old.key, tenure);
	}
	let retired = BoundedVec::try_from(retired).map_err(|_| "there is room for as many")?;
	RetiredKeys::<T>::insert(who, retired);
	Ok(())
}

/// The first era in which all that [`fill_retired`] makes can be forgotten.
fn expire_retired<T: Config>() {
	let window = T::Delays::get().liability_window();
	T::BenchmarkHelper::set_active_era(RETIRED_IN.saturating_add(window).saturating_add(1));
}

/// Gives `who` a commission for as many services as it can have, each as long as one gets: it was
/// raised, and another raise waits. Returns the service that is listed last.
fn fill_service_commissions<T: Config>(who: &T::AccountId) -> Result<ServiceId, BenchmarkError> {
	let commission = Commission {
		before: Some(Earlier { commission: Perbill::zero(), ended: RETIRED_IN }),
		current: Perbill::from_parts(1),
		pending: Some(Raise { to: Perbill::from_parts(2), from: EraIndex::MAX }),
	};
	let list: Vec<_> =
		(0..T::MaxServiceCommissions::get()).map(|service| (service, commission)).collect();
	let last = list.last().map(|(service, _)| *service).ok_or("there is room for one")?;
	let list: ServiceCommissionsOf<T> = list.try_into().map_err(|_| "there is room for as many")?;
	ServiceCommissions::<T>::insert(who, list);
	Ok(last)
}

/// Some ECDSA key.
fn ecdsa_key() -> ServiceKey {
	ServiceKey::Ecdsa(ecdsa::Public::from_raw([2; 33]))
}

#[benchmarks(where T::Currency: fungible::Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	/// `m`: the length of the metadata.
	#[benchmark]
	fn register(m: Linear<0, { T::MaxMetadata::get() }>) -> Result<(), BenchmarkError> {
		let who = funded::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), vec![b'x'; m as usize], T::MaxCommission::get(), 1);

		assert!(Operators::<T>::contains_key(who));
		Ok(())
	}

	/// `m`: the length of the metadata.
	#[benchmark]
	fn update_metadata(m: Linear<0, { T::MaxMetadata::get() }>) -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), vec![b'y'; m as usize]);

		assert_eq!(Pallet::<T>::info(&who).map(|record| record.metadata.len()), Some(m as usize));
		Ok(())
	}

	/// A raise, which reads more than a reduction.
	#[benchmark]
	fn set_commission() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;
		let to = T::MaxCommissionStep::get().min(T::MaxCommission::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), to);

		let pending = Pallet::<T>::info(&who).and_then(|record| record.commission.pending);
		assert_eq!(pending.map(|raise| raise.to), Some(to));
		Ok(())
	}

	#[benchmark]
	fn set_min_self_delegation() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Balance::MAX);

		let record = Pallet::<T>::info(&who);
		assert_eq!(record.map(|record| record.min_self_delegation), Some(Balance::MAX));
		Ok(())
	}

	/// Replaces a key and forgets as many others as there can be. ECDSA: the longest keys, and no
	/// scheme is slower to verify.
	#[benchmark]
	fn set_key() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;
		put_in_force::<T>(&who, ecdsa_key());
		fill_retired::<T>(&who)?;
		expire_retired::<T>();
		let public = ecdsa_generate(KEY_TYPE, None);
		let key = ServiceKey::Ecdsa(public);
		let message = Pallet::<T>::possession_message(who.clone(), key);
		let signature =
			ecdsa_sign(KEY_TYPE, &public, &message).ok_or("the host has just made this key")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key, ServiceSignature::Ecdsa(signature));

		assert_eq!(Keys::<T>::get(&who, KeyKind::Ecdsa).map(|current| current.key), Some(key));
		assert_eq!(RetiredKeys::<T>::get(&who).len(), 1);
		Ok(())
	}

	/// Forgets as many others as there can be.
	#[benchmark]
	fn remove_key() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;
		put_in_force::<T>(&who, ecdsa_key());
		fill_retired::<T>(&who)?;
		expire_retired::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), KeyKind::Ecdsa);

		assert!(!Keys::<T>::contains_key(&who, KeyKind::Ecdsa));
		assert_eq!(RetiredKeys::<T>::get(&who).len(), 1);
		Ok(())
	}

	/// A raise of the last of as many as there can be.
	#[benchmark]
	fn set_service_commission() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;
		let service = fill_service_commissions::<T>(&who)?;
		let to = T::MaxCommissionStep::get().min(T::MaxCommission::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), service, to);

		let pending =
			Pallet::<T>::commission_for(&who, service).and_then(|commission| commission.pending);
		assert_eq!(pending.map(|raise| raise.to), Some(to));
		Ok(())
	}

	/// The last of as many as there can be.
	#[benchmark]
	fn clear_service_commission() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;
		let service = fill_service_commissions::<T>(&who)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), service);

		assert!(ServiceCommissions::<T>::get(&who).iter().all(|(of, _)| *of != service));
		Ok(())
	}

	/// By an operator with a key of every kind, as many retired ones as there can be, and a
	/// commission for as many services.
	#[benchmark]
	fn deregister() -> Result<(), BenchmarkError> {
		let who = operator::<T>()?;
		let seed = T::MaxRetiredKeys::get();
		put_in_force::<T>(&who, ServiceKey::Sr25519(sr25519::Public::from_raw(bytes(seed))));
		put_in_force::<T>(&who, ServiceKey::Ed25519(ed25519::Public::from_raw(bytes(seed))));
		put_in_force::<T>(&who, ecdsa_key());
		fill_retired::<T>(&who)?;
		fill_service_commissions::<T>(&who)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(!Operators::<T>::contains_key(&who));
		assert!(!ServiceCommissions::<T>::contains_key(&who));
		assert!(Keys::<T>::iter_prefix(&who).next().is_none());
		assert!(!KeyTenures::<T>::contains_key(ecdsa_key()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
