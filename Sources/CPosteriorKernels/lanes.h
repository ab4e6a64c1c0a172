// Eight numbers at a time, whatever the processor's vectors hold.
#ifndef POSTERIOR_CKERNELS_LANES_H
#define POSTERIOR_CKERNELS_LANES_H

#include <stddef.h>
#include <stdint.h>

// A product and its addition would be fused on processors that can, and rounded differently there.
#pragma STDC FP_CONTRACT OFF

// The vectors are wider than some processors'; nothing passes them between functions.
#pragma clang diagnostic ignored "-Wpsabi"

// The thread sanitizer is not ready yet when a program starts.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define POSTERIOR_ONE_PROCESSOR
#endif
#endif

// One version for each kind of processor; the choice is made when the program starts. Elsewhere
// there is one kind only.
#if defined(__x86_64__) && defined(__linux__) && !defined(POSTERIOR_ONE_PROCESSOR)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif
#define INLINED static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(64), aligned(8), may_alias));
typedef int64_t lane_bits __attribute__((vector_size(64), aligned(8), may_alias));

// Macros, since a function that takes or returns lanes would be compiled for one kind of processor.
#define LOAD(p) (*(const lanes *)(p))
#define STORE(p, value) (*(lanes *)(p) = (value))
#define SPREAD(x) ((lanes){(x), (x), (x), (x), (x), (x), (x), (x)})
#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)
#define KEEP(mask, a) ((lanes)((mask) & (lane_bits)(a)))
#define SELECT(mask, a, b) ((lanes)(((mask) & (lane_bits)(a)) | (~(mask) & (lane_bits)(b))))

// The sums of the lanes of four vectors: lane 0 + 1, 2 + 3, …, then the sums of those by pairs.
INLINED void sum_lanes(const lanes *v, double *sums) {
  const lanes left = __builtin_shufflevector(v[0], v[1], 0, 8, 2, 10, 4, 12, 6, 14) +
                     __builtin_shufflevector(v[0], v[1], 1, 9, 3, 11, 5, 13, 7, 15);
  const lanes right = __builtin_shufflevector(v[2], v[3], 0, 8, 2, 10, 4, 12, 6, 14) +
                      __builtin_shufflevector(v[2], v[3], 1, 9, 3, 11, 5, 13, 7, 15);
  const lanes halves = __builtin_shufflevector(left, right, 0, 1, 8, 9, 4, 5, 12, 13) +
                       __builtin_shufflevector(left, right, 2, 3, 10, 11, 6, 7, 14, 15);
  for (int q = 0; q < 4; q++) sums[q] = halves[q] + halves[q + 4];
}

// Eight rows of eight columns, in place.
INLINED void transpose_lanes(lanes *v) {
  lanes pairs[8], fours[8];
  for (ptrdiff_t i = 0; i < 8; i += 2) {
    pairs[i] = __builtin_shufflevector(v[i], v[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    pairs[i + 1] = __builtin_shufflevector(v[i], v[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  for (ptrdiff_t i = 0; i < 8; i += 4)
    for (ptrdiff_t j = i; j < i + 2; j++) {
      fours[j] = __builtin_shufflevector(pairs[j], pairs[j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      fours[j + 2] = __builtin_shufflevector(pairs[j], pairs[j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  for (ptrdiff_t j = 0; j < 4; j++) {
    v[j] = __builtin_shufflevector(fours[j], fours[j + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    v[j + 4] = __builtin_shufflevector(fours[j], fours[j + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

// The sum and the product of the lanes of a vector, by pairs.
INLINED double sum_of_lanes(const lanes *v) {
  const lanes s = *v;
  return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
}

INLINED double product_of_lanes(const lanes *v) {
  const lanes p = *v;
  return ((p[0] * p[1]) * (p[2] * p[3])) * ((p[4] * p[5]) * (p[6] * p[7]));
}

#endif
