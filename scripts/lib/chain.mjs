// SPDX-License-Identifier: Apache-2.0

// A connection to a Rampart chain: submitting, waiting, reading.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { compactAddLength, u8aConcat, u8aToHex } from '@polkadot/util';
import { createKeyMulti, encodeAddress } from '@polkadot/util-crypto';
import { amount } from './report.mjs';
import { rpc } from './rpc.mjs';

/** The address format of every preset. */
const SS58 = 42;

/** How long nothing may happen before a wait counts as stuck. */
const PATIENCE = 120_000;

/** Who acts for the security council: two of the three members that the development preset names. */
const COUNCIL = ['//Alice', '//Bob'];

/** What ended a play that has nobody to blame. */
export class Stuck extends Error {}

export class Chain {
	/**
	 * Connects to `url`, and waits for the first block. Where there are several validators only what is
	 * final counts, as the head and as the place of a transaction: now and then two of them write the
	 * same block, and one of the two goes, with what was in it.
	 */
	static async connect(url, report) {
		const provider = new WsProvider(url, 1000, {}, 20_000);
		const api = new ApiPromise({ provider, rpc, noInitWarn: true, throwOnConnect: false });
		const nobody = new Stuck(`no node answers at ${url}. Start one with ./scripts/dev`);
		await Promise.race([
			api.isReadyOrError.catch((error) => {
				// A connection that is refused comes as an event.
				throw error instanceof Error ? error : nobody;
			}),
			sleep(20_000).then(() => {
				throw nobody;
			}),
		]);
		const chain = new Chain(api, provider, report, (await api.query.session.validators()).length > 1);
		await chain.#follow();
		return chain;
	}

	constructor(api, provider, report, final) {
		this.api = api;
		this.provider = provider;
		this.report = report;
		this.final = final;
		this.keyring = new Keyring({ type: 'sr25519', ss58Format: SS58 });
		this.waiters = new Set();
	}

	async #follow() {
		api_lost(this.api, (why) => this.#fail(why));
		let arrived = 0;
		let taken = 0;
		await new Promise((ready) => {
			const { subscribeFinalizedHeads, subscribeNewHeads } = this.api.rpc.chain;
			(this.final ? subscribeFinalizedHeads : subscribeNewHeads)(async (header) => {
				arrived += 1;
				const place = arrived;
				try {
					const hash = header.hash.toHex();
					const era = await this.eraAt(hash);
					// A later one was quicker.
					if (place < taken) return;
					taken = place;
					const number = header.number.toNumber();
					if (this.head && this.head.era !== era) {
						this.eraLength = number - this.eraBegan;
						this.eraBegan = number;
					}
					this.head = { number, hash, era };
					ready();
					for (const waiter of [...this.waiters]) waiter.wake();
				} catch (error) {
					this.#fail(error);
				}
			});
		});
	}

