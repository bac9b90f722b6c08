// SPDX-License-Identifier: GPL-3.0-or-later WITH Classpath-exception-2.0

//! # The Rampart node
//!
//! | module | what it does |
//! |---|---|
//! | [`cli`] | what can be asked on the command line |
//! | [`command`] | does what was asked |
//! | [`chain_spec`] | the chains this node knows by name, and those it reads from a file |
//! | [`service`] | starts a node: client, pool, network, BABE, GRANDPA |
//! | [`equivocations`] | reports validators that write two blocks in one slot |
//! | [`rpc`] | what the node answers over JSON-RPC |
//! | [`metrics`] | what it tells Prometheus about restaking |

#![allow(clippy::result_large_err, reason = "the error types are the SDK's, and they are large")]

mod chain_spec;
mod cli;
mod command;
mod equivocations;
mod metrics;
mod rpc;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {error}");
			ExitCode::FAILURE
		}
	}
}
