// SPDX-License-Identifier: Apache-2.0

//! What calls and hooks weigh, at worst: at a service with as many operators as there can be, each of
//! which keeps something of as many blobs as there can be, in chunks as many and as large.

use crate::{merkle, pallet::*, types::*, DataAvailability};
use alloc::{vec, vec::Vec};
use frame::{
	arithmetic::Perbill,
	benchmarking::prelude::*,
	deps::{
		frame_support::weights::WeightMeter, sp_runtime::transaction_validity::TransactionSource,
	},
	token::fungible::Inspect,
	traits::Authorize,
};
use restaking_primitives::{
	security::{InspectService, OwnService, PayService, ServiceStage},
	Balance, OnService, ServiceId,
};

type Helper<T> = <T as Config>::BenchmarkHelper;

/// More than anything here costs.
fn plenty<T: Config>() -> Balance {
	let least = T::Currency::minimum_balance().max(1).max(T::CommitFee::get());
	let bytes = T::ByteFee::get().max(1).saturating_mul(u32::MAX.into());
	least.saturating_add(bytes).saturating_mul(1_000)
}

const PARAMETERS: Parameters = Parameters {
	min_operator_stake: 0,
	quorum: Perbill::from_percent(67),
	slash: Perbill::from_percent(1),
	max_slash: Perbill::one(),
	value_at_stake: 0,
};

/// The service of this pallet with `n` operators, and a poster who can pay.
fn backed<T: Config>(
	n: u32,
) -> Result<(ServiceId, T::AccountId, Vec<T::AccountId>), BenchmarkError> {
	if !Service::<T>::exists() {
		Pallet::<T>::do_start(PARAMETERS)?;
	}
	let service = Service::<T>::get().ok_or("it was started")?;
	let operators = Helper::<T>::back(service, n);
	let poster: T::AccountId = whitelisted_caller();
	Helper::<T>::endow(&poster, plenty::<T>());
	Helper::<T>::endow(&T::Security::account(T::PalletId::get()), plenty::<T>());
	Accounts::<T>::mutate(|books| books.next = T::Security::active_era());
	Ok((service, poster, operators))
}

/// As many chunks as there can be, of so many bytes, and their leaves.
fn chunks<T: Config>(bytes: u32, number: u8) -> (Vec<Vec<u8>>, Vec<H256>, Commitment) {
	let count = T::MaxChunks::get();
	let data = count.div_ceil(2).max(1);
	let chunks: Vec<_> = (0..count).map(|_| vec![number; bytes as usize]).collect();
	let leaves: Vec<_> =
		(0_u32..).zip(&chunks).map(|(index, chunk)| merkle::leaf(index, chunk)).collect();
	let size = data.saturating_mul(bytes);
	let root = merkle::root(&leaves);
	let commitment = Commitment { root, size, chunks: count, data };
	(chunks, leaves, commitment)
}

/// Commits a blob of the smallest chunks, until so many eras later.
fn committed<T: Config>(
	poster: &T::AccountId,
	number: u8,
	eras: u32,
) -> Result<BlobId, BenchmarkError> {
	let (_, _, commitment) = chunks::<T>(2, number);
	let until = T::Security::active_era().saturating_add(eras);
	Pallet::<T>::do_commit(poster, commitment, until)?;
	Ok(commitment.id())
}

/// As many blobs as there can be, kept by all operators, and the service.
fn full<T: Config>() -> Result<(ServiceId, Vec<BlobId>, Vec<T::AccountId>), BenchmarkError> {
	let (service, poster, operators) = backed::<T>(T::MaxOperators::get())?;
	let mut blobs = Vec::new();
	for number in 0..T::MaxBlobs::get() {
		let blob = committed::<T>(&poster, number.saturated_into(), 1)?;
		keep_all::<T>(service, blob)?;
		blobs.push(blob);
	}
	Ok((service, blobs, operators))
}

