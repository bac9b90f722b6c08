// SPDX-License-Identifier: Apache-2.0

// What ./scripts/testnet says of a network that zombienet has started:
//   testnet.mjs ready DIRECTORY SHOWN   checks its genesis, waits for finality, says where it answers
//   testnet.mjs watch DIRECTORY GROUP   says how it goes, until no node answers for a minute, or nothing of
//                                       the process group GROUP is left

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [what, directory, more] = process.argv.slice(2);
const network = JSON.parse(readFileSync(join(directory, 'zombie.json'), 'utf8'));
const nodes = Object.values(network.nodesByName).map(({ name, wsUri, prometheusUri }) => ({ name, wsUri, prometheusUri }));
/** How long nobody may answer before the network counts as gone. */
const PATIENCE = 60_000;
const live = process.stdout.isTTY === true;
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function ask({ wsUri }, method, params = []) {
	const response = await fetch(wsUri.replace('ws://', 'http://'), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
		signal: AbortSignal.timeout(5000),
	});
	return (await response.json()).result;
}

/** The height of the block that `method` names, or of the best one; `undefined` without an answer. */
async function height(node, method) {
	try {
		const hash = method && (await ask(node, method));
		return Number((await ask(node, 'chain_getHeader', hash ? [hash] : [])).number);
	} catch {
		return undefined;
	}
}

const heights = () =>
	Promise.all(nodes.map(async (node) => ({ ...node, best: await height(node), final: await height(node, 'chain_getFinalizedHead') })));

/**
 * zombienet starts a network uncustomised, without a word, if it cannot make sense of the chain
 * specification: then the validators would be those of the preset.
 */
function checkGenesis() {
	const plain = JSON.parse(readFileSync(join(directory, 'local-plain.json'), 'utf8'));
	const { session, staking } = plain.genesis.runtimeGenesis.patch;
	const validators = staking.stakers.filter(([, , , role]) => role === 'Validator').map(([stash]) => stash);
	const keys = session.keys.map(([stash]) => stash);
	if (keys.length !== 4 || staking.validatorCount !== 4 || staking.stakers.length !== 4 || keys.join() !== validators.join()) {
		throw new Error('zombienet did not put the four validators into the genesis; see local-plain.json');
	}
}

async function ready(shown) {
	checkGenesis();
	for (let waited = 0; ; waited += 1) {
		const seen = await heights();
		if (seen.every(({ final }) => final > 0)) break;
		if (waited >= 120) throw new Error('not every node has finalized a block within two minutes');
		if (waited % 5 === 0) {
			console.log(`    waiting for finality: ${seen.map(({ name, best, final }) => `${name} ${best ?? '?'}/${final ?? '?'}`).join(', ')}`);
		}
		await sleep(1000);
	}
	const targets = nodes.map(({ prometheusUri }) => `"${new URL(prometheusUri).host}"`).join(', ');
	writeFileSync(
		join(directory, 'prometheus.yml'),
		`global:\n  scrape_interval: 5s\nscrape_configs:\n  - job_name: rampart\n    static_configs:\n      - targets: [${targets}]\n`,
	);
	console.log('\n    The network runs. Nothing of it can be reached from another machine.\n');
	for (const { name, wsUri, prometheusUri } of nodes) {
		console.log(`    ${name.padEnd(8)} ${wsUri.padEnd(22)} metrics ${prometheusUri}`);
		console.log(`             https://polkadot.js.org/apps/?rpc=${encodeURIComponent(wsUri)}`);
	}
	const full = nodes.find(({ name }) => name === 'fred');
	console.log(`
    Logs         ${shown}/net/*.log
    Prometheus   prometheus --config.file=${shown}/net/prometheus.yml --storage.tsdb.path=${shown}/net/prometheus --web.listen-address=127.0.0.1:9090
    Dashboard    zombienet/dashboard.json, to be imported into Grafana
    Life cycle   ./scripts/demo --url ${full.wsUri}

    Ctrl-C ends it.
`);
}

/** Whether anything of the process group `group` is left. */
function runs(group) {
	try {
		process.kill(-group, 0);
		return true;
	} catch {
		return false;
	}
}

async function watch(group) {
	let answered = Date.now();
	let before = '';
	for (let round = 0; ; round += 1) {
		const seen = await heights();
		const there = seen.filter(({ best, final }) => best !== undefined && final !== undefined);
		const gone = seen.filter((node) => !there.includes(node)).map(({ name }) => name);
		if (there.length > 0) answered = Date.now();
		if (!runs(group)) return console.log('\n    zombienet and its nodes are gone');
		if (Date.now() - answered > PATIENCE) return console.log(`\n    no node has answered for ${PATIENCE / 1000} s`);
		const silent = gone.length > 0 ? `; no answer from ${gone.join(', ')}` : '';
		const heard = `block ${Math.max(...there.map(({ best }) => best))}, finalized ${Math.min(...there.map(({ final }) => final))} at every node`;
		const line = there.length === 0 ? 'no node answers' : silent ? `${heard} that answers${silent}` : heard;
		if (live) process.stdout.write(`\r\x1b[K    ${line}`);
		else if (round % 30 === 0 || silent !== before) console.log(`    ${line}`);
		before = silent;
		await sleep(2000);
	}
}

try {
	if (what === 'ready') await ready(more);
	else await watch(Number(more));
} catch (error) {
	console.error(`\nerror: ${error.message}`);
	process.exit(1);
}
