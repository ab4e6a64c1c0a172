#include "CPosteriorKernels.h"
#include "lanes.h"

// Triangular systems for many points, a point to each lane. No sum goes over lanes, so that a point
// has the same bits alone and among others. Substitution takes half the work of a product with the
// inverse, and loses no digits by inverting.

// The vectors of points, and the coordinates, that registers hold at once: those of every processor
// have room for these.
#define POINT_VECTORS 2
#define COORDINATES 2

// 8 · `width` points less their mean, each coordinate a row of z. Rows after the last coordinate
// may hold anything.
INLINED void center_points(ptrdiff_t width, ptrdiff_t d, const double *points, const double *mean,
                           const double *remainder, double *z) {
  const ptrdiff_t size = 8 * width * d;
  // Eight rows are read side by side, which the processor does not foresee: it is told of the
  // points after the next.
  for (ptrdiff_t k = 0; k < size; k += 8) __builtin_prefetch(points + 2 * size + k, 0, 2);
  for (ptrdiff_t v = 0; v < width; v++)
    for (ptrdiff_t j = 0; j < d; j += 8) {
      lanes columns[8];
      for (ptrdiff_t q = 0; q < 8; q++)
        columns[q] = LOAD(points + (8 * v + q) * d + j) - LOAD(mean + j) - LOAD(remainder + j);
      transpose_lanes(columns);
      for (ptrdiff_t q = 0; q < 8; q++) STORE(z + ((j + q) * width + v) * 8, columns[q]);
    }
}

// `rows` coordinates from number i on, when those before are known.
INLINED void substitute_rows(ptrdiff_t rows, ptrdiff_t width, ptrdiff_t i, ptrdiff_t d, const double *lower,
                             double *z) {
  lanes sums[COORDINATES][POINT_VECTORS];
  for (ptrdiff_t r = 0; r < rows; r++)
    for (ptrdiff_t v = 0; v < width; v++) sums[r][v] = LOAD(z + ((i + r) * width + v) * 8);
  for (ptrdiff_t j = 0; j < i; j++)
    for (ptrdiff_t r = 0; r < rows; r++) {
      const lanes factor = SPREAD(-lower[(i + r) * d + j]);
      for (ptrdiff_t v = 0; v < width; v++) sums[r][v] = FUSED(factor, LOAD(z + (j * width + v) * 8), sums[r][v]);
    }
  for (ptrdiff_t r = 0; r < rows; r++) {
    for (ptrdiff_t s = 0; s < r; s++) {
      const lanes factor = SPREAD(-lower[(i + r) * d + i + s]);
      for (ptrdiff_t v = 0; v < width; v++) sums[r][v] = FUSED(factor, sums[s][v], sums[r][v]);
    }
    const lanes pivot = SPREAD(lower[(i + r) * d + i + r]);
    for (ptrdiff_t v = 0; v < width; v++) {
      sums[r][v] /= pivot;
      STORE(z + ((i + r) * width + v) * 8, sums[r][v]);
    }
  }
}

INLINED void whiten_points(ptrdiff_t width, ptrdiff_t d, const double *points, const double *mean,
                           const double *remainder, const double *lower, double *z) {
  center_points(width, d, points, mean, remainder, z);
  ptrdiff_t i = 0;
  for (; i + COORDINATES <= d; i += COORDINATES) substitute_rows(COORDINATES, width, i, d, lower, z);
  for (; i < d; i++) substitute_rows(1, width, i, d, lower, z);
}

INLINED void store_distances(ptrdiff_t width, ptrdiff_t d, double offset, double factor, const double *z,
                             double *distances) {
  lanes sums[POINT_VECTORS];
  for (ptrdiff_t v = 0; v < width; v++) sums[v] = SPREAD(0);
  for (ptrdiff_t j = 0; j < d; j++)
    for (ptrdiff_t v = 0; v < width; v++) {
      const lanes row = LOAD(z + (j * width + v) * 8);
      sums[v] = FUSED(row, row, sums[v]);
    }
  for (ptrdiff_t v = 0; v < width; v++) STORE(distances + 8 * v, SPREAD(offset) + SPREAD(factor) * sums[v]);
}

// The points themselves, row after row again.
INLINED void store_points(ptrdiff_t width, ptrdiff_t d, const double *z, double *points) {
  for (ptrdiff_t v = 0; v < width; v++)
    for (ptrdiff_t j = 0; j < d; j += 8) {
      lanes rows[8];
      for (ptrdiff_t q = 0; q < 8; q++) rows[q] = LOAD(z + ((j + q) * width + v) * 8);
      transpose_lanes(rows);
      for (ptrdiff_t q = 0; q < 8; q++) {
        double *row = points + (8 * v + q) * d + j;
        if (j + 8 <= d) STORE(row, rows[q]);
        else __builtin_memcpy(row, &rows[q], (d - j) * sizeof(double));
      }
    }
}

// Eight points or fewer, copied to the memory after z: eight whole rows may be read there, and
// somewhat more.
INLINED double *copy_points(ptrdiff_t count, ptrdiff_t d, const double *points, double *z) {
  double *copy = z + 8 * POINT_VECTORS * ((d + 7) / 8 * 8);
  __builtin_memcpy(copy, points, count * d * sizeof(double));
  return copy;
}

// Whether 8 · `width` points can be read from number i on: whole vectors are, and so up to seven
// numbers after them.
INLINED int has_points(ptrdiff_t width, ptrdiff_t i, ptrdiff_t count,
                       ptrdiff_t d) { return (count - i - 8 * width) * d >= 7; }

FOR_EACH_PROCESSOR
void kernel_distances(ptrdiff_t count, ptrdiff_t d, const double *points, const double *mean, const double *remainder,
                      const double *lower, double offset, double factor, double *z, double *distances) {
  ptrdiff_t i = 0;
  for (; has_points(POINT_VECTORS, i, count, d); i += 8 * POINT_VECTORS) {
    whiten_points(POINT_VECTORS, d, points + i * d, mean, remainder, lower, z);
    store_distances(POINT_VECTORS, d, offset, factor, z, distances + i);
  }
  for (; i < count; i += 8) {
    const ptrdiff_t rest = count - i < 8 ? count - i : 8;
    double last[8];
    whiten_points(1, d, copy_points(rest, d, points + i * d, z), mean, remainder, lower, z);
    store_distances(1, d, offset, factor, z, last);
    __builtin_memcpy(distances + i, last, rest * sizeof(double));
  }
}

FOR_EACH_PROCESSOR
void kernel_whiten(ptrdiff_t count, ptrdiff_t d, const double *points, const double *mean, const double *remainder,
                   const double *lower, double *z, double *white) {
  ptrdiff_t i = 0;
  for (; has_points(POINT_VECTORS, i, count, d); i += 8 * POINT_VECTORS) {
    whiten_points(POINT_VECTORS, d, points + i * d, mean, remainder, lower, z);
    store_points(POINT_VECTORS, d, z, white + i * d);
  }
  for (; i < count; i += 8) {
    const ptrdiff_t rest = count - i < 8 ? count - i : 8;
    double *copy = copy_points(rest, d, points + i * d, z);
    whiten_points(1, d, copy, mean, remainder, lower, z);
    store_points(1, d, z, copy);
    __builtin_memcpy(white + i * d, copy, rest * d * sizeof(double));
  }
}
