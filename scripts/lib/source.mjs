// SPDX-License-Identifier: Apache-2.0

// A source of prices for development chains: source.mjs PORT PAIR=PRICE…
//
// Answers every request as the oracle's nodes want it: {"prices":{"RMPUSD":"1.2345"}}. So that there is
// something to see, a price moves within two per cent of what it is told, in the course of some minutes;
// all sources move alike.

import { createServer } from 'node:http';

const [port, ...pairs] = process.argv.slice(2);
const told = pairs.map((pair) => /^([A-Za-z0-9]{1,16})=(\d+(?:\.\d+)?)$/.exec(pair));
if (!/^\d+$/.test(port ?? '') || told.length === 0 || told.includes(null)) {
	console.error('usage: source.mjs PORT PAIR=PRICE…, such as: source.mjs 8000 RMPUSD=1.25');
	process.exit(2);
}

/** How long it takes until prices are what they were, in milliseconds. */
const ROUND = 300_000;

function prices() {
	const wave = 1 + 0.02 * Math.sin((2 * Math.PI * (Date.now() % ROUND)) / ROUND);
	return Object.fromEntries(told.map(([, pair, price]) => [pair, (Number(price) * wave).toFixed(6)]));
}

createServer((_, response) => {
	response.setHeader('content-type', 'application/json');
	response.end(`${JSON.stringify({ prices: prices() })}\n`);
}).listen(Number(port), '127.0.0.1');
