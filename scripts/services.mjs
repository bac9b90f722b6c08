// SPDX-License-Identifier: Apache-2.0

// Two services that are pallets, at work: tasks that operators verify, and data that they keep. Who is
// wrong or silent pays, with those behind it, and who works is paid. Started by ./scripts/demo --services.

import { stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { Blob } from './lib/blob.mjs';
import { Record } from './lib/blocks.mjs';
import { Cast, constant } from './lib/cast.mjs';
import { Stuck, happened, run } from './lib/chain.mjs';
import { attestation, hashed, possession, serviceKey } from './lib/evidence.mjs';
import { FULL, Holding, Purse, WHOLE, divideUp, earned, kept, reward, sum, taken, unitsFor, worth } from './lib/model.mjs';
import { Report, amount, magnitude, percent, tokens } from './lib/report.mjs';

/** The operators, with the kinds of their keys, what they keep of rewards, and who delegates how much to them. */
const CREW = {
	anna: { type: 'sr25519', commission: WHOLE / 20n, behind: { rolf: tokens(4_000) + 1n, rita: (tokens(4_500) - 1n) / 3n } },
	bodo: { type: 'ed25519', commission: WHOLE / 8n, behind: { ralf: tokens(3_000) + 7n } },
	cleo: { type: 'ecdsa', commission: 0n, behind: { romy: tokens(1_000) + 1n, rosa: (tokens(1_500) + 1n) / 3n } },
};
const OPERATORS = Object.keys(CREW);
const DELEGATED = Object.assign({}, ...Object.values(CREW).map(({ behind }) => behind));
const RESTAKERS = Object.keys(DELEGATED);
/** A bond is more than what is delegated of it. */
const BONDS = Object.fromEntries(Object.entries(DELEGATED).map(([who, delegated]) => [who, (delegated * 3n) / 2n]));
/** Paul posts tasks and a blob, Erin challenges a result. */
const OTHERS = ['paul', 'erin'];

/** What each operator puts behind which service. */
const ALLOCATED = { verification: (FULL * 2n) / 5n + 1n, availability: FULL / 3n };
/** What is paid for a task. */
const FEE = tokens(6) + 5n;
/** In how many chunks the data is cut, and for how many eras after the first it is kept. */
const CHUNKS = 5;
const KEPT = 12;
/** For how many eras anything is waited for that comes by itself. */
const PATIENCE = 6;

const report = new Report('services');
const title = (who) => who[0].toUpperCase() + who.slice(1);
const listed = (all) => all.map(title).join(' and ');

/** An operator as it should be: what backs it, what it backs, and what those behind it are owed. */
class Operator {
	magnitude = FULL;
	allocated = { ...ALLOCATED };
	purse = new Purse();
	commission = 0n;
	/** What each unit earned since the last slash. */
	each = 0n;

	constructor({ commission, behind }) {
		this.share = commission;
		this.holdings = Object.fromEntries(Object.entries(behind).map(([who, delegated]) => [who, new Holding(delegated)]));
		this.owed = Object.fromEntries(Object.keys(behind).map((who) => [who, 0n]));
	}

	get units() {
		return sum(Object.values(this.holdings).map(({ units }) => units));
	}

	/** What backs `service`. */
	stake(service) {
		return worth(this.allocated[service], this.units);
	}

	/** `service` takes `fraction`. Returns what each of those behind it pays. */
	slash(service, fraction) {
		this.settle();
		const delta = taken(this.allocated[service], fraction);
		this.allocated[service] -= delta;
		this.magnitude -= delta;
		return Object.fromEntries(Object.entries(this.holdings).map(([who, holding]) => [who, holding.pay([delta], this.magnitude)[0]]));
	}

	/** Gets `share` of what a service pays. Returns what of it is its own, and what is not. */
	earn(share) {
		const commission = kept(share, this.share);
		this.commission += commission;
		this.each += this.purse.share(share - commission, this.units);
		return [commission, share - commission];
	}

	/** What was earned by units as they are now. */
	settle() {
		for (const [who, { units }] of Object.entries(this.holdings)) this.owed[who] += earned(this.each, units);
		this.each = 0n;
	}
}

async function play(chain) {
	const { api } = chain;
	const { query, tx, consts } = api;
	const delays = (await query.restaking.delaysInForce()).toJSON();
	/** Waits for what comes by itself, but not for ever. */
	const soon = (ask, what) => {
		const limit = chain.head.era + PATIENCE;
		return chain.until(async (head) => {
			const answer = await ask(head);
			if (answer === undefined && head.era > limit) throw new Stuck(`${PATIENCE} eras are not enough ${what}`);
			return answer;
		}, what);
	};
	report.line(`Rampart: two services that are pallets. From block ${chain.head.number} and era ${chain.head.era}.`);

	// ------------------------------------------------------------------------------------ stage
	report.step('Three operators, for two services');
	const record = await Record.start(chain);
	const start = record.read;
	const services = {
		verification: (await query.verification.service()).unwrap().toNumber(),
		availability: (await query.availability.service()).unwrap().toNumber(),
	};
	const terms = {};
	for (const [name, service] of Object.entries(services)) {
		// Whoever has left counts until the era is over.
		await soon(async (head) => {
			const { effectiveStake } = await (await chain.read(head.hash)).security(service);
			return effectiveStake.isZero() ? head : report.meanwhile(`somebody backs service ${service}`);
		}, `for nobody else to back service ${service}`);
		const { quorum, slashing } = (await api.call.restakingApi.service(service)).unwrap().terms;
		const { fraction, reporterShare } = slashing.mode.asObjective;
		terms[name] = { quorum: quorum.toBigInt(), fraction: fraction.toBigInt(), reporterShare: reporterShare.toBigInt() };
	}
	const cast = await Cast.gather(chain, 'services', [...OPERATORS, ...RESTAKERS, ...OTHERS]);
	const of = (who) => cast.accounts[who];
	const at = (who) => cast.address(who);
	const whose = (address) => Object.keys(cast.accounts).find((who) => at(who) === address.toString());
	const keys = Object.fromEntries(OPERATORS.map((who) => [who, chain.account(`${cast.path}//${who}//signing`, CREW[who].type)]));
	const crew = Object.fromEntries(OPERATORS.map((who) => [who, new Operator(CREW[who])]));
	const deposit = constant(chain, 'operators', 'deposit');
	await cast.fund({ ...BONDS, ...Object.fromEntries(OPERATORS.map((who) => [who, deposit])), paul: 0n, erin: 0n });
	await Promise.all(
		OPERATORS.map((who) =>
			chain.expect(
				of(who),
				tx.utility.batchAll([
					tx.operators.register(title(who), CREW[who].commission, 0),
					tx.operators.setKey(serviceKey(keys[who]), possession(chain, at(who), keys[who])),
				]),
			),
		),
	);
	await Promise.all(
		OPERATORS.flatMap((operator) =>
			Object.entries(CREW[operator].behind).map(([who, delegated]) =>
				chain.expect(of(who), tx.utility.batchAll([tx.staking.bond(BONDS[who], 'Stash'), tx.restaking.delegate(at(operator), delegated)])),
			),
		),
	);
	const joined = await Promise.all(
		OPERATORS.map((who) =>
			chain.expect(of(who), tx.utility.batchAll(Object.keys(services).map((name) => tx.services.optIn(services[name], ALLOCATED[name])))),
		),
	);
	const begins = Math.max(...joined.map(({ era }) => era)) + delays.allocation;
	report.tell(
		`${OPERATORS.map((who) => `${title(who)}, with ${listed(Object.keys(CREW[who].behind))} behind`).join('; ')}: each puts ` +
			`${magnitude(ALLOCATED.verification)} behind service ${services.verification}, which verifies tasks, and ${magnitude(ALLOCATED.availability)} ` +
			`behind service ${services.availability}, which keeps data available. That counts from era ${begins} on.`,
	);
	await chain.untilEra(begins, 'waiting for the allocations to count');
	const backed = await chain.read();
	const stakes = (name) => OPERATORS.map((who) => [who, crew[who].stake(name)]);
	report.table(
		['operator', 'signs with', 'keeps of rewards', 'backs verification', 'backs availability'],
		OPERATORS.map((who) => [title(who), CREW[who].type, percent(CREW[who].commission), crew[who].stake('verification'), crew[who].stake('availability')]),
	);
	for (const [name, service] of Object.entries(services)) {
		const total = sum(stakes(name).map(([, stake]) => stake));
		const security = await backed.security(service);
		report.equal(
			`${amount(total)} back service ${service}; a quorum is ${amount(divideUp(total * terms[name].quorum, WHOLE))}`,
			[security.effectiveStake.toBigInt(), security.quorumStake.toBigInt()],
			[total, divideUp(total * terms[name].quorum, WHOLE)],
		);
	}

	// ---------------------------------------------------------------------------------- helpers
	const lost = Object.fromEntries(RESTAKERS.map((who) => [who, 0n]));
	const slashes = [];
	/**
	 * Checks that `slash`, of `operator` by the service `name`, takes from each behind it its share. Returns
	 * what the reporter gets of it, if there is one.
	 */
	const check = async (slash, name, operator, reported) => {
		const dues = crew[operator].slash(name, terms[name].fraction);
		const due = sum(Object.values(dues));
		const bounty = reported ? reward(due, terms[name].reporterShare) : 0n;
		const { head, info } = await chain.untilCollected(slash);
		await record.final(head.number);
		const { collected } = await record.between(start, head.number);
		report.equal(
			`${percent(terms[name].fraction)} of what ${title(operator)} has there costs ${Object.entries(dues).map(([who, much]) => `${title(who)} ${amount(much)}`).join(', ')}`,
			RESTAKERS.map((who) => collected.get(slash)?.get(at(who)) ?? 0n),
			RESTAKERS.map((who) => dues[who] ?? 0n),
		);
		const view = await chain.read(head.hash);
		const behind = Object.keys(dues);
		for (const who of behind) lost[who] += dues[who];
		const bonds = await Promise.all(behind.map(async (who) => (await view.bond(at(who))).total));
		report.equal(`the bonds of ${listed(behind)} fall by that`, bonds, behind.map((who) => BONDS[who] - lost[who]), { quiet: true });
		report.equal(
			`the books of slash ${slash} say the same`,
			['accounted', 'collected', 'outstanding', 'paidToReporter', 'paidToBeneficiary'].map((entry) => info[entry].toBigInt()),
			[due, due, 0n, bounty, due - bounty],
			{ quiet: true },
		);
		report.equal(`${title(operator)}'s magnitude is ${magnitude(crew[operator].magnitude)}`, (await view.operator(at(operator))).magnitude.toBigInt(), crew[operator].magnitude, { quiet: true });
		slashes.push({ slash, due, bounty });
		return bounty;
	};
	/** Checks what was paid for `era` by the service `name`, of `much` by `points`. Returns what was left over. */
	const paid = async (name, era, much, points) => {
		const stored = await soon(async (head) => {
			const told = await (await api.at(head.hash)).query.rewards.eraRecords(services[name], era);
			return told.distributed.isSome ? told : report.meanwhile(`era ${era} is over, and not paid yet`);
		}, `for era ${era} to be paid`);
		const weights = stakes(name).map(([who, stake]) => [who, stake * BigInt(points[who] ?? 0)]);
		const all = sum(weights.map(([, weight]) => weight));
		const shares = weights.filter(([, weight]) => weight > 0n).map(([who, weight]) => [who, (much * weight) / all]);
		const should = shares.map(([who, share]) => [who, ...crew[who].earn(share)]);
		const is = stored.paid.map(([who, { commission, toRestakers }]) => [whose(who), commission.toBigInt(), toRestakers.toBigInt()]);
		report.equal(
			`era ${era} pays ${shares.map(([who, share]) => `${amount(share)} to ${title(who)}`).join(', ')}, with those behind`,
			is.sort(),
			should.sort(),
		);
		return much - sum(shares.map(([, share]) => share));
	};
	const free = async (who, hash) => (await (await chain.read(hash)).balance(at(who))).free;
	/** The data of the events `id` after block `from`, as far as blocks are final. */
	const seen = (from, id) =>
		record.blocks
			.filter(({ number }) => number >= from)
			.flatMap(({ number, hash, events }) =>
				events.filter(({ section, method }) => `${section}.${method}` === id).map(({ data }) => ({ number, hash, data })),
			);
	const untilSeen = (from, id, is, what) => soon(() => seen(from, id).find(({ data }) => is(data)), what);

	// ------------------------------------------------------------------------------ verification
	const longest = Math.floor((consts.babe.epochDuration.toNumber() * consts.staking.sessionsPerEra.toNumber() * delays.reportWindow * 3) / 10);
	const [leastFee, bond] = [constant(chain, 'verification', 'minFee'), constant(chain, 'verification', 'challengeBond')];
	const account = chain.keyring.encodeAddress(u8aConcat(stringToU8a('modl'), consts.verification.palletId.toU8a(), new Uint8Array(20)));
	const post = (fee, blocks = longest) => tx.verification.post(hashed('the block'), null, fee, blocks);
	let pot = (await query.rewards.pots(services.verification)).toBigInt();

	/**
	 * A task from its post to its pay: what operators say first, what Erin holds against it, and what they
	 * say then; `result` is what comes of it.
	 */
	const task = async ({ first, counter, second = {}, result, meanwhile = () => [] }) => {
		await chain.withinOneEra(7);
		const escrow = await (await chain.read()).total(account);
		const poor = await free('erin');
		const posted = await chain.expect(of('paul'), post(FEE));
		const { task: id, deadline } = happened(posted, 'verification.TaskPosted');
		report.equal(`Paul posts task ${id} for ${amount(FEE)}; there are ${longest} blocks to attest`, deadline.toNumber(), posted.number + longest);
		report.equal('the pallet keeps the fee', await (await chain.read(posted.hash)).total(account), escrow + FEE, { quiet: true });
		// Whoever brings an attestation; here somebody who is no operator.
		const bring = (who, round, says, pair = keys[who]) => {
			const { result: said, signature } = attestation(chain, pair, { service: services.verification, task: id, round, says });
			return [of(Object.keys(CREW[who].behind)[0]), tx.verification.attest(id, round, said, serviceKey(keys[who]), signature)];
		};
		const vote = async (round, votes) => {
			const brought = await Promise.all(Object.entries(votes).map(([who, says]) => chain.expect(...bring(who, round, says))));
			report.equal(
				`${Object.entries(votes).map(([who, says]) => `${title(who)} attests “${says}”`).join(', ')}; that is free, and counts by stake`,
				brought.map((receipt) => {
					const said = happened(receipt, 'verification.Attested');
					return [whose(said.operator), said.result.toHex(), said.stake.toBigInt(), receipt.fee];
				}),
				Object.entries(votes).map(([who, says]) => [who, hashed(says), crew[who].stake('verification'), 0n]),
			);
			return brought;
		};
		const attested = await vote('First', first);
		const proposed = attested.flatMap(({ events }) => events.filter(({ section, method }) => `${section}.${method}` === 'verification.ResultProposed'));
		const backing = (says) => sum(Object.keys(first).filter((who) => first[who] === says).map((who) => crew[who].stake('verification')));
		const [leading] = [...new Set(Object.values(first))].sort((a, b) => (backing(a) < backing(b) ? 1 : -1));
		report.equal(`“${leading}” has a quorum and is proposed, once`, proposed.map(({ data }) => data.result.toHex()), [hashed(leading)]);
		let fees = 0n;
		const [challenged] = await Promise.all([counter ? chain.expect(of('erin'), tx.verification.challenge(id, hashed(counter))) : undefined, ...meanwhile(id, bring)]);
		if (counter) {
			fees += challenged.fee;
			report.equal(
				`Erin holds “${counter}” against it, and ${amount(bond)} are held from her`,
				[await (await chain.read(challenged.hash)).held(at('erin'), 'verification'), await free('erin', challenged.hash)],
				[bond, poor - bond - fees],
			);
			await vote('Second', second);
		}
		const gone = await soon(async (head) => ((await (await api.at(head.hash)).query.verification.tasks(id)).isNone ? head : undefined), `for task ${id} to end`);
		await record.final(gone.number);
		const mine = (event) => seen(posted.number, event).filter(({ data }) => data.task.eq(id)).map(({ data }) => data);
		report.equal(`nobody asks for it, and task ${id} ends with “${result}”`, mine('verification.TaskEnded').map(({ outcome }) => outcome.toJSON()), [{ verified: hashed(result) }]);
		const liars = OPERATORS.filter((who) => [first[who], second[who]].some((says) => says !== undefined && says !== result));
		const wrong = mine('verification.WrongAttestation').map(({ operator, slash }) => [whose(operator), slash.toNumber()]);
		report.equal(liars.length ? `${listed(liars)} said otherwise, and nobody else is slashed` : 'nobody is slashed', wrong.map(([who]) => who).sort(), liars);
		const honest = OPERATORS.filter((who) => first[who] !== undefined && !liars.includes(who));
		const right = counter === result;
		let should = counter && !right ? -bond : 0n;
		for (const [who, slash] of wrong) should += await check(slash, 'verification', who, right);
		if (counter) {
			report.equal(
				right ? `Erin has her bond back, and ${percent(terms.verification.reporterShare)} of what is collected: ${amount(should)}` : 'Erin was wrong, and has lost the bond',
				[await free('erin'), await (await chain.read()).held(at('erin'), 'verification')],
				[poor - fees + should, 0n],
			);
		}
		pot += FEE + (counter && !right ? bond : 0n);
		report.equal('until the era is over the pallet keeps what is earned', await (await chain.read()).total(account), escrow + FEE + (counter && !right ? bond : 0n), { quiet: true });
		await chain.untilEra(posted.era + 1, 'until the era of the task is over');
		const points = Number(FEE / leastFee);
		pot = await paid('verification', posted.era, pot, Object.fromEntries(honest.map((who) => [who, points])));
		report.equal('what cannot be divided waits in the pot', (await query.rewards.pots(services.verification)).toBigInt(), pot, { quiet: true });
		report.equal('the pallet keeps nothing of it', await (await chain.read()).total(account), escrow, { quiet: true });
	};

	report.step('A task that all agree on');
	await Promise.all([
		chain.refused('a task without a fee', of('paul'), post(0n), 'verification.FeeTooLow'),
		chain.refused(`one for a planck less than ${amount(leastFee)}`, of('erin'), post(leastFee - 1n), 'verification.FeeTooLow'),
		chain.refused('one that takes longer than it may', of('rolf'), post(FEE, longest + 1), 'verification.DeadlineOutOfRange'),
	]);
	await task({
		first: { anna: 'valid', bodo: 'valid', cleo: 'valid' },
		result: 'valid',
		meanwhile: (id, bring) => [
			chain.refused('attesting twice', ...bring('anna', 'First', 'valid'), 'verification.AlreadyAttested'),
			chain.refused("attesting with somebody else's key", ...bring('bodo', 'First', 'valid', chain.account('//nobody', CREW.bodo.type)), 'verification.BadSignature'),
			chain.refused('a vote where nothing is disputed', ...bring('cleo', 'Second', 'valid'), 'verification.NotDisputed'),
			chain.refused('challenging a result with itself', of('paul'), tx.verification.challenge(id, hashed('valid')), 'verification.SameResult'),
		],
	});

	report.step('A task that one gets wrong, and a challenge that is wrong too');
	await task({ first: { anna: 'valid', bodo: 'valid', cleo: 'forged' }, counter: 'forged', second: { anna: 'valid', bodo: 'valid' }, result: 'valid' });

	report.step('A task that most get wrong, and a challenge that is right');
	await task({ first: { anna: 'forged', bodo: 'forged', cleo: 'valid' }, counter: 'valid', second: { anna: 'valid', bodo: 'valid' }, result: 'valid' });

	report.step('Who was right is paid');
	for (const who of OPERATORS) crew[who].settle();
	const claims = await Promise.all(
		OPERATORS.flatMap((operator) => Object.keys(CREW[operator].behind).map((who) => chain.expect(of(who), tx.rewards.claim(at(operator))).then((receipt) => [operator, who, receipt]))),
	);
	for (const [operator, who, receipt] of claims) {
		report.equal(`${title(who)} claims ${amount(crew[operator].owed[who])}`, happened(receipt, 'rewards.RewardsClaimed').amount.toBigInt(), crew[operator].owed[who]);
	}
	for (const who of OPERATORS) report.equal(`${title(who)}'s commission is ${amount(crew[who].commission)}`, (await (await chain.read()).rewards(at(who))).commission.toBigInt(), crew[who].commission);

	// ------------------------------------------------------------------------------ availability
	report.step('A blob is committed, and three keep it');
	const blob = new Blob(stringToU8a(`What a rollup has executed, as ${cast.path} tells it: ${'a transfer; '.repeat(20)}`), CHUNKS);
	const { commitment } = blob;
	const began = await chain.withinOneEra(5);
	const until = began.era + KEPT;
	const perEra = constant(chain, 'availability', 'byteFee') * BigInt(commitment.size);
	const [commitFee, price] = [constant(chain, 'availability', 'commitFee'), perEra * BigInt(KEPT + 1)];
	const [purse, keepers] = [await free('paul'), stakes('availability')];
	const books = await soon(async (head) => {
		const told = await (await api.at(head.hash)).query.availability.accounts();
		return told.next.eq(head.era) ? told : undefined;
	}, 'for the eras before to be paid');
	const committed = await chain.expect(of('paul'), tx.availability.commit(commitment, until));
	const { blob: named, closes } = happened(committed, 'availability.BlobCommitted');
	const total = sum(keepers.map(([, stake]) => stake));
	const needed = divideUp(total * terms.availability.quorum, WHOLE);
	report.tell(
		`Paul has ${commitment.size} bytes of data, cuts them into ${CHUNKS} chunks and adds one that makes up for any of them. The chain keeps the ` +
			`root over the ${commitment.chunks}; Anna, Bodo and Cleo are asked to keep the rest, each chunk thrice, until era ${until}.`,
	);
	report.equal('the chain computes the same name for it', named.toHex(), blob.id);
	report.equal(
		`it costs ${amount(commitFee)} to ask, and ${amount(price)} for ${KEPT + 1} eras`,
		[committed.era, await free('paul', committed.hash)],
		[began.era, purse - commitFee - price - committed.fee],
	);
	const window = consts.availability.attestationWindow.toNumber();
	const custody = (await query.availability.custodies(blob.id)).map(({ who, stake, duty }) => [whose(who), stake.toBigInt(), duty.type]);
	report.equal(`there are ${window} blocks to attest, for each by its stake`, [closes.toNumber(), custody.sort()], [committed.number + window, keepers.map(([who, stake]) => [who, stake, 'None'])]);
	const keptBy = (all) => sum(keepers.filter(([who]) => all.includes(who)).map(([, stake]) => stake));
	const status = async (hash) => {
		const told = (await (await api.at(hash)).query.availability.blobs(blob.id)).unwrap();
		return [told.status.type, told.attested.toBigInt(), told.needed.toBigInt(), told.escrow.toBigInt()];
	};
	const attest = (who) => chain.expect(of(who), tx.availability.attest(blob.id));
	const early = await Promise.all([attest('bodo'), attest('cleo'), chain.refused('attesting without being asked', of('erin'), tx.availability.attest(blob.id), 'availability.NotCustodian')]);
	const [hash] = early.sort((a, b) => b.number - a.number).map((receipt) => receipt.hash);
	report.equal('Bodo and Cleo attest, and are too few', await status(hash), ['Pending', keptBy(['bodo', 'cleo']), needed, price]);
	const enough = await attest('anna');
	report.equal('with Anna it is available, and paid for', [enough.era, ...(await status(enough.hash))], [began.era, 'Available', total, needed, 0n]);

	report.step('A node keeps the chunks, and answers by itself');
	const pallet = consts.availability.palletId.toU8a();
	const indexes = blob.chunks.map((_, index) => index);
	const store = () => Promise.all(indexes.map((index) => api.rpc.offchain.localStorageSet('PERSISTENT', blob.key(pallet, index), blob.piece(index))));
	await store();
	await chain.refused('attesting twice', of('cleo'), tx.availability.attest(blob.id), 'availability.AlreadyAttested');
	await chain.untilEra(began.era + 1, 'until the era is over');
	const carried = books.rate.toBigInt() + books.carried.toBigInt() + perEra + commitFee;
	await paid('availability', began.era, carried, Object.fromEntries(OPERATORS.map((who) => [who, 1])));
	report.meanwhile('nobody is asked before the draws could not be foreseen', true);
	const asked = await untilSeen(enough.number, 'availability.ChallengeIssued', (data) => data.blob.eq(blob.id), 'for a challenge');
	const { challenge, operator, chunk, deadline } = asked.data;
	report.tell(`In block ${asked.number} ${title(whose(operator))} is asked for chunk ${chunk}, by lot.`);
	report.equal('it can be answered for as many blocks as the chain says', deadline.toNumber(), asked.number + consts.availability.answerWindow.toNumber());
	const fate = (what) => seen(asked.number, `availability.${what}`).find(({ data }) => data.challenge.eq(challenge));
	const answered = await soon(() => fate('ChallengeAnswered') ?? fate('ChallengeMissed'), 'for the answer');
	const { block } = await api.rpc.chain.getBlock(answered.hash);
	const shown = block.extrinsics.filter(({ method }) => method.section === 'availability' && method.args[0].eq(challenge));
	report.equal(
		`block ${answered.number} has the answer, which nobody has signed: the chunk, with its proof`,
		shown.map(({ isSigned, method: { args } }) => [isSigned, args[1].toHex(), args[2].toJSON()]),
		[[false, u8aToHex(blob.chunks[chunk.toNumber()]), blob.proof(chunk.toNumber())]],
	);

	report.step('The node loses them, and whoever is asked next is silent');
	await Promise.all(indexes.map((index) => api.rpc.offchain.localStorageClear('PERSISTENT', blob.key(pallet, index))));
	// What was asked up to here the node may have answered already.
	const last = (await api.rpc.chain.getHeader()).number.toNumber();
	const answerFor = ({ id, chunk: index }, bytes = blob.chunks[index]) => chain.offer(tx.availability.answer(id, u8aToHex(bytes), blob.proof(index)));
	const byHand = new Map();
	let silent;
	await soon(async (head) => {
		const stored = await (await api.at(head.hash)).query.availability.challenges.entries();
		const open = stored
			.map(([key, value]) => ({ id: key.args[0].toNumber(), ...value.unwrap().toJSON() }))
			.filter((one) => one.blob === blob.id)
			.sort((a, b) => a.id - b.id);
		silent ??= open.find((one) => one.deadline - consts.availability.answerWindow.toNumber() > last);
		for (const one of open) {
			if (one.operator === silent?.operator || byHand.has(one.id)) continue;
			byHand.set(one.id, undefined);
			const flipped = blob.chunks[one.chunk].map((byte) => byte ^ 1);
			byHand.set(one.id, [whose(one.operator), one.chunk, await answerFor(one, flipped), await answerFor(one)]);
		}
		const over = silent && !open.some((one) => one.id === silent.id);
		const others = [...byHand.keys()].filter((id) => id > silent?.id && !open.some((one) => one.id === id));
		if (over && others.length > 0) return head;
		return report.meanwhile(silent ? `block ${head.number}: ${title(whose(silent.operator))} has until block ${silent.deadline}` : `block ${head.number}: nobody is asked`);
	}, 'for a challenge that nobody answers');
	// Whoever is asked from now on is answered for.
	await store();
	const loser = whose(silent.operator);
	const missed = await untilSeen(last, 'availability.ChallengeMissed', ({ challenge: id }) => id.eq(silent.id), 'for the silence to count');
	report.tell(`${title(loser)} is asked for chunk ${silent.chunk} and has until block ${silent.deadline}. Nobody answers.`);
	report.check(`it is given up in block ${missed.number}, not before`, missed.number > silent.deadline);
	await check(missed.data.slash.asOk.toNumber(), 'availability', loser, false);
	const rest = keptBy(OPERATORS.filter((who) => who !== loser));
	report.equal(
		`${title(loser)} does not count for the blob any more, which is ${rest < needed ? 'lost' : 'still available'} with the others`,
		await status(missed.hash),
		[rest < needed ? 'Lost' : 'Available', rest, needed, 0n],
	);
	report.check('an answer that comes now is refused', /outdated/i.test((await answerFor(silent)) ?? 'it was taken'));
	const [[id, [helped, index, refusal, taking]]] = [...byHand].filter(([one]) => one > silent.id);
	report.tell(`${title(helped)} was asked for chunk ${index} meanwhile; a stranger that has it, but no key and no funds, answered.`);
	report.check('a chunk with a flipped bit is refused', /bad signature/i.test(refusal ?? 'it was taken'), { because: refusal });
	report.equal('the right one is taken', taking ?? 'it is', 'it is');
	report.equal(`and ${title(helped)} has answered`, seen(last, 'availability.ChallengeAnswered').filter(({ data }) => data.challenge.eq(id)).map(({ data }) => whose(data.operator)), [helped]);

	// ---------------------------------------------------------------------------------- the sum
	report.step('The sum');
	const out = await Promise.all(OPERATORS.map((who) => chain.expect(of(who), tx.utility.batchAll(Object.values(services).map((service) => tx.services.optOut(service))))));
	const end = await chain.read(await record.final(Math.max(...out.map(({ number }) => number))));
	const all = await record.between(start, Math.max(...out.map(({ number }) => number)));
	const rows = await Promise.all(RESTAKERS.map(async (who) => [title(who), DELEGATED[who], lost[who], BONDS[who] - lost[who], (await end.bond(at(who))).total]));
	report.table(['who', 'delegated', 'lost', 'bond should be', 'bond is'], rows);
	report.equal('nobody has lost anything else', rows.map((row) => row[4]), rows.map((row) => row[3]));
	report.equal('no slash took anything but those', [...all.collected.keys()].sort((a, b) => a - b), slashes.map(({ slash }) => slash).sort((a, b) => a - b));
	const bounties = sum(slashes.map(({ bounty }) => bounty));
	const found = sum(slashes.map(({ due }) => due));
	report.equal(`of ${amount(found)} Erin got ${amount(bounties)}, the treasury the rest`, [found - all.slashedToTreasury, all.burned], [bounties, 0n]);
	report.equal('every invariant of the restaking pallets holds', (await end.brokenInvariant()) ?? 'all hold', 'all hold');
	report.equal('nothing unexpected happened to any balance', all.alarms, []);
	await cast.disband();
	report.tell('The operators have left both services. What is left goes back to where it came from.');
}

await run(report, play);
