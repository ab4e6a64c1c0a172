#include "CKernels.h"
#include "lanes.h"

// What a layer does to each of its units.

FOR_EACH_PROCESSOR
void kernel_rectify(long count, double *x) {
  long i = 0;
  // A comparison with NaN is false, and leaves it.
  for (; i + 8 <= count; i += 8) STORE(x + i, KEEP(~(LOAD(x + i) < SPREAD(0)), LOAD(x + i)));
  for (; i < count; i++) x[i] = x[i] < 0 ? 0 : x[i];
}

FOR_EACH_PROCESSOR
void kernel_rectify_errors(long count, const double *values, double *errors) {
  long i = 0;
  for (; i + 8 <= count; i += 8) STORE(errors + i, KEEP(LOAD(values + i) > SPREAD(0), LOAD(errors + i)));
  for (; i < count; i++) errors[i] = values[i] > 0 ? errors[i] : 0;
}

FOR_EACH_PROCESSOR
void kernel_sum_rows(long rows, long columns, const double *x, double *sums) {
  for (long j = 0; j < columns; j++) sums[j] = 0;
  for (long i = 0; i < rows; i++) {
    const double *row = x + i * columns;
    long j = 0;
    for (; j + 8 <= columns; j += 8) STORE(sums + j, LOAD(sums + j) + LOAD(row + j));
    for (; j < columns; j++) sums[j] += row[j];
  }
}

FOR_EACH_PROCESSOR
int kernel_are_finite(long count, const double *x) {
  lane_bits odd = {0};
  long i = 0;
  // x − x is 0, or NaN.
  for (; i + 8 <= count; i += 8) odd |= (lane_bits)(LOAD(x + i) - LOAD(x + i));
  double rest = 0;
  for (; i < count; i++) rest += x[i] - x[i];
  return __builtin_reduce_or(odd) == 0 && rest == 0;
}
