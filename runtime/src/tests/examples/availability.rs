// SPDX-License-Identifier: Apache-2.0

//! Data availability. Three operators back it: Ferdie with 15 000 UNIT of the 30 000 that Bob (two
//! thirds) and Charlie have delegated to it, Bob's stash with 10 000 of Alice's 20 000, Alice's
//! stash with 5 000 of Dave's 10 000. Any blob needs 20 100 of these 30 000. Dave's stash commits
//! blobs of 12 chunks, any 4 of which are enough; each of the three keeps them all.

use crate::tests::harness::*;
use crate::{
	configs::examples::availability::{AnswerWindow, AttestationWindow, AvailabilityAccount},
	AccountId, AllPalletsWithSystem, Availability, Balance, Balances, Executive, Operators,
	Restaking, Rewards, Runtime, RuntimeCall, SafeMode, Services, Slashing, System, TxPause,
	UncheckedExtrinsic, EXISTENTIAL_DEPOSIT, UNIT,
};
use codec::{Decode, Encode};
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::Inspect, OffchainWorker},
};
use frame_system::offchain::CreateAuthorizedTransaction;
use pallet_example_availability::{
	coding::{encode, reconstruct, Encoded},
	BlobId, Challenge, ChallengeId, Challenges, Commitment, DataAvailability, Duty, Error, Piece,
	Service, Status,
};
use restaking_primitives::{security::PayService, EraIndex, Magnitude, ServiceId};
use sp_core::offchain::{
	testing::{TestOffchainExt, TestTransactionPoolExt},
	OffchainDbExt, OffchainWorkerExt, StorageKind, TransactionPoolExt,
};
use sp_keyring::Sr25519Keyring::{self, *};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	ApplyExtrinsicResult, DispatchResult, Perbill,
};

type Asked = Challenge<AccountId, crate::BlockNumber>;
type Security = crate::configs::restaking::RampartSecurity;

const POSTER: Sr25519Keyring = DaveStash;
const OPERATORS: [Sr25519Keyring; 3] = [Ferdie, BobStash, AliceStash];

/// Plays a story on a fresh development network, in the first era in which the three back the
/// service, and checks every invariant in the end.
fn story(play: impl FnOnce()) {
	new_ext_with("development", without_operators).execute_with(|| {
		back();
		play();
		check_invariants();
	});
}

fn check_invariants() {
	use restaking_primitives::runtime_api::runtime_decl_for_restaking_api::RestakingApiV1;
	if let Err(broken) = <Runtime as RestakingApiV1<crate::Block, AccountId>>::check_invariants() {
		panic!("{}", String::from_utf8_lossy(&broken));
	}
}

fn back() {
	for operator in OPERATORS {
		assert_ok!(Operators::register(signed(operator), vec![], Perbill::zero(), 0));
	}
	for (who, operator, units) in [
		(Bob, Ferdie, 20_000),
		(Charlie, Ferdie, 10_000),
		(Alice, BobStash, 20_000),
		(Dave, AliceStash, 10_000),
	] {
		assert_ok!(Restaking::delegate(signed(who), account(operator), units * UNIT));
	}
	let half = Magnitude(Magnitude::FULL.0 / 2);
	for operator in OPERATORS {
		assert_ok!(Services::opt_in(signed(operator), service(), half));
	}
	run_to_era(active_era() + Restaking::delays().allocation);
}

fn service() -> ServiceId {
	Service::<Runtime>::get().expect("started at genesis")
}

fn cut(number: u8) -> Encoded {
	let blob: Vec<u8> = (0..2_000_u32).map(|n| (n / 7) as u8 ^ number).collect();
	encode(&blob, 12, 4).unwrap()
}

/// What such a blob costs for an era.
fn per_era() -> Balance {
	2_000 * <Runtime as pallet_example_availability::Config>::ByteFee::get()
}

fn commit_fee() -> Balance {
	<Runtime as pallet_example_availability::Config>::CommitFee::get()
}

/// Commits a blob for this and so many more eras.
fn committed(number: u8, eras: EraIndex) -> BlobId {
	let commitment = cut(number).commitment;
	assert_ok!(Availability::commit(signed(POSTER), commitment, active_era() + eras));
	commitment.id()
}

fn attest(blob: BlobId, who: Sr25519Keyring) -> DispatchResult {
	Availability::attest(signed(who), blob).map(|_| ()).map_err(|refused| refused.error)
}

/// A blob that all three keep.
fn kept(number: u8, eras: EraIndex) -> BlobId {
	let blob = committed(number, eras);
	for operator in OPERATORS {
		assert_ok!(attest(blob, operator));
	}
	blob
}

