// SPDX-License-Identifier: Apache-2.0

// The keys of a validator run twice. The base chain takes its part of the bond first; what was
// delegated of it shrinks alike, and a service that slashes for the same era gets its share of what
// is left.

import { Record } from '../../scripts/lib/blocks.mjs';
import { Cast, constant } from '../../scripts/lib/cast.mjs';
import { happened } from '../../scripts/lib/chain.mjs';
import { hashed } from '../../scripts/lib/evidence.mjs';
import { FULL, Holding, WHOLE, delegable, sum, taken, unitsFor, worth } from '../../scripts/lib/model.mjs';
import { amount, magnitude, percent, tokens } from '../../scripts/lib/report.mjs';
import { terms, vetoable } from '../../scripts/lib/terms.mjs';
import { FULL_NODE, VALIDATORS } from './lib/network.mjs';
import { stash, validatorsOf } from './lib/people.mjs';

const OFFENDER = 'dave';
const TWIN = 'dave-twin';
/** How the chain names the offence of two blocks in one slot. */
const TWO_BLOCKS = 'babe:equivocatio';
/** What the offender has delegated of its bond in the end, the genesis included, and somebody who has nothing to do with it. */
const DELEGATED = tokens(60_000);
const BYSTANDER = { bond: tokens(10_000), delegated: tokens(6_000) };
const ALLOCATION = (FULL * 2n) / 5n;
const FRACTION = WHOLE / 8n;
/** What the position has of the genesis and what joined later round by themselves, down: a planck each, for each slash. */
const ROUNDING = 4n;
/** How many eras a slash by the base chain waits; see the network file. */
const DEFERRED = 1;

