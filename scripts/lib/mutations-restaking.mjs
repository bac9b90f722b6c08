// SPDX-License-Identifier: Apache-2.0

// What ./scripts/mutate breaks in pallets/restaking; see mutations.mjs.

export default {
	'types.rs': {
		'joining-era-not-liable': [
			'A part is not liable for offences of the era from which it is.',
			'self.joined <= era && self.left.is_none_or(|left| era <= left)',
			'self.joined < era && self.left.is_none_or(|left| era <= left)',
		],
		'leaving-era-not-liable': [
			'An exit is not liable for offences of the era in which it began.',
			'self.joined <= era && self.left.is_none_or(|left| era <= left)',
			'self.joined <= era && self.left.is_none_or(|left| era < left)',
		],
		'outstanding-rounded-down': [
			'What is still to be collected is rounded down.',
			'self.delta.stake_of_rounded_up(self.units)',
			'self.delta.stake_of(self.units)',
		],
		'units-of-the-era-before': [
			'Units that change with an era count as before in that era.',
			'find(|(from, _)| *from <= era);',
			'find(|(from, _)| *from < era);',
		],
		'history-folded-to-nothing': [
			'What has been liable for longer than the window is forgotten.',
			'if self.history.len() < entries {',
			'if self.history.len() > entries {',
		],
		'liability-ends-an-era-early': [
			'The aggregate of the era in which an exit begins is without it.',
			'self.change(left.saturating_add(1), None, |held| held.saturating_sub(units))',
			'self.change(left, None, |held| held.saturating_sub(units))',
		],
		'written-off-without-liability': [
			'Collateral that is lost lowers slashes that it was not liable for.',
			'.filter(|slash| slash.sequence >= settled && part.is_liable_in(slash.era))',
			'.filter(|slash| slash.sequence >= settled)',
		],
		'written-off-though-settled': [
			'Collateral that is lost lowers slashes that it has paid for already.',
			'.filter(|slash| slash.sequence >= settled && part.is_liable_in(slash.era))',
			'.filter(|slash| part.is_liable_in(slash.era))',
		],
		'slash-sequence-stands-still': [
			'Two slashes of an operator have one place in their order.',
			'self.next_sequence = self.next_sequence.saturating_add(1);',
			'',
		],
		'magnitude-kept-when-nobody-owes': [
			'A slash for an era in which nobody was liable leaves the magnitude as it is.',
			'self.magnitude = self.magnitude.saturating_sub(delta);',
			'if owed { self.magnitude = self.magnitude.saturating_sub(delta); }',
		],
		'oldest-part-leaves-first': [
			'Undelegating takes what has been liable the longest, not the newest.',
			'ages.sort_unstable_by_key(|(joined, _)| core::cmp::Reverse(*joined));',
			'ages.sort_unstable_by_key(|(joined, _)| *joined);',
		],
		'joined-now-is-free-at-once': [
			'A part that is liable for this era leaves as if it were not.',
			'if whole.joined > era {',
			'if whole.joined >= era {',
		],
		'first-unsettled-slash-skipped': [
			'A position never settles the first slash after it was last settled.',
			'in ledger.uncollected.iter_mut().filter(|s| s.sequence >= self.settled) {',
			'in ledger.uncollected.iter_mut().filter(|s| s.sequence > self.settled) {',
		],
		'due-rounded-down': [
			'What a position owes is rounded down.',
			'let so_far = slash.delta.stake_of_rounded_up(seen);',
			'let so_far = slash.delta.stake_of(seen);',
		],
		'parts-charged-for-one-another': [
			'Each part of a position pays for those before it as well.',
			'let due = so_far.saturating_sub(charged).min(part.amount);',
			'let due = so_far.min(part.amount);',
		],
		'settled-units-stay-outstanding': [
			'What a position has paid is still to be collected.',
			'slash.units = slash.units.saturating_sub(seen);',
			'',
		],
		'collected-twice': [
			'A position forgets that it has settled.',
			'self.settled = ledger.next_sequence;',
			'',
		],
		'units-not-trimmed': [
			'After a slash a holding counts a unit more than it is worth.',
			'if !dues.is_empty() {\n\t\t\tself.trim(ledger, now)?;',
			'if dues.is_empty() {\n\t\t\tself.trim(ledger, now)?;',
		],
		'worth-nothing-never-was': [
			'What was slashed to nothing is not rewarded for the eras before.',
			'self.amount > 0 || !self.units.is_zero()',
			'self.amount > 0',
		],
		'worth-nothing-still-liable': [
			'What was slashed to nothing is rewarded for the eras after, too.',
			'ledger.end_units(now, part.units)?;\n\t\t\t\tpart.left = Some(now);',
			'',
		],
		'base-slash-keeps-what-is-owed': [
			'Collateral that the base chain took is still owed to services.',
			'ledger.drop_units(self.settled, &before, lost, &mut written_off)?;',
			'ledger.remove_units(&before, lost)?;',
		],
		'exit-an-era-late': [
			'An exit ends an era later than it may.',
			'left.saturating_add(delay) <= now && open',
			'left.saturating_add(delay) < now && open',
		],
		'exit-despite-an-open-slash': [
			'An exit ends while a slash is open for the last era it is liable for.',
			'open.is_none_or(|offence| offence > left)',
			'open.is_none_or(|offence| offence >= left)',
		],
	},
	'collect.rs': {
		'ledger-forgets-open-slashes': [
			'An era is forgotten although a slash is open for it.',
			'map_or(oldest, |open| open.min(oldest));',
			'map_or(oldest, |open| open.max(oldest));',
		],
		'reserve-of-the-whole-bond': [
			'What is unlocking counts towards the bond that allows a delegation.',
			'Self::undelegate_excess(restaker, T::Bonds::active(restaker));',
			'Self::undelegate_excess(restaker, T::Bonds::total(restaker));',
		],
		'unlocking-stake-escapes': [
			'Only the active part of a bond is charged.',
			'let from_bond = owed.min(T::Bonds::total(restaker));',
			'let from_bond = owed.min(T::Bonds::active(restaker));',
		],
		'hold-not-charged': [
			'What the bond lacks is not taken from the hold.',
			'let missing = owed.saturating_sub(credit.peek());',
			'let missing = credit.peek().saturating_sub(owed);',
		],
		'ended-exit-charged': [
			'An exit that ends while a slash is collected is taken as if it were owed.',
			'let owed = before.1.saturating_sub(settled_claim);',
			'let owed = before.1.saturating_sub(after.1);',
		],
		'positions-never-counted-down': [
			'An operator that everybody has left never starts again.',
			'ledger.positions = ledger.positions.saturating_sub(u32::from(known));',
			'',
		],
		'collection-goes-round-once': [
			'After one round over the restakers nothing more is collected.',
			'Collecting::<T>::insert(&operator, None::<T::AccountId>);',
			'Collecting::<T>::remove(&operator);',
		],
		'only-one-operator-collected': [
			'As long as an operator has something to be collected no other one is.',
			'LastCollected::<T>::put(&operator);',
			'',
		],
	},
	'exit.rs': {
		'winds-up-at-zero-only': [
			'Restakers of an exhausted operator stay unless its magnitude is zero.',
			'if !Self::magnitude_of(operator).is_exhausted() {',
			'if !Self::magnitude_of(operator).is_zero() {',
		],
		'minimum-cannot-stay': [
			'A delegation of exactly the minimum cannot stay.',
			'stays == 0 || stays >= T::MinDelegation::get()',
			'stays == 0 || stays > T::MinDelegation::get()',
		],
		'exits-are-no-claim': [
			'What is leaving needs no collateral any more.',
			'saturating_sub(amount);\n\t\t\trecord.claim = record.claim.saturating_sub(left.cancelled);',
			'saturating_sub(amount);\n\t\t\trecord.claim = record.claim.saturating_sub(amount);',
		],
		'excess-shared-unevenly': [
			'Of an excess each operator but the first loses too little.',
			'rest = rest.saturating_sub(delegated);',
			'',
		],
	},
	'secure.rs': {
		'dust-counts-as-bond': [
			'What staking can sweep without a word counts as collateral.',
			'if total < T::Currency::minimum_balance() { 0 } else { total }',
			'total',
		],
		'hold-never-released': [
			'What is held is held although the bond covers the claim.',
			'let amount = held.saturating_sub(wanted);',
			'let amount = held.saturating_sub(claim);',
		],
	},
	'delegate.rs': {
		'exits-delegated-again': [
			'What is leaving can be delegated a second time.',
			'claim <= Self::delegable(T::Bonds::active(restaker)),',
			'record.delegated.saturating_add(amount) <= Self::delegable(T::Bonds::active(restaker)),',
		],
		'liable-at-once': [
			'A delegation is liable for offences of the era in which it is made.',
			'let liable_from = T::Eras::active_era().saturating_add(1);',
			'let liable_from = T::Eras::active_era();',
		],
		'reserve-rounded-down': [
			'A planck of the consensus reserve can be delegated.',
			'T::ConsensusReserve::get().mul_ceil(active)',
			'T::ConsensusReserve::get().mul_floor(active)',
		],
	},
	'impls.rs': {
		'self-delegation-above-minimum': [
			'An operator that keeps exactly what it promised is not active.',
			'Self::delegation_of(operator, operator) >= least,',
			'Self::delegation_of(operator, operator) > least,',
		],
		'backing-rounded-up': [
			'A service counts a planck more than there is.',
			'.map_or(0, |units| magnitude.stake_of(units))',
			'.map_or(0, |units| magnitude.stake_of_rounded_up(units))',
		],
		'backing-of-another-era': [
			'What backed a service in an era is what backed it in the oldest one.',
			'.and_then(|ledger| ledger.units_in(era))',
			'.and_then(|ledger| ledger.units_in(ledger.kept_from))',
		],
	},
	'accumulator.rs': {
		'rewards-before-with-the-era': [
			'What a unit was rewarded before an era counts that era.',
			'.filter(|(of, _)| *of >= era)',
			'.filter(|(of, _)| *of > era)',
		],
		'second-reward-of-an-era-lost': [
			'Of two rewards for one era only one is remembered as that era\'s.',
			'*sum = sum.checked_add(each).ok_or(RewardRefused::TooLarge)?;',
			'*sum = each;',
		],
		'remainder-thrown-away': [
			'What cannot be divided is lost.',
			'(self.total, self.unaccrued, self.remainder) = (total, unaccrued, remainder);',
			'(self.total, self.unaccrued) = (total, unaccrued); let _ = remainder;',
		],
		'boundary-lost-with-its-first-position': [
			'A boundary is forgotten with the first of its positions.',
			'self.0.retain(|(_, boundary)| boundary.positions > 0);',
			'self.0.retain(|(of, boundary)| *of != era && boundary.positions > 0);',
		],
		'boundary-not-written-down': [
			'What a unit was rewarded before an era that is forgotten is not written down.',
			'boundary.rewarded = Some(rewarded);',
			'let _ = rewarded;',
		],
	},
	'reward.rs': {
		'owed-replaced': [
			'What accrues replaces what was owed.',
			'*owed = owed.saturating_add(accrued));',
			'*owed = accrued);',
		],
		'accrued-stays-unaccrued': [
			'What has accrued still counts as what will.',
			'ledger.rewards.unaccrued = ledger.rewards.unaccrued.saturating_sub(accrued);',
			'',
		],
		'active-era-rewarded': [
			'The active era is rewarded before it is over.',
			'ensure!(era < T::Eras::active_era(), Error::<T>::EraNotOver);',
			'',
		],
		'only-what-was-accrued-is-owed': [
			'What has not accrued yet is not owed.',
			'Owed::<T>::get(restaker, operator).saturating_add(accrued)',
			'Owed::<T>::get(restaker, operator).max(0 * accrued)',
		],
		'claimed-and-still-owed': [
			'What is taken stays owed.',
			'Owed::<T>::take(restaker, operator)',
			'Owed::<T>::get(restaker, operator)',
		],
		'dust-lost': [
			'What rounding has left of an operator that everybody has left is lost.',
			'RewardDust::<T>::mutate(|all| *all = all.saturating_add(dust));',
			'',
		],
		'forgotten-eras-told': [
			'Shares of eras that are forgotten are told.',
			'if era < Self::keep_from(operator) {',
			'if false {',
		],
	},
	'follow.rs': {
		'hold-is-no-collateral': [
			'A base-chain slash writes off what the hold still covers.',
			'Self::cap_claim(restaker, bond.total.saturating_add(held));',
			'Self::cap_claim(restaker, bond.total);',
		],
		'excess-stays-when-followed-later': [
			'Whoever is slashed by the base chain keeps delegated what its bond does not allow any more.',
			'Self::undelegate_excess(restaker, bond.active);',
			'',
		],
		'slashed-before-forgotten': [
			'Of two slashes that are not followed the first is forgotten.',
			'map_or(now, |before| before.min(now))',
			'map_or(now, |_| now)',
		],
		'weight-of-the-block-before': [
			'What the block before has followed counts in this one.',
			'Some((block, spent)) if block == now => spent,',
			'Some((_, spent)) => spent,',
		],
		'weight-without-end': [
			'A block follows however many bonds are slashed.',
			'let is_there = spent.all_lte(T::MaxFollowing::get());',
			'let is_there = true;',
		],
		'behind-for-good': [
			'Nobody who is behind catches up in spare weight.',
			'Self::secure(&restaker);',
			'Behind::<T>::remove(&restaker);',
		],
	},
	'wind_up.rs': {
		'wound-up-once': [
			'Nobody ends the exits from an exhausted operator.',
			'Self::wind_up_from(over, &operator, &mut ledger);',
			'',
		],
		'first-round-only': [
			'An operator that is to be wound up earlier is not seen.',
			'map_or(era, |from| from.min(era))',
			'unwrap_or(era.saturating_add(1))',
		],
	},
};
