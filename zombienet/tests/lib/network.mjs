// SPDX-License-Identifier: Apache-2.0

// The nodes of a test: asking them, ending them, starting them again, starting more of them.

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, copyFileSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Chain, Stuck } from '../../../scripts/lib/chain.mjs';

export const VALIDATORS = ['alice', 'bob', 'charlie', 'dave'];

/** The full node: no validator, and nothing is done to it. Whoever wants to look on, asks here. */
export const FULL_NODE = 'fred';

/** How long a wait may take before it counts as stuck, unless it says otherwise. */
const PATIENCE = 120_000;

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether there is a process of that number, be it only its remains. */
function runs(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** A port of this machine that nobody listens at. */
const freePort = () =>
	new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});

export class Network {
	#chains = new Map();

	constructor({ tmpDir, chainSpecPath, nodesByName }) {
		this.directory = tmpDir;
		this.specification = chainSpecPath;
		this.nodes = Object.fromEntries(
			Object.values(nodesByName).map(({ name, wsUri, prometheusUri }) => [name, { url: wsUri, metrics: prometheusUri }]),
		);
		/** What parts of a test tell later ones. */
		this.told = new Map();
	}

	get names() {
		return Object.keys(this.nodes);
	}

	/** What the chain specification says before it is built: the patch of the default genesis. */
	get genesis() {
		return JSON.parse(readFileSync(join(this.directory, 'local-plain.json'), 'utf8')).genesis.runtimeGenesis.patch;
	}

	/** What an earlier part has told. */
	recall(what) {
		if (!this.told.has(what)) throw new Error(`the part of the test that tells the ${what} did not get so far`);
		return this.told.get(what);
	}

	// ------------------------------------------------------------------------------------ asking

