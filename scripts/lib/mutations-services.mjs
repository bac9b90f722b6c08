// SPDX-License-Identifier: Apache-2.0

// What ./scripts/mutate breaks in pallets/services; see mutations.mjs.

export default {
	'allocation.rs': {
		'allocated-from-the-era-after': [
			'What is allocated from an era on does not count in that era.',
			'.find(|step| step.from <= era)',
			'.find(|step| step.from < era)',
		],
		'allocation-forgotten-early': [
			'What was allocated in the oldest era that can be slashed is forgotten.',
			'.filter(|step| step.from <= oldest).count()',
			'.filter(|step| step.from <= oldest.saturating_add(1)).count()',
		],
		'begun-an-era-late': [
			'An allocation that backs a service since this era can be cancelled.',
			'self.effective_from.is_some_and(|from| from <= era)',
			'self.effective_from.is_some_and(|from| from < era)',
		],
		'released-an-era-late': [
			'An ended allocation is released an era later than it may be.',
			'ending.in_era.saturating_add(delay) <= now',
			'ending.in_era.saturating_add(delay) < now',
		],
		'cap-beyond-the-tranche': [
			'A service reaches the greater of its cap and the tranche.',
			'left.min(tranche.left)',
			'left.max(tranche.left)',
		],
		'fraction-of-the-cap': [
			'A fraction is taken of the cap although the tranche was less.',
			'nominal.min(it.steps.nominal_in(era))',
			'nominal.max(it.steps.nominal_in(era))',
		],
		'fraction-of-what-is-left': [
			'A fraction is taken of what is left, so that the order of slashes matters.',
			'self.nominal_in(era).take(fraction).min(self.left())',
			'self.left().take(fraction)',
		],
		'more-taken-than-left': [
			'A slash takes more than is left of the allocation.',
			'self.nominal_in(era).take(fraction).min(self.left())',
			'self.nominal_in(era).take(fraction)',
		],
		'tranche-not-lowered': [
			'What a service takes is not taken from the tranche.',
			'tranche.left = tranche.left.saturating_sub(taken);',
			'let _ = tranche;',
		],
		'slashed-stake-counts': [
			'What was slashed in this era counts as backing until the next one.',
			'self.nominal_in(era).min(self.left())',
			'self.nominal_in(era)',
		],
	},
	'slash.rs': {
		'nothing-left-does-not-end': [
			'An allocation that was slashed to nothing goes on.',
			'None if left.is_zero() => Some(Self::end(&mut allocation)?),',
			'None if false => Some(Self::end(&mut allocation)?),',
		],
		'tranche-whole-in-later-eras': [
			'In later eras a slashed tranche is what it was.',
			'Self::set_from_next(&mut tranche.steps, left)?;',
			'let _ = left;',
		],
		'last-era-not-slashable': [
			'The oldest offence that can be slashed cannot.',
			'now.saturating_sub(T::Delays::get().liability_window())',
			'now.saturating_sub(T::Delays::get().liability_window()).saturating_add(1)',
		],
	},
	'exit.rs': {
		'change-counts-at-once': [
			'What changes in an era changes what offences of that era cost.',
			'let next = now.checked_add(1).ok_or(ArithmeticError::Overflow)?;',
			'let next = now;',
		],
		'application-removed': [
			'The owner ends an allocation that it has not admitted.',
			'ensure!(allocation.is_admitted(), Error::<T>::NotAdmitted);',
			'',
		],
	},
	'opt_in.rs': {
		'magnitude-promised-twice': [
			'An operator offers more than its magnitude.',
			'let new = if shared { Magnitude::ZERO } else { magnitude };',
			'let new = if shared { magnitude } else { Magnitude::ZERO };',
		],
		'stake-of-this-era': [
			'What was delegated in this era does not count for an opt-in.',
			'let next = T::Eras::active_era().saturating_add(1);',
			'let next = T::Eras::active_era();',
		],
		'minimum-stake-refused': [
			'An operator with exactly the minimum stake is refused.',
			'stake > 0 && stake >= terms.min_operator_stake',
			'stake > 0 && stake > terms.min_operator_stake',
		],
		'whole-magnitude-refused': [
			'An operator cannot offer all of its magnitude.',
			'reserved <= T::Stake::magnitude(operator)',
			'reserved < T::Stake::magnitude(operator)',
		],
		'one-operator-too-many': [
			'A service has one operator more than it may.',
			'record.operators < T::MaxOperatorsPerService::get()',
			'record.operators <= T::MaxOperatorsPerService::get()',
		],
		'admitted-still-applies': [
			'An operator that is admitted is still counted as an application.',
			'record.applications.saturating_dec();',
			'',
		],
		'admitted-without-asking-again': [
			'Who could honour an offer when it was made is admitted although it cannot any more.',
			'Self::ensure_honourable(&terms, &operator, &allocation, Magnitude::ZERO)?;',
			'let _ = terms;',
		],
		'effective-an-era-early': [
			'An allocation is slashable before those who disagree could leave.',
			'.checked_add(T::Delays::get().allocation)',
			'.checked_add(T::Delays::get().allocation.saturating_sub(1))',
		],
	},
	'security.rs': {
		'caps-reserved': [
			'Caps on a tranche are reserved next to the tranche.',
			'!allocation.shared && !Self::is_releasable(allocation)',
			'!Self::is_releasable(allocation)',
		],
		'tranche-not-reserved': [
			'What is in a tranche can be offered to a service alone.',
			'.fold(Self::shared_magnitude(operator), |sum, (_, allocation)| {',
			'.fold(Magnitude::ZERO, |sum, (_, allocation)| {',
		],
		'quorum-rounded-down': [
			'A quorum can be a planck short of its fraction.',
			'quorum_stake: quorum.mul_ceil(effective_stake),',
			'quorum_stake: quorum.mul_floor(effective_stake),',
		],
	},
	'release.rs': {
		'released-while-slashable': [
			'An allocation is released in the last era in which it can be slashed.',
			'delays.deallocation.max(delays.liability_window().saturating_add(1))',
			'delays.deallocation.max(delays.liability_window())',
		],
		'release-not-queued-again': [
			'An allocation that has to wait for longer is never released by itself.',
			'ReleaseQueue::<T>::insert(ending.queued_for, (service, &operator), ());',
			'',
		],
		'membership-outlives-allocation': [
			'A service that was left still holds a tranche open.',
			'if allocation.shared {',
			'if allocation.shared && !allocation.is_admitted() {',
		],
	},
	'tranche.rs': {
		'whole-tranche-refused': [
			'A service cannot be offered all of a tranche.',
			'cap <= tranche.left',
			'cap < tranche.left',
		],
		'tranche-closed-in-use': [
			'A tranche is closed while services can slash it.',
			'ensure!(tranche.is_idle(), Error::<T>::TrancheInUse);',
			'',
		],
	},
	'types.rs': {
		'terms-an-era-late': [
			'Terms are in force an era later than announced.',
			'.find(|step| step.from <= era)',
			'.find(|step| step.from < era)',
		],
		'terms-in-force-withdrawn': [
			'Terms can be taken back in the first era in which they are in force.',
			'.filter(|step| step.from > now)',
			'.filter(|step| step.from >= now)',
		],
		'terms-of-the-offence-forgotten': [
			'Superseded terms are forgotten while offences are judged by them.',
			'.filter(|step| step.from <= oldest).count()',
			'.filter(|step| step.from <= now).count()',
		],
	},
	'terms.rs': {
		'terms-delay-cut-short': [
			'Terms change an era before whoever disagrees has left.',
			'now.checked_add(T::Delays::get().terms)',
			'now.checked_add(T::Delays::get().terms.saturating_sub(1))',
		],
		'no-veto-window': [
			'A service can slash without anybody having time to veto.',
			'(1..=T::Delays::get().veto_window).contains(window)',
			'(0..=T::Delays::get().veto_window).contains(window)',
		],
		'proof-beyond-the-cap': [
			'A proven offence may cost more than the service can take on its own.',
			'*fraction <= terms.max_slash',
			'*fraction <= Perbill::one()',
		],
	},
	'impls.rs': {
		'stake-of-the-wrong-era': [
			'A budget is measured by the stake of today.',
			'.then(|| T::Stake::backing(&operator, nominal, era))',
			'.then(|| T::Stake::backing(&operator, nominal, T::Eras::active_era()))',
		],
		'tranche-is-no-commitment': [
			'An operator can go and leave its tranche behind.',
			' || Tranches::<T>::contains_key(operator)',
			'',
		],
	},
	'manage.rs': {
		'service-deposit-of-today': [
			'Who retires a service is given the deposit of today, not the one that is held.',
			'record.deposit,\n',
			'T::Deposit::get(),\n',
		],
		'retired-with-applications': [
			'A service is retired while operators wait for it.',
			'record.operators == 0 && record.applications == 0',
			'record.operators == 0',
		],
	},
	'reads.rs': {
		'page-skips-a-service': [
			'The service after the last one of a page is listed nowhere.',
			'after.map_or(0, |id| id.saturating_add(1))',
			'after.map_or(0, |id| id.saturating_add(2))',
		],
		'joining-stake-not-exposed': [
			'Whoever has just delegated is told it can lose nothing.',
			'now.saturating_add(1).max(effective_from)',
			'now.max(effective_from)',
		],
		'best-era-for-the-worst': [
			'A restaker is told what it can lose for the era with the least units.',
			'.max()\n\t\t\t.unwrap_or(Units::ZERO)',
			'.min()\n\t\t\t.unwrap_or(Units::ZERO)',
		],
		'shared-lost-twice': [
			'A restaker is told it can lose a tranche to each service that draws on it.',
			'caps.min(Self::shared_magnitude(operator))',
			'caps',
		],
		'alone-of-what-is-left': [
			'What a service can take on its own is told of what is left, not of what was allocated.',
			'claim.nominal_in(now).take(cap).min(magnitude)',
			'magnitude.take(cap)',
		],
	},
};
