#![cfg_attr(not(feature = "std"), no_std)]
extern crate sp_io;
#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
