// SPDX-License-Identifier: Apache-2.0

// From bond to slash to exit: the life of restaked stake, told step by step and checked to the
// last planck. Started by ./scripts/demo.

import { Record } from './lib/blocks.mjs';
import { Cast, constant } from './lib/cast.mjs';
import { happened, run } from './lib/chain.mjs';
import { FULL, WHOLE, delegable, divideUp, owed, sum, taken, unitsFor, worth } from './lib/model.mjs';
import { Report, amount, figure, magnitude, percent, tokens } from './lib/report.mjs';

/** Who bonds how much, and who delegates how much of it. */
const BONDS = { olga: tokens(20_000), rosa: tokens(10_000), ravi: tokens(5_000), ruth: tokens(2_500), lena: tokens(4_000) };
const DELEGATIONS = {
	olga: tokens(12_000) + 1n,
	rosa: tokens(8_000),
	ravi: (tokens(10_000) - 1n) / 3n,
	ruth: (tokens(7_000) - 2n) / 9n,
};
const LATE = tokens(1_000);

/** What the operator promises to keep delegated to itself. */
const SELF = tokens(1_000);
/** What the operator puts behind the service, of a whole magnitude. */
const ALLOCATION = (FULL * 2n) / 5n;
/** What the service takes of it, and what its terms let it take at most. */
const FRACTION = WHOLE / 8n;
const MAX_SLASH = WHOLE / 4n;
/** The part of the stake that can act for the service. */
const QUORUM = (WHOLE * 2n) / 3n;

