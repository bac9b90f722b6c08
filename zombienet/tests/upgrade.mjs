// SPDX-License-Identifier: Apache-2.0

// The chain takes a new runtime while it runs, and its state goes on.

import { readFileSync } from 'node:fs';
import { FULL_NODE } from './lib/network.mjs';
import { sudo } from './lib/people.mjs';

export default async function upgrade(network, report) {
	const path = process.env.RAMPART_NEXT_RUNTIME;
	if (!path) throw new Error('RAMPART_NEXT_RUNTIME does not name a runtime to upgrade to; ./scripts/test-network builds one');
	const { service, operators, restakers, cast, backing } = network.recall('life cycle');
	const chain = await network.chain(FULL_NODE);
	const { api } = chain;
	const code = `0x${readFileSync(path).toString('hex')}`;
	// Every node compiles the new runtime at the same time, and may be late with an answer meanwhile.
	const versionOf = async (name, ...at) => (await network.tryAsk(name, 'state_getRuntimeVersion', at))?.specVersion;

	report.step('A runtime with the next spec version is set');
	const before = await versionOf(FULL_NODE);
	const looks = async (hash) => {
		const of = Object.values(restakers);
		return {
			delegations: await Promise.all(of.map((who) => network.ask(FULL_NODE, 'restaking_delegations', [who, hash]))),
			operators: await Promise.all(Object.values(operators).map((who) => network.ask(FULL_NODE, 'restaking_operator', [who, hash]))),
			// Not the era, which may begin in between.
			secures: (await network.ask(FULL_NODE, 'restaking_serviceSecurity', [service, hash]))?.effectiveStake,
		};
	};
	const { tx } = api;
	let next = (await network.finalized(FULL_NODE)) + 1;
	await tx.sudo.sudoUncheckedWeight(tx.system.setCode(code), { refTime: 0, proofSize: 0 }).signAndSend(sudo(chain), { nonce: -1 });
	// A client that is there while the version changes takes the types of one for those of the other now
	// and then. What follows is asked without one, and then of a new one.
	await network.disconnect();
	const hashOf = (number) => network.ask(FULL_NODE, 'chain_getBlockHash', [number]);
	const set = await network.until(
		'the next version is set, in a final block',
		async () => {
			const final = await network.finalized(FULL_NODE);
			for (; next <= final; next += 1) {
				const hash = await network.tryAsk(FULL_NODE, 'chain_getBlockHash', [next]);
				const version = hash && (await versionOf(FULL_NODE, hash));
				if (!version) return undefined;
				if (version > before) return next;
			}
			return undefined;
		},
		{ say: () => `block ${next - 1}` },
	);
	report.tell(`Spec version ${before} was in force; block ${set} sets the next one.`);
	await network.until('every node runs the next version', async () => {
		const now = await Promise.all(network.names.map((name) => versionOf(name)));
		return now.every((version) => version === before + 1) || undefined;
	});
	report.equal('the code is the one that was built', await network.ask(FULL_NODE, 'state_getStorage', ['0x3a636f6465']), code);
	await network.untilFinalized(set + 5);
	report.check(`every node runs spec version ${before + 1}, and finality goes on`, true);

	report.step('The state goes on');
	const was = await looks(await hashOf(set - 1));
	const is = await looks(await hashOf(set + 1));
	report.check('there are operators and delegations', was.operators.every((it) => it !== null) && was.delegations.every((it) => it.delegations.length > 0));
	report.equal('the service has what the life cycle left it', was.secures, String(backing));
	report.equal('delegations, operators and the service are what they were', is, was);
	const client = await network.chain('bob');
	const much = 1_000_000_000_000n;
	const left = await client.expect(cast.accounts.ruth, client.api.tx.restaking.undelegate(operators.oskar, much));
	report.equal('a restaker leaves in the same way', left.events.some(({ method }) => method === 'Undelegated'), true);
	const now = await network.ask(FULL_NODE, 'restaking_serviceSecurity', [service]);
	report.check('the service is there', now !== null);
	await network.untilFinalized(left.number);
	await network.checkAgreement();
}
