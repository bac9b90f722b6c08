// SPDX-License-Identifier: Apache-2.0

// Under which terms services let operators in, and slash them.

import { stringToHex } from '@polkadot/util';
import { WHOLE } from './model.mjs';

/** The proof that an operator signed two conflicting statements: a name of 16 bytes. */
const EQUIVOCATION = stringToHex('equivocation'.padEnd(16, '\0'));

/** An account accuses; `resolver` and the security council can veto for `window` eras. */
export const vetoable = (slasher, resolver = null, window = 1) => ({ Vetoable: { slasher, resolver, window } });

/** Anyone proves an equivocation, which costs `fraction`; `reporterShare` of it is the reporter's. */
export const objective = (fraction, reporterShare) => ({
	Objective: { verifier: EQUIVOCATION, fraction, reporterShare },
});

/** Terms that ask for nothing and allow everything, but for what `but` says. */
export const terms = (mode, but = {}) => ({
	admission: 'Open',
	minOperatorStake: 0,
	quorum: WHOLE / 2n,
	maxSlash: WHOLE,
	budget: { fraction: WHOLE, window: 1 },
	curve: null,
	mode,
	beneficiary: 'Burn',
	valueAtStake: 0,
	...but,
});
