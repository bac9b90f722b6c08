// SPDX-License-Identifier: Apache-2.0

// From bond to slash to exit: the life of restaked stake, told step by step and checked to the
// last planck. Started by ./scripts/demo.

import { Record } from './lib/blocks.mjs';
import { Cast, constant } from './lib/cast.mjs';
import { happened, run } from './lib/chain.mjs';
import { equivocation, nameOf, possession, serviceKey, statement } from './lib/evidence.mjs';
import { FULL, Holding, Purse, WHOLE, delegable, divideUp, earned, kept, reward, sum, taken, unitsFor, worth } from './lib/model.mjs';
import { Report, amount, figure, magnitude, percent, tokens } from './lib/report.mjs';
import { objective, terms, vetoable } from './lib/terms.mjs';

/** Who bonds how much, and who delegates how much of it. */
const BONDS = { olga: tokens(20_000), rosa: tokens(10_000), ravi: tokens(5_000), ruth: tokens(2_500), lena: tokens(4_000) };
const DELEGATIONS = {
	olga: tokens(12_000) + 1n,
	rosa: tokens(8_000),
	ravi: (tokens(10_000) - 1n) / 3n,
	ruth: (tokens(7_000) - 2n) / 9n,
};
const LATE = tokens(1_000);
/** What a stranger has, for fees. */
const FARE = tokens(1);

/** What the operator promises to keep delegated to itself, and what it keeps of rewards. */
const SELF = tokens(1_000);
const COMMISSION = WHOLE / 20n;
/** What each service pays for an era. */
const PAY = { oracle: tokens(60) + 1n, notary: tokens(30) + 7n };
/** The part of the stake that can act for a service. */
const QUORUM = (WHOLE * 2n) / 3n;

/** The oracle, whose owner accuses: what the operator puts behind it, of a whole magnitude, … */
const ALLOCATION = (FULL * 2n) / 5n;
/** … what it takes of that, what its terms let it take on its own at most, and over all operators. */
const FRACTION = WHOLE / 8n;
const MAX_SLASH = WHOLE / 4n;
const BUDGET = { fraction: WHOLE / 2n, window: 4 };

/** The notary, which anyone can prove to be cheated: what is behind it, what an equivocation costs, … */
const NOTARY_ALLOCATION = (FULL * 3n) / 10n + 1n;
const NOTARY_FRACTION = WHOLE / 9n;
const NOTARY_MAX_SLASH = WHOLE / 5n;
/** … and what of that is the reporter's. */
const REPORTER_SHARE = WHOLE / 10n;

const WHO = { olga: 'Olga', rosa: 'Rosa', ravi: 'Ravi', ruth: 'Ruth', lena: 'Lena', sven: 'Sven', vera: 'Vera', nora: 'Nora', stan: 'Stan' };
const RESTAKERS = Object.keys(DELEGATIONS);

const report = new Report('demo');

