// SPDX-License-Identifier: Apache-2.0

// Reads a position and delegates, with nothing but types that PAPI has generated from the metadata of
// the node: what the compiler lets pass, the chain understands. Ends with 0 only if the chain shows
// the delegation.

import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_PHRASE, entropyToMiniSecret, mnemonicToEntropy, ss58Address } from '@polkadot-labs/hdkd-helpers';
import { MultiAddress, rampart } from '@polkadot-api/descriptors';
import { createClient, type PolkadotSigner } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import WebSocket from 'ws';

/** An RMP, in plancks. */
const RMP = 1_000_000_000_000n;
const FUNDS = 2_000n * RMP;
const BOND = 1_000n * RMP;
const DELEGATION = 100n * RMP;

const url = process.argv[2];
if (!url) {
	console.error('Usage: delegate ENDPOINT');
	process.exit(2);
}

const derive = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)));

/** A key of the development phrase, its address and its signer. */
function key(path: string): { address: string; signer: PolkadotSigner } {
	const pair = derive(path);
	return { address: ss58Address(pair.publicKey, 42), signer: getPolkadotSigner(pair.publicKey, 'Sr25519', pair.sign) };
}

function expect<T>(what: string, found: T, expected: T): void {
	if (found !== expected) throw new Error(`${what} is ${found}, not ${expected}`);
	console.log(`papi: ${what} is ${found}`);
}

const client = createClient(getWsProvider(url, { websocketClass: WebSocket as unknown as typeof globalThis.WebSocket }));
const api = client.getTypedApi(rampart);

// If the generated types were not found, everything would be allowed, and this not be an error.
// @ts-expect-error
export const noSuchCall = () => api.tx.Restaking.there_is_no_such_call;

/** Waits until a transaction is final, and names what went wrong. */
async function done(
	what: string,
	tx: { signAndSubmit(from: PolkadotSigner): Promise<{ ok: boolean; dispatchError?: unknown }> },
	signer: PolkadotSigner,
): Promise<void> {
	console.log(`papi: waiting until ${what} is final`);
	const { ok, dispatchError } = await tx.signAndSubmit(signer);
	if (!ok) throw new Error(`${what} failed: ${JSON.stringify(dispatchError)}`);
}

try {
	const bob = key('//Bob');
	// A new account for each run, which is its own operator: nothing that is there already matters.
	const who = key(`//papi//${Date.now()}`);

	const dest = MultiAddress.Id(who.address);
	await done('a transfer', api.tx.Balances.transfer_keep_alive({ dest, value: FUNDS }), bob.signer);
	const bond = api.tx.Staking.bond({ value: BOND, payee: { type: 'Staked', value: undefined } });
	const register = api.tx.Operators.register({
		metadata: new TextEncoder().encode('papi'),
		commission: 50_000_000,
		min_self_delegation: 0n,
	});
	const calls = [bond.decodedCall, register.decodedCall];
	await done('a bond', api.tx.Utility.batch_all({ calls }), who.signer);

	const before = await api.apis.RestakingApi.delegations(who.address);
	expect('the bond', before.active_bond, BOND);
	expect('the number of positions before', before.delegations.length, 0);
	// A fifth of a bond is the chain's own.
	expect('what can be delegated', before.restakable, (BOND / 5n) * 4n);

	const delegate = api.tx.Restaking.delegate({ operator: who.address, amount: DELEGATION });
	await done('a delegation', delegate, who.signer);

	const position = await api.apis.RestakingApi.delegations(who.address);
	expect('the number of positions after', position.delegations.length, 1);
	expect('the operator', position.delegations[0]?.operator, who.address);
	expect('what is delegated', position.delegations[0]?.delegated, DELEGATION);
	const exposure = await api.apis.RestakingApi.exposure(who.address);
	expect('what is at stake', exposure.at_stake, DELEGATION);
	expect('what services can take', exposure.most, 0n);
	const record = await api.query.Restaking.Restakers.getValue(who.address);
	expect('what storage has', record?.delegated, DELEGATION);
	console.log('papi: the chain shows the delegation');
} finally {
	client.destroy();
}
