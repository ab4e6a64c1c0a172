#include "CPosteriorKernels.h"
#include "exponential.h"

// All numbers in eights, and the rest in a copy.
#define FOR_EIGHTS(count, x, y, minus_one)                      \
  ptrdiff_t i = 0;                                                   \
  for (; i + 8 <= count; i += 8) exp_lanes(x + i, y + i, minus_one); \
  if (i < count) {                                              \
    double rest[8] = {0};                                       \
    for (ptrdiff_t l = i; l < count; l++) rest[l - i] = x[l];        \
    exp_lanes(rest, rest, minus_one);                           \
    for (ptrdiff_t l = i; l < count; l++) y[l] = rest[l - i];        \
  }

FOR_EACH_PROCESSOR
void kernel_exp(ptrdiff_t count, const double *x, double *y) { FOR_EIGHTS(count, x, y, 0) }

FOR_EACH_PROCESSOR
void kernel_expm1(ptrdiff_t count, const double *x, double *y) { FOR_EIGHTS(count, x, y, 1) }
