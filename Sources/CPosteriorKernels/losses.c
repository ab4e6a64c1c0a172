#include "CPosteriorKernels.h"
#include "exponential.h"
#include "lanes.h"

// The cross-entropy of a row of logits z with the label y is (max z − zᵧ) + ln (1 + s), where s is
// the sum of exp(zₖ − max z) over all classes but that of the maximum. Neither term is negative,
// and so a small loss keeps its digits. Eight rows lie in the lanes.

// Element k of eight rows.
#define COLUMN(z, columns, k)                                                                                    \
  ((lanes){(z)[k], (z)[(columns) + k], (z)[2 * (columns) + k], (z)[3 * (columns) + k], (z)[4 * (columns) + k], \
           (z)[5 * (columns) + k], (z)[6 * (columns) + k], (z)[7 * (columns) + k]})

// The largest numbers of eight rows. The others are left behind, in a column less. Of the eight
// rows that are next, as many cache lines as there are columns, one is fetched for each column: the
// processor foresees eight rows at once too late.
INLINED void set_maxima_apart(ptrdiff_t columns, const double *z, const double *next, double *others, double *maxima) {
  lanes top = COLUMN(z, columns, 0);
  __builtin_prefetch(next);
  for (ptrdiff_t k = 1; k < columns; k++) {
    __builtin_prefetch(next + 8 * k);
    // A comparison with NaN is false, and leaves it among the others.
    const lanes given = COLUMN(z, columns, k);
    const lane_bits larger = given > top;
    STORE(others + 8 * (k - 1), SELECT(larger, top, given));
    top = SELECT(larger, given, top);
  }
  STORE(maxima, top);
}

// The sums of exp(z − max z) over the others. The difference is rounded, and the exponential of
// −500 would multiply that relative error by 500: its first-order term is added.
INLINED void sum_of_others(ptrdiff_t count, const double *others, const double *maxima, double *sums) {
  const lanes top = LOAD(maxima);
  lanes sum = SPREAD(0);
  for (ptrdiff_t k = 0; k < count; k++) {
    const lanes logit = LOAD(others + 8 * k);
    const lanes difference = logit - top;
    lanes power;
    exp_lanes((const double *)&difference, (double *)&power, 0);
    const lanes part = logit - difference;
    const lanes error = (logit - (difference + part)) + (part - top);
    // The error of an infinite difference is NaN.
    sum += FUSED(power, KEEP(power > SPREAD(0), error), power);
  }
  STORE(sums, sum);
}

FOR_EACH_PROCESSOR
void kernel_cross_entropies(ptrdiff_t rows, ptrdiff_t columns, const double *z, const ptrdiff_t *labels, double *others,
                            double *distances, double *excesses) {
  lanes distance = SPREAD(0), excess = SPREAD(0);
  for (ptrdiff_t i = 0; i < rows; i += 8) {
    const double *row = z + i * columns;
    const ptrdiff_t *y = labels + i;
    lanes top, sum;
    set_maxima_apart(columns, row, i + 8 < rows ? row + 8 * columns : row, others, (double *)&top);
    sum_of_others(columns - 1, others, (const double *)&top, (double *)&sum);
    const lanes right = {row[y[0]],
                         row[columns + y[1]],
                         row[2 * columns + y[2]],
                         row[3 * columns + y[3]],
                         row[4 * columns + y[4]],
                         row[5 * columns + y[5]],
                         row[6 * columns + y[6]],
                         row[7 * columns + y[7]]};
    // An infinite maximum names no distribution: it makes NaN.
    distance += (top - right) + (top - top);
    // (1 + excess) (1 + sum) − 1
    excess = FUSED(excess, sum, excess + sum);
  }
  STORE(distances, distance);
  STORE(excesses, excess);
}
