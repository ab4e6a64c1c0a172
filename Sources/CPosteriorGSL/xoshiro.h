// xoshiro256++ 1.0 by David Blackman and Sebastiano Vigna (public domain,
// https://prng.di.unimi.it), as a generator that GSL's distributions can draw from. The caller owns
// the 32 bytes of state, so a generator is a plain value.
#ifndef POSTERIOR_CGSL_XOSHIRO_H
#define POSTERIOR_CGSL_XOSHIRO_H

#include <gsl/gsl_rng.h>
#include <limits.h>
#include <stdint.h>

typedef struct {
  uint64_t a, b, c, d;
} xoshiro_state;

static inline uint64_t xoshiro_rotate(uint64_t value, int count) {
  return (value << count) | (value >> (64 - count));
}

static inline uint64_t xoshiro_next(xoshiro_state *state) {
  const uint64_t result = xoshiro_rotate(state->a + state->d, 23) + state->a;
  const uint64_t shifted = state->b << 17;
  state->c ^= state->a;
  state->d ^= state->b;
  state->b ^= state->c;
  state->a ^= state->d;
  state->c ^= shifted;
  state->d = xoshiro_rotate(state->d, 45);
  return result;
}

/// A multiple of 2⁻⁵³ in [0, 1).
static inline double xoshiro_uniform(xoshiro_state *state) {
  return (double)(xoshiro_next(state) >> 11) * 0x1p-53;
}

// GSL's integers are `unsigned long`, which has 32 bits on some systems: the upper ones are taken
// there.
static unsigned long xoshiro_gsl_get(void *state) {
  return (unsigned long)(xoshiro_next((xoshiro_state *)state) >> (64 - CHAR_BIT * sizeof(unsigned long)));
}
static double xoshiro_gsl_uniform(void *state) { return xoshiro_uniform((xoshiro_state *)state); }
static void xoshiro_gsl_set(void *state, unsigned long seed) {
  (void)state;
  (void)seed;  // states are made by RandomSource, never by gsl_rng_set
}

/// Lends `state` to GSL: the result is valid as long as `state` stays where it is.
static inline gsl_rng xoshiro_gsl(xoshiro_state *state) {
  static const gsl_rng_type type = {"xoshiro256++",       ULONG_MAX,       0,
                                    sizeof(xoshiro_state), xoshiro_gsl_set, xoshiro_gsl_get,
                                    xoshiro_gsl_uniform};
  const gsl_rng generator = {&type, state};
  return generator;
}

#endif