fn answer_of(challenge: ChallengeId, number: u8, index: u32) -> UncheckedExtrinsic {
	let Piece { chunk, proof } = cut(number).piece(index).unwrap();
	let call = pallet_example_availability::Call::<Runtime>::answer {
		challenge,
		chunk: chunk.try_into().unwrap(),
		proof: proof.try_into().unwrap(),
	};
	<Runtime as CreateAuthorizedTransaction<RuntimeCall>>::create_authorized_transaction(
		call.into(),
	)
}

fn answer(challenge: ChallengeId, number: u8, index: u32) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(answer_of(challenge, number, index))
}

fn open() -> Vec<(ChallengeId, Asked)> {
	Availability::open_challenges()
}

/// Lets time pass until somebody is asked, and answers for all but `silent`.
fn until_asked(silent: Sr25519Keyring, number: u8) -> (ChallengeId, Asked) {
	for _ in 0..200 {
		run_blocks(1);
		for (challenge, asked) in open() {
			if asked.operator == account(silent) {
				return (challenge, asked);
			}
			assert_eq!(answer(challenge, number, asked.chunk), Ok(Ok(())));
		}
	}
	panic!("{silent:?} is never asked");
}

/// Nobody answers until `challenge` is given up.
fn until_given_up(challenge: ChallengeId) {
	for _ in 0..2 * AnswerWindow::get() {
		if Challenges::<Runtime>::get(challenge).is_none() {
			return;
		}
		run_blocks(1);
	}
	panic!("never given up");
}

fn total(who: Sr25519Keyring) -> Balance {
	Balances::total_balance(&account(who))
}

fn duty(blob: BlobId, who: Sr25519Keyring) -> Duty {
	let custody = Availability::custody(blob);
	custody.into_iter().find(|it| it.0 == account(who)).expect("a custodian").2
}

fn status(blob: BlobId) -> Status {
	Availability::blob(blob).expect("not forgotten").status
}

fn stake(who: Sr25519Keyring) -> Balance {
	use restaking_primitives::security::InspectService;
	Security::stake(service(), &account(who))
}

#[test]
fn what_is_committed_is_kept_asked_for_and_paid() {
	story(|| {
		let era = active_era();
		let before = total(POSTER);
		let blob = committed(1, 1);
		assert_eq!(total(POSTER), before - commit_fee() - 2 * per_era());
		assert_ok!(attest(blob, Ferdie));
		assert!(!Availability::is_available(blob));
		assert_ok!(attest(blob, BobStash));
		assert!(Availability::is_available(blob));
		assert_ok!(attest(blob, AliceStash));

		// Nobody is asked while it could still be known whom it is going to be.
		let closes = Availability::blob(blob).unwrap().closes;
		while System::block_number() <= closes {
			assert!(open().is_empty());
			run_blocks(1);
		}
		let (challenge, asked) = until_asked(BobStash, 1);
		let funds = total(BobStash);
		assert_eq!(answer(challenge, 1, asked.chunk), Ok(Ok(())));
		assert_eq!(total(BobStash), funds);

		// What it cost is owed to those behind the three, by stake and points.
		run_to_era(era + 1);
		run_blocks(3);
		let owed = |operator, who| Rewards::owed(&account(operator), &account(who));
		let shares = [
			owed(Ferdie, Bob),
			owed(Ferdie, Charlie),
			owed(BobStash, Alice),
			owed(AliceStash, Dave),
		];
		let sum: Balance = shares.iter().sum();
		assert!((commit_fee() + per_era()).abs_diff(sum) < 10, "{shares:?}");
		assert!(shares[0].abs_diff(2 * shares[1]) <= 2);
		assert!(shares.iter().all(|share| *share > 0));

		// Whoever has a few chunks has the blob.
		let pieces = (8..12).map(|index| (index, cut(1).piece(index).unwrap()));
		assert_eq!(reconstruct(&cut(1).commitment, pieces).unwrap().len(), 2_000);

		while Availability::blob(blob).is_some() {
			for (challenge, asked) in open() {
				assert_eq!(answer(challenge, 1, asked.chunk), Ok(Ok(())));
			}
			run_blocks(1);
		}
		assert_eq!(active_era(), era + 2);
		assert_eq!(total_of_account(), EXISTENTIAL_DEPOSIT);
		assert!(pallet_slashing::Slashes::<Runtime>::iter().next().is_none());
	});
}

fn total_of_account() -> Balance {
	Balances::total_balance(&AvailabilityAccount::get())
}

