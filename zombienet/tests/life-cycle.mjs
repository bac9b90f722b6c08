// SPDX-License-Identifier: Apache-2.0

// Operators at two nodes, restakers at a third, a service at a fourth: a slash of one operator is
// executed once, costs everybody what it should, and looks the same from every node.

import { Record } from '../../scripts/lib/blocks.mjs';
import { Cast } from '../../scripts/lib/cast.mjs';
import { happened } from '../../scripts/lib/chain.mjs';
import { hashed } from '../../scripts/lib/evidence.mjs';
import { FULL, Holding, WHOLE, sum, taken, unitsFor, worth } from '../../scripts/lib/model.mjs';
import { amount, magnitude, percent, tokens } from '../../scripts/lib/report.mjs';
import { terms, vetoable } from '../../scripts/lib/terms.mjs';
import { FULL_NODE } from './lib/network.mjs';

/** Where everybody submits. */
const AT = { olga: 'alice', oskar: 'bob', rosa: 'charlie', ravi: 'charlie', ruth: 'charlie', sven: 'dave' };
const BOND = tokens(10_000);
/** Who delegates how much to whom. */
const DELEGATIONS = {
	rosa: { olga: tokens(6_000) },
	ravi: { olga: tokens(3_000) + 1n, oskar: tokens(2_000) },
	ruth: { oskar: tokens(7_000) },
};
const ALLOCATION = (FULL * 2n) / 5n;
const FRACTION = WHOLE / 8n;

