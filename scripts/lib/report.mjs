// SPDX-License-Identifier: Apache-2.0

// Speaks to the person at the terminal, and counts what was right and what was not.

const DECIMALS = 12;
const SYMBOL = 'RMP';
const live = process.stdout.isTTY === true;

/** `8,000.000000000007`: every planck is shown, no zero that says nothing. */
export function figure(plancks) {
	const sign = plancks < 0n ? '-' : '';
	const digits = (plancks < 0n ? -plancks : plancks).toString().padStart(DECIMALS + 1, '0');
	const whole = digits.slice(0, -DECIMALS).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
	const rest = digits.slice(-DECIMALS).replace(/0+$/, '');
	return sign + whole + (rest && `.${rest}`);
}

/** An amount with its unit. */
export const amount = (plancks) => `${figure(plancks)} ${SYMBOL}`;

/** Whole tokens as plancks. */
export const tokens = (whole) => BigInt(whole) * 10n ** BigInt(DECIMALS);

/** Parts of 10^9 as a percentage. */
export const percent = (parts) => `${Number(parts) / 1e7} %`;

/** A magnitude as a part of a whole one. */
export const magnitude = (parts) => `${Number((parts * 1_000_000n) / 10n ** 18n) / 10_000} %`;

/** What `JSON.stringify` cannot say of a BigInt. */
const shown = (value) =>
	typeof value === 'string'
		? value
		: JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? inner.toString() : inner));

export class Report {
	constructor(name) {
		this.name = name;
		this.passed = 0;
		this.failures = [];
		this.started = Date.now();
		this.steps = 0;
		this.waiting = false;
	}

	/** Removes a line that was only there for the time being. */
	#clear() {
		if (this.waiting && live) process.stdout.write('\r\x1b[K');
		this.waiting = false;
	}

	line(text = '') {
		this.#clear();
		console.log(text);
	}

	/** Begins a step of the story. */
	step(title) {
		this.steps += 1;
		this.line();
		this.line(`${this.steps}. ${title}`);
	}

	/** Tells the story on. */
	tell(text) {
		for (const line of wrap(text, 96)) this.line(`   ${line}`);
	}

	/** A line for the time being: rewritten at a terminal, said now and then elsewhere. */
	meanwhile(text, worthALine) {
		if (live) {
			this.#clear();
			process.stdout.write(`   … ${text}`);
			this.waiting = true;
		} else if (worthALine) {
			console.log(`   … ${text}`);
		}
	}

	/** A table: the first column to the left, the others to the right. */
	table(head, rows) {
		const cells = [head, ...rows].map((row) => row.map((cell) => (typeof cell === 'bigint' ? figure(cell) : String(cell))));
		const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
		const text = (row) =>
			row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('   ');
		this.line();
		this.line(`   ${text(cells[0])}`);
		this.line(`   ${widths.map((width) => '─'.repeat(width)).join('   ')}`);
		for (const row of cells.slice(1)) this.line(`   ${text(row)}`);
		this.line();
	}

	/** Notes whether something is as it should be; what holds can be left unsaid. */
	check(what, right, { quiet = false, because = '' } = {}) {
		if (right) {
			this.passed += 1;
			if (!quiet) this.line(`   ✓ ${what}`);
		} else {
			this.failures.push(what);
			this.line(`   ✗ ${what}${because && `: ${because}`}`);
		}
		return right;
	}

	/** Notes whether `actual` is exactly `expected`. */
	equal(what, actual, expected, options = {}) {
		const [is, should] = [shown(actual), shown(expected)];
		return this.check(what, is === should, { ...options, because: `should be ${should}, is ${is}` });
	}

	/** The closing line, and the exit code that goes with it. */
	finish() {
		const seconds = Math.round((Date.now() - this.started) / 1000);
		this.line();
		for (const failure of this.failures) this.line(`   ✗ ${failure}`);
		this.line(`${this.name}: ${this.passed} passed, ${this.failures.length} failed (in ${seconds} s)`);
		return this.failures.length === 0 && this.passed > 0 ? 0 : 1;
	}
}

function* wrap(text, width) {
	let line = '';
	for (const word of text.split(/\s+/).filter(Boolean)) {
		if (line && line.length + 1 + word.length > width) {
			yield line;
			line = word;
		} else {
			line = line ? `${line} ${word}` : word;
		}
	}
	if (line) yield line;
}
