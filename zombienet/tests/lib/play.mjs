// SPDX-License-Identifier: Apache-2.0

// Runs one part of a test on the network that zombienet has started. Parts of one test run in one
// process, one after the other: what a later one needs to know, an earlier one tells.

import { Stuck } from '../../../scripts/lib/chain.mjs';
import { Network } from './network.mjs';
import { Report } from './report.mjs';

let network;
/** The part that has failed, if one has: what comes after it stands on it. */
let broken;

/** Runs `name`; returns 1 if all was right, and throws otherwise: zombienet takes no notice of a 0. */
export async function play(name, info) {
	const report = new Report(name);
	if (broken) throw new Error(`${name} was not played: ${broken} failed before it`);
	network ??= new Network(info);
	network.report = report;
	try {
		const { default: part } = await import(`../${name}.mjs`);
		await part(network, report);
	} catch (error) {
		report.failures.push(error instanceof Stuck ? error.message : (error.stack ?? String(error)));
	}
	await network.disconnect();
	if (report.finish() === 0) return 1;
	broken = name;
	throw new Error(`${name} failed: ${report.failures[0] ?? 'it checked nothing'}`);
}
