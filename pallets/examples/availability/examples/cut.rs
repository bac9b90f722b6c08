// SPDX-License-Identifier: Apache-2.0

//! Cuts a file into chunks, for its poster and for those who keep it:
//!
//! ```sh
//! cargo run --release -p pallet-example-availability --example cut -- FILE CHUNKS DATA [INDEX]...
//! ```
//!
//! Prints what `availability.commit` takes, the name of the blob, and for each chunk (or only for
//! those at these indexes) one line with the key and the value that `offchain_localStorageSet` takes
//! for the kind `PERSISTENT`. A node that has them answers challenges by itself.

use codec::Encode;
use frame::deps::frame_support::PalletId;
use pallet_example_availability::{coding, piece_key};
use std::{env, error::Error, fs};

/// The name of the pallet in Rampart's runtime.
const PALLET: PalletId = PalletId(*b"rmp/avai");

fn hex(bytes: &[u8]) -> String {
	bytes.iter().fold(String::from("0x"), |hex, byte| format!("{hex}{byte:02x}"))
}

fn main() -> Result<(), Box<dyn Error>> {
	let mut args = env::args().skip(1);
	let (Some(file), Some(chunks), Some(data)) = (args.next(), args.next(), args.next()) else {
		return Err("usage: cut FILE CHUNKS DATA [INDEX]...".into());
	};
	let chunks: u32 = chunks.parse()?;
	let cut = coding::encode(&fs::read(file)?, chunks, data.parse()?)
		.map_err(|error| format!("the file cannot be cut so: {error:?}"))?;
	let mut indexes = args.map(|index| index.parse()).collect::<Result<Vec<u32>, _>>()?;
	if indexes.is_empty() {
		indexes = (0..chunks).collect();
	}

	let commitment = cut.commitment;
	println!(
		"commitment {{ root: {}, size: {}, chunks: {}, data: {} }}",
		hex(commitment.root.as_bytes()),
		commitment.size,
		commitment.chunks,
		commitment.data
	);
	println!("blob {}", hex(commitment.id().as_bytes()));
	for index in indexes {
		let piece = cut.piece(index).ok_or_else(|| format!("there is no chunk {index}"))?;
		let key = piece_key(PALLET, commitment.id(), index);
		println!("chunk {index} {} {}", hex(&key), hex(&piece.encode()));
	}
	Ok(())
}