/// Everybody keeps `blob`, without its being attested one by one.
fn keep_all<T: Config>(service: ServiceId, id: BlobId) -> Result<(), BenchmarkError> {
	let mut blob = Blobs::<T>::get(id).ok_or("committed")?;
	Custodies::<T>::mutate(id, |custody| {
		custody.iter_mut().for_each(|it| it.duty = Duty::Keeps);
		blob.count(custody);
	});
	Pallet::<T>::earn(service, &mut blob)?;
	blob.status = Status::Available;
	blob.closes = Default::default();
	Pallet::<T>::change_entry(id, |entry| {
		entry.pending = false;
		entry.closes = Default::default();
	});
	Blobs::<T>::insert(id, blob);
	Ok(())
}

/// A challenge of the first who keeps `blob`, for the last of its chunks.
fn asked<T: Config>(blob: BlobId) -> Result<(ChallengeId, T::AccountId, u32), BenchmarkError> {
	let first = Pallet::<T>::custody_of(blob).into_iter().next().ok_or("somebody keeps it")?;
	let chunk = first.1.into_iter().next_back().ok_or("and something of it")?;
	Pallet::<T>::issue(blob, first.0.clone(), chunk);
	Ok((NextChallenge::<T>::get().saturating_sub(1), first.0, chunk))
}

