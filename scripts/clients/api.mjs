// SPDX-License-Identifier: Apache-2.0

// @polkadot/api with the definitions of lib/rpc.mjs: every `restaking_*` method of the node is there,
// answers what the runtime answers, and slashes are told as they happen. Started by
// ./scripts/clients/test.

import { ApiPromise, WsProvider } from '@polkadot/api';
import { Cast, constant } from '../lib/cast.mjs';
import { happened, run } from '../lib/chain.mjs';
import { FULL, WHOLE } from '../lib/model.mjs';
import { Report, amount, tokens } from '../lib/report.mjs';
import { rpc } from '../lib/rpc.mjs';
import { terms, vetoable } from '../lib/terms.mjs';

const BOND = tokens(1_000);
const DELEGATION = tokens(500);
/** Two fifths. */
const ALLOCATION = (FULL * 2n) / 5n;
/** A quarter. */
const CAP = WHOLE / 4n;
/** An eighth. */
const FRACTION = WHOLE / 8n;
/** How long a notification may take. */
const PATIENCE = 30_000;

const report = new Report('api');

/** Whether `json`, of JSON-RPC, says what `typed`, of the runtime API, says. */
function same(json, typed) {
	const nothing = (value) => value === null || value === undefined;
	if (nothing(json) || nothing(typed)) return nothing(json) && nothing(typed);
	// A variant without data, where others of its kind have some: its name, or an object with nothing in it.
	if (typeof json === 'string' && typeof typed === 'object' && !Array.isArray(typed)) {
		const [[name, value], ...more] = Object.entries(typed);
		return more.length === 0 && nothing(value) && name.toLowerCase() === json.toLowerCase();
	}
	if (typeof json === 'object' || typeof typed === 'object') {
		const keys = Object.keys(json);
		return (
			typeof json === typeof typed &&
			Array.isArray(json) === Array.isArray(typed) &&
			keys.length === Object.keys(typed).length &&
			// The names of variants are written with a capital by one of them.
			keys.every((key) => same(json[key], typed[key] ?? typed[key[0].toLowerCase() + key.slice(1)]))
		);
	}
	const plain = (value) => {
		try {
			return BigInt(value).toString();
		} catch {
			return String(value).toLowerCase();
		}
	};
	return plain(json) === plain(typed);
}

/** The methods of the node that begin with `restaking_`, as `rpc` should have them. */
async function complete(api) {
	const { methods } = (await api.rpc.rpc.methods()).toJSON();
	const ours = methods.filter((method) => method.startsWith('restaking_')).sort();
	const known = Object.entries(rpc.restaking)
		.flatMap(([name, { pubsub }]) => (pubsub ? pubsub.slice(1) : [name]))
		.map((name) => `restaking_${name}`)
		.sort();
	report.equal('lib/rpc.mjs has every restaking_* method of the node, and no other', known, ours);
}

async function agree(api, head, { service, restaker, slash }) {
	const args = {
		services: [null, 50],
		operators: [null, 50],
		service: [service],
		serviceSecurity: [service],
		health: [service],
		servicePot: [service],
		delegations: [restaker],
		exposure: [restaker],
		pendingSlashes: [restaker],
		rewards: [restaker],
		statement: [restaker],
		operator: [restaker],
		slash: [slash],
		slashChanges: [],
	};
	const at = await api.at(head);
	for (const [name, { pubsub }] of Object.entries(rpc.restaking)) {
		if (pubsub) continue;
		const [json, typed] = await Promise.all([
			api.rpc.restaking[name](...args[name], head),
			at.call.restakingApi[name](...args[name]),
		]);
		report.check(`restaking_${name} says what the runtime says`, same(json.toJSON(), typed.toJSON()), {
			because: `JSON-RPC says ${JSON.stringify(json.toJSON())}, the runtime ${JSON.stringify(typed.toJSON())}`,
		});
	}
}

/** What the README shows. */
async function readme(url, who) {
	const api = await ApiPromise.create({ provider: new WsProvider(url), rpc });
	const exposure = (await api.rpc.restaking.exposure(who)).toJSON();
	await api.disconnect();
	return exposure;
}

/** Every entry of a list that comes in pages. */
async function all(page) {
	const items = [];
	let after = null;
	do {
		const answer = (await page(after, 1)).toJSON();
		items.push(...answer.items);
		after = answer.next;
	} while (after !== null);
	return items;
}

