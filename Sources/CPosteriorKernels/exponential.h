// eˣ in eight lanes, for the kernels that need it.
#ifndef POSTERIOR_CKERNELS_EXPONENTIAL_H
#define POSTERIOR_CKERNELS_EXPONENTIAL_H

#include "lanes.h"

// eˣ = 2ᵏ eʳ with |r| ≤ ½ ln 2, and eʳ − 1 by its Taylor series up to r¹³, whose rest is below
// 10⁻¹⁷ of it. The C library's `exp` rounds differently on processors with fused multiplication.

// 1/13!, 1/12!, …, 1/2!
static const double inverse_factorials[12] = {
    0x1.6124613a86d09p-33, 0x1.1eed8eff8d898p-29, 0x1.ae64567f544e4p-26, 0x1.27e4fb7789f5cp-22,
    0x1.71de3a556c734p-19, 0x1.a01a01a01a01ap-16, 0x1.a01a01a01a01ap-13, 0x1.6c16c16c16c17p-10,
    0x1.1111111111111p-7,  0x1.5555555555555p-5,  0x1.5555555555555p-3,  0x1p-1};

// eʳ − 1 and k, with 2ᵏ eʳ = eˣ.
INLINED void reduced_exp_lanes(const double *x, double *series, int64_t *exponents) {
  // Adding 1.5 · 2⁵² rounds to a whole number and leaves it in the lowest bits.
  const lanes shifted = FUSED(LOAD(x), SPREAD(0x1.71547652b82fep0), SPREAD(0x1.8p52));
  const lanes k = shifted - SPREAD(0x1.8p52);
  lanes r = FUSED(k, SPREAD(-0x1.62e42fefa39efp-1), LOAD(x));
  r = FUSED(k, SPREAD(-0x1.abc9e3b39803fp-56), r);

  lanes sum = SPREAD(inverse_factorials[0]);
  for (int i = 1; i < 12; i++) sum = FUSED(sum, r, SPREAD(inverse_factorials[i]));
  STORE(series, FUSED(sum, r * r, r));
  *(lane_bits *)exponents = (lane_bits)shifted - (lane_bits)SPREAD(0x1.8p52);
}

INLINED void exp_lanes(const double *x, double *y, int minus_one) {
  const lanes given = LOAD(x);
  // Beyond these the result is 0 and ∞. A comparison with NaN is false, and leaves it.
  lanes bounded = SELECT(given < SPREAD(-746), SPREAD(-746), given), series;
  bounded = SELECT(bounded > SPREAD(710), SPREAD(710), bounded);
  lane_bits whole;
  reduced_exp_lanes((double *)&bounded, (double *)&series, (int64_t *)&whole);

  // 2ᵏ in two factors: one alone would overflow or vanish before the product does.
  const lane_bits half = whole >> 1;
  const lanes first = (lanes)((half + 1023) << 52), second = (lanes)((whole - half + 1023) << 52);
  const lanes power = first * second;
  STORE(y, minus_one ? FUSED(series, power, power - SPREAD(1)) : (SPREAD(1) + series) * first * second);
}

// eˣ for x ≤ 0; not below 10⁻³⁰⁸, which is next to nothing beside 1.
INLINED void falling_exp_lanes(const double *x, double *y) {
  const lanes given = LOAD(x);
  lanes bounded = SELECT(given < SPREAD(-708), SPREAD(-708), given), series;
  lane_bits whole;
  reduced_exp_lanes((double *)&bounded, (double *)&series, (int64_t *)&whole);
  const lanes power = (lanes)((whole + 1023) << 52);
  STORE(y, FUSED(series, power, power));
}

#endif