	/** What the node `name` answers. */
	async ask(name, method, params = []) {
		const response = await fetch(this.nodes[name].url.replace('ws://', 'http://'), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
			signal: AbortSignal.timeout(30_000),
		});
		const { result, error } = await response.json();
		if (error) throw new Error(`${method} at ${name}: ${error.message} ${error.data ?? ''}`);
		return result;
	}

	/** The same, but `undefined` while the node is not there. */
	async tryAsk(name, method, params) {
		return this.ask(name, method, params).catch(() => undefined);
	}

	async #height(name, hash) {
		const header = hash && (await this.tryAsk(name, 'chain_getHeader', [hash]));
		return header ? Number(header.number) : undefined;
	}

	/** The height of the best block of `name`; `undefined` while it is not there. */
	async best(name) {
		const header = await this.tryAsk(name, 'chain_getHeader');
		return header ? Number(header.number) : undefined;
	}

	/** The height of the last finalized block of `name`; `undefined` while it is not there. */
	async finalized(name) {
		return this.#height(name, await this.tryAsk(name, 'chain_getFinalizedHead'));
	}

	/** A connection to `name` through the client. */
	async chain(name) {
		if (!this.#chains.has(name)) this.#chains.set(name, await Chain.connect(this.nodes[name].url, this.report));
		return this.#chains.get(name);
	}

	async disconnect() {
		const chains = [...this.#chains.values()];
		this.#chains.clear();
		await Promise.all(chains.map((chain) => chain.close().catch(() => {})));
	}

	/** Every gauge and counter of `name`, by its name and labels. */
	async metrics(name) {
		const text = await (await fetch(this.nodes[name].metrics, { signal: AbortSignal.timeout(10_000) })).text();
		return new Map(
			text
				.split('\n')
				.filter((line) => line && !line.startsWith('#'))
				.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
		);
	}

	log(name) {
		return readFileSync(join(this.directory, `${name}.log`), 'utf8');
	}

	// ----------------------------------------------------------------------------------- waiting

	/**
	 * Resolves with the first answer other than `undefined` of `ask`, which is asked every second;
	 * `say` tells how far it is.
	 */
	async until(what, ask, { say = () => '', patience = PATIENCE } = {}) {
		const began = Date.now();
		for (;;) {
			const answer = await ask();
			if (answer !== undefined) return answer;
			const passed = Date.now() - began;
			if (passed > patience) {
				const state = say();
				throw new Stuck(
					`gave up waiting until ${what}, after ${Math.round(passed / 1000)} s${state && ` (${state})`}. ` +
						`The nodes' logs are in ${this.directory}`,
				);
			}
			this.report.meanwhile(`waiting until ${what}${say() && `: ${say()}`}`);
			await pause(1000);
		}
	}

	/** Waits until `name` has at least so many `peers`. */
	async untilPeers(name, peers) {
		let has;
		return this.until(
			`${name} has ${peers} peers`,
			async () => {
				has = (await this.tryAsk(name, 'system_health'))?.peers;
				return has >= peers || undefined;
			},
			{ say: () => `it has ${has ?? 'none'}` },
		);
	}

	/** Waits until all of `names` have finalized block `number`. */
	async untilFinalized(number, names = this.names, patience) {
		let heights = [];
		return this.until(
			`block ${number} is final at ${names.join(', ')}`,
			async () => {
				heights = await Promise.all(names.map((name) => this.finalized(name)));
				return heights.every((height) => height >= number) || undefined;
			},
			{ say: () => names.map((name, i) => `${name} ${heights[i] ?? 'not there'}`).join(', '), patience },
		);
	}

	/**
	 * Waits until all four validators have voted, in both ways, in one round of GRANDPA that begins from
	 * now on, as `name` sees it: three of four are enough to finalize.
	 */
	async untilAllVote(name = FULL_NODE) {
		const rounds = async () => {
			const state = await this.tryAsk(name, 'grandpa_roundState');
			return state && [state.best, ...state.background].map((round) => ({ ...round, setId: state.setId }));
		};
		const [last] = await this.until(`${name} knows of a round of votes`, rounds);
		const later = ({ setId, round }) => setId > last.setId || (setId === last.setId && round > last.round);
		let most = 0;
		return this.until(
			'all four validators vote in one round',
			async () => {
				for (const { round, totalWeight, prevotes, precommits } of (await rounds())?.filter(later) ?? []) {
					const voted = totalWeight - new Set([...prevotes.missing, ...precommits.missing]).size;
					if (voted === totalWeight && voted === VALIDATORS.length) return round;
					most = Math.max(most, voted);
				}
				return undefined;
			},
			{ say: () => `at most ${most} have so far` },
		);
	}

	/**
	 * The highest block that all of `names` have finalized, and what each of them has there: its
	 * hash, the root of its state, and a fingerprint of every key and value of it.
	 */
	async compare(names = this.names) {
		const heights = await Promise.all(names.map((name) => this.finalized(name)));
		const number = Math.min(...heights);
		const states = await Promise.all(
			names.map(async (name) => {
				const hash = await this.ask(name, 'chain_getBlockHash', [number]);
				const { stateRoot } = await this.ask(name, 'chain_getHeader', [hash]);
				return { name, hash, stateRoot, fingerprint: await this.#fingerprint(name, hash) };
			}),
		);
		return { number, hash: states[0].hash, states };
	}

	async #fingerprint(name, hash) {
		const digest = createHash('sha256');
		const page = 1000;
		let keys = 0;
		let from;
		for (;;) {
			const some = await this.ask(name, 'state_getKeysPaged', ['0x', page, from, hash]);
			keys += some.length;
			if (some.length > 0) {
				const [{ changes }] = await this.ask(name, 'state_queryStorageAt', [some, hash]);
				digest.update(JSON.stringify(changes));
			}
			if (some.length < page) return `${keys} keys, ${digest.digest('hex')}`;
			from = some.at(-1);
		}
	}

	/** Notes whether all of `names` have the same state, and whether it is sound. Returns where, and what state. */
	async checkAgreement(names = this.names) {
		const { report } = this;
		const { number, hash, states } = await this.compare(names);
		const [first] = states;
		const keys = first.fingerprint.split(',')[0];
		for (const { name, ...state } of states) {
			const { name: _, ...should } = first;
			report.equal(`${name} has the same block ${number}, state root and state`, state, should, { quiet: true });
			const broken = await this.brokenInvariant(name, hash);
			report.equal(`every invariant of the restaking pallets holds at ${name}`, broken ?? 'all hold', 'all hold', { quiet: true });
		}
		report.tell(
			`At block ${number} ${states.length} nodes have the state root ${first.stateRoot.slice(0, 18)}…; ${keys} were compared one by one, ` +
				'and every invariant holds at each node.',
		);
		return { hash, ...first };
	}

	/**
	 * Ends `name` for good, which has a database from the genesis on, exports its state at block
	 * `hash`, and starts a chain of its own from that, which has the state as its genesis. Returns the
	 * root of its state, its fingerprint and what is broken in it.
	 */
	async reborn(name, hash) {
		// In order, so that its database has everything.
		const [command, ...words] = await this.kill(name, 'SIGTERM');
		delete this.nodes[name];
		const copy = `${name}-reborn`;
		const exported = join(this.directory, `${copy}.json`);
		const base = words[words.indexOf('--base-path') + 1];
		const file = openSync(exported, 'w');
		execFileSync(command, ['export-state', '--chain', this.specification, '--base-path', base, hash], {
			// What it says goes into the error, if there is one.
			stdio: ['ignore', file, 'pipe'],
			timeout: PATIENCE,
		});
		closeSync(file);
		await this.#launch(copy, exported, ['--in-peers', '0', '--out-peers', '0']);
		const first = await this.ask(copy, 'chain_getBlockHash', [0]);
		const { stateRoot } = await this.ask(copy, 'chain_getHeader', [first]);
		const told = { stateRoot, fingerprint: await this.#fingerprint(copy, first), broken: await this.brokenInvariant(copy, first) };
		await this.remove(copy);
		return told;
	}

	/** `undefined` if every invariant holds at `name` in block `hash`, or what is broken. */
	async brokenInvariant(name, hash) {
		const answer = await this.ask(name, 'state_call', ['RestakingApi_check_invariants', '0x', hash]);
		if (answer === '0x00') return undefined;
		// A `Result`, and in it a text with its length in front.
		return Buffer.from(answer.slice(6), 'hex').toString();
	}

	// ----------------------------------------------------------------------- starting and ending

	/** The process of `name`; `undefined` if there is none. */
	pid(name) {
		const line = execFileSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1 << 24 })
			.split('\n')
			.find((row) => row.includes(`--name ${name} `) && row.includes(this.directory) && !row.includes('bash -c'));
		return line && Number(line.trim().split(/\s+/)[0]);
	}

	/** The arguments of the running node `name`. */
	arguments(name) {
		const line = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(this.pid(name))], { encoding: 'utf8' });
		return line.trim().split(/\s+/);
	}

	/** Ends `name` at once, as a crash would, or as another `signal` says. Returns how to start it again. */
	async kill(name, signal = 'SIGKILL') {
		const pid = this.pid(name);
		if (!pid) throw new Error(`${name} does not run`);
		const again = this.arguments(name);
		process.kill(pid, signal);
		// Its name goes before its threads do, and these hold the database: wait until nobody knows it.
		await this.until(`${name} is gone`, async () => (runs(pid) ? undefined : true));
		return again;
	}

	/** Starts a node with these words; it goes on in its log. */
	start(name, [command, ...words]) {
		const path = join(this.directory, `${name}.log`);
		appendFileSync(path, '\n');
		const log = openSync(path, 'a');
		const child = spawn(command, words, { stdio: ['ignore', log, log] });
		child.unref();
	}

	/**
	 * Starts one node more, with a database of its own, and waits until it answers. `keysOf` names a
	 * node whose keys it has, too: those of the kinds in `keys`.
	 */
	async add(name, options = [], { keysOf, keys = [] } = {}) {
		if (keysOf) {
			const id = JSON.parse(readFileSync(this.specification, 'utf8')).id;
			const place = (who) => join(this.#base(who), 'chains', id, 'keystore');
			mkdirSync(place(name), { recursive: true });
			// A key is in a file whose name begins with its kind.
			const kinds = keys.map((kind) => Buffer.from(kind).toString('hex'));
			for (const file of readdirSync(place(keysOf)).filter((it) => kinds.some((kind) => it.startsWith(kind)))) {
				copyFileSync(join(place(keysOf), file), join(place(name), file));
			}
		}
		const boot = await this.addresses();
		await this.#launch(name, this.specification, [...boot.flatMap((address) => ['--bootnodes', address]), ...options]);
	}

	/** Starts `name` on the chain of this specification, and waits until it answers. */
	async #launch(name, specification, options) {
		const [rpc, metrics, p2p] = [await freePort(), await freePort(), await freePort()];
		const key = createHash('sha256').update(name).digest('hex');
		this.nodes[name] = { url: `ws://127.0.0.1:${rpc}`, metrics: `http://127.0.0.1:${metrics}/metrics` };
		this.start(name, [
			this.arguments(FULL_NODE)[0],
			...['--chain', specification, '--name', name, '--base-path', this.#base(name), '--node-key', key],
			...['--rpc-port', rpc, '--rpc-methods', 'unsafe', '--prometheus-port', metrics].map(String),
			...['--listen-addr', `/ip4/127.0.0.1/tcp/${p2p}/ws`, '--no-mdns', '--no-telemetry'],
			...options,
		]);
		await this.until(`${name} answers`, () => this.best(name));
	}

	/** Where the database and the keys of `name` are. */
	#base(name) {
		return join(this.directory, name, 'data');
	}

	/** Ends `name` for good: it counts as a node of this network no more. */
	async remove(name) {
		await this.kill(name);
		delete this.nodes[name];
	}

	/** Where the nodes of this network can be reached by others. */
	async addresses() {
		const all = await Promise.all(
			[FULL_NODE, ...VALIDATORS].map((name) => this.tryAsk(name, 'system_localListenAddresses')),
		);
		return all.flatMap((some) => (some ?? []).filter((address) => address.startsWith('/ip4/127.0.0.1/') && address.includes('/ws')));
	}
}
