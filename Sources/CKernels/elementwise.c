#include "lanes.h"
#include <stdint.h>
#include <string.h>

INLINE float from_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

CLONES void ck_widen(const void *half, float *single, long count) {
  const float rescale = 0x1p112f;  // single's exponent bias less half's: 127 - 15
  for (long i = 0; i < count; i++) {
    uint16_t h;
    memcpy(&h, (const char *)half + 2 * i, sizeof h);
    const float magnitude = from_bits((uint32_t)(h & 0x7FFF) << 13) * rescale;
    uint32_t bits;
    memcpy(&bits, &magnitude, sizeof bits);
    bits |= (h & 0x7C00) == 0x7C00 ? 0x7F800000 : 0;
    single[i] = from_bits(bits | (uint32_t)(h & 0x8000) << 16);
  }
}

/// exp on [-87, 87] (NaN counts as -87): 2^n · e^r with |r| ≤ ln2 / 2, Taylor to the sixth power.
INLINE float exponential(float x) {
  x = !(x > -87.0f) ? -87.0f : x > 87.0f ? 87.0f : x;
  const float n = __builtin_rintf(x * 1.44269504f);
  const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  float p = 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  return p * from_bits((uint32_t)((int32_t)n + 127) << 23);
}

CLONES void ck_logistic(const float *input, float *output, long count) {
  for (long i = 0; i < count; i++) output[i] = 1.0f / (1.0f + exponential(-input[i]));
}

// Whole lanes at a time, so that the result may lie where an operand lies.
#define COMBINE(NAME, OPERATOR)                                                                                        \
  CLONES void NAME(const float *a, const float *b, float *output, long count) {                                        \
    long i = 0;                                                                                                        \
    for (; i + CK_LANES <= count; i += CK_LANES)                                                                       \
      *(loose_lanes *)(output + i) = *(const loose_lanes *)(a + i) OPERATOR *(const loose_lanes *)(b + i);             \
    for (; i < count; i++) output[i] = a[i] OPERATOR b[i];                                                             \
  }

COMBINE(ck_add, +)
COMBINE(ck_multiply, *)
