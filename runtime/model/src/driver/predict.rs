// SPDX-License-Identifier: Apache-2.0

//! What has to come of a step, and what it changes in the reference.

use super::Action;
use crate::{
	num::Verdict,
	reference::{Accusation, Checked, Era, Reference, SlashId, Who},
};

/// The evidence of a proof, as a number: an operator, a topic and an era. Apart from those of
/// accusations.
fn proven(service: u32, topic: u64, operator: Who, era: Era) -> u64 {
	let era = u64::from(era & 0x7fff) << 48;
	1 << 63 | era | u64::from(service & 0xff) << 40 | u64::from(operator.0) << 32 | topic
}

/// What has to come of a call, and what it accuses whom of, if it does. Steps that are no calls of
/// the restaking pallets are the base chain's business: `None`.
pub fn verdict(world: &Reference, action: &Action) -> Option<(Verdict, Option<Accusation>)> {
	use Action::*;
	let verdict = match action {
		Delegate { who, operator, amount } => world.may_delegate(*who, *operator, *amount),
		Undelegate { who, operator, amount } => world.may_undelegate(*who, *operator, *amount),
		Withdraw { who, operator } => world.may_withdraw(*who, *operator),
		Collect { operator, restaker } => world.may_collect(*operator, *restaker),
		Sync { restaker } => world.may_sync(*restaker),
		Rebond { who, amount } => world.may_rebond(*who, *amount),
		Register { who, metadata, commission, .. } => {
			world.may_register(*who, *metadata, *commission)
		}
		UpdateMetadata { who, metadata } => world.may_update_metadata(*who, *metadata),
		SetCommission { who, commission } => world.may_set_commission(*who, *commission),
		SetMinSelfDelegation { who, .. } => world.may_set_min_self_delegation(*who),
		SetKey { who, key, good_proof } => world.may_set_key(*who, *key, *good_proof),
		RemoveKey { who, scheme } => world.may_remove_key(*who, *scheme),
		SetServiceCommission { who, service, commission } => {
			world.may_set_service_commission(*who, *service, *commission)
		}
		ClearServiceCommission { who, service } => {
			world.may_clear_service_commission(*who, *service)
		}
		Deregister { who } => world.may_deregister(*who),
		CreateService { metadata, terms, .. } => world.may_create_service(*metadata, terms),
		SetServiceMetadata { who, service, metadata } => {
			world.may_set_service_metadata(*who, *service, *metadata)
		}
		RetireService { who, service } => world.may_retire_service(*who, *service),
		ChangeTerms { who, service, terms } => world.may_change_terms(*who, *service, terms),
		WithdrawTermsChange { who, service } => world.may_withdraw_terms_change(*who, *service),
		OptIn { who, service, magnitude } => world.may_opt_in(*who, *service, *magnitude),
		OptInShared { who, service, cap } => world.may_opt_in_shared(*who, *service, *cap),
		OptOut { who, service } => world.may_opt_out(*who, *service),
		Admit { who, service, operator } => world.may_admit(*who, *service, *operator),
		Reject { who, service, operator } => world.may_reject(*who, *service, *operator),
		RemoveOperator { who, service, operator } => {
			world.may_remove_operator(*who, *service, *operator)
		}
		Release { service, operator } => world.may_release(*service, *operator),
		OpenTranche { who, magnitude } => world.may_open_tranche(*who, *magnitude),
		CloseTranche { who } => world.may_close_tranche(*who),
		PauseService { by, service } => world.may_pause(by.is_none(), *service, true),
		ResumeService { by, service } => world.may_pause(by.is_none(), *service, false),
		ProposeSlash { who, .. } => {
			let accusation = accusation(action)?;
			return Some((world.may_propose(*who, &accusation), Some(accusation)));
		}
		ReportOffence { who, service, topic, statements } => {
			let evidence = |operator, era| proven(*service, *topic, operator, era);
			return Some(world.may_report(*who, *service, evidence, *statements));
		}
		VetoSlash { by, id } => world.may_veto(*by, *id),
		ApproveSlash { by, id } => world.may_approve(by.is_none(), *id),
		ExecuteSlash { id } => world.may_execute(*id),
		Confiscate { by, id } => world.may_confiscate(by.is_none(), *id),
		PayBeneficiary { id } => world.may_pay(*id),
		Base(_) | Offence { .. } | BaseSlash { .. } | Blocks(_) | NextEra | BusyEra => return None,
		_ => of_rewards(world, action)?,
	};
	Some((verdict, None))
}

