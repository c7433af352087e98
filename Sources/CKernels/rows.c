#include "lanes.h"

// Sums of a block stay in the first-level cache while all rows are added to them.
#define BLOCK 1024

#define WEIGHTED_ROWS(NAME, SAMPLE, RESULT, ROUND)                                                                     \
  CLONES void NAME(const SAMPLE *rows, long stride, const int16_t *weights, long taps, RESULT *output, long count) {   \
    for (long start = 0; start < count; start += BLOCK) {                                                              \
      const long length = count - start < BLOCK ? count - start : BLOCK;                                               \
      int32_t sums[BLOCK] = {0};                                                                                       \
      for (long k = 0; k < taps; k++) {                                                                                \
        const SAMPLE *row = rows + k * stride + start;                                                                 \
        const int32_t weight = weights[k];                                                                             \
        if (weight == 0) continue;                                                                                     \
        for (long x = 0; x < length; x++) sums[x] += weight * row[x];                                                  \
      }                                                                                                                \
      for (long x = 0; x < length; x++) {                                                                              \
        const int32_t sum = sums[x];                                                                                   \
        output[start + x] = (ROUND);                                                                                   \
      }                                                                                                                \
    }                                                                                                                  \
  }

WEIGHTED_ROWS(ck_weighted_rows_8_to_16, uint8_t, int16_t, (int16_t)((sum + 128) >> 8))

INLINE uint8_t clamp8(int32_t value) { return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value); }

WEIGHTED_ROWS(ck_weighted_rows_16_to_8, int16_t, uint8_t, clamp8((sum + (1 << 19)) >> 20))

CLONES void ck_halve_rows(const uint8_t *top, const uint8_t *bottom, uint8_t *output, long width) {
  for (long x = 0; x < width; x++)
    for (int c = 0; c < 3; c++) {
      const int sum = top[6 * x + c] + top[6 * x + c + 3] + bottom[6 * x + c] + bottom[6 * x + c + 3];
      output[3 * x + c] = (uint8_t)((sum + 2) >> 2);
    }
}
