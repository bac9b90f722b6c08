// SPDX-License-Identifier: Apache-2.0

// What ./scripts/mutate breaks in pallets/primitives; see mutations.mjs.

export default {
	'types.rs': {
		'units-rounded-up': [
			'A holding stands for more than it is worth.',
			'Units(scale(amount, FULL.into(), self.0.into(), Rounding::Down))',
			'Units(scale(amount, FULL.into(), self.0.into(), Rounding::Up))',
		],
		'taken-rounded-down': [
			'What is taken of a magnitude is rounded down.',
			'Self(fraction.mul_ceil(self.0))',
			'Self(fraction.mul_floor(self.0))',
		],
		'exhausted-at-the-floor': [
			'An operator is exhausted at the floor, not below it.',
			'self.0 < EXHAUSTED_BELOW',
			'self.0 <= EXHAUSTED_BELOW',
		],
		'terms-shorter-than-exits': [
			'Terms may change before whoever disagrees could leave.',
			'if self.terms < self.exit {',
			'if self.terms < window {',
		],
	},
	'terms.rs': {
		'correlation-rounded-down': [
			'The share of the stake that offended is rounded down.',
			'Perbill::from_rational_with_rounding(offending, allocated, Rounding::Up)',
			'Perbill::from_rational_with_rounding(offending, allocated, Rounding::Down)',
		],
		'curve-floor-is-a-ceiling': [
			'The curve takes the lesser of its floor and what correlation asks for.',
			'risen.max(self.floor)',
			'risen.min(self.floor)',
		],
		'budget-rounded-up': [
			'A budget is rounded up.',
			'self.fraction.mul_floor(allocated)',
			'self.fraction.mul_ceil(allocated)',
		],
	},
};
