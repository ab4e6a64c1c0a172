#include "CPosteriorKernels.h"
#include "lanes.h"

// Sums over many rows. Each is one chain of additions in the order of the rows.

FOR_EACH_PROCESSOR
void kernel_deviations(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride, const double *x, const ptrdiff_t *labels,
                       const double *centers, double *sums, double *deviations) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    const double *row = x + i * columns, *center = centers + labels[i] * stride;
    double *sum = sums + labels[i] * stride, *deviation = deviations + i * stride;
    // Memory is read 2 KB ahead: where little is done with the deviations, the processor would wait
    // for it.
    for (ptrdiff_t j = 0; j < columns; j += 8) __builtin_prefetch(row + 256 + j);
    ptrdiff_t j = 0;
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

// Eight rows and 8 · `width` columns of XᵀX, held in registers. As memory is idle meanwhile, a
// cache line a row is fetched of the `ahead` numbers that are next.
INLINED void gram_tile(ptrdiff_t rows, ptrdiff_t width, ptrdiff_t stride, const double *left, const double *right,
                       double *g, ptrdiff_t ahead, const double *next) {
  lanes sums[8][2];
  for (ptrdiff_t i = 0; i < 8; i++)
    for (ptrdiff_t v = 0; v < width; v++) sums[i][v] = LOAD(g + i * stride + 8 * v);
  for (ptrdiff_t k = 0; k < rows; k++) {
    if (8 * k < ahead) __builtin_prefetch(next + 8 * k, 0, 2);
    lanes row[2];
    for (ptrdiff_t v = 0; v < width; v++) row[v] = LOAD(right + k * stride + 8 * v);
    for (ptrdiff_t i = 0; i < 8; i++) {
      const lanes factor = SPREAD(left[k * stride + i]);
      for (ptrdiff_t v = 0; v < width; v++) sums[i][v] = FUSED(factor, row[v], sums[i][v]);
    }
  }
  for (ptrdiff_t i = 0; i < 8; i++)
    for (ptrdiff_t v = 0; v < width; v++) STORE(g + i * stride + 8 * v, sums[i][v]);
}

FOR_EACH_PROCESSOR
void kernel_gram(ptrdiff_t rows, ptrdiff_t stride, const double *x, double *g, ptrdiff_t ahead, const double *next) {
  for (ptrdiff_t i = 0; i < stride; i += 8) {
    // The first tile fetches the lines of this i, the others have none left to fetch.
    ptrdiff_t wanted = ahead - i * rows;
    const double *lines = wanted > 0 ? next + i * rows : next;
    ptrdiff_t j = 0;
    for (; j + 16 <= i + 8; j += 16, wanted = 0)
      gram_tile(rows, 2, stride, x + i, x + j, g + i * stride + j, wanted, lines);
    for (; j < i + 8; j += 8, wanted = 0)
      gram_tile(rows, 1, stride, x + i, x + j, g + i * stride + j, wanted, lines);
  }
}

FOR_EACH_PROCESSOR
void kernel_squares(ptrdiff_t rows, ptrdiff_t stride, const double *x, double *squares) {
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t j = 0; j < stride; j += 8) {
      const lanes row = LOAD(x + i * stride + j);
      STORE(squares + j, FUSED(row, row, LOAD(squares + j)));
    }
}

FOR_EACH_PROCESSOR
void kernel_moments(ptrdiff_t rows, ptrdiff_t columns, const double *x, const double *origin, double *sums,
                    double *squares, double *ranges) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    const double *row = x + i * columns;
    ptrdiff_t j = 0;
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
