// SPDX-License-Identifier: Apache-2.0

// Eras turn, and elections follow stake: what a service takes from a nominator is missing in the
// next election; a fifth validator joins with its own keys, and one of the first leaves.

import { Record } from '../../scripts/lib/blocks.mjs';
import { Cast } from '../../scripts/lib/cast.mjs';
import { happened } from '../../scripts/lib/chain.mjs';
import { hashed } from '../../scripts/lib/evidence.mjs';
import { FULL, Holding, WHOLE, taken } from '../../scripts/lib/model.mjs';
import { amount, percent, tokens } from '../../scripts/lib/report.mjs';
import { terms, vetoable } from '../../scripts/lib/terms.mjs';
import { FULL_NODE, VALIDATORS } from './lib/network.mjs';
import { authorOf, stash, sudo, validatorsOf } from './lib/people.mjs';

const BOND = tokens(50_000);
const DELEGATED = tokens(40_000);
const FRACTION = WHOLE / 2n;
/** What the fifth validator bonds: as much as the others have. */
const FIFTH_BOND = tokens(100_000);
const FIFTH = 'greta';
const LEAVER = 'dave';

export default async function eras(network, report) {
	const chain = await network.chain(FULL_NODE);
	const { api } = chain;
	const { tx } = api;
	const cast = await Cast.gather(chain, 'eras', ['rosa', 'olga', 'sven', FIFTH]);
	const of = (who) => cast.accounts[who];
	const at = (who) => cast.address(who);
	const target = stash(chain, 'charlie').address;
	const exposure = async (era, who) => {
		const overview = (await api.query.staking.erasStakersOverview(era, who)).unwrapOr(undefined);
		return { total: overview?.total.toBigInt() ?? 0n, own: overview?.own.toBigInt() ?? 0n };
	};
	const inSession = () => validatorsOf(chain);
	/** Waits for an election that began after block `from`, and returns its era. */
	const untilElected = async (from, what) =>
		chain.until(async (head) => {
			const view = await chain.read(head.hash);
			const [then, now] = [await (await chain.read(await chain.hashOf(from))).currentEra(), await view.currentEra()];
			report.meanwhile(`era ${head.era}, block ${head.number}, ${what}`);
			return now > then ? now : undefined;
		}, what);

	report.step('A nominator restakes what it has nominated with');
	const record = await Record.start(chain);
	await cast.fund({ rosa: BOND, olga: tokens(100), sven: tokens(200), [FIFTH]: FIFTH_BOND });
	const [created] = await Promise.all([
		chain.expect(of('sven'), tx.services.createService('A bridge', terms(vetoable(at('sven'))))),
		chain.expect(of('olga'), tx.operators.register('olga', 0, 0)),
		chain.expect(of('rosa'), tx.utility.batchAll([tx.staking.bond(BOND, 'Stash'), tx.staking.nominate([target])])),
	]);
	const service = happened(created, 'services.ServiceCreated').service.toNumber();
	await chain.expect(of('rosa'), tx.restaking.delegate(at('olga'), DELEGATED));
	const offer = await chain.expect(of('olga'), tx.services.optIn(service, FULL));
	const from = happened(offer, 'services.OperatorAdmitted').effectiveFrom.toNumber();
	report.tell(`Rosa bonds ${amount(BOND)}, nominates charlie, and delegates ${amount(DELEGATED)} to olga, who puts all of it behind service ${service}.`);

	report.step('A fifth validator joins');
	await network.add(FIFTH, ['--validator']);
	const stashKey = Buffer.from(of(FIFTH).publicKey).toString('hex');
	const { keys, proof } = await network.ask(FIFTH, 'author_rotateKeysWithOwner', [`0x${stashKey}`]);
	await chain.refused('setting keys without proof that one has them', of(FIFTH), tx.session.setKeys(keys, '0x'), 'session.InvalidProof');
	// There is room before it comes: an election in between would leave out somebody else.
	await chain.expect(sudo(chain), tx.sudo.sudo(tx.staking.setValidatorCount(VALIDATORS.length + 1)));
	const joining = await chain.expect(
		of(FIFTH),
		tx.utility.batchAll([tx.staking.bond(FIFTH_BOND, 'Stash'), tx.session.setKeys(keys, proof), tx.staking.validate({ commission: 0, blocked: false })]),
	);
	report.tell(`${FIFTH} runs a node of its own, bonds ${amount(FIFTH_BOND)} and sets the session keys that its node has made.`);
	const elected = await untilElected(joining.number + 1, 'waiting for the election of the fifth validator');
	report.check(`${FIFTH} is elected in era ${elected}`, (await exposure(elected, at(FIFTH))).own === FIFTH_BOND);
	await network.until(`${FIFTH} is in the session`, async () => (await inSession()).includes(at(FIFTH)) || undefined);
	report.equal('there are five validators', (await inSession()).length, VALIDATORS.length + 1);
	const joined = chain.head.number;
	let next = joined;
	const wrote = await network.until(
		`${FIFTH} has written a block`,
		async () => {
			for (; next <= chain.head.number; next += 1) {
				if ((await authorOf(chain, next)) === at(FIFTH)) return next;
			}
			return undefined;
		},
		{ say: () => `block ${next - 1}` },
	);
	await network.untilFinalized(wrote);
	report.check(`${FIFTH} writes blocks, and they become final`, true);

	report.step('What a service takes from a nominator is missing in the next election');
	const begun = await chain.untilEra(from, 'waiting for the allocation to count');
	const before = await exposure(begun.era, target);
	report.equal('rosa stands behind charlie with all her bond', before.total - before.own, BOND);
	const proposed = await chain.expect(of('sven'), tx.slashing.proposeSlash(service, at('olga'), begun.era, FRACTION, hashed('a stolen bridge')));
	const slash = happened(proposed, 'slashing.SlashProposed').id.toNumber();

	// Meanwhile somebody leaves.
	const leaver = stash(chain, LEAVER);
	await chain.expect(leaver, tx.staking.chill());
	await chain.expect(sudo(chain), tx.sudo.sudo(tx.staking.setValidatorCount(VALIDATORS.length)));

	const { head: settled } = await chain.untilCollected(slash);
	const delta = taken(FULL, FRACTION);
	const [due] = new Holding(DELEGATED).pay([delta], FULL - delta);
	const seen = await record.between(record.blocks[0].number - 1, settled.number);
	report.equal(`${percent(FRACTION)} of what is allocated costs rosa ${amount(due)}`, seen.collected.get(slash)?.get(at('rosa')), due);
	report.equal('her bond is lower by it', (await (await chain.read(settled.hash)).bond(at('rosa'))).active, BOND - due);
	const following = await untilElected(settled.number, 'waiting for the election after it');
	const after = await exposure(following, target);
	report.equal(`in the election of era ${following} she stands behind charlie with what is left`, after.total - after.own, BOND - due);
	report.equal('charlie has as much as before', after.own, before.own);

	report.step('One validator leaves');
	await network.until(`${LEAVER} is out of the session`, async () => !(await inSession()).includes(leaver.address) || undefined);
	report.equal('there are four validators', (await inSession()).length, VALIDATORS.length);
	const gone = chain.head.number;
	await network.untilFinalized(gone + 6);
	const authors = new Set();
	for (let number = gone + 1; number <= gone + 6; number += 1) {
		authors.add(await authorOf(chain, number));
	}
	report.check(`${LEAVER} writes no blocks any more, and finality goes on`, !authors.has(leaver.address));
	await network.checkAgreement();
}
