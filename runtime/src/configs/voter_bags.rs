// SPDX-License-Identifier: Apache-2.0

//! The bags into which [`VoterList`](crate::VoterList) sorts stakers.
//!
//! Within a bag the order is that of arrival, so what a bag spans is how far a smaller stake may be
//! taken before a larger one when there are more voters than an election takes. Each bag ends at
//! half as much again as the one before, from one UNIT to all a vote can weigh.

use frame_election_provider_support::VoteWeight;

/// The upper ends of the bags.
pub const THRESHOLDS: &[VoteWeight] = &[
	1_000_000_000_000,
	1_500_000_000_000,
	2_250_000_000_000,
	3_375_000_000_000,
	5_062_500_000_000,
	7_593_750_000_000,
	11_390_625_000_000,
	17_085_937_500_000,
	25_628_906_250_000,
	38_443_359_375_000,
	57_665_039_062_500,
	86_497_558_593_750,
	129_746_337_890_625,
	194_619_506_835_937,
	291_929_260_253_905,
	437_893_890_380_857,
	656_840_835_571_285,
	985_261_253_356_927,
	1_477_891_880_035_390,
	2_216_837_820_053_085,
	3_325_256_730_079_627,
	4_987_885_095_119_440,
	7_481_827_642_679_160,
	11_222_741_464_018_740,
	16_834_112_196_028_110,
	25_251_168_294_042_165,
	37_876_752_441_063_247,
	56_815_128_661_594_870,
	85_222_692_992_392_305,
	127_834_039_488_588_457,
	191_751_059_232_882_685,
	287_626_588_849_324_027,
	431_439_883_273_986_040,
	647_159_824_910_979_060,
	970_739_737_366_468_590,
	1_456_109_606_049_702_885,
	2_184_164_409_074_554_327,
	3_276_246_613_611_831_490,
	4_914_369_920_417_747_235,
	7_371_554_880_626_620_852,
	11_057_332_320_939_931_278,
	16_585_998_481_409_896_917,
	VoteWeight::MAX,
];

#[cfg(test)]
mod tests {
	use super::*;
	use crate::UNIT;

	#[test]
	fn bags_grow_by_half_from_one_unit() {
		assert_eq!(THRESHOLDS.first().copied().map(u128::from), Some(UNIT));
		assert_eq!(THRESHOLDS.last(), Some(&VoteWeight::MAX));
		for (this, next) in THRESHOLDS.iter().zip(THRESHOLDS.iter().skip(1)) {
			assert!(this < next);
			assert!(u128::from(*next) <= u128::from(*this) * 3 / 2);
		}
	}
}
