// SPDX-License-Identifier: Apache-2.0

// What ./scripts/mutate breaks in pallets/slashing; see mutations.mjs.

export default {
	'propose.rs': {
		'judged-by-the-terms-of-today': [
			'An offence is judged by terms of later.',
			'T::Terms::slash_terms(service, era)',
			'T::Terms::slash_terms(service, now)',
		],
		'report-window-an-era-short': [
			'An offence cannot be reported in the last era of its report window.',
			'now <= era.saturating_add(delays.report_window)',
			'now < era.saturating_add(delays.report_window)',
		],
		'anybody-accuses': [
			'Everybody is the slasher of a service.',
			'ensure!(entitled == slasher, Error::<T>::NotSlasher);',
			'let _ = entitled;',
		],
		'slashed-while-paused': [
			'A service that the council has paused goes on slashing.',
			'ensure!(!T::Terms::is_paused(service), Error::<T>::ServicePaused);',
			'',
		],
		'veto-window-beyond-the-longest': [
			'A veto window leaves no time for the execution.',
			'accusation.veto_window.min(delays.veto_window)',
			'accusation.veto_window.max(delays.veto_window)',
		],
		'budget-by-the-allocation-of-today': [
			'What a slash takes of the budget is measured by the stake of today.',
			'let allocated = T::Stake::backing(&operator, magnitude, era);',
			'let allocated = T::Stake::backing(&operator, magnitude, T::Eras::active_era());',
		],
		'worthless-allocation-slashed': [
			'What is worth nothing, and costs no budget, lowers the magnitude.',
			'ensure!(allocated > 0, Error::<T>::NothingAllocated);',
			'',
		],
		'budget-by-the-stake-of-today': [
			'A budget is a fraction of the stake of today.',
			'service_stake: T::Allocations::service_stake(service, era),',
			'service_stake: T::Allocations::service_stake(service, now),',
		],
		'window-of-the-report': [
			'Offences are correlated by when they are reported.',
			'window: Window::of(era, window),',
			'window: Window::of(now, window),',
		],
		'dropped-an-era-early': [
			'A slash that waits for its approval is dropped while it could be executed.',
			'Self::decided_by(&record, &delays).saturating_add(1),',
			'Self::decided_by(&record, &delays),',
		],
		'uncollected-slashes-leave-room': [
			'Slashes that are not collected yet do not count towards the most there may be.',
			'of_service.saturating_add(unsettled).saturating_add(kept_free);',
			'of_service.saturating_add(kept_free);',
		],
		'awaiting-slashes-take-all-room': [
			'Slashes that wait for an approval leave no room for one that needs none.',
			'of_service.saturating_add(unsettled).saturating_add(kept_free);',
			'of_service.saturating_add(unsettled);',
		],
	},
	'report.rs': {
		'reporting-oneself-pays': [
			'An operator earns back a part of its own slash.',
			'let earner = earner.filter(|who| *who != operator);',
			'',
		],
		'no-proof-after-a-change-of-mode': [
			'An offence cannot be proved any more once its service goes by accusations.',
			'let before = verifier_in(now.saturating_sub(delays.report_window));',
			'let before = verifier_in(now);',
		],
		'proved-in-another-way': [
			'An offence is proved in a way that was not agreed to when it happened.',
			'SlashMode::Objective { verifier, fraction, reporter_share } if verifier == by => {',
			'SlashMode::Objective { fraction, reporter_share, .. } => {',
		],
	},
	'budget.rs': {
		'budget-not-used-up': [
			'A service cannot use its whole budget.',
			'spent.is_some_and(|spent| spent <= limit)',
			'spent.is_some_and(|spent| spent < limit)',
		],
		'cap-not-used-up': [
			'A service cannot take all that its cap allows.',
			'before.saturating_add(taken) <= terms.max_fraction',
			'before.saturating_add(taken) < terms.max_fraction',
		],
		'cap-by-the-slash': [
			'The cap is one on each slash, not on all of an offence era.',
			'before.saturating_add(taken) <= terms.max_fraction',
			'taken <= terms.max_fraction',
		],
		'budget-forgets-what-was-spent': [
			'The budget is one on each slash, not on all of a window.',
			'in_window.spent.checked_add(taken.mul_ceil(record.allocated));',
			'Some(taken.mul_ceil(record.allocated));',
		],
		'proof-judged-without-the-curve': [
			'A proven slash needs an approval for what the curve spares.',
			'match record.curve.filter(|_| record.verifier.is_some()) {',
			'match record.curve.filter(|_| false) {',
		],
		'accusation-judged-by-the-curve': [
			'An accusation is within the budget although others can raise it until it executes.',
			'match record.curve.filter(|_| record.verifier.is_some()) {',
			'match record.curve {',
		],
		'awaiting-slashes-offend': [
			'A slash that nobody has approved makes others cost more.',
			'if record.approval != Approval::Needed {\n\t\t\tlet window',
			'{\n\t\t\tlet window',
		],
		'offender-counted-twice': [
			'An operator that offends twice counts as two.',
			'stake: before.stake.max(record.allocated),',
			'stake: before.stake.saturating_add(record.allocated),',
		],
		'offender-added-again': [
			'The stake of an operator is added for each of its offences.',
			'let more = offender.stake.saturating_sub(before.stake);',
			'let more = offender.stake;',
		],
		'offending-never-falls': [
			'A slash that was vetoed still makes others cost more.',
			'left.offending = left.offending.saturating_sub(stake);',
			'let _ = stake;',
		],
		'curve-raises': [
			'The curve raises a slash above what was asked for.',
			'if fraction < record.fraction {',
			'if fraction != record.fraction {',
		],
		'curve-keeps-the-budget': [
			'What the curve spares the operator stays used.',
			'Self::give_back(record, fraction);\n\t\t\trecord.fraction = fraction;',
			'record.fraction = fraction;',
		],
		'curve-of-one': [
			'The curve sees one offender, whoever else there is.',
			'curve.fraction(in_window.offending, record.service_stake)',
			'curve.fraction(record.allocated.min(in_window.offending), record.service_stake)',
		],
		'budget-given-back-rounded': [
			'The budget gets back a planck more than the curve has spared.',
			'fraction.mul_ceil(record.allocated)',
			'fraction.mul_floor(record.allocated)',
		],
	},
	'veto.rs': {
		'veto-after-the-window': [
			'The resolver vetoes in the first era in which the slash can be executed.',
			'now < record.executable_from',
			'now <= record.executable_from',
		],
		'council-bound-by-the-window': [
			'The council cannot veto after the window either.',
			'if resolver.is_some() {\n\t\t\tensure!(resolver == record.resolver, Error::<T>::NotResolver);',
			'if resolver.is_some() {\n\t\t\tensure!(resolver == record.resolver, Error::<T>::NotResolver);\n\t\t}\n\t\t{',
		],
		'anybody-vetoes': [
			'Everybody is the resolver of a slash.',
			'ensure!(resolver == record.resolver, Error::<T>::NotResolver);',
			'',
		],
		'vetoed-still-counts': [
			'What was vetoed stays used of cap and budget.',
			'Self::uncount(&record);',
			'',
		],
	},
	'approve.rs': {
		'approval-ends-the-veto-window': [
			'An approved slash does not wait for its veto window.',
			'record.executable_from.max(T::Eras::active_era())',
			'record.executable_from.min(T::Eras::active_era())',
		],
		'approved-slash-does-not-offend': [
			'What the council has approved does not count for the correlation of offences.',
			'Self::count_offender(&record)?;',
			'',
		],
	},
	'execute.rs': {
		'executed-an-era-early': [
			'A slash is executed in the last era in which it can be vetoed.',
			'now >= record.executable_from',
			'now.saturating_add(1) >= record.executable_from',
		],
		'executed-without-approval': [
			'A slash beyond the budget is executed without the council.',
			'ensure!(record.approval != Approval::Needed, Error::<T>::NotApproved);',
			'',
		],
		'dropped-in-the-last-era': [
			'A slash is not tried in the last era in which it could be executed.',
			'if next <= Self::decided_by(&record, &delays) {',
			'if next < Self::decided_by(&record, &delays) {',
		],
		'dropped-still-counts': [
			'What was dropped stays used of cap and budget.',
			'Self::uncount(&record);',
			'',
		],
		'execution-not-counted': [
			'An executed slash does not count as one that is to be collected.',
			'|n| *n = n.saturating_add(1)',
			'|_| ()',
		],
	},
	'fair_queue.rs': {
		'queue-by-service': [
			"All slashes of one service are executed before any of the next one's.",
			'[a, b, c, d, e, f, g, h]\n}\n\nfn parts([a, b, c, d, e, f, g, h]: TurnKey)',
			'[e, f, g, h, a, b, c, d]\n}\n\nfn parts([e, f, g, h, a, b, c, d]: TurnKey)',
		],
		'queued-for-the-past': [
			'A slash is queued for an era that the queue has passed.',
			'let era = era.max(ExecutionCursor::<T>::get());',
			'',
		],
		'backlog-before-everything': [
			'What could not be done in time keeps everything else waiting.',
			'self.actives_turn = self.active_is_left;',
			'self.actives_turn = false;',
		],
		'turn-given-twice': [
			'Two slashes of a service have one turn, and one of them is lost.',
			'*count = count.saturating_add(1);',
			'',
		],
	},
	'queue.rs': {
		'pruned-era-left-early': [
			'The cursor leaves an era before it is over, and misses what comes due in it.',
			'if cursor.era >= now {',
			'if cursor.era > now {',
		],
	},
	'prune.rs': {
		'forgotten-still-counts': [
			'What was forgotten stays used of cap and budget.',
			'if record.status.counts() {',
			'if !record.status.counts() {',
		],
	},
	'types.rs': {
		'forgotten-before-its-window': [
			'A slash is forgotten while its window can have others.',
			'let last = from.saturating_add(eras.saturating_sub(1)).max(self.era);',
			'let last = self.era;',
		],
		'forgotten-before-it-is-paid': [
			'A slash comes up to be forgotten before its beneficiary can be paid.',
			'|payable| payable.max(decided)',
			'|payable| payable.min(decided)',
		],
		'payout-since-the-offence': [
			'The payout delay begins with the offence.',
			'Some(era.saturating_add(delay))',
			'Some(self.era.saturating_add(delay))',
		],
		'budget-rounded-for-the-service': [
			'What a slash takes of the budget is rounded down.',
			'Approval::NotNeeded => self.fraction.mul_ceil(self.allocated),',
			'Approval::NotNeeded => self.fraction.mul_floor(self.allocated),',
		],
		'approved-slash-uses-the-budget': [
			'What the council has approved uses up the budget.',
			'Approval::NotNeeded => self.fraction.mul_ceil(self.allocated),\n\t\t\tApproval::Needed | Approval::Given => 0,',
			'Approval::NotNeeded | Approval::Given => self.fraction.mul_ceil(self.allocated),\n\t\t\tApproval::Needed => 0,',
		],
	},
	'payout.rs': {
		'reporter-share-rounded-each-time': [
			"The reporter's share is rounded down at each collection.",
			'share.mul_floor(collected).saturating_sub(share.mul_floor(before))',
			'share.mul_floor(collected.saturating_sub(before))',
		],
		'reporter-share-of-what-is-accounted': [
			'The reporter earns from the first collection what all of them will bring.',
			'share.mul_floor(collected).saturating_sub(share.mul_floor(before))',
			'share.mul_floor(record.books.accounted).saturating_sub(share.mul_floor(before))',
		],
		'beneficiary-waits-too-long': [
			'What is collected in the first era in which it can be paid waits.',
			'is_some_and(|from| now < from)',
			'is_some_and(|from| now <= from)',
		],
		'payout-an-era-late': [
			'What waits is paid an era later than it may be.',
			'T::Eras::active_era() >= from',
			'T::Eras::active_era() > from',
		],
		'payout-before-its-time': [
			'Anybody can have the beneficiary paid before an unbonding is over.',
			'ensure!(Self::is_payable(&record), Error::<T>::PayoutNotDue);',
			'',
		],
		'confiscated-for-the-account': [
			'What is confiscated goes to the account it was taken from.',
			'record.beneficiary = Beneficiary::Treasury;',
			'',
		],
		'failed-payment-not-merged': [
			'A share that the reporter cannot take is burned.',
			'Err(part) => rest.merge(part),',
			'Err(_) => rest,',
		],
	},
	'books.rs': {
		'paid-and-still-held': [
			'What was paid to the beneficiary still waits for it.',
			'Self { held: 0, ..self.pay_beneficiary(self.held) }',
			'self.pay_beneficiary(self.held)',
		],
		'collected-and-written-off': [
			'What is collected counts as written off too.',
			'.saturating_sub(outstanding).saturating_sub(amount);',
			'.saturating_sub(outstanding);',
		],
	},
	'settle.rs': {
		'settled-again-and-again': [
			'A slash that is settled is closed again with whatever is collected later.',
			'if !was_settled && record.books.is_settled() {',
			'if record.books.is_settled() {',
		],
	},
	'impls.rs': {
		'newest-offence-gates-exits': [
			'Exits wait for the newest open slash, not for the oldest.',
			'.map(|open| open.era).min()',
			'.map(|open| open.era).max()',
		],
	},
	'evidence.rs': {
		'offence-of-the-earlier-era': [
			'An equivocation is one of the era of the earlier statement.',
			'let era = first.era.max(second.era);',
			'let era = first.era.min(second.era);',
		],
		'second-key-of-anybody': [
			'The second statement may be signed by anybody.',
			'let other = owner(second).ok_or(Error::<T>::KeyNotInForce)?;',
			'let other = owner(first).ok_or(Error::<T>::KeyNotInForce)?;',
		],
		'statement-said-twice': [
			'One statement, said twice, is an equivocation.',
			'ensure!(first.payload != second.payload, Error::<T>::StatementsAgree);',
			'',
		],
		'statement-to-another-service': [
			'A statement to one service is good as one to another.',
			'(b"rampart/statement", chain, service, topic, era, payload).encode()',
			'(b"rampart/statement", chain, topic, era, payload).encode()',
		],
		'slashed-once-per-order': [
			'The same two statements in the other order are another offence.',
			'(b"equivocation", service, &operator, topic, era).encode()',
			'(b"equivocation", service, &operator, topic, era, first.payload).encode()',
		],
	},
};
