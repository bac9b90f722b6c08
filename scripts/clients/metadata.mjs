// SPDX-License-Identifier: Apache-2.0

// Writes the metadata of a running node to a file, for the generators of typed clients:
//
//   node scripts/clients/metadata.mjs ws://127.0.0.1:9944 metadata.scale

import { writeFileSync } from 'node:fs';

/** The version that has runtime APIs and view functions. */
const VERSION = 16;

/** What every metadata begins with: "meta". */
const MAGIC = '6d657461';

const [url, file] = process.argv.slice(2);
if (!url || !file) {
	console.error('Usage: metadata.mjs ENDPOINT FILE');
	process.exit(2);
}

const version = Buffer.alloc(4);
version.writeUInt32LE(VERSION);
const response = await fetch(url.replace(/^ws/, 'http'), {
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify({
		jsonrpc: '2.0',
		id: 1,
		method: 'state_call',
		params: ['Metadata_metadata_at_version', `0x${version.toString('hex')}`],
	}),
});
const { result, error } = await response.json();
if (error) throw new Error(`the node has no metadata: ${error.message}`);
const answer = Buffer.from(result.slice(2), 'hex');
if (answer[0] !== 1) throw new Error(`the node has no metadata of version ${VERSION}`);
// `Some`, the length in its compact form, the metadata itself.
const length = [1, 2, 4, 5 + (answer[1] >> 2)][answer[1] & 3];
const metadata = answer.subarray(1 + length);
if (metadata.subarray(0, 4).toString('hex') !== MAGIC) throw new Error('the node answers something else than metadata');
writeFileSync(file, metadata);