async function play(chain) {
	const { api } = chain;
	const { tx } = api;
	const name = (await api.rpc.system.chain()).toString();
	const delays = (await api.query.restaking.delaysInForce()).toJSON();
	const reserve = constant(chain, 'restaking', 'consensusReserve');
	report.line(`Rampart: from bond to slash to exit, on ${name}, from block ${chain.head.number} and era ${chain.head.era}.`);

	// ------------------------------------------------------------------------------------- bonds
	report.step('Stake that secures the chain');
	const record = await Record.start(chain);
	const start = await chain.read(await chain.hashOf(record.read));
	const before = { number: record.read, issuance: await start.issuance(), treasury: await start.total(chain.treasury) };
	const cast = await Cast.gather(chain, 'demo', Object.keys(WHO));
	const of = (who) => cast.accounts[who];
	const at = (who) => cast.address(who);
	const deposits = {
		olga: constant(chain, 'operators', 'deposit'),
		sven: constant(chain, 'services', 'deposit'),
		nora: constant(chain, 'services', 'deposit'),
	};
	const pays = { sven: PAY.oracle, nora: PAY.notary };
	const needs = Object.keys(WHO).map((who) => [who, (BONDS[who] ?? 0n) + (deposits[who] ?? 0n) + (pays[who] ?? 0n)]);
	await cast.fund(Object.fromEntries(needs.filter(([who]) => who !== 'stan')));
	await cast.fund({ stan: 0n }, FARE);
	await Promise.all(Object.entries(BONDS).map(([who, bond]) => chain.expect(of(who), tx.staking.bond(bond, 'Stash'))));
	const [validator] = await api.query.session.validators();
	await chain.expect(of('rosa'), tx.staking.nominate([validator]));
	report.tell(
		`Nine new accounts (${cast.path}//olga and so on). Five of them bond tokens in pallet-staking, as any ` +
			`staker does: the tokens stay in their own accounts, on hold. A fifth of a bond always stays the base ` +
			`chain's alone; the rest can be used a second time. Rosa nominates a validator with hers.`,
	);
	const bonded = await chain.read();
	report.table(
		['who', 'bonded', 'can be restaked'],
		await Promise.all(
			Object.keys(BONDS).map(async (who) => {
				const restakable = (await bonded.restaker(at(who))).restakable.toBigInt();
				report.equal(`${WHO[who]} can restake ${amount(delegable(BONDS[who], reserve))}`, restakable, delegable(BONDS[who], reserve), { quiet: true });
				return [WHO[who], (await bonded.bond(at(who))).active, restakable];
			}),
		),
	);

	// ---------------------------------------------------------------------------------- operator
	report.step('An operator registers');
	await chain.expect(of('olga'), tx.operators.register('Olga, who runs oracles', COMMISSION, SELF));
	report.tell(
		`Olga is an operator now, keeps ${percent(COMMISSION)} of rewards, promises to keep ${amount(SELF)} of her own ` +
			`delegated to herself, and has a deposit of ${amount(deposits.olga)} on hold.`,
	);
	await chain.expect(of('olga'), tx.restaking.delegate(at('olga'), DELEGATIONS.olga));
	const keys = [1, 2].map((number) => chain.account(`${cast.path}//olga//signing//${number}`, 'ed25519'));
	const setKey = (pair) => tx.operators.setKey(serviceKey(pair), possession(chain, at('olga'), pair));
	await chain.refused(
		'setting a key without a signature of it',
		of('olga'),
		tx.operators.setKey(serviceKey(keys[0]), possession(chain, at('olga'), keys[1])),
		'operators.BadProofOfPossession',
	);
	const keySet = await chain.expect(of('olga'), setKey(keys[0]));
	report.tell(
		`She delegates ${amount(DELEGATIONS.olga)} of her own bond to herself, and sets the key with which she will sign for services, ` +
			`with a signature that shows it is hers.`,
	);
	report.equal('it is hers from this era on', happened(keySet, 'operators.KeySet').from.toNumber(), keySet.era);

	// ---------------------------------------------------------------------------------- services
	report.step('Two services are created');
	const [oracle, notary] = await Promise.all([
		chain.expect(
			of('sven'),
			tx.services.createService(
				'A price oracle',
				terms(vetoable(at('sven'), at('vera')), {
					admission: 'Approval',
					minOperatorStake: tokens(1_000),
					quorum: QUORUM,
					maxSlash: MAX_SLASH,
					budget: BUDGET,
					valueAtStake: tokens(5_000),
				}),
			),
		),
		chain.expect(
			of('nora'),
			tx.services.createService(
				'A notary',
				terms(objective(NOTARY_FRACTION, REPORTER_SHARE), {
					minOperatorStake: tokens(1_000),
					quorum: QUORUM,
					maxSlash: NOTARY_MAX_SLASH,
					budget: BUDGET,
					beneficiary: 'Treasury',
					valueAtStake: tokens(5_000),
				}),
			),
		),
	]).then((receipts) => receipts.map((receipt) => happened(receipt, 'services.ServiceCreated').service.toNumber()));
	report.tell(
		`Sven creates service ${oracle}, a price oracle. It asks operators for ${amount(tokens(1_000))} at least and lets them in one by ` +
			`one. Sven accuses, Vera can veto. On its own the oracle takes ${percent(MAX_SLASH)} of an allocation for one offence at most, and ` +
			`${percent(BUDGET.fraction)} of all that secures it in ${BUDGET.window} eras; it burns what it takes.`,
	);
	report.tell(
		`Nora creates service ${notary}, a notary, whose operators sign what they have seen. Nobody accuses there: whoever shows that one of ` +
			`them has signed two different things about the same takes ${percent(NOTARY_FRACTION)} of its allocation, at once, and gets ` +
			`${percent(REPORTER_SHARE)} of that. The rest is the treasury's.`,
	);

	// -------------------------------------------------------------------------------- delegation
	report.step('Restakers delegate what they have bonded');
	await chain.refused(
		`Rosa delegating ${amount(DELEGATIONS.rosa + 1n)}, a planck beyond four fifths of her bond,`,
		of('rosa'),
		tx.restaking.delegate(at('olga'), DELEGATIONS.rosa + 1n),
		'restaking.ExceedsRestakable',
	);
	const joined = await Promise.all(
		RESTAKERS.filter((who) => who !== 'olga').map((who) =>
			chain.expect(of(who), tx.restaking.delegate(at('olga'), DELEGATIONS[who])),
		),
	);
	for (const receipt of joined) {
		const { operator, restaker, amount: much, liableFrom } = happened(receipt, 'restaking.Delegated');
		const who = Object.keys(WHO).find((one) => at(one) === restaker.toString());
		report.equal(
			`${WHO[who]} delegated ${amount(DELEGATIONS[who])} to Olga in era ${receipt.era}, liable from era ${receipt.era + 1} on`,
			[operator.toString(), much.toBigInt(), liableFrom.toNumber()],
			[at('olga'), DELEGATIONS[who], receipt.era + 1],
		);
	}
	const delegated = await chain.read();
	for (const who of RESTAKERS) {
		report.equal(`${WHO[who]}'s bond is where it was`, (await delegated.bond(at(who))).total, BONDS[who], { quiet: true });
		report.equal(`nothing more of ${WHO[who]}'s is on hold`, await delegated.held(at(who), 'restaking'), 0n, { quiet: true });
	}
	report.tell('Nothing has moved: every bond is where it was, and secures the chain as before.');

	// ------------------------------------------------------------------------------------ opt-in
	report.step('The operator opts in, the services admit it');
	const offered = await chain.expect(
		of('olga'),
		tx.utility.batchAll([tx.services.optIn(oracle, ALLOCATION), tx.services.optIn(notary, NOTARY_ALLOCATION)]),
	);
	const admitted = await chain.expect(of('sven'), tx.services.admit(oracle, at('olga')));
	const admissions = [admitted, offered].map((receipt) => ({
		era: receipt.era,
		from: happened(receipt, 'services.OperatorAdmitted').effectiveFrom.toNumber(),
	}));
	const effectiveFrom = Math.max(...admissions.map(({ from }) => from));
	report.tell(
		`Olga puts ${magnitude(ALLOCATION)} of all her stake behind service ${oracle}, for it alone to slash, and ${magnitude(NOTARY_ALLOCATION)} ` +
			`behind service ${notary}, for that one alone. Sven admits her; the notary is open to everybody. It counts from era ${effectiveFrom} on, ` +
			`so that restakers who do not like it can leave first.`,
	);
	for (const { era, from } of admissions) report.equal(`the allocation waits ${delays.allocation} eras`, from, era + delays.allocation, { quiet: true });
	report.equal(
		'until then the services have nothing',
		await Promise.all([oracle, notary].map(async (service) => (await (await chain.read(admitted.hash)).security(service)).effectiveStake.toBigInt())),
		[0n, 0n],
	);

	// ------------------------------------------------------------------------------------- eras
	report.step('Eras pass');
	const begun = await chain.untilEra(effectiveFrom, 'waiting for the allocation to count');
	const offence = begun.era;
	const units = sum(RESTAKERS.map((who) => unitsFor(DELEGATIONS[who])));
	const backing = worth(ALLOCATION, units);
	const notaryBacking = worth(NOTARY_ALLOCATION, units);
	const quorum = divideUp(backing * QUORUM, WHOLE);
	const security = await (await chain.read(begun.hash)).security(oracle);
	report.tell(
		`It is era ${offence}. ${amount(sum(Object.values(DELEGATIONS)))} are delegated to Olga, ${magnitude(ALLOCATION)} of it secures the ` +
			`oracle: ${amount(backing)}. A quorum of ${percent(QUORUM)} is ${amount(quorum)}. The notary has ${amount(notaryBacking)}.`,
	);
	report.equal(`the chain says the same of the oracle's security`, security.effectiveStake.toBigInt(), backing);
	report.equal(`and of its quorum`, security.quorumStake.toBigInt(), quorum);
	report.equal(`and that nobody else can take any of it`, [security.exclusiveStake.toBigInt(), security.sharedStake.toBigInt()], [backing, 0n]);
	const told = (await Promise.all([oracle, notary].map((service) => api.rpc.restaking.serviceSecurity(service, begun.hash)))).map((answer) => answer.toJSON());
	report.equal(
		`and over JSON-RPC, as text, of both`,
		told.map(({ effectiveStake, quorumStake }) => [effectiveStake, quorumStake]),
		[backing, notaryBacking].map((stake) => [String(stake), String(divideUp(stake * QUORUM, WHOLE))]),
	);

	// ---------------------------------------------------------------------------------- offence
	report.step('Something goes wrong, and not everybody stays');
	const claim = (pair, says, era = offence) => statement(chain, pair, { service: notary, about: 'document 1', era, says });
	const [first, second] = [claim(keys[0], 'sold to Ann'), claim(keys[1], 'sold to Bill')];
	report.tell(
		`In era ${offence} Olga signs a wrong price for the oracle. For the notary she signs that a house was sold to Ann, changes her key, and signs ` +
			`that it was sold to Bill. Ravi hears of it and undelegates everything; Lena has not, and delegates.`,
	);
	const [left, late, rotated] = await Promise.all([
		chain.expect(of('ravi'), tx.restaking.undelegate(at('olga'), DELEGATIONS.ravi)),
		chain.expect(of('lena'), tx.restaking.delegate(at('olga'), LATE)),
		chain.expect(of('olga'), setKey(keys[1])),
	]);
	const exit = happened(left, 'restaking.Undelegated');
	report.equal(`Ravi leaves in era ${left.era}: still liable for it, free from era ${left.era + delays.exit} on`,
		[exit.liableUntil.toNumber(), exit.withdrawableFrom.toNumber()], [left.era, left.era + delays.exit]);
	report.equal(`Lena is liable from era ${late.era + 1} on, not for what happened before`,
		happened(late, 'restaking.Delegated').liableFrom.toNumber(), late.era + 1);
	report.equal(`Olga's first key was good until era ${rotated.era}, and stays on record for what she signed with it`,
		happened(rotated, 'operators.KeyRetired').until.toNumber(), rotated.era);

	// ------------------------------------------------------------------------------ equivocation
	report.step('A stranger shows that the operator contradicts itself');
	const prove = (one, other) => tx.slashing.reportOffence(notary, equivocation('document 1', one, other));
	const holdings = Object.fromEntries(RESTAKERS.map((who) => [who, new Holding(DELEGATIONS[who])]));
	const proved = taken(NOTARY_ALLOCATION, NOTARY_FRACTION);
	// Everybody settles this slash before the next one is executed.
	const lost = Object.fromEntries(RESTAKERS.map((who) => [who, holdings[who].pay([proved], FULL - proved)[0]]));
	const reported = await chain.expect(of('stan'), prove(first, second));
	const proof = happened(reported, 'slashing.OffenceProven');
	const fraud = proof.id.toNumber();
	report.tell(
		`Stan has never been here before: no bond, no role, ${amount(FARE)} for fees. He has come upon both statements, and hands them in. ` +
			`This is slash ${fraud}; the proof is checked and the slash executed in his transaction, in block ${reported.number}.`,
	);
	report.equal('he is on record as its reporter', proof.reporter.toString(), at('stan'));
	report.equal(
		'the slash names what Olga did, not how it was shown',
		happened(reported, 'slashing.SlashProposed').evidence.toHex(),
		nameOf(notary, at('olga'), 'document 1', offence),
	);
	report.equal(`it takes ${magnitude(proved)} of Olga's magnitude`, happened(reported, 'slashing.SlashExecuted').magnitude.toBigInt(), proved);
	const [caught, swapped] = await Promise.all([
		chain.untilCollected(fraud),
		chain.refused('the same proof with its statements swapped', of('stan'), prove(second, first), 'slashing.AlreadyProposed'),
		chain.refused('accusing in the name of a service where only proof counts', of('nora'),
			tx.slashing.proposeSlash(notary, at('olga'), offence, 1n, `0x${'00'.repeat(32)}`), 'slashing.NotVetoable'),
	]);
	const found = sum(Object.values(lost));
	const bounty = reward(found, REPORTER_SHARE);
	report.tell(
		`${amount(found)} are collected, within ${caught.head.number - reported.number + 1} block(s). A tenth of it, rounded down, is Stan's: ` +
			`${amount(bounty)}. The treasury has the rest: ${amount(found - bounty)}.`,
	);
	report.equal(
		'the books say so',
		['accounted', 'collected', 'outstanding', 'paidToReporter', 'paidToBeneficiary', 'held'].map((entry) => caught.info[entry].toBigInt()),
		[found, found, 0n, bounty, found - bounty, 0n],
	);
	const rich = FARE - reported.fee - swapped.fee + bounty;
	report.equal(`Stan has ${amount(rich)}: what he had, less fees, and the reward`, (await (await chain.read()).balance(at('stan'))).free, rich);

	// --------------------------------------------------------------------------------- proposal
	report.step('The oracle accuses');
	const evidence = (era, number) => `0x${(BigInt(era) * 16n + BigInt(number)).toString(16).padStart(64, '0')}`;
	const accuse = (fraction, number, era = offence) => tx.slashing.proposeSlash(oracle, at('olga'), era, fraction, evidence(era, number));
	await chain.withinOneEra(2);
	const [proposed] = await Promise.all([
		chain.expect(of('sven'), accuse(FRACTION, 1)),
		chain.refused(`a slash by somebody else`, of('rosa'), accuse(FRACTION, 1), 'slashing.NotSlasher'),
	]);
	const proposal = happened(proposed, 'slashing.SlashProposed');
	const [slash, executableFrom] = [proposal.id.toNumber(), proposal.executableFrom.toNumber()];
	report.tell(
		`Sven accuses Olga of an offence in era ${offence} and asks for ${percent(FRACTION)} of her allocation. This is slash ${slash}. ` +
			`Vera or the security council could veto it until era ${executableFrom} begins.`,
	);
	report.equal(`the veto window is ${delays.vetoWindow} era(s)`, executableFrom, proposed.era + delays.vetoWindow);
	await Promise.all([
		chain.refused('executing it before', of('rosa'), tx.slashing.executeSlash(slash), 'slashing.NotExecutableYet'),
		chain.refused('accusing her of the same again', of('sven'), accuse(FRACTION, 1), 'slashing.AlreadyProposed'),
	]);

	// ------------------------------------------------------------------------------------- veto
	report.step('It accuses once more, and is vetoed');
	const { era: again } = await chain.withinOneEra(2);
	// Where eras are short that is another than before, with a cap of its own.
	const spare = MAX_SLASH - (again === offence ? FRACTION : 0n);
	const doubted = await chain.expect(of('sven'), accuse(spare, 2, again));
	const flimsy = happened(doubted, 'slashing.SlashProposed').id.toNumber();
	const used = async (hash) => (await chain.read(hash)).capUsed(oracle, at('olga'), again);
	const vetoed = await chain.expect(of('vera'), tx.slashing.vetoSlash(flimsy));
	report.tell(
		`Sven accuses Olga of something in era ${again}, with evidence that does not convince Vera: she vetoes slash ${flimsy}, and that is final.`,
	);
	report.equal('with it the oracle would have taken all that it may, for that era', await used(doubted.hash), MAX_SLASH);
	report.equal('it is vetoed, and nothing was taken', await life(chain, flimsy, vetoed.hash), ['Vetoed', 0n]);
	report.equal('what it would have taken can be asked for again', await used(vetoed.hash), MAX_SLASH - spare);
	await Promise.all([
		chain.refused('accusing with the same evidence again', of('sven'), accuse(spare, 2, again), 'slashing.AlreadyProposed'),
		chain.refused('vetoing it twice', of('vera'), tx.slashing.vetoSlash(flimsy), 'slashing.AlreadyDecided'),
	]);

	report.step('It asks for more than its terms allow');
	const bold = await chain.expect(of('sven'), accuse(spare + 1n, 3, again));
	const greedy = happened(bold, 'slashing.SlashProposed').id.toNumber();
	report.tell(
		`Sven asks for a billionth more than the oracle may take on its own. That is no crime, but not for him to decide: slash ${greedy} waits ` +
			`for the security council. It never approves, and in the end nothing comes of it.`,
	);
	report.equal('it waits for approval', await life(chain, greedy, bold.hash), ['AwaitingApproval', 0n]);
	await Promise.all([
		chain.refused('all of it and more', of('sven'), accuse(WHOLE - MAX_SLASH, 4, again), 'slashing.CapExceeded'),
		chain.refused('executing it without approval', of('rosa'), tx.slashing.executeSlash(greedy), 'slashing.NotApproved'),
		chain.refused('approving it without being the council', of('vera'), tx.slashing.approveSlash(greedy), 'BadOrigin'),
	]);

	// -------------------------------------------------------------------------------- execution
	report.step('The veto window passes, the slash executes by itself');
	const delta = taken(ALLOCATION, FRACTION);
	const magnitudeLeft = FULL - proved - delta;
	const dues = Object.fromEntries(RESTAKERS.map((who) => [who, holdings[who].pay([delta], magnitudeLeft)[0]]));
	const due = sum(Object.values(dues));
	await chain.untilEra(executableFrom, 'the veto window is open');
	const settled = await chain.untilCollected(slash);
	// While the offence is still in the statements; what follows first tells what became of the slash.
	const payday = await payDay(chain, { of, oracle, notary, validator, era: settled.head.era - 1 });
	const after = await chain.read(await record.final(settled.head.number));
	const soFar = await record.between(before.number, settled.head.number);
	report.tell(
		`Olga's magnitude falls by ${percent(FRACTION)} of ${magnitude(ALLOCATION)}, that is by ${magnitude(delta)}, and with it what everybody who was ` +
			`delegated in era ${offence} has there. Nobody sends a transaction for this, nor for what follows.`,
	);
	report.equal(`executed in era ${executableFrom}, the first in which it may be`, await chain.eraAt(await chain.hashOf(soFar.executed.get(slash))), executableFrom);
	report.equal(`Olga's magnitude is ${magnitude(magnitudeLeft)}`, (await after.operator(at('olga'))).magnitude.toBigInt(), magnitudeLeft);

	report.step('It is collected from every restaker');
	const paid = (id, who) => soFar.collected.get(id)?.get(at(who)) ?? 0n;
	const losses = (who) => (lost[who] ?? 0n) + (dues[who] ?? 0n);
	const rows = [];
	for (const who of [...RESTAKERS, 'lena']) {
		const bond = await after.bond(at(who));
		report.equal(
			`${WHO[who]} pays ${amount(lost[who] ?? 0n)} and ${amount(dues[who] ?? 0n)}`,
			[paid(fraud, who), paid(slash, who)],
			[lost[who] ?? 0n, dues[who] ?? 0n],
			{ quiet: true },
		);
		report.equal(`${WHO[who]}'s bond falls by both`, bond.total, BONDS[who] - losses(who), { quiet: true });
		report.equal(`${WHO[who]} owes nothing any more`, (await after.pending(at(who))).length, 0, { quiet: true });
		rows.push([WHO[who], DELEGATIONS[who] ?? LATE, lost[who] ?? 0n, paid(fraud, who), dues[who] ?? 0n, paid(slash, who), bond.total]);
	}
	report.table(['who', 'delegated', 'owes the notary', 'paid', 'owes the oracle', 'paid', 'bond now'], rows);
	report.tell(`Lena came after the offence and pays nothing; Ravi had begun to leave in the same era and pays like everybody else.`);
	report.equal(`nobody else paid anything`, [fraud, slash, flimsy, greedy].map((id) => soFar.collected.get(id)?.size ?? 0), [RESTAKERS.length, RESTAKERS.length, 0, 0]);
	const { info } = settled;
	report.equal(`all that the oracle takes, ${amount(due)}, is collected and burned`, [info.collected.toBigInt(), info.outstanding.toBigInt(), soFar.burned], [due, 0n, due]);
	report.equal(`the books add up`, [info.accounted.toBigInt(), info.paidToBeneficiary.toBigInt()], [due, due]);
	report.equal(
		`neither service has touched what is the other's, nor the ${magnitude(FULL - ALLOCATION - NOTARY_ALLOCATION)} that are nobody's`,
		(await after.operator(at('olga'))).allocations.map(({ service, magnitude: rest }) => [service.toNumber(), rest.toBigInt()]).sort(([a], [b]) => a - b),
		[[oracle, ALLOCATION - delta], [notary, NOTARY_ALLOCATION - proved]].sort(([a], [b]) => a - b),
	);
	const [rosa, olga, debts, slashed] = (
		await Promise.all([
			api.rpc.restaking.delegations(at('rosa'), after.hash),
			api.rpc.restaking.operator(at('olga'), after.hash),
			api.rpc.restaking.pendingSlashes(at('rosa'), after.hash),
			api.rpc.restaking.slash(slash, after.hash),
		])
	).map((answer) => answer.toJSON());
	report.equal(
		`JSON-RPC says the same: ${amount(DELEGATIONS.rosa - losses('rosa'))} of Rosa's are still delegated, and nobody owes anything`,
		[rosa.bond, rosa.delegations.map(({ delegated }) => delegated), olga.magnitude, olga.outstanding, debts, slashed.collected, slashed.operator],
		[String(BONDS.rosa - losses('rosa')), [String(DELEGATIONS.rosa - losses('rosa'))], String(magnitudeLeft), '0', [], String(due), at('olga')],
	);
	report.equal('every invariant of the restaking pallets holds', await after.brokenInvariant() ?? 'all hold', 'all hold');

	// ----------------------------------------------------------------------------------- rewards
	report.step('One token, three incomes');
	const counts = Object.fromEntries([...RESTAKERS.map((who) => [who, holdings[who].units]), ['lena', unitsFor(LATE)]]);
	const liable = Object.keys(counts).filter((who) =>
		who === 'lena' ? late.era < payday.era : who === 'ravi' ? payday.era <= left.era : true,
	);
	const purse = new Purse();
	for (const payment of payday.payments) {
		payment.commission = kept(payment.amount, COMMISSION);
		payment.each = purse.share(payment.amount - payment.commission, sum(liable.map((who) => counts[who])));
	}
	const income = Object.fromEntries(
		Object.keys(counts).map((who) => [
			who,
			liable.includes(who) ? earned(sum(payday.payments.map(({ each }) => each)), counts[who]) : 0n,
		]),
	);
	const commission = sum(payday.payments.map((payment) => payment.commission));
	report.tell(
		`Era ${payday.era} is over. Anyone can have its validator and those who nominated it paid by the base chain; Stan does. Sven pays ` +
			`${amount(PAY.oracle)} to those who secured the oracle in it, Nora ${amount(PAY.notary)} to those who secured the notary. Olga keeps ` +
			`${percent(COMMISSION)}; the rest is owed to who stood behind her then, in proportion to what each counts.`,
	);
	const owing = await chain.read(payday.hash);
	for (const who of Object.keys(counts)) {
		const told = (await owing.rewards(at(who))).operators.map(({ amount: much }) => much.toBigInt());
		report.equal(`${WHO[who]} is owed ${amount(income[who])}`, told, income[who] === 0n ? [] : [income[who]]);
	}
	report.equal(`Olga's commission is ${amount(commission)}`, (await owing.rewards(at('olga'))).commission.toBigInt(), commission);
	await tellStatement(chain, owing, { who: 'rosa', address: at('rosa'), counts, payday, losses: { [fraud]: lost.rosa, [slash]: dues.rosa } });
	const absent = Object.keys(counts).filter((who) => income[who] === 0n);
	await Promise.all([
		chain.refused('paying with an empty pot', of('nora'), tx.rewards.distribute(notary, payday.era, payday.era, 1n, false), 'rewards.PotTooSmall'),
		chain.refused('distributing what is not theirs', of('vera'), tx.rewards.distribute(oracle, payday.era, payday.era, 1n, false), 'rewards.NotRewarder'),
		...absent.map((who) =>
			chain.refused(`${WHO[who]}, who was not there in era ${payday.era}, claiming`, of(who), tx.rewards.claim(at('olga')), 'rewards.NothingToClaim'),
		),
	]);
	const claimed = await Promise.all([
		chain.expect(of('olga'), tx.utility.batchAll([tx.rewards.claim(at('olga')), tx.rewards.claimCommission()])),
		chain.expect(of('stan'), tx.rewards.claimFor(at('olga'), at('ruth'))),
		...['rosa', 'ravi', 'lena'].filter((who) => income[who] > 0n).map((who) => chain.expect(of(who), tx.rewards.claim(at('olga')))),
	]);
	const got = new Map(
		claimed.map(({ events }) => {
			const { data } = events.find(({ section, method }) => `${section}.${method}` === 'rewards.RewardsClaimed');
			return [data.restaker.toString(), [data.to.toString(), data.amount.toBigInt()]];
		}),
	);
	report.tell(`They claim; for Ruth it is Stan who asks, and Ruth who is paid.`);
	for (const who of Object.keys(counts).filter((one) => income[one] > 0n)) {
		report.equal(`${WHO[who]} is paid ${amount(income[who])}`, got.get(at(who)), [at(who), income[who]]);
	}
	const dust = PAY.oracle + PAY.notary - sum(Object.values(income)) - commission;
	report.check(
		`of ${amount(PAY.oracle + PAY.notary)} all is paid but ${dust} planck(s) that cannot be divided`,
		dust >= 0n && dust <= BigInt(liable.length + payday.payments.length),
	);

	// ------------------------------------------------------------------------------------- exit
	report.step('Everybody leaves');
	const leaving = ['olga', 'rosa', 'ruth', 'lena'];
	const remains = Object.fromEntries(Object.keys(BONDS).map((who) => [who, BONDS[who] - losses(who)]));
	const holding = (who) => holdings[who]?.amount ?? LATE;
	// First the magnitude, then the stake, then the bond; what has been slashed is gone from each.
	const ended = await chain.expect(of('olga'), tx.utility.batchAll([oracle, notary].map((service) => tx.services.optOut(service))));
	const exits = await Promise.all(
		leaving.map((who) =>
			chain.expect(
				of(who),
				tx.utility.batchAll([
					tx.restaking.undelegate(at('olga'), holding(who)),
					...(who === 'rosa' ? [tx.staking.chill()] : []),
					tx.staking.unbond(remains[who]),
				]),
			),
		),
	);
	const gone = await chain.expect(of('ravi'), tx.staking.unbond(remains.ravi));
	for (const [index, who] of leaving.entries()) {
		const left = happened(exits[index], 'restaking.Undelegated');
		report.equal(`${WHO[who]} undelegates ${amount(holding(who))}`, left.amount.toBigInt(), holding(who), { quiet: true });
	}
	const withdrawable = Math.max(...exits.map((receipt) => happened(receipt, 'restaking.Undelegated').withdrawableFrom.toNumber()));
	const releasable = happened(ended, 'services.AllocationEnded').releasableFrom.toNumber();
	const unlocking = await chain.read(gone.hash);
	const unbonded = Math.max(
		...(await Promise.all(Object.keys(BONDS).map(async (who) => Math.max(0, ...(await unlocking.bond(at(who))).unlocking.map(({ era }) => era))))),
	);
	report.tell(
		`Olga leaves the services, which can slash what she did until era ${ended.era} up to era ${releasable}. All of them undelegate what they ` +
			`have left, and unbond it in pallet-staking. The restaking exit takes until era ${withdrawable}, unbonding until era ${unbonded}: nobody ` +
			`waits longer than a plain staker.`,
	);
	report.check(`restaking's exit is over no later than staking's`, withdrawable <= unbonded);
	const now = chain.head.era;
	const [backdated, current] = ['sold to Ann', 'sold to Carl'].map((says, place) => claim(keys[place], says, now));
	await Promise.all([
		chain.refused('withdrawing before', of('rosa'), tx.restaking.withdraw(at('olga')), 'restaking.NothingToWithdraw'),
		chain.refused(`a proof with Olga's first key, of an era after its time,`, of('stan'),
			tx.slashing.reportOffence(notary, equivocation('document 1', backdated, current)), 'slashing.KeyNotInForce'),
	]);

	report.step('And withdraws');
	// Staking counts in planned eras; the active one is at most one behind.
	await chain.untilEra(Math.max(withdrawable, releasable, unbonded), 'waiting out the delays');
	await Promise.all(
		Object.keys(BONDS).map((who) =>
			chain.expect(of(who), tx.utility.batchAll([tx.restaking.withdraw(at('olga')), tx.staking.withdrawUnbonded(0)])),
		),
	);
	await chain.until(async (head) => {
		const info = await (await chain.read(head.hash)).operator(at('olga'));
		if (info === undefined || info.allocations.length === 0) return true;
		return report.meanwhile('the chain releases the allocation by itself');
	}, 'for the allocation to be released');
	const closing = await Promise.all([
		chain.expect(of('olga'), tx.operators.deregister()),
		chain.expect(of('sven'), tx.services.retireService(oracle)),
		chain.expect(of('nora'), tx.services.retireService(notary)),
	]);
	const last = Math.max(...closing.map(({ number }) => number));
	report.tell('Bonds and exits are withdrawn, Olga is no operator any more, the services are retired, all deposits are back.');

	// ---------------------------------------------------------------------------------- the sum
	report.step('The sum');
	const end = await chain.read(await record.final(last));
	const all = await record.between(before.number, last);
	const sums = [];
	for (const who of Object.keys(WHO)) {
		const [given, fees] = [cast.given.get(at(who)), all.fees.get(at(who)) ?? 0n];
		const besides = { stan: bounty, olga: commission, rosa: payday.base.get(at('rosa')) };
		const gained = (income[who] ?? 0n) + (besides[who] ?? 0n);
		const should = given - fees - losses(who) + gained - (pays[who] ?? 0n);
		const { free, reserved, frozen } = await end.balance(at(who));
		report.equal(`${WHO[who]} has exactly what is left, all of it free`, [free, reserved, frozen], [should, 0n, 0n], { quiet: true });
		report.equal(`${WHO[who]} has nothing bonded any more`, (await end.bond(at(who))).total, 0n, { quiet: true });
		report.equal(`${WHO[who]} has nothing restaked any more`, (await end.restaker(at(who))).delegations.length, 0, { quiet: true });
		sums.push([WHO[who], given, fees, losses(who), pays[who] ?? 0n, gained, should, free, free - should]);
	}
	report.table(['who', 'had', 'fees', 'slashed', 'paid', 'earned', 'should have', 'has', 'difference'], sums);
	report.equal(`slash ${greedy} was dropped, because nobody approved it`, all.failed.has(greedy) ? chain.named(all.failed.get(greedy)) : 'it was not', 'slashing.NotApproved');
	report.equal('no slash took anything but those two', [...all.collected.keys()].filter((id) => [fraud, slash, flimsy, greedy].includes(id)).sort(), [fraud, slash].sort());
	report.equal(`the reporter got ${amount(bounty)}, the treasury ${amount(found - bounty)}, and ${amount(due)} were burned`,
		[all.rewarded.get(at('stan')) ?? 0n, all.slashedToTreasury, all.burned], [bounty, found - bounty, due]);
	await treasury(chain, { before: before.treasury, after: await end.total(chain.treasury), all });
	await issuance(chain, { before: before.issuance, after: await end.issuance(), all });
	report.equal('every invariant of the restaking pallets holds', await end.brokenInvariant() ?? 'all hold', 'all hold');
	report.equal('nothing unexpected happened to any balance', all.alarms, []);
	await cast.disband();
	report.tell(`What is left goes back to where it came from.`);
}

