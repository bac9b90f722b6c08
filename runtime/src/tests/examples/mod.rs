// SPDX-License-Identifier: Apache-2.0

//! The services that are pallets, on the real runtime with real bonds behind their operators.

mod oracle;
