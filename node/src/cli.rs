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
