// The parts of GSL and OpenBLAS that Swift cannot import by itself.
#ifndef POSTERIOR_CGSL_SHIM_H
#define POSTERIOR_CGSL_SHIM_H

#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <gsl/gsl_vector.h>
#include <gsl/gsl_version.h>
#include <sys/mman.h>

#include "xoshiro.h"

// OpenBLAS gives other bits with other thread counts; the library uses one thread and declares the
// functions by hand, since the header's place differs between systems.
void openblas_set_num_threads(int num_threads);
int openblas_get_num_threads(void);
char *openblas_get_config(void);

// Whether there is room for the 128 MB that OpenBLAS takes at its first product: without, it would
// ask again and again.
static inline int has_room_for_products(void) {
  const size_t size = (size_t)129 << 20;
  void *buffer = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return buffer != MAP_FAILED && munmap(buffer, size) == 0;
}

// The address of a BLAS function, by which the library that answers is found.
static inline const void *address_of_dgemm(void) { return (const void *)cblas_dgemm; }

// Global pointers, which are not safe for concurrency in Swift's eyes.
static inline const char *gsl_version_text(void) { return gsl_version; }
static inline const gsl_multimin_fdfminimizer_type *minimizer_bfgs(void) {
  return gsl_multimin_fdfminimizer_vector_bfgs2;
}
static inline const gsl_multimin_fdfminimizer_type *minimizer_conjugate_gradients(void) {
  return gsl_multimin_fdfminimizer_conjugate_pr;
}

#endif
