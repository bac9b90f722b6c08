// SPDX-License-Identifier: Apache-2.0

// What ./scripts/mutate breaks in pallets/rewards; see mutations.mjs.

export default {
	'distribute.rs': {
		'points-for-eras-to-come': [
			'Points are taken for eras that have not begun.',
			'ensure!(era <= T::Eras::active_era(), Error::<T>::EraNotBegun);',
			'',
		],
		'points-after-the-payment': [
			'Points are taken for an era that is paid.',
			'ensure!(era >= Self::oldest_era(), Error::<T>::EraTooOld);\n\t\tlet mut record = EraRecords::<T>::get(service, era);\n\t\tensure!(record.distributed.is_none(), Error::<T>::AlreadyDistributed);',
			'ensure!(era >= Self::oldest_era(), Error::<T>::EraTooOld);\n\t\tlet mut record = EraRecords::<T>::get(service, era);',
		],
		'points-for-strangers': [
			'Points are taken for one that had nothing allocated.',
			'ensure!(stake > 0, Error::<T>::NotOperatorOfService);',
			'let _ = stake;',
		],
		'points-twice-in-one-report': [
			'An operator is named twice in one report.',
			'ensure!(!seen.contains(&operator), Error::<T>::DuplicateOperator);',
			'',
		],
		'whole-amount-for-each-era': [
			'Each era of a range gets the whole amount.',
			'let per_era = amount.checked_div(count.into()).unwrap_or_default();',
			'let per_era = amount; let _ = count;',
		],
		'nothing-per-era-distributed': [
			'An amount that is nothing per era is distributed.',
			'ensure!(per_era > 0, Error::<T>::ZeroAmount);',
			'',
		],
		'range-longer-than-allowed': [
			'An era more than can be distributed at once is.',
			'ensure!(count <= T::MaxErasPerDistribution::get(), Error::<T>::TooManyEras);',
			'ensure!(count <= T::MaxErasPerDistribution::get() + 1, Error::<T>::TooManyEras);',
		],
		'range-without-its-last-era': [
			'The last era of a range is not checked.',
			'for era in from..=to {\n\t\t\tSelf::ensure_distributable(service, era)?;',
			'for era in from..to {\n\t\t\tSelf::ensure_distributable(service, era)?;',
		],
		'nobody-rewarded-is-a-success': [
			'Distributing to nobody succeeds.',
			'ensure!(rewarded, Error::<T>::NobodyToReward);',
			'let _ = rewarded;',
		],
		'one-era-fewer-in-a-range': [
			'A range counts an era too few.',
			'map_or(0, |more| more.saturating_add(1))',
			'map_or(0, |more| more)',
		],
		'distributed-for-longer-than-slashed': [
			'An era that is beyond its liability window is distributed.',
			'let oldest = now.saturating_add(1).saturating_sub(delays.liability_window());',
			'let oldest = now.saturating_sub(delays.liability_window());',
		],
		'forgotten-eras-distributed': [
			'Eras of which the records are forgotten are distributed again.',
			'oldest.max(PrunedBefore::<T>::get())',
			'oldest',
		],
		'active-era-distributed': [
			'The active era is distributed before it is over.',
			'ensure!(era < T::Eras::active_era(), Error::<T>::EraNotOver);',
			'ensure!(era <= T::Eras::active_era(), Error::<T>::EraNotOver);',
		],
		'points-always-count': [
			'Stake is weighted by points though nobody asked for it.',
			'let points = if by_points { record.points_of(&operator) } else { 1 };',
			'let points = record.points_of(&operator); let _ = by_points;',
		],
		'points-never-count': [
			'Stake is not weighted by points though it should be.',
			'let points = if by_points { record.points_of(&operator) } else { 1 };',
			'let points = 1; let _ = by_points;',
		],
		'commission-rounded-to-nearest': [
			'What an operator keeps is rounded to the nearest planck.',
			'let commission = kept.mul_floor(share);',
			'let commission = kept * share;',
		],
		'commission-on-top': [
			'The commission is paid on top of the share.',
			'let to_restakers = share.saturating_sub(commission);',
			'let to_restakers = share;',
		],
		'commission-of-the-active-era': [
			'The commission is that of the present, not of the era.',
			'T::Commissions::commission_in(&operator, service, era)',
			'T::Commissions::commission_in(&operator, service, T::Eras::active_era())',
		],
		'commission-replaced': [
			'The commission owed is that of the last distribution alone.',
			'*owed = owed.saturating_add(commission)',
			'*owed = commission',
		],
		'refused-share-leaves-the-pot': [
			'What the ledger refuses is taken from the pot.',
			'Self::deposit_event(event);\n\t\t\t\t\tcontinue;',
			'Self::deposit_event(event);\n\t\t\t\t\tto_stake = to_stake.saturating_add(to_restakers);\n\t\t\t\t\tcontinue;',
		],
		'set-aside-with-the-commission': [
			'Commissions are counted among what the ledger owes.',
			'SetAside::<T>::mutate(|sum| *sum = sum.saturating_add(to_stake));',
			'SetAside::<T>::mutate(|sum| *sum = sum.saturating_add(amount));',
		],
		'record-not-queued': [
			'A record is never forgotten.',
			'PruneQueue::<T>::insert(era, service, ());',
			'',
		],
	},
	'claim.rs': {
		'nothing-claimed': [
			'A claim of nothing succeeds.',
			'let amount = T::Stake::take_owed(operator, restaker);\n\t\tensure!(amount > 0, Error::<T>::NothingToClaim);',
			'let amount = T::Stake::take_owed(operator, restaker);',
		],
		'claims-stay-set-aside': [
			'What is paid stays set aside.',
			'SetAside::<T>::put(left);',
			'let _ = left;',
		],
		'crumbs-restaked-for-others': [
			'Anybody makes others restake planck by planck.',
			'|| amount >= T::MinCompound::get()',
			'|| amount > 0',
		],
		'commission-paid-twice': [
			'A commission is paid and stays owed.',
			'let amount = CommissionOwed::<T>::take(operator);',
			'let amount = CommissionOwed::<T>::get(operator);',
		],
		'paid-to-the-pot': [
			'Somebody is paid to the account of the pots.',
			'ensure!(destination != pot, Error::<T>::BadDestination);',
			'let _ = pot;',
		],
		'restake-beyond-the-reserve': [
			'All of a reward is delegated, whatever the reserve leaves.',
			'let room = T::Stake::restakable(restaker).min(amount);',
			'let room = amount;',
		],
		'restake-more-than-the-reward': [
			'Restaking a reward delegates whatever else there is room for.',
			'let room = T::Stake::restakable(restaker).min(amount);',
			'let room = T::Stake::restakable(restaker);',
		],
		'crumbs-delegated': [
			'Less than the ledger takes at once is delegated, and refused.',
			'let enough = room > 0 && room >= T::Stake::min_delegation();',
			'let enough = room > 0;',
		],
		'compounds-at-once': [
			'Compounding begins in the era in which it is asked for.',
			'Self::queue_compounding(who, T::Eras::active_era().saturating_add(1));',
			'Self::queue_compounding(who, T::Eras::active_era());',
		],
		'still-queued-when-it-stops': [
			'Who does not want to compound any more stays queued.',
			'if let Some(era) = Compounding::<T>::take(who) {\n\t\t\tCompoundQueue::<T>::remove(era, who);',
			'if let Some(era) = Compounding::<T>::take(who) {\n\t\t\tlet _ = era;',
		],
	},
	'fund.rs': {
		'fund-what-is-not-there': [
			'A service that does not exist is funded.',
			'ensure!(T::Services::owner(service).is_some(), Error::<T>::UnknownService);\n\t\tlet funded',
			'let funded',
		],
		'pots-replaced': [
			'Funding a pot forgets what it had.',
			'*pot = pot.saturating_add(amount)',
			'*pot = amount',
		],
		'rewarder-set-by-anyone': [
			'Anybody says who may distribute.',
			'ensure!(*who == owner, Error::<T>::NotOwner);',
			'let _ = owner;',
		],
		'anyone-distributes': [
			'Anybody distributes once there is a rewarder.',
			'Rewarders::<T>::get(service).as_ref() == Some(who)',
			'Rewarders::<T>::contains_key(service)',
		],
		'living-service-swept': [
			'The pot of a service that exists is swept.',
			'ensure!(T::Services::owner(service).is_none(), Error::<T>::ServiceExists);',
			'',
		],
		'swept-stream-goes-on': [
			'A service that is gone keeps its stream.',
			'let had_stream = Self::forget_stream(service);',
			'let had_stream = Streams::<T>::contains_key(service);',
		],
		'paid-without-a-note': [
			'What is paid is not in the books.',
			'Paid::<T>::mutate(|paid| *paid = paid.saturating_add(amount));',
			'',
		],
		'paid-to-its-owner-all-the-same': [
			'Who wants to be paid elsewhere is not.',
			'Destination::Account(to) => to,',
			'Destination::Account(_) => who,',
		],
		'restaked-no-more': [
			'Who wants to be restaked is only paid.',
			'let settled = if destination == Destination::Restake {',
			'let settled = if destination != destination {',
		],
	},
	'stream.rs': {
		'stream-begins-with-the-next-era': [
			'A stream leaves out the active era.',
			'let next = T::Eras::active_era();',
			'let next = T::Eras::active_era().saturating_add(1);',
		],
		'second-stream': [
			'A stream replaces another.',
			'ensure!(!Streams::<T>::contains_key(service), Error::<T>::StreamExists);',
			'',
		],
		'stopped-stream-stays-queued': [
			'A stream that was stopped stays queued.',
			'.inspect(|stream| StreamQueue::<T>::remove(stream.next, service))',
			'',
		],
		'stream-of-nobody-goes-on': [
			'The stream of a service that is gone pays on.',
			'if T::Services::owner(service).is_none() {',
			'if false {',
		],
		'stream-unmetered': [
			'A stream is paid though the block has too little weight left.',
			'if meter.try_consume(Self::weight_of_era(operators)).is_err() {\n\t\t\t\t\treturn false;\n\t\t\t\t}',
			'meter.consume(Self::weight_of_era(operators));',
		],
		'stream-from-an-empty-pot': [
			'A stream whose pot has too little is told as any other skip.',
			'ensure!(amount <= Pots::<T>::get(service), Error::<T>::PotTooSmall);',
			'ensure!(amount <= Pots::<T>::get(service), Error::<T>::ZeroAmount);',
		],
		'starved-said-every-era': [
			'A pot that stays too small says so every era.',
			'if !stream.starved {',
			'if true {',
		],
		'starved-for-ever': [
			'A stream that was starved once never says so again.',
			'Ok(()) => stream.starved = false,',
			'Ok(()) => (),',
		],
		'stream-an-era-longer': [
			'A stream pays an era more than it was asked to.',
			'if stream.next < stream.until {',
			'if stream.next <= stream.until {',
		],
		'stream-without-points': [
			'A stream by points goes by stake alone.',
			'Self::distribute_era(service, era, stream.per_era, stream.by_points)',
			'Self::distribute_era(service, era, stream.per_era, false)',
		],
	},
	'idle.rs': {
		'pruned-too-early': [
			'Records are forgotten while the era can be distributed.',
			'T::HistoryDepth::get().max(delays.liability_window())',
			'T::HistoryDepth::get().min(delays.liability_window().saturating_sub(2))',
		],
		'record-outlives-its-place': [
			'A record leaves the queue and stays.',
			'EraRecords::<T>::remove(service, era);\n\t\tPruneQueue',
			'PruneQueue',
		],
		'compounded-in-crumbs': [
			'Less than is worth it is compounded.',
			'if T::Stake::owed(&operator, restaker) < T::MinCompound::get().max(1) {',
			'if T::Stake::owed(&operator, restaker) < 1 {',
		],
		'compounded-within-no-weight': [
			'Compounding does not ask what weight is left.',
			'if meter.can_consume(most) {',
			'if true {',
		],
		'compounding-not-queued-again': [
			'Who was compounded once has a turn again in the same era.',
			'Self::queue_again(&who, era, next);',
			'Self::queue_again(&who, era, now);',
		],
		'half-a-compounding': [
			'What fails of a compounding leaves its traces.',
			'with_storage_layer(|| Self::do_claim_and_restake(&operator, restaker))',
			'Self::do_claim_and_restake(&operator, restaker)',
		],
	},
	'queue.rs': {
		'walk-forgets-who-was-passed': [
			'Who was passed over is never met again.',
			'self.at.passed = self.at.passed.or(Some(self.at.era));',
			'',
		],
		'walk-never-waits': [
			'Who needs more weight than is left loses its place to the next one.',
			'let first = self.met <= 1;',
			'let first = true;',
		],
		'walk-skips-an-era': [
			'The walk leaves out every second era.',
			'self.at.era = era.saturating_add(1);',
			'self.at.era = era.saturating_add(2);',
		],
	},
	'types.rs': {
		'share-of-stake-alone': [
			'Weights do not count points.',
			'U256::from(stake).saturating_mul(points.into())',
			'U256::from(stake).saturating_mul(u32::from(points > 0).into())',
		],
		'points-replaced': [
			'Points replace those that were reported before.',
			'*sum = sum.checked_add(points).ok_or(PointsRefused::TooManyPoints)?;',
			'*sum = points;',
		],
	},
	'reads.rs': {
		'told-of-nothing': [
			'A restaker is told of rewards for eras in which it had nothing there.',
			'.filter(|item| item.amount > 0);',
			'.filter(|_| true);',
		],
		'told-of-eras-gone-by': [
			'What was earned is told without the oldest era.',
			'for era in Self::oldest_era()..T::Eras::active_era() {',
			'for era in Self::oldest_era().saturating_add(1)..T::Eras::active_era() {',
		],
	},
};
