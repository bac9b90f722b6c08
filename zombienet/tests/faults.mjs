// SPDX-License-Identifier: Apache-2.0

// Nodes die while there is work to do; finality goes on, or stops and goes on; nodes come back with
// what they had, and new ones join; in the end all have the same state.

import { Cast } from '../../scripts/lib/cast.mjs';
import { tokens } from '../../scripts/lib/report.mjs';
import { FULL_NODE, VALIDATORS, pause } from './lib/network.mjs';

/** How many accounts send transactions all the time, and restake while they are at it. */
const BUSY = 6;
/** How long finality has to stand still to count as stopped; usually it advances every two seconds. */
const STANDSTILL = 20_000;

export default async function faults(network, report) {
	const chain = await network.chain(FULL_NODE);
	const load = await Load.begin(chain, network);

	report.step('One of four validators dies under load');
	let from = await network.finalized(FULL_NODE);
	await network.untilFinalized(from + 3);
	const had = { dave: await network.finalized('dave') };
	const dave = await network.kill('dave');
	const since = load.tally();
	from = await network.finalized(FULL_NODE);
	const left = network.names.filter((name) => name !== 'dave');
	await network.untilFinalized(from + 8, left);
	report.check('dave is dead', (await network.best('dave')) === undefined);
	report.check('finality goes on', true);
	await network.until('a transaction that was signed since is final', async () => since.included > 0 || undefined, { say: () => load.failure ?? '' });
	report.check('and so do transactions', true);

	report.step('A second one dies: finality stops');
	had.charlie = await network.finalized('charlie');
	const charlie = await network.kill('charlie');
	const lively = left.filter((name) => name !== 'charlie');
	// Votes that were on their way may still finalize a block or two.
	await pause(6_000);
	const stood = await network.finalized(FULL_NODE);
	const best = await network.best(FULL_NODE);
	const began = Date.now();
	await network.until(
		'finality has stood still, and blocks were written all the same',
		async () => {
			if ((await network.finalized(FULL_NODE)) !== stood) throw new Error(`two of four validators finalized block ${await network.finalized(FULL_NODE)}`);
			return (Date.now() - began > STANDSTILL && (await network.best(FULL_NODE)) > best + 3) || undefined;
		},
		{ say: () => `for ${Math.round((Date.now() - began) / 1000)} s, at block ${stood}` },
	);
	report.check('blocks are written, none is finalized', true);

	report.step('One comes back with its own database: finality goes on');
	await comeBack(network, 'charlie', charlie, had.charlie);
	await network.untilFinalized(best + 3, [...lively, 'charlie'], 180_000);
	report.check('finality goes on', true);
	await comeBack(network, 'dave', dave, had.dave);
	await network.untilFinalized(await network.finalized(FULL_NODE), undefined, 180_000);
	report.check('dave has caught up', true);

	report.step('New nodes join: from the genesis, and by warp sync');
	await network.add('hugo', ['--sync', 'full']);
	const ida = await addByWarp(network, 'ida');
	const target = await network.finalized(FULL_NODE);
	await network.untilFinalized(target, ['hugo', ida], 180_000);
	report.check('both are where the others are', true);
	const first = await chain.hashOf(1);
	const has = async (name) => Boolean(await network.ask(name, 'state_getStorage', ['0x3a686561707061676573', first]).then(() => true, () => false));
	report.check('hugo has executed everything, from the first block on', await has('hugo'));
	report.check('ida has not: she has the state of the end alone', !(await has(ida)));
	report.check('and says that she came by warp sync', /Warp sync is complete/.test(network.log(ida)));
	for (const name of network.names) await network.untilPeers(name, VALIDATORS.length);
	report.check('nobody lost a peer for good', true);

	report.step('All have the same state');
	await load.end();
	report.tell(`${load.included} transactions were included meanwhile.`);
	await network.untilFinalized(await network.best(FULL_NODE));
	const agreed = await network.checkAgreement();

	report.step('A chain of its own begins with that state');
	const reborn = await network.reborn('hugo', agreed.hash);
	report.equal('what was exported has the same state root', reborn.stateRoot, agreed.stateRoot);
	report.equal('and the same keys and values', reborn.fingerprint, agreed.fingerprint);
	report.equal('every invariant of the restaking pallets holds in it', reborn.broken ?? 'all hold', 'all hold');
}

/** Starts `name` with these `words` again, on its own database, which has to have block `had`: that was final before it died. */
async function comeBack(network, name, words, had) {
	const before = network.log(name).length;
	network.start(name, words);
	await network.until(`${name} answers`, () => network.best(name));
	// A node answers before it has written down what it says.
	const said = () => /Highest known block at #([0-9]+)/.exec(network.log(name).slice(before))?.[1];
	const known = Number(await network.until(`${name} says which block it has`, async () => said()));
	network.report.check(`${name} goes on from block ${known}, which it had`, known >= had, { because: `block ${had} was final to it` });
}

/**
 * Starts a node that has to get the state by warp sync, and returns its name. It begins again with an
 * empty database where the client fails: when a block comes in before the state does, it takes that
 * for a fork of what it does not know (`displaced_leaves_after_finalizing`), and is stuck.
 */
async function addByWarp(network, name) {
	for (let turn = 1; ; turn += 1) {
		const called = turn === 1 ? name : `${name}-${turn}`;
		await network.add(called, ['--sync', 'warp']);
		const found = await network.until(`${called} has the state of the end`, async () => /State sync (is complete|failed)/.exec(network.log(called))?.[1]);
		if (found !== 'failed') return called;
		await network.remove(called);
		if (turn === 3) throw new Error('the state sync of three nodes has failed');
		network.report.tell(`The state sync of ${called} failed, as it does now and then where a block comes in before the state; another one begins.`);
	}
}

/** Accounts that bond, delegate, undelegate and send, over and over. */
class Load {
	included = 0;
	#going = true;
	#tally = { included: 0 };

	static async begin(chain, network) {
		const names = Array.from({ length: BUSY }, (_, i) => `busy${i}`);
		const cast = await Cast.gather(chain, 'faults', ['olga', ...names]);
		const { tx } = chain.api;
		network.report.step('There is work to do');
		await cast.fund(Object.fromEntries(['olga', ...names].map((name) => [name, tokens(1_000)])));
		await chain.expect(cast.accounts.olga, tx.operators.register('olga', 0, 0));
		await Promise.all(names.map((name) => chain.expect(cast.accounts[name], tx.staking.bond(tokens(900), 'Stash'))));
		const load = new Load();
		load.workers = names.map((name) => load.#work(chain, cast.accounts[name], cast.address('olga')));
		network.report.tell(`${BUSY} accounts delegate, undelegate and send tokens, as fast as they are let.`);
		return load;
	}

	async #work(chain, account, operator) {
		const { tx } = chain.api;
		const calls = [
			tx.restaking.delegate(operator, tokens(10)),
			tx.balances.transferKeepAlive(operator, tokens(1) / 100n),
			tx.restaking.undelegate(operator, tokens(2)),
		];
		for (let turn = 0; this.#going; turn += 1) {
			const tally = this.#tally;
			try {
				await chain.submit(account, calls[turn % calls.length]);
				this.included += 1;
				tally.included += 1;
			} catch (error) {
				this.failure = error.message;
				await pause(1000);
			}
		}
	}

	/** Counts anew, and only what is signed from now on. */
	tally() {
		this.#tally = { included: 0 };
		return this.#tally;
	}

	async end() {
		this.#going = false;
		await Promise.all(this.workers);
	}
}
