#include "CPosteriorKernels.h"
#include "lanes.h"

// Products of small matrices, as fast as those of a BLAS where matrices have tens to hundreds of
// columns. A BLAS sums in an order that depends on the processor, and the training of a network
// makes another network out of a difference in the last digit.

// `rows` rows and 8 · `width` columns of a product, held in registers. Each element is one chain of
// fused additions.
INLINED void product_tile(ptrdiff_t rows, ptrdiff_t width, ptrdiff_t depth, ptrdiff_t columns, const double *p,
                          ptrdiff_t row_step, ptrdiff_t column_step, const double *y, double *c) {
  lanes sums[4][2];
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t v = 0; v < width; v++) sums[i][v] = SPREAD(0);
  for (ptrdiff_t k = 0; k < depth; k++) {
    lanes row[2];
    for (ptrdiff_t v = 0; v < width; v++) row[v] = LOAD(y + k * columns + 8 * v);
    for (ptrdiff_t i = 0; i < rows; i++) {
      const lanes factor = SPREAD(p[i * row_step + k * column_step]);
      for (ptrdiff_t v = 0; v < width; v++) sums[i][v] = FUSED(factor, row[v], sums[i][v]);
    }
  }
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t v = 0; v < width; v++) STORE(c + i * columns + 8 * v, sums[i][v]);
}

// Eight rows of a product of fewer than eight columns, side by side, for P whose columns lie in
// memory.
INLINED void product_column(ptrdiff_t depth, ptrdiff_t columns, const double *p, ptrdiff_t column_step, const double *y,
                            double *c) {
  for (ptrdiff_t j = 0; j < columns; j++) {
    lanes sums = SPREAD(0);
    for (ptrdiff_t k = 0; k < depth; k++) sums = FUSED(LOAD(p + k * column_step), SPREAD(y[k * columns + j]), sums);
    for (ptrdiff_t i = 0; i < 8; i++) c[i * columns + j] = sums[i];
  }
}

// Fewer than eight columns.
INLINED void product_narrow(ptrdiff_t rows, ptrdiff_t depth, ptrdiff_t columns, const double *p, ptrdiff_t row_step,
                            ptrdiff_t column_step, const double *y, double *c) {
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t j = 0; j < columns; j++) {
      double sum = 0;
      for (ptrdiff_t k = 0; k < depth; k++)
        sum = __builtin_fma(p[i * row_step + k * column_step], y[k * columns + j], sum);
      c[i * columns + j] = sum;
    }
}

INLINED void product_rows(ptrdiff_t rows, ptrdiff_t depth, ptrdiff_t columns, const double *p, ptrdiff_t row_step,
                          ptrdiff_t column_step, const double *y, double *c) {
  if (columns < 8) {
    product_narrow(rows, depth, columns, p, row_step, column_step, y, c);
    return;
  }
  ptrdiff_t j = 0;
  for (; j + 16 <= columns; j += 16)
    product_tile(rows, 2, depth, columns, p, row_step, column_step, y + j, c + j);
  for (; j < columns; j += 8) {
    // The last eight columns may have been computed in part already: they come out the same again.
    const ptrdiff_t start = j + 8 <= columns ? j : columns - 8;
    product_tile(rows, 1, depth, columns, p, row_step, column_step, y + start, c + start);
  }
}

FOR_EACH_PROCESSOR
void kernel_product(ptrdiff_t rows, ptrdiff_t depth, ptrdiff_t columns, const double *p, ptrdiff_t row_step,
                    ptrdiff_t column_step, const double *y, double *c) {
  ptrdiff_t i = 0;
  if (columns < 8 && row_step == 1)
    for (; i + 8 <= rows; i += 8) product_column(depth, columns, p + i, column_step, y, c + i * columns);
  for (; i + 4 <= rows; i += 4)
    product_rows(4, depth, columns, p + i * row_step, row_step, column_step, y, c + i * columns);
  for (; i < rows; i++)
    product_rows(1, depth, columns, p + i * row_step, row_step, column_step, y, c + i * columns);
}

// `rows` rows of A times `count` ≤ 4 rows of W. The last step takes the inputs that `rest` leaves
// of eight.
INLINED void affine_tile(ptrdiff_t rows, ptrdiff_t count, ptrdiff_t inputs, ptrdiff_t outputs, lane_bits rest,
                         const double *a, const double *w, const double *b, double *z) {
  lanes products[4][4];
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t q = 0; q < 4; q++) products[i][q] = SPREAD(0);
  ptrdiff_t k = 0;
  for (; k + 8 < inputs; k += 8)
    for (ptrdiff_t q = 0; q < count; q++) {
      const lanes weights = LOAD(w + q * inputs + k);
      for (ptrdiff_t i = 0; i < rows; i++) products[i][q] = FUSED(LOAD(a + i * inputs + k), weights, products[i][q]);
    }
  for (ptrdiff_t q = 0; q < count; q++) {
    const lanes weights = KEEP(rest, LOAD(w + q * inputs + k));
    for (ptrdiff_t i = 0; i < rows; i++)
      products[i][q] = FUSED(KEEP(rest, LOAD(a + i * inputs + k)), weights, products[i][q]);
  }
  for (ptrdiff_t i = 0; i < rows; i++) {
    double sums[4];
    sum_lanes(products[i], sums);
    for (ptrdiff_t q = 0; q < count; q++) z[i * outputs + q] = sums[q] + b[q];
  }
}

INLINED void affine_columns(ptrdiff_t rows, ptrdiff_t count, ptrdiff_t inputs, ptrdiff_t outputs, const double *a,
                            const double *w, const double *b, double *z) {
  const ptrdiff_t left = (inputs - 1) % 8 + 1;
  const lane_bits rest = (lane_bits){0, 1, 2, 3, 4, 5, 6, 7} < left;
  ptrdiff_t i = 0;
  for (; i + 4 <= rows; i += 4)
    affine_tile(4, count, inputs, outputs, rest, a + i * inputs, w, b, z + i * outputs);
  for (; i < rows; i++) affine_tile(1, count, inputs, outputs, rest, a + i * inputs, w, b, z + i * outputs);
}

FOR_EACH_PROCESSOR
void kernel_affine(ptrdiff_t rows, ptrdiff_t inputs, ptrdiff_t outputs, const double *a, const double *w,
                   const double *b, double *z) {
  ptrdiff_t o = 0;
  for (; o + 4 <= outputs; o += 4) affine_columns(rows, 4, inputs, outputs, a, w + o * inputs, b + o, z + o);
  for (; o < outputs; o++) affine_columns(rows, 1, inputs, outputs, a, w + o * inputs, b + o, z + o);
}
