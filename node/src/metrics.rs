// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! Restaking in the node's Prometheus endpoint, next to what every Substrate node shows there.
//!
//! Figures are of the best block, asked of its runtime at most once per [`PAUSE`]. Amounts are
//! whole tokens, as floating point numbers: good for a graph, not for books.

use crate::service::FullClient;
use futures::StreamExt;
use rampart_runtime::{opaque::Block, AccountId, Balance, Hash, UNIT};
use restaking_primitives::{
	runtime_api::{RestakingApi, Totals},
	ServiceId,
};
use sc_client_api::BlockchainEvents;
use sp_api::{ApiError, ProvideRuntimeApi};
use std::{
	collections::BTreeMap,
	sync::Arc,
	time::{Duration, Instant},
};
use substrate_prometheus_endpoint::{
	register, Gauge, GaugeVec, Opts, PrometheusError, Registry, F64, U64,
};

/// The least time between two questions to the runtime.
const PAUSE: Duration = Duration::from_secs(5);

/// How many services are asked about, the oldest first; nothing is shown of later ones.
const MOST_ASKED: ServiceId = 256;

/// How many services have a label of their own: those with the most stake. What the others have is
/// summed up under [`OTHERS`].
const MOST_SHOWN: usize = 32;

/// The label of all services that have none of their own.
const OTHERS: &str = "others";

/// The gauges.
pub struct Metrics {
	operators: Gauge<U64>,
	services: Gauge<U64>,
	restaked: Gauge<F64>,
	collecting: Gauge<U64>,
	outstanding: Gauge<F64>,
	progress: Gauge<F64>,
	service_stake: GaugeVec<F64>,
}

impl Metrics {
	/// Puts the gauges into `registry`.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let count = |name: &str, help: &str| register(Gauge::<U64>::new(name, help)?, registry);
		let number = |name: &str, help: &str| register(Gauge::<F64>::new(name, help)?, registry);
		let gauges = Self {
			operators: count(
				"restaking_operators",
				"Operators that have, or had, anything delegated to them",
			)?,
			services: count("restaking_services", "Services that were ever created")?,
			restaked: number(
				"restaking_restaked_tokens",
				"What is delegated and liable, over all operators, in tokens",
			)?,
			collecting: count(
				"restaking_slashes_collecting",
				"Slashes that are executed and not collected from everybody",
			)?,
			outstanding: number(
				"restaking_slashes_outstanding_tokens",
				"What is still to be collected for slashes, in tokens",
			)?,
			progress: number(
				"restaking_collection_progress",
				"The part of what the slashes being collected take that was collected; 1 if there are none",
			)?,
			service_stake: register(
				GaugeVec::new(
					Opts::new(
						"restaking_service_effective_stake_tokens",
						format!(
							"What secures a service, in tokens, of the first {MOST_ASKED}; those with the \
							 least are one label",
						),
					),
					&["service"],
				)?,
				registry,
			)?,
		};
		// Until there is a block to ask at, which can take a while on a node that has to catch up.
		gauges.progress.set(part(0, 0));
		Ok(gauges)
	}

	fn show(&self, totals: &Totals) {
		self.operators.set(totals.operators.into());
		self.services.set(totals.services.into());
		self.restaked.set(tokens(totals.restaked));
		self.collecting.set(totals.collecting.into());
		self.outstanding.set(tokens(totals.outstanding));
		self.progress.set(part(totals.collected, totals.accounted));
	}

	/// Shows `stakes`, and takes back the labels of `shown` that are not among them.
	fn show_services(&self, shown: &mut BTreeMap<String, f64>, stakes: BTreeMap<String, f64>) {
		for gone in shown.keys().filter(|label| !stakes.contains_key(*label)) {
			// It is there: it was shown.
			let _ = self.service_stake.remove_label_values(&[gone]);
		}
		for (label, stake) in &stakes {
			self.service_stake.with_label_values(&[label]).set(*stake);
		}
		*shown = stakes;
	}
}

/// Follows the best block, until the node stops.
pub async fn run(client: Arc<FullClient>, metrics: Metrics) {
	let mut blocks = client.import_notification_stream();
	let mut asked: Option<Instant> = None;
	let mut shown = BTreeMap::new();
	while let Some(block) = blocks.next().await {
		if !block.is_new_best || asked.is_some_and(|asked| asked.elapsed() < PAUSE) {
			continue;
		}
		asked = Some(Instant::now());
		match ask(&client, block.hash) {
			Ok((totals, stakes)) => {
				metrics.show(&totals);
				metrics.show_services(&mut shown, labelled(stakes));
			}
			// A runtime of before these figures, or a block whose state is gone already.
			Err(error) => log::debug!(target: "restaking-metrics", "no figures: {error}"),
		}
	}
}

