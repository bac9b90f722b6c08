// SPDX-License-Identifier: Apache-2.0

// What zombienet calls: `js-script ./run.js with "NAME"` runs NAME.mjs, and returns 1 if all that
// it checked was right.

exports.run = async (_node, info, [name]) => (await import('./lib/play.mjs')).play(name, info);
