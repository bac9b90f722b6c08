// SPDX-License-Identifier: Apache-2.0

// A thousand restakers behind one operator, and one slash: collected from every one of them, to the
// planck, without anybody sending anything. Started by ./scripts/demo --crowd.

import { createKeyDerived, encodeAddress } from '@polkadot/util-crypto';
import { Record } from './lib/blocks.mjs';
import { Cast, constant } from './lib/cast.mjs';
import { happened, run } from './lib/chain.mjs';
import { FULL, WHOLE, delegable, owed, sum, taken, unitsFor, worth } from './lib/model.mjs';
import { Report, amount, magnitude, percent, tokens } from './lib/report.mjs';
import { terms, vetoable } from './lib/terms.mjs';

const ALLOCATION = (FULL * 2n) / 3n;
const FRACTION = WHOLE / 7n;
/** How many derived accounts there can be. */
const MOST = 65_536;

const report = new Report('crowd');

async function play(chain, { restakers }) {
	const { api } = chain;
	const { tx } = api;
	const size = Number(restakers);
	if (!(size > 0 && size <= MOST)) throw new Error(`a crowd has between 1 and ${MOST} restakers`);
	const reserve = constant(chain, 'restaking', 'consensusReserve');
	const least = constant(chain, 'restaking', 'minDelegation');
	const deposit = constant(chain, 'balances', 'existentialDeposit');
	report.line(`Rampart: ${size} restakers, one slash. From block ${chain.head.number} and era ${chain.head.era}.`);

	// ------------------------------------------------------------------------------------ crowd
	report.step('A crowd gathers');
	const record = await Record.start(chain);
	const start = record.read;
	const cast = await Cast.gather(chain, 'crowd', ['olga', 'sven', 'crowd']);
	const leader = cast.accounts.crowd;
	// Accounts derived from one, so that one signature moves many of them.
	const crowd = Array.from({ length: size }, (_, index) => {
		const delegation = least + BigInt(index) * 1_000_000_007n;
		const bond = 2n * delegation;
		return { index, address: encodeAddress(createKeyDerived(leader.publicKey, index), 42), bond, delegation };
	});
	const olgaBond = tokens(2_000);
	const needed = sum(crowd.map(({ bond }) => bond + 2n * deposit));
	await cast.fund(
		{ olga: olgaBond + constant(chain, 'operators', 'deposit'), sven: constant(chain, 'services', 'deposit'), crowd: needed },
		tokens(100) + BigInt(size) * tokens(1),
	);
	const olga = cast.address('olga');
	await chain.expect(
		cast.accounts.olga,
		tx.utility.batchAll([
			tx.staking.bond(olgaBond, 'Stash'),
			tx.operators.register('Olga', 0, 0),
			tx.restaking.delegate(olga, delegable(olgaBond, reserve)),
		]),
	);
	const joins = ({ index, address, bond, delegation }) => [
		tx.balances.transferKeepAlive(address, bond + 2n * deposit),
		// One by one: a `batchAll` does not let another one into it.
		tx.utility.asDerivative(index, tx.staking.bond(bond, 'Stash')),
		tx.utility.asDerivative(index, tx.restaking.delegate(olga, delegation)),
	];
	let liableFrom = 0;
	for await (const receipt of inBatches(chain, leader, crowd, joins)) liableFrom = Math.max(liableFrom, receipt.era + 1);
	report.tell(
		`${size} accounts bond between ${amount(crowd[0].bond)} and ${amount(crowd.at(-1).bond)} each, and delegate half of it to Olga: ` +
			`${amount(sum(crowd.map(({ delegation }) => delegation)))} in all. It took ${chain.head.number - start} blocks.`,
	);

	// ---------------------------------------------------------------------------------- service
	report.step('They secure a service');
	const created = await chain.expect(
		cast.accounts.sven,
		tx.services.createService('A rollup', terms(vetoable(cast.address('sven')))),
	);
	const service = happened(created, 'services.ServiceCreated').service.toNumber();
	const admitted = await chain.expect(cast.accounts.olga, tx.services.optIn(service, ALLOCATION));
	const effectiveFrom = happened(admitted, 'services.OperatorAdmitted').effectiveFrom.toNumber();
	const head = await chain.untilEra(Math.max(effectiveFrom, liableFrom), 'waiting for the allocation to count');
	const offence = head.era;
	const holdings = [...crowd.map(({ delegation }) => delegation), delegable(olgaBond, reserve)];
	const backing = worth(ALLOCATION, sum(holdings.map((holding) => unitsFor(holding))));
	const security = await (await chain.read(head.hash)).security(service);
	report.equal(`${magnitude(ALLOCATION)} of all that is ${amount(backing)}`, security.effectiveStake.toBigInt(), backing);

	// ------------------------------------------------------------------------------------ slash
	report.step('One slash');
	const proposed = await chain.expect(
		cast.accounts.sven,
		tx.slashing.proposeSlash(service, olga, offence, FRACTION, `0x${'ab'.repeat(32)}`),
	);
	const { id, executableFrom } = happened(proposed, 'slashing.SlashProposed');
	const slash = id.toNumber();
	await chain.untilEra(executableFrom.toNumber(), 'the veto window is open');
	const settled = await chain.untilCollected(slash);
	const hash = await record.final(settled.head.number);
	const seen = await record.between(start, settled.head.number);
	const delta = taken(ALLOCATION, FRACTION);
	const executedAt = seen.executed.get(slash);
	report.tell(
		`${percent(FRACTION)} of the allocation. It was collected in ${settled.head.number - executedAt + 1} block(s) after its execution in block ${executedAt}.`,
	);
	report.equal('nobody sent a transaction for it', (await record.between(proposed.number, settled.head.number)).signed, 0);

	// ------------------------------------------------------------------------------ every planck
	report.step('From every one of them');
	const paid = seen.collected.get(slash) ?? new Map();
	const after = await chain.api.at(hash);
	const ledgers = await after.query.staking.ledger.multi(crowd.map(({ address }) => address));
	let exact = 0;
	for (const [place, { address, bond, delegation }] of crowd.entries()) {
		const should = owed(delta, unitsFor(delegation));
		if (paid.get(address) === should && ledgers[place].unwrap().total.toBigInt() === bond - should) exact += 1;
	}
	report.equal(`${size} restakers paid exactly what they owed, out of their bonds`, exact, size);
	const due = sum(holdings.map((holding) => owed(delta, unitsFor(holding))));
	const { info } = settled;
	report.equal(`${amount(due)} in all`, [sum(paid.values()), info.collected.toBigInt(), info.accounted.toBigInt()], [due, due, due]);
	report.equal('and burned', seen.burned, due);
	const broken = await (await chain.read(hash)).brokenInvariant();
	report.equal('every invariant of the restaking pallets holds', broken ?? 'all hold', 'all hold');
}

/** Signs the calls that `of` makes for each of `items` in as few transactions as fit. */
async function* inBatches(chain, signer, items, of) {
	const { tx, consts } = chain.api;
	const sample = tx.utility.batchAll(items.slice(0, 10).flatMap(of));
	const { weight } = await sample.paymentInfo(signer.address);
	const each = weight.refTime.toBigInt() / BigInt(Math.min(10, items.length));
	const most = consts.system.blockWeights.perClass.normal.maxExtrinsic.unwrap().refTime.toBigInt();
	const atOnce = Math.max(1, Math.min(250, Number((most * 9n) / 10n / each)));
	for (let first = 0; first < items.length; first += atOnce) {
		const batch = items.slice(first, first + atOnce);
		chain.report.meanwhile(`${first} of ${items.length} restakers have joined`, first % (5 * atOnce) === 0);
		yield await chain.expect(signer, tx.utility.batchAll(batch.flatMap(of)));
	}
}

await run(report, play, { restakers: '1000' });
