// SPDX-License-Identifier: Apache-2.0

//! Accusing, approving and vetoing.

use super::{
	Approval, Era, Fraction, Key, Mode, Offender, Reference, ServiceId, Slash, SlashId, Stage,
	Terms, Who, WHOLE,
};
use crate::num::{part_up, q, ratio, Answer, Verdict, Q};
use num_traits::Zero;

/// An accusation of an operator, by a slasher or by proof.
#[derive(Clone, Debug)]
pub struct Accusation {
	/// By whom, or by which proof.
	pub service: ServiceId,
	/// Who is accused.
	pub operator: Who,
	/// The offence era.
	pub era: Era,
	/// How much is asked.
	pub fraction: Fraction,
	/// What it rests on; the same for the same offence.
	pub evidence: u64,
	/// Who proved it, if not the operator itself.
	pub reporter: Option<Who>,
	/// Whether it was proved.
	pub proven: bool,
}

/// A statement signed with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
	/// About which era.
	pub era: Era,
	/// What it says.
	pub payload: u8,
	/// With which key it is signed.
	pub key: Key,
	/// Whether the signature is good.
	pub good: bool,
}

impl Reference {
	/// The slashes that are not decided, or wait for the council.
	pub fn open_slashes(&self) -> impl Iterator<Item = (SlashId, &Slash)> {
		self.slashes.iter().filter(|(_, slash)| slash.stage == Stage::Open).map(|(id, s)| (*id, s))
	}

	/// The earliest offence of an operator under decision.
	pub fn oldest_open_offence(&self, operator: Who) -> Option<Era> {
		self.open_slashes().filter(|(_, s)| s.operator == operator).map(|(_, s)| s.era).min()
	}

	/// The oldest era of an operator that a slash may still refer to: one that is open, or one that
	/// can still be proposed.
	pub fn oldest_slashable(&self, operator: Who) -> Era {
		let reportable = self.era.saturating_sub(self.rules.report_window);
		let open = self.oldest_open_offence(operator).unwrap_or(reportable);
		open.min(reportable).max(self.era.saturating_sub(self.rules.window()))
	}

	/// What everybody still owes for a slash.
	pub fn outstanding(&self, id: SlashId) -> Q {
		self.owing(id).map(|(_, owed)| owed).sum()
	}

