// SPDX-License-Identifier: Apache-2.0

//! Rewards on the chain: their calls, what they tell, and what there is to see of them.

use super::{
	calls::{signed, Call},
	told::{name, Told},
	Cast, STRANGER,
};
use crate::{
	driver::Action,
	reference::{
		Claimed, Destination, Distributed, Era, EraPaid, Planck, Record, Refused, ServiceId,
		Stream, Who,
	},
};
use frame_support::{traits::fungible::Inspect, BoundedVec};
use pallet_rewards::{
	CommissionOwed, Compounding, Destination as TheirDestination, Destinations, Pots, Rewarders,
	Streams,
};
use rampart_runtime::{
	configs::governance::TreasuryAccount, AccountId, Balances, Operators, Restaking, Rewards,
	Runtime, RuntimeCall, Services,
};
use restaking_primitives::{Commissions, RewardStake, ServiceOperators};
use sp_core::Get;
use std::collections::BTreeMap;

/// The call of a step, if it is one of rewards.
pub(super) fn call(cast: &Cast, action: &Action) -> Option<Call> {
	use pallet_rewards::Call::*;
	let account = |who: &Who| cast.account(*who);
	let (who, call) = match action {
		Action::Fund { who, service, amount } => {
			(*who, fund { service: *service, amount: *amount })
		}
		Action::SetRewarder { who, service, rewarder } => {
			let rewarder = rewarder.as_ref().map(account);
			(*who, set_rewarder { service: *service, rewarder })
		}
		Action::Sweep { service } => (STRANGER, sweep { service: *service }),
		Action::ReportPoints { who, service, era, points } => {
			let points = points.iter().map(|(who, points)| (account(who), *points)).collect();
			let points = BoundedVec::truncate_from(points);
			(*who, report_points { service: *service, era: *era, points })
		}
		Action::Distribute { who, service, from, to, amount, by_points } => (
			*who,
			distribute {
				service: *service,
				from: *from,
				to: *to,
				amount: *amount,
				by_points: *by_points,
			},
		),
		Action::Stream { who, service, per_era, eras, by_points } => (
			*who,
			stream { service: *service, per_era: *per_era, eras: *eras, by_points: *by_points },
		),
		Action::StopStream { who, service } => (*who, stop_stream { service: *service }),
		Action::Claim { who, operator } => (*who, claim { operator: account(operator) }),
		Action::ClaimFor { who, operator, restaker } => {
			(*who, claim_for { operator: account(operator), restaker: account(restaker) })
		}
		Action::ClaimCommission { who } => (*who, claim_commission {}),
		Action::ClaimCommissionFor { who, operator } => {
			(*who, claim_commission_for { operator: account(operator) })
		}
		Action::ClaimAndRestake { who, operator } => {
			(*who, claim_and_restake { operator: account(operator) })
		}
		Action::SetDestination { who, destination } => {
			let destination = match destination {
				Destination::Owner => TheirDestination::Owner,
				Destination::Account(to) => TheirDestination::Account(account(to)),
				Destination::Pot => TheirDestination::Account(Rewards::pot_account()),
				Destination::Restake => TheirDestination::Restake,
			};
			(*who, set_destination { destination })
		}
		_ => return None,
	};
	Some((signed(cast, who), RuntimeCall::Rewards(call)))
}

/// All that is kept of rewards, but for records and what restakers are owed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenRewards {
	/// What was funded, paid, and is set aside.
	pub totals: (Planck, Planck, Planck),
	/// What services have to pay.
	pub pots: BTreeMap<ServiceId, Planck>,
	/// Who may pay it besides their owners.
	pub rewarders: BTreeMap<ServiceId, Who>,
	/// What they pay by themselves.
	pub streams: BTreeMap<ServiceId, Stream>,
	/// The commission that operators are owed.
	pub commissions: BTreeMap<Who, Planck>,
	/// Who wants to be paid elsewhere.
	pub destinations: BTreeMap<Who, Destination>,
	/// Whose rewards are restaked by themselves, and when.
	pub compounding: BTreeMap<Who, Era>,
	/// What the ledger owes to restakers or keeps of what could not be divided.
	pub outstanding: Planck,
	/// What the account has, all told, and what it has to keep.
	pub account: (Planck, Planck),
}

impl Cast {
	// Whose account it is; if nobody's, somebody's the reference does not know.
	fn of(&self, account: &AccountId) -> Who {
		self.find(account).unwrap_or(Who(u8::MAX))
	}

	/// What the chain keeps of rewards.
	pub fn rewards(&self) -> SeenRewards {
		let totals = Rewards::totals();
		let streams = Streams::<Runtime>::iter().map(|(service, stream)| {
			let pallet_rewards::Stream { per_era, next, until, by_points, starved } = stream;
			(service, Stream { per_era, next, until, by_points, starved })
		});
		let destinations = Destinations::<Runtime>::iter().map(|(who, to)| {
			let to = match to {
				TheirDestination::Owner => Destination::Owner,
				TheirDestination::Account(to) => Destination::Account(self.of(&to)),
				TheirDestination::Restake => Destination::Restake,
			};
			(self.of(&who), to)
		});
		SeenRewards {
			totals: (totals.funded, totals.paid, totals.set_aside),
			pots: Pots::<Runtime>::iter().collect(),
			rewarders: Rewarders::<Runtime>::iter().map(|(s, who)| (s, self.of(&who))).collect(),
			streams: streams.collect(),
			commissions: CommissionOwed::<Runtime>::iter()
				.map(|(who, owed)| (self.of(&who), owed))
				.collect(),
			destinations: destinations.collect(),
			compounding: self.compounding(),
			outstanding: Restaking::rewards_outstanding(),
			account: (
				Balances::total_balance(&Rewards::pot_account()),
				Balances::minimum_balance(),
			),
		}
	}