/** Where slash `id` stands in a block, and what it has taken so far. */
async function life(chain, id, hash) {
	const info = await (await chain.read(hash)).slash(id);
	return info && [info.stage.type, info.accounted.toBigInt()];
}

/**
 * Has `era` paid for by both services, and by the base chain. Returns when, in which order the services
 * paid, and what the base chain paid to whom.
 */
async function payDay(chain, { of, oracle, notary, validator, era }) {
	const { tx } = chain.api;
	const pay = async (who, service, much) => {
		const receipt = await chain.expect(
			of(who),
			tx.utility.batchAll([tx.rewards.fund(service, much), tx.rewards.distribute(service, era, era, much, false)]),
		);
		return { service, amount: much, receipt };
	};
	const [base, ...payments] = await Promise.all([
		chain.expect(of('stan'), tx.staking.payoutStakers(validator, era)),
		pay('sven', oracle, PAY.oracle),
		pay('nora', notary, PAY.notary),
	]);
	// What the first cannot divide is shared out by the second.
	payments.sort(({ receipt: a }, { receipt: b }) => a.number - b.number || a.index - b.index);
	const rewarded = base.events.filter(({ section, method }) => `${section}.${method}` === 'staking.Rewarded');
	const last = [base, ...payments.map(({ receipt }) => receipt)].reduce((a, b) => (b.number > a.number ? b : a));
	return {
		era,
		payments,
		hash: last.hash,
		base: new Map(rewarded.map(({ data }) => [data.stash.toString(), data.amount.toBigInt()])),
	};
}

