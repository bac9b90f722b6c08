// SPDX-License-Identifier: Apache-2.0

// The oracle at work, with nobody typing anything: an honest node, one with a wrong source, and what
// becomes of the stake behind that one. Started by ./scripts/demo --oracle.

import { Record } from './lib/blocks.mjs';
import { run } from './lib/chain.mjs';
import { WHOLE } from './lib/model.mjs';
import { Report, amount, tokens } from './lib/report.mjs';

const PAIR = 'RMPUSD';
/** What the development preset has behind the operator whose node has a wrong source, and of whom. */
const BEHIND = [
	{ name: 'One', uri: '//One', bond: tokens(10_000), delegated: tokens(8_000) },
	{ name: 'Two', uri: '//Two', bond: tokens(5_000), delegated: tokens(4_000) },
];
/** Those who have nothing to do with it. */
const OTHERS = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve'];

const report = new Report('oracle');

async function play(chain) {
	report.line(`Rampart: an oracle that works by itself. From block ${chain.head.number} and era ${chain.head.era}.`);
	const record = await Record.start(chain);
	const start = record.read;
	const address = (uri) => chain.account(uri).address;
	const bonds = async (view, uris) => Promise.all(uris.map(async (uri) => (await view.bond(address(uri))).total));
	const others = await bonds(await chain.read(), OTHERS);
	const liar = address(BEHIND[0].uri);

	report.step('A price each era');
	report.tell('Genesis has two operators; what they allocated backs the oracle after the allocation delay.');
	const price = async (head, after) => {
		const stored = await (await chain.api.at(head.hash)).query.oracle.prices(PAIR);
		report.meanwhile(`era ${head.era}, block ${head.number}`);
		if (stored.isNone) return undefined;
		const [value, era] = stored.unwrap();
		return era.toNumber() > after ? { value: value.toBigInt(), era: era.toNumber(), head } : undefined;
	};
	const first = await chain.until((head) => price(head, -1), 'for the first price');
	report.tell(`${PAIR} is ${shown(first.value)} in era ${first.era}, published in era ${first.head.era}.`);
	const honest = (value) => value > 10n ** 18n && value < 2n * 10n ** 18n;
	report.check('it is what the honest source says', honest(first.value));

	report.step('A wrong one costs');
	const slash = await chain.until(async (head) => (await chain.read(head.hash)).slash(0), 'for the first slash');
	report.equal('it is of the operator whose node has a wrong source', slash.operator.toString(), liar);
	report.equal('for the first era', slash.era.toNumber(), first.era);
	const { head, info } = await chain.untilCollected(0);
	const view = await chain.read(head.hash);
	const fraction = slash.fraction.toBigInt();
	// Half of the operator's magnitude is the oracle's.
	const share = (delegated) => (delegated / 2n) * fraction / WHOLE;
	const left = await bonds(view, BEHIND.map(({ uri }) => uri));
	report.table(
		['', 'delegated', 'share', 'bond left'],
		BEHIND.map(({ name, delegated }, index) => [name, delegated, share(delegated), left[index]]),
	);
	for (const [index, { name, bond, delegated }] of BEHIND.entries()) {
		report.equal(`${name} has lost exactly the share`, left[index], bond - share(delegated));
	}
	report.equal(
		`${amount(info.collected.toBigInt())} in all`,
		info.collected.toBigInt(),
		BEHIND.reduce((all, { delegated }) => all + share(delegated), 0n),
	);
	report.equal('nobody else has lost anything', await bonds(view, OTHERS), others);

	report.step('And so on');
	let last = first;
	for (let count = 0; count < 2; count += 1) {
		const next = await chain.until((at) => price(at, last.era), 'for the next price');
		report.tell(`${PAIR} is ${shown(next.value)} in era ${next.era}.`);
		report.equal('the era after has a price too', next.era, last.era + 1);
		report.check('an honest one', honest(next.value));
		last = next;
	}
	const seen = await record.between(start, last.head.number);
	report.equal('nobody has signed a transaction', seen.signed, 0);
	report.equal('every invariant holds', await (await chain.read()).brokenInvariant(), undefined);
}

/** A price with the digits that matter. */
const shown = (value) => (Number(value / 10n ** 12n) / 1e6).toFixed(6);

await run(report, play);
