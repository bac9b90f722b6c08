// SPDX-License-Identifier: Apache-2.0

// What a test says goes past zombienet's own output, which is long and about other things: to the
// file descriptor that RAMPART_SAY names, if there is one.

import { writeSync } from 'node:fs';
import { Report as Plain } from '../../../scripts/lib/report.mjs';

const descriptor = Number(process.env.RAMPART_SAY);

/** How often something that goes on is worth a line. */
const PAUSE = 10_000;

export class Report extends Plain {
	#said = { what: '', when: 0 };

	line(text = '') {
		if (descriptor > 2) writeSync(descriptor, `${text}\n`);
		else console.log(text);
	}

	/** A line for the time being: said when it is worth one, and otherwise now and then. */
	meanwhile(text, worthALine) {
		const what = text.replace(/[0-9]+/g, '');
		const now = Date.now();
		if (!worthALine && what === this.#said.what && now - this.#said.when < PAUSE) return;
		this.#said = { what, when: now };
		this.line(`   … ${text}`);
	}
}