	#fail(error) {
		for (const waiter of [...this.waiters]) waiter.fail(error);
	}

	async close() {
		await this.api.disconnect();
	}

	/** The account, or the key of another `type`, that `uri` names. */
	account(uri, type) {
		return this.keyring.createFromUri(uri, {}, type);
	}

	/** The account of a multisig. */
	multisigAddress(members, threshold) {
		return encodeAddress(createKeyMulti(members, threshold), SS58);
	}

	/** The account of the treasury. */
	get treasury() {
		return this.api.consts.treasury.potAccount.toString();
	}

	/** The active era in the block `hash`. */
	async eraAt(hash) {
		const at = await this.api.at(hash);
		return (await at.query.staking.activeEra()).unwrapOrDefault().index.toNumber();
	}

	/** Resolves with the first answer other than `undefined` that `ask` gives at a new head. */
	async until(ask, what) {
		return new Promise((resolve, reject) => {
			let asking = false;
			let timer;
			const done = (settle, value) => {
				clearTimeout(timer);
				this.waiters.delete(waiter);
				settle(value);
			};
			const patience = () => {
				clearTimeout(timer);
				timer = setTimeout(
					() => done(reject, new Stuck(`the chain makes no blocks any more, while waiting ${what}`)),
					PATIENCE,
				);
			};
			const waiter = {
				fail: (error) => done(reject, error),
				wake: async () => {
					patience();
					if (asking) return;
					asking = true;
					try {
						const answer = await ask(this.head);
						if (answer !== undefined) done(resolve, answer);
					} catch (error) {
						done(reject, error);
					} finally {
						asking = false;
					}
				},
			};
			this.waiters.add(waiter);
			waiter.wake();
		});
	}

	/** Waits for era `target`, and says how far it is; `first` is where the play began. */
	async untilEra(target, what) {
		const from = this.head.era;
		const began = Date.now();
		let said;
		return this.until((head) => {
			if (head.era >= target) return head;
			const passed = head.era - from;
			const left = passed > 0 ? Math.round(((Date.now() - began) / 1000 / passed) * (target - head.era)) : undefined;
			this.report.meanwhile(
				`era ${head.era} of ${target}, block ${head.number}, ${what}` + (left ? `, about ${left} s to go` : ''),
				said !== head.era,
			);
			said = head.era;
		}, `for era ${target}`);
	}

	/**
	 * Waits until slash `id` is executed, and collected from everybody. Returns what there is to know
	 * of it, and the block at which it was so.
	 */
	async untilCollected(id) {
		return this.until(async (head) => {
			const info = await (await this.read(head.hash)).slash(id);
			if (info === undefined) throw new Error(`slash ${id} is forgotten before it is collected`);
			const { stage } = info;
			if (!stage.isExecuted && !stage.isSettled) return this.report.meanwhile(`slash ${id} is ${stage.type.toLowerCase()}`);
			const outstanding = info.outstanding.toBigInt();
			if (outstanding === 0n) return { head, info };
			return this.report.meanwhile(`block ${head.number}: ${amount(outstanding)} of slash ${id} outstanding`, true);
		}, `for slash ${id} to be collected`);
	}

	/**
	 * Waits for the next era, unless so many `transactions`, one after the other, still fit into this
	 * one. Returns the head it then is.
	 */
	async withinOneEra(transactions) {
		const passed = this.head.number - this.eraBegan;
		// One waits for the next block, and where only what is final counts, that this is final.
		const blocks = transactions * (this.final ? 4 : 2) + 1;
		// An era of which it is not known how long it is counts as over.
		if (passed + blocks <= this.eraLength) return this.head;
		return this.untilNextEra('to have time for what follows');
	}

	/** Waits for the next era to begin, so that what follows has the most of one era before it. */
	async untilNextEra(what) {
		return this.untilEra(this.head.era + 1, what);
	}

	/** The hash of block `number`. */
	async hashOf(number) {
		return (await this.api.rpc.chain.getBlockHash(number)).toHex();
	}

	/**
	 * Signs and submits `call`, waits until it is in a block (a final one where only these count), and
	 * returns what became of it: `error` names the failure, also one that a batch, a proxy, a multisig
	 * or sudo hides.
	 */
	async submit(signer, call) {
		const included = await new Promise((resolve, reject) => {
			let stop = () => {};
			const timer = setTimeout(() => {
				stop();
				reject(new Stuck(`${name(call)} did not get into a block`));
			}, PATIENCE);
			const settle = (done, value) => {
				clearTimeout(timer);
				stop();
				done(value);
			};
			// A transaction of its own: signing writes into it, and a call may be sent by several.
			this.api
				.tx(call.method)
				.signAndSend(signer, { nonce: -1 }, ({ status, events, txIndex, internalError }) => {
					if (internalError) settle(reject, internalError);
					if (status.isInBlock && !this.final) settle(resolve, { hash: status.asInBlock.toHex(), events, txIndex });
					if (status.isFinalized) settle(resolve, { hash: status.asFinalized.toHex(), events, txIndex });
					if (status.isFinalityTimeout) settle(reject, new Stuck(`the block with ${name(call)} does not become final`));
					if (status.isDropped || status.isInvalid || status.isUsurped) {
						settle(reject, new Error(`${name(call)} is ${status.type.toLowerCase()}`));
					}
				})
				.then((unsubscribe) => {
					stop = unsubscribe;
				})
				.catch((error) => settle(reject, new Error(`${name(call)} was not accepted: ${error.message}`)));
		});
		const header = await this.api.rpc.chain.getHeader(included.hash);
		const number = header.number.toNumber();
		// Whoever reads next, reads what this has done.
		await this.until((head) => (head.number >= number ? head : undefined), 'for a transaction to be at the head');
		const fee = included.events
			.filter(({ event }) => event.section === 'transactionPayment' && event.method === 'TransactionFeePaid')
			.reduce((all, { event }) => all + event.data.actualFee.toBigInt(), 0n);
		return {
			number,
			hash: included.hash,
			index: included.txIndex,
			era: await this.eraAt(included.hash),
			events: included.events.map(({ event }) => event),
			error: this.#failure(included.events),
			fee,
		};
	}

	/** Submits what has to succeed. */
	async expect(signer, call) {
		const receipt = await this.submit(signer, call);
		if (receipt.error) throw new Error(`${name(call)} failed: ${receipt.error}`);
		return receipt;
	}

	/**
	 * Has the security council decide `call`: one member proposes it, two of the three of a
	 * development chain agree. Returns the receipt of the transaction that carried it out.
	 */
	async decide(call) {
		const { tx } = this.api;
		const members = COUNCIL.map((uri) => this.account(uri));
		const [speaker] = members;
		const length = call.method.encodedLength;
		const { weight } = await call.paymentInfo(speaker.address);
		const opened = await this.expect(speaker, tx.securityCouncil.propose(members.length, call, length));
		const { proposalHash, proposalIndex } = happened(opened, 'securityCouncil.Proposed');
		await Promise.all(members.map((member) => this.expect(member, tx.securityCouncil.vote(proposalHash, proposalIndex, true))));
		return this.expect(speaker, tx.securityCouncil.close(proposalHash, proposalIndex, weight, length));
	}

	/** Submits what has to be refused with `error`, and notes whether it was. */
	async refused(what, signer, call, error) {
		const receipt = await this.submit(signer, call);
		this.report.equal(`${what} is refused (${error})`, receipt.error ?? 'it succeeded', error);
		return receipt;
	}

	/**
	 * Submits `call` in nobody's name: what it says has to authorize it. Returns why the node does not
	 * take it, or nothing.
	 */
	async offer(call) {
		const { registry } = this.api;
		// A general transaction, of the fifth format; its extensions as they are when nobody pays.
		const extensions = Object.values(registry.getSignedExtensionTypes()).map((type) => registry.createType(type).toU8a());
		const bytes = u8aConcat(new Uint8Array([0x45, 0]), ...extensions, call.method.toU8a());
		try {
			// As it is: the client would take it for a signed one.
			await this.provider.send('author_submitExtrinsic', [u8aToHex(compactAddLength(bytes))]);
			return undefined;
		} catch (error) {
			return error.message;
		}
	}

	#failure(events) {
		const results = {
			'sudo.Sudid': 'sudoResult',
			'sudo.SudoAsDone': 'sudoResult',
			'proxy.ProxyExecuted': 'result',
			'multisig.MultisigExecuted': 'result',
			'utility.DispatchedAs': 'result',
			'securityCouncil.Executed': 'result',
		};
		for (const { event } of events) {
			const id = `${event.section}.${event.method}`;
			if (id === 'system.ExtrinsicFailed') return this.named(event.data.dispatchError);
			if (id === 'utility.BatchInterrupted' || id === 'utility.ItemFailed') return this.named(event.data.error);
			const result = results[id] && event.data[results[id]];
			if (result?.isErr) return this.named(result.asErr);
		}
		return undefined;
	}

	/** `pallet.Name` of an error. */
	named(error) {
		if (error.isModule) {
			const { section, name } = this.api.registry.findMetaError(error.asModule);
			return `${section}.${name}`;
		}
		const inner = error.inner?.type;
		return inner ? `${error.type.toLowerCase()}.${inner}` : error.type;
	}

	/** Every restaking figure of a block in one view. */
	async read(hash = this.head.hash) {
		return new View(await this.api.at(hash), hash);
	}
}

