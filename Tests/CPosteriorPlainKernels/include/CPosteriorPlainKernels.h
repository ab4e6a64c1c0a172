// The kernels once more, each compiled for one kind of processor only: `plain_` for every one, `fused_` for those of x86-64 with
// vectors of four numbers and fused multiplication.
#ifndef POSTERIOR_CPLAINKERNELS_H
#define POSTERIOR_CPLAINKERNELS_H

#define DECLARE_KERNELS(KIND)                                                                                        \
  void KIND##_kernel_affine(long, long, long, const double *, const double *, const double *, double *);             \
  void KIND##_kernel_product(long, long, long, const double *, long, long, const double *, double *);                \
  void KIND##_kernel_adam(long, const double *, double *, double *, double *, double, double, double, double,        \
                          double);                                                                                   \
  void KIND##_kernel_momentum(long, const double *, double *, double *, double, double);                             \
  void KIND##_kernel_exp(long, const double *, double *);                                                            \
  void KIND##_kernel_expm1(long, const double *, double *);                                                          \
  void KIND##_kernel_deviations(long, long, long, const double *, const long *, const double *, double *, double *); \
  void KIND##_kernel_gram(long, long, const double *, double *, long, const double *);                               \
  void KIND##_kernel_squares(long, long, const double *, double *);                                                  \
  void KIND##_kernel_moments(long, long, const double *, const double *, double *, double *, double *);              \
  void KIND##_kernel_logits(long, long, long, const double *, const double *, const double *, const double *,        \
                            double *, double *);                                                                     \
  void KIND##_kernel_logistic(long, const double *, const double *, double *, double *, double *);                   \
  void KIND##_kernel_weigh(long, long, const double *, double *);                                                    \
  void KIND##_kernel_distances(long, long, const double *, const double *, const double *, const double *, double,   \
                               double, double *, double *);                                                          \
  void KIND##_kernel_whiten(long, long, const double *, const double *, const double *, const double *, double *,    \
                            double *);                                                                               \
  void KIND##_kernel_sparse_affine(long, long, long, const double *, const double *, const double *, double *);      \
  void KIND##_kernel_sparse_product(long, long, long, const double *, long, long, const double *, double *);         \
  void KIND##_kernel_rectify(long, double *);                                                                        \
  void KIND##_kernel_rectify_errors(long, const double *, double *);                                                 \
  void KIND##_kernel_sum_rows(long, long, const double *, double *);                                                 \
  int KIND##_kernel_are_finite(long, const double *);                                                                \
  void KIND##_kernel_cross_entropies(long, long, const double *, const long *, double *, double *, double *);        \
  void KIND##_kernel_byte_quotients(long, const unsigned char *, double, double, double *, const unsigned char *);   \
  void KIND##_kernel_few_columns(long, long, long, const double *, double *, double *);                              \
  void KIND##_kernel_signed_columns(long, long, long, const long *, const double *, const double *, double *);       \
  void KIND##_kernel_small_logistic(long, long, long, const double *, const double *, double *);

DECLARE_KERNELS(plain)
DECLARE_KERNELS(fused)

/// Whether this processor can run those called `fused_`.
_Bool can_run_fused_kernels(void);

#endif
