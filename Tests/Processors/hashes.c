// Prints a hash of the results of every kernel in several shapes, and of the random numbers that
// they are given: scripts/test-arm64 compares those of different processors.
#include "CPosteriorKernels.h"
#include "xoshiro.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Inputs are the same numbers where products could be fused with additions.
#pragma STDC FP_CONTRACT OFF

// Inputs are drawn anew for each kernel, so that its hashes depend on no other's.
static xoshiro_state numbers;

static void begin(void) { numbers = (xoshiro_state){1, 2, 3, 4}; }

static double *zeros(ptrdiff_t count) {
  // Some kernels read seven numbers behind their arguments.
  double *memory = calloc((size_t)count + 8, sizeof(double));
  if (memory == NULL) abort();
  return memory;
}

static double *uniform(ptrdiff_t count, double low, double high) {
  double *x = zeros(count);
  for (ptrdiff_t i = 0; i < count; i++) x[i] = low + (high - low) * xoshiro_uniform(&numbers);
  return x;
}

static double *sparse(ptrdiff_t count) {
  double *x = uniform(count, -1, 1);
  for (ptrdiff_t i = 0; i < count; i++)
    if (xoshiro_next(&numbers) >> 62 != 0) x[i] = 0;
  return x;
}

static ptrdiff_t *labels(ptrdiff_t count, uint64_t classes) {
  ptrdiff_t *y = calloc((size_t)count, sizeof(ptrdiff_t));
  if (y == NULL) abort();
  for (ptrdiff_t i = 0; i < count; i++) y[i] = (ptrdiff_t)(xoshiro_next(&numbers) % classes);
  return y;
}

static ptrdiff_t padded(ptrdiff_t count) { return (count + 7) / 8 * 8; }

// FNV-1a of the bytes from the lowest on. Every NaN counts as one: its sign is the processor's.
static uint64_t hash(uint64_t sum, const double *x, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) {
    uint64_t bits;
    memcpy(&bits, &x[i], sizeof bits);
    if (x[i] != x[i]) bits = UINT64_C(0x7ff8000000000000);
    for (int k = 0; k < 64; k += 8) sum = (sum ^ (bits >> k & 255)) * UINT64_C(0x100000001b3);
  }
  return sum;
}

static void show(const char *name, ptrdiff_t rows, ptrdiff_t columns, const double *x, ptrdiff_t count) {
  printf("%-16s %4td %3td  %016" PRIx64 "\n", name, rows, columns, hash(UINT64_C(0xcbf29ce484222325), x, count));
}

static void products(ptrdiff_t n, ptrdiff_t d) {
  begin();
  const ptrdiff_t outputs = d + 3;
  const double *a = uniform(n * d, -1, 1), *s = sparse(n * d), *w = uniform(outputs * d, -1, 1);
  const double *b = uniform(outputs, -1, 1);
  double *z = zeros(n * outputs);
  kernel_affine(n, d, outputs, a, w, b, z), show("affine", n, d, z, n * outputs);
  kernel_product(n, d, outputs, a, 1, n, w, z), show("product", n, d, z, n * outputs);
  kernel_sparse_affine(n, d, outputs, s, w, b, z), show("sparse_affine", n, d, z, n * outputs);
  kernel_sparse_product(n, d, outputs, s, d, 1, w, z), show("sparse_product", n, d, z, n * outputs);
}

static void elements(ptrdiff_t n, ptrdiff_t d) {
  begin();
  const ptrdiff_t count = n * d;
  double *x = uniform(count, -750, 715), *y = zeros(count), *z = uniform(count, -1, 1);
  x[0] = -0.0, x[count / 2] = 0x1p-1074, x[count - 1] = -745.13;
  kernel_exp(count, x, y), show("exp", n, d, y, count);
  for (ptrdiff_t i = 0; i < count; i++) x[i] /= 16;
  kernel_expm1(count, x, y), show("expm1", n, d, y, count);
  kernel_sum_rows(n, d, z, y), show("sum_rows", n, d, y, d);
  kernel_rectify_errors(count, z, x), show("rectify_errors", n, d, x, count);
  kernel_rectify(count, z), show("rectify", n, d, z, count);
  const double finite = kernel_are_finite(count, z);
  show("are_finite", n, d, &finite, 1);
  unsigned char *bytes = malloc((size_t)count);
  if (bytes == NULL) abort();
  for (ptrdiff_t i = 0; i < count; i++) bytes[i] = (unsigned char)(xoshiro_next(&numbers) >> 56);
  kernel_byte_quotients(count, bytes, 1 / 255.0, 0.1, y, bytes), show("byte_quotients", n, d, y, count);
}

static void steps(ptrdiff_t n, ptrdiff_t d) {
  begin();
  const ptrdiff_t count = n * d;
  const double *gradient = uniform(count, -1, 1);
  double *state = uniform(3 * count, 0, 1), *m = state, *v = state + count, *w = state + 2 * count;
  for (int step = 0; step < 3; step++) kernel_adam(count, gradient, m, v, w, 0.9, 0.999, 0.01, 1.5, 1e-8);
  show("adam", n, d, state, 3 * count);
  for (int step = 0; step < 3; step++) kernel_momentum(count, gradient, v, w, 0.9, 0.01);
  show("momentum", n, d, v, 2 * count);
}

