// SPDX-License-Identifier: Apache-2.0

//! The node of an operator: a keystore, a pool, offchain storage, and a source that answers as the
//! test wants, or does not.

use crate::{mock::*, pallet::*, worker::Failure, SOURCE};
use codec::Decode;
use frame::{
	deps::sp_core::offchain::{
		testing::{PendingRequest, TestOffchainExt, TestTransactionPoolExt},
		Externalities, HttpError, HttpRequestId, HttpRequestStatus, OffchainDbExt,
		OffchainWorkerExt, OpaqueNetworkState, StorageKind, Timestamp, TransactionPool,
		TransactionPoolExt,
	},
	deps::sp_core::OpaquePeerId,
	testing_prelude::*,
};
use restaking_primitives::SERVICE_KEYS;
use sp_keystore::{testing::MemoryKeystore, Keystore, KeystoreExt};
use std::sync::{Arc, Mutex};

/// Where the node finds its source.
pub const URL: &str = "http://127.0.0.1:1234/prices";

/// How the source behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
	/// It answers with this status.
	Up(u16),
	/// It does not answer until the deadline.
	Silent,
	/// There is nobody.
	Down,
}

/// The offchain externalities of tests, with a source that can fail.
struct Node {
	ext: TestOffchainExt,
	line: Arc<std::sync::Mutex<Line>>,
}

impl Externalities for Node {
	fn is_validator(&self) -> bool {
		self.ext.is_validator()
	}
	fn network_state(&self) -> Result<OpaqueNetworkState, ()> {
		self.ext.network_state()
	}
	fn timestamp(&mut self) -> Timestamp {
		self.ext.timestamp()
	}
	fn sleep_until(&mut self, deadline: Timestamp) {
		self.ext.sleep_until(deadline);
	}
	fn random_seed(&mut self) -> [u8; 32] {
		self.ext.random_seed()
	}
	fn http_request_start(
		&mut self,
		method: &str,
		uri: &str,
		meta: &[u8],
	) -> Result<HttpRequestId, ()> {
		self.ext.http_request_start(method, uri, meta)
	}
	fn http_request_add_header(
		&mut self,
		id: HttpRequestId,
		name: &str,
		value: &str,
	) -> Result<(), ()> {
		self.ext.http_request_add_header(id, name, value)
	}
	fn http_request_write_body(
		&mut self,
		id: HttpRequestId,
		chunk: &[u8],
		deadline: Option<Timestamp>,
	) -> Result<(), HttpError> {
		self.ext.http_request_write_body(id, chunk, deadline)
	}
	fn http_response_wait(
		&mut self,
		ids: &[HttpRequestId],
		deadline: Option<Timestamp>,
	) -> Vec<HttpRequestStatus> {
		let now = self.timestamp();
		let deadline = deadline.expect("nobody waits for ever");
		assert!(now.diff(&deadline).millis() <= 2_000, "nobody waits for long");
		let line = *self.line.lock().unwrap();
		match line {
			Line::Up(200) => self.ext.http_response_wait(ids, Some(deadline)),
			Line::Up(status) => ids.iter().map(|_| HttpRequestStatus::Finished(status)).collect(),
			Line::Silent => {
				self.sleep_until(deadline);
				ids.iter().map(|_| HttpRequestStatus::DeadlineReached).collect()
			}
			Line::Down => ids.iter().map(|_| HttpRequestStatus::IoError).collect(),
		}
	}
	fn http_response_headers(&mut self, id: HttpRequestId) -> Vec<(Vec<u8>, Vec<u8>)> {
		self.ext.http_response_headers(id)
	}
	fn http_response_read_body(
		&mut self,
		id: HttpRequestId,
		buffer: &mut [u8],
		deadline: Option<Timestamp>,
	) -> Result<usize, HttpError> {
		self.ext.http_response_read_body(id, buffer, deadline)
	}
	fn set_authorized_nodes(&mut self, nodes: Vec<OpaquePeerId>, only: bool) {
		self.ext.set_authorized_nodes(nodes, only);
	}
}

