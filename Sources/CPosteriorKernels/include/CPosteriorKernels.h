// Loops that need wide vectors. Each is compiled for several processors, and the program takes the
// widest that fits.
//
// Every result has the same bits on every processor: additions are made in one fixed order, in
// eight lanes where there is a sum over columns, and a product is fused with its addition only
// where it says so, and then everywhere. Matrices lie row after row. Results may not overlap other
// arguments unless it says so.
#ifndef POSTERIOR_CKERNELS_H
#define POSTERIOR_CKERNELS_H

// Counts and labels are Swift's Int, which a plain integer type of C is on some systems only.
#include <stddef.h>

// Z = A Wᵀ + b: `rows` × `inputs` times the transpose of `outputs` × `inputs`, plus a row. Seven
// numbers beyond A and beyond W are read, whatever they are.
void kernel_affine(ptrdiff_t rows, ptrdiff_t inputs, ptrdiff_t outputs, const double *a, const double *w,
                   const double *b, double *z);

// C = P Y, `rows` × `depth` times `depth` × `columns`. P's element (i, k) is at i · row_step + k ·
// column_step, so that it may be the transpose of what lies in memory.
void kernel_product(ptrdiff_t rows, ptrdiff_t depth, ptrdiff_t columns, const double *p, ptrdiff_t row_step,
                    ptrdiff_t column_step, const double *y, double *c);

// A step of Adam: the moments m and v move toward the gradient and its square, the parameters w
// against m / √v. `rate` and `scale` hold the corrections of the moments' bias, η / (1 − β₁ᵗ) and 1
// / (1 − β₂ᵗ).
void kernel_adam(ptrdiff_t count, const double *gradient, double *m, double *v, double *w, double beta1, double beta2,
                 double rate, double scale, double epsilon);

// A step of gradient descent with momentum: velocity ← momentum · velocity + gradient, w ← w − rate
// · velocity.
void kernel_momentum(ptrdiff_t count, const double *gradient, double *velocity, double *w, double momentum,
                     double rate);

// y = eˣ, within 1 ulp of the exact value; y may be x. Infinities, NaN and subnormal results are
// right.
void kernel_exp(ptrdiff_t count, const double *x, double *y);

// y = eˣ − 1 for x ≤ 700, accurate near 0 too; y may be x.
void kernel_expm1(ptrdiff_t count, const double *x, double *y);

// Subtracts from each row of X, `rows` × `columns`, the row of the centers that its label names,
// and adds the difference to that row of the sums. Rows of centers, sums and deviations have
// `stride` numbers, a multiple of eight; deviations are padded with 0.
void kernel_deviations(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride, const double *x, const ptrdiff_t *labels,
                       const double *centers, double *sums, double *deviations);

// G ← G + XᵀX, for X of `rows` × `stride`, a multiple of eight: the lower triangle, and somewhat
// more. Of the `ahead` numbers from `next` on, up to `rows` × `stride` are fetched into cache
// meanwhile.
void kernel_gram(ptrdiff_t rows, ptrdiff_t stride, const double *x, double *g, ptrdiff_t ahead, const double *next);

// Adds the squares of X's columns to a row.
void kernel_squares(ptrdiff_t rows, ptrdiff_t stride, const double *x, double *squares);

// Adds the differences of X's rows to an origin to the sums, and their squares to the squares; the
// ranges become the largest magnitudes.
void kernel_moments(ptrdiff_t rows, ptrdiff_t columns, const double *x, const double *origin, double *sums,
                    double *squares, double *ranges);

// The rows of Z, standardized: (x − center) · scale in each column, then 1, then zeros up to
// `stride`, a multiple of eight; and their products with the weights, the logits. Centers, scales
// and weights have `stride` numbers.
void kernel_logits(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride, const double *x, const double *centers,
                   const double *scales, const double *weights, double *z, double *logits);

// For logits z and targets t: the residuals σ(z) − t and the roots of σ(z) σ(−z). Σ [t softplus(−z)
// + (1 − t) softplus(z)] is sums[0] + ln sums[1], for up to 1,000 rows.
void kernel_logistic(ptrdiff_t rows, const double *logits, const double *targets, double *residuals, double *roots,
                     double *sums);

// Multiplies each row by its factor.
void kernel_weigh(ptrdiff_t rows, ptrdiff_t stride, const double *factors, double *z);

