// SPDX-License-Identifier: Apache-2.0

//! Reads a position and delegates, with nothing but types that subxt has generated from the metadata
//! of the node: what the compiler lets pass, the chain understands. Ends with 0 only if the chain
//! shows the delegation.

use std::{
	error::Error,
	fmt::Debug,
	time::{SystemTime, UNIX_EPOCH},
};
use subxt::{tx::Payload, utils::AccountId32, OnlineClient, SubstrateConfig};
use subxt_signer::{
	sr25519::{dev, Keypair},
	DeriveJunction,
};

#[subxt::subxt(runtime_metadata_path = "metadata.scale")]
mod rampart {}

use rampart::runtime_types::{
	pallet_operators::pallet::Call as Operators,
	pallet_staking::{pallet::pallet::Call as Staking, RewardDestination},
	rampart_runtime::RuntimeCall,
	sp_arithmetic::per_things::Perbill,
};

type Client = OnlineClient<SubstrateConfig>;
type Outcome<T> = Result<T, Box<dyn Error>>;

/// An RMP, in plancks.
const RMP: u128 = 1_000_000_000_000;
const FUNDS: u128 = 2_000 * RMP;
const BOND: u128 = 1_000 * RMP;
const DELEGATION: u128 = 100 * RMP;

fn expect<T: Debug + PartialEq>(what: &str, found: T, expected: T) -> Outcome<()> {
	if found != expected {
		return Err(format!("{what} is {found:?}, not {expected:?}").into());
	}
	println!("subxt: {what} is {found:?}");
	Ok(())
}

/// Waits until a transaction is final; a failure is an error.
async fn done(client: &Client, what: &str, call: impl Payload, signer: &Keypair) -> Outcome<()> {
	println!("subxt: waiting until {what} is final");
	let at = client.at_current_block().await?;
	let mut transactions = at.transactions();
	let progress = transactions.sign_and_submit_then_watch_default(&call, signer).await?;
	progress.wait_for_finalized_success().await?;
	Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
	let url = std::env::args().nth(1).ok_or("Usage: rampart-client-subxt ENDPOINT")?;
	let client = Client::from_insecure_url(url).await?;

	let charlie = dev::charlie();
	// A new account for each run, which is its own operator: nothing that is there already matters.
	let run = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as u64;
	let key = charlie.derive([DeriveJunction::hard("subxt"), DeriveJunction::hard(run)]);
	let who: AccountId32 = key.public_key().to_account_id();

	let transfer =
		rampart::transactions().balances().transfer_keep_alive(who.clone().into(), FUNDS);
	done(&client, "a transfer", transfer, &charlie).await?;
	let bond = Staking::bond { value: BOND, payee: RewardDestination::Staked };
	let register = Operators::register {
		metadata: b"subxt".to_vec(),
		commission: Perbill(50_000_000),
		min_self_delegation: 0,
	};
	let calls = vec![RuntimeCall::Staking(bond), RuntimeCall::Operators(register)];
	done(&client, "a bond", rampart::transactions().utility().batch_all(calls), &key).await?;

	let delegations = rampart::runtime_apis().restaking_api().delegations(who.clone());
	let before = client.at_current_block().await?.runtime_apis().call(delegations).await?;
	expect("the bond", before.active_bond, BOND)?;
	expect("the number of positions before", before.delegations.len(), 0)?;
	// A fifth of a bond is the chain's own.
	expect("what can be delegated", before.restakable, BOND / 5 * 4)?;

	let delegate = rampart::transactions().restaking().delegate(who.clone(), DELEGATION);
	done(&client, "a delegation", delegate, &key).await?;

	let delegations = rampart::runtime_apis().restaking_api().delegations(who.clone());
	let position = client.at_current_block().await?.runtime_apis().call(delegations).await?;
	let shown: Vec<_> =
		position.delegations.iter().map(|it| (it.operator.clone(), it.delegated)).collect();
	expect("what is delegated, and to whom", shown, vec![(who.clone(), DELEGATION)])?;
	let at = client.at_current_block().await?;
	let exposure = rampart::runtime_apis().restaking_api().exposure(who.clone());
	let exposure = at.runtime_apis().call(exposure).await?;
	expect("what is at stake", exposure.at_stake, DELEGATION)?;
	expect("what services can take", exposure.most, 0)?;
	let record =
		at.storage().fetch(rampart::storage().restaking().restakers(), (who,)).await?.decode()?;
	expect("what storage has", record.delegated, DELEGATION)?;
	println!("subxt: the chain shows the delegation");
	Ok(())
}
