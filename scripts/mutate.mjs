// SPDX-License-Identifier: Apache-2.0

// Breaks the pallets on purpose, one small thing at a time, and sees whether the tests notice.
// Started by ./scripts/mutate, which says how it is used.

import { spawn, spawnSync } from 'node:child_process';
import {
	closeSync,
	copyFileSync,
	existsSync,
	lstatSync,
	mkdirSync,
	openSync,
	readFileSync,
	readdirSync,
	rmSync,
	rmdirSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutations } from './lib/mutations.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const HOME = join(ROOT, '.rampart/mutants');
const TREE = join(HOME, 'tree');
const LOGS = join(HOME, 'logs');
const LOCK = join(HOME, 'running');

/** Those that see the pallets at work together; asked about what the pallets' own tests let pass. */
const LAST = ['rampart-runtime', 'rampart-model'];
/** How long a build may take, in seconds. */
const BUILD_LIMIT = 2 * 60 * 60;
/** A run of tests may take so many times what it takes unmutated, and so many seconds in any case. */
const SLOWDOWN = 3;
const LEAST_LIMIT = 120;
/** Ends a run with its first failure: another test may hang, or take minutes. */
const IMMEDIATELY = ['--max-fail', '1:immediate'];

const say = (text) => console.log(`==> ${text}`);
const note = (text) => console.log(`    ${text}`);
const elapsed = (seconds) => {
	const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
	return minutes === 0 ? `${rest}s` : `${minutes}m${String(rest).padStart(2, '0')}s`;
};

/** What is wrong with the call, the list or the sources, and not with the tests. */
class Unusable extends Error {}

// ------------------------------------------------------------------------------------------- sources

/** What can be committed: tracked, or new and not ignored. */
function sources() {
	const git = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
		cwd: ROOT,
		encoding: 'utf8',
		maxBuffer: 1 << 28,
	});
	if (git.status !== 0) throw new Unusable(`git could not list the sources: ${git.stderr || git.error}`);
	const isFile = (path) => lstatSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile();
	return git.stdout.split('\0').filter((path) => path && isFile(path));
}

const same = (one, other) => existsSync(other) && readFileSync(one).equals(readFileSync(other));

/** Makes the copy equal to the sources. What is equal already is not touched: cargo goes by times. */
function copySources() {
	const wanted = new Set(sources());
	for (const path of wanted) {
		const [from, to] = [join(ROOT, path), join(TREE, path)];
		if (same(from, to)) continue;
		mkdirSync(dirname(to), { recursive: true });
		copyFileSync(from, to);
	}
	const clean = (directory) => {
		for (const entry of readdirSync(join(TREE, directory), { withFileTypes: true })) {
			const path = join(directory, entry.name);
			if (entry.isDirectory()) clean(path);
			else if (!wanted.has(path)) rmSync(join(TREE, path));
		}
		if (directory && readdirSync(join(TREE, directory)).length === 0) rmdirSync(join(TREE, directory));
	};
	clean('');
}

/** Of a mutation: where it applies in `text`, or why it does not. */
function place({ name, file, original, replacement }, text) {
	const at = text.indexOf(original);
	if (at < 0) throw new Unusable(`${name}: ${file} does not say what should be replaced`);
	if (text.indexOf(original, at + 1) >= 0) throw new Unusable(`${name}: ${file} says twice what should be replaced`);
	if (original === replacement) throw new Unusable(`${name} changes nothing`);
	return at;
}

/** Checks that each of `list` can be told apart, and applied to the sources. */
function check(list) {
	const names = new Set();
	const wrong = [];
	for (const mutation of list) {
		if (names.has(mutation.name)) wrong.push(`two mutations are called ${mutation.name}`);
		names.add(mutation.name);
		try {
			place(mutation, readFileSync(join(ROOT, mutation.file), 'utf8'));
		} catch (error) {
			wrong.push(error.message);
		}
	}
	if (wrong.length > 0) throw new Unusable(['The list of mutations does not fit the sources.', ...wrong].join('\n       '));
}

/** Runs `work` while `mutation` is in place. */
async function mutated(mutation, work) {
	const path = join(TREE, mutation.file);
	const text = readFileSync(path, 'utf8');
	const at = place(mutation, text);
	writeFileSync(path, text.slice(0, at) + mutation.replacement + text.slice(at + mutation.original.length));
	try {
		return await work();
	} finally {
		// Written, and so newer than what was built of the mutation.
		writeFileSync(path, text);
	}
}

// --------------------------------------------------------------------------------------------- cargo

let running;

/** Ends `child` and what it has started; a runner of tests ends its tests when it is asked to. */
function end(child) {
	const signal = (which) => {
		try {
			process.kill(-child.pid, which);
		} catch {
			// It has ended by itself.
		}
	};
	signal('SIGTERM');
	setTimeout(() => signal('SIGKILL'), 20_000).unref();
}

