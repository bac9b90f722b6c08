// SPDX-License-Identifier: Apache-2.0

// A blob in chunks, as pallets/examples/availability has it: those of the data, and one more that is
// all of them added up, which is what its code gives for one recovery chunk. So any but one are enough.

import { bnToU8a, compactToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';

/** What is hashed, and under which tag. */
const [LEAF, NODE, BLOB] = [0, 1, 2];

const u32 = (number) => bnToU8a(number, { bitLength: 32, isLe: true });
const tagged = (tag, ...parts) => blake2AsU8a(u8aConcat(new Uint8Array([tag]), ...parts));

/** Bytes in `data` chunks and one that makes up for any of them. */
export class Blob {
	constructor(bytes, data) {
		// The code works on words of two bytes.
		const length = Math.ceil(Math.ceil(bytes.length / data) / 2) * 2;
		this.chunks = Array.from({ length: data }, (_, index) => {
			const chunk = new Uint8Array(length);
			chunk.set(bytes.subarray(index * length, (index + 1) * length));
			return chunk;
		});
		this.chunks.push(this.chunks.reduce((all, chunk) => all.map((byte, place) => byte ^ chunk[place])));
		// One that is left over at the end of a layer goes up as it is.
		this.layers = [this.chunks.map((chunk, index) => tagged(LEAF, u32(index), chunk))];
		for (let layer = this.layers[0]; layer.length > 1; this.layers.push(layer)) {
			layer = layer.flatMap((node, place) => (place % 2 ? [] : [place + 1 < layer.length ? tagged(NODE, node, layer[place + 1]) : node]));
		}
		const root = this.layers.at(-1)[0];
		const shape = [bytes.length, this.chunks.length, data];
		this.commitment = { root: u8aToHex(root), size: shape[0], chunks: shape[1], data: shape[2] };
		/** Its name. */
		this.id = u8aToHex(tagged(BLOB, root, ...shape.map(u32)));
	}

	/** What proves that the chunk at `index` is the one. */
	proof(index) {
		return this.layers.slice(0, -1).flatMap((layer, height) => layer[(index >> height) ^ 1] ?? []).map((node) => u8aToHex(node));
	}

	/** The chunk at `index` with its proof, as a node keeps it. */
	piece(index) {
		const [chunk, proof] = [this.chunks[index], this.proof(index)];
		return u8aToHex(u8aConcat(compactToU8a(chunk.length), chunk, compactToU8a(proof.length), ...proof));
	}

	/** The key under which a node keeps it for the pallet of the name `pallet`. */
	key(pallet, index) {
		return u8aToHex(u8aConcat(pallet, this.id, u32(index)));
	}
}
