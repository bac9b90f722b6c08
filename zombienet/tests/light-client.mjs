// SPDX-License-Identifier: Apache-2.0

// A light client, which believes nobody, follows the network from its genesis, and reads a delegation
// with proof.

import { readFileSync } from 'node:fs';
import { start } from 'smoldot';
import { FULL_NODE } from './lib/network.mjs';

export default async function lightClient(network, report) {
	const { operators, restakers } = network.recall('life cycle');
	const chain = await network.chain(FULL_NODE);
	report.step('A light client follows the network');
	const specification = JSON.parse(readFileSync(network.specification, 'utf8'));
	specification.bootNodes = await Promise.all(
		network.names.map(async (name) => {
			const addresses = await network.ask(name, 'system_localListenAddresses');
			return addresses.find((address) => address.startsWith('/ip4/127.0.0.1/') && address.includes('/ws'));
		}),
	);
	const said = [];
	const client = start({ forbidTcp: true, forbidWss: true, forbidWebRtc: true, maxLogLevel: 3, logCallback: (...words) => said.push(words.join(' ')) });
	try {
		const light = new Light(await client.addChain({ chainSpec: JSON.stringify(specification) }));
		const peers = await network.until('the light client has peers', async () => (await light.ask('system_health')).peers || undefined);
		report.tell(`It begins at the genesis and has ${peers} peers.`);
		const genesis = await light.ask('chain_getBlockHash', [0]);
		report.equal('it has the genesis of the network', genesis, chain.api.genesisHash.toHex());
		const target = await network.finalized(FULL_NODE);
		let height;
		const hash = await network.until(
			`the light client knows that block ${target} is final`,
			async () => {
				const head = await light.ask('chain_getFinalizedHead');
				height = Number((await light.ask('chain_getHeader', [head]))?.number ?? 0);
				return height >= target ? head : undefined;
			},
			{ say: () => `it is at ${height ?? '?'}` },
		);
		report.equal(`it has the final block ${height} of the network`, hash, await network.ask(FULL_NODE, 'chain_getBlockHash', [height]));

		report.step('It reads a delegation, with proof');
		const { api } = chain;
		const key = api.query.restaking.positions.key(operators.olga, restakers.rosa);
		const raw = await light.ask('state_getStorage', [key, hash]);
		const should = await network.ask(FULL_NODE, 'state_getStorage', [key, hash]);
		report.check('there is one', Boolean(raw));
		report.equal('it is the one that the full node has', raw, should);
		const position = (await api.query.restaking.positions(operators.olga, restakers.rosa)).toHuman();
		report.tell(`Rosa's position with olga: ${JSON.stringify(position.parts ?? position)}.`);
		const nobody = api.query.restaking.positions.key(restakers.rosa, operators.olga);
		report.equal('and it knows of what is not there', await light.ask('state_getStorage', [nobody, hash]), null);

		report.step('It goes on');
		await network.until('the light client is three final blocks further', async () => {
			const now = Number((await light.ask('chain_getHeader', [await light.ask('chain_getFinalizedHead')])).number);
			return now >= height + 3 || undefined;
		});
		report.check('it follows finality', true);
	} catch (error) {
		for (const line of said.slice(-15)) report.line(`   smoldot: ${line}`);
		throw error;
	} finally {
		await client.terminate();
	}
}

/** Questions and answers over one connection. */
class Light {
	#asked = new Map();
	#next = 1;

	constructor(chain) {
		this.chain = chain;
		this.#listen().catch(() => {});
	}

	async #listen() {
		for (;;) {
			const { id, result, error } = JSON.parse(await this.chain.nextJsonRpcResponse());
			const asked = this.#asked.get(id);
			this.#asked.delete(id);
			if (error) asked?.reject(new Error(`the light client says: ${error.message}`));
			else asked?.resolve(result);
		}
	}

	ask(method, params = []) {
		const id = this.#next;
		this.#next += 1;
		return new Promise((resolve, reject) => {
			this.#asked.set(id, { resolve, reject });
			this.chain.sendJsonRpc(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
		});
	}
}