export default async function lifeCycle(network, report) {
	const chains = Object.fromEntries(
		await Promise.all([...new Set([...Object.values(AT), FULL_NODE])].map(async (name) => [name, await network.chain(name)])),
	);
	const chain = chains[FULL_NODE];

	report.step('Operators at two nodes, restakers at a third, a service at a fourth');
	const record = await Record.start(chain);
	const cast = await Cast.gather(chain, 'network', Object.keys(AT));
	const at = (who) => cast.address(who);
	/** Submits at the node where `who` does, what has to succeed, and waits until every node has it. */
	const send = async (who, call) => {
		const receipt = await chains[AT[who]].expect(cast.accounts[who], call(chains[AT[who]].api.tx));
		await everywhere(receipt.number);
		return receipt;
	};
	/** Waits until block `number` is the head, or before it, at every client. */
	const everywhere = (number) =>
		Promise.all(Object.values(chains).map((client) => client.until((head) => (head.number >= number ? true : undefined), `for block ${number}`)));
	await cast.fund(Object.fromEntries(Object.keys(AT).map((who) => [who, BOND + tokens(200)])));
	// Everybody's money has to be at everybody's node.
	await everywhere(chain.head.number);
	const [created] = await Promise.all([
		send('sven', (tx) => tx.services.createService('An oracle', terms(vetoable(at('sven'))))),
		...['olga', 'oskar'].map((who) => send(who, (tx) => tx.operators.register(`${who}, who runs oracles`, WHOLE / 20n, 0))),
		...Object.keys(DELEGATIONS).map((who) => send(who, (tx) => tx.staking.bond(BOND, 'Stash'))),
	]);
	const service = happened(created, 'services.ServiceCreated').service.toNumber();
	const joined = await Promise.all(
		Object.entries(DELEGATIONS).map(([who, parts]) =>
			send(who, (tx) => tx.utility.batchAll(Object.entries(parts).map(([operator, much]) => tx.restaking.delegate(at(operator), much)))),
		),
	);
	const offers = await Promise.all(['olga', 'oskar'].map((who) => send(who, (tx) => tx.services.optIn(service, ALLOCATION))));
	const from = Math.max(...offers.map((offer) => happened(offer, 'services.OperatorAdmitted').effectiveFrom.toNumber()));
	report.tell(
		`Service ${service}, created at dave, has two operators, at alice and bob; three restakers at charlie delegate to them. ` +
			`Its ${magnitude(ALLOCATION)} of each count from era ${from} on.`,
	);
	report.check('the stake is liable when the allocation counts', joined.every(({ era }) => era < from), { quiet: true });

	report.step('It secures the service, as every node sees it');
	const begun = await chain.untilEra(from, 'waiting for the allocations to count');
	const offence = begun.era;
	const units = Object.fromEntries(
		['olga', 'oskar'].map((operator) => [operator, sum(Object.values(DELEGATIONS).map((parts) => unitsFor(parts[operator] ?? 0n)))]),
	);
	const backing = worth(ALLOCATION, units.olga) + worth(ALLOCATION, units.oskar);
	await network.untilFinalized(begun.number);
	const seen = await Promise.all(network.names.map((name) => network.ask(name, 'restaking_serviceSecurity', [service, begun.hash])));
	for (const [i, name] of network.names.entries()) {
		report.equal(`${name} sees ${amount(backing)} behind the service`, seen[i].effectiveStake, String(backing), { quiet: i > 0 });
		report.equal(`${name} sees the same in detail`, seen[i], seen[0], { quiet: true });
	}

	report.step('A slash is executed once');
	const proposed = await send('sven', (tx) => tx.slashing.proposeSlash(service, at('olga'), offence, FRACTION, hashed('a wrong price')));
	const slash = happened(proposed, 'slashing.SlashProposed').id.toNumber();
	const { head: settled, info } = await chain.untilCollected(slash);
	await network.untilFinalized(settled.number);
	const happenings = await record.between(record.blocks[0].number - 1, settled.number);
	const executions = record.blocks
		.flatMap(({ number, events }) => events.map((event) => ({ number, event })))
		.filter(({ event }) => event.section === 'slashing' && event.method === 'SlashExecuted' && event.data.id.toNumber() === slash);
	report.equal('it was executed in one block, once', executions.length, 1);
	const delta = taken(ALLOCATION, FRACTION);
	const dues = Object.fromEntries(
		['rosa', 'ravi', 'ruth'].map((who) => {
			const delegated = DELEGATIONS[who].olga;
			return [who, delegated ? new Holding(delegated).pay([delta], FULL - delta)[0] : 0n];
		}),
	);
	report.tell(
		`Sven asks for ${percent(FRACTION)} of what olga had allocated in era ${offence}; nobody vetoes, and it is executed in block ` +
			`${executions[0]?.number}: ${magnitude(delta)} of her magnitude, ${amount(sum(Object.values(dues)))} in all.`,
	);
	for (const [who, due] of Object.entries(dues)) {
		report.equal(`${who} pays ${amount(due)}`, happenings.collected.get(slash)?.get(at(who)) ?? 0n, due);
	}
	report.equal('the books of the slash say the same', [info.accounted.toBigInt(), info.outstanding.toBigInt()], [sum(Object.values(dues)), 0n]);
	report.equal('and it is burned', happenings.burned, sum(Object.values(dues)));
	for (const name of network.names) {
		const bonds = await Promise.all(
			Object.keys(dues).map(async (who) => (await network.ask(name, 'restaking_delegations', [at(who), settled.hash])).bond),
		);
		report.equal(`${name} has the bonds that are left`, bonds, Object.values(dues).map((due) => String(BOND - due)), { quiet: true });
	}

	report.step('All nodes agree');
	await network.checkAgreement();
	const left = FULL - delta;
	network.told.set('life cycle', {
		service,
		operators: { olga: at('olga'), oskar: at('oskar') },
		restakers: { rosa: at('rosa'), ravi: at('ravi'), ruth: at('ruth') },
		cast,
		/** The slash, the block that proposes it, and the one at which it is collected. */
		slash,
		proposed: proposed.number,
		settled: settled.number,
		/** What all of them have delegated now, and what of it is behind the service. */
		restaked: worth(left, units.olga) + worth(FULL, units.oskar),
		backing: worth(ALLOCATION - delta, units.olga) + worth(ALLOCATION, units.oskar),
	});
}
