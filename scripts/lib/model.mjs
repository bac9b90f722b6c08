// SPDX-License-Identifier: Apache-2.0

// What the figures should be, from design and first principles; nothing here is read from a chain.
// All amounts are plancks, all magnitudes parts of 10^18, all fractions parts of 10^9.

/** A whole magnitude: what an operator starts with. */
export const FULL = 10n ** 18n;

/** A whole fraction, as `Perbill` counts. */
export const WHOLE = 10n ** 9n;

/** `a / b`, rounded up. */
export const divideUp = (a, b) => (a + b - 1n) / b;

/** What a slash of `fraction` takes of an allocation of `magnitude`: rounded up. */
export const taken = (magnitude, fraction) => divideUp(magnitude * fraction, WHOLE);

/** What `amount` counts at an operator whose magnitude is `of`: rounded down. */
export const unitsFor = (amount, of = FULL) => (amount * FULL) / of;

/** What `magnitude` is worth with `units` behind it: rounded down. */
export const worth = (magnitude, units) => (magnitude * units) / FULL;

/** What a holding of `units` owes when `delta` is taken: rounded up, to the collateral's favour. */
export const owed = (delta, units) => divideUp(delta * units, FULL);

/**
 * One delegation to an operator, slash after slash. Units do not change by slashing; only where
 * rounding would let them stand for more than the delegation is worth, they are lowered.
 */
export class Holding {
	constructor(amount) {
		this.amount = amount;
		this.units = unitsFor(amount);
	}

	/**
	 * Pays for slashes that took `deltas` and are collected at once; `left` is what they leave of the
	 * operator's magnitude. Returns what each of them gets.
	 */
	pay(deltas, left) {
		const dues = deltas.map((delta) => {
			const due = least(owed(delta, this.units), this.amount);
			this.amount -= due;
			return due;
		});
		this.units = least(this.units, unitsFor(this.amount, left));
		return dues;
	}
}

/** What services pay to the stake behind one operator. */
export class Purse {
	/** What could not be divided so far. */
	remainder = 0n;

	/**
	 * Shares `amount`, with what could not be divided before, among `units`. Returns what each gets, in
	 * parts of 10^18 of a planck: rounded down.
	 */
	share(amount, units) {
		const all = this.remainder + amount;
		const each = (all * FULL) / units;
		this.remainder = all - divideUp(each * units, FULL);
		return each;
	}
}

/** What `units` are owed of which each gets `each`: rounded down. */
export const earned = (each, units) => (each * units) / FULL;

/** What an operator keeps of `share`: rounded down. */
export const kept = (share, commission) => (share * commission) / WHOLE;

/** What a reporter gets of what is collected: rounded down, over all of it. */
export const reward = (collected, share) => (collected * share) / WHOLE;

/** What the treasury gets of a fee, the block's author getting the rest: rounded down. */
export const feeToTreasury = (fee) => (fee * 80n) / 100n;

/** How much of an active bond can be delegated: all but the reserve, which is rounded up. */
export const delegable = (active, reserve) => active - divideUp(active * reserve, WHOLE);

/** The smaller one of two amounts. */
export const least = (a, b) => (a < b ? a : b);

/** The sum of some amounts. */
export const sum = (amounts) => [...amounts].reduce((a, b) => a + b, 0n);
