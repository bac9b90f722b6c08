// SPDX-License-Identifier: Apache-2.0

// The oracle at work on a network, with nobody typing anything: every validator runs an operator, one
// of them with a wrong source; what becomes of the stake behind that one, as every node sees it.

import { createServer } from 'node:http';
import { Record } from '../../scripts/lib/blocks.mjs';
import { WHOLE, sum } from '../../scripts/lib/model.mjs';
import { amount } from '../../scripts/lib/report.mjs';
import { FULL_NODE, VALIDATORS } from './lib/network.mjs';
import { node, stash } from './lib/people.mjs';

const PAIR = 'RMPUSD';
const LIAR = 'dave';
/** What sources say, in the decimals that they answer with. */
const HONEST = '1.25';
const WRONG = '9.75';
/** How a node's keystore calls the keys of services. */
const SERVICE_KEYS = 'rsvc';
/** How many decimals the chain keeps. */
const ONE = 10n ** 18n;
/** Which part of its magnitude each has put behind the oracle at genesis, and which part a wrong price costs. */
const HALF = 2n;

export default async function oracle(network, report) {
	const sources = { honest: await Source.start(HONEST), wrong: await Source.start(WRONG) };
	try {
		await play(network, report, sources);
	} finally {
		for (const source of Object.values(sources)) source.close();
	}
}

async function play(network, report, sources) {
	const chain = await network.chain(FULL_NODE);
	const { api } = chain;
	const record = await Record.start(chain);
	const started = record.read;
	const operators = network.genesis.firstOperators.operators;
	const behind = Object.fromEntries(operators.map(({ account, delegations }) => [account, sum(delegations.map(([, much]) => BigInt(much)))]));
	const liar = stash(chain, LIAR).address;
	const bonds = async (view, who) => Promise.all(who.map(async (address) => (await view.bond(address)).total));
	const everybody = VALIDATORS.map((name) => stash(chain, name).address);
	const before = await bonds(await chain.read(), everybody);

	report.step('Every validator runs an operator');
	report.equal('genesis has an operator at each', Object.keys(behind).sort(), [...everybody].sort());
	for (const name of VALIDATORS) {
		const key = node(chain, name);
		await network.ask(name, 'author_insertKey', [SERVICE_KEYS, key.uri, `0x${Buffer.from(key.account.publicKey).toString('hex')}`]);
		const words = await network.kill(name);
		const source = name === LIAR ? sources.wrong : sources.honest;
		network.start(name, [...words, '--oracle-source', source.url]);
		await network.until(`${name} answers again`, () => network.best(name));
	}
	report.tell(`Each node has the key of its operator and asks a source: ${LIAR}'s says ${WRONG}, that of the others ${HONEST}.`);

	report.step('A price each era');
	const price = async (head, after) => {
		const stored = await (await api.at(head.hash)).query.oracle.prices(PAIR);
		report.meanwhile(`era ${head.era}, block ${head.number}, waiting for a price`);
		if (stored.isNone) return undefined;
		const [value, era] = stored.unwrap();
		return era.toNumber() > after ? { value: value.toBigInt(), era: era.toNumber(), head } : undefined;
	};
	const right = (ONE * BigInt(HONEST.replace('.', ''))) / 100n;
	const first = await chain.until((head) => price(head, -1), 'for the first price');
	report.equal(`the price of era ${first.era} is the one of the honest sources`, first.value, right);

	report.step('A wrong one costs');
	const slash = await chain.until(async (head) => {
		// It comes when the price of the era has been published.
		if (head.era > first.head.era + 2) throw new Error(`nobody was slashed for era ${first.era}`);
		return (await chain.read(head.hash)).slash(0);
	}, 'for the first slash');
	report.equal(`it is of ${LIAR}`, slash.operator.toString(), liar);
	const { head, info } = await chain.untilCollected(0);
	const fraction = slash.fraction.toBigInt();
	report.check('by a part that is more than nothing', fraction > 0n);
	const share = ((behind[liar] / HALF) * fraction) / WHOLE;
	report.equal(`the books of the slash say ${amount(share)}`, [info.accounted.toBigInt(), info.collected.toBigInt()], [share, share]);
	const after = await bonds(await chain.read(head.hash), everybody);
	for (const [i, address] of everybody.entries()) {
		const lost = address === liar ? share : 0n;
		report.equal(`${VALIDATORS[i]} has lost ${amount(lost)}`, before[i] - after[i], lost);
	}

	report.step('And so on');
	let last = first;
	for (let count = 0; count < 2; count += 1) {
		const next = await chain.until((at) => price(at, last.era), 'for the next price');
		report.equal(`era ${last.era + 1} has a price too`, next.era, last.era + 1);
		report.equal('the one of the honest sources', next.value, right);
		last = next;
	}
	const seen = await record.between(started, last.head.number);
	report.equal('nobody has signed a transaction', seen.signed, 0);
	for (const source of Object.values(sources)) report.check(`the source ${source.url} was asked`, source.asked > 0, { quiet: true });
	await network.checkAgreement();
}

/** A source of prices on this machine, which always says the same. */
class Source {
	asked = 0;

	static start(price) {
		return new Promise((resolve, reject) => {
			const source = new Source();
			source.server = createServer((_, response) => {
				source.asked += 1;
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify({ prices: { [PAIR]: price } }));
			});
			source.server.on('error', reject);
			source.server.listen(0, '127.0.0.1', () => {
				source.url = `http://127.0.0.1:${source.server.address().port}`;
				resolve(source);
			});
		});
	}

	close() {
		this.server.close();
		this.server.closeAllConnections();
	}
}