/// A pool that refuses as many transactions as a test wants, then takes them.
struct Pool {
	ext: TestTransactionPoolExt,
	refusals: Arc<Mutex<u32>>,
}

impl TransactionPool for Pool {
	fn submit_transaction(&mut self, transaction: Vec<u8>) -> Result<(), ()> {
		let mut refusals = self.refusals.lock().unwrap();
		match refusals.checked_sub(1) {
			Some(left) => {
				*refusals = left;
				Err(())
			}
			None => self.ext.submit_transaction(transaction),
		}
	}
}

/// A node of which a test has hold.
pub struct Operator {
	ext: TestOffchainExt,
	line: Arc<Mutex<Line>>,
	keys: Arc<MemoryKeystore>,
	pool: Box<dyn Fn() -> Vec<Vec<u8>>>,
	refusals: Arc<Mutex<u32>>,
}

impl Operator {
	/// Gives the node the service key of `who`.
	pub fn has_key_of(&self, who: u64) {
		let suri = Security::signer(&who).suri();
		self.keys.sr25519_generate_new(SERVICE_KEYS, Some(&suri)).unwrap();
	}

	/// Lets the source be reachable, or not.
	pub fn set_line(&self, line: Line) {
		*self.line.lock().unwrap() = line;
	}

	/// Lets the source answer the next request, which has to come, with this.
	pub fn answers(&self, body: impl Into<Vec<u8>>) {
		let request = PendingRequest {
			method: "GET".into(),
			uri: URL.into(),
			sent: true,
			response: Some(body.into()),
			..Default::default()
		};
		self.ext.0.write().expect_request(request);
	}

	/// Lets the pool refuse the next `n` transactions.
	pub fn refuses(&self, n: u32) {
		*self.refusals.lock().unwrap() = n;
	}

	/// Moves the clock of the node.
	pub fn pass_millis(&self, millis: u64) {
		let mut state = self.ext.0.write();
		let now = state.timestamp.unix_millis();
		state.timestamp = Timestamp::from_unix_millis(now + millis);
	}

	/// Runs the worker after the block, and says what came of it.
	pub fn work(&self) -> Result<u32, Failure> {
		Oracle::submit_what_is_due(System::block_number())
	}

	/// Takes what the node has put into its pool.
	pub fn pool(&self) -> Vec<Extrinsic> {
		(self.pool)().iter().map(|bytes| Extrinsic::decode(&mut &bytes[..]).unwrap()).collect()
	}
}

/// Plays with a node whose source is [`URL`], without a key.
pub fn on_a_node(play: impl FnOnce(&Operator)) {
	on_a_node_with(|_| (), play);
}

/// The same, with the genesis changed first.
pub fn on_a_node_with(change: impl FnOnce(&mut GenesisConfig<Test>), play: impl FnOnce(&Operator)) {
	let mut state = new_test_ext_with(change);
	let (ext, _) = TestOffchainExt::new();
	let line = Arc::new(Mutex::new(Line::Up(200)));
	let (taken, transactions) = TestTransactionPoolExt::new();
	let refusals = Arc::new(Mutex::new(0));
	let pool = Pool { ext: taken, refusals: refusals.clone() };
	let keys = Arc::new(MemoryKeystore::new());
	state.register_extension(OffchainDbExt::new(ext.clone()));
	state.register_extension(OffchainWorkerExt::new(Node { ext: ext.clone(), line: line.clone() }));
	state.register_extension(TransactionPoolExt::new(pool));
	state.register_extension(KeystoreExt(keys.clone()));
	let pool = Box::new(move || std::mem::take(&mut transactions.write().transactions));
	let operator = Operator { ext, line, keys, pool, refusals };
	operator.pass_millis(1_000_000);
	state.execute_with(|| {
		set_source(URL.as_bytes());
		play(&operator);
		check();
	});
}

/// Sets the source of the node, as it does itself when it starts.
pub fn set_source(url: &[u8]) {
	frame::deps::sp_io::offchain::local_storage_set(StorageKind::PERSISTENT, SOURCE, url);
}