fn of_rewards(world: &Reference, action: &Action) -> Option<Verdict> {
	use Action::*;
	Some(match action {
		Fund { who, service, amount } => world.may_fund(*who, *service, *amount),
		SetRewarder { who, service, .. } => world.may_set_rewarder(*who, *service),
		Sweep { service } => world.may_sweep(*service),
		ReportPoints { who, service, era, points } => {
			world.may_report_points(*who, *service, *era, points)
		}
		Distribute { who, service, from, to, amount, by_points } => {
			world.may_distribute(*who, *service, (*from, *to), *amount, *by_points)
		}
		Stream { who, service, per_era, eras, .. } => {
			world.may_stream(*who, *service, *per_era, *eras)
		}
		StopStream { who, service } => world.may_stop_stream(*who, *service),
		Claim { who, operator } => world.may_claim(*who, *operator, *who),
		ClaimFor { who, operator, restaker } => world.may_claim(*who, *operator, *restaker),
		ClaimCommission { who } => world.may_claim_commission(*who, *who),
		ClaimCommissionFor { who, operator } => world.may_claim_commission(*who, *operator),
		ClaimAndRestake { who, operator } => world.may_claim_and_restake(*who, *operator),
		SetDestination { destination, .. } => world.may_set_destination(*destination),
		_ => return None,
	})
}

fn accusation(action: &Action) -> Option<Accusation> {
	let Action::ProposeSlash { service, operator, era, fraction, evidence, .. } = action else {
		return None;
	};
	Some(Accusation {
		service: *service,
		operator: *operator,
		era: *era,
		fraction: *fraction,
		evidence: *evidence,
		reporter: None,
		proven: false,
	})
}

/// Changes the reference as a call does that has succeeded, except for what events tell.
pub fn apply(world: &mut Reference, action: &Action) {
	use Action::*;
	match action {
		Delegate { who, operator, amount } => world.do_delegate(*who, *operator, *amount),
		Register { who, commission, min_self_delegation, .. } => {
			world.do_register(*who, *commission, *min_self_delegation);
		}
		SetCommission { who, commission } => world.do_set_commission(*who, *commission),
		SetMinSelfDelegation { who, min_self_delegation } => {
			world.do_set_min_self_delegation(*who, *min_self_delegation);
		}
		SetKey { who, key, .. } => world.do_set_key(*who, *key),
		RemoveKey { who, scheme } => world.do_remove_key(*who, *scheme),
		SetServiceCommission { who, service, commission } => {
			world.do_set_service_commission(*who, *service, *commission);
		}
		ClearServiceCommission { who, service } => {
			world.do_clear_service_commission(*who, *service);
		}
		Deregister { who } => world.do_deregister(*who),
		CreateService { who, terms, .. } => {
			world.do_create_service(*who, terms.clone());
		}
		RetireService { service, .. } => world.do_retire_service(*service),
		ChangeTerms { service, terms, .. } => {
			world.do_change_terms(*service, terms.clone());
		}
		WithdrawTermsChange { service, .. } => world.do_withdraw_terms_change(*service),
		OptIn { who, service, magnitude } => {
			world.do_opt_in(*who, *service, *magnitude, false);
		}
		OptInShared { who, service, cap } => {
			world.do_opt_in(*who, *service, *cap, true);
		}
		OptOut { who, service } => world.do_end(*service, *who),
		Admit { service, operator, .. } => world.do_admit(*service, *operator),
		Reject { service, operator, .. } | RemoveOperator { service, operator, .. } => {
			world.do_end(*service, *operator);
		}
		OpenTranche { who, magnitude } => world.do_open_tranche(*who, *magnitude),
		CloseTranche { who } => world.do_close_tranche(*who),
		PauseService { service, .. } => world.do_pause(*service, true),
		ResumeService { service, .. } => world.do_pause(*service, false),
		VetoSlash { id, .. } => world.do_veto(*id),
		Fund { service, amount, .. } => world.do_fund(*service, *amount),
		SetRewarder { service, rewarder, .. } => world.do_set_rewarder(*service, *rewarder),
		Sweep { service } => world.do_sweep(*service),
		ReportPoints { service, era, points, .. } => {
			world.do_report_points(*service, *era, points);
		}
		Stream { service, per_era, eras, by_points, .. } => {
			world.do_stream(*service, *per_era, *eras, *by_points);
		}
		StopStream { service, .. } => world.do_stop_stream(*service),
		SetDestination { who, destination } => world.do_set_destination(*who, *destination),
		// Told by events, or nothing that the reference keeps.
		_ => (),
	}
}

/// What must hold after a call that succeeded.
pub fn check_after(world: &Reference, action: &Action, executed: &[SlashId]) -> Checked {
	use Action::*;
	match action {
		Delegate { who, operator, .. }
		| Undelegate { who, operator, .. }
		| Withdraw { who, operator } => world.check_settled(*who, *operator),
		Collect { operator, restaker } => world.check_settled(*restaker, *operator),
		Sync { restaker } => world.check_synced(*restaker),
		ExecuteSlash { id } if executed != [*id] => Err(format!("executed {executed:?}")),
		Release { service, operator } if world.allocations.contains_key(&(*service, *operator)) => {
			Err("not released".into())
		}
		_ => Ok(()),
	}
}
