// SPDX-License-Identifier: Apache-2.0

// Who acts in the tests.

const named = (name) => name[0].toUpperCase() + name.slice(1);

/** The stash of the validator that the node `name` is. */
export const stash = (chain, name) => chain.account(`//${named(name)}//stash`);

/** The key that the node `name` signs with. */
export function node(chain, name) {
	const uri = `//${named(name)}`;
	return { uri, account: chain.account(uri) };
}

/** Who has the sudo key. */
export const sudo = (chain) => chain.account('//Alice');

/**
 * Who wrote block `number`. The session of the block itself is asked: the first block of a session
 * is written by a validator of that one, not of the one before.
 */
export async function authorOf(chain, number) {
	const hash = await chain.hashOf(number);
	const { digest } = await chain.api.rpc.chain.getHeader(hash);
	const [, claim] = digest.logs.find((log) => log.isPreRuntime).asPreRuntime;
	// Which kind of slot it is, and then the place of the author among the authorities.
	const index = Buffer.from(claim.toU8a(true)).readUInt32LE(1);
	const validators = await (await chain.api.at(hash)).query.session.validators();
	return validators[index].toString();
}

/** The validators of the session in the last final block. */
export async function validatorsOf(chain) {
	const at = await chain.api.at(await chain.api.rpc.chain.getFinalizedHead());
	return (await at.query.session.validators()).map(String);
}
