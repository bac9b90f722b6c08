// SPDX-License-Identifier: Apache-2.0

// The accounts of a play: new ones each time, so that a play can be played again on the same chain.

import { sum } from './model.mjs';
import { amount, tokens } from './report.mjs';

/** What an account gets beyond what it needs, for fees and for the deposits that come and go. */
const SPENDING_MONEY = tokens(100);

/** Pays for everything; rich in every preset that has a sudo key. */
const PATRON = '//Alice';

/** The constant `pallet.name`, in plancks. */
export const constant = (chain, pallet, name) => chain.api.consts[pallet][name].toBigInt();

export class Cast {
	/** Accounts `//play//number//name` nobody has used yet. */
	static async gather(chain, play, names) {
		for (let number = chain.head.number; ; number += 1) {
			const accounts = Object.fromEntries(
				names.map((name) => [name, chain.account(`//${play}//${number}//${name}`)]),
			);
			const view = await chain.read();
			const totals = await Promise.all(Object.values(accounts).map(({ address }) => view.total(address)));
			if (sum(totals) === 0n) return new Cast(chain, `//${play}//${number}`, accounts);
		}
	}

	constructor(chain, path, accounts) {
		this.chain = chain;
		this.path = path;
		this.accounts = accounts;
		this.patron = chain.account(PATRON);
		/** What each was given. */
		this.given = new Map();
	}

	address(name) {
		return this.accounts[name].address;
	}

	/** Gives each account of `needs` what it needs and some spending money, in one transaction. */
	async fund(needs, extra = SPENDING_MONEY) {
		const { tx } = this.chain.api;
		const gifts = Object.entries(needs).map(([name, need]) => [this.address(name), need + extra]);
		const total = sum(gifts.map(([, gift]) => gift));
		const has = (await (await this.chain.read()).balance(this.patron.address)).free;
		if (has < total) {
			throw new Error(
				`${PATRON} has ${amount(has)} and ${amount(total)} are needed. ` +
					'Play against a chain of the development preset: ./scripts/dev',
			);
		}
		const calls = gifts.map(([address, gift]) => tx.balances.transferKeepAlive(address, gift));
		await this.chain.expect(this.patron, tx.utility.batchAll(calls));
		for (const [address, gift] of gifts) {
			this.given.set(address, (this.given.get(address) ?? 0n) + gift);
		}
	}

	/** Gives back to the patron whatever is free. */
	async disband() {
		const { tx } = this.chain.api;
		await Promise.all(
			Object.values(this.accounts)
				.filter(({ address }) => this.given.has(address))
				.map((account) => this.chain.submit(account, tx.balances.transferAll(this.patron.address, false))),
		);
	}
}
