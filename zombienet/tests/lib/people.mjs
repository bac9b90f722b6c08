// SPDX-License-Identifier: Apache-2.0

// Who acts in the tests.

const named = (name) => name[0].toUpperCase() + name.slice(1);

/** The stash of the validator that the node `name` is. */
export const stash = (chain, name) => chain.account(`//${named(name)}//stash`);

/** Who has the sudo key. */
export const sudo = (chain) => chain.account('//Alice');
