#define POSTERIOR_ONE_PROCESSOR
#include "../../Sources/CPosteriorKernels/lanes.h"

#if defined(__x86_64__) && defined(__linux__)
#undef FOR_EACH_PROCESSOR
#define FOR_EACH_PROCESSOR __attribute__((target("arch=x86-64-v3")))
_Bool can_run_fused_kernels(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#else
_Bool can_run_fused_kernels(void) { return 1; }
#endif

#define KIND fused
#include "renamed.h"
