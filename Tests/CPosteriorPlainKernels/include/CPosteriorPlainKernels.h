// The kernels once more, each compiled for one kind of processor only: `plain_` for every one,
// `fused_` for those of x86-64 with vectors of four numbers and fused multiplication.
#ifndef POSTERIOR_CPLAINKERNELS_H
#define POSTERIOR_CPLAINKERNELS_H

#include <stddef.h>

#define DECLARE_KERNELS(KIND)                                                                                        \
  void KIND##_kernel_affine(ptrdiff_t, ptrdiff_t, ptrdiff_t, const double *, const double *, const double *,         \
                            double *);                                                                               \
  void KIND##_kernel_product(ptrdiff_t, ptrdiff_t, ptrdiff_t, const double *, ptrdiff_t, ptrdiff_t, const double *,  \
                             double *);                                                                              \
  void KIND##_kernel_adam(ptrdiff_t, const double *, double *, double *, double *, double, double, double, double,   \
                          double);                                                                                   \
  void KIND##_kernel_momentum(ptrdiff_t, const double *, double *, double *, double, double);                        \
  void KIND##_kernel_exp(ptrdiff_t, const double *, double *);                                                       \
  void KIND##_kernel_expm1(ptrdiff_t, const double *, double *);                                                     \
  void KIND##_kernel_deviations(ptrdiff_t, ptrdiff_t, ptrdiff_t, const double *, const ptrdiff_t *, const double *,  \
                                double *, double *);                                                                 \
  void KIND##_kernel_gram(ptrdiff_t, ptrdiff_t, const double *, double *, ptrdiff_t, const double *);                \
  void KIND##_kernel_squares(ptrdiff_t, ptrdiff_t, const double *, double *);                                        \
  void KIND##_kernel_moments(ptrdiff_t, ptrdiff_t, const double *, const double *, double *, double *, double *);    \
  void KIND##_kernel_logits(ptrdiff_t, ptrdiff_t, ptrdiff_t, const double *, const double *, const double *,         \
                            const double *, double *, double *);                                                     \
  void KIND##_kernel_logistic(ptrdiff_t, const double *, const double *, double *, double *, double *);              \
  void KIND##_kernel_weigh(ptrdiff_t, ptrdiff_t, const double *, double *);                                          \
  void KIND##_kernel_distances(ptrdiff_t, ptrdiff_t, const double *, const double *, const double *, const double *, \
                               double, double, double *, double *);                                                  \
  void KIND##_kernel_whiten(ptrdiff_t, ptrdiff_t, const double *, const double *, const double *, const double *,    \
                            double *, double *);                                                                     \
  void KIND##_kernel_sparse_affine(ptrdiff_t, ptrdiff_t, ptrdiff_t, const double *, const double *, const double *,  \
                                   double *);                                                                        \
  void KIND##_kernel_sparse_product(ptrdiff_t, ptrdiff_t, ptrdiff_t, const double *, ptrdiff_t, ptrdiff_t,           \
                                    const double *, double *);                                                       \
  void KIND##_kernel_rectify(ptrdiff_t, double *);                                                                   \
  void KIND##_kernel_rectify_errors(ptrdiff_t, const double *, double *);                                            \
  void KIND##_kernel_sum_rows(ptrdiff_t, ptrdiff_t, const double *, double *);                                       \
  int KIND##_kernel_are_finite(ptrdiff_t, const double *);                                                           \
  void KIND##_kernel_cross_entropies(ptrdiff_t, ptrdiff_t, const double *, const ptrdiff_t *, double *, double *,    \
                                     double *);                                                                      \
  void KIND##_kernel_byte_quotients(ptrdiff_t, const unsigned char *, double, double, double *,                      \
                                    const unsigned char *);                                                          \
  void KIND##_kernel_few_columns(ptrdiff_t, ptrdiff_t, ptrdiff_t, const double *, double *, double *);               \
  void KIND##_kernel_signed_columns(ptrdiff_t, ptrdiff_t, ptrdiff_t, const ptrdiff_t *, const double *,              \
                                    const double *, double *);                                                       \
  void KIND##_kernel_small_logistic(ptrdiff_t, ptrdiff_t, ptrdiff_t, const double *, const double *, double *);

DECLARE_KERNELS(plain)
DECLARE_KERNELS(fused)

/// Whether this processor can run those called `fused_`.
_Bool can_run_fused_kernels(void);

#endif
