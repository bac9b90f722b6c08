// SPDX-License-Identifier: Apache-2.0

// The network is the one that was asked for, everybody in it works, and everybody agrees.

import { readFileSync } from 'node:fs';
import { FULL_NODE, VALIDATORS } from './lib/network.mjs';
import { authorOf, stash } from './lib/people.mjs';

export default async function start(network, report) {
	report.step('The genesis is the one that was asked for');
	const plain = network.genesis;
	const chain = await network.chain(FULL_NODE);
	const { api } = chain;
	const stashes = VALIDATORS.map((name) => stash(chain, name).address);
	const sorted = (list) => [...list].map(String).sort();
	report.equal('the four validators are in the chain specification', sorted(plain.session.keys.map(([who]) => who)), sorted(stashes));
	report.equal('and nobody else stakes', sorted(plain.staking.stakers.map(([who]) => who)), sorted(stashes));
	const genesis = await api.at(api.genesisHash);
	report.equal('they are the validators of the genesis state', sorted(await genesis.query.session.validators()), sorted(stashes));
	report.equal('four are wanted', (await genesis.query.staking.validatorCount()).toNumber(), VALIDATORS.length);
	const timing = (await genesis.query.timing.schedule()).toJSON();
	const byName = (some) => Object.entries(some).sort();
	report.equal('time passes as the network file says', byName(timing), byName(written('relaychain.genesis.runtimeGenesis.patch.timing')));
	const hashes = await Promise.all(network.names.map((name) => network.ask(name, 'chain_getBlockHash', [0])));
	report.equal('every node has this genesis', [...new Set(hashes)], [api.genesisHash.toHex()]);

	report.step('All validators author');
	const seen = new Map();
	let next = 1;
	await network.until(
		'every validator has written a block',
		async () => {
			const final = await network.finalized(FULL_NODE);
			for (; next <= final; next += 1) {
				const author = await authorOf(chain, next);
				seen.set(author, (seen.get(author) ?? 0) + 1);
			}
			return stashes.every((who) => seen.has(who)) || undefined;
		},
		{ say: () => `block ${next - 1}, ${VALIDATORS.map((name, i) => `${name} ${seen.get(stashes[i]) ?? 0}`).join(', ')}` },
	);
	report.equal('nobody else does', [...seen.keys()].filter((who) => !stashes.includes(who)), []);
	for (const name of VALIDATORS) report.check(`${name} writes blocks`, seen.get(stash(chain, name).address) > 0);

	report.step('Finality advances on every node');
	const from = await Promise.all(network.names.map((name) => network.finalized(name)));
	await network.untilFinalized(Math.max(...from) + 3);
	for (const [i, name] of network.names.entries()) {
		const now = await network.finalized(name);
		report.check(`${name} finalizes`, now > from[i], { because: `it is at ${now} and was at ${from[i]}` });
		await network.untilPeers(name, network.names.length - 1);
		report.check(`${name} knows the other nodes`, true, { quiet: true });
	}
	await network.checkAgreement();
}

/** The figures that the network file has under `table`. */
function written(table) {
	const [, after = ''] = readFileSync(new URL('../testnet.toml', import.meta.url), 'utf8').split(`\n[${table}]\n`);
	const [lines] = after.split('\n[');
	return Object.fromEntries([...lines.matchAll(/^(\w+) = ([0-9]+)$/gm)].map(([, name, figure]) => [name, Number(figure)]));
}
