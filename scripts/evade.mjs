// SPDX-License-Identifier: Apache-2.0

// Tries to get out before a slash, in every way a client has, all at once: nobody may pay less than
// its share, and nobody who was not there may pay anything. Also tries what has to be refused.
// Started by ./scripts/demo --evasions.

import { Record } from './lib/blocks.mjs';
import { Cast, constant } from './lib/cast.mjs';
import { happened, run } from './lib/chain.mjs';
import { FULL, WHOLE, delegable, owed, sum, taken, unitsFor } from './lib/model.mjs';
import { Report, amount, magnitude, percent, tokens } from './lib/report.mjs';

/** What each evader bonds. Odd, so that rounding has something to do. */
const BOND = tokens(3_000) + 7n;
const ALLOCATION = (FULL * 3n) / 5n + 1n;
const FRACTION = WHOLE / 3n;

/** The stashes of the play, and what each tries. */
const EVADERS = {
	hana: 'does nothing, for comparison',
	dana: 'unbonds and withdraws everything, then sends it away',
	bert: 'does the same in one batch',
	petra: 'does the same by a proxy',
	multi: 'does the same by a multisig',
	ursula: 'undelegates between offence and proposal',
	rudi: 'withdraws, bonds what was caught again, and unbonds that',
	rita: 'withdraws, and puts everything that is free on hold elsewhere',
};
const HELPERS = ['sven', 'olga', 'lena', 'paul', 'mia', 'max', 'fence'];

const report = new Report('evasions');

