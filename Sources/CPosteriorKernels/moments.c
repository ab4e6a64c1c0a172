#include "CPosteriorKernels.h"
#include "lanes.h"

// Sums over many rows. Each is one chain of additions in the order of the rows.

FOR_EACH_PROCESSOR
void kernel_deviations(long rows, long columns, long stride, const double *x, const long *labels, const double *centers,
                       double *sums, double *deviations) {
  for (long i = 0; i < rows; i++) {
    const double *row = x + i * columns, *center = centers + labels[i] * stride;
    double *sum = sums + labels[i] * stride, *deviation = deviations + i * stride;
    // Memory is read 2 KB ahead: where little is done with the deviations, the processor would wait for it.
    for (long j = 0; j < columns; j += 8) __builtin_prefetch(row + 256 + j);
    long j = 0;
    for (; j + 8 <= columns; j += 8) {
      const lanes difference = LOAD(row + j) - LOAD(center + j);
      STORE(deviation + j, difference);
      STORE(sum + j, LOAD(sum + j) + difference);
    }
    for (; j < columns; j++) {
      deviation[j] = row[j] - center[j];
      sum[j] += deviation[j];
    }
    for (; j < stride; j++) deviation[j] = 0;
  }
}

// Eight rows and 8 · `width` columns of XᵀX, held in registers. As memory is idle meanwhile, a cache line a row is fetched of the `ahead`
// numbers that are next.
INLINED void gram_tile(long rows, long width, long stride, const double *left, const double *right, double *g, long ahead,
                       const double *next) {
  lanes sums[8][2];
  for (long i = 0; i < 8; i++)
    for (long v = 0; v < width; v++) sums[i][v] = LOAD(g + i * stride + 8 * v);
  for (long k = 0; k < rows; k++) {
    if (8 * k < ahead) __builtin_prefetch(next + 8 * k, 0, 2);
    lanes row[2];
    for (long v = 0; v < width; v++) row[v] = LOAD(right + k * stride + 8 * v);
    for (long i = 0; i < 8; i++) {
      const lanes factor = SPREAD(left[k * stride + i]);
      for (long v = 0; v < width; v++) sums[i][v] = FUSED(factor, row[v], sums[i][v]);
    }
  }
  for (long i = 0; i < 8; i++)
    for (long v = 0; v < width; v++) STORE(g + i * stride + 8 * v, sums[i][v]);
}

FOR_EACH_PROCESSOR
void kernel_gram(long rows, long stride, const double *x, double *g, long ahead, const double *next) {
  for (long i = 0; i < stride; i += 8) {
    // The first tile fetches the lines of this i, the others have none left to fetch.
    long wanted = ahead - i * rows;
    const double *lines = wanted > 0 ? next + i * rows : next;
    long j = 0;
    for (; j + 16 <= i + 8; j += 16, wanted = 0)
      gram_tile(rows, 2, stride, x + i, x + j, g + i * stride + j, wanted, lines);
    for (; j < i + 8; j += 8, wanted = 0)
      gram_tile(rows, 1, stride, x + i, x + j, g + i * stride + j, wanted, lines);
  }
}

FOR_EACH_PROCESSOR
void kernel_squares(long rows, long stride, const double *x, double *squares) {
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < stride; j += 8) {
      const lanes row = LOAD(x + i * stride + j);
      STORE(squares + j, FUSED(row, row, LOAD(squares + j)));
    }
}

FOR_EACH_PROCESSOR
void kernel_moments(long rows, long columns, const double *x, const double *origin, double *sums, double *squares,
                    double *ranges) {
  for (long i = 0; i < rows; i++) {
    const double *row = x + i * columns;
    long j = 0;
    for (; j + 8 <= columns; j += 8) {
      const lanes difference = LOAD(row + j) - LOAD(origin + j);
      STORE(sums + j, LOAD(sums + j) + difference);
      STORE(squares + j, FUSED(difference, difference, LOAD(squares + j)));
      const lanes length = __builtin_elementwise_abs(difference), longest = LOAD(ranges + j);
      STORE(ranges + j, SELECT(length > longest, length, longest));
    }
    for (; j < columns; j++) {
      const double difference = row[j] - origin[j], length = __builtin_fabs(difference);
      sums[j] += difference;
      squares[j] = __builtin_fma(difference, difference, squares[j]);
      if (length > ranges[j]) ranges[j] = length;
    }
  }
}