class Cargo {
	constructor({ profile, target }) {
		this.profile = profile;
		this.env = { ...process.env, CARGO_TARGET_DIR: target, CARGO_TERM_COLOR: 'never' };
		// Asks for help, so that it only says whether there is a nextest that knows how to do this.
		this.nextest = spawnSync('cargo', ['nextest', 'run', ...IMMEDIATELY, '--help'], { cwd: TREE }).status === 0;
		/** How long the tests of some packages may take, in seconds. */
		this.limits = new Map();
	}

	/** The packages of the workspace. */
	packages() {
		const metadata = spawnSync('cargo', ['metadata', '--no-deps', '--locked', '--format-version', '1'], {
			cwd: TREE,
			env: this.env,
			encoding: 'utf8',
			maxBuffer: 1 << 28,
		});
		if (metadata.status !== 0) throw new Unusable(`cargo does not know the workspace:\n${metadata.stderr}`);
		return new Set(JSON.parse(metadata.stdout).packages.map(({ name }) => name));
	}

	/** What makes cargo build the tests of `packages`, or run them. */
	#arguments(packages, step) {
		const chosen = ['--locked', ...packages.flatMap((name) => ['--package', name])];
		if (step === 'build') chosen.push('--no-run');
		if (!this.nextest) return ['test', '--profile', this.profile, '--lib', '--bins', '--tests', ...chosen];
		if (step === 'run') chosen.push(...IMMEDIATELY);
		return ['nextest', 'run', '--cargo-profile', this.profile, ...chosen];
	}

	/** Runs cargo; what it says goes to `log`. */
	#run(args, log, limit) {
		const began = Date.now();
		const out = openSync(log, 'a');
		return new Promise((done, failed) => {
			const child = spawn('cargo', args, { cwd: TREE, env: this.env, detached: true, stdio: ['ignore', out, out] });
			running = child;
			let late = false;
			const timer = setTimeout(() => {
				late = true;
				end(child);
			}, limit * 1000);
			child.on('error', failed);
			child.on('close', (code) => {
				clearTimeout(timer);
				running = undefined;
				closeSync(out);
				done({ ok: code === 0, late, seconds: (Date.now() - began) / 1000 });
			});
		});
	}

	/** Tests `packages`: what happened, and how long the tests took. */
	async test(packages, log) {
		writeFileSync(log, '');
		const build = await this.#run(this.#arguments(packages, 'build'), log, BUILD_LIMIT);
		if (!build.ok) return { outcome: 'not compiled' };
		const limit = this.limits.get(String(packages)) ?? BUILD_LIMIT;
		const tests = await this.#run(this.#arguments(packages, 'run'), log, limit);
		if (tests.ok) return { outcome: 'passed', seconds: tests.seconds };
		// A test that does not end has asserted nothing.
		if (tests.late) return { outcome: 'not ended' };
		const by = failure(readFileSync(log, 'utf8'));
		return by ? { outcome: 'failed', by } : { outcome: 'not tested' };
	}

	/** Makes sure that the tests of `packages` pass as things are, and notes how long they take. */
	async expectPassing(packages) {
		const log = join(LOGS, `unmutated-${packages.join('-')}.log`);
		const { outcome, by, seconds } = await this.test(packages, log);
		if (outcome !== 'passed') {
			throw new Unusable(`Without any mutation, the tests of ${packages.join(' and ')} are ${outcome}${by ? ` (${by})` : ''}.\n       See ${log}`);
		}
		this.limits.set(String(packages), Math.max(LEAST_LIMIT, SLOWDOWN * seconds));
		note(`${packages.join(' and ')}: passed after ${elapsed(seconds)}`);
	}
}

/**
 * The first test that failed by what a run has printed. One that was ended from outside, by SIGTERM,
 * SIGINT or SIGKILL, has found nothing.
 */
function failure(printed) {
	const nextest = /^ +(?:FAIL|ABORT|TIMEOUT|SIG(?:ABRT|BUS|FPE|ILL|SEGV|TRAP)) \[[^\]]*\] (?:\([^)]*\) )?\S+ (?:bin\/\S+ )?(\S+)$/m;
	const libtest = /^test (\S+)(?: - should panic)? \.\.\. FAILED$/m;
	const crash = /\(signal: \d+, SIG(?:ABRT|BUS|FPE|ILL|SEGV|TRAP)[^)]*\)/;
	return printed.match(nextest)?.[1] ?? printed.match(libtest)?.[1] ?? printed.match(crash)?.[0];
}

// ---------------------------------------------------------------------------------------------- runs

/** The crate a mutation breaks. */
const crateOf = ({ pallet }) => (pallet === 'primitives' ? 'restaking-primitives' : `pallet-${pallet}`);

