// SPDX-License-Identifier: Apache-2.0

//! The words of the reference. None of them is the pallets'; amounts are plancks, magnitudes parts
//! of 10^18, fractions parts of 10^9.

use crate::num::Q;
use std::collections::BTreeMap;

/// An amount.
pub type Planck = u128;
/// An era.
pub type Era = u32;
/// The name of a service.
pub type ServiceId = u32;
/// The name of a slash.
pub type SlashId = u32;
/// A fraction, in parts of [`WHOLE`].
pub type Fraction = u32;

/// A whole magnitude.
pub const FULL: u64 = 1_000_000_000_000_000_000;
/// A whole fraction.
pub const WHOLE: Fraction = 1_000_000_000;

/// Somebody of the cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Who(pub u8);

/// What a network has settled for all.
#[derive(Clone, Debug)]
pub struct Rules {
	/// How old an offence may be when its slash is proposed.
	pub report_window: Era,
	/// The longest a slash can be vetoed.
	pub veto_window: Era,
	/// How long an execution may take beyond that.
	pub execution_slack: Era,
	/// How long undelegated stake waits.
	pub exit: Era,
	/// How long an admitted opt-in waits.
	pub allocation: Era,
	/// How long an ended allocation stays slashable.
	pub deallocation: Era,
	/// How long a change of terms waits.
	pub terms: Era,
	/// How long a raise of a commission waits.
	pub commission: Era,
	/// How long an account waits for what a slash brought it.
	pub payout: Era,
	/// The part of an active bond that is never delegated.
	pub reserve: Fraction,
	/// The least that can be delegated, or stay delegated.
	pub min_delegation: Planck,
	/// With how many operators a restaker can have positions.
	pub max_operators: usize,
	/// How many parts a position can have.
	pub max_parts: usize,
	/// Below this magnitude an operator is exhausted.
	pub exhausted_below: u64,
	/// The deposit of an operator.
	pub operator_deposit: Planck,
	/// The deposit for a service.
	pub service_deposit: Planck,
	/// The most bytes of metadata.
	pub max_metadata: usize,
	/// The highest commission.
	pub max_commission: Fraction,
	/// The largest raise of it.
	pub max_commission_step: Fraction,
	/// How many retired keys of an operator are on record.
	pub max_retired_keys: usize,
	/// At how many services an operator may be.
	pub max_services_per_operator: usize,
	/// How many of them may share its tranche.
	pub max_shared_services: usize,
	/// The longest budget window.
	pub max_budget_window: Era,
	/// The largest share of a reporter.
	pub max_reporter_share: Fraction,
	/// How many slashes of a service against an operator are open or not settled.
	pub max_open_slashes: usize,
	/// For how many services an operator may have a commission of its own.
	pub max_service_commissions: usize,
	/// How many eras can be distributed at once.
	pub max_eras_per_distribution: u32,
	/// For how many eras after its own what a service paid for an era is on record.
	pub history: Era,
	/// The least that is restaked without its owner's asking.
	pub min_compound: Planck,
	/// What an account has to have.
	pub existential_deposit: Planck,
}

impl Rules {
	/// How many eras after an offence its slash may execute.
	pub fn window(&self) -> Era {
		self.report_window + self.veto_window + self.execution_slack
	}
}

/// A part of a position: joined in one era, left in one.
#[derive(Clone, Debug)]
pub struct Part {
	/// The first era for whose offences it is liable.
	pub joined: Era,
	/// The last one, once it is on its way out.
	pub left: Option<Era>,
	/// What it is worth after every executed slash.
	pub worth: Q,
	/// What it counts at the operator: this many plancks of stake per whole magnitude.
	pub units: Q,
	/// What it owes for each slash that was not collected from it.
	pub owed: BTreeMap<SlashId, Q>,
	/// Of how many parts it was put together: the chain may keep them apart still.
	pub pieces: u128,
}

impl Part {
	/// Whether it answers for an offence of `era`.
	pub fn is_liable_in(&self, era: Era) -> bool {
		self.joined <= era && self.left.is_none_or(|left| era <= left)
	}

	/// What it is worth with what it owes: what leaves, before that is collected, leaves with its
	/// debts.
	pub fn gross(&self) -> Q {
		&self.worth + self.owed.values().sum::<Q>()
	}

	/// Takes a share of it off, with the same share of everything.
	pub fn split(&mut self, share: &Q) -> Self {
		let rest = Q::from_integer(1.into()) - share;
		let mut off = self.clone();
		off.scale(share);
		self.scale(&rest);
		off
	}

	/// Makes everything of it so many times as large.
	pub fn scale(&mut self, times: &Q) {
		self.worth *= times;
		self.units *= times;
		for owed in self.owed.values_mut() {
			*owed *= times;
		}
	}

