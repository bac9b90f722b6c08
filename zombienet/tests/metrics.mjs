// SPDX-License-Identifier: Apache-2.0

// What the nodes tell Prometheus of restaking is what the life cycle has left.

import { readFileSync } from 'node:fs';
import { sum } from '../../scripts/lib/model.mjs';
import { amount } from '../../scripts/lib/report.mjs';

/** The names of the gauges, as they are shown. */
const PREFIX = 'restaking_';
const CHAIN = '{chain="rampart_local"}';

export default async function metrics(network, report) {
	const { service, operators, restaked: delegated, backing } = network.recall('life cycle');
	// Nobody else has delegated anything since the genesis.
	const first = network.genesis.firstOperators.operators;
	const restaked = delegated + sum(first.flatMap(({ delegations }) => delegations.map(([, much]) => BigInt(much))));
	const count = Object.keys(operators).length + first.length;
	const tokens = (plancks) => Number(plancks) / 1e12;
	const close = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(1, b);

	report.step('Prometheus is told of restaking, at every node');
	for (const name of network.names) {
		let shown;
		const gauge = (what) => shown?.get(`${PREFIX}${what}${CHAIN}`);
		await network.until(
			`${name} shows what is restaked`,
			async () => {
				shown = await network.metrics(name).catch(() => undefined);
				return gauge('slashes_collecting') === 0 && gauge('restaked_tokens') > 0 ? true : undefined;
			},
			{ patience: 60_000 },
		);
		const quiet = name !== network.names[0];
		const right = (what, is, should) => report.check(what, close(is, should), { quiet, because: `${name} says ${is}, it is ${should}` });
		right(`${amount(restaked)} are restaked`, gauge('restaked_tokens'), tokens(restaked));
		right(`with ${count} operators`, gauge('operators'), count);
		right('nothing is outstanding', gauge('slashes_outstanding_tokens'), 0);
		right('everything is collected', gauge('collection_progress'), 1);
		const labelled = [...shown.keys()].filter((key) => key.startsWith(`${PREFIX}service_effective_stake_tokens{`));
		right('every service has one label', labelled.length, gauge('services'));
		right(`service ${service} has ${amount(backing)}`, shown.get(labelled.find((key) => key.includes(`service="${service}"`))), tokens(backing));
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