#[test]
fn silence_costs_restakers_exactly_their_share() {
	story(|| {
		let blob = kept(1, 5);
		let (challenge, asked) = until_asked(Ferdie, 1);
		let before = [Bob, Charlie, Alice, Dave].map(|who| bonded(&account(who)));
		until_given_up(challenge);
		// He is given up in the first block after the deadline that has room.
		assert!(System::block_number() <= asked.deadline + 3);
		run_blocks(3);
		let slash = Slashing::slash(0).unwrap();
		assert_eq!((slash.operator, slash.era), (account(Ferdie), asked.era));
		// A tenth of 15 000, two thirds of it Bob's.
		assert_eq!((slash.books.collected, slash.books.outstanding), (1_500 * UNIT, 0));
		let lost: Vec<_> = [Bob, Charlie, Alice, Dave]
			.into_iter()
			.zip(before)
			.map(|(who, before)| before - bonded(&account(who)))
			.collect();
		assert_eq!(lost, vec![1_000 * UNIT, 500 * UNIT, 0, 0]);
		assert_eq!(stake(Ferdie), 13_500 * UNIT);
		// Without him there is no quorum.
		assert_eq!(status(blob), Status::Lost);
		assert!(!Availability::is_available(blob));
		assert_eq!(duty(blob, Ferdie), Duty::Failed);
	});
}

#[test]
fn a_wrong_chunk_neither_gets_in_nor_gets_anybody_slashed() {
	story(|| {
		kept(1, 5);
		let other = kept(2, 5);
		let (challenge, asked) = loop {
			run_blocks(1);
			if let Some((challenge, asked)) = open().pop() {
				break (challenge, asked);
			}
		};
		let (right, wrong) = if asked.blob == other { (2, 1) } else { (1, 2) };
		let refused = |transaction: UncheckedExtrinsic, why: InvalidTransaction| {
			let why = TransactionValidityError::Invalid(why);
			let (source, parent) = (TransactionSource::External, System::parent_hash());
			let pool = Executive::validate_transaction(source, transaction.clone(), parent);
			assert_eq!(pool, Err(why));
			assert_eq!(Executive::apply_extrinsic(transaction), Err(why));
		};
		// The chunk of another blob, and another chunk of this one.
		refused(answer_of(challenge, wrong, asked.chunk), InvalidTransaction::BadProof);
		let another = (asked.chunk + 1) % 12;
		refused(answer_of(challenge, right, another), InvalidTransaction::BadProof);
		refused(answer_of(challenge + 1, right, asked.chunk), InvalidTransaction::Stale);
		// Anybody answers, once.
		assert_eq!(answer(challenge, right, asked.chunk), Ok(Ok(())));
		refused(answer_of(challenge, right, asked.chunk), InvalidTransaction::Stale);
	});
}

#[test]
fn an_answer_after_the_window_is_refused() {
	story(|| {
		kept(1, 5);
		let (challenge, asked) = until_asked(Ferdie, 1);
		// A pool judges for the block that comes next.
		let pool = || {
			let (source, parent) = (TransactionSource::External, System::parent_hash());
			let transaction = answer_of(challenge, 1, asked.chunk);
			Executive::validate_transaction(source, transaction, parent)
		};
		System::set_block_number(asked.deadline - 1);
		assert_ok!(pool());
		// Blocks that leave no weight: nobody has given it up.
		System::set_block_number(asked.deadline);
		assert_eq!(pool(), Err(InvalidTransaction::Stale.into()));
		System::set_block_number(asked.deadline + 1);
		let late = answer(challenge, 1, asked.chunk);
		assert_eq!(late, Err(InvalidTransaction::Stale.into()));
		assert!(Challenges::<Runtime>::get(challenge).is_some());
	});
}

#[test]
fn a_block_full_of_transactions_has_room_for_an_answer() {
	story(|| {
		kept(1, 5);
		let (challenge, asked) = until_asked(Ferdie, 1);
		run_blocks(1);
		let fill = || {
			let remark = vec![0; 400_000];
			submit(Eve, frame_system::Call::remark { remark })
		};
		let mut full = None;
		for _ in 0..100 {
			full = fill().err();
			if full.is_some() {
				break;
			}
		}
		assert_eq!(full, Some(InvalidTransaction::ExhaustsResources.into()));
		assert_eq!(answer(challenge, 1, asked.chunk), Ok(Ok(())));
	});
}

