// SPDX-License-Identifier: Apache-2.0

// blob.mjs WASM FILE: compresses a runtime as nodes expect it, to be set on a chain.

import { readFileSync, writeFileSync } from 'node:fs';
import { compress, init } from '@bokuweb/zstd-wasm';

/** What a compressed blob begins with. */
const PREFIX = Buffer.from('52bc537646db8e05', 'hex');

const [from, to] = process.argv.slice(2);
await init();
const blob = Buffer.concat([PREFIX, compress(readFileSync(from), 19)]);
writeFileSync(to, blob);
console.log(`    ${to.replace(`${process.cwd()}/`, '')}: ${Math.round(blob.length / 1024)} KiB.`);
