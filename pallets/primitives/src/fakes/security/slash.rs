// SPDX-License-Identifier: Apache-2.0

//! Slashes by the terms, as the real pallet judges them.

use super::*;
use crate::{security::SlashService, Delays, ProvenOffence, SlashMode, VerifierId, Window};
use frame::traits::Get;

impl<A, L, C> SlashService<A> for Security<A, L, C>
where
	A: Codec + Ord + Clone,
	L: OnService<A>,
{
	fn slash(
		pallet: PalletId,
		service: ServiceId,
		offence: ProvenOffence<A>,
		fraction: Perbill,
		reporter: Option<A>,
	) -> Result<SlashId, DispatchError> {
		let ProvenOffence { operator, era, evidence } = offence;
		let delays: Delays = super::super::FakeDelays::get();
		ensure!(era <= now(), named("EraInFuture"));
		ensure!(now() <= era.saturating_add(delays.report_window), named("OffenceTooOld"));
		let record = Self::service(service, Service::clone).ok_or(named("UnknownService"))?;
		let terms = record
			.terms
			.range(..=era)
			.next_back()
			.map(|(_, terms)| terms.slashing.clone())
			.ok_or(named("UnknownService"))?;
		let slashes = Self::slashes();
		let used = slashes
			.iter()
			.filter(|slash| {
				let same = (slash.service, &slash.operator, slash.era) == (service, &operator, era);
				same && slash.outcome != Outcome::Vetoed
			})
			.fold(Perbill::zero(), |sum, slash| sum + slash.fraction);
		let left = Perbill::one() - used;

		let (fraction, reporter, at_once) = match &terms.mode {
			SlashMode::Objective { verifier, fraction: most, .. } => {
				ensure!(*verifier == VerifierId::of_pallet(pallet), named("NotObjective"));
				ensure!(!left.is_zero(), named("CapExceeded"));
				let earns = reporter.filter(|who| *who != operator);
				(fraction.min(*most).min(left), earns, true)
			}
			SlashMode::Vetoable { slasher, .. } => {
				let entitled: A = pallet.into_account_truncating();
				ensure!(*slasher == entitled, named("NotSlasher"));
				(fraction, None, false)
			}
		};
		ensure!(!record.paused, named("ServicePaused"));
		ensure!(!fraction.is_zero(), named("ZeroFraction"));
		let allocated = Self::slashable(&record, &operator, era);
		ensure!(allocated > 0, named("NothingAllocated"));
		let known = slashes.iter().any(|slash| {
			(slash.service, &slash.operator, slash.evidence) == (service, &operator, evidence)
		});
		ensure!(!known, named("AlreadyProposed"));
		ensure!(fraction <= left, named("CapExceeded"));

		let window = Window::of(era, terms.budget.window);
		let spent = slashes
			.iter()
			.filter(|slash| {
				let same = Window::of(slash.era, terms.budget.window) == window;
				let counts = !slash.needs_approval && slash.outcome != Outcome::Vetoed;
				same && counts && slash.service == service
			})
			.map(|slash| {
				slash.fraction.mul_ceil(Self::slashable(&record, &slash.operator, slash.era))
			})
			.fold(fraction.mul_ceil(allocated), Balance::saturating_add);
		let total = record
			.operators
			.values()
			.fold(0, |sum: Balance, backing| sum.saturating_add(backing.in_era(era)));
		let beyond = used + fraction > terms.max_fraction || spent > terms.budget.limit(total);

		let id = slash_id(slashes.len());
		Self::change(|state| {
			state.slashes.push(FakeSlash {
				service,
				operator,
				era,
				fraction,
				evidence,
				reporter,
				needs_approval: beyond,
				outcome: Outcome::Proposed,
			})
		});
		if at_once && !beyond {
			Self::execute(id)?;
		}
		Ok(id)
	}
}

impl<A, L, C> Security<A, L, C>
where
	A: Codec + Ord + Clone,
	L: OnService<A>,
{
	/// What `operator` had allocated in `era`, if that can still be slashed.
	pub(super) fn slashable(record: &Service<A>, operator: &A, era: EraIndex) -> Balance {
		let window = super::super::FakeDelays::get().liability_window();
		let known = now().saturating_sub(window)..=now();
		let backing = record.operators.get(operator).filter(|_| known.contains(&era));
		backing.map_or(0, |backing| backing.in_era(era))
	}

	/// Executes slash `id`, as the chain does when its veto window is over or the security council has
	/// approved it. Tells the listener.
	pub fn execute(id: SlashId) -> DispatchResult {
		let slash = Self::open_slash(id)?;
		let FakeSlash { service, ref operator, era, fraction, .. } = slash;
		let (taken, ended) = Self::try_change(service, |record| {
			let allocated = Self::slashable(record, operator, era);
			let backing = record.operators.get_mut(operator).ok_or(named("NothingAllocated"))?;
			let taken = fraction.mul_ceil(allocated).min(backing.left);
			backing.left = backing.left.saturating_sub(taken);
			let next = now().saturating_add(1);
			let after = backing.in_era(next).min(backing.left);
			backing.steps.insert(next, after);
			let ended = backing.left == 0 && !backing.ended;
			backing.ended |= ended;
			Ok((taken, ended))
		})?;
		Self::decide(id, Outcome::Executed(taken));
		if ended {
			L::on_left(service, operator, Some(now()));
		}
		L::on_slashed(service, operator, id, era, taken);
		Ok(())
	}

	/// Vetoes slash `id`, as the resolver or the security council does.
	pub fn veto(id: SlashId) -> DispatchResult {
		Self::open_slash(id)?;
		Self::decide(id, Outcome::Vetoed);
		Ok(())
	}

	fn open_slash(id: SlashId) -> Result<FakeSlash<A>, DispatchError> {
		let slash = Self::slashes().into_iter().nth(id as usize).ok_or(named("UnknownSlash"))?;
		ensure!(slash.outcome == Outcome::Proposed, named("AlreadyDecided"));
		Ok(slash)
	}

	fn decide(id: SlashId, outcome: Outcome) {
		Self::change(|state| {
			if let Some(slash) = state.slashes.get_mut(id as usize) {
				slash.outcome = outcome;
			}
		});
	}
}