/**
 * Lets the tests of what `packagesOf` says look for each of `list`. Returns those that none of them
 * found; what became of the others is noted in `results`.
 */
async function hunt(cargo, list, packagesOf, results) {
	const left = [];
	for (const [index, mutation] of list.entries()) {
		const packages = packagesOf(mutation);
		const began = Date.now();
		const log = join(LOGS, `${mutation.name}.log`);
		const { outcome, by } = await mutated(mutation, () => cargo.test(packages, log));
		if (outcome === 'passed') left.push(mutation);
		else results.set(mutation, { caught: outcome === 'failed', by: by ?? outcome, packages });
		const said = { passed: 'NOT NOTICED', failed: `caught by ${by}` }[outcome] ?? `${outcome}: see ${log}`;
		note(`[${index + 1}/${list.length}] ${mutation.name}: ${said} (${elapsed((Date.now() - began) / 1000)})`);
	}
	return left;
}

function report(list, results) {
	const width = Math.max(...list.map(({ name }) => name.length));
	let pallet;
	for (const mutation of list) {
		if (mutation.pallet !== pallet) {
			pallet = mutation.pallet;
			console.log(`\n${pallet}`);
		}
		const { caught, by, packages } = results.get(mutation);
		const tests = packages.length > 1 || packages[0] !== crateOf(mutation) ? ` (${packages.join(', ')})` : '';
		console.log(`  ${mutation.name.padEnd(width)}  ${caught ? `${by}${tests}` : by.toUpperCase()}`);
		if (!caught) console.log(`  ${' '.repeat(width)}  ${mutation.breaks}`);
	}
	console.log();
}

/** Whether there is a process of this number. */
function lives(pid) {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** Does `work` unless somebody else is at it, with the same copy of the sources. */
async function alone(work) {
	mkdirSync(LOGS, { recursive: true });
	const holder = existsSync(LOCK) && Number(readFileSync(LOCK, 'utf8'));
	if (holder && lives(holder)) throw new Unusable(`Process ${holder} is testing mutations already.`);
	writeFileSync(LOCK, String(process.pid));
	try {
		return await work();
	} finally {
		rmSync(LOCK, { force: true });
	}
}

async function main() {
	const { values } = parseArgs({
		options: {
			list: { type: 'boolean' },
			only: { type: 'string', multiple: true },
			profile: { type: 'string', default: 'release' },
			'target-dir': { type: 'string', default: join(HOME, 'target') },
			'no-runtime': { type: 'boolean' },
		},
	});
	const only = values.only ?? [];
	const unknown = only.find((wanted) => !mutations.some(({ name, pallet }) => wanted === name || wanted === pallet));
	if (unknown) throw new Unusable(`There is no mutation and no pallet called ${unknown}. See ./scripts/mutate --list`);
	const list = mutations.filter(({ name, pallet }) => only.length === 0 || only.includes(name) || only.includes(pallet));
	if (values.list) {
		for (const { name, file, breaks } of list) console.log(`${name}\n    ${breaks}\n    ${file}`);
		return true;
	}
	check(list);
	return alone(async () => {
		copySources();
		const cargo = new Cargo({ profile: values.profile, target: resolve(values['target-dir']) });
		const last = LAST.filter((name) => cargo.packages().has(name));
		const results = new Map();

		say(`Testing without any mutation (profile ${values.profile})`);
		for (const crate of new Set(list.map(crateOf))) await cargo.expectPassing([crate]);
		say(`Testing ${list.length} mutations of the pallets`);
		let left = await hunt(cargo, list, (mutation) => [crateOf(mutation)], results);
		if (left.length > 0 && !values['no-runtime']) {
			say(`Testing the runtime without any mutation`);
			await cargo.expectPassing(last);
			say(`Testing the runtime with ${left.length} mutations`);
			left = await hunt(cargo, left, () => last, results);
		}
		for (const mutation of left) results.set(mutation, { caught: false, by: 'survived', packages: [crateOf(mutation)] });

		report(list, results);
		const caught = [...results.values()].filter((result) => result.caught).length;
		const mistakes = list.length - caught - left.length;
		if (mistakes > 0) console.log(`mistakes in the list: ${mistakes} could not be compiled or tested`);
		console.log(`mutations: ${caught} caught, ${left.length} survived`);
		return left.length === 0 && mistakes === 0;
	});
}

for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, () => {
		if (running) end(running);
		rmSync(LOCK, { force: true });
		process.exit(130);
	});
}

main().then(
	(fine) => process.exit(fine ? 0 : 1),
	(error) => {
		console.error(`\nerror: ${error instanceof Unusable ? error.message : error.stack}`);
		process.exit(1);
	},
);