/// What the runtime says at block `at`, of restaking as a whole and of each service.
fn ask(client: &FullClient, at: Hash) -> Result<(Totals, Vec<(ServiceId, Balance)>), ApiError> {
	let api = client.runtime_api();
	let totals = RestakingApi::<Block, AccountId>::totals(&*api, at)?;
	let mut stakes = Vec::new();
	for service in 0..totals.services.min(MOST_ASKED) {
		if let Some(security) =
			RestakingApi::<Block, AccountId>::service_security(&*api, at, service)?
		{
			stakes.push((service, security.effective_stake));
		}
	}
	Ok((totals, stakes))
}

/// The stake of each service that has a label, by label.
fn labelled(mut stakes: Vec<(ServiceId, Balance)>) -> BTreeMap<String, f64> {
	stakes.sort_by_key(|(service, stake)| (std::cmp::Reverse(*stake), *service));
	let rest = stakes.split_off(stakes.len().min(MOST_SHOWN));
	let mut labels: BTreeMap<_, _> =
		stakes.into_iter().map(|(service, stake)| (service.to_string(), tokens(stake))).collect();
	if !rest.is_empty() {
		let sum = rest.iter().fold(0, |sum: Balance, (_, stake)| sum.saturating_add(*stake));
		labels.insert(OTHERS.into(), tokens(sum));
	}
	labels
}

/// Plancks as tokens.
fn tokens(plancks: Balance) -> f64 {
	plancks as f64 / UNIT as f64
}

/// Which part of `whole` is done; all of it if there is nothing to do.
fn part(done: Balance, whole: Balance) -> f64 {
	if whole == 0 {
		1.0
	} else {
		done as f64 / whole as f64
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
	use super::*;

	/// What the gauge `name` shows.
	fn shown(registry: &Registry, name: &str) -> f64 {
		let families = registry.gather();
		let family = families.iter().find(|family| family.get_name() == name).unwrap();
		family.get_metric()[0].get_gauge().get_value()
	}

	#[test]
	fn every_total_is_shown_by_the_gauge_of_its_name() {
		let registry = Registry::new();
		let metrics = Metrics::register(&registry).unwrap();
		metrics.show(&Totals {
			era: 9,
			operators: 2,
			services: 3,
			restaked: 5 * UNIT,
			collecting: 4,
			accounted: 8 * UNIT,
			collected: 2 * UNIT,
			outstanding: 6 * UNIT,
		});
		for (name, figure) in [
			("restaking_operators", 2.0),
			("restaking_services", 3.0),
			("restaking_restaked_tokens", 5.0),
			("restaking_slashes_collecting", 4.0),
			("restaking_slashes_outstanding_tokens", 6.0),
			("restaking_collection_progress", 0.25),
		] {
			assert_eq!(shown(&registry, name), figure, "{name}");
		}
	}

	#[test]
	fn progress_is_whole_before_the_first_block() {
		let registry = Registry::new();
		Metrics::register(&registry).unwrap();
		assert_eq!(shown(&registry, "restaking_collection_progress"), 1.0);
	}

	#[test]
	fn every_service_has_a_label_while_there_are_few() {
		let labels = labelled(vec![(7, 3 * UNIT), (0, 0)]);
		assert_eq!(labels, BTreeMap::from([("0".into(), 0.0), ("7".into(), 3.0)]));
	}

	#[test]
	fn only_the_most_secure_services_have_labels_of_their_own() {
		let services = MOST_SHOWN as ServiceId + 3;
		let labels = labelled((0..services).map(|n| (n, Balance::from(n) * UNIT)).collect());
		assert_eq!(labels.len(), MOST_SHOWN + 1);
		assert_eq!(labels.get(OTHERS), Some(&3.0));
		assert!(!labels.contains_key("2") && labels.contains_key("3"));
	}

	#[test]
	fn a_label_that_is_gone_is_taken_back() {
		let registry = Registry::new();
		let metrics = Metrics::register(&registry).unwrap();
		let mut shown = BTreeMap::new();
		metrics.show_services(&mut shown, labelled(vec![(0, UNIT), (1, UNIT)]));
		metrics.show_services(&mut shown, labelled(vec![(1, 2 * UNIT)]));
		let families = registry.gather();
		let [family] = families
			.iter()
			.filter(|family| family.get_name().contains("service_effective_stake"))
			.collect::<Vec<_>>()[..]
		else {
			panic!("one family of gauges is there");
		};
		let [gauge] = family.get_metric() else { panic!("one service is shown") };
		assert_eq!(gauge.get_label()[0].get_value(), "1");
		assert_eq!(gauge.get_gauge().get_value(), 2.0);
	}

	#[test]
	fn progress_is_whole_when_nothing_is_collected() {
		assert_eq!(part(0, 0), 1.0);
		assert_eq!(part(1, 4), 0.25);
	}
}
