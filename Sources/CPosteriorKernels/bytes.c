#include "CPosteriorKernels.h"
#include "lanes.h"

typedef unsigned char eight_bytes __attribute__((vector_size(8), aligned(1), may_alias));

INLINED void quotient_lanes(const unsigned char *bytes, double high, double low, double *results) {
  const lanes numbers = __builtin_convertvector(*(const eight_bytes *)bytes, lanes);
  STORE(results, numbers * SPREAD(high) + numbers * SPREAD(low));
}

// A cache line of 64 bytes is fetched while another is divided: many at once would wait for each
// other.
FOR_EACH_PROCESSOR
void kernel_byte_quotients(ptrdiff_t count, const unsigned char *bytes, double high, double low, double *results,
                           const unsigned char *next) {
  ptrdiff_t j = 0;
  for (; j + 64 <= count; j += 64) {
    __builtin_prefetch(next + j);
    for (ptrdiff_t l = j; l < j + 64; l += 8) quotient_lanes(bytes + l, high, low, results + l);
  }
  // The rest may lie on two lines.
  if (j < count) __builtin_prefetch(next + j), __builtin_prefetch(next + count - 1);
  for (; j + 8 <= count; j += 8) quotient_lanes(bytes + j, high, low, results + j);
  for (; j < count; j++) results[j] = bytes[j] * high + bytes[j] * low;
}
