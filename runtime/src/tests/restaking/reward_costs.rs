// SPDX-License-Identifier: Apache-2.0

//! What rewards cost, and that it is the same however many restakers there are and however long
//! nobody claimed.
//!
//! As a test this runs with few restakers and eras. With `RAMPART_BENCH=1` it runs with up to
//! 100 000 restakers and 1 000 eras, measures time too, and prints a table: that is
//! `./scripts/bench rewards`.

use super::{
	costs::{counted, set_era, timed},
	*,
};
use std::time::Duration;

/// What is measured, and how it is done.
const WORK: [(&str, fn()); 5] = [
	("distribute", pay_the_last_era),
	("claim", claim),
	("delegate", top_up),
	("undelegate", leave),
	("restake", restake),
];

fn pay_the_last_era() {
	distribute(active_era() - 1);
}

fn claim() {
	assert_ok!(Rewards::claim(signed(Bob), account(OPERATOR)).map(|_| ()));
}

fn top_up() {
	delegate(Bob, 5);
}

fn leave() {
	undelegate(Bob, 5);
}

fn restake() {
	assert_ok!(Rewards::claim_and_restake(signed(Bob), account(OPERATOR)));
}

fn distribute(era: EraIndex) {
	assert_ok!(Rewards::distribute(signed(OWNER), 0, era, era, 100 * UNIT, false).map(|_| ()));
}

/// A network where so many restakers stand behind one operator, which was rewarded for so many
/// eras; Bob, one of them, has touched nothing in all that time.
fn network(restakers: u32, eras: u32) -> sp_io::TestExternalities {
	let mut ext = new_ext_with("development", without_services);
	ext.execute_with(|| {
		register_operator();
		let service = create_service(Beneficiary::Burn);
		assert_eq!(service, 0);
		delegate(Bob, 30_000);
		for index in 0..restakers {
			let who = bond_nobody(index, 10);
			let origin = crate::RuntimeOrigin::signed(who);
			assert_ok!(Restaking::delegate(origin, account(OPERATOR), 5 * UNIT));
		}
		assert_ok!(Services::opt_in(signed(OPERATOR), service, percent(50)));
		assert_ok!(Rewards::fund(signed(STRANGER), service, 500_000 * UNIT));
		let first = active_era() + Restaking::delays().allocation;
		set_era(first + 1);
		for era in first..first + eras {
			distribute(era);
			set_era(era + 2);
		}
		assert!(Rewards::owed(&account(OPERATOR), &account(Bob)) > 0);
		check_invariants();
		crate::System::reset_events();
	});
	ext.commit_all().unwrap();
	ext
}

#[test]
fn rewards_cost_the_same_with_any_number_of_restakers_and_of_eras() {
	let bench = std::env::var_os("RAMPART_BENCH").is_some();
	let (many, long) = if bench { (100_000, 1_000) } else { (300, 50) };
	let scenes = [(10, 1), (many, 1), (10, long), (many, long)];
	let mut networks = scenes.map(|(restakers, eras)| network(restakers, eras));
	println!(
		"{:>11} {:>10} {:>6} {:>7} {:>7} {:>10}",
		"", "restakers", "eras", "reads", "writes", "time (us)"
	);
	for (name, work) in WORK {
		let counts = networks.each_mut().map(|ext| counted(ext, work));
		let mut best = [Duration::MAX; 4];
		if bench {
			for _ in 0..500 {
				for (ext, best) in networks.iter_mut().zip(&mut best) {
					*best = (*best).min(timed(ext, work));
				}
			}
		}
		for (((restakers, eras), (reads, writes)), best) in scenes.iter().zip(&counts).zip(&best) {
			let time = if bench { best.as_secs_f64() * 1e6 } else { 0.0 };
			println!("{name:>11} {restakers:>10} {eras:>6} {reads:>7} {writes:>7} {time:>10.1}");
		}
		let [few, crowd, late, both] = counts;
		assert!(few.0 > 0 && few.1 > 0, "{name}: nothing was counted");
		assert_eq!(few, crowd, "{name} costs more with more restakers");
		if name == "restake" {
			// A bond that grows by so much can move to another bag of the base chain's voter list.
			continue;
		}
		assert_eq!(late, both, "{name} costs more with more restakers");
		// What a unit was rewarded before Bob joined is not in the operator's ledger any more: one
		// entry more, once.
		assert!(late.0 <= few.0 + 1 && late.1 <= few.1 + 1, "{name}: {late:?} after {few:?}");
	}
}
