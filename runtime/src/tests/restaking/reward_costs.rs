// SPDX-License-Identifier: Apache-2.0

//! What rewards cost: the same however many restakers there are, however many services pay, and
//! however long nobody claimed; and that distributing grows with the operators of the service only.
//!
//! As tests these run with few restakers and eras. With `RAMPART_BENCH=1` they run with up to
//! 100 000 restakers and 1 000 eras, and measure time too. Both print tables: that is
//! `./scripts/bench rewards`.

use super::{
	costs::{counted, set_era, timed},
	*,
};
use frame_election_provider_support::SortedListProvider;
use frame_support::traits::Get;
use pallet_restaking::ERAS_PER_ENTRY;
use sp_io::TestExternalities;
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
	// The one that was created last: genesis can have some of its own, the operators others.
	let service = pallet_services::NextServiceId::<Runtime>::get() - 1;
	distribute(service, active_era() - 1, 100 * UNIT);
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

fn distribute(service: ServiceId, era: EraIndex, amount: Balance) {
	let distributed = Rewards::distribute(signed(OWNER), service, era, era, amount, false);
	assert_ok!(distributed.map(|_| ()));
}

/// What Bob, every other restaker, and every operator but the first has delegated, in UNIT.
const BOBS: u32 = 30_000;
const THEIRS: u32 = 5;
const OPERATORS_OWN: u32 = 50;

/// What Bob is owed in every scene. It is more than a delegation has to be, and his bond stays in
/// its bag of the base chain's voter list if he restakes it: moving to another bag has a cost that
/// is staking's, and depends on who is in it.
const OWED: Balance = 100 * UNIT;

/// How much there is of everything that what is measured could grow with.
#[derive(Clone, Copy, Debug)]
struct Scene {
	/// Restakers behind the operators, besides Bob.
	restakers: u32,
	/// Eras that were paid for, in none of which anybody claimed.
	eras: u32,
	/// Services that each operator is at, and each of which has paid for each of these eras.
	services: u32,
	/// Operators of each service.
	operators: u32,
}

/// The least of everything.
const LEAST: Scene = Scene { restakers: 10, eras: 1, services: 1, operators: 1 };

impl Scene {
	/// What each service pays for an era, so that Bob is owed the same in the end.
	fn pay(&self) -> Balance {
		let others = self.restakers * THEIRS + (self.operators - 1) * OPERATORS_OWN;
		OWED * Balance::from(BOBS + others) / Balance::from(BOBS * self.eras * self.services)
	}

	/// The network: Bob is with the first operator, and touches nothing after he has delegated; the
	/// others are spread over all operators.
	fn network(&self) -> TestExternalities {
		let mut ext = new_ext_with("development", without_services);
		ext.execute_with(|| {
			// Eras at which positions begin are on record, many to an entry. How many entries a
			// call touches, a few at most, depends on which eras share one, not on how much time
			// is between them. Bob's is the last of its entry: he goes on from another one after
			// an era already, as after a thousand.
			set_era(ERAS_PER_ENTRY - 2);
			let services: Vec<_> =
				(0..self.services).map(|_| create_service(Beneficiary::Burn)).collect();
			self.join(&services);
			let pay = self.pay();
			let total = pay * Balance::from(self.eras) + 1_000 * UNIT;
			for service in &services {
				assert_ok!(Rewards::fund(signed(STRANGER), *service, total));
			}
			let first = active_era() + Restaking::delays().allocation;
			set_era(first + 1);
			for era in first..first + self.eras {
				services.iter().for_each(|service| distribute(*service, era, pay));
				set_era(era + 2);
			}
			let owed = Rewards::owed(&account(OPERATOR), &account(Bob));
			assert!(owed.abs_diff(OWED) < UNIT / 1_000, "{owed} in {self:?}");
			assert!(crate::VoterList::contains(&account(Bob)));
			check_invariants();
			crate::System::reset_events();
		});
		ext.commit_all().unwrap();
		ext
	}

	/// Lets the operators, and those behind them, join `services`.
	fn join(&self, services: &[ServiceId]) {
		register_operator();
		delegate(Bob, BOBS.into());
		let mut operators = vec![account(OPERATOR)];
		// Their numbers begin where those of the other restakers end.
		for nth in 1..self.operators {
			let operator = bond_nobody(self.restakers + nth, 100);
			let origin = || crate::RuntimeOrigin::signed(operator.clone());
			let registered =
				Operators::register(origin(), b"operator".to_vec(), Perbill::zero(), 0);
			assert_ok!(registered);
			let own = Balance::from(OPERATORS_OWN) * UNIT;
			assert_ok!(Restaking::delegate(origin(), operator.clone(), own));
			operators.push(operator);
		}
		for (index, operator) in (0..self.restakers).zip(operators.iter().cycle()) {
			let origin = crate::RuntimeOrigin::signed(bond_nobody(index, 10));
			let theirs = Balance::from(THEIRS) * UNIT;
			assert_ok!(Restaking::delegate(origin, operator.clone(), theirs));
		}
		// As much to each as there is with the most services an operator can be at.
		let magnitude = Magnitude(Magnitude::FULL.0 / u64::from(most_services()));
		for operator in &operators {
			let origin = crate::RuntimeOrigin::signed(operator.clone());
			for service in services {
				assert_ok!(Services::opt_in(origin.clone(), *service, magnitude));
			}
		}
	}
}

