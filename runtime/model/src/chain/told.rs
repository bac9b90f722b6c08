// SPDX-License-Identifier: Apache-2.0

//! What the chain tells of what it did, in the reference's words.

use super::cast::Cast;
use crate::reference::{
	Beneficiary, Claimed, Distributed, Era, Fraction, Planck, Refused, ServiceId, SlashId, Who,
};
use codec::Decode;
use frame_support::traits::PalletInfoAccess;
use rampart_runtime::{AccountId, Rewards, Runtime, RuntimeEvent, Slashing, Staking};
use sp_runtime::{DispatchError, ModuleError};

/// An event that matters to the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are the events, with the names of their fields")]
pub enum Told {
	/// An era began.
	Era(Era),
	Delegated {
		restaker: Who,
		operator: Who,
		amount: Planck,
		liable_from: Era,
	},
	Undelegated {
		restaker: Who,
		operator: Who,
		amount: Planck,
		until: Era,
		free_from: Era,
	},
	Cancelled {
		restaker: Who,
		operator: Who,
		amount: Planck,
	},
	Withdrawn {
		restaker: Who,
		operator: Who,
		amount: Planck,
	},
	OperatorSlashed {
		id: SlashId,
		operator: Who,
		era: Era,
		delta: u64,
		owed: Planck,
	},
	Collected {
		id: SlashId,
		restaker: Who,
		amount: Planck,
	},
	Held {
		restaker: Who,
		amount: Planck,
	},
	Released {
		restaker: Who,
		amount: Planck,
	},
	Rebonded {
		restaker: Who,
		amount: Planck,
	},
	Lost {
		restaker: Who,
		amount: Planck,
	},
	Postponed {
		restaker: Who,
	},
	Excess {
		restaker: Who,
		amount: Planck,
	},
	WoundUp {
		operator: Who,
	},
	AllocationReleased {
		service: ServiceId,
		operator: Who,
		left: u64,
	},
	Proposed {
		id: SlashId,
		approval: bool,
		fraction: Fraction,
		era: Era,
		executable_from: Era,
	},
	Approved {
		id: SlashId,
		executable_from: Era,
	},
	Executed {
		id: SlashId,
		fraction: Fraction,
		magnitude: u64,
		accounted: Planck,
	},
	SetAside {
		id: SlashId,
		error: String,
	},
	Failed {
		id: SlashId,
		error: String,
	},
	Brought {
		id: SlashId,
		amount: Planck,
		to_reporter: Planck,
		paid: Option<Beneficiary>,
	},
	Paid {
		id: SlashId,
		amount: Planck,
		to: Beneficiary,
	},
	Confiscated {
		id: SlashId,
		amount: Planck,
		to: Beneficiary,
	},
	WrittenOff {
		id: SlashId,
		amount: Planck,
	},
	Settled {
		id: SlashId,
		collected: Planck,
	},
	Pruned {
		id: SlashId,
	},
	/// The base chain's own, or part of a collection.
	BaseSlashed {
		who: Who,
		amount: Planck,
	},
	/// What the base chain minted for the treasury or for stakers.
	Minted {
		amount: Planck,
	},
	/// What the base chain put under a bond.
	Bonded {
		who: Who,
		amount: Planck,
	},
	StakeRewarded {
		operator: Who,
		era: Era,
		amount: Planck,
	},
	PotFunded {
		service: ServiceId,
		who: Who,
		amount: Planck,
	},
	PotSwept {
		service: ServiceId,
		amount: Planck,
	},
	Distributed(Distributed),
	ShareNotPaid {
		service: ServiceId,
		era: Era,
		refused: Refused,
	},
	StreamStarted {
		service: ServiceId,
		per_era: Planck,
		from: Era,
		until: Era,
		by_points: bool,
	},
	StreamStarved {
		service: ServiceId,
		era: Era,
	},
	StreamSkipped {
		service: ServiceId,
		era: Era,
		error: String,
	},
	StreamEnded {
		service: ServiceId,
	},
	RewardPaid(Claimed),
	Restaked {
		restaker: Who,
		operator: Who,
		bonded: Planck,
		delegated: Planck,
	},
	CompoundingFailed {
		restaker: Who,
		operator: Who,
		error: String,
	},
}

/// A name for an error.
pub fn name(error: &DispatchError) -> String {
	match error {
		DispatchError::Module(ModuleError { message: Some(name), .. }) => (*name).into(),
		// Errors in events have lost their names.
		DispatchError::Module(ModuleError { index, error, .. }) => {
			let code = &mut &error[..];
			let of = |index_of: usize| usize::from(*index) == index_of;
			let known = if of(Slashing::index()) {
				pallet_slashing::Error::<Runtime>::decode(code).map(|error| format!("{error:?}"))
			} else if of(Rewards::index()) {
				pallet_rewards::Error::<Runtime>::decode(code).map(|error| format!("{error:?}"))
			} else if of(Staking::index()) {
				pallet_staking::Error::<Runtime>::decode(code).map(|error| format!("{error:?}"))
			} else {
				pallet_restaking::Error::<Runtime>::decode(code).map(|error| format!("{error:?}"))
			};
			known.unwrap_or_else(|_| format!("{error:?}"))
		}
		DispatchError::BadOrigin => "BadOrigin".into(),
		DispatchError::Token(_) => "Token".into(),
		other => format!("{other:?}"),
	}
}