#[test]
fn no_brake_keeps_an_answer_out() {
	story(|| {
		kept(1, 5);
		let (challenge, asked) = until_asked(Ferdie, 1);
		let name = |call: &str| {
			let bytes = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
			(bytes("Availability"), bytes(call))
		};
		let root = crate::RuntimeOrigin::root;
		assert_ok!(TxPause::pause(root(), name("commit")));
		assert!(TxPause::pause(root(), name("answer")).is_err());
		assert_ok!(SafeMode::force_enter(root()));
		let commitment = cut(2).commitment;
		let until = active_era();
		let refused =
			submit(POSTER, pallet_example_availability::Call::commit { commitment, until });
		assert_eq!(refused, Ok(Err(frame_system::Error::<Runtime>::CallFiltered.into())));
		assert_eq!(answer(challenge, 1, asked.chunk), Ok(Ok(())));
	});
}

#[test]
fn without_a_quorum_the_fee_goes_back() {
	story(|| {
		let before = total(POSTER);
		let blob = committed(1, 3);
		assert_ok!(attest(blob, BobStash));
		assert_noop!(attest(blob, BobStash), Error::<Runtime>::AlreadyAttested);
		assert_noop!(attest(blob, Eve), Error::<Runtime>::NotCustodian);
		assert_ok!(attest(blob, AliceStash));
		run_blocks(AttestationWindow::get() + 1);
		assert_noop!(attest(blob, Ferdie), Error::<Runtime>::AttestationClosed);
		run_blocks(3);
		assert!(Availability::blob(blob).is_none());
		assert_eq!(total(POSTER), before - commit_fee());
		assert_eq!(total_of_account(), EXISTENTIAL_DEPOSIT);
		let pot = <Security as PayService<AccountId>>::pot(service());
		assert_eq!(pot, Availability::books().carried);
	});
}

#[test]
fn who_leaves_answers_for_what_it_was_asked() {
	story(|| {
		let blob = kept(1, 6);
		let (challenge, asked) = until_asked(Ferdie, 1);
		assert_ok!(Services::opt_out(signed(Ferdie), service()));
		assert_eq!(duty(blob, Ferdie), Duty::Keeps);
		let before = bonded(&account(Bob));
		until_given_up(challenge);
		run_blocks(3);
		let slash = Slashing::slash(0).unwrap();
		assert_eq!((slash.operator, slash.era), (account(Ferdie), asked.era));
		assert_eq!(before - bonded(&account(Bob)), 1_000 * UNIT);
	});
}

#[test]
fn who_left_is_released_when_the_era_is_over() {
	story(|| {
		let (era, blob) = (active_era(), kept(1, 6));
		assert_ok!(Services::opt_out(signed(Ferdie), service()));
		assert!(Availability::is_available(blob));
		run_to_era(era + 1);
		run_blocks(2);
		assert_eq!(duty(blob, Ferdie), Duty::Released);
		assert_eq!(status(blob), Status::Lost);
		// From now on it is never asked.
		for _ in 0..60 {
			for (challenge, asked) in open() {
				assert_ne!(asked.operator, account(Ferdie));
				assert_eq!(answer(challenge, 1, asked.chunk), Ok(Ok(())));
			}
			run_blocks(1);
		}
		assert!(pallet_slashing::Slashes::<Runtime>::iter().next().is_none());
	});
}

#[test]
fn a_blob_is_remembered_as_long_as_somebody_owes_an_answer() {
	story(|| {
		let era = active_era();
		let blob = kept(1, 1);
		// Somebody is asked in the last era of the blob, so late that it is over before the answer is.
		run_to_era(era + 1);
		let mut last = None;
		while active_era() == era + 1 {
			for (challenge, asked) in open() {
				if System::block_number() + 5 < asked.deadline {
					last = Some((challenge, asked));
				} else {
					assert_eq!(answer(challenge, 1, asked.chunk), Ok(Ok(())));
				}
			}
			run_blocks(1);
		}
		let (challenge, asked) = last.expect("somebody was asked");
		run_blocks(2);
		assert!(!Availability::is_available(blob));
		assert!(Availability::blob(blob).is_some());
		assert_eq!(asked.era, era + 1);
		until_given_up(challenge);
		run_blocks(AnswerWindow::get() + 2);
		assert!(Availability::blob(blob).is_none());
		let slash = Slashing::slash(0).expect("silence costs");
		assert_eq!(slash.era, era + 1);
	});
}

