#include "CPosteriorKernels.h"
#include "exponential.h"

// Logistic regression of few columns: as their number is a constant in each version of a kernel,
// all sums stay in registers.
#define FOR_FEW(columns, version)                                                                                          \
  switch (columns) {                                                                                                       \
    case 1: version(1); break;                                                                                             \
    case 2: version(2); break;                                                                                             \
    case 3: version(3); break;                                                                                             \
    case 4: version(4); break;                                                                                             \
    case 5: version(5); break;                                                                                             \
    case 6: version(6); break;                                                                                             \
    case 7: version(7); break;                                                                                             \
  }

INLINED void copy_columns(ptrdiff_t columns, ptrdiff_t rows, ptrdiff_t stride, const double *x, double *c,
                          double *moments) {
  lanes sums[7], squares[7], ranges[7];
  for (ptrdiff_t j = 0; j < columns; j++) sums[j] = squares[j] = ranges[j] = SPREAD(0);
  for (ptrdiff_t i = 0; i < rows; i += 8) {
    const double *block = x + i * columns;
    double last[8 * 7];
    if (rows - i < 8) {
      for (ptrdiff_t k = 0; k < 8 * columns; k++) last[k] = k < (rows - i) * columns ? block[k] : x[k % columns];
      block = last;
    }
    for (ptrdiff_t j = 0; j < columns; j++) {
      const lanes column = {block[j],
                            block[j + columns],
                            block[j + 2 * columns],
                            block[j + 3 * columns],
                            block[j + 4 * columns],
                            block[j + 5 * columns],
                            block[j + 6 * columns],
                            block[j + 7 * columns]};
      STORE(c + j * stride + i, column);
      const lanes difference = column - SPREAD(x[j]), length = __builtin_elementwise_abs(difference);
      sums[j] += difference;
      squares[j] = FUSED(difference, difference, squares[j]);
      ranges[j] = SELECT(length > ranges[j], length, ranges[j]);
    }
  }
  for (ptrdiff_t j = 0; j < columns; j++) {
    moments[j] = sum_of_lanes(&sums[j]);
    moments[columns + j] = sum_of_lanes(&squares[j]);
    double range = 0;
    for (int l = 0; l < 8; l++) range = ranges[j][l] > range ? ranges[j][l] : range;
    moments[2 * columns + j] = range;
  }
}

FOR_EACH_PROCESSOR
void kernel_few_columns(ptrdiff_t columns, ptrdiff_t rows, ptrdiff_t stride, const double *x, double *c,
                        double *moments) {
#define COPY(n) copy_columns(n, rows, stride, x, c, moments)
  FOR_FEW(columns, COPY)
}

FOR_EACH_PROCESSOR
void kernel_signed_columns(ptrdiff_t columns, ptrdiff_t rows, ptrdiff_t stride, const ptrdiff_t *labels,
                           const double *centers, const double *factors, double *c) {
  for (ptrdiff_t i = 0; i < rows; i += 8) {
    lanes signs = SPREAD(0);
    if (rows - i >= 8)
      signs = SELECT(*(const lane_bits *)(labels + i) > 0, SPREAD(1), SPREAD(-1));
    else
      for (ptrdiff_t l = 0; l < rows - i; l++) signs[l] = labels[i + l] > 0 ? 1 : -1;
    STORE(c + i, signs);
    for (ptrdiff_t j = 0; j < columns; j++) {
      double *column = c + (j + 1) * stride + i;
      STORE(column, (LOAD(column) - SPREAD(centers[j])) * SPREAD(factors[j]) * signs);
    }
  }
}

INLINED void sum_small_columns(ptrdiff_t columns, int is_origin, ptrdiff_t rows, ptrdiff_t stride, const double *c,
                               const double *parameters, double *sums) {
  const ptrdiff_t size = columns + 1, count = 1 + size + size * (size + 1) / 2;
  lanes s[48], *gradient = s + 1, *hessian = s + 1 + size;
  for (ptrdiff_t k = 0; k < 48; k++) s[k] = SPREAD(0);
  // Rows of zeros after the last have the factor 2.
  lanes product = SELECT(((lane_bits){0, 1, 2, 3, 4, 5, 6, 7} < rows - (rows - 1) / 8 * 8), SPREAD(1), SPREAD(0.5));

  for (ptrdiff_t i = 0; i < rows; i += 8) {
    lanes margin = SPREAD(0), u = SPREAD(1);
    // At the origin, where every fit begins, margins are 0 and exponentials 1.
    if (!is_origin) {
      for (ptrdiff_t j = 0; j < size; j++) margin = FUSED(SPREAD(parameters[j]), LOAD(c + j * stride + i), margin);
      u = -__builtin_elementwise_abs(margin);
      falling_exp_lanes((double *)&u, (double *)&u);
    }
    // 1 − σ(m) is σ(−m), which does not cancel.
    const lane_bits is_wrong = margin < SPREAD(0);
    const lanes larger = SPREAD(1) / (SPREAD(1) + u), smaller = u * larger;
    const lanes error = SELECT(is_wrong, larger, smaller), weight = larger * smaller;
    s[0] -= KEEP(is_wrong, margin);
    product *= SPREAD(1) + u;

    for (ptrdiff_t j = 0, k = 0; j < size; j++) {
      const lanes column = LOAD(c + j * stride + i), weighted = weight * column;
      gradient[j] = FUSED(error, column, gradient[j]);
      for (ptrdiff_t l = 0; l <= j; l++, k++) hessian[k] = FUSED(weighted, LOAD(c + l * stride + i), hessian[k]);
    }
  }

  sums[0] = product_of_lanes(&product);
  for (ptrdiff_t k = 0; k < count; k += 4) sum_lanes(s + k, sums + 1 + k);
}

FOR_EACH_PROCESSOR
void kernel_small_logistic(ptrdiff_t columns, ptrdiff_t rows, ptrdiff_t stride, const double *c,
                           const double *parameters, double *sums) {
  int is_origin = 1;
  for (ptrdiff_t j = 0; j <= columns; j++) is_origin &= parameters[j] == 0;
#define AT_ORIGIN(n) sum_small_columns(n, 1, rows, stride, c, parameters, sums)
#define ELSEWHERE(n) sum_small_columns(n, 0, rows, stride, c, parameters, sums)
  if (is_origin) FOR_FEW(columns, AT_ORIGIN)
  else FOR_FEW(columns, ELSEWHERE)
}
