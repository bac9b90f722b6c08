// SPDX-License-Identifier: Apache-2.0

// Tries to get out before a slash, in every way a client has, all at once: nobody may pay less than
// its share, and nobody who was not there may pay anything. Also tries to turn slashing itself to
// one's advantage, and what has to be refused. Started by ./scripts/demo --evasions.

import { Record } from './lib/blocks.mjs';
import { Cast, constant } from './lib/cast.mjs';
import { happened, run } from './lib/chain.mjs';
import { equivocation, possession, serviceKey, statement } from './lib/evidence.mjs';
import { FULL, Holding, WHOLE, delegable, sum, taken } from './lib/model.mjs';
import { Report, amount, magnitude, percent, tokens } from './lib/report.mjs';
import { objective, terms, vetoable } from './lib/terms.mjs';

/** What each evader bonds. Odd, so that rounding has something to do. */
const BOND = tokens(3_000) + 7n;
const ALLOCATION = (FULL * 3n) / 5n + 1n;
/** What the service takes on its own, which is all that its terms allow, … */
const FRACTION = WHOLE / 3n;
/** … and what the security council lets it take beyond that. */
const EXCESS = WHOLE / 4n;
/** What an operator takes of itself, and the most that a reporter can be promised of it. */
const SELF_FRACTION = WHOLE / 2n;
const MAX_REPORTER_SHARE = WHOLE / 10n;

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
const HELPERS = ['sven', 'olga', 'lena', 'paul', 'mia', 'max', 'fence', 'olaf'];

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
		// He is an operator, and creates a service for himself.
		olaf: BOND + constant(chain, 'operators', 'deposit') + constant(chain, 'services', 'deposit'),
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
	const bridge = terms(vetoable(at('sven')), { maxSlash: FRACTION, budget: { fraction: WHOLE / 2n, window: 4 } });
	const created = await chain.expect(of('sven'), tx.services.createService('A bridge', bridge));
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
	// Olaf is an operator, its only restaker, and the owner and beneficiary of the service it backs.
	const key = chain.account(`${cast.path}//olaf//signing`);
	const founded = await chain.expect(
		of('olaf'),
		tx.utility.batchAll([
			tx.staking.bond(BOND, 'Stash'),
			tx.operators.register('Olaf', 0, 0),
			tx.restaking.delegate(at('olaf'), amountEach),
			tx.operators.setKey(serviceKey(key), possession(chain, at('olaf'), key)),
			tx.services.createService(
				'Olaf for Olaf',
				terms(objective(SELF_FRACTION, MAX_REPORTER_SHARE), { beneficiary: { Account: at('olaf') } }),
			),
		]),
	);
	const own = happened(founded, 'services.ServiceCreated').service.toNumber();
	const admitted = await Promise.all([
		chain.expect(of('olga'), tx.services.optIn(service, ALLOCATION)),
		chain.expect(of('olaf'), tx.services.optIn(own, FULL)),
	]);
	const effectiveFrom = Math.max(
		...admitted.map((receipt) => happened(receipt, 'services.OperatorAdmitted').effectiveFrom.toNumber()),
	);
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
	// Two statements of Olaf's in `era` that cannot both be true, and whoever else's key may sign the second.
	const contradiction = (to, number, era, pair = key) => {
		const about = `round ${number}`;
		const says = (who, what) => statement(chain, who, { service: to, about, era, says: what });
		return equivocation(about, says(key, 'yes'), says(pair, 'no'));
	};
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
		['a report to a service whose slasher accuses', rosa, tx.slashing.reportOffence(service, contradiction(service, 1, now())), 'slashing.NotObjective'],
		['taking the key of somebody else', of('olga'), tx.operators.setKey(serviceKey(key), possession(chain, operator, key)), 'operators.KeyInUse'],
		['promising reporters too much', of('sven'), tx.services.createService('Reporters', terms(objective(WHOLE, MAX_REPORTER_SHARE + 1n))), 'services.ReporterShareTooHigh'],
		['a slash that nobody could veto in time', of('sven'), tx.services.createService('Hasty', terms(vetoable(at('sven'), null, 0))), 'services.VetoWindowOutOfRange'],
		['a slash by an unknown service', of('sven'), tx.slashing.proposeSlash(4_000_000_000, operator, now(), 1, `0x${'00'.repeat(32)}`), 'slashing.UnknownService'],
	]) {
		await chain.refused(what, who, call, error);
	}
	const second = await chain.expect(
		of('sven'),
		tx.services.createService('Another', terms(vetoable(at('sven')), { quorum: 1, maxSlash: 1, beneficiary: 'Treasury' })),
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
	const reportOf = (number, pair) => tx.slashing.reportOffence(own, contradiction(own, number, offence, pair));
	const [accused, changing, ...ran] = await Promise.all([
		chain.expect(of('olaf'), reportOf(1)),
		chain.expect(of('sven'), tx.services.changeTerms(service, { ...bridge, mode: vetoable(at('fence')), maxSlash: WHOLE })),
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
	const changed = happened(changing, 'services.TermsChangeRequested').from.toNumber();
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

	report.step('An operator slashes itself, to get at its bond at once');
	const selfSlash = happened(accused, 'slashing.OffenceProven').id.toNumber();
	const selfDelta = taken(FULL, SELF_FRACTION);
	const selfDue = sum(new Holding(amountEach).pay([selfDelta], FULL - selfDelta));
	const { info: selfInfo } = await chain.untilCollected(selfSlash);
	report.tell(
		`In the same era Olaf proves to his own service that he contradicts himself. It takes ${percent(SELF_FRACTION)} of what is his, ${amount(selfDue)}, and promises ` +
			`${percent(MAX_REPORTER_SHARE)} of it to the reporter and the rest to its beneficiary: both are Olaf.`,
	);
	report.equal('who reports itself earns nothing', [selfInfo.reporter.isNone, selfInfo.paidToReporter.toBigInt()], [true, 0n]);
	report.equal('what was collected waits', [selfInfo.collected.toBigInt(), selfInfo.held.toBigInt(), selfInfo.paidToBeneficiary.toBigInt()], [selfDue, selfDue, 0n]);
	const bondingDuration = constant(chain, 'staking', 'bondingDuration');
	report.equal(`for an era longer than unbonding takes`, selfInfo.payableFrom.unwrap().toBigInt(), BigInt(accused.era) + bondingDuration + 1n);
	await Promise.all([
		chain.refused('paying it out before', of('olaf'), tx.slashing.payBeneficiary(selfSlash), 'slashing.PayoutNotDue'),
		chain.refused('proving the same once more', of('fence'), reportOf(1), 'slashing.AlreadyProposed'),
		chain.refused('a proof with a key that is no operator\'s', of('lena'), reportOf(2, of('hana')), 'slashing.KeyNotInForce'),
		chain.refused('vetoing what is proved', of('paul'), tx.slashing.vetoSlash(selfSlash), 'slashing.AlreadyDecided'),
	]);

	// -------------------------------------------------------------------------------- proposal
	report.step('The service accuses, a whole era later');
	await chain.untilEra(offence + 1, 'giving them all the time to run that there is');
	const proposed = await chain.expect(of('sven'), accuse(offence));
	const slash = happened(proposed, 'slashing.SlashProposed').id.toNumber();
	const executableFrom = happened(proposed, 'slashing.SlashProposed').executableFrom.toNumber();
	const beyond = await chain.expect(of('sven'), accuse(offence, EXCESS, 2));
	const excess = happened(beyond, 'slashing.SlashProposed').id.toNumber();
	report.tell(
		`Sven asks for ${percent(FRACTION)}, which is all that his terms let him take on his own, and then for another ${percent(EXCESS)}: that is for the ` +
			`security council to approve. From era ${changed} on the fence, who has everybody's money, would be the slasher, with terms that know no limit.`,
	);
	report.equal('the first executes by itself, the second waits', await stages(chain, [slash, excess]), ['Proposed', 'AwaitingApproval']);
	const pending = (await (await chain.read()).api.query.services.termsHistories(service)).unwrap().at(-1);
	report.equal('the new slasher can be seen coming', [pending.from.toNumber(), pending.terms.mode.asVetoable.slasher.toString()], [changed, at('fence')]);
	await Promise.all([
		chain.refused('a slash by him, of what happened before,', of('fence'), accuse(offence, FRACTION, 3), 'slashing.NotSlasher'),
		chain.refused('vetoing it without being asked to', of('olga'), tx.slashing.vetoSlash(slash), 'slashing.NotResolver'),
		chain.refused('approving without being the council', of('rudi'), tx.slashing.approveSlash(excess), 'BadOrigin'),
		chain.refused('executing it before its time', of('ursula'), tx.slashing.executeSlash(slash), 'slashing.NotExecutableYet'),
		chain.refused('more than there is', of('sven'), accuse(offence, WHOLE - FRACTION + 1n, 3), 'slashing.CapExceeded'),
	]);
	// While the slash is open, they have everything that can be let go of let go.
	// Who has their money pays for it: they have nothing left.
	await Promise.all([
		chain.expect(of('fence'), tx.utility.batchAll(['dana', 'bert', 'rita'].map((who) => tx.restaking.sync(at(who))))),
		chain.refused('a slash of nothing', of('sven'), accuse(offence, 0n, 3), 'slashing.ZeroFraction'),
	]);

	report.step('The security council steps in');
	const decided = await chain.decide(
		tx.utility.batchAll([
			tx.slashing.approveSlash(excess),
			tx.slashing.confiscate(selfSlash),
			tx.services.pauseService(service),
			tx.services.pauseService(own),
		]),
	);
	report.tell(
		`Two of three agree: they approve the second slash, confiscate what Olaf has slashed of himself, and pause both services. A pause stops ` +
			`accusations; it does not stop what is decided, nor keep anybody from leaving.`,
	);
	report.equal('they did so before the first slash is due', decided.era, offence + 1, { quiet: true });
	report.equal('the second slash executes by itself too', await stages(chain, [slash, excess]), ['Proposed', 'Proposed']);
	const confiscated = await (await chain.read(decided.hash)).slash(selfSlash);
	report.equal('nothing waits for Olaf any more', [confiscated.held.toBigInt(), confiscated.paidToBeneficiary.toBigInt()], [0n, selfDue]);
	await Promise.all([
		chain.refused('accusing while paused', of('sven'), accuse(offence, 1n, 3), 'slashing.ServicePaused'),
		chain.refused('reporting while paused', of('fence'), reportOf(2), 'slashing.ServicePaused'),
		chain.expect(of('olaf'), tx.services.optOut(own)),
		chain.expect(of('lena'), tx.restaking.undelegate(operator, amountEach)),
	]);
	report.tell('Olaf leaves his own service, paused as it is, and Lena undelegates from Olga.');

	// ------------------------------------------------------------------------------- execution
	report.step('It executes, and is collected');
	await chain.untilEra(executableFrom, 'the veto window is open');
	const settled = Math.max(
		...(await Promise.all([slash, excess].map((id) => chain.untilCollected(id)))).map(({ head }) => head.number),
	);
	const deltas = [FRACTION, EXCESS].map((fraction) => taken(ALLOCATION, fraction));
	const dues = new Holding(amountEach).pay(deltas, FULL - sum(deltas));
	const due = sum(dues);
	const after = await chain.read(await record.final(settled));
	const seen = await record.between(start, settled);
	const paid = (id, who) => seen.collected.get(id)?.get(at(who)) ?? 0n;
	report.equal('both executed in one block', seen.executed.get(excess), seen.executed.get(slash), { quiet: true });
	report.tell(
		`${percent(FRACTION)} and ${percent(EXCESS)} of ${magnitude(ALLOCATION)} of ${amount(amountEach)} are ${amount(dues[0])} and ${amount(dues[1])}, whatever ` +
			`anybody did in between.`,
	);
	const losses = [];
	for (const who of [...Object.keys(EVADERS), 'olga', 'lena']) {
		const should = who === 'lena' ? [0n, 0n] : dues;
		losses.push([who, EVADERS[who] ?? (who === 'lena' ? 'came after the offence' : 'opted out after the offence'), should]);
		report.equal(`${who}, who ${losses.at(-1)[1]}, pays ${amount(sum(should))}`, [slash, excess].map((id) => paid(id, who)), should);
		report.equal(`${who} owes nothing more`, (await after.pending(at(who))).length, 0, { quiet: true });
	}
	const collected = sum([slash, excess].flatMap((id) => [...(seen.collected.get(id)?.values() ?? [])]));
	report.equal('all that was collected was collected from them', collected, due * BigInt(Object.keys(EVADERS).length + 1));
	report.equal('and burned', seen.burned, collected);
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
	const olaf = (seen.transfers.get(at('olaf')) ?? 0n) - (seen.fees.get(at('olaf')) ?? 0n) - selfDue;
	report.equal(`olaf has lost what was slashed, and got nothing for it`, [await after.total(at('olaf')), seen.rewarded.size], [olaf, 0]);
	report.equal('the treasury has it', seen.slashedToTreasury, selfDue);
	report.equal('every invariant of the restaking pallets holds', (await after.brokenInvariant()) ?? 'all hold', 'all hold');

	// ------------------------------------------------------------------------------------ exit
	report.step('What is left comes free when its time has come, paused or not');
	await chain.untilEra(offence + delays.exit, 'waiting out the exit delay of who undelegated in the offence era');
	const out = await chain.expect(of('ursula'), tx.restaking.withdraw(operator));
	report.equal(`ursula withdraws ${amount(amountEach - due)}`, happened(out, 'restaking.Withdrawn').amount.toBigInt(), amountEach - due);
	await chain.untilEra(changed, 'waiting for the new terms');
	await chain.refused('a slash by the new slasher, of what happened under the old one,', of('fence'), accuse(changed - 1, FRACTION, 4), 'slashing.NotSlasher');
	const end = await chain.read(await record.final(out.number));
	report.equal('every invariant of the restaking pallets holds', (await end.brokenInvariant()) ?? 'all hold', 'all hold');
}

/** Where each of some slashes stands. */
async function stages(chain, ids) {
	const view = await chain.read();
	return Promise.all(ids.map(async (id) => (await view.slash(id))?.stage.type));
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
