// SPDX-License-Identifier: Apache-2.0

// What the nodes tell Prometheus of restaking is what the life cycle has left.

import { readFileSync } from 'node:fs';
import { sum } from '../../scripts/lib/model.mjs';
import { amount } from '../../scripts/lib/report.mjs';
import { FULL_NODE } from './lib/network.mjs';

/** The names of the gauges, as they are shown. */
const PREFIX = 'restaking_';
const CHAIN = '{chain="rampart_local"}';

export default async function metrics(network, report) {
	const { service, operators, restaked: delegated, backing } = network.recall('life cycle');
	// Nobody else has delegated anything since the genesis.
	const first = network.genesis.firstOperators.operators;
	const restaked = delegated + sum(first.flatMap(({ delegations }) => delegations.map(([, much]) => BigInt(much))));
	const count = Object.keys(operators).length + first.length;
	const chain = await network.chain(FULL_NODE);
	const services = (await chain.api.query.services.nextServiceId()).toNumber();
	const tokens = (plancks) => Number(plancks) / 1e12;
	const close = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(1, b);

	report.step('Prometheus is told of restaking, at every node');
	for (const name of network.names) {
		// What is shown, and what it should be; it may be of a block some seconds ago.
		const figures = (shown) => {
			const gauge = (what) => shown.get(`${PREFIX}${what}${CHAIN}`);
			const labelled = [...shown.keys()].filter((key) => key.startsWith(`${PREFIX}service_effective_stake_tokens{`));
			return [
				[`${amount(restaked)} are restaked`, gauge('restaked_tokens'), tokens(restaked)],
				[`with ${count} operators`, gauge('operators'), count],
				[`and ${services} services`, gauge('services'), services],
				['no slash is being collected', gauge('slashes_collecting'), 0],
				['nothing is outstanding', gauge('slashes_outstanding_tokens'), 0],
				['everything is collected', gauge('collection_progress'), 1],
				['every service has one label', labelled.length, services],
				[`service ${service} has ${amount(backing)}`, shown.get(labelled.find((key) => key.includes(`service="${service}"`))), tokens(backing)],
			];
		};
		let found = [];
		const wrong = () => found.filter(([, is, should]) => !close(is, should));
		await network.until(
			`${name} shows the figures of the life cycle`,
			async () => {
				found = figures(await network.metrics(name).catch(() => new Map()));
				return wrong().length === 0 || undefined;
			},
			{ patience: 60_000, say: () => wrong().map(([what, is]) => `${what}: it says ${is}`).join(', ') },
		);
		for (const [what] of found) report.check(what, true, { quiet: name !== network.names[0] });
	}
	report.tell(`The same at ${network.names.length} nodes.`);

	report.step('The dashboard shows what there is');
	const told = new Set([...(await network.metrics(network.names[0])).keys()].map((key) => key.replace(/\{.*/, '')));
	const dashboard = JSON.parse(readFileSync(new URL('../dashboard.json', import.meta.url), 'utf8'));
	const panels = dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })));
	for (const { title, expr } of panels) {
		const names = expr.match(/\b(?:restaking|substrate)_\w+/g) ?? [];
		report.equal(`"${title}" shows what nodes tell`, names.filter((name) => !told.has(name)), [], { quiet: true });
		report.check(`"${title}" shows something`, names.length > 0, { quiet: true });
	}
	report.tell(`${panels.length} queries of zombienet/dashboard.json name what nodes tell.`);
}