/** The state at one block. */
export class View {
	constructor(api, hash) {
		this.api = api;
		this.hash = hash;
	}

	async balance(address) {
		const { free, reserved, frozen } = (await this.api.query.system.account(address)).data;
		return { free: free.toBigInt(), reserved: reserved.toBigInt(), frozen: frozen.toBigInt() };
	}

	async total(address) {
		const { free, reserved } = await this.balance(address);
		return free + reserved;
	}

	/** What is on hold for `pallet`. */
	async held(address, pallet) {
		const holds = await this.api.query.balances.holds(address);
		return holds
			.filter(({ id }) => id.type.toLowerCase() === pallet.toLowerCase())
			.reduce((all, hold) => all + hold.amount.toBigInt(), 0n);
	}

	/** The bond of a stash: active, total, and what is unlocking when. */
	async bond(address) {
		const ledger = await this.api.query.staking.ledger(address);
		if (ledger.isNone) return { active: 0n, total: 0n, unlocking: [] };
		const { active, total, unlocking } = ledger.unwrap();
		return {
			active: active.toBigInt(),
			total: total.toBigInt(),
			unlocking: unlocking.map(({ value, era }) => ({ value: value.toBigInt(), era: era.toNumber() })),
		};
	}

	async era() {
		return (await this.api.query.staking.activeEra()).unwrapOrDefault().index.toNumber();
	}

