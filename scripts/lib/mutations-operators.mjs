// SPDX-License-Identifier: Apache-2.0

// What ./scripts/mutate breaks in pallets/operators; see mutations.mjs.

export default {
	'types.rs': {
		'raise-in-force-lost': [
			'A raise that is in force is lost when another one is asked for.',
			'Self { pending: Some(raise), ..self.without_waiting(now) }',
			'Self { pending: Some(raise), ..self }',
		],
		'first-raise-rewrites-the-past': [
			'What counted before a raise is forgotten when another one is asked for.',
			'before: Some(Earlier { commission: self.current, ended: raise.from }),',
			'before: None,',
		],
		'lowering-keeps-the-higher-past': [
			'A commission that was lowered still counts in eras that were not paid yet.',
			'before: before.filter(|earlier| earlier.commission < to),',
			'before,',
		],
		'raise-an-era-late': [
			'A raise counts an era later than announced.',
			'(_, Some(raise)) if raise.from <= era => raise.to,',
			'(_, Some(raise)) if raise.from < era => raise.to,',
		],
		'retired-key-forgotten-early': [
			'A retired key is forgotten in the last era in which it matters.',
			'now <= self.until.saturating_add(window)',
			'now < self.until.saturating_add(window)',
		],
		'key-not-in-force-when-set': [
			"A key is not its operator's in the era in which it was set.",
			'self.from <= era && self.until.is_none_or(|until| era <= until)',
			'self.from < era && self.until.is_none_or(|until| era <= until)',
		],
		'key-not-in-force-when-retired': [
			"A key is not its operator's in the era in which it was retired.",
			'self.from <= era && self.until.is_none_or(|until| era <= until)',
			'self.from <= era && self.until.is_none_or(|until| era < until)',
		],
	},
	'keys.rs': {
		'retired-key-set-again': [
			'A key that was retired and is on record can be set by somebody else.',
			'!KeyTenures::<T>::contains_key(key), Error',
			'KeyTenures::<T>::get(key).is_none_or(|old| old.until.is_some()), Error',
		],
		'possession-proved-for-anybody': [
			'One proof of possession serves any operator.',
			'(POSSESSION, genesis, operator, key).encode()',
			'(POSSESSION, genesis, key).encode()',
		],
		'possession-proved-for-any-chain': [
			'A proof of possession of another chain is good on this one.',
			'(POSSESSION, genesis, operator, key).encode()',
			'(POSSESSION, operator, key).encode()',
		],
		'possession-not-proved': [
			'A key is set without a proof of possession.',
			'key.verify(&Self::possession_message_of(&who, &key), &proof),',
			'true,',
		],
		'tenure-of-one-era': [
			"A retired key was its operator's only in the era in which it was retired.",
			'KeyTenure { operator: operator.clone(), from, until: Some(until) }',
			'KeyTenure { operator: operator.clone(), from: until, until: Some(until) }',
		],
		'retired-keys-of-the-deregistered': [
			'The retired keys of an operator that is gone stay on record.',
			'for old in RetiredKeys::<T>::take(who) {\n\t\t\tKeyTenures::<T>::remove(old.key);',
			'for _ in RetiredKeys::<T>::take(who) {',
		],
	},
	'impls.rs': {
		'owner-forgotten-early': [
			'Whose a key was is not said in the last era in which it matters.',
			'now <= until.saturating_add(window)',
			'now < until.saturating_add(window)',
		],
	},
	'commission.rs': {
		'step-from-an-old-commission': [
			'A raise is measured by what was in force before the last one.',
			'to.saturating_sub(in_force) <= T::MaxCommissionStep::get()',
			'to.saturating_sub(commission.current) <= T::MaxCommissionStep::get()',
		],
		'same-commission-is-a-raise': [
			'Asking for the commission that is in force counts as a raise.',
			'if to <= in_force {',
			'if to < in_force {',
		],
	},
	'register.rs': {
		'deregistered-with-allocations': [
			'An operator can go while services can slash it.',
			'ensure!(!T::Commitments::has_allocations(&who), Error::<T>::HasAllocations);',
			'',
		],
		'highest-commission-refused': [
			'Nobody can register with the highest commission there may be.',
			'commission <= T::MaxCommission::get()',
			'commission < T::MaxCommission::get()',
		],
		'deposit-of-today-released': [
			'Who leaves is given the deposit of today, not the one that is held.',
			'&who,\n\t\t\trecord.deposit,',
			'&who,\n\t\t\tT::Deposit::get(),',
		],
	},
};
