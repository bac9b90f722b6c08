// SPDX-License-Identifier: Apache-2.0

//! What one stake has earned and lost, for the base chain and for services together: the one place
//! where what the base chain's staking remembers and what our pallets remember meet.
//!
//! Reads a lot, and is meant for the runtime API alone.

use crate::{
	configs::restaking::ActiveEra, AccountId, Balance, Restaking, Rewards, Runtime, Slashing,
};
use alloc::{collections::BTreeMap, vec::Vec};
use pallet_staking::{
	slashing::SlashingSpans as Spans, ClaimedRewards, EraInfo, ErasRewardPoints,
	ErasStakersOverview, ErasValidatorPrefs, ErasValidatorReward, NominatorSlashInEra,
	SlashingSpans, ValidatorSlashInEra,
};
use restaking_primitives::{
	statement::{BaseReward, BaseSlash, ServiceSlash, Statement},
	EraIndex, Eras, RewardStake, SlashId,
};
use sp_runtime::Perbill;

/// The statement of `stash`; see [`Statement`].
pub fn of(stash: &AccountId) -> Statement<AccountId> {
	let to = ActiveEra::active_era();
	let window = Restaking::delays().liability_window();
	let eras = to.saturating_add(1).saturating_sub(window)..=to;
	let claimable = Rewards::owed_to(stash)
		.operators
		.iter()
		.fold(0, |sum: Balance, owed| sum.saturating_add(owed.amount));
	Statement::new(
		eras.clone(),
		eras.clone().flat_map(|era| base_rewards(stash, era)).collect(),
		Rewards::earned_by(stash),
		base_slashes(stash, eras.clone()),
		service_slashes(stash, *eras.start()),
		claimable,
	)
}

/// What `stash` earned in `era` behind each validator, as `staking.payoutStakers` pays it: the same
/// steps, each rounded the same way. Nothing for an era that is not over.
fn base_rewards(stash: &AccountId, era: EraIndex) -> Vec<BaseReward<AccountId>> {
	let Some(payout) = ErasValidatorReward::<Runtime>::get(era) else { return Vec::new() };
	let points = ErasRewardPoints::<Runtime>::get(era);
	let mut rewards: Vec<_> = ErasStakersOverview::<Runtime>::iter_prefix(era)
		.filter_map(|(validator, overview)| {
			let part = points.individual.get(&validator).copied().unwrap_or_default();
			let all = Perbill::from_rational(part, points.total) * payout;
			let kept = ErasValidatorPrefs::<Runtime>::get(era, &validator).commission * all;
			let pages = overview.page_count.max(1);
			let claimed = ClaimedRewards::<Runtime>::get(era, &validator);
			let mut reward = BaseReward { era, validator, amount: 0, commission: 0, paid: true };
			for page in 0..pages {
				let Some(exposure) =
					EraInfo::<Runtime>::get_paged_exposure(era, &reward.validator, page)
				else {
					continue;
				};
				let of_rest = |stake: Balance, total: Balance| {
					Perbill::from_rational(stake, total) * all.saturating_sub(kept)
				};
				let earned = if reward.validator == *stash {
					let own = of_rest(exposure.own(), exposure.total());
					let page_part = Perbill::from_rational(exposure.page_total(), exposure.total());
					own.saturating_add(page_part * kept)
				} else {
					let stake = exposure
						.others()
						.iter()
						.filter(|other| other.who == *stash)
						.fold(0, |sum: Balance, other| sum.saturating_add(other.value));
					let part = Perbill::from_rational(stake, exposure.total());
					reward.commission = reward.commission.saturating_add(part.mul_floor(kept));
					of_rest(stake, exposure.total())
				};
				reward.amount = reward.amount.saturating_add(earned);
				reward.paid &= earned == 0 || claimed.contains(&page);
			}
			(reward.amount > 0).then_some(reward)
		})
		.collect();
	rewards.sort_unstable_by(|a, b| a.validator.cmp(&b.validator));
	rewards
}

/// What the base chain took of `stash` for offences of `eras`. Of several in one slashing span it
/// takes the largest alone, as its staking does; one that governance has cancelled is told too.
fn base_slashes(stash: &AccountId, eras: impl Iterator<Item = EraIndex>) -> Vec<BaseSlash> {
	let spans = SlashingSpans::<Runtime>::get(stash);
	let mut largest: BTreeMap<Option<EraIndex>, BaseSlash> = BTreeMap::new();
	for era in eras {
		let as_nominator = NominatorSlashInEra::<Runtime>::get(era, stash).unwrap_or_default();
		let as_validator =
			ValidatorSlashInEra::<Runtime>::get(era, stash).map_or(0, |(_, amount)| amount);
		let amount = as_nominator.saturating_add(as_validator);
		if amount == 0 {
			continue;
		}
		let slash = largest
			.entry(spans.as_ref().and_then(|spans| span_of(spans, era)))
			.or_insert(BaseSlash { era, amount: 0 });
		if amount > slash.amount {
			*slash = BaseSlash { era, amount };
		}
	}
	let mut slashes: Vec<_> = largest.into_values().collect();
	slashes.sort_unstable_by_key(|slash| slash.era);
	slashes
}

/// The first era of the slashing span that `era` is in.
fn span_of(spans: &Spans, era: EraIndex) -> Option<EraIndex> {
	let mut start = spans.last_start;
	let mut lengths = spans.prior.iter();
	while era < start {
		start = start.saturating_sub(*lengths.next()?);
	}
	Some(start)
}

/// What services took of `stash` for offences of `from` and later eras.
fn service_slashes(stash: &AccountId, from: EraIndex) -> Vec<ServiceSlash<AccountId>> {
	let operators = <Restaking as RewardStake<AccountId>>::all_operators_of(stash);
	let pending: BTreeMap<SlashId, Balance> = Restaking::pending_slashes_of(stash)
		.into_iter()
		.map(|pending| (pending.slash, pending.amount))
		.collect();
	Slashing::executed_since(from, &operators)
		.into_iter()
		.map(|slash| ServiceSlash {
			amount: Restaking::slash_share(&slash.operator, stash, slash.era, slash.magnitude),
			pending: pending.get(&slash.id).copied().unwrap_or_default(),
			era: slash.era,
			slash: slash.id,
			service: slash.service,
			operator: slash.operator,
		})
		.filter(|slash| slash.amount > 0)
		.collect()
}