	/// Adds another.
	pub fn join(&mut self, other: Self) {
		self.worth += other.worth;
		self.units += other.units;
		self.pieces += other.pieces;
		for (id, owed) in other.owed {
			*self.owed.entry(id).or_default() += owed;
		}
	}
}

/// What a slash of everything has left of a part: nothing it is worth, and the eras in which it was
/// there, for which it is rewarded as everybody is.
#[derive(Clone, Debug)]
pub struct Trace {
	/// The first era.
	pub joined: Era,
	/// The last one.
	pub left: Era,
	/// What it counted.
	pub units: Q,
	/// Of how many parts it was put together.
	pub pieces: u128,
	/// Whether what rounding has left of it may have been slashed by the base chain since.
	pub unsure: bool,
}

/// Everything one restaker has with one operator.
#[derive(Clone, Debug, Default)]
pub struct Position {
	/// Its parts, in the order in which they came about.
	pub parts: Vec<Part>,
	/// By how many plancks integers may differ from what is exact here: one for each time
	/// something of it was rounded.
	pub slack: u128,
}

impl Position {
	/// What is delegated.
	pub fn delegated(&self) -> Q {
		self.parts.iter().filter(|part| part.left.is_none()).map(|part| &part.worth).sum()
	}

	/// What it owes for each slash that was not collected from it.
	pub fn owed(&self) -> BTreeMap<SlashId, Q> {
		let mut sums: BTreeMap<SlashId, Q> = BTreeMap::new();
		for (id, owed) in self.parts.iter().flat_map(|part| &part.owed) {
			*sums.entry(*id).or_default() += owed;
		}
		sums
	}

	/// What it owes in all.
	pub fn pending(&self) -> Q {
		self.parts.iter().flat_map(|part| part.owed.values()).sum()
	}

	/// Delegations and exits, with what is pending.
	pub fn claim(&self) -> Q {
		self.parts.iter().map(Part::gross).sum()
	}
}

/// A stash, as far as it matters here.
#[derive(Clone, Debug, Default)]
pub struct Restaker {
	/// The whole bond. The base chain's business: an input.
	pub bond: Planck,
	/// Its active part; an input.
	pub active: Planck,
	/// What is on hold as collateral.
	pub hold: Planck,
	/// Its positions, by operator.
	pub positions: BTreeMap<Who, Position>,
}

impl Restaker {
	/// Delegations and exits at all operators, with what is pending.
	pub fn claim(&self) -> Q {
		self.positions.values().map(Position::claim).sum()
	}

	/// What is delegated to all operators.
	pub fn delegated(&self) -> Q {
		self.positions.values().map(Position::delegated).sum()
	}

	/// The same, before what it owes is collected.
	pub fn delegated_gross(&self) -> Q {
		let parts = self.positions.values().flat_map(|position| &position.parts);
		parts.filter(|part| part.left.is_none()).map(Part::gross).sum()
	}

	/// The slack of all positions.
	pub fn slack(&self) -> u128 {
		self.positions.values().map(|position| position.slack).sum()
	}
}

/// Which signature scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
	/// Schnorr over Ristretto.
	Sr25519,
	/// Ed25519.
	Ed25519,
	/// Over secp256k1.
	Ecdsa,
}

/// A service key, by the scheme and the number of its seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
	/// Its scheme.
	pub scheme: Scheme,
	/// What it is made from.
	pub seed: u16,
}

/// Whose a key is, and was.
#[derive(Clone, Debug)]
pub struct Tenure {
	/// The owner.
	pub operator: Who,
	/// The first era.
	pub from: Era,
	/// The last one, if it is retired.
	pub until: Option<Era>,
}

/// Who may opt in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
	/// Anyone.
	Open,
	/// These.
	AllowList(Vec<Who>),
	/// Whom the owner admits.
	Approval,
}

/// Who gets what a slash takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beneficiary {
	/// Nobody.
	Burn,
	/// The treasury.
	Treasury,
	/// An account, after a while.
	Account(Who),
}

/// How a service slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
	/// By accusation.
	Vetoable {
		/// Who accuses.
		slasher: Who,
		/// Who may veto.
		resolver: Option<Who>,
		/// For how long.
		window: Era,
	},
	/// By proof.
	Objective {
		/// Whether there is the verifier it names.
		known_verifier: bool,
		/// How much.
		fraction: Fraction,
		/// What of it is the reporter's.
		reporter_share: Fraction,
	},
}

/// How slashes grow with correlation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
	/// The least.
	pub floor: Fraction,
	/// How fast.
	pub multiplier: u8,
	/// Squared or not.
	pub quadratic: bool,
}

/// The terms of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
	/// Who may opt in.
	pub admission: Admission,
	/// The least an allocation is worth.
	pub min_operator_stake: Planck,
	/// The fraction that is a quorum.
	pub quorum: Fraction,
	/// What it may take of an allocation for one era on its own.
	pub max_slash: Fraction,
	/// What it may take of all its stake in a window on its own.
	pub budget: Fraction,
	/// The length of that window.
	pub budget_window: Era,
	/// The curve, if there is one.
	pub curve: Option<Curve>,
	/// How it slashes.
	pub mode: Mode,
	/// For whom.
	pub beneficiary: Beneficiary,
}