#[test]
fn there_are_not_too_many_blobs() {
	story(|| {
		let cut = cut(1).commitment;
		let until = active_era() + 1;
		let commitment = |n: u8| Commitment { root: sp_core::H256::repeat_byte(n), ..cut };
		for n in 0..64 {
			assert_ok!(Availability::commit(signed(POSTER), commitment(n), until));
		}
		assert_noop!(
			Availability::commit(signed(POSTER), commitment(64), until),
			Error::<Runtime>::TooManyBlobs
		);
		run_blocks(AttestationWindow::get() + 4);
		assert_ok!(Availability::commit(signed(POSTER), commitment(64), until));
	});
}

#[test]
fn while_the_service_is_paused_silence_costs_nothing() {
	story(|| {
		let blob = kept(1, 5);
		let (challenge, _) = until_asked(Ferdie, 1);
		let service = service();
		assert_ok!(council_executes(pallet_services::Call::pause_service { service }));
		until_given_up(challenge);
		assert_eq!(duty(blob, Ferdie), Duty::Keeps);
		assert_eq!(stake(Ferdie), 15_000 * UNIT);
	});
}

#[test]
fn a_node_answers_with_what_is_in_its_storage() {
	let (offchain, _) = TestOffchainExt::new();
	let (pool, sent) = TestTransactionPoolExt::new();
	let mut ext = new_ext_with("development", without_operators);
	ext.register_extension(OffchainDbExt::new(offchain.clone()));
	ext.register_extension(OffchainWorkerExt::new(offchain));
	ext.register_extension(TransactionPoolExt::new(pool));
	ext.execute_with(|| {
		back();
		let blob = kept(1, 5);
		// As `offchain_localStorageSet` puts them there.
		for index in 0..12 {
			let (key, piece) = (Availability::piece_key(blob, index), cut(1).piece(index).unwrap());
			sp_io::offchain::local_storage_set(StorageKind::PERSISTENT, &key, &piece.encode());
		}
		let mut answered = 0;
		for _ in 0..60 {
			run_blocks(1);
			AllPalletsWithSystem::offchain_worker(System::block_number());
			for bytes in std::mem::take(&mut sent.write().transactions) {
				let transaction = UncheckedExtrinsic::decode(&mut &bytes[..]).unwrap();
				assert_eq!(Executive::apply_extrinsic(transaction), Ok(Ok(())));
				answered += 1;
			}
			assert!(open().is_empty());
		}
		assert!(answered > 5);
		assert!(Availability::is_available(blob));
		check_invariants();
	});
}

#[test]
fn both_networks_for_trying_have_it_from_genesis_on() {
	for preset in ["development", "local_testnet"] {
		new_ext(preset).execute_with(|| {
			assert!(Service::<Runtime>::exists());
			assert_eq!(total_of_account(), EXISTENTIAL_DEPOSIT);
			check_invariants();
		});
	}
	new_ext("staging").execute_with(|| assert!(!Service::<Runtime>::exists()));
}

#[test]
fn no_call_and_no_step_needs_more_than_a_quarter_of_a_block() {
	use frame_support::{dispatch::GetDispatchInfo, traits::Get};
	use pallet_example_availability::{Config, WeightInfo as _};
	type Weights = <Runtime as Config>::WeightInfo;

	let operators = <<Runtime as Config>::MaxOperators as Get<u32>>::get();
	let bytes = <<Runtime as Config>::MaxChunkSize as Get<u32>>::get();
	let quarter = crate::MAXIMUM_BLOCK_WEIGHT / 4;
	let call = pallet_example_availability::Call::attest { blob: Default::default() };
	let attest = RuntimeCall::Availability(call).get_dispatch_info().call_weight;
	let turns = <<Runtime as Config>::MaxBlobs as Get<u32>>::get() + 1;
	let database = <Runtime as frame_system::Config>::DbWeight::get();
	let paying = Weights::pay_next_era() + database.reads(turns.into());
	for (what, weight) in [
		("commit", Weights::commit(operators)),
		("attest", attest),
		("answer", Weights::authorize_answer(bytes) + Weights::answer(bytes)),
		("start", Weights::start()),
		// What others are told of by this pallet.
		("on_left", Weights::on_left()),
		// The first step of each kind in a block that has little to spare.
		("miss", Weights::idle_base() + Weights::look() + Weights::miss()),
		("refuse", Weights::idle_base() + Weights::refuse()),
		("expire", Weights::idle_base() + Weights::expire()),
		("release", Weights::idle_base() + Weights::look() + Weights::release()),
		("pay_next_era", Weights::idle_base() + Weights::look() + paying),
		("draw", Weights::idle_base() + Weights::look() + Weights::draw()),
	] {
		assert!(weight.all_lte(quarter), "{what}: {weight} is more than {quarter}");
	}
}