	/// Whose rewards are restaked by themselves, and in which era the next time.
	pub fn compounding(&self) -> BTreeMap<Who, Era> {
		Compounding::<Runtime>::iter().map(|(who, era)| (self.of(&who), era)).collect()
	}

	/// What a service pays by itself.
	pub fn stream(&self, service: ServiceId) -> Option<(Era, Era)> {
		Rewards::stream_of(service).map(|stream| (stream.next, stream.until))
	}

	/// What is on record of an era of a service.
	pub fn record(&self, service: ServiceId, era: Era) -> Record {
		let record = Rewards::era_record(service, era);
		let shares = record
			.paid
			.iter()
			.map(|(who, paid)| (self.of(who), (paid.commission, paid.to_restakers)));
		let paid = record.distributed.map(|paid| EraPaid {
			amount: paid.amount,
			commission: paid.commission,
			by_points: paid.by_points,
			shares: shares.collect(),
		});
		let points = record.points.iter().map(|(who, points)| (self.of(who), *points)).collect();
		Record { points, paid }
	}

	/// What somebody is owed at an operator.
	pub fn owed(&self, restaker: Who, operator: Who) -> Planck {
		<Restaking as RewardStake<AccountId>>::owed(
			&self.account(operator),
			&self.account(restaker),
		)
	}

	/// The operators at which somebody has a position or is owed something.
	pub fn operators_of(&self, restaker: Who) -> Vec<Who> {
		let all = <Restaking as RewardStake<AccountId>>::all_operators_of(&self.account(restaker));
		all.iter().map(|operator| self.of(operator)).collect()
	}

	/// What an operator keeps of what a service pays for an era.
	pub fn commission_in(&self, operator: Who, service: ServiceId, era: Era) -> u32 {
		let account = self.account(operator);
		<Operators as Commissions<AccountId>>::commission_in(&account, service, era).deconstruct()
	}

	/// All that somebody has, spent or not.
	pub fn wealth(&self, who: Who) -> Planck {
		Balances::total_balance(&self.account(who))
	}

	/// What the treasury has.
	pub fn treasury(&self) -> Planck {
		Balances::total_balance(&<TreasuryAccount as Get<AccountId>>::get())
	}

	// Told when it has just happened: the record is there, and the stakes are what they were.
	fn distributed(
		&self,
		service: ServiceId,
		era: Era,
		amount: Planck,
		commission: Planck,
	) -> Distributed {
		let record = Rewards::era_record(service, era);
		let shares = record
			.paid
			.iter()
			.map(|(who, paid)| (self.of(who), paid.commission, paid.to_restakers));
		let stakes = <Services as ServiceOperators<AccountId>>::stakes_in(service, era);
		let stakes = stakes.iter().map(|(who, stake)| (self.of(who), *stake));
		let stakes: Vec<(Who, Planck)> = stakes.collect();
		let units = stakes.iter().map(|(operator, _)| (*operator, self.counted(*operator, era)));
		let units = units.collect();
		Distributed { service, era, amount, commission, shares: shares.collect(), stakes, units }
	}

	// What everybody behind an operator counted in an era.
	fn counted(&self, operator: Who, era: Era) -> BTreeMap<Who, u128> {
		let all = self.everybody().map(|(who, _)| (who, self.units(who, operator, era)));
		all.filter(|(_, units)| *units > 0).collect()
	}

	/// What somebody counted behind an operator in an era; nothing in one that is forgotten.
	pub fn units(&self, who: Who, operator: Who, era: Era) -> u128 {
		Restaking::units_of(&self.account(operator), &self.account(who), era).0
	}

	/// What an event of rewards tells, if anything.
	pub(super) fn told_by_rewards(&self, event: pallet_rewards::Event<Runtime>) -> Option<Told> {
		use pallet_rewards::Event::*;
		Some(match event {
			PotFunded { service, who, amount } => {
				Told::PotFunded { service, who: self.of(&who), amount }
			}
			PotSwept { service, amount } => Told::PotSwept { service, amount },
			EraDistributed { service, era, amount, commission, .. } => {
				Told::Distributed(self.distributed(service, era, amount, commission))
			}
			ShareNotPaid { service, era, operator, amount, error } => {
				let operator = self.of(&operator);
				let refused = Refused { operator, amount, error: name(&error) };
				Told::ShareNotPaid { service, era, refused }
			}
			StreamStarted { service, per_era, from, until, by_points } => {
				Told::StreamStarted { service, per_era, from, until, by_points }
			}
			StreamStarved { service, era } => Told::StreamStarved { service, era },
			StreamSkipped { service, era, error } => {
				Told::StreamSkipped { service, era, error: name(&error) }
			}
			StreamEnded { service } => Told::StreamEnded { service },
			RewardsClaimed { operator, restaker, amount, to } => Told::RewardPaid(Claimed {
				operator: self.of(&operator),
				who: self.of(&restaker),
				amount,
				to: self.of(&to),
				commission: false,
			}),
			CommissionClaimed { operator, amount, to } => Told::RewardPaid(Claimed {
				operator: self.of(&operator),
				who: self.of(&operator),
				amount,
				to: self.of(&to),
				commission: true,
			}),
			Restaked { restaker, operator, bonded, delegated } => Told::Restaked {
				restaker: self.of(&restaker),
				operator: self.of(&operator),
				bonded,
				delegated,
			},
			CompoundingFailed { restaker, operator, error } => Told::CompoundingFailed {
				restaker: self.of(&restaker),
				operator: self.of(&operator),
				error: name(&error),
			},
			_ => return None,
		})
	}
}
