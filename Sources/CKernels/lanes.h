#ifndef LANES_H
#define LANES_H

#include "CKernels.h"

#define INLINE static inline __attribute__((always_inline))

// One binary, three instruction sets. The resolvers run before ThreadSanitizer is ready, so not there.
#if defined(__x86_64__) && defined(__linux__) && !__has_feature(thread_sanitizer)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
// Loops that are written otherwise for 32 registers of 16 floats: WIDE where `runs_wide`, NARROW_CLONES elsewhere.
#define NARROW_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#define WIDE __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
INLINE bool runs_wide(void) { return __builtin_cpu_supports("x86-64-v4"); }
#else
#define CLONES
#define NARROW_CLONES
#endif

typedef float lanes __attribute__((ext_vector_type(CK_LANES)));
typedef float loose_lanes __attribute__((ext_vector_type(CK_LANES), aligned(4)));

INLINE void activate(lanes *x, CKActivation activation, const float *slope) {
  const lanes zero = 0.0f, six = 6.0f;
  switch (activation) {
  case CKActivationNone:
    break;
  case CKActivationReLU:
    *x = __builtin_elementwise_max(*x, zero);
    break;
  case CKActivationReLU6:
    *x = __builtin_elementwise_min(__builtin_elementwise_max(*x, zero), six);
    break;
  case CKActivationPReLU: {
    const lanes s = *(const lanes *)slope;
    *x = __builtin_elementwise_max(*x, zero) + s * __builtin_elementwise_min(*x, zero);
    break;
  }
  case CKActivationHardSwish: {
    const lanes gate = __builtin_elementwise_min(__builtin_elementwise_max(*x + 3.0f, zero), six);
    *x = *x * gate * (1.0f / 6.0f);
    break;
  }
  }
}

#endif
