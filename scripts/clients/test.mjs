// SPDX-License-Identifier: Apache-2.0

// A program of each client against one chain, with types generated from its metadata, and the lines
// that the README shows. Started by ./scripts/clients/test.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { options } from '../lib/chain.mjs';
import { Report } from '../lib/report.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
/** Where types are generated and programs compiled; the sources stay as they are. */
const WORK = join(ROOT, '.rampart/clients');
const METADATA = join(WORK, 'metadata.scale');

const report = new Report('clients');
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

/** Runs a command to its end, each of its lines after `name`; fails if it does. */
function command(name, directory, program, ...args) {
	const child = spawn(program, args, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
	for (const stream of [child.stdout, child.stderr]) {
		createInterface({ input: stream }).on('line', (line) => {
			if (line.trim() && !line.startsWith('npm warn')) report.line(`   ${name} │ ${line}`);
		});
	}
	return new Promise((done, failed) => {
		child.on('error', failed);
		child.on('close', (code) =>
			code === 0 ? done() : failed(new Error(`${program} ${args[0] ?? ''} of ${name} ended with ${code}`)),
		);
	});
}

const same = (one, other) => existsSync(one) && existsSync(other) && readFileSync(one).equals(readFileSync(other));

/** Copies what has changed, and nothing else: what is compiled is not compiled again for nothing. */
function bring(from, to, files) {
	let changed = false;
	for (const file of files) {
		if (same(join(from, file), join(to, file))) continue;
		mkdirSync(dirname(join(to, file)), { recursive: true });
		cpSync(join(from, file), join(to, file));
		changed = true;
	}
	return changed;
}

/** What one client does, told and timed. */
async function client(name, run) {
	const began = Date.now();
	try {
		await run();
		report.check(`${name} (${seconds(began)})`, true);
	} catch (error) {
		report.check(`${name} (${seconds(began)})`, false, { because: error.message });
	}
}

async function papi(url) {
	const from = join(HERE, 'papi');
	const to = join(WORK, 'papi');
	const lock = 'package-lock.json';
	const installed = join(to, 'node_modules/.installed-lock.json');
	if (!same(join(from, lock), installed)) {
		report.line('   papi │ installing its packages');
		rmSync(to, { recursive: true, force: true });
		bring(from, to, ['package.json', lock]);
		bring(dirname(HERE), to, ['.npmrc']);
		await command('papi', to, 'npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
		cpSync(join(from, lock), installed);
	}
	const generatedFrom = join(to, '.papi/generated-from.scale');
	if (!same(METADATA, generatedFrom)) {
		report.line('   papi │ generating types from the metadata');
		rmSync(join(to, '.papi'), { recursive: true, force: true });
		// Its command adds what it generates to both.
		for (const file of ['package.json', lock]) cpSync(join(from, file), join(to, file));
		await command('papi', to, 'node_modules/.bin/papi', 'add', 'rampart', '--file', METADATA);
		cpSync(METADATA, generatedFrom);
	}
	bring(from, to, ['delegate.ts', 'tsconfig.json']);
	report.line('   papi │ checking the program against the types');
	await command('papi', to, 'node_modules/.bin/tsc', '--project', '.');
	await command('papi', to, 'node', 'dist/delegate.js', url);
}

async function subxt(url) {
	const to = join(WORK, 'subxt');
	bring(join(HERE, 'subxt'), to, ['Cargo.toml', 'Cargo.lock', 'src/main.rs']);
	if (bring(WORK, to, ['metadata.scale'])) {
		// The macro reads it, and nothing tells cargo that it does.
		cpSync(join(HERE, 'subxt/src/main.rs'), join(to, 'src/main.rs'));
	}
	const target = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'clients');
	report.line('   subxt │ generating types from the metadata, and compiling (the first time: some minutes)');
	await command('subxt', to, 'cargo', 'build', '--quiet', '--locked', '--target-dir', target);
	await command('subxt', to, join(target, 'debug/rampart-client-subxt'), url);
}

/** The lines that the README shows are those that the programs run. */
function shown() {
	const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
	const section = readme.split(/^## /m).find((it) => it.startsWith('Clients\n')) ?? '';
	const programs = { '@polkadot/api': 'api.mjs', PAPI: 'papi/delegate.ts', subxt: 'subxt/src/main.rs' };
	for (const [name, program] of Object.entries(programs)) {
		const block = section.split(/^\*\*/m).find((it) => it.startsWith(`${name}**`)) ?? '';
		const lines = [...block.matchAll(/^```\w+\n(.*?)^```/gms)].flatMap(([, code]) => code.trim().split('\n'));
		const has = readFileSync(join(HERE, program), 'utf8').split('\n').map((line) => line.trim());
		const missing = lines.filter((line) => line.trim() && !has.includes(line.trim()));
		report.check(`the README's lines for ${name} are run`, lines.length > 0 && missing.length === 0, {
			because: missing.length > 0 ? `scripts/clients/${program} has no ${missing[0]}` : 'it shows none',
		});
	}
	// What Apps makes of its link: an endpoint, to which api.mjs connects as Apps does.
	const [, endpoint] = section.match(/https:\/\/polkadot\.js\.org\/apps\/\?rpc=([^)#\s]+)/) ?? [];
	report.equal("the README's link for Apps leads to a chain of ./scripts/dev", decodeURIComponent(endpoint ?? ''), 'ws://127.0.0.1:9944');
}

const { url } = options();
try {
	report.step('Types');
	mkdirSync(WORK, { recursive: true });
	await command('metadata', ROOT, 'node', join(HERE, 'metadata.mjs'), url, METADATA);
	report.tell(`The metadata has ${statSync(METADATA).size} bytes.`);
	report.step('Clients, side by side');
	await Promise.all([
		client('@polkadot/api asks for everything, and is told of a slash', () => command('api', ROOT, 'node', join(HERE, 'api.mjs'), '--url', url)),
		client('PAPI reads a position and delegates', () => papi(url)),
		client('subxt reads a position and delegates', () => subxt(url)),
	]);
	report.step('The README');
	shown();
} catch (error) {
	report.failures.push(error.stack ?? String(error));
}
process.exit(report.finish());