/// An open challenge of a chunk of so many bytes, and what answers it.
fn answerable<T: Config>(
	bytes: u32,
) -> Result<(ChallengeId, ChunkOf<T>, Proof, T::AccountId), BenchmarkError> {
	let (service, poster, _) = backed::<T>(T::MaxOperators::get())?;
	let (chunks, leaves, commitment) = chunks::<T>(bytes.next_multiple_of(2), 1);
	Pallet::<T>::do_commit(&poster, commitment, T::Security::active_era())?;
	keep_all::<T>(service, commitment.id())?;
	let (challenge, operator, index) = asked::<T>(commitment.id())?;
	let chunk = chunks.into_iter().nth(index as usize).ok_or("there is such a chunk")?;
	let proof = merkle::prove(&leaves, index).ok_or("there is such a leaf")?;
	let chunk = chunk.try_into().map_err(|_| "it is no larger than allowed")?;
	let proof = proof.try_into().map_err(|_| "it is no longer than allowed")?;
	Ok((challenge, chunk, proof, operator))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// With `o` operators; the last place for a blob.
	#[benchmark]
	fn commit(o: Linear<1, { T::MaxOperators::get() }>) -> Result<(), BenchmarkError> {
		let (_, poster, _) = backed::<T>(o)?;
		let others = T::MaxBlobs::get().saturating_sub(1);
		for number in 0..others {
			committed::<T>(&poster, number.saturated_into(), 1)?;
		}
		let (_, _, commitment) = chunks::<T>(T::MaxChunkSize::get() / 2 * 2, u8::MAX);
		let until = T::Security::active_era();

		#[extrinsic_call]
		_(RawOrigin::Signed(poster), commitment, until);

		assert!(Blobs::<T>::contains_key(commitment.id()));
		Ok(())
	}

	/// The attestation that makes a blob available, of `e` who earn by it.
	#[benchmark]
	fn attest(e: Linear<1, { T::MaxOperators::get() }>) -> Result<(), BenchmarkError> {
		let (_, poster, _) = backed::<T>(T::MaxOperators::get())?;
		let others = T::MaxBlobs::get().saturating_sub(1);
		for number in 0..others {
			committed::<T>(&poster, number.saturated_into(), 1)?;
		}
		let id = committed::<T>(&poster, u8::MAX, 1)?;
		let mut keepers = Vec::new();
		Custodies::<T>::mutate(id, |custody| {
			for it in custody.iter_mut().take(e as usize) {
				it.duty = Duty::Keeps;
				keepers.push((it.who.clone(), it.stake));
			}
			if let Some(it) = custody.iter_mut().find(|it| it.duty == Duty::Keeps) {
				it.duty = Duty::None;
			}
		});
		// So that each of them is needed, and that they are enough, however few chunks they keep.
		let all = keepers.iter().fold(0, |sum: Balance, (_, stake)| sum.saturating_add(*stake));
		Blobs::<T>::mutate_extant(id, |blob| {
			blob.needed = all;
			blob.commitment.data = 0;
		});
		let (operator, _) = keepers.into_iter().next().ok_or("there is a custodian")?;

		#[extrinsic_call]
		_(RawOrigin::Signed(operator), id);

		assert!(Pallet::<T>::is_available(id));
		let keep = Custodies::<T>::get(id).iter().filter(|it| it.duty == Duty::Keeps).count();
		assert_eq!(keep, e as usize);
		Ok(())
	}

	/// A chunk of `b` bytes.
	#[benchmark]
	fn answer(b: Linear<2, { T::MaxChunkSize::get() / 2 * 2 }>) -> Result<(), BenchmarkError> {
		let (challenge, chunk, proof, _) = answerable::<T>(b)?;

		#[extrinsic_call]
		_(RawOrigin::<T::AccountId>::Authorized, challenge, chunk, proof);

		assert!(!Challenges::<T>::contains_key(challenge));
		Ok(())
	}

	/// The same.
	#[benchmark]
	fn authorize_answer(
		b: Linear<2, { T::MaxChunkSize::get() / 2 * 2 }>,
	) -> Result<(), BenchmarkError> {
		let (challenge, chunk, proof, _) = answerable::<T>(b)?;
		let call = Call::<T>::answer { challenge, chunk, proof };
		let authorized;

		#[block]
		{
			authorized = call.authorize(TransactionSource::External);
		}

		assert!(authorized.is_some_and(|it| it.is_ok()));
		Ok(())
	}

	#[benchmark]
	fn start() -> Result<(), BenchmarkError> {
		Service::<T>::kill();
		let origin =
			T::StartOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, PARAMETERS);

		assert!(Service::<T>::exists());
		Ok(())
	}

	#[benchmark]
	fn on_left() -> Result<(), BenchmarkError> {
		let (service, _, operators) = backed::<T>(1)?;
		let operator = operators.into_iter().next().ok_or("there is an operator")?;

		#[block]
		{
			Pallet::<T>::on_left(service, &operator, Some(1));
		}

		assert!(Leaving::<T>::contains_key(&operator));
		Ok(())
	}

	/// Nothing is due, of as many blobs as there can be.
	#[benchmark]
	fn idle_base() -> Result<(), BenchmarkError> {
		full::<T>()?;
		let now = frame_system::Pallet::<T>::block_number();
		Draws::<T>::put((0, now.saturating_add(T::ChallengePeriod::get())));
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::do_work_off(&mut meter);
		}

		Ok(())
	}

	/// The next challenge, and the next of those who left.
	#[benchmark]
	fn look() -> Result<(), BenchmarkError> {
		let (service, _, operators) = backed::<T>(1)?;
		let operator = operators.into_iter().next().ok_or("there is an operator")?;
		Pallet::<T>::on_left(service, &operator, Some(1));
		let (mut challenge, mut leaver) = (None, None);

		#[block]
		{
			challenge = challenge.or_else(|| Challenges::<T>::get(0));
			leaver = leaver.or_else(|| Leaving::<T>::iter().next());
			FirstChallenge::<T>::put(1);
		}

		assert!(challenge.is_none() && leaver.is_some());
		Ok(())
	}

	/// The silence that loses a blob.
	#[benchmark]
	fn miss() -> Result<(), BenchmarkError> {
		let (service, blobs, _) = full::<T>()?;
		let blob = *blobs.first().ok_or("there is a blob")?;
		let all = Blobs::<T>::get(blob).ok_or("there is a blob")?.attested;
		Blobs::<T>::mutate_extant(blob, |blob| blob.needed = all);
		let (challenge, operator, _) = asked::<T>(blob)?;
		let record = Challenges::<T>::get(challenge).ok_or("asked")?;
		let before = T::Security::stake(service, &operator);

		#[block]
		{
			Pallet::<T>::miss(service, challenge, record);
		}

		assert!(T::Security::stake(service, &operator) < before);
		assert!(!Pallet::<T>::is_available(blob));
		Ok(())
	}

	/// The first of as many blobs as there can be.
	#[benchmark]
	fn refuse() -> Result<(), BenchmarkError> {
		let (service, poster, _) = backed::<T>(T::MaxOperators::get())?;
		for number in 0..T::MaxBlobs::get() {
			committed::<T>(&poster, number.saturated_into(), 1)?;
		}
		let first = Entries::<T>::get().first().ok_or("there is a blob")?.blob;

		#[block]
		{
			Pallet::<T>::refuse(service, first);
		}

		assert!(!Blobs::<T>::contains_key(first));
		Ok(())
	}

	/// The first of as many blobs as there can be.
	#[benchmark]
	fn expire() -> Result<(), BenchmarkError> {
		let (_, blobs, _) = full::<T>()?;
		let first = *blobs.first().ok_or("there is a blob")?;

		#[block]
		{
			Pallet::<T>::expire(first);
		}

		assert!(!Blobs::<T>::contains_key(first));
		Ok(())
	}

	/// One that keeps something of as many blobs as there can be.
	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let (_, blobs, operators) = full::<T>()?;
		let operator = operators.into_iter().next().ok_or("there is an operator")?;
		Leaving::<T>::insert(&operator, 0);

		#[block]
		{
			Pallet::<T>::release(&operator);
		}

		for blob in blobs {
			let released = Custodies::<T>::get(blob)
				.iter()
				.any(|it| it.who == operator && it.duty == Duty::Released);
			assert!(released);
		}
		Ok(())
	}

	/// An era in which everybody has points, with as many later ones in which a blob begins or ends as
	/// there can be: one for each blob, and one for those that have begun.
	#[benchmark]
	fn pay_next_era() -> Result<(), BenchmarkError> {
		let (service, poster, operators) = backed::<T>(T::MaxOperators::get())?;
		let blob = committed::<T>(&poster, 1, 1)?;
		keep_all::<T>(service, blob)?;
		for operator in &operators {
			Pallet::<T>::give_points(service, operator, 1);
		}
		let era = T::Security::active_era();
		T::Security::fund(service, &poster, plenty::<T>() / 2)?;
		Accounts::<T>::mutate(|books| books.carried = T::CommitFee::get());
		for later in 1..=T::MaxBlobs::get() {
			Turns::<T>::insert(era.saturating_add(later), Turn { begins: 1, ends: 1 });
		}
		Helper::<T>::pass_eras(1);

		#[block]
		{
			Pallet::<T>::pay_next_era(service);
		}

		assert_eq!(Accounts::<T>::get().next, era.saturating_add(1));
		Ok(())
	}

	/// One that is issued, of as many blobs as there can be.
	#[benchmark]
	fn draw() -> Result<(), BenchmarkError> {
		let (service, ..) = full::<T>()?;
		// Whatever the randomness is known since. Where chunks are few, not everybody has some.
		let known_since = frame_system::Pallet::<T>::block_number().saturating_add(1_u32.into());
		let seed = (1..=u8::MAX)
			.map(H256::repeat_byte)
			.find(|seed| Pallet::<T>::drawn(seed, known_since).is_some())
			.ok_or("somebody has a chunk")?;
		let before = NextChallenge::<T>::get();

		#[block]
		{
			Pallet::<T>::draw(service);
			if let Some((blob, operator, chunk)) = Pallet::<T>::drawn(&seed, known_since) {
				Pallet::<T>::ask(service, blob, operator, chunk);
			}
		}

		assert!(NextChallenge::<T>::get() > before);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
