#include "CKernels.h"

#if defined(__GLIBC__)
#include <malloc.h>

void ck_keep_large_buffers(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 28);
  mallopt(M_TRIM_THRESHOLD, 1 << 28);
}
#else
void ck_keep_large_buffers(void) {}
#endif