/** Notifications, one after the other. */
async function listen(api) {
	const [heard, waiting] = [[], []];
	// Answered with the first notification only, so it is not waited for.
	const subscribed = api.rpc.restaking.subscribeSlashes((notification) => {
		heard.push(notification.toJSON());
		for (const wake of waiting.splice(0)) wake();
	});
	/** The next notification about slash `id`. */
	const about = async (id) => {
		const until = Date.now() + PATIENCE;
		for (let seen = 0; ; seen += 1) {
			while (seen >= heard.length) {
				const left = until - Date.now();
				if (left <= 0) throw new Error(`nothing is told of slash ${id}`);
				await Promise.race([new Promise((wake) => waiting.push(wake)), new Promise((wake) => setTimeout(wake, left))]);
			}
			const change = heard[seen].slashes.find((slash) => slash.id === id);
			if (change) {
				const [notification] = heard.splice(seen, 1);
				return { ...notification, change };
			}
		}
	};
	return { about, stop: async () => (await subscribed)() };
}

async function play(chain, { url }) {
	const { api } = chain;
	const { tx } = api;
	report.step('The methods');
	await complete(api);

	// As Apps connects, which knows nothing of this chain but what it says of itself.
	const plain = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
	report.check('without any definitions, as Apps, the runtime answers: restakingApi is in the metadata', plain.call.restakingApi?.exposure !== undefined);
	await plain.disconnect();

	report.step('A service, and who secures it');
	const cast = await Cast.gather(chain, 'clients', ['rosa', 'sven', 'vera']);
	const rosa = cast.address('rosa');
	await cast.fund({
		rosa: BOND + constant(chain, 'operators', 'deposit'),
		sven: constant(chain, 'services', 'deposit'),
		vera: tokens(1),
	});
	await chain.expect(
		cast.accounts.rosa,
		tx.utility.batchAll([
			tx.staking.bond(BOND, 'Stash'),
			tx.operators.register('Rosa', 0, 0),
			tx.restaking.delegate(rosa, DELEGATION),
		]),
	);
	const offer = terms(vetoable(cast.address('sven'), cast.address('vera')), { maxSlash: CAP });
	const created = await chain.expect(cast.accounts.sven, tx.services.createService('An oracle', offer));
	const service = happened(created, 'services.ServiceCreated').service.toNumber();
	const admitted = await chain.expect(cast.accounts.rosa, tx.services.optIn(service, ALLOCATION));
	await chain.expect(cast.accounts.sven, tx.services.changeTerms(service, { ...offer, maxSlash: WHOLE }));
	const from = happened(admitted, 'services.OperatorAdmitted').effectiveFrom.toNumber();

	const listed = await all((after, limit) => api.rpc.restaking.services(after, limit));
	report.check('the list of services has it, page by page', listed.some((it) => it.service === service && it.owner === cast.address('sven')));
	const operators = await all((after, limit) => api.rpc.restaking.operators(after, limit));
	report.check('the list of operators has Rosa, page by page', operators.some((it) => it.operator === rosa && it.services === 1));
	const told = (await api.rpc.restaking.service(service)).toJSON();
	report.equal('its terms are told, those that are pending too', [told.terms.slashing.maxFraction, told.pending.terms.slashing.maxFraction].map(String), [CAP, WHOLE].map(String));
	await chain.expect(cast.accounts.sven, tx.services.withdrawTermsChange(service));

	await chain.untilEra(from, 'waiting for the allocation to count');
	const head = chain.head.hash;
	const exposure = (await api.rpc.restaking.exposure(rosa, head)).toJSON();
	const most = (DELEGATION * ALLOCATION) / FULL;
	const [to] = exposure.services;
	report.equal(
		`Rosa is told that of ${amount(DELEGATION)} she can lose ${amount(most)} to the service, a quarter of it without the council`,
		[exposure.atStake, exposure.most, to.service, to.now, to.most, to.onItsOwn],
		[String(DELEGATION), String(most), service, String(most), String(most), String((most * CAP) / WHOLE)],
	);

	report.equal('whoever connects as the README says reads the same', (await readme(url, rosa)).services[0].service, service);

	report.step('A slash, told as it happens');
	const { about, stop } = await listen(api);
	const propose = tx.slashing.proposeSlash(service, rosa, chain.head.era, FRACTION, `0x${'11'.repeat(32)}`);
	const proposed = await chain.expect(cast.accounts.sven, propose);
	const slash = happened(proposed, 'slashing.SlashProposed').id.toNumber();
	const first = await about(slash);
	report.equal(
		`slash ${slash} is told, in the block that has it`,
		[first.block, first.number, first.change.isNew, first.change.slash.stage, first.change.slash.operator],
		[proposed.hash, proposed.number, true, 'proposed', rosa],
	);
	const vetoed = await chain.expect(cast.accounts.vera, tx.slashing.vetoSlash(slash));
	const second = await about(slash);
	report.equal('and that it is vetoed', [second.block, second.change.isNew, second.change.slash.stage], [vetoed.hash, false, 'vetoed']);
	report.equal('restaking_slashChanges says the same of that block', (await api.rpc.restaking.slashChanges(vetoed.hash)).toJSON(), second.slashes);
	await stop();

	report.step('JSON-RPC and the runtime');
	await agree(api, vetoed.hash, { service, restaker: rosa, slash });
}

run(report, play);