fn most_services() -> u32 {
	<Runtime as pallet_services::Config>::MaxServicesPerOperator::get()
}

fn most_operators() -> u32 {
	<Runtime as pallet_services::Config>::MaxOperatorsPerService::get()
}

/// Whether this is a measurement, and not only a test; how many restakers are many, and how many
/// eras a long time.
fn sizes() -> (bool, u32, u32) {
	match std::env::var_os("RAMPART_BENCH") {
		Some(_) => (true, 100_000, 1_000),
		None => (false, 300, 50),
	}
}

fn print_heads() {
	println!(
		"\n{:<10} {:>9} {:>5} {:>8} {:>9} {:>6} {:>6} {:>9}",
		"", "restakers", "eras", "services", "operators", "reads", "writes", "time (us)"
	);
}

/// Counts what `work` reads and writes in each of `scenes`, and prints it, with the time it takes
/// if this is a measurement.
fn measure<const N: usize>(
	name: &str,
	work: fn(),
	scenes: &[Scene; N],
	networks: &mut [TestExternalities; N],
) -> [(usize, usize); N] {
	let counts = networks.each_mut().map(|ext| counted(ext, work));
	assert!(counts[0].0 > 0 && counts[0].1 > 0, "{name}: nothing was counted");
	let (bench, ..) = sizes();
	let mut best = [Duration::MAX; N];
	if bench {
		// The fastest of many runs is what the work takes; the scenes take turns, so that whatever
		// else the machine does hits all alike.
		for _ in 0..500 {
			for (ext, best) in networks.iter_mut().zip(&mut best) {
				*best = (*best).min(timed(ext, work));
			}
		}
	}
	for ((scene, (reads, writes)), best) in scenes.iter().zip(&counts).zip(&best) {
		let Scene { restakers, eras, services, operators } = scene;
		let time = match bench {
			true => format!("{:.1}", best.as_secs_f64() * 1e6),
			false => "-".into(),
		};
		println!(
			"{name:<10} {restakers:>9} {eras:>5} {services:>8} {operators:>9} {reads:>6} \
			 {writes:>6} {time:>9}",
		);
	}
	counts
}

#[test]
fn rewards_cost_the_same_with_any_number_of_restakers_of_services_and_of_eras() {
	let (_, restakers, eras) = sizes();
	let services = most_services();
	let scenes = [
		LEAST,
		Scene { restakers, ..LEAST },
		Scene { eras, ..LEAST },
		Scene { services, ..LEAST },
		Scene { restakers, eras, services, ..LEAST },
	];
	let mut networks = scenes.map(|scene| scene.network());
	print_heads();
	for (name, work) in WORK {
		println!();
		let counts = measure(name, work, &scenes, &mut networks);
		for (scene, count) in scenes.iter().zip(counts) {
			assert_eq!(count, counts[0], "{name} does not cost the same in {scene:?}");
		}
	}
}

#[test]
fn distributing_costs_the_same_for_each_operator_whoever_is_behind_it() {
	let (_, restakers, _) = sizes();
	let (some, most) = (10, most_operators());
	let scenes = [
		LEAST,
		Scene { operators: some, ..LEAST },
		Scene { operators: most, ..LEAST },
		Scene { operators: most, restakers, ..LEAST },
	];
	let mut networks = scenes.map(|scene| scene.network());
	print_heads();
	println!();
	let counts = measure("distribute", pay_the_last_era, &scenes, &mut networks);
	let [one, few, all, crowd] = counts;
	let more = (some - 1) as usize;
	let each = ((few.0 - one.0) / more, (few.1 - one.1) / more);
	println!("\neach operator more: {} reads, {} writes", each.0, each.1);
	for (scene, count) in scenes.iter().zip(counts) {
		let more = (scene.operators - 1) as usize;
		let expected = (one.0 + more * each.0, one.1 + more * each.1);
		assert_eq!(count, expected, "not the same for each operator: {scene:?}");
	}
	assert_eq!(all, crowd, "distributing costs more with more restakers");
}