const WHO = { olga: 'Olga', rosa: 'Rosa', ravi: 'Ravi', ruth: 'Ruth', lena: 'Lena', sven: 'Sven' };
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
	const start = { number: record.read, hash: await chain.hashOf(record.read) };
	const issuanceBefore = await (await chain.read(start.hash)).issuance();
	const cast = await Cast.gather(chain, 'demo', Object.keys(WHO));
	const of = (who) => cast.accounts[who];
	const at = (who) => cast.address(who);
	const deposits = {
		olga: constant(chain, 'operators', 'deposit'),
		sven: constant(chain, 'services', 'deposit'),
	};
	await cast.fund(
		Object.fromEntries(Object.keys(WHO).map((who) => [who, (BONDS[who] ?? 0n) + (deposits[who] ?? 0n)])),
	);
	await Promise.all(Object.entries(BONDS).map(([who, bond]) => chain.expect(of(who), tx.staking.bond(bond, 'Stash'))));
	report.tell(
		`Six new accounts (${cast.path}//olga and so on). Five of them bond tokens in pallet-staking, as any ` +
			`staker does: the tokens stay in their own accounts, on hold. A fifth of a bond always stays the base ` +
			`chain's alone; the rest can be used a second time.`,
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
	await chain.expect(of('olga'), tx.operators.register('Olga, who runs oracles', WHOLE / 20n, SELF));
	report.tell(
		`Olga is an operator now, keeps ${percent(WHOLE / 20n)} of rewards, promises to keep ${amount(SELF)} of her own ` +
			`delegated to herself, and has a deposit of ${amount(deposits.olga)} on hold.`,
	);
	await chain.expect(of('olga'), tx.restaking.delegate(at('olga'), DELEGATIONS.olga));
	report.tell(`She delegates ${amount(DELEGATIONS.olga)} of her own bond to herself.`);

	// ----------------------------------------------------------------------------------- service
	report.step('A service is created');
	const created = await chain.expect(
		of('sven'),
		tx.services.createService('A price oracle', {
			admission: 'Approval',
			minOperatorStake: tokens(1_000),
			quorum: QUORUM,
			maxSlash: MAX_SLASH,
			slasher: at('sven'),
			resolver: null,
			beneficiary: 'Burn',
			valueAtStake: tokens(5_000),
		}),
	);
	const service = happened(created, 'services.ServiceCreated').service.toNumber();
	report.tell(
		`Sven creates service ${service}, a price oracle. It asks operators for ${amount(tokens(1_000))} at least, lets ` +
			`them in one by one, may take ${percent(MAX_SLASH)} of an allocation for one offence at most, and burns what it takes.`,
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
	report.step('The operator opts in, the service admits it');
	await chain.expect(of('olga'), tx.services.optIn(service, ALLOCATION));
	const admitted = await chain.expect(of('sven'), tx.services.admit(service, at('olga')));
	const effectiveFrom = happened(admitted, 'services.OperatorAdmitted').effectiveFrom.toNumber();
	report.tell(
		`Olga puts ${magnitude(ALLOCATION)} of all her stake behind service ${service}, for it alone to slash. Sven admits her. ` +
			`It counts from era ${effectiveFrom} on, so that restakers who do not like it can leave first.`,
	);
	report.equal(`the allocation waits ${delays.allocation} eras`, effectiveFrom, admitted.era + delays.allocation);
	report.equal(
		'until then the service has nothing',
		(await (await chain.read(admitted.hash)).security(service)).effectiveStake.toBigInt(),
		0n,
	);

	// ------------------------------------------------------------------------------------- eras
	report.step('Eras pass');
	const begun = await chain.untilEra(effectiveFrom, 'waiting for the allocation to count');
	const offence = begun.era;
	const units = Object.fromEntries(RESTAKERS.map((who) => [who, unitsFor(DELEGATIONS[who])]));
	const backing = worth(ALLOCATION, sum(Object.values(units)));
	const quorum = divideUp(backing * QUORUM, WHOLE);
	const security = await (await chain.read(begun.hash)).security(service);
	report.tell(
		`It is era ${offence}. ${amount(sum(Object.values(DELEGATIONS)))} are delegated to Olga, ${magnitude(ALLOCATION)} of it secures the ` +
			`service: ${amount(backing)}. A quorum of ${percent(QUORUM)} is ${amount(quorum)}.`,
	);
	report.equal(`the chain says the same of the service's security`, security.effectiveStake.toBigInt(), backing);
	report.equal(`and of its quorum`, security.quorumStake.toBigInt(), quorum);
	const told = (await api.rpc.restaking.serviceSecurity(service, begun.hash)).toJSON();
	report.equal(`and over JSON-RPC, as text`, [told.effectiveStake, told.quorumStake], [String(backing), String(quorum)]);

	// ---------------------------------------------------------------------------------- offence
	report.step('Something goes wrong, and not everybody stays');
	report.tell(`Olga signs a wrong price in era ${offence}. Ravi hears of it and undelegates everything; Lena has not, and delegates.`);
	const [left, late] = await Promise.all([
		chain.expect(of('ravi'), tx.restaking.undelegate(at('olga'), DELEGATIONS.ravi)),
		chain.expect(of('lena'), tx.restaking.delegate(at('olga'), LATE)),
	]);
	const exit = happened(left, 'restaking.Undelegated');
	report.equal(`Ravi leaves in era ${left.era}: still liable for it, free from era ${left.era + delays.exit} on`,
		[exit.liableUntil.toNumber(), exit.withdrawableFrom.toNumber()], [left.era, left.era + delays.exit]);
	report.equal(`Lena is liable from era ${late.era + 1} on, not for what happened before`,
		happened(late, 'restaking.Delegated').liableFrom.toNumber(), late.era + 1);

	report.step('The service proposes a slash');
	const evidence = `0x${offence.toString(16).padStart(64, '0')}`;
	const accuse = (fraction) => tx.slashing.proposeSlash(service, at('olga'), offence, fraction, evidence);
	await chain.refused(`a slash of more than the terms allow`, of('sven'), accuse(MAX_SLASH + 1n), 'slashing.CapExceeded');
	await chain.refused(`a slash by somebody else`, of('rosa'), accuse(FRACTION), 'slashing.NotSlasher');
	const proposed = await chain.expect(of('sven'), accuse(FRACTION));
	const proposal = happened(proposed, 'slashing.SlashProposed');
	const [slash, executableFrom] = [proposal.id.toNumber(), proposal.executableFrom.toNumber()];
	report.tell(
		`Sven accuses Olga of an offence in era ${offence} and asks for ${percent(FRACTION)} of her allocation. This is slash ${slash}. ` +
			`The security council could veto it until era ${executableFrom} begins.`,
	);
	report.equal(`the veto window is ${delays.vetoWindow} era(s)`, executableFrom, proposed.era + delays.vetoWindow);
	await chain.refused('executing it before', of('sven'), tx.slashing.executeSlash(slash), 'slashing.NotExecutableYet');
	await chain.refused('accusing her of the same again', of('sven'), accuse(FRACTION), 'slashing.AlreadyProposed');

	// -------------------------------------------------------------------------------- execution
	report.step('The window passes, the slash executes by itself');
	const delta = taken(ALLOCATION, FRACTION);
	const dues = Object.fromEntries(RESTAKERS.map((who) => [who, owed(delta, units[who])]));
	const due = sum(Object.values(dues));
	await chain.untilEra(executableFrom, 'the veto window is open');
	const settled = await chain.until(async (head) => {
		const found = await (await chain.read(head.hash)).slash(slash);
		if (found === undefined) throw new Error(`slash ${slash} is forgotten before it is settled`);
		if (!found.status.isExecuted) return report.meanwhile(`slash ${slash} waits for its execution`);
		const outstanding = found.books.outstanding.toBigInt();
		if (outstanding > 0n) return report.meanwhile(`${amount(outstanding)} outstanding`);
		return { head, found };
	}, 'for the slash to be collected');
	const books = settled.found.books;
	report.tell(
		`Olga's magnitude falls by ${percent(FRACTION)} of ${magnitude(ALLOCATION)}, that is by ${magnitude(delta)}, and with it what everybody who was ` +
			`delegated in era ${offence} has there. Nobody sends a transaction for this, nor for what follows.`,
	);
	report.equal(`executed in era ${executableFrom}, the first in which it may be`, settled.found.status.asExecuted.era.toNumber(), executableFrom);
	report.equal(`Olga's magnitude is ${magnitude(FULL - delta)}`, (await (await chain.read(settled.head.hash)).operator(at('olga'))).magnitude.toBigInt(), FULL - delta);

	report.step('It is collected from every restaker');
	const after = await chain.read(await record.final(settled.head.number));
	const soFar = await record.between(start.number, settled.head.number);
	const paid = soFar.collected.get(slash) ?? new Map();
	const rows = [];
	for (const who of [...RESTAKERS, 'lena']) {
		const should = dues[who] ?? 0n;
		const bond = await after.bond(at(who));
		report.equal(`${WHO[who]} pays ${amount(should)}`, paid.get(at(who)) ?? 0n, should, { quiet: true });
		report.equal(`${WHO[who]}'s bond falls by it`, bond.total, BONDS[who] - should, { quiet: true });
		report.equal(`${WHO[who]} owes nothing any more`, (await after.pending(at(who))).length, 0, { quiet: true });
		rows.push([WHO[who], DELEGATIONS[who] ?? LATE, should, paid.get(at(who)) ?? 0n, bond.total]);
	}
	report.table(['who', 'delegated', 'owes', 'paid', 'bond now'], rows);
	report.tell(`Lena came after the offence and pays nothing; Ravi had begun to leave in the same era and pays like everybody else.`);
	report.equal(`nobody else paid anything`, paid.size, RESTAKERS.length);
	report.equal(`all of it, ${amount(due)}, is collected and burned`, [books.collected.toBigInt(), books.outstanding.toBigInt(), soFar.burned], [due, 0n, due]);
	report.equal(`the books add up`, books.accounted.toBigInt(), due);
	report.equal(`the other ${magnitude(FULL - ALLOCATION)} of Olga's stake is not touched: the service has ${amount(worth(ALLOCATION - delta, sum(Object.values(units))))} left for era ${offence}'s stake`,
		(await after.operator(at('olga'))).allocations[0].magnitude.toBigInt(), ALLOCATION - delta);
	const [rosa, olga, debts] = (
		await Promise.all([
			api.rpc.restaking.delegations(at('rosa'), after.hash),
			api.rpc.restaking.operator(at('olga'), after.hash),
			api.rpc.restaking.pendingSlashes(at('rosa'), after.hash),
		])
	).map((answer) => answer.toJSON());
	report.equal(
		`JSON-RPC says the same: ${amount(DELEGATIONS.rosa - dues.rosa)} of Rosa's are still delegated, and nobody owes anything`,
		[rosa.bond, rosa.delegations.map(({ delegated }) => delegated), olga.magnitude, olga.outstanding, debts],
		[String(BONDS.rosa - dues.rosa), [String(DELEGATIONS.rosa - dues.rosa)], String(FULL - delta), '0', []],
	);
	report.equal('every invariant of the restaking pallets holds', await after.brokenInvariant() ?? 'all hold', 'all hold');

	// ------------------------------------------------------------------------------------- exit
	report.step('Everybody leaves');
	const leaving = ['olga', 'rosa', 'ruth', 'lena'];
	const remains = Object.fromEntries(Object.keys(BONDS).map((who) => [who, BONDS[who] - (dues[who] ?? 0n)]));
	const holding = (who) => (DELEGATIONS[who] ?? LATE) - (dues[who] ?? 0n);
	// First the magnitude, then the stake, then the bond; what has been slashed is gone from each.
	const ended = await chain.expect(of('olga'), tx.services.optOut(service));
	const exits = await Promise.all(
		leaving.map((who) =>
			chain.expect(
				of(who),
				tx.utility.batchAll([tx.restaking.undelegate(at('olga'), holding(who)), tx.staking.unbond(remains[who])]),
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
		`Olga leaves the service, which can slash what she did until era ${ended.era} up to era ${releasable}. All of them undelegate what they ` +
			`have left, and unbond it in pallet-staking. The restaking exit takes until era ${withdrawable}, unbonding until era ${unbonded}: nobody ` +
			`waits longer than a plain staker.`,
	);
	report.check(`restaking's exit is over no later than staking's`, withdrawable <= unbonded);
	await chain.refused('withdrawing before', of('rosa'), tx.restaking.withdraw(at('olga')), 'restaking.NothingToWithdraw');

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
	await chain.expect(of('olga'), tx.operators.deregister());
	const last = await chain.expect(of('sven'), tx.services.retireService(service));
	report.tell('Bonds and exits are withdrawn, Olga is no operator any more, the service is retired, both deposits are back.');

	// ---------------------------------------------------------------------------------- the sum
	report.step('The sum');
	const end = await chain.read(await record.final(last.number));
	const all = await record.between(start.number, last.number);
	const sums = [];
	for (const who of Object.keys(WHO)) {
		const [given, fees, lost] = [cast.given.get(at(who)), all.fees.get(at(who)) ?? 0n, dues[who] ?? 0n];
		const { free, reserved, frozen } = await end.balance(at(who));
		report.equal(`${WHO[who]} has exactly what is left, all of it free`, [free, reserved, frozen], [given - fees - lost, 0n, 0n], { quiet: true });
		report.equal(`${WHO[who]} has nothing bonded any more`, (await end.bond(at(who))).total, 0n, { quiet: true });
		report.equal(`${WHO[who]} has nothing restaked any more`, (await end.restaker(at(who))).delegations.length, 0, { quiet: true });
		sums.push([WHO[who], given, fees, lost, given - fees - lost, free, free - (given - fees - lost)]);
	}
	report.table(['who', 'had', 'fees', 'slashed', 'should have', 'has', 'difference'], sums);
	await issuance(chain, { before: issuanceBefore, after: await end.issuance(), all });
	report.equal('every invariant of the restaking pallets holds', await end.brokenInvariant() ?? 'all hold', 'all hold');
	report.equal('nothing unexpected happened to any balance', all.alarms, []);
	await cast.disband();
	report.tell(`What is left goes back to where it came from.`);
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
