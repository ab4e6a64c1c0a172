#include "CKernels.h"
#include "exponential.h"

// The sums of a logistic regression in one pass over few columns, with all sums in registers: (d + 1)(d + 4)/2 + 2 of them. The
// number of columns is a constant in each of the versions below.

INLINED void sum_small_columns(long columns, long rows, long stride, const double *x, const double *targets,
                               const double *parameters, double *sums) {
  lanes linear = SPREAD(0), product = SPREAD(1), gradient[8], hessian[36];
  for (long j = 0; j <= columns; j++) gradient[j] = SPREAD(0);
  for (long k = 0; k < (columns + 1) * (columns + 2) / 2; k++) hessian[k] = SPREAD(0);

  // At the origin, where every fit begins, exponentials are 1.
  int is_origin = 1;
  for (long j = 0; j <= columns; j++) is_origin &= parameters[j] == 0;

  for (long i = 0; i < rows; i += 8) {
    const lane_bits is_row = (lane_bits){0, 1, 2, 3, 4, 5, 6, 7} < rows - i;
    lanes z = SPREAD(parameters[0]);
    for (long j = 0; j < columns; j++) z = FUSED(SPREAD(parameters[j + 1]), LOAD(x + j * stride + i), z);
    const lane_bits is_positive = z >= SPREAD(0);
    lanes u = -__builtin_elementwise_abs(z);
    if (is_origin) u = SPREAD(1);
    else exp_lanes((double *)&u, (double *)&u, 0);
    u = KEEP(is_row, u);

    // 1 − σ(z) is σ(−z), which does not cancel.
    const lanes larger = SPREAD(1) / (SPREAD(1) + u), smaller = u * larger;
    const lanes target = LOAD(targets + i), rest = SPREAD(1) - target;
    const lanes residual = KEEP(is_row, rest * SELECT(is_positive, larger, smaller) -
                                            target * SELECT(is_positive, smaller, larger));
    const lanes weight = larger * smaller;
    linear += KEEP(is_row, z * SELECT(is_positive, rest, -target));
    product *= SPREAD(1) + u;

    gradient[0] += residual;
    hessian[0] += weight;
    long k = 1;
    for (long j = 0; j < columns; j++) {
      const lanes column = LOAD(x + j * stride + i), weighted = weight * column;
      gradient[j + 1] = FUSED(residual, column, gradient[j + 1]);
      hessian[k++] += weighted;
      for (long l = 0; l <= j; l++, k++) hessian[k] = FUSED(weighted, LOAD(x + l * stride + i), hessian[k]);
    }
  }

  *sums++ = sum_of_lanes(&linear);
  *sums++ = product_of_lanes(&product);
  for (long j = 0; j <= columns; j++) *sums++ = sum_of_lanes(&gradient[j]);
  for (long k = 0; k < (columns + 1) * (columns + 2) / 2; k++) *sums++ = sum_of_lanes(&hessian[k]);
}

FOR_EACH_PROCESSOR
void kernel_small_logistic(long columns, long rows, long stride, const double *x, const double *targets,
                           const double *parameters, double *sums) {
  switch (columns) {
    case 1: sum_small_columns(1, rows, stride, x, targets, parameters, sums); break;
    case 2: sum_small_columns(2, rows, stride, x, targets, parameters, sums); break;
    case 3: sum_small_columns(3, rows, stride, x, targets, parameters, sums); break;
    case 4: sum_small_columns(4, rows, stride, x, targets, parameters, sums); break;
    case 5: sum_small_columns(5, rows, stride, x, targets, parameters, sums); break;
    case 6: sum_small_columns(6, rows, stride, x, targets, parameters, sums); break;
    case 7: sum_small_columns(7, rows, stride, x, targets, parameters, sums); break;
  }
}