export default async function equivocation(network, report) {
	/** Notes whether `is` is `should`, or what rounding down makes of it. */
	const about = (what, is, should) =>
		report.check(`${what} (${amount(should)}, but for rounding)`, is <= should && is >= should - ROUNDING, { because: `${is}, not ${should}` });
	const chain = await network.chain(FULL_NODE);
	const { api } = chain;
	const { tx } = api;
	const offender = stash(chain, OFFENDER);
	const record = await Record.start(chain);
	const cast = await Cast.gather(chain, 'equivocation', ['rosa', 'sven']);
	const of = (who) => cast.accounts[who];
	const at = (who) => cast.address(who);

	report.step('A validator restakes its bond');
	const bond = (await (await chain.read()).bond(offender.address)).active;
	// It is an operator as well, to whom it has delegated a part of it.
	const operator = offender.address;
	const first = network.genesis.firstOperators.operators.find(({ account }) => account === operator);
	const delegatedAtGenesis = sum(first.delegations.filter(([who]) => who === operator).map(([, much]) => BigInt(much)));
	await cast.fund({ rosa: BYSTANDER.bond, sven: tokens(200) });
	const [created] = await Promise.all([
		chain.expect(of('sven'), tx.services.createService('A notary', terms(vetoable(at('sven'))))),
		chain.expect(of('rosa'), tx.staking.bond(BYSTANDER.bond, 'Stash')),
	]);
	const service = happened(created, 'services.ServiceCreated').service.toNumber();
	await Promise.all([
		chain.expect(offender, tx.restaking.delegate(operator, DELEGATED - delegatedAtGenesis)),
		chain.expect(of('rosa'), tx.restaking.delegate(operator, BYSTANDER.delegated)),
	]);
	const offer = await chain.expect(offender, tx.services.optIn(service, ALLOCATION));
	const from = happened(offer, 'services.OperatorAdmitted').effectiveFrom.toNumber();
	report.tell(
		`${OFFENDER} has bonded ${amount(bond)} and delegates ${amount(DELEGATED)} of it to itself; rosa delegates ${amount(BYSTANDER.delegated)} to it. ` +
			`${magnitude(ALLOCATION)} of it is behind service ${service} from era ${from} on.`,
	);
	await chain.untilEra(from, 'waiting for the allocation to count');

	report.step('Its keys run twice');
	const searched = record.read;
	// With the keys to vote it would vote, and that would be an offence, too; it is to be about blocks.
	await network.add(TWIN, ['--validator'], { keysOf: OFFENDER, keys: ['babe'] });
	let looked = searched;
	// As soon as it is in a block, final or not: there is one era to accuse somebody of it.
	const offence = await network.until(
		'the two blocks in one slot are reported',
		async () => {
			const best = await network.best(FULL_NODE);
			// The last ones again: others may have taken their place.
			for (let number = Math.max(looked - 3, searched + 1); number <= best; number += 1) {
				const there = await api.at(await chain.hashOf(number));
				for (const { event } of await there.query.system.events()) {
					if (`${event.section}.${event.method}` === 'staking.SlashReported') return event.data.slashEra.toNumber();
				}
			}
			looked = best;
			return undefined;
		},
		{ say: () => `block ${looked}`, patience: 240_000 },
	);
	await network.remove(TWIN);

	report.step('A service slashes for the same era');
	await chain.untilEra(offence + 1, 'so that both slashes take effect in one era');
	const proposed = await chain.expect(of('sven'), tx.slashing.proposeSlash(service, operator, offence, FRACTION, hashed('a false seal')));
	const { id, executableFrom } = happened(proposed, 'slashing.SlashProposed');
	const slash = id.toNumber();
	await record.final(proposed.number);
	const find = (id) => record.blocks.flatMap(({ number, events }) => (number > searched ? events.filter(({ section, method }) => `${section}.${method}` === id) : []));
	const kinds = [...new Set(find('offences.Offence').map(({ data }) => data.kind.toUtf8()))];
	const reported = find('staking.SlashReported');
	const { validator, fraction, slashEra } = reported[0].data;
	report.tell('Both nodes wrote blocks; others noticed, and reported it without being asked.');
	report.equal('what is reported is two blocks in one slot', kinds, [TWO_BLOCKS]);
	report.equal('it is the offender that is reported', [...new Set(reported.map(({ data }) => data.validator.toString()))], [offender.address]);
	// One of four validators: the square of three quarters.
	const share = (WHOLE * 9n) / 16n;
	report.equal(`the offence of era ${offence} costs ${percent(share)}`, [slashEra.toNumber(), fraction.toBigInt()], [offence, share]);
	report.equal('it happened while the allocation counted', offence >= from, true);
	const own = (await api.query.staking.erasStakersOverview(offence, validator)).unwrap().own.toBigInt();
	const lost = (own * share) / WHOLE;
	const { hash } = record.blocks.find(({ events }) => events.includes(reported[0]));
	if ((await chain.eraAt(hash)) === offence) {
		const then = await api.at(hash);
		const disabled = (await then.query.session.disabledValidators()).map(([index]) => index.toNumber());
		const validators = (await then.query.session.validators()).map(String);
		report.equal('it may not write blocks any more in this era', disabled.map((index) => validators[index]), [offender.address]);
	}
	const due = offence + DEFERRED + 1;
	report.equal(`the service's slash is due in era ${due}, as that of the base chain is`, executableFrom.toNumber(), due);
	const before = await chain.read(proposed.hash);
	report.equal('nothing is taken so far', (await before.bond(offender.address)).total, bond);

	report.step('The base chain comes first');
	const { head: settled, info } = await chain.untilCollected(slash);
	const seen = await record.between(searched, settled.number);
	const places = record.blocks.flatMap(({ number, events }) => events.map((event, place) => ({ number, place, event })));
	const slashed = places.filter(({ event }) => event.section === 'staking' && event.method === 'Slashed' && event.data.staker.toString() === offender.address);
	// Collecting slashes the bond as well, through the same door.
	const [consensus] = slashed;
	const executed = places.find(({ event }) => event.section === 'slashing' && event.method === 'SlashExecuted' && event.data.id.toNumber() === slash);
	report.equal(`it takes ${amount(lost)} of ${OFFENDER}'s bond`, consensus?.event.data.amount.toBigInt(), lost);
	report.check(
		'before the service takes anything',
		consensus.number < executed.number || (consensus.number === executed.number && consensus.place < executed.place),
		{ because: `block ${consensus.number} and ${executed.number}` },
	);
	const left = bond - lost;
	about('what was delegated and is gone is lost to the delegation, which is left with the rest', DELEGATED - claimLost(places, offender.address), left);
	const delta = taken(ALLOCATION, FRACTION);
	const [mine, hers] = [left, BYSTANDER.delegated].map((much) => new Holding(much).pay([delta], FULL - delta)[0]);
	report.tell(
		`Of ${amount(bond)} are ${amount(left)} left, less than what was delegated. The service's ${percent(FRACTION)} is of that: ${amount(mine)}, and not ` +
			`${amount(new Holding(DELEGATED).pay([delta], FULL - delta)[0])}. Rosa, who did nothing, pays the service ${amount(hers)} and the base chain nothing.`,
	);
	const paid = seen.collected.get(slash);
	report.equal(`${OFFENDER} pays the service its share of what is left`, paid?.get(offender.address), mine);
	report.equal('rosa pays hers', paid?.get(at('rosa')), hers);
	report.equal('the books of the slash add up', [info.accounted.toBigInt(), info.collected.toBigInt(), info.outstanding.toBigInt()], [mine + hers, mine + hers, 0n]);

	report.step('Delegations and aggregates agree');
	const after = await chain.read(settled.hash);
	report.equal(`${OFFENDER}'s bond`, (await after.bond(offender.address)).total, left - mine);
	report.equal(`rosa's bond`, (await after.bond(at('rosa'))).total, BYSTANDER.bond - hers);
	const [position] = (await after.restaker(offender.address)).delegations;
	const exits = sum(position.exits.map((exit) => exit.amount.toBigInt()));
	const delegated = position.delegated.toBigInt();
	about('all that is left of it is delegated or on its way out', delegated + exits, left - mine);
	const most = delegable(left - mine, constant(chain, 'restaking', 'consensusReserve'));
	report.check('and a fifth of the bond is the base chain\'s again', delegated <= most && delegated > 0n, { because: `${amount(delegated)} are delegated, ${amount(most)} may be` });
	const units = unitsFor(left) + unitsFor(BYSTANDER.delegated);
	const { stake } = await after.operator(operator);
	about('the operator has the sum of it', stake.toBigInt(), worth(FULL - delta, units));
	const security = await after.security(service);
	about('and the service its part of that', security.effectiveStake.toBigInt(), worth(ALLOCATION - delta, units));
	await network.untilFinalized(settled.number + 3);
	await network.checkAgreement();
	report.equal('the four are validators still', (await validatorsOf(chain)).sort(), VALIDATORS.map((name) => stash(chain, name).address).sort());
	report.check(`all four still vote, in round ${await network.untilAllVote()}`, true);
}

/** What `restaker` lost of what it had delegated, because its bond does not cover it any more. */
function claimLost(places, restaker) {
	return sum(
		places
			.filter(({ event }) => event.section === 'restaking' && event.method === 'CollateralLost' && event.data.restaker.toString() === restaker)
			.map(({ event }) => event.data.amount.toBigInt()),
	);
}