/** Prints what one restaker has earned and lost, and checks every line of it. */
async function tellStatement(chain, view, { who, address, counts, payday, losses }) {
	const told = await view.statement(address);
	const [from, to] = [told.from.toNumber(), told.to.toNumber()];
	const base = told.baseRewards.map((it) => [it.era.toNumber(), it.amount.toBigInt(), it.commission.toBigInt(), it.paid.isTrue]);
	const services = told.serviceRewards.map((it) => [it.service.toNumber(), it.amount.toBigInt(), it.commission.toBigInt()]);
	const slashes = told.serviceSlashes.map((it) => [it.slash.toNumber(), it.amount.toBigInt(), it.pending.toBigInt()]);
	report.tell(`${WHO[who]}'s statement for the eras ${from} to ${to}, as the chain tells it (restakingApi.statement):`);
	report.table(
		['', 'era', 'earned', 'kept by others', 'lost'],
		[
			...base.map(([era, much, cut, paid]) => [`securing the chain${paid ? '' : ', not paid out yet'}`, String(era), much, cut, 0n]),
			...services.map(([service, much, cut]) => [`securing service ${service}`, String(payday.era), much, cut, 0n]),
			...told.serviceSlashes.map((it) => [`slash ${it.slash} of service ${it.service}`, String(it.era), 0n, 0n, it.amount.toBigInt()]),
			['in all', '', told.earned.toBigInt(), told.commission.toBigInt(), told.lost.toBigInt()],
			['net', '', told.net.toBigInt(), '', ''],
		],
	);
	report.equal(
		`the base chain paid ${amount(payday.base.get(address))} for era ${payday.era}, as it says`,
		base.filter(([era]) => era === payday.era).map(([, much, , paid]) => [much, paid]),
		[[payday.base.get(address), true]],
	);
	report.equal(
		'each service paid what it says',
		services.sort(([a], [b]) => a - b),
		payday.payments
			.map(({ service, each, amount: much, commission }) => {
				const share = earned(each, counts[who]);
				return [service, share, (commission * share) / (much - commission)];
			})
			.sort(([a], [b]) => a - b),
	);
	const remembered = told.serviceSlashes.every((it) => it.era.toNumber() >= from);
	report.check('it tells no slash of an era it is not about', remembered);
	for (const [id, much, pending] of slashes) {
		// A later slash may have lowered units by what rounding made of it.
		const told = losses[id] - much;
		report.check(`slash ${id} took ${amount(losses[id])}, as it says to the planck or the one next to it`, told >= 0n && told <= 1n && pending === 0n);
	}
	report.equal(
		'and it adds up',
		[told.earned.toBigInt(), told.lost.toBigInt(), told.net.toBigInt()],
		[
			sum([...base, ...services].map(([, much]) => much)),
			sum(slashes.map(([, much]) => much)),
			sum([...base, ...services].map(([, much]) => much)) - sum(slashes.map(([, much]) => much)),
		],
	);
	const json = (await chain.api.rpc.restaking.statement(address, view.hash)).toJSON();
	report.equal('JSON-RPC says the same', [json.earned, json.lost, json.net], [told.earned, told.lost, told.net].map(String));
}

