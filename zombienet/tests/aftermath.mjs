// SPDX-License-Identifier: Apache-2.0

// What was executed once is not executed again: the blocks of one more era than the life cycle looks at.

import { FULL_NODE } from './lib/network.mjs';

export default async function aftermath(network, report) {
	const { slash, proposed, settled, restakers } = network.recall('life cycle');
	const chain = await network.chain(FULL_NODE);
	const { sessionsPerEra, epochDuration } = network.genesis.timing;
	const last = settled + sessionsPerEra * epochDuration;

	report.step('The slash is not executed again in the era after it');
	await network.untilFinalized(last);
	const seen = { 'slashing.SlashExecuted': [], 'restaking.Collected': [] };
	for (let number = proposed; number <= last; number += 1) {
		const events = await (await chain.api.at(await chain.hashOf(number))).query.system.events();
		for (const { event } of events) {
			const blocks = seen[`${event.section}.${event.method}`];
			if (blocks && (event.data.slash ?? event.data.id).toNumber() === slash) blocks.push(number);
		}
	}
	report.equal(`blocks ${proposed} to ${last} execute it once`, seen['slashing.SlashExecuted'].length, 1);
	report.check('it was collected', seen['restaking.Collected'].length > 0);
	report.equal(`nothing is collected for it after block ${settled}`, seen['restaking.Collected'].filter((number) => number > settled), []);
	const bonds = async (number) => {
		const hash = await chain.hashOf(number);
		return Promise.all(Object.values(restakers).map(async (who) => (await network.ask(FULL_NODE, 'restaking_delegations', [who, hash])).bond));
	};
	report.equal('everybody has the bond that the slash left', await bonds(last), await bonds(settled));
}
