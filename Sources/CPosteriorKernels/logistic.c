#include "CPosteriorKernels.h"
#include "exponential.h"

// The pieces of a logistic regression's likelihood for a block of rows, which stays in cache from
// one to the next.

// The standardized row, from `x`, which may be `z`. `last` is the index of the column of ones.
INLINED void standardize(ptrdiff_t last, ptrdiff_t stride, const double *x, const double *centers, const double *scales,
                         const double *weights, double *z, lanes *product) {
  lanes sum = SPREAD(0);
  for (ptrdiff_t j = 0; j < stride; j += 8) {
    const lane_bits column = (lane_bits){0, 1, 2, 3, 4, 5, 6, 7} + j;
    lanes value = (LOAD(x + j) - LOAD(centers + j)) * LOAD(scales + j);
    if (j + 8 > last) value = SELECT(column < last, value, KEEP(column == last, SPREAD(1)));
    STORE(z + j, value);
    sum = FUSED(value, LOAD(weights + j), sum);
  }
  *product = sum;
}

FOR_EACH_PROCESSOR
void kernel_logits(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride, const double *x, const double *centers,
                   const double *scales, const double *weights, double *z, double *logits) {
  lanes products[4] = {SPREAD(0), SPREAD(0), SPREAD(0), SPREAD(0)};
  for (ptrdiff_t i = 0; i < rows; i++) {
    const double *row = x + i * columns;
    // Memory is read 2 KB ahead: the processor would wait for it, having little to compute.
    for (ptrdiff_t j = 0; j < columns; j += 8) __builtin_prefetch(row + 256 + j);
    double *standardized = z + i * stride;
    // Whole vectors are read: at the end of the rows from a copy, which has numbers after it.
    if ((rows - i) * columns < stride) {
      for (ptrdiff_t j = 0; j < columns; j++) standardized[j] = row[j];
      row = standardized;
    }
    standardize(columns, stride, row, centers, scales, weights, standardized, &products[i % 4]);
    if (i % 4 < 3 && i < rows - 1) continue;
    double sums[4];
    sum_lanes(products, sums);
    for (ptrdiff_t l = i - i % 4; l <= i; l++) logits[l] = sums[l % 4];
  }
}

// Eight logits z and targets t. With u = exp(−|z|), the larger of σ(z) and σ(−z) is 1 / (1 + u),
// the smaller u / (1 + u): neither cancels.
INLINED void logistic_lanes(const double *z, const double *t, ptrdiff_t count, double *residuals, double *roots,
                            lanes *linear, lanes *product) {
  const lane_bits valid = (lane_bits){0, 1, 2, 3, 4, 5, 6, 7} < count;
  const lanes logit = LOAD(z), target = LOAD(t);
  double u[8];
  STORE(u, -__builtin_elementwise_abs(logit));
  exp_lanes(u, u, 0);
  const lanes small = LOAD(u);
  const lanes larger = SPREAD(1) / (SPREAD(1) + small), smaller = small * larger;
  const lane_bits positive = logit >= SPREAD(0);
  const lanes other = SPREAD(1) - target;
  const lanes toward = SELECT(positive, larger, smaller), away = SELECT(positive, smaller, larger);
  STORE(residuals, other * toward - target * away);
  STORE(roots, __builtin_elementwise_sqrt(small) * larger);
  const lanes slope = SELECT(positive, other, -target);
  *linear += KEEP(valid, slope * logit);
  *product *= SELECT(valid, SPREAD(1) + small, SPREAD(1));
}

FOR_EACH_PROCESSOR
void kernel_logistic(ptrdiff_t rows, const double *logits, const double *targets, double *residuals, double *roots,
                     double *sums) {
  lanes linear = SPREAD(0), product = SPREAD(1);
  ptrdiff_t i = 0;
  for (; i + 8 <= rows; i += 8)
    logistic_lanes(logits + i, targets + i, 8, residuals + i, roots + i, &linear, &product);
  if (i < rows) {
    double rest[4][8] = {{0}};
    for (ptrdiff_t l = i; l < rows; l++) rest[0][l - i] = logits[l], rest[1][l - i] = targets[l];
    logistic_lanes(rest[0], rest[1], rows - i, rest[2], rest[3], &linear, &product);
    for (ptrdiff_t l = i; l < rows; l++) residuals[l] = rest[2][l - i], roots[l] = rest[3][l - i];
  }
  sums[0] = sum_of_lanes(&linear);
  sums[1] = product_of_lanes(&product);
}

FOR_EACH_PROCESSOR
void kernel_weigh(ptrdiff_t rows, ptrdiff_t stride, const double *factors, double *z) {
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t j = 0; j < stride; j += 8) STORE(z + i * stride + j, SPREAD(factors[i]) * LOAD(z + i * stride + j));
}