impl Cast {
	fn beneficiary(&self, of: &restaking_primitives::Beneficiary<AccountId>) -> Beneficiary {
		use restaking_primitives::Beneficiary as Theirs;
		match of {
			Theirs::Burn => Beneficiary::Burn,
			Theirs::Treasury => Beneficiary::Treasury,
			Theirs::Account(who) => Beneficiary::Account(self.find(who).unwrap_or(Who(u8::MAX))),
		}
	}

	/// What an event tells, if anything.
	pub fn told(&self, event: RuntimeEvent) -> Option<Told> {
		match event {
			RuntimeEvent::Restaking(event) => self.told_by_ledger(event),
			RuntimeEvent::Slashing(event) => self.told_by_slashing(event),
			RuntimeEvent::Rewards(event) => self.told_by_rewards(event),
			RuntimeEvent::Services(pallet_services::Event::AllocationReleased {
				service,
				operator,
				magnitude,
			}) => Some(Told::AllocationReleased {
				service,
				operator: self.find(&operator)?,
				left: magnitude.0,
			}),
			RuntimeEvent::Staking(pallet_staking::Event::Slashed { staker, amount }) => {
				Some(Told::BaseSlashed { who: self.find(&staker)?, amount })
			}
			RuntimeEvent::Staking(pallet_staking::Event::Bonded { stash, amount }) => {
				Some(Told::Bonded { who: self.find(&stash)?, amount })
			}
			RuntimeEvent::Staking(pallet_staking::Event::EraPaid { remainder, .. }) => {
				Some(Told::Minted { amount: remainder })
			}
			RuntimeEvent::Staking(pallet_staking::Event::Rewarded { amount, .. }) => {
				Some(Told::Minted { amount })
			}
			_ => None,
		}
	}

	fn told_by_ledger(&self, event: pallet_restaking::Event<Runtime>) -> Option<Told> {
		use pallet_restaking::Event::*;
		let who = |account: &AccountId| self.find(account);
		Some(match event {
			Delegated { restaker, operator, amount, liable_from } => Told::Delegated {
				restaker: who(&restaker)?,
				operator: who(&operator)?,
				amount,
				liable_from,
			},
			Undelegated { restaker, operator, amount, liable_until, withdrawable_from } => {
				Told::Undelegated {
					restaker: who(&restaker)?,
					operator: who(&operator)?,
					amount,
					until: liable_until,
					free_from: withdrawable_from,
				}
			}
			DelegationCancelled { restaker, operator, amount } => {
				Told::Cancelled { restaker: who(&restaker)?, operator: who(&operator)?, amount }
			}
			Withdrawn { restaker, operator, amount } => {
				Told::Withdrawn { restaker: who(&restaker)?, operator: who(&operator)?, amount }
			}
			OperatorSlashed { slash, operator, era, delta, owed } => Told::OperatorSlashed {
				id: slash,
				operator: who(&operator)?,
				era,
				delta: delta.0,
				owed,
			},
			Collected { slash, restaker, amount } => {
				Told::Collected { id: slash, restaker: who(&restaker)?, amount }
			}
			CollateralHeld { restaker, amount } => Told::Held { restaker: who(&restaker)?, amount },
			CollateralReleased { restaker, amount } => {
				Told::Released { restaker: who(&restaker)?, amount }
			}
			Rebonded { restaker, amount } => Told::Rebonded { restaker: who(&restaker)?, amount },
			CollateralLost { restaker, amount } => Told::Lost { restaker: who(&restaker)?, amount },
			BondSlashPostponed { restaker } => Told::Postponed { restaker: who(&restaker)? },
			ExcessUndelegated { restaker, amount } => {
				Told::Excess { restaker: who(&restaker)?, amount }
			}
			StakeRewarded { operator, era, amount } => {
				Told::StakeRewarded { operator: who(&operator)?, era, amount }
			}
			OperatorWoundUp { operator } => Told::WoundUp { operator: who(&operator)? },
			_ => return None,
		})
	}

	fn told_by_slashing(&self, event: pallet_slashing::Event<Runtime>) -> Option<Told> {
		use pallet_slashing::Event::*;
		Some(match event {
			SlashProposed { id, era, fraction, executable_from, approval, .. } => Told::Proposed {
				id,
				approval: approval == pallet_slashing::Approval::Needed,
				fraction: fraction.deconstruct(),
				era,
				executable_from,
			},
			SlashApproved { id, executable_from } => Told::Approved { id, executable_from },
			SlashExecuted { id, fraction, magnitude, accounted } => Told::Executed {
				id,
				fraction: fraction.deconstruct(),
				magnitude: magnitude.0,
				accounted,
			},
			SlashSetAside { id, error, .. } => Told::SetAside { id, error: name(&error) },
			SlashFailed { id, error } => Told::Failed { id, error: name(&error) },
			SlashCollected { id, amount, to_reporter, paid_to, .. } => Told::Brought {
				id,
				amount,
				to_reporter,
				paid: paid_to.as_ref().map(|to| self.beneficiary(to)),
			},
			BeneficiaryPaid { id, amount, paid_to } => {
				Told::Paid { id, amount, to: self.beneficiary(&paid_to) }
			}
			SlashConfiscated { id, amount, paid_to } => {
				Told::Confiscated { id, amount, to: self.beneficiary(&paid_to) }
			}
			SlashWrittenOff { id, amount, .. } => Told::WrittenOff { id, amount },
			SlashSettled { id, collected, .. } => Told::Settled { id, collected },
			SlashPruned { id } => Told::Pruned { id },
			_ => return None,
		})
	}
}