async function play(chain) {
	const { api } = chain;
	const { tx } = api;
	const delays = (await api.query.restaking.delaysInForce()).toJSON();
	const amountEach = delegable(BOND, constant(chain, 'restaking', 'consensusReserve'));
	report.line(`Rampart: nobody leaves before a slash. From block ${chain.head.number} and era ${chain.head.era}.`);

	// ------------------------------------------------------------------------------------ stage
	report.step('The stage');
	const record = await Record.start(chain);
	const start = record.read;
	const single = Object.keys(EVADERS).filter((who) => who !== 'multi');
	const cast = await Cast.gather(chain, 'evade', [...single, ...HELPERS]);
	const of = (who) => cast.accounts[who];
	const multisig = multisigOf(chain, [cast.address('mia'), cast.address('max')]);
	const at = (who) => (who === 'multi' ? multisig.address : cast.address(who));
	const both = (call) => multisig.submit(of('mia'), of('max'), call);
	await cast.fund({
		...Object.fromEntries(single.map((who) => [who, BOND])),
		// He creates two services.
		sven: 2n * constant(chain, 'services', 'deposit'),
		olga: BOND + constant(chain, 'operators', 'deposit'),
		lena: BOND,
		paul: 0n,
		mia: 0n,
		max: 0n,
	});
	await chain.expect(cast.patron, tx.balances.transferKeepAlive(multisig.address, BOND + tokens(100)));

	await chain.untilNextEra('to begin with a whole era');
	await chain.expect(
		of('olga'),
		tx.utility.batchAll([
			tx.staking.bond(BOND, 'Stash'),
			tx.operators.register('Olga', 0, 0),
			tx.restaking.delegate(at('olga'), amountEach),
		]),
	);
	const setUp = [tx.staking.bond(BOND, 'Stash'), tx.restaking.delegate(at('olga'), amountEach)];
	const created = await chain.expect(
		of('sven'),
		tx.services.createService('A bridge', {
			admission: 'Open',
			minOperatorStake: 0,
			quorum: WHOLE / 2n,
			maxSlash: FRACTION,
			slasher: at('sven'),
			resolver: null,
			beneficiary: 'Burn',
			valueAtStake: 0,
		}),
	);
	const service = happened(created, 'services.ServiceCreated').service.toNumber();
	// All but Hana and Ursula begin to unbond everything at once: as early as can be.
	const unbond = tx.staking.unbond(BOND);
	const receipts = await Promise.all([
		...single.map((who) => {
			const calls = [...setUp];
			if (who !== 'hana' && who !== 'ursula') calls.push(unbond);
			if (who === 'petra') calls.push(tx.proxy.addProxy(at('paul'), 'Any', 0));
			return chain.expect(of(who), tx.utility.batchAll(calls));
		}),
		both(tx.utility.batchAll([...setUp, unbond])),
	]);
	const admitted = await chain.expect(of('olga'), tx.services.optIn(service, ALLOCATION));
	const effectiveFrom = happened(admitted, 'services.OperatorAdmitted').effectiveFrom.toNumber();
	const delegatedIn = Math.max(...receipts.map(({ era }) => era));
	const view = await chain.read();
	const free = Math.max(
		...(await Promise.all(
			Object.keys(EVADERS).map(async (who) => Math.max(0, ...(await view.bond(at(who))).unlocking.map(({ era }) => era))),
		)),
	);
	report.tell(
		`${Object.keys(EVADERS).length} restakers bond ${amount(BOND)} each, delegate ${amount(amountEach)} of it to one operator in era ` +
			`${delegatedIn}, and most of them unbond everything in the same breath. Service ${service} is backed with ` +
			`${magnitude(ALLOCATION)} from era ${effectiveFrom} on; staking lets the bonds go in era ${free}.`,
	);

	// -------------------------------------------------------------------------------- refusals
	report.step('What is refused, by name');
	const rosa = of('hana');
	const operator = at('olga');
	const accuse = (era, fraction = FRACTION, evidence = 1) =>
		tx.slashing.proposeSlash(service, operator, era, fraction, `0x${evidence.toString(16).padStart(64, '0')}`);
	const least = constant(chain, 'restaking', 'minDelegation');
	const now = () => chain.head.era;
	for (const [what, who, call, error] of [
		['delegating less than the minimum', rosa, tx.restaking.delegate(operator, least - 1n), 'restaking.BelowMinimum'],
		['delegating more than the bond allows', rosa, tx.restaking.delegate(operator, least), 'restaking.ExceedsRestakable'],
		['delegating to somebody who is no operator', rosa, tx.restaking.delegate(at('paul'), least), 'restaking.NotOperator'],
		['undelegating more than there is', rosa, tx.restaking.undelegate(operator, amountEach + 1n), 'restaking.InsufficientDelegation'],
		['bonding again what is not on hold', rosa, tx.restaking.rebond(1), 'restaking.InsufficientHold'],
		['opting in to an unknown service', of('olga'), tx.services.optIn(4_000_000_000, 1), 'services.UnknownService'],
		['opting in twice', of('olga'), tx.services.optIn(service, 1), 'services.AlreadyOptedIn'],
		['opting in without being an operator', rosa, tx.services.optIn(service, ALLOCATION), 'restaking.NotOperator'],
		['a slash for an era before the allocation', of('sven'), accuse(now()), 'slashing.NothingAllocated'],
		['a slash for a future era', of('sven'), accuse(now() + 5), 'slashing.EraInFuture'],
		['a slash by somebody who is not the slasher', rosa, accuse(now()), 'slashing.NotSlasher'],
		['a slash by an unknown service', of('sven'), tx.slashing.proposeSlash(4_000_000_000, operator, now(), 1, `0x${'00'.repeat(32)}`), 'slashing.UnknownService'],
	]) {
		await chain.refused(what, who, call, error);
	}
	const second = await chain.expect(
		of('sven'),
		tx.services.createService('Another', {
			admission: 'Open', minOperatorStake: 0, quorum: 1, maxSlash: 1, slasher: at('sven'), resolver: null, beneficiary: 'Treasury', valueAtStake: 0,
		}),
	);
	const other = happened(second, 'services.ServiceCreated').service.toNumber();
	await chain.refused('opting in beyond the magnitude', of('olga'), tx.services.optIn(other, FULL - ALLOCATION + 1n), 'services.MagnitudeExceeded');

	// --------------------------------------------------------------------------------- offence
	report.step('The offence, and everybody runs');
	await chain.untilEra(effectiveFrom, 'waiting for the allocation to count');
	await chain.until(async (head) => {
		if ((await (await chain.read(head.hash)).currentEra()) >= free) return true;
		return report.meanwhile(`era ${head.era}, block ${head.number}: the bonds come free in era ${free}`);
	}, 'for the bonds to come free');
	// A planned era is ahead of the active one: begin with a whole active era.
	await chain.untilNextEra('to have a whole era to run in');
	const offence = chain.head.era;
	const before = await chain.read();
	report.tell(`Era ${offence}: Olga commits an offence. Nobody has accused her of it yet, and everybody who can withdraws.`);
	for (const who of Object.keys(EVADERS)) {
		report.equal(`all of ${who}'s delegation is liable`, (await before.restaker(at(who))).delegations[0].delegated.toBigInt(), amountEach, { quiet: true });
	}
	const withdraw = tx.staking.withdrawUnbonded(0);
	const away = tx.balances.transferAll(at('fence'), false);
	await chain.refused(
		'withdrawing and sending all of it away in one batch',
		of('bert'),
		tx.utility.batchAll([withdraw, tx.balances.transferAllowDeath(at('fence'), BOND)]),
		'token.FundsUnavailable',
	);
	const ran = await Promise.all([
		chain.expect(of('dana'), withdraw).then(() => chain.expect(of('dana'), away)),
		chain.expect(of('bert'), tx.utility.batchAll([withdraw, away])),
		chain.expect(of('paul'), tx.proxy.proxy(at('petra'), null, tx.utility.batchAll([withdraw, away]))),
		both(tx.utility.batchAll([withdraw, away])),
		chain.expect(of('ursula'), tx.restaking.undelegate(operator, amountEach)),
		(async () => {
			await chain.expect(of('rudi'), withdraw);
			const caught = await (await chain.read()).held(at('rudi'), 'restaking');
			report.equal('what was caught of rudi', caught, amountEach, { quiet: true });
			await chain.expect(of('rudi'), tx.restaking.rebond(caught));
			return chain.expect(of('rudi'), tx.staking.unbond(caught));
		})(),
		(async () => {
			await chain.expect(of('rita'), withdraw);
			await chain.expect(of('rita'), tx.proxy.addProxy(at('fence'), 'Any', 0));
			await chain.expect(of('rita'), tx.operators.register('Rita', 0, 0));
			const { free: left } = await (await chain.read()).balance(at('rita'));
			const bond = left - tokens(10);
			await chain.expect(of('rita'), tx.staking.bond(bond, 'Stash'));
			return chain.expect(of('rita'), away);
		})(),
		chain.expect(of('lena'), tx.utility.batchAll(setUp)),
		chain.expect(of('olga'), tx.services.optOut(service)),
	]);
	await chain.refused('withdrawing an exit that has just begun', of('ursula'), tx.restaking.withdraw(operator), 'restaking.NothingToWithdraw');
	await chain.refused('leaving as an operator that can still be slashed', of('olga'), tx.operators.deregister(), 'operators.HasAllocations');
	for (const receipt of ran) report.equal('everybody ran in the offence era', receipt.era, offence, { quiet: true });

	const caught = await chain.read();
	const rows = [];
	for (const who of Object.keys(EVADERS)) {
		const [bond, held] = [(await caught.bond(at(who))).total, await caught.held(at(who), 'restaking')];
		rows.push([who, bond, held, (await caught.balance(at(who))).free]);
		const within = who === 'hana' || who === 'ursula' || who === 'rudi' ? bond : bond + held;
		report.check(`${who}'s collateral is within reach`, within >= amountEach, { quiet: true, because: amount(within) });
	}
	report.table(['who', 'bonded', 'caught', 'free'], rows);
	for (const who of ['dana', 'bert', 'petra', 'multi']) {
		report.equal(`everything of ${who}'s that was delegated was caught in the extrinsic that withdrew it`, await caught.held(at(who), 'restaking'), amountEach);
	}

	// -------------------------------------------------------------------------------- proposal
	report.step('The service accuses, a whole era later');
	await chain.untilEra(offence + 1, 'giving them all the time to run that there is');
	await chain.refused('a slash beyond the cap', of('sven'), accuse(offence, FRACTION + 1n, 2), 'slashing.CapExceeded');
	await chain.refused('a slash of nothing', of('sven'), accuse(offence, 0n, 2), 'slashing.ZeroFraction');
	const proposed = await chain.expect(of('sven'), accuse(offence));
	const slash = happened(proposed, 'slashing.SlashProposed').id.toNumber();
	const executableFrom = happened(proposed, 'slashing.SlashProposed').executableFrom.toNumber();
	await chain.refused('the same slash twice', of('sven'), accuse(offence), 'slashing.AlreadyProposed');
	await chain.refused('executing it before its time', of('sven'), tx.slashing.executeSlash(slash), 'slashing.NotExecutableYet');
	await chain.refused('vetoing it without being asked to', of('olga'), tx.slashing.vetoSlash(slash), 'slashing.NotResolver');
	// While the slash is open, they have everything that can be let go of let go.
	// Who has their money pays for it: they have nothing left.
	await chain.expect(of('fence'), tx.utility.batchAll(['dana', 'bert', 'rita'].map((who) => tx.restaking.sync(at(who)))));

	// ------------------------------------------------------------------------------- execution
	report.step('It executes, and is collected');
	await chain.untilEra(executableFrom, 'the veto window is open');
	const settled = await chain.until(async (head) => {
		const found = await (await chain.read(head.hash)).slash(slash);
		if (found === undefined) throw new Error(`slash ${slash} is forgotten before it is settled`);
		const outstanding = found.books.outstanding.toBigInt();
		if (found.status.isExecuted && outstanding === 0n) return head;
		return report.meanwhile(`slash ${slash} is ${found.status.type.toLowerCase()}, ${amount(outstanding)} outstanding`);
	}, 'for the slash to be collected');
	const delta = taken(ALLOCATION, FRACTION);
	const due = owed(delta, unitsFor(amountEach));
	const after = await chain.read(await record.final(settled.number));
	const seen = await record.between(start, settled.number);
	const paid = seen.collected.get(slash) ?? new Map();
	report.tell(
		`${percent(FRACTION)} of ${magnitude(ALLOCATION)} of ${amount(amountEach)} is ${amount(due)}, whatever anybody did in between.`,
	);
	const losses = [];
	for (const who of [...Object.keys(EVADERS), 'olga', 'lena']) {
		const should = who === 'lena' ? 0n : due;
		const has = paid.get(at(who)) ?? 0n;
		losses.push([who, EVADERS[who] ?? (who === 'lena' ? 'came after the offence' : 'opted out after the offence'), should, has]);
		report.equal(`${who}, who ${losses.at(-1)[1]}, pays ${amount(should)}`, has, should);
		report.equal(`${who} owes nothing more`, (await after.pending(at(who))).length, 0, { quiet: true });
	}
	report.equal('all that was collected was collected from them', sum(paid.values()), due * BigInt(Object.keys(EVADERS).length + 1));
	report.equal('and burned', seen.burned, sum(paid.values()));
	for (const who of ['dana', 'bert', 'petra', 'multi', 'rita']) {
		const [bond, held] = [(await after.bond(at(who))).total, await after.held(at(who), 'restaking')];
		report.check(`${who} still answers with everything that was delegated and not slashed`, bond + held >= amountEach - due, { quiet: true, because: amount(bond + held) });
	}
	for (const who of single) {
		const fees = seen.fees.get(at(who)) ?? 0n;
		const should = (seen.transfers.get(at(who)) ?? 0n) - fees - due;
		report.equal(`${who}'s account adds up`, await after.total(at(who)), should, { quiet: true });
	}
	report.equal('the multisig account adds up', await after.total(at('multi')), (seen.transfers.get(at('multi')) ?? 0n) - due, { quiet: true });
	report.equal('every invariant of the restaking pallets holds', (await after.brokenInvariant()) ?? 'all hold', 'all hold');

	// ------------------------------------------------------------------------------------ exit
	report.step('What is left comes free when its time has come');
	await chain.untilEra(offence + delays.exit, 'waiting out the exit delay of who undelegated in the offence era');
	const out = await chain.expect(of('ursula'), tx.restaking.withdraw(operator));
	report.equal(`ursula withdraws ${amount(amountEach - due)}`, happened(out, 'restaking.Withdrawn').amount.toBigInt(), amountEach - due);
	const end = await chain.read(await record.final(out.number));
	report.equal('every invariant of the restaking pallets holds', (await end.brokenInvariant()) ?? 'all hold', 'all hold');
}

/** The account of a multisig of all of `members`, and a way to submit what all of them sign. */
function multisigOf(chain, members) {
	const { tx } = chain.api;
	const sorted = [...members].sort((a, b) => Buffer.compare(Buffer.from(chain.keyring.decodeAddress(a)), Buffer.from(chain.keyring.decodeAddress(b))));
	const threshold = members.length;
	const address = chain.multisigAddress(sorted, threshold);
	const submit = async (first, last, call) => {
		const others = (account) => sorted.filter((member) => member !== account.address);
		const weight = (await call.paymentInfo(address)).weight;
		const opened = await chain.expect(first, tx.multisig.asMulti(threshold, others(first), null, call, weight));
		const timepoint = { height: opened.number, index: opened.index };
		return chain.expect(last, tx.multisig.asMulti(threshold, others(last), timepoint, call, weight));
	};
	return { address, submit };
}

await run(report, play);
