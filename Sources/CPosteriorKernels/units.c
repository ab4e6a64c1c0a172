#include "CPosteriorKernels.h"
#include "lanes.h"

// The activations of a layer's units.

FOR_EACH_PROCESSOR
void kernel_rectify(ptrdiff_t count, double *x) {
  ptrdiff_t i = 0;
  // A comparison with NaN is false, and leaves it.
  for (; i + 8 <= count; i += 8) STORE(x + i, KEEP(~(LOAD(x + i) < SPREAD(0)), LOAD(x + i)));
  for (; i < count; i++) x[i] = x[i] < 0 ? 0 : x[i];
}

FOR_EACH_PROCESSOR
void kernel_rectify_errors(ptrdiff_t count, const double *values, double *errors) {
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8) STORE(errors + i, KEEP(LOAD(values + i) > SPREAD(0), LOAD(errors + i)));
  for (; i < count; i++) errors[i] = values[i] > 0 ? errors[i] : 0;
}

// The sums of 8 · `width` columns, held in registers.
INLINED void sum_columns(ptrdiff_t width, ptrdiff_t rows, ptrdiff_t columns, const double *x, double *sums) {
  lanes held[4];
  for (ptrdiff_t v = 0; v < width; v++) held[v] = SPREAD(0);
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t v = 0; v < width; v++) held[v] += LOAD(x + i * columns + 8 * v);
  for (ptrdiff_t v = 0; v < width; v++) STORE(sums + 8 * v, held[v]);
}

FOR_EACH_PROCESSOR
void kernel_sum_rows(ptrdiff_t rows, ptrdiff_t columns, const double *x, double *sums) {
  ptrdiff_t j = 0;
  for (; j + 32 <= columns; j += 32) sum_columns(4, rows, columns, x + j, sums + j);
  for (; columns >= 8 && j < columns; j += 8) {
    // The last eight columns may have been summed in part already: they come out the same again.
    const ptrdiff_t start = j + 8 <= columns ? j : columns - 8;
    sum_columns(1, rows, columns, x + start, sums + start);
  }
  for (; j < columns; j++) {
    sums[j] = 0;
    for (ptrdiff_t i = 0; i < rows; i++) sums[j] += x[i * columns + j];
  }
}

FOR_EACH_PROCESSOR
int kernel_are_finite(ptrdiff_t count, const double *x) {
  lane_bits odd = {0};
  ptrdiff_t i = 0;
  // x − x is 0, or NaN.
  for (; i + 8 <= count; i += 8) odd |= (lane_bits)(LOAD(x + i) - LOAD(x + i));
  double rest = 0;
  for (; i < count; i++) rest += x[i] - x[i];
  return __builtin_reduce_or(odd) == 0 && rest == 0;
}