static void sums(ptrdiff_t n, ptrdiff_t d) {
  begin();
  const ptrdiff_t stride = padded(d);
  const double *x = uniform(n * d, -1, 1), *y = uniform(n * stride, -1, 1), *centers = uniform(3 * stride, -1, 1);
  double *of_classes = zeros(3 * stride), *z = zeros(n * stride), *g = zeros(stride * stride), *m = zeros(3 * d);
  kernel_deviations(n, d, stride, x, labels(n, 3), centers, of_classes, z), show("deviations", n, d, z, n * stride);
  show("deviations' sums", n, d, of_classes, 3 * stride);
  kernel_gram(n, stride, y, g, 0, y), show("gram", n, d, g, stride * stride);
  kernel_squares(n, stride, y, g), show("squares", n, d, g, stride);
  kernel_moments(n, d, x, centers, m, m + d, m + 2 * d), show("moments", n, d, m, 3 * d);
}

static void logistic(ptrdiff_t n, ptrdiff_t d) {
  begin();
  const ptrdiff_t stride = padded(d + 1);
  const double *x = uniform(n * d, -1, 1), *c = uniform(stride, -1, 1), *s = uniform(stride, 0, 2);
  const double *w = uniform(stride, -1, 1), *targets = uniform(n, 0, 1);
  double *z = zeros(n * stride), *logits = zeros(n), *results = zeros(2 * n + 2);
  kernel_logits(n, d, stride, x, c, s, w, z, logits), show("logits", n, d, logits, n);
  show("standardized", n, d, z, n * stride);
  kernel_logistic(n, logits, targets, results, results + n, results + 2 * n);
  show("logistic", n, d, results, 2 * n + 2);
  kernel_weigh(n, stride, targets, z), show("weigh", n, d, z, n * stride);
}

static void small_logistic(ptrdiff_t n, ptrdiff_t d) {
  begin();
  const ptrdiff_t stride = padded(n), sum_count = 2 + (d + 1) * (d + 4) / 2;
  const double *x = uniform(n * d, -2, 2), *parameters = uniform(d + 1, -2, 2);
  const double *centers = uniform(d, -1, 1), *factors = uniform(d, 0.5, 2);
  double *c = zeros((d + 1) * stride), *moments = zeros(3 * d), *results = zeros(sum_count);
  kernel_few_columns(d, n, stride, x, c + stride, moments), show("few_columns", n, d, moments, 3 * d);
  kernel_signed_columns(d, n, stride, labels(n, 2), centers, factors, c);
  show("signed_columns", n, d, c, (d + 1) * stride);
  kernel_small_logistic(d, n, stride, c, parameters, results), show("small_logistic", n, d, results, sum_count);
}

static void points(ptrdiff_t n, ptrdiff_t d) {
  begin();
  const ptrdiff_t stride = padded(d);
  const double *x = uniform(n * d, -1, 1), *lower = uniform(d * d, 0.1, 1);
  double *mean = uniform(stride, -1, 1), *rest = uniform(stride, -1e-17, 1e-17);
  for (ptrdiff_t j = d; j < stride; j++) mean[j] = rest[j] = 0;
  double *memory = zeros(24 * stride + 8), *z = zeros(n * d);
  kernel_whiten(n, d, x, mean, rest, lower, memory, z), show("whiten", n, d, z, n * d);
  kernel_distances(n, d, x, mean, rest, lower, 0.3, 0.7, memory, z), show("distances", n, d, z, n);
}

static void losses(ptrdiff_t n, ptrdiff_t d) {
  begin();
  const ptrdiff_t rows = padded(n);
  double *results = zeros(16), *others = zeros(8 * d);
  kernel_cross_entropies(rows, d, uniform(rows * d, -30, 30), labels(rows, (uint64_t)d), others, results, results + 8);
  show("cross_entropies", rows, d, results, 16);
}

// As GSL's distributions draw them.
static void streams(void) {
  begin();
  enum { count = 100000 };
  static double drawn[count];
  const gsl_rng generator = xoshiro_gsl(&numbers);
  for (int i = 0; i < count; i++) drawn[i] = generator.type->get_double(generator.state);
  show("uniform", count, 1, drawn, count);
  for (int i = 0; i < count; i++) drawn[i] = (double)(generator.type->get(generator.state) >> 11);
  show("integer", count, 1, drawn, count);
}

int main(void) {
  const ptrdiff_t shapes[][2] = {{1, 1}, {8, 7}, {37, 13}, {100, 24}};
  for (size_t k = 0; k < sizeof shapes / sizeof *shapes; k++) {
    const ptrdiff_t n = shapes[k][0], d = shapes[k][1];
    products(n, d), elements(n, d), steps(n, d), sums(n, d), logistic(n, d), points(n, d), losses(n, d);
    small_logistic(n, d < 7 ? d : 7);
  }
  streams();
}