// offset + factor · |L⁻¹ (x − mean − remainder)|² of each point, for `count` > 0 points in d
// dimensions and a lower triangular matrix L of d × d. With d rounded up to a multiple of eight,
// mean and remainder have so many numbers, padded with 0, and z is memory for 24 times as many and
// eight more. A point's result has the same bits whatever the other points are.
void kernel_distances(ptrdiff_t count, ptrdiff_t d, const double *points, const double *mean, const double *remainder,
                      const double *lower, double offset, double factor, double *z, double *distances);

// L⁻¹ (x − mean − remainder) itself, point after point; else the same.
void kernel_whiten(ptrdiff_t count, ptrdiff_t d, const double *points, const double *mean, const double *remainder,
                   const double *lower, double *z, double *white);

// As kernel_affine, with the same bits if all numbers are finite; faster where many elements of A
// are 0, as they are not multiplied (0 · ∞ is left out), or where there are few inputs.
void kernel_sparse_affine(ptrdiff_t rows, ptrdiff_t inputs, ptrdiff_t outputs, const double *a, const double *w,
                          const double *b, double *z);

// As kernel_product, with the same bits if all numbers are finite (but for the sign of a sum that
// underflows to 0); faster where many elements of P are 0, as they are not multiplied. Seven
// numbers beyond P are read, whatever they are.
void kernel_sparse_product(ptrdiff_t rows, ptrdiff_t depth, ptrdiff_t columns, const double *p, ptrdiff_t row_step,
                           ptrdiff_t column_step, const double *y, double *c);

// Replaces negative numbers by 0.
void kernel_rectify(ptrdiff_t count, double *x);

// Replaces errors by 0 where the values are not positive.
void kernel_rectify_errors(ptrdiff_t count, const double *values, double *errors);

// Sums the rows of X, `rows` × `columns`, in their order.
void kernel_sum_rows(ptrdiff_t rows, ptrdiff_t columns, const double *x, double *sums);

// Whether no number is infinite or NaN.
int kernel_are_finite(ptrdiff_t count, const double *x);

// The cross-entropies of a multiple of eight rows of logits Z, `rows` × `columns`, in eight lanes:
// the sums of max z − zᵧ with a row's label y, and Π (1 + s) − 1, where s is the sum of exp(zₖ −
// max z) over all but one maximum. NaN for rows that name no distribution. Others has room for 8 ·
// (columns − 1) numbers.
void kernel_cross_entropies(ptrdiff_t rows, ptrdiff_t columns, const double *z, const ptrdiff_t *labels, double *others,
                            double *distances, double *excesses);

// Bytes k as k · high + k · low, each product and the sum rounded. As many bytes from `next` are
// fetched into cache meanwhile, which may be any address that lies in memory with that many after
// it.
void kernel_byte_quotients(ptrdiff_t count, const unsigned char *bytes, double high, double low, double *results,
                           const unsigned char *next);

// Copies 1 to 7 `columns` of X, `rows` > 0 rows, to `c`, column after column, `stride` numbers
// each, a multiple of eight, filled up with the first row. With x₀ that row, the moments are Σ (x −
// x₀), Σ (x − x₀)², and the largest |x − x₀|, for each column.
void kernel_few_columns(ptrdiff_t columns, ptrdiff_t rows, ptrdiff_t stride, const double *x, double *c,
                        double *moments);

// Writes a first column of signs s to `c`, 1 for positive labels and −1 for others, and turns the
// `columns` after it into s · (x − center) · factor; all are filled up with 0.
void kernel_signed_columns(ptrdiff_t columns, ptrdiff_t rows, ptrdiff_t stride, const ptrdiff_t *labels,
                           const double *centers, const double *factors, double *c);

// The sums of a logistic regression over at most 1,000 `rows` of 1 to 7 `columns` and signs, as
// `kernel_signed_columns` leaves them. With the margins m = sb + wᵀ(sx) and (b, w) the parameters,
// they are Π (1 + e^−|m|), whose logarithm is a part of the losses, and the rest of them, Σ max(−m,
// 0); Σ σ(−m) (s, sx), which is minus the gradient; and row after row the lower triangle of Σ σ(m)
// σ(−m) (s, sx)(s, sx)ᵀ. Up to three numbers more are written.
void kernel_small_logistic(ptrdiff_t columns, ptrdiff_t rows, ptrdiff_t stride, const double *c,
                           const double *parameters, double *sums);

#endif