/// A service.
#[derive(Clone, Debug)]
pub struct Service {
	/// Its owner.
	pub owner: Who,
	/// Whether the council has paused it.
	pub paused: bool,
	/// All terms it ever had, with the first era of each.
	pub terms: Vec<(Era, Terms)>,
}

impl Service {
	/// The terms of `era`; `None` before its creation.
	pub fn terms_in(&self, era: Era) -> Option<&Terms> {
		self.terms.iter().rev().find(|(from, _)| *from <= era).map(|(_, terms)| terms)
	}

	/// The terms that wait, and for which era.
	pub fn pending(&self, now: Era) -> Option<&(Era, Terms)> {
		self.terms.last().filter(|(from, _)| *from > now)
	}
}

/// A magnitude over time: from each of these eras on that much, nothing before the first.
#[derive(Clone, Debug, Default)]
pub struct Steps(pub BTreeMap<Era, u64>);

impl Steps {
	/// So much from `era` on.
	pub fn from(era: Era, magnitude: u64) -> Self {
		Self(BTreeMap::from([(era, magnitude)]))
	}

	/// What it is in `era`.
	pub fn at(&self, era: Era) -> u64 {
		self.0.range(..=era).next_back().map_or(0, |(_, magnitude)| *magnitude)
	}

	/// Lowers it from `era` on.
	pub fn lower(&mut self, era: Era, by: u64) {
		let before = self.at(era);
		self.0.entry(era).or_insert(before);
		for (_, magnitude) in self.0.range_mut(era..) {
			*magnitude = magnitude.saturating_sub(by);
		}
	}

	/// Nothing from `era` on.
	pub fn end(&mut self, era: Era) {
		self.0.split_off(&era);
		self.0.insert(era, 0);
	}
}

/// What an operator has put behind a service.
#[derive(Clone, Debug)]
pub struct Allocation {
	/// Whether it draws on the tranche.
	pub shared: bool,
	/// What is left of it, or of its cap.
	pub left: u64,
	/// The first era in which it counts, once it is admitted.
	pub effective_from: Option<Era>,
	/// The last one, once it has ended.
	pub ended_in: Option<Era>,
	/// What it is over time.
	pub steps: Steps,
}

/// What an operator shares.
#[derive(Clone, Debug)]
pub struct Tranche {
	/// What is left.
	pub left: u64,
	/// What it is over time.
	pub steps: Steps,
}

/// Where a slash stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
	/// It is not decided.
	Open,
	/// It is executed.
	Executed {
		/// When.
		in_era: Era,
	},
	/// It was refused.
	Vetoed,
	/// It came too late.
	Failed,
}

/// Whether the council has to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approval {
	/// It does not.
	NotNeeded,
	/// It does.
	Needed,
	/// It did.
	Given,
}

/// A slash and its books.
#[derive(Clone, Debug)]
pub struct Slash {
	/// Who slashes.
	pub service: ServiceId,
	/// Who is slashed.
	pub operator: Who,
	/// For what.
	pub evidence: u64,
	/// The offence era.
	pub era: Era,
	/// What is asked, later what was taken.
	pub fraction: Fraction,
	/// The terms of the offence era.
	pub terms: Terms,
	/// Who proved it, if not the operator itself.
	pub reporter: Option<Who>,
	/// The first era in which it may execute.
	pub executable_from: Era,
	/// Whether the council has to agree.
	pub approval: Approval,
	/// Where it stands.
	pub stage: Stage,
	/// What was allocated, as stake, in the offence era.
	pub allocated: Q,
	/// What the fraction of it is worth.
	pub stake: Q,
	/// The stake of the service in the offence era.
	pub service_stake: Q,
	/// By how much those may differ from integers.
	pub slack: u128,
	/// What was taken from restakers.
	pub taken: Planck,
	/// What of it arrived here.
	pub collected: Planck,
	/// What restakers lost of what they owed, when the base chain came first.
	pub lost: Q,
	/// What was written off because of that.
	pub written_off: Planck,
	/// What all owe together as it was told when it was executed.
	pub accounted: Planck,
	/// Whether the treasury gets what is the beneficiary's.
	pub confiscated: bool,
	/// What was paid to the reporter.
	pub paid_to_reporter: Planck,
	/// What was paid to the beneficiary, or for it.
	pub paid_to_beneficiary: Planck,
	/// Whether it is forgotten.
	pub pruned: bool,
}

impl Slash {
	/// The budget window of its offence: its first era and its length.
	pub fn window(&self) -> (Era, Era) {
		let length = self.terms.budget_window.max(1);
		(self.era / length * length, length)
	}
}