	/// Who owes something for a slash, and how much.
	pub fn owing(&self, id: SlashId) -> impl Iterator<Item = (Who, Q)> + '_ {
		let operator = self.slashes.get(&id).map(|slash| slash.operator);
		self.restakers.iter().filter_map(move |(who, restaker)| {
			let owed = restaker.positions.get(&operator?)?.owed().remove(&id)?;
			Some((*who, owed))
		})
	}

	/// The part of the cap that is used.
	pub fn cap_used(&self, service: ServiceId, operator: Who, era: Era) -> u64 {
		self.standing()
			.filter(|s| (s.service, s.operator, s.era) == (service, operator, era))
			.map(|slash| u64::from(slash.fraction))
			.sum()
	}

	// Slashes on record that count: neither refused nor come too late.
	fn standing(&self) -> impl Iterator<Item = &Slash> {
		self.slashes.values().filter(|slash| {
			!slash.pruned && matches!(slash.stage, Stage::Open | Stage::Executed { .. })
		})
	}

	/// What of the budget of a window is spent, and by how much that may be off.
	pub fn spent(&self, service: ServiceId, window: (Era, Era)) -> (Q, u128) {
		self.standing()
			.filter(|s| s.service == service && s.window() == window)
			.filter(|s| s.approval == Approval::NotNeeded)
			.fold((Q::zero(), 0), |(sum, slack), s| (sum + &s.stake, slack + s.slack))
	}

	/// Whether an accusation goes beyond what the service may do on its own.
	pub fn needs_approval(&self, accusation: &Accusation) -> Answer {
		let &Accusation { service, operator, era, fraction, .. } = accusation;
		let Some(terms) = self.terms_in(service, era) else { return Answer::Open };
		let used = self.cap_used(service, operator, era) + u64::from(fraction);
		let beyond_cap = Answer::from(used > u64::from(terms.max_slash));
		let length = terms.budget_window.max(1);
		let (spent, slack) = self.spent(service, (era / length * length, length));
		let stake = self.stake_at_risk(accusation);
		let limit = self.service_stake(service, era) * ratio(terms.budget.into(), WHOLE.into());
		let slack = slack + self.service_slack(service) + self.backing_slack(operator) + 2;
		let beyond_budget = match Answer::at_most(&(spent + stake), &limit, slack) {
			Answer::Yes => Answer::No,
			Answer::No => Answer::Yes,
			Answer::Open => Answer::Open,
		};
		let beyond = beyond_cap.or(beyond_budget);
		// What is proved is judged by what the curve leaves of it, which is known when it executes.
		let spared = terms.curve.is_some() && matches!(terms.mode, Mode::Objective { .. });
		if spared && beyond == Answer::Yes {
			return Answer::Open;
		}
		beyond
	}

	/// What the fraction asked for is worth.
	fn stake_at_risk(&self, accusation: &Accusation) -> Q {
		let &Accusation { service, operator, era, fraction, .. } = accusation;
		let allocated = self.allocated_in(service, operator, era);
		let taken = part_up(allocated.into(), fraction.into(), WHOLE.into()) as u64;
		self.backing(operator, taken, era)
	}

	fn need_accusable(&self, verdict: &mut Verdict, accusation: &Accusation) {
		let &Accusation { service, operator, era, fraction, evidence, .. } = accusation;
		let record = self.services.get(&service);
		verdict.need(record.is_some_and(|s| s.terms_in(era).is_some()), "UnknownService");
		verdict.need(record.is_none_or(|service| !service.paused), "ServicePaused");
		verdict.need(era <= self.era, "EraInFuture");
		verdict.need(era + self.rules.report_window >= self.era, "OffenceTooOld");
		// Worth less than a planck it is worth nothing.
		let worth = self.allocated_stake(service, operator, era);
		verdict.need(worth >= q(1), "NothingAllocated");
		let used = self.cap_used(service, operator, era);
		let exhausted = accusation.proven && used >= u64::from(WHOLE);
		verdict.need(fraction > 0 || exhausted, "ZeroFraction");
		verdict.need(!exhausted && used + u64::from(fraction) <= WHOLE.into(), "CapExceeded");
		let same = |s: &&Slash| {
			(s.service, s.operator, s.evidence) == (service, operator, evidence) && !s.pruned
		};
		verdict.need(!self.slashes.values().any(|s| same(&s)), "AlreadyProposed");
		let busy = self
			.slashes
			.iter()
			.filter(|(_, s)| (s.service, s.operator) == (service, operator))
			.filter(|(id, s)| s.stage == Stage::Open || !self.is_settled(**id, s))
			.count();
		// The last place is for one that needs no approval: those that wait keep nobody else from it.
		let room = match self.rules.max_open_slashes.saturating_sub(busy) {
			0 => Answer::No,
			1 => match self.needs_approval(accusation) {
				Answer::Yes => Answer::No,
				Answer::No => Answer::Yes,
				Answer::Open => Answer::Open,
			},
			_ => Answer::Yes,
		};
		verdict.need(room, "TooManyOpenSlashes");
	}

	/// Whether nothing is left to be collected of an executed slash, or it never executed.
	pub fn is_settled(&self, id: SlashId, slash: &Slash) -> bool {
		match slash.stage {
			Stage::Open => false,
			Stage::Executed { .. } => self.owing(id).next().is_none(),
			Stage::Vetoed | Stage::Failed => true,
		}
	}

	/// What has to come of `propose_slash`.
	pub fn may_propose(&self, who: Who, accusation: &Accusation) -> Verdict {
		let mut verdict = Verdict::default();
		match self.terms_in(accusation.service, accusation.era).map(|terms| &terms.mode) {
			Some(Mode::Vetoable { slasher, .. }) => verdict.need(*slasher == who, "NotSlasher"),
			Some(Mode::Objective { .. }) => verdict.need(false, "NotVetoable"),
			None => (),
		}
		self.need_accusable(&mut verdict, accusation);
		verdict
	}

	/// What two statements on one topic prove against whom, in which era; adds what speaks against
	/// it.
	fn proven(&self, verdict: &mut Verdict, [first, second]: [Statement; 2]) -> Option<(Who, Era)> {
		verdict.need(first.payload != second.payload, "StatementsAgree");
		verdict.need(first.good && second.good, "BadSignature");
		let owners = [first, second].map(|said| self.key_owner_in(said.key, said.era));
		verdict.need(owners.iter().all(Option::is_some), "KeyNotInForce");
		let [one, other] = owners;
		if one.is_some() && other.is_some() {
			verdict.need(one == other, "DifferentOperators");
		}
		Some((one?, first.era.max(second.era)))
	}

	/// What has to come of `report_offence`, and what it accuses whom of.
	pub fn may_report(
		&self,
		who: Who,
		service: ServiceId,
		evidence: impl Fn(Who, Era) -> u64,
		statements: [Statement; 2],
	) -> (Verdict, Option<Accusation>) {
		let mut verdict = Verdict::default();
		let objective = |terms: &Terms| match terms.mode {
			Mode::Objective { fraction, .. } => Some(fraction),
			Mode::Vetoable { .. } => None,
		};
		let now = self.terms_in(service, self.era);
		verdict.need(now.is_some(), "UnknownService");
		// Right after a change to accusations, what happened before can still be proved.
		let before = self.terms_in(service, self.era.saturating_sub(self.rules.report_window));
		if now.is_some() {
			let proves = now.into_iter().chain(before).any(|terms| objective(terms).is_some());
			verdict.need(proves, "NotObjective");
		}
		let Some((operator, era)) = self.proven(&mut verdict, statements) else {
			return (verdict, None);
		};
		let then = self.terms_in(service, era);
		verdict.need(then.is_some(), "UnknownService");
		let fraction = then.and_then(objective);
		if then.is_some() {
			verdict.need(fraction.is_some(), "NotObjective");
		}
		let used = self.cap_used(service, operator, era) as Fraction;
		let accusation = Accusation {
			service,
			operator,
			era,
			// Nobody chooses what is asked: it is at most what is left to be taken.
			fraction: fraction.unwrap_or(WHOLE).min(WHOLE - used.min(WHOLE)),
			evidence: evidence(operator, era),
			reporter: Some(who).filter(|who| *who != operator),
			proven: true,
		};
		self.need_accusable(&mut verdict, &accusation);
		(verdict, Some(accusation))
	}

	/// Records an accusation under the name `id`, after the chain has; it told whether the council
	/// has to approve.
	pub fn do_accuse(&mut self, id: SlashId, accusation: Accusation, approval: bool) {
		let Accusation { service, operator, era, fraction, evidence, reporter, .. } =
			accusation.clone();
		let Some(terms) = self.terms_in(service, era).cloned() else { return };
		let waits = match terms.mode {
			Mode::Vetoable { window, .. } => window,
			Mode::Objective { .. } => 0,
		};
		let executable_from = self.era + waits;
		let slash = Slash {
			service,
			operator,
			evidence,
			era,
			fraction,
			reporter,
			executable_from,
			approval: if approval { Approval::Needed } else { Approval::NotNeeded },
			stage: Stage::Open,
			allocated: self.allocated_stake(service, operator, era),
			stake: self.stake_at_risk(&accusation),
			service_stake: self.service_stake(service, era),
			slack: self.service_slack(service) + 1,
			taken: 0,
			collected: 0,
			lost: Q::zero(),
			written_off: 0,
			accounted: 0,
			confiscated: false,
			paid_to_reporter: 0,
			paid_to_beneficiary: 0,
			pruned: false,
			terms,
		};
		if !approval {
			self.add_offender(&slash);
		}
		// Not approved, it comes up once it is too late.
		let due = if approval { era + self.rules.window() + 1 } else { executable_from };
		self.enqueue(due, service, id);
		self.slashes.insert(id, slash);
	}

	// The operator offends in the window of `slash`.
	fn add_offender(&mut self, slash: &Slash) {
		let offenders = self.offenders.entry((slash.service, slash.window())).or_default();
		let nothing = Offender { slashes: 0, stake: q(0) };
		let offender = offenders.entry(slash.operator).or_insert(nothing);
		offender.slashes += 1;
		// Of several eras of the window, the one in which it had most at stake.
		offender.stake = offender.stake.clone().max(slash.allocated.clone());
	}

	pub(super) fn enqueue(&mut self, due: Era, service: ServiceId, id: SlashId) {
		let turn = self.turns.entry((due, service)).or_default();
		self.queue.entry(due).or_default().insert((*turn, service), id);
		*turn += 1;
	}

	pub(super) fn dequeue(&mut self, id: SlashId) {
		for entries in self.queue.values_mut() {
			entries.retain(|_, queued| *queued != id);
		}
		self.queue.retain(|_, entries| !entries.is_empty());
	}

	/// The slash is refused, or failed: it counts nowhere any more.
	pub(super) fn drop_slash(&mut self, id: SlashId, stage: Stage) {
		self.dequeue(id);
		let Some(slash) = self.slashes.get_mut(&id) else { return };
		slash.stage = stage;
		let key = (slash.service, slash.window());
		let operator = slash.operator;
		let counted = slash.approval != Approval::Needed;
		if let Some(offenders) = self.offenders.get_mut(&key).filter(|_| counted) {
			if let Some(offender) = offenders.get_mut(&operator) {
				offender.slashes -= 1;
			}
			offenders.retain(|_, offender| offender.slashes > 0);
		}
	}

	fn need_open(&self, verdict: &mut Verdict, id: SlashId) -> Option<&Slash> {
		let slash = self.slashes.get(&id).filter(|slash| !slash.pruned);
		verdict.need(slash.is_some(), "UnknownSlash");
		let slash = slash?;
		verdict.need(slash.stage == Stage::Open, "AlreadyDecided");
		Some(slash)
	}

	/// What has to come of `veto_slash`; `who` is `None` for the council.
	pub fn may_veto(&self, who: Option<Who>, id: SlashId) -> Verdict {
		let mut verdict = Verdict::default();
		let Some(slash) = self.need_open(&mut verdict, id) else { return verdict };
		if let Some(who) = who {
			let resolver = match slash.terms.mode {
				Mode::Vetoable { resolver, .. } => resolver,
				Mode::Objective { .. } => None,
			};
			verdict.need(resolver == Some(who), "NotResolver");
			verdict.need(self.era < slash.executable_from, "VetoWindowOver");
		}
		verdict
	}

	/// Refuses.
	pub fn do_veto(&mut self, id: SlashId) {
		self.drop_slash(id, Stage::Vetoed);
	}

	/// What has to come of `approve_slash`.
	pub fn may_approve(&self, by_council: bool, id: SlashId) -> Verdict {
		let mut verdict = Verdict::default();
		verdict.need(by_council, "BadOrigin");
		if let Some(slash) = self.need_open(&mut verdict, id) {
			verdict.need(slash.approval == Approval::Needed, "ApprovalNotNeeded");
		}
		verdict
	}

	/// Approves; returns from when on it may execute.
	pub fn do_approve(&mut self, id: SlashId) -> Option<Era> {
		let now = self.era;
		self.dequeue(id);
		let slash = self.slashes.get_mut(&id)?;
		slash.approval = Approval::Given;
		let approved = slash.clone();
		self.add_offender(&approved);
		let slash = self.slashes.get_mut(&id)?;
		let due = now.max(slash.executable_from);
		slash.executable_from = due;
		let service = slash.service;
		self.enqueue(due, service, id);
		Some(due)
	}

	/// What has to come of `execute_slash`.
	pub fn may_execute(&self, id: SlashId) -> Verdict {
		let mut verdict = Verdict::default();
		if let Some(slash) = self.need_open(&mut verdict, id) {
			verdict.need(slash.executable_from <= self.era, "NotExecutableYet");
			verdict.need(slash.approval != Approval::Needed, "NotApproved");
			let in_time = self.era <= slash.era + self.rules.window();
			verdict.need(in_time, "NothingAllocated");
		}
		verdict
	}

	/// What of a service's stake offended in a window, and by how much that may be off.
	pub fn offending(&self, service: ServiceId, window: (Era, Era)) -> (Q, u128) {
		let offenders = self.offenders.get(&(service, window));
		offenders.map_or((q(0), 0), |offenders| {
			let slack = offenders.keys().map(|operator| self.backing_slack(*operator) + 1).sum();
			(offenders.values().map(|offender| &offender.stake).sum(), slack)
		})
	}
}
