// SPDX-License-Identifier: Apache-2.0

// The mutations that ./scripts/mutate applies. For each pallet there is a list of them by file and
// name: what is broken, the text of the source, which occurs once in its file, and what it is
// replaced by. Each changes what the pallets do, so that a test has to fail: what cannot be noticed
// has no place here.

import operators from './mutations-operators.mjs';
import primitives from './mutations-primitives.mjs';
import restaking from './mutations-restaking.mjs';
import rewards from './mutations-rewards.mjs';
import services from './mutations-services.mjs';
import slashing from './mutations-slashing.mjs';

const pallets = { primitives, restaking, operators, services, slashing, rewards };

/** Every mutation: its name, its pallet, its file, what it breaks, and how. */
export const mutations = Object.entries(pallets).flatMap(([pallet, files]) =>
	Object.entries(files).flatMap(([file, entries]) =>
		Object.entries(entries).map(([name, [breaks, original, replacement]]) => ({
			name,
			pallet,
			file: `pallets/${pallet}/src/${file}`,
			breaks,
			original,
			replacement,
		})),
	),
);
