// SPDX-License-Identifier: Apache-2.0

// What happened to tokens, read from the events of every block as it becomes final: nodes forget
// the state of old blocks.

import { feeToTreasury } from './model.mjs';

const add = (map, key, amount) => map.set(key, (map.get(key) ?? 0n) + amount);

/** What happened in some blocks. */
class Happenings {
	/** What each account paid for its transactions, tips included. */
	fees = new Map();
	/** What each account was sent, less what it sent. */
	transfers = new Map();
	/** What was collected for each slash, from each restaker: slash → account → amount. */
	collected = new Map();
	/** In which block each slash was executed. */
	executed = new Map();
	/** Which slashes were dropped, and why. */
	failed = new Map();
	/** What was slashed and burned. */
	burned = 0n;
	/** What was slashed and went to the treasury. */
	slashedToTreasury = 0n;
	/** Who reported an offence, by its slash. */
	reporters = new Map();
	/** What reporters got of what was slashed: account → amount. */
	rewarded = new Map();
	/** What the treasury got of fees. */
	feesToTreasury = 0n;
	/** What the ends of eras minted for the treasury. */
	eraRemainders = 0n;
	/** Rewards paid out to stakers. */
	rewards = 0n;
	/** How many transactions somebody signed. */
	signed = 0;
	/** Failures that the runtime itself reported. */
	alarms = [];

	add({ section, method, data }, number) {
		switch (`${section}.${method}`) {
			case 'transactionPayment.TransactionFeePaid':
				// The actual fee includes the tip.
				add(this.fees, data.who.toString(), data.actualFee.toBigInt());
				this.feesToTreasury += feeToTreasury(data.actualFee.toBigInt() - data.tip.toBigInt());
				break;
			case 'balances.Transfer':
				add(this.transfers, data.from.toString(), -data.amount.toBigInt());
				add(this.transfers, data.to.toString(), data.amount.toBigInt());
				break;
			case 'restaking.Collected': {
				const slash = data.slash.toNumber();
				if (!this.collected.has(slash)) this.collected.set(slash, new Map());
				add(this.collected.get(slash), data.restaker.toString(), data.amount.toBigInt());
				break;
			}
			case 'slashing.OffenceProven':
				this.reporters.set(data.id.toNumber(), data.reporter.toString());
				break;
			case 'slashing.SlashCollected': {
				const earned = data.toReporter.toBigInt();
				if (earned > 0n) add(this.rewarded, this.reporters.get(data.id.toNumber()), earned);
				if (data.paidTo.isSome) this.#handOn(data.paidTo.unwrap(), data.amount.toBigInt() - earned);
				break;
			}
			case 'slashing.BeneficiaryPaid':
			case 'slashing.SlashConfiscated':
				this.#handOn(data.paidTo, data.amount.toBigInt());
				break;
			case 'slashing.SlashExecuted':
				this.executed.set(data.id.toNumber(), number);
				break;
			case 'slashing.SlashFailed':
				this.failed.set(data.id.toNumber(), data.error);
				break;
			case 'staking.EraPaid':
				this.eraRemainders += data.remainder.toBigInt();
				break;
			case 'staking.Rewarded':
				this.rewards += data.amount.toBigInt();
				break;
			case 'balances.Unexpected':
			case 'balances.DustLost':
				this.alarms.push(`${section}.${method} in block ${number}`);
				break;
			default:
		}
	}

	/** A part of a slash went to whom the terms name. */
	#handOn(to, amount) {
		if (to.isBurn) this.burned += amount;
		if (to.isTreasury) this.slashedToTreasury += amount;
	}
}

/** Reads every block after the one it was started at. */
export class Record {
	static async start(chain) {
		const record = new Record(chain, chain.head.number);
		await record.#follow();
		return record;
	}

	constructor(chain, from) {
		this.chain = chain;
		/** The last block that was read. */
		this.read = from;
		this.blocks = [];
		this.waiting = new Set();
	}

	async #follow() {
		let busy = false;
		let target = this.read;
		await this.chain.api.rpc.chain.subscribeFinalizedHeads(async (header) => {
			target = Math.max(target, header.number.toNumber());
			if (busy) return;
			busy = true;
			try {
				while (this.read < target) {
					await this.#block(this.read + 1);
					this.read += 1;
					for (const waiter of [...this.waiting]) waiter.check();
				}
			} catch (error) {
				for (const waiter of [...this.waiting]) waiter.fail(error);
			} finally {
				busy = false;
			}
		});
	}

	async #block(number) {
		const { api } = this.chain;
		const hash = await api.rpc.chain.getBlockHash(number);
		const [at, { block }] = await Promise.all([api.at(hash), api.rpc.chain.getBlock(hash)]);
		const events = [...(await at.query.system.events())].map(({ event }) => event);
		const signed = block.extrinsics.filter((extrinsic) => extrinsic.isSigned).length;
		this.blocks.push({ number, hash: hash.toHex(), events, signed });
	}

	/** Waits until block `number` is final and read, and returns its hash. */
	async final(number) {
		await new Promise((resolve, reject) => {
			const waiter = {
				check: () => {
					if (this.read < number) return;
					this.waiting.delete(waiter);
					resolve();
				},
				fail: reject,
			};
			this.waiting.add(waiter);
			waiter.check();
		});
		return this.blocks.find((block) => block.number === number)?.hash ?? this.chain.hashOf(number);
	}

	/** What happened after block `from`, up to and including block `to`. */
	async between(from, to) {
		await this.final(to);
		const sum = new Happenings();
		for (const { number, events, signed } of this.blocks) {
			if (number <= from || number > to) continue;
			sum.signed += signed;
			for (const event of events) sum.add(event, number);
		}
		return sum;
	}
}