	async currentEra() {
		return (await this.api.query.staking.currentEra()).unwrapOrDefault().toNumber();
	}

	async issuance() {
		return (await this.api.query.balances.totalIssuance()).toBigInt();
	}

	async security(service) {
		const security = await this.api.call.restakingApi.serviceSecurity(service);
		return security.unwrapOr(undefined);
	}

	async restaker(address) {
		return this.api.call.restakingApi.delegations(address);
	}

	async pending(address) {
		return this.api.call.restakingApi.pendingSlashes(address);
	}

	async operator(address) {
		return (await this.api.call.restakingApi.operator(address)).unwrapOr(undefined);
	}

	/** A slash and its books; `undefined` once it is forgotten. */
	async slash(id) {
		return (await this.api.call.restakingApi.slash(id)).unwrapOr(undefined);
	}

	/** What an account has earned and lost for the eras for which it still can. */
	async statement(address) {
		return this.api.call.restakingApi.statement(address);
	}

	/** What services owe an account. */
	async rewards(address) {
		return this.api.call.restakingApi.rewards(address);
	}

	/** Which part of an operator's allocation in one era a service's slashes take, those proposed included. */
	async capUsed(service, operator, era) {
		const used = await this.api.query.slashing.capsUsed([service, operator, era]);
		return used.isSome ? used.unwrap().toBigInt() : 0n;
	}

	/** `undefined` if every invariant of the restaking pallets holds, or what is broken. */
	async brokenInvariant() {
		const answer = await this.api.call.restakingApi.checkInvariants();
		return answer.isOk ? undefined : answer.asErr.toUtf8();
	}
}

/** The event `section.method` of a receipt; there has to be one. */
export function happened(receipt, id) {
	const event = receipt.events.find(({ section, method }) => `${section}.${method}` === id);
	if (!event) throw new Error(`${id} did not happen in block ${receipt.number}`);
	return event.data;
}

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref?.());

const name = (call) => `${call.method.section}.${call.method.method}`;

function api_lost(api, fail) {
	api.on('disconnected', () => fail(new Stuck('the node hung up')));
}

/** The arguments of a play: `--url ENDPOINT`, and whatever `defaults` names. */
export function options(defaults = {}) {
	const found = { url: 'ws://127.0.0.1:9944', ...defaults };
	const words = process.argv.slice(2);
	while (words.length > 0) {
		const word = words.shift();
		const key = word.replace(/^--/, '');
		if (!word.startsWith('--') || !(key in found)) throw new Error(`there is no option ${word}`);
		const value = words.shift();
		if (value === undefined) throw new Error(`${word} needs a value`);
		found[key] = value;
	}
	return found;
}

/** Runs a play from connection to exit code. */
export async function run(report, play, defaults) {
	let chain;
	let code = 1;
	try {
		const settings = options(defaults);
		chain = await Chain.connect(settings.url, report);
		await play(chain, settings);
		code = report.finish();
	} catch (error) {
		report.failures.push(error instanceof Stuck ? error.message : (error.stack ?? String(error)));
		code = report.finish() || 1;
	}
	await chain?.close().catch(() => {});
	process.exit(code);
}
