// SPDX-License-Identifier: Apache-2.0

//! Steps as calls of the runtime.

use super::{base, cast, council, rewards, Cast, STRANGER};
use crate::{
	driver::{Action, By},
	reference::{
		Admission, Beneficiary, Curve, Fraction, Key, Mode, ServiceId, Statement, Terms, Who,
	},
};
use frame_support::BoundedVec;
use pallet_slashing::{EquivocationProof, SignedStatement};
use rampart_runtime::{AccountId, Operators, Runtime, RuntimeCall, RuntimeOrigin, Slashing};
use restaking_primitives::{
	Beneficiary as TheirBeneficiary, Budget, Curve as TheirCurve, Magnitude, ServiceSignature,
	SlashMode, Steepness, VerifierId,
};
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult, Perbill};

/// Dispatches a step that is a call.
pub fn dispatch(cast: &Cast, action: &Action) -> DispatchResult {
	match action {
		Action::Base(call) => return base::dispatch(cast, call),
		Action::Offence { fraction } => return base::report_offence(*fraction),
		Action::BaseSlash { who, amount, busy } => {
			return base::slash(cast, *who, *amount, *busy);
		}
		_ => (),
	}
	let Some((origin, call)) = ledger_call(cast, action)
		.or_else(|| operators_call(cast, action))
		.or_else(|| services_call(cast, action))
		.or_else(|| slashing_call(cast, action))
		.or_else(|| rewards::call(cast, action))
	else {
		return Err(DispatchError::Other("not a call"));
	};
	call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

pub(super) type Call = (RuntimeOrigin, RuntimeCall);

pub(super) fn signed(cast: &Cast, who: Who) -> RuntimeOrigin {
	RuntimeOrigin::signed(cast.account(who))
}

// Anyone may make some calls: somebody without any part in it does.
fn anyone(cast: &Cast) -> RuntimeOrigin {
	signed(cast, STRANGER)
}

fn by(cast: &Cast, by: By) -> RuntimeOrigin {
	by.map_or_else(council, |who| signed(cast, who))
}

fn metadata(length: usize) -> Vec<u8> {
	vec![b'x'; length]
}

fn ledger_call(cast: &Cast, action: &Action) -> Option<Call> {
	use pallet_restaking::Call::*;
	let account = |who: &Who| cast.account(*who);
	let (origin, call) = match action {
		Action::Delegate { who, operator, amount } => {
			(signed(cast, *who), delegate { operator: account(operator), amount: *amount })
		}
		Action::Undelegate { who, operator, amount } => {
			(signed(cast, *who), undelegate { operator: account(operator), amount: *amount })
		}
		Action::Withdraw { who, operator } => {
			(signed(cast, *who), withdraw { operator: account(operator) })
		}
		Action::Collect { operator, restaker } => {
			(anyone(cast), collect { operator: account(operator), restaker: account(restaker) })
		}
		Action::Sync { restaker } => (anyone(cast), sync { restaker: account(restaker) }),
		Action::Rebond { who, amount } => (signed(cast, *who), rebond { amount: *amount }),
		_ => return None,
	};
	Some((origin, RuntimeCall::Restaking(call)))
}

fn operators_call(cast: &Cast, action: &Action) -> Option<Call> {
	use pallet_operators::Call::*;
	let (who, call) = match action {
		Action::Register { who, metadata: length, commission, min_self_delegation } => (
			who,
			register {
				metadata: metadata(*length),
				commission: Perbill::from_parts(*commission),
				min_self_delegation: *min_self_delegation,
			},
		),
		Action::UpdateMetadata { who, metadata: length } => {
			(who, update_metadata { metadata: metadata(*length) })
		}
		Action::SetCommission { who, commission } => {
			(who, set_commission { commission: Perbill::from_parts(*commission) })
		}
		Action::SetMinSelfDelegation { who, min_self_delegation } => {
			(who, set_min_self_delegation { min_self_delegation: *min_self_delegation })
		}
		Action::SetKey { who, key, good_proof } => {
			let key_there = cast::public(*key);
			let mut message = Operators::possession_message(cast.account(*who), key_there);
			if !good_proof {
				message.push(0);
			}
			(who, set_key { key: key_there, proof: cast::sign(*key, &message) })
		}
		Action::RemoveKey { who, scheme } => (who, remove_key { kind: cast::kind(*scheme) }),
		Action::SetServiceCommission { who, service, commission } => (
			who,
			set_service_commission {
				service: *service,
				commission: Perbill::from_parts(*commission),
			},
		),
		Action::ClearServiceCommission { who, service } => {
			(who, clear_service_commission { service: *service })
		}
		Action::Deregister { who } => (who, deregister {}),
		_ => return None,
	};
	Some((signed(cast, *who), RuntimeCall::Operators(call)))
}

fn services_call(cast: &Cast, action: &Action) -> Option<Call> {
	use pallet_services::Call::*;
	let account = |who: &Who| cast.account(*who);
	let (origin, call) = match action {
		Action::CreateService { who, metadata: length, terms: asked } => (
			signed(cast, *who),
			create_service { metadata: metadata(*length), terms: terms(cast, asked) },
		),
		Action::SetServiceMetadata { who, service, metadata: length } => (
			signed(cast, *who),
			set_service_metadata { service: *service, metadata: metadata(*length) },
		),
		Action::RetireService { who, service } => {
			(signed(cast, *who), retire_service { service: *service })
		}
		Action::ChangeTerms { who, service, terms: asked } => {
			(signed(cast, *who), change_terms { service: *service, terms: terms(cast, asked) })
		}
		Action::WithdrawTermsChange { who, service } => {
			(signed(cast, *who), withdraw_terms_change { service: *service })
		}
		Action::OptIn { who, service, magnitude } => {
			(signed(cast, *who), opt_in { service: *service, magnitude: Magnitude(*magnitude) })
		}
		Action::OptInShared { who, service, cap } => {
			(signed(cast, *who), opt_in_shared { service: *service, cap: Magnitude(*cap) })
		}
		Action::OptOut { who, service } => (signed(cast, *who), opt_out { service: *service }),
		Action::Admit { who, service, operator } => {
			(signed(cast, *who), admit { service: *service, operator: account(operator) })
		}
		Action::Reject { who, service, operator } => {
			(signed(cast, *who), reject { service: *service, operator: account(operator) })
		}
		Action::RemoveOperator { who, service, operator } => {
			(signed(cast, *who), remove_operator { service: *service, operator: account(operator) })
		}
		Action::Release { service, operator } => {
			(anyone(cast), release { service: *service, operator: account(operator) })
		}
		Action::OpenTranche { who, magnitude } => {
			(signed(cast, *who), open_tranche { magnitude: Magnitude(*magnitude) })
		}
		Action::CloseTranche { who } => (signed(cast, *who), close_tranche {}),
		Action::PauseService { by: who, service } => {
			(by(cast, *who), pause_service { service: *service })
		}
		Action::ResumeService { by: who, service } => {
			(by(cast, *who), resume_service { service: *service })
		}
		_ => return None,
	};
	Some((origin, RuntimeCall::Services(call)))
}

fn slashing_call(cast: &Cast, action: &Action) -> Option<Call> {
	use pallet_slashing::Call::*;
	let (origin, call) = match action {
		Action::ProposeSlash { who, service, operator, era, fraction, evidence } => (
			signed(cast, *who),
			propose_slash {
				service: *service,
				operator: cast.account(*operator),
				era: *era,
				fraction: Perbill::from_parts(*fraction),
				evidence: H256::from_low_u64_be(*evidence),
			},
		),
		Action::ReportOffence { who, service, topic, statements } => {
			let topic = H256::from_low_u64_be(*topic);
			let [first, second] = statements.map(|said| statement(*service, topic, said));
			let proof = EquivocationProof { topic, first, second };
			(signed(cast, *who), report_offence { service: *service, proof: Box::new(proof) })
		}
		Action::VetoSlash { by: who, id } => (by(cast, *who), veto_slash { id: *id }),
		Action::ApproveSlash { by: who, id } => (by(cast, *who), approve_slash { id: *id }),
		Action::ExecuteSlash { id } => (anyone(cast), execute_slash { id: *id }),
		Action::Confiscate { by: who, id } => (by(cast, *who), confiscate { id: *id }),
		Action::PayBeneficiary { id } => (anyone(cast), pay_beneficiary { id: *id }),
		_ => return None,
	};
	Some((origin, RuntimeCall::Slashing(call)))
}

fn statement(service: ServiceId, topic: H256, said: Statement) -> SignedStatement {
	let Statement { era, payload, key, good } = said;
	let payload = H256::repeat_byte(payload);
	let message = Slashing::statement_message(service, topic, era, payload);
	SignedStatement {
		era,
		payload,
		key: cast::public(key),
		signature: signature(key, message, good),
	}
}

fn signature(key: Key, mut message: Vec<u8>, good: bool) -> ServiceSignature {
	if !good {
		message.push(0);
	}
	cast::sign(key, &message)
}

fn part(fraction: Fraction) -> Perbill {
	Perbill::from_parts(fraction)
}

fn curve(Curve { floor, multiplier, quadratic }: &Curve) -> TheirCurve {
	let steepness = if *quadratic { Steepness::Quadratic } else { Steepness::Linear };
	TheirCurve { floor: part(*floor), multiplier: *multiplier, steepness }
}

/// Terms as the chain takes them.
fn terms(cast: &Cast, terms: &Terms) -> pallet_services::TermsOf<Runtime> {
	pallet_services::Terms {
		admission: match &terms.admission {
			Admission::Open => pallet_services::Admission::Open,
			Admission::Approval => pallet_services::Admission::Approval,
			Admission::AllowList(list) => pallet_services::Admission::AllowList(
				BoundedVec::truncate_from(list.iter().map(|who| cast.account(*who)).collect()),
			),
		},
		min_operator_stake: terms.min_operator_stake,
		quorum: part(terms.quorum),
		max_slash: part(terms.max_slash),
		budget: Budget { fraction: part(terms.budget), window: terms.budget_window },
		curve: terms.curve.as_ref().map(curve),
		mode: mode(cast, &terms.mode),
		beneficiary: match terms.beneficiary {
			Beneficiary::Burn => TheirBeneficiary::Burn,
			Beneficiary::Treasury => TheirBeneficiary::Treasury,
			Beneficiary::Account(who) => TheirBeneficiary::Account(cast.account(who)),
		},
		value_at_stake: 0,
	}
}

fn mode(cast: &Cast, mode: &Mode) -> SlashMode<AccountId> {
	match mode {
		Mode::Vetoable { slasher, resolver, window } => SlashMode::Vetoable {
			slasher: cast.account(*slasher),
			resolver: resolver.map(|who| cast.account(who)),
			window: *window,
		},
		Mode::Objective { known_verifier, fraction, reporter_share } => SlashMode::Objective {
			verifier: if *known_verifier {
				VerifierId::EQUIVOCATION
			} else {
				VerifierId(*b"nobody-knows-it\0")
			},
			fraction: part(*fraction),
			reporter_share: part(*reporter_share),
		},
	}
}