/** Explains every planck by which the treasury grew. */
async function treasury(chain, { before, after, all }) {
	const sent = all.transfers.get(chain.treasury) ?? 0n;
	const should = before + all.feesToTreasury + all.eraRemainders + all.slashedToTreasury + sent;
	report.table(
		['treasury', 'amount'],
		[
			['before', before],
			['its part of fees', all.feesToTreasury],
			['minted at the end of eras', all.eraRemainders],
			['slashed', all.slashedToTreasury],
			...(sent === 0n ? [] : [['sent to it, less what it sent', sent]]),
			['should be', should],
			['is', after],
		],
	);
	report.equal(`the treasury grew by ${figure(after - before)}, which the events explain`, after, should);
}

/** Explains every planck by which the total issuance changed. */
async function issuance(chain, { before, after, all }) {
	report.table(
		['total issuance', 'amount'],
		[
			['before', before],
			['burned by slashes', -all.burned],
			['minted at the end of eras', all.eraRemainders],
			['paid out to stakers', all.rewards],
			['should be', before - all.burned + all.eraRemainders + all.rewards],
			['is', after],
		],
	);
	report.equal(`issuance changed by ${figure(after - before)}, which the events explain`, after, before - all.burned + all.eraRemainders + all.rewards);
}

await run(report, play);
