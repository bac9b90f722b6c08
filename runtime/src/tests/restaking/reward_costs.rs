// SPDX-License-Identifier: Apache-2.0

//! What rewards cost, in keys and in bytes of what is read: the same however many restakers there are,
//! however many services pay, and however long nobody claimed; and that distributing grows with the
//! operators of the service only.
//!
//! As tests these run with few restakers and eras. With `RAMPART_BENCH=1` they run with up to
//! 100 000 restakers and 1 000 eras, and measure time too. Both print tables: that is
//! `./scripts/bench rewards`.

use super::{
	costs::{counted_with_bytes, set_era, timed, Count},
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
	/// The era in which everybody joins, of those that share an entry of the boundaries.
	from: EraIndex,
}

/// The least of everything.
///
/// Eras at which positions begin are on record, many to an entry. How many entries a call touches, a
/// few at most, depends on which eras share one, not on how much time is between them. Here Bob's is
/// the last of its entry: he goes on from another one after an era already, as after a thousand.
const LEAST: Scene =
	Scene { restakers: 10, eras: 1, services: 1, operators: 1, from: ERAS_PER_ENTRY - 2 };

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
			set_era(self.from);
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

/// More eras than the ledger remembers.
const REMEMBERED: u32 = 10;

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
		"\n{:<10} {:>9} {:>5} {:>8} {:>9} {:>6} {:>6} {:>7} {:>9}",
		"", "restakers", "eras", "services", "operators", "reads", "writes", "bytes", "time (us)"
	);
}

/// Counts what `work` reads and writes in each of `scenes`, and prints it, with the time it takes
/// if this is a measurement.
fn measure<const N: usize>(
	name: &str,
	work: fn(),
	scenes: &[Scene; N],
	networks: &mut [TestExternalities; N],
) -> [Count; N] {
	let counts = networks.each_mut().map(|ext| counted_with_bytes(ext, work));
	let Count { reads, writes, bytes } = counts[0];
	assert!(reads > 0 && writes > 0 && bytes > 0, "{name}: nothing was counted");
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
	for ((scene, count), best) in scenes.iter().zip(&counts).zip(&best) {
		let Scene { restakers, eras, services, operators, .. } = scene;
		let Count { reads, writes, bytes } = count;
		let time = match bench {
			true => format!("{:.1}", best.as_secs_f64() * 1e6),
			false => "-".into(),
		};
		println!(
			"{name:<10} {restakers:>9} {eras:>5} {services:>8} {operators:>9} {reads:>6} \
			 {writes:>6} {bytes:>7} {time:>9}",
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
		Scene { services, ..LEAST },
		Scene { eras: REMEMBERED, ..LEAST },
		Scene { eras, ..LEAST },
		Scene { restakers, eras, services, ..LEAST },
	];
	let mut networks = scenes.map(|scene| scene.network());
	print_heads();
	for (name, work) in WORK {
		println!();
		let counts = measure(name, work, &scenes, &mut networks);
		for (scene, count) in scenes.iter().zip(counts) {
			// What was paid for eras that are remembered is on record for each of them.
			let same = if scene.eras == 1 { counts[0] } else { counts[3] };
			assert_eq!(count.bytes, same.bytes, "{name} does not read as much in {scene:?}");
			let keys = |count: Count| (count.reads, count.writes);
			assert_eq!(keys(count), keys(counts[0]), "{name} does not cost the same in {scene:?}");
		}
	}
}

/// What is touched more at most where eras share entries in another way than in [`LEAST`], for each
/// [`WORK`]: how many entries, and how many bytes of what is read. Three eras matter to a position, when
/// it began, the oldest that is kept and the one that is next, which two or three entries have; one
/// that is touched only then is new. An entry that is shared has a boundary more to read.
const MORE: [(usize, usize); 5] = [(0, 26), (0, 0), (1, 0), (1, 0), (1, 0)];

#[test]
fn whichever_eras_share_an_entry_one_more_is_touched_at_most() {
	let long = [1, REMEMBERED, ERAS_PER_ENTRY + 8];
	let mut networks: Vec<_> = (0..ERAS_PER_ENTRY)
		.flat_map(|from| long.map(|eras| Scene { eras, from, ..LEAST }.network()))
		.collect();
	let mut usual = Scene { eras: REMEMBERED, ..LEAST }.network();
	for ((name, work), (entries, bytes)) in WORK.into_iter().zip(MORE) {
		let usual = counted_with_bytes(&mut usual, work);
		let all: Vec<_> = networks.iter_mut().map(|ext| counted_with_bytes(ext, work)).collect();
		let most = |of: fn(&Count) -> usize| all.iter().map(of).max().unwrap();
		// Not only an upper bound: some network comes up to it.
		let expected = Count {
			reads: usual.reads + entries,
			writes: usual.writes + entries,
			bytes: usual.bytes + bytes,
		};
		let found = Count {
			reads: most(|count| count.reads),
			writes: most(|count| count.writes),
			bytes: most(|count| count.bytes),
		};
		assert_eq!(found, expected, "{name}");
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
	let each = ((few.reads - one.reads) / more, (few.writes - one.writes) / more);
	println!("\neach operator more: {} reads, {} writes", each.0, each.1);
	for (scene, count) in scenes.iter().zip(counts) {
		let more = (scene.operators - 1) as usize;
		let expected = (one.reads + more * each.0, one.writes + more * each.1);
		let keys = (count.reads, count.writes);
		assert_eq!(keys, expected, "not the same for each operator: {scene:?}");
	}
	assert_eq!(all, crowd, "distributing costs more with more restakers");
}
