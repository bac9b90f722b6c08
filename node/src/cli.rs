// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! What can be asked on the command line.

use sc_cli::{
	BuildSpecCmd, ChainInfoCmd, CheckBlockCmd, ExportBlocksCmd, ExportChainSpecCmd, ExportStateCmd,
	ImportBlocksCmd, KeySubcommand, PurgeChainCmd, RevertCmd, RunCmd,
};

/// The whole command line: a subcommand, or the options of a node that runs.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do instead of running a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run a node.
	#[command(flatten)]
	pub run: RunCmd,

	/// Where the operator of this node asks what the oracle's pairs cost: an HTTP URL.
	///
	/// It answers with `{"prices": {"RMPUSD": "1.2345"}}`, decimals in quotes. In every era the node
	/// submits that, signed with the operator's service key (of type `rsvc`) in its keystore. Without
	/// this option it submits nothing. Submissions are made where offchain workers run: at
	/// authorities, and elsewhere with `--offchain-worker always`.
	#[arg(long, value_name = "URL", value_parser = http_url)]
	pub oracle_source: Option<String>,

	/// Accepted and without effect.
	///
	/// Tools that start networks of any Substrate node, zombienet among them, pass it to
	/// validators. This node has no secure mode to leave.
	#[arg(long = "insecure-validator-i-know-what-i-do")]
	pub insecure_validator: bool,
}

/// What the node can do besides running.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Generate, inspect and insert keys.
	#[command(subcommand)]
	Key(KeySubcommand),

	/// Print a chain specification, as older tools ask for it.
	BuildSpec(BuildSpecCmd),

	/// Export a chain specification, plain or raw.
	ExportChainSpec(ExportChainSpecCmd),

	/// Validate a block again.
	CheckBlock(CheckBlockCmd),

	/// Export blocks to a file or to standard output.
	ExportBlocks(ExportBlocksCmd),

	/// Import blocks from a file or from standard input.
	ImportBlocks(ImportBlocksCmd),

	/// Export the state at a block as a raw chain specification.
	ExportState(ExportStateCmd),

	/// Remove the chain's database.
	PurgeChain(PurgeChainCmd),

	/// Go back a number of blocks, not beyond the last finalized one.
	Revert(RevertCmd),

	/// Print the best, the finalized and the genesis block of the database.
	ChainInfo(ChainInfoCmd),

	/// Measure pallets, storage, overhead or this machine.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(frame_benchmarking_cli::BenchmarkCmd),
}

/// An absolute URL that a node can ask.
fn http_url(url: &str) -> Result<String, String> {
	let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
	match rest {
		Some(rest) if !rest.is_empty() && !rest.contains(char::is_whitespace) => Ok(url.into()),
		_ => Err("the source has to begin with http:// or https://".into()),
	}
}

#[cfg(test)]
mod tests {
	use super::http_url;

	#[test]
	fn a_source_is_an_http_url() {
		for url in ["http://127.0.0.1:8000/prices", "https://prices.example"] {
			assert_eq!(http_url(url), Ok(url.into()));
		}
		for url in ["", "127.0.0.1:8000", "ftp://prices.example", "http://", "http://a b"] {
			assert!(http_url(url).is_err(), "{url}");
		}
	}
}
