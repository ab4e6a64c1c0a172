#include <math.h>

#include "CPosteriorKernels.h"
#include "lanes.h"

// A number below the smallest normal one becomes 0. A moment that fades would otherwise stay among
// the subnormal numbers, where many processors are much slower. A comparison with NaN is false, and
// leaves it.
#define FLUSHED(x) ((lanes)((lane_bits)(x) & ~(__builtin_elementwise_abs(x) < SPREAD(0x1p-1022))))

INLINED void adam_lanes(const double *gradient, double *m, double *v, double *w, double beta1, double beta2,
                        double rate, double scale, double epsilon) {
  const lanes g = LOAD(gradient);
  const lanes mean = SPREAD(beta1) * LOAD(m) + SPREAD(1 - beta1) * g;
  const lanes square = SPREAD(beta2) * LOAD(v) + SPREAD(1 - beta2) * (g * g);
  STORE(m, FLUSHED(mean));
  STORE(v, FLUSHED(square));
  const lanes deviation = __builtin_elementwise_sqrt(SPREAD(scale) * LOAD(v)) + SPREAD(epsilon);
  STORE(w, LOAD(w) - SPREAD(rate) * LOAD(m) / deviation);
}

FOR_EACH_PROCESSOR
void kernel_adam(ptrdiff_t count, const double *gradient, double *m, double *v, double *w, double beta1, double beta2,
                 double rate, double scale, double epsilon) {
  ptrdiff_t i = 0;
  for (; i + 8 <= count; i += 8)
    adam_lanes(gradient + i, m + i, v + i, w + i, beta1, beta2, rate, scale, epsilon);
  if (i == count) return;
  double rest[4][8] = {{0}};
  for (ptrdiff_t l = i; l < count; l++) {
    rest[0][l - i] = gradient[l], rest[1][l - i] = m[l];
    rest[2][l - i] = v[l], rest[3][l - i] = w[l];
  }
  adam_lanes(rest[0], rest[1], rest[2], rest[3], beta1, beta2, rate, scale, epsilon);
  for (ptrdiff_t l = i; l < count; l++) m[l] = rest[1][l - i], v[l] = rest[2][l - i], w[l] = rest[3][l - i];
}

FOR_EACH_PROCESSOR
void kernel_momentum(ptrdiff_t count, const double *gradient, double *velocity, double *w, double momentum,
                     double rate) {
  for (ptrdiff_t i = 0; i < count; i++) {
    const double moved = momentum * velocity[i] + gradient[i];
    velocity[i] = __builtin_fabs(moved) < 0x1p-1022 ? 0 : moved;
    w[i] -= rate * velocity[i];
  }
}
