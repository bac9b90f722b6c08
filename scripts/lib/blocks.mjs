// SPDX-License-Identifier: Apache-2.0

// What happened to tokens in a range of blocks, read from their events.

/** How many blocks are asked for at once. */
const AT_ONCE = 16;

const add = (map, key, amount) => map.set(key, (map.get(key) ?? 0n) + amount);

export class Happenings {
	constructor() {
		/** What each account paid for its transactions, tips included. */
		this.fees = new Map();
		/** What each account was sent, less what it sent. */
		this.transfers = new Map();
		/** What was collected for each slash, from each restaker: `slash` → account → amount. */
		this.collected = new Map();
		/** What was collected and burned. */
		this.burned = 0n;
		/** What eras minted beyond the rewards of validators. */
		this.eraRemainders = 0n;
		/** Rewards paid out to stakers. */
		this.rewards = 0n;
		/** How many transactions somebody signed, by block. */
		this.signed = new Map();
		/** Failures that the runtime itself reported. */
		this.alarms = [];
	}

	/** Reads every block after `from`, up to and including `to`. */
	static async read(chain, from, to) {
		const found = new Happenings();
		for (let first = from + 1; first <= to; first += AT_ONCE) {
			const numbers = Array.from({ length: Math.min(AT_ONCE, to - first + 1) }, (_, i) => first + i);
			await Promise.all(numbers.map((number) => found.#block(chain, number)));
		}
		return found;
	}

	/** How many transactions were signed in the blocks after `from`, up to and including `to`. */
	signedBetween(from, to) {
		let count = 0;
		for (const [number, signed] of this.signed) if (number > from && number <= to) count += signed;
		return count;
	}

	async #block(chain, number) {
		const hash = await chain.api.rpc.chain.getBlockHash(number);
		const [at, { block }] = await Promise.all([chain.api.at(hash), chain.api.rpc.chain.getBlock(hash)]);
		this.signed.set(number, block.extrinsics.filter((extrinsic) => extrinsic.isSigned).length);
		for (const { event } of await at.query.system.events()) this.#event(event, number);
	}

	#event({ section, method, data }, number) {
		const id = `${section}.${method}`;
		if (id === 'transactionPayment.TransactionFeePaid') {
			// The actual fee includes the tip.
			add(this.fees, data.who.toString(), data.actualFee.toBigInt());
		} else if (id === 'balances.Transfer') {
			add(this.transfers, data.from.toString(), -data.amount.toBigInt());
			add(this.transfers, data.to.toString(), data.amount.toBigInt());
		} else if (id === 'restaking.Collected') {
			const slash = data.slash.toNumber();
			if (!this.collected.has(slash)) this.collected.set(slash, new Map());
			add(this.collected.get(slash), data.restaker.toString(), data.amount.toBigInt());
		} else if (id === 'slashing.SlashCollected') {
			if (data.paidTo.isBurn) this.burned += data.amount.toBigInt();
		} else if (id === 'staking.EraPaid') {
			this.eraRemainders += data.remainder.toBigInt();
		} else if (id === 'staking.Rewarded') {
			this.rewards += data.amount.toBigInt();
		} else if (id === 'balances.Unexpected' || id === 'balances.DustLost') {
			this.alarms.push(`${id} in block ${number}`);
		}
	}
}
