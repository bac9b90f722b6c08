// SPDX-License-Identifier: Apache-2.0

// What operators sign for services, byte by byte, and what it proves against them.

import { bnToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex, decodeAddress } from '@polkadot/util-crypto';

/** The kinds of service keys, in the order in which the chain numbers them. */
const KINDS = ['sr25519', 'ed25519', 'ecdsa'];

const u32 = (number) => bnToU8a(number, { bitLength: 32, isLe: true });
const variant = ({ type }) => type[0].toUpperCase() + type.slice(1);
const signedBy = (pair, message) => ({ [variant(pair)]: u8aToHex(pair.sign(message)) });

/** How the chain names the key of `pair`. */
export const serviceKey = (pair) => ({ [variant(pair)]: u8aToHex(pair.publicKey) });

/** The signature by which `pair` shows that it is in the hands of the operator `address`. */
export const possession = (chain, address, pair) =>
	signedBy(
		pair,
		u8aConcat(
			stringToU8a('rampart/possession'),
			chain.api.genesisHash.toU8a(),
			decodeAddress(address),
			new Uint8Array([KINDS.indexOf(pair.type)]),
			pair.publicKey,
		),
	);

/** The hash of some words: what a statement is about, or what it says. */
export const hashed = (words) => blake2AsHex(stringToU8a(words));

/** What `pair` states to `service` in `era`: the hash of `says`, on the topic that is the hash of `about`. */
export const statement = (chain, pair, { service, about, era, says }) => {
	const payload = hashed(says);
	const message = u8aConcat(
		stringToU8a('rampart/statement'),
		chain.api.genesisHash.toU8a(),
		u32(service),
		hashed(about),
		u32(era),
		payload,
	);
	return { era, payload, key: serviceKey(pair), signature: signedBy(pair, message) };
};

/** In which round of a task an operator attests; the chain numbers them. */
const ROUNDS = ['First', 'Second'];

/** What `pair` attests of `task` to `service`, in words of which the hash is the result. */
export const attestation = (chain, pair, { service, task, round, says }) => {
	const result = hashed(says);
	const message = u8aConcat(
		stringToU8a('rampart/attestation'),
		chain.api.genesisHash.toU8a(),
		u32(service),
		bnToU8a(task, { bitLength: 64, isLe: true }),
		new Uint8Array([ROUNDS.indexOf(round)]),
		result,
	);
	return { result, key: serviceKey(pair), signature: signedBy(pair, message) };
};

/** The proof that two statements were made on the topic `about`. */
export const equivocation = (about, first, second) => ({ topic: hashed(about), first, second });

/** The name of that offence in `era`, the later one of the two: the same for every proof of it. */
export const nameOf = (service, address, about, era) =>
	blake2AsHex(
		u8aConcat(stringToU8a('equivocation'), u32(service), decodeAddress(address), hashed(about), u32(era)),
	);
