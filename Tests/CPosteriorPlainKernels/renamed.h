// The kernels' sources, with KIND in front of every function's name.
#include "CPosteriorPlainKernels.h"

#define JOINED(kind, name) kind##_##name
#define NAMED(kind, name) JOINED(kind, name)
#define kernel_affine NAMED(KIND, kernel_affine)
#define kernel_product NAMED(KIND, kernel_product)
#define kernel_adam NAMED(KIND, kernel_adam)
#define kernel_momentum NAMED(KIND, kernel_momentum)
#define kernel_exp NAMED(KIND, kernel_exp)
#define kernel_expm1 NAMED(KIND, kernel_expm1)
#define kernel_deviations NAMED(KIND, kernel_deviations)
#define kernel_gram NAMED(KIND, kernel_gram)
#define kernel_squares NAMED(KIND, kernel_squares)
#define kernel_moments NAMED(KIND, kernel_moments)
#define kernel_logits NAMED(KIND, kernel_logits)
#define kernel_logistic NAMED(KIND, kernel_logistic)
#define kernel_weigh NAMED(KIND, kernel_weigh)
#define kernel_distances NAMED(KIND, kernel_distances)
#define kernel_whiten NAMED(KIND, kernel_whiten)
#define kernel_sparse_affine NAMED(KIND, kernel_sparse_affine)
#define kernel_sparse_product NAMED(KIND, kernel_sparse_product)
#define kernel_rectify NAMED(KIND, kernel_rectify)
#define kernel_rectify_errors NAMED(KIND, kernel_rectify_errors)
#define kernel_sum_rows NAMED(KIND, kernel_sum_rows)
#define kernel_are_finite NAMED(KIND, kernel_are_finite)
#define kernel_cross_entropies NAMED(KIND, kernel_cross_entropies)
#define kernel_byte_quotients NAMED(KIND, kernel_byte_quotients)
#define kernel_few_columns NAMED(KIND, kernel_few_columns)
#define kernel_signed_columns NAMED(KIND, kernel_signed_columns)
#define kernel_small_logistic NAMED(KIND, kernel_small_logistic)

#include "../../Sources/CPosteriorKernels/bytes.c"
#include "../../Sources/CPosteriorKernels/exponential.c"
#include "../../Sources/CPosteriorKernels/logistic.c"
#include "../../Sources/CPosteriorKernels/logistic_small.c"
#include "../../Sources/CPosteriorKernels/losses.c"
#include "../../Sources/CPosteriorKernels/moments.c"
#include "../../Sources/CPosteriorKernels/products.c"
#include "../../Sources/CPosteriorKernels/sparse.c"
#include "../../Sources/CPosteriorKernels/substitution.c"
#include "../../Sources/CPosteriorKernels/units.c"
#include "../../Sources/CPosteriorKernels/updates.c"
